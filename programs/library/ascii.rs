//! Bytes with those that are no printable ASCII escaped.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::v1::*;

/// A byte as ASCII: at most the four of `\xff`.
#[derive(Clone)]
pub struct EscapeDefault {
    bytes: [u8; 4],
    at: usize,
    end: usize,
}

pub fn escape_default(c: u8) -> EscapeDefault {
    let (bytes, end) = match c {
        b'\t' => ([b'\\', b't', 0, 0], 2),
        b'\r' => ([b'\\', b'r', 0, 0], 2),
        b'\n' => ([b'\\', b'n', 0, 0], 2),
        b'\\' | b'\'' | b'"' => ([b'\\', c, 0, 0], 2),
        0x20..=0x7e => ([c, 0, 0, 0], 1),
        _ => {
            let digits = b"0123456789abcdef";
            ([b'\\', b'x', digits[(c >> 4) as usize], digits[(c & 15) as usize]], 4)
        }
    };
    EscapeDefault { bytes, at: 0, end }
}

impl EscapeDefault {
    fn rest(&self) -> &str {
        unsafe { crate::str::from_utf8_unchecked(&self.bytes[self.at..self.end]) }
    }
}

impl Iterator for EscapeDefault {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.bytes[self.at - 1])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.at, Some(self.end - self.at))
    }
}

impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.bytes[self.end])
    }
}

impl ExactSizeIterator for EscapeDefault {}
impl FusedIterator for EscapeDefault {}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.rest())
    }
}

impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeDefault").finish_non_exhaustive()
    }
}

impl u8 {
    pub fn escape_ascii(self) -> EscapeDefault {
        escape_default(self)
    }
}
