//! The stack: frames in the order of the calls, the running one last.
//!
//! ```text
//!   main, calls at line 15                            0xffff90..0x1000000
//! >*a: String = heap 0x2010 → "stone" len 5 cap 5     moved to b, line 9
//! ```
//!
//! `>` marks what is selected, `*` what the last step has changed.

use super::bytes;
use super::ink::Ink;
use super::rows::{Content, Follow, Row, both_ends};
use crate::picture::{Frame, Ownership, SavedWord, Variable, VariableKind};
use crate::render::paint::{Line, Style, escape, width};
use crate::render::text::{count, states, value_lines};
use crate::render::value::Words;
use crate::tui::state::{Chosen, State};

/// Rows of bytes of a variable that is not selected.
const BYTES: usize = 16;

pub fn content(state: &State, columns: usize) -> Content {
    let mut pane = Stack { state, ink: Ink { look: state.look }, columns, rows: Vec::new(), selected: None };
    let frames: Vec<&Frame> = state.picture.frames.iter().collect();
    // What calls `main` is of no interest.
    let start = if state.library { 0 } else { frames.iter().take_while(|frame| frame.library).count() };
    let frames = frames.get(start..).unwrap_or_default();
    let mut hidden: Vec<&str> = Vec::new();
    let (mut running, mut expected) = (0, None);
    for (i, frame) in frames.iter().enumerate() {
        if expected.is_some_and(|expected| frame.index != expected) {
            pane.hidden(&mut hidden);
            let more = count(state.picture.omitted_frames, "more frame");
            pane.push(Line::indented(2).add(Style::Faint, format!("… {more}")));
        }
        expected = Some(frame.index + 1);
        if frame.library && !state.library {
            hidden.push(&frame.function);
            continue;
        }
        pane.hidden(&mut hidden);
        running = pane.rows.len();
        pane.frame(frame, i + 1 == frames.len());
    }
    pane.hidden(&mut hidden);
    if pane.rows.is_empty() {
        pane.push(Line::indented(2).add(Style::Faint, "No function is running."));
    }
    let deep = state.picture.frames.iter().filter(|frame| !frame.library).count() as u64 + state.picture.omitted_frames;
    let summary = match deep {
        0 => "no function is running".to_owned(),
        deep => format!("{}, grows down", count(deep, "frame")),
    };
    let follow = pane.selected.map_or(Follow::Down(running), Follow::Rows);
    Content { rows: pane.rows, follow, summary }
}

struct Stack<'a> {
    state: &'a State,
    ink: Ink,
    columns: usize,
    rows: Vec<Row>,
    selected: Option<std::ops::Range<usize>>,
}

impl Stack<'_> {
    fn push(&mut self, line: Line) {
        self.rows.push(Row::from(line));
    }

    /// The names of library frames that are left out here.
    fn hidden(&mut self, names: &mut Vec<&str>) {
        if names.is_empty() {
            return;
        }
        let text = names.iter().map(|name| escape(name)).collect::<Vec<_>>().join(", ");
        let text = self.ink.shorten(&format!("  (in the library: {text}"), self.columns.saturating_sub(1));
        self.push(Line::new().add(Style::Faint, format!("{text})")));
        names.clear();
    }

    fn frame(&mut self, frame: &Frame, active: bool) {
        let mut title = Line::new();
        title.push(Style::Title, if active { "▶ " } else { "  " });
        title.push(Style::Title, escape(&frame.function));
        if let Some(place) = &frame.place {
            let user = self.state.picture.place.as_ref().map(|place| &place.file);
            let file = if user == Some(&place.file) { String::new() } else { format!("{}:", escape(&place.file)) };
            let at = if active { "" } else { "calls at " };
            let line = if file.is_empty() { format!("line {}", place.line) } else { format!("{file}{}", place.line) };
            title.push(Style::Plain, format!(", {at}{line}"));
        }
        let range = Line::new().add(Style::Faint, format!("{}..{}", frame.low, frame.top));
        // The addresses are worth no row of their own.
        let right = if title.width() + range.width() + 2 <= self.columns { range } else { Line::new() };
        both_ends(&mut self.rows, title, right, self.columns, false, self.ink);
        if self.state.bytes {
            self.saved(&frame.saved_fp, "saved frame pointer");
            self.saved(&frame.return_address, "return address");
        }
        for variable in &frame.variables {
            self.variable(variable, frame);
        }
    }

    fn saved(&mut self, word: &SavedWord, what: &str) {
        let bytes: Vec<String> = word.bytes.0.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut line =
            Line::indented(4).add(Style::Faint, format!("{:<9} {}", word.address.to_string(), bytes.join(" ")));
        line.push(Style::Faint, format!("  {what}"));
        self.push(line);
    }

    fn variable(&mut self, variable: &Variable, frame: &Frame) {
        let chosen = Chosen { frame: frame.index, name: variable.name.clone(), address: variable.address.0 };
        let selected = self.state.variable.as_ref() == Some(&chosen);
        let gone = variable.ownership.as_ref().is_some_and(|state| !state.owns());
        let changed = self.state.changed.contains(&variable.address.0);
        let start = self.rows.len();
        let name = match variable.kind {
            _ if !variable.name.is_empty() => escape(&variable.name),
            VariableKind::Environment => "(captures)".to_owned(),
            VariableKind::Return => "(return value)".to_owned(),
            VariableKind::DropFlag => "(drop flag)".to_owned(),
            VariableKind::Parameter | VariableKind::Local | VariableKind::Temporary => "(temporary)".to_owned(),
        };
        let head = format!("{name}: {} = ", escape(&variable.ty));
        let values = self.value(variable, frame, &head, selected);
        let mut states = states(variable);
        // A line may borrow a thing several times.
        states.dedup();
        let mut states = states.into_iter();
        let first = states.next();
        for (i, value) in values.iter().enumerate() {
            let mut line = Line::new();
            if i == 0 {
                line.push(Style::Title, if selected { ">" } else { " " });
                line.push(Style::Title, if changed { "*" } else { " " });
                line.push(Style::Name, name.clone());
                line.push(Style::Plain, ": ");
                line.push(Style::Type, escape(&variable.ty));
                if !value.is_empty() {
                    line.push(Style::Plain, " = ");
                }
            } else {
                line.push(Style::Plain, "    ");
            }
            line.push(Style::Value, value.clone());
            let right = match &first {
                Some((style, text)) if i == 0 => Line::new().add(*style, text.clone()),
                _ => Line::new(),
            };
            both_ends(&mut self.rows, line, right, self.columns, gone, self.ink);
        }
        for (style, text) in states {
            both_ends(&mut self.rows, Line::new(), Line::new().add(style, text), self.columns, false, self.ink);
        }
        if let Some(row) = self.rows.get_mut(start) {
            row.selected = selected;
        }
        if self.state.bytes {
            let most = if selected { usize::MAX } else { BYTES };
            bytes::rows(&mut self.rows, &variable.raw, variable.address.0, self.columns, most);
        }
        if selected {
            self.selected = Some(start..self.rows.len());
        }
    }

    /// The value in lines, the first of which follows `head`: on one if possible, in full if selected.
    fn value(&self, variable: &Variable, frame: &Frame, head: &str, selected: bool) -> Vec<String> {
        // What was never written means nothing.
        if variable.ownership == Some(Ownership::Uninitialised) {
            return vec![String::new()];
        }
        let words = Words { frame: Some(frame.index) };
        let columns = self.columns.saturating_sub(2);
        if selected {
            return value_lines(words, head, &variable.value, columns);
        }
        let whole = words.inline(&variable.value, true);
        let room = columns.saturating_sub(width(head));
        if width(&whole) <= room || room >= 24 {
            return vec![self.ink.shorten(&whole, room)];
        }
        vec![String::new(), self.ink.shorten(&whole, columns.saturating_sub(2))]
    }
}
