//! Whether bytes are UTF-8.

use crate::error::Error;
use crate::fmt;
use crate::prelude::v1::*;
use crate::str::{text, text_mut};

/// Bytes that are not UTF-8: from where, and how many of them.
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    valid_up_to: usize,
    error_len: Option<u8>,
}

impl Utf8Error {
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }

    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(len) => {
                f.write_str("invalid utf-8 sequence of ")?;
                fmt::Display::fmt(&len, f)?;
                f.write_str(" bytes from index ")?;
                fmt::Display::fmt(&self.valid_up_to, f)
            }
            None => {
                f.write_str("incomplete utf-8 byte sequence from index ")?;
                fmt::Display::fmt(&self.valid_up_to, f)
            }
        }
    }
}

impl Error for Utf8Error {}

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match first_error(v) {
        None => Ok(unsafe { text(v.as_ptr(), v.len()) }),
        Some(error) => Err(error),
    }
}

pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match first_error(v) {
        None => Ok(unsafe { text_mut(v.as_mut_ptr(), v.len()) }),
        Some(error) => Err(error),
    }
}

/// The first place where bytes are not UTF-8.
pub(crate) const fn first_error(v: &[u8]) -> Option<Utf8Error> {
    let len = v.len();
    let mut at = 0;
    while at < len {
        let first = v[at];
        if first < 0x80 {
            at += 1;
            continue;
        }
        // How many bytes follow, and between what the next one must be.
        let (follow, low, high) = match first {
            0xC2..=0xDF => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xE1..=0xEC | 0xEE..=0xEF => (2, 0x80, 0xBF),
            0xED => (2, 0x80, 0x9F),
            0xF0 => (3, 0x90, 0xBF),
            0xF1..=0xF3 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => return Some(Utf8Error { valid_up_to: at, error_len: Some(1) }),
        };
        let mut i = 1;
        while i <= follow {
            if at + i >= len {
                return Some(Utf8Error { valid_up_to: at, error_len: None });
            }
            let byte = v[at + i];
            let good = if i == 1 { byte >= low && byte <= high } else { byte & 0xC0 == 0x80 };
            if !good {
                return Some(Utf8Error { valid_up_to: at, error_len: Some(i as u8) });
            }
            i += 1;
        }
        at += follow + 1;
    }
    None
}
