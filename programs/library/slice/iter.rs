//! Walking a slice.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::prelude::v1::*;
use crate::ptr::NonNull;

/// References to the elements, one after the other.
pub struct Iter<'a, T: 'a> {
    ptr: NonNull<T>,
    end: *const T,
    _marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}

impl<'a, T> Iter<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T]) -> Iter<'a, T> {
        let len = slice.len();
        let start = slice.as_ptr() as *mut T;
        let end = if intrinsics::size_of::<T>() == 0 {
            intrinsics::offset_mut(start as *mut u8, len as isize) as *const T
        } else {
            intrinsics::offset_mut(start, len as isize) as *const T
        };
        Iter { ptr: unsafe { NonNull::new_unchecked(start) }, end, _marker: PhantomData }
    }

    /// How many elements are left. For types of no size, `end` counts bytes instead of pointing.
    #[inline]
    fn left(&self) -> usize {
        let start = self.ptr.as_ptr() as *const T;
        if intrinsics::size_of::<T>() == 0 {
            intrinsics::ptr_offset_from(self.end as *const u8, start as *const u8) as usize
        } else {
            intrinsics::ptr_offset_from(self.end as *const T, start) as usize
        }
    }

    /// A walk over nothing.
    pub(crate) fn none() -> Iter<'a, T> {
        Iter::new(&[])
    }

    #[inline]
    pub fn as_slice(&self) -> &'a [T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.ptr.as_ptr() as *const T, self.left()) }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        let at = self.ptr.as_ptr();
        if at as *const T == self.end as *const T {
            None
        } else {
            if intrinsics::size_of::<T>() == 0 {
                self.end = intrinsics::offset_mut(self.end as *mut u8, -1) as *const T;
            } else {
                self.ptr = unsafe { NonNull::new_unchecked(intrinsics::offset_mut(at, 1)) };
            }
            Some(unsafe { &*at })
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

    fn nth(&mut self, n: usize) -> Option<&'a T> {
        let left = self.left();
        self.skip_front(if n < left { n } else { left });
        self.next()
    }

    fn last(mut self) -> Option<&'a T> {
        self.next_back()
    }
}

impl<'a, T> Iter<'a, T> {
    fn skip_front(&mut self, count: usize) {
        if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -(count as isize)) as *const T;
        } else {
            let at = intrinsics::offset_mut(self.ptr.as_ptr(), count as isize);
            self.ptr = unsafe { NonNull::new_unchecked(at) };
        }
    }

    fn skip_back(&mut self, count: usize) {
        if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -(count as isize)) as *const T;
        } else {
            self.end = intrinsics::offset(self.end, -(count as isize));
        }
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a T> {
        let start = self.ptr.as_ptr();
        if start as *const T == self.end as *const T {
            None
        } else if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -1) as *const T;
            Some(unsafe { &*start })
        } else {
            self.end = intrinsics::offset(self.end, -1);
            Some(unsafe { &*self.end })
        }
    }

    fn nth_back(&mut self, n: usize) -> Option<&'a T> {
        let left = self.left();
        self.skip_back(if n < left { n } else { left });
        self.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {
    #[inline]
    fn len(&self) -> usize {
        self.left()
    }
}

impl<T> FusedIterator for Iter<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter::new(&[])
    }
}

impl<T> Clone for Iter<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        Iter { ptr: self.ptr, end: self.end, _marker: PhantomData }
    }
}

/// Exclusive references to the elements, one after the other.
pub struct IterMut<'a, T: 'a> {
    ptr: NonNull<T>,
    end: *mut T,
    _marker: PhantomData<&'a mut T>,
}

unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}

impl<'a, T> IterMut<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a mut [T]) -> IterMut<'a, T> {
        let len = slice.len();
        let start = slice.as_mut_ptr();
        let end = if intrinsics::size_of::<T>() == 0 {
            intrinsics::offset_mut(start as *mut u8, len as isize) as *mut T
        } else {
            intrinsics::offset_mut(start, len as isize) as *mut T
        };
        IterMut { ptr: unsafe { NonNull::new_unchecked(start) }, end, _marker: PhantomData }
    }

    /// How many elements are left. For types of no size, `end` counts bytes instead of pointing.
    #[inline]
    fn left(&self) -> usize {
        let start = self.ptr.as_ptr() as *const T;
        if intrinsics::size_of::<T>() == 0 {
            intrinsics::ptr_offset_from(self.end as *const u8, start as *const u8) as usize
        } else {
            intrinsics::ptr_offset_from(self.end as *const T, start) as usize
        }
    }

    pub fn into_slice(self) -> &'a mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.left()) }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.ptr.as_ptr() as *const T, self.left()) }
    }
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    #[inline]
    fn next(&mut self) -> Option<&'a mut T> {
        let at = self.ptr.as_ptr();
        if at as *const T == self.end as *const T {
            None
        } else {
            if intrinsics::size_of::<T>() == 0 {
                self.end = intrinsics::offset_mut(self.end as *mut u8, -1) as *mut T;
            } else {
                self.ptr = unsafe { NonNull::new_unchecked(intrinsics::offset_mut(at, 1)) };
            }
            Some(unsafe { &mut *at })
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

    fn nth(&mut self, n: usize) -> Option<&'a mut T> {
        let left = self.left();
        self.skip_front(if n < left { n } else { left });
        self.next()
    }

    fn last(mut self) -> Option<&'a mut T> {
        self.next_back()
    }
}

impl<'a, T> IterMut<'a, T> {
    fn skip_front(&mut self, count: usize) {
        if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -(count as isize)) as *mut T;
        } else {
            let at = intrinsics::offset_mut(self.ptr.as_ptr(), count as isize);
            self.ptr = unsafe { NonNull::new_unchecked(at) };
        }
    }

    fn skip_back(&mut self, count: usize) {
        if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -(count as isize)) as *mut T;
        } else {
            self.end = intrinsics::offset_mut(self.end, -(count as isize));
        }
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a mut T> {
        let start = self.ptr.as_ptr();
        if start as *const T == self.end as *const T {
            None
        } else if intrinsics::size_of::<T>() == 0 {
            self.end = intrinsics::offset_mut(self.end as *mut u8, -1) as *mut T;
            Some(unsafe { &mut *start })
        } else {
            self.end = intrinsics::offset_mut(self.end, -1);
            Some(unsafe { &mut *self.end })
        }
    }

    fn nth_back(&mut self, n: usize) -> Option<&'a mut T> {
        let left = self.left();
        self.skip_back(if n < left { n } else { left });
        self.next_back()
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {
    #[inline]
    fn len(&self) -> usize {
        self.left()
    }
}

impl<T> FusedIterator for IterMut<'_, T> {}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for IterMut<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        IterMut::new(&mut [])
    }
}
