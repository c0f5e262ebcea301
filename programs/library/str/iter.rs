//! Walking a string.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::prelude::v1::*;
use crate::str::text;

/// The characters of a string.
#[derive(Clone)]
pub struct Chars<'a> {
    ptr: *const u8,
    end: *const u8,
    _text: PhantomData<&'a str>,
}

unsafe impl Send for Chars<'_> {}
unsafe impl Sync for Chars<'_> {}

impl<'a> Chars<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> Chars<'a> {
        let ptr = s.as_ptr();
        Chars { ptr, end: intrinsics::offset(ptr, s.len() as isize), _text: PhantomData }
    }

    #[inline]
    pub(super) fn left(&self) -> usize {
        intrinsics::ptr_offset_from(self.end, self.ptr) as usize
    }

    #[inline]
    pub fn as_str(&self) -> &'a str {
        unsafe { text(self.ptr, self.left()) }
    }

    /// A character of more than one byte at the front, whose first byte is `first`.
    fn next_wide(&mut self, first: u32) -> char {
        let at = self.ptr;
        let byte = follow(at, 1);
        let code;
        if first < 0xE0 {
            code = (first & 0x1F) << 6 | byte;
            self.ptr = intrinsics::offset(at, 2);
        } else if first < 0xF0 {
            code = (first & 0x0F) << 12 | byte << 6 | follow(at, 2);
            self.ptr = intrinsics::offset(at, 3);
        } else {
            code = (first & 0x07) << 18 | byte << 12 | follow(at, 2) << 6 | follow(at, 3);
            self.ptr = intrinsics::offset(at, 4);
        }
        unsafe { char::from_u32_unchecked(code) }
    }

    /// A character of more than one byte at the back.
    fn next_back_wide(&mut self) -> char {
        let mut start = intrinsics::offset(self.end, -2);
        while unsafe { *start } & 0xC0 == 0x80 {
            start = intrinsics::offset(start, -1);
        }
        let mut last = Chars { ptr: start, end: self.end, _text: PhantomData };
        self.end = start;
        last.next_wide(unsafe { *start } as u32)
    }
}

/// The six bits of a following byte.
#[inline]
fn follow(at: *const u8, i: isize) -> u32 {
    (unsafe { *intrinsics::offset(at, i) } & 0x3F) as u32
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        let at = self.ptr;
        if at == self.end {
            return None;
        }
        let first = unsafe { *at };
        if first < 0x80 {
            self.ptr = intrinsics::offset(at, 1);
            Some(first as char)
        } else {
            Some(self.next_wide(first as u32))
        }
    }

    fn count(self) -> usize {
        let mut count = 0;
        let mut at = self.ptr;
        while at != self.end {
            count += (unsafe { *at } & 0xC0 != 0x80) as usize;
            at = intrinsics::offset(at, 1);
        }
        count
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left();
        (left.div_ceil(4), Some(left))
    }

    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Chars<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        if self.ptr == self.end {
            return None;
        }
        let at = intrinsics::offset(self.end, -1);
        let last = unsafe { *at };
        if last < 0x80 {
            self.end = at;
            Some(last as char)
        } else {
            Some(self.next_back_wide())
        }
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

/// The characters of a string, each with its position in bytes.
#[derive(Clone, Debug)]
pub struct CharIndices<'a> {
    front_offset: usize,
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> CharIndices<'a> {
        CharIndices { front_offset: 0, iter: Chars::new(s) }
    }

    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }

    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let before = self.iter.left();
        match self.iter.next() {
            Some(c) => {
                let index = self.front_offset;
                self.front_offset = index + (before - self.iter.left());
                Some((index, c))
            }
            None => None,
        }
    }

    fn count(self) -> usize {
        self.iter.count()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn last(mut self) -> Option<(usize, char)> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            Some(c) => Some((self.front_offset + self.iter.left(), c)),
            None => None,
        }
    }
}

impl FusedIterator for CharIndices<'_> {}

/// The bytes of a string.
#[derive(Clone, Debug)]
pub struct Bytes<'a> {
    iter: crate::slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    #[inline]
    pub(super) fn new(s: &'a str) -> Bytes<'a> {
        Bytes { iter: s.as_bytes().iter() }
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        match self.iter.next() {
            Some(byte) => Some(*byte),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        self.iter.len()
    }

    fn nth(&mut self, n: usize) -> Option<u8> {
        self.iter.nth(n).copied()
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u8> {
        match self.iter.next_back() {
            Some(byte) => Some(*byte),
            None => None,
        }
    }
}

impl ExactSizeIterator for Bytes<'_> {
    fn len(&self) -> usize {
        self.iter.len()
    }
}

impl FusedIterator for Bytes<'_> {}

/// The lines of a string, without what ends them.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Lines<'a> {
    pub(super) fn new(s: &'a str) -> Lines<'a> {
        Lines { rest: s }
    }
}

/// A line without `\n` or `\r\n` at its end.
fn without_end(line: &str) -> &str {
    let bytes = line.as_bytes();
    let mut len = bytes.len();
    if len > 0 && bytes[len - 1] == b'\n' {
        len -= 1;
        if len > 0 && bytes[len - 1] == b'\r' {
            len -= 1;
        }
    }
    line.part(0, len)
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        let bytes = rest.as_bytes();
        let len = bytes.len();
        if len == 0 {
            return None;
        }
        let mut end = 0;
        while end < len {
            end += 1;
            if bytes[end - 1] == b'\n' {
                break;
            }
        }
        self.rest = rest.part(end, len);
        Some(without_end(rest.part(0, end)))
    }

    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let rest = self.rest;
        let bytes = rest.as_bytes();
        let len = bytes.len();
        if len == 0 {
            return None;
        }
        let mut start = len - 1;
        while start > 0 && bytes[start - 1] != b'\n' {
            start -= 1;
        }
        self.rest = rest.part(0, start);
        Some(without_end(rest.part(start, len)))
    }
}

impl FusedIterator for Lines<'_> {}

/// The words between white space.
#[derive(Clone, Debug)]
pub struct SplitWhitespace<'a> {
    rest: &'a str,
}

impl<'a> SplitWhitespace<'a> {
    pub(super) fn new(s: &'a str) -> SplitWhitespace<'a> {
        SplitWhitespace { rest: s }
    }
}

impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        if text.is_empty() {
            self.rest = text;
            return None;
        }
        let mut end = 0;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if c.is_whitespace() {
                break;
            }
            end += c.len_utf8();
        }
        self.rest = text.part(end, text.len());
        Some(text.part(0, end))
    }

    fn last(mut self) -> Option<&'a str> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_end();
        if text.is_empty() {
            self.rest = text;
            return None;
        }
        let mut start = text.len();
        let mut chars = text.chars();
        while let Some(c) = chars.next_back() {
            if c.is_whitespace() {
                break;
            }
            start -= c.len_utf8();
        }
        self.rest = text.part(0, start);
        Some(text.part(start, text.len()))
    }
}

impl FusedIterator for SplitWhitespace<'_> {}

/// The words between ASCII white space.
#[derive(Clone, Debug)]
pub struct SplitAsciiWhitespace<'a> {
    rest: &'a str,
}

impl<'a> SplitAsciiWhitespace<'a> {
    pub(super) fn new(s: &'a str) -> SplitAsciiWhitespace<'a> {
        SplitAsciiWhitespace { rest: s }
    }
}

impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_ascii_start();
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            self.rest = text;
            return None;
        }
        let mut end = 0;
        while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
            end += 1;
        }
        self.rest = text.part(end, text.len());
        Some(text.part(0, end))
    }
}

impl<'a> DoubleEndedIterator for SplitAsciiWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_ascii_end();
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            self.rest = text;
            return None;
        }
        let mut start = bytes.len();
        while start > 0 && !bytes[start - 1].is_ascii_whitespace() {
            start -= 1;
        }
        self.rest = text.part(0, start);
        Some(text.part(start, text.len()))
    }
}

impl FusedIterator for SplitAsciiWhitespace<'_> {}

/// The string in UTF-16.
#[derive(Clone)]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(super) fn new(s: &'a str) -> EncodeUtf16<'a> {
        EncodeUtf16 { chars: s.chars(), extra: 0 }
    }
}

impl Iterator for EncodeUtf16<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let extra = self.extra;
            self.extra = 0;
            return Some(extra);
        }
        match self.chars.next() {
            Some(c) => {
                let code = c as u32;
                if code < 0x10000 {
                    Some(code as u16)
                } else {
                    self.extra = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
                    Some(0xD800 | ((code - 0x10000) >> 10) as u16)
                }
            }
            None => None,
        }
    }
}

impl FusedIterator for EncodeUtf16<'_> {}
