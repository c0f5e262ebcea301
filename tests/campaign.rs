//! Parity with rustc over generated programs: same verdict, same codes, same lines, same output.
//!
//! Slices run with `cargo test`. A campaign goes on from where the last one of its mode was left:
//!
//! ```text
//! CAMPAIGN_MODE=random CAMPAIGN_COUNT=100000 cargo test --release --test campaign -- --ignored --nocapture campaign
//! ```
//!
//! `tests/README.md` has the modes and the other variables.

mod support;

use std::ops::Range;
use std::sync::Mutex;
use std::time::Instant;
use support::campaign::Mode;
use support::campaign::judge::{self, Kind, Verdict};
use support::campaign::state::State;
use support::generator::{self, Function};
use support::{campaign::outputs, oracle, scratch};

/// A number from the environment.
fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// `CAMPAIGN_MODE`, or all modes.
fn modes() -> Vec<Mode> {
    let Ok(wanted) = std::env::var("CAMPAIGN_MODE") else { return Mode::ALL.to_vec() };
    let found = Mode::ALL.into_iter().find(|mode| mode.name() == wanted);
    vec![found.unwrap_or_else(|| {
        panic!("CAMPAIGN_MODE is random, pairs, small, hidden, closures, traits or programs, not {wanted}")
    })]
}

fn batches(mode: Mode, numbers: Range<u64>) -> Vec<Range<u64>> {
    let starts = numbers.clone().step_by(mode.batch() as usize);
    starts.map(|start| start..numbers.end.min(start + mode.batch())).collect()
}

fn has_rustc() -> bool {
    let found = oracle::version().is_some();
    if !found {
        eprintln!("there is no rustc on the PATH: nothing is compared");
    }
    found
}

/// Differences that are known and understood, one `mode number` a line in `tests/explained.txt`, with the reason.
fn is_explained(mode: Mode, function: &Function) -> bool {
    let text = include_str!("explained.txt");
    let entry = format!("{} {}", mode.name(), function.seed);
    text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).any(|line| line == entry)
}

/// The functions that differ, without those that are explained; an explained one still has the same verdict.
fn differing<'f>(mode: Mode, functions: &'f [Function], verdicts: &[Verdict]) -> Vec<(&'f Function, Kind)> {
    let kind = |(function, verdict): (&'f Function, &Verdict)| {
        let kind = verdict.difference()?;
        (kind != Kind::Told || !is_explained(mode, function)).then_some((function, kind))
    };
    functions.iter().zip(verdicts).filter_map(kind).collect()
}

/// A difference reduced, in words; also written to a file.
fn described(mode: Mode, function: &Function, kind: Kind) -> String {
    let (small, words) = judge::reduced(mode, function);
    let mut text = String::new();
    small.write(&mut text);
    let numbered: String = text.lines().enumerate().map(|(number, line)| format!("{number:>3} {line}\n")).collect();
    let comment: String = words.lines().map(|line| format!("// {}\n", line.trim())).collect();
    let mut original = String::new();
    function.write(&mut original);
    let file = scratch("campaign/differences").join(format!("{}-{}.rs", mode.name(), function.seed));
    let whole = format!("// {kind:?}\n{comment}{}{text}fn main() {{}}\n/*\n{original}*/\n", mode.prelude());
    std::fs::write(&file, whole).expect("the target folder is writable");
    format!("{} {}: {kind:?}\n{numbered}{words}\n", mode.name(), function.seed)
}

/// Compares numbers that are given; reduces a few differences.
fn compare_slice(mode: Mode, numbers: &[u64]) {
    if !has_rustc() {
        return;
    }
    let functions = mode.functions(numbers.iter().copied());
    let verdicts = judge::judge(mode, &functions, true).unwrap_or_else(|why| panic!("{why}"));
    let differing = differing(mode, &functions, &verdicts);
    let few: Vec<String> = differing.iter().take(3).map(|(function, kind)| described(mode, function, *kind)).collect();
    let all: Vec<u64> = differing.iter().map(|(function, _)| function.seed).collect();
    assert!(differing.is_empty(), "{} of {} differ: {all:?}\n{}", all.len(), functions.len(), few.join("\n"));
    let mut state = State::default();
    state.count(&verdicts);
    eprintln!("{}", state.summary());
    assert!(state.accepted * 5 > state.compared, "hardly any is accepted: {}", state.summary());
    assert!(state.aside * 4 < state.compared * 3, "too many are set aside: {}", state.summary());
}

#[test]
fn random_functions() {
    compare_slice(Mode::Random, &(0..250).collect::<Vec<_>>());
}

#[test]
fn near_misses() {
    compare_slice(Mode::Pairs, &(0..60).collect::<Vec<_>>());
}

#[test]
fn small_programs() {
    // All of one and two statements, and some of the longer ones.
    compare_slice(Mode::Small, &(0..300).chain((300..400_000).step_by(1201)).collect::<Vec<_>>());
}

#[test]
fn returned_closures() {
    compare_slice(Mode::Closures, &(0..400).collect::<Vec<_>>());
}

#[test]
fn hidden_types() {
    compare_slice(Mode::Hidden, &(0..200).collect::<Vec<_>>());
}

#[test]
fn modules_about_traits() {
    compare_slice(Mode::Traits, &(0..150).collect::<Vec<_>>());
}

#[test]
fn edited_programs() {
    compare_slice(Mode::Programs, &(0..60).collect::<Vec<_>>());
}

/// Accepted functions print the same natively, on the machine, and under the guard.
#[test]
fn outputs_of_a_slice() {
    if !has_rustc() {
        return;
    }
    let slices = [(Mode::Random, 0..100), (Mode::Pairs, 0..30), (Mode::Small, 9000..9300), (Mode::Traits, 0..150)];
    for (mode, numbers) in slices {
        let ran = outputs::compare(mode, &numbers).unwrap_or_else(|why| panic!("{why}"));
        assert!(ran > 20, "only {ran} of {numbers:?} ran");
    }
}

/// About half of the random functions are rejected, under every code of ownership often enough: 10,000 times in a million.
/// So small a slice leaves room for chance.
#[test]
fn every_code_comes_up() {
    if !has_rustc() {
        return;
    }
    let functions = Mode::Random.functions(0..variable("CAMPAIGN_COUNT").unwrap_or(500));
    let mut state = State::default();
    for some in functions.chunks(Mode::Random.batch() as usize) {
        state.count(&judge::judge(Mode::Random, some, true).unwrap_or_else(|why| panic!("{why}")));
    }
    let summary = state.summary();
    eprintln!("{summary}");
    assert!((35..=65).contains(&(state.accepted * 100 / state.compared)), "not about half: {summary}");
    for code in QUOTA {
        let count = state.codes.get(code).copied().unwrap_or(0);
        assert!(count * 400 >= state.compared, "{code} is rare: {summary}");
    }
}

/// The codes that each come up in one function of a hundred.
const QUOTA: [&str; 29] = [
    "-", "E0309", "E0310", "E0311", "E0373", "E0381", "E0382", "E0384", "E0499", "E0500", "E0501", "E0502", "E0503",
    "E0505", "E0506", "E0507", "E0508", "E0509", "E0510", "E0515", "E0521", "E0524", "E0525", "E0594", "E0596",
    "E0597", "E0621", "E0713", "E0716",
];

/// Compares batch after batch, on all cores, from where the last run was left.
#[test]
#[ignore = "takes hours; see the head of this file"]
fn campaign() {
    if !has_rustc() {
        return;
    }
    let mut differences = 0;
    for mode in modes() {
        let mut state = State::load(mode);
        state.next = variable("CAMPAIGN_SEED").unwrap_or(state.next);
        let end = state.next + variable("CAMPAIGN_COUNT").unwrap_or(20_000);
        let cores = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
        let jobs = variable("CAMPAIGN_JOBS").unwrap_or(cores).max(1);
        let mut to_reduce = variable("CAMPAIGN_REDUCE").unwrap_or(20);
        while state.next < end {
            let started = Instant::now();
            let round = state.next..end.min(state.next + jobs * mode.batch());
            let answers = compare_round(mode, &round);
            for (functions, verdicts) in &answers {
                state.count(verdicts);
                for (function, kind) in differing(mode, functions, verdicts) {
                    differences += 1;
                    state.differing.push(function.seed);
                    if to_reduce > 0 {
                        to_reduce -= 1;
                        eprintln!("{}", described(mode, function, kind));
                    } else {
                        eprintln!("{} {}: {kind:?} (not reduced)", mode.name(), function.seed);
                    }
                }
            }
            state.next = round.end;
            state.milliseconds += started.elapsed().as_millis() as u64;
            state.save(mode).expect("the target folder is writable");
            eprintln!("{}: up to {} of {end}, {} differ", mode.name(), state.next, state.differing.len());
        }
        eprintln!("{}: {}", mode.name(), state.summary());
    }
    assert!(differences == 0, "{differences} functions differ");
}

/// The batches of a round, each on a thread of its own.
fn compare_round(mode: Mode, round: &Range<u64>) -> Vec<(Vec<Function>, Vec<Verdict>)> {
    let batches = batches(mode, round.clone());
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for batch in &batches {
            let answers = &answers;
            scope.spawn(move || {
                let functions = mode.functions(batch.clone());
                match judge::judge(mode, &functions, false) {
                    Ok(verdicts) => answers.lock().expect("no holder panics").push((functions, verdicts)),
                    Err(why) => panic!("{} {batch:?}: {why}", mode.name()),
                }
            });
        }
    });
    answers.into_inner().expect("no holder panics")
}

/// Runs the accepted functions of many batches.
#[test]
#[ignore = "takes hours; see the head of this file"]
fn outputs_of_many() {
    if !has_rustc() {
        return;
    }
    let mut complaints = Vec::new();
    for mode in modes().into_iter().filter(|mode| !matches!(mode, Mode::Programs | Mode::Hidden)) {
        let start = variable("CAMPAIGN_SEED").unwrap_or(0);
        let mut ran = 0;
        for batch in batches(mode, start..start + variable("CAMPAIGN_COUNT").unwrap_or(5000)) {
            match outputs::compare(mode, &batch) {
                Ok(count) => ran += count,
                Err(why) => {
                    eprintln!("{why}");
                    complaints.push(why);
                }
            }
            eprintln!("{}: {ran} ran, up to {}", mode.name(), batch.end);
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

/// Writes the wanted functions to a file and says where it is.
#[test]
#[ignore = "a tool: CAMPAIGN_MODE=pairs CAMPAIGN_SEED=7 CAMPAIGN_COUNT=1 cargo test --test campaign -- --ignored --nocapture write_file"]
fn write_file() {
    let start = variable("CAMPAIGN_SEED").unwrap_or(0);
    for mode in modes() {
        let functions = mode.functions(start..start + variable("CAMPAIGN_COUNT").unwrap_or(1));
        let (text, _) = generator::file_after(mode.prelude(), &functions);
        let path = scratch("campaign").join(format!("shown-{}-{start}.rs", mode.name()));
        std::fs::write(&path, text + &generator::main_calling(&functions)).expect("the target folder is writable");
        println!("{}", path.display());
    }
}
