//! Type errors in words: E0308, E0277 and their kin.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::fulfill::{FulfillmentError, FulfillmentErrorKind};
use crate::typeck::infer::TypeError;
use crate::typeck::traits::{BoundOwner, Cause, CauseCode, Obligation, SizedReason, trait_predicate};

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
        let mut diagnostic = Diagnostic::error(Code::E(308), span, "mismatched types").primary(text);
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
            (_, TyKind::Ref(_, inner, _)) if *inner == expected => {
                Some("take what the reference points to: put `*` before it (if it is `Copy`), or `.clone()` it".to_owned())
            }
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
        let predicate = self.resolve(predicate);
        match predicate {
            Predicate::Trait { trait_ref, .. } => {
                format!("{}: {}", self.show(trait_ref.self_ty()), self.show_trait(trait_ref))
            }
            Predicate::Projection { assoc, args, ty, .. } => {
                let (_, name) = self.tcx.assoc_ty_name(assoc);
                let self_ty = args.first().and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
                format!("<{}>::{name} == {}", self.show(self_ty), self.show(ty))
            }
            Predicate::TypeOutlives(ty, region) => {
                format!("{}: {}", self.show(ty), region_name(&region).unwrap_or_else(|| "'_".to_owned()))
            }
            Predicate::RegionOutlives(a, b) => {
                let name = |r: &Region| region_name(r).unwrap_or_else(|| "'_".to_owned());
                format!("{}: {}", name(&a), name(&b))
            }
        }
    }

    fn show_trait(&self, trait_ref: TraitRef) -> String {
        let name = self.tcx.trait_name(trait_ref.trait_id);
        let args: Vec<String> =
            trait_ref.args.iter().skip(1).filter_map(|a| a.as_ty()).map(|ty| self.show(ty)).collect();
        if args.is_empty() { name } else { format!("{name}<{}>", args.join(", ")) }
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
        match error.kind {
            FulfillmentErrorKind::Reported => {
                self.tainted = true;
                self.infcx.set_tainted();
            }
            FulfillmentErrorKind::Overflow => {
                let message = format!("overflow evaluating the requirement `{}`", self.show_predicate(root));
                self.error(275, span, message);
            }
            FulfillmentErrorKind::ProjectionMismatch { expected, found } => {
                let message = format!("type mismatch resolving `{}`", self.show_predicate(root));
                let text = format!("expected `{}`, found `{}`", self.show(expected), self.show(found));
                self.report(Diagnostic::error(Code::E(271), span, message).primary(text));
            }
            FulfillmentErrorKind::Ambiguous => self.report_ambiguous_obligation(span, root, failed),
            FulfillmentErrorKind::Unimplemented => self.report_unimplemented(span, error, root, failed),
        }
    }

    /// A call's unmet bound is the fault of the argument whose type the bound is about.
    fn fault_span(&self, cause: &Cause, _root: Predicate) -> Span {
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

    fn report_unimplemented(&mut self, span: Span, error: &FulfillmentError, root: Predicate, failed: Predicate) {
        let Predicate::Trait { trait_ref, .. } = failed else {
            return self.error(277, span, format!("`{}` is not satisfied", self.show_predicate(failed)));
        };
        let self_ty = trait_ref.self_ty();
        let shown = self.show(self_ty);
        if let Some(kind) = self.closure_kind_error(trait_ref) {
            return self.report_closure_kind(span, self_ty, kind, trait_ref);
        }
        let name = self.tcx.trait_name(trait_ref.trait_id);
        let is = |lang: &str| self.tcx.is_lang_trait(trait_ref.trait_id, lang);
        let mut diagnostic = if is("sized") {
            let message = format!("the size for values of type `{shown}` cannot be known at compilation time");
            Diagnostic::error(Code::E(277), span, message)
                .note(format!("the trait `Sized` is not implemented for `{shown}`"))
        } else if is("Display") {
            Diagnostic::error(Code::E(277), span, format!("`{shown}` doesn't implement `Display`"))
                .primary(format!("`{shown}` cannot be formatted with the default formatter"))
        } else if is("Debug") {
            Diagnostic::error(Code::E(277), span, format!("`{shown}` doesn't implement `Debug`"))
                .primary(format!("`{shown}` cannot be formatted using `{{:?}}`"))
                .help(format!("add `#[derive(Debug)]` to `{shown}`"))
        } else if is("iterator") || is("into_iterator") {
            Diagnostic::error(Code::E(277), span, format!("`{shown}` is not an iterator"))
                .primary(format!("`{shown}` is not an iterator"))
        } else if error.obligation.cause.code == CauseCode::QuestionMark {
            let from = trait_ref.args.get(1).and_then(|a| a.as_ty()).map_or(String::new(), |ty| self.show(ty));
            Diagnostic::error(Code::E(277), span, format!("`?` couldn't convert the error to `{shown}`"))
                .primary(format!("the trait `From<{from}>` is not implemented for `{shown}`"))
        } else if error.obligation.cause.code == CauseCode::Operator {
            let message = self.operator_message(&name, trait_ref);
            Diagnostic::error(Code::E(277), span, message)
                .note(format!("the trait `{}` is not implemented for `{shown}`", self.show_trait(trait_ref)))
        } else {
            let message = format!("the trait bound `{}` is not satisfied", self.show_predicate(failed));
            Diagnostic::error(Code::E(277), span, message)
                .primary(format!("the trait `{}` is not implemented for `{shown}`", self.show_trait(trait_ref)))
        };
        if root != failed {
            diagnostic = diagnostic.note(format!("required for `{}`", self.show_predicate(root)));
        }
        if let CauseCode::Sized(SizedReason::Local) = error.obligation.cause.code {
            diagnostic = diagnostic.note("all local variables must have a statically known size");
        }
        self.report(diagnostic);
    }

    fn operator_message(&self, name: &str, trait_ref: TraitRef) -> String {
        let lhs = self.show(trait_ref.self_ty());
        let rhs = trait_ref.args.get(1).and_then(|a| a.as_ty()).map_or(String::new(), |ty| self.show(ty));
        match name {
            "Add" => format!("cannot add `{rhs}` to `{lhs}`"),
            "Sub" => format!("cannot subtract `{rhs}` from `{lhs}`"),
            "Mul" => format!("cannot multiply `{lhs}` by `{rhs}`"),
            "Div" => format!("cannot divide `{lhs}` by `{rhs}`"),
            "Rem" => format!("cannot calculate and assign the remainder of `{lhs}` divided by `{rhs}`"),
            "PartialEq" | "PartialOrd" => format!("can't compare `{lhs}` with `{rhs}`"),
            _ => format!("the trait bound `{lhs}: {}` is not satisfied", self.show_trait(trait_ref)),
        }
    }

    /// The kind a closure has, if the failed bound asks for a stronger one: E0525.
    fn closure_kind_error(&self, trait_ref: TraitRef) -> Option<ClosureKind> {
        let wanted = [("fn", ClosureKind::Fn), ("fn_mut", ClosureKind::FnMut)]
            .into_iter()
            .find(|(name, _)| self.tcx.is_lang_trait(trait_ref.trait_id, name))?
            .1;
        let TyKind::Closure(_, args) = self.resolve(trait_ref.self_ty()).kind() else { return None };
        ClosureArgs::split(*args).closure_kind().filter(|kind| *kind > wanted)
    }

    fn report_closure_kind(&mut self, span: Span, ty: Ty, kind: ClosureKind, trait_ref: TraitRef) {
        let TyKind::Closure(id, _) = *self.resolve(ty).kind() else { return };
        let draft = self.closures.iter().find(|c| c.id == id);
        let at = draft.map_or(span, |c| c.decl_span);
        let wanted = self.tcx.trait_name(trait_ref.trait_id);
        let kind = match kind {
            ClosureKind::Fn => "Fn",
            ClosureKind::FnMut => "FnMut",
            ClosureKind::FnOnce => "FnOnce",
        };
        let message = format!("expected a closure that implements the `{wanted}` trait, but this closure only implements `{kind}`");
        let mut diagnostic = Diagnostic::error(Code::E(525), at, message)
            .primary(format!("this closure implements `{kind}`, not `{wanted}`"))
            .label(span, format!("the requirement to implement `{wanted}` derives from here"));
        if let Some(capture) = draft.and_then(|c| c.captures.iter().find(|c| c.mode == CaptureMode::ByValue)) {
            let name = self.locals[capture.root].name;
            diagnostic = diagnostic.label(capture.use_span, format!("closure is `FnOnce` because it moves `{name}` out of its environment"));
        }
        self.report(diagnostic);
    }

    fn report_ambiguous_obligation(&mut self, span: Span, root: Predicate, failed: Predicate) {
        if self.tainted {
            return;
        }
        let (code, ty, message) = match failed {
            Predicate::Trait { trait_ref, .. } => {
                let sized = self.tcx.is_lang_trait(trait_ref.trait_id, "sized");
                let code = if sized { 282 } else { 283 };
                (code, trait_ref.self_ty(), "type annotations needed".to_owned())
            }
            Predicate::Projection { args, .. } => {
                let ty = args.first().and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
                (284, ty, "type annotations needed".to_owned())
            }
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => return,
        };
        let at = self.inference_source(ty).unwrap_or(span);
        let note = format!("cannot satisfy `{}`", self.show_predicate(root));
        self.report(Diagnostic::error(Code::E(code), at, message).note(note));
    }

    /// The variable declaration without a type that an unknown type shows in.
    pub fn inference_source(&self, ty: Ty) -> Option<Span> {
        let ty = self.resolve(ty);
        let mut vars = Vec::new();
        ty.walk(&mut |t| {
            if matches!(t.kind(), TyKind::Infer(Infer::Ty(_))) {
                vars.push(t);
            }
            true
        });
        let local = self.locals.iter().find(|local| {
            let mut found = false;
            if local.kind == LocalKind::User {
                self.resolve(local.ty).walk(&mut |t| {
                    found |= vars.contains(&t);
                    !found
                });
            }
            found
        });
        local.map(|local| local.name.span)
    }

    // ---------------------------------------------------------------------------------------------- well-formedness

    /// The bounds that a written type's own parameters must meet (`HashMap<K, V>` where `K: Hash` is not demanded).
    pub fn register_wf(&mut self, ty: Ty, span: Span) {
        let mut found = Vec::new();
        ty.walk(&mut |t| {
            if let TyKind::Adt(id, args) = *t.kind() {
                found.push((id, args));
            }
            if let TyKind::Array(elem, _) | TyKind::Slice(elem) = *t.kind() {
                found.push((AdtId(u32::MAX), Ty::args(&[Arg::Ty(elem)])));
            }
            true
        });
        for (id, args) in found {
            if id.0 == u32::MAX {
                if let Some(elem) = args.first().and_then(|a| a.as_ty()) {
                    self.require_sized(elem, span, SizedReason::ArrayElement);
                }
                continue;
            }
            let generics = self.tcx.adt(id).generics.clone();
            self.register_predicates(span, &generics, args, BoundOwner::Adt(id));
        }
    }

    /// What the hidden type of `impl Trait` must satisfy.
    pub fn register_opaque_bounds(&mut self, id: OpaqueId, args: Args, hidden: Ty, span: Span) {
        let opaque = self.tcx.opaque(id);
        let own = Ty::new(TyKind::Opaque(id, erase_regions(args)));
        for predicate in &opaque.bounds {
            let predicate = erase_regions(subst(*predicate, args));
            let predicate = replace_ty(predicate, own, hidden);
            let cause = Cause::new(span, CauseCode::Opaque);
            let ok = self.infcx.normalize_predicate(predicate, &self.env, cause);
            let predicate = self.keep(ok);
            self.register(Obligation::new(predicate, &self.env, cause));
        }
        if let Some(sized) = self.lang_trait("sized") {
            self.register(Obligation::new(trait_predicate(sized, hidden, &[]), &self.env, Cause::new(span, CauseCode::Opaque)));
        }
    }

    /// An array length or repeat count.
    pub fn lower_array_len(&self, len: &'a ast::Expr) -> Const {
        let conv = super::path::BodyConv { fcx: self };
        crate::typeck::astconv::Lower::new(&conv).const_expr(len, Ty::usize())
    }
}

fn replace_ty<T: Fold>(value: T, from: Ty, to: Ty) -> T {
    struct Replace {
        from: Ty,
        to: Ty,
    }
    impl Folder for Replace {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty == self.from { self.to } else { ty.super_fold(self) }
        }
    }
    value.fold_with(&mut Replace { from, to })
}
