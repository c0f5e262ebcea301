//! `slice[i]` and `slice[a..b]`.

use crate::intrinsics;
use crate::ops::{
    Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive,
};
use crate::panicking;
use crate::prelude::v1::*;

/// What a slice or a string can be indexed by.
#[lang = "SliceIndex"]
pub trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;

    fn get(self, slice: &T) -> Option<&Self::Output>;

    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;

    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;

    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;

    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;

    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

impl<T, I> Index<I> for [T]
where
    I: SliceIndex<[T]>,
{
    type Output = I::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I> IndexMut<I> for [T]
where
    I: SliceIndex<[T]>,
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn slice_index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panicking::panic_numbers("range start index ", start, " out of range for slice of length ", len, "")
    }
    if end > len {
        panicking::panic_numbers("range end index ", end, " out of range for slice of length ", len, "")
    }
    if start > end {
        panicking::panic_numbers("slice index starts at ", start, " but ends at ", end, "")
    }
    panicking::panic_numbers("range end index ", end, " out of range for slice of length ", len, "")
}

#[inline]
fn part<T>(slice: *const [T], start: usize, end: usize) -> *const [T] {
    let from = intrinsics::offset(intrinsics::slice_ptr(slice), start as isize);
    intrinsics::slice_from_raw_parts(from, intrinsics::wrapping_sub(end, start))
}

#[inline]
fn part_mut<T>(slice: *mut [T], start: usize, end: usize) -> *mut [T] {
    let from = intrinsics::offset(intrinsics::slice_ptr(slice as *const [T]), start as isize);
    intrinsics::slice_from_raw_parts_mut(from as *mut T, intrinsics::wrapping_sub(end, start))
}

impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    #[inline]
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { Some(unsafe { &*intrinsics::offset(slice.as_ptr(), self as isize) }) } else { None }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() {
            Some(unsafe { &mut *intrinsics::offset_mut(slice.as_mut_ptr(), self as isize) })
        } else {
            None
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T {
        intrinsics::offset(intrinsics::slice_ptr(slice), self as isize)
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T {
        intrinsics::offset(intrinsics::slice_ptr(slice as *const [T]), self as isize) as *mut T
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &T {
        &(*slice)[self]
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut (*slice)[self]
    }
}

impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() {
            Some(unsafe { &*part(slice, self.start, self.end) })
        } else {
            None
        }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() {
            Some(unsafe { &mut *part_mut(slice, self.start, self.end) })
        } else {
            None
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        part(slice, self.start, self.end)
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        part_mut(slice, self.start, self.end)
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end || self.end > slice.len() {
            slice_index_fail(self.start, self.end, slice.len());
        }
        unsafe { &*part(slice, self.start, self.end) }
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end || self.end > slice.len() {
            slice_index_fail(self.start, self.end, slice.len());
        }
        unsafe { &mut *part_mut(slice, self.start, self.end) }
    }
}

impl<T> SliceIndex<[T]> for RangeTo<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..self.end).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..self.end).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        part(slice, 0, self.end)
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        part_mut(slice, 0, self.end)
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        (0..self.end).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..self.end).index_mut(slice)
    }
}

impl<T> SliceIndex<[T]> for RangeFrom<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        (self.start..slice.len()).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (self.start..slice.len()).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        part(slice, self.start, intrinsics::slice_len(slice))
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        part_mut(slice, self.start, intrinsics::slice_len(slice as *const [T]))
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        let len = slice.len();
        if self.start > len {
            slice_index_fail(self.start, len, len);
        }
        unsafe { &*part(slice, self.start, len) }
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        let len = slice.len();
        if self.start > len {
            slice_index_fail(self.start, len, len);
        }
        unsafe { &mut *part_mut(slice, self.start, len) }
    }
}

impl<T> SliceIndex<[T]> for RangeFull {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        Some(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        Some(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        slice
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        slice
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        slice
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        slice
    }
}

/// The half-open form of an inclusive range over `len` elements, or `None` if it does not fit.
#[inline]
pub(crate) fn half_open(range: &RangeInclusive<usize>, len: usize) -> Option<Range<usize>> {
    if range.end >= len {
        return None;
    }
    let end = range.end + 1;
    let start = if range.exhausted { end } else { range.start };
    if start <= end { Some(Range { start, end }) } else { None }
}

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn inclusive_fail(range: &RangeInclusive<usize>, len: usize) -> ! {
    let start = if range.exhausted { intrinsics::wrapping_add(range.end, 1) } else { range.start };
    if start > len {
        panicking::panic_numbers("range start index ", start, " out of range for slice of length ", len, "")
    }
    if range.end >= len {
        panicking::panic_numbers("range end index ", range.end, " out of range for slice of length ", len, "")
    }
    panicking::panic_numbers("slice index starts at ", start, " but ends at ", range.end + 1, "")
}

impl<T> SliceIndex<[T]> for RangeInclusive<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        match half_open(&self, slice.len()) {
            Some(range) => Some(unsafe { &*part(slice, range.start, range.end) }),
            None => None,
        }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        match half_open(&self, slice.len()) {
            Some(range) => Some(unsafe { &mut *part_mut(slice, range.start, range.end) }),
            None => None,
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        let end = self.end + 1;
        part(slice, if self.exhausted { end } else { self.start }, end)
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        let end = self.end + 1;
        part_mut(slice, if self.exhausted { end } else { self.start }, end)
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        match half_open(&self, slice.len()) {
            Some(range) => unsafe { &*part(slice, range.start, range.end) },
            None => inclusive_fail(&self, slice.len()),
        }
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        match half_open(&self, slice.len()) {
            Some(range) => unsafe { &mut *part_mut(slice, range.start, range.end) },
            None => inclusive_fail(&self, slice.len()),
        }
    }
}

impl<T> SliceIndex<[T]> for RangeToInclusive<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..=self.end).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..=self.end).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        part(slice, 0, self.end + 1)
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        part_mut(slice, 0, self.end + 1)
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        (0..=self.end).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..=self.end).index_mut(slice)
    }
}

/// Turns any range into one with two ends, checked against a length.
#[track_caller]
pub(crate) fn range<R: RangeBounds<usize>>(range: R, len: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        Bound::Excluded(start) => {
            if *start == usize::MAX {
                panicking::panic("attempted to index slice from after maximum usize");
            }
            *start + 1
        }
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(end) => {
            if *end >= len {
                panicking::panic_numbers("range end index ", *end, " out of range for slice of length ", len, "");
            }
            *end + 1
        }
        Bound::Excluded(end) => *end,
        Bound::Unbounded => len,
    };
    if start > end || end > len {
        slice_index_fail(start, end, len);
    }
    Range { start, end }
}

/// What `get_disjoint_mut` takes.
pub unsafe trait GetDisjointMutIndex: Clone {
    fn is_in_bounds(&self, len: usize) -> bool;

    fn is_overlapping(&self, other: &Self) -> bool;
}

unsafe impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self < len
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        *self == *other
    }
}

unsafe impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        (self.start <= self.end) & (self.end <= len)
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        (self.start < other.end) & (other.start < self.end)
    }
}

unsafe impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        (self.start <= self.end) & (self.end < len)
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        (self.start <= other.end) & (other.start <= self.end)
    }
}
