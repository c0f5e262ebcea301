//! Projections: what `<T as Trait>::Name` stands for.
//!
//! ```text
//! <Vec<u8> as IntoIterator>::Item    the impl says `type Item = T`: u8
//! <I as Iterator>::Item              where clause `I: Iterator<Item = u8>`: u8; without one it is rigid
//! <?T as Iterator>::Item             a new variable, equal to the projection: an obligation
//! ```

use crate::hir::ParamEnv;
use crate::ty::*;

use super::{Candidate, Cause, Eval, Obligation, RECURSION_LIMIT, SelectionError};
use crate::typeck::infer::resolve::{has_flags, has_infer};
use crate::typeck::infer::{InferCtxt, InferOk, RegionMode};

/// What became of a projection predicate.
pub enum Projected {
    Proved(Vec<Obligation>),
    /// Depends on unsolved variables.
    Ambiguous,
    Mismatch {
        expected: Ty,
        found: Ty,
    },
    Error(SelectionError),
}

/// What a projection stands for.
enum Term {
    Ty(Ty),
    /// Nothing but itself.
    Rigid,
    Ambiguous,
    Error(SelectionError),
}

/// A projection to be normalised, with everything needed to do so.
struct Query<'a> {
    assoc: AssocTyId,
    args: Args,
    env: &'a ParamEnv,
    cause: Cause,
    depth: u32,
}

impl Query<'_> {
    fn alias(&self) -> Ty {
        Ty::new(TyKind::Alias(self.assoc, self.args))
    }
    fn obligation(&self, predicate: Predicate) -> Obligation {
        Obligation { predicate, env: self.env.clone(), cause: self.cause, depth: self.depth }
    }
}

struct Normalizer<'a, 't> {
    infcx: &'a InferCtxt<'t>,
    env: &'a ParamEnv,
    cause: Cause,
    depth: u32,
    obligations: &'a mut Vec<Obligation>,
    /// Ambiguous projections stay as they are instead of becoming variables.
    keep_ambiguous: bool,
}

impl Folder for Normalizer<'_, '_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        let wanted = if self.infcx.reveals_opaque() { Flags::ALIAS.union(Flags::OPAQUE) } else { Flags::ALIAS };
        if !ty.has(wanted) {
            return ty;
        }
        match ty.kind() {
            TyKind::Alias(assoc, args) => {
                let args = args.fold_with(self);
                self.projection(*assoc, args)
            }
            TyKind::Opaque(id, args) if self.infcx.reveals_opaque() => {
                let args = args.fold_with(self);
                match self.infcx.tables.hidden_type(*id) {
                    // A recursive opaque type (E0720) would go on for ever.
                    Some(_) if self.depth > RECURSION_LIMIT => Ty::ERROR(),
                    Some(hidden) => {
                        self.depth += 1;
                        let hidden = self.ty(hidden.subst(args));
                        self.depth -= 1;
                        hidden
                    }
                    None => Ty::ERROR(),
                }
            }
            _ => ty.super_fold(self),
        }
    }
}

impl Normalizer<'_, '_> {
    fn projection(&mut self, assoc: AssocTyId, args: Args) -> Ty {
        let args = match self.infcx.mode() {
            // Regions bound outside would escape into variables; what they were does not matter while types are equal up
            // to regions.
            RegionMode::Erase if has_flags(args, Flags::BOUND) => erase_escaping(args),
            _ => args,
        };
        let query = Query { assoc, args, env: self.env, cause: self.cause, depth: self.depth };
        match self.infcx.project(&query, self.obligations) {
            Term::Ty(ty) => ty,
            Term::Rigid => query.alias(),
            Term::Ambiguous if self.keep_ambiguous => query.alias(),
            Term::Ambiguous => {
                let var = self.infcx.next_ty_var(self.cause.span);
                self.infcx.remember_projection(&query, var);
                let predicate = Predicate::Projection { assoc, args, ty: var, bound: 0 };
                self.obligations.push(query.obligation(predicate));
                var
            }
            Term::Error(error) => {
                if error != SelectionError::Reported {
                    let trait_ref = self.infcx.trait_ref_of(assoc, args);
                    self.obligations.push(query.obligation(Predicate::Trait { trait_ref, bound: 0 }));
                }
                Ty::ERROR()
            }
        }
    }
}

/// Replaces regions bound outside of `args` by `Erased`.
fn erase_escaping(args: Args) -> Args {
    struct Erase {
        depth: u32,
    }
    impl Folder for Erase {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty.has(Flags::BOUND) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { depth, .. } if depth >= self.depth => Region::Erased,
                _ => region,
            }
        }
        fn enter_binder(&mut self) {
            self.depth += 1;
        }
        fn exit_binder(&mut self) {
            self.depth -= 1;
        }
    }
    args.fold_with(&mut Erase { depth: 0 })
}

impl InferCtxt<'_> {
    /// Replaces every projection in `value` by what it stands for; the obligations must be registered.
    pub fn normalize<T: Fold>(&self, value: T, env: &ParamEnv, cause: Cause) -> InferOk<T> {
        let mut obligations = Vec::new();
        let value = self.normalize_into(value, env, cause, 0, &mut obligations);
        InferOk { value, obligations }
    }

    /// As [`normalize`](Self::normalize), for the types that a predicate mentions.
    pub fn normalize_predicate(&self, predicate: Predicate, env: &ParamEnv, cause: Cause) -> InferOk<Predicate> {
        self.normalize(predicate, env, cause)
    }

    /// Replaces every projection in `value` by what it stands for. One that depends on unsolved variables becomes a
    /// variable, with an obligation that says what it is.
    pub(crate) fn normalize_into<T: Fold>(
        &self,
        value: T,
        env: &ParamEnv,
        cause: Cause,
        depth: u32,
        obligations: &mut Vec<Obligation>,
    ) -> T {
        if !self.needs_normalizing(value) {
            return value;
        }
        let value = self.resolve(value);
        value.fold_with(&mut Normalizer { infcx: self, env, cause, depth, obligations, keep_ambiguous: false })
    }

    /// As [`normalize`](Self::normalize), but projections that cannot be decided stay as they are.
    pub fn normalize_rigid<T: Fold>(
        &self,
        value: T,
        env: &ParamEnv,
        cause: Cause,
        obligations: &mut Vec<Obligation>,
    ) -> T {
        if !self.needs_normalizing(value) {
            return value;
        }
        let value = self.resolve(value);
        value.fold_with(&mut Normalizer { infcx: self, env, cause, depth: 0, obligations, keep_ambiguous: true })
    }

    fn needs_normalizing<T: Fold>(&self, value: T) -> bool {
        let wanted = if self.reveals_opaque() { Flags::ALIAS.union(Flags::OPAQUE) } else { Flags::ALIAS };
        has_flags(value, wanted)
    }

    /// Normalises the types that a predicate mentions (not the projection that it is about).
    pub(crate) fn normalize_predicate_into(
        &self,
        predicate: Predicate,
        env: &ParamEnv,
        cause: Cause,
        depth: u32,
        obligations: &mut Vec<Obligation>,
    ) -> Predicate {
        if !self.needs_normalizing(predicate) {
            return predicate;
        }
        // `Projection` predicates fold their arguments, not the projection itself, so nothing is lost.
        self.normalize_into(predicate, env, cause, depth, obligations)
    }

    /// The trait reference that `<args[0] as Trait<..>>::assoc` projects from.
    pub fn trait_ref_of(&self, assoc: AssocTyId, args: Args) -> TraitRef {
        let trait_id = self.tables.assoc_ty(assoc).trait_id;
        let count = self.tables.trait_def(trait_id).generics.params.len();
        let args = args.as_slice();
        TraitRef { trait_id, args: Ty::args(&args[..count.min(args.len())]) }
    }

    /// Proves `<..>::assoc == ty` (a goal without binder).
    pub(crate) fn prove_projection(&self, obligation: &Obligation) -> Projected {
        let Predicate::Projection { assoc, args, ty, .. } = obligation.predicate else {
            return Projected::Error(SelectionError::Unimplemented);
        };
        if obligation.depth > RECURSION_LIMIT {
            return Projected::Error(SelectionError::Overflow);
        }
        let query = Query {
            assoc,
            args: self.resolve(args),
            env: &obligation.env,
            cause: obligation.cause,
            depth: obligation.depth,
        };
        let mut nested = Vec::new();
        let forgotten = self.forget_projection(&query, ty);
        let found = match self.project(&query, &mut nested) {
            Term::Ty(found) => found,
            Term::Rigid => query.alias(),
            Term::Ambiguous => {
                if forgotten {
                    self.remember_projection(&query, ty);
                }
                return Projected::Ambiguous;
            }
            Term::Error(error) => return Projected::Error(error),
        };
        match self.eq(found, ty) {
            Ok(()) => Projected::Proved(nested),
            Err(_) => Projected::Mismatch { expected: self.resolve(ty), found: self.resolve(found) },
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Caching.

    fn project(&self, query: &Query, obligations: &mut Vec<Obligation>) -> Term {
        if query.depth > RECURSION_LIMIT {
            return Term::Error(SelectionError::Overflow);
        }
        let caches = self.tables.caches();
        let alias = query.alias();
        let open = has_infer(query.args);
        if open || self.mode() == RegionMode::Track || self.is_defining() {
            let address = caches.env_address(query.env);
            let cached = self.inner().cached_projection(address, alias);
            if let Some(ty) = cached {
                return Term::Ty(self.resolve(ty));
            }
            let term = self.project_uncached(query, obligations);
            if let Term::Ty(ty) = term {
                self.inner().cache_projection(address, alias, ty);
            }
            return term;
        }
        let global = if has_flags(query.args, Flags::PARAM) { query.env.clone() } else { caches.global_env(query.env) };
        let key = (caches.env_key(&global, self.reveals_opaque()), alias.erase_regions());
        let query = &Query { env: &global, ..*query };
        if let Some(known) = caches.projections.borrow().get(&key) {
            return known.map_or(Term::Rigid, Term::Ty);
        }
        let mut nested = Vec::new();
        let term = self.project_uncached(query, &mut nested);
        let proved = self.probe(|| self.evaluate_all(&nested)) == Eval::Yes;
        match term {
            Term::Ty(ty) if proved => {
                // Variables that only the impl's own parameters left are solved by its where clauses.
                if has_infer(ty) {
                    obligations.extend(nested);
                    return term;
                }
                caches.projections.borrow_mut().insert(key, Some(ty.erase_regions()));
            }
            Term::Rigid if proved => {
                caches.projections.borrow_mut().insert(key, None);
            }
            _ => obligations.extend(nested),
        }
        term
    }

    /// Later mentions of the same ambiguous projection are the same variable.
    fn remember_projection(&self, query: &Query, var: Ty) {
        let address = self.tables.caches().env_address(query.env);
        self.inner().cache_projection(address, query.alias(), var);
    }

    /// Before the projection that `var` stands for is looked at again.
    fn forget_projection(&self, query: &Query, var: Ty) -> bool {
        let address = self.tables.caches().env_address(query.env);
        let var = self.shallow(var);
        let cached = self.inner().cached_projection(address, query.alias());
        let stands_for = cached.is_some_and(|ty| self.shallow(ty) == var);
        if stands_for {
            self.inner().uncache_projection(address, query.alias());
        }
        stands_for
    }

    // -----------------------------------------------------------------------------------------------------------
    // Finding out.

    fn project_uncached(&self, query: &Query, obligations: &mut Vec<Obligation>) -> Term {
        let Some(self_ty) = query.args.first().and_then(|a| a.as_ty()) else {
            return Term::Error(SelectionError::Reported);
        };
        let self_ty = self.shallow(self_ty);
        match self_ty.kind() {
            TyKind::Error => return Term::Error(SelectionError::Reported),
            TyKind::Infer(Infer::Ty(_)) => return Term::Ambiguous,
            _ => {}
        }
        if let Some(term) = self.project_by_clauses(query, self_ty, obligations) {
            return term;
        }
        let trait_ref = self.trait_ref_of(query.assoc, query.args);
        let goal = query.obligation(Predicate::Trait { trait_ref, bound: 0 });
        match self.select(&goal) {
            Ok(None) => Term::Ambiguous,
            Err(error) => Term::Error(error),
            Ok(Some(candidate)) => self.project_candidate(query, &goal, trait_ref, candidate, obligations),
        }
    }

    /// By `where T: Trait<Name = X>`, by the bounds of the associated or opaque type that `Self` is, or by the trait object's
    /// own `dyn Trait<Name = X>`.
    fn project_by_clauses(&self, query: &Query, self_ty: Ty, obligations: &mut Vec<Obligation>) -> Option<Term> {
        if let Some(term) = self.project_by(query, query.env.as_slice(), false, obligations) {
            return Some(term);
        }
        let bounds = match self_ty.kind() {
            TyKind::Alias(..) | TyKind::Opaque(..) => self.alias_bounds(self_ty),
            TyKind::Dynamic(dyn_ty, _) => {
                if let Some((_, ty)) = dyn_ty.projections.iter().find(|(id, _)| *id == query.assoc) {
                    return Some(Term::Ty(self.open_fresh(*ty, dyn_ty.bound)));
                }
                let (principal, bound) = self.object_principal(self_ty)?;
                super::elaborate::elaborate(self.tables, &[Predicate::Trait { trait_ref: principal, bound }])
            }
            _ => return None,
        };
        self.project_by(query, &bounds, true, obligations)
    }

    fn project_by(
        &self,
        query: &Query,
        predicates: &[Predicate],
        normalize: bool,
        obligations: &mut Vec<Obligation>,
    ) -> Option<Term> {
        let own_count = query.args.len();
        let matching: Vec<(Args, Ty, u32)> = predicates
            .iter()
            .filter_map(|p| match *p {
                Predicate::Projection { assoc, args, ty, bound } if assoc == query.assoc && args.len() == own_count => {
                    Some((args, ty, bound))
                }
                _ => None,
            })
            .filter(|(args, _, bound)| {
                self.probe(|| {
                    let args = self.open_fresh(*args, *bound);
                    let args = if normalize {
                        self.normalize_into(args, query.env, query.cause, query.depth + 1, &mut Vec::new())
                    } else {
                        args
                    };
                    self.relate_args(&args, &query.args).is_ok()
                })
            })
            .collect();
        let (args, ty, bound) = *matching.first()?;
        if matching.len() > 1 && has_infer(query.args) {
            let same = |other: &(Args, Ty, u32)| erase_regions(other.0) == erase_regions(args) && other.1 == ty;
            if !matching.iter().skip(1).all(same) {
                return Some(Term::Ambiguous);
            }
        }
        let regions: Vec<_> = (0..bound).map(|_| self.next_region()).collect();
        let open = |args: Args, ty: Ty| (instantiate_bound(args, &regions), instantiate_bound(ty, &regions));
        let (args, ty) = if bound == 0 { (args, ty) } else { open(args, ty) };
        let (mut args, mut ty) = (self.known_regions(args), self.known_regions(ty));
        if normalize {
            args = self.normalize_into(args, query.env, query.cause, query.depth + 1, obligations);
            ty = self.normalize_into(ty, query.env, query.cause, query.depth + 1, obligations);
        }
        // It matched a moment ago, in a probe.
        let _ = self.eq_args(args, query.args);
        Some(Term::Ty(self.resolve(ty)))
    }

    fn project_candidate(
        &self,
        query: &Query,
        goal: &Obligation,
        trait_ref: TraitRef,
        candidate: Candidate,
        obligations: &mut Vec<Obligation>,
    ) -> Term {
        match candidate {
            Candidate::Impl(id) => self.project_impl(query, goal, trait_ref, id, obligations),
            Candidate::Closure | Candidate::FnPointer => {
                let Some((inputs, output)) = self.callable_sig(goal, trait_ref.self_ty(), obligations) else {
                    return Term::Ambiguous;
                };
                let expected = trait_ref.args.get(1).and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
                match self.eq(Ty::tuple(&inputs), expected) {
                    Ok(()) => Term::Ty(self.resolve(output)),
                    Err(_) => Term::Error(SelectionError::SignatureMismatch { expected, found: Ty::tuple(&inputs) }),
                }
            }
            // The trait holds, but nothing says what its type is.
            Candidate::ParamEnv(..) | Candidate::Alias(..) | Candidate::Object(_) => {
                // Using the clause may tell what the variables are.
                match self.confirm(goal, &candidate) {
                    Ok(nested) => {
                        obligations.extend(nested);
                        Term::Rigid
                    }
                    Err(error) => Term::Error(error),
                }
            }
            Candidate::Builtin | Candidate::Auto | Candidate::Unsize | Candidate::CoerceUnsized => Term::Rigid,
        }
    }

    fn project_impl(
        &self,
        query: &Query,
        goal: &Obligation,
        trait_ref: TraitRef,
        id: ImplId,
        obligations: &mut Vec<Obligation>,
    ) -> Term {
        let matched = self.commit_if_ok(|| {
            let (args, nested) = self.match_impl(goal, trait_ref, id)?;
            Ok::<_, SelectionError>((args, nested))
        });
        let (args, nested) = match matched {
            Ok(matched) => matched,
            Err(error) => return Term::Error(error),
        };
        obligations.extend(nested);
        let def = self.tables.impl_def(id);
        let mut clauses = Vec::new();
        self.where_clauses(goal, &def.generics, self.resolve(args), &mut clauses);
        obligations.extend(clauses);
        // The type's own parameters (of a generic associated type) follow the trait's in the projection, the impl's in the
        // impl.
        let own = query.args.get(trait_ref.args.len()..).unwrap_or(&[]);
        let found = def.types.iter().find(|(assoc, _)| *assoc == query.assoc);
        let ty = match found {
            Some((_, ty)) => {
                let mut all = args.to_vec();
                all.extend_from_slice(own);
                self.known_regions(ty.subst(Ty::args(&all)))
            }
            None => match self.tables.assoc_ty(query.assoc).default {
                Some(ty) => self.known_regions(ty.subst(query.args)),
                // E0046 was reported.
                None => return Term::Error(SelectionError::Reported),
            },
        };
        Term::Ty(self.normalize_into(ty, query.env, query.cause, query.depth + 1, obligations))
    }
}
