//! Coercion sites: where an expression of one type is given where another is wanted, and where branches meet.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::coerce::{Adjust, Adjustment, AutoBorrow, CoerceCtxt};
use crate::typeck::infer::TypeError;

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Coerces `expr` to `target`; E0308 if it cannot be.
    pub fn coerce(&mut self, expr: Expr, target: Ty) -> Expr {
        let span = expr.span;
        self.coerce_at(expr, target, false, span)
    }

    /// As [`coerce`](Self::coerce), for an argument of a call: a reborrow may be two-phase.
    pub fn coerce_arg(&mut self, expr: Expr, target: Ty) -> Result<Expr, (Expr, TypeError)> {
        self.try_coerce(expr, target, true)
    }

    pub fn coerce_at(&mut self, expr: Expr, target: Ty, two_phase: bool, span: Span) -> Expr {
        match self.try_coerce(expr, target, two_phase) {
            Ok(expr) => expr,
            Err((expr, error)) => {
                self.report_mismatch(span, target, expr.ty, error);
                self.err_expr(span)
            }
        }
    }

    pub fn try_coerce(&mut self, expr: Expr, target: Ty, two_phase: bool) -> Result<Expr, (Expr, TypeError)> {
        let source = self.try_structurally_resolve(expr.ty);
        let target = self.try_structurally_resolve(target);
        if source == target && !source.is_ref() {
            return Ok(expr);
        }
        // What nothing is known of yet becomes what is given, as it is.
        let unknown = self.infcx.is_ty_var(target);
        let result = {
            let cx = CoerceCtxt { infcx: &self.infcx, env: &self.env, span: expr.span, two_phase, never: true };
            cx.coerce(source, target)
        };
        match result {
            Ok(ok) => {
                let adjustments = self.keep(ok);
                if adjustments.is_empty() && !unknown && !same_named_region(source, target) && !self.is_exact(&expr) {
                    let mut expr = self.reborrowed(expr, Adjusted::Coercion);
                    // The reborrow is for the wanted lifetime.
                    if let (TyKind::Ref(_, inner, m), TyKind::Ref(wanted, ..)) = (expr.ty.kind(), target.kind()) {
                        expr.ty = Ty::reference(*wanted, *inner, *m);
                    }
                    return Ok(expr);
                }
                Ok(self.adjust(expr, &adjustments, Adjusted::Coercion))
            }
            Err(error) => Err((expr, error)),
        }
    }

    /// A shared reference is reborrowed as an exclusive one is, unless its type is the wanted one to the lifetime. It is the
    /// same reference, but what a closure captures is then what it points to and not the variable that holds it, and an
    /// error about its lifetime is told where the reborrow is. Neither matters in the library, which is not borrow-checked.
    pub fn reborrowed(&mut self, expr: Expr, source: Adjusted) -> Expr {
        if self.origin == Origin::Library {
            return expr;
        }
        let TyKind::Ref(_, inner, Mutability::Not) = *self.shallow(expr.ty).kind() else { return expr };
        let borrow = Adjust::Borrow(AutoBorrow::Ref { mutability: Mutability::Not, two_phase: false });
        let adjustments =
            [Adjustment { kind: Adjust::Deref(None), target: inner }, Adjustment { kind: borrow, target: expr.ty }];
        self.adjust(expr, &adjustments, source)
    }

    /// Whether the expression's type is the one that it is checked against to the lifetime because its parts have been
    /// coerced to it: blocks have coerced their value already.
    fn is_exact(&self, expr: &Expr) -> bool {
        match &*expr.kind {
            ExprKind::Block(block) => block.tail.is_some(),
            ExprKind::If { then, otherwise, .. } => {
                self.is_exact(then) && otherwise.as_ref().is_none_or(|otherwise| self.is_exact(otherwise))
            }
            // The first arm is coerced to the wanted type, whatever it was.
            ExprKind::Match { arms, .. } => arms.iter().skip(1).all(|arm| self.is_exact(&arm.body)),
            ExprKind::NeverToAny(_) | ExprKind::Literal(_) => true,
            _ => false,
        }
    }

    /// Whether evaluating the expression reads a value of type `!`, as opposed to naming a place that holds one.
    pub fn is_read_of_never(&self, expr: &Expr) -> bool {
        !self.is_place(expr) || matches!(&*expr.kind, ExprKind::Local(_))
    }

    /// Makes an expression of type `!` usable as anything.
    pub fn never_to_any(&mut self, expr: Expr) -> Expr {
        if !self.shallow(expr.ty).is_never() {
            return expr;
        }
        let (span, ty) = (expr.span, self.var(expr.span));
        self.infcx.mark_diverging(ty);
        mk(ExprKind::NeverToAny(expr), ty, span)
    }
}

/// Whether both are references for the same named lifetime.
fn same_named_region(a: Ty, b: Ty) -> bool {
    match (a.kind(), b.kind()) {
        (TyKind::Ref(a @ (Region::Static | Region::Param(_)), ..), TyKind::Ref(b, ..)) => a == b,
        _ => false,
    }
}

/// Merges the values of several branches into one type (rustc's `CoerceMany`). Branch values stay here until
/// [`finish`](CoerceMany::finish), since a later branch may change how an earlier one is adjusted.
pub(crate) struct CoerceMany {
    expected: Ty,
    merged: Option<Ty>,
    pushed: usize,
    exprs: Vec<Expr>,
    /// Whether values with other lifetimes than the expected ones have been merged, or there are no expected ones.
    inexact: bool,
}

/// What E0308 should say about a branch.
#[derive(Clone, Copy)]
pub(crate) enum MergeCause {
    Plain(Span),
    /// The `else` of an `if`.
    IfElse(Span),
    MatchArm(Span),
    /// `if` without `else`: E0317.
    MissingElse(Span),
    /// `return` or `break` without a value: E0069 for `return`.
    ReturnUnit(Span),
    /// The end of a block without a tail.
    BlockEnd(Span),
}

impl MergeCause {
    fn span(self) -> Span {
        match self {
            MergeCause::Plain(span)
            | MergeCause::IfElse(span)
            | MergeCause::MatchArm(span)
            | MergeCause::MissingElse(span)
            | MergeCause::ReturnUnit(span)
            | MergeCause::BlockEnd(span) => span,
        }
    }
}

impl CoerceMany {
    pub fn new(expected: Ty) -> CoerceMany {
        CoerceMany { expected, merged: None, pushed: 0, exprs: Vec::new(), inexact: false }
    }

    pub fn expected(&self) -> Ty {
        self.expected
    }

    fn merged(&self) -> Ty {
        self.merged.unwrap_or(self.expected)
    }

    /// Merges a branch value and keeps it; values come back in order from [`finish`](Self::finish).
    pub fn push(&mut self, fcx: &mut FnCtxt<'_, '_>, expr: Expr, cause: MergeCause) {
        let expr = self.merge(fcx, expr, cause);
        self.exprs.push(expr);
    }

    /// Merges a value that stays where it is in the tree (of `break` or `return`).
    pub fn merge(&mut self, fcx: &mut FnCtxt<'_, '_>, mut expr: Expr, cause: MergeCause) -> Expr {
        let found = fcx.try_structurally_resolve(expr.ty);
        expr.ty = found;
        if found.is_error() {
            self.merged = Some(found);
            self.pushed += 1;
            return expr;
        }
        if self.merged().is_error() {
            self.pushed += 1;
            return expr;
        }
        let result = if self.pushed == 0 {
            let expected = fcx.try_structurally_resolve(self.expected);
            self.inexact = fcx.infcx.is_ty_var(expected);
            match fcx.try_coerce(expr, self.expected, false) {
                // The type aimed at stays the expected one.
                Ok(expr) => Ok((expr, self.expected)),
                Err(error) => Err(error),
            }
        } else {
            self.lub(fcx, expr)
        };
        self.pushed += 1;
        match result {
            Ok((expr, ty)) => {
                self.merged = Some(ty);
                expr
            }
            Err((expr, error)) => {
                let target = self.merged();
                fcx.report_merge_mismatch(cause, target, expr.ty, error);
                self.merged = Some(Ty::ERROR());
                fcx.err_expr(cause.span())
            }
        }
    }

    fn lub(&mut self, fcx: &mut FnCtxt<'_, '_>, expr: Expr) -> Result<(Expr, Ty), (Expr, TypeError)> {
        let previous = self.merged();
        // Of this very type: its value is not reborrowed again.
        let is_ref = fcx.shallow(expr.ty).is_ref() && !same_named_region(fcx.shallow(previous), fcx.shallow(expr.ty));
        if !self.inexact && (!is_ref || fcx.is_exact(&expr)) && fcx.resolve(previous) == fcx.resolve(expr.ty) {
            return Ok((expr, previous));
        }
        self.inexact |= is_ref;
        let adjustable = self.exprs.len() == self.pushed;
        let result = {
            let cx = CoerceCtxt { infcx: &fcx.infcx, env: &fcx.env, span: expr.span, two_phase: false, never: true };
            cx.lub(previous, expr.ty, adjustable)
        };
        match result {
            Ok(ok) => {
                let lub = fcx.keep(ok);
                if !lub.previous.is_empty() {
                    for branch in &mut self.exprs {
                        // A branch that never ends was given the old type out of thin air: give it the new one.
                        if let ExprKind::NeverToAny(_) = &*branch.kind {
                            branch.ty = lub.ty;
                            continue;
                        }
                        let span = branch.span;
                        let old = std::mem::replace(branch, fcx.unit(span));
                        *branch = fcx.adjust(old, &lub.previous, Adjusted::Coercion);
                    }
                }
                if lub.new.is_empty() && is_ref {
                    // Two lifetimes have met in one that is neither, so that the next value is reborrowed too.
                    let ty = match *lub.ty.kind() {
                        TyKind::Ref(_, inner, mutability) => Ty::reference(Region::Erased, inner, mutability),
                        _ => lub.ty,
                    };
                    return Ok((fcx.reborrowed(expr, Adjusted::Coercion), ty));
                }
                Ok((fcx.adjust(expr, &lub.new, Adjusted::Coercion), lub.ty))
            }
            Err(error) => Err((expr, error)),
        }
    }

    /// A branch that ends without a value.
    pub fn push_unit(&mut self, fcx: &mut FnCtxt<'_, '_>, cause: MergeCause) {
        let merged = fcx.try_structurally_resolve(self.merged());
        let unit = Ty::unit();
        self.pushed += 1;
        if merged.is_error() {
            return;
        }
        // An earlier branch that does not return leaves the type open.
        match fcx.eq(merged, unit) {
            Ok(()) => self.merged = Some(unit),
            Err(error) => {
                fcx.report_unit_mismatch(cause, merged, error);
                self.merged = Some(Ty::ERROR());
            }
        }
    }

    /// The type of the whole, `!` if there was no branch, and the branch values kept.
    pub fn finish(self) -> (Ty, Vec<Expr>) {
        match self.merged {
            Some(ty) => (ty, self.exprs),
            None => (Ty::never(), self.exprs),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.pushed == 0
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    fn report_merge_mismatch(&mut self, cause: MergeCause, expected: Ty, found: Ty, error: TypeError) {
        let message = match cause {
            MergeCause::IfElse(_) => "`if` and `else` have incompatible types",
            MergeCause::MatchArm(_) => "`match` arms have incompatible types",
            MergeCause::Plain(_) | MergeCause::MissingElse(_) | MergeCause::ReturnUnit(_) | MergeCause::BlockEnd(_) => {
                return self.report_mismatch(cause.span(), expected, found, error);
            }
        };
        if self.mentions_error(expected) || self.mentions_error(found) {
            self.tainted = true;
            return;
        }
        let text = format!("expected `{}`, found `{}`", self.show(expected), self.show(found));
        self.report(Diagnostic::error(Code::E(308), cause.span(), message).primary(text));
    }

    fn report_unit_mismatch(&mut self, cause: MergeCause, expected: Ty, error: TypeError) {
        match cause {
            MergeCause::MissingElse(span) => {
                if self.mentions_error(expected) {
                    self.tainted = true;
                    return;
                }
                let text = format!("expected `{}`, found `()`", self.show(expected));
                let diagnostic = Diagnostic::error(Code::E(317), span, "`if` may be missing an `else` clause")
                    .primary(text)
                    .note("without an `else`, an `if` whose condition is false has the value `()`");
                self.report(diagnostic.help("add an `else` block that gives a value of the expected type"));
            }
            MergeCause::ReturnUnit(span) => {
                let text = format!("return type is `{}`", self.show(expected));
                let message = "`return;` in a function whose return type is not `()`";
                self.report(Diagnostic::error(Code::E(69), span, message).primary(text));
            }
            MergeCause::Plain(_) | MergeCause::IfElse(_) | MergeCause::MatchArm(_) | MergeCause::BlockEnd(_) => {
                self.report_mismatch(cause.span(), expected, Ty::unit(), error);
            }
        }
    }
}
