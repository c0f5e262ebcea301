//! What threads would share. The machine has one thread, so that nobody ever waits; the types keep their rules.

use crate::cell::{LazyCell, OnceCell};
use crate::fmt;
use crate::ops::Deref;
use crate::prelude::v1::*;

mod arc;
pub mod atomic;
mod mutex;
mod once;
mod poison;
mod rwlock;

pub use self::arc::{Arc, Weak};
pub use self::mutex::{Mutex, MutexGuard};
pub use self::once::{ONCE_INIT, Once, OnceState};
pub use self::poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// A place that is written once.
pub struct OnceLock<T> {
    cell: OnceCell<T>,
}

unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}

impl<T> OnceLock<T> {
    pub const fn new() -> OnceLock<T> {
        OnceLock { cell: OnceCell::new() }
    }

    pub fn get(&self) -> Option<&T> {
        self.cell.get()
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.cell.get_mut()
    }

    pub fn set(&self, value: T) -> Result<(), T> {
        self.cell.set(value)
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.cell.get_or_init(f)
    }

    pub fn into_inner(self) -> Option<T> {
        self.cell.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        self.cell.take()
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        OnceLock { cell: self.cell.clone() }
    }
}

impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        OnceLock { cell: OnceCell::from(value) }
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.cell == other.cell
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show_lazy(f, "OnceLock", self.get())
    }
}

/// A value that is made when it is first asked for.
pub struct LazyLock<T, F = fn() -> T> {
    cell: LazyCell<T, F>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { cell: LazyCell::new(f) }
    }

    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        LazyCell::force(&this.cell)
    }

    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        LazyCell::get(&this.cell)
    }

    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        LazyCell::get_mut(&mut this.cell)
    }

    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        LazyCell::force_mut(&mut this.cell)
    }
}

impl<T, F: FnOnce() -> T> crate::ops::DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyCell::force(&self.cell)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show_lazy(f, "LazyLock", self.cell.made())
    }
}

fn show_lazy<T: fmt::Debug>(f: &mut fmt::Formatter<'_>, name: &str, value: Option<&T>) -> fmt::Result {
    let mut d = f.debug_tuple(name);
    match value {
        Some(v) => d.field(v),
        None => d.field(&format_args!("<uninit>")),
    };
    d.finish()
}
