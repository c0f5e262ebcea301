//! A growable array.

use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::panicking;
use crate::collections::reserve::{TryReserveError, check};
use crate::prelude::v1::*;
use crate::ptr::Unique;
use crate::slice::{self, SliceIndex};

mod compare;
mod drain;
mod from;
mod into_iter;
mod raw;

pub use self::drain::{Drain, ExtractIf, Splice};
pub use self::into_iter::IntoIter;
pub(crate) use self::raw::{Buffer, Cap, capacity_overflow};

/// A growable array: capacity, pointer, length.
#[lang = "Vec"]
pub struct Vec<T> {
    #[view(cap)]
    cap: Cap,
    #[view(ptr)]
    ptr: Unique<T>,
    #[view(len)]
    len: usize,
    _marker: PhantomData<T>,
}

impl<T> Vec<T> {
    #[inline]
    pub const fn new() -> Self {
        Vec { cap: Cap::ZERO, ptr: Unique::dangling(), len: 0, _marker: PhantomData }
    }

    #[inline]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        let mut vec = Vec::new();
        if capacity != 0 {
            vec.set_capacity(capacity);
        }
        vec
    }

    #[inline]
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        let capacity = if intrinsics::size_of::<T>() == 0 { 0 } else { capacity };
        unsafe {
            Vec {
                cap: Cap::new_unchecked(capacity),
                ptr: Unique::new_unchecked(ptr),
                len: length,
                _marker: PhantomData,
            }
        }
    }

    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let parts = (self.ptr.as_ptr(), self.len, self.capacity());
        intrinsics::forget(self);
        parts
    }

    #[inline]
    pub const fn capacity(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap.get() }
    }

    #[inline]
    pub const fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self.ptr.as_ptr() as *const T
    }

    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.ptr.as_ptr()
    }

    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.ptr.as_ptr() as *const T, self.len) }
    }

    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }

    #[inline]
    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.len = new_len;
    }

    #[inline]
    #[track_caller]
    pub fn push(&mut self, value: T) {
        let len = self.len;
        if len == self.capacity() {
            self.grow_one();
        }
        intrinsics::write(intrinsics::offset_mut(self.ptr.as_ptr(), len as isize), value);
        self.len = intrinsics::wrapping_add(len, 1);
    }

    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            None
        } else {
            let last = intrinsics::wrapping_sub(self.len, 1);
            self.len = last;
            Some(intrinsics::read(intrinsics::offset(self.as_ptr(), last as isize)))
        }
    }

    pub fn pop_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {
        let wanted = match self.last_mut() {
            Some(last) => predicate(last),
            None => false,
        };
        if wanted { self.pop() } else { None }
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        if additional > intrinsics::wrapping_sub(self.capacity(), self.len) {
            self.grow_amortized(additional);
        }
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        if additional > intrinsics::wrapping_sub(self.capacity(), self.len) {
            self.grow_exact(additional);
        }
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

    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        if self.capacity() > self.len {
            self.shrink(self.len);
        }
    }

    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        if self.capacity() > min_capacity {
            self.shrink(if self.len > min_capacity { self.len } else { min_capacity });
        }
    }

    #[track_caller]
    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let raw = intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len);
        intrinsics::forget(self);
        unsafe { Box::from_raw(raw) }
    }

    pub fn leak<'a>(self) -> &'a mut [T] {
        let raw = intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len);
        intrinsics::forget(self);
        unsafe { &mut *raw }
    }

    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        let rest = intrinsics::offset_mut(self.ptr.as_ptr(), len as isize);
        let tail = intrinsics::slice_from_raw_parts_mut(rest, self.len - len);
        self.len = len;
        intrinsics::drop_in_place(tail);
    }

    #[inline]
    pub fn clear(&mut self) {
        let all = intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len);
        self.len = 0;
        intrinsics::drop_in_place(all);
    }

    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panicking::panic_numbers("swap_remove index (is ", index, ") should be < len (is ", len, ")");
        }
        let place = intrinsics::offset_mut(self.ptr.as_ptr(), index as isize);
        let value = intrinsics::read(place as *const T);
        let last = intrinsics::offset(self.as_ptr(), (len - 1) as isize);
        intrinsics::copy(last, place, 1);
        self.len = len - 1;
        value
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panicking::panic_numbers("insertion index (is ", index, ") should be <= len (is ", len, ")");
        }
        if len == self.capacity() {
            self.grow_one();
        }
        let place = intrinsics::offset_mut(self.ptr.as_ptr(), index as isize);
        if index < len {
            intrinsics::copy(place as *const T, intrinsics::offset_mut(place, 1), len - index);
        }
        intrinsics::write(place, element);
        self.len = len + 1;
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panicking::panic_numbers("removal index (is ", index, ") should be < len (is ", len, ")");
        }
        let place = intrinsics::offset_mut(self.ptr.as_ptr(), index as isize);
        let value = intrinsics::read(place as *const T);
        intrinsics::copy(intrinsics::offset(place as *const T, 1), place, len - index - 1);
        self.len = len - 1;
        value
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
        self.retain_mut(|elem| f(elem));
    }

    pub fn retain_mut<F>(&mut self, mut f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
        let original_len = self.len;
        if original_len == 0 {
            return;
        }
        // While the closure runs, the vector claims to be empty; the gap closes the hole even if the closure panics.
        self.len = 0;
        let mut gap = Gap { vec: self, read: 0, kept: 0, end: original_len };
        while gap.read != gap.end {
            let current = intrinsics::offset_mut(gap.vec.ptr.as_ptr(), gap.read as isize);
            if f(unsafe { &mut *current }) {
                gap.keep();
            } else {
                gap.read += 1;
                intrinsics::drop_in_place(current);
            }
        }
    }

    pub fn dedup_by_key<F, K>(&mut self, mut key: F)
    where
        F: FnMut(&mut T) -> K,
        K: PartialEq,
    {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    pub fn dedup_by<F>(&mut self, mut same_bucket: F)
    where
        F: FnMut(&mut T, &mut T) -> bool,
    {
        let len = self.len;
        if len <= 1 {
            return;
        }
        self.len = 0;
        let mut gap = Gap { vec: self, read: 1, kept: 1, end: len };
        while gap.read != gap.end {
            let start = gap.vec.ptr.as_ptr();
            let current = intrinsics::offset_mut(start, gap.read as isize);
            let last_kept = intrinsics::offset_mut(start, (gap.kept - 1) as isize);
            if same_bucket(unsafe { &mut *current }, unsafe { &mut *last_kept }) {
                gap.read += 1;
                intrinsics::drop_in_place(current);
            } else {
                gap.keep();
            }
        }
    }

    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| *a == *b)
    }

    #[track_caller]
    pub fn append(&mut self, other: &mut Self) {
        let count = other.len;
        self.reserve(count);
        let to = intrinsics::offset_mut(self.ptr.as_ptr(), self.len as isize);
        intrinsics::copy_nonoverlapping(other.as_ptr(), to, count);
        self.len += count;
        other.len = 0;
    }

    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = slice::range(range, self.len);
        Drain::new(self, range.start, range.end)
    }

    #[track_caller]
    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter>
    where
        R: RangeBounds<usize>,
        I: IntoIterator<Item = T>,
    {
        Splice::new(self.drain(range), replace_with.into_iter())
    }

    /// Takes out, one by one, the elements of a range that the closure picks.
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
        R: RangeBounds<usize>,
    {
        let range = slice::range(range, self.len);
        ExtractIf::new(self, range.start, range.end, filter)
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        if at > self.len {
            panicking::panic_numbers("`at` split index (is ", at, ") should be <= len (is ", self.len, ")");
        }
        let count = self.len - at;
        let mut other = Vec::with_capacity(count);
        self.len = at;
        other.len = count;
        let from = intrinsics::offset(self.as_ptr(), at as isize);
        intrinsics::copy_nonoverlapping(from, other.as_mut_ptr(), count);
        other
    }

    #[track_caller]
    pub fn resize_with<F>(&mut self, new_len: usize, f: F)
    where
        F: FnMut() -> T,
    {
        let mut f = f;
        let len = self.len;
        if new_len > len {
            self.reserve(new_len - len);
            while self.len < new_len {
                self.push(f());
            }
        } else {
            self.truncate(new_len);
        }
    }

    #[inline]
    #[track_caller]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len - 1;
        &mut self.as_mut_slice()[last]
    }

    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self.as_mut_slice()[index]
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [mem::MaybeUninit<T>] {
        let start = intrinsics::offset_mut(self.ptr.as_ptr(), self.len as isize) as *mut mem::MaybeUninit<T>;
        let spare = self.capacity() - self.len;
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(start, spare) }
    }
}

impl<T: Clone> Vec<T> {
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len > self.len {
            self.extend_with(new_len - self.len, value);
        } else {
            self.truncate(new_len);
        }
    }

    /// Clones `value` so many times less one; the last time it is moved.
    #[track_caller]
    fn extend_with(&mut self, count: usize, value: T) {
        self.reserve(count);
        if count == 0 {
            return;
        }
        // Clones without bytes whose making and dropping do nothing are not made one by one: there may be `usize::MAX`.
        if intrinsics::size_of::<T>() == 0 && slice::clone_is_copy::<T>() {
            self.len += count;
            return;
        }
        let mut left = count;
        while left > 1 {
            self.push(value.clone());
            left -= 1;
        }
        self.push(value);
    }

    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T]) {
        let count = other.len();
        self.reserve(count);
        if !intrinsics::needs_drop::<T>() && slice::clone_is_copy::<T>() {
            let to = intrinsics::offset_mut(self.ptr.as_ptr(), self.len as isize);
            intrinsics::copy_nonoverlapping(other.as_ptr(), to, count);
            self.len += count;
            return;
        }
        let mut i = 0;
        while i < count {
            self.push(other[i].clone());
            i += 1;
        }
    }

    #[track_caller]
    pub fn extend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
    {
        let range = slice::range(src, self.len);
        self.reserve(range.end - range.start);
        let mut i = range.start;
        while i < range.end {
            let value = self[i].clone();
            self.push(value);
            i += 1;
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let (ptr, len, cap) = self.into_raw_parts();
        let zero_sized = intrinsics::size_of::<T>() == 0;
        unsafe { Vec::from_raw_parts(ptr as *mut T, len * N, if zero_sized { 0 } else { cap * N }) }
    }
}

/// A hole between the kept elements and the unread ones; dropping it closes the hole.
struct Gap<'a, T> {
    vec: &'a mut Vec<T>,
    read: usize,
    kept: usize,
    end: usize,
}

impl<T> Gap<'_, T> {
    /// Moves the element that was read to the end of the kept ones.
    #[inline]
    fn keep(&mut self) {
        if self.read != self.kept {
            let start = self.vec.ptr.as_ptr();
            let from = intrinsics::offset(start as *const T, self.read as isize);
            intrinsics::copy_nonoverlapping(from, intrinsics::offset_mut(start, self.kept as isize), 1);
        }
        self.read += 1;
        self.kept += 1;
    }
}

impl<T> Drop for Gap<'_, T> {
    fn drop(&mut self) {
        let unread = self.end - self.read;
        if self.read != self.kept && unread > 0 {
            let start = self.vec.ptr.as_ptr();
            let from = intrinsics::offset(start as *const T, self.read as isize);
            intrinsics::copy(from, intrinsics::offset_mut(start, self.kept as isize), unread);
        }
        self.vec.len = self.kept + unread;
    }
}

/// `vec![value; n]`
#[lang = "from_elem"]
#[track_caller]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    if slice::clone_is_copy::<T>() && intrinsics::size_of::<T>() == 1 {
        let byte = intrinsics::read(&raw const elem as *const u8);
        intrinsics::write_bytes(v.as_mut_ptr(), byte, n);
        v.len = n;
        return v;
    }
    v.extend_with(n, elem);
    v
}

/// `vec![a, b, c]`: the array's box becomes the buffer.
#[lang = "into_vec"]
pub fn into_vec<T, const N: usize>(boxed: Box<[T; N]>) -> Vec<T> {
    unsafe { Vec::from_raw_parts(Box::into_raw(boxed) as *mut T, N, N) }
}

unsafe impl<#[may_dangle] T> Drop for Vec<T> {
    fn drop(&mut self) {
        // The guard frees the buffer also when dropping an element panics.
        let _buffer = raw::Buffer { ptr: self.ptr.as_ptr(), cap: self.cap.get() };
        if intrinsics::needs_drop::<T>() {
            intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len));
        }
    }
}

impl<T> Deref for Vec<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.ptr.as_ptr() as *const T, self.len) }
    }
}

impl<T> DerefMut for Vec<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.ptr.as_ptr(), self.len) }
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
    type Output = I::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_slice())
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_slice())
    }
}

impl<T: Clone> Clone for Vec<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.as_slice().to_vec()
    }

    #[track_caller]
    fn clone_from(&mut self, source: &Self) {
        self.truncate(source.len);
        let shared = self.len;
        let mut i = 0;
        while i < shared {
            self[i].clone_from(&source[i]);
            i += 1;
        }
        self.extend_from_slice(&source[shared..]);
    }
}

impl<T: Hash> Hash for Vec<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self.as_slice(), state)
    }
}

impl<T> Default for Vec<T> {
    fn default() -> Vec<T> {
        Vec::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Vec<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), f)
    }
}

impl<T: PartialOrd> PartialOrd for Vec<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        PartialOrd::partial_cmp(self.as_slice(), other.as_slice())
    }
}

impl<T: Eq> Eq for Vec<T> {}

impl<T: Ord> Ord for Vec<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(self.as_slice(), other.as_slice())
    }
}

impl<T> AsRef<Vec<T>> for Vec<T> {
    fn as_ref(&self) -> &Vec<T> {
        self
    }
}

impl<T> AsMut<Vec<T>> for Vec<T> {
    fn as_mut(&mut self) -> &mut Vec<T> {
        self
    }
}

impl<T> AsRef<[T]> for Vec<T> {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for Vec<T> {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T> Borrow<[T]> for Vec<T> {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T> BorrowMut<[T]> for Vec<T> {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<'a, T: Clone> From<Cow<'a, [T]>> for Vec<T> {
    fn from(s: Cow<'a, [T]>) -> Vec<T> {
        s.into_owned()
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[inline]
    fn into_iter(self) -> IntoIter<T> {
        let (ptr, len, cap) = (self.ptr.as_ptr(), self.len, self.cap.get());
        intrinsics::forget(self);
        IntoIter::new(ptr, len, cap)
    }
}

impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}
