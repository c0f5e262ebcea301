//! The documentation of the standard library as a yardstick: its examples, as the toolchain installs them in the pages of its
//! source, read when the tests run. None of their text is kept in this repository; only the counts of
//! `tests/library_docs.txt` are.

pub mod extract;
pub mod judge;
pub mod scope;

use super::book::extract::Block;
use super::book::folder;
use std::path::{Path, PathBuf};

/// Pages of types whose methods are made by macros, so that their examples are not in the source: of those that have the same
/// ones, the narrowest, the usual and the widest.
const PAGES: [(&str, &str); 7] = [
    ("primitive.u8", "std/primitive.u8.html"),
    ("primitive.u32", "std/primitive.u32.html"),
    ("primitive.usize", "std/primitive.usize.html"),
    ("primitive.i8", "std/primitive.i8.html"),
    ("primitive.i32", "std/primitive.i32.html"),
    ("primitive.i128", "std/primitive.i128.html"),
    ("AtomicI32", "std/sync/atomic/struct.AtomicI32.html"),
];

/// All examples of modules of which `wanted` is true, module by module; `None` where the pages are not installed.
pub fn blocks(wanted: impl Fn(&str) -> bool) -> Option<Vec<Block>> {
    let sources = folder("src")?;
    let mut files = Vec::new();
    for name in ["core", "alloc", "std"] {
        collect(&sources.join(name), &mut files)?;
    }
    let mut modules: Vec<(String, PathBuf)> =
        files.into_iter().filter_map(|path| Some((module(path.strip_prefix(&sources).ok()?)?, path))).collect();
    modules.retain(|(module, _)| scope::is_in(module) && wanted(module));
    modules.sort();
    let mut blocks = Vec::new();
    for (module, path) in modules {
        blocks.extend(extract::of_source(&module, &std::fs::read_to_string(path).ok()?));
    }
    let pages = sources.parent()?;
    for (name, path) in PAGES.iter().filter(|(name, _)| wanted(name)) {
        blocks.extend(extract::of_page(name, &std::fs::read_to_string(pages.join(path)).ok()?));
    }
    Some(blocks)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Option<()> {
    for entry in std::fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.to_string_lossy().ends_with(".rs.html") {
            files.push(path);
        }
    }
    Some(())
}

/// `core::slice` for `core/slice/mod.rs.html`.
fn module(path: &Path) -> Option<String> {
    let path = path.to_str()?.strip_suffix(".rs.html")?.replace(['/', '\\'], "::");
    Some(path.strip_suffix("::mod").map_or(path.clone(), str::to_string))
}
