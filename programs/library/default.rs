//! The trait for types with a natural first value.

use crate::prelude::v1::*;

/// Types with a default value.
#[lang = "Default"]
pub trait Default: Sized {
    fn default() -> Self;
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Default for Int {
    #[inline]
    fn default() -> Int {
        0
    }
}

#[each(Float = f32, f64)]
impl Default for Float {
    #[inline]
    fn default() -> Float {
        0.0
    }
}

impl Default for () {
    #[inline]
    fn default() {}
}

impl Default for bool {
    #[inline]
    fn default() -> bool {
        false
    }
}

impl Default for char {
    #[inline]
    fn default() -> char {
        '\x00'
    }
}
