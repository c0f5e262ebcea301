//! Slices in pieces between elements that a closure picks.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::prelude::v1::*;

/// The pieces between the elements that a closure picks.
pub struct Split<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> Split<'a, T, P> {
    pub(super) fn new(slice: &'a [T], pred: P) -> Split<'a, T, P> {
        Split { v: slice, pred, finished: false }
    }

    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.v)
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let mut i = 0;
        while i < self.v.len() {
            if (self.pred)(&self.v[i]) {
                let piece = &self.v[..i];
                self.v = &self.v[i + 1..];
                return Some(piece);
            }
            i += 1;
        }
        self.finish()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let mut i = self.v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&self.v[i]) {
                let piece = &self.v[i + 1..];
                self.v = &self.v[..i];
                return Some(piece);
            }
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for Split<'_, T, P> {}

/// The exclusive pieces between the elements that a closure picks.
pub struct SplitMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> SplitMut<'a, T, P> {
    pub(super) fn new(slice: &'a mut [T], pred: P) -> SplitMut<'a, T, P> {
        SplitMut { v: slice, pred, finished: false }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let mut i = 0;
        while i < self.v.len() {
            if (self.pred)(&self.v[i]) {
                let (head, tail) = mem::take(&mut self.v).split_at_mut(i + 1);
                self.v = tail;
                return Some(&mut head[..i]);
            }
            i += 1;
        }
        self.finished = true;
        Some(mem::take(&mut self.v))
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitMut<'_, T, P> {}

/// The pieces that end with an element that a closure picks.
pub struct SplitInclusive<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> SplitInclusive<'a, T, P> {
    pub(super) fn new(slice: &'a [T], pred: P) -> SplitInclusive<'a, T, P> {
        SplitInclusive { v: slice, pred }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
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
        let piece = &self.v[..end];
        self.v = &self.v[end..];
        Some(piece)
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitInclusive<'_, T, P> {}

/// The pieces between the elements that a closure picks, last first.
pub struct RSplit<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> RSplit<'a, T, P> {
    pub(super) fn new(slice: &'a [T], pred: P) -> RSplit<'a, T, P> {
        RSplit { inner: Split::new(slice, pred) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next_back()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
}

/// At most so many pieces; the last is all the rest.
pub struct SplitN<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
    left: usize,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> SplitN<'a, T, P> {
    pub(super) fn new(slice: &'a [T], n: usize, pred: P) -> SplitN<'a, T, P> {
        SplitN { inner: Split::new(slice, pred), left: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.inner.finish()
            }
            _ => {
                self.left -= 1;
                self.inner.next()
            }
        }
    }
}

/// At most so many pieces from the back; the last is all the rest.
pub struct RSplitN<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
    left: usize,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> RSplitN<'a, T, P> {
    pub(super) fn new(slice: &'a [T], n: usize, pred: P) -> RSplitN<'a, T, P> {
        RSplitN { inner: Split::new(slice, pred), left: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitN<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.inner.finish()
            }
            _ => {
                self.left -= 1;
                self.inner.next_back()
            }
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(mem::take(&mut self.v))
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let mut i = self.v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&self.v[i]) {
                let (head, tail) = mem::take(&mut self.v).split_at_mut(i);
                self.v = head;
                return Some(&mut tail[1..]);
            }
        }
        self.finish()
    }
}

/// The exclusive pieces between the elements that a closure picks, last first.
pub struct RSplitMut<'a, T: 'a, P> {
    inner: SplitMut<'a, T, P>,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> RSplitMut<'a, T, P> {
    pub(super) fn new(slice: &'a mut [T], pred: P) -> RSplitMut<'a, T, P> {
        RSplitMut { inner: SplitMut::new(slice, pred) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next_back()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        self.inner.next()
    }
}

/// At most so many exclusive pieces; the last is all the rest.
pub struct SplitNMut<'a, T: 'a, P> {
    inner: SplitMut<'a, T, P>,
    left: usize,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> SplitNMut<'a, T, P> {
    pub(super) fn new(slice: &'a mut [T], n: usize, pred: P) -> SplitNMut<'a, T, P> {
        SplitNMut { inner: SplitMut::new(slice, pred), left: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitNMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.inner.finish()
            }
            _ => {
                self.left -= 1;
                self.inner.next()
            }
        }
    }
}

/// At most so many exclusive pieces from the back; the last is all the rest.
pub struct RSplitNMut<'a, T: 'a, P> {
    inner: SplitMut<'a, T, P>,
    left: usize,
}

impl<'a, T: 'a, P: FnMut(&T) -> bool> RSplitNMut<'a, T, P> {
    pub(super) fn new(slice: &'a mut [T], n: usize, pred: P) -> RSplitNMut<'a, T, P> {
        RSplitNMut { inner: SplitMut::new(slice, pred), left: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitNMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.inner.finish()
            }
            _ => {
                self.left -= 1;
                self.inner.next_back()
            }
        }
    }
}

impl<T, P: Clone> Clone for Split<'_, T, P> {
    fn clone(&self) -> Self {
        Split { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

impl<T: fmt::Debug, P> fmt::Debug for Split<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Split").field("v", &self.v).field("finished", &self.finished).finish()
    }
}
