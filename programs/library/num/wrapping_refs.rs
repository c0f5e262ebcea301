//! Operators of `Wrapping` whose right side is a reference or a plain integer.

use crate::iter::{Product, Sum};
use crate::num::Wrapping;
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg,
    Not, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};
use crate::prelude::v1::*;

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn add(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Add::add(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn add(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Add::add(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Add<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn add(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Add::add(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn add_assign(&mut self, other: &Wrapping<Int>) {
        *self = Add::add(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl AddAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn add_assign(&mut self, other: &Int) {
        *self = Add::add(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn sub(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Sub::sub(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn sub(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Sub::sub(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Sub<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn sub(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Sub::sub(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn sub_assign(&mut self, other: &Wrapping<Int>) {
        *self = Sub::sub(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl SubAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn sub_assign(&mut self, other: &Int) {
        *self = Sub::sub(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn mul(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Mul::mul(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn mul(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Mul::mul(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Mul<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn mul(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Mul::mul(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn mul_assign(&mut self, other: &Wrapping<Int>) {
        *self = Mul::mul(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl MulAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn mul_assign(&mut self, other: &Int) {
        *self = Mul::mul(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Div::div(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Div::div(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Div<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn div(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Div::div(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: &Wrapping<Int>) {
        *self = Div::div(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<Int> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: Int) {
        *self = Div::div(*self, Wrapping(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl DivAssign<&Int> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: &Int) {
        *self = Div::div(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Rem::rem(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: Wrapping<Int>) -> Wrapping<Int> {
        Rem::rem(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Rem<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    #[track_caller]
    fn rem(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        Rem::rem(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: &Wrapping<Int>) {
        *self = Rem::rem(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<Int> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: Int) {
        *self = Rem::rem(*self, Wrapping(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl RemAssign<&Int> for Wrapping<Int> {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: &Int) {
        *self = Rem::rem(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitand(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitAnd::bitand(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitand(self, other: Wrapping<Int>) -> Wrapping<Int> {
        BitAnd::bitand(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitand(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitAnd::bitand(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: &Wrapping<Int>) {
        *self = BitAnd::bitand(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<Int> for Wrapping<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: Int) {
        *self = BitAnd::bitand(*self, Wrapping(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn bitand_assign(&mut self, other: &Int) {
        *self = BitAnd::bitand(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitor(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitOr::bitor(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitor(self, other: Wrapping<Int>) -> Wrapping<Int> {
        BitOr::bitor(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitor(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitOr::bitor(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: &Wrapping<Int>) {
        *self = BitOr::bitor(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<Int> for Wrapping<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: Int) {
        *self = BitOr::bitor(*self, Wrapping(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn bitor_assign(&mut self, other: &Int) {
        *self = BitOr::bitor(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<&Wrapping<Int>> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitxor(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitXor::bitxor(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitxor(self, other: Wrapping<Int>) -> Wrapping<Int> {
        BitXor::bitxor(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor<&Wrapping<Int>> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn bitxor(self, other: &Wrapping<Int>) -> Wrapping<Int> {
        BitXor::bitxor(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<&Wrapping<Int>> for Wrapping<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: &Wrapping<Int>) {
        *self = BitXor::bitxor(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<Int> for Wrapping<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: Int) {
        *self = BitXor::bitxor(*self, Wrapping(other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<&Int> for Wrapping<Int> {
    #[inline]
    fn bitxor_assign(&mut self, other: &Int) {
        *self = BitXor::bitxor(*self, Wrapping(*other));
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Neg for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn neg(self) -> Wrapping<Int> {
        Neg::neg(*self)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn not(self) -> Wrapping<Int> {
        Not::not(*self)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shl<&usize> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shl(self, other: &usize) -> Wrapping<Int> {
        Shl::shl(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shl<usize> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shl(self, other: usize) -> Wrapping<Int> {
        Shl::shl(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shl<&usize> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shl(self, other: &usize) -> Wrapping<Int> {
        Shl::shl(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShlAssign<&usize> for Wrapping<Int> {
    #[inline]
    fn shl_assign(&mut self, other: &usize) {
        *self = Shl::shl(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shr<&usize> for Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shr(self, other: &usize) -> Wrapping<Int> {
        Shr::shr(self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shr<usize> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shr(self, other: usize) -> Wrapping<Int> {
        Shr::shr(*self, other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shr<&usize> for &Wrapping<Int> {
    type Output = Wrapping<Int>;

    #[inline]
    fn shr(self, other: &usize) -> Wrapping<Int> {
        Shr::shr(*self, *other)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShrAssign<&usize> for Wrapping<Int> {
    #[inline]
    fn shr_assign(&mut self, other: &usize) {
        *self = Shr::shr(*self, *other);
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Sum<&'a Wrapping<Int>> for Wrapping<Int> {
    fn sum<I: Iterator<Item = &'a Wrapping<Int>>>(iter: I) -> Wrapping<Int> {
        iter.fold(Wrapping(0), |a, b| a + *b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Product<&'a Wrapping<Int>> for Wrapping<Int> {
    fn product<I: Iterator<Item = &'a Wrapping<Int>>>(iter: I) -> Wrapping<Int> {
        iter.fold(Wrapping(1), |a, b| a * *b)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Wrapping<Int> {
    pub const fn reverse_bits(self) -> Wrapping<Int> {
        Wrapping(self.0.reverse_bits())
    }
}
