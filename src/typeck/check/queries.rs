//! Questions about the user's syntax that only bodies ask.

use crate::ast::{self, visit};
use crate::hir::*;
use crate::resolve::{DefId, Namespace, PartialRes, PathSource, Res, ScopeId};
use crate::source::Symbol;
use crate::ty::*;
use crate::typeck::tcx::Tcx;

impl Tcx<'_> {
    /// Whether a trait, of the program's or the library's, in scope or not, declares a function of this name.
    pub fn some_trait_declares(&self, name: crate::source::Symbol) -> bool {
        let declares = |item: &ast::AssocItem| {
            matches!(item.kind, ast::AssocItemKind::Fn(_)) && item.name().is_some_and(|ident| ident.name == name)
        };
        self.names.traits.borrow().iter().any(|decl| decl.ast.items.iter().any(declares))
    }
}

impl<'a> Tcx<'a> {
    /// Whether the user's crate has a `macro_rules!` of this name (which was reported where it stands).
    pub(crate) fn declares_macro(&self, name: &str) -> bool {
        fn in_items(items: &[ast::Item], name: &str) -> bool {
            items.iter().any(|item| match &item.kind {
                ast::ItemKind::MacroRules(ident) => ident.name.as_str() == name,
                ast::ItemKind::Mod(module) => module.items.as_ref().is_some_and(|items| in_items(items, name)),
                _ => false,
            })
        }
        in_items(&self.names.user.items, name)
    }

    /// Whether `PartialEq` of the type compares structurally, so that its constants can be patterns.
    pub(crate) fn derives_partial_eq(&self, id: AdtId) -> bool {
        let decl = self.names.decl_of(DefId::Adt(id));
        decl.attrs.iter().filter(|attr| attr.is("derive")).any(|attr| {
            attr.list().iter().any(|item| {
                item.path().and_then(|path| path.segments.last()).is_some_and(|s| s.ident.name.as_str() == "PartialEq")
            })
        })
    }

    /// What a value path means, without complaint if it means nothing.
    pub(crate) fn peek_path(&self, scope: ScopeId, path: &ast::Path, ns: Namespace) -> Option<PartialRes> {
        let source = match ns {
            Namespace::Type => PathSource::Type,
            Namespace::Value => PathSource::Pat,
        };
        let partial = self.names.quietly(|names| names.resolve_path(scope, path, source));
        (partial.base != Res::Err).then_some(partial)
    }

    /// Whether the body is that of an item nested in a function that has a variable of this name.
    pub(crate) fn outer_local(&self, owner: BodyOwner, name: Symbol) -> bool {
        let def = match owner {
            BodyOwner::Fn(id) => DefId::Fn(id),
            BodyOwner::Const(id) => DefId::Const(id),
            BodyOwner::Static(id) => DefId::Static(id),
            BodyOwner::Closure(_) => return false,
        };
        let span = self.names.decl_of(def).span;
        if !crate::resolve::is_user(span) {
            return false;
        }
        let mut finder = OuterLocal { inner: span, name, found: false };
        for item in &self.names.user.items {
            if item.span.contains(span) && item.span != span {
                visit::Visit::visit_item(&mut finder, item);
            }
        }
        finder.found
    }
}

/// Looks for a binding of `name` in the functions around `inner`, outside of it.
struct OuterLocal {
    inner: crate::source::Span,
    name: Symbol,
    found: bool,
}

impl<'a> visit::Visit<'a> for OuterLocal {
    fn visit_item(&mut self, item: &'a ast::Item) {
        if item.span.contains(self.inner) && item.span != self.inner {
            visit::walk_item(self, item);
        }
    }
    fn visit_assoc_item(&mut self, item: &'a ast::AssocItem) {
        if item.span.contains(self.inner) && item.span != self.inner {
            visit::walk_assoc_item(self, item);
        }
    }
    fn visit_pat(&mut self, pat: &'a ast::Pat) {
        if let ast::PatKind::Ident { name, .. } = &pat.kind {
            self.found |= name.name == self.name;
        }
        visit::walk_pat(self, pat);
    }
}

impl Tcx<'_> {
    /// Checks every body of the library that is declared so far, and those that this declares: for tests.
    pub fn check_library_bodies(&self) {
        let mut next = 0;
        while next < self.names.fns.borrow().len() {
            self.body_of(BodyOwner::Fn(FnId(next as u32)));
            next += 1;
        }
        let mut next = 0;
        while next < self.names.consts.borrow().len() {
            self.body_of(BodyOwner::Const(ConstId(next as u32)));
            next += 1;
        }
    }
}
