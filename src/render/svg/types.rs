//! `cairn layout`, drawn: each type's bytes as cells, its fields as runs of them, with the list of its pieces below.
//!
//! ```text
//!   struct Mixed                              16 bytes, align 8
//!   +0   |  big                  |medium| s | padding       |
//!        a    0   8  big: u64
//!        b    8   2  medium: u16
//! ```

use super::super::layout::{Part, Piece, PieceKind, TypeLayout, bytes, niche_text, piece_text, untagged};
use super::super::paint::escape;
use super::cards::{ROW, span};
use super::metric::{BODY, SMALL, TINY, shorten, width, wrap};
use super::place::MARGIN;
use super::scene::{Anchor, Fill, Group, Ink, Point, Rect, Scene, Shape, Text};
use crate::picture::Role;

const CELL: f64 = 30.0;
const HEIGHT: f64 = 24.0;
const PAD: f64 = 14.0;
/// Before the cells: the offset of a row.
const OFFSET: f64 = 48.0;
const LINE: f64 = 17.0;
const BAR: f64 = 26.0;
const CARD: f64 = PAD * 2.0 + OFFSET + CELL * ROW as f64;
/// Rows of cells a part; a large array says nothing new in the next ones.
const ROWS: u64 = 8;
/// Pieces that are listed.
const PIECES: usize = 64;

pub fn scene(types: &[TypeLayout]) -> Scene {
    let names: Vec<String> = types.iter().map(|ty| escape(&ty.name)).collect();
    let mut scene = Scene { width: CARD + MARGIN * 2.0, title: "layout of types".to_owned(), ..Scene::default() };
    if let [name] = &names[..] {
        scene.title = format!("layout of {name}");
    }
    let mut y = MARGIN;
    let mut sentences = Vec::new();
    for ty in types {
        let group = card(ty, y);
        y = group.1 + MARGIN;
        sentences.push(format!("{}.", group.0.description));
        scene.groups.push(group.0);
    }
    if types.is_empty() {
        let mut group = Group::new("nothing", "the program uses no structs, enums or unions");
        group.shapes.push(text("no structs, enums or unions", Ink::Faint, MARGIN, y, CARD));
        scene.groups.push(group);
        y += LINE + MARGIN;
    }
    scene.description = sentences.join(" ");
    scene.height = y;
    scene
}

/// A type's card from `top` down, and where it ends.
fn card(ty: &TypeLayout, top: f64) -> (Group, f64) {
    let size = format!("{}, align {}", bytes(ty.size), ty.align);
    let name = format!("{} {}", ty.keyword(), escape(&ty.name));
    let mut group = Group::new(format!("{name}: {size}"), String::new());
    let mut inner = Vec::new();
    let mut said = vec![format!("{name}: {size}")];
    let mut y = top + BAR + 8.0;
    let left = MARGIN + PAD;
    let inside = CARD - PAD * 2.0;
    let note = |words: &str, y: &mut f64, shapes: &mut Vec<Shape>| {
        for line in wrap(words, super::metric::fitting(inside, SMALL)) {
            shapes.push(text(&line, Ink::Faint, left, *y, inside));
            *y += LINE;
        }
    };
    let mut notes = Vec::new();
    if let Some(words) = untagged(ty) {
        note(&words, &mut y, &mut notes);
        said.push(words);
        y += 4.0;
    }
    for part in ty.parts() {
        let (group, bottom) = draw_part(ty, &part, y);
        said.push(group.description.clone());
        inner.push(group);
        y = bottom + 8.0;
    }
    if let Some(niche) = ty.niche.filter(|niche| niche.available > 0) {
        let words = niche_text(&niche);
        note(&words, &mut y, &mut notes);
        said.push(words);
        y += 4.0;
    }
    let rect = Rect::new(MARGIN, top, CARD, y - top);
    group.shapes.push(Shape::Rect { rect, fill: Fill::Card });
    group.shapes.push(Shape::Rect { rect: Rect::new(MARGIN, top, CARD, BAR), fill: Fill::Bar });
    let room = Rect::new(left, top, inside, BAR);
    let most = super::metric::fitting(inside - width(&size, SMALL) - PAD, BODY);
    let words = shorten(&name, most);
    for (x, anchor, ink, words, size) in
        [(left, Anchor::Start, Ink::Title, words, BODY), (room.right(), Anchor::End, Ink::Faint, size, SMALL)]
    {
        let at = Point { x, y: top + 17.0 };
        group.shapes.push(Shape::Text(Text { at, size, anchor, spans: vec![span(ink, words)], room }));
    }
    group.shapes.extend(notes);
    group.groups = inner;
    group.description = said.join("; ");
    (group, y)
}

/// A struct's or variant's cells and pieces.
fn draw_part(ty: &TypeLayout, part: &Part<'_>, top: f64) -> (Group, f64) {
    let left = MARGIN + PAD;
    let inside = CARD - PAD * 2.0;
    let mut y = top;
    let (title, uninhabited) = match part.variant {
        Some(variant) => (format!("variant {}", escape(&variant.name)), variant.uninhabited),
        None => ("fields".to_owned(), false),
    };
    let list: Vec<String> = part.pieces.iter().take(PIECES).map(described).collect();
    let mut group = Group::new(title, list.join(", "));
    if let Some(variant) = part.variant {
        let words =
            if uninhabited { format!("{}: cannot exist", escape(&variant.name)) } else { escape(&variant.name) };
        let most = super::metric::fitting(inside, SMALL);
        group.shapes.push(text(&shorten(&words, most), Ink::Name, left, y, inside));
        y += LINE + 3.0;
    }
    let rows = ty.size.div_ceil(ROW as u64).min(ROWS);
    if !uninhabited && part.pieces.iter().any(|piece| piece.size > 0) {
        for row in 0..rows {
            cells(part, ty.size, row, y, &mut group.shapes);
            y += HEIGHT + 4.0;
        }
        let more = ty.size.saturating_sub(rows * ROW as u64);
        if more > 0 {
            group.shapes.push(text(&format!("… {} more", bytes(more)), Ink::Faint, left + OFFSET, y, inside - OFFSET));
            y += LINE;
        }
        y += 2.0;
    }
    for (i, piece) in part.pieces.iter().enumerate().take(PIECES) {
        let ink = match piece.what {
            PieceKind::Field(_) | PieceKind::Tag { .. } => Ink::Plain,
            PieceKind::Padding | PieceKind::Unused => Ink::Faint,
        };
        let most = super::metric::fitting(inside - OFFSET, SMALL);
        let words =
            shorten(&format!("{:<3}{:>5} {:>5}  {}", key(i), piece.offset, piece.size, piece_text(piece)), most);
        group.shapes.push(text(&words, ink, left + OFFSET, y, inside - OFFSET));
        y += LINE;
    }
    if part.pieces.len() > PIECES {
        let words = format!("… {} more", part.pieces.len() - PIECES);
        group.shapes.push(text(&words, Ink::Faint, left + OFFSET, y, inside - OFFSET));
        y += LINE;
    }
    (group, y)
}

/// Row number `row` of the cells of a part.
fn cells(part: &Part<'_>, size: u64, row: u64, top: f64, shapes: &mut Vec<Shape>) {
    let left = MARGIN + PAD;
    let x = |byte: u64| left + OFFSET + byte as f64 * CELL;
    let (from, to) = (row * ROW as u64, ((row + 1) * ROW as u64).min(size));
    let room = Rect::new(left, top, OFFSET - 6.0, HEIGHT);
    let at = Point { x: room.right(), y: top + 16.0 };
    let spans = vec![span(Ink::Faint, format!("+{from}"))];
    shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::End, spans, room }));
    for (i, piece) in part.pieces.iter().enumerate() {
        let (start, end) = (piece.offset.max(from), (piece.offset + piece.size).min(to));
        if start >= end {
            continue;
        }
        let rect = Rect::new(x(start - from), top, (end - start) as f64 * CELL, HEIGHT);
        let (fill, word) = match piece.what {
            PieceKind::Field(field) => (Fill::Field(i), escape(&field.name)),
            PieceKind::Tag { niche: false, .. } => (Fill::Bytes(Role::Tag), "tag".to_owned()),
            PieceKind::Tag { niche: true, .. } => (Fill::Bytes(Role::Niche), "niche".to_owned()),
            PieceKind::Padding => (Fill::Bytes(Role::Padding), "padding".to_owned()),
            PieceKind::Unused => (Fill::Bytes(Role::Spare), "not used".to_owned()),
        };
        shapes.push(Shape::Rect { rect, fill });
        // The borders of the bytes within.
        for byte in start + 1..end {
            let x = x(byte - from);
            let (from, to) = (Point { x, y: top + HEIGHT - 4.0 }, Point { x, y: top + HEIGHT });
            shapes.push(Shape::Line { from, to });
        }
        let size = if width(&word, SMALL) <= rect.width - 4.0 { SMALL } else { TINY };
        let word = if width(&word, size) <= rect.width - 2.0 { word } else { key(i) };
        let at = Point { x: rect.x + rect.width / 2.0, y: top + 15.0 };
        shapes.push(Shape::Text(Text {
            at,
            size,
            anchor: Anchor::Middle,
            spans: vec![span(Ink::Plain, word)],
            room: rect,
        }));
    }
}

/// The letter of a piece in the list: a, b, ..., z, a1, b1, ...
fn key(i: usize) -> String {
    let letter = char::from(b'a' + (i % 26) as u8);
    if i < 26 { letter.to_string() } else { format!("{letter}{}", i / 26) }
}

fn described(piece: &Piece<'_>) -> String {
    format!("{} at offset {}: {}", piece_text(piece), piece.offset, bytes(piece.size))
}

fn text(words: &str, ink: Ink, x: f64, y: f64, width: f64) -> Shape {
    let room = Rect::new(x, y, width, LINE);
    let at = Point { x, y: y + 12.5 };
    Shape::Text(Text { at, size: SMALL, anchor: Anchor::Start, spans: vec![span(ink, words)], room })
}
