//! `cairn timeline`: each variable's life as a column beside the source.
//!
//! ```text
//!                                   a   b
//!   2 │     let a = f();            ●
//!   3 │     let b = a;              ×   ●
//!   4 │ }                           ┊   ▼
//! ```

use super::paint::{Line, Paint, Style, escape, shorten, width};
use crate::permissions::Function;
use crate::permissions::lifelines::{Life, Mark, Strand, lives};

#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub paint: Paint,
    pub width: usize,
    /// No drawing characters: for screen readers.
    pub plain: bool,
}

/// Columns that the source gets at the least; variables that do not fit beside it have a table of their own.
const SOURCE: usize = 36;

/// The functions of a program; `source` has its lines.
pub fn text(functions: &[Function], source: &[&str], options: &Options) -> String {
    if functions.is_empty() {
        return "there is no function to show\n".to_owned();
    }
    let mut out = String::new();
    if !options.plain {
        legend(&mut out, options.paint);
    }
    for (i, function) in functions.iter().enumerate() {
        if i > 0 || !options.plain {
            out.push('\n');
        }
        let lives = lives(function);
        let extent = match (function.first, function.last) {
            (first, last) if first == last => format!("line {first}"),
            (first, last) => format!("lines {first} to {last}"),
        };
        let title = shorten(&format!("{}, {extent}", escape(&function.name)), options.width);
        Line::new().add(Style::Title, title).write(&mut out, options.paint, false);
        if function.too_large {
            out.push_str("the function is too large to be shown\n");
            continue;
        }
        if !options.plain {
            tables(function, &lives, source, options, &mut out);
        }
        stories(function, &lives, options, &mut out);
    }
    out
}

fn legend(out: &mut String, paint: Paint) {
    let marks: Vec<String> = Mark::ALL.iter().map(|mark| format!("{} {}", sign(*mark), mark.words())).collect();
    let strands: Vec<String> =
        Strand::ALL.iter().map(|strand| format!("{} {}", line_sign(*strand), strand.words())).collect();
    let mut line = String::new();
    for part in marks.into_iter().chain(strands) {
        if !line.is_empty() && width(&line) + 3 + width(&part) > 80 {
            Line::new().add(Style::Faint, std::mem::take(&mut line)).write(out, paint, false);
        }
        if !line.is_empty() {
            line.push_str("   ");
        }
        line.push_str(&part);
    }
    Line::new().add(Style::Faint, line).write(out, paint, false);
}

fn sign(mark: Mark) -> char {
    match mark {
        Mark::Conflict => '✗',
        Mark::Moved => '×',
        Mark::Ended => '▽',
        Mark::Dropped => '▼',
        Mark::Declared => '○',
        Mark::Value => '●',
        Mark::Assigned => '◆',
        Mark::Exclusive => '&',
        Mark::Shared => '+',
        Mark::Maybe => '?',
    }
}

fn line_sign(strand: Strand) -> char {
    match strand {
        Strand::Owned => '│',
        Strand::Shared => '╎',
        Strand::Exclusive => '║',
        Strand::Maybe => '?',
        Strand::Empty => '·',
    }
}

fn tables(function: &Function, lives: &[Life], source: &[&str], options: &Options, out: &mut String) {
    let number = function.last.to_string().len().max(3);
    let longest = function.lines.iter().map(|line| width(&source_line(source, line.number))).max().unwrap_or(0);
    let gutter = number + 3;
    let mut rest = lives;
    loop {
        // As many variables as fit beside the least of the source, the rest below.
        let room = options.width.saturating_sub(gutter + SOURCE.min(longest) + 2);
        let mut used = 0;
        let mut fits = 0;
        for life in rest {
            let next = used + column(life);
            if next > room && fits > 0 {
                break;
            }
            used = next;
            fits += 1;
        }
        let (shown, more) = rest.split_at(fits);
        let code = longest.min(options.width.saturating_sub(gutter + 2 + used));
        table(function, shown, source, options.paint, (number, code), out);
        if more.is_empty() {
            return;
        }
        out.push('\n');
        rest = more;
    }
}

/// Columns that a variable takes.
fn column(life: &Life) -> usize {
    width(&escape(&life.name)).clamp(2, 12) + 2
}

fn source_line(source: &[&str], number: u32) -> String {
    let text = source.get(number as usize - 1).copied().unwrap_or_default();
    escape(&text.trim_end().replace('\t', "    "))
}

fn table(
    function: &Function,
    lives: &[Life],
    source: &[&str],
    paint: Paint,
    (number, code): (usize, usize),
    out: &mut String,
) {
    let start = number + 3 + code + 2;
    let mut header = Line::new();
    header.pad_to(start, 0);
    for life in lives {
        let at = header.width();
        header.push(Style::Name, shorten(&escape(&life.name), column(life) - 2));
        header.pad_to(at + column(life), 0);
    }
    header.write(out, paint, false);
    for (i, line) in function.lines.iter().enumerate() {
        let mut text = Line::new().add(Style::Faint, format!("{:>number$} │ ", line.number));
        text.push(Style::Plain, shorten(&source_line(source, line.number), code));
        text.pad_to(start, 0);
        for life in lives {
            let at = text.width();
            if let Some(cell) = life.cells.get(i) {
                if cell.marks.is_empty() {
                    let (style, sign) = match cell.strand {
                        Some(strand @ (Strand::Shared | Strand::Exclusive)) => (Style::Loan, line_sign(strand)),
                        Some(strand @ (Strand::Empty | Strand::Maybe)) => (Style::Faint, line_sign(strand)),
                        Some(strand) => (Style::Plain, line_sign(strand)),
                        None => (Style::Plain, ' '),
                    };
                    text.push(style, sign);
                }
                for mark in cell.marks.iter().take(2) {
                    let style = match mark {
                        Mark::Conflict | Mark::Moved => Style::Bad,
                        Mark::Shared | Mark::Exclusive => Style::Loan,
                        Mark::Declared | Mark::Value | Mark::Assigned => Style::Name,
                        Mark::Ended | Mark::Dropped | Mark::Maybe => Style::Faint,
                    };
                    text.push(style, sign(*mark));
                }
            }
            text.pad_to(at + column(life), 0);
        }
        text.write(out, paint, false);
    }
}

/// What happens to each variable, in words.
fn stories(function: &Function, lives: &[Life], options: &Options, out: &mut String) {
    let number = function.last.to_string().len().max(3);
    for life in lives {
        if !options.plain {
            out.push('\n');
        }
        let ty = shorten(&escape(&life.ty), options.width.saturating_sub(width(&escape(&life.name)) + 4));
        Line::new().add(Style::Name, escape(&life.name)).add(Style::Plain, ": ").add(Style::Type, ty).write(
            out,
            options.paint,
            false,
        );
        for event in &life.events {
            let label =
                if options.plain { format!("  line {}: ", event.line) } else { format!("{:>number$}   ", event.line) };
            let indent = width(&label);
            let mut label = Some(label);
            for part in super::svg::wrap(&escape(&event.words), options.width.saturating_sub(indent)) {
                let mut line = match label.take() {
                    Some(label) => Line::new().add(Style::Faint, label),
                    None => Line::indented(indent),
                };
                line.push(if event.mark == Mark::Conflict { Style::Bad } else { Style::Plain }, part);
                line.write(out, options.paint, false);
            }
        }
    }
}
