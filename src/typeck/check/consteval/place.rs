//! Places of the constant evaluator: reading, writing, borrowing, and matching patterns.

use std::rc::Rc;

use crate::hir::*;
use crate::index::Id;
use crate::ty::*;

use super::{Eval, Machine, Stop, Value};

/// A place in a frame: a variable and the way to a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRef {
    frame: usize,
    local: LocalId,
    path: Vec<usize>,
}

/// A place, or a value behind a shared reference.
enum Found {
    Place(PlaceRef),
    Value(Value),
}

fn part(value: &Value, index: usize) -> Option<&Value> {
    match value {
        Value::Tuple(parts) | Value::Array(parts) | Value::Adt(_, parts) => parts.get(index),
        Value::Bits(_) | Value::Float(_) | Value::Str(_) | Value::Ref(_) | Value::Mut(_) | Value::Fn(..) => None,
    }
}

fn part_mut(value: &mut Value, index: usize) -> Option<&mut Value> {
    match value {
        Value::Tuple(parts) | Value::Array(parts) | Value::Adt(_, parts) => parts.get_mut(index),
        Value::Bits(_) | Value::Float(_) | Value::Str(_) | Value::Ref(_) | Value::Mut(_) | Value::Fn(..) => None,
    }
}

impl Machine<'_, '_> {
    fn load(&self, place: &PlaceRef) -> Eval {
        let mut value = self.frames.get(place.frame).and_then(|f| f.locals.get(&place.local)).ok_or(Stop::Failed)?;
        for index in &place.path {
            value = part(value, *index).ok_or(Stop::Failed)?;
        }
        Ok(value.clone())
    }

    fn store(&mut self, place: &PlaceRef, value: Value) -> Result<(), Stop> {
        let locals = &mut self.frames.get_mut(place.frame).ok_or(Stop::Failed)?.locals;
        if place.path.is_empty() {
            locals.insert(place.local, value);
            return Ok(());
        }
        let mut slot = locals.get_mut(&place.local).ok_or(Stop::Failed)?;
        for index in &place.path {
            slot = part_mut(slot, *index).ok_or(Stop::Failed)?;
        }
        *slot = value;
        Ok(())
    }

    fn find(&mut self, expr: &Expr) -> Result<Found, Stop> {
        match &*expr.kind {
            ExprKind::Local(id) => {
                let frame = self.frames.len() - 1;
                Ok(Found::Place(PlaceRef { frame, local: *id, path: Vec::new() }))
            }
            ExprKind::Field { base, field } => {
                let base = self.find(base)?;
                self.project(base, field.index())
            }
            ExprKind::Index { base, index } => {
                let at = expr.span;
                let base = self.find(base)?;
                let Value::Bits(index) = self.expr(index)? else { return Err(Stop::Failed) };
                let len = self.length(&base)?;
                if index >= len as u128 {
                    let message = format!("index out of bounds: the length is {len} but the index is {index}");
                    return Err(self.fail(at, message).err().unwrap_or(Stop::Failed));
                }
                self.project(base, index as usize)
            }
            ExprKind::Deref { base, .. } => match self.expr(base)? {
                Value::Ref(value) => Ok(Found::Value((*value).clone())),
                Value::Mut(place) => Ok(Found::Place(place)),
                text @ Value::Str(_) => Ok(Found::Value(text)),
                _ => Err(Stop::Unsupported(expr.span)),
            },
            _ => Ok(Found::Value(self.expr(expr)?)),
        }
    }

    fn length(&self, found: &Found) -> Result<usize, Stop> {
        let value = match found {
            Found::Value(value) => value.clone(),
            Found::Place(place) => self.load(place)?,
        };
        match value {
            Value::Array(parts) => Ok(parts.len()),
            _ => Err(Stop::Failed),
        }
    }

    fn project(&mut self, base: Found, index: usize) -> Result<Found, Stop> {
        match base {
            Found::Place(mut place) => {
                place.path.push(index);
                Ok(Found::Place(place))
            }
            Found::Value(value) => part(&value, index).cloned().map(Found::Value).ok_or(Stop::Failed),
        }
    }

    pub fn read(&mut self, expr: &Expr) -> Eval {
        match self.find(expr)? {
            Found::Place(place) => self.load(&place),
            Found::Value(value) => Ok(value),
        }
    }

    pub fn write(&mut self, expr: &Expr, value: Value) -> Result<(), Stop> {
        match self.find(expr)? {
            Found::Place(place) => self.store(&place, value),
            Found::Value(_) => Err(Stop::Unsupported(expr.span)),
        }
    }

    pub fn borrow_mut(&mut self, base: &Expr) -> Eval {
        match self.find(base)? {
            Found::Place(place) => Ok(Value::Mut(place)),
            Found::Value(_) => Err(Stop::Unsupported(base.span)),
        }
    }

    pub fn through(&self, value: &Value) -> Eval {
        match value {
            Value::Ref(inner) => Ok((**inner).clone()),
            Value::Mut(place) => self.load(place),
            other => Ok(other.clone()),
        }
    }

    /// Whether the value matches; its bindings are made.
    pub fn matches(&mut self, pat: &Pat, value: &Value) -> Result<bool, Stop> {
        match &*pat.kind {
            PatKind::Wild => Ok(true),
            PatKind::Error => Err(Stop::Failed),
            PatKind::Binding { local, mode, sub } => {
                if let Some(sub) = sub
                    && !self.matches(sub, value)?
                {
                    return Ok(false);
                }
                let bound = match mode {
                    BindingMode::ByValue => value.clone(),
                    BindingMode::ByRef(Mutability::Not) => Value::Ref(Rc::new(value.clone())),
                    BindingMode::ByRef(Mutability::Mut) => return Err(Stop::Unsupported(pat.span)),
                };
                self.frame()?.locals.insert(*local, bound);
                Ok(true)
            }
            PatKind::Variant { variant, fields, .. } => match value {
                Value::Adt(found, _) if found != variant => Ok(false),
                Value::Adt(..) => self.match_fields(fields, value),
                _ => Err(Stop::Unsupported(pat.span)),
            },
            PatKind::Leaf { fields } => self.match_fields(fields, value),
            PatKind::Deref(inner) => {
                let target = self.through(value)?;
                self.matches(inner, &target)
            }
            PatKind::Const(wanted) => match (wanted, value) {
                (ConstVal::Bits(a), Value::Bits(b)) => Ok(a == b),
                (ConstVal::Str(a), Value::Str(b)) => Ok(a == b),
                (ConstVal::Float(a), Value::Float(b)) => Ok(f64::from_bits(*a) == f64::from_bits(*b)),
                _ => Err(Stop::Unsupported(pat.span)),
            },
            PatKind::Range { lo, hi, inclusive } => self.match_range(pat, lo.as_ref(), hi.as_ref(), *inclusive, value),
            PatKind::Slice { prefix, middle, suffix } => {
                let Value::Array(parts) = value else { return Err(Stop::Unsupported(pat.span)) };
                let fixed = prefix.len() + suffix.len();
                if parts.len() < fixed || middle.is_none() && parts.len() != fixed {
                    return Ok(false);
                }
                let rest = &parts[prefix.len()..parts.len() - suffix.len()];
                for (p, v) in prefix.iter().zip(parts) {
                    if !self.matches(p, v)? {
                        return Ok(false);
                    }
                }
                if let Some(middle) = middle
                    && !self.matches(middle, &Value::Array(rest.to_vec()))?
                {
                    return Ok(false);
                }
                for (p, v) in suffix.iter().zip(&parts[parts.len() - suffix.len()..]) {
                    if !self.matches(p, v)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            PatKind::Or(pats) => {
                for p in pats {
                    if self.matches(p, value)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    fn match_fields(&mut self, fields: &[FieldPat], value: &Value) -> Result<bool, Stop> {
        for field in fields {
            let Some(inner) = part(value, field.field.index()).cloned() else { return Err(Stop::Failed) };
            if !self.matches(&field.pat, &inner)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn match_range(
        &mut self,
        pat: &Pat,
        lo: Option<&ConstVal>,
        hi: Option<&ConstVal>,
        inclusive: bool,
        value: &Value,
    ) -> Result<bool, Stop> {
        let Value::Bits(value) = value else { return Err(Stop::Unsupported(pat.span)) };
        let signed = |bits: u128| match self.ty(pat.ty).kind() {
            TyKind::Int(int) if int.is_signed() => (int.sign_extend(bits) as u128) ^ (1 << 127),
            _ => bits,
        };
        let bits = |val: &ConstVal| match val {
            ConstVal::Bits(bits) => Some(signed(*bits)),
            ConstVal::Float(_) | ConstVal::Str(_) | ConstVal::Bytes(_) => None,
        };
        let value = signed(*value);
        let above = lo.and_then(bits).is_none_or(|lo| lo <= value);
        let below = hi.and_then(bits).is_none_or(|hi| if inclusive { value <= hi } else { value < hi });
        Ok(above && below)
    }
}
