//! `cairn layout`: how structs and enums lie in memory.
//!
//! ```text
//! struct Pair: 16 bytes, align 8
//!   offset  size
//!        0     8  wide: u64
//!        8     1  narrow: u8
//!        9     7  (padding)
//! ```

mod json;

use super::paint::{Line, Paint, Style, escape};
pub use crate::bytecode::Niche;
use crate::bytecode::{self, Shape, TypeId, TypeInfo, TypeKind};
use crate::index::IdVec;
pub use json::json;

/// A type to list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeLayout {
    /// As rustc prints it, with type arguments.
    pub name: String,
    pub size: u64,
    pub align: u64,
    pub body: Body,
    /// Bytes that do not take all values: an enum around this type may use the others.
    pub niche: Option<Niche>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    Struct { shape: Shape, fields: Vec<FieldLayout> },
    Union { fields: Vec<FieldLayout> },
    Enum { tag: TagLayout, variants: Vec<VariantLayout> },
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldLayout {
    pub name: String,
    pub ty: String,
    pub offset: u64,
    pub size: u64,
    pub align: u64,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VariantLayout {
    pub name: String,
    pub shape: Shape,
    /// In the order of their declaration.
    pub fields: Vec<FieldLayout>,
    /// The tag's bits, unless this variant has none: the only one, or the one whose field has the niche.
    pub tag: Option<u128>,
    /// No value of this variant can exist.
    pub uninhabited: bool,
}

/// Where an enum keeps which variant it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagLayout {
    /// Nowhere: there is only one variant, or none.
    None,
    /// In bytes of its own.
    Direct { offset: u64, size: u64 },
    /// In values that the bytes of a field of variant number `untagged` never take.
    Niche { offset: u64, size: u64, untagged: usize },
}

/// A piece of a type, in memory order: pieces tile it, but for fields of no size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece<'a> {
    pub offset: u64,
    pub size: u64,
    pub what: PieceKind<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PieceKind<'a> {
    Field(&'a FieldLayout),
    /// Which variant it is: the tag's value. `niche` if the bytes are a field's in another variant.
    Tag {
        value: u128,
        niche: bool,
    },
    Padding,
    /// Room that only other variants use.
    Unused,
}

/// A struct, or a variant of an enum, as it lies in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// Empty for structs and unions.
    pub variant: Option<&'a VariantLayout>,
    pub pieces: Vec<Piece<'a>>,
}

impl TypeLayout {
    /// `struct`, `enum` or `union`.
    pub fn keyword(&self) -> &'static str {
        match self.body {
            Body::Struct { .. } => "struct",
            Body::Union { .. } => "union",
            Body::Enum { .. } => "enum",
        }
    }

    /// The type in memory order; one part for each variant.
    pub fn parts<'a>(&'a self) -> Vec<Part<'a>> {
        match &self.body {
            Body::Struct { fields, .. } => vec![Part { variant: None, pieces: pieces(fields, None, self.size) }],
            Body::Union { fields } => {
                let part = |field: &'a FieldLayout| {
                    let what = PieceKind::Field(field);
                    Part { variant: None, pieces: vec![Piece { offset: field.offset, size: field.size, what }] }
                };
                fields.iter().map(part).collect()
            }
            Body::Enum { tag, variants } => variants
                .iter()
                .map(|variant| {
                    let tagged = match (*tag, variant.tag) {
                        (TagLayout::Direct { offset, size }, Some(value)) => Some((offset, size, value, false)),
                        (TagLayout::Niche { offset, size, .. }, Some(value)) => Some((offset, size, value, true)),
                        (TagLayout::None, _) | (_, None) => None,
                    };
                    let tag = tagged.map(|(offset, size, value, niche)| Piece {
                        offset,
                        size,
                        what: PieceKind::Tag { value, niche },
                    });
                    let pieces = if variant.uninhabited { Vec::new() } else { pieces(&variant.fields, tag, self.size) };
                    Part { variant: Some(variant), pieces }
                })
                .collect(),
        }
    }
}

/// Fields and tag in memory order, with the gaps between them.
fn pieces<'a>(fields: &'a [FieldLayout], tag: Option<Piece<'a>>, size: u64) -> Vec<Piece<'a>> {
    let field =
        |field: &'a FieldLayout| Piece { offset: field.offset, size: field.size, what: PieceKind::Field(field) };
    let mut parts: Vec<Piece<'a>> = fields.iter().map(field).chain(tag).collect();
    // A field of no size comes before what begins where it lies.
    parts.sort_by_key(|piece| (piece.offset, piece.size));
    let mut pieces = Vec::new();
    let mut end = 0;
    for piece in parts {
        if piece.offset > end {
            pieces.push(Piece { offset: end, size: piece.offset - end, what: PieceKind::Padding });
        }
        end = end.max(piece.offset + piece.size);
        pieces.push(piece);
    }
    if size > end {
        let what = if fields.is_empty() { PieceKind::Unused } else { PieceKind::Padding };
        pieces.push(Piece { offset: end, size: size - end, what });
    }
    pieces
}

/// A tag's value: small ones as numbers, others with all their bits.
pub fn tag_text(value: u128, size: u64) -> String {
    let width = usize::try_from(size).unwrap_or(16).min(16) * 2;
    if value < 1000 { value.to_string() } else { format!("{value:#0width$x}", width = width + 2) }
}

/// The structs, enums and unions of a program's type table whose names pass.
pub fn from_types(types: &IdVec<TypeId, TypeInfo>, wanted: impl Fn(&str) -> bool) -> Vec<TypeLayout> {
    types.iter().filter(|info| wanted(&info.name)).filter_map(|info| from_type(types, info)).collect()
}

/// Whether a type is meant by a name: its own, or without type arguments and modules.
pub fn is_named(ty: &str, name: &str) -> bool {
    let plain = ty.split('<').next().unwrap_or(ty);
    ty == name || plain == name || plain.rsplit("::").next() == Some(name)
}

fn from_type(types: &IdVec<TypeId, TypeInfo>, info: &TypeInfo) -> Option<TypeLayout> {
    let fields = |fields: &[bytecode::Field]| -> Vec<FieldLayout> {
        fields
            .iter()
            .map(|field| {
                let ty = types.get(field.ty);
                FieldLayout {
                    name: field.name.clone(),
                    ty: ty.map_or_else(|| "?".to_owned(), |ty| ty.name.clone()),
                    offset: field.offset,
                    size: ty.map_or(0, |ty| ty.size),
                    align: ty.map_or(1, |ty| ty.align),
                }
            })
            .collect()
    };
    let body = match &info.kind {
        TypeKind::Struct { fields: list, shape, .. } => Body::Struct { shape: *shape, fields: fields(list) },
        TypeKind::Union { fields: list } => Body::Union { fields: fields(list) },
        TypeKind::Enum { variants, tag } => Body::Enum {
            tag: match *tag {
                bytecode::Tag::Uninhabited | bytecode::Tag::Single { .. } => TagLayout::None,
                bytecode::Tag::Direct { offset, size } => TagLayout::Direct { offset, size: u64::from(size) },
                bytecode::Tag::Niche { offset, size, untagged, .. } => {
                    TagLayout::Niche { offset, size: u64::from(size), untagged: untagged as usize }
                }
            },
            variants: variants
                .iter()
                .enumerate()
                .map(|(i, variant)| VariantLayout {
                    name: variant.name.clone(),
                    shape: variant.shape,
                    fields: fields(&variant.fields),
                    tag: tag_of(tag, i, variant.discriminant),
                    uninhabited: false,
                })
                .collect(),
        },
        TypeKind::Never
        | TypeKind::Bool
        | TypeKind::Char
        | TypeKind::Int { .. }
        | TypeKind::Float
        | TypeKind::Tuple { .. }
        | TypeKind::Closure { .. }
        | TypeKind::Pointer { .. }
        | TypeKind::Array { .. }
        | TypeKind::Slice { .. }
        | TypeKind::Str
        | TypeKind::Dyn
        | TypeKind::FnPtr
        | TypeKind::FnDef => return None,
    };
    Some(TypeLayout { name: info.name.clone(), size: info.size, align: info.align, body, niche: info.niche })
}

/// The tag bits of variant number `index`.
fn tag_of(tag: &bytecode::Tag, index: usize, discriminant: i128) -> Option<u128> {
    let mask = |size: u8| if size >= 16 { u128::MAX } else { (1u128 << (u32::from(size) * 8)) - 1 };
    match *tag {
        bytecode::Tag::Uninhabited | bytecode::Tag::Single { .. } => None,
        bytecode::Tag::Direct { size, .. } => Some(discriminant as u128 & mask(size)),
        bytecode::Tag::Niche { untagged, .. } if index == untagged as usize => None,
        bytecode::Tag::Niche { size, first, start, .. } => {
            Some(start.wrapping_add((index as u128).wrapping_sub(u128::from(first))) & mask(size))
        }
    }
}

/// The listing.
pub fn text(types: &[TypeLayout], paint: Paint) -> String {
    let mut out = String::new();
    for (i, ty) in types.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        one(&mut out, ty, paint);
    }
    out
}

fn one(out: &mut String, ty: &TypeLayout, paint: Paint) {
    let mut head = Line::new().add(Style::Title, format!("{} {}", ty.keyword(), escape(&ty.name)));
    head.push(Style::Plain, format!(": {}, align {}", bytes(ty.size), ty.align));
    head.write(out, paint, false);
    if let Some(text) = untagged(ty) {
        Line::indented(2).add(Style::Faint, text).write(out, paint, false);
    }
    for part in ty.parts() {
        if let Some(variant) = part.variant {
            let shape = match variant.shape {
                Shape::Named => " {..}",
                Shape::Tuple => "(..)",
                Shape::Unit => "",
            };
            let mut line = Line::indented(2).add(Style::Name, escape(&variant.name)).add(Style::Plain, shape);
            if variant.uninhabited {
                line.push(Style::Faint, ": cannot exist");
            }
            line.write(out, paint, false);
        }
        for piece in part.pieces {
            let style = match piece.what {
                PieceKind::Field(_) => Style::Plain,
                PieceKind::Tag { .. } => Style::Tag,
                PieceKind::Padding | PieceKind::Unused => Style::Faint,
            };
            Line::new()
                .add(Style::Faint, format!("  {:>6} {:>6}  ", piece.offset, piece.size))
                .add(style, piece_text(&piece))
                .write(out, paint, false);
        }
    }
    if let Some(niche) = ty.niche.filter(|niche| niche.available > 0) {
        Line::indented(2).add(Style::Faint, niche_text(&niche)).write(out, paint, false);
    }
}

/// What there is to say of a niche.
pub fn niche_text(niche: &Niche) -> String {
    let (values, are) = match niche.available {
        1 => ("1 value".to_owned(), "is"),
        n if n < 1 << 32 => (format!("{n} values"), "are"),
        n => (format!("{n:#x} values"), "are"),
    };
    format!("{values} of the {} at offset {} {are} free for an enum around it", bytes(niche.size), niche.offset)
}

/// Where an enum without a tag of its own keeps which variant it is.
pub fn untagged(ty: &TypeLayout) -> Option<String> {
    let Body::Enum { tag: TagLayout::Niche { offset, size, untagged }, variants } = &ty.body else { return None };
    let variant = variants.get(*untagged)?;
    let inside = |field: &&FieldLayout| field.offset <= *offset && offset - field.offset < field.size;
    let holder = variant.fields.iter().find(inside);
    let field = holder.map_or_else(String::new, |field| format!("{}.{}", escape(&variant.name), escape(&field.name)));
    Some(format!("no tag of its own: {field} never takes some values of these {}", bytes(*size)))
}

/// A piece in words: `wide: u64`, `(padding)`.
pub fn piece_text(piece: &Piece<'_>) -> String {
    match piece.what {
        PieceKind::Field(field) => format!("{}: {}", escape(&field.name), escape(&field.ty)),
        PieceKind::Tag { value, .. } => format!("(tag) = {}", tag_text(value, piece.size)),
        PieceKind::Padding => "(padding)".to_owned(),
        PieceKind::Unused => "(not used)".to_owned(),
    }
}

pub(super) fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".to_owned() } else { format!("{n} bytes") }
}
