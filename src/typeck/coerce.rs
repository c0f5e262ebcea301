//! Coercions: implicit conversions where the target type is known, recorded as a list of adjustments.
//!
//! ```text
//! let s: &str = &string;       Deref(None) String, Deref(overloaded) str, Borrow(&)
//! let f: fn(i32) = |x| ();     Pointer(ClosureFn)
//! let d: &dyn Show = &point;   Deref(None), Borrow(&), Pointer(Unsize)
//! let n: i32 = return;         NeverToAny
//! ```

use crate::hir::{Coercion, ParamEnv};
use crate::source::Span;
use crate::ty::*;

use super::infer::{InferCtxt, InferOk, TypeError};
use super::traits::Obligation;

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
