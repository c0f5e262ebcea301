//! A recorded run: where it stands, and how it gets anywhere else.

use std::collections::BTreeSet;

use super::checkpoints::{Checkpoint, Checkpoints};
use super::motion::Tables;
use super::recorder::{Output, Recorder};
use crate::bytecode::Program;
use crate::picture::{self, Picture};
use crate::source::Sources;
use crate::vm::{Breakpoints, Host, Limits, Machine, Recorded, Shadow, Snapshot, Stop, Until, View};

/// How a session runs and what it keeps.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// `log_blocks` is always on in a session.
    pub limits: Limits,
    /// Run under the guard, as programs with `unsafe` do.
    pub guard: bool,
    /// Steps between checkpoints, as long as there is room.
    pub interval: u64,
    /// Bytes that the checkpoints may take.
    pub checkpoint_bytes: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            // A session keeps all output, and may be asked to run to the end of a program that has none.
            limits: Limits { output: 16 << 20, fuel: 10_000_000_000, log_blocks: true, ..Limits::default() },
            guard: false,
            interval: 200_000,
            checkpoint_bytes: 96 << 20,
        }
    }
}

/// The machine, guarded or not.
enum Engine<'p> {
    Plain(Box<Machine<'p, Recorded>>),
    Guarded(Box<Machine<'p, Shadow>>),
}

macro_rules! on {
    ($engine:expr, $machine:ident => $what:expr) => {
        match $engine {
            Engine::Plain($machine) => $what,
            Engine::Guarded($machine) => $what,
        }
    };
}

/// A run of a program that can be gone through in both directions. The *position* is the number of instructions executed
/// before the present moment.
pub struct Session<'p> {
    program: &'p Program,
    sources: &'p Sources,
    engine: Engine<'p>,
    recorder: Recorder<'p>,
    checkpoints: Checkpoints,
    /// The position at which the program ended, once that is known.
    end: Option<u64>,
    /// The furthest position reached.
    furthest: u64,
    pub(super) tables: Tables,
    /// Lines of the user's file at which [`resume`](Self::resume) stops.
    pub breakpoints: BTreeSet<u32>,
}

impl<'p> Session<'p> {
    /// A session at the start of the program: before the first instruction of `main`'s caller. `host` is the outside world:
    /// it gets all output once, and is asked for input once.
    pub fn new(program: &'p Program, sources: &'p Sources, options: Options, host: Box<dyn Host + 'p>) -> Session<'p> {
        let limits = Limits { log_blocks: true, ..options.limits };
        let engine = match options.guard {
            true => Engine::Guarded(Box::new(Machine::new(program, sources, limits))),
            false => Engine::Plain(Box::new(Machine::new(program, sources, limits))),
        };
        let mut session = Session {
            program,
            sources,
            engine,
            recorder: Recorder::new(host),
            checkpoints: Checkpoints::new(options.interval, options.checkpoint_bytes),
            end: None,
            furthest: 0,
            tables: Tables::default(),
            breakpoints: BTreeSet::new(),
        };
        session.checkpoint();
        session
    }

    pub fn program(&self) -> &'p Program {
        self.program
    }

    pub fn sources(&self) -> &'p Sources {
        self.sources
    }

    /// The present moment of the machine.
    pub fn view(&self) -> View<'_> {
        on!(&self.engine, machine => machine.view())
    }

    /// The present moment as a picture.
    pub fn picture(&self, label: &str, options: &picture::Options) -> Picture {
        Picture::take(&self.view(), label, options)
    }

    /// Instructions executed before the present moment.
    pub fn position(&self) -> u64 {
        on!(&self.engine, machine => machine.steps())
    }

    /// Why the program ended, if the present moment is its end.
    pub fn ended(&self) -> Option<&Stop> {
        on!(&self.engine, machine => machine.ended())
    }

    /// The position of the program's end, once a motion has come there.
    pub fn end(&self) -> Option<u64> {
        self.end
    }

    /// The furthest position that any motion has come to.
    pub fn furthest(&self) -> u64 {
        self.furthest
    }

    /// What the program has printed until now, from byte `from` on, in pieces of one stream each.
    pub fn output(&self, from: usize) -> impl Iterator<Item = Output<'_>> {
        self.recorder.output(from)
    }

    /// How many bytes the program has printed until now, on both streams.
    pub fn printed(&self) -> usize {
        self.recorder.printed()
    }

    /// Bytes that the record of the run takes, about.
    pub fn recorded_bytes(&self) -> usize {
        self.checkpoints.bytes() + self.recorder.bytes()
    }

    /// How many moments are kept.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// Whether checkpoints were dropped, as the run grew long or they met their limit of bytes: going back takes longer then.
    pub fn thinned(&self) -> bool {
        self.checkpoints.thinned()
    }

    /// Goes to a position, or to the end of the program if that comes first.
    pub fn seek(&mut self, position: u64) {
        let here = self.position();
        let kept = self.checkpoints.before(position);
        // Forward from here, unless a checkpoint on the way is nearer.
        if let Some(kept) = kept.filter(|kept| position < here || kept.step() > here) {
            let (machine, io) = (kept.machine.clone(), kept.io);
            self.restore(&machine);
            self.recorder.go_to(io);
        }
        self.run(Until::step(position));
    }

    /// Goes to the start.
    pub fn restart(&mut self) {
        self.seek(0);
    }

    /// The position of the last checkpoint at or before `position`.
    pub(super) fn checkpoint_before(&self, position: u64) -> u64 {
        self.checkpoints.before(position).map_or(0, Checkpoint::step)
    }

    /// Runs forward, keeping checkpoints where the run is new.
    pub(super) fn run(&mut self, until: Until<'_>) -> Stop {
        loop {
            let due = self.checkpoints.due();
            let goal = until.step.unwrap_or(u64::MAX);
            let pause = Until { step: Some(goal.min(due.max(self.position() + 1))), ..until };
            let recorder = &mut self.recorder;
            let stop = on!(&mut self.engine, machine => machine.run(recorder, pause));
            let position = self.position();
            self.furthest = self.furthest.max(position);
            if stop != Stop::Steps {
                if stop != Stop::Breakpoint {
                    self.end = Some(position);
                }
                return stop;
            }
            if position >= due {
                self.checkpoint();
            }
            if position >= goal {
                return Stop::Steps;
            }
            // The machine goes over the instruction it stands at: one that stops must not be missed for our pause.
            if until.breakpoints.is_some_and(|breakpoints| breakpoints.contains(self.view().pc)) {
                return Stop::Breakpoint;
            }
        }
    }

    pub(super) fn run_to(&mut self, breakpoints: &Breakpoints, step: Option<u64>) -> Stop {
        self.run(Until { step, breakpoints: Some(breakpoints) })
    }

    fn checkpoint(&mut self) {
        if let Some(machine) = on!(&mut self.engine, machine => machine.snapshot()) {
            self.checkpoints.add(Checkpoint { machine, io: self.recorder.position() });
        }
    }

    fn restore(&mut self, snapshot: &Snapshot) {
        on!(&mut self.engine, machine => machine.restore(snapshot));
    }
}
