//! The heap: blocks in address order, as the allocator has them, so that leaks are seen; and the program's statics.

use std::collections::HashMap;

use super::bytes;
use super::ink::Ink;
use super::rows::{Content, Follow, Row, both_ends};
use crate::picture::{Address, Arrow, ArrowKind, Block, BlockState, Finding, Holder, StaticKind, Target};
use crate::render::paint::{Line, Style, escape};
use crate::render::text::{count, many, owner_lines, value_lines};
use crate::render::trace::wrap;
use crate::render::value::Words;
use crate::tui::state::State;

/// Rows of bytes of a block that is not selected.
const BYTES: usize = 8;
/// Pointers to one block that are listed.
const POINTERS: usize = 6;

pub fn content(state: &State, columns: usize) -> Content {
    let heap = &state.picture.heap;
    let mut pane = Heap {
        state,
        ink: Ink { look: state.look },
        columns,
        rows: Vec::new(),
        selected: None,
        changed: None,
        pointers: pointers(state),
    };
    pane.findings();
    pane.statics();
    for block in &heap.blocks {
        pane.block(block);
    }
    if heap.omitted_blocks > 0 {
        pane.push(Style::Faint, 2, &format!("… {}", count(heap.omitted_blocks, "more block")));
    }
    if let Some(damage) = &heap.damage {
        pane.push(Style::Bad, 2, &format!("the list ends here: {}", escape(damage)));
    }
    if heap.blocks.is_empty() {
        pane.push(Style::Faint, 2, "No block was made yet.");
    }
    let follow = pane.selected.or(pane.changed).unwrap_or(0..1);
    let summary = format!(
        "{}, {}, {} made so far",
        count(heap.live_blocks, "live block"),
        count(heap.live_bytes, "byte"),
        heap.allocations
    );
    Content { rows: pane.rows, follow: Follow::Rows(follow), summary }
}

/// Pointers to blocks that own nothing, by block.
fn pointers(state: &State) -> HashMap<Address, Vec<&Arrow>> {
    let mut found: HashMap<Address, Vec<&Arrow>> = HashMap::new();
    for arrow in state.picture.arrows.iter().filter(|arrow| !arrow.faded) {
        let borrows = matches!(arrow.kind, ArrowKind::Shared | ArrowKind::Exclusive | ArrowKind::Raw);
        if let Target::Heap { block, .. } = &arrow.target
            && (borrows || arrow.dangling)
        {
            found.entry(*block).or_default().push(arrow);
        }
    }
    found
}

struct Heap<'a> {
    state: &'a State,
    ink: Ink,
    columns: usize,
    rows: Vec<Row>,
    selected: Option<std::ops::Range<usize>>,
    /// The first block that the last step changed.
    changed: Option<std::ops::Range<usize>>,
    pointers: HashMap<Address, Vec<&'a Arrow>>,
}

impl Heap<'_> {
    fn push(&mut self, style: Style, indent: usize, text: &str) {
        self.rows.push(Row::from(Line::indented(indent).add(style, text)));
    }

    /// Cycles and leaks.
    fn findings(&mut self) {
        let state = self.state;
        for finding in &state.picture.findings {
            let text = match finding {
                Finding::Cycle { text, .. } | Finding::Leak { text, .. } => text,
            };
            for (i, part) in wrap(&escape(text), self.columns.saturating_sub(2)).into_iter().enumerate() {
                self.push(Style::Bad, 0, &format!("{}{part}", if i == 0 { "! " } else { "  " }));
            }
        }
    }

    fn statics(&mut self) {
        let state = self.state;
        let shown = |kind: StaticKind, used: bool| match kind {
            StaticKind::Static => true,
            StaticKind::Literal | StaticKind::Promoted => used && state.bytes,
            StaticKind::Vtable => false,
        };
        for item in state.picture.statics.iter().filter(|item| shown(item.kind, item.used)) {
            let name = match item.kind {
                StaticKind::Static => escape(&item.name),
                StaticKind::Literal | StaticKind::Promoted | StaticKind::Vtable => "constant".to_owned(),
            };
            let value = Words { frame: None }.inline(&item.value, true);
            let head = Line::indented(2)
                .add(Style::Faint, "static ")
                .add(Style::Name, name)
                .add(Style::Plain, ": ")
                .add(Style::Type, escape(&item.ty));
            let room = self.columns.saturating_sub(head.width() + 3);
            let ink = self.ink;
            self.rows.push(Row::from(head.add(Style::Value, format!(" = {}", ink.shorten(&value, room)))));
            if state.bytes {
                bytes::rows(&mut self.rows, &item.raw, item.address.0, self.columns, BYTES);
            }
        }
    }

    fn block(&mut self, block: &Block) {
        let selected = self.state.block == Some(block.address.0);
        let changed = self.state.changed.contains(&block.address.0);
        let start = self.rows.len();
        self.title(block, selected, changed);
        if let Some(row) = self.rows.get_mut(start) {
            row.selected = selected;
        }
        let room = self.columns.saturating_sub(4);
        for text in owner_lines(&self.state.picture, block, room) {
            self.push(Style::Plain, 4, &text);
        }
        self.pointing(block);
        if let Some(counts) = &block.counts {
            // All strong owners together hold one weak count.
            let implicit = if counts.strong > 0 { ", one of them for all strong ones together" } else { "" };
            let text = format!("strong {}, weak {}{implicit}", counts.strong, counts.weak);
            for part in wrap(&text, room) {
                self.push(Style::Tag, 4, &part);
            }
        }
        if let Some(value) = &block.value {
            let words = Words { frame: None };
            if selected {
                for line in value_lines(words, "= ", value, room).iter().filter(|line| !line.is_empty()) {
                    self.push(Style::Value, 4, &format!("= {line}").replace("= … ", "… "));
                }
            } else {
                let whole = words.inline(value, true);
                self.push(Style::Value, 4, &format!("= {}", self.ink.shorten(&whole, room.saturating_sub(2))));
            }
        }
        if self.state.bytes {
            self.header(block);
            let most = if selected { usize::MAX } else { BYTES };
            bytes::rows(&mut self.rows, &block.raw, block.address.0, self.columns, most);
        }
        let range = start..self.rows.len();
        if selected {
            self.selected = Some(range);
        } else if changed && self.changed.is_none() {
            self.changed = Some(range);
        }
    }

    fn title(&mut self, block: &Block, selected: bool, changed: bool) {
        let free = block.state != BlockState::Live;
        let mut title = Line::new();
        title.push(Style::Title, if selected { ">" } else { " " });
        title.push(Style::Title, if changed { "*" } else { " " });
        title.push(Style::Name, block.address.to_string());
        match (&block.state, block.reachable) {
            (BlockState::Free { .. }, _) => {
                title.push(Style::Bad, "  free");
                title.push(Style::Plain, format!(", {}", count(block.capacity, "byte")));
            }
            (BlockState::Live, true) => title.push(Style::Plain, format!("  live, {}", count(block.size, "byte"))),
            (BlockState::Live, false) => {
                title.push(Style::Plain, format!("  live, {}", count(block.size, "byte")));
                title.push(Style::Bad, ", nobody owns it");
            }
        }
        if let Some(ty) = &block.ty {
            title.push(Style::Plain, "  ");
            title.push(Style::Type, escape(ty));
            if let Some(len) = many(block) {
                title.push(Style::Type, format!(" × {len}"));
            }
        }
        let made = block.made.as_ref().and_then(|event| event.place.as_ref());
        let freed = block.freed.as_ref().and_then(|event| event.place.as_ref());
        let mut times = Vec::new();
        times.extend(made.map(|place| format!("made line {}", place.line)));
        times.extend(freed.map(|place| format!("freed line {}", place.line)));
        let right = Line::new().add(Style::Faint, times.join(", "));
        let right = if times.is_empty() { Line::new() } else { right };
        both_ends(&mut self.rows, title, right, self.columns, free, self.ink);
    }

    /// Who points at the block without owning it.
    fn pointing(&mut self, block: &Block) {
        let Some(arrows) = self.pointers.remove(&block.address) else { return };
        let more = arrows.len().saturating_sub(POINTERS);
        for arrow in arrows.iter().take(POINTERS) {
            let what = match arrow.kind {
                ArrowKind::Shared => "borrowed by",
                ArrowKind::Exclusive => "mutably borrowed by",
                ArrowKind::Raw => "raw pointer:",
                ArrowKind::Owner | ArrowKind::Strong | ArrowKind::Weak => "pointer:",
            };
            let whose = match &arrow.holder {
                Holder::Stack { function, .. } => format!(" of {}", escape(function)),
                Holder::Static => String::new(),
                Holder::Heap { block } => format!(" of block {block}"),
            };
            let place = escape(arrow.place.trim_start_matches('.'));
            let (dangling, style) = if arrow.dangling { ("dangling ", Style::Bad) } else { ("", Style::Loan) };
            let text = format!("{dangling}{what} {place}{whose}");
            self.push(style, 4, &self.ink.shorten(&text, self.columns.saturating_sub(4)));
        }
        if more > 0 {
            self.push(Style::Faint, 4, &format!("… {}", count(more as u64, "more pointer")));
        }
    }

    fn header(&mut self, block: &Block) {
        let bytes: Vec<String> = block.header.bytes.0.iter().map(|byte| format!("{byte:02x}")).collect();
        let per = bytes::word(self.columns);
        for (i, part) in bytes.chunks(per).enumerate() {
            let address = format!("{:#x}", block.header.address.0 + (i * per) as u64);
            let mut line = Line::indented(4).add(Style::Faint, format!("{address:<9} {}", part.join(" ")));
            if i == 0 {
                line.push(Style::Faint, "  header");
            }
            self.rows.push(Row::from(line));
        }
    }
}
