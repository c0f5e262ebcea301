//! Where lints are allowed: `#[allow(..)]` and its kin on the crate, items, statements, arms and blocks.

use std::collections::HashMap;

use crate::ast::visit::{self, Visit};
use crate::ast::{self, Attribute};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Symbol};

/// The attributes that set levels, outer before inner.
pub struct Levels {
    set: Vec<Level>,
}

/// One lint's level in a part of the program.
struct Level {
    /// Where it holds.
    span: Span,
    lint: Symbol,
    denied: bool,
    forbidden: bool,
    /// Where the lint is named, and what is written before it.
    at: Span,
    attr: Symbol,
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
        self.of_lint(lint, diagnostic.primary.span).unwrap_or(true)
    }

    /// Whether the nearest attribute that names the lint denies it; `None` if there is none.
    pub fn of_lint(&self, lint: &str, at: Span) -> Option<bool> {
        let mut nearest = self.set.iter().rev().filter(|level| level.lint.as_str() == lint && level.span.contains(at));
        nearest.next().map(|level| level.denied)
    }

    /// Each lint that is denied or forbidden, where it is named.
    pub fn denied(&self) -> impl Iterator<Item = (Span, Symbol)> {
        self.set.iter().filter(|level| level.denied).map(|level| (level.at, level.lint))
    }

    /// E0453 for each attribute inside of a `forbid` that would let the lint be.
    pub fn overruled(&self) -> Vec<Diagnostic> {
        // Levels are in the order of the source, outer before inner: of a lint's `forbid`s only the last can reach this far.
        let mut forbidden: HashMap<Symbol, &Level> = HashMap::new();
        let mut found = Vec::new();
        for level in &self.set {
            let outer = forbidden.get(&level.lint).filter(|outer| outer.span.contains(level.span));
            if let Some(outer) = outer
                && !level.denied
            {
                let (attr, lint) = (level.attr, level.lint);
                let message = format!("{attr}({lint}) incompatible with previous forbid");
                let diagnostic = Diagnostic::error(Code::E(453), level.at, message).primary("overruled by the forbid");
                found.push(diagnostic.label(outer.at, "`forbid` level set here"));
            } else if level.forbidden && outer.is_none() {
                forbidden.insert(level.lint, level);
            }
        }
        found
    }
}

struct Walk {
    set: Vec<Level>,
}

impl Walk {
    fn note(&mut self, attrs: &[Attribute], span: Span) {
        for attr in attrs {
            let (Some(denied), Some(name)) = (super::denied::level(attr), attr.name()) else { continue };
            let levels = attr.list().iter().filter_map(|item| {
                let ast::MetaItem::Meta { path, args: ast::AttrArgs::Empty, .. } = item else { return None };
                let lint = path.as_ident()?;
                let forbidden = name.as_str() == "forbid";
                Some(Level { span, lint: lint.name, denied, forbidden, at: lint.span, attr: name })
            });
            self.set.extend(levels);
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
