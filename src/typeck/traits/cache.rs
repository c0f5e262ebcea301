//! What the solver has learnt, kept for the whole compilation.
//!
//! Answers about types without inference variables depend on the item tables and the environment only; environments are
//! told apart by address, and kept alive here so that an address stays theirs.

use std::cell::RefCell;
use std::rc::Rc;

use crate::hash::HashMap;
use crate::hir::{Instance, ParamEnv, Variance};
use crate::ty::*;

use super::{Candidate, Eval};
use crate::typeck::infer::resolve::has_flags;
use crate::typeck::tables::ItemTables;

/// Empty to start with: `SolverCaches::default()`.
#[derive(Default)]
pub struct SolverCaches {
    /// Each with whether it says anything about types without parameters.
    envs: RefCell<HashMap<usize, (ParamEnv, bool)>>,
    kinds: RefCell<HashMap<TraitId, TraitKind>>,
    pub(crate) evals: RefCell<HashMap<(EnvKey, Predicate), Eval>>,
    pub(crate) candidates: RefCell<HashMap<(EnvKey, Predicate), Candidate>>,
    /// `None`: the projection is rigid.
    pub(crate) projections: RefCell<HashMap<(EnvKey, Ty), Option<Ty>>>,
    pub(crate) needs_drop: RefCell<HashMap<(EnvKey, Ty), bool>>,
    pub(crate) drop_impls: RefCell<HashMap<AdtId, Option<(ImplId, FnId)>>>,
    pub(crate) variances: RefCell<HashMap<AdtId, Rc<[Variance]>>>,
    pub(crate) instances: RefCell<HashMap<(FnId, Args), Option<Instance>>>,
    pub(crate) elaborated_bounds: RefCell<HashMap<Ty, Rc<[Predicate]>>>,
}

/// An environment's identity, and whether opaque types are revealed under it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EnvKey {
    address: usize,
    reveal: bool,
}

/// Whether some where clause is about types without parameters.
fn says_global(env: &ParamEnv) -> bool {
    env.iter().any(|p| match p {
        Predicate::Trait { trait_ref, .. } => !has_flags(*trait_ref, Flags::PARAM),
        Predicate::Projection { args, .. } => !has_flags(*args, Flags::PARAM),
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => false,
    })
}

/// Which built-in rules a trait has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TraitKind {
    Sized,
    Copy,
    Clone,
    Fn(ClosureKind),
    Unsize,
    CoerceUnsized,
    Auto,
    Plain,
}

impl TraitKind {
    /// Whether a cycle of proofs is a proof.
    pub fn is_coinductive(self) -> bool {
        matches!(self, TraitKind::Sized | TraitKind::Auto)
    }
}

impl SolverCaches {
    pub(crate) fn env_key(&self, env: &ParamEnv, reveal: bool) -> EnvKey {
        EnvKey { address: self.env_address(env), reveal }
    }

    /// 0 for the empty environment.
    pub(crate) fn env_address(&self, env: &ParamEnv) -> usize {
        if env.is_empty() {
            return 0;
        }
        let address = Rc::as_ptr(env) as usize;
        self.envs.borrow_mut().entry(address).or_insert_with(|| (env.clone(), says_global(env)));
        address
    }

    /// The environment to prove a predicate without parameters in: the empty one, so that the answer serves all items,
    /// unless a where clause speaks of such types.
    pub(crate) fn global_env(&self, env: &ParamEnv) -> ParamEnv {
        let address = self.env_address(env);
        match self.envs.borrow().get(&address) {
            Some((_, true)) => env.clone(),
            _ => super::empty_env(),
        }
    }

    pub fn trait_kind(&self, tables: &dyn ItemTables, id: TraitId) -> TraitKind {
        if let Some(kind) = self.kinds.borrow().get(&id) {
            return *kind;
        }
        let def = tables.trait_def(id);
        let kind = match def.lang.map(|l| l.as_str()) {
            Some("sized") => TraitKind::Sized,
            Some("copy") => TraitKind::Copy,
            Some("clone") => TraitKind::Clone,
            Some("fn") => TraitKind::Fn(ClosureKind::Fn),
            Some("fn_mut") => TraitKind::Fn(ClosureKind::FnMut),
            Some("fn_once") => TraitKind::Fn(ClosureKind::FnOnce),
            Some("unsize") => TraitKind::Unsize,
            Some("coerce_unsized") => TraitKind::CoerceUnsized,
            _ if def.is_auto => TraitKind::Auto,
            _ => TraitKind::Plain,
        };
        self.kinds.borrow_mut().insert(id, kind);
        kind
    }
}
