//! The sentence, the bar, the hints.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::ink::Ink;
use super::layout::Plan;
use crate::render::paint::{Line, Style, escape, width};
use crate::render::trace::wrap;
use crate::tui::state::{Mode, Prompt, State, unit_name};

pub fn draw(buffer: &mut Buffer, plan: &Plan, state: &State, ink: Ink) {
    sentence(buffer, plan.sentence, state, ink);
    bar(buffer, plan.bar, state, ink);
    hints(buffer, plan.hints, state, ink);
}

fn put(buffer: &mut Buffer, area: Rect, row: u16, line: &Line, ink: Ink) {
    if row < area.height {
        buffer.set_line(area.x, area.y + row, &ink.line(line, false, false), area.width);
    }
}

fn sentence(buffer: &mut Buffer, area: Rect, state: &State, ink: Ink) {
    let columns = usize::from(area.width);
    let mut lines = wrap(&ink.text(&escape(&state.sentence).replace('\n', " ")), columns);
    let room = usize::from(area.height);
    if lines.len() > room {
        // What does not fit is cut at the end of the last row.
        let rest = lines.drain(room.saturating_sub(1)..).collect::<Vec<_>>().join(" ");
        lines.push(ink.shorten(&rest, columns));
    }
    for (row, text) in (0..area.height).zip(lines) {
        put(buffer, area, row, &Line::new().add(Style::Title, text), ink);
    }
}

/// `1_234_567`
fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('_');
        }
        out.push(c);
    }
    out
}

fn bar(buffer: &mut Buffer, area: Rect, state: &State, ink: Ink) {
    let whole = state.end.unwrap_or(state.furthest).max(state.position).max(1);
    let of = match state.end {
        Some(end) => format!("of {}", number(end)),
        None => format!("of {} or more", number(state.furthest)),
    };
    let left = format!("step {} {of} ", number(state.position));
    let right = format!(" by {}", unit_name(state.unit));
    let room = usize::from(area.width).saturating_sub(width(&left) + width(&right) + 2);
    let mut line = Line::new().add(Style::Plain, left);
    if state.look.plain || room < 8 {
        let part = u128::from(state.position) * 100 / u128::from(whole);
        line.push(Style::Plain, format!("({part}%)"));
    } else {
        let at = (u128::from(state.position) * (room as u128 - 1) / u128::from(whole)) as usize;
        line.push(Style::Faint, "├");
        line.push(Style::Plain, "━".repeat(at));
        line.push(Style::Title, "●");
        line.push(Style::Faint, "─".repeat(room - 1 - at));
        line.push(Style::Faint, "┤");
    }
    line.push(Style::Faint, right);
    put(buffer, area, 0, &line, ink);
}

fn hints(buffer: &mut Buffer, area: Rect, state: &State, ink: Ink) {
    let columns = usize::from(area.width);
    let line = match (&state.mode, &state.message) {
        (Mode::Prompt(prompt, text), _) => {
            let (label, text) = (label(*prompt), escape(text));
            let room = columns.saturating_sub(width(label) + 1);
            // The end, where one types, is what must be seen.
            let skip = width(&text).saturating_sub(room);
            let text: String = text.chars().skip(skip).collect();
            Line::new().add(Style::Title, label).add(Style::Plain, text)
        }
        (Mode::Help(_), _) => Line::new().add(Style::Faint, "Up and Down scroll, Esc closes"),
        (Mode::Normal, Some(message)) => {
            Line::new().add(Style::Title, ink.shorten(&escape(message).replace('\n', " "), columns))
        }
        (Mode::Normal, None) => Line::new().add(Style::Faint, ink.shorten(hint(columns), columns)),
    };
    put(buffer, area, 0, &line, ink);
}

/// The keys that one needs first, as many as fit.
fn hint(columns: usize) -> &'static str {
    match columns {
        100.. => {
            "? help   s step   S back   o over   c continue   b breakpoint   Up Down select   y bytes   z zoom   Tab pane   q quit"
        }
        60.. => "? help  s step  S back  o over  c continue  y bytes  z zoom  Tab pane  q quit",
        30.. => "? help  s step  S back  q quit",
        _ => "? help",
    }
}

fn label(prompt: Prompt) -> &'static str {
    match prompt {
        Prompt::Search => "find: ",
        Prompt::Goto => "go to step (N, +N, -N, N%, :line): ",
    }
}

/// Where the cursor is: where one types, or else at the sentence.
pub fn cursor(plan: &Plan, state: &State) -> Position {
    match &state.mode {
        Mode::Prompt(prompt, text) if plan.hints.height > 0 => {
            let column = width(label(*prompt)) + width(&escape(text));
            let column = u16::try_from(column).unwrap_or(u16::MAX).min(plan.hints.width.saturating_sub(1));
            Position::new(plan.hints.x + column, plan.hints.y)
        }
        Mode::Normal | Mode::Help(_) | Mode::Prompt(..) => Position::new(plan.sentence.x, plan.sentence.y),
    }
}
