//! Accepted functions run: natively, on the machine, and on the machine under the guard.

use super::super::generator::{self, Function};
use super::super::{cairn, oracle, scratch};
use super::Mode;
use super::judge::judge;
use std::ops::Range;

/// Compares the outputs of the functions of a batch that rustc accepts. Under the guard nothing traps.
pub fn compare(mode: Mode, numbers: &Range<u64>) -> Result<usize, String> {
    let all = mode.functions(numbers.clone());
    let verdicts = judge(mode, &all, true)?;
    let runs = |(function, verdict): (Function, super::judge::Verdict)| {
        (verdict.theirs.is_empty() && verdict.ours.is_empty() && function.call.is_some()).then_some(function)
    };
    let mut accepted: Vec<Function> = all.into_iter().zip(verdicts).filter_map(runs).collect();
    let count = accepted.len();
    let (text, theirs) = loop {
        let (text, _) = generator::file_after(mode.prelude(), &accepted);
        let text = text + &generator::main_calling(&accepted);
        let answer = oracle::ask("generated.rs", &text, Some(""));
        let theirs = answer.ran.ok_or_else(|| format!("{numbers:?}: rustc: {:?}", answer.messages))?;
        if theirs.exit == 0 {
            break (text, theirs);
        }
        // In modules that were edited anywhere a sum may overflow: what panics is compared alone.
        let running = theirs.stdout.lines().rev().find_map(running);
        let at = accepted.iter().position(|function| Some(function.seed) == running);
        let (Some(at), true, 101) = (at, mode.compares_all() && accepted.len() > 1, theirs.exit) else {
            return Err(format!("{numbers:?}: a generated function fails: {}", theirs.stderr));
        };
        panics_too(mode, &accepted.remove(at))?;
    };
    let path = scratch("campaign").join(format!("run-{}-{}-{}.rs", mode.name(), numbers.start, numbers.end));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    for flags in [&[][..], &["--unchecked".to_string()]] {
        let ours = cairn::run(&path.to_string_lossy(), flags, "");
        if ours.exit != 0 || ours.stdout() != theirs.stdout {
            let place = first_difference(&theirs.stdout, &ours.stdout());
            let words: String = ours.stderr().chars().take(2000).collect();
            return Err(format!("{} {flags:?}: exits with {}\n{place}\n{words}", path.display(), ours.exit));
        }
    }
    // It is of no more use.
    drop(std::fs::remove_file(&path));
    Ok(count)
}

/// The number of the function whose name a line of output is.
fn running(line: &str) -> Option<u64> {
    line.strip_prefix('f')?.parse().ok()
}

/// A function that panics prints the same before it does.
fn panics_too(mode: Mode, function: &Function) -> Result<(), String> {
    let only = std::slice::from_ref(function);
    let text = generator::file_after(mode.prelude(), only).0 + &generator::main_calling(only);
    let theirs = oracle::ask("generated.rs", &text, Some("")).ran.ok_or("rustc does not compile it again")?;
    let path = scratch("campaign").join(format!("run-{}-{}.rs", mode.name(), function.seed));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    let ours = cairn::run(&path.to_string_lossy(), &[], "");
    if ours.exit != theirs.exit || ours.stdout() != theirs.stdout {
        let place = first_difference(&theirs.stdout, &ours.stdout());
        return Err(format!("{}: exits with {}, not {}\n{place}", path.display(), ours.exit, theirs.exit));
    }
    drop(std::fs::remove_file(&path));
    Ok(())
}

/// Where two outputs part: the function that was running and the lines there.
fn first_difference(theirs: &str, ours: &str) -> String {
    let mut function = "";
    let mut our_lines = ours.lines();
    for line in theirs.lines() {
        if running(line).is_some() {
            function = line;
        }
        let our_line = our_lines.next();
        if our_line != Some(line) {
            return format!("in {function}: rustc's prints {line:?}, cairn's {our_line:?}");
        }
    }
    format!("after {function}: cairn's prints {:?} more", our_lines.next())
}
