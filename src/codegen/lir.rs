//! The language between MIR and bytecode: monomorphic, three-address, with frame places as operands.
//!
//! A [`Func`] has variables (byte ranges of the frame whose offsets are not decided yet) and blocks. An operand is a byte
//! range of a variable ([`Loc`]) or a constant, so that a field of a tuple or an enum's tag in the frame is as direct as
//! a plain variable, and aggregates need no splitting. Types are gone but for sizes and [`Sc`] in arithmetic.
//!
//! ```text
//! x.1 + 1           v7@0 = add.i32 v3@4, 1                 panics on overflow, unwinding to the instruction's `unwind`
//! (*p).len          v8@0 = load8 [v2@0 + 16]
//! match opt { .. }  switch4 v5@0: 0 => b3, else b4
//! ```
//!
//! Blocks are extended: calls and checked instructions leave them in the middle, for their cleanup block.

use crate::bytecode::{FloatFn, IntFn, Intrinsic, PanicKind};
use crate::index::{Id, IdVec};
use crate::mir::Location;
use crate::source::{Span, Symbol};
use crate::ty::{FloatTy, IntTy, Ty};

crate::id! {
    /// A variable of a [`Func`].
    pub struct Var("v");
    /// A block of a [`Func`].
    pub struct Blk("b");
    /// A row of [`Func::points`].
    pub struct Src("p");
    /// A row of [`Func::inlined`].
    pub struct Inl("i");
    /// A monomorphic function, a row of the instance table.
    pub struct InstId("inst");
    /// Some bytes of static memory, a row of the statics table.
    pub struct StaticRef("static");
}

/// A place in the frame: some bytes of a variable. How many, the instruction says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Loc {
    pub var: Var,
    pub off: u32,
}

impl Loc {
    pub fn plus(self, by: u64) -> Loc {
        Loc { var: self.var, off: self.off + by as u32 }
    }
}

/// A constant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Val {
    /// The low bytes of the sign-extended number, sign-extended also from the operand's size (see [`Val::int`]).
    Int(i64),
    /// The address of static memory.
    Static(StaticRef, u32),
    /// A function pointer.
    Fn(InstId),
}

impl Val {
    /// The number whose low `size` bytes are `bits`, in canonical form, so that equal values compare equal.
    pub fn int(bits: u64, size: u64) -> Val {
        let shift = 64 - 8 * size.clamp(1, 8) as u32;
        Val::Int(((bits << shift) as i64) >> shift)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Opnd {
    Loc(Loc),
    Val(Val),
}

impl Opnd {
    pub fn loc(self) -> Option<Loc> {
        match self {
            Opnd::Loc(loc) => Some(loc),
            Opnd::Val(_) => None,
        }
    }
    pub fn int(self) -> Option<i64> {
        match self {
            Opnd::Val(Val::Int(n)) => Some(n),
            Opnd::Loc(_) | Opnd::Val(Val::Static(..) | Val::Fn(_)) => None,
        }
    }
}

impl From<Loc> for Opnd {
    fn from(loc: Loc) -> Opnd {
        Opnd::Loc(loc)
    }
}

impl From<Var> for Loc {
    fn from(var: Var) -> Loc {
        Loc { var, off: 0 }
    }
}

impl From<Var> for Opnd {
    fn from(var: Var) -> Opnd {
        Opnd::Loc(var.into())
    }
}

/// The type of a scalar in arithmetic. `bool`, `char` and pointers are unsigned integers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sc {
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    U128,
    F32,
    F64,
}

impl Sc {
    pub fn size(self) -> u64 {
        match self {
            Sc::I8 | Sc::U8 => 1,
            Sc::I16 | Sc::U16 => 2,
            Sc::I32 | Sc::U32 | Sc::F32 => 4,
            Sc::I64 | Sc::U64 | Sc::F64 => 8,
            Sc::I128 | Sc::U128 => 16,
        }
    }
    pub fn signed(self) -> bool {
        matches!(self, Sc::I8 | Sc::I16 | Sc::I32 | Sc::I64 | Sc::I128)
    }
    pub fn float(self) -> bool {
        matches!(self, Sc::F32 | Sc::F64)
    }
    pub fn unsigned(size: u64) -> Sc {
        match size {
            1 => Sc::U8,
            2 => Sc::U16,
            4 => Sc::U32,
            8 => Sc::U64,
            _ => Sc::U128,
        }
    }
}

impl From<IntTy> for Sc {
    fn from(int: IntTy) -> Sc {
        match int {
            IntTy::I8 => Sc::I8,
            IntTy::I16 => Sc::I16,
            IntTy::I32 => Sc::I32,
            IntTy::I64 | IntTy::Isize => Sc::I64,
            IntTy::I128 => Sc::I128,
            IntTy::U8 => Sc::U8,
            IntTy::U16 => Sc::U16,
            IntTy::U32 => Sc::U32,
            IntTy::U64 | IntTy::Usize => Sc::U64,
            IntTy::U128 => Sc::U128,
        }
    }
}

impl From<FloatTy> for Sc {
    fn from(float: FloatTy) -> Sc {
        match float {
            FloatTy::F32 => Sc::F32,
            FloatTy::F64 => Sc::F64,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bin {
    /// Panic on overflow (not for floats).
    Add,
    Sub,
    Mul,
    /// Panic on zero and overflow (not for floats).
    Div,
    Rem,
    /// Panic if the amount (a u32) is not below the width.
    Shl,
    Shr,
    WAdd,
    WSub,
    WMul,
    WShl,
    WShr,
    And,
    Or,
    Xor,
    /// Comparisons give a one-byte bool.
    Eq,
    Ne,
    Lt,
    Le,
}

impl Bin {
    pub fn compares(self) -> bool {
        matches!(self, Bin::Eq | Bin::Ne | Bin::Lt | Bin::Le)
    }
    pub fn commutes(self) -> bool {
        use Bin::*;
        matches!(self, Add | Mul | WAdd | WMul | And | Or | Xor | Eq | Ne)
    }
    /// Size of the second operand.
    pub fn rhs_size(self, ty: Sc) -> u64 {
        match self {
            Bin::Shl | Bin::Shr | Bin::WShl | Bin::WShr => 4,
            _ => ty.size(),
        }
    }
    pub fn result_size(self, ty: Sc) -> u64 {
        if self.compares() { 1 } else { ty.size() }
    }
    pub fn panics(self, ty: Sc) -> bool {
        use Bin::*;
        !ty.float() && matches!(self, Add | Sub | Mul | Div | Rem | Shl | Shr)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Un {
    /// Panics on overflow (not for floats).
    Neg,
    WNeg,
    Not,
    NotBool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cvt {
    /// Sign extension between these sizes.
    Sext(u8, u8),
    Zext(u8, u8),
    /// From an integer of at least 4 bytes.
    IntToFloat(Sc, Sc),
    FloatToInt(Sc, Sc),
    FloatToFloat(Sc, Sc),
    /// To a u32 that keeps "too much".
    ShiftAmount(u8),
}

impl Cvt {
    pub fn sizes(self) -> (u64, u64) {
        match self {
            Cvt::Sext(from, to) | Cvt::Zext(from, to) => (from.into(), to.into()),
            Cvt::IntToFloat(from, to) | Cvt::FloatToInt(from, to) | Cvt::FloatToFloat(from, to) => {
                (from.size(), to.size())
            }
            Cvt::ShiftAmount(from) => (from.into(), 4),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Callee {
    Fn(InstId),
    Ptr(Opnd),
}

/// An argument of a call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ArgVal {
    pub val: Opnd,
    pub size: u32,
    pub align: u32,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    pub callee: Callee,
    pub args: Box<[ArgVal]>,
    /// Where the result goes; its size and alignment, as the callee has them.
    pub ret: Option<Loc>,
    pub ret_size: u32,
    pub ret_align: u32,
    /// The element type of the block that this call may allocate.
    pub alloc: Option<Ty>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Op {
    Mov {
        dst: Loc,
        src: Opnd,
        size: u32,
    },
    Zero {
        dst: Loc,
        size: u32,
    },
    Lea {
        dst: Loc,
        of: Loc,
    },
    Load {
        dst: Loc,
        ptr: Opnd,
        disp: i32,
        size: u32,
    },
    Store {
        ptr: Opnd,
        disp: i32,
        src: Opnd,
        size: u32,
    },
    /// Memory to memory; may overlap.
    Copy {
        to: Opnd,
        to_disp: i32,
        from: Opnd,
        from_disp: i32,
        size: u32,
    },
    /// `dst = ptr + index * scale`.
    Index {
        dst: Loc,
        ptr: Opnd,
        index: Opnd,
        scale: u32,
    },
    /// Element access with the element's size as scale.
    LoadAt {
        dst: Loc,
        ptr: Opnd,
        index: Opnd,
        size: u32,
    },
    StoreAt {
        ptr: Opnd,
        index: Opnd,
        src: Opnd,
        size: u32,
    },
    /// Of an array of `extent` bytes at `base` in the frame.
    FrameLoad {
        dst: Loc,
        base: Loc,
        extent: u32,
        index: Opnd,
        size: u32,
    },
    FrameStore {
        base: Loc,
        extent: u32,
        index: Opnd,
        src: Opnd,
        size: u32,
    },
    /// Bounds-checked, through a (pointer, length) pair: at `pair` in the frame, or where the pointer at `pair` points.
    SliceLoad {
        dst: Loc,
        pair: Loc,
        by_ref: bool,
        index: Opnd,
        size: u32,
    },
    SliceStore {
        pair: Loc,
        by_ref: bool,
        index: Opnd,
        src: Opnd,
        size: u32,
    },
    SliceAddr {
        dst: Loc,
        pair: Loc,
        by_ref: bool,
        index: Opnd,
        scale: u32,
    },
    Bounds {
        index: Opnd,
        len: Opnd,
    },
    Un {
        op: Un,
        ty: Sc,
        dst: Loc,
        a: Opnd,
    },
    Bin {
        op: Bin,
        ty: Sc,
        dst: Loc,
        a: Opnd,
        b: Opnd,
    },
    /// `dst += a * b` of doubles, each rounded.
    AddMul {
        dst: Loc,
        a: Opnd,
        b: Opnd,
    },
    Cvt {
        cvt: Cvt,
        dst: Loc,
        src: Opnd,
    },
    Call(Box<Call>),
    MemMove {
        to: Opnd,
        from: Opnd,
        len: Opnd,
    },
    MemSet {
        to: Opnd,
        value: Opnd,
        len: Opnd,
    },
    Alloc {
        dst: Loc,
        size: Opnd,
        align: Opnd,
        ty: Option<Ty>,
    },
    Dealloc {
        ptr: Opnd,
        size: Opnd,
        align: Opnd,
    },
    /// Arguments lie in `cells` bytes at `args`.
    Intrinsic {
        f: Intrinsic,
        dst: Loc,
        size: u32,
        args: Loc,
        cells: u32,
        ty: Option<Ty>,
    },
    IntFn {
        f: IntFn,
        ty: Sc,
        dst: Loc,
        size: u32,
        args: Loc,
        cells: u32,
    },
    FloatFn {
        f: FloatFn,
        ty: Sc,
        dst: Loc,
        args: Loc,
        cells: u32,
    },
    StorageLive(Var),
    StorageDead(Var),
    Nop,
}

/// What happens when an instruction panics.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unwind {
    /// The frame is popped.
    Continue,
    To(Blk),
    /// A panic inside cleanup: abort.
    Terminate,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Inst {
    pub op: Op,
    pub src: Src,
    pub unwind: Unwind,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Term {
    Goto(Blk),
    /// On a bool.
    Br {
        cond: Opnd,
        then: Blk,
        els: Blk,
    },
    /// Fused comparison.
    BrCmp {
        op: Bin,
        ty: Sc,
        a: Opnd,
        b: Opnd,
        then: Blk,
        els: Blk,
    },
    /// Cases are canonical ([`Val::int`]).
    Switch {
        val: Opnd,
        size: u32,
        cases: Box<[(i64, Blk)]>,
        default: Blk,
    },
    Return,
    Resume,
    /// A panic inside cleanup.
    Terminate,
    Unreachable,
    Panic(PanicKind),
    Unwind,
    Abort,
    Exit(Opnd),
}

impl Term {
    pub fn for_each_target(&self, f: &mut dyn FnMut(Blk)) {
        match self {
            Term::Goto(to) => f(*to),
            Term::Br { then, els, .. } | Term::BrCmp { then, els, .. } => {
                f(*then);
                f(*els);
            }
            Term::Switch { cases, default, .. } => {
                cases.iter().for_each(|(_, to)| f(*to));
                f(*default);
            }
            Term::Return
            | Term::Resume
            | Term::Terminate
            | Term::Unreachable
            | Term::Panic(_)
            | Term::Unwind
            | Term::Abort
            | Term::Exit(_) => {}
        }
    }

    pub fn for_each_target_mut(&mut self, f: &mut dyn FnMut(&mut Blk)) {
        match self {
            Term::Goto(to) => f(to),
            Term::Br { then, els, .. } | Term::BrCmp { then, els, .. } => {
                f(then);
                f(els);
            }
            Term::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|(_, to)| f(to));
                f(default);
            }
            Term::Return
            | Term::Resume
            | Term::Terminate
            | Term::Unreachable
            | Term::Panic(_)
            | Term::Unwind
            | Term::Abort
            | Term::Exit(_) => {}
        }
    }

    /// The operands read, with their sizes.
    pub fn for_each_read_mut(&mut self, f: &mut dyn FnMut(&mut Opnd, u64)) {
        match self {
            Term::Br { cond, .. } => f(cond, 1),
            Term::BrCmp { ty, a, b, .. } => {
                f(a, ty.size());
                f(b, ty.size());
            }
            Term::Switch { val, size, .. } => f(val, u64::from(*size)),
            Term::Exit(code) => f(code, 4),
            Term::Goto(_)
            | Term::Return
            | Term::Resume
            | Term::Terminate
            | Term::Unreachable
            | Term::Panic(_)
            | Term::Unwind
            | Term::Abort => {}
        }
    }

    pub fn for_each_read(&self, f: &mut dyn FnMut(Opnd, u64)) {
        match self {
            Term::Br { cond, .. } => f(*cond, 1),
            Term::BrCmp { ty, a, b, .. } => {
                f(*a, ty.size());
                f(*b, ty.size());
            }
            Term::Switch { val, size, .. } => f(*val, u64::from(*size)),
            Term::Exit(code) => f(*code, 4),
            Term::Goto(_)
            | Term::Return
            | Term::Resume
            | Term::Terminate
            | Term::Unreachable
            | Term::Panic(_)
            | Term::Unwind
            | Term::Abort => {}
        }
    }

    /// Leaves the function by a panic of its own.
    pub fn panics(&self) -> bool {
        matches!(self, Term::Panic(_) | Term::Unwind)
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    pub insts: Vec<Inst>,
    pub term: Term,
    pub src: Src,
    /// Of the terminator, if it panics.
    pub unwind: Unwind,
    pub cleanup: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    Ret,
    Param,
    /// A variable the user declared: its bytes are always up to date and never shared.
    User,
    Temp,
    DropFlag,
}

#[derive(Clone, PartialEq, Debug)]
pub struct VarData {
    pub size: u32,
    pub align: u32,
    pub kind: VarKind,
    /// For debug information; temporaries made here have none.
    pub ty: Option<Ty>,
    pub name: Option<Symbol>,
    pub span: Span,
    /// Declared in user code: stores to it are never removed.
    pub pinned: bool,
}

/// Where instructions come from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Point {
    pub span: Span,
    pub inlined: Option<Inl>,
    /// In the body's MIR, for inlined code that of the call; `None` in shims.
    pub location: Option<Location>,
    /// Its first instruction begins a statement.
    pub is_statement: bool,
}

/// One inlined call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Inlined {
    pub inst: InstId,
    pub call_span: Span,
    pub parent: Option<Inl>,
}

/// A monomorphic function.
#[derive(Clone, PartialEq, Debug)]
pub struct Func {
    pub vars: IdVec<Var, VarData>,
    pub ret: Var,
    pub params: Vec<Var>,
    pub blocks: IdVec<Blk, Block>,
    pub points: IdVec<Src, Point>,
    pub inlined: IdVec<Inl, Inlined>,
}

impl Func {
    pub const START: Blk = Blk(0);
}

/// What an instruction does besides reading operands and writing one result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// Reads bytes through a pointer (any address-taken variable may be meant).
    pub reads_memory: bool,
    pub writes_memory: bool,
    /// May panic.
    pub panics: bool,
    /// Must stay even if its result is unused.
    pub side_effects: bool,
}

impl Op {
    pub fn effects(&self) -> Effects {
        let e = |reads_memory, writes_memory, panics, side_effects| Effects {
            reads_memory,
            writes_memory,
            panics,
            side_effects,
        };
        match self {
            Op::Mov { .. }
            | Op::Zero { .. }
            | Op::Lea { .. }
            | Op::Index { .. }
            | Op::FrameLoad { .. }
            | Op::Cvt { .. }
            | Op::AddMul { .. }
            | Op::Nop => e(false, false, false, false),
            // An unused load has no effect: safe code cannot fault, and a guard checks what is executed.
            Op::Load { .. } | Op::LoadAt { .. } => e(true, false, false, false),
            Op::FrameStore { .. } => e(false, false, false, true),
            Op::Store { .. } | Op::StoreAt { .. } => e(false, true, false, true),
            Op::Copy { .. } | Op::MemMove { .. } => e(true, true, false, true),
            Op::MemSet { .. } => e(false, true, false, true),
            Op::SliceLoad { .. } => e(true, false, true, true),
            Op::SliceStore { .. } => e(true, true, true, true),
            Op::SliceAddr { by_ref, .. } => e(*by_ref, false, true, true),
            Op::Bounds { .. } => e(false, false, true, true),
            Op::Un { op, ty, .. } => {
                let panics = *op == Un::Neg && !ty.float();
                e(false, false, panics, panics)
            }
            Op::Bin { op, ty, .. } => e(false, false, op.panics(*ty), op.panics(*ty)),
            Op::Call(_) => e(true, true, true, true),
            // Allocation does not touch what pointers of the program point to, but must happen in order.
            Op::Alloc { .. } | Op::Dealloc { .. } => e(false, true, false, true),
            Op::Intrinsic { .. } => e(true, true, false, true),
            Op::IntFn { .. } | Op::FloatFn { .. } => e(false, false, false, false),
            Op::StorageLive(_) | Op::StorageDead(_) => e(false, false, false, true),
        }
    }

    /// The operands read, with their sizes; may be replaced by equal ones.
    pub fn for_each_read_mut(&mut self, f: &mut dyn FnMut(&mut Opnd, u64)) {
        match self {
            Op::Mov { src, size, .. } => f(src, u64::from(*size)),
            Op::Load { ptr, .. } => f(ptr, 8),
            Op::Store { ptr, src, size, .. } => {
                f(ptr, 8);
                f(src, u64::from(*size));
            }
            Op::Copy { to, from, .. } => {
                f(to, 8);
                f(from, 8);
            }
            Op::Index { ptr, index, .. } | Op::LoadAt { ptr, index, .. } => {
                f(ptr, 8);
                f(index, 8);
            }
            Op::StoreAt { ptr, index, src, size } => {
                f(ptr, 8);
                f(index, 8);
                f(src, u64::from(*size));
            }
            Op::FrameLoad { index, .. } | Op::SliceLoad { index, .. } | Op::SliceAddr { index, .. } => f(index, 8),
            Op::FrameStore { index, src, size, .. } | Op::SliceStore { index, src, size, .. } => {
                f(index, 8);
                f(src, u64::from(*size));
            }
            Op::Bounds { index, len } => {
                f(index, 8);
                f(len, 8);
            }
            Op::Un { ty, a, .. } => f(a, ty.size()),
            Op::Bin { op, ty, a, b, .. } => {
                f(a, ty.size());
                f(b, op.rhs_size(*ty));
            }
            Op::Cvt { cvt, src, .. } => f(src, cvt.sizes().0),
            Op::AddMul { a, b, .. } => {
                f(a, 8);
                f(b, 8);
            }
            Op::Call(call) => {
                if let Callee::Ptr(ptr) = &mut call.callee {
                    f(ptr, 8);
                }
                call.args.iter_mut().for_each(|arg| f(&mut arg.val, u64::from(arg.size)));
            }
            Op::MemMove { to, from, len } => {
                f(to, 8);
                f(from, 8);
                f(len, 8);
            }
            Op::MemSet { to, value, len } => {
                f(to, 8);
                f(value, 1);
                f(len, 8);
            }
            Op::Alloc { size, align, .. } => {
                f(size, 8);
                f(align, 8);
            }
            Op::Dealloc { ptr, size, align } => {
                f(ptr, 8);
                f(size, 8);
                f(align, 8);
            }
            Op::Zero { .. }
            | Op::Lea { .. }
            | Op::Intrinsic { .. }
            | Op::IntFn { .. }
            | Op::FloatFn { .. }
            | Op::StorageLive(_)
            | Op::StorageDead(_)
            | Op::Nop => {}
        }
    }

    /// The byte ranges of variables that are read besides the operands of [`for_each_read_mut`](Self::for_each_read_mut).
    pub fn for_each_fixed_read(&self, f: &mut dyn FnMut(Loc, u64)) {
        match self {
            Op::AddMul { dst, .. } => f(*dst, 8),
            Op::FrameLoad { base, extent, .. } => f(*base, u64::from(*extent)),
            Op::SliceLoad { pair, by_ref, .. }
            | Op::SliceStore { pair, by_ref, .. }
            | Op::SliceAddr { pair, by_ref, .. } => {
                f(*pair, if *by_ref { 8 } else { 16 });
            }
            Op::Intrinsic { args, cells, .. } | Op::IntFn { args, cells, .. } | Op::FloatFn { args, cells, .. } => {
                f(*args, u64::from(*cells));
            }
            Op::Mov { .. }
            | Op::Zero { .. }
            | Op::Lea { .. }
            | Op::Load { .. }
            | Op::Store { .. }
            | Op::Copy { .. }
            | Op::Index { .. }
            | Op::LoadAt { .. }
            | Op::StoreAt { .. }
            | Op::FrameStore { .. }
            | Op::Bounds { .. }
            | Op::Un { .. }
            | Op::Bin { .. }
            | Op::Cvt { .. }
            | Op::Call(_)
            | Op::MemMove { .. }
            | Op::MemSet { .. }
            | Op::Alloc { .. }
            | Op::Dealloc { .. }
            | Op::StorageLive(_)
            | Op::StorageDead(_)
            | Op::Nop => {}
        }
    }

    /// Every byte range of a variable that is read.
    pub fn for_each_read(&self, f: &mut dyn FnMut(Loc, u64)) {
        // The walk over operands is written once, for mutation; the copy is of a small value.
        match self {
            Op::Call(call) => {
                if let Callee::Ptr(Opnd::Loc(loc)) = call.callee {
                    f(loc, 8);
                }
                for arg in &call.args {
                    if let Opnd::Loc(loc) = arg.val {
                        f(loc, u64::from(arg.size));
                    }
                }
            }
            _ => self.clone().for_each_read_mut(&mut |opnd, size| {
                if let Opnd::Loc(loc) = *opnd {
                    f(loc, size);
                }
            }),
        }
        self.for_each_fixed_read(f);
    }

    /// The byte range of a variable that is wholly written; `FrameStore` writes part of one ([`Op::partial_write`]).
    pub fn write(&self) -> Option<(Loc, u64)> {
        match self {
            Op::Mov { dst, size, .. }
            | Op::Zero { dst, size }
            | Op::Load { dst, size, .. }
            | Op::LoadAt { dst, size, .. }
            | Op::FrameLoad { dst, size, .. }
            | Op::SliceLoad { dst, size, .. } => Some((*dst, u64::from(*size))),
            Op::Lea { dst, .. } | Op::Index { dst, .. } | Op::SliceAddr { dst, .. } | Op::Alloc { dst, .. } => {
                Some((*dst, 8))
            }
            Op::Un { ty, dst, .. } => Some((*dst, ty.size())),
            Op::Bin { op, ty, dst, .. } => Some((*dst, op.result_size(*ty))),
            Op::Cvt { cvt, dst, .. } => Some((*dst, cvt.sizes().1)),
            Op::AddMul { dst, .. } => Some((*dst, 8)),
            Op::Call(call) => call.ret.map(|ret| (ret, u64::from(call.ret_size))),
            Op::Intrinsic { dst, size, .. } | Op::IntFn { dst, size, .. } => {
                (*size > 0).then_some((*dst, u64::from(*size)))
            }
            Op::FloatFn { dst, ty, .. } => Some((*dst, ty.size())),
            Op::Store { .. }
            | Op::Copy { .. }
            | Op::StoreAt { .. }
            | Op::FrameStore { .. }
            | Op::SliceStore { .. }
            | Op::Bounds { .. }
            | Op::MemMove { .. }
            | Op::MemSet { .. }
            | Op::Dealloc { .. }
            | Op::StorageLive(_)
            | Op::StorageDead(_)
            | Op::Nop => None,
        }
    }

    /// Every place that is named besides the operands of [`for_each_read_mut`](Self::for_each_read_mut): results,
    /// address-taken variables, fixed reads.
    pub fn for_each_loc_mut(&mut self, f: &mut dyn FnMut(&mut Loc)) {
        match self {
            Op::Mov { dst, .. }
            | Op::Zero { dst, .. }
            | Op::Load { dst, .. }
            | Op::LoadAt { dst, .. }
            | Op::Index { dst, .. }
            | Op::Alloc { dst, .. }
            | Op::Un { dst, .. }
            | Op::Bin { dst, .. }
            | Op::Cvt { dst, .. }
            | Op::AddMul { dst, .. } => f(dst),
            Op::Lea { dst, of } => {
                f(dst);
                f(of);
            }
            Op::FrameLoad { dst, base, .. } => {
                f(dst);
                f(base);
            }
            Op::FrameStore { base, .. } => f(base),
            Op::SliceLoad { dst, pair, .. } | Op::SliceAddr { dst, pair, .. } => {
                f(dst);
                f(pair);
            }
            Op::SliceStore { pair, .. } => f(pair),
            Op::Call(call) => call.ret.iter_mut().for_each(f),
            Op::Intrinsic { dst, args, .. } | Op::IntFn { dst, args, .. } | Op::FloatFn { dst, args, .. } => {
                f(dst);
                f(args);
            }
            Op::Store { .. }
            | Op::Copy { .. }
            | Op::StoreAt { .. }
            | Op::Bounds { .. }
            | Op::MemMove { .. }
            | Op::MemSet { .. }
            | Op::Dealloc { .. }
            | Op::StorageLive(_)
            | Op::StorageDead(_)
            | Op::Nop => {}
        }
    }

    /// Redirects the result.
    pub fn set_write(&mut self, to: Loc) {
        match self {
            Op::Mov { dst, .. }
            | Op::Zero { dst, .. }
            | Op::Load { dst, .. }
            | Op::LoadAt { dst, .. }
            | Op::FrameLoad { dst, .. }
            | Op::SliceLoad { dst, .. }
            | Op::Lea { dst, .. }
            | Op::Index { dst, .. }
            | Op::SliceAddr { dst, .. }
            | Op::Alloc { dst, .. }
            | Op::Un { dst, .. }
            | Op::Bin { dst, .. }
            | Op::Cvt { dst, .. }
            | Op::AddMul { dst, .. }
            | Op::Intrinsic { dst, .. }
            | Op::IntFn { dst, .. }
            | Op::FloatFn { dst, .. } => *dst = to,
            Op::Call(call) => call.ret = call.ret.map(|_| to),
            Op::Store { .. }
            | Op::Copy { .. }
            | Op::StoreAt { .. }
            | Op::FrameStore { .. }
            | Op::SliceStore { .. }
            | Op::Bounds { .. }
            | Op::MemMove { .. }
            | Op::MemSet { .. }
            | Op::Dealloc { .. }
            | Op::StorageLive(_)
            | Op::StorageDead(_)
            | Op::Nop => {}
        }
    }

    /// A byte range some part of which is written.
    pub fn partial_write(&self) -> Option<(Loc, u64)> {
        match self {
            Op::FrameStore { base, extent, .. } => Some((*base, u64::from(*extent))),
            _ => None,
        }
    }
}

/// Every block reachable from the start, in reverse postorder, successors by cleanup edges included.
pub fn reverse_postorder(f: &Func) -> Vec<Blk> {
    let mut seen = vec![false; f.blocks.len()];
    let mut order = Vec::with_capacity(f.blocks.len());
    let mut stack: Vec<(Blk, Vec<Blk>)> = vec![(Func::START, successors(f, Func::START))];
    seen[Func::START.index()] = true;
    while let Some((blk, rest)) = stack.last_mut() {
        match rest.pop() {
            Some(next) if !seen[next.index()] => {
                seen[next.index()] = true;
                stack.push((next, successors(f, next)));
            }
            Some(_) => {}
            None => {
                order.push(*blk);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}

/// Successors by branches and by cleanup edges, each once or more often.
pub fn successors(f: &Func, blk: Blk) -> Vec<Blk> {
    let block = &f.blocks[blk];
    let mut out = Vec::new();
    let mut cleanup = |unwind: Unwind| {
        if let Unwind::To(to) = unwind
            && out.last() != Some(&to)
        {
            out.push(to);
        }
    };
    block.insts.iter().filter(|inst| inst.op.effects().panics).for_each(|inst| cleanup(inst.unwind));
    if block.term.panics() {
        cleanup(block.unwind);
    }
    block.term.for_each_target(&mut |to| out.push(to));
    out
}
