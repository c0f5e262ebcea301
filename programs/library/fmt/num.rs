//! Integers as text.

use crate::fmt::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex, text_at};
use crate::intrinsics;
use crate::prelude::v1::*;

/// Writes the decimal digits of `n` so that they end at `end`, and returns where they start.
#[inline]
pub(crate) fn decimal_digits(n: u64, end: *mut u8) -> *mut u8 {
    let mut at = end;
    let mut rest = n;
    loop {
        at = intrinsics::offset_mut(at, -1);
        let next = rest / 10;
        unsafe { *at = b'0' + (rest - next * 10) as u8 };
        rest = next;
        if rest == 0 {
            return at;
        }
    }
}

/// As [`decimal_digits`], for 128 bits.
fn decimal_digits_wide(n: u128, end: *mut u8) -> *mut u8 {
    if n <= u64::MAX as u128 {
        return decimal_digits(n as u64, end);
    }
    let mut at = end;
    let mut rest = n;
    while rest != 0 {
        at = intrinsics::offset_mut(at, -1);
        unsafe { *at = b'0' + (rest % 10) as u8 };
        rest /= 10;
    }
    at
}

/// Writes the digits of `n` in base `1 << shift` so that they end at `end`, and returns where they start.
fn radix_digits(n: u128, shift: u32, upper: bool, end: *mut u8) -> *mut u8 {
    let mask = (1 << shift) - 1;
    let letters = if upper { b'A' - 10 } else { b'a' - 10 };
    let mut at = end;
    let mut rest = n;
    loop {
        at = intrinsics::offset_mut(at, -1);
        let digit = (rest & mask) as u8;
        unsafe { *at = if digit < 10 { b'0' + digit } else { letters + digit } };
        rest >>= shift;
        if rest == 0 {
            return at;
        }
    }
}

fn fmt_radix(n: u128, shift: u32, upper: bool, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 128];
    let end = intrinsics::offset_mut(&raw mut buf as *mut u8, 128);
    let start = radix_digits(n, shift, upper, end);
    f.pad_integral(true, prefix, text_at(start, intrinsics::ptr_offset_from(end, start) as usize))
}

fn fmt_decimal(n: u64, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 20];
    let end = intrinsics::offset_mut(&raw mut buf as *mut u8, 20);
    let start = decimal_digits(n, end);
    f.pad_integral(is_nonnegative, "", text_at(start, intrinsics::ptr_offset_from(end, start) as usize))
}

fn fmt_decimal_wide(n: u128, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 40];
    let end = intrinsics::offset_mut(&raw mut buf as *mut u8, 40);
    let start = decimal_digits_wide(n, end);
    f.pad_integral(is_nonnegative, "", text_at(start, intrinsics::ptr_offset_from(end, start) as usize))
}

/// `to_string` of a signed number makes room for the longest number of the type; of an unsigned one for its digits.
fn decimal_to_string(n: u128, is_negative: bool, room: usize) -> String {
    let mut buf = [0u8; 40];
    let end = intrinsics::offset_mut(&raw mut buf as *mut u8, 40);
    let start = decimal_digits_wide(n, end);
    let digits = text_at(start, intrinsics::ptr_offset_from(end, start) as usize);
    if room == 0 {
        return String::from(digits);
    }
    let mut text = String::with_capacity(room + is_negative as usize);
    if is_negative {
        text.push('-');
    }
    text.push_str(digits);
    text
}

#[each(Uint = u8, u16, u32, u64, usize)]
impl Display for Uint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self as u64, true, f)
    }

    fn __to_string(&self) -> String {
        decimal_to_string(*self as u128, false, 0)
    }
}

#[each(Int = i8, i16, i32, i64, isize)]
impl Display for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let n = *self as i64;
        if n < 0 { fmt_decimal(intrinsics::wrapping_neg(n) as u64, false, f) } else { fmt_decimal(n as u64, true, f) }
    }

    fn __to_string(&self) -> String {
        decimal_to_string(self.unsigned_abs() as u128, *self < 0, Int::MAX.ilog10() as usize + 1)
    }
}

impl Display for u128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal_wide(*self, true, f)
    }

    fn __to_string(&self) -> String {
        decimal_to_string(*self, false, 0)
    }
}

impl Display for i128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal_wide(self.unsigned_abs(), *self >= 0, f)
    }

    fn __to_string(&self) -> String {
        decimal_to_string(self.unsigned_abs(), *self < 0, 39)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Debug for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.debug_lower_hex() {
            LowerHex::fmt(self, f)
        } else if f.debug_upper_hex() {
            UpperHex::fmt(self, f)
        } else {
            Display::fmt(self, f)
        }
    }
}

// A negative number shows the bits of its own width.

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize, u8, u16, u32, u64, u128, usize)]
impl Binary for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self as Uint as u128, 1, false, "0b", f)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize, u8, u16, u32, u64, u128, usize)]
impl Octal for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self as Uint as u128, 3, false, "0o", f)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize, u8, u16, u32, u64, u128, usize)]
impl LowerHex for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self as Uint as u128, 4, false, "0x", f)
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize; Uint = u8, u16, u32, u64, u128, usize, u8, u16, u32, u64, u128, usize)]
impl UpperHex for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self as Uint as u128, 4, true, "0x", f)
    }
}

#[each(Uint = u8, u16, u32, u64, u128, usize)]
impl LowerExp for Uint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_exp(*self as u128, true, 'e', f)
    }
}

#[each(Uint = u8, u16, u32, u64, u128, usize)]
impl UpperExp for Uint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_exp(*self as u128, true, 'E', f)
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl LowerExp for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_exp(self.unsigned_abs() as u128, *self >= 0, 'e', f)
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize)]
impl UpperExp for Int {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_exp(self.unsigned_abs() as u128, *self >= 0, 'E', f)
    }
}

/// `d.ddde±x`: trailing zeros go away, unless a precision asks for so many digits; ties round to even.
fn fmt_exp(n: u128, is_nonnegative: bool, letter: char, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0;
    let mut scale: u128 = 1;
    while n / scale >= 10 {
        scale *= 10;
        exponent += 1;
    }
    let mut coefficient = n;
    let mut fraction = exponent;
    let mut zeros = 0;
    match f.precision() {
        None => {
            while fraction != 0 && coefficient % 10 == 0 {
                coefficient /= 10;
                fraction -= 1;
            }
        }
        Some(precision) => {
            if precision >= fraction {
                zeros = precision - fraction;
            } else {
                let mut scale: u128 = 1;
                while fraction > precision {
                    scale *= 10;
                    fraction -= 1;
                }
                let over = coefficient % scale;
                let half = scale / 2;
                coefficient /= scale;
                if over > half || (over == half && coefficient % 2 == 1) {
                    coefficient += 1;
                    let mut limit: u128 = 10;
                    let mut digits = 0;
                    while digits < fraction {
                        limit *= 10;
                        digits += 1;
                    }
                    if coefficient == limit {
                        coefficient /= 10;
                        exponent += 1;
                    }
                }
            }
        }
    }
    let mut buf = [0u8; 40];
    let end = intrinsics::offset_mut(&raw mut buf as *mut u8, 40);
    let start = decimal_digits_wide(coefficient, end);
    let digits = intrinsics::ptr_offset_from(end, start) as usize;
    let mut text = ExpText { buf: [0; 1200], len: 0 };
    text.push_all(text_at(start, 1));
    if fraction + zeros != 0 {
        text.push_all(".");
        text.push_all(text_at(intrinsics::offset(start, 1), digits - 1));
        while zeros > 0 && text.len < 1150 {
            text.push_all("0");
            zeros -= 1;
        }
    }
    text.push_all(if letter == 'e' { "e" } else { "E" });
    let start = decimal_digits(exponent as u64, end);
    text.push_all(text_at(start, intrinsics::ptr_offset_from(end, start) as usize));
    let sign = if !is_nonnegative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    f.pad_number(sign, "", 0, text_at(&raw const text.buf as *const u8, text.len))
}

/// A string on the stack.
struct ExpText {
    buf: [u8; 1200],
    len: usize,
}

impl ExpText {
    fn push_all(&mut self, s: &str) {
        let to = intrinsics::offset_mut(&raw mut self.buf as *mut u8, self.len as isize);
        intrinsics::copy_nonoverlapping(s.as_ptr(), to, s.len());
        self.len += s.len();
    }
}
