//! Size, alignment, field offsets, niches and variant tags of monomorphic types, equal to rustc's on x86-64.
//!
//! This is rustc's algorithm (`rustc_abi::layout`), cut down to the language: fields of default-`repr` structs and
//! variants are sorted by alignment and niche ([`univariant`]), enums take the smaller of the tagged and the
//! niche-filling layout ([`enums`]).
//!
//! ```text
//! struct S { a: u8, b: u32, c: u16 }   size 8, align 4:  b @0, c @4, a @6
//! Option<&T>                           size 8: None is the null that a reference cannot be
//! enum E { A(u8, u32), B(u16), C }     size 8: tag @0, A's u8 @1, A's u32 @4, B's u16 @2
//! ```

mod enums;
mod univariant;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::hir::{Adt, AdtKind, Context, ParamEnv};
use crate::index::{Id, IdVec};
use crate::ty::*;
use univariant::{Kind, univariant};

/// Objects are smaller than this, as in rustc on 64-bit targets.
pub const MAX_SIZE: u64 = 1 << 61;

/// How deep types may nest: far beyond what the depth limits of source allow, so that recursion here is bounded.
const MAX_DEPTH: u32 = 1024;

/// Why a type has no layout.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LayoutError {
    /// rustc: "values of the type `..` are too big for the target architecture".
    TooBig(Ty),
    /// Nested too deep, or containing itself: an error reported elsewhere, or polymorphic recursion.
    TooDeep(Ty),
    /// Not monomorphic, or an error type: reported elsewhere.
    Unknown(Ty),
}

/// Bits of an integer that are valid: `start..=end`, wrapping around if `start > end`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ValidRange {
    pub start: u128,
    pub end: u128,
}

/// Some bytes of a type that do not take all values; an enum around it may use the others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Niche {
    pub offset: u64,
    pub size: u64,
    pub valid: ValidRange,
}

/// How a monomorphic type lies in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Of unsized types: the bytes before the unsized tail (without its padding).
    pub size: u64,
    pub align: u64,
    /// False for `str`, slices, `dyn` and structs that end in one.
    pub sized: bool,
    pub uninhabited: bool,
    /// Of structs, unions, tuples and closures (and of the only variant of a [`Variants::Single`] enum).
    pub offsets: Vec<u64>,
    pub variants: Variants,
    pub largest_niche: Option<Niche>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Variants {
    /// Structs and the like, and enums of which only this variant can exist (or none can).
    Single(VariantIdx),
    Multiple {
        tag: Tag,
        encoding: TagEncoding,
        variants: IdVec<VariantIdx, VariantLayout>,
    },
}

/// The bytes that say which variant it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Tag {
    pub offset: u64,
    pub size: u64,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TagEncoding {
    /// The tag is the discriminant, cut to the tag's size.
    Direct,
    /// Tags `start ..= start + (last - first)` (wrapping) are variants `first ..= last`; any other is `untagged`.
    Niche { untagged: VariantIdx, first: VariantIdx, last: VariantIdx, start: u128 },
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VariantLayout {
    pub size: u64,
    pub offsets: Vec<u64>,
    pub uninhabited: bool,
}

impl Niche {
    fn new(offset: u64, size: u64, valid: ValidRange) -> Option<Niche> {
        let niche = Niche { offset, size, valid };
        (niche.available() > 0).then_some(niche)
    }

    /// How many values are outside of the valid range.
    pub fn available(&self) -> u128 {
        self.valid.start.wrapping_sub(self.valid.end.wrapping_add(1)) & mask(self.size)
    }
}

/// All ones in `size` bytes.
pub fn mask(size: u64) -> u128 {
    if size >= 16 { u128::MAX } else { (1u128 << (size * 8)) - 1 }
}

impl Layout {
    pub fn is_zst(&self) -> bool {
        self.sized && self.size == 0
    }

    fn scalar(size: u64, align: u64, valid: ValidRange) -> Layout {
        Layout {
            size,
            align,
            sized: true,
            uninhabited: false,
            offsets: Vec::new(),
            variants: Variants::Single(VariantIdx::STRUCT),
            largest_niche: Niche::new(0, size, valid),
        }
    }

    fn integer(size: u64) -> Layout {
        Layout::scalar(size, size, ValidRange { start: 0, end: mask(size) })
    }

    fn zst() -> Layout {
        Layout { align: 1, ..Layout::scalar(0, 1, ValidRange { start: 0, end: 0 }) }
    }

    fn unsized_tail(align: u64) -> Layout {
        Layout { align, sized: false, ..Layout::zst() }
    }

    /// Field offsets of `variant`.
    pub fn variant_offsets(&self, variant: VariantIdx) -> &[u64] {
        match &self.variants {
            Variants::Single(_) => &self.offsets,
            Variants::Multiple { variants, .. } => variants.get(variant).map_or(&[], |v| &v.offsets),
        }
    }
}

/// What a pointer to a type carries besides the address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Metadata {
    Thin,
    Length,
    Vtable,
}

/// The type with projections resolved and opaque types replaced by what hides behind them.
pub fn reveal_all(cx: &dyn Context, env: &ParamEnv, ty: Ty) -> Ty {
    struct Reveal<'a>(&'a dyn Context);
    impl Folder for Reveal<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            if !ty.has(Flags::OPAQUE) {
                return ty;
            }
            match ty.super_fold(self).kind() {
                TyKind::Opaque(id, args) => self.0.reveal_opaque(*id, *args),
                kind => Ty::new(*kind),
            }
        }
    }
    let mut ty = ty;
    // What is revealed may hold projections and opaque types again; no program nests them deeper than its functions.
    for _ in 0..64 {
        if !ty.has(Flags::ALIAS.union(Flags::OPAQUE)) {
            break;
        }
        let revealed = cx.normalize(ty, env).fold_with(&mut Reveal(cx));
        let revealed = if revealed.has(Flags::REGION) { erase_regions(revealed) } else { revealed };
        if revealed == ty {
            break;
        }
        ty = revealed;
    }
    ty
}

/// Computes layouts on demand and remembers them.
pub struct Layouts<'a> {
    cx: &'a dyn Context,
    env: ParamEnv,
    cache: RefCell<HashMap<Ty, Result<Rc<Layout>, LayoutError>>>,
    depth: Cell<u32>,
}

impl<'a> Layouts<'a> {
    pub fn new(cx: &'a dyn Context) -> Layouts<'a> {
        Layouts { cx, env: Rc::default(), cache: RefCell::default(), depth: Cell::new(0) }
    }

    /// The layout of a monomorphic type.
    pub fn of(&self, ty: Ty) -> Result<Rc<Layout>, LayoutError> {
        if let Some(found) = self.cache.borrow().get(&ty) {
            return found.clone();
        }
        if self.depth.get() >= MAX_DEPTH {
            return Err(LayoutError::TooDeep(ty));
        }
        self.depth.set(self.depth.get() + 1);
        let normal = self.normalize(ty);
        let result = self.compute(normal).map(Rc::new);
        self.depth.set(self.depth.get() - 1);
        self.cache.borrow_mut().insert(ty, result.clone());
        result
    }

    fn normalize(&self, ty: Ty) -> Ty {
        reveal_all(self.cx, &self.env, ty)
    }

    /// What a pointer to `ty` carries.
    pub fn metadata(&self, ty: Ty) -> Metadata {
        match self.unsized_tail(ty).kind() {
            TyKind::Str | TyKind::Slice(_) => Metadata::Length,
            TyKind::Dynamic(..) => Metadata::Vtable,
            _ => Metadata::Thin,
        }
    }

    /// The last field of the last field ... of a struct or tuple.
    pub fn unsized_tail(&self, mut ty: Ty) -> Ty {
        for _ in 0..MAX_DEPTH {
            ty = self.normalize(ty);
            match ty.kind() {
                TyKind::Adt(id, args) => {
                    let adt = self.cx.adt(*id);
                    let last = adt.variants.iter().next().and_then(|v| v.fields.last());
                    match last {
                        Some(field) if adt.kind == AdtKind::Struct => ty = self.normalize(field.ty.subst(*args)),
                        _ => return ty,
                    }
                }
                TyKind::Tuple(tys) => match tys.last() {
                    Some(last) => ty = *last,
                    None => return ty,
                },
                _ => return ty,
            }
        }
        ty
    }

    fn compute(&self, ty: Ty) -> Result<Layout, LayoutError> {
        let non_null = ValidRange { start: 1, end: mask(8) };
        Ok(match ty.kind() {
            TyKind::Bool => Layout::scalar(1, 1, ValidRange { start: 0, end: 1 }),
            TyKind::Char => Layout::scalar(4, 4, ValidRange { start: 0, end: 0x10FFFF }),
            TyKind::Int(int) => Layout::integer(int.size()),
            TyKind::Float(float) => Layout::integer(float.size()),
            TyKind::FnPtr(_) => Layout::scalar(8, 8, non_null),
            TyKind::Never => Layout { uninhabited: true, ..Layout::zst() },
            TyKind::FnDef(..) => Layout::zst(),
            TyKind::Str => Layout::unsized_tail(1),
            TyKind::Dynamic(..) => Layout::unsized_tail(1),
            TyKind::Slice(element) => Layout::unsized_tail(self.of(*element)?.align),
            TyKind::Ref(_, pointee, _) => self.pointer(*pointee, non_null),
            TyKind::RawPtr(pointee, _) => self.pointer(*pointee, ValidRange { start: 0, end: mask(8) }),
            TyKind::Array(element, Const::Value(len)) => self.array(ty, *element, *len)?,
            TyKind::Tuple(tys) => {
                let kind = if tys.is_empty() { Kind::Sized } else { Kind::MaybeUnsized };
                univariant(ty, &self.all(tys.as_slice())?, true, kind)?.into_layout()
            }
            TyKind::Closure(_, args) => {
                let upvars = self.all(ClosureArgs::split(*args).upvar_tys())?;
                univariant(ty, &upvars, true, Kind::Sized)?.into_layout()
            }
            TyKind::Adt(id, args) => self.adt(ty, *id, *args)?,
            TyKind::Array(..)
            | TyKind::Param(_)
            | TyKind::Alias(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_)
            | TyKind::Error => return Err(LayoutError::Unknown(ty)),
        })
    }

    fn pointer(&self, pointee: Ty, valid: ValidRange) -> Layout {
        let mut layout = Layout::scalar(8, 8, valid);
        let metadata = self.metadata(pointee);
        if metadata != Metadata::Thin {
            layout.size = 16;
        }
        // A vtable's address is never null either, which shows in raw pointers to `dyn`.
        if metadata == Metadata::Vtable && layout.largest_niche.is_none() {
            layout.largest_niche = Niche::new(8, 8, ValidRange { start: 1, end: mask(8) });
        }
        layout
    }

    fn array(&self, ty: Ty, element: Ty, len: u128) -> Result<Layout, LayoutError> {
        let element = self.of(element)?;
        let size = len.checked_mul(u128::from(element.size)).filter(|size| *size < u128::from(MAX_SIZE));
        let size = size.ok_or(LayoutError::TooBig(ty))? as u64;
        Ok(Layout {
            size,
            align: element.align,
            sized: true,
            uninhabited: len != 0 && element.uninhabited,
            offsets: Vec::new(),
            variants: Variants::Single(VariantIdx::STRUCT),
            largest_niche: if len != 0 { element.largest_niche } else { None },
        })
    }

    fn all(&self, tys: &[Ty]) -> Result<Vec<Rc<Layout>>, LayoutError> {
        tys.iter().map(|ty| self.of(*ty)).collect()
    }

    fn adt(&self, ty: Ty, id: AdtId, args: Args) -> Result<Layout, LayoutError> {
        let adt = self.cx.adt(id);
        let mut variants: IdVec<VariantIdx, Vec<Rc<Layout>>> = IdVec::new();
        for variant in &adt.variants {
            let tys: Vec<Ty> = variant.fields.iter().map(|f| self.normalize(f.ty.subst(args))).collect();
            variants.push(self.all(&tys)?);
        }
        match adt.kind {
            AdtKind::Union => Ok(union_layout(&variants[VariantIdx::STRUCT])),
            AdtKind::Struct => self.struct_layout(ty, &adt, &variants[VariantIdx::STRUCT]),
            AdtKind::Enum => enums::layout(ty, &adt, &variants),
        }
    }

    fn struct_layout(&self, ty: Ty, adt: &Adt, fields: &[Rc<Layout>]) -> Result<Layout, LayoutError> {
        // The last field keeps its place if some instance of the struct may be unsized.
        let env: ParamEnv = Rc::new(adt.generics.predicates.clone());
        let declared = adt.variants[VariantIdx::STRUCT].fields.last();
        let kind = match declared {
            Some(field) if !self.cx.is_sized(field.ty, &env) => Kind::MaybeUnsized,
            _ => Kind::Sized,
        };
        let mut layout = univariant(ty, fields, !adt.repr_c, kind)?.into_layout();
        // What may change behind a reference, or may not be there, keeps nothing else in the values it never has.
        if adt.lang.is_some_and(|lang| matches!(lang.as_str(), "UnsafeCell" | "MaybeUninit")) {
            layout.largest_niche = None;
        }
        if let Some((start, end)) = adt.valid_range {
            // Such library types hold one scalar, at offset 0.
            let scalar_size = fields.iter().map(|f| f.size).find(|size| *size > 0).unwrap_or(0).min(8);
            let niche = Niche::new(0, scalar_size, ValidRange { start, end: end & mask(scalar_size) });
            let replaces = |niche: &Niche| layout.largest_niche.is_none_or(|old| old.available() <= niche.available());
            if let Some(niche) = niche.filter(replaces) {
                layout.largest_niche = Some(niche);
            }
        }
        Ok(layout)
    }
}

fn union_layout(fields: &[Rc<Layout>]) -> Layout {
    let align = fields.iter().map(|f| f.align).max().unwrap_or(1);
    let size = fields.iter().map(|f| f.size).max().unwrap_or(0).next_multiple_of(align);
    Layout { size, align, offsets: vec![0; fields.len()], ..Layout::zst() }
}

/// The variant that a tag's bits (zero-extended) mean, if any. The encoding is that of `layout`'s enum.
pub fn variant_of_tag(adt: &Adt, layout: &Layout, bits: u128) -> Option<VariantIdx> {
    match &layout.variants {
        Variants::Single(variant) => Some(*variant),
        Variants::Multiple { tag, encoding: TagEncoding::Direct, .. } => {
            let matches = |v: &&VariantIdx| adt.variants[**v].discriminant as u128 & mask(tag.size) == bits;
            adt.variants.ids().collect::<Vec<_>>().iter().find(matches).copied()
        }
        Variants::Multiple { tag, encoding: TagEncoding::Niche { untagged, first, last, start }, .. } => {
            let n = bits.wrapping_sub(*start) & mask(tag.size);
            let span = (last.index() - first.index()) as u128;
            Some(if n <= span { VariantIdx::new(first.index() + n as usize) } else { *untagged })
        }
    }
}

/// The tag bits that `variant` has, cut to the tag's size; `None` if it has none (the untagged or the only variant).
pub fn tag_of_variant(adt: &Adt, layout: &Layout, variant: VariantIdx) -> Option<(Tag, u128)> {
    match &layout.variants {
        Variants::Single(_) => None,
        Variants::Multiple { tag, encoding: TagEncoding::Direct, .. } => {
            Some((*tag, adt.variants[variant].discriminant as u128 & mask(tag.size)))
        }
        Variants::Multiple { tag, encoding: TagEncoding::Niche { untagged, first, start, .. }, .. } => {
            if variant == *untagged {
                return None;
            }
            let n = (variant.index() as u128).wrapping_sub(first.index() as u128);
            Some((*tag, start.wrapping_add(n) & mask(tag.size)))
        }
    }
}
