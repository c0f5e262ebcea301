//! Bytes of values.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::prelude::v1::*;

#[inline]
pub const fn forget<T>(t: T) {
    intrinsics::forget(t)
}

#[inline]
pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

#[inline]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize {
    intrinsics::size_of_val(val as *const T)
}

#[inline]
pub const fn align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

#[inline]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize {
    intrinsics::align_of_val(val as *const T)
}

#[inline]
pub const fn needs_drop<T>() -> bool {
    intrinsics::needs_drop::<T>()
}

#[inline]
pub const unsafe fn zeroed<T>() -> T {
    intrinsics::zeroed()
}

/// Exchanges two values, byte for byte.
#[inline]
pub const fn swap<T>(x: &mut T, y: &mut T) {
    intrinsics::swap(x as *mut T, y as *mut T)
}

/// Moves the value out and leaves the default in its place.
#[inline]
pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// Moves the value out and leaves `src` in its place.
#[inline]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    let place = dest as *mut T;
    let result = intrinsics::read(place as *const T);
    intrinsics::write(place, src);
    result
}

/// Takes the value: it is dropped when this function returns.
#[inline]
pub fn drop<T>(_x: T) {}

#[lang = "transmute"]
#[inline]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst {
    intrinsics::transmute(src)
}

#[inline]
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    intrinsics::read(src as *const Src as *const Dst)
}

/// Which variant an enum value is.
pub struct Discriminant<T> {
    value: i128,
    _marker: crate::marker::PhantomData<T>,
}

#[inline]
pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { value: intrinsics::discriminant_value(v), _marker: crate::marker::PhantomData }
}

impl<T> Copy for Discriminant<T> {}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool {
        self.value == rhs.value
    }
}

impl<T> Eq for Discriminant<T> {}

impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.value as isize).hash(state)
    }
}

impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Discriminant").field(&self.value).finish()
    }
}

/// A value that is not dropped.
#[lang = "ManuallyDrop"]
#[repr(transparent)]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    #[inline]
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }

    #[inline]
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        intrinsics::transmute(slot)
    }

    #[inline]
    pub const unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        intrinsics::read(&raw const slot.value)
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    #[inline]
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        intrinsics::drop_in_place(&raw mut slot.value)
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Clone> Clone for ManuallyDrop<T> {
    fn clone(&self) -> Self {
        ManuallyDrop { value: self.value.clone() }
    }
}

impl<T: Copy> Copy for ManuallyDrop<T> {}

impl<T: Default> Default for ManuallyDrop<T> {
    fn default() -> Self {
        ManuallyDrop { value: T::default() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ManuallyDrop<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManuallyDrop").field("value", &&self.value).finish()
    }
}

impl<T: ?Sized + PartialEq> PartialEq for ManuallyDrop<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value.eq(&other.value)
    }
}

impl<T: ?Sized + Eq> Eq for ManuallyDrop<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for ManuallyDrop<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: ?Sized + Ord> Ord for ManuallyDrop<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

/// Room for a value that may not be there yet.
#[lang = "MaybeUninit"]
#[repr(transparent)]
pub struct MaybeUninit<T> {
    value: ManuallyDrop<T>,
}

impl<T: Copy> Copy for MaybeUninit<T> {}

impl<T: Copy> Clone for MaybeUninit<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> MaybeUninit<T> {
    #[inline]
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop { value: val } }
    }

    #[inline]
    pub const fn uninit() -> MaybeUninit<T> {
        intrinsics::uninit()
    }

    #[inline]
    pub const fn zeroed() -> MaybeUninit<T> {
        intrinsics::zeroed()
    }

    #[inline]
    pub const fn write(&mut self, val: T) -> &mut T {
        let place = self.as_mut_ptr();
        intrinsics::write(place, val);
        unsafe { &mut *place }
    }

    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self as *const MaybeUninit<T> as *const T
    }

    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut MaybeUninit<T> as *mut T
    }

    #[inline]
    pub const unsafe fn assume_init(self) -> T {
        intrinsics::read(&raw const self as *const T)
    }

    #[inline]
    pub const unsafe fn assume_init_read(&self) -> T {
        intrinsics::read(self.as_ptr())
    }

    #[inline]
    pub unsafe fn assume_init_drop(&mut self) {
        intrinsics::drop_in_place(self.as_mut_ptr())
    }

    #[inline]
    pub const unsafe fn assume_init_ref(&self) -> &T {
        unsafe { &*self.as_ptr() }
    }

    #[inline]
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        unsafe { &mut *self.as_mut_ptr() }
    }
}

// Slices of room for values.

impl<T> [MaybeUninit<T>] {
    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        unsafe { &*(self as *const [MaybeUninit<T>] as *const [T]) }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        unsafe { &mut *(self as *mut [MaybeUninit<T>] as *mut [T]) }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        intrinsics::drop_in_place(self as *mut [MaybeUninit<T>] as *mut [T])
    }

    #[track_caller]
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        let values = unsafe { self.assume_init_mut() };
        values.copy_from_slice(src);
        values
    }

    #[track_caller]
    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert_eq!(self.len(), src.len(), "destination and source slices have different lengths");
        let mut written = Written { slice: self, count: 0 };
        while written.count < src.len() {
            written.slice[written.count].write(src[written.count].clone());
            written.count += 1;
        }
        let place = &raw mut *written.slice;
        forget(written);
        unsafe { (*place).assume_init_mut() }
    }
}

/// The values at the front of a slice that is being filled: they are dropped where a clone panics.
struct Written<'a, T> {
    slice: &'a mut [MaybeUninit<T>],
    count: usize,
}

impl<T> Drop for Written<'_, T> {
    fn drop(&mut self) {
        let count = self.count;
        unsafe { self.slice[..count].assume_init_drop() }
    }
}

/// The old name of `align_of`.
pub fn min_align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

/// The old name of `align_of_val`.
pub fn min_align_of_val<T: ?Sized>(val: &T) -> usize {
    intrinsics::align_of_val(val as *const T)
}
