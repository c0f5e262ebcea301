//! `cairn layout`: how structs and enums lie in memory.
//!
//! ```text
//! struct Pair: 16 bytes, align 8
//!   offset  size
//!        0     8  wide: u64
//!        8     1  narrow: u8
//!        9     7  (padding)
//! ```

use super::paint::{Line, Paint, Style, escape};
use crate::bytecode::{self, Shape, TypeId, TypeInfo, TypeKind};
use crate::index::IdVec;

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

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Niche {
    pub offset: u64,
    pub size: u64,
    /// How many values are free.
    pub available: u128,
}

/// The structs, enums and unions of a program's type table whose names pass.
pub fn from_types(types: &IdVec<TypeId, TypeInfo>, wanted: impl Fn(&str) -> bool) -> Vec<TypeLayout> {
    types.iter().filter(|info| wanted(&info.name)).filter_map(|info| from_type(types, info)).collect()
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
    Some(TypeLayout { name: info.name.clone(), size: info.size, align: info.align, body, niche: None })
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
    let keyword = match ty.body {
        Body::Struct { .. } => "struct",
        Body::Union { .. } => "union",
        Body::Enum { .. } => "enum",
    };
    let mut head = Line::new().add(Style::Title, format!("{keyword} {}", escape(&ty.name)));
    head.push(Style::Plain, format!(": {}, align {}", bytes(ty.size), ty.align));
    head.write(out, paint, false);
    match &ty.body {
        Body::Struct { fields, .. } => rows(out, paint, fields, None, ty.size),
        Body::Union { fields } => {
            for field in fields {
                row(out, paint, field.offset, field.size, &field_text(field), Style::Plain);
            }
        }
        Body::Enum { tag, variants } => {
            enumeration(out, paint, ty, *tag, variants);
        }
    }
    if let Some(niche) = ty.niche.filter(|niche| niche.available > 0) {
        let text = format!(
            "  {} of {} at offset {} {} free for an enum around it",
            if niche.available == 1 { "1 value".to_owned() } else { format!("{} values", niche.available) },
            bytes(niche.size),
            niche.offset,
            if niche.available == 1 { "is" } else { "are" },
        );
        Line::new().add(Style::Faint, text).write(out, paint, false);
    }
}

fn enumeration(out: &mut String, paint: Paint, ty: &TypeLayout, tag: TagLayout, variants: &[VariantLayout]) {
    let place = match tag {
        TagLayout::None => None,
        TagLayout::Direct { offset, size } => Some((offset, size)),
        TagLayout::Niche { offset, size, untagged } => {
            let name = variants.get(untagged).map_or("?", |variant| variant.name.as_str());
            let holder = variants.get(untagged).and_then(|variant| {
                variant.fields.iter().find(|field| field.offset <= offset && offset - field.offset < field.size)
            });
            let field = holder.map_or_else(String::new, |field| format!("{name}.{}", field.name));
            let text = format!("  no tag of its own: {field} never takes some values of these {}", bytes(size));
            Line::new().add(Style::Faint, text).write(out, paint, false);
            None
        }
    };
    for variant in variants {
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
        let niche = match tag {
            TagLayout::Niche { offset, size, .. } if variant.tag.is_some() => Some((offset, size)),
            _ => None,
        };
        let tagged = place.or(niche).zip(variant.tag).map(|((offset, size), value)| Tagged { offset, size, value });
        if !variant.uninhabited {
            rows(out, paint, &variant.fields, tagged, ty.size);
        }
    }
}

/// A variant's tag.
#[derive(Clone, Copy)]
struct Tagged {
    offset: u64,
    size: u64,
    value: u128,
}

/// Fields and tag in memory order, with the gaps between them.
fn rows(out: &mut String, paint: Paint, fields: &[FieldLayout], tag: Option<Tagged>, size: u64) {
    let mut parts: Vec<(u64, u64, String, Style)> =
        fields.iter().map(|field| (field.offset, field.size, field_text(field), Style::Plain)).collect();
    if let Some(tag) = tag {
        let width = usize::try_from(tag.size).unwrap_or(16).min(16) * 2;
        let text = if tag.value < 1000 {
            tag.value.to_string()
        } else {
            format!("{:#0width$x}", tag.value, width = width + 2)
        };
        parts.push((tag.offset, tag.size, format!("(tag) = {text}"), Style::Tag));
    }
    // A field of no size comes before what begins where it lies.
    parts.sort_by_key(|(offset, size, ..)| (*offset, *size));
    let mut end = 0;
    for (offset, size, text, style) in parts {
        if offset > end {
            row(out, paint, end, offset - end, "(padding)", Style::Faint);
        }
        row(out, paint, offset, size, &text, style);
        end = end.max(offset + size);
    }
    if size > end {
        let unused = if fields.is_empty() { "(not used)" } else { "(padding)" };
        row(out, paint, end, size - end, unused, Style::Faint);
    }
}

fn row(out: &mut String, paint: Paint, offset: u64, size: u64, text: &str, style: Style) {
    Line::new().add(Style::Faint, format!("  {offset:>6} {size:>6}  ")).add(style, text).write(out, paint, false);
}

fn field_text(field: &FieldLayout) -> String {
    format!("{}: {}", escape(&field.name), escape(&field.ty))
}

fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".to_owned() } else { format!("{n} bytes") }
}
