//! A pane's rows, and which of them are in sight.

use std::ops::Range;

use super::ink::Ink;
use crate::render::paint::{Line, width};
use crate::tui::state::Shown;

/// One row of a pane.
#[derive(Default)]
pub struct Row {
    pub line: Line,
    /// What is of no consequence now.
    pub faint: bool,
    pub selected: bool,
}

impl From<Line> for Row {
    fn from(line: Line) -> Row {
        Row { line, ..Row::default() }
    }
}

/// Where a pane looks if nobody scrolls it.
pub enum Follow {
    /// These rows are in sight, and stay where they are as long as they are.
    Rows(Range<usize>),
    /// Nothing in particular: it stays where it is.
    Stay,
    /// As far down as there is something, but with this row in sight.
    Down(usize),
}

pub struct Content {
    pub rows: Vec<Row>,
    pub follow: Follow,
    /// A few words for the title.
    pub summary: String,
}

impl Content {
    /// Which rows are drawn, `before` being what was drawn last.
    pub fn window(&self, before: Shown, height: usize, shift: isize) -> Shown {
        let rows = self.rows.len();
        let most = rows.saturating_sub(height);
        let base = match &self.follow {
            Follow::Down(row) => most.min(*row),
            Follow::Stay => most.min(before.base),
            Follow::Rows(wanted) => {
                // With a little of what is around.
                let margin = (height / 6).min(3);
                let (from, to) = (wanted.start.saturating_sub(margin), wanted.end + margin);
                if before.rows > 0 && before.base <= from && (to <= before.base + height || before.base >= most) {
                    before.base.min(most)
                } else {
                    let around = height.saturating_sub(wanted.len()) / 3;
                    wanted.start.saturating_sub(around).min(most)
                }
            }
        };
        let start = base.saturating_add_signed(shift).min(most);
        Shown { base, start, rows, height }
    }
}

/// One line of two ends; two lines if they do not fit.
pub fn both_ends(rows: &mut Vec<Row>, left: Line, right: Line, columns: usize, faint: bool, ink: Ink) {
    let (mut left, right) = (ink.measured(left), ink.measured(right));
    if right.is_empty() {
        rows.push(Row { line: left, faint, selected: false });
        return;
    }
    let column = columns.saturating_sub(right.width());
    if left.width() + 2 > column && !left.is_empty() {
        rows.push(Row { line: left, faint, selected: false });
        left = Line::new();
    }
    left.pad_to(column, 0);
    left.append(right);
    rows.push(Row { line: left, faint, selected: false });
}

/// Lines of at most `columns` columns, broken anywhere: of text whose blanks matter.
pub fn fold(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for c in text.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if used + wide > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push(c);
        used += wide;
    }
    lines.push(line);
    lines
}
