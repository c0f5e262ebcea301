//! Types: interned, structural, compared by identity.
//!
//! A [`Ty`] is a `Copy` handle to an immutable [`TyKind`], interned for the life of the process, so equality is a
//! pointer comparison and `ty.kind()` needs no context. The model is rustc's `rustc_middle::ty`.
//!
//! ```text
//! &'a mut Vec<T>     Ref('a, Adt(Vec, [Param T]), Mut)
//! <I as Iterator>::Item   Alias(Item, [Param I])
//! ```

use std::cell::Cell;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::{LazyLock, RwLock};

use crate::hash::{HashMap, HashSet};
use crate::source::Symbol;

crate::id! {
    /// A struct, enum or union.
    pub struct AdtId("adt");
    /// A function, method, intrinsic, or the constructor of a tuple struct or tuple variant.
    pub struct FnId("fn");
    /// A trait.
    pub struct TraitId("trait");
    /// An `impl` block, inherent or of a trait.
    pub struct ImplId("impl");
    /// A closure expression.
    pub struct ClosureId("closure");
    /// A `const` item or associated const.
    pub struct ConstId("const");
    /// A `static` item.
    pub struct StaticId("static");
    /// An associated type as declared in its trait.
    pub struct AssocTyId("assoc");
    /// An `impl Trait` in return position.
    pub struct OpaqueId("opaque");
    /// A variant of an enum; structs and unions have the single variant 0.
    pub struct VariantIdx("v");
    /// A field of a variant, tuple or closure environment, in declaration order.
    pub struct FieldIdx("f");
    /// A type inference variable.
    pub struct TyVid("?T");
    /// An integer-literal inference variable.
    pub struct IntVid("?I");
    /// A float-literal inference variable.
    pub struct FloatVid("?F");
    /// A const-generic inference variable.
    pub struct ConstVid("?C");
    /// A region variable of one body's borrow check.
    pub struct RegionVid("'?");
}

impl VariantIdx {
    /// The only variant of a struct or union.
    pub const STRUCT: VariantIdx = VariantIdx(0);
}

/// An interned list; equality and hash are by identity.
pub struct List<T: 'static>(&'static [T]);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for List<T> {}
impl<T> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.0
    }
}
impl<T> List<T> {
    /// The elements, for as long as the process lives.
    pub fn as_slice(self) -> &'static [T] {
        self.0
    }
}
impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0.as_ptr(), other.0.as_ptr()) && self.0.len() == other.0.len()
    }
}
impl<T> Eq for List<T> {}
impl<T> Hash for List<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.as_ptr() as usize, self.0.len()).hash(state);
    }
}
impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}
impl<T> IntoIterator for List<T> {
    type Item = &'static T;
    type IntoIter = std::slice::Iter<'static, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// Generic arguments: the parent's (impl's or trait's) first, then the item's own, each in declaration order,
/// lifetimes before types and consts. A trait's `Self` is index 0 of the trait's parameters.
pub type Args = List<Arg>;
pub type Tys = List<Ty>;

/// A type.
#[derive(Clone, Copy)]
pub struct Ty(&'static TyData);

struct TyData {
    kind: TyKind,
    id: u32,
    flags: Flags,
}

impl PartialEq for Ty {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
impl Eq for Ty {}
impl Hash for Ty {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}
impl PartialOrd for Ty {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ty {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.id.cmp(&other.0.id)
    }
}
impl fmt::Debug for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.kind(), f)
    }
}

/// What a type contains anywhere inside, computed once when it is interned.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Flags(u16);

impl Flags {
    pub const PARAM: Flags = Flags(1);
    pub const INFER: Flags = Flags(2);
    pub const ALIAS: Flags = Flags(4);
    pub const ERROR: Flags = Flags(8);
    /// Any region other than `Erased`.
    pub const REGION: Flags = Flags(16);
    pub const REGION_VAR: Flags = Flags(32);
    pub const OPAQUE: Flags = Flags(64);
    /// A region bound by a `for<'a>` (at whatever depth).
    pub const BOUND: Flags = Flags(128);
    pub const CLOSURE: Flags = Flags(256);
    /// The region that stands for any.
    pub const ERASED: Flags = Flags(512);

    pub const fn union(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
    pub const fn intersects(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    Bool,
    Char,
    /// All primitive integers.
    Int(IntTy),
    Float(FloatTy),
    Str,
    Never,
    Adt(AdtId, Args),
    Ref(Region, Ty, Mutability),
    RawPtr(Ty, Mutability),
    Slice(Ty),
    Array(Ty, Const),
    /// `()` is the empty tuple.
    Tuple(Tys),
    /// The zero-sized type of one function item. Late-bound lifetimes take part in `Args` like the others; every
    /// call instantiates the lifetimes afresh.
    FnDef(FnId, Args),
    FnPtr(FnSig),
    /// See [`ClosureArgs`] for the shape of the arguments.
    Closure(ClosureId, Args),
    Dynamic(DynTy, Region),
    Param(ParamTy),
    /// A projection `<args[0] as Trait<args[1..]>>::Name`, not (yet) normalised.
    Alias(AssocTyId, Args),
    /// `impl Trait` in return position, seen from outside.
    Opaque(OpaqueId, Args),
    Infer(Infer),
    /// An error was reported where this type arose; it is compatible with everything.
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mutability {
    Not,
    Mut,
}

impl Mutability {
    pub fn is_mut(self) -> bool {
        self == Mutability::Mut
    }
    /// `"mut "` or `""`.
    pub fn prefix(self) -> &'static str {
        match self {
            Mutability::Mut => "mut ",
            Mutability::Not => "",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum IntTy {
    I8,
    I16,
    I32,
    I64,
    I128,
    Isize,
    U8,
    U16,
    U32,
    U64,
    U128,
    Usize,
}

impl IntTy {
    pub const ALL: [IntTy; 12] = [
        IntTy::I8,
        IntTy::I16,
        IntTy::I32,
        IntTy::I64,
        IntTy::I128,
        IntTy::Isize,
        IntTy::U8,
        IntTy::U16,
        IntTy::U32,
        IntTy::U64,
        IntTy::U128,
        IntTy::Usize,
    ];

    pub fn name(self) -> &'static str {
        match self {
            IntTy::I8 => "i8",
            IntTy::I16 => "i16",
            IntTy::I32 => "i32",
            IntTy::I64 => "i64",
            IntTy::I128 => "i128",
            IntTy::Isize => "isize",
            IntTy::U8 => "u8",
            IntTy::U16 => "u16",
            IntTy::U32 => "u32",
            IntTy::U64 => "u64",
            IntTy::U128 => "u128",
            IntTy::Usize => "usize",
        }
    }

    pub fn from_name(name: &str) -> Option<IntTy> {
        IntTy::ALL.into_iter().find(|int| int.name() == name)
    }

    /// Size in bytes (x86-64: `usize` is 8).
    pub fn size(self) -> u64 {
        match self {
            IntTy::I8 | IntTy::U8 => 1,
            IntTy::I16 | IntTy::U16 => 2,
            IntTy::I32 | IntTy::U32 => 4,
            IntTy::I64 | IntTy::U64 | IntTy::Isize | IntTy::Usize => 8,
            IntTy::I128 | IntTy::U128 => 16,
        }
    }

    pub fn bits(self) -> u32 {
        self.size() as u32 * 8
    }

    pub fn is_signed(self) -> bool {
        self <= IntTy::Isize
    }

    /// Largest value, as a `u128`.
    pub fn max(self) -> u128 {
        u128::MAX >> (128 - self.bits() + self.is_signed() as u32)
    }

    /// Smallest value: 0 or `-2^(bits-1)`.
    pub fn min(self) -> i128 {
        if self.is_signed() { i128::MIN >> (128 - self.bits()) } else { 0 }
    }

    /// Keeps the low `bits` of `value`: the representation constants are stored in.
    pub fn truncate(self, value: u128) -> u128 {
        value & (u128::MAX >> (128 - self.bits()))
    }

    /// Reads a truncated representation back as a signed number (of an unsigned type: unchanged).
    pub fn sign_extend(self, value: u128) -> i128 {
        let shift = 128 - self.bits();
        if self.is_signed() { ((value << shift) as i128) >> shift } else { value as i128 }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FloatTy {
    F32,
    F64,
}

impl FloatTy {
    pub fn name(self) -> &'static str {
        match self {
            FloatTy::F32 => "f32",
            FloatTy::F64 => "f64",
        }
    }
    pub fn size(self) -> u64 {
        match self {
            FloatTy::F32 => 4,
            FloatTy::F64 => 8,
        }
    }
}

/// A type parameter: its index in the flattened parameter list (parent's first) and its name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ParamTy {
    pub index: u32,
    pub name: Symbol,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Infer {
    Ty(TyVid),
    Int(IntVid),
    Float(FloatVid),
}

/// A lifetime in a type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Region {
    Static,
    /// A named (or elided, in a signature) lifetime parameter, by flattened index, early- and late-bound alike.
    /// Elided lifetimes of signatures become parameters with made-up names such as `'_1`.
    Param(ParamTy),
    /// Bound by an enclosing `for<...>` of an [`FnSig`] or [`DynTy`]; `depth` counts binders outward from 0.
    Bound {
        depth: u32,
        index: u32,
    },
    /// Inside bodies before borrow checking: to be inferred.
    Erased,
    /// During borrow checking.
    Var(RegionVid),
    Error,
}

/// A const generic argument or array length.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Const {
    /// Bits of an integer, `bool` or `char`, truncated to its size.
    Value(u128),
    Param(ParamTy),
    Infer(ConstVid),
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Arg {
    Region(Region),
    Ty(Ty),
    Const(Const),
}

impl Arg {
    pub fn as_ty(self) -> Option<Ty> {
        match self {
            Arg::Ty(ty) => Some(ty),
            Arg::Region(_) | Arg::Const(_) => None,
        }
    }
    pub fn as_region(self) -> Option<Region> {
        match self {
            Arg::Region(region) => Some(region),
            Arg::Ty(_) | Arg::Const(_) => None,
        }
    }
    pub fn as_const(self) -> Option<Const> {
        match self {
            Arg::Const(konst) => Some(konst),
            Arg::Ty(_) | Arg::Region(_) => None,
        }
    }
}

/// A function signature: the last of `inputs_and_output` is the return type. `bound` lifetimes are quantified here
/// (`for<'a> fn(&'a T)`) and referred to as [`Region::Bound`]; signatures of items have `bound == 0` because their
/// lifetimes are parameters of the item.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FnSig {
    pub inputs_and_output: Tys,
    pub bound: u32,
    pub is_unsafe: bool,
    pub abi: CallAbi,
}

impl FnSig {
    /// A signature with Rust's own calling convention.
    pub fn new(inputs: &[Ty], output: Ty, bound: u32, is_unsafe: bool) -> FnSig {
        let mut tys = inputs.to_vec();
        tys.push(output);
        FnSig { inputs_and_output: Ty::list(&tys), bound, is_unsafe, abi: CallAbi::Rust }
    }
    pub fn with_abi(self, abi: CallAbi) -> FnSig {
        FnSig { abi, ..self }
    }
    /// What implements the `Fn` traits: safe functions with Rust's calling convention.
    pub fn is_fn_trait_callable(&self) -> bool {
        !self.is_unsafe && self.abi == CallAbi::Rust
    }
    pub fn inputs(&self) -> &'static [Ty] {
        let tys = self.inputs_and_output.as_slice();
        &tys[..tys.len() - 1]
    }
    pub fn output(&self) -> Ty {
        // The list always ends in the return type, by construction in `new`.
        self.inputs_and_output[self.inputs_and_output.len() - 1]
    }
}

/// The calling convention of a function: part of its type. The machine calls all of them alike; what they mean for a panic
/// differs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum CallAbi {
    #[default]
    Rust,
    C,
    CUnwind,
    Cdecl,
    CdeclUnwind,
    System,
    SystemUnwind,
    SysV64,
    SysV64Unwind,
    Win64,
    Win64Unwind,
    Efiapi,
}

impl CallAbi {
    /// Those that are stable and known on x86-64.
    pub const ALL: [CallAbi; 12] = [
        CallAbi::Rust,
        CallAbi::C,
        CallAbi::CUnwind,
        CallAbi::Cdecl,
        CallAbi::CdeclUnwind,
        CallAbi::System,
        CallAbi::SystemUnwind,
        CallAbi::SysV64,
        CallAbi::SysV64Unwind,
        CallAbi::Win64,
        CallAbi::Win64Unwind,
        CallAbi::Efiapi,
    ];

    /// As written after `extern`.
    pub fn name(self) -> &'static str {
        match self {
            CallAbi::Rust => "Rust",
            CallAbi::C => "C",
            CallAbi::CUnwind => "C-unwind",
            CallAbi::Cdecl => "cdecl",
            CallAbi::CdeclUnwind => "cdecl-unwind",
            CallAbi::System => "system",
            CallAbi::SystemUnwind => "system-unwind",
            CallAbi::SysV64 => "sysv64",
            CallAbi::SysV64Unwind => "sysv64-unwind",
            CallAbi::Win64 => "win64",
            CallAbi::Win64Unwind => "win64-unwind",
            CallAbi::Efiapi => "efiapi",
        }
    }

    /// Whether a panic may leave the function; elsewhere it aborts the process.
    pub fn may_unwind(self) -> bool {
        self == CallAbi::Rust || self.name().ends_with("-unwind")
    }
}

/// `dyn Principal<Args, Assoc = Ty> + Auto`. The principal's arguments leave out `Self`.
/// `bound` lifetimes (`dyn for<'a> Fn(&'a T)`) are quantified here.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DynTy {
    pub principal: Option<(TraitId, Args)>,
    /// `(Item, ty)`: the arguments are the principal's.
    pub projections: List<(AssocTyId, Ty)>,
    pub autos: List<TraitId>,
    pub bound: u32,
}

/// A trait applied to its arguments; `args[0]` is `Self`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TraitRef {
    pub trait_id: TraitId,
    pub args: Args,
}

impl TraitRef {
    pub fn self_ty(&self) -> Ty {
        match self.args.first() {
            Some(Arg::Ty(ty)) => *ty,
            // Every trait reference is built with its Self type first; an ill-formed one is an error already reported.
            _ => Ty::ERROR(),
        }
    }
}

/// What a `where` clause says. `bound` lifetimes of `for<'a>` are [`Region::Bound`] at depth 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Predicate {
    Trait {
        trait_ref: TraitRef,
        bound: u32,
    },
    /// `<args[0] as Trait>::assoc == ty`.
    Projection {
        assoc: AssocTyId,
        args: Args,
        ty: Ty,
        bound: u32,
    },
    /// `T: 'a`
    TypeOutlives(Ty, Region),
    /// `'a: 'b`
    RegionOutlives(Region, Region),
}

/// The synthetic arguments of a closure type: the enclosing item's arguments, then `[kind marker, signature, upvars]`.
///
/// - kind: `i8` (`Fn`), `i16` (`FnMut`), `i32` (`FnOnce`), or an inference variable until capture analysis;
/// - signature: an `FnPtr` whose inputs are the closure's parameters (not tupled);
/// - upvars: a `Tuple` of captured values or references, in capture order.
#[derive(Clone, Copy, Debug)]
pub struct ClosureArgs {
    pub parent: &'static [Arg],
    pub kind: Ty,
    pub sig: Ty,
    pub upvars: Ty,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClosureKind {
    Fn,
    FnMut,
    FnOnce,
}

impl ClosureArgs {
    pub fn split(args: Args) -> ClosureArgs {
        let args = args.as_slice();
        let (parent, own) = args.split_at(args.len().saturating_sub(3));
        let ty = |i: usize| own.get(i).and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
        ClosureArgs { parent, kind: ty(0), sig: ty(1), upvars: ty(2) }
    }

    pub fn join(parent: &[Arg], kind: Ty, sig: Ty, upvars: Ty) -> Args {
        let mut args = parent.to_vec();
        args.extend([Arg::Ty(kind), Arg::Ty(sig), Arg::Ty(upvars)]);
        Ty::args(&args)
    }

    pub fn closure_kind(&self) -> Option<ClosureKind> {
        match self.kind.kind() {
            TyKind::Int(IntTy::I8) => Some(ClosureKind::Fn),
            TyKind::Int(IntTy::I16) => Some(ClosureKind::FnMut),
            TyKind::Int(IntTy::I32) => Some(ClosureKind::FnOnce),
            _ => None,
        }
    }

    pub fn fn_sig(&self) -> Option<FnSig> {
        match self.sig.kind() {
            TyKind::FnPtr(sig) => Some(*sig),
            _ => None,
        }
    }

    pub fn upvar_tys(&self) -> &'static [Ty] {
        match self.upvars.kind() {
            TyKind::Tuple(tys) => tys.as_slice(),
            _ => &[],
        }
    }
}

impl ClosureKind {
    /// The marker type that stands for this kind in [`ClosureArgs`].
    pub fn marker(self) -> Ty {
        Ty::int(match self {
            ClosureKind::Fn => IntTy::I8,
            ClosureKind::FnMut => IntTy::I16,
            ClosureKind::FnOnce => IntTy::I32,
        })
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Interning.

#[derive(Default)]
struct Interner {
    tys: HashMap<TyKind, &'static TyData>,
    ty_lists: HashMap<&'static [Ty], List<Ty>>,
    arg_lists: HashMap<&'static [Arg], List<Arg>>,
    assoc_lists: HashMap<&'static [(AssocTyId, Ty)], List<(AssocTyId, Ty)>>,
    trait_lists: HashMap<&'static [TraitId], List<TraitId>>,
}

static INTERNER: LazyLock<RwLock<Interner>> = LazyLock::new(|| RwLock::new(Interner::default()));

fn intern_list<T: Copy + Eq + Hash>(
    items: &[T],
    table: fn(&mut Interner) -> &mut HashMap<&'static [T], List<T>>,
    peek: fn(&Interner) -> &HashMap<&'static [T], List<T>>,
) -> List<T> {
    // A poisoned lock still holds a consistent table: each insertion is completed before the lock is released.
    if let Some(list) = peek(&INTERNER.read().unwrap_or_else(|e| e.into_inner())).get(items) {
        return *list;
    }
    let mut interner = INTERNER.write().unwrap_or_else(|e| e.into_inner());
    let table = table(&mut interner);
    if let Some(list) = table.get(items) {
        return *list;
    }
    let leaked: &'static [T] = Box::leak(items.to_vec().into_boxed_slice());
    table.insert(leaked, List(leaked));
    List(leaked)
}

impl Ty {
    pub fn new(kind: TyKind) -> Ty {
        if let Some(data) = INTERNER.read().unwrap_or_else(|e| e.into_inner()).tys.get(&kind) {
            return Ty(data);
        }
        let flags = flags_of(&kind);
        let mut interner = INTERNER.write().unwrap_or_else(|e| e.into_inner());
        if let Some(data) = interner.tys.get(&kind) {
            return Ty(data);
        }
        let data: &'static TyData = Box::leak(Box::new(TyData { kind, id: interner.tys.len() as u32, flags }));
        interner.tys.insert(kind, data);
        Ty(data)
    }

    pub fn list(tys: &[Ty]) -> Tys {
        intern_list(tys, |i| &mut i.ty_lists, |i| &i.ty_lists)
    }
    pub fn args(args: &[Arg]) -> Args {
        intern_list(args, |i| &mut i.arg_lists, |i| &i.arg_lists)
    }
    pub fn assoc_list(items: &[(AssocTyId, Ty)]) -> List<(AssocTyId, Ty)> {
        intern_list(items, |i| &mut i.assoc_lists, |i| &i.assoc_lists)
    }
    pub fn trait_list(items: &[TraitId]) -> List<TraitId> {
        intern_list(items, |i| &mut i.trait_lists, |i| &i.trait_lists)
    }

    pub fn kind(self) -> &'static TyKind {
        &self.0.kind
    }
    pub fn flags(self) -> Flags {
        self.0.flags
    }
    pub fn has(self, flags: Flags) -> bool {
        self.0.flags.intersects(flags)
    }

    pub fn unit() -> Ty {
        Ty::tuple(&[])
    }
    pub fn bool() -> Ty {
        Ty::new(TyKind::Bool)
    }
    pub fn char() -> Ty {
        Ty::new(TyKind::Char)
    }
    pub fn str() -> Ty {
        Ty::new(TyKind::Str)
    }
    pub fn never() -> Ty {
        Ty::new(TyKind::Never)
    }
    pub fn usize() -> Ty {
        Ty::int(IntTy::Usize)
    }
    /// The error type.
    #[allow(non_snake_case, reason = "reads as the constant it stands for")]
    pub fn ERROR() -> Ty {
        Ty::new(TyKind::Error)
    }
    pub fn int(int: IntTy) -> Ty {
        Ty::new(TyKind::Int(int))
    }
    pub fn float(float: FloatTy) -> Ty {
        Ty::new(TyKind::Float(float))
    }
    pub fn tuple(tys: &[Ty]) -> Ty {
        Ty::new(TyKind::Tuple(Ty::list(tys)))
    }
    pub fn adt(id: AdtId, args: Args) -> Ty {
        Ty::new(TyKind::Adt(id, args))
    }
    pub fn reference(region: Region, ty: Ty, mutability: Mutability) -> Ty {
        Ty::new(TyKind::Ref(region, ty, mutability))
    }
    pub fn raw_ptr(ty: Ty, mutability: Mutability) -> Ty {
        Ty::new(TyKind::RawPtr(ty, mutability))
    }
    pub fn slice(ty: Ty) -> Ty {
        Ty::new(TyKind::Slice(ty))
    }
    pub fn array(ty: Ty, len: Const) -> Ty {
        Ty::new(TyKind::Array(ty, len))
    }
    pub fn param(index: u32, name: Symbol) -> Ty {
        Ty::new(TyKind::Param(ParamTy { index, name }))
    }

    pub fn is_unit(self) -> bool {
        matches!(self.kind(), TyKind::Tuple(tys) if tys.is_empty())
    }
    pub fn is_never(self) -> bool {
        matches!(self.kind(), TyKind::Never)
    }
    pub fn is_error(self) -> bool {
        matches!(self.kind(), TyKind::Error)
    }
    pub fn is_ref(self) -> bool {
        matches!(self.kind(), TyKind::Ref(..))
    }
    pub fn is_integral(self) -> bool {
        matches!(self.kind(), TyKind::Int(_) | TyKind::Infer(Infer::Int(_)))
    }
    pub fn is_float(self) -> bool {
        matches!(self.kind(), TyKind::Float(_) | TyKind::Infer(Infer::Float(_)))
    }
    pub fn is_numeric(self) -> bool {
        self.is_integral() || self.is_float()
    }

    /// Substitutes the parameters of a generic item's type by `args`.
    pub fn subst(self, args: Args) -> Ty {
        self.fold_with(&mut Subst { args, depth: 0 })
    }

    /// The type with every region replaced by `Erased` (bound regions stay).
    pub fn erase_regions(self) -> Ty {
        if !self.has(Flags::REGION) {
            return self;
        }
        self.fold_with(&mut EraseRegions)
    }
}

fn flags_of(kind: &TyKind) -> Flags {
    let none = Flags::default();
    let args = |args: &Args| args.iter().fold(none, |f, a| f.union(arg_flags(a)));
    let tys = |tys: &Tys| tys.iter().fold(none, |f, t| f.union(t.flags()));
    match kind {
        TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_) | TyKind::Str | TyKind::Never => none,
        TyKind::Adt(_, a) | TyKind::FnDef(_, a) => args(a),
        TyKind::Closure(_, a) => args(a).union(Flags::CLOSURE),
        TyKind::Alias(_, a) => args(a).union(Flags::ALIAS),
        TyKind::Opaque(_, a) => args(a).union(Flags::OPAQUE),
        TyKind::Ref(region, ty, _) => region_flags(region).union(ty.flags()),
        TyKind::RawPtr(ty, _) | TyKind::Slice(ty) => ty.flags(),
        TyKind::Array(ty, len) => ty.flags().union(const_flags(len)),
        TyKind::Tuple(list) => tys(list),
        TyKind::FnPtr(sig) => tys(&sig.inputs_and_output),
        TyKind::Dynamic(dyn_ty, region) => {
            let principal = dyn_ty.principal.map_or(none, |(_, a)| args(&a));
            let projections = dyn_ty.projections.iter().fold(none, |f, (_, t)| f.union(t.flags()));
            principal.union(projections).union(region_flags(region))
        }
        TyKind::Param(_) => Flags::PARAM,
        TyKind::Infer(_) => Flags::INFER,
        TyKind::Error => Flags::ERROR,
    }
}

fn arg_flags(arg: &Arg) -> Flags {
    match arg {
        Arg::Region(region) => region_flags(region),
        Arg::Ty(ty) => ty.flags(),
        Arg::Const(konst) => const_flags(konst),
    }
}

fn region_flags(region: &Region) -> Flags {
    match region {
        Region::Erased => Flags::ERASED,
        Region::Static | Region::Error => Flags::REGION,
        Region::Param(_) => Flags::REGION.union(Flags::PARAM),
        Region::Bound { .. } => Flags::BOUND,
        Region::Var(_) => Flags::REGION.union(Flags::REGION_VAR),
    }
}

fn const_flags(konst: &Const) -> Flags {
    match konst {
        Const::Value(_) => Flags::default(),
        Const::Param(_) => Flags::PARAM,
        Const::Infer(_) => Flags::INFER,
        Const::Error => Flags::ERROR,
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Folding and walking.

/// Rebuilds types bottom-up. Override what you replace and call `super_fold` for the rest.
pub trait Folder {
    fn ty(&mut self, ty: Ty) -> Ty {
        ty.super_fold(self)
    }
    fn region(&mut self, region: Region) -> Region {
        region
    }
    fn konst(&mut self, konst: Const) -> Const {
        konst
    }
    /// Called around the inside of an [`FnSig`] or [`DynTy`], whose regions are one binder deeper.
    fn enter_binder(&mut self) {}
    fn exit_binder(&mut self) {}
}

/// What can be rebuilt by a [`Folder`].
pub trait Fold: Copy {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Self;
    /// The flags of everything inside, without rebuilding anything.
    fn all_flags(&self) -> Flags;
}

impl Ty {
    /// Rebuilds the type from its folded parts.
    pub fn super_fold<F: Folder + ?Sized>(self, f: &mut F) -> Ty {
        match *self.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Param(_)
            | TyKind::Infer(_)
            | TyKind::Error => self,
            TyKind::Adt(id, args) => Ty::new(TyKind::Adt(id, args.fold_with(f))),
            TyKind::FnDef(id, args) => Ty::new(TyKind::FnDef(id, args.fold_with(f))),
            TyKind::Closure(id, args) => Ty::new(TyKind::Closure(id, args.fold_with(f))),
            TyKind::Alias(id, args) => Ty::new(TyKind::Alias(id, args.fold_with(f))),
            TyKind::Opaque(id, args) => Ty::new(TyKind::Opaque(id, args.fold_with(f))),
            TyKind::Ref(region, ty, m) => Ty::new(TyKind::Ref(f.region(region), f.ty(ty), m)),
            TyKind::RawPtr(ty, m) => Ty::new(TyKind::RawPtr(f.ty(ty), m)),
            TyKind::Slice(ty) => Ty::new(TyKind::Slice(f.ty(ty))),
            TyKind::Array(ty, len) => Ty::new(TyKind::Array(f.ty(ty), f.konst(len))),
            TyKind::Tuple(tys) => Ty::new(TyKind::Tuple(tys.fold_with(f))),
            TyKind::FnPtr(sig) => Ty::new(TyKind::FnPtr(sig.fold_with(f))),
            TyKind::Dynamic(dyn_ty, region) => {
                let region = f.region(region);
                Ty::new(TyKind::Dynamic(dyn_ty.fold_with(f), region))
            }
        }
    }
}

impl Fold for Ty {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Ty {
        folder.ty(self)
    }
    fn all_flags(&self) -> Flags {
        self.flags()
    }
}
impl Fold for Region {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Region {
        folder.region(self)
    }
    fn all_flags(&self) -> Flags {
        region_flags(self)
    }
}
impl Fold for Const {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Const {
        folder.konst(self)
    }
    fn all_flags(&self) -> Flags {
        const_flags(self)
    }
}
impl Fold for Arg {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Arg {
        match self {
            Arg::Region(region) => Arg::Region(folder.region(region)),
            Arg::Ty(ty) => Arg::Ty(folder.ty(ty)),
            Arg::Const(konst) => Arg::Const(folder.konst(konst)),
        }
    }
    fn all_flags(&self) -> Flags {
        arg_flags(self)
    }
}
impl Fold for Args {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Args {
        if self.is_empty() {
            return self;
        }
        Ty::args(&self.iter().map(|a| a.fold_with(folder)).collect::<Vec<_>>())
    }
    fn all_flags(&self) -> Flags {
        self.iter().fold(Flags::default(), |flags, arg| flags.union(arg_flags(arg)))
    }
}
impl Fold for Tys {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Tys {
        if self.is_empty() {
            return self;
        }
        Ty::list(&self.iter().map(|t| folder.ty(*t)).collect::<Vec<_>>())
    }
    fn all_flags(&self) -> Flags {
        self.iter().fold(Flags::default(), |flags, ty| flags.union(ty.flags()))
    }
}
impl Fold for FnSig {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> FnSig {
        folder.enter_binder();
        let inputs_and_output = self.inputs_and_output.fold_with(folder);
        folder.exit_binder();
        FnSig { inputs_and_output, ..self }
    }
    fn all_flags(&self) -> Flags {
        self.inputs_and_output.all_flags()
    }
}
impl Fold for DynTy {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> DynTy {
        folder.enter_binder();
        let principal = self.principal.map(|(id, args)| (id, args.fold_with(folder)));
        let projections: Vec<_> = self.projections.iter().map(|(id, ty)| (*id, folder.ty(*ty))).collect();
        folder.exit_binder();
        DynTy { principal, projections: Ty::assoc_list(&projections), ..self }
    }
    fn all_flags(&self) -> Flags {
        let principal = self.principal.map_or(Flags::default(), |(_, args)| args.all_flags());
        self.projections.iter().fold(principal, |flags, (_, ty)| flags.union(ty.flags()))
    }
}
impl Fold for TraitRef {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> TraitRef {
        TraitRef { args: self.args.fold_with(folder), ..self }
    }
    fn all_flags(&self) -> Flags {
        self.args.all_flags()
    }
}
impl Fold for Predicate {
    fn fold_with<F: Folder + ?Sized>(self, folder: &mut F) -> Predicate {
        match self {
            Predicate::Trait { trait_ref, bound } => {
                folder.enter_binder();
                let trait_ref = trait_ref.fold_with(folder);
                folder.exit_binder();
                Predicate::Trait { trait_ref, bound }
            }
            Predicate::Projection { assoc, args, ty, bound } => {
                folder.enter_binder();
                let (args, ty) = (args.fold_with(folder), folder.ty(ty));
                folder.exit_binder();
                Predicate::Projection { assoc, args, ty, bound }
            }
            Predicate::TypeOutlives(ty, region) => Predicate::TypeOutlives(folder.ty(ty), folder.region(region)),
            Predicate::RegionOutlives(a, b) => Predicate::RegionOutlives(folder.region(a), folder.region(b)),
        }
    }
    fn all_flags(&self) -> Flags {
        match self {
            Predicate::Trait { trait_ref, .. } => trait_ref.all_flags(),
            Predicate::Projection { args, ty, .. } => args.all_flags().union(ty.flags()),
            Predicate::TypeOutlives(ty, region) => ty.flags().union(region_flags(region)),
            Predicate::RegionOutlives(a, b) => region_flags(a).union(region_flags(b)),
        }
    }
}

struct Subst {
    args: Args,
    depth: u32,
}

impl Folder for Subst {
    fn ty(&mut self, ty: Ty) -> Ty {
        if !ty.has(Flags::PARAM) {
            return ty;
        }
        match ty.kind() {
            TyKind::Param(param) => match self.args.get(param.index as usize) {
                Some(Arg::Ty(arg)) => shift(*arg, self.depth),
                // An index out of range or of another sort follows an arity error that was reported.
                _ => Ty::ERROR(),
            },
            _ => ty.super_fold(self),
        }
    }
    fn region(&mut self, region: Region) -> Region {
        match region {
            Region::Param(param) => match self.args.get(param.index as usize) {
                Some(Arg::Region(Region::Bound { depth, index })) => {
                    Region::Bound { depth: depth + self.depth, index: *index }
                }
                Some(Arg::Region(region)) => *region,
                _ => Region::Error,
            },
            _ => region,
        }
    }
    fn konst(&mut self, konst: Const) -> Const {
        match konst {
            Const::Param(param) => match self.args.get(param.index as usize) {
                Some(Arg::Const(konst)) => *konst,
                _ => Const::Error,
            },
            _ => konst,
        }
    }
    fn enter_binder(&mut self) {
        self.depth += 1;
    }
    fn exit_binder(&mut self) {
        self.depth -= 1;
    }
}

/// Puts `to` in the place of `from`, wherever it is mentioned.
pub fn replace_ty<T: Fold>(value: T, from: Ty, to: Ty) -> T {
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

/// Substitutes in anything foldable.
pub fn subst<T: Fold>(value: T, args: Args) -> T {
    if !value.all_flags().intersects(Flags::PARAM) {
        return value;
    }
    value.fold_with(&mut Subst { args, depth: 0 })
}

/// Moves free bound regions of `ty` outward by `by` binders.
pub fn shift(ty: Ty, by: u32) -> Ty {
    struct Shift {
        by: u32,
        depth: u32,
    }
    impl Folder for Shift {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty.has(Flags::BOUND) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { depth, index } if depth >= self.depth => {
                    Region::Bound { depth: depth + self.by, index }
                }
                _ => region,
            }
        }
        fn enter_binder(&mut self) {
            self.depth += 1;
        }
        fn exit_binder(&mut self) {
            self.depth -= 1;
        }
    }
    if by == 0 { ty } else { ty.fold_with(&mut Shift { by, depth: 0 }) }
}

/// Opens the outermost binder of `value` (the inside of an [`FnSig`], [`DynTy`] or [`Predicate`], already taken out of
/// its binder): `Bound { depth: 0, index }` becomes `regions[index]`, deeper ones move in by one.
pub fn instantiate_bound<T: Fold>(value: T, regions: &[Region]) -> T {
    struct Open<'a> {
        regions: &'a [Region],
        depth: u32,
    }
    impl Folder for Open<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty.has(Flags::BOUND) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { depth, index } if depth == self.depth => {
                    match self.regions.get(index as usize).copied().unwrap_or(Region::Error) {
                        Region::Bound { depth, index } => Region::Bound { depth: depth + self.depth, index },
                        region => region,
                    }
                }
                Region::Bound { depth, index } if depth > self.depth => Region::Bound { depth: depth - 1, index },
                _ => region,
            }
        }
        fn enter_binder(&mut self) {
            self.depth += 1;
        }
        fn exit_binder(&mut self) {
            self.depth -= 1;
        }
    }
    value.fold_with(&mut Open { regions, depth: 0 })
}

struct EraseRegions;

impl Folder for EraseRegions {
    fn ty(&mut self, ty: Ty) -> Ty {
        if ty.has(Flags::REGION) { ty.super_fold(self) } else { ty }
    }
    fn region(&mut self, region: Region) -> Region {
        match region {
            Region::Bound { .. } => region,
            _ => Region::Erased,
        }
    }
}

/// Erases regions in anything foldable.
pub fn erase_regions<T: Fold>(value: T) -> T {
    if !value.all_flags().intersects(Flags::REGION) {
        return value;
    }
    value.fold_with(&mut EraseRegions)
}

/// Erases regions but those that have a name: parameters and `'static`. A body is checked with these kept, since rustc
/// does not reborrow a shared reference whose type is the wanted one to the lifetime, and what a closure captures hangs on
/// that: `|| r` captures the variable `r` if a `&'a T` is wanted and `r` is declared as one, and `*r` otherwise.
pub fn keep_named_regions<T: Fold>(value: T) -> T {
    struct KeepNamed;
    impl Folder for KeepNamed {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty.has(Flags::REGION) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            match region {
                Region::Bound { .. } | Region::Static | Region::Param(_) => region,
                Region::Erased | Region::Var(_) | Region::Error => Region::Erased,
            }
        }
    }
    if !value.all_flags().intersects(Flags::REGION) {
        return value;
    }
    value.fold_with(&mut KeepNamed)
}

impl Ty {
    /// Calls `f` on this type and every type inside it, outermost first; `f` says whether to look inside. In large types, what
    /// comes again is passed over: types are shared graphs, and a graph of `n` nodes may stand for a tree of `2^n`.
    pub fn walk(self, f: &mut dyn FnMut(Ty) -> bool) {
        self.walk_unseen(&mut Walked::default(), f);
    }

    fn walk_unseen(self, walked: &mut Walked, f: &mut dyn FnMut(Ty) -> bool) {
        if walked.before(self) || !f(self) {
            return;
        }
        let mut each = |ty: Ty| ty.walk_unseen(walked, f);
        match self.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Param(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
            TyKind::Adt(_, args)
            | TyKind::FnDef(_, args)
            | TyKind::Closure(_, args)
            | TyKind::Alias(_, args)
            | TyKind::Opaque(_, args) => args.iter().filter_map(|a| a.as_ty()).for_each(each),
            TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) | TyKind::Slice(ty) | TyKind::Array(ty, _) => each(*ty),
            TyKind::Tuple(tys) => tys.iter().copied().for_each(each),
            TyKind::FnPtr(sig) => sig.inputs_and_output.iter().copied().for_each(each),
            TyKind::Dynamic(dyn_ty, _) => {
                if let Some((_, args)) = dyn_ty.principal {
                    args.iter().filter_map(|a| a.as_ty()).for_each(&mut each);
                }
                dyn_ty.projections.iter().for_each(|(_, ty)| each(*ty));
            }
        }
    }
}

/// What a walk has come to.
#[derive(Default)]
struct Walked {
    count: u32,
    /// Filled only once the type has turned out to be large.
    types: HashSet<Ty>,
}

impl Walked {
    fn before(&mut self, ty: Ty) -> bool {
        const REMEMBER_AFTER: u32 = 64;
        self.count = self.count.saturating_add(1);
        self.count > REMEMBER_AFTER && !self.types.insert(ty)
    }
}

// ---------------------------------------------------------------------------------------------------------------
// Printing.

/// Names of the things types mention; given by whoever holds the item tables.
pub trait TyNames {
    fn adt_name(&self, id: AdtId) -> String;
    /// How many of these arguments are worth telling: the last may be what the declaration says where nothing is said.
    fn told_args(&self, _id: AdtId, args: Args) -> usize {
        args.len()
    }
    fn fn_name(&self, id: FnId) -> String;
    fn trait_name(&self, id: TraitId) -> String;
    fn assoc_ty_name(&self, id: AssocTyId) -> (TraitId, String);
    /// Such as `{closure@src/main.rs:3:9}`.
    fn closure_name(&self, id: ClosureId) -> String;
    /// Such as `impl Iterator<Item = u32>`.
    fn opaque_name(&self, id: OpaqueId) -> String;
}

impl Ty {
    /// The type as rustc prints it in diagnostics.
    pub fn display<'a>(self, names: &'a dyn TyNames) -> TyDisplay<'a> {
        TyDisplay { ty: self, names, left: Rc::new(Cell::new(SHOWN_TYPES)) }
    }
}

/// How many types a type is shown with, at most: a small graph may stand for a tree that nobody could read.
const SHOWN_TYPES: u32 = 4096;

pub struct TyDisplay<'a> {
    ty: Ty,
    names: &'a dyn TyNames,
    /// How many more types are shown, in all parts together.
    left: Rc<Cell<u32>>,
}

impl TyDisplay<'_> {
    /// A part of the type.
    fn part(&self, ty: Ty) -> TyDisplay<'_> {
        TyDisplay { ty, names: self.names, left: self.left.clone() }
    }
}

impl fmt::Display for TyDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TyDisplay { ty, names, ref left } = *self;
        let Some(rest) = left.get().checked_sub(1) else { return f.write_str("...") };
        left.set(rest);
        let show = |ty: Ty| self.part(ty);
        match ty.kind() {
            TyKind::Bool => f.write_str("bool"),
            TyKind::Char => f.write_str("char"),
            TyKind::Int(int) => f.write_str(int.name()),
            TyKind::Float(float) => f.write_str(float.name()),
            TyKind::Str => f.write_str("str"),
            TyKind::Never => f.write_str("!"),
            TyKind::Adt(id, args) => {
                f.write_str(&names.adt_name(*id))?;
                write_args(f, args.get(..names.told_args(*id, *args)).unwrap_or(args), self)
            }
            TyKind::Ref(region, ty, m) => {
                f.write_str("&")?;
                if let Some(name) = region_name(region) {
                    write!(f, "{name} ")?;
                }
                write!(f, "{}{}", m.prefix(), show(*ty))
            }
            TyKind::RawPtr(ty, Mutability::Not) => write!(f, "*const {}", show(*ty)),
            TyKind::RawPtr(ty, Mutability::Mut) => write!(f, "*mut {}", show(*ty)),
            TyKind::Slice(ty) => write!(f, "[{}]", show(*ty)),
            TyKind::Array(ty, len) => write!(f, "[{}; {}]", show(*ty), const_name(len)),
            TyKind::Tuple(tys) => {
                f.write_str("(")?;
                write_tys(f, tys, self)?;
                f.write_str(if tys.len() == 1 { ",)" } else { ")" })
            }
            TyKind::FnDef(id, args) => {
                write!(f, "fn item {{{}", names.fn_name(*id))?;
                if args.iter().any(|a| a.as_ty().is_some()) {
                    f.write_str("::")?;
                    write_args(f, args, self)?;
                }
                f.write_str("}")
            }
            TyKind::FnPtr(sig) => {
                f.write_str(if sig.is_unsafe { "unsafe " } else { "" })?;
                if sig.abi != CallAbi::Rust {
                    write!(f, "extern \"{}\" ", sig.abi.name())?;
                }
                f.write_str("fn(")?;
                write_tys(f, sig.inputs(), self)?;
                f.write_str(")")?;
                if sig.output().is_unit() { Ok(()) } else { write!(f, " -> {}", show(sig.output())) }
            }
            TyKind::Closure(id, _) => f.write_str(&names.closure_name(*id)),
            TyKind::Dynamic(dyn_ty, region) => {
                f.write_str("dyn ")?;
                let mut parts = Vec::new();
                if let Some((id, args)) = dyn_ty.principal {
                    let mut items: Vec<String> =
                        args.iter().filter_map(|a| a.as_ty()).map(|t| show(t).to_string()).collect();
                    for (assoc, ty) in dyn_ty.projections {
                        items.push(format!("{} = {}", names.assoc_ty_name(*assoc).1, show(*ty)));
                    }
                    let name = names.trait_name(id);
                    parts.push(if items.is_empty() { name } else { format!("{name}<{}>", items.join(", ")) });
                }
                parts.extend(dyn_ty.autos.iter().map(|id| names.trait_name(*id)));
                parts.extend(region_name(region));
                f.write_str(&parts.join(" + "))
            }
            TyKind::Param(param) => write!(f, "{}", param.name),
            TyKind::Alias(assoc, args) => {
                let (trait_id, name) = names.assoc_ty_name(*assoc);
                let self_ty = args.first().and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR());
                write!(f, "<{} as {}>::{name}", show(self_ty), names.trait_name(trait_id))
            }
            TyKind::Opaque(id, _) => f.write_str(&names.opaque_name(*id)),
            TyKind::Infer(Infer::Ty(_)) => f.write_str("_"),
            TyKind::Infer(Infer::Int(_)) => f.write_str("{integer}"),
            TyKind::Infer(Infer::Float(_)) => f.write_str("{float}"),
            TyKind::Error => f.write_str("{type error}"),
        }
    }
}

fn write_tys(f: &mut fmt::Formatter<'_>, tys: &[Ty], whole: &TyDisplay<'_>) -> fmt::Result {
    for (i, ty) in tys.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{}", whole.part(*ty))?;
    }
    Ok(())
}

fn write_args(f: &mut fmt::Formatter<'_>, args: &[Arg], whole: &TyDisplay<'_>) -> fmt::Result {
    let parts: Vec<String> = args
        .iter()
        .filter_map(|arg| match arg {
            Arg::Region(region) => region_name(region),
            Arg::Ty(ty) => Some(whole.part(*ty).to_string()),
            Arg::Const(konst) => Some(const_name(konst)),
        })
        .collect();
    if parts.is_empty() { Ok(()) } else { write!(f, "<{}>", parts.join(", ")) }
}

/// The written name of a region, if it has one.
pub fn region_name(region: &Region) -> Option<String> {
    match region {
        Region::Static => Some("'static".to_owned()),
        Region::Param(param) if !param.name.as_str().starts_with("'_") => Some(param.name.to_string()),
        Region::Param(_) | Region::Bound { .. } | Region::Erased | Region::Var(_) | Region::Error => None,
    }
}

fn const_name(konst: &Const) -> String {
    match konst {
        Const::Value(value) => value.to_string(),
        Const::Param(param) => param.name.to_string(),
        Const::Infer(_) | Const::Error => "_".to_owned(),
    }
}
