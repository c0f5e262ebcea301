//! What rustc and Cairn make of a block, and how the two compare.

use super::extract::Block;
use super::{program, scope};
use crate::support::{Errors, cairn, difference, oracle, process, scratch};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// How Cairn's answer compares with rustc's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The same verdict, errors, output and exit code.
    Right,
    /// Both reject, with other codes or on other lines, or both accept and it prints or exits otherwise.
    Differs,
    /// Refused as outside Cairn's Rust, under C0002.
    Refused,
    /// Rejected for another reason, while rustc accepts.
    FalseReject,
    /// Accepted, while rustc rejects.
    FalseAccept,
    /// Cairn broke: it ended with its code for bugs, by a signal, or not at all.
    Crash,
    /// Not counted: Cairn does not claim to have what the block is about.
    Beyond(&'static str),
}

/// One block with its verdict; `why` has what is different, in lines.
#[derive(Debug, Clone)]
pub struct Row {
    pub block: Block,
    pub class: Class,
    pub why: Vec<String>,
}

/// How long Cairn gets for one block; test builds are slow.
const PATIENCE: Duration = Duration::from_secs(20);

/// Enough for whatever ends.
const FUEL: &str = "20000000";

/// Asks both and compares.
pub fn judge(block: &Block) -> Row {
    let text = program::whole(&block.text);
    let rustc = oracle::ask(&block.file(), &text, runs(block).then_some(""));
    let row = |class, why| Row { block: block.clone(), class, why };
    let beyond = scope::beyond(block, &text, &rustc);
    let runs = rustc.ran.is_some() && beyond.is_none();
    let (class, why) = compare(&text, &rustc, &ask_cairn(block, &text, runs));
    match beyond {
        // Cairn is to say that it has no such thing, or to be right; it is never to accept what rustc rejects.
        Some(reason) if !matches!(class, Class::Crash | Class::FalseAccept) => row(Class::Beyond(reason), why),
        _ => row(class, why),
    }
}

/// Whether the block's program is to be run: not where the book says that it is not.
fn runs(block: &Block) -> bool {
    !block.is("no_run")
}

/// What Cairn makes of a program.
pub struct Answer {
    pub errors: Errors,
    pub messages: Vec<String>,
    pub finished: process::Finished,
}

impl Answer {
    /// Whether Cairn itself broke, where the program is not meant to be aborted.
    pub fn is_crash(&self, aborts: bool) -> bool {
        let exit = self.finished.exit;
        self.finished.timed_out || exit == 70 || matches!(exit, 132..=139) && !aborts
    }
}

/// Checks or runs the program of a block.
pub fn ask_cairn(block: &Block, text: &str, run: bool) -> Answer {
    let folder = scratch("book");
    std::fs::write(folder.join(block.file()), text).expect("the target folder is writable");
    let finished = cairn_in(&folder, &block.file(), run);
    let stderr = finished.stderr();
    let lines = || stderr.lines().filter_map(|line| cairn::parse_short_line(line, &block.file()));
    let errors = lines().map(|(line, code, _)| (line, code)).collect();
    let messages = lines().map(|(line, code, message)| format!("{line}: {code}: {message}")).collect();
    Answer { errors, messages, finished }
}

/// Cairn runs in the program's folder, so that the path in messages of panics is the one that rustc's program has.
fn cairn_in(folder: &Path, file: &str, run: bool) -> process::Finished {
    let mut command = cairn::command();
    command.current_dir(folder);
    if run {
        command.args(["run", "--fuel", FUEL]);
    } else {
        command.arg("check");
    }
    command.args(["--error-format", "short", file]);
    process::run(&mut command, b"", PATIENCE)
}

fn compare(text: &str, rustc: &oracle::Answer, cairn: &Answer) -> (Class, Vec<String>) {
    let finished = &cairn.finished;
    if cairn.is_crash(rustc_aborts(rustc)) {
        let last = finished.stderr().lines().next().unwrap_or_default().to_string();
        return (Class::Crash, vec![format!("exit {}: {last}", finished.exit)]);
    }
    let rejected = !cairn.errors.is_empty();
    let refused = rejected && cairn.errors.iter().any(|(_, code)| code == "C0002");
    let only_ours = || cairn.messages.iter().take(4).map(|message| format!("cairn {message}"));
    let only_theirs = || rustc.messages.iter().take(4).map(|message| format!("rustc {message}"));
    match (rustc.errors.is_empty(), rejected) {
        (_, true) if refused && rustc.errors != cairn.errors => (Class::Refused, only_ours().collect()),
        (true, true) => (Class::FalseReject, only_ours().collect()),
        (false, false) => (Class::FalseAccept, only_theirs().collect()),
        (false, true) => match difference("rustc", &rustc.errors, "cairn", &cairn.errors) {
            None => (Class::Right, Vec::new()),
            Some(how) => (
                Class::Differs,
                how.lines().map(|line| line.trim().to_string()).chain(only_theirs()).chain(only_ours()).collect(),
            ),
        },
        (true, false) => match rustc.ran.as_ref().map(|ran| compare_runs(text, ran, finished)) {
            Some(Err(why)) => (Class::Differs, why),
            Some(Ok(())) | None => (Class::Right, Vec::new()),
        },
    }
}

fn rustc_aborts(rustc: &oracle::Answer) -> bool {
    rustc.ran.as_ref().is_some_and(|ran| ran.exit >= 128)
}

/// The same output, exit code and message of a panic.
fn compare_runs(text: &str, rustc: &oracle::Ran, cairn: &process::Finished) -> Result<(), Vec<String>> {
    if rustc.exit == oracle::ENDLESS {
        // It goes on for ever there, and until its fuel is used up here.
        return if cairn.exit == 124 {
            Ok(())
        } else {
            Err(vec![format!("exit {}, rustc's does not end", cairn.exit)])
        };
    }
    // rustc's hash maps have another order in every run.
    let unordered = text.contains("HashMap") || text.contains("HashSet");
    first_difference("output", &rustc.stdout, &cairn.stdout(), unordered)?;
    if rustc.exit != cairn.exit {
        let said = cairn.stderr();
        return Err(vec![format!(
            "exit {}, rustc's {}: {}",
            cairn.exit,
            rustc.exit,
            said.lines().next().unwrap_or("")
        )]);
    }
    if rustc.exit >= 128 {
        // The words of a process that is aborted are the platform's own.
        return Ok(());
    }
    let (mut ours, mut theirs) =
        (oracle::without_thread_ids(&cairn.stderr()), oracle::without_thread_ids(&rustc.stderr));
    if theirs.contains("panicked at /rustc/") {
        (ours, theirs) = (oracle::without_locations(&ours), oracle::without_locations(&theirs));
    }
    first_difference("standard error", &theirs, &ours, unordered)
}

fn first_difference(what: &str, rustc: &str, cairn: &str, unordered: bool) -> Result<(), Vec<String>> {
    if rustc == cairn {
        return Ok(());
    }
    if unordered && letters(rustc) == letters(cairn) {
        return Ok(());
    }
    let (mut ours, mut theirs) = (cairn.lines(), rustc.lines());
    loop {
        match (theirs.next(), ours.next()) {
            (None, None) => return Err(vec![format!("{what}: the ends of lines differ")]),
            (a, b) if a == b => {}
            (a, b) => {
                let show = |line: Option<&str>| line.map_or("(ends)".to_string(), |line| format!("`{line}`"));
                return Err(vec![format!("{what}: rustc {}", show(a)), format!("{what}: cairn {}", show(b))]);
            }
        }
    }
}

/// How often each character comes: what is left of an output whose order is random.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}
