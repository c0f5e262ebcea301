//! What the program printed.

use super::ink::Ink;
use super::rows::{Content, Follow, Row, fold};
use crate::render::paint::{Line, Style};
use crate::timeline::Stream;
use crate::tui::state::State;

pub fn content(state: &State, columns: usize) -> Content {
    let ink = Ink { look: state.look };
    let mut rows = Vec::new();
    let errors = state.output.iter().any(|line| line.stream == Stream::Stderr);
    for output in &state.output {
        // What went to standard error says so.
        let (mark, style) = match output.stream {
            _ if !errors => (" ", Style::Plain),
            Stream::Stdout => ("     ", Style::Plain),
            Stream::Stderr => (" err ", Style::Bad),
        };
        for part in fold(&ink.text(&output.text), columns.saturating_sub(mark.len())) {
            rows.push(Row::from(Line::new().add(Style::Bad, mark).add(style, part)));
        }
    }
    let summary = if rows.is_empty() { "nothing printed yet".to_owned() } else { String::new() };
    let last = rows.len().saturating_sub(1);
    Content { rows, follow: Follow::Down(last), summary }
}
