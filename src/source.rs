//! Source files, spans and interned names.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock, RwLock};

use unicode_width::UnicodeWidthChar;

use crate::index::IdVec;

crate::id! {
    /// A file of [`Sources`]. The user's program is always [`FileId::MAIN`]; library files follow.
    pub struct FileId("file");
}

impl FileId {
    /// The program being checked.
    pub const MAIN: FileId = FileId(0);
}

/// A half-open byte range of one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(file: FileId, start: u32, end: u32) -> Span {
        Span { file, start, end }
    }

    /// From the start of `self` to the end of `other`; both in the same file.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span just before `self`.
    pub fn shrink_to_start(self) -> Span {
        Span { end: self.start, ..self }
    }

    /// The empty span just after `self`.
    pub fn shrink_to_end(self) -> Span {
        Span { start: self.end, ..self }
    }

    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The last byte of the span: where rustc points for "dropped here" at the closing brace of a scope.
    pub fn end_point(self) -> Span {
        Span { start: self.end.saturating_sub(1).max(self.start), ..self }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}..{}", self.file, self.start, self.end)
    }
}

/// One file: its display name and text, with line starts for `line:column` lookups.
#[derive(Debug)]
pub struct SourceFile {
    /// The name shown in diagnostics and panic messages (the path as the user gave it).
    pub name: String,
    pub text: Cow<'static, str>,
    /// Found when first asked for: of most of the library's files they never are.
    line_starts: OnceLock<Vec<u32>>,
}

impl SourceFile {
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after_breaks = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1);
            std::iter::once(0).chain(after_breaks).collect()
        })
    }

    /// Zero-based line that holds byte `offset`.
    pub fn line_index(&self, offset: u32) -> usize {
        self.line_starts().partition_point(|start| *start <= offset) - 1
    }

    /// Byte offset at which zero-based `line` starts, if there is such a line.
    pub fn line_start(&self, line: usize) -> Option<u32> {
        self.line_starts().get(line).copied()
    }

    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }
}

/// All the source text of one compilation. Read only once built; [`Span`]s point into it.
#[derive(Debug, Default)]
pub struct Sources {
    files: IdVec<FileId, SourceFile>,
}

impl Sources {
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a file whose text is embedded.
    pub fn add_static(&mut self, name: impl Into<String>, text: &'static str) -> FileId {
        self.push(name.into(), Cow::Borrowed(text))
    }

    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), Cow::Owned(text.into()))
    }

    fn push(&mut self, name: String, text: Cow<'static, str>) -> FileId {
        self.files.push(SourceFile { name, text, line_starts: OnceLock::new() })
    }

    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id]
    }

    pub fn files(&self) -> &IdVec<FileId, SourceFile> {
        &self.files
    }

    /// The text a span covers; empty if the span does not fall on character boundaries.
    pub fn snippet(&self, span: Span) -> &str {
        self.files[span.file].text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// One-based line and column (in characters) of the start of `span`, as rustc prints them.
    pub fn line_col(&self, span: Span) -> (u32, u32) {
        let file = &self.files[span.file];
        let line = file.line_index(span.start);
        let start = file.line_starts()[line] as usize;
        let column = file.text.get(start..span.start as usize).map_or(0, |text| text.chars().count());
        (line as u32 + 1, column as u32 + 1)
    }

    /// The same with the column that the start has on a terminal, as messages of panics have it: a tab is four wide.
    pub fn line_col_shown(&self, span: Span) -> (u32, u32) {
        let file = &self.files[span.file];
        let line = file.line_index(span.start);
        let start = file.line_starts()[line] as usize;
        let width = |c: char| match c {
            '\t' => 4,
            c if c.is_control() => 1,
            c => c.width().unwrap_or(1),
        };
        let column: usize = file.text.get(start..span.start as usize).map_or(0, |text| text.chars().map(width).sum());
        (line as u32 + 1, column as u32 + 1)
    }

    /// One-based line of the start of `span`.
    pub fn line(&self, span: Span) -> u32 {
        self.files[span.file].line_index(span.start) as u32 + 1
    }
}

/// An interned string: names compare and hash as numbers. Interned for the life of the process, like types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

/// The number of each name.
static SYMBOLS: LazyLock<RwLock<HashMap<&'static str, u32>>> = LazyLock::new(RwLock::default);

/// The name of each number, for readers that need no lock: chunk `k` holds numbers from `2^k - 1` on.
static NAMES: [OnceLock<Box<[OnceLock<&'static str>]>>; 32] = [const { OnceLock::new() }; 32];

impl Symbol {
    pub fn intern(name: &str) -> Symbol {
        // A poisoned lock still holds a consistent table: every write below is completed before it is released.
        if let Some(id) = SYMBOLS.read().unwrap_or_else(|e| e.into_inner()).get(name) {
            return Symbol(*id);
        }
        let mut ids = SYMBOLS.write().unwrap_or_else(|e| e.into_inner());
        if let Some(id) = ids.get(name) {
            return Symbol(*id);
        }
        let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
        let id = ids.len() as u32;
        let (chunk, index) = Symbol(id).place();
        let names = NAMES[chunk].get_or_init(|| (0..1usize << chunk).map(|_| OnceLock::new()).collect());
        names[index].get_or_init(|| name);
        ids.insert(name, id);
        Symbol(id)
    }

    pub fn as_str(self) -> &'static str {
        let (chunk, index) = self.place();
        // Whoever has a symbol got it after its name was entered.
        NAMES[chunk].get().and_then(|names| names[index].get()).copied().unwrap_or_default()
    }

    /// The chunk of `NAMES` and the index there.
    fn place(self) -> (usize, usize) {
        // Memory ends long before the numbers do.
        let number = self.0.saturating_add(1);
        let chunk = number.ilog2();
        (chunk as usize, (number - (1 << chunk)) as usize)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A name as written, with where.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ident {
    pub name: Symbol,
    pub span: Span,
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.name, f)
    }
}
