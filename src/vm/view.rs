//! A moment of a machine to look at, whatever its guard.

use super::blocks::BlockLog;
use super::frames::{Frames, Location, caller_span, user_pc, user_span};
use super::guard::Shadow;
use super::heap::{Blocks, Heap};
use super::machine::Stop;
use super::memory::Memory;
use crate::bytecode::Program;
use crate::source::Sources;

/// What there is to see of a machine that stands still.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub program: &'a Program,
    pub sources: &'a Sources,
    pub memory: &'a Memory,
    pub heap: &'a Heap,
    /// Who made and freed which block, if it is recorded.
    pub log: Option<BlockLog<'a>>,
    /// Which bytes were ever written, if the guard knows.
    pub shadow: Option<&'a Shadow>,
    /// The next instruction; the faulting one after a trap.
    pub pc: usize,
    /// The running frame's pointer.
    pub fp: u64,
    /// Instructions executed so far.
    pub steps: u64,
    /// Whether a panic is unwinding (or has).
    pub panicking: bool,
    /// Why the program ended, if it has.
    pub ended: Option<&'a Stop>,
}

impl<'a> View<'a> {
    /// The heap's blocks in address order.
    pub fn blocks(&self) -> Blocks<'a> {
        self.heap.blocks(&self.memory.bytes)
    }

    /// The frames, innermost first.
    pub fn frames(&self) -> Frames<'a> {
        Frames::new(self.program, &self.memory.bytes, self.pc, self.fp)
    }

    /// The place a panic here would report.
    pub fn location(&self) -> Option<Location> {
        caller_span(self.program, self.frames()).map(|span| Location::told(self.sources, span))
    }

    /// The instruction at which the innermost of the user's own functions is.
    pub fn user_pc(&self) -> Option<u32> {
        user_pc(self.program, self.frames())
    }

    /// The innermost place in the user's own code.
    pub fn user_location(&self) -> Option<Location> {
        user_span(self.program, self.frames()).map(|span| Location::of(self.sources, span))
    }
}
