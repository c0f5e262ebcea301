//! Syntax that is well formed but unstable: E0658 for `!` as a type anywhere but after `->`.

use std::collections::HashSet;

use crate::ast::{self, visit};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Reports every use of unstable syntax in the user's crate.
pub fn check_gates(krate: &ast::Crate, report: &mut dyn FnMut(Diagnostic)) {
    visit::walk_crate(&mut Gates { report, returned: HashSet::new() }, krate);
}

struct Gates<'r> {
    report: &'r mut dyn FnMut(Diagnostic),
    /// Return types, where `!` is stable.
    returned: HashSet<Span>,
}

impl Gates<'_> {
    fn allow(&mut self, ret: Option<&ast::Type>) {
        self.returned.extend(ret.map(|ty| ty.span));
    }
}

impl<'a> visit::Visit<'a> for Gates<'_> {
    fn visit_fn(&mut self, it: &'a ast::Fn) {
        self.allow(it.ret.as_ref());
        visit::walk_fn(self, it);
    }
    fn visit_path(&mut self, path: &'a ast::Path) {
        for segment in &path.segments {
            if let Some(ast::GenericArgsKind::Paren { output, .. }) = segment.args.as_ref().map(|args| &args.kind) {
                self.allow(output.as_ref());
            }
        }
        visit::walk_path(self, path);
    }
    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        if let ast::ExprKind::Closure(closure) = &expr.kind {
            self.allow(closure.ret.as_ref());
        }
        visit::walk_expr(self, expr);
    }
    fn visit_type(&mut self, ty: &'a ast::Type) {
        match &ty.kind {
            ast::TypeKind::Never if !self.returned.contains(&ty.span) => {
                let diagnostic = Diagnostic::error(Code::E(658), ty.span, "the `!` type is experimental");
                (self.report)(diagnostic.note("`!` may be written as a return type only"));
            }
            ast::TypeKind::FnPtr(ptr) => self.allow(ptr.ret.as_ref()),
            _ => {}
        }
        visit::walk_type(self, ty);
    }
}
