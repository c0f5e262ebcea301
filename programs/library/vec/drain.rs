//! Taking a part out of a vector.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::prelude::v1::*;
use crate::ptr::NonNull;
use crate::slice;
use crate::vec::Vec;

/// Gives out a part of a vector by value, then closes the hole.
pub struct Drain<'a, T: 'a> {
    tail_start: usize,
    tail_len: usize,
    iter: slice::Iter<'a, T>,
    vec: NonNull<Vec<T>>,
    _vec: PhantomData<&'a mut Vec<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(super) fn new(vec: &'a mut Vec<T>, start: usize, end: usize) -> Drain<'a, T> {
        let len = vec.len;
        // If the drain is leaked, the vector has lost the part and the tail, but nothing is owned twice.
        vec.len = start;
        let from = intrinsics::offset(vec.as_ptr(), start as isize);
        let part = unsafe { &*intrinsics::slice_from_raw_parts(from, end - start) };
        Drain {
            tail_start: end,
            tail_len: len - end,
            iter: part.iter(),
            vec: NonNull::from_mut(vec),
            _vec: PhantomData,
        }
    }

    pub fn as_slice(&self) -> &[T] {
        self.iter.as_slice()
    }

    /// Fills the hole with values of `replace_with`; says whether it is full.
    fn fill<I: Iterator<Item = T>>(&mut self, replace_with: &mut I) -> bool {
        let vec = unsafe { self.vec.as_mut() };
        while vec.len < self.tail_start {
            match replace_with.next() {
                Some(value) => {
                    intrinsics::write(intrinsics::offset_mut(vec.as_mut_ptr(), vec.len as isize), value);
                    vec.len += 1;
                }
                None => return false,
            }
        }
        true
    }

    /// Moves the tail up by so many places.
    fn move_tail(&mut self, additional: usize) {
        let vec = unsafe { self.vec.as_mut() };
        let used = self.tail_start + self.tail_len;
        if additional > vec.capacity() - used {
            // The vector believes itself to be shorter than what is to be kept.
            let len = vec.len;
            vec.len = used;
            vec.reserve(additional);
            vec.len = len;
        }
        let new_start = self.tail_start + additional;
        let start = vec.as_mut_ptr();
        let from = intrinsics::offset(start as *const T, self.tail_start as isize);
        intrinsics::copy(from, intrinsics::offset_mut(start, new_start as isize), self.tail_len);
        self.tail_start = new_start;
    }
}

impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.iter.as_slice()).finish()
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(elem) => Some(intrinsics::read(elem as *const T)),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        match self.iter.next_back() {
            Some(elem) => Some(intrinsics::read(elem as *const T)),
            None => None,
        }
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

/// Moves the tail down when the drain ends, even if dropping what was left panics.
struct Tail<T> {
    vec: NonNull<Vec<T>>,
    start: usize,
    len: usize,
}

impl<T> Drop for Tail<T> {
    fn drop(&mut self) {
        if self.len > 0 {
            let vec = unsafe { self.vec.as_mut() };
            let len = vec.len;
            if self.start != len {
                let start = vec.as_mut_ptr();
                let from = intrinsics::offset(start as *const T, self.start as isize);
                intrinsics::copy(from, intrinsics::offset_mut(start, len as isize), self.len);
            }
            vec.len = len + self.len;
        }
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let _tail = Tail { vec: self.vec, start: self.tail_start, len: self.tail_len };
        let rest = self.iter.as_slice();
        let (start, len) = (rest.as_ptr(), rest.len());
        self.iter = slice::Iter::none();
        if intrinsics::needs_drop::<T>() && len > 0 {
            intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(start as *mut T, len));
        }
    }
}

/// Gives out a part of a vector by value, then puts other values in its place.
pub struct Splice<'a, I: Iterator + 'a> {
    drain: Drain<'a, I::Item>,
    replace_with: I,
}

impl<'a, I: Iterator + 'a> Splice<'a, I> {
    pub(super) fn new(drain: Drain<'a, I::Item>, replace_with: I) -> Splice<'a, I> {
        Splice { drain, replace_with }
    }
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.drain.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drain.size_hint()
    }
}

impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> {
        self.drain.next_back()
    }
}

impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(value) = self.drain.next() {
            drop(value);
        }
        self.drain.iter = slice::Iter::none();
        if self.drain.tail_len == 0 {
            let vec = unsafe { self.drain.vec.as_mut() };
            while let Some(value) = self.replace_with.next() {
                vec.push(value);
            }
            return;
        }
        if !self.drain.fill(&mut self.replace_with) {
            return;
        }
        let (lower, _) = self.replace_with.size_hint();
        if lower > 0 {
            self.drain.move_tail(lower);
            if !self.drain.fill(&mut self.replace_with) {
                return;
            }
        }
        // Whatever the size hint did not promise is collected first, so that its number is known.
        let mut rest = Vec::new();
        while let Some(value) = self.replace_with.next() {
            rest.push(value);
        }
        if rest.len() > 0 {
            self.drain.move_tail(rest.len());
            self.drain.fill(&mut rest.into_iter());
        }
    }
}

/// Gives out the elements that a closure picks; the others stay.
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    at: usize,
    end: usize,
    taken: usize,
    old_len: usize,
    pred: F,
}

impl<'a, T, F> ExtractIf<'a, T, F> {
    pub(super) fn new(vec: &'a mut Vec<T>, start: usize, end: usize, pred: F) -> ExtractIf<'a, T, F> {
        let old_len = vec.len;
        // If this is leaked, the vector has lost its elements, but nothing is owned twice.
        vec.len = 0;
        ExtractIf { vec, at: start, end, taken: 0, old_len, pred }
    }
}

impl<T, F> Iterator for ExtractIf<'_, T, F>
where
    F: FnMut(&mut T) -> bool,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while self.at < self.end {
            let place = intrinsics::offset_mut(self.vec.as_mut_ptr(), self.at as isize);
            let picked = (self.pred)(unsafe { &mut *place });
            self.at += 1;
            if picked {
                self.taken += 1;
                return Some(intrinsics::read(place as *const T));
            }
            if self.taken > 0 {
                let to = intrinsics::offset_mut(place, -(self.taken as isize));
                intrinsics::copy_nonoverlapping(place as *const T, to, 1);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.at))
    }
}

impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        if self.taken > 0 {
            let rest = intrinsics::offset_mut(self.vec.as_mut_ptr(), self.at as isize);
            let to = intrinsics::offset_mut(rest, -(self.taken as isize));
            intrinsics::copy(rest as *const T, to, self.old_len - self.at);
        }
        self.vec.len = self.old_len - self.taken;
    }
}
