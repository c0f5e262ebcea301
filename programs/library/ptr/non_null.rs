//! A raw pointer that is never null.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::Unsize;
use crate::num::NonZero;
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

impl<T> NonNull<T> {
    pub const fn without_provenance(addr: NonZero<usize>) -> Self {
        unsafe { NonNull(addr.get() as *const T) }
    }

    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self {
        unsafe { NonNull(addr.get() as *const T) }
    }

    #[inline]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        unsafe { NonNull(self.0.byte_add(count)) }
    }

    #[inline]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        unsafe { NonNull(self.0.byte_sub(count)) }
    }

    #[inline]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        unsafe { NonNull(self.0.byte_offset(count)) }
    }

    #[inline]
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        intrinsics::ptr_offset_from(self.0, origin.0)
    }

    #[inline]
    pub const unsafe fn offset_from_unsigned(self, subtracted: NonNull<T>) -> usize {
        intrinsics::ptr_offset_from(self.0, subtracted.0) as usize
    }

    #[inline]
    pub unsafe fn read_volatile(self) -> T {
        intrinsics::read(self.0)
    }

    #[inline]
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { self.0.read_unaligned() }
    }

    #[inline]
    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize) {
        intrinsics::copy(self.0, dest.0 as *mut T, count)
    }

    #[inline]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) {
        intrinsics::copy_nonoverlapping(self.0, dest.0 as *mut T, count)
    }

    #[inline]
    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize) {
        intrinsics::copy(src.0, self.0 as *mut T, count)
    }

    #[inline]
    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize) {
        intrinsics::copy_nonoverlapping(src.0, self.0 as *mut T, count)
    }

    #[inline]
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        intrinsics::write_bytes(self.0 as *mut T, val, count)
    }

    #[inline]
    pub unsafe fn write_volatile(self, val: T) {
        intrinsics::write(self.0 as *mut T, val)
    }

    #[inline]
    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { (self.0 as *mut T).write_unaligned(val) }
    }

    #[inline]
    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { (self.0 as *mut T).replace(src) }
    }

    #[inline]
    pub const unsafe fn swap(self, with: NonNull<T>) {
        intrinsics::swap(self.0 as *mut T, with.0 as *mut T)
    }

    #[inline]
    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize {
        self.0.align_offset(align)
    }

    #[inline]
    pub fn is_aligned(self) -> bool {
        self.0.is_aligned()
    }

    #[inline]
    pub fn with_addr(self, addr: NonZero<usize>) -> Self {
        unsafe { NonNull(self.0.with_addr(addr.get())) }
    }

    #[inline]
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self {
        self.with_addr(f(self.addr()))
    }
}

impl<T> NonNull<[T]> {
    #[inline]
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        unsafe { NonNull(intrinsics::slice_from_raw_parts(data.0, len)) }
    }

    #[inline]
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self.0)
    }

    #[inline]
    pub const fn is_empty(self) -> bool {
        intrinsics::slice_len(self.0) == 0
    }
}

impl<T: ?Sized> NonNull<T> {
    #[inline]
    pub fn addr(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.0 as *const u8 as usize) }
    }

    pub fn expose_provenance(self) -> NonZero<usize> {
        self.addr()
    }

    #[inline]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: NonNull<U>) -> isize {
        intrinsics::ptr_offset_from(self.0 as *const u8, origin.0 as *const u8)
    }

    #[inline]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: NonNull<U>) -> usize {
        intrinsics::ptr_offset_from(self.0 as *const u8, origin.0 as *const u8) as usize
    }

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
