//! Steps of a run as text, 80 columns wide, and as JSON.

use serde::Serialize;

use super::paint::{Line, Paint, Style, escape, shorten, width};
use super::story;
use crate::picture::{Change, Place};
use crate::timeline::{Output, Stream};

/// One step.
pub struct Step<'a> {
    /// From 1.
    pub number: u64,
    /// Instructions executed before the moment it led to.
    pub position: u64,
    /// Where the statement was that ran.
    pub place: Option<&'a Place>,
    /// Its source line.
    pub source: Option<&'a str>,
    /// Calls around it.
    pub depth: usize,
    pub sentence: &'a str,
    pub changes: &'a [Change],
    pub output: &'a [Output<'a>],
}

/// How to write.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub paint: Paint,
    /// Columns.
    pub width: usize,
    /// Every change below the sentence.
    pub changes: bool,
    /// Letters only: no arrows, bars or indentation that means something.
    pub plain: bool,
}

/// The step as a few lines of text.
pub fn text(step: &Step<'_>, options: &Options) -> String {
    let mut out = String::new();
    let number = step.number.to_string();
    let source = step.source.map(|line| escape(line.trim())).unwrap_or_default();
    let line = step.place.map_or_else(|| "?".to_owned(), |place| place.line.to_string());
    if options.plain {
        out.push_str(&format!("Step {number}, line {line}: {source}\n"));
        out.push_str(&format!("{}\n", plain(step.sentence)));
        for change in step.changes.iter().filter(|_| options.changes) {
            out.push_str(&format!("Change: {}.\n", plain(&story::words(change))));
        }
        return out;
    }
    let head = format!("{number:>5}  line {line:<4}");
    let bars = "│ ".repeat(step.depth.min(12));
    let room = options.width.saturating_sub(width(&head) + width(&bars) + 1);
    let title = Line::new()
        .add(Style::Faint, head)
        .add(Style::Faint, format!(" {bars}"))
        .add(Style::Title, shorten(&source, room));
    title.write(&mut out, options.paint, false);
    let indent = 17 + width(&bars);
    let margin = |first: &str| format!("{:16} {bars}{first}", "");
    for part in wrap(step.sentence, options.width.saturating_sub(indent).max(20)) {
        let line = Line::new().add(Style::Faint, margin("")).add(Style::Plain, part);
        line.write(&mut out, options.paint, false);
    }
    for change in step.changes.iter().filter(|_| options.changes) {
        for (i, part) in
            wrap(&story::words(change), options.width.saturating_sub(indent + 2).max(20)).iter().enumerate()
        {
            let mark = if i == 0 { "· " } else { "  " };
            let line = Line::new().add(Style::Faint, margin(mark)).add(Style::Plain, part.as_str());
            line.write(&mut out, options.paint, false);
        }
    }
    out
}

/// Arrows as words.
pub(crate) fn plain(text: &str) -> String {
    text.replace('→', "to").replace('…', "...").replace('—', "-").replace('×', "times")
}

/// Lines of at most `columns` columns, broken between words; a longer word has a line of its own.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && width(line) + 1 + width(word) > columns {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// The step as one JSON object.
pub fn json(step: &Step<'_>) -> String {
    #[derive(Serialize)]
    struct Printed<'a> {
        stream: &'static str,
        text: std::borrow::Cow<'a, str>,
    }
    #[derive(Serialize)]
    struct Object<'a> {
        version: u32,
        step: u64,
        position: u64,
        place: Option<&'a Place>,
        sentence: &'a str,
        changes: &'a [Change],
        output: Vec<Printed<'a>>,
    }
    let printed = |output: &Output<'_>| Printed {
        stream: match output.stream {
            Stream::Stdout => "stdout",
            Stream::Stderr => "stderr",
        },
        text: String::from_utf8_lossy(output.bytes).into_owned().into(),
    };
    let object = Object {
        version: crate::picture::VERSION,
        step: step.number,
        position: step.position,
        place: step.place,
        sentence: step.sentence,
        changes: step.changes,
        output: step.output.iter().map(printed).collect(),
    };
    // Plain data serialises.
    serde_json::to_string(&object).unwrap_or_default()
}
