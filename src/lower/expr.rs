//! Expressions written into a destination, and expressions evaluated for effect.

use crate::hir::{self, ExprKind, LabelId, LogicalOp};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::operand::{Category, category};
use super::scope::DropTree;
use super::{Breakable, Builder, IfScope};

impl<'a> Builder<'a> {
    /// Evaluates `expr` and stores its value in `destination`.
    pub(super) fn expr_into(&mut self, destination: Place, expr: &'a hir::Expr) {
        self.in_operand_scope(expr.span, |b| b.expr_into_here(destination, expr));
    }

    fn expr_into_here(&mut self, destination: Place, expr: &'a hir::Expr) {
        let span = expr.span;
        match &*expr.kind {
            ExprKind::Block(block) => self.block_into(destination, block, expr),
            ExprKind::If { cond, then, otherwise } => {
                self.if_into(destination, span, cond, then, otherwise.as_ref());
            }
            ExprKind::Match { scrutinee, arms, .. } => self.match_into(destination, expr, scrutinee, arms),
            ExprKind::Loop { label, body, .. } => self.loop_into(destination, span, *label, body),
            ExprKind::Logical { .. } | ExprKind::Let { .. } => self.condition_into(destination, expr),
            ExprKind::Call { fun, args, source, fn_span } => {
                self.call_into(destination, expr, fun, args, *source, *fn_span);
            }
            ExprKind::NeverToAny(inner) => {
                self.as_temp(inner, Mutability::Mut);
                self.diverged(span);
            }
            ExprKind::Adt(adt) => self.adt_into(destination, expr, adt),
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.stmt_expr(expr);
                let unit = self.unit(span);
                self.assign(span, destination, Rvalue::Use(unit));
            }
            ExprKind::Break { .. } | ExprKind::Continue { .. } | ExprKind::Return { .. } => self.stmt_expr(expr),
            ExprKind::Error => self.diverged(span),
            _ => match category(expr) {
                Category::Place => {
                    let place = self.as_place(expr);
                    let operand = if self.is_copy(expr.ty) { Operand::Copy(place) } else { Operand::Move(place) };
                    self.assign(span, destination, Rvalue::Use(operand));
                }
                Category::Constant | Category::Rvalue | Category::Into => {
                    let value = self.as_rvalue(expr);
                    self.assign(span, destination, value);
                }
            },
        }
    }

    /// Evaluates an expression whose value is not wanted.
    pub(super) fn stmt_expr(&mut self, expr: &'a hir::Expr) {
        self.in_operand_scope(expr.span, |b| b.stmt_expr_here(expr));
    }

    fn stmt_expr_here(&mut self, expr: &'a hir::Expr) {
        let span = expr.span;
        match &*expr.kind {
            ExprKind::Assign { place, value } => self.assignment(span, place, value),
            ExprKind::AssignOp { op, place, value } => {
                let rhs = self.as_operand(value);
                let target = self.as_place(place);
                let result = self.binary(span, *op, place.ty, Operand::Copy(target.clone()), rhs);
                self.assign(span, target, result);
            }
            ExprKind::Break { label, value } => self.break_to(span, *label, value.as_ref()),
            ExprKind::Continue { label } => self.continue_to(span, *label),
            ExprKind::Return { value } => {
                match value {
                    Some(value) => self.expr_into(Place::local(Local::RETURN), value),
                    None => {
                        let unit = self.unit(span);
                        self.assign(span, Place::local(Local::RETURN), Rvalue::Use(unit));
                    }
                }
                let mut tree = std::mem::take(&mut self.return_tree);
                self.exit_through(&mut tree, 0, span);
                self.return_tree = tree;
            }
            // Statement position of blocks and control flow: the unit value goes to a throw-away temporary.
            _ => {
                self.as_temp(expr, Mutability::Not);
            }
        }
    }

    fn assignment(&mut self, span: Span, target: &'a hir::Expr, value: &'a hir::Expr) {
        if self.needs_drop(target.ty) {
            let operand = self.as_operand(value);
            let place = self.as_place(target);
            self.drop_and_replace(span, place, operand);
        } else {
            let value = match &*value.kind {
                // A borrow is made before the place assigned to is looked at.
                ExprKind::Ref { .. } | ExprKind::RawRef { .. } => Rvalue::Use(self.as_operand(value)),
                _ => self.as_rvalue(value),
            };
            let place = self.as_place(target);
            self.assign(span, place, value);
        }
    }

    /// Drops the old value of `place`, then writes the new one, also if the drop panics.
    fn drop_and_replace(&mut self, span: Span, place: Place, value: Operand) {
        let target = self.new_block();
        let unwind_chain = self.diverge();
        let unwind = self.new_cleanup_block();
        let info = self.info(span);
        let write = |value| Statement { kind: StatementKind::Assign(place.clone(), Rvalue::Use(value)), info };
        self.blocks[unwind].statements.push(write(value.clone()));
        self.blocks[target].statements.push(write(value));
        self.terminate_block(unwind, info, TerminatorKind::Goto(unwind_chain));
        self.terminate(
            info,
            TerminatorKind::Drop { place: place.clone(), target, unwind: Some(unwind), replace: true },
        );
        self.block = target;
    }

    fn call_into(
        &mut self,
        destination: Place,
        expr: &'a hir::Expr,
        fun: &'a hir::Expr,
        args: &'a [hir::Expr],
        source: hir::CallSource,
        fn_span: Span,
    ) {
        let func = self.as_operand(fun);
        let args: Vec<Operand> = args.iter().map(|arg| self.as_call_operand(arg)).collect();
        // `Some(x)` is no call: nothing in it can panic.
        let unwind = (!self.ctx.is_constructor(fun.ty)).then(|| self.diverge());
        let next = self.new_block();
        let target = (!expr.ty.is_never()).then_some(next);
        self.operands_moved(&args);
        let kind = TerminatorKind::Call { func, args, destination, target, unwind, source, fn_span };
        self.terminate(self.info(expr.span), kind);
        self.block = next;
    }

    /// Fields in the order written, then the rest from the base, into an aggregate in declaration order.
    fn adt_into(&mut self, destination: Place, expr: &'a hir::Expr, adt: &'a hir::AdtExpr) {
        let def = self.ctx.adt(adt.adt);
        let span = expr.span;
        let mut values: Vec<Option<Operand>> = match def.variants.get(adt.variant) {
            Some(variant) => variant.fields.iter().map(|_| None).collect(),
            None => Vec::new(),
        };
        for (field, value) in &adt.fields {
            let operand = self.as_operand(value);
            if let Some(slot) = values.get_mut(field.0 as usize) {
                *slot = Some(operand);
            }
        }
        let union_field = match def.kind {
            hir::AdtKind::Union => adt.fields.first().map(|(field, _)| *field),
            hir::AdtKind::Struct | hir::AdtKind::Enum => None,
        };
        if let Some(base) = &adt.base {
            let place = self.as_place_builder(base);
            for (index, slot) in values.iter_mut().enumerate() {
                if slot.is_none() {
                    let field = FieldIdx(index as u32);
                    let ty = self.field_ty(expr.ty, field);
                    let place = place.project(Proj::Field(field, ty));
                    let place = self.resolve_place(&place);
                    *slot = Some(if self.is_copy(ty) { Operand::Copy(place) } else { Operand::Move(place) });
                }
            }
        }
        let operands = values.into_iter().flatten().collect();
        let kind = AggregateKind::Adt {
            adt: adt.adt,
            variant: adt.variant,
            args: adt.args,
            union_field,
            user_args: adt.user_args,
        };
        self.assign(span, destination, Rvalue::Aggregate(kind, operands));
    }

    // -- conditions ----------------------------------------------------------------------------------------------

    fn if_into(
        &mut self,
        destination: Place,
        span: Span,
        cond: &'a hir::Expr,
        then: &'a hir::Expr,
        otherwise: Option<&'a hir::Expr>,
    ) {
        // Temporaries of the condition die before the `else` (edition 2024), those of an `if let` after the `then`.
        let else_block = self.in_if_scope(span, |b| {
            b.declare_condition_bindings(cond);
            b.condition(cond);
            b.in_temp_scope(then.span, |b| b.expr_into(destination.clone(), then));
        });
        let then_end = std::mem::replace(&mut self.block, else_block);
        match otherwise {
            Some(otherwise) => self.in_temp_scope(otherwise.span, |b| b.expr_into(destination, otherwise)),
            None => {
                let unit = self.unit(span);
                self.assign(span, destination, Rvalue::Use(unit));
            }
        }
        self.join(span, then_end);
    }

    /// Goes on where `other` and the current block meet.
    fn join(&mut self, span: Span, other: BlockId) {
        let join = self.new_block();
        self.terminate_block(other, self.info(span), TerminatorKind::Goto(join));
        self.goto(span, join);
        self.block = join;
    }

    /// Runs `f`, inside which failed conditions leave for the block that is returned. Blocks are made in the order of the
    /// source, which is the order in which their demands on lifetimes are weighed.
    pub(super) fn in_if_scope(&mut self, span: Span, f: impl FnOnce(&mut Self)) -> BlockId {
        self.if_scopes.push(IfScope { depth: self.scopes.len(), else_tree: DropTree::default() });
        self.in_temp_scope(span, f);
        let scope = self.if_scopes.pop();
        let else_block = scope.and_then(|scope| self.build_tree(scope.else_tree, None));
        else_block.unwrap_or_else(|| self.new_block())
    }

    /// From the current block, the condition has failed.
    pub(super) fn break_to_else(&mut self, span: Span) {
        if let Some(mut scope) = self.if_scopes.pop() {
            self.exit_through(&mut scope.else_tree, scope.depth, span);
            self.if_scopes.push(scope);
        }
    }

    /// Continues in the current block only if `cond` holds.
    pub(super) fn condition(&mut self, cond: &'a hir::Expr) {
        match &*cond.kind {
            ExprKind::Logical { op: LogicalOp::And, lhs, rhs } => {
                self.condition(lhs);
                self.condition(rhs);
            }
            ExprKind::Logical { op: LogicalOp::Or, lhs, rhs } => {
                let rhs_block = self.in_if_scope(lhs.span, |b| b.condition(lhs));
                let lhs_holds = std::mem::replace(&mut self.block, rhs_block);
                self.condition(rhs);
                self.join(rhs.span, lhs_holds);
            }
            ExprKind::Unary { op: hir::UnOp::Not, operand } if operand.ty == Ty::bool() => {
                let fails = self.in_if_scope(operand.span, |b| b.condition(operand));
                self.break_to_else(cond.span);
                self.block = fails;
            }
            ExprKind::Let { pat, scrutinee } => self.let_condition(cond.span, pat, scrutinee),
            _ => {
                let mut operand = None;
                self.in_temp_scope(cond.span, |b| {
                    let value = b.temp(Ty::bool(), cond.span);
                    b.expr_into(value.into(), cond);
                    operand = Some(Operand::Move(value.into()));
                });
                let Some(operand) = operand else { return };
                let then = self.new_block();
                let fails = self.new_block();
                let kind = TerminatorKind::SwitchInt { operand, values: vec![0], targets: vec![fails, then] };
                self.terminate(self.info(cond.span), kind);
                self.block = fails;
                self.break_to_else(cond.span);
                self.block = then;
            }
        }
    }

    /// The value of `a && b`, `a || b`.
    fn condition_into(&mut self, destination: Place, expr: &'a hir::Expr) {
        let span = expr.span;
        let else_block = self.in_if_scope(span, |b| {
            b.declare_condition_bindings(expr);
            b.condition(expr);
            let value = b.const_bits(1, Ty::bool(), span);
            b.assign(span, destination.clone(), Rvalue::Use(value));
        });
        let holds = std::mem::replace(&mut self.block, else_block);
        let value = self.const_bits(0, Ty::bool(), span);
        self.assign(span, destination, Rvalue::Use(value));
        self.join(span, holds);
    }

    // -- loops and exits -----------------------------------------------------------------------------------------

    fn loop_into(&mut self, destination: Place, span: Span, label: LabelId, body: &'a hir::Expr) {
        let head = self.new_block();
        let body_block = self.new_block();
        self.goto(span, head);
        self.block = head;
        let unwind = Some(self.diverge());
        self.terminate(self.info(span), TerminatorKind::FalseUnwind { real: body_block, unwind });
        self.block = body_block;
        self.enter_breakable(label, destination);
        self.in_temp_scope(body.span, |b| {
            let unit = b.temp(body.ty, body.span);
            b.expr_into(unit.into(), body);
        });
        self.goto(span, head);
        let exit = self.leave_breakable(Some(head));
        self.block = exit.unwrap_or_else(|| self.new_block());
    }

    pub(super) fn enter_breakable(&mut self, label: LabelId, destination: Place) {
        self.breakables.push(Breakable {
            label,
            depth: self.scopes.len(),
            destination,
            break_tree: DropTree::default(),
            continue_tree: DropTree::default(),
        });
    }

    /// Where the ways out by `break` meet, if there is one; `continue` goes to `head`.
    pub(super) fn leave_breakable(&mut self, head: Option<BlockId>) -> Option<BlockId> {
        let breakable = self.breakables.pop()?;
        let exit = self.build_tree(breakable.break_tree, None);
        if head.is_some() {
            self.build_tree(breakable.continue_tree, head);
        }
        exit
    }

    fn find_breakable(&self, label: LabelId) -> Option<usize> {
        self.breakables.iter().rposition(|b| b.label == label)
    }

    fn break_to(&mut self, span: Span, label: LabelId, value: Option<&'a hir::Expr>) {
        let Some(index) = self.find_breakable(label) else { return };
        let destination = self.breakables[index].destination.clone();
        match value {
            Some(value) => self.expr_into(destination, value),
            None => {
                let unit = self.unit(span);
                self.assign(span, destination, Rvalue::Use(unit));
            }
        }
        let depth = self.breakables[index].depth;
        let mut tree = std::mem::take(&mut self.breakables[index].break_tree);
        self.exit_through(&mut tree, depth, span);
        self.breakables[index].break_tree = tree;
    }

    fn continue_to(&mut self, span: Span, label: LabelId) {
        let Some(index) = self.find_breakable(label) else { return };
        let depth = self.breakables[index].depth;
        let mut tree = std::mem::take(&mut self.breakables[index].continue_tree);
        self.exit_through(&mut tree, depth, span);
        self.breakables[index].continue_tree = tree;
    }
}
