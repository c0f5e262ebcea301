//! Numbers that threads could share. With one thread, each operation is what it says.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;

/// How an operation is ordered among those of other threads; with one thread, all are the same.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

#[track_caller]
pub fn fence(order: Ordering) {
    if order == Ordering::Relaxed {
        panicking::panic("there is no such thing as a relaxed fence");
    }
}

#[track_caller]
pub fn compiler_fence(order: Ordering) {
    if order == Ordering::Relaxed {
        panicking::panic("there is no such thing as a relaxed fence");
    }
}

/// What only stores can be ordered by is no order of a load.
#[inline]
#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panicking::panic("there is no such thing as a release load"),
        Ordering::AcqRel => panicking::panic("there is no such thing as an acquire-release load"),
        Ordering::Relaxed | Ordering::Acquire | Ordering::SeqCst => {}
    }
}

#[inline]
#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panicking::panic("there is no such thing as an acquire store"),
        Ordering::AcqRel => panicking::panic("there is no such thing as an acquire-release store"),
        Ordering::Relaxed | Ordering::Release | Ordering::SeqCst => {}
    }
}

#[inline]
#[track_caller]
fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => panicking::panic("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panicking::panic("there is no such thing as an acquire-release failure ordering"),
        Ordering::Relaxed | Ordering::Acquire | Ordering::SeqCst => {}
    }
}

#[repr(transparent)]
pub struct AtomicI8 {
    v: UnsafeCell<i8>,
}

#[repr(transparent)]
pub struct AtomicU8 {
    v: UnsafeCell<u8>,
}

#[repr(transparent)]
pub struct AtomicI16 {
    v: UnsafeCell<i16>,
}

#[repr(transparent)]
pub struct AtomicU16 {
    v: UnsafeCell<u16>,
}

#[repr(transparent)]
pub struct AtomicI32 {
    v: UnsafeCell<i32>,
}

#[repr(transparent)]
pub struct AtomicU32 {
    v: UnsafeCell<u32>,
}

#[repr(transparent)]
pub struct AtomicI64 {
    v: UnsafeCell<i64>,
}

#[repr(transparent)]
pub struct AtomicU64 {
    v: UnsafeCell<u64>,
}

#[repr(transparent)]
pub struct AtomicIsize {
    v: UnsafeCell<isize>,
}

#[repr(transparent)]
pub struct AtomicUsize {
    v: UnsafeCell<usize>,
}

#[repr(transparent)]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize, bool)]
impl Atomic {
    pub const fn new(v: Value) -> Atomic {
        Atomic { v: UnsafeCell::new(v) }
    }

    #[inline]
    #[track_caller]
    pub fn load(&self, order: Ordering) -> Value {
        check_load(order);
        unsafe { *self.v.get() }
    }

    #[inline]
    #[track_caller]
    pub fn store(&self, val: Value, order: Ordering) {
        check_store(order);
        unsafe { *self.v.get() = val };
    }

    #[inline]
    pub fn swap(&self, val: Value, _order: Ordering) -> Value {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = val };
        old
    }

    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: Value,
        new: Value,
        _success: Ordering,
        failure: Ordering,
    ) -> Result<Value, Value> {
        check_failure(failure);
        let old = unsafe { *self.v.get() };
        if old != current {
            return Err(old);
        }
        unsafe { *self.v.get() = new };
        Ok(old)
    }

    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: Value,
        new: Value,
        success: Ordering,
        failure: Ordering,
    ) -> Result<Value, Value> {
        self.compare_exchange(current, new, success, failure)
    }

    pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<Value, Value>
    where
        F: FnMut(Value) -> Option<Value>,
    {
        check_load(fetch_order);
        let old = self.load(Ordering::Relaxed);
        match f(old) {
            Some(new) => {
                self.swap(new, set_order);
                Ok(old)
            }
            None => Err(old),
        }
    }

    pub fn try_update(
        &self,
        set_order: Ordering,
        fetch_order: Ordering,
        f: impl FnMut(Value) -> Option<Value>,
    ) -> Result<Value, Value> {
        self.fetch_update(set_order, fetch_order, f)
    }

    pub fn update(&self, set_order: Ordering, fetch_order: Ordering, mut f: impl FnMut(Value) -> Value) -> Value {
        check_load(fetch_order);
        self.swap(f(self.load(Ordering::Relaxed)), set_order)
    }

    #[inline]
    pub fn fetch_and(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed) & val, order)
    }

    #[inline]
    pub fn fetch_or(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed) | val, order)
    }

    #[inline]
    pub fn fetch_xor(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed) ^ val, order)
    }

    #[inline]
    pub fn fetch_nand(&self, val: Value, order: Ordering) -> Value {
        self.swap(!(self.load(Ordering::Relaxed) & val), order)
    }

    pub fn get_mut(&mut self) -> &mut Value {
        self.v.get_mut()
    }

    pub const fn into_inner(self) -> Value {
        intrinsics::transmute(self)
    }

    pub const fn as_ptr(&self) -> *mut Value {
        self.v.get()
    }

    pub const unsafe fn from_ptr<'a>(ptr: *mut Value) -> &'a Atomic {
        unsafe { &*(ptr as *const Atomic) }
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize)]
impl Atomic {
    #[inline]
    pub fn fetch_add(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed).wrapping_add(val), order)
    }

    #[inline]
    pub fn fetch_sub(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed).wrapping_sub(val), order)
    }

    #[inline]
    pub fn fetch_max(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed).max(val), order)
    }

    #[inline]
    pub fn fetch_min(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(Ordering::Relaxed).min(val), order)
    }
}

/// What a failed exchange is ordered by, where only the order of one that succeeds is given.
fn strongest_failure(order: Ordering) -> Ordering {
    match order {
        Ordering::Release => Ordering::Relaxed,
        Ordering::AcqRel => Ordering::Acquire,
        Ordering::Relaxed | Ordering::Acquire | Ordering::SeqCst => order,
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize, bool)]
impl Atomic {
    pub fn compare_and_swap(&self, current: Value, new: Value, order: Ordering) -> Value {
        match self.compare_exchange(current, new, order, strongest_failure(order)) {
            Ok(old) => old,
            Err(old) => old,
        }
    }
}

impl AtomicBool {
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.swap(!self.load(Ordering::Relaxed), order)
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool)]
unsafe impl Sync for Atomic {}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize, bool)]
impl Default for Atomic {
    fn default() -> Atomic {
        Atomic::new(<Value as Default>::default())
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize, bool)]
impl From<Value> for Atomic {
    fn from(v: Value) -> Atomic {
        Atomic::new(v)
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize, AtomicBool)]
impl fmt::Debug for Atomic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
    }
}

/// A pointer that threads could share.
#[repr(transparent)]
pub struct AtomicPtr<T> {
    p: UnsafeCell<*mut T>,
}

unsafe impl<T> Send for AtomicPtr<T> {}
unsafe impl<T> Sync for AtomicPtr<T> {}

impl<T> AtomicPtr<T> {
    pub const fn new(p: *mut T) -> AtomicPtr<T> {
        AtomicPtr { p: UnsafeCell::new(p) }
    }

    pub const unsafe fn from_ptr<'a>(ptr: *mut *mut T) -> &'a AtomicPtr<T> {
        unsafe { &*(ptr as *const AtomicPtr<T>) }
    }

    pub const fn as_ptr(&self) -> *mut *mut T {
        self.p.get()
    }

    pub fn get_mut(&mut self) -> &mut *mut T {
        self.p.get_mut()
    }

    pub const fn into_inner(self) -> *mut T {
        intrinsics::transmute(self)
    }

    #[inline]
    #[track_caller]
    pub fn load(&self, order: Ordering) -> *mut T {
        check_load(order);
        unsafe { *self.p.get() }
    }

    #[inline]
    #[track_caller]
    pub fn store(&self, ptr: *mut T, order: Ordering) {
        check_store(order);
        unsafe { *self.p.get() = ptr };
    }

    #[inline]
    pub fn swap(&self, ptr: *mut T, _order: Ordering) -> *mut T {
        let old = unsafe { *self.p.get() };
        unsafe { *self.p.get() = ptr };
        old
    }

    pub fn compare_and_swap(&self, current: *mut T, new: *mut T, order: Ordering) -> *mut T {
        match self.compare_exchange(current, new, order, strongest_failure(order)) {
            Ok(old) => old,
            Err(old) => old,
        }
    }

    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        check_failure(failure);
        let old = self.load(Ordering::Relaxed);
        if old == current { Ok(self.swap(new, success)) } else { Err(old) }
    }

    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        self.compare_exchange(current, new, success, failure)
    }

    pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<*mut T, *mut T>
    where
        F: FnMut(*mut T) -> Option<*mut T>,
    {
        check_load(fetch_order);
        let old = self.load(Ordering::Relaxed);
        match f(old) {
            Some(new) => Ok(self.swap(new, set_order)),
            None => Err(old),
        }
    }

    pub fn try_update(
        &self,
        set_order: Ordering,
        fetch_order: Ordering,
        f: impl FnMut(*mut T) -> Option<*mut T>,
    ) -> Result<*mut T, *mut T> {
        self.fetch_update(set_order, fetch_order, f)
    }

    pub fn update(
        &self,
        set_order: Ordering,
        fetch_order: Ordering,
        mut f: impl FnMut(*mut T) -> *mut T,
    ) -> *mut T {
        check_load(fetch_order);
        self.swap(f(self.load(Ordering::Relaxed)), set_order)
    }

    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).wrapping_add(val), order)
    }

    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).wrapping_sub(val), order)
    }

    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).wrapping_byte_add(val), order)
    }

    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).wrapping_byte_sub(val), order)
    }

    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).map_addr(|addr| addr | val), order)
    }

    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).map_addr(|addr| addr & val), order)
    }

    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T {
        self.swap(self.load(Ordering::Relaxed).map_addr(|addr| addr ^ val), order)
    }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(crate::ptr::null_mut())
    }
}

impl<T> From<*mut T> for AtomicPtr<T> {
    fn from(p: *mut T) -> AtomicPtr<T> {
        AtomicPtr::new(p)
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}

/// Waits a little, for another thread that there is not.
pub fn spin_loop_hint() {}

pub const ATOMIC_BOOL_INIT: AtomicBool = AtomicBool::new(false);
pub const ATOMIC_ISIZE_INIT: AtomicIsize = AtomicIsize::new(0);
pub const ATOMIC_USIZE_INIT: AtomicUsize = AtomicUsize::new(0);
