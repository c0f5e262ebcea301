//! Reading and writing.

use crate::fmt;
use crate::intrinsics;
use crate::prelude::v1::*;

mod buffered;
mod error;
mod stdio;
mod traits;
mod util;

/// How much is read or written at once.
const BUFFER: usize = 8192;

pub mod prelude {
    pub use crate::io::{BufRead, Read, Write};
}

pub use self::buffered::{BufReader, BufWriter, IntoInnerError, WriterPanicked};
pub use self::error::{Error, ErrorKind, Result};
pub use self::stdio::{
    Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, read_to_string, stderr, stdin, stdout,
};
pub use self::traits::{BufRead, Bytes, Lines, Read, Split, Write};
pub use self::util::{Chain, Empty, Repeat, Sink, Take, copy, empty, repeat, sink};

fn write_out(_sink: *mut (), s: &str) -> fmt::Result {
    intrinsics::write_stdout(s.as_ptr(), s.len());
    Ok(())
}

fn write_err(_sink: *mut (), s: &str) -> fmt::Result {
    intrinsics::write_stderr(s.as_ptr(), s.len());
    Ok(())
}

#[cold]
#[inline(never)]
fn formatter_failed() -> ! {
    crate::panicking::panic("a formatting trait implementation returned an error when the underlying stream did not")
}

/// `print!`
#[lang = "_print"]
pub fn _print(args: fmt::Arguments<'_>) {
    if args.write_to(0usize as *mut (), write_out).is_err() {
        formatter_failed();
    }
}

/// `eprint!`
#[lang = "_eprint"]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if args.write_to(0usize as *mut (), write_err).is_err() {
        formatter_failed();
    }
}

pub(crate) fn eprint_str(s: &str) {
    intrinsics::write_stderr(s.as_ptr(), s.len());
}

pub(crate) fn eprint_usize(n: usize) {
    let mut formatter = fmt::Formatter::over(0usize as *mut (), write_err);
    let _ = fmt::Display::fmt(&n, &mut formatter);
}

pub(crate) fn eprint_debug<T: fmt::Debug + ?Sized>(value: &T) {
    let mut formatter = fmt::Formatter::over(0usize as *mut (), write_err);
    let _ = value.fmt(&mut formatter);
}
