//! Floats.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;

/// What kind of float a float is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

#[cold]
#[inline(never)]
#[track_caller]
fn clamp_fail<F: crate::fmt::Debug>(min: F, max: F) -> ! {
    let message = panicking::PanicMessage::start();
    crate::io::eprint_str("min > max, or either was NaN. min = ");
    crate::io::eprint_debug(&min);
    crate::io::eprint_str(", max = ");
    crate::io::eprint_debug(&max);
    message.end()
}

#[each(Float = f32, f64; Int = i32, i64; Uint = u32, u64)]
impl Float {
    #[inline]
    pub const fn is_nan(self) -> bool {
        self != self
    }

    #[inline]
    pub const fn is_infinite(self) -> bool {
        self == Float::INFINITY || self == Float::NEG_INFINITY
    }

    #[inline]
    pub const fn is_finite(self) -> bool {
        intrinsics::float_abs(self) < Float::INFINITY
    }

    pub const fn is_subnormal(self) -> bool {
        self != 0.0 && intrinsics::float_abs(self) < Float::MIN_POSITIVE
    }

    pub const fn is_normal(self) -> bool {
        self.is_finite() && intrinsics::float_abs(self) >= Float::MIN_POSITIVE
    }

    pub const fn classify(self) -> FpCategory {
        if self != self {
            FpCategory::Nan
        } else if self.is_infinite() {
            FpCategory::Infinite
        } else if self == 0.0 {
            FpCategory::Zero
        } else if self.is_subnormal() {
            FpCategory::Subnormal
        } else {
            FpCategory::Normal
        }
    }

    #[inline]
    pub const fn is_sign_positive(self) -> bool {
        (self.to_bits() as Int) >= 0
    }

    #[inline]
    pub const fn is_sign_negative(self) -> bool {
        (self.to_bits() as Int) < 0
    }

    pub const fn next_up(self) -> Float {
        if self.is_nan() || self == Float::INFINITY {
            return self;
        }
        let bits = self.to_bits();
        if self == 0.0 {
            Float::from_bits(1)
        } else if self > 0.0 {
            Float::from_bits(bits + 1)
        } else {
            Float::from_bits(bits - 1)
        }
    }

    pub const fn next_down(self) -> Float {
        -((-self).next_up())
    }

    #[inline]
    pub const fn recip(self) -> Float {
        1.0 / self
    }

    #[inline]
    pub const fn to_radians(self) -> Float {
        self * (3.14159265358979323846264338327950288 / 180.0)
    }

    #[inline]
    pub const fn max(self, other: Float) -> Float {
        intrinsics::float_max(self, other)
    }

    #[inline]
    pub const fn min(self, other: Float) -> Float {
        intrinsics::float_min(self, other)
    }

    #[inline]
    #[track_caller]
    pub fn clamp(self, min: Float, max: Float) -> Float {
        if !(min <= max) {
            clamp_fail(min, max);
        }
        let mut x = self;
        if x < min {
            x = min;
        }
        if x > max {
            x = max;
        }
        x
    }

    pub const fn total_cmp(&self, other: &Float) -> Ordering {
        let mut left = self.to_bits() as Int;
        let mut right = other.to_bits() as Int;
        // The bits of negative floats count the other way.
        left ^= (((left >> (Uint::BITS - 1)) as Uint) >> 1) as Int;
        right ^= (((right >> (Uint::BITS - 1)) as Uint) >> 1) as Int;
        if left < right {
            Ordering::Less
        } else if left == right {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }

    #[inline]
    pub const fn abs(self) -> Float {
        intrinsics::float_abs(self)
    }

    #[inline]
    pub const fn signum(self) -> Float {
        if self != self { self } else { intrinsics::float_copysign(1.0, self) }
    }

    #[inline]
    pub const fn copysign(self, sign: Float) -> Float {
        intrinsics::float_copysign(self, sign)
    }

    #[inline]
    pub const fn fract(self) -> Float {
        self - intrinsics::float_trunc(self)
    }

    #[inline]
    pub fn mul_add(self, a: Float, b: Float) -> Float {
        intrinsics::float_mul_add(self, a, b)
    }

    pub fn div_euclid(self, rhs: Float) -> Float {
        let q = intrinsics::float_trunc(self / rhs);
        if self % rhs < 0.0 {
            return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
        }
        q
    }

    pub fn rem_euclid(self, rhs: Float) -> Float {
        let r = self % rhs;
        if r < 0.0 { r + intrinsics::float_abs(rhs) } else { r }
    }

    #[inline]
    pub fn powi(self, n: i32) -> Float {
        intrinsics::float_powi(self, n)
    }

    #[inline]
    pub fn powf(self, n: Float) -> Float {
        intrinsics::float_powf(self, n)
    }

    pub fn log(self, base: Float) -> Float {
        intrinsics::float_ln(self) / intrinsics::float_ln(base)
    }

    #[inline]
    pub fn hypot(self, other: Float) -> Float {
        intrinsics::float_hypot(self, other)
    }

    #[inline]
    pub fn atan2(self, other: Float) -> Float {
        intrinsics::float_atan2(self, other)
    }

    pub fn sin_cos(self) -> (Float, Float) {
        (intrinsics::float_sin(self), intrinsics::float_cos(self))
    }

    pub fn abs_sub(self, other: Float) -> Float {
        if self != self || other != other {
            Float::NAN
        } else if self > other {
            self - other
        } else {
            0.0
        }
    }

    #[inline]
    pub const fn floor(self) -> Float {
        intrinsics::float_floor(self)
    }

    #[inline]
    pub const fn ceil(self) -> Float {
        intrinsics::float_ceil(self)
    }

    #[inline]
    pub const fn round(self) -> Float {
        intrinsics::float_round(self)
    }

    #[inline]
    pub const fn round_ties_even(self) -> Float {
        intrinsics::float_round_ties_even(self)
    }

    #[inline]
    pub const fn trunc(self) -> Float {
        intrinsics::float_trunc(self)
    }

    #[inline]
    pub fn sqrt(self) -> Float {
        intrinsics::float_sqrt(self)
    }

    #[inline]
    pub fn exp(self) -> Float {
        intrinsics::float_exp(self)
    }

    #[inline]
    pub fn exp2(self) -> Float {
        intrinsics::float_exp2(self)
    }

    #[inline]
    pub fn exp_m1(self) -> Float {
        intrinsics::float_exp_m1(self)
    }

    #[inline]
    pub fn ln(self) -> Float {
        intrinsics::float_ln(self)
    }

    #[inline]
    pub fn ln_1p(self) -> Float {
        intrinsics::float_ln_1p(self)
    }

    #[inline]
    pub fn log2(self) -> Float {
        intrinsics::float_log2(self)
    }

    #[inline]
    pub fn log10(self) -> Float {
        intrinsics::float_log10(self)
    }

    #[inline]
    pub fn cbrt(self) -> Float {
        intrinsics::float_cbrt(self)
    }

    #[inline]
    pub fn sin(self) -> Float {
        intrinsics::float_sin(self)
    }

    #[inline]
    pub fn cos(self) -> Float {
        intrinsics::float_cos(self)
    }

    #[inline]
    pub fn tan(self) -> Float {
        intrinsics::float_tan(self)
    }

    #[inline]
    pub fn asin(self) -> Float {
        intrinsics::float_asin(self)
    }

    #[inline]
    pub fn acos(self) -> Float {
        intrinsics::float_acos(self)
    }

    #[inline]
    pub fn atan(self) -> Float {
        intrinsics::float_atan(self)
    }

    #[inline]
    pub fn sinh(self) -> Float {
        intrinsics::float_sinh(self)
    }

    #[inline]
    pub fn cosh(self) -> Float {
        intrinsics::float_cosh(self)
    }

    #[inline]
    pub fn tanh(self) -> Float {
        intrinsics::float_tanh(self)
    }

    #[inline]
    pub fn asinh(self) -> Float {
        intrinsics::float_asinh(self)
    }

    #[inline]
    pub fn acosh(self) -> Float {
        intrinsics::float_acosh(self)
    }

    #[inline]
    pub fn atanh(self) -> Float {
        intrinsics::float_atanh(self)
    }
}

impl f32 {
    #[inline]
    pub const fn to_degrees(self) -> f32 {
        self * 57.2957795130823208767981548141051703_f32
    }

    pub const fn midpoint(self, other: f32) -> f32 {
        ((self as f64 + other as f64) / 2.0) as f32
    }
}

impl f64 {
    #[inline]
    pub const fn to_degrees(self) -> f64 {
        self * (180.0f64 / 3.14159265358979323846264338327950288_f64)
    }

    pub const fn midpoint(self, other: f64) -> f64 {
        let low = f64::MIN_POSITIVE * 2.0;
        let high = f64::MAX / 2.0;
        let (a, b) = (intrinsics::float_abs(self), intrinsics::float_abs(other));
        if a <= high && b <= high {
            (self + other) / 2.0
        } else if a < low {
            self + other / 2.0
        } else if b < low {
            self / 2.0 + other
        } else {
            self / 2.0 + other / 2.0
        }
    }
}

/// What floats can be turned into without a look at whether they fit.
pub trait FloatToInt<Int> {
    #[doc(hidden)]
    unsafe fn __to_int_unchecked(self) -> Int;
}

#[each(Int = i8, u8, i16, u16, i32, u32, i64, u64, i128, u128, isize, usize)]
impl FloatToInt<Int> for f32 {
    #[inline]
    unsafe fn __to_int_unchecked(self) -> Int {
        self as Int
    }
}

#[each(Int = i8, u8, i16, u16, i32, u32, i64, u64, i128, u128, isize, usize)]
impl FloatToInt<Int> for f64 {
    #[inline]
    unsafe fn __to_int_unchecked(self) -> Int {
        self as Int
    }
}

#[each(Float = f32, f64)]
impl Float {
    #[inline]
    pub unsafe fn to_int_unchecked<Int>(self) -> Int
    where
        Self: FloatToInt<Int>,
    {
        unsafe { FloatToInt::<Int>::__to_int_unchecked(self) }
    }
}
