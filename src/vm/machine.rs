//! The machine's public face: make one, run it until something, look at its bytes.

use super::blocks::{BlockLog, Site};
use super::exec::{Cpu, Event, note};
use super::frames::{Frames, Location};
use super::guard::{Guard, NoGuard, Seen};
use super::heap::{Blocks, Frees, Heap};
use super::host::Host;
use super::memory::{Memory, address_of, index_of};
use super::records::Records;
use super::sites::Sites;
use super::snapshot::Pages;
use super::trap::{BlockReport, Trap, Violation, ViolationKind};
use super::unwind::{Unwound, find_cleanup, resume};
use super::view::View;
use super::world::{State, World};
use crate::bytecode::{Op, Program};
use crate::source::Sources;

/// What a run may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of heap.
    pub heap: u64,
    /// Bytes of stack.
    pub stack: u64,
    /// Instructions; 0 is unlimited.
    pub fuel: u64,
    /// Bytes of output; 0 is unlimited.
    pub output: u64,
    /// Keep records of who made and freed each block, for dumps. A guarded machine always does.
    pub log_blocks: bool,
    /// What becomes of freed blocks.
    pub frees: Frees,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { heap: 64 << 20, stack: 1 << 20, fuel: 0, output: 0, log_blocks: false, frees: Frees::Checked }
    }
}

/// Why [`Machine::run`] returned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stop {
    /// The program ended by itself, with this exit status.
    Exited(i32),
    /// A panic has unwound the whole stack (status 101).
    Panicked,
    Trapped(Trap),
    /// Before an instruction with a breakpoint.
    Breakpoint,
    /// The asked-for step count is reached.
    Steps,
}

impl Stop {
    /// The process exit status, if the program has ended.
    pub fn exit_code(&self) -> Option<i32> {
        match self {
            Stop::Exited(code) => Some(*code),
            Stop::Panicked => Some(101),
            Stop::Trapped(trap) => Some(trap.exit_code()),
            Stop::Breakpoint | Stop::Steps => None,
        }
    }
}

/// Instructions to stop before: a copy of the code in which `Break` stands at those pcs, so that stopping costs nothing
/// elsewhere.
#[derive(Clone, Debug)]
pub struct Breakpoints {
    ops: Vec<Op>,
}

impl Breakpoints {
    /// Breakpoints at these pcs of `program`; pcs outside of its code are ignored.
    pub fn new(program: &Program, pcs: impl IntoIterator<Item = u32>) -> Breakpoints {
        let mut ops = program.ops.clone();
        for pc in pcs {
            if let Some(op) = ops.get_mut(pc as usize) {
                *op = Op::Break;
            }
        }
        Breakpoints { ops }
    }

    /// Whether there is one at `pc`.
    pub fn contains(&self, pc: usize) -> bool {
        matches!(self.ops.get(pc), Some(Op::Break))
    }
}

/// How long to run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Until<'a> {
    /// Stop when this many steps were executed since the start of the program.
    pub step: Option<u64>,
    /// Stop before these. The instruction at which the machine stands is executed in any case.
    pub breakpoints: Option<&'a Breakpoints>,
}

impl<'a> Until<'a> {
    /// To the end.
    pub fn end() -> Until<'a> {
        Until::default()
    }

    pub fn step(step: u64) -> Until<'a> {
        Until { step: Some(step), breakpoints: None }
    }

    pub fn breakpoints(breakpoints: &'a Breakpoints) -> Until<'a> {
        Until { step: None, breakpoints: Some(breakpoints) }
    }
}

/// A machine that runs one program.
#[derive(Clone, Debug)]
pub struct Machine<'p, G = NoGuard> {
    pub(super) program: &'p Program,
    sources: &'p Sources,
    pub(super) memory: Memory,
    pub(super) cpu: Cpu,
    pub(super) state: State,
    pub(super) guard: G,
    fuel: u64,
    pub(super) ended: Option<Stop>,
    /// The pages as they were at the last snapshot.
    pub(super) base: Pages,
    pub(super) sites: Sites,
    /// Who made and freed which block, if that is recorded.
    pub(super) records: Option<Records>,
}

impl<'p, G: Guard> Machine<'p, G> {
    /// A machine about to call the entry function of `program`.
    pub fn new(program: &'p Program, sources: &'p Sources, limits: Limits) -> Machine<'p, G> {
        let memory = Memory::new(&program.statics, limits.heap, limits.stack);
        let guard = G::new(&memory);
        let top = index_of(memory.top());
        let cpu = Cpu { pc: 0, fp: top, min_fp: index_of(memory.stack_low()), max_fp: top };
        let unlimited = |limit: u64| if limit == 0 { u64::MAX } else { limit };
        let state = State {
            heap: Heap::new(memory.heap_start(), memory.heap_end(), limits.frees),
            panics: 0,
            output_left: unlimited(limits.output),
            steps: 0,
            now: 0,
        };
        let fuel = unlimited(limits.fuel);
        let mut machine = Machine {
            program,
            sources,
            memory,
            cpu,
            state,
            guard,
            fuel,
            ended: None,
            base: Pages::default(),
            sites: Sites::default(),
            records: (limits.log_blocks || G::ON).then(Records::default),
        };
        if let Err(trap) = machine.enter() {
            machine.ended = Some(Stop::Trapped(trap));
        }
        machine
    }

    /// Makes the entry function's frame: it returns to pc 0, the `Halt`.
    fn enter(&mut self) -> Result<(), Trap> {
        if let Err(malformed) = self.program.validate() {
            return Err(Trap::BadCode { pc: malformed.pc as u64, problem: malformed.problem });
        }
        let bad = Trap::BadCode { pc: 0, problem: "no entry".to_owned() };
        let entry = self.program.entry.and_then(|id| self.program.functions.get(id)).ok_or(bad.clone())?;
        let top = self.cpu.max_fp;
        let fp =
            top.checked_sub(entry.window as usize).filter(|fp| *fp >= self.cpu.min_fp).ok_or(Trap::StackOverflow)?;
        let saved = self.memory.bytes.get_mut(top.wrapping_sub(16)..top).ok_or(bad)?;
        saved[..8].copy_from_slice(&0u64.to_le_bytes());
        saved[8..].copy_from_slice(&address_of(top).to_le_bytes());
        self.cpu.fp = fp;
        self.cpu.pc = entry.entry as usize;
        note(&mut self.guard, top - 16, 16);
        Ok(())
    }

    /// Runs until the program ends or `until` says so. Once ended, stays ended.
    pub fn run(&mut self, host: &mut dyn Host, until: Until<'_>) -> Stop {
        if let Some(stop) = &self.ended {
            return stop.clone();
        }
        let goal = until.step.unwrap_or(u64::MAX).min(self.fuel);
        let mut ops: &[Op] = &self.program.ops;
        if let Some(breakpoints) = until.breakpoints {
            // One step over the breakpoint that the machine may stand at.
            let first = goal.min(self.state.steps.saturating_add(1));
            if let Some(stop) = self.run_code(host, ops, first) {
                return self.end(stop);
            }
            ops = &breakpoints.ops;
        }
        match self.run_code(host, ops, goal) {
            Some(stop) => self.end(stop),
            None if self.state.steps >= self.fuel => self.end(Stop::Trapped(Trap::Fuel)),
            None => Stop::Steps,
        }
    }

    fn end(&mut self, stop: Stop) -> Stop {
        if stop != Stop::Breakpoint {
            self.ended = Some(stop.clone());
        }
        stop
    }

    /// Runs `ops` until `goal` steps are executed in all (`None`) or something else happens.
    fn run_code(&mut self, host: &mut dyn Host, ops: &[Op], goal: u64) -> Option<Stop> {
        loop {
            let budget = goal.saturating_sub(self.state.steps);
            let mut left = budget;
            let mut world = World {
                state: &mut self.state,
                host,
                program: self.program,
                sources: self.sources,
                sites: &mut self.sites,
                records: self.records.as_mut(),
            };
            let mem = &mut self.memory.bytes[..];
            let event = self.guard.execute(&mut self.cpu, mem, ops, &mut world, &mut left);
            let Cpu { pc, fp, max_fp, .. } = self.cpu;
            world.state.steps += budget - left;
            let unwound = match event {
                Event::Budget => return None,
                Event::Break => {
                    world.state.steps -= 1;
                    return Some(Stop::Breakpoint);
                }
                Event::Exit(code) => return Some(Stop::Exited(code)),
                Event::Abort => return Some(Stop::Trapped(Trap::Abort)),
                Event::Unreachable => return Some(Stop::Trapped(Trap::Unreachable)),
                Event::Trap(trap) => return Some(Stop::Trapped(*trap)),
                Event::StackOverflow => return Some(Stop::Trapped(Trap::StackOverflow)),
                Event::NotAFunction(value) => return Some(Stop::Trapped(Trap::NotAFunction { value })),
                Event::BadFrame => return Some(Stop::Trapped(Trap::BadFrame)),
                // The last two never leave the loop.
                Event::BadCode | Event::Frame | Event::Request(_) => {
                    return Some(Stop::Trapped(Trap::BadCode { pc: pc as u64, problem: "no such code".to_owned() }));
                }
                Event::Fault { address, len, write } => {
                    return Some(Stop::Trapped(Trap::MemoryFault { address, len, write }));
                }
                Event::Seen(seen) => return Some(Stop::Trapped(self.violation(seen))),
                Event::Terminate => return Some(Stop::Trapped(world.terminate())),
                Event::Panic(kind) => {
                    if let Err(event) = world.panic(mem, pc, fp, kind.name()) {
                        return Some(output_stop(event));
                    }
                    find_cleanup(self.program, mem, pc, fp, max_fp)
                }
                Event::Bounds { index, len } => {
                    let message = format!("index out of bounds: the len is {len} but the index is {index}");
                    if let Err(event) = world.panic(mem, pc, fp, &message) {
                        return Some(output_stop(event));
                    }
                    find_cleanup(self.program, mem, pc, fp, max_fp)
                }
                Event::Unwind => {
                    world.state.panics += 1;
                    find_cleanup(self.program, mem, pc, fp, max_fp)
                }
                Event::ResumeUnwind => resume(self.program, mem, pc, fp, max_fp),
            };
            match unwound {
                Unwound::Cleanup { pc, fp } => {
                    if G::ON {
                        self.guard.unwind(self.cpu.fp, fp);
                    }
                    (self.cpu.pc, self.cpu.fp) = (pc, fp);
                }
                Unwound::Terminate => return Some(Stop::Trapped(world.terminate())),
                Unwound::CannotUnwind => return Some(Stop::Trapped(world.cannot_unwind())),
                Unwound::Bottom => return Some(Stop::Panicked),
                Unwound::Damaged => return Some(Stop::Trapped(Trap::BadFrame)),
            }
        }
    }

    /// A violation with the block or variable that it concerns.
    fn violation(&self, seen: Seen) -> Trap {
        let Seen { kind, address, len } = seen;
        let block = self.block_log().and_then(|blocks| match kind {
            ViolationKind::OutOfBounds => blocks.nearest(address),
            _ => blocks.containing(address),
        });
        let in_heap = (self.memory.heap_start()..self.memory.heap_end()).contains(&address);
        let block = block.filter(|_| in_heap).map(|(start, record)| BlockReport {
            address: start,
            size: record.size,
            ty: record.ty,
            made: record.made,
            freed: record.freed,
            made_at: self.site_text(record.made),
            freed_at: record.freed.map(|site| self.site_text(site)),
        });
        Trap::Violation(Box::new(Violation { kind, address, len, block, variable: self.variable_at(address) }))
    }

    fn site_text(&self, site: Site) -> String {
        site.span.map_or_else(|| "?".to_owned(), |span| Location::of(self.sources, span).to_string())
    }

    /// The function and variable whose bytes hold `address`, in the frames that exist.
    fn variable_at(&self, address: u64) -> Option<(String, String)> {
        let frame = self.frames().find(|frame| (frame.fp..frame.top).contains(&address))?;
        let info = self.program.debug.functions.get(frame.function)?;
        let offset = address - frame.fp;
        let variable = info.variables.iter().find(|variable| {
            let size = self.program.debug.types.get(variable.ty).map_or(0, |ty| ty.size);
            (u64::from(variable.offset)..u64::from(variable.offset) + size).contains(&offset)
        })?;
        Some((info.name.clone(), variable.name.clone()))
    }

    /// The moment, to look at.
    pub fn view(&self) -> View<'_> {
        View {
            program: self.program,
            sources: self.sources,
            memory: &self.memory,
            heap: &self.state.heap,
            log: self.block_log(),
            shadow: self.guard.shadow(),
            pc: self.cpu.pc,
            fp: address_of(self.cpu.fp),
            steps: self.state.steps,
            panicking: self.state.panics > 0,
            ended: self.ended.as_ref(),
        }
    }

    pub fn program(&self) -> &'p Program {
        self.program
    }

    pub fn sources(&self) -> &'p Sources {
        self.sources
    }

    /// The bytes.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    pub fn heap(&self) -> &Heap {
        &self.state.heap
    }

    /// The heap's blocks in address order.
    pub fn blocks(&self) -> Blocks<'_> {
        self.state.heap.blocks(&self.memory.bytes)
    }

    /// Who made and freed which block, if it is recorded.
    pub fn block_log(&self) -> Option<BlockLog<'_>> {
        Some(BlockLog { records: self.records.as_ref()?, sites: &self.sites })
    }

    pub fn guard(&self) -> &G {
        &self.guard
    }

    /// The frames, innermost first.
    pub fn frames(&self) -> Frames<'_> {
        Frames::new(self.program, &self.memory.bytes, self.cpu.pc, address_of(self.cpu.fp))
    }

    /// The next instruction; the faulting one after a trap.
    pub fn pc(&self) -> usize {
        self.cpu.pc
    }

    /// The running frame's pointer, as an address.
    pub fn fp(&self) -> u64 {
        address_of(self.cpu.fp)
    }

    /// Instructions executed so far.
    pub fn steps(&self) -> u64 {
        self.state.steps
    }

    /// Why the program ended, if it has.
    pub fn ended(&self) -> Option<&Stop> {
        self.ended.as_ref()
    }
}

/// Printing a panic's message can fail only for the output's sake.
fn output_stop(event: Event) -> Stop {
    match event {
        Event::Trap(trap) => Stop::Trapped(*trap),
        _ => Stop::Panicked,
    }
}
