//! `cairn trace`: each step's sentence.

use std::io::Write;

use super::args::{Format, StepUnit, Trace};
use super::session::{Stdin, with_session};
use super::show;
use crate::driver::Compilation;
use crate::picture::{self, Picture, diff};
use crate::render::paint::Paint;
use crate::render::{story, trace};
use crate::source::FileId;
use crate::timeline::{Depth, Direction, Output, Session, Unit};

pub fn trace(compilation: &Compilation<'_>, args: &Trace) -> u8 {
    with_session(compilation, &args.session, Stdin::Own, |session| tell(session, args))
}

impl From<StepUnit> for Unit {
    fn from(unit: StepUnit) -> Unit {
        match unit {
            StepUnit::Statement => Unit::Statement,
            StepUnit::Instruction => Unit::Instruction,
            StepUnit::Event => Unit::Event,
        }
    }
}

fn tell(session: &mut Session<'_>, args: &Trace) -> u8 {
    let unit = args.by.into();
    let paint = if args.session.input.plain { Paint::default() } else { show::paint_for(&std::io::stdout()) };
    let options = trace::Options { paint, width: 80, changes: args.changes, plain: args.session.input.plain };
    let sources = session.sources();
    let source = &sources.file(FileId::MAIN).text;
    let lines: Vec<&str> = source.lines().collect();
    let mut stdout = std::io::stdout().lock();
    // To the first statement of `main`: what comes before is the start-up code's.
    if unit != Unit::Instruction {
        session.step(unit, Depth::Into, Direction::Forward);
    }
    let mut before = moment(session);
    let mut number = 0;
    while session.ended().is_none() {
        if args.max_steps > 0 && number == args.max_steps {
            eprintln!("cairn: only the first {number} steps are told (--max-steps)");
            session.finish();
            break;
        }
        let printed = session.printed();
        let place = before.place.clone();
        session.step(unit, Depth::Into, Direction::Forward);
        number += 1;
        let after = moment(session);
        let changes = diff(&before, &after);
        let output: Vec<Output<'_>> = session.output(printed).collect();
        let sentence = story::sentence(&changes, output.iter().copied(), after.place.as_ref());
        let step = trace::Step {
            number,
            position: session.position(),
            place: place.as_ref(),
            source: place.as_ref().and_then(|place| lines.get(place.line as usize - 1).copied()),
            depth: before.frames.iter().filter(|frame| !frame.library).count().saturating_sub(1),
            sentence: &sentence,
            changes: &changes,
            output: &output,
        };
        let text = match args.format {
            Format::Text => trace::text(&step, &options),
            Format::Json => trace::json(&step) + "\n",
        };
        if stdout.write_all(text.as_bytes()).is_err() {
            return 141;
        }
        before = after;
    }
    let _ = stdout.flush();
    session.ended().and_then(|stop| stop.exit_code()).map_or(super::exit::BUG, |code| (code & 0xFF) as u8)
}

fn moment(session: &Session<'_>) -> Picture {
    session.picture("", &picture::Options::default())
}
