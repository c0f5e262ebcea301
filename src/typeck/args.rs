//! From the arguments written on a path segment to the arguments of the item it names.

use crate::ast;
use crate::hir::{GenericParam, GenericParamKind};
use crate::resolve::*;
use crate::source::Span;
use crate::ty::*;

use super::astconv::{Elided, Lower};

/// What was written in `<..>`, sorted.
#[derive(Default)]
struct Written<'a> {
    lifetimes: Vec<&'a ast::Lifetime>,
    /// Types and consts in order.
    others: Vec<&'a ast::GenericArg>,
    constraints: Vec<&'a ast::AssocConstraint>,
    /// A type or const that stands before a lifetime.
    early: Option<Span>,
}

fn sort_args<'a>(segment: Option<&'a ast::PathSegment>) -> Written<'a> {
    let mut written = Written::default();
    if let Some(ast::GenericArgs { kind: ast::GenericArgsKind::Angle(args), .. }) =
        segment.and_then(|s| s.args.as_deref())
    {
        for arg in args {
            match arg {
                ast::GenericArg::Lifetime(lifetime) => {
                    written.early = written.early.or(written.others.first().map(|other| generic_arg_span(other)));
                    written.lifetimes.push(lifetime);
                }
                ast::GenericArg::Type(_) | ast::GenericArg::Const(_) => written.others.push(arg),
                ast::GenericArg::Assoc(constraint) => written.constraints.push(constraint),
            }
        }
    }
    written
}

impl<'c, 'a> Lower<'c, 'a> {
    /// The full argument list of `def`: `parent` (already known), then one per parameter of its own, from the segment where
    /// written. What is not written: lifetimes are elided; types and consts are inferred if `infer` and nothing at all was
    /// written (bodies: `Vec::new()`), else their defaults, else E0107.
    pub fn args_for(
        &mut self,
        def: DefId,
        parent: &[Arg],
        segment: Option<&'a ast::PathSegment>,
        span: Span,
        infer: bool,
    ) -> Args {
        let params = self.tcx.all_params(def);
        let own = params.get(parent.len()..).unwrap_or(&[]);
        let written = sort_args(segment);
        let written_args = segment.and_then(|s| s.args.as_deref());
        if let (Some(ast::GenericArgs { kind: ast::GenericArgsKind::Paren { .. }, span }), false) =
            (written_args, matches!(def, DefId::Trait(_)))
        {
            self.error(214, *span, "parenthesized type parameters may only be used with a `Fn` trait");
            let errors = own.iter().map(|param| match &param.kind {
                GenericParamKind::Lifetime { .. } => Arg::Region(Region::Error),
                GenericParamKind::Type { .. } => Arg::Ty(Ty::ERROR()),
                GenericParamKind::Const { .. } => Arg::Const(Const::Error),
            });
            return Ty::args(&parent.iter().copied().chain(errors).collect::<Vec<_>>());
        }
        if !matches!(def, DefId::Trait(_))
            && let Some(constraint) = written.constraints.first()
        {
            self.error(229, constraint.span, "associated item constraints are not allowed here");
        }
        if own.is_empty() && written.lifetimes.is_empty() && written.others.is_empty() {
            return Ty::args(parent);
        }
        let may_infer = infer;
        let infer = may_infer && written.others.is_empty();
        let arity_ok = self.check_arity(def, own, &written, span, infer, written_args.map_or(span, |args| args.span));
        // Of a wrong number nothing is said about the order.
        let lifetimes = own.iter().filter(|p| matches!(p.kind, GenericParamKind::Lifetime { late_bound: false, .. }));
        if let (Some(at), true) = (written.early, arity_ok && written.lifetimes.len() == lifetimes.count()) {
            self.error(747, at, "lifetime arguments must be provided before the other generic arguments");
        }
        let outer_default = self.object_default.take();
        let mut args = parent.to_vec();
        let mut lifetimes = written.lifetimes.into_iter();
        let mut others = written.others.into_iter();
        if !arity_ok {
            self.conv.note_error();
            // Of a value with a wrong number of arguments all are inferred, of a type the first ones count.
            if may_infer {
                others.by_ref().for_each(|arg| self.superfluous(arg));
            }
        }
        let infer = infer || (!arity_ok && may_infer);
        for (i, param) in own.iter().enumerate() {
            let index = parent.len() + i;
            let arg = match &param.kind {
                GenericParamKind::Lifetime { late_bound, .. } => {
                    // Each call chooses the late-bound ones, whatever is written.
                    let is_late = *late_bound && matches!(def, DefId::Fn(_));
                    let written = if is_late { None } else { lifetimes.next() };
                    Arg::Region(match written {
                        Some(lifetime) => self.lifetime(lifetime),
                        None => self.elided(span, Elided::Path),
                    })
                }
                GenericParamKind::Type { synthetic: true, .. } => self.infer_arg(param, span),
                GenericParamKind::Type { synthetic: false, .. } | GenericParamKind::Const { .. } => match others.next()
                {
                    Some(written) => {
                        let bounds = self.tcx.outlives_bounds_of_param(def, index);
                        self.object_default = match bounds.as_slice() {
                            [lifetime] => args.get(*lifetime).and_then(|arg| arg.as_region()),
                            _ => None,
                        };
                        self.object_ambiguous = bounds.len() > 1;
                        let arg = self.one_arg(param, written);
                        self.object_default = None;
                        self.object_ambiguous = false;
                        arg
                    }
                    None => self.missing_arg(def, param, index, &args, span, infer, arity_ok),
                },
            };
            args.push(arg);
        }
        for lifetime in lifetimes {
            self.lifetime(lifetime);
        }
        others.for_each(|arg| self.superfluous(arg));
        self.object_default = outer_default;
        Ty::args(&args)
    }

    /// An argument that there is no parameter for is still looked up, for the errors in it.
    fn superfluous(&mut self, arg: &'a ast::GenericArg) {
        self.conv.note_superfluous();
        if let ast::GenericArg::Type(ty) = arg {
            // A bare name may be a const's.
            let is_value = match &ty.peel().kind {
                ast::TypeKind::Path(path) => path.as_ident().is_some_and(|ident| {
                    let found = |ns| self.tcx.lookup_ident(self.scope, None, ident.name, ns).is_some();
                    !found(Namespace::Type) && found(Namespace::Value)
                }),
                _ => false,
            };
            if !is_value {
                self.ty(ty);
            }
        }
    }

    fn one_arg(&mut self, param: &GenericParam, written: &'a ast::GenericArg) -> Arg {
        match (&param.kind, written) {
            (GenericParamKind::Type { .. }, ast::GenericArg::Type(ty)) => Arg::Ty(self.ty(ty)),
            (GenericParamKind::Type { .. }, ast::GenericArg::Const(expr)) => {
                self.error(747, expr.span, "constant provided when a type was expected");
                Arg::Ty(Ty::ERROR())
            }
            (GenericParamKind::Const { ty, .. }, ast::GenericArg::Const(expr)) => {
                Arg::Const(self.const_expr(expr, *ty))
            }
            (GenericParamKind::Const { ty, .. }, ast::GenericArg::Type(written)) => {
                Arg::Const(self.const_from_ty(written, *ty))
            }
            (_, ast::GenericArg::Lifetime(_) | ast::GenericArg::Assoc(_)) | (GenericParamKind::Lifetime { .. }, _) => {
                Arg::Ty(Ty::ERROR())
            }
        }
    }

    /// A const argument that the grammar took for a type: `N`, `_`, `MAX`.
    fn const_from_ty(&mut self, written: &'a ast::Type, ty: Ty) -> Const {
        match &written.peel().kind {
            ast::TypeKind::Infer => {
                if let Some(konst) = self.conv.infer_const(written.span) {
                    return konst;
                }
            }
            ast::TypeKind::Path(path) => {
                // A type of that name comes first.
                if let Some(ident) = path.as_ident()
                    && self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Type).is_none()
                {
                    if let Some(konst) = self.const_param(ident, ty, written.span) {
                        return konst;
                    }
                    match self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Value) {
                        Some(Res::Const(id)) => return self.tcx.eval_const_item(id, ty, written.span),
                        _ => {
                            self.error(425, written.span, format!("cannot find type `{ident}` in this scope"));
                            self.error(747, written.span, "unresolved item provided when a constant was expected");
                            return Const::Error;
                        }
                    }
                }
            }
            _ => {}
        }
        self.error(747, written.span, "type provided when a constant was expected");
        Const::Error
    }

    fn infer_arg(&self, param: &GenericParam, span: Span) -> Arg {
        match &param.kind {
            GenericParamKind::Const { .. } => Arg::Const(self.conv.infer_const(span).unwrap_or(Const::Error)),
            GenericParamKind::Type { .. } => Arg::Ty(self.conv.infer_ty(span).unwrap_or(Ty::ERROR())),
            GenericParamKind::Lifetime { .. } => Arg::Region(Region::Erased),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one call; the parts are the state of its loop")]
    fn missing_arg(
        &mut self,
        def: DefId,
        param: &GenericParam,
        index: usize,
        before: &[Arg],
        span: Span,
        infer: bool,
        arity_ok: bool,
    ) -> Arg {
        if infer {
            return self.infer_arg(param, span);
        }
        if let Some(default) = self.tcx.param_default(def, index) {
            return match default {
                Arg::Ty(ty) => {
                    if matches!(def, DefId::Trait(_)) && self.is_dyn_self(before) && mentions_self(ty) {
                        let message = format!("the type parameter `{}` must be explicitly specified", param.name);
                        self.error(393, span, message);
                        return Arg::Ty(Ty::ERROR());
                    }
                    Arg::Ty(ty.subst(Ty::args(before)))
                }
                Arg::Const(konst) => Arg::Const(subst(konst, Ty::args(before))),
                Arg::Region(region) => Arg::Region(region),
            };
        }
        debug_assert!(!arity_ok, "a missing argument without default is an arity error");
        match &param.kind {
            GenericParamKind::Const { .. } => Arg::Const(Const::Error),
            GenericParamKind::Type { .. } | GenericParamKind::Lifetime { .. } => Arg::Ty(Ty::ERROR()),
        }
    }

    fn is_dyn_self(&self, args: &[Arg]) -> bool {
        args.first() == Some(&Arg::Ty(super::bounds::dyn_self()))
    }

    /// E0107. Returns whether the numbers of types and consts are right.
    fn check_arity(
        &self,
        def: DefId,
        own: &[GenericParam],
        written: &Written<'a>,
        span: Span,
        infer: bool,
        args_span: Span,
    ) -> bool {
        let is_elided = |p: &GenericParam| matches!(p.kind, GenericParamKind::Lifetime { elided: true, .. });
        let lifetimes: Vec<_> =
            own.iter().filter(|p| matches!(p.kind, GenericParamKind::Lifetime { .. }) && !is_elided(p)).collect();
        let others: Vec<_> = own
            .iter()
            .enumerate()
            .filter(|(_, p)| {
                matches!(p.kind, GenericParamKind::Type { synthetic: false, .. } | GenericParamKind::Const { .. })
            })
            .collect();
        let first_own = self.tcx.all_params(def).len() - own.len();
        let required = others.iter().filter(|(i, _)| self.tcx.param_default(def, first_own + i).is_none()).count();
        let given = written.lifetimes.len();
        let describe = |n: usize, what: &str| format!("{n} {what} argument{}", if n == 1 { "" } else { "s" });
        let late = has_late_bound(def, own);
        let early = || {
            let is_late = |p: &GenericParam| matches!(p.kind, GenericParamKind::Lifetime { late_bound: true, .. });
            lifetimes.iter().filter(|p| !is_late(p)).count()
        };
        if given > 0 && late {
            if !self.method_call && given != early() {
                let message =
                    "cannot specify lifetime arguments explicitly if late bound lifetime parameters are present";
                self.error(794, written.lifetimes[0].ident.span, message);
            }
        } else if given > 0 && given != lifetimes.len() {
            let message = format!(
                "item takes {} but {} were supplied",
                describe(lifetimes.len(), "lifetime"),
                describe(given, "lifetime")
            );
            self.error(107, span, message);
        }
        let given = written.others.len();
        if given > others.len() || (given < required && !infer) {
            let message = format!(
                "item takes {} but {} {} supplied",
                describe(if given > others.len() { others.len() } else { required }, "generic"),
                describe(given, "generic"),
                if given == 1 { "was" } else { "were" }
            );
            let at = if given == 0 || span.file != args_span.file {
                span
            } else {
                span.to(args_span).shrink_to_start().to(span)
            };
            self.error(107, at, message);
            return false;
        }
        true
    }
}

/// Whether some lifetimes of a function are chosen by each call. Then none can be written: see rustc's error index, E0794.
fn has_late_bound(def: DefId, own: &[GenericParam]) -> bool {
    let is_late = |p: &GenericParam| matches!(p.kind, GenericParamKind::Lifetime { late_bound: true, .. });
    matches!(def, DefId::Fn(_)) && own.iter().any(is_late)
}

fn generic_arg_span(arg: &ast::GenericArg) -> Span {
    match arg {
        ast::GenericArg::Lifetime(lifetime) => lifetime.ident.span,
        ast::GenericArg::Type(ty) => ty.span,
        ast::GenericArg::Const(expr) => expr.span,
        ast::GenericArg::Assoc(constraint) => constraint.span,
    }
}

/// Whether a trait's parameter default mentions the trait's `Self`.
fn mentions_self(ty: Ty) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        found |=
            matches!(ty.kind(), TyKind::Param(param) if param.index == 0 && param.name == super::astconv::self_name());
        !found
    });
    found
}
