//! Adjustments made explicit: autoderef, autoref and coercions become nodes of the tree.

use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::coerce::{Adjust, Adjustment, AutoBorrow};

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Wraps `expr` in the nodes of `adjustments`, in order.
    pub fn adjust(&mut self, mut expr: Expr, adjustments: &[Adjustment], source: Adjusted) -> Expr {
        for adjustment in adjustments {
            expr = self.adjust_once(expr, adjustment, source);
        }
        expr
    }

    fn adjust_once(&mut self, expr: Expr, adjustment: &Adjustment, source: Adjusted) -> Expr {
        let target = adjustment.target;
        // What is adjusted of a block is its last expression: an error about it should not point at the whole block.
        let span = match &*expr.kind {
            ExprKind::Block(Block { tail: Some(tail), .. }) => tail.span,
            _ => expr.span,
        };
        let kind = match adjustment.kind {
            Adjust::NeverToAny => {
                self.infcx.mark_diverging(target);
                ExprKind::NeverToAny(expr)
            }
            Adjust::Deref(None) => ExprKind::Deref { base: expr, source },
            Adjust::Deref(Some(overloaded)) => {
                return self.overloaded_deref(expr, target, overloaded.mutability, source, span);
            }
            Adjust::Borrow(AutoBorrow::Ref { mutability, two_phase }) => {
                let kind = match mutability {
                    Mutability::Not => RefKind::Shared,
                    Mutability::Mut => RefKind::Mut { two_phase },
                };
                let mut base = expr;
                if mutability.is_mut() {
                    self.make_place_mut(&mut base);
                }
                ExprKind::Ref { kind, base, source }
            }
            Adjust::Borrow(AutoBorrow::RawPtr(mutability)) => {
                let mut base = expr;
                if mutability.is_mut() {
                    self.make_place_mut(&mut base);
                }
                ExprKind::RawRef { mutability, base }
            }
            Adjust::Pointer(kind) => ExprKind::Coerce { kind, operand: expr },
        };
        mk(kind, target, span)
    }

    /// `*Deref::deref(&base)`, a place of type `target`.
    pub fn overloaded_deref(
        &mut self,
        base: Expr,
        target: Ty,
        mutability: Mutability,
        source: Adjusted,
        span: Span,
    ) -> Expr {
        let (trait_name, fn_name) = match mutability {
            Mutability::Not => ("deref", "deref"),
            Mutability::Mut => ("deref_mut", "deref_mut"),
        };
        let base_ty = base.ty;
        let borrowed = self.mk_ref(base, mutability, false, source);
        let result = Ty::reference(Region::Erased, target, mutability);
        let Some(fun) = self.trait_fn(trait_name, fn_name, &[Arg::Ty(base_ty)], span) else {
            return self.err_expr(span);
        };
        let call = ExprKind::Call { fun, args: vec![borrowed], source: CallSource::Operator, fn_span: span };
        let call = mk(call, result, span);
        mk(ExprKind::Deref { base: call, source }, target, span)
    }

    /// `&base` or `&mut base`.
    pub fn mk_ref(&mut self, base: Expr, mutability: Mutability, two_phase: bool, source: Adjusted) -> Expr {
        let span = base.span;
        let ty = Ty::reference(Region::Erased, base.ty, mutability);
        let kind = match mutability {
            Mutability::Not => RefKind::Shared,
            Mutability::Mut => RefKind::Mut { two_phase },
        };
        mk(ExprKind::Ref { kind, base, source }, ty, span)
    }

    /// A mention of a lang trait's function, with these trait arguments (`Self` first).
    pub fn trait_fn(&mut self, trait_name: &str, fn_name: &str, args: &[Arg], span: Span) -> Option<Expr> {
        let id = self.trait_fn_id(trait_name, fn_name)?;
        let item = self.tcx.func(id);
        let args = self.infcx.fresh_args_after(span, &item.generics, args);
        Some(self.fn_item(id, args, span))
    }

    pub fn trait_fn_id(&self, trait_name: &str, fn_name: &str) -> Option<FnId> {
        let trait_def = self.tcx.trait_def(self.tcx.lang_trait(trait_name)?);
        trait_def.fns.iter().find(|(name, _)| name.as_str() == fn_name).map(|(_, id)| *id)
    }

    /// A function as a value.
    pub fn fn_item(&self, id: FnId, args: Args, span: Span) -> Expr {
        mk(ExprKind::FnItem { user_args: None }, Ty::new(TyKind::FnDef(id, args)), span)
    }

    /// The value `()`.
    pub fn unit(&self, span: Span) -> Expr {
        mk(ExprKind::Tuple(Vec::new()), Ty::unit(), span)
    }

    /// A use of a variable.
    pub fn local(&self, id: LocalId, span: Span) -> Expr {
        mk(ExprKind::Local(id), self.locals[id].ty, span)
    }
}
