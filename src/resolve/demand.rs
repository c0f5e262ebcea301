//! Library items are declared when something first asks for them: see [`Library`] for the words they are found by.
//!
//! Until then a module of the library has neither names nor imports. Every way into a module's tables goes through
//! [`Names::reach`] or one of its siblings, and every way to the library's impls through [`Names::library_trait_impls`]
//! and [`Names::library_inherent_impls`].

use super::library::{LibraryFileId, LibraryItemId, OutlineKind};
use super::*;
use crate::hir::LangItem;

/// How far the library has been declared.
#[derive(Default)]
pub(crate) struct Reached {
    items: HashSet<LibraryItemId>,
    /// The modules of the files.
    files: HashMap<LibraryFileId, ModuleId>,
}

impl<'a> Names<'a> {
    /// A name declared in the module itself.
    pub(crate) fn entry(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Entry> {
        self.reach(module, name);
        self.modules.borrow()[module].items.get(&(name, ns)).copied()
    }

    /// Declares what the module has or imports under this name, and its glob imports.
    pub(crate) fn reach(&self, module: ModuleId, name: Symbol) {
        let Some(file) = self.modules.borrow()[module].file else { return };
        for id in file.items_named("*").iter().chain(file.items_named(name.as_str())) {
            self.declare_library_item(*id);
        }
    }

    /// Declares the module's traits, the imports that may be of traits, and the glob imports.
    pub(crate) fn reach_traits(&self, module: ModuleId) {
        let Some(file) = self.modules.borrow()[module].file else { return };
        file.items_named("*").iter().for_each(|id| self.declare_library_item(*id));
        let may_be_trait = |id: &LibraryItemId| matches!(id.outline().kind, OutlineKind::Trait | OutlineKind::UseTrait);
        file.items().filter(may_be_trait).for_each(|id| self.declare_library_item(id));
    }

    /// Declares everything: for tests.
    pub(crate) fn reach_all(&self) {
        for file in Library::files() {
            file.items().for_each(|id| self.declare_library_item(id));
        }
    }

    /// The library's impls of traits of this name: those for types that are filed under one of `words` and those for any
    /// type; all of them without `words`.
    pub(crate) fn library_trait_impls(&self, name: Symbol, words: Option<&[Symbol]>) -> Vec<ImplId> {
        let mut found = Vec::new();
        let Some(words) = words else {
            Library::trait_impls(name.as_str()).for_each(|id| self.declare_library_item(id));
            found.extend(self.library_impls.borrow().get(&name).into_iter().flatten().flat_map(|(_, impls)| impls));
            return self.as_written(found);
        };
        for word in words.iter().copied().chain([Symbol::intern("")]) {
            let items = Library::trait_impls_for(name.as_str(), word.as_str());
            items.iter().for_each(|id| self.declare_library_item(*id));
            let impls = self.library_impls.borrow();
            found.extend(impls.get(&name).and_then(|words| words.get(&word)).into_iter().flatten());
        }
        self.as_written(found)
    }

    /// The library's inherent impls that are filed under this word.
    pub(crate) fn library_inherent_impls(&self, word: Symbol) -> Vec<ImplId> {
        Library::inherent_impls(word.as_str()).iter().for_each(|id| self.declare_library_item(*id));
        self.as_written(self.library_inherent.borrow().get(&word).cloned().unwrap_or_default())
    }

    /// What was declared first depends on the program; the order of impls must not.
    fn as_written(&self, mut list: Vec<ImplId>) -> Vec<ImplId> {
        let impls = self.impls.borrow();
        list.sort_by_key(|id| (impls[*id].decl.span, *id));
        list
    }

    /// The item that the library marks `#[lang = "name"]`.
    pub fn lang_item(&self, name: &str) -> Option<LangItem> {
        let symbol = Symbol::intern(name);
        if let Some(item) = self.lang.borrow().get(&symbol) {
            return Some(*item);
        }
        self.declare_library_item(Library::lang_item(name)?);
        self.lang.borrow().get(&symbol).copied()
    }

    /// The module of a library file was declared.
    pub(crate) fn set_library_module(&self, file: LibraryFileId, module: ModuleId) {
        self.modules.borrow_mut()[module].file = Some(file);
        self.reached.borrow_mut().files.insert(file, module);
    }

    fn library_module(&self, file: LibraryFileId) -> Option<ModuleId> {
        if let Some(module) = self.reached.borrow().files.get(&file) {
            return Some(*module);
        }
        self.declare_library_item(file.outline().declared_by?);
        self.reached.borrow().files.get(&file).copied()
    }

    fn declare_library_item(&self, id: LibraryItemId) {
        if !self.reached.borrow_mut().items.insert(id) {
            return;
        }
        // Every file but the root is declared by an item of another, which the build script has made sure of.
        let Some(module) = self.library_module(id.outline().file) else { return };
        self.collect_library_items(self.library.item(id), module);
    }
}
