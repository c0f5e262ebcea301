//! What items ask of lifetimes. Types are checked here up to lifetimes; the rest is put together as data while the items
//! are checked, and proved by the borrow checker (`borrowck::items`).

use std::rc::Rc;

use crate::ast;
use crate::hir::*;
use crate::resolve::{AliasId, DefId};
use crate::source::Span;
use crate::ty::*;

use super::tcx::Tcx;

impl Tcx<'_> {
    /// What the items checked so far ask of lifetimes.
    pub fn region_items(&self) -> Vec<RegionItem> {
        self.caches.region_items.take()
    }

    fn ask(&self, generics: Rc<Generics>, env: ParamEnv, implied: Vec<Ty>, goals: Vec<RegionGoal>) {
        let in_error = |ty: &Ty| ty.has(Flags::ERROR);
        let has_error = |goal: &RegionGoal| match &goal.kind {
            RegionGoalKind::WellFormed(ty) => in_error(ty),
            RegionGoalKind::Holds(predicate) | RegionGoalKind::Implements { predicate, .. } => {
                super::wf::predicate_has(*predicate, Flags::ERROR)
            }
            RegionGoalKind::SubSignature { of_impl, of_trait } => {
                of_impl.inputs_and_output.iter().any(in_error) || of_trait.inputs_and_output.iter().any(in_error)
            }
            RegionGoalKind::SubType { of_impl, of_trait } => in_error(of_impl) || in_error(of_trait),
        };
        if !goals.is_empty() && !implied.iter().any(in_error) && !goals.iter().any(has_error) {
            self.caches.region_items.borrow_mut().push(RegionItem { generics, env, implied, goals });
        }
    }

    pub(crate) fn ask_adt_regions(&self, adt: &Adt, fields: Vec<(Ty, Span)>) {
        let itself = Ty::new(TyKind::Adt(adt.id, adt.generics.identity_args()));
        let goals = fields.into_iter().filter_map(well_formed).collect();
        self.ask(adt.generics.clone(), self.env(DefId::Adt(adt.id)), vec![itself], goals);
    }

    pub(crate) fn ask_fn_regions(&self, func: &Fn) {
        let spans = func.param_spans.iter().copied();
        let inputs = func.sig.inputs().iter().copied().zip(spans);
        let goals: Vec<RegionGoal> =
            inputs.chain([(func.sig.output(), func.ret_span)]).filter_map(well_formed).collect();
        if goals.is_empty() {
            return;
        }
        self.ask(func.generics.clone(), func.env.clone(), self.implied_by_fn(func), goals);
    }

    /// The types that an item's own bounds mention are well-formed, and what the traits in them ask of their arguments holds.
    /// A type under a `for<..>` is left out, as in rustc.
    pub(crate) fn ask_bound_regions(&self, def: DefId, bounds: &[(Predicate, Span)]) {
        let mut goals = Vec::new();
        for (predicate, span) in bounds {
            let holds = |predicate| RegionGoal { kind: RegionGoalKind::Holds(predicate), span: *span };
            let tys: Vec<Ty> = match predicate {
                Predicate::Trait { trait_ref, .. } => {
                    let speaks = |arg: &Arg| super::tcx::arg_has(arg, Flags::REGION.union(Flags::PARAM));
                    let is_bound = |arg: &Arg| super::tcx::arg_has(arg, Flags::BOUND);
                    // `Self: Trait` itself is what is assumed.
                    if trait_ref.args.iter().skip(1).any(speaks) && !trait_ref.args.iter().any(is_bound) {
                        let declared = self.generics(DefId::Trait(trait_ref.trait_id));
                        let itself = |predicate: &Predicate| match predicate {
                            Predicate::Trait { trait_ref: own, .. } => own.trait_id == trait_ref.trait_id,
                            _ => false,
                        };
                        let asked = declared.predicates.iter().filter(|predicate| !itself(predicate));
                        goals.extend(asked.map(|predicate| holds(subst(*predicate, trait_ref.args))));
                    }
                    trait_ref.args.iter().filter_map(|arg| arg.as_ty()).collect()
                }
                Predicate::Projection { ty, .. } | Predicate::TypeOutlives(ty, _) => vec![*ty],
                Predicate::RegionOutlives(..) => Vec::new(),
            };
            let open = tys.into_iter().filter(|ty| !ty.has(Flags::BOUND) && !matches!(ty.kind(), TyKind::Param(_)));
            goals.extend(open.filter_map(|ty| well_formed((ty, *span))));
        }
        if goals.is_empty() {
            return;
        }
        let implied = match def {
            DefId::Fn(id) => self.implied_by_fn(&self.func(id)),
            DefId::Adt(id) => vec![Ty::new(TyKind::Adt(id, self.generics(def).identity_args()))],
            DefId::Impl(id) => self.header_tys(&self.impl_def(id)),
            _ => Vec::new(),
        };
        self.ask(self.generics(def), self.env(def), implied, goals);
    }

    /// The types of a function that its callers have to see to.
    fn implied_by_fn(&self, func: &Fn) -> Vec<Ty> {
        let mut implied = func.sig.inputs_and_output.to_vec();
        if let Container::Impl(id) = func.container {
            implied.extend(self.header_tys(&self.impl_def(id)));
        }
        implied
    }

    /// What the trait declares about its parameters holds for the impl's.
    pub(crate) fn ask_impl_regions(&self, item: &Impl, trait_ref: TraitRef, ast: &ast::Impl) {
        let span = ast.trait_ref.as_ref().map_or(ast.header_span, |path| path.span);
        let generics = self.generics(DefId::Trait(trait_ref.trait_id));
        let mut goals = Vec::new();
        for predicate in &generics.predicates {
            let subject = match predicate {
                Predicate::Trait { trait_ref: own, .. } if own.trait_id == trait_ref.trait_id => continue,
                Predicate::TypeOutlives(ty, _) if super::bounds::is_self_param(*ty) => Some(ast.self_ty.span),
                _ => None,
            };
            let kind = RegionGoalKind::Implements { predicate: subst(*predicate, trait_ref.args), subject };
            goals.push(RegionGoal { kind, span });
        }
        self.ask(item.generics.clone(), item.env.clone(), self.header_tys(item), goals);
    }

    /// The types that an impl's header says are well-formed.
    fn header_tys(&self, item: &Impl) -> Vec<Ty> {
        match item.trait_ref {
            Some(trait_ref) => trait_ref.args.iter().filter_map(|arg| arg.as_ty()).collect(),
            None => vec![item.self_ty],
        }
    }

    /// The impl's method against the trait's, whose parameters have been replaced by `args` but for its own lifetimes.
    pub(crate) fn ask_method_regions(&self, ours: &Fn, theirs: &Fn, args: Args, env: ParamEnv) {
        let has_regions = |f: &Fn| f.sig.inputs_and_output.iter().any(|ty| ty.has(Flags::REGION));
        if !has_regions(ours) && !has_regions(theirs) {
            return;
        }
        let mut generics = Generics { predicates: Vec::new(), ..(*ours.generics).clone() };
        let is_late = |param: &GenericParam| matches!(param.kind, GenericParamKind::Lifetime { late_bound: true, .. });
        let is_lifetime = |param: &GenericParam| matches!(param.kind, GenericParamKind::Lifetime { .. });
        // The trait's lifetimes are given; early-bound ones are matched in order, the impl's others are its to choose.
        let own = ours.generics.params.iter().enumerate().skip(ours.generics.parent_count);
        let mut early = own.clone().filter(|(_, param)| is_lifetime(param) && !is_late(param));
        let mut args = args.to_vec();
        for (slot, param) in args.iter_mut().zip(&theirs.generics.params).skip(theirs.generics.parent_count) {
            if is_late(param) {
                let index = generics.params.len() as u32;
                generics.params.push(param.clone());
                *slot = Arg::Region(Region::Param(ParamTy { index, name: param.name }));
            } else if is_lifetime(param)
                && let Some((index, own)) = early.next()
            {
                *slot = Arg::Region(Region::Param(ParamTy { index: index as u32, name: own.name }));
            }
        }
        let of_trait = subst(theirs.sig, Ty::args(&args));
        let mut chosen = ours.generics.identity_args().to_vec();
        let late = own.filter(|(_, param)| is_late(param)).zip(0..);
        let bound = late.clone().count() as u32;
        for ((index, _), nth) in late {
            chosen[index] = Arg::Region(Region::Bound { depth: 0, index: nth });
        }
        let inputs_and_output = subst(ours.sig.inputs_and_output, Ty::args(&chosen));
        let of_impl = FnSig { inputs_and_output, bound, ..ours.sig };
        let mut implied = of_trait.inputs_and_output.to_vec();
        if let Container::Impl(id) = ours.container {
            implied.extend(self.header_tys(&self.impl_def(id)));
        }
        let kind = RegionGoalKind::SubSignature { of_impl, of_trait };
        self.ask(Rc::new(generics), env, implied, vec![RegionGoal { kind, span: ours.sig_span }]);
    }

    /// The type of a constant is well-formed.
    pub(crate) fn ask_const_type_regions(&self, item: &ConstItem, span: Span) {
        let implied = match item.container {
            Container::Impl(id) => self.header_tys(&self.impl_def(id)),
            Container::Trait(_) | Container::Module => Vec::new(),
        };
        let goals = well_formed((item.ty, span)).into_iter().collect();
        self.ask(self.generics(DefId::Const(item.id)), item.env.clone(), implied, goals);
    }

    pub(crate) fn ask_const_regions(
        &self,
        item: &Impl,
        ours: ConstId,
        theirs: ConstId,
        trait_ref: TraitRef,
        span: Span,
    ) {
        let of_impl = self.const_item(ours).ty;
        let of_trait = self.const_item(theirs).ty.subst(trait_ref.args);
        if of_impl.has(Flags::REGION) {
            let goals = vec![RegionGoal { kind: RegionGoalKind::SubType { of_impl, of_trait }, span }];
            self.ask(item.generics.clone(), item.env.clone(), self.header_tys(item), goals);
        }
    }

    pub(crate) fn ask_assoc_ty_regions(
        &self,
        item: &Impl,
        alias: AliasId,
        (ty, span): (Ty, Span),
        bounds: impl Iterator<Item = Predicate>,
    ) {
        let holds = |predicate| RegionGoal { kind: RegionGoalKind::Holds(predicate), span };
        let goals = well_formed((ty, span)).into_iter().chain(bounds.map(holds)).collect();
        let def = DefId::Alias(alias);
        self.ask(self.generics(def), self.env(def), self.header_tys(item), goals);
    }
}

/// Nothing can be wrong with the lifetimes of a type that has neither any nor parameters.
fn well_formed((ty, span): (Ty, Span)) -> Option<RegionGoal> {
    let kind = RegionGoalKind::WellFormed(ty);
    ty.has(Flags::REGION.union(Flags::PARAM)).then_some(RegionGoal { kind, span })
}
