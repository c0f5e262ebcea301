//! E0133: what may only be done inside `unsafe`.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

/// Reports unsafe operations outside `unsafe`, in the body and its closures.
pub fn check_unsafety(cx: &dyn Context, body: &Body, report: &mut dyn FnMut(Diagnostic)) {
    let in_unsafe = match body.owner {
        // The body of an `unsafe fn` may do unsafe things (rustc merely warns).
        BodyOwner::Fn(id) => cx.func(id).sig.is_unsafe,
        BodyOwner::Const(_) | BodyOwner::Static(_) | BodyOwner::Closure(_) => false,
    };
    let mut pass = Pass { cx, report, in_unsafe };
    body.params.iter().for_each(|param| pass.pat(&param.pat));
    pass.expr(&body.value);
}

struct Pass<'c> {
    cx: &'c dyn Context,
    report: &'c mut dyn FnMut(Diagnostic),
    in_unsafe: bool,
}

impl Pass<'_> {
    fn require(&mut self, span: Span, what: &str, note: &str) {
        if self.in_unsafe {
            return;
        }
        let message = format!("{what} is unsafe and requires unsafe function or block");
        (self.report)(Diagnostic::error(Code::E(133), span, message).primary(what.to_owned()).note(note));
    }

    fn expr(&mut self, expr: &Expr) {
        match &*expr.kind {
            ExprKind::Block(block) if block.is_unsafe => {
                let before = std::mem::replace(&mut self.in_unsafe, true);
                self.children(expr);
                self.in_unsafe = before;
                return;
            }
            ExprKind::Call { fun, .. } => {
                let is_unsafe = match fun.ty.kind() {
                    TyKind::FnDef(id, _) => self.cx.func(*id).sig.is_unsafe,
                    TyKind::FnPtr(sig) => sig.is_unsafe,
                    _ => false,
                };
                if is_unsafe {
                    let note =
                        "consult the function's documentation for information on how to avoid undefined behavior";
                    self.require(expr.span, "call to unsafe function", note);
                }
            }
            ExprKind::Deref { base, .. } if matches!(base.ty.kind(), TyKind::RawPtr(..)) => {
                let note = "raw pointers may be null, dangling or unaligned; they can violate aliasing rules and cause data races";
                self.require(expr.span, "dereference of raw pointer", note);
            }
            ExprKind::Static(id) if self.cx.static_item(*id).mutability.is_mut() => {
                let note = "mutable statics can be mutated by multiple threads: aliasing violations or data races will cause undefined behavior";
                self.require(expr.span, "use of mutable static", note);
            }
            ExprKind::Field { base, .. } if self.is_union(base.ty) => {
                self.union_access(expr.span);
            }
            ExprKind::RawRef { base, .. } => match &*base.kind {
                // Taking the address neither reads nor needs a valid place.
                ExprKind::Deref { base, .. } => return self.expr(base),
                ExprKind::Static(_) => return,
                ExprKind::Field { .. } => return self.expr(self.without_union_fields(base)),
                _ => {}
            },
            ExprKind::Assign { place, value } => {
                self.assigned(place);
                return self.expr(value);
            }
            ExprKind::Closure(id) => {
                let closure = self.cx.closure(*id);
                closure.body.params.iter().for_each(|param| self.pat(&param.pat));
                return self.expr(&closure.body.value);
            }
            _ => {}
        }
        self.children(expr);
    }

    fn children(&mut self, expr: &Expr) {
        visit::for_each_pat(expr, &mut |pat| self.pat(pat));
        visit::for_each_child(expr, &mut |child| self.expr(child));
    }

    /// Writing to a field of a union, or to a field of one, reads nothing and is safe.
    fn assigned(&mut self, place: &Expr) {
        match &*place.kind {
            ExprKind::Field { base, .. } => self.assigned(base),
            _ => self.expr(place),
        }
    }

    /// The place that a field of a union, of a union, ... belongs to.
    fn without_union_fields<'e>(&self, mut place: &'e Expr) -> &'e Expr {
        while let ExprKind::Field { base, .. } = &*place.kind
            && self.is_union(base.ty)
        {
            place = base;
        }
        place
    }

    fn pat(&mut self, pat: &Pat) {
        match &*pat.kind {
            PatKind::Leaf { fields } if self.is_union(pat.ty) => {
                fields.iter().for_each(|it| self.pat_in_union(&it.pat))
            }
            _ => pat.children().into_iter().for_each(|child| self.pat(child)),
        }
    }

    /// A pattern of a union's field reads it, unless it is `_`.
    fn pat_in_union(&mut self, pat: &Pat) {
        match &*pat.kind {
            PatKind::Wild | PatKind::Error => {}
            PatKind::Or(pats) => pats.iter().for_each(|pat| self.pat_in_union(pat)),
            PatKind::Binding { .. }
            | PatKind::Variant { .. }
            | PatKind::Leaf { .. }
            | PatKind::Deref(_)
            | PatKind::Const(_)
            | PatKind::Range { .. }
            | PatKind::Slice { .. } => self.union_access(pat.span),
        }
    }

    fn union_access(&mut self, span: Span) {
        let note = "the field may not be properly initialized: using uninitialized data will cause undefined behavior";
        self.require(span, "access to union field", note);
    }

    fn is_union(&self, ty: Ty) -> bool {
        matches!(ty.kind(), TyKind::Adt(id, _) if self.cx.adt(*id).kind == AdtKind::Union)
    }
}
