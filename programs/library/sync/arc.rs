//! A value on the heap with several owners that threads could share: an `Rc` that may be sent.

use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::mem::MaybeUninit;
use crate::ops::Deref;
use crate::prelude::v1::*;
use crate::rc;

/// One of several owners of a value.
#[lang = "Arc"]
pub struct Arc<T: ?Sized> {
    rc: rc::Rc<T>,
}

/// A look at a value that others own.
#[lang = "ArcWeak"]
pub struct Weak<T: ?Sized> {
    weak: rc::Weak<T>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}

impl<T> Arc<T> {
    pub fn new(data: T) -> Arc<T> {
        Arc { rc: rc::Rc::new(data) }
    }

    pub fn new_cyclic<F>(data_fn: F) -> Arc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        Arc { rc: rc::Rc::new_cyclic(|weak| data_fn(&Weak { weak: weak.clone() })) }
    }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        match rc::Rc::try_unwrap(this.rc) {
            Ok(value) => Ok(value),
            Err(rc) => Err(Arc { rc }),
        }
    }

    pub fn into_inner(this: Self) -> Option<T> {
        rc::Rc::into_inner(this.rc)
    }

    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        rc::Rc::unwrap_or_clone(this.rc)
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        Arc { rc: unsafe { rc::Rc::from_raw(ptr) } }
    }
}

impl<T: ?Sized> Arc<T> {
    pub fn into_raw(this: Self) -> *const T {
        rc::Rc::into_raw(this.rc)
    }

    pub fn as_ptr(this: &Self) -> *const T {
        rc::Rc::as_ptr(&this.rc)
    }

    pub fn downgrade(this: &Self) -> Weak<T> {
        Weak { weak: rc::Rc::downgrade(&this.rc) }
    }

    pub fn weak_count(this: &Self) -> usize {
        rc::Rc::weak_count(&this.rc)
    }

    pub fn strong_count(this: &Self) -> usize {
        rc::Rc::strong_count(&this.rc)
    }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        rc::Rc::get_mut(&mut this.rc)
    }

    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        rc::Rc::ptr_eq(&this.rc, &other.rc)
    }
}

impl<T: Clone> Arc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        rc::Rc::make_mut(&mut this.rc)
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &*self.rc
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[inline]
    fn clone(&self) -> Arc<T> {
        Arc { rc: self.rc.clone() }
    }
}

impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> {
        Arc::new(T::default())
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq> Eq for Arc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&Arc::as_ptr(self), f)
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self {
        Arc::new(t)
    }
}

impl<T> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        Arc::new(*v)
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(v: Vec<T>) -> Arc<[T]> {
        Arc { rc: rc::Rc::from(v) }
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc { rc: rc::Rc::from(v) }
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc { rc: rc::Rc::from(v) }
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        Arc { rc: rc::Rc::from(v) }
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc { rc: rc::Rc::from(v) }
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Arc<[T]> {
        Arc { rc: iter.into_iter().collect() }
    }
}

impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T> Weak<T> {
    pub const fn new() -> Weak<T> {
        Weak { weak: rc::Weak::new() }
    }
}

impl<T: ?Sized> Weak<T> {
    pub fn upgrade(&self) -> Option<Arc<T>> {
        match self.weak.upgrade() {
            Some(rc) => Some(Arc { rc }),
            None => None,
        }
    }

    pub fn strong_count(&self) -> usize {
        self.weak.strong_count()
    }

    pub fn weak_count(&self) -> usize {
        self.weak.weak_count()
    }

    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.weak.ptr_eq(&other.weak)
    }

    pub fn as_ptr(&self) -> *const T {
        self.weak.as_ptr()
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        Weak { weak: self.weak.clone() }
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}

impl<T> Arc<T> {
    pub unsafe fn increment_strong_count(ptr: *const T) {
        unsafe { rc::Rc::increment_strong_count(ptr) }
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { rc::Rc::decrement_strong_count(ptr) }
    }

    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc { rc: rc::Rc::new_uninit() }
    }

    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc { rc: rc::Rc::new_zeroed() }
    }
}

impl<T> Arc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc { rc: rc::Rc::new_uninit_slice(len) }
    }

    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc { rc: rc::Rc::new_zeroed_slice(len) }
    }
}

impl<T> Arc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Arc<T> {
        Arc { rc: unsafe { self.rc.assume_init() } }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        Arc { rc: unsafe { self.rc.assume_init() } }
    }
}

impl<T> Weak<T> {
    pub fn into_raw(self) -> *const T {
        self.weak.into_raw()
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        Weak { weak: unsafe { rc::Weak::from_raw(ptr) } }
    }
}
