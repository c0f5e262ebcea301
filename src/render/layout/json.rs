//! Layouts as JSON. `docs/dump.md` describes the form.

use serde::Serialize;

use super::super::json::encode;
use super::{Body, Niche, Piece, PieceKind, TagLayout, TypeLayout, tag_text};

/// Grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    types: Vec<JsonType<'a>>,
}

#[derive(Serialize)]
struct JsonType<'a> {
    name: &'a str,
    kind: &'static str,
    size: u64,
    align: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<JsonTag<'a>>,
    parts: Vec<JsonPart<'a>>,
    niche: Option<Niche>,
}

#[derive(Serialize)]
struct JsonTag<'a> {
    offset: u64,
    size: u64,
    /// The variant whose field has the niche; absent if the tag has bytes of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    niche_of: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonPart<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    uninhabited: bool,
    pieces: Vec<JsonPiece<'a>>,
}

#[derive(Serialize)]
struct JsonPiece<'a> {
    offset: u64,
    size: u64,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    ty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn is_false(value: &bool) -> bool {
    !*value
}

/// The types as one JSON object, without an end of line.
pub fn json(types: &[TypeLayout]) -> String {
    encode(&Document { version: VERSION, types: types.iter().map(one).collect() })
}

fn one(ty: &TypeLayout) -> JsonType<'_> {
    let tag = match &ty.body {
        Body::Enum { tag: TagLayout::Direct { offset, size }, .. } => {
            Some(JsonTag { offset: *offset, size: *size, niche_of: None })
        }
        Body::Enum { tag: TagLayout::Niche { offset, size, untagged }, variants } => {
            let niche_of = variants.get(*untagged).map(|variant| variant.name.as_str());
            Some(JsonTag { offset: *offset, size: *size, niche_of })
        }
        Body::Enum { tag: TagLayout::None, .. } | Body::Struct { .. } | Body::Union { .. } => None,
    };
    let parts = ty
        .parts()
        .into_iter()
        .map(|part| JsonPart {
            variant: part.variant.map(|variant| variant.name.as_str()),
            uninhabited: part.variant.is_some_and(|variant| variant.uninhabited),
            pieces: part.pieces.iter().map(piece).collect(),
        })
        .collect();
    JsonType { name: &ty.name, kind: ty.keyword(), size: ty.size, align: ty.align, tag, parts, niche: ty.niche }
}

fn piece<'a>(piece: &Piece<'a>) -> JsonPiece<'a> {
    let empty =
        JsonPiece { offset: piece.offset, size: piece.size, what: "", name: None, ty: None, align: None, value: None };
    match piece.what {
        PieceKind::Field(field) => {
            JsonPiece { what: "field", name: Some(&field.name), ty: Some(&field.ty), align: Some(field.align), ..empty }
        }
        PieceKind::Tag { value, niche } => {
            JsonPiece { what: if niche { "niche" } else { "tag" }, value: Some(tag_text(value, piece.size)), ..empty }
        }
        PieceKind::Padding => JsonPiece { what: "padding", ..empty },
        PieceKind::Unused => JsonPiece { what: "unused", ..empty },
    }
}
