//! The source as snippets show it: control characters drawn by visible stand-ins, very long lines cut around the labels.
//!
//! A [`Views`] is made for one diagnostic and holds only the lines that it may show; all others are empty.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::render::paint::{escape, is_control};
use crate::source::{FileId, SourceFile, Sources, Span};

/// Lines of more bytes than this are cut.
const LONG: usize = 400;
/// Bytes that remain around each end of a label in a line that is cut.
const AROUND: usize = 60;
/// Lines that a snippet may show after a label's first line and before its last.
const CONTEXT: usize = 4;

/// The files of one diagnostic.
pub struct Views<'s> {
    files: BTreeMap<FileId, View<'s>>,
}

/// One file as it is shown.
struct View<'s> {
    file: &'s SourceFile,
    name: String,
    text: String,
    /// Where each line starts in `text`, and where the last ends.
    starts: Vec<usize>,
    /// For each line: how bytes of the source line relate to bytes of the shown one. Absent where they are equal.
    cuts: BTreeMap<usize, Vec<Piece>>,
    /// Where each line starts in the source.
    original: Vec<u32>,
    /// Lines that are in `text` in full.
    shown: BTreeSet<usize>,
}

/// A stretch of a line.
struct Piece {
    source: Range<usize>,
    shown: Range<usize>,
    /// Byte by byte the same.
    equal: bool,
}

impl<'s> Views<'s> {
    /// Views of the files in which `spans` lie.
    pub fn new(sources: &'s Sources, spans: impl Iterator<Item = Span>) -> Views<'s> {
        let mut by_file: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        spans.for_each(|span| by_file.entry(span.file).or_default().push(span));
        let files = by_file
            .into_iter()
            .filter_map(|(id, spans)| Some((id, View::new(sources.files().get(id)?, &spans))))
            .collect();
        Views { files }
    }

    /// Where the text of a span is in its file's view.
    pub fn range(&self, span: Span) -> Option<Range<usize>> {
        let view = self.files.get(&span.file)?;
        let start = view.position(span.start);
        Some(start..view.position(span.end.max(span.start)).max(start))
    }

    fn view(&self, id: FileId) -> Result<&View<'s>, Error> {
        self.files.get(&id).ok_or(Error::FileMissing)
    }
}

impl<'s> View<'s> {
    fn new(file: &'s SourceFile, spans: &[Span]) -> View<'s> {
        let mut marks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut shown = BTreeSet::new();
        let length = file.text.len() as u32;
        for span in spans {
            let (first, last) = (file.line_index(span.start.min(length)), file.line_index(span.end.min(length)));
            for (line, offset) in [(first, span.start), (last, span.end)] {
                let start = file.line_start(line).unwrap_or(0);
                marks.entry(line).or_default().push(offset.saturating_sub(start) as usize);
            }
            shown.extend(first..=first.saturating_add(CONTEXT).min(last));
            shown.extend(last.saturating_sub(CONTEXT).max(first)..=last);
        }
        // A single line between two is shown too.
        let between: Vec<usize> =
            shown.iter().zip(shown.iter().skip(1)).filter(|(a, b)| **b == **a + 2).map(|(a, _)| a + 1).collect();
        shown.extend(between);
        let mut view = View {
            file,
            name: escape(&file.name),
            text: String::new(),
            starts: Vec::with_capacity(file.line_count() + 1),
            cuts: BTreeMap::new(),
            original: (0..file.line_count()).map(|line| file.line_start(line).unwrap_or(0)).collect(),
            shown,
        };
        for line in 0..file.line_count() {
            view.starts.push(view.text.len());
            if view.shown.contains(&line) {
                let source = line_text(file, line);
                view.add_line(line, source, marks.get(&line).map_or(&[], Vec::as_slice));
            }
            view.text.push('\n');
        }
        view.starts.push(view.text.len());
        view
    }

    /// Appends one line as it is shown.
    fn add_line(&mut self, line: usize, source: &str, marks: &[usize]) {
        let drawn = |c: char| c == '\t' || !is_control(c);
        if source.len() <= LONG && source.chars().all(drawn) {
            self.text.push_str(source);
            return;
        }
        let mut pieces = Vec::new();
        let line_start = self.text.len();
        for kept in kept_ranges(source, marks) {
            let before = pieces.last().map_or(0, |piece: &Piece| piece.source.end);
            if kept.start > before {
                self.stand_in(&mut pieces, line_start, before..kept.start, "…");
            }
            let mut plain = kept.start;
            let text = source.get(kept.clone()).unwrap_or_default();
            for (i, c) in text.char_indices().filter(|(_, c)| !drawn(*c)) {
                let at = kept.start + i;
                self.copy(&mut pieces, line_start, source, plain..at);
                let escaped: String = c.escape_debug().collect();
                self.stand_in(&mut pieces, line_start, at..at + c.len_utf8(), &escaped);
                plain = at + c.len_utf8();
            }
            self.copy(&mut pieces, line_start, source, plain..kept.end);
        }
        let end = pieces.last().map_or(0, |piece| piece.source.end);
        if end < source.len() {
            self.stand_in(&mut pieces, line_start, end..source.len(), "…");
        }
        self.cuts.insert(line, pieces);
    }

    fn copy(&mut self, pieces: &mut Vec<Piece>, line_start: usize, source: &str, range: Range<usize>) {
        if !range.is_empty() {
            let from = self.text.len() - line_start;
            self.text.push_str(source.get(range.clone()).unwrap_or_default());
            pieces.push(Piece { source: range, shown: from..self.text.len() - line_start, equal: true });
        }
    }

    fn stand_in(&mut self, pieces: &mut Vec<Piece>, line_start: usize, range: Range<usize>, text: &str) {
        let from = self.text.len() - line_start;
        self.text.push_str(text);
        pieces.push(Piece { source: range, shown: from..self.text.len() - line_start, equal: false });
    }

    /// Where byte `offset` of the source is in the view.
    fn position(&self, offset: u32) -> usize {
        let line = self.original.partition_point(|start| *start <= offset).saturating_sub(1);
        let column = offset.saturating_sub(self.original.get(line).copied().unwrap_or(0)) as usize;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let shown = match self.cuts.get(&line) {
            None => column,
            Some(pieces) => {
                let at = pieces.partition_point(|piece| piece.source.end <= column);
                match pieces.get(at) {
                    Some(piece) if piece.equal => piece.shown.start + column.saturating_sub(piece.source.start),
                    Some(piece) => piece.shown.start,
                    None => pieces.last().map_or(0, |piece| piece.shown.end),
                }
            }
        };
        start.saturating_add(shown).min(end)
    }

    /// The zero-based column in the source, in characters, of a byte of the view.
    fn column(&self, line: usize, byte_index: usize) -> usize {
        let shown = byte_index.saturating_sub(self.starts.get(line).copied().unwrap_or(0));
        let offset = match self.cuts.get(&line) {
            None => shown,
            Some(pieces) => {
                let at = pieces.partition_point(|piece| piece.shown.end <= shown);
                match pieces.get(at) {
                    Some(piece) if piece.equal => piece.source.start + shown.saturating_sub(piece.shown.start),
                    Some(piece) => piece.source.start,
                    None => pieces.last().map_or(0, |piece| piece.source.end),
                }
            }
        };
        let text = line_text(self.file, line);
        text.get(..floor_boundary(text, offset)).map_or(0, |before| before.chars().count())
    }
}

/// The text of a line without its end.
fn line_text(file: &SourceFile, line: usize) -> &str {
    let start = file.line_start(line).unwrap_or(0) as usize;
    let end = file.line_start(line + 1).map_or(file.text.len(), |next| next as usize);
    file.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
}

/// The stretches of a line that are kept: all of a short one; of a long one its start and what is around the marks.
fn kept_ranges(source: &str, marks: &[usize]) -> Vec<Range<usize>> {
    if source.len() <= LONG {
        return std::iter::once(0..source.len()).collect();
    }
    let mut marks: Vec<usize> = marks.to_vec();
    marks.sort_unstable();
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let start = floor_boundary(source, mark.saturating_sub(AROUND));
        let end = floor_boundary(source, mark.saturating_add(AROUND).min(source.len()));
        match kept.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => kept.push(start..end),
        }
    }
    if kept.is_empty() {
        kept.push(0..floor_boundary(source, AROUND));
    }
    kept
}

/// The character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl<'a, 's: 'a> Files<'a> for Views<'s> {
    type FileId = FileId;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.view(id)?.name)
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.view(id)?.text)
    }

    fn line_index(&'a self, id: FileId, byte_index: usize) -> Result<usize, Error> {
        let view = self.view(id)?;
        let lines = view.starts.len().saturating_sub(1);
        Ok(view.starts[..lines].partition_point(|start| *start <= byte_index).saturating_sub(1))
    }

    fn column_number(&'a self, id: FileId, line_index: usize, byte_index: usize) -> Result<usize, Error> {
        Ok(self.view(id)?.column(line_index, byte_index) + 1)
    }

    fn line_range(&'a self, id: FileId, line_index: usize) -> Result<Range<usize>, Error> {
        let view = self.view(id)?;
        let max = view.starts.len().saturating_sub(2);
        match (view.starts.get(line_index), view.starts.get(line_index + 1)) {
            (Some(start), Some(end)) => Ok(*start..*end),
            _ => Err(Error::LineTooLarge { given: line_index, max }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_follow_the_stand_ins() {
        let mut sources = Sources::new();
        let text = "fn a() {}\nlet \x1bx = \"\u{202e}\"; y\r\nend";
        let file = sources.add("m.rs", text);
        let at = text.find('y').unwrap_or(0) as u32;
        let views = Views::new(&sources, std::iter::once(Span::new(file, at, at + 1)));
        let range = views.range(Span::new(file, at, at + 1)).unwrap_or_default();
        let shown = &views.files[&file].text;
        assert_eq!(shown, "\nlet \\u{1b}x = \"\\u{202e}\"; y\n\n");
        assert_eq!(&shown[range.clone()], "y");
        assert_eq!(views.location(file, range.start).map(|at| (at.line_number, at.column_number)).ok(), Some((2, 15)));
    }

    #[test]
    fn long_lines_are_cut_around_the_labels() {
        let mut sources = Sources::new();
        let text = format!("{}MARK{}", "é".repeat(5000), "b".repeat(5000));
        let file = sources.add("m.rs", text.clone());
        let at = text.find("MARK").unwrap_or(0) as u32;
        let views = Views::new(&sources, std::iter::once(Span::new(file, at, at + 4)));
        let shown = &views.files[&file].text;
        assert!(shown.len() < 400, "{shown}");
        assert!(shown.starts_with("…é") && shown.ends_with("b…\n"), "{shown}");
        let range = views.range(Span::new(file, at, at + 4)).unwrap_or_default();
        assert_eq!(&shown[range.clone()], "MARK");
        assert_eq!(views.location(file, range.start).map(|at| at.column_number).ok(), Some(5001));
    }
}
