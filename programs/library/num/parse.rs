//! Numbers from text.

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;
use crate::str::FromStr;

/// Text that is not an integer of the type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    pub(super) kind: IntErrorKind,
}

/// Why text is not an integer of the type.
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
#[non_exhaustive]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

impl ParseIntError {
    pub const fn kind(&self) -> &IntErrorKind {
        &self.kind
    }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}

impl Error for ParseIntError {}

#[cold]
#[inline(never)]
#[track_caller]
const fn radix_fail(radix: u32) -> ! {
    panicking::panic_numbers(
        "from_ascii_radix: radix must lie in the range `[2, 36]` - found ",
        radix as usize,
        "",
        panicking::NO_NUMBER,
        "",
    )
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Int {
    #[track_caller]
    pub const fn from_str_radix(src: &str, radix: u32) -> Result<Int, ParseIntError> {
        if radix < 2 || radix > 36 {
            radix_fail(radix);
        }
        let bytes = src.as_bytes();
        let len = bytes.len();
        if len == 0 {
            return Err(ParseIntError { kind: IntErrorKind::Empty });
        }
        let mut at = 0;
        let mut negative = false;
        if bytes[0] == b'+' || (bytes[0] == b'-' && Int::MIN < 0) {
            negative = bytes[0] == b'-';
            at = 1;
            if len == 1 {
                return Err(ParseIntError { kind: IntErrorKind::InvalidDigit });
            }
        }
        let mut result: Int = 0;
        while at < len {
            let digit = match (bytes[at] as char).to_digit(radix) {
                Some(digit) => digit as Int,
                None => return Err(ParseIntError { kind: IntErrorKind::InvalidDigit }),
            };
            let (product, overflow) = intrinsics::mul_with_overflow(result, radix as Int);
            let (next, too_far) = if negative {
                intrinsics::sub_with_overflow(product, digit)
            } else {
                intrinsics::add_with_overflow(product, digit)
            };
            if overflow || too_far {
                let kind = if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow };
                return Err(ParseIntError { kind });
            }
            result = next;
            at += 1;
        }
        Ok(result)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl FromStr for Int {
    type Err = ParseIntError;

    #[inline]
    fn from_str(src: &str) -> Result<Int, ParseIntError> {
        Int::from_str_radix(src, 10)
    }
}

/// Text that is not a float.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}

impl Error for ParseFloatError {}

#[each(Float = f32, f64)]
impl FromStr for Float {
    type Err = ParseFloatError;

    fn from_str(src: &str) -> Result<Float, ParseFloatError> {
        if src.is_empty() {
            return Err(ParseFloatError { kind: FloatErrorKind::Empty });
        }
        let mut value: Float = 0.0;
        if intrinsics::parse_float(src.as_ptr(), src.len(), &raw mut value) {
            Ok(value)
        } else {
            Err(ParseFloatError { kind: FloatErrorKind::Invalid })
        }
    }
}
