//! Arrays.

use crate::borrow::{Borrow, BorrowMut};
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ops::{Index, IndexMut};
use crate::prelude::v1::*;
use crate::slice;

impl<T, const N: usize> [T; N] {
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        self
    }

    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }

    pub fn map<F, U>(self, f: F) -> [U; N]
    where
        F: FnMut(T) -> U,
    {
        let mut f = f;
        let mut source = self.into_iter();
        from_fn(|_| match source.next() {
            Some(x) => f(x),
            None => intrinsics::unreachable(),
        })
    }

    pub fn each_mut(&mut self) -> [&mut T; N] {
        let start = self.as_mut_ptr();
        from_fn(|i| unsafe { &mut *intrinsics::offset_mut(start, i as isize) })
    }

    pub fn each_ref(&self) -> [&T; N] {
        from_fn(|i| &self[i])
    }
}

/// An array being filled; what is there already is dropped if filling panics.
struct Filling<T, const N: usize> {
    array: MaybeUninit<[T; N]>,
    len: usize,
}

impl<T, const N: usize> Drop for Filling<T, N> {
    fn drop(&mut self) {
        let start = self.array.as_mut_ptr() as *mut T;
        intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(start, self.len));
    }
}

/// An array whose elements are made from their positions.
pub fn from_fn<T, const N: usize, F>(f: F) -> [T; N]
where
    F: FnMut(usize) -> T,
{
    let mut f = f;
    let mut filling: Filling<T, N> = Filling { array: MaybeUninit::uninit(), len: 0 };
    while filling.len < N {
        let value = f(filling.len);
        let start = filling.array.as_mut_ptr() as *mut T;
        intrinsics::write(intrinsics::offset_mut(start, filling.len as isize), value);
        filling.len += 1;
    }
    let array = intrinsics::read(filling.array.as_ptr());
    intrinsics::forget(filling);
    array
}

/// An array of one.
pub const fn from_ref<T>(s: &T) -> &[T; 1] {
    unsafe { &*(s as *const T as *const [T; 1]) }
}

impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> Self {
        if slice::clone_is_copy::<T>() {
            return intrinsics::read(self as *const [T; N]);
        }
        from_fn(|i| self[i].clone())
    }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

/// A slice whose length is not the array's.
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("could not convert slice to array")
    }
}

impl crate::error::Error for TryFromSliceError {}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        if slice.len() == N {
            Ok(intrinsics::read(slice.as_ptr() as *const [T; N]))
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <[T; N]>::try_from(&*slice)
    }
}

impl From<crate::convert::Infallible> for TryFromSliceError {
    fn from(x: crate::convert::Infallible) -> TryFromSliceError {
        match x {}
    }
}

impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &*(slice.as_ptr() as *const [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}

impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N {
            Ok(unsafe { &mut *(slice.as_mut_ptr() as *mut [T; N]) })
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;

    #[inline]
    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter { data: ManuallyDrop::new(self), start: 0, end: N }
    }
}

/// Gives out the elements of an array by value.
pub struct IntoIter<T, const N: usize> {
    data: ManuallyDrop<[T; N]>,
    start: usize,
    end: usize,
}

impl<T, const N: usize> IntoIter<T, N> {
    pub fn as_slice(&self) -> &[T] {
        let first = intrinsics::offset(&raw const self.data as *const T, self.start as isize);
        unsafe { &*intrinsics::slice_from_raw_parts(first, self.end - self.start) }
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let i = self.start;
        if i == self.end {
            return None;
        }
        self.start = intrinsics::wrapping_add(i, 1);
        Some(intrinsics::read(intrinsics::offset(&raw const self.data as *const T, i as isize)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.start;
        (left, Some(left))
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.end - self.start
    }
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.end = intrinsics::wrapping_sub(self.end, 1);
        Some(intrinsics::read(intrinsics::offset(&raw const self.data as *const T, self.end as isize)))
    }
}

impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut copy = IntoIter { data: intrinsics::uninit(), start: 0, end: 0 };
        let mut i = self.start;
        while i < self.end {
            let value = unsafe { &*intrinsics::offset(&raw const self.data as *const T, i as isize) }.clone();
            intrinsics::write(intrinsics::offset_mut(&raw mut copy.data as *mut T, copy.end as isize), value);
            copy.end += 1;
            i += 1;
        }
        copy
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        let first = intrinsics::offset_mut(&raw mut self.data as *mut T, self.start as isize);
        intrinsics::drop_in_place(intrinsics::slice_from_raw_parts_mut(first, self.end - self.start));
    }
}

// `Default` is written out up to 32, because an empty array needs nothing of its type.

impl<T> Default for [T; 0] {
    fn default() -> [T; 0] {
        []
    }
}

impl<T: Default> Default for [T; 1] {
    fn default() -> [T; 1] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 2] {
    fn default() -> [T; 2] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 3] {
    fn default() -> [T; 3] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 4] {
    fn default() -> [T; 4] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 5] {
    fn default() -> [T; 5] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 6] {
    fn default() -> [T; 6] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 7] {
    fn default() -> [T; 7] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 8] {
    fn default() -> [T; 8] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 9] {
    fn default() -> [T; 9] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 10] {
    fn default() -> [T; 10] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 11] {
    fn default() -> [T; 11] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 12] {
    fn default() -> [T; 12] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 13] {
    fn default() -> [T; 13] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 14] {
    fn default() -> [T; 14] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 15] {
    fn default() -> [T; 15] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 16] {
    fn default() -> [T; 16] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 17] {
    fn default() -> [T; 17] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 18] {
    fn default() -> [T; 18] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 19] {
    fn default() -> [T; 19] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 20] {
    fn default() -> [T; 20] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 21] {
    fn default() -> [T; 21] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 22] {
    fn default() -> [T; 22] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 23] {
    fn default() -> [T; 23] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 24] {
    fn default() -> [T; 24] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 25] {
    fn default() -> [T; 25] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 26] {
    fn default() -> [T; 26] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 27] {
    fn default() -> [T; 27] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 28] {
    fn default() -> [T; 28] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 29] {
    fn default() -> [T; 29] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 30] {
    fn default() -> [T; 30] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 31] {
    fn default() -> [T; 31] {
        from_fn(|_| T::default())
    }
}

impl<T: Default> Default for [T; 32] {
    fn default() -> [T; 32] {
        from_fn(|_| T::default())
    }
}

/// An array of one value, cloned as often as needed; the value itself is the last.
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    let mut val = Some(val);
    from_fn(|i| {
        let value = if i + 1 == N { val.take() } else { val.clone() };
        match value {
            Some(value) => value,
            None => intrinsics::unreachable(),
        }
    })
}
