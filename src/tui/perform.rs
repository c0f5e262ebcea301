//! A request -> a motion of the session -> the next state.

use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

use super::output;
use super::state::{Chosen, Look, Source, State, unit_name};
use super::update::{Happens, Request};
use crate::bytecode::{FunctionId, VariableId, covers};
use crate::picture::{self, Frame, Ownership, Picture, Variable, diff};
use crate::render::paint::is_control;
use crate::render::story;
use crate::source::{FileId, Sources};
use crate::timeline::{Depth, Direction, Happening, Outcome, Session, Unit};

/// How long the program is run ahead, so that the bar knows the length of most programs from the start.
const AHEAD: Duration = Duration::from_millis(100);

/// The first screen: before the first statement of `main`.
pub fn open(session: &mut Session<'_>, look: Look) -> State {
    let began = Instant::now();
    let watch = session.watch(Some(Box::new(move |_| began.elapsed() > AHEAD)));
    session.finish();
    session.seek(0);
    session.watch(watch);
    let mut state = State::new(look, moment(session, false));
    first_statement(session);
    show(&mut state, session, None);
    state.sentence = "This is the start of `main`: nothing has run yet. Press s to step, ? for all keys.".to_owned();
    state
}

/// What runs before `main` is of no interest.
fn first_statement(session: &mut Session<'_>) {
    session.step(Unit::Statement, Depth::Into, Direction::Forward);
}

fn moment(session: &Session<'_>, temporaries: bool) -> Picture {
    let options = picture::Options { temporaries, ..picture::Options::default() };
    session.picture(&format!("step {}", session.position()), &options)
}

/// Does what was asked for. Requests to the terminal are none of this.
pub fn perform(state: &mut State, session: &mut Session<'_>, request: Request) {
    let here = session.position();
    // A step forward tells of what lies between; everything else, of the step before where it has led.
    let mut told_from = None;
    let outcome = match request {
        Request::Look | Request::Redraw | Request::Quit => {
            state.picture = moment(session, state.temporaries);
            locate(state, session);
            state.keep_selection();
            return;
        }
        Request::Breakpoint(line) => {
            breakpoint(state, session, line);
            return;
        }
        Request::Step(unit, depth, direction) => {
            if direction == Direction::Forward && session.ended().is_some() {
                state.message = Some("The program has ended: S goes back, Home restarts.".to_owned());
                return;
            }
            if direction == Direction::Forward {
                told_from = Some((moment(session, false), session.printed()));
            }
            let outcome = session.step(unit, depth, direction);
            if outcome == Outcome::Nowhere {
                let what = if depth == Depth::Out { "call of this function" } else { unit_name(unit) };
                state.message = Some(format!("There is no {what} before this."));
            }
            outcome
        }
        Request::ToLine(line, direction) => {
            let outcome = session.to_line(line, direction);
            found_or_stay(state, session, outcome, here, &format!("Line {line} does not run"), direction)
        }
        Request::Resume(direction) => {
            let outcome = session.resume(direction);
            if outcome == Outcome::Start {
                first_statement(session);
                state.message = Some("This is the start.".to_owned());
            }
            outcome
        }
        Request::Start => {
            session.restart();
            first_statement(session);
            state.message = Some("This is the start.".to_owned());
            Outcome::Start
        }
        Request::End => session.finish(),
        Request::Seek(position) => {
            session.seek(position);
            match session.interrupted() {
                true => Outcome::Interrupted,
                false if session.position() < position => {
                    state.message = Some(format!("The program ends at step {}.", session.position()));
                    Outcome::End
                }
                false => Outcome::Found,
            }
        }
        Request::Write(from, len, name, direction) => {
            let outcome = session.to_write(from..from.saturating_add(len), direction);
            if outcome == Outcome::Found {
                let tense = if direction == Direction::Forward { "just written" } else { "about to be written" };
                state.message = Some(format!("{name} is {tense}."));
            }
            found_or_stay(state, session, outcome, here, &format!("{} is not written", capital(&name)), direction)
        }
        Request::Variable(what, chosen, direction) => {
            let Some(happening) = happening(session, what, &chosen) else {
                state.message = Some(format!("`{}` is not followed: it is no variable of yours.", chosen.name));
                return;
            };
            let word = match what {
                Happens::Moved => "moved",
                Happens::Borrowed => "borrowed",
                Happens::Dropped => "dropped",
            };
            let outcome = session.to_happening(happening, direction);
            found_or_stay(state, session, outcome, here, &format!("`{}` is not {word}", chosen.name), direction)
        }
        Request::Allocated(block) => {
            let outcome = session.to_happening(Happening::Allocated { block }, Direction::Back);
            let what = format!("The block at {block:#x} was not allocated");
            found_or_stay(state, session, outcome, here, &what, Direction::Back)
        }
        Request::Freed(block, direction) => {
            let outcome = session.to_happening(Happening::Freed { block }, direction);
            let what = format!("The block at {block:#x} is not freed");
            found_or_stay(state, session, outcome, here, &what, direction)
        }
    };
    if outcome == Outcome::Interrupted {
        let at = session.position();
        let again = if at == here { "" } else { " Press c to go on." };
        state.message = Some(format!("Stopped at step {at}.{again}"));
    }
    // Where nothing has moved, there is nothing to tell.
    if session.position() != here || outcome == Outcome::End {
        show(state, session, told_from);
    }
    if outcome == Outcome::End && state.message.is_none() {
        state.message = ending(&state.picture);
    }
    if session.thinned() && !state.thinned && state.message.is_none() {
        state.thinned = true;
        let words = "The run is long: not every moment is kept, so going far back may take a little. Nothing is lost.";
        state.message = Some(words.to_owned());
    }
}

/// What was looked for and does not exist leads nowhere: one would lose one's place.
fn found_or_stay(
    state: &mut State,
    session: &mut Session<'_>,
    outcome: Outcome,
    here: u64,
    what: &str,
    direction: Direction,
) -> Outcome {
    match outcome {
        Outcome::Found | Outcome::Interrupted => return outcome,
        Outcome::End | Outcome::Start | Outcome::Nowhere => {}
    }
    session.seek(here);
    let when = if direction == Direction::Forward { "after" } else { "before" };
    state.message = Some(format!("{what} {when} this."));
    Outcome::Nowhere
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn breakpoint(state: &mut State, session: &mut Session<'_>, line: u32) {
    let set = session.breakpoints.insert(line);
    if !set {
        session.breakpoints.remove(&line);
    }
    state.breakpoints.clone_from(&session.breakpoints);
    let what = if set { "set" } else { "cleared" };
    state.message = Some(format!("Breakpoint {what} on line {line}."));
}

/// Why there is nothing more.
fn ending(end: &Picture) -> Option<String> {
    let how = end.ended.as_ref()?;
    let left = match end.heap.live_blocks {
        0 => String::new(),
        1 => " 1 block was never freed: S goes back to who had it.".to_owned(),
        n => format!(" {n} blocks were never freed: S goes back to who had them."),
    };
    Some(format!("The program has ended: {}.{left}", how.trim().trim_end_matches('.')))
}

/// Makes the present moment the one on the screen. `before` is the moment that the sentence tells from, with what was printed
/// until then; without one it is the last step before this moment.
fn show(state: &mut State, session: &mut Session<'_>, before: Option<(Picture, usize)>) {
    let before = before.or_else(|| step_before(session, state.unit));
    let now = moment(session, false);
    match &before {
        Some((before, printed)) => {
            let changes = diff(before, &now);
            state.sentence = story::sentence(&changes, session.output(*printed), now.place.as_ref());
            state.changed = changed(before, &now);
        }
        None => {
            state.sentence = "This is the start: nothing has run yet.".to_owned();
            state.changed.clear();
        }
    }
    state.picture = if state.temporaries { moment(session, true) } else { now };
    state.output = output::lines(session);
    state.position = session.position();
    state.end = session.end();
    state.furthest = session.furthest();
    state.breakpoints.clone_from(&session.breakpoints);
    state.cursor = None;
    state.shift = [0; 4];
    state.keep_selection();
    locate(state, session);
}

/// The moment one step before the present one, if it is not far away.
fn step_before(session: &mut Session<'_>, unit: Unit) -> Option<(Picture, usize)> {
    let here = session.position();
    let watch = session.watch(Some(Box::new(|_| true)));
    let outcome = session.step(unit, Depth::Into, Direction::Back);
    let before = (outcome == Outcome::Found).then(|| (moment(session, false), session.printed()));
    session.watch(None);
    session.seek(here);
    session.watch(watch);
    before
}

/// The addresses of variables and blocks that are not as they were.
fn changed(before: &Picture, now: &Picture) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    let owns = |variable: &Variable| variable.ownership.as_ref().is_none_or(Ownership::owns);
    for frame in &now.frames {
        let same = |other: &&Frame| other.index == frame.index && other.top == frame.top;
        let was = before.frames.iter().find(same).filter(|was| was.function == frame.function);
        let was = was.map_or(&[][..], |was| &was.variables);
        let old: HashMap<(&str, u64), &Variable> =
            was.iter().map(|variable| ((variable.name.as_str(), variable.address.0), variable)).collect();
        for variable in &frame.variables {
            let differs = match old.get(&(variable.name.as_str(), variable.address.0)) {
                Some(was) => was.raw.bytes != variable.raw.bytes || was.ownership != variable.ownership,
                None => owns(variable),
            };
            if differs {
                found.insert(variable.address.0);
            }
        }
    }
    let old: HashMap<u64, &picture::Block> = before.heap.blocks.iter().map(|block| (block.address.0, block)).collect();
    for block in &now.heap.blocks {
        let same = old
            .get(&block.address.0)
            .is_some_and(|was| was.made == block.made && was.state == block.state && was.raw.bytes == block.raw.bytes);
        if !same {
            found.insert(block.address.0);
        }
    }
    found
}

/// The file and line to show.
fn locate(state: &mut State, session: &Session<'_>) {
    let frames = &state.picture.frames;
    let innermost = frames.iter().rev().find_map(|frame| frame.place.as_ref());
    let place = if state.library { innermost.or(state.picture.place.as_ref()) } else { state.picture.place.as_ref() };
    let sources = session.sources();
    let main = sources.files().get(FileId::MAIN).map_or("", |file| &file.name);
    let name = place.map_or(main, |place| &place.file).to_owned();
    state.line = place.map(|place| place.line);
    let shown = frames.iter().filter(|frame| state.library || !frame.library);
    state.calls = shown
        .filter_map(|frame| frame.place.as_ref())
        .filter(|place| place.file == name && Some(place.line) != state.line)
        .map(|place| place.line)
        .collect();
    if state.source.name != name || state.source.lines.is_empty() {
        state.source = source(session, sources, &name, main);
    }
}

fn source(session: &Session<'_>, sources: &Sources, name: &str, main: &str) -> Source {
    let file = sources.files().iter().find(|file| file.name == name);
    let lines = file.map_or_else(Vec::new, |file| file.text.lines().map(drawn).collect());
    let user = name == main;
    let code = if user { session.code_lines() } else { BTreeSet::new() };
    Source { name: name.to_owned(), lines, code, user }
}

/// A line of source with nothing in it that a terminal acts on.
fn drawn(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => text.push_str("    "),
            c if is_control(c) => text.extend(c.escape_debug()),
            c => text.push(c),
        }
    }
    text
}

/// The variable as the session knows it.
fn happening(session: &Session<'_>, what: Happens, chosen: &Chosen) -> Option<Happening> {
    let (function, variable, fp) = variable(session, chosen)?;
    Some(match what {
        Happens::Moved => Happening::Moved { function, variable, fp },
        Happens::Borrowed => Happening::Borrowed { function, variable, fp },
        Happens::Dropped => Happening::Dropped { function, variable, fp },
    })
}

fn variable(session: &Session<'_>, chosen: &Chosen) -> Option<(FunctionId, VariableId, u64)> {
    let view = session.view();
    let frames: Vec<_> = view.frames().collect();
    // The view counts from the innermost frame, the picture from the outermost.
    let index = frames.len().checked_sub(1 + usize::try_from(chosen.frame).ok()?)?;
    let frame = frames.get(index)?;
    let info = session.program().debug.functions.get(frame.function).filter(|info| !info.is_library)?;
    let matches = |variable: &crate::bytecode::Variable| {
        variable.name == chosen.name
            && frame.fp.saturating_add(u64::from(variable.offset)) == chosen.address
            && covers(&variable.scope, frame.pc)
    };
    let (id, _) = info.variables.iter_ids().find(|(_, variable)| matches(variable))?;
    Some((frame.function, id, frame.fp))
}
