//! Every instruction on values, at its edges, against what Rust itself computes.

use cairn::bytecode::{FloatFn, FloatTy, IntFn, IntTy, Op};
use cairn::vm::{NoGuard, Shadow};

use super::bed::{evaluate, s};

/// Values that instructions may be given, as the bits of a 16-byte cell.
trait Value: Copy + std::fmt::Debug {
    fn bits(self) -> u128;
    fn edges() -> Vec<Self>;
}

macro_rules! int_values {
    ($($ty:ident),*) => {$(
        impl Value for $ty {
            fn bits(self) -> u128 {
                // Beyond the value the cell holds garbage, which must not matter.
                let width = <$ty>::BITS;
                let garbage = if width == 128 { 0 } else { 0xA5A5_A5A5_A5A5_A5A5_A5A5_A5A5_A5A5_A5A5u128 << width };
                let mut bytes = [0; 16];
                bytes[..size_of::<$ty>()].copy_from_slice(&self.to_le_bytes());
                u128::from_le_bytes(bytes) | garbage
            }
            fn edges() -> Vec<$ty> {
                vec![0, 1, 2, 7, 100, <$ty>::MAX, <$ty>::MAX - 1, <$ty>::MAX / 2, <$ty>::MIN, <$ty>::MIN + 1, (0 as $ty).wrapping_sub(1), (0 as $ty).wrapping_sub(7)]
            }
        }
    )*};
}
int_values!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128);

macro_rules! float_values {
    ($($ty:ident),*) => {$(
        impl Value for $ty {
            fn bits(self) -> u128 {
                u128::from(self.to_bits())
            }
            fn edges() -> Vec<$ty> {
                vec![0.0, -0.0, 1.0, -1.5, 0.1, 2.5, 3.5, 127.9, -129.0, 255.5, 65536.0, 2147483648.0, -2147483649.0, 1e19, -1e19, 1e38, <$ty>::MAX, <$ty>::MIN_POSITIVE, <$ty>::INFINITY, <$ty>::NEG_INFINITY, <$ty>::NAN]
            }
        }
    )*};
}
float_values!(f32, f64);

/// Results, as the bytes they leave in slot 0.
trait Outcome {
    fn bytes(self) -> Result<Vec<u8>, String>;
}
macro_rules! outcomes {
    ($($ty:ident),*) => {$(
        impl Outcome for $ty {
            fn bytes(self) -> Result<Vec<u8>, String> {
                Ok(self.to_le_bytes().to_vec())
            }
        }
    )*};
}
outcomes!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, f32, f64);
impl Outcome for bool {
    fn bytes(self) -> Result<Vec<u8>, String> {
        Ok(vec![u8::from(self)])
    }
}
impl<T: Outcome> Outcome for (T, bool) {
    fn bytes(self) -> Result<Vec<u8>, String> {
        let mut bytes = self.0.bytes()?;
        bytes.push(u8::from(self.1));
        Ok(bytes)
    }
}
impl<T: Outcome> Outcome for Result<T, &str> {
    fn bytes(self) -> Result<Vec<u8>, String> {
        self.map_err(str::to_owned).and_then(T::bytes)
    }
}

fn check<O: Outcome>(op: Op, operands: &[u128], expected: O) {
    let expected = expected.bytes();
    for actual in [evaluate::<NoGuard>(op, operands), evaluate::<Shadow>(op, operands)] {
        match (&actual, &expected) {
            (Ok(actual), Ok(expected)) => {
                assert_eq!(&actual[..expected.len()], &expected[..], "{op:?} on {operands:x?}");
                assert!(actual[expected.len()..].iter().all(|byte| *byte == 0), "{op:?} writes too much");
            }
            _ => assert_eq!(actual.map(|bytes| bytes.to_vec()), expected, "{op:?} on {operands:x?}"),
        }
    }
}

/// `op!(Variant, type, type, |a, b| ...)`: three-operand instructions on all pairs of edge values.
macro_rules! binary {
    ($($op:ident $ta:ident $tb:ident $f:expr;)*) => {$({
        let f: fn($ta, $tb) -> _ = $f;
        for a in <$ta>::edges() {
            for b in <$tb>::edges() {
                check(Op::$op { dst: s(0), a: s(64), b: s(80) }, &[a.bits(), b.bits()], f(a, b));
            }
        }
    })*};
}

/// As `binary`, with an immediate.
macro_rules! immediate {
    ($($op:ident $ty:ident [$($imm:expr),*] $f:expr;)*) => {$({
        let f: fn($ty, i16) -> _ = $f;
        for a in <$ty>::edges() {
            for imm in [$($imm),*] {
                check(Op::$op { dst: s(0), a: s(64), imm }, &[a.bits()], f(a, imm));
            }
        }
    })*};
}

macro_rules! unary {
    ($($op:ident { $dst:ident, $src:ident } $ty:ident $f:expr;)*) => {$({
        let f: fn($ty) -> _ = $f;
        for a in <$ty>::edges() {
            check(Op::$op { $dst: s(0), $src: s(64) }, &[a.bits()], f(a));
        }
    })*};
}

#[test]
fn checked_add() {
    binary! {
        AddI8 i8 i8 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddI16 i16 i16 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddI32 i32 i32 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddI64 i64 i64 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddU8 u8 u8 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddU16 u16 u16 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddU32 u32 u32 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddU64 u64 u64 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddI128 i128 i128 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
        AddU128 u128 u128 |a, b| a.checked_add(b).ok_or("attempt to add with overflow");
    }
}

#[test]
fn checked_sub() {
    binary! {
        SubI8 i8 i8 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubI16 i16 i16 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubI32 i32 i32 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubI64 i64 i64 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubU8 u8 u8 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubU16 u16 u16 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubU32 u32 u32 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubU64 u64 u64 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubI128 i128 i128 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
        SubU128 u128 u128 |a, b| a.checked_sub(b).ok_or("attempt to subtract with overflow");
    }
}

#[test]
fn checked_mul() {
    binary! {
        MulI8 i8 i8 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulI16 i16 i16 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulI32 i32 i32 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulI64 i64 i64 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulU8 u8 u8 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulU16 u16 u16 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulU32 u32 u32 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulU64 u64 u64 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulI128 i128 i128 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
        MulU128 u128 u128 |a, b| a.checked_mul(b).ok_or("attempt to multiply with overflow");
    }
}

#[test]
fn division() {
    binary! {
        DivI8 i8 i8 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivI16 i16 i16 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivI32 i32 i32 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivI64 i64 i64 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivU8 u8 u8 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivU16 u16 u16 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivU32 u32 u32 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivU64 u64 u64 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivI128 i128 i128 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
        DivU128 u128 u128 |a, b| if b == 0 { Err("attempt to divide by zero") } else { a.checked_div(b).ok_or("attempt to divide with overflow") };
    }
}

#[test]
fn remainder() {
    binary! {
        RemI8 i8 i8 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemI16 i16 i16 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemI32 i32 i32 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemI64 i64 i64 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemU8 u8 u8 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemU16 u16 u16 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemU32 u32 u32 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemU64 u64 u64 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemI128 i128 i128 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
        RemU128 u128 u128 |a, b| if b == 0 { Err("attempt to calculate the remainder with a divisor of zero") } else { a.checked_rem(b).ok_or("attempt to calculate the remainder with overflow") };
    }
}

#[test]
fn checked_shifts() {
    binary! {
        ShlI8 i8 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlI16 i16 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlI32 i32 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlI64 i64 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlU8 u8 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlU16 u16 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlU32 u32 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlU64 u64 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlI128 i128 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShlU128 u128 u32 |a, b| a.checked_shl(b).ok_or("attempt to shift left with overflow");
        ShrI8 i8 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrI16 i16 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrI32 i32 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrI64 i64 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrU8 u8 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrU16 u16 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrU32 u32 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrU64 u64 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrI128 i128 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
        ShrU128 u128 u32 |a, b| a.checked_shr(b).ok_or("attempt to shift right with overflow");
    }
}

#[test]
fn checked_negation() {
    unary! {
        NegI8 { dst, a } i8 |a| a.checked_neg().ok_or("attempt to negate with overflow");
        NegI16 { dst, a } i16 |a| a.checked_neg().ok_or("attempt to negate with overflow");
        NegI32 { dst, a } i32 |a| a.checked_neg().ok_or("attempt to negate with overflow");
        NegI64 { dst, a } i64 |a| a.checked_neg().ok_or("attempt to negate with overflow");
        NegI128 { dst, a } i128 |a| a.checked_neg().ok_or("attempt to negate with overflow");
    }
}

#[test]
fn checked_add_immediate() {
    immediate! {
        AddI8Imm i8 [0, 1, -1, 127, -128] |a, i| a.checked_add(i as i8).ok_or("attempt to add with overflow");
        AddI16Imm i16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_add(i).ok_or("attempt to add with overflow");
        AddI32Imm i32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_add(i as i32).ok_or("attempt to add with overflow");
        AddI64Imm i64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_add(i as i64).ok_or("attempt to add with overflow");
        AddU8Imm u8 [0, 1, 100, 255] |a, i| a.checked_add(i as u8).ok_or("attempt to add with overflow");
        AddU16Imm u16 [0, 1, 100, i16::MAX] |a, i| a.checked_add(i as u16).ok_or("attempt to add with overflow");
        AddU32Imm u32 [0, 1, 100, i16::MAX] |a, i| a.checked_add(i as u32).ok_or("attempt to add with overflow");
        AddU64Imm u64 [0, 1, 100, i16::MAX] |a, i| a.checked_add(i as u64).ok_or("attempt to add with overflow");
    }
}

#[test]
fn checked_sub_immediate() {
    immediate! {
        SubI8Imm i8 [0, 1, -1, 127, -128] |a, i| a.checked_sub(i as i8).ok_or("attempt to subtract with overflow");
        SubI16Imm i16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_sub(i).ok_or("attempt to subtract with overflow");
        SubI32Imm i32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_sub(i as i32).ok_or("attempt to subtract with overflow");
        SubI64Imm i64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_sub(i as i64).ok_or("attempt to subtract with overflow");
        SubU8Imm u8 [0, 1, 100, 255] |a, i| a.checked_sub(i as u8).ok_or("attempt to subtract with overflow");
        SubU16Imm u16 [0, 1, 100, i16::MAX] |a, i| a.checked_sub(i as u16).ok_or("attempt to subtract with overflow");
        SubU32Imm u32 [0, 1, 100, i16::MAX] |a, i| a.checked_sub(i as u32).ok_or("attempt to subtract with overflow");
        SubU64Imm u64 [0, 1, 100, i16::MAX] |a, i| a.checked_sub(i as u64).ok_or("attempt to subtract with overflow");
    }
}

#[test]
fn checked_mul_immediate() {
    immediate! {
        MulI32Imm i32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_mul(i as i32).ok_or("attempt to multiply with overflow");
        MulI64Imm i64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a.checked_mul(i as i64).ok_or("attempt to multiply with overflow");
        MulU32Imm u32 [0, 1, 100, i16::MAX] |a, i| a.checked_mul(i as u32).ok_or("attempt to multiply with overflow");
        MulU64Imm u64 [0, 1, 100, i16::MAX] |a, i| a.checked_mul(i as u64).ok_or("attempt to multiply with overflow");
    }
}

#[test]
fn division_by_an_immediate() {
    immediate! {
        DivI32Imm i32 [1, 2, 10, 100] |a, i| a / i as i32;
        DivI64Imm i64 [1, 2, 10, 100] |a, i| a / i as i64;
        DivU8Imm u8 [1, 2, 10, 100] |a, i| a / i as u8;
        DivU32Imm u32 [1, 2, 10, 100] |a, i| a / i as u32;
        DivU64Imm u64 [1, 2, 10, 100] |a, i| a / i as u64;
        RemI32Imm i32 [1, 2, 10, 100] |a, i| a % i as i32;
        RemI64Imm i64 [1, 2, 10, 100] |a, i| a % i as i64;
        RemU8Imm u8 [1, 2, 10, 100] |a, i| a % i as u8;
        RemU32Imm u32 [1, 2, 10, 100] |a, i| a % i as u32;
        RemU64Imm u64 [1, 2, 10, 100] |a, i| a % i as u64;
    }
}

#[test]
fn wrapping() {
    binary! {
        WrappingAdd8 u8 u8 |a, b| a.wrapping_add(b);
        WrappingAdd16 u16 u16 |a, b| a.wrapping_add(b);
        WrappingAdd32 u32 u32 |a, b| a.wrapping_add(b);
        WrappingAdd64 u64 u64 |a, b| a.wrapping_add(b);
        WrappingAdd128 u128 u128 |a, b| a.wrapping_add(b);
        WrappingSub8 u8 u8 |a, b| a.wrapping_sub(b);
        WrappingSub16 u16 u16 |a, b| a.wrapping_sub(b);
        WrappingSub32 u32 u32 |a, b| a.wrapping_sub(b);
        WrappingSub64 u64 u64 |a, b| a.wrapping_sub(b);
        WrappingSub128 u128 u128 |a, b| a.wrapping_sub(b);
        WrappingMul8 u8 u8 |a, b| a.wrapping_mul(b);
        WrappingMul16 u16 u16 |a, b| a.wrapping_mul(b);
        WrappingMul32 u32 u32 |a, b| a.wrapping_mul(b);
        WrappingMul64 u64 u64 |a, b| a.wrapping_mul(b);
        WrappingMul128 u128 u128 |a, b| a.wrapping_mul(b);
        WrappingShl8 u8 u32 |a, b| a.wrapping_shl(b);
        WrappingShl16 u16 u32 |a, b| a.wrapping_shl(b);
        WrappingShl32 u32 u32 |a, b| a.wrapping_shl(b);
        WrappingShl64 u64 u32 |a, b| a.wrapping_shl(b);
        WrappingShl128 u128 u32 |a, b| a.wrapping_shl(b);
        WrappingShrI8 i8 u32 |a, b| a.wrapping_shr(b);
        WrappingShrI16 i16 u32 |a, b| a.wrapping_shr(b);
        WrappingShrI32 i32 u32 |a, b| a.wrapping_shr(b);
        WrappingShrI64 i64 u32 |a, b| a.wrapping_shr(b);
        WrappingShrU8 u8 u32 |a, b| a.wrapping_shr(b);
        WrappingShrU16 u16 u32 |a, b| a.wrapping_shr(b);
        WrappingShrU32 u32 u32 |a, b| a.wrapping_shr(b);
        WrappingShrU64 u64 u32 |a, b| a.wrapping_shr(b);
        WrappingShrI128 i128 u32 |a, b| a.wrapping_shr(b);
        WrappingShrU128 u128 u32 |a, b| a.wrapping_shr(b);
        RotateLeft32 u32 u32 |a, b| a.rotate_left(b % 32);
        RotateLeft64 u64 u32 |a, b| a.rotate_left(b % 64);
    }
}

#[test]
fn bits() {
    binary! {
        And8 u8 u8 |a, b| a & b;
        And16 u16 u16 |a, b| a & b;
        And32 u32 u32 |a, b| a & b;
        And64 u64 u64 |a, b| a & b;
        And128 u128 u128 |a, b| a & b;
        Or8 u8 u8 |a, b| a | b;
        Or16 u16 u16 |a, b| a | b;
        Or32 u32 u32 |a, b| a | b;
        Or64 u64 u64 |a, b| a | b;
        Or128 u128 u128 |a, b| a | b;
        Xor8 u8 u8 |a, b| a ^ b;
        Xor16 u16 u16 |a, b| a ^ b;
        Xor32 u32 u32 |a, b| a ^ b;
        Xor64 u64 u64 |a, b| a ^ b;
        Xor128 u128 u128 |a, b| a ^ b;
    }
}

#[test]
fn wrapping_immediates() {
    immediate! {
        WrappingAdd8Imm u8 [0, 1, -1, i16::MAX, i16::MIN] |a, i| a.wrapping_add(i as u8);
        WrappingAdd16Imm u16 [0, 1, -1, i16::MAX, i16::MIN] |a, i| a.wrapping_add(i as u16);
        WrappingAdd32Imm u32 [0, 1, -1, i16::MAX, i16::MIN] |a, i| a.wrapping_add(i as u32);
        WrappingAdd64Imm u64 [0, 1, -1, i16::MAX, i16::MIN] |a, i| a.wrapping_add(i as u64);
        WrappingMul32Imm u32 [0, 1, -1, 10, i16::MIN] |a, i| a.wrapping_mul(i as u32);
        WrappingMul64Imm u64 [0, 1, -1, 10, i16::MIN] |a, i| a.wrapping_mul(i as u64);
        And8Imm u8 [0, 1, -1, 15, i16::MIN] |a, i| a & i as u8;
        And32Imm u32 [0, 1, -1, 15, i16::MIN] |a, i| a & i as u32;
        And64Imm u64 [0, 1, -1, 15, i16::MIN] |a, i| a & i as u64;
        Shl8Imm u8 [0, 1, 7] |a, i| a << i;
        Shl16Imm u16 [0, 1, 15] |a, i| a << i;
        Shl32Imm u32 [0, 1, 31] |a, i| a << i;
        Shl64Imm u64 [0, 1, 63] |a, i| a << i;
        ShrI8Imm i8 [0, 1, 7] |a, i| a >> i;
        ShrI16Imm i16 [0, 1, 15] |a, i| a >> i;
        ShrI32Imm i32 [0, 1, 31] |a, i| a >> i;
        ShrI64Imm i64 [0, 1, 63] |a, i| a >> i;
        ShrU8Imm u8 [0, 1, 7] |a, i| a >> i;
        ShrU16Imm u16 [0, 1, 15] |a, i| a >> i;
        ShrU32Imm u32 [0, 1, 31] |a, i| a >> i;
        ShrU64Imm u64 [0, 1, 63] |a, i| a >> i;
    }
}

#[test]
fn unary_bits() {
    unary! {
        WrappingNeg8 { dst, a } u8 |a| a.wrapping_neg();
        WrappingNeg16 { dst, a } u16 |a| a.wrapping_neg();
        WrappingNeg32 { dst, a } u32 |a| a.wrapping_neg();
        WrappingNeg64 { dst, a } u64 |a| a.wrapping_neg();
        WrappingNeg128 { dst, a } u128 |a| a.wrapping_neg();
        Not8 { dst, a } u8 |a| !a;
        Not16 { dst, a } u16 |a| !a;
        Not32 { dst, a } u32 |a| !a;
        Not64 { dst, a } u64 |a| !a;
        Not128 { dst, a } u128 |a| !a;
        ShiftAmount64 { dst, src } u64 |a| u32::try_from(a).unwrap_or(u32::MAX);
        ShiftAmount128 { dst, src } u128 |a| u32::try_from(a).unwrap_or(u32::MAX);
    }
}

#[test]
fn comparisons() {
    binary! {
        Eq8 u8 u8 |a, b| a == b;
        Eq16 u16 u16 |a, b| a == b;
        Eq32 u32 u32 |a, b| a == b;
        Eq64 u64 u64 |a, b| a == b;
        Eq128 u128 u128 |a, b| a == b;
        Ne8 u8 u8 |a, b| a != b;
        Ne16 u16 u16 |a, b| a != b;
        Ne32 u32 u32 |a, b| a != b;
        Ne64 u64 u64 |a, b| a != b;
        Ne128 u128 u128 |a, b| a != b;
        LtI8 i8 i8 |a, b| a < b;
        LtI16 i16 i16 |a, b| a < b;
        LtI32 i32 i32 |a, b| a < b;
        LtI64 i64 i64 |a, b| a < b;
        LtU8 u8 u8 |a, b| a < b;
        LtU16 u16 u16 |a, b| a < b;
        LtU32 u32 u32 |a, b| a < b;
        LtU64 u64 u64 |a, b| a < b;
        LtI128 i128 i128 |a, b| a < b;
        LtU128 u128 u128 |a, b| a < b;
        LeI8 i8 i8 |a, b| a <= b;
        LeI16 i16 i16 |a, b| a <= b;
        LeI32 i32 i32 |a, b| a <= b;
        LeI64 i64 i64 |a, b| a <= b;
        LeU8 u8 u8 |a, b| a <= b;
        LeU16 u16 u16 |a, b| a <= b;
        LeU32 u32 u32 |a, b| a <= b;
        LeU64 u64 u64 |a, b| a <= b;
        LeI128 i128 i128 |a, b| a <= b;
        LeU128 u128 u128 |a, b| a <= b;
        EqF32 f32 f32 |a, b| a == b;
        EqF64 f64 f64 |a, b| a == b;
        NeF32 f32 f32 |a, b| a != b;
        NeF64 f64 f64 |a, b| a != b;
        LtF32 f32 f32 |a, b| a < b;
        LtF64 f64 f64 |a, b| a < b;
        LeF32 f32 f32 |a, b| a <= b;
        LeF64 f64 f64 |a, b| a <= b;
    }
}

#[test]
fn comparisons_with_an_immediate() {
    immediate! {
        Eq8Imm u8 [0, 1, -1, 100, i16::MIN] |a, i| a == i as u8;
        Eq16Imm u16 [0, 1, -1, 100, i16::MIN] |a, i| a == i as u16;
        Eq32Imm u32 [0, 1, -1, 100, i16::MIN] |a, i| a == i as u32;
        Eq64Imm u64 [0, 1, -1, 100, i16::MIN] |a, i| a == i as u64;
        Ne8Imm u8 [0, 1, -1, 100, i16::MIN] |a, i| a != i as u8;
        Ne16Imm u16 [0, 1, -1, 100, i16::MIN] |a, i| a != i as u16;
        Ne32Imm u32 [0, 1, -1, 100, i16::MIN] |a, i| a != i as u32;
        Ne64Imm u64 [0, 1, -1, 100, i16::MIN] |a, i| a != i as u64;
        LtI8Imm i8 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as i8;
        LtI16Imm i16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i;
        LtI32Imm i32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as i32;
        LtI64Imm i64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as i64;
        LtU8Imm u8 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as u8;
        LtU16Imm u16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as u16;
        LtU32Imm u32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as u32;
        LtU64Imm u64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a < i as u64;
        GeI8Imm i8 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as i8;
        GeI16Imm i16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i;
        GeI32Imm i32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as i32;
        GeI64Imm i64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as i64;
        GeU8Imm u8 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as u8;
        GeU16Imm u16 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as u16;
        GeU32Imm u32 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as u32;
        GeU64Imm u64 [0, 1, -1, 100, i16::MAX, i16::MIN] |a, i| a >= i as u64;
    }
}

#[test]
fn float_arithmetic() {
    binary! {
        AddF32 f32 f32 |a, b| a + b;
        AddF64 f64 f64 |a, b| a + b;
        SubF32 f32 f32 |a, b| a - b;
        SubF64 f64 f64 |a, b| a - b;
        MulF32 f32 f32 |a, b| a * b;
        MulF64 f64 f64 |a, b| a * b;
        DivF32 f32 f32 |a, b| a / b;
        DivF64 f64 f64 |a, b| a / b;
        RemF32 f32 f32 |a, b| a % b;
        RemF64 f64 f64 |a, b| a % b;
    }
}

#[test]
fn conversions() {
    unary! {
        NegF32 { dst, a } f32 |a| -a;
        NegF64 { dst, a } f64 |a| -a;
        Sext8To16 { dst, src } i8 |a| i16::from(a);
        Sext8To32 { dst, src } i8 |a| i32::from(a);
        Sext8To64 { dst, src } i8 |a| i64::from(a);
        Sext16To32 { dst, src } i16 |a| i32::from(a);
        Sext16To64 { dst, src } i16 |a| i64::from(a);
        Sext32To64 { dst, src } i32 |a| i64::from(a);
        Sext64To128 { dst, src } i64 |a| i128::from(a);
        Zext8To16 { dst, src } u8 |a| u16::from(a);
        Zext8To32 { dst, src } u8 |a| u32::from(a);
        Zext8To64 { dst, src } u8 |a| u64::from(a);
        Zext16To32 { dst, src } u16 |a| u32::from(a);
        Zext16To64 { dst, src } u16 |a| u64::from(a);
        Zext32To64 { dst, src } u32 |a| u64::from(a);
        Zext64To128 { dst, src } u64 |a| u128::from(a);
        I32ToF32 { dst, src } i32 |a| a as f32;
        I32ToF64 { dst, src } i32 |a| a as f64;
        I64ToF32 { dst, src } i64 |a| a as f32;
        I64ToF64 { dst, src } i64 |a| a as f64;
        I128ToF32 { dst, src } i128 |a| a as f32;
        I128ToF64 { dst, src } i128 |a| a as f64;
        U32ToF32 { dst, src } u32 |a| a as f32;
        U32ToF64 { dst, src } u32 |a| a as f64;
        U64ToF32 { dst, src } u64 |a| a as f32;
        U64ToF64 { dst, src } u64 |a| a as f64;
        U128ToF32 { dst, src } u128 |a| a as f32;
        U128ToF64 { dst, src } u128 |a| a as f64;
        F32ToI8 { dst, src } f32 |a| a as i8;
        F32ToI16 { dst, src } f32 |a| a as i16;
        F32ToI32 { dst, src } f32 |a| a as i32;
        F32ToI64 { dst, src } f32 |a| a as i64;
        F32ToU8 { dst, src } f32 |a| a as u8;
        F32ToU16 { dst, src } f32 |a| a as u16;
        F32ToU32 { dst, src } f32 |a| a as u32;
        F32ToU64 { dst, src } f32 |a| a as u64;
        F32ToI128 { dst, src } f32 |a| a as i128;
        F32ToU128 { dst, src } f32 |a| a as u128;
        F64ToI8 { dst, src } f64 |a| a as i8;
        F64ToI16 { dst, src } f64 |a| a as i16;
        F64ToI32 { dst, src } f64 |a| a as i32;
        F64ToI64 { dst, src } f64 |a| a as i64;
        F64ToU8 { dst, src } f64 |a| a as u8;
        F64ToU16 { dst, src } f64 |a| a as u16;
        F64ToU32 { dst, src } f64 |a| a as u32;
        F64ToU64 { dst, src } f64 |a| a as u64;
        F64ToI128 { dst, src } f64 |a| a as i128;
        F64ToU128 { dst, src } f64 |a| a as u128;
        F32ToF64 { dst, src } f32 |a| f64::from(a);
        F64ToF32 { dst, src } f64 |a| a as f32;
    }
}

#[test]
fn not_bool() {
    check(Op::NotBool { dst: s(0), a: s(64) }, &[0], true);
    check(Op::NotBool { dst: s(0), a: s(64) }, &[1], false);
}

/// Branches: `taken` writes 1, not taken leaves 0.
fn branch(op: Op, operands: &[u128], expected: bool) {
    use super::bed::{constant, main_program, print_slot, run};
    use cairn::bytecode::Program;
    let (mut code, mut pool) = (vec![Op::Const1 { dst: s(0), imm: 1 }], Vec::new());
    for (slot, operand) in [64, 80].into_iter().zip(operands) {
        constant(&mut code, &mut pool, slot, *operand);
    }
    code.extend([op, Op::Const1 { dst: s(0), imm: 0 }]);
    print_slot(&mut code, 0, 1);
    code.push(Op::Halt);
    let outcome = run(&Program { pool, ..main_program(code) });
    assert_eq!(outcome.stdout, [u8::from(expected)], "{op:?} on {operands:x?}");
}

macro_rules! branches {
    ($($op:ident $ty:ident $f:expr;)*) => {$({
        let f: fn($ty, $ty) -> bool = $f;
        for a in <$ty>::edges() {
            for b in <$ty>::edges() {
                branch(Op::$op { a: s(64), b: s(80), to: cairn::bytecode::Near(2) }, &[a.bits(), b.bits()], f(a, b));
            }
        }
    })*};
}

macro_rules! immediate_branches {
    ($($op:ident $ty:ident $f:expr;)*) => {$({
        let f: fn($ty, $ty) -> bool = $f;
        for a in <$ty>::edges() {
            for imm in [0, 1, -1, 100, i16::MAX, i16::MIN] {
                branch(Op::$op { a: s(64), imm, to: cairn::bytecode::Near(2) }, &[a.bits()], f(a, imm as $ty));
            }
        }
    })*};
}

#[test]
fn fused_branches() {
    branches! {
        BrEq8 u8 |a, b| a == b;
        BrEq16 u16 |a, b| a == b;
        BrEq32 u32 |a, b| a == b;
        BrEq64 u64 |a, b| a == b;
        BrNe8 u8 |a, b| a != b;
        BrNe16 u16 |a, b| a != b;
        BrNe32 u32 |a, b| a != b;
        BrNe64 u64 |a, b| a != b;
        BrLtI8 i8 |a, b| a < b;
        BrLtI16 i16 |a, b| a < b;
        BrLtI32 i32 |a, b| a < b;
        BrLtI64 i64 |a, b| a < b;
        BrLtU8 u8 |a, b| a < b;
        BrLtU16 u16 |a, b| a < b;
        BrLtU32 u32 |a, b| a < b;
        BrLtU64 u64 |a, b| a < b;
        BrLeI8 i8 |a, b| a <= b;
        BrLeI16 i16 |a, b| a <= b;
        BrLeI32 i32 |a, b| a <= b;
        BrLeI64 i64 |a, b| a <= b;
        BrLeU8 u8 |a, b| a <= b;
        BrLeU16 u16 |a, b| a <= b;
        BrLeU32 u32 |a, b| a <= b;
        BrLeU64 u64 |a, b| a <= b;
        BrLtF64 f64 |a, b| a < b;
        BrLeF64 f64 |a, b| a <= b;
        BrNotLtF64 f64 |a, b| a.partial_cmp(&b).is_none_or(|order| order.is_ge());
        BrNotLeF64 f64 |a, b| a.partial_cmp(&b).is_none_or(|order| order.is_gt());
    }
}

#[test]
fn fused_branches_with_an_immediate() {
    immediate_branches! {
        BrEq8Imm u8 |a, b| a == b;
        BrEq16Imm u16 |a, b| a == b;
        BrEq32Imm u32 |a, b| a == b;
        BrEq64Imm u64 |a, b| a == b;
        BrNe8Imm u8 |a, b| a != b;
        BrNe16Imm u16 |a, b| a != b;
        BrNe32Imm u32 |a, b| a != b;
        BrNe64Imm u64 |a, b| a != b;
        BrLtI8Imm i8 |a, b| a < b;
        BrLtI16Imm i16 |a, b| a < b;
        BrLtI32Imm i32 |a, b| a < b;
        BrLtI64Imm i64 |a, b| a < b;
        BrLtU8Imm u8 |a, b| a < b;
        BrLtU16Imm u16 |a, b| a < b;
        BrLtU32Imm u32 |a, b| a < b;
        BrLtU64Imm u64 |a, b| a < b;
        BrGeI8Imm i8 |a, b| a >= b;
        BrGeI16Imm i16 |a, b| a >= b;
        BrGeI32Imm i32 |a, b| a >= b;
        BrGeI64Imm i64 |a, b| a >= b;
        BrGeU8Imm u8 |a, b| a >= b;
        BrGeU16Imm u16 |a, b| a >= b;
        BrGeU32Imm u32 |a, b| a >= b;
        BrGeU64Imm u64 |a, b| a >= b;
    }
}

macro_rules! int_functions {
    ($($ty:ident $variant:ident;)*) => {$({
        for a in <$ty>::edges() {
            let one = |function| Op::IntFn { function, ty: IntTy::$variant, dst: s(0), args: s(64) };
            check(one(IntFn::Ctpop), &[a.bits()], a.count_ones());
            check(one(IntFn::Ctlz), &[a.bits()], a.leading_zeros());
            check(one(IntFn::Cttz), &[a.bits()], a.trailing_zeros());
            check(one(IntFn::Bswap), &[a.bits()], a.swap_bytes());
            check(one(IntFn::BitReverse), &[a.bits()], a.reverse_bits());
            // Two cells of 8 bytes are one operand of the bed for all but the 128-bit types.
            let cells = |b: u128| if <$ty>::BITS == 128 { vec![a.bits(), b] } else { vec![a.bits() & u128::from(u64::MAX) | b << 64] };
            for b in <$ty>::edges() {
                check(one(IntFn::AddWithOverflow), &cells(b.bits()), a.overflowing_add(b));
                check(one(IntFn::SubWithOverflow), &cells(b.bits()), a.overflowing_sub(b));
                check(one(IntFn::MulWithOverflow), &cells(b.bits()), a.overflowing_mul(b));
                check(one(IntFn::SaturatingAdd), &cells(b.bits()), a.saturating_add(b));
                check(one(IntFn::SaturatingSub), &cells(b.bits()), a.saturating_sub(b));
            }
            for by in [0u32, 1, 7, 31, 64, 200] {
                check(one(IntFn::RotateLeft), &cells(by.bits()), a.rotate_left(by % <$ty>::BITS));
                check(one(IntFn::RotateRight), &cells(by.bits()), a.rotate_right(by % <$ty>::BITS));
            }
        }
    })*};
}

#[test]
fn functions_of_integers() {
    int_functions! {
        i8 I8;
        i16 I16;
        i32 I32;
        i64 I64;
        u8 U8;
        u16 U16;
        u32 U32;
        u64 U64;
        i128 I128;
        u128 U128;
    }
}

#[test]
fn functions_of_floats() {
    let two = |a: f64, b: f64| a.bits() | b.bits() << 64;
    for a in f64::edges() {
        let op = |function| Op::FloatFn { function, ty: FloatTy::F64, dst: s(0), args: s(64) };
        check(op(FloatFn::Sqrt), &[a.bits()], a.sqrt());
        check(op(FloatFn::RoundTiesEven), &[a.bits()], a.round_ties_even());
        check(op(FloatFn::Round), &[a.bits()], a.round());
        check(op(FloatFn::Cbrt), &[a.bits()], a.cbrt());
        check(op(FloatFn::Ln1p), &[a.bits()], a.ln_1p());
        check(op(FloatFn::Powi), &[a.bits() | 3 << 64], a.powi(3));
        for b in f64::edges() {
            check(op(FloatFn::Min), &[two(a, b)], a.min(b));
            check(op(FloatFn::Hypot), &[two(a, b)], a.hypot(b));
            check(op(FloatFn::Copysign), &[two(a, b)], a.copysign(b));
            check(op(FloatFn::MulAdd), &[two(a, b), 0.5f64.bits()], a.mul_add(b, 0.5));
        }
    }
    for a in f32::edges() {
        let op = |function| Op::FloatFn { function, ty: FloatTy::F32, dst: s(0), args: s(64) };
        check(op(FloatFn::Floor), &[a.bits()], a.floor());
        check(op(FloatFn::Exp), &[a.bits()], a.exp());
        check(op(FloatFn::Atan2), &[a.bits() | 2.0f32.bits() << 64], a.atan2(2.0));
    }
}
