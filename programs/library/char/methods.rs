//! What can be asked of a character.

use crate::char::unicode;
use crate::char::{CaseMapping, Escape, EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase};
use crate::panicking;
use crate::prelude::v1::*;

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const MAX_LEN_UTF8: usize = 4;
    pub const MAX_LEN_UTF16: usize = 2;
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    #[inline]
    pub const fn from_u32(i: u32) -> Option<char> {
        crate::char::from_u32(i)
    }

    #[inline]
    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        crate::intrinsics::transmute(i)
    }

    #[inline]
    #[track_caller]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        crate::char::from_digit(num, radix)
    }

    #[inline]
    #[track_caller]
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    #[track_caller]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            panicking::panic("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        }
        let code = self as u32;
        let digit = if code >= 48 && code <= 57 {
            code - 48
        } else if code >= 97 && code <= 122 {
            code - 87
        } else if code >= 65 && code <= 90 {
            code - 55
        } else {
            return None;
        };
        if digit < radix { Some(digit) } else { None }
    }

    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode(Escape::unicode(self))
    }

    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault(match self {
            '\t' => Escape::backslash('t'),
            '\r' => Escape::backslash('r'),
            '\n' => Escape::backslash('n'),
            '\\' | '\'' | '"' => Escape::backslash(self),
            '\x20'..='\x7e' => Escape::one(self),
            _ => Escape::unicode(self),
        })
    }

    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug(match self {
            '\0' => Escape::backslash('0'),
            '\t' => Escape::backslash('t'),
            '\r' => Escape::backslash('r'),
            '\n' => Escape::backslash('n'),
            '\\' | '\'' | '"' => Escape::backslash(self),
            _ => {
                if self.needs_escape('"') {
                    Escape::unicode(self)
                } else {
                    Escape::one(self)
                }
            }
        })
    }

    /// Whether `Debug` shows this character as an escape between quotes of the given kind.
    pub(crate) fn needs_escape(self, quote: char) -> bool {
        let code = self as u32;
        if code < 0x80 {
            code < 0x20 || code == 0x7f || self == '\\' || self == quote
        } else {
            unicode::contains(unicode::ESCAPED, self)
        }
    }

    #[inline]
    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }

    #[inline]
    pub const fn len_utf16(self) -> usize {
        if (self as u32) < 0x10000 { 1 } else { 2 }
    }

    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        if len > dst.len() {
            encode_fail(len, dst.len());
        }
        let start = dst.as_mut_ptr();
        match len {
            1 => put(start, 0, code),
            2 => {
                put(start, 0, code >> 6 | 0xC0);
                put(start, 1, code & 0x3F | 0x80);
            }
            3 => {
                put(start, 0, code >> 12 | 0xE0);
                put(start, 1, code >> 6 & 0x3F | 0x80);
                put(start, 2, code & 0x3F | 0x80);
            }
            _ => {
                put(start, 0, code >> 18 | 0xF0);
                put(start, 1, code >> 12 & 0x3F | 0x80);
                put(start, 2, code >> 6 & 0x3F | 0x80);
                put(start, 3, code & 0x3F | 0x80);
            }
        }
        unsafe { crate::str::text_mut(start, len) }
    }

    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        let len = self.len_utf16();
        if len > dst.len() {
            encode_fail(len, dst.len());
        }
        if len == 1 {
            dst[0] = code as u16;
        } else {
            dst[0] = 0xD800 | ((code - 0x10000) >> 10) as u16;
            dst[1] = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
        }
        unsafe { &mut *crate::intrinsics::slice_from_raw_parts_mut(dst.as_mut_ptr(), len) }
    }

    #[inline]
    pub fn is_alphabetic(self) -> bool {
        if self.is_ascii() { self.is_ascii_alphabetic() } else { unicode::contains(unicode::ALPHABETIC, self) }
    }

    #[inline]
    pub const fn is_lowercase(self) -> bool {
        if self.is_ascii() { self.is_ascii_lowercase() } else { unicode::contains(unicode::LOWERCASE, self) }
    }

    #[inline]
    pub const fn is_uppercase(self) -> bool {
        if self.is_ascii() { self.is_ascii_uppercase() } else { unicode::contains(unicode::UPPERCASE, self) }
    }

    #[inline]
    pub fn is_numeric(self) -> bool {
        if self.is_ascii() { self.is_ascii_digit() } else { unicode::contains(unicode::NUMERIC, self) }
    }

    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        if self.is_ascii() { self.is_ascii_alphanumeric() } else { self.is_alphabetic() || self.is_numeric() }
    }

    #[inline]
    pub const fn is_whitespace(self) -> bool {
        match self {
            ' ' | '\x09'..='\x0d' => true,
            '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' => true,
            '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => true,
            _ => false,
        }
    }

    #[inline]
    pub const fn is_control(self) -> bool {
        let code = self as u32;
        code < 0x20 || (code >= 0x7F && code < 0xA0)
    }

    /// Whether the character has a case, where the final sigma is decided.
    pub(crate) fn is_cased(self) -> bool {
        if self.is_ascii() { self.is_ascii_alphabetic() } else { unicode::contains(unicode::CASED, self) }
    }

    /// Whether the final sigma looks past this character.
    pub(crate) fn is_case_ignorable(self) -> bool {
        if self.is_ascii() {
            match self {
                '\'' | '.' | ':' | '^' | '`' => true,
                _ => false,
            }
        } else {
            unicode::contains(unicode::CASE_IGNORABLE, self)
        }
    }

    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase(CaseMapping::new(if self.is_ascii() {
            [self.to_ascii_lowercase(), '\0', '\0']
        } else {
            unicode::map(unicode::TO_LOWER, unicode::TO_LOWER_MANY, self)
        }))
    }

    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase(CaseMapping::new(if self.is_ascii() {
            [self.to_ascii_uppercase(), '\0', '\0']
        } else {
            unicode::map(unicode::TO_UPPER, unicode::TO_UPPER_MANY, self)
        }))
    }

    #[inline]
    pub const fn is_ascii(&self) -> bool {
        (*self as u32) < 0x80
    }

    #[inline]
    pub const fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self }
    }

    #[inline]
    pub const fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self }
    }

    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() as u32 == other.to_ascii_lowercase() as u32
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    #[inline]
    pub const fn is_ascii_alphabetic(&self) -> bool {
        let code = *self as u32 | 0x20;
        code >= 97 && code <= 122
    }

    #[inline]
    pub const fn is_ascii_uppercase(&self) -> bool {
        let code = *self as u32;
        code >= 65 && code <= 90
    }

    #[inline]
    pub const fn is_ascii_lowercase(&self) -> bool {
        let code = *self as u32;
        code >= 97 && code <= 122
    }

    #[inline]
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        self.is_ascii_alphabetic() || self.is_ascii_digit()
    }

    #[inline]
    pub const fn is_ascii_digit(&self) -> bool {
        let code = *self as u32;
        code >= 48 && code <= 57
    }

    #[inline]
    pub const fn is_ascii_hexdigit(&self) -> bool {
        match *self {
            '0'..='9' | 'A'..='F' | 'a'..='f' => true,
            _ => false,
        }
    }

    #[inline]
    pub const fn is_ascii_punctuation(&self) -> bool {
        match *self {
            '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => true,
            _ => false,
        }
    }

    #[inline]
    pub const fn is_ascii_graphic(&self) -> bool {
        let code = *self as u32;
        code >= 33 && code <= 126
    }

    #[inline]
    pub const fn is_ascii_whitespace(&self) -> bool {
        match *self {
            '\t' | '\n' | '\x0C' | '\r' | ' ' => true,
            _ => false,
        }
    }

    #[inline]
    pub const fn is_ascii_control(&self) -> bool {
        let code = *self as u32;
        code < 32 || code == 127
    }
}

#[inline]
const fn put(start: *mut u8, i: isize, byte: u32) {
    unsafe { *crate::intrinsics::offset_mut(start, i) = byte as u8 };
}

#[cold]
#[inline(never)]
#[track_caller]
const fn encode_fail(need: usize, have: usize) -> ! {
    panicking::panic_numbers("encode_utf8: need ", need, " bytes to encode a character but buffer has just ", have, "")
}
