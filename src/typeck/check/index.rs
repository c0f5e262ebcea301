//! Indexing: `base[index]`, built in for arrays and slices by `usize`, else by `Index`.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::traits::{Cause, Obligation, trait_predicate};

/// `-1`
fn is_negative_literal(index: &ast::Expr) -> bool {
    match &index.kind {
        ast::ExprKind::Unary { op: ast::UnOp::Neg, operand } => {
            matches!(&operand.kind, ast::ExprKind::Lit(ast::Lit { kind: ast::LitKind::Int { .. }, .. }))
        }
        _ => false,
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_index(&mut self, span: Span, base: &'a ast::Expr, index: &'a ast::Expr) -> Expr {
        let is_negative = is_negative_literal(index);
        let base = self.check_expr(base, Expectation::None);
        let index = self.check_expr(index, Expectation::None);
        let base = self.never_to_any(base);
        let index = self.never_to_any(index);
        let base_ty = self.structurally_resolve(base.span, base.ty);
        let index_ty = self.try_structurally_resolve(index.ty);
        if base_ty.is_error() || index_ty.is_error() {
            return self.err_expr(span);
        }
        let brackets = Span { start: base.span.end.min(span.end), ..span };
        let (mut current, mut index) = (base, index);
        loop {
            current.ty = self.resolve(current.ty);
            let is_vec = matches!(current.ty.kind(), TyKind::Adt(id, _) if self.tcx.lang_adt("Vec") == Some(*id));
            if is_negative && (is_vec || matches!(current.ty.kind(), TyKind::Array(..) | TyKind::Slice(_))) {
                let shown = self.show(current.ty);
                let message = format!("negative integers cannot be used to index on a `{shown}`");
                let diagnostic = Diagnostic::error(Code::None, index.span, message);
                self.report(diagnostic.help("to count from the end, subtract from `.len()`"));
                return self.err_expr(span);
            }
            let elem = match *current.ty.kind() {
                TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(elem),
                _ => None,
            };
            let by_usize = matches!(index_ty.kind(), TyKind::Int(IntTy::Usize) | TyKind::Infer(Infer::Int(_)));
            if let (Some(elem), true) = (elem, by_usize) {
                self.demand_eq(index.span, Ty::usize(), index_ty);
                return mk(ExprKind::Index { base: current, index }, elem, span);
            }
            match self.overloaded_index(current, index, span, brackets) {
                Ok(expr) => return expr,
                Err((c, i)) => {
                    index = i;
                    match self.autoderef_once(c, Adjusted::Operator) {
                        Ok(next) => current = next,
                        Err(_) => break,
                    }
                }
            }
        }
        if !self.mentions_error(base_ty) {
            let message = format!("cannot index into a value of type `{}`", self.show(base_ty));
            self.report(Diagnostic::error(Code::E(608), brackets, message));
        }
        self.err_expr(span)
    }

    /// `*Index::index(&base, index)`; both come back if the type cannot be indexed. Arrays are also tried as slices.
    fn overloaded_index(&mut self, base: Expr, index: Expr, span: Span, brackets: Span) -> Result<Expr, (Expr, Expr)> {
        let Some(trait_id) = self.lang_trait("index") else { return Err((base, index)) };
        let mut candidates = vec![(base.ty, false)];
        if let TyKind::Array(elem, _) = *base.ty.kind() {
            candidates.push((Ty::slice(elem), true));
        }
        for (self_ty, unsize) in candidates {
            let input = self.var(index.span);
            let predicate = trait_predicate(trait_id, self_ty, &[Arg::Ty(input)]);
            if !self.may_hold(predicate, span) {
                continue;
            }
            let cause = Cause::misc(index.span);
            self.register(Obligation::new(predicate, &self.env, cause));
            let index_span = index.span;
            let index = self.coerce_at(index, input, false, index_span);
            return Ok(self.build_index(trait_id, base, self_ty, unsize, index, input, (span, brackets)));
        }
        Err((base, index))
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one index expression")]
    fn build_index(
        &mut self,
        trait_id: TraitId,
        base: Expr,
        self_ty: Ty,
        unsize: bool,
        index: Expr,
        input: Ty,
        (span, brackets): (Span, Span),
    ) -> Expr {
        let args = [Arg::Ty(self_ty), Arg::Ty(input)];
        let assoc = self.tcx.trait_def(trait_id).types.first().map(|(_, id)| *id);
        let (Some(assoc), Some(fun)) = (assoc, self.trait_fn("index", "index", &args, span)) else {
            return self.err_expr(span);
        };
        // What fails from here on is the index's fault.
        let output = Ty::new(TyKind::Alias(assoc, Ty::args(&args)));
        let output = self.normalize(index.span, output);
        self.select();
        let mut receiver = self.mk_ref(base, Mutability::Not, false, Adjusted::Operator);
        if unsize {
            let ty = Ty::reference(Region::Erased, self_ty, Mutability::Not);
            let at = receiver.span;
            receiver = mk(ExprKind::Coerce { kind: Coercion::Unsize, operand: receiver }, ty, at);
        }
        let result = Ty::reference(Region::Erased, output, Mutability::Not);
        let call = ExprKind::Call { fun, args: vec![receiver, index], source: CallSource::Operator, fn_span: brackets };
        let call = mk(call, result, span);
        mk(ExprKind::Deref { base: call, source: Adjusted::Operator }, output, span)
    }
}
