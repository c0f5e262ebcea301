//! How a panic starts: the message, then the unwinding.

use crate::fmt;
use crate::intrinsics;
use crate::io;
use crate::prelude::v1::*;

/// Every panic with a formatted message comes here.
#[lang = "panic_fmt"]
#[cold]
#[inline(never)]
#[track_caller]
pub const fn panic_fmt(args: fmt::Arguments<'_>) -> ! {
    message_start();
    io::_eprint(args);
    message_end()
}

/// A panic whose message is known when compiling.
#[lang = "panic_str"]
#[cold]
#[inline(never)]
#[track_caller]
pub const fn panic(message: &'static str) -> ! {
    panic_display(message)
}

/// A panic whose message is a string.
#[cold]
#[inline(never)]
#[track_caller]
pub const fn panic_display(message: &str) -> ! {
    message_start();
    io::eprint_str(message);
    message_end()
}

/// `message: error`, as the `unwrap` family says it.
#[cold]
#[inline(never)]
#[track_caller]
pub fn panic_labelled<E: fmt::Debug + ?Sized>(message: &str, error: &E) -> ! {
    message_start();
    io::eprint_str(message);
    io::eprint_str(": ");
    io::eprint_debug(error);
    message_end()
}

/// In place of a second number that is not there.
pub(crate) const NO_NUMBER: usize = usize::MAX;

/// A message with one or two numbers in it: `before`, `first`, `between`, `second`, `after`.
#[cold]
#[inline(never)]
#[track_caller]
pub const fn panic_numbers(before: &str, first: usize, between: &str, second: usize, after: &str) -> ! {
    message_start();
    io::eprint_str(before);
    io::eprint_usize(first);
    io::eprint_str(between);
    if second != NO_NUMBER {
        io::eprint_usize(second);
    }
    io::eprint_str(after);
    message_end()
}

/// `unreachable!("...")`.
#[lang = "unreachable_fmt"]
#[cold]
#[inline(never)]
#[track_caller]
pub fn unreachable_fmt(args: fmt::Arguments<'_>) -> ! {
    message_start();
    io::eprint_str("internal error: entered unreachable code: ");
    io::_eprint(args);
    message_end()
}

/// Which comparison an `assert_eq!` or `assert_ne!` made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[lang = "AssertKind"]
pub enum AssertKind {
    Eq,
    Ne,
}

/// What a failed `assert_eq!` or `assert_ne!` calls.
#[lang = "assert_failed"]
#[cold]
#[inline(never)]
#[track_caller]
pub fn assert_failed<T, U>(kind: AssertKind, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> !
where
    T: fmt::Debug + ?Sized,
    U: fmt::Debug + ?Sized,
{
    message_start();
    io::eprint_str(match kind {
        AssertKind::Eq => "assertion `left == right` failed",
        AssertKind::Ne => "assertion `left != right` failed",
    });
    if let Some(args) = args {
        io::eprint_str(": ");
        io::_eprint(args);
    }
    io::eprint_str("\n  left: ");
    io::eprint_debug(left);
    io::eprint_str("\n right: ");
    io::eprint_debug(right);
    message_end()
}

/// A message that is written piece by piece, from `start` to `end`.
pub(crate) struct PanicMessage(());

impl PanicMessage {
    #[track_caller]
    pub(crate) fn start() -> PanicMessage {
        message_start();
        PanicMessage(())
    }

    pub(crate) fn end(self) -> ! {
        message_end()
    }
}

#[inline(never)]
#[track_caller]
const fn message_start() {
    io::eprint_str("\nthread ");
    intrinsics::write_thread();
    io::eprint_str(" panicked at ");
    intrinsics::write_caller_location();
    io::eprint_str(":\n");
}

/// A panic while another one unwinds cannot unwind too: it ends the program.
#[inline(never)]
const fn message_end() -> ! {
    if intrinsics::panicking() {
        io::eprint_str("\nthread ");
        intrinsics::write_thread();
        io::eprint_str(" panicked at library/core/src/panicking.rs:233:5:\n");
        io::eprint_str("panic in a destructor during cleanup\n");
        io::eprint_str("thread caused non-unwinding panic. aborting.\n");
        intrinsics::abort()
    }
    io::eprint_str("\n");
    intrinsics::write_panic_note();
    intrinsics::unwind()
}
