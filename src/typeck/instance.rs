//! The semantic questions of [`hir::Context`](crate::hir::Context): what later stages ask of the trait solver.
//!
//! Types here have no inference variables. The borrow checker's two questions, [`normalize_regions`] and
//! [`prove_regions`], relate the region variables in their types; all others ignore regions.

use crate::hir::*;
use crate::ty::*;

use super::fulfill::Fulfill;
use super::infer::InferCtxt;
use super::infer::resolve::{has_flags, has_infer};
use super::tables::{ImplFilter, ItemTables, SimplifiedTy};
use super::traits::elaborate::supertraits;
use super::traits::evaluate::no_span;
use super::traits::{Candidate, Cause, Eval, Obligation, RECURSION_LIMIT, empty_env, trait_predicate};

/// Whether the predicate holds (regions ignored).
pub fn holds(tables: &dyn ItemTables, predicate: Predicate, env: &ParamEnv) -> bool {
    let infcx = InferCtxt::new(tables);
    let obligation = Obligation::new(erase_regions(predicate), env, Cause::misc(no_span()));
    infcx.evaluate(&obligation) == Eval::Yes
}

fn holds_lang(tables: &dyn ItemTables, name: &str, ty: Ty, env: &ParamEnv) -> bool {
    match tables.lang_trait(name) {
        Some(trait_id) => holds(tables, trait_predicate(trait_id, ty, &[]), env),
        None => false,
    }
}

pub fn is_copy(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv) -> bool {
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
        | TyKind::Error => true,
        TyKind::Ref(_, _, Mutability::Mut) | TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => false,
        TyKind::Tuple(tys) if tys.is_empty() => true,
        TyKind::Tuple(_)
        | TyKind::Array(..)
        | TyKind::Adt(..)
        | TyKind::Closure(..)
        | TyKind::Param(_)
        | TyKind::Alias(..)
        | TyKind::Opaque(..)
        | TyKind::Infer(_) => holds_lang(tables, "copy", ty, env),
    }
}

pub fn is_sized(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv) -> bool {
    match ty.kind() {
        TyKind::Bool
        | TyKind::Char
        | TyKind::Int(_)
        | TyKind::Float(_)
        | TyKind::Never
        | TyKind::RawPtr(..)
        | TyKind::FnDef(..)
        | TyKind::FnPtr(_)
        | TyKind::Ref(..)
        | TyKind::Array(..)
        | TyKind::Closure(..)
        | TyKind::Infer(_)
        | TyKind::Error => true,
        TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => false,
        TyKind::Tuple(_) | TyKind::Adt(..) | TyKind::Param(_) | TyKind::Alias(..) | TyKind::Opaque(..) => {
            holds_lang(tables, "sized", ty, env)
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Drop.

/// Whether dropping a value of this type can do anything.
pub fn needs_drop(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv) -> bool {
    needs_drop_at(tables, ty.erase_regions(), env, 0)
}

fn needs_drop_at(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv, depth: u32) -> bool {
    match ty.kind() {
        TyKind::Bool
        | TyKind::Char
        | TyKind::Int(_)
        | TyKind::Float(_)
        | TyKind::Str
        | TyKind::Never
        | TyKind::Ref(..)
        | TyKind::RawPtr(..)
        | TyKind::FnDef(..)
        | TyKind::FnPtr(_)
        | TyKind::Infer(_)
        | TyKind::Error => false,
        TyKind::Dynamic(..) => true,
        // Types that contain themselves do so behind a pointer that owns; if there is no end, there is something.
        _ if depth > RECURSION_LIMIT => true,
        TyKind::Slice(elem) => needs_drop_at(tables, *elem, env, depth + 1),
        TyKind::Array(elem, len) => *len != Const::Value(0) && needs_drop_at(tables, *elem, env, depth + 1),
        TyKind::Tuple(tys) => {
            remembered_need(tables, ty, env, || tys.iter().any(|ty| needs_drop_at(tables, *ty, env, depth + 1)))
        }
        TyKind::Closure(_, args) => {
            ClosureArgs::split(*args).upvar_tys().iter().any(|ty| needs_drop_at(tables, *ty, env, depth + 1))
        }
        // Of an `impl Trait` nobody but its function knows what it is. What is compiled is revealed by then.
        TyKind::Param(_) | TyKind::Opaque(..) => !is_copy(tables, ty, env),
        TyKind::Alias(..) => match normalize(tables, ty, env) {
            normal if normal == ty => !is_copy(tables, ty, env),
            normal => needs_drop_at(tables, normal, env, depth + 1),
        },
        TyKind::Adt(id, args) => adt_needs_drop(tables, ty, *id, *args, env, depth),
    }
}

fn adt_needs_drop(tables: &dyn ItemTables, ty: Ty, id: AdtId, args: Args, env: &ParamEnv, depth: u32) -> bool {
    let adt = tables.adt(id);
    remembered_need(tables, ty, env, || match adt.lang.map(|l| l.as_str()) {
        Some("owned_box") => true,
        Some("ManuallyDrop") => false,
        _ if drop_impl(tables, ty).is_some() => true,
        // Its fields are nobody's to drop.
        _ if adt.kind == AdtKind::Union => false,
        _ => {
            let mut fields = adt.variants.iter().flat_map(|v| v.fields.iter());
            fields.any(|f| needs_drop_at(tables, f.ty.subst(args).erase_regions(), env, depth + 1))
        }
    })
}

/// The answer for a type, found once.
fn remembered_need(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv, find: impl FnOnce() -> bool) -> bool {
    let key = (tables.caches().env_key(env, false), ty);
    if let Some(known) = tables.caches().needs_drop.borrow().get(&key) {
        return *known;
    }
    let answer = find();
    tables.caches().needs_drop.borrow_mut().insert(key, answer);
    answer
}

/// The impl of `Drop` for an ADT and its `drop`.
fn drop_impl_of(tables: &dyn ItemTables, id: AdtId) -> Option<(ImplId, FnId)> {
    if let Some(known) = tables.caches().drop_impls.borrow().get(&id) {
        return *known;
    }
    let find = || {
        let drop = tables.lang_trait("drop")?;
        // Nothing implements `Drop` for all types, so what the filter admits is for this one.
        let impls = tables.trait_impls(drop, ImplFilter::Of(SimplifiedTy::Adt(id)));
        let impl_id = *impls.iter().find(|id| SimplifiedTy::of(tables.impl_header(**id).self_ty).is_some())?;
        let def = tables.impl_def(impl_id);
        let (_, fn_id) = def.fns.first()?;
        Some((impl_id, *fn_id))
    };
    let found = find();
    tables.caches().drop_impls.borrow_mut().insert(id, found);
    found
}

/// Whether the type has a `Drop` of its own.
pub(crate) fn has_drop_impl(tables: &dyn ItemTables, id: AdtId) -> bool {
    drop_impl_of(tables, id).is_some()
}

/// The type's own `Drop::drop`, if it has one, with the impl's arguments for this type.
pub fn drop_impl(tables: &dyn ItemTables, ty: Ty) -> Option<(FnId, Args)> {
    let TyKind::Adt(id, args) = *ty.kind() else { return None };
    let (impl_id, fn_id) = drop_impl_of(tables, id)?;
    let def = tables.impl_def(impl_id);
    let TyKind::Adt(_, header_args) = *def.self_ty.kind() else { return None };
    // An impl of `Drop` is for the type at distinct parameters (E0366), so each of its parameters is one of the type's.
    let impl_args: Vec<Arg> = (0..def.generics.params.len())
        .map(|i| {
            let at = header_args.iter().position(|arg| param_index(*arg) == Some(i));
            at.and_then(|at| args.get(at).copied()).unwrap_or(Arg::Region(Region::Erased))
        })
        .collect();
    Some((fn_id, complete_with_erased(tables, fn_id, impl_args)))
}

fn param_index(arg: Arg) -> Option<usize> {
    match arg {
        Arg::Ty(ty) => match ty.kind() {
            TyKind::Param(param) => Some(param.index as usize),
            _ => None,
        },
        Arg::Region(Region::Param(param)) | Arg::Const(Const::Param(param)) => Some(param.index as usize),
        Arg::Region(_) | Arg::Const(_) => None,
    }
}

/// Appends `Erased` for the function's own lifetimes.
fn complete_with_erased(tables: &dyn ItemTables, fn_id: FnId, mut args: Vec<Arg>) -> Args {
    let count = tables.func(fn_id).generics.params.len();
    while args.len() < count {
        args.push(Arg::Region(Region::Erased));
    }
    Ty::args(&args)
}

/// Parameters of an ADT whose `Drop` impl promises not to use them, by index.
pub fn may_dangle(tables: &dyn ItemTables, id: AdtId) -> Vec<u32> {
    let Some((impl_id, _)) = drop_impl_of(tables, id) else { return Vec::new() };
    let promised = tables.may_dangle_params(impl_id);
    let TyKind::Adt(_, header_args) = *tables.impl_def(impl_id).self_ty.kind() else { return Vec::new() };
    let is_promised = |arg: &Arg| param_index(*arg).is_some_and(|i| promised.contains(&(i as u32)));
    header_args.iter().enumerate().filter(|(_, arg)| is_promised(arg)).map(|(i, _)| i as u32).collect()
}

// ---------------------------------------------------------------------------------------------------------------
// Normalisation.

/// Replaces projections by what they stand for; opaque types stay.
pub fn normalize<T: Fold>(tables: &dyn ItemTables, value: T, env: &ParamEnv) -> T {
    if !has_flags(value, Flags::ALIAS) {
        return value;
    }
    normalize_in(&InferCtxt::new(tables), value, env)
}

/// For code generation: everything concrete, projections and opaque types replaced, regions erased.
pub fn reveal_all<T: Fold>(tables: &dyn ItemTables, value: T) -> T {
    let value = erase_regions(value);
    if !has_flags(value, Flags::ALIAS.union(Flags::OPAQUE)) {
        return value;
    }
    normalize_in(&InferCtxt::revealing(tables), value, &empty_env())
}

fn normalize_in<T: Fold>(infcx: &InferCtxt, value: T, env: &ParamEnv) -> T {
    let mut obligations = Vec::new();
    let value = infcx.normalize_rigid(value, env, Cause::misc(no_span()), &mut obligations);
    let value = infcx.resolve(value);
    if !has_infer(value) {
        return value;
    }
    solve(infcx, obligations);
    without_variables(infcx, value)
}

/// Proves what can be proved, for the sake of the variables that it binds.
fn solve(infcx: &InferCtxt, obligations: Vec<Obligation>) {
    let mut fulfill = Fulfill::new();
    fulfill.register_all(obligations);
    // What fails was reported where the types were written.
    let _ = fulfill.select_where_possible(infcx);
}

fn without_variables<T: Fold>(infcx: &InferCtxt, value: T) -> T {
    infcx.fully_resolve(value, &mut |_| Ty::ERROR())
}

/// Like [`normalize`], for types with region variables: the regions that an impl relates are reported.
pub fn normalize_regions(tables: &dyn ItemTables, ty: Ty, env: &ParamEnv, sink: &mut dyn RegionSink) -> Ty {
    if !ty.has(Flags::ALIAS) {
        return ty;
    }
    let infcx = InferCtxt::tracking_regions(tables);
    let mut obligations = Vec::new();
    let ty = infcx.normalize_rigid(ty, env, Cause::misc(no_span()), &mut obligations);
    solve(&infcx, obligations);
    infcx.export_regions(ty, sink)
}

/// Proves a predicate whose types have region variables, reporting what it demands of them. It holds but for regions.
pub fn prove_regions(tables: &dyn ItemTables, predicate: Predicate, env: &ParamEnv, sink: &mut dyn RegionSink) {
    let infcx = InferCtxt::tracking_regions(tables);
    let cause = Cause::misc(no_span());
    let mut obligations = Vec::new();
    let predicate = infcx.normalize_predicate_into(predicate, env, cause, 0, &mut obligations);
    obligations.push(Obligation::new(predicate, env, cause));
    solve(&infcx, obligations);
    infcx.export_regions(Ty::unit(), sink);
}

/// The hidden type of an opaque type, with its parameters substituted.
pub fn reveal_opaque(tables: &dyn ItemTables, id: OpaqueId, args: Args) -> Ty {
    match tables.hidden_type(id) {
        Some(hidden) => hidden.subst(args),
        None => Ty::ERROR(),
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Instances.

/// The function that a mention of `FnDef(id, args)` calls, all arguments concrete. `None` only after an error.
pub fn resolve_instance(tables: &dyn ItemTables, id: FnId, args: Args) -> Option<Instance> {
    let args = reveal_all(tables, args);
    let Container::Trait(trait_id) = tables.func(id).container else {
        return Some(Instance::Fn(id, args));
    };
    if let Some(known) = tables.caches().instances.borrow().get(&(id, args)) {
        return *known;
    }
    let instance = resolve_trait_fn(tables, trait_id, id, args);
    tables.caches().instances.borrow_mut().insert((id, args), instance);
    instance
}

/// A trait reference with what makes it true, solved.
struct Solved {
    candidate: Candidate,
    /// Of the impl, if it is one.
    impl_args: Args,
}

fn solve_trait(tables: &dyn ItemTables, trait_ref: TraitRef) -> Option<Solved> {
    let infcx = InferCtxt::revealing(tables);
    let predicate = Predicate::Trait { trait_ref, bound: 0 };
    let goal = Obligation::new(predicate, &empty_env(), Cause::misc(no_span()));
    let candidate = infcx.select(&goal).ok().flatten()?;
    let Candidate::Impl(id) = candidate else {
        return Some(Solved { candidate, impl_args: Ty::args(&[]) });
    };
    let (impl_args, mut obligations) = infcx.match_impl(&goal, trait_ref, id).ok()?;
    if has_infer(infcx.resolve(impl_args)) {
        // Parameters that only the where clauses determine.
        let def = tables.impl_def(id);
        infcx.where_clauses(&goal, &def.generics, impl_args, &mut obligations);
    }
    solve(&infcx, obligations);
    Some(Solved { candidate, impl_args: without_variables(&infcx, impl_args) })
}

fn resolve_trait_fn(tables: &dyn ItemTables, trait_id: TraitId, id: FnId, args: Args) -> Option<Instance> {
    let def = tables.trait_def(trait_id);
    let count = def.generics.params.len();
    let trait_ref = TraitRef { trait_id, args: Ty::args(args.get(..count)?) };
    let self_ty = trait_ref.self_ty();
    if self_ty.is_error() {
        return None;
    }
    let solved = solve_trait(tables, trait_ref)?;
    match solved.candidate {
        Candidate::Impl(impl_id) => {
            let name = def.fns.iter().find(|(_, f)| *f == id)?.0;
            let found = tables.impl_def(impl_id).fns.iter().find(|(n, _)| *n == name).map(|(_, f)| *f);
            match found {
                Some(fn_id) => Some(Instance::Fn(fn_id, own_args(tables, fn_id, solved.impl_args, &args[count..]))),
                None => default_body(tables, id, args),
            }
        }
        Candidate::Closure => match *self_ty.kind() {
            TyKind::Closure(id, args) => Some(Instance::Closure { id, args, via: call_kind(tables, trait_id)? }),
            _ => None,
        },
        Candidate::FnPointer => Some(Instance::FnPtr { ty: self_ty, via: call_kind(tables, trait_id)? }),
        Candidate::Builtin => {
            let is_clone = tables.func(id).name.name.as_str() == "clone";
            if is_clone { Some(Instance::CloneShim(self_ty)) } else { default_body(tables, id, args) }
        }
        Candidate::Object(_) => {
            let TyKind::Dynamic(dyn_ty, _) = self_ty.kind() else { return None };
            let (principal, _) = dyn_ty.principal?;
            match vtable_methods(tables, principal).iter().position(|f| *f == id) {
                Some(slot) => Some(Instance::Virtual(principal, slot)),
                None => default_body(tables, id, args),
            }
        }
        Candidate::Auto | Candidate::ParamEnv(..) | Candidate::Alias(..) => default_body(tables, id, args),
        Candidate::Unsize | Candidate::CoerceUnsized => None,
    }
}

fn default_body(tables: &dyn ItemTables, id: FnId, args: Args) -> Option<Instance> {
    tables.func(id).has_body.then_some(Instance::Fn(id, args))
}

/// Which of `call`, `call_mut`, `call_once` the trait is for.
fn call_kind(tables: &dyn ItemTables, trait_id: TraitId) -> Option<ClosureKind> {
    match tables.caches().trait_kind(tables, trait_id) {
        super::traits::cache::TraitKind::Fn(kind) => Some(kind),
        _ => None,
    }
}

/// The arguments of an impl's function: the impl's, then the types and consts that the trait's function was given. Lifetimes
/// need not correspond and are erased.
fn own_args(tables: &dyn ItemTables, fn_id: FnId, impl_args: Args, given: &[Arg]) -> Args {
    let func = tables.func(fn_id);
    let mut given = given.iter().filter(|arg| !matches!(arg, Arg::Region(_)));
    let mut args = impl_args.to_vec();
    for param in func.generics.params.iter().skip(impl_args.len()) {
        args.push(match param.kind {
            GenericParamKind::Lifetime { .. } => Arg::Region(Region::Erased),
            GenericParamKind::Type { .. } => given.next().copied().unwrap_or(Arg::Ty(Ty::ERROR())),
            GenericParamKind::Const { .. } => given.next().copied().unwrap_or(Arg::Const(Const::Error)),
        });
    }
    Ty::args(&args)
}

/// The impl's const for a trait's associated const, all arguments concrete.
pub fn resolve_const(tables: &dyn ItemTables, id: ConstId, args: Args) -> Option<(ConstId, Args)> {
    let item = tables.const_item(id);
    let Container::Trait(trait_id) = item.container else { return Some((id, args)) };
    let args = reveal_all(tables, args);
    let def = tables.trait_def(trait_id);
    let trait_ref = TraitRef { trait_id, args: Ty::args(args.get(..def.generics.params.len())?) };
    let solved = solve_trait(tables, trait_ref)?;
    let name = item.name.name;
    if let Candidate::Impl(impl_id) = solved.candidate
        && let Some((_, found)) = tables.impl_def(impl_id).consts.iter().find(|(n, _)| *n == name)
    {
        return Some((*found, solved.impl_args));
    }
    item.has_body.then_some((id, args))
}

// ---------------------------------------------------------------------------------------------------------------
// Unsizing and vtables.

/// For the unsizing coercion from `source` to `target` (pointee types): what metadata the fat pointer gets.
pub fn unsize_kind(tables: &dyn ItemTables, source: Ty, target: Ty) -> UnsizeKind {
    let (mut source, mut target) = (source, target);
    for _ in 0..RECURSION_LIMIT {
        match (source.kind(), target.kind()) {
            (TyKind::Array(_, len), TyKind::Slice(_)) => return UnsizeKind::ArrayLen(*len),
            (TyKind::Dynamic(..), TyKind::Dynamic(..)) => return UnsizeKind::DynToDyn,
            (TyKind::Adt(a, xs), TyKind::Adt(b, ys)) if a == b => {
                match (tail_field(tables, *a, *xs), tail_field(tables, *b, *ys)) {
                    (Some(s), Some(t)) => (source, target) = (s, t),
                    _ => break,
                }
            }
            _ => break,
        }
    }
    UnsizeKind::Vtable(source, target)
}

fn tail_field(tables: &dyn ItemTables, id: AdtId, args: Args) -> Option<Ty> {
    let adt = tables.adt(id);
    let field = adt.variants.get(VariantIdx::STRUCT)?.fields.last()?;
    Some(field.ty.subst(args))
}

/// The methods of a trait object's vtable, in slot order, supertraits' first.
pub fn vtable_methods(tables: &dyn ItemTables, trait_id: TraitId) -> Vec<FnId> {
    let generics = tables.trait_def(trait_id).generics.clone();
    let itself = TraitRef { trait_id, args: generics.identity_args() };
    let mut traits: Vec<TraitId> = Vec::new();
    for (trait_ref, _) in supertraits(tables, itself, 0).into_iter().rev() {
        if !traits.contains(&trait_ref.trait_id) {
            traits.push(trait_ref.trait_id);
        }
    }
    let methods = traits.iter().flat_map(|id| tables.trait_def(*id).fns.clone());
    methods.map(|(_, id)| id).filter(|id| is_vtable_safe(tables, *id)).collect()
}

/// Whether a method can be called through a vtable: it has `self`, no type parameters, and no `where Self: Sized`.
fn is_vtable_safe(tables: &dyn ItemTables, id: FnId) -> bool {
    let func = tables.func(id);
    let sized = tables.lang_trait("sized");
    let own = func.generics.params.iter().skip(func.generics.parent_count);
    let generic = own.into_iter().any(|p| !matches!(p.kind, GenericParamKind::Lifetime { .. }));
    let demands_sized = func.generics.predicates.iter().any(|p| match p {
        Predicate::Trait { trait_ref, .. } => {
            Some(trait_ref.trait_id) == sized && param_index(Arg::Ty(trait_ref.self_ty())) == Some(0)
        }
        _ => false,
    });
    func.has_self && !generic && !demands_sized
}
