//! Edits of source text that keep its shape: whole lines with their comments, the indentation, the kind of line ends.

use crate::diagnostic::Edit;
use crate::source::{FileId, Span};

/// A program's text with what edits of it need to know.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub all: &'a str,
}

impl<'a> Text<'a> {
    /// The text of a span.
    pub fn of(&self, span: Span) -> &'a str {
        self.all.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where the line of a place starts.
    pub fn line_start(&self, at: u32) -> u32 {
        let before = self.all.get(..at as usize).unwrap_or_default();
        before.rfind('\n').map_or(0, |i| i as u32 + 1)
    }

    /// Just after the line break of a place's line.
    pub fn line_end(&self, at: u32) -> u32 {
        let after = self.all.get(at as usize..).unwrap_or_default();
        after.find('\n').map_or(self.all.len() as u32, |i| at + i as u32 + 1)
    }

    /// What the line of a place is indented with.
    pub fn indent(&self, at: u32) -> &'a str {
        let line = self.all.get(self.line_start(at) as usize..).unwrap_or_default();
        let end = line.find(|c: char| c != ' ' && c != '\t').unwrap_or(line.len());
        &line[..end]
    }

    /// The line break that the line of a place ends with.
    pub fn newline(&self, at: u32) -> &'static str {
        let line = self.all.get(..self.line_end(at) as usize).unwrap_or_default();
        if line.ends_with("\r\n") { "\r\n" } else { "\n" }
    }

    /// The lines that a statement has to itself, with a comment at the end of the last; nothing if it shares them.
    fn lines(&self, span: Span) -> Option<Span> {
        let (start, end) = (self.line_start(span.start), self.line_end(span.end));
        let before = self.of(Span { start, end: span.start, ..span });
        let after = self.of(Span { start: span.end, end, ..span }).trim();
        let alone = before.trim().is_empty() && (after.is_empty() || after.starts_with("//")) && self.ends_line(end);
        alone.then_some(Span { start, end, ..span })
    }

    fn ends_line(&self, end: u32) -> bool {
        self.all.as_bytes().get(end.wrapping_sub(1) as usize) == Some(&b'\n')
    }

    /// A new statement before the one at `span`.
    pub fn insert_before(&self, span: Span, statement: &str) -> Edit {
        match self.lines(span) {
            Some(lines) => {
                let (indent, newline) = (self.indent(span.start), self.newline(span.start));
                insert(lines.start, format!("{indent}{statement}{newline}"))
            }
            None => insert(span.start, format!("{statement} ")),
        }
    }

    /// A new statement after the one at `span`.
    pub fn insert_after(&self, span: Span, statement: &str) -> Edit {
        match self.lines(span) {
            Some(lines) => {
                let (indent, newline) = (self.indent(span.start), self.newline(span.start));
                insert(lines.end, format!("{indent}{statement}{newline}"))
            }
            None => insert(span.end, format!(" {statement}")),
        }
    }

    /// Takes statements (adjacent, in order) away, with their lines.
    pub fn remove(&self, span: Span) -> Edit {
        let span = self.lines(span).unwrap_or(span);
        Edit { span, text: String::new() }
    }

    /// Moves a statement to just before another.
    pub fn move_before(&self, moved: Span, target: Span) -> Vec<Edit> {
        match (self.lines(moved), self.lines(target)) {
            (Some(lines), Some(there)) => {
                let text = self.reindented(self.of(lines), moved.start, target.start);
                vec![self.remove(moved), insert(there.start, text)]
            }
            _ => {
                let text = self.of(moved);
                vec![self.remove(moved), self.insert_before(target, text)]
            }
        }
    }

    /// Moves a statement to just after another.
    pub fn move_after(&self, moved: Span, target: Span) -> Vec<Edit> {
        match (self.lines(moved), self.lines(target)) {
            (Some(lines), Some(there)) => {
                let text = self.reindented(self.of(lines), moved.start, target.start);
                vec![self.remove(moved), insert(there.end, text)]
            }
            _ => {
                let text = self.of(moved);
                vec![self.remove(moved), self.insert_after(target, text)]
            }
        }
    }

    /// Lines that were indented as one place is, indented as another is.
    fn reindented(&self, lines: &str, from: u32, to: u32) -> String {
        let (from, to) = (self.indent(from), self.indent(to));
        if from == to {
            return lines.to_owned();
        }
        let line = |line: &str| match line.strip_prefix(from) {
            Some(rest) => format!("{to}{rest}"),
            None => line.to_owned(),
        };
        lines.split_inclusive('\n').map(line).collect()
    }
}

pub fn insert(at: u32, text: impl Into<String>) -> Edit {
    replace(Span::new(FileId::MAIN, at, at), text)
}

pub fn replace(span: Span, text: impl Into<String>) -> Edit {
    Edit { span, text: text.into() }
}
