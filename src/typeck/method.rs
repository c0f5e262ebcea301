//! Method probing: which function `receiver.name(..)` or `Type::name` means.
//!
//! ```text
//! v.len()        v: Vec<i32>    steps: Vec<i32>, [i32] (by Deref)
//!                Vec<i32>       by value: inherent `Vec::len(&self)` no; autoref: &Vec<i32> yes
//! x.clone()      x: &T          by value &T: `<T as Clone>::clone(&self)` if T: Clone, else autoref: `<&T as Clone>`
//! ```
//!
//! For each step of autoderef: by value, then by `&`, by `&mut` and (for raw pointers) by `*const`; inherent candidates
//! before those of traits in scope. The first that applies is the [`Pick`].

use crate::hir::ParamEnv;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::coerce::Adjustment;
use super::infer::InferCtxt;
use super::traits::Obligation;

/// What is looked up, and from where.
#[derive(Clone, Copy)]
pub struct Probe<'a, 't> {
    pub infcx: &'a InferCtxt<'t>,
    pub env: &'a ParamEnv,
    pub span: Span,
    pub name: Symbol,
    pub mode: ProbeMode,
    /// The module of the code that asks (for visibility).
    pub module: u32,
    pub traits_in_scope: &'a [TraitId],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProbeMode {
    /// `x.name(..)`: autoderef and autoref, methods with `self` only.
    MethodCall,
    /// `Type::name`: functions, methods and associated consts of exactly that type.
    Path,
}

/// An associated function or const.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AssocItem {
    Fn(FnId),
    Const(ConstId),
}

/// The item found, by what right, and how the receiver becomes `self`.
#[derive(Clone, Debug)]
pub struct Pick {
    pub item: AssocItem,
    pub kind: PickKind,
    /// How many derefs are applied to the receiver.
    pub autoderefs: usize,
    pub autoref: Option<AutorefOrPtr>,
    /// The type of the receiver after the derefs.
    pub self_ty: Ty,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PickKind {
    Inherent(ImplId),
    /// Of a trait object: through its vtable.
    Object(TraitId),
    /// Of a trait in scope.
    Trait(TraitId),
    /// By a bound on a type parameter.
    WhereClause(TraitRef, u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AutorefOrPtr {
    /// `unsize`: an array becomes a slice on the way.
    Autoref { mutability: Mutability, unsize: bool },
    /// `*mut T` to `*const T`.
    ToConstPtr,
}

/// Why no method was picked.
#[derive(Clone, Debug)]
pub enum MethodError {
    /// E0599. Predicates that kept candidates from applying, if any; traits that have such a method but are not in scope.
    NoMatch { unsatisfied: Vec<Predicate>, out_of_scope: Vec<TraitId>, static_candidates: Vec<AssocItem> },
    /// E0034.
    Ambiguity(Vec<AssocItem>),
    /// E0624.
    Private(AssocItem),
    /// E0282: the receiver's type is not known at this point.
    UnknownReceiver(Ty),
    /// E0161-like: `dyn` receivers of methods that need `Self: Sized`.
    IllegalSizedBound,
    /// E0055.
    RecursionLimit(Ty),
    /// The receiver has an error type.
    Reported,
}

/// A picked method with its types.
#[derive(Clone, Debug)]
pub struct MethodCallee {
    pub fn_id: FnId,
    /// All arguments: the container's, then the method's own.
    pub args: Args,
    /// Instantiated and normalised; includes `self`.
    pub sig: FnSig,
    /// To be applied to the receiver.
    pub adjustments: Vec<Adjustment>,
    /// The method's where clauses and what normalising its signature left to prove.
    pub obligations: Vec<Obligation>,
}
