//! Impls that may not be, or not together.
//!
//! - orphan rule: an impl of a foreign trait must have a local type (E0117, E0210);
//! - inherent impls belong to types of one's own (E0116, E0118, E0390);
//! - two impls of a trait may not apply to the same types (E0119);
//! - two inherent items of a type may not have the same name (E0592);
//! - every parameter of an impl must be determined by what it is for (E0207);
//! - `Copy` and `Drop` have rules of their own (E0184, E0204, E0206, E0120, E0366, E0367).

use std::collections::{HashMap, HashSet};

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::*;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::infer::InferCtxt;
use super::tcx::{SimplifiedTy, Tcx};
use super::traits::{Cause, Eval, Obligation};
use super::wf::Wf;

/// Checks all impls of the user's crate against each other and the library's.
pub fn check(tcx: &Tcx<'_>) {
    let impls = tcx.names.user_impls.borrow().clone();
    let mut orphans = HashSet::new();
    let mut incoherent: HashSet<TraitId> = HashSet::new();
    let lost = impls_of_lost_bounds(tcx, &impls);
    let mut lost_traits: HashSet<TraitId> = HashSet::new();
    for id in &impls {
        let header = tcx.impl_header(*id);
        // rustc looks at the impls of a trait one after the other, up to the first of which it cannot know what it is for.
        let of_lost = header.trait_ref.is_some_and(|trait_ref| lost_traits.contains(&trait_ref.trait_id));
        if of_lost || lost.contains(id) {
            lost_traits.extend(header.trait_ref.map(|trait_ref| trait_ref.trait_id));
            continue;
        }
        let ImplDecl { decl, ast } = tcx.names.impls.borrow()[*id];
        match header.trait_ref {
            Some(trait_ref) => {
                if has_error(trait_ref) {
                    incoherent.insert(trait_ref.trait_id);
                }
                if decl.derived.is_none() && !check_orphan(tcx, trait_ref, &header.params, ast) {
                    orphans.insert(*id);
                    incoherent.insert(trait_ref.trait_id);
                }
                if !check_special(tcx, *id, trait_ref, ast) {
                    incoherent.insert(trait_ref.trait_id);
                }
            }
            None if ast.trait_ref.is_none() => check_inherent(tcx, header.self_ty, ast),
            None => {}
        }
        check_constrained(tcx, *id);
    }
    let of_lost = |id: &ImplId| {
        lost.contains(id) || tcx.impl_header(*id).trait_ref.is_some_and(|it| lost_traits.contains(&it.trait_id))
    };
    let mut in_order: Vec<ImplId> = impls.iter().copied().filter(|id| !orphans.contains(id) && !of_lost(id)).collect();
    in_order.sort_by_key(|id| order(tcx, *id));
    // An impl that overlaps with one before it is not compared with those after it.
    let mut excluded = lost.clone();
    for id in in_order {
        if check_overlap(tcx, id, &excluded) {
            excluded.insert(id);
            incoherent.extend(tcx.impl_header(id).trait_ref.map(|trait_ref| trait_ref.trait_id));
        }
    }
    tcx.caches.incoherent_traits.borrow_mut().extend(incoherent.iter().copied());
    incoherent.extend(lost_traits);
    // Nothing more is said of the impls of a trait that some impl does wrong.
    let is_incoherent = |id: &&ImplId| {
        tcx.impl_header(**id).trait_ref.is_some_and(|trait_ref| incoherent.contains(&trait_ref.trait_id))
    };
    tcx.caches.misplaced_impls.borrow_mut().extend(impls.iter().filter(is_incoherent));
    tcx.caches.misplaced_impls.borrow_mut().extend(lost);
    check_inherent_names(tcx, &impls);
}

/// Impls with a trait in their header that is none: what they are for is not known, so nothing more is said of them.
fn impls_of_lost_bounds(tcx: &Tcx<'_>, impls: &[ImplId]) -> HashSet<ImplId> {
    for id in impls {
        // Bounds are looked at when the generics are.
        tcx.generics(DefId::Impl(*id));
    }
    let lost = tcx.caches.lost_traits.borrow();
    if lost.is_empty() {
        return HashSet::new();
    }
    let header = |id: &ImplId| tcx.names.impls.borrow()[*id].ast.header_span;
    impls.iter().copied().filter(|id| lost.iter().any(|span| header(id).contains(*span))).collect()
}

// ------------------------------------------------------------------------------------------------------------- orphans

/// What a type says about where an impl that mentions it may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Locality {
    Local,
    Foreign,
    /// A bare parameter, `&T`, `Box<T>`.
    Uncovered,
}

fn locality(tcx: &Tcx<'_>, ty: Ty) -> Locality {
    let fundamental = ["owned_box", "Pin"];
    match ty.kind() {
        TyKind::Ref(_, inner, _) => locality(tcx, *inner),
        TyKind::Adt(id, args) => {
            if tcx.names.decl_of(DefId::Adt(*id)).origin == Origin::User {
                return Locality::Local;
            }
            let is_fundamental = fundamental.iter().any(|name| tcx.lang_adt(name) == Some(*id));
            match args.iter().find_map(|arg| arg.as_ty()) {
                Some(inner) if is_fundamental => locality(tcx, inner),
                _ => Locality::Foreign,
            }
        }
        TyKind::Dynamic(dyn_ty, _) => match dyn_ty.principal {
            Some((id, _)) if tcx.names.decl_of(DefId::Trait(id)).origin == Origin::User => Locality::Local,
            _ => Locality::Foreign,
        },
        TyKind::Param(_) | TyKind::Alias(..) | TyKind::Infer(_) => Locality::Uncovered,
        TyKind::Closure(..) | TyKind::FnDef(..) | TyKind::Opaque(..) | TyKind::Error => Locality::Local,
        _ => Locality::Foreign,
    }
}

/// E0117 and E0210; true if the impl may be here.
fn check_orphan(tcx: &Tcx<'_>, trait_ref: TraitRef, params: &[GenericParam], ast: &ast::Impl) -> bool {
    if tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).origin == Origin::User {
        return true;
    }
    let mut uncovered = None;
    for ty in trait_ref.args.iter().filter_map(|arg| arg.as_ty()) {
        match locality(tcx, ty) {
            Locality::Local => {
                let Some(param) = uncovered else { return true };
                report_uncovered(tcx, param, params, ast, true);
                return false;
            }
            Locality::Uncovered => uncovered = uncovered.or(Some(ty)),
            Locality::Foreign => {}
        }
    }
    match uncovered {
        Some(param) => report_uncovered(tcx, param, params, ast, false),
        None => {
            tcx.report(
                Diagnostic::error(
                    Code::E(117),
                    ast.header_span,
                    "only traits defined in the current crate can be implemented for types defined outside of the crate",
                )
                .note("define and implement a trait or new type instead"),
            );
        }
    }
    false
}

fn report_uncovered(tcx: &Tcx<'_>, ty: Ty, params: &[GenericParam], ast: &ast::Impl, before_local: bool) {
    let mut found = None;
    ty.walk(&mut |ty| {
        if let TyKind::Param(param) = ty.kind() {
            found = found.or(Some(*param));
        }
        true
    });
    let (name, span) = match found.and_then(|param| params.get(param.index as usize)) {
        Some(param) => (param.name.to_string(), param.span),
        None => ("_".to_owned(), ast.self_ty.span),
    };
    let message = if before_local {
        format!("type parameter `{name}` must be covered by another type when it appears before the first local type")
    } else {
        format!("type parameter `{name}` must be used as the type parameter for some local type")
    };
    tcx.error(210, span, message);
}

/// Whose types methods may be added to.
fn check_inherent(tcx: &Tcx<'_>, self_ty: Ty, ast: &ast::Impl) {
    let span = ast.self_ty.span;
    match self_ty.kind() {
        TyKind::Adt(id, _) => {
            if tcx.names.decl_of(DefId::Adt(*id)).origin != Origin::User {
                let message = "cannot define inherent `impl` for a type outside of the crate where the type is defined";
                tcx.error(116, ast.header_span, message);
            }
        }
        TyKind::Dynamic(dyn_ty, _) => match dyn_ty.principal {
            Some((id, _)) if tcx.names.decl_of(DefId::Trait(id)).origin == Origin::User => {}
            Some(_) => tcx.error(116, ast.header_span, "cannot define inherent `impl` for a type outside of the crate"),
            None => tcx.error(785, span, "cannot define inherent `impl` for a dyn auto trait"),
        },
        TyKind::Param(_) | TyKind::Alias(..) | TyKind::Opaque(..) => {
            tcx.error(118, span, "no nominal type found for inherent implementation");
        }
        TyKind::Error => {}
        _ => tcx.error(390, ast.header_span, "cannot define inherent `impl` for primitive types"),
    }
}

// -------------------------------------------------------------------------------------------------- parameters (E0207)

fn check_constrained(tcx: &Tcx<'_>, id: ImplId) {
    let ImplDecl { ast, .. } = tcx.names.impls.borrow()[id];
    let header = tcx.impl_header(id);
    if header.self_ty.has(Flags::ERROR) || header.trait_ref.is_some_and(has_error) {
        return;
    }
    let mut known: HashSet<u32> = HashSet::new();
    constrained_params(Arg::Ty(header.self_ty), &mut known);
    if let Some(trait_ref) = header.trait_ref {
        trait_ref.args.iter().for_each(|arg| constrained_params(*arg, &mut known));
    } else if ast.trait_ref.is_some() {
        return;
    }
    let generics = tcx.generics(DefId::Impl(id));
    // `<I as Iterator>::Item == T` determines T once I is determined.
    loop {
        let before = known.len();
        for predicate in &generics.predicates {
            if let Predicate::Projection { args, ty, .. } = predicate {
                let mut inputs = HashSet::new();
                args.iter().for_each(|arg| all_params(*arg, &mut inputs));
                if inputs.is_subset(&known) {
                    constrained_params(Arg::Ty(*ty), &mut known);
                }
            }
        }
        if known.len() == before {
            break;
        }
    }
    let mut in_types = HashSet::new();
    for (_, assoc) in &tcx.names.impl_items(id).list {
        if let AssocItem::Alias(alias) = assoc {
            all_params(Arg::Ty(tcx.alias_ty(*alias)), &mut in_types);
        }
    }
    for (index, param) in header.params.iter().enumerate() {
        let index = index as u32;
        let (what, matters) = match param.kind {
            GenericParamKind::Lifetime { elided, .. } => ("lifetime", in_types.contains(&index) && !elided),
            GenericParamKind::Type { .. } => ("type", true),
            GenericParamKind::Const { .. } => ("const", true),
        };
        if matters && !known.contains(&index) {
            let message = format!(
                "the {what} parameter `{}` is not constrained by the impl trait, self type, or predicates",
                param.name
            );
            tcx.report(
                Diagnostic::error(Code::E(207), param.span, message).primary(format!("unconstrained {what} parameter")),
            );
        }
    }
}

/// Parameters that an argument determines: those not inside a projection.
fn constrained_params(arg: Arg, out: &mut HashSet<u32>) {
    collect_params(arg, false, out);
}

fn all_params(arg: Arg, out: &mut HashSet<u32>) {
    collect_params(arg, true, out);
}

fn collect_params(arg: Arg, projections: bool, out: &mut HashSet<u32>) {
    struct Collect<'o> {
        projections: bool,
        out: &'o mut HashSet<u32>,
    }
    impl Folder for Collect<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            match ty.kind() {
                TyKind::Param(param) => {
                    self.out.insert(param.index);
                    ty
                }
                TyKind::Alias(..) if !self.projections => ty,
                _ => ty.super_fold(self),
            }
        }
        fn region(&mut self, region: Region) -> Region {
            if let Region::Param(param) = region {
                self.out.insert(param.index);
            }
            region
        }
        fn konst(&mut self, konst: Const) -> Const {
            if let Const::Param(param) = konst {
                self.out.insert(param.index);
            }
            konst
        }
    }
    arg.fold_with(&mut Collect { projections, out });
}

// ------------------------------------------------------------------------------------------------------------- overlap

/// The order in which rustc sees impls: derived ones come after all written ones.
fn order(tcx: &Tcx<'_>, id: ImplId) -> (bool, bool, ImplId) {
    let decl = tcx.names.decl_of(DefId::Impl(id));
    (decl.origin == Origin::User, decl.derived.is_some(), id)
}

/// E0119, if the impl overlaps with one before it.
fn check_overlap(tcx: &Tcx<'_>, id: ImplId, excluded: &HashSet<ImplId>) -> bool {
    let header = tcx.impl_header(id);
    let Some(trait_ref) = header.trait_ref else { return false };
    if has_error(trait_ref) {
        return false;
    }
    for other in tcx.candidate_impls(trait_ref.trait_id, SimplifiedTy::of(header.self_ty)) {
        if order(tcx, other) >= order(tcx, id) || excluded.contains(&other) || !overlap(tcx, other, id) {
            continue;
        }
        let pair = (other, id);
        let (first, second) = (tcx.names.impls.borrow()[pair.0], tcx.names.impls.borrow()[pair.1]);
        let name = tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
        let message = format!(
            "conflicting implementations of trait `{name}` for type `{}`",
            tcx.show(tcx.impl_header(pair.1).self_ty)
        );
        let diagnostic = Diagnostic::error(Code::E(119), second.ast.header_span, message)
            .primary(format!("conflicting implementation for `{}`", tcx.show(header.self_ty)));
        tcx.report(if is_user(first.ast.header_span) {
            diagnostic.label(first.ast.header_span, "first implementation here")
        } else {
            diagnostic.note("the library has an implementation that covers this type")
        });
        return true;
    }
    false
}

fn has_error(trait_ref: TraitRef) -> bool {
    trait_ref.args.iter().any(|arg| super::tcx::arg_has(arg, Flags::ERROR))
}

/// Whether some types are covered by both impls, as far as can be known in this crate.
fn overlap(tcx: &Tcx<'_>, a: ImplId, b: ImplId) -> bool {
    let (first, second) = (tcx.impl_def(a), tcx.impl_def(b));
    let (Some(first_ref), Some(second_ref)) = (first.trait_ref, second.trait_ref) else { return false };
    // An unknown type would overlap with everything.
    if has_error(first_ref) || has_error(second_ref) {
        return false;
    }
    let fast = |x: &Arg, y: &Arg| match (x, y) {
        (Arg::Ty(x), Arg::Ty(y)) => match (SimplifiedTy::of(*x), SimplifiedTy::of(*y)) {
            (Some(x), Some(y)) => x != y,
            _ => false,
        },
        _ => false,
    };
    if first_ref.args.iter().zip(second_ref.args.iter()).any(|(x, y)| fast(x, y)) {
        return false;
    }
    let infcx = InferCtxt::new(tcx);
    let env = super::traits::empty_env();
    let cause = Cause::misc(first.span);
    let mut obligations = Vec::new();
    let open = |item: &Impl, trait_ref: TraitRef, obligations: &mut Vec<Obligation>| {
        let args = infcx.fresh_args(item.span, &item.generics);
        let opened = infcx.normalize(erase_regions(subst(trait_ref, args)), &env, cause);
        obligations.extend(opened.obligations);
        for predicate in &item.generics.predicates {
            let normal = infcx.normalize_predicate(erase_regions(subst(*predicate, args)), &env, cause);
            obligations.extend(normal.obligations);
            obligations.push(Obligation::new(normal.value, &env, cause));
        }
        opened.value
    };
    let x = open(&first, first_ref, &mut obligations);
    let y = open(&second, second_ref, &mut obligations);
    if infcx.eq_args(x.args, y.args).is_err() {
        return false;
    }
    // A where clause that surely fails, and that nobody else can make true, keeps the impls apart.
    !obligations
        .iter()
        .any(|obligation| infcx.evaluate(obligation) == Eval::No && knowable(tcx, &infcx, obligation.predicate))
}

/// Whether no other crate, now or later, can make the predicate true.
fn knowable(tcx: &Tcx<'_>, infcx: &InferCtxt<'_>, predicate: Predicate) -> bool {
    let Predicate::Trait { trait_ref, .. } = predicate else { return true };
    let trait_ref = infcx.resolve(trait_ref);
    let mut any_local = false;
    for ty in trait_ref.args.iter().filter_map(|arg| arg.as_ty()) {
        match locality(tcx, ty) {
            // A crate that uses this one could choose a type of its own.
            Locality::Uncovered => return false,
            Locality::Local => {
                any_local = true;
                break;
            }
            Locality::Foreign => {}
        }
    }
    let is_local_trait = tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).origin == Origin::User;
    let fundamental = ["sized", "fn", "fn_mut", "fn_once"];
    any_local || is_local_trait || fundamental.iter().any(|name| tcx.is_lang_trait(trait_ref.trait_id, name))
}

/// E0592: one name, one item, over all inherent impls that can apply to the same type.
fn check_inherent_names(tcx: &Tcx<'_>, impls: &[ImplId]) {
    let mut by_name: HashMap<(SimplifiedTy, Symbol, Namespace), Vec<(ImplId, Span)>> = HashMap::new();
    for id in impls {
        let ast = tcx.names.impls.borrow()[*id].ast;
        if ast.trait_ref.is_some() {
            continue;
        }
        let Some(key) = SimplifiedTy::of(tcx.impl_header(*id).self_ty).filter(|key| *key != SimplifiedTy::Error) else {
            continue;
        };
        for (written, (name, assoc)) in
            ast.items.iter().filter(|item| item.name().is_some()).zip(&tcx.names.impl_items(*id).list)
        {
            by_name.entry((key, name.name, assoc.namespace())).or_default().push((*id, head_span(written)));
        }
    }
    for ((_, name, _), list) in by_name {
        for (i, (second_impl, second)) in list.iter().enumerate() {
            let clash = list[..i].iter().find(|(first_impl, _)| {
                first_impl == second_impl || self_types_overlap(tcx, *first_impl, *second_impl)
            });
            if let Some((first_impl, first)) = clash {
                // Within one impl the later item is to blame, between two the item of the earlier impl.
                let (at, other) = if first_impl == second_impl { (*second, *first) } else { (*first, *second) };
                tcx.report(
                    Diagnostic::error(Code::E(592), at, format!("duplicate definitions with name `{name}`"))
                        .primary(format!("duplicate definitions for `{name}`"))
                        .label(other, format!("other definition for `{name}`")),
                );
            }
        }
    }
}

fn head_span(item: &ast::AssocItem) -> Span {
    match &item.kind {
        ast::AssocItemKind::Fn(it) => it.sig_span,
        ast::AssocItemKind::Const(_) | ast::AssocItemKind::Type(_) | ast::AssocItemKind::MacroCall(_) => item.span,
    }
}

fn self_types_overlap(tcx: &Tcx<'_>, a: ImplId, b: ImplId) -> bool {
    let (first, second) = (tcx.impl_def(a), tcx.impl_def(b));
    let infcx = InferCtxt::new(tcx);
    let env = super::traits::empty_env();
    let cause = Cause::misc(first.span);
    let mut obligations = Vec::new();
    let open = |item: &Impl, obligations: &mut Vec<Obligation>| {
        let args = infcx.fresh_args(item.span, &item.generics);
        for predicate in &item.generics.predicates {
            let predicate = erase_regions(subst(*predicate, args));
            obligations.push(Obligation::new(predicate, &env, cause));
        }
        erase_regions(item.self_ty.subst(args))
    };
    let x = open(&first, &mut obligations);
    let y = open(&second, &mut obligations);
    infcx.eq(x, y).is_ok()
        && !obligations
            .iter()
            .any(|obligation| infcx.evaluate(obligation) == Eval::No && knowable(tcx, &infcx, obligation.predicate))
}

// -------------------------------------------------------------------------------------------------------- Copy and Drop

fn check_special(tcx: &Tcx<'_>, id: ImplId, trait_ref: TraitRef, ast: &ast::Impl) -> bool {
    if tcx.is_lang_trait(trait_ref.trait_id, "copy") {
        return check_copy(tcx, id, trait_ref, ast);
    } else if tcx.is_lang_trait(trait_ref.trait_id, "drop") {
        check_drop(tcx, id, trait_ref, ast);
    } else if tcx.is_lang_trait(trait_ref.trait_id, "sized") {
        tcx.error(322, ast.header_span, "explicit impls for the `Sized` trait are not permitted");
        return false;
    } else if ["fn", "fn_mut", "fn_once"].iter().any(|name| tcx.is_lang_trait(trait_ref.trait_id, name)) {
        tcx.error(183, ast.header_span, "manual implementations of `Fn` traits are experimental");
    }
    true
}

fn check_copy(tcx: &Tcx<'_>, id: ImplId, trait_ref: TraitRef, ast: &ast::Impl) -> bool {
    let self_ty = trait_ref.self_ty();
    let span = ast.self_ty.span;
    if self_ty.is_error() || tcx.impl_header(id).is_negative {
        return true;
    }
    let TyKind::Adt(adt_id, args) = self_ty.kind() else {
        let message = "the trait `Copy` cannot be implemented for this type";
        tcx.report(Diagnostic::error(Code::E(206), span, message).primary("type is not a structure or enumeration"));
        return false;
    };
    let adt = tcx.adt(*adt_id);
    let env = tcx.env(DefId::Impl(id));
    let mut bad = Vec::new();
    for field in adt.variants.iter().flat_map(|variant| variant.fields.iter()) {
        let ty = erase_regions(field.ty.subst(*args));
        let mut wf = Wf::new(tcx, env.clone());
        wf.bound(ty, trait_ref.trait_id, field.span);
        if !ty.has(Flags::ERROR) && !wf.holds() {
            bad.push(field.span);
        }
    }
    if !bad.is_empty() {
        let message = "the trait `Copy` cannot be implemented for this type";
        let diagnostic = Diagnostic::error(Code::E(204), span, message);
        tcx.report(bad.into_iter().fold(diagnostic, |d, at| d.label(at, "this field does not implement `Copy`")));
        return false;
    }
    if tcx
        .lang_trait("drop")
        .is_some_and(|drop| !tcx.candidate_impls(drop, Some(SimplifiedTy::Adt(*adt_id))).is_empty())
    {
        let message = "the trait `Copy` cannot be implemented for this type; the type has a destructor";
        tcx.report(
            Diagnostic::error(Code::E(184), span, message).primary("`Copy` not allowed on types with destructors"),
        );
        return false;
    }
    true
}

fn check_drop(tcx: &Tcx<'_>, id: ImplId, trait_ref: TraitRef, ast: &ast::Impl) {
    let self_ty = trait_ref.self_ty();
    let span = ast.self_ty.span;
    let TyKind::Adt(adt_id, args) = self_ty.kind() else {
        if !self_ty.is_error() {
            let message = "the `Drop` trait may only be implemented for local structs, enums, and unions";
            tcx.report(
                Diagnostic::error(Code::E(120), span, message)
                    .primary("must be a struct, enum, or union in the current crate"),
            );
        }
        return;
    };
    if tcx.names.decl_of(DefId::Adt(*adt_id)).origin != Origin::User {
        let message = "the `Drop` trait may only be implemented for local structs, enums, and unions";
        tcx.error(120, span, message);
        return;
    }
    // The impl must be for every instance of the type: each argument a parameter of its own.
    let mut seen = HashSet::new();
    let header = tcx.impl_header(id);
    let mut to_adt: Vec<Arg> = header.params.iter().map(|_| Arg::Region(Region::Erased)).collect();
    let adt_params = tcx.identity_of_params(DefId::Adt(*adt_id));
    for (arg, own) in args.iter().zip(adt_params.iter()) {
        let index = match arg {
            Arg::Region(Region::Param(param)) => Some(param.index),
            Arg::Ty(ty) => match ty.kind() {
                TyKind::Param(param) => Some(param.index),
                _ => None,
            },
            Arg::Const(Const::Param(param)) => Some(param.index),
            Arg::Region(_) | Arg::Const(_) => None,
        };
        match index.filter(|index| seen.insert(*index)) {
            Some(index) => {
                if let Some(slot) = to_adt.get_mut(index as usize) {
                    *slot = *own;
                }
            }
            None => {
                tcx.error(366, ast.header_span, "`Drop` impls cannot be specialized");
                return;
            }
        }
    }
    let to_adt = Ty::args(&to_adt);
    let Some(generics) = tcx.names.ast_generics(DefId::Impl(id)) else { return };
    for (predicate, at) in tcx.own_predicates(DefId::Impl(id), generics) {
        let mut wf = Wf::new(tcx, tcx.env(DefId::Adt(*adt_id)));
        wf.prove(subst(predicate, to_adt), Cause::misc(at));
        if !wf.holds() {
            tcx.error(367, at, "`Drop` impl requires a bound that the type it is implemented for does not have");
            return;
        }
    }
}
