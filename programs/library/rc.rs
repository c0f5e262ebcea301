//! A value on the heap with several owners, counted.

use crate::borrow::{Borrow, Cow};
use crate::boxed::exchange_malloc;
use crate::cell::Cell;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::mem::MaybeUninit;
use crate::ops::{CoerceUnsized, Deref};
use crate::prelude::v1::*;
use crate::ptr::NonNull;

/// The heap block: the counts of strong and of weak owners, then the value.
///
/// All strong owners together hold one weak count, so that the block outlives the value while anyone looks at it.
#[lang = "RcBox"]
#[repr(C)]
struct RcBox<T: ?Sized> {
    #[view(strong)]
    strong: Cell<usize>,
    #[view(weak)]
    weak: Cell<usize>,
    value: T,
}

/// One of several owners of a value.
#[lang = "Rc"]
pub struct Rc<T: ?Sized> {
    #[view(ptr)]
    ptr: NonNull<RcBox<T>>,
    _marker: PhantomData<RcBox<T>>,
}

/// A look at a value that others own.
#[lang = "Weak"]
pub struct Weak<T: ?Sized> {
    #[view(ptr)]
    ptr: NonNull<RcBox<T>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

/// A count that would wrap around ends the program.
#[inline]
fn increment(count: &Cell<usize>) {
    let next = intrinsics::wrapping_add(count.get(), 1);
    count.set(next);
    if next == 0 {
        intrinsics::abort();
    }
}

/// Gives back the block of which nobody knows any more.
#[inline]
unsafe fn free<T: ?Sized>(block: *mut RcBox<T>) {
    let size = intrinsics::size_of_val(block as *const RcBox<T>);
    intrinsics::dealloc(block as *mut u8, size, intrinsics::align_of_val(block as *const RcBox<T>));
}

impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T> {
        Rc::from_box(Box::into_raw(Box::new(RcBox { strong: Cell::new(1), weak: Cell::new(1), value })))
    }

    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::uninit())
    }

    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::zeroed())
    }

    /// Makes a value that can keep a weak look at itself.
    pub fn new_cyclic<F>(data_fn: F) -> Rc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        let size = intrinsics::size_of::<RcBox<T>>();
        let block = exchange_malloc(size, intrinsics::align_of::<RcBox<T>>()) as *mut RcBox<T>;
        unsafe {
            intrinsics::write(&raw mut (*block).strong, Cell::new(0));
            intrinsics::write(&raw mut (*block).weak, Cell::new(1));
        }
        let weak = Weak { ptr: unsafe { NonNull::new_unchecked(block) } };
        let value = data_fn(&weak);
        unsafe {
            intrinsics::write(&raw mut (*block).value, value);
            (*block).strong.set(1);
        }
        // The strong owners take over the weak count.
        intrinsics::forget(weak);
        Rc::from_box(block)
    }

    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) == 1 {
            let value = intrinsics::read(&raw const this.inner().value);
            this.inner().strong.set(0);
            let _weak = Weak { ptr: this.ptr };
            intrinsics::forget(this);
            Ok(value)
        } else {
            Err(this)
        }
    }

    pub fn into_inner(this: Self) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }

    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        match Rc::try_unwrap(this) {
            Ok(value) => value,
            Err(this) => (*this).clone(),
        }
    }
}

impl<T: ?Sized> Rc<T> {
    #[inline]
    fn from_box(block: *mut RcBox<T>) -> Rc<T> {
        Rc { ptr: unsafe { NonNull::new_unchecked(block) }, _marker: PhantomData }
    }

    #[inline]
    fn inner(&self) -> &RcBox<T> {
        unsafe { &*(self.ptr.as_ptr() as *const RcBox<T>) }
    }

    pub fn into_raw(this: Self) -> *const T {
        let ptr = Rc::as_ptr(&this);
        intrinsics::forget(this);
        ptr
    }

    #[inline]
    pub fn as_ptr(this: &Self) -> *const T {
        &raw const this.inner().value
    }

    pub fn downgrade(this: &Self) -> Weak<T> {
        increment(&this.inner().weak);
        Weak { ptr: this.ptr }
    }

    #[inline]
    pub fn weak_count(this: &Self) -> usize {
        this.inner().weak.get() - 1
    }

    #[inline]
    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong.get()
    }

    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::strong_count(this) == 1 && Rc::weak_count(this) == 0 {
            Some(unsafe { &mut (*this.ptr.as_ptr()).value })
        } else {
            None
        }
    }

    #[inline]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        this.ptr.as_ptr() as *const () == other.ptr.as_ptr() as *const ()
    }
}

impl<T> Rc<T> {
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let align = intrinsics::align_of::<RcBox<T>>();
        let offset = (16 + align - 1) / align * align;
        let block = intrinsics::offset(ptr as *const u8, -(offset as isize)) as *mut RcBox<T>;
        Rc::from_box(block)
    }
}

impl<T> Rc<T> {
    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = unsafe { Rc::from_raw(ptr) };
        intrinsics::forget(rc.clone());
        intrinsics::forget(rc);
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        drop(unsafe { Rc::from_raw(ptr) });
    }
}

impl<T: Clone> Rc<T> {
    /// Exclusive access: where there are other owners, to a clone of our own.
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 {
            *this = Rc::new((**this).clone());
        } else if Rc::weak_count(this) != 0 {
            // Only weak ones are left: the value moves to a new block, and they lose sight of it.
            let value = intrinsics::read(Rc::as_ptr(this));
            let moved = Rc::new(value);
            let old = this.ptr;
            this.inner().strong.set(0);
            intrinsics::write(this as *mut Rc<T>, moved);
            let _weak = Weak { ptr: old };
        }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Rc<T> {
    #[inline]
    fn drop(&mut self) {
        let inner = self.inner();
        let left = intrinsics::wrapping_sub(inner.strong.get(), 1);
        inner.strong.set(left);
        if left == 0 {
            self.drop_slow();
        }
    }
}

impl<T: ?Sized> Rc<T> {
    /// The last strong owner goes: first the value, then the weak count they held, perhaps with the block.
    #[inline(never)]
    fn drop_slow(&mut self) {
        let _weak = Weak { ptr: self.ptr };
        unsafe { intrinsics::drop_in_place(&raw mut (*self.ptr.as_ptr()).value) };
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    #[inline]
    fn clone(&self) -> Rc<T> {
        increment(&self.inner().strong);
        Rc { ptr: self.ptr, _marker: PhantomData }
    }
}

impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> {
        Rc::new(T::default())
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    #[inline]
    fn eq(&self, other: &Rc<T>) -> bool {
        **self == **other
    }

    #[inline]
    fn ne(&self, other: &Rc<T>) -> bool {
        **self != **other
    }
}

impl<T: ?Sized + Eq> Eq for Rc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&Rc::as_ptr(self), f)
    }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self {
        Rc::new(t)
    }
}

impl<T> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        Rc::new(*v)
    }
}

impl<T: ?Sized> Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T> Weak<T> {
    /// A look at nothing: its pointer is all ones.
    pub const fn new() -> Weak<T> {
        Weak { ptr: unsafe { NonNull::new_unchecked(usize::MAX as *mut RcBox<T>) } }
    }
}

impl<T: ?Sized> Weak<T> {
    /// Whether there is a block at all.
    #[inline]
    fn is_dangling(&self) -> bool {
        self.ptr.as_ptr() as *const u8 as usize == usize::MAX
    }

    #[inline]
    fn strong(&self) -> &Cell<usize> {
        unsafe { &(*self.ptr.as_ptr()).strong }
    }

    #[inline]
    fn weak(&self) -> &Cell<usize> {
        unsafe { &(*self.ptr.as_ptr()).weak }
    }

    /// Another owner, if the value is still there.
    pub fn upgrade(&self) -> Option<Rc<T>> {
        if self.is_dangling() || self.strong().get() == 0 {
            None
        } else {
            increment(self.strong());
            Some(Rc { ptr: self.ptr, _marker: PhantomData })
        }
    }

    pub fn strong_count(&self) -> usize {
        if self.is_dangling() { 0 } else { self.strong().get() }
    }

    pub fn weak_count(&self) -> usize {
        if self.is_dangling() {
            0
        } else if self.strong().get() > 0 {
            self.weak().get() - 1
        } else {
            0
        }
    }

    #[inline]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.ptr.as_ptr() as *const () == other.ptr.as_ptr() as *const ()
    }

    pub fn as_ptr(&self) -> *const T {
        unsafe { &raw const (*self.ptr.as_ptr()).value }
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if self.is_dangling() {
            return;
        }
        let left = intrinsics::wrapping_sub(self.weak().get(), 1);
        self.weak().set(left);
        if left == 0 {
            unsafe { free(self.ptr.as_ptr()) };
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if !self.is_dangling() {
            increment(self.weak());
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

// Shared slices and strings: the elements follow the counts in one block.

/// A block for `len` elements of `T`, with its counts set.
fn slice_block<T>(len: usize) -> *mut RcBox<[T]> {
    let align = intrinsics::align_of::<RcBox<T>>();
    let start = (16 + intrinsics::align_of::<T>() - 1) / intrinsics::align_of::<T>() * intrinsics::align_of::<T>();
    let size = (start + len * intrinsics::size_of::<T>() + align - 1) / align * align;
    let raw = exchange_malloc(size, align) as *mut T;
    let block = intrinsics::slice_from_raw_parts_mut(raw, len) as *mut RcBox<[T]>;
    unsafe {
        intrinsics::write(&raw mut (*block).strong, Cell::new(1));
        intrinsics::write(&raw mut (*block).weak, Cell::new(1));
    }
    block
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(v: Vec<T>) -> Rc<[T]> {
        let mut v = v;
        let block = slice_block::<T>(v.len());
        let to = unsafe { &raw mut (*block).value } as *mut T;
        intrinsics::copy_nonoverlapping(v.as_ptr(), to, v.len());
        unsafe { v.set_len(0) };
        Rc::from_box(block)
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        Rc::from(v.to_vec())
    }
}

impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::from(Vec::from(v))
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Rc<[T]> {
        Rc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        let block = slice_block::<u8>(v.len());
        let to = unsafe { &raw mut (*block).value } as *mut u8;
        intrinsics::copy_nonoverlapping(v.as_ptr(), to, v.len());
        Rc::from_box(block as *mut RcBox<str>)
    }
}

impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(v.as_str())
    }
}

impl From<Cow<'_, str>> for Rc<str> {
    fn from(v: Cow<'_, str>) -> Rc<str> {
        Rc::from(&*v)
    }
}

impl Default for Rc<str> {
    fn default() -> Rc<str> {
        Rc::from("")
    }
}

impl From<&mut str> for Rc<str> {
    fn from(v: &mut str) -> Rc<str> {
        Rc::from(&*v)
    }
}

impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(v: &mut [T]) -> Rc<[T]> {
        Rc::from(&*v)
    }
}

impl From<Rc<str>> for Rc<[u8]> {
    fn from(rc: Rc<str>) -> Rc<[u8]> {
        let block = rc.ptr.as_ptr() as *mut RcBox<[u8]>;
        intrinsics::forget(rc);
        Rc::from_box(block)
    }
}

// Values that are written when they are owned already.

impl<T> Rc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        Rc::from_box(slice_block::<MaybeUninit<T>>(len))
    }

    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let block = slice_block::<MaybeUninit<T>>(len);
        intrinsics::write_bytes(unsafe { &raw mut (*block).value } as *mut MaybeUninit<T>, 0, len);
        Rc::from_box(block)
    }
}

impl<T> Rc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> {
        let block = self.ptr.as_ptr() as *mut RcBox<T>;
        intrinsics::forget(self);
        Rc::from_box(block)
    }
}

impl<T> Rc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        let block = self.ptr.as_ptr() as *mut RcBox<[T]>;
        intrinsics::forget(self);
        Rc::from_box(block)
    }
}

/// How far the value is behind the start of its block.
const fn value_offset<T>() -> usize {
    let align = intrinsics::align_of::<T>();
    (2 * intrinsics::size_of::<usize>() + align - 1) / align * align
}

impl<T> Weak<T> {
    pub fn into_raw(self) -> *const T {
        let ptr = self.as_ptr();
        intrinsics::forget(self);
        ptr
    }

    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let block = ptr.wrapping_byte_sub(value_offset::<T>()) as *mut RcBox<T>;
        Weak { ptr: unsafe { NonNull::new_unchecked(block) } }
    }
}
