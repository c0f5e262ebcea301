//! `operand?`, built in over `Result`, `Option` and `ControlFlow`.
//!
//! ```text
//! r?    match r { Ok(val) => val, Err(e) => return Err(From::from(e)) }
//! ```

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::coercion::MergeCause;
use super::*;
use crate::typeck::traits::{Cause, CauseCode, Obligation, trait_predicate};

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_try(&mut self, span: Span, operand: &'a ast::Expr) -> Expr {
        let operand = self.check_expr(operand, Expectation::None);
        let operand = self.never_to_any(operand);
        let ty = self.structurally_resolve(operand.span, operand.ty);
        let mark = Span { start: span.end.saturating_sub(1), ..span };
        match *ty.kind() {
            TyKind::Error => self.err_expr(span),
            TyKind::Adt(id, args) if self.tcx.lang_adt("Result") == Some(id) => {
                self.try_result(span, mark, operand, id, args)
            }
            TyKind::Adt(id, args) if self.tcx.lang_adt("Option") == Some(id) => {
                self.try_option(span, mark, operand, id, args)
            }
            TyKind::Adt(id, args) if self.tcx.lang_adt("ControlFlow") == Some(id) => {
                self.try_control_flow(span, mark, operand, id, args)
            }
            _ => {
                if !self.mentions_error(ty) {
                    let message = "the `?` operator can only be applied to values that implement `Try`";
                    let text = format!("the `?` operator cannot be applied to type `{}`", self.show(ty));
                    self.report(Diagnostic::error(Code::E(277), span, message).primary(text));
                }
                self.err_expr(span)
            }
        }
    }

    /// The type that `return` would give, which must be of the same ADT as the operand: its arguments.
    fn try_return(&mut self, mark: Span, adt: AdtId, what: &str) -> Option<Args> {
        let ret = self.frames.last().and_then(|frame| frame.ret.as_ref()).map(|ret| ret.expected());
        let Some(ret) = ret else {
            self.report_try_context(mark, what);
            return None;
        };
        let ret = self.try_structurally_resolve(ret);
        match *ret.kind() {
            TyKind::Adt(id, args) if id == adt => Some(args),
            TyKind::Infer(Infer::Ty(_)) => {
                let generics = self.tcx.adt(adt).generics.clone();
                let args = self.infcx.fresh_args(mark, &generics);
                let _ = self.eq(ret, Ty::adt(adt, args));
                Some(args)
            }
            TyKind::Error => {
                self.tainted = true;
                None
            }
            _ => {
                self.report_try_context(mark, what);
                None
            }
        }
    }

    fn report_try_context(&mut self, mark: Span, what: &str) {
        let message = format!("the `?` operator on a `{what}` can only be used in a function that returns `{what}`");
        let diagnostic = Diagnostic::error(Code::E(277), mark, message);
        self.report(diagnostic.primary("cannot use the `?` operator here: what it would return does not fit"));
    }

    fn desugar_local(&mut self, name: &str, ty: Ty, span: Span) -> LocalId {
        self.new_local(Ident { name: Symbol::intern(name), span }, ty, false, LocalKind::Desugar)
    }

    fn binding_pat(&self, local: LocalId, span: Span) -> Pat {
        let kind = PatKind::Binding { local, mode: BindingMode::ByValue, sub: None };
        mk_pat(kind, self.locals[local].ty, span)
    }

    fn try_arms(
        &mut self,
        span: Span,
        operand: Expr,
        good: (VariantIdx, Ty),
        bad: (VariantIdx, Option<LocalId>),
        leave: Expr,
    ) -> Expr {
        let TyKind::Adt(adt, args) = *self.resolve(operand.ty).kind() else { return self.err_expr(span) };
        let ty = operand.ty;
        let value = self.desugar_local("val", good.1, span);
        let variant = |index: VariantIdx, binding: Option<Pat>| {
            let fields = binding.map(|pat| FieldPat { field: FieldIdx(0), pat }).into_iter().collect();
            mk_pat(PatKind::Variant { adt, args, variant: index, fields }, ty, span)
        };
        let good_pat = variant(good.0, Some(self.binding_pat(value, span)));
        let bad_pat = variant(bad.0, bad.1.map(|local| self.binding_pat(local, span)));
        let leave = mk(ExprKind::NeverToAny(leave), good.1, span);
        let arms = vec![
            Arm { pat: good_pat, guard: None, body: self.local(value, span), span },
            Arm { pat: bad_pat, guard: None, body: leave, span },
        ];
        mk(ExprKind::Match { scrutinee: operand, arms, source: MatchSource::QuestionMark }, good.1, span)
    }

    fn leave_with(&mut self, value: Expr, span: Span) -> Expr {
        let value = match self.frames.last_mut().and_then(|frame| frame.ret.take()) {
            Some(mut ret) => {
                let value = ret.merge(self, value, MergeCause::Plain(span));
                self.put_ret(ret);
                value
            }
            None => value,
        };
        mk(ExprKind::Return { value: Some(value) }, Ty::never(), span)
    }

    fn variant(&self, adt: AdtId, name: &str) -> VariantIdx {
        self.tcx.names.variant_named(adt, Symbol::intern(name)).unwrap_or(VariantIdx(0))
    }

    fn try_result(&mut self, span: Span, mark: Span, operand: Expr, adt: AdtId, args: Args) -> Expr {
        let (Some(Arg::Ty(value_ty)), Some(Arg::Ty(error_ty))) = (args.first().copied(), args.get(1).copied()) else {
            return self.err_expr(span);
        };
        let Some(ret_args) = self.try_return(mark, adt, "Result") else { return self.err_expr(span) };
        let Some(Arg::Ty(target)) = ret_args.get(1).copied() else { return self.err_expr(span) };
        let Some(from) = self.lang_trait("From") else { return self.err_expr(span) };
        let cause = Cause::new(mark, CauseCode::QuestionMark);
        let bound = Obligation::new(trait_predicate(from, target, &[Arg::Ty(error_ty)]), &self.env, cause);
        self.register(bound);
        let Some(convert) = self.trait_fn("From", "from", &[Arg::Ty(target), Arg::Ty(error_ty)], mark) else {
            return self.err_expr(span);
        };
        let error = self.desugar_local("e", error_ty, span);
        let source = CallSource::Desugar(DesugarKind::QuestionMark);
        let call = ExprKind::Call { fun: convert, args: vec![self.local(error, span)], source, fn_span: mark };
        let converted = mk(call, target, span);
        let (ok, err) = (self.variant(adt, "Ok"), self.variant(adt, "Err"));
        let fields = vec![(FieldIdx(0), converted)];
        let lit = AdtExpr { adt, variant: err, args: ret_args, fields, base: None, user_args: None };
        let value = mk(ExprKind::Adt(lit), Ty::adt(adt, ret_args), span);
        let leave = self.leave_with(value, span);
        self.try_arms(span, operand, (ok, value_ty), (err, Some(error)), leave)
    }

    /// `Continue` goes on with its value, `Break` leaves as it is.
    fn try_control_flow(&mut self, span: Span, mark: Span, operand: Expr, adt: AdtId, args: Args) -> Expr {
        let (Some(Arg::Ty(break_ty)), Some(Arg::Ty(value_ty))) = (args.first().copied(), args.get(1).copied()) else {
            return self.err_expr(span);
        };
        let Some(ret_args) = self.try_return(mark, adt, "ControlFlow") else { return self.err_expr(span) };
        let Some(Arg::Ty(target)) = ret_args.first().copied() else { return self.err_expr(span) };
        if self.eq(break_ty, target).is_err() {
            self.report_try_context(mark, "ControlFlow");
            return self.err_expr(span);
        }
        let value = self.desugar_local("b", break_ty, span);
        let (go_on, stop) = (self.variant(adt, "Continue"), self.variant(adt, "Break"));
        let fields = vec![(FieldIdx(0), self.local(value, span))];
        let lit = AdtExpr { adt, variant: stop, args: ret_args, fields, base: None, user_args: None };
        let again = mk(ExprKind::Adt(lit), Ty::adt(adt, ret_args), span);
        let leave = self.leave_with(again, span);
        self.try_arms(span, operand, (go_on, value_ty), (stop, Some(value)), leave)
    }

    fn try_option(&mut self, span: Span, mark: Span, operand: Expr, adt: AdtId, args: Args) -> Expr {
        let Some(Arg::Ty(value_ty)) = args.first().copied() else { return self.err_expr(span) };
        let Some(ret_args) = self.try_return(mark, adt, "Option") else { return self.err_expr(span) };
        let (some, none) = (self.variant(adt, "Some"), self.variant(adt, "None"));
        let lit = AdtExpr { adt, variant: none, args: ret_args, fields: Vec::new(), base: None, user_args: None };
        let value = mk(ExprKind::Adt(lit), Ty::adt(adt, ret_args), span);
        let leave = self.leave_with(value, span);
        self.try_arms(span, operand, (some, value_ty), (none, None), leave)
    }
}
