//! What can go wrong.

use crate::fmt;
use crate::prelude::v1::*;

/// What reading and writing give back.
pub type Result<T> = crate::result::Result<T, Error>;

/// An error of reading or writing.
pub struct Error {
    kind: ErrorKind,
    /// What is shown instead of the kind's own description, and whether it came from the program.
    message: Option<String>,
    custom: bool,
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ErrorKind {
    NotFound,
    PermissionDenied,
    ConnectionRefused,
    ConnectionReset,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
}

impl ErrorKind {
    fn description(&self) -> &'static str {
        match self {
            ErrorKind::NotFound => "entity not found",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::ConnectionRefused => "connection refused",
            ErrorKind::ConnectionReset => "connection reset",
            ErrorKind::ConnectionAborted => "connection aborted",
            ErrorKind::NotConnected => "not connected",
            ErrorKind::AddrInUse => "address in use",
            ErrorKind::AddrNotAvailable => "address not available",
            ErrorKind::BrokenPipe => "broken pipe",
            ErrorKind::AlreadyExists => "entity already exists",
            ErrorKind::WouldBlock => "operation would block",
            ErrorKind::InvalidInput => "invalid input parameter",
            ErrorKind::InvalidData => "invalid data",
            ErrorKind::TimedOut => "timed out",
            ErrorKind::WriteZero => "write zero",
            ErrorKind::Interrupted => "operation interrupted",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::UnexpectedEof => "unexpected end of file",
            ErrorKind::OutOfMemory => "out of memory",
            ErrorKind::Other => "other error",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

impl Error {
    pub fn new<E: ToString>(kind: ErrorKind, error: E) -> Error {
        Error { kind, message: Some(error.to_string()), custom: true }
    }

    pub fn other<E: ToString>(error: E) -> Error {
        Error::new(ErrorKind::Other, error)
    }

    /// An error that the library itself describes.
    pub(super) fn simple(kind: ErrorKind, message: &'static str) -> Error {
        Error { kind, message: Some(String::from(message)), custom: false }
    }

    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => fmt::Display::fmt(message, f),
            None => f.write_str(self.kind.description()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => {
                if self.custom {
                    f.debug_struct("Custom").field("kind", &self.kind).field("error", message).finish()
                } else {
                    f.debug_struct("Error").field("kind", &self.kind).field("message", message).finish()
                }
            }
            None => f.debug_tuple("Kind").field(&self.kind).finish(),
        }
    }
}

impl crate::error::Error for Error {}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { kind, message: None, custom: false }
    }
}

impl From<crate::string::FromUtf8Error> for Error {
    fn from(_: crate::string::FromUtf8Error) -> Error {
        Error::simple(ErrorKind::InvalidData, "stream did not contain valid UTF-8")
    }
}
