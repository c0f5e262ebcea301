//! Coercions: implicit conversions where the target type is known, recorded as a list of adjustments.
//!
//! ```text
//! let s: &str = &string;       Deref(None) String, Deref(overloaded) str, Borrow(&)
//! let f: fn(i32) = |x| ();     Pointer(ClosureFn)
//! let d: &dyn Show = &point;   Deref(None), Borrow(&), Pointer(Unsize)
//! let n: i32 = return;         NeverToAny
//! ```

use std::collections::VecDeque;

use crate::hir::{Coercion, ParamEnv};
use crate::source::Span;
use crate::ty::*;

use super::autoderef::Autoderef;
use super::infer::{InferCtxt, InferOk, TypeError};
use super::traits::{Cause, CauseCode, Obligation};

/// One step of an implicit conversion; the expression has type `target` after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Adjustment {
    pub kind: Adjust,
    pub target: Ty,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Adjust {
    NeverToAny,
    /// `*e`; with `Some`, through `Deref::deref` or `DerefMut::deref_mut`: the operand is borrowed that way first.
    Deref(Option<OverloadedDeref>),
    /// `&e` or `&mut e`.
    Borrow(AutoBorrow),
    Pointer(Coercion),
}

/// `*Deref::deref(&e)`. Always `Not` from autoderef; the checker turns it into `Mut` where the place is used mutably.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OverloadedDeref {
    pub mutability: Mutability,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AutoBorrow {
    Ref { mutability: Mutability, two_phase: bool },
    RawPtr(Mutability),
}

/// Everything a coercion needs to know besides the types.
#[derive(Clone, Copy)]
pub struct CoerceCtxt<'a, 't> {
    pub infcx: &'a InferCtxt<'t>,
    pub env: &'a ParamEnv,
    pub span: Span,
    /// A mutable autoref may be a two-phase borrow (arguments of calls and receivers).
    pub two_phase: bool,
    /// `!` may become any type (not so in `as` casts and some patterns).
    pub never: bool,
}

/// What a least upper bound found: the type, and what must be applied to get there.
#[derive(Clone, Debug)]
pub struct Lub {
    pub ty: Ty,
    pub new: Vec<Adjustment>,
    /// To be applied to every expression merged so far.
    pub previous: Vec<Adjustment>,
}

type CoerceResult = Result<InferOk<(Vec<Adjustment>, Ty)>, TypeError>;

fn adjust(kind: Adjust, target: Ty) -> Adjustment {
    Adjustment { kind, target }
}

/// `&mut` may become `&`, not the other way round.
fn coerce_mutability(from: Mutability, to: Mutability) -> Result<(), TypeError> {
    if from >= to { Ok(()) } else { Err(TypeError::Mutability) }
}

impl<'a, 't> CoerceCtxt<'a, 't> {
    /// For an ordinary coercion site.
    pub fn new(infcx: &'a InferCtxt<'t>, env: &'a ParamEnv, span: Span) -> Self {
        CoerceCtxt { infcx, env, span, two_phase: false, never: true }
    }

    /// For the arguments of calls.
    pub fn two_phase(self) -> Self {
        CoerceCtxt { two_phase: true, ..self }
    }

    /// Converts an expression of type `source` to `target`. On success: the adjustments, after which it has that type; the
    /// obligations must be registered.
    pub fn coerce(&self, source: Ty, target: Ty) -> Result<InferOk<Vec<Adjustment>>, TypeError> {
        Ok(self.coerce_to(source, target)?.map(|(adjustments, _)| adjustments))
    }

    /// As [`coerce`](Self::coerce), with the type after the adjustments: more exact than `target` where that is unsolved.
    pub fn coerce_to(&self, source: Ty, target: Ty) -> CoerceResult {
        self.infcx.commit_if_ok(|| self.coerce_inner(source, target))
    }

    /// Whether [`coerce`](Self::coerce) would succeed, obligations included as far as can be told.
    pub fn can_coerce(&self, source: Ty, target: Ty) -> bool {
        self.infcx.probe(|| match self.coerce_inner(source, target) {
            Ok(ok) => self.infcx.evaluate_all(&ok.obligations).may_apply(),
            Err(_) => false,
        })
    }

    fn cause(&self) -> Cause {
        Cause::new(self.span, CauseCode::Unsize)
    }

    fn coerce_inner(&self, source: Ty, target: Ty) -> CoerceResult {
        let (source, target) = (self.infcx.resolve(source), self.infcx.resolve(target));
        if source.is_never() {
            if !self.never {
                return self.unify(source, target);
            }
            if target.is_never() {
                return Ok(InferOk::new((Vec::new(), target)));
            }
            self.infcx.mark_diverging(target);
            return Ok(InferOk::new((vec![adjust(Adjust::NeverToAny, target)], target)));
        }
        if self.infcx.is_ty_var(source) {
            return self.unify(source, target);
        }
        if let Ok(ok) = self.infcx.commit_if_ok(|| self.coerce_unsized(source, target)) {
            return Ok(ok);
        }
        match target.kind() {
            TyKind::RawPtr(_, mutability) => return self.coerce_raw_ptr(source, target, *mutability),
            TyKind::Ref(_, _, mutability) => return self.coerce_reference(source, target, *mutability),
            _ => {}
        }
        match source.kind() {
            TyKind::FnDef(id, args) => self.coerce_fn_item(source, *id, *args, target),
            TyKind::FnPtr(sig) => self.coerce_fn_pointer(source, *sig, target),
            TyKind::Closure(id, args) => self.coerce_closure(source, *id, *args, target),
            _ => self.unify(source, target),
        }
    }

    fn unify(&self, source: Ty, target: Ty) -> CoerceResult {
        self.infcx.sub(source, target)?;
        Ok(InferOk::new((Vec::new(), target)))
    }

    fn unify_adjusted(&self, source: Ty, target: Ty, adjustments: Vec<Adjustment>) -> CoerceResult {
        self.infcx.sub(source, target)?;
        Ok(InferOk::new((adjustments, target)))
    }

    /// Reborrows and deref coercions: the first type along the derefs of `source` that fits behind the target reference.
    fn coerce_reference(&self, source: Ty, target: Ty, to: Mutability) -> CoerceResult {
        let TyKind::Ref(region, _, from) = *source.kind() else { return self.unify(source, target) };
        coerce_mutability(from, to)?;
        let mut first_error = None;
        let mut autoderef = Autoderef::new(self.infcx, self.env, self.cause(), source);
        let mut found = None;
        for (referent, derefs) in autoderef.by_ref() {
            // Borrowing the expression itself is not a coercion: it would make `&x` out of any `x`.
            if derefs == 0 {
                continue;
            }
            let candidate = Ty::reference(region, referent, to);
            match self.infcx.sub(candidate, target) {
                Ok(()) => {
                    found = Some(candidate);
                    break;
                }
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        let Some(found) = found else { return Err(first_error.unwrap_or(TypeError::Mismatch)) };
        let mut adjustments = autoderef.adjustments();
        let steps = autoderef.step_count();
        let obligations = autoderef.into_obligations();
        let ty = self.infcx.resolve(found);
        if steps == 1 && from == Mutability::Not && to == Mutability::Not {
            // `&*x` of a shared reference is `x`.
            return Ok(InferOk { value: (Vec::new(), ty), obligations });
        }
        let borrow = AutoBorrow::Ref { mutability: to, two_phase: self.two_phase && to.is_mut() };
        adjustments.push(adjust(Adjust::Borrow(borrow), ty));
        Ok(InferOk { value: (adjustments, ty), obligations })
    }

    fn coerce_raw_ptr(&self, source: Ty, target: Ty, to: Mutability) -> CoerceResult {
        let (is_ref, inner, from) = match *source.kind() {
            TyKind::Ref(_, inner, from) => (true, inner, from),
            TyKind::RawPtr(inner, from) => (false, inner, from),
            _ => return self.unify(source, target),
        };
        coerce_mutability(from, to)?;
        let pointer = Ty::raw_ptr(inner, to);
        let adjustments = if is_ref {
            let borrow = Adjust::Borrow(AutoBorrow::RawPtr(to));
            vec![adjust(Adjust::Deref(None), inner), adjust(borrow, pointer)]
        } else if from != to {
            vec![adjust(Adjust::Pointer(Coercion::MutToConst), pointer)]
        } else {
            Vec::new()
        };
        self.unify_adjusted(pointer, target, adjustments)
    }

    /// `&[T; 3]` to `&[T]`, `Box<T>` to `Box<dyn Trait>`, and so on.
    fn coerce_unsized(&self, source: Ty, target: Ty) -> CoerceResult {
        if self.infcx.is_ty_var(source) || self.infcx.is_ty_var(target) {
            return Err(TypeError::Mismatch);
        }
        // Most types can be told not to unsize by their constructors.
        let (mut adjustments, from) = match (*source.kind(), *target.kind()) {
            (TyKind::Ref(region, inner, from), TyKind::Ref(_, _, to)) => {
                coerce_mutability(from, to)?;
                let borrowed = Ty::reference(region, inner, to);
                let borrow = Adjust::Borrow(AutoBorrow::Ref { mutability: to, two_phase: false });
                (vec![adjust(Adjust::Deref(None), inner), adjust(borrow, borrowed)], borrowed)
            }
            (TyKind::Ref(_, inner, from), TyKind::RawPtr(_, to)) => {
                coerce_mutability(from, to)?;
                let pointer = Ty::raw_ptr(inner, to);
                let borrow = Adjust::Borrow(AutoBorrow::RawPtr(to));
                (vec![adjust(Adjust::Deref(None), inner), adjust(borrow, pointer)], pointer)
            }
            (TyKind::RawPtr(..), TyKind::RawPtr(..)) => (Vec::new(), source),
            (TyKind::Adt(a, _), TyKind::Adt(b, _)) if a == b => (Vec::new(), source),
            _ => return Err(TypeError::Mismatch),
        };
        let (Some(trait_id), Some(unsize)) =
            (self.infcx.tables.lang_trait("coerce_unsized"), self.infcx.tables.lang_trait("unsize"))
        else {
            return Err(TypeError::Mismatch);
        };
        let mut obligations = Vec::new();
        let first = Obligation::trait_bound(trait_id, from, &[Arg::Ty(target)], self.env, self.cause());
        let mut queue = VecDeque::from([first]);
        while let Some(obligation) = queue.pop_front() {
            let goal = self.infcx.open_goal(&obligation);
            let Predicate::Trait { trait_ref, .. } = goal.predicate else {
                obligations.push(goal);
                continue;
            };
            if trait_ref.trait_id != trait_id && trait_ref.trait_id != unsize {
                obligations.push(goal);
                continue;
            }
            match self.infcx.select(&goal) {
                Ok(Some(candidate)) => match self.infcx.confirm(&goal, &candidate) {
                    Ok(nested) => queue.extend(nested),
                    Err(_) => return Err(TypeError::Mismatch),
                },
                Ok(None) if trait_ref.trait_id == unsize && self.sized_var_to_dyn(trait_ref) => obligations.push(goal),
                Ok(None) | Err(_) => return Err(TypeError::Mismatch),
            }
        }
        adjustments.push(adjust(Adjust::Pointer(Coercion::Unsize), target));
        Ok(InferOk { value: (adjustments, target), obligations })
    }

    /// `?T: Unsize<dyn Trait>`: not decided, but a type that must be `Sized` can only unsize.
    fn sized_var_to_dyn(&self, trait_ref: TraitRef) -> bool {
        let target = trait_ref.args.get(1).and_then(|a| a.as_ty());
        self.infcx.is_ty_var(trait_ref.self_ty())
            && target.is_some_and(|t| matches!(self.infcx.shallow(t).kind(), TyKind::Dynamic(..)))
            && self.infcx.is_sized_var(trait_ref.self_ty())
    }

    fn coerce_fn_item(&self, source: Ty, id: FnId, args: Args, target: Ty) -> CoerceResult {
        let TyKind::FnPtr(wanted) = *target.kind() else { return self.unify(source, target) };
        let mut obligations = Vec::new();
        let sig = self.infcx.fn_item_sig(id, args);
        let sig = self.infcx.normalize_into(sig, self.env, self.cause(), 0, &mut obligations);
        let mut adjustments = vec![adjust(Adjust::Pointer(Coercion::ReifyFn), Ty::new(TyKind::FnPtr(sig)))];
        let ok = self.sig_to_pointer(sig, wanted, target, &mut adjustments)?;
        Ok(InferOk { value: ok, obligations })
    }

    fn coerce_fn_pointer(&self, source: Ty, sig: FnSig, target: Ty) -> CoerceResult {
        let TyKind::FnPtr(wanted) = *target.kind() else { return self.unify(source, target) };
        let mut adjustments = Vec::new();
        self.sig_to_pointer(sig, wanted, target, &mut adjustments).map(InferOk::new)
    }

    fn coerce_closure(&self, source: Ty, id: ClosureId, args: Args, target: Ty) -> CoerceResult {
        let TyKind::FnPtr(wanted) = *target.kind() else { return self.unify(source, target) };
        if self.infcx.is_capturing(id) {
            return Err(TypeError::Mismatch);
        }
        let sig = self.infcx.shallow(ClosureArgs::split(args).sig);
        let TyKind::FnPtr(sig) = *sig.kind() else { return Err(TypeError::Mismatch) };
        let sig = FnSig { is_unsafe: wanted.is_unsafe, ..sig };
        let pointer = Ty::new(TyKind::FnPtr(sig));
        self.unify_adjusted(pointer, target, vec![adjust(Adjust::Pointer(Coercion::ClosureFn), target)])
    }

    fn sig_to_pointer(
        &self,
        sig: FnSig,
        wanted: FnSig,
        target: Ty,
        adjustments: &mut Vec<Adjustment>,
    ) -> Result<(Vec<Adjustment>, Ty), TypeError> {
        let mut sig = sig;
        if !sig.is_unsafe && wanted.is_unsafe {
            sig.is_unsafe = true;
            adjustments.push(adjust(Adjust::Pointer(Coercion::UnsafeFn), Ty::new(TyKind::FnPtr(sig))));
        }
        self.infcx.sub(Ty::new(TyKind::FnPtr(sig)), target)?;
        Ok((std::mem::take(adjustments), target))
    }

    // -----------------------------------------------------------------------------------------------------------
    // Least upper bound.

    /// The common type of the branches seen so far (of type `previous`) and a new one. `adjustable`: the branches so far may
    /// still be converted (none has adjustments other than reborrows).
    pub fn lub(&self, previous: Ty, new: Ty, adjustable: bool) -> Result<InferOk<Lub>, TypeError> {
        let (previous, new) = (self.infcx.resolve(previous), self.infcx.resolve(new));
        if let Some(result) = self.lub_callables(previous, new)? {
            return Ok(result);
        }
        let first_error = match self.coerce_to(new, previous) {
            Ok(ok) => return Ok(ok.map(|(new, ty)| Lub { ty, new, previous: Vec::new() })),
            Err(error) => error,
        };
        if adjustable && let Ok(ok) = self.coerce_to(previous, new) {
            return Ok(ok.map(|(previous, ty)| Lub { ty, new: Vec::new(), previous }));
        }
        Err(first_error)
    }

    /// Different function items and closures meet at a function pointer.
    fn lub_callables(&self, previous: Ty, new: Ty) -> Result<Option<InferOk<Lub>>, TypeError> {
        let callable = |ty: Ty| matches!(ty.kind(), TyKind::FnDef(..) | TyKind::Closure(..));
        if !callable(previous) || !callable(new) {
            return Ok(None);
        }
        if self.infcx.eq(previous, new).is_ok() {
            return Ok(Some(InferOk::new(Lub { ty: previous, new: Vec::new(), previous: Vec::new() })));
        }
        let mut obligations = Vec::new();
        let (Some((a, how_a)), Some((b, how_b))) =
            (self.pointer_sig(previous, &mut obligations), self.pointer_sig(new, &mut obligations))
        else {
            return Ok(None);
        };
        let is_unsafe = a.is_unsafe || b.is_unsafe;
        let (a, b) = (FnSig { is_unsafe, ..a }, FnSig { is_unsafe, ..b });
        let pointer = Ty::new(TyKind::FnPtr(a));
        self.infcx.eq(pointer, Ty::new(TyKind::FnPtr(b)))?;
        let lub = Lub {
            ty: pointer,
            new: vec![adjust(Adjust::Pointer(how_b), pointer)],
            previous: vec![adjust(Adjust::Pointer(how_a), pointer)],
        };
        Ok(Some(InferOk { value: lub, obligations }))
    }

    fn pointer_sig(&self, ty: Ty, obligations: &mut Vec<Obligation>) -> Option<(FnSig, Coercion)> {
        match *ty.kind() {
            TyKind::FnDef(id, args) => {
                let sig = self.infcx.fn_item_sig(id, args);
                Some((self.infcx.normalize_into(sig, self.env, self.cause(), 0, obligations), Coercion::ReifyFn))
            }
            TyKind::Closure(id, _) if self.infcx.is_capturing(id) => None,
            TyKind::Closure(_, args) => match self.infcx.shallow(ClosureArgs::split(args).sig).kind() {
                TyKind::FnPtr(sig) => Some((*sig, Coercion::ClosureFn)),
                _ => None,
            },
            _ => None,
        }
    }
}
