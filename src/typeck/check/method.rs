//! Method calls: `receiver.name::<T>(args)`.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::{Ident, Span};
use crate::ty::*;

use super::call::{Callee, CalleeKind};
use super::field::find_field;
use super::*;
use crate::typeck::method::{AssocItem, MethodCallee, MethodError, Pick, Probe, ProbeMode};

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_method_call(&mut self, span: Span, call: &'a ast::MethodCall, expected: Expectation) -> Expr {
        let receiver = self.check_expr(&call.receiver, Expectation::None);
        let receiver = if self.is_place(&receiver) { receiver } else { self.never_to_any(receiver) };
        let receiver_ty = self.structurally_resolve_receiver(&receiver, call.method.ident);
        if receiver_ty.is_error() {
            self.check_args_wildly(&call.args);
            return self.err_expr(span);
        }
        match self.lookup_method(&receiver, receiver_ty, &call.method) {
            Ok(callee) => self.finish_method_call(span, call, receiver, callee, expected),
            Err(error) => {
                self.report_method_error(error, &receiver, receiver_ty, call);
                self.check_args_wildly(&call.args);
                self.err_expr(span)
            }
        }
    }

    /// E0282 points at the receiver's origin where it is known.
    fn structurally_resolve_receiver(&mut self, receiver: &Expr, name: Ident) -> Ty {
        let ty = self.try_structurally_resolve(receiver.ty);
        match ty.kind() {
            TyKind::Infer(Infer::Ty(_)) => {
                self.report_unknown_type(receiver.span, ty);
                let _ = self.eq(ty, Ty::ERROR());
                Ty::ERROR()
            }
            TyKind::Infer(Infer::Int(_) | Infer::Float(_)) => {
                let _ = name;
                self.resolve(ty)
            }
            _ => self.resolve(ty),
        }
    }

    fn lookup_method(
        &mut self,
        receiver: &Expr,
        receiver_ty: Ty,
        segment: &'a ast::PathSegment,
    ) -> Result<MethodCallee, MethodError> {
        let ident = segment.ident;
        let traits = self.tcx.traits_in_scope(self.scope);
        let probe = Probe {
            infcx: &self.infcx,
            env: &self.env,
            span: ident.span,
            name: ident.name,
            mode: ProbeMode::MethodCall,
            module: self.module(),
            traits_in_scope: &traits,
        };
        let pick = probe.probe_method(receiver_ty)?;
        let _ = receiver;
        probe.confirm(receiver_ty, &pick, |_: &Fn, parent: Args| self.own_method_args(&pick, &parent, segment))
    }

    /// The arguments of the picked function, given those of its impl or trait.
    fn own_method_args(&self, pick: &Pick, parent: &[Arg], segment: &'a ast::PathSegment) -> Args {
        match pick.item {
            AssocItem::Fn(id) => erase_regions(self.method_args(id, parent, segment)),
            AssocItem::Const(_) => Ty::args(parent),
        }
    }

    fn finish_method_call(
        &mut self,
        span: Span,
        call: &'a ast::MethodCall,
        receiver: Expr,
        callee: MethodCallee,
        expected: Expectation,
    ) -> Expr {
        let MethodCallee { fn_id, args, sig, adjustments, obligations } = callee;
        self.register_all(obligations);
        self.used_args.push((span, args));
        let ident = call.method.ident;
        let item = self.tcx.func(fn_id);
        if let Container::Trait(trait_id) = item.container
            && self.tcx.is_lang_trait(trait_id, "drop")
        {
            self.error(40, ident.span, "explicit use of destructor method");
            return self.err_expr(span);
        }
        let no_object = self.is_call_of_no_object(item.container, args);
        if no_object {
            self.infcx.set_tainted();
        }
        if sig.inputs_and_output.iter().any(|ty| self.mentions_error(*ty)) {
            self.infcx.set_tainted();
        }
        if !no_object {
            self.mention_objects(span, span, args.iter().filter_map(|arg| arg.as_ty()));
            self.mention_objects(span, ident.span, sig.inputs_and_output.iter().copied());
        }
        self.note_container(item.container);
        let receiver = match adjustments.is_empty() {
            true => self.reborrowed(receiver, Adjusted::Method),
            false => self.adjust(receiver, &adjustments, Adjusted::Method),
        };
        let inputs = sig.inputs();
        let rest = inputs.get(1..).unwrap_or(&[]);
        let at = match &call.method.args {
            Some(args) => ident.span.to(args.span),
            None => ident.span,
        };
        let callee = Callee { span: at, kind: CalleeKind::Method, fn_id: Some(fn_id) };
        let mut output = sig.output();
        if no_object && self.mentions_object(output) {
            output = Ty::ERROR();
        }
        let spans = std::iter::once(ident.span).chain(call.args.iter().map(|a| a.span)).collect();
        self.call_sites.insert(ident.span, super::errors::CallSite { fn_id, args: spans });
        let mut checked = vec![receiver];
        checked.extend(self.check_args(span, callee, rest, output, &call.args, expected));
        let user_args = self.written_lifetimes(fn_id, args, &call.method);
        let fun = mk(ExprKind::FnItem { user_args }, Ty::new(TyKind::FnDef(fn_id, erase_regions(args))), ident.span);
        let kind = ExprKind::Call { fun, args: checked, source: CallSource::Method, fn_span: call.call_span };
        mk(kind, output, span)
    }

    /// The arguments with the lifetimes of the turbofish, if it wrote types with lifetimes.
    fn written_lifetimes(&self, fn_id: FnId, args: Args, segment: &'a ast::PathSegment) -> Option<Args> {
        segment.args.as_ref()?;
        let parent = self.tcx.func(fn_id).generics.parent_count.min(args.len());
        let written = self.method_args(fn_id, &args.as_slice()[..parent], segment);
        (erase_regions(written) != written).then_some(written)
    }

    // ------------------------------------------------------------------------------------------------------ errors

    fn report_method_error(&mut self, error: MethodError, receiver: &Expr, ty: Ty, call: &'a ast::MethodCall) {
        let ident = call.method.ident;
        if self.mentions_error(ty) {
            self.tainted = true;
            return;
        }
        let shown = self.show(ty);
        match error {
            MethodError::Reported => self.tainted = true,
            MethodError::Private(item) => self.report_private(item, ident),
            MethodError::Ambiguity(items) => self.report_ambiguous(items, ident),
            MethodError::UnknownReceiver(var) => self.report_unknown_type(receiver.span, var),
            MethodError::RecursionLimit(_) => {
                self.error(55, ident.span, format!("reached the recursion limit while auto-dereferencing `{shown}`"));
            }
            MethodError::IllegalSizedBound => {
                let message = format!("the `{ident}` method cannot be invoked on a trait object");
                self.report(Diagnostic::error(Code::None, ident.span, message));
            }
            MethodError::NoMatch { unsatisfied, out_of_scope, static_candidates } => {
                if matches!(ty.kind(), TyKind::Infer(Infer::Int(_) | Infer::Float(_)))
                    && self.is_known_numeric_method(ident)
                {
                    let message = format!("can't call method `{ident}` on ambiguous numeric type `{shown}`");
                    let diagnostic = Diagnostic::error(Code::E(689), ident.span, message);
                    self.report(
                        diagnostic.help("you must specify a concrete type for this numeric value, like `i32` or `f32`"),
                    );
                    return;
                }
                self.report_no_method(receiver, ty, ident, &unsatisfied, &out_of_scope, &static_candidates);
            }
        }
    }

    /// As for a written method call, without its arguments.
    pub fn report_synthetic_method_error(&mut self, error: MethodError, receiver: &Expr, ty: Ty, name: Ident) {
        match error {
            MethodError::NoMatch { unsatisfied, out_of_scope, static_candidates } => {
                self.report_no_method(receiver, ty, name, &unsatisfied, &out_of_scope, &static_candidates);
            }
            MethodError::Ambiguity(items) => self.report_ambiguous(items, name),
            MethodError::Private(item) => self.report_private(item, name),
            MethodError::UnknownReceiver(var) => self.report_unknown_type(receiver.span, var),
            MethodError::IllegalSizedBound | MethodError::RecursionLimit(_) | MethodError::Reported => {
                self.tainted = true;
                self.infcx.set_tainted();
            }
        }
    }

    fn report_ambiguous(&mut self, items: Vec<AssocItem>, ident: Ident) {
        let mut diagnostic = Diagnostic::error(Code::E(34), ident.span, "multiple applicable items in scope")
            .primary(format!("multiple `{ident}` found"));
        for item in items {
            if let AssocItem::Fn(id) = item {
                diagnostic = diagnostic.note(format!("a candidate is `{}`", self.tcx.func(id).path));
            }
        }
        self.report(diagnostic);
    }

    fn report_no_method(
        &mut self,
        receiver: &Expr,
        ty: Ty,
        ident: Ident,
        unsatisfied: &[Predicate],
        out_of_scope: &[TraitId],
        static_candidates: &[AssocItem],
    ) {
        let shown = self.show(ty);
        if unsatisfied.is_empty() && static_candidates.is_empty() && self.tcx.is_absent_member(ty, ident.name) {
            return self.unsupported(ident.span, format!("the method `{ident}` of `{shown}`"));
        }
        let message = if unsatisfied.is_empty() {
            format!("no method named `{ident}` found for type `{shown}` in the current scope")
        } else {
            format!("the method `{ident}` exists for type `{shown}`, but its trait bounds were not satisfied")
        };
        let mut diagnostic = Diagnostic::error(Code::E(599), ident.span, message);
        for predicate in unsatisfied.iter().take(4) {
            diagnostic = diagnostic.note(format!("`{}` is not satisfied", self.show_predicate(*predicate)));
        }
        if let Some(id) = out_of_scope.first() {
            let name = self.tcx.trait_def(*id).name;
            diagnostic = diagnostic
                .help(format!("items from traits can only be used if the trait is in scope: `use` the trait `{name}`"));
        }
        if !static_candidates.is_empty() {
            diagnostic = diagnostic
                .help(format!("`{ident}` is an associated function, not a method: call it as `{shown}::{ident}(..)`"));
        }
        let mut at = ty;
        while let TyKind::Ref(_, inner, _) = *at.kind() {
            at = self.resolve(inner);
        }
        if let TyKind::Adt(id, _) = *at.kind() {
            let adt = self.tcx.adt(id);
            if adt.kind == AdtKind::Struct && find_field(&adt, ident).is_some() {
                diagnostic = diagnostic.help(format!(
                    "`{ident}` is a field: to call the function stored in it, write `(receiver.{ident})(..)`"
                ));
            }
        }
        let _ = receiver;
        self.report(diagnostic);
    }

    /// Whether `i32` or `f64` has an inherent method of this name.
    /// Whether some number type, or any trait at all, has a method of this name.
    fn is_known_numeric_method(&self, ident: Ident) -> bool {
        if self.tcx.some_trait_declares(ident.name) {
            return true;
        }
        [Ty::int(IntTy::I32), Ty::float(FloatTy::F64)].into_iter().any(|ty| {
            let traits = self.tcx.traits_in_scope(self.scope);
            let probe = Probe {
                infcx: &self.infcx,
                env: &self.env,
                span: ident.span,
                name: ident.name,
                mode: ProbeMode::MethodCall,
                module: self.module(),
                traits_in_scope: &traits,
            };
            probe.probe_method(ty).is_ok()
        })
    }
}
