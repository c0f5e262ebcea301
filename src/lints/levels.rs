//! Where lints are allowed: `#[allow(..)]` and its kin on the crate, items, statements, arms and blocks.

use crate::ast::visit::{self, Visit};
use crate::ast::{self, Attribute};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Symbol};

/// The attributes that set levels, outer before inner.
pub struct Levels {
    set: Vec<(Span, Symbol, bool)>,
}

impl Levels {
    pub fn of(krate: &ast::Crate) -> Levels {
        let mut walk = Walk { set: Vec::new() };
        walk.note(&krate.attrs, krate.span);
        visit::walk_crate(&mut walk, krate);
        Levels { set: walk.set }
    }

    /// Whether the diagnostic is an error here: lints may have been allowed, or made warnings.
    pub fn is_error(&self, diagnostic: &Diagnostic) -> bool {
        let Code::Lint(lint) = diagnostic.code else { return true };
        let at = diagnostic.primary.span;
        let covers = |span: Span| span.file == at.file && span.start <= at.start && at.end <= span.end;
        let innermost = self.set.iter().rev().find(|(span, name, _)| name.as_str() == lint && covers(*span));
        innermost.is_none_or(|(_, _, denied)| *denied)
    }
}

struct Walk {
    set: Vec<(Span, Symbol, bool)>,
}

impl Walk {
    fn note(&mut self, attrs: &[Attribute], span: Span) {
        for attr in attrs {
            let denied = match attr.name().map(Symbol::as_str) {
                Some("allow" | "warn" | "expect") => false,
                Some("deny" | "forbid") => true,
                _ => continue,
            };
            let names = attr.list().iter().filter_map(|item| item.path()?.as_ident());
            self.set.extend(names.map(|name| (span, name.name, denied)));
        }
    }
}

impl<'a> Visit<'a> for Walk {
    fn visit_item(&mut self, item: &'a ast::Item) {
        self.note(&item.attrs, item.span);
        visit::walk_item(self, item);
    }

    fn visit_assoc_item(&mut self, item: &'a ast::AssocItem) {
        self.note(&item.attrs, item.span);
        visit::walk_assoc_item(self, item);
    }

    fn visit_block(&mut self, block: &'a ast::Block) {
        self.note(&block.attrs, block.span);
        for (span, attrs) in &block.expr_attrs {
            self.note(attrs, *span);
        }
        for stmt in &block.stmts {
            if let ast::StmtKind::Let(it) = &stmt.kind {
                self.note(&it.attrs, stmt.span);
            }
        }
        visit::walk_block(self, block);
    }

    fn visit_expr(&mut self, expr: &'a ast::Expr) {
        if let ast::ExprKind::Match { arms, .. } = &expr.kind {
            for arm in arms {
                self.note(&arm.attrs, arm.span);
            }
        }
        visit::walk_expr(self, expr);
    }
}
