//! Closures: the signature expected of them, their own, and their bodies. Captures come at the end: [`super::captures`].

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::coercion::{CoerceMany, MergeCause};
use super::control::{Frame, FrameKind, branch_span};
use super::pat::Origin as PatOrigin;
use super::*;
use crate::typeck::astconv::{self, AstConv, Elided};
use crate::typeck::traits::SizedReason;

/// A closure whose body is checked and whose captures are not known yet.
pub(crate) struct ClosureDraft {
    pub id: ClosureId,
    /// The closure's type as inference knows it.
    pub ty: Ty,
    pub is_move: bool,
    /// `Fn`, `FnMut` or `FnOnce` marker, or a variable.
    pub kind_ty: Ty,
    pub upvars_ty: Ty,
    pub params: Vec<Param>,
    pub ret: Ty,
    pub ret_user_ty: Option<Ty>,
    pub value: Expr,
    /// The variables declared inside are those with ids in this range.
    pub first_local: LocalId,
    pub end_local: LocalId,
    pub span: Span,
    pub decl_span: Span,
    pub captures: Vec<Capture>,
    /// Outer places that its patterns look at.
    pub matched: Vec<Capture>,
}

/// The types written in a closure's header, with their lifetimes.
struct WrittenSig {
    params: Vec<Option<Ty>>,
    ret: Option<Ty>,
}

/// What is expected of a closure.
#[derive(Default)]
struct Expected {
    /// With its bound lifetimes.
    sig: Option<FnSig>,
    kind: Option<ClosureKind>,
}

/// Types of closure parameters: each lifetime left out is one that the caller chooses.
struct ClosureConv<'f, 't, 'a> {
    inner: super::path::BodyConv<'f, 't, 'a>,
    elided: std::cell::Cell<u32>,
}

impl<'a> AstConv<'a> for ClosureConv<'_, '_, 'a> {
    fn tcx(&self) -> &crate::typeck::tcx::Tcx<'a> {
        self.inner.tcx()
    }
    fn scope(&self) -> crate::resolve::ScopeId {
        self.inner.scope()
    }
    fn infer_ty(&self, span: Span) -> Option<Ty> {
        self.inner.infer_ty(span)
    }
    fn infer_const(&self, span: Span) -> Option<Const> {
        self.inner.infer_const(span)
    }
    fn elided_region(&self, _span: Span, _kind: Elided) -> Region {
        // A variable stands for it until the binder it belongs to is built.
        let index = self.elided.get();
        self.elided.set(index + 1);
        Region::Var(RegionVid(index))
    }
    fn object_region(&self) -> Region {
        Region::Erased
    }
}

/// Variables to bound lifetimes of the binder around the type, everything else free erased.
struct BindElided {
    depth: u32,
}

impl Folder for BindElided {
    fn region(&mut self, region: Region) -> Region {
        match region {
            Region::Var(vid) => Region::Bound { depth: self.depth, index: vid.0 },
            Region::Bound { .. } => region,
            _ => Region::Erased,
        }
    }
    fn enter_binder(&mut self) {
        self.depth += 1;
    }
    fn exit_binder(&mut self) {
        self.depth -= 1;
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_closure(&mut self, span: Span, closure: &'a ast::Closure, expected: Expectation) -> Expr {
        if let Some(at) = closure.asyncness.or(closure.modifier) {
            self.unsupported(at, "an `async`, `static` or `const` closure");
            return self.err_expr(span);
        }
        if !closure.for_lifetimes.is_empty() {
            // Unstable, as was told where the syntax is looked at.
            self.infcx.set_tainted();
            return self.err_expr(span);
        }
        let wanted = match expected.to_option() {
            Some(ty) => self.deduce_expected(ty),
            None => Expected::default(),
        };
        let (sig, written) = self.closure_sig(closure, wanted.sig, span);
        let id = self.tcx.new_closure(self.owner, span);
        let parent = erase_regions(self.generics.identity_args());
        let kind_ty = match wanted.kind {
            Some(kind) => kind.marker(),
            None => self.var(span),
        };
        let upvars_ty = self.var(span);
        let sig_ty = Ty::new(TyKind::FnPtr(sig));
        let args = ClosureArgs::join(&parent, kind_ty, sig_ty, upvars_ty);
        let ty = Ty::new(TyKind::Closure(id, args));
        let mut draft = self.check_closure_body(closure, id, span, sig, written, kind_ty, upvars_ty);
        draft.ty = ty;
        self.closures.push(draft);
        mk(ExprKind::Closure(id), ty, span)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one closure")]
    fn check_closure_body(
        &mut self,
        closure: &'a ast::Closure,
        id: ClosureId,
        span: Span,
        sig: FnSig,
        written: WrittenSig,
        kind_ty: Ty,
        upvars_ty: Ty,
    ) -> ClosureDraft {
        let opened = self.open_sig(sig);
        let opened = self.normalize(span, opened);
        let ret = opened.output();
        let first_local = self.locals.next_id();
        let before = std::mem::replace(&mut self.diverges, Diverges::Maybe);
        let ret_merge = Some(CoerceMany::new(ret));
        self.frames.push(Frame::new(FrameKind::Closure, ret_merge, first_local));
        let (params, value) = self.in_scope(|fcx| {
            let mut params = Vec::with_capacity(closure.params.len());
            let mut seen = Vec::new();
            for (i, (param, user_ty)) in closure.params.iter().zip(written.params).enumerate() {
                let ty = opened.inputs().get(i).copied().unwrap_or(Ty::ERROR());
                let pat = fcx.check_pat_in(&param.pat, ty, PatOrigin::Param, &mut seen);
                fcx.require_sized(ty, param.pat.span, SizedReason::Param);
                params.push(Param { pat, ty, user_ty, span: param.span });
            }
            for param in &params {
                fcx.bind_pat_names(&param.pat);
            }
            let body = fcx.check_expr(&closure.body, Expectation::HasType(ret));
            let body = fcx.merge_return(body, branch_span(&closure.body));
            (params, body)
        });
        if self.frames.pop().is_some_and(|frame| frame.captures) {
            self.infcx.note_capturing(id);
        }
        self.diverges = before;
        self.require_sized(ret, closure.body.span, SizedReason::Return);
        let end_local = self.locals.next_id();
        let captures = Vec::new();
        let is_move = closure.capture_move.is_some();
        let decl_span = closure.header_span;
        ClosureDraft {
            id,
            ty: Ty::ERROR(),
            is_move,
            kind_ty,
            upvars_ty,
            params,
            ret,
            ret_user_ty: written.ret,
            value,
            first_local,
            end_local,
            span,
            decl_span,
            captures,
            matched: Vec::new(),
        }
    }

    /// The value at the end of a body is one more `return`.
    fn merge_return(&mut self, value: Expr, at: Span) -> Expr {
        match self.frames.last_mut().and_then(|frame| frame.ret.take()) {
            Some(mut ret) => {
                let value = ret.merge(self, value, MergeCause::Plain(at));
                self.put_ret(ret);
                value
            }
            None => value,
        }
    }

    // --------------------------------------------------------------------------------------------------- signature

    /// The closure's signature, and the types written in it.
    fn closure_sig(&mut self, closure: &'a ast::Closure, expected: Option<FnSig>, span: Span) -> (FnSig, WrittenSig) {
        let (written, elided) = self.written_params(closure);
        let user_tys: Vec<Option<Ty>> =
            written.iter().map(|ty| ty.map(|ty| replace_vars(ty, &mut |_| Region::Erased))).collect();
        for (ty, param) in user_tys.iter().zip(&closure.params) {
            let span = param.ty.as_ref().map_or(param.span, |ty| ty.span);
            self.used_args.extend(ty.map(|ty| (span, Ty::args(&[Arg::Ty(erase_regions(ty))]))));
        }
        let (user_ret, written_ret) = closure.ret.as_ref().map(|ret| self.lower_ty(ret)).unzip();
        if let Some(expected) = expected
            && expected.inputs().len() == closure.params.len()
        {
            self.merge_written(closure, expected, &user_tys, written_ret);
            return (expected, WrittenSig { params: user_tys, ret: user_ret });
        }
        if let Some(expected) = expected {
            self.report_closure_arity(span, closure, expected.inputs().len());
        }
        let inputs: Vec<Ty> = written
            .iter()
            .zip(&closure.params)
            .map(|(ty, param)| match ty {
                Some(ty) => ty.fold_with(&mut BindElided { depth: 0 }),
                None if expected.is_some() => Ty::ERROR(),
                None => self.var(param.pat.span),
            })
            .collect();
        let output = match written_ret {
            Some(ret) => ret,
            None => self.var(closure.body.span),
        };
        (FnSig::new(&inputs, output, elided, false), WrittenSig { params: user_tys, ret: user_ret })
    }

    /// The written parameter types, elided lifetimes numbered as region variables.
    fn written_params(&mut self, closure: &'a ast::Closure) -> (Vec<Option<Ty>>, u32) {
        let conv = ClosureConv { inner: super::path::BodyConv { fcx: self }, elided: std::cell::Cell::new(0) };
        let written: Vec<Option<Ty>> =
            closure.params.iter().map(|param| param.ty.as_ref().map(|ty| astconv::lower_ty(&conv, ty))).collect();
        let elided = conv.elided.get();
        if written.iter().flatten().any(|ty| ty.has(Flags::ERROR)) {
            self.infcx.set_tainted();
        }
        let normal =
            written.into_iter().zip(&closure.params).map(|(ty, param)| ty.map(|ty| self.normalize(param.span, ty)));
        (normal.collect(), elided)
    }

    fn merge_written(
        &mut self,
        closure: &'a ast::Closure,
        expected: FnSig,
        user_tys: &[Option<Ty>],
        written_ret: Option<Ty>,
    ) {
        let opened = self.open_sig(expected);
        for ((param, written), wanted) in closure.params.iter().zip(user_tys).zip(opened.inputs()) {
            if let (Some(written), Some(ty)) = (written, &param.ty) {
                let written = keep_named_regions(*written);
                if self.eq(*wanted, written).is_err() && !self.mentions_error(*wanted) && !self.mentions_error(written)
                {
                    let message = "type mismatch in closure arguments";
                    let text = format!("expected `{}`, found `{}`", self.show(*wanted), self.show(written));
                    let diagnostic = Diagnostic::error(Code::E(631), closure.header_span, message);
                    self.report(diagnostic.label(ty.span, text));
                }
            }
        }
        if let (Some(written), Some(ret)) = (written_ret, &closure.ret) {
            self.demand_eq(ret.span, opened.output(), written);
        }
    }

    fn report_closure_arity(&mut self, span: Span, closure: &'a ast::Closure, wanted: usize) {
        let plural = |n: usize| if n == 1 { "1 argument".to_owned() } else { format!("{n} arguments") };
        let given = closure.params.len();
        let message = format!("closure is expected to take {}, but it takes {}", plural(wanted), plural(given));
        let _ = span;
        let diagnostic = Diagnostic::error(Code::E(593), closure.header_span, message);
        self.report(diagnostic.primary(format!("takes {}", plural(given))));
    }

    // ------------------------------------------------------------------------------------------------- expectation

    /// What a type that the closure should have says of its signature and kind.
    fn deduce_expected(&mut self, ty: Ty) -> Expected {
        let ty = self.try_structurally_resolve(ty);
        match *ty.kind() {
            TyKind::FnPtr(sig) => Expected { sig: Some(sig.with_abi(CallAbi::Rust)), kind: Some(ClosureKind::Fn) },
            TyKind::Dynamic(dyn_ty, _) => self.deduce_from_dyn(&dyn_ty),
            TyKind::Opaque(id, args) => {
                let mut predicates: Vec<Predicate> =
                    self.tcx.opaque(id).bounds.iter().map(|p| keep_named_regions(subst(*p, args))).collect();
                if let Some(hidden) = self.infcx.defining_opaque(id) {
                    let pending = self.pending_on(hidden);
                    predicates.extend(pending);
                }
                self.deduce_from_predicates(&predicates)
            }
            TyKind::Infer(Infer::Ty(_)) => {
                let predicates = self.pending_on(ty);
                self.deduce_from_predicates(&predicates)
            }
            _ => Expected::default(),
        }
    }

    /// Unproved predicates about a variable.
    fn pending_on(&self, ty: Ty) -> Vec<Predicate> {
        let root = self.shallow(ty);
        let about = |args: &Args| args.first().and_then(|a| a.as_ty()).is_some_and(|t| self.shallow(t) == root);
        self.fulfill
            .pending()
            .map(|obligation| obligation.predicate)
            .filter(|predicate| match predicate {
                Predicate::Trait { trait_ref, .. } => about(&trait_ref.args),
                Predicate::Projection { args, .. } => about(args),
                Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => false,
            })
            .map(|predicate| self.resolve(predicate))
            .collect()
    }

    fn fn_kind_of(&self, id: TraitId) -> Option<ClosureKind> {
        [("fn", ClosureKind::Fn), ("fn_mut", ClosureKind::FnMut), ("fn_once", ClosureKind::FnOnce)]
            .into_iter()
            .find(|(name, _)| self.tcx.is_lang_trait(id, name))
            .map(|(_, kind)| kind)
    }

    fn deduce_from_predicates(&mut self, predicates: &[Predicate]) -> Expected {
        let mut expected = Expected::default();
        let elaborated = crate::typeck::traits::elaborate::elaborate(self.tcx, predicates);
        for predicate in &elaborated {
            match predicate {
                Predicate::Trait { trait_ref, .. } => {
                    if let Some(kind) = self.fn_kind_of(trait_ref.trait_id) {
                        expected.kind = Some(expected.kind.map_or(kind, |k| k.min(kind)));
                    }
                }
                Predicate::Projection { assoc, args, ty, bound } => {
                    let trait_id = self.tcx.assoc_ty(*assoc).trait_id;
                    if expected.sig.is_none()
                        && self.tcx.is_lang_trait(trait_id, "fn_once")
                        && let Some(inputs) = args.get(1).and_then(|a| a.as_ty())
                    {
                        expected.sig = self.sig_from_parts(inputs, *ty, *bound);
                    }
                }
                Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => {}
            }
        }
        if expected.sig.is_none() {
            // A bound without an output says at least what the arguments are.
            for predicate in &elaborated {
                if let Predicate::Trait { trait_ref, bound } = predicate
                    && self.fn_kind_of(trait_ref.trait_id).is_some()
                    && let Some(inputs) = trait_ref.args.get(1).and_then(|a| a.as_ty())
                {
                    let output = self.var(self.body_span);
                    expected.sig = self.sig_from_parts(inputs, output, *bound);
                    break;
                }
            }
        }
        expected
    }

    fn sig_from_parts(&mut self, inputs: Ty, output: Ty, bound: u32) -> Option<FnSig> {
        match self.shallow(inputs).kind() {
            TyKind::Tuple(tys) => Some(FnSig::new(tys, output, bound, false)),
            _ => None,
        }
    }

    fn deduce_from_dyn(&mut self, dyn_ty: &DynTy) -> Expected {
        let Some((trait_id, args)) = dyn_ty.principal else { return Expected::default() };
        let kind = self.fn_kind_of(trait_id);
        let inputs = args.first().and_then(|a| a.as_ty());
        let output = dyn_ty.projections.iter().map(|(_, ty)| *ty).next().unwrap_or(Ty::unit());
        let sig = match (kind, inputs) {
            (Some(_), Some(inputs)) => self.sig_from_parts(inputs, output, dyn_ty.bound),
            _ => None,
        };
        Expected { sig, kind }
    }
}

fn replace_vars(ty: Ty, f: &mut dyn FnMut(RegionVid) -> Region) -> Ty {
    struct Replace<'a>(&'a mut dyn FnMut(RegionVid) -> Region);
    impl Folder for Replace<'_> {
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Var(vid) => (self.0)(vid),
                _ => region,
            }
        }
    }
    ty.fold_with(&mut Replace(f))
}
