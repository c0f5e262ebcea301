//! Numbers that threads could share. With one thread, each operation is what it says.

use crate::cell::UnsafeCell;
use crate::fmt;
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

pub fn fence(_order: Ordering) {}

pub fn compiler_fence(_order: Ordering) {}

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
    pub fn load(&self, _order: Ordering) -> Value {
        unsafe { *self.v.get() }
    }

    #[inline]
    pub fn store(&self, val: Value, _order: Ordering) {
        unsafe { *self.v.get() = val };
    }

    #[inline]
    pub fn swap(&self, val: Value, order: Ordering) -> Value {
        let old = self.load(order);
        self.store(val, order);
        old
    }

    pub fn compare_exchange(
        &self,
        current: Value,
        new: Value,
        success: Ordering,
        _failure: Ordering,
    ) -> Result<Value, Value> {
        let old = self.load(success);
        if old != current {
            return Err(old);
        }
        self.store(new, success);
        Ok(old)
    }

    pub fn compare_exchange_weak(
        &self,
        current: Value,
        new: Value,
        success: Ordering,
        failure: Ordering,
    ) -> Result<Value, Value> {
        self.compare_exchange(current, new, success, failure)
    }

    pub fn fetch_update<F>(&self, set_order: Ordering, _fetch_order: Ordering, mut f: F) -> Result<Value, Value>
    where
        F: FnMut(Value) -> Option<Value>,
    {
        let old = self.load(set_order);
        match f(old) {
            Some(new) => {
                self.store(new, set_order);
                Ok(old)
            }
            None => Err(old),
        }
    }

    #[inline]
    pub fn fetch_and(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order) & val, order)
    }

    #[inline]
    pub fn fetch_or(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order) | val, order)
    }

    #[inline]
    pub fn fetch_xor(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order) ^ val, order)
    }

    #[inline]
    pub fn fetch_nand(&self, val: Value, order: Ordering) -> Value {
        self.swap(!(self.load(order) & val), order)
    }

    pub fn get_mut(&mut self) -> &mut Value {
        self.v.get_mut()
    }

    pub fn into_inner(self) -> Value {
        self.v.into_inner()
    }

    pub fn as_ptr(&self) -> *mut Value {
        self.v.get()
    }
}

#[each(Atomic = AtomicI8, AtomicU8, AtomicI16, AtomicU16, AtomicI32, AtomicU32, AtomicI64, AtomicU64, AtomicIsize, AtomicUsize; Value = i8, u8, i16, u16, i32, u32, i64, u64, isize, usize)]
impl Atomic {
    #[inline]
    pub fn fetch_add(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order).wrapping_add(val), order)
    }

    #[inline]
    pub fn fetch_sub(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order).wrapping_sub(val), order)
    }

    #[inline]
    pub fn fetch_max(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order).max(val), order)
    }

    #[inline]
    pub fn fetch_min(&self, val: Value, order: Ordering) -> Value {
        self.swap(self.load(order).min(val), order)
    }
}

impl AtomicBool {
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.swap(!self.load(order), order)
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
