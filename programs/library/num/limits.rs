//! What differs from number type to number type: limits, and bytes.

use crate::intrinsics;
use crate::prelude::v1::*;

impl u8 {
    pub const MIN: u8 = 0;
    pub const MAX: u8 = 255;
    pub const BITS: u32 = 8;

    pub const fn to_be_bytes(self) -> [u8; 1] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 1] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 1] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 1]) -> u8 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 1]) -> u8 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 1]) -> u8 {
        intrinsics::transmute(bytes)
    }
}

impl u16 {
    pub const MIN: u16 = 0;
    pub const MAX: u16 = 65535;
    pub const BITS: u32 = 16;

    pub const fn to_be_bytes(self) -> [u8; 2] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 2] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 2] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 2]) -> u16 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 2]) -> u16 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 2]) -> u16 {
        intrinsics::transmute(bytes)
    }
}

impl u32 {
    pub const MIN: u32 = 0;
    pub const MAX: u32 = 4294967295;
    pub const BITS: u32 = 32;

    pub const fn to_be_bytes(self) -> [u8; 4] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 4] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 4]) -> u32 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 4]) -> u32 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 4]) -> u32 {
        intrinsics::transmute(bytes)
    }
}

impl u64 {
    pub const MIN: u64 = 0;
    pub const MAX: u64 = 18446744073709551615;
    pub const BITS: u32 = 64;

    pub const fn to_be_bytes(self) -> [u8; 8] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> u64 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> u64 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> u64 {
        intrinsics::transmute(bytes)
    }
}

impl u128 {
    pub const MIN: u128 = 0;
    pub const MAX: u128 = 340282366920938463463374607431768211455;
    pub const BITS: u32 = 128;

    pub const fn to_be_bytes(self) -> [u8; 16] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 16] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 16] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 16]) -> u128 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 16]) -> u128 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 16]) -> u128 {
        intrinsics::transmute(bytes)
    }
}

impl usize {
    pub const MIN: usize = 0;
    pub const MAX: usize = 18446744073709551615;
    pub const BITS: u32 = 64;

    pub const fn to_be_bytes(self) -> [u8; 8] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> usize {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> usize {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> usize {
        intrinsics::transmute(bytes)
    }
}

impl i8 {
    pub const MIN: i8 = -128;
    pub const MAX: i8 = 127;
    pub const BITS: u32 = 8;

    pub const fn to_be_bytes(self) -> [u8; 1] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 1] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 1] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 1]) -> i8 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 1]) -> i8 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 1]) -> i8 {
        intrinsics::transmute(bytes)
    }
}

impl i16 {
    pub const MIN: i16 = -32768;
    pub const MAX: i16 = 32767;
    pub const BITS: u32 = 16;

    pub const fn to_be_bytes(self) -> [u8; 2] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 2] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 2] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 2]) -> i16 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 2]) -> i16 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 2]) -> i16 {
        intrinsics::transmute(bytes)
    }
}

impl i32 {
    pub const MIN: i32 = -2147483648;
    pub const MAX: i32 = 2147483647;
    pub const BITS: u32 = 32;

    pub const fn to_be_bytes(self) -> [u8; 4] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 4] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 4]) -> i32 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 4]) -> i32 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 4]) -> i32 {
        intrinsics::transmute(bytes)
    }
}

impl i64 {
    pub const MIN: i64 = -9223372036854775808;
    pub const MAX: i64 = 9223372036854775807;
    pub const BITS: u32 = 64;

    pub const fn to_be_bytes(self) -> [u8; 8] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> i64 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> i64 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> i64 {
        intrinsics::transmute(bytes)
    }
}

impl i128 {
    pub const MIN: i128 = -170141183460469231731687303715884105728;
    pub const MAX: i128 = 170141183460469231731687303715884105727;
    pub const BITS: u32 = 128;

    pub const fn to_be_bytes(self) -> [u8; 16] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 16] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 16] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 16]) -> i128 {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 16]) -> i128 {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 16]) -> i128 {
        intrinsics::transmute(bytes)
    }
}

impl isize {
    pub const MIN: isize = -9223372036854775808;
    pub const MAX: isize = 9223372036854775807;
    pub const BITS: u32 = 64;

    pub const fn to_be_bytes(self) -> [u8; 8] {
        intrinsics::transmute(intrinsics::bswap(self))
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        intrinsics::transmute(self)
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> isize {
        intrinsics::bswap(intrinsics::transmute(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> isize {
        intrinsics::transmute(bytes)
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> isize {
        intrinsics::transmute(bytes)
    }
}

impl f32 {
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 24;
    pub const DIGITS: u32 = 6;
    pub const EPSILON: f32 = 1.19209290e-07;
    pub const MIN: f32 = -3.40282347e+38;
    pub const MIN_POSITIVE: f32 = 1.17549435e-38;
    pub const MAX: f32 = 3.40282347e+38;
    pub const MIN_EXP: i32 = -125;
    pub const MAX_EXP: i32 = 128;
    pub const MIN_10_EXP: i32 = -37;
    pub const MAX_10_EXP: i32 = 38;
    pub const NAN: f32 = f32::from_bits(0x7fc0_0000);
    pub const INFINITY: f32 = 1.0 / 0.0;
    pub const NEG_INFINITY: f32 = -1.0 / 0.0;

    #[inline]
    pub const fn to_bits(self) -> u32 {
        intrinsics::transmute(self)
    }

    #[inline]
    pub const fn from_bits(v: u32) -> f32 {
        intrinsics::transmute(v)
    }

    pub const fn to_be_bytes(self) -> [u8; 4] {
        self.to_bits().to_be_bytes()
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        self.to_bits().to_le_bytes()
    }

    pub const fn to_ne_bytes(self) -> [u8; 4] {
        self.to_bits().to_ne_bytes()
    }

    pub const fn from_be_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_be_bytes(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_le_bytes(bytes))
    }

    pub const fn from_ne_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_ne_bytes(bytes))
    }
}

impl f64 {
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 53;
    pub const DIGITS: u32 = 15;
    pub const EPSILON: f64 = 2.2204460492503131e-16;
    pub const MIN: f64 = -1.7976931348623157e+308;
    pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;
    pub const MAX: f64 = 1.7976931348623157e+308;
    pub const MIN_EXP: i32 = -1021;
    pub const MAX_EXP: i32 = 1024;
    pub const MIN_10_EXP: i32 = -307;
    pub const MAX_10_EXP: i32 = 308;
    pub const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0000);
    pub const INFINITY: f64 = 1.0 / 0.0;
    pub const NEG_INFINITY: f64 = -1.0 / 0.0;

    #[inline]
    pub const fn to_bits(self) -> u64 {
        intrinsics::transmute(self)
    }

    #[inline]
    pub const fn from_bits(v: u64) -> f64 {
        intrinsics::transmute(v)
    }

    pub const fn to_be_bytes(self) -> [u8; 8] {
        self.to_bits().to_be_bytes()
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        self.to_bits().to_le_bytes()
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_bits().to_ne_bytes()
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_be_bytes(bytes))
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_le_bytes(bytes))
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_ne_bytes(bytes))
    }
}
