//! A list whose elements know their neighbours.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::prelude::v1::*;
use crate::ptr::NonNull;

type Link<T> = Option<NonNull<Node<T>>>;

/// A list with two ends. The list owns its nodes; their links only point.
pub struct LinkedList<T> {
    head: Link<T>,
    tail: Link<T>,
    len: usize,
    _marker: PhantomData<Box<Node<T>>>,
}

struct Node<T> {
    next: Link<T>,
    prev: Link<T>,
    element: T,
}

/// Looks at the elements in turn.
pub struct Iter<'a, T: 'a> {
    head: Link<T>,
    tail: Link<T>,
    len: usize,
    _marker: PhantomData<&'a Node<T>>,
}

/// Looks at the elements in turn and may change them.
pub struct IterMut<'a, T: 'a> {
    head: Link<T>,
    tail: Link<T>,
    len: usize,
    _marker: PhantomData<&'a mut Node<T>>,
}

/// Gives out the elements.
#[derive(Clone)]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}

impl<T> LinkedList<T> {
    pub const fn new() -> LinkedList<T> {
        LinkedList { head: None, tail: None, len: 0, _marker: PhantomData }
    }

    /// Moves the elements of `other` to the end.
    pub fn append(&mut self, other: &mut LinkedList<T>) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(head);
                        (*head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, _marker: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, _marker: PhantomData }
    }

    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn clear(&mut self) {
        drop(mem::take(self));
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|e| e == x)
    }

    pub fn front(&self) -> Option<&T> {
        self.head.map(|node| unsafe { &(*node.as_ptr()).element })
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.head.map(|node| unsafe { &mut (*node.as_ptr()).element })
    }

    pub fn back(&self) -> Option<&T> {
        self.tail.map(|node| unsafe { &(*node.as_ptr()).element })
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.tail.map(|node| unsafe { &mut (*node.as_ptr()).element })
    }

    pub fn push_front(&mut self, element: T) {
        let node = Box::into_raw(Box::new(Node { next: self.head, prev: None, element }));
        let link = unsafe { Some(NonNull::new_unchecked(node)) };
        match self.head {
            None => self.tail = link,
            Some(head) => unsafe { (*head.as_ptr()).prev = link },
        }
        self.head = link;
        self.len += 1;
    }

    /// Adds an element and refers to it.
    pub fn push_front_mut(&mut self, element: T) -> &mut T {
        self.push_front(element);
        match self.head {
            Some(node) => unsafe { &mut (*node.as_ptr()).element },
            None => crate::intrinsics::unreachable(),
        }
    }

    pub fn push_back_mut(&mut self, element: T) -> &mut T {
        self.push_back(element);
        match self.tail {
            Some(node) => unsafe { &mut (*node.as_ptr()).element },
            None => crate::intrinsics::unreachable(),
        }
    }

    pub fn push_back(&mut self, element: T) {
        let node = Box::into_raw(Box::new(Node { next: None, prev: self.tail, element }));
        let link = unsafe { Some(NonNull::new_unchecked(node)) };
        match self.tail {
            None => self.head = link,
            Some(tail) => unsafe { (*tail.as_ptr()).next = link },
        }
        self.tail = link;
        self.len += 1;
    }

    pub fn pop_front(&mut self) -> Option<T> {
        self.head.map(|node| self.unlink(node))
    }

    pub fn pop_back(&mut self) -> Option<T> {
        self.tail.map(|node| self.unlink(node))
    }

    /// Takes a node of this list out of it.
    fn unlink(&mut self, node: NonNull<Node<T>>) -> T {
        let node = unsafe { *Box::from_raw(node.as_ptr()) };
        match node.prev {
            Some(prev) => unsafe { (*prev.as_ptr()).next = node.next },
            None => self.head = node.next,
        }
        match node.next {
            Some(next) => unsafe { (*next.as_ptr()).prev = node.prev },
            None => self.tail = node.prev,
        }
        self.len -= 1;
        node.element
    }

    /// Cuts the list before `at` and gives the rest.
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        assert!(at <= self.len, "Cannot split off at a nonexistent index");
        let mut rest = LinkedList::new();
        if at == 0 {
            mem::swap(self, &mut rest);
            return rest;
        }
        let mut last = self.head;
        let mut left = at - 1;
        while left > 0 {
            last = last.and_then(|node| unsafe { (*node.as_ptr()).next });
            left -= 1;
        }
        if let Some(last) = last {
            let cut = unsafe { (*last.as_ptr()).next.take() };
            if let Some(cut) = cut {
                unsafe { (*cut.as_ptr()).prev = None };
                rest.head = Some(cut);
                rest.tail = mem::replace(&mut self.tail, Some(last));
                rest.len = self.len - at;
                self.len = at;
            }
        }
        rest
    }
}

impl<T> Default for LinkedList<T> {
    fn default() -> LinkedList<T> {
        LinkedList::new()
    }
}

unsafe impl<#[may_dangle] T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        while self.pop_front().is_some() {}
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let node = self.head?;
        self.len -= 1;
        self.head = unsafe { (*node.as_ptr()).next };
        Some(unsafe { &(*node.as_ptr()).element })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let node = self.tail?;
        self.len -= 1;
        self.tail = unsafe { (*node.as_ptr()).prev };
        Some(unsafe { &(*node.as_ptr()).element })
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, _marker: PhantomData }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iter(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_fmt(format_args!(", {})", self.len))
    }
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let node = self.head?;
        self.len -= 1;
        self.head = unsafe { (*node.as_ptr()).next };
        Some(unsafe { &mut (*node.as_ptr()).element })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let node = self.tail?;
        self.len -= 1;
        self.tail = unsafe { (*node.as_ptr()).prev };
        Some(unsafe { &mut (*node.as_ptr()).element })
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self }
    }
}

impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> LinkedList<T> {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}

impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for element in iter {
            self.push_back(element);
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for element in iter {
            self.push_back(*element);
        }
    }
}

impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> LinkedList<T> {
        LinkedList::from_iter(arr)
    }
}

impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> LinkedList<T> {
        self.iter().cloned().collect()
    }
}

impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &LinkedList<T>) -> bool {
        self.len == other.len && self.iter().eq(other)
    }
}

impl<T: Eq> Eq for LinkedList<T> {}

impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &LinkedList<T>) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}

impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &LinkedList<T>) -> Ordering {
        self.iter().cmp(other)
    }
}

impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len.hash(state);
        for element in self {
            element.hash(state);
        }
    }
}

impl<T> LinkedList<T> {
    /// Takes out the elements that a closure picks, as they are asked for.
    pub fn extract_if<F>(&mut self, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
    {
        let at = self.head;
        let left = self.len;
        ExtractIf { list: self, at, pred: filter, left }
    }
}

/// The elements of a list that a closure picks.
pub struct ExtractIf<'a, T: 'a, F: 'a> {
    list: &'a mut LinkedList<T>,
    at: Link<T>,
    pred: F,
    left: usize,
}

impl<T, F> Iterator for ExtractIf<'_, T, F>
where
    F: FnMut(&mut T) -> bool,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while let Some(node) = self.at {
            self.at = unsafe { (*node.as_ptr()).next };
            self.left -= 1;
            if (self.pred)(unsafe { &mut (*node.as_ptr()).element }) {
                return Some(self.list.unlink(node));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.left))
    }
}

impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peek = self.at.map(|node| unsafe { &(*node.as_ptr()).element });
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Self { head: None, tail: None, len: 0, _marker: PhantomData }
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        Self { head: None, tail: None, len: 0, _marker: PhantomData }
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        LinkedList::new().into_iter()
    }
}
