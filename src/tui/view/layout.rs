//! Which panes there is room for.
//!
//! ```text
//!   150 × 30 and more     100 × 20 and more     40 × 12 and more    less, or `--plain`
//!   ┌──────┬─────┬─────┐  ┌──────┬──────────┐   ┌───────────────┐   ┌───────────────┐
//!   │source│stack│heap │  │source│stack     │   │source         │   │the pane with  │
//!   ├──────┤     │     │  ├──────┼──────────┤   ├───────────────┤   │the focus      │
//!   │output│     │     │  │output│heap      │   │stack, heap or │   │               │
//!   └──────┴─────┴─────┘  └──────┴──────────┘   │output         │   │               │
//! ```
//!
//! Below, everywhere: the sentence, the bar, the hints.

use ratatui::layout::Rect;

use crate::tui::state::{Pane, State};

pub struct Plan {
    pub panes: Vec<(Pane, Rect)>,
    /// All of the panes together.
    pub body: Rect,
    /// Panes that the next Tabs lead to and that are not in sight.
    pub hidden: Vec<Pane>,
    /// The column between panes beside each other.
    pub separator: Option<u16>,
    pub sentence: Rect,
    pub bar: Rect,
    pub hints: Rect,
}

impl Plan {
    /// `rows` tells how many rows a pane would fill at a width.
    pub fn new(area: Rect, state: &State, rows: impl Fn(Pane, u16) -> usize) -> Plan {
        let (sentence, bar, hints) = match area.height {
            0 | 1 => (area.height, 0, 0),
            2..=5 => (1, 0, 1),
            6..=15 => (1, 1, 1),
            _ => (2, 1, 1),
        };
        let body = area.height - (sentence + bar + hints);
        let strip = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
        let mut plan = Plan {
            panes: Vec::new(),
            body: strip(0, body),
            hidden: Vec::new(),
            separator: None,
            sentence: strip(body, sentence),
            bar: strip(body + sentence, bar),
            hints: strip(body + sentence + bar, hints),
        };
        plan.place(state, rows);
        let placed = |pane: &Pane| plan.panes.iter().any(|(other, _)| other == pane);
        plan.hidden = Pane::ALL.into_iter().filter(|pane| !placed(pane)).collect();
        plan
    }

    fn place(&mut self, state: &State, rows_of: impl Fn(Pane, u16) -> usize) {
        let body = self.body;
        if body.height == 0 {
            return;
        }
        let rows = |from: u16, height: u16| Rect { y: body.y + from, height, ..body };
        if state.look.plain || state.zoom || body.width < 40 || body.height < 9 {
            self.panes.push((state.pane, body));
        } else if body.width < 100 || body.height < 16 {
            let upper = body.height * 9 / 20;
            self.panes.push((Pane::Source, rows(0, upper)));
            self.panes.push((state.beside, rows(upper, body.height - upper)));
        } else {
            self.columns(rows_of);
        }
    }

    fn columns(&mut self, rows: impl Fn(Pane, u16) -> usize) {
        let body = self.body;
        let three = body.width >= 170;
        let left = if three { body.width / 3 } else { (body.width * 9 / 20).min(80) };
        let output = if body.height >= 30 { body.height / 4 } else { body.height / 3 };
        let upper = body.height - output;
        let column = |x: u16, width: u16, y: u16, height: u16| Rect { x: body.x + x, y: body.y + y, width, height };
        self.panes.push((Pane::Source, column(0, left, 0, upper)));
        self.panes.push((Pane::Output, column(0, left, upper, output)));
        self.separator = Some(body.x + left);
        let right = left + 1;
        let rest = body.width - right;
        if three {
            let stack = rest / 2;
            self.panes.push((Pane::Stack, column(right, stack, 0, body.height)));
            self.panes.push((Pane::Heap, column(right + stack + 1, rest - stack - 1, 0, body.height)));
        } else {
            // Half each, unless one needs more and the other less.
            let (all, half) = (usize::from(body.height), usize::from(body.height) / 2);
            let (stack, heap) = (rows(Pane::Stack, rest) + 1, rows(Pane::Heap, rest) + 1);
            let stack = match (stack > half, heap > all - half) {
                (true, false) => stack.min(all - heap),
                (false, true) => all - heap.min(all - stack),
                (true, true) | (false, false) => half,
            };
            let stack = u16::try_from(stack).unwrap_or(body.height);
            self.panes.push((Pane::Stack, column(right, rest, 0, stack)));
            self.panes.push((Pane::Heap, column(right, rest, stack, body.height - stack)));
        }
    }
}
