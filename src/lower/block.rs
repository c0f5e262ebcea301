//! Blocks and `let`.

use crate::hir::{self, ExprKind, PatKind, StmtKind};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::scope::DropKind;
use super::{Builder, FOREVER};

impl<'a> Builder<'a> {
    pub(super) fn block_into(&mut self, destination: Place, block: &'a hir::Block, expr: &'a hir::Expr) {
        match block.label {
            None => self.block_body(destination, block, expr.ty),
            Some(label) => {
                self.enter_breakable(label, destination.clone());
                self.block_body(destination, block, expr.ty);
                if let Some(left) = self.leave_breakable(None) {
                    let exit = self.new_block();
                    self.goto(expr.span, exit);
                    self.terminate_block(left, self.info(expr.span), TerminatorKind::Goto(exit));
                    self.block = exit;
                }
            }
        }
    }

    fn block_body(&mut self, destination: Place, block: &'a hir::Block, ty: Ty) {
        let outer_scope = self.source_scope;
        if let (true, Some(tail)) = (block.is_const, &block.tail) {
            self.extend_item_temporaries(tail);
        }
        self.push_scope(block.span);
        let mut lets = 0;
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Expr(expr) => self.in_temp_scope(stmt.span, |b| b.stmt_expr(expr)),
                StmtKind::Let { pat, user_ty, init, otherwise } => {
                    lets += 1;
                    self.push_scope(block.span);
                    self.open_source_scope(Span { start: stmt.span.start, ..block.span });
                    self.let_stmt(stmt.span, pat, *user_ty, init.as_ref(), otherwise.as_ref());
                }
            }
        }
        match &block.tail {
            // Edition 2024: temporaries of the tail die before the block's variables.
            Some(tail) => self.in_temp_scope(tail.span, |b| b.expr_into(destination, tail)),
            None if ty.is_unit() => {
                let unit = self.unit(block.span.end_point());
                self.assign(block.span.end_point(), destination, Rvalue::Use(unit));
            }
            // The block ends in something that never comes here.
            None => {}
        }
        for _ in 0..=lets {
            self.pop_scope();
        }
        self.source_scope = outer_scope;
    }

    fn open_source_scope(&mut self, span: Span) {
        self.source_scope = self.source_scopes.push(Scope { parent: Some(self.source_scope), span });
    }

    fn let_stmt(
        &mut self,
        span: Span,
        pat: &'a hir::Pat,
        user_ty: Option<Ty>,
        init: Option<&'a hir::Expr>,
        otherwise: Option<&'a hir::Block>,
    ) {
        let scope = self.scopes.len() - 1;
        self.declare_bindings(pat);
        let Some(init) = init else {
            self.in_temp_scope(span, |b| b.live_bindings(pat, scope));
            if let (Some(user_ty), Some(local)) = (user_ty, super::simple_binding(pat)) {
                let place = Place::local(self.var_locals[&local]);
                let kind = StatementKind::AscribeUserType(place, hir::Variance::Invariant, user_ty);
                self.push(self.info(pat.span), kind);
            }
            return;
        };
        self.extend_temporaries(pat, init, scope);
        match otherwise {
            Some(otherwise) => self.let_else(span, pat, user_ty, init, otherwise, scope),
            None => self.in_temp_scope(span, |b| b.let_init(pat, user_ty, init, scope)),
        }
    }

    fn let_init(&mut self, pat: &'a hir::Pat, user_ty: Option<Ty>, init: &'a hir::Expr, scope: usize) {
        if let Some(local) = super::simple_binding(pat) {
            let var = self.storage_live(local, pat.span, scope);
            self.expr_into(var.into(), init);
            let info = self.info(pat.span);
            self.push(info, StatementKind::FakeRead(FakeReadCause::ForLet, var.into()));
            if let Some(user_ty) = user_ty {
                let kind = StatementKind::AscribeUserType(var.into(), hir::Variance::Invariant, user_ty);
                self.push(info, kind);
            }
            self.schedule(scope, var, DropKind::Value);
            return;
        }
        let place = self.as_place_builder(init);
        if let Some(place) = self.try_to_place(&place) {
            let info = self.info(init.span);
            self.push(info, StatementKind::FakeRead(FakeReadCause::Mention, place.clone()));
            if let Some(user_ty) = user_ty {
                self.push(info, StatementKind::AscribeUserType(place, hir::Variance::Covariant, user_ty));
            }
        }
        self.bind_irrefutable_in(pat, place, init.span, scope);
    }

    fn let_else(
        &mut self,
        span: Span,
        pat: &'a hir::Pat,
        user_ty: Option<Ty>,
        init: &'a hir::Expr,
        otherwise: &'a hir::Block,
        scope: usize,
    ) {
        let else_block = self.in_if_scope(span, |b| b.let_pattern(span, pat, init, user_ty, scope));
        let matched = self.block;
        // The `else` runs without the bindings: their storage has not begun there.
        self.block = else_block;
        self.in_temp_scope(otherwise.span, |b| {
            let never = b.temp(Ty::never(), otherwise.span);
            b.block_body(never.into(), otherwise, Ty::never());
        });
        self.terminate(self.info(otherwise.span), TerminatorKind::Unreachable);
        self.block = matched;
    }

    // -- temporary lifetime extension ----------------------------------------------------------------------------

    /// Reference, "Temporary lifetime extension": what `let pat = init` keeps alive as long as its variables.
    fn extend_temporaries(&mut self, pat: &'a hir::Pat, init: &'a hir::Expr, scope: usize) {
        if binds_by_reference(pat) {
            self.extend_operand(init, scope);
        }
        self.extend_expr(init, scope);
    }

    /// What the value of a constant or static refers to lives for the whole program, and nothing drops it.
    pub(super) fn extend_item_temporaries(&mut self, value: &'a hir::Expr) {
        self.extend_expr(value, FOREVER);
    }

    /// `init` in extending position: the operands of its borrows live on.
    fn extend_expr(&mut self, expr: &'a hir::Expr, scope: usize) {
        match &*expr.kind {
            ExprKind::Ref { base, source: hir::Adjusted::Explicit, .. } => {
                self.extend_expr(base, scope);
                self.extend_operand(base, scope);
            }
            ExprKind::RawRef { base, .. } => {
                self.extend_expr(base, scope);
                self.extend_operand(base, scope);
            }
            // Adjustments around a written borrow do not hide it.
            ExprKind::Ref { base, .. } => {
                if let Some(inner) = through_adjustment(base) {
                    self.extend_expr(inner, scope);
                }
            }
            ExprKind::Coerce { operand, .. } | ExprKind::Cast { operand, .. } => self.extend_expr(operand, scope),
            ExprKind::Tuple(items) | ExprKind::Array(items) => {
                items.iter().for_each(|item| self.extend_expr(item, scope));
            }
            ExprKind::Repeat { value, .. } => self.extend_expr(value, scope),
            ExprKind::Adt(adt) => adt.fields.iter().for_each(|(_, value)| self.extend_expr(value, scope)),
            // A tuple struct or variant constructor.
            ExprKind::Call { fun, args, .. } if self.ctx.is_constructor(fun.ty) => {
                args.iter().for_each(|arg| self.extend_expr(arg, scope));
            }
            ExprKind::Block(block) => {
                if let Some(tail) = &block.tail {
                    self.extend_expr(tail, scope);
                }
            }
            ExprKind::If { then, otherwise, .. } => {
                self.extend_expr(then, scope);
                if let Some(otherwise) = otherwise {
                    self.extend_expr(otherwise, scope);
                }
            }
            ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| self.extend_expr(&arm.body, scope)),
            ExprKind::NeverToAny(inner) => self.extend_expr(inner, scope),
            _ => {}
        }
    }

    /// The operand of an extending borrow, and the places it is reached through.
    fn extend_operand(&mut self, mut expr: &'a hir::Expr, scope: usize) {
        loop {
            self.extended.insert(std::ptr::from_ref(&*expr.kind).addr(), scope);
            expr = match &*expr.kind {
                ExprKind::Field { base, .. }
                | ExprKind::Index { base, .. }
                | ExprKind::Deref { base, .. }
                | ExprKind::Ref { base, .. } => base,
                // An overloaded deref or index: its receiver is part of the place.
                ExprKind::Call { args, source: hir::CallSource::Operator, .. } => match args.first() {
                    Some(receiver) => receiver,
                    None => return,
                },
                ExprKind::Block(block) => match &block.tail {
                    Some(tail) => tail,
                    None => return,
                },
                _ => return,
            };
        }
    }
}

/// Under an inserted `&*`: the expression that was adjusted.
fn through_adjustment(expr: &hir::Expr) -> Option<&hir::Expr> {
    match &*expr.kind {
        ExprKind::Deref { base, source } if *source != hir::Adjusted::Explicit => match &*base.kind {
            ExprKind::Call { args, source: hir::CallSource::Operator, .. } => {
                args.first().and_then(|receiver| match &*receiver.kind {
                    ExprKind::Ref { base, source, .. } if *source != hir::Adjusted::Explicit => {
                        through_adjustment(base)
                    }
                    _ => Some(receiver),
                })
            }
            _ => Some(base),
        },
        _ => None,
    }
}

/// The pattern has a `ref` binding where extension applies (Reference: "extending patterns").
fn binds_by_reference(pat: &hir::Pat) -> bool {
    match &*pat.kind {
        PatKind::Binding { mode: hir::BindingMode::ByRef(_), .. } => true,
        PatKind::Binding { sub, .. } => sub.as_ref().is_some_and(binds_by_reference),
        PatKind::Variant { fields, .. } | PatKind::Leaf { fields } => fields.iter().any(|f| binds_by_reference(&f.pat)),
        PatKind::Slice { prefix, middle, suffix } => {
            prefix.iter().chain(middle.iter()).chain(suffix).any(binds_by_reference)
        }
        PatKind::Or(pats) => pats.iter().any(binds_by_reference),
        PatKind::Wild | PatKind::Error | PatKind::Deref(_) | PatKind::Const(_) | PatKind::Range { .. } => false,
    }
}
