//! What the borrow checker found, as data. Sentences come later ([`super::sentences`]).

use crate::mir::{BorrowKind, Location, Place};
use crate::source::Span;
use crate::ty::Ty;

use super::regions::Category;

/// One violation.
#[derive(Clone, Debug)]
pub struct Finding {
    pub reason: Reason,
    /// Where rustc points.
    pub span: Span,
    pub location: Location,
}

#[derive(Clone, Debug)]
pub enum Reason {
    /// E0381
    Uninitialised {
        place: String,
        declared: Option<Span>,
        partially: bool,
        maybe: bool,
        /// Where it gets a value on some of the ways.
        assigned: Option<Span>,
    },
    /// E0382
    Moved {
        place: Option<String>,
        ty: Ty,
        /// What the use is: "used", "borrowed", "moved", "assigned".
        action: Action,
        moves: Vec<MoveSite>,
        /// Part of the place was moved, or the place is part of what was moved.
        partially: bool,
        declared: Option<Span>,
    },
    /// E0507, E0508, E0509
    IllegalMove {
        place: Option<String>,
        ty: Ty,
        from: MovedFrom,
        origin: Option<Origin>,
        bound: Option<Span>,
        why: MoveWhy,
    },
    /// E0499, E0502, E0500, E0501, E0524
    ConflictingBorrow {
        place: String,
        new: BorrowKind,
        /// Who makes the new borrow.
        by: Borrower,
        old: LoanSite,
        explanation: Explanation,
        in_loop: bool,
    },
    /// E0503
    UseWhileBorrowed { place: String, old: LoanSite, explanation: Explanation },
    /// E0505
    MoveWhileBorrowed { place: String, why: MoveWhy, old: LoanSite, explanation: Explanation },
    /// E0506
    AssignWhileBorrowed { place: String, old: LoanSite, explanation: Explanation },
    /// E0510
    MutatedInGuard { place: String, matched: LoanSite, action: &'static str },
    /// E0597
    DoesNotLiveLongEnough { place: String, loan: LoanSite, dropped: Span, explanation: Explanation },
    /// E0716
    TemporaryDropped { dropped: Span, loan: LoanSite, explanation: Explanation },
    /// E0515
    ReturnsReference { place: Option<String>, is_argument: bool, borrowed: Span, loan: LoanSite },
    /// E0373
    ClosureMayOutlive { place: String, closure: Span, use_span: Span, escape: ClosureEscape, loan: LoanSite },
    /// E0713
    BorrowedPartDropped { place: String, owner: String, dropped: Span, loan: LoanSite, explanation: Explanation },
    /// E0384
    AssignedTwice { place: String, first: Span, is_argument: bool, declared: Span },
    /// E0594
    AssignImmutable { place: String, why: Immutable },
    /// E0596. Several borrows of a variable without `mut` are one error, at its declaration.
    BorrowImmutable { place: String, why: Immutable, by: Borrower, borrows: Vec<Span> },
    /// No code: "lifetime may not live long enough".
    LifetimeTooShort {
        longer: String,
        shorter: String,
        category: Category,
        /// The argument or captured variable whose type has the lifetime that is too short.
        comes_with: Option<(String, Span)>,
    },
    /// No code: a reference to a captured variable escapes an `FnMut` closure.
    CapturedEscapes,
    /// E0521
    Escapes { name: String, declared: Option<Span>, from_closure: bool, must_outlive: String },
    /// E0521: what lives in a closure's body is stored in a variable that it captured.
    StoredInCapture { place: Option<String>, captured: String, dropped: Span, loan: LoanSite },
    /// E0621
    ExplicitLifetimeRequired { argument: String, lifetime: String, argument_span: Span },
    /// E0309, E0310, E0311
    TypeMayNotLive {
        ty: Ty,
        lifetime: String,
        needed: Needed,
        /// The type parameter.
        declared: Option<Span>,
    },
    /// E0700: what is returned as `impl Trait` refers to `lifetimes`, of which it may refer to none or not to all at once.
    NotCaptured { opaque: Span, lifetimes: Vec<String> },
    /// E0491
    ReferenceOutlivesReferent { ty: Ty },
    /// E0477
    TypeTooShort { ty: Ty },
    /// E0478
    BoundNotSatisfied,
    /// E0803: as before, of the type that implements a trait.
    ImplementorTooShort,
    /// E0308, or no code where the impl's lifetime could be chosen: the impl's signature promises less than the trait's.
    SignatureTooNarrow { what: &'static str, chosen: bool },
    /// No code: "implementation is not general enough" and the like.
    NotGeneralEnough,
}

impl Reason {
    /// What keeps the loan alive that is in the way.
    pub fn explanation(&self) -> Option<&Explanation> {
        match self {
            Reason::ConflictingBorrow { explanation, .. }
            | Reason::UseWhileBorrowed { explanation, .. }
            | Reason::MoveWhileBorrowed { explanation, .. }
            | Reason::AssignWhileBorrowed { explanation, .. }
            | Reason::DoesNotLiveLongEnough { explanation, .. }
            | Reason::TemporaryDropped { explanation, .. }
            | Reason::BorrowedPartDropped { explanation, .. }
            | Reason::ClosureMayOutlive { escape: ClosureEscape::Block { explanation, .. }, .. } => Some(explanation),
            _ => None,
        }
    }
}

/// How a closure gets away from what it borrows (E0373).
#[derive(Clone, Debug)]
pub enum ClosureEscape {
    /// The function returns it.
    Returned,
    /// It is passed to who may keep it.
    Passed,
    /// It is the value of the block that its variable lives in, or is stored outside.
    Block { dropped: Span, explanation: Explanation },
}

/// The lifetime that a type must outlive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needed {
    Named,
    Static,
    /// One that was left out.
    Anonymous,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Use,
    Borrow,
    Assign,
}

#[derive(Clone, Debug)]
pub struct MoveSite {
    pub span: Span,
    pub why: MoveWhy,
    /// The move happens in an earlier turn of a loop.
    pub in_loop: bool,
    pub location: Location,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub enum MoveWhy {
    /// `let y = x`, `self.field = x`, ...
    Value {
        to: Option<String>,
    },
    /// `f(x)`; the function as it is told, in backticks if it has a name.
    Argument {
        function: String,
    },
    /// `Some(x)`: nobody but the value that is made owns it.
    Constructor {
        name: String,
    },
    /// A method that takes `self`.
    SelfArgument {
        method: String,
        /// Its name where the program declares it.
        declared: Option<Span>,
    },
    /// A closure that gives away what it captured, by calling it.
    Called,
    /// `for` consumes what it iterates over.
    ForLoop,
    /// Captured by a closure that moves.
    Closure {
        use_span: Span,
    },
    /// Bound by value in a pattern.
    Pattern,
    Operator,
}

#[derive(Clone, Debug)]
pub enum MovedFrom {
    SharedReference,
    MutableReference,
    RawPointer,
    /// Captured variable of a closure that may be called again.
    Captured {
        kind: &'static str,
    },
    Static,
    /// What an operator that is a call lends: a smart pointer's contents (`*rc`), an element of a collection (`v[0]`).
    Overloaded {
        index: bool,
        /// The type of the pointer or collection.
        ty: Ty,
        /// The pointer or collection, if it has a name.
        owner: Option<String>,
    },
    Index {
        ty: Ty,
    },
    DropType {
        ty: Ty,
    },
}

/// The earlier borrow.
#[derive(Clone, Debug)]
pub struct LoanSite {
    pub span: Span,
    pub kind: BorrowKind,
    pub place: String,
    /// The variable is captured by a closure: where it is used in there.
    pub closure_use: Option<Span>,
    /// Who made it.
    pub by: Borrower,
    /// The variable that is borrowed, or part of which is.
    pub origin: Option<Origin>,
    /// The type of what is borrowed.
    pub ty: Ty,
    /// What is borrowed is reached through a variant of an enum.
    pub in_variant: bool,
}

/// Who borrows: what the reference is made for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Borrower {
    /// A method or function; `library` if it is the library's.
    Call {
        name: String,
        library: bool,
    },
    /// `v[i]`, through `Index`.
    Index,
    /// What a `for` iterates over.
    ForLoop,
    Closure,
    /// `println!` and the like.
    Format,
    Other,
}

/// The variable that an error is about.
#[derive(Clone, Debug)]
pub struct Origin {
    pub name: String,
    pub declared: Span,
    pub ty: Ty,
    pub is_argument: bool,
    /// Dropping it does something.
    pub needs_drop: bool,
}

/// The variable through which a loan is used.
#[derive(Clone, Debug)]
pub struct Holder {
    pub name: String,
    pub ty: Ty,
}

/// What keeps a loan alive.
#[derive(Clone, Debug)]
pub enum Explanation {
    UsedLater {
        span: Span,
        by: LaterUse,
        holder: Option<Holder>,
    },
    /// Used by the next turn of a loop.
    UsedInLoop {
        span: Span,
        by: LaterUse,
        holder: Option<Holder>,
    },
    /// Dropped later, and the destructor may look.
    DroppedLater {
        span: Span,
        name: Option<String>,
        ty: Ty,
    },
    /// A universal region must be outlived.
    MustOutlive {
        span: Span,
        lifetime: String,
        category: Category,
        /// The constraint comes from inside a closure.
        from_closure: bool,
    },
    Unexplained,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LaterUse {
    Use,
    Call,
    ClosureCapture,
    /// A `let` binds the closure that holds the borrow.
    ClosureLet,
}

#[derive(Clone, Debug)]
pub enum Immutable {
    /// `let x` without `mut`.
    Local {
        declared: Span,
        name: String,
    },
    /// Behind `&`.
    SharedReference {
        declared: Option<Span>,
        /// The variable that is the reference, and its type.
        holder: Option<Holder>,
    },
    /// Behind `*const`.
    ConstPointer,
    /// Captured variable that is not `mut`, or of an `Fn` closure.
    Captured {
        declared: Option<Span>,
        name: String,
    },
    FnClosure,
    Static {
        name: String,
    },
    /// Reached through a smart pointer without `DerefMut`/`IndexMut`.
    Other,
}
