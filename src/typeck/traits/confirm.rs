//! Confirmation: using a candidate, which binds variables and leaves nested obligations.

use crate::hir::{GenericParamKind, Generics};
use crate::ty::*;

use super::builtin::Conditions;
use super::{Candidate, Obligation, SelectionError, trait_predicate, trait_ref};
use crate::typeck::infer::{InferCtxt, RegionMode};

type Confirmed = Result<Vec<Obligation>, SelectionError>;

impl InferCtxt<'_> {
    /// Applies the candidate that [`select`](Self::select) chose for this (binder-free) goal.
    pub fn confirm(&self, goal: &Obligation, candidate: &Candidate) -> Confirmed {
        let Predicate::Trait { trait_ref, .. } = goal.predicate else {
            return Err(SelectionError::Unimplemented);
        };
        self.commit_if_ok(|| self.confirm_inner(goal, trait_ref, candidate))
    }

    fn confirm_inner(&self, goal: &Obligation, wanted: TraitRef, candidate: &Candidate) -> Confirmed {
        match *candidate {
            Candidate::ParamEnv(found, bound) => {
                self.relate_args(&self.open_fresh(found.args, bound), &wanted.args).map_err(unimplemented)?;
                Ok(Vec::new())
            }
            Candidate::Alias(found, bound) => {
                let mut nested = Vec::new();
                let args = self.open_fresh(found.args, bound);
                let args = self.normalize_into(args, &goal.env, goal.cause, goal.depth + 1, &mut nested);
                self.relate_args(&args, &wanted.args).map_err(unimplemented)?;
                Ok(nested)
            }
            Candidate::Object(found) => {
                let bound = match self.shallow(wanted.self_ty()).kind() {
                    TyKind::Dynamic(dyn_ty, _) => dyn_ty.bound,
                    _ => 0,
                };
                self.relate_args(&self.open_fresh(found.args, bound), &wanted.args).map_err(unimplemented)?;
                Ok(Vec::new())
            }
            Candidate::Impl(id) => {
                let (args, mut nested) = self.match_impl(goal, wanted, id)?;
                nested.extend(self.impl_obligations(goal, id, args));
                Ok(nested)
            }
            Candidate::Builtin => self.confirm_builtin(goal, wanted),
            Candidate::Auto => self.confirm_auto(goal, wanted),
            Candidate::Closure | Candidate::FnPointer => self.confirm_callable(goal, wanted),
            Candidate::Unsize => self.confirm_unsize(goal, wanted),
            Candidate::CoerceUnsized => self.confirm_coerce_unsized(goal, wanted),
        }
    }

    /// Instantiates an impl's header with fresh variables and makes it equal to the goal. Returns the impl's arguments and
    /// what normalising the header left to prove.
    pub(crate) fn match_impl(
        &self,
        goal: &Obligation,
        wanted: TraitRef,
        id: ImplId,
    ) -> Result<(Args, Vec<Obligation>), SelectionError> {
        let def = self.tables.impl_header(id);
        let Some(header) = def.trait_ref else { return Err(SelectionError::Unimplemented) };
        let args: Vec<Arg> = def.params.iter().map(|p| self.fresh_arg(goal.cause.span, &p.kind)).collect();
        let args = Ty::args(&args);
        let mut nested = Vec::new();
        let header = self.known_regions(subst(header, args));
        let header = self.normalize_into(header, &goal.env, goal.cause, goal.depth + 1, &mut nested);
        self.relate_args(&header.args, &wanted.args).map_err(unimplemented)?;
        Ok((args, nested))
    }

    /// While regions take no part, those that an item names are erased.
    pub(crate) fn known_regions<T: Fold>(&self, value: T) -> T {
        match self.mode() {
            RegionMode::Erase => erase_regions(value),
            RegionMode::Track => value,
        }
    }

    /// The where clauses of an impl whose header was matched.
    fn impl_obligations(&self, goal: &Obligation, id: ImplId, args: Args) -> Vec<Obligation> {
        let def = self.tables.impl_def(id);
        let mut out = Vec::new();
        self.where_clauses(goal, &def.generics, self.resolve(args), &mut out);
        out
    }

    /// The predicates of `generics` at `args`, normalised, as consequences of `goal`.
    pub(crate) fn where_clauses(&self, goal: &Obligation, generics: &Generics, args: Args, out: &mut Vec<Obligation>) {
        for predicate in &generics.predicates {
            let predicate = self.known_regions(subst(*predicate, args));
            let predicate = self.normalize_predicate_into(predicate, &goal.env, goal.cause, goal.depth + 1, out);
            out.push(goal.nested(predicate));
        }
    }

    fn confirm_builtin(&self, goal: &Obligation, wanted: TraitRef) -> Confirmed {
        let self_ty = self.shallow(wanted.self_ty());
        let conditions = match self.trait_kind(wanted.trait_id) {
            super::cache::TraitKind::Sized => self.sized_conditions(self_ty),
            _ => self.copy_clone_conditions(self_ty),
        };
        let Conditions::Where(tys) = conditions else { return Err(SelectionError::Unimplemented) };
        Ok(self.nested_for_parts(goal, wanted.trait_id, tys))
    }

    fn confirm_auto(&self, goal: &Obligation, wanted: TraitRef) -> Confirmed {
        let self_ty = self.shallow(wanted.self_ty());
        let Conditions::Where(tys) = self.auto_conditions(wanted.trait_id, self_ty) else {
            return Err(SelectionError::Unimplemented);
        };
        let trait_id = self.auto_trait_of_parts(wanted.trait_id, self_ty);
        Ok(self.nested_for_parts(goal, trait_id, tys))
    }

    fn nested_for_parts(&self, goal: &Obligation, trait_id: TraitId, parts: Vec<Ty>) -> Vec<Obligation> {
        let mut out = Vec::new();
        for part in parts {
            let part = self.normalize_into(part, &goal.env, goal.cause, goal.depth + 1, &mut out);
            out.push(goal.nested(trait_predicate(trait_id, part, &[])));
        }
        out
    }

    /// `Fn*<(A, B)>` of a closure, function item or function pointer.
    fn confirm_callable(&self, goal: &Obligation, wanted: TraitRef) -> Confirmed {
        let mut nested = Vec::new();
        let Some((inputs, _)) = self.callable_sig(goal, wanted.self_ty(), &mut nested) else {
            return Err(SelectionError::Unimplemented);
        };
        let found = trait_ref(wanted.trait_id, wanted.self_ty(), &[Arg::Ty(Ty::tuple(&inputs))]);
        if self.relate_args(&found.args, &wanted.args).is_err() {
            let expected = wanted.args.get(1).and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
            return Err(SelectionError::SignatureMismatch { expected, found: Ty::tuple(&inputs) });
        }
        Ok(nested)
    }

    /// Inputs and output of a closure, function item or function pointer, its late-bound regions fresh. A closure whose
    /// signature is not known yet has none.
    pub(crate) fn callable_sig(
        &self,
        goal: &Obligation,
        ty: Ty,
        nested: &mut Vec<Obligation>,
    ) -> Option<(Vec<Ty>, Ty)> {
        let tys = match self.shallow(ty).kind() {
            TyKind::Closure(_, args) => {
                let sig = self.shallow(ClosureArgs::split(*args).sig);
                let TyKind::FnPtr(sig) = sig.kind() else { return None };
                self.open_fresh(sig.inputs_and_output, sig.bound)
            }
            TyKind::FnPtr(sig) => self.open_fresh(sig.inputs_and_output, sig.bound),
            TyKind::FnDef(id, args) => {
                let sig = self.fn_item_sig(*id, *args);
                let tys = self.open_fresh(sig.inputs_and_output, sig.bound);
                self.normalize_into(tys, &goal.env, goal.cause, goal.depth + 1, nested)
            }
            _ => return None,
        };
        let (output, inputs) = tys.split_last()?;
        Some((inputs.to_vec(), *output))
    }

    /// The signature of a function item with its late-bound lifetimes under a binder; not normalised.
    pub fn fn_item_sig(&self, id: FnId, args: Args) -> FnSig {
        let def = self.tables.func(id);
        let mut bound = 0;
        let args: Vec<Arg> = def
            .generics
            .params
            .iter()
            .zip(args.iter())
            .map(|(param, arg)| match param.kind {
                GenericParamKind::Lifetime { late_bound: true, .. } => {
                    bound += 1;
                    Arg::Region(Region::Bound { depth: 0, index: bound - 1 })
                }
                _ => *arg,
            })
            .collect();
        if bound == 0 {
            return FnSig { inputs_and_output: subst(def.sig.inputs_and_output, Ty::args(&args)), ..def.sig };
        }
        // Types among the arguments are now one binder deeper.
        let shifted: Vec<Arg> = args
            .iter()
            .zip(&def.generics.params)
            .map(|(arg, param)| match (arg, &param.kind) {
                (Arg::Ty(ty), _) => Arg::Ty(shift(*ty, 1)),
                _ => *arg,
            })
            .collect();
        FnSig { inputs_and_output: subst(def.sig.inputs_and_output, Ty::args(&shifted)), bound, ..def.sig }
    }

    fn confirm_unsize(&self, goal: &Obligation, wanted: TraitRef) -> Confirmed {
        let (source, target) = self.two_types(wanted)?;
        let goals = self.unsize_goals(source, target).ok_or(SelectionError::Unimplemented)?;
        let mut out = Vec::new();
        for predicate in goals {
            let predicate = self.normalize_predicate_into(predicate, &goal.env, goal.cause, goal.depth + 1, &mut out);
            out.push(goal.nested(predicate));
        }
        Ok(out)
    }

    fn confirm_coerce_unsized(&self, goal: &Obligation, wanted: TraitRef) -> Confirmed {
        let (source, target) = self.two_types(wanted)?;
        let (a, b) = self.coerce_unsized_goal(source, target).ok_or(SelectionError::Unimplemented)?;
        let unsize = self.tables.lang_trait("unsize").ok_or(SelectionError::Unimplemented)?;
        Ok(vec![goal.nested(trait_predicate(unsize, a, &[Arg::Ty(b)]))])
    }

    fn two_types(&self, wanted: TraitRef) -> Result<(Ty, Ty), SelectionError> {
        match (wanted.args.first(), wanted.args.get(1)) {
            (Some(Arg::Ty(a)), Some(Arg::Ty(b))) => Ok((self.shallow(*a), self.shallow(*b))),
            _ => Err(SelectionError::Unimplemented),
        }
    }

    pub(crate) fn register_type_outlives(&self, ty: Ty, region: Region) {
        if self.mode() == RegionMode::Track {
            self.inner().type_outlives(ty, region);
        }
    }

    pub(crate) fn register_region_outlives(&self, longer: Region, shorter: Region) {
        if self.mode() == RegionMode::Track {
            self.inner().region_outlives(longer, shorter);
        }
    }
}

fn unimplemented<E>(_: E) -> SelectionError {
    SelectionError::Unimplemented
}
