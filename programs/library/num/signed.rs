//! What only signed integers can do, or do in their own way.

use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;

#[each(Int = i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize)]
impl Int {
    #[inline]
    #[track_caller]
    pub const fn abs(self) -> Int {
        if self < 0 { -self } else { self }
    }

    #[inline]
    pub const fn unsigned_abs(self) -> Uint {
        if self < 0 { intrinsics::wrapping_neg(self) as Uint } else { self as Uint }
    }

    pub const fn abs_diff(self, other: Int) -> Uint {
        if self < other {
            intrinsics::wrapping_sub(other as Uint, self as Uint)
        } else {
            intrinsics::wrapping_sub(self as Uint, other as Uint)
        }
    }

    #[inline]
    pub const fn signum(self) -> Int {
        if self < 0 {
            -1
        } else if self == 0 {
            0
        } else {
            1
        }
    }

    #[inline]
    pub const fn is_positive(self) -> bool {
        self > 0
    }

    #[inline]
    pub const fn is_negative(self) -> bool {
        self < 0
    }

    #[inline]
    pub const fn cast_unsigned(self) -> Uint {
        self as Uint
    }

    #[track_caller]
    pub const fn isqrt(self) -> Int {
        if self < 0 {
            panicking::panic("argument of integer square root cannot be negative");
        }
        (self as Uint).isqrt() as Int
    }

    pub const fn checked_isqrt(self) -> Option<Int> {
        if self < 0 { None } else { Some(self.isqrt()) }
    }

    #[inline]
    #[track_caller]
    pub const fn div_euclid(self, rhs: Int) -> Int {
        let q = self / rhs;
        if self % rhs < 0 {
            return if rhs > 0 { q - 1 } else { q + 1 };
        }
        q
    }

    #[inline]
    #[track_caller]
    pub const fn rem_euclid(self, rhs: Int) -> Int {
        let r = self % rhs;
        if r < 0 { intrinsics::wrapping_add(r, rhs.wrapping_abs()) } else { r }
    }

    #[inline]
    pub const fn unbounded_shr(self, rhs: u32) -> Int {
        intrinsics::wrapping_shr(self, if rhs < Int::BITS { rhs } else { Int::BITS - 1 })
    }

    pub const fn wrapping_abs(self) -> Int {
        if self < 0 { intrinsics::wrapping_neg(self) } else { self }
    }

    #[track_caller]
    pub const fn wrapping_div(self, rhs: Int) -> Int {
        if self == Int::MIN && rhs == -1 { Int::MIN } else { self / rhs }
    }

    #[track_caller]
    pub const fn wrapping_rem(self, rhs: Int) -> Int {
        if rhs == -1 { 0 } else { self % rhs }
    }

    #[track_caller]
    pub const fn wrapping_div_euclid(self, rhs: Int) -> Int {
        if self == Int::MIN && rhs == -1 { Int::MIN } else { self.div_euclid(rhs) }
    }

    #[track_caller]
    pub const fn wrapping_rem_euclid(self, rhs: Int) -> Int {
        if rhs == -1 { 0 } else { self.rem_euclid(rhs) }
    }

    pub const fn wrapping_add_unsigned(self, rhs: Uint) -> Int {
        intrinsics::wrapping_add(self, rhs as Int)
    }

    pub const fn wrapping_sub_unsigned(self, rhs: Uint) -> Int {
        intrinsics::wrapping_sub(self, rhs as Int)
    }

    pub const fn overflowing_neg(self) -> (Int, bool) {
        (intrinsics::wrapping_neg(self), self == Int::MIN)
    }

    pub const fn overflowing_abs(self) -> (Int, bool) {
        (self.wrapping_abs(), self == Int::MIN)
    }

    #[track_caller]
    pub const fn overflowing_div(self, rhs: Int) -> (Int, bool) {
        if self == Int::MIN && rhs == -1 { (Int::MIN, true) } else { (self / rhs, false) }
    }

    #[track_caller]
    pub const fn overflowing_div_euclid(self, rhs: Int) -> (Int, bool) {
        if self == Int::MIN && rhs == -1 { (Int::MIN, true) } else { (self.div_euclid(rhs), false) }
    }

    #[track_caller]
    pub const fn overflowing_rem_euclid(self, rhs: Int) -> (Int, bool) {
        if rhs == -1 { (0, self == Int::MIN) } else { (self.rem_euclid(rhs), false) }
    }

    #[track_caller]
    pub const fn strict_div_euclid(self, rhs: Int) -> Int {
        self.div_euclid(rhs)
    }

    #[track_caller]
    pub const fn strict_rem_euclid(self, rhs: Int) -> Int {
        self.rem_euclid(rhs)
    }

    #[track_caller]
    pub const fn overflowing_rem(self, rhs: Int) -> (Int, bool) {
        if rhs == -1 { (0, self == Int::MIN) } else { (self % rhs, false) }
    }

    pub const fn overflowing_add_unsigned(self, rhs: Uint) -> (Int, bool) {
        let rhs = rhs as Int;
        let (result, overflow) = intrinsics::add_with_overflow(self, rhs);
        (result, overflow != (rhs < 0))
    }

    pub const fn overflowing_sub_unsigned(self, rhs: Uint) -> (Int, bool) {
        let rhs = rhs as Int;
        let (result, overflow) = intrinsics::sub_with_overflow(self, rhs);
        (result, overflow != (rhs < 0))
    }

    pub const fn checked_neg(self) -> Option<Int> {
        if self == Int::MIN { None } else { Some(-self) }
    }

    pub const fn checked_abs(self) -> Option<Int> {
        if self == Int::MIN { None } else { Some(self.abs()) }
    }

    #[inline]
    pub const fn checked_div(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || (self == Int::MIN && rhs == -1) { None } else { Some(self / rhs) }
    }

    #[inline]
    pub const fn checked_rem(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || (self == Int::MIN && rhs == -1) { None } else { Some(self % rhs) }
    }

    pub const fn checked_div_euclid(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || (self == Int::MIN && rhs == -1) { None } else { Some(self.div_euclid(rhs)) }
    }

    pub const fn checked_rem_euclid(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || (self == Int::MIN && rhs == -1) { None } else { Some(self.rem_euclid(rhs)) }
    }

    pub const fn checked_add_unsigned(self, rhs: Uint) -> Option<Int> {
        let (result, overflow) = self.overflowing_add_unsigned(rhs);
        if overflow { None } else { Some(result) }
    }

    pub const fn checked_sub_unsigned(self, rhs: Uint) -> Option<Int> {
        let (result, overflow) = self.overflowing_sub_unsigned(rhs);
        if overflow { None } else { Some(result) }
    }

    pub const fn saturating_neg(self) -> Int {
        if self == Int::MIN { Int::MAX } else { -self }
    }

    pub const fn saturating_abs(self) -> Int {
        if self == Int::MIN { Int::MAX } else { self.abs() }
    }

    #[track_caller]
    pub const fn saturating_div(self, rhs: Int) -> Int {
        if self == Int::MIN && rhs == -1 { Int::MAX } else { self / rhs }
    }

    pub const fn saturating_add_unsigned(self, rhs: Uint) -> Int {
        let (result, overflow) = self.overflowing_add_unsigned(rhs);
        if overflow { Int::MAX } else { result }
    }

    pub const fn saturating_sub_unsigned(self, rhs: Uint) -> Int {
        let (result, overflow) = self.overflowing_sub_unsigned(rhs);
        if overflow { Int::MIN } else { result }
    }

    #[track_caller]
    pub const fn strict_neg(self) -> Int {
        -self
    }

    #[track_caller]
    pub const fn strict_abs(self) -> Int {
        self.abs()
    }

    pub const fn midpoint(self, rhs: Int) -> Int {
        let floor = (self & rhs) + ((self ^ rhs) >> 1);
        if floor < 0 && (self ^ rhs) & 1 != 0 { floor + 1 } else { floor }
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize)]
impl Int {
    #[track_caller]
    pub const fn strict_add_unsigned(self, rhs: Uint) -> Int {
        match self.checked_add_unsigned(rhs) {
            Some(sum) => sum,
            None => crate::num::overflow::add(),
        }
    }

    #[track_caller]
    pub const fn strict_sub_unsigned(self, rhs: Uint) -> Int {
        match self.checked_sub_unsigned(rhs) {
            Some(difference) => difference,
            None => crate::num::overflow::sub(),
        }
    }
}
