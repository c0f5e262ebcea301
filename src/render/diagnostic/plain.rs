//! Diagnostics for screen readers: one fact a line, and nothing that has to be seen to be understood.

use std::fmt::Write;

use super::severity_name;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::render::paint::escape;
use crate::source::Sources;

/// Source lines are read aloud up to here.
const LONG: usize = 200;

/// A diagnostic in sentences. Labels come in the order of events, or else the error's place first and then the others in the order
/// of the source, each with its line. Ends in an empty line.
pub fn plain(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut out = String::new();
    let severity = severity_name(diagnostic.severity);
    let message = one_line(&diagnostic.message);
    // Writing to a String cannot fail.
    let _ = match diagnostic.code {
        Code::None => writeln!(out, "{severity}: {message}"),
        code => writeln!(out, "{severity} {code}: {message}"),
    };
    let mut secondary: Vec<&Label> = diagnostic.secondary.iter().collect();
    secondary.sort_by_key(|label| (label.span.file, label.span.start));
    let mut read = None;
    // Where the error is comes first; then how it came to be, unless the labels tell that in order.
    let mut labels: Vec<&Label> = std::iter::once(&diagnostic.primary).chain(secondary).collect();
    labels.sort_by_key(|label| label.step);
    for (i, label) in labels.into_iter().enumerate() {
        let Some(file) = sources.files().get(label.span.file) else { continue };
        let (line, column) = sources.line_col(label.span);
        // The file is the same one nearly always.
        let place = if i == 0 || label.span.file != diagnostic.primary.span.file {
            format!("file {}, line {line}, column {column}", escape(&file.name))
        } else {
            format!("line {line}, column {column}")
        };
        let number = match label.step {
            0 => String::new(),
            step => format!("{step}. "),
        };
        let _ = match label.text.as_str() {
            "" => writeln!(out, "{number}{place}"),
            text => writeln!(out, "{number}{place}: {}", one_line(text)),
        };
        let here = (label.span.file, line);
        if read != Some(here) {
            let start = file.line_start(line as usize - 1).unwrap_or(0) as usize;
            let text = file.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim();
            let cut: String = text.chars().take(LONG).collect();
            let end = if cut.len() < text.len() { " and so on" } else { "" };
            let _ = writeln!(out, "source: {}{end}", escape(&cut));
        }
        read = Some(here);
    }
    for note in &diagnostic.notes {
        let _ = writeln!(out, "note: {}", one_line(note));
    }
    for help in &diagnostic.helps {
        let _ = writeln!(out, "help: {}", one_line(help));
    }
    for suggestion in &diagnostic.suggestions {
        let _ = writeln!(out, "suggestion: {}; costs {}", one_line(&suggestion.message), suggestion.cost);
        for edit in &suggestion.edits {
            let line = sources.line(edit.span);
            let old = sources.snippet(edit.span);
            let _ = match (old, edit.text.as_str()) {
                ("", new) => writeln!(out, "line {line}: insert {}", one_line(new.trim_end())),
                (old, "") => writeln!(out, "line {line}: remove {}", one_line(old.trim_end())),
                (old, new) => writeln!(out, "line {line}: replace {} by {}", one_line(old), one_line(new.trim_end())),
            };
        }
    }
    out.push('\n');
    out
}

/// Escaped, and on one line.
fn one_line(text: &str) -> String {
    escape(text).replace('\n', " ")
}
