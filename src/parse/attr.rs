//! Attributes, and what `#[cfg]` leaves of the program.

use super::stream::Token;
use super::token::Tok;
use super::{Cx, Parsed};
use crate::ast::{AttrArgs, Attribute, Item, ItemKind, MetaItem, Path};
use crate::diagnostic::{Code, Diagnostic};

impl Cx<'_> {
    /// The attribute that starts at byte `start` with its `#` and ends at token `close`. `#[cfg_attr(...)]` gives the
    /// attributes it stands for.
    pub fn attribute(&self, start: u32, close: u32, inner: bool) -> Vec<Attribute> {
        let close = close as usize;
        let open = self.partner(close);
        let span = self.span(start, self.token_span(close).end);
        let Some((path, args)) = self.meta(open + 1, close) else { return Vec::new() };
        if path.is_ident("cfg") {
            self.check_cfg(&args, span, "`cfg` attribute");
        }
        if path.is_ident("cfg_attr") {
            let AttrArgs::List(items) = args else {
                let message = "malformed `cfg_attr` attribute input";
                self.push(Diagnostic::error(Code::E(539), span, message));
                return Vec::new();
            };
            let mut items = items.into_iter();
            let Some(condition) = items.next() else {
                self.push(Diagnostic::error(Code::None, span, "malformed `cfg_attr` attribute input"));
                return Vec::new();
            };
            self.check_cfg_condition(&condition, span, "`cfg_attr` attribute");
            if !self.cfg_holds(&condition) {
                return Vec::new();
            }
            return items
                .filter_map(|item| match item {
                    MetaItem::Meta { path, args, span } => Some(Attribute { path, args, inner, span }),
                    MetaItem::Lit(_) => None,
                })
                .collect();
        }
        vec![Attribute { path, args, inner, span }]
    }

    /// The path and arguments in tokens `lo..hi`.
    fn meta(&self, lo: usize, hi: usize) -> Option<(Path, AttrArgs)> {
        let is_each = self.tokens.get(lo).is_some_and(|t| self.text(t.start, t.end) == "each");
        if let (true, Some(Tok::LParen(close))) = (is_each, self.tokens.get(lo + 1).map(|t| t.tok)) {
            let name = self.ident(self.tokens[lo].start, self.tokens[lo].end);
            return match self.parse(Tok::StartEach, lo + 2, close as usize)? {
                Parsed::Each(vars) => Some((self.path_start(None, name), AttrArgs::Each(vars))),
                _ => None,
            };
        }
        if let Some(word) = self.simple_meta(lo, hi) {
            return Some(word);
        }
        // Attributes of tools may hold any tokens: what is not of the usual form is kept as text.
        let mark = self.diagnostics.borrow().len();
        match self.parse(Tok::StartMeta, lo, hi) {
            Some(Parsed::Meta(path, args)) => Some((path, args)),
            _ => {
                let first = self.tokens.get(lo).filter(|t| lo < hi && matches!(t.tok, Tok::Ident | Tok::Unsafe))?;
                self.diagnostics.borrow_mut().truncate(mark);
                let path = self.path_start(None, self.ident(first.start, first.end));
                let rest = self.span(first.end, self.token_span(hi).start.max(first.end));
                Some((path, AttrArgs::Tokens(rest)))
            }
        }
    }

    /// The forms that library files are full of, without the cost of a parser: `word`, `word = "text"`, `word(word)`.
    fn simple_meta(&self, lo: usize, hi: usize) -> Option<(Path, AttrArgs)> {
        let tokens = self.tokens.get(lo..hi)?;
        let word = |t: &Token| (t.tok == Tok::Ident).then(|| self.path_start(None, self.ident(t.start, t.end)));
        match tokens {
            [name] => Some((word(name)?, AttrArgs::Empty)),
            [name, eq, text] if eq.tok == Tok::Eq && text.tok == Tok::Str => {
                Some((word(name)?, AttrArgs::Value(self.literal(Tok::Str, text.start, text.end))))
            }
            [name, open, inner, _] if matches!(open.tok, Tok::LParen(_)) => {
                let (path, span) = (word(inner)?, self.span(inner.start, inner.end));
                let item = MetaItem::Meta { path, args: AttrArgs::Empty, span };
                Some((word(name)?, AttrArgs::List(vec![item])))
            }
            _ => None,
        }
    }

    /// Whether no `#[cfg]` among `attrs` is false.
    pub fn is_enabled(&self, attrs: &[Attribute]) -> bool {
        attrs.iter().all(|attr| !attr.is("cfg") || attr.list().iter().all(|condition| self.cfg_holds(condition)))
    }

    /// Whether the item is part of the program: test functions are if it is compiled for its tests. `#[test]` on anything
    /// else is a mistake in both cases.
    pub fn is_item_enabled(&self, item: &Item) -> bool {
        let is_test = |attr: &Attribute| attr.is("test") && matches!(attr.args, AttrArgs::Empty);
        let is_test_fn = matches!(item.kind, ItemKind::Fn(_)) && item.attrs.iter().any(is_test);
        (self.tests || !is_test_fn) && self.is_enabled(&item.attrs)
    }

    /// What `cfg!` says of the condition in tokens `lo..hi`.
    pub fn cfg_condition(&self, lo: usize, hi: usize) -> Option<bool> {
        // A comma may follow.
        let last = hi.checked_sub(1).and_then(|at| self.tokens.get(at)).filter(|_| lo < hi)?;
        let hi = if last.tok == Tok::Comma { hi - 1 } else { hi };
        let (path, args) = self.meta(lo, hi)?;
        let span = self.span(self.token_span(lo).start, self.token_span(hi).start);
        let condition = MetaItem::Meta { path, args, span };
        if matches!(condition, MetaItem::Meta { args: AttrArgs::Tokens(_), .. }) {
            self.error(span, "expected 1 cfg-pattern");
            return None;
        }
        self.check_cfg_condition(&condition, span, "`cfg` macro");
        Some(self.cfg_holds(&condition))
    }

    /// Drops the elements that a `#[cfg]` disables.
    pub fn keep_enabled<T>(
        &self,
        mut list: Vec<T>,
        attrs: impl Fn(&mut T) -> &mut Vec<crate::ast::Attribute>,
    ) -> Vec<T> {
        list.retain_mut(|element| self.is_enabled(attrs(element)));
        list
    }
}
