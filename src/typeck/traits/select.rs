//! Selection: finding the one candidate that makes a trait predicate true.

use crate::hir::ParamEnv;
use crate::ty::*;

use super::builtin::Conditions;
use super::cache::TraitKind;
use super::{Candidate, Eval, Obligation, RECURSION_LIMIT, SelectionError};
use crate::typeck::infer::resolve::{has_flags, has_infer};
use crate::typeck::infer::{InferCtxt, RegionMode};
use crate::typeck::tables::{ImplFilter, SimplifiedTy};

/// Candidates found so far, or that too little is known to find them.
#[derive(Default)]
struct Candidates {
    list: Vec<Candidate>,
    ambiguous: bool,
}

/// The impls whose `Self` may unify with a type.
fn impl_filter(infcx: &InferCtxt, ty: Ty) -> ImplFilter {
    match ty.kind() {
        TyKind::Infer(Infer::Ty(_)) | TyKind::Error => ImplFilter::Any,
        TyKind::Infer(Infer::Int(_)) => ImplFilter::Int,
        TyKind::Infer(Infer::Float(_)) => ImplFilter::Float,
        TyKind::Opaque(id, _) if infcx.defining_opaque(*id).is_some() => ImplFilter::Any,
        TyKind::Param(_) | TyKind::Alias(..) => ImplFilter::Blanket,
        _ => SimplifiedTy::of(ty).map_or(ImplFilter::Blanket, ImplFilter::Of),
    }
}

impl InferCtxt<'_> {
    pub(crate) fn trait_kind(&self, id: TraitId) -> TraitKind {
        self.tables.caches().trait_kind(self.tables, id)
    }

    /// Turns `for<'a> P` into `P` at placeholders, resolved. All that follows works on goals without a binder.
    pub(crate) fn open_goal(&self, obligation: &Obligation) -> Obligation {
        let predicate = match self.resolve(obligation.predicate) {
            Predicate::Trait { trait_ref, bound } => {
                Predicate::Trait { trait_ref: self.open_placeholders(trait_ref, bound), bound: 0 }
            }
            Predicate::Projection { assoc, args, ty, bound } => {
                let (args, ty) = if bound == 0 {
                    (args, ty)
                } else {
                    let regions: Vec<_> = (0..bound).map(|_| self.next_placeholder()).collect();
                    (instantiate_bound(args, &regions), instantiate_bound(ty, &regions))
                };
                Predicate::Projection { assoc, args, ty, bound: 0 }
            }
            other @ (Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..)) => other,
        };
        Obligation { predicate, env: obligation.env.clone(), cause: obligation.cause, depth: obligation.depth }
    }

    /// The candidate that proves a trait obligation; `Ok(None)` if that depends on unsolved variables. No variable is bound:
    /// that is left to [`confirm`](Self::confirm).
    pub fn select(&self, obligation: &Obligation) -> Result<Option<Candidate>, SelectionError> {
        if obligation.depth > RECURSION_LIMIT {
            return Err(SelectionError::Overflow);
        }
        let Predicate::Trait { trait_ref, bound } = obligation.predicate else {
            // Only trait predicates are selected for.
            return Err(SelectionError::Unimplemented);
        };
        let trait_ref = self.resolve(self.open_placeholders(trait_ref, bound));
        let cacheable = !has_infer(trait_ref) && self.mode() == RegionMode::Erase && !self.is_defining();
        let key = (
            self.tables.caches().env_key(&obligation.env, self.reveals_opaque()),
            Predicate::Trait { trait_ref: erase_regions(trait_ref), bound: 0 },
        );
        if cacheable && let Some(candidate) = self.tables.caches().candidates.borrow().get(&key) {
            return Ok(Some(*candidate));
        }
        let result = self.select_uncached(obligation, trait_ref);
        if cacheable && let Ok(Some(candidate)) = result {
            self.tables.caches().candidates.borrow_mut().insert(key, candidate);
        }
        result
    }

    fn select_uncached(
        &self,
        obligation: &Obligation,
        trait_ref: TraitRef,
    ) -> Result<Option<Candidate>, SelectionError> {
        let self_ty = self.shallow(trait_ref.self_ty());
        match self_ty.kind() {
            TyKind::Error => return Err(SelectionError::Reported),
            // What is wanted of an unknown type could always be found for another one later.
            TyKind::Infer(Infer::Ty(_)) => return Ok(None),
            _ => {}
        }
        let found = self.assemble(obligation, trait_ref, self_ty);
        if found.ambiguous {
            return Ok(None);
        }
        let references_error = has_flags(trait_ref, Flags::ERROR);
        match self.winnow(obligation, trait_ref, found.list) {
            Err(SelectionError::Unimplemented) if references_error => Err(SelectionError::Reported),
            other => other,
        }
    }

    fn assemble(&self, obligation: &Obligation, trait_ref: TraitRef, self_ty: Ty) -> Candidates {
        let mut found = Candidates::default();
        self.assemble_env(&obligation.env, trait_ref, &mut found);
        self.assemble_alias_bounds(obligation, trait_ref, self_ty, &mut found);
        let kind = self.trait_kind(trait_ref.trait_id);
        match kind {
            TraitKind::Sized => self.add_builtin(self.sized_conditions(self_ty), &mut found),
            TraitKind::Copy | TraitKind::Clone => {
                let before = found.list.len();
                self.add_builtin(self.copy_clone_conditions(self_ty), &mut found);
                if found.list.len() == before {
                    self.assemble_impls(obligation, trait_ref, self_ty, &mut found);
                }
            }
            TraitKind::Fn(kind) => {
                self.assemble_callable(kind, self_ty, &mut found);
                self.assemble_object(trait_ref, self_ty, &mut found);
                self.assemble_impls(obligation, trait_ref, self_ty, &mut found);
            }
            TraitKind::Unsize => self.assemble_unsize(trait_ref, self_ty, &mut found),
            TraitKind::CoerceUnsized => {
                let before = found.list.len();
                self.assemble_coerce_unsized(trait_ref, self_ty, &mut found);
                if found.list.len() == before && !found.ambiguous {
                    self.assemble_impls(obligation, trait_ref, self_ty, &mut found);
                }
            }
            TraitKind::Auto => {
                let before = found.list.len();
                self.assemble_impls(obligation, trait_ref, self_ty, &mut found);
                if found.list.len() == before {
                    self.add_auto(trait_ref, self_ty, &mut found);
                }
            }
            TraitKind::Plain => {
                self.assemble_object(trait_ref, self_ty, &mut found);
                self.assemble_impls(obligation, trait_ref, self_ty, &mut found);
            }
        }
        found
    }

    fn add_builtin(&self, conditions: Conditions, found: &mut Candidates) {
        match conditions {
            Conditions::Where(_) => found.list.push(Candidate::Builtin),
            Conditions::Ambiguous => found.ambiguous = true,
            Conditions::None => {}
        }
    }

    fn add_auto(&self, trait_ref: TraitRef, self_ty: Ty, found: &mut Candidates) {
        match self.auto_conditions(trait_ref.trait_id, self_ty) {
            Conditions::Where(_) => found.list.push(Candidate::Auto),
            Conditions::Ambiguous => found.ambiguous = true,
            Conditions::None => {}
        }
    }

    fn assemble_env(&self, env: &ParamEnv, goal: TraitRef, found: &mut Candidates) {
        for predicate in env.iter() {
            let Predicate::Trait { trait_ref, bound } = *predicate else { continue };
            if trait_ref.trait_id == goal.trait_id
                && self.probe(|| self.relate_args(&self.open_fresh(trait_ref.args, bound), &goal.args).is_ok())
            {
                found.list.push(Candidate::ParamEnv(trait_ref, bound));
            }
        }
    }

    fn assemble_alias_bounds(&self, obligation: &Obligation, goal: TraitRef, self_ty: Ty, found: &mut Candidates) {
        for predicate in self.alias_bounds(self_ty) {
            let Predicate::Trait { trait_ref, bound } = predicate else { continue };
            if trait_ref.trait_id != goal.trait_id {
                continue;
            }
            let matches = self.probe(|| {
                let mut nested = Vec::new();
                let args = self.open_fresh(trait_ref.args, bound);
                let args =
                    self.normalize_into(args, &obligation.env, obligation.cause, obligation.depth + 1, &mut nested);
                self.relate_args(&args, &goal.args).is_ok()
            });
            if matches {
                found.list.push(Candidate::Alias(trait_ref, bound));
            }
        }
    }

    fn assemble_impls(&self, obligation: &Obligation, goal: TraitRef, self_ty: Ty, found: &mut Candidates) {
        // An unknown type would match almost anything, and what followed from it would be noise.
        if has_flags(goal, Flags::ERROR) {
            return;
        }
        for id in self.tables.trait_impls(goal.trait_id, impl_filter(self, self_ty)).iter() {
            if self.probe(|| self.match_impl(obligation, goal, *id).is_ok()) {
                found.list.push(Candidate::Impl(*id));
            }
        }
    }

    fn assemble_object(&self, goal: TraitRef, self_ty: Ty, found: &mut Candidates) {
        for (trait_ref, bound) in self.object_supertraits(self_ty) {
            if trait_ref.trait_id == goal.trait_id
                && self.probe(|| self.relate_args(&self.open_fresh(trait_ref.args, bound), &goal.args).is_ok())
            {
                found.list.push(Candidate::Object(trait_ref));
                return;
            }
        }
    }

    fn assemble_callable(&self, wanted: ClosureKind, self_ty: Ty, found: &mut Candidates) {
        match self_ty.kind() {
            TyKind::Closure(_, args) => {
                let closure = ClosureArgs::split(self.resolve(*args));
                match closure.closure_kind() {
                    // `Fn` closures are `FnMut` and `FnOnce` too.
                    Some(kind) if kind <= wanted => found.list.push(Candidate::Closure),
                    Some(_) => {}
                    None if wanted == ClosureKind::FnOnce => found.list.push(Candidate::Closure),
                    None => found.ambiguous = true,
                }
            }
            TyKind::FnDef(id, _) if self.tables.func(*id).sig.is_fn_trait_callable() => {
                found.list.push(Candidate::FnPointer)
            }
            TyKind::FnPtr(sig) if sig.is_fn_trait_callable() => found.list.push(Candidate::FnPointer),
            _ => {}
        }
    }

    fn assemble_unsize(&self, goal: TraitRef, source: Ty, found: &mut Candidates) {
        let Some(target) = goal.args.get(1).and_then(|a| a.as_ty()) else { return };
        let target = self.shallow(target);
        match (source.kind(), target.kind()) {
            (_, TyKind::Infer(Infer::Ty(_))) => found.ambiguous = true,
            _ if self.probe(|| self.unsize_goals(source, target).is_some()) => found.list.push(Candidate::Unsize),
            _ => {}
        }
    }

    fn assemble_coerce_unsized(&self, goal: TraitRef, source: Ty, found: &mut Candidates) {
        let Some(target) = goal.args.get(1).and_then(|a| a.as_ty()) else { return };
        let target = self.shallow(target);
        if let TyKind::Infer(Infer::Ty(_)) = target.kind() {
            found.ambiguous = true;
        } else if self.probe(|| self.coerce_unsized_goal(source, target).is_some()) {
            found.list.push(Candidate::CoerceUnsized);
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Winnowing.

    fn winnow(
        &self,
        obligation: &Obligation,
        goal: TraitRef,
        mut list: Vec<Candidate>,
    ) -> Result<Option<Candidate>, SelectionError> {
        // One candidate is taken as it is, so that an unmet condition of it is reported rather than its absence.
        if let [only] = list.as_slice() {
            return self.reject_negative(*only);
        }
        if list.len() > 1 {
            let mut kept = Vec::new();
            for candidate in list {
                match self.evaluate_candidate(obligation, goal, &candidate) {
                    Eval::Yes | Eval::Maybe => kept.push(candidate),
                    Eval::No => {}
                    Eval::Overflow => return Err(SelectionError::Overflow),
                }
            }
            list = kept;
        }
        let has_infer = has_infer(goal);
        match self.prefer(&list, has_infer) {
            Some(Ok(best)) => self.reject_negative(best),
            Some(Err(Ambiguous)) => Ok(None),
            None => Err(SelectionError::Unimplemented),
        }
    }

    fn reject_negative(&self, candidate: Candidate) -> Result<Option<Candidate>, SelectionError> {
        match candidate {
            Candidate::Impl(id) if self.tables.impl_header(id).is_negative => Err(SelectionError::Unimplemented),
            _ => Ok(Some(candidate)),
        }
    }

    /// rustc's order of preference among candidates that all may apply.
    fn prefer(&self, list: &[Candidate], has_infer: bool) -> Option<Result<Candidate, Ambiguous>> {
        if list.is_empty() {
            return None;
        }
        if let [only] = list {
            return Some(Ok(*only));
        }
        // Built-in candidates (of `Sized` in the first place) need no impl and are never in doubt.
        if let Some(builtin) = list.iter().find(|c| matches!(c, Candidate::Builtin)) {
            return Some(Ok(*builtin));
        }
        let is_global = |t: &TraitRef| !has_flags(*t, Flags::PARAM.union(Flags::INFER));
        let local = |c: &&Candidate| matches!(c, Candidate::ParamEnv(t, bound) if !(is_global(t) && *bound == 0));
        let mut params = list.iter().filter(local);
        if let Some(first) = params.next() {
            let others: Vec<_> = params.filter(|c| !same_param(first, c)).collect();
            let global = list.iter().any(|c| matches!(c, Candidate::ParamEnv(t, 0) if is_global(t)));
            return Some(if (others.is_empty() && !global) || !has_infer { Ok(*first) } else { Err(Ambiguous) });
        }
        let mut aliases = list.iter().filter(|c| matches!(c, Candidate::Alias(..)));
        if let Some(first) = aliases.next() {
            let unique = aliases.all(|c| same_param(first, c));
            return Some(if unique || !has_infer { Ok(*first) } else { Err(Ambiguous) });
        }
        if let Some(object) = list.iter().find(|c| matches!(c, Candidate::Object(_))) {
            return Some(Ok(*object));
        }
        if let Some(global) = list.iter().find(|c| matches!(c, Candidate::ParamEnv(..))) {
            let others = list.iter().filter(|c| !matches!(c, Candidate::ParamEnv(..))).count();
            return Some(if others <= 1 || !has_infer { Ok(*global) } else { Err(Ambiguous) });
        }
        // Overlapping impls: ambiguous while variables are unsolved; of coherent impls only one remains otherwise. That others
        // are there was reported (E0119), and nothing follows from the choice.
        if has_infer {
            return Some(Err(Ambiguous));
        }
        self.set_tainted();
        list.first().map(|c| Ok(*c))
    }

    fn evaluate_candidate(&self, obligation: &Obligation, goal: TraitRef, candidate: &Candidate) -> Eval {
        self.probe(|| {
            let mut goal_obligation = obligation.clone();
            goal_obligation.predicate = Predicate::Trait { trait_ref: goal, bound: 0 };
            match self.confirm(&goal_obligation, candidate) {
                Ok(nested) => self.evaluate_all(&nested),
                Err(SelectionError::Overflow) => Eval::Overflow,
                Err(_) => Eval::No,
            }
        })
    }
}

struct Ambiguous;

/// Whether two where clauses say the same.
fn same_param(a: &Candidate, b: &Candidate) -> bool {
    let erased = |c: &Candidate| match c {
        Candidate::ParamEnv(t, _) | Candidate::Alias(t, _) => Some(erase_regions(*t)),
        _ => None,
    };
    erased(a) == erased(b)
}
