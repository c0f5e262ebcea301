//! From the errors of a program to the suggestions that pass.

use std::collections::HashSet;

use super::candidate::{Candidate, Doubt, kind};
use super::case::Case;
use super::verify::{self, Outcome};
use super::{edits, families};
use crate::diagnostic::{Applicability, Diagnostic, Suggestion};
use crate::driver::{Compilation, Purpose};

/// Bounds of the search.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Errors that are looked at, the first ones.
    pub errors: usize,
    /// Suggestions shown of one error.
    pub shown: usize,
    /// Programs checked for one error.
    pub checks: usize,
    /// Bytes of source checked for all errors together: the larger the program, the fewer candidates.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { errors: 20, shown: 3, checks: 40, bytes: 400 << 10 }
    }
}

/// What a check costs beyond its source: the library's part, in bytes that take as long.
const BASE: usize = 6 << 10;

/// Looks for suggestions for each ownership error and adds them to it.
pub fn suggest(compilation: &Compilation<'_>, diagnostics: &mut [Diagnostic], limits: &Limits) {
    let before = diagnostics.to_vec();
    // After an error of another kind the borrow checker has not seen everything, and what is said of fixes may be wrong.
    if before.iter().any(|d| d.is_error() && !verify::is_ownership(compilation, d)) {
        return;
    }
    let source = verify::text(compilation);
    let mut budget = limits.bytes / (source.len() + BASE);
    for (target, diagnostic) in diagnostics.iter_mut().enumerate().filter(|(_, d)| d.is_error()).take(limits.errors) {
        if budget == 0 {
            return;
        }
        let Some(case) = Case::new(compilation, diagnostic) else { continue };
        let mut search = Search {
            purpose: compilation.purpose(),
            name: &compilation.sources.file(crate::source::FileId::MAIN).name,
            source,
            before: &before,
            target,
            left: limits.checks.min(budget),
            shown: limits.shown,
            seen: HashSet::from([source.to_owned()]),
            passed: Vec::new(),
        };
        let given = search.left;
        search.run(&case);
        budget -= given - search.left;
        diagnostic.suggestions = search.passed;
        if !diagnostic.suggestions.is_empty() {
            // What is shown as an edit need not be said in general words too.
            diagnostic.helps.clear();
        }
    }
}

struct Search<'a> {
    purpose: Purpose,
    name: &'a str,
    source: &'a str,
    before: &'a [Diagnostic],
    target: usize,
    /// Checks that may still be made.
    left: usize,
    shown: usize,
    /// Programs that were checked: two families may have the same idea.
    seen: HashSet<String>,
    passed: Vec<Suggestion>,
}

/// A candidate that exchanged the error for another.
struct Partial {
    candidate: Candidate,
    text: String,
}

impl Search<'_> {
    fn run(&mut self, case: &Case<'_, '_>) {
        let mut partials = Vec::new();
        for candidate in ranked(families::candidates(case)) {
            if self.passed.len() >= self.shown {
                return;
            }
            // One of another order is enough: there are often many, and the others teach something else.
            if candidate.doubt == Doubt::Order && self.passed.iter().any(is_reordered) {
                continue;
            }
            if self.passed.iter().any(|passed| kind(&passed.message) == candidate.kind()) {
                continue;
            }
            // What changes values is for when nothing else helps.
            if candidate.doubt == Doubt::Value && !self.passed.is_empty() {
                return;
            }
            let Some(text) = edits::apply(self.source, &candidate.edits) else { continue };
            match self.check(&text) {
                Some(Outcome::Mended) => self.passed.push(candidate.into_suggestion()),
                Some(Outcome::Other) => partials.push(Partial { candidate, text }),
                Some(Outcome::Worse) => {}
                None => break,
            }
        }
        if !self.passed.is_empty() {
            return;
        }
        for partial in partials {
            if self.left == 0 || !self.passed.is_empty() {
                return;
            }
            self.second(&partial);
        }
    }

    /// Checks one program; nothing if it was checked before or there were enough.
    fn check(&mut self, text: &str) -> Option<Outcome> {
        if self.left == 0 {
            return None;
        }
        if !self.seen.insert(text.to_owned()) {
            return Some(Outcome::Worse);
        }
        self.left -= 1;
        Some(verify::check(self.purpose, self.name, text, |compilation, after| {
            verify::compare(self.before, self.target, compilation, after)
        }))
    }

    /// One more edit on top of one that exchanged the error for another.
    fn second(&mut self, first: &Partial) {
        let each = (self.left / 3).max(4).min(self.left);
        let before = self.before;
        let target = self.target;
        let candidates = verify::check(self.purpose, self.name, &first.text, |compilation, after| {
            let known: HashSet<_> = before
                .iter()
                .enumerate()
                .filter(|(number, _)| *number != target)
                .map(|(_, d)| (d.code, d.message.as_str()))
                .collect();
            let new = after.iter().find(|d| d.is_error() && !known.contains(&(d.code, d.message.as_str())));
            let case = new.and_then(|new| Case::new(compilation, new));
            case.map(|case| ranked(families::candidates(&case))).unwrap_or_default()
        });
        self.left -= 1;
        for candidate in candidates.into_iter().take(each) {
            let Some(text) = edits::apply(&first.text, &candidate.edits) else { continue };
            match self.check(&text) {
                Some(Outcome::Mended) => {
                    let both = Candidate {
                        message: format!("{}, and {}", first.candidate.message, candidate.message),
                        edits: edits::between(self.source, &text),
                        cost: first.candidate.cost.max(candidate.cost),
                        doubt: first.candidate.doubt.max(candidate.doubt),
                    };
                    self.passed.push(both.into_suggestion());
                    return;
                }
                Some(Outcome::Other | Outcome::Worse) => {}
                None => return,
            }
        }
    }
}

fn is_reordered(suggestion: &Suggestion) -> bool {
    suggestion.applicability == Applicability::MaybeIncorrect
}

fn ranked(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // Stable: of equals, what a family thought of first.
    candidates.sort_by_key(Candidate::rank);
    candidates
}
