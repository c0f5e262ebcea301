//! Which bytes changed since the last checkpoint: pages that were written through pointers and by the allocator, and the part
//! of the stack in which frames ran. Writes to a frame's own slots are not noted one by one, as they are most of what a
//! program does.

use super::memory::Memory;

/// Bytes of a page, as a power of two.
pub(super) const PAGE_SHIFT: u32 = 12;

/// See the module.
#[derive(Clone, Debug)]
pub struct Touched {
    /// One byte a page: whether it is listed.
    marks: Vec<u8>,
    pages: Vec<u32>,
    /// The lowest and the highest frame pointer that was current; indices into memory.
    lowest: usize,
    highest: usize,
}

impl Touched {
    pub fn new(memory: &Memory) -> Touched {
        let pages = (memory.bytes.len() >> PAGE_SHIFT) + 1;
        Touched { marks: vec![0; pages], pages: Vec::new(), lowest: usize::MAX, highest: 0 }
    }

    /// Bytes at an index were, or are about to be, written. Indices outside of memory are left out.
    #[inline(always)]
    pub fn wrote(&mut self, at: usize, len: usize) {
        let (first, last) = (at >> PAGE_SHIFT, at.wrapping_add(len).wrapping_sub(1) >> PAGE_SHIFT);
        // Nearly always the page is marked already.
        if first != last || self.marks.get(first) != Some(&1) {
            self.mark(first, last);
        }
    }

    #[cold]
    #[inline(never)]
    fn mark(&mut self, first: usize, last: usize) {
        let end = last.saturating_add(1).min(self.marks.len());
        for page in first..end {
            if std::mem::replace(&mut self.marks[page], 1) == 0 {
                // Memory is far smaller than 2^32 pages.
                self.pages.push(page as u32);
            }
        }
    }

    /// The frame at this index runs, after a stop or a panic.
    pub fn frame(&mut self, fp: usize) {
        self.lowest = self.lowest.min(fp);
        self.highest = self.highest.max(fp);
    }

    /// The lowest frame pointer that was current.
    #[inline(always)]
    pub(super) fn lowest(&self) -> usize {
        self.lowest
    }

    /// A frame of `size` bytes below `end` begins to run, the lowest so far. False if it reaches below the stack's end.
    #[cold]
    #[inline(never)]
    pub(super) fn lower(&mut self, end: usize, size: usize, stack_end: usize) -> bool {
        let fp = end.checked_sub(size).filter(|fp| *fp >= stack_end);
        self.lowest = self.lowest.min(fp.unwrap_or(usize::MAX));
        fp.is_some()
    }

    /// The highest frame pointer that was current.
    #[inline(always)]
    pub(super) fn highest(&self) -> usize {
        self.highest
    }

    /// The frame at `fp` runs again, the highest so far. False if that is above the stack's top.
    #[cold]
    #[inline(never)]
    pub(super) fn raise(&mut self, fp: usize, top: usize) -> bool {
        self.highest = self.highest.max(fp.min(top));
        fp <= top
    }

    /// The lowest and highest frame pointer that was current since the last [`clear`](Self::clear).
    pub(super) fn frames(&self) -> Option<(usize, usize)> {
        (self.lowest <= self.highest).then_some((self.lowest, self.highest))
    }

    /// The pages that were written, each once, in no order.
    pub(super) fn pages(&self) -> &[u32] {
        &self.pages
    }

    pub(super) fn add(&mut self, from: usize, to: usize) {
        if from < to {
            self.mark(from >> PAGE_SHIFT, (to - 1) >> PAGE_SHIFT);
        }
    }

    pub(super) fn clear(&mut self) {
        for page in self.pages.drain(..) {
            self.marks[page as usize] = 0;
        }
        (self.lowest, self.highest) = (usize::MAX, 0);
    }
}
