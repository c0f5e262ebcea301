//! Strings with their characters escaped.

use crate::char as escapes;
use crate::fmt;
use crate::iter::{FlatMap, FusedIterator};
use crate::prelude::v1::*;
use crate::str::Chars;

/// The characters of a string as `Debug` shows them.
#[derive(Clone)]
pub struct EscapeDebug<'a> {
    inner: FlatMap<Chars<'a>, escapes::EscapeDebug, fn(char) -> escapes::EscapeDebug>,
}

impl<'a> EscapeDebug<'a> {
    pub(super) fn new(s: &'a str) -> EscapeDebug<'a> {
        let escape: fn(char) -> escapes::EscapeDebug = char::escape_debug;
        EscapeDebug { inner: s.chars().flat_map(escape) }
    }
}

impl Iterator for EscapeDebug<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.inner.next()
    }
}

impl FusedIterator for EscapeDebug<'_> {}

impl fmt::Display for EscapeDebug<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.clone();
        while let Some(c) = chars.next() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

/// The characters of a string as ASCII.
#[derive(Clone)]
pub struct EscapeDefault<'a> {
    inner: FlatMap<Chars<'a>, escapes::EscapeDefault, fn(char) -> escapes::EscapeDefault>,
}

impl<'a> EscapeDefault<'a> {
    pub(super) fn new(s: &'a str) -> EscapeDefault<'a> {
        let escape: fn(char) -> escapes::EscapeDefault = char::escape_default;
        EscapeDefault { inner: s.chars().flat_map(escape) }
    }
}

impl Iterator for EscapeDefault<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.inner.next()
    }
}

impl FusedIterator for EscapeDefault<'_> {}

impl fmt::Display for EscapeDefault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.clone();
        while let Some(c) = chars.next() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

/// The characters of a string as `\u{...}`.
#[derive(Clone)]
pub struct EscapeUnicode<'a> {
    inner: FlatMap<Chars<'a>, escapes::EscapeUnicode, fn(char) -> escapes::EscapeUnicode>,
}

impl<'a> EscapeUnicode<'a> {
    pub(super) fn new(s: &'a str) -> EscapeUnicode<'a> {
        let escape: fn(char) -> escapes::EscapeUnicode = char::escape_unicode;
        EscapeUnicode { inner: s.chars().flat_map(escape) }
    }
}

impl Iterator for EscapeUnicode<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.inner.next()
    }
}

impl FusedIterator for EscapeUnicode<'_> {}

impl fmt::Display for EscapeUnicode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.clone();
        while let Some(c) = chars.next() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}
