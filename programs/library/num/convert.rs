//! Conversions between numbers: `From` where every value fits, `TryFrom` where not.

use crate::convert::Infallible;
use crate::error::Error;
use crate::fmt;
use crate::prelude::v1::*;

/// A number that does not fit.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(pub(crate) ());

impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("out of range integral type conversion attempted")
    }
}

impl Error for TryFromIntError {}

impl From<Infallible> for TryFromIntError {
    fn from(x: Infallible) -> TryFromIntError {
        match x {}
    }
}

impl From<!> for TryFromIntError {
    fn from(never: !) -> TryFromIntError {
        never
    }
}

#[each(Wide = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl From<bool> for Wide {
    #[inline]
    fn from(small: bool) -> Wide {
        small as Wide
    }
}

#[each(Float = f32, f64)]
impl From<bool> for Float {
    #[inline]
    fn from(small: bool) -> Float {
        small as u8 as Float
    }
}

#[each(Wide = u16, u32, u64, u128, i16, i32, i64, i128, usize, isize)]
impl From<u8> for Wide {
    #[inline]
    fn from(small: u8) -> Wide {
        small as Wide
    }
}

#[each(Float = f32, f64)]
impl From<u8> for Float {
    #[inline]
    fn from(small: u8) -> Float {
        small as Float
    }
}

#[each(Wide = u32, u64, u128, i32, i64, i128, usize)]
impl From<u16> for Wide {
    #[inline]
    fn from(small: u16) -> Wide {
        small as Wide
    }
}

#[each(Float = f32, f64)]
impl From<u16> for Float {
    #[inline]
    fn from(small: u16) -> Float {
        small as Float
    }
}

#[each(Wide = u64, u128, i64, i128)]
impl From<u32> for Wide {
    #[inline]
    fn from(small: u32) -> Wide {
        small as Wide
    }
}

#[each(Float = f64)]
impl From<u32> for Float {
    #[inline]
    fn from(small: u32) -> Float {
        small as Float
    }
}

#[each(Wide = u128, i128)]
impl From<u64> for Wide {
    #[inline]
    fn from(small: u64) -> Wide {
        small as Wide
    }
}

#[each(Wide = i16, i32, i64, i128, isize)]
impl From<i8> for Wide {
    #[inline]
    fn from(small: i8) -> Wide {
        small as Wide
    }
}

#[each(Float = f32, f64)]
impl From<i8> for Float {
    #[inline]
    fn from(small: i8) -> Float {
        small as Float
    }
}

#[each(Wide = i32, i64, i128, isize)]
impl From<i16> for Wide {
    #[inline]
    fn from(small: i16) -> Wide {
        small as Wide
    }
}

#[each(Float = f32, f64)]
impl From<i16> for Float {
    #[inline]
    fn from(small: i16) -> Float {
        small as Float
    }
}

#[each(Wide = i64, i128)]
impl From<i32> for Wide {
    #[inline]
    fn from(small: i32) -> Wide {
        small as Wide
    }
}

#[each(Float = f64)]
impl From<i32> for Float {
    #[inline]
    fn from(small: i32) -> Float {
        small as Float
    }
}

#[each(Wide = i128)]
impl From<i64> for Wide {
    #[inline]
    fn from(small: i64) -> Wide {
        small as Wide
    }
}

#[each(Float = f64)]
impl From<f32> for Float {
    #[inline]
    fn from(small: f32) -> Float {
        small as Float
    }
}

// A value that survives the way there and back, with its sign, fits.

#[each(Narrow = i8)]
impl TryFrom<u8> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: u8) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as u8 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, i8, i16, isize)]
impl TryFrom<u16> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: u16) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as u16 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, usize, i8, i16, i32, isize)]
impl TryFrom<u32> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: u32) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as u32 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, usize, i8, i16, i32, i64, isize)]
impl TryFrom<u64> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: u64) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as u64 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, usize, i8, i16, i32, i64, i128, isize)]
impl TryFrom<u128> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: u128) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as u128 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, i8, i16, i32, i64, i128, isize)]
impl TryFrom<usize> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: usize) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as usize == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize)]
impl TryFrom<i8> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: i8) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as i8 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize, i8)]
impl TryFrom<i16> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: i16) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as i16 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize, i8, i16, isize)]
impl TryFrom<i32> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: i32) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as i32 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize, i8, i16, i32, isize)]
impl TryFrom<i64> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: i64) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as i64 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, isize)]
impl TryFrom<i128> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: i128) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as i128 == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Narrow = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128)]
impl TryFrom<isize> for Narrow {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(u: isize) -> Result<Narrow, TryFromIntError> {
        let narrow = u as Narrow;
        if narrow as isize == u && (narrow < 1) == (u < 1) { Ok(narrow) } else { Err(TryFromIntError(())) }
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl TryFrom<Int> for bool {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(i: Int) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}
