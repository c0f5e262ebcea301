//! A view of elements side by side.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::ops::{Range, RangeBounds};
use crate::panicking;
use crate::prelude::v1::*;

mod chunks;
mod compare;
mod concat;
mod escape;
mod index;
mod iter;
mod parts;
mod sort;
mod split;

pub use self::chunks::{ChunkBy, Chunks, ChunksExact, ChunksExactMut, ChunksMut, RChunks, RChunksMut, Windows};
pub use self::concat::{Concat, Join};
pub use self::escape::EscapeAscii;
pub use self::index::{GetDisjointMutIndex, SliceIndex};
pub(crate) use self::index::{half_open, inclusive_fail, range, slice_index_fail};
pub use self::iter::{Iter, IterMut};
pub use self::parts::{ArrayWindows, ChunkByMut, RChunksExact, RChunksExactMut, SplitInclusiveMut};
pub use self::split::{
    RSplit, RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitMut, SplitN, SplitNMut,
};

/// A slice of one.
pub const fn from_ref<T>(s: &T) -> &[T] {
    unsafe { &*intrinsics::slice_from_raw_parts(s as *const T, 1) }
}

/// A slice of one.
pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    unsafe { &mut *intrinsics::slice_from_raw_parts_mut(s as *mut T, 1) }
}

#[inline]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    unsafe { &*intrinsics::slice_from_raw_parts(data, len) }
}

#[inline]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    unsafe { &mut *intrinsics::slice_from_raw_parts_mut(data, len) }
}

/// Whether cloning a `T` only copies its bytes, as far as the compiler knows.
#[inline]
pub(crate) fn clone_is_copy<T: Clone>() -> bool {
    intrinsics::clone_is_copy::<T>()
}

/// A part of a slice whose bounds are known to be good.
#[inline]
const fn part<T>(slice: &[T], start: usize, end: usize) -> &[T] {
    let from = intrinsics::offset(slice.as_ptr(), start as isize);
    unsafe { &*intrinsics::slice_from_raw_parts(from, end - start) }
}

/// A part of a slice whose bounds are known to be good.
#[inline]
const fn part_mut<T>(slice: &mut [T], start: usize, end: usize) -> &mut [T] {
    let from = intrinsics::offset_mut(slice.as_mut_ptr(), start as isize);
    unsafe { &mut *intrinsics::slice_from_raw_parts_mut(from, end - start) }
}

impl<T> [T] {
    #[inline]
    pub const fn len(&self) -> usize {
        intrinsics::slice_len(self as *const [T])
    }

    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        intrinsics::slice_ptr(self as *const [T])
    }

    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        intrinsics::slice_ptr(self as *mut [T] as *const [T]) as *mut T
    }

    pub const fn as_ptr_range(&self) -> Range<*const T> {
        let start = self.as_ptr();
        Range { start, end: intrinsics::offset(start, self.len() as isize) }
    }

    #[inline]
    pub const fn first(&self) -> Option<&T> {
        if self.len() == 0 { None } else { Some(&self[0]) }
    }

    #[inline]
    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if self.len() == 0 { None } else { Some(&mut self[0]) }
    }

    #[inline]
    pub const fn last(&self) -> Option<&T> {
        let len = self.len();
        if len == 0 { None } else { Some(&self[len - 1]) }
    }

    #[inline]
    pub const fn last_mut(&mut self) -> Option<&mut T> {
        let len = self.len();
        if len == 0 { None } else { Some(&mut self[len - 1]) }
    }

    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        let len = self.len();
        if len == 0 { None } else { Some((&self[0], part(self, 1, len))) }
    }

    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        let len = self.len();
        if len == 0 {
            return None;
        }
        let start = self.as_mut_ptr();
        Some((unsafe { &mut *start }, part_mut(self, 1, len)))
    }

    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        let len = self.len();
        if len == 0 { None } else { Some((&self[len - 1], part(self, 0, len - 1))) }
    }

    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        let len = self.len();
        if len == 0 {
            return None;
        }
        let last = intrinsics::offset_mut(self.as_mut_ptr(), (len - 1) as isize);
        Some((unsafe { &mut *last }, part_mut(self, 0, len - 1)))
    }

    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { Some(unsafe { &*(self.as_ptr() as *const [T; N]) }) }
    }

    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        let len = self.len();
        if len < N {
            None
        } else {
            Some(unsafe { &*(intrinsics::offset(self.as_ptr(), (len - N) as isize) as *const [T; N]) })
        }
    }

    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        if self.len() < N {
            return None;
        }
        let (first, rest) = self.split_at(N);
        Some((unsafe { &*(first.as_ptr() as *const [T; N]) }, rest))
    }

    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        if self.len() < N {
            return None;
        }
        let (rest, last) = self.split_at(self.len() - N);
        Some((rest, unsafe { &*(last.as_ptr() as *const [T; N]) }))
    }

    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { Some(unsafe { &*(self.as_ptr() as *const [T; N]) }) } else { None }
    }

    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { Some(unsafe { &mut *(self.as_mut_ptr() as *mut [T; N]) }) } else { None }
    }

    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        check_chunk_size(N);
        let count = self.len() / N;
        let (chunks, rest) = self.split_at(count * N);
        (unsafe { &*intrinsics::slice_from_raw_parts(chunks.as_ptr() as *const [T; N], count) }, rest)
    }

    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        check_chunk_size(N);
        let count = self.len() / N;
        let (chunks, rest) = self.split_at_mut(count * N);
        (unsafe { &mut *intrinsics::slice_from_raw_parts_mut(chunks.as_mut_ptr() as *mut [T; N], count) }, rest)
    }

    /// Exclusive references to several elements or parts at once: no place twice.
    pub fn get_disjoint_mut<I, const N: usize>(
        &mut self,
        indices: [I; N],
    ) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        let len = self.len();
        let mut i = 0;
        while i < N {
            if !indices[i].is_in_bounds(len) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            let mut j = 0;
            while j < i {
                if indices[i].is_overlapping(&indices[j]) {
                    return Err(GetDisjointMutError::OverlappingIndices);
                }
                j += 1;
            }
            i += 1;
        }
        Ok(unsafe { self.get_disjoint_unchecked_mut(indices) })
    }

    pub unsafe fn get_disjoint_unchecked_mut<I, const N: usize>(&mut self, indices: [I; N]) -> [&mut I::Output; N]
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        let slice = self as *mut [T];
        crate::array::from_fn(|i| unsafe { (*slice).get_unchecked_mut(indices[i].clone()) })
    }

    #[inline]
    pub fn get<I>(&self, index: I) -> Option<&I::Output>
    where
        I: SliceIndex<[T]>,
    {
        index.get(self)
    }

    #[inline]
    pub fn get_mut<I>(&mut self, index: I) -> Option<&mut I::Output>
    where
        I: SliceIndex<[T]>,
    {
        index.get_mut(self)
    }

    #[inline]
    pub unsafe fn get_unchecked<I>(&self, index: I) -> &I::Output
    where
        I: SliceIndex<[T]>,
    {
        unsafe { &*index.get_unchecked(self) }
    }

    #[inline]
    pub unsafe fn get_unchecked_mut<I>(&mut self, index: I) -> &mut I::Output
    where
        I: SliceIndex<[T]>,
    {
        unsafe { &mut *index.get_unchecked_mut(self) }
    }

    #[inline]
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        intrinsics::swap(pa, pb);
    }

    pub const fn reverse(&mut self) {
        let len = self.len();
        let start = self.as_mut_ptr();
        let mut i = 0;
        while i < len / 2 {
            let front = intrinsics::offset_mut(start, i as isize);
            intrinsics::swap(front, intrinsics::offset_mut(start, (len - 1 - i) as isize));
            i += 1;
        }
    }

    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panicking::panic("window size must be non-zero");
        }
        Windows::new(self, size)
    }

    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        check_chunk_size(chunk_size);
        Chunks::new(self, chunk_size)
    }

    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        check_chunk_size(chunk_size);
        ChunksMut::new(self, chunk_size)
    }

    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        check_chunk_size(chunk_size);
        ChunksExact::new(self, chunk_size)
    }

    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        check_chunk_size(chunk_size);
        ChunksExactMut::new(self, chunk_size)
    }

    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        check_chunk_size(chunk_size);
        RChunks::new(self, chunk_size)
    }

    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        check_chunk_size(chunk_size);
        RChunksMut::new(self, chunk_size)
    }

    pub fn chunk_by<F>(&self, pred: F) -> ChunkBy<'_, T, F>
    where
        F: FnMut(&T, &T) -> bool,
    {
        ChunkBy::new(self, pred)
    }

    #[inline]
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        let len = self.len();
        if mid > len {
            panicking::panic("mid > len");
        }
        (part(self, 0, mid), part(self, mid, len))
    }

    #[inline]
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len {
            panicking::panic("mid > len");
        }
        let start = self.as_mut_ptr();
        let rest = intrinsics::offset_mut(start, mid as isize);
        unsafe {
            (
                &mut *intrinsics::slice_from_raw_parts_mut(start, mid),
                &mut *intrinsics::slice_from_raw_parts_mut(rest, len - mid),
            )
        }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() { None } else { Some(self.split_at(mid)) }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        if mid > self.len() { None } else { Some(self.split_at_mut(mid)) }
    }

    pub fn split<F>(&self, pred: F) -> Split<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        Split::new(self, pred)
    }

    pub fn split_mut<F>(&mut self, pred: F) -> SplitMut<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        SplitMut::new(self, pred)
    }

    pub fn split_inclusive<F>(&self, pred: F) -> SplitInclusive<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        SplitInclusive::new(self, pred)
    }

    pub fn rsplit<F>(&self, pred: F) -> RSplit<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        RSplit::new(self, pred)
    }

    pub fn rsplitn<F>(&self, n: usize, pred: F) -> RSplitN<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        RSplitN::new(self, n, pred)
    }

    pub fn splitn<F>(&self, n: usize, pred: F) -> SplitN<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        SplitN::new(self, n, pred)
    }

    pub fn rsplit_mut<F>(&mut self, pred: F) -> RSplitMut<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        RSplitMut::new(self, pred)
    }

    pub fn splitn_mut<F>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        SplitNMut::new(self, n, pred)
    }

    pub fn rsplitn_mut<F>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F>
    where
        F: FnMut(&T) -> bool,
    {
        RSplitNMut::new(self, n, pred)
    }

    /// What does not fill a chunk, which is the beginning, and the chunks.
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        check_chunk_size(N);
        let count = self.len() / N;
        let (rest, chunks) = self.split_at(self.len() - count * N);
        (rest, unsafe { &*intrinsics::slice_from_raw_parts(chunks.as_ptr() as *const [T; N], count) })
    }

    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        check_chunk_size(N);
        let count = self.len() / N;
        let (rest, chunks) = self.split_at_mut(self.len() - count * N);
        (rest, unsafe { &mut *intrinsics::slice_from_raw_parts_mut(chunks.as_mut_ptr() as *mut [T; N], count) })
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        let mut i = 0;
        while i < self.len() {
            if self[i] == *x {
                return true;
            }
            i += 1;
        }
        false
    }

    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && *needle == *part(self, 0, n)
    }

    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let (m, n) = (self.len(), needle.len());
        m >= n && *needle == *part(self, m - n, m)
    }

    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { Some(part(self, prefix.len(), self.len())) } else { None }
    }

    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { Some(part(self, 0, self.len() - suffix.len())) } else { None }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|p| p.cmp(x))
    }

    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]) != Ordering::Greater {
                base = mid;
            }
            size -= half;
        }
        match f(&self[base]) {
            Ordering::Equal => Ok(base),
            Ordering::Less => Err(base + 1),
            Ordering::Greater => Err(base),
        }
    }

    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> B,
        B: Ord,
    {
        self.binary_search_by(|k| f(k).cmp(b))
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

    pub fn sort(&mut self)
    where
        T: Ord,
    {
        sort::stable(self, &mut |a: &T, b: &T| a.lt(b));
    }

    pub fn sort_by<F>(&mut self, mut compare: F)
    where
        F: FnMut(&T, &T) -> Ordering,
    {
        sort::stable(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less);
    }

    pub fn sort_by_key<K, F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> K,
        K: Ord,
    {
        sort::stable(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    pub fn sort_by_cached_key<K, F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> K,
        K: Ord,
    {
        let len = self.len();
        if len < 2 {
            return;
        }
        let mut keys = Vec::with_capacity(len);
        let mut i = 0;
        while i < len {
            keys.push((f(&self[i]), i));
            i += 1;
        }
        keys.sort_unstable();
        let mut i = 0;
        while i < len {
            let mut index = keys[i].1;
            while index < i {
                index = keys[index].1;
            }
            keys[i].1 = index;
            self.swap(i, index);
            i += 1;
        }
    }

    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        sort::unstable(self, &mut |a: &T, b: &T| a.lt(b));
    }

    pub fn sort_unstable_by<F>(&mut self, mut compare: F)
    where
        F: FnMut(&T, &T) -> Ordering,
    {
        sort::unstable(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less);
    }

    pub fn sort_unstable_by_key<K, F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> K,
        K: Ord,
    {
        sort::unstable(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    #[track_caller]
    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        self.select_nth_unstable_by(index, |a, b| a.cmp(b))
    }

    #[track_caller]
    pub fn select_nth_unstable_by<F>(&mut self, index: usize, mut compare: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T, &T) -> Ordering,
    {
        let len = self.len();
        if index >= len {
            panicking::panic_numbers("partition_at_index index ", index, " greater than length of slice ", len, "");
        }
        sort::unstable(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less);
        let (left, rest) = self.split_at_mut(index);
        match rest.split_first_mut() {
            Some((nth, right)) => (left, nth, right),
            None => intrinsics::unreachable(),
        }
    }

    #[track_caller]
    pub fn select_nth_unstable_by_key<K, F>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T) -> K,
        K: Ord,
    {
        self.select_nth_unstable_by(index, |a, b| f(a).cmp(&f(b)))
    }

    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        self.is_sorted_by(|a, b| a <= b)
    }

    pub fn is_sorted_by<'a, F>(&'a self, mut compare: F) -> bool
    where
        F: FnMut(&'a T, &'a T) -> bool,
    {
        let mut i = 1;
        while i < self.len() {
            if !compare(&self[i - 1], &self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    pub fn is_sorted_by_key<'a, F, K>(&'a self, f: F) -> bool
    where
        F: FnMut(&'a T) -> K,
        K: PartialOrd,
    {
        self.iter().is_sorted_by_key(f)
    }

    #[track_caller]
    pub const fn rotate_left(&mut self, mid: usize) {
        if mid > self.len() {
            panicking::panic("assertion failed: mid <= self.len()");
        }
        rotate(self, mid);
    }

    #[track_caller]
    pub const fn rotate_right(&mut self, k: usize) {
        if k > self.len() {
            panicking::panic("assertion failed: k <= self.len()");
        }
        let mid = self.len() - k;
        rotate(self, mid);
    }

    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        let len = self.len();
        if len == 0 {
            return;
        }
        let mut i = 0;
        while i < len - 1 {
            self[i].clone_from(&value);
            i += 1;
        }
        self[len - 1] = value;
    }

    pub fn fill_with<F>(&mut self, mut f: F)
    where
        F: FnMut() -> T,
    {
        let mut i = 0;
        while i < self.len() {
            self[i] = f();
            i += 1;
        }
    }

    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            if clone_is_copy::<T>() {
                copy_length_fail(src.len(), self.len());
            }
            panicking::panic("destination and source slices have different lengths");
        }
        let mut i = 0;
        while i < src.len() {
            self[i].clone_from(&src[i]);
            i += 1;
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            copy_length_fail(src.len(), self.len());
        }
        intrinsics::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len());
    }

    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let src = range(src, self.len());
        let count = src.end - src.start;
        if dest > self.len() - count {
            panicking::panic("dest is out of bounds");
        }
        let start = self.as_mut_ptr();
        let from = intrinsics::offset(start as *const T, src.start as isize);
        intrinsics::copy(from, intrinsics::offset_mut(start, dest as isize), count);
    }

    #[track_caller]
    pub const fn swap_with_slice(&mut self, other: &mut [T]) {
        if self.len() != other.len() {
            panicking::panic("destination and source slices have different lengths");
        }
        let mut i = 0;
        while i < self.len() {
            intrinsics::swap(&raw mut self[i], &raw mut other[i]);
            i += 1;
        }
    }

    #[track_caller]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        let mut vec = Vec::with_capacity(self.len());
        vec.extend_from_slice(self);
        vec
    }

    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        let len = self.len();
        let raw = Box::into_raw(self);
        unsafe { Vec::from_raw_parts(raw as *mut T, len, len) }
    }

    #[track_caller]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let (capacity, overflow) = intrinsics::mul_with_overflow(self.len(), n);
        if overflow {
            panicking::panic("capacity overflow");
        }
        let mut vec = Vec::with_capacity(capacity);
        let mut i = 0;
        while i < n {
            vec.extend_from_slice(self);
            i += 1;
        }
        vec
    }

    #[track_caller]
    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
    where
        Self: Concat<Item>,
    {
        Concat::concat(self)
    }

    #[track_caller]
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl<T, const N: usize> [[T; N]] {
    pub const fn as_flattened(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.as_ptr() as *const T, self.len() * N) }
    }

    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.as_mut_ptr() as *mut T, self.len() * N) }
    }
}

impl [u8] {
    pub const fn is_ascii(&self) -> bool {
        let mut i = 0;
        while i < self.len() {
            if self[i] >= 128 {
                return false;
            }
            i += 1;
        }
        true
    }

    pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i = 0;
        while i < self.len() {
            if self[i].to_ascii_lowercase() != other[i].to_ascii_lowercase() {
                return false;
            }
            i += 1;
        }
        true
    }

    pub const fn make_ascii_uppercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_uppercase();
            i += 1;
        }
    }

    pub const fn make_ascii_lowercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_lowercase();
            i += 1;
        }
    }

    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut vec = self.to_vec();
        vec.make_ascii_uppercase();
        vec
    }

    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut vec = self.to_vec();
        vec.make_ascii_lowercase();
        vec
    }

    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut start = 0;
        while start < self.len() && self[start].is_ascii_whitespace() {
            start += 1;
        }
        part(self, start, self.len())
    }

    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut end = self.len();
        while end > 0 && self[end - 1].is_ascii_whitespace() {
            end -= 1;
        }
        part(self, 0, end)
    }

    pub const fn trim_ascii(&self) -> &[u8] {
        self.trim_ascii_start().trim_ascii_end()
    }
}

/// Why several elements cannot be had at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}

impl crate::fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.pad(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}

impl crate::error::Error for GetDisjointMutError {}

#[inline]
#[track_caller]
const fn check_chunk_size(chunk_size: usize) {
    if chunk_size == 0 {
        panicking::panic("chunk size must be non-zero");
    }
}

#[cold]
#[inline(never)]
#[track_caller]
const fn copy_length_fail(source: usize, destination: usize) -> ! {
    panicking::panic_numbers(
        "copy_from_slice: source slice length (",
        source,
        ") does not match destination slice length (",
        destination,
        ")",
    )
}

/// Brings the element at `mid` to the front by reversing three times.
const fn rotate<T>(slice: &mut [T], mid: usize) {
    let len = slice.len();
    if mid == 0 || mid == len {
        return;
    }
    part_mut(slice, 0, mid).reverse();
    part_mut(slice, mid, len).reverse();
    slice.reverse();
}

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;

    fn to_owned(&self) -> Vec<T> {
        self.to_vec()
    }
}

impl<T> Default for &[T] {
    fn default() -> Self {
        &[]
    }
}

impl<T> Default for &mut [T] {
    fn default() -> Self {
        &mut []
    }
}

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        Iter::new(self)
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        IterMut::new(self)
    }
}
