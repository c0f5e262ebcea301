//! The bytes: one array, its regions, and the translation of addresses.
//!
//! ```text
//!   0x0       null page, not in the array
//!   0x1000    statics
//!   ...       heap, grows up to its limit
//!   ...       stack, grows down from the top
//!   top
//! ```
//!
//! The whole array is one zeroed allocation, which the operating system commits page by page as it is touched, so a small
//! program costs little of it. An index into the array is `address - STATICS_BASE`: the null page needs no check of its own.

use crate::bytecode::{FN_BASE, STATICS_BASE};

/// The bytes that a slot operand can reach from a frame pointer, moves of up to 64 KiB included.
pub(super) const WINDOW: usize = (1 << 17) + 64;

/// The part of memory that slot operands address.
pub(super) type Window = [u8; WINDOW];

/// Which part of memory an address lies in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Region {
    Null,
    Statics,
    Heap,
    Stack,
    /// Function pointers.
    Code,
    Unmapped,
}

/// Guest memory.
#[derive(Clone, Debug)]
pub struct Memory {
    /// From `STATICS_BASE` to `top`, and then [`WINDOW`] bytes that no address names, so that every frame has a full window.
    pub(super) bytes: Vec<u8>,
    statics_end: u64,
    heap_start: u64,
    heap_end: u64,
    stack_low: u64,
    top: u64,
}

/// The array index of an address; addresses of the null page wrap to indices far beyond the array.
#[inline(always)]
pub(super) fn index_of(address: u64) -> usize {
    usize::try_from(address.wrapping_sub(STATICS_BASE)).unwrap_or(usize::MAX)
}

/// The address of an array index.
#[inline(always)]
pub(super) fn address_of(index: usize) -> u64 {
    (index as u64).wrapping_add(STATICS_BASE)
}

impl Memory {
    /// Memory for `statics`, with room for `heap` and `stack` bytes; sizes are cut so that all fits below function pointers.
    pub fn new(statics: &[u8], heap: u64, stack: u64) -> Memory {
        const PAGE: u64 = 0x1000;
        let most = FN_BASE / 4;
        let statics_end = STATICS_BASE + statics.len() as u64;
        let heap_start = statics_end.next_multiple_of(PAGE);
        let heap_end = heap_start + heap.min(most) / 16 * 16;
        let stack = (stack.min(most) / 16 * 16).max(PAGE);
        // A round top gives every small program the same stack addresses. (Little machines, as in tests, stay little.)
        let round = if heap_end + stack < 1 << 20 { 0x1_0000 } else { 0x100_0000 };
        let top = (heap_end + stack).next_multiple_of(round);
        let mut bytes = vec![0; (top - STATICS_BASE) as usize + WINDOW];
        bytes[..statics.len()].copy_from_slice(statics);
        Memory { bytes, statics_end, heap_start, heap_end, stack_low: top - stack, top }
    }

    /// The end of the statics image.
    pub fn statics_end(&self) -> u64 {
        self.statics_end
    }

    /// Where the heap begins.
    pub fn heap_start(&self) -> u64 {
        self.heap_start
    }

    /// Where the heap must end.
    pub fn heap_end(&self) -> u64 {
        self.heap_end
    }

    /// The lowest address the stack may reach.
    pub fn stack_low(&self) -> u64 {
        self.stack_low
    }

    /// One past the highest address.
    pub fn top(&self) -> u64 {
        self.top
    }

    pub fn region(&self, address: u64) -> Region {
        if address < STATICS_BASE {
            Region::Null
        } else if address < self.statics_end {
            Region::Statics
        } else if (self.heap_start..self.heap_end).contains(&address) {
            Region::Heap
        } else if (self.stack_low..self.top).contains(&address) {
            Region::Stack
        } else if (FN_BASE..1 << 32).contains(&address) {
            Region::Code
        } else {
            Region::Unmapped
        }
    }

    /// The `len` bytes at `address`, if all of them are memory.
    pub fn read(&self, address: u64, len: u64) -> Option<&[u8]> {
        let end = address.checked_add(len)?;
        if address < STATICS_BASE || end > self.top {
            return None;
        }
        self.bytes.get(index_of(address)..index_of(end))
    }

    /// The little-endian integer of `len <= 16` bytes at `address`.
    pub fn read_int(&self, address: u64, len: u64) -> Option<u128> {
        if len > 16 {
            return None;
        }
        Some(self.read(address, len)?.iter().rev().fold(0, |value, byte| value << 8 | u128::from(*byte)))
    }

    /// The 8-byte value at `address`.
    pub fn read_u64(&self, address: u64) -> Option<u64> {
        Some(u64::from_le_bytes(*self.read(address, 8)?.first_chunk()?))
    }
}

/// The window of the frame at index `fp`. The machine keeps `fp` at or below the stack's top, and the array has a window's
/// worth of bytes beyond that, so the range is always inside.
#[inline(always)]
pub(super) fn window(mem: &mut [u8], fp: usize) -> &mut Window {
    match mem[fp..].first_chunk_mut() {
        Some(window) => window,
        None => unreachable!("a frame pointer is never above the top of the stack"),
    }
}

/// `N` bytes at an index, if they are in the array.
#[inline(always)]
pub(super) fn chunk<const N: usize>(mem: &[u8], at: usize) -> Option<[u8; N]> {
    mem.get(at..)?.first_chunk().copied()
}

/// `N` bytes at an index, to write.
#[inline(always)]
pub(super) fn chunk_mut<const N: usize>(mem: &mut [u8], at: usize) -> Option<&mut [u8; N]> {
    mem.get_mut(at..)?.first_chunk_mut()
}

/// The `len` bytes at an address, for operations whose length is not known beforehand.
pub(super) fn range(mem: &[u8], address: u64, len: u64) -> Option<std::ops::Range<usize>> {
    let (at, len) = (index_of(address), usize::try_from(len).ok()?);
    let end = at.checked_add(len)?;
    (end <= mem.len()).then_some(at..end)
}

/// A value that fits a slot.
pub(super) trait Scalar: Copy {
    fn get(window: &Window, at: usize) -> Self;
    fn put(self, window: &mut Window, at: usize);
}

macro_rules! scalars {
    ($($ty:ty),*) => {$(
        impl Scalar for $ty {
            #[inline(always)]
            fn get(window: &Window, at: usize) -> $ty {
                const N: usize = size_of::<$ty>();
                let mut bytes = [0; N];
                // `at` comes from a u16, so the compiler sees that the range is inside of the window.
                bytes.copy_from_slice(&window[at..at + N]);
                <$ty>::from_le_bytes(bytes)
            }

            #[inline(always)]
            fn put(self, window: &mut Window, at: usize) {
                const N: usize = size_of::<$ty>();
                window[at..at + N].copy_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}

scalars!(i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, f32, f64);
