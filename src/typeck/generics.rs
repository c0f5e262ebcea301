//! Generic parameters, where clauses and assumptions of items.
//!
//! The order of parameters: the parent's (a trait's `Self` first), then the item's written lifetimes, its types and consts,
//! one type per `impl Trait` argument, and last the lifetimes that its signature (or impl header) leaves out.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use crate::ast::visit::{self, Visit};
use crate::ast::{self, GenericParamKind as AstKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{GenericParam, GenericParamKind, Generics, OpaqueTy, ParamEnv};
use crate::resolve::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::astconv::{AstConv, Elided, Lower, resolve_bounds, self_name};
use super::bounds::{has_maybe_sized, subst_inside};
use super::tcx::{ParamList, Tcx};

/// What a lifetime left out means in the part of an item that is being lowered.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Mode {
    /// Fields, aliases: E0106.
    Forbid,
    /// Bounds and where clauses: E0637 for `&`.
    Bounds,
    /// Function parameters: a fresh parameter.
    Inputs,
    /// Impl headers: a fresh parameter, but not silently in a path (E0726).
    Header,
    /// Return types.
    Output(Option<Region>),
    /// Consts and statics.
    Static,
}

/// Lowers the types of an item's signature.
pub(crate) struct ItemConv<'t, 'a> {
    tcx: &'t Tcx<'a>,
    scope: ScopeId,
    pub mode: Cell<Mode>,
    /// Lifetimes made for elided ones; the first has index `first_fresh`.
    pub fresh: RefCell<Vec<GenericParam>>,
    pub first_fresh: u32,
    /// Lifetimes mentioned by or made for the inputs.
    pub seen: RefCell<Vec<Region>>,
    /// Index of the next `impl Trait` argument.
    pub next_synthetic: Cell<u32>,
    pub synthetic_predicates: RefCell<Vec<(Predicate, Span)>>,
    /// The function, when lowering its return type: `impl Trait` becomes an opaque type of it.
    pub opaque_owner: Cell<Option<(FnId, Args)>>,
    /// Set while lowering the parameters of a function.
    pub allow_impl_args: Cell<bool>,
    /// The right side of a `type` item.
    pub in_alias: Cell<bool>,
    /// A path with too many arguments was lowered.
    superfluous: Cell<bool>,
    reported_missing: Cell<bool>,
}

impl<'t, 'a> ItemConv<'t, 'a> {
    pub fn new(tcx: &'t Tcx<'a>, scope: ScopeId, mode: Mode) -> ItemConv<'t, 'a> {
        ItemConv {
            tcx,
            scope,
            mode: Cell::new(mode),
            fresh: RefCell::default(),
            first_fresh: 0,
            seen: RefCell::default(),
            next_synthetic: Cell::new(0),
            synthetic_predicates: RefCell::default(),
            opaque_owner: Cell::new(None),
            allow_impl_args: Cell::new(false),
            in_alias: Cell::new(false),
            superfluous: Cell::new(false),
            reported_missing: Cell::new(false),
        }
    }

    /// The type of an item (but of a function's parts). With too many arguments anywhere in it it is not known at all;
    /// rustc: `type_of`.
    pub fn item_ty(&self, ty: &'a ast::Type) -> Ty {
        self.superfluous.set(false);
        let lowered = super::astconv::lower_ty(self, ty);
        if self.superfluous.get() { Ty::ERROR() } else { lowered }
    }

    pub fn quiet_bounds(tcx: &'t Tcx<'a>, scope: ScopeId) -> ItemConv<'t, 'a> {
        ItemConv::new(tcx, scope, Mode::Bounds)
    }

    fn fresh_region(&self, span: Span) -> Region {
        let mut fresh = self.fresh.borrow_mut();
        let name = Symbol::intern(&format!("'_{}", fresh.len() + 1));
        let index = self.first_fresh + fresh.len() as u32;
        fresh.push(GenericParam { name, span, kind: GenericParamKind::Lifetime { late_bound: true, elided: true } });
        let region = Region::Param(ParamTy { index, name });
        self.seen.borrow_mut().push(region);
        region
    }
}

impl<'t, 'a> AstConv<'a> for ItemConv<'t, 'a> {
    fn note_superfluous(&self) {
        self.superfluous.set(true);
    }
    fn tcx(&self) -> &Tcx<'a> {
        self.tcx
    }
    fn scope(&self) -> ScopeId {
        self.scope
    }
    fn infer_ty(&self, _: Span) -> Option<Ty> {
        None
    }
    fn infer_const(&self, _: Span) -> Option<Const> {
        None
    }
    fn elided_region(&self, span: Span, kind: Elided) -> Region {
        match self.mode.get() {
            Mode::Inputs => self.fresh_region(span),
            Mode::Header => {
                if kind == Elided::Path {
                    self.tcx.error(726, span, "implicit elided lifetime not allowed here");
                    return Region::Error;
                }
                self.fresh_region(span)
            }
            Mode::Output(Some(region)) => region,
            Mode::Static => Region::Static,
            Mode::Bounds if kind != Elided::Path => {
                let what = if kind == Elided::Ref { "`&` without an explicit lifetime name" } else { "`'_`" };
                self.tcx.error(637, span, format!("{what} cannot be used here"));
                Region::Error
            }
            Mode::Output(None) | Mode::Forbid | Mode::Bounds => {
                // rustc gathers all lifetimes missing from one return type in one error.
                if self.mode.get() != Mode::Output(None) || !self.reported_missing.replace(true) {
                    self.tcx.error(106, span, "missing lifetime specifier");
                }
                Region::Error
            }
        }
    }
    fn object_region(&self) -> Region {
        Region::Static
    }
    fn impl_trait(&self, ty: &'a ast::Type, bounds: &'a [ast::Bound], in_for: bool) -> Ty {
        if self.allow_impl_args.get() && matches!(self.mode.get(), Mode::Inputs) {
            let index = self.next_synthetic.get();
            self.next_synthetic.set(index + 1);
            let param = Ty::param(index, Symbol::intern(self.tcx.names.sources.snippet(ty.span)));
            let predicates = self.tcx.spanned_bounds(self, param, bounds);
            let sized = self.tcx.sized_predicate(param).filter(|_| !has_maybe_sized(bounds));
            let sized = sized.map(|predicate| (predicate, ty.span));
            self.synthetic_predicates.borrow_mut().extend(sized.into_iter().chain(predicates));
            return param;
        }
        match self.opaque_owner.get() {
            Some(_) if in_for => {
                let message = "`impl Trait` cannot capture higher-ranked lifetime from outer `impl Trait`";
                self.tcx.error(657, ty.span, message);
                Ty::ERROR()
            }
            Some((fn_id, args)) => self.tcx.new_opaque(self, fn_id, args, ty, bounds),
            None if self.in_alias.get() => {
                resolve_bounds(self.tcx, self.scope, bounds);
                self.tcx.error(658, ty.span, "`impl Trait` in type aliases is unstable");
                self.tcx.report(Diagnostic::error(Code::None, ty.span, "unconstrained opaque type"));
                Ty::ERROR()
            }
            None => {
                resolve_bounds(self.tcx, self.scope, bounds);
                let message =
                    "`impl Trait` is not allowed outside of function and inherent method argument and return types";
                self.tcx.error(562, ty.span, message);
                Ty::ERROR()
            }
        }
    }
    fn note_region(&self, region: Region) {
        if self.mode.get() == Mode::Inputs {
            self.seen.borrow_mut().push(region);
        }
    }
}

impl<'a> Tcx<'a> {
    // -------------------------------------------------------------------------------------------------- parameters

    /// The item whose generics `def` inherits: trait or impl of associated items, the surrounding item of array lengths.
    pub(crate) fn generics_parent(&self, def: DefId) -> Option<DefId> {
        if let Some(parent) = self.names.assoc_parent(def) {
            return Some(parent);
        }
        let DefId::Const(id) = def else { return None };
        if !matches!(self.names.consts.borrow()[id].kind, ConstDeclKind::Anon(..)) {
            return None;
        }
        let mut next = self.names.scope(self.names.decl_of(def).scope).parent;
        while let Some(scope) = next {
            let scope = self.names.scope(scope);
            if let ScopeKind::Generics(outer) = scope.kind {
                return Some(outer);
            }
            next = scope.parent;
        }
        None
    }

    /// The written parameters of an item and its parents; see [`ParamList`].
    pub fn param_list(&self, def: DefId) -> Rc<ParamList> {
        let def = self.generics_owner(def);
        self.query(&self.caches.params, def, Rc::default, || Rc::new(self.compute_param_list(def)))
    }

    /// Constructors have the generics of their type.
    fn generics_owner(&self, def: DefId) -> DefId {
        if let DefId::Fn(id) = def
            && let FnDeclKind::Ctor(adt, _) = self.names.fns.borrow()[id].kind
        {
            return DefId::Adt(adt);
        }
        def
    }

    fn compute_param_list(&self, def: DefId) -> ParamList {
        let parent = self.generics_parent(def);
        let mut params = match parent {
            // An array length sees what is written around it; the signature that it is part of may not be known yet.
            Some(parent) if self.names.assoc_parent(def).is_none() => self.param_list(parent).params.clone(),
            // An impl's elided lifetimes are parameters of its items.
            Some(parent) => self.all_params(parent),
            None => Vec::new(),
        };
        let parent_count = params.len();
        let mut has_default = vec![false; parent_count];
        if let DefId::Trait(id) = def {
            let span = self.names.traits.borrow()[id].ast.name.span;
            params.push(GenericParam {
                name: self_name(),
                span,
                kind: GenericParamKind::Type { default: None, synthetic: false },
            });
            has_default.push(false);
        }
        if let Some(generics) = self.names.ast_generics(def) {
            let late = self.late_bound(def, generics);
            for param in &generics.params {
                if let AstKind::Lifetime { .. } = param.kind {
                    let late_bound = late.contains(&param.name.name);
                    let kind = GenericParamKind::Lifetime { late_bound, elided: false };
                    params.push(GenericParam { name: param.name.name, span: param.name.span, kind });
                    has_default.push(false);
                }
            }
            for (position, param) in generics.params.iter().enumerate() {
                let (kind, default) = match &param.kind {
                    AstKind::Lifetime { .. } => continue,
                    AstKind::Type { default, .. } => {
                        (GenericParamKind::Type { default: None, synthetic: false }, default.is_some())
                    }
                    AstKind::Const { default, .. } => {
                        let ty = self.const_param_ty(def, position as u32);
                        (GenericParamKind::Const { ty, default: None }, default.is_some())
                    }
                };
                params.push(GenericParam { name: param.name.name, span: param.name.span, kind });
                has_default.push(default);
            }
        }
        if let DefId::Fn(id) = def
            && let FnDeclKind::Written(ast) = self.names.fns.borrow()[id].kind
        {
            for ty in impl_trait_args(ast) {
                params.push(GenericParam {
                    name: Symbol::intern(self.names.sources.snippet(ty)),
                    span: ty,
                    kind: GenericParamKind::Type { default: None, synthetic: true },
                });
                has_default.push(false);
            }
        }
        ParamList { parent, parent_count, params, has_default }
    }

    /// All parameters, elided lifetimes included.
    pub fn all_params(&self, def: DefId) -> Vec<GenericParam> {
        match self.generics_owner(def) {
            DefId::Impl(id) => self.impl_header(id).params.clone(),
            DefId::Fn(id) => {
                let mut params = self.param_list(def).params.clone();
                params.extend(self.fn_sig_data(id).elided.iter().cloned());
                params
            }
            def => self.param_list(def).params.clone(),
        }
    }

    /// The late-bound lifetimes of a function, which each call chooses afresh: those that no bound mentions, and which the
    /// parameters constrain or the return type leaves out.
    fn late_bound(&self, def: DefId, generics: &'a ast::Generics) -> HashSet<Symbol> {
        let DefId::Fn(id) = def else { return HashSet::new() };
        let FnDeclKind::Written(ast) = self.names.fns.borrow()[id].kind else { return HashSet::new() };
        let mut in_bounds = LifetimeNames::default();
        in_bounds.visit_generics(generics);
        for param in &generics.params {
            if let AstKind::Lifetime { bounds } = &param.kind
                && !bounds.is_empty()
            {
                in_bounds.names.insert(param.name.name);
                in_bounds.names.extend(bounds.iter().map(|bound| bound.ident.name));
            }
        }
        for predicate in &generics.predicates {
            if let ast::WhereKind::Lifetime { lifetime, bounds } = &predicate.kind {
                in_bounds.names.insert(lifetime.ident.name);
                in_bounds.names.extend(bounds.iter().map(|bound| bound.ident.name));
            }
        }
        // The bounds of an `impl Trait` are those of a parameter that has no name.
        let mut inputs = Inputs::default();
        ast.params.iter().for_each(|param| inputs.visit_type(&param.ty));
        match ast.self_param.as_ref().map(|param| &param.kind) {
            Some(ast::SelfKind::Ref { lifetime: Some(lifetime), .. }) => {
                inputs.constrained.names.insert(lifetime.ident.name);
            }
            Some(ast::SelfKind::Typed { ty, .. }) => inputs.visit_type(ty),
            Some(ast::SelfKind::Ref { lifetime: None, .. } | ast::SelfKind::Value { .. }) | None => {}
        }
        in_bounds.names.extend(inputs.in_bounds.names);
        let mut in_output = LifetimeNames::default();
        ast.ret.iter().for_each(|ret| in_output.visit_type(ret));
        let lifetimes = generics.params.iter().filter(|param| matches!(param.kind, AstKind::Lifetime { .. }));
        lifetimes
            .map(|param| param.name.name)
            .filter(|name| !in_bounds.names.contains(name))
            .filter(|name| inputs.constrained.names.contains(name) || !in_output.names.contains(name))
            .collect()
    }

    /// The flattened parameter for the written parameter at `position` of `def`.
    pub fn param_ty(&self, def: DefId, position: u32) -> ParamTy {
        let Some(generics) = self.names.ast_generics(def) else {
            return ParamTy { index: u32::MAX, name: self_name() };
        };
        let Some(param) = generics.params.get(position as usize) else {
            return ParamTy { index: u32::MAX, name: self_name() };
        };
        ParamTy { index: self.param_index(def, generics, position as usize), name: param.name.name }
    }

    fn param_index(&self, def: DefId, generics: &ast::Generics, position: usize) -> u32 {
        let parent_count = match self.generics_parent(def) {
            Some(parent) => self.param_count(parent),
            None => 0,
        };
        let self_count = matches!(def, DefId::Trait(_)) as usize;
        let is_lifetime = |param: &ast::GenericParam| matches!(param.kind, AstKind::Lifetime { .. });
        let own = if is_lifetime(&generics.params[position]) {
            generics.params[..position].iter().filter(|p| is_lifetime(p)).count()
        } else {
            generics.params.iter().filter(|p| is_lifetime(p)).count()
                + generics.params[..position].iter().filter(|p| !is_lifetime(p)).count()
        };
        (parent_count + self_count + own) as u32
    }

    fn param_count(&self, def: DefId) -> usize {
        match def {
            // Inside its own header an impl's elided lifetimes are still being counted, but its items are not asked about.
            DefId::Impl(id) => self.impl_header(id).params.len(),
            _ => self.all_params(def).len(),
        }
    }

    /// A named lifetime in scope; reports E0261 (or E0401 for one of an outer item).
    pub fn lookup_lifetime(&self, scope: ScopeId, ident: Ident) -> Option<ParamTy> {
        let mut next = Some(scope);
        let mut left_item = false;
        while let Some(id) = next {
            let scope = self.names.scope(id);
            if let ScopeKind::Generics(def) = scope.kind {
                if let Some(generics) = self.names.ast_generics(def) {
                    let position = generics
                        .params
                        .iter()
                        .position(|p| p.name.name == ident.name && matches!(p.kind, AstKind::Lifetime { .. }));
                    if let Some(position) = position {
                        if left_item {
                            self.error(401, ident.span, "can't use generic parameters from outer item");
                            return None;
                        }
                        return Some(self.param_ty(def, position as u32));
                    }
                }
                left_item |= self.generics_parent(def).is_none();
            }
            next = scope.parent;
        }
        self.error(261, ident.span, format!("use of undeclared lifetime name `{ident}`"));
        None
    }

    /// The type of a const parameter; only primitive ones are possible.
    pub fn const_param_ty(&self, def: DefId, position: u32) -> Ty {
        let Some(generics) = self.names.ast_generics(def) else { return Ty::ERROR() };
        let Some(ast::GenericParam { kind: AstKind::Const { ty, .. }, .. }) = generics.params.get(position as usize)
        else {
            return Ty::ERROR();
        };
        let conv = ItemConv::new(self, self.names.decl_of(def).scope, Mode::Static);
        let lowered = super::astconv::lower_ty(&conv, ty);
        match lowered.kind() {
            TyKind::Int(_) | TyKind::Bool | TyKind::Char | TyKind::Error => lowered,
            TyKind::Param(_) => {
                self.error(770, ty.span, "the type of const parameters must not depend on other generic parameters");
                Ty::ERROR()
            }
            _ => {
                let message = format!("`{}` is forbidden as the type of a const generic parameter", self.show(lowered));
                self.report(Diagnostic::error(Code::None, ty.span, message));
                Ty::ERROR()
            }
        }
    }

    /// The default of the parameter with this flattened index, if it has one.
    pub fn param_default(&self, def: DefId, index: usize) -> Option<Arg> {
        let list = self.param_list(def);
        if !list.has_default.get(index).copied().unwrap_or(false) {
            return None;
        }
        let def = self.generics_owner(def);
        let compute = || {
            let generics = self.names.ast_generics(def)?;
            let position =
                (0..generics.params.len()).find(|p| self.param_index(def, generics, *p) as usize == index)?;
            let scope = self.names.decl_of(def).scope;
            let conv = ItemConv::new(self, scope, Mode::Forbid);
            match &generics.params[position].kind {
                AstKind::Type { default: Some(ty), .. } => Some(Arg::Ty(super::astconv::lower_ty(&conv, ty))),
                AstKind::Const { default: Some(expr), .. } => {
                    let ty = self.const_param_ty(def, position as u32);
                    Some(Arg::Const(Lower::new(&conv).const_expr(expr, ty)))
                }
                AstKind::Type { default: None, .. }
                | AstKind::Const { default: None, .. }
                | AstKind::Lifetime { .. } => None,
            }
        };
        self.query(&self.caches.param_defaults, (def, index), || None, compute)
    }

    /// The positions of the lifetimes `'a` in `T: 'a`, for the written parameter of an ADT with this flattened index: a
    /// single one is the default of a trait object given for `T`.
    pub(crate) fn outlives_bounds_of_param(&self, def: DefId, index: usize) -> Vec<usize> {
        if !matches!(def, DefId::Adt(_)) {
            return Vec::new();
        }
        let Some(generics) = self.names.ast_generics(def) else { return Vec::new() };
        let mut params = generics.params.iter().enumerate();
        let Some((_, param)) = params.find(|(p, _)| self.param_index(def, generics, *p) as usize == index) else {
            return Vec::new();
        };
        let AstKind::Type { bounds, .. } = &param.kind else { return Vec::new() };
        let lifetimes = bounds.iter().filter_map(|bound| match &bound.kind {
            ast::BoundKind::Lifetime(lifetime) => Some(lifetime.ident.name),
            ast::BoundKind::Trait(_) | ast::BoundKind::Use(_) => None,
        });
        let position = |name| generics.params.iter().position(|p| p.name.name == name);
        lifetimes.filter_map(position).map(|at| self.param_index(def, generics, at) as usize).collect()
    }

    /// Each written parameter as an argument for itself.
    pub fn identity_of_params(&self, def: DefId) -> Args {
        identity(&self.all_params(def))
    }

    // -------------------------------------------------------------------------------------------------- predicates

    /// Parameters with defaults, and all predicates. A trait's include `Self: Trait` itself.
    pub fn generics(&self, def: DefId) -> Rc<Generics> {
        let def = self.generics_owner(def);
        self.query(&self.caches.generics, def, Rc::default, || Rc::new(self.compute_generics(def)))
    }

    fn compute_generics(&self, def: DefId) -> Generics {
        let list = self.param_list(def);
        let mut params = self.all_params(def);
        for (index, param) in params.iter_mut().enumerate() {
            match (&mut param.kind, self.param_default(def, index)) {
                (GenericParamKind::Type { default, .. }, Some(Arg::Ty(ty))) => *default = Some(ty),
                (GenericParamKind::Const { default, .. }, Some(Arg::Const(konst))) => *default = Some(konst),
                _ => {}
            }
        }
        let mut predicates = match list.parent {
            Some(_) if self.names.assoc_parent(def).is_none() => Vec::new(),
            Some(parent) => self.generics(parent).predicates.clone(),
            None => Vec::new(),
        };
        if let DefId::Trait(id) = def {
            let trait_ref = TraitRef { trait_id: id, args: identity(&params) };
            predicates.push(Predicate::Trait { trait_ref, bound: 0 });
            predicates.extend(self.super_predicates(id).iter().copied());
        }
        if let Some(generics) = self.names.ast_generics(def) {
            predicates.extend(self.own_predicates(def, generics).into_iter().map(|(predicate, _)| predicate));
        }
        if let DefId::Fn(id) = def {
            predicates.extend(self.fn_sig_data(id).synthetic_predicates.iter().map(|(predicate, _)| *predicate));
        }
        Generics { params, parent_count: list.parent_count, predicates }
    }

    /// Bounds of the written parameters, each with its `Sized`, then the where clauses. Of a trait's where clauses, those
    /// about `Self` are among its supertraits already.
    /// Each with the span of the bound that says it.
    pub(crate) fn own_predicates(&self, def: DefId, generics: &'a ast::Generics) -> Vec<(Predicate, Span)> {
        let scope = self.names.decl_of(def).scope;
        let conv = ItemConv::new(self, scope, Mode::Bounds);
        let mut out = Vec::new();
        for (position, param) in generics.params.iter().enumerate() {
            let index = self.param_index(def, generics, position);
            match &param.kind {
                AstKind::Lifetime { bounds } => {
                    let region = Region::Param(ParamTy { index, name: param.name.name });
                    for bound in bounds {
                        let shorter = Lower::new(&conv).lifetime(bound);
                        out.push((Predicate::RegionOutlives(region, shorter), bound.ident.span));
                    }
                }
                AstKind::Type { bounds, .. } => {
                    let ty = Ty::param(index, param.name.name);
                    super::bounds::check_relaxed(self, bounds);
                    let maybe = has_maybe_sized(bounds) || self.maybe_sized_in_where(def, generics, position);
                    if !maybe {
                        out.extend(self.sized_predicate(ty).map(|predicate| (predicate, param.name.span)));
                    }
                    out.extend(self.spanned_bounds(&conv, ty, bounds));
                }
                AstKind::Const { .. } => {}
            }
        }
        for predicate in &generics.predicates {
            self.where_predicate(def, &conv, predicate, &mut out);
        }
        out
    }

    fn where_predicate(
        &self,
        def: DefId,
        conv: &ItemConv<'_, 'a>,
        predicate: &'a ast::WherePredicate,
        out: &mut Vec<(Predicate, Span)>,
    ) {
        let mut lower = Lower::new(conv);
        match &predicate.kind {
            ast::WhereKind::Lifetime { lifetime, bounds } => {
                let longer = lower.lifetime(lifetime);
                for bound in bounds {
                    let shorter = lower.lifetime(bound);
                    out.push((Predicate::RegionOutlives(longer, shorter), predicate.span));
                }
            }
            ast::WhereKind::Type { for_lifetimes, ty, bounds } => {
                if matches!(def, DefId::Trait(_)) && super::bounds::is_self_path(ty) && for_lifetimes.is_empty() {
                    return;
                }
                let binds = !for_lifetimes.is_empty();
                if binds {
                    lower.push_binder(for_lifetimes);
                }
                let ty = lower.ty(ty);
                let mut inner = Vec::new();
                for bound in bounds {
                    let mut lowered = Vec::new();
                    lower.bounds(ty, std::slice::from_ref(bound), &mut lowered);
                    inner.extend(lowered.into_iter().map(|predicate| (predicate, bound.span)));
                }
                if binds {
                    let count = lower.pop_binder().count();
                    let merge = |(predicate, span)| (super::bounds::merge_binders(predicate, count), span);
                    out.extend(inner.into_iter().map(merge));
                } else {
                    out.extend(inner);
                }
            }
        }
    }

    /// `where T: ?Sized`
    fn maybe_sized_in_where(&self, def: DefId, generics: &ast::Generics, position: usize) -> bool {
        let scope = self.names.decl_of(def).scope;
        generics.predicates.iter().any(|predicate| match &predicate.kind {
            ast::WhereKind::Type { ty, bounds, .. } if has_maybe_sized(bounds) => match &ty.peel().kind {
                ast::TypeKind::Path(path) => path.as_ident().is_some_and(|ident| {
                    self.lookup_ident(scope, None, ident.name, Namespace::Type)
                        == Some(Res::TyParam(def, position as u32))
                }),
                _ => false,
            },
            ast::WhereKind::Type { .. } | ast::WhereKind::Lifetime { .. } => false,
        })
    }

    /// `ty: Sized`
    pub fn sized_predicate(&self, ty: Ty) -> Option<Predicate> {
        let trait_id = self.lang_trait("sized")?;
        Some(Predicate::Trait { trait_ref: TraitRef { trait_id, args: Ty::args(&[Arg::Ty(ty)]) }, bound: 0 })
    }

    /// Bounds with the implied `Sized`.
    pub(crate) fn bounds_with_sized(&self, conv: &dyn AstConv<'a>, ty: Ty, bounds: &'a [ast::Bound]) -> Vec<Predicate> {
        let mut out = Vec::new();
        if !has_maybe_sized(bounds) {
            out.extend(self.sized_predicate(ty));
        }
        out.extend(super::bounds::lower_bounds(conv, ty, bounds));
        out
    }

    /// What each written bound says of `ty`, and where it stands.
    pub(crate) fn spanned_bounds(
        &self,
        conv: &dyn AstConv<'a>,
        ty: Ty,
        bounds: &'a [ast::Bound],
    ) -> Vec<(Predicate, Span)> {
        let lowered = |bound: &'a ast::Bound| {
            let predicates = super::bounds::lower_bounds(conv, ty, std::slice::from_ref(bound));
            predicates.into_iter().map(|predicate| (predicate, bound.span))
        };
        bounds.iter().flat_map(lowered).collect()
    }

    /// What a trait says of its `Self`: supertraits, their associated type constraints, lifetimes.
    pub fn super_predicates(&self, id: TraitId) -> Rc<[Predicate]> {
        let cycle = || {
            let decl = self.names.decl_of(DefId::Trait(id));
            self.error(
                391,
                decl.span,
                format!("cycle detected when computing the super predicates of `{}`", decl.name),
            );
            Rc::from([])
        };
        self.query(&self.caches.super_predicates, id, cycle, || {
            let decl = self.names.traits.borrow()[id];
            let conv = ItemConv::new(self, decl.decl.scope, Mode::Bounds);
            let self_ty = Ty::param(0, self_name());
            let mut out = super::bounds::lower_bounds(&conv, self_ty, &decl.ast.supertraits);
            for predicate in &decl.ast.generics.predicates {
                if let ast::WhereKind::Type { ty, bounds, for_lifetimes } = &predicate.kind
                    && super::bounds::is_self_path(ty)
                    && for_lifetimes.is_empty()
                {
                    out.extend(super::bounds::lower_bounds(&conv, self_ty, bounds));
                }
            }
            out.into()
        })
    }

    /// Reports E0391 for a trait that is its own supertrait, once per cycle, at the first.
    pub(crate) fn trait_cycle(&self, id: TraitId) -> bool {
        let mut seen = HashSet::new();
        let mut work: Vec<TraitId> = self.direct_supertraits(id);
        let mut found = false;
        while let Some(next) = work.pop() {
            if next == id {
                found = true;
                break;
            }
            if seen.insert(next) {
                work.extend(self.direct_supertraits(next));
            }
        }
        if !found {
            return false;
        }
        self.note_lost_trait(self.names.decl_of(DefId::Trait(id)).span);
        // The members of the cycle are those that lead here and are led to from here; the first declared reports.
        let leads_back = |start: TraitId| {
            let mut seen = HashSet::new();
            let mut work = vec![start];
            while let Some(next) = work.pop() {
                if next == id {
                    return true;
                }
                if seen.insert(next) {
                    work.extend(self.direct_supertraits(next));
                }
            }
            false
        };
        if !seen.iter().any(|other| *other < id && leads_back(*other)) {
            let decl = self.names.decl_of(DefId::Trait(id));
            let message = format!("cycle detected when computing the super predicates of `{}`", decl.name);
            self.error(391, decl.span, message);
        }
        true
    }

    fn direct_supertraits(&self, id: TraitId) -> Vec<TraitId> {
        let decl = self.names.traits.borrow()[id];
        let bounds = super::bounds::super_bounds(decl.ast);
        bounds.into_iter().filter_map(|(bound, _)| self.peek_trait(decl.decl.scope, &bound.path)).collect()
    }

    /// The assumptions inside an item: its predicates and what their traits' supertraits add.
    pub fn env(&self, def: DefId) -> ParamEnv {
        let def = self.generics_owner(def);
        self.query(&self.caches.envs, def, Rc::default, || {
            let mut predicates = self.generics(def).predicates.clone();
            if let DefId::AssocTy(id) = def {
                let _ = id;
            }
            self.elaborate(&mut predicates);
            Rc::new(predicates)
        })
    }

    /// Adds what supertraits imply, each predicate once.
    pub fn elaborate(&self, predicates: &mut Vec<Predicate>) {
        let mut seen: HashSet<Predicate> = HashSet::new();
        predicates.retain(|predicate| seen.insert(*predicate));
        let mut next = 0;
        while let Some(predicate) = predicates.get(next).copied() {
            next += 1;
            // Supertraits with ever-growing arguments are cut off; the cycle is reported where the trait is declared.
            if predicates.len() > 4096 {
                return;
            }
            if let Predicate::Trait { trait_ref, bound } = predicate {
                for implied in self.super_predicates(trait_ref.trait_id).iter() {
                    let implied = rebind(subst_inside(*implied, trait_ref.args), bound);
                    if seen.insert(implied) {
                        predicates.push(implied);
                    }
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ opaque types

    /// An `impl Trait` in the return type of `fn_id`, whose parameters are `args`.
    fn new_opaque(
        &self,
        conv: &ItemConv<'_, 'a>,
        fn_id: FnId,
        args: Args,
        ty: &'a ast::Type,
        bounds: &'a [ast::Bound],
    ) -> Ty {
        if let Some(TraitId(_)) = self.fn_trait(fn_id) {
            self.report(Diagnostic::unsupported(ty.span, "`impl Trait` in the return type of a trait's method"));
            return Ty::ERROR();
        }
        let empty = OpaqueTy { id: OpaqueId(0), fn_id, bounds: Vec::new(), span: ty.span };
        let id = self.caches.opaques.borrow_mut().push(Rc::new(empty));
        let captured = self.captured(conv, args, ty, bounds);
        let opaque = Ty::new(TyKind::Opaque(id, captured));
        let mut lowered = self.bounds_with_sized(conv, opaque, &[]);
        if has_maybe_sized(bounds) {
            lowered.clear();
        }
        for bound in bounds.iter().filter(|bound| !matches!(bound.kind, ast::BoundKind::Use(_))) {
            for predicate in super::bounds::lower_bounds(conv, opaque, std::slice::from_ref(bound)) {
                self.check_bound_captured(predicate, captured, args, bound.span);
                lowered.push(predicate);
            }
        }
        self.caches.opaques.borrow_mut()[id] = Rc::new(OpaqueTy { id, fn_id, bounds: lowered, span: ty.span });
        opaque
    }

    /// The opaque types of a function's signature, those in the bounds of others included.
    pub fn opaques_of(&self, item: &crate::hir::Fn) -> Vec<(OpaqueId, Args)> {
        let mut found: Vec<(OpaqueId, Args)> = Vec::new();
        let mut work = vec![item.sig.output()];
        while let Some(ty) = work.pop() {
            let mut parts = Vec::new();
            ty.walk(&mut |part| {
                if let TyKind::Opaque(id, args) = part.kind() {
                    parts.push((*id, *args));
                }
                part.has(Flags::OPAQUE)
            });
            for (id, args) in parts {
                let opaque = self.opaque(id);
                if opaque.fn_id != item.id || found.iter().any(|(known, _)| *known == id) {
                    continue;
                }
                found.push((id, args));
                work.extend(opaque.bounds.iter().filter_map(|bound| match bound {
                    Predicate::Projection { ty, .. } => Some(*ty),
                    Predicate::Trait { .. } | Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => None,
                }));
            }
        }
        found
    }

    /// The trait that a method is declared in or (through an impl) implements.
    fn fn_trait(&self, id: FnId) -> Option<TraitId> {
        match self.names.assoc_parent(DefId::Fn(id))? {
            DefId::Trait(id) => Some(id),
            DefId::Impl(id) => self.impl_trait_ref(id).map(|trait_ref| trait_ref.trait_id),
            _ => None,
        }
    }
}

/// The binder of an implied predicate: it speaks of the same lifetimes as the one that implies it.
fn rebind(predicate: Predicate, outer: u32) -> Predicate {
    match predicate {
        Predicate::Trait { trait_ref, bound } => Predicate::Trait { trait_ref, bound: bound.max(outer) },
        Predicate::Projection { assoc, args, ty, bound } => {
            Predicate::Projection { assoc, args, ty, bound: bound.max(outer) }
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => predicate,
    }
}

/// The arguments that map parameters to themselves.
pub(crate) fn identity(params: &[GenericParam]) -> Args {
    let arg = |(i, param): (usize, &GenericParam)| {
        let param_ty = ParamTy { index: i as u32, name: param.name };
        match param.kind {
            GenericParamKind::Lifetime { .. } => Arg::Region(Region::Param(param_ty)),
            GenericParamKind::Type { .. } => Arg::Ty(Ty::new(TyKind::Param(param_ty))),
            GenericParamKind::Const { .. } => Arg::Const(Const::Param(param_ty)),
        }
    };
    Ty::args(&params.iter().enumerate().map(arg).collect::<Vec<_>>())
}

/// The spans of `impl Trait` in the parameter types of a function, in the order in which lowering meets them.
fn impl_trait_args(ast: &ast::Fn) -> Vec<Span> {
    struct Collect {
        spans: Vec<Span>,
    }
    impl<'a> Visit<'a> for Collect {
        fn visit_type(&mut self, ty: &'a ast::Type) {
            if let ast::TypeKind::ImplTrait(_) = ty.kind {
                self.spans.push(ty.span);
            }
            visit::walk_type(self, ty);
        }
        fn visit_expr(&mut self, _: &'a ast::Expr) {}
    }
    let mut collect = Collect { spans: Vec::new() };
    for param in &ast.params {
        collect.visit_type(&param.ty);
    }
    collect.spans
}

/// Collects the lifetimes that are mentioned anywhere inside.
#[derive(Default)]
struct LifetimeNames {
    names: HashSet<Symbol>,
}

impl<'a> Visit<'a> for LifetimeNames {
    fn visit_type(&mut self, ty: &'a ast::Type) {
        if let ast::TypeKind::Ref { lifetime: Some(lifetime), .. } = &ty.kind {
            self.names.insert(lifetime.ident.name);
        }
        if let ast::TypeKind::TraitObject { bounds, .. } | ast::TypeKind::ImplTrait(bounds) = &ty.kind {
            self.bound_lifetimes(bounds);
        }
        visit::walk_type(self, ty);
    }
    fn visit_bound(&mut self, bound: &'a ast::Bound) {
        self.bound_lifetimes(std::slice::from_ref(bound));
        visit::walk_bound(self, bound);
    }
    fn visit_path(&mut self, path: &'a ast::Path) {
        self.path_lifetimes(path);
        visit::walk_path(self, path);
    }
    fn visit_expr(&mut self, _: &'a ast::Expr) {}
}

/// The lifetimes of a function's parameters.
#[derive(Default)]
struct Inputs {
    /// Those that an argument's type tells. A projection, `<T as Trait<'a>>::Item`, may be the same type for any lifetime.
    constrained: LifetimeNames,
    in_bounds: LifetimeNames,
}

impl<'a> Visit<'a> for Inputs {
    fn visit_type(&mut self, ty: &'a ast::Type) {
        match &ty.kind {
            ast::TypeKind::Path(path) if path.qself.is_some() => {}
            ast::TypeKind::ImplTrait(bounds) => {
                bounds.iter().for_each(|bound| self.in_bounds.visit_bound(bound));
            }
            ast::TypeKind::Ref { lifetime: Some(lifetime), .. } => {
                self.constrained.names.insert(lifetime.ident.name);
                visit::walk_type(self, ty);
            }
            ast::TypeKind::TraitObject { bounds, .. } => {
                self.constrained.bound_lifetimes(bounds);
                visit::walk_type(self, ty);
            }
            _ => visit::walk_type(self, ty),
        }
    }
    fn visit_path(&mut self, path: &'a ast::Path) {
        self.constrained.path_lifetimes(path);
        visit::walk_path(self, path);
    }
    fn visit_expr(&mut self, _: &'a ast::Expr) {}
}

impl LifetimeNames {
    fn path_lifetimes(&mut self, path: &ast::Path) {
        for segment in &path.segments {
            if let Some(ast::GenericArgs { kind: ast::GenericArgsKind::Angle(args), .. }) = segment.args.as_deref() {
                for arg in args {
                    if let ast::GenericArg::Lifetime(lifetime) = arg {
                        self.names.insert(lifetime.ident.name);
                    }
                }
            }
        }
    }

    fn bound_lifetimes(&mut self, bounds: &[ast::Bound]) {
        for bound in bounds {
            if let ast::BoundKind::Lifetime(lifetime) = &bound.kind {
                self.names.insert(lifetime.ident.name);
            }
        }
    }
}
