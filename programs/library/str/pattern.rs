//! What can be looked for in a string.

use crate::intrinsics;
use crate::prelude::v1::*;

/// A character, a string, a set of characters, or a closure over characters.
///
/// Every method looks only between the positions `from` and `to`, which stand between characters.
pub trait Pattern: Sized {
    /// Where the pattern is found first.
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;

    /// Where the pattern is found last.
    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;

    /// How much matches at the front.
    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize>;

    /// How much matches at the back.
    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize>;

    /// The length of every match, or the greatest number where matches differ.
    fn known_len(&self) -> usize {
        usize::MAX
    }
}

/// Patterns that find the same matches from both ends.
pub trait DoubleEndedPattern: Pattern {}

/// The matches of a pattern in a string, from either end.
#[derive(Clone)]
pub struct Searcher<'a, P> {
    pub(super) haystack: &'a str,
    pattern: P,
    front: usize,
    back: usize,
    finished: bool,
}

impl<'a, P: Pattern> Searcher<'a, P> {
    pub(super) fn new(haystack: &'a str, pattern: P) -> Searcher<'a, P> {
        Searcher { haystack, pattern, front: 0, back: haystack.len(), finished: false }
    }

    pub(super) fn next_match(&mut self) -> Option<(usize, usize)> {
        if self.finished {
            return None;
        }
        match self.pattern.find_in(self.haystack, self.front, self.back) {
            Some((start, end)) => {
                if start != end {
                    self.front = end;
                } else {
                    // After an empty match the search goes on one character further.
                    match self.haystack.part(end, self.back).chars().next() {
                        Some(c) => self.front = end + c.len_utf8(),
                        None => self.finished = true,
                    }
                }
                Some((start, end))
            }
            None => {
                self.finished = true;
                None
            }
        }
    }

    pub(super) fn next_match_back(&mut self) -> Option<(usize, usize)> {
        if self.finished {
            return None;
        }
        match self.pattern.rfind_in(self.haystack, self.front, self.back) {
            Some((start, end)) => {
                if start != end {
                    self.back = start;
                } else {
                    match self.haystack.part(self.front, start).chars().next_back() {
                        Some(c) => self.back = start - c.len_utf8(),
                        None => self.finished = true,
                    }
                }
                Some((start, end))
            }
            None => {
                self.finished = true;
                None
            }
        }
    }
}

// Strings.

fn find_str(haystack: &str, from: usize, to: usize, needle: &str) -> Option<(usize, usize)> {
    let len = needle.len();
    if len == 0 {
        return Some((from, from));
    }
    if to - from < len {
        return None;
    }
    let hay = haystack.as_ptr();
    let first = needle.as_bytes()[0];
    let last = to - len;
    let mut at = from;
    while at <= last {
        let here = intrinsics::offset(hay, at as isize);
        if unsafe { *here } == first && intrinsics::compare_bytes(here, needle.as_ptr(), len) == 0 {
            return Some((at, at + len));
        }
        at += 1;
    }
    None
}

fn rfind_str(haystack: &str, from: usize, to: usize, needle: &str) -> Option<(usize, usize)> {
    let len = needle.len();
    if len == 0 {
        return Some((to, to));
    }
    if to - from < len {
        return None;
    }
    let hay = haystack.as_ptr();
    let mut at = to - len + 1;
    while at > from {
        at -= 1;
        let here = intrinsics::offset(hay, at as isize);
        if intrinsics::compare_bytes(here, needle.as_ptr(), len) == 0 {
            return Some((at, at + len));
        }
    }
    None
}

fn matches_at(haystack: &str, at: usize, needle: &str) -> bool {
    let here = intrinsics::offset(haystack.as_ptr(), at as isize);
    intrinsics::compare_bytes(here, needle.as_ptr(), needle.len()) == 0
}

impl<'b> Pattern for &'b str {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_str(haystack, from, to, *self)
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_str(haystack, from, to, *self)
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        let len = self.len();
        if to - from >= len && matches_at(haystack, from, *self) { Some(len) } else { None }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        let len = self.len();
        if to - from >= len && matches_at(haystack, to - len, *self) { Some(len) } else { None }
    }

    fn known_len(&self) -> usize {
        self.len()
    }
}

impl<'b> Pattern for &'b String {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        self.as_str().find_in(haystack, from, to)
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        self.as_str().rfind_in(haystack, from, to)
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        self.as_str().prefix_len(haystack, from, to)
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        self.as_str().suffix_len(haystack, from, to)
    }
}

impl<'b, 'c> Pattern for &'c &'b str {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_str(haystack, from, to, **self)
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_str(haystack, from, to, **self)
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        let mut needle = **self;
        needle.prefix_len(haystack, from, to)
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        let mut needle = **self;
        needle.suffix_len(haystack, from, to)
    }
}

// Characters, one by one.

#[inline]
fn find_char<F: FnMut(char) -> bool>(haystack: &str, from: usize, to: usize, mut matches: F) -> Option<(usize, usize)> {
    let mut at = from;
    let mut chars = haystack.part(from, to).chars();
    while let Some(c) = chars.next() {
        let next = at + c.len_utf8();
        if matches(c) {
            return Some((at, next));
        }
        at = next;
    }
    None
}

#[inline]
fn rfind_char<F: FnMut(char) -> bool>(
    haystack: &str,
    from: usize,
    to: usize,
    mut matches: F,
) -> Option<(usize, usize)> {
    let mut at = to;
    let mut chars = haystack.part(from, to).chars();
    while let Some(c) = chars.next_back() {
        let start = at - c.len_utf8();
        if matches(c) {
            return Some((start, at));
        }
        at = start;
    }
    None
}

#[inline]
fn first_char(haystack: &str, from: usize, to: usize) -> Option<char> {
    haystack.part(from, to).chars().next()
}

#[inline]
fn last_char(haystack: &str, from: usize, to: usize) -> Option<char> {
    haystack.part(from, to).chars().next_back()
}

impl Pattern for char {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_char(haystack, from, to, |c| c == *self)
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_char(haystack, from, to, |c| c == *self)
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match first_char(haystack, from, to) {
            Some(c) => {
                if c == *self {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match last_char(haystack, from, to) {
            Some(c) => {
                if c == *self {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn known_len(&self) -> usize {
        self.len_utf8()
    }
}

impl<const N: usize> Pattern for [char; N] {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_char(haystack, from, to, |c| self.as_slice().contains(&c))
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_char(haystack, from, to, |c| self.as_slice().contains(&c))
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match first_char(haystack, from, to) {
            Some(c) => {
                if self.as_slice().contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match last_char(haystack, from, to) {
            Some(c) => {
                if self.as_slice().contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

impl<'b, const N: usize> Pattern for &'b [char; N] {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_char(haystack, from, to, |c| self.as_slice().contains(&c))
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_char(haystack, from, to, |c| self.as_slice().contains(&c))
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match first_char(haystack, from, to) {
            Some(c) => {
                if self.as_slice().contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match last_char(haystack, from, to) {
            Some(c) => {
                if self.as_slice().contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

impl<'b> Pattern for &'b [char] {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_char(haystack, from, to, |c| self.contains(&c))
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_char(haystack, from, to, |c| self.contains(&c))
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match first_char(haystack, from, to) {
            Some(c) => {
                if self.contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match last_char(haystack, from, to) {
            Some(c) => {
                if self.contains(&c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

impl<F> Pattern for F
where
    F: FnMut(char) -> bool,
{
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        find_char(haystack, from, to, |c| self(c))
    }

    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        rfind_char(haystack, from, to, |c| self(c))
    }

    fn prefix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match first_char(haystack, from, to) {
            Some(c) => {
                if self(c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    fn suffix_len(&mut self, haystack: &str, from: usize, to: usize) -> Option<usize> {
        match last_char(haystack, from, to) {
            Some(c) => {
                if self(c) {
                    Some(c.len_utf8())
                } else {
                    None
                }
            }
            None => None,
        }
    }
}

impl DoubleEndedPattern for char {}
impl<const N: usize> DoubleEndedPattern for [char; N] {}
impl<'b, const N: usize> DoubleEndedPattern for &'b [char; N] {}
impl<'b> DoubleEndedPattern for &'b [char] {}
impl<F> DoubleEndedPattern for F where F: FnMut(char) -> bool {}
