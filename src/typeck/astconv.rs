//! Written types to types.
//!
//! The same walk serves signatures and bodies; what differs (may a type be `_`, what is a lifetime that was left out)
//! is decided by an [`AstConv`]. Paths to their generic arguments are in [`super::args`], bounds and trait objects in
//! [`super::bounds`].

use crate::ast::{self, TypeKind as AstTy};
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::tcx::Tcx;

/// How a lifetime was left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Elided {
    /// `&T`
    Ref,
    /// `'_`
    Underscore,
    /// `Ref<T>` where `Ref<'a, T>` is declared.
    Path,
}

/// What the place in which a type is written allows and means.
pub trait AstConv<'a> {
    fn tcx(&self) -> &Tcx<'a>;
    /// Names are looked up from here.
    fn scope(&self) -> ScopeId;
    /// `_` as a type; `None` where it is not allowed (E0121).
    fn infer_ty(&self, span: Span) -> Option<Ty>;
    /// `_` (or nothing) as a const argument of this type.
    fn infer_const(&self, span: Span) -> Option<Const>;
    /// A lifetime that was left out. Reports it where that is not allowed.
    fn elided_region(&self, span: Span, kind: Elided) -> Region;
    /// The lifetime of `dyn Trait` that nothing around it decides: `'static` in signatures, erased in bodies.
    fn object_region(&self) -> Region;
    /// `impl Trait`, perhaps under a `for<..>`; the default says that it is not allowed here (E0562).
    fn impl_trait(&self, ty: &'a ast::Type, bounds: &'a [ast::Bound], _in_for: bool) -> Ty {
        resolve_bounds(self.tcx(), self.scope(), bounds);
        let message = "`impl Trait` is not allowed outside of function and inherent method argument and return types";
        self.tcx().error(562, ty.span, message);
        Ty::ERROR()
    }
    /// A lifetime of the surrounding item was mentioned.
    fn note_region(&self, _region: Region) {}
    /// Something was wrong with the generic arguments: what cannot be inferred then is no further error.
    fn note_error(&self) {}
    /// A generic argument was written that there is no parameter for.
    fn note_superfluous(&self) {}
    /// A projection; bodies normalise it.
    fn projection(&self, _span: Span, assoc: AssocTyId, args: Args) -> Ty {
        Ty::new(TyKind::Alias(assoc, args))
    }
}

/// Reports the bounds that are no traits (E0404, E0405).
pub(crate) fn resolve_bounds<'a>(tcx: &Tcx<'a>, scope: ScopeId, bounds: &'a [ast::Bound]) {
    // Bodies are looked at even then.
    let lost = tcx.caches.lost_trait.get();
    for bound in bounds {
        if let ast::BoundKind::Trait(bound) = &bound.kind {
            tcx.resolve_trait(scope, &bound.path.segments, &bound.path);
        }
    }
    tcx.caches.lost_trait.set(lost);
}

/// Lowers a written type.
pub fn lower_ty<'a>(conv: &dyn AstConv<'a>, ty: &'a ast::Type) -> Ty {
    Lower::new(conv).ty(ty)
}

/// Lowers a written lifetime.
pub fn lower_lifetime<'a>(conv: &dyn AstConv<'a>, lifetime: &ast::Lifetime) -> Region {
    Lower::new(conv).lifetime(lifetime)
}

/// The lifetimes of one `for<..>`, and those left out inside `Fn(&T)` or `fn(&T)`.
#[derive(Clone, Default, Debug)]
pub(crate) struct Binder {
    pub names: Vec<Ident>,
    pub anonymous: u32,
}

impl Binder {
    pub fn count(&self) -> u32 {
        self.names.len() as u32 + self.anonymous
    }
}

/// What a lifetime left out means at the point the walk has reached.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Elision {
    /// As the conv says.
    Conv,
    /// Among the inputs of `Fn(..)` or `fn(..)`: a fresh lifetime of the innermost binder.
    Bind,
    /// Among their outputs.
    Output(Option<Region>),
}

/// The state of one walk over a written type.
pub(crate) struct Lower<'c, 'a> {
    pub tcx: &'c Tcx<'a>,
    pub conv: &'c dyn AstConv<'a>,
    pub scope: ScopeId,
    pub binders: Vec<Binder>,
    pub elision: Elision,
    /// Lifetimes met among the inputs of the innermost `Fn(..)` or `fn(..)`.
    pub inputs_seen: Vec<Region>,
    /// The default lifetime of a `dyn Trait` right here.
    pub object_default: Option<Region>,
    /// The type around it names several lifetimes that it could be.
    pub object_ambiguous: bool,
    /// The arguments are those of a method call, where lifetimes that cannot be chosen may be written all the same.
    pub method_call: bool,
}

impl<'c, 'a> Lower<'c, 'a> {
    pub fn new(conv: &'c dyn AstConv<'a>) -> Lower<'c, 'a> {
        Lower {
            tcx: conv.tcx(),
            conv,
            scope: conv.scope(),
            binders: Vec::new(),
            elision: Elision::Conv,
            inputs_seen: Vec::new(),
            object_default: None,
            object_ambiguous: false,
            method_call: false,
        }
    }

    pub fn error(&self, code: u16, span: Span, message: impl Into<String>) {
        self.tcx.error(code, span, message);
    }

    // ------------------------------------------------------------------------------------------------------- types

    pub fn ty(&mut self, ty: &'a ast::Type) -> Ty {
        let object_default = self.object_default.take();
        let ambiguous = std::mem::take(&mut self.object_ambiguous);
        match &ty.kind {
            AstTy::Path(path) => {
                self.object_default = object_default;
                let lowered = self.path_ty(path, ty.span);
                self.object_default = None;
                lowered
            }
            AstTy::Ref { lifetime, mutable, inner } => {
                let region = match lifetime {
                    Some(lifetime) => self.lifetime(lifetime),
                    None => self.elided(ty.span.shrink_to_start(), Elided::Ref),
                };
                self.object_default = Some(region);
                let inner = self.ty(inner);
                self.object_default = None;
                Ty::reference(region, inner, mutability(*mutable))
            }
            AstTy::Ptr { mutable, inner } => {
                let inner = self.ty(inner);
                Ty::raw_ptr(inner, mutability(*mutable))
            }
            AstTy::Slice(elem) => Ty::slice(self.ty(elem)),
            AstTy::Array { elem, len } => {
                let elem = self.ty(elem);
                Ty::array(elem, self.const_expr(len, Ty::usize()))
            }
            AstTy::Tuple(elems) => {
                let elems: Vec<Ty> = elems.iter().map(|elem| self.ty(elem)).collect();
                Ty::tuple(&elems)
            }
            AstTy::Never => Ty::never(),
            AstTy::FnPtr(ptr) => self.fn_ptr(ptr),
            AstTy::Infer => self.conv.infer_ty(ty.span).unwrap_or_else(|| {
                self.error(121, ty.span, "the placeholder `_` is not allowed within types on item signatures");
                Ty::ERROR()
            }),
            AstTy::ImplTrait(bounds) => {
                if self.elision == Elision::Conv {
                    let in_for = self.binders.iter().any(|binder| binder.count() > 0);
                    self.conv.impl_trait(ty, bounds, in_for)
                } else {
                    // Inside `Fn(..)` or `fn(..)`.
                    self.resolve_bounds(bounds);
                    self.error(562, ty.span, "`impl Trait` is not allowed in the signature of a function type");
                    Ty::ERROR()
                }
            }
            AstTy::TraitObject { dyn_span, bounds } => {
                if dyn_span.is_none() {
                    self.resolve_bounds(bounds);
                    self.error(782, ty.span, "expected a type, found a trait");
                    return Ty::ERROR();
                }
                self.object_ambiguous = ambiguous;
                self.dyn_ty(bounds, ty.span, object_default)
            }
            AstTy::Paren(inner) => {
                self.object_default = object_default;
                self.ty(inner)
            }
            AstTy::Macro(call) => {
                self.tcx.report(Diagnostic::unsupported(call.span, "a macro as a type"));
                Ty::ERROR()
            }
        }
    }

    fn fn_ptr(&mut self, ptr: &'a ast::FnPtr) -> Ty {
        let abi = self.tcx.call_abi(ptr.abi);
        self.push_binder(&ptr.for_lifetimes);
        let inputs: Vec<&'a ast::Type> = ptr.params.iter().map(|param| &param.ty).collect();
        let (inputs, output) = self.fn_types(&inputs, ptr.ret.as_ref());
        let ret_span = ptr.ret.as_ref().map(|ty| ty.span);
        if let (Some(span), Some(name)) = (ret_span, self.unconstrained(&inputs, output)) {
            let message =
                format!("return type references lifetime `{name}`, which is not constrained by the fn input types");
            self.error(581, span, message);
        }
        let bound = self.pop_binder().count();
        Ty::new(TyKind::FnPtr(FnSig::new(&inputs, output, bound, ptr.unsafety.is_some()).with_abi(abi)))
    }

    /// Inputs and output of `Fn(A) -> B` or `fn(A) -> B`, inside their binder.
    pub fn fn_types(&mut self, inputs: &[&'a ast::Type], output: Option<&'a ast::Type>) -> (Vec<Ty>, Ty) {
        let outer_elision = std::mem::replace(&mut self.elision, Elision::Bind);
        let outer_seen = std::mem::take(&mut self.inputs_seen);
        let inputs: Vec<Ty> = inputs.iter().map(|ty| self.ty(ty)).collect();
        let seen = std::mem::take(&mut self.inputs_seen);
        let only = seen.first().copied().filter(|first| seen.iter().all(|region| region == first));
        self.elision = Elision::Output(only);
        let output = output.map_or(Ty::unit(), |ty| self.ty(ty));
        self.elision = outer_elision;
        self.inputs_seen = outer_seen;
        (inputs, output)
    }

    /// A lifetime of the innermost `for<..>` that `output` mentions and `inputs` do not say: what is inside of a projection
    /// says nothing.
    pub fn unconstrained(&self, inputs: &[Ty], output: Ty) -> Option<Symbol> {
        if !output.has(Flags::BOUND) {
            return None;
        }
        let named = self.binders.last()?.names.clone();
        let said: Vec<u32> = inputs.iter().flat_map(|ty| innermost_bound(*ty, false)).collect();
        let mentioned = innermost_bound(output, true);
        let index = mentioned.into_iter().find(|index| !said.contains(index))?;
        named.get(index as usize).map(|ident| ident.name)
    }

    // --------------------------------------------------------------------------------------------------- lifetimes

    pub fn push_binder(&mut self, params: &[ast::GenericParam]) {
        let names: Vec<Ident> = params.iter().map(|param| param.name).collect();
        for param in params {
            match &param.kind {
                ast::GenericParamKind::Lifetime { bounds } => {
                    if let Some(bound) = bounds.first() {
                        let message = "bounds cannot be used in this context";
                        self.tcx.report(Diagnostic::error(Code::None, bound.ident.span, message));
                    }
                }
                ast::GenericParamKind::Type { .. } | ast::GenericParamKind::Const { .. } => {
                    let message = "only lifetime parameters can be used in this context";
                    self.error(658, param.name.span, message);
                }
            }
        }
        for (i, name) in names.iter().enumerate() {
            if names[..i].iter().any(|before| before.name == name.name) {
                let message = format!(
                    "the name `{name}` is already used for a generic parameter in this item's generic parameters"
                );
                self.error(403, name.span, message);
            }
        }
        self.binders.push(Binder { names, anonymous: 0 });
    }

    pub fn pop_binder(&mut self) -> Binder {
        // Pushes and pops are paired by construction.
        self.binders.pop().unwrap_or_default()
    }

    pub fn lifetime(&mut self, lifetime: &ast::Lifetime) -> Region {
        let ident = lifetime.ident;
        match ident.name.as_str() {
            "'static" => {
                self.note(Region::Static);
                return Region::Static;
            }
            "'_" => return self.elided(ident.span, Elided::Underscore),
            _ => {}
        }
        for (depth, binder) in self.binders.iter().rev().enumerate() {
            if let Some(index) = binder.names.iter().position(|name| name.name == ident.name) {
                let region = Region::Bound { depth: depth as u32, index: index as u32 };
                self.note(region);
                return region;
            }
        }
        match self.tcx.lookup_lifetime(self.scope, ident) {
            Some(param) => {
                self.note(Region::Param(param));
                Region::Param(param)
            }
            None => Region::Error,
        }
    }

    fn note(&mut self, region: Region) {
        if self.elision == Elision::Bind {
            self.inputs_seen.push(region);
        }
        match region {
            Region::Bound { .. } => {}
            _ if self.elision == Elision::Conv => self.conv.note_region(region),
            _ => {}
        }
    }

    pub fn elided(&mut self, span: Span, kind: Elided) -> Region {
        match self.elision {
            Elision::Conv => self.conv.elided_region(span, kind),
            Elision::Bind => {
                let Some(binder) = self.binders.last_mut() else { return Region::Error };
                let index = binder.count();
                binder.anonymous += 1;
                let region = Region::Bound { depth: 0, index };
                self.inputs_seen.push(region);
                region
            }
            Elision::Output(Some(region)) => region,
            Elision::Output(None) => {
                self.error(106, span, "missing lifetime specifier");
                Region::Error
            }
        }
    }

    // -------------------------------------------------------------------------------------------------- const exprs

    /// An array length or const argument.
    pub fn const_expr(&mut self, expr: &'a ast::Expr, ty: Ty) -> Const {
        match &expr.peel().kind {
            ast::ExprKind::Underscore => {
                return self.conv.infer_const(expr.span).unwrap_or_else(|| {
                    self.error(121, expr.span, "the placeholder `_` is not allowed within types on item signatures");
                    Const::Error
                });
            }
            ast::ExprKind::Lit(ast::Lit {
                kind: ast::LitKind::Int { value, too_large: false, suffix: None, .. },
                ..
            }) => {
                // A plain literal, by far the most common length, needs no checking beyond its range.
                if let TyKind::Int(int) = ty.kind()
                    && *value <= (*int).max()
                {
                    return Const::Value(*value);
                }
            }
            ast::ExprKind::Path(path) => {
                if let Some(ident) = path.as_ident()
                    && let Some(konst) = self.const_param(ident, ty, expr.span)
                {
                    return konst;
                }
            }
            ast::ExprKind::Block { label: None, mode: ast::BlockMode::Plain, block } if block.stmts.is_empty() => {
                if let Some(tail) = &block.tail
                    && matches!(tail.kind, ast::ExprKind::Path(_) | ast::ExprKind::Lit(_))
                {
                    return self.const_expr(tail, ty);
                }
            }
            _ => {}
        }
        self.tcx.eval_anon_const(expr, ty, self.scope)
    }

    /// `N` where `N` is a const parameter in scope.
    pub fn const_param(&self, ident: Ident, ty: Ty, span: Span) -> Option<Const> {
        match self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Value)? {
            Res::ConstParam(def, position) => {
                let param = self.tcx.param_ty(def, position);
                let declared = self.tcx.const_param_ty(def, position);
                if declared != ty && !declared.is_error() && !ty.is_error() {
                    let names = (self.tcx.show(ty), self.tcx.show(declared));
                    self.error(308, span, format!("mismatched types: expected `{}`, found `{}`", names.0, names.1));
                    return Some(Const::Error);
                }
                Some(Const::Param(param))
            }
            _ => None,
        }
    }

    // ------------------------------------------------------------------------------------------------------- paths

    /// A path as a type.
    pub fn path_ty(&mut self, path: &'a ast::QPath, span: Span) -> Ty {
        let segments = &path.path.segments;
        let (mut ty, mut res, rest) = match &path.qself {
            Some(qself) if qself.position > 0 => {
                let self_ty = self.ty(&qself.ty);
                let Some(ty) = self.qualified_assoc(self_ty, &path.path, qself.position, span) else {
                    return Ty::ERROR();
                };
                (ty, Res::Err, &segments[(qself.position + 1).min(segments.len())..])
            }
            Some(qself) => {
                let res = self.res_of_ty(&qself.ty);
                (self.ty(&qself.ty), res, segments.as_slice())
            }
            None => {
                if let [only] = segments.as_slice()
                    && let Some((each, outer)) = self.tcx.names.each_alias(self.scope, only.ident.name)
                {
                    let inner = std::mem::replace(&mut self.scope, outer);
                    let ty = self.ty(each);
                    self.scope = inner;
                    return ty;
                }
                let partial = self.tcx.resolve_path(self.scope, &path.path, PathSource::Type);
                let base = segments.len() - partial.unresolved.min(segments.len());
                if let (Res::Trait(id), Some(first)) = (partial.base, segments.get(base)) {
                    // Without such an associated type the trait itself is read as a type.
                    match self.tcx.trait_item(id, first.ident.name, Namespace::Type) {
                        Some(_) => self.error(223, span, "ambiguous associated type"),
                        None => self.error(782, span, "expected a type, found a trait"),
                    }
                    return Ty::ERROR();
                }
                let ty = self.res_ty(partial.base, &segments[..base], span);
                (ty, partial.base, &segments[base..])
            }
        };
        for segment in rest {
            ty = self.assoc_shorthand(ty, res, segment, span);
            res = Res::Err;
        }
        ty
    }

    /// What a type that is a plain path means, for `<T>::Item`.
    fn res_of_ty(&self, ty: &ast::Type) -> Res {
        match &ty.peel().kind {
            AstTy::Path(path) if path.qself.is_none() => match path.as_ident() {
                Some(ident) => self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Type).unwrap_or(Res::Err),
                None => Res::Err,
            },
            _ => Res::Err,
        }
    }

    /// The type that a resolved path names; its last segment may have arguments.
    pub fn res_ty(&mut self, res: Res, segments: &'a [ast::PathSegment], span: Span) -> Ty {
        let Some((last, prefix)) = segments.split_last() else { return Ty::ERROR() };
        self.prohibit_args(prefix);
        match res {
            Res::Adt(id) => {
                let args = self.args_for(DefId::Adt(id), &[], Some(last), last.ident.span, false);
                Ty::adt(id, args)
            }
            Res::Alias(id) => {
                let args = self.args_for(DefId::Alias(id), &[], Some(last), last.ident.span, false);
                self.tcx.alias_ty(id).subst(args)
            }
            Res::Prim(prim) => {
                self.prohibit_args(std::slice::from_ref(last));
                prim.ty()
            }
            Res::TyParam(def, position) => {
                self.prohibit_args(std::slice::from_ref(last));
                Ty::new(TyKind::Param(self.tcx.param_ty(def, position)))
            }
            Res::SelfTy(def) => {
                self.prohibit_args(std::slice::from_ref(last));
                self.tcx.self_ty(def)
            }
            Res::Trait(_) => {
                self.error(782, span, "expected a type, found a trait");
                Ty::ERROR()
            }
            Res::Module(_)
            | Res::Variant(..)
            | Res::ConstParam(..)
            | Res::SelfCtor(_)
            | Res::Fn(_)
            | Res::Ctor(..)
            | Res::Const(_)
            | Res::Static(_)
            | Res::Macro(_)
            | Res::Err => Ty::ERROR(),
        }
    }

    /// Names in bounds are resolved even where there is no type to be bounded.
    fn resolve_bounds(&self, bounds: &'a [ast::Bound]) {
        resolve_bounds(self.tcx, self.scope, bounds);
    }

    /// E0109 for arguments on segments that take none.
    pub fn prohibit_args(&self, segments: &[ast::PathSegment]) {
        for segment in segments {
            if let Some(args) = &segment.args {
                self.error(109, args.span, format!("generic arguments are not allowed on `{}`", segment.ident));
            }
        }
    }

    /// `<T as Trait>::Name`.
    fn qualified_assoc(&mut self, self_ty: Ty, path: &'a ast::Path, position: usize, span: Span) -> Option<Ty> {
        let (trait_segments, rest) = path.segments.split_at(position.min(path.segments.len()));
        // Bodies are looked at even if this trait is none.
        let lost = self.tcx.caches.lost_trait.get();
        let trait_path = self.tcx.resolve_trait(self.scope, trait_segments, path);
        self.tcx.caches.lost_trait.set(lost);
        let trait_path = trait_path?;
        let segment = rest.first()?;
        let last = trait_segments.last()?;
        self.prohibit_args(&trait_segments[..trait_segments.len() - 1]);
        if let Some(ast::GenericArgsKind::Angle(args)) = last.args.as_ref().map(|args| &args.kind) {
            for arg in args {
                if let ast::GenericArg::Assoc(constraint) = arg {
                    self.error(229, constraint.span, "associated item constraints are not allowed here");
                }
            }
        }
        let trait_args =
            self.args_for(DefId::Trait(trait_path), &[Arg::Ty(self_ty)], Some(last), last.ident.span, false);
        match self.tcx.trait_item(trait_path, segment.ident.name, Namespace::Type) {
            Some(AssocItem::Type(assoc)) => {
                let args = self.args_for(DefId::AssocTy(assoc), &trait_args, Some(segment), segment.ident.span, false);
                Some(self.conv.projection(span, assoc, args))
            }
            _ => {
                let trait_name = self.tcx.names.decl_of(DefId::Trait(trait_path)).name;
                let message = format!("cannot find associated type `{}` in trait `{trait_name}`", segment.ident);
                self.error(576, segment.ident.span, message);
                None
            }
        }
    }

    /// `T::Name`, `Self::Name`.
    pub(crate) fn assoc_shorthand(&mut self, ty: Ty, res: Res, segment: &'a ast::PathSegment, span: Span) -> Ty {
        if ty.is_error() {
            return ty;
        }
        let name = segment.ident.name;
        let found = match res {
            Res::TyParam(..) | Res::SelfTy(DefId::Trait(_)) => self.tcx.assoc_of_param(self.scope, res, ty, name),
            Res::SelfTy(DefId::Impl(id)) => match self.tcx.impl_trait_ref(id) {
                Some(trait_ref) => self.tcx.assoc_anywhere(trait_ref, name),
                None => Vec::new(),
            },
            _ => Vec::new(),
        };
        match found.as_slice() {
            [(assoc, trait_ref), rest @ ..] => {
                if rest.iter().any(|(other, other_ref)| (other, other_ref) != (assoc, trait_ref)) {
                    self.error(
                        221,
                        span,
                        format!("ambiguous associated type `{name}` in bounds of `{}`", self.tcx.show(ty)),
                    );
                    return Ty::ERROR();
                }
                if trait_ref.args.iter().any(|arg| super::tcx::arg_has(arg, Flags::BOUND)) && self.binders.is_empty() {
                    let message = "cannot use the associated type of a trait with uninferred generic parameters";
                    self.error(212, span, message);
                    return Ty::ERROR();
                }
                let args =
                    self.args_for(DefId::AssocTy(*assoc), &trait_ref.args, Some(segment), segment.ident.span, false);
                self.conv.projection(span, *assoc, args)
            }
            [] => {
                self.report_no_assoc(ty, res, segment.ident, span);
                Ty::ERROR()
            }
        }
    }

    fn report_no_assoc(&self, ty: Ty, res: Res, ident: Ident, span: Span) {
        let shown = self.tcx.show(ty);
        if self.tcx.caches.assoc_cycles.borrow().contains(&ident.name) {
            return;
        }
        match res {
            Res::TyParam(..) | Res::SelfTy(DefId::Trait(_)) => {
                self.error(220, ident.span, format!("associated type `{ident}` not found for `{shown}`"));
            }
            Res::SelfTy(DefId::Impl(id)) if self.tcx.impl_trait_ref(id).is_some() => {
                self.error(220, ident.span, format!("associated type `{ident}` not found for `Self`"));
            }
            _ => {
                if let TyKind::Adt(id, _) = ty.kind()
                    && self.tcx.names.is_enum(*id)
                    && self.tcx.names.variant_named(*id, ident.name).is_some()
                {
                    self.error(573, span, format!("expected type, found variant `{ident}`"));
                    return;
                }
                self.error(223, span, "ambiguous associated type");
            }
        }
    }
}

/// The lifetimes of the innermost binder around it that a type mentions, by number.
fn innermost_bound(ty: Ty, in_projections: bool) -> Vec<u32> {
    struct Find {
        depth: u32,
        in_projections: bool,
        found: Vec<u32>,
    }
    impl Folder for Find {
        fn ty(&mut self, ty: Ty) -> Ty {
            let is_projection = matches!(ty.kind(), TyKind::Alias(..));
            if ty.has(Flags::BOUND) && (self.in_projections || !is_projection) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            if let Region::Bound { depth, index } = region
                && depth == self.depth
            {
                self.found.push(index);
            }
            region
        }
        fn enter_binder(&mut self) {
            self.depth += 1;
        }
        fn exit_binder(&mut self) {
            self.depth -= 1;
        }
    }
    let mut find = Find { depth: 0, in_projections, found: Vec::new() };
    ty.fold_with(&mut find);
    find.found
}

pub(crate) fn mutability(mutable: bool) -> Mutability {
    if mutable { Mutability::Mut } else { Mutability::Not }
}

/// The name of the type parameter that stands for the implementor in a trait.
pub fn self_name() -> Symbol {
    Symbol::intern("Self")
}
