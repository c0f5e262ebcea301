//! The values of literals, and what can be wrong in them.

use super::Cx;
use super::token::Tok;
use crate::ast::{Lit, LitKind, StrLit};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Symbol};

const INT_SUFFIXES: [&str; 12] =
    ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];

impl Cx<'_> {
    /// The literal of kind `tok` at `start..end`.
    pub fn literal(&self, tok: Tok, start: u32, end: u32) -> Lit {
        let span = self.span(start, end);
        let text = self.text(start, end);
        let kind = match tok {
            Tok::True => LitKind::Bool(true),
            Tok::False => LitKind::Bool(false),
            Tok::Int => self.int(text, span),
            Tok::Float => self.float(text, span),
            Tok::Char => LitKind::Char(self.char_value(text, span)),
            Tok::Byte => LitKind::Byte(self.byte_value(text, span)),
            Tok::Str => {
                let (value, marks) = self.unescape(text, 1, span, Mode::Str);
                LitKind::Str(str_lit(value, false, marks, span))
            }
            Tok::RawStr => {
                let (value, marks) = self.raw(text, span, false);
                LitKind::Str(str_lit(value, true, marks, span))
            }
            Tok::ByteStr => LitKind::ByteStr(self.unescape(text, 2, span, Mode::Bytes).0.into()),
            Tok::RawByteStr => LitKind::ByteStr(self.raw(text, span, true).0.into()),
            Tok::CStr => LitKind::CStr(self.unescape(text, 2, span, Mode::C).0.into()),
            // The grammar passes literal tokens only; a raw C string is the one left.
            _ => LitKind::CStr(self.raw(text, span, false).0.into()),
        };
        Lit { kind, span }
    }

    fn int(&self, text: &str, span: Span) -> LitKind {
        let (radix, digits) = match text.as_bytes() {
            [b'0', b'x', ..] => (16, &text[2..]),
            [b'0', b'o', ..] => (8, &text[2..]),
            [b'0', b'b', ..] => (2, &text[2..]),
            _ => (10, text),
        };
        let is_digit = |c: char| c == '_' || if radix == 16 { c.is_ascii_hexdigit() } else { c.is_ascii_digit() };
        let (digits, suffix) = digits.split_at(digits.find(|c| !is_digit(c)).unwrap_or(digits.len()));
        let mut value: u128 = 0;
        let mut too_large = false;
        let mut any = false;
        for digit in digits.chars().filter_map(|c| c.to_digit(16)) {
            any = true;
            if digit >= radix {
                self.error(span, format!("invalid digit for a base {radix} literal"));
                break;
            }
            match value.checked_mul(u128::from(radix)).and_then(|v| v.checked_add(u128::from(digit))) {
                Some(v) => value = v,
                None => too_large = true,
            }
        }
        if !any {
            self.push(Diagnostic::error(Code::E(768), span, "no valid digits found for number"));
        }
        if matches!(suffix, "f32" | "f64") {
            if radix == 10 {
                let text = Symbol::intern(&digits.replace('_', ""));
                return LitKind::Float { text, suffix: Some(Symbol::intern(suffix)) };
            }
            let base = if radix == 2 { "binary" } else { "octal" };
            self.error(span, format!("{base} float literal is not supported"));
        } else if !suffix.is_empty() && !INT_SUFFIXES.contains(&suffix) {
            self.bad_int_suffix(suffix, span);
        }
        if too_large {
            self.push(
                Diagnostic::error(Code::None, span, "integer literal is too large")
                    .note("value exceeds limit of `340282366920938463463374607431768211455`"),
            );
            value = u128::MAX;
        }
        let suffix = Some(suffix).filter(|s| INT_SUFFIXES.contains(s)).map(Symbol::intern);
        LitKind::Int { value, too_large, suffix, radix: radix as u8 }
    }

    fn bad_int_suffix(&self, suffix: &str, span: Span) {
        let width = &suffix[suffix.chars().next().map_or(0, char::len_utf8)..];
        let is_width = !width.is_empty() && width.bytes().all(|b| b.is_ascii_digit());
        if suffix.starts_with('e') && suffix[1..].bytes().all(|b| b == b'_') {
            self.error(span, "expected at least one digit in exponent");
        } else if suffix.starts_with(['i', 'u']) && is_width {
            self.error(span, format!("invalid width `{width}` for integer literal"));
        } else if suffix.starts_with('f') && is_width {
            self.error(span, format!("invalid width `{width}` for float literal"));
        } else {
            self.error(span, format!("invalid suffix `{suffix}` for number literal"));
        }
    }

    fn float(&self, text: &str, span: Span) -> LitKind {
        let bytes = text.as_bytes();
        if let [b'0', base @ (b'x' | b'o' | b'b'), ..] = bytes {
            let base = match base {
                b'x' => "hexadecimal",
                b'o' => "octal",
                _ => "binary",
            };
            self.error(span, format!("{base} float literal is not supported"));
            return LitKind::Float { text: Symbol::intern("0"), suffix: None };
        }
        let mut at = 0;
        let mut exponent = None;
        while let Some(b) = bytes.get(at) {
            match b {
                b'0'..=b'9' | b'_' | b'.' => {}
                b'e' | b'E' if exponent.is_none() => exponent = Some(at + 1),
                b'+' | b'-' if exponent == Some(at) => {}
                _ => break,
            }
            at += 1;
        }
        let (number, suffix) = text.split_at(at);
        if exponent.is_some_and(|e| !number[e..].bytes().any(|b| b.is_ascii_digit())) {
            self.error(span, "expected at least one digit in exponent");
            return LitKind::Float { text: Symbol::intern("0"), suffix: None };
        }
        let known = matches!(suffix, "f32" | "f64");
        if !suffix.is_empty() && !known {
            let width = &suffix[suffix.chars().next().map_or(0, char::len_utf8)..];
            let is_width = !width.is_empty() && width.bytes().all(|b| b.is_ascii_digit());
            if suffix.starts_with('f') && is_width {
                self.error(span, format!("invalid width `{width}` for float literal"));
            } else {
                self.error(span, format!("invalid suffix `{suffix}` for float literal"));
            }
        }
        let text = Symbol::intern(&number.replace('_', ""));
        LitKind::Float { text, suffix: Some(suffix).filter(|_| known).map(Symbol::intern) }
    }

    /// The text between single quotes as one character.
    fn char_value(&self, text: &str, span: Span) -> char {
        let inner = text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')).unwrap_or("");
        if inner.is_empty() {
            self.error(span, "empty character literal");
            return '\0';
        }
        if let Some(c @ ('\n' | '\r' | '\t')) = inner.chars().next() {
            let escaped = c.escape_default();
            self.error(span, format!("character constant must be escaped: `{escaped}`"));
            return c;
        }
        let value = if inner.starts_with('\\') {
            let (bytes, _) = self.unescape(text, 1, span, Mode::Str);
            String::from_utf8(bytes).unwrap_or_default()
        } else {
            inner.to_owned()
        };
        let mut chars = value.chars();
        let first = chars.next().unwrap_or('\0');
        if chars.next().is_some() {
            self.error(span, "character literal may only contain one codepoint");
        }
        first
    }

    fn byte_value(&self, text: &str, span: Span) -> u8 {
        let inner = text.strip_prefix("b'").and_then(|t| t.strip_suffix('\'')).unwrap_or("");
        match inner.as_bytes() {
            [] => self.error(span, "empty byte literal"),
            [b'\n' | b'\r' | b'\t'] => {
                self.error(span, format!("byte constant must be escaped: `{}`", inner.escape_default()));
            }
            _ => {}
        }
        let (bytes, _) = self.unescape(text, 2, span, Mode::Bytes);
        if bytes.len() > 1 && inner.is_ascii() {
            self.error(span, "if you meant to write a byte string literal, use double quotes");
        }
        bytes.first().copied().unwrap_or(0)
    }

    /// A raw string's bytes: only line ends are normalised.
    fn raw(&self, text: &str, span: Span, ascii: bool) -> (Vec<u8>, Vec<(u32, u32)>) {
        let open = text.find('"').map_or(0, |quote| quote + 1);
        let close = text.rfind('"').unwrap_or(open).max(open);
        let mut out = Unescaped::new(span.start + open as u32);
        for (at, c) in text[open..close].char_indices() {
            let place = span.start + (open + at) as u32;
            if c == '\r' && text[open + at..].starts_with("\r\n") {
                out.resume(place + 1);
            } else {
                if ascii && !c.is_ascii() {
                    let span = self.span(place, place + c.len_utf8() as u32);
                    self.error(span, "non-ASCII character in raw byte string literal");
                }
                out.push(c);
            }
        }
        (out.bytes, out.marks)
    }

    /// The value of a quoted literal whose quote ends after `open` bytes.
    fn unescape(&self, text: &str, open: usize, span: Span, mode: Mode) -> (Vec<u8>, Vec<(u32, u32)>) {
        let end = text.len().saturating_sub(1).max(open);
        let inner = text.get(open..end).unwrap_or("");
        let base = span.start + open as u32;
        let mut out = Unescaped::new(base);
        let mut rest = inner;
        while let Some(c) = rest.chars().next() {
            let at = base + (inner.len() - rest.len()) as u32;
            if c == '\r' && rest.starts_with("\r\n") {
                out.resume(at + 1);
                rest = &rest[1..];
                continue;
            }
            if c != '\\' {
                if mode == Mode::Bytes && !c.is_ascii() {
                    self.error(self.span(at, at + c.len_utf8() as u32), "non-ASCII character in byte string literal");
                }
                out.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let escape = Escape::read(rest, mode);
            let len = escape.len.min(rest.len());
            match escape.value {
                Ok(Value::Char(c)) => out.push(c),
                Ok(Value::Byte(b)) => out.bytes.push(b),
                Ok(Value::Nothing) => {}
                Err(message) => self.error(self.span(at, at + len as u32), message),
            }
            rest = rest.get(len..).unwrap_or("");
            out.resume(at + len as u32);
        }
        (out.bytes, out.marks)
    }
}

fn str_lit(value: Vec<u8>, raw: bool, marks: Vec<(u32, u32)>, span: Span) -> StrLit {
    // Escapes in a `str` give whole characters, so the bytes are UTF-8.
    let value = String::from_utf8(value).unwrap_or_default();
    StrLit { value: Symbol::intern(&value), raw, marks: marks.into(), span }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Str,
    Bytes,
    C,
}

/// A value being built, with where its runs of plain text come from.
struct Unescaped {
    bytes: Vec<u8>,
    marks: Vec<(u32, u32)>,
}

impl Unescaped {
    fn new(start: u32) -> Unescaped {
        Unescaped { bytes: Vec::new(), marks: vec![(0, start)] }
    }

    fn push(&mut self, c: char) {
        self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// What is pushed from here on comes from byte `place` of the file on.
    fn resume(&mut self, place: u32) {
        self.marks.push((self.bytes.len() as u32, place));
    }
}

enum Value {
    Char(char),
    Byte(u8),
    /// A line break that is skipped with the white space after it.
    Nothing,
}

struct Escape {
    /// Bytes from the backslash on.
    len: usize,
    value: Result<Value, String>,
}

impl Escape {
    /// Reads the escape at the start of `text`.
    fn read(text: &str, mode: Mode) -> Escape {
        let Some(c) = text[1..].chars().next() else {
            return Escape { len: 1, value: Err("invalid trailing slash in literal".to_owned()) };
        };
        let simple = |c| Escape { len: 2, value: Ok(Value::Char(c)) };
        match c {
            'n' => simple('\n'),
            'r' => simple('\r'),
            't' => simple('\t'),
            '\\' => simple('\\'),
            '0' if mode != Mode::C => simple('\0'),
            '\'' => simple('\''),
            '"' => simple('"'),
            '\n' | '\r' => {
                let space = text[1..].trim_start_matches([' ', '\t', '\n', '\r']);
                Escape { len: text.len() - space.len(), value: Ok(Value::Nothing) }
            }
            'x' => Escape::hex(text, mode),
            'u' if mode == Mode::Bytes => Escape { len: 2, value: Err("unicode escape in byte string".to_owned()) },
            'u' => Escape::unicode(text),
            c => {
                let kind = if mode == Mode::Bytes { "byte" } else { "character" };
                let shown = c.escape_default();
                Escape { len: 1 + c.len_utf8(), value: Err(format!("unknown {kind} escape: `{shown}`")) }
            }
        }
    }

    fn hex(text: &str, mode: Mode) -> Escape {
        let digits = text.get(2..4).unwrap_or("");
        let value = match u8::from_str_radix(digits, 16) {
            Err(_) => return Escape { len: 2, value: Err("invalid character in numeric character escape".to_owned()) },
            Ok(byte) if digits.starts_with('+') => {
                Err(format!("invalid character in numeric character escape: {byte}"))
            }
            Ok(byte) if mode != Mode::Str => Ok(Value::Byte(byte)),
            Ok(byte) if byte < 0x80 => Ok(Value::Char(char::from(byte))),
            Ok(_) => Err("out of range hex escape".to_owned()),
        };
        Escape { len: 4, value }
    }

    fn unicode(text: &str) -> Escape {
        let bad = |len, message: &str| Escape { len, value: Err(message.to_owned()) };
        if !text[2..].starts_with('{') {
            return bad(2, "incorrect unicode escape sequence");
        }
        let Some(close) = text.find('}') else { return bad(3, "unterminated unicode escape") };
        let digits = text[3..close].replace('_', "");
        let len = close + 1;
        if digits.is_empty() {
            return bad(len, "empty unicode escape");
        }
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) || text[3..].starts_with('_') {
            return bad(len, "invalid character in unicode escape");
        }
        if digits.len() > 6 {
            return bad(len, "overlong unicode escape");
        }
        match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
            Some(c) => Escape { len, value: Ok(Value::Char(c)) },
            None => bad(len, "invalid unicode character escape"),
        }
    }
}
