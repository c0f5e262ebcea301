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
    let accepted: Vec<Function> = all.into_iter().zip(verdicts).filter_map(runs).collect();
    let (text, _) = generator::file_after(mode.prelude(), &accepted);
    let text = text + &generator::main_calling(&accepted);
    let answer = oracle::ask("generated.rs", &text, Some(""));
    let theirs = answer.ran.ok_or_else(|| format!("{numbers:?}: rustc: {:?}", answer.messages))?;
    if theirs.exit != 0 {
        return Err(format!("{numbers:?}: a generated function fails: {}", theirs.stderr));
    }
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
    Ok(accepted.len())
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
