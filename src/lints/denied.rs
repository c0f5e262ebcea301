//! Lints that the program sets to `deny` or `forbid`: `unsafe_code` is found here; those that Cairn does not know how to find
//! are refused, since a program that one of them rejects would be accepted. E0453 for what undoes a `forbid`.

use crate::ast::visit::{self, Visit};
use crate::ast::{self, AssocItemKind, Attribute, ItemKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

use super::Levels;

/// Lints that are found wherever they are not allowed, or that have nothing to say in this edition.
const KNOWN: [&str; 9] = [
    "arithmetic_overflow",
    "ill_formed_attribute_input",
    "invalid_type_param_default",
    "keyword_idents",
    "long_running_const_eval",
    "overflowing_literals",
    "static_mut_refs",
    "unconditional_panic",
    "unsafe_code",
];

/// What the levels of lints in the user's program lead to.
pub fn check(krate: &ast::Crate, levels: &Levels) -> Vec<Diagnostic> {
    let mut found = levels.overruled();
    for (at, name) in levels.denied() {
        if !KNOWN.contains(&name.as_str()) {
            found.push(Diagnostic::unsupported(at, format!("to deny the lint `{name}`")));
        }
    }
    if levels.denied().any(|(_, name)| name.as_str() == "unsafe_code") {
        let mut walk = Walk { levels, found: &mut found };
        visit::walk_crate(&mut walk, krate);
    }
    found
}

struct Walk<'w> {
    levels: &'w Levels,
    found: &'w mut Vec<Diagnostic>,
}

impl Walk<'_> {
    fn report(&mut self, span: Span, what: &str) {
        if self.levels.of_lint("unsafe_code", span) == Some(true) {
            self.found.push(Diagnostic::error(Code::Lint("unsafe_code"), span, what));
        }
    }
}

impl<'a> Visit<'a> for Walk<'_> {
    fn visit_item(&mut self, item: &'a ast::Item) {
        match &item.kind {
            ItemKind::Trait(it) if it.unsafety.is_some() => {
                self.report(item.span, "declaration of an `unsafe` trait");
            }
            ItemKind::Impl(it) if it.unsafety.is_some() => {
                self.report(item.span, "implementation of an `unsafe` trait");
            }
            ItemKind::Fn(it) if it.header.unsafety.is_some() => {
                self.report(item.span, "declaration of an `unsafe` function");
            }
            _ => {}
        }
        visit::walk_item(self, item);
    }

    fn visit_assoc_item(&mut self, item: &'a ast::AssocItem) {
        if let AssocItemKind::Fn(it) = &item.kind
            && it.header.unsafety.is_some()
        {
            let what = if it.body.is_some() { "implementation" } else { "declaration" };
            self.report(item.span, &format!("{what} of an `unsafe` method"));
        }
        visit::walk_assoc_item(self, item);
    }

    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        if let ast::ExprKind::Block { mode: ast::BlockMode::Unsafe(_), .. } = &expr.kind {
            self.report(expr.span, "usage of an `unsafe` block");
        }
        visit::walk_expr(self, expr);
    }
}

/// The level that an attribute sets, by its name: whether it is a `deny`.
pub(super) fn level(attr: &Attribute) -> Option<bool> {
    match attr.name().map(|name| name.as_str()) {
        Some("allow" | "warn" | "expect") => Some(false),
        Some("deny" | "forbid") => Some(true),
        _ => None,
    }
}
