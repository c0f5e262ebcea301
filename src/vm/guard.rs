//! What the machine checks beyond the language's own checks. [`NoGuard`] checks nothing: what the borrow checker accepted
//! needs no more. [`Shadow`] carries a byte of state for every byte of memory and stops at the first use of
//! memory that Rust forbids, for programs with `unsafe` and for programs run in spite of their errors.
//!
//! Whether a byte is initialised travels with copies and is checked when a value is computed with, so that padding and
//! `MaybeUninit` may be moved around freely.

use super::exec::{Cpu, Event, exec};
use super::memory::{Memory, address_of};
use super::touched::Touched;
use super::trap::ViolationKind;
use super::world::World;
use crate::bytecode::{ArgumentPlaces, Op, Program, STATICS_BASE};

/// A violation, before it is known which block or variable is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    pub kind: ViolationKind,
    pub address: u64,
    pub len: u64,
}

/// Executes code under a guard. Not generic, so that there is one dispatch loop of each kind, compiled with this crate.
pub(super) trait Execute: Sized {
    /// Executes `ops` from `cpu` until an event, at most `budget` of them.
    fn execute(
        &mut self,
        cpu: &mut Cpu,
        mem: &mut [u8],
        ops: &[Op],
        world: &mut World<'_, '_>,
        budget: &mut u64,
    ) -> Event;
}

macro_rules! execute {
    ($($guard:ty),*) => {$(
        impl Execute for $guard {
            fn execute(&mut self, cpu: &mut Cpu, mem: &mut [u8], ops: &[Op], world: &mut World<'_, '_>, budget: &mut u64) -> Event {
                exec(cpu, mem, ops, world, self, budget)
            }
        }
    )*};
}

execute!(NoGuard, Shadow);

/// The machine's view of a guard. All positions are indices into the byte array; `fp` is the index of the running frame.
#[allow(private_bounds)] // Sealed: these two there are.
pub trait Guard: Execute {
    /// Whether the guard checks anything.
    const ON: bool;
    /// A guard for a machine with this memory, of which the statics are initialised.
    fn new(memory: &Memory) -> Self;
    /// A read through a pointer.
    fn load(&mut self, at: usize, len: usize, fp: usize) -> Result<(), Seen>;
    /// A write through a pointer.
    fn store(&mut self, at: usize, len: usize, fp: usize) -> Result<(), Seen>;
    /// A value is computed with.
    fn used(&mut self, at: usize, len: usize) -> Result<(), Seen>;
    /// Bytes were given a value.
    fn set(&mut self, at: usize, len: usize);
    /// Bytes were copied.
    fn copy(&mut self, from: usize, to: usize, len: usize);
    fn storage_live(&mut self, at: usize, len: usize);
    fn storage_dead(&mut self, at: usize, len: usize);
    /// The frame `fp..end` of the function at `pc` is left.
    fn ret(&mut self, program: &Program, pc: usize, fp: usize, end: usize);
    /// A panic has left the frames between `from` and `to`, in whose cleanup code execution goes on.
    fn unwind(&mut self, from: usize, to: usize);
    fn alloc(&mut self, at: usize, len: usize);
    fn free(&mut self, at: usize, len: usize);
    /// A block changed its size in place.
    fn resize(&mut self, at: usize, old: usize, new: usize);
    /// What changed. Every machine keeps track of it, whether it records or not: there is one dispatch loop for both, so that
    /// recording cannot make it slower.
    fn touched(&mut self) -> &mut Touched;
    /// The state of every byte of memory, if there is any.
    fn states(&self) -> &[u8];
    fn states_mut(&mut self) -> &mut [u8];
    /// Makes these states what they are at the start, where the first `statics` bytes belong to statics.
    fn start(states: &mut [u8], statics: usize);
    /// This guard, if it knows which bytes were ever written.
    fn shadow(&self) -> Option<&Shadow>;
}

/// Checks nothing.
#[derive(Clone, Debug)]
pub struct NoGuard {
    touched: Touched,
}

impl Guard for NoGuard {
    const ON: bool = false;
    fn new(memory: &Memory) -> NoGuard {
        NoGuard { touched: Touched::new(memory) }
    }
    #[inline(always)]
    fn touched(&mut self) -> &mut Touched {
        &mut self.touched
    }
    fn states(&self) -> &[u8] {
        &[]
    }
    fn states_mut(&mut self) -> &mut [u8] {
        &mut []
    }
    fn start(_: &mut [u8], _: usize) {}
    fn shadow(&self) -> Option<&Shadow> {
        None
    }
    fn load(&mut self, _: usize, _: usize, _: usize) -> Result<(), Seen> {
        Ok(())
    }
    fn store(&mut self, _: usize, _: usize, _: usize) -> Result<(), Seen> {
        Ok(())
    }
    fn used(&mut self, _: usize, _: usize) -> Result<(), Seen> {
        Ok(())
    }
    fn set(&mut self, _: usize, _: usize) {}
    fn copy(&mut self, _: usize, _: usize, _: usize) {}
    fn storage_live(&mut self, _: usize, _: usize) {}
    fn storage_dead(&mut self, _: usize, _: usize) {}
    fn ret(&mut self, _: &Program, _: usize, _: usize, _: usize) {}
    fn unwind(&mut self, _: usize, _: usize) {}
    fn alloc(&mut self, _: usize, _: usize) {}
    fn free(&mut self, _: usize, _: usize) {}
    fn resize(&mut self, _: usize, _: usize, _: usize) {}
}

/// The byte was given a value.
const INIT: u8 = 1;
/// The heap byte belongs to a live block.
const LIVE: u8 = 2;
/// The heap byte belonged to a block that was freed.
const FREED: u8 = 4;
/// The stack byte belongs to a variable whose scope has ended.
const DEAD: u8 = 8;
/// The stack byte belonged to a frame that was left, and nothing was written there since.
const LEFT: u8 = 16;

/// One byte of state for each byte of memory.
#[derive(Clone, Debug)]
pub struct Shadow {
    state: Vec<u8>,
    statics_end: usize,
    heap: std::ops::Range<usize>,
    stack: std::ops::Range<usize>,
    touched: Touched,
}

impl Shadow {
    /// Whether the byte at `address` was given a value: what views show as uninitialised otherwise.
    pub fn is_init(&self, address: u64) -> bool {
        let at = usize::try_from(address.wrapping_sub(STATICS_BASE)).unwrap_or(usize::MAX);
        self.state.get(at).is_some_and(|state| state & INIT != 0)
    }

    fn change(&mut self, at: usize, len: usize, change: impl Fn(u8) -> u8) {
        let end = at.saturating_add(len).min(self.state.len());
        for state in self.state.get_mut(at..end).unwrap_or_default() {
            *state = change(*state);
        }
    }

    fn access(&self, at: usize, len: usize, fp: usize) -> Result<(), Seen> {
        let seen = |kind| Err(Seen { kind, address: address_of(at), len: len as u64 });
        if len == 0 {
            return Ok(());
        }
        if at >= self.state.len() {
            // The null page wraps around to the far end.
            let null = at > usize::MAX - STATICS_BASE as usize;
            let kind = if null { ViolationKind::NullDereference } else { ViolationKind::OutOfBounds };
            return Err(Seen { kind, address: (at as u64).wrapping_add(STATICS_BASE), len: len as u64 });
        }
        let end = at.saturating_add(len);
        let Some(states) = self.state.get(at..end) else { return seen(ViolationKind::OutOfBounds) };
        if end <= self.statics_end {
            Ok(())
        } else if self.heap.contains(&at) {
            match states.iter().find(|state| **state & LIVE == 0) {
                None => Ok(()),
                Some(state) if state & FREED != 0 => seen(ViolationKind::UseAfterFree),
                Some(_) => seen(ViolationKind::OutOfBounds),
            }
        } else if self.stack.contains(&at) {
            // A value that was put there since may have left some of its bytes as they were.
            let left = states.iter().all(|state| state & LEFT != 0);
            if at < fp || left || states.iter().any(|state| state & DEAD != 0) {
                seen(ViolationKind::DanglingStack)
            } else if end > self.stack.end {
                seen(ViolationKind::OutOfBounds)
            } else {
                Ok(())
            }
        } else {
            seen(ViolationKind::OutOfBounds)
        }
    }
}

impl Guard for Shadow {
    const ON: bool = true;

    #[inline(always)]
    fn touched(&mut self) -> &mut Touched {
        &mut self.touched
    }

    fn states(&self) -> &[u8] {
        &self.state
    }

    fn states_mut(&mut self) -> &mut [u8] {
        &mut self.state
    }

    fn start(states: &mut [u8], statics: usize) {
        states.fill(0);
        states[..statics].fill(INIT);
    }

    fn shadow(&self) -> Option<&Shadow> {
        Some(self)
    }

    fn new(memory: &Memory) -> Shadow {
        let index = |address: u64| (address - STATICS_BASE) as usize;
        let mut shadow = Shadow {
            state: vec![0; memory.bytes.len()],
            statics_end: index(memory.statics_end()),
            heap: index(memory.heap_start())..index(memory.heap_end()),
            stack: index(memory.stack_low())..index(memory.top()),
            touched: Touched::new(memory),
        };
        shadow.set(0, shadow.statics_end);
        shadow
    }

    // None of these is inlined: the dispatch loop would hold hundreds of copies of each, and the compiler takes minutes over them.
    #[inline(never)]
    fn load(&mut self, at: usize, len: usize, fp: usize) -> Result<(), Seen> {
        self.access(at, len, fp)
    }

    #[inline(never)]
    fn store(&mut self, at: usize, len: usize, fp: usize) -> Result<(), Seen> {
        self.access(at, len, fp)
    }

    #[inline(never)]
    fn used(&mut self, at: usize, len: usize) -> Result<(), Seen> {
        let states = self.state.get(at..at.saturating_add(len)).unwrap_or_default();
        if states.iter().all(|state| state & INIT != 0) {
            return Ok(());
        }
        Err(Seen { kind: ViolationKind::UninitRead, address: address_of(at), len: len as u64 })
    }

    #[inline(never)]
    fn set(&mut self, at: usize, len: usize) {
        self.change(at, len, |state| state & !LEFT | INIT);
    }

    #[inline(never)]
    fn copy(&mut self, from: usize, to: usize, len: usize) {
        if from.saturating_add(len) > self.state.len() || to.saturating_add(len) > self.state.len() {
            return;
        }
        let one = |state: &mut [u8], i: usize| {
            state[to + i] = state[to + i] & !(INIT | LEFT) | state[from + i] & INIT;
        };
        if from < to {
            (0..len).rev().for_each(|i| one(&mut self.state, i));
        } else {
            (0..len).for_each(|i| one(&mut self.state, i));
        }
    }

    #[inline(never)]
    fn storage_live(&mut self, at: usize, len: usize) {
        self.change(at, len, |state| state & !(DEAD | INIT | LEFT));
    }

    #[inline(never)]
    fn storage_dead(&mut self, at: usize, len: usize) {
        self.change(at, len, |state| state & !INIT | DEAD);
    }

    #[inline(never)]
    fn ret(&mut self, program: &Program, pc: usize, fp: usize, end: usize) {
        // The return value stays readable for the caller; all else of the frame is gone until the next call writes there.
        let function = u32::try_from(pc).ok().and_then(|pc| program.function_at(pc));
        let ty = function
            .and_then(|id| program.debug.functions.get(id))
            .and_then(|info| program.debug.types.get(info.return_type));
        let kept = ty.map_or(0, |ty| ArgumentPlaces::new().place(ty.size, ty.align) as usize);
        let len = end.saturating_sub(fp).saturating_sub(kept);
        self.change(fp, len, |_| LEFT);
        self.change(end.saturating_sub(kept), kept, |state| state & !DEAD);
    }

    fn unwind(&mut self, from: usize, to: usize) {
        self.change(from, to.saturating_sub(from), |_| LEFT);
    }

    fn alloc(&mut self, at: usize, len: usize) {
        self.touched.wrote(at, len);
        self.change(at, len, |_| LIVE);
    }

    fn free(&mut self, at: usize, len: usize) {
        self.touched.wrote(at, len);
        self.change(at, len, |_| FREED);
    }

    fn resize(&mut self, at: usize, old: usize, new: usize) {
        self.touched.wrote(at + old.min(new), old.abs_diff(new));
        if new > old {
            self.change(at + old, new - old, |_| LIVE);
        } else {
            self.change(at + new, old - new, |_| FREED);
        }
    }
}
