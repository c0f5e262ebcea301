//! The source, with the line that runs next.
//!
//! ```text
//!   ● ▶  12  let b = a;        a breakpoint; the line that runs next
//!     ▷ [15] let n = f(b);     a call in progress; the cursor
//! ```

use super::ink::Ink;
use super::rows::{Content, Follow, Row, fold};
use crate::render::paint::{Line, Style, escape};
use crate::tui::state::State;

pub fn content(state: &State, columns: usize) -> Content {
    let mut rows = Vec::with_capacity(state.source.lines.len());
    let cursor = state.cursor_line();
    let digits = state.source.lines.len().to_string().len().max(2);
    let room = columns.saturating_sub(digits + 6);
    let ink = Ink { look: state.look };
    let mut follow = Follow::Stay;
    for (number, text) in (1u32..).zip(&state.source.lines) {
        let (current, chosen) = (state.line == Some(number), state.cursor == Some(number));
        let start = rows.len();
        let breakpoint = state.source.user && state.breakpoints.contains(&number);
        let mut line = Line::new();
        line.push(Style::Bad, if breakpoint { "●" } else { " " });
        let arrow = match current {
            true => "▶",
            false if state.calls.contains(&number) => "▷",
            false => " ",
        };
        line.push(Style::Title, arrow);
        let (open, close) = if chosen { ("[", "]") } else { (" ", " ") };
        let style = if current || chosen { Style::Title } else { Style::Faint };
        line.push(style, format!("{open}{number:>digits$}{close} "));
        let text_style = if current { Style::Title } else { Style::Plain };
        // The line that matters is shown in full.
        if current || chosen {
            let indent = " ".repeat(line.width());
            for (i, part) in fold(&ink.text(text), room).into_iter().enumerate() {
                let mut whole = if i == 0 { line.clone() } else { Line::new().add(Style::Plain, indent.clone()) };
                whole.push(text_style, part);
                rows.push(Row { line: whole, faint: false, selected: current });
            }
        } else {
            line.push(text_style, ink.shorten(text, room));
            rows.push(Row::from(line));
        }
        if cursor == Some(number) {
            follow = Follow::Rows(start..rows.len());
        }
    }
    Content { rows, follow, summary: escape(&state.source.name) }
}
