//! Universal regions: the lifetimes a body gets from outside, and what is known of how they relate.
//!
//! `'static` is region 0. A function has its lifetime parameters. A closure has those of the function around it and one for
//! every region in its signature and environment; what it needs of those it asks of its creator ([`Requirement`]).
//!
//! Known: `where` clauses, and *implied bounds*: an argument of type `&'a &'b T` can only exist if `'b: 'a`.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::hir::{self, BodyOwner, Context};
use crate::mir::Body;
use crate::mutant::{Rule, off};
use crate::ty::*;

use super::regions::{Origin, RegionGraph};

/// The types at a body's boundary, in terms of universal regions.
#[derive(Debug)]
pub struct Universal {
    pub static_region: RegionVid,
    /// By flattened parameter index.
    pub params: HashMap<u32, RegionVid>,
    /// Of closures: one for each erased region of the closure's type, in traversal order.
    pub externals: Vec<RegionVid>,
    /// Regions that are the body's own: lifetime parameters of a function, bound lifetimes of a closure's signature.
    pub locals: HashSet<RegionVid>,
    /// Arguments' types (a closure's environment first) and the return type.
    pub inputs: Vec<Ty>,
    pub output: Ty,
    pub names: HashMap<RegionVid, RegionName>,
    /// `(longer, shorter)`, transitively closed.
    known: HashSet<(RegionVid, RegionVid)>,
    /// `T: 'r` that the environment gives, for parameters and projections.
    pub type_outlives: Vec<(Ty, RegionVid)>,
    pub is_closure: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RegionName {
    Static,
    /// Written by the user.
    Named(String),
    /// Of an elided lifetime.
    Elided,
    /// Of a closure's environment or signature.
    External,
}

impl Universal {
    pub fn new(ctx: &dyn Context, body: &Body, graph: &mut RegionGraph) -> Universal {
        let mut universal = Universal::empty(graph);
        universal.is_closure = matches!(body.owner, BodyOwner::Closure(_));
        universal.add_params(&body.generics, graph);
        match body.owner {
            BodyOwner::Fn(id) => {
                let sig = ctx.func(id).sig;
                universal.inputs = sig.inputs().iter().map(|ty| universal.renumber(*ty, graph)).collect();
                universal.output = universal.renumber(sig.output(), graph);
            }
            BodyOwner::Const(id) => universal.output = universal.renumber_static(ctx.const_item(id).ty),
            BodyOwner::Static(id) => universal.output = universal.renumber_static(ctx.static_item(id).ty),
            BodyOwner::Closure(id) => universal.add_closure(&ctx.closure(id), graph),
        }
        let boundary: Vec<Ty> = universal.inputs.iter().copied().chain([universal.output]).collect();
        let mut facts = universal.declared(&body.env, &body.generics);
        universal.imply_all(ctx, &boundary, &body.env, &mut facts);
        // An impl's self type and trait arguments are well-formed too.
        if let BodyOwner::Fn(id) = body.owner
            && let hir::Container::Impl(id) = ctx.func(id).container
        {
            let self_ty = universal.renumber_with(ctx.impl_def(id).self_ty, &mut || RegionVid(0));
            universal.imply(ctx, self_ty, &mut facts);
        }
        universal.close(facts);
        universal
    }

    /// The lifetimes of an item that is not a body.
    pub fn of_item(ctx: &dyn Context, item: &hir::RegionItem, graph: &mut RegionGraph) -> Universal {
        let mut universal = Universal::empty(graph);
        universal.add_params(&item.generics, graph);
        let implied: Vec<Ty> = item.implied.iter().map(|ty| universal.renumber(*ty, graph)).collect();
        let mut facts = universal.declared(&item.env, &item.generics);
        universal.imply_all(ctx, &implied, &item.env, &mut facts);
        universal.close(facts);
        universal
    }

    fn empty(graph: &mut RegionGraph) -> Universal {
        let static_region = graph.fresh_static();
        Universal {
            static_region,
            params: HashMap::new(),
            externals: Vec::new(),
            locals: HashSet::new(),
            inputs: Vec::new(),
            output: Ty::unit(),
            names: HashMap::from([(static_region, RegionName::Static)]),
            known: HashSet::new(),
            type_outlives: Vec::new(),
            is_closure: false,
        }
    }

    fn add_params(&mut self, generics: &hir::Generics, graph: &mut RegionGraph) {
        // Late-bound lifetimes come last, as in rustc: of unrelated lifetimes the order decides which is told about.
        let is_late =
            |param: &hir::GenericParam| matches!(param.kind, hir::GenericParamKind::Lifetime { late_bound: true, .. });
        let mut params: Vec<(usize, &hir::GenericParam)> = generics.params.iter().enumerate().collect();
        params.sort_by_key(|(_, param)| is_late(param));
        for (index, param) in params {
            let hir::GenericParamKind::Lifetime { elided, .. } = param.kind else { continue };
            let vid = graph.fresh(Origin::Universal);
            self.params.insert(index as u32, vid);
            let name = if elided { RegionName::Elided } else { RegionName::Named(param.name.to_string()) };
            self.names.insert(vid, name);
            if !self.is_closure {
                self.locals.insert(vid);
            }
        }
    }

    fn add_closure(&mut self, closure: &Rc<hir::Closure>, graph: &mut RegionGraph) {
        let mut externals = Vec::new();
        let ty = self.renumber_with(closure.ty, &mut || {
            let vid = graph.fresh(Origin::Universal);
            externals.push(vid);
            vid
        });
        for vid in &externals {
            self.names.insert(*vid, RegionName::External);
        }
        self.externals = externals;
        let TyKind::Closure(_, args) = ty.kind() else { return };
        let env = match closure.kind {
            ClosureKind::FnOnce => ty,
            kind => {
                let vid = graph.fresh(Origin::Universal);
                self.names.insert(vid, RegionName::External);
                self.locals.insert(vid);
                let m = if kind == ClosureKind::FnMut { Mutability::Mut } else { Mutability::Not };
                Ty::reference(Region::Var(vid), ty, m)
            }
        };
        let Some(sig) = ClosureArgs::split(*args).fn_sig() else { return };
        let opened: Vec<Region> = (0..sig.bound)
            .map(|_| {
                let vid = graph.fresh(Origin::Universal);
                self.names.insert(vid, RegionName::Elided);
                self.locals.insert(vid);
                Region::Var(vid)
            })
            .collect();
        let tys = instantiate_bound(sig.inputs_and_output, &opened);
        self.inputs = std::iter::once(env).chain(tys[..tys.len() - 1].iter().copied()).collect();
        self.output = tys[tys.len() - 1];
    }

    /// Region parameters become their variables; erased regions, if any, fresh existential ones.
    pub fn renumber(&self, ty: Ty, graph: &mut RegionGraph) -> Ty {
        self.renumber_with(ty, &mut || graph.fresh(Origin::Existential))
    }

    /// Elided lifetimes of `const` and `static` types are `'static`.
    fn renumber_static(&self, ty: Ty) -> Ty {
        let static_region = self.static_region;
        self.renumber_with(ty, &mut || static_region)
    }

    pub fn renumber_with<T: Fold>(&self, value: T, fresh: &mut dyn FnMut() -> RegionVid) -> T {
        struct Renumber<'a> {
            universal: &'a Universal,
            fresh: &'a mut dyn FnMut() -> RegionVid,
        }
        impl Folder for Renumber<'_> {
            fn ty(&mut self, ty: Ty) -> Ty {
                // Types share parts; those without regions are not looked into.
                if ty.has(Flags::REGION.union(Flags::ERASED)) { ty.super_fold(self) } else { ty }
            }
            fn region(&mut self, region: Region) -> Region {
                match region {
                    Region::Static => Region::Var(self.universal.static_region),
                    Region::Param(param) => match self.universal.params.get(&param.index) {
                        Some(vid) => Region::Var(*vid),
                        None => Region::Var((self.fresh)()),
                    },
                    Region::Erased | Region::Error => Region::Var((self.fresh)()),
                    Region::Var(_) | Region::Bound { .. } => region,
                }
            }
        }
        value.fold_with(&mut Renumber { universal: self, fresh })
    }

    // -- what is known -------------------------------------------------------------------------------------------

    /// What `where` clauses say.
    fn declared(&mut self, env: &hir::ParamEnv, generics: &hir::Generics) -> Vec<(RegionVid, RegionVid)> {
        let mut facts = Vec::new();
        for predicate in env.iter().chain(&generics.predicates) {
            match self.renumber_with(*predicate, &mut || RegionVid(0)) {
                _ if off(Rule::DeclaredOutlives) => {}
                Predicate::RegionOutlives(Region::Var(a), Region::Var(b)) => facts.push((a, b)),
                Predicate::TypeOutlives(ty, Region::Var(r)) => self.imply_outlives(ty, r, &mut facts),
                Predicate::RegionOutlives(..)
                | Predicate::TypeOutlives(..)
                | Predicate::Trait { .. }
                | Predicate::Projection { .. } => {}
            }
        }
        facts
    }

    /// Implied bounds of types that are well-formed, as they are written and as they are meant.
    fn imply_all(
        &mut self,
        ctx: &dyn Context,
        types: &[Ty],
        env: &hir::ParamEnv,
        facts: &mut Vec<(RegionVid, RegionVid)>,
    ) {
        for ty in types.iter().copied() {
            let normal = if ty.has(Flags::ALIAS) { ctx.normalize(ty, env) } else { ty };
            self.imply(ctx, ty, facts);
            if normal != ty {
                self.imply(ctx, normal, facts);
            }
        }
    }

    /// Implied bounds of a well-formed type.
    fn imply(&mut self, ctx: &dyn Context, ty: Ty, facts: &mut Vec<(RegionVid, RegionVid)>) {
        let mut inner = Vec::new();
        ty.walk(&mut |part| {
            if off(Rule::ImpliedBounds) {
                return false;
            }
            inner.push(part);
            !matches!(part.kind(), TyKind::FnPtr(_))
        });
        for part in inner {
            match part.kind() {
                // The references inside say the rest themselves.
                TyKind::Ref(Region::Var(r), pointee, _) => match pointee.kind() {
                    TyKind::Ref(Region::Var(inner), ..) => facts.push((*inner, *r)),
                    _ => self.imply_outlives(*pointee, *r, facts),
                },
                TyKind::Adt(id, args) => {
                    for predicate in adt_outlives(ctx, *id) {
                        match self.renumber_with(subst(predicate, *args), &mut || RegionVid(0)) {
                            Predicate::RegionOutlives(Region::Var(a), Region::Var(b)) => facts.push((a, b)),
                            Predicate::TypeOutlives(ty, Region::Var(r)) => self.imply_outlives(ty, r, facts),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// From `ty: r`, the regions in `ty` outlive `r`.
    fn imply_outlives(&mut self, ty: Ty, r: RegionVid, facts: &mut Vec<(RegionVid, RegionVid)>) {
        let mut pending = vec![ty];
        while let Some(ty) = pending.pop() {
            match ty.kind() {
                TyKind::Ref(Region::Var(inner), pointee, _) => {
                    facts.push((*inner, r));
                    pending.push(*pointee);
                }
                TyKind::Adt(_, args) => {
                    for arg in args.iter() {
                        match arg {
                            Arg::Region(Region::Var(inner)) => facts.push((*inner, r)),
                            Arg::Ty(ty) => pending.push(*ty),
                            Arg::Region(_) | Arg::Const(_) => {}
                        }
                    }
                }
                TyKind::Tuple(tys) => pending.extend(tys.iter()),
                TyKind::Slice(ty) | TyKind::Array(ty, _) | TyKind::RawPtr(ty, _) => pending.push(*ty),
                TyKind::Dynamic(_, Region::Var(inner)) => facts.push((*inner, r)),
                TyKind::Param(_) | TyKind::Alias(..) => self.type_outlives.push((ty, r)),
                _ => {}
            }
        }
    }

    fn close(&mut self, facts: Vec<(RegionVid, RegionVid)>) {
        let mut longer_than: HashMap<RegionVid, Vec<RegionVid>> = HashMap::new();
        for (longer, shorter) in facts {
            longer_than.entry(longer).or_default().push(shorter);
        }
        let sources: Vec<RegionVid> = longer_than.keys().copied().collect();
        for source in sources {
            let mut pending = vec![source];
            let mut seen = HashSet::new();
            while let Some(region) = pending.pop() {
                for shorter in longer_than.get(&region).into_iter().flatten() {
                    if seen.insert(*shorter) {
                        self.known.insert((source, *shorter));
                        if off(Rule::OutlivesIsTransitive) {
                            continue;
                        }
                        pending.push(*shorter);
                    }
                }
            }
        }
    }

    /// Whether `longer: shorter` holds for every caller.
    pub fn outlives(&self, longer: RegionVid, shorter: RegionVid) -> bool {
        longer == shorter
            || (longer == self.static_region && !off(Rule::StaticOutlivesAll))
            || self.known.contains(&(longer, shorter))
            || self.known.contains(&(longer, self.static_region))
    }

    /// The least region known to outlive both, `'static` if nothing less does (rustc's `postdom_upper_bound`).
    pub fn upper_bound(&self, a: RegionVid, b: RegionVid) -> RegionVid {
        if self.outlives(a, b) {
            return a;
        }
        if self.outlives(b, a) {
            return b;
        }
        let above = |region: &RegionVid| self.outlives(*region, a) && self.outlives(*region, b);
        let mut bounds: Vec<RegionVid> = self.names.keys().copied().filter(above).collect();
        bounds.sort();
        let least = |bound: &RegionVid| bounds.iter().all(|other| self.outlives(*other, *bound));
        bounds.iter().copied().find(least).unwrap_or(self.static_region)
    }
}

/// What an ADT's parameters must outlive: its `where` clauses and what its fields' types say (RFC 2093, inferred outlives;
/// that something lives for `'static` is never inferred).
pub fn adt_outlives(ctx: &dyn Context, id: AdtId) -> Vec<Predicate> {
    let mut found = Vec::new();
    collect_outlives(ctx, id, &mut vec![id], &mut found);
    found
}

fn collect_outlives(ctx: &dyn Context, id: AdtId, open: &mut Vec<AdtId>, found: &mut Vec<Predicate>) {
    /// Types nested deeper than this say nothing new in practice.
    const MAX_DEPTH: usize = 8;
    let adt = ctx.adt(id);
    let is_outlives = |p: &&Predicate| matches!(p, Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..));
    found.extend(adt.generics.predicates.iter().filter(is_outlives).copied());
    if open.len() > MAX_DEPTH {
        return;
    }
    for field in adt.variants.iter().flat_map(|variant| variant.fields.iter()) {
        field.ty.walk(&mut |part| {
            match part.kind() {
                // What is bound in a `for<..>` is no parameter.
                _ if part.has(Flags::BOUND) => {}
                TyKind::Ref(Region::Static, ..) => {}
                TyKind::Ref(region, pointee, _) => found.push(Predicate::TypeOutlives(*pointee, *region)),
                TyKind::Adt(inner, args) if !args.is_empty() && !open.contains(inner) => {
                    let mut nested = Vec::new();
                    open.push(*inner);
                    collect_outlives(ctx, *inner, open, &mut nested);
                    open.pop();
                    let is_static = |predicate: &Predicate| {
                        matches!(
                            predicate,
                            Predicate::TypeOutlives(_, Region::Static) | Predicate::RegionOutlives(_, Region::Static)
                        )
                    };
                    found.extend(nested.into_iter().map(|p| subst(p, *args)).filter(|p| !is_static(p)));
                }
                _ => {}
            }
            true
        });
    }
}

/// What a closure body needs of the regions outside it, for its creator to guarantee.
#[derive(Clone, Debug)]
pub struct Requirement {
    pub longer: External,
    pub shorter: External,
    pub span: crate::source::Span,
    pub category: super::regions::Category,
}

/// A region named from outside the closure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum External {
    Static,
    /// Lifetime parameter of the function around.
    Param(u32),
    /// The n-th erased region of the closure's type.
    Nth(usize),
}

impl Universal {
    pub fn external(&self, region: RegionVid) -> Option<External> {
        if region == self.static_region {
            return Some(External::Static);
        }
        if let Some((index, _)) = self.params.iter().find(|(_, vid)| **vid == region) {
            return Some(External::Param(*index));
        }
        self.externals.iter().position(|vid| *vid == region).map(External::Nth)
    }
}
