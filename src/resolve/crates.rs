//! The library's crates. In Cairn `std`, `core` and `alloc` are one module; this says what is not in the two smaller ones,
//! and where macros and derives can be imported from.

use crate::source::Ident;

use super::{LIBRARY_ROOT, ModuleId, Names, Origin};

/// Modules and names of `std` that are not in `core`; `borrow::Cow` stands for itself, `vec` for all that is in it.
const NOT_IN_CORE: &str = "alloc backtrace borrow::Cow borrow::ToOwned boxed collections fmt::format fs \
     hash::DefaultHasher hash::RandomState io os path process rc slice::Concat slice::Join string sync::Arc sync::Weak \
     sync::Mutex sync::MutexGuard sync::RwLock sync::RwLockReadGuard sync::RwLockWriteGuard sync::Once sync::OnceLock \
     sync::LazyLock sync::PoisonError sync::TryLockError sync::LockResult sync::TryLockResult sync::mpsc sync::Barrier \
     sync::Condvar task::Wake thread time::Instant time::SystemTime time::SystemTimeError time::UNIX_EPOCH vec";

/// What of `std` is in `alloc`, but for some names.
const IN_ALLOC: &str = "alloc borrow boxed collections ffi fmt rc slice str string sync task vec";
const NOT_IN_ALLOC: &str = "collections::HashMap collections::HashSet collections::hash_map collections::hash_set \
     sync::Mutex sync::MutexGuard sync::RwLock sync::RwLockReadGuard sync::RwLockWriteGuard sync::Once sync::OnceLock \
     sync::LazyLock sync::PoisonError sync::TryLockError sync::LockResult sync::TryLockResult sync::mpsc sync::Barrier \
     sync::Condvar sync::atomic";

/// Macros that allocate or print.
const MACROS_NOT_IN_CORE: &str = "dbg eprint eprintln format print println vec";
const MACROS_IN_ALLOC: &str = "format vec";

const MACROS: &str = "assert assert_eq assert_ne cfg column concat dbg debug_assert debug_assert_eq debug_assert_ne env eprint \
     eprintln file format format_args line matches module_path option_env panic print println stringify todo \
     unimplemented unreachable vec write writeln";

/// Derives, by the module of their trait.
const DERIVES: &[(&str, &str)] = &[
    ("clone", "Clone"),
    ("cmp", "Eq Ord PartialEq PartialOrd"),
    ("default", "Default"),
    ("fmt", "Debug"),
    ("hash", "Hash"),
    ("marker", "Copy"),
];

fn has_word(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Whether there is a macro or a derive of that name.
pub(super) fn is_macro_name(name: &str) -> bool {
    has_word(MACROS, name) || is_derive(name)
}

pub(super) fn is_derive(name: &str) -> bool {
    DERIVES.iter().any(|(_, names)| has_word(names, name))
}

/// Which of the names after `core::` or `alloc::` is the first that the crate has not, though `std` may have it.
pub(super) fn first_missing(krate: &str, path: &[Ident]) -> Option<usize> {
    let mut words = path.iter().map(|ident| ident.name.as_str());
    let first = words.next()?;
    let pair = words.next().map(|second| format!("{first}::{second}"));
    let lists = |list: &str| match &pair {
        _ if has_word(list, first) => Some(0),
        // As a macro it is there.
        Some(_) if first == "env" => Some(0),
        Some(pair) if has_word(list, pair) => Some(1),
        _ => None,
    };
    match krate {
        "core" => lists(NOT_IN_CORE),
        "alloc" if !has_word(IN_ALLOC, first) && !is_macro_name(first) => Some(0),
        "alloc" => lists(NOT_IN_ALLOC),
        _ => None,
    }
}

impl Names<'_> {
    /// Whether a macro or derive of that name can be imported from the module, reached through the crate of that name.
    pub(super) fn is_macro_of(&self, module: ModuleId, krate: &str, name: &str) -> bool {
        let modules = self.modules.borrow();
        let data = &modules[module];
        if data.origin == Origin::User {
            // As far as it was imported there.
            let imports: Vec<_> =
                data.imports.iter().filter(|(key, _)| key.as_str() == name).flat_map(|(_, ids)| ids.clone()).collect();
            drop(modules);
            return imports.into_iter().any(|id| self.follow_import(id).mac);
        }
        if module == LIBRARY_ROOT {
            return has_word(MACROS, name)
                && match krate {
                    "core" => !has_word(MACROS_NOT_IN_CORE, name),
                    "alloc" => has_word(MACROS_IN_ALLOC, name),
                    _ => true,
                };
        }
        let parent = data.parent.filter(|parent| *parent != LIBRARY_ROOT);
        match parent {
            None => DERIVES.iter().any(|(home, names)| data.name.as_str() == *home && has_word(names, name)),
            Some(parent) => modules[parent].name.as_str() == "prelude" && is_macro_name(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span, Symbol};

    #[test]
    fn the_first_name_that_a_crate_has_not() {
        let missing = |path: &str| {
            let (krate, rest) = path.split_once("::").expect("a crate and a path");
            let ident = |word| Ident { name: Symbol::intern(word), span: Span::new(FileId::MAIN, 0, 0) };
            first_missing(krate, &rest.split("::").map(ident).collect::<Vec<_>>())
        };
        assert_eq!(missing("core::vec::Vec"), Some(0));
        assert_eq!(missing("core::borrow::Cow"), Some(1));
        assert_eq!(missing("core::borrow::Borrow"), None);
        assert_eq!(missing("alloc::mem::swap"), Some(0));
        assert_eq!(missing("alloc::collections::HashMap::new"), Some(1));
        assert_eq!(missing("alloc::collections::BTreeMap"), None);
        assert_eq!(missing("std::vec::Vec"), None);
    }
}
