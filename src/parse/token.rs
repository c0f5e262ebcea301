//! The tokens of Rust, as a generated state machine finds them.
//!
//! Literals, comments and quotes are scanned by hand-written callbacks that follow rustc's lexer, since their ends are not
//! regular (nested comments, raw strings) or need a look past the end (`1..2`, `1.max(2)`, `'a'` and `'a`). The text of a
//! literal is decoded later, and only if its expression is parsed at all.

use logos::{Lexer, Logos};

/// A token. Those after `Group tokens` are not found by the lexer: [`super::retag`] makes them from what follows, so that
/// the grammar needs one token of look-ahead only.
///
/// `>`, `<` and their compounds are delivered as single characters, joint or not: `>>` is `GtJoint Gt` and `>=` is
/// `GtJoint Eq`, since a `>` may close a list of generic arguments.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
#[logos(skip r"[ \t\r\n\x0B\x0C\u{85}\u{200E}\u{200F}\u{2028}\u{2029}]+")]
#[logos(error = LexError)]
pub enum Tok {
    // Names and literals.
    #[regex(r"[\p{XID_Start}_][\p{XID_Continue}]*")]
    Ident,
    #[regex(r"r#[\p{XID_Start}_][\p{XID_Continue}]*")]
    RawIdent,
    #[token("'", quote)]
    Lifetime,
    Char,
    #[token("b'", byte)]
    Byte,
    #[token("\"", |lex| string(lex, LexError::UnterminatedString))]
    Str,
    #[token("b\"", |lex| string(lex, LexError::UnterminatedByteString))]
    ByteStr,
    #[token("c\"", |lex| string(lex, LexError::UnterminatedCString))]
    CStr,
    #[regex("r#*\"", raw_string)]
    RawStr,
    #[regex("br#*\"", raw_string)]
    RawByteStr,
    #[regex("cr#*\"", raw_string)]
    RawCStr,
    #[regex("[0-9]", number)]
    Int,
    Float,

    // Comments. Plain ones are skipped.
    #[token("//", line_comment)]
    #[token("/*", block_comment)]
    Comment,
    DocOuter,
    DocInner,

    // Keywords.
    #[token("as")]
    As,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("const")]
    Const,
    #[token("continue")]
    Continue,
    #[token("crate")]
    Crate,
    #[token("dyn")]
    Dyn,
    #[token("else")]
    Else,
    #[token("enum")]
    Enum,
    #[token("extern")]
    Extern,
    #[token("false")]
    False,
    #[token("fn")]
    Fn,
    #[token("for")]
    For,
    #[token("if")]
    If,
    #[token("impl")]
    Impl,
    #[token("in")]
    In,
    #[token("let")]
    Let,
    #[token("loop")]
    Loop,
    #[token("match")]
    Match,
    #[token("mod")]
    Mod,
    #[token("move")]
    Move,
    #[token("mut")]
    Mut,
    #[token("pub")]
    Pub,
    #[token("ref")]
    Ref,
    #[token("return")]
    Return,
    #[token("self")]
    SelfValue,
    #[token("Self")]
    SelfType,
    #[token("static")]
    Static,
    #[token("struct")]
    Struct,
    #[token("super")]
    Super,
    #[token("trait")]
    Trait,
    #[token("true")]
    True,
    #[token("type")]
    Type,
    #[token("unsafe")]
    Unsafe,
    #[token("use")]
    Use,
    #[token("where")]
    Where,
    #[token("while")]
    While,
    #[token("abstract")]
    #[token("become")]
    #[token("box")]
    #[token("do")]
    #[token("final")]
    #[token("gen")]
    #[token("macro")]
    #[token("override")]
    #[token("priv")]
    #[token("try")]
    #[token("typeof")]
    #[token("unsized")]
    #[token("virtual")]
    #[token("yield")]
    Reserved,

    // Punctuation.
    #[token("_", priority = 3)]
    Underscore,
    #[token(";")]
    Semi,
    #[token(",")]
    Comma,
    #[token(".")]
    Dot,
    #[token("..")]
    DotDot,
    #[token("..=")]
    DotDotEq,
    #[token("...")]
    DotDotDot,
    #[token("::")]
    PathSep,
    #[token(":")]
    Colon,
    #[token("->")]
    Arrow,
    #[token("<-")]
    LeftArrow,
    #[token("=>")]
    FatArrow,
    #[token("=")]
    Eq,
    #[token("==")]
    EqEq,
    #[token("!=")]
    NotEq,
    #[token("<=")]
    LtEq,
    #[token("<")]
    Lt,
    LtJoint,
    #[token(">")]
    Gt,
    GtJoint,
    #[token("!")]
    Bang,
    #[token("&")]
    And,
    #[token("&&")]
    AndAnd,
    #[token("|")]
    Or,
    #[token("||")]
    OrOr,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("%")]
    Percent,
    #[token("^")]
    Caret,
    #[token("+=")]
    PlusEq,
    #[token("-=")]
    MinusEq,
    #[token("*=")]
    StarEq,
    #[token("/=")]
    SlashEq,
    #[token("%=")]
    PercentEq,
    #[token("^=")]
    CaretEq,
    #[token("&=")]
    AndEq,
    #[token("|=")]
    OrEq,
    #[token("?")]
    Question,
    #[token("#")]
    Pound,
    #[token("@")]
    At,
    #[token("$")]
    Dollar,
    #[token("~")]
    Tilde,

    // Delimiters, each with the index of its partner.
    #[token("(", |_| 0)]
    LParen(u32),
    #[token(")", |_| 0)]
    RParen(u32),
    #[token("[", |_| 0)]
    LBracket(u32),
    #[token("]", |_| 0)]
    RBracket(u32),
    #[token("{", |_| 0)]
    LBrace(u32),
    #[token("}", |_| 0)]
    RBrace(u32),

    // Group tokens: a whole bracketed group seen by the grammar as one token, with the index of its closing delimiter.
    /// The braces of a function body.
    BodyGroup(u32),
    /// All of a function after its name, where functions are parsed on demand.
    FnRest,
    /// The braces of a module, impl, trait or extern block.
    ItemGroup(u32),
    /// The opening brace of such a group where its inside is parsed along with the rest.
    ItemOpen,
    /// The arguments of a macro in parentheses or brackets.
    MacroGroup(u32),
    /// The arguments of a macro in braces.
    MacroBrace(u32),
    /// `#[...]`, held by the `#`.
    Attr(u32),
    /// `#![...]`
    InnerAttr(u32),

    // Tokens told apart by what follows or precedes them.
    /// `unsafe` before `{`
    UnsafeBlock,
    /// `const` before `{`
    ConstBlock,
    /// `async` before `{` or `move {`
    AsyncBlock,
    /// `async` before a closure
    AsyncClosure,
    /// `extern` before `{` or `"abi" {`
    ExternBlock,
    /// `impl` that starts an item
    ItemImpl,
    /// `impl` that starts an item and is followed by generic parameters
    ItemImplGeneric,
    /// `self` before `::`
    SelfMod,
    /// `pub` before `(crate)`, `(self)`, `(super)` or `(in ...)`
    PubIn,
    /// `'a` before `: loop`, `: while`, `: for` or `: {`
    LabelDef,
    /// `else` after anything but a `}`
    LetElse,
    /// `raw` in `&raw const` and `&raw mut`
    Raw,
    Union,
    Auto,
    Default,
    Safe,
    MacroRules,

    // What the parser is asked to parse: the first token of every parse.
    StartItem,
    StartItems,
    StartBlock,
    StartExprs,
    StartArray,
    StartMatches,
    StartMeta,
    StartEach,
}

/// What can be wrong with a token as such.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum LexError {
    #[default]
    UnknownStart,
    UnterminatedComment,
    UnterminatedString,
    UnterminatedByteString,
    UnterminatedCString,
    UnterminatedRawString,
    UnterminatedChar,
    UnterminatedByte,
}

impl LexError {
    /// rustc gives up at these.
    pub fn is_fatal(self) -> bool {
        self != LexError::UnknownStart
    }
}

type Lex<'s> = Lexer<'s, Tok>;

fn is_ident_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_ident_continue(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// After `//`.
fn line_comment(lex: &mut Lex) -> Tok {
    let rest = lex.remainder();
    let doc = match rest.as_bytes() {
        [b'/', b'/', ..] => Tok::Comment,
        [b'/', ..] => Tok::DocOuter,
        [b'!', ..] => Tok::DocInner,
        _ => Tok::Comment,
    };
    lex.bump(rest.find('\n').unwrap_or(rest.len()));
    doc
}

/// After `/*`. Comments nest.
fn block_comment(lex: &mut Lex) -> Result<Tok, LexError> {
    let bytes = lex.remainder().as_bytes();
    let doc = match bytes {
        [b'*', b'*', ..] | [b'*', b'/', ..] => Tok::Comment,
        [b'*', ..] => Tok::DocOuter,
        [b'!', ..] => Tok::DocInner,
        _ => Tok::Comment,
    };
    let (mut at, mut depth) = (0, 1);
    while depth > 0 {
        match bytes.get(at..).unwrap_or(&[]) {
            [b'/', b'*', ..] => (at, depth) = (at + 2, depth + 1),
            [b'*', b'/', ..] => (at, depth) = (at + 2, depth - 1),
            [_, ..] => at += 1,
            [] => {
                lex.bump(bytes.len());
                return Err(LexError::UnterminatedComment);
            }
        }
    }
    lex.bump(at);
    Ok(doc)
}

/// After the opening `"`: any text up to a `"` that is not escaped. The token itself says which kind of string it is.
fn string(lex: &mut Lex, error: LexError) -> Result<(), LexError> {
    match quoted_len(lex.remainder().as_bytes(), b'"') {
        Some(len) => {
            lex.bump(len);
            Ok(())
        }
        None => {
            lex.bump(lex.remainder().len());
            Err(error)
        }
    }
}

/// The length up to and including the closing quote.
fn quoted_len(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 2,
            b if b == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// After `r##"`: up to the same number of `#` after a `"`.
fn raw_string(lex: &mut Lex) -> Result<(), LexError> {
    let hashes = lex.slice().bytes().filter(|b| *b == b'#').count();
    let bytes = lex.remainder().as_bytes();
    let mut at = 0;
    while let Some(quote) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'"')) {
        at += quote + 1;
        let run = bytes[at..].iter().take(hashes).take_while(|b| **b == b'#').count();
        if run == hashes {
            lex.bump(at + hashes);
            return Ok(());
        }
        at += run;
    }
    lex.bump(bytes.len());
    Err(LexError::UnterminatedRawString)
}

/// After a `'`: a character or a lifetime, as rustc's lexer decides it.
fn quote(lex: &mut Lex) -> Result<Tok, LexError> {
    let rest = lex.remainder();
    let mut chars = rest.chars();
    let first = chars.next();
    let can_be_lifetime = match (first, chars.next()) {
        (_, Some('\'')) => false,
        (Some(c), _) => is_ident_start(c) || c.is_ascii_digit(),
        (None, _) => false,
    };
    if !can_be_lifetime {
        return match char_len(rest) {
            Some(len) => {
                lex.bump(len);
                Ok(Tok::Char)
            }
            None => {
                let line = rest.find('\n').unwrap_or(rest.len());
                lex.bump(line);
                Err(LexError::UnterminatedChar)
            }
        };
    }
    let len = rest.find(|c| !is_ident_continue(c)).unwrap_or(rest.len());
    if rest[len..].starts_with('\'') {
        // More than one character between quotes: decoding says what is wrong.
        lex.bump(len + 1);
        Ok(Tok::Char)
    } else {
        lex.bump(len);
        Ok(Tok::Lifetime)
    }
}

/// The length of a character literal's rest, closing quote included; None if it does not close where one could.
fn char_len(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    if let (Some(c), Some('\'')) = (chars.next(), chars.next())
        && c != '\\'
    {
        return Some(c.len_utf8() + 1);
    }
    let bytes = rest.as_bytes();
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            b'\'' => return Some(at + 1),
            b'/' => return None,
            b'\n' if bytes.get(at + 1) != Some(&b'\'') => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// After `b'`.
fn byte(lex: &mut Lex) -> Result<(), LexError> {
    match char_len(lex.remainder()) {
        Some(len) if lex.remainder().is_char_boundary(len) => {
            lex.bump(len);
            Ok(())
        }
        Some(_) | None => {
            let line = lex.remainder().find('\n').unwrap_or(lex.remainder().len());
            lex.bump(line);
            Err(LexError::UnterminatedByte)
        }
    }
}

/// After one digit: the rest of a number and its suffix. Which digits are allowed is left to decoding.
fn number(lex: &mut Lex) -> Tok {
    let zero = lex.slice() == "0";
    let rest = lex.remainder();
    let bytes = rest.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b'_') {
            at += 1;
        }
        at
    };
    let mut tok = Tok::Int;
    let hex = zero && bytes.first() == Some(&b'x');
    let based = hex || (zero && matches!(bytes.first(), Some(b'o' | b'b')));
    let mut at = usize::from(based);
    while bytes.get(at).is_some_and(|b| *b == b'_' || b.is_ascii_digit() || (hex && b.is_ascii_hexdigit())) {
        at += 1;
    }
    if bytes.get(at) == Some(&b'.') && !rest[at + 1..].starts_with(|c: char| c == '.' || is_ident_start(c)) {
        tok = Tok::Float;
        at = digits(at + 1);
    }
    if !hex && matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let end = digits(at + 1 + sign);
        if sign == 1 || bytes[at + 1..end].iter().any(u8::is_ascii_digit) {
            tok = Tok::Float;
            at = end;
        }
    }
    // A suffix is whatever name follows at once.
    if rest[at..].starts_with(is_ident_start) {
        at += rest[at..].find(|c| !is_ident_continue(c)).unwrap_or(rest.len() - at);
    }
    lex.bump(at);
    tok
}
