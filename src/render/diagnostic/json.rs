//! Diagnostics in the shape of `rustc --error-format json`, so that editors that read rustc's output read ours.

use std::borrow::Cow;

use serde::Serialize;

use super::{human, severity_name};
use crate::diagnostic::{Applicability, Code, Diagnostic, Edit, Label, Suggestion};
use crate::explain::{self, render};
use crate::render::json::encode;
use crate::render::paint::Paint;
use crate::source::{SourceFile, Sources, Span};

/// A diagnostic, or a note or help that belongs to one.
#[derive(Serialize)]
struct Message<'a> {
    #[serde(rename = "$message_type", skip_serializing_if = "Option::is_none")]
    message_type: Option<&'static str>,
    message: &'a str,
    code: Option<CodeObject>,
    level: &'static str,
    /// The primary one first.
    spans: Vec<SpanObject<'a>>,
    children: Vec<Message<'a>>,
    rendered: Option<String>,
}

#[derive(Serialize)]
struct CodeObject {
    code: String,
    /// The page of `cairn explain`.
    explanation: Option<String>,
}

#[derive(Serialize)]
struct SpanObject<'a> {
    file_name: &'a str,
    byte_start: u32,
    byte_end: u32,
    line_start: u32,
    line_end: u32,
    /// Columns count characters from 1.
    column_start: u32,
    column_end: u32,
    is_primary: bool,
    text: Vec<LineObject<'a>>,
    label: Option<Cow<'a, str>>,
    suggested_replacement: Option<&'a str>,
    suggestion_applicability: Option<&'static str>,
    /// Macros are not expanded: there is never one.
    expansion: Option<()>,
}

#[derive(Serialize)]
struct LineObject<'a> {
    text: &'a str,
    highlight_start: u32,
    highlight_end: u32,
}

/// One JSON object on one line.
pub fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let secondary = diagnostic.secondary.iter().filter_map(|label| labelled(false, label, sources));
    let notes = diagnostic.notes.iter().map(|note| child("note", note));
    let helps = diagnostic.helps.iter().map(|help| child("help", help));
    let suggestions = diagnostic.suggestions.iter().map(|suggestion| suggested(suggestion, sources));
    let data = Message {
        message_type: Some("diagnostic"),
        message: &diagnostic.message,
        code: code(diagnostic.code),
        level: severity_name(diagnostic.severity),
        spans: labelled(true, &diagnostic.primary, sources).into_iter().chain(secondary).collect(),
        children: notes.chain(helps).chain(suggestions).collect(),
        rendered: Some(human(diagnostic, sources, Paint::default())),
    };
    encode(&data) + "\n"
}

fn child<'a>(level: &'static str, message: &'a str) -> Message<'a> {
    Message { message_type: None, message, code: None, level, spans: Vec::new(), children: Vec::new(), rendered: None }
}

/// A help whose spans say by what they are to be replaced.
fn suggested<'a>(suggestion: &'a Suggestion, sources: &'a Sources) -> Message<'a> {
    let applicability = match suggestion.applicability {
        Applicability::MachineApplicable => "MachineApplicable",
        Applicability::MaybeIncorrect => "MaybeIncorrect",
    };
    let edit = |edit: &'a Edit| {
        let place = spanned(true, edit.span, Cow::Borrowed(""), sources)?;
        Some(SpanObject {
            suggested_replacement: Some(&edit.text),
            suggestion_applicability: Some(applicability),
            ..place
        })
    };
    Message { spans: suggestion.edits.iter().filter_map(edit).collect(), ..child("help", &suggestion.message) }
}

fn code(code: Code) -> Option<CodeObject> {
    if code == Code::None {
        return None;
    }
    let code = code.to_string();
    let explanation = explain::page(&code).map(|page| render::text(page, None, &render::Options::default()));
    Some(CodeObject { code, explanation })
}

fn labelled<'a>(is_primary: bool, label: &'a Label, sources: &'a Sources) -> Option<SpanObject<'a>> {
    spanned(is_primary, label.span, label.numbered(), sources)
}

fn spanned<'a>(is_primary: bool, span: Span, label: Cow<'a, str>, sources: &'a Sources) -> Option<SpanObject<'a>> {
    let file = sources.files().get(span.file)?;
    let Span { start, end, .. } = span;
    let (line_start, column_start) = sources.line_col(span);
    let (line_end, column_end) = sources.line_col(span.shrink_to_end());
    let text = (line_start..=line_end).take(MOST_LINES).map(|line| {
        let text = line_text(file, line);
        let first = if line == line_start { column_start } else { 1 };
        let last = if line == line_end { column_end } else { text.chars().count() as u32 + 1 };
        LineObject { text, highlight_start: first, highlight_end: last }
    });
    Some(SpanObject {
        file_name: &file.name,
        byte_start: start,
        byte_end: end,
        line_start,
        line_end,
        column_start,
        column_end,
        is_primary,
        text: text.collect(),
        label: Some(label).filter(|text| !text.is_empty()),
        suggested_replacement: None,
        suggestion_applicability: None,
        expansion: None,
    })
}

/// A span over a whole file would otherwise be sent with every error in it.
const MOST_LINES: usize = 100;

/// A line without its end.
fn line_text(file: &SourceFile, line: u32) -> &str {
    let index = line.saturating_sub(1) as usize;
    let start = file.line_start(index).unwrap_or(0) as usize;
    file.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default()
}
