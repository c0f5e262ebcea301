//! What instructions need beyond the bytes: the heap, the host, and the record of who made which block.

use std::fmt::Write as _;

use super::exec::{Event, note};
use super::frames::{Frames, Location, caller_span};
use super::guard::{Guard, Seen};
use super::heap::{Heap, HeapFault};
use super::host::{Closed, Host};
use super::memory::{Scalar, address_of, index_of, range, window};
use super::records::Records;
use super::sites::Sites;
use super::trap::{Trap, ViolationKind};
use crate::bytecode::{Intrinsic, Program, Slot};
use crate::source::Sources;

/// The machine's state outside of the bytes and registers.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub heap: Heap,
    /// Panics so far.
    pub panics: u32,
    /// Output bytes that may still be written.
    pub output_left: u64,
    /// Steps executed before the current call of `exec`.
    pub steps: u64,
    /// Steps executed before the current instruction, while it asks something of the world.
    pub now: u64,
}

/// What `exec` hands to the operations that are not pure computation.
pub(super) struct World<'m, 'p> {
    pub state: &'m mut State,
    pub host: &'m mut dyn Host,
    pub program: &'p Program,
    pub sources: &'p Sources,
    pub sites: &'m mut Sites,
    /// Who made and freed which block, if that is recorded.
    pub records: Option<&'m mut Records>,
}

fn heap_event(fault: HeapFault) -> Event {
    Event::Trap(Box::new(match fault {
        HeapFault::OutOfMemory { size } => Trap::OutOfMemory { size },
        other => Trap::Heap(other),
    }))
}

fn closed(_: Closed) -> Event {
    Event::Trap(Box::new(Trap::OutputClosed))
}

impl World<'_, '_> {
    #[inline(never)]
    pub fn alloc<G: Guard>(
        &mut self,
        mem: &mut [u8],
        guard: &mut G,
        pc: usize,
        fp: usize,
        size: u64,
        align: u64,
    ) -> Result<u64, Event> {
        let made = self.state.heap.alloc(mem, size, align);
        self.note_heap(guard);
        let address = made.map_err(heap_event)?;
        if G::ON {
            guard.alloc(index_of(address), size as usize);
        }
        self.log_made(mem, pc, fp, address, size);
        Ok(address)
    }

    #[inline(never)]
    pub fn dealloc<G: Guard>(
        &mut self,
        mem: &mut [u8],
        guard: &mut G,
        pc: usize,
        fp: usize,
        address: u64,
        size: u64,
    ) -> Result<(), Event> {
        let freed = self.state.heap.dealloc(mem, address, Some(size));
        self.note_heap(guard);
        if let Err(fault) = freed {
            return Err(if G::ON { guarded(fault, size) } else { heap_event(fault) });
        }
        if G::ON {
            guard.free(index_of(address), size as usize);
        }
        self.log_freed(mem, pc, fp, address);
        Ok(())
    }

    /// Tells whoever records changes what the allocator wrote.
    fn note_heap<G: Guard>(&mut self, guard: &mut G) {
        for at in self.state.heap.take_written() {
            note(guard, at, 16);
        }
    }

    #[inline(always)]
    fn log_made(&mut self, mem: &[u8], pc: usize, fp: usize, address: u64, size: u64) {
        if let Some(records) = &mut self.records {
            let site = self.sites.site(self.program, mem, pc, fp);
            records.made(address, size, site, self.state.now);
        }
    }

    #[inline(always)]
    fn log_freed(&mut self, mem: &[u8], pc: usize, fp: usize, address: u64) {
        if let Some(records) = &mut self.records {
            let site = self.sites.site(self.program, mem, pc, fp);
            records.freed(address, site, self.state.now);
        }
    }

    #[allow(clippy::too_many_arguments)] // The machine's registers and the instruction's operands.
    #[inline(never)]
    pub fn intrinsic<G: Guard>(
        &mut self,
        mem: &mut [u8],
        guard: &mut G,
        pc: usize,
        fp: usize,
        function: Intrinsic,
        dst: Slot,
        args: Slot,
    ) -> Result<(), Event> {
        let mut call = Call { world: self, mem, guard, pc, fp, dst, args };
        match function {
            Intrinsic::Realloc => call.realloc(),
            Intrinsic::CompareBytes => call.compare_bytes(),
            Intrinsic::MemSwap => call.mem_swap(),
            Intrinsic::FmtF32 => {
                let x: f32 = call.arg(0)?;
                call.fmt_float(|mode, precision| float_text(x.abs(), mode, precision))
            }
            Intrinsic::FmtF64 => {
                let x: f64 = call.arg(0)?;
                call.fmt_float(|mode, precision| float_text(x.abs(), mode, precision))
            }
            Intrinsic::ParseF32 => call.parse(|text| text.parse::<f32>().ok().map(|x| x.to_le_bytes().to_vec())),
            Intrinsic::ParseF64 => call.parse(|text| text.parse::<f64>().ok().map(|x| x.to_le_bytes().to_vec())),
            Intrinsic::WriteStdout => call.write_output(false),
            Intrinsic::WriteStderr => call.write_output(true),
            Intrinsic::ReadStdin => call.read_stdin(),
            Intrinsic::ReadStdinByte => {
                let mut byte = [0];
                let read = call.world.host.stdin(&mut byte).map_err(closed)?;
                call.result(if read == 0 { -1 } else { i32::from(byte[0]) })
            }
            Intrinsic::WriteCallerLocation => {
                let text = call.location().to_string();
                call.world.output(text.as_bytes(), true)
            }
            Intrinsic::WriteThread => {
                let text = call.world.host.thread().to_owned();
                call.world.output(text.as_bytes(), true)
            }
            Intrinsic::WritePanicNote => {
                let text = call.world.host.panic_note().to_owned();
                call.world.output(text.as_bytes(), true)
            }
            Intrinsic::CheckRef => call.check_ref(),
            Intrinsic::CallerLine => {
                let line = call.location().line;
                call.result(line)
            }
            Intrinsic::CallerColumn => {
                let column = call.location().column;
                call.result(column)
            }
            Intrinsic::Panicking => {
                let panicking = u8::from(call.world.state.panics > 0);
                call.result(panicking)
            }
            Intrinsic::InstantNanos => {
                let nanos = call.world.host.nanos();
                call.result(nanos)
            }
        }
    }

    /// Where a panic at `pc` is said to be.
    pub fn location(&self, mem: &[u8], pc: usize, fp: usize) -> Location {
        let frames = Frames::new(self.program, mem, pc, address_of(fp));
        caller_span(self.program, frames).map_or_else(Location::default, |span| Location::told(self.sources, span))
    }

    /// Hands output to the host, within the limit.
    pub fn output(&mut self, bytes: &[u8], stderr: bool) -> Result<(), Event> {
        let len = usize::try_from(self.state.output_left).unwrap_or(usize::MAX).min(bytes.len());
        let within = &bytes[..len];
        self.state.output_left -= len as u64;
        let written = if stderr { self.host.stderr(within) } else { self.host.stdout(within) };
        written.map_err(closed)?;
        if len < bytes.len() {
            return Err(Event::Trap(Box::new(Trap::OutputLimit)));
        }
        Ok(())
    }
}

/// A heap fault as the guard reports it: with the block's history.
fn guarded(fault: HeapFault, len: u64) -> Event {
    let (kind, address) = match fault {
        HeapFault::DoubleFree { address } => (ViolationKind::DoubleFree, address),
        HeapFault::InvalidFree { address } => (ViolationKind::InvalidFree, address),
        HeapFault::WrongSize { address, .. } => (ViolationKind::WrongSize, address),
        HeapFault::OutOfMemory { .. } | HeapFault::Corrupted { .. } => return heap_event(fault),
    };
    Event::Seen(Seen { kind, address, len })
}

/// One execution of an intrinsic.
struct Call<'a, 'm, 'p, G> {
    world: &'a mut World<'m, 'p>,
    mem: &'a mut [u8],
    guard: &'a mut G,
    pc: usize,
    fp: usize,
    dst: Slot,
    args: Slot,
}

impl<G: Guard> Call<'_, '_, '_, G> {
    /// The value in cell `index`.
    fn arg<T: Scalar>(&mut self, index: u16) -> Result<T, Event> {
        let at = self.args.0.wrapping_add(8 * index) as usize;
        if G::ON {
            self.guard.used(self.fp + at, size_of::<T>()).map_err(Event::Seen)?;
        }
        Ok(T::get(window(self.mem, self.fp), at))
    }

    fn result<T: Scalar>(&mut self, value: T) -> Result<(), Event> {
        let at = self.dst.at();
        if G::ON {
            self.guard.set(self.fp + at, size_of::<T>());
        }
        value.put(window(self.mem, self.fp), at);
        Ok(())
    }

    /// Checks that the program may read (or write) this memory; gives its place in the array.
    fn access(&mut self, address: u64, len: u64, write: bool) -> Result<std::ops::Range<usize>, Event> {
        if len == 0 {
            return Ok(0..0);
        }
        let Some(range) = range(self.mem, address, len) else {
            return Err(Event::fault(index_of(address), usize::try_from(len).unwrap_or(usize::MAX), write));
        };
        if G::ON {
            let checked = match write {
                true => self.guard.store(range.start, range.len(), self.fp),
                false => self.guard.load(range.start, range.len(), self.fp),
            };
            checked.map_err(Event::Seen)?;
        }
        Ok(range)
    }

    /// As [`access`](Self::access), for bytes whose values matter.
    fn read(&mut self, address: u64, len: u64) -> Result<std::ops::Range<usize>, Event> {
        let range = self.access(address, len, false)?;
        if G::ON {
            self.guard.used(range.start, range.len()).map_err(Event::Seen)?;
        }
        Ok(range)
    }

    /// Writes host bytes to guest memory.
    fn write(&mut self, address: u64, bytes: &[u8]) -> Result<(), Event> {
        let range = self.access(address, bytes.len() as u64, true)?;
        if G::ON {
            self.guard.set(range.start, range.len());
        }
        note(self.guard, range.start, range.len());
        self.mem[range].copy_from_slice(bytes);
        Ok(())
    }

    fn location(&self) -> Location {
        self.world.location(self.mem, self.pc, self.fp)
    }

    fn realloc(&mut self) -> Result<(), Event> {
        let (old, old_size): (u64, u64) = (self.arg(0)?, self.arg(1)?);
        let (align, size): (u64, u64) = (self.arg(2)?, self.arg(3)?);
        let resized = if align <= 16 { self.world.state.heap.resize(self.mem, old, size) } else { Ok(false) };
        self.world.note_heap(self.guard);
        if resized.map_err(heap_event)? {
            if G::ON {
                self.guard.resize(index_of(old), old_size as usize, size as usize);
            }
            if let Some(records) = &mut self.world.records {
                records.resized(old, size);
            }
            return self.result(old);
        }
        let new = self.world.alloc(self.mem, self.guard, self.pc, self.fp, size, align)?;
        let len = old_size.min(size);
        let from = self.access(old, len, false)?;
        let to = self.access(new, len, true)?;
        if G::ON {
            self.guard.copy(from.start, to.start, from.len());
        }
        note(self.guard, to.start, to.len());
        self.mem.copy_within(from, to.start);
        self.world.dealloc(self.mem, self.guard, self.pc, self.fp, old, old_size)?;
        self.result(new)
    }

    fn check_ref(&mut self) -> Result<(), Event> {
        if !G::ON {
            return Ok(());
        }
        let (address, len): (u64, u64) = (self.arg(0)?, self.arg(1)?);
        // No reference is null: this is the `None` of an `Option`.
        if address == 0 {
            return Ok(());
        }
        let at = index_of(address);
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        self.guard.load(at, len, self.fp).map_err(Event::Seen)
    }

    fn compare_bytes(&mut self) -> Result<(), Event> {
        let (a, b, len): (u64, u64, u64) = (self.arg(0)?, self.arg(1)?, self.arg(2)?);
        let (a, b) = (self.read(a, len)?, self.read(b, len)?);
        let order = self.mem[a].cmp(&self.mem[b]);
        self.result(order as i32)
    }

    fn mem_swap(&mut self) -> Result<(), Event> {
        let (a, b, len): (u64, u64, u64) = (self.arg(0)?, self.arg(1)?, self.arg(2)?);
        let (a, b) = (self.access(a, len, true)?, self.access(b, len, true)?);
        if G::ON {
            // Through a scratch frame of its own would be exact; both sides count as initialised if either is, byte by byte.
            let both: Vec<usize> = (0..a.len()).collect();
            for i in both {
                let (x, y) = (a.start + i, b.start + i);
                if self.guard.used(x, 1).is_ok() || self.guard.used(y, 1).is_ok() {
                    self.guard.set(x, 1);
                    self.guard.set(y, 1);
                }
            }
        }
        note(self.guard, a.start, a.len());
        note(self.guard, b.start, b.len());
        let old = self.mem[a.clone()].to_vec();
        self.mem.copy_within(b.clone(), a.start);
        self.mem[b].copy_from_slice(&old);
        Ok(())
    }

    fn fmt_float(&mut self, text: impl Fn(u32, Option<usize>) -> String) -> Result<(), Event> {
        let (mode, precision, buffer): (u32, i64, u64) = (self.arg(1)?, self.arg(2)?, self.arg(3)?);
        // The library asks for at most what fits its buffer.
        let precision = usize::try_from(precision).ok().map(|precision| precision.min(1 << 16));
        let text = text(mode, precision);
        self.write(buffer, text.as_bytes())?;
        self.result(text.len() as u64)
    }

    fn parse(&mut self, parse: impl Fn(&str) -> Option<Vec<u8>>) -> Result<(), Event> {
        let (text, len, out): (u64, u64, u64) = (self.arg(0)?, self.arg(1)?, self.arg(2)?);
        let range = self.read(text, len)?;
        match std::str::from_utf8(&self.mem[range]).ok().and_then(parse) {
            Some(bytes) => {
                self.write(out, &bytes)?;
                self.result(1u8)
            }
            None => self.result(0u8),
        }
    }

    fn write_output(&mut self, stderr: bool) -> Result<(), Event> {
        let (address, len): (u64, u64) = (self.arg(0)?, self.arg(1)?);
        let range = self.read(address, len)?;
        self.world.output(&self.mem[range], stderr)
    }

    fn read_stdin(&mut self) -> Result<(), Event> {
        let (address, len): (u64, u64) = (self.arg(0)?, self.arg(1)?);
        let range = self.access(address, len, true)?;
        let start = range.start;
        note(self.guard, range.start, range.len());
        let read = self.world.host.stdin(&mut self.mem[range]).map_err(closed)?;
        if G::ON {
            self.guard.set(start, read);
        }
        self.result(read as i64)
    }
}

/// The digits of a non-negative float in the given mode.
fn float_text<F>(x: F, mode: u32, precision: Option<usize>) -> String
where
    F: std::fmt::Display + std::fmt::Debug + std::fmt::LowerExp + std::fmt::UpperExp,
{
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = match (mode, precision) {
        (0, None) => write!(text, "{x}"),
        (0, Some(p)) | (1, Some(p)) => write!(text, "{x:.p$}"),
        (1, None) => write!(text, "{x:?}"),
        (2, None) => write!(text, "{x:e}"),
        (2, Some(p)) => write!(text, "{x:.p$e}"),
        (_, None) => write!(text, "{x:E}"),
        (_, Some(p)) => write!(text, "{x:.p$E}"),
    };
    text
}
