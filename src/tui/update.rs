//! A key -> the next state, and perhaps something to ask of the session.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keys::{Action, action};
use super::state::{Chosen, Mode, Pane, Prompt, State, unit_name};
use crate::timeline::{Depth, Direction, Unit};

/// What only the session, or the terminal, can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Request {
    Step(Unit, Depth, Direction),
    ToLine(u32, Direction),
    Resume(Direction),
    Start,
    End,
    Seek(u64),
    /// To where one of these bytes changes: first address, number of them, and what they are called.
    Write(u64, u64, String, Direction),
    Variable(Happens, Chosen, Direction),
    Allocated(u64),
    Freed(u64, Direction),
    Breakpoint(u32),
    /// The same moment again, with other things in it.
    Look,
    Redraw,
    Quit,
}

/// What can happen to a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Happens {
    Moved,
    Borrowed,
    Dropped,
}

/// Takes note of a key.
pub fn update(state: &mut State, key: KeyEvent) -> Option<Request> {
    state.message = None;
    match std::mem::take(&mut state.mode) {
        Mode::Normal => normal(state, action(key)?),
        Mode::Help(scrolled) => help(state, key, scrolled),
        Mode::Prompt(prompt, text) => typed(state, key, prompt, text),
    }
}

fn help(state: &mut State, key: KeyEvent, scrolled: usize) -> Option<Request> {
    match action(key) {
        Some(Action::Down) => state.mode = Mode::Help(scrolled.saturating_add(1)),
        Some(Action::Up) => state.mode = Mode::Help(scrolled.saturating_sub(1)),
        // A space goes on, as in a pager.
        _ if key.code == KeyCode::Char(' ') => state.mode = Mode::Help(scrolled.saturating_add(10)),
        Some(Action::PageDown) => state.mode = Mode::Help(scrolled.saturating_add(10)),
        Some(Action::PageUp) => state.mode = Mode::Help(scrolled.saturating_sub(10)),
        Some(Action::Help | Action::Escape | Action::Quit) => {}
        Some(Action::Redraw) => {
            state.mode = Mode::Help(scrolled);
            return Some(Request::Redraw);
        }
        _ => state.mode = Mode::Help(scrolled),
    }
    None
}

/// The longest text that a prompt takes.
const TYPED: usize = 200;

fn typed(state: &mut State, key: KeyEvent, prompt: Prompt, mut text: String) -> Option<Request> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc => return None,
        KeyCode::Char('c') if control => return None,
        KeyCode::Enter => return entered(state, prompt, &text),
        // Nothing left to take away: the prompt goes.
        KeyCode::Backspace => {
            text.pop()?;
        }
        KeyCode::Char('u') if control => text.clear(),
        KeyCode::Char(c) if !control && text.chars().count() < TYPED && !c.is_control() => text.push(c),
        _ => {}
    }
    state.mode = Mode::Prompt(prompt, text);
    None
}

fn entered(state: &mut State, prompt: Prompt, text: &str) -> Option<Request> {
    let text = text.trim_end();
    match prompt {
        Prompt::Search => {
            if !text.is_empty() {
                state.search = text.to_owned();
            }
            search(state, Direction::Forward);
            None
        }
        Prompt::Goto => goto(state, text.trim_start()),
    }
}

/// `1200`, `+5`, `-5`, `50%`, or `:12` for a line.
fn goto(state: &mut State, text: &str) -> Option<Request> {
    let digits = |text: &str| text.replace([',', '_', ' '], "").parse::<u64>().ok();
    let target = if let Some(line) = text.strip_prefix(':') {
        let line = digits(line).and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
        return match line {
            Some(line) if (line as usize) <= state.source.lines.len() => {
                state.cursor = Some(line);
                state.pane = Pane::Source;
                state.shift = [0; 4];
                None
            }
            _ => say(state, format!("There is no line {text}.")),
        };
    } else if let Some(more) = text.strip_prefix('+') {
        digits(more).map(|more| state.position.saturating_add(more))
    } else if let Some(less) = text.strip_prefix('-') {
        digits(less).map(|less| state.position.saturating_sub(less))
    } else if let Some(part) = text.strip_suffix('%') {
        digits(part).filter(|part| *part <= 100).map(|part| part_of(state.end.unwrap_or(state.furthest), part, 100))
    } else if text.is_empty() {
        return None;
    } else {
        digits(text)
    };
    match target {
        Some(target) => Some(Request::Seek(target)),
        None => say(state, format!("`{text}` is no step: write N, +N, -N, N%, or :LINE.")),
    }
}

/// `part` of `parts` of the whole, without overflow.
fn part_of(whole: u64, part: u64, parts: u64) -> u64 {
    (u128::from(whole) * u128::from(part) / u128::from(parts.max(1))) as u64
}

fn say<T>(state: &mut State, message: impl Into<String>) -> Option<T> {
    state.message = Some(message.into());
    None
}

fn normal(state: &mut State, action: Action) -> Option<Request> {
    use Direction::{Back, Forward};
    match action {
        Action::Step(depth, direction) => Some(Request::Step(state.unit, depth, direction)),
        Action::Instruction(direction) => Some(Request::Step(Unit::Instruction, Depth::Into, direction)),
        Action::Event(direction) => Some(Request::Step(Unit::Event, Depth::Into, direction)),
        Action::Unit => {
            state.unit = match state.unit {
                Unit::Statement => Unit::Instruction,
                Unit::Instruction => Unit::Event,
                Unit::Event => Unit::Statement,
            };
            say(state, format!("s, o and f go by {} now.", unit_name(state.unit)))
        }
        Action::Line(direction) => to_line(state, direction),
        Action::Breakpoint => breakpoint(state),
        Action::Resume(direction) => Some(Request::Resume(direction)),
        Action::Start => Some(Request::Start),
        Action::End => Some(Request::End),
        Action::Jump(parts) => {
            let whole = state.end.unwrap_or(state.furthest);
            let by = part_of(whole, u64::from(parts.unsigned_abs()), 20).max(1);
            let target = match parts < 0 {
                true => state.position.saturating_sub(by),
                false => state.position.saturating_add(by).min(whole.max(state.position)),
            };
            Some(Request::Seek(target))
        }
        Action::Goto => prompt(state, Prompt::Goto),
        Action::Search => prompt(state, Prompt::Search),
        Action::Match(direction) => {
            search(state, direction);
            None
        }
        Action::Write(direction) => write(state, direction),
        Action::Moved(direction) => happens(state, Happens::Moved, direction),
        Action::Borrowed(direction) => happens(state, Happens::Borrowed, direction),
        Action::Dropped(direction) => match (state.pane, state.block) {
            (Pane::Heap, Some(block)) => Some(Request::Freed(block, direction)),
            (Pane::Heap, None) => say(state, "Select a block first, with Up and Down in the heap (3)."),
            _ => happens(state, Happens::Dropped, direction),
        },
        Action::Allocated => match state.block {
            Some(block) => Some(Request::Allocated(block)),
            None => say(state, "Select a block first, with Up and Down in the heap (3)."),
        },
        Action::Up => select(state, Back),
        Action::Down => select(state, Forward),
        Action::PageUp => scroll(state, -1),
        Action::PageDown => scroll(state, 1),
        Action::NextPane => focus(state, state.pane.turn(true)),
        Action::PreviousPane => focus(state, state.pane.turn(false)),
        Action::Focus(pane) => focus(state, pane),
        Action::Zoom => {
            state.zoom = !state.zoom;
            None
        }
        Action::Bytes => {
            state.bytes = !state.bytes;
            None
        }
        Action::Library => {
            state.library = !state.library;
            state.cursor = None;
            Some(Request::Look)
        }
        Action::Temporaries => {
            state.temporaries = !state.temporaries;
            Some(Request::Look)
        }
        Action::Help => {
            state.mode = Mode::Help(0);
            None
        }
        Action::Redraw => Some(Request::Redraw),
        Action::Escape => {
            state.cursor = None;
            state.variable = None;
            state.block = None;
            state.zoom = false;
            state.shift = [0; 4];
            None
        }
        Action::Quit => Some(Request::Quit),
    }
}

fn prompt(state: &mut State, prompt: Prompt) -> Option<Request> {
    state.mode = Mode::Prompt(prompt, String::new());
    None
}

fn focus(state: &mut State, pane: Pane) -> Option<Request> {
    state.pane = pane;
    if pane != Pane::Source {
        state.beside = pane;
    }
    None
}

fn to_line(state: &mut State, direction: Direction) -> Option<Request> {
    match state.cursor_line() {
        Some(_) if !state.source.user => say(state, "This works in your own file: press l to go back to it."),
        Some(line) if state.source.code.contains(&line) => Some(Request::ToLine(line, direction)),
        Some(line) => say(state, format!("No code begins on line {line}.")),
        None => say(state, "Choose a line first, with Up and Down in the source (1)."),
    }
}

fn breakpoint(state: &mut State) -> Option<Request> {
    match state.cursor_line() {
        Some(_) if !state.source.user => say(state, "Breakpoints are for your own file: press l to go back to it."),
        Some(line) if state.source.code.contains(&line) => Some(Request::Breakpoint(line)),
        Some(line) => say(state, format!("No code begins on line {line}: nothing would stop there.")),
        None => say(state, "Choose a line first, with Up and Down in the source (1)."),
    }
}

fn write(state: &mut State, direction: Direction) -> Option<Request> {
    if state.pane == Pane::Heap || state.variable.is_none() {
        let block = state.picture.heap.blocks.iter().find(|block| Some(block.address.0) == state.block);
        if let Some(block) = block {
            let (from, len) = (block.address.0, block.capacity);
            return Some(Request::Write(from, len, format!("the block at {}", block.address), direction));
        }
    }
    let chosen = state.variable.clone();
    let frames = &state.picture.frames;
    let found = chosen.and_then(|chosen| {
        let frame = frames.iter().find(|frame| frame.index == chosen.frame)?;
        let matches = |name: &str, address: u64| name == chosen.name && address == chosen.address;
        let variable = frame.variables.iter().find(|v| matches(&v.name, v.address.0))?;
        Some((variable.address.0, variable.size, format!("`{}`", variable.name)))
    });
    match found {
        Some((_, 0, name)) => say(state, format!("{name} has no bytes.")),
        Some((from, len, name)) => Some(Request::Write(from, len, name, direction)),
        None => say(state, "Select a variable (2) or a block (3) first, with Up and Down."),
    }
}

fn happens(state: &mut State, what: Happens, direction: Direction) -> Option<Request> {
    match &state.variable {
        Some(chosen) => Some(Request::Variable(what, chosen.clone(), direction)),
        None => say(state, "Select a variable first, with Up and Down in the stack (2)."),
    }
}

/// Moves the selection of the pane with the focus.
fn select(state: &mut State, direction: Direction) -> Option<Request> {
    let forward = direction == Direction::Forward;
    state.shift[state.pane.index()] = match state.pane {
        // The output has nothing to select.
        Pane::Output => shifted(state, if forward { 1 } else { -1 }),
        Pane::Source | Pane::Stack | Pane::Heap => 0,
    };
    match state.pane {
        Pane::Source => {
            let last = u32::try_from(state.source.lines.len()).unwrap_or(u32::MAX).max(1);
            let line = state.cursor_line().unwrap_or(0);
            let next = if forward { line.saturating_add(1) } else { line.saturating_sub(1) };
            state.cursor = Some(next.clamp(1, last));
        }
        Pane::Stack => {
            let all = state.variables();
            let at = state.variable.as_ref().and_then(|chosen| all.iter().position(|other| other == chosen));
            // The first key selects in the running function, where things happen.
            let running = state.frames().next_back().map_or(0, |frame| frame.variables.len());
            let first = all.len().saturating_sub(running);
            state.variable = moved(at, all.len(), first, forward).and_then(|i| all.get(i).cloned());
            if all.is_empty() {
                return say(state, "There are no variables here.");
            }
        }
        Pane::Heap => {
            let all: Vec<u64> = state.picture.heap.blocks.iter().map(|block| block.address.0).collect();
            let at = all.iter().position(|address| Some(*address) == state.block);
            state.block = moved(at, all.len(), 0, forward).and_then(|i| all.get(i).copied());
            if all.is_empty() {
                return say(state, "There are no blocks yet.");
            }
        }
        Pane::Output => {}
    }
    None
}

/// The next place in a list.
fn moved(at: Option<usize>, len: usize, first: usize, forward: bool) -> Option<usize> {
    let last = len.checked_sub(1)?;
    Some(match at {
        Some(at) if forward => (at + 1).min(last),
        Some(at) => at.saturating_sub(1),
        None => first.min(last),
    })
}

fn scroll(state: &mut State, pages: isize) -> Option<Request> {
    let pane = state.pane.index();
    let page = isize::try_from(state.shown[pane].height).unwrap_or(0).saturating_sub(2).max(1);
    state.shift[pane] = shifted(state, pages.saturating_mul(page));
    None
}

/// The shift of the pane with the focus, changed by so many rows as far as there are any.
fn shifted(state: &State, by: isize) -> isize {
    let pane = state.pane.index();
    let shown = state.shown[pane];
    let most = shown.rows.saturating_sub(shown.height);
    let now = isize::try_from(shown.start).unwrap_or(isize::MAX);
    let most = isize::try_from(most).unwrap_or(isize::MAX);
    let wanted = now.saturating_add(by).clamp(0, most);
    state.shift[pane].saturating_add(wanted - now)
}

/// Moves the cursor to the next line of the source that contains the text; from the end it goes on at the start.
fn search(state: &mut State, direction: Direction) {
    if state.search.is_empty() {
        state.message = Some("Nothing was looked for yet: press / first.".to_owned());
        return;
    }
    // Without capitals, case does not matter.
    let exact = state.search.chars().any(char::is_uppercase);
    let wanted = if exact { state.search.clone() } else { state.search.to_lowercase() };
    let matches = |line: &String| match exact {
        true => line.contains(&wanted),
        false => line.to_lowercase().contains(&wanted),
    };
    let found: Vec<u32> =
        (1u32..).zip(&state.source.lines).filter(|(_, line)| matches(line)).map(|(number, _)| number).collect();
    let here = state.cursor_line().unwrap_or(0);
    let next = match direction {
        Direction::Forward => found.iter().find(|line| **line > here).or(found.first()),
        Direction::Back => found.iter().rev().find(|line| **line < here).or(found.last()),
    };
    match next {
        Some(line) => {
            let wrapped = (*line <= here) == (direction == Direction::Forward);
            let again = if wrapped && *line != here { ", past the end of the file" } else { "" };
            let word = if found.len() == 1 { "line has" } else { "lines have" };
            state.message = Some(format!("{} {word} `{}`{again}.", found.len(), state.search));
            state.cursor = Some(*line);
            state.shift[Pane::Source.index()] = 0;
            focus(state, Pane::Source);
        }
        None => state.message = Some(format!("No line has `{}`.", state.search)),
    }
}
