//! Expressions as places.
//!
//! Inside a closure a place that starts at a captured variable is found in the environment: the longest captured prefix
//! of the place decides which field. So places are built first over variables ([`PlaceBuilder`]) and resolved at the end.

use crate::hir::{self, ExprKind, LocalId};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::Builder;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Base {
    Local(Local),
    /// A variable of the function around the closure being lowered.
    Captured(LocalId),
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct PlaceBuilder {
    pub(super) base: Base,
    pub(super) projection: Vec<Proj>,
}

impl From<Place> for PlaceBuilder {
    fn from(place: Place) -> PlaceBuilder {
        PlaceBuilder { base: Base::Local(place.local), projection: place.projection }
    }
}

impl From<Local> for PlaceBuilder {
    fn from(local: Local) -> PlaceBuilder {
        Place::local(local).into()
    }
}

impl PlaceBuilder {
    pub(super) fn project(&self, step: Proj) -> PlaceBuilder {
        let mut place = self.clone();
        place.projection.push(step);
        place
    }
}

impl<'a> Builder<'a> {
    /// The place `expr` denotes; a value expression is evaluated into a temporary first.
    pub(super) fn as_place(&mut self, expr: &'a hir::Expr) -> Place {
        let builder = self.as_place_builder(expr);
        self.resolve_place(&builder)
    }

    pub(super) fn as_place_builder(&mut self, expr: &'a hir::Expr) -> PlaceBuilder {
        match &*expr.kind {
            ExprKind::Local(local) => self.variable(*local),
            ExprKind::Static(id) => {
                let item = self.ctx.static_item(*id);
                let ty = match item.mutability {
                    Mutability::Mut => Ty::raw_ptr(expr.ty, Mutability::Mut),
                    Mutability::Not => Ty::reference(Region::Static, expr.ty, Mutability::Not),
                };
                let temp = self.temp(ty, expr.span);
                let constant = Constant { kind: ConstKind::StaticAddr(*id), ty, span: expr.span, user_args: None };
                self.assign(expr.span, temp.into(), Rvalue::Use(Operand::Const(Box::new(constant))));
                PlaceBuilder::from(temp).project(Proj::Deref)
            }
            ExprKind::Field { base, field } => {
                let base = self.as_place_builder(base);
                base.project(Proj::Field(*field, expr.ty))
            }
            ExprKind::Deref { base, .. } => self.as_place_builder(base).project(Proj::Deref),
            ExprKind::Index { base, index } => self.index_place(expr, base, index),
            _ => self.as_temp(expr, Mutability::Mut).into(),
        }
    }

    fn variable(&mut self, local: LocalId) -> PlaceBuilder {
        if let Some(reference) = self.guard_refs.get(&local) {
            return PlaceBuilder::from(*reference).project(Proj::Deref);
        }
        match self.var_locals.get(&local) {
            Some(local) => (*local).into(),
            None => PlaceBuilder { base: Base::Captured(local), projection: Vec::new() },
        }
    }

    /// `base[index]` of an array or slice, with its bounds check.
    fn index_place(&mut self, expr: &'a hir::Expr, base: &'a hir::Expr, index: &'a hir::Expr) -> PlaceBuilder {
        let base_place = self.as_place_builder(base);
        let index_local = self.as_temp(index, Mutability::Not);
        let place = self.resolve_place(&base_place);
        let span = expr.span;
        if let TyKind::Array(..) = base.ty.kind() {
            self.push(self.info(span), StatementKind::FakeRead(FakeReadCause::ForIndex, place.clone()));
        }
        let len = match base.ty.kind() {
            TyKind::Array(_, Const::Value(len)) => self.const_usize(*len, span),
            TyKind::Array(_, Const::Param(param)) => {
                let constant = Constant { kind: ConstKind::Param(*param), ty: Ty::usize(), span, user_args: None };
                Operand::Const(Box::new(constant))
            }
            _ => {
                let len = self.temp(Ty::usize(), span);
                self.assign(span, len.into(), Rvalue::Len(place));
                // Read by the comparison and by the message.
                Operand::Copy(len.into())
            }
        };
        let in_bounds = self.temp(Ty::bool(), span);
        let index_operand = Operand::Copy(index_local.into());
        let compare = Rvalue::Binary(hir::BinOp::Lt, Box::new((index_operand.clone(), len.clone())));
        self.assign(span, in_bounds.into(), compare);
        let message = AssertKind::BoundsCheck { len, index: index_operand };
        self.assert(span, Operand::Move(in_bounds.into()), true, message);
        base_place.project(Proj::Index(index_local))
    }

    /// Continues only if `cond == expected`.
    pub(super) fn assert(&mut self, span: Span, cond: Operand, expected: bool, message: AssertKind) {
        let target = self.new_block();
        let unwind = Some(self.diverge());
        self.terminate(self.info(span), TerminatorKind::Assert { cond, expected, message, target, unwind });
        self.block = target;
    }

    pub(super) fn const_usize(&self, value: u128, span: Span) -> Operand {
        self.const_bits(value, Ty::usize(), span)
    }

    pub(super) fn const_bits(&self, value: u128, ty: Ty, span: Span) -> Operand {
        Operand::Const(Box::new(Constant { kind: ConstKind::Bits(value), ty, span, user_args: None }))
    }

    /// Finds a captured place in the environment.
    pub(super) fn resolve_place(&mut self, builder: &PlaceBuilder) -> Place {
        match self.try_to_place(builder) {
            Some(place) => place,
            // The place is mentioned but never used (`let _ = x`), so it was not captured: any place of its type will
            // do, since nothing reads it.
            None => {
                let ty = match builder.base {
                    Base::Captured(local) => self.hir.locals[local].ty,
                    Base::Local(local) => self.locals[local].ty,
                };
                let temp = self.temp(ty, self.span);
                Place { local: temp, projection: builder.projection.clone() }
            }
        }
    }

    pub(super) fn try_to_place(&self, builder: &PlaceBuilder) -> Option<Place> {
        match builder.base {
            Base::Local(local) => Some(Place { local, projection: builder.projection.clone() }),
            Base::Captured(root) => self.closure.as_ref()?.resolve(root, &builder.projection),
        }
    }
}
