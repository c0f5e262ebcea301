//! Cards -> boxes: the stack and the statics in one column, the heap in the other, and gutters for the arrows.
//!
//! ```text
//!   |left gutter| stack, statics |middle gutter| heap |right gutter|
//! ```
//!
//! Heights come first. They decide how many lanes the arrows need, lanes decide how wide the gutters are, and gutters where
//! the columns stand.

use super::super::paint::escape;
use super::super::text::count;
use super::cards::{Card, CardKind, Line, Row, cards, span};
use super::legend::{self, Occurring};
use super::metric::{BODY, SMALL, columns, shorten, width, wrap};
use super::route::{self, Column, Edges, Spot};
use super::scene::{Anchor, Fill, Group, Ink, Point, Rect, Scene, Shape, Span, Text, Tone};
use super::{Options, cells};
use crate::picture::Picture;

/// Around the whole drawing.
pub const MARGIN: f64 = 16.0;
/// Beside the text of a row, where arrows start and end.
const PORT: f64 = 18.0;
/// Between addresses and text, and between what stands at both ends of a line.
const GAP: f64 = 12.0;
const BETWEEN_CARDS: f64 = 12.0;
const BAR: f64 = 24.0;
const PAD: f64 = 5.0;
/// Columns of a caption.
const CAPTION: usize = 100;

fn line_height(small: bool) -> f64 {
    if small { 16.0 } else { 19.0 }
}

/// A part of a column: its heading and its cards.
struct Section {
    name: &'static str,
    /// What is to be known of it.
    words: String,
    range: String,
    cards: Vec<Card>,
    top: f64,
    placed: Vec<PlacedCard>,
}

struct PlacedCard {
    top: f64,
    bottom: f64,
    rows: Vec<PlacedRow>,
}

struct PlacedRow {
    top: f64,
    bottom: f64,
    /// Where each line begins.
    lines: Vec<f64>,
    cells: Vec<f64>,
}

pub fn scene(picture: &Picture, options: &Options<'_>) -> Scene {
    let cards = cards(picture, options);
    let heap = &picture.heap;
    let range = |range: [crate::picture::Address; 2]| format!("{}..{}", range[0], range[1]);
    let words = format!(
        "{}, {}; {} made so far",
        count(heap.live_blocks, "live block"),
        count(heap.live_bytes, "byte"),
        heap.allocations
    );
    let down = "grows down, towards lower addresses".to_owned();
    let mut left = vec![Section::new("STACK", down, range(picture.regions.stack), cards.stack)];
    if !cards.statics.is_empty() {
        let words = "as long as the program runs".to_owned();
        left.push(Section::new("STATICS", words, range(picture.regions.statics), cards.statics));
    }
    let mut right = vec![Section::new("HEAP", words, range(picture.regions.heap), cards.heap)];
    let heading = heading(picture);
    // How wide the picture will be is not known yet, but this much it is.
    let caption = options.caption.map_or_else(Vec::new, |caption| wrap(&escape(caption), CAPTION));
    let top = MARGIN + BODY * 2.2 + caption.len() as f64 * BODY * 1.5;
    let bottom = place(&mut left, top).max(place(&mut right, top));

    let spots: Vec<Spot> = spots(&left, Column::Stack).chain(spots(&right, Column::Heap)).collect();
    let plan = route::plan(picture, spots);
    let (stack_width, heap_width) = (column_width(&left), column_width(&right));
    let stack = MARGIN + plan.left_width();
    let heap_x = stack + stack_width + plan.middle_width();
    let edges = Edges {
        stack_left: stack,
        stack_right: stack + stack_width,
        heap_left: heap_x,
        heap_right: heap_x + heap_width,
    };
    let least = heading.iter().map(|text| width(text, BODY)).sum::<f64>() + GAP + MARGIN * 2.0;
    let least = caption.iter().map(|line| width(line, BODY) + MARGIN * 2.0).fold(least, f64::max);
    let full = (edges.heap_right + plan.right_width() + MARGIN).max(least).max(480.0);

    let mut occurring = Occurring::default();
    let mut scene = Scene { width: full, ..Scene::default() };
    scene.title = match options.caption {
        Some(caption) => format!("{} — {}", heading[0], escape(caption)),
        None => heading[0].clone(),
    };
    scene.groups.push(title_group(&heading, &caption, full));
    for (sections, x, width) in [(&left, stack, stack_width), (&right, heap_x, heap_width)] {
        let address = address_width(sections);
        scene.groups.extend(sections.iter().map(|section| section.draw(x, width, address, &mut occurring)));
    }
    scene.description = describe(picture, &left, &right);
    scene.routes = plan.routes(picture, &edges);
    occurring.arrows(&scene.routes);
    let (groups, bottom) = legend::groups(picture, &occurring, plan.hidden, full, bottom + 14.0);
    scene.groups.extend(groups);
    scene.height = bottom + MARGIN;
    scene
}

/// What moment this is, and how far the program has run.
fn heading(picture: &Picture) -> [String; 2] {
    let mut text = String::new();
    if let Some(place) = &picture.place {
        // The folders on somebody's machine are of no interest in a picture.
        let name = place.file.rsplit(['/', '\\']).next().unwrap_or(&place.file);
        text.push_str(&shorten(&escape(name), 40));
        text.push_str(": ");
    }
    match picture.label.as_str() {
        "end" => text.push_str("end of main"),
        label => text.push_str(&shorten(&escape(label), 40)),
    }
    if let Some(place) = picture.place.as_ref().filter(|_| !picture.label.starts_with("line")) {
        text.push_str(&format!(", line {}", place.line));
    }
    if let Some(ended) = &picture.ended {
        text.push_str(&format!(" ({})", shorten(&escape(ended), 60)));
    }
    [text, count(picture.step, "instruction")]
}

fn title_group(heading: &[String; 2], caption: &[String], full: f64) -> Group {
    let mut group = Group::new("the moment", format!("{}, {}", heading[0], heading[1]));
    let room = Rect::new(MARGIN, MARGIN - 2.0, full - MARGIN * 2.0, BODY * 1.5);
    let y = MARGIN + BODY;
    let text = |x, anchor, ink, text: &str, size| {
        Shape::Text(Text { at: Point { x, y }, size, anchor, spans: vec![span(ink, text)], room })
    };
    group.shapes.push(text(MARGIN, Anchor::Start, Ink::Title, &heading[0], BODY));
    group.shapes.push(text(full - MARGIN, Anchor::End, Ink::Faint, &heading[1], SMALL));
    for (i, line) in caption.iter().enumerate() {
        let top = room.bottom() + i as f64 * BODY * 1.5;
        let room = Rect::new(MARGIN, top, full - MARGIN * 2.0, BODY * 1.5);
        let (at, spans) = (Point { x: MARGIN, y: top + BODY }, vec![span(Ink::Plain, line.clone())]);
        group.shapes.push(Shape::Text(Text { at, size: BODY, anchor: Anchor::Start, spans, room }));
    }
    group
}

/// The whole picture in sentences, for those who do not see it.
fn describe(picture: &Picture, left: &[Section], right: &[Section]) -> String {
    const MOST: usize = 60;
    let mut sentences = Vec::new();
    let sections = left.iter().chain(right);
    for section in sections {
        sentences.push(format!("{}: {}.", section.name, section.words));
        for card in &section.cards {
            match card.kind {
                CardKind::Frame { .. } | CardKind::Statics | CardKind::Note => {
                    sentences.push(format!("{}.", card.description));
                    let rows = card.rows.iter().filter(|row| !row.size.is_empty());
                    sentences.extend(rows.map(|row| format!("{}.", row.title)));
                }
                CardKind::Block { .. } => sentences.push(format!("{}.", card.description)),
            }
        }
    }
    let more = sentences.len().saturating_sub(MOST);
    sentences.truncate(MOST);
    if more > 0 {
        sentences.push(format!("… {} more.", more));
    }
    for finding in &picture.findings {
        sentences.push(format!("Finding: {}.", legend::finding_text(finding)));
    }
    sentences.join(" ")
}

/// Gives all cards their heights, from `top` down; says where they end.
fn place(sections: &mut [Section], top: f64) -> f64 {
    let mut y = top;
    for section in sections {
        section.top = y;
        y += 26.0;
        for card in &section.cards {
            let placed = PlacedCard::new(card, y);
            y = placed.bottom + BETWEEN_CARDS;
            section.placed.push(placed);
        }
        y += 8.0;
    }
    y - BETWEEN_CARDS
}

/// Where arrows may start and end.
fn spots(sections: &[Section], column: Column) -> impl Iterator<Item = Spot> {
    sections.iter().flat_map(move |section| {
        section.cards.iter().zip(&section.placed).flat_map(move |(card, placed)| {
            card.rows.iter().zip(&placed.rows).filter(|(row, _)| row.bytes.start < row.bytes.end).map(
                move |(row, placed)| Spot {
                    column,
                    bytes: row.bytes.clone(),
                    gone: row.tone == Tone::Gone,
                    top: placed.top,
                    bottom: placed.bottom,
                    lines: row
                        .lines
                        .iter()
                        .zip(&placed.lines)
                        .filter(|(line, _)| line.bytes.start < line.bytes.end)
                        .map(|(line, top)| (line.bytes.clone(), top + line_height(line.small) / 2.0))
                        .collect(),
                },
            )
        })
    })
}

fn spans_width(spans: &[Span], size: f64) -> f64 {
    spans.iter().map(|span| width(&span.text, size)).sum()
}

fn line_width(line: &Line) -> f64 {
    let size = if line.small { SMALL } else { BODY };
    let right = if line.right.is_empty() { 0.0 } else { GAP + spans_width(&line.right, SMALL) };
    spans_width(&line.left, size) + right
}

/// Of the column of addresses and sizes.
fn address_width(sections: &[Section]) -> f64 {
    let rows = sections.iter().flat_map(|section| &section.cards).flat_map(|card| &card.rows);
    let text = |row: &Row| columns(&row.address) + if row.size.is_empty() { 0 } else { columns(&row.size) + 1 };
    width(&" ".repeat(rows.map(text).max().unwrap_or(0)), SMALL)
}

fn column_width(sections: &[Section]) -> f64 {
    let address = address_width(sections);
    let mut widest: f64 = 0.0;
    for section in sections {
        let heading = width(section.name, BODY) + width(&section.words, SMALL) + width(&section.range, SMALL);
        widest = widest.max(heading + GAP * 2.0);
        for card in &section.cards {
            if let Some(bar) = &card.bar {
                widest = widest.max(line_width(bar) + PORT * 2.0);
            }
            for row in &card.rows {
                let beside = if card.kind == CardKind::Note { PORT * 2.0 } else { PORT * 2.0 + address + GAP };
                for line in &row.lines {
                    widest = widest.max(beside + line_width(line));
                }
                if !row.cells.is_empty() {
                    widest = widest.max(beside + cells::WIDTH);
                }
            }
        }
    }
    widest.ceil()
}

impl PlacedCard {
    fn new(card: &Card, top: f64) -> PlacedCard {
        let mut y = top + if card.bar.is_some() { BAR } else { 0.0 };
        let mut rows = Vec::new();
        for row in &card.rows {
            let placed = PlacedRow::new(row, y);
            y = placed.bottom;
            rows.push(placed);
        }
        PlacedCard { top, bottom: y, rows }
    }
}

impl PlacedRow {
    fn new(row: &Row, top: f64) -> PlacedRow {
        let small = row.lines.iter().all(|line| line.small);
        let pad = if small { PAD - 2.0 } else { PAD };
        let mut y = top + pad;
        let mut lines = Vec::new();
        for line in &row.lines {
            lines.push(y);
            y += line_height(line.small);
        }
        let mut cells = Vec::new();
        for bytes in &row.cells {
            cells.push(y);
            y += cells::height(&bytes.bytes);
        }
        if row.more > 0 {
            y += line_height(true);
        }
        PlacedRow { top, bottom: y + pad, lines, cells }
    }
}

impl Section {
    fn new(name: &'static str, words: String, range: String, cards: Vec<Card>) -> Section {
        Section { name, words, range, cards, top: 0.0, placed: Vec::new() }
    }

    fn draw(&self, x: f64, column: f64, address: f64, occurring: &mut Occurring) -> Group {
        let mut group =
            Group::new(format!("{}: {}", self.name.to_lowercase(), self.words), format!("at {}", self.range));
        let room = Rect::new(x, self.top, column, 22.0);
        let y = self.top + 15.0;
        let spans = vec![span(Ink::Title, self.name)];
        group.shapes.push(Shape::Text(Text { at: Point { x, y }, size: BODY, anchor: Anchor::Start, spans, room }));
        let after = x + width(self.name, BODY) + GAP;
        let spans = vec![span(Ink::Faint, self.words.clone())];
        let at = Point { x: after, y };
        group.shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::Start, spans, room }));
        let spans = vec![span(Ink::Faint, self.range.clone())];
        let at = Point { x: x + column, y };
        group.shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::End, spans, room }));
        for (card, placed) in self.cards.iter().zip(&self.placed) {
            group.groups.push(draw_card(card, placed, x, column, address, occurring));
        }
        group
    }
}

fn draw_card(card: &Card, placed: &PlacedCard, x: f64, column: f64, address: f64, occurring: &mut Occurring) -> Group {
    let mut group = Group::new(card.title.clone(), card.description.clone());
    let rect = Rect::new(x, placed.top, column, placed.bottom - placed.top);
    let fill = match card.kind {
        CardKind::Frame { active: true } => Some(Fill::Active),
        CardKind::Frame { active: false } | CardKind::Statics => Some(Fill::Card),
        CardKind::Block { live: true, leaked: false, .. } => Some(Fill::Block),
        CardKind::Block { live: true, leaked: true, .. } => Some(Fill::Leaked),
        CardKind::Block { live: false, .. } => Some(Fill::Free),
        CardKind::Note => None,
    };
    if let Some(fill) = fill {
        group.shapes.push(Shape::Rect { rect, fill });
    }
    if let CardKind::Block { finding: true, .. } = card.kind {
        let rect = Rect::new(rect.x - 4.0, rect.y - 4.0, rect.width + 8.0, rect.height + 8.0);
        group.shapes.push(Shape::Rect { rect, fill: Fill::Finding });
    }
    if let Some(bar) = &card.bar {
        let rect = Rect::new(x, placed.top, column, BAR);
        let active = card.kind == CardKind::Frame { active: true };
        group.shapes.push(Shape::Rect { rect, fill: if active { Fill::ActiveBar } else { Fill::Bar } });
        let room = Rect::new(x + PORT, placed.top, column - PORT * 2.0, BAR);
        group.shapes.extend(draw_line(bar, placed.top + 2.5, room));
    }
    for (i, (row, at)) in card.rows.iter().zip(&placed.rows).enumerate() {
        if i > 0 {
            let (from, to) = (Point { x, y: at.top }, Point { x: x + column, y: at.top });
            group.shapes.push(Shape::Line { from, to });
        }
        let note = card.kind == CardKind::Note;
        group.groups.push(draw_row(row, at, x, column, if note { None } else { Some(address) }, occurring));
    }
    group
}

fn draw_row(
    row: &Row,
    placed: &PlacedRow,
    x: f64,
    column: f64,
    address: Option<f64>,
    occurring: &mut Occurring,
) -> Group {
    let mut group = Group { tone: row.tone, ..Group::new(row.title.clone(), row.description.clone()) };
    let (top, height) = (placed.top, placed.bottom - placed.top);
    if row.unused {
        group.shapes.push(Shape::Rect { rect: Rect::new(x, top, column, height), fill: Fill::Unused });
    }
    let left = x + PORT;
    let text_left = left + address.map_or(0.0, |address| address + GAP);
    if let Some(address) = address {
        let room = Rect::new(left, top, address, height);
        let small = row.lines.first().is_some_and(|line| line.small);
        let y = placed.lines.first().copied().unwrap_or(top + PAD) + if small { 11.5 } else { 13.5 };
        let mut text = |x, anchor, text: String, y| {
            let spans = vec![span(Ink::Faint, text)];
            group.shapes.push(Shape::Text(Text { at: Point { x, y }, size: SMALL, anchor, spans, room }));
        };
        if !row.address.is_empty() {
            text(left, Anchor::Start, row.address.clone(), y);
        }
        if !row.size.is_empty() {
            text(left + address, Anchor::End, row.size.clone(), y);
        }
        for (cells, y) in row.cells.iter().zip(&placed.cells).skip(1) {
            text(left, Anchor::Start, format!("{:#x}", cells.address), y + 12.5);
        }
    }
    let room = Rect::new(text_left, top, x + column - PORT - text_left, height);
    for (line, y) in row.lines.iter().zip(&placed.lines) {
        group.shapes.extend(draw_line(line, *y, room));
    }
    for (cells, y) in row.cells.iter().zip(&placed.cells) {
        occurring.roles(&cells.bytes);
        group.shapes.extend(cells::row(&cells.bytes, Point { x: text_left, y: *y }));
    }
    if row.more > 0 {
        let y = placed.bottom - PAD - 4.0;
        let spans = vec![span(Ink::Faint, format!("… {}", count(row.more, "more byte")))];
        let at = Point { x: text_left, y };
        group.shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::Start, spans, room }));
    }
    group
}

fn draw_line(line: &Line, top: f64, room: Rect) -> Vec<Shape> {
    let (size, base) = if line.small { (SMALL, 11.5) } else { (BODY, 13.5) };
    let mut shapes = Vec::new();
    let mut text = |x, anchor, spans: &Vec<Span>, size| {
        if !spans.is_empty() {
            let at = Point { x, y: top + base };
            shapes.push(Shape::Text(Text { at, size, anchor, spans: spans.clone(), room }));
        }
    };
    text(room.x, Anchor::Start, &line.left, size);
    // What is said of a value is smaller than the value.
    text(room.right(), Anchor::End, &line.right, SMALL);
    shapes
}
