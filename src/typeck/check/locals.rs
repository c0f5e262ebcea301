//! Local variables by name: shadowing, and leaving scopes.

use std::collections::HashMap;

use crate::hir::*;
use crate::resolve::ScopeId;
use crate::source::{Ident, Symbol};
use crate::ty::Ty;

use super::FnCtxt;

/// Which variable a name means now: a stack per name, and a log to take scopes back.
#[derive(Default)]
pub(crate) struct LocalNames {
    stacks: HashMap<Symbol, Vec<LocalName>>,
    log: Vec<Symbol>,
}

#[derive(Clone, Copy)]
pub(crate) struct LocalName {
    pub id: LocalId,
    /// The block scope it was declared in: items of nearer blocks shadow it.
    pub scope: ScopeId,
}

impl LocalNames {
    pub fn lookup(&self, name: Symbol) -> Option<LocalName> {
        self.stacks.get(&name)?.last().copied()
    }

    fn push(&mut self, name: Symbol, local: LocalName) {
        self.stacks.entry(name).or_default().push(local);
        self.log.push(name);
    }

    fn truncate(&mut self, len: usize) {
        for name in self.log.drain(len..) {
            if let Some(stack) = self.stacks.get_mut(&name) {
                stack.pop();
            }
        }
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Declares a variable without making its name visible yet.
    pub fn new_local(&mut self, name: Ident, ty: Ty, mutable: bool, kind: LocalKind) -> LocalId {
        self.locals.push(LocalDecl { name, ty, mutable, kind })
    }

    /// Makes a variable visible until the current scope ends.
    pub fn bind_name(&mut self, id: LocalId) {
        let name = self.locals[id].name.name;
        let scope = self.scope;
        self.names.push(name, LocalName { id, scope });
    }

    /// Runs `f` in a scope of its own: the names that it binds are forgotten afterwards.
    pub fn in_scope<R>(&mut self, f: impl FnOnce(&mut Self) -> R) -> R {
        let (len, scope) = (self.names.log.len(), self.scope);
        let result = f(self);
        self.names.truncate(len);
        self.scope = scope;
        result
    }
}
