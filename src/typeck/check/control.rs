//! `if`, `match`, loops, and the jumps out of them.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::coercion::{CoerceMany, MergeCause};
use super::pat::Origin as PatOrigin;
use super::*;
use crate::typeck::traits::{Cause, CauseCode, Obligation, trait_predicate};

/// A function or closure body being checked.
pub(crate) struct Frame {
    pub kind: FrameKind,
    /// The type that `return` must give; `None` where `return` is an error (consts).
    pub ret: Option<CoerceMany>,
    pub breakables: Vec<Breakable>,
    /// The first variable declared inside: using an earlier one captures it.
    pub first_local: LocalId,
    pub captures: bool,
}

impl Frame {
    pub fn new(kind: FrameKind, ret: Option<CoerceMany>, first_local: LocalId) -> Frame {
        Frame { kind, ret, breakables: Vec::new(), first_local, captures: false }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FrameKind {
    Fn,
    Closure,
    Const,
}

/// What `break` and `continue` can name.
pub(crate) struct Breakable {
    pub label: LabelId,
    pub name: Option<Symbol>,
    pub kind: BreakableKind,
    /// For `loop` and labelled blocks: where the values of `break`s meet.
    pub values: Option<CoerceMany>,
    pub has_break: bool,
    /// The condition of a `while` is being looked at.
    pub in_condition: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BreakableKind {
    Loop,
    While,
    For,
    Block,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    fn new_label(&mut self) -> LabelId {
        self.next_label += 1;
        LabelId(self.next_label - 1)
    }

    /// Runs `f` with a new target for `break`; returns what it gave and the target's final state.
    pub fn with_breakable<R>(
        &mut self,
        label: Option<&ast::Label>,
        kind: BreakableKind,
        values: Option<CoerceMany>,
        f: impl FnOnce(&mut Self, LabelId) -> R,
    ) -> (R, Breakable) {
        let id = self.new_label();
        let name = label.map(|l| l.ident.name);
        let breakable = Breakable { label: id, name, kind, values, has_break: false, in_condition: false };
        let depth = self.frames.len();
        if let Some(frame) = self.frames.last_mut() {
            frame.breakables.push(breakable);
        }
        let result = f(self, id);
        debug_assert_eq!(depth, self.frames.len());
        let popped = self.frames.last_mut().and_then(|frame| frame.breakables.pop());
        let fallback = Breakable { label: id, name, kind, values: None, has_break: false, in_condition: false };
        (result, popped.unwrap_or(fallback))
    }

    // ---------------------------------------------------------------------------------------------------------- if

    pub fn check_if(
        &mut self,
        expr: &'a ast::Expr,
        cond: &'a ast::Expr,
        then: &'a ast::Block,
        otherwise: Option<&'a ast::Expr>,
        expected: Expectation,
    ) -> Expr {
        let span = expr.span;
        // Variables bound by `let` in the condition are in scope in `then` only.
        let (cond, cond_diverges, then, then_diverges, mut merge) = self.in_scope(|fcx| {
            let cond = fcx.check_condition(cond);
            let cond_diverges = std::mem::replace(&mut fcx.diverges, Diverges::Maybe);
            let branch = fcx.adjust_for_branches(expected);
            let then_expr = fcx.check_block_expr(then, branch);
            let then_diverges = std::mem::replace(&mut fcx.diverges, Diverges::Maybe);
            let target = fcx.coercion_target(branch, span);
            (cond, cond_diverges, then_expr, then_diverges, CoerceMany::new(target))
        });
        let then_span = then.span;
        merge.push(self, then, MergeCause::Plain(then_span));
        match otherwise {
            Some(otherwise) => {
                let branch = self.adjust_for_branches(expected);
                let else_expr = self.check_expr(otherwise, branch);
                let else_diverges = self.diverges;
                merge.push(self, else_expr, MergeCause::IfElse(branch_span(otherwise)));
                self.diverges = cond_diverges.max(then_diverges.min(else_diverges));
                let (ty, mut values) = merge.finish();
                let (Some(otherwise), Some(then)) = (values.pop(), values.pop()) else { return self.err_expr(span) };
                mk(ExprKind::If { cond, then, otherwise: Some(otherwise) }, ty, span)
            }
            None => {
                merge.push_unit(self, MergeCause::MissingElse(span));
                self.diverges = cond_diverges;
                let (ty, mut values) = merge.finish();
                let Some(then) = values.pop() else { return self.err_expr(span) };
                mk(ExprKind::If { cond, then, otherwise: None }, ty, span)
            }
        }
    }

    /// The condition of an `if` or `while`, or a guard: `bool`, with `let` allowed at the top and under `&&`.
    pub fn check_condition(&mut self, cond: &'a ast::Expr) -> Expr {
        match &cond.kind {
            ast::ExprKind::Let { pat, scrutinee } => self.check_let_expr(cond.span, pat, scrutinee),
            ast::ExprKind::Binary { op: ast::BinOp::And, lhs, rhs, .. } if has_let(lhs) || has_let(rhs) => {
                let lhs = self.check_condition(lhs);
                let outer = self.diverges;
                let rhs = self.check_condition(rhs);
                self.diverges = outer;
                mk(ExprKind::Logical { op: LogicalOp::And, lhs, rhs }, Ty::bool(), cond.span)
            }
            _ => self.check_expr_has_type(cond, Ty::bool()),
        }
    }

    fn check_let_expr(&mut self, span: Span, pat: &'a ast::Pat, scrutinee: &'a ast::Expr) -> Expr {
        let mut scrutinee = self.check_scrutinee(scrutinee, &[pat]);
        let ty = scrutinee.ty;
        let pat = self.check_pat_top(pat, ty, PatOrigin::Let { expr: Some(scrutinee.span) });
        if binds_by_mut_ref(&pat) {
            self.make_place_mut(&mut scrutinee);
        }
        self.bind_pat_names(&pat);
        mk(ExprKind::Let { pat, scrutinee }, Ty::bool(), span)
    }

    /// The value that patterns look into: no coercion if some pattern borrows from it explicitly.
    pub fn check_scrutinee(&mut self, scrutinee: &'a ast::Expr, pats: &[&'a ast::Pat]) -> Expr {
        let borrows = pats.iter().any(|pat| contains_ref_binding(pat));
        let expr = self.check_expr(scrutinee, Expectation::None);
        if borrows {
            return expr;
        }
        // `match return {}`: a value that never comes can be matched as any type. A place of type `!` stays one.
        if self.is_place(&expr) { expr } else { self.never_to_any(expr) }
    }

    // ------------------------------------------------------------------------------------------------------- match

    pub fn check_match(
        &mut self,
        span: Span,
        scrutinee: &'a ast::Expr,
        arms: &'a [ast::Arm],
        expected: Expectation,
    ) -> Expr {
        let pats: Vec<&'a ast::Pat> = arms.iter().map(|arm| &arm.pat).collect();
        let mut scrutinee = self.check_scrutinee(scrutinee, &pats);
        let scrutinee_diverges = std::mem::replace(&mut self.diverges, Diverges::Maybe);
        let (ty, scrut_span) = (scrutinee.ty, scrutinee.span);
        // All patterns first: they say most about the scrutinee's type.
        let mut checked = Vec::with_capacity(arms.len());
        for arm in arms {
            checked.push(self.check_pat_top(&arm.pat, ty, PatOrigin::Match { expr: scrut_span }));
        }
        if checked.iter().any(binds_by_mut_ref) {
            self.make_place_mut(&mut scrutinee);
        }
        let branch = self.adjust_for_branches(expected);
        // A `match` as a statement may have arms of any one type; the statement says what is wrong with it.
        let target = match branch {
            Expectation::HasType(ty) if !self.shallow(ty).is_unit() => ty,
            _ => self.var(span),
        };
        let mut merge = CoerceMany::new(target);
        let mut all_diverge = Diverges::Always;
        let mut guards = Vec::with_capacity(arms.len());
        for (i, (arm, pat)) in arms.iter().zip(&checked).enumerate() {
            let body = self.in_scope(|fcx| {
                fcx.bind_pat_names(pat);
                fcx.diverges = Diverges::Maybe;
                guards.push(arm.guard.as_ref().map(|guard| fcx.check_condition(guard)));
                fcx.diverges = Diverges::Maybe;
                fcx.check_expr(&arm.body, branch)
            });
            all_diverge = all_diverge.min(self.diverges);
            let at = branch_span(&arm.body);
            let cause = if i == 0 { MergeCause::Plain(at) } else { MergeCause::MatchArm(at) };
            merge.push(self, body, cause);
        }
        // An empty match diverges only if the scrutinee exists, which exhaustiveness checks.
        self.diverges = scrutinee_diverges.max(all_diverge);
        let (ty, bodies) = merge.finish();
        let arms = arms
            .iter()
            .zip(checked)
            .zip(guards)
            .zip(bodies)
            .map(|(((arm, pat), guard), body)| Arm { pat, guard, body, span: arm.span })
            .collect();
        mk(ExprKind::Match { scrutinee, arms, source: MatchSource::Normal }, ty, span)
    }

    // ------------------------------------------------------------------------------------------------------- loops

    pub fn check_loop(
        &mut self,
        span: Span,
        label: Option<&ast::Label>,
        body: &'a ast::Block,
        expected: Expectation,
    ) -> Expr {
        let target = self.coercion_target(expected, span);
        let values = Some(CoerceMany::new(target));
        let (body, breakable) =
            self.with_breakable(label, BreakableKind::Loop, values, |fcx, _| fcx.check_block_no_value(body));
        // Without a `break` the loop never ends.
        self.diverges = if breakable.has_break { Diverges::Maybe } else { Diverges::Always };
        let ty = breakable.values.map_or(Ty::never(), |values| values.finish().0);
        mk(ExprKind::Loop { label: breakable.label, body, source: LoopSource::Loop }, ty, span)
    }

    pub fn check_while(
        &mut self,
        span: Span,
        label: Option<&ast::Label>,
        cond: &'a ast::Expr,
        body: &'a ast::Block,
    ) -> Expr {
        let outer = self.diverges;
        let ((cond, body, id), _) = self.with_breakable(label, BreakableKind::While, None, |fcx, id| {
            fcx.in_scope(|fcx| {
                fcx.mark_condition(true);
                let cond = fcx.check_condition(cond);
                fcx.mark_condition(false);
                fcx.diverges = Diverges::Maybe;
                (cond, fcx.check_block_no_value(body), id)
            })
        });
        self.diverges = outer;
        let leave = mk(ExprKind::Break { label: id, value: None }, Ty::never(), span);
        let leave = mk(ExprKind::NeverToAny(leave), Ty::unit(), span);
        let test = mk(ExprKind::If { cond, then: body, otherwise: Some(leave) }, Ty::unit(), span);
        mk(ExprKind::Loop { label: id, body: test, source: LoopSource::While }, Ty::unit(), span)
    }

    fn mark_condition(&mut self, inside: bool) {
        if let Some(innermost) = self.frames.last_mut().and_then(|frame| frame.breakables.last_mut()) {
            innermost.in_condition = inside;
        }
    }

    /// `match IntoIterator::into_iter(head) { mut iter => loop { match Iterator::next(&mut iter) { .. } } }`
    pub fn check_for(
        &mut self,
        span: Span,
        label: Option<&ast::Label>,
        pat: &'a ast::Pat,
        head: &'a ast::Expr,
        body: &'a ast::Block,
    ) -> Expr {
        let head = self.check_expr(head, Expectation::None);
        let head = self.never_to_any(head);
        let head_span = head.span;
        let Some((into_iter, iter_ty, item_ty)) = self.for_types(&head) else { return self.err_expr(span) };
        let source = CallSource::Desugar(DesugarKind::ForLoop);
        let call = ExprKind::Call { fun: into_iter, args: vec![head], source, fn_span: head_span };
        let call = mk(call, iter_ty, head_span);
        let name = Ident { name: Symbol::intern("iter"), span: head_span };
        let iter = self.new_local(name, iter_ty, true, LocalKind::Desugar);
        let outer = self.diverges;
        let ((pat, body, id), _) = self.with_breakable(label, BreakableKind::For, None, |fcx, id| {
            fcx.in_scope(|fcx| {
                let pat = fcx.check_pat_top(pat, item_ty, PatOrigin::For);
                fcx.bind_pat_names(&pat);
                fcx.diverges = Diverges::Maybe;
                (pat, fcx.check_block_no_value(body), id)
            })
        });
        self.diverges = outer;
        self.build_for(span, call, iter, iter_ty, item_ty, pat, body, id)
    }

    /// `into_iter`, the iterator's type and the item's.
    fn for_types(&mut self, head: &Expr) -> Option<(Expr, Ty, Ty)> {
        let into_iterator = self.lang_trait("into_iterator")?;
        let iterator = self.lang_trait("iterator")?;
        let cause = Cause::new(head.span, CauseCode::ForLoop);
        let bound = Obligation::new(trait_predicate(into_iterator, head.ty, &[]), &self.env, cause);
        self.register(bound);
        self.mention_objects(head.span, head.span, [head.ty].into_iter());
        let into_iter = self.trait_fn("into_iterator", "into_iter", &[Arg::Ty(head.ty)], head.span)?;
        let iter_ty = self.assoc_ty(into_iterator, "IntoIter", head.ty, head.span)?;
        let item_ty = self.assoc_ty(iterator, "Item", iter_ty, head.span)?;
        self.select();
        Some((into_iter, iter_ty, item_ty))
    }

    /// `<self_ty as Trait>::name`, normalised.
    pub fn assoc_ty(&mut self, trait_id: TraitId, name: &str, self_ty: Ty, span: Span) -> Option<Ty> {
        let trait_def = self.tcx.trait_def(trait_id);
        let assoc = trait_def.types.iter().find(|(n, _)| n.as_str() == name).map(|(_, id)| *id)?;
        let alias = Ty::new(TyKind::Alias(assoc, Ty::args(&[Arg::Ty(self_ty)])));
        Some(self.normalize(span, alias))
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one desugared loop")]
    fn build_for(
        &mut self,
        span: Span,
        call: Expr,
        iter: LocalId,
        iter_ty: Ty,
        item_ty: Ty,
        pat: Pat,
        body: Expr,
        label: LabelId,
    ) -> Expr {
        let head_span = call.span;
        let Some(option) = self.tcx.lang_adt("Option") else { return self.err_expr(span) };
        let Some(next) = self.trait_fn("iterator", "next", &[Arg::Ty(iter_ty)], head_span) else {
            return self.err_expr(span);
        };
        let borrowed = self.local(iter, head_span);
        let borrowed = self.mk_ref(borrowed, Mutability::Mut, false, Adjusted::Desugar);
        let args = Ty::args(&[Arg::Ty(item_ty)]);
        let option_ty = Ty::adt(option, args);
        let source = CallSource::Desugar(DesugarKind::ForLoop);
        let next = ExprKind::Call { fun: next, args: vec![borrowed], source, fn_span: head_span };
        let next = mk(next, option_ty, head_span);
        let variant = |index: u32, fields: Vec<FieldPat>, at: Span| {
            mk_pat(PatKind::Variant { adt: option, args, variant: VariantIdx(index), fields }, option_ty, at)
        };
        let leave = mk(ExprKind::Break { label, value: None }, Ty::never(), span);
        let leave = mk(ExprKind::NeverToAny(leave), Ty::unit(), span);
        let pat_span = pat.span;
        let some = variant(1, vec![FieldPat { field: FieldIdx(0), pat }], pat_span);
        let arms = vec![
            Arm { pat: variant(0, Vec::new(), span), guard: None, body: leave, span },
            Arm { pat: some, guard: None, body, span },
        ];
        let step = mk(ExprKind::Match { scrutinee: next, arms, source: MatchSource::ForNext }, Ty::unit(), span);
        let body = mk(ExprKind::Loop { label, body: step, source: LoopSource::For }, Ty::unit(), span);
        let binding = PatKind::Binding { local: iter, mode: BindingMode::ByValue, sub: None };
        let arm = Arm { pat: mk_pat(binding, iter_ty, head_span), guard: None, body, span };
        mk(ExprKind::Match { scrutinee: call, arms: vec![arm], source: MatchSource::ForIter }, Ty::unit(), span)
    }

    // ------------------------------------------------------------------------------------------------------- jumps

    /// The innermost target with this name, or the innermost loop. The error was reported if there is none.
    fn find_breakable(&mut self, span: Span, label: Option<&ast::Label>, what: &str) -> Option<usize> {
        let frame = self.frames.last()?;
        let found = match label {
            Some(label) => frame.breakables.iter().rposition(|b| b.name == Some(label.ident.name)),
            None => frame.breakables.iter().rposition(|b| b.kind != BreakableKind::Block),
        };
        if let (Some(index), None) = (found, label)
            && frame.breakables.get(index).is_some_and(|target| target.in_condition)
        {
            let message = format!("`{what}` with no label in the condition of a `while` loop");
            let diagnostic = Diagnostic::error(Code::E(590), span, message);
            self.report(diagnostic.primary(format!("unlabeled `{what}` in the condition of a `while` loop")));
            return None;
        }
        if found.is_some() {
            return found;
        }
        let in_closure = frame.kind == FrameKind::Closure;
        match label {
            Some(label) => {
                let name = label.ident.name;
                let outer = self.frames.iter().rev().skip(1).any(|f| f.breakables.iter().any(|b| b.name == Some(name)));
                if outer {
                    self.error(767, label.ident.span, format!("use of unreachable label `{name}`"));
                } else {
                    self.error(426, label.ident.span, format!("use of undeclared label `{name}`"));
                }
            }
            None if in_closure => self.error(267, span, format!("`{what}` inside of a closure")),
            None => {
                let in_block = frame.breakables.iter().any(|b| b.kind == BreakableKind::Block);
                if in_block && what == "continue" {
                    self.error(695, span, "unlabeled `continue` inside of a labeled block");
                    return None;
                }
                let message = if in_block && what == "break" {
                    "`break` outside of a loop or labeled block".to_owned()
                } else {
                    format!("`{what}` outside of a loop")
                };
                self.error(268, span, message);
            }
        }
        None
    }

    pub fn check_break(&mut self, span: Span, label: Option<&'a ast::Label>, value: Option<&'a ast::Expr>) -> Expr {
        let Some(index) = self.find_breakable(span, label, "break") else {
            if let Some(value) = value {
                self.check_expr(value, Expectation::None);
            }
            return self.err_expr(span);
        };
        let innermost = self.frames.last().map_or(0, |f| f.breakables.len()).saturating_sub(1);
        let (id, kind, expected) = {
            let Some(target) = self.breakable(index) else { return self.err_expr(span) };
            target.has_break = true;
            (target.label, target.kind, target.values.as_ref().map(|v| v.expected()))
        };
        if label.is_none() && index != innermost {
            // `break` inside a labelled block inside the loop must say which.
            let diagnostic = Diagnostic::error(Code::E(695), span, "unlabeled `break` inside of a labeled block");
            self.report(
                diagnostic.primary(
                    "`break` statements that would diverge to or through a labeled block need to bear a label",
                ),
            );
        }
        if kind == BreakableKind::Block && label.is_none() {
            self.error(695, span, "unlabeled `break` inside of a labeled block");
        }
        let value = match (value, expected) {
            (Some(value), Some(expected)) => {
                let hint = Expectation::HasType(expected);
                let expr = self.check_expr(value, hint);
                Some(self.merge_break(index, |fcx, values| {
                    let at = MergeCause::Plain(expr.span);
                    values.merge(fcx, expr, at)
                }))
            }
            (Some(value), None) => {
                self.check_expr(value, Expectation::None);
                let what = if kind == BreakableKind::While { "`while` loop" } else { "`for` loop" };
                let diagnostic = Diagnostic::error(Code::E(571), span, format!("`break` with value from a {what}"))
                    .primary("can only break with a value inside `loop` or breakable block");
                self.report(diagnostic);
                None
            }
            (None, Some(_)) => {
                self.merge_break(index, |fcx, values| values.push_unit(fcx, MergeCause::Plain(span)));
                None
            }
            (None, None) => None,
        };
        mk(ExprKind::Break { label: id, value }, Ty::never(), span)
    }

    fn breakable(&mut self, index: usize) -> Option<&mut Breakable> {
        self.frames.last_mut()?.breakables.get_mut(index)
    }

    /// Runs `f` on the merge of a target's values, taken out meanwhile.
    fn merge_break<R>(&mut self, index: usize, f: impl FnOnce(&mut Self, &mut CoerceMany) -> R) -> R {
        let taken = self.breakable(index).and_then(|b| b.values.take());
        let mut values = taken.unwrap_or_else(|| CoerceMany::new(Ty::ERROR()));
        let result = f(self, &mut values);
        if let Some(target) = self.breakable(index) {
            target.values = Some(values);
        }
        result
    }

    pub fn check_continue(&mut self, span: Span, label: Option<&'a ast::Label>) -> Expr {
        let Some(index) = self.find_breakable(span, label, "continue") else { return self.err_expr(span) };
        let innermost = self.frames.last().map_or(0, |f| f.breakables.len()).saturating_sub(1);
        let Some(target) = self.breakable(index) else { return self.err_expr(span) };
        let (id, kind) = (target.label, target.kind);
        if kind == BreakableKind::Block {
            self.error(696, span, "`continue` pointing to a labeled block");
            return self.err_expr(span);
        }
        if label.is_none() && index != innermost {
            self.error(695, span, "unlabeled `continue` inside of a labeled block");
        }
        mk(ExprKind::Continue { label: id }, Ty::never(), span)
    }

    pub fn check_return(&mut self, span: Span, value: Option<&'a ast::Expr>) -> Expr {
        let Some(frame) = self.frames.last_mut() else { return self.err_expr(span) };
        let Some(mut ret) = frame.ret.take() else {
            if let Some(value) = value {
                self.check_expr(value, Expectation::None);
            }
            self.error(572, span, "return statement outside of function body");
            return self.err_expr(span);
        };
        let expected = ret.expected();
        let value = match value {
            Some(value) => {
                // The value may itself contain a `return`: put the merge back while it is checked.
                self.put_ret(ret);
                let hint = Expectation::HasType(expected);
                let expr = self.check_expr(value, hint);
                let Some(mut ret) = self.frames.last_mut().and_then(|f| f.ret.take()) else {
                    return self.err_expr(span);
                };
                let cause = MergeCause::Plain(expr.span);
                let expr = ret.merge(self, expr, cause);
                self.put_ret(ret);
                Some(expr)
            }
            None => {
                ret.push_unit(self, MergeCause::ReturnUnit(span));
                self.put_ret(ret);
                None
            }
        };
        mk(ExprKind::Return { value }, Ty::never(), span)
    }

    pub fn put_ret(&mut self, ret: CoerceMany) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ret = Some(ret);
        }
    }
}

/// Whether a condition has a `let` that binds for the rest of it.
pub(crate) fn has_let(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ast::ExprKind::Let { .. } => true,
        ast::ExprKind::Binary { op: ast::BinOp::And, lhs, rhs, .. } => has_let(lhs) || has_let(rhs),
        _ => false,
    }
}

/// Whether the pattern has a `ref` or `ref mut`.
pub(crate) fn contains_ref_binding(pat: &ast::Pat) -> bool {
    use ast::PatKind as P;
    match &pat.kind {
        P::Ident { by_ref, sub, .. } => by_ref.is_some() || sub.as_deref().is_some_and(contains_ref_binding),
        P::Ref { inner, .. } | P::Paren(inner) | P::Box(inner) => contains_ref_binding(inner),
        P::Tuple(pats) | P::Slice(pats) | P::Or(pats) | P::TupleStruct { fields: pats, .. } => {
            pats.iter().any(contains_ref_binding)
        }
        P::Struct { fields, .. } => fields.iter().any(|f| contains_ref_binding(&f.pat)),
        P::Wild | P::Lit(_) | P::Range { .. } | P::Path(_) | P::Rest | P::Const(_) | P::Macro(_) => false,
    }
}

/// Whether some binding, explicit or by default mode, is a mutable reference into the scrutinee.
pub(crate) fn binds_by_mut_ref(pat: &Pat) -> bool {
    let mut found = false;
    pat.walk(&mut |p| {
        found |= matches!(&*p.kind, PatKind::Binding { mode: BindingMode::ByRef(Mutability::Mut), .. });
    });
    found
}

/// Where rustc points when a branch has the wrong type: the tail of its block.
pub(crate) fn branch_span(expr: &ast::Expr) -> Span {
    match &expr.kind {
        ast::ExprKind::Block { block, .. } => block_value_span(block),
        _ => expr.span,
    }
}

/// The tail of a block, or its last statement, or the block.
pub(crate) fn block_value_span(block: &ast::Block) -> Span {
    match (&block.tail, block.stmts.last()) {
        (Some(tail), _) => tail.span,
        (None, Some(stmt)) => stmt.span,
        (None, None) => block.span,
    }
}
