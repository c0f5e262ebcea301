//! Looks ahead so that the grammar need not.
//!
//! One pass over the token stream marks the bracketed groups that are parsed on their own and splits tokens by what
//! follows them: `unsafe {` begins a block, `unsafe fn` an item.

use super::stream::Token;
use super::token::Tok;

/// What the next braces at one level of nesting are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Nothing,
    /// The body of the `fn` whose signature this is.
    Body,
    /// The items of an impl, trait, module or extern block.
    Items,
    /// The arguments of a macro.
    Macro,
}

/// Marks all tokens.
pub fn retag(text: &str, tokens: &mut [Token]) {
    let mut retagger = Retagger { text, tokens, expect: Expect::Nothing, outer: Vec::new() };
    let mut at = 0;
    while at < retagger.tokens.len() {
        at = retagger.step(at);
    }
}

struct Retagger<'a> {
    text: &'a str,
    tokens: &'a mut [Token],
    expect: Expect,
    outer: Vec<Expect>,
}

impl Retagger<'_> {
    fn tok(&self, at: usize) -> Option<Tok> {
        self.tokens.get(at).map(|t| t.tok)
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    fn prev(&self, at: usize) -> Option<Tok> {
        at.checked_sub(1).and_then(|i| self.tok(i))
    }

    fn set(&mut self, at: usize, tok: Tok) {
        self.tokens[at].tok = tok;
    }

    /// Looks at one token and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let next = self.tok(at + 1);
        match self.tokens[at].tok {
            Tok::LBrace(close) => return self.brace(at, close),
            Tok::LParen(close) | Tok::LBracket(close) => {
                let is_macro = self.expect == Expect::Macro;
                self.enter(if is_macro { Expect::Nothing } else { self.expect });
                if is_macro {
                    self.set(at, Tok::MacroGroup(close));
                }
            }
            Tok::RParen(_) | Tok::RBracket(_) | Tok::RBrace(_) => self.leave(),
            Tok::Semi | Tok::FnRest => self.expect = Expect::Nothing,
            Tok::Fn if !matches!(next, Some(Tok::LParen(_))) => self.expect = Expect::Body,
            Tok::Trait => self.expect = Expect::Items,
            Tok::Mod => self.expect = Expect::Items,
            Tok::Impl if self.at_item_start(at) => {
                let generic = matches!(next, Some(Tok::Lt | Tok::LtJoint));
                self.set(at, if generic { Tok::ItemImplGeneric } else { Tok::ItemImpl });
                self.expect = Expect::Items;
            }
            Tok::Extern => {
                let brace = if matches!(next, Some(Tok::Str | Tok::RawStr)) { at + 2 } else { at + 1 };
                if matches!(self.tok(brace), Some(Tok::LBrace(_))) {
                    self.set(at, Tok::ExternBlock);
                    self.expect = Expect::Items;
                }
            }
            Tok::Pound => return self.attribute(at),
            Tok::Bang => return self.bang(at),
            Tok::Unsafe if matches!(next, Some(Tok::LBrace(_))) => self.set(at, Tok::UnsafeBlock),
            Tok::Const if matches!(next, Some(Tok::LBrace(_))) => self.set(at, Tok::ConstBlock),
            Tok::Async => {
                let after = if next == Some(Tok::Move) { self.tok(at + 2) } else { next };
                match after {
                    Some(Tok::LBrace(_)) => self.set(at, Tok::AsyncBlock),
                    Some(Tok::Or | Tok::OrOr) => self.set(at, Tok::AsyncClosure),
                    _ => {}
                }
            }
            Tok::SelfValue if next == Some(Tok::PathSep) => self.set(at, Tok::SelfMod),
            Tok::Pub if matches!(next, Some(Tok::LParen(_))) => {
                let restricted = match self.tok(at + 2) {
                    Some(Tok::In) => true,
                    Some(Tok::Crate | Tok::SelfValue | Tok::Super) => matches!(self.tok(at + 3), Some(Tok::RParen(_))),
                    _ => false,
                };
                if restricted {
                    self.set(at, Tok::PubIn);
                }
            }
            Tok::Lifetime if next == Some(Tok::Colon) => {
                if matches!(self.tok(at + 2), Some(Tok::Loop | Tok::While | Tok::For | Tok::LBrace(_))) {
                    self.set(at, Tok::LabelDef);
                }
            }
            Tok::Else if !matches!(self.prev(at), Some(Tok::RBrace(_))) => self.set(at, Tok::LetElse),
            Tok::Ident => self.contextual_keyword(at),
            _ => {}
        }
        at + 1
    }

    fn enter(&mut self, after: Expect) {
        self.outer.push(after);
        self.expect = Expect::Nothing;
    }

    fn leave(&mut self) {
        // The stream is balanced, so there is a level to go back to.
        self.expect = self.outer.pop().unwrap_or(Expect::Nothing);
    }

    fn brace(&mut self, at: usize, close: u32) -> usize {
        if self.expect != Expect::Nothing && self.expect != Expect::Macro && self.is_const_arg(at, close) {
            self.enter(self.expect);
            return at + 1;
        }
        let expected = self.expect;
        self.enter(Expect::Nothing);
        match expected {
            Expect::Nothing => {}
            Expect::Body => self.set(at, Tok::BodyGroup(close)),
            Expect::Items => self.set(at, Tok::ItemGroup(close)),
            Expect::Macro => self.set(at, Tok::MacroBrace(close)),
        }
        at + 1
    }

    /// `Array<{ N + 1 }>` within a signature.
    fn is_const_arg(&self, at: usize, close: u32) -> bool {
        match self.prev(at) {
            Some(Tok::Lt | Tok::LtJoint | Tok::Eq) => true,
            Some(Tok::Comma) => matches!(self.tok(close as usize + 1), Some(Tok::Comma | Tok::Gt | Tok::GtJoint)),
            _ => false,
        }
    }

    /// Whether an `impl` here starts an item rather than a type.
    fn at_item_start(&self, at: usize) -> bool {
        match self.prev(at) {
            None => true,
            Some(
                Tok::Semi | Tok::FnRest | Tok::RBrace(_) | Tok::RBracket(_) | Tok::Unsafe | Tok::Default | Tok::Pub,
            ) => true,
            Some(Tok::LBrace(_) | Tok::BodyGroup(_) | Tok::ItemGroup(_) | Tok::MacroBrace(_)) => true,
            // The end of a macro called without a semicolon is an error that the grammar will find.
            Some(_) => false,
        }
    }

    /// `#[...]` or `#![...]`: what is inside is looked at when the attribute is parsed.
    fn attribute(&mut self, at: usize) -> usize {
        match (self.tok(at + 1), self.tok(at + 2)) {
            (Some(Tok::LBracket(close)), _) => {
                self.set(at, Tok::Attr(close));
                close as usize + 1
            }
            (Some(Tok::Bang), Some(Tok::LBracket(close))) => {
                self.set(at, Tok::InnerAttr(close));
                close as usize + 1
            }
            _ => at + 1,
        }
    }

    /// `name!(...)`, and `macro_rules! name (...)`.
    fn bang(&mut self, at: usize) -> usize {
        let next = self.tok(at + 1);
        if self.prev(at) == Some(Tok::MacroRules) {
            let (group, close) = match self.tok(at + 2) {
                Some(Tok::LBrace(close)) => (Tok::MacroBrace(close), close),
                Some(Tok::LParen(close) | Tok::LBracket(close)) => (Tok::MacroGroup(close), close),
                _ => return at + 1,
            };
            self.set(at + 2, group);
            return close as usize + 1;
        }
        if matches!(self.prev(at), Some(Tok::Ident | Tok::RawIdent)) {
            match next {
                // The group's own step marks it.
                Some(Tok::LBrace(_) | Tok::LParen(_) | Tok::LBracket(_)) => {
                    let after = self.expect;
                    self.expect = Expect::Macro;
                    let at = self.step(at + 1);
                    // What was expected before the macro is expected after it.
                    if let Some(outer) = self.outer.last_mut() {
                        *outer = after;
                    }
                    return at;
                }
                _ => return at + 1,
            }
        }
        at + 1
    }

    /// Words that are keywords in one place only.
    fn contextual_keyword(&mut self, at: usize) {
        let next = self.tok(at + 1);
        let tok = match self.text(at) {
            "union"
                if next == Some(Tok::Ident)
                    && matches!(self.tok(at + 2), Some(Tok::LBrace(_) | Tok::Lt | Tok::Where)) =>
            {
                Tok::Union
            }
            "auto" if next == Some(Tok::Trait) => Tok::Auto,
            "default"
                if matches!(
                    next,
                    Some(Tok::Fn | Tok::Const | Tok::Type | Tok::Unsafe | Tok::Async | Tok::Impl | Tok::Extern)
                ) =>
            {
                Tok::Default
            }
            "safe" if matches!(next, Some(Tok::Fn | Tok::Static)) => Tok::Safe,
            "raw" if matches!(next, Some(Tok::Const | Tok::Mut)) && self.prev(at) == Some(Tok::And) => Tok::Raw,
            "macro_rules" if next == Some(Tok::Bang) && self.tok(at + 2) == Some(Tok::Ident) => Tok::MacroRules,
            _ => return,
        };
        self.set(at, tok);
    }
}
