//! Types: ast and names to hir.
//!
//! Items are lowered on demand ([`tcx::Tcx`]), traits solved and types inferred ([`infer`], [`traits`]), bodies checked one at
//! a time ([`check`]).

pub mod args;
pub mod astconv;
pub mod autoderef;
pub mod bounds;
pub mod check;
pub mod coerce;
pub mod coherence;
pub mod collect;
pub mod context;
pub mod dyn_compat;
pub mod entry;
pub mod fulfill;
pub mod generics;
pub mod impls;
pub mod infer;
pub mod instance;
pub mod method;
mod precise;
pub mod regions;
pub mod size;
pub mod tables;
pub mod tcx;
pub mod traits;
mod type_name;
pub mod variance;
pub mod wf;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::BodyOwner;
use crate::source::Span;
use tcx::Tcx;

/// Checks the whole of the user's crate: imports, items, then every body. Errors go to the context's diagnostics.
pub fn check_crate(tcx: &Tcx<'_>) {
    tcx.names.check_imports();
    let of_imports = places(&tcx.diagnostics());
    coherence::check(tcx);
    wf::check_items(tcx);
    tcx.answer_dyn_questions();
    check::gates::check_gates(tcx.names.user, &mut |diagnostic| tcx.report(diagnostic));
    let owners = tcx.user_body_owners();
    let of_items = tcx.diagnostics();
    for owner in &owners {
        tcx.body_of(*owner);
        check::check_finished(tcx, *owner);
    }
    if !tcx.checks_bodies() {
        // What was said of bodies is taken back but for names: those are looked at first of all.
        let of_items = places(&of_items);
        tcx.names.retain_diagnostics(|diagnostic| {
            // rustc does not come to inherent names either.
            let is_item = of_items.contains(&(diagnostic.primary.span, diagnostic.code));
            (is_item && diagnostic.code != Code::E(592)) || is_about_names(diagnostic.code)
        });
    }
    if tcx.names.lost_glob.get() {
        // Any name may be missing for the import that led nowhere.
        tcx.names.retain_diagnostics(|diagnostic| {
            of_imports.contains(&(diagnostic.primary.span, diagnostic.code)) || !is_about_missing_names(diagnostic.code)
        });
    }
    if tcx.diagnostics().is_empty() {
        check::check_late(tcx, &owners);
    }
}

fn places(diagnostics: &[Diagnostic]) -> HashSet<(Span, Code)> {
    diagnostics.iter().map(|diagnostic| (diagnostic.primary.span, diagnostic.code)).collect()
}

impl Tcx<'_> {
    /// Whether rustc would look at the types of bodies in this program.
    pub fn checks_bodies(&self) -> bool {
        !self.caches.lost_trait.get()
    }

    /// Whether a pattern of the body misses a value (E0004, E0005): rustc makes no MIR of it then, and does not look at who
    /// owns what.
    pub fn is_inexhaustive(&self, owner: BodyOwner) -> bool {
        self.caches.inexhaustive.borrow().contains(&owner)
    }

    /// All functions, consts and statics of the user's program that have bodies, in source order.
    pub fn user_body_owners(&self) -> Vec<BodyOwner> {
        use crate::resolve::DefId;
        let mut owners = Vec::new();
        for def in self.names.user_defs.borrow().iter() {
            let owner = match def {
                DefId::Fn(id) => BodyOwner::Fn(*id),
                DefId::Const(id) => BodyOwner::Const(*id),
                DefId::Static(id) => BodyOwner::Static(*id),
                DefId::Adt(_) | DefId::Trait(_) | DefId::Impl(_) | DefId::Alias(_) | DefId::AssocTy(_) => continue,
            };
            owners.push((self.names.decl_of(*def).span.start, owner));
        }
        owners.retain(|(_, owner)| self.body_source(*owner).is_some());
        owners.sort_by_key(|(start, _)| *start);
        owners.into_iter().map(|(_, owner)| owner).collect()
    }
}

/// Errors about names in items and bodies, once all imports are known.
fn is_about_missing_names(code: Code) -> bool {
    let Code::E(code) = code else { return false };
    matches!(
        code,
        401 | 403 | 404 | 405 | 407 | 408 | 411 | 412 | 415 | 416 | 422..=426 | 431 | 433..=435 | 437 | 438 | 531 | 532 | 573..=576
    )
}

/// Errors that rustc finds while it resolves names, before there are types; macros are expanded then. A return type that
/// is a trait object is seen by its signature alone.
fn is_about_names(code: Code) -> bool {
    match code {
        Code::E(code) => matches!(
            code,
            106 | 261 | 262 | 401 | 403 | 404 | 405 | 407 | 408 | 411 | 415 | 416 | 422..=426 | 428..=435 | 437 | 438 | 531 | 532 | 573 | 574 | 576 | 603 | 637 | 746
        ),
        Code::None | Code::C(_) => true,
        Code::Lint(_) => false,
    }
}
