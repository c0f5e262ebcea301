//! Bits: and, or, exclusive or, not, shifts.

use crate::prelude::v1::*;

/// `&`.
#[lang = "bitand"]
pub trait BitAnd<Rhs = Self> {
    type Output;

    fn bitand(self, rhs: Rhs) -> Self::Output;
}

/// `&=`.
#[lang = "bitand_assign"]
pub trait BitAndAssign<Rhs = Self> {
    fn bitand_assign(&mut self, rhs: Rhs);
}

/// `|`.
#[lang = "bitor"]
pub trait BitOr<Rhs = Self> {
    type Output;

    fn bitor(self, rhs: Rhs) -> Self::Output;
}

/// `|=`.
#[lang = "bitor_assign"]
pub trait BitOrAssign<Rhs = Self> {
    fn bitor_assign(&mut self, rhs: Rhs);
}

/// `^`.
#[lang = "bitxor"]
pub trait BitXor<Rhs = Self> {
    type Output;

    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

/// `^=`.
#[lang = "bitxor_assign"]
pub trait BitXorAssign<Rhs = Self> {
    fn bitxor_assign(&mut self, rhs: Rhs);
}

/// `<<`.
#[lang = "shl"]
pub trait Shl<Rhs = Self> {
    type Output;

    fn shl(self, rhs: Rhs) -> Self::Output;
}

/// `<<=`.
#[lang = "shl_assign"]
pub trait ShlAssign<Rhs = Self> {
    fn shl_assign(&mut self, rhs: Rhs);
}

/// `>>`.
#[lang = "shr"]
pub trait Shr<Rhs = Self> {
    type Output;

    fn shr(self, rhs: Rhs) -> Self::Output;
}

/// `>>=`.
#[lang = "shr_assign"]
pub trait ShrAssign<Rhs = Self> {
    fn shr_assign(&mut self, rhs: Rhs);
}

/// Unary `!`.
#[lang = "not"]
pub trait Not {
    type Output;

    fn not(self) -> Self::Output;
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for Bits {
    type Output = Bits;

    #[inline]
    fn not(self) -> Bits {
        !self
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Not for &Bits {
    type Output = Bits;

    #[inline]
    fn not(self) -> Bits {
        !*self
    }
}

impl Not for ! {
    type Output = !;

    fn not(self) -> ! {
        self
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAnd for Bits {
    type Output = Bits;

    #[inline]
    fn bitand(self, other: Bits) -> Bits {
        self & other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitAnd<Bits> for &'a Bits {
    type Output = Bits;

    #[inline]
    fn bitand(self, other: Bits) -> Bits {
        *self & other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitAnd<&'a Bits> for Bits {
    type Output = Bits;

    #[inline]
    fn bitand(self, other: &'a Bits) -> Bits {
        self & *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitAnd<&'a Bits> for &Bits {
    type Output = Bits;

    #[inline]
    fn bitand(self, other: &'a Bits) -> Bits {
        *self & *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign for Bits {
    #[inline]
    fn bitand_assign(&mut self, other: Bits) {
        *self &= other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitAndAssign<&Bits> for Bits {
    #[inline]
    fn bitand_assign(&mut self, other: &Bits) {
        *self &= *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOr for Bits {
    type Output = Bits;

    #[inline]
    fn bitor(self, other: Bits) -> Bits {
        self | other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitOr<Bits> for &'a Bits {
    type Output = Bits;

    #[inline]
    fn bitor(self, other: Bits) -> Bits {
        *self | other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitOr<&'a Bits> for Bits {
    type Output = Bits;

    #[inline]
    fn bitor(self, other: &'a Bits) -> Bits {
        self | *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitOr<&'a Bits> for &Bits {
    type Output = Bits;

    #[inline]
    fn bitor(self, other: &'a Bits) -> Bits {
        *self | *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign for Bits {
    #[inline]
    fn bitor_assign(&mut self, other: Bits) {
        *self |= other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitOrAssign<&Bits> for Bits {
    #[inline]
    fn bitor_assign(&mut self, other: &Bits) {
        *self |= *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXor for Bits {
    type Output = Bits;

    #[inline]
    fn bitxor(self, other: Bits) -> Bits {
        self ^ other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitXor<Bits> for &'a Bits {
    type Output = Bits;

    #[inline]
    fn bitxor(self, other: Bits) -> Bits {
        *self ^ other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitXor<&'a Bits> for Bits {
    type Output = Bits;

    #[inline]
    fn bitxor(self, other: &'a Bits) -> Bits {
        self ^ *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> BitXor<&'a Bits> for &Bits {
    type Output = Bits;

    #[inline]
    fn bitxor(self, other: &'a Bits) -> Bits {
        *self ^ *other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign for Bits {
    #[inline]
    fn bitxor_assign(&mut self, other: Bits) {
        *self ^= other
    }
}

#[each(Bits = bool, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl BitXorAssign<&Bits> for Bits {
    #[inline]
    fn bitxor_assign(&mut self, other: &Bits) {
        *self ^= *other
    }
}

// A shift takes any integer as its count: one impl for each pair.

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shl<Count> for Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shl(self, other: Count) -> Int {
        self << other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shl<Count> for &'a Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shl(self, other: Count) -> Int {
        *self << other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shl<&'a Count> for Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shl(self, other: &'a Count) -> Int {
        self << *other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shl<&'a Count> for &Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shl(self, other: &'a Count) -> Int {
        *self << *other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShlAssign<Count> for Int {
    #[inline]
    #[track_caller]
    fn shl_assign(&mut self, other: Count) {
        *self <<= other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShlAssign<&Count> for Int {
    #[inline]
    #[track_caller]
    fn shl_assign(&mut self, other: &Count) {
        *self <<= *other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Shr<Count> for Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shr(self, other: Count) -> Int {
        self >> other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shr<Count> for &'a Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shr(self, other: Count) -> Int {
        *self >> other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shr<&'a Count> for Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shr(self, other: &'a Count) -> Int {
        self >> *other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl<'a> Shr<&'a Count> for &Int {
    type Output = Int;

    #[inline]
    #[track_caller]
    fn shr(self, other: &'a Count) -> Int {
        *self >> *other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShrAssign<Count> for Int {
    #[inline]
    #[track_caller]
    fn shr_assign(&mut self, other: Count) {
        *self >>= other
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
#[each(Count = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ShrAssign<&Count> for Int {
    #[inline]
    #[track_caller]
    fn shr_assign(&mut self, other: &Count) {
        *self >>= *other
    }
}
