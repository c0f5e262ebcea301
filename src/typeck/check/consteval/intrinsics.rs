//! The intrinsics that constants commonly come down to.

use crate::hir::*;
use crate::layout::Layouts;
use crate::source::Span;
use crate::ty::*;

use super::ops::{checked, wrapping};
use super::{Eval, Machine, Stop, Value};

impl Machine<'_, '_> {
    pub fn intrinsic(&mut self, item: &Fn, args: Args, values: Vec<Value>, span: Span) -> Eval {
        let int = args.iter().find_map(|a| a.as_ty()).and_then(|ty| match ty.kind() {
            TyKind::Int(int) => Some(*int),
            _ => None,
        });
        let name = item.name.name.as_str();
        match (values.as_slice(), int) {
            ([Value::Bits(a), Value::Bits(b)], Some(int)) => self.int_pair(name, int, *a, *b, span),
            ([Value::Bits(a)], Some(int)) => int_one(name, int, *a).ok_or(Stop::Unsupported(span)),
            ([value], _) => match (name, self.through(value)?) {
                ("str_len", Value::Str(text)) => Ok(Value::Bits(text.len() as u128)),
                ("slice_len", Value::Array(parts)) => Ok(Value::Bits(parts.len() as u128)),
                ("black_box", value) => Ok(value),
                _ => Err(Stop::Unsupported(span)),
            },
            ([], _) => match (name, args.first().and_then(|a| a.as_ty())) {
                ("size_of" | "align_of", Some(ty)) => {
                    let layout = Layouts::new(self.tcx).of(ty).map_err(|_| Stop::Unsupported(span))?;
                    Ok(Value::Bits(u128::from(if name == "size_of" { layout.size } else { layout.align })))
                }
                ("unreachable" | "abort" | "unwind", _) => self.fail(span, "entering unreachable code"),
                _ => Err(Stop::Unsupported(span)),
            },
            _ => Err(Stop::Unsupported(span)),
        }
    }

    fn int_pair(&mut self, name: &str, int: IntTy, a: u128, b: u128, span: Span) -> Eval {
        let by = (b as u32) % int.bits();
        let overflowing = |op| {
            let flag = checked(op, int, a, b).is_none();
            Value::Tuple(vec![Value::Bits(wrapping(op, int, a, b)), Value::Bits(u128::from(flag))])
        };
        let saturating = |op: BinOp| {
            let limit = match (int.is_signed(), op) {
                (false, BinOp::Add) => int.max(),
                (false, _) => 0,
                (true, BinOp::Add) if int.sign_extend(b) > 0 => int.max(),
                (true, BinOp::Sub) if int.sign_extend(b) < 0 => int.max(),
                (true, _) => int.truncate(int.min() as u128),
            };
            Value::Bits(checked(op, int, a, b).unwrap_or(limit))
        };
        Ok(match name {
            "wrapping_add" => Value::Bits(wrapping(BinOp::Add, int, a, b)),
            "wrapping_sub" => Value::Bits(wrapping(BinOp::Sub, int, a, b)),
            "wrapping_mul" => Value::Bits(wrapping(BinOp::Mul, int, a, b)),
            "wrapping_shl" => Value::Bits(super::ops::shift(BinOp::Shl, int, a, by)),
            "wrapping_shr" => Value::Bits(super::ops::shift(BinOp::Shr, int, a, by)),
            "add_with_overflow" => overflowing(BinOp::Add),
            "sub_with_overflow" => overflowing(BinOp::Sub),
            "mul_with_overflow" => overflowing(BinOp::Mul),
            "saturating_add" => saturating(BinOp::Add),
            "saturating_sub" => saturating(BinOp::Sub),
            "unchecked_div" => Value::Bits(checked(BinOp::Div, int, a, b).unwrap_or(0)),
            "unchecked_rem" => Value::Bits(checked(BinOp::Rem, int, a, b).unwrap_or(0)),
            "rotate_left" => Value::Bits(rotate(int, a, by)),
            "rotate_right" => Value::Bits(rotate(int, a, (int.bits() - by) % int.bits())),
            _ => return Err(Stop::Unsupported(span)),
        })
    }
}

fn rotate(int: IntTy, a: u128, by: u32) -> u128 {
    if by == 0 { a } else { int.truncate(a << by) | a >> (int.bits() - by) }
}

fn int_one(name: &str, int: IntTy, a: u128) -> Option<Value> {
    let bits = int.bits();
    let value = match name {
        "wrapping_neg" => int.truncate(a.wrapping_neg()),
        "ctpop" => u128::from(a.count_ones()),
        "ctlz" => u128::from(a.leading_zeros() - (128 - bits)),
        "cttz" => u128::from(a.trailing_zeros().min(bits)),
        "bswap" => a.swap_bytes() >> (128 - bits),
        "bitreverse" => a.reverse_bits() >> (128 - bits),
        "black_box" => a,
        _ => return None,
    };
    Some(Value::Bits(value))
}
