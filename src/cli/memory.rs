//! `--explain-memory`: a rejected program's memory at the moment at which its error would have told.

use super::show;
use crate::driver::{Checks, Compilation};
use crate::picture;
use crate::render::{fault, recited, text};
use crate::timeline::{Moment, Options, Session};
use crate::unchecked;
use crate::vm::{Captured, Frees, Limits, Stop, Trap};

/// Instructions that are tried.
const FUEL: u64 = 20_000_000;
/// Errors that are looked for one by one.
const MOST: usize = 8;

/// Runs the program in spite of its errors, without input and without showing its output, and draws the moment of the fault, or
/// that of the first error where none comes of it.
pub fn explain(compilation: &Compilation<'_>, plain: bool) {
    let mut watched = unchecked::watch(compilation);
    if watched.is_empty() || !compilation.can_run_unchecked() {
        return;
    }
    let Ok(program) = compilation.bytecode_with_facts(&compilation.options(Checks::Guard)) else { return };
    let limits = Limits { fuel: FUEL, frees: Frees::Held, output: 1 << 20, ..Limits::default() };
    let options = Options { limits, guard: true, ..Options::default() };
    let mut session = Session::new(&program, compilation.sources, options, Box::new(Captured::new()));
    session.finish();
    let picture_options = picture::Options::default();
    eprintln!("had it run:");
    let label = match session.ended() {
        Some(Stop::Trapped(Trap::Violation(violation))) => {
            let story = picture::fault::story(&session.view(), violation);
            for line in fault::lines(&story) {
                eprintln!("  {line}");
            }
            match story.events.last().and_then(|event| event.line) {
                Some(line) => format!("line {line}, at the fault"),
                None => "at the fault".to_owned(),
            }
        }
        _ => {
            let lines = unchecked::lines(&watched);
            let moments: Vec<Moment> =
                lines.iter().take(MOST).map(|line| Moment::Line { line: *line, nth: 1 }).collect();
            let mut first = None;
            for moment in moments {
                session.restart();
                session.to_moment(moment);
                if session.ended().is_none() {
                    unchecked::observe(&mut watched, &session.view(), moment);
                    first = first.or(Some(moment));
                }
            }
            for one in watched.iter().take(MOST) {
                eprintln!("  {}", one.harmless());
            }
            let Some(moment) = first else { return };
            session.restart();
            session.to_moment(moment);
            moment.to_string()
        }
    };
    let picture = session.picture(&label, &picture_options);
    if plain {
        let options = recited::Options { blocks: 12, frames: 6 };
        return eprint!("\n{}", recited::picture(&picture, &options));
    }
    let options = text::Options {
        paint: show::paint_for(&std::io::stderr()),
        rows: 0,
        blocks: 12,
        frames: 6,
        ..text::Options::default()
    };
    eprint!("\n{}", text::picture(&picture, &options));
}
