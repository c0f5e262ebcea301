//! Traits: which impl, where clause or built-in rule makes a predicate true, and what a projection stands for.
//!
//! The model is rustc's "old" solver. An [`Obligation`] is something to prove; [`select`](select) finds the one candidate
//! that can prove it; confirming the candidate gives nested obligations; [`Fulfill`](super::fulfill::Fulfill) runs the loop.
//! [`evaluate`](evaluate) answers yes, no or maybe without touching inference variables.
//!
//! ```text
//! Vec<?T>: Clone    candidates: impl<U: Clone> Clone for Vec<U>    nested: ?T: Clone   (ambiguous until ?T is known)
//! I: Iterator       candidates: the where clause `I: Iterator`     nested: none
//! ```

pub mod builtin;
pub mod cache;
pub mod confirm;
pub mod elaborate;
pub mod evaluate;
pub mod project;
pub mod report;
pub mod select;

use crate::hir::{self, ParamEnv};
use crate::source::Span;
use crate::ty::*;

/// Something to prove.
#[derive(Clone, Debug)]
pub struct Obligation {
    pub predicate: Predicate,
    pub env: ParamEnv,
    pub cause: Cause,
    /// How many obligations led to this one; bounded by [`RECURSION_LIMIT`].
    pub depth: u32,
}

/// rustc's default `recursion_limit`.
pub const RECURSION_LIMIT: u32 = 128;

/// Why something must be proved: where an error is reported, and by what rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cause {
    pub span: Span,
    pub code: CauseCode,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CauseCode {
    Misc,
    /// The `index`th predicate of an item that a path or call mentions. The checker moves the span to the argument at
    /// fault where rustc does.
    WhereClause {
        item: BoundOwner,
        index: u32,
    },
    /// Must be `Sized`: a variable, a parameter, a return type, a field, ...
    Sized(SizedReason),
    /// An operand of an operator; reported as E0277 (or E0369 by the checker).
    Operator,
    /// A coercion to an unsized type at this place.
    Unsize,
    /// A method receiver.
    Receiver,
    /// The element of `[x; n]`, which must be `Copy`.
    RepeatCopy,
    /// `?` on an error that must convert.
    QuestionMark,
    /// The argument of a formatting macro.
    FormatArg,
    /// The head of a `for`.
    ForLoop,
    /// The hidden type of an `impl Trait`.
    Opaque,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SizedReason {
    Local,
    Param,
    Return,
    CallReturn,
    Field,
    TupleElement,
    ArrayElement,
    Assign,
    StructInit,
    Argument,
}

/// The item whose where clause is to be proved.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BoundOwner {
    Fn(FnId),
    Adt(AdtId),
    Trait(TraitId),
    Impl(ImplId),
    Const(ConstId),
    AssocTy(AssocTyId),
}

impl Cause {
    pub fn new(span: Span, code: CauseCode) -> Cause {
        Cause { span, code }
    }
    pub fn misc(span: Span) -> Cause {
        Cause { span, code: CauseCode::Misc }
    }
}

impl Obligation {
    pub fn new(predicate: Predicate, env: &ParamEnv, cause: Cause) -> Obligation {
        Obligation { predicate, env: env.clone(), cause, depth: 0 }
    }

    /// `self_ty: trait_id<rest>`.
    pub fn trait_bound(trait_id: TraitId, self_ty: Ty, rest: &[Arg], env: &ParamEnv, cause: Cause) -> Obligation {
        Obligation::new(trait_predicate(trait_id, self_ty, rest), env, cause)
    }

    /// A further obligation that this one leads to.
    pub fn nested(&self, predicate: Predicate) -> Obligation {
        Obligation { predicate, env: self.env.clone(), cause: self.cause, depth: self.depth + 1 }
    }
}

/// `self_ty: trait_id<rest>`.
pub fn trait_predicate(trait_id: TraitId, self_ty: Ty, rest: &[Arg]) -> Predicate {
    Predicate::Trait { trait_ref: trait_ref(trait_id, self_ty, rest), bound: 0 }
}

/// `self_ty as trait_id<rest>`.
pub fn trait_ref(trait_id: TraitId, self_ty: Ty, rest: &[Arg]) -> TraitRef {
    let mut args = vec![Arg::Ty(self_ty)];
    args.extend_from_slice(rest);
    TraitRef { trait_id, args: Ty::args(&args) }
}

/// What makes a trait predicate true.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Candidate {
    /// A where clause in scope.
    ParamEnv(TraitRef, u32),
    /// A bound on the associated or opaque type that `Self` is.
    Alias(TraitRef, u32),
    /// `dyn Trait: Trait` (or a supertrait of it).
    Object(TraitRef),
    Impl(ImplId),
    /// `Sized`, `Copy` or `Clone` by structure.
    Builtin,
    /// `Send`, `Sync` and other auto traits by structure.
    Auto,
    /// A closure is `Fn*`.
    Closure,
    /// A function item or pointer is `Fn*`.
    FnPointer,
    /// `T: Unsize<U>`.
    Unsize,
    /// `&T: CoerceUnsized<&U>` and its like.
    CoerceUnsized,
}

/// What an evaluation in isolation says of a predicate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Eval {
    Yes,
    /// Depends on inference variables.
    Maybe,
    No,
    /// The recursion limit was met.
    Overflow,
}

impl Eval {
    /// Not ruled out.
    pub fn may_apply(self) -> bool {
        matches!(self, Eval::Yes | Eval::Maybe)
    }
    pub fn and(self, other: Eval) -> Eval {
        self.max(other)
    }
}

/// Selection failed for good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionError {
    Unimplemented,
    /// A closure or function has other parameters (tupled) than the `Fn*` bound says: E0631, E0593.
    SignatureMismatch {
        expected: Ty,
        found: Ty,
    },
    Overflow,
    /// An error was reported about the types already.
    Reported,
}

/// The empty set of assumptions.
pub fn empty_env() -> ParamEnv {
    hir::ParamEnv::default()
}
