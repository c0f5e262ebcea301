//! Bounds to predicates, trait objects, and the search for associated types by name.

use std::collections::{HashMap, HashSet};

use crate::ast::{self, BoundKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::*;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::astconv::{AstConv, Elision, Lower, self_name};
use super::tcx::Tcx;
use super::traits::elaborate::elaborate;

/// Stands for the unknown implementor while the arguments of a trait object's trait are lowered.
pub(crate) fn dyn_self() -> Ty {
    Ty::param(u32::MAX, self_name())
}

/// Lowers bounds on `self_ty`; `?Sized` is dealt with by the caller (see [`has_maybe_sized`]).
pub fn lower_bounds<'a>(conv: &dyn AstConv<'a>, self_ty: Ty, bounds: &'a [ast::Bound]) -> Vec<Predicate> {
    let mut out = Vec::new();
    Lower::new(conv).bounds(self_ty, bounds, &mut out);
    out
}

/// E0203: `?Sized` twice.
pub(crate) fn check_relaxed(tcx: &Tcx<'_>, bounds: &[ast::Bound]) {
    let mut relaxed = bounds.iter().filter(|bound| has_maybe_sized(std::slice::from_ref(bound)));
    if let (Some(first), Some(_)) = (relaxed.next(), relaxed.next()) {
        tcx.error(203, first.span, "duplicate relaxed `Sized` bounds");
    }
}

/// Whether `?Sized` is among the bounds.
pub(crate) fn has_maybe_sized(bounds: &[ast::Bound]) -> bool {
    let is_sized =
        |path: &ast::Path| path.segments.last().is_some_and(|segment| segment.ident.name.as_str() == "Sized");
    bounds.iter().any(|bound| matches!(&bound.kind, BoundKind::Trait(t) if t.maybe.is_some() && is_sized(&t.path)))
}

impl<'c, 'a> Lower<'c, 'a> {
    pub fn bounds(&mut self, self_ty: Ty, bounds: &'a [ast::Bound], out: &mut Vec<Predicate>) {
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait(it) => self.trait_bound(self_ty, it, out),
                BoundKind::Lifetime(lifetime) => {
                    let region = self.lifetime(lifetime);
                    out.push(Predicate::TypeOutlives(self_ty, region));
                }
                BoundKind::Use(_) => self.tcx.misplaced_use(bound.span, "bounds"),
            }
        }
    }

    /// Where a `for<..>` precedes the bounded type, its binder is pushed already and `self_ty` is inside of it.
    fn trait_bound(&mut self, self_ty: Ty, it: &'a ast::TraitBound, out: &mut Vec<Predicate>) {
        if let Some(modifier) = it.modifier {
            self.tcx.report(Diagnostic::unsupported(modifier, "a modifier on a trait bound"));
        }
        if let Some(maybe) = it.maybe {
            let trait_id = self.tcx.resolve_trait(self.scope, &it.path.segments, &it.path);
            if trait_id.is_some() && trait_id != self.tcx.lang_trait("sized") {
                let message = "bound modifier `?` can only be applied to `Sized`";
                self.tcx.report(Diagnostic::error(Code::None, maybe.to(it.path.span), message));
            }
            return;
        }
        let Some(trait_id) = self.tcx.resolve_trait(self.scope, &it.path.segments, &it.path) else { return };
        // A predicate is a binder level of its own even when it binds nothing.
        self.push_binder(&it.for_lifetimes);
        let self_ty = shift(self_ty, 1);
        let mut inner = Vec::new();
        let trait_ref = self.trait_ref(trait_id, self_ty, &it.path, &mut inner);
        let bound = self.pop_binder().count();
        if let Some(trait_ref) = trait_ref {
            out.push(Predicate::Trait { trait_ref, bound });
        }
        for predicate in inner {
            out.push(with_bound(predicate, bound));
        }
    }

    /// A trait path with its arguments, inside its binder; associated type constraints are added to `out`.
    pub fn trait_ref(
        &mut self,
        trait_id: TraitId,
        self_ty: Ty,
        path: &'a ast::Path,
        out: &mut Vec<Predicate>,
    ) -> Option<TraitRef> {
        let (last, prefix) = path.segments.split_last()?;
        self.prohibit_args(prefix);
        let outer_default = self.object_default.take();
        let parent = [Arg::Ty(self_ty)];
        let trait_ref = match last.args.as_deref() {
            Some(ast::GenericArgs { kind: ast::GenericArgsKind::Paren { inputs, output }, span }) => {
                if !self.is_fn_trait(trait_id) {
                    self.error(658, *span, "parenthetical notation is only stable when used with `Fn`-family traits");
                    let name = self.tcx.names.decl_of(DefId::Trait(trait_id)).name;
                    self.error(220, *span, format!("associated type `Output` not found for `{name}`"));
                    self.object_default = outer_default;
                    return None;
                }
                if self.binders.is_empty() {
                    // The trait of an impl header: `impl Fn(A) for T`, which is unstable.
                    self.error(183, *span, "manual implementations of `Fn` traits are experimental");
                    self.object_default = outer_default;
                    return None;
                }
                let inputs: Vec<&'a ast::Type> = inputs.iter().collect();
                let ret_span = output.as_ref().map(|ty| ty.span);
                let (inputs, output) = self.fn_types(&inputs, output.as_ref());
                if let (Some(span), Some(lifetime)) = (ret_span, self.unconstrained(&inputs, output)) {
                    self.unconstrained_binding(span, "Output", lifetime);
                }
                let args = Ty::args(&[Arg::Ty(self_ty), Arg::Ty(Ty::tuple(&inputs))]);
                let trait_ref = TraitRef { trait_id, args };
                let found = self.tcx.assoc_in_supertraits(trait_ref, Symbol::intern("Output"));
                if let Some((assoc, owner)) = found.first() {
                    out.push(Predicate::Projection { assoc: *assoc, args: owner.args, ty: output, bound: 0 });
                }
                trait_ref
            }
            args => {
                let all = self.args_for(DefId::Trait(trait_id), &parent, Some(last), last.ident.span, false);
                let trait_ref = TraitRef { trait_id, args: all };
                if let Some(ast::GenericArgs { kind: ast::GenericArgsKind::Angle(args), .. }) = args {
                    for arg in args {
                        if let ast::GenericArg::Assoc(constraint) = arg {
                            self.constraint(trait_ref, constraint, out);
                        }
                    }
                }
                trait_ref
            }
        };
        self.object_default = outer_default;
        Some(trait_ref)
    }

    fn unconstrained_binding(&self, span: Span, name: &str, lifetime: Symbol) {
        let message = format!(
            "binding for associated type `{name}` references lifetime `{lifetime}`, which does not appear in the trait input types"
        );
        self.error(582, span, message);
    }

    fn is_fn_trait(&self, id: TraitId) -> bool {
        ["fn", "fn_mut", "fn_once"].iter().any(|name| self.tcx.is_lang_trait(id, name))
    }

    /// `Item = T` or `Item: Bound` in a trait's angle brackets.
    fn constraint(&mut self, trait_ref: TraitRef, constraint: &'a ast::AssocConstraint, out: &mut Vec<Predicate>) {
        let name = constraint.name;
        let found = self.tcx.assoc_in_supertraits(trait_ref, name.name);
        let Some((assoc, owner)) = found.first().copied() else {
            let trait_name = self.tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
            if self.tcx.trait_item(trait_ref.trait_id, name.name, Namespace::Value).is_some() {
                if !matches!(constraint.kind, ast::AssocConstraintKind::Const(_)) {
                    let what = "a constraint on an associated constant";
                    self.tcx.report(Diagnostic::unsupported(constraint.span, what));
                }
                return;
            }
            self.error(220, name.span, format!("associated type `{name}` not found for `{trait_name}`"));
            return;
        };
        if found.iter().any(|other| *other != (assoc, owner)) {
            let trait_name = self.tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
            self.error(222, constraint.span, format!("ambiguous associated type `{name}` in bounds of `{trait_name}`"));
            return;
        }
        let own_segment_args = constraint.args.is_some();
        let args = if own_segment_args || self.tcx.all_params(DefId::AssocTy(assoc)).len() > owner.args.len() {
            self.tcx.report(Diagnostic::unsupported(constraint.span, "a constraint on a generic associated type"));
            return;
        } else {
            owner.args
        };
        match &constraint.kind {
            ast::AssocConstraintKind::Type(ty) => {
                // In `Fn(&T)`-like positions elision keeps its meaning inside the constraint.
                let ty = self.ty(ty);
                let said: Vec<Ty> = trait_ref.args.iter().filter_map(|arg| arg.as_ty()).collect();
                let regions = trait_ref.args.iter().filter_map(|arg| match arg {
                    Arg::Region(region) => Some(Ty::reference(*region, Ty::unit(), Mutability::Not)),
                    Arg::Ty(_) | Arg::Const(_) => None,
                });
                let said: Vec<Ty> = said.into_iter().chain(regions).collect();
                if let Some(lifetime) = self.unconstrained(&said, ty) {
                    self.unconstrained_binding(constraint.span, name.name.as_str(), lifetime);
                }
                // Of a generic type both are asked for; a trait object has room for one.
                let is_object = args.first() == Some(&Arg::Ty(shift(dyn_self(), self.binders.len() as u32)));
                let clash = is_object
                    && out.iter().any(|predicate| match predicate {
                        Predicate::Projection { assoc: other, args: other_args, .. } => {
                            *other == assoc && *other_args == args
                        }
                        Predicate::Trait { .. } | Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => false,
                    });
                if clash {
                    let message = format!("the value of the associated type `{name}` is already specified");
                    self.error(719, constraint.span, message);
                }
                out.push(Predicate::Projection { assoc, args, ty, bound: 0 });
            }
            ast::AssocConstraintKind::Bounds(bounds) => {
                let ty = Ty::new(TyKind::Alias(assoc, args));
                let mut inner = Vec::new();
                self.bounds(ty, bounds, &mut inner);
                // These are one binder deeper than the constraint, whose own binder is closed with `bound` by the caller.
                out.extend(inner.into_iter().map(unshift_predicate));
            }
            // Unstable, as was told where the syntax is looked at.
            ast::AssocConstraintKind::Const(_) => {}
        }
    }

    // ----------------------------------------------------------------------------------------------- trait objects

    /// `dyn A + B + 'a`; `default` is the lifetime that the context gives.
    pub fn dyn_ty(&mut self, bounds: &'a [ast::Bound], span: Span, default: Option<Region>) -> Ty {
        let ambiguous = std::mem::take(&mut self.object_ambiguous);
        let mut principal: Option<(TraitId, &'a ast::TraitBound)> = None;
        let mut autos: Vec<TraitId> = Vec::new();
        let mut region = None;
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait(it) => {
                    let Some(id) = self.tcx.resolve_trait(self.scope, &it.path.segments, &it.path) else {
                        return Ty::ERROR();
                    };
                    if self.tcx.is_auto_trait(id) {
                        autos.push(id);
                    } else if principal.is_some() {
                        self.error(
                            225,
                            bound.span,
                            "only auto traits can be used as additional traits in a trait object",
                        );
                    } else {
                        principal = Some((id, it));
                    }
                }
                BoundKind::Lifetime(lifetime) => {
                    if region.is_some() {
                        self.error(226, bound.span, "only a single explicit lifetime bound is permitted");
                    } else {
                        region = Some(self.lifetime(lifetime));
                    }
                }
                BoundKind::Use(_) => self.tcx.misplaced_use(bound.span, "`dyn` trait object bounds"),
            }
        }
        if principal.is_none() && autos.is_empty() {
            self.error(224, span, "at least one trait is required for an object type");
            return Ty::ERROR();
        }
        autos.sort();
        autos.dedup();
        let (principal_ref, projections, bound) = match principal {
            None => (None, Vec::new(), 0),
            Some((id, it)) => match self.dyn_principal(id, it, span) {
                Some((args, projections, bound)) => (Some((id, args)), projections, bound),
                None => return Ty::ERROR(),
            },
        };
        let region = region.unwrap_or_else(|| {
            self.dyn_region(principal_ref, default).unwrap_or_else(|| {
                let region = self.conv.object_region();
                if ambiguous && region == Region::Static {
                    let message = "cannot deduce the lifetime bound for this trait object type from context";
                    self.error(228, span, message);
                }
                region
            })
        });
        let dyn_ty = DynTy {
            principal: principal_ref,
            projections: Ty::assoc_list(&projections),
            autos: Ty::trait_list(&autos),
            bound,
        };
        Ty::new(TyKind::Dynamic(dyn_ty, region))
    }

    fn dyn_region(&self, principal: Option<(TraitId, Args)>, default: Option<Region>) -> Option<Region> {
        // A trait that itself demands a lifetime gives that one, before the type around the object does.
        if let Some((trait_id, args)) = principal {
            let mut full = vec![Arg::Ty(dyn_self())];
            full.extend_from_slice(&args);
            let trait_ref = TraitRef { trait_id, args: Ty::args(&full) };
            let regions: Vec<Region> = elaborate(self.tcx, &[Predicate::Trait { trait_ref, bound: 0 }])
                .into_iter()
                .filter_map(|predicate| match predicate {
                    Predicate::TypeOutlives(ty, region) if ty == dyn_self() => Some(region),
                    _ => None,
                })
                .collect();
            if regions.contains(&Region::Static) {
                return Some(Region::Static);
            }
            if let Some(region) = regions.first() {
                return Some(*region);
            }
        }
        default
    }

    /// Arguments without `Self`, the associated types, and how many lifetimes the object type binds.
    #[allow(clippy::type_complexity, reason = "the three parts of a DynTy")]
    fn dyn_principal(
        &mut self,
        id: TraitId,
        it: &'a ast::TraitBound,
        span: Span,
    ) -> Option<(Args, Vec<(AssocTyId, Ty)>, u32)> {
        self.push_binder(&it.for_lifetimes);
        let mut constraints = Vec::new();
        let trait_ref = self.trait_ref(id, dyn_self(), &it.path, &mut constraints);
        let bound = self.pop_binder().count();
        let trait_ref = trait_ref?;
        if trait_ref.args.iter().any(|arg| matches!(arg, Arg::Ty(ty) if ty.has(Flags::ERROR))) {
            return None;
        }
        let mut projections: Vec<(AssocTyId, Ty)> = Vec::new();
        let mut said: HashMap<(AssocTyId, Args), Ty> = HashMap::new();
        for predicate in constraints {
            let Predicate::Projection { assoc, args, ty, .. } = predicate else { continue };
            match said.insert((assoc, args), ty) {
                None => projections.push((assoc, ty)),
                // That it is said twice was told; the same twice is a type all the same.
                Some(earlier) if earlier == ty => {}
                Some(_) => {
                    let name = self.tcx.names.decl_of(DefId::AssocTy(assoc)).name;
                    let message = format!("conflicting associated type bindings for `{name}`");
                    self.tcx.report(Diagnostic::error(Code::None, span, message));
                    // The last one is what rustc goes on with.
                    if let Some(slot) = projections.iter_mut().rev().find(|(known, _)| *known == assoc) {
                        slot.1 = ty;
                    }
                }
            }
        }
        self.complete_projections(trait_ref, &mut projections, it)?;
        if self.tcx.has_open_signature(id) {
            // `fn next(self: Box<Self>) -> Box<dyn State>` in `State` itself: asked again when its methods are known.
            self.tcx.caches.dyn_questions.borrow_mut().push((id, span));
        } else if self.tcx.check_dyn(id, span) && self.tcx.supers_mention_self(id) {
            // Of other such types bodies tell where they are used, as rustc does.
            return None;
        }
        projections.sort_by_key(|(assoc, _)| *assoc);
        Some((Ty::args(&trait_ref.args[1..]), projections, bound))
    }

    /// Adds what supertraits fix, and demands the rest (E0191).
    fn complete_projections(
        &mut self,
        trait_ref: TraitRef,
        projections: &mut Vec<(AssocTyId, Ty)>,
        it: &'a ast::TraitBound,
    ) -> Option<()> {
        let mut missing = Vec::new();
        let mut needed = Vec::new();
        let mut seen = HashSet::new();
        let mut work = vec![trait_ref];
        while let Some(current) = work.pop() {
            if !seen.insert(current) {
                continue;
            }
            for (_, item) in &self.tcx.names.trait_items(current.trait_id).list {
                if let AssocItem::Type(assoc) = item
                    && !self.tcx.assoc_requires_sized_self(*assoc)
                {
                    needed.push(*assoc);
                }
            }
            for predicate in self.tcx.super_predicates(current.trait_id).iter() {
                match subst_inside(*predicate, current.args) {
                    Predicate::Trait { trait_ref, .. } if trait_ref.self_ty() == dyn_self() => work.push(trait_ref),
                    Predicate::Projection { assoc, args, ty, .. }
                        if args.first() == Some(&Arg::Ty(dyn_self()))
                            && !projections.iter().any(|(id, _)| *id == assoc) =>
                    {
                        projections.push((assoc, ty));
                    }
                    Predicate::Trait { .. }
                    | Predicate::Projection { .. }
                    | Predicate::TypeOutlives(..)
                    | Predicate::RegionOutlives(..) => {}
                }
            }
        }
        for assoc in needed {
            if !projections.iter().any(|(id, _)| *id == assoc) {
                missing.push(self.tcx.names.decl_of(DefId::AssocTy(assoc)).name.to_string());
            }
        }
        if missing.is_empty() {
            return Some(());
        }
        let names = missing.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let trait_name = self.tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
        let message = format!("the value of the associated type {names} in `{trait_name}` must be specified");
        let at = it.path.segments.last().map_or(it.path.span, |segment| segment.ident.span);
        self.error(191, at, message);
        None
    }
}

/// Sets the number of lifetimes a predicate binds; one that binds some of its own (nested `for`) adds them after.
fn with_bound(predicate: Predicate, count: u32) -> Predicate {
    match predicate {
        Predicate::Trait { trait_ref, bound } => Predicate::Trait { trait_ref, bound: bound.max(count) },
        Predicate::Projection { assoc, args, ty, bound } => {
            Predicate::Projection { assoc, args, ty, bound: bound.max(count) }
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => predicate,
    }
}

/// Makes one binder of a predicate's own and the `for<..>` of `count` lifetimes around it.
pub(crate) fn merge_binders(predicate: Predicate, count: u32) -> Predicate {
    struct Merge {
        count: u32,
        depth: u32,
    }
    impl Folder for Merge {
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { depth, index } if depth == self.depth => {
                    Region::Bound { depth, index: index + self.count }
                }
                Region::Bound { depth, index } if depth > self.depth => Region::Bound { depth: depth - 1, index },
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
    let mut merge = Merge { count, depth: 0 };
    match predicate {
        Predicate::Trait { trait_ref, bound } => {
            Predicate::Trait { trait_ref: trait_ref.fold_with(&mut merge), bound: bound + count }
        }
        Predicate::Projection { assoc, args, ty, bound } => Predicate::Projection {
            assoc,
            args: args.fold_with(&mut merge),
            ty: ty.fold_with(&mut merge),
            bound: bound + count,
        },
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => predicate,
    }
}

/// Takes a predicate out of the binder it was lowered under, merging the two levels: the inner one binds nothing unless
/// `for<..>` was written inside an associated type bound, which then shares numbers with the outer one's.
fn unshift_predicate(predicate: Predicate) -> Predicate {
    struct Merge {
        depth: u32,
    }
    impl Folder for Merge {
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { depth, index } if depth > self.depth => Region::Bound { depth: depth - 1, index },
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
    match predicate {
        Predicate::Trait { trait_ref, bound } => {
            Predicate::Trait { trait_ref: trait_ref.fold_with(&mut Merge { depth: 0 }), bound }
        }
        Predicate::Projection { assoc, args, ty, bound } => Predicate::Projection {
            assoc,
            args: args.fold_with(&mut Merge { depth: 0 }),
            ty: ty.fold_with(&mut Merge { depth: 0 }),
            bound,
        },
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => predicate,
    }
}

/// Substitutes in a supertrait's predicate with arguments that are themselves inside a binder of `bound` lifetimes: the two
/// binders become one (a supertrait hardly ever has a `for<..>` of its own; if it has, its lifetimes come after).
pub(crate) fn subst_inside(predicate: Predicate, args: Args) -> Predicate {
    match predicate {
        Predicate::Trait { trait_ref, bound } => Predicate::Trait { trait_ref: subst(trait_ref, args), bound },
        Predicate::Projection { assoc, args: own, ty, bound } => {
            Predicate::Projection { assoc, args: subst(own, args), ty: subst(ty, args), bound }
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => subst(predicate, args),
    }
}

pub(crate) fn is_self_param(ty: Ty) -> bool {
    matches!(ty.kind(), TyKind::Param(param) if param.index == 0 && param.name == self_name())
}

// --------------------------------------------------------------------------------------------- associated types by name

impl<'a> Tcx<'a> {
    /// The trait that a path names, or an error reported.
    pub fn resolve_trait(&self, scope: ScopeId, segments: &[ast::PathSegment], path: &ast::Path) -> Option<TraitId> {
        let whole;
        let path = if segments.len() == path.segments.len() {
            path
        } else {
            let span = match (segments.first(), segments.last()) {
                (Some(first), Some(last)) => first.ident.span.to(last.ident.span),
                _ => path.span,
            };
            whole = ast::Path { global: path.global, segments: segments.to_vec(), span };
            &whole
        };
        let partial = self.resolve_path(scope, path, PathSource::Trait);
        // A private trait is a trait all the same.
        if self.peek_trait(scope, path).is_none() {
            self.note_lost_trait(path.span);
        }
        match partial.base {
            Res::Trait(id) if partial.unresolved == 0 => Some(id),
            Res::Err => None,
            other => {
                let code = if partial.unresolved > 0 { 405 } else { 404 };
                let name = self.names.describe(other);
                self.error(code, path.span, format!("expected trait, found {name}"));
                None
            }
        }
    }

    pub(crate) fn note_lost_trait(&self, span: Span) {
        if is_user(span) {
            self.caches.lost_trait.set(true);
            self.caches.lost_traits.borrow_mut().push(span);
        }
    }

    /// The same without reporting: for searches that happen before the bounds themselves are lowered.
    pub(crate) fn peek_trait(&self, scope: ScopeId, path: &ast::Path) -> Option<TraitId> {
        self.names.peek_trait(scope, path)
    }

    /// The associated types called `name` of the trait and its supertraits, each with the trait reference that owns it.
    /// A trait's own hides those of its supertraits.
    pub fn assoc_in_supertraits(&self, trait_ref: TraitRef, name: Symbol) -> Vec<(AssocTyId, TraitRef)> {
        if let Some(AssocItem::Type(assoc)) = self.trait_item(trait_ref.trait_id, name, Namespace::Type) {
            return vec![(assoc, trait_ref)];
        }
        self.assoc_anywhere(trait_ref, name)
    }

    /// As [`assoc_in_supertraits`](Self::assoc_in_supertraits), nothing hidden: what `T::Name` may mean.
    pub fn assoc_anywhere(&self, trait_ref: TraitRef, name: Symbol) -> Vec<(AssocTyId, TraitRef)> {
        // `trait A: B<Self::X>` needs to know the supertraits of `A` to know them.
        let id = trait_ref.trait_id;
        if !self.caches.assoc_searches.borrow_mut().insert((id, name)) {
            let decl = self.names.decl_of(DefId::Trait(id));
            let message = format!(
                "cycle detected when computing the super traits of `{}` with associated type name `{name}`",
                decl.name
            );
            self.error(391, decl.span, message);
            self.caches.assoc_cycles.borrow_mut().insert(name);
            return Vec::new();
        }
        let found = self.search_assoc(trait_ref, name);
        self.caches.assoc_searches.borrow_mut().remove(&(id, name));
        found
    }

    fn search_assoc(&self, trait_ref: TraitRef, name: Symbol) -> Vec<(AssocTyId, TraitRef)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut work = vec![trait_ref];
        while let Some(current) = work.pop() {
            if !seen.insert(current) {
                continue;
            }
            if let Some(AssocItem::Type(assoc)) = self.trait_item(current.trait_id, name, Namespace::Type) {
                found.push((assoc, current));
            }
            let decl = self.names.traits.borrow()[current.trait_id];
            // Only supertraits that can lead to the name are lowered: `trait A: B<Self::X>` must not need itself.
            for (bound, self_bound) in super_bounds(decl.ast) {
                let Some(super_id) = self.peek_trait(decl.decl.scope, &bound.path) else { continue };
                if !self_bound || !self.trait_may_have(super_id, name) {
                    continue;
                }
                if let Some(super_ref) = self.lower_super_ref(current.trait_id, super_id, bound) {
                    work.push(subst(super_ref, current.args));
                }
            }
        }
        found
    }

    /// Whether the trait or a supertrait of it declares an associated type of this name, by syntax alone.
    fn trait_may_have(&self, id: TraitId, name: Symbol) -> bool {
        let mut seen = HashSet::from([id]);
        let mut work = vec![id];
        while let Some(id) = work.pop() {
            if self.trait_item(id, name, Namespace::Type).is_some() {
                return true;
            }
            let decl = self.names.traits.borrow()[id];
            for (bound, _) in super_bounds(decl.ast) {
                if let Some(super_id) = self.peek_trait(decl.decl.scope, &bound.path)
                    && seen.insert(super_id)
                {
                    work.push(super_id);
                }
            }
        }
        false
    }

    /// One supertrait bound as a trait reference about the trait's `Self`.
    fn lower_super_ref(&self, id: TraitId, super_id: TraitId, bound: &'a ast::TraitBound) -> Option<TraitRef> {
        let decl = self.names.decl_of(DefId::Trait(id));
        let conv = super::generics::ItemConv::quiet_bounds(self, decl.scope);
        let mut lower = Lower::new(&conv);
        lower.push_binder(&bound.for_lifetimes);
        let trait_ref = lower.trait_ref_only(super_id, Ty::param(0, self_name()), &bound.path);
        lower.pop_binder();
        trait_ref
    }

    /// The associated types called `name` that the bounds of a type parameter (or of a trait's `Self`) lead to, as seen from
    /// `scope`: the bounds may be on the declaring item or on an associated item inside of it.
    pub fn assoc_of_param(&self, scope: ScopeId, res: Res, ty: Ty, name: Symbol) -> Vec<(AssocTyId, TraitRef)> {
        let mut found = Vec::new();
        let declared_by = match res {
            Res::SelfTy(DefId::Trait(id)) => {
                let args = self.identity_of_params(DefId::Trait(id));
                found = self.assoc_anywhere(TraitRef { trait_id: id, args }, name);
                DefId::Trait(id)
            }
            Res::TyParam(def, _) => def,
            _ => return found,
        };
        let mut next = Some(scope);
        while let Some(id) = next {
            let scope = self.names.scope(id);
            if let ScopeKind::Generics(def) = scope.kind {
                if def != declared_by || !matches!(def, DefId::Trait(_)) || matches!(res, Res::TyParam(..)) {
                    for candidate in self.assoc_from_bounds(res, def, ty, name) {
                        if !found.contains(&candidate) {
                            found.push(candidate);
                        }
                    }
                }
                if def == declared_by {
                    break;
                }
            }
            next = scope.parent;
        }
        found
    }

    fn assoc_from_bounds(&self, res: Res, def: DefId, ty: Ty, name: Symbol) -> Vec<(AssocTyId, TraitRef)> {
        let Some(generics) = self.names.ast_generics(def) else { return Vec::new() };
        let scope = self.names.decl_of(def).scope;
        let mut bounds: Vec<(&'a ast::TraitBound, &'a [ast::GenericParam])> = Vec::new();
        if let Res::TyParam(declared_by, position) = res {
            if declared_by != def {
                // Only where clauses of an inner item speak of an outer item's parameter.
            } else if let Some(ast::GenericParam { kind: ast::GenericParamKind::Type { bounds: own, .. }, .. }) =
                generics.params.get(position as usize)
            {
                bounds.extend(own.iter().filter_map(|bound| trait_of(bound).map(|t| (t, &[][..]))));
            }
        }
        for predicate in &generics.predicates {
            if let ast::WhereKind::Type { for_lifetimes, ty, bounds: own } = &predicate.kind
                && self.is_param_path(ty, scope, res)
            {
                bounds.extend(own.iter().filter_map(|bound| trait_of(bound).map(|t| (t, for_lifetimes.as_slice()))));
            }
        }
        let mut found = Vec::new();
        for (bound, for_lifetimes) in bounds {
            let Some(trait_id) = self.peek_trait(scope, &bound.path) else { continue };
            if bound.maybe.is_some() || !self.trait_may_have(trait_id, name) {
                continue;
            }
            let conv = super::generics::ItemConv::quiet_bounds(self, scope);
            let mut lower = Lower::new(&conv);
            lower.push_binder(for_lifetimes);
            lower.push_binder(&bound.for_lifetimes);
            if let Some(trait_ref) = lower.trait_ref_only(trait_id, ty, &bound.path) {
                found.extend(self.assoc_anywhere(trait_ref, name));
            }
        }
        found
    }

    /// Whether a written type is just the parameter `res`.
    fn is_param_path(&self, ty: &ast::Type, scope: ScopeId, res: Res) -> bool {
        match &ty.peel().kind {
            ast::TypeKind::Path(path) => path
                .as_ident()
                .is_some_and(|ident| self.lookup_ident(scope, None, ident.name, Namespace::Type) == Some(res)),
            _ => false,
        }
    }
}

impl<'c, 'a> Lower<'c, 'a> {
    /// The trait reference without its constraints, which may mention what is being looked for.
    fn trait_ref_only(&mut self, id: TraitId, self_ty: Ty, path: &'a ast::Path) -> Option<TraitRef> {
        let last = path.segments.last()?;
        match last.args.as_deref() {
            Some(ast::GenericArgs { kind: ast::GenericArgsKind::Paren { inputs, .. }, .. }) => {
                self.elision = Elision::Bind;
                let inputs: Vec<Ty> = inputs.iter().map(|ty| self.ty(ty)).collect();
                let args = Ty::args(&[Arg::Ty(self_ty), Arg::Ty(Ty::tuple(&inputs))]);
                Some(TraitRef { trait_id: id, args })
            }
            _ => {
                let args = self.args_for(DefId::Trait(id), &[Arg::Ty(self_ty)], Some(last), last.ident.span, false);
                Some(TraitRef { trait_id: id, args })
            }
        }
    }
}

fn trait_of(bound: &ast::Bound) -> Option<&ast::TraitBound> {
    match &bound.kind {
        BoundKind::Trait(it) => Some(it),
        BoundKind::Lifetime(_) | BoundKind::Use(_) => None,
    }
}

/// The supertrait bounds of a trait: after its name and in `where Self: ..`.
pub(crate) fn super_bounds(ast: &ast::Trait) -> Vec<(&ast::TraitBound, bool)> {
    let mut bounds: Vec<(&ast::TraitBound, bool)> =
        ast.supertraits.iter().filter_map(trait_of).map(|t| (t, true)).collect();
    for predicate in &ast.generics.predicates {
        if let ast::WhereKind::Type { ty, bounds: own, .. } = &predicate.kind
            && is_self_path(ty)
        {
            bounds.extend(own.iter().filter_map(trait_of).map(|t| (t, true)));
        }
    }
    bounds.retain(|(bound, _)| bound.maybe.is_none());
    bounds
}

/// Whether a written type is `Self`.
pub(crate) fn is_self_path(ty: &ast::Type) -> bool {
    match &ty.peel().kind {
        ast::TypeKind::Path(path) => path.as_ident().is_some_and(|ident| ident.name == self_name()),
        _ => false,
    }
}
