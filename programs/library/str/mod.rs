//! Text that is borrowed: UTF-8 bytes side by side.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::ops::{Index, IndexMut};
use crate::prelude::v1::*;
use crate::slice::SliceIndex;

mod escape;
mod index;
mod iter;
mod lossy;
mod parse;
pub mod pattern;
mod split;
mod validate;

pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::lossy::{Utf8Chunk, Utf8Chunks};
pub use self::iter::{Bytes, CharIndices, Chars, EncodeUtf16, Lines, SplitAsciiWhitespace, SplitWhitespace};
pub use self::parse::{FromStr, ParseBoolError};
pub use self::split::{
    MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split, SplitInclusive, SplitN,
    SplitTerminator,
};
pub(crate) use self::validate::first_error;
pub use self::validate::{Utf8Error, from_utf8, from_utf8_mut};

use self::pattern::{Pattern, Searcher};

#[inline]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    unsafe { &*intrinsics::str_from_raw_parts(v.as_ptr(), v.len()) }
}

#[inline]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    unsafe { text_mut(v.as_mut_ptr(), v.len()) }
}

pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    unsafe { Box::from_raw(Box::into_raw(v) as *mut str) }
}

/// Text at an address.
#[inline]
pub(crate) const unsafe fn text<'a>(start: *const u8, len: usize) -> &'a str {
    unsafe { &*intrinsics::str_from_raw_parts(start, len) }
}

/// Text at an address, to be written to.
#[inline]
pub(crate) const unsafe fn text_mut<'a>(start: *mut u8, len: usize) -> &'a mut str {
    unsafe { &mut *(intrinsics::str_from_raw_parts(start as *const u8, len) as *mut str) }
}

impl str {
    #[inline]
    pub const fn len(&self) -> usize {
        intrinsics::str_len(self as *const str)
    }

    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        from_utf8(v)
    }

    #[inline]
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
        unsafe { from_utf8_unchecked(v) }
    }

    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
        from_utf8_mut(v)
    }

    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { from_utf8_unchecked_mut(v) }
    }

    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str {
        self.part(begin, end)
    }

    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str {
        unsafe { text_mut(intrinsics::offset_mut(self.as_mut_ptr(), begin as isize), end - begin) }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None }
    }

    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_end_matches(pat)
    }

    /// The part between two positions that are known to be good.
    #[inline]
    pub(crate) const fn part(&self, start: usize, end: usize) -> &str {
        unsafe { text(intrinsics::offset(self.as_ptr(), start as isize), intrinsics::wrapping_sub(end, start)) }
    }

    #[inline]
    pub const fn is_char_boundary(&self, index: usize) -> bool {
        let len = self.len();
        if index >= len {
            return index == len;
        }
        let byte = unsafe { *intrinsics::offset(self.as_ptr(), index as isize) };
        byte & 0xC0 != 0x80
    }

    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i -= 1;
        }
        i
    }

    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i += 1;
        }
        i
    }

    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.as_ptr(), self.len()) }
    }

    #[inline]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.as_mut_ptr(), self.len()) }
    }

    #[inline]
    pub const fn as_ptr(&self) -> *const u8 {
        intrinsics::str_ptr(self as *const str)
    }

    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut u8 {
        intrinsics::str_ptr(self as *mut str as *const str) as *mut u8
    }

    #[inline]
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    #[inline]
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }

    #[inline]
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output {
        unsafe { &*i.get_unchecked(self) }
    }

    #[inline]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output {
        unsafe { &mut *i.get_unchecked_mut(self) }
    }

    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => index::slice_error_fail(self, 0, mid),
        }
    }

    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid);
        }
        let len = self.len();
        let start = self.as_mut_ptr();
        unsafe { (text_mut(start, mid), text_mut(intrinsics::offset_mut(start, mid as isize), len - mid)) }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) { Some((self.part(0, mid), self.part(mid, self.len()))) } else { None }
    }

    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        Chars::new(self)
    }

    #[inline]
    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices::new(self)
    }

    #[inline]
    pub fn bytes(&self) -> Bytes<'_> {
        Bytes::new(self)
    }

    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::new(self)
    }

    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::new(self)
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self)
    }

    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16::new(self)
    }

    pub fn contains<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.find_in(self, 0, self.len()).is_some()
    }

    pub fn starts_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.prefix_len(self, 0, self.len()).is_some()
    }

    pub fn ends_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.suffix_len(self, 0, self.len()).is_some()
    }

    pub fn find<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.find_in(self, 0, self.len()) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.rfind_in(self, 0, self.len()) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::new(self, pat)
    }

    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::new(self, pat)
    }

    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit::new(self, pat)
    }

    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::new(self, pat)
    }

    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> {
        RSplitTerminator::new(self, pat)
    }

    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::new(self, n, pat)
    }

    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN::new(self, n, pat)
    }

    pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&'_ str, &'_ str)> {
        let mut delimiter = delimiter;
        match delimiter.find_in(self, 0, self.len()) {
            Some((start, end)) => Some((self.part(0, start), self.part(end, self.len()))),
            None => None,
        }
    }

    pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&'_ str, &'_ str)> {
        let mut delimiter = delimiter;
        match delimiter.rfind_in(self, 0, self.len()) {
            Some((start, end)) => Some((self.part(0, start), self.part(end, self.len()))),
            None => None,
        }
    }

    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches::new(self, pat)
    }

    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches::new(self, pat)
    }

    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices::new(self, pat)
    }

    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices::new(self, pat)
    }

    pub fn trim(&self) -> &str {
        self.trim_start().trim_end()
    }

    pub fn trim_start(&self) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            match chars.next() {
                Some(c) => {
                    if !c.is_whitespace() {
                        return rest;
                    }
                }
                None => return rest,
            }
        }
    }

    pub fn trim_end(&self) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            match chars.next_back() {
                Some(c) => {
                    if !c.is_whitespace() {
                        return rest;
                    }
                }
                None => return rest,
            }
        }
    }

    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }

    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }

    pub fn trim_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        let start = skip_prefixes(self, &mut pat);
        let end = skip_suffixes(self, start, &mut pat);
        self.part(start, end)
    }

    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        self.part(skip_prefixes(self, &mut pat), self.len())
    }

    pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        self.part(0, skip_suffixes(self, 0, &mut pat))
    }

    pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str> {
        let mut prefix = prefix;
        match prefix.prefix_len(self, 0, self.len()) {
            Some(len) => Some(self.part(len, self.len())),
            None => None,
        }
    }

    pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str> {
        let mut suffix = suffix;
        match suffix.suffix_len(self, 0, self.len()) {
            Some(len) => Some(self.part(0, self.len() - len)),
            None => None,
        }
    }

    #[inline]
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    pub const fn is_ascii(&self) -> bool {
        self.as_bytes().is_ascii()
    }

    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.as_bytes().eq_ignore_ascii_case(other.as_bytes())
    }

    pub const fn make_ascii_uppercase(&mut self) {
        unsafe { self.as_bytes_mut() }.make_ascii_uppercase()
    }

    pub const fn make_ascii_lowercase(&mut self) {
        unsafe { self.as_bytes_mut() }.make_ascii_lowercase()
    }

    pub const fn trim_ascii_start(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_start()) }
    }

    pub const fn trim_ascii_end(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_end()) }
    }

    pub const fn trim_ascii(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii()) }
    }

    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        EscapeDebug::new(self)
    }

    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault::new(self)
    }

    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode::new(self)
    }

    // What makes a new string.

    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::with_capacity(replace_capacity(&from, self.len(), to.len()));
        let mut searcher = Searcher::new(self, from);
        let mut last_end = 0;
        while let Some((start, end)) = searcher.next_match() {
            result.push_str(self.part(last_end, start));
            result.push_str(to);
            last_end = end;
        }
        result.push_str(self.part(last_end, self.len()));
        result
    }

    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut searcher = Searcher::new(self, pat);
        let mut last_end = 0;
        let mut left = count;
        while left > 0 {
            match searcher.next_match() {
                Some((start, end)) => {
                    result.push_str(self.part(last_end, start));
                    result.push_str(to);
                    last_end = end;
                }
                None => break,
            }
            left -= 1;
        }
        result.push_str(self.part(last_end, self.len()));
        result
    }

    pub fn to_lowercase(&self) -> String {
        let mut result = String::with_capacity(self.len());
        let mut indices = self.char_indices();
        while let Some((i, c)) = indices.next() {
            if c == 'Σ' {
                result.push_str(if self.is_final_sigma(i) { "ς" } else { "σ" });
            } else if c.is_ascii() {
                result.push(c.to_ascii_lowercase());
            } else {
                let mut lower = c.to_lowercase();
                while let Some(c) = lower.next() {
                    result.push(c);
                }
            }
        }
        result
    }

    /// Whether the sigma at `i` ends a word: a letter before it, none behind it.
    fn is_final_sigma(&self, i: usize) -> bool {
        let mut before = self.part(0, i).chars();
        let letter_before = loop {
            match before.next_back() {
                Some(c) => {
                    if !c.is_case_ignorable() {
                        break c.is_cased();
                    }
                }
                None => break false,
            }
        };
        let mut behind = self.part(i + 2, self.len()).chars();
        let letter_behind = loop {
            match behind.next() {
                Some(c) => {
                    if !c.is_case_ignorable() {
                        break c.is_cased();
                    }
                }
                None => break false,
            }
        };
        letter_before && !letter_behind
    }

    pub fn to_uppercase(&self) -> String {
        let mut result = String::with_capacity(self.len());
        let mut chars = self.chars();
        while let Some(c) = chars.next() {
            if c.is_ascii() {
                result.push(c.to_ascii_uppercase());
            } else {
                let mut upper = c.to_uppercase();
                while let Some(c) = upper.next() {
                    result.push(c);
                }
            }
        }
        result
    }

    #[track_caller]
    pub fn repeat(&self, n: usize) -> String {
        unsafe { String::from_utf8_unchecked(self.as_bytes().repeat(n)) }
    }

    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_uppercase();
        s
    }

    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_lowercase();
        s
    }

    pub fn into_string(self: Box<Self>) -> String {
        let bytes = self.into_boxed_bytes();
        unsafe { String::from_utf8_unchecked(bytes.into_vec()) }
    }

    pub fn into_boxed_bytes(self: Box<Self>) -> Box<[u8]> {
        let len = self.len();
        let raw = Box::into_raw(self);
        unsafe { Box::from_raw(intrinsics::slice_from_raw_parts_mut(raw as *mut u8, len)) }
    }
}

/// Where no replacement is shorter than what it replaces, `replace` makes room for the whole at once.
fn replace_capacity<P: Pattern>(from: &P, len: usize, to_len: usize) -> usize {
    if from.known_len() <= to_len { len } else { 0 }
}

/// How far the string matches from the front, again and again.
fn skip_prefixes<P: Pattern>(s: &str, pat: &mut P) -> usize {
    let mut start = 0;
    while start < s.len() {
        match pat.prefix_len(s, start, s.len()) {
            Some(0) => break,
            Some(len) => start += len,
            None => break,
        }
    }
    start
}

/// Where the string matches to the end, again and again.
fn skip_suffixes<P: Pattern>(s: &str, start: usize, pat: &mut P) -> usize {
    let mut end = s.len();
    while end > start {
        match pat.suffix_len(s, start, end) {
            Some(0) => break,
            Some(len) => end -= len,
            None => break,
        }
    }
    end
}

impl ToOwned for str {
    type Owned = String;

    #[inline]
    fn to_owned(&self) -> String {
        String::from(self)
    }
}

impl PartialEq for str {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        let len = self.len();
        len == other.len() && intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), len) == 0
    }
}

impl Eq for str {}

impl PartialOrd for str {
    #[inline]
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        let shared = if self.len() < other.len() { self.len() } else { other.len() };
        let order = intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), shared);
        if order < 0 {
            Ordering::Less
        } else if order > 0 {
            Ordering::Greater
        } else {
            self.len().cmp(&other.len())
        }
    }
}

impl Default for &str {
    fn default() -> Self {
        ""
    }
}

impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl<I> Index<I> for str
where
    I: SliceIndex<str>,
{
    type Output = I::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I> IndexMut<I> for str
where
    I: SliceIndex<str>,
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}
