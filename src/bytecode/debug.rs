//! Debug information: what every pc, slot, byte and block means. Plain data that code generation fills and dumps read;
//! the machine itself consults it only to name locations and blocks.
//!
//! The thread through it: a pc belongs to a [`Point`] (source span, inlining), a point to a function, a function to its
//! [`Variable`]s, a variable to a slot and a [`TypeInfo`], and a [`Path`] says who owns what at which pc.

use std::ops::Range;

use serde::Serialize;

use super::{FunctionId, Slot};
use crate::index::IdVec;
use crate::source::Span;

crate::id! {
    /// A row of [`DebugInfo::points`].
    pub struct PointId("p");
    /// A row of [`DebugInfo::inlined`].
    pub struct InlineId("inl");
    /// A row of [`DebugInfo::types`].
    pub struct TypeId("ty");
    /// A row of [`FunctionInfo::variables`].
    pub struct VariableId("v");
}

/// Everything a view needs to explain a moment of the run.
#[derive(Clone, Debug, Default)]
pub struct DebugInfo {
    /// One entry an instruction: `pc_points[pc]`. As long as `Program::ops`.
    pub pc_points: Vec<PointId>,
    pub points: IdVec<PointId, Point>,
    pub inlined: IdVec<InlineId, InlineSite>,
    /// One record a function, same ids as `Program::functions`.
    pub functions: IdVec<FunctionId, FunctionInfo>,
    pub types: IdVec<TypeId, TypeInfo>,
    /// What lies in the statics image, in address order.
    pub statics: Vec<StaticInfo>,
    /// Sorted by pc: the element type of the block that the `Alloc`, `AllocImm` or call at this pc makes. When a block is
    /// made, the innermost frame whose pc has an entry gives the block its type.
    pub alloc_sites: Vec<(u32, TypeId)>,
}

/// A place in the source that instructions stem from: normally one MIR statement or terminator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Point {
    pub span: Span,
    /// The inlined call this instruction came from, if its function was inlined here.
    pub inlined: Option<InlineId>,
    /// The first instruction of a statement: where line breakpoints stop and statement steps end.
    pub is_statement: bool,
}

/// One inlined call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InlineSite {
    /// Printed name of the inlined function.
    pub name: String,
    /// Where the call was written.
    pub call_span: Span,
    /// The inlined call that contains this one.
    pub parent: Option<InlineId>,
    pub track_caller: bool,
    pub is_library: bool,
}

/// One compiled (monomorphic) function.
#[derive(Clone, Debug)]
pub struct FunctionInfo {
    /// As rustc prints it: `main`, `Vec::<i32>::push`, `main::{closure#0}`.
    pub name: String,
    /// The whole item.
    pub span: Span,
    /// Its instructions.
    pub pcs: Range<u32>,
    /// Frame bytes, saved registers included, outgoing area excluded.
    pub frame_size: u32,
    pub is_library: bool,
    pub track_caller: bool,
    /// The return value's type and its offset *below the frame's top* (see [`super::Program`]), for views.
    pub return_type: TypeId,
    /// Declared variables, parameters first, in declaration order, then temporaries.
    pub variables: IdVec<VariableId, Variable>,
    /// Ownership over time of the variables and their parts that are tracked (user functions only).
    pub paths: Vec<Path>,
    /// Borrows made in this function (user functions only).
    pub loans: Vec<Loan>,
}

/// A variable or temporary, at one place of the frame for its whole life.
#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub ty: TypeId,
    /// Offset from the frame pointer (may exceed 64 KiB).
    pub offset: u32,
    pub kind: VariableKind,
    /// The declaration.
    pub span: Span,
    /// Position among the function's declarations: views list variables in this order.
    pub order: u32,
    /// Pcs at which it is in scope (between `StorageLive` and `StorageDead`), ascending, disjoint.
    pub scope: Vec<Range<u32>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VariableKind {
    Parameter,
    /// A `let`, `for` or pattern binding.
    Local,
    /// A captured variable of a closure is a field of the closure; this is the closure's own environment.
    Environment,
    /// The return place.
    Return,
    /// A compiler temporary that views show on request.
    Temporary,
    /// A drop flag: one byte, 1 while its path is owned.
    DropFlag,
}

/// A variable, or a part of one, whose ownership changes separately: `x`, `pair.0`, `*boxed`.
#[derive(Clone, Debug)]
pub struct Path {
    pub variable: VariableId,
    /// What follows the variable's name: empty, `.0`, `.name`. With a dereference it is the whole text, `*b`.
    pub projection: String,
    /// Bytes covered, from the variable's offset; `None` for what lies behind a `Box`.
    pub bytes: Option<Range<u32>>,
    /// Runs of equal state, ascending and disjoint in pc; where no run covers a pc, the path is not in scope.
    pub runs: Vec<OwnershipRun>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnershipRun {
    pub pcs: Range<u32>,
    pub state: Ownership,
}

/// Who owns the value of a path at a point.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Ownership {
    /// Declared, not initialised yet.
    Uninit,
    /// Initialised and owned by this path.
    Owned,
    /// Moved out; the bytes are still there.
    Moved {
        /// Who has it now: a variable's name, or words such as `the argument of take`.
        to: String,
        span: Span,
    },
    /// Owned on some ways here only: the drop flag at this frame offset decides, if there is one.
    Maybe { flag: Option<Slot> },
    /// Dropped: the value's destructor has run.
    Dropped { span: Span },
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loan {
    /// The borrow expression.
    pub span: Span,
    pub exclusive: bool,
    /// The borrowed variable, and the text of the place (`v`, `pair.0`, `*r`).
    pub variable: VariableId,
    pub place: String,
    /// The variable that holds the reference, when there is one.
    pub holder: Option<VariableId>,
    /// Pcs at which the loan is in scope, ascending, disjoint.
    pub pcs: Vec<Range<u32>>,
}

#[derive(Clone, Debug)]
pub struct StaticInfo {
    pub address: u64,
    pub size: u64,
    /// The static's name; empty for a literal.
    pub name: String,
    pub ty: TypeId,
    pub kind: StaticKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StaticKind {
    Static,
    /// The bytes of a string literal.
    Literal,
    /// A constant that was promoted to a static so that it could be borrowed.
    Promoted,
    Vtable,
}

/// A monomorphic type, as pictures need it.
#[derive(Clone, Debug)]
pub struct TypeInfo {
    /// As rustc prints it: `Vec<i32>`, `&mut str`.
    pub name: String,
    /// Bytes; 0 for unsized types.
    pub size: u64,
    pub align: u64,
    pub kind: TypeKind,
    /// The largest one.
    pub niche: Option<Niche>,
}

/// Bytes of a type that do not take all values: an enum around it may use the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Niche {
    pub offset: u64,
    pub size: u64,
    /// How many values are free; a string in JSON, as there may be more than its readers count to.
    #[serde(serialize_with = "as_text")]
    pub available: u128,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn as_text<S: serde::Serializer>(number: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    Never,
    Bool,
    Char,
    Int {
        signed: bool,
    },
    Float,
    Tuple {
        fields: Vec<Field>,
    },
    Struct {
        fields: Vec<Field>,
        shape: Shape,
        view: Option<TypeView>,
    },
    Closure {
        fields: Vec<Field>,
    },
    Enum {
        variants: Vec<Variant>,
        tag: Tag,
    },
    Union {
        fields: Vec<Field>,
    },
    Pointer {
        kind: PointerKind,
        pointee: TypeId,
        metadata: Metadata,
    },
    Array {
        element: TypeId,
        len: u64,
    },
    /// Unsized: met only behind a pointer.
    Slice {
        element: TypeId,
    },
    /// Unsized.
    Str,
    /// Unsized: `dyn Trait`.
    Dyn,
    /// A function pointer: its value is `FN_BASE + FN_STRIDE * function`.
    FnPtr,
    /// The zero-sized type of a function item.
    FnDef,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PointerKind {
    Shared,
    Exclusive,
    Const,
    Mut,
    /// `Box<T>`, which is a struct in the library and a pointer to views.
    Box,
}

/// What follows the address in a pointer: nothing, or 8 more bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Metadata {
    Thin,
    Length,
    Vtable,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    Named,
    Tuple,
    Unit,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// `x`, or `0` in tuples.
    pub name: String,
    pub offset: u64,
    pub ty: TypeId,
    pub view: Option<FieldView>,
}

/// Library types with a picture of their own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TypeView {
    Vec,
    String,
    Rc,
    Weak,
    Cell,
    RefCell,
    /// The heap block that `Rc`s share: strong, weak, value.
    RcBlock,
}

/// `#[view(...)]` on a library field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FieldView {
    Ptr,
    Len,
    Cap,
    Strong,
    Weak,
    Borrow,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub name: String,
    pub discriminant: i128,
    pub shape: Shape,
    pub fields: Vec<Field>,
}

/// How the variant is known from the bytes; as in rustc's layouts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tag {
    /// No variant can exist.
    Uninhabited,
    /// Always this variant; no bytes.
    Single { variant: u32 },
    /// The integer at `offset` is the discriminant, cut to `size` bytes.
    Direct { offset: u64, size: u8 },
    /// The integer at `offset` is a niche of `untagged`'s field: with `n = value - start` (wrapping in `size` bytes), `n <=
    /// last - first` means variant `first + n`; any other value means `untagged`.
    Niche { offset: u64, size: u8, untagged: u32, first: u32, last: u32, start: u128 },
}

impl Tag {
    /// The index of the variant that `value`, the tag's integer zero-extended, stands for; `None` if it is not valid.
    pub fn variant(&self, variants: &[Variant], value: u128) -> Option<usize> {
        let mask = |size: u8| if size >= 16 { u128::MAX } else { (1u128 << (u32::from(size) * 8)) - 1 };
        match *self {
            Tag::Uninhabited => None,
            Tag::Single { variant } => Some(variant as usize),
            Tag::Direct { size, .. } => {
                variants.iter().position(|v| v.discriminant as u128 & mask(size) == value & mask(size))
            }
            Tag::Niche { size, untagged, first, last, start, .. } => {
                let n = value.wrapping_sub(start) & mask(size);
                let span = u128::from(last.saturating_sub(first));
                Some(if n <= span { first as usize + n as usize } else { untagged as usize })
            }
        }
    }
}

impl DebugInfo {
    /// The point of `pc`.
    pub fn point(&self, pc: usize) -> Option<&Point> {
        self.points.get(*self.pc_points.get(pc)?)
    }

    /// Where `pc` is in its own function: instructions of an inlined call are where the call was written.
    pub fn own_span(&self, pc: u32) -> Option<Span> {
        let point = self.point(pc as usize)?;
        let (mut span, mut inlined) = (point.span, point.inlined);
        // Each site's parent was made before it, so this ends.
        while let Some(site) = inlined.and_then(|id| self.inlined.get(id)) {
            (span, inlined) = (site.call_span, site.parent.filter(|parent| Some(*parent) < inlined));
        }
        Some(span)
    }

    /// The type of the block that the allocation at `pc` makes, where it is known.
    pub fn alloc_type(&self, pc: usize) -> Option<TypeId> {
        let at = self.alloc_sites.binary_search_by_key(&(pc as u64), |site| u64::from(site.0)).ok()?;
        Some(self.alloc_sites[at].1)
    }
}

impl Path {
    /// The place in words, where `name` is the variable's: `x.0`, or `*b`, whose projection is the whole text.
    pub fn text(&self, name: &str) -> String {
        if self.projection.is_empty() || self.projection.starts_with(['.', '[']) {
            format!("{name}{}", self.projection)
        } else {
            self.projection.clone()
        }
    }

    /// The state at `pc`; `None` where the path is not in scope.
    pub fn state_at(&self, pc: u32) -> Option<&Ownership> {
        let after = self.runs.partition_point(|run| run.pcs.start <= pc);
        let run = &self.runs[after.checked_sub(1)?];
        run.pcs.contains(&pc).then_some(&run.state)
    }
}

/// Whether ascending, disjoint `ranges` contain `pc`.
pub fn covers(ranges: &[Range<u32>], pc: u32) -> bool {
    let after = ranges.partition_point(|range| range.start <= pc);
    after > 0 && ranges[after - 1].contains(&pc)
}
