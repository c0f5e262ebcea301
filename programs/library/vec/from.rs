//! Vectors made from other things.

use crate::intrinsics;
use crate::prelude::v1::*;
use crate::vec::Vec;
use crate::vec::raw::{capacity_overflow, min_non_zero_cap};

impl<T> FromIterator<T> for Vec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut iter = iter.into_iter();
        let mut vec = if iter.__trusted_len() {
            match iter.size_hint().1 {
                Some(upper) => Vec::with_capacity(upper),
                None => capacity_overflow(),
            }
        } else {
            let first = match iter.next() {
                Some(first) => first,
                None => return Vec::new(),
            };
            let wanted = intrinsics::saturating_add(iter.size_hint().0, 1);
            let least = min_non_zero_cap::<T>();
            let mut vec = Vec::with_capacity(if wanted > least { wanted } else { least });
            vec.push(first);
            vec
        };
        extend_desugared(&mut vec, &mut iter);
        vec
    }
}

/// Takes all values of `iter`; when the buffer is full, makes room for what the size hint promises.
fn extend_desugared<T, I: Iterator<Item = T>>(vec: &mut Vec<T>, iter: &mut I) {
    while let Some(value) = iter.next() {
        if vec.len() == vec.capacity() {
            let (lower, _) = iter.size_hint();
            vec.reserve(intrinsics::saturating_add(lower, 1));
        }
        vec.push(value);
    }
}

impl<T> Extend<T> for Vec<T> {
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        if iter.__trusted_len() {
            match iter.size_hint().1 {
                Some(upper) => self.reserve(upper),
                None => capacity_overflow(),
            }
        }
        extend_desugared(self, &mut iter);
    }

    fn __extend_one(&mut self, item: T) {
        self.push(item);
    }

    fn __extend_reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }
}

impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> {
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}

impl<T: Clone> From<&[T]> for Vec<T> {
    #[track_caller]
    fn from(s: &[T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone> From<&mut [T]> for Vec<T> {
    #[track_caller]
    fn from(s: &mut [T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: &[T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T: Clone, const N: usize> From<&mut [T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: &mut [T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T, const N: usize> From<[T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: [T; N]) -> Vec<T> {
        crate::vec::into_vec(Box::new(s))
    }
}

impl<T> From<Box<[T]>> for Vec<T> {
    fn from(s: Box<[T]>) -> Vec<T> {
        s.into_vec()
    }
}

impl<T> From<Vec<T>> for Box<[T]> {
    #[track_caller]
    fn from(v: Vec<T>) -> Box<[T]> {
        v.into_boxed_slice()
    }
}

impl From<&str> for Vec<u8> {
    #[track_caller]
    fn from(s: &str) -> Vec<u8> {
        s.as_bytes().to_vec()
    }
}

impl From<String> for Vec<u8> {
    fn from(string: String) -> Vec<u8> {
        string.into_bytes()
    }
}

impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;

    fn try_from(mut vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len() != N {
            return Err(vec);
        }
        let array = intrinsics::read(vec.as_ptr() as *const [T; N]);
        unsafe { vec.set_len(0) };
        Ok(array)
    }
}
