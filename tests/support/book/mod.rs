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

/// The folder of the installed book, or `None` where rust-docs is not installed.
pub fn folder() -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let folder = sysroot.join("share/doc/rust/html/book");
    folder.is_dir().then_some(folder)
}

/// All Rust blocks of the chapters, in the book's order.
pub fn blocks(chapters: &[(u32, &str)]) -> Option<Vec<Block>> {
    let mut pages: Vec<(u32, PathBuf)> = std::fs::read_dir(folder()?)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let name = path.file_name()?.to_str()?;
            let chapter = name.strip_suffix(".html")?.strip_prefix("ch")?.get(..2)?.parse().ok()?;
            chapters.iter().any(|(number, _)| *number == chapter).then_some((chapter, path))
        })
        .collect();
    pages.sort();
    let mut blocks = Vec::new();
    for (chapter, path) in pages {
        let page = path.file_stem()?.to_str()?.to_string();
        blocks.extend(extract::blocks(chapter, &page, &std::fs::read_to_string(path).ok()?));
    }
    Some(blocks)
}
