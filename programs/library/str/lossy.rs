//! Bytes, most of which are UTF-8.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::v1::*;
use crate::str::validate::first_error;

/// Text, and the bytes after it that are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

/// The pieces of bytes that are text.
#[derive(Clone)]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl [u8] {
    pub fn utf8_chunks(&self) -> Utf8Chunks<'_> {
        Utf8Chunks { source: self }
    }
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;

    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        let (valid, invalid) = match first_error(self.source) {
            None => (self.source.len(), 0),
            Some(error) => {
                let valid = error.valid_up_to();
                (valid, error.error_len().unwrap_or(self.source.len() - valid))
            }
        };
        let (valid, rest) = self.source.split_at(valid);
        let (invalid, rest) = rest.split_at(invalid);
        self.source = rest;
        Some(Utf8Chunk { valid: unsafe { crate::str::from_utf8_unchecked(valid) }, invalid })
    }
}

impl FusedIterator for Utf8Chunks<'_> {}

impl fmt::Debug for Utf8Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Utf8Chunks").field("source", &Shown(self.source)).finish()
    }
}

/// Bytes as a string with escapes.
struct Shown<'a>(&'a [u8]);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for chunk in self.0.utf8_chunks() {
            let mut chars = chunk.valid.chars();
            while let Some(c) = chars.next() {
                if c == '\'' {
                    f.write_str("'")?;
                } else {
                    fmt::Display::fmt(&c.escape_debug(), f)?;
                }
            }
            for byte in chunk.invalid {
                write!(f, "\\x{byte:02X}")?;
            }
        }
        f.write_str("\"")
    }
}
