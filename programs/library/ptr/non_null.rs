//! A raw pointer that is never null.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::Unsize;
use crate::ops::CoerceUnsized;
use crate::prelude::v1::*;

/// A raw pointer that is never null, so that `Option<NonNull<T>>` is one word. Covariant in `T`.
#[lang = "NonNull"]
#[valid_range_start(1)]
#[repr(transparent)]
pub struct NonNull<T: ?Sized>(*const T);

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    /// A well aligned pointer that points nowhere.
    #[inline]
    pub const fn dangling() -> Self {
        unsafe { NonNull(intrinsics::align_of::<T>() as *const T) }
    }

    #[inline]
    pub const unsafe fn add(self, count: usize) -> Self {
        unsafe { NonNull(intrinsics::offset(self.0, count as isize)) }
    }

    #[inline]
    pub const unsafe fn sub(self, count: usize) -> Self {
        unsafe { NonNull(intrinsics::offset(self.0, intrinsics::wrapping_neg(count as isize))) }
    }

    #[inline]
    pub const unsafe fn offset(self, count: isize) -> Self {
        unsafe { NonNull(intrinsics::offset(self.0, count)) }
    }

    #[inline]
    pub const unsafe fn read(self) -> T {
        intrinsics::read(self.0)
    }

    #[inline]
    pub const unsafe fn write(self, val: T) {
        intrinsics::write(self.0 as *mut T, val)
    }
}

impl<T: ?Sized> NonNull<T> {
    #[inline]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        unsafe { NonNull(ptr as *const T) }
    }

    #[inline]
    pub const fn new(ptr: *mut T) -> Option<Self> {
        if ptr.is_null() { None } else { Some(unsafe { NonNull(ptr as *const T) }) }
    }

    #[inline]
    pub const fn from_ref(r: &T) -> Self {
        unsafe { NonNull(r as *const T) }
    }

    #[inline]
    pub const fn from_mut(r: &mut T) -> Self {
        unsafe { NonNull(r as *mut T as *const T) }
    }

    #[inline]
    pub const fn as_ptr(self) -> *mut T {
        self.0 as *mut T
    }

    #[inline]
    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.0 }
    }

    #[inline]
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *(self.0 as *mut T) }
    }

    #[inline]
    pub const fn cast<U>(self) -> NonNull<U> {
        unsafe { NonNull(self.0 as *const U) }
    }

    #[inline]
    pub unsafe fn drop_in_place(self) {
        intrinsics::drop_in_place(self.0 as *mut T)
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> PartialEq for NonNull<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.as_ptr().partial_cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_ptr().cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_ptr().hash(state)
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull::from_mut(r)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull::from_ref(r)
    }
}
