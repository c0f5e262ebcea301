//! Calls: `f(x)` of functions, function pointers, closures and anything `Fn*`, and the arguments of all calls.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::infer::TypeError;
use crate::typeck::traits::{Cause, Obligation, SizedReason, trait_predicate};

/// What is being called, for errors.
#[derive(Clone, Copy)]
pub(crate) struct Callee {
    /// Where rustc points when the arguments do not fit.
    pub span: Span,
    pub kind: CalleeKind,
    pub fn_id: Option<FnId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CalleeKind {
    Function,
    Method,
    Struct,
    Variant,
    /// Called through `Fn*`: E0057 for a wrong number of arguments.
    Overloaded,
}

impl CalleeKind {
    fn name(self) -> &'static str {
        match self {
            CalleeKind::Function | CalleeKind::Overloaded => "function",
            CalleeKind::Method => "method",
            CalleeKind::Struct => "struct",
            CalleeKind::Variant => "enum variant",
        }
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_call(
        &mut self,
        span: Span,
        callee: &'a ast::Expr,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let before = std::mem::replace(&mut self.diverges, Diverges::Maybe);
        let callee_expr = match &callee.kind {
            ast::ExprKind::Path(path) => self.check_path(path, callee.span, true),
            _ => self.check_expr(callee, Expectation::None),
        };
        self.diverges = self.diverges.max(before);
        let callee_expr = self.never_to_any(callee_expr);
        self.call_value(span, callee_expr, callee.span, args, expected)
    }

    fn call_value(
        &mut self,
        span: Span,
        callee: Expr,
        callee_span: Span,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let original = callee.ty;
        let mut current = callee;
        let mut dereferenced = false;
        loop {
            let ty = self.structurally_resolve(callee_span, current.ty);
            current.ty = ty;
            match *ty.kind() {
                TyKind::FnDef(id, fn_args) => {
                    return self.call_fn_def(span, current, id, fn_args, callee_span, args, expected);
                }
                TyKind::FnPtr(sig) => {
                    let sig = self.open_sig(sig);
                    let sig = self.normalize(span, sig);
                    let callee = Callee { span: callee_span, kind: CalleeKind::Function, fn_id: None };
                    return self.finish_call(span, current, sig, callee, args, expected);
                }
                TyKind::Closure(_, closure_args) => {
                    let parts = ClosureArgs::split(self.resolve(closure_args));
                    if parts.closure_kind().is_none()
                        && let Some(sig) = parts.fn_sig()
                    {
                        return self.call_unfinished_closure(span, current, sig, callee_span, args, expected);
                    }
                }
                TyKind::Error => {
                    self.check_args_wildly(args);
                    return self.err_expr(span);
                }
                _ => {}
            }
            // `f: &mut impl FnMut()` is callable as such, but only through `&mut f`: what it refers to is called instead.
            let is_reference = matches!(ty.kind(), TyKind::Ref(..)) && !dereferenced;
            if !is_reference
                && let Some((fun, receiver, inputs, output)) = self.try_overloaded_call(&current, args.len(), span)
            {
                let sig = FnSig::new(&inputs, output, 0, false);
                return self.finish_overloaded(span, fun, receiver, sig, callee_span, args, expected);
            }
            match self.autoderef_once(current, Adjusted::Operator) {
                Ok(next) => {
                    current = next;
                    dereferenced = true;
                }
                Err(_) => break,
            }
        }
        self.check_args_wildly(args);
        self.report_not_callable(callee_span, span, original);
        self.err_expr(span)
    }

    fn report_not_callable(&mut self, callee_span: Span, span: Span, ty: Ty) {
        if self.mentions_error(ty) {
            self.tainted = true;
            return;
        }
        let message = format!("expected function, found `{}`", self.show(ty));
        let at = if callee_span.file == span.file { callee_span.to(span) } else { span };
        let diagnostic = Diagnostic::error(Code::E(618), at, message);
        self.report(diagnostic.label(callee_span, "this is not a function, and so cannot be called"));
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one call")]
    fn call_fn_def(
        &mut self,
        span: Span,
        fun: Expr,
        id: FnId,
        fn_args: Args,
        callee_span: Span,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let item = self.tcx.func(id);
        if item.name.name.as_str() == "drop"
            && let Container::Trait(trait_id) = item.container
            && self.tcx.is_lang_trait(trait_id, "drop")
        {
            self.error(40, callee_span, "explicit use of destructor method");
        }
        let sig = self.open_sig(keep_named_regions(subst(item.sig, fn_args)));
        let sig = self.normalize(span, sig);
        let kind = match item.kind {
            FnKind::Ctor(adt, _) if self.tcx.adt(adt).kind == AdtKind::Enum => CalleeKind::Variant,
            FnKind::Ctor(..) => CalleeKind::Struct,
            FnKind::Item | FnKind::Intrinsic => CalleeKind::Function,
        };
        let callee = Callee { span: callee_span, kind, fn_id: Some(id) };
        let site = super::errors::CallSite { fn_id: id, args: args.iter().map(|a| a.span).collect() };
        self.call_sites.insert(fun.span, site);
        for (arg, ty) in args.iter().zip(sig.inputs()) {
            // Told once of each type, however often it is asked for.
            if matches!(ty.kind(), TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..))
                && self.unsized_inputs.insert(*ty)
            {
                self.require_sized(*ty, arg.span, SizedReason::Argument);
            }
        }
        self.finish_call(span, fun, sig, callee, args, expected)
    }

    /// A signature with its bound lifetimes erased.
    pub fn open_sig(&self, sig: FnSig) -> FnSig {
        let regions = vec![Region::Erased; sig.bound as usize];
        let tys: Vec<Ty> = sig.inputs_and_output.iter().map(|ty| instantiate_bound(*ty, &regions)).collect();
        FnSig { inputs_and_output: Ty::list(&tys), bound: 0, ..sig }
    }

    fn finish_call(
        &mut self,
        span: Span,
        fun: Expr,
        sig: FnSig,
        callee: Callee,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let output = sig.output();
        let args = self.check_args(span, callee, sig.inputs(), output, args, expected);
        let source = CallSource::Normal;
        mk(ExprKind::Call { fun, args, source, fn_span: span }, output, span)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one call")]
    fn finish_overloaded(
        &mut self,
        span: Span,
        fun: Expr,
        receiver: Expr,
        sig: FnSig,
        callee_span: Span,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let callee = Callee { span: callee_span, kind: CalleeKind::Overloaded, fn_id: None };
        let output = sig.output();
        let args = self.check_args(span, callee, sig.inputs(), output, args, expected);
        let tuple = Ty::tuple(sig.inputs());
        let tuple = mk(ExprKind::Tuple(args), tuple, span);
        let call = ExprKind::Call { fun, args: vec![receiver, tuple], source: CallSource::Overloaded, fn_span: span };
        mk(call, output, span)
    }

    /// A closure of this body whose kind is not known until its captures are: for now the call takes the closure as it is;
    /// writeback makes the receiver what the kind demands.
    fn call_unfinished_closure(
        &mut self,
        span: Span,
        closure: Expr,
        sig: FnSig,
        callee_span: Span,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Expr {
        let sig = self.open_sig(sig);
        let tuple = Ty::tuple(sig.inputs());
        let trait_args = [Arg::Ty(closure.ty), Arg::Ty(tuple)];
        let Some(fun) = self.trait_fn("fn_once", "call_once", &trait_args, span) else { return self.err_expr(span) };
        self.finish_overloaded(span, fun, closure, sig, callee_span, args, expected)
    }

    /// Calls a value through `Fn`, `FnMut` or `FnOnce`, the first that may hold: the trait's method, the receiver as it
    /// takes it, and the argument and result types.
    fn try_overloaded_call(&mut self, callee: &Expr, arity: usize, span: Span) -> Option<(Expr, Expr, Vec<Ty>, Ty)> {
        let fn_once = self.lang_trait("fn_once")?;
        let kinds = [
            ("fn", "call", Some(Mutability::Not)),
            ("fn_mut", "call_mut", Some(Mutability::Mut)),
            ("fn_once", "call_once", None),
        ];
        for (trait_name, method, borrow) in kinds {
            let trait_id = self.lang_trait(trait_name)?;
            let inputs: Vec<Ty> = (0..arity).map(|_| self.var(span)).collect();
            let mut tuple = Ty::tuple(&inputs);
            let predicate = trait_predicate(trait_id, callee.ty, &[Arg::Ty(tuple)]);
            if !self.may_hold(predicate, span) {
                // Perhaps only the number of arguments is wrong.
                let any = self.var(span);
                let predicate = trait_predicate(trait_id, callee.ty, &[Arg::Ty(any)]);
                if !self.may_hold(predicate, span) {
                    continue;
                }
                tuple = any;
            }
            let predicate = trait_predicate(trait_id, callee.ty, &[Arg::Ty(tuple)]);
            self.register(Obligation::new(predicate, &self.env, Cause::misc(span)));
            self.select();
            let inputs = match self.resolve(tuple).kind() {
                TyKind::Tuple(tys) => tys.to_vec(),
                _ => return None,
            };
            let trait_args = [Arg::Ty(callee.ty), Arg::Ty(tuple)];
            let fun = self.trait_fn(trait_name, method, &trait_args, span)?;
            let output = self.tcx.trait_def(fn_once).types.first().map(|(_, id)| *id)?;
            let output = Ty::new(TyKind::Alias(output, Ty::args(&trait_args)));
            let output = self.normalize(span, output);
            let receiver = match borrow {
                Some(mutability) => {
                    let mut base = callee.clone();
                    if mutability.is_mut() {
                        self.make_place_mut(&mut base);
                    }
                    // Calling through `FnMut` borrows the callee two-phase, as rustc's autoref does.
                    self.mk_ref(base, mutability, true, Adjusted::Operator)
                }
                None => callee.clone(),
            };
            return Some((fun, receiver, inputs, output));
        }
        None
    }

    // --------------------------------------------------------------------------------------------------- arguments

    /// Checks arguments without anything to check them against.
    pub fn check_args_wildly(&mut self, args: &'a [ast::Expr]) {
        for arg in args {
            self.check_expr(arg, Expectation::None);
        }
    }

    /// Checks and coerces the arguments of a call. Closures come last, because the other arguments say more.
    pub fn check_args(
        &mut self,
        span: Span,
        callee: Callee,
        formal: &[Ty],
        output: Ty,
        args: &'a [ast::Expr],
        expected: Expectation,
    ) -> Vec<Expr> {
        for (arg, ty) in args.iter().zip(formal) {
            self.mention_objects(span, arg.span, [*ty].into_iter());
        }
        self.mention_objects(span, span, [output].into_iter());
        let hints = self.expected_inputs(expected, output, formal);
        let mut checked: Vec<Option<Expr>> = args.iter().map(|_| None).collect();
        let mut mismatches: Vec<(usize, Ty, Ty, TypeError)> = Vec::new();
        for closures in [false, true] {
            if closures {
                self.select();
            }
            for (i, arg) in args.iter().enumerate() {
                if is_closure(arg) != closures {
                    continue;
                }
                let Some(formal_ty) = formal.get(i).copied() else {
                    checked[i] = Some(self.check_expr(arg, Expectation::None));
                    continue;
                };
                let hint = hints.as_ref().and_then(|h| h.get(i)).copied().unwrap_or(formal_ty);
                let expectation = self.rvalue_hint(hint);
                let expr = self.check_expr(arg, expectation);
                let target = expectation.only_has_type().unwrap_or(formal_ty);
                if formal_ty.has(Flags::INFER) {
                    self.known_terms.push((arg.span, formal_ty));
                }
                match self.coerce_arg(expr, target) {
                    Ok(expr) => {
                        if let Err(error) = self.eq(formal_ty, target) {
                            mismatches.push((i, formal_ty, target, error));
                        }
                        checked[i] = Some(expr);
                    }
                    Err((expr, error)) => {
                        mismatches.push((i, formal_ty, expr.ty, error));
                        checked[i] = None;
                    }
                }
            }
        }
        self.report_args(span, callee, formal.len(), args, &mismatches);
        checked
            .into_iter()
            .zip(args)
            .map(|(expr, arg)| match expr {
                Some(expr) => expr,
                None => self.err_expr(arg.span),
            })
            .collect()
    }

    /// What the arguments should be for the result to be what is expected: hints only, nothing is decided.
    fn expected_inputs(&mut self, expected: Expectation, output: Ty, formal: &[Ty]) -> Option<Vec<Ty>> {
        let wanted = self.resolve(expected.only_has_type()?);
        let output = self.resolve(output);
        if self.infcx.is_ty_var(wanted) || output.has(Flags::OPAQUE) {
            return None;
        }
        self.infcx.probe(|| match self.infcx.eq(output, wanted) {
            Ok(()) => Some(formal.iter().map(|ty| self.infcx.resolve(*ty)).collect()),
            Err(_) => None,
        })
    }

    fn report_args(
        &mut self,
        _span: Span,
        callee: Callee,
        wanted: usize,
        args: &'a [ast::Expr],
        mismatches: &[(usize, Ty, Ty, TypeError)],
    ) {
        if args.len() != wanted {
            let plural = |n: usize| if n == 1 { "argument" } else { "arguments" };
            let code = if callee.kind == CalleeKind::Overloaded { 57 } else { 61 };
            let given = args.len();
            let message = format!(
                "this {} takes {wanted} {} but {given} {} supplied",
                callee.kind.name(),
                plural(wanted),
                if given == 1 { "argument was" } else { "arguments were" },
            );
            let mut diagnostic = Diagnostic::error(Code::E(code), callee.span, message);
            for arg in args.iter().skip(wanted) {
                diagnostic = diagnostic.label(arg.span, "unexpected argument");
            }
            if let Some(id) = callee.fn_id {
                let item = self.tcx.func(id);
                if item.origin == Origin::User {
                    diagnostic = diagnostic.label(item.name.span, "defined here");
                }
            }
            self.report(diagnostic);
            return;
        }
        let real: Vec<_> =
            mismatches.iter().filter(|(_, a, b, _)| !self.mentions_error(*a) && !self.mentions_error(*b)).collect();
        match real.as_slice() {
            [] => self.tainted |= !mismatches.is_empty(),
            [(i, wanted, found, error)] => self.report_mismatch(args[*i].span, *wanted, *found, *error),
            [..] => {
                let message = format!("arguments to this {} are incorrect", callee.kind.name());
                let mut diagnostic = Diagnostic::error(Code::E(308), callee.span, message);
                for (i, wanted, found, _) in &real {
                    let text = format!("expected `{}`, found `{}`", self.show(*wanted), self.show(*found));
                    diagnostic = diagnostic.label(args[*i].span, text);
                }
                self.report(diagnostic);
            }
        }
    }
}

fn is_closure(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ast::ExprKind::Closure(_) => true,
        ast::ExprKind::Paren(inner) => is_closure(inner),
        _ => false,
    }
}
