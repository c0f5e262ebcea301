//! Attributes of the user's items: known, of the right form, and where they may be.

use super::*;
use crate::ast::{AssocItemKind, AttrArgs, Attribute, ItemKind, LitKind, MetaItem, VariantData};
use crate::diagnostic::Code;

/// What an attribute is on, for those that may not be everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Target {
    Fn,
    Method,
    Adt(&'static str),
    /// Anything else, as rustc calls it.
    Other(&'static str),
}

impl Target {
    fn of_item(item: &ast::Item) -> Target {
        match &item.kind {
            ItemKind::Fn(_) => Target::Fn,
            ItemKind::Struct(_) => Target::Adt("structs"),
            ItemKind::Enum(_) => Target::Adt("enums"),
            ItemKind::Union(_) => Target::Adt("unions"),
            ItemKind::Trait(_) => Target::Other("traits"),
            ItemKind::Impl(it) if it.trait_ref.is_some() => Target::Other("trait impl blocks"),
            ItemKind::Impl(_) => Target::Other("inherent impl blocks"),
            ItemKind::Const(_) => Target::Other("constants"),
            ItemKind::Static(_) => Target::Other("statics"),
            ItemKind::TypeAlias(_) => Target::Other("type aliases"),
            ItemKind::Mod(_) => Target::Other("modules"),
            ItemKind::Use(_) => Target::Other("use statements"),
            ItemKind::ExternCrate(_) => Target::Other("extern crates"),
            ItemKind::ForeignMod(_) => Target::Other("foreign modules"),
            ItemKind::MacroRules(_) | ItemKind::MacroCall(_) => Target::Other("macro calls"),
        }
    }

    fn of_assoc(item: &ast::AssocItem) -> Target {
        match &item.kind {
            AssocItemKind::Fn(_) => Target::Method,
            AssocItemKind::Const(_) => Target::Other("associated consts"),
            AssocItemKind::Type(_) => Target::Other("associated types"),
            AssocItemKind::MacroCall(_) => Target::Other("macro calls"),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Target::Fn => "functions",
            Target::Method => "methods",
            Target::Adt(words) | Target::Other(words) => words,
        }
    }

    fn is_fn(self) -> bool {
        matches!(self, Target::Fn | Target::Method)
    }
}

impl Names<'_> {
    /// The attributes of the whole program that take a form.
    pub(crate) fn check_crate_attrs(&self, attrs: &[Attribute]) {
        for attr in attrs {
            let form = attr.name().and_then(|name| malformed(attr, name.as_str(), Target::Other("crates")));
            if let Some((code, what)) = form {
                self.report(Diagnostic::error(code, attr.span, what));
            }
        }
    }

    pub(crate) fn check_attrs(&self, item: &ast::Item) {
        self.check_attr_list(&item.attrs, Target::of_item(item));
        if let ItemKind::Fn(it) = &item.kind {
            self.check_caller_abi(&item.attrs, it.header.abi);
        }
        match &item.kind {
            ItemKind::Fn(it) if self.user.tests && ast::find_attr(&item.attrs, "test").is_some() => {
                if let Some(message) = test_complaint(&item.attrs, it) {
                    self.report(Diagnostic::error(Code::None, item.span, message));
                }
            }
            ItemKind::Impl(it) => self.check_assoc_attrs(&it.items),
            ItemKind::Trait(it) => self.check_assoc_attrs(&it.items),
            ItemKind::Struct(it) | ItemKind::Union(it) => self.check_field_attrs(&it.data),
            ItemKind::Enum(it) => {
                self.check_enum_repr(item, it);
                for variant in &it.variants {
                    self.check_part_attrs(&variant.attrs, "enum variants");
                    self.check_field_attrs(&variant.data);
                }
            }
            _ => {}
        }
    }

    /// What `#[repr(C, u8)]` says it says of enums with data alone; only one variant can be transparent.
    fn check_enum_repr(&self, item: &ast::Item, it: &ast::Enum) {
        let has_data = it.variants.iter().any(|variant| !matches!(variant.data, VariantData::Unit));
        for attr in item.attrs.iter().filter(|attr| attr.is("repr")) {
            let has_int = |item: &MetaItem| {
                item.path().and_then(ast::Path::as_ident).is_some_and(|i| IntTy::from_name(i.name.as_str()).is_some())
            };
            if !has_data && attr.list().iter().any(|item| item.is("C")) && attr.list().iter().any(has_int) {
                self.report(Diagnostic::error(Code::E(566), attr.span, "conflicting representation hints"));
            }
            if attr.list().iter().any(|item| item.is("transparent")) && it.variants.len() != 1 {
                let message = format!("transparent enum needs exactly one variant, but has {}", it.variants.len());
                self.report(Diagnostic::error(Code::E(731), it.name.span, message));
            }
        }
    }

    fn check_assoc_attrs(&self, items: &[ast::AssocItem]) {
        for item in items {
            self.check_attr_list(&item.attrs, Target::of_assoc(item));
            if let AssocItemKind::Fn(it) = &item.kind {
                self.check_caller_abi(&item.attrs, it.header.abi);
            }
        }
    }

    /// E0737: the place of the caller is passed on as only Rust's convention can.
    fn check_caller_abi(&self, attrs: &[Attribute], abi: Option<ast::Abi>) {
        let foreign = abi.is_some_and(|abi| abi.name.is_none_or(|name| name.as_str() != "Rust"));
        if let Some(attr) = ast::find_attr(attrs, "track_caller").filter(|_| foreign) {
            self.report(Diagnostic::error(Code::E(737), attr.span, "`#[track_caller]` requires Rust ABI"));
        }
    }

    /// Macros come from other crates by name (E0469), and only to the whole program (E0468).
    pub(super) fn check_macro_use(&self, item: &ast::Item, at_root: bool) {
        let Some(attr) = ast::find_attr(&item.attrs, "macro_use") else { return };
        if !at_root {
            let message = "an `extern crate` loading macros must be at the crate root";
            self.report(Diagnostic::error(Code::E(468), item.span, message));
            return;
        }
        let word = |item: &MetaItem| match item {
            MetaItem::Meta { path, args: AttrArgs::Empty, .. } => path.as_ident(),
            MetaItem::Meta { .. } | MetaItem::Lit(_) => None,
        };
        for name in attr.list().iter().filter_map(word) {
            if !super::crates::is_macro_name(name.name.as_str()) {
                self.report(Diagnostic::error(Code::E(469), name.span, "imported macro not found"));
            }
        }
    }

    fn check_field_attrs(&self, data: &VariantData) {
        data.fields().iter().for_each(|field| self.check_part_attrs(&field.attrs, "struct fields"));
    }

    /// Attributes of fields and variants, where `#[default]` has its place.
    fn check_part_attrs(&self, attrs: &[Attribute], words: &'static str) {
        for attr in attrs {
            match attr.name().map(|name| name.as_str().to_owned()).as_deref() {
                Some("default") => {}
                Some(macro_name @ ("derive" | "test")) => {
                    let message = format!("expected non-macro attribute, found attribute macro `{macro_name}`");
                    self.report(Diagnostic::error(Code::None, attr.path.span, message));
                }
                _ => self.check_attr_list(std::slice::from_ref(attr), Target::Other(words)),
            }
        }
    }

    fn check_attr_list(&self, attrs: &[Attribute], target: Target) {
        for (i, attr) in attrs.iter().enumerate() {
            let Some(name) = attr.name() else {
                self.check_tool(attr);
                continue;
            };
            self.check_place(attr, name.as_str(), target);
            if let Some((code, what)) = malformed(attr, name.as_str(), target) {
                self.report(Diagnostic::error(code, attr.span, what));
            }
            let again = |other: &&Attribute| other.is("deprecated");
            if name.as_str() == "deprecated" && attrs[..i].iter().any(|other| again(&other)) {
                self.report(Diagnostic::error(Code::None, attr.span, "multiple `deprecated` attributes"));
            }
        }
    }

    /// `#[rustfmt::skip]` and the like are for tools; every other path would be a macro.
    fn check_tool(&self, attr: &Attribute) {
        let Some(first) = attr.path.segments.first() else { return };
        if !matches!(first.ident.name.as_str(), "rustfmt" | "clippy" | "diagnostic" | "miri" | "rust_analyzer") {
            let message = format!("cannot find module or crate `{}` in this scope", first.ident);
            self.report(Diagnostic::error(Code::E(433), first.ident.span, message));
        }
    }

    fn check_place(&self, attr: &Attribute, name: &str, target: Target) {
        let is_adt = matches!(target, Target::Adt(_));
        let misplaced = || {
            let message = format!("`#[{name}]` attribute cannot be used on {}", target.words());
            self.report(Diagnostic::error(Code::None, attr.span, message));
        };
        match name {
            "derive" if !is_adt => {
                let message = "`derive` may only be applied to `struct`s, `enum`s and `union`s";
                self.report(Diagnostic::error(Code::E(774), attr.span, message));
            }
            "repr" if target.is_fn() => {
                let is_hint = |item: &MetaItem| {
                    item.path().and_then(ast::Path::as_ident).is_some_and(|ident| {
                        let word = ident.name.as_str();
                        matches!(word, "C" | "transparent") || IntTy::from_name(word).is_some()
                    })
                };
                if attr.list().iter().any(is_hint) {
                    let message = "attribute should be applied to a struct, enum or union";
                    self.report(Diagnostic::error(Code::E(517), attr.span, message));
                } else {
                    let message = "`#[repr(align(...))]` is not supported on functions";
                    self.report(Diagnostic::error(Code::None, attr.span, message));
                }
            }
            "repr" if !is_adt => {
                let message = "attribute should be applied to a struct, enum or union";
                self.report(Diagnostic::error(Code::E(517), attr.span, message));
            }
            // Of these rustc only warns.
            "inline" if matches!(target, Target::Other("associated consts" | "struct fields")) => {}
            "inline" | "track_caller" if !target.is_fn() => misplaced(),
            "non_exhaustive" if !is_adt && target != Target::Other("enum variants") => misplaced(),
            "test" if target != Target::Fn => {
                let message = "the `#[test]` attribute may only be used on a free function";
                self.report(Diagnostic::error(Code::None, attr.span, message));
            }
            "no_mangle" | "export_name" | "link_section" => {
                let help = format!("write it in `unsafe`: `#[unsafe({name})]`");
                let message = "unsafe attribute used without unsafe";
                self.report(Diagnostic::error(Code::None, attr.path.span, message).help(help));
            }
            "unsafe" => self.report(Diagnostic::unsupported(attr.span, "this unsafe attribute")),
            "path"
            | "link"
            | "link_name"
            | "global_allocator"
            | "proc_macro"
            | "proc_macro_derive"
            | "proc_macro_attribute"
            | "target_feature"
            | "naked"
            | "instruction_set"
            | "debugger_visualizer"
            | "used" => {
                self.report(Diagnostic::unsupported(attr.span, format!("the attribute `{name}`")));
            }
            name if is_builtin(name) => {}
            name => {
                let message = format!("cannot find attribute `{name}` in this scope");
                self.report(Diagnostic::error(Code::None, attr.path.span, message));
            }
        }
    }
}

/// Why a function with these attributes cannot be a test: the harness calls it without arguments.
pub(crate) fn test_complaint(attrs: &[Attribute], it: &ast::Fn) -> Option<&'static str> {
    let returns =
        it.ret.as_ref().is_some_and(|ty| !matches!(&ty.kind, ast::TypeKind::Tuple(parts) if parts.is_empty()));
    let is_lifetime = |param: &ast::GenericParam| matches!(param.kind, ast::GenericParamKind::Lifetime { .. });
    if it.header.unsafety.is_some() {
        Some("unsafe functions cannot be used for tests")
    } else if it.header.asyncness.is_some() {
        Some("async functions cannot be used for tests")
    } else if !it.params.is_empty() {
        Some("functions used as tests can not have any arguments")
    } else if returns && ast::find_attr(attrs, "should_panic").is_some() {
        Some("functions using `#[should_panic]` must return `()`")
    } else if !it.generics.params.iter().all(is_lifetime) {
        Some("functions used as tests can not have any non-lifetime generic parameters")
    } else {
        None
    }
}

/// What is wrong with an attribute's arguments.
fn malformed(attr: &Attribute, name: &str, target: Target) -> Option<(Code, String)> {
    let list = attr.list();
    let is_list = matches!(attr.args, AttrArgs::List(_));
    let is_value = matches!(attr.args, AttrArgs::Value(_));
    let input = |code: Code| Some((code, format!("malformed `{name}` attribute input")));
    match name {
        "derive" if !is_list => input(Code::None).filter(|_| matches!(target, Target::Adt(_))),
        "derive" if matches!(target, Target::Adt(_)) => list.iter().find_map(|item| match item {
            MetaItem::Meta { args: AttrArgs::Value(_), .. } => {
                Some((Code::None, "traits in `#[derive(...)]` don't accept values".to_owned()))
            }
            MetaItem::Meta { args: AttrArgs::List(_), .. } => {
                Some((Code::None, "traits in `#[derive(...)]` don't accept arguments".to_owned()))
            }
            MetaItem::Meta { .. } | MetaItem::Lit(_) => None,
        }),
        "inline" if is_value => {
            let message = "valid forms for the attribute are `#[inline(always)]`, `#[inline(never)]`, and `#[inline]`";
            Some((Code::Lint("ill_formed_attribute_input"), message.to_owned()))
        }
        "inline" if is_list => match list {
            [MetaItem::Meta { path, args: AttrArgs::Empty, .. }]
                if path.is_ident("always") || path.is_ident("never") =>
            {
                None
            }
            [_] => input(Code::E(539)),
            _ => input(Code::E(805)),
        },
        "repr" if !is_list => input(Code::E(539)),
        "repr" => malformed_repr(list, target),
        "must_use" if is_list => input(Code::E(539)),
        "cold" | "track_caller" | "non_exhaustive" if !matches!(attr.args, AttrArgs::Empty) => input(Code::E(565)),
        "test" if !matches!(attr.args, AttrArgs::Empty) => {
            let message = "attribute must be of the form `#[test]`".to_owned();
            Some((Code::Lint("ill_formed_attribute_input"), message))
        }
        "should_panic" => malformed_should_panic(attr).and_then(input),
        "ignore" if is_list => {
            let message = "valid forms for the attribute are `#[ignore = \"reason\"]` and `#[ignore]`".to_owned();
            Some((Code::Lint("ill_formed_attribute_input"), message))
        }
        "allow" | "warn" | "deny" | "forbid" | "expect" if !is_list => input(Code::None),
        "allow" | "warn" | "deny" | "forbid" | "expect" => list.iter().find_map(malformed_lint),
        "macro_use" => malformed_macro_use(attr, target),
        "deprecated" => malformed_deprecated(list).and_then(input),
        _ => None,
    }
}

/// `#[should_panic]`, `#[should_panic = "words"]` or `#[should_panic(expected = "words")]`.
fn malformed_should_panic(attr: &Attribute) -> Option<Code> {
    let is_text = |args: &AttrArgs| matches!(args, AttrArgs::Value(lit) if matches!(lit.kind, LitKind::Str(_)));
    let good = match &attr.args {
        AttrArgs::Empty => true,
        AttrArgs::List(list) => match list.as_slice() {
            [MetaItem::Meta { path, args, .. }] => path.is_ident("expected") && is_text(args),
            _ => false,
        },
        args => is_text(args),
    };
    (!good).then_some(Code::E(539))
}

fn malformed_repr(list: &[MetaItem], target: Target) -> Option<(Code, String)> {
    if list.iter().any(|item| matches!(item, MetaItem::Lit(_))) {
        return Some((Code::E(565), "meta item in `repr` must be an identifier".to_owned()));
    }
    let word = |item: &MetaItem| item.path().and_then(ast::Path::as_ident).map(|ident| ident.name.as_str().to_owned());
    let words: Vec<String> = list.iter().filter_map(word).collect();
    if words.len() > 1 && words.iter().any(|word| word == "transparent") {
        let kind = target.words().trim_end_matches('s');
        return Some((Code::E(692), format!("transparent {kind} cannot have other repr hints")));
    }
    let ints = words.iter().filter(|word| IntTy::from_name(word).is_some()).count();
    (ints > 1).then(|| (Code::E(566), "conflicting representation hints".to_owned()))
}

fn malformed_lint(item: &MetaItem) -> Option<(Code, String)> {
    let lint = || Some((Code::E(452), "malformed lint attribute input".to_owned()));
    match item {
        MetaItem::Lit(_) => lint(),
        MetaItem::Meta { path, args, .. } => match args {
            AttrArgs::Empty => {
                let [tool, _, ..] = path.segments.as_slice() else { return None };
                let name = tool.ident.name;
                let known = matches!(name.as_str(), "clippy" | "rustdoc" | "rustc" | "miri" | "rust_analyzer");
                (!known).then(|| (Code::E(710), format!("unknown tool name `{name}` found in scoped lint")))
            }
            AttrArgs::Value(_) if path.is_ident("reason") => None,
            AttrArgs::Value(_) | AttrArgs::List(_) | AttrArgs::Each(_) | AttrArgs::Tokens(_) => lint(),
        },
    }
}

/// `#[macro_use]` on a module; on `extern crate` it may name macros.
fn malformed_macro_use(attr: &Attribute, target: Target) -> Option<(Code, String)> {
    let input = |code: Code| Some((code, "malformed `macro_use` attribute input".to_owned()));
    match &attr.args {
        AttrArgs::Empty => None,
        AttrArgs::List(_) if target == Target::Other("modules") => {
            Some((Code::None, "arguments to `macro_use` are not allowed here".to_owned()))
        }
        AttrArgs::List(list) => {
            let is_word = |item: &MetaItem| matches!(item, MetaItem::Meta { path, args: AttrArgs::Empty, .. } if path.as_ident().is_some());
            input(Code::E(565)).filter(|_| !list.iter().all(is_word))
        }
        AttrArgs::Value(_) | AttrArgs::Each(_) | AttrArgs::Tokens(_) => input(Code::E(539)),
    }
}

fn malformed_deprecated(list: &[MetaItem]) -> Option<Code> {
    let mut seen: Vec<&str> = Vec::new();
    for item in list {
        let MetaItem::Meta { path, args: AttrArgs::Value(lit), .. } = item else { return Some(Code::E(539)) };
        let known = ["since", "note", "suggestion"].into_iter().find(|name| path.is_ident(name));
        let (Some(known), LitKind::Str(_)) = (known, &lit.kind) else { return Some(Code::E(539)) };
        if seen.contains(&known) {
            return Some(Code::E(538));
        }
        seen.push(known);
    }
    None
}

/// Attributes of stable Rust that say nothing about what a program does.
fn is_builtin(name: &str) -> bool {
    matches!(
        name,
        "allow"
            | "warn"
            | "deny"
            | "forbid"
            | "expect"
            | "cfg"
            | "cfg_attr"
            | "derive"
            | "repr"
            | "inline"
            | "cold"
            | "must_use"
            | "doc"
            | "deprecated"
            | "non_exhaustive"
            | "track_caller"
            | "test"
            | "ignore"
            | "should_panic"
            | "automatically_derived"
            | "macro_use"
            | "macro_export"
            | "no_implicit_prelude"
            | "recursion_limit"
            | "type_length_limit"
            | "crate_name"
            | "crate_type"
            | "no_std"
            | "no_main"
            | "feature"
            | "rustfmt"
            | "diagnostic"
            | "bench"
            | "collapse_debuginfo"
            | "windows_subsystem"
    )
}
