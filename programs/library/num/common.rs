//! What every integer type can do.

use crate::intrinsics;
use crate::num::overflow;
use crate::prelude::v1::*;

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Int {
    #[inline]
    pub const fn count_ones(self) -> u32 {
        intrinsics::ctpop(self)
    }

    #[inline]
    pub const fn count_zeros(self) -> u32 {
        intrinsics::ctpop(!self)
    }

    #[inline]
    pub const fn leading_zeros(self) -> u32 {
        intrinsics::ctlz(self)
    }

    #[inline]
    pub const fn trailing_zeros(self) -> u32 {
        intrinsics::cttz(self)
    }

    #[inline]
    pub const fn leading_ones(self) -> u32 {
        intrinsics::ctlz(!self)
    }

    #[inline]
    pub const fn trailing_ones(self) -> u32 {
        intrinsics::cttz(!self)
    }

    #[inline]
    pub const fn rotate_left(self, n: u32) -> Int {
        intrinsics::rotate_left(self, n)
    }

    #[inline]
    pub const fn rotate_right(self, n: u32) -> Int {
        intrinsics::rotate_right(self, n)
    }

    #[inline]
    pub const fn swap_bytes(self) -> Int {
        intrinsics::bswap(self)
    }

    #[inline]
    pub const fn reverse_bits(self) -> Int {
        intrinsics::bitreverse(self)
    }

    pub const fn from_be(x: Int) -> Int {
        intrinsics::bswap(x)
    }

    pub const fn from_le(x: Int) -> Int {
        x
    }

    pub const fn to_be(self) -> Int {
        intrinsics::bswap(self)
    }

    pub const fn to_le(self) -> Int {
        self
    }

    pub const fn min_value() -> Int {
        Int::MIN
    }

    pub const fn max_value() -> Int {
        Int::MAX
    }

    // Wrapping around.

    #[inline]
    pub const fn wrapping_add(self, rhs: Int) -> Int {
        intrinsics::wrapping_add(self, rhs)
    }

    #[inline]
    pub const fn wrapping_sub(self, rhs: Int) -> Int {
        intrinsics::wrapping_sub(self, rhs)
    }

    #[inline]
    pub const fn wrapping_mul(self, rhs: Int) -> Int {
        intrinsics::wrapping_mul(self, rhs)
    }

    #[inline]
    pub const fn wrapping_neg(self) -> Int {
        intrinsics::wrapping_neg(self)
    }

    #[inline]
    pub const fn wrapping_shl(self, rhs: u32) -> Int {
        intrinsics::wrapping_shl(self, rhs)
    }

    #[inline]
    pub const fn wrapping_shr(self, rhs: u32) -> Int {
        intrinsics::wrapping_shr(self, rhs)
    }

    pub const fn wrapping_pow(self, exp: u32) -> Int {
        let mut base = self;
        let mut result: Int = 1;
        let mut left = exp;
        while left > 0 {
            if left & 1 == 1 {
                result = intrinsics::wrapping_mul(result, base);
            }
            base = intrinsics::wrapping_mul(base, base);
            left /= 2;
        }
        result
    }

    // Saying whether it overflowed.

    #[inline]
    pub const fn overflowing_add(self, rhs: Int) -> (Int, bool) {
        intrinsics::add_with_overflow(self, rhs)
    }

    #[inline]
    pub const fn overflowing_sub(self, rhs: Int) -> (Int, bool) {
        intrinsics::sub_with_overflow(self, rhs)
    }

    #[inline]
    pub const fn overflowing_mul(self, rhs: Int) -> (Int, bool) {
        intrinsics::mul_with_overflow(self, rhs)
    }

    pub const fn overflowing_shl(self, rhs: u32) -> (Int, bool) {
        (intrinsics::wrapping_shl(self, rhs), rhs >= Int::BITS)
    }

    pub const fn overflowing_shr(self, rhs: u32) -> (Int, bool) {
        (intrinsics::wrapping_shr(self, rhs), rhs >= Int::BITS)
    }

    pub const fn overflowing_pow(self, exp: u32) -> (Int, bool) {
        let mut base = self;
        let mut result: Int = 1;
        let mut overflowed = false;
        let mut left = exp;
        while left > 0 {
            if left & 1 == 1 {
                let (product, over) = intrinsics::mul_with_overflow(result, base);
                result = product;
                overflowed |= over;
            }
            left /= 2;
            if left > 0 {
                let (square, over) = intrinsics::mul_with_overflow(base, base);
                base = square;
                overflowed |= over;
            }
        }
        (result, overflowed)
    }

    // `None` where it does not fit.

    #[inline]
    pub const fn checked_add(self, rhs: Int) -> Option<Int> {
        let (result, overflow) = intrinsics::add_with_overflow(self, rhs);
        if overflow { None } else { Some(result) }
    }

    #[inline]
    pub const fn checked_sub(self, rhs: Int) -> Option<Int> {
        let (result, overflow) = intrinsics::sub_with_overflow(self, rhs);
        if overflow { None } else { Some(result) }
    }

    #[inline]
    pub const fn checked_mul(self, rhs: Int) -> Option<Int> {
        let (result, overflow) = intrinsics::mul_with_overflow(self, rhs);
        if overflow { None } else { Some(result) }
    }

    pub const fn checked_shl(self, rhs: u32) -> Option<Int> {
        if rhs < Int::BITS { Some(intrinsics::wrapping_shl(self, rhs)) } else { None }
    }

    pub const fn checked_shr(self, rhs: u32) -> Option<Int> {
        if rhs < Int::BITS { Some(intrinsics::wrapping_shr(self, rhs)) } else { None }
    }

    pub const fn unbounded_shl(self, rhs: u32) -> Int {
        if rhs < Int::BITS { intrinsics::wrapping_shl(self, rhs) } else { 0 }
    }

    pub const fn checked_pow(self, exp: u32) -> Option<Int> {
        let (result, overflow) = self.overflowing_pow(exp);
        if overflow { None } else { Some(result) }
    }

    // The nearest that fits.

    #[inline]
    pub const fn saturating_add(self, rhs: Int) -> Int {
        intrinsics::saturating_add(self, rhs)
    }

    #[inline]
    pub const fn saturating_sub(self, rhs: Int) -> Int {
        intrinsics::saturating_sub(self, rhs)
    }

    pub const fn saturating_mul(self, rhs: Int) -> Int {
        let (result, overflow) = intrinsics::mul_with_overflow(self, rhs);
        if !overflow {
            result
        } else if (self < 1) == (rhs < 1) {
            Int::MAX
        } else {
            Int::MIN
        }
    }

    pub const fn saturating_pow(self, exp: u32) -> Int {
        let (result, overflow) = self.overflowing_pow(exp);
        if !overflow {
            result
        } else if self < 1 && exp % 2 == 1 {
            Int::MIN
        } else {
            Int::MAX
        }
    }

    // Without a check.

    #[inline]
    pub const unsafe fn unchecked_add(self, rhs: Int) -> Int {
        intrinsics::wrapping_add(self, rhs)
    }

    #[inline]
    pub const unsafe fn unchecked_sub(self, rhs: Int) -> Int {
        intrinsics::wrapping_sub(self, rhs)
    }

    #[inline]
    pub const unsafe fn unchecked_mul(self, rhs: Int) -> Int {
        intrinsics::wrapping_mul(self, rhs)
    }

    // A panic where it does not fit, in every build.

    #[track_caller]
    pub const fn strict_add(self, rhs: Int) -> Int {
        self + rhs
    }

    #[track_caller]
    pub const fn strict_sub(self, rhs: Int) -> Int {
        self - rhs
    }

    #[track_caller]
    pub const fn strict_mul(self, rhs: Int) -> Int {
        self * rhs
    }

    #[track_caller]
    pub const fn strict_div(self, rhs: Int) -> Int {
        self / rhs
    }

    #[track_caller]
    pub const fn strict_rem(self, rhs: Int) -> Int {
        self % rhs
    }

    #[track_caller]
    pub const fn strict_shl(self, rhs: u32) -> Int {
        self << rhs
    }

    #[track_caller]
    pub const fn strict_shr(self, rhs: u32) -> Int {
        self >> rhs
    }

    #[track_caller]
    pub const fn strict_pow(self, exp: u32) -> Int {
        self.pow(exp)
    }

    /// The power. The squares are taken only as long as they are needed, so that none overflows in vain.
    #[track_caller]
    pub const fn pow(self, exp: u32) -> Int {
        if exp == 0 {
            return 1;
        }
        let mut base = self;
        let mut result: Int = 1;
        let mut left = exp;
        loop {
            if left & 1 == 1 {
                result *= base;
                if left == 1 {
                    return result;
                }
            }
            left /= 2;
            base *= base;
        }
    }

    #[track_caller]
    pub const fn ilog2(self) -> u32 {
        if self <= 0 {
            overflow::logarithm();
        }
        Int::BITS - 1 - intrinsics::ctlz(self)
    }

    #[track_caller]
    pub const fn ilog10(self) -> u32 {
        if self <= 0 {
            overflow::logarithm();
        }
        let mut log = 0;
        let mut rest = self;
        while rest >= 10 {
            rest /= 10;
            log += 1;
        }
        log
    }

    #[track_caller]
    pub const fn ilog(self, base: Int) -> u32 {
        if base < 2 {
            overflow::base();
        }
        if self <= 0 {
            overflow::logarithm();
        }
        let mut log = 0;
        let mut rest = self;
        while rest >= base {
            rest /= base;
            log += 1;
        }
        log
    }

    pub const fn checked_ilog2(self) -> Option<u32> {
        if self <= 0 { None } else { Some(self.ilog2()) }
    }

    pub const fn checked_ilog10(self) -> Option<u32> {
        if self <= 0 { None } else { Some(self.ilog10()) }
    }

    pub const fn checked_ilog(self, base: Int) -> Option<u32> {
        if self <= 0 || base < 2 { None } else { Some(self.ilog(base)) }
    }
}
