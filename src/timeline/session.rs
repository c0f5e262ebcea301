//! A recorded run: where it stands, and how it gets anywhere else.

use std::collections::BTreeSet;

use super::checkpoints::{Checkpoint, Checkpoints};
use super::motion::Tables;
use super::points::statements;
use super::recorder::{Output, Recorder};
use crate::bytecode::Program;
use crate::picture::{self, Picture};
use crate::source::Sources;
use crate::vm::{Breakpoints, Host, Limits, Machine, NoGuard, Shadow, Snapshot, Stop, Until, View};

/// How a session runs and what it keeps.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// `log_blocks` is always on in a session.
    pub limits: Limits,
    /// Run under the guard, as programs with `unsafe` do.
    pub guard: bool,
    /// Steps between checkpoints, as long as there is room; more where much has changed.
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
    Plain(Box<Machine<'p, NoGuard>>),
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

/// Asked every so often during a motion, with the position that it has come to: whether to stop there.
pub type Watch<'w> = Box<dyn FnMut(u64) -> bool + 'w>;

/// Instructions between two questions to the watch: a few milliseconds of running.
const WATCHED: u64 = 1 << 20;

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
    watch: Option<Watch<'p>>,
    /// Instructions executed since the watch was last asked.
    unwatched: u64,
    interrupted: bool,
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
            watch: None,
            unwatched: 0,
            interrupted: false,
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

    /// Has somebody watch the motions, so that long ones can be stopped; returns who did until now.
    pub fn watch(&mut self, watch: Option<Watch<'p>>) -> Option<Watch<'p>> {
        self.unwatched = 0;
        std::mem::replace(&mut self.watch, watch)
    }

    /// The lines of the user's file at which statements begin.
    pub fn code_lines(&self) -> BTreeSet<u32> {
        let functions = self.program.functions.ids();
        functions.flat_map(|function| statements(self.program, self.sources, function)).map(|(_, line)| line).collect()
    }

    /// Whether the watch has stopped the last motion.
    pub fn interrupted(&self) -> bool {
        self.interrupted
    }

    /// At the start of each motion: nobody has stopped it yet.
    pub(super) fn begin(&mut self) {
        self.interrupted = false;
    }

    /// Goes back to where a motion began that was stopped and has led nowhere. That takes no longer than one interval of
    /// checkpoints, so nobody is asked.
    pub(super) fn go_back_to(&mut self, position: u64) {
        let watch = self.watch.take();
        self.replay(position);
        self.watch = watch;
    }

    /// Counts other work than instructions: bytes that were looked at.
    pub(super) fn charge(&mut self, bytes: usize) {
        self.unwatched += bytes as u64 / 16;
    }

    /// Whether the watch wants the motion to stop, now that it has come this far.
    fn is_stopped(&mut self, position: u64, before: u64) -> bool {
        self.unwatched += position - before;
        if self.unwatched >= WATCHED {
            self.unwatched = 0;
            self.interrupted |= self.watch.as_mut().is_some_and(|watch| watch(position));
        }
        self.interrupted
    }

    /// Goes to a position, or to the end of the program if that comes first.
    pub fn seek(&mut self, position: u64) {
        self.begin();
        self.replay(position);
    }

    /// [`seek`](Self::seek), as a part of another motion.
    pub(super) fn replay(&mut self, position: u64) {
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

    /// Runs forward, keeping checkpoints where the run is new. It ends with [`Stop::Steps`] if the watch stops it.
    pub(super) fn run(&mut self, until: Until<'_>) -> Stop {
        loop {
            let ask = self.checkpoints.ask_at();
            let goal = until.step.unwrap_or(u64::MAX);
            let before = self.position();
            let slice = if self.watch.is_some() { before.saturating_add(WATCHED) } else { u64::MAX };
            let pause = Until { step: Some(goal.min(ask.max(before + 1)).min(slice)), ..until };
            let recorder = &mut self.recorder;
            let stop = on!(&mut self.engine, machine => machine.run(recorder, pause));
            let position = self.position();
            self.furthest = self.furthest.max(position);
            let stopped = self.watch.is_some() && self.is_stopped(position, before);
            if stop != Stop::Steps {
                if stop != Stop::Breakpoint {
                    self.end = Some(position);
                }
                return stop;
            }
            let changed = on!(&mut self.engine, machine => machine.changed_pages());
            if self.checkpoints.is_due(position, changed) {
                self.checkpoint();
            }
            if position >= goal {
                return Stop::Steps;
            }
            // The machine goes over the instruction it stands at: one that stops must not be missed for our pause.
            if until.breakpoints.is_some_and(|breakpoints| breakpoints.contains(self.view().pc)) {
                return Stop::Breakpoint;
            }
            if stopped {
                return Stop::Steps;
            }
        }
    }

    pub(super) fn run_to(&mut self, breakpoints: &Breakpoints, step: Option<u64>) -> Stop {
        self.run(Until { step, breakpoints: Some(breakpoints) })
    }

    fn checkpoint(&mut self) {
        let machine = on!(&mut self.engine, machine => machine.snapshot());
        self.checkpoints.add(Checkpoint { machine, io: self.recorder.position() });
    }

    fn restore(&mut self, snapshot: &Snapshot) {
        on!(&mut self.engine, machine => machine.restore(snapshot));
    }
}
