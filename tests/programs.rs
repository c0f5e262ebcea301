//! One `#[test]` per program under `programs/`, made by the build script: the expectations written in the program hold
//! for Cairn, exactly both ways.

mod support;

use support::{annotations, cairn, difference, is_rejected};

include!(concat!(env!("OUT_DIR"), "/program_tests.rs"));

/// Fails when the suite has shrunk: a folder that is not found must not look like one whose programs all pass.
#[test]
fn the_suite_is_whole() {
    let found = support::programs();
    assert_eq!(found.len(), PROGRAMS, "the build script and the tests see the same programs");
    for (suite, minimum) in [("tour", 20), ("reject", 160), ("trap", 60), ("run", 115)] {
        let count = found.iter().filter(|path| path.starts_with(&format!("programs/{suite}/"))).count();
        assert!(count >= minimum, "programs/{suite} has {count} programs; it had at least {minimum}");
    }
}

/// The body of every generated test.
fn program(path: &str) {
    let outcome = if is_rejected(path) { rejected(path) } else { accepted(path) };
    match (outcome, support::pending().contains(path)) {
        (Ok(()), false) | (Err(_), true) => {}
        (Ok(()), true) => panic!("{path} is right now: take it off tests/pending.txt"),
        (Err(complaint), false) => panic!("{path}: {complaint}"),
    }
}

fn rejected(path: &str) -> Result<(), String> {
    let (_, expected) = annotations::load(path)?;
    let checked = cairn::check(path);
    if let Some(text) = difference("annotated", &expected.errors, "reported", &checked.errors) {
        return Err(format!("\n{text}\n{}", checked.text));
    }
    for (line, part) in &expected.messages {
        let said = |text: &str| {
            cairn::parse_short_line(text, path).is_some_and(|(at, _, message)| at == *line && message.contains(part))
        };
        if !checked.text.lines().any(said) {
            return Err(format!("no message on line {line} contains `{part}`\n{}", checked.text));
        }
    }
    if checked.exit != 1 {
        return Err(format!("a rejected program exits with {}, not 1\n{}", checked.exit, checked.text));
    }
    Ok(())
}

/// One way leads to running whatever is wrong, so that a few kinds of error speak for all.
#[test]
fn rejected_programs_do_not_run() {
    let rejected: Vec<String> = support::programs().into_iter().filter(|path| is_rejected(path)).step_by(25).collect();
    for path in &rejected {
        let ran = cairn::run(path, &[], "");
        assert!(ran.exit == 1 && ran.stdout.is_empty(), "{path}: exits with {} and prints\n{}", ran.exit, ran.stdout());
    }
}

fn accepted(path: &str) -> Result<(), String> {
    let (_, expected) = annotations::load(path)?;
    let checked = cairn::check(path);
    if checked.exit != 0 {
        return Err(format!("is rejected (exit {})\n{}", checked.exit, checked.text));
    }
    // With `--leaks` the blocks left are told on standard error, once the program has ended.
    let flags: Vec<String> = expected.flags.iter().cloned().chain(["--leaks".to_owned()]).collect();
    let ran = cairn::run(path, &flags, &expected.stdin);
    if ran.timed_out {
        return Err("does not end".to_string());
    }
    let stdout = expected.stdout.unwrap_or_default();
    if ran.stdout() != stdout {
        return Err(format!("prints\n{}but is expected to print\n{stdout}\n{}", ran.stdout(), ran.stderr()));
    }
    if ran.exit != expected.exit {
        return Err(format!("exits with {}, not {}\n{}", ran.exit, expected.exit, ran.stderr()));
    }
    if let Some(part) = expected.stderr.iter().find(|part| !ran.stderr().contains(*part)) {
        return Err(format!("standard error lacks `{part}`:\n{}", ran.stderr()));
    }
    // A program that ends by `process::exit` or an abort leaves its heap as it is.
    if matches!(expected.exit, 0 | 101) {
        let leaks = cairn::leaks(&ran);
        if leaks != Some(expected.leaks) {
            return Err(format!("leaves {leaks:?} blocks on the heap, not {}", expected.leaks));
        }
    }
    Ok(())
}
