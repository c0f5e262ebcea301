//! Diagnostics as text: with source snippets for people, one line each for editors, or JSON.

mod json;
mod plain;
mod view;

pub use json::json;
pub use plain::plain;

use std::collections::BTreeSet;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::{self, Config, termcolor};

use super::paint::{Paint, escape, width};
use super::trace::wrap;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::explain;
use crate::source::{Sources, Span};
use view::Views;

/// A diagnostic with snippets of the source. Ends in an empty line.
pub fn human(diagnostic: &Diagnostic, sources: &Sources, paint: Paint) -> String {
    let spans = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary).map(|label| label.span);
    let views = Views::new(sources, spans);
    let label = |style, label: &crate::diagnostic::Label| {
        let range = views.range(label.span)?;
        Some(codespan::Label::new(style, label.span.file, range).with_message(escape(&label.numbered())))
    };
    let labels = label(codespan::LabelStyle::Primary, &diagnostic.primary)
        .into_iter()
        .chain(diagnostic.secondary.iter().filter_map(|secondary| label(codespan::LabelStyle::Secondary, secondary)));
    let notes = diagnostic.notes.iter().map(|note| prefixed("note: ", note));
    let helps = diagnostic.helps.iter().map(|help| prefixed("help: ", help));
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let mut data = codespan::Diagnostic::new(severity)
        .with_message(escape(&diagnostic.message))
        .with_labels(labels.collect())
        .with_notes(notes.chain(helps).collect());
    if diagnostic.code != Code::None {
        data = data.with_code(diagnostic.code.to_string());
    }
    let config = Config::default();
    let rendered = if paint.colour {
        let mut buffer = termcolor::Ansi::new(Vec::new());
        term::emit_to_write_style(&mut buffer, &config, &views, &data)
            .map(|()| String::from_utf8_lossy(&buffer.into_inner()).into_owned())
    } else {
        term::emit_into_string(&config, &views, &data)
    };
    match rendered {
        Ok(text) => text + &super::suggestion::human(&diagnostic.suggestions, sources, paint),
        // A label outside of its file: what matters is said all the same.
        Err(_) => short(diagnostic, sources) + "\n",
    }
}

/// A note with its word, filled into lines; its further lines are aligned by the renderer.
fn prefixed(word: &str, text: &str) -> String {
    // The renderer's margin is as wide as the greatest line number, and four columns.
    const WIDTH: usize = 80 - 9;
    let text = escape(text);
    let lines = text.split('\n').flat_map(|line| match WIDTH - word.len() {
        // What fits stays as it is, indented or not.
        room if width(line) <= room => vec![line.to_owned()],
        room => wrap(line, room),
    });
    let indent = format!("\n{}", " ".repeat(word.len()));
    word.to_owned() + &lines.collect::<Vec<_>>().join(&indent)
}

/// `file:line:col: error[E0382]: message`.
pub fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let message = escape(&diagnostic.message).replace('\n', " ");
    format!("{}: {}: {message}\n", place(diagnostic.primary.span, sources), heading(diagnostic))
}

/// `error[E0382]`.
fn heading(diagnostic: &Diagnostic) -> String {
    let severity = severity_name(diagnostic.severity);
    match diagnostic.code {
        Code::None => severity.to_owned(),
        code => format!("{severity}[{code}]"),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn place(span: Span, sources: &Sources) -> String {
    match sources.files().get(span.file) {
        Some(file) => {
            let (line, column) = sources.line_col(span);
            format!("{}:{line}:{column}", escape(&file.name))
        }
        None => "?".to_owned(),
    }
}

/// The last words after all diagnostics: how many there were. Empty if there were none.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let many = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    match (errors, warnings) {
        (0, 0) => String::new(),
        (0, warnings) => many(warnings, "warning") + "\n",
        (errors, 0) => many(errors, "error") + "\n",
        (errors, warnings) => format!("{}, {}\n", many(errors, "error"), many(warnings, "warning")),
    }
}

/// Where more is said of the errors that were shown. Empty if there is nothing.
pub fn more(diagnostics: &[Diagnostic]) -> String {
    let codes: BTreeSet<String> = diagnostics.iter().filter(|d| d.is_error()).map(|d| d.code.to_string()).collect();
    let mut codes = codes.into_iter().filter(|code| explain::page(code).is_some());
    match (codes.next(), codes.next()) {
        (None, _) => String::new(),
        (Some(code), None) => format!("For more about this error: cairn explain {code}\n"),
        (Some(first), Some(second)) => {
            let mut all = vec![first, second];
            all.extend(codes);
            let hint = format!("For more about these errors: cairn explain CODE ({})", all.join(", "));
            wrap(&hint, 80).iter().map(|line| format!("{line}\n")).collect()
        }
    }
}
