//! A [`Picture`] for people, 80 columns wide.
//!
//! ```text
//! > main at line 12                                           0xffff90..0x1000000
//!   a: String = heap 0x2010 → "stone" len 5 cap 5               moved to b, line 9
//!     0xffffc8  24   10 20 00 00 00 00 00 00  05 00 00 00 00 00 00 00
//!     0xffffd8       05 00 00 00 00 00 00 00
//! ```

use super::hex::{self, Legend, ROW};
use super::paint::{Line, Paint, Style, escape, shorten, width};
use super::trace::wrap;
use super::value::Words;
use crate::picture::{
    Block, BlockState, Finding, Frame, Holder, Loan, Owner, OwnerKind, Ownership, Picture, Place, Raw, SavedWord,
    Static, StaticKind, Value, Variable,
};

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub paint: Paint,
    /// Columns; at least 60 are used.
    pub width: usize,
    /// Frames of library functions with their variables too, not only their names.
    pub library: bool,
    /// Rows of 16 bytes a variable or block; 0 leaves all bytes out, those of saved registers and headers too.
    pub rows: usize,
    /// Frames that are drawn; those in the middle of deeper stacks are counted.
    pub frames: usize,
    pub blocks: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { paint: Paint::default(), width: 80, library: false, rows: 8, frames: 24, blocks: 200 }
    }
}

/// The picture as text.
pub fn picture(picture: &Picture, options: &Options) -> String {
    let options = Options { width: options.width.max(60), ..*options };
    let mut drawing = Drawing { picture, options, out: String::new(), legend: Legend::default() };
    drawing.heading();
    drawing.stack();
    drawing.statics();
    drawing.heap();
    drawing.findings();
    drawing.legend();
    drawing.out
}

/// What is left on the heap at the end of a program, one line a block, and the cycles among it.
pub fn leaks(picture: &Picture, options: &Options) -> String {
    let options = Options { width: options.width.max(60), ..*options };
    let mut drawing = Drawing { picture, options, out: String::new(), legend: Legend::default() };
    for block in picture.heap.blocks.iter().filter(|block| block.state == BlockState::Live).take(options.blocks) {
        drawing.block_title(block);
        for text in owner_lines(picture, block, options.width - 4) {
            drawing.text(Style::Plain, 4, &text);
        }
    }
    drawing.findings();
    drawing.out
}

struct Drawing<'a> {
    picture: &'a Picture,
    options: Options,
    out: String,
    legend: Legend,
}

impl Drawing<'_> {
    fn line(&mut self, line: &Line) {
        line.write(&mut self.out, self.options.paint, false);
    }

    fn text(&mut self, style: Style, indent: usize, text: &str) {
        self.line(&Line::indented(indent).add(style, text));
    }

    /// One line of two ends; two lines if they do not fit.
    fn both_ends(&mut self, mut left: Line, right: Line, faint: bool) {
        let paint = self.options.paint;
        if right.is_empty() {
            return left.write(&mut self.out, paint, faint);
        }
        let column = self.options.width.saturating_sub(right.width());
        if left.width() + 2 > column {
            left.write(&mut self.out, paint, faint);
            left = Line::new();
        }
        left.pad_to(column, 0);
        left.append(right);
        left.write(&mut self.out, paint, faint);
    }

    fn heading(&mut self) {
        let picture = self.picture;
        let place = match &picture.place {
            Some(place) => format!("{}:{}", escape(&place.file), place.line),
            None => "?".to_owned(),
        };
        let right = format!(" step {} ==", picture.step);
        let left = format!("== {}: {place} ", escape(&picture.label));
        let rule = self.options.width.saturating_sub(width(&left) + width(&right)).max(2);
        self.text(Style::Title, 0, &format!("{left}{}{right}", "=".repeat(rule)));
    }

    // -----------------------------------------------------------------------------------------------------------
    // The stack.

    fn stack(&mut self) {
        let [low, top] = self.picture.regions.stack;
        self.out.push('\n');
        let left = Line::new().add(Style::Title, "STACK").add(Style::Faint, "  grows down, towards lower addresses");
        self.both_ends(left, Line::new().add(Style::Faint, format!("{low}..{top}")), false);
        let all = &self.picture.frames;
        // What calls `main` is of no interest.
        let start = if self.options.library { 0 } else { all.iter().take_while(|frame| frame.library).count() };
        let frames = &all[start..];
        let half = (self.options.frames / 2).max(1);
        let mut hidden: Vec<&str> = Vec::new();
        for (i, frame) in frames.iter().enumerate() {
            let after_gap = self.picture.omitted_frames > 0 && i + start == all.len() / 2;
            let folded = frames.len() > half * 2 && i >= half && i < frames.len() - half;
            if folded || after_gap {
                if i == half || after_gap {
                    let drawn = if folded { frames.len() - half * 2 } else { 0 };
                    self.hidden(&mut hidden);
                    let count = drawn as u64 + self.picture.omitted_frames;
                    self.text(Style::Faint, 0, &format!("\n  … {count} more frames"));
                }
                if folded {
                    continue;
                }
            }
            if frame.library && !self.options.library {
                hidden.push(&frame.function);
                continue;
            }
            self.hidden(&mut hidden);
            self.frame(frame, i + start);
        }
        self.hidden(&mut hidden);
    }

    /// The names of library frames that are left out here.
    fn hidden(&mut self, names: &mut Vec<&str>) {
        if names.is_empty() {
            return;
        }
        let text = names.iter().map(|name| escape(name)).collect::<Vec<_>>().join(", ");
        let text = shorten(&format!("  (in the library: {text}"), self.options.width - 1);
        self.text(Style::Faint, 0, &format!("\n{text})"));
        names.clear();
    }

    fn frame(&mut self, frame: &Frame, index: usize) {
        self.out.push('\n');
        let active = index + 1 == self.picture.frames.len();
        let mut title = Line::new().add(Style::Title, if active { "> " } else { "  " });
        title.push(Style::Title, escape(&frame.function));
        if let Some(place) = &frame.place {
            title.push(Style::Plain, if active { " at " } else { " calls at " });
            title.push(Style::Plain, self.place(place));
        }
        self.both_ends(title, Line::new().add(Style::Faint, format!("{}..{}", frame.low, frame.top)), false);
        let caller = index.checked_sub(1).and_then(|i| self.picture.frames.get(i));
        let caller = caller.filter(|caller| !caller.library);
        let back = match caller.and_then(|caller| caller.place.as_ref().map(|place| (caller, place))) {
            Some((caller, place)) => format!("return to {}, {}", escape(&caller.function), self.place(place)),
            None => "return address".to_owned(),
        };
        self.saved(&frame.saved_fp, "saved frame pointer");
        self.saved(&frame.return_address, &back);
        for variable in &frame.variables {
            self.variable(variable, frame.index);
        }
    }

    /// `line 5`, with the file if it is not the user's.
    fn place(&self, place: &Place) -> String {
        let user = self.picture.place.as_ref().map(|place| &place.file);
        if user == Some(&place.file) {
            format!("line {}", place.line)
        } else {
            format!("{}:{}", escape(&place.file), place.line)
        }
    }

    fn saved(&mut self, word: &SavedWord, what: &str) {
        if self.options.rows == 0 {
            return;
        }
        let mut line = self.address_column(&word.address.to_string(), Some(8));
        let bytes: Vec<String> = word.bytes.0.iter().map(|byte| format!("{byte:02x}")).collect();
        line.push(Style::Plain, " ");
        line.push(Style::Faint, bytes.join(" "));
        let room = self.options.width.saturating_sub(line.width() + 2);
        line.push(Style::Faint, format!("  {}", shorten(what, room)));
        self.line(&line);
    }

    /// `    0xffffe8   4  ` before bytes.
    fn address_column(&self, address: &str, size: Option<u64>) -> Line {
        let size = size.map_or_else(String::new, |size| size.to_string());
        Line::indented(4).add(Style::Faint, format!("{address:<9}{size:>4} "))
    }

    fn variable(&mut self, variable: &Variable, frame: u64) {
        let gone = variable.ownership.as_ref().is_some_and(|state| !state.owns());
        let name = if variable.name.is_empty() { "(temporary)".to_owned() } else { escape(&variable.name) };
        let head = format!("{name}: {} = ", escape(&variable.ty));
        let columns = self.options.width - 2;
        let words = Words { frame: Some(frame) };
        // What was never written means nothing.
        let unwritten = variable.ownership == Some(Ownership::Uninitialised);
        let values = match unwritten {
            true => vec![String::new()],
            false => value_lines(words, &head, &variable.value, columns),
        };
        let states = states(variable);
        let mut states = states.into_iter();
        let first = states.next();
        for (i, value) in values.iter().enumerate() {
            let mut line = Line::indented(if i == 0 { 2 } else { 4 });
            if i == 0 {
                line.push(Style::Name, name.clone());
                line.push(Style::Plain, ": ");
                line.push(Style::Type, escape(&variable.ty));
                if !value.is_empty() {
                    line.push(Style::Plain, " = ");
                }
            }
            line.push(Style::Value, value.clone());
            let right = match &first {
                Some((style, text)) if i == 0 => Line::new().add(*style, text.clone()),
                _ => Line::new(),
            };
            self.both_ends(line, right, gone);
        }
        for (style, text) in states {
            self.both_ends(Line::new(), Line::new().add(style, text), false);
        }
        self.rows(&variable.raw, variable.address.0, Some(variable.size), gone);
    }

    /// The bytes of a variable or block.
    fn rows(&mut self, raw: &Raw, address: u64, size: Option<u64>, faint: bool) {
        if self.options.rows == 0 {
            return;
        }
        let have = raw.bytes.0.len().div_ceil(ROW);
        let shown = have.min(self.options.rows);
        self.legend.note(raw, shown);
        for i in 0..shown {
            let at = address.saturating_add((i * ROW) as u64);
            let mut line = self.address_column(&format!("{at:#x}"), size.filter(|_| i == 0));
            hex::row(&mut line, raw, i);
            if size.is_none() && line.width() + 2 + ROW <= self.options.width {
                line.pad_to(18 + hex::COLUMNS, 1);
                line.push(Style::Faint, hex::ascii(raw, i));
            }
            line.write(&mut self.out, self.options.paint, faint);
        }
        let more = raw.bytes.0.len().saturating_sub(shown * ROW) as u64 + raw.omitted_bytes;
        if more > 0 {
            self.text(Style::Faint, 18, &format!("… {more} more bytes"));
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Statics.

    fn statics(&mut self) {
        let statics: Vec<&Static> = self.picture.statics.iter().filter(|item| item.is_shown()).collect();
        if statics.is_empty() {
            return;
        }
        let [low, end] = self.picture.regions.statics;
        self.out.push('\n');
        let right = Line::new().add(Style::Faint, format!("{low}..{end}"));
        self.both_ends(Line::new().add(Style::Title, "STATICS"), right, false);
        for item in statics {
            let name = match item.kind {
                StaticKind::Static => escape(&item.name),
                StaticKind::Literal => "literal".to_owned(),
                StaticKind::Promoted => "constant".to_owned(),
                StaticKind::Vtable => "vtable".to_owned(),
            };
            let head = format!("{name}: {} = ", escape(&item.ty));
            let values = value_lines(Words { frame: None }, &head, &item.value, self.options.width - 2);
            for (i, value) in values.into_iter().enumerate() {
                let mut line = Line::indented(if i == 0 { 2 } else { 4 });
                if i == 0 {
                    line.push(Style::Name, name.clone());
                    line.push(Style::Plain, ": ");
                    line.push(Style::Type, escape(&item.ty));
                    line.push(Style::Plain, " = ");
                }
                line.push(Style::Value, value);
                self.line(&line);
            }
            self.rows(&item.raw, item.address.0, Some(item.size), false);
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // The heap.

    fn heap(&mut self) {
        let heap = &self.picture.heap;
        let [low, end] = self.picture.regions.heap;
        self.out.push('\n');
        let left = Line::new().add(Style::Title, "HEAP").add(
            Style::Faint,
            format!(
                "  {}, {}; {} made so far",
                count(heap.live_blocks, "live block"),
                count(heap.live_bytes, "byte"),
                heap.allocations
            ),
        );
        self.both_ends(left, Line::new().add(Style::Faint, format!("{low}..{end}")), false);
        for block in heap.blocks.iter().take(self.options.blocks) {
            self.block(block);
        }
        let more = heap.blocks.len().saturating_sub(self.options.blocks) as u64 + heap.omitted_blocks;
        if more > 0 {
            self.text(Style::Faint, 2, &format!("… {}", count(more, "more block")));
        }
        if let Some(damage) = &heap.damage {
            self.text(Style::Bad, 2, &format!("the list ends here: {}", escape(damage)));
        }
    }

    fn block(&mut self, block: &Block) {
        self.out.push('\n');
        let free = block.state != BlockState::Live;
        self.block_title(block);
        for text in owner_lines(self.picture, block, self.options.width - 4) {
            self.text(Style::Plain, 4, &text);
        }
        if let Some(counts) = &block.counts {
            // All strong owners together hold one weak count.
            let implicit = if counts.strong > 0 { ", one of them for all strong ones together" } else { "" };
            self.text(Style::Plain, 4, &format!("strong {}, weak {}{implicit}", counts.strong, counts.weak));
        }
        if let Some(value) = &block.value {
            for line in value_lines(Words { frame: None }, "= ", value, self.options.width - 4) {
                if !line.is_empty() {
                    self.text(Style::Value, 4, &format!("= {line}").replace("= … ", "… "));
                }
            }
        }
        self.header(block);
        self.rows(&block.raw, block.address.0, None, free);
    }

    /// Address, state, size, type, and where it was made and freed.
    fn block_title(&mut self, block: &Block) {
        let mut title = Line::indented(2).add(Style::Name, block.address.to_string());
        match (&block.state, block.reachable) {
            (BlockState::Free { .. }, _) => {
                title.push(Style::Bad, "  free");
                title.push(Style::Plain, format!(", {}", count(block.capacity, "byte")));
            }
            (BlockState::Live, true) => title.push(Style::Plain, format!("  live, {}", count(block.size, "byte"))),
            (BlockState::Live, false) => {
                title.push(Style::Plain, format!("  live, {}", count(block.size, "byte")));
                title.push(Style::Bad, ", nobody owns it".to_owned());
            }
        }
        if let Some(ty) = &block.ty {
            title.push(Style::Plain, "  ");
            title.push(Style::Type, escape(ty));
            if let Some(len) = many(block) {
                title.push(Style::Type, format!(" × {len}"));
            }
        }
        let mut times = Vec::new();
        if let Some(place) = block.made.as_ref().and_then(|event| event.place.as_ref()) {
            times.push(format!("made at {}", self.place(place)));
        }
        if let Some(place) = block.freed.as_ref().and_then(|event| event.place.as_ref()) {
            times.push(format!("freed at {}", self.place(place)));
        }
        self.both_ends(title, Line::new().add(Style::Faint, times.join(", ")), false);
    }

    /// Cycles and leaks.
    fn findings(&mut self) {
        if self.picture.findings.is_empty() {
            return;
        }
        self.out.push('\n');
        for finding in &self.picture.findings {
            let (Finding::Cycle { text, .. } | Finding::Leak { text, .. }) = finding;
            for (i, line) in wrap(&escape(text), self.options.width - 2).iter().enumerate() {
                self.text(Style::Bad, if i == 0 { 0 } else { 2 }, line);
            }
        }
    }

    fn header(&mut self, block: &Block) {
        if self.options.rows == 0 {
            return;
        }
        let mut line = self.address_column(&block.header.address.to_string(), None);
        for (i, byte) in block.header.bytes.0.iter().enumerate() {
            line.push(Style::Faint, if i == 8 { "  " } else { " " });
            line.push(Style::Faint, format!("{byte:02x}"));
        }
        line.pad_to(18 + hex::COLUMNS, 1);
        line.push(Style::Faint, "header");
        self.line(&line);
    }

    fn legend(&mut self) {
        let mut parts = Vec::new();
        if self.legend.padding {
            parts.push("[00] padding");
        }
        if self.legend.spare {
            parts.push("(00) spare: reserved, not in use");
        }
        if self.legend.uninit {
            parts.push("(00) never written");
        }
        if !parts.is_empty() {
            self.out.push('\n');
            self.text(Style::Faint, 0, &parts.join("    "));
        }
    }
}

/// The lines of a value, the first of which follows `head`. A value that is too long to stand there begins on its own line.
pub(crate) fn value_lines(words: Words, head: &str, value: &Value, columns: usize) -> Vec<String> {
    let whole = words.inline(value, true);
    if width(head) + width(&whole) <= columns {
        return vec![whole];
    }
    if width(&whole) + 2 <= columns {
        return vec![String::new(), whole];
    }
    words.lines(String::new(), value, columns.saturating_sub(2))
}

/// The same without styles.
pub(crate) fn ownership_words(variable: &Variable) -> Vec<String> {
    states(variable).into_iter().map(|(_, words)| words).collect()
}

/// What is to be said of a variable's ownership and loans: each a few words.
pub(crate) fn states(variable: &Variable) -> Vec<(Style, String)> {
    let mut states = Vec::new();
    let owned = matches!(variable.ownership, Some(Ownership::Owned));
    let partly = owned && variable.parts.iter().any(|part| !part.ownership.owns());
    if let Some(state) = &variable.ownership {
        let text = if partly { "partly moved".to_owned() } else { ownership(state) };
        states.push((ownership_style(state), text));
    }
    for part in &variable.parts {
        let text = format!("{}: {}", escape(&part.place), ownership(&part.ownership));
        states.push((ownership_style(&part.ownership), text));
    }
    states.extend(variable.borrowed.iter().map(|loan| (Style::Loan, borrowed(variable, loan))));
    states.extend(variable.borrows.iter().map(|loan| (Style::Loan, borrows(loan))));
    // Two short ones share a line.
    if let [(style, first), (_, second)] = &states[..] {
        let joined = format!("{first}; {second}");
        if width(&joined) <= 44 {
            return vec![(*style, joined)];
        }
    }
    states
}

/// Who owns a block, in lines of at most `columns`.
pub(crate) fn owner_lines(picture: &Picture, block: &Block, columns: usize) -> Vec<String> {
    const SHOWN: usize = 6;
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for owner in &block.owners {
        let word = match owner.kind {
            OwnerKind::Sole => "owned by ",
            OwnerKind::Strong => "shared by ",
            OwnerKind::Weak => "weakly known to ",
        };
        match groups.iter_mut().find(|(w, _)| *w == word) {
            Some((_, list)) => list.push(owner_words(picture, owner)),
            None => groups.push((word, vec![owner_words(picture, owner)])),
        }
    }
    let mut lines = Vec::new();
    for (word, list) in groups {
        let more = list.len().saturating_sub(SHOWN);
        let mut text = list[..list.len() - more].join(", ");
        if more > 0 {
            text.push_str(&format!(" and {more} more"));
        }
        lines.push(shorten(&format!("{word}{text}"), columns));
    }
    lines
}

/// `next of block 0x2010`, `list of main`.
pub(crate) fn owner_words(picture: &Picture, owner: &Owner) -> String {
    let place = escape(&owner.place);
    match &owner.holder {
        Holder::Static => place,
        Holder::Stack { frame, function } => {
            let only = picture.frames.iter().filter(|frame| !frame.library).count() == 1;
            let here = picture.frames.iter().any(|f| f.index == *frame && !f.library);
            if only && here { place } else { format!("{place} of {}", escape(function)) }
        }
        Holder::Heap { block } if place.is_empty() => format!("block {block}"),
        Holder::Heap { block } => {
            let field = place.trim_start_matches('.');
            // The field of a tuple.
            let what = if field.starts_with(|c: char| c.is_ascii_digit()) { "field " } else { "" };
            format!("{what}{field} of block {block}")
        }
    }
}

/// How many elements a block holds, unless it is made for one value.
pub(crate) fn many(block: &Block) -> Option<u64> {
    match block.value.as_ref()? {
        Value::Array { len, .. } => Some(*len),
        Value::Str(text) => Some(text.len),
        _ => None,
    }
}

pub(crate) fn count(n: u64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

pub(super) fn ownership(state: &Ownership) -> String {
    match state {
        Ownership::Uninitialised => "not initialised".to_owned(),
        Ownership::Owned => "owned".to_owned(),
        Ownership::Moved { to, line } if to.is_empty() => format!("moved, line {line}"),
        Ownership::Moved { to, line } => format!("moved to {}, line {line}", escape(to)),
        Ownership::Maybe { owned, flag } => {
            let what = match owned {
                Some(true) => "owned",
                Some(false) => "moved",
                None => "maybe moved",
            };
            match flag {
                Some(flag) => format!("{what}, says the drop flag at {flag}"),
                None => what.to_owned(),
            }
        }
        Ownership::Dropped { line } => format!("dropped, line {line}"),
    }
}

fn ownership_style(state: &Ownership) -> Style {
    if state.owns() { Style::Faint } else { Style::Bad }
}

/// `mutably borrowed by r, line 4`, of a variable.
pub(super) fn borrowed(variable: &Variable, loan: &Loan) -> String {
    let how = if loan.exclusive { "mutably borrowed" } else { "borrowed" };
    let part = if loan.place == variable.name { String::new() } else { format!("{}: ", escape(&loan.place)) };
    match &loan.by {
        Some(by) => format!("{part}{how} by {}, line {}", escape(by), loan.line),
        None => format!("{part}{how}, line {}", loan.line),
    }
}

/// `borrows x mutably, line 4`, of a variable that holds a reference.
pub(super) fn borrows(loan: &Loan) -> String {
    let how = if loan.exclusive { " mutably" } else { "" };
    format!("borrows {}{how}, line {}", escape(&loan.place), loan.line)
}
