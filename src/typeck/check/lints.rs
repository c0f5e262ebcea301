//! Deny-by-default lints: errors that rustc finds by looking, after types are right.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

/// Reports `overflowing_literals` and `static_mut_refs`.
pub fn check_lints(cx: &dyn Context, body: &Body, report: &mut dyn FnMut(Diagnostic)) {
    Pass { cx, report }.expr(&body.value, false);
}

struct Pass<'c> {
    cx: &'c dyn Context,
    report: &'c mut dyn FnMut(Diagnostic),
}

impl Pass<'_> {
    fn expr(&mut self, expr: &Expr, negated: bool) {
        match &*expr.kind {
            ExprKind::Literal(Lit::Int(bits)) => self.int_literal(*bits, expr.ty, expr.span, negated),
            ExprKind::Literal(Lit::Float(bits)) => self.float_literal(*bits, expr.ty, expr.span),
            ExprKind::Unary { op: UnOp::Neg, operand } => return self.expr(operand, !negated),
            ExprKind::Ref { base, source, .. } if *source != Adjusted::Operator => self.reference(base, expr.span),
            ExprKind::Block(block) => {
                for stmt in &block.stmts {
                    if let StmtKind::Let { pat, init: Some(init), .. } = &stmt.kind
                        && matches!(*pat.kind, PatKind::Binding { mode: BindingMode::ByRef(_), .. })
                    {
                        self.reference(init, init.span);
                    }
                }
            }
            _ => {}
        }
        visit::for_each_child(expr, &mut |child| self.expr(child, false));
    }

    /// `static_mut_refs`: a reference to a mutable static, or to a field of one.
    fn reference(&mut self, mut place: &Expr, span: Span) {
        while let ExprKind::Field { base, .. } = &*place.kind {
            place = base;
        }
        if let ExprKind::Static(id) = &*place.kind
            && self.cx.static_item(*id).mutability.is_mut()
        {
            let message = "creating a reference to mutable static";
            let diagnostic = Diagnostic::error(Code::Lint("static_mut_refs"), span, message);
            (self.report)(diagnostic.help("use `&raw const` or `&raw mut` to make a pointer instead"));
        }
    }

    fn int_literal(&mut self, bits: u128, ty: Ty, span: Span, negated: bool) {
        let TyKind::Int(int) = *ty.kind() else { return };
        // `-128i8` is written as the negation of a literal one too large.
        let max = if int.is_signed() && negated { int.max() + 1 } else { int.max() };
        if bits > max {
            let name = int.name();
            let message = format!("literal out of range for `{name}`");
            let range = format!(
                "the literal does not fit into the type `{name}` whose range is `{}..={}`",
                int.min(),
                int.max()
            );
            (self.report)(Diagnostic::error(Code::Lint("overflowing_literals"), span, message).note(range));
        }
    }

    fn float_literal(&mut self, bits: u64, ty: Ty, span: Span) {
        let infinite = match ty.kind() {
            TyKind::Float(FloatTy::F32) => f32::from_bits(bits as u32).is_infinite(),
            TyKind::Float(FloatTy::F64) => f64::from_bits(bits).is_infinite(),
            _ => false,
        };
        if infinite {
            let name = if matches!(ty.kind(), TyKind::Float(FloatTy::F32)) { "f32" } else { "f64" };
            let message = format!("literal out of range for `{name}`");
            (self.report)(Diagnostic::error(Code::Lint("overflowing_literals"), span, message));
        }
    }
}
