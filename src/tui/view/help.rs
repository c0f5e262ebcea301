//! All keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ink::Ink;
use crate::render::paint::{Line, Style};
use crate::render::trace::wrap;
use crate::tui::keys::GROUPS;

/// Columns of the keys.
const KEYS: usize = 18;

pub fn draw(buffer: &mut Buffer, area: Rect, ink: Ink, scrolled: usize) {
    let lines = lines(usize::from(area.width));
    let start = scrolled.min(lines.len().saturating_sub(usize::from(area.height)));
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(start)) {
        buffer.set_line(area.x, y, &ink.line(line, false, false), area.width);
    }
}

fn lines(columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in GROUPS {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(Line::new().add(Style::Title, group.title));
        for binding in group.bindings {
            let parts = wrap(binding.words, columns.saturating_sub(KEYS + 2).max(10));
            for (i, part) in parts.into_iter().enumerate() {
                let keys = if i == 0 { binding.shown } else { "" };
                lines.push(Line::indented(2).add(Style::Name, format!("{keys:<KEYS$}")).add(Style::Plain, part));
            }
        }
    }
    lines.push(Line::new());
    lines.push(Line::new().add(Style::Title, "Marks"));
    let marks = [
        ("▶ ▷ ●", "the line that runs next; a call in progress; a breakpoint"),
        ("> *", "selected; changed by the last step"),
        ("!", "a cycle or a leak"),
    ];
    for (mark, words) in marks {
        let pad = KEYS.saturating_sub(mark.chars().count());
        let line = Line::indented(2).add(Style::Name, mark).add(Style::Plain, " ".repeat(pad)).add(Style::Plain, words);
        lines.push(line);
    }
    lines
}
