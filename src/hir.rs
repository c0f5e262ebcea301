//! The program as meant: names resolved, types known, adjustments explicit.
//!
//! Two halves. *Items* are signatures: [`Adt`], [`Fn`], [`Trait`], [`Impl`], ... *Bodies* are typed trees in the style of
//! rustc's THIR: every autoref, deref, coercion, overloaded operator and implicit conversion is a node of its own, method
//! calls are calls of resolved functions, `for`, `while` and `?` are desugared to loops and matches (marked as such, for
//! diagnostics), format macros are built from library calls.
//!
//! ```text
//! v.push(x)    Call { fun: FnItem Vec::<i32>::push, args: [Ref(Mut two-phase, Local v), Local x] }
//! *b + 1       Binary(Add, Deref(Local b), 1)
//! for i in v   Match(Call(IntoIterator::into_iter, v)) { mut iter => Loop { Match(next(&mut iter)) { None => break, Some(i) => .. } } }
//! ```
//!
//! Types in bodies have `Region::Erased` wherever the user did not write a lifetime; the borrow checker infers them.
//! Items are made on demand and asked for through [`Context`], which the type checker implements: it is all that later
//! stages know of it.

use std::rc::Rc;

use crate::index::IdVec;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

pub mod visit;

crate::id! {
    /// A local variable (or parameter binding) of a function, shared by the closures inside it.
    pub struct LocalId("_");
    /// A loop or labelled block that `break`/`continue` can name, unique in the function and its closures.
    pub struct LabelId("'l");
}

// ---------------------------------------------------------------------------------------------------------------
// Items.

/// Whose code this is: errors are reported in user code only, and views fold library frames.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    User,
    Library,
}

/// The generic parameters of an item, flattened: those of the parent (impl or trait; for a trait, `Self` first), then its own.
#[derive(Clone, Debug, Default)]
pub struct Generics {
    pub params: Vec<GenericParam>,
    /// How many of `params` belong to the parent.
    pub parent_count: usize,
    /// `where` clauses and bounds, the parent's included, elaborated by supertraits only on demand; `Sized` explicit.
    pub predicates: Vec<Predicate>,
}

#[derive(Clone, Debug)]
pub struct GenericParam {
    pub name: Symbol,
    pub span: Span,
    pub kind: GenericParamKind,
}

#[derive(Clone, PartialEq, Debug)]
pub enum GenericParamKind {
    /// Late-bound lifetimes (of functions, not mentioned in bounds) are instantiated anew at each call; `elided` ones
    /// were not written.
    Lifetime {
        late_bound: bool,
        elided: bool,
    },
    /// `synthetic` ones stand for `impl Trait` in argument position.
    Type {
        default: Option<Ty>,
        synthetic: bool,
    },
    Const {
        ty: Ty,
        default: Option<Const>,
    },
}

impl Generics {
    /// The arguments that map every parameter to itself.
    pub fn identity_args(&self) -> Args {
        let arg = |(i, param): (usize, &GenericParam)| {
            let param_ty = ParamTy { index: i as u32, name: param.name };
            match param.kind {
                GenericParamKind::Lifetime { .. } => Arg::Region(Region::Param(param_ty)),
                GenericParamKind::Type { .. } => Arg::Ty(Ty::new(TyKind::Param(param_ty))),
                GenericParamKind::Const { .. } => Arg::Const(Const::Param(param_ty)),
            }
        };
        Ty::args(&self.params.iter().enumerate().map(arg).collect::<Vec<_>>())
    }
}

/// The assumptions in force inside a generic item: its predicates with supertraits elaborated. Shared by its closures.
pub type ParamEnv = Rc<Vec<Predicate>>;

#[derive(Clone, Debug)]
pub struct Adt {
    pub id: AdtId,
    pub name: Ident,
    pub origin: Origin,
    pub kind: AdtKind,
    pub generics: Rc<Generics>,
    pub variants: IdVec<VariantIdx, Variant>,
    /// The integer type of `#[repr(u8)]` and the like.
    pub repr_int: Option<IntTy>,
    pub repr_c: bool,
    pub repr_transparent: bool,
    /// `#[valid_range_start(n)]` / `#[valid_range_end(n)]` of library types: the niche in the first field.
    pub valid_range: Option<(u128, u128)>,
    pub lang: Option<Symbol>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AdtKind {
    Struct,
    Enum,
    Union,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub name: Ident,
    pub ctor: CtorKind,
    /// The function that a tuple-like constructor is when used as a value.
    pub ctor_fn: Option<FnId>,
    /// Bits of the discriminant in the enum's discriminant type (`isize` unless `repr_int`), sign-extended.
    pub discriminant: i128,
    pub fields: IdVec<FieldIdx, Field>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CtorKind {
    Unit,
    Tuple,
    Named,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: Ident,
    /// In terms of the ADT's parameters.
    pub ty: Ty,
    pub vis: Visibility,
    /// `#[view(ptr)]` and the like: what pictures call this field.
    pub view: Option<Symbol>,
    pub span: Span,
}

/// Where an item may be named from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Visibility {
    Public,
    /// Visible inside this module (an index into the resolver's module table) and its descendants.
    Module(u32),
}

/// A function, method, intrinsic or constructor: everything but its body.
#[derive(Clone, Debug)]
pub struct Fn {
    pub id: FnId,
    pub name: Ident,
    /// `Stack::push`, `main`, `<Point as Display>::fmt`: for frames and diagnostics.
    pub path: String,
    pub origin: Origin,
    pub kind: FnKind,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    /// In terms of the function's parameters; `bound == 0`.
    pub sig: FnSig,
    pub has_self: bool,
    pub container: Container,
    pub has_body: bool,
    pub is_const: bool,
    pub track_caller: bool,
    pub inline: Inline,
    pub lang: Option<Symbol>,
    pub vis: Visibility,
    /// The whole item; `sig_span` ends before the body.
    pub span: Span,
    pub sig_span: Span,
    /// Spans of the written parameter types, in order, and of the return type.
    pub param_spans: Vec<Span>,
    pub ret_span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FnKind {
    Item,
    /// Declared with `#[intrinsic]`: the name says which.
    Intrinsic,
    /// Builds this variant from its fields.
    Ctor(AdtId, VariantIdx),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Inline {
    Default,
    Always,
    Never,
}

/// What an associated item belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Container {
    Module,
    Trait(TraitId),
    /// Inherent impl, or impl of a trait.
    Impl(ImplId),
}

#[derive(Clone, Debug)]
pub struct Trait {
    pub id: TraitId,
    pub name: Ident,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    /// Direct supertraits, with `Self` as parameter 0.
    pub supertraits: Vec<TraitRef>,
    pub fns: Vec<(Symbol, FnId)>,
    pub consts: Vec<(Symbol, ConstId)>,
    pub types: Vec<(Symbol, AssocTyId)>,
    pub is_auto: bool,
    pub is_unsafe: bool,
    pub lang: Option<Symbol>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct AssocTy {
    pub id: AssocTyId,
    pub name: Ident,
    pub trait_id: TraitId,
    /// The trait's parameters, then its own (GATs).
    pub generics: Rc<Generics>,
    /// What implementors must prove of it, as predicates about `Alias(self, identity)`.
    pub bounds: Vec<Predicate>,
    pub default: Option<Ty>,
}

#[derive(Clone, Debug)]
pub struct Impl {
    pub id: ImplId,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    pub self_ty: Ty,
    /// `None` for inherent impls.
    pub trait_ref: Option<TraitRef>,
    pub is_negative: bool,
    pub fns: Vec<(Symbol, FnId)>,
    pub consts: Vec<(Symbol, ConstId)>,
    pub types: Vec<(AssocTyId, Ty)>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct ConstItem {
    pub id: ConstId,
    pub name: Ident,
    pub path: String,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    pub ty: Ty,
    pub container: Container,
    pub has_body: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct StaticItem {
    pub id: StaticId,
    pub name: Ident,
    pub path: String,
    pub origin: Origin,
    pub ty: Ty,
    pub mutability: Mutability,
    pub span: Span,
}

/// `impl Trait` in return position of `fn_id`.
#[derive(Clone, Debug)]
pub struct OpaqueTy {
    pub id: OpaqueId,
    pub fn_id: FnId,
    /// About `Opaque(id, identity)`.
    pub bounds: Vec<Predicate>,
    pub span: Span,
}

/// A closure after capture analysis.
#[derive(Clone, Debug)]
pub struct Closure {
    pub id: ClosureId,
    /// `Closure(id, args)` with the identity arguments of the enclosing item; the signature is in `args`.
    pub ty: Ty,
    pub kind: ClosureKind,
    /// `move` was written.
    pub is_move: bool,
    /// In the order of the environment's fields.
    pub captures: Vec<Capture>,
    /// Outer places that its patterns look at, captured or not: they have a value where the closure is made (rustc's fake reads).
    pub matched: Vec<Capture>,
    pub body: Rc<Body>,
    /// The closure expression `|x| x + 1`.
    pub span: Span,
    /// `|x|` (and `move`).
    pub decl_span: Span,
}

/// A captured place: `root` followed by projections (field and deref steps), RFC 2229.
#[derive(Clone, Debug)]
pub struct Capture {
    pub root: LocalId,
    pub projections: Vec<CaptureProj>,
    pub mode: CaptureMode,
    /// Type of the captured place (not of the reference to it).
    pub ty: Ty,
    /// Where the body uses it in the way that decided the mode.
    pub use_span: Span,
    /// The place is a `mut` binding or behind `&mut` (used to check E0594/E0596 inside the closure).
    pub mutability: Mutability,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CaptureProj {
    Deref,
    Field(FieldIdx),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CaptureMode {
    ByRef(CaptureBorrow),
    ByValue,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CaptureBorrow {
    Shared,
    /// Unique without `mut`: writing through a captured `&mut` that is itself not `mut`.
    UniqueImmutable,
    Mut,
}

// ---------------------------------------------------------------------------------------------------------------
// Bodies.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BodyOwner {
    Fn(FnId),
    Const(ConstId),
    Static(StaticId),
    Closure(ClosureId),
}

#[derive(Clone, Debug)]
pub struct Body {
    pub owner: BodyOwner,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    /// Excludes a closure's environment.
    pub params: Vec<Param>,
    pub ret: Ty,
    /// The return type as written, with its lifetimes, of closures; functions have theirs in the signature.
    pub ret_user_ty: Option<Ty>,
    pub value: Expr,
    /// All variables of the outermost function, its closures included (one table, shared).
    pub locals: Rc<IdVec<LocalId, LocalDecl>>,
    pub span: Span,
    /// True if typeck reported an error in it: later stages skip the body.
    pub tainted: bool,
}

#[derive(Clone, Debug)]
pub struct Param {
    pub pat: Pat,
    pub ty: Ty,
    /// The type as written, with its lifetimes, for closures (`|x: &'a T|`); functions have theirs in the signature.
    pub user_ty: Option<Ty>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct LocalDecl {
    pub name: Ident,
    pub ty: Ty,
    pub mutable: bool,
    pub kind: LocalKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LocalKind {
    /// A variable the user wrote.
    User,
    /// `self`.
    SelfParam,
    /// Made by desugaring (the iterator of a `for`, the operand of `?`); views hide it.
    Desugar,
}

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: Box<ExprKind>,
    pub ty: Ty,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Literal(Lit),
    Local(LocalId),
    Static(StaticId),
    /// Use of a named constant: evaluated anew at each use.
    Const(ConstId, Args),
    /// A const generic parameter.
    ConstParam(ParamTy),
    /// A function item or constructor as a (zero-sized) value; the type is `FnDef` and holds the arguments.
    /// `user_args` has the lifetimes that a turbofish wrote (others erased), if it wrote any.
    FnItem {
        user_args: Option<Args>,
    },
    Block(Block),
    /// `cond` may contain `Let` under `Logical(And)` (let chains).
    If {
        cond: Expr,
        then: Expr,
        otherwise: Option<Expr>,
    },
    /// Only inside conditions and match guards.
    Let {
        pat: Pat,
        scrutinee: Expr,
    },
    Match {
        scrutinee: Expr,
        arms: Vec<Arm>,
        source: MatchSource,
    },
    Loop {
        label: LabelId,
        body: Expr,
        source: LoopSource,
    },
    /// Of a loop or of a labelled block.
    Break {
        label: LabelId,
        value: Option<Expr>,
    },
    Continue {
        label: LabelId,
    },
    Return {
        value: Option<Expr>,
    },
    Assign {
        place: Expr,
        value: Expr,
    },
    /// Built-in only; overloaded ones are calls.
    AssignOp {
        op: BinOp,
        place: Expr,
        value: Expr,
    },
    /// Built-in on primitive operands only.
    Binary {
        op: BinOp,
        lhs: Expr,
        rhs: Expr,
    },
    Unary {
        op: UnOp,
        operand: Expr,
    },
    Logical {
        op: LogicalOp,
        lhs: Expr,
        rhs: Expr,
    },
    Cast {
        operand: Expr,
        kind: CastKind,
        user_ty: Option<Ty>,
    },
    Call {
        fun: Expr,
        args: Vec<Expr>,
        source: CallSource,
        fn_span: Span,
    },
    /// Of a struct, union, tuple or closure-free place; enum payloads are reached by patterns.
    Field {
        base: Expr,
        field: FieldIdx,
    },
    /// Built-in indexing of arrays and slices by `usize`.
    Index {
        base: Expr,
        index: Expr,
    },
    /// Built-in dereference of references, raw pointers and `Box`; overloaded ones are `Deref(Call(deref, ..))`.
    Deref {
        base: Expr,
        source: Adjusted,
    },
    /// A borrow.
    Ref {
        kind: RefKind,
        base: Expr,
        source: Adjusted,
    },
    RawRef {
        mutability: Mutability,
        base: Expr,
    },
    Tuple(Vec<Expr>),
    Array(Vec<Expr>),
    Repeat {
        value: Expr,
        count: Const,
    },
    Adt(AdtExpr),
    Closure(ClosureId),
    /// A coercion to `expr.ty`.
    Coerce {
        kind: Coercion,
        operand: Expr,
    },
    /// From `!` to any type.
    NeverToAny(Expr),
    /// `unsafe` was needed and given; parentheses; nothing at run time. (`Block` has its own flag.)
    Error,
}

#[derive(Clone, Debug)]
pub struct AdtExpr {
    pub adt: AdtId,
    pub variant: VariantIdx,
    pub args: Args,
    /// In source order (evaluation order).
    pub fields: Vec<(FieldIdx, Expr)>,
    pub base: Option<Expr>,
    /// As for `FnItem`.
    pub user_args: Option<Args>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Lit {
    /// Bits truncated to the type's size (negated literals are `Unary(Neg)` applied, except in patterns).
    Int(u128),
    /// Bits of an `f32` or `f64`, by the expression's type.
    Float(u64),
    Bool(bool),
    Char(char),
    Str(Rc<str>),
    ByteStr(Rc<[u8]>),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinOp {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            BinOp::Add => "+",
            BinOp::Sub => "-",
            BinOp::Mul => "*",
            BinOp::Div => "/",
            BinOp::Rem => "%",
            BinOp::BitAnd => "&",
            BinOp::BitOr => "|",
            BinOp::BitXor => "^",
            BinOp::Shl => "<<",
            BinOp::Shr => ">>",
            BinOp::Eq => "==",
            BinOp::Ne => "!=",
            BinOp::Lt => "<",
            BinOp::Le => "<=",
            BinOp::Gt => ">",
            BinOp::Ge => ">=",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnOp {
    Neg,
    Not,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LogicalOp {
    And,
    Or,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CastKind {
    /// Between integers, `bool`/`char`/fieldless enum to integer, `u8` to `char`.
    IntToInt,
    EnumToInt,
    IntToFloat,
    FloatToInt,
    FloatToFloat,
    PtrToPtr,
    PtrToInt,
    IntToPtr,
    FnPtrToInt,
    /// The cast was a coercion; the operand is already coerced.
    Coercion,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Coercion {
    /// Function item to function pointer.
    ReifyFn,
    /// Non-capturing closure to function pointer.
    ClosureFn,
    /// Safe function pointer to unsafe one.
    UnsafeFn,
    /// `*mut T` to `*const T`, `&T` to `*const T` is `RawRef(Deref)`.
    MutToConst,
    /// `&[T; N]` to `&[T]`, `&T` to `&dyn Trait`, `Box<T>` to `Box<dyn Trait>`, ...
    Unsize,
}

/// Whether the user wrote this node or the checker inserted it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Adjusted {
    /// Written.
    Explicit,
    /// Auto-(de)reference of a method receiver.
    Method,
    /// Operand of an overloaded operator or index.
    Operator,
    /// Deref coercion or implicit reborrow at a coercion site.
    Coercion,
    /// Made by desugaring a macro, `for` or a pattern.
    Desugar,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RefKind {
    Shared,
    Mut {
        /// An autoref, compound-assignment receiver or implicit reborrow of an argument: may be two-phase (RFC 2025).
        two_phase: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CallSource {
    /// `f(x)`
    Normal,
    /// `x.f()`: the receiver is the first argument.
    Method,
    /// `a + b`, `a[i]`, `*a`, `a += b`, `a == b`.
    Operator,
    /// A call that desugaring inserted (`into_iter`, `next`, `From::from`).
    Desugar(DesugarKind),
    /// Call of a closure or `impl Fn` value through `Fn*`: `fun` is the trait method, the arguments the callee (by
    /// reference, mutable reference or value) and the tuple of arguments.
    Overloaded,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DesugarKind {
    ForLoop,
    QuestionMark,
    FormatArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MatchSource {
    Normal,
    /// The `match into_iter(..) { mut iter => .. }` of a `for`.
    ForIter,
    /// The `match next(..)` of a `for`: E0005 rather than E0004 when the pattern is refutable.
    ForNext,
    QuestionMark,
    /// From a macro (`matches!`, `assert_eq!`).
    Macro,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LoopSource {
    Loop,
    While,
    For,
}

#[derive(Clone, Debug)]
pub struct Arm {
    pub pat: Pat,
    pub guard: Option<Expr>,
    pub body: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub stmts: Vec<Stmt>,
    pub tail: Option<Expr>,
    /// For `break 'a value` out of a labelled block.
    pub label: Option<LabelId>,
    pub is_unsafe: bool,
    /// `const { .. }`: what its value borrows is static.
    pub is_const: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    /// Temporaries die at the end of the statement.
    Expr(Expr),
    Let {
        pat: Pat,
        /// The written type, with its lifetimes (unwritten parts erased).
        user_ty: Option<Ty>,
        init: Option<Expr>,
        otherwise: Option<Block>,
    },
}

#[derive(Clone, Debug)]
pub struct Pat {
    pub kind: Box<PatKind>,
    /// Type of the value matched at this position.
    pub ty: Ty,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum PatKind {
    Wild,
    /// `!` or an error already reported.
    Error,
    Binding {
        local: LocalId,
        mode: BindingMode,
        sub: Option<Pat>,
    },
    /// A variant of an enum (also when it has only one).
    Variant {
        adt: AdtId,
        args: Args,
        variant: VariantIdx,
        fields: Vec<FieldPat>,
    },
    /// A struct or tuple.
    Leaf {
        fields: Vec<FieldPat>,
    },
    /// `&p`, `&mut p`, a default binding mode seeing through a reference, or a string/slice literal behind one.
    Deref(Pat),
    Const(ConstVal),
    Range {
        lo: Option<ConstVal>,
        hi: Option<ConstVal>,
        inclusive: bool,
    },
    /// Of an array (`ty` is `Array`) or slice.
    Slice {
        prefix: Vec<Pat>,
        middle: Option<Pat>,
        suffix: Vec<Pat>,
    },
    /// All alternatives bind the same locals.
    Or(Vec<Pat>),
}

#[derive(Clone, Debug)]
pub struct FieldPat {
    pub field: FieldIdx,
    pub pat: Pat,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BindingMode {
    ByValue,
    ByRef(Mutability),
}

/// A constant in a pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum ConstVal {
    /// Integer, `bool` or `char` bits, truncated to the type's size.
    Bits(u128),
    /// Float bits by type.
    Float(u64),
    /// The pattern's type is `str` (under a `Deref`).
    Str(Rc<str>),
    /// A byte string matched as a slice or array is a `Slice` pattern of bytes instead.
    Bytes(Rc<[u8]>),
}

// ---------------------------------------------------------------------------------------------------------------
// What later stages may ask.

/// What a mention of a function means once its type arguments are known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Instance {
    /// A function with a body, intrinsic or constructor (see its [`FnKind`]).
    Fn(FnId, Args),
    /// The body of a closure called through `Fn*::call*`; `via` is the trait method called, which may need the environment
    /// by reference although it got it by value (`FnOnce` on an `Fn` closure).
    Closure { id: ClosureId, args: Args, via: ClosureKind },
    /// `Fn*::call*` on a function pointer or function item of this type.
    FnPtr { ty: Ty, via: ClosureKind },
    /// `Clone::clone` of a type that is `Clone` by built-in rule (tuples, arrays' elements, closures, references, ...).
    CloneShim(Ty),
    /// Call through the vtable of `self`: slot of the method.
    Virtual(TraitId, usize),
}

/// What the types of an item ask of lifetimes, for the borrow checker to prove: the type checker erases them.
#[derive(Clone, Debug)]
pub struct RegionItem {
    /// Its lifetimes are those that anything may be said of.
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    /// Types that whoever uses the item has seen to be well-formed.
    pub implied: Vec<Ty>,
    pub goals: Vec<RegionGoal>,
}

#[derive(Clone, Debug)]
pub struct RegionGoal {
    pub kind: RegionGoalKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum RegionGoalKind {
    /// Everything that the type mentions lives long enough.
    WellFormed(Ty),
    Holds(Predicate),
    /// What a trait declares holds where it is implemented; `subject` is the implementing type if this is about it.
    Implements {
        predicate: Predicate,
        subject: Option<Span>,
    },
    /// The signature of an impl's method, whose own lifetimes are bound in it, can stand for the trait's.
    SubSignature {
        of_impl: FnSig,
        of_trait: FnSig,
    },
    /// The type of an impl's constant can stand for the trait's.
    SubType {
        of_impl: Ty,
        of_trait: Ty,
    },
}

/// Region obligations that the trait solver reports to the borrow checker.
pub trait RegionSink {
    /// A fresh region variable of the body under check.
    fn fresh(&mut self) -> Region;
    /// A region that stands for every region (`for<'a>` in what is to be proved): nothing is known to outlive it or to be
    /// outlived by it but itself.
    fn placeholder(&mut self) -> Region {
        self.fresh()
    }
    /// `longer: shorter`.
    fn outlives(&mut self, longer: Region, shorter: Region);
    /// `ty: region`.
    fn type_outlives(&mut self, ty: Ty, region: Region);
}

/// Names known to the compiler, by their `#[lang = "..."]` string.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LangItem {
    Adt(AdtId),
    Trait(TraitId),
    Fn(FnId),
}

/// The type checker's answers, on demand and memoised. Implemented by `typeck`; `lower`, `borrowck`, `drops`, `layout` and
/// `codegen` know only this.
///
/// Types given to the semantic questions may contain parameters (answered under `env`), erased regions and, for the ones that
/// take a [`RegionSink`], region variables; no inference variables. Regions do not influence the others.
pub trait Context: TyNames {
    /// What `std::any::type_name` says of a type.
    fn type_name(&self, ty: Ty) -> String;
    fn adt(&self, id: AdtId) -> Rc<Adt>;
    fn func(&self, id: FnId) -> Rc<Fn>;
    /// Whether a function of this type makes a tuple struct or variant, which to rustc is no call.
    fn is_constructor(&self, function: Ty) -> bool {
        matches!(function.kind(), TyKind::FnDef(id, _) if matches!(self.func(*id).kind, FnKind::Ctor(..)))
    }
    fn trait_def(&self, id: TraitId) -> Rc<Trait>;
    fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy>;
    fn impl_def(&self, id: ImplId) -> Rc<Impl>;
    fn const_item(&self, id: ConstId) -> Rc<ConstItem>;
    fn static_item(&self, id: StaticId) -> Rc<StaticItem>;
    /// Complete once the body that contains the closure has been checked.
    fn closure(&self, id: ClosureId) -> Rc<Closure>;
    /// The checked body of a function, const or static; `None` if it has none (intrinsics, constructors, required methods).
    /// Checks it now if it has not been. Errors go to the context's diagnostics.
    fn body(&self, owner: BodyOwner) -> Option<Rc<Body>>;
    fn lang(&self, name: &str) -> Option<LangItem>;

    fn is_copy(&self, ty: Ty, env: &ParamEnv) -> bool;
    fn is_sized(&self, ty: Ty, env: &ParamEnv) -> bool;
    /// Whether dropping a value of this type can do anything.
    fn needs_drop(&self, ty: Ty, env: &ParamEnv) -> bool;
    /// The type's own `Drop::drop`, if it has one, with the impl's arguments for this type.
    fn drop_impl(&self, ty: Ty) -> Option<(FnId, Args)>;
    /// Parameters of an ADT whose `Drop` impl promises not to use them (`#[may_dangle]`), by index.
    fn may_dangle(&self, id: AdtId) -> Vec<u32>;
    /// Replaces projections and (where `reveal`) opaque types by what they stand for.
    fn normalize(&self, ty: Ty, env: &ParamEnv) -> Ty;
    /// Like `normalize`, for types with region variables: the regions that an impl relates are reported.
    fn normalize_regions(&self, ty: Ty, env: &ParamEnv, sink: &mut dyn RegionSink) -> Ty;
    /// Proves a predicate whose types have region variables, reporting what it demands of them. It holds but for regions.
    fn prove_regions(&self, predicate: Predicate, env: &ParamEnv, sink: &mut dyn RegionSink);
    fn opaque_ty(&self, id: OpaqueId) -> Rc<OpaqueTy>;
    /// The hidden type of an opaque type, with its parameters substituted.
    fn reveal_opaque(&self, id: OpaqueId, args: Args) -> Ty;
    /// Whether the predicate holds (regions ignored).
    fn holds(&self, predicate: Predicate, env: &ParamEnv) -> bool;
    /// The function that a mention of `FnDef(id, args)` calls, all arguments concrete and regions erased.
    /// `None` only after an error was reported.
    fn resolve_instance(&self, id: FnId, args: Args) -> Option<Instance>;
    /// The impl's const for a trait's associated const, all arguments concrete.
    fn resolve_const(&self, id: ConstId, args: Args) -> Option<(ConstId, Args)>;
    /// The value of a constant that is an integer, `bool` or `char`, as far as it can be told without running the program.
    fn const_bits(&self, _id: ConstId, _args: Args) -> Option<u128> {
        None
    }
    /// Reports what goes wrong in the `const { .. }` of a generic function that is used with these arguments.
    fn check_const_blocks(&self, _id: FnId, _args: Args) {}
    /// Per parameter of the ADT (lifetimes, types and consts in one list).
    fn variances(&self, id: AdtId) -> Rc<[Variance]>;
    /// For the unsizing coercion from `source` to `target` (pointee types): what metadata the fat pointer gets.
    fn unsize_kind(&self, source: Ty, target: Ty) -> UnsizeKind;
    /// The methods of a trait object's vtable, in slot order, supertraits' first.
    fn vtable_methods(&self, trait_id: TraitId) -> Vec<FnId>;
    /// The body of the program's `main`, when there is one.
    fn main_fn(&self) -> Option<FnId>;
    /// All functions, consts and statics of the user's program that have bodies, in source order (impl and trait methods and
    /// items nested in functions included).
    fn user_bodies(&self) -> Vec<BodyOwner>;
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnsizeKind {
    /// `[T; N]` to `[T]`: metadata is the length.
    ArrayLen(Const),
    /// To `dyn Trait`: metadata is a vtable for this concrete type.
    Vtable(Ty, Ty),
    /// From `dyn` to `dyn` (dropping auto traits, upcasting).
    DynToDyn,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Variance {
    Covariant,
    Contravariant,
    Invariant,
    Bivariant,
}

impl Variance {
    /// The variance of a position of variance `self` that contains one of variance `inner`.
    pub fn compose(self, inner: Variance) -> Variance {
        match (self, inner) {
            (Variance::Bivariant, _) | (_, Variance::Bivariant) => Variance::Bivariant,
            (Variance::Invariant, _) | (_, Variance::Invariant) => Variance::Invariant,
            (Variance::Covariant, v) => v,
            (Variance::Contravariant, Variance::Covariant) => Variance::Contravariant,
            (Variance::Contravariant, Variance::Contravariant) => Variance::Covariant,
        }
    }
}
