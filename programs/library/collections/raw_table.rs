//! The table under hash maps and sets.
//!
//! One block holds the entries, last first, and behind them a control byte for each: empty, deleted, or seven bits of
//! the entry's hash. Sixteen more control bytes repeat the first ones, as in `std`'s table.

use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::v1::*;
use crate::ptr::NonNull;
use crate::vec::capacity_overflow;

const EMPTY: u8 = 0xFF;
const DELETED: u8 = 0x80;
const WIDTH: usize = 16;

/// The control bytes of a table without entries.
static NO_ENTRIES: [u8; 16] = [0xFF; 16];

pub(super) struct RawTable<T> {
    #[view(ptr)]
    ctrl: NonNull<u8>,
    #[view(cap)]
    bucket_mask: usize,
    growth_left: usize,
    #[view(len)]
    items: usize,
    _marker: PhantomData<T>,
}

unsafe impl<T: Send> Send for RawTable<T> {}
unsafe impl<T: Sync> Sync for RawTable<T> {}

/// The seven bits of a hash that stand in the control byte.
#[inline]
fn tag(hash: u64) -> u8 {
    (hash >> 57) as u8
}

/// How many entries fit: seven eighths of the places.
fn room(bucket_mask: usize) -> usize {
    if bucket_mask < 8 { bucket_mask } else { (bucket_mask + 1) / 8 * 7 }
}

impl<T> RawTable<T> {
    pub(super) const fn new() -> RawTable<T> {
        RawTable {
            ctrl: unsafe { NonNull::new_unchecked(&raw const NO_ENTRIES as *mut u8) },
            bucket_mask: 0,
            growth_left: 0,
            items: 0,
            _marker: PhantomData,
        }
    }

    pub(super) fn with_capacity(capacity: usize) -> RawTable<T> {
        if capacity == 0 { RawTable::new() } else { RawTable::with_buckets(RawTable::<T>::buckets_for(capacity)) }
    }

    /// The number of places for so many entries: a power of two.
    fn buckets_for(capacity: usize) -> usize {
        let least = match intrinsics::size_of::<T>() {
            0 | 1 => 14,
            2 | 3 => 7,
            _ => 3,
        };
        let capacity = if capacity < least { least } else { capacity };
        if capacity < 4 {
            4
        } else if capacity < 8 {
            8
        } else if capacity < 15 {
            16
        } else {
            match capacity.checked_mul(8) {
                Some(eightfold) => (eightfold / 7).next_power_of_two(),
                None => capacity_overflow(),
            }
        }
    }

    /// Where the control bytes begin in the block.
    fn ctrl_offset(buckets: usize) -> usize {
        let (bytes, overflow) = intrinsics::mul_with_overflow(buckets, intrinsics::size_of::<T>());
        if overflow || bytes > isize::MAX as usize - buckets - 64 {
            capacity_overflow();
        }
        (bytes + WIDTH - 1) / WIDTH * WIDTH
    }

    fn align() -> usize {
        if intrinsics::align_of::<T>() > WIDTH { intrinsics::align_of::<T>() } else { WIDTH }
    }

    fn with_buckets(buckets: usize) -> RawTable<T> {
        let offset = RawTable::<T>::ctrl_offset(buckets);
        let block = intrinsics::alloc(offset + buckets + WIDTH, RawTable::<T>::align());
        let ctrl = intrinsics::offset_mut(block, offset as isize);
        intrinsics::write_bytes(ctrl, EMPTY, buckets + WIDTH);
        RawTable {
            ctrl: unsafe { NonNull::new_unchecked(ctrl) },
            bucket_mask: buckets - 1,
            growth_left: room(buckets - 1),
            items: 0,
            _marker: PhantomData,
        }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.items
    }

    #[inline]
    pub(super) fn capacity(&self) -> usize {
        self.items + self.growth_left
    }

    #[inline]
    fn ctrl(&self, index: usize) -> u8 {
        unsafe { *intrinsics::offset_mut(self.ctrl.as_ptr(), index as isize) }
    }

    fn set_ctrl(&mut self, index: usize, byte: u8) {
        let ctrl = self.ctrl.as_ptr();
        let mirrored = (intrinsics::wrapping_sub(index, WIDTH) & self.bucket_mask) + WIDTH;
        unsafe {
            *intrinsics::offset_mut(ctrl, index as isize) = byte;
            *intrinsics::offset_mut(ctrl, mirrored as isize) = byte;
        }
    }

    /// The place of an entry: they lie before the control bytes, last first.
    #[inline]
    pub(super) fn bucket(&self, index: usize) -> *mut T {
        intrinsics::offset_mut(self.ctrl.as_ptr() as *mut T, -1 - index as isize)
    }

    /// Where an entry with this hash for which `eq` holds is.
    pub(super) fn find<F: FnMut(&T) -> bool>(&self, hash: u64, mut eq: F) -> Option<usize> {
        let wanted = tag(hash);
        let mut index = hash as usize & self.bucket_mask;
        loop {
            let byte = self.ctrl(index);
            if byte == wanted && eq(unsafe { &*self.bucket(index) }) {
                return Some(index);
            }
            if byte == EMPTY {
                return None;
            }
            index = (index + 1) & self.bucket_mask;
        }
    }

    /// The first place that is free for this hash.
    fn free_slot(&self, hash: u64) -> usize {
        let mut index = hash as usize & self.bucket_mask;
        while self.ctrl(index) < DELETED {
            index = (index + 1) & self.bucket_mask;
        }
        index
    }

    /// Puts an entry that is not there yet in; returns its place.
    pub(super) fn insert<H: Fn(&T) -> u64>(&mut self, hash: u64, value: T, hasher: H) -> usize {
        let mut index = self.free_slot(hash);
        if self.growth_left == 0 && self.ctrl(index) == EMPTY {
            self.reserve(1, hasher);
            index = self.free_slot(hash);
        }
        self.put(index, hash, value);
        index
    }

    fn put(&mut self, index: usize, hash: u64, value: T) {
        if self.ctrl(index) == EMPTY {
            self.growth_left -= 1;
        }
        self.set_ctrl(index, tag(hash));
        intrinsics::write(self.bucket(index), value);
        self.items += 1;
    }

    /// Makes room for so many more, by moving all to a new table.
    pub(super) fn reserve<H: Fn(&T) -> u64>(&mut self, additional: usize, hasher: H) {
        if additional <= self.growth_left {
            return;
        }
        let wanted = match self.items.checked_add(additional) {
            Some(wanted) => wanted,
            None => capacity_overflow(),
        };
        let full = room(self.bucket_mask);
        // Where deleted places are the reason, a table of the same size will do.
        let buckets = if wanted <= full / 2 {
            self.bucket_mask + 1
        } else {
            RawTable::<T>::buckets_for(if wanted > full + 1 { wanted } else { full + 1 })
        };
        self.resize(buckets, hasher);
    }

    pub(super) fn shrink_to<H: Fn(&T) -> u64>(&mut self, min_capacity: usize, hasher: H) {
        let wanted = if min_capacity > self.items { min_capacity } else { self.items };
        if wanted == 0 {
            *self = RawTable::new();
            return;
        }
        let buckets = RawTable::<T>::buckets_for(wanted);
        if buckets < self.bucket_mask + 1 {
            self.resize(buckets, hasher);
        }
    }

    fn resize<H: Fn(&T) -> u64>(&mut self, buckets: usize, hasher: H) {
        let mut table = RawTable::<T>::with_buckets(buckets);
        let mut index = 0;
        let mut left = self.items;
        while left > 0 {
            if self.ctrl(index) < DELETED {
                let entry = self.bucket(index);
                let hash = hasher(unsafe { &*entry });
                let slot = table.free_slot(hash);
                table.put(slot, hash, intrinsics::read(entry as *const T));
                left -= 1;
            }
            index += 1;
        }
        // The old table has given its entries away: only its block is left to free.
        self.items = 0;
        *self = table;
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, index: usize) -> T {
        // A place is empty again if no search can have gone past it.
        let next = (index + 1) & self.bucket_mask;
        if self.ctrl(next) == EMPTY {
            self.set_ctrl(index, EMPTY);
            self.growth_left += 1;
        } else {
            self.set_ctrl(index, DELETED);
        }
        self.items -= 1;
        intrinsics::read(self.bucket(index) as *const T)
    }

    /// The first entry at or behind `index`.
    pub(super) fn next_full(&self, index: usize) -> Option<usize> {
        let mut index = index;
        while index <= self.bucket_mask {
            if self.ctrl(index) < DELETED {
                return Some(index);
            }
            index += 1;
        }
        None
    }

    pub(super) fn clear(&mut self) {
        self.drop_entries();
        self.forget_entries();
    }

    /// Says that there are no entries, without dropping them.
    pub(super) fn forget_entries(&mut self) {
        self.items = 0;
        if self.bucket_mask != 0 {
            intrinsics::write_bytes(self.ctrl.as_ptr(), EMPTY, self.bucket_mask + 1 + WIDTH);
            self.growth_left = room(self.bucket_mask);
        }
    }

    fn drop_entries(&mut self) {
        if !intrinsics::needs_drop::<T>() {
            return;
        }
        let mut index = 0;
        while self.items > 0 {
            if self.ctrl(index) < DELETED {
                self.items -= 1;
                intrinsics::drop_in_place(self.bucket(index));
            }
            index += 1;
        }
    }

    pub(super) fn iter(&self) -> RawIter<T> {
        RawIter { ctrl: self.ctrl.as_ptr() as *const u8, index: 0, items: self.items, _marker: PhantomData }
    }
}

/// Frees the block of a table, also when dropping an entry panics.
struct Block {
    start: *mut u8,
    size: usize,
    align: usize,
}

impl Drop for Block {
    fn drop(&mut self) {
        if self.size != 0 {
            intrinsics::dealloc(self.start, self.size, self.align);
        }
    }
}

unsafe impl<#[may_dangle] T> Drop for RawTable<T> {
    fn drop(&mut self) {
        let mut block = Block { start: self.ctrl.as_ptr(), size: 0, align: 1 };
        if self.bucket_mask != 0 {
            let buckets = self.bucket_mask + 1;
            let offset = RawTable::<T>::ctrl_offset(buckets);
            block.start = intrinsics::offset_mut(block.start, -(offset as isize));
            block.size = offset + buckets + WIDTH;
            block.align = RawTable::<T>::align();
        }
        if self.items > 0 {
            self.drop_entries();
        }
    }
}

impl<T: Clone> Clone for RawTable<T> {
    fn clone(&self) -> RawTable<T> {
        if self.items == 0 {
            return RawTable::new();
        }
        let mut table = RawTable::<T>::with_buckets(self.bucket_mask + 1);
        let mut index = 0;
        while let Some(full) = self.next_full(index) {
            let value = unsafe { &*self.bucket(full) }.clone();
            table.set_ctrl(full, self.ctrl(full));
            intrinsics::write(table.bucket(full), value);
            table.items += 1;
            table.growth_left -= 1;
            index = full + 1;
        }
        // Deleted places stay deleted, so that searches find what was put behind them.
        let mut index = 0;
        while index <= self.bucket_mask {
            if self.ctrl(index) == DELETED {
                table.set_ctrl(index, DELETED);
                table.growth_left -= 1;
            }
            index += 1;
        }
        table
    }
}

/// The places of all entries. The table must outlive it unchanged.
pub(super) struct RawIter<T> {
    ctrl: *const u8,
    index: usize,
    pub(super) items: usize,
    _marker: PhantomData<T>,
}

impl<T> RawIter<T> {
    pub(super) fn next(&mut self) -> Option<*mut T> {
        if self.items == 0 {
            return None;
        }
        while unsafe { *intrinsics::offset(self.ctrl, self.index as isize) } >= DELETED {
            self.index += 1;
        }
        let entry = intrinsics::offset(self.ctrl as *const T, -1 - self.index as isize);
        self.index += 1;
        self.items -= 1;
        Some(entry as *mut T)
    }

    pub(super) fn copy(&self) -> RawIter<T> {
        RawIter { ctrl: self.ctrl, index: self.index, items: self.items, _marker: PhantomData }
    }

    pub(super) fn none() -> RawIter<T> {
        RawIter { ctrl: &raw const NO_ENTRIES as *const u8, index: 0, items: 0, _marker: PhantomData }
    }
}

/// The entries of a table by value; the table goes with it.
pub(super) struct RawIntoIter<T> {
    iter: RawIter<T>,
    table: RawTable<T>,
}

impl<T> RawIntoIter<T> {
    pub(super) fn new(table: RawTable<T>) -> RawIntoIter<T> {
        RawIntoIter { iter: table.iter(), table }
    }

    pub(super) fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(entry) => Some(intrinsics::read(entry as *const T)),
            None => None,
        }
    }

    #[inline]
    pub(super) fn left(&self) -> usize {
        self.iter.items
    }

    pub(super) fn peek(&self) -> RawIter<T> {
        self.iter.copy()
    }
}

impl<T> Drop for RawIntoIter<T> {
    fn drop(&mut self) {
        // The entries are this iterator's, not the table's any more.
        self.table.items = 0;
        while let Some(entry) = self.iter.next() {
            intrinsics::drop_in_place(entry);
        }
    }
}
