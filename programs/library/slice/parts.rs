//! The rarer ways to cut a slice.

use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::{Bound, Range, RangeBounds, RangeFrom, RangeTo, RangeToInclusive};
use crate::panicking;
use crate::prelude::v1::*;

use super::part;

impl<T> [T] {
    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        if chunk_size == 0 {
            panicking::panic("chunk size must be non-zero");
        }
        let (rest, v) = self.split_at(self.len() % chunk_size);
        RChunksExact { v, rest, size: chunk_size }
    }

    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic("chunk size must be non-zero");
        }
        let (rest, v) = self.split_at_mut(self.len() % chunk_size);
        RChunksExactMut { v, rest, size: chunk_size }
    }

    pub fn chunk_by_mut<F>(&mut self, pred: F) -> ChunkByMut<'_, T, F>
    where
        F: FnMut(&T, &T) -> bool,
    {
        ChunkByMut { v: self, pred }
    }

    pub fn split_inclusive_mut<F>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        SplitInclusiveMut { v: self, pred }
    }

    /// Looks at each `N` neighbours as an array.
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        ArrayWindows { v: self }
    }

    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr() as *mut [T; N]) }) }
    }

    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr().wrapping_add(len - N) as *mut [T; N]) }) }
    }

    pub fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        if self.len() < N {
            return None;
        }
        let (first, tail) = self.split_at_mut(N);
        Some((unsafe { &mut *(first.as_mut_ptr() as *mut [T; N]) }, tail))
    }

    pub fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        if self.len() < N {
            return None;
        }
        let (init, last) = self.split_at_mut(self.len() - N);
        Some((init, unsafe { &mut *(last.as_mut_ptr() as *mut [T; N]) }))
    }

    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let start = self.as_mut_ptr();
        Range { start, end: intrinsics::offset_mut(start, self.len() as isize) }
    }

    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        (part(self, 0, mid), part(self, mid, self.len()))
    }

    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        let start = self.as_mut_ptr();
        unsafe {
            (
                &mut *intrinsics::slice_from_raw_parts_mut(start, mid),
                &mut *intrinsics::slice_from_raw_parts_mut(intrinsics::offset_mut(start, mid as isize), len - mid),
            )
        }
    }

    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.as_ptr() as *const [T; N], self.len() / N) }
    }

    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        let count = self.len() / N;
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.as_mut_ptr() as *mut [T; N], count) }
    }

    /// The part in the middle that is well aligned for `U`, as values of it.
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        let Some((before, count)) = aligned_part::<T, U>(self) else { return (self, &[], &[]) };
        let (left, rest) = self.split_at(before);
        let (middle, right) = rest.split_at(count * intrinsics::size_of::<U>() / intrinsics::size_of::<T>());
        (left, unsafe { &*intrinsics::slice_from_raw_parts(middle.as_ptr() as *const U, count) }, right)
    }

    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        let Some((before, count)) = aligned_part::<T, U>(self) else { return (self, &mut [], &mut []) };
        let (left, rest) = self.split_at_mut(before);
        let (middle, right) = rest.split_at_mut(count * intrinsics::size_of::<U>() / intrinsics::size_of::<T>());
        let middle = middle.as_mut_ptr() as *mut U;
        (left, unsafe { &mut *intrinsics::slice_from_raw_parts_mut(middle, count) }, right)
    }

    /// Where in the slice an element of it is, by its address.
    #[track_caller]
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = intrinsics::size_of::<T>();
        if size == 0 {
            panicking::panic("elements are zero-sized");
        }
        let bytes = (element as *const T as usize).wrapping_sub(self.as_ptr() as usize);
        if bytes % size == 0 && bytes / size < self.len() { Some(bytes / size) } else { None }
    }

    /// Takes a part at one of the ends off the slice itself; none if the slice is too short.
    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let (at_front, mid) = off(&range)?;
        if mid > self.len() {
            return None;
        }
        let (front, back) = self.split_at(mid);
        if at_front {
            *self = back;
            Some(front)
        } else {
            *self = front;
            Some(back)
        }
    }

    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> {
        let (at_front, mid) = off(&range)?;
        if mid > self.len() {
            return None;
        }
        let (front, back) = mem::take(self).split_at_mut(mid);
        if at_front {
            *self = back;
            Some(front)
        } else {
            *self = front;
            Some(back)
        }
    }

    /// Takes the first element off the slice itself.
    pub fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (first, rest) = self.split_first()?;
        *self = rest;
        Some(first)
    }

    pub fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (last, rest) = self.split_last()?;
        *self = rest;
        Some(last)
    }

    pub fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (first, rest) = mem::take(self).split_first_mut()?;
        *self = rest;
        Some(first)
    }

    pub fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (last, rest) = mem::take(self).split_last_mut()?;
        *self = rest;
        Some(last)
    }
}

/// How many elements are before the part that is well aligned for `U`, and how many `U` there are in it, at least none.
///
/// The part is a whole number of `T` as well; nothing of no size is looked at as anything else.
fn aligned_part<T, U>(slice: &[T]) -> Option<(usize, usize)> {
    let (from, to) = (intrinsics::size_of::<T>(), intrinsics::size_of::<U>());
    if from == 0 || to == 0 {
        return None;
    }
    let before = slice.as_ptr().align_offset(intrinsics::align_of::<U>());
    if before > slice.len() {
        return None;
    }
    let (mut a, mut b) = (from, to);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some((before, (slice.len() - before) / (to / a) * (from / a)))
}

/// Pieces of exactly `size` elements from the back.
#[derive(Debug, Clone)]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rest: &'a [T],
    size: usize,
}

impl<'a, T> RChunksExact<'a, T> {
    pub fn remainder(&self) -> &'a [T] {
        self.rest
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let (head, tail) = self.v.split_at(len - self.size);
        self.v = head;
        Some(tail)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len() / self.size;
        (left, Some(left))
    }
}

impl<'a, T> DoubleEndedIterator for RChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.len() == 0 {
            return None;
        }
        let (head, tail) = self.v.split_at(self.size);
        self.v = tail;
        Some(head)
    }
}

impl<T> ExactSizeIterator for RChunksExact<'_, T> {}
impl<T> FusedIterator for RChunksExact<'_, T> {}

/// Exclusive pieces of exactly `size` elements from the back.
#[derive(Debug)]
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rest: &'a mut [T],
    size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rest
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - self.size);
        self.v = head;
        Some(tail)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len() / self.size;
        (left, Some(left))
    }
}

impl<T> ExactSizeIterator for RChunksExactMut<'_, T> {}
impl<T> FusedIterator for RChunksExactMut<'_, T> {}

/// Exclusive runs of neighbours that a closure accepts.
pub struct ChunkByMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() == 0 {
            return None;
        }
        let mut end = 1;
        while end < self.v.len() && (self.pred)(&self.v[end - 1], &self.v[end]) {
            end += 1;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(end);
        self.v = tail;
        Some(head)
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> FusedIterator for ChunkByMut<'a, T, P> {}

/// The exclusive pieces that end with an element that a closure picks.
pub struct SplitInclusiveMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() == 0 {
            return None;
        }
        let mut end = 0;
        while end < self.v.len() {
            end += 1;
            if (self.pred)(&self.v[end - 1]) {
                break;
            }
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(end);
        self.v = tail;
        Some(head)
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitInclusiveMut<'_, T, P> {}

/// Overlapping arrays of `N` neighbours.
#[derive(Debug, Clone)]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];

    fn next(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.first_chunk::<N>()?;
        self.v = part(self.v, 1, self.v.len());
        Some(window)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.v.len() + 1).saturating_sub(N);
        (left, Some(left))
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}

/// A range that is open at one end.
pub trait OneSidedRange<T>: RangeBounds<T> {}

impl<T> OneSidedRange<T> for RangeTo<T> {}
impl<T> OneSidedRange<T> for RangeFrom<T> {}
impl<T> OneSidedRange<T> for RangeToInclusive<T> {}

/// Whether such a range is at the front, and where it ends or begins.
fn off<R: RangeBounds<usize>>(range: &R) -> Option<(bool, usize)> {
    match (range.start_bound(), range.end_bound()) {
        (Bound::Included(start), _) => Some((false, *start)),
        (_, Bound::Excluded(end)) => Some((true, *end)),
        (_, Bound::Included(end)) => Some((true, end.checked_add(1)?)),
        _ => None,
    }
}
