//! Walking typed trees: the children of an expression, a statement or a pattern, in evaluation order.
//!
//! These are the only functions that list them, so that a new node kind makes the compiler point here. Bodies of closures
//! are not children: a closure is a body of its own.

use super::*;

/// Calls `f` on each direct subexpression. Patterns are left out: see [`for_each_pat`].
pub fn for_each_child<'a>(expr: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    match &*expr.kind {
        ExprKind::Literal(_)
        | ExprKind::Local(_)
        | ExprKind::Static(_)
        | ExprKind::Const(..)
        | ExprKind::ConstParam(_)
        | ExprKind::FnItem { .. }
        | ExprKind::Continue { .. }
        | ExprKind::Closure(_)
        | ExprKind::Error => {}
        ExprKind::Block(block) => for_each_in_block(block, f),
        ExprKind::If { cond, then, otherwise } => {
            f(cond);
            f(then);
            otherwise.iter().for_each(f);
        }
        ExprKind::Let { scrutinee, .. } => f(scrutinee),
        ExprKind::Match { scrutinee, arms, .. } => {
            f(scrutinee);
            for arm in arms {
                arm.guard.iter().for_each(&mut *f);
                f(&arm.body);
            }
        }
        ExprKind::Loop { body, .. } => f(body),
        ExprKind::Break { value, .. } | ExprKind::Return { value } => value.iter().for_each(f),
        ExprKind::Assign { place, value } | ExprKind::AssignOp { place, value, .. } => {
            f(place);
            f(value);
        }
        ExprKind::Binary { lhs, rhs, .. } | ExprKind::Logical { lhs, rhs, .. } => {
            f(lhs);
            f(rhs);
        }
        ExprKind::Unary { operand, .. } | ExprKind::Cast { operand, .. } | ExprKind::Coerce { operand, .. } => {
            f(operand);
        }
        ExprKind::NeverToAny(operand) => f(operand),
        ExprKind::Call { fun, args, .. } => {
            f(fun);
            args.iter().for_each(f);
        }
        ExprKind::Field { base, .. }
        | ExprKind::Deref { base, .. }
        | ExprKind::Ref { base, .. }
        | ExprKind::RawRef { base, .. } => f(base),
        ExprKind::Index { base, index } => {
            f(base);
            f(index);
        }
        ExprKind::Tuple(exprs) | ExprKind::Array(exprs) => exprs.iter().for_each(f),
        ExprKind::Repeat { value, .. } => f(value),
        ExprKind::Adt(adt) => {
            adt.fields.iter().for_each(|(_, e)| f(e));
            adt.base.iter().for_each(f);
        }
    }
}

/// Calls `f` on each expression directly in the block: initialisers, statements, the tail, and those of `else` blocks.
pub fn for_each_in_block<'a>(block: &'a Block, f: &mut dyn FnMut(&'a Expr)) {
    for stmt in &block.stmts {
        match &stmt.kind {
            StmtKind::Expr(expr) => f(expr),
            StmtKind::Let { init, otherwise, .. } => {
                init.iter().for_each(&mut *f);
                otherwise.iter().for_each(|b| for_each_in_block(b, f));
            }
        }
    }
    block.tail.iter().for_each(f);
}

/// As [`for_each_child`], to change them.
pub fn for_each_child_mut(expr: &mut Expr, f: &mut dyn FnMut(&mut Expr)) {
    match &mut *expr.kind {
        ExprKind::Literal(_)
        | ExprKind::Local(_)
        | ExprKind::Static(_)
        | ExprKind::Const(..)
        | ExprKind::ConstParam(_)
        | ExprKind::FnItem { .. }
        | ExprKind::Continue { .. }
        | ExprKind::Closure(_)
        | ExprKind::Error => {}
        ExprKind::Block(block) => for_each_in_block_mut(block, f),
        ExprKind::If { cond, then, otherwise } => {
            f(cond);
            f(then);
            otherwise.iter_mut().for_each(f);
        }
        ExprKind::Let { scrutinee, .. } => f(scrutinee),
        ExprKind::Match { scrutinee, arms, .. } => {
            f(scrutinee);
            for arm in arms {
                arm.guard.iter_mut().for_each(&mut *f);
                f(&mut arm.body);
            }
        }
        ExprKind::Loop { body, .. } => f(body),
        ExprKind::Break { value, .. } | ExprKind::Return { value } => value.iter_mut().for_each(f),
        ExprKind::Assign { place, value } | ExprKind::AssignOp { place, value, .. } => {
            f(place);
            f(value);
        }
        ExprKind::Binary { lhs, rhs, .. } | ExprKind::Logical { lhs, rhs, .. } => {
            f(lhs);
            f(rhs);
        }
        ExprKind::Unary { operand, .. } | ExprKind::Cast { operand, .. } | ExprKind::Coerce { operand, .. } => {
            f(operand);
        }
        ExprKind::NeverToAny(operand) => f(operand),
        ExprKind::Call { fun, args, .. } => {
            f(fun);
            args.iter_mut().for_each(f);
        }
        ExprKind::Field { base, .. }
        | ExprKind::Deref { base, .. }
        | ExprKind::Ref { base, .. }
        | ExprKind::RawRef { base, .. } => f(base),
        ExprKind::Index { base, index } => {
            f(base);
            f(index);
        }
        ExprKind::Tuple(exprs) | ExprKind::Array(exprs) => exprs.iter_mut().for_each(f),
        ExprKind::Repeat { value, .. } => f(value),
        ExprKind::Adt(adt) => {
            adt.fields.iter_mut().for_each(|(_, e)| f(e));
            adt.base.iter_mut().for_each(f);
        }
    }
}

/// As [`for_each_in_block`], to change them.
pub fn for_each_in_block_mut(block: &mut Block, f: &mut dyn FnMut(&mut Expr)) {
    for stmt in &mut block.stmts {
        match &mut stmt.kind {
            StmtKind::Expr(expr) => f(expr),
            StmtKind::Let { init, otherwise, .. } => {
                init.iter_mut().for_each(&mut *f);
                otherwise.iter_mut().for_each(|b| for_each_in_block_mut(b, f));
            }
        }
    }
    block.tail.iter_mut().for_each(f);
}

/// Calls `f` on each pattern that the expression itself holds (of `let` statements directly in a block too).
pub fn for_each_pat<'a>(expr: &'a Expr, f: &mut dyn FnMut(&'a Pat)) {
    fn in_block<'a>(block: &'a Block, f: &mut dyn FnMut(&'a Pat)) {
        for stmt in &block.stmts {
            if let StmtKind::Let { pat, otherwise, .. } = &stmt.kind {
                f(pat);
                otherwise.iter().for_each(|b| in_block(b, f));
            }
        }
    }
    match &*expr.kind {
        ExprKind::Let { pat, .. } => f(pat),
        ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| f(&arm.pat)),
        ExprKind::Block(block) => in_block(block, f),
        _ => {}
    }
}

impl Pat {
    /// The direct subpatterns.
    pub fn children(&self) -> Vec<&Pat> {
        match &*self.kind {
            PatKind::Wild | PatKind::Error | PatKind::Const(_) | PatKind::Range { .. } => Vec::new(),
            PatKind::Binding { sub, .. } => sub.iter().collect(),
            PatKind::Variant { fields, .. } | PatKind::Leaf { fields } => fields.iter().map(|f| &f.pat).collect(),
            PatKind::Deref(pat) => vec![pat],
            PatKind::Slice { prefix, middle, suffix } => prefix.iter().chain(middle).chain(suffix).collect(),
            PatKind::Or(pats) => pats.iter().collect(),
        }
    }

    /// The direct subpatterns, to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Pat> {
        match &mut *self.kind {
            PatKind::Wild | PatKind::Error | PatKind::Const(_) | PatKind::Range { .. } => Vec::new(),
            PatKind::Binding { sub, .. } => sub.iter_mut().collect(),
            PatKind::Variant { fields, .. } | PatKind::Leaf { fields } => {
                fields.iter_mut().map(|f| &mut f.pat).collect()
            }
            PatKind::Deref(pat) => vec![pat],
            PatKind::Slice { prefix, middle, suffix } => prefix.iter_mut().chain(middle).chain(suffix).collect(),
            PatKind::Or(pats) => pats.iter_mut().collect(),
        }
    }

    /// Calls `f` on this pattern and all inside it, outermost first, in source order.
    pub fn walk<'a>(&'a self, f: &mut dyn FnMut(&'a Pat)) {
        f(self);
        for child in self.children() {
            child.walk(f);
        }
    }
}
