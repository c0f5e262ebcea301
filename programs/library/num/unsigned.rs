//! What only unsigned integers can do, or do in their own way.

use crate::intrinsics;
use crate::num::overflow;
use crate::prelude::v1::*;

#[each(Uint = u8, u16, u32, u64, u128, usize; Int = i8, i16, i32, i64, i128, isize)]
impl Uint {
    pub const fn abs_diff(self, other: Uint) -> Uint {
        if self < other { intrinsics::wrapping_sub(other, self) } else { intrinsics::wrapping_sub(self, other) }
    }

    #[inline]
    pub const fn cast_signed(self) -> Int {
        self as Int
    }

    #[inline]
    pub const fn is_power_of_two(self) -> bool {
        intrinsics::ctpop(self) == 1
    }

    #[track_caller]
    pub const fn next_power_of_two(self) -> Uint {
        match self.checked_next_power_of_two() {
            Some(power) => power,
            None => overflow::add(),
        }
    }

    pub const fn checked_next_power_of_two(self) -> Option<Uint> {
        if self <= 1 {
            return Some(1);
        }
        let below = Uint::MAX >> intrinsics::ctlz(self - 1);
        below.checked_add(1)
    }

    /// The square root, rounded down, digit by binary digit.
    pub const fn isqrt(self) -> Uint {
        if self < 2 {
            return self;
        }
        let mut rest = self;
        let mut result: Uint = 0;
        let mut bit: Uint = 1 << ((Uint::BITS - 1 - intrinsics::ctlz(self)) / 2 * 2);
        while bit != 0 {
            if rest >= result + bit {
                rest -= result + bit;
                result = (result >> 1) + bit;
            } else {
                result >>= 1;
            }
            bit >>= 2;
        }
        result
    }

    #[inline]
    #[track_caller]
    pub const fn div_euclid(self, rhs: Uint) -> Uint {
        self / rhs
    }

    #[inline]
    #[track_caller]
    pub const fn rem_euclid(self, rhs: Uint) -> Uint {
        self % rhs
    }

    #[inline]
    #[track_caller]
    pub const fn div_ceil(self, rhs: Uint) -> Uint {
        let q = self / rhs;
        if self % rhs > 0 { q + 1 } else { q }
    }

    #[track_caller]
    pub const fn next_multiple_of(self, rhs: Uint) -> Uint {
        match self % rhs {
            0 => self,
            r => self + (rhs - r),
        }
    }

    pub const fn checked_next_multiple_of(self, rhs: Uint) -> Option<Uint> {
        if rhs == 0 {
            return None;
        }
        match self % rhs {
            0 => Some(self),
            r => self.checked_add(rhs - r),
        }
    }

    pub const fn is_multiple_of(self, rhs: Uint) -> bool {
        match rhs {
            0 => self == 0,
            _ => self % rhs == 0,
        }
    }

    #[inline]
    pub const fn unbounded_shr(self, rhs: u32) -> Uint {
        if rhs < Uint::BITS { intrinsics::wrapping_shr(self, rhs) } else { 0 }
    }

    pub const fn saturating_sub_signed(self, rhs: Int) -> Uint {
        let (result, overflow) = self.overflowing_sub_signed(rhs);
        if !overflow {
            result
        } else if rhs < 0 {
            Uint::MAX
        } else {
            0
        }
    }

    #[track_caller]
    pub const fn wrapping_div_euclid(self, rhs: Uint) -> Uint {
        self / rhs
    }

    #[track_caller]
    pub const fn wrapping_rem_euclid(self, rhs: Uint) -> Uint {
        self % rhs
    }

    #[track_caller]
    pub const fn overflowing_div_euclid(self, rhs: Uint) -> (Uint, bool) {
        (self / rhs, false)
    }

    #[track_caller]
    pub const fn overflowing_rem_euclid(self, rhs: Uint) -> (Uint, bool) {
        (self % rhs, false)
    }

    #[track_caller]
    pub const fn strict_div_euclid(self, rhs: Uint) -> Uint {
        self / rhs
    }

    #[track_caller]
    pub const fn strict_rem_euclid(self, rhs: Uint) -> Uint {
        self % rhs
    }

    #[track_caller]
    pub const fn wrapping_div(self, rhs: Uint) -> Uint {
        self / rhs
    }

    #[track_caller]
    pub const fn wrapping_rem(self, rhs: Uint) -> Uint {
        self % rhs
    }

    pub const fn wrapping_add_signed(self, rhs: Int) -> Uint {
        intrinsics::wrapping_add(self, rhs as Uint)
    }

    pub const fn wrapping_sub_signed(self, rhs: Int) -> Uint {
        intrinsics::wrapping_sub(self, rhs as Uint)
    }

    pub const fn overflowing_neg(self) -> (Uint, bool) {
        (intrinsics::wrapping_neg(self), self != 0)
    }

    #[track_caller]
    pub const fn overflowing_div(self, rhs: Uint) -> (Uint, bool) {
        (self / rhs, false)
    }

    #[track_caller]
    pub const fn overflowing_rem(self, rhs: Uint) -> (Uint, bool) {
        (self % rhs, false)
    }

    pub const fn overflowing_add_signed(self, rhs: Int) -> (Uint, bool) {
        let (result, overflow) = intrinsics::add_with_overflow(self, rhs as Uint);
        (result, overflow != (rhs < 0))
    }

    pub const fn overflowing_sub_signed(self, rhs: Int) -> (Uint, bool) {
        let (result, overflow) = intrinsics::sub_with_overflow(self, rhs as Uint);
        (result, overflow != (rhs < 0))
    }

    pub const fn checked_neg(self) -> Option<Uint> {
        if self == 0 { Some(0) } else { None }
    }

    #[inline]
    pub const fn checked_div(self, rhs: Uint) -> Option<Uint> {
        if rhs == 0 { None } else { Some(self / rhs) }
    }

    #[inline]
    pub const fn checked_rem(self, rhs: Uint) -> Option<Uint> {
        if rhs == 0 { None } else { Some(self % rhs) }
    }

    pub const fn checked_div_euclid(self, rhs: Uint) -> Option<Uint> {
        if rhs == 0 { None } else { Some(self / rhs) }
    }

    pub const fn checked_rem_euclid(self, rhs: Uint) -> Option<Uint> {
        if rhs == 0 { None } else { Some(self % rhs) }
    }

    pub const fn checked_add_signed(self, rhs: Int) -> Option<Uint> {
        let (result, overflow) = self.overflowing_add_signed(rhs);
        if overflow { None } else { Some(result) }
    }

    pub const fn checked_sub_signed(self, rhs: Int) -> Option<Uint> {
        let (result, overflow) = self.overflowing_sub_signed(rhs);
        if overflow { None } else { Some(result) }
    }

    pub const fn checked_signed_diff(self, rhs: Uint) -> Option<Int> {
        let difference = intrinsics::wrapping_sub(self, rhs) as Int;
        if (self >= rhs) == (difference < 0) { None } else { Some(difference) }
    }

    pub const fn saturating_add_signed(self, rhs: Int) -> Uint {
        let (result, overflow) = self.overflowing_add_signed(rhs);
        if !overflow {
            result
        } else if rhs < 0 {
            0
        } else {
            Uint::MAX
        }
    }

    #[track_caller]
    pub const fn saturating_div(self, rhs: Uint) -> Uint {
        self / rhs
    }

    pub const fn midpoint(self, rhs: Uint) -> Uint {
        (self & rhs) + ((self ^ rhs) >> 1)
    }
}

impl u8 {
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        *self < 128
    }

    #[inline]
    pub const fn to_ascii_uppercase(&self) -> u8 {
        if self.is_ascii_lowercase() { *self - 32 } else { *self }
    }

    #[inline]
    pub const fn to_ascii_lowercase(&self) -> u8 {
        if self.is_ascii_uppercase() { *self + 32 } else { *self }
    }

    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    #[inline]
    pub const fn is_ascii_alphabetic(&self) -> bool {
        (*self as char).is_ascii_alphabetic()
    }

    #[inline]
    pub const fn is_ascii_uppercase(&self) -> bool {
        *self >= 65 && *self <= 90
    }

    #[inline]
    pub const fn is_ascii_lowercase(&self) -> bool {
        *self >= 97 && *self <= 122
    }

    #[inline]
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        (*self as char).is_ascii_alphanumeric()
    }

    #[inline]
    pub const fn is_ascii_digit(&self) -> bool {
        *self >= 48 && *self <= 57
    }

    #[inline]
    pub const fn is_ascii_hexdigit(&self) -> bool {
        (*self as char).is_ascii_hexdigit()
    }

    #[inline]
    pub const fn is_ascii_punctuation(&self) -> bool {
        (*self as char).is_ascii_punctuation()
    }

    #[inline]
    pub const fn is_ascii_graphic(&self) -> bool {
        *self >= 33 && *self <= 126
    }

    #[inline]
    pub const fn is_ascii_whitespace(&self) -> bool {
        (*self as char).is_ascii_whitespace()
    }

    #[inline]
    pub const fn is_ascii_control(&self) -> bool {
        *self < 32 || *self == 127
    }
}

#[each(Uint = u8, u16, u32, u64, u128, usize; Int = i8, i16, i32, i64, i128, isize)]
impl Uint {
    #[track_caller]
    pub const fn strict_add_signed(self, rhs: Int) -> Uint {
        match self.checked_add_signed(rhs) {
            Some(sum) => sum,
            None => overflow::add(),
        }
    }

    #[track_caller]
    pub const fn strict_sub_signed(self, rhs: Int) -> Uint {
        let (difference, overflow) = intrinsics::sub_with_overflow(self, rhs as Uint);
        if overflow != (rhs < 0) {
            overflow::sub();
        }
        difference
    }

    #[track_caller]
    pub const fn strict_neg(self) -> Uint {
        if self != 0 {
            overflow::neg();
        }
        0
    }

    /// `self + rhs + carry`, and whether that overflowed.
    pub const fn carrying_add(self, rhs: Uint, carry: bool) -> (Uint, bool) {
        let (sum, first) = intrinsics::add_with_overflow(self, rhs);
        let (sum, second) = intrinsics::add_with_overflow(sum, carry as Uint);
        (sum, first | second)
    }

    /// `self - rhs - borrow`, and whether that overflowed.
    pub const fn borrowing_sub(self, rhs: Uint, borrow: bool) -> (Uint, bool) {
        let (difference, first) = intrinsics::sub_with_overflow(self, rhs);
        let (difference, second) = intrinsics::sub_with_overflow(difference, borrow as Uint);
        (difference, first | second)
    }

    /// `self * rhs + carry` in two digits, the low one first.
    pub const fn carrying_mul(self, rhs: Uint, carry: Uint) -> (Uint, Uint) {
        self.carrying_mul_add(rhs, carry, 0)
    }

    /// `self * rhs + carry + add` in two digits, the low one first: by halves of digits, as on paper.
    pub const fn carrying_mul_add(self, rhs: Uint, carry: Uint, add: Uint) -> (Uint, Uint) {
        let half = Uint::BITS / 2;
        let mask = Uint::MAX >> half;
        let (a1, a0) = (self >> half, self & mask);
        let (b1, b0) = (rhs >> half, rhs & mask);
        let low = a0 * b0;
        let mid = a1 * b0 + (low >> half);
        let cross = a0 * b1 + (mid & mask);
        let high = a1 * b1 + (mid >> half) + (cross >> half);
        let low = intrinsics::wrapping_add(cross << half, low & mask);
        let (low, first) = intrinsics::add_with_overflow(low, carry);
        let (low, second) = intrinsics::add_with_overflow(low, add);
        (low, high + first as Uint + second as Uint)
    }
}
