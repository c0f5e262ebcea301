//! The outline of the library: which items its files hold and what they are filed under, as tables in Rust.
//!
//! Start-up must not read 30,000 lines, so the compiler parses a library item when something first asks for it: by its
//! name in its module, by the trait that it implements, by the type that it is an inherent impl of, or by its `#[lang]`
//! name. This scanner knows just enough of Rust to find those words; `resolve::library` says what the tables mean, and a
//! test there holds them against the real parser.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One file of the library.
pub struct File {
    /// Under `programs/library`, such as `vec/mod.rs`.
    pub path: String,
    /// As `include_str!` wants it.
    pub full_path: String,
    pub text: String,
}

/// The tables of all files that are part of the library: those that `lib.rs` leads to.
pub fn tables(files: &[File]) -> String {
    let mut declared = vec!["lib.rs".to_owned()];
    let mut next = 0;
    while let Some(path) = declared.get(next) {
        declared.extend(files.iter().find(|file| file.path == *path).map(child_paths).unwrap_or_default());
        next += 1;
    }
    let files: Vec<&File> = files.iter().filter(|file| declared.contains(&file.path)).collect();
    let mut tables = Tables::default();
    for (index, file) in files.iter().enumerate() {
        tables.file(index, file);
    }
    tables.link_modules(&files);
    tables.print(&files)
}

/// Where the files of a file's modules may be.
fn child_paths(file: &File) -> Vec<String> {
    let dir = file.path.strip_suffix("mod.rs").unwrap_or_default();
    let words: Vec<&str> = tokens(&file.text).iter().map(|t| t.text).collect();
    let names = words.windows(3).filter(|w| w[0] == "mod" && w[2] == ";").map(|w| w[1]);
    names.flat_map(|name| [format!("{dir}{name}.rs"), format!("{dir}{name}/mod.rs")]).collect()
}

#[derive(Default)]
struct Tables {
    items: Vec<Item>,
    /// The first item of each file.
    firsts: Vec<usize>,
    /// The file of each `mod name;`.
    child_files: BTreeMap<usize, usize>,
    names: BTreeMap<(usize, String), Vec<usize>>,
    /// By trait and self type; the word for any type is empty.
    trait_impls: BTreeMap<(String, String), Vec<usize>>,
    inherent_impls: BTreeMap<String, Vec<usize>>,
    lang: BTreeMap<String, usize>,
    trait_names: std::collections::BTreeSet<String>,
}

struct Item {
    file: usize,
    start: usize,
    end: usize,
    keyword: String,
    name: String,
    /// The words of a `use`.
    mentions: Vec<String>,
}

impl Tables {
    fn file(&mut self, file: usize, source: &File) {
        self.firsts.push(self.items.len());
        let tokens = tokens(&source.text);
        let partners = partners(&tokens);
        let mut at = 0;
        while at < tokens.len() {
            let head = Head::read(&tokens, &partners, at);
            assert!(!head.keyword.is_empty(), "{}: no item at byte {}", source.path, tokens[at].start);
            let item = &tokens[at..head.end];
            let index = self.items.len();
            self.file_item(index, file, &head, &tokens, item);
            let last = tokens[head.end - 1];
            self.items.push(Item {
                file,
                start: tokens[at].start,
                end: last.start + last.text.len(),
                keyword: head.keyword.to_owned(),
                name: head.name.to_owned(),
                mentions: if head.keyword == "use" {
                    item.iter().map(|t| t.text.to_owned()).collect()
                } else {
                    Vec::new()
                },
            });
            at = head.end;
        }
    }

    /// Enters one item under all its words.
    fn file_item(&mut self, index: usize, file: usize, head: &Head<'_>, tokens: &[Token<'_>], item: &[Token<'_>]) {
        if !head.name.is_empty() {
            self.names.entry((file, head.name.to_owned())).or_default().push(index);
        }
        let words: Vec<&str> = item.iter().map(|t| t.text).collect();
        for window in words.windows(5) {
            if let ["#", "[", "lang", "=", name] = window {
                let old = self.lang.insert(name.trim_matches('"').to_owned(), index);
                assert!(old.is_none(), "{name} is marked twice");
            }
        }
        for derived in &head.derives {
            self.trait_impls.entry(((*derived).to_owned(), head.name.to_owned())).or_default().push(index);
        }
        match head.keyword {
            "trait" => {
                self.trait_names.insert(head.name.to_owned());
            }
            "use" => {
                for name in imported_names(&words) {
                    let list = self.names.entry((file, name.to_owned())).or_default();
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
                for pair in words.windows(2).filter(|pair| pair[0] == "as") {
                    self.trait_names.insert(pair[1].to_owned());
                }
            }
            "impl" => {
                let header: Vec<&str> = tokens[head.after_keyword..head.body].iter().map(|t| t.text).collect();
                let (trait_word, self_words) = impl_words(&header, &head.each);
                for word in self_words {
                    let list = match &trait_word {
                        Some(name) => self.trait_impls.entry((name.clone(), word)).or_default(),
                        None => self.inherent_impls.entry(word).or_default(),
                    };
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
            }
            "mod" => assert!(!words.contains(&"impl"), "{}: impls in inline modules are not filed", head.name),
            _ => {}
        }
    }

    /// Finds the file of each `mod name;`.
    fn link_modules(&mut self, files: &[&File]) {
        for (file, source) in files.iter().enumerate().filter(|(_, file)| file.path != "lib.rs") {
            let module = source.path.strip_suffix("/mod.rs").or(source.path.strip_suffix(".rs")).unwrap_or("");
            let (parent, name) = match module.rsplit_once('/') {
                Some((dir, name)) => (files.iter().position(|f| f.path == format!("{dir}/mod.rs")), name),
                None => (files.iter().position(|f| f.path == "lib.rs"), module),
            };
            let declared = parent.and_then(|parent| self.names.get(&(parent, name.to_owned()))).into_iter().flatten();
            let item = declared.copied().find(|item| self.items[*item].keyword == "mod");
            let item = item.unwrap_or_else(|| panic!("no `mod {name};` for library file {}", source.path));
            self.child_files.insert(item, file);
        }
    }

    fn print(&self, files: &[&File]) -> String {
        let mut out = String::from("pub(super) static FILES: &[FileOutline] = &[\n");
        let mut line = |text: String| {
            out.push_str(&text);
            out.push('\n');
        };
        for (index, file) in files.iter().enumerate() {
            let first = self.firsts[index];
            let last = self.firsts.get(index + 1).copied().unwrap_or(self.items.len());
            let (path, full_path) = (&file.path, &file.full_path);
            let by = self.child_files.iter().find(|(_, child)| **child == index).map(|(item, _)| ItemId(*item));
            line(format!(
                "FileOutline {{ path: {path:?}, text: include_str!({full_path:?}), declared_by: {by:?}, items: {first}..{last} }},"
            ));
        }
        line("];\npub(super) static ITEMS: &[ItemOutline] = &[".to_owned());
        for (index, item) in self.items.iter().enumerate() {
            let kind = match (item.keyword.as_str(), self.child_files.get(&index)) {
                ("use", _) if item.mentions.iter().any(|word| self.trait_names.contains(word)) => "UseTrait".to_owned(),
                ("use", _) => "Use".to_owned(),
                ("mod", Some(file)) => format!("Module(LibraryFileId({file}))"),
                ("trait", _) => "Trait".to_owned(),
                _ => "Other".to_owned(),
            };
            let Item { file, start, end, name, .. } = item;
            line(format!(
                "ItemOutline {{ file: LibraryFileId({file}), start: {start}, end: {end}, kind: OutlineKind::{kind} }}, // {name}"
            ));
        }
        line("];\npub(super) static NAMES: &[((LibraryFileId, &str), &[LibraryItemId])] = &[".to_owned());
        for ((file, name), items) in &self.names {
            line(format!("((LibraryFileId({file}), {name:?}), &{:?}),", ids(items)));
        }
        line("];\npub(super) static TRAIT_IMPLS: &[((&str, &str), &[LibraryItemId])] = &[".to_owned());
        for (words, items) in &self.trait_impls {
            line(format!("({words:?}, &{:?}),", ids(items)));
        }
        line("];\npub(super) static INHERENT_IMPLS: &[(&str, &[LibraryItemId])] = &[".to_owned());
        for (word, items) in &self.inherent_impls {
            line(format!("({word:?}, &{:?}),", ids(items)));
        }
        line("];\npub(super) static LANG_ITEMS: &[(&str, LibraryItemId)] = &[".to_owned());
        for (name, item) in &self.lang {
            line(format!("({name:?}, {:?}),", ItemId(*item)));
        }
        let mut names = String::new();
        for name in &self.trait_names {
            write!(names, "{name:?}, ").expect("writing to a string cannot fail");
        }
        line(format!("];\npub(super) static TRAIT_NAMES: &[&str] = &[{names}];"));
        out
    }
}

/// Prints as the id does in the source of the tables.
struct ItemId(usize);

impl std::fmt::Debug for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LibraryItemId({})", self.0)
    }
}

fn ids(items: &[usize]) -> Vec<ItemId> {
    items.iter().map(|item| ItemId(*item)).collect()
}

// ----------------------------------------------------------------------------------------------------------- one item

/// What can be told of an item from its first tokens.
#[derive(Default)]
struct Head<'t> {
    keyword: &'t str,
    name: &'t str,
    derives: Vec<&'t str>,
    /// The rows of `#[each(Name = type, type; ...)]`.
    each: Vec<(&'t str, Vec<Vec<&'t str>>)>,
    /// The token after the keyword, the one that opens the braces (or ends the item), and the one after the item.
    after_keyword: usize,
    body: usize,
    end: usize,
}

impl<'t> Head<'t> {
    fn read(tokens: &[Token<'t>], partners: &[usize], start: usize) -> Head<'t> {
        let text = |at: usize| tokens.get(at).map_or("", |t| t.text);
        let mut head = Head::default();
        let mut at = start;
        while text(at) == "#" {
            let close = partners[at + 1];
            head.attribute(&tokens[at + 2..close].iter().map(|t| t.text).collect::<Vec<_>>());
            at = close + 1;
        }
        if text(at) == "pub" {
            at = if text(at + 1) == "(" { partners[at + 1] + 1 } else { at + 1 };
        }
        loop {
            match (text(at), text(at + 1)) {
                ("unsafe" | "auto" | "default" | "async", _) | ("const", "fn" | "unsafe" | "extern") => at += 1,
                ("extern", abi) if abi.starts_with('"') => at += 2,
                _ => break,
            }
        }
        head.keyword = match text(at) {
            word @ ("fn" | "struct" | "enum" | "union" | "trait" | "impl" | "mod" | "use" | "type" | "static"
            | "const") => word,
            _ => "",
        };
        head.after_keyword = at + 1;
        if !matches!(head.keyword, "" | "impl" | "use") {
            head.name = text(if text(at + 1) == "mut" { at + 2 } else { at + 1 });
        }
        let until_semicolon = matches!(head.keyword, "use" | "type" | "static" | "const");
        while let Some(token) = tokens.get(at) {
            // `Array<{ N }>` in a signature is no body.
            let opens_body = token.text == "{" && !until_semicolon && !matches!(text(at - 1), "<" | "=");
            head.body = at;
            if token.text == ";" || opens_body {
                at = partners[at];
                break;
            }
            at = partners[at] + 1;
        }
        head.end = at + 1;
        head
    }

    fn attribute(&mut self, words: &[&'t str]) {
        match words {
            ["derive", "(", list @ .., ")"] => {
                self.derives.extend(split(list, ",").into_iter().filter_map(|path| path.last().copied()));
            }
            ["each", "(", list @ .., ")"] => {
                for row in split(list, ";") {
                    if let [name, "=", types @ ..] = row {
                        self.each.push((name, split(types, ",").into_iter().map(<[_]>::to_vec).collect()));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The names that a `use` binds; `*` for a glob.
fn imported_names<'t>(words: &[&'t str]) -> Vec<&'t str> {
    let mut names = Vec::new();
    // The last word before each open brace, which `self` stands for.
    let mut prefixes = vec![""];
    let mut last = "";
    for (at, word) in words.iter().copied().enumerate() {
        let is_leaf = matches!(words.get(at + 1), Some(&("," | "}" | ";")));
        match word {
            "{" => prefixes.push(last),
            "}" => {
                prefixes.pop();
            }
            "*" => names.push(word),
            "self" if is_leaf => names.extend(prefixes.last()),
            _ if is_leaf && is_word(word) => names.push(word),
            _ => {}
        }
        if is_word(word) {
            last = word;
        }
    }
    names
}

/// The trait that an impl is of, and the words that its self type is filed under: several with `#[each]`.
fn impl_words(header: &[&str], each: &[(&str, Vec<Vec<&str>>)]) -> (Option<String>, Vec<String>) {
    let depths = depths(header);
    let start = match header.first() {
        // The closing bracket is the first token that nothing is open after.
        Some(&"<") => (1..header.len()).find(|at| depths[*at] == 0).unwrap_or(header.len()),
        _ => 0,
    };
    let params: Vec<&str> =
        split(header.get(1..start.max(2) - 1).unwrap_or(&[]), ",").into_iter().filter_map(param_name).collect();
    let outside = |word: &str| (start..header.len()).find(|at| depths[*at] == 0 && header[*at] == word);
    let end = outside("where").unwrap_or(header.len());
    match outside("for").filter(|at| *at < end) {
        Some(at) => (path_word(&header[start..at]).map(str::to_owned), self_words(&header[at + 1..end], &params, each)),
        None => (None, self_words(&header[start..end], &params, each)),
    }
}

/// The name of a type parameter, given its declaration.
fn param_name<'t>(declaration: &[&'t str]) -> Option<&'t str> {
    declaration.first().copied().filter(|name| is_word(name) && *name != "const")
}

/// The last name of a path.
fn path_word<'t>(path: &[&'t str]) -> Option<&'t str> {
    let depths = depths(path);
    (0..path.len()).rev().find(|at| depths[*at] == 0 && is_word(path[*at])).map(|at| path[at])
}

/// The words of `resolve::collect`'s `self_key`; empty for types that may be any.
fn self_words(ty: &[&str], params: &[&str], each: &[(&str, Vec<Vec<&str>>)]) -> Vec<String> {
    let word = match ty {
        ["<", ..] | ["fn" | "unsafe" | "extern", ..] => "",
        [first, ..] if params.contains(first) => "",
        ["&", rest @ ..] => {
            let named = rest.first().is_some_and(|word| word.starts_with('\''));
            if rest.get(usize::from(named)) == Some(&"mut") { "&mut" } else { "&" }
        }
        ["*", "mut", ..] => "*mut",
        ["*", ..] => "*const",
        // Of the outermost brackets: `[[T; N]]` is a slice.
        ["[", ..] if depths(ty).iter().zip(ty).any(|(depth, word)| *depth == 1 && *word == ";") => "[;]",
        ["[", ..] => "[]",
        ["(", ..] => "()",
        ["!", ..] => "!",
        ["dyn", ..] => "dyn",
        _ => {
            let name = path_word(ty).unwrap_or_default();
            return match each.iter().find(|(alias, _)| *alias == name) {
                Some((_, types)) => types.iter().flat_map(|ty| self_words(ty, params, &[])).collect(),
                None => vec![name.to_owned()],
            };
        }
    };
    vec![word.to_owned()]
}

/// How many brackets, angle ones included, are open before each token; a closing one counts as outside.
fn depths(words: &[&str]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut depths = Vec::with_capacity(words.len());
    for word in words {
        if matches!(*word, ")" | "]" | "}") {
            depth = depth.saturating_sub(1);
        }
        depths.push(depth);
        match *word {
            "<" | "(" | "[" | "{" => depth += 1,
            ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depths
}

/// The non-empty parts between separators that are in no brackets.
fn split<'s, 't>(words: &'s [&'t str], separator: &str) -> Vec<&'s [&'t str]> {
    let depths = depths(words);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 0..=words.len() {
        if words.get(at).is_none_or(|word| *word == separator && depths[at] == 0) {
            if start < at {
                parts.push(&words[start..at]);
            }
            start = at + 1;
        }
    }
    parts
}

// ------------------------------------------------------------------------------------------------------------- tokens

#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    start: usize,
}

/// Words, literals, lifetimes, `->`, `=>` and single characters; comments are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let len = match bytes[at] {
            b if b.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'/' if rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            b'/' => {
                assert!(!rest.starts_with("/*"), "library files use line comments");
                1
            }
            b'"' => string_len(rest),
            b'b' if rest.starts_with("b\"") => 1 + string_len(&rest[1..]),
            b'b' if rest.starts_with("b'") => 1 + quote_len(&rest[1..]),
            b'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") => raw_string_len(rest),
            b'\'' => quote_len(rest),
            b if b.is_ascii_alphanumeric() || b == b'_' => rest.find(|c| !is_word_char(c)).unwrap_or(rest.len()),
            b'-' | b'=' if rest[1..].starts_with('>') => 2,
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        tokens.push(Token { text: &text[at..at + len], start: at });
        at += len;
    }
    tokens
}

fn is_word_char(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn is_word(text: &str) -> bool {
    text.starts_with(is_word_char)
}

/// The length of a string with its quotes.
fn string_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

fn raw_string_len(text: &str) -> usize {
    let (open, close) = if text.starts_with("r#") { (3, "\"#") } else { (2, "\"") };
    open + text[open..].find(close).expect("a raw string of the library ends") + close.len()
}

/// A character or a lifetime.
fn quote_len(text: &str) -> usize {
    let mut chars = text[1..].chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), Some(escaped)) => {
            let start = 2 + escaped.len_utf8();
            start + text[start..].find('\'').expect("a character of the library ends") + 1
        }
        (Some(c), Some('\'')) => 1 + c.len_utf8() + 1,
        _ => 1 + text[1..].find(|c| !is_word_char(c)).unwrap_or(text.len() - 1),
    }
}

/// For each opening bracket the token that closes it; every other token is its own partner.
fn partners(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut partners: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" | "[" | "{" => open.push(at),
            ")" | "]" | "}" => partners[open.pop().expect("the library's brackets match")] = at,
            _ => {}
        }
    }
    partners
}
