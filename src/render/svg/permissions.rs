//! `cairn permissions`, drawn: the source, and below each line what it changes, a box for each permission.
//!
//! ```text
//!   3   let r = &v;
//!         v     [R] [-W] [-O]   used again     borrowed by `r` (shared) until line 4
//! ```

use super::super::paint::escape;
use super::cards::span;
use super::metric::{BODY, SMALL, TINY, fitting, shorten, width, wrap};
use super::place::MARGIN;
use super::scene::{Anchor, Fill, Group, Ink, Point, Rect, Scene, Shape, Text};
use crate::permissions::{Cause, Change, Function, Line, words};

pub const PAD: f64 = 14.0;
pub const BAR: f64 = 26.0;
/// Heights: of a line of source, of a row below it.
pub const CODE: f64 = 19.0;
const ROW: f64 = 20.0;
/// Columns of a card: line numbers, then places, boxes, whether they are used again, and why.
pub const NUMBER: f64 = 34.0;
const PLACE: f64 = 118.0;
const BOX: f64 = 23.0;
const LATER: f64 = 80.0;
const CARD: f64 = 780.0;

pub fn scene(functions: &[Function], source: &[&str]) -> Scene {
    let mut scene = Scene { width: CARD + MARGIN * 2.0, title: "permissions".to_owned(), ..Scene::default() };
    if let [function] = functions {
        scene.title = format!("permissions in {}", escape(&function.name));
    }
    let mut y = MARGIN;
    let mut sentences = Vec::new();
    let (group, bottom) = legend(y);
    scene.groups.push(group);
    y = bottom + 10.0;
    for function in functions {
        let (group, bottom) = card(function, source, y);
        sentences.push(group.description.clone());
        scene.groups.push(group);
        y = bottom + MARGIN;
    }
    scene.description = sentences.join(" ");
    scene.height = y;
    scene
}

fn legend(top: f64) -> (Group, f64) {
    let mut group = Group::new("legend", "R read, W write, O own; gained, held, lost or not held");
    let mut x = MARGIN;
    for (letter, before, after, words) in [
        ('R', true, true, "read"),
        ('W', true, true, "write: assign, &mut"),
        ('O', true, true, "own: move, drop"),
        ('R', false, true, "gained"),
        ('W', true, false, "lost"),
        ('O', false, false, "not held"),
    ] {
        permission(letter, before, after, Point { x, y: top }, &mut group.shapes);
        x += BOX + 5.0;
        let room = width(words, SMALL) + 2.0;
        group.shapes.push(text(words, Ink::Faint, SMALL, x, top, room));
        x += room + 16.0;
    }
    (group, top + ROW)
}

/// A function's card from `top` down, and where it ends.
fn card(function: &Function, source: &[&str], top: f64) -> (Group, f64) {
    let name = escape(&function.name);
    let extent = extent(function);
    let mut group = Group::new(format!("{name}, {extent}"), String::new());
    let mut said = Vec::new();
    let mut inner = Vec::new();
    let mut y = top + BAR + 8.0;
    if function.too_large {
        inner.push(note("the function is too large to be shown", y));
        y += CODE;
    }
    for line in function.lines.iter().filter(|_| !function.too_large) {
        let (group, bottom) = draw_line(function, line, source, y);
        if !group.description.is_empty() {
            said.push(format!("Line {}: {}.", line.number, group.description));
        }
        inner.push(group);
        y = bottom;
    }
    y += 8.0;
    frame(&mut group, &name, &extent, Rect::new(MARGIN, top, CARD, y - top));
    group.groups = inner;
    group.description = format!("{name}, {extent}. {}", said.join(" "));
    (group, y)
}

/// `lines 3 to 9`.
pub fn extent(function: &Function) -> String {
    match (function.first, function.last) {
        (first, last) if first == last => format!("line {first}"),
        (first, last) => format!("lines {first} to {last}"),
    }
}

/// The card's box and its title.
pub fn frame(group: &mut Group, name: &str, extent: &str, rect: Rect) {
    let bar = Rect::new(rect.x, rect.y, rect.width, BAR);
    group.shapes.push(Shape::Rect { rect, fill: Fill::Card });
    group.shapes.push(Shape::Rect { rect: bar, fill: Fill::Bar });
    let room = Rect::new(rect.x + PAD, rect.y, rect.width - PAD * 2.0, BAR);
    let most = fitting(room.width - width(extent, SMALL) - PAD, BODY);
    for (x, anchor, ink, words, size) in [
        (room.x, Anchor::Start, Ink::Title, shorten(name, most), BODY),
        (room.right(), Anchor::End, Ink::Faint, extent.to_owned(), SMALL),
    ] {
        let at = Point { x, y: rect.y + 17.0 };
        group.shapes.push(Shape::Text(Text { at, size, anchor, spans: vec![span(ink, words)], room }));
    }
}

/// A remark in a card.
pub fn note(words: &str, top: f64) -> Group {
    let mut group = Group::new(words, words);
    group.shapes.push(text(words, Ink::Faint, SMALL, MARGIN + PAD, top, CARD - PAD * 2.0));
    group
}

/// The number and the text of a line of source.
pub fn code(number: u32, source: &[&str], left: f64, top: f64, room: f64, shapes: &mut Vec<Shape>) {
    let words = source.get(number as usize - 1).copied().unwrap_or_default();
    let words = escape(&words.trim_end().replace('\t', "    "));
    let at = Point { x: left + NUMBER - 10.0, y: top + 13.0 };
    let place = Rect::new(left, top, NUMBER - 10.0, CODE);
    let spans = vec![span(Ink::Faint, number.to_string())];
    shapes.push(Shape::Text(Text { at, size: SMALL, anchor: Anchor::End, spans, room: place }));
    let words = shorten(&words, fitting(room - NUMBER, SMALL));
    if !words.trim().is_empty() {
        shapes.push(text(&words, Ink::Plain, SMALL, left + NUMBER, top, room - NUMBER));
    }
}

fn draw_line(function: &Function, line: &Line, source: &[&str], top: f64) -> (Group, f64) {
    let left = MARGIN + PAD;
    let inside = CARD - PAD * 2.0;
    let mut y = top;
    let mut group = Group::new(format!("line {}", line.number), String::new());
    let mut said = Vec::new();
    code(line.number, source, left, y, inside, &mut group.shapes);
    y += CODE;
    for (names, change) in super::super::permissions::rows(function, &line.changes) {
        let Some(place) = function.places.get(change.place) else { continue };
        let (names, why) = (names.join(", "), words::why(place, change));
        said.push(escape(&format!("{names}: {}, {why}", words::list(change.after))));
        y = row(&escape(&names), change, &escape(&why), y, &mut group.shapes);
    }
    for missing in &line.missing {
        let words = escape(&words::missing(missing));
        let lines = wrap(&words, fitting(inside - NUMBER - 16.0, SMALL));
        let height = lines.len() as f64 * (CODE - 3.0) + 6.0;
        let rect = Rect::new(left + NUMBER, y, inside - NUMBER, height);
        group.shapes.push(Shape::Rect { rect, fill: Fill::Error });
        for (i, part) in lines.iter().enumerate() {
            let at = y + i as f64 * (CODE - 3.0) + 2.0;
            group.shapes.push(text(part, Ink::Bad, SMALL, left + NUMBER + 8.0, at, inside - NUMBER - 16.0));
        }
        said.push(words);
        y += height + 4.0;
    }
    if !line.changes.is_empty() {
        y += 4.0;
    }
    group.description = said.join("; ");
    (group, y)
}

fn row(name: &str, change: &Change, why: &str, top: f64, shapes: &mut Vec<Shape>) -> f64 {
    let mut x = MARGIN + PAD + NUMBER + 14.0;
    let mut names = top;
    for part in wrap(name, fitting(PLACE, SMALL)) {
        shapes.push(text(&part, Ink::Name, SMALL, x, names, PLACE));
        names += CODE - 4.0;
    }
    x += PLACE + 6.0;
    for (letter, before, after) in [
        ('R', change.before.read, change.after.read),
        ('W', change.before.write, change.after.write),
        ('O', change.before.own, change.after.own),
    ] {
        permission(letter, before, after, Point { x, y: top }, shapes);
        x += BOX + 4.0;
    }
    x += 6.0;
    let later = match (&change.cause, change.used_later) {
        (Cause::Ended { .. }, _) => "",
        (_, true) => "used later",
        (_, false) => "not used",
    };
    if !later.is_empty() {
        shapes.push(text(later, if change.used_later { Ink::Plain } else { Ink::Faint }, SMALL, x, top, LATER));
    }
    x += LATER;
    let room = MARGIN + CARD - PAD - x;
    let mut y = top;
    for part in wrap(why, fitting(room, SMALL)) {
        shapes.push(text(&part, Ink::Faint, SMALL, x, y, room));
        y += CODE - 4.0;
    }
    (top + ROW).max(y + 4.0).max(names + 4.0)
}

/// A permission as a box: its letter with a sign for gained and lost.
fn permission(letter: char, before: bool, after: bool, at: Point, shapes: &mut Vec<Shape>) {
    let (fill, words, ink) = match (before, after) {
        (false, true) => (Fill::Gained, format!("+{letter}"), Ink::Name),
        (true, false) => (Fill::Lost, format!("-{letter}"), Ink::Bad),
        (true, true) => (Fill::Held, letter.to_string(), Ink::Plain),
        (false, false) => (Fill::NotHeld, String::new(), Ink::Faint),
    };
    let rect = Rect::new(at.x, at.y + 1.0, BOX, 15.0);
    shapes.push(Shape::Rect { rect, fill });
    if !words.is_empty() {
        let at = Point { x: rect.x + BOX / 2.0, y: rect.y + 11.5 };
        let size = if words.len() > 1 { SMALL - 1.0 } else { SMALL };
        shapes.push(Shape::Text(Text {
            at,
            size: size.max(TINY),
            anchor: Anchor::Middle,
            spans: vec![span(ink, words)],
            room: rect,
        }));
    }
}

/// One line of text from the left.
pub fn text(words: &str, ink: Ink, size: f64, x: f64, top: f64, room: f64) -> Shape {
    let place = Rect::new(x, top - 2.0, room, CODE + 2.0);
    let at = Point { x, y: top + 13.0 };
    Shape::Text(Text { at, size, anchor: Anchor::Start, spans: vec![span(ink, words)], room: place })
}
