//! The buffer of a vector: how it grows, shrinks and goes away.

use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;
use crate::ptr::Unique;
use crate::vec::Vec;

/// A capacity. It never uses its highest bit, so that `Option<Vec<T>>` is three words.
#[derive(Clone, Copy)]
#[valid_range_end(0x7fff_ffff_ffff_ffff)]
#[repr(transparent)]
pub(crate) struct Cap(usize);

impl Cap {
    pub(crate) const ZERO: Cap = unsafe { Cap(0) };

    #[inline]
    pub(crate) const unsafe fn new_unchecked(cap: usize) -> Cap {
        unsafe { Cap(cap) }
    }

    #[inline]
    pub(crate) const fn get(self) -> usize {
        self.0
    }
}

/// A buffer that is given back when this goes out of scope. Its elements are somebody else's business.
pub(crate) struct Buffer<T> {
    pub(crate) ptr: *mut T,
    pub(crate) cap: usize,
}

impl<T> Drop for Buffer<T> {
    #[inline]
    fn drop(&mut self) {
        let size = intrinsics::size_of::<T>();
        if self.cap != 0 && size != 0 {
            intrinsics::dealloc(self.ptr as *mut u8, self.cap * size, intrinsics::align_of::<T>());
        }
    }
}

/// The smallest capacity that growing makes: tiny buffers are not worth their headers.
#[inline]
pub(crate) const fn min_non_zero_cap<T>() -> usize {
    let size = intrinsics::size_of::<T>();
    if size == 1 {
        8
    } else if size <= 1024 {
        4
    } else {
        1
    }
}

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn capacity_overflow() -> ! {
    panicking::panic("capacity overflow")
}

impl<T> Vec<T> {
    /// Makes room for one more element when the buffer is full.
    #[inline(never)]
    #[track_caller]
    pub(super) fn grow_one(&mut self) {
        self.grow_amortized(1);
    }

    /// At least doubles the capacity.
    #[inline(never)]
    #[track_caller]
    pub(super) fn grow_amortized(&mut self, additional: usize) {
        if intrinsics::size_of::<T>() == 0 {
            capacity_overflow();
        }
        let (required, overflow) = intrinsics::add_with_overflow(self.len, additional);
        if overflow {
            capacity_overflow();
        }
        let mut capacity = self.cap.get() * 2;
        if capacity < required {
            capacity = required;
        }
        if capacity < min_non_zero_cap::<T>() {
            capacity = min_non_zero_cap::<T>();
        }
        self.set_capacity(capacity);
    }

    #[inline(never)]
    #[track_caller]
    pub(super) fn grow_exact(&mut self, additional: usize) {
        if intrinsics::size_of::<T>() == 0 {
            capacity_overflow();
        }
        let (required, overflow) = intrinsics::add_with_overflow(self.len, additional);
        if overflow {
            capacity_overflow();
        }
        self.set_capacity(required);
    }

    /// Gives the buffer exactly this much room, which is more than it has.
    #[track_caller]
    pub(super) fn set_capacity(&mut self, capacity: usize) {
        let size = intrinsics::size_of::<T>();
        if size == 0 {
            return;
        }
        let (bytes, overflow) = intrinsics::mul_with_overflow(capacity, size);
        if overflow || bytes > isize::MAX as usize {
            capacity_overflow();
        }
        let align = intrinsics::align_of::<T>();
        let old = self.cap.get();
        let block = if old == 0 {
            intrinsics::alloc(bytes, align)
        } else {
            intrinsics::realloc(self.ptr.as_ptr() as *mut u8, old * size, align, bytes)
        };
        unsafe {
            self.ptr = Unique::new_unchecked(block as *mut T);
            self.cap = Cap::new_unchecked(capacity);
        }
    }

    /// Gives back the room beyond `capacity`.
    #[track_caller]
    pub(super) fn shrink(&mut self, capacity: usize) {
        let size = intrinsics::size_of::<T>();
        let old = self.cap.get();
        if size == 0 || old == 0 || capacity >= old {
            return;
        }
        let align = intrinsics::align_of::<T>();
        if capacity == 0 {
            intrinsics::dealloc(self.ptr.as_ptr() as *mut u8, old * size, align);
            self.ptr = Unique::dangling();
        } else {
            let block = intrinsics::realloc(self.ptr.as_ptr() as *mut u8, old * size, align, capacity * size);
            self.ptr = unsafe { Unique::new_unchecked(block as *mut T) };
        }
        self.cap = unsafe { Cap::new_unchecked(capacity) };
    }
}
