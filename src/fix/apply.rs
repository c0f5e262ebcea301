//! Mending a whole program: the best suggestion of an error, again and again.

use super::search::{Limits, suggest};
use super::{edits, verify};
use crate::diagnostic::{Code, Diagnostic, Edit};
use crate::driver::Purpose;

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

/// Applies the best suggestions until no error is left or none helps: those of several errors at once where each then mends
/// what it is for, otherwise one. Every step leaves fewer errors, so this ends.
pub fn mend(name: &str, text: &str, limits: &Limits) -> Mended {
    let mut mended = Mended { text: text.to_owned(), done: Vec::new(), left: 0, foreign: false };
    // Each step needs one suggestion of an error.
    let limits = Limits { shown: 1, ..*limits };
    loop {
        let Found { steps, left, foreign } = find(name, &mended.text, &limits);
        (mended.left, mended.foreign) = (left, foreign);
        let Some((first, _)) = steps.split_first() else { return mended };
        let (text, done) = match together(name, &mended.text, &steps, left) {
            Some(text) => (Some(text), steps.iter().map(|step| step.done.clone()).collect()),
            None => (edits::apply(&mended.text, &first.edits), vec![first.done.clone()]),
        };
        let Some(text) = text else { return mended };
        mended.text = text;
        mended.done.extend(done);
    }
}

/// A suggestion that is about to be applied.
struct Step {
    edits: Vec<Edit>,
    done: Done,
}

struct Found {
    steps: Vec<Step>,
    left: usize,
    foreign: bool,
}

fn find(name: &str, text: &str, limits: &Limits) -> Found {
    verify::check(Purpose::Run, name, text, |compilation, diagnostics| {
        let mut errors: Vec<Diagnostic> = diagnostics.iter().filter(|d| d.is_error()).cloned().collect();
        let foreign = errors.iter().any(|d| !verify::is_ownership(compilation, d));
        suggest(compilation, &mut errors, limits);
        let step = |d: &Diagnostic| {
            let suggestion = d.suggestions.first()?;
            let line = compilation.sources.line(d.primary.span);
            let done = Done { code: d.code, line, message: suggestion.message.clone() };
            Some(Step { edits: suggestion.edits.clone(), done })
        };
        Found { steps: errors.iter().filter_map(step).collect(), left: errors.len(), foreign }
    })
}

/// The text with all steps applied, if as many errors are gone as there are steps.
fn together(name: &str, text: &str, steps: &[Step], errors: usize) -> Option<String> {
    if steps.len() < 2 {
        return None;
    }
    let all: Vec<Edit> = steps.iter().flat_map(|step| step.edits.iter().cloned()).collect();
    let mended = edits::apply(text, &all)?;
    let left = verify::check(Purpose::Run, name, &mended, |_, found| found.iter().filter(|d| d.is_error()).count());
    (left + steps.len() == errors).then_some(mended)
}
