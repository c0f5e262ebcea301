//! A vector being taken apart.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::prelude::v1::*;
use crate::ptr::NonNull;
use crate::vec::Vec;
use crate::vec::raw::Buffer;

/// Gives out the elements of a vector by value. For types of no size, `end` counts bytes instead of pointing.
pub struct IntoIter<T> {
    #[view(ptr)]
    buf: NonNull<T>,
    #[view(cap)]
    cap: usize,
    ptr: *const T,
    end: *const T,
    _marker: PhantomData<T>,
}

impl<T> IntoIter<T> {
    #[inline]
    pub(super) fn new(start: *mut T, len: usize, cap: usize) -> IntoIter<T> {
        let ptr = start as *const T;
        let end = if intrinsics::size_of::<T>() == 0 {
            intrinsics::offset(ptr as *const u8, len as isize) as *const T
        } else {
            intrinsics::offset(ptr, len as isize)
        };
        IntoIter { buf: unsafe { NonNull::new_unchecked(start) }, cap, ptr, end, _marker: PhantomData }
    }

    #[inline]
    fn left(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 {
            intrinsics::ptr_offset_from(self.end as *const u8, self.ptr as *const u8) as usize
        } else {
            intrinsics::ptr_offset_from(self.end, self.ptr) as usize
        }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.ptr, self.left()) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.ptr as *mut T, self.left()) }
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let at = self.ptr;
        if at == self.end {
            None
        } else if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset(self.end as *const u8, -1) as *const T;
            Some(intrinsics::read(self.buf.as_ptr() as *const T))
        } else {
            self.ptr = intrinsics::offset(at, 1);
            Some(intrinsics::read(at))
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left();
        (left, Some(left))
    }

    #[inline]
    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.left()
    }

    fn nth(&mut self, n: usize) -> Option<T> {
        let left = self.left();
        let skipped = if n < left { n } else { left };
        let dropped = intrinsics::slice_from_raw_parts_mut(self.ptr as *mut T, skipped);
        if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset(self.end as *const u8, -(skipped as isize)) as *const T;
        } else {
            self.ptr = intrinsics::offset(self.ptr, skipped as isize);
        }
        intrinsics::drop_in_place(dropped);
        self.next()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.ptr == self.end {
            None
        } else if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset(self.end as *const u8, -1) as *const T;
            Some(intrinsics::read(self.buf.as_ptr() as *const T))
        } else {
            self.end = intrinsics::offset(self.end, -1);
            Some(intrinsics::read(self.end))
        }
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        Vec::new().into_iter()
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for IntoIter<T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

unsafe impl<#[may_dangle] T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        let _buffer = Buffer { ptr: self.buf.as_ptr(), cap: self.cap };
        if intrinsics::needs_drop::<T>() {
            intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(self.ptr as *mut T, self.left()));
        }
    }
}
