//! Text that is owned.

use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::panicking;
use crate::collections::reserve::{TryReserveError, check};
use crate::prelude::v1::*;
use crate::slice::SliceIndex;
use crate::str::{self, Chars, FromStr, Utf8Error};

/// A growable string: a vector of bytes that are always UTF-8.
#[lang = "String"]
#[derive(PartialEq, PartialOrd, Eq, Ord)]
pub struct String {
    vec: Vec<u8>,
}

/// Bytes that were to become a string and are not UTF-8.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

/// UTF-16 that was to become a string and is not valid.
#[derive(Debug)]
pub struct FromUtf16Error(());

impl String {
    #[inline]
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }

    #[inline]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::first_error(&vec) {
            None => Ok(String { vec }),
            Some(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        let mut rest = v;
        let mut result = String::new();
        while let Some(error) = str::first_error(rest) {
            let good = error.valid_up_to();
            result.push_str(unsafe { str::from_utf8_unchecked(&rest[..good]) });
            result.push_str("\u{FFFD}");
            match error.error_len() {
                Some(len) => rest = &rest[good + len..],
                None => return Cow::Owned(result),
            }
        }
        let tail = unsafe { str::from_utf8_unchecked(rest) };
        if result.is_empty() {
            return Cow::Borrowed(tail);
        }
        result.push_str(tail);
        Cow::Owned(result)
    }

    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut result = String::with_capacity(v.len());
        let mut i = 0;
        while i < v.len() {
            match utf16_at(v, i) {
                Some(c) => {
                    result.push(c);
                    i += c.len_utf16();
                }
                None => return Err(FromUtf16Error(())),
            }
        }
        Ok(result)
    }

    pub fn from_utf16_lossy(v: &[u16]) -> String {
        let mut result = String::new();
        let mut i = 0;
        while i < v.len() {
            let c = match utf16_at(v, i) {
                Some(c) => c,
                None => char::REPLACEMENT_CHARACTER,
            };
            result.push(c);
            i += c.len_utf16();
        }
        result
    }

    #[inline]
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } }
    }

    #[inline]
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }

    #[inline]
    pub fn into_bytes(self) -> Vec<u8> {
        self.vec
    }

    #[inline]
    pub const fn as_str(&self) -> &str {
        unsafe { str::text(self.vec.as_ptr(), self.vec.len()) }
    }

    #[inline]
    pub const fn as_mut_str(&mut self) -> &mut str {
        unsafe { str::text_mut(self.vec.as_mut_ptr(), self.vec.len()) }
    }

    #[track_caller]
    pub fn push_str(&mut self, string: &str) {
        let count = string.len();
        self.vec.reserve(count);
        let len = self.vec.len();
        let to = intrinsics::offset_mut(self.vec.as_mut_ptr(), len as isize);
        intrinsics::copy_nonoverlapping(string.as_ptr(), to, count);
        unsafe { self.vec.set_len(intrinsics::wrapping_add(len, count)) };
    }

    #[track_caller]
    pub fn extend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
    {
        let range = crate::slice::range(src, self.len());
        self.check_boundaries(range.start, range.end);
        self.vec.extend_from_within(range);
    }

    #[inline]
    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional)
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional)
    }

    /// The address of the text, its length, and how long it may be.
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check::<u8>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check::<u8>(self.len(), additional)?;
        self.reserve_exact(additional);
        Ok(())
    }

    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit()
    }

    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity)
    }

    #[inline]
    #[track_caller]
    pub fn push(&mut self, ch: char) {
        if (ch as u32) < 0x80 {
            self.vec.push(ch as u8);
        } else {
            self.push_str(ch.encode_utf8(&mut [0; 4]));
        }
    }

    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            self.check_boundary(new_len, "assertion failed: self.is_char_boundary(new_len)");
            self.vec.truncate(new_len)
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        match self.chars().next_back() {
            Some(ch) => {
                let new_len = self.len() - ch.len_utf8();
                unsafe { self.vec.set_len(new_len) };
                Some(ch)
            }
            None => None,
        }
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panicking::panic("cannot remove a char from the end of a string"),
        };
        let next = idx + ch.len_utf8();
        let len = self.len();
        let start = self.vec.as_mut_ptr();
        let from = intrinsics::offset(start as *const u8, next as isize);
        intrinsics::copy(from, intrinsics::offset_mut(start, idx as isize), len - next);
        unsafe { self.vec.set_len(len - (next - idx)) };
        ch
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(char) -> bool,
    {
        let len = self.len();
        // While the closure runs, the string claims to be empty; the gap closes the hole even if the closure panics.
        unsafe { self.vec.set_len(0) };
        let mut gap = Gap { s: self, read: 0, kept: 0 };
        while gap.read < len {
            let start = gap.s.vec.as_mut_ptr();
            let from = intrinsics::offset(start as *const u8, gap.read as isize);
            let rest = unsafe { str::text(from, len - gap.read) };
            let ch = match rest.chars().next() {
                Some(ch) => ch,
                None => break,
            };
            let width = ch.len_utf8();
            if f(ch) {
                intrinsics::copy(from, intrinsics::offset_mut(start, gap.kept as isize), width);
                gap.kept += width;
            }
            gap.read += width;
        }
    }

    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        self.check_boundary(idx, "assertion failed: self.is_char_boundary(idx)");
        self.insert_str(idx, ch.encode_utf8(&mut [0; 4]));
    }

    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        self.check_boundary(idx, "assertion failed: self.is_char_boundary(idx)");
        let len = self.len();
        let count = string.len();
        self.vec.reserve(count);
        let place = intrinsics::offset_mut(self.vec.as_mut_ptr(), idx as isize);
        intrinsics::copy(place as *const u8, intrinsics::offset_mut(place, count as isize), len - idx);
        intrinsics::copy_nonoverlapping(string.as_ptr(), place, count);
        unsafe { self.vec.set_len(len + count) };
    }

    #[inline]
    pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }

    #[inline]
    pub const fn len(&self) -> usize {
        self.vec.len()
    }

    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.vec.len() == 0
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        self.check_boundary(at, "assertion failed: self.is_char_boundary(at)");
        String { vec: self.vec.split_off(at) }
    }

    #[inline]
    pub fn clear(&mut self) {
        self.vec.clear()
    }

    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> Drain<'_>
    where
        R: RangeBounds<usize>,
    {
        let range = crate::slice::range(range, self.len());
        self.check_boundaries(range.start, range.end);
        let this = self as *mut String;
        let chars = unsafe { (*this).as_str() }.part(range.start, range.end).chars();
        Drain { string: this, start: range.start, end: range.end, iter: chars }
    }

    #[track_caller]
    pub fn replace_range<R>(&mut self, range: R, replace_with: &str)
    where
        R: RangeBounds<usize>,
    {
        let range = crate::slice::range(range, self.len());
        if !self.is_char_boundary(range.start) {
            panicking::panic("start of range should be a character boundary");
        }
        if !self.is_char_boundary(range.end) {
            panicking::panic("end of range should be a character boundary");
        }
        self.vec.splice(range, replace_with.bytes());
    }

    #[track_caller]
    pub fn into_boxed_str(self) -> Box<str> {
        let len = self.len();
        let raw = Box::into_raw(self.vec.into_boxed_slice());
        unsafe { Box::from_raw(intrinsics::str_from_raw_parts(raw as *const u8, len) as *mut str) }
    }

    pub fn leak<'a>(self) -> &'a mut str {
        let slice = self.vec.leak();
        unsafe { str::from_utf8_unchecked_mut(slice) }
    }

    #[track_caller]
    fn check_boundary(&self, index: usize, message: &'static str) {
        if !self.is_char_boundary(index) {
            panicking::panic(message);
        }
    }

    #[track_caller]
    fn check_boundaries(&self, start: usize, end: usize) {
        if !self.is_char_boundary(start) {
            panicking::panic("assertion failed: self.is_char_boundary(start)");
        }
        if !self.is_char_boundary(end) {
            panicking::panic("assertion failed: self.is_char_boundary(end)");
        }
    }
}

/// The character at a place in UTF-16.
fn utf16_at(v: &[u16], i: usize) -> Option<char> {
    let unit = v[i] as u32;
    if unit & 0xF800 != 0xD800 {
        return char::from_u32(unit);
    }
    if unit >= 0xDC00 || i + 1 >= v.len() {
        return None;
    }
    let second = v[i + 1] as u32;
    if second < 0xDC00 || second > 0xDFFF {
        return None;
    }
    char::from_u32(0x10000 + ((unit & 0x3FF) << 10 | second & 0x3FF))
}

/// A hole between the kept bytes and the unread ones of a string.
struct Gap<'a> {
    s: &'a mut String,
    read: usize,
    kept: usize,
}

impl Drop for Gap<'_> {
    fn drop(&mut self) {
        unsafe { self.s.vec.set_len(self.kept) };
    }
}

impl FromUtf8Error {
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..]
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("invalid utf-16: lone surrogate found")
    }
}

impl Error for FromUtf8Error {}
impl Error for FromUtf16Error {}

impl Clone for String {
    #[track_caller]
    fn clone(&self) -> String {
        String { vec: self.vec.clone() }
    }

    #[track_caller]
    fn clone_from(&mut self, source: &String) {
        self.vec.clone_from(&source.vec);
    }
}

impl Default for String {
    #[inline]
    fn default() -> String {
        String::new()
    }
}

impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }

    fn __to_string(&self) -> String {
        String::from(self.as_str())
    }
}

impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Hash for String {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.as_str().hash(hasher)
    }
}

impl Add<&str> for String {
    type Output = String;

    #[inline]
    #[track_caller]
    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}

impl AddAssign<&str> for String {
    #[inline]
    #[track_caller]
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}

impl<I> Index<I> for String
where
    I: SliceIndex<str>,
{
    type Output = I::Output;

    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}

impl<I> IndexMut<I> for String
where
    I: SliceIndex<str>,
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_str())
    }
}

impl Deref for String {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl DerefMut for String {
    #[inline]
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl FromStr for String {
    type Err = crate::convert::Infallible;

    fn from_str(s: &str) -> Result<String, crate::convert::Infallible> {
        Ok(String::from(s))
    }
}

/// Types that become strings: all that can be displayed.
pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    #[inline]
    fn to_string(&self) -> String {
        self.__to_string()
    }
}

impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}

impl From<&str> for String {
    #[inline]
    #[track_caller]
    fn from(s: &str) -> String {
        let mut string = String::with_capacity(s.len());
        intrinsics::copy_nonoverlapping(s.as_ptr(), string.vec.as_mut_ptr(), s.len());
        unsafe { string.vec.set_len(s.len()) };
        string
    }
}

impl From<&mut str> for String {
    #[track_caller]
    fn from(s: &mut str) -> String {
        String::from(&*s)
    }
}

impl From<&String> for String {
    #[track_caller]
    fn from(s: &String) -> String {
        s.clone()
    }
}

impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        s.into_string()
    }
}

impl From<String> for Box<str> {
    fn from(s: String) -> Box<str> {
        s.into_boxed_str()
    }
}

impl From<char> for String {
    #[track_caller]
    fn from(c: char) -> String {
        String::from(&*c.encode_utf8(&mut [0; 4]))
    }
}

impl TryFrom<Vec<u8>> for String {
    type Error = FromUtf8Error;

    fn try_from(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
        String::from_utf8(bytes)
    }
}

impl AsRef<str> for String {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for String {
    fn borrow(&self) -> &str {
        &self[..]
    }
}

impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str {
        &mut self[..]
    }
}

impl PartialEq<str> for String {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        *self.as_str() == *other
    }
}

impl PartialEq<String> for str {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        *self == *other.as_str()
    }
}

impl<'a> PartialEq<&'a str> for String {
    #[inline]
    fn eq(&self, other: &&'a str) -> bool {
        *self.as_str() == **other
    }
}

impl<'a> PartialEq<String> for &'a str {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        **self == *other.as_str()
    }
}

// Strings made of many pieces: each kind is pushed in turn.

impl FromIterator<char> for String {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl<'a> FromIterator<&'a char> for String {
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl<'a> FromIterator<&'a str> for String {
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

/// The first string becomes the buffer.
impl FromIterator<String> for String {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {
        let mut iterator = iter.into_iter();
        match iterator.next() {
            None => String::new(),
            Some(mut buf) => {
                buf.extend(iterator);
                buf
            }
        }
    }
}

impl FromIterator<Box<str>> for String {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl<'a> FromIterator<Cow<'a, str>> for String {
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl Extend<char> for String {
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        let (lower, _) = iterator.size_hint();
        self.reserve(lower);
        while let Some(c) = iterator.next() {
            self.push(c);
        }
    }
}

impl<'a> Extend<&'a char> for String {
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }
}

impl<'a> Extend<&'a str> for String {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(s) = iterator.next() {
            self.push_str(s);
        }
    }
}

impl Extend<String> for String {
    fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(s) = iterator.next() {
            self.push_str(&s);
        }
    }
}

impl Extend<Box<str>> for String {
    fn extend<I: IntoIterator<Item = Box<str>>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(s) = iterator.next() {
            self.push_str(&s);
        }
    }
}

impl<'a> Extend<Cow<'a, str>> for String {
    fn extend<I: IntoIterator<Item = Cow<'a, str>>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(s) = iterator.next() {
            self.push_str(&s);
        }
    }
}

/// Gives out a part of a string by value, then closes the hole.
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}

unsafe impl Sync for Drain<'_> {}
unsafe impl Send for Drain<'_> {}

impl<'a> Drain<'a> {
    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}

impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        let vec = unsafe { &mut (*self.string).vec };
        if self.start <= self.end && self.end <= vec.len() {
            vec.drain(self.start..self.end);
        }
    }
}

impl Iterator for Drain<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}

impl FusedIterator for Drain<'_> {}
