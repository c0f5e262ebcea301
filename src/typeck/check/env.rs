//! The checker's everyday questions to inference: resolving, equating, registering, reporting.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::*;
use crate::typeck::fulfill::{FulfillmentError, FulfillmentErrorKind};
use crate::typeck::infer::{InferOk, TypeError};
use crate::typeck::traits::{BoundOwner, Cause, CauseCode, Obligation, SizedReason, trait_predicate};

impl<'t, 'a> FnCtxt<'t, 'a> {
    // Errors.

    /// Reports an error; the body is tainted from here on.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.tainted = true;
        self.infcx.set_tainted();
        self.tcx.report(diagnostic);
    }

    pub fn error(&mut self, code: u16, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(Code::E(code), span, message));
    }

    pub fn unsupported(&mut self, span: Span, construct: impl std::fmt::Display) {
        self.report(Diagnostic::unsupported(span, construct));
    }

    /// The expression that stands for one that was wrong.
    pub fn err_expr(&mut self, span: Span) -> Expr {
        self.tainted = true;
        self.infcx.set_tainted();
        mk(ExprKind::Error, Ty::ERROR(), span)
    }

    pub fn show(&self, ty: Ty) -> String {
        self.tcx.show(self.resolve(ty))
    }

    // Types.

    pub fn var(&self, span: Span) -> Ty {
        self.infcx.next_ty_var(span)
    }

    pub fn shallow(&self, ty: Ty) -> Ty {
        self.infcx.shallow(ty)
    }

    pub fn resolve<T: Fold>(&self, value: T) -> T {
        self.infcx.resolve(value)
    }

    /// The type's outermost constructor, after solving what can be solved if it is not known yet.
    pub fn try_structurally_resolve(&mut self, ty: Ty) -> Ty {
        let ty = self.shallow(ty);
        if !self.infcx.is_ty_var(ty) {
            return ty;
        }
        self.select();
        self.shallow(ty)
    }

    /// As [`try_structurally_resolve`](Self::try_structurally_resolve); an unknown type is E0282.
    pub fn structurally_resolve(&mut self, span: Span, ty: Ty) -> Ty {
        let ty = self.try_structurally_resolve(ty);
        if !self.infcx.is_ty_var(ty) {
            return ty;
        }
        self.report_unknown_type(span, ty);
        // Silences everything else that depends on it.
        let _ = self.infcx.eq(ty, Ty::ERROR());
        Ty::ERROR()
    }

    /// Whether something was wrong in this body already: what is unknown then may be so because of that.
    pub fn is_tainted(&self) -> bool {
        self.tainted || self.infcx.is_tainted()
    }

    /// E0282 unless an error was reported in this body already.
    pub fn report_unknown_type(&mut self, span: Span, ty: Ty) {
        if self.is_tainted() {
            return;
        }
        let at = match self.shallow(ty).kind() {
            TyKind::Infer(Infer::Ty(vid)) => self.infcx.var_span(*vid).filter(|s| s.file == span.file).unwrap_or(span),
            _ => span,
        };
        self.error(282, at, "type annotations needed");
    }

    pub fn lang_trait(&self, name: &str) -> Option<TraitId> {
        self.tcx.lang_trait(name)
    }

    pub fn is_box(&self, ty: Ty) -> bool {
        matches!(self.shallow(ty).kind(), TyKind::Adt(id, _) if self.tcx.lang_adt("owned_box") == Some(*id))
    }

    /// The type of an ADT field in terms of the ADT's arguments, normalised.
    pub fn field_ty(&mut self, span: Span, field: &Field, args: Args) -> Ty {
        let ty = keep_named_regions(field.ty.subst(args));
        self.normalize(span, ty)
    }

    // Obligations.

    pub fn register(&mut self, obligation: Obligation) {
        self.fulfill.register(obligation);
    }

    pub fn register_all(&mut self, obligations: Vec<Obligation>) {
        self.fulfill.register_all(obligations);
    }

    /// Takes the value and keeps its obligations.
    pub fn keep<T>(&mut self, ok: InferOk<T>) -> T {
        self.register_all(ok.obligations);
        ok.value
    }

    /// Proves what can be proved now, reporting what fails.
    pub fn select(&mut self) {
        let errors = self.fulfill.select_where_possible(&self.infcx);
        self.report_fulfillment(errors);
    }

    pub fn report_fulfillment(&mut self, mut errors: Vec<FulfillmentError>) {
        crate::typeck::traits::report::sort_errors(&self.infcx, &mut errors);
        // Of what is ambiguous only the first is reported: the first in the source, unsized types last, as rustc does.
        let rank = |e: &FulfillmentError| match (e.kind, e.obligation.predicate) {
            (FulfillmentErrorKind::Ambiguous, Predicate::Trait { trait_ref, .. })
                if self.tcx.is_lang_trait(trait_ref.trait_id, "sized") =>
            {
                (2, e.span().start)
            }
            (FulfillmentErrorKind::Ambiguous, _) => (1, e.span().start),
            _ => (0, 0),
        };
        errors.sort_by_key(rank);
        if let Some(first) = errors.iter().find(|e| e.kind == FulfillmentErrorKind::Ambiguous) {
            let (rank, _) = rank(first);
            self.report_unknown_term((rank == 1).then(|| first.span()));
        }
        for error in errors {
            self.report_fulfillment_error(&error);
        }
    }

    pub fn register_bound(&mut self, ty: Ty, trait_id: TraitId, cause: Cause) {
        let obligation = Obligation::new(trait_predicate(trait_id, ty, &[]), &self.env, cause);
        self.register(obligation);
    }

    pub fn require_sized(&mut self, ty: Ty, span: Span, reason: SizedReason) {
        let known = self.shallow(ty);
        let sized = match known.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Never
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::Array(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Closure(..)
            | TyKind::Error
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_)) => true,
            TyKind::Tuple(tys) => tys.is_empty(),
            TyKind::Str
            | TyKind::Slice(_)
            | TyKind::Dynamic(..)
            | TyKind::Adt(..)
            | TyKind::Param(_)
            | TyKind::Alias(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(Infer::Ty(_)) => false,
        };
        if let (false, Some(sized)) = (sized, self.lang_trait("sized")) {
            self.register_bound(ty, sized, Cause::new(span, CauseCode::Sized(reason)));
        }
    }

    /// Registers the where clauses of an item whose parameters are instantiated by `args`.
    pub fn register_predicates(&mut self, span: Span, generics: &Generics, args: Args, item: BoundOwner) {
        for (i, predicate) in generics.predicates.iter().enumerate() {
            let predicate = keep_named_regions(subst(*predicate, args));
            let cause = Cause::new(span, CauseCode::WhereClause { item, index: i as u32 });
            let obligations = self.infcx.normalize_predicate(predicate, &self.env, cause);
            let predicate = self.keep(obligations);
            self.register(Obligation::new(predicate, &self.env, cause));
        }
    }

    /// Replaces projections by what they stand for, or by variables until that is known.
    pub fn normalize<T: Fold>(&mut self, span: Span, value: T) -> T {
        if !crate::typeck::infer::resolve::has_flags(value, Flags::ALIAS) {
            return value;
        }
        let ok = self.infcx.normalize(value, &self.env, Cause::misc(span));
        self.keep(ok)
    }

    /// Whether the predicate surely holds or may hold, by what is known now.
    pub fn may_hold(&self, predicate: Predicate, span: Span) -> bool {
        let obligation = Obligation::new(predicate, &self.env, Cause::misc(span));
        self.infcx.evaluate(&obligation).may_apply()
    }

    pub fn is_copy(&mut self, ty: Ty, span: Span) -> bool {
        match self.lang_trait("copy") {
            Some(copy) => {
                let ty = self.resolve(ty);
                let obligation = Obligation::new(trait_predicate(copy, ty, &[]), &self.env, Cause::misc(span));
                self.infcx.evaluate(&obligation) == crate::typeck::traits::Eval::Yes
            }
            None => false,
        }
    }

    // Equality.

    pub fn eq(&mut self, a: Ty, b: Ty) -> Result<(), TypeError> {
        self.infcx.eq(a, b)
    }

    /// Reports E0308 unless `found` can be `expected`.
    pub fn demand_eq(&mut self, span: Span, expected: Ty, found: Ty) -> bool {
        match self.eq(expected, found) {
            Ok(()) => true,
            Err(error) => {
                self.report_mismatch(span, expected, found, error);
                false
            }
        }
    }

    /// The same for a pattern and what it is matched with. Where the latter was wrong, the pattern still says what its names are.
    pub fn demand_pat(&mut self, span: Span, expected: Ty, found: Ty) -> bool {
        if self.shallow(expected).kind() == &TyKind::Error {
            self.infcx.set_tainted();
            self.tainted = true;
            return true;
        }
        self.demand_eq(span, expected, found)
    }

    // Written types.

    /// A type written in the body: as written (lifetimes kept) and as inference sees it.
    pub fn lower_ty(&mut self, ty: &'a ast::Type) -> (Ty, Ty) {
        let written = self.lower_written_ty(ty);
        let span = ty.span;
        let named = keep_named_regions(written);
        let normal = self.normalize(span, named);
        self.register_wf(normal, span);
        (written, normal)
    }

    pub fn intern(name: &str) -> Symbol {
        Symbol::intern(name)
    }
}

impl Expectation {
    /// The type, in whatever sense it is expected.
    pub fn to_option(self) -> Option<Ty> {
        match self {
            Expectation::None => None,
            Expectation::HasType(ty) | Expectation::Castable(ty) | Expectation::RvalueLike(ty) => Some(ty),
        }
    }

    /// The type if the expression must have it.
    pub fn only_has_type(self) -> Option<Ty> {
        match self {
            Expectation::HasType(ty) => Some(ty),
            Expectation::None | Expectation::Castable(_) | Expectation::RvalueLike(_) => None,
        }
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// A hint for a value that will be stored behind a pointer: `Box<[T]>` should not make `[1, 2]` an unsized slice.
    pub fn rvalue_hint(&mut self, ty: Ty) -> Expectation {
        match self.struct_tail(ty).kind() {
            TyKind::Slice(_) | TyKind::Str | TyKind::Dynamic(..) => Expectation::RvalueLike(ty),
            _ => Expectation::HasType(ty),
        }
    }

    /// What the branches of an `if` or `match` may expect: nothing firm if the type is not known yet.
    pub fn adjust_for_branches(&mut self, expected: Expectation) -> Expectation {
        match expected {
            Expectation::HasType(ty) => {
                let ty = self.try_structurally_resolve(ty);
                if self.infcx.is_ty_var(ty) { Expectation::None } else { Expectation::HasType(ty) }
            }
            Expectation::RvalueLike(ty) => Expectation::RvalueLike(ty),
            Expectation::Castable(_) | Expectation::None => Expectation::None,
        }
    }

    /// The type that a merge of branches aims at.
    pub fn coercion_target(&mut self, expected: Expectation, span: Span) -> Ty {
        match expected.only_has_type() {
            Some(ty) => ty,
            None => self.var(span),
        }
    }
}
