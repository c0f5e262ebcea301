//! Under the picture: its findings, and what the arrows and marks that occur in it mean.

use std::collections::BTreeSet;

use super::super::paint::escape;
use super::super::text::count;
use super::cards::span;
use super::cells;
use super::metric::{SMALL, fitting, width, wrap};
use super::place::MARGIN;
use super::scene::{Anchor, Fill, Group, Ink, Point, Rect, Route, Shape, Text};
use crate::picture::{ArrowKind, Finding, Picture, Role};

/// What occurs in a picture.
#[derive(Default)]
pub struct Occurring {
    roles: BTreeSet<usize>,
    kinds: BTreeSet<usize>,
    faded: bool,
    dangling: bool,
}

const KINDS: [(ArrowKind, &str); 6] = [
    (ArrowKind::Owner, "owns"),
    (ArrowKind::Strong, "shares ownership (Rc)"),
    (ArrowKind::Weak, "knows, owns nothing (Weak)"),
    (ArrowKind::Shared, "borrows (&)"),
    (ArrowKind::Exclusive, "borrows mutably (&mut)"),
    (ArrowKind::Raw, "raw pointer"),
];

impl Occurring {
    pub fn roles(&mut self, bytes: &[(u8, Role)]) {
        for (_, role) in bytes {
            self.roles.extend(Role::ALL.iter().position(|other| other == role));
        }
    }

    pub fn arrows(&mut self, routes: &[Route]) {
        for route in routes {
            self.kinds.extend(KINDS.iter().position(|(kind, _)| *kind == route.kind));
            self.faded |= route.faded;
            self.dangling |= route.dangling;
        }
    }
}

/// One entry: a drawing, words, and how wide the drawing is.
struct Entry {
    shapes: Vec<Shape>,
    words: String,
    width: f64,
}

const LINE: f64 = 18.0;

/// Findings and legend from `top` down, within a picture `full` wide; and where they end.
pub fn groups(picture: &Picture, occurring: &Occurring, hidden: usize, full: f64, top: f64) -> (Vec<Group>, f64) {
    let mut groups = Vec::new();
    let mut y = top;
    let columns = fitting(full - MARGIN * 2.0, SMALL);
    for (number, finding) in picture.findings.iter().enumerate() {
        let text = format!("[{}] {}", number + 1, finding_text(finding));
        let name = match finding {
            Finding::Cycle { .. } => "finding: a cycle",
            Finding::Leak { .. } => "finding: a leak",
        };
        let mut group = Group::new(name, text.clone());
        for line in wrap(&text, columns) {
            group.shapes.push(words(Ink::Finding, line, MARGIN, y, full - MARGIN * 2.0));
            y += LINE;
        }
        groups.push(group);
        y += 4.0;
    }
    if hidden > 0 {
        let text = format!("{} not drawn", count(hidden as u64, "more pointer"));
        let mut group = Group::new("pointers that are not drawn", text.clone());
        group.shapes.push(words(Ink::Faint, text, MARGIN, y, full - MARGIN * 2.0));
        groups.push(group);
        y += LINE;
    }
    let entries = entries(occurring);
    if !entries.is_empty() {
        let mut group = Group::new("legend", "what the arrows and the marks mean");
        let mut x = MARGIN;
        y += 4.0;
        for entry in entries {
            let text = width(&entry.words, SMALL);
            let all = entry.width + 8.0 + text;
            if x > MARGIN && x + all > full - MARGIN {
                x = MARGIN;
                y += LINE;
            }
            group.shapes.extend(entry.shapes.into_iter().map(|shape| moved(shape, x, y)));
            group.shapes.push(words(Ink::Faint, entry.words, x + entry.width + 8.0, y, text + 1.0));
            x += all + 22.0;
        }
        y += LINE;
        groups.push(group);
    }
    (groups, y)
}

/// A finding as a footnote says it.
pub fn finding_text(finding: &Finding) -> String {
    let (Finding::Cycle { text, .. } | Finding::Leak { text, .. }) = finding;
    escape(text)
}

fn words(ink: Ink, text: String, x: f64, y: f64, width: f64) -> Shape {
    let room = Rect::new(x, y, width, LINE);
    let at = Point { x, y: y + 12.5 };
    Shape::Text(Text { at, size: SMALL, anchor: Anchor::Start, spans: vec![span(ink, text)], room })
}

fn entries(occurring: &Occurring) -> Vec<Entry> {
    let mut entries = Vec::new();
    let sample = |kind, dangling, faded| Shape::Sample {
        from: Point { x: 4.0, y: 9.0 },
        to: Point { x: 44.0, y: 9.0 },
        kind,
        dangling,
        faded,
    };
    for i in &occurring.kinds {
        if let Some((kind, words)) = KINDS.get(*i) {
            let shapes = vec![sample(*kind, false, false)];
            entries.push(Entry { shapes, words: (*words).to_owned(), width: 46.0 });
        }
    }
    if occurring.dangling {
        let shapes = vec![sample(ArrowKind::Shared, true, false)];
        entries.push(Entry { shapes, words: "dangling: what it points at is gone".to_owned(), width: 46.0 });
    }
    if occurring.faded {
        let shapes = vec![sample(ArrowKind::Owner, false, true)];
        entries.push(Entry { shapes, words: "left behind: not to be used".to_owned(), width: 46.0 });
    }
    for i in &occurring.roles {
        let Some(role) = Role::ALL.get(*i).copied() else { continue };
        let shapes = vec![Shape::Rect { rect: Rect::new(1.0, 2.0, cells::CELL, 13.0), fill: Fill::Bytes(role) }];
        let words = match cells::mark(role) {
            "" => role.words().to_owned(),
            _ => format!("{}  {}", role.letter(), role.words()),
        };
        entries.push(Entry { shapes, words, width: cells::CELL + 2.0 });
    }
    entries
}

fn moved(shape: Shape, x: f64, y: f64) -> Shape {
    let point = |p: Point| Point { x: p.x + x, y: p.y + y };
    let rect = |r: Rect| Rect { x: r.x + x, y: r.y + y, ..r };
    match shape {
        Shape::Rect { rect: r, fill } => Shape::Rect { rect: rect(r), fill },
        Shape::Line { from, to } => Shape::Line { from: point(from), to: point(to) },
        Shape::Strand { from, to, strand } => Shape::Strand { from: point(from), to: point(to), strand },
        Shape::Mark { at, mark } => Shape::Mark { at: point(at), mark },
        Shape::Text(text) => Shape::Text(Text { at: point(text.at), room: rect(text.room), ..text }),
        Shape::Sample { from, to, kind, dangling, faded } => {
            Shape::Sample { from: point(from), to: point(to), kind, dangling, faded }
        }
    }
}
