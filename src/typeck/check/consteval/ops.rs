//! Operators and casts of the constant evaluator.

use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::{Eval, Machine, Stop, Value};

impl Machine<'_, '_> {
    pub fn binary(&mut self, op: BinOp, lhs: Value, rhs: Value, lhs_ty: Ty, rhs_ty: Ty, span: Span) -> Eval {
        match (lhs, rhs) {
            (Value::Bits(a), Value::Bits(b)) => match lhs_ty.kind() {
                TyKind::Int(int) => self.int_binary(op, *int, a, b, rhs_ty, span),
                _ => bits_binary(op, a, b).ok_or(Stop::Unsupported(span)),
            },
            (Value::Float(a), Value::Float(b)) => float_binary(op, a, b, lhs_ty).ok_or(Stop::Unsupported(span)),
            _ => Err(Stop::Unsupported(span)),
        }
    }

    fn int_binary(&mut self, op: BinOp, int: IntTy, a: u128, b: u128, rhs_ty: Ty, span: Span) -> Eval {
        let show = |bits: u128| {
            let value = if int.is_signed() { int.sign_extend(bits).to_string() } else { bits.to_string() };
            format!("{value}_{}", int.name())
        };
        let sign = op.as_str();
        match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul => match checked(op, int, a, b) {
                Some(bits) => Ok(Value::Bits(bits)),
                None => {
                    let message = format!("attempt to compute `{} {sign} {}`, which would overflow", show(a), show(b));
                    self.fail(span, message)
                }
            },
            BinOp::Div | BinOp::Rem => {
                if b == 0 {
                    let what = if op == BinOp::Div { "divide" } else { "calculate the remainder of" };
                    let zero = if op == BinOp::Div { "by zero" } else { "with a divisor of zero" };
                    return self.fail(span, format!("attempt to {what} `{}` {zero}", show(a)));
                }
                match checked(op, int, a, b) {
                    Some(bits) => Ok(Value::Bits(bits)),
                    None => {
                        let message =
                            format!("attempt to compute `{} {sign} {}`, which would overflow", show(a), show(b));
                        self.fail(span, message)
                    }
                }
            }
            BinOp::Shl | BinOp::Shr => {
                let amount = match rhs_ty.kind() {
                    TyKind::Int(rhs) if rhs.is_signed() => rhs.sign_extend(b),
                    _ => i128::try_from(b).unwrap_or(i128::MAX),
                };
                if !(0..i128::from(int.bits())).contains(&amount) {
                    let way = if op == BinOp::Shl { "left" } else { "right" };
                    return self.fail(span, format!("attempt to shift {way} by `{amount}`, which would overflow"));
                }
                Ok(Value::Bits(shift(op, int, a, amount as u32)))
            }
            BinOp::BitAnd => Ok(Value::Bits(a & b)),
            BinOp::BitOr => Ok(Value::Bits(a | b)),
            BinOp::BitXor => Ok(Value::Bits(a ^ b)),
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => {
                let ordering = if int.is_signed() { int.sign_extend(a).cmp(&int.sign_extend(b)) } else { a.cmp(&b) };
                Ok(Value::Bits(u128::from(compare(op, ordering))))
            }
        }
    }

    pub fn unary(&mut self, op: UnOp, value: Value, ty: Ty, span: Span) -> Eval {
        match (op, value, ty.kind()) {
            (UnOp::Not, Value::Bits(bits), TyKind::Bool) => Ok(Value::Bits(bits ^ 1)),
            (UnOp::Not, Value::Bits(bits), TyKind::Int(int)) => Ok(Value::Bits(int.truncate(!bits))),
            (UnOp::Neg, Value::Bits(bits), &TyKind::Int(int)) => {
                if int.sign_extend(bits) == int.min() {
                    let message = format!("attempt to negate `{}_{}`, which would overflow", int.min(), int.name());
                    return self.fail(span, message);
                }
                Ok(Value::Bits(int.truncate(bits.wrapping_neg())))
            }
            (UnOp::Neg, Value::Float(bits), TyKind::Float(FloatTy::F32)) => Ok(Value::Float(bits ^ (1 << 31))),
            (UnOp::Neg, Value::Float(bits), _) => Ok(Value::Float(bits ^ (1 << 63))),
            _ => Err(Stop::Unsupported(span)),
        }
    }

    pub fn cast(&mut self, kind: CastKind, value: Value, from: Ty, to: Ty, span: Span) -> Eval {
        match (kind, value, from.kind(), to.kind()) {
            (CastKind::Coercion, value, ..) => Ok(value),
            (CastKind::IntToInt, Value::Bits(bits), TyKind::Int(from), TyKind::Int(to)) => {
                let wide = if from.is_signed() { from.sign_extend(bits) as u128 } else { bits };
                Ok(Value::Bits(to.truncate(wide)))
            }
            (CastKind::IntToInt, Value::Bits(bits), _, TyKind::Int(to)) => Ok(Value::Bits(to.truncate(bits))),
            (CastKind::IntToInt, Value::Bits(bits), ..) => Ok(Value::Bits(bits)),
            (CastKind::EnumToInt, Value::Adt(variant, _), TyKind::Adt(id, _), TyKind::Int(to)) => {
                let adt = self.tcx.adt(*id);
                let value = adt.variants.get(variant).map_or(0, |v| v.discriminant);
                Ok(Value::Bits(to.truncate(value as u128)))
            }
            (CastKind::IntToFloat, Value::Bits(bits), TyKind::Int(from), TyKind::Float(to)) => {
                let signed = from.is_signed();
                let wide = from.sign_extend(bits);
                Ok(Value::Float(match to {
                    FloatTy::F32 => u64::from((if signed { wide as f32 } else { bits as f32 }).to_bits()),
                    FloatTy::F64 => (if signed { wide as f64 } else { bits as f64 }).to_bits(),
                }))
            }
            (CastKind::FloatToInt, Value::Float(bits), TyKind::Float(from), &TyKind::Int(to)) => {
                let value = to_f64(bits, *from);
                let wide = if to.is_signed() {
                    (value as i128).clamp(to.min(), to.max() as i128) as u128
                } else {
                    (value as u128).min(to.max())
                };
                Ok(Value::Bits(to.truncate(wide)))
            }
            (CastKind::FloatToFloat, Value::Float(bits), TyKind::Float(from), TyKind::Float(to)) => {
                Ok(Value::Float(from_f64(to_f64(bits, *from), *to)))
            }
            _ => Err(Stop::Unsupported(span)),
        }
    }
}

fn to_f64(bits: u64, float: FloatTy) -> f64 {
    match float {
        FloatTy::F32 => f64::from(f32::from_bits(bits as u32)),
        FloatTy::F64 => f64::from_bits(bits),
    }
}

fn from_f64(value: f64, float: FloatTy) -> u64 {
    match float {
        FloatTy::F32 => u64::from((value as f32).to_bits()),
        FloatTy::F64 => value.to_bits(),
    }
}

/// `+ - * / %` on the values; `None` on overflow.
pub fn checked(op: BinOp, int: IntTy, a: u128, b: u128) -> Option<u128> {
    if int.is_signed() {
        let (a, b) = (int.sign_extend(a), int.sign_extend(b));
        let value = match op {
            BinOp::Add => a.checked_add(b)?,
            BinOp::Sub => a.checked_sub(b)?,
            BinOp::Mul => a.checked_mul(b)?,
            BinOp::Div => a.checked_div(b)?,
            BinOp::Rem => {
                // `MIN % -1` overflows though its value would be 0.
                if a == int.min() && b == -1 {
                    return None;
                }
                a.checked_rem(b)?
            }
            _ => return None,
        };
        let fits = value >= int.min() && (value < 0 || value as u128 <= int.max());
        fits.then(|| int.truncate(value as u128))
    } else {
        let value = match op {
            BinOp::Add => a.checked_add(b)?,
            BinOp::Sub => a.checked_sub(b)?,
            BinOp::Mul => a.checked_mul(b)?,
            BinOp::Div => a.checked_div(b)?,
            BinOp::Rem => a.checked_rem(b)?,
            _ => return None,
        };
        (value <= int.max()).then_some(value)
    }
}

/// `+ - *` modulo the type's size.
pub fn wrapping(op: BinOp, int: IntTy, a: u128, b: u128) -> u128 {
    let value = match op {
        BinOp::Add => a.wrapping_add(b),
        BinOp::Sub => a.wrapping_sub(b),
        _ => a.wrapping_mul(b),
    };
    int.truncate(value)
}

/// `<<` and `>>` by less than the type's width.
pub fn shift(op: BinOp, int: IntTy, a: u128, by: u32) -> u128 {
    match op {
        BinOp::Shl => int.truncate(a.wrapping_shl(by)),
        _ if int.is_signed() => int.truncate(int.sign_extend(a).wrapping_shr(by) as u128),
        _ => a.wrapping_shr(by),
    }
}

fn compare(op: BinOp, ordering: std::cmp::Ordering) -> bool {
    match op {
        BinOp::Eq => ordering.is_eq(),
        BinOp::Ne => ordering.is_ne(),
        BinOp::Lt => ordering.is_lt(),
        BinOp::Le => ordering.is_le(),
        BinOp::Gt => ordering.is_gt(),
        BinOp::Ge => ordering.is_ge(),
        BinOp::Add
        | BinOp::Sub
        | BinOp::Mul
        | BinOp::Div
        | BinOp::Rem
        | BinOp::BitAnd
        | BinOp::BitOr
        | BinOp::BitXor
        | BinOp::Shl
        | BinOp::Shr => false,
    }
}

/// On `bool` and `char`.
fn bits_binary(op: BinOp, a: u128, b: u128) -> Option<Value> {
    let bits = match op {
        BinOp::BitAnd => a & b,
        BinOp::BitOr => a | b,
        BinOp::BitXor => a ^ b,
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => u128::from(compare(op, a.cmp(&b))),
        BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div | BinOp::Rem | BinOp::Shl | BinOp::Shr => return None,
    };
    Some(Value::Bits(bits))
}

fn float_binary(op: BinOp, a: u64, b: u64, ty: Ty) -> Option<Value> {
    let TyKind::Float(float) = ty.kind() else { return None };
    let (x, y) = (to_f64(a, *float), to_f64(b, *float));
    let value = match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x * y,
        BinOp::Div => x / y,
        BinOp::Rem => x % y,
        BinOp::Eq => return Some(Value::Bits(u128::from(x == y))),
        BinOp::Ne => return Some(Value::Bits(u128::from(x != y))),
        BinOp::Lt => return Some(Value::Bits(u128::from(x < y))),
        BinOp::Le => return Some(Value::Bits(u128::from(x <= y))),
        BinOp::Gt => return Some(Value::Bits(u128::from(x > y))),
        BinOp::Ge => return Some(Value::Bits(u128::from(x >= y))),
        BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor | BinOp::Shl | BinOp::Shr => return None,
    };
    Some(Value::Float(from_f64(value, *float)))
}
