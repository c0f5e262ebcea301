//! Mutants of the checker: with any one of its rules switched off, some program's test fails.
//!
//! A mutant is noticed by a program whose errors (line and code) are then not those that are written in it or, of an accepted
//! one, whose output is not. `tests/mutants.txt` names such a program for each rule, which is looked at first; if it no longer
//! notices, all programs are asked, and then the generated functions below.
//!
//! ```text
//! cargo test --test mutants -- --ignored --nocapture table        # every rule with the first program that notices; writes mutants.txt
//! ```
#![cfg(debug_assertions)]

mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cairn::diagnostic::Diagnostic;
use cairn::driver;
use cairn::mutant::{Rule, without};
use cairn::source::FileId;
use cairn::timeline::{Options, Session};
use cairn::vm::{Captured, Limits};
use support::annotations::{self, Expectations};
use support::{Errors, is_rejected};

/// Rules of drop elaboration, which only a run shows.
const OF_DROPS: [Rule; 4] =
    [Rule::DropOfMovedIsRemoved, Rule::DropFlags, Rule::DropLadder, Rule::DropFlagIsCleared];

/// Rules without which a generated function or a program of the suites is judged as before: none.
const LIST: &str = include_str!("mutants.txt");

/// A program with what is written in it.
struct Program {
    path: String,
    text: String,
    expected: Expectations,
}

fn program(path: &str) -> Program {
    let (text, expected) = annotations::load(path).expect("a program of the suites");
    Program { path: path.to_owned(), text, expected }
}

/// The line and code of each error, as `cairn check` gives them; and, if wanted, what an accepted program prints.
fn judge(program: &Program, runs: bool) -> (Errors, String) {
    driver::compile(&program.path, &program.text, |compilation, diagnostics| {
        let errors = |found: &[Diagnostic]| -> Errors {
            let file = compilation.sources.file(FileId::MAIN);
            let place = |d: &Diagnostic| (file.line_col(d.primary.span.lo).0, d.code.to_string());
            found.iter().filter(|d| d.is_error()).map(place).collect()
        };
        let mut found = errors(diagnostics);
        if found.is_empty() {
            found = compilation.instantiate().err().map(|more| errors(&more)).unwrap_or_default();
        }
        if !runs || !found.is_empty() {
            return (found, String::new());
        }
        let Ok(code) = compilation.bytecode_for_session() else { return (found, "no bytecode".to_owned()) };
        let limits = Limits { fuel: 20_000_000, ..Limits::default() };
        let options = Options { guard: true, limits, ..Options::default() };
        let host = Box::new(Captured::with_input(program.expected.stdin.clone()));
        let mut session = Session::new(&code, compilation.sources, options, host);
        session.run_to_end();
        (found, session.printed().stdout)
    })
}

/// Whether the program's test fails without the rule. A checker that panics is noticed too.
fn notices(program: &Program, rule: Option<Rule>) -> bool {
    let runs = rule.is_none_or(|rule| OF_DROPS.contains(&rule)) && program.expected.flags.is_empty();
    let judged = driver::on_large_stack(|| without(rule, || judge(program, runs)));
    let Ok((errors, printed)) = judged else { return true };
    let stdout = program.expected.stdout.as_deref().unwrap_or_default();
    errors != program.expected.errors || (runs && !is_rejected(&program.path) && printed != stdout)
}
