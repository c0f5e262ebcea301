//! Which instruction does an operation: tables from operation and type to the constructor of the instruction.

use super::lir::{Bin, Cvt, Sc, Un};
use crate::bytecode::{self, Near, Op, Slot};

type Make3 = fn(Slot, Slot, Slot) -> Op;
type MakeImm = fn(Slot, Slot, i16) -> Op;
type Make2 = fn(Slot, Slot) -> Op;

macro_rules! three {
    ($op:ident) => {
        Some((|dst, a, b| Op::$op { dst, a, b }) as Make3)
    };
}

macro_rules! imm {
    ($op:ident) => {
        Some((|dst, a, imm| Op::$op { dst, a, imm }) as MakeImm)
    };
}

macro_rules! two {
    ($op:ident) => {
        Some((|dst, a| Op::$op { dst, a }) as Make2)
    };
}

macro_rules! convert {
    ($op:ident) => {
        Some((|dst, src| Op::$op { dst, src }) as Make2)
    };
}

/// One table row: an instruction for each type, in the order of the patterns.
macro_rules! ints {
    ($m:ident, $ty:expr, $i8:ident $i16:ident $i32:ident $i64:ident $i128:ident $u8:ident $u16:ident $u32:ident $u64:ident $u128:ident) => {
        match $ty {
            Sc::I8 => $m!($i8),
            Sc::I16 => $m!($i16),
            Sc::I32 => $m!($i32),
            Sc::I64 => $m!($i64),
            Sc::I128 => $m!($i128),
            Sc::U8 => $m!($u8),
            Sc::U16 => $m!($u16),
            Sc::U32 => $m!($u32),
            Sc::U64 => $m!($u64),
            Sc::U128 => $m!($u128),
            Sc::F32 | Sc::F64 => None,
        }
    };
}

macro_rules! widths {
    ($m:ident, $ty:expr, $w8:ident $w16:ident $w32:ident $w64:ident $w128:ident) => {
        match $ty.size() {
            1 => $m!($w8),
            2 => $m!($w16),
            4 => $m!($w32),
            8 => $m!($w64),
            _ => $m!($w128),
        }
    };
}

fn float(op: Bin, ty: Sc) -> Option<Make3> {
    let single = ty == Sc::F32;
    match (op, single) {
        (Bin::Add, true) => three!(AddF32),
        (Bin::Add, false) => three!(AddF64),
        (Bin::Sub, true) => three!(SubF32),
        (Bin::Sub, false) => three!(SubF64),
        (Bin::Mul, true) => three!(MulF32),
        (Bin::Mul, false) => three!(MulF64),
        (Bin::Div, true) => three!(DivF32),
        (Bin::Div, false) => three!(DivF64),
        (Bin::Rem, true) => three!(RemF32),
        (Bin::Rem, false) => three!(RemF64),
        (Bin::Eq, true) => three!(EqF32),
        (Bin::Eq, false) => three!(EqF64),
        (Bin::Ne, true) => three!(NeF32),
        (Bin::Ne, false) => three!(NeF64),
        (Bin::Lt, true) => three!(LtF32),
        (Bin::Lt, false) => three!(LtF64),
        (Bin::Le, true) => three!(LeF32),
        (Bin::Le, false) => three!(LeF64),
        _ => None,
    }
}

/// The instruction on three slots.
pub fn binary(op: Bin, ty: Sc) -> Option<Make3> {
    if ty.float() {
        return float(op, ty);
    }
    match op {
        Bin::Add => ints!(three, ty, AddI8 AddI16 AddI32 AddI64 AddI128 AddU8 AddU16 AddU32 AddU64 AddU128),
        Bin::Sub => ints!(three, ty, SubI8 SubI16 SubI32 SubI64 SubI128 SubU8 SubU16 SubU32 SubU64 SubU128),
        Bin::Mul => ints!(three, ty, MulI8 MulI16 MulI32 MulI64 MulI128 MulU8 MulU16 MulU32 MulU64 MulU128),
        Bin::Div => ints!(three, ty, DivI8 DivI16 DivI32 DivI64 DivI128 DivU8 DivU16 DivU32 DivU64 DivU128),
        Bin::Rem => ints!(three, ty, RemI8 RemI16 RemI32 RemI64 RemI128 RemU8 RemU16 RemU32 RemU64 RemU128),
        Bin::Shl => ints!(three, ty, ShlI8 ShlI16 ShlI32 ShlI64 ShlI128 ShlU8 ShlU16 ShlU32 ShlU64 ShlU128),
        Bin::Shr => ints!(three, ty, ShrI8 ShrI16 ShrI32 ShrI64 ShrI128 ShrU8 ShrU16 ShrU32 ShrU64 ShrU128),
        Bin::WAdd => widths!(three, ty, WrappingAdd8 WrappingAdd16 WrappingAdd32 WrappingAdd64 WrappingAdd128),
        Bin::WSub => widths!(three, ty, WrappingSub8 WrappingSub16 WrappingSub32 WrappingSub64 WrappingSub128),
        Bin::WMul => widths!(three, ty, WrappingMul8 WrappingMul16 WrappingMul32 WrappingMul64 WrappingMul128),
        Bin::WShl => widths!(three, ty, WrappingShl8 WrappingShl16 WrappingShl32 WrappingShl64 WrappingShl128),
        Bin::WShr => ints!(three, ty, WrappingShrI8 WrappingShrI16 WrappingShrI32 WrappingShrI64 WrappingShrI128
            WrappingShrU8 WrappingShrU16 WrappingShrU32 WrappingShrU64 WrappingShrU128),
        Bin::And => widths!(three, ty, And8 And16 And32 And64 And128),
        Bin::Or => widths!(three, ty, Or8 Or16 Or32 Or64 Or128),
        Bin::Xor => widths!(three, ty, Xor8 Xor16 Xor32 Xor64 Xor128),
        Bin::Eq => widths!(three, ty, Eq8 Eq16 Eq32 Eq64 Eq128),
        Bin::Ne => widths!(three, ty, Ne8 Ne16 Ne32 Ne64 Ne128),
        Bin::Lt => ints!(three, ty, LtI8 LtI16 LtI32 LtI64 LtI128 LtU8 LtU16 LtU32 LtU64 LtU128),
        Bin::Le => ints!(three, ty, LeI8 LeI16 LeI32 LeI64 LeI128 LeU8 LeU16 LeU32 LeU64 LeU128),
    }
}

/// An operation with a constant second operand, if there is an instruction for it: the constant is that of the operand
/// in canonical form (sign-extended).
pub fn binary_imm(op: Bin, ty: Sc, n: i64) -> Option<(MakeImm, i16)> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    let bits = ty.size() as i64 * 8;
    // As a value of the type.
    let value = if ty.signed() || ty == Sc::U64 { i128::from(n) } else { i128::from(n) & ((1 << bits) - 1) };
    let value = if ty == Sc::U64 { i128::from(n as u64) } else { value };
    let small = i16::try_from(value).ok();
    let any = i16::try_from(n).ok();
    let make: (Option<MakeImm>, Option<i16>) = match op {
        Bin::Add => match ty {
            Sc::I8 => (imm!(AddI8Imm), small),
            Sc::I16 => (imm!(AddI16Imm), small),
            Sc::I32 => (imm!(AddI32Imm), small),
            Sc::I64 => (imm!(AddI64Imm), small),
            Sc::U8 => (imm!(AddU8Imm), small),
            Sc::U16 => (imm!(AddU16Imm), small),
            Sc::U32 => (imm!(AddU32Imm), small),
            Sc::U64 => (imm!(AddU64Imm), small),
            _ => return None,
        },
        Bin::Sub => match ty {
            Sc::I8 => (imm!(SubI8Imm), small),
            Sc::I16 => (imm!(SubI16Imm), small),
            Sc::I32 => (imm!(SubI32Imm), small),
            Sc::I64 => (imm!(SubI64Imm), small),
            Sc::U8 => (imm!(SubU8Imm), small),
            Sc::U16 => (imm!(SubU16Imm), small),
            Sc::U32 => (imm!(SubU32Imm), small),
            Sc::U64 => (imm!(SubU64Imm), small),
            _ => return None,
        },
        Bin::Mul => match ty {
            Sc::I32 => (imm!(MulI32Imm), small),
            Sc::I64 => (imm!(MulI64Imm), small),
            Sc::U32 => (imm!(MulU32Imm), small),
            Sc::U64 => (imm!(MulU64Imm), small),
            _ => return None,
        },
        Bin::Div | Bin::Rem => {
            let small = small.filter(|n| *n > 0);
            let div = op == Bin::Div;
            match ty {
                Sc::I32 if div => (imm!(DivI32Imm), small),
                Sc::I64 if div => (imm!(DivI64Imm), small),
                Sc::U8 if div => (imm!(DivU8Imm), small),
                Sc::U32 if div => (imm!(DivU32Imm), small),
                Sc::U64 if div => (imm!(DivU64Imm), small),
                Sc::I32 => (imm!(RemI32Imm), small),
                Sc::I64 => (imm!(RemI64Imm), small),
                Sc::U8 => (imm!(RemU8Imm), small),
                Sc::U32 => (imm!(RemU32Imm), small),
                Sc::U64 => (imm!(RemU64Imm), small),
                _ => return None,
            }
        }
        Bin::Shl | Bin::Shr | Bin::WShl | Bin::WShr => {
            let wraps = matches!(op, Bin::WShl | Bin::WShr);
            let amount = if wraps { n.rem_euclid(bits) } else { n };
            let amount = (0..bits).contains(&amount).then_some(amount as i16);
            let make = match op {
                Bin::Shl | Bin::WShl => match ty.size() {
                    1 => imm!(Shl8Imm),
                    2 => imm!(Shl16Imm),
                    4 => imm!(Shl32Imm),
                    _ => imm!(Shl64Imm),
                },
                _ => match ty {
                    Sc::I8 => imm!(ShrI8Imm),
                    Sc::I16 => imm!(ShrI16Imm),
                    Sc::I32 => imm!(ShrI32Imm),
                    Sc::I64 => imm!(ShrI64Imm),
                    Sc::U8 => imm!(ShrU8Imm),
                    Sc::U16 => imm!(ShrU16Imm),
                    Sc::U32 => imm!(ShrU32Imm),
                    _ => imm!(ShrU64Imm),
                },
            };
            (make, amount)
        }
        Bin::WAdd | Bin::WSub => {
            let n = if op == Bin::WAdd { any } else { n.checked_neg().and_then(|n| i16::try_from(n).ok()) };
            let make = match ty.size() {
                1 => imm!(WrappingAdd8Imm),
                2 => imm!(WrappingAdd16Imm),
                4 => imm!(WrappingAdd32Imm),
                _ => imm!(WrappingAdd64Imm),
            };
            (make, n)
        }
        Bin::WMul => match ty.size() {
            4 => (imm!(WrappingMul32Imm), any),
            8 => (imm!(WrappingMul64Imm), any),
            _ => return None,
        },
        Bin::And => match ty.size() {
            1 => (imm!(And8Imm), any),
            4 => (imm!(And32Imm), any),
            8 => (imm!(And64Imm), any),
            _ => return None,
        },
        Bin::Eq => match ty.size() {
            1 => (imm!(Eq8Imm), any),
            2 => (imm!(Eq16Imm), any),
            4 => (imm!(Eq32Imm), any),
            _ => (imm!(Eq64Imm), any),
        },
        Bin::Ne => match ty.size() {
            1 => (imm!(Ne8Imm), any),
            2 => (imm!(Ne16Imm), any),
            4 => (imm!(Ne32Imm), any),
            _ => (imm!(Ne64Imm), any),
        },
        Bin::Lt => (less_imm(ty), any),
        Bin::Le => (less_imm(ty), next(ty, n)),
        Bin::Or | Bin::Xor => return None,
    };
    Some((make.0?, make.1?))
}

/// `n + 1` as an immediate, unless `n` is the type's largest value.
fn next(ty: Sc, n: i64) -> Option<i16> {
    let largest = if ty.signed() { i64::MAX >> (64 - 8 * ty.size()) } else { -1 };
    if n == largest { None } else { i16::try_from(n.wrapping_add(1)).ok() }
}

fn less_imm(ty: Sc) -> Option<MakeImm> {
    match ty {
        Sc::I8 => imm!(LtI8Imm),
        Sc::I16 => imm!(LtI16Imm),
        Sc::I32 => imm!(LtI32Imm),
        Sc::I64 => imm!(LtI64Imm),
        Sc::U8 => imm!(LtU8Imm),
        Sc::U16 => imm!(LtU16Imm),
        Sc::U32 => imm!(LtU32Imm),
        Sc::U64 => imm!(LtU64Imm),
        Sc::I128 | Sc::U128 | Sc::F32 | Sc::F64 => None,
    }
}

fn greater_equal_imm(ty: Sc) -> Option<MakeImm> {
    match ty {
        Sc::I8 => imm!(GeI8Imm),
        Sc::I16 => imm!(GeI16Imm),
        Sc::I32 => imm!(GeI32Imm),
        Sc::I64 => imm!(GeI64Imm),
        Sc::U8 => imm!(GeU8Imm),
        Sc::U16 => imm!(GeU16Imm),
        Sc::U32 => imm!(GeU32Imm),
        Sc::U64 => imm!(GeU64Imm),
        Sc::I128 | Sc::U128 | Sc::F32 | Sc::F64 => None,
    }
}

/// A comparison with a constant *first* operand: `n < b` is `b >= n + 1`, `n <= b` is `b >= n`.
pub fn compare_imm_left(op: Bin, ty: Sc, n: i64) -> Option<(MakeImm, i16)> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    match op {
        Bin::Lt => Some((greater_equal_imm(ty)?, next(ty, n)?)),
        Bin::Le => Some((greater_equal_imm(ty)?, i16::try_from(n).ok()?)),
        Bin::Eq | Bin::Ne => binary_imm(op, ty, n),
        _ => None,
    }
}

pub fn unary(op: Un, ty: Sc) -> Option<Make2> {
    match op {
        Un::Neg => match ty {
            Sc::I8 => two!(NegI8),
            Sc::I16 => two!(NegI16),
            Sc::I32 => two!(NegI32),
            Sc::I64 => two!(NegI64),
            Sc::I128 => two!(NegI128),
            Sc::F32 => two!(NegF32),
            Sc::F64 => two!(NegF64),
            _ => None,
        },
        Un::WNeg => widths!(two, ty, WrappingNeg8 WrappingNeg16 WrappingNeg32 WrappingNeg64 WrappingNeg128),
        Un::Not => widths!(two, ty, Not8 Not16 Not32 Not64 Not128),
        Un::NotBool => two!(NotBool),
    }
}

pub fn convert(cvt: Cvt) -> Option<Make2> {
    match cvt {
        Cvt::Sext(1, 2) => convert!(Sext8To16),
        Cvt::Sext(1, 4) => convert!(Sext8To32),
        Cvt::Sext(1, 8) => convert!(Sext8To64),
        Cvt::Sext(2, 4) => convert!(Sext16To32),
        Cvt::Sext(2, 8) => convert!(Sext16To64),
        Cvt::Sext(4, 8) => convert!(Sext32To64),
        Cvt::Sext(8, 16) => convert!(Sext64To128),
        Cvt::Zext(1, 2) => convert!(Zext8To16),
        Cvt::Zext(1, 4) => convert!(Zext8To32),
        Cvt::Zext(1, 8) => convert!(Zext8To64),
        Cvt::Zext(2, 4) => convert!(Zext16To32),
        Cvt::Zext(2, 8) => convert!(Zext16To64),
        Cvt::Zext(4, 8) => convert!(Zext32To64),
        Cvt::Zext(8, 16) => convert!(Zext64To128),
        Cvt::Sext(..) | Cvt::Zext(..) => None,
        Cvt::IntToFloat(from, to) => match (from, to == Sc::F32) {
            (Sc::I32, true) => convert!(I32ToF32),
            (Sc::I32, false) => convert!(I32ToF64),
            (Sc::I64, true) => convert!(I64ToF32),
            (Sc::I64, false) => convert!(I64ToF64),
            (Sc::I128, true) => convert!(I128ToF32),
            (Sc::I128, false) => convert!(I128ToF64),
            (Sc::U32, true) => convert!(U32ToF32),
            (Sc::U32, false) => convert!(U32ToF64),
            (Sc::U64, true) => convert!(U64ToF32),
            (Sc::U64, false) => convert!(U64ToF64),
            (Sc::U128, true) => convert!(U128ToF32),
            (Sc::U128, false) => convert!(U128ToF64),
            _ => None,
        },
        Cvt::FloatToInt(Sc::F32, to) => {
            ints!(convert, to, F32ToI8 F32ToI16 F32ToI32 F32ToI64 F32ToI128 F32ToU8 F32ToU16 F32ToU32 F32ToU64 F32ToU128)
        }
        Cvt::FloatToInt(_, to) => {
            ints!(convert, to, F64ToI8 F64ToI16 F64ToI32 F64ToI64 F64ToI128 F64ToU8 F64ToU16 F64ToU32 F64ToU64 F64ToU128)
        }
        Cvt::FloatToFloat(Sc::F32, _) => convert!(F32ToF64),
        Cvt::FloatToFloat(..) => convert!(F64ToF32),
        Cvt::ShiftAmount(16) => convert!(ShiftAmount128),
        Cvt::ShiftAmount(_) => convert!(ShiftAmount64),
    }
}

macro_rules! branch {
    ($op:ident) => {
        Some((|a, b, to| Op::$op { a, b, to }) as Branch)
    };
}

macro_rules! branch_imm {
    ($op:ident) => {
        Some((|a, imm, to| Op::$op { a, imm, to }) as BranchImm)
    };
}

/// A conditional branch on two slots.
pub type Branch = fn(Slot, Slot, Near) -> Op;
/// A conditional branch on a slot and a constant.
pub type BranchImm = fn(Slot, i16, Near) -> Op;

macro_rules! narrow {
    ($m:ident, $ty:expr, $i8:ident $i16:ident $i32:ident $i64:ident $u8:ident $u16:ident $u32:ident $u64:ident) => {
        match $ty {
            Sc::I8 => $m!($i8),
            Sc::I16 => $m!($i16),
            Sc::I32 => $m!($i32),
            Sc::I64 => $m!($i64),
            Sc::U8 => $m!($u8),
            Sc::U16 => $m!($u16),
            Sc::U32 => $m!($u32),
            Sc::U64 => $m!($u64),
            Sc::I128 | Sc::U128 | Sc::F32 | Sc::F64 => None,
        }
    };
}

/// Branches if `a op b`.
pub fn branch(op: Bin, ty: Sc) -> Option<Branch> {
    match (op, ty) {
        (Bin::Lt, Sc::F64) => branch!(BrLtF64),
        (Bin::Le, Sc::F64) => branch!(BrLeF64),
        (Bin::Eq, ty) if !ty.float() && ty.size() <= 8 => match ty.size() {
            1 => branch!(BrEq8),
            2 => branch!(BrEq16),
            4 => branch!(BrEq32),
            _ => branch!(BrEq64),
        },
        (Bin::Ne, ty) if !ty.float() && ty.size() <= 8 => match ty.size() {
            1 => branch!(BrNe8),
            2 => branch!(BrNe16),
            4 => branch!(BrNe32),
            _ => branch!(BrNe64),
        },
        (Bin::Lt, ty) => narrow!(branch, ty, BrLtI8 BrLtI16 BrLtI32 BrLtI64 BrLtU8 BrLtU16 BrLtU32 BrLtU64),
        (Bin::Le, ty) => narrow!(branch, ty, BrLeI8 BrLeI16 BrLeI32 BrLeI64 BrLeU8 BrLeU16 BrLeU32 BrLeU64),
        _ => None,
    }
}

/// Branches unless `a op b`: the branch, and whether the operands change places.
pub fn branch_unless(op: Bin, ty: Sc) -> Option<(Branch, bool)> {
    Some(match (op, ty) {
        (Bin::Lt, Sc::F64) => (branch!(BrNotLtF64)?, false),
        (Bin::Le, Sc::F64) => (branch!(BrNotLeF64)?, false),
        (_, Sc::F32 | Sc::F64) => return None,
        (Bin::Eq, _) => (branch(Bin::Ne, ty)?, false),
        (Bin::Ne, _) => (branch(Bin::Eq, ty)?, false),
        (Bin::Lt, _) => (branch(Bin::Le, ty)?, true),
        (Bin::Le, _) => (branch(Bin::Lt, ty)?, true),
        _ => return None,
    })
}

/// A comparison of a slot with a constant as a branch: equal, unequal, less, greater or equal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Test {
    Eq,
    Ne,
    Lt,
    Ge,
}

impl Test {
    pub fn inverse(self) -> Test {
        match self {
            Test::Eq => Test::Ne,
            Test::Ne => Test::Eq,
            Test::Lt => Test::Ge,
            Test::Ge => Test::Lt,
        }
    }
}

/// `a op n` as a test; `left` if the constant is the first operand.
pub fn test(op: Bin, ty: Sc, n: i64, left: bool) -> Option<(Test, i16)> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    let plain = i16::try_from(n).ok();
    Some(match (op, left) {
        (Bin::Eq, _) => (Test::Eq, plain?),
        (Bin::Ne, _) => (Test::Ne, plain?),
        (Bin::Lt, false) => (Test::Lt, plain?),
        (Bin::Le, false) => (Test::Lt, next(ty, n)?),
        (Bin::Lt, true) => (Test::Ge, next(ty, n)?),
        (Bin::Le, true) => (Test::Ge, plain?),
        _ => return None,
    })
}

pub fn branch_imm(test: Test, ty: Sc) -> Option<BranchImm> {
    match test {
        Test::Eq => match ty.size() {
            1 => branch_imm!(BrEq8Imm),
            2 => branch_imm!(BrEq16Imm),
            4 => branch_imm!(BrEq32Imm),
            _ => branch_imm!(BrEq64Imm),
        },
        Test::Ne => match ty.size() {
            1 => branch_imm!(BrNe8Imm),
            2 => branch_imm!(BrNe16Imm),
            4 => branch_imm!(BrNe32Imm),
            _ => branch_imm!(BrNe64Imm),
        },
        Test::Lt => {
            narrow!(branch_imm, ty, BrLtI8Imm BrLtI16Imm BrLtI32Imm BrLtI64Imm BrLtU8Imm BrLtU16Imm BrLtU32Imm BrLtU64Imm)
        }
        Test::Ge => {
            narrow!(branch_imm, ty, BrGeI8Imm BrGeI16Imm BrGeI32Imm BrGeI64Imm BrGeU8Imm BrGeU16Imm BrGeU32Imm BrGeU64Imm)
        }
    }
}

/// The bytecode's name of an integer type.
pub fn int_ty(ty: Sc) -> bytecode::IntTy {
    match ty {
        Sc::I8 => bytecode::IntTy::I8,
        Sc::I16 => bytecode::IntTy::I16,
        Sc::I32 => bytecode::IntTy::I32,
        Sc::I64 => bytecode::IntTy::I64,
        Sc::I128 => bytecode::IntTy::I128,
        Sc::U8 => bytecode::IntTy::U8,
        Sc::U16 => bytecode::IntTy::U16,
        Sc::U32 | Sc::F32 => bytecode::IntTy::U32,
        Sc::U64 | Sc::F64 => bytecode::IntTy::U64,
        Sc::U128 => bytecode::IntTy::U128,
    }
}

pub fn float_ty(ty: Sc) -> bytecode::FloatTy {
    if ty == Sc::F32 { bytecode::FloatTy::F32 } else { bytecode::FloatTy::F64 }
}
