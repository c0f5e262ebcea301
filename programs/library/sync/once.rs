//! What is done once.

use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::panicking;
use crate::prelude::v1::*;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Incomplete,
    Running,
    Poisoned,
    Complete,
}

/// Whether something was done already.
pub struct Once {
    state: Cell<State>,
}

unsafe impl Sync for Once {}

/// What one who does it is told.
pub struct OnceState {
    poisoned: bool,
}

pub const ONCE_INIT: Once = Once::new();

impl Once {
    pub const fn new() -> Once {
        Once { state: Cell::new(State::Incomplete) }
    }

    #[track_caller]
    pub fn call_once<F>(&self, f: F)
    where
        F: FnOnce(),
    {
        match self.state.get() {
            State::Complete => {}
            State::Poisoned => panicking::panic("Once instance has previously been poisoned"),
            State::Running | State::Incomplete => self.run(|_| f()),
        }
    }

    #[track_caller]
    pub fn call_once_force<F>(&self, f: F)
    where
        F: FnOnce(&OnceState),
    {
        if self.state.get() != State::Complete {
            self.run(f);
        }
    }

    #[inline]
    pub fn is_completed(&self) -> bool {
        self.state.get() == State::Complete
    }

    /// Waits for another thread that there is not: whoever has begun it is waited for without end.
    #[track_caller]
    pub fn wait(&self) {
        match self.state.get() {
            State::Complete => {}
            State::Poisoned => panicking::panic("Once instance has previously been poisoned"),
            State::Running | State::Incomplete => panicking::panic("deadlock: nobody is left to complete this Once"),
        }
    }

    #[track_caller]
    pub fn wait_force(&self) {
        if self.state.get() != State::Complete {
            panicking::panic("deadlock: nobody is left to complete this Once");
        }
    }

    #[track_caller]
    fn run<F: FnOnce(&OnceState)>(&self, f: F) {
        let before = self.state.get();
        if before == State::Running {
            panicking::panic("deadlock: a Once is being completed by this thread already");
        }
        self.state.set(State::Running);
        let guard = Guard { once: self };
        f(&OnceState { poisoned: before == State::Poisoned });
        self.state.set(State::Complete);
        intrinsics::forget(guard);
    }
}

/// Poisons what a panic leaves undone.
struct Guard<'a> {
    once: &'a Once,
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.once.state.set(State::Poisoned);
    }
}

impl OnceState {
    #[inline]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}
