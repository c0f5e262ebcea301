//! What operations give when what they are given is known.

use crate::hir::{BinOp, CastKind, UnOp};
use crate::mir::*;
use crate::ty::*;

use super::Pass;

/// What is known of a value.
#[derive(Clone, Debug)]
pub enum Value {
    Unknown,
    Bits(Bits),
    /// Of a struct, tuple, array, or one variant of an enum.
    Aggregate(Option<VariantIdx>, Vec<Value>),
}

/// An integer, `bool` or `char`; `int` is `None` for the latter two.
#[derive(Clone, Copy, Debug)]
pub struct Bits {
    pub bits: u128,
    pub int: Option<IntTy>,
}

impl Bits {
    pub fn show(self) -> String {
        match self.int {
            Some(int) if int.is_signed() && int.sign_extend(self.bits) == int.min() => format!("{}::MIN", int.name()),
            Some(int) if self.bits == int.max() => format!("{}::MAX", int.name()),
            Some(int) if int.is_signed() => format!("{}_{}", int.sign_extend(self.bits), int.name()),
            Some(int) => format!("{}_{}", self.bits, int.name()),
            None => self.bits.to_string(),
        }
    }
}

/// Where in an aggregate's fields a projection leads.
enum Step {
    Field(usize),
    Nowhere,
}

impl Pass<'_> {
    pub(super) fn operand_bits(&mut self, operand: &Operand) -> Option<Bits> {
        match self.operand(operand) {
            Value::Bits(bits) => Some(bits),
            Value::Unknown | Value::Aggregate(..) => None,
        }
    }

    fn operand(&mut self, operand: &Operand) -> Value {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => self.place(place),
            Operand::Const(constant) => self.constant(constant),
        }
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        match &constant.kind {
            ConstKind::Bits(bits) => scalar(constant.ty, *bits),
            ConstKind::Named(id, args) => {
                if let Some(known) = self.constants.get(&(*id, *args)) {
                    return known.clone();
                }
                let is_param = args
                    .iter()
                    .any(|arg| arg.as_ty().is_some_and(|ty| ty.has(Flags::PARAM)) || arg.as_const().is_some());
                let bits = if is_param { None } else { self.ctx.const_bits(*id, *args) };
                let value = bits.map_or(Value::Unknown, |bits| scalar(constant.ty, bits));
                self.constants.insert((*id, *args), value.clone());
                value
            }
            ConstKind::Zst
            | ConstKind::Str(_)
            | ConstKind::ByteStr(_)
            | ConstKind::Promoted(_)
            | ConstKind::StaticAddr(_)
            | ConstKind::Param(_) => Value::Unknown,
        }
    }

    fn step(&self, proj: &Proj) -> Step {
        match proj {
            Proj::Field(field, _) => Step::Field(field.0 as usize),
            Proj::Index(local) => match &self.values[*local] {
                Value::Bits(bits) => usize::try_from(bits.bits).map_or(Step::Nowhere, Step::Field),
                Value::Unknown | Value::Aggregate(..) => Step::Nowhere,
            },
            Proj::ConstantIndex { offset, from_end: false, .. } => Step::Field(*offset as usize),
            Proj::ConstantIndex { from_end: true, .. } | Proj::Deref | Proj::Subslice { .. } | Proj::Downcast(_) => {
                Step::Nowhere
            }
        }
    }

    fn place(&self, place: &Place) -> Value {
        let mut value = &self.values[place.local];
        for proj in &place.projection {
            let (Step::Field(at), Value::Aggregate(_, fields)) = (self.step(proj), value) else {
                return Value::Unknown;
            };
            match fields.get(at) {
                Some(field) => value = field,
                None => return Value::Unknown,
            }
        }
        value.clone()
    }

    pub(super) fn rvalue(&mut self, rvalue: &Rvalue, dest: &Place) -> Option<Value> {
        let ty = dest.ty(&self.body.locals).ty;
        match rvalue {
            Rvalue::Use(operand) => Some(self.operand(operand)),
            Rvalue::Len(place) => match place.ty(&self.body.locals).ty.kind() {
                TyKind::Array(_, Const::Value(len)) => Some(scalar(ty, *len)),
                _ => None,
            },
            Rvalue::Cast(kind, operand, to) => match kind {
                CastKind::IntToInt => Some(cast(self.operand_bits(operand)?, *to)),
                CastKind::EnumToInt
                | CastKind::IntToFloat
                | CastKind::FloatToInt
                | CastKind::FloatToFloat
                | CastKind::PtrToPtr
                | CastKind::PtrToInt
                | CastKind::IntToPtr
                | CastKind::FnPtrToInt
                | CastKind::Coercion => None,
            },
            Rvalue::Binary(op, operands) => {
                let (left, right) = (self.operand_bits(&operands.0), self.operand_bits(&operands.1));
                binary(*op, left, right).map(Value::Bits)
            }
            Rvalue::CheckedBinary(op, operands) => {
                let (left, right) = (self.operand_bits(&operands.0)?, self.operand_bits(&operands.1)?);
                let (bits, overflows) = arithmetic(*op, left, right)?;
                let flag = Bits { bits: u128::from(overflows), int: None };
                Some(Value::Aggregate(None, vec![Value::Bits(Bits { bits, int: left.int }), Value::Bits(flag)]))
            }
            Rvalue::Unary(op, operand) => {
                let known = self.operand_bits(operand)?;
                let bits = match (op, known.int) {
                    (UnOp::Not, None) => known.bits ^ 1,
                    (UnOp::Not, Some(int)) => int.truncate(!known.bits),
                    (UnOp::Neg, Some(int)) => int.truncate(known.bits.wrapping_neg()),
                    (UnOp::Neg, None) => return None,
                };
                Some(Value::Bits(Bits { bits, int: known.int }))
            }
            Rvalue::Discriminant(place) => {
                let (Value::Aggregate(Some(variant), _), TyKind::Adt(id, _)) =
                    (self.place(place), place.ty(&self.body.locals).ty.kind())
                else {
                    return None;
                };
                let discriminant = self.ctx.adt(*id).variants.get(variant)?.discriminant;
                Some(scalar(ty, discriminant as u128))
            }
            Rvalue::Aggregate(kind, operands) => {
                let variant = match kind {
                    AggregateKind::Adt { variant, .. } => Some(*variant),
                    AggregateKind::Tuple | AggregateKind::Array(_) | AggregateKind::Closure(..) => None,
                };
                let fields = operands.iter().map(|operand| self.operand(operand)).collect();
                Some(Value::Aggregate(variant, fields))
            }
            Rvalue::Repeat(..) | Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Coerce(..) => None,
        }
    }
}

fn scalar(ty: Ty, bits: u128) -> Value {
    match *ty.kind() {
        TyKind::Int(int) => Value::Bits(Bits { bits: int.truncate(bits), int: Some(int) }),
        TyKind::Bool | TyKind::Char => Value::Bits(Bits { bits, int: None }),
        _ => Value::Unknown,
    }
}

fn cast(from: Bits, to: Ty) -> Value {
    let wide = match from.int {
        Some(int) if int.is_signed() => int.sign_extend(from.bits) as u128,
        Some(_) | None => from.bits,
    };
    scalar(to, wide)
}

/// `+`, `-`, `*` of integers: the wrapped result, and whether it wrapped.
pub fn arithmetic(op: BinOp, left: Bits, right: Bits) -> Option<(u128, bool)> {
    let int = left.int?;
    let (a, b) = (left.bits, right.bits);
    let wrapped = match op {
        BinOp::Add => a.wrapping_add(b),
        BinOp::Sub => a.wrapping_sub(b),
        BinOp::Mul => a.wrapping_mul(b),
        _ => return None,
    };
    let exact = if int.is_signed() {
        let (a, b) = (int.sign_extend(a), int.sign_extend(b));
        let exact = match op {
            BinOp::Add => a.checked_add(b),
            BinOp::Sub => a.checked_sub(b),
            _ => a.checked_mul(b),
        };
        exact.is_some_and(|value| value >= int.min() && (value < 0 || value as u128 <= int.max()))
    } else {
        let exact = match op {
            BinOp::Add => a.checked_add(b),
            BinOp::Sub => a.checked_sub(b),
            _ => a.checked_mul(b),
        };
        exact.is_some_and(|value| value <= int.max())
    };
    Some((int.truncate(wrapped), !exact))
}

/// Operators that do not overflow, division of what can be divided, and shifts by what was checked.
fn binary(op: BinOp, left: Option<Bits>, right: Option<Bits>) -> Option<Bits> {
    // One operand may decide alone.
    if let (BinOp::BitAnd, Some(Bits { bits: 0, int }), _) | (BinOp::BitAnd, _, Some(Bits { bits: 0, int })) =
        (op, left, right)
    {
        return Some(Bits { bits: 0, int });
    }
    let (left, right) = (left?, right?);
    let (a, b) = (left.bits, right.bits);
    let truth = |value: bool| Some(Bits { bits: u128::from(value), int: None });
    let ordering = match left.int {
        Some(int) if int.is_signed() => int.sign_extend(a).cmp(&int.sign_extend(b)),
        Some(_) | None => a.cmp(&b),
    };
    let bits = match op {
        BinOp::Eq => return truth(ordering.is_eq()),
        BinOp::Ne => return truth(ordering.is_ne()),
        BinOp::Lt => return truth(ordering.is_lt()),
        BinOp::Le => return truth(ordering.is_le()),
        BinOp::Gt => return truth(ordering.is_gt()),
        BinOp::Ge => return truth(ordering.is_ge()),
        BinOp::BitAnd => a & b,
        BinOp::BitOr => a | b,
        BinOp::BitXor => a ^ b,
        BinOp::Add | BinOp::Sub | BinOp::Mul => arithmetic(op, left, right)?.0,
        BinOp::Div | BinOp::Rem => divide(op, left.int?, a, b)?,
        BinOp::Shl | BinOp::Shr => {
            let (int, amount) = (left.int?, u32::try_from(b).ok()?);
            match op {
                BinOp::Shl => int.truncate(a.checked_shl(amount)?),
                _ if int.is_signed() => int.truncate(int.sign_extend(a).checked_shr(amount)? as u128),
                _ => a.checked_shr(amount)?,
            }
        }
    };
    Some(Bits { bits, int: left.int })
}

fn divide(op: BinOp, int: IntTy, a: u128, b: u128) -> Option<u128> {
    if int.is_signed() {
        let (a, b) = (int.sign_extend(a), int.sign_extend(b));
        let result = if op == BinOp::Div { a.checked_div(b) } else { a.checked_rem(b) };
        result.map(|value| int.truncate(value as u128))
    } else if op == BinOp::Div {
        a.checked_div(b)
    } else {
        a.checked_rem(b)
    }
}
