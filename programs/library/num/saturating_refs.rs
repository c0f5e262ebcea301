//! Operators of `Saturating` whose right side is a reference or a plain integer, and its rarer methods.

use crate::iter::{Product, Sum};
use crate::num::Saturating;
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg,
    Not, Rem, RemAssign, Sub, SubAssign,
};
use crate::prelude::v1::*;

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn add(self, other: &Saturating<Int>) -> Saturating<Int> {
        Add::add(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn add(self, other: Saturating<Int>) -> Saturating<Int> {
        Add::add(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn add(self, other: &Saturating<Int>) -> Saturating<Int> {
        Add::add(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn add_assign(&mut self, other: &Saturating<Int>) {
        *self = Add::add(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<&Int> for Saturating<Int> {
    #[inline]
    fn add_assign(&mut self, other: &Int) {
        *self = Add::add(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn sub(self, other: &Saturating<Int>) -> Saturating<Int> {
        Sub::sub(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn sub(self, other: Saturating<Int>) -> Saturating<Int> {
        Sub::sub(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn sub(self, other: &Saturating<Int>) -> Saturating<Int> {
        Sub::sub(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn sub_assign(&mut self, other: &Saturating<Int>) {
        *self = Sub::sub(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<&Int> for Saturating<Int> {
    #[inline]
    fn sub_assign(&mut self, other: &Int) {
        *self = Sub::sub(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn mul(self, other: &Saturating<Int>) -> Saturating<Int> {
        Mul::mul(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn mul(self, other: Saturating<Int>) -> Saturating<Int> {
        Mul::mul(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn mul(self, other: &Saturating<Int>) -> Saturating<Int> {
        Mul::mul(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn mul_assign(&mut self, other: &Saturating<Int>) {
        *self = Mul::mul(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<&Int> for Saturating<Int> {
    #[inline]
    fn mul_assign(&mut self, other: &Int) {
        *self = Mul::mul(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: &Saturating<Int>) -> Saturating<Int> {
        Div::div(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: Saturating<Int>) -> Saturating<Int> {
        Div::div(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: &Saturating<Int>) -> Saturating<Int> {
        Div::div(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: &Saturating<Int>) {
        *self = Div::div(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<Int> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: Int) {
        *self = Div::div(*self, Saturating(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<&Int> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: &Int) {
        *self = Div::div(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: &Saturating<Int>) -> Saturating<Int> {
        Rem::rem(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: Saturating<Int>) -> Saturating<Int> {
        Rem::rem(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: &Saturating<Int>) -> Saturating<Int> {
        Rem::rem(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: &Saturating<Int>) {
        *self = Rem::rem(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<Int> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: Int) {
        *self = Rem::rem(*self, Saturating(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<&Int> for Saturating<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: &Int) {
        *self = Rem::rem(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitand(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitAnd::bitand(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitand(self, other: Saturating<Int>) -> Saturating<Int> {
        BitAnd::bitand(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitand(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitAnd::bitand(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: &Saturating<Int>) {
        *self = BitAnd::bitand(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<Int> for Saturating<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: Int) {
        *self = BitAnd::bitand(*self, Saturating(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<&Int> for Saturating<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: &Int) {
        *self = BitAnd::bitand(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitor(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitOr::bitor(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitor(self, other: Saturating<Int>) -> Saturating<Int> {
        BitOr::bitor(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitor(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitOr::bitor(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: &Saturating<Int>) {
        *self = BitOr::bitor(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<Int> for Saturating<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: Int) {
        *self = BitOr::bitor(*self, Saturating(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<&Int> for Saturating<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: &Int) {
        *self = BitOr::bitor(*self, Saturating(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<&Saturating<Int>> for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitxor(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitXor::bitxor(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitxor(self, other: Saturating<Int>) -> Saturating<Int> {
        BitXor::bitxor(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<&Saturating<Int>> for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn bitxor(self, other: &Saturating<Int>) -> Saturating<Int> {
        BitXor::bitxor(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<&Saturating<Int>> for Saturating<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: &Saturating<Int>) {
        *self = BitXor::bitxor(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<Int> for Saturating<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: Int) {
        *self = BitXor::bitxor(*self, Saturating(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<&Int> for Saturating<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: &Int) {
        *self = BitXor::bitxor(*self, Saturating(*other));
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl Neg for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn neg(self) -> Saturating<Int> {
        Neg::neg(*self)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for &Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn not(self) -> Saturating<Int> {
        Not::not(*self)
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl Neg for Saturating<Int> {
    type Output = Saturating<Int>;

    #[inline]
    fn neg(self) -> Saturating<Int> {
        Saturating(self.0.saturating_neg())
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Saturating<Int> {
    pub const fn to_be(self) -> Saturating<Int> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<Int> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<Int>) -> Saturating<Int> {
        Saturating(Int::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<Int>) -> Saturating<Int> {
        Saturating(Int::from_le(x.0))
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl Sum for Saturating<Int> {
    fn sum<I: Iterator<Item = Saturating<Int>>>(iter: I) -> Saturating<Int> {
        iter.fold(Saturating(0), |a, b| a + b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl<'a> Sum<&'a Saturating<Int>> for Saturating<Int> {
    fn sum<I: Iterator<Item = &'a Saturating<Int>>>(iter: I) -> Saturating<Int> {
        iter.fold(Saturating(0), |a, b| a + *b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl Product for Saturating<Int> {
    fn product<I: Iterator<Item = Saturating<Int>>>(iter: I) -> Saturating<Int> {
        iter.fold(Saturating(1), |a, b| a * b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize)]
impl<'a> Product<&'a Saturating<Int>> for Saturating<Int> {
    fn product<I: Iterator<Item = &'a Saturating<Int>>>(iter: I) -> Saturating<Int> {
        iter.fold(Saturating(1), |a, b| a * *b)
    }
}
