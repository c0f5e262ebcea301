//! Items of the user's crate, forced whole and checked: well-formed types, satisfied bounds, sized fields.

use std::collections::HashSet;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::layout::Layouts;
use crate::resolve::*;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::astconv::self_name;
use super::collect::Repr;
use super::fulfill::Fulfill;
use super::generics::{ItemConv, Mode};
use super::infer::InferCtxt;
use super::tcx::Tcx;
use super::traits::report::fulfillment_diagnostic;
use super::traits::{BoundOwner, Cause, CauseCode, Obligation, SizedReason, empty_env};

/// Lowers and checks every item of the user's crate.
pub fn check_items<'a>(tcx: &Tcx<'a>) {
    let defs = tcx.names.user_defs.borrow().clone();
    for def in &defs {
        check_generics(tcx, *def);
        match *def {
            DefId::Adt(id) => check_adt(tcx, id),
            DefId::Fn(id) => check_fn(tcx, id),
            DefId::Trait(id) => check_trait(tcx, id),
            DefId::Impl(id) => super::impls::check_impl(tcx, id),
            DefId::Const(id) => check_const(tcx, id),
            DefId::Static(id) => check_static(tcx, id),
            DefId::Alias(id) => check_alias(tcx, id),
            DefId::AssocTy(id) => check_assoc_ty(tcx, id),
        }
    }
    super::entry::check_entries(tcx);
}

/// Collects what must hold about the types of one item, then proves it.
pub(crate) struct Wf<'t, 'a> {
    pub tcx: &'t Tcx<'a>,
    pub infcx: InferCtxt<'t>,
    fulfill: Fulfill,
    env: ParamEnv,
}

impl<'t, 'a> Wf<'t, 'a> {
    pub fn new(tcx: &'t Tcx<'a>, env: ParamEnv) -> Wf<'t, 'a> {
        Wf { tcx, infcx: InferCtxt::new(tcx), fulfill: Fulfill::new(), env }
    }

    /// Everything that the type mentions is well-formed.
    pub fn ty(&mut self, ty: Ty, span: Span) {
        let mut parts = Vec::new();
        ty.walk(&mut |part| {
            parts.push(part);
            true
        });
        for part in parts {
            self.shallow_ty(part, span);
        }
    }

    fn shallow_ty(&mut self, ty: Ty, span: Span) {
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let generics = self.tcx.generics(DefId::Adt(*id));
                self.predicates(&generics.predicates, *args, span, BoundOwner::Adt(*id));
            }
            TyKind::Alias(assoc, args) => {
                let generics = self.tcx.generics(DefId::AssocTy(*assoc));
                self.predicates(&generics.predicates, *args, span, BoundOwner::AssocTy(*assoc));
            }
            TyKind::Array(elem, _) | TyKind::Slice(elem) => self.sized(*elem, span, SizedReason::ArrayElement),
            TyKind::Tuple(tys) => {
                if let Some((_, init)) = tys.split_last() {
                    for elem in init {
                        self.sized(*elem, span, SizedReason::TupleElement);
                    }
                }
            }
            _ => {}
        }
    }

    /// The item's predicates hold for these arguments.
    pub fn predicates(&mut self, predicates: &[Predicate], args: Args, span: Span, item: BoundOwner) {
        for (index, predicate) in predicates.iter().enumerate() {
            let code = CauseCode::WhereClause { item, index: index as u32 };
            self.prove(subst(*predicate, args), Cause::new(span, code));
        }
    }

    pub fn prove(&mut self, predicate: Predicate, cause: Cause) {
        let predicate = erase_regions(predicate);
        if predicate_has(predicate, Flags::BOUND) && !is_higher_ranked(predicate) {
            // Part of a `for<..>` type: proved where it is instantiated.
            return;
        }
        let normal = self.infcx.normalize_predicate(predicate, &self.env, cause);
        self.fulfill.register_all(normal.obligations);
        self.fulfill.register(Obligation::new(normal.value, &self.env, cause));
    }

    pub fn sized(&mut self, ty: Ty, span: Span, reason: SizedReason) {
        if let Some(predicate) = self.tcx.sized_predicate(ty) {
            self.prove(predicate, Cause::new(span, CauseCode::Sized(reason)));
        }
    }

    /// `ty: trait_id`
    pub fn bound(&mut self, ty: Ty, trait_id: TraitId, span: Span) {
        self.prove(super::traits::trait_predicate(trait_id, ty, &[]), Cause::misc(span));
    }

    /// Proves everything, reporting what fails; whether nothing does.
    pub fn finish(mut self) -> bool {
        let errors = self.fulfill.select_all_or_error(&self.infcx);
        for error in &errors {
            if let Some(diagnostic) = fulfillment_diagnostic(&self.infcx, error) {
                self.tcx.report(diagnostic);
            }
        }
        errors.is_empty()
    }

    /// Whether everything holds; reports nothing.
    pub fn holds(mut self) -> bool {
        self.fulfill.select_all_or_error(&self.infcx).is_empty()
    }
}

fn is_higher_ranked(predicate: Predicate) -> bool {
    match predicate {
        Predicate::Trait { bound, .. } | Predicate::Projection { bound, .. } => bound > 0,
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => false,
    }
}

pub(crate) fn predicate_has(predicate: Predicate, flags: Flags) -> bool {
    let any = |args: Args| args.iter().any(|arg| super::tcx::arg_has(arg, flags));
    match predicate {
        Predicate::Trait { trait_ref, .. } => any(trait_ref.args),
        Predicate::Projection { args, ty, .. } => any(args) || ty.has(flags),
        Predicate::TypeOutlives(ty, region) => ty.has(flags) || super::tcx::arg_has(&Arg::Region(region), flags),
        Predicate::RegionOutlives(a, b) => {
            super::tcx::arg_has(&Arg::Region(a), flags) || super::tcx::arg_has(&Arg::Region(b), flags)
        }
    }
}

// ------------------------------------------------------------------------------------------------------------ generics

/// Names of parameters, defaults, where clauses.
fn check_generics<'a>(tcx: &Tcx<'a>, def: DefId) {
    let decl = tcx.names.decl_of(def);
    let Some(generics) = tcx.names.ast_generics(def) else { return };
    check_param_names(tcx, def, generics);
    check_defaults(tcx, def, generics, decl.derived.is_some());
    let mut bounds = tcx.own_predicates(def, generics);
    bounds.iter_mut().for_each(|(_, span)| *span = decl.derived.unwrap_or(*span));
    if let DefId::Fn(id) = def {
        bounds.extend(tcx.fn_sig_data(id).synthetic_predicates.iter().copied());
    }
    // rustc asks nothing of the bounds on an associated type's own parameters.
    if !matches!(def, DefId::AssocTy(_)) {
        check_bounds(tcx, def, &bounds);
    }
    bounds.iter().for_each(|(predicate, span)| check_global(tcx, *predicate, *span));
}

/// The types that bounds of an item mention are well-formed, and what the traits in them ask of their arguments holds. Of a type
/// under a `for<..>` little can be said before its lifetimes are known.
fn check_bounds(tcx: &Tcx<'_>, def: DefId, bounds: &[(Predicate, Span)]) {
    let mut wf = Wf::new(tcx, tcx.env(def));
    for (predicate, span) in bounds.iter().copied() {
        let mut tys = Vec::new();
        match predicate {
            Predicate::Trait { trait_ref, .. } => {
                tys.extend(trait_ref.args.iter().filter_map(|arg| arg.as_ty()));
                if !predicate_has(predicate, Flags::BOUND) {
                    let declared = tcx.generics(DefId::Trait(trait_ref.trait_id));
                    wf.predicates(&declared.predicates, trait_ref.args, span, BoundOwner::Trait(trait_ref.trait_id));
                }
            }
            Predicate::TypeOutlives(ty, _) | Predicate::Projection { ty, .. } => tys.push(ty),
            Predicate::RegionOutlives(..) => {}
        }
        tys.iter().filter(|ty| !ty.has(Flags::BOUND)).for_each(|ty| wf.ty(*ty, span));
    }
    // Lifetimes are looked at where everything else is right, as in rustc.
    if wf.finish() {
        tcx.ask_bound_regions(def, bounds);
    }
}

/// A bound without parameters, lifetimes included, must simply be true (E0277).
fn check_global(tcx: &Tcx<'_>, predicate: Predicate, span: Span) {
    let unknown = Flags::PARAM.union(Flags::BOUND).union(Flags::ERROR);
    if !predicate_has(predicate, unknown) {
        let mut wf = Wf::new(tcx, empty_env());
        wf.prove(predicate, Cause::misc(span));
        wf.finish();
    }
}

fn check_param_names(tcx: &Tcx<'_>, def: DefId, generics: &ast::Generics) {
    let mut seen: HashSet<Symbol> = HashSet::new();
    for param in &generics.params {
        let (name, span) = (param.name.name, param.name.span);
        let is_lifetime = matches!(param.kind, ast::GenericParamKind::Lifetime { .. });
        if is_lifetime && matches!(name.as_str(), "'static" | "'_") {
            if name.as_str() == "'static" {
                tcx.error(262, span, "invalid lifetime parameter name: `'static`");
            } else {
                tcx.error(637, span, "`'_` cannot be used here");
            }
            continue;
        }
        if !seen.insert(name) {
            let message =
                format!("the name `{name}` is already used for a generic parameter in this item's generic parameters");
            tcx.error(403, span, message);
            continue;
        }
        if let Some(parent) = tcx.names.assoc_parent(def).and_then(|parent| tcx.names.ast_generics(parent)) {
            let outer = parent.params.iter().any(|p| {
                p.name.name == name && matches!(p.kind, ast::GenericParamKind::Lifetime { .. }) == is_lifetime
            });
            if outer && is_lifetime {
                tcx.error(
                    496,
                    span,
                    format!("lifetime name `{name}` shadows a lifetime name that is already in scope"),
                );
            } else if outer {
                let message = format!(
                    "the name `{name}` is already used for a generic parameter in this item's generic parameters"
                );
                tcx.error(403, span, message);
            }
        }
    }
}

/// Defaults come last, mention only earlier parameters, and satisfy the bounds.
fn check_defaults<'a>(tcx: &Tcx<'a>, def: DefId, generics: &'a ast::Generics, derived: bool) {
    if derived {
        return;
    }
    let mut after_default = false;
    for (position, param) in generics.params.iter().enumerate() {
        let (has_default, ty) = match &param.kind {
            ast::GenericParamKind::Lifetime { .. } => continue,
            ast::GenericParamKind::Type { default, .. } => (default.is_some(), default.as_ref()),
            ast::GenericParamKind::Const { default, .. } => (default.is_some(), None),
        };
        if !has_default {
            continue;
        }
        // Later parameters without a default: rustc points at this one.
        let later_without = generics.params[position + 1..].iter().any(|later| match &later.kind {
            ast::GenericParamKind::Lifetime { .. } => false,
            ast::GenericParamKind::Type { default, .. } => default.is_none(),
            ast::GenericParamKind::Const { default, .. } => default.is_none(),
        });
        if later_without && !after_default {
            let message = "generic parameters with a default must be trailing";
            tcx.report(Diagnostic::error(Code::None, param.name.span, message));
            after_default = true;
        }
        if !matches!(def, DefId::Adt(_) | DefId::Trait(_) | DefId::Alias(_)) {
            let message =
                "defaults for generic parameters are only allowed in `struct`, `enum`, `type`, or `trait` definitions";
            tcx.report(Diagnostic::error(Code::Lint("invalid_type_param_default"), param.span, message));
            continue;
        }
        let Some(ty) = ty else { continue };
        if let Some((code, span)) = forward_mention(ty, generics, position, matches!(def, DefId::Trait(_))) {
            let message = match code {
                735 => "generic parameters cannot use `Self` in their defaults",
                _ => "generic parameter defaults cannot reference parameters before they are declared",
            };
            tcx.error(code, span, message);
            continue;
        }
        check_default_bounds(tcx, def, tcx.param_ty(def, position as u32).index as usize, ty.span);
    }
}

/// The bounds on a parameter hold for its default, as far as they mention no other parameter.
fn check_default_bounds(tcx: &Tcx<'_>, def: DefId, index: usize, span: Span) {
    let Some(Arg::Ty(default)) = tcx.param_default(def, index) else { return };
    let mut wf = Wf::new(tcx, tcx.env(def));
    wf.ty(default, span);
    if !default.has(Flags::PARAM) {
        let generics = tcx.generics(def);
        let mut args = generics.identity_args().to_vec();
        if let Some(slot) = args.get_mut(index) {
            *slot = Arg::Ty(default);
        }
        let args = Ty::args(&args);
        for predicate in &generics.predicates {
            let concrete = subst(*predicate, args);
            if concrete != *predicate && !predicate_has(erase_regions(concrete), Flags::PARAM) {
                wf.prove(concrete, Cause::misc(span));
            }
        }
    }
    wf.finish();
}

/// A mention in a default of a parameter declared at or after `position` (E0128), or of `Self` (E0735).
fn forward_mention(ty: &ast::Type, generics: &ast::Generics, position: usize, in_trait: bool) -> Option<(u16, Span)> {
    struct Find<'g> {
        later: Vec<Symbol>,
        in_trait: bool,
        found: Option<(u16, Span)>,
        marker: std::marker::PhantomData<&'g ()>,
    }
    impl<'v> ast::visit::Visit<'v> for Find<'_> {
        fn visit_path(&mut self, path: &'v ast::Path) {
            if let Some(first) = path.segments.first() {
                let name = first.ident.name;
                if self.later.contains(&name) {
                    self.found = self.found.or(Some((128, first.ident.span)));
                } else if name.as_str() == "Self" && !self.in_trait {
                    self.found = self.found.or(Some((735, first.ident.span)));
                }
            }
            ast::visit::walk_path(self, path);
        }
    }
    let later = generics.params[position..].iter().map(|p| p.name.name).collect();
    let mut find = Find { later, in_trait, found: None, marker: std::marker::PhantomData };
    ast::visit::Visit::visit_type(&mut find, ty);
    find.found
}

// ---------------------------------------------------------------------------------------------------------------- ADTs

fn check_adt<'a>(tcx: &Tcx<'a>, id: AdtId) {
    let AdtDecl { decl, ast } = tcx.names.adts.borrow()[id];
    check_field_names(tcx, ast);
    check_repr(tcx, &decl, ast);
    let adt = tcx.adt(id);
    if let AdtAst::Enum(it) = ast {
        check_enum(tcx, &adt, it);
    }
    let infinite = super::size::check_finite(tcx, id);
    let mut wf = Wf::new(tcx, tcx.env(DefId::Adt(id)));
    let mut goals = Vec::new();
    let datas = variant_datas(ast);
    for (variant, data) in adt.variants.iter().zip(&datas) {
        let count = variant.fields.len();
        for (i, (field, written)) in variant.fields.iter().zip(data.fields()).enumerate() {
            let span = written.ty.span;
            wf.ty(field.ty, span);
            goals.push((field.ty, span));
            let may_be_unsized = adt.kind == AdtKind::Struct && i + 1 == count;
            if !may_be_unsized && !infinite {
                wf.sized(field.ty, span, SizedReason::Field);
            }
        }
    }
    wf.finish();
    if let AdtAst::Union(it) = ast {
        check_union(tcx, &adt, it);
    }
    if !infinite {
        check_transparent(tcx, &adt);
        tcx.ask_adt_regions(&adt, goals);
    }
    super::size::check_params_used(tcx, id);
}

/// E0690: of the fields of what is laid out as one of them is, all others take no room and ask for no alignment. What depends
/// on a parameter may take some.
fn check_transparent(tcx: &Tcx<'_>, adt: &Adt) {
    let [variant] = adt.variants.as_slice() else { return };
    if !adt.repr_transparent {
        return;
    }
    let layouts = Layouts::new(tcx);
    let is_trivial = |ty: Ty| layouts.of(ty).is_ok_and(|layout| layout.size == 0 && layout.align == 1);
    let count = variant.fields.iter().filter(|field| !is_trivial(field.ty)).count();
    if count > 1 {
        let what = if adt.kind == AdtKind::Enum { "the variant of a transparent enum" } else { "transparent struct" };
        let message = format!("{what} needs at most one field with non-trivial size or alignment, but has {count}");
        tcx.error(690, adt.span, message);
    }
}

fn variant_datas<'a>(ast: AdtAst<'a>) -> Vec<&'a ast::VariantData> {
    match ast {
        AdtAst::Struct(it) | AdtAst::Union(it) => vec![&it.data],
        AdtAst::Enum(it) => it.variants.iter().map(|variant| &variant.data).collect(),
    }
}

fn check_field_names(tcx: &Tcx<'_>, ast: AdtAst<'_>) {
    for data in variant_datas(ast) {
        let mut seen = HashSet::new();
        for field in data.fields() {
            if !seen.insert(field.name.name) {
                tcx.error(124, field.span, format!("field `{}` is already declared", field.name));
            }
        }
    }
}

/// A union has fields, and nobody knows which of them to drop: none may need it.
fn check_union(tcx: &Tcx<'_>, adt: &Adt, it: &ast::Struct) {
    if it.data.fields().is_empty() {
        tcx.report(Diagnostic::error(Code::None, adt.span, "unions cannot have zero fields"));
    }
    let env = tcx.env(DefId::Adt(adt.id));
    let fields = adt.variants[VariantIdx::STRUCT].fields.iter();
    if let Some(field) = fields.into_iter().find(|field| !never_drops(tcx, field.ty, &env)) {
        let message = "field must implement `Copy` or be wrapped in `ManuallyDrop<...>` to be used in a union";
        let note = "union fields must not have drop side-effects, which is currently enforced via either `Copy` or \
                    `ManuallyDrop<...>`";
        tcx.report(Diagnostic::error(Code::E(740), field.span, message).note(note));
    }
}

/// Whether the type, whatever its parameters, has nothing to drop: `Copy`, a reference, `ManuallyDrop`, or tuples and
/// arrays of those.
fn never_drops(tcx: &Tcx<'_>, ty: Ty, env: &ParamEnv) -> bool {
    let ty = tcx.normalize(ty, env);
    match ty.kind() {
        TyKind::Ref(..) | TyKind::Error => true,
        TyKind::Tuple(tys) => tys.iter().all(|ty| never_drops(tcx, *ty, env)),
        TyKind::Array(element, _) => never_drops(tcx, *element, env),
        TyKind::Adt(id, _) if tcx.adt(*id).lang.is_some_and(|lang| lang.as_str() == "ManuallyDrop") => true,
        _ => tcx.is_copy(ty, env),
    }
}

fn check_enum(tcx: &Tcx<'_>, adt: &Adt, it: &ast::Enum) {
    let mut names = HashSet::new();
    for variant in &it.variants {
        if !names.insert(variant.name.name) {
            let message = format!("the name `{}` is defined multiple times", variant.name);
            tcx.error(428, variant.span, message);
        }
        if !matches!(variant.vis.kind, ast::VisKind::Inherited) {
            tcx.error(449, variant.vis.span, "visibility qualifiers are not permitted here");
        }
        for field in variant.data.fields() {
            if !matches!(field.vis.kind, ast::VisKind::Inherited) {
                tcx.error(449, field.vis.span, "visibility qualifiers are not permitted here");
            }
        }
    }
    let is_unit = |variant: &&ast::Variant| matches!(variant.data, ast::VariantData::Unit);
    let has_fields = !it.variants.iter().all(|variant| is_unit(&variant));
    let mut explicit = it.variants.iter().filter(|variant| variant.discriminant.is_some());
    if adt.repr_int.is_none() && explicit.any(|variant| !is_unit(&variant) || has_fields) {
        let message =
            "`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants";
        tcx.error(732, adt.span, message);
    }
    let mut values: std::collections::HashMap<i128, Span> = std::collections::HashMap::new();
    for (variant, written) in adt.variants.iter().zip(&it.variants) {
        if let Some(first) = values.insert(variant.discriminant, written.span) {
            let message = format!("discriminant value `{}` assigned more than once", variant.discriminant);
            tcx.report(
                Diagnostic::error(Code::E(81), adt.span, message)
                    .label(first, "first assigned here")
                    .label(written.span, "and again here"),
            );
            return;
        }
    }
}

fn check_repr(tcx: &Tcx<'_>, decl: &Decl<'_>, ast: AdtAst<'_>) {
    let repr = Repr::of(decl.attrs);
    for attr in decl.attrs.iter().filter(|attr| attr.is("repr")) {
        for item in attr.list() {
            let Some(word) = item.path().and_then(ast::Path::as_ident) else { continue };
            match word.name.as_str() {
                "transparent" if matches!(ast, AdtAst::Union(_)) => {
                    tcx.error(658, decl.span, "transparent unions are unstable");
                }
                "C" | "transparent" | "Rust" => {}
                "packed" | "align" | "simd" => {
                    tcx.report(Diagnostic::unsupported(attr.span, format!("`#[repr({word})]`")));
                }
                name if IntTy::from_name(name).is_some() => {
                    if !matches!(ast, AdtAst::Enum(_)) {
                        tcx.error(517, word.span, "attribute should be applied to an enum");
                    }
                }
                name => tcx.error(552, word.span, format!("unrecognized representation hint `{name}`")),
            }
        }
        if let AdtAst::Enum(it) = ast
            && it.variants.is_empty()
            && (repr.int.is_some() || repr.c)
        {
            tcx.error(84, attr.span, "unsupported representation for zero-variant enum");
        }
    }
}

// ----------------------------------------------------------------------------------------------------- other items

pub(crate) fn check_fn<'a>(tcx: &Tcx<'a>, id: FnId) {
    let func = tcx.func(id);
    let FnDeclKind::Written(ast) = tcx.names.fns.borrow()[id].kind else { return };
    let mut wf = Wf::new(tcx, func.env.clone());
    for (ty, span) in func.sig.inputs().iter().zip(&func.param_spans) {
        wf.ty(*ty, *span);
    }
    wf.ty(func.sig.output(), func.ret_span);
    wf.finish();
    tcx.ask_fn_regions(&func);
    check_receiver(tcx, &func, ast);
    if ast.body.is_none() {
        check_bodiless_params(tcx, ast);
    }
}

/// Parameters of functions that are only declared have names, no more. `mut` has its own lint, which is on by default.
fn check_bodiless_params(tcx: &Tcx<'_>, ast: &ast::Fn) {
    let message = "patterns aren't allowed in functions without bodies";
    let lint = |span| Diagnostic::error(Code::Lint("patterns_in_fns_without_body"), span, message);
    let is_mut = |kind: &ast::SelfKind| {
        matches!(kind, ast::SelfKind::Value { mutable: true } | ast::SelfKind::Typed { mutable: true, .. })
    };
    if let Some(ast::SelfParam { span, .. }) = ast.self_param.as_ref().filter(|param| is_mut(&param.kind)) {
        tcx.report(lint(*span));
    }
    for param in &ast.params {
        match &param.pat.peel().kind {
            ast::PatKind::Wild | ast::PatKind::Ident { by_ref: None, mutable: None, sub: None, .. } => {}
            ast::PatKind::Ident { by_ref: None, sub: None, .. } => tcx.report(lint(param.pat.span)),
            _ => tcx.error(642, param.pat.span, message),
        }
    }
}

/// `self: T` must be `Self` behind pointers that the method call can look through (E0307).
fn check_receiver(tcx: &Tcx<'_>, func: &Fn, ast: &ast::Fn) {
    let Some(ast::SelfParam { kind: ast::SelfKind::Typed { ty: written, .. }, .. }) = &ast.self_param else { return };
    let self_ty = match func.container {
        Container::Impl(id) => tcx.self_ty(DefId::Impl(id)),
        Container::Trait(id) => tcx.self_ty(DefId::Trait(id)),
        Container::Module => return,
    };
    let self_ty = erase_regions(self_ty);
    let Some(mut ty) = func.sig.inputs().first().map(|ty| erase_regions(*ty)) else { return };
    let pointers: Vec<AdtId> = ["owned_box", "Rc", "Arc", "Pin"].iter().filter_map(|name| tcx.lang_adt(name)).collect();
    loop {
        if ty == self_ty || ty.is_error() || self_ty.is_error() {
            return;
        }
        ty = match ty.kind() {
            TyKind::Ref(_, inner, _) => *inner,
            TyKind::Adt(id, args) if pointers.contains(id) => match args.iter().find_map(|arg| arg.as_ty()) {
                Some(inner) => inner,
                None => break,
            },
            TyKind::Alias(..) => return,
            _ => break,
        };
    }
    let shown = func.sig.inputs().first().map_or(String::new(), |ty| tcx.show(*ty));
    if matches!(func.sig.inputs().first().map(|ty| ty.kind()), Some(TyKind::Param(_))) {
        return tcx.error(801, written.span, format!("invalid generic `self` parameter type: `{shown}`"));
    }
    tcx.error(307, written.span, format!("invalid `self` parameter type: `{shown}`"));
}

fn check_trait<'a>(tcx: &Tcx<'a>, id: TraitId) {
    let TraitDecl { decl, ast } = tcx.names.traits.borrow()[id];
    if let Some(span) = ast.auto {
        tcx.error(658, span.to(decl.span), "auto traits are experimental and possibly buggy");
    }
    if tcx.trait_cycle(id) {
        return;
    }
    let conv = ItemConv::new(tcx, decl.scope, Mode::Bounds);
    check_bounds(tcx, DefId::Trait(id), &tcx.spanned_bounds(&conv, Ty::param(0, self_name()), &ast.supertraits));
    let mut seen = HashSet::new();
    for (item, (name, assoc)) in
        ast.items.iter().filter(|item| item.name().is_some()).zip(&tcx.names.trait_items(id).list)
    {
        if !seen.insert((name.name, assoc.namespace())) {
            let message = format!("the name `{name}` is defined multiple times");
            tcx.error(428, item.span, message);
        }
        if !matches!(item.vis.kind, ast::VisKind::Inherited) {
            tcx.error(449, item.vis.span, "visibility qualifiers are not permitted here");
        }
        if let ast::AssocItemKind::Type(it) = &item.kind
            && it.ty.is_some()
        {
            tcx.error(658, item.span, "associated type defaults are unstable");
        }
    }
}

fn check_assoc_ty(tcx: &Tcx<'_>, id: AssocTyId) {
    tcx.assoc_ty(id);
    let AssocTyDecl { decl, ast, .. } = tcx.names.assoc_tys.borrow()[id];
    let conv = ItemConv::new(tcx, decl.scope, Mode::Bounds);
    let alias = Ty::new(TyKind::Alias(id, tcx.identity_of_params(DefId::AssocTy(id))));
    check_bounds(tcx, DefId::AssocTy(id), &tcx.spanned_bounds(&conv, alias, &ast.bounds));
}

fn check_const<'a>(tcx: &Tcx<'a>, id: ConstId) {
    let item = tcx.const_item(id);
    let ConstDecl { kind: ConstDeclKind::Written(ast), container, decl } = tcx.names.consts.borrow()[id] else {
        return;
    };
    let span = ast.ty.as_ref().map_or(decl.name.span, |ty| ty.span);
    let mut wf = Wf::new(tcx, item.env.clone());
    wf.ty(item.ty, span);
    if container == Container::Module {
        wf.sized(item.ty, span, SizedReason::Local);
    }
    wf.finish();
    tcx.ask_const_type_regions(&item, span);
}

fn check_static<'a>(tcx: &Tcx<'a>, id: StaticId) {
    let item = tcx.static_item(id);
    let StaticDecl { decl, ast } = tcx.names.statics.borrow()[id];
    let span = ast.ty.as_ref().map_or(decl.name.span, |ty| ty.span);
    let mut wf = Wf::new(tcx, empty_env());
    wf.ty(item.ty, span);
    wf.sized(item.ty, span, SizedReason::Local);
    if let (Some(sync), Mutability::Not) = (tcx.lang_trait("sync"), item.mutability) {
        wf.bound(item.ty, sync, span);
    }
    wf.finish();
}

fn check_alias<'a>(tcx: &Tcx<'a>, id: AliasId) {
    let AliasDecl { decl, ast, container } = tcx.names.aliases.borrow()[id];
    let ty = tcx.alias_ty(id);
    tcx.generics(DefId::Alias(id));
    if container.is_none() && !ty.has(Flags::ERROR) {
        check_alias_params(tcx, id, &ast.generics, ty);
    }
    if let Some(impl_id) = container
        && tcx.names.impls.borrow()[impl_id].ast.trait_ref.is_none()
    {
        tcx.error(658, decl.span, "inherent associated types are unstable");
    }
}

/// E0091 for each type parameter that the aliased type does not mention.
fn check_alias_params(tcx: &Tcx<'_>, id: AliasId, generics: &ast::Generics, ty: Ty) {
    let mut used = HashSet::new();
    ty.walk(&mut |ty| {
        if let TyKind::Param(param) = ty.kind() {
            used.insert(param.name);
        }
        true
    });
    for param in tcx.all_params(DefId::Alias(id)).iter() {
        let written = generics.params.iter().find(|written| written.name.name == param.name);
        if let (GenericParamKind::Type { .. }, Some(written)) = (&param.kind, written)
            && !used.contains(&param.name)
        {
            tcx.error(91, written.name.span, format!("type parameter `{}` is never used", param.name));
        }
    }
}

// ----------------------------------------------------------------------------------------------------------- library

impl Tcx<'_> {
    /// Lowers every item of the library: a test of the library, and of this.
    pub fn force_library(&self) {
        let names = &self.names;
        names.reach_all();
        let modules: Vec<ModuleId> = names.modules.borrow().ids().collect();
        for module in modules {
            names.force_imports(module);
        }
        let mut next = 0;
        loop {
            let Some(id) = names.impls.borrow().ids().nth(next) else { break };
            next += 1;
            self.impl_def(id);
        }
        for id in names.adts.borrow().ids().collect::<Vec<_>>() {
            self.adt(id);
        }
        for id in names.traits.borrow().ids().collect::<Vec<_>>() {
            self.trait_def(id);
        }
        for id in names.assoc_tys.borrow().ids().collect::<Vec<_>>() {
            self.assoc_ty(id);
        }
        for id in names.fns.borrow().ids().collect::<Vec<_>>() {
            self.func(id);
        }
        for id in names.consts.borrow().ids().collect::<Vec<_>>() {
            self.const_item(id);
        }
    }
}
