//! Mutants of the checker: with any one of its rules switched off, the test of some program fails.
//!
//! A mutant is noticed by a program whose errors (line and code) are then not those that are written in it or, for the rules of
//! drop elaboration, whose output, exit code or leaks are not. `tests/mutants.txt` names such a program for each rule. `table` asks
//! all programs, and then generated functions, for the first that notices: where a function is judged in another way, the
//! test that compares it with rustc fails.
//!
//! ```text
//! cargo test --test mutants -- --ignored --nocapture table        # every rule with the first test that notices; writes mutants.txt
//! ```
#![cfg(debug_assertions)]

mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cairn::diagnostic::{Code, Diagnostic};
use cairn::driver;
use cairn::mutant::{Rule, asked, without};
use cairn::vm::{Captured, Limits, Machine, Shadow, Until};
use support::annotations::{self, Expectations};
use support::{Errors, generator};

/// Rules of drop elaboration: the checker's verdict is the same without them, and only a run shows it.
const OF_DROPS: [Rule; 4] = [Rule::DropOfMovedIsRemoved, Rule::DropFlags, Rule::DropLadder, Rule::DropFlagIsCleared];

/// `Rule path`, a line each.
const NOTICED_BY: &str = include_str!("mutants.txt");

/// Generated functions are checked in files of this many.
const BATCH: u64 = 250;

/// How many of such files are asked at the most.
const BATCHES: u64 = 8;

/// What a run leaves behind.
#[derive(PartialEq, Eq, Debug)]
struct Ran {
    stdout: String,
    exit: i32,
    leaks: usize,
}

/// The line and code of each error as `cairn check` gives them and, if wanted and accepted, the run.
fn judge(name: &str, text: &str, stdin: Option<&str>) -> (Errors, Option<Ran>) {
    driver::compile(name, text, |compilation, diagnostics| {
        let errors = |found: &[Diagnostic]| -> Errors {
            let code = |d: &Diagnostic| if d.code == Code::None { "-".to_owned() } else { d.code.to_string() };
            let place = |d: &Diagnostic| (compilation.sources.line(d.primary.span), code(d));
            found.iter().filter(|d| d.is_error()).map(place).collect()
        };
        let mut found = errors(diagnostics);
        if found.is_empty() {
            found = compilation.instantiate().err().map(|more| errors(&more)).unwrap_or_default();
        }
        let Some(stdin) = stdin.filter(|_| found.is_empty()) else { return (found, None) };
        let ran = compilation.bytecode(&compilation.options(driver::Checks::Guard)).ok().map(|program| {
            let limits = Limits { fuel: 20_000_000, ..Limits::default() };
            let mut machine: Machine<'_, Shadow> = Machine::new(&program, compilation.sources, limits);
            let mut host = Captured::with_input(stdin);
            let exit = machine.run(&mut host, Until::end()).exit_code().unwrap_or(-1);
            Ran { stdout: host.stdout_text(), exit, leaks: machine.heap().live_blocks() as usize }
        });
        (found, ran)
    })
}

/// A program of the suites, with what is written in it.
struct Program {
    path: String,
    text: String,
    expected: Expectations,
}

impl Program {
    fn load(path: &str) -> Program {
        let (text, expected) = annotations::load(path).expect("a program of the suites");
        Program { path: path.to_owned(), text, expected }
    }

    fn can_run(&self) -> bool {
        self.expected.errors.is_empty() && self.expected.flags.is_empty()
    }

    /// Whether the program's test fails without the rule. A checker that panics is noticed too.
    fn notices(&self, rule: Option<Rule>) -> bool {
        let runs = rule.is_some_and(|rule| OF_DROPS.contains(&rule)) && self.can_run();
        let stdin = runs.then_some(self.expected.stdin.as_str());
        let judged = driver::on_large_stack(|| without(rule, || judge(&self.path, &self.text, stdin)));
        let Ok((errors, ran)) = judged else { return true };
        let expected = Ran {
            stdout: self.expected.stdout.clone().unwrap_or_default(),
            exit: self.expected.exit,
            leaks: self.expected.leaks as usize,
        };
        errors != self.expected.errors || (runs && ran != Some(expected))
    }
}

/// A file of generated functions, of which is expected what the checker says with all rules on: `tests/campaign.rs` compares that
/// with rustc.
fn generated(first: u64) -> Program {
    let functions: Vec<_> = (first..first + BATCH).map(generator::function).collect();
    let text = generator::file(&functions).0 + "fn main() {}\n";
    let work = || judge("generated.rs", &text, None).0;
    let errors = driver::on_large_stack(work).expect("the checker does not panic");
    let expected = Expectations { errors, ..Expectations::default() };
    Program { path: format!("generated {first}..{}", first + BATCH), text, expected }
}

/// The program that is known to notice, by rule.
fn noticed_by() -> BTreeMap<&'static str, &'static str> {
    NOTICED_BY.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
}

/// Programs about ownership first, then the short before the long.
fn in_order(mut programs: Vec<Program>) -> Vec<Program> {
    let is_ownership = |program: &Program| {
        program.expected.errors.iter().any(|(_, code)| generator::OWNERSHIP.contains(&code.as_str()))
    };
    programs.sort_by_cached_key(|program| (!is_ownership(program), program.text.len()));
    programs
}

/// Works on all cores, and returns the results in order.
fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, |n| n.get()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    let result = work(item);
                    results.lock().expect("no holder panics").push((index, result));
                }
            });
        }
    });
    let mut results = results.into_inner().expect("no holder panics");
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// All programs and some generated functions, each with the rules that its test comes to.
fn programs_and_rules() -> Vec<(Program, Vec<Rule>)> {
    let mut programs = in_order(support::programs().iter().map(|path| Program::load(path)).collect());
    let firsts: Vec<u64> = (0..BATCHES).map(|batch| batch * BATCH).collect();
    programs.extend(on_all_cores(&firsts, |first| generated(*first)));
    let rules = on_all_cores(&programs, |program| {
        let stdin = program.can_run().then_some(program.expected.stdin.as_str());
        let work = || asked(|| judge(&program.path, &program.text, stdin).0);
        let (errors, rules) = driver::on_large_stack(work).expect("the checker does not panic");
        // What is not as annotated anyway shows nothing.
        if errors == program.expected.errors { rules } else { Vec::new() }
    });
    programs.into_iter().zip(rules).collect()
}

/// The first test that fails without the rule.
fn first_to_notice(rule: Rule, programs: &[(Program, Vec<Rule>)]) -> Option<String> {
    let fails = |(program, asked): &&(Program, Vec<Rule>)| asked.contains(&rule) && program.notices(Some(rule));
    programs.iter().find(fails).map(|(program, _)| program.path.clone())
}

/// The programs that are named in the list notice nothing while all rules are on: what they notice is the rule.
#[test]
fn the_checker_itself_is_not_noticed() {
    let mut paths: Vec<&str> = noticed_by().into_values().filter(|path| path.starts_with("programs/")).collect();
    paths.sort_unstable();
    paths.dedup();
    let wrong = on_all_cores(&paths, |path| Program::load(path).notices(None).then_some(*path));
    let wrong: Vec<_> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "not as annotated, with all rules on: {wrong:?}");
}

#[test]
fn every_rule_is_noticed() {
    assert!(Rule::ALL.len() >= 60, "only {} rules can be switched off", Rule::ALL.len());
    let noticed_by = noticed_by();
    let complaints = on_all_cores(Rule::ALL, |rule| match noticed_by.get(format!("{rule:?}").as_str()) {
        Some(path) if Program::load(path).notices(Some(*rule)) => None,
        Some(path) => Some(format!("{rule:?} is no longer noticed by {path}")),
        None => Some(format!("{rule:?} is not in tests/mutants.txt: {}", rule.text())),
    });
    let complaints: Vec<String> = complaints.into_iter().flatten().collect();
    let hint = "ask all programs, as this file's first lines say, or write one that notices";
    assert!(complaints.is_empty(), "{}\n{hint}", complaints.join("\n"));
}

/// Asks all programs about every rule, and writes the list anew. `MUTANT=Name` asks about one.
#[test]
#[ignore = "asks every program about every rule"]
fn table() {
    let only = std::env::var("MUTANT").ok();
    let programs = programs_and_rules();
    let wanted = |rule: &&Rule| only.as_ref().is_none_or(|only| format!("{rule:?}") == *only);
    let rules: Vec<Rule> = Rule::ALL.iter().filter(wanted).copied().collect();
    let found = on_all_cores(&rules, |rule| {
        let found = first_to_notice(*rule, &programs);
        let comes = programs.iter().filter(|(_, asked)| asked.contains(rule)).count();
        println!("{:<28} {:<60} {comes} come to it", format!("{rule:?}"), found.as_deref().unwrap_or("NOBODY"));
        found
    });
    let unnoticed: Vec<Rule> = rules.iter().zip(&found).filter(|(_, by)| by.is_none()).map(|(rule, _)| *rule).collect();
    println!("{} of {} rules are noticed", rules.len() - unnoticed.len(), rules.len());
    if only.is_none() {
        let mut list =
            String::from("# A rule of the checker, and a test that fails without it (see tests/mutants.rs).\n");
        for (rule, by) in rules.iter().zip(&found) {
            if let Some(by) = by {
                list += &format!("{rule:?} {by}\n");
            }
        }
        std::fs::write(support::root().join("tests/mutants.txt"), list).expect("the tests' folder can be written to");
    }
    assert!(unnoticed.is_empty(), "noticed by no test: {unnoticed:?}");
}
