//! The state -> a frame.
//!
//! ```text
//!   layout   which panes there is room for
//!   rows     a pane's rows, and which of them are in sight
//!   ink      styles, and the form without drawing characters
//!   source, stack, heap, output, bytes   what the panes say
//!   status   the sentence, the bar, the hints
//!   help     all keys
//! ```

mod bytes;
mod heap;
mod help;
mod ink;
mod layout;
mod output;
mod rows;
mod source;
mod stack;
mod status;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Mode, Pane, Shown, State};
use crate::render::paint::{Line, Style};
use ink::Ink;
use layout::Plan;
use rows::Content;

/// Draws the whole screen; returns what each pane showed.
pub fn draw(frame: &mut Frame<'_>, state: &State) -> [Shown; 4] {
    let area = frame.area();
    let mut shown = state.shown;
    if area.is_empty() {
        return shown;
    }
    let ink = Ink { look: state.look };
    let plan = Plan::new(area, state, |pane, columns| content(state, pane, columns.into()).rows.len());
    let buffer = frame.buffer_mut();
    if let Mode::Help(scrolled) = state.mode {
        help::draw(buffer, plan.body, ink, scrolled);
    } else {
        for (pane, rect) in &plan.panes {
            shown[pane.index()] = draw_pane(buffer, *rect, state, *pane, &plan, ink);
        }
        if let Some(x) = plan.separator {
            let bar = if state.look.plain { " " } else { "│" };
            for y in plan.body.top()..plan.body.bottom() {
                buffer.set_string(x, y, bar, ink.style(Style::Faint));
            }
        }
    }
    status::draw(buffer, &plan, state, ink);
    if state.look.plain || matches!(state.mode, Mode::Prompt(..)) {
        // Screen readers read where the cursor is.
        frame.set_cursor_position(status::cursor(&plan, state));
    }
    shown
}

fn content(state: &State, pane: Pane, columns: usize) -> Content {
    match pane {
        Pane::Source => source::content(state, columns),
        Pane::Stack => stack::content(state, columns),
        Pane::Heap => heap::content(state, columns),
        Pane::Output => output::content(state, columns),
    }
}

fn draw_pane(buffer: &mut Buffer, rect: Rect, state: &State, pane: Pane, plan: &Plan, ink: Ink) -> Shown {
    let before = state.shown[pane.index()];
    let Some(body_height) = rect.height.checked_sub(1).filter(|_| rect.width > 0) else { return before };
    let body = Rect { y: rect.y + 1, height: body_height, ..rect };
    let columns = usize::from(rect.width);
    let content = content(state, pane, columns);
    let shown = content.window(before, usize::from(body.height), state.shift[pane.index()]);
    title(buffer, rect, state, pane, plan, &content, shown, ink);
    let rows = content.rows.iter().skip(shown.start);
    for (y, row) in (body.top()..body.bottom()).zip(rows) {
        let line = ink.line(&row.line, row.faint, row.selected);
        buffer.set_line(body.x, y, &line, body.width);
    }
    shown
}

/// `─[2 Stack] 3 frames ────── Tab: 3 Heap, 4 Output ─`
#[allow(clippy::too_many_arguments)] // All of it is in the one line.
fn title(
    buffer: &mut Buffer,
    rect: Rect,
    state: &State,
    pane: Pane,
    plan: &Plan,
    content: &Content,
    shown: Shown,
    ink: Ink,
) {
    let columns = usize::from(rect.width);
    let rule = if state.look.plain { " " } else { "─" };
    let name = format!("{} {}", pane.index() + 1, pane.name());
    let focused = state.pane == pane;
    let name = if focused { format!("[{name}]") } else { format!(" {name} ") };
    let mut line = Line::new();
    line.push(Style::Faint, rule);
    line.push(if focused { Style::Title } else { Style::Plain }, name);
    let mut right = String::new();
    if shown.rows > shown.height && shown.height > 0 {
        let last = (shown.start + shown.height).min(shown.rows);
        right = format!(" {}-{last} of {} ", shown.start + 1, shown.rows);
    }
    if !plan.hidden.is_empty() && pane != Pane::Source {
        let names: Vec<String> =
            plan.hidden.iter().map(|pane| format!("{} {}", pane.index() + 1, pane.name())).collect();
        right.push_str(&format!(" Tab: {} ", names.join(", ")));
    }
    let right = ink.shorten(&right, columns.saturating_sub(line.width() + 1));
    let room = columns.saturating_sub(line.width() + right.chars().count() + 3);
    let summary = if room < 8 { String::new() } else { ink.shorten(&content.summary, room) };
    if !summary.is_empty() {
        line.push(Style::Faint, format!(" {summary} "));
    }
    let fill = columns.saturating_sub(line.width() + right.chars().count() + 1);
    line.push(Style::Faint, rule.repeat(fill));
    line.push(Style::Faint, right);
    line.push(Style::Faint, rule);
    buffer.set_line(rect.x, rect.y, &ink.line(&line, false, false), rect.width);
}
