//! Floats as text.

use crate::fmt::{Debug, Display, Formatter, LowerExp, Result, UpperExp, text_at};
use crate::intrinsics;
use crate::prelude::v1::*;

const DISPLAY: u32 = 0;
const DEBUG: u32 = 1;
const LOWER_EXP: u32 = 2;
const UPPER_EXP: u32 = 3;

/// The digits that a float can need: 309 before the point, and after it as many as are asked for, in practice.
const ROOM: usize = 1200;

/// The precision beyond which `fmt_float`'s buffer would not do; what lies beyond is zeros.
const MOST_DIGITS: usize = 800;

#[each(Float = f32, f64)]
impl Display for Float {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut buf = [0u8; ROOM];
        let start = &raw mut buf as *mut u8;
        let len = intrinsics::fmt_float(*self, DISPLAY, float_precision(f), start);
        pad_float(self.is_nan(), self.is_sign_negative(), text_at(start, len), f)
    }
}

#[each(Float = f32, f64)]
impl Debug for Float {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut buf = [0u8; ROOM];
        let start = &raw mut buf as *mut u8;
        let len = intrinsics::fmt_float(*self, DEBUG, float_precision(f), start);
        pad_float(self.is_nan(), self.is_sign_negative(), text_at(start, len), f)
    }
}

#[each(Float = f32, f64)]
impl LowerExp for Float {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut buf = [0u8; ROOM];
        let start = &raw mut buf as *mut u8;
        let len = intrinsics::fmt_float(*self, LOWER_EXP, float_precision(f), start);
        pad_float(self.is_nan(), self.is_sign_negative(), text_at(start, len), f)
    }
}

#[each(Float = f32, f64)]
impl UpperExp for Float {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut buf = [0u8; ROOM];
        let start = &raw mut buf as *mut u8;
        let len = intrinsics::fmt_float(*self, UPPER_EXP, float_precision(f), start);
        pad_float(self.is_nan(), self.is_sign_negative(), text_at(start, len), f)
    }
}

fn float_precision(f: &Formatter<'_>) -> isize {
    match f.precision() {
        Some(precision) => {
            if precision < MOST_DIGITS {
                precision as isize
            } else {
                MOST_DIGITS as isize
            }
        }
        None => -1,
    }
}

fn pad_float(is_nan: bool, is_negative: bool, digits: &str, f: &mut Formatter<'_>) -> Result {
    let sign = if is_nan {
        ""
    } else if is_negative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    f.pad_number(sign, "", 0, digits)
}
