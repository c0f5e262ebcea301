//! Slices in pieces of a fixed length.

use crate::iter::FusedIterator;
use crate::mem;
use crate::prelude::v1::*;

/// Every run of `size` neighbours, overlapping.
#[derive(Debug)]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Windows<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> Windows<'a, T> {
        Windows { v, size }
    }
}

impl<T> Clone for Windows<'_, T> {
    fn clone(&self) -> Self {
        Windows { v: self.v, size: self.size }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            None
        } else {
            let window = &self.v[..self.size];
            self.v = &self.v[1..];
            Some(window)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }

    fn nth(&mut self, n: usize) -> Option<&'a [T]> {
        self.v = if n < self.v.len() { &self.v[n..] } else { &[] };
        self.next()
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if self.size > len {
            None
        } else {
            let window = &self.v[len - self.size..];
            self.v = &self.v[..len - 1];
            Some(window)
        }
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}
impl<T> FusedIterator for Windows<'_, T> {}

/// Pieces of `size` elements; the last may be shorter.
#[derive(Debug)]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Chunks<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> Chunks<'a, T> {
        Chunks { v, size }
    }
}

impl<T> Clone for Chunks<'_, T> {
    fn clone(&self) -> Self {
        Chunks { v: self.v, size: self.size }
    }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = self.v.split_at(size);
        self.v = tail;
        Some(head)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = self.v.split_at(len - size);
        self.v = head;
        Some(tail)
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}
impl<T> FusedIterator for Chunks<'_, T> {}

/// Exclusive pieces of `size` elements; the last may be shorter.
#[derive(Debug)]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    size: usize,
}

impl<'a, T> ChunksMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], size: usize) -> ChunksMut<'a, T> {
        ChunksMut { v, size }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    #[inline]
    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(size);
        self.v = tail;
        Some(head)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - size);
        self.v = head;
        Some(tail)
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}
impl<T> FusedIterator for ChunksMut<'_, T> {}

/// Pieces of exactly `size` elements; what is left over is the remainder.
#[derive(Debug)]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rest: &'a [T],
    size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> ChunksExact<'a, T> {
        let whole = v.len() - v.len() % size;
        let (v, rest) = v.split_at(whole);
        ChunksExact { v, rest, size }
    }

    pub fn remainder(&self) -> &'a [T] {
        self.rest
    }
}

impl<T> Clone for ChunksExact<'_, T> {
    fn clone(&self) -> Self {
        ChunksExact { v: self.v, rest: self.rest, size: self.size }
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = self.v.split_at(size);
        self.v = tail;
        Some(head)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = self.v.split_at(len - size);
        self.v = head;
        Some(tail)
    }
}

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}
impl<T> FusedIterator for ChunksExact<'_, T> {}

/// Exclusive pieces of exactly `size` elements; what is left over is the remainder.
#[derive(Debug)]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rest: &'a mut [T],
    size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], size: usize) -> ChunksExactMut<'a, T> {
        let whole = v.len() - v.len() % size;
        let (v, rest) = v.split_at_mut(whole);
        ChunksExactMut { v, rest, size }
    }

    pub fn into_remainder(self) -> &'a mut [T] {
        self.rest
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    #[inline]
    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(size);
        self.v = tail;
        Some(head)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - size);
        self.v = head;
        Some(tail)
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}
impl<T> FusedIterator for ChunksExactMut<'_, T> {}

/// Pieces of `size` elements from the back; the last may be shorter.
#[derive(Debug)]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> RChunks<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> RChunks<'a, T> {
        RChunks { v, size }
    }
}

impl<T> Clone for RChunks<'_, T> {
    fn clone(&self) -> Self {
        RChunks { v: self.v, size: self.size }
    }
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = self.v.split_at(len - size);
        self.v = head;
        Some(tail)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = self.v.split_at(size);
        self.v = tail;
        Some(head)
    }
}

impl<T> ExactSizeIterator for RChunks<'_, T> {}
impl<T> FusedIterator for RChunks<'_, T> {}

/// Exclusive pieces of `size` elements from the back; the last may be shorter.
#[derive(Debug)]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    size: usize,
}

impl<'a, T> RChunksMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], size: usize) -> RChunksMut<'a, T> {
        RChunksMut { v, size }
    }
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];

    #[inline]
    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.size < len { self.size } else { len };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len - size);
        self.v = head;
        Some(tail)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.v.len().div_ceil(self.size);
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.len()
    }
}

impl<'a, T> DoubleEndedIterator for RChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.size;
        let size = if rest == 0 { self.size } else { rest };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(size);
        self.v = tail;
        Some(head)
    }
}

impl<T> ExactSizeIterator for RChunksMut<'_, T> {}
impl<T> FusedIterator for RChunksMut<'_, T> {}

/// Runs of neighbours that a closure accepts.
pub struct ChunkBy<'a, T: 'a, P> {
    slice: &'a [T],
    predicate: P,
}

impl<'a, T, P> ChunkBy<'a, T, P> {
    pub(super) fn new(slice: &'a [T], predicate: P) -> ChunkBy<'a, T, P> {
        ChunkBy { slice, predicate }
    }
}

impl<'a, T: 'a, P> Iterator for ChunkBy<'a, T, P>
where
    P: FnMut(&T, &T) -> bool,
{
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let slice = self.slice;
        if slice.len() == 0 {
            return None;
        }
        let mut end = 1;
        while end < slice.len() && (self.predicate)(&slice[end - 1], &slice[end]) {
            end += 1;
        }
        self.slice = &slice[end..];
        Some(&slice[..end])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.slice.len() == 0 { (0, Some(0)) } else { (1, Some(self.slice.len())) }
    }
}

impl<'a, T: 'a, P> DoubleEndedIterator for ChunkBy<'a, T, P>
where
    P: FnMut(&T, &T) -> bool,
{
    fn next_back(&mut self) -> Option<&'a [T]> {
        let slice = self.slice;
        if slice.len() == 0 {
            return None;
        }
        let mut start = slice.len() - 1;
        while start > 0 && (self.predicate)(&slice[start - 1], &slice[start]) {
            start -= 1;
        }
        self.slice = &slice[..start];
        Some(&slice[start..])
    }
}

impl<'a, T: 'a, P> FusedIterator for ChunkBy<'a, T, P> where P: FnMut(&T, &T) -> bool {}
