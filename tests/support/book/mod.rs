//! The Rust Book as a yardstick: the code blocks of the book that every toolchain installs, read when the tests run, beside
//! rustc. None of its text is kept in this repository; only the counts of `tests/book.txt` are.

pub mod extract;
pub mod judge;
pub mod program;
pub mod scope;
pub mod table;

use extract::Block;
use std::path::PathBuf;
use std::process::Command;

/// The chapters whose programs Cairn is held to, with what they are about.
pub const HELD: [(u32, &str); 14] = [
    (3, "common concepts"),
    (4, "ownership"),
    (5, "structs"),
    (6, "enums"),
    (7, "modules"),
    (8, "collections"),
    (9, "errors"),
    (10, "generics"),
    (11, "tests"),
    (13, "closures, iterators"),
    (15, "smart pointers"),
    (18, "trait objects"),
    (19, "patterns"),
    (20, "advanced"),
];

/// Those that are shown for information: they are about input, files, threads, tasks and sockets.
pub const SHOWN: [(u32, &str); 5] =
    [(2, "a game"), (12, "an I/O project"), (16, "threads"), (17, "async"), (21, "a web server")];

/// The folder of a book that is installed with the toolchain, or `None` where rust-docs is not installed.
pub fn folder(book: &str) -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let folder = sysroot.join("share/doc/rust/html").join(book);
    folder.is_dir().then_some(folder)
}

/// All Rust blocks of chapters of The Book, in its order.
pub fn blocks(chapters: &[(u32, &str)]) -> Option<Vec<Block>> {
    let mut pages: Vec<(u32, String, PathBuf)> = std::fs::read_dir(folder("book")?)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            // `ch04-01-what-is-ownership.html`: chapter and page are numbered.
            let page = path.file_stem()?.to_str()?.get(..7)?.to_string();
            let chapter = page.strip_prefix("ch")?.get(..2)?.parse().ok()?;
            let wanted = path.extension()? == "html" && chapters.iter().any(|(number, _)| *number == chapter);
            wanted.then_some((chapter, page, path))
        })
        .collect();
    pages.sort();
    let mut blocks = Vec::new();
    for (chapter, page, path) in pages {
        // Pages that have moved are still there, empty, under the numbers that others have now.
        let found = extract::blocks(chapter, &page, &std::fs::read_to_string(path).ok()?);
        blocks.extend(found);
    }
    Some(blocks)
}

/// All Rust blocks of another book, page by page; as chapter 0.
pub fn blocks_of(book: &str) -> Option<Vec<Block>> {
    let root = folder(book)?;
    let mut folders = vec![root.clone()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).ok()?.flatten() {
            let path = entry.path();
            // Translations have the same programs.
            let is_translation = folder == root && entry.file_name().len() == 2;
            if path.is_dir() && !is_translation {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    let mut blocks = Vec::new();
    for path in pages.iter().filter(|path| path.file_name().is_none_or(|name| name != "print.html")) {
        let page = path.strip_prefix(&root).ok()?.with_extension("").to_string_lossy().replace(['/', '\\'], "-");
        blocks.extend(extract::blocks(0, &page, &std::fs::read_to_string(path).ok()?));
    }
    Some(blocks)
}
