//! From text to a bounded, balanced token stream.
//!
//! This is where hostile input stops: nesting is limited here, so everything built from the tokens can recurse freely.

use logos::Logos;

use super::token::{LexError, Tok};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// A token and where it is, in bytes of its file.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub tok: Tok,
    pub start: u32,
    pub end: u32,
}

/// What of a file waits until it is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Defer {
    Nothing,
    /// What is inside the braces of functions.
    Bodies,
    /// All of a function after its name.
    Functions,
}

/// How deep brackets may nest.
pub const MAX_NESTING: usize = 256;
/// How many tokens may be pending in the brackets that are open, counted from the last separator in each: a bound on
/// operators, prefixes and generic arguments that nest without brackets.
pub const MAX_PENDING: u32 = 1024;
/// Give up after this many lexical errors.
const MAX_ERRORS: usize = 100;

/// The tokens of `text`, which starts at byte `base` of `file`. None after an error that leaves nothing to parse:
/// unbalanced delimiters, unterminated literals, limits.
///
/// With `defer`, what is inside the bodies of functions is skipped.
pub fn lex(file: FileId, base: u32, text: &str, defer: Defer, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Token>> {
    let mut stream = Stream {
        file,
        base,
        text,
        tokens: Vec::with_capacity(text.len() / 3 + 1),
        opens: Vec::new(),
        level: Level::default(),
        below: 0,
        doc: None,
        diagnostics,
        errors: 0,
        mismatches: Vec::new(),
        body_at: None,
    };
    stream.run(defer)
}

/// Where rustc points for "end of file": a last line break belongs to the line that it ends.
pub fn end_of_file(file: FileId, text: &str) -> Span {
    let end = text.len() as u32;
    let start = if text.ends_with('\n') { end - 1 } else { end };
    Span::new(file, start, end)
}

struct Stream<'a> {
    file: FileId,
    base: u32,
    text: &'a str,
    tokens: Vec<Token>,
    /// The delimiters that are open: index of the token, and the level outside it.
    opens: Vec<(u32, Level)>,
    /// Inside the innermost open delimiter.
    level: Level,
    /// The pending tokens of all levels outside.
    below: u32,
    /// An outer doc comment that has not met its item yet.
    doc: Option<Span>,
    diagnostics: &'a mut Vec<Diagnostic>,
    errors: usize,
    mismatches: Vec<Mismatch>,
    /// How many delimiters are open around the signature of the function that is being read.
    body_at: Option<usize>,
}

/// A closing delimiter of the wrong kind.
struct Mismatch {
    found: Span,
    /// The delimiter it should have closed.
    unclosed: Span,
    /// The closing delimiter is a brace.
    brace: bool,
}

/// What is pending between two brackets.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Tokens since the last separator that may nest what follows.
    pending: u32,
    /// Of these, the ones that a comma does not end: unclosed `<` and the bars of closures.
    kept: u32,
    /// Somewhere within a macro's arguments, which may be any tokens.
    in_macro: bool,
}

impl Level {
    fn clear(&mut self) {
        (self.pending, self.kept) = (0, 0);
    }
}

impl Stream<'_> {
    fn run(&mut self, defer: Defer) -> Option<Vec<Token>> {
        let skipped = if self.base == 0 { preamble_len(self.text) } else { 0 };
        let mut lexer = Tok::lexer(&self.text[skipped..]);
        while let Some(result) = lexer.next() {
            let range = lexer.span();
            let (start, end) = (range.start + skipped, range.end + skipped);
            match result {
                Ok(Tok::Comment) => {}
                Ok(Tok::DocOuter) => self.doc = Some(self.span(start, end)),
                Ok(Tok::DocInner) => self.inner_doc(start, end),
                Ok(tok) => {
                    if !self.token(tok, start, end) {
                        return None;
                    }
                    match defer {
                        Defer::Bodies if self.starts_body(tok) => lexer.bump(skip_body(lexer.remainder())),
                        Defer::Functions if self.names_fn(tok) => {
                            let len = skip_fn(lexer.remainder());
                            lexer.bump(len);
                            self.push(Tok::FnRest, end, end + len);
                            self.level.clear();
                        }
                        Defer::Nothing | Defer::Bodies | Defer::Functions => {}
                    }
                }
                Err(error) => {
                    self.diagnostics.push(lex_error(error, self.span(start, end), &self.text[start..end]));
                    self.errors += 1;
                    if error.is_fatal() || self.errors >= MAX_ERRORS {
                        return None;
                    }
                }
            }
        }
        self.lone_doc(None);
        let mismatched = !self.mismatches.is_empty();
        self.report_mismatches(false);
        if let Some((open, _)) = self.opens.last() {
            let open = self.tokens[*open as usize];
            let mut end = end_of_file(self.file, self.text);
            (end.start, end.end) = (end.start + self.base, end.end + self.base);
            self.diagnostics.push(
                Diagnostic::error(Code::None, end, "this file contains an unclosed delimiter")
                    .label(Span::new(self.file, open.start, open.end), "unclosed delimiter"),
            );
            return None;
        }
        (!mismatched).then(|| std::mem::take(&mut self.tokens))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start as u32, self.base + end as u32)
    }

    fn push(&mut self, tok: Tok, start: usize, end: usize) {
        self.tokens.push(Token { tok, start: self.base + start as u32, end: self.base + end as u32 });
    }

    /// Takes one token; false if the rest is not worth looking at.
    fn token(&mut self, tok: Tok, start: usize, end: usize) -> bool {
        if self.doc.is_some() {
            self.lone_doc(Some(tok));
        }
        let next = self.text.as_bytes().get(end).copied();
        match tok {
            Tok::LParen(_) | Tok::LBracket(_) | Tok::LBrace(_) => return self.open(tok, start, end),
            Tok::RParen(_) | Tok::RBracket(_) | Tok::RBrace(_) => return self.close(tok, start, end),
            Tok::Gt => {
                let joint = matches!(next, Some(b'>' | b'='));
                self.push(if joint { Tok::GtJoint } else { Tok::Gt }, start, end);
            }
            Tok::Lt => self.push(if next == Some(b'<') { Tok::LtJoint } else { Tok::Lt }, start, end),
            // `f::<-1>()`
            Tok::LeftArrow if self.tokens.last().is_some_and(|t| t.tok == Tok::PathSep) => {
                self.push(Tok::Lt, start, start + 1);
                self.push(Tok::Minus, start + 1, end);
            }
            Tok::Float if self.tokens.last().is_some_and(|t| t.tok == Tok::Dot) => self.split_float(start, end),
            _ => {
                if next.is_some_and(|b| matches!(b, b'"' | b'#' | b'\'')) && is_word(self.text.as_bytes()[start]) {
                    self.check_prefix(tok, start, end);
                }
                self.push(tok, start, end);
            }
        }
        self.count(tok, start, end)
    }

    /// Whether the token just taken is the name of a function that is being declared.
    fn names_fn(&self, tok: Tok) -> bool {
        matches!(tok, Tok::Ident | Tok::RawIdent)
            && matches!(self.tokens.as_slice(), [.., Token { tok: Tok::Fn, .. }, _])
    }

    /// Whether the token just taken is the brace that opens a function's body.
    fn starts_body(&mut self, tok: Tok) -> bool {
        match tok {
            _ if self.names_fn(tok) => self.body_at = Some(self.opens.len()),
            Tok::Semi if self.body_at == Some(self.opens.len()) => self.body_at = None,
            Tok::LBrace(_) if self.body_at.is_some_and(|at| at + 1 == self.opens.len()) => {
                let before = self.tokens.len().checked_sub(2).map(|i| self.tokens[i].tok);
                // `Array<{ N }>` in a signature is no body.
                if !matches!(before, Some(Tok::Lt | Tok::LtJoint | Tok::Eq)) {
                    self.body_at = None;
                    return true;
                }
            }
            _ => {}
        }
        false
    }

    /// `pair.0.1` has the look of a float after the first dot.
    fn split_float(&mut self, start: usize, end: usize) {
        match self.text[start..end].find('.') {
            Some(dot) => {
                let dot = start + dot;
                self.push(Tok::Int, start, dot);
                self.push(Tok::Dot, dot, dot + 1);
                if dot + 1 < end {
                    self.push(Tok::Int, dot + 1, end);
                }
            }
            None => self.push(Tok::Float, start, end),
        }
    }

    /// `f"text"`: every word before a quote is a reserved prefix.
    fn check_prefix(&mut self, tok: Tok, start: usize, end: usize) {
        let is_prefix = !matches!(
            tok,
            Tok::Str
                | Tok::ByteStr
                | Tok::CStr
                | Tok::RawStr
                | Tok::RawByteStr
                | Tok::RawCStr
                | Tok::Byte
                | Tok::Int
                | Tok::Float
                | Tok::RawIdent
                | Tok::Underscore
        );
        if is_prefix {
            let word = &self.text[start..end];
            let span = self.span(start, end);
            self.diagnostics.push(
                Diagnostic::error(Code::None, span, format!("prefix `{word}` is unknown"))
                    .primary("unknown prefix")
                    .help("insert a space between the prefix and the literal"),
            );
        }
    }

    fn open(&mut self, tok: Tok, start: usize, end: usize) -> bool {
        if self.opens.len() >= MAX_NESTING {
            let message = format!("brackets are nested more than {MAX_NESTING} deep");
            self.diagnostics.push(Diagnostic::limit(self.span(start, end), message));
            return false;
        }
        self.opens.push((self.tokens.len() as u32, self.level));
        self.below += self.level.pending;
        let is_macro =
            matches!(self.tokens.as_slice(), [.., Token { tok: Tok::Ident, .. }, Token { tok: Tok::Bang, .. }]);
        self.level = Level { pending: 0, kept: 0, in_macro: is_macro || self.level.in_macro };
        self.push(tok, start, end);
        true
    }

    fn close(&mut self, tok: Tok, start: usize, end: usize) -> bool {
        let found = &self.text[start..end];
        let Some((open, outside)) = self.opens.pop() else {
            self.report_mismatches(true);
            let message = format!("unexpected closing delimiter: `{found}`");
            self.diagnostics.push(
                Diagnostic::error(Code::None, self.span(start, end), message).primary("unexpected closing delimiter"),
            );
            return false;
        };
        let close = self.tokens.len() as u32;
        let opener = self.tokens[open as usize];
        let (matched_open, matched_close) = match (opener.tok, tok) {
            (Tok::LParen(_), Tok::RParen(_)) => (Tok::LParen(close), Tok::RParen(open)),
            (Tok::LBracket(_), Tok::RBracket(_)) => (Tok::LBracket(close), Tok::RBracket(open)),
            (Tok::LBrace(_), Tok::RBrace(_)) => (Tok::LBrace(close), Tok::RBrace(open)),
            _ => return self.mismatch(opener, tok, start, end),
        };
        self.tokens[open as usize].tok = matched_open;
        self.level = outside;
        self.below = self.below.saturating_sub(outside.pending);
        self.push(matched_close, start, end);
        // A block may end a statement; what can only follow a finished expression clears the count (see `count`).
        self.add(1, start, end)
    }

    /// A closing delimiter that does not match, as rustc recovers: it closes what it can close, or else nothing.
    fn mismatch(&mut self, opener: Token, tok: Tok, start: usize, end: usize) -> bool {
        let found = self.span(start, end);
        if self.mismatches.last().is_none_or(|m| m.found != found) {
            let unclosed = Span::new(self.file, opener.start, opener.end);
            let brace = matches!(tok, Tok::RBrace(_));
            self.mismatches.push(Mismatch { found, unclosed, brace });
        }
        let closes = |open: &(u32, Level)| {
            let open = self.tokens[open.0 as usize].tok;
            matches!(
                (open, tok),
                (Tok::LParen(_), Tok::RParen(_))
                    | (Tok::LBracket(_), Tok::RBracket(_))
                    | (Tok::LBrace(_), Tok::RBrace(_))
            )
        };
        if self.opens.iter().any(closes) { self.close(tok, start, end) } else { true }
    }

    /// Reports the mismatches; those that only miss an opening delimiter are part of an `unexpected` one's report.
    fn report_mismatches(&mut self, unexpected: bool) {
        for mismatch in std::mem::take(&mut self.mismatches) {
            if unexpected && !mismatch.brace {
                continue;
            }
            let found =
                self.text.get((mismatch.found.start - self.base) as usize..(mismatch.found.end - self.base) as usize);
            let message = format!("mismatched closing delimiter: `{}`", found.unwrap_or(""));
            self.diagnostics.push(
                Diagnostic::error(Code::None, mismatch.unclosed, message)
                    .primary("unclosed delimiter")
                    .label(mismatch.found, "mismatched closing delimiter"),
            );
        }
    }

    /// Keeps the count of pending tokens.
    fn count(&mut self, tok: Tok, start: usize, end: usize) -> bool {
        let after_block =
            self.tokens.len().checked_sub(2).is_some_and(|i| matches!(self.tokens[i].tok, Tok::RBrace(_)));
        if after_block && starts_statement(tok) {
            self.level.clear();
        }
        match tok {
            Tok::Semi | Tok::FatArrow => {
                self.level.clear();
                true
            }
            Tok::Comma => {
                self.level.pending = self.level.kept;
                true
            }
            Tok::Ident | Tok::RawIdent | Tok::Lifetime | Tok::Int | Tok::Float => true,
            Tok::Str | Tok::ByteStr | Tok::CStr | Tok::RawStr | Tok::RawByteStr | Tok::RawCStr => true,
            Tok::Char | Tok::Byte => true,
            Tok::Lt | Tok::Or => {
                self.level.kept += 1;
                self.add(1, start, end)
            }
            Tok::Gt => {
                self.level.kept = self.level.kept.saturating_sub(1);
                self.add(1, start, end)
            }
            _ => self.add(1, start, end),
        }
    }

    fn add(&mut self, n: u32, start: usize, end: usize) -> bool {
        self.level.pending += n;
        if self.below + self.level.pending > MAX_PENDING {
            let message = format!("this expression or type has more than {MAX_PENDING} operators");
            self.diagnostics.push(Diagnostic::limit(self.span(start, end), message).help("split it into several"));
            return false;
        }
        true
    }

    /// A doc comment before something that cannot be documented.
    fn lone_doc(&mut self, next: Option<Tok>) {
        let Some(doc) = self.doc.take().filter(|_| !self.level.in_macro) else { return };
        if matches!(next, None | Some(Tok::RBrace(_) | Tok::RParen(_) | Tok::RBracket(_))) {
            let (code, message) = match (next, self.enclosing_keyword()) {
                (None, _) | (_, Some(Tok::Mod)) => (Code::None, "expected item after doc comment"),
                (_, Some(Tok::Trait | Tok::Impl | Tok::Extern)) => {
                    (Code::E(584), "found a documentation comment that doesn't document anything")
                }
                _ => (Code::E(585), "found a documentation comment that doesn't document anything"),
            };
            self.diagnostics.push(
                Diagnostic::error(code, doc, message)
                    .help("doc comments must come before what they document, if a comment was intended use `//`"),
            );
        }
    }

    /// The keyword of the item whose braces are the innermost open ones.
    fn enclosing_keyword(&self) -> Option<Tok> {
        let (open, _) = self.opens.last()?;
        let before = self.tokens.get(..*open as usize)?;
        let start = before.iter().rposition(|t| matches!(t.tok, Tok::Semi | Tok::LBrace(_) | Tok::RBrace(_)));
        let header = &before[start.map_or(0, |i| i + 1)..];
        let is_keyword = |tok| matches!(tok, Tok::Fn | Tok::Trait | Tok::Impl | Tok::Mod | Tok::Extern);
        let keyword = header.iter().map(|t| t.tok).find(|tok| is_keyword(*tok));
        // `extern "C" fn` is a function.
        if header.iter().any(|t| t.tok == Tok::Fn) && keyword != Some(Tok::Impl) { Some(Tok::Fn) } else { keyword }
    }

    /// `//!` documents what it is in, so it comes first there.
    fn inner_doc(&mut self, start: usize, end: usize) {
        let allowed = match self.tokens.last().map(|t| t.tok) {
            None | Some(Tok::LBrace(_)) => self.doc.is_none(),
            // Most likely an inner attribute's.
            Some(Tok::RBracket(_)) => true,
            Some(_) => false,
        };
        if !allowed {
            let span = self.span(start, end);
            self.diagnostics.push(
                Diagnostic::error(Code::E(753), span, "expected outer doc comment")
                    .note("inner doc comments like this (starting with `//!` or `/*!`) can only appear before items"),
            );
            self.doc = Some(span);
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Whether an expression that ends in a block cannot go on with this token.
fn starts_statement(tok: Tok) -> bool {
    match tok {
        Tok::Else | Tok::As => false,
        Tok::Ident | Tok::RawIdent | Tok::Lifetime | Tok::Int | Tok::Float | Tok::Char | Tok::Byte | Tok::Str => true,
        Tok::Pound | Tok::Break | Tok::Const | Tok::Continue | Tok::Crate | Tok::Enum | Tok::Extern | Tok::False => {
            true
        }
        Tok::Fn | Tok::For | Tok::If | Tok::Impl | Tok::Let | Tok::Loop | Tok::Match | Tok::Mod | Tok::Move => true,
        Tok::Pub | Tok::Return | Tok::SelfValue | Tok::SelfType | Tok::Static | Tok::Struct | Tok::Super => true,
        Tok::Trait | Tok::True | Tok::Type | Tok::Unsafe | Tok::Use | Tok::While | Tok::Async | Tok::Underscore => true,
        _ => false,
    }
}

/// The byte order mark and a `#!` line.
fn preamble_len(text: &str) -> usize {
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[bom..];
    if let Some(line) = rest.strip_prefix("#!")
        && !line.trim_start().starts_with('[')
    {
        return bom + rest.find('\n').unwrap_or(rest.len());
    }
    bom
}

fn lex_error(error: LexError, span: Span, text: &str) -> Diagnostic {
    let (code, message) = match error {
        LexError::UnknownStart => {
            let found: String = text.chars().take(1).flat_map(char::escape_default).collect();
            let found = if found.len() == 1 { found } else { text.chars().take(1).collect() };
            return Diagnostic::error(Code::None, span, format!("unknown start of token: `{found}`"));
        }
        LexError::UnterminatedComment => (Code::E(758), "unterminated block comment"),
        LexError::UnterminatedString => (Code::E(765), "unterminated double quote string"),
        LexError::UnterminatedByteString => (Code::E(766), "unterminated double quote byte string"),
        LexError::UnterminatedCString => (Code::E(767), "unterminated C string"),
        LexError::UnterminatedRawString => (Code::E(748), "unterminated raw string"),
        LexError::UnterminatedChar => (Code::E(762), "unterminated character literal"),
        LexError::UnterminatedByte => (Code::E(763), "unterminated byte constant"),
    };
    Diagnostic::error(code, span, message)
}

/// How much of `text`, which starts after a function's name, is the rest of the function.
fn skip_fn(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut prev) = (0, 0_u32, b' ');
    while let Some(b) = bytes.get(at) {
        match b {
            b';' if depth == 0 => return at + 1,
            // `Array<{ N }>` in a signature is no body.
            b'{' if depth == 0 && !matches!(prev, b'<' | b'=') => {
                let body = at + 1;
                return (body + skip_body(&text[body..]) + 1).min(text.len());
            }
            b'(' | b'[' | b'{' => depth += 1,
            // Beyond the end of what holds the function: it has no end of its own.
            b')' | b']' | b'}' if depth == 0 => return at,
            b')' | b']' | b'}' => depth -= 1,
            b'"' | b'\'' | b'/' => {
                at = skip_token(text, at);
                continue;
            }
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            prev = *b;
        }
        at += 1;
    }
    text.len()
}

/// How much of `text`, which starts within a function's body, comes before the body's closing brace.
fn skip_body(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(b) = bytes.get(at) {
        match b {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            b'"' | b'\'' | b'/' => {
                at = skip_token(text, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The end of the literal, comment or lifetime whose quote or slash is at `at`: the lexer reads it, from the start of the
/// word that may be its prefix.
fn skip_token(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let prefix = bytes[..at].iter().rev().take(300).take_while(|b| **b == b'#' || is_word(**b)).count();
    let start = if bytes[at] == b'/' || !text.is_char_boundary(at - prefix) { at } else { at - prefix };
    let mut lexer = Tok::lexer(&text[start..]);
    while lexer.next().is_some() && start + lexer.span().end <= at {}
    (start + lexer.span().end).max(at + 1)
}
