//! `cairn permissions`: what each line changes, as text and as JSON.
//!
//! ```text
//!    3 │     let r = &v;
//!      │       v        R -W -O  used    borrowed by `r` (shared) until line 4
//! ```

use std::collections::BTreeMap;

use serde::Serialize;

use super::json::encode;
use super::paint::{Line, Paint, Style, escape, shorten, width};
use crate::permissions::{Cause, Change, Function, May, words};

/// Grows when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub paint: Paint,
    pub width: usize,
    /// No drawing characters: for screen readers.
    pub plain: bool,
}

/// The functions of a program; `source` has its lines.
pub fn text(functions: &[Function], source: &[&str], options: &Options) -> String {
    let mut out = String::new();
    if functions.is_empty() {
        return "there is no function to show\n".to_owned();
    }
    legend(&mut out, options);
    for function in functions {
        out.push('\n');
        if options.plain {
            plain(function, source, &mut out);
        } else {
            drawn(function, source, options, &mut out);
        }
    }
    out
}

fn legend(out: &mut String, options: &Options) {
    if options.plain {
        out.push_str("Permissions: read; write (assign, borrow with &mut); own (move, drop).\n");
        out.push_str("Whether a variable is used later is told apart: it is no permission.\n");
        return;
    }
    let lines = [
        "R read   W write: assign, borrow with &mut   O own: move, drop",
        "+ gained here   - lost here   . not held",
        "later: whether the variable is used again; it is no permission",
    ];
    for line in lines {
        Line::new().add(Style::Faint, line).write(out, options.paint, false);
    }
}

/// `lines 3 to 9`.
fn extent(function: &Function) -> String {
    match (function.first, function.last) {
        (first, last) if first == last => format!("line {first}"),
        (first, last) => format!("lines {first} to {last}"),
    }
}

fn source_line(source: &[&str], number: u32) -> String {
    let text = source.get(number as usize - 1).copied().unwrap_or_default();
    escape(&text.trim_end().replace('\t', "    "))
}

fn drawn(function: &Function, source: &[&str], options: &Options, out: &mut String) {
    let paint = options.paint;
    let title = format!("{}, {}", escape(&function.name), extent(function));
    Line::new().add(Style::Title, shorten(&title, options.width)).write(out, paint, false);
    if function.too_large {
        out.push_str("the function is too large to be shown\n");
        return;
    }
    let number = function.last.to_string().len().max(3);
    let names = function.places.iter().map(|place| width(&escape(&place.name)));
    let place = names.max().unwrap_or(0).clamp(5, 16);
    let gutter = |label: &str| {
        let label = format!("{label:>number$} │ ");
        Line::new().add(Style::Faint, label)
    };
    let mut header = gutter("");
    header.push(Style::Faint, format!("  {:<place$}  permits   later   why", "place"));
    header.write(out, paint, false);
    for line in &function.lines {
        let text = source_line(source, line.number);
        let mut first = gutter(&line.number.to_string());
        let room = options.width.saturating_sub(first.width());
        first.push(Style::Plain, shorten(&text, room));
        first.write(out, paint, false);
        for (names, change) in rows(function, &line.changes) {
            row(function, &names, change, place, options, out, &gutter);
        }
        for missing in &line.missing {
            let start = format!("{:>number$} ✗   ", "");
            let mut first = true;
            let room = options.width.saturating_sub(number + 6);
            for part in wrapped(&escape(&words::missing(missing)), room) {
                let start = if first { start.clone() } else { format!("{:>number$} │   ", "") };
                Line::new().add(Style::Bad, start).add(Style::Bad, part).write(out, paint, false);
                first = false;
            }
        }
    }
}

/// The changes of a line; places whose scopes end alike share a row.
pub(super) fn rows<'f>(function: &'f Function, changes: &'f [Change]) -> Vec<(Vec<&'f str>, &'f Change)> {
    let mut rows: Vec<(Vec<&str>, &Change)> = Vec::new();
    for change in changes {
        let Some(place) = function.places.get(change.place) else { continue };
        let name = place.name.as_str();
        // The parts of a variable end with it.
        let ends = |other: &Change| other.place == place.variable && matches!(other.cause, Cause::Ended { .. });
        if place.variable != change.place && matches!(change.cause, Cause::Ended { .. }) && changes.iter().any(ends) {
            continue;
        }
        let alike = |(_, other): &&mut (Vec<&str>, &Change)| {
            matches!(change.cause, Cause::Ended { .. })
                && (other.before, other.after, &other.cause, &other.towards)
                    == (change.before, change.after, &change.cause, &change.towards)
        };
        match rows.iter_mut().find(alike) {
            Some((names, _)) => names.push(name),
            None => rows.push((vec![name], change)),
        }
    }
    rows
}

fn row(
    function: &Function,
    names: &[&str],
    change: &Change,
    column: usize,
    options: &Options,
    out: &mut String,
    gutter: &dyn Fn(&str) -> Line,
) {
    let mut line = gutter("");
    line.push(Style::Plain, "  ");
    let start = line.width();
    // Names that do not fit into the column have lines of their own.
    let names = escape(&names.join(", "));
    if width(&names) <= column {
        line.push(Style::Name, names);
    } else {
        for part in wrapped(&names, options.width.saturating_sub(start)) {
            let mut above = gutter("");
            above.push(Style::Name, format!("  {part}"));
            above.write(out, options.paint, false);
        }
    }
    line.pad_to(start + column, 0);
    line.push(Style::Plain, "  ");
    for (style, text) in letters(change) {
        line.push(style, text);
        line.push(Style::Plain, " ");
    }
    line.push(Style::Plain, " ");
    line.push(if change.used_later { Style::Plain } else { Style::Faint }, format!("{:<6}  ", later(change)));
    let indent = line.width();
    let why = function.places.get(change.place).map(|place| words::why(place, change)).unwrap_or_default();
    let mut parts = wrapped(&escape(&why), options.width.saturating_sub(indent).max(20)).into_iter();
    line.push(Style::Plain, parts.next().unwrap_or_default());
    line.write(out, options.paint, false);
    for part in parts {
        let mut more = gutter("");
        more.pad_to(indent, 0);
        more.push(Style::Plain, part);
        more.write(out, options.paint, false);
    }
}

/// `+R`, `-R`, ` R`, ` .`.
fn letter_mark(letter: char, before: bool, after: bool) -> (Style, String) {
    match (before, after) {
        (false, true) => (Style::Name, format!("+{letter}")),
        (true, false) => (Style::Bad, format!("-{letter}")),
        (true, true) => (Style::Plain, format!(" {letter}")),
        (false, false) => (Style::Faint, " .".to_owned()),
    }
}

/// The text in lines of at most so many columns, broken at blanks; longer words are cut.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    super::svg::wrap(text, most)
}

fn plain(function: &Function, source: &[&str], out: &mut String) {
    out.push_str(&format!("{}, {}.\n", escape(&function.name), extent(function)));
    if function.too_large {
        out.push_str("The function is too large to be shown.\n");
        return;
    }
    for line in &function.lines {
        if line.changes.is_empty() && line.missing.is_empty() {
            continue;
        }
        out.push_str(&format!("Line {}: {}\n", line.number, source_line(source, line.number).trim_start()));
        for (names, change) in rows(function, &line.changes) {
            let Some(place) = function.places.get(change.place) else { continue };
            let names = escape(&names.join(", "));
            let why = escape(&words::why(place, change));
            out.push_str(&format!("  {}\n", spoken(&names, &why, change)));
        }
        for missing in &line.missing {
            out.push_str(&format!("  {}.\n", escape(&words::missing(missing))));
        }
    }
}

/// What a line changes for one place or several, in words for a page.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    pub names: String,
    /// `R -W -O`: as in the text.
    pub letters: String,
    /// `used`, `unused`, or nothing where the scope ends.
    pub later: &'static str,
    pub why: String,
    /// All of it as a sentence, for screen readers.
    pub spoken: String,
}

/// What every line changes, and what it would have needed; texts of the program are escaped.
pub fn notes(functions: &[Function]) -> BTreeMap<u32, Vec<Note>> {
    let mut notes: BTreeMap<u32, Vec<Note>> = BTreeMap::new();
    for function in functions.iter().filter(|function| !function.too_large) {
        for line in function.lines.iter().filter(|line| !line.changes.is_empty() || !line.missing.is_empty()) {
            let of_line = notes.entry(line.number).or_default();
            for (names, change) in rows(function, &line.changes) {
                let Some(place) = function.places.get(change.place) else { continue };
                let names = escape(&names.join(", "));
                let letters: Vec<String> =
                    letters(change).into_iter().map(|(_, mark)| mark.trim().to_owned()).collect();
                let why = escape(&words::why(place, change));
                let spoken = spoken(&names, &why, change);
                of_line.push(Note { names, letters: letters.join(" "), later: later(change), why, spoken });
            }
            of_line.extend(line.missing.iter().map(|missing| {
                let why = escape(&words::missing(missing));
                let spoken = format!("{why}.");
                Note { names: String::new(), letters: "✗".to_owned(), later: "", why, spoken }
            }));
        }
    }
    notes
}

/// The three permissions, each as it was and is now.
fn letters(change: &Change) -> [(Style, String); 3] {
    let (before, after) = (change.before, change.after);
    [('R', before.read, after.read), ('W', before.write, after.write), ('O', before.own, after.own)]
        .map(|(letter, before, after)| letter_mark(letter, before, after))
}

/// Whether the variable is used again, in the column of that name.
fn later(change: &Change) -> &'static str {
    match (&change.cause, change.used_later) {
        (Cause::Ended { .. }, _) => "",
        (_, true) => "used",
        (_, false) => "unused",
    }
}

/// `v: loses write and own: borrowed by r (shared) until line 4. Used later.`
fn spoken(names: &str, why: &str, change: &Change) -> String {
    let later = match (&change.cause, change.used_later) {
        (Cause::Ended { .. } | Cause::LastUse, _) => "",
        (_, true) => " Used later.",
        (_, false) => " Not used later.",
    };
    format!("{names}: {}{why}.{later}", difference(change.before, change.after))
}

/// `gains read, loses write and own: `.
fn difference(before: May, after: May) -> String {
    let gained =
        May { read: after.read && !before.read, write: after.write && !before.write, own: after.own && !before.own };
    let lost =
        May { read: before.read && !after.read, write: before.write && !after.write, own: before.own && !after.own };
    match (gained.any(), lost.any()) {
        (false, false) => format!("keeps {}: ", words::list(after)),
        (true, false) => format!("gains {}: ", words::list(gained)),
        (false, true) => format!("loses {}: ", words::list(lost)),
        (true, true) => format!("gains {}, loses {}: ", words::list(gained), words::list(lost)),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    functions: &'a [Function],
}

/// The functions as one JSON object, without an end of line. `docs/permissions.md` describes the form.
pub fn json(functions: &[Function]) -> String {
    encode(&Document { version: VERSION, functions })
}
