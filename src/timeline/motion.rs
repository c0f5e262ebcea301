//! Ways through a run: steps of three sizes, searches, breakpoints; each forward and back.
//!
//! Forward, the machine runs to the next instruction of a set and asks whether it is wanted there. Back, it does so from the
//! last checkpoint before the present, notes the last wanted moment, and goes there; if there is none, from the checkpoint
//! before that.

use std::ops::Range;
use std::rc::Rc;

use super::points::{all_statements, events, line_starts};
use super::session::Session;
use super::stops::{Moment, Stops};
use crate::bytecode::{FunctionId, Op, Ownership, VariableId};
use crate::vm::{Breakpoints, Stop, View};

/// How long a step is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// A statement of the user's.
    Statement,
    /// One instruction of the machine.
    Instruction,
    /// Until something happens to memory: a block is made or freed, a value moved, borrowed or dropped, a function called or left.
    Event,
}

/// Into which functions a step goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Depth {
    /// Into calls.
    Into,
    /// Not into calls.
    Over,
    /// Out of the present function.
    Out,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    Forward,
    Back,
}

/// Where a motion has led.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// To what was asked for.
    Found,
    /// To the end of the program: there was nothing of the kind before it.
    End,
    /// To the start of the program.
    Start,
    /// Nowhere: there is nothing of the kind in that direction.
    Nowhere,
    /// The session's watch has stopped it: forward, where it had come to; back, where it began.
    Interrupted,
}

/// Something that happens to a variable or a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Happening {
    /// The variable, or a part of it, is moved, in the frame at `fp`.
    Moved { function: FunctionId, variable: VariableId, fp: u64 },
    /// The variable, or a part of it, is borrowed.
    Borrowed { function: FunctionId, variable: VariableId, fp: u64 },
    /// The variable, or a part of it, is dropped.
    Dropped { function: FunctionId, variable: VariableId, fp: u64 },
    /// The block that is at this address at present is made.
    Allocated { block: u64 },
    /// The block that is at this address at present is freed.
    Freed { block: u64 },
}

/// Breakpoints of the program, made when first needed.
#[derive(Default)]
pub(super) struct Tables {
    statements: Option<Rc<Breakpoints>>,
    events: Option<Rc<Breakpoints>>,
}

impl Session<'_> {
    /// One step.
    pub fn step(&mut self, unit: Unit, depth: Depth, direction: Direction) -> Outcome {
        self.begin();
        let from = self.view().fp;
        let wanted = move |view: &View<'_>| match depth {
            Depth::Into => true,
            Depth::Over => view.fp >= from,
            Depth::Out => view.fp > from,
        };
        match unit {
            Unit::Statement => {
                let stops = self.statements();
                self.travel(direction, &stops, wanted)
            }
            Unit::Event => {
                let stops = self.events();
                self.travel(direction, &stops, wanted)
            }
            Unit::Instruction => self.instruction(depth, direction),
        }
    }

    /// To the next (or previous) time a line of the user's file begins to run.
    pub fn to_line(&mut self, line: u32, direction: Direction) -> Outcome {
        self.begin();
        let stops = self.lines(&|other| other == line);
        self.travel(direction, &stops, |_| true)
    }

    /// To the next (or previous) line with a breakpoint.
    pub fn resume(&mut self, direction: Direction) -> Outcome {
        self.begin();
        let lines = self.breakpoints.clone();
        let stops = self.lines(&|line| lines.contains(&line));
        match self.travel(direction, &stops, |_| true) {
            Outcome::Nowhere if direction == Direction::Back => {
                self.restart();
                Outcome::Start
            }
            outcome => outcome,
        }
    }

    /// To the end of the program.
    pub fn finish(&mut self) -> Outcome {
        self.begin();
        self.run(crate::vm::Until::end());
        if self.interrupted() { Outcome::Interrupted } else { Outcome::End }
    }

    /// To a moment as `--dump` and `--at` name it, from the start of the program.
    pub fn to_moment(&mut self, wanted: Moment) -> Outcome {
        self.restart();
        let lines = match wanted {
            Moment::Line { line, .. } => vec![line],
            Moment::End => Vec::new(),
        };
        let mut stops = Stops::new(self.program(), self.sources(), &lines, wanted == Moment::End);
        loop {
            if stops.moments(&self.view()).contains(&wanted) {
                return Outcome::Found;
            }
            if self.run_to(stops.breakpoints(), None) != Stop::Breakpoint {
                return if self.interrupted() { Outcome::Interrupted } else { Outcome::End };
            }
        }
    }

    /// To just after the next (or to just before the previous) instruction that changes one of these bytes of memory.
    pub fn to_write(&mut self, bytes: Range<u64>, direction: Direction) -> Outcome {
        self.begin();
        match direction {
            Direction::Forward => self.next_write(bytes),
            Direction::Back => self.previous_write(bytes),
        }
    }

    /// To the next (or previous) time something happens.
    pub fn to_happening(&mut self, what: Happening, direction: Direction) -> Outcome {
        self.begin();
        let (function, variable, fp) = match what {
            Happening::Allocated { block } | Happening::Freed { block } => {
                return self.go_to_block(what, block, direction);
            }
            Happening::Moved { function, variable, fp }
            | Happening::Borrowed { function, variable, fp }
            | Happening::Dropped { function, variable, fp } => (function, variable, fp),
        };
        let Some(info) = self.program().debug.functions.get(function) else { return Outcome::Nowhere };
        let runs = info.paths.iter().filter(|path| path.variable == variable).flat_map(|path| &path.runs);
        let pcs: Vec<u32> = match what {
            Happening::Borrowed { .. } => {
                let loans = info.loans.iter().filter(|loan| loan.variable == variable);
                loans.filter_map(|loan| Some(loan.pcs.first()?.start)).collect()
            }
            Happening::Moved { .. } => {
                runs.filter(|run| matches!(run.state, Ownership::Moved { .. })).map(|run| run.pcs.start).collect()
            }
            _ => runs.filter(|run| matches!(run.state, Ownership::Dropped { .. })).map(|run| run.pcs.start).collect(),
        };
        let stops = Breakpoints::new(self.program(), pcs);
        self.travel(direction, &stops, move |view| view.fp == fp)
    }

    fn go_to_block(&mut self, what: Happening, block: u64, direction: Direction) -> Outcome {
        let Some(record) = self.view().log.and_then(|log| log.get(block)) else { return Outcome::Nowhere };
        let here = self.position();
        let site = match what {
            Happening::Allocated { .. } => Some(record.made),
            _ => record.freed,
        };
        match (site, direction) {
            // A block that exists was made before; one that is free, freed.
            (Some(site), Direction::Back) if site.step + 1 < here => {
                self.replay(site.step + 1);
                Outcome::Found
            }
            (None, Direction::Forward) => {
                let events = self.events();
                let freed = move |view: &View<'_>| {
                    let now = view.log.and_then(|log| log.get(block));
                    now.is_none_or(|now| now.made != record.made || now.freed.is_some())
                };
                self.travel(direction, &events, freed)
            }
            (Some(_), Direction::Back) | (Some(_), Direction::Forward) | (None, Direction::Back) => Outcome::Nowhere,
        }
    }

    fn statements(&mut self) -> Rc<Breakpoints> {
        let (program, sources) = (self.program(), self.sources());
        let make = || Rc::new(Breakpoints::new(program, all_statements(program, sources)));
        self.tables.statements.get_or_insert_with(make).clone()
    }

    fn events(&mut self) -> Rc<Breakpoints> {
        let program = self.program();
        self.tables.events.get_or_insert_with(|| Rc::new(Breakpoints::new(program, events(program)))).clone()
    }

    fn lines(&self, wanted: &dyn Fn(u32) -> bool) -> Breakpoints {
        Breakpoints::new(self.program(), line_starts(self.program(), self.sources(), wanted))
    }

    /// To the next or previous of `stops` at which `wanted` holds.
    fn travel(&mut self, direction: Direction, stops: &Breakpoints, wanted: impl Fn(&View<'_>) -> bool) -> Outcome {
        match direction {
            Direction::Forward => loop {
                if self.run_to(stops, None) != Stop::Breakpoint {
                    return if self.interrupted() { Outcome::Interrupted } else { Outcome::End };
                }
                if wanted(&self.view()) {
                    return Outcome::Found;
                }
                if self.interrupted() {
                    return Outcome::Interrupted;
                }
            },
            Direction::Back => self.travel_back(stops, wanted),
        }
    }

    fn travel_back(&mut self, stops: &Breakpoints, wanted: impl Fn(&View<'_>) -> bool) -> Outcome {
        let here = self.position();
        let mut before = here;
        // Stopping at each stop is slow, and the wanted one is mostly near: ever wider stretches, up to whole intervals.
        let mut stretch = 1 << 12;
        while let Some(last) = before.checked_sub(1) {
            let start = self.checkpoint_before(last).max(before.saturating_sub(stretch));
            stretch = stretch.saturating_mul(8);
            self.replay(start);
            let mut found = None;
            let at_start = stops.contains(self.view().pc);
            if at_start && wanted(&self.view()) {
                found = Some(start);
            }
            while self.position() < before
                && !self.interrupted()
                && self.run_to(stops, Some(before)) == Stop::Breakpoint
            {
                if self.position() < before && wanted(&self.view()) {
                    found = Some(self.position());
                }
            }
            if self.interrupted() {
                break;
            }
            if let Some(found) = found {
                self.go_back_to(found);
                return Outcome::Found;
            }
            before = start;
        }
        self.go_back_to(here);
        if self.interrupted() { Outcome::Interrupted } else { Outcome::Nowhere }
    }

    fn instruction(&mut self, depth: Depth, direction: Direction) -> Outcome {
        let (here, fp) = (self.position(), self.view().fp);
        if direction == Direction::Back {
            let Some(before) = here.checked_sub(1) else { return Outcome::Nowhere };
            self.go_back_to(before);
            if depth == Depth::Into || depth == Depth::Over && self.view().fp >= fp {
                return Outcome::Found;
            }
            // The step back led into a function that returned here, or out is asked for: back to its call.
            self.go_back_to(here);
            let calls = self.calls();
            let enough = |view: &View<'_>| if depth == Depth::Out { view.fp > fp } else { view.fp >= fp };
            return self.travel(direction, &calls, enough);
        }
        if self.ended().is_some() {
            return Outcome::End;
        }
        let next = self.view().pc as u32 + 1;
        self.replay(here + 1);
        let into = self.view().fp < fp;
        let stops = match depth {
            Depth::Over if into => Breakpoints::new(self.program(), [next]),
            Depth::Out => self.returns(),
            Depth::Into | Depth::Over => return self.here(),
        };
        if depth == Depth::Out && self.view().fp > fp {
            return self.here();
        }
        self.travel(direction, &stops, |view| if depth == Depth::Out { view.fp > fp } else { view.fp >= fp })
    }

    fn here(&self) -> Outcome {
        if self.ended().is_some() { Outcome::End } else { Outcome::Found }
    }

    /// All calls.
    fn calls(&self) -> Breakpoints {
        let calls = |op: &Op| op.is_call();
        let pcs = self.program().ops.iter().enumerate().filter(|(_, op)| calls(op)).map(|(pc, _)| pc as u32);
        Breakpoints::new(self.program(), pcs)
    }

    /// The instructions that calls return to, and the cleanup that unwinding enters.
    fn returns(&self) -> Breakpoints {
        let ops = &self.program().ops;
        let pcs = ops.iter().enumerate().filter(|(_, op)| op.is_call()).map(|(pc, _)| pc as u32 + 1);
        Breakpoints::new(self.program(), pcs)
    }

    /// The bytes as they are now.
    fn now(&self, range: &Range<u64>) -> &[u8] {
        self.view().memory.read(range.start, range.end.saturating_sub(range.start)).unwrap_or_default()
    }

    fn next_write(&mut self, range: Range<u64>) -> Outcome {
        let before = self.now(&range).to_vec();
        loop {
            let position = self.position();
            self.replay(position + 1);
            self.charge(before.len());
            if self.now(&range) != before {
                return self.here();
            }
            if self.interrupted() {
                return Outcome::Interrupted;
            }
            if self.ended().is_some() {
                return Outcome::End;
            }
        }
    }

    fn previous_write(&mut self, range: Range<u64>) -> Outcome {
        let here = self.position();
        let mut end = here;
        while let Some(last) = end.checked_sub(1) {
            let start = self.checkpoint_before(last);
            self.replay(start);
            let (mut old, mut found) = (self.now(&range).to_vec(), None);
            while self.position() < end && self.ended().is_none() && !self.interrupted() {
                let position = self.position();
                self.replay(position + 1);
                self.charge(old.len());
                if self.now(&range) != old {
                    found = Some(position);
                    old = self.now(&range).to_vec();
                }
            }
            if self.interrupted() {
                break;
            }
            if let Some(found) = found {
                self.go_back_to(found);
                return Outcome::Found;
            }
            end = start;
        }
        self.go_back_to(here);
        if self.interrupted() { Outcome::Interrupted } else { Outcome::Nowhere }
    }
}
