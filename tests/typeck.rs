//! Snippets, each annotated with the errors that rustc reports: `//~ E0425` at the end of the line, `//~0 E0601` for an error
//! at the end of the file, `?` for an error without code.
//!
//! Those that Cairn does not get right yet are listed in `tests/typeck/pending.txt`; one that has become right fails until it
//! is taken off. `CAIRN_SNIPPET=name cargo test --test typeck` shows one in full.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cairn::diagnostic::Code;
use cairn::resolve::{Arena, Library};
use cairn::source::{FileId, Sources};
use cairn::typeck::tcx::Tcx;

type Found = BTreeMap<u32, Vec<String>>;

/// Cairn's findings by line.
fn cairn(name: &str, text: &str) -> (Found, String) {
    let mut sources = Sources::new();
    sources.add(name, text);
    Library::add_sources(&mut sources);
    let (krate, mut diagnostics) = cairn::parse::program(&sources, FileId::MAIN);
    let arena = Arena::default();
    let tcx = Tcx::new(&sources, &krate, &arena);
    if diagnostics.is_empty() {
        cairn::typeck::check_crate(&tcx);
    }
    diagnostics.extend(tcx.diagnostics());
    let mut found = Found::new();
    let mut messages = String::new();
    for d in diagnostics.iter().filter(|d| d.is_error()) {
        let line = sources.line(d.primary.span);
        let code = match d.code {
            Code::None => "?".to_owned(),
            code => code.to_string(),
        };
        found.entry(line).or_default().push(code);
        let _ = writeln!(messages, "    {line}: {} {}", d.code, d.message);
    }
    for d in tcx.library_errors() {
        let (line, column) = sources.line_col(d.primary.span);
        let file = &sources.file(d.primary.span.file).name;
        let _ = writeln!(messages, "    {file}:{line}:{column}: {} {}", d.code, d.message);
        found.entry(0).or_default().push(d.code.to_string());
    }
    found.values_mut().for_each(|codes| {
        codes.sort();
        codes.dedup();
    });
    (found, messages)
}

fn expected(text: &str) -> Found {
    let mut found = Found::new();
    for (i, line) in text.lines().enumerate() {
        if let Some((_, codes)) = line.split_once("//~") {
            let codes: Vec<String> = codes.trim_start_matches('0').split_whitespace().map(str::to_owned).collect();
            found.insert(i as u32 + 1, codes);
        }
    }
    // How many errors of one code a line has is a matter of how they are gathered.
    found.values_mut().for_each(|codes| {
        codes.sort();
        codes.dedup();
    });
    found
}

fn run(path: &str) {
    let text = std::fs::read_to_string(path).expect("the file of snippets can be read");
    let only = std::env::var("CAIRN_SNIPPET").ok();
    let mut failures = String::new();
    let pending =
        std::fs::read_to_string("tests/typeck/pending.txt").expect("the list of pending snippets can be read");
    let is_pending = |name: &str| pending.lines().any(|line| line == name);
    let (mut total, mut failed) = (0, 0);
    for part in text.split("//# ").skip(1) {
        let (name, body) = part.split_once('\n').expect("a name ends in a line break");
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        total += 1;
        let result = std::panic::catch_unwind(|| cairn(name, body));
        let (found, messages) = result.unwrap_or_else(|_| (Found::from([(0, vec!["panic".into()])]), String::new()));
        let wanted = expected(body);
        let right = found == wanted;
        if right && is_pending(name) {
            failed += 1;
            let _ = writeln!(failures, "{name}\n    is right now: take it off tests/typeck/pending.txt");
        } else if (!right && !is_pending(name)) || only.is_some() {
            failed += !right as usize;
            let _ = writeln!(failures, "{name}\n    rustc {wanted:?}\n    cairn {found:?}\n{messages}");
        }
    }
    assert!(failed == 0 && only.is_none(), "{failed} of {total} differ in {path}\n{failures}");
}

/// Checking recurses over trees: deep enough a stack for any program within the limits.
fn on_big_stack(path: &'static str) {
    let handle = std::thread::Builder::new().stack_size(256 << 20).spawn(move || run(path));
    if let Err(panic) = handle.expect("a thread can be started").join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn items() {
    on_big_stack("tests/typeck/items.rs");
}

#[test]
fn traits() {
    on_big_stack("tests/typeck/traits.rs");
}

/// All of the library, which programs check only as far as they reach it.
#[test]
fn the_library_is_without_errors() {
    let found = cairn::driver::on_large_stack(|| {
        let mut sources = Sources::new();
        sources.add("main.rs", "fn main() {}");
        Library::add_sources(&mut sources);
        let (krate, _) = cairn::parse::program(&sources, FileId::MAIN);
        let arena = Arena::default();
        let tcx = Tcx::new(&sources, &krate, &arena);
        tcx.force_library();
        tcx.check_library_bodies();
        let mut found = String::new();
        for error in tcx.library_errors() {
            let (line, column) = sources.line_col(error.primary.span);
            let file = &sources.file(error.primary.span.file).name;
            let _ = writeln!(found, "{file}:{line}:{column}: {} {}", error.code, error.message);
        }
        found
    });
    assert_eq!(found.as_deref(), Ok(""), "{}", found.as_deref().unwrap_or_default());
}
