//! Both compilers' answers about many functions in one file, function by function, and what differs.

use super::super::generator::{self, Function, OWNERSHIP};
use super::super::{Errors, cairn, difference, oracle, process, scratch};
use super::Mode;
use std::ops::Range;
use std::time::Duration;

/// What the two compilers said about one function. Lines count from the function's first.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub theirs: Errors,
    pub ours: Errors,
    /// rustc rejects the function for other reasons than ownership, perhaps before it looked at that: only whether it is
    /// accepted is compared, and what does not even parse not at all.
    pub aside: bool,
}

/// How two answers differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Cairn accepts what rustc rejects.
    TooLax,
    /// Cairn rejects what rustc accepts.
    TooStrict,
    /// Both reject, on other lines or under other codes.
    Told,
}

impl Verdict {
    pub fn difference(&self) -> Option<Kind> {
        match (self.theirs.is_empty(), self.ours.is_empty()) {
            (false, true) => Some(Kind::TooLax),
            (true, false) => Some(Kind::TooStrict),
            (false, false) if !self.aside && self.theirs != self.ours => Some(Kind::Told),
            _ => None,
        }
    }
}

/// The errors of each function, by line within it.
fn by_function(errors: &Errors, ranges: &[Range<u32>]) -> Vec<Errors> {
    let of = |range: &Range<u32>| {
        let within = errors.range((range.start, String::new())..(range.end, String::new()));
        within.map(|(line, code)| (line - range.start, code.clone())).collect()
    };
    ranges.iter().map(of).collect()
}

/// Errors without a code are syntax errors, after which rustc looks at nothing else, but for those that are about lifetimes or about
/// binding modes of patterns. `let self` is one to Cairn; rustc goes on for a while (E0424).
fn is_syntax(message: &str) -> bool {
    let mut parts = message.splitn(3, ": ");
    let (_, code, words) = (parts.next(), parts.next(), parts.next().unwrap_or(""));
    let others = [
        "implicitly-borrowing",
        "lifetime may not",
        "captured variable",
        "general enough",
        "higher-ranked",
        "closure may",
    ];
    let is_self = code == Some("E0424") && words.starts_with("expected unit struct");
    is_self || code == Some("-") && !others.iter().any(|word| words.contains(word))
}

/// rustc's and Cairn's errors of each function. `keep` remembers rustc's answer, for slices that are compared again and again.
pub fn judge(mode: Mode, functions: &[Function], keep: bool) -> Result<Vec<Verdict>, String> {
    let mut verdicts = judge_together(mode, functions, keep)?;
    if functions.len() == 1 {
        return Ok(verdicts);
    }
    // Errors of one function keep rustc from looking for some errors of others: those that were accepted are asked about
    // again without the rejected ones.
    while mode.compares_all() {
        let good: Vec<usize> = (0..functions.len()).filter(|at| verdicts[*at].theirs.is_empty()).collect();
        if good.is_empty() {
            break;
        }
        let some: Vec<Function> = good.iter().map(|at| functions[*at].clone()).collect();
        let again = judge_together(mode, &some, keep)?;
        let finished = again.iter().all(|verdict| verdict.theirs.is_empty());
        for (at, verdict) in good.into_iter().zip(again) {
            verdicts[at] = verdict;
        }
        if finished {
            break;
        }
    }
    // An error that ends rustc early hides what is wrong with all others: what differs is what differs when it is alone.
    for (at, function) in functions.iter().enumerate() {
        if verdicts[at].difference().is_some() {
            verdicts[at] = judge_together(mode, std::slice::from_ref(function), keep)?.remove(0);
        }
    }
    Ok(verdicts)
}

/// The errors of all functions in one file.
fn judge_together(mode: Mode, functions: &[Function], keep: bool) -> Result<Vec<Verdict>, String> {
    let (mut text, ranges) = generator::file_after(mode.prelude(), functions);
    text += "fn main() {}\n";
    let (errors, messages) = if keep {
        let answer = oracle::ask("generated.rs", &text, None);
        (answer.errors, answer.messages)
    } else {
        oracle::check_metadata(&text)
    };
    let line_of = |message: &String| message.split(':').next()?.parse::<u32>().ok();
    let broken: Vec<u32> = messages.iter().filter(|message| is_syntax(message)).filter_map(line_of).collect();
    if !broken.is_empty() {
        return without(mode, functions, &ranges, &broken, keep);
    }
    // After an overflow of obligations rustc looks at nothing else.
    let overflows: Vec<u32> = errors.iter().filter(|(_, code)| code == "E0275").map(|(line, _)| *line).collect();
    if !overflows.is_empty() && functions.len() > 1 {
        return apart(mode, functions, &ranges, &overflows, keep);
    }
    if let Some((line, code)) = errors.iter().find(|(line, _)| !ranges.iter().any(|range| range.contains(line))) {
        return Err(format!("rustc finds {code} on line {line}, outside of every function"));
    }
    let theirs = by_function(&errors, &ranges);
    let ours = by_function(&ask_cairn(mode, functions, &text)?, &ranges);
    let is_aside =
        |errors: &Errors| !mode.compares_all() && errors.iter().any(|(_, code)| !OWNERSHIP.contains(&code.as_str()));
    let verdict = |(theirs, ours): (Errors, Errors)| Verdict { aside: is_aside(&theirs), theirs, ours };
    Ok(theirs.into_iter().zip(ours).map(verdict).collect())
}

/// Judges the functions that parse; of the others nothing is compared.
fn without(
    mode: Mode,
    functions: &[Function],
    ranges: &[Range<u32>],
    broken: &[u32],
    keep: bool,
) -> Result<Vec<Verdict>, String> {
    let is_broken = |range: &Range<u32>| broken.iter().any(|line| range.contains(line));
    // A bracket that is never closed is found at the end of the file, in none of the functions: then look at halves.
    if !ranges.iter().any(is_broken) {
        if functions.len() < 2 {
            let error: Errors = [(0, "-".to_string())].into();
            return Ok(functions
                .iter()
                .map(|_| Verdict { theirs: error.clone(), ours: error.clone(), aside: true })
                .collect());
        }
        let (first, second) = functions.split_at(functions.len() / 2);
        let mut verdicts = judge_together(mode, first, keep)?;
        verdicts.extend(judge_together(mode, second, keep)?);
        return Ok(verdicts);
    }
    let whole: Vec<Function> = functions
        .iter()
        .zip(ranges)
        .filter(|(_, range)| !is_broken(range))
        .map(|(function, _)| function.clone())
        .collect();
    let mut rest = judge_together(mode, &whole, keep)?.into_iter();
    let error: Errors = [(0, "-".to_string())].into();
    let unparsed = Verdict { theirs: error.clone(), ours: error, aside: true };
    Ok(ranges
        .iter()
        .map(|range| if is_broken(range) { unparsed.clone() } else { rest.next().expect("one each") })
        .collect())
}

/// Judges the functions with one of these lines alone, and the others together.
fn apart(
    mode: Mode,
    functions: &[Function],
    ranges: &[Range<u32>],
    lines: &[u32],
    keep: bool,
) -> Result<Vec<Verdict>, String> {
    let alone: Vec<bool> = ranges.iter().map(|range| lines.iter().any(|line| range.contains(line))).collect();
    let others: Vec<Function> =
        functions.iter().zip(&alone).filter(|(_, alone)| !**alone).map(|(function, _)| function.clone()).collect();
    let mut rest = judge_together(mode, &others, keep)?.into_iter();
    let mut verdicts = Vec::new();
    for (function, alone) in functions.iter().zip(alone) {
        verdicts.push(match alone {
            true => judge_together(mode, std::slice::from_ref(function), keep)?.remove(0),
            false => rest.next().expect("one each"),
        });
    }
    Ok(verdicts)
}

/// Cairn's errors in the file.
fn ask_cairn(mode: Mode, functions: &[Function], text: &str) -> Result<Errors, String> {
    let ticket = oracle::ticket();
    let path = scratch("campaign").join(format!("{}-{ticket}.rs", mode.name()));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    let path_text = path.to_string_lossy().into_owned();
    let mut command = cairn::command();
    command.args(["check", "--error-format", "short", "--max-errors", "1000000", &path_text]);
    let finished = process::run(&mut command, b"", Duration::from_secs(300));
    let errors = cairn::parse_short(&finished.stderr(), &path_text);
    let odd = errors.iter().find(|(_, code)| code.starts_with('C') && !(mode.compares_all() && code == "C0002"));
    if finished.exit != i32::from(!errors.is_empty()) || finished.timed_out || odd.is_some() {
        // Which of them it is, by halves.
        if let [only] = functions {
            let words: String = finished.stderr().chars().take(2000).collect();
            return Err(format!("cairn exits with {} on {} ({path_text}):\n{words}", finished.exit, only.name()));
        }
        if functions.len() > 1 {
            let (first, second) = functions.split_at(functions.len() / 2);
            for half in [first, second] {
                let (text, _) = generator::file_after(mode.prelude(), half);
                ask_cairn(mode, half, &(text + "fn main() {}\n"))?;
            }
        }
        return Err(format!("cairn exits with {} on {path_text}, but not on its halves", finished.exit));
    }
    // It may be gone already; then there is nothing to remove.
    drop(std::fs::remove_file(&path));
    Ok(errors)
}

/// A difference, reduced: the function, and both answers in words.
pub fn reduced(mode: Mode, function: &Function) -> (Function, String) {
    // Many candidates with one name: each in a module of its own.
    let apart = |(index, candidate): (usize, &Function)| {
        let mut apart = candidate.clone();
        apart.head.insert(0, format!("mod reduced_{index} {{ use super::*;"));
        apart.tail.push('}');
        apart
    };
    let kinds = |candidates: &[Function]| -> Vec<Option<(Kind, bool)>> {
        let modules: Vec<Function> = candidates.iter().enumerate().map(apart).collect();
        match judge(mode, &modules, false) {
            Ok(verdicts) => verdicts.iter().map(|verdict| Some((verdict.difference()?, verdict.aside))).collect(),
            Err(_) => vec![None; candidates.len()],
        }
    };
    let original = kinds(std::slice::from_ref(function)).pop().flatten();
    // Alone, a function may be judged otherwise; then it is shown as it is. An edit must not turn a difference of verdicts
    // into one of lines, or the other way round.
    let small = match original {
        Some(_) => generator::reduce(function, &mut |candidates| {
            kinds(candidates).into_iter().map(|kind| kind == original).collect()
        }),
        None => function.clone(),
    };
    let words = match judge(mode, std::slice::from_ref(&small), false).map(|mut verdicts| verdicts.pop()) {
        Ok(Some(verdict)) => difference("rustc", &verdict.theirs, "cairn", &verdict.ours)
            .unwrap_or_else(|| "  (no difference when alone)".to_string()),
        Ok(None) => String::new(),
        Err(why) => why,
    };
    (small, words)
}
