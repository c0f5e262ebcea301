//! Integers whose operators wrap around or saturate.

use crate::fmt;
use crate::ops::{Add, AddAssign, BitAnd, BitOr, BitXor, Mul, MulAssign, Neg, Not, Sub, SubAssign};
use crate::prelude::v1::*;

/// An integer whose operators wrap around.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);

/// An integer whose operators stop at the limits.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
pub struct Saturating<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Binary> fmt::Binary for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Octal> fmt::Octal for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::LowerHex> fmt::LowerHex for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::UpperHex> fmt::UpperHex for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn add(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_add(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign for Wrapping<Int> {
    #[inline]
    fn add_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0.wrapping_add(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<Int> for Wrapping<Int> {
    #[inline]
    fn add_assign(&mut self, other: Int) {
        self.0 = self.0.wrapping_add(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn sub(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_sub(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign for Wrapping<Int> {
    #[inline]
    fn sub_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0.wrapping_sub(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<Int> for Wrapping<Int> {
    #[inline]
    fn sub_assign(&mut self, other: Int) {
        self.0 = self.0.wrapping_sub(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn mul(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_mul(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign for Wrapping<Int> {
    #[inline]
    fn mul_assign(&mut self, other: Wrapping<Int>) {
        self.0 = self.0.wrapping_mul(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<Int> for Wrapping<Int> {
    #[inline]
    fn mul_assign(&mut self, other: Int) {
        self.0 = self.0.wrapping_mul(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitand(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0 & other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitor(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0 | other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitxor(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Wrapping(self.0 ^ other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn not(self) -> Wrapping<Int> {
        Wrapping(!self.0)
    }
}

impl<T: fmt::Debug> fmt::Debug for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Binary> fmt::Binary for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Octal> fmt::Octal for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::LowerHex> fmt::LowerHex for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::UpperHex> fmt::UpperHex for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn add(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0.saturating_add(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign for Saturating<Int> {
    #[inline]
    fn add_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0.saturating_add(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<Int> for Saturating<Int> {
    #[inline]
    fn add_assign(&mut self, other: Int) {
        self.0 = self.0.saturating_add(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn sub(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0.saturating_sub(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign for Saturating<Int> {
    #[inline]
    fn sub_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0.saturating_sub(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<Int> for Saturating<Int> {
    #[inline]
    fn sub_assign(&mut self, other: Int) {
        self.0 = self.0.saturating_sub(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn mul(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0.saturating_mul(other.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign for Saturating<Int> {
    #[inline]
    fn mul_assign(&mut self, other: Saturating<Int>) {
        self.0 = self.0.saturating_mul(other.0);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<Int> for Saturating<Int> {
    #[inline]
    fn mul_assign(&mut self, other: Int) {
        self.0 = self.0.saturating_mul(other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitand(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0 & other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitor(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0 | other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitxor(self, other: Saturating<Int>) -> Saturating<Int> {
        Saturating(self.0 ^ other.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn not(self) -> Saturating<Int> {
        Saturating(!self.0)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Neg for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn neg(self) -> Wrapping<Int> {
        Wrapping(self.0.wrapping_neg())
    }
}
