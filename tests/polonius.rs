//! Errors that are limits of today's checker (NLL) say so, and no other error does: the judge is rustc with its own
//! location-sensitive analysis (`-Zpolonius=next`).
//!
//! ```text
//! cargo test --test polonius -- --ignored --nocapture many        # all of programs/reject, and 2,000 generated functions
//! ```

mod support;

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use cairn::diagnostic::Diagnostic;
use cairn::driver;
use support::{Errors, generator, in_parallel, oracle, process, report};

const NOTE: &str = "limit of today's borrow checker";

/// The errors that say that they are limits, and those that do not.
fn cairn(text: &str) -> (Errors, Errors) {
    let work = || {
        driver::compile("program.rs", text, |compilation, diagnostics| {
            let is_limit = |d: &&Diagnostic| d.notes.iter().any(|note| note.contains(NOTE));
            let place = |d: &Diagnostic| (compilation.sources.line(d.primary.span), d.code.to_string());
            let errors = diagnostics.iter().filter(|d| d.is_error());
            let (limits, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = errors.partition(is_limit);
            (limits.into_iter().map(place).collect(), others.into_iter().map(place).collect())
        })
    };
    driver::on_large_stack(work).expect("the checker does not panic")
}

/// rustc's errors, by today's analysis or by the location-sensitive one; `None` if it cannot be asked.
fn rustc(text: &str, location_sensitive: bool) -> Option<Errors> {
    let mut command = Command::new("rustc");
    command.args(["--edition", "2024", "--crate-type", "bin", "--crate-name", "program", "--error-format", "json"]);
    command.args(["-A", "warnings", "--emit", "metadata=-", "-"]).env("RUSTC_BOOTSTRAP", "1");
    if location_sensitive {
        command.arg("-Zpolonius=next");
    }
    let finished = process::run(&mut command, text.as_bytes(), Duration::from_secs(240));
    let (errors, _) = oracle::parse_messages(&finished.stderr());
    (errors.is_empty() == (finished.exit == 0)).then_some(errors)
}

/// Whether there is a rustc that has the analysis.
fn has_oracle() -> bool {
    let has = oracle::version().is_some() && rustc("fn main() {}\n", true).is_some_and(|errors| errors.is_empty());
    if !has {
        eprintln!("there is no rustc with -Zpolonius=next on the PATH: nothing is compared");
    }
    has
}

/// Accepted by the location-sensitive analysis, line by line of the errors of today's.
const LIMITS: &str = include_str!("polonius/limits.rs");

/// Truly wrong, or rejected by both analyses.
const WRONG: &str = include_str!("polonius/wrong.rs");

/// The lines with `//~`.
fn annotated(text: &str) -> BTreeSet<u32> {
    (1..).zip(text.lines()).filter(|(_, line)| line.ends_with("//~")).map(|(number, _)| number).collect()
}

fn lines(errors: &Errors) -> BTreeSet<u32> {
    errors.iter().map(|(line, _)| *line).collect()
}

#[test]
fn limits_say_so() {
    let (limits, others) = cairn(LIMITS);
    assert_eq!(lines(&limits), annotated(LIMITS), "these say that they are limits; others: {others:?}");
    assert_eq!(others, Errors::new());
}

#[test]
fn what_is_wrong_is_not_called_a_limit() {
    let (limits, others) = cairn(WRONG);
    assert_eq!(limits, Errors::new());
    assert_eq!(lines(&others), annotated(WRONG));
}

#[test]
fn rustc_says_the_same() {
    if !has_oracle() {
        return;
    }
    for (name, text) in [("limits.rs", LIMITS), ("wrong.rs", WRONG)] {
        let (limits, others) = cairn(text);
        let today = rustc(text, false).expect("rustc answers");
        assert_eq!(limits.union(&others).cloned().collect::<Errors>(), today, "{name}: today's errors");
        assert_eq!(
            others,
            rustc(text, true).expect("rustc answers"),
            "{name}: errors of the location-sensitive analysis"
        );
    }
}

#[test]
fn a_note_and_what_to_do_are_part_of_the_error() {
    driver::compile("program.rs", LIMITS, |_, diagnostics| {
        for diagnostic in diagnostics {
            assert!(diagnostic.helps.iter().any(|help| help.starts_with("until then")), "{}", diagnostic.message);
        }
    });
}

/// Figures over many programs: limits by rustc's account, and those of them that are called so.
#[test]
#[ignore = "asks rustc about many programs"]
fn many() {
    assert!(has_oracle());
    let mut texts: Vec<(String, String)> = Vec::new();
    for path in support::programs() {
        let codes = ["E0499", "E0502", "E0503", "E0505", "E0506", "E0515", "E0597", "E0713", "E0716", "E0373"];
        if codes.iter().any(|code| path.starts_with(&format!("programs/reject/{code}"))) {
            let text = std::fs::read_to_string(support::root().join(&path)).expect("programs can be read");
            texts.push((path, text));
        }
    }
    let number = |name: &str, default: u64| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default);
    let (first, count) = (number("GENERATOR_SEED", 0), number("GENERATOR_COUNT", 2_000));
    for start in (first..first + count).step_by(250) {
        let functions: Vec<_> = (start..(start + 250).min(first + count)).map(generator::function).collect();
        texts.push((format!("generated {start}.."), generator::file(&functions).0 + "fn main() {}\n"));
    }
    let figures = Mutex::new([0; 4]);
    let complaints = in_parallel(&texts, |(name, text)| {
        let (limits, _) = cairn(text);
        let (Some(today), Some(sensitive)) = (rustc(text, false), rustc(text, true)) else {
            return Err(format!("{name}: rustc gives up"));
        };
        let spared: Errors = today.difference(&sensitive).cloned().collect();
        let wrong: Vec<_> = limits.difference(&spared).collect();
        let missed: Vec<_> = spared.difference(&limits).collect();
        let mut figures = figures.lock().expect("no holder panics");
        for (sum, more) in figures.iter_mut().zip([today.len(), spared.len(), wrong.len(), missed.len()]) {
            *sum += more;
        }
        if !missed.is_empty() {
            println!("{name}: not called limits: {missed:?}");
        }
        if wrong.is_empty() { Ok(()) } else { Err(format!("{name}: called limits, and are not: {wrong:?}")) }
    });
    let [errors, spared, wrong, missed] = figures.into_inner().expect("no holder panics");
    println!("{errors} errors; {spared} are limits to rustc: {missed} not called so; {wrong} others are called so");
    report("limits", texts.len(), &complaints);
}
