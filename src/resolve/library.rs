//! The library's files: embedded text with an outline made when Cairn was built (`build/outline.rs`), so that a process
//! parses only the items that its program leads to. What has been parsed is kept for the life of the process.

use std::hash::Hash;
use std::ops::Range;
use std::sync::{LazyLock, RwLock};

use crate::ast;
use crate::hash::HashMap;
use crate::source::{FileId, Sources, Span};

crate::id! {
    /// A file of the library, in the order of their paths.
    pub struct LibraryFileId("library file");
    /// An item of the library, in the order of the files.
    pub struct LibraryItemId("library item");
}

/// What is known of a file at start-up.
pub struct FileOutline {
    /// Under `programs/library`, such as `vec/mod.rs`.
    pub path: &'static str,
    pub text: &'static str,
    /// The `mod name;` whose file this is; none for the root.
    pub declared_by: Option<LibraryItemId>,
    items: Range<u32>,
}

/// What is known of an item before it is parsed.
pub struct ItemOutline {
    pub file: LibraryFileId,
    start: u32,
    end: u32,
    pub kind: OutlineKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutlineKind {
    Use,
    /// A `use` that may import a trait.
    UseTrait,
    /// `mod name;`
    Module(LibraryFileId),
    Trait,
    Other,
}

/// The generated tables. All but `FILES` and `ITEMS` are sorted by their keys.
mod tables {
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

/// What has been parsed of the library.
#[derive(Default)]
pub struct Library {
    items: Memo<LibraryItemId, &'static [ast::Item]>,
    bodies: Memo<Span, &'static ast::Block>,
}

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::default);

impl LibraryFileId {
    /// `lib.rs`.
    pub fn root() -> Option<LibraryFileId> {
        tables::FILES.iter().position(|file| file.path == "lib.rs").map(|index| LibraryFileId(index as u32))
    }

    pub fn outline(self) -> &'static FileOutline {
        &tables::FILES[self.0 as usize]
    }

    /// The file in every compilation: the library's follow the user's.
    fn source(self) -> FileId {
        FileId(self.0 + 1)
    }

    pub fn span(self) -> Span {
        Span::new(self.source(), 0, self.outline().text.len() as u32)
    }

    /// The items written at the top level of the file.
    pub fn items(self) -> impl Iterator<Item = LibraryItemId> {
        self.outline().items.clone().map(LibraryItemId)
    }

    /// The items (imports included) that bind this name at the top level of the file; `*` stands for glob imports.
    pub fn items_named(self, name: &str) -> &'static [LibraryItemId] {
        find(tables::NAMES, |(file, item)| (*file, *item).cmp(&(self, name)))
    }
}

impl LibraryItemId {
    pub fn outline(self) -> &'static ItemOutline {
        &tables::ITEMS[self.0 as usize]
    }

    /// The item with its attributes.
    pub fn span(self) -> Span {
        let ItemOutline { file, start, end, .. } = self.outline();
        Span::new(file.source(), *start, *end)
    }
}

impl Library {
    /// The library of this process.
    pub fn get() -> &'static Library {
        &LIBRARY
    }

    /// Appends the library's files; the user's must be the only one so far, so that ids agree.
    pub fn add_sources(sources: &mut Sources) {
        debug_assert_eq!(sources.files().len(), 1);
        for file in tables::FILES {
            sources.add_static(format!("library/{}", file.path), file.text);
        }
    }

    pub fn files() -> impl Iterator<Item = LibraryFileId> {
        (0..tables::FILES.len() as u32).map(LibraryFileId)
    }

    /// The items with impls (derived ones included) of a trait of this name.
    pub fn trait_impls(name: &str) -> impl Iterator<Item = LibraryItemId> {
        let first = tables::TRAIT_IMPLS.partition_point(|((key, _), _)| *key < name);
        let same = tables::TRAIT_IMPLS[first..].iter().take_while(move |((key, _), _)| *key == name);
        same.flat_map(|(_, items)| items.iter().copied())
    }

    /// Those for types that are filed under this word (see `collect::self_key`), or for any type if it is empty.
    pub fn trait_impls_for(name: &str, word: &str) -> &'static [LibraryItemId] {
        find(tables::TRAIT_IMPLS, |words| (*words).cmp(&(name, word)))
    }

    /// The inherent impls of types that are filed under this word (see `collect::self_key`).
    pub fn inherent_impls(word: &str) -> &'static [LibraryItemId] {
        find(tables::INHERENT_IMPLS, |key| (*key).cmp(word))
    }

    /// The item that is marked `#[lang = "name"]`, or contains what is.
    pub fn lang_item(name: &str) -> Option<LibraryItemId> {
        let index = tables::LANG_ITEMS.binary_search_by(|(key, _)| (*key).cmp(name)).ok()?;
        Some(tables::LANG_ITEMS[index].1)
    }

    /// Whether an import of something of this name can bring in a trait of the library.
    pub fn may_be_trait(name: &str) -> bool {
        tables::TRAIT_NAMES.binary_search(&name).is_ok()
    }

    /// The item itself (none if a `#[cfg]` disables it).
    pub fn item(&'static self, id: LibraryItemId) -> &'static [ast::Item] {
        self.items.get_or_insert(id, || {
            let text = id.outline().file.outline().text;
            let (items, errors) = crate::parse::library_items(text, id.span());
            debug_assert!(errors.is_empty(), "the library's items parse: {errors:?}");
            items.leak()
        })
    }

    /// The block that a deferred body stands for.
    pub fn body(&'static self, span: Span) -> &'static ast::Block {
        self.bodies.get_or_insert(span, || {
            // Only library files have deferred bodies, and they follow the user's file.
            let text = tables::FILES[span.file.0 as usize - 1].text;
            let (block, errors) = crate::parse::body(text, span);
            debug_assert!(errors.is_empty(), "the library's bodies parse: {errors:?}");
            Box::leak(Box::new(block))
        })
    }
}

/// The entry of a sorted table whose key compares equal.
fn find<K>(
    table: &'static [(K, &'static [LibraryItemId])],
    compare: impl Fn(&K) -> std::cmp::Ordering,
) -> &'static [LibraryItemId] {
    match table.binary_search_by(|(key, _)| compare(key)) {
        Ok(index) => table[index].1,
        Err(_) => &[],
    }
}

/// Values that are made once per process. Their number is fixed, so they are never freed.
struct Memo<K, V>(RwLock<HashMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo(RwLock::default())
    }
}

impl<K: Copy + Eq + Hash, V: Copy> Memo<K, V> {
    fn get_or_insert(&self, key: K, make: impl FnOnce() -> V) -> V {
        // A poisoned lock still holds a consistent table: insertions are single calls.
        if let Some(value) = self.0.read().unwrap_or_else(|e| e.into_inner()).get(&key) {
            return *value;
        }
        let value = make();
        *self.0.write().unwrap_or_else(|e| e.into_inner()).entry(key).or_insert(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::ItemKind;

    /// The scanner of the build script against the parser.
    #[test]
    fn the_outline_is_what_the_parser_finds() {
        for file in Library::files() {
            let FileOutline { path, text, .. } = file.outline();
            let (whole, errors) = crate::parse::library_items(text, file.span());
            assert!(errors.is_empty(), "{path}: {errors:?}");
            assert_eq!(whole.len(), file.items().count(), "{path}");
            for (item, id) in whole.iter().zip(file.items()) {
                let ItemOutline { start, end, kind, .. } = id.outline();
                let first = item.attrs.iter().map(|attr| attr.span.start).chain([item.span.start]).min();
                assert_eq!((first, item.span.end), (Some(*start), *end), "{path}");
                if let Some(name) = item.name() {
                    assert!(file.items_named(name.name.as_str()).contains(&id), "{path}: {name}");
                }
                let expected = match &item.kind {
                    ItemKind::Use(_) if *kind == OutlineKind::UseTrait => OutlineKind::UseTrait,
                    ItemKind::Use(_) => OutlineKind::Use,
                    ItemKind::Trait(it) => {
                        assert!(Library::may_be_trait(it.name.name.as_str()));
                        OutlineKind::Trait
                    }
                    ItemKind::Mod(it) if it.items.is_none() => match kind {
                        OutlineKind::Module(child) if child.outline().declared_by == Some(id) => *kind,
                        _ => panic!("{path}: mod {} has no file", it.name),
                    },
                    _ => OutlineKind::Other,
                };
                assert_eq!(*kind, expected, "{path}");
                if let ItemKind::Impl(it) = &item.kind
                    && let Some(trait_ref) = &it.trait_ref
                {
                    let word = trait_ref.segments.last().map_or("", |segment| segment.ident.name.as_str());
                    assert!(Library::trait_impls(word).any(|found| found == id), "{path}: impl {word}");
                }
            }
        }
    }
}
