//! `match`, `let` patterns and `if let`: tests, bindings, guards.

use crate::hir::{self, BindingMode, ExprKind, LocalId, Pat, PatKind};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::decision::{Binding, Candidate, Candidates};
use super::place::PlaceBuilder;
use super::scope::{DropKind, DropTree};
use super::{Builder, FixedTemps, IfScope};

/// A borrow for as long as a guard runs, of what the match has tested.
struct FakeBorrow {
    temp: Local,
    place: Place,
    span: Span,
}

impl<'a> Builder<'a> {
    // -- variables -----------------------------------------------------------------------------------------------

    /// Makes locals for what a pattern binds.
    pub(super) fn declare_bindings(&mut self, pat: &'a Pat) {
        let mut bindings = Vec::new();
        collect_bindings(pat, &mut bindings);
        for (local, mode) in bindings {
            if self.var_locals.contains_key(&local) {
                continue;
            }
            let decl = &self.hir.locals[local];
            let by_ref = mode != BindingMode::ByValue;
            let kind = LocalDeclKind::Var { local, name: decl.name.name, is_arg: false, by_ref };
            let mutability = if decl.mutable { Mutability::Mut } else { Mutability::Not };
            let (ty, span) = (decl.ty, decl.name.span);
            let mir_local = self.locals.push(LocalDecl { ty, mutability, kind, scope: self.source_scope, span });
            self.var_locals.insert(local, mir_local);
            self.note_var(local, mir_local, None);
        }
    }

    pub(super) fn declare_condition_bindings(&mut self, cond: &'a hir::Expr) {
        match &*cond.kind {
            ExprKind::Logical { lhs, rhs, .. } => {
                self.declare_condition_bindings(lhs);
                self.declare_condition_bindings(rhs);
            }
            ExprKind::Let { pat, .. } => self.declare_bindings(pat),
            _ => {}
        }
    }

    /// Begins a variable's storage, which ends with scope number `scope`.
    pub(super) fn storage_live(&mut self, local: LocalId, span: Span, scope: usize) -> Local {
        let var = self.var_locals[&local];
        self.push(self.info(span), StatementKind::StorageLive(var));
        self.schedule(scope, var, DropKind::Storage);
        var
    }

    /// Variables declared without a value.
    pub(super) fn live_bindings(&mut self, pat: &'a Pat, scope: usize) {
        let mut bindings = Vec::new();
        collect_bindings(pat, &mut bindings);
        for (local, _) in bindings {
            let var = self.storage_live(local, pat.span, scope);
            self.schedule(scope, var, DropKind::Value);
        }
    }

    // -- irrefutable patterns and conditions ---------------------------------------------------------------------

    pub(super) fn bind_irrefutable(&mut self, pat: &'a Pat, place: PlaceBuilder, span: Span) {
        let scope = self.scopes.len() - 1;
        self.bind_irrefutable_in(pat, place, span, scope);
    }

    /// Matches a pattern that cannot fail; the variables live in scope number `scope`.
    pub(super) fn bind_irrefutable_in(&mut self, pat: &'a Pat, place: PlaceBuilder, span: Span, scope: usize) {
        let never = self.no_match(&place, span);
        self.bind_pattern(pat, place, span, scope, never, None);
    }

    /// Where control would be if nothing matched what has to match.
    fn no_match(&mut self, place: &PlaceBuilder, span: Span) -> BlockId {
        let never = self.new_block();
        if let Some(place) = self.try_to_place(place) {
            let kind = StatementKind::FakeRead(FakeReadCause::ForMatchedPlace, place);
            let info = self.info(span);
            self.blocks[never].statements.push(Statement { kind, info });
        }
        never
    }

    /// Tests `place` against `pat`: continues in the current block with the bindings made, or goes to `otherwise`. As far as borrow
    /// checking knows it may go to `imaginary` even though all tests have passed.
    fn bind_pattern(
        &mut self,
        pat: &'a Pat,
        place: PlaceBuilder,
        span: Span,
        scope: usize,
        otherwise: BlockId,
        imaginary: Option<BlockId>,
    ) {
        let mut candidates = Candidates::new(pat.span, span);
        self.add_candidate(&mut candidates, &place, pat, 0);
        let start = self.block;
        let leaves = candidates.leaves();
        self.match_candidates(&mut candidates, leaves, start, otherwise);
        let leaves = candidates.leaves();
        self.link_candidates(&mut candidates, &leaves, imaginary, |_| pat.span);
        if let [leaf] = leaves.as_slice() {
            self.block = self.binding_block(&candidates, *leaf);
            let bindings = candidates.get(*leaf).bindings.clone();
            self.bind_values(&bindings, true);
            self.schedule_bindings(&bindings, scope, true);
            return;
        }
        let joined = self.new_block();
        for leaf in &leaves {
            self.block = self.binding_block(&candidates, *leaf);
            let bindings = candidates.get(*leaf).bindings.clone();
            self.bind_values(&bindings, true);
            self.goto(pat.span, joined);
        }
        self.block = joined;
        // Whichever alternative matched, the variables are dropped in the order of the first.
        if let Some(first) = leaves.first() {
            let bindings = candidates.get(*first).bindings.clone();
            self.schedule_bindings(&bindings, scope, true);
        }
    }

    /// Every leaf has one, but for those of a match with too many, which is an error.
    fn binding_block(&mut self, candidates: &Candidates<'a>, leaf: usize) -> BlockId {
        candidates.get(leaf).binding_block.unwrap_or_else(|| self.new_block())
    }

    pub(super) fn let_condition(&mut self, span: Span, pat: &'a Pat, scrutinee: &'a hir::Expr) {
        let scope = self.scopes.len() - 1;
        self.let_pattern(span, pat, scrutinee, None, scope);
    }

    /// `let pat = scrutinee` as a condition: on failure leaves through the innermost condition scope.
    pub(super) fn let_pattern(
        &mut self,
        span: Span,
        pat: &'a Pat,
        scrutinee: &'a hir::Expr,
        user_ty: Option<Ty>,
        scope: usize,
    ) {
        let place = self.as_place_builder(scrutinee);
        if let Some(place) = self.try_to_place(&place) {
            let info = self.info(scrutinee.span);
            self.push(info, StatementKind::FakeRead(FakeReadCause::Mention, place.clone()));
            if let Some(user_ty) = user_ty {
                self.push(info, StatementKind::AscribeUserType(place, hir::Variance::Covariant, user_ty));
            }
        }
        let failed = self.new_block();
        let before = self.block;
        // The way out is taken with the scopes as they are before the bindings are made.
        self.block = failed;
        self.break_to_else(span);
        self.block = before;
        self.bind_pattern(pat, place, scrutinee.span, scope, failed, Some(failed));
    }

    // -- match ---------------------------------------------------------------------------------------------------

    pub(super) fn match_into(
        &mut self,
        destination: Place,
        expr: &'a hir::Expr,
        scrutinee: &'a hir::Expr,
        arms: &'a [hir::Arm],
    ) {
        let place = self.as_place_builder(scrutinee);
        if let Some(place) = self.try_to_place(&place) {
            let info = self.info(scrutinee.span);
            self.push(info, StatementKind::FakeRead(FakeReadCause::Mention, place));
        }
        let head = self.block;
        let start = self.new_block();
        let never = self.no_match(&place, scrutinee.span);
        let head_span = Span { end: scrutinee.span.end, ..expr.span };
        let mut candidates = Candidates::new(head_span, scrutinee.span);
        for (i, arm) in arms.iter().enumerate() {
            self.declare_bindings(&arm.pat);
            self.add_candidate(&mut candidates, &place, &arm.pat, i);
        }
        let leaves = candidates.leaves();
        self.match_candidates(&mut candidates, leaves, start, never);

        self.block = head;
        let fake_borrows = match arms.iter().any(|arm| arm.guard.is_some()) {
            true => self.fake_borrows(&candidates, scrutinee.span),
            false => Vec::new(),
        };
        self.goto(scrutinee.span, start);

        let leaves = candidates.leaves();
        self.link_candidates(&mut candidates, &leaves, None, |arm| arms[arm].pat.span);
        let mut ends = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            self.lower_arm(&destination, arm, i, &candidates, &leaves, &fake_borrows);
            ends.push(self.block);
        }
        let join = self.new_block();
        for end in ends {
            self.terminate_block(end, self.info(expr.span), TerminatorKind::Goto(join));
        }
        self.block = join;
    }

    /// Lets each candidate be passed over for the next, and the last for `next`, as far as borrow checking knows: what comes later may
    /// not depend on which tests have passed. From last to first, as rustc does: the order of the blocks decides which of several
    /// moves an error is about.
    fn link_candidates(
        &mut self,
        candidates: &mut Candidates<'a>,
        leaves: &[usize],
        mut next: Option<BlockId>,
        arm_span: impl Fn(usize) -> Span,
    ) {
        for leaf in leaves.iter().rev() {
            let Some(matched) = candidates.get(*leaf).matched else { continue };
            let mut binding_block = matched;
            if let Some(imaginary) = next {
                binding_block = self.new_block();
                let info = self.info(arm_span(candidates.get(*leaf).arm));
                self.terminate_block(matched, info, TerminatorKind::FalseEdge { real: binding_block, imaginary });
            }
            let candidate = candidates.get_mut(*leaf);
            candidate.binding_block = Some(binding_block);
            candidate.next = next;
            next = candidate.start.or(next);
        }
    }

    fn lower_arm(
        &mut self,
        destination: &Place,
        arm: &'a hir::Arm,
        index: usize,
        candidates: &Candidates<'a>,
        leaves: &[usize],
        fake_borrows: &[FakeBorrow],
    ) {
        self.push_scope(arm.span);
        let scope = self.scopes.len() - 1;
        // What the guard binds and its temporaries end before what the pattern binds.
        let guard_scope = scope + 1;
        self.push_scope(arm.span);
        self.temp_scopes.push(guard_scope);
        let outer_fixed = self.fixed_temps.replace(FixedTemps { scope: guard_scope, temps: Vec::new(), next: 0 });
        let outer_scope = self.source_scope;
        self.source_scope = self.source_scopes.push(Scope { parent: Some(outer_scope), span: arm.span });
        let mine: Vec<usize> = leaves.iter().copied().filter(|leaf| candidates.get(*leaf).arm == index).collect();
        // A single alternative goes on to the body where it is.
        let body = (mine.len() != 1).then(|| self.new_block());
        if let Some(guard) = &arm.guard {
            self.declare_condition_bindings(guard);
        }
        for leaf in &mine {
            // What the guard of the alternative before has left to drop is its own.
            self.clear_scheduled(scope);
            self.clear_scheduled(guard_scope);
            if let Some(fixed) = &mut self.fixed_temps {
                fixed.next = 0;
            }
            let candidate = candidates.get(*leaf);
            let Some(block) = candidate.binding_block else { continue };
            self.block = block;
            match &arm.guard {
                None => self.bind_values(&candidate.bindings, true),
                Some(guard) => {
                    self.guard(guard, candidate, scope, fake_borrows);
                    self.bind_values(&candidate.bindings, false);
                }
            }
            if let Some(body) = body {
                self.goto(arm.pat.span, body);
            }
        }
        self.block = body.unwrap_or(self.block);
        self.fixed_temps = outer_fixed;
        // Whichever alternative matched, the variables are dropped in the order of the first.
        if let Some(first) = mine.first() {
            self.schedule_bindings(&candidates.get(*first).bindings, scope, arm.guard.is_none());
        }
        self.in_temp_scope(arm.body.span, |b| b.expr_into(destination.clone(), &arm.body));
        self.temp_scopes.pop();
        self.pop_scope();
        self.pop_scope();
        self.source_scope = outer_scope;
    }

    /// Makes the bindings. Without `all`, only those by value: a guard has made the others.
    fn bind_values(&mut self, bindings: &[Binding], all: bool) {
        for binding in bindings {
            if !all && binding.mode != BindingMode::ByValue {
                continue;
            }
            let place = self.resolve_place(&binding.place);
            let var = self.var_locals[&binding.local];
            self.push(self.info(binding.span), StatementKind::StorageLive(var));
            let value = self.binding_value(binding, place);
            self.assign(binding.span, var.into(), value);
        }
    }

    /// Ends the bindings that `bind_values` has made with scope number `scope`.
    fn schedule_bindings(&mut self, bindings: &[Binding], scope: usize, all: bool) {
        for binding in bindings {
            if all || binding.mode == BindingMode::ByValue {
                let var = self.var_locals[&binding.local];
                self.schedule(scope, var, DropKind::Storage);
                self.schedule(scope, var, DropKind::Value);
            }
        }
    }

    fn binding_value(&self, binding: &Binding, place: Place) -> Rvalue {
        match binding.mode {
            BindingMode::ByValue => {
                let ty = self.hir.locals[binding.local].ty;
                Rvalue::Use(if self.is_copy(ty) { Operand::Copy(place) } else { Operand::Move(place) })
            }
            BindingMode::ByRef(Mutability::Not) => Rvalue::Ref(BorrowKind::Shared, place),
            BindingMode::ByRef(Mutability::Mut) => Rvalue::Ref(BorrowKind::Mut(MutBorrowKind::Default), place),
        }
    }

    /// Evaluates a guard with the bindings behind shared references; on success continues in the current block.
    fn guard(&mut self, guard: &'a hir::Expr, candidate: &Candidate<'a>, scope: usize, fake_borrows: &[FakeBorrow]) {
        let bindings = &candidate.bindings;
        self.if_scopes.push(IfScope { depth: scope, else_tree: DropTree::default() });
        let mut references = Vec::new();
        for binding in bindings {
            let place = self.resolve_place(&binding.place);
            let seen = match binding.mode {
                BindingMode::ByValue => place,
                BindingMode::ByRef(_) => {
                    let var = self.storage_live(binding.local, binding.span, scope);
                    let value = self.binding_value(binding, place);
                    self.assign(binding.span, var.into(), value);
                    var.into()
                }
            };
            let ty = self.hir.locals[binding.local].ty;
            let reference = self.locals.push(LocalDecl {
                ty: Ty::reference(Region::Erased, ty, Mutability::Not),
                mutability: Mutability::Not,
                kind: LocalDeclKind::GuardRef(binding.local),
                scope: self.source_scope,
                span: binding.span,
            });
            self.push(self.info(binding.span), StatementKind::StorageLive(reference));
            self.schedule(scope, reference, DropKind::Storage);
            self.assign(binding.span, reference.into(), Rvalue::Ref(BorrowKind::Shared, seen));
            self.guard_refs.insert(binding.local, reference);
            // What is bound by reference need not live through the guard.
            if binding.mode == BindingMode::ByValue {
                references.push(reference);
            }
        }
        // After the bindings' own borrows, which are the first to be told about.
        for FakeBorrow { temp, place, span } in fake_borrows {
            self.assign(*span, (*temp).into(), Rvalue::Ref(BorrowKind::Fake { deep: false }, place.clone()));
        }
        // What `let` in the guard borrows lives as long as the arm; the other conditions end their own temporaries.
        self.condition(guard);
        for binding in bindings {
            self.guard_refs.remove(&binding.local);
        }
        let info = self.info(guard.span.end_point());
        for FakeBorrow { temp, .. } in fake_borrows {
            self.push(info, StatementKind::FakeRead(FakeReadCause::ForMatchGuard, (*temp).into()));
        }
        for reference in references {
            self.push(info, StatementKind::FakeRead(FakeReadCause::ForGuardBinding, reference.into()));
        }
        let scope = self.if_scopes.pop();
        let failed_here = scope.and_then(|scope| self.build_tree(scope.else_tree, None));
        let failed_here = failed_here.unwrap_or_else(|| self.new_block());
        let kind = match (candidate.passed_over, candidate.next) {
            (Some(real), Some(imaginary)) => TerminatorKind::FalseEdge { real, imaginary },
            (Some(real), None) => TerminatorKind::Goto(real),
            (None, _) => TerminatorKind::Unreachable,
        };
        self.terminate_block(failed_here, info, kind);
    }

    /// Fake borrows of the tested places and of the references on the way to them and to what is bound, so that a guard cannot change what
    /// the match has seen (E0510).
    fn fake_borrows(&mut self, candidates: &Candidates<'a>, span: Span) -> Vec<FakeBorrow> {
        let mut borrows = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut wanted = Vec::new();
        let want_references_to = |place: &PlaceBuilder, wanted: &mut Vec<PlaceBuilder>| {
            for (i, step) in place.projection.iter().enumerate() {
                if *step == Proj::Deref {
                    wanted.push(PlaceBuilder { base: place.base, projection: place.projection[..i].to_vec() });
                }
            }
        };
        for tested in &candidates.tested {
            wanted.push(tested.clone());
            want_references_to(tested, &mut wanted);
        }
        candidates.bindings().for_each(|binding| want_references_to(&binding.place, &mut wanted));
        for builder in wanted {
            let Some(place) = self.try_to_place(&builder) else { continue };
            if !seen.insert(place.clone()) {
                continue;
            }
            let ty = place.ty(&self.locals).ty;
            let temp = self.temp(Ty::reference(Region::Erased, ty, Mutability::Not), span);
            borrows.push(FakeBorrow { temp, place, span });
        }
        borrows
    }
}

/// The variables a pattern binds, each once, with how.
fn collect_bindings(pat: &Pat, out: &mut Vec<(LocalId, BindingMode)>) {
    match &*pat.kind {
        PatKind::Wild | PatKind::Error | PatKind::Const(_) | PatKind::Range { .. } => {}
        PatKind::Binding { local, mode, sub } => {
            out.push((*local, *mode));
            if let Some(sub) = sub {
                collect_bindings(sub, out);
            }
        }
        PatKind::Deref(inner) => collect_bindings(inner, out),
        PatKind::Leaf { fields } | PatKind::Variant { fields, .. } => {
            fields.iter().for_each(|field| collect_bindings(&field.pat, out));
        }
        PatKind::Slice { prefix, middle, suffix } => {
            prefix.iter().chain(middle.iter()).chain(suffix).for_each(|pat| collect_bindings(pat, out));
        }
        // Alternatives bind the same variables.
        PatKind::Or(alternatives) => alternatives.iter().take(1).for_each(|pat| collect_bindings(pat, out)),
    }
}
