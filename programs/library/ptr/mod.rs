//! Raw pointers.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;

mod non_null;
mod unique;

pub use self::non_null::NonNull;
pub(crate) use self::unique::Unique;

#[inline]
pub const fn null<T>() -> *const T {
    0usize as *const T
}

#[inline]
pub const fn null_mut<T>() -> *mut T {
    0usize as *mut T
}

/// A pointer that is not null, well aligned, and points nowhere.
#[inline]
pub const fn dangling<T>() -> *const T {
    intrinsics::align_of::<T>() as *const T
}

/// A pointer that is not null, well aligned, and points nowhere.
#[inline]
pub const fn dangling_mut<T>() -> *mut T {
    intrinsics::align_of::<T>() as *mut T
}

#[inline]
pub const fn without_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

#[inline]
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

#[inline]
pub fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

#[inline]
pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

#[inline]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

#[inline]
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

#[inline]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    intrinsics::slice_from_raw_parts(data, len)
}

#[inline]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    intrinsics::slice_from_raw_parts_mut(data, len)
}

#[inline]
pub const unsafe fn read<T>(src: *const T) -> T {
    intrinsics::read(src)
}

#[inline]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut value = intrinsics::uninit::<T>();
    let to = &raw mut value as *mut u8;
    intrinsics::copy_nonoverlapping(src as *const u8, to, intrinsics::size_of::<T>());
    value
}

#[inline]
pub unsafe fn read_volatile<T>(src: *const T) -> T {
    intrinsics::read(src)
}

#[inline]
pub const unsafe fn write<T>(dst: *mut T, src: T) {
    intrinsics::write(dst, src)
}

#[inline]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    intrinsics::copy_nonoverlapping(&raw const src as *const u8, dst as *mut u8, intrinsics::size_of::<T>());
    intrinsics::forget(src)
}

#[inline]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    intrinsics::write(dst, src)
}

#[inline]
pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize) {
    intrinsics::write_bytes(dst, val, count)
}

#[inline]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize) {
    intrinsics::copy(src, dst, count)
}

#[inline]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize) {
    intrinsics::copy_nonoverlapping(src, dst, count)
}

#[inline]
pub const unsafe fn swap<T>(a: *mut T, b: *mut T) {
    intrinsics::swap(a, b)
}

#[inline]
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        intrinsics::swap(intrinsics::offset_mut(x, i as isize), intrinsics::offset_mut(y, i as isize));
        i += 1;
    }
}

#[inline]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    let old = intrinsics::read(dst as *const T);
    intrinsics::write(dst, src);
    old
}

#[inline]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
    intrinsics::drop_in_place(to_drop)
}

/// Whether two pointers are equal (for unsized targets, also their lengths).
#[inline]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

/// Whether two pointers have the same address.
#[inline]
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    p as *const () == q as *const ()
}

pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) {
    hashee.hash(into)
}

/// How many elements of `stride` bytes lead from `addr` to a multiple of `align`; all ones where none do.
///
/// That is to solve `addr + n * stride = 0` modulo a power of two: what powers of two the stride and the alignment share must
/// be in the address too, and the rest of the stride is odd, so that it has an inverse.
#[track_caller]
fn align_offset(addr: usize, stride: usize, align: usize) -> usize {
    if !align.is_power_of_two() {
        panicking::panic("align_offset: align is not a power-of-two");
    }
    if addr & (align - 1) == 0 {
        return 0;
    }
    if stride == 0 {
        return usize::MAX;
    }
    let lowest = stride & stride.wrapping_neg();
    let shared = if lowest < align { lowest } else { align };
    if addr & (shared - 1) != 0 {
        return usize::MAX;
    }
    let odd = stride / shared;
    // Newton's iteration doubles the bits that are right, from three on.
    let mut inverse = odd;
    let mut bits = 3;
    while bits < 64 {
        inverse = inverse.wrapping_mul(2usize.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    (addr / shared).wrapping_neg().wrapping_mul(inverse) & (align / shared - 1)
}

impl<T: ?Sized> *const T {
    #[inline]
    pub const fn is_null(self) -> bool {
        self as *const u8 as usize == 0
    }

    #[inline]
    pub const fn cast<U>(self) -> *const U {
        self as *const U
    }

    #[inline]
    pub fn addr(self) -> usize {
        self as *const u8 as usize
    }

    #[inline]
    pub fn expose_provenance(self) -> usize {
        self as *const u8 as usize
    }

    #[inline]
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { Some(unsafe { &*self }) }
    }

    #[inline]
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    #[inline]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
        intrinsics::ptr_offset_from(self as *const u8, origin as *const u8)
    }

    #[inline]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: *const U) -> usize {
        intrinsics::ptr_offset_from(self as *const u8, origin as *const u8) as usize
    }

    #[inline]
    pub const fn cast_mut(self) -> *mut T {
        self as *mut T
    }
}

impl<T> *const T {
    #[inline]
    pub const unsafe fn offset(self, count: isize) -> *const T {
        intrinsics::offset(self, count)
    }

    #[inline]
    pub const unsafe fn add(self, count: usize) -> Self {
        intrinsics::offset(self, count as isize)
    }

    #[inline]
    pub const unsafe fn sub(self, count: usize) -> Self {
        intrinsics::offset(self, intrinsics::wrapping_neg(count as isize))
    }

    #[inline]
    pub const fn wrapping_offset(self, count: isize) -> *const T {
        intrinsics::offset(self, count)
    }

    #[inline]
    pub const fn wrapping_add(self, count: usize) -> Self {
        intrinsics::offset(self, count as isize)
    }

    #[inline]
    pub const fn wrapping_sub(self, count: usize) -> Self {
        intrinsics::offset(self, intrinsics::wrapping_neg(count as isize))
    }

    #[inline]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        intrinsics::offset(self as *const u8, count as isize) as *const T
    }

    #[inline]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        intrinsics::offset(self as *const u8, intrinsics::wrapping_neg(count as isize)) as *const T
    }

    #[inline]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        intrinsics::offset(self as *const u8, count) as *const T
    }

    #[inline]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        intrinsics::ptr_offset_from(self as *const T, origin)
    }

    #[inline]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        intrinsics::ptr_offset_from(self as *const T, origin) as usize
    }

    #[inline]
    pub const unsafe fn read(self) -> T {
        intrinsics::read(self)
    }

    #[inline]
    pub unsafe fn read_volatile(self) -> T {
        intrinsics::read(self)
    }

    #[inline]
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { read_unaligned(self as *const T) }
    }

    #[inline]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        intrinsics::copy(self as *const T, dest, count)
    }

    #[inline]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        intrinsics::copy_nonoverlapping(self as *const T, dest, count)
    }

    #[inline]
    pub fn is_aligned(self) -> bool {
        (self as usize) % intrinsics::align_of::<T>() == 0
    }

    #[inline]
    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize {
        align_offset(self as usize, intrinsics::size_of::<T>(), align)
    }

    #[inline]
    pub const fn wrapping_byte_add(self, count: usize) -> Self {
        intrinsics::offset(self as *const u8, count as isize) as *const T
    }

    #[inline]
    pub const fn wrapping_byte_sub(self, count: usize) -> Self {
        intrinsics::offset(self as *const u8, intrinsics::wrapping_neg(count as isize)) as *const T
    }

    #[inline]
    pub const fn wrapping_byte_offset(self, count: isize) -> Self {
        intrinsics::offset(self as *const u8, count) as *const T
    }

    #[inline]
    pub fn with_addr(self, addr: usize) -> Self {
        self.wrapping_byte_offset(addr.wrapping_sub(self as usize) as isize)
    }

    #[inline]
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> Self {
        self.with_addr(f(self as usize))
    }
}

impl<T> *const [T] {
    #[inline]
    pub const fn as_array<const N: usize>(self) -> Option<*const [T; N]> {
        if intrinsics::slice_len(self) == N { Some(self as *const [T; N]) } else { None }
    }

    #[inline]
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self as *const [T])
    }

    #[inline]
    pub const fn is_empty(self) -> bool {
        intrinsics::slice_len(self as *const [T]) == 0
    }
}

impl<T: ?Sized> PartialEq for *const T {
    #[inline]
    fn eq(&self, other: &*const T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *const T {}

impl<T: ?Sized> PartialOrd for *const T {
    #[inline]
    fn partial_cmp(&self, other: &*const T) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    #[inline]
    fn lt(&self, other: &*const T) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &*const T) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &*const T) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &*const T) -> bool {
        *self >= *other
    }
}

impl<T: ?Sized> Ord for *const T {
    #[inline]
    fn cmp(&self, other: &*const T) -> Ordering {
        if *self < *other {
            Ordering::Less
        } else if *self == *other {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }
}

impl<T: ?Sized> Hash for *const T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as *const u8 as usize)
    }
}

impl<T: ?Sized> *mut T {
    #[inline]
    pub const fn is_null(self) -> bool {
        self as *const u8 as usize == 0
    }

    #[inline]
    pub const fn cast<U>(self) -> *mut U {
        self as *mut U
    }

    #[inline]
    pub fn addr(self) -> usize {
        self as *const u8 as usize
    }

    #[inline]
    pub fn expose_provenance(self) -> usize {
        self as *const u8 as usize
    }

    #[inline]
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { Some(unsafe { &*self }) }
    }

    #[inline]
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    #[inline]
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
        intrinsics::ptr_offset_from(self as *const u8, origin as *const u8)
    }

    #[inline]
    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: *mut U) -> usize {
        intrinsics::ptr_offset_from(self as *const u8, origin as *const u8) as usize
    }

    #[inline]
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        unsafe { &mut *self }
    }

    #[inline]
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }

    #[inline]
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { Some(unsafe { &mut *self }) }
    }

    #[inline]
    pub unsafe fn drop_in_place(self) {
        intrinsics::drop_in_place(self)
    }
}

impl<T> *mut T {
    #[inline]
    pub const unsafe fn offset(self, count: isize) -> *mut T {
        intrinsics::offset_mut(self, count)
    }

    #[inline]
    pub const unsafe fn add(self, count: usize) -> Self {
        intrinsics::offset_mut(self, count as isize)
    }

    #[inline]
    pub const unsafe fn sub(self, count: usize) -> Self {
        intrinsics::offset_mut(self, intrinsics::wrapping_neg(count as isize))
    }

    #[inline]
    pub const fn wrapping_offset(self, count: isize) -> *mut T {
        intrinsics::offset_mut(self, count)
    }

    #[inline]
    pub const fn wrapping_add(self, count: usize) -> Self {
        intrinsics::offset_mut(self, count as isize)
    }

    #[inline]
    pub const fn wrapping_sub(self, count: usize) -> Self {
        intrinsics::offset_mut(self, intrinsics::wrapping_neg(count as isize))
    }

    #[inline]
    pub const unsafe fn byte_add(self, count: usize) -> Self {
        intrinsics::offset_mut(self as *mut u8, count as isize) as *mut T
    }

    #[inline]
    pub const unsafe fn byte_sub(self, count: usize) -> Self {
        intrinsics::offset_mut(self as *mut u8, intrinsics::wrapping_neg(count as isize)) as *mut T
    }

    #[inline]
    pub const unsafe fn byte_offset(self, count: isize) -> Self {
        intrinsics::offset_mut(self as *mut u8, count) as *mut T
    }

    #[inline]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        intrinsics::ptr_offset_from(self as *const T, origin)
    }

    #[inline]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        intrinsics::ptr_offset_from(self as *const T, origin) as usize
    }

    #[inline]
    pub const unsafe fn read(self) -> T {
        intrinsics::read(self as *const T)
    }

    #[inline]
    pub unsafe fn read_volatile(self) -> T {
        intrinsics::read(self as *const T)
    }

    #[inline]
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { read_unaligned(self as *const T) }
    }

    #[inline]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        intrinsics::copy(self as *const T, dest, count)
    }

    #[inline]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        intrinsics::copy_nonoverlapping(self as *const T, dest, count)
    }

    #[inline]
    pub fn is_aligned(self) -> bool {
        (self as usize) % intrinsics::align_of::<T>() == 0
    }

    #[inline]
    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize {
        align_offset(self as usize, intrinsics::size_of::<T>(), align)
    }

    #[inline]
    pub const fn wrapping_byte_add(self, count: usize) -> Self {
        intrinsics::offset_mut(self as *mut u8, count as isize) as *mut T
    }

    #[inline]
    pub const fn wrapping_byte_sub(self, count: usize) -> Self {
        intrinsics::offset_mut(self as *mut u8, intrinsics::wrapping_neg(count as isize)) as *mut T
    }

    #[inline]
    pub const fn wrapping_byte_offset(self, count: isize) -> Self {
        intrinsics::offset_mut(self as *mut u8, count) as *mut T
    }

    #[inline]
    pub fn with_addr(self, addr: usize) -> Self {
        self.wrapping_byte_offset(addr.wrapping_sub(self as usize) as isize)
    }

    #[inline]
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> Self {
        self.with_addr(f(self as usize))
    }

    #[inline]
    pub const unsafe fn write(self, val: T) {
        intrinsics::write(self, val)
    }

    #[inline]
    pub unsafe fn write_volatile(self, val: T) {
        intrinsics::write(self, val)
    }

    #[inline]
    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { write_unaligned(self, val) }
    }

    #[inline]
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        intrinsics::write_bytes(self, val, count)
    }

    #[inline]
    pub const unsafe fn copy_from(self, src: *const T, count: usize) {
        intrinsics::copy(src, self, count)
    }

    #[inline]
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) {
        intrinsics::copy_nonoverlapping(src, self, count)
    }

    #[inline]
    pub const unsafe fn replace(self, src: T) -> T {
        let old = intrinsics::read(self as *const T);
        intrinsics::write(self, src);
        old
    }

    #[inline]
    pub const unsafe fn swap(self, with: *mut T) {
        intrinsics::swap(self, with)
    }
}

impl<T> *mut [T] {
    #[inline]
    pub const fn as_mut_array<const N: usize>(self) -> Option<*mut [T; N]> {
        if intrinsics::slice_len(self as *const [T]) == N { Some(self as *mut [T; N]) } else { None }
    }

    #[inline]
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self as *const [T])
    }

    #[inline]
    pub const fn is_empty(self) -> bool {
        intrinsics::slice_len(self as *const [T]) == 0
    }
}

impl<T: ?Sized> PartialEq for *mut T {
    #[inline]
    fn eq(&self, other: &*mut T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *mut T {}

impl<T: ?Sized> PartialOrd for *mut T {
    #[inline]
    fn partial_cmp(&self, other: &*mut T) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    #[inline]
    fn lt(&self, other: &*mut T) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &*mut T) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &*mut T) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &*mut T) -> bool {
        *self >= *other
    }
}

impl<T: ?Sized> Ord for *mut T {
    #[inline]
    fn cmp(&self, other: &*mut T) -> Ordering {
        if *self < *other {
            Ordering::Less
        } else if *self == *other {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }
}

impl<T: ?Sized> Hash for *mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as *const u8 as usize)
    }
}
