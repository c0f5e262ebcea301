//! The type checker's tables as later stages and the trait solver see them.

use std::rc::Rc;

use crate::hir::*;
use crate::resolve::*;
use crate::ty::*;

use super::tables::{ImplFilter, ImplHeader, ItemTables, SimplifiedTy, SolverCaches};
use super::tcx::Tcx;
use super::{instance, variance};

impl TyNames for Tcx<'_> {
    fn adt_name(&self, id: AdtId) -> String {
        self.names.decl_of(DefId::Adt(id)).name.to_string()
    }
    fn told_args(&self, id: AdtId, args: Args) -> usize {
        let generics = self.generics(DefId::Adt(id));
        let is_default = |(param, arg): &(&GenericParam, &Arg)| match (&param.kind, arg) {
            (GenericParamKind::Type { default: Some(default), .. }, Arg::Ty(ty)) => default.subst(args) == *ty,
            (GenericParamKind::Const { default: Some(default), .. }, Arg::Const(konst)) => default == konst,
            _ => false,
        };
        args.len() - generics.params.iter().zip(args.iter()).rev().take_while(is_default).count()
    }
    fn fn_name(&self, id: FnId) -> String {
        self.item_path(DefId::Fn(id))
    }
    fn trait_name(&self, id: TraitId) -> String {
        self.names.decl_of(DefId::Trait(id)).name.to_string()
    }
    fn assoc_ty_name(&self, id: AssocTyId) -> (TraitId, String) {
        let decl = self.names.assoc_tys.borrow()[id];
        (decl.trait_id, decl.decl.name.to_string())
    }
    fn closure_name(&self, id: ClosureId) -> String {
        let span = self.caches.closures.borrow()[id].span;
        let (line, column) = self.names.sources.line_col(span);
        format!("{{closure@{}:{line}:{column}}}", self.names.sources.file(span.file).name)
    }
    fn opaque_name(&self, id: OpaqueId) -> String {
        let opaque = self.opaque(id);
        let mut parts = Vec::new();
        for predicate in &opaque.bounds {
            if let Predicate::Trait { trait_ref, .. } = predicate
                && !self.is_lang_trait(trait_ref.trait_id, "sized")
            {
                parts.push(self.trait_with_constraints(trait_ref, &opaque.bounds));
            }
        }
        format!("impl {}", if parts.is_empty() { "Sized".to_owned() } else { parts.join(" + ") })
    }
}

impl Tcx<'_> {
    /// `Iterator<Item = u32>`
    fn trait_with_constraints(&self, trait_ref: &TraitRef, bounds: &[Predicate]) -> String {
        let mut items: Vec<String> =
            trait_ref.args.iter().skip(1).filter_map(|arg| arg.as_ty()).map(|ty| self.show(ty)).collect();
        for predicate in bounds {
            if let Predicate::Projection { assoc, args, ty, .. } = predicate {
                let (owner, name) = self.assoc_ty_name(*assoc);
                if owner == trait_ref.trait_id && args.first() == trait_ref.args.first() {
                    items.push(format!("{name} = {}", self.show(*ty)));
                }
            }
        }
        let name = self.trait_name(trait_ref.trait_id);
        if items.is_empty() { name } else { format!("{name}<{}>", items.join(", ")) }
    }
}

impl ItemTables for Tcx<'_> {
    fn adt(&self, id: AdtId) -> Rc<Adt> {
        Tcx::adt(self, id)
    }
    fn func(&self, id: FnId) -> Rc<Fn> {
        Tcx::func(self, id)
    }
    fn trait_def(&self, id: TraitId) -> Rc<Trait> {
        Tcx::trait_def(self, id)
    }
    fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy> {
        Tcx::assoc_ty(self, id)
    }
    fn impl_def(&self, id: ImplId) -> Rc<Impl> {
        Tcx::impl_def(self, id)
    }
    fn impl_header(&self, id: ImplId) -> Rc<ImplHeader> {
        Tcx::impl_header(self, id)
    }
    fn const_item(&self, id: ConstId) -> Rc<ConstItem> {
        Tcx::const_item(self, id)
    }
    fn opaque(&self, id: OpaqueId) -> Rc<OpaqueTy> {
        Tcx::opaque(self, id)
    }
    fn hidden_type(&self, id: OpaqueId) -> Option<Ty> {
        if let Some(ty) = self.hidden_ty(id) {
            return Some(ty);
        }
        // Checking the body records the type; while that is going on there is no answer yet.
        self.body_of(BodyOwner::Fn(Tcx::opaque(self, id).fn_id));
        self.hidden_ty(id)
    }
    fn closure(&self, id: ClosureId) -> Rc<Closure> {
        self.closure_def(id)
    }
    fn lang(&self, name: &str) -> Option<LangItem> {
        self.lang_item(name)
    }
    fn trait_impls(&self, id: TraitId, filter: ImplFilter) -> Rc<[ImplId]> {
        Tcx::trait_impls(self, id, filter)
    }
    fn inherent_impls(&self, ty: SimplifiedTy) -> Rc<[ImplId]> {
        Tcx::inherent_impls(self, ty)
    }
    fn is_accessible(&self, vis: Visibility, module: u32) -> bool {
        self.names.is_accessible(vis, ModuleId(module))
    }
    fn may_dangle_params(&self, id: ImplId) -> Vec<u32> {
        let Some(generics) = self.names.ast_generics(DefId::Impl(id)) else { return Vec::new() };
        let dangling = |(position, param): (usize, &crate::ast::GenericParam)| {
            let marked = crate::ast::find_attr(&param.attrs, "may_dangle").is_some();
            marked.then(|| self.param_ty(DefId::Impl(id), position as u32).index)
        };
        generics.params.iter().enumerate().filter_map(dangling).collect()
    }
    fn caches(&self) -> &SolverCaches {
        &self.caches.solver
    }
}

impl Context for Tcx<'_> {
    fn type_name(&self, ty: Ty) -> String {
        self.full_type_name(ty)
    }
    fn adt(&self, id: AdtId) -> Rc<Adt> {
        Tcx::adt(self, id)
    }
    fn func(&self, id: FnId) -> Rc<Fn> {
        Tcx::func(self, id)
    }
    fn trait_def(&self, id: TraitId) -> Rc<Trait> {
        Tcx::trait_def(self, id)
    }
    fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy> {
        Tcx::assoc_ty(self, id)
    }
    fn impl_def(&self, id: ImplId) -> Rc<Impl> {
        Tcx::impl_def(self, id)
    }
    fn const_item(&self, id: ConstId) -> Rc<ConstItem> {
        Tcx::const_item(self, id)
    }
    fn static_item(&self, id: StaticId) -> Rc<StaticItem> {
        Tcx::static_item(self, id)
    }
    fn closure(&self, id: ClosureId) -> Rc<Closure> {
        self.closure_def(id)
    }
    fn body(&self, owner: BodyOwner) -> Option<Rc<Body>> {
        self.body_of(owner)
    }
    fn lang(&self, name: &str) -> Option<LangItem> {
        self.lang_item(name)
    }
    fn is_copy(&self, ty: Ty, env: &ParamEnv) -> bool {
        instance::is_copy(self, ty, env)
    }
    fn is_sized(&self, ty: Ty, env: &ParamEnv) -> bool {
        instance::is_sized(self, ty, env)
    }
    fn needs_drop(&self, ty: Ty, env: &ParamEnv) -> bool {
        super::size::check_drop_cycles(self, ty, env);
        instance::needs_drop(self, ty, env)
    }
    fn drop_impl(&self, ty: Ty) -> Option<(FnId, Args)> {
        instance::drop_impl(self, ty)
    }
    fn may_dangle(&self, id: AdtId) -> Vec<u32> {
        instance::may_dangle(self, id)
    }
    fn normalize(&self, ty: Ty, env: &ParamEnv) -> Ty {
        instance::normalize(self, ty, env)
    }
    fn normalize_regions(&self, ty: Ty, env: &ParamEnv, sink: &mut dyn RegionSink) -> Ty {
        instance::normalize_regions(self, ty, env, sink)
    }
    fn prove_regions(&self, predicate: Predicate, env: &ParamEnv, sink: &mut dyn RegionSink) {
        instance::prove_regions(self, predicate, env, sink);
    }
    fn opaque_ty(&self, id: OpaqueId) -> Rc<OpaqueTy> {
        Tcx::opaque(self, id)
    }
    fn reveal_opaque(&self, id: OpaqueId, args: Args) -> Ty {
        instance::reveal_opaque(self, id, args)
    }
    fn holds(&self, predicate: Predicate, env: &ParamEnv) -> bool {
        instance::holds(self, predicate, env)
    }
    fn resolve_instance(&self, id: FnId, args: Args) -> Option<Instance> {
        instance::resolve_instance(self, id, args)
    }
    fn resolve_const(&self, id: ConstId, args: Args) -> Option<(ConstId, Args)> {
        instance::resolve_const(self, id, args)
    }
    fn variances(&self, id: AdtId) -> Rc<[Variance]> {
        variance::variances(self, id)
    }
    fn unsize_kind(&self, source: Ty, target: Ty) -> UnsizeKind {
        instance::unsize_kind(self, source, target)
    }
    fn vtable_methods(&self, trait_id: TraitId) -> Vec<FnId> {
        instance::vtable_methods(self, trait_id)
    }
    fn main_fn(&self) -> Option<FnId> {
        match self.names.lookup_in_module(USER_ROOT, crate::source::Symbol::intern("main"), Namespace::Value)?.res {
            Res::Fn(id) => Some(id),
            _ => None,
        }
    }
    fn const_bits(&self, id: ConstId, args: Args) -> Option<u128> {
        let (id, args) = self.resolve_const(id, args)?;
        super::check::consteval::value_bits(self, id, args)
    }
    fn check_const_blocks(&self, id: FnId, args: Args) {
        super::check::consteval::check_const_blocks(self, BodyOwner::Fn(id), args);
    }
    fn user_bodies(&self) -> Vec<BodyOwner> {
        self.user_body_owners()
    }
}

impl Tcx<'_> {
    /// A checked body, checked now if need be; `None` if it has none or is being checked.
    pub fn body_of(&self, owner: BodyOwner) -> Option<Rc<Body>> {
        if let BodyOwner::Closure(id) = owner {
            return Some(self.closure_def(id).body.clone());
        }
        self.query(&self.caches.bodies, owner, || None, || super::check::check_body(self, owner))
    }

    /// A closure, its owner's body checked first if need be.
    pub fn closure_def(&self, id: ClosureId) -> Rc<Closure> {
        if let Some(closure) = self.closure_opt(id) {
            return closure;
        }
        let owner = self.closure_owner(id);
        self.body_of(owner);
        match self.closure_opt(id) {
            Some(closure) => closure,
            // The owner is being checked or failed: an empty closure stands in, and nothing after typeck sees it.
            None => self.dummy_closure(id),
        }
    }

    fn dummy_closure(&self, id: ClosureId) -> Rc<Closure> {
        let span = self.caches.closures.borrow()[id].span;
        let value = Expr { kind: Box::new(ExprKind::Error), ty: Ty::ERROR(), span };
        let body = Body {
            owner: BodyOwner::Closure(id),
            origin: Origin::User,
            generics: Rc::default(),
            env: Rc::default(),
            params: Vec::new(),
            ret: Ty::ERROR(),
            ret_user_ty: None,
            value,
            locals: Rc::default(),
            span,
            tainted: true,
        };
        let kind = ClosureKind::Fn;
        let captures = Vec::new();
        Rc::new(Closure {
            id,
            ty: Ty::ERROR(),
            kind,
            is_move: false,
            captures,
            matched: Vec::new(),
            body: Rc::new(body),
            span,
            decl_span: span,
        })
    }
}
