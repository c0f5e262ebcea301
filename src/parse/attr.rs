//! Attributes, and what `#[cfg]` leaves of the program.

use super::stream::Token;
use super::token::Tok;
use super::{Cx, Parsed};
use crate::ast::{AttrArgs, Attribute, Item, ItemKind, LitKind, MetaItem, Path};

impl Cx<'_> {
    /// The attribute that starts at byte `start` with its `#` and ends at token `close`. `#[cfg_attr(...)]` gives the
    /// attributes it stands for.
    pub fn attribute(&self, start: u32, close: u32, inner: bool) -> Vec<Attribute> {
        let close = close as usize;
        let open = self.partner(close);
        let span = self.span(start, self.token_span(close).end);
        let Some((path, args)) = self.meta(open + 1, close) else { return Vec::new() };
        if path.is_ident("cfg_attr")
            && let AttrArgs::List(items) = args
        {
            let mut items = items.into_iter();
            if !items.next().is_some_and(|condition| self.cfg_holds(&condition)) {
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
        Some(self.cfg_holds(&MetaItem::Meta { path, args, span }))
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

    /// Whether a condition of `#[cfg]` holds: Cairn is a debug build for 64-bit Linux, without features.
    fn cfg_holds(&self, condition: &MetaItem) -> bool {
        let MetaItem::Meta { path, args, .. } = condition else {
            return matches!(condition, MetaItem::Lit(lit) if matches!(lit.kind, LitKind::Bool(true)));
        };
        let Some(name) = path.as_ident() else { return false };
        let name = name.name.as_str();
        match args {
            AttrArgs::Empty if name == "test" => self.tests,
            AttrArgs::Empty => matches!(name, "debug_assertions" | "unix" | "overflow_checks"),
            AttrArgs::Value(lit) => {
                let LitKind::Str(value) = &lit.kind else { return false };
                matches!(
                    (name, value.value.as_str()),
                    ("target_pointer_width", "64")
                        | ("target_arch", "x86_64")
                        | ("target_os", "linux")
                        | ("target_family", "unix")
                        | ("target_endian", "little")
                        | ("panic", "unwind")
                )
            }
            AttrArgs::List(list) => match name {
                "all" => list.iter().all(|condition| self.cfg_holds(condition)),
                "any" => list.iter().any(|condition| self.cfg_holds(condition)),
                "not" => !list.iter().all(|condition| self.cfg_holds(condition)),
                _ => false,
            },
            AttrArgs::Each(_) | AttrArgs::Tokens(_) => false,
        }
    }
}
