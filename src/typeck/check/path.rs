//! Paths as values: locals, functions, constructors, constants, `Type::name`.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::{DefId, Namespace, PartialRes, PathSource, Res};
use crate::source::{Ident, Span};
use crate::ty::*;

use super::*;
use crate::typeck::astconv::{self, AstConv, Elided, Lower};
use crate::typeck::method::{AssocItem, MethodError, Pick, PickKind, Probe, ProbeMode};
use crate::typeck::traits::{BoundOwner, Cause, Obligation, trait_predicate};

/// Written types inside a body: `_` and what is left out are inferred.
pub(crate) struct BodyConv<'f, 't, 'a> {
    pub fcx: &'f FnCtxt<'t, 'a>,
}

impl<'a> AstConv<'a> for BodyConv<'_, '_, 'a> {
    fn tcx(&self) -> &crate::typeck::tcx::Tcx<'a> {
        self.fcx.tcx
    }
    fn scope(&self) -> crate::resolve::ScopeId {
        self.fcx.scope
    }
    fn infer_ty(&self, span: Span) -> Option<Ty> {
        Some(self.fcx.var(span))
    }
    fn infer_const(&self, _span: Span) -> Option<Const> {
        Some(self.fcx.infcx.next_const_var())
    }
    fn elided_region(&self, _span: Span, _kind: Elided) -> Region {
        Region::Erased
    }
    fn object_region(&self) -> Region {
        Region::Erased
    }
    fn note_error(&self) {
        self.fcx.infcx.set_tainted();
    }
}

/// What `Type::name` turned out to be.
enum Assoc {
    Item(AssocItem, Args),
    Variant(AdtId, VariantIdx, Args),
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// A written type with its lifetimes.
    pub fn lower_written_ty(&self, ty: &'a ast::Type) -> Ty {
        let lowered = astconv::lower_ty(&BodyConv { fcx: self }, ty);
        if lowered.has(Flags::ERROR) || (self.tcx.caches.has_dyn_violation.get() && self.mentions_object(lowered)) {
            self.infcx.set_tainted();
        }
        lowered
    }

    /// The generic arguments of a path segment for `def`, after those of its parent; what is not written is inferred.
    pub fn segment_args(&self, def: DefId, parent: &[Arg], segment: Option<&'a ast::PathSegment>, span: Span) -> Args {
        let conv = BodyConv { fcx: self };
        Lower::new(&conv).args_for(def, parent, segment, span, true)
    }

    /// The same for the method of a method call.
    pub fn method_args(&self, method: FnId, parent: &[Arg], segment: &'a ast::PathSegment) -> Args {
        let conv = BodyConv { fcx: self };
        let mut lower = Lower::new(&conv);
        lower.method_call = true;
        lower.args_for(DefId::Fn(method), parent, Some(segment), segment.ident.span, true)
    }

    fn prohibit_args(&self, segments: &[ast::PathSegment]) {
        let conv = BodyConv { fcx: self };
        Lower::new(&conv).prohibit_args(segments);
    }

    pub fn check_path_expr(&mut self, path: &'a ast::QPath, span: Span) -> Expr {
        self.check_path(path, span, false)
    }

    pub fn check_path(&mut self, path: &'a ast::QPath, span: Span, callee: bool) -> Expr {
        if path.qself.is_none()
            && let [only] = path.path.segments.as_slice()
            && path.path.global.is_none()
            && let Some(local) = self.local_named(only.ident)
        {
            self.prohibit_args(&path.path.segments);
            return self.use_local(local, span);
        }
        if let Some(qself) = &path.qself {
            return self.check_qualified_path(path, qself, span);
        }
        if self.captures_dynamic_environment(&path.path) {
            return self.err_expr(span);
        }
        let segments = path.path.segments.as_slice();
        let PartialRes { base, unresolved } =
            self.tcx.resolve_path(self.scope, &path.path, PathSource::Expr { callee });
        if base == Res::Err {
            return self.err_expr(span);
        }
        self.partial_value(base, unresolved, segments, span)
    }

    /// The value of a path that names resolved up to the last `unresolved` segments.
    pub fn partial_value(
        &mut self,
        base: Res,
        unresolved: usize,
        segments: &'a [ast::PathSegment],
        span: Span,
    ) -> Expr {
        if unresolved == 0 {
            return self.res_value(base, segments, span);
        }
        let (prefix, rest) = segments.split_at(segments.len() - unresolved.min(segments.len()));
        if let Res::Trait(trait_id) = base {
            return self.trait_path(trait_id, prefix, rest, span);
        }
        let ty = {
            let mut ty = self.base_ty(base, prefix, span);
            let conv = BodyConv { fcx: self };
            let mut lower = Lower::new(&conv);
            let mut res = base;
            for segment in &rest[..rest.len().saturating_sub(1)] {
                ty = lower.assoc_shorthand(ty, res, segment, span);
                res = Res::Err;
            }
            ty
        };
        match rest.last() {
            Some(segment) => self.assoc_value(ty, segment, span),
            None => self.err_expr(span),
        }
    }

    /// The type that starts a value path: arguments that are not written are inferred.
    pub fn base_ty(&self, base: Res, prefix: &'a [ast::PathSegment], span: Span) -> Ty {
        let last = prefix.last();
        let at = last.map_or(span, |s| s.ident.span);
        match base {
            Res::Adt(id) => Ty::adt(id, self.segment_args(DefId::Adt(id), &[], last, at)),
            Res::Alias(id) => self.tcx.alias_ty(id).subst(self.segment_args(DefId::Alias(id), &[], last, at)),
            _ => {
                let conv = BodyConv { fcx: self };
                Lower::new(&conv).res_ty(base, prefix, span)
            }
        }
    }

    /// A written use of a variable: closures that it is not declared in capture it.
    pub fn use_local(&mut self, local: LocalId, span: Span) -> Expr {
        for frame in &mut self.frames {
            frame.captures |= local.0 < frame.first_local.0;
        }
        self.local(local, span)
    }

    /// The variable that the name means here, unless a nearer item hides it.
    pub fn local_named(&self, ident: Ident) -> Option<LocalId> {
        let local = self.names.lookup(ident.name)?;
        if local.scope != self.scope
            && self.tcx.lookup_ident(self.scope, Some(local.scope), ident.name, Namespace::Value).is_some()
        {
            return None;
        }
        Some(local.id)
    }

    /// E0434: an inner function names a variable of the function around it.
    fn captures_dynamic_environment(&mut self, path: &ast::Path) -> bool {
        let Some(ident) = path.as_ident() else { return false };
        if self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Value).is_some() {
            return false;
        }
        if !self.tcx.outer_local(self.owner, ident.name) {
            return false;
        }
        if !matches!(self.owner, BodyOwner::Fn(_)) {
            self.error(435, ident.span, "attempt to use a non-constant value in a constant");
            return true;
        }
        let message = "can't capture dynamic environment (local variable) in a fn item";
        let diagnostic = Diagnostic::error(Code::E(434), ident.span, message);
        self.report(diagnostic.help("use the `|| { ... }` closure form instead, or pass it as a parameter"));
        true
    }

    /// `<T as Trait>::name` and `<T>::name`.
    fn check_qualified_path(&mut self, path: &'a ast::QPath, qself: &'a ast::QSelf, span: Span) -> Expr {
        let (_, self_ty) = self.lower_ty(&qself.ty);
        let segments = path.path.segments.as_slice();
        if qself.position == 0 {
            let Some((last, middle)) = segments.split_last() else { return self.err_expr(span) };
            let ty = {
                let conv = BodyConv { fcx: self };
                let mut lower = Lower::new(&conv);
                middle.iter().fold(self_ty, |ty, segment| lower.assoc_shorthand(ty, Res::Err, segment, span))
            };
            return self.assoc_value(ty, last, span);
        }
        let (trait_segments, rest) = segments.split_at(qself.position.min(segments.len()));
        let Some(trait_id) = self.tcx.resolve_trait(self.scope, trait_segments, &path.path) else {
            return self.err_expr(span);
        };
        let (Some(last), [first, more @ ..]) = (trait_segments.last(), rest) else { return self.err_expr(span) };
        let args = self.segment_args(DefId::Trait(trait_id), &[Arg::Ty(self_ty)], Some(last), span);
        if let Some((last, _)) = more.split_last() {
            // `<T as Trait>::Type::name`
            let ty = self.trait_assoc_ty(trait_id, args, first, span);
            return self.assoc_value(ty, last, span);
        }
        self.trait_item_value(trait_id, args, first, span).unwrap_or_else(|| {
            let name = self.tcx.trait_def(trait_id).name;
            let message = format!("cannot find method or associated constant `{}` in trait `{name}`", first.ident);
            self.error(576, first.ident.span, message);
            self.err_expr(span)
        })
    }

    fn trait_assoc_ty(&mut self, trait_id: TraitId, args: Args, segment: &'a ast::PathSegment, span: Span) -> Ty {
        match self.tcx.trait_item(trait_id, segment.ident.name, Namespace::Type) {
            Some(crate::resolve::AssocItem::Type(assoc)) => {
                let args = erase_regions(self.segment_args(DefId::AssocTy(assoc), &args, Some(segment), span));
                self.normalize(span, Ty::new(TyKind::Alias(assoc, args)))
            }
            _ => {
                self.error(
                    576,
                    segment.ident.span,
                    format!("cannot find associated type `{}` in trait", segment.ident),
                );
                Ty::ERROR()
            }
        }
    }

    /// `Trait::name`: for whatever type will turn out to be `Self`. If the trait has none of this name, itself and not a
    /// supertrait of it, then `Trait` is read as a type, of which there is none without `dyn`.
    fn trait_path(
        &mut self,
        trait_id: TraitId,
        prefix: &'a [ast::PathSegment],
        rest: &'a [ast::PathSegment],
        span: Span,
    ) -> Expr {
        let self_ty = self.var(span);
        self.trait_paths.push(span);
        let args = self.segment_args(DefId::Trait(trait_id), &[Arg::Ty(self_ty)], prefix.last(), span);
        let found = match rest {
            [segment] => self.trait_item_value(trait_id, args, segment, span),
            [first, ..] if self.tcx.trait_item(trait_id, first.ident.name, Namespace::Type).is_some() => {
                self.error(223, span, "ambiguous associated type");
                return self.err_expr(span);
            }
            _ => None,
        };
        found.unwrap_or_else(|| {
            let at = prefix.last().map_or(span, |last| last.ident.span);
            self.error(782, at, "expected a type, found a trait");
            self.err_expr(span)
        })
    }

    fn trait_item_value(
        &mut self,
        trait_id: TraitId,
        trait_args: Args,
        segment: &'a ast::PathSegment,
        span: Span,
    ) -> Option<Expr> {
        let item = match self.tcx.trait_item(trait_id, segment.ident.name, Namespace::Value)? {
            crate::resolve::AssocItem::Fn(item) => AssocItem::Fn(item),
            crate::resolve::AssocItem::Const(item) => AssocItem::Const(item),
            crate::resolve::AssocItem::Type(_) | crate::resolve::AssocItem::Alias(_) => return None,
        };
        Some(self.assoc_item_value(item, trait_args, segment, span))
    }

    /// The value of a path that names alone could resolve.
    fn res_value(&mut self, res: Res, segments: &'a [ast::PathSegment], span: Span) -> Expr {
        let (last, prefix) = match segments.split_last() {
            Some(parts) => parts,
            None => return self.err_expr(span),
        };
        match res {
            Res::Fn(id) => {
                self.prohibit_args(prefix);
                let args = self.segment_args(DefId::Fn(id), &[], Some(last), last.ident.span);
                self.fn_value(id, args, span)
            }
            Res::Ctor(adt, variant) => {
                let args = self.ctor_args(adt, segments, span);
                self.ctor_value(adt, variant, args, span)
            }
            Res::SelfCtor(id) => {
                let self_ty = self.tcx.impl_def(id).self_ty;
                match *self_ty.kind() {
                    TyKind::Adt(adt, args) if self.tcx.adt(adt).kind == AdtKind::Struct => {
                        self.ctor_value(adt, VariantIdx::STRUCT, erase_regions(args), span)
                    }
                    _ => {
                        self.error(423, span, "the `Self` constructor must be used with unit or tuple struct");
                        self.err_expr(span)
                    }
                }
            }
            Res::Const(id) => {
                self.prohibit_args(prefix);
                let args = self.segment_args(DefId::Const(id), &[], Some(last), last.ident.span);
                self.const_value(id, args, span)
            }
            Res::Static(id) => {
                let ty = keep_named_regions(self.tcx.static_item(id).ty);
                mk(ExprKind::Static(id), ty, span)
            }
            Res::ConstParam(def, position) => {
                let ty = self.tcx.const_param_ty(def, position);
                mk(ExprKind::ConstParam(self.tcx.param_ty(def, position)), ty, span)
            }
            Res::Module(_)
            | Res::Adt(_)
            | Res::Variant(..)
            | Res::Trait(_)
            | Res::Alias(_)
            | Res::Prim(_)
            | Res::TyParam(..)
            | Res::SelfTy(_)
            | Res::Macro(_)
            | Res::Err => self.err_expr(span),
        }
    }

    /// The arguments of `Enum::<T>::Variant`, `Variant::<T>` or `Struct::<T>`.
    pub fn ctor_args(&mut self, adt: AdtId, segments: &'a [ast::PathSegment], span: Span) -> Args {
        let is_enum = self.tcx.adt(adt).kind == AdtKind::Enum;
        let segment = match segments {
            [.., of_enum, variant] if is_enum && variant.args.is_none() && of_enum.args.is_some() => Some(of_enum),
            [.., last] => Some(last),
            [] => None,
        };
        let at = segment.map_or(span, |s| s.ident.span);
        self.segment_args(DefId::Adt(adt), &[], segment, at)
    }

    /// A function as a value; its where clauses become obligations.
    pub fn fn_value(&mut self, id: FnId, args: Args, span: Span) -> Expr {
        let item = self.tcx.func(id);
        let named = self.normalize(span, keep_named_regions(args));
        self.register_predicates(span, &item.generics, named, BoundOwner::Fn(id));
        self.used_args.push((span, named));
        self.mention_objects(span, span, named.iter().filter_map(|arg| arg.as_ty()));
        self.note_container(item.container);
        if let Container::Trait(trait_id) = item.container {
            self.register_trait_ref(trait_id, &item.generics, named, span);
        }
        let user_args = (erase_regions(named) != args).then_some(args);
        mk(ExprKind::FnItem { user_args }, Ty::new(TyKind::FnDef(id, named)), span)
    }

    /// An item of a trait whose impls are in conflict: what follows from its use says nothing. rustc:
    /// `check_legal_trait_for_method_call`.
    pub fn note_container(&self, container: Container) {
        if let Container::Trait(id) = container
            && self.tcx.caches.incoherent_traits.borrow().contains(&id)
        {
            self.infcx.set_tainted();
        }
    }

    /// `Self: Trait<..>` for a use of one of the trait's items.
    fn register_trait_ref(&mut self, trait_id: TraitId, generics: &Generics, args: Args, span: Span) {
        let count = generics.parent_count.min(args.len());
        if let Some((Arg::Ty(self_ty), rest)) = args.as_slice()[..count].split_first() {
            let predicate = trait_predicate(trait_id, *self_ty, rest);
            self.register(Obligation::new(predicate, &self.env, Cause::misc(span)));
        }
    }

    /// A unit struct or variant as a value, or the function that a tuple-like one is.
    pub fn ctor_value(&mut self, adt: AdtId, variant: VariantIdx, args: Args, span: Span) -> Expr {
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else { return self.err_expr(span) };
        let named = self.normalize(span, keep_named_regions(args));
        let user_args = (erase_regions(named) != args).then_some(args);
        let cause = BoundOwner::Adt(adt);
        self.used_args.push((span, named));
        self.mention_objects(span, span, named.iter().filter_map(|arg| arg.as_ty()));
        match (data.ctor, data.ctor_fn) {
            (CtorKind::Unit, _) => {
                self.register_predicates(span, &item.generics, named, cause);
                let lit = AdtExpr { adt, variant, args: named, fields: Vec::new(), base: None, user_args };
                mk(ExprKind::Adt(lit), Ty::adt(adt, named), span)
            }
            (CtorKind::Tuple, Some(id)) => {
                if item.kind == AdtKind::Struct
                    && data.fields.iter().any(|f| !self.tcx.is_accessible(f.vis, self.scope))
                {
                    self.error(423, span, "cannot initialize a tuple struct which contains private fields");
                    return self.err_expr(span);
                }
                self.register_predicates(span, &item.generics, named, cause);
                mk(ExprKind::FnItem { user_args }, Ty::new(TyKind::FnDef(id, named)), span)
            }
            (CtorKind::Tuple | CtorKind::Named, _) => {
                let what = if item.kind == AdtKind::Enum { "struct variant" } else { "struct" };
                let name = data.name;
                let message = format!("expected value, found {what} `{name}`");
                self.error(533, span, message);
                self.err_expr(span)
            }
        }
    }

    pub fn const_value(&mut self, id: ConstId, args: Args, span: Span) -> Expr {
        let item = self.tcx.const_item(id);
        let args = erase_regions(args);
        self.register_predicates(span, &item.generics, args, BoundOwner::Const(id));
        self.used_args.push((span, args));
        self.mention_objects(span, span, args.iter().filter_map(|arg| arg.as_ty()));
        self.note_container(item.container);
        if let Container::Trait(trait_id) = item.container {
            self.register_trait_ref(trait_id, &item.generics, args, span);
        }
        let ty = keep_named_regions(item.ty.subst(args));
        let ty = self.normalize(span, ty);
        mk(ExprKind::Const(id, args), ty, span)
    }

    // ------------------------------------------------------------------------------------------------ `Type::name`

    fn assoc_value(&mut self, ty: Ty, segment: &'a ast::PathSegment, span: Span) -> Expr {
        match self.resolve_assoc(ty, segment, span) {
            Some(Assoc::Item(item, parent)) => self.assoc_item_value(item, parent, segment, span),
            Some(Assoc::Variant(adt, variant, args)) => self.ctor_value(adt, variant, args, span),
            None => self.err_expr(span),
        }
    }

    /// An associated function or const, given the arguments of its container.
    fn assoc_item_value(&mut self, item: AssocItem, parent: Args, segment: &'a ast::PathSegment, span: Span) -> Expr {
        match item {
            AssocItem::Fn(id) => {
                let args = self.segment_args(DefId::Fn(id), &parent, Some(segment), segment.ident.span);
                self.fn_value(id, args, span)
            }
            AssocItem::Const(id) => {
                let args = self.segment_args(DefId::Const(id), &parent, Some(segment), segment.ident.span);
                self.const_value(id, args, span)
            }
        }
    }

    /// Finds `Type::name`; reports if there is no such thing.
    fn resolve_assoc(&mut self, ty: Ty, segment: &'a ast::PathSegment, span: Span) -> Option<Assoc> {
        let ident = segment.ident;
        let written = ty;
        let ty = erase_regions(ty);
        let ty = self.normalize(span, ty);
        let ty = self.structurally_resolve(span, ty);
        if ty.is_error() {
            self.tainted = true;
            return None;
        }
        if let TyKind::Adt(adt, args) = *ty.kind()
            && let Some(variant) = self.tcx.names.variant_named(adt, ident.name)
            && self.tcx.adt(adt).kind == AdtKind::Enum
        {
            return Some(Assoc::Variant(adt, variant, args));
        }
        self.register_wf(ty, span);
        let traits = self.tcx.traits_in_scope(self.scope);
        let result = {
            let probe = Probe {
                infcx: &self.infcx,
                env: &self.env,
                span,
                name: ident.name,
                mode: ProbeMode::Path,
                module: self.module(),
                traits_in_scope: &traits,
            };
            probe.probe_path(ty)
        };
        match result {
            Ok(pick) => {
                let args = self.pick_container_args(&pick, written, ty, span);
                Some(Assoc::Item(pick.item, args))
            }
            Err(error) => {
                self.report_assoc_error(error, ty, ident, span);
                None
            }
        }
    }

    /// The arguments of the impl or trait that the picked item is in.
    fn pick_container_args(&mut self, pick: &Pick, written: Ty, ty: Ty, span: Span) -> Args {
        match pick.kind {
            PickKind::Inherent(id) => {
                let header = self.tcx.impl_def(id);
                let args = self.infcx.fresh_args(span, &header.generics);
                let self_ty = erase_regions(header.self_ty.subst(args));
                let self_ty = self.normalize(span, self_ty);
                // The probe found that the impl applies; what cannot be equal now was reported before.
                let _ = self.eq(self_ty, ty);
                let _ = written;
                args
            }
            PickKind::Trait(id) => {
                let generics = self.tcx.trait_def(id).generics.clone();
                self.infcx.fresh_args_after(span, &generics, &[Arg::Ty(ty)])
            }
            PickKind::Object(id) => {
                let generics = self.tcx.trait_def(id).generics.clone();
                self.infcx.fresh_args_after(span, &generics, &[Arg::Ty(ty)])
            }
            PickKind::WhereClause(trait_ref, bound) => {
                let regions = vec![Region::Erased; bound as usize];
                erase_regions(instantiate_bound(trait_ref.args, &regions))
            }
        }
    }

    fn report_assoc_error(&mut self, error: MethodError, ty: Ty, ident: Ident, span: Span) {
        let shown = self.show(ty);
        match error {
            MethodError::Reported => self.tainted = true,
            MethodError::Private(item) => self.report_private(item, ident),
            MethodError::Ambiguity(_) => self.error(34, ident.span, "multiple applicable items in scope"),
            MethodError::UnknownReceiver(var) => self.report_unknown_type(span, var),
            MethodError::RecursionLimit(_) => {
                self.error(55, span, format!("reached the recursion limit while auto-dereferencing `{shown}`"));
            }
            MethodError::NoMatch { unsatisfied, .. } => {
                if self.mentions_error(ty) {
                    self.tainted = true;
                    return;
                }
                if unsatisfied.is_empty() && self.tcx.is_absent_member(ty, ident.name) {
                    return self.unsupported(ident.span, format!("`{ident}` of `{shown}`"));
                }
                let what = match ty.kind() {
                    TyKind::Adt(id, _) if self.tcx.adt(*id).kind == AdtKind::Enum => "variant or associated item",
                    _ => "function or associated item",
                };
                let message = format!("no {what} named `{ident}` found for type `{shown}` in the current scope");
                let mut diagnostic = Diagnostic::error(Code::E(599), ident.span, message);
                for predicate in unsatisfied.iter().take(3) {
                    diagnostic = diagnostic
                        .note(format!("it exists, but `{}` is not satisfied", self.show_predicate(*predicate)));
                }
                self.report(diagnostic);
            }
            MethodError::IllegalSizedBound => {
                self.error(599, ident.span, format!("`{ident}` cannot be called on `{shown}`"));
            }
        }
    }

    pub fn report_private(&mut self, item: AssocItem, ident: Ident) {
        let what = match item {
            AssocItem::Fn(id) if self.tcx.func(id).has_self => "method",
            AssocItem::Fn(_) => "associated function",
            AssocItem::Const(_) => "associated constant",
        };
        self.error(624, ident.span, format!("{what} `{ident}` is private"));
    }

    /// The module that this code is in, for visibility.
    pub fn module(&self) -> u32 {
        self.tcx.names.scope_module(self.scope).0
    }
}
