//! Mending a whole program: the best suggestion of an error, again and again.

use super::search::{Limits, suggest};
use super::{edits, verify};
use crate::diagnostic::{Code, Diagnostic};

/// What became of a program.
#[derive(Clone, Debug)]
pub struct Mended {
    pub text: String,
    /// What was done, in order: the code of the error, its line at that time, and the suggestion.
    pub done: Vec<Done>,
    /// Errors that are left.
    pub left: usize,
    /// Some of them are not about ownership: nothing was tried.
    pub foreign: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    pub code: Code,
    pub line: u32,
    pub message: String,
}

/// Applies the best suggestion of one error after another until none is left or none helps. Every step leaves fewer errors, so
/// this ends.
pub fn mend(name: &str, text: &str, limits: &Limits) -> Mended {
    let mut mended = Mended { text: text.to_owned(), done: Vec::new(), left: 0, foreign: false };
    // Each step needs one suggestion only.
    let limits = Limits { shown: 1, ..*limits };
    loop {
        let step = verify::check(name, &mended.text, |compilation, diagnostics| {
            let mut errors: Vec<Diagnostic> = diagnostics.iter().filter(|d| d.is_error()).cloned().collect();
            let foreign = errors.iter().any(|d| !verify::is_ownership(compilation, d));
            suggest(compilation, &mut errors, &limits);
            let found = errors.iter().find_map(|d| Some((d, d.suggestions.first()?)));
            let step = found.and_then(|(d, suggestion)| {
                let text = edits::apply(verify::text(compilation), &suggestion.edits)?;
                let line = compilation.sources.line(d.primary.span);
                Some((text, Done { code: d.code, line, message: suggestion.message.clone() }))
            });
            (step, errors.len(), foreign)
        });
        let (step, left, foreign) = step;
        mended.left = left;
        mended.foreign = foreign;
        match step {
            Some((text, done)) => {
                mended.text = text;
                mended.done.push(done);
            }
            None => return mended,
        }
    }
}
