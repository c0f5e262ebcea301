//! A suggestion as text: what to do, what it costs, and the lines before and after.

use similar::{ChangeTag, TextDiff};

use super::paint::{Paint, escape};
use super::trace::wrap;
use crate::diagnostic::{Applicability, Cost, Suggestion};
use crate::fix::apply_edits;
use crate::source::{FileId, Sources};

/// What follows `help: ` in a line of 80 columns.
const WIDTH: usize = 80 - INDENT.len() + 1;
const INDENT: &str = "\n      ";

/// Changed lines shown of one suggestion.
const MOST_LINES: usize = 16;

/// All suggestions of a diagnostic, each with an empty line after it.
pub fn human(suggestions: &[Suggestion], sources: &Sources, paint: Paint) -> String {
    suggestions.iter().map(|suggestion| one(suggestion, sources, paint) + "\n").collect()
}

fn one(suggestion: &Suggestion, sources: &Sources, paint: Paint) -> String {
    let text = &sources.file(FileId::MAIN).text;
    let message = wrap(&escape(&suggestion.message), WIDTH).join(INDENT);
    let mut shown = format!("help: {message}{INDENT}{}\n", cost(suggestion));
    let Some(mended) = apply_edits(text, &suggestion.edits) else { return shown };
    let diff = TextDiff::from_lines(&**text, mended.as_str());
    let changes: Vec<_> = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).collect();
    let number = |change: &similar::Change<&str>| change.old_index().or(change.new_index()).unwrap_or_default() + 1;
    let width = changes.iter().map(number).max().unwrap_or_default().to_string().len();
    for change in changes.iter().take(MOST_LINES) {
        let (sign, colour) = if change.tag() == ChangeTag::Delete { ('-', 31) } else { ('+', 32) };
        let line = escape(change.value().trim_end_matches(['\n', '\r']));
        let line = format!("{:>width$} {sign} {line}", number(change));
        let line = line.trim_end();
        if paint.colour {
            shown += &format!("  \x1b[{colour}m{line}\x1b[0m\n");
        } else {
            shown += &format!("  {line}\n");
        }
    }
    if changes.len() > MOST_LINES {
        shown += &format!("  ... and {} more lines\n", changes.len() - MOST_LINES);
    }
    shown
}

/// What it costs, and whether it is what was meant.
fn cost(suggestion: &Suggestion) -> String {
    let doubt = match suggestion.applicability {
        Applicability::MachineApplicable => "",
        Applicability::MaybeIncorrect => "; see whether this is what you mean",
    };
    match suggestion.cost {
        Cost::Nothing => format!("costs nothing at run time{doubt}"),
        cost => format!("costs {cost}{doubt}"),
    }
}
