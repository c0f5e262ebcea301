//! Items of the user's crate, forced whole and checked.

use crate::resolve::*;

use super::tcx::Tcx;

/// Lowers and checks every item of the user's crate.
pub fn check_items(tcx: &Tcx<'_>) {
    let defs = tcx.names.user_defs.borrow().clone();
    for def in defs {
        match def {
            DefId::Adt(id) => drop(tcx.adt(id)),
            DefId::Fn(id) => drop(tcx.func(id)),
            DefId::Trait(id) => drop(tcx.trait_def(id)),
            DefId::Impl(id) => drop(tcx.impl_def(id)),
            DefId::Const(id) => drop(tcx.const_item(id)),
            DefId::Static(id) => drop(tcx.static_item(id)),
            DefId::Alias(id) => {
                tcx.alias_ty(id);
                tcx.generics(def);
            }
            DefId::AssocTy(id) => drop(tcx.assoc_ty(id)),
        }
    }
}

impl Tcx<'_> {
    /// Lowers every item of the library: a test of the library, and of this.
    pub fn force_library(&self) {
        let names = &self.names;
        let modules: Vec<ModuleId> = names.modules.borrow().ids().collect();
        for module in modules {
            names.force_imports(module);
        }
        let mut next = 0;
        loop {
            let Some(id) = names.impls.borrow().ids().nth(next) else { break };
            next += 1;
            self.impl_def(id);
        }
        for id in names.adts.borrow().ids().collect::<Vec<_>>() {
            self.adt(id);
        }
        for id in names.traits.borrow().ids().collect::<Vec<_>>() {
            self.trait_def(id);
        }
        for id in names.assoc_tys.borrow().ids().collect::<Vec<_>>() {
            self.assoc_ty(id);
        }
        for id in names.fns.borrow().ids().collect::<Vec<_>>() {
            self.func(id);
        }
        for id in names.consts.borrow().ids().collect::<Vec<_>>() {
            self.const_item(id);
        }
    }
}
