//! Generated functions, judged by rustc and by Cairn: same verdict, same codes, same lines, same output.
//!
//! The slices here run with `cargo test`. More, from another seed, and from where a long run was left:
//!
//! ```text
//! GENERATOR_SEED=0 GENERATOR_COUNT=20000 cargo test --release --test generator -- --ignored --nocapture verdicts_of_many
//! GENERATOR_SEED=0 GENERATOR_COUNT=5000 cargo test --release --test generator -- --ignored --nocapture outputs_of_many
//! ```

mod support;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::generator::{self, Function, OWNERSHIP};
use support::{Errors, cairn, difference, in_parallel, oracle, process, report};

/// How many differences have been reduced so far.
static REDUCED: AtomicUsize = AtomicUsize::new(0);

/// How many functions share a file and so a start of each compiler.
const BATCH: usize = 250;

/// Seeds whose verdicts differ for a known reason. rustc's type checker carries lifetimes: a value whose type is the expected
/// one to the lifetime is moved where another is reborrowed, and `&*x` of a shared reference is one more reborrow. Cairn's
/// erases them, so the second of two errors about one reference may have another code, or blame another of several `return`s.
/// Both compilers reject each of these functions.
const EXPLAINED: &[u64] = &[749, 10575, 16285];

fn functions(seeds: Range<u64>) -> Vec<Function> {
    seeds.map(generator::function).collect()
}

fn batches(seeds: Range<u64>) -> Vec<Range<u64>> {
    let mut batches = Vec::new();
    let mut start = seeds.start;
    while start < seeds.end {
        let end = seeds.end.min(start + BATCH as u64);
        batches.push(start..end);
        start = end;
    }
    batches
}

/// The file to check, with the lines of each function.
fn checked_file(functions: &[Function]) -> (String, Vec<Range<u32>>) {
    let (text, ranges) = generator::file(functions);
    (text + "fn main() {}\n", ranges)
}

/// The errors of each function, by line within it.
fn by_function(errors: &Errors, ranges: &[Range<u32>]) -> Vec<Errors> {
    let of = |range: &Range<u32>| {
        let within = errors.iter().filter(|(line, _)| range.contains(line));
        within.map(|(line, code)| (line - range.start, code.clone())).collect()
    };
    ranges.iter().map(of).collect()
}

/// rustc's errors of each function. Complains when one is not about ownership: then borrow checking never happened.
fn rustc(functions: &[Function], keep: bool) -> Result<Vec<Errors>, String> {
    let (text, ranges) = checked_file(functions);
    let (errors, messages) = if keep {
        let answer = oracle::ask("generated.rs", &text, None);
        (answer.errors, answer.messages)
    } else {
        oracle::check_metadata(&text)
    };
    if let Some((_, code)) = errors.iter().find(|(_, code)| !OWNERSHIP.contains(&code.as_str())) {
        let words: Vec<_> = messages.iter().filter(|message| message.contains(code.as_str())).take(3).collect();
        return Err(format!("a generated function has an error that is not about ownership: {words:?}"));
    }
    Ok(by_function(&errors, &ranges))
}

/// Cairn's errors of each function.
fn cairn_errors(functions: &[Function], name: &str) -> Result<Vec<Errors>, String> {
    let (text, ranges) = checked_file(functions);
    let path = support::scratch("generator").join(name);
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    let path_text = path.to_string_lossy().into_owned();
    let mut command = cairn::command();
    command.args(["check", "--error-format", "short", "--max-errors", "100000", &path_text]);
    let finished = process::run(&mut command, b"", Duration::from_secs(120));
    let errors = cairn::parse_short(&finished.stderr(), &path_text);
    let expected_exit = i32::from(!errors.is_empty());
    if finished.exit != expected_exit {
        let tail: String = finished.stderr().chars().take(2000).collect();
        return Err(format!("cairn exits with {} on {path_text}:\n{tail}", finished.exit));
    }
    Ok(by_function(&errors, &ranges))
}

/// Compares one batch; the first few differences are reduced.
fn compare_verdicts(seeds: &Range<u64>, keep: bool) -> Result<(), String> {
    let functions = functions(seeds.clone());
    let name = format!("{}-{}.rs", seeds.start, seeds.end);
    let theirs = rustc(&functions, keep).map_err(|why| format!("seeds {seeds:?}: {why}"))?;
    let ours = cairn_errors(&functions, &name).map_err(|why| format!("seeds {seeds:?}: {why}"))?;
    let mut complaints = Vec::new();
    let is_wrong = |function: &Function, theirs: &Errors, ours: &Errors| {
        let differs = theirs != ours;
        if EXPLAINED.contains(&function.seed) { theirs.is_empty() != ours.is_empty() || !differs } else { differs }
    };
    let differing =
        || functions.iter().zip(theirs.iter().zip(&ours)).filter(|(function, (a, b))| is_wrong(function, a, b));
    for (function, _) in differing().take(3) {
        // Reducing asks both judges hundreds of times; when everything differs, a few examples are enough.
        if REDUCED.fetch_add(1, Ordering::Relaxed) < 6 {
            complaints.push(describe(function));
        } else {
            complaints.push(format!("seed {} (not reduced)", function.seed));
        }
    }
    match differing().count() {
        0 => Ok(()),
        count => Err(format!("seeds {seeds:?}: {count} functions differ, such as\n{}", complaints.join("\n"))),
    }
}

/// A difference, reduced, with both answers.
fn describe(function: &Function) -> String {
    let name = format!("reduce-{}.rs", function.seed);
    let answers = |candidate: &Function| {
        let one = std::slice::from_ref(candidate);
        Some((rustc(one, false).ok()?.pop()?, cairn_errors(one, &name).ok()?.pop()?))
    };
    // An edit must not turn a difference of verdicts into one of lines, or the other way round.
    let kind = |(theirs, ours): (Errors, Errors)| (theirs != ours, theirs.is_empty(), ours.is_empty());
    let original = answers(function).map(kind);
    // Alone, a function may be judged otherwise, or not at all; then it is shown as it is.
    let small = match original {
        Some((true, ..)) => generator::reduce(function, &mut |candidate| answers(candidate).map(kind) == original),
        _ => function.clone(),
    };
    let mut text = String::new();
    small.write(&mut text);
    let numbered: String = text.lines().enumerate().map(|(number, line)| format!("{number:>3} {line}\n")).collect();
    let words = match answers(&small) {
        Some((theirs, ours)) => difference("rustc", &theirs, "cairn", &ours).unwrap_or_default(),
        None => "  (no difference when alone)".to_string(),
    };
    format!("seed {}:\n{numbered}{words}\n", function.seed)
}

/// Compares the outputs of the functions of a batch that rustc accepts.
fn compare_outputs(seeds: &Range<u64>) -> Result<(), String> {
    let all = functions(seeds.clone());
    let verdicts = rustc(&all, true).map_err(|why| format!("seeds {seeds:?}: {why}"))?;
    let accepted: Vec<Function> =
        all.into_iter().zip(verdicts).filter(|(_, errors)| errors.is_empty()).map(|(function, _)| function).collect();
    let (text, _) = generator::file(&accepted);
    let text = text + &generator::main_calling(&accepted);
    let answer = oracle::ask("generated.rs", &text, Some(""));
    let theirs = answer.ran.ok_or_else(|| format!("seeds {seeds:?}: rustc: {:?}", answer.messages))?;
    if theirs.exit != 0 {
        return Err(format!("seeds {seeds:?}: a generated function fails: {}", theirs.stderr));
    }
    let path = support::scratch("generator").join(format!("run-{}-{}.rs", seeds.start, seeds.end));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    let ours = cairn::run(&path.to_string_lossy(), &[], "");
    if ours.exit != 0 || ours.stdout() != theirs.stdout {
        let place = first_difference(&theirs.stdout, &ours.stdout());
        let words: String = ours.stderr().chars().take(2000).collect();
        return Err(format!("{}: exits with {}\n{place}\n{words}", path.display(), ours.exit));
    }
    Ok(())
}

/// Where two outputs part: the function that was running and the lines there.
fn first_difference(theirs: &str, ours: &str) -> String {
    let mut running = "";
    let mut our_lines = ours.lines();
    for line in theirs.lines() {
        if line.strip_prefix('f').is_some_and(|rest| rest.parse::<u64>().is_ok()) {
            running = line;
        }
        let our_line = our_lines.next();
        if our_line != Some(line) {
            return format!("in {running}: rustc's prints {line:?}, cairn's {our_line:?}");
        }
    }
    format!("after {running}: cairn's prints {:?} more", our_lines.next())
}

/// `GENERATOR_SEED` and `GENERATOR_COUNT`, or the given ones.
fn wanted(count: u64) -> Range<u64> {
    let read = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let start = read("GENERATOR_SEED").unwrap_or(0);
    start..start + read("GENERATOR_COUNT").unwrap_or(count)
}

/// Compares batch by batch on all cores; says where it is, so that a long run can be taken up again.
fn compare_all(what: &str, seeds: Range<u64>, compare: impl Fn(&Range<u64>) -> Result<(), String> + Sync) {
    if oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return;
    }
    let batches = batches(seeds);
    let done = Mutex::new(0);
    let complaints = in_parallel(&batches, |seeds| {
        let result = compare(seeds);
        let mut done = done.lock().expect("no holder panics");
        *done += 1;
        eprintln!("{what} {done}/{}: seeds {}..{} {}", batches.len(), seeds.start, seeds.end, verdict(&result));
        if let Err(complaint) = &result {
            eprintln!("{complaint}");
        }
        result
    });
    report(what, batches.len(), &complaints);
}

fn verdict(result: &Result<(), String>) -> &'static str {
    if result.is_ok() { "agree" } else { "DIFFER" }
}

/// The generator itself: every function type-checks, and there is a fair share of rejected ones under all the codes
/// that matter.
#[test]
fn the_generator_is_fair() {
    if oracle::version().is_none() {
        return;
    }
    let wanted = wanted(1000);
    let total = wanted.end - wanted.start;
    let verdicts = Mutex::new(Vec::new());
    let complaints = in_parallel(&batches(wanted), |seeds| {
        let errors = rustc(&functions(seeds.clone()), true).map_err(|why| format!("seeds {seeds:?}: {why}"))?;
        verdicts.lock().expect("no holder panics").extend(errors);
        Ok(())
    });
    report("generated batches", total as usize / BATCH, &complaints);
    let verdicts = verdicts.into_inner().expect("no holder panics");
    let rejected = verdicts.iter().filter(|errors| !errors.is_empty()).count();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, code) in verdicts.iter().flatten() {
        *codes.entry(code).or_default() += 1;
    }
    eprintln!("{rejected} of {} rejected; {codes:?}", verdicts.len());
    assert!((35..=65).contains(&(rejected * 100 / verdicts.len())), "{rejected} of {} rejected", verdicts.len());
    assert!(codes.len() >= 10, "few codes: {codes:?}");
}

#[test]
fn verdicts_of_a_slice() {
    compare_all("verdicts", 0..1000, |seeds| compare_verdicts(seeds, true));
}

#[test]
fn outputs_of_a_slice() {
    compare_all("outputs", 0..500, compare_outputs);
}

#[test]
#[ignore = "takes minutes; see the head of this file"]
fn verdicts_of_many() {
    compare_all("verdicts", wanted(20_000), |seeds| compare_verdicts(seeds, false));
}

#[test]
#[ignore = "takes minutes; see the head of this file"]
fn outputs_of_many() {
    compare_all("outputs", wanted(5000), compare_outputs);
}

/// Writes the wanted functions to a file and says where it is.
#[test]
#[ignore = "a tool: GENERATOR_SEED=7 GENERATOR_COUNT=1 cargo test --test generator -- --ignored --nocapture write_file"]
fn write_file() {
    let seeds = wanted(1);
    let functions = functions(seeds.clone());
    let (text, _) = generator::file(&functions);
    let path = support::scratch("generator").join(format!("shown-{}-{}.rs", seeds.start, seeds.end));
    std::fs::write(&path, text + &generator::main_calling(&functions)).expect("the target folder is writable");
    println!("{}", path.display());
}
