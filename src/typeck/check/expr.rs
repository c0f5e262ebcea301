//! Expressions: the dispatch, and the kinds too small for a file of their own.

use crate::ast;
use crate::ast::ExprKind as E;
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::coercion::{CoerceMany, MergeCause};
use super::control::{Frame, FrameKind};
use super::*;
use crate::typeck::traits::{Cause, CauseCode, SizedReason};

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Checks an expression; the result has the type it has, whatever was expected.
    pub fn check_expr(&mut self, expr: &'a ast::Expr, expected: Expectation) -> Expr {
        let before = std::mem::replace(&mut self.diverges, Diverges::Maybe);
        let checked = self.check_expr_kind(expr, expected);
        if self.shallow(checked.ty).is_never() && self.is_read_of_never(&checked) {
            self.diverges = Diverges::Always;
        }
        self.diverges = self.diverges.max(before);
        checked
    }

    /// Checks and coerces to `ty`.
    pub fn check_expr_coercible(&mut self, expr: &'a ast::Expr, ty: Ty) -> Expr {
        let checked = self.check_expr(expr, Expectation::HasType(ty));
        self.coerce_at(checked, ty, false, expr.span)
    }

    /// Checks and demands exactly `ty` (but `!` may be anything).
    pub fn check_expr_has_type(&mut self, expr: &'a ast::Expr, ty: Ty) -> Expr {
        let checked = self.check_expr(expr, Expectation::HasType(ty));
        let mut checked = self.never_to_any(checked);
        if !self.demand_eq(expr.span, ty, checked.ty) {
            checked = self.err_expr(expr.span);
        }
        checked
    }

    fn check_expr_kind(&mut self, expr: &'a ast::Expr, expected: Expectation) -> Expr {
        let span = expr.span;
        match &expr.kind {
            E::Lit(lit) => self.check_lit(lit, expected),
            E::Path(path) => self.check_path_expr(path, span),
            E::Struct(lit) => self.check_struct_expr(span, lit, expected),
            E::Tuple(exprs) => self.check_tuple(span, exprs, expected),
            E::Array(exprs) => self.check_array(span, exprs, expected),
            E::Repeat { elem, len } => self.check_repeat(span, elem, len, expected),
            E::Unary { op, operand } => self.check_unary(span, *op, operand, expected),
            E::Binary { op, op_span, lhs, rhs } => self.check_binary(span, *op, *op_span, lhs, rhs, expected),
            E::Assign { lhs, rhs, eq_span } => self.check_assign(span, lhs, rhs, *eq_span),
            E::AssignOp { op, op_span, lhs, rhs } => self.check_assign_op(span, *op, *op_span, lhs, rhs),
            E::Cast { operand, ty } => self.check_cast(span, operand, ty),
            E::Range { lo, hi, limits } => self.check_range(span, lo.as_deref(), hi.as_deref(), *limits, expected),
            E::Call { callee, args } => self.check_call(span, callee, args, expected),
            E::MethodCall(call) => self.check_method_call(span, call, expected),
            E::Field { base, name } => self.check_field(span, base, *name),
            E::Index { base, index } => self.check_index(span, base, index),
            E::Closure(closure) => self.check_closure(span, closure, expected),
            E::Block { label, mode, block } => self.check_block_kind(span, label.as_ref(), *mode, block, expected),
            E::Loop { label, body } => self.check_loop(span, label.as_ref(), body, expected),
            E::While { label, cond, body } => self.check_while(span, label.as_ref(), cond, body),
            E::For { label, pat, iter, body } => self.check_for(span, label.as_ref(), pat, iter, body),
            E::If { cond, then, otherwise } => self.check_if(expr, cond, then, otherwise.as_deref(), expected),
            E::Let { scrutinee, .. } => {
                self.check_expr(scrutinee, Expectation::None);
                self.report(crate::diagnostic::Diagnostic::error(
                    crate::diagnostic::Code::None,
                    span,
                    "expected expression, found `let` statement",
                ));
                self.err_expr(span)
            }
            E::Match { scrutinee, arms } => self.check_match(span, scrutinee, arms, expected),
            E::Break { label, value } => self.check_break(span, label.as_ref(), value.as_deref()),
            E::Continue { label } => self.check_continue(span, label.as_ref()),
            E::Return(value) => self.check_return(span, value.as_deref()),
            E::Try(operand) => self.check_try(span, operand),
            E::Await(operand) => {
                self.check_expr(operand, Expectation::None);
                self.unsupported(span, "`.await`");
                self.err_expr(span)
            }
            E::AddrOf { raw, mutable, operand } => self.check_addr_of(span, *raw, *mutable, operand, expected),
            E::Paren(inner) => {
                let mut checked = self.check_expr(inner, expected);
                // Parentheses belong to the expression for errors, as rustc's parser has it. A cast is found again by its
                // span when it has been decided.
                if let Some(cast) = self.casts.iter_mut().rev().find(|cast| cast.span == checked.span) {
                    cast.span = span;
                }
                checked.span = span;
                checked
            }
            E::Underscore => {
                let message = "in expressions, `_` can only be used on the left-hand side of an assignment";
                self.report(crate::diagnostic::Diagnostic::error(crate::diagnostic::Code::None, span, message));
                self.err_expr(span)
            }
            E::Macro(call) => self.check_macro(span, call, expected),
        }
    }

    // ----------------------------------------------------------------------------------------------------- compounds

    fn check_tuple(&mut self, span: Span, exprs: &'a [ast::Expr], expected: Expectation) -> Expr {
        let hints: Option<Vec<Ty>> = match expected.only_has_type().map(|ty| self.try_structurally_resolve(ty)) {
            Some(ty) => match ty.kind() {
                TyKind::Tuple(tys) if tys.len() == exprs.len() => Some(tys.to_vec()),
                _ => None,
            },
            None => None,
        };
        let mut checked = Vec::with_capacity(exprs.len());
        for (i, expr) in exprs.iter().enumerate() {
            let elem = match hints.as_ref().and_then(|h| h.get(i)) {
                Some(hint) => {
                    let elem = self.check_expr(expr, Expectation::HasType(*hint));
                    match self.try_coerce(elem, *hint, false) {
                        Ok(elem) => elem,
                        // The tuple as a whole will not fit; rustc reports the element.
                        Err((elem, error)) => {
                            self.report_mismatch(expr.span, *hint, elem.ty, error);
                            self.err_expr(expr.span)
                        }
                    }
                }
                None => {
                    let elem = self.check_expr(expr, Expectation::None);
                    self.never_to_any(elem)
                }
            };
            self.require_sized(elem.ty, expr.span, SizedReason::TupleElement);
            checked.push(elem);
        }
        let tys: Vec<Ty> = checked.iter().map(|e| e.ty).collect();
        mk(ExprKind::Tuple(checked), Ty::tuple(&tys), span)
    }

    pub fn check_array(&mut self, span: Span, exprs: &'a [ast::Expr], expected: Expectation) -> Expr {
        let hint = expected.to_option().map(|ty| self.try_structurally_resolve(ty)).and_then(|ty| match ty.kind() {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(*elem),
            _ => None,
        });
        let elem_ty = hint.unwrap_or_else(|| self.var(span));
        let elem_expectation = hint.map_or(Expectation::None, Expectation::HasType);
        let mut merge = CoerceMany::new(elem_ty);
        for expr in exprs {
            let elem = self.check_expr(expr, elem_expectation);
            merge.push(self, elem, MergeCause::Plain(expr.span));
        }
        let empty = merge.is_empty();
        let (ty, elems) = merge.finish();
        let ty = if empty { elem_ty } else { ty };
        self.require_sized(ty, span, SizedReason::ArrayElement);
        mk(ExprKind::Array(elems), Ty::array(ty, Const::Value(exprs.len() as u128)), span)
    }

    fn check_repeat(&mut self, span: Span, elem: &'a ast::Expr, len: &'a ast::Expr, expected: Expectation) -> Expr {
        let count = self.lower_array_len(len);
        let hint = expected.to_option().map(|ty| self.try_structurally_resolve(ty)).and_then(|ty| match ty.kind() {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(*elem),
            _ => None,
        });
        let value = match hint {
            Some(ty) => self.check_expr_coercible(elem, ty),
            None => {
                let ty = self.var(elem.span);
                self.check_expr_has_type(elem, ty)
            }
        };
        let ty = value.ty;
        self.require_sized(ty, span, SizedReason::ArrayElement);
        // Zero or one copies need no `Copy`; a constant may be evaluated again and again.
        let is_const = matches!(&*value.kind, ExprKind::Const(..))
            || matches!(elem.kind, ast::ExprKind::Block { mode: ast::BlockMode::Const(_), .. });
        let few = matches!(count, Const::Value(0 | 1) | Const::Error);
        if !is_const
            && !few
            && let Some(copy) = self.lang_trait("copy")
        {
            self.register_bound(ty, copy, Cause::new(elem.span, CauseCode::RepeatCopy));
        }
        mk(ExprKind::Repeat { value, count }, Ty::array(ty, count), span)
    }

    fn check_range(
        &mut self,
        span: Span,
        lo: Option<&'a ast::Expr>,
        hi: Option<&'a ast::Expr>,
        limits: ast::RangeLimits,
        expected: Expectation,
    ) -> Expr {
        let closed = limits == ast::RangeLimits::Closed;
        let name = match (lo, hi) {
            (None, None) => "RangeFull",
            (Some(_), None) => "RangeFrom",
            (None, Some(_)) if closed => "RangeToInclusive",
            (None, Some(_)) => "RangeTo",
            (Some(_), Some(_)) if closed => "RangeInclusive",
            (Some(_), Some(_)) => "Range",
        };
        let Some(adt) = self.tcx.lang_adt(name) else { return self.err_expr(span) };
        let generic = lo.is_some() || hi.is_some();
        // The ends may expect what the range is expected to be made of.
        let hint =
            expected.only_has_type().map(|ty| self.try_structurally_resolve(ty)).and_then(|ty| match ty.kind() {
                TyKind::Adt(id, args) if *id == adt => args.first().and_then(|a| a.as_ty()),
                _ => None,
            });
        let idx = self.var(span);
        if let Some(hint) = hint {
            let _ = self.eq(idx, hint);
        }
        let args = if generic { Ty::args(&[Arg::Ty(idx)]) } else { Ty::args(&[]) };
        let ty = Ty::adt(adt, args);
        let mut ends = Vec::new();
        for end in lo.iter().chain(hi.iter()) {
            let checked = self.check_expr(end, Expectation::HasType(idx));
            ends.push(self.coerce_at(checked, idx, false, end.span));
        }
        if name == "RangeInclusive"
            && let Some(new) = self.tcx.lang_fn("range_inclusive_new")
        {
            let fun = self.fn_item(new, args, span);
            let call = ExprKind::Call { fun, args: ends, source: CallSource::Normal, fn_span: span };
            return mk(call, ty, span);
        }
        let fields = ends.into_iter().enumerate().map(|(i, e)| (FieldIdx(i as u32), e)).collect();
        let adt = AdtExpr { adt, variant: VariantIdx::STRUCT, args, fields, base: None, user_args: None };
        mk(ExprKind::Adt(adt), ty, span)
    }

    fn check_block_kind(
        &mut self,
        span: Span,
        label: Option<&'a ast::Label>,
        mode: ast::BlockMode,
        block: &'a ast::Block,
        expected: Expectation,
    ) -> Expr {
        let mut expr = match mode {
            ast::BlockMode::Plain | ast::BlockMode::Unsafe(_) => self.check_labeled_block(block, label, expected),
            ast::BlockMode::Const(_) => {
                self.frames.push(Frame::new(FrameKind::Const, None, LocalId(0)));
                let expr = self.check_labeled_block(block, None, expected);
                self.frames.pop();
                expr
            }
            ast::BlockMode::Async(..) => {
                self.unsupported(span, "an `async` block");
                return self.err_expr(span);
            }
        };
        if let ExprKind::Block(block) = &mut *expr.kind {
            block.is_unsafe = matches!(mode, ast::BlockMode::Unsafe(_));
            block.is_const = matches!(mode, ast::BlockMode::Const(_));
            if block.is_const {
                self.tcx.caches.const_blocks.borrow_mut().insert(self.owner);
            }
        }
        expr.span = span;
        expr
    }

    // ------------------------------------------------------------------------------------------------------ borrows

    fn check_addr_of(
        &mut self,
        span: Span,
        raw: bool,
        mutable: bool,
        operand: &'a ast::Expr,
        expected: Expectation,
    ) -> Expr {
        let mutability = if mutable { Mutability::Mut } else { Mutability::Not };
        let hint = match expected.only_has_type().map(|ty| self.try_structurally_resolve(ty)) {
            Some(ty) => match *ty.kind() {
                TyKind::Ref(_, inner, _) | TyKind::RawPtr(inner, _) => {
                    // The operand of `&` may be used at another type by coercion; only a place has its own.
                    if is_syntactic_place(operand) { Expectation::HasType(inner) } else { self.rvalue_hint(inner) }
                }
                _ => Expectation::None,
            },
            None => Expectation::None,
        };
        let mut base = self.check_expr(operand, hint);
        if !self.is_place(&base) {
            base = self.never_to_any(base);
        }
        if mutable {
            self.make_place_mut(&mut base);
        }
        if raw {
            if !self.is_place(&base) && !self.shallow(base.ty).is_error() {
                self.error(745, operand.span, "cannot take address of a temporary");
                return self.err_expr(span);
            }
            let ty = Ty::raw_ptr(base.ty, mutability);
            return mk(ExprKind::RawRef { mutability, base }, ty, span);
        }
        let ty = Ty::reference(Region::Erased, base.ty, mutability);
        let kind = if mutable { RefKind::Mut { two_phase: false } } else { RefKind::Shared };
        mk(ExprKind::Ref { kind, base, source: Adjusted::Explicit }, ty, span)
    }
}

/// Whether the expression is written as a place.
pub(crate) fn is_syntactic_place(expr: &ast::Expr) -> bool {
    match &expr.kind {
        E::Path(_) | E::Field { .. } | E::Index { .. } => true,
        E::Unary { op, .. } => *op == ast::UnOp::Deref,
        E::Paren(inner) => is_syntactic_place(inner),
        _ => false,
    }
}
