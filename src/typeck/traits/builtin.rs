//! Built-in rules: when a type is `Sized`, `Copy`, `Clone`, `Send` by its structure, what unsizes to what, and which bounds
//! come with a type.

use std::rc::Rc;

use crate::hir::AdtKind;
use crate::index::Id;
use crate::ty::*;

use super::elaborate::{elaborate, supertraits};
use super::{TraitRef, trait_predicate};
use crate::typeck::infer::InferCtxt;

/// When a built-in rule applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conditions {
    /// If the trait holds for these.
    Where(Vec<Ty>),
    /// It does not.
    None,
    /// Depends on unsolved variables.
    Ambiguous,
}

impl Conditions {
    const ALWAYS: Conditions = Conditions::Where(Vec::new());
}

impl InferCtxt<'_> {
    pub(crate) fn sized_conditions(&self, ty: Ty) -> Conditions {
        match ty.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Never
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::Array(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Closure(..)
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_))
            | TyKind::Error => Conditions::ALWAYS,
            TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => Conditions::None,
            TyKind::Tuple(tys) => Conditions::Where(tys.last().copied().into_iter().collect()),
            TyKind::Adt(id, args) => Conditions::Where(self.struct_tail_field(*id, *args).into_iter().collect()),
            TyKind::Opaque(id, _) => match self.defining_opaque(*id) {
                Some(hidden) => Conditions::Where(vec![hidden]),
                None => Conditions::None,
            },
            TyKind::Param(_) | TyKind::Alias(..) => Conditions::None,
            TyKind::Infer(Infer::Ty(_)) => Conditions::Ambiguous,
        }
    }

    /// The type of a struct's last field, if its size may depend on it.
    pub(crate) fn struct_tail_field(&self, id: AdtId, args: Args) -> Option<Ty> {
        let adt = self.tables.adt(id);
        match adt.kind {
            AdtKind::Struct => {
                let field = adt.variants.get(VariantIdx::STRUCT)?.fields.last()?;
                // Only parameters and unsized types can make a difference; this also ends the recursion soon.
                let always_sized = matches!(
                    field.ty.kind(),
                    TyKind::Bool
                        | TyKind::Char
                        | TyKind::Int(_)
                        | TyKind::Float(_)
                        | TyKind::Ref(..)
                        | TyKind::RawPtr(..)
                        | TyKind::Array(..)
                        | TyKind::FnPtr(_)
                        | TyKind::Never
                );
                (!always_sized).then(|| field.ty.subst(args))
            }
            AdtKind::Enum | AdtKind::Union => None,
        }
    }

    pub(crate) fn copy_clone_conditions(&self, ty: Ty) -> Conditions {
        match ty.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Never
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Ref(_, _, Mutability::Not)
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_))
            | TyKind::Error => Conditions::ALWAYS,
            TyKind::Ref(_, _, Mutability::Mut) | TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => {
                Conditions::None
            }
            TyKind::Array(elem, _) => Conditions::Where(vec![*elem]),
            TyKind::Tuple(tys) => Conditions::Where(tys.to_vec()),
            TyKind::Closure(_, args) => self.closure_conditions(*args),
            TyKind::Opaque(id, _) => match self.defining_opaque(*id) {
                Some(hidden) => Conditions::Where(vec![hidden]),
                None => Conditions::None,
            },
            TyKind::Adt(..) | TyKind::Param(_) | TyKind::Alias(..) => Conditions::None,
            TyKind::Infer(Infer::Ty(_)) => Conditions::Ambiguous,
        }
    }

    fn closure_conditions(&self, args: Args) -> Conditions {
        let upvars = self.resolve(ClosureArgs::split(args).upvars);
        match upvars.kind() {
            TyKind::Tuple(tys) => Conditions::Where(tys.to_vec()),
            TyKind::Infer(_) => Conditions::Ambiguous,
            _ => Conditions::None,
        }
    }

    /// `Send` and `Sync` have rules of their own for references and raw pointers; every auto trait holds for a type whose
    /// parts all have it. `Conditions::Where` is about the trait that [`auto_trait_of_parts`](Self::auto_trait_of_parts)
    /// names.
    pub(crate) fn auto_conditions(&self, trait_id: TraitId, ty: Ty) -> Conditions {
        let lang = self.tables.trait_def(trait_id).lang.map(|l| l.as_str());
        let thread_trait = matches!(lang, Some("send" | "sync"));
        match ty.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_))
            | TyKind::Error => Conditions::ALWAYS,
            TyKind::RawPtr(..) if thread_trait => Conditions::None,
            TyKind::Ref(_, inner, _) | TyKind::RawPtr(inner, _) => Conditions::Where(vec![*inner]),
            TyKind::Slice(inner) | TyKind::Array(inner, _) => Conditions::Where(vec![*inner]),
            TyKind::Tuple(tys) => Conditions::Where(tys.to_vec()),
            TyKind::Closure(_, args) => self.closure_conditions(*args),
            TyKind::Adt(id, args) => {
                let adt = self.tables.adt(*id);
                match adt.lang.map(|l| l.as_str()) {
                    Some("UnsafeCell") if lang == Some("sync") => Conditions::None,
                    Some("PhantomData") => Conditions::Where(args.iter().filter_map(|a| a.as_ty()).collect()),
                    _ => Conditions::Where(
                        adt.variants.iter().flat_map(|v| v.fields.iter()).map(|f| f.ty.subst(*args)).collect(),
                    ),
                }
            }
            TyKind::Dynamic(dyn_ty, _) => {
                let by_super = || {
                    let implied = self.object_supertraits(ty);
                    implied.iter().any(|(t, _)| t.trait_id == trait_id)
                };
                if dyn_ty.autos.contains(&trait_id) || by_super() { Conditions::ALWAYS } else { Conditions::None }
            }
            TyKind::Opaque(id, args) => match self.defining_opaque(*id) {
                Some(hidden) => Conditions::Where(vec![hidden]),
                // Auto traits leak through `impl Trait`.
                None => match self.tables.hidden_type(*id) {
                    Some(hidden) => Conditions::Where(vec![hidden.subst(*args)]),
                    None => Conditions::Ambiguous,
                },
            },
            TyKind::Param(_) | TyKind::Alias(..) => Conditions::None,
            TyKind::Infer(Infer::Ty(_)) => Conditions::Ambiguous,
        }
    }

    /// `&T: Send` demands `T: Sync`; otherwise the parts must have the trait itself.
    pub(crate) fn auto_trait_of_parts(&self, trait_id: TraitId, ty: Ty) -> TraitId {
        let is_send = self.tables.trait_def(trait_id).lang.is_some_and(|l| l.as_str() == "send");
        match ty.kind() {
            TyKind::Ref(_, _, Mutability::Not) if is_send => self.tables.lang_trait("sync").unwrap_or(trait_id),
            _ => trait_id,
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Bounds that come with a type.

    /// What is known of an associated or opaque type by its declaration, elaborated; for a projection of a projection, also
    /// what the outer ones declare of it. Not normalised.
    pub(crate) fn alias_bounds(&self, ty: Ty) -> Vec<Predicate> {
        let mut out = Vec::new();
        let mut ty = ty;
        loop {
            match ty.kind() {
                TyKind::Alias(_, args) => {
                    out.extend(self.bounds_of(ty).iter().map(|p| subst(*p, *args)));
                    match args.first().and_then(|a| a.as_ty()) {
                        Some(self_ty) => ty = self.shallow(self_ty),
                        None => return out,
                    }
                }
                TyKind::Opaque(_, args) => {
                    out.extend(self.bounds_of(ty).iter().map(|p| subst(*p, *args)));
                    return out;
                }
                _ => return out,
            }
        }
    }

    /// The elaborated declared bounds of an alias, in terms of its parameters.
    fn bounds_of(&self, ty: Ty) -> Rc<[Predicate]> {
        // The key is the alias without arguments: bounds are in terms of parameters.
        let key = match ty.kind() {
            TyKind::Alias(id, _) => Ty::new(TyKind::Alias(*id, Ty::args(&[]))),
            TyKind::Opaque(id, _) => Ty::new(TyKind::Opaque(*id, Ty::args(&[]))),
            _ => return Rc::new([]),
        };
        if let Some(bounds) = self.tables.caches().elaborated_bounds.borrow().get(&key) {
            return bounds.clone();
        }
        let declared = match ty.kind() {
            TyKind::Alias(id, _) => self.tables.assoc_ty(*id).bounds.clone(),
            TyKind::Opaque(id, _) => self.tables.opaque(*id).bounds.clone(),
            _ => Vec::new(),
        };
        let bounds: Rc<[Predicate]> = elaborate(self.tables, &declared).into();
        self.tables.caches().elaborated_bounds.borrow_mut().insert(key, bounds.clone());
        bounds
    }

    /// The traits that a trait object has by its type: the principal and its supertraits, applied to the object.
    pub(crate) fn object_supertraits(&self, ty: Ty) -> Vec<(TraitRef, u32)> {
        match self.object_principal(ty) {
            Some((principal, bound)) => supertraits(self.tables, principal, bound),
            None => Vec::new(),
        }
    }

    /// `dyn Trait<A>` gives `dyn Trait<A>: Trait<A>`.
    pub(crate) fn object_principal(&self, ty: Ty) -> Option<(TraitRef, u32)> {
        let TyKind::Dynamic(dyn_ty, _) = ty.kind() else { return None };
        let (trait_id, args) = dyn_ty.principal?;
        let mut all = vec![Arg::Ty(shift(ty, u32::from(dyn_ty.bound > 0)))];
        all.extend_from_slice(&args);
        Some((TraitRef { trait_id, args: Ty::args(&all) }, dyn_ty.bound))
    }

    // -----------------------------------------------------------------------------------------------------------
    // Unsizing.

    /// What must hold for `source: Unsize<target>`, having related the types; `None` if it cannot.
    pub(crate) fn unsize_goals(&self, source: Ty, target: Ty) -> Option<Vec<Predicate>> {
        match (source.kind(), target.kind()) {
            (TyKind::Dynamic(a, ra), TyKind::Dynamic(b, rb)) => self.upcast_goals(source, a, *ra, b, *rb),
            (TyKind::Infer(Infer::Ty(_)), _) => None,
            (_, TyKind::Dynamic(dyn_ty, region)) => Some(self.object_goals(source, dyn_ty, *region)),
            (TyKind::Array(elem, _), TyKind::Slice(target)) => {
                self.relate(*elem, *target).ok()?;
                Some(Vec::new())
            }
            (TyKind::Adt(a, xs), TyKind::Adt(b, ys)) if a == b => self.struct_unsize_goals(*a, *xs, *ys),
            _ => None,
        }
    }

    /// `T: Unsize<dyn Trait<A, Item = U> + Send + 'r>`: `T: Trait<A>`, `<T as Trait<A>>::Item == U`, `T: Send`, `T: 'r`,
    /// `T: Sized`.
    fn object_goals(&self, source: Ty, dyn_ty: &DynTy, region: Region) -> Vec<Predicate> {
        let mut goals = Vec::new();
        let inner = shift(source, u32::from(dyn_ty.bound > 0));
        if let Some(sized) = self.tables.lang_trait("sized") {
            goals.push(trait_predicate(sized, source, &[]));
        }
        if let Some((trait_id, args)) = dyn_ty.principal {
            let mut all = vec![Arg::Ty(inner)];
            all.extend_from_slice(&args);
            let principal = TraitRef { trait_id, args: Ty::args(&all) };
            goals.push(Predicate::Trait { trait_ref: principal, bound: dyn_ty.bound });
            let supers = supertraits(self.tables, principal, dyn_ty.bound);
            for (assoc, ty) in dyn_ty.projections {
                let owner = self.tables.assoc_ty(*assoc).trait_id;
                if let Some((t, bound)) = supers.iter().find(|(t, _)| t.trait_id == owner) {
                    goals.push(Predicate::Projection { assoc: *assoc, args: t.args, ty: *ty, bound: *bound });
                }
            }
        }
        goals.extend(dyn_ty.autos.iter().map(|auto| trait_predicate(*auto, source, &[])));
        goals.push(Predicate::TypeOutlives(source, region));
        goals
    }

    fn upcast_goals(&self, source: Ty, a: &DynTy, ra: Region, b: &DynTy, rb: Region) -> Option<Vec<Predicate>> {
        let supers = self.object_supertraits(source);
        let has_auto = |t: &TraitId| a.autos.contains(t) || supers.iter().any(|(s, _)| s.trait_id == *t);
        if !b.autos.iter().all(has_auto) {
            return None;
        }
        if let Some((trait_id, args)) = b.principal {
            let target = self.open_placeholders(args, b.bound);
            let found = supers.iter().any(|(t, bound)| {
                t.trait_id == trait_id
                    && self.commit_if_ok(|| self.relate_args(&self.open_fresh(t.args, *bound)[1..], &target)).is_ok()
            });
            if !found {
                return None;
            }
            for (assoc, ty) in b.projections {
                if let Some((_, own)) = a.projections.iter().find(|(id, _)| id == assoc) {
                    let own = self.open_fresh(*own, a.bound);
                    self.relate(own, self.open_placeholders(*ty, b.bound)).ok()?;
                }
            }
        }
        Some(vec![Predicate::RegionOutlives(ra, rb)])
    }

    /// `S<.., T>: Unsize<S<.., U>>` if only the last field mentions the parameter and unsizes.
    fn struct_unsize_goals(&self, id: AdtId, source: Args, target: Args) -> Option<Vec<Predicate>> {
        let adt = self.tables.adt(id);
        if adt.kind != AdtKind::Struct {
            return None;
        }
        let fields = &adt.variants.get(VariantIdx::STRUCT)?.fields;
        let tail = fields.last()?;
        let mentions = |ty: Ty, index: usize| {
            let mut found = false;
            ty.walk(&mut |t| {
                found |= matches!(t.kind(), TyKind::Param(p) if p.index as usize == index);
                !found
            });
            found
        };
        let mut mixed = source.to_vec();
        let mut any = false;
        for (i, slot) in mixed.iter_mut().enumerate() {
            let only_tail = mentions(tail.ty, i)
                && !fields.iter_ids().any(|(f, field)| f.index() + 1 < fields.len() && mentions(field.ty, i));
            if only_tail {
                *slot = *target.get(i)?;
                any = true;
            }
        }
        if !any {
            return None;
        }
        self.relate_args(&mixed, &target).ok()?;
        let unsize = self.tables.lang_trait("unsize")?;
        let tail_target = tail.ty.subst(Ty::args(&mixed));
        Some(vec![trait_predicate(unsize, tail.ty.subst(source), &[Arg::Ty(tail_target)])])
    }

    /// For `source: CoerceUnsized<target>`: the pointees that must unsize.
    pub(crate) fn coerce_unsized_goal(&self, source: Ty, target: Ty) -> Option<(Ty, Ty)> {
        match (source.kind(), target.kind()) {
            (TyKind::Ref(ra, a, ma), TyKind::Ref(rb, b, mb)) if ma >= mb => {
                self.outlives(*ra, *rb);
                Some((*a, *b))
            }
            (TyKind::Ref(_, a, ma) | TyKind::RawPtr(a, ma), TyKind::RawPtr(b, mb)) if ma >= mb => Some((*a, *b)),
            (TyKind::Adt(x, xs), TyKind::Adt(y, ys)) if x == y => {
                let lang = self.tables.adt(*x).lang?;
                if !matches!(lang.as_str(), "owned_box" | "Rc" | "Weak" | "Arc" | "ArcWeak") {
                    return None;
                }
                Some((xs.first()?.as_ty()?, ys.first()?.as_ty()?))
            }
            _ => None,
        }
    }

    fn outlives(&self, longer: Region, shorter: Region) {
        self.register_region_outlives(longer, shorter);
    }
}
