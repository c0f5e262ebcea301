//! Many into one.

use crate::borrow::Borrow;
use crate::prelude::v1::*;

/// What `concat` works on.
pub trait Concat<Item: ?Sized> {
    type Output;

    fn concat(slice: &Self) -> Self::Output;
}

/// What `join` works on.
pub trait Join<Separator> {
    type Output;

    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;

    fn concat(slice: &Self) -> Vec<T> {
        let mut size = 0;
        let mut i = 0;
        while i < slice.len() {
            let piece: &[T] = slice[i].borrow();
            size += piece.len();
            i += 1;
        }
        let mut result = Vec::with_capacity(size);
        let mut i = 0;
        while i < slice.len() {
            result.extend_from_slice(slice[i].borrow());
            i += 1;
        }
        result
    }
}

/// The length of the pieces with a separator of so many elements between them.
fn joined_len<T, V: Borrow<[T]>>(slice: &[V], separator: usize) -> usize {
    let mut size = separator * (slice.len() - 1);
    let mut i = 0;
    while i < slice.len() {
        let piece: &[T] = slice[i].borrow();
        size += piece.len();
        i += 1;
    }
    size
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &T) -> Vec<T> {
        if slice.len() == 0 {
            return Vec::new();
        }
        let mut result = Vec::with_capacity(joined_len::<T, V>(slice, 1));
        result.extend_from_slice(slice[0].borrow());
        let mut i = 1;
        while i < slice.len() {
            result.push(sep.clone());
            result.extend_from_slice(slice[i].borrow());
            i += 1;
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        if slice.len() == 0 {
            return Vec::new();
        }
        let mut result = Vec::with_capacity(joined_len::<T, V>(slice, sep.len()));
        result.extend_from_slice(slice[0].borrow());
        let mut i = 1;
        while i < slice.len() {
            result.extend_from_slice(sep);
            result.extend_from_slice(slice[i].borrow());
            i += 1;
        }
        result
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;

    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;

    fn join(slice: &Self, sep: &str) -> String {
        if slice.len() == 0 {
            return String::new();
        }
        let mut size = sep.len() * (slice.len() - 1);
        let mut i = 0;
        while i < slice.len() {
            size += slice[i].borrow().len();
            i += 1;
        }
        let mut result = String::with_capacity(size);
        result.push_str(slice[0].borrow());
        let mut i = 1;
        while i < slice.len() {
            result.push_str(sep);
            result.push_str(slice[i].borrow());
            i += 1;
        }
        result
    }
}

impl<T> [T] {
    /// The old name of `join`.
    pub fn connect<Separator>(&self, sep: Separator) -> <[T] as Join<Separator>>::Output
    where
        [T]: Join<Separator>,
    {
        Join::join(self, sep)
    }
}
