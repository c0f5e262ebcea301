//! Type errors in words: E0308, E0277 and their kin.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::fulfill::{FulfillmentError, FulfillmentErrorKind};
use crate::typeck::infer::TypeError;
use crate::typeck::traits::{BoundOwner, Cause, CauseCode, Obligation, SizedReason, report, trait_predicate};

/// Where the arguments of a call are, so that an unmet bound can point at the one at fault.
pub(crate) struct CallSite {
    pub fn_id: FnId,
    /// In the order of the signature's inputs (the receiver first for methods).
    pub args: Vec<Span>,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Whether an error was reported already about (part of) this type.
    pub fn mentions_error(&self, ty: Ty) -> bool {
        self.resolve(ty).has(Flags::ERROR)
    }

    /// E0308.
    pub fn report_mismatch(&mut self, span: Span, expected: Ty, found: Ty, error: TypeError) {
        if self.mentions_error(expected) || self.mentions_error(found) {
            self.tainted = true;
            self.infcx.set_tainted();
            return;
        }
        let text = format!("expected `{}`, found `{}`", self.show(expected), self.show(found));
        let message = match error {
            TypeError::Cyclic(ty) if matches!(ty.kind(), TyKind::Closure(..)) => "closure type that references itself",
            TypeError::Cyclic(_) => "overflow: a type would have to contain itself",
            _ => "mismatched types",
        };
        let mut diagnostic = Diagnostic::error(Code::E(error.code()), span, message).primary(text);
        if error == TypeError::Mutability {
            diagnostic = diagnostic.note("types differ in mutability");
        }
        if let Some(help) = self.mismatch_help(expected, found) {
            diagnostic = diagnostic.help(help);
        }
        self.report(diagnostic);
    }

    fn mismatch_help(&self, expected: Ty, found: Ty) -> Option<String> {
        let (expected, found) = (self.resolve(expected), self.resolve(found));
        let is = |ty: Ty, name: &str| matches!(ty.kind(), TyKind::Adt(id, _) if self.tcx.lang_adt(name) == Some(*id));
        match (expected.kind(), found.kind()) {
            (_, TyKind::Ref(_, inner, _)) if is(expected, "String") && matches!(inner.kind(), TyKind::Str) => {
                Some("make the text owned: `.to_string()` copies it to the heap".to_owned())
            }
            (TyKind::Ref(_, inner, m), _) if *inner == found => {
                Some(format!("borrow it: put `&{}` before it", m.prefix()))
            }
            (_, TyKind::Ref(_, inner, _)) if *inner == expected => Some(
                "take what the reference points to: put `*` before it (if it is `Copy`), or `.clone()` it".to_owned(),
            ),
            (TyKind::Int(_) | TyKind::Float(_), TyKind::Int(_) | TyKind::Float(_)) => {
                Some(format!("convert it: `as {}` (may lose digits), or `.try_into()`", self.show(expected)))
            }
            (TyKind::Adt(_, args), _) if is(expected, "Option") => {
                let inner = args.first().and_then(|a| a.as_ty())?;
                (inner == found).then(|| "wrap it: `Some(..)`".to_owned())
            }
            _ => None,
        }
    }

    /// A predicate as the user would write it.
    pub fn show_predicate(&self, predicate: Predicate) -> String {
        report::show_predicate(&self.infcx, predicate)
    }

    // ------------------------------------------------------------------------------------------------- obligations

    pub fn report_fulfillment_error(&mut self, error: &FulfillmentError) {
        let root = self.resolve(error.root);
        let failed = self.resolve(error.obligation.predicate);
        let has_error = |p: Predicate| crate::typeck::infer::resolve::has_flags(p, Flags::ERROR);
        if has_error(root) || has_error(failed) {
            self.tainted = true;
            self.infcx.set_tainted();
            return;
        }
        let span = self.fault_span(&error.obligation.cause, root);
        if error.kind == FulfillmentErrorKind::Ambiguous {
            return self.report_ambiguous_obligation(span, error, root);
        }
        if let Some(kind) = report::closure_kind_error(&self.infcx, error) {
            return self.report_closure_kind(span, kind);
        }
        match report::fulfillment_diagnostic(&self.infcx, error) {
            Some(mut diagnostic) => {
                diagnostic.primary.span = self.closure_result(error).unwrap_or(span);
                if root != failed {
                    diagnostic = diagnostic.note(format!("required for `{}`", self.show_predicate(root)));
                }
                self.report(diagnostic);
            }
            None => {
                self.tainted = true;
                self.infcx.set_tainted();
            }
        }
    }

    /// Where a closure says what it returns, if that is not what was demanded.
    fn closure_result(&self, error: &FulfillmentError) -> Option<Span> {
        let FulfillmentErrorKind::ProjectionMismatch { .. } = error.kind else { return None };
        let Predicate::Projection { args, .. } = self.resolve(error.obligation.predicate) else { return None };
        let TyKind::Closure(id, _) = args.first()?.as_ty()?.kind() else { return None };
        let mut value = &self.closures.iter().find(|draft| draft.id == *id)?.value;
        while let ExprKind::Block(Block { tail: Some(tail), .. }) = &*value.kind {
            value = tail;
        }
        Some(value.span)
    }

    /// A call's unmet bound is the fault of the argument whose type the bound is about.
    fn fault_span(&self, cause: &Cause, _root: Predicate) -> Span {
        if let CauseCode::WhereClause { item: BoundOwner::Adt(id), index } = cause.code {
            return self.fault_field(cause.span, id, index);
        }
        let CauseCode::WhereClause { item: BoundOwner::Fn(id), index } = cause.code else { return cause.span };
        let Some(site) = self.call_sites.get(&cause.span).filter(|site| site.fn_id == id) else { return cause.span };
        let item = self.tcx.func(id);
        let Some(predicate) = item.generics.predicates.get(index as usize) else { return cause.span };
        let self_ty = match predicate {
            Predicate::Trait { trait_ref, .. } => trait_ref.self_ty(),
            Predicate::Projection { args, .. } => args.first().and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR()),
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => return cause.span,
        };
        let TyKind::Param(_) = self_ty.kind() else { return cause.span };
        let mentions = |ty: Ty| {
            let mut found = false;
            ty.walk(&mut |t| {
                found |= t == self_ty;
                !found
            });
            found
        };
        let mut matching = item.sig.inputs().iter().zip(&site.args).filter(|(ty, _)| mentions(**ty));
        match (matching.next(), matching.next()) {
            (Some((_, span)), None) => *span,
            _ => cause.span,
        }
    }

    /// A struct literal's unmet bound is the fault of the one field whose type the bound is about.
    fn fault_field(&self, at: Span, id: AdtId, index: u32) -> Span {
        let Some((variant, values)) = self.literal_sites.get(&at) else { return at };
        let adt = self.tcx.adt(id);
        let Some(Predicate::Trait { trait_ref, .. }) = adt.generics.predicates.get(index as usize) else { return at };
        let self_ty = trait_ref.self_ty();
        let mentions = |ty: Ty| {
            let mut found = false;
            ty.walk(&mut |part| {
                found |= part == self_ty;
                !found
            });
            found
        };
        let Some(data) = adt.variants.get(*variant).filter(|_| matches!(self_ty.kind(), TyKind::Param(_))) else {
            return at;
        };
        let mut matching = values.iter().filter(|(field, _)| data.fields.get(*field).is_some_and(|f| mentions(f.ty)));
        match (matching.next(), matching.next()) {
            (Some((_, span)), None) => *span,
            _ => at,
        }
    }

    fn report_closure_kind(&mut self, span: Span, error: report::ClosureKindError) {
        let draft = self.closures.iter().find(|c| c.id == error.closure);
        let at = draft.map_or(span, |c| c.decl_span);
        let name = |kind| match kind {
            ClosureKind::Fn => "Fn",
            ClosureKind::FnMut => "FnMut",
            ClosureKind::FnOnce => "FnOnce",
        };
        let (wanted, kind) = (name(error.expected), name(error.found));
        let message = format!(
            "expected a closure that implements the `{wanted}` trait, but this closure only implements `{kind}`"
        );
        let mut diagnostic = Diagnostic::error(Code::E(525), at, message)
            .primary(format!("this closure implements `{kind}`, not `{wanted}`"))
            .label(span, format!("the requirement to implement `{wanted}` derives from here"));
        if let Some(capture) = draft.and_then(|c| c.captures.iter().find(|c| c.mode == CaptureMode::ByValue)) {
            let name = self.locals[capture.root].name;
            let text = format!("closure is `FnOnce` because it moves `{name}` out of its environment");
            diagnostic = diagnostic.label(capture.use_span, text);
        }
        self.report(diagnostic);
    }

    fn report_ambiguous_obligation(&mut self, span: Span, error: &FulfillmentError, root: Predicate) {
        if self.is_tainted() {
            return;
        }
        let Some((code, ty)) = report::ambiguous_term(&self.infcx, error) else { return };
        if self.trait_paths.contains(&error.span()) && code == 283 {
            let message = "cannot call associated function on trait without specifying the corresponding `impl` type";
            return self.error(790, span, message);
        }
        // What is asked of a part of what was asked for at first is not told: the part is unknown for its own sake.
        let (code, span) = match self.inner_source(error, root).filter(|_| code == 283) {
            Some(source) => (282, source),
            None => (code, span),
        };
        let at = self.inference_source(Arg::Ty(ty)).unwrap_or(span);
        // rustc asks for an operator's result first.
        let has_output = |p: Predicate| match p {
            Predicate::Trait { trait_ref, .. } => !self.tcx.trait_def(trait_ref.trait_id).types.is_empty(),
            _ => false,
        };
        let code = if error.obligation.cause.code == CauseCode::Operator && has_output(root) { 284 } else { code };
        let note = format!("cannot satisfy `{}`", self.show_predicate(root));
        self.report(Diagnostic::error(Code::E(code), at, "type annotations needed").note(note));
    }

    /// Where the unknown type that a nested obligation is about came from, as the argument of something the user wrote:
    /// `None` in `show(None)`.
    fn inner_source(&self, error: &FulfillmentError, root: Predicate) -> Option<Span> {
        let (Predicate::Trait { trait_ref: inner, .. }, Predicate::Trait { trait_ref: outer, .. }) =
            (error.obligation.predicate, root)
        else {
            return None;
        };
        let unknown = self.resolve(inner.self_ty());
        let has_it = |args: &Args| args.iter().any(|arg| arg.as_ty().is_some_and(|ty| self.resolve(ty) == unknown));
        if !self.infcx.is_ty_var(unknown) || has_it(&outer.args) {
            return None;
        }
        self.used_args.iter().find(|(_, args)| has_it(args)).map(|(span, _)| *span)
    }

    /// E0282 for a variable or argument whose type is known in part only, if it stands in a statement before `limit`.
    pub fn report_unknown_term(&mut self, limit: Option<Span>) {
        if self.is_tainted() {
            return;
        }
        let locals = self.locals.iter().filter(|l| l.kind == LocalKind::User).map(|l| (l.name.span, l.ty));
        let terms = locals.chain(self.known_terms.iter().copied());
        let partly_known = |ty: Ty| {
            let ty = self.resolve(ty);
            let is_var = matches!(ty.kind(), TyKind::Infer(_) | TyKind::Closure(..));
            !is_var && ty.has(Flags::INFER)
        };
        let first = terms.filter(|(_, ty)| partly_known(*ty)).map(|(span, _)| span).min_by_key(|span| span.start);
        if let Some(span) = first
            && limit.is_none_or(|limit| self.ends_before(span, limit))
        {
            self.error(282, span, "type annotations needed");
        }
    }

    /// Whether the statement around `span` ends before `limit` starts.
    fn ends_before(&self, span: Span, limit: Span) -> bool {
        let text = &self.tcx.names.sources.file(span.file).text;
        span.file == limit.file
            && text.get(span.end as usize..limit.start as usize).is_some_and(|between| between.contains(';'))
    }

    /// The variable declaration without a type that an unknown argument shows in.
    pub fn inference_source(&self, unknown: Arg) -> Option<Span> {
        let vars = open_vars(self.infcx.resolve(unknown));
        let shows = |local: &&LocalDecl| {
            local.kind == LocalKind::User
                && open_vars(Arg::Ty(self.resolve(local.ty))).iter().any(|var| vars.contains(var))
        };
        self.locals.iter().find(shows).map(|local| local.name.span)
    }

    // ---------------------------------------------------------------------------------------------- well-formedness

    /// The bounds that a written type's own parameters must meet (`HashMap<K, V>` where `K: Hash` is not demanded).
    pub fn register_wf(&mut self, ty: Ty, span: Span) {
        let mut parts = Vec::new();
        ty.walk(&mut |part| {
            parts.push(part);
            true
        });
        for part in parts {
            match *part.kind() {
                TyKind::Adt(id, args) => {
                    let generics = self.tcx.adt(id).generics.clone();
                    self.register_predicates(span, &generics, args, BoundOwner::Adt(id));
                }
                TyKind::Array(elem, _) | TyKind::Slice(elem) => {
                    self.require_sized(elem, span, SizedReason::ArrayElement);
                }
                TyKind::Tuple(elems) => {
                    for elem in elems.iter().rev().skip(1).rev() {
                        self.require_sized(*elem, span, SizedReason::TupleElement);
                    }
                }
                _ => {}
            }
        }
    }

    /// What the hidden type of `impl Trait` must satisfy.
    pub fn register_opaque_bounds(&mut self, id: OpaqueId, args: Args, hidden: Ty, span: Span) {
        let opaque = self.tcx.opaque(id);
        let own = Ty::new(TyKind::Opaque(id, keep_named_regions(args)));
        for predicate in &opaque.bounds {
            let predicate = keep_named_regions(subst(*predicate, args));
            let predicate = replace_ty(predicate, own, hidden);
            let cause = Cause::new(span, CauseCode::Opaque);
            let ok = self.infcx.normalize_predicate(predicate, &self.env, cause);
            let predicate = self.keep(ok);
            self.register(Obligation::new(predicate, &self.env, cause));
        }
        if let Some(sized) = self.lang_trait("sized") {
            self.register(Obligation::new(
                trait_predicate(sized, hidden, &[]),
                &self.env,
                Cause::new(span, CauseCode::Opaque),
            ));
        }
    }

    /// An array length or repeat count.
    pub fn lower_array_len(&self, len: &'a ast::Expr) -> Const {
        let conv = super::path::BodyConv { fcx: self };
        crate::typeck::astconv::Lower::new(&conv).const_expr(len, Ty::usize())
    }
}

/// The type and const variables in what was resolved.
fn open_vars(arg: Arg) -> Vec<Arg> {
    struct Open(Vec<Arg>);
    impl Folder for Open {
        fn ty(&mut self, ty: Ty) -> Ty {
            if matches!(ty.kind(), TyKind::Infer(Infer::Ty(_))) {
                self.0.push(Arg::Ty(ty));
            }
            if ty.has(Flags::INFER) { ty.super_fold(self) } else { ty }
        }
        fn konst(&mut self, konst: Const) -> Const {
            if matches!(konst, Const::Infer(_)) {
                self.0.push(Arg::Const(konst));
            }
            konst
        }
    }
    let mut open = Open(Vec::new());
    arg.fold_with(&mut open);
    open.0
}
