//! Diagnostics as text: with source snippets for people, one line each for editors, or JSON.

mod view;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::{self, Config, termcolor};
use serde::Serialize;

use super::json::encode;
use super::paint::{Paint, escape};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Sources, Span};
use view::Views;

/// A diagnostic with snippets of the source. Ends in an empty line.
pub fn human(diagnostic: &Diagnostic, sources: &Sources, paint: Paint) -> String {
    let spans = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary).map(|label| label.span);
    let views = Views::new(sources, spans);
    let label = |style, label: &crate::diagnostic::Label| {
        let range = views.range(label.span)?;
        Some(codespan::Label::new(style, label.span.file, range).with_message(escape(&label.text)))
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

/// A note with its word; its further lines are aligned by the renderer.
fn prefixed(word: &str, text: &str) -> String {
    format!("{word}{}", escape(text)).replace('\n', &format!("\n{}", " ".repeat(word.len())))
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

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    severity: &'static str,
    /// Empty where rustc gives none.
    code: String,
    message: &'a str,
    /// The primary one first.
    labels: Vec<JsonLabel<'a>>,
    notes: &'a [String],
    helps: &'a [String],
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    primary: bool,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    /// Byte offsets in the file.
    start: u32,
    end: u32,
    text: &'a str,
}

/// One JSON object on one line.
pub fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let secondary = diagnostic.secondary.iter().filter_map(|label| json_label(false, label, sources));
    let code = diagnostic.code.to_string();
    let data = JsonDiagnostic {
        severity: severity_name(diagnostic.severity),
        code,
        message: &diagnostic.message,
        labels: json_label(true, &diagnostic.primary, sources).into_iter().chain(secondary).collect(),
        notes: &diagnostic.notes,
        helps: &diagnostic.helps,
    };
    encode(&data) + "\n"
}

fn json_label<'a>(primary: bool, label: &'a crate::diagnostic::Label, sources: &'a Sources) -> Option<JsonLabel<'a>> {
    let file = sources.files().get(label.span.file)?;
    let (line, column) = sources.line_col(label.span);
    let (end_line, end_column) = sources.line_col(label.span.shrink_to_end());
    let Span { start, end, .. } = label.span;
    Some(JsonLabel { primary, file: &file.name, line, column, end_line, end_column, start, end, text: &label.text })
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
