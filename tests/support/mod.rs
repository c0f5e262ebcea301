//! What the test binaries share: expectations written in programs, rustc as an oracle, Cairn as a process, and a
//! generator of small functions.

#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod annotations;
pub mod book;
pub mod cairn;
pub mod campaign;
pub mod generator;
pub mod library_docs;
pub mod oracle;
pub mod process;
pub mod sessions;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a compiler said about one program: on which lines, under which codes. A code is `E0382`, a lint's name, or `-`
/// for errors to which rustc gives no code.
pub type Errors = BTreeSet<(u32, String)>;

/// The folders under `programs/` whose files are programs (the others belong to the library).
pub const SUITES: [&str; 4] = ["tour", "reject", "trap", "run"];

/// The package's root, where every test binary starts.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder under `target/` for what the tests make; created on demand.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("the target folder is writable");
    folder
}

/// Every program of the suites, as a path relative to the root with `/` separators, sorted.
pub fn programs() -> Vec<String> {
    let mut found = Vec::new();
    for suite in SUITES {
        collect(&root().join("programs").join(suite), &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let relative = path.strip_prefix(root()).expect("a path below the root");
            found.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// Whether a program is meant to be rejected: those under `programs/reject/` are, no other is.
pub fn is_rejected(program: &str) -> bool {
    program.starts_with("programs/reject/")
}

/// Applies `work` to every item on all cores and returns the complaints, in item order.
pub fn in_parallel<T: Sync>(items: &[T], work: impl Fn(&T) -> Result<(), String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let complaints = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if let Err(complaint) = work(item) {
                        complaints.lock().expect("no holder panics").push((index, complaint));
                    }
                }
            });
        }
    });
    let mut complaints = complaints.into_inner().expect("no holder panics");
    complaints.sort();
    complaints.into_iter().map(|(_, complaint)| complaint).collect()
}

/// Fails the test with all complaints at once.
pub fn report(what: &str, total: usize, complaints: &[String]) {
    if !complaints.is_empty() {
        panic!("{what}: {} of {total} failed\n\n{}\n", complaints.len(), complaints.join("\n\n"));
    }
}

/// Says how two sets of errors differ, or `None` when they are equal.
pub fn difference(expected_name: &str, expected: &Errors, actual_name: &str, actual: &Errors) -> Option<String> {
    let list = |errors: Vec<&(u32, String)>| {
        errors.iter().map(|(line, code)| format!("{line}: {code}")).collect::<Vec<_>>().join(", ")
    };
    let missing: Vec<_> = expected.difference(actual).collect();
    let extra: Vec<_> = actual.difference(expected).collect();
    if missing.is_empty() && extra.is_empty() {
        return None;
    }
    let mut text = String::new();
    if !missing.is_empty() {
        text += &format!("  only {expected_name}: {}\n", list(missing));
    }
    if !extra.is_empty() {
        text += &format!("  only {actual_name}: {}\n", list(extra));
    }
    Some(text.trim_end().to_string())
}

/// Programs that Cairn does not get right yet, one path a line in `tests/pending.txt` (`#` begins a remark). A program that
/// has become right says so when its test runs with `--nocapture`.
pub fn pending() -> &'static std::collections::BTreeSet<&'static str> {
    static LIST: std::sync::OnceLock<std::collections::BTreeSet<&'static str>> = std::sync::OnceLock::new();
    LIST.get_or_init(|| {
        let text = include_str!("../pending.txt");
        text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty()).collect()
    })
}
