//! A queue with two ends.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::{Chain, FusedIterator};
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::panicking;
use crate::collections::reserve::{TryReserveError, check};
use crate::prelude::v1::*;
use crate::ptr::Unique;
use crate::slice;
use crate::vec::{Buffer, Cap};

/// A ring buffer: the elements begin at `head` and go around the end of the buffer.
pub struct VecDeque<T> {
    #[view(cap)]
    cap: Cap,
    #[view(ptr)]
    ptr: Unique<T>,
    head: usize,
    #[view(len)]
    len: usize,
    _marker: PhantomData<T>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { cap: Cap::ZERO, ptr: Unique::dangling(), head: 0, len: 0, _marker: PhantomData }
    }

    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque::over(Vec::with_capacity(capacity), 0)
    }

    /// Takes over the buffer of a vector, whose first `len` elements become the queue's.
    fn over(vec: Vec<T>, len: usize) -> VecDeque<T> {
        let (ptr, _, cap) = vec.into_raw_parts();
        let cap = if intrinsics::size_of::<T>() == 0 { 0 } else { cap };
        unsafe {
            VecDeque {
                cap: Cap::new_unchecked(cap),
                ptr: Unique::new_unchecked(ptr),
                head: 0,
                len,
                _marker: PhantomData,
            }
        }
    }

    /// The buffer as a vector of `len` elements, which must not be dropped.
    fn as_vec(&self, len: usize) -> ManuallyDrop<Vec<T>> {
        ManuallyDrop::new(unsafe { Vec::from_raw_parts(self.ptr.as_ptr(), len, self.cap.get()) })
    }

    /// The place in the buffer of the element at `index`.
    #[inline]
    fn place(&self, index: usize) -> usize {
        let at = intrinsics::wrapping_add(self.head, index);
        let capacity = self.capacity();
        if at >= capacity { at - capacity } else { at }
    }

    #[inline]
    fn at(&self, index: usize) -> *mut T {
        intrinsics::offset_mut(self.ptr.as_ptr(), self.place(index) as isize)
    }

    #[track_caller]
    fn grow(&mut self, additional: usize) {
        let old = self.capacity();
        let mut vec = self.as_vec(old);
        vec.reserve(self.len + additional - old);
        self.ptr = unsafe { Unique::new_unchecked(vec.as_mut_ptr()) };
        self.cap = unsafe { Cap::new_unchecked(vec.capacity()) };
        self.unwrap_after_growth(old);
    }

    /// After the buffer has grown, what went around its old end is moved behind it, or the front to the new end.
    fn unwrap_after_growth(&mut self, old: usize) {
        if self.head <= old - self.len {
            return;
        }
        let front = old - self.head;
        let back = self.len - front;
        let start = self.ptr.as_ptr();
        let capacity = self.capacity();
        if back < front && back <= capacity - old {
            intrinsics::copy_nonoverlapping(start as *const T, intrinsics::offset_mut(start, old as isize), back);
        } else {
            let new_head = capacity - front;
            let from = intrinsics::offset(start as *const T, self.head as isize);
            intrinsics::copy(from, intrinsics::offset_mut(start, new_head as isize), front);
            self.head = new_head;
        }
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len { Some(unsafe { &*self.at(index) }) } else { None }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len { Some(unsafe { &mut *self.at(index) }) } else { None }
    }

    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        if i >= self.len {
            panicking::panic("assertion failed: i < self.len()");
        }
        if j >= self.len {
            panicking::panic("assertion failed: j < self.len()");
        }
        intrinsics::swap(self.at(i), self.at(j));
    }

    #[inline]
    pub fn capacity(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap.get() }
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        if self.len + additional > self.capacity() {
            self.grow(additional);
        }
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.reserve(additional);
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check::<T>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check::<T>(self.len(), additional)?;
        self.reserve_exact(additional);
        Ok(())
    }

    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> slice::IterMut<'_, T> {
        let range = slice::range(range, self.len);
        self.make_contiguous()[range].iter_mut()
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let wanted = if min_capacity > self.len { min_capacity } else { self.len };
        if self.capacity() > wanted {
            let mut fresh = VecDeque::with_capacity(wanted);
            while let Some(value) = self.pop_front() {
                fresh.push_back(value);
            }
            *self = fresh;
        }
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            self.pop_back();
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (front, back) = self.as_slices();
        Iter { inner: front.iter().chain(back.iter()), left: self.len }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let left = self.len;
        let (front, back) = self.as_mut_slices();
        IterMut { inner: front.iter_mut().chain(back.iter_mut()), left }
    }

    /// How many elements stand before the end of the buffer.
    fn front_len(&self) -> usize {
        let room = self.capacity() - self.head;
        if self.len < room { self.len } else { room }
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let front = self.front_len();
        let start = (self.ptr.as_ptr() as *const T);
        let first = intrinsics::offset(start, self.head as isize);
        unsafe {
            (
                &*intrinsics::slice_from_raw_parts(first, front),
                &*intrinsics::slice_from_raw_parts(start, self.len - front),
            )
        }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let front = self.front_len();
        let start = self.ptr.as_ptr();
        let first = intrinsics::offset_mut(start, self.head as isize);
        unsafe {
            (
                &mut *intrinsics::slice_from_raw_parts_mut(first, front),
                &mut *intrinsics::slice_from_raw_parts_mut(start, self.len - front),
            )
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[track_caller]
    pub fn range<R>(&self, range: R) -> Iter<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = slice::range(range, self.len);
        let mut iter = self.iter();
        let skipped = self.len - range.end;
        if range.start > 0 {
            iter.nth(range.start - 1);
        }
        if skipped > 0 {
            iter.nth_back(skipped - 1);
        }
        iter
    }

    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> crate::vec::IntoIter<T>
    where
        R: RangeBounds<usize>,
    {
        let range = slice::range(range, self.len);
        let mut tail = self.split_off(range.start);
        let rest = tail.split_off(range.end - range.start);
        let mut rest = rest;
        self.append(&mut rest);
        Vec::from(tail).into_iter()
    }

    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (front, back) = self.as_slices();
        front.contains(x) || back.contains(x)
    }

    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    pub fn back(&self) -> Option<&T> {
        self.get(intrinsics::wrapping_sub(self.len, 1))
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(intrinsics::wrapping_sub(self.len, 1))
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let value = intrinsics::read(self.at(0) as *const T);
        self.head = self.place(1);
        self.len -= 1;
        Some(value)
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(intrinsics::read(self.at(self.len) as *const T))
    }

    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        if self.len == self.capacity() {
            self.grow(1);
        }
        self.head = if self.head == 0 { self.capacity() - 1 } else { self.head - 1 };
        self.len += 1;
        intrinsics::write(self.at(0), value);
    }

    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        if self.len == self.capacity() {
            self.grow(1);
        }
        intrinsics::write(self.at(self.len), value);
        self.len += 1;
    }

    /// Adds a value and refers to it.
    #[track_caller]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        unsafe { &mut *self.at(0) }
    }

    #[track_caller]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        unsafe { &mut *self.at(self.len - 1) }
    }

    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        unsafe { &mut *self.at(index) }
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, self.len - 1);
        self.pop_back()
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        if index > self.len {
            panicking::panic("index out of bounds");
        }
        self.push_back(value);
        let mut i = self.len - 1;
        while i > index {
            intrinsics::swap(self.at(i), self.at(i - 1));
            i -= 1;
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let mut i = index;
        while i + 1 < self.len {
            intrinsics::swap(self.at(i), self.at(i + 1));
            i += 1;
        }
        self.pop_back()
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        if at > self.len {
            panicking::panic("`at` out of bounds");
        }
        let mut other = VecDeque::with_capacity(self.len - at);
        let mut i = at;
        while i < self.len {
            other.push_back(intrinsics::read(self.at(i) as *const T));
            i += 1;
        }
        self.len = at;
        other
    }

    #[track_caller]
    pub fn append(&mut self, other: &mut VecDeque<T>) {
        self.reserve(other.len);
        while let Some(value) = other.pop_front() {
            self.push_back(value);
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
        self.retain_mut(|value| f(value));
    }

    pub fn retain_mut<F>(&mut self, mut f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
        let len = self.len;
        let mut kept = 0;
        let mut i = 0;
        while i < len {
            if f(unsafe { &mut *self.at(i) }) {
                if i != kept {
                    intrinsics::swap(self.at(i), self.at(kept));
                }
                kept += 1;
            }
            i += 1;
        }
        self.truncate(kept);
    }

    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        while self.len < new_len {
            self.push_back(value.clone());
        }
        self.truncate(new_len);
    }

    #[track_caller]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, generator: F) {
        let mut generator = generator;
        while self.len < new_len {
            self.push_back(generator());
        }
        self.truncate(new_len);
    }

    pub fn pop_front_if<F: FnOnce(&mut T) -> bool>(&mut self, predicate: F) -> Option<T> {
        let wanted = match self.front_mut() {
            Some(first) => predicate(first),
            None => false,
        };
        if wanted { self.pop_front() } else { None }
    }

    pub fn pop_back_if<F: FnOnce(&mut T) -> bool>(&mut self, predicate: F) -> Option<T> {
        let wanted = match self.back_mut() {
            Some(last) => predicate(last),
            None => false,
        };
        if wanted { self.pop_back() } else { None }
    }

    pub fn partition_point<P>(&self, mut pred: P) -> usize
    where
        P: FnMut(&T) -> bool,
    {
        match self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }) {
            Ok(i) => i,
            Err(i) => i,
        }
    }

    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> B,
        B: Ord,
    {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    /// Puts the elements side by side at the start of the buffer or where they are.
    pub fn make_contiguous(&mut self) -> &mut [T] {
        if self.head + self.len > self.capacity() {
            self.as_vec(self.capacity()).rotate_left(self.head);
            self.head = 0;
        }
        self.as_mut_slices().0
    }

    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        if n > self.len {
            panicking::panic("assertion failed: n <= self.len()");
        }
        let mut left = n;
        while left > 0 {
            if let Some(value) = self.pop_front() {
                self.push_back(value);
            }
            left -= 1;
        }
    }

    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        if n > self.len {
            panicking::panic("assertion failed: n <= self.len()");
        }
        let mut left = n;
        while left > 0 {
            if let Some(value) = self.pop_back() {
                self.push_front(value);
            }
            left -= 1;
        }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }

    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        let (front, back) = self.as_slices();
        match back.first() {
            Some(first) => match f(first) {
                Ordering::Equal => Ok(front.len()),
                Ordering::Less => match back.binary_search_by(f) {
                    Ok(i) => Ok(i + front.len()),
                    Err(i) => Err(i + front.len()),
                },
                Ordering::Greater => front.binary_search_by(f),
            },
            None => front.binary_search_by(f),
        }
    }
}

unsafe impl<#[may_dangle] T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (front, back) = self.as_mut_slices();
        let (front, back) = (front as *mut [T], back as *mut [T]);
        let _buffer = Buffer { ptr: self.ptr.as_ptr(), cap: self.cap.get() };
        let _back = DropSlice(back);
        intrinsics::drop_in_place(front);
    }
}

/// Drops elements when it goes away, even while another drop panics.
struct DropSlice<T>(*mut [T]);

impl<T> Drop for DropSlice<T> {
    fn drop(&mut self) {
        intrinsics::drop_in_place(self.0);
    }
}

impl<T> Index<usize> for VecDeque<T> {
    type Output = T;

    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("Out of bounds access")
    }
}

impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.get_mut(index).expect("Out of bounds access")
    }
}

impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self {
        let mut deque = VecDeque::with_capacity(self.len);
        deque.extend(self.iter().cloned());
        deque
    }
}

impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for VecDeque<T> {}

impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for VecDeque<T> {
    fn eq(&self, other: &Vec<U>) -> bool {
        self.len == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U; N]> for VecDeque<T> {
    fn eq(&self, other: &&[U; N]) -> bool {
        *self == **other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<&mut [U; N]> for VecDeque<T> {
    fn eq(&self, other: &&mut [U; N]) -> bool {
        *self == **other
    }
}

impl<T: PartialEq<U>, U> PartialEq<&[U]> for VecDeque<T> {
    fn eq(&self, other: &&[U]) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b)
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for VecDeque<T> {
    fn eq(&self, other: &[U; N]) -> bool {
        self.len == N && self.iter().eq(other.iter())
    }
}

impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len);
        self.iter().for_each(|value| value.hash(state));
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        VecDeque::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        while let Some(value) = iter.next() {
            if self.len == self.capacity() {
                let (lower, _) = iter.size_hint();
                self.reserve(intrinsics::saturating_add(lower, 1));
            }
            self.push_back(value);
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(other: Vec<T>) -> Self {
        let len = other.len();
        VecDeque::over(other, len)
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(other: VecDeque<T>) -> Vec<T> {
        let mut other = other;
        other.make_contiguous();
        let start = other.ptr.as_ptr();
        if other.head != 0 {
            let from = intrinsics::offset(start as *const T, other.head as isize);
            intrinsics::copy(from, start, other.len);
        }
        let vec = ManuallyDrop::into_inner(other.as_vec(other.len));
        intrinsics::forget(other);
        vec
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> Self {
        VecDeque::from(Vec::from(arr))
    }
}

/// References to the elements.
pub struct Iter<'a, T: 'a> {
    inner: Chain<slice::Iter<'a, T>, slice::Iter<'a, T>>,
    left: usize,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone(), left: self.left }
    }
}

/// Exclusive references to the elements.
pub struct IterMut<'a, T: 'a> {
    inner: Chain<slice::IterMut<'a, T>, slice::IterMut<'a, T>>,
    left: usize,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.left = intrinsics::saturating_sub(self.left, 1);
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        self.left = intrinsics::saturating_sub(self.left, 1);
        self.inner.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        self.left = intrinsics::saturating_sub(self.left, 1);
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        self.left = intrinsics::saturating_sub(self.left, 1);
        self.inner.next_back()
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}

/// The elements by value.
#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.inner.len, Some(self.inner.len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Self { inner: Default::default(), left: 0 }
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        Self { inner: Default::default(), left: 0 }
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        IntoIter { inner: VecDeque::new() }
    }
}
