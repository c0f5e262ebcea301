//! Bytes as cells: two hexadecimal digits each, runs of one role framed together and marked with its word or letter.
//!
//! ```text
//!   | 08 00 00 00 00 00 00 00 | 09 00 | 07 | 00 00 00 00 00 |
//!                                            padding
//! ```

use super::cards::ROW;
use super::metric::{SMALL, TINY, width};
use super::scene::{Anchor, Fill, Ink, Point, Rect, Shape, Span, Text};
use crate::picture::Role;

pub const CELL: f64 = 20.0;
/// Between the two halves of a row.
const MIDDLE: f64 = 6.0;
const HEIGHT: f64 = 17.0;
/// Of the marks under the cells.
const MARKS: f64 = 12.0;
/// Of a full row.
pub const WIDTH: f64 = CELL * ROW as f64 + MIDDLE;

/// The short word under a run. Plain values need none.
pub fn mark(role: Role) -> &'static str {
    match role {
        Role::Value => "",
        Role::Pointer => "pointer",
        Role::Length => "length",
        Role::Capacity => "capacity",
        Role::Count => "count",
        Role::Borrow => "borrow flag",
        Role::Tag => "tag",
        Role::Niche => "niche",
        Role::DropFlag => "drop flag",
        Role::Padding => "padding",
        Role::Spare => "spare",
        Role::Uninit => "never written",
        Role::MovedFrom => "moved from",
        Role::Dropped => "dropped",
        Role::Freed => "freed",
        Role::Link => "link",
        Role::Header => "header",
        Role::Saved => "saved",
    }
}

/// From a row of cells to what comes next.
pub fn height(bytes: &[(u8, Role)]) -> f64 {
    let marked = bytes.iter().any(|(_, role)| !mark(*role).is_empty());
    HEIGHT + if marked { MARKS + 1.0 } else { 4.0 }
}

/// A row of bytes with its upper left corner at `at`.
pub fn row(bytes: &[(u8, Role)], at: Point) -> Vec<Shape> {
    let x_of = |i: usize| at.x + i as f64 * CELL + if i >= ROW / 2 { MIDDLE } else { 0.0 };
    let mut shapes = Vec::new();
    let mut start = 0;
    while let Some((_, role)) = bytes.get(start).copied() {
        // A run ends where the role does, and in the middle of the row.
        let same = bytes[start..].iter().take_while(|(_, other)| *other == role).count();
        let end = if start < ROW / 2 { (start + same).min(ROW / 2) } else { start + same };
        let (left, right) = (x_of(start), x_of(end - 1) + CELL);
        shapes.push(Shape::Rect { rect: Rect::new(left, at.y, right - left, HEIGHT), fill: Fill::Bytes(role) });
        for (i, (byte, _)) in bytes[start..end].iter().enumerate() {
            let cell = Rect::new(x_of(start + i), at.y, CELL, HEIGHT);
            shapes.push(text(format!("{byte:02x}"), Ink::Value, SMALL, cell, 12.5));
        }
        let room = Rect::new(left, at.y + HEIGHT, right - left, MARKS);
        let word = mark(role);
        if !word.is_empty() {
            let word = if width(word, TINY) <= room.width { word.to_owned() } else { role.letter().to_string() };
            shapes.push(text(word, Ink::Faint, TINY, room, 8.5));
        }
        start = end;
    }
    shapes
}

fn text(text: String, ink: Ink, size: f64, room: Rect, base: f64) -> Shape {
    Shape::Text(Text {
        at: Point { x: room.x + room.width / 2.0, y: room.y + base },
        size,
        anchor: Anchor::Middle,
        spans: vec![Span { ink, text }],
        room,
    })
}
