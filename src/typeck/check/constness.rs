//! E0015: calls in constants, `const` blocks and `const fn` must be of `const fn`s.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::ty::*;

/// Reports what a constant context may not do. Of bodies of ordinary functions only the `const` blocks are one.
pub fn check_constness(cx: &dyn Context, body: &Body, report: &mut dyn FnMut(Diagnostic)) {
    let what = match body.owner {
        BodyOwner::Fn(id) if cx.func(id).is_const => Some("constant functions"),
        BodyOwner::Const(_) => Some("constants"),
        BodyOwner::Static(_) => Some("statics"),
        BodyOwner::Fn(_) | BodyOwner::Closure(_) => None,
    };
    Pass { cx, report, what }.expr(&body.value);
}

struct Pass<'c> {
    cx: &'c dyn Context,
    report: &'c mut dyn FnMut(Diagnostic),
    what: Option<&'static str>,
}

impl Pass<'_> {
    fn expr(&mut self, expr: &Expr) {
        let outer = self.what;
        if matches!(&*expr.kind, ExprKind::Block(block) if block.is_const) {
            self.what = Some("constants");
        }
        if let Some(what) = self.what {
            self.call(expr, what);
        }
        visit::for_each_child(expr, &mut |child| self.expr(child));
        self.what = outer;
    }

    fn call(&mut self, expr: &Expr, what: &str) {
        if let ExprKind::Call { fun, source, .. } = &*expr.kind
            && let TyKind::FnDef(id, args) = *fun.ty.kind()
        {
            let item = self.cx.func(id);
            let is_ctor = matches!(item.kind, FnKind::Ctor(..));
            // The pieces of a panic's message are built at compile time.
            let builds_message = *source == CallSource::Desugar(DesugarKind::FormatArgs);
            if !is_ctor && !item.is_const && !builds_message && item.kind != FnKind::Intrinsic {
                self.report_call(expr, &item, args, *source, what);
            }
        }
    }

    fn report_call(&mut self, expr: &Expr, item: &Fn, args: Args, source: CallSource, what: &str) {
        let self_ty = args.first().and_then(|a| a.as_ty());
        let message = match (source, self_ty) {
            (CallSource::Operator, Some(ty)) => {
                format!("cannot call non-const operator on `{}` in {what}", ty.display(self.cx))
            }
            (CallSource::Method, _) => format!("cannot call non-const method `{}` in {what}", item.path),
            _ if item.has_self => format!("cannot call non-const method `{}` in {what}", item.path),
            _ => format!("cannot call non-const function `{}` in {what}", item.path),
        };
        let note = format!("calls in {what} are limited to constant functions, tuple structs and tuple variants");
        (self.report)(Diagnostic::error(Code::E(15), expr.span, message).note(note));
    }
}
