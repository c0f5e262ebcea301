//! Syntax errors, in rustc's words where they are common, and on rustc's lines.

use lalrpop_util::ParseError;

use super::Cx;
use super::token::Tok;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A syntax error, and whether a semicolon would mend it.
pub struct SyntaxError {
    pub diagnostic: Diagnostic,
    /// What rustc reports along with it.
    pub second: Option<Diagnostic>,
    /// The token that was refused.
    pub at: usize,
    /// The token before which rustc would suppose a forgotten semicolon.
    pub semicolon_before: Option<usize>,
}

/// Describes what the generated parser refused in a slice that ends before token `hi`.
pub fn describe(cx: &Cx<'_>, error: ParseError<u32, Tok, ()>, hi: usize) -> SyntaxError {
    let (at, expected) = match error {
        ParseError::UnrecognizedToken { token: (start, _, _), expected } => {
            (cx.tokens.partition_point(|t| t.start < start).min(hi), expected)
        }
        ParseError::UnrecognizedEof { expected, .. } => (hi, expected),
        // The grammar has no fallible actions, and nothing can follow a complete parse but the end.
        ParseError::InvalidToken { .. } | ParseError::ExtraToken { .. } | ParseError::User { .. } => (hi, Vec::new()),
    };
    let span = cx.token_span(at);
    let expects = |name: &str| expected.iter().any(|e| e.trim_matches('"') == name);
    let found = found(cx, at);
    // rustc expects no semicolon after a signature where a body is required.
    let body_required = expects("body") && !cx.bodiless.get();
    if expects(";") && !body_required && semicolon_forgotten(cx, at, expects(",")) {
        let place = cx.token_span(at.wrapping_sub(1)).shrink_to_end();
        // The line is that of the last character before, not of what may follow it.
        let place = Span { start: place.start.saturating_sub(1), ..place };
        let diagnostic = Diagnostic::error(Code::None, place, format!("expected `;`, found {found}"))
            .primary("add `;` here")
            .label(span, "unexpected token");
        return SyntaxError { diagnostic, second: None, at, semicolon_before: Some(at) };
    }
    let (diagnostic, second) = refused(cx, at, span, &expected);
    SyntaxError { diagnostic, second, at, semicolon_before: None }
}

/// The error for an unexpected token: rustc's own sentence for some, else what was expected.
fn refused(cx: &Cx<'_>, at: usize, span: Span, expected: &[String]) -> (Diagnostic, Option<Diagnostic>) {
    let tok = |at: usize| cx.tokens.get(at).map(|t| t.tok);
    let prev = at.checked_sub(1).and_then(tok);
    let expects = |name: &str| expected.iter().any(|e| e.trim_matches('"') == name);
    let expectation = expectation(expected);
    let plain = |message: String| (Diagnostic::error(Code::None, span, message), None);
    match tok(at) {
        Some(Tok::RBrace(_)) if expects("let") && ends_attribute(cx, at).is_some() => {
            let attr = ends_attribute(cx, at).unwrap_or(span);
            (Diagnostic::error(Code::None, attr, "expected statement after outer attribute"), None)
        }
        Some(Tok::DotDotDot) if expectation.as_deref() == Some("expression") => {
            let second = Diagnostic::error(Code::E(586), span, "inclusive range with no end");
            (Diagnostic::error(Code::None, span, "unexpected token: `...`"), Some(second))
        }
        Some(Tok::LeftArrow) => {
            let diagnostic = Diagnostic::error(Code::None, span, "unexpected token: `<-`");
            (diagnostic.help("to compare with a negative value, put a space between `<` and `-`"), None)
        }
        Some(Tok::Plus) if !expects("==") && matches!(tok(at + 1), Some(Tok::Ident | Tok::Lifetime)) => {
            let message = "expected a path on the left-hand side of `+`";
            (Diagnostic::error(Code::E(178), span, message).help("put the type in parentheses"), None)
        }
        Some(Tok::LParen(_)) if prev == Some(Tok::Pub) => {
            let diagnostic = Diagnostic::error(Code::E(704), span, "incorrect visibility restriction");
            (diagnostic.help("write `pub(crate)`, `pub(super)` or `pub(in path::to::module)`"), None)
        }
        Some(Tok::Lt | Tok::LtJoint) if expects(">") && expects("as") && !expects("<") => {
            plain("`<` is interpreted as a start of generic arguments, not a comparison".to_owned())
        }
        _ => plain(match expectation {
            Some(expected) => format!("expected {expected}, found {}", found(cx, at)),
            None => format!("unexpected {}", found(cx, at)),
        }),
    }
}

/// The span of the attribute that ends just before token `at`.
fn ends_attribute(cx: &Cx<'_>, at: usize) -> Option<Span> {
    let close = at.checked_sub(1)?;
    let Tok::RBracket(open) = cx.tokens.get(close)?.tok else { return None };
    let pound = (open as usize).checked_sub(1)?;
    matches!(cx.tokens.get(pound)?.tok, Tok::Attr(_)).then(|| cx.token_span(pound).to(cx.token_span(close)))
}

/// Whether the token stands on a later line than the one before and could start a new statement.
fn semicolon_forgotten(cx: &Cx<'_>, at: usize, comma_expected: bool) -> bool {
    let Some(prev) = at.checked_sub(1).and_then(|i| cx.tokens.get(i)) else { return false };
    let Some(next) = cx.tokens.get(at) else { return false };
    let apart = cx.text(prev.end, next.start).contains('\n');
    apart && (matches!(next.tok, Tok::RBrace(_)) || (starts_statement(next.tok) && !comma_expected))
}

fn starts_statement(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::Ident
            | Tok::RawIdent
            | Tok::Lifetime
            | Tok::LabelDef
            | Tok::Char
            | Tok::Byte
            | Tok::Str
            | Tok::ByteStr
            | Tok::CStr
            | Tok::RawStr
            | Tok::RawByteStr
            | Tok::RawCStr
            | Tok::Int
            | Tok::Float
            | Tok::Break
            | Tok::Continue
            | Tok::Const
            | Tok::ConstBlock
            | Tok::Crate
            | Tok::Enum
            | Tok::Extern
            | Tok::ExternBlock
            | Tok::False
            | Tok::Fn
            | Tok::For
            | Tok::If
            | Tok::ItemImpl
            | Tok::ItemImplGeneric
            | Tok::Let
            | Tok::Loop
            | Tok::Match
            | Tok::Mod
            | Tok::Move
            | Tok::Pub
            | Tok::PubIn
            | Tok::Return
            | Tok::SelfValue
            | Tok::SelfMod
            | Tok::SelfType
            | Tok::Static
            | Tok::Struct
            | Tok::Super
            | Tok::Trait
            | Tok::True
            | Tok::Type
            | Tok::Union
            | Tok::Unsafe
            | Tok::UnsafeBlock
            | Tok::Async
            | Tok::AsyncBlock
            | Tok::AsyncClosure
            | Tok::Use
            | Tok::While
            | Tok::MacroRules
            | Tok::Bang
            | Tok::LBrace(_)
    )
}

/// The found token in rustc's words.
fn found(cx: &Cx<'_>, at: usize) -> String {
    let Some(token) = cx.tokens.get(at) else { return "end of file".to_owned() };
    let text = cx.text(token.start, token.end);
    let text = text.lines().next().unwrap_or(text);
    let text: String = text.chars().take(40).collect();
    let is_word = text.starts_with(|c: char| c.is_alphabetic());
    match token.tok {
        Tok::Reserved => format!("reserved keyword `{text}`"),
        Tok::Ident | Tok::RawIdent | Tok::Lifetime | Tok::Int | Tok::Float => format!("`{text}`"),
        Tok::Union | Tok::Auto | Tok::Default | Tok::Safe | Tok::Raw | Tok::MacroRules => format!("`{text}`"),
        Tok::Underscore => "reserved identifier `_`".to_owned(),
        _ if is_word && text.bytes().all(|b| b.is_ascii_alphabetic()) => format!("keyword `{text}`"),
        _ => format!("`{text}`"),
    }
}

/// What could have stood there, if that can be said in a few words.
fn expectation(expected: &[String]) -> Option<String> {
    let names: Vec<&str> = expected.iter().map(|e| e.trim_matches('"')).collect();
    let has = |name: &str| names.contains(&name);
    if has("integer") && has("match") && has("[") {
        return Some("expression".to_owned());
    }
    if has("struct") && has("enum") && has("fn") {
        return Some("item".to_owned());
    }
    if has("identifier") && has("ref") && has("_") {
        return Some("pattern".to_owned());
    }
    if has("identifier") && has("*") && has("&") && has("[") {
        return Some("type".to_owned());
    }
    if has("+") && has("==") {
        let ends = [",", ";", ")", "]", "}", "{", "=>", "else", "let else"];
        let mut ends: Vec<String> = ends.iter().filter(|end| has(end)).map(|end| quoted(end)).collect();
        return Some(match ends.pop() {
            None => "an operator".to_owned(),
            Some(last) if ends.is_empty() => format!("{last} or an operator"),
            Some(last) => format!("one of {}, {last}, or an operator", ends.join(", ")),
        });
    }
    if names == ["identifier"] {
        return Some("identifier".to_owned());
    }
    match names.as_slice() {
        [] => None,
        [one] => Some(quoted(one)),
        [init @ .., last] if names.len() <= 6 => {
            let init: Vec<String> = init.iter().map(|name| quoted(name)).collect();
            Some(format!("one of {}, or {}", init.join(", "), quoted(last)))
        }
        _ => None,
    }
}

/// A terminal of the grammar as a reader would write it.
fn quoted(name: &str) -> String {
    match name {
        "identifier" | "lifetime" | "string" | "integer" | "float" => name.to_owned(),
        "body" | "items" | "macro braces" => "`{`".to_owned(),
        "macro group" => "`(`".to_owned(),
        "attribute" => "`#`".to_owned(),
        "> joint" => "`>`".to_owned(),
        "< joint" => "`<`".to_owned(),
        "let else" => "`else`".to_owned(),
        "label" => "lifetime".to_owned(),
        "self ::" => "`self`".to_owned(),
        "pub (" => "`pub`".to_owned(),
        "unsafe {" => "`unsafe`".to_owned(),
        "const {" => "`const`".to_owned(),
        "impl item" | "impl <" => "`impl`".to_owned(),
        "async {" | "async |" => "`async`".to_owned(),
        "extern {" => "`extern`".to_owned(),
        other => format!("`{other}`"),
    }
}
