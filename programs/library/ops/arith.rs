//! Arithmetic.

use crate::prelude::v1::*;

/// `+`.
#[lang = "add"]
pub trait Add<Rhs = Self> {
    type Output;

    fn add(self, rhs: Rhs) -> Self::Output;
}

/// `+=`.
#[lang = "add_assign"]
pub trait AddAssign<Rhs = Self> {
    fn add_assign(&mut self, rhs: Rhs);
}

/// `-`.
#[lang = "sub"]
pub trait Sub<Rhs = Self> {
    type Output;

    fn sub(self, rhs: Rhs) -> Self::Output;
}

/// `-=`.
#[lang = "sub_assign"]
pub trait SubAssign<Rhs = Self> {
    fn sub_assign(&mut self, rhs: Rhs);
}

/// `*`.
#[lang = "mul"]
pub trait Mul<Rhs = Self> {
    type Output;

    fn mul(self, rhs: Rhs) -> Self::Output;
}

/// `*=`.
#[lang = "mul_assign"]
pub trait MulAssign<Rhs = Self> {
    fn mul_assign(&mut self, rhs: Rhs);
}

/// `/`.
#[lang = "div"]
pub trait Div<Rhs = Self> {
    type Output;

    fn div(self, rhs: Rhs) -> Self::Output;
}

/// `/=`.
#[lang = "div_assign"]
pub trait DivAssign<Rhs = Self> {
    fn div_assign(&mut self, rhs: Rhs);
}

/// `%`.
#[lang = "rem"]
pub trait Rem<Rhs = Self> {
    type Output;

    fn rem(self, rhs: Rhs) -> Self::Output;
}

/// `%=`.
#[lang = "rem_assign"]
pub trait RemAssign<Rhs = Self> {
    fn rem_assign(&mut self, rhs: Rhs);
}

/// Unary `-`.
#[lang = "neg"]
pub trait Neg {
    type Output;

    fn neg(self) -> Self::Output;
}

#[each(Num = i8, i16, i32, i64, i128, isize, f32, f64)]
impl Neg for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn neg(self) -> Num {
        -self
    }
}

#[each(Num = i8, i16, i32, i64, i128, isize, f32, f64)]
impl Neg for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn neg(self) -> Num {
        -*self
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl Add for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn add(self, other: Num) -> Num {
        self + other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Add<Num> for &'a Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn add(self, other: Num) -> Num {
        *self + other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Add<&'a Num> for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn add(self, other: &'a Num) -> Num {
        self + *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Add<&'a Num> for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn add(self, other: &'a Num) -> Num {
        *self + *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl AddAssign for Num {
    #[inline]
    #[track_caller]
    fn add_assign(&mut self, other: Num) {
        *self += other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl AddAssign<&Num> for Num {
    #[inline]
    #[track_caller]
    fn add_assign(&mut self, other: &Num) {
        *self += *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl Sub for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn sub(self, other: Num) -> Num {
        self - other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Sub<Num> for &'a Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn sub(self, other: Num) -> Num {
        *self - other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Sub<&'a Num> for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn sub(self, other: &'a Num) -> Num {
        self - *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Sub<&'a Num> for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn sub(self, other: &'a Num) -> Num {
        *self - *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl SubAssign for Num {
    #[inline]
    #[track_caller]
    fn sub_assign(&mut self, other: Num) {
        *self -= other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl SubAssign<&Num> for Num {
    #[inline]
    #[track_caller]
    fn sub_assign(&mut self, other: &Num) {
        *self -= *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl Mul for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn mul(self, other: Num) -> Num {
        self * other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Mul<Num> for &'a Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn mul(self, other: Num) -> Num {
        *self * other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Mul<&'a Num> for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn mul(self, other: &'a Num) -> Num {
        self * *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Mul<&'a Num> for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn mul(self, other: &'a Num) -> Num {
        *self * *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl MulAssign for Num {
    #[inline]
    #[track_caller]
    fn mul_assign(&mut self, other: Num) {
        *self *= other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl MulAssign<&Num> for Num {
    #[inline]
    #[track_caller]
    fn mul_assign(&mut self, other: &Num) {
        *self *= *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl Div for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn div(self, other: Num) -> Num {
        self / other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Div<Num> for &'a Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn div(self, other: Num) -> Num {
        *self / other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Div<&'a Num> for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn div(self, other: &'a Num) -> Num {
        self / *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Div<&'a Num> for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn div(self, other: &'a Num) -> Num {
        *self / *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl DivAssign for Num {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: Num) {
        *self /= other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl DivAssign<&Num> for Num {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, other: &Num) {
        *self /= *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl Rem for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn rem(self, other: Num) -> Num {
        self % other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Rem<Num> for &'a Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn rem(self, other: Num) -> Num {
        *self % other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Rem<&'a Num> for Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn rem(self, other: &'a Num) -> Num {
        self % *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl<'a> Rem<&'a Num> for &Num {
    type Output = Num;

    #[inline]
    #[track_caller]
    fn rem(self, other: &'a Num) -> Num {
        *self % *other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl RemAssign for Num {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: Num) {
        *self %= other
    }
}

#[each(Num = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl RemAssign<&Num> for Num {
    #[inline]
    #[track_caller]
    fn rem_assign(&mut self, other: &Num) {
        *self %= *other
    }
}
