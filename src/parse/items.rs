//! Lists of items: each is found by its brackets and parsed on its own.

use super::build::Qual;
use super::stream::Defer;
use super::token::Tok;
use super::{Cx, Parsed};
use crate::ast::{self, AssocItem, AssocItemKind, Attribute, Item, ItemKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

impl Cx<'_> {
    /// The inner attributes and the items of tokens `lo..hi`.
    pub fn items(&self, lo: usize, hi: usize) -> (Vec<Attribute>, Vec<Item>) {
        let (attrs, mut items) = self.raw_items(lo, hi);
        items.retain(|item| self.is_item_enabled(item));
        for item in &items {
            self.check_free_item(item);
        }
        (attrs, items)
    }

    /// The same, without the checks that depend on where the items are.
    fn raw_items(&self, lo: usize, hi: usize) -> (Vec<Attribute>, Vec<Item>) {
        let (mut attrs, mut items) = (Vec::new(), Vec::new());
        let mut at = lo;
        while at < hi
            && let Tok::InnerAttr(close) = self.tokens[at].tok
        {
            attrs.extend(self.attribute(self.tokens[at].start, close, true));
            at = close as usize + 1;
        }
        while at < hi && !self.stopped.get() {
            if self.tokens[at].tok == Tok::Semi {
                let span = self.token_span(at);
                self.push(
                    Diagnostic::error(Code::None, span, "expected item, found `;`").help("remove this semicolon"),
                );
                at += 1;
                continue;
            }
            let end = self.item_end(at, hi);
            match self.parse(Tok::StartItem, at, end) {
                Some(Parsed::Item(item)) => items.extend(Some(*item).filter(|item| self.is_enabled(&item.attrs))),
                Some(_) | None => {
                    // rustc goes on after an error in a list of fields or parameters, but not after one between items.
                    if self.is_outside_groups(at, self.failed_at.get()) {
                        self.stopped.set(true);
                    }
                }
            }
            at = self.cut.take().filter(|cut| *cut > at).unwrap_or(end);
        }
        (attrs, items)
    }

    /// Where the item that starts at token `at` ends: after its semicolon or its closing brace.
    fn item_end(&self, at: usize, hi: usize) -> usize {
        let tok = |at: usize| if at < hi { self.tokens.get(at).map(|t| t.tok) } else { None };
        let mut keyword = at;
        loop {
            match tok(keyword) {
                Some(Tok::Attr(close) | Tok::InnerAttr(close)) => keyword = close as usize + 1,
                Some(Tok::Pub | Tok::Unsafe | Tok::Default) => keyword += 1,
                Some(Tok::PubIn) => match tok(keyword + 1) {
                    Some(Tok::LParen(close)) => keyword = close as usize + 1,
                    _ => break,
                },
                _ => break,
            }
        }
        let until_semicolon = match tok(keyword) {
            Some(Tok::Use | Tok::Static | Tok::Type) => true,
            Some(Tok::Const) => {
                matches!(tok(keyword + 1), Some(Tok::Ident | Tok::RawIdent | Tok::Underscore | Tok::Mut))
            }
            _ => false,
        };
        let mut at = keyword;
        while let Some(found) = tok(at) {
            let prev = at.checked_sub(1).and_then(tok);
            match found {
                Tok::Semi => return at + 1,
                Tok::LParen(close) | Tok::LBracket(close) | Tok::MacroGroup(close) => at = close as usize,
                Tok::Attr(close) | Tok::InnerAttr(close) => at = close as usize,
                Tok::BodyGroup(close) | Tok::ItemGroup(close) => return close as usize + 1,
                Tok::MacroBrace(close) if !until_semicolon => return close as usize + 1,
                Tok::LBrace(close) => {
                    let is_arg = matches!(prev, Some(Tok::Lt | Tok::LtJoint | Tok::Eq));
                    if !until_semicolon && !is_arg && !matches!(tok(keyword), Some(Tok::Fn)) {
                        return close as usize + 1;
                    }
                    at = close as usize;
                }
                Tok::MacroBrace(close) => at = close as usize,
                Tok::Struct | Tok::Enum | Tok::Trait | Tok::Mod | Tok::Use | Tok::ItemImpl | Tok::ItemImplGeneric
                    if until_semicolon && at > keyword =>
                {
                    return at;
                }
                Tok::Pub if at > keyword => return at,
                Tok::Fn if until_semicolon && matches!(tok(at + 1), Some(Tok::Ident | Tok::RawIdent)) => return at,
                _ => {}
            }
            at += 1;
        }
        hi
    }

    /// The items between the braces of a module, trait, impl or extern block.
    pub fn group_items(&self, close: u32) -> Vec<Item> {
        let close = close as usize;
        let open = self.partner(close);
        let is_header = |tok| !matches!(tok, Tok::Semi | Tok::RBrace(_) | Tok::LBrace(_) | Tok::ItemGroup(_));
        let header = self.tokens[..open].iter().rev().map(|t| t.tok).take_while(|tok| is_header(*tok));
        let keyword = header.filter(|tok| matches!(tok, Tok::Trait | Tok::Mod | Tok::ExternBlock)).last();
        let outer = self.bodiless.replace(matches!(keyword, Some(Tok::Trait | Tok::ExternBlock)));
        let items = if keyword == Some(Tok::Mod) {
            self.items(open + 1, close).1
        } else {
            let items = self.raw_items(open + 1, close).1;
            // An error among the members of a trait or impl ends only these.
            self.stopped.set(false);
            items
        };
        self.bodiless.set(outer);
        items
    }

    /// Adds an item that no `#[cfg]` disables.
    pub fn push_enabled(&self, items: &mut Vec<Item>, item: Item) {
        if self.is_item_enabled(&item) {
            items.push(item);
        }
    }

    /// `extern "C" { ... }`
    pub fn foreign_mod(&self, quals: Vec<Qual>, abi: ast::Abi, items: Vec<Item>) -> ItemKind {
        let unsafety = self.only_unsafe(quals, "extern block");
        ItemKind::ForeignMod(Box::new(ast::ForeignMod { unsafety, abi, items }))
    }

    /// The members of a trait or impl.
    pub fn assoc_items(&self, items: Vec<Item>, in_trait: bool) -> Vec<AssocItem> {
        items.into_iter().filter_map(|item| self.assoc_item(item, in_trait)).collect()
    }

    fn assoc_item(&self, item: Item, in_trait: bool) -> Option<AssocItem> {
        let Item { attrs, vis, kind, span } = item;
        let kind = match kind {
            ItemKind::Fn(it) => AssocItemKind::Fn(it),
            ItemKind::Const(it) => AssocItemKind::Const(it),
            ItemKind::TypeAlias(it) => AssocItemKind::Type(it),
            ItemKind::MacroCall(it) => AssocItemKind::MacroCall(it),
            ItemKind::Static(_) => return self.misplaced(span, "static", in_trait),
            ItemKind::Struct(_) => return self.misplaced(span, "struct", in_trait),
            ItemKind::Enum(_) => return self.misplaced(span, "enum", in_trait),
            ItemKind::Union(_) => return self.misplaced(span, "union", in_trait),
            ItemKind::Impl(_) => return self.misplaced(span, "implementation", in_trait),
            ItemKind::Trait(_) => return self.misplaced(span, "trait", in_trait),
            ItemKind::Mod(_) => return self.misplaced(span, "module", in_trait),
            ItemKind::Use(_) => return self.misplaced(span, "`use` import", in_trait),
            ItemKind::ExternCrate(_) => return self.misplaced(span, "`extern crate`", in_trait),
            ItemKind::ForeignMod(_) => return self.misplaced(span, "extern block", in_trait),
            ItemKind::MacroRules(_) => return self.misplaced(span, "macro definition", in_trait),
        };
        Some(AssocItem { attrs, vis, defaultness: None, kind, span })
    }

    fn misplaced(&self, span: Span, what: &str, in_trait: bool) -> Option<AssocItem> {
        let place = if in_trait { "trait" } else { "impl" };
        self.error(span, format!("{what} is not supported in `trait`s or `impl`s"));
        if let Some(last) = self.diagnostics.borrow_mut().last_mut() {
            last.helps.push(format!("consider moving the {what} out of this {place}"));
        }
        None
    }

    /// What rustc's parser refuses in an item that is not in a trait or impl.
    pub fn check_free_item(&self, item: &Item) {
        match &item.kind {
            // The functions of library files are not parsed for this.
            ItemKind::Fn(it) if self.defer == Defer::Nothing => {
                if let Some(param) = &it.self_param {
                    self.push(
                        Diagnostic::error(
                            Code::None,
                            param.span,
                            "`self` parameter is only allowed in associated functions",
                        )
                        .primary("not semantically valid as function parameter"),
                    );
                }
                if it.body.is_none() {
                    self.error(item.span, "free function without a body");
                }
            }
            ItemKind::TypeAlias(it) if !it.bounds.is_empty() => {
                self.error(it.name.span, "bounds on `type`s in this context have no effect");
            }
            ItemKind::TypeAlias(it) if it.ty.is_none() => {
                self.error(item.span, "free type alias without body");
            }
            ItemKind::Const(it) if it.value.is_none() => {
                self.error(item.span, "free constant item without body");
            }
            ItemKind::Static(it) if it.value.is_none() => {
                self.error(item.span, "free static item without body");
            }
            ItemKind::Fn(_)
            | ItemKind::TypeAlias(_)
            | ItemKind::Const(_)
            | ItemKind::Static(_)
            | ItemKind::Struct(_)
            | ItemKind::Enum(_)
            | ItemKind::Union(_)
            | ItemKind::Impl(_)
            | ItemKind::Trait(_)
            | ItemKind::Mod(_)
            | ItemKind::Use(_)
            | ItemKind::ExternCrate(_)
            | ItemKind::ForeignMod(_)
            | ItemKind::MacroRules(_)
            | ItemKind::MacroCall(_) => {}
        }
    }

    /// The `unsafe` among the qualifiers of an item that allows no other.
    pub fn only_unsafe(&self, quals: Vec<Qual>, what: &str) -> Option<Span> {
        let mut unsafety = None;
        for qual in quals {
            match qual {
                Qual::Unsafe(span) => unsafety = Some(span),
                Qual::Const(span) => self.error(span, format!("{what} cannot be `const`")),
                Qual::Async(span) => self.error(span, format!("{what} cannot be `async`")),
                Qual::Safe(span) => self.error(span, format!("{what} cannot be `safe`")),
                Qual::Default(span) => self.unstable_default(span),
                Qual::Extern(abi) => self.error(abi.span, format!("{what} cannot be `extern`")),
            }
        }
        unsafety
    }

    pub fn unstable_default(&self, span: Span) {
        self.push(Diagnostic::error(Code::E(658), span, "specialization is unstable"));
    }
}
