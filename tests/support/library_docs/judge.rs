//! Whether Cairn does what the documentation says of an example, without asking rustc: the words behind the fence say whether
//! it runs to its end, panics, or is rejected, and under which code.

use super::scope;
use crate::support::book::extract::Block;
use crate::support::book::judge::{Answer, Class, Row, ask_cairn};
use crate::support::book::program;

/// Checks or runs an example.
pub fn judge(block: &Block) -> Row {
    let text = program::of_example(&block.text);
    let row = |class, why| Row { block: block.clone(), class, why };
    if let Some(reason) = scope::beyond(block, &text) {
        return row(Class::Beyond(reason), Vec::new());
    }
    let rejected = block.is("compile_fail");
    let runs = !rejected && !block.is("no_run");
    let answer = ask_cairn(block, &text, runs);
    let (class, why) = if rejected { of_rejected(block, &answer) } else { of_accepted(block, runs, &answer) };
    row(class, why)
}

fn of_rejected(block: &Block, answer: &Answer) -> (Class, Vec<String>) {
    let wanted: Vec<&String> = block.classes.iter().filter(|class| class.starts_with('E')).collect();
    let has = |code: &str| answer.errors.iter().any(|(_, other)| other == code);
    let class = match () {
        () if answer.is_crash(false) => Class::Crash,
        () if answer.errors.is_empty() => Class::FalseAccept,
        () if has("C0002") => Class::Refused,
        () if wanted.iter().any(|code| !has(code)) => Class::Differs,
        () => Class::Right,
    };
    let why = if class == Class::Right { Vec::new() } else { answer.messages.iter().take(4).cloned().collect() };
    (class, why)
}

fn of_accepted(block: &Block, runs: bool, answer: &Answer) -> (Class, Vec<String>) {
    let messages = || answer.messages.iter().take(4).cloned().collect();
    let exit = answer.finished.exit;
    let wanted = if runs && block.is("should_panic") { 101 } else { 0 };
    match () {
        () if answer.is_crash(false) => (Class::Crash, vec![format!("exit {exit}")]),
        () if answer.errors.iter().any(|(_, code)| code == "C0002") => (Class::Refused, messages()),
        () if !answer.errors.is_empty() => (Class::FalseReject, messages()),
        () if exit != wanted => {
            let stderr = answer.finished.stderr();
            let said = stderr.lines().take(3).map(str::to_string);
            (Class::Differs, [format!("exit {exit}, not {wanted}")].into_iter().chain(said).collect())
        }
        () => (Class::Right, Vec::new()),
    }
}
