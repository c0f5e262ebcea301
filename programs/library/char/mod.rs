//! Characters.

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::panicking;
use crate::prelude::v1::*;

mod decode;
mod methods;
pub(crate) mod unicode;

pub use self::decode::{DecodeUtf16, DecodeUtf16Error, decode_utf16};

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

#[inline]
pub const fn from_u32(i: u32) -> Option<char> {
    if i > 0x10FFFF || (i >= 0xD800 && i <= 0xDFFF) { None } else { Some(crate::intrinsics::transmute(i)) }
}

#[inline]
pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    crate::intrinsics::transmute(i)
}

#[inline]
#[track_caller]
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    if radix > 36 {
        panicking::panic("from_digit: radix is too high (maximum 36)");
    }
    if num >= radix {
        None
    } else if num < 10 {
        Some((b'0' + num as u8) as char)
    } else {
        Some((b'a' + (num as u8 - 10)) as char)
    }
}

/// At most three characters, one after the other.
#[derive(Clone, Debug)]
struct CaseMapping {
    chars: [char; 3],
    at: usize,
    end: usize,
}

impl CaseMapping {
    fn new(chars: [char; 3]) -> CaseMapping {
        let end = if chars[1] == '\0' {
            1
        } else if chars[2] == '\0' {
            2
        } else {
            3
        };
        CaseMapping { chars, at: 0, end }
    }

    fn next(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        let c = self.chars[self.at];
        self.at += 1;
        Some(c)
    }

    fn next_back(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.chars[self.end])
    }

    fn len(&self) -> usize {
        self.end - self.at
    }

    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut i = self.at;
        while i < self.end {
            f.write_str(self.chars[i].encode_utf8(&mut [0; 4]))?;
            i += 1;
        }
        Ok(())
    }
}

/// What a character becomes in upper case.
#[derive(Clone, Debug)]
pub struct ToUppercase(CaseMapping);

/// What a character becomes in lower case.
#[derive(Clone, Debug)]
pub struct ToLowercase(CaseMapping);

#[each(Mapping = ToUppercase, ToLowercase)]
impl Iterator for Mapping {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

#[each(Mapping = ToUppercase, ToLowercase)]
impl DoubleEndedIterator for Mapping {
    fn next_back(&mut self) -> Option<char> {
        self.0.next_back()
    }
}

#[each(Mapping = ToUppercase, ToLowercase)]
impl ExactSizeIterator for Mapping {}

#[each(Mapping = ToUppercase, ToLowercase)]
impl FusedIterator for Mapping {}

#[each(Mapping = ToUppercase, ToLowercase)]
impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// At most ten ASCII characters, or one of any kind.
#[derive(Clone, Debug)]
struct Escape {
    chars: [char; 10],
    at: usize,
    end: usize,
}

impl Escape {
    fn one(c: char) -> Escape {
        let mut chars = ['\0'; 10];
        chars[0] = c;
        Escape { chars, at: 0, end: 1 }
    }

    fn backslash(c: char) -> Escape {
        let mut chars = ['\0'; 10];
        chars[0] = '\\';
        chars[1] = c;
        Escape { chars, at: 0, end: 2 }
    }

    fn unicode(c: char) -> Escape {
        let code = c as u32;
        let mut chars = ['\0'; 10];
        chars[0] = '\\';
        chars[1] = 'u';
        chars[2] = '{';
        let mut end = 3;
        let mut shift = 20;
        while shift > 0 && code >> shift == 0 {
            shift -= 4;
        }
        loop {
            let digit = code >> shift & 15;
            chars[end] = if digit < 10 { (b'0' + digit as u8) as char } else { (b'a' - 10 + digit as u8) as char };
            end += 1;
            if shift == 0 {
                break;
            }
            shift -= 4;
        }
        chars[end] = '}';
        Escape { chars, at: 0, end: end + 1 }
    }

    fn next(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        let c = self.chars[self.at];
        self.at += 1;
        Some(c)
    }

    fn len(&self) -> usize {
        self.end - self.at
    }

    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut i = self.at;
        while i < self.end {
            f.write_str(self.chars[i].encode_utf8(&mut [0; 4]))?;
            i += 1;
        }
        Ok(())
    }
}

/// A character as `\u{...}`.
#[derive(Clone, Debug)]
pub struct EscapeUnicode(Escape);

/// A character as ASCII, escaped where it is not printable ASCII.
#[derive(Clone, Debug)]
pub struct EscapeDefault(Escape);

/// A character as `Debug` shows it.
#[derive(Clone, Debug)]
pub struct EscapeDebug(Escape);

#[each(Escaped = EscapeUnicode, EscapeDefault, EscapeDebug)]
impl Iterator for Escaped {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

#[each(Escaped = EscapeUnicode, EscapeDefault, EscapeDebug)]
impl ExactSizeIterator for Escaped {}

#[each(Escaped = EscapeUnicode, EscapeDefault, EscapeDebug)]
impl FusedIterator for Escaped {}

#[each(Escaped = EscapeUnicode, EscapeDefault, EscapeDebug)]
impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number that is no character.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct CharTryFromError(());

impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}

impl Error for CharTryFromError {}

/// A character that does not fit the integer.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TryFromCharError(());

impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("unicode code point out of range")
    }
}

impl Error for TryFromCharError {}

/// A string that is not one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}

impl Error for ParseCharError {}

impl crate::str::FromStr for char {
    type Err = ParseCharError;

    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;

    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        match from_u32(i) {
            Some(c) => Ok(c),
            None => Err(CharTryFromError(())),
        }
    }
}

impl From<u8> for char {
    #[inline]
    fn from(i: u8) -> char {
        i as char
    }
}

#[each(Wide = u32, u64, u128)]
impl From<char> for Wide {
    #[inline]
    fn from(c: char) -> Wide {
        c as Wide
    }
}

#[each(Narrow = u8, u16, usize)]
impl TryFrom<char> for Narrow {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<Narrow, TryFromCharError> {
        let code = c as u32;
        if code <= Narrow::MAX as u32 { Ok(code as Narrow) } else { Err(TryFromCharError(())) }
    }
}
