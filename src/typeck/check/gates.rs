//! What is well formed but not stable Rust, or not Cairn's: attributes of the crate, E0658 for what is unstable, such as `!` as
//! a type anywhere but after `->`; E0666 for an `impl Trait` as an argument of another; an `impl` without a trait.

use std::collections::HashSet;

use crate::ast::{self, visit};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::typeck::traits::RECURSION_LIMIT;

/// Reports every use of unstable syntax in the user's crate.
pub fn check_gates(krate: &ast::Crate, report: &mut dyn FnMut(Diagnostic)) {
    krate.attrs.iter().filter_map(check_crate_attr).for_each(&mut *report);
    visit::walk_crate(&mut Gates { report, returned: HashSet::new(), in_impl_trait: false }, krate);
}

/// Attributes of the whole program: unstable features (E0554), and what would make another kind of program of it.
fn check_crate_attr(attr: &ast::Attribute) -> Option<Diagnostic> {
    let name = attr.name()?;
    let other = || Some(Diagnostic::unsupported(attr.span, format!("the attribute `{name}` of a crate")));
    match name.as_str() {
        "feature" => {
            let message = "`#![feature]` may not be used on the stable release channel";
            Some(Diagnostic::error(Code::E(554), attr.span, message))
        }
        "no_std" | "no_core" | "no_main" | "no_implicit_prelude" | "cfg" | "debugger_visualizer" => other(),
        "crate_type" if attr.value_str().is_none_or(|kind| kind.as_str() != "bin") => other(),
        // A higher one is only a promise to need more.
        "recursion_limit" => {
            let limit = attr.value_str().and_then(|limit| limit.as_str().parse::<u32>().ok());
            if limit.is_some_and(|limit| limit >= RECURSION_LIMIT) { None } else { other() }
        }
        _ => None,
    }
}

struct Gates<'r> {
    report: &'r mut dyn FnMut(Diagnostic),
    /// Return types, where `!` is stable.
    returned: HashSet<Span>,
    /// Among the arguments of the trait in an `impl Trait`; what an associated type is bound to starts afresh.
    in_impl_trait: bool,
}

impl Gates<'_> {
    fn unstable(&mut self, span: Span, message: &str) {
        (self.report)(Diagnostic::error(Code::E(658), span, message));
    }
    fn qualified(&mut self, path: &ast::QPath) {
        if path.qself.is_some() {
            self.unstable(path.span, "usage of qualified paths in this context is experimental");
        }
    }
    fn afresh(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_impl_trait, false);
        visit(self);
        self.in_impl_trait = outer;
    }
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
            match segment.args.as_ref().map(|args| &args.kind) {
                Some(ast::GenericArgsKind::Paren { inputs, output }) => {
                    self.allow(output.as_ref());
                    inputs.iter().for_each(|ty| self.visit_type(ty));
                    self.afresh(|gates| output.iter().for_each(|ty| gates.visit_type(ty)));
                }
                Some(ast::GenericArgsKind::Angle(args)) => {
                    for arg in args {
                        match arg {
                            ast::GenericArg::Assoc(constraint) => {
                                if let ast::AssocConstraintKind::Const(_) = constraint.kind {
                                    self.unstable(constraint.span, "associated const equality is incomplete");
                                }
                                self.afresh(|gates| visit::walk_generic_arg(gates, arg));
                            }
                            _ => visit::walk_generic_arg(self, arg),
                        }
                    }
                }
                None => {}
            }
        }
    }
    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        match &expr.kind {
            ast::ExprKind::Closure(closure) => {
                self.allow(closure.ret.as_ref());
                if let Some(first) = closure.for_lifetimes.first() {
                    self.unstable(first.span, "`for<...>` binders for closures are experimental");
                }
            }
            ast::ExprKind::Struct(lit) => self.qualified(&lit.path),
            _ => {}
        }
        visit::walk_expr(self, expr);
    }
    fn visit_pat(&mut self, pat: &'a ast::Pat) {
        match &pat.kind {
            ast::PatKind::Struct { path, .. } | ast::PatKind::TupleStruct { path, .. } => self.qualified(path),
            ast::PatKind::Slice(pats) => {
                for pat in pats {
                    let inner = match &pat.kind {
                        ast::PatKind::Ident { sub: Some(sub), .. } => sub,
                        _ => pat,
                    };
                    // In brackets it is stable: `[(1..), ..]`.
                    if let ast::PatKind::Range { lo: Some(_), hi: None, .. } = inner.kind {
                        self.unstable(inner.span, "`X..` patterns in slices are experimental");
                    }
                }
            }
            ast::PatKind::Box(_) => self.unstable(pat.span, "box pattern syntax is experimental"),
            ast::PatKind::Const(_) => {
                (self.report)(Diagnostic::error(Code::None, pat.span, "const blocks cannot be used as patterns"));
            }
            _ => {}
        }
        visit::walk_pat(self, pat);
    }
    fn visit_type(&mut self, ty: &'a ast::Type) {
        match &ty.kind {
            ast::TypeKind::Never if !self.returned.contains(&ty.span) => {
                let diagnostic = Diagnostic::error(Code::E(658), ty.span, "the `!` type is experimental");
                (self.report)(diagnostic.note("`!` may be written as a return type only"));
            }
            ast::TypeKind::FnPtr(ptr) => self.allow(ptr.ret.as_ref()),
            ast::TypeKind::ImplTrait(bounds) => {
                if !bounds.iter().any(|bound| matches!(bound.kind, ast::BoundKind::Trait(_))) {
                    (self.report)(Diagnostic::error(Code::None, ty.span, "at least one trait must be specified"));
                }
                if self.in_impl_trait {
                    (self.report)(Diagnostic::error(Code::E(666), ty.span, "nested `impl Trait` is not allowed"));
                }
                let outer = std::mem::replace(&mut self.in_impl_trait, true);
                visit::walk_type(self, ty);
                self.in_impl_trait = outer;
                return;
            }
            _ => {}
        }
        visit::walk_type(self, ty);
    }
}
