//! The program as a whole.

use crate::fmt;
use crate::intrinsics;
use crate::io;
use crate::prelude::v1::*;

/// Ends the program at once; nothing is dropped.
pub fn exit(code: i32) -> ! {
    intrinsics::exit(code)
}

/// Ends the program as a crash.
pub fn abort() -> ! {
    intrinsics::abort()
}

/// The number that the program gives back to the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);

    pub(crate) fn to_i32(self) -> i32 {
        self.0 as i32
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> ExitCode {
        ExitCode(code)
    }
}

/// What `main` can return.
#[lang = "termination"]
pub trait Termination {
    fn report(self) -> ExitCode;
}

impl Termination for () {
    #[inline]
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ! {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for crate::convert::Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                io::eprint_str("Error: ");
                io::eprint_debug(&err);
                io::eprint_str("\n");
                ExitCode::FAILURE
            }
        }
    }
}

/// What runs a program: calls its `main` and turns the result into an exit code.
#[lang = "start"]
pub fn start<T: Termination>(main: fn() -> T) -> i32 {
    main().report().to_i32()
}
