//! The rarer operators and the methods of integers whose operators wrap around or saturate.

use crate::iter::{Product, Sum};
use crate::num::{Saturating, Wrapping};
use crate::ops::{
    BitAndAssign, BitOrAssign, BitXorAssign, Div, DivAssign, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign,
};
use crate::prelude::v1::*;

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_div(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: Wrapping<Int>) {
        *self = Div::div(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_rem(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: Wrapping<Int>) {
        *self = Rem::rem(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shl<usize> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn shl(self, other: usize) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_shl(other as u32))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShlAssign<usize> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn shl_assign(&mut self, other: usize) {
        *self = Shl::shl(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shr<usize> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn shr(self, other: usize) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_shr(other as u32))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShrAssign<usize> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn shr_assign(&mut self, other: usize) {
        *self = Shr::shr(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0.saturating_div(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: Saturating<Int>) {
        *self = Div::div(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0 % other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: Saturating<Int>) {
        *self = Rem::rem(*self, other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign for Wrapping<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0 & other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign for Saturating<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0 & other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign for Wrapping<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0 | other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign for Saturating<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0 | other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign for Wrapping<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0 ^ other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign for Saturating<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0 ^ other.0;
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Saturating<Int> {
    pub const MIN: Saturating<Int> = Saturating(Int::MIN);
    pub const MAX: Saturating<Int> = Saturating(Int::MAX);
    pub const BITS: u32 = Int::BITS;

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<Int> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<Int> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<Int> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn reverse_bits(self) -> Saturating<Int> {
        Saturating(self.0.reverse_bits())
    }

    pub fn pow(self, exp: u32) -> Saturating<Int> {
        Saturating(self.0.saturating_pow(exp))
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl Saturating<Int> {
    pub fn abs(self) -> Saturating<Int> {
        Saturating(self.0.saturating_abs())
    }

    pub fn signum(self) -> Saturating<Int> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl Saturating<Int> {
    pub fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sum for Wrapping<Int> {
    fn sum<I: Iterator<Item = Wrapping<Int>>>(iter: I) -> Wrapping<Int> {
        iter.fold(Wrapping(0), |a, b| a + b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Product for Wrapping<Int> {
    fn product<I: Iterator<Item = Wrapping<Int>>>(iter: I) -> Wrapping<Int> {
        iter.fold(Wrapping(1), |a, b| a * b)
    }
}
