//! Checking a program that has been edited: with the whole of Cairn, as if it had just been written.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::driver::{self, Compilation, Purpose};
use crate::source::FileId;

/// Checks a text and shows it with its errors, those of its instances included, to `view`.
pub fn check<R>(
    purpose: Purpose,
    name: &str,
    text: &str,
    view: impl FnOnce(&Compilation<'_>, &[Diagnostic]) -> R,
) -> R {
    driver::compile_for(purpose, name, text, |compilation, diagnostics| {
        if diagnostics.iter().any(Diagnostic::is_error) {
            return view(compilation, diagnostics);
        }
        match compilation.instantiate() {
            Ok(()) => view(compilation, &[]),
            Err(found) => view(compilation, &found),
        }
    })
}

/// What became of the errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// This one is gone, and perhaps others, and there is no new one.
    Mended,
    /// This one is gone and there are new ones, about ownership all of them: perhaps one more edit helps.
    Other,
    Worse,
}

/// Compares the errors before and after an edit that is to mend the one with number `target`. Errors are known again by code
/// and message, since lines move.
pub fn compare(before: &[Diagnostic], target: usize, compilation: &Compilation<'_>, after: &[Diagnostic]) -> Outcome {
    let mut expected: HashMap<(Code, &str), isize> = HashMap::new();
    for (number, error) in before.iter().enumerate().filter(|(_, d)| d.is_error()) {
        if number != target {
            *expected.entry((error.code, error.message.as_str())).or_default() += 1;
        }
    }
    let mut new = 0;
    for error in after.iter().filter(|d| d.is_error()) {
        let left = expected.entry((error.code, error.message.as_str())).or_default();
        *left -= 1;
        if *left < 0 {
            new += 1;
            // Of many new errors it is unlikely that one more edit mends them all, and others hide what is behind them.
            if new > 2 || !is_ownership(compilation, error) {
                return Outcome::Worse;
            }
        }
    }
    if new == 0 { Outcome::Mended } else { Outcome::Other }
}

/// Whether an error comes from the borrow checker: then there is a reason to work from.
pub fn is_ownership(compilation: &Compilation<'_>, diagnostic: &Diagnostic) -> bool {
    compilation.has_reason(diagnostic)
}

/// The text of the program under check.
pub fn text<'a>(compilation: &Compilation<'a>) -> &'a str {
    &compilation.sources.file(FileId::MAIN).text
}
