//! Slices of bytes as ASCII.

use crate::ascii;
use crate::fmt;
use crate::iter::{FlatMap, FusedIterator};
use crate::prelude::v1::*;
use crate::slice::Iter;

/// The bytes of a slice, each as ASCII.
#[derive(Clone)]
pub struct EscapeAscii<'a> {
    inner: FlatMap<Iter<'a, u8>, ascii::EscapeDefault, fn(&u8) -> ascii::EscapeDefault>,
}

fn escape(byte: &u8) -> ascii::EscapeDefault {
    ascii::escape_default(*byte)
}

impl [u8] {
    pub fn escape_ascii(&self) -> EscapeAscii<'_> {
        let escape: fn(&u8) -> ascii::EscapeDefault = escape;
        EscapeAscii { inner: self.iter().flat_map(escape) }
    }
}

impl Iterator for EscapeAscii<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl DoubleEndedIterator for EscapeAscii<'_> {
    fn next_back(&mut self) -> Option<u8> {
        self.inner.next_back()
    }
}

impl FusedIterator for EscapeAscii<'_> {}

impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.clone();
        while let Some(byte) = bytes.next() {
            fmt::Write::write_char(f, byte as char)?;
        }
        Ok(())
    }
}

impl fmt::Debug for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeAscii").finish_non_exhaustive()
    }
}
