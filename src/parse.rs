//! text → ast.
//!
//! ```text
//! text --token, stream--> balanced tokens --retag--> groups and roles known --grammar (LALRPOP)--> ast
//! ```
//!
//! A file is not parsed in one go: items, function bodies, macro arguments and attributes are each parsed on their own from
//! their slice of the token stream, so an error in one does not hide those in the others, and the bodies of library
//! functions can wait until something calls them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use lalrpop_util::lalrpop_mod;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Ident, Sources, Span, Symbol};

mod attr;
mod build;
mod cfg;
mod error;
mod expr;
mod format;
mod items;
mod literal;
mod macros;
mod retag;
mod stream;
mod token;

pub use format::{
    Align, Count, FormatError, FormatPiece, FormatSpec, FormatTrait, Placeholder, Position, Sign, format_string,
};
pub use stream::{MAX_NESTING, MAX_PENDING};

use stream::{Defer, Token};
use token::Tok;

lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused, dead_code)]
    grammar,
    "/cairn.rs"
);

/// How many recent names are remembered.
const NAMES: usize = 256;
/// How often a missing semicolon is supplied in one file before the parser gives up.
const MAX_RETRIES: u32 = 50;

/// Parses the user's program whole.
pub fn program(sources: &Sources, file: FileId) -> (ast::Crate, Vec<Diagnostic>) {
    whole(sources, file, false)
}

/// Parses the user's program whole, for its tests: `#[cfg(test)]` holds.
pub fn tests(sources: &Sources, file: FileId) -> (ast::Crate, Vec<Diagnostic>) {
    whole(sources, file, true)
}

fn whole(sources: &Sources, file: FileId, tests: bool) -> (ast::Crate, Vec<Diagnostic>) {
    let text = &*sources.file(file).text;
    let mut diagnostics = Vec::new();
    let span = Span::new(file, 0, text.len() as u32);
    let Some(mut tokens) = stream::lex(file, 0, text, Defer::Nothing, &mut diagnostics) else {
        return (ast::Crate { attrs: Vec::new(), items: Vec::new(), span, tests }, diagnostics);
    };
    retag::retag(text, &mut tokens);
    let mut cx = Cx::new(file, text, &tokens, diagnostics, Defer::Nothing);
    cx.tests = tests;
    let (attrs, items) = cx.items(0, tokens.len());
    (ast::Crate { attrs, items, span, tests }, cx.diagnostics.into_inner())
}

/// Parses the items that a span of a library file (or all of it) holds, given the text of the file. Their functions parse
/// themselves when they are first looked at ([`ast::LazyFn`]), and their bodies stay [`ast::Body::Deferred`]. Library files
/// are ours: an error in one is a bug in Cairn, which the diagnostics describe as far as it is not in a function
/// ([`program`] finds those).
pub fn library_items(text: &'static str, span: Span) -> (Vec<ast::Item>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let Some(mut tokens) = stream::lex(span.file, span.start, snippet(text, span), Defer::Functions, &mut diagnostics)
    else {
        return (Vec::new(), diagnostics);
    };
    retag::retag(text, &mut tokens);
    let mut cx = Cx::new(span.file, text, &tokens, diagnostics, Defer::Functions);
    cx.shared = Some(text);
    (cx.all_items(), cx.diagnostics.into_inner())
}

/// Parses a deferred body, whose span covers its braces, given the text of its file.
pub fn body(text: &str, span: Span) -> (ast::Block, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let tokens = stream::lex(span.file, span.start, snippet(text, span), Defer::Nothing, &mut diagnostics);
    let mut block = ast::Block { attrs: Vec::new(), stmts: Vec::new(), tail: None, expr_attrs: Vec::new(), span };
    let Some(mut tokens) = tokens else { return (block, diagnostics) };
    retag::retag(text, &mut tokens);
    let cx = Cx::new(span.file, text, &tokens, diagnostics, Defer::Nothing);
    if let Some(parsed) = cx.parse_block(0, tokens.len()) {
        block = parsed;
    }
    (block, cx.diagnostics.into_inner())
}

/// Parses a function of a library file, its body excepted.
fn deferred_fn(source: &ast::FnSource) -> ast::Fn {
    let ast::FnSource { text, span, .. } = source;
    let mut diagnostics = Vec::new();
    let tokens = stream::lex(span.file, span.start, snippet(text, *span), Defer::Bodies, &mut diagnostics);
    let mut tokens = tokens.unwrap_or_default();
    retag::retag(text, &mut tokens);
    let cx = Cx::new(span.file, text, &tokens, diagnostics, Defer::Bodies);
    let item = match cx.parse(Tok::StartItem, 0, tokens.len()) {
        Some(Parsed::Item(item)) => match item.kind {
            ast::ItemKind::Fn(it) => it.into_fn(),
            _ => None,
        },
        _ => None,
    };
    item.unwrap_or_else(|| ast::Fn::empty(Ident { name: Symbol::intern(""), span: *span }))
}

/// The text that a span of a file covers.
fn snippet(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// What one run of the generated parser can return.
#[derive(Debug)]
pub(crate) enum Parsed {
    Item(Box<ast::Item>),
    Items(Vec<ast::Item>),
    Block(Box<ast::Block>),
    Exprs(Vec<ast::Expr>),
    Array(build::ArrayBody),
    Matches(Box<(ast::Expr, ast::Pat, Option<ast::Expr>)>),
    Meta(ast::Path, ast::AttrArgs),
    Each(Vec<ast::EachVar>),
}

/// One file being parsed. Shared by all the parsers at work on its slices, hence the cells.
pub(crate) struct Cx<'s> {
    file: FileId,
    text: &'s str,
    tokens: &'s [Token],
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// The `let` expressions that no condition has claimed yet.
    lets: RefCell<Vec<Span>>,
    /// Tokens before which a missing semicolon is supplied.
    semicolons: RefCell<BTreeSet<usize>>,
    retries: Cell<u32>,
    /// Where the item just parsed turned out to end, if that was before the end of its slice.
    cut: Cell<Option<usize>>,
    /// Where the last syntax error is.
    failed_at: Cell<usize>,
    /// A syntax error between items has ended the parse of all of them, as in rustc.
    stopped: Cell<bool>,
    /// Functions may lack a body here: in traits and extern blocks.
    bodiless: Cell<bool>,
    defer: Defer,
    /// The program is compiled for its tests: `#[cfg(test)]` holds.
    tests: bool,
    /// The file's text again, for the functions that will parse themselves.
    shared: Option<&'static str>,
    /// The names met lately: most names repeat soon. Empty in short texts.
    names: RefCell<Vec<(&'s str, Symbol)>>,
}

impl<'s> Cx<'s> {
    fn new(file: FileId, text: &'s str, tokens: &'s [Token], diagnostics: Vec<Diagnostic>, defer: Defer) -> Cx<'s> {
        Cx {
            file,
            text,
            tokens,
            diagnostics: RefCell::new(diagnostics),
            lets: RefCell::default(),
            semicolons: RefCell::default(),
            retries: Cell::new(0),
            cut: Cell::new(None),
            failed_at: Cell::new(0),
            stopped: Cell::new(false),
            bodiless: Cell::new(false),
            defer,
            tests: false,
            shared: None,
            names: RefCell::new(if tokens.len() < NAMES { Vec::new() } else { vec![("", Symbol::intern("")); NAMES] }),
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        // An empty construct starts where the next token does.
        Span::new(self.file, start.min(end), end)
    }

    /// The source text of a span of this file.
    fn text(&self, start: u32, end: u32) -> &'s str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// [`Symbol::intern`], with a memory of its own that needs no lock.
    fn intern(&self, text: &'s str) -> Symbol {
        let hash = text.bytes().fold(text.len(), |hash, b| hash.wrapping_mul(31).wrapping_add(usize::from(b)));
        let mut names = self.names.borrow_mut();
        let Some(slot) = names.get_mut(hash % NAMES) else { return Symbol::intern(text) };
        if slot.0 != text {
            *slot = (text, Symbol::intern(text));
        }
        slot.1
    }

    /// All items of (a span of) a library file.
    fn all_items(&self) -> Vec<ast::Item> {
        match self.parse(Tok::StartItems, 0, self.tokens.len()) {
            Some(Parsed::Items(items)) => items,
            _ => Vec::new(),
        }
    }

    fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    fn error(&self, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(Code::None, span, message));
    }

    /// The span of one token, or of the end of the file.
    fn token_span(&self, at: usize) -> Span {
        match self.tokens.get(at) {
            Some(token) => Span::new(self.file, token.start, token.end),
            None => stream::end_of_file(self.file, self.text),
        }
    }

    /// The token that opens the group closed by token `close`.
    fn partner(&self, close: usize) -> usize {
        match self.tokens.get(close).map(|t| t.tok) {
            Some(Tok::RParen(open) | Tok::RBracket(open) | Tok::RBrace(open)) => open as usize,
            _ => close,
        }
    }

    /// Parses the tokens `lo..hi` as what `start` asks for. A syntax error is reported and gives None; where only a
    /// semicolon is missing, it is reported, supplied, and the parse goes on, as in rustc.
    fn parse(&self, start: Tok, lo: usize, mut hi: usize) -> Option<Parsed> {
        let mut missing = Vec::new();
        loop {
            let mark = self.diagnostics.borrow().len();
            let lets = self.lets.borrow().len();
            let result = grammar::StartParser::new().parse(self, Feed::new(self, start, lo, hi));
            let error = match result {
                Ok(parsed) => {
                    self.unclaimed_lets(lets);
                    self.diagnostics.borrow_mut().extend(missing);
                    return Some(parsed);
                }
                Err(error) => error::describe(self, error, hi),
            };
            self.lets.borrow_mut().truncate(lets);
            match error.semicolon_before {
                Some(at) if self.retries.get() < MAX_RETRIES && self.semicolons.borrow_mut().insert(at) => {
                    self.retries.set(self.retries.get() + 1);
                    self.diagnostics.borrow_mut().truncate(mark);
                    missing.push(error.diagnostic);
                    if start == Tok::StartItem && self.is_outside_groups(lo, at) {
                        hi = at;
                        self.cut.set(Some(at));
                    }
                }
                _ => {
                    let mut diagnostics = self.diagnostics.borrow_mut();
                    diagnostics.extend(missing);
                    diagnostics.push(error.diagnostic);
                    diagnostics.extend(error.second);
                    self.failed_at.set(error.at);
                    return None;
                }
            }
        }
    }

    /// Whether token `at` is inside no brackets that open in `lo..at`.
    fn is_outside_groups(&self, lo: usize, at: usize) -> bool {
        let mut next = lo;
        while next < at {
            next = match self.tokens[next].tok {
                Tok::LParen(close) | Tok::LBracket(close) | Tok::LBrace(close) => close as usize + 1,
                Tok::BodyGroup(close) | Tok::ItemGroup(close) => close as usize + 1,
                Tok::MacroGroup(close) | Tok::MacroBrace(close) => close as usize + 1,
                Tok::Attr(close) | Tok::InnerAttr(close) => close as usize + 1,
                _ => next + 1,
            };
        }
        next == at
    }

    fn parse_block(&self, lo: usize, hi: usize) -> Option<ast::Block> {
        match self.parse(Tok::StartBlock, lo, hi)? {
            Parsed::Block(block) => Some(*block),
            _ => None,
        }
    }

    /// Reports the `let`s since `mark` that stand where no condition is.
    fn unclaimed_lets(&self, mark: usize) {
        let lets = self.lets.borrow_mut().split_off(mark);
        for span in lets {
            self.push(
                Diagnostic::error(Code::None, span, "expected expression, found `let` statement")
                    .note("only supported directly in conditions of `if` and `while` expressions"),
            );
        }
    }
}

/// The tokens of one slice as the generated parser wants them: the wish first, then each group as one token.
struct Feed<'c, 's> {
    cx: &'c Cx<'s>,
    start: Option<Tok>,
    lo: usize,
    at: usize,
    hi: usize,
    /// The semicolon supplied before this token has been delivered.
    supplied: bool,
}

impl<'c, 's> Feed<'c, 's> {
    fn new(cx: &'c Cx<'s>, start: Tok, lo: usize, hi: usize) -> Feed<'c, 's> {
        Feed { cx, start: Some(start), lo, at: lo, hi, supplied: false }
    }
}

impl Iterator for Feed<'_, '_> {
    type Item = Result<(u32, Tok, u32), ()>;

    fn next(&mut self) -> Option<Self::Item> {
        let token = self.cx.tokens.get(self.at).filter(|_| self.at < self.hi);
        if let Some(start) = self.start.take() {
            let place = token.map_or(0, |t| t.start);
            if start == Tok::StartBlock
                && let Some(Token { tok: Tok::BodyGroup(close), .. }) = token
            {
                // The body that is asked for: its braces are ordinary ones now.
                return Some(Ok((place, Tok::StartBlock, place))).inspect(|_| self.start = Some(Tok::LBrace(*close)));
            }
            if matches!(start, Tok::LBrace(_)) {
                self.at += 1;
                return Some(Ok((place, start, place + 1)));
            }
            return Some(Ok((place, start, place)));
        }
        let wanted = self.cx.retries.get() > 0 && self.at > self.lo && self.cx.semicolons.borrow().contains(&self.at);
        if wanted && !self.supplied {
            self.supplied = true;
            let end = self.cx.tokens.get(self.at - 1).map_or(0, |t| t.end);
            return Some(Ok((end, Tok::Semi, end)));
        }
        let token = token?;
        self.supplied = false;
        self.at += 1;
        let mut end = token.end;
        if self.cx.defer != Defer::Nothing && matches!(token.tok, Tok::ItemGroup(_)) {
            return Some(Ok((token.start, Tok::ItemOpen, end)));
        }
        if token.tok == Tok::RawIdent {
            return Some(Ok((token.start, Tok::Ident, end)));
        }
        if let Tok::BodyGroup(close)
        | Tok::ItemGroup(close)
        | Tok::MacroGroup(close)
        | Tok::MacroBrace(close)
        | Tok::Attr(close)
        | Tok::InnerAttr(close) = token.tok
        {
            self.at = close as usize + 1;
            end = self.cx.token_span(close as usize).end;
        }
        Some(Ok((token.start, token.tok, end)))
    }
}
