//! Explicit duplication.

use crate::prelude::v1::*;

/// Types that can make another value equal to themselves.
#[lang = "clone"]
pub trait Clone: Sized {
    fn clone(&self) -> Self;

    #[inline]
    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

/// What `derive(Clone)` makes of a union.
#[inline]
pub fn clone_of_copy<T: Copy>(it: &T) -> T {
    *it
}

#[each(Prim = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char)]
impl Clone for Prim {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl Clone for ! {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *const T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *mut T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

/// A shared reference is duplicated, not what it points to.
impl<T: ?Sized> Clone for &T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

/// An exclusive reference cannot be duplicated.
impl<T: ?Sized> !Clone for &mut T {}
