//! Operators: built in on primitives, calls of the operator traits on everything else.
//!
//! Which of the two it is may only be known at the end (`1 + x.into()`), so an operator on types that are not known yet
//! is built as a call; writeback turns it back if both operands turn out primitive.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::traits::{Cause, CauseCode, Obligation, trait_predicate};

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_binary(
        &mut self,
        span: Span,
        op: ast::BinOp,
        op_span: Span,
        lhs: &'a ast::Expr,
        rhs: &'a ast::Expr,
        expected: Expectation,
    ) -> Expr {
        let Some(hir_op) = binary_op(op) else { return self.check_logical(span, op, lhs, rhs) };
        let _ = expected;
        let lhs_expr = self.check_expr(lhs, Expectation::None);
        let lhs_expr = self.never_to_any(lhs_expr);
        let lhs_ty = self.try_structurally_resolve(lhs_expr.ty);
        let scalar_lhs = is_builtin_scalar(lhs_ty);
        let rhs_var = self.var(rhs.span);
        if !scalar_lhs {
            return self.overloaded_binary(span, hir_op, op_span, lhs_expr, lhs_ty, rhs, rhs_var);
        }
        // The common case is decided without asking the traits: nothing they could say helps to type the right side.
        let rhs_expr = match lhs_ty.kind() {
            // An integer is compared with its own type alone, so a literal there has it from the start: `-1` is E0600.
            TyKind::Int(_) if is_comparison(hir_op) => {
                let checked = self.check_expr(rhs, Expectation::HasType(lhs_ty));
                self.coerce_at(checked, rhs_var, false, rhs.span)
            }
            _ => self.check_expr_coercible(rhs, rhs_var),
        };
        let rhs_ty = self.try_structurally_resolve(rhs_expr.ty);
        if let Some(wanted) = self.only_comparable(hir_op, lhs_ty, rhs_ty, op_span) {
            let rhs_expr = self.coerce_at(rhs_expr, wanted, false, rhs.span);
            return mk(ExprKind::Binary { op: hir_op, lhs: lhs_expr, rhs: rhs_expr }, Ty::bool(), span);
        }
        if is_builtin_scalar(rhs_ty) && is_builtin_binop(hir_op, lhs_ty, rhs_ty) {
            self.register_if_unequal(op_trait(hir_op), hir_op, lhs_ty, rhs_ty, op_span);
            let ty = self.enforce_builtin(hir_op, lhs_ty, rhs_ty, rhs.span);
            return mk(ExprKind::Binary { op: hir_op, lhs: lhs_expr, rhs: rhs_expr }, ty, span);
        }
        let applicable = self.scalar_operator_applies(op_trait(hir_op), lhs_ty, rhs_var, op_span);
        self.finish_overloaded_binary(span, hir_op, op_span, lhs_expr, lhs_ty, rhs_expr, rhs_var, applicable)
    }

    /// An operator between operands that a macro made.
    pub fn binary_exprs(&mut self, span: Span, op: BinOp, op_span: Span, lhs: Expr, rhs: Expr) -> Expr {
        let lhs_ty = self.try_structurally_resolve(lhs.ty);
        let rhs_ty = self.try_structurally_resolve(rhs.ty);
        if lhs_ty.is_error() || rhs_ty.is_error() {
            return self.err_expr(span);
        }
        if let Some(wanted) = self.only_comparable(op, lhs_ty, rhs_ty, op_span) {
            let rhs = self.coerce_at(rhs, wanted, false, op_span);
            return mk(ExprKind::Binary { op, lhs, rhs }, Ty::bool(), span);
        }
        if is_builtin_scalar(lhs_ty) && is_builtin_scalar(rhs_ty) && is_builtin_binop(op, lhs_ty, rhs_ty) {
            let ty = self.enforce_builtin(op, lhs_ty, rhs_ty, op_span);
            return mk(ExprKind::Binary { op, lhs, rhs }, ty, span);
        }
        let applicable = self.scalar_operator_applies(op_trait(op), lhs_ty, rhs_ty, op_span);
        self.finish_overloaded_binary(span, op, op_span, lhs, lhs_ty, rhs, rhs_ty, applicable)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one operator")]
    fn overloaded_binary(
        &mut self,
        span: Span,
        op: BinOp,
        op_span: Span,
        lhs: Expr,
        lhs_ty: Ty,
        rhs: &'a ast::Expr,
        rhs_var: Ty,
    ) -> Expr {
        if lhs_ty.is_error() {
            self.check_expr(rhs, Expectation::None);
            return self.err_expr(span);
        }
        let applicable = self.operator_applies(op_trait(op), lhs_ty, rhs_var, op_span);
        let rhs_expr = self.check_expr_coercible(rhs, rhs_var);
        self.finish_overloaded_binary(span, op, op_span, lhs, lhs_ty, rhs_expr, rhs_var, applicable)
    }

    /// The one type that a scalar can be compared with, if the right side is of another: then that is what is wrong with
    /// it (E0308).
    fn only_comparable(&mut self, op: BinOp, lhs: Ty, rhs: Ty, op_span: Span) -> Option<Ty> {
        let is_known = is_builtin_scalar(lhs) && !matches!(lhs.kind(), TyKind::Infer(_));
        if !is_comparison(op) || !is_known || self.infcx.can_eq(lhs, rhs) {
            return None;
        }
        let trait_id = self.lang_trait(op_trait(op))?;
        let wanted = self.var(op_span);
        let goal = trait_predicate(trait_id, lhs, &[Arg::Ty(wanted)]);
        let obligation = Obligation::new(goal, &self.env, Cause::new(op_span, CauseCode::Operator));
        let only = self.infcx.probe(|| {
            let mut fulfill = crate::typeck::fulfill::Fulfill::new();
            fulfill.register(obligation);
            let failed = !fulfill.select_where_possible(&self.infcx).is_empty();
            (!failed).then(|| self.infcx.resolve(wanted))
        })?;
        (!only.has(Flags::INFER)).then_some(only)
    }

    /// Operands of different types break two rules: they must be equal (E0308), and the trait has no such impl (E0277).
    fn register_if_unequal(&mut self, trait_name: &str, op: BinOp, lhs: Ty, rhs: Ty, op_span: Span) {
        if matches!(op, BinOp::Shl | BinOp::Shr) || self.infcx.can_eq(lhs, rhs) {
            return;
        }
        if let Some(trait_id) = self.lang_trait(trait_name) {
            let predicate = trait_predicate(trait_id, lhs, &[Arg::Ty(rhs)]);
            self.register(Obligation::new(predicate, &self.env, Cause::new(op_span, CauseCode::Operator)));
        }
    }

    /// As [`operator_applies`](Self::operator_applies), for a right side that was checked already: what is asked is
    /// whether the left side has the operator at all.
    fn scalar_operator_applies(&mut self, trait_name: &str, lhs: Ty, rhs: Ty, op_span: Span) -> bool {
        let Some(trait_id) = self.lang_trait(trait_name) else { return false };
        let any = self.var(op_span);
        if !self.may_hold(trait_predicate(trait_id, lhs, &[Arg::Ty(any)]), op_span) {
            return false;
        }
        let predicate = trait_predicate(trait_id, lhs, &[Arg::Ty(rhs)]);
        self.register(Obligation::new(predicate, &self.env, Cause::new(op_span, CauseCode::Operator)));
        true
    }

    /// Registers `lhs: Op<rhs>` if it may hold.
    fn operator_applies(&mut self, trait_name: &str, lhs: Ty, rhs: Ty, op_span: Span) -> bool {
        let Some(trait_id) = self.lang_trait(trait_name) else { return false };
        let predicate = trait_predicate(trait_id, lhs, &[Arg::Ty(rhs)]);
        if !self.may_hold(predicate, op_span) {
            return false;
        }
        self.register(Obligation::new(predicate, &self.env, Cause::new(op_span, CauseCode::Operator)));
        true
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one operator")]
    fn finish_overloaded_binary(
        &mut self,
        span: Span,
        op: BinOp,
        op_span: Span,
        lhs: Expr,
        lhs_ty: Ty,
        rhs: Expr,
        rhs_var: Ty,
        applicable: bool,
    ) -> Expr {
        let rhs_ty = self.try_structurally_resolve(rhs.ty);
        let (lhs_ty, rhs_ty) = (self.resolve(lhs_ty), self.resolve(rhs_ty));
        if !applicable {
            self.report_no_operator(op, op_span, lhs_ty, rhs_ty);
            return self.err_expr(span);
        }
        let args = [Arg::Ty(lhs_ty), Arg::Ty(rhs_var)];
        let Some(fun) = self.trait_fn(op_trait(op), op_fn(op), &args, op_span) else { return self.err_expr(span) };
        let mut ty = match is_comparison(op) {
            true => Ty::bool(),
            false => match self.lang_trait(op_trait(op)) {
                Some(trait_id) => self.op_output(trait_id, &args, op_span),
                None => Ty::ERROR(),
            },
        };
        if !self.infcx.is_ty_var(lhs_ty) && !self.infcx.is_ty_var(rhs_ty) && is_builtin_binop(op, lhs_ty, rhs_ty) {
            let builtin = self.enforce_builtin(op, lhs_ty, rhs_ty, rhs.span);
            let _ = self.eq(builtin, ty);
            ty = builtin;
            // Raw pointers and function pointers compare by address, without a call.
            if is_scalar(lhs_ty) && is_scalar(rhs_ty) {
                return mk(ExprKind::Binary { op, lhs, rhs }, ty, span);
            }
        }
        let (lhs, rhs) = if is_comparison(op) {
            let lhs = self.mk_ref(lhs, Mutability::Not, false, Adjusted::Operator);
            (lhs, self.mk_ref(rhs, Mutability::Not, false, Adjusted::Operator))
        } else {
            (lhs, rhs)
        };
        let call = ExprKind::Call { fun, args: vec![lhs, rhs], source: CallSource::Operator, fn_span: op_span };
        mk(call, ty, span)
    }

    /// `<args[0] as Trait<args[1..]>>::Output`, normalised.
    pub fn op_output(&mut self, trait_id: TraitId, args: &[Arg], span: Span) -> Ty {
        let trait_def = self.tcx.trait_def(trait_id);
        match trait_def.types.first() {
            Some((_, assoc)) => self.normalize(span, Ty::new(TyKind::Alias(*assoc, Ty::args(args)))),
            None => Ty::ERROR(),
        }
    }

    /// Makes the operands what the built-in operator needs; its type.
    fn enforce_builtin(&mut self, op: BinOp, lhs: Ty, rhs: Ty, rhs_span: Span) -> Ty {
        let (inner_lhs, inner_rhs) = if is_comparison(op) { (lhs, rhs) } else { (peel_ref(lhs), peel_ref(rhs)) };
        match op {
            BinOp::Shl | BinOp::Shr => inner_lhs,
            BinOp::Add
            | BinOp::Sub
            | BinOp::Mul
            | BinOp::Div
            | BinOp::Rem
            | BinOp::BitAnd
            | BinOp::BitOr
            | BinOp::BitXor => {
                self.demand_eq(rhs_span, inner_lhs, inner_rhs);
                inner_lhs
            }
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => {
                self.demand_eq(rhs_span, inner_lhs, inner_rhs);
                Ty::bool()
            }
        }
    }

    fn report_no_operator(&mut self, op: BinOp, op_span: Span, lhs: Ty, rhs: Ty) {
        if self.mentions_error(lhs) || self.mentions_error(rhs) {
            self.tainted = true;
            return;
        }
        let sign = op.as_str();
        let (lhs, rhs) = (self.show(lhs), self.show(rhs));
        let message = match op {
            BinOp::Add => format!("cannot add `{rhs}` to `{lhs}`"),
            BinOp::Sub => format!("cannot subtract `{rhs}` from `{lhs}`"),
            BinOp::Mul => format!("cannot multiply `{lhs}` by `{rhs}`"),
            BinOp::Div => format!("cannot divide `{lhs}` by `{rhs}`"),
            BinOp::Rem => format!("cannot calculate the remainder of `{lhs}` divided by `{rhs}`"),
            BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor | BinOp::Shl | BinOp::Shr => {
                format!("no implementation for `{lhs} {sign} {rhs}`")
            }
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => {
                format!("binary operation `{sign}` cannot be applied to type `{lhs}`")
            }
        };
        let trait_name = match op {
            BinOp::Eq | BinOp::Ne => "PartialEq",
            BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => "PartialOrd",
            BinOp::Add => "std::ops::Add",
            BinOp::Sub => "std::ops::Sub",
            BinOp::Mul => "std::ops::Mul",
            BinOp::Div => "std::ops::Div",
            BinOp::Rem => "std::ops::Rem",
            BinOp::BitAnd => "std::ops::BitAnd",
            BinOp::BitOr => "std::ops::BitOr",
            BinOp::BitXor => "std::ops::BitXor",
            BinOp::Shl => "std::ops::Shl",
            BinOp::Shr => "std::ops::Shr",
        };
        let note = format!("the trait `{trait_name}` is not implemented for `{lhs}`");
        self.report(Diagnostic::error(Code::E(369), op_span, message).note(note));
    }

    fn check_logical(&mut self, span: Span, op: ast::BinOp, lhs: &'a ast::Expr, rhs: &'a ast::Expr) -> Expr {
        let lhs = self.check_expr_coercible(lhs, Ty::bool());
        // The right side may not run: what it does to control flow does not count.
        let before = self.diverges;
        let rhs = self.check_expr_coercible(rhs, Ty::bool());
        self.diverges = before;
        let op = if op == ast::BinOp::And { LogicalOp::And } else { LogicalOp::Or };
        mk(ExprKind::Logical { op, lhs, rhs }, Ty::bool(), span)
    }

    // ------------------------------------------------------------------------------------------------------- unary

    pub fn check_unary(&mut self, span: Span, op: ast::UnOp, operand: &'a ast::Expr, expected: Expectation) -> Expr {
        match op {
            ast::UnOp::Deref => self.check_deref(span, operand),
            ast::UnOp::Not | ast::UnOp::Neg => {
                let expr = self.check_expr(operand, expected);
                let expr = self.never_to_any(expr);
                self.check_not_neg(span, op, expr)
            }
        }
    }

    fn check_deref(&mut self, span: Span, operand: &'a ast::Expr) -> Expr {
        let base = self.check_expr(operand, Expectation::None);
        let base = self.never_to_any(base);
        let ty = self.structurally_resolve(operand.span, base.ty);
        if ty.is_error() {
            return self.err_expr(span);
        }
        if let Some(inner) = self.infcx.builtin_deref(ty, true) {
            return mk(ExprKind::Deref { base, source: Adjusted::Explicit }, inner, span);
        }
        if let Some((target, obligations)) = self.infcx.overloaded_deref_target(ty, &self.env, Cause::misc(span)) {
            self.register_all(obligations);
            let mut deref = self.overloaded_deref(base, target, Mutability::Not, Adjusted::Operator, span);
            if let ExprKind::Deref { source, .. } = &mut *deref.kind {
                *source = Adjusted::Explicit;
            }
            return deref;
        }
        if !self.mentions_error(ty) {
            let message = format!("type `{}` cannot be dereferenced", self.show(ty));
            self.report(Diagnostic::error(Code::E(614), span, message).primary("can't be dereferenced"));
        }
        self.err_expr(span)
    }

    pub fn check_not_neg(&mut self, span: Span, op: ast::UnOp, operand: Expr) -> Expr {
        let ty = self.structurally_resolve(operand.span, operand.ty);
        if ty.is_error() {
            return self.err_expr(span);
        }
        let (hir_op, trait_name, method) = match op {
            ast::UnOp::Not => (UnOp::Not, "not", "not"),
            ast::UnOp::Neg | ast::UnOp::Deref => (UnOp::Neg, "neg", "neg"),
        };
        let builtin = match (hir_op, ty.kind()) {
            (UnOp::Not, TyKind::Bool | TyKind::Int(_) | TyKind::Infer(Infer::Int(_))) => true,
            (UnOp::Neg, TyKind::Int(int)) => int.is_signed(),
            (UnOp::Neg, TyKind::Float(_) | TyKind::Infer(Infer::Float(_))) => true,
            // Whether the integer is signed shows later: an obligation says so if it is not.
            (UnOp::Neg, TyKind::Infer(Infer::Int(_))) => {
                if let Some(neg) = self.lang_trait("neg") {
                    self.register_bound(ty, neg, Cause::new(span, CauseCode::Operator));
                }
                true
            }
            _ => false,
        };
        if builtin {
            return mk(ExprKind::Unary { op: hir_op, operand }, ty, span);
        }
        let Some(trait_id) = self.lang_trait(trait_name) else { return self.err_expr(span) };
        let predicate = trait_predicate(trait_id, ty, &[]);
        if !self.may_hold(predicate, span) {
            if !self.mentions_error(ty) {
                let message = format!("cannot apply unary operator `{}` to type `{}`", op.as_str(), self.show(ty));
                let text = format!("cannot apply unary operator `{}`", op.as_str());
                self.report(Diagnostic::error(Code::E(600), span, message).primary(text));
            }
            return self.err_expr(span);
        }
        self.register(Obligation::new(predicate, &self.env, Cause::new(span, CauseCode::Operator)));
        let args = [Arg::Ty(ty)];
        let Some(fun) = self.trait_fn(trait_name, method, &args, span) else { return self.err_expr(span) };
        let output = self.op_output(trait_id, &args, span);
        let call = ExprKind::Call { fun, args: vec![operand], source: CallSource::Operator, fn_span: span };
        mk(call, output, span)
    }

    // ------------------------------------------------------------------------------------------- compound assignment

    pub fn check_assign_op(
        &mut self,
        span: Span,
        op: ast::BinOp,
        op_span: Span,
        lhs: &'a ast::Expr,
        rhs: &'a ast::Expr,
    ) -> Expr {
        let Some(hir_op) = binary_op(op) else { return self.err_expr(span) };
        let mut place = self.check_expr(lhs, Expectation::None);
        let lhs_ty = self.try_structurally_resolve(place.ty);
        let rhs_var = self.var(rhs.span);
        let scalar = is_builtin_scalar(lhs_ty);
        let applicable =
            scalar || lhs_ty.is_error() || self.operator_applies(assign_trait(hir_op), lhs_ty, rhs_var, op_span);
        let value = self.check_expr_coercible(rhs, rhs_var);
        let rhs_ty = self.try_structurally_resolve(value.ty);
        if lhs_ty.is_error() {
            return self.err_expr(span);
        }
        if scalar && is_builtin_scalar(rhs_ty) && is_builtin_binop(hir_op, lhs_ty, rhs_ty) {
            self.register_if_unequal(assign_trait(hir_op), hir_op, lhs_ty, rhs_ty, op_span);
            self.enforce_builtin(hir_op, lhs_ty, rhs_ty, rhs.span);
            self.make_place_mut(&mut place);
            self.check_assignable(&place, op_span, 67);
            return mk(ExprKind::AssignOp { op: hir_op, place, value }, Ty::unit(), span);
        }
        let applicable = if scalar {
            // A number of another type behind a reference: the types must be equal, whatever the traits say.
            if rhs_ty.is_ref()
                && is_builtin_binop(hir_op, lhs_ty, rhs_ty)
                && !self.infcx.can_eq(lhs_ty, peel_ref(rhs_ty))
            {
                self.enforce_builtin(hir_op, lhs_ty, rhs_ty, rhs.span);
            }
            self.scalar_operator_applies(assign_trait(hir_op), lhs_ty, rhs_var, op_span)
        } else {
            applicable
        };
        if !applicable {
            self.report_no_assign_op(span, hir_op, lhs, lhs_ty, rhs_ty);
            self.check_assignable(&place, op_span, 67);
            return self.err_expr(span);
        }
        if !self.infcx.is_ty_var(lhs_ty) && !self.infcx.is_ty_var(rhs_ty) && is_builtin_binop(hir_op, lhs_ty, rhs_ty) {
            self.enforce_builtin(hir_op, lhs_ty, rhs_ty, rhs.span);
        }
        self.check_assignable(&place, op_span, 67);
        let args = [Arg::Ty(lhs_ty), Arg::Ty(rhs_var)];
        let Some(fun) = self.trait_fn(assign_trait(hir_op), assign_fn(hir_op), &args, op_span) else {
            return self.err_expr(span);
        };
        self.make_place_mut(&mut place);
        let receiver = self.mk_ref(place, Mutability::Mut, true, Adjusted::Operator);
        let call = ExprKind::Call { fun, args: vec![receiver, value], source: CallSource::Operator, fn_span: op_span };
        mk(call, Ty::unit(), span)
    }

    fn report_no_assign_op(&mut self, span: Span, op: BinOp, lhs: &ast::Expr, lhs_ty: Ty, rhs_ty: Ty) {
        if self.mentions_error(lhs_ty) || self.mentions_error(rhs_ty) {
            self.tainted = true;
            return;
        }
        let message =
            format!("binary assignment operation `{}=` cannot be applied to type `{}`", op.as_str(), self.show(lhs_ty));
        let text = format!("cannot use `{}=` on type `{}`", op.as_str(), self.show(lhs_ty));
        self.report(Diagnostic::error(Code::E(368), span, message).label(lhs.span, text));
    }
}

/// The operator, unless it is lazy.
pub(crate) fn binary_op(op: ast::BinOp) -> Option<BinOp> {
    Some(match op {
        ast::BinOp::Add => BinOp::Add,
        ast::BinOp::Sub => BinOp::Sub,
        ast::BinOp::Mul => BinOp::Mul,
        ast::BinOp::Div => BinOp::Div,
        ast::BinOp::Rem => BinOp::Rem,
        ast::BinOp::BitAnd => BinOp::BitAnd,
        ast::BinOp::BitOr => BinOp::BitOr,
        ast::BinOp::BitXor => BinOp::BitXor,
        ast::BinOp::Shl => BinOp::Shl,
        ast::BinOp::Shr => BinOp::Shr,
        ast::BinOp::Eq => BinOp::Eq,
        ast::BinOp::Ne => BinOp::Ne,
        ast::BinOp::Lt => BinOp::Lt,
        ast::BinOp::Le => BinOp::Le,
        ast::BinOp::Gt => BinOp::Gt,
        ast::BinOp::Ge => BinOp::Ge,
        ast::BinOp::And | ast::BinOp::Or => return None,
    })
}

pub(crate) fn is_comparison(op: BinOp) -> bool {
    matches!(op, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
}

/// The lang name of the operator's trait.
pub(crate) fn op_trait(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "add",
        BinOp::Sub => "sub",
        BinOp::Mul => "mul",
        BinOp::Div => "div",
        BinOp::Rem => "rem",
        BinOp::BitAnd => "bitand",
        BinOp::BitOr => "bitor",
        BinOp::BitXor => "bitxor",
        BinOp::Shl => "shl",
        BinOp::Shr => "shr",
        BinOp::Eq | BinOp::Ne => "eq",
        BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => "partial_ord",
    }
}

/// The method's name in that trait.
pub(crate) fn op_fn(op: BinOp) -> &'static str {
    match op {
        BinOp::Eq => "eq",
        BinOp::Ne => "ne",
        BinOp::Lt => "lt",
        BinOp::Le => "le",
        BinOp::Gt => "gt",
        BinOp::Ge => "ge",
        BinOp::Add
        | BinOp::Sub
        | BinOp::Mul
        | BinOp::Div
        | BinOp::Rem
        | BinOp::BitAnd
        | BinOp::BitOr
        | BinOp::BitXor
        | BinOp::Shl
        | BinOp::Shr => op_trait(op),
    }
}

fn assign_trait(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "add_assign",
        BinOp::Sub => "sub_assign",
        BinOp::Mul => "mul_assign",
        BinOp::Div => "div_assign",
        BinOp::Rem => "rem_assign",
        BinOp::BitAnd => "bitand_assign",
        BinOp::BitOr => "bitor_assign",
        BinOp::BitXor => "bitxor_assign",
        BinOp::Shl => "shl_assign",
        BinOp::Shr => "shr_assign",
        // The grammar has no compound comparisons.
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => "",
    }
}

fn assign_fn(op: BinOp) -> &'static str {
    assign_trait(op)
}

/// Bool, char, numbers and number variables: types whose operators are built in.
pub(crate) fn is_builtin_scalar(ty: Ty) -> bool {
    matches!(
        ty.kind(),
        TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_))
    )
}

/// rustc's `Ty::is_scalar`: what compares by built-in comparison.
pub(crate) fn is_scalar(ty: Ty) -> bool {
    is_builtin_scalar(ty) || matches!(ty.kind(), TyKind::RawPtr(..) | TyKind::FnPtr(_) | TyKind::FnDef(..))
}

fn peel_ref(ty: Ty) -> Ty {
    match ty.kind() {
        TyKind::Ref(_, inner, _) => *inner,
        _ => ty,
    }
}

/// Whether the types (perhaps behind one reference) are such that the operands must have one type.
pub(crate) fn is_builtin_binop(op: BinOp, lhs: Ty, rhs: Ty) -> bool {
    let (l, r) = (peel_ref(lhs), peel_ref(rhs));
    match op {
        BinOp::Shl | BinOp::Shr => l.is_integral() && r.is_integral(),
        BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::Div | BinOp::Rem => {
            l.is_integral() && r.is_integral() || l.is_float() && r.is_float()
        }
        BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor => {
            let both_bool = matches!((l.kind(), r.kind()), (TyKind::Bool, TyKind::Bool));
            l.is_integral() && r.is_integral() || both_bool
        }
        BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => is_scalar(lhs) && is_scalar(rhs),
    }
}
