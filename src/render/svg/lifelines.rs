//! `cairn timeline`, drawn: the source, and beside it a line for each variable's life.

use super::super::paint::escape;
use super::cards::span;
use super::metric::{SMALL, columns, fitting, shorten, width};
use super::permissions::{BAR, CODE, NUMBER, PAD, extent, frame, note, text};
use super::place::MARGIN;
use super::scene::{Anchor, Fill, Group, Ink, Point, Rect, Scene, Shape, Text};
use crate::permissions::Function;
use crate::permissions::lifelines::{Life, Mark, Strand, lives};

/// The source's share, at the least and at the most.
const LEAST: f64 = 220.0;
const MOST: f64 = 520.0;
/// A card is as wide as what is in it, from this on.
const CARD: f64 = 640.0;

pub fn scene(functions: &[Function], source: &[&str]) -> Scene {
    let mut scene = Scene { title: "lives of variables".to_owned(), ..Scene::default() };
    if let [function] = functions {
        scene.title = format!("lives of the variables of {}", escape(&function.name));
    }
    let all: Vec<(&Function, Vec<Life>)> = functions.iter().map(|function| (function, lives(function))).collect();
    let widest = all.iter().map(|(function, lives)| wanted(function, lives, source)).fold(CARD, f64::max);
    scene.width = widest + MARGIN * 2.0;
    let (group, bottom) = legend(MARGIN, widest);
    scene.groups.push(group);
    let mut y = bottom + 10.0;
    let mut sentences = Vec::new();
    for (function, lives) in &all {
        let (group, bottom) = card(function, lives, source, widest, y);
        sentences.push(group.description.clone());
        scene.groups.push(group);
        y = bottom + MARGIN;
    }
    scene.description = sentences.join(" ");
    scene.height = y;
    scene
}

/// The width of the function's source, within bounds.
fn source_width(function: &Function, source: &[&str]) -> f64 {
    let longest = function.lines.iter().filter_map(|line| source.get(line.number as usize - 1));
    let longest = longest.map(|text| columns(&escape(&text.trim_end().replace('\t', "    ")))).max().unwrap_or(0);
    (width(&" ".repeat(longest.min(200)), SMALL) + NUMBER + 10.0).clamp(LEAST, MOST)
}

fn wanted(function: &Function, lives: &[Life], source: &[&str]) -> f64 {
    source_width(function, source) + lives.iter().map(column).sum::<f64>() + PAD * 2.0
}

/// The width that a variable takes.
fn column(life: &Life) -> f64 {
    (width(&shorten(&escape(&life.name), 16), SMALL) + 16.0).max(38.0)
}

fn legend(top: f64, room: f64) -> (Group, f64) {
    let mut group = Group::new("legend", "what the marks and lines mean");
    let (mut x, mut y) = (MARGIN, top);
    let mut entry = |words: &str, shapes: &mut Vec<Shape>, shape: &dyn Fn(Point) -> Shape| {
        let wide = width(words, SMALL) + 2.0;
        if x > MARGIN && x + 18.0 + wide > MARGIN + room {
            (x, y) = (MARGIN, y + CODE);
        }
        shapes.push(shape(Point { x: x + 7.0, y: y + 9.0 }));
        shapes.push(text(words, Ink::Faint, SMALL, x + 18.0, y, wide));
        x += 18.0 + wide + 16.0;
    };
    for mark in Mark::ALL {
        entry(mark.words(), &mut group.shapes, &|at| Shape::Mark { at, mark });
    }
    for strand in Strand::ALL {
        entry(strand.words(), &mut group.shapes, &|at| Shape::Strand {
            from: Point { x: at.x, y: at.y - 8.0 },
            to: Point { x: at.x, y: at.y + 8.0 },
            strand,
        });
    }
    (group, y + CODE)
}

/// A function's card from `top` down, and where it ends.
fn card(function: &Function, lives: &[Life], source: &[&str], wide: f64, top: f64) -> (Group, f64) {
    let name = escape(&function.name);
    let extent = extent(function);
    let mut group = Group::new(format!("{name}, {extent}"), String::new());
    let left = MARGIN + PAD;
    let head = top + BAR + 6.0;
    let first = head + CODE + 4.0;
    let bottom = first + function.lines.len() as f64 * CODE + 10.0;
    if function.too_large {
        let bottom = head + CODE + 4.0;
        frame(&mut group, &name, &extent, Rect::new(MARGIN, top, wide, bottom - top));
        group.groups.push(note("the function is too large to be shown", head));
        group.description = format!("{name} is too large to be shown.");
        return (group, bottom);
    }
    frame(&mut group, &name, &extent, Rect::new(MARGIN, top, wide, bottom - top));
    let share = source_width(function, source);
    let mut lines = Group::new("source", "");
    for (i, line) in function.lines.iter().enumerate() {
        let y = first + i as f64 * CODE;
        if !line.missing.is_empty() {
            let rect = Rect::new(left + NUMBER - 4.0, y, wide - PAD * 2.0 - NUMBER + 8.0, CODE);
            lines.shapes.push(Shape::Rect { rect, fill: Fill::Error });
        }
        super::permissions::code(line.number, source, left, y, share, &mut lines.shapes);
    }
    group.groups.push(lines);
    let mut said = vec![format!("{name}, {extent}.")];
    let mut x = left + share;
    for life in lives {
        let column = column(life);
        let drawn = draw_life(life, Rect::new(x, head, column, bottom - head), first);
        said.push(format!("{}: {}.", drawn.title, drawn.description));
        group.groups.push(drawn);
        x += column;
    }
    group.description = said.join(" ");
    (group, bottom)
}

fn draw_life(life: &Life, area: Rect, first: f64) -> Group {
    let name = escape(&life.name);
    let said: Vec<String> =
        life.events.iter().map(|event| format!("line {}, {}", event.line, escape(&event.words))).collect();
    let mut group = Group::new(format!("{name}: {}", escape(&life.ty)), said.join("; "));
    let x = area.x + area.width / 2.0;
    let room = Rect::new(area.x, area.y, area.width, CODE);
    let words = shorten(&name, fitting(area.width, SMALL));
    let at = Point { x, y: area.y + 13.0 };
    let spans = vec![span(Ink::Name, words)];
    group.shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::Middle, spans, room }));
    let middle = |line: usize| first + line as f64 * CODE + CODE / 2.0;
    // From the middle of one line to the middle of the next: what is there just before the next.
    for (i, pair) in life.cells.windows(2).enumerate() {
        let [above, below] = pair else { continue };
        let starts = above.strand.is_some() || !above.marks.is_empty();
        let Some(strand) = below.strand.filter(|_| starts) else { continue };
        let (from, to) = (Point { x, y: middle(i) }, Point { x, y: middle(i + 1) });
        group.shapes.push(Shape::Strand { from, to, strand });
    }
    for (i, cell) in life.cells.iter().enumerate() {
        let shown = cell.marks.len().min(2);
        for (n, mark) in cell.marks.iter().take(2).enumerate() {
            let offset = if shown == 2 { n as f64 * 13.0 - 6.5 } else { 0.0 };
            let at = Point { x: x + offset, y: middle(i) };
            let mut inner = Group::new(event_words(life, i, *mark), "");
            inner.shapes.push(Shape::Mark { at, mark: *mark });
            group.groups.push(inner);
        }
    }
    group
}

/// What a mark's tooltip says.
fn event_words(life: &Life, cell: usize, mark: Mark) -> String {
    let marked: Vec<usize> = (0..life.cells.len()).filter(|i| !life.cells[*i].marks.is_empty()).collect();
    let mut numbers: Vec<u32> = life.events.iter().map(|event| event.line).collect();
    numbers.dedup();
    let line = marked.iter().position(|i| *i == cell).and_then(|i| numbers.get(i));
    let events = life.events.iter().filter(|event| Some(&event.line) == line && event.mark == mark);
    let words: Vec<String> = events.map(|event| escape(&event.words)).collect();
    if words.is_empty() { mark.words().to_owned() } else { words.join("; ") }
}
