//! Item signatures: from declarations to the items of `hir`.

use std::rc::Rc;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hash::HashMap;
use crate::hir::*;
use crate::index::IdVec;
use crate::resolve::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::astconv::{AstConv, Lower, lower_ty, self_name};
use super::generics::{ItemConv, Mode, identity};
use super::tcx::*;

impl<'a> Tcx<'a> {
    // -------------------------------------------------------------------------------------------------------- ADTs

    pub fn adt(&self, id: AdtId) -> Rc<Adt> {
        if let Some(Some(adt)) = self.caches.adts.borrow().get(&id) {
            return adt.clone();
        }
        // Field types never need the type's own fields; discriminants are computed apart. So there are no cycles here but
        // through array lengths that mention the type, which report themselves.
        let adt = Rc::new(self.compute_adt(id));
        self.caches.adts.borrow_mut().insert(id, Some(adt.clone()));
        adt
    }

    fn compute_adt(&self, id: AdtId) -> Adt {
        let AdtDecl { decl, ast } = self.names.adts.borrow()[id];
        let repr = Repr::of(decl.attrs);
        let conv = ItemConv::new(self, decl.scope, Mode::Forbid);
        let kind = match ast {
            AdtAst::Struct(_) => AdtKind::Struct,
            AdtAst::Union(_) => AdtKind::Union,
            AdtAst::Enum(_) => AdtKind::Enum,
        };
        let mut variants = IdVec::new();
        match ast {
            AdtAst::Struct(it) | AdtAst::Union(it) => {
                variants.push(self.variant(&conv, id, VariantIdx::STRUCT, it.name, &it.data, None, 0));
            }
            AdtAst::Enum(it) => {
                let discriminants = self.discriminants(id, it, repr.int);
                for (i, variant) in it.variants.iter().enumerate() {
                    let discriminant = discriminants.get(i).copied().unwrap_or(0);
                    let index = VariantIdx(i as u32);
                    let vis = Some(Visibility::Public);
                    variants.push(self.variant(&conv, id, index, variant.name, &variant.data, vis, discriminant));
                }
            }
        }
        Adt {
            id,
            name: decl.name,
            origin: decl.origin,
            kind,
            generics: self.generics(DefId::Adt(id)),
            variants,
            repr_int: repr.int,
            repr_c: repr.c,
            repr_transparent: repr.transparent,
            valid_range: repr.valid_range,
            lang: ast::find_attr(decl.attrs, "lang").and_then(|attr| attr.value_str()),
            span: decl.span,
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a variant, named at the only two calls")]
    fn variant(
        &self,
        conv: &ItemConv<'_, 'a>,
        adt: AdtId,
        index: VariantIdx,
        name: Ident,
        data: &'a ast::VariantData,
        vis: Option<Visibility>,
        discriminant: i128,
    ) -> Variant {
        let decl = self.names.decl_of(DefId::Adt(adt));
        let ctor = match data {
            ast::VariantData::Unit => CtorKind::Unit,
            ast::VariantData::Tuple(_) => CtorKind::Tuple,
            ast::VariantData::Named(_) => CtorKind::Named,
        };
        let fields = data
            .fields()
            .iter()
            .map(|field| Field {
                name: field.name,
                ty: conv.item_ty(&field.ty),
                vis: vis.unwrap_or_else(|| self.names.visibility(&field.vis, decl.module, decl.scope)),
                view: ast::find_attr(&field.attrs, "view").and_then(|attr| first_word(attr.list())),
                span: field.span,
            })
            .collect();
        let ctor_fn = (ctor == CtorKind::Tuple).then(|| self.names.ctor_fn(adt, index));
        Variant { name, ctor, ctor_fn, discriminant, fields }
    }

    /// The discriminants of an enum, in its representation type.
    fn discriminants(&self, id: AdtId, it: &'a ast::Enum, repr: Option<IntTy>) -> Vec<i128> {
        let int = repr.unwrap_or(IntTy::Isize);
        let scope = self.names.decl_of(DefId::Adt(id)).scope;
        let mut next: i128 = 0;
        let mut out = Vec::with_capacity(it.variants.len());
        for variant in &it.variants {
            if let Some(expr) = &variant.discriminant {
                if let Const::Value(bits) = self.eval_anon_const(expr, Ty::int(int), scope) {
                    next = int.sign_extend(bits);
                }
            } else if next > int.max() as i128 {
                let message = format!("enum discriminant overflowed: {} is too large for `{}`", next, int.name());
                self.report(Diagnostic::error(Code::E(370), variant.span, message));
                next = int.min();
            }
            out.push(next);
            next = next.wrapping_add(1);
        }
        out
    }

    // --------------------------------------------------------------------------------------------------- functions

    pub fn func(&self, id: FnId) -> Rc<Fn> {
        if let Some(Some(func)) = self.caches.fns.borrow().get(&id) {
            return func.clone();
        }
        let func = Rc::new(self.compute_fn(id));
        self.caches.fns.borrow_mut().insert(id, Some(func.clone()));
        func
    }

    /// Whether the trait that a method implements declares it `#[track_caller]`, which holds for all its impls:
    /// <https://doc.rust-lang.org/reference/attributes/codegen.html#behavior>.
    fn declared_track_caller(&self, container: Container, name: Ident) -> bool {
        let Container::Impl(id) = container else { return false };
        let Some(trait_ref) = self.impl_trait_ref(id) else { return false };
        match self.trait_item(trait_ref.trait_id, name.name, Namespace::Value) {
            Some(AssocItem::Fn(id)) => ast::find_attr(self.names.fns.borrow()[id].decl.attrs, "track_caller").is_some(),
            _ => false,
        }
    }

    fn compute_fn(&self, id: FnId) -> Fn {
        let FnDecl { decl, kind, container } = self.names.fns.borrow()[id];
        let data = self.fn_sig_data(id);
        let def = DefId::Fn(id);
        let attr = |name: &str| ast::find_attr(decl.attrs, name);
        let (kind, has_self, has_body, is_const, sig_span) = match kind {
            FnDeclKind::Written(it) => {
                let kind = if decl.origin == Origin::Library && attr("intrinsic").is_some() {
                    FnKind::Intrinsic
                } else {
                    FnKind::Item
                };
                (kind, it.self_param.is_some(), it.body.is_some(), it.header.constness.is_some(), it.sig_span)
            }
            FnDeclKind::Ctor(adt, variant) => (FnKind::Ctor(adt, variant), false, false, true, decl.span),
        };
        let inline = match attr("inline") {
            Some(attr) if attr.list().iter().any(|item| item.is("never")) => Inline::Never,
            Some(attr) if attr.list().iter().any(|item| item.is("always")) => Inline::Always,
            Some(_) | None => Inline::Default,
        };
        Fn {
            id,
            name: decl.name,
            path: self.item_path(def),
            origin: decl.origin,
            kind,
            generics: self.generics(def),
            env: self.env(def),
            sig: data.sig,
            has_self,
            container,
            has_body,
            is_const,
            track_caller: attr("track_caller").is_some() || self.declared_track_caller(container, decl.name),
            inline,
            lang: attr("lang").and_then(|attr| attr.value_str()),
            vis: decl.vis,
            span: decl.span,
            sig_span,
            param_spans: data.param_spans.clone(),
            ret_span: data.ret_span,
        }
    }

    /// The signature alone: cheaper than [`Tcx::func`], and what its generics are computed from.
    pub fn fn_sig_data(&self, id: FnId) -> Rc<FnSigData> {
        let cycle = || {
            let decl = self.names.decl_of(DefId::Fn(id));
            self.error(391, decl.span, format!("cycle detected when computing the signature of `{}`", decl.name));
            let sig = FnSig::new(&[], Ty::ERROR(), 0, false);
            let (elided, synthetic_predicates, param_spans) = (Vec::new(), Vec::new(), Vec::new());
            Rc::new(FnSigData { sig, elided, synthetic_predicates, param_spans, ret_span: decl.span })
        };
        self.query(&self.caches.fn_sigs, id, cycle, || Rc::new(self.compute_sig(id)))
    }

    fn compute_sig(&self, id: FnId) -> FnSigData {
        let FnDecl { decl, kind, .. } = self.names.fns.borrow()[id];
        match kind {
            FnDeclKind::Written(it) => self.written_sig(id, &decl, it),
            FnDeclKind::Ctor(adt, variant) => {
                let args = self.identity_of_params(DefId::Adt(adt));
                let adt_item = self.adt(adt);
                let fields = adt_item.variants.get(variant).map(|v| &v.fields);
                let inputs: Vec<Ty> = fields.into_iter().flatten().map(|field| field.ty).collect();
                let param_spans = fields.into_iter().flatten().map(|field| field.span).collect();
                let sig = FnSig::new(&inputs, Ty::adt(adt, args), 0, false);
                FnSigData {
                    sig,
                    elided: Vec::new(),
                    synthetic_predicates: Vec::new(),
                    param_spans,
                    ret_span: decl.span,
                }
            }
        }
    }

    fn written_sig(&self, id: FnId, decl: &Decl<'a>, it: &'a ast::Fn) -> FnSigData {
        let in_trait = match self.names.fns.borrow()[id].container {
            Container::Trait(_) => true,
            Container::Impl(id) => self.names.impls.borrow()[id].ast.trait_ref.is_some(),
            Container::Module => false,
        };
        self.refuse_header(&it.header, it.variadic, in_trait);
        let list = self.param_list(DefId::Fn(id));
        let mut conv = ItemConv::new(self, decl.scope, Mode::Inputs);
        conv.first_fresh = list.params.len() as u32;
        let is_synthetic = |p: &&GenericParam| matches!(p.kind, GenericParamKind::Type { synthetic: true, .. });
        conv.next_synthetic.set((list.params.len() - list.params.iter().filter(is_synthetic).count()) as u32);
        // Synthetic parameters of the parent do not exist, so those counted are the function's own.
        let mut inputs = Vec::new();
        let mut param_spans = Vec::new();
        let mut self_region = None;
        if let Some(param) = &it.self_param {
            inputs.push(self.self_param_ty(&conv, decl.scope, param));
            param_spans.push(param.span);
            self_region = self.self_region(param, inputs[0], &conv);
        }
        conv.allow_impl_args.set(true);
        for param in &it.params {
            inputs.push(lower_ty(&conv, &param.ty));
            param_spans.push(param.ty.span);
        }
        conv.allow_impl_args.set(false);
        let seen = conv.seen.borrow().clone();
        let only = seen.first().copied().filter(|first| seen.iter().all(|region| region == first));
        conv.mode.set(Mode::Output(self_region.or(only)));
        let mut params = list.params.clone();
        params.extend(conv.fresh.borrow().iter().cloned());
        conv.opaque_owner.set(Some((id, identity(&params))));
        let output = it.ret.as_ref().map_or(Ty::unit(), |ty| lower_ty(&conv, ty));
        let abi = self.call_abi(it.header.abi);
        let sig = FnSig::new(&inputs, output, 0, it.header.unsafety.is_some()).with_abi(abi);
        let ret_span = it.ret.as_ref().map_or(it.sig_span.shrink_to_end(), |ty| ty.span);
        FnSigData {
            sig,
            elided: conv.fresh.into_inner(),
            synthetic_predicates: conv.synthetic_predicates.into_inner(),
            param_spans,
            ret_span,
        }
    }

    /// The calling convention that `extern "..."` names, `extern` alone being C's.
    pub(crate) fn call_abi(&self, written: Option<ast::Abi>) -> CallAbi {
        let Some(written) = written else { return CallAbi::Rust };
        let Some(name) = written.name else { return CallAbi::C };
        let name = name.as_str();
        if let Some(known) = CallAbi::ALL.into_iter().find(|abi| abi.name() == name) {
            return known;
        }
        const UNSTABLE: [&str; 7] =
            ["vectorcall", "vectorcall-unwind", "rust-call", "rust-cold", "unadjusted", "x86-interrupt", "gpu-kernel"];
        match name.strip_suffix("-unwind").unwrap_or(name) {
            "stdcall" | "fastcall" | "thiscall" | "aapcs" => {
                let message = format!("\"{name}\" is not a supported ABI for the current target");
                self.error(570, written.span, message);
            }
            _ if UNSTABLE.contains(&name) => {
                self.error(658, written.span, format!("the extern \"{name}\" ABI is experimental"));
            }
            _ => self.error(703, written.span, format!("invalid ABI: found `{}`", name.escape_default())),
        }
        CallAbi::Rust
    }

    fn refuse_header(&self, header: &ast::FnHeader, variadic: Option<Span>, in_trait: bool) {
        if let (Some(span), true) = (header.constness, in_trait) {
            self.error(379, span, "functions in traits and their impls cannot be declared const");
        }
        if let Some(span) = header.asyncness {
            self.report(Diagnostic::unsupported(span, "`async fn`"));
        }
        if let Some(span) = variadic {
            self.report(Diagnostic::unsupported(span, "a variadic function"));
        }
    }

    fn self_param_ty(&self, conv: &ItemConv<'_, 'a>, scope: ScopeId, param: &'a ast::SelfParam) -> Ty {
        let self_ty = match self.lookup_ident(scope, None, self_name(), Namespace::Type) {
            Some(Res::SelfTy(def)) => self.self_ty(def),
            // `self` outside of an impl or trait is a syntax error that was reported.
            _ => Ty::ERROR(),
        };
        match &param.kind {
            ast::SelfKind::Value { .. } => self_ty,
            ast::SelfKind::Ref { lifetime, mutable } => {
                let region = match lifetime {
                    Some(lifetime) => Lower::new(conv).lifetime(lifetime),
                    None => conv.elided_region(param.span, super::astconv::Elided::Ref),
                };
                Ty::reference(region, self_ty, super::astconv::mutability(*mutable))
            }
            ast::SelfKind::Typed { ty, .. } => lower_ty(conv, ty),
        }
    }

    /// The lifetime that elided ones in the return type take from `self`: that of `&self`, or of the reference to `Self`
    /// inside a written type such as `self: Rc<&Self>`.
    fn self_region(&self, param: &ast::SelfParam, ty: Ty, _: &ItemConv<'_, 'a>) -> Option<Region> {
        match &param.kind {
            ast::SelfKind::Value { .. } => None,
            ast::SelfKind::Ref { .. } => match ty.kind() {
                TyKind::Ref(region, ..) => Some(*region),
                _ => None,
            },
            ast::SelfKind::Typed { ty: written, .. } => {
                if !mentions_ref_to_self(written) {
                    return None;
                }
                let mut region = None;
                ty.walk(&mut |ty| {
                    if let TyKind::Ref(found, ..) = ty.kind() {
                        region = region.or(Some(*found));
                    }
                    region.is_none()
                });
                region
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------ traits

    pub fn trait_def(&self, id: TraitId) -> Rc<Trait> {
        if let Some(Some(item)) = self.caches.traits.borrow().get(&id) {
            return item.clone();
        }
        let TraitDecl { decl, ast } = self.names.traits.borrow()[id];
        let mut item = Trait {
            id,
            name: decl.name,
            origin: decl.origin,
            generics: self.generics(DefId::Trait(id)),
            supertraits: Vec::new(),
            fns: Vec::new(),
            consts: Vec::new(),
            types: Vec::new(),
            is_auto: self.is_auto_trait(id),
            is_unsafe: ast.unsafety.is_some(),
            lang: ast::find_attr(decl.attrs, "lang").and_then(|attr| attr.value_str()),
            span: decl.span,
        };
        for predicate in self.super_predicates(id).iter() {
            if let Predicate::Trait { trait_ref, .. } = predicate
                && super::bounds::is_self_param(trait_ref.self_ty())
            {
                item.supertraits.push(*trait_ref);
            }
        }
        for (name, assoc) in &self.names.trait_items(id).list {
            match assoc {
                AssocItem::Fn(id) => item.fns.push((name.name, *id)),
                AssocItem::Const(id) => item.consts.push((name.name, *id)),
                AssocItem::Type(id) => item.types.push((name.name, *id)),
                AssocItem::Alias(_) => {}
            }
        }
        let item = Rc::new(item);
        self.caches.traits.borrow_mut().insert(id, Some(item.clone()));
        item
    }

    /// Declared `auto`, or marked so in the library.
    pub fn is_auto_trait(&self, id: TraitId) -> bool {
        let TraitDecl { decl, ast } = self.names.traits.borrow()[id];
        ast.auto.is_some() || (decl.origin == Origin::Library && ast::find_attr(decl.attrs, "auto").is_some())
    }

    pub fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy> {
        if let Some(Some(item)) = self.caches.assoc_tys.borrow().get(&id) {
            return item.clone();
        }
        let AssocTyDecl { decl, ast, trait_id } = self.names.assoc_tys.borrow()[id];
        let def = DefId::AssocTy(id);
        let conv = ItemConv::new(self, decl.scope, Mode::Bounds);
        let alias = Ty::new(TyKind::Alias(id, self.identity_of_params(def)));
        let mut bounds = self.bounds_with_sized(&conv, alias, &ast.bounds);
        // `where Self::Item: Debug` on the trait is a bound of the associated type too.
        let trait_generics = self.generics(DefId::Trait(trait_id));
        for predicate in &trait_generics.predicates {
            if let Predicate::Trait { trait_ref, .. } = predicate
                && trait_ref.self_ty() == alias
                && !bounds.contains(predicate)
            {
                bounds.push(*predicate);
            }
        }
        let default = ast.ty.as_ref().map(|ty| lower_ty(&conv, ty));
        let item = Rc::new(AssocTy { id, name: decl.name, trait_id, generics: self.generics(def), bounds, default });
        self.caches.assoc_tys.borrow_mut().insert(id, Some(item.clone()));
        item
    }

    /// Whether the associated type has `where Self: Sized`: trait objects need not name it.
    pub(crate) fn assoc_requires_sized_self(&self, id: AssocTyId) -> bool {
        let decl = self.names.assoc_tys.borrow()[id];
        where_self_sized(&decl.ast.generics)
    }

    // ------------------------------------------------------------------------------------------------------- impls

    /// The header of an impl: parameters, self type, trait reference.
    pub fn impl_header(&self, id: ImplId) -> Rc<ImplHeader> {
        let cycle = || {
            let params = Vec::new();
            Rc::new(ImplHeader { id, params, self_ty: Ty::ERROR(), trait_ref: None, is_negative: false })
        };
        self.query(&self.caches.headers, id, cycle, || {
            let ImplDecl { decl, ast } = self.names.impls.borrow()[id];
            let list = self.param_list_of_impl(id);
            let mut conv = ItemConv::new(self, decl.scope, Mode::Header);
            conv.first_fresh = list.params.len() as u32;
            let self_ty = conv.item_ty(&ast.self_ty);
            // `Self` in the trait's arguments is the type just lowered.
            self.caches.self_tys.borrow_mut().insert(id, self_ty);
            let trait_ref = ast.trait_ref.as_ref().and_then(|path| {
                let trait_id = self.resolve_trait(decl.scope, &path.segments, path)?;
                let mut constraints = Vec::new();
                let trait_ref = Lower::new(&conv).trait_ref(trait_id, self_ty, path, &mut constraints);
                if !constraints.is_empty() {
                    self.error(229, path.span, "associated item constraints are not allowed here");
                }
                trait_ref
            });
            let mut params = list.params.clone();
            params.extend(conv.fresh.into_inner());
            let is_negative = ast.negative.is_some();
            Rc::new(ImplHeader { id, params, self_ty, trait_ref, is_negative })
        })
    }

    fn param_list_of_impl(&self, id: ImplId) -> Rc<ParamList> {
        self.param_list(DefId::Impl(id))
    }

    pub fn impl_def(&self, id: ImplId) -> Rc<Impl> {
        if let Some(Some(item)) = self.caches.impls.borrow().get(&id) {
            return item.clone();
        }
        let header = self.impl_header(id);
        let decl = self.names.decl_of(DefId::Impl(id));
        let mut item = Impl {
            id,
            origin: decl.origin,
            generics: self.generics(DefId::Impl(id)),
            env: self.env(DefId::Impl(id)),
            self_ty: header.self_ty,
            trait_ref: header.trait_ref,
            is_negative: header.is_negative,
            fns: Vec::new(),
            consts: Vec::new(),
            types: Vec::new(),
            span: decl.span,
        };
        for (name, assoc) in &self.names.impl_items(id).list {
            match assoc {
                AssocItem::Fn(id) => item.fns.push((name.name, *id)),
                AssocItem::Const(id) => item.consts.push((name.name, *id)),
                AssocItem::Alias(alias) => {
                    let Some(trait_ref) = header.trait_ref else { continue };
                    if let Some(AssocItem::Type(assoc)) =
                        self.trait_item(trait_ref.trait_id, name.name, Namespace::Type)
                    {
                        item.types.push((assoc, self.alias_ty(*alias)));
                    }
                }
                AssocItem::Type(_) => {}
            }
        }
        let item = Rc::new(item);
        self.caches.impls.borrow_mut().insert(id, Some(item.clone()));
        item
    }

    /// The type that an alias stands for, in terms of its parameters.
    pub fn alias_ty(&self, id: AliasId) -> Ty {
        let AliasDecl { decl, ast, container } = self.names.aliases.borrow()[id];
        let cycle = || {
            self.error(391, decl.span, format!("cycle detected when expanding type alias `{}`", decl.name));
            Ty::ERROR()
        };
        self.query(&self.caches.aliases, id, cycle, || {
            let mode = if container.is_some() { Mode::Bounds } else { Mode::Forbid };
            let conv = ItemConv::new(self, decl.scope, mode);
            conv.in_alias.set(container.is_none());
            match &ast.ty {
                Some(ty) => conv.item_ty(ty),
                None => Ty::ERROR(),
            }
        })
    }

    /// What `Self` is inside a definition.
    pub fn self_ty(&self, def: DefId) -> Ty {
        match def {
            DefId::Impl(id) => {
                if let Some(ty) = self.caches.self_tys.borrow().get(&id) {
                    return *ty;
                }
                let active = matches!(self.caches.headers.borrow().get(&id), Some(None));
                if active {
                    // `impl Trait for Vec<Self>`
                    let span = self.names.impls.borrow()[id].ast.self_ty.span;
                    let message = "`Self` is not valid in the self type of an impl block";
                    self.report(Diagnostic::error(Code::None, span, message));
                    return Ty::ERROR();
                }
                self.impl_header(id).self_ty
            }
            DefId::Trait(_) => Ty::param(0, self_name()),
            DefId::Adt(id) => Ty::adt(id, self.identity_of_params(def)),
            DefId::Fn(_) | DefId::Const(_) | DefId::Static(_) | DefId::Alias(_) | DefId::AssocTy(_) => Ty::ERROR(),
        }
    }

    // -------------------------------------------------------------------------------------------- consts and statics

    pub fn const_item(&self, id: ConstId) -> Rc<ConstItem> {
        let ConstDecl { decl, kind, container } = self.names.consts.borrow()[id];
        let def = DefId::Const(id);
        let make = |ty: Ty, has_body: bool| {
            Rc::new(ConstItem {
                id,
                name: decl.name,
                path: self.item_path(def),
                origin: decl.origin,
                generics: self.generics(def),
                env: self.env(def),
                ty,
                container,
                has_body,
                span: decl.span,
            })
        };
        let cycle = || {
            self.error(391, decl.span, format!("cycle detected when computing the type of `{}`", decl.name));
            make(Ty::ERROR(), false)
        };
        self.query(&self.caches.consts, id, cycle, || match kind {
            ConstDeclKind::Written(it) => {
                let conv = ItemConv::new(self, decl.scope, Mode::Static);
                make(self.const_ty(&conv, it.ty.as_ref(), decl.name), it.value.is_some())
            }
            ConstDeclKind::Anon(_, ty) => make(ty, true),
        })
    }

    fn const_ty(&self, conv: &ItemConv<'_, 'a>, ty: Option<&'a ast::Type>, name: Ident) -> Ty {
        match ty {
            Some(ty) => conv.item_ty(ty),
            None => {
                self.report(Diagnostic::error(Code::None, name.span, "missing type for `const` item"));
                Ty::ERROR()
            }
        }
    }

    pub fn static_item(&self, id: StaticId) -> Rc<StaticItem> {
        let StaticDecl { decl, ast } = self.names.statics.borrow()[id];
        let make = |ty: Ty| {
            Rc::new(StaticItem {
                id,
                name: decl.name,
                path: self.item_path(DefId::Static(id)),
                origin: decl.origin,
                ty,
                mutability: super::astconv::mutability(ast.mutable.is_some()),
                span: decl.span,
            })
        };
        self.query(
            &self.caches.statics,
            id,
            || make(Ty::ERROR()),
            || {
                let conv = ItemConv::new(self, decl.scope, Mode::Static);
                make(self.const_ty(&conv, ast.ty.as_ref(), decl.name))
            },
        )
    }

    /// A constant expression in a type (or a discriminant), evaluated.
    pub fn eval_anon_const(&self, expr: &'a ast::Expr, ty: Ty, scope: ScopeId) -> Const {
        if let Some(span) = self.generic_in_const(expr, scope) {
            let message = "generic parameters may not be used in const operations";
            self.report(Diagnostic::error(Code::None, span, message));
            return Const::Error;
        }
        let key = (expr.span, scope);
        let known = self.caches.anon_consts.borrow().get(&key).copied();
        let id = match known {
            Some(id) => id,
            None => {
                let id = self.names.declare_anon_const(expr, ty, scope);
                self.caches.anon_consts.borrow_mut().insert(key, id);
                id
            }
        };
        let cycle = || {
            self.error(391, expr.span, "cycle detected when evaluating a constant in a type");
            Const::Error
        };
        self.query(&self.caches.anon_values, id, cycle, || super::check::consteval::eval_const(self, id))
    }

    /// A generic parameter mentioned in a constant expression that is part of a type: only a bare `N` may be one.
    fn generic_in_const(&self, expr: &'a ast::Expr, scope: ScopeId) -> Option<Span> {
        struct Find<'f, 'a> {
            tcx: &'f Tcx<'a>,
            scope: ScopeId,
            found: Option<Span>,
        }
        impl<'a> ast::visit::Visit<'a> for Find<'_, 'a> {
            fn visit_path(&mut self, path: &'a ast::Path) {
                if let (Some(first), None) = (path.segments.first(), path.global) {
                    let name = first.ident.name;
                    let is_param = |ns| {
                        matches!(
                            self.tcx.lookup_ident(self.scope, None, name, ns),
                            Some(Res::TyParam(..) | Res::ConstParam(..))
                        )
                    };
                    if is_param(Namespace::Type) || (path.segments.len() == 1 && is_param(Namespace::Value)) {
                        self.found = self.found.or(Some(first.ident.span));
                    }
                }
                ast::visit::walk_path(self, path);
            }
        }
        if matches!(expr.kind, ast::ExprKind::Lit(_)) {
            return None;
        }
        let mut find = Find { tcx: self, scope, found: None };
        ast::visit::Visit::visit_expr(&mut find, expr);
        find.found
    }

    /// A named constant used as a const argument of type `ty`.
    pub fn eval_const_item(&self, id: ConstId, ty: Ty, span: Span) -> Const {
        let declared = self.const_item(id).ty;
        if declared != ty && !declared.is_error() {
            let names = (self.show(ty), self.show(declared));
            self.error(308, span, format!("mismatched types: expected `{}`, found `{}`", names.0, names.1));
            return Const::Error;
        }
        let cycle = || {
            self.error(391, span, "cycle detected when evaluating a constant");
            Const::Error
        };
        self.query(&self.caches.anon_values, id, cycle, || super::check::consteval::eval_const(self, id))
    }

    // ------------------------------------------------------------------------------------------------------ bodies

    /// The written body of a function, const or static.
    pub fn body_source(&self, owner: BodyOwner) -> Option<BodySource<'a>> {
        match owner {
            BodyOwner::Fn(id) => {
                let FnDecl { decl, kind, .. } = self.names.fns.borrow()[id];
                let FnDeclKind::Written(ast) = kind else { return None };
                let block = match ast.body.as_ref()? {
                    ast::Body::Parsed(block) => block,
                    ast::Body::Deferred(span) => self.names.library.body(*span),
                };
                Some(BodySource::Fn { ast, block, scope: decl.scope })
            }
            BodyOwner::Const(id) => {
                let ConstDecl { decl, kind, .. } = self.names.consts.borrow()[id];
                let expr = match kind {
                    ConstDeclKind::Written(it) => it.value.as_ref()?,
                    ConstDeclKind::Anon(expr, _) => expr,
                };
                Some(BodySource::Expr { expr, ty: self.const_item(id).ty, scope: decl.scope })
            }
            BodyOwner::Static(id) => {
                let StaticDecl { decl, ast } = self.names.statics.borrow()[id];
                Some(BodySource::Expr { expr: ast.value.as_ref()?, ty: self.static_item(id).ty, scope: decl.scope })
            }
            BodyOwner::Closure(_) => None,
        }
    }

    /// `Stack::push`, `<Point as Display>::fmt`, `shapes::area`.
    pub fn item_path(&self, def: DefId) -> String {
        let decl = self.names.decl_of(def);
        match self.names.assoc_parent(def) {
            Some(DefId::Trait(id)) => format!("{}::{}", self.names.decl_of(DefId::Trait(id)).name, decl.name),
            Some(DefId::Impl(id)) => {
                let header = self.impl_header(id);
                let self_name = match header.self_ty.kind() {
                    TyKind::Adt(adt, _) => self.names.decl_of(DefId::Adt(*adt)).name.to_string(),
                    _ => format!("<{}>", self.show(header.self_ty)),
                };
                match header.trait_ref {
                    Some(trait_ref) => {
                        let trait_name = self.names.decl_of(DefId::Trait(trait_ref.trait_id)).name;
                        format!("<{} as {trait_name}>::{}", self_name.trim_matches(['<', '>']), decl.name)
                    }
                    None => format!("{self_name}::{}", decl.name),
                }
            }
            _ => {
                let mut path = decl.name.to_string();
                let modules = self.names.modules.borrow();
                let mut next = Some(decl.module);
                while let Some(id) = next {
                    let module = &modules[id];
                    if !module.is_block && module.parent.is_some() {
                        path = format!("{}::{path}", module.name);
                    }
                    next = module.parent;
                }
                path
            }
        }
    }

    // -------------------------------------------------------------------------------------------------------- impls

    /// The impls of a trait that the filter admits (negative ones included), the user's first.
    pub fn trait_impls(&self, id: TraitId, filter: ImplFilter) -> Rc<[ImplId]> {
        self.query(
            &self.caches.trait_impls,
            (id, filter),
            || Rc::from([]),
            || {
                let user = self.user_impl_index(id);
                let mut found: Vec<ImplId> = match filter {
                    ImplFilter::Any | ImplFilter::Int | ImplFilter::Float => user.all.clone(),
                    ImplFilter::Of(ty) => {
                        user.by_self.get(&ty).into_iter().flatten().chain(&user.blanket).copied().collect()
                    }
                    ImplFilter::Blanket => user.blanket.clone(),
                };
                found.sort();
                let decl = self.names.decl_of(DefId::Trait(id));
                if decl.origin == Origin::Library {
                    let candidates = self.names.library_trait_impls(decl.name.name, self.impl_words(filter).as_deref());
                    found.extend(candidates.into_iter().filter(|candidate| {
                        let ImplDecl { decl, ast } = self.names.impls.borrow()[*candidate];
                        let path = ast.trait_ref.as_ref();
                        path.is_some_and(|path| self.names.peek_trait(decl.scope, path) == Some(id))
                    }));
                }
                found.retain(|id| filter.admits(SimplifiedTy::of(self.impl_header(*id).self_ty)));
                found.into()
            },
        )
    }

    /// The words under which the library's impls that a filter admits are filed; `None` stands for all.
    fn impl_words(&self, filter: ImplFilter) -> Option<Vec<Symbol>> {
        let ints = || IntTy::ALL.into_iter().map(SimplifiedTy::Int).collect();
        let types: Vec<SimplifiedTy> = match filter {
            ImplFilter::Any => return None,
            ImplFilter::Int => ints(),
            ImplFilter::Float => vec![SimplifiedTy::Float(FloatTy::F32), SimplifiedTy::Float(FloatTy::F64)],
            ImplFilter::Of(ty) => vec![ty],
            ImplFilter::Blanket => Vec::new(),
        };
        Some(types.into_iter().filter_map(|ty| self.self_word(ty)).collect())
    }

    fn user_impl_index(&self, id: TraitId) -> Rc<ImplIndex> {
        self.query(&self.caches.user_impl_index, id, Rc::default, || {
            let all = self.user_impls_by_trait().get(&id).cloned().unwrap_or_default();
            let mut index = ImplIndex { all, ..ImplIndex::default() };
            for candidate in &index.all {
                match SimplifiedTy::of(self.impl_header(*candidate).self_ty) {
                    Some(simplified) => index.by_self.entry(simplified).or_default().push(*candidate),
                    None => index.blanket.push(*candidate),
                }
            }
            Rc::new(index)
        })
    }

    /// The user's trait impls by trait; resolves every impl's trait path once, reporting what is wrong with it.
    fn user_impls_by_trait(&self) -> Rc<HashMap<TraitId, Vec<ImplId>>> {
        if let Some(map) = self.caches.user_impls_by_trait.borrow().as_ref() {
            return map.clone();
        }
        let mut map: HashMap<TraitId, Vec<ImplId>> = HashMap::default();
        let impls = self.names.user_impls.borrow().clone();
        for id in impls {
            let ImplDecl { decl, ast } = self.names.impls.borrow()[id];
            if let Some(path) = &ast.trait_ref
                && let Some(trait_id) = self.resolve_trait(decl.scope, &path.segments, path)
            {
                map.entry(trait_id).or_default().push(id);
            }
        }
        let map = Rc::new(map);
        *self.caches.user_impls_by_trait.borrow_mut() = Some(map.clone());
        map
    }

    /// The inherent impls of types with this outermost constructor.
    pub fn inherent_impls(&self, ty: SimplifiedTy) -> Rc<[ImplId]> {
        self.query(
            &self.caches.inherent,
            ty,
            || Rc::from([]),
            || {
                let mut impls = Vec::new();
                for (id, simplified) in self.user_inherent().iter() {
                    if *simplified == Some(ty) {
                        impls.push(*id);
                    }
                }
                if let Some(key) = self.self_word(ty) {
                    let candidates = self.names.library_inherent_impls(key);
                    impls.extend(
                        candidates.into_iter().filter(|id| SimplifiedTy::of(self.impl_header(*id).self_ty) == Some(ty)),
                    );
                }
                impls.into()
            },
        )
    }

    fn user_inherent(&self) -> Rc<Vec<(ImplId, Option<SimplifiedTy>)>> {
        if let Some(list) = self.caches.user_inherent.borrow().as_ref() {
            return list.clone();
        }
        let impls = self.names.user_impls.borrow().clone();
        let list: Vec<_> = impls
            .into_iter()
            .filter(|id| self.names.impls.borrow()[*id].ast.trait_ref.is_none())
            .map(|id| (id, SimplifiedTy::of(self.impl_header(id).self_ty)))
            .collect();
        let list = Rc::new(list);
        *self.caches.user_inherent.borrow_mut() = Some(list.clone());
        list
    }

    /// Whether rustc's library has such a member of the type, or of what it refers to, and ours has not.
    pub(crate) fn is_absent_member(&self, ty: Ty, name: Symbol) -> bool {
        let mut at = ty;
        while let TyKind::Ref(_, inner, _) = *at.kind() {
            at = inner;
        }
        let word = SimplifiedTy::of(at).and_then(|ty| self.self_word(ty));
        word.is_some_and(|word| is_absent_member(word.as_str(), name.as_str()))
    }

    /// The word under which the library's impls for such types are filed (see `resolve::collect`).
    fn self_word(&self, ty: SimplifiedTy) -> Option<Symbol> {
        Some(Symbol::intern(match ty {
            SimplifiedTy::Adt(id) => {
                let decl = self.names.decl_of(DefId::Adt(id));
                return (decl.origin == Origin::Library).then_some(decl.name.name);
            }
            SimplifiedTy::Dynamic(Some(_)) => "dyn",
            SimplifiedTy::Dynamic(None) => "dyn",
            SimplifiedTy::Bool => "bool",
            SimplifiedTy::Char => "char",
            SimplifiedTy::Int(int) => int.name(),
            SimplifiedTy::Float(float) => float.name(),
            SimplifiedTy::Str => "str",
            SimplifiedTy::Never => "!",
            SimplifiedTy::Ref(Mutability::Not) => "&",
            SimplifiedTy::Ref(Mutability::Mut) => "&mut",
            SimplifiedTy::RawPtr(Mutability::Not) => "*const",
            SimplifiedTy::RawPtr(Mutability::Mut) => "*mut",
            SimplifiedTy::Slice => "[]",
            SimplifiedTy::Array => "[;]",
            SimplifiedTy::Tuple(_) => "()",
            SimplifiedTy::FnDef
            | SimplifiedTy::FnPtr(_)
            | SimplifiedTy::Closure(_)
            | SimplifiedTy::Opaque(_)
            | SimplifiedTy::Error => {
                return None;
            }
        }))
    }
}

/// `#[repr(..)]` and the library's niche attributes.
#[derive(Default)]
pub(crate) struct Repr {
    pub int: Option<IntTy>,
    pub c: bool,
    pub transparent: bool,
    pub valid_range: Option<(u128, u128)>,
}

impl Repr {
    pub fn of(attrs: &[ast::Attribute]) -> Repr {
        let mut repr = Repr::default();
        for attr in attrs.iter().filter(|attr| attr.is("repr")) {
            for item in attr.list() {
                let Some(word) = item.path().and_then(ast::Path::as_ident) else { continue };
                match word.name.as_str() {
                    "C" => repr.c = true,
                    "transparent" => repr.transparent = true,
                    name => repr.int = IntTy::from_name(name).or(repr.int),
                }
            }
        }
        let bound = |name: &str| {
            let attr = ast::find_attr(attrs, name)?;
            match attr.list().first()? {
                ast::MetaItem::Lit(ast::Lit { kind: ast::LitKind::Int { value, .. }, .. }) => Some(*value),
                ast::MetaItem::Lit(_) | ast::MetaItem::Meta { .. } => None,
            }
        };
        let (start, end) = (bound("valid_range_start"), bound("valid_range_end"));
        if start.is_some() || end.is_some() {
            repr.valid_range = Some((start.unwrap_or(0), end.unwrap_or(u128::MAX)));
        }
        repr
    }
}

fn first_word(items: &[ast::MetaItem]) -> Option<Symbol> {
    items.first().and_then(ast::MetaItem::path).and_then(ast::Path::as_ident).map(|ident| ident.name)
}

/// Whether a where clause says `Self: Sized`.
pub(crate) fn where_self_sized(generics: &ast::Generics) -> bool {
    generics.predicates.iter().any(|predicate| match &predicate.kind {
        ast::WhereKind::Type { ty, bounds, .. } => {
            super::bounds::is_self_path(ty)
                && bounds.iter().any(|bound| match &bound.kind {
                    ast::BoundKind::Trait(it) => {
                        it.maybe.is_none() && it.path.segments.last().is_some_and(|s| s.ident.name.as_str() == "Sized")
                    }
                    ast::BoundKind::Lifetime(_) | ast::BoundKind::Use(_) => false,
                })
        }
        ast::WhereKind::Lifetime { .. } => false,
    })
}

/// Whether a reference to `Self` occurs in a written type.
fn mentions_ref_to_self(ty: &ast::Type) -> bool {
    struct Find(bool);
    impl<'a> ast::visit::Visit<'a> for Find {
        fn visit_type(&mut self, ty: &'a ast::Type) {
            if let ast::TypeKind::Ref { inner, .. } = &ty.kind {
                self.0 |= super::bounds::is_self_path(inner);
            }
            ast::visit::walk_type(self, ty);
        }
    }
    let mut find = Find(false);
    ast::visit::Visit::visit_type(&mut find, ty);
    find.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Sources};

    /// Impls are found by their self type's word, which the build script, the resolver and this module each tell.
    #[test]
    fn library_impls_are_filed_under_their_self_types() {
        let mut sources = Sources::new();
        sources.add("main.rs", "fn main() {}");
        Library::add_sources(&mut sources);
        let (ast, _) = crate::parse::program(&sources, FileId::MAIN);
        let arena = Arena::default();
        let tcx = Tcx::new(&sources, &ast, &arena);
        tcx.names.reach_all();
        let impls = tcx.names.library_impls.borrow().clone();
        assert!(impls.len() > 50);
        for (name, words) in &impls {
            for (word, ids) in words {
                for id in ids {
                    let self_ty = SimplifiedTy::of(tcx.impl_header(*id).self_ty);
                    let expected = self_ty.and_then(|ty| tcx.self_word(ty)).map_or("", Symbol::as_str);
                    let span = tcx.names.impls.borrow()[*id].decl.span;
                    let place = tcx.names.sources.line_col(span);
                    assert_eq!(word.as_str(), expected, "impl {name} at {:?} {place:?}", span.file);
                    let items = Library::trait_impls_for(name.as_str(), expected);
                    assert!(items.iter().any(|item| item.span().contains(span)), "{name} for {expected}: {place:?}");
                }
            }
        }
    }
}
