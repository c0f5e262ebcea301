//! Where a program stops for a dump: each time before a line runs, and before `main` returns.
//!
//! The machine stops at instructions, a line has several, and they may lie in any order. So [`Stops`] puts breakpoints on
//! every statement of the functions concerned and decides at each stop whether its frame has just come to the line:
//!
//! ```text
//! 3  let mut i = 0;          stop, not wanted
//! 4  while i < 2 {           wanted: hit 1, then again each time after line 5: hits 2 and 3
//! 5      i += step(i);       stop, not wanted
//! 6  }
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::points::statements;
use crate::bytecode::{Op, Program};
use crate::source::Sources;
use crate::vm::{Breakpoints, View};

/// A moment to stop at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Moment {
    /// Before a line of the user's file runs, for the `nth` time (from 1).
    Line { line: u32, nth: u64 },
    /// Before `main` returns, while its variables still exist.
    End,
}

impl fmt::Display for Moment {
    /// `end`, `line 7`, `line 7, time 2`: the label of its picture.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::End => f.write_str("end"),
            Moment::Line { line, nth: 1 } => write!(f, "line {line}"),
            Moment::Line { line, nth } => write!(f, "line {line}, time {nth}"),
        }
    }
}

/// Stops of one run of one program.
pub struct Stops {
    breakpoints: Breakpoints,
    /// The line of each statement's first instruction, in functions that have a wanted line.
    statements: BTreeMap<u32, u32>,
    /// Entries of those functions.
    entries: BTreeSet<u32>,
    ends: BTreeSet<u32>,
    lines: BTreeMap<u32, u64>,
    /// The line at which each frame is, by frame pointer, outermost first.
    frames: Vec<(u64, u32)>,
    ended: bool,
}

impl Stops {
    /// Stops before each of `lines` of the user's file, and before `main` returns if `end`.
    pub fn new(program: &Program, sources: &Sources, lines: &[u32], end: bool) -> Stops {
        let mut stops = Stops {
            breakpoints: Breakpoints::new(program, []),
            statements: BTreeMap::new(),
            entries: BTreeSet::new(),
            ends: if end { end_stops(program) } else { BTreeSet::new() },
            lines: lines.iter().map(|line| (*line, 0)).collect(),
            frames: Vec::new(),
            ended: false,
        };
        for function in program.functions.ids() {
            let statements = statements(program, sources, function);
            if statements.iter().any(|(_, line)| stops.lines.contains_key(line)) {
                stops.entries.extend(statements.first().map(|(pc, _)| *pc));
                stops.statements.extend(statements);
            }
        }
        let pcs = stops.statements.keys().chain(&stops.ends).copied();
        stops.breakpoints = Breakpoints::new(program, pcs);
        stops
    }

    /// Of these lines, those that no statement of the compiled program starts on: they will never be hit.
    pub fn lines_without_code(&self) -> Vec<u32> {
        let have: BTreeSet<u32> = self.statements.values().copied().collect();
        self.lines.keys().filter(|line| !have.contains(line)).copied().collect()
    }

    /// To run the machine until the next stop that may be one.
    pub fn breakpoints(&self) -> &Breakpoints {
        &self.breakpoints
    }

    /// Which moments it is, now that the machine stands at one of the breakpoints (or at its very start).
    pub fn moments(&mut self, view: &View<'_>) -> Vec<Moment> {
        let Ok(pc) = u32::try_from(view.pc) else { return Vec::new() };
        let mut moments = Vec::new();
        if let Some(line) = self.statements.get(&pc).copied()
            && self.arrives(view.fp, line, self.entries.contains(&pc))
            && let Some(hits) = self.lines.get_mut(&line)
        {
            *hits += 1;
            moments.push(Moment::Line { line, nth: *hits });
        }
        if self.ends.contains(&pc) && !self.ended && !view.panicking {
            self.ended = true;
            moments.push(Moment::End);
        }
        moments
    }

    /// Notes that the frame at `fp` is at `line` now; whether it was elsewhere before.
    fn arrives(&mut self, fp: u64, line: u32, entry: bool) -> bool {
        // Frames below are gone.
        while self.frames.last().is_some_and(|(last, _)| *last < fp || entry && *last == fp) {
            self.frames.pop();
        }
        match self.frames.last_mut() {
            Some((last, at)) if *last == fp => std::mem::replace(at, line) != line,
            _ => {
                self.frames.push((fp, line));
                true
            }
        }
    }
}

/// Where `main` ends: its closing brace, where the variables are about to be dropped, or else its returns.
fn end_stops(program: &Program) -> BTreeSet<u32> {
    let debug = &program.debug;
    let main = debug.functions.iter().find(|info| info.name == "main" && !info.is_library);
    let Some(info) = main else { return BTreeSet::new() };
    let brace = info.span.end.saturating_sub(1);
    let at_brace = |pc: u32| {
        debug.own_span(pc).is_some_and(|span| {
            // Drops are at the brace, or have the whole scope for their span.
            span.file == info.span.file && span.end == info.span.end && span.start >= brace
        })
    };
    let returns = |pc: u32| matches!(program.ops.get(pc as usize), Some(Op::Ret { .. }));
    info.pcs.clone().filter(|pc| at_brace(*pc) || returns(*pc)).collect()
}
