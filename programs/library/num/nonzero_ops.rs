//! What integers that are never zero can do.

use crate::num::{NonZero, ZeroablePrimitive};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::prelude::v1::*;

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl NonZero<Int> {
    pub const BITS: u32 = Int::BITS;

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::<u32>::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<Int>) -> Option<NonZero<Int>> {
        match self.get().checked_mul(other.get()) {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn saturating_mul(self, other: NonZero<Int>) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<Int>> {
        match self.get().checked_pow(other) {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().saturating_pow(other)) }
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize; Sint = i8, i16, i32, i64, i128, isize)]
impl NonZero<Int> {
    pub const MIN: NonZero<Int> = unsafe { NonZero::<Int>::new_unchecked(1) };
    pub const MAX: NonZero<Int> = unsafe { NonZero::<Int>::new_unchecked(Int::MAX) };

    pub const fn checked_add(self, other: Int) -> Option<NonZero<Int>> {
        match self.get().checked_add(other) {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn saturating_add(self, other: Int) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<Int>> {
        match self.get().checked_next_power_of_two() {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn ilog2(self) -> u32 {
        Int::BITS - 1 - self.leading_zeros()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<Int>) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<Sint> {
        unsafe { NonZero::<Sint>::new_unchecked(self.get() as Sint) }
    }

    pub const fn div_ceil(self, rhs: NonZero<Int>) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().div_ceil(rhs.get())) }
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize)]
impl NonZero<Int> {
    pub const MIN: NonZero<Int> = unsafe { NonZero::<Int>::new_unchecked(Int::MIN) };
    pub const MAX: NonZero<Int> = unsafe { NonZero::<Int>::new_unchecked(Int::MAX) };

    #[track_caller]
    pub const fn abs(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<Int>> {
        match self.get().checked_abs() {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<Int>, bool) {
        let (n, overflow) = self.get().overflowing_abs();
        (unsafe { NonZero::<Int>::new_unchecked(n) }, overflow)
    }

    pub const fn saturating_abs(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<Uint> {
        unsafe { NonZero::<Uint>::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get() > 0
    }

    pub const fn is_negative(self) -> bool {
        self.get() < 0
    }

    pub const fn checked_neg(self) -> Option<NonZero<Int>> {
        match self.get().checked_neg() {
            Some(n) => NonZero::<Int>::new(n),
            None => None,
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<Int>, bool) {
        let (n, overflow) = self.get().overflowing_neg();
        (unsafe { NonZero::<Int>::new_unchecked(n) }, overflow)
    }

    pub const fn saturating_neg(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<Uint> {
        unsafe { NonZero::<Uint>::new_unchecked(self.get() as Uint) }
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl Div<NonZero<Int>> for Int {
    type Output = Int;

    fn div(self, other: NonZero<Int>) -> Int {
        self / other.get()
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl DivAssign<NonZero<Int>> for Int {
    fn div_assign(&mut self, other: NonZero<Int>) {
        *self = *self / other.get();
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl Rem<NonZero<Int>> for Int {
    type Output = Int;

    fn rem(self, other: NonZero<Int>) -> Int {
        self % other.get()
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl RemAssign<NonZero<Int>> for Int {
    fn rem_assign(&mut self, other: NonZero<Int>) {
        *self = *self % other.get();
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl Neg for NonZero<Int> {
    type Output = NonZero<Int>;

    #[track_caller]
    fn neg(self) -> NonZero<Int> {
        unsafe { NonZero::<Int>::new_unchecked(-self.get()) }
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl Neg for &NonZero<Int> {
    type Output = NonZero<Int>;

    #[track_caller]
    fn neg(self) -> NonZero<Int> {
        -*self
    }
}

#[each(Small = u8, u8, u8, u8, u8, u8, u8, u8, u16, u16, u16, u16, u16, u16, u32, u32, u32, u32, u64, u64, i8, i8, i8, i8, i16, i16, i16, i32, i32, i64, u8, u16, u8, i8, i16; Wide = u16, u32, u64, u128, i16, i32, i64, i128, u32, u64, u128, i32, i64, i128, u64, u128, i64, i128, u128, i128, i16, i32, i64, i128, i32, i64, i128, i64, i128, i128, usize, usize, isize, isize, isize)]
impl From<NonZero<Small>> for NonZero<Wide> {
    fn from(small: NonZero<Small>) -> NonZero<Wide> {
        unsafe { NonZero::<Wide>::new_unchecked(small.get() as Wide) }
    }
}

#[each(From_ = u8, u16, u16, u16, u16, u32, u32, u32, u32, u32, u32, u32, u64, u64, u64, u64, u64, u64, u64, u64, u64, u128, u128, u128, u128, u128, u128, u128, u128, u128, u128, u128, usize, usize, usize, usize, usize, usize, usize, usize, usize, usize, usize, i8, i8, i8, i8, i8, i8, i16, i16, i16, i16, i16, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i128, i128, i128, i128, i128, i128, i128, i128, i128, i128, i128, isize, isize, isize, isize, isize, isize, isize, isize, isize, isize, isize; To = i8, u8, i8, i16, isize, u8, u16, usize, i8, i16, i32, isize, u8, u16, u32, usize, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, u8, u16, u32, u64, u128, usize, i8, u8, u16, u32, u64, u128, usize, i8, i16, isize, u8, u16, u32, u64, u128, usize, i8, i16, i32, isize, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, isize, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128)]
impl TryFrom<NonZero<From_>> for NonZero<To> {
    type Error = crate::num::TryFromIntError;

    fn try_from(value: NonZero<From_>) -> Result<NonZero<To>, crate::num::TryFromIntError> {
        match To::try_from(value.get()) {
            Ok(n) => Ok(unsafe { NonZero::<To>::new_unchecked(n) }),
            Err(_) => Err(crate::num::TryFromIntError(())),
        }
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = NonZero<T>;

    fn bitor(self, other: NonZero<T>) -> NonZero<T> {
        unsafe { NonZero::new_unchecked(self.get() | other.get()) }
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {
    type Output = NonZero<T>;

    fn bitor(self, other: T) -> NonZero<T> {
        unsafe { NonZero::new_unchecked(self.get() | other) }
    }
}

impl<T: ZeroablePrimitive> BitOrAssign for NonZero<T>
where
    NonZero<T>: BitOr<Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, other: NonZero<T>) {
        *self = *self | other;
    }
}

impl<T: ZeroablePrimitive> BitOrAssign<T> for NonZero<T>
where
    NonZero<T>: BitOr<T, Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, other: T) {
        *self = *self | other;
    }
}
