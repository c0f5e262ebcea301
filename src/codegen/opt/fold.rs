//! Arithmetic on constants, as the machine does it.

use crate::codegen::lir::*;

/// A number of the type, from its canonical form.
fn value(n: i64, ty: Sc) -> i128 {
    let bits = 8 * ty.size() as u32;
    if ty.signed() { n.into() } else { (n as u64 & (u64::MAX >> (64 - bits))).into() }
}

fn in_range(v: i128, ty: Sc) -> bool {
    let bits = 8 * ty.size() as u32;
    if ty.signed() { v >= -(1i128 << (bits - 1)) && v < 1i128 << (bits - 1) } else { v >= 0 && v < 1i128 << bits }
}

fn canonical(v: i128, ty: Sc) -> i64 {
    match Val::int(v as u64, ty.size()) {
        Val::Int(n) => n,
        Val::Static(..) | Val::Fn(_) => 0,
    }
}

/// `a op b` in canonical form, unless it panics or is not an integer operation of at most 64 bits.
pub fn binary(op: Bin, ty: Sc, a: i64, b: i64) -> Option<i64> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    let bits = 8 * ty.size() as u32;
    let (x, y) = (value(a, ty), value(b, ty));
    let amount = b as u32;
    let checked = |v: i128| in_range(v, ty).then(|| canonical(v, ty));
    let wrapped = |v: i128| Some(canonical(v, ty));
    let boolean = |v: bool| Some(i64::from(v));
    match op {
        Bin::Add => checked(x + y),
        Bin::Sub => checked(x - y),
        Bin::Mul => checked(x.checked_mul(y)?),
        Bin::Div => checked(x.checked_div(y)?),
        Bin::Rem => checked(x.checked_div(y)?).and_then(|_| wrapped(x % y)),
        Bin::Shl => (amount < bits).then(|| canonical(x << amount, ty)),
        Bin::Shr => (amount < bits).then(|| canonical(x >> amount, ty)),
        Bin::WAdd => wrapped(x + y),
        Bin::WSub => wrapped(x - y),
        Bin::WMul => wrapped(x.wrapping_mul(y)),
        Bin::WShl => wrapped(x << (amount % bits)),
        Bin::WShr => wrapped(x >> (amount % bits)),
        Bin::And => wrapped(x & y),
        Bin::Or => wrapped(x | y),
        Bin::Xor => wrapped(x ^ y),
        Bin::Eq => boolean(x == y),
        Bin::Ne => boolean(x != y),
        Bin::Lt => boolean(x < y),
        Bin::Le => boolean(x <= y),
    }
}

pub fn unary(op: Un, ty: Sc, a: i64) -> Option<i64> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    let x = value(a, ty);
    match op {
        Un::Neg => in_range(-x, ty).then(|| canonical(-x, ty)),
        Un::WNeg => Some(canonical(-x, ty)),
        Un::Not => Some(canonical(!x, ty)),
        Un::NotBool => Some(i64::from(a == 0)),
    }
}

pub fn convert(cvt: Cvt, a: i64) -> Option<i64> {
    match cvt {
        Cvt::Sext(_, to) if to <= 8 => Some(a),
        Cvt::Zext(from, to) if to <= 8 => {
            let bits = 8 * u32::from(from);
            let Val::Int(n) = Val::int(a as u64 & (u64::MAX >> (64 - bits)), to.into()) else { return None };
            Some(n)
        }
        Cvt::Sext(..)
        | Cvt::Zext(..)
        | Cvt::IntToFloat(..)
        | Cvt::FloatToInt(..)
        | Cvt::FloatToFloat(..)
        | Cvt::ShiftAmount(_) => None,
    }
}

/// Operations with one constant operand that give their other operand, or a constant.
pub fn identity(op: Bin, ty: Sc, a: Opnd, b: Opnd) -> Option<Opnd> {
    if ty.float() || ty.size() > 8 {
        return None;
    }
    let zero = |o: Opnd| o.int() == Some(0);
    match op {
        Bin::WAdd | Bin::Add | Bin::Or | Bin::Xor if zero(b) => Some(a),
        Bin::WAdd | Bin::Add | Bin::Or | Bin::Xor if zero(a) => Some(b),
        Bin::WSub | Bin::Sub | Bin::WShl | Bin::WShr | Bin::Shl | Bin::Shr if zero(b) => Some(a),
        Bin::WMul | Bin::Mul | Bin::Div if b.int() == Some(1) => Some(a),
        Bin::WMul | Bin::Mul if a.int() == Some(1) => Some(b),
        Bin::WMul | Bin::And if zero(a) || zero(b) => Some(Opnd::Val(Val::Int(0))),
        _ => None,
    }
}

/// A branch whose outcome is known.
pub fn branch(op: Bin, ty: Sc, a: Opnd, b: Opnd) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.int(), b.int()) {
        return binary(op, ty, a, b).map(|n| n != 0);
    }
    if ty.float() {
        return None;
    }
    // An unsigned number is never below zero.
    if !ty.signed() && op == Bin::Lt && b.int() == Some(0) {
        return Some(false);
    }
    if a == b && a.loc().is_some() {
        return match op {
            Bin::Eq | Bin::Le => Some(true),
            Bin::Ne | Bin::Lt => Some(false),
            _ => None,
        };
    }
    // An address of something is not null.
    if let (Opnd::Val(Val::Static(..) | Val::Fn(_)), Some(0)) = (a, b.int()) {
        return match op {
            Bin::Eq => Some(false),
            Bin::Ne => Some(true),
            _ => None,
        };
    }
    None
}
