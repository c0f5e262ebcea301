//! Impls against what they implement: nothing missing, nothing extra, the same signatures.

use std::collections::{HashMap, HashSet};

use crate::ast::{self, AssocItemKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::tcx::Tcx;
use super::traits::{BoundOwner, Cause, CauseCode, SizedReason};
use super::wf::Wf;

pub(crate) fn check_impl<'a>(tcx: &Tcx<'a>, id: ImplId) {
    let ImplDecl { decl, ast } = tcx.names.impls.borrow()[id];
    let item = tcx.impl_def(id);
    check_syntax(tcx, &decl, ast);
    if ast.unsafety.is_some() && ast.trait_ref.is_none() {
        tcx.error(197, ast.self_ty.span, "inherent impls cannot be unsafe");
    }
    if ast.unsafety.is_some() && item.is_negative {
        tcx.error(198, ast.header_span, "negative impls cannot be unsafe");
    }
    if tcx.caches.misplaced_impls.borrow().contains(&id) {
        if let Some(trait_ref) = item.trait_ref {
            check_names(tcx, &item, trait_ref, ast);
        }
        return;
    }
    let mut wf = Wf::new(tcx, item.env.clone());
    wf.ty(item.self_ty, ast.self_ty.span);
    if let Some(trait_ref) = item.trait_ref {
        check_trait_ref(tcx, &mut wf, trait_ref, ast);
    }
    wf.finish();
    let Some(trait_ref) = item.trait_ref else { return };
    if item.is_negative {
        tcx.error(658, ast.header_span, "negative impls are experimental");
        return;
    }
    check_safety(tcx, trait_ref, ast);
    tcx.ask_impl_regions(&item, trait_ref, ast);
    check_items(tcx, &item, trait_ref, ast);
    check_derived(tcx, &item, trait_ref, &decl);
}

fn check_syntax(tcx: &Tcx<'_>, decl: &Decl<'_>, ast: &ast::Impl) {
    if decl.derived.is_some() || ast.trait_ref.is_none() {
        return;
    }
    for item in &ast.items {
        if !matches!(item.vis.kind, ast::VisKind::Inherited) {
            tcx.error(449, item.vis.span, "visibility qualifiers are not permitted here");
        }
    }
}

/// The trait's own where clauses (supertraits among them) hold for this impl's arguments.
fn check_trait_ref<'a>(tcx: &Tcx<'a>, wf: &mut Wf<'_, 'a>, trait_ref: TraitRef, ast: &ast::Impl) {
    let span = ast.self_ty.span;
    for arg in &trait_ref.args[1..] {
        if let Arg::Ty(ty) = arg {
            wf.ty(*ty, ast.trait_ref.as_ref().map_or(span, |path| path.span));
        }
    }
    let generics = tcx.generics(DefId::Trait(trait_ref.trait_id));
    let item = BoundOwner::Trait(trait_ref.trait_id);
    for (index, predicate) in generics.predicates.iter().enumerate() {
        if let Predicate::Trait { trait_ref: own, .. } = predicate
            && own.trait_id == trait_ref.trait_id
            && super::bounds::is_self_param(own.self_ty())
        {
            continue;
        }
        let code = CauseCode::WhereClause { item, index: index as u32 };
        wf.prove(subst(*predicate, trait_ref.args), Cause::new(span, code));
    }
    if has_lost_supertrait(tcx, trait_ref.trait_id) {
        return;
    }
    // What the supertraits ask for in their turn.
    let direct: Vec<Predicate> = generics.predicates.iter().map(|it| subst(*it, trait_ref.args)).collect();
    let mut all = direct.clone();
    tcx.elaborate(&mut all);
    for predicate in all.into_iter().filter(|predicate| !direct.contains(predicate)) {
        if !matches!(predicate, Predicate::Trait { trait_ref: other, .. } if other == trait_ref) {
            wf.prove(predicate, Cause::misc(span));
        }
    }
}

/// Whether the trait or one above it has a bound that is no trait (E0404, E0405).
fn has_lost_supertrait(tcx: &Tcx<'_>, id: TraitId) -> bool {
    let lost = tcx.caches.lost_traits.borrow();
    let mut seen = HashSet::from([id]);
    let mut work = vec![id];
    while let Some(id) = work.pop().filter(|_| !lost.is_empty()) {
        let span = tcx.names.traits.borrow()[id].decl.span;
        if lost.iter().any(|at| span.contains(*at)) {
            return true;
        }
        for predicate in tcx.super_predicates(id).iter() {
            if let Predicate::Trait { trait_ref, .. } = predicate {
                work.extend(Some(trait_ref.trait_id).filter(|next| seen.insert(*next)));
            }
        }
    }
    false
}

fn check_safety(tcx: &Tcx<'_>, trait_ref: TraitRef, ast: &ast::Impl) {
    let item = tcx.trait_def(trait_ref.trait_id);
    if item.is_unsafe != ast.unsafety.is_some() {
        tcx.caches.incoherent_traits.borrow_mut().insert(trait_ref.trait_id);
    }
    match (item.is_unsafe, ast.unsafety) {
        (false, Some(_)) => {
            let message = format!("implementing the trait `{}` is not unsafe", item.name);
            tcx.error(199, ast.header_span, message);
        }
        (true, None) => {
            let message = format!("the trait `{}` requires an `unsafe impl` declaration", item.name);
            tcx.error(200, ast.header_span, message);
        }
        (true, Some(_)) | (false, None) => {}
    }
}

// --------------------------------------------------------------------------------------------------------------- items

/// Of an impl that is not looked at otherwise: whether the trait has such items at all, which needs names alone.
fn check_names(tcx: &Tcx<'_>, item: &Impl, trait_ref: TraitRef, ast: &ast::Impl) {
    let trait_items = tcx.names.trait_items(trait_ref.trait_id);
    let trait_name = tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
    let own = tcx.names.impl_items(item.id);
    let mut seen = HashSet::new();
    for (written, (name, assoc)) in ast.items.iter().filter(|item| item.name().is_some()).zip(&own.list) {
        if !seen.insert((name.name, assoc.namespace())) {
            let message = format!("duplicate definitions with name `{name}`");
            tcx.error(201, written.span, message);
        } else if !trait_items.list.iter().any(|(other, _)| other.name == name.name) {
            report_unknown_item(tcx, *assoc, *name, trait_name, written.span);
        }
    }
}

fn report_unknown_item(tcx: &Tcx<'_>, assoc: AssocItem, name: Ident, trait_name: Ident, span: Span) {
    let (code, what) = match assoc {
        AssocItem::Fn(_) => (407, "method"),
        AssocItem::Const(_) => (438, "const"),
        AssocItem::Type(_) | AssocItem::Alias(_) => (437, "type"),
    };
    tcx.error(code, span, format!("{what} `{name}` is not a member of trait `{trait_name}`"));
}

fn check_items<'a>(tcx: &Tcx<'a>, item: &Impl, trait_ref: TraitRef, ast: &'a ast::Impl) {
    let trait_items = tcx.names.trait_items(trait_ref.trait_id);
    let trait_name = tcx.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
    // With an unknown type in the header little can be said of the items.
    let known = !trait_ref.args.iter().any(|arg| super::tcx::arg_has(arg, Flags::ERROR));
    let mut given: HashMap<(Symbol, Namespace), Span> = HashMap::new();
    let own = tcx.names.impl_items(item.id);
    for (written, (name, assoc)) in ast.items.iter().filter(|item| item.name().is_some()).zip(&own.list) {
        let ns = assoc.namespace();
        if let Some(first) = given.get(&(name.name, ns)) {
            tcx.report(
                Diagnostic::error(Code::E(201), written.span, format!("duplicate definitions with name `{name}`"))
                    .label(*first, "previous definition here"),
            );
            continue;
        }
        let in_trait = trait_items
            .list
            .iter()
            .filter(|(other, _)| other.name == name.name)
            .map(|(_, other)| *other)
            .max_by_key(|other| std::mem::discriminant(other) == std::mem::discriminant(&kind_in_trait(*assoc)));
        match (in_trait, &written.kind) {
            (Some(AssocItem::Fn(_)), AssocItemKind::Fn(_))
            | (Some(AssocItem::Const(_)), AssocItemKind::Const(_))
            | (Some(AssocItem::Type(_)), AssocItemKind::Type(_))
                if !known => {}
            (Some(AssocItem::Fn(trait_fn)), AssocItemKind::Fn(it)) => {
                if let AssocItem::Fn(impl_fn) = assoc {
                    compare_method(tcx, item, *impl_fn, trait_fn, trait_ref, it);
                }
            }
            (Some(AssocItem::Const(trait_const)), AssocItemKind::Const(it)) => {
                if let AssocItem::Const(impl_const) = assoc {
                    compare_const(tcx, item, *impl_const, trait_const, trait_ref, it);
                }
            }
            (Some(AssocItem::Type(assoc_ty)), AssocItemKind::Type(it)) => {
                if let AssocItem::Alias(alias) = assoc {
                    compare_type(tcx, item, *alias, assoc_ty, trait_ref, it);
                }
            }
            (None, _) => {
                report_unknown_item(tcx, *assoc, *name, trait_name, written.span);
                continue;
            }
            (Some(_), _) => {
                let (code, what) = match assoc {
                    AssocItem::Const(_) => (323, "const"),
                    AssocItem::Fn(_) => (324, "method"),
                    AssocItem::Type(_) | AssocItem::Alias(_) => (325, "type"),
                };
                let message =
                    format!("item `{name}` is an associated {what}, which doesn't match its trait `{trait_name}`");
                tcx.error(code, written.span, message);
                continue;
            }
        }
        given.insert((name.name, ns), written.span);
    }
    if known {
        check_missing(tcx, &trait_items, trait_ref.trait_id, &given, ast);
    }
}

fn kind_in_trait(item: AssocItem) -> AssocItem {
    match item {
        AssocItem::Alias(_) => AssocItem::Type(AssocTyId(0)),
        other => other,
    }
}

/// E0046: what has no default must be given.
fn check_missing(
    tcx: &Tcx<'_>,
    trait_items: &AssocItems,
    trait_id: TraitId,
    given: &HashMap<(Symbol, Namespace), Span>,
    ast: &ast::Impl,
) {
    let trait_ast = tcx.names.traits.borrow()[trait_id].ast;
    let mut missing = Vec::new();
    let mut seen = HashSet::new();
    for (written, (name, assoc)) in trait_ast.items.iter().filter(|item| item.name().is_some()).zip(&trait_items.list) {
        let has_default = match &written.kind {
            AssocItemKind::Fn(it) => it.body.is_some(),
            AssocItemKind::Const(it) => it.value.is_some(),
            AssocItemKind::Type(it) => it.ty.is_some(),
            AssocItemKind::MacroCall(_) => true,
        };
        // Of two with one name (E0428) the impl's item is for the first.
        let key = (name.name, assoc.namespace());
        if !has_default && (!given.contains_key(&key) || !seen.insert(key)) {
            missing.push(format!("`{name}`"));
        }
    }
    if !missing.is_empty() {
        let names = missing.join(", ");
        tcx.report(
            Diagnostic::error(
                Code::E(46),
                ast.header_span,
                format!("not all trait items implemented, missing: {names}"),
            )
            .primary(format!("missing {names} in implementation")),
        );
    }
}

// ------------------------------------------------------------------------------------------------------------- methods

/// The arguments with which the trait's method speaks of the same thing as the impl's: the impl's trait reference, then
/// the method's own parameters matched in order; lifetimes do not count.
fn trait_method_args(trait_ref: TraitRef, trait_fn: &Fn, impl_fn: &Fn) -> Args {
    let mut args = trait_ref.args.to_vec();
    let own = &impl_fn.generics.params[impl_fn.generics.parent_count..];
    let base = impl_fn.generics.parent_count;
    let mut others = own
        .iter()
        .enumerate()
        .filter(|(_, param)| !matches!(param.kind, GenericParamKind::Lifetime { .. }))
        .map(|(i, param)| (ParamTy { index: (base + i) as u32, name: param.name }, &param.kind));
    for param in &trait_fn.generics.params[trait_fn.generics.parent_count..] {
        args.push(match param.kind {
            GenericParamKind::Lifetime { .. } => Arg::Region(Region::Erased),
            GenericParamKind::Type { .. } => match others.next() {
                Some((own, GenericParamKind::Type { .. })) => Arg::Ty(Ty::new(TyKind::Param(own))),
                _ => Arg::Ty(Ty::ERROR()),
            },
            GenericParamKind::Const { .. } => match others.next() {
                Some((own, GenericParamKind::Const { .. })) => Arg::Const(Const::Param(own)),
                _ => Arg::Const(Const::Error),
            },
        });
    }
    Ty::args(&args)
}

fn compare_method<'a>(
    tcx: &Tcx<'a>,
    item: &Impl,
    impl_fn: FnId,
    trait_fn: FnId,
    trait_ref: TraitRef,
    ast: &'a ast::Fn,
) {
    let (ours, theirs) = (tcx.func(impl_fn), tcx.func(trait_fn));
    let name = ours.name;
    match (ours.has_self, theirs.has_self) {
        (true, false) => {
            let span = ast.self_param.as_ref().map_or(ours.sig_span, |param| param.span);
            let message = format!("method `{name}` has a `self` declaration in the impl, but not in the trait");
            tcx.error(185, ours.sig_span.to(span), message);
            return;
        }
        (false, true) => {
            let message = format!("method `{name}` has a `self` declaration in the trait, but not in the impl");
            tcx.error(186, ours.sig_span, message);
            return;
        }
        (true, true) | (false, false) => {}
    }
    if !same_generics(tcx, &ours, &theirs, ast) {
        return;
    }
    let (given, wanted) = (ours.sig.inputs().len(), theirs.sig.inputs().len());
    if given != wanted {
        let span = match ours.param_spans.get(wanted.min(given.saturating_sub(1))) {
            Some(span) if given > 0 => *span,
            _ => ours.sig_span,
        };
        let message = format!(
            "method `{name}` has {given} parameter{} but the declaration in trait has {wanted}",
            if given == 1 { "" } else { "s" }
        );
        tcx.error(50, span, message);
        return;
    }
    let args = trait_method_args(trait_ref, &theirs, &ours);
    let env = method_env(tcx, item, &theirs, args);
    if !bounds_implied(tcx, &ours, args, &env, ast) {
        return;
    }
    compare_sigs(tcx, &ours, &theirs, args, env, ast);
}

/// Numbers and kinds of the method's own parameters.
fn same_generics(tcx: &Tcx<'_>, ours: &Fn, theirs: &Fn, ast: &ast::Fn) -> bool {
    let own = |f: &Fn| f.generics.params[f.generics.parent_count..].to_vec();
    let types =
        |params: &[GenericParam]| params.iter().filter(|p| matches!(p.kind, GenericParamKind::Type { .. })).count();
    let consts =
        |params: &[GenericParam]| params.iter().filter(|p| matches!(p.kind, GenericParamKind::Const { .. })).count();
    let early = |params: &[GenericParam]| {
        params.iter().filter(|p| matches!(p.kind, GenericParamKind::Lifetime { late_bound: false, .. })).count()
    };
    let (mine, wanted) = (own(ours), own(theirs));
    let name = ours.name;
    let span = if ast.generics.params.is_empty() { ours.name.span } else { ast.generics.span };
    for (given, wanted, what) in [(types(&mine), types(&wanted), "type"), (consts(&mine), consts(&wanted), "const")] {
        if given != wanted {
            let message = format!(
                "method `{name}` has {given} {what} parameter{} but its trait declaration has {wanted}",
                if given == 1 { "" } else { "s" }
            );
            tcx.error(49, span, message);
            return false;
        }
    }
    let synthetic = |params: &[GenericParam]| -> Vec<(bool, Span)> {
        let of = |p: &GenericParam| match p.kind {
            GenericParamKind::Type { synthetic, .. } => Some((synthetic, p.span)),
            GenericParamKind::Lifetime { .. } | GenericParamKind::Const { .. } => None,
        };
        params.iter().filter_map(of).collect()
    };
    for ((mine, span), (wanted, _)) in synthetic(&mine).into_iter().zip(synthetic(&wanted)) {
        if mine != wanted {
            tcx.error(643, span, format!("method `{name}` has incompatible signature for trait: `impl Trait` and a type parameter are not the same"));
            return false;
        }
    }
    if early(&mine) != early(&wanted) {
        let message = format!("lifetime parameters do not match the trait definition for method `{name}`");
        tcx.error(195, span, message);
        return false;
    }
    true
}

/// What the impl's method may assume: the impl's where clauses and those of the trait's method.
fn method_env(tcx: &Tcx<'_>, item: &Impl, theirs: &Fn, args: Args) -> ParamEnv {
    let mut predicates = item.generics.predicates.clone();
    let inherited = tcx.generics(DefId::Trait(match theirs.container {
        Container::Trait(id) => id,
        // The other side of a comparison is always a trait's item.
        Container::Impl(_) | Container::Module => return item.env.clone(),
    }));
    for predicate in theirs.generics.predicates.iter().skip(inherited.predicates.len()) {
        predicates.push(subst(*predicate, args));
    }
    tcx.elaborate(&mut predicates);
    std::rc::Rc::new(predicates)
}

/// E0276: the impl's method may not demand more than the trait's.
fn bounds_implied<'a>(tcx: &Tcx<'a>, ours: &Fn, _: Args, env: &ParamEnv, ast: &'a ast::Fn) -> bool {
    for (predicate, span) in tcx.own_predicates(DefId::Fn(ours.id), &ast.generics) {
        let mut wf = Wf::new(tcx, env.clone());
        wf.prove(predicate, Cause::misc(span));
        if !wf.holds() {
            let message = format!("impl has stricter requirements than trait for method `{}`", ours.name);
            tcx.error(276, span, message);
            return false;
        }
    }
    for (predicate, _) in &tcx.fn_sig_data(ours.id).synthetic_predicates {
        let mut wf = Wf::new(tcx, env.clone());
        wf.prove(*predicate, Cause::misc(ours.name.span));
        if !wf.holds() {
            let message = format!("impl has stricter requirements than trait for method `{}`", ours.name);
            tcx.error(276, ours.name.span, message);
            return false;
        }
    }
    true
}

fn in_error(sig: &FnSig) -> bool {
    struct Find(bool);
    impl Folder for Find {
        fn ty(&mut self, ty: Ty) -> Ty {
            self.0 |= ty.is_error();
            ty.super_fold(self)
        }
        fn region(&mut self, region: Region) -> Region {
            self.0 |= region == Region::Error;
            region
        }
    }
    let mut find = Find(false);
    sig.inputs_and_output.iter().for_each(|ty| {
        find.ty(*ty);
    });
    find.0
}

/// E0053: the same types, up to lifetimes.
fn compare_sigs<'a>(tcx: &Tcx<'a>, ours: &Fn, theirs: &Fn, args: Args, env: ParamEnv, ast: &'a ast::Fn) {
    let name = ours.name;
    let incompatible = |span: Span, expected: Ty, found: Ty| {
        let message = format!("method `{name}` has an incompatible type for trait");
        let label = format!("expected `{}`, found `{}`", tcx.show(expected), tcx.show(found));
        tcx.report(Diagnostic::error(Code::E(53), span, message).primary(label));
    };
    // Of signatures that were wrong in themselves nothing more is said.
    if in_error(&ours.sig) || in_error(&theirs.sig) {
        return;
    }
    let wanted = erase_regions(subst(theirs.sig, args));
    let given = erase_regions(ours.sig);
    let same = |a: Ty, b: Ty| {
        let infcx = super::infer::InferCtxt::new(tcx);
        let normal = |ty: Ty| infcx.normalize(ty, &env, Cause::misc(ours.sig_span));
        let (a, b) = (normal(a), normal(b));
        let mut fulfill = super::fulfill::Fulfill::new();
        fulfill.register_all(a.obligations);
        fulfill.register_all(b.obligations);
        let _ = fulfill.select_where_possible(&infcx);
        let (a, b) = (infcx.resolve(a.value), infcx.resolve(b.value));
        a.has(Flags::ERROR) || b.has(Flags::ERROR) || infcx.eq(a, b).is_ok()
    };
    for (i, (expected, found)) in wanted.inputs().iter().zip(given.inputs()).enumerate() {
        if !same(*expected, *found) {
            incompatible(ours.param_spans.get(i).copied().unwrap_or(ours.sig_span), *expected, *found);
            return;
        }
    }
    if !same(wanted.output(), given.output()) {
        let span = ast.ret.as_ref().map_or(ours.sig_span.shrink_to_end(), |ty| ty.span);
        incompatible(span, wanted.output(), given.output());
        return;
    }
    if given.abi != wanted.abi {
        let (expected, found) = (wanted.abi.name(), given.abi.name());
        let message = format!(
            "method `{name}` has an incompatible type for trait: expected \"{expected}\" fn, found \"{found}\" fn"
        );
        tcx.error(53, ours.sig_span, message);
        return;
    }
    if given.is_unsafe && !wanted.is_unsafe {
        let message = format!("method `{name}` has an incompatible type for trait: expected safe fn, found unsafe fn");
        tcx.error(53, ours.sig_span, message);
        return;
    }
    tcx.ask_method_regions(ours, theirs, args, env);
}

fn compare_const<'a>(
    tcx: &Tcx<'a>,
    item: &Impl,
    impl_const: ConstId,
    trait_const: ConstId,
    trait_ref: TraitRef,
    ast: &ast::Const,
) {
    let ours = erase_regions(tcx.const_item(impl_const).ty);
    let theirs = erase_regions(tcx.const_item(trait_const).ty.subst(trait_ref.args));
    let theirs = super::instance::normalize(tcx, theirs, &item.env);
    let ours = super::instance::normalize(tcx, ours, &item.env);
    let span = ast.ty.as_ref().map_or(ast.name.span, |ty| ty.span);
    if ours != theirs && !ours.has(Flags::ERROR) && !theirs.has(Flags::ERROR) {
        let message = format!("implemented const `{}` has an incompatible type for trait", ast.name);
        let label = format!("expected `{}`, found `{}`", tcx.show(theirs), tcx.show(ours));
        tcx.report(Diagnostic::error(Code::E(326), span, message).primary(label));
        return;
    }
    tcx.ask_const_regions(item, impl_const, trait_const, trait_ref, span);
}

/// The type satisfies the bounds that the trait declares for it.
fn compare_type<'a>(
    tcx: &Tcx<'a>,
    item: &Impl,
    alias: AliasId,
    assoc: AssocTyId,
    trait_ref: TraitRef,
    ast: &'a ast::TypeAlias,
) {
    let (ours, theirs) = (tcx.param_list(DefId::Alias(alias)), tcx.param_list(DefId::AssocTy(assoc)));
    let count = |list: &super::tcx::ParamList, lifetimes: bool| {
        list.params[list.parent_count..]
            .iter()
            .filter(|p| matches!(p.kind, GenericParamKind::Lifetime { .. }) == lifetimes)
            .count()
    };
    let name = ast.name;
    if count(&ours, false) != count(&theirs, false) {
        tcx.error(49, ast.generics.span, format!("type `{name}` has a wrong number of type parameters"));
        return;
    }
    if count(&ours, true) != count(&theirs, true) {
        let message = format!("lifetime parameters do not match the trait definition for associated type `{name}`");
        tcx.error(195, ast.generics.span, message);
        return;
    }
    let ty = tcx.alias_ty(alias);
    let span = ast.ty.as_ref().map_or(name.span, |ty| ty.span);
    let mut args = trait_ref.args.to_vec();
    args.extend_from_slice(&tcx.identity_of_params(DefId::Alias(alias))[ours.parent_count..]);
    let args = Ty::args(&args);
    let mut wf = Wf::new(tcx, tcx.env(DefId::Alias(alias)));
    wf.ty(ty, span);
    let bounds = &tcx.assoc_ty(assoc).bounds;
    for (index, bound) in bounds.iter().enumerate() {
        let code = match bound {
            Predicate::Trait { trait_ref, .. } if tcx.is_lang_trait(trait_ref.trait_id, "sized") => {
                CauseCode::Sized(SizedReason::Field)
            }
            _ => CauseCode::WhereClause { item: BoundOwner::AssocTy(assoc), index: index as u32 },
        };
        wf.prove(subst(*bound, args), Cause::new(span, code));
    }
    wf.finish();
    check_private(tcx, trait_ref, ty, ast.ty.as_ref().map_or(name.span, |_| ast.name.span));
    tcx.ask_assoc_ty_regions(item, alias, (ty, span), bounds.iter().map(|bound| subst(*bound, args)));
}

/// E0446: whoever sees the trait and the types that it is implemented for sees its associated types.
fn check_private(tcx: &Tcx<'_>, trait_ref: TraitRef, ty: Ty, span: Span) {
    let vis_of = |def: DefId| {
        let decl = tcx.names.decl_of(def);
        match decl.origin {
            Origin::User => decl.vis,
            Origin::Library => Visibility::Public,
        }
    };
    let mut wanted = vis_of(DefId::Trait(trait_ref.trait_id));
    for arg in trait_ref.args.iter().filter_map(|arg| arg.as_ty()) {
        arg.walk(&mut |part| {
            if let TyKind::Adt(id, _) = part.kind() {
                wanted = tcx.names.narrower(wanted, vis_of(DefId::Adt(*id)));
            }
            true
        });
    }
    let mut private = None;
    ty.walk(&mut |part| {
        if let TyKind::Adt(id, _) = part.kind() {
            let vis = vis_of(DefId::Adt(*id));
            if vis != wanted && tcx.names.narrower(vis, wanted) == vis {
                private = private.or(Some(*id));
            }
        }
        true
    });
    if let Some(id) = private {
        let name = tcx.names.decl_of(DefId::Adt(id)).name;
        let diagnostic = Diagnostic::error(Code::E(446), span, format!("private type `{name}` in public interface"));
        // rustc looks at this only in programs that are right so far.
        tcx.report_late(vec![diagnostic.primary("can't leak private type").label(name.span, "declared as private")]);
    }
}

// ------------------------------------------------------------------------------------------------------------- derives

/// What rustc's expansions assert besides what the written-out bodies need: `Eq` of every field, and `Clone` where the
/// body of `clone` is just a copy.
fn check_derived(tcx: &Tcx<'_>, item: &Impl, trait_ref: TraitRef, decl: &Decl<'_>) {
    if decl.derived.is_none() {
        return;
    }
    let TyKind::Adt(id, _) = item.self_ty.kind() else { return };
    let asserted = tcx.is_lang_trait(trait_ref.trait_id, "Eq") || tcx.is_lang_trait(trait_ref.trait_id, "clone");
    if !asserted {
        return;
    }
    if tcx.is_lang_trait(trait_ref.trait_id, "clone") && !copies(tcx, item) {
        return;
    }
    let mut wf = Wf::new(tcx, item.env.clone());
    for variant in tcx.adt(*id).variants.iter() {
        for field in variant.fields.iter() {
            wf.bound(field.ty, trait_ref.trait_id, field.span);
        }
    }
    wf.finish();
}

/// Whether the derived `clone` is `*self`.
fn copies(tcx: &Tcx<'_>, item: &Impl) -> bool {
    let Some((_, id)) = item.fns.first() else { return false };
    let FnDeclKind::Written(ast) = tcx.names.fns.borrow()[*id].kind else { return false };
    match &ast.body {
        Some(ast::Body::Parsed(block)) => {
            matches!(block.tail.as_deref(), Some(ast::Expr { kind: ast::ExprKind::Unary { .. }, .. }))
        }
        Some(ast::Body::Deferred(_)) | None => false,
    }
}
