//! The heap: a free list inside the guest's bytes.
//!
//! The heap is a gapless row of blocks, each a 16-byte header and a payload, both aligned to 16:
//!
//! ```text
//!   header    +0  u32  size of the whole block, header included, a multiple of 16
//!             +4  u32  size of the block before this one, 0 for the first
//!             +8  u32  bytes that were asked for
//!             +12      "LIVE" or "FREE", so that a dump of the bytes can be read
//!   payload          of a free block:  +0 u64 address of the next free block of its class, +8 u64 of the previous; 0 is none
//! ```
//!
//! Links and results name payloads. Free blocks of about one size form a list (a size class): exact up to 1 KiB, four
//! classes to a power of two above. A bitmap finds the first class that surely fits, so allocating is O(1); neighbours are found
//! through the two sizes, so freeing with coalescing is O(1) too. A freed block at the end stays a block: people want to see it.
//!
//! The bytes belong to the guest, who may have written over a header or a link. Every header and link is checked before
//! it is used; what does not fit is a [`HeapFault`], never a wrong access.

use std::collections::VecDeque;
use std::fmt;

use super::memory::{chunk, chunk_mut, index_of};

/// Bytes of a block's header.
pub const HEADER: u64 = 16;
const MIN_BLOCK: u64 = 32;
const SMALL: u64 = 1024;
/// Exact classes for block sizes 0, 16, ..., 1008.
const SMALL_CLASSES: usize = 64;
/// Four for each power of two from 2^10 to 2^31.
const CLASSES: usize = SMALL_CLASSES + 4 * 22;
/// How many blocks of the class below are tried before the heap grows.
const PROBES: usize = 8;
const LIVE: [u8; 4] = *b"LIVE";
const FREE: [u8; 4] = *b"FREE";
/// Freed and in no list: the block keeps its bytes and is not given out for a while.
const HELD: [u8; 4] = *b"HELD";

/// How an allocator treats blocks that are freed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Frees {
    /// As allocators do, and with every check.
    #[default]
    Checked,
    /// Freed blocks are kept from use as long as there is room, so that a pointer to one does not meet another block; blocks
    /// that grow always move.
    Held,
    /// A block that is freed again is believed to be a block, and given out to two owners.
    Trusted,
}

/// The allocator's state outside of the bytes: where the lists begin and where the last block ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heap {
    start: u64,
    /// End of the last block.
    end: u64,
    limit: u64,
    /// Header address of the last block, 0 if there is none.
    last: u64,
    heads: [u64; CLASSES],
    nonempty: [u64; CLASSES.div_ceil(64)],
    live_blocks: u64,
    live_bytes: u64,
    allocations: u64,
    frees: Frees,
    /// Blocks that are held, the oldest first, and their sizes together.
    held: VecDeque<u64>,
    held_bytes: u64,
    /// Headers of blocks that were freed once too often and wait to be given out a second time.
    again: Vec<u64>,
    /// Indices of the words that the last operations wrote, for whoever records changes.
    written: Vec<usize>,
}

/// A block, as found by walking the heap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Of the payload; the header is the 16 bytes before.
    pub address: u64,
    /// Bytes of the payload.
    pub capacity: u64,
    /// Bytes that were asked for.
    pub requested: u64,
    pub state: BlockState,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockState {
    Live,
    /// With the payload addresses of its neighbours in its free list; 0 is none.
    Free {
        next: u64,
        previous: u64,
    },
}

/// The allocator was misused, or its bytes were overwritten.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeapFault {
    /// There is no room for this many bytes. Not a corruption.
    OutOfMemory {
        size: u64,
    },
    /// The header or link at this address is not as the allocator left it.
    Corrupted {
        address: u64,
    },
    DoubleFree {
        address: u64,
    },
    /// Not the address of a block.
    InvalidFree {
        address: u64,
    },
    WrongSize {
        address: u64,
        size: u64,
        requested: u64,
    },
}

impl fmt::Display for HeapFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeapFault::OutOfMemory { size } => write!(f, "memory allocation of {size} bytes failed"),
            HeapFault::Corrupted { address } => {
                write!(f, "heap corrupted: the block header or link at {address:#x} was overwritten")
            }
            HeapFault::DoubleFree { address } => write!(f, "double free of the block at {address:#x}"),
            HeapFault::InvalidFree { address } => write!(f, "free of {address:#x}, which is no heap block"),
            HeapFault::WrongSize { address, size, requested } => {
                write!(f, "free of {size} bytes at {address:#x}, where {requested} bytes were allocated")
            }
        }
    }
}

/// A header, read and checked.
#[derive(Clone, Copy, Debug)]
struct Header {
    /// Of the header itself.
    at: u64,
    size: u64,
    previous: u64,
    requested: u64,
    live: bool,
}

impl Header {
    fn payload(&self) -> u64 {
        self.at + HEADER
    }

    fn end(&self) -> u64 {
        self.at + self.size
    }
}

impl Heap {
    /// An empty heap in `start..limit`, both multiples of 16.
    pub fn new(start: u64, limit: u64, frees: Frees) -> Heap {
        Heap {
            start,
            end: start,
            limit,
            last: 0,
            heads: [0; CLASSES],
            nonempty: [0; CLASSES.div_ceil(64)],
            live_blocks: 0,
            live_bytes: 0,
            allocations: 0,
            frees,
            held: VecDeque::new(),
            held_bytes: 0,
            again: Vec::new(),
            written: Vec::new(),
        }
    }

    pub fn start(&self) -> u64 {
        self.start
    }

    /// The end of the last block.
    pub fn end(&self) -> u64 {
        self.end
    }

    pub fn live_blocks(&self) -> u64 {
        self.live_blocks
    }

    /// Bytes asked for and not freed.
    pub fn live_bytes(&self) -> u64 {
        self.live_bytes
    }

    /// How many blocks were ever made.
    pub fn allocations(&self) -> u64 {
        self.allocations
    }

    /// Where the operations since the last call wrote: the indices of 16 bytes each.
    pub(super) fn take_written(&mut self) -> impl Iterator<Item = usize> {
        self.written.drain(..)
    }

    /// The blocks in address order. Iteration ends early, with an error, at a block that was overwritten.
    pub fn blocks<'a>(&'a self, mem: &'a [u8]) -> Blocks<'a> {
        Blocks { heap: self, mem, at: self.start, previous: 0 }
    }

    /// Makes a live block of at least `size` bytes, aligned to `align` (a power of two); its contents are as they were.
    pub fn alloc(&mut self, mem: &mut [u8], size: u64, align: u64) -> Result<u64, HeapFault> {
        let out = HeapFault::OutOfMemory { size };
        if size > self.limit - self.start || align > self.limit - self.start {
            return Err(out);
        }
        let align = align.next_power_of_two();
        let need = (size.next_multiple_of(16) + HEADER).max(MIN_BLOCK);
        let block = match self.second_time(mem, need).filter(|_| align <= 16) {
            Some(block) => block,
            None if align <= 16 => self.take_or_release(mem, need, out)?,
            None => {
                let block = self.take_or_release(mem, need + align + MIN_BLOCK, out)?;
                self.align(mem, block, align)?
            }
        };
        let block = self.trim(mem, block, need)?;
        self.write_header(mem, Header { requested: size, live: true, ..block })?;
        self.live_blocks += 1;
        self.live_bytes += size;
        self.allocations += 1;
        Ok(block.payload())
    }

    /// Frees the live block at `address` and joins it with free neighbours. `size` is what was asked for, if known.
    pub fn dealloc(&mut self, mem: &mut [u8], address: u64, size: Option<u64>) -> Result<(), HeapFault> {
        let trusted = self.frees == Frees::Trusted;
        let block = match self.live_block(mem, address) {
            Err(HeapFault::DoubleFree { address }) if trusted => {
                self.again.push(address - HEADER);
                return Ok(());
            }
            block => block?,
        };
        if let Some(size) = size.filter(|size| *size != block.requested && !trusted) {
            return Err(HeapFault::WrongSize { address, size, requested: block.requested });
        }
        self.live_blocks -= 1;
        self.live_bytes -= block.requested;
        if self.frees == Frees::Held {
            return self.hold(mem, block);
        }
        // The stale header must not look live even if a neighbour swallows it: freeing again then is a double free.
        let block = Header { live: false, ..block };
        self.write_header(mem, block)?;
        self.release(mem, block)
    }

    fn hold(&mut self, mem: &mut [u8], block: Header) -> Result<(), HeapFault> {
        self.write_header(mem, block)?;
        self.write_mark(mem, block.at, HELD)?;
        self.held.push_back(block.at);
        self.held_bytes += block.size;
        while self.held_bytes > (self.limit - self.start) / 2 && self.release_oldest(mem)? {}
        Ok(())
    }

    /// Frees for good the block that was held for the longest time; false if there is none.
    fn release_oldest(&mut self, mem: &mut [u8]) -> Result<bool, HeapFault> {
        let Some(at) = self.held.pop_front() else { return Ok(false) };
        let block = Header { live: false, ..self.header(mem, at, None)? };
        self.held_bytes = self.held_bytes.saturating_sub(block.size);
        self.write_header(mem, block)?;
        self.release(mem, block)?;
        Ok(true)
    }

    /// As [`take`](Self::take); what is held is given up before memory is said to be full.
    fn take_or_release(&mut self, mem: &mut [u8], need: u64, out: HeapFault) -> Result<Header, HeapFault> {
        loop {
            match self.take(mem, need, out) {
                Err(HeapFault::OutOfMemory { .. }) if self.release_oldest(mem)? => {}
                taken => return taken,
            }
        }
    }

    /// A block that is in use and was freed twice: its second owner gets it now.
    fn second_time(&mut self, mem: &[u8], need: u64) -> Option<Header> {
        let fits = |at: &u64| {
            let header = self.header(mem, *at, None).ok().filter(|header| header.live);
            header.is_some_and(|header| (need..need + MIN_BLOCK).contains(&header.size))
        };
        let i = self.again.iter().position(fits)?;
        let at = self.again.swap_remove(i);
        self.header(mem, at, None).ok()
    }

    /// Changes the size of the block at `address` without moving it, if there is room and, for small blocks, if the block
    /// has that room already.
    pub fn resize(&mut self, mem: &mut [u8], address: u64, size: u64) -> Result<bool, HeapFault> {
        const LARGE: u64 = 1 << 16;
        let mut block = self.live_block(mem, address)?;
        if size > self.limit - self.start {
            return Ok(false);
        }
        // Whatever still points at the old place is to be seen: an allocator may move any block that grows, and this one does.
        if self.frees == Frees::Held && size > block.requested {
            return Ok(false);
        }
        let need = (size.next_multiple_of(16) + HEADER).max(MIN_BLOCK);
        if need > block.size {
            if block.size < LARGE {
                return Ok(false);
            }
            if block.end() == self.end {
                if need > self.limit - block.at {
                    return Ok(false);
                }
                self.end = block.at + need;
                block.size = need;
            } else {
                let next = self.header(mem, block.end(), Some(block.size))?;
                if next.live || block.size + next.size < need {
                    return Ok(false);
                }
                self.unlink(mem, next)?;
                block.size += next.size;
                if self.last == next.at {
                    self.last = block.at;
                }
            }
        }
        let old = block.requested;
        let block = self.trim(mem, block, need)?;
        self.live_bytes = self.live_bytes - old + size;
        self.write_header(mem, Header { requested: size, ..block })?;
        Ok(true)
    }

    /// The block that starts at `address`, live or free.
    pub fn block_at(&self, mem: &[u8], address: u64) -> Option<Block> {
        let header = self.header(mem, address.checked_sub(HEADER)?, None).ok()?;
        Some(describe(mem, header))
    }

    fn live_block(&self, mem: &[u8], address: u64) -> Result<Header, HeapFault> {
        let invalid = HeapFault::InvalidFree { address };
        let at = address.checked_sub(HEADER).ok_or(invalid)?;
        let inside = at >= self.start && at < self.end && at.is_multiple_of(16);
        if !inside || !matches!(mark(mem, at), LIVE | FREE | HELD) {
            return Err(invalid);
        }
        if mark(mem, at) != LIVE {
            return Err(HeapFault::DoubleFree { address });
        }
        let block = self.header(mem, at, None)?;
        // Payload bytes that happen to look like a header are told apart by their neighbours.
        if block.previous > 0 {
            let previous = self.header(mem, at.saturating_sub(block.previous), None)?;
            if previous.size != block.previous {
                return Err(invalid);
            }
        } else if at != self.start {
            return Err(invalid);
        }
        if block.end() < self.end {
            self.header(mem, block.end(), Some(block.size))?;
        }
        Ok(block)
    }

    /// A free block of at least `need` bytes, in no list any more; its header is as good as unwritten.
    fn take(&mut self, mem: &mut [u8], need: u64, out: HeapFault) -> Result<Header, HeapFault> {
        if let Some(class) = self.first_class(fitting_class(need)) {
            let block = self.linked(mem, self.heads[class])?;
            if block.size < need {
                return Err(HeapFault::Corrupted { address: block.at });
            }
            self.unlink(mem, block)?;
            return Ok(block);
        }
        // The class of `need` itself may hold a block that is large enough.
        let mut payload = self.heads[class_of(need)];
        for _ in 0..PROBES {
            if payload == 0 {
                break;
            }
            let block = self.linked(mem, payload)?;
            if block.size >= need {
                self.unlink(mem, block)?;
                return Ok(block);
            }
            payload = links(mem, payload).0;
        }
        self.grow(mem, need, out)
    }

    /// A block at the end of the heap: the last one, extended, if it is free; a new one otherwise.
    fn grow(&mut self, mem: &mut [u8], need: u64, out: HeapFault) -> Result<Header, HeapFault> {
        if self.last != 0 {
            let last = self.header(mem, self.last, None)?;
            if last.end() != self.end {
                return Err(HeapFault::Corrupted { address: last.at });
            }
            if !last.live {
                if need > self.limit - last.at {
                    return Err(out);
                }
                self.unlink(mem, last)?;
                self.end = last.at + need.max(last.size);
                return Ok(Header { size: self.end - last.at, ..last });
            }
        }
        if need > self.limit - self.end {
            return Err(out);
        }
        let previous = if self.last == 0 { 0 } else { self.end - self.last };
        let block = Header { at: self.end, size: need, previous, requested: 0, live: false };
        self.last = block.at;
        self.end = block.end();
        Ok(block)
    }

    /// Cuts the front off a block so that the payload of the rest is aligned; the front becomes a free block.
    fn align(&mut self, mem: &mut [u8], block: Header, align: u64) -> Result<Header, HeapFault> {
        let mut payload = block.payload().next_multiple_of(align);
        while payload != block.payload() && payload - block.payload() < MIN_BLOCK {
            payload += align;
        }
        let cut = payload - block.payload();
        if cut == 0 {
            return Ok(block);
        }
        let front = Header { size: cut, requested: 0, live: false, ..block };
        // Live, lest the front join it.
        let rest = Header { at: block.at + cut, size: block.size - cut, previous: cut, requested: 0, live: true };
        if self.last == block.at {
            self.last = rest.at;
        }
        self.write_header(mem, rest)?;
        self.tell_next(mem, rest)?;
        self.write_header(mem, front)?;
        self.release(mem, front)?;
        // The front may have joined a free neighbour before it.
        self.header(mem, rest.at, None)
    }

    /// Gives back what `block` has beyond `need`, if that is enough for a block.
    fn trim(&mut self, mem: &mut [u8], block: Header, need: u64) -> Result<Header, HeapFault> {
        if block.size < need + MIN_BLOCK {
            self.tell_next(mem, block)?;
            return Ok(block);
        }
        // Live, lest the rest join it.
        let kept = Header { size: need, requested: 0, live: true, ..block };
        let rest = Header { at: kept.end(), size: block.size - need, previous: need, requested: 0, live: false };
        if self.last == block.at {
            self.last = rest.at;
        }
        self.write_header(mem, kept)?;
        self.write_header(mem, rest)?;
        self.tell_next(mem, rest)?;
        self.release(mem, rest)?;
        Ok(kept)
    }

    /// Joins a block that is in no list with its free neighbours and puts the result into its list.
    fn release(&mut self, mem: &mut [u8], mut block: Header) -> Result<(), HeapFault> {
        if block.end() < self.end {
            let next = self.header(mem, block.end(), Some(block.size))?;
            if !next.live {
                self.unlink(mem, next)?;
                block.size += next.size;
                if self.last == next.at {
                    self.last = block.at;
                }
            }
        }
        if block.previous > 0 {
            let at = block.at.saturating_sub(block.previous);
            let previous = self.header(mem, at, None)?;
            if previous.size != block.previous {
                return Err(HeapFault::Corrupted { address: at });
            }
            if !previous.live {
                self.unlink(mem, previous)?;
                if self.last == block.at {
                    self.last = previous.at;
                }
                block = Header { size: previous.size + block.size, ..previous };
            }
        }
        self.write_header(mem, Header { requested: 0, live: false, ..block })?;
        self.tell_next(mem, block)?;
        self.link(mem, block)
    }

    fn link(&mut self, mem: &mut [u8], block: Header) -> Result<(), HeapFault> {
        let class = class_of(block.size);
        let head = self.heads[class];
        if head != 0 {
            self.linked(mem, head)?;
            self.write_u64(mem, head + 8, block.payload())?;
        }
        self.write_u64(mem, block.payload(), head)?;
        self.write_u64(mem, block.payload() + 8, 0)?;
        self.heads[class] = block.payload();
        self.nonempty[class / 64] |= 1 << (class % 64);
        Ok(())
    }

    fn unlink(&mut self, mem: &mut [u8], block: Header) -> Result<(), HeapFault> {
        let class = class_of(block.size);
        let payload = block.payload();
        let corrupted = HeapFault::Corrupted { address: payload };
        let (next, previous) = links(mem, payload);
        if next != 0 {
            self.linked(mem, next)?;
            if links(mem, next).1 != payload {
                return Err(corrupted);
            }
        }
        if previous != 0 {
            self.linked(mem, previous)?;
            if links(mem, previous).0 != payload {
                return Err(corrupted);
            }
            self.write_u64(mem, previous, next)?;
        } else {
            if self.heads[class] != payload {
                return Err(corrupted);
            }
            self.heads[class] = next;
            if next == 0 {
                self.nonempty[class / 64] &= !(1 << (class % 64));
            }
        }
        if next != 0 {
            self.write_u64(mem, next + 8, previous)?;
        }
        Ok(())
    }

    /// The header of a block that a free list names.
    fn linked(&self, mem: &[u8], payload: u64) -> Result<Header, HeapFault> {
        let corrupted = HeapFault::Corrupted { address: payload };
        let header = self.header(mem, payload.checked_sub(HEADER).ok_or(corrupted)?, None)?;
        if header.live { Err(corrupted) } else { Ok(header) }
    }

    /// Reads and checks a header; `previous` is the size that it must give for the block before it.
    fn header(&self, mem: &[u8], at: u64, previous: Option<u64>) -> Result<Header, HeapFault> {
        let corrupted = HeapFault::Corrupted { address: at };
        if at < self.start || at >= self.end || !at.is_multiple_of(16) {
            return Err(corrupted);
        }
        let bytes: [u8; 16] = chunk(mem, index_of(at)).ok_or(corrupted)?;
        let [a, b, c, d] = quarters(bytes);
        let header = Header {
            at,
            size: u64::from(u32::from_le_bytes(a)),
            previous: u64::from(u32::from_le_bytes(b)),
            requested: u64::from(u32::from_le_bytes(c)),
            // What is held is in no list, and nothing may be joined with it.
            live: d == LIVE || d == HELD,
        };
        let known = matches!(d, LIVE | FREE | HELD);
        let sound = header.size >= MIN_BLOCK
            && header.size.is_multiple_of(16)
            && header.size <= self.end - at
            && header.previous <= at - self.start
            && header.previous.is_multiple_of(16)
            && header.requested <= header.size - HEADER
            && previous.is_none_or(|size| size == header.previous);
        if known && sound { Ok(header) } else { Err(corrupted) }
    }

    fn write_header(&mut self, mem: &mut [u8], header: Header) -> Result<(), HeapFault> {
        let corrupted = HeapFault::Corrupted { address: header.at };
        let bytes: &mut [u8; 16] = chunk_mut(mem, index_of(header.at)).ok_or(corrupted)?;
        self.note(header.at);
        // Sizes are below the heap's limit, which is below 4 GiB.
        bytes[0..4].copy_from_slice(&(header.size as u32).to_le_bytes());
        bytes[4..8].copy_from_slice(&(header.previous as u32).to_le_bytes());
        bytes[8..12].copy_from_slice(&(header.requested as u32).to_le_bytes());
        bytes[12..16].copy_from_slice(if header.live { &LIVE } else { &FREE });
        Ok(())
    }

    fn write_mark(&mut self, mem: &mut [u8], at: u64, mark: [u8; 4]) -> Result<(), HeapFault> {
        let bytes: &mut [u8; 4] = chunk_mut(mem, index_of(at + 12)).ok_or(HeapFault::Corrupted { address: at })?;
        *bytes = mark;
        Ok(())
    }

    /// Writes `block`'s size into the header of the block after it.
    fn tell_next(&mut self, mem: &mut [u8], block: Header) -> Result<(), HeapFault> {
        if block.end() >= self.end {
            return Ok(());
        }
        let at = block.end();
        let size: &mut [u8; 4] = chunk_mut(mem, index_of(at + 4)).ok_or(HeapFault::Corrupted { address: at })?;
        *size = (block.size as u32).to_le_bytes();
        self.note(at);
        Ok(())
    }

    fn write_u64(&mut self, mem: &mut [u8], at: u64, value: u64) -> Result<(), HeapFault> {
        let bytes: &mut [u8; 8] = chunk_mut(mem, index_of(at)).ok_or(HeapFault::Corrupted { address: at })?;
        *bytes = value.to_le_bytes();
        self.note(at);
        Ok(())
    }

    /// Notes a write for [`take_written`](Self::take_written). Nobody may ever ask, so there is an end to the notes.
    fn note(&mut self, at: u64) {
        if self.written.len() < 64 {
            self.written.push(index_of(at));
        }
    }

    fn first_class(&self, from: usize) -> Option<usize> {
        let mut word = from / 64;
        let mut bits = self.nonempty.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.nonempty.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

/// The class whose list holds blocks of this size.
fn class_of(size: u64) -> usize {
    if size < SMALL {
        return (size / 16) as usize;
    }
    let log = size.ilog2();
    let quarter = (size >> (log - 2)) & 3;
    (SMALL_CLASSES + 4 * (log as usize - 10) + quarter as usize).min(CLASSES - 1)
}

/// The first class all of whose blocks hold `size`.
fn fitting_class(size: u64) -> usize {
    if size < SMALL {
        return (size / 16) as usize;
    }
    let step = 1u64 << (size.ilog2() - 2);
    class_of(size + step - 1)
}

fn quarters(bytes: [u8; 16]) -> [[u8; 4]; 4] {
    std::array::from_fn(|i| std::array::from_fn(|k| bytes[4 * i + k]))
}

fn mark(mem: &[u8], at: u64) -> [u8; 4] {
    chunk(mem, index_of(at + 12)).unwrap_or_default()
}

/// Next and previous of a free block.
fn links(mem: &[u8], payload: u64) -> (u64, u64) {
    let word = |at: u64| chunk(mem, index_of(at)).map_or(0, u64::from_le_bytes);
    (word(payload), word(payload + 8))
}

fn describe(mem: &[u8], header: Header) -> Block {
    let state = if mark(mem, header.at) == HELD {
        BlockState::Free { next: 0, previous: 0 }
    } else if header.live {
        BlockState::Live
    } else {
        let (next, previous) = links(mem, header.payload());
        BlockState::Free { next, previous }
    };
    Block { address: header.payload(), capacity: header.size - HEADER, requested: header.requested, state }
}

/// See [`Heap::blocks`].
#[derive(Clone, Debug)]
pub struct Blocks<'a> {
    heap: &'a Heap,
    mem: &'a [u8],
    at: u64,
    previous: u64,
}

impl Iterator for Blocks<'_> {
    type Item = Result<Block, HeapFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.heap.end {
            return None;
        }
        match self.heap.header(self.mem, self.at, Some(self.previous)) {
            Ok(header) => {
                self.at = header.end();
                self.previous = header.size;
                Some(Ok(describe(self.mem, header)))
            }
            Err(fault) => {
                self.at = self.heap.end;
                Some(Err(fault))
            }
        }
    }
}
