//! Bindings that are not what was meant, or that take one value twice.
//!
//! ```text
//! match method { GET => .., POST => .. }      GET is a new variable, not the variant: E0170
//! ref whole @ Some(part) => ..                part is moved out of what is borrowed
//! ```

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::ty::*;

/// Checks all patterns of a body.
pub fn check_bindings(cx: &dyn Context, body: &Body, report: &mut dyn FnMut(Diagnostic)) {
    let mut pass = Pass { cx, body, report };
    for param in &body.params {
        pass.pattern(&param.pat);
    }
    pass.expr(&body.value);
}

struct Pass<'c> {
    cx: &'c dyn Context,
    body: &'c Body,
    report: &'c mut dyn FnMut(Diagnostic),
}

impl Pass<'_> {
    fn expr(&mut self, expr: &Expr) {
        match &*expr.kind {
            ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| self.pattern(&arm.pat)),
            ExprKind::Let { pat, .. } => self.pattern(pat),
            ExprKind::Block(block) => self.block(block),
            ExprKind::Call { args, source: CallSource::Method, .. } => args.iter().for_each(|arg| self.moved(arg)),
            _ => {}
        }
        visit::for_each_child(expr, &mut |child| self.expr(child));
    }

    /// E0161: what has no size of its own cannot be handed over.
    fn moved(&mut self, arg: &Expr) {
        let may_be_unsized =
            matches!(arg.ty.kind(), TyKind::Dynamic(..) | TyKind::Slice(_) | TyKind::Str | TyKind::Param(_));
        if may_be_unsized && !self.cx.is_sized(arg.ty, &self.body.env) {
            let shown = arg.ty.display(self.cx);
            let message = format!("cannot move a value of type `{shown}`: its size cannot be statically determined");
            (self.report)(Diagnostic::error(Code::E(161), arg.span, message));
        }
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            if let StmtKind::Let { pat, otherwise, .. } = &stmt.kind {
                self.pattern(pat);
                // The block's own expressions are visited as children of the expression around them.
                otherwise.iter().for_each(|block| self.block(block));
            }
        }
    }

    fn pattern(&mut self, pat: &Pat) {
        pat.walk(&mut |pat| {
            if let PatKind::Binding { local, mode, sub } = &*pat.kind {
                match sub {
                    None => self.named_as_variant(pat, *local),
                    Some(sub) => self.taken_twice(pat, *local, *mode, sub),
                }
            }
        });
    }

    /// E0170: almost always a variant whose path or import was forgotten.
    fn named_as_variant(&mut self, pat: &Pat, local: LocalId) {
        let mut ty = pat.ty;
        while let TyKind::Ref(_, inner, _) = *ty.kind() {
            ty = inner;
        }
        let TyKind::Adt(id, _) = ty.kind() else { return };
        let (adt, decl) = (self.cx.adt(*id), &self.body.locals[local]);
        if adt.kind != AdtKind::Enum || decl.mutable || decl.kind != LocalKind::User {
            return;
        }
        let name = decl.name.name;
        if adt.variants.iter().any(|variant| variant.name.name == name && variant.ctor == CtorKind::Unit) {
            let message =
                format!("pattern binding `{name}` is named the same as one of the variants of the type `{}`", adt.name);
            let help = format!("to match on the variant, qualify the path: `{}::{name}`", adt.name);
            (self.report)(Diagnostic::error(Code::E(170), pat.span, message).help(help));
        }
    }

    /// `name @ pattern`: both borrow, or copy, or neither may.
    fn taken_twice(&mut self, pat: &Pat, local: LocalId, mode: BindingMode, sub: &Pat) {
        let copies = |ty: Ty| self.cx.is_copy(ty, &self.body.env);
        let outer_moves = mode == BindingMode::ByValue && !copies(self.body.locals[local].ty);
        let mut conflict = None;
        sub.walk(&mut |inner| {
            if let PatKind::Binding { local, mode: inner_mode, .. } = &*inner.kind {
                let inner_moves = *inner_mode == BindingMode::ByValue && !copies(self.body.locals[*local].ty);
                let found = match (mode, *inner_mode) {
                    (BindingMode::ByValue, BindingMode::ByRef(_)) if outer_moves => Some("borrow of moved value"),
                    (BindingMode::ByRef(_), BindingMode::ByValue) if inner_moves => {
                        Some("cannot move out of value because it is borrowed")
                    }
                    (BindingMode::ByRef(Mutability::Mut), BindingMode::ByRef(Mutability::Mut)) => {
                        Some("cannot borrow value as mutable more than once at a time")
                    }
                    (BindingMode::ByRef(Mutability::Mut), BindingMode::ByRef(Mutability::Not)) => {
                        Some("cannot borrow value as immutable because it is also borrowed as mutable")
                    }
                    (BindingMode::ByRef(Mutability::Not), BindingMode::ByRef(Mutability::Mut)) => {
                        Some("cannot borrow value as mutable because it is also borrowed as immutable")
                    }
                    (BindingMode::ByValue | BindingMode::ByRef(_), BindingMode::ByValue | BindingMode::ByRef(_)) => {
                        None
                    }
                };
                conflict = conflict.or(found);
            }
        });
        if let Some(message) = conflict {
            (self.report)(Diagnostic::error(Code::None, pat.span, message));
        }
    }
}
