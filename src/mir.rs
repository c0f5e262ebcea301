//! The program as a control-flow graph: places, explicit moves and copies, borrows, storage, drops and unwinding.
//!
//! This is rustc's MIR (`rustc_middle::mir`), cut down to what the language needs; where a name is the same, so is the
//! meaning.
//!
//! ```text
//! let b = a;            StorageLive(_2);  _2 = move _1
//! v.push(1);            _4 = &two_phase mut _1;  _3 = Vec::push(move _4, const 1) -> [return bb1, unwind bb9]
//! }                     drop(_1) -> [return bb2, unwind bb8];  StorageDead(_1)
//! ```
//!
//! Phases: [`Phase::Built`] is what `lower` makes and `borrowck` reads (types have erased regions; `Drop` means "drop if
//! initialised"; false edges and fake reads are present). [`Phase::Elaborated`] is what `drops` makes and `codegen` reads
//! (every `Drop` is of a value known to be wholly initialised or guarded by a drop flag; nothing fake is left).

pub mod order;
pub mod print;
pub mod simplify;

use std::rc::Rc;

use crate::hir::{BinOp, BodyOwner, CastKind, Coercion, Generics, LocalId, Origin, ParamEnv, UnOp};
use crate::index::IdVec;
use crate::mutant::{Rule, off};
use crate::source::{Span, Symbol};
use crate::ty::*;

crate::id! {
    /// `_0` is the return place, then the arguments, then variables and temporaries.
    pub struct Local("_");
    pub struct BlockId("bb");
    /// A lexical scope, for debug information.
    pub struct ScopeId("scope");
    /// A promoted constant (rvalue static promotion) of one body.
    pub struct PromotedId("promoted");
}

impl Local {
    pub const RETURN: Local = Local(0);
    /// The environment argument of a closure body.
    pub const ENV: Local = Local(1);
}

impl BlockId {
    pub const START: BlockId = BlockId(0);
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    Built,
    Elaborated,
}

/// One function, constant, static or closure body.
#[derive(Clone, Debug)]
pub struct Body {
    pub owner: BodyOwner,
    pub phase: Phase,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    pub locals: IdVec<Local, LocalDecl>,
    /// Locals `1..=arg_count` are arguments. A closure's first argument is its environment: `&Env`, `&mut Env` or `Env`
    /// by its kind, then the closure's parameters one by one.
    pub arg_count: usize,
    pub blocks: IdVec<BlockId, Block>,
    pub scopes: IdVec<ScopeId, Scope>,
    /// User variables and where they live; a captured variable lives behind the environment.
    pub vars: Vec<VarInfo>,
    /// Constants promoted to static memory: bodies without arguments whose return place is the promoted value.
    pub promoted: IdVec<PromotedId, Body>,
    /// The closures that are made in it, in the order of the blocks, those in code that is never reached too.
    pub closures: Vec<ClosureId>,
    /// For closures: captured places as seen by the parent, in field order of the environment.
    pub upvars: Vec<Upvar>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct LocalDecl {
    pub ty: Ty,
    /// The type as written with `let x: T`, with its lifetimes; checked through `AscribeUserType`.
    pub mutability: Mutability,
    pub kind: LocalDeclKind,
    pub scope: ScopeId,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalDeclKind {
    Return,
    /// An argument that is not bound to a variable directly (patterns, closure environments).
    Arg,
    /// A user variable, argument or not.
    Var {
        local: LocalId,
        name: Symbol,
        is_arg: bool,
        by_ref: bool,
    },
    /// The copy-out reference a match guard sees a by-value binding through.
    GuardRef(LocalId),
    Temp,
    /// A boolean that says whether some place is initialised; made by drop elaboration.
    DropFlag,
}

#[derive(Clone, Debug)]
pub struct Scope {
    pub parent: Option<ScopeId>,
    pub span: Span,
}

/// A user variable for diagnostics and pictures.
#[derive(Clone, Debug)]
pub struct VarInfo {
    pub name: Symbol,
    pub local_id: LocalId,
    pub place: Place,
    pub ty: Ty,
    pub scope: ScopeId,
    pub span: Span,
    /// 1-based position among the arguments, for parameters.
    pub arg_index: Option<usize>,
    /// Made by desugaring; views hide it.
    pub hidden: bool,
}

#[derive(Clone, Debug)]
pub struct Upvar {
    /// Such as `x`, `self.count`, `*p`.
    pub name: String,
    pub root: LocalId,
    pub by_ref: Option<BorrowKind>,
    /// The captured place may be mutated (`mut` binding or through `&mut`).
    pub mutability: Mutability,
    pub ty: Ty,
    pub use_span: Span,
    /// The captured path goes through a `&`: nothing behind it can be changed.
    pub behind_shared: bool,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub statements: Vec<Statement>,
    pub terminator: Terminator,
    /// Runs only while unwinding.
    pub is_cleanup: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SourceInfo {
    pub span: Span,
    pub scope: ScopeId,
}

/// A position in the graph: before `statement` of `block`; the terminator's index is the number of statements.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Location {
    pub block: BlockId,
    pub statement: usize,
}

#[derive(Clone, Debug)]
pub struct Statement {
    pub kind: StatementKind,
    pub info: SourceInfo,
}

#[derive(Clone, Debug)]
pub enum StatementKind {
    Assign(Place, Rvalue),
    /// Counts as a read for borrow checking and initialisation; nothing at run time.
    FakeRead(FakeReadCause, Place),
    /// The variable's slot comes to life / dies. Arguments and the return place have neither.
    StorageLive(Local),
    StorageDead(Local),
    /// The place's type relates to what the user wrote, by the variance.
    AscribeUserType(Place, crate::hir::Variance, Ty),
    Nop,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FakeReadCause {
    /// A match arm's guard passed: the scrutinee's fake borrows end here.
    ForMatchGuard,
    /// `match place` and `let pattern = place`: mentioned, no more; parts that are not bound may be gone (rustc's
    /// `PlaceMention`).
    Mention,
    /// No arm of a `match` has matched: that this cannot be is known of a whole value only.
    ForMatchedPlace,
    ForGuardBinding,
    ForLet,
    /// `array[index]`: the length is known without a look at the array, which must be there nonetheless.
    ForIndex,
}

#[derive(Clone, Debug)]
pub struct Terminator {
    pub kind: TerminatorKind,
    pub info: SourceInfo,
}

#[derive(Clone, Debug)]
pub enum TerminatorKind {
    Goto(BlockId),
    /// Integers, `bool`, `char`: `values[i]` (bits) goes to `targets[i]`, anything else to the last of `targets`.
    SwitchInt {
        operand: Operand,
        values: Vec<u128>,
        targets: Vec<BlockId>,
    },
    Return,
    /// Continue unwinding.
    UnwindResume,
    Unreachable,
    /// `replace` marks the drop half of an assignment `place = value`.
    Drop {
        place: Place,
        target: BlockId,
        unwind: Option<BlockId>,
        replace: bool,
    },
    Call {
        func: Operand,
        args: Vec<Operand>,
        destination: Place,
        /// `None` if the call never returns.
        target: Option<BlockId>,
        unwind: Option<BlockId>,
        source: crate::hir::CallSource,
        /// The callee's part of the expression, for diagnostics.
        fn_span: Span,
    },
    /// Panics with `message` unless `cond == expected`.
    Assert {
        cond: Operand,
        expected: bool,
        message: AssertKind,
        target: BlockId,
        unwind: Option<BlockId>,
    },
    /// Goes to `real`; borrow checking believes it may go to `imaginary` too.
    FalseEdge {
        real: BlockId,
        imaginary: BlockId,
    },
    /// A loop head: borrow checking believes it may unwind.
    FalseUnwind {
        real: BlockId,
        unwind: Option<BlockId>,
    },
}

impl TerminatorKind {
    /// Every successor, the unwind and imaginary ones included.
    pub fn successors(&self) -> Vec<BlockId> {
        match self {
            TerminatorKind::Goto(target) => vec![*target],
            TerminatorKind::SwitchInt { targets, .. } => targets.clone(),
            TerminatorKind::Return | TerminatorKind::UnwindResume | TerminatorKind::Unreachable => Vec::new(),
            TerminatorKind::Drop { target, unwind, .. } | TerminatorKind::Assert { target, unwind, .. } => {
                std::iter::once(*target).chain(*unwind).collect()
            }
            TerminatorKind::Call { target, .. } if off(Rule::CallsMayUnwind) => target.iter().copied().collect(),
            TerminatorKind::Call { target, unwind, .. } => target.iter().chain(unwind.iter()).copied().collect(),
            TerminatorKind::FalseEdge { real, .. } if off(Rule::ArmsMayBePassedOver) => vec![*real],
            TerminatorKind::FalseEdge { real, imaginary } => vec![*real, *imaginary],
            TerminatorKind::FalseUnwind { real, .. } if off(Rule::LoopsMayUnwind) => vec![*real],
            TerminatorKind::FalseUnwind { real, unwind } => std::iter::once(*real).chain(*unwind).collect(),
        }
    }

    /// The same, to be redirected.
    pub fn successors_mut(&mut self) -> Vec<&mut BlockId> {
        match self {
            TerminatorKind::Goto(target) => vec![target],
            TerminatorKind::SwitchInt { targets, .. } => targets.iter_mut().collect(),
            TerminatorKind::Return | TerminatorKind::UnwindResume | TerminatorKind::Unreachable => Vec::new(),
            TerminatorKind::Drop { target, unwind, .. } | TerminatorKind::Assert { target, unwind, .. } => {
                std::iter::once(target).chain(unwind.as_mut()).collect()
            }
            TerminatorKind::Call { target, unwind, .. } => target.iter_mut().chain(unwind.as_mut()).collect(),
            TerminatorKind::FalseEdge { real, imaginary } => vec![real, imaginary],
            TerminatorKind::FalseUnwind { real, unwind } => std::iter::once(real).chain(unwind.as_mut()).collect(),
        }
    }
}

#[derive(Clone, Debug)]
pub enum AssertKind {
    /// The operation and, for the message, nothing more ("attempt to add with overflow").
    Overflow(BinOp),
    OverflowNeg,
    DivisionByZero,
    RemainderByZero,
    BoundsCheck {
        len: Operand,
        index: Operand,
    },
}

/// A local and a path from it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Place {
    pub local: Local,
    pub projection: Vec<Proj>,
}

impl Place {
    pub fn local(local: Local) -> Place {
        Place { local, projection: Vec::new() }
    }

    /// The place one step further.
    pub fn project(&self, step: Proj) -> Place {
        let mut projection = self.projection.clone();
        projection.push(step);
        Place { local: self.local, projection }
    }

    pub fn as_local(&self) -> Option<Local> {
        self.projection.is_empty().then_some(self.local)
    }
}

impl From<Local> for Place {
    fn from(local: Local) -> Place {
        Place::local(local)
    }
}

/// One step of a place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Proj {
    /// Of a reference, raw pointer or `Box`.
    Deref,
    /// Of a struct, union, tuple, closure environment, or of the variant selected by a preceding `Downcast`; with the
    /// field's type.
    Field(FieldIdx, Ty),
    /// `place[local]`, of an array or slice; the bounds were checked.
    Index(Local),
    /// Of an array or slice pattern: `offset` from the start, or from the end (1 is the last).
    ConstantIndex { offset: u64, min_length: u64, from_end: bool },
    /// The middle of a slice pattern: `[from .. len - to]` (`from_end`), or `[from .. to]` of an array.
    Subslice { from: u64, to: u64, from_end: bool },
    /// The payload of one enum variant.
    Downcast(VariantIdx),
}

#[derive(Clone, Debug)]
pub enum Operand {
    Copy(Place),
    Move(Place),
    Const(Box<Constant>),
}

impl Operand {
    pub fn place(&self) -> Option<&Place> {
        match self {
            Operand::Copy(place) | Operand::Move(place) => Some(place),
            Operand::Const(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Constant {
    pub kind: ConstKind,
    pub ty: Ty,
    pub span: Span,
    /// Generic arguments as the user wrote them, with lifetimes (for `FnDef` constants and named constants).
    pub user_args: Option<Args>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ConstKind {
    /// Integer, `bool`, `char`, float bits.
    Bits(u128),
    /// A zero-sized value: `()`, function items, unit structs.
    Zst,
    /// `&'static str`.
    Str(Rc<str>),
    /// `&'static [u8; N]`.
    ByteStr(Rc<[u8]>),
    /// A named constant: its body is evaluated at each use.
    Named(ConstId, Args),
    /// `&'static T`: the address of a promoted value of this body.
    Promoted(PromotedId),
    /// The address of a static, as `&T` (`*mut T` for `static mut`).
    StaticAddr(StaticId),
    /// A const generic parameter.
    Param(ParamTy),
}

#[derive(Clone, Debug)]
pub enum Rvalue {
    Use(Operand),
    /// `[operand; count]`.
    Repeat(Operand, Const),
    Ref(BorrowKind, Place),
    RawPtr(Mutability, Place),
    /// Length of an array or slice place.
    Len(Place),
    Cast(CastKind, Operand, Ty),
    Coerce(Coercion, Operand, Ty),
    /// Wrapping for integers; shifts are already range-checked; comparisons give `bool`. Pointers compare by address.
    Binary(BinOp, Box<(Operand, Operand)>),
    /// `(result, overflowed)`: `Add`, `Sub`, `Mul` only. Shifts assert their range beforehand.
    CheckedBinary(BinOp, Box<(Operand, Operand)>),
    Unary(UnOp, Operand),
    /// Discriminant of an enum place, as the enum's discriminant type (`isize` unless `repr`).
    Discriminant(Place),
    Aggregate(AggregateKind, Vec<Operand>),
}

#[derive(Clone, PartialEq, Debug)]
pub enum AggregateKind {
    Tuple,
    Array(Ty),
    /// All fields in declaration order; unions give only the named field.
    Adt {
        adt: AdtId,
        variant: VariantIdx,
        args: Args,
        union_field: Option<FieldIdx>,
        user_args: Option<Args>,
    },
    Closure(ClosureId, Args),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BorrowKind {
    Shared,
    /// Guards against mutation of a matched place by a match guard; nothing at run time. `deep`: the whole value, else only
    /// the discriminant and pointers on the way.
    Fake {
        deep: bool,
    },
    Mut(MutBorrowKind),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MutBorrowKind {
    Default,
    /// RFC 2025: counts as shared until first used.
    TwoPhase,
    /// A closure's capture of `*x` where `x: &mut T` is not declared `mut`.
    ClosureCapture,
}

impl Body {
    /// The statement or terminator at `location` is a terminator.
    pub fn is_terminator(&self, location: Location) -> bool {
        self.blocks[location.block].statements.len() == location.statement
    }

    pub fn source_info(&self, location: Location) -> SourceInfo {
        let block = &self.blocks[location.block];
        block.statements.get(location.statement).map_or(block.terminator.info, |s| s.info)
    }

    pub fn args(&self) -> impl Iterator<Item = Local> + use<> {
        (1..=self.arg_count as u32).map(Local)
    }
}

/// The type of a place, and the variant it was downcast to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceTy {
    pub ty: Ty,
    pub variant: Option<VariantIdx>,
}

impl PlaceTy {
    /// The type one projection further. Box's pointee is its first type argument.
    pub fn project(self, step: &Proj) -> PlaceTy {
        let plain = |ty| PlaceTy { ty, variant: None };
        match step {
            Proj::Deref => match self.ty.kind() {
                TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) => plain(*ty),
                TyKind::Adt(_, args) => plain(args.iter().find_map(|a| a.as_ty()).unwrap_or(Ty::ERROR())),
                _ => plain(Ty::ERROR()),
            },
            Proj::Field(_, ty) => plain(*ty),
            Proj::Index(_) | Proj::ConstantIndex { .. } => match self.ty.kind() {
                TyKind::Array(ty, _) | TyKind::Slice(ty) => plain(*ty),
                _ => plain(Ty::ERROR()),
            },
            Proj::Subslice { from, to, from_end } => match self.ty.kind() {
                TyKind::Array(ty, Const::Value(len)) => {
                    let end = if *from_end { len.saturating_sub(*to as u128) } else { *to as u128 };
                    plain(Ty::array(*ty, Const::Value(end.saturating_sub(*from as u128))))
                }
                TyKind::Array(ty, _) => plain(Ty::slice(*ty)),
                _ => self,
            },
            Proj::Downcast(variant) => PlaceTy { ty: self.ty, variant: Some(*variant) },
        }
    }
}

impl Place {
    pub fn ty(&self, locals: &IdVec<Local, LocalDecl>) -> PlaceTy {
        let base = PlaceTy { ty: locals[self.local].ty, variant: None };
        self.projection.iter().fold(base, |ty, step| ty.project(step))
    }
}

impl Operand {
    pub fn ty(&self, locals: &IdVec<Local, LocalDecl>) -> Ty {
        match self {
            Operand::Copy(place) | Operand::Move(place) => place.ty(locals).ty,
            Operand::Const(constant) => constant.ty,
        }
    }
}
