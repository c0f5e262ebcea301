//! Rules of the checker that tests switch off, one at a time, to see that a test notices.
//!
//! A rule is asked about where it is applied: `if conflict && !off(Rule::Name)`. Builds without debug assertions, which are
//! those that are handed out, have no switch: there [`off`] is the constant `false`. `tests/mutants.rs` does the switching.

/// Makes the enum of rules, their names, and the sentences that say what each demands.
macro_rules! rules {
    ($($name:ident $text:literal,)*) => {
        /// A rule of the checker, or of drop elaboration.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Rule {
            $(#[doc = $text] $name,)*
        }

        impl Rule {
            pub const ALL: &[Rule] = &[$(Rule::$name,)*];

            /// What the rule says.
            pub fn text(self) -> &'static str {
                match self {
                    $(Rule::$name => $text,)*
                }
            }
        }
    };
}

rules! {
    // Moves and initialisation.
    UseOfMoved "a use of a place needs the place, or what it is part of, to be initialised",
    UseOfPartlyMoved "a use of a place needs all its parts to be initialised",
    UseOfSubslice "a use of a subslice of an array needs each of its elements to be initialised",
    AssignThroughMoved "an assignment through a pointer needs the pointer to be initialised",
    AssignFieldOfDropType "an assignment to a field of a value with a destructor needs the whole value to be initialised",
    AssignFieldOfMoved "a struct or tuple cannot be initialised field by field",
    BorrowOfMoved "a borrow needs its place to be initialised",
    RawBorrowOfMoved "the address of a place can only be taken (`&raw`) where the place is initialised",
    MatchOfMoved "a match needs what it inspects to be initialised: the read of a discriminant is a use",
    PatternOfMoved "a `let` or match reads what it binds or inspects, even if it binds nothing (fake reads)",
    MoveOutOfReference "nothing is moved out of what a reference or raw pointer points to (E0507)",
    MoveOutOfDropType "nothing is moved out of a value with a destructor (E0509)",
    MoveOutOfIndex "nothing is moved out of an array or slice by index (E0508)",
    MoveOfSubslice "a move of a subslice moves each of its elements",
    MoveTakesParts "a move of a value moves its parts",
    AssignInitialises "an assignment initialises what it assigns to",
    CallInitialises "a call initialises its destination where it returns",
    StorageDeadEndsInit "a variable in a loop is declared anew in each turn: its assignments of the turn before do not count",
    ParametersAreInit "parameters are initialised on entry",

    // Mutability.
    AssignedTwice "a variable without `mut` is assigned once (E0384)",
    LocalNeedsMut "only variables declared `mut` are borrowed mutably or changed in part",
    BehindSharedReference "nothing is changed through a shared reference or a `*const`",
    MutableReferenceIsEnough "a variable that holds a `&mut` need not be `mut` for what it points to to change",
    BoxInheritsMutability "the contents of a box are as mutable as the box",
    CaptureInheritsMutability "a captured variable is as mutable as the variable",

    // Accesses while a loan is in scope.
    ReadWhileMutablyBorrowed "what is mutably borrowed is not copied (E0503)",
    BorrowWhileMutablyBorrowed "what is mutably borrowed is not borrowed (E0502)",
    MutableBorrowWhileBorrowed "what is borrowed is not mutably borrowed (E0499, E0502)",
    AssignWhileBorrowed "what is borrowed is not assigned to (E0506)",
    ReplaceWhileBorrowed "an assignment drops the old value, which must not be borrowed (E0506)",
    MoveWhileBorrowed "what is borrowed is not moved (E0505)",
    DiesWhileBorrowed "what is borrowed does not go out of scope and is not dropped (E0597, E0716)",
    ReturnWhileBorrowed "what is borrowed for the caller is not a variable of the function (the check where it returns)",
    SharedBorrowsCoexist "any number of shared borrows may be alive at once",
    GuardChangesNothing "a match guard does not change what the match has inspected (E0510)",

    // Two-phase borrows.
    TwoPhaseActivation "a two-phase borrow becomes exclusive with its first use",
    TwoPhaseReservation "between its start and its first use a two-phase borrow only reserves: reads are allowed",
    TwoPhaseStaysActive "after its first use a two-phase borrow is exclusive while it lives",
    ReservationBesideShared "a two-phase borrow may start while shared borrows are alive",
    ReservationIsExclusive "a two-phase borrow may not start while a mutable borrow is alive",

    // Conflicts between places.
    FieldsAreDisjoint "different fields do not overlap",
    IndicesMayBeEqual "elements at indices known only at run time may be the same",
    ElementsAreDisjoint "a pattern's elements at different positions do not overlap",
    ElementsFromBothEnds "of a slice long enough, an element from the front is not one from the back",
    ElementOfSubslice "an element is disjoint from a subslice that leaves it out",
    ShallowStopsAtPointers "overwriting or ending a pointer leaves alone what it points to",
    DropStopsAtReferences "dropping a reference leaves alone what it points to",
    DestructorReachesFields "a destructor may reach all fields of its value, and through them (E0713)",
    PartsOfBorrowed "an access to a part of what is borrowed touches the borrow",
    FakeBorrowIsShallow "a guard may change the parts of what the match has inspected that no pattern looks at",

    // Loans.
    SharedTargetIsUnwatched "a borrow through a shared reference cannot be invalidated here",
    AssignKillsLoans "assigning to a reference ends the loans of what it pointed to",
    LoanEndsWithRegion "a loan ends where its region does (non-lexical lifetimes)",

    // Liveness.
    UseLive "the regions of a variable's type are live where the variable is used later",
    DropLive "the regions that a destructor may look at are live where the variable is dropped later",
    DefEndsLiveness "a variable is not live before it is overwritten",
    DropOfMovedIsNoUse "a variable is not drop-live where it was moved out of",
    MayDangle "a destructor with `#[may_dangle]` does not look at the parameter (RFC 1327)",
    DropCheckFields "dropping a value drops its fields",
    DropCheckDestructor "a destructor may look at everything its type mentions (RFC 769)",
    DropCheckUnknown "the destructor of a trait object or type parameter may look at everything",
    DropCheckCaptures "dropping a closure drops what it has captured by value",
    WriteThroughIsUse "a write to a part of a variable, or through it, is a use of the variable",

    // Regions: what each statement demands.
    Reborrow "a reborrow does not outlive the reference it goes through",
    ReborrowStopsAtShared "a reborrow through a shared reference outlives the references on the way to that",
    AssignRelates "what is assigned lives as long as the place it is assigned to says",
    AnnotationRelates "a variable has the type that its annotation says, lifetimes included",
    ArgumentRelates "an argument lives as long as the parameter says",
    CallResultRelates "the result of a call refers to what the signature says",
    CallIsWellFormed "the types of a called signature are well-formed: `&'a &'b T` says that `'b: 'a`",
    FieldRelates "a value that becomes a field lives as long as the struct's type says",
    ElementRelates "the elements of an array live as long as its type says",
    CaptureRelates "what a closure captures lives as long as the closure's type says",
    ClosureRequirements "what a closure's body needs of the lifetimes around it holds where the closure is made",
    PlaceMentionIsInvariant "a place that may be written has exactly its type: no lifetime in it is shortened",
    WhereClausesOfFunction "the `where` clauses of a function hold where it is mentioned",
    WhereClausesOfStruct "the `where` clauses of a struct hold where one is made",
    WrittenArguments "generic arguments that are written say which lifetimes are meant",
    UnsizeBound "what becomes a `dyn Trait + 'a` outlives `'a`",
    UnsizeReference "a reference that becomes one to a slice or trait object refers to the same",
    CoercedSignature "a function or closure that becomes a function pointer keeps its signature",
    OpaqueBounds "what stands behind `impl Trait` keeps its bounds",
    ParameterOutlives "that a type parameter outlives a lifetime is only what its bounds say (E0309, E0310)",

    // Subtyping.
    MutIsInvariant "`&mut T` is invariant in `T`",
    MutPointerIsInvariant "`*mut T` is invariant in `T`",
    VarianceOfTypes "a struct or enum is as variant in a parameter as the uses of the parameter in its fields",
    ParametersAreContravariant "a function type is contravariant in its parameters",
    ObjectLifetime "a `dyn Trait + 'a` is covariant in `'a`",
    TraitArgumentsAreInvariant "the arguments of a trait object's trait are invariant",

    // Lifetimes of the signature.
    DeclaredOutlives "the `where` clauses on lifetimes hold in the body",
    ImpliedBounds "the types of the parameters are well-formed, which says how their lifetimes relate",
    OutlivesIsTransitive "outlives is transitive",
    StaticOutlivesAll "`'static` outlives every lifetime",
    SignatureKeepsPromises "the body asks nothing of the caller's lifetimes that the signature does not say",
    ClosurePassesOn "what a closure's body needs of lifetimes outside is for its creator to show",
    CapturedByOpaque "a hidden type mentions no lifetime but one that its `impl Trait` captures (E0700)",
    MemberConstraints "an `impl Trait` refers to the least of its lifetimes that is long enough (RFC 2289)",

    // Well-formedness of items.
    ReferenceOutlivesReferent "in a field `&'a T`, `T: 'a` (E0491)",
    TypeKeepsWhereClauses "the types in an item keep the `where` clauses of what they name",
    ImplKeepsBounds "an impl keeps what its trait demands of the implementing type",
    ImplKeepsSignature "a method of an impl promises what the trait's does",

    // Control flow as the checker sees it.
    ArmsMayBePassedOver "every arm of a match may be passed over for a later one (false edges)",
    LoopsMayUnwind "every loop may end by unwinding, so that what outlives the function is checked in endless ones",
    CallsMayUnwind "a call may unwind, and then what is in scope is dropped",

    // Drop elaboration.
    DropOfMovedIsRemoved "what was moved on every way is not dropped",
    DropFlags "what was moved on some ways has a drop flag",
    DropLadder "of a value moved out of in parts the other parts are dropped",
    DropFlagIsCleared "a move clears the drop flag",
}

#[cfg(not(debug_assertions))]
mod switch {
    /// Rules are never off in this build.
    #[inline(always)]
    pub const fn off(_: super::Rule) -> bool {
        false
    }
}

#[cfg(debug_assertions)]
mod switch {
    use std::cell::Cell;

    use super::Rule;

    thread_local! {
        static OFF: Cell<Option<Rule>> = const { Cell::new(None) };
        static ASKED: Cell<u128> = const { Cell::new(0) };
    }

    /// Whether a test has switched the rule off on this thread.
    pub fn off(rule: Rule) -> bool {
        ASKED.set(ASKED.get() | 1 << rule as u32);
        OFF.get() == Some(rule)
    }

    /// Does `work` with a rule switched off, on this thread. If `work` panics the rule stays off: give it a thread of its own.
    #[doc(hidden)]
    pub fn without<R>(rule: Option<Rule>, work: impl FnOnce() -> R) -> R {
        OFF.set(rule);
        let result = work();
        OFF.set(None);
        result
    }

    /// The rules that `work` comes to on this thread: without any other its result is the same.
    #[doc(hidden)]
    pub fn asked<R>(work: impl FnOnce() -> R) -> (R, Vec<Rule>) {
        ASKED.set(0);
        let result = work();
        let asked = ASKED.get();
        (result, Rule::ALL.iter().copied().filter(|rule| asked & (1 << *rule as u32) != 0).collect())
    }

    const _: () = assert!(Rule::ALL.len() <= u128::BITS as usize);
}

pub use switch::*;
