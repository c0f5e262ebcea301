//! What stands in a picture, as cards of words: frames, statics, blocks. No coordinates yet.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::paint::escape;
use super::super::text::{borrowed, borrows, count, many, ownership};
use super::Options;
use super::metric::{BODY, SMALL, columns, shorten};
use super::scene::{Ink, Span, Tone};
use super::values::{ValueLine, Values};
use crate::picture::{
    Address, Block, BlockState, Counts, Finding, Frame, Holder, Owner, OwnerKind, Ownership, Picture, Place, Raw, Role,
    SavedWord, SlotKind, Static, StaticKind, Value, Variable,
};

/// Columns of text in a card of the stack, and of the heap.
const STACK: usize = 56;
const HEAP: usize = 46;
/// Variables of one frame that are drawn.
const VARIABLES: usize = 200;
/// Bytes in a row of cells.
pub const ROW: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardKind {
    Frame {
        active: bool,
    },
    Statics,
    Block {
        live: bool,
        leaked: bool,
        finding: bool,
    },
    /// A few words between cards.
    Note,
}

pub struct Card {
    pub kind: CardKind,
    pub bar: Option<Line>,
    pub rows: Vec<Row>,
    pub title: String,
    pub description: String,
}

/// A variable, a static, a block's header or its bytes.
#[derive(Default)]
pub struct Row {
    /// Pointers to these bytes end here.
    pub bytes: Range<u64>,
    pub address: String,
    pub size: String,
    pub lines: Vec<Line>,
    pub cells: Vec<Cells>,
    /// Bytes after the cells, left out.
    pub more: u64,
    /// Nothing but room that nothing drawn has.
    pub unused: bool,
    pub tone: Tone,
    pub title: String,
    pub description: String,
}

#[derive(Clone, Default)]
pub struct Line {
    pub left: Vec<Span>,
    pub right: Vec<Span>,
    pub small: bool,
    /// Pointers in these bytes start here.
    pub bytes: Range<u64>,
}

/// A row of bytes.
pub struct Cells {
    pub address: u64,
    pub bytes: Vec<(u8, Role)>,
}

pub struct Cards {
    pub stack: Vec<Card>,
    pub statics: Vec<Card>,
    pub heap: Vec<Card>,
}

pub fn cards(picture: &Picture, options: &Options<'_>) -> Cards {
    let mut pointers: Vec<u64> = picture.arrows.iter().map(|arrow| arrow.from.0).collect();
    pointers.sort_unstable();
    let maker = Maker { picture, options, pointers, edges: edges(picture), found: found(picture) };
    Cards { stack: maker.stack(), statics: maker.statics(), heap: maker.heap() }
}

pub fn span(ink: Ink, text: impl Into<String>) -> Span {
    Span { ink, text: text.into() }
}

/// The pointers of cycles by their addresses: the number of the finding, and whether it should be a `Weak`.
pub fn edges(picture: &Picture) -> HashMap<Address, (usize, bool)> {
    let mut edges = HashMap::new();
    for (number, finding) in picture.findings.iter().enumerate() {
        if let Finding::Cycle { edges: list, weak, .. } = finding {
            edges.extend(list.iter().enumerate().map(|(i, edge)| (edge.address, (number + 1, i == *weak))));
        }
    }
    edges
}

/// Which findings a block is in.
fn found(picture: &Picture) -> HashMap<Address, Vec<usize>> {
    let mut found: HashMap<Address, Vec<usize>> = HashMap::new();
    for (number, finding) in picture.findings.iter().enumerate() {
        let (Finding::Cycle { blocks, .. } | Finding::Leak { blocks, .. }) = finding;
        for block in blocks {
            found.entry(*block).or_default().push(number + 1);
        }
    }
    found
}

impl Line {
    fn new(ink: Ink, text: impl Into<String>) -> Line {
        Line { left: vec![span(ink, text)], ..Line::default() }
    }

    fn small(ink: Ink, text: impl Into<String>) -> Line {
        Line { small: true, ..Line::new(ink, text) }
    }

    fn left_columns(&self) -> usize {
        self.left.iter().map(|span| columns(&span.text)).sum()
    }

    /// Whether a text has room at the right of this line, in a card of so many columns.
    fn takes(&self, text: &str, most: usize) -> bool {
        let size = if self.small { SMALL } else { BODY };
        let all = size * (self.left_columns() + 2) as f64 + SMALL * columns(text) as f64;
        self.right.is_empty() && all <= BODY * most as f64
    }

    fn right_only(ink: Ink, text: &str, most: usize) -> Line {
        Line { right: vec![span(ink, shorten(text, most))], ..Line::default() }
    }
}

struct Maker<'a> {
    picture: &'a Picture,
    options: &'a Options<'a>,
    pointers: Vec<u64>,
    edges: HashMap<Address, (usize, bool)>,
    found: HashMap<Address, Vec<usize>>,
}

impl Maker<'_> {
    fn values(&self, frame: Option<u64>, columns: usize) -> Values<'_> {
        Values { frame, pointers: &self.pointers, columns, lines: self.options.lines.max(2) }
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

    // -----------------------------------------------------------------------------------------------------------
    // The stack.

    fn stack(&self) -> Vec<Card> {
        let all = &self.picture.frames;
        // What calls `main` is of no interest.
        let start = if self.options.library { 0 } else { all.iter().take_while(|frame| frame.library).count() };
        let shown: Vec<usize> = (start..all.len()).filter(|i| self.options.library || !all[*i].library).collect();
        let half = (self.options.frames / 2).max(1);
        let folded = shown.len().saturating_sub(half * 2) as u64 + self.picture.omitted_frames;
        let (first, last) = match folded > 0 {
            true => {
                (&shown[..half.min(shown.len())], &shown[shown.len().saturating_sub(half).max(half.min(shown.len()))..])
            }
            false => (&shown[..], &shown[..0]),
        };
        let mut cards = Vec::new();
        let mut at = start;
        for i in first {
            cards.extend(self.library_note(at..*i));
            cards.push(self.frame(*i));
            at = i + 1;
        }
        if folded > 0 {
            cards.push(note(&format!("… {} here", count(folded, "more frame"))));
            at = last.first().copied().unwrap_or(at);
        }
        for i in last {
            cards.extend(self.library_note(at..*i));
            cards.push(self.frame(*i));
            at = i + 1;
        }
        cards.extend(self.library_note(at..all.len()));
        cards
    }

    /// The names of library frames that are left out here.
    fn library_note(&self, frames: Range<usize>) -> Option<Card> {
        let frames = self.picture.frames.get(frames)?;
        let names: Vec<String> =
            frames.iter().filter(|frame| frame.library).map(|frame| escape(&frame.function)).collect();
        if names.is_empty() || self.options.library {
            return None;
        }
        Some(note(&format!("in the library: {}", names.join(", "))))
    }

    fn frame(&self, index: usize) -> Card {
        let frame = &self.picture.frames[index];
        let active = index + 1 == self.picture.frames.len();
        let name = escape(&frame.function);
        let place = frame.place.as_ref().map(|place| self.place(place));
        let doing = match (&place, active) {
            (Some(place), true) => format!("at {place}"),
            (Some(place), false) => format!("calls at {place}"),
            (None, true) => "running".to_owned(),
            (None, false) => "calling".to_owned(),
        };
        let range = format!("{}..{}", frame.low, frame.top);
        let mark = if active { "▶ " } else { "" };
        // The name gives way to where it is, not the other way round.
        let room = STACK.saturating_sub(columns(&doing) + 1 + columns(mark));
        let mut bar = Line {
            left: vec![
                span(Ink::Title, format!("{mark}{}", shorten(&name, room))),
                span(Ink::Plain, format!(" {}", shorten(&doing, STACK - 8))),
            ],
            ..Line::default()
        };
        if bar.takes(&range, STACK + 8) {
            bar.right.push(span(Ink::Faint, range.clone()));
        }
        let running = if active { ", the running function" } else { "" };
        let library = if frame.library { ", of the library" } else { "" };
        Card {
            kind: CardKind::Frame { active },
            bar: Some(bar),
            rows: self.frame_rows(frame, index),
            title: format!("frame of {name}{running}"),
            description: format!(
                "frame of {name}{library}, {doing}, {} at {range}, {}",
                count(frame.top.0.saturating_sub(frame.low.0), "byte"),
                count(frame.variables.len() as u64, "variable in scope"),
            ),
        }
    }

    fn frame_rows(&self, frame: &Frame, index: usize) -> Vec<Row> {
        let caller = index.checked_sub(1).and_then(|i| self.picture.frames.get(i));
        let caller = caller.filter(|caller| !caller.library || self.options.library);
        let back = caller.map(|caller| match &caller.place {
            Some(place) => format!("returns to {}, {}", escape(&caller.function), self.place(place)),
            None => format!("returns to {}", escape(&caller.function)),
        });
        let mut rows = Vec::new();
        if self.options.bytes {
            rows.push(saved(&frame.saved_fp, "saved frame pointer"));
            rows.push(saved(&frame.return_address, &back.unwrap_or_else(|| "return address".to_owned())));
        } else if let Some(back) = back {
            rows.push(Row {
                address: frame.return_address.address.to_string(),
                lines: vec![Line::small(Ink::Faint, shorten(&back, STACK))],
                title: back.clone(),
                description: format!("return address at {}: {back}", frame.return_address.address),
                ..Row::default()
            });
        }
        let mut rooms = if self.options.bytes { rooms(frame) } else { Vec::new() };
        for variable in frame.variables.iter().take(VARIABLES) {
            let after = rooms.iter().take_while(|(address, ..)| *address > variable.address.0).count();
            rows.extend(rooms.drain(..after).map(unused));
            rows.push(self.variable(variable, frame));
        }
        rows.extend(rooms.into_iter().map(unused));
        if let Some(more) = frame.variables.len().checked_sub(VARIABLES).filter(|more| *more > 0) {
            rows.extend(note(&format!("… {}", count(more as u64, "more variable"))).rows);
        }
        rows
    }

    fn variable(&self, variable: &Variable, frame: &Frame) -> Row {
        let tone = match &variable.ownership {
            Some(Ownership::Uninitialised) => Tone::Unset,
            Some(state) if !state.owns() => Tone::Gone,
            _ => Tone::Usual,
        };
        let name = if variable.name.is_empty() { "(temporary)".to_owned() } else { escape(&variable.name) };
        let bytes = span_of(variable.address, variable.size);
        // What was never written means nothing.
        let values = match &variable.ownership {
            Some(Ownership::Uninitialised) => Vec::new(),
            _ => self.values(Some(frame.index), STACK - 2).lines(&variable.value, bytes.clone()),
        };
        let states = states(variable);
        let lines = self.value_lines(&name, &escape(&variable.ty), values, &states, STACK);
        let state = states.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ");
        let inline = match &variable.ownership {
            Some(Ownership::Uninitialised) => "no value yet".to_owned(),
            _ => shorten(&self.values(Some(frame.index), STACK).inline(&variable.value), 200),
        };
        let (cells, more) = self.cells(&variable.raw, variable.address.0);
        Row {
            bytes,
            address: variable.address.to_string(),
            size: bytes_short(variable.size),
            lines,
            cells,
            more,
            tone,
            title: match state.is_empty() {
                true => format!("{name}: {}", escape(&variable.ty)),
                false => format!("{name}: {} — {state}", escape(&variable.ty)),
            },
            description: format!(
                "variable {name} of {}, {} at {}: {inline}",
                escape(&frame.function),
                count(variable.size, "byte"),
                variable.address
            ),
            ..Row::default()
        }
    }

    /// `name: type = value` with what is to be said of it at the right, over as many lines as that takes.
    fn value_lines(
        &self,
        name: &str,
        ty: &str,
        values: Vec<ValueLine>,
        states: &[(Ink, String)],
        most: usize,
    ) -> Vec<Line> {
        let name = shorten(name, most / 2);
        let room = most.saturating_sub(columns(&name) + 2);
        let mut first = Line::new(Ink::Name, name);
        first.left.push(span(Ink::Plain, ": "));
        first.left.push(span(Ink::Type, shorten(ty, room)));
        // What is said of it is in a smaller font.
        let first_state = states.first().map_or(0, |(_, text)| columns(text) * 11 / 13 + 3);
        let mut lines = Vec::new();
        let single = values.len() == 1;
        // Its type is said already.
        let repeats = !single && values.first().is_some_and(|value| value.text == ty);
        let values = if repeats { values.into_iter().skip(1).collect() } else { values };
        match &values[..] {
            [value] if first.left_columns() + 3 + columns(&value.text) + first_state <= most => {
                first.left.push(span(Ink::Plain, " = "));
                first.left.push(span(Ink::Value, value.text.clone()));
                first.bytes = value.bytes.clone();
                lines.push(first);
            }
            values => {
                lines.push(first);
                lines.extend(values.iter().map(|value| self.value_line(value)));
            }
        }
        // At the right of the first line, or of a lone value: elsewhere it would seem to be said of a field.
        let mut next = 0;
        for (ink, text) in states {
            let places = if single { lines.len() } else { 1 };
            match (next..places).find(|i| lines.get(*i).is_some_and(|line| line.takes(text, most))) {
                Some(i) => {
                    if let Some(line) = lines.get_mut(i) {
                        line.right.push(span(*ink, text.clone()));
                    }
                    next = i + 1;
                }
                None => {
                    // Two short ones share a line.
                    let joined = |line: &Line| {
                        let said: usize = line.right.iter().map(|span| columns(&span.text)).sum();
                        line.left.is_empty() && said + 2 + columns(text) <= most
                    };
                    match lines.last_mut().filter(|line| joined(line)) {
                        Some(line) => line.right.push(span(*ink, format!("; {text}"))),
                        None => lines.push(Line::right_only(*ink, text, most)),
                    }
                    next = lines.len();
                }
            }
        }
        lines
    }

    fn value_line(&self, value: &ValueLine) -> Line {
        Line { bytes: value.bytes.clone(), ..Line::new(Ink::Value, format!("  {}", value.text)) }
    }

    fn cells(&self, raw: &Raw, address: u64) -> (Vec<Cells>, u64) {
        if !self.options.bytes {
            return (Vec::new(), 0);
        }
        let all: Vec<(u8, Role)> = raw.bytes.0.iter().copied().zip(raw.roles.0.iter().copied()).collect();
        let shown = all.len().min(self.options.rows * ROW);
        let rows = all[..shown].chunks(ROW).zip(0u64..);
        let cells =
            rows.map(|(bytes, i)| Cells { address: address.saturating_add(i * ROW as u64), bytes: bytes.to_vec() });
        (cells.collect(), (all.len() - shown) as u64 + raw.omitted_bytes)
    }

    // -----------------------------------------------------------------------------------------------------------
    // Statics.

    fn statics(&self) -> Vec<Card> {
        const MOST: usize = 24;
        let all: Vec<&Static> = self.picture.statics.iter().filter(|item| item.is_shown()).collect();
        if all.is_empty() {
            return Vec::new();
        }
        let mut cards = vec![Card {
            kind: CardKind::Statics,
            bar: None,
            rows: all.iter().take(MOST).map(|item| self.static_row(item)).collect(),
            title: "statics and constants in use".to_owned(),
            description: format!("{} that live as long as the program", count(all.len() as u64, "value")),
        }];
        if all.len() > MOST {
            cards.push(note(&format!("… {}", count((all.len() - MOST) as u64, "more static"))));
        }
        cards
    }

    fn static_row(&self, item: &Static) -> Row {
        let name = match item.kind {
            StaticKind::Static => escape(&item.name),
            StaticKind::Literal => "literal".to_owned(),
            StaticKind::Promoted => "constant".to_owned(),
            StaticKind::Vtable => "vtable".to_owned(),
        };
        let bytes = span_of(item.address, item.size);
        let values = self.values(None, STACK - 2).lines(&item.value, bytes.clone());
        let (cells, more) = self.cells(&item.raw, item.address.0);
        Row {
            bytes,
            address: item.address.to_string(),
            size: bytes_short(item.size),
            lines: self.value_lines(&name, &escape(&item.ty), values, &[], STACK),
            cells,
            more,
            title: format!("{name}: {}", escape(&item.ty)),
            description: format!(
                "{name}, {} at {}: {}",
                count(item.size, "byte"),
                item.address,
                shorten(&self.values(None, STACK).inline(&item.value), 200)
            ),
            ..Row::default()
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // The heap.

    fn heap(&self) -> Vec<Card> {
        let heap = &self.picture.heap;
        let mut cards: Vec<Card> =
            heap.blocks.iter().take(self.options.blocks).map(|block| self.block(block)).collect();
        let more = heap.blocks.len().saturating_sub(self.options.blocks) as u64 + heap.omitted_blocks;
        if more > 0 {
            cards.push(note(&format!("… {}", count(more, "more block"))));
        }
        if let Some(damage) = &heap.damage {
            cards.push(note(&format!("the list ends here: {}", escape(damage))));
        }
        cards
    }

    fn block(&self, block: &Block) -> Card {
        let live = block.state == BlockState::Live;
        let leaked = live && !block.reachable;
        let found = self.found.get(&block.address).map_or(&[][..], |list| &list[..]);
        let state = match (live, leaked) {
            (true, false) => format!("live, {}", count(block.size, "byte")),
            (true, true) => format!("leaked, {}", count(block.size, "byte")),
            (false, _) => format!("free, {}", count(block.capacity, "byte")),
        };
        let owners = self.owners(block);
        let mut description = format!("block at {}: {state}", block.address);
        for text in &owners {
            description.push_str(&format!("; {text}"));
        }
        Card {
            kind: CardKind::Block { live, leaked, finding: !found.is_empty() },
            bar: None,
            rows: vec![self.header(block), self.payload(block, &state, &owners, found)],
            title: format!("block at {}: {state}", block.address),
            description,
        }
    }

    fn header(&self, block: &Block) -> Row {
        let text = format!("header: block of {}", count(block.header.block_size, "byte"));
        let mut row = Row {
            address: block.header.address.to_string(),
            lines: vec![Line::small(Ink::Faint, text)],
            title: format!("the allocator's header of the block at {}", block.address),
            description: format!(
                "header at {}: the whole block takes {}",
                block.header.address,
                count(block.header.block_size, "byte")
            ),
            ..Row::default()
        };
        if self.options.bytes {
            let bytes = block.header.bytes.0.iter().take(ROW).map(|byte| (*byte, Role::Header)).collect();
            row.cells.push(Cells { address: block.header.address.0, bytes });
        }
        row
    }

    fn payload(&self, block: &Block, state: &str, owners: &[String], found: &[usize]) -> Row {
        let live = block.state == BlockState::Live;
        let leaked = live && !block.reachable;
        let ink = if live && !leaked { Ink::Faint } else { Ink::Bad };
        let room = HEAP.saturating_sub(columns(state) + 2);
        let mut first = match &block.ty {
            Some(ty) => {
                let times = many(block).map_or_else(String::new, |len| format!(" × {len}"));
                let ty = shorten(&escape(ty), room.saturating_sub(columns(&times)));
                Line::new(Ink::Type, format!("{ty}{times}"))
            }
            None => Line::new(Ink::Faint, if live { "bytes" } else { "" }),
        };
        first.right.push(span(ink, state));
        let mut lines = vec![first];
        let mut events = Vec::new();
        if let Some(place) = block.made.as_ref().and_then(|event| event.place.as_ref()) {
            events.push(format!("made at {}", self.place(place)));
        }
        if let Some(place) = block.freed.as_ref().and_then(|event| event.place.as_ref()) {
            events.push(format!("freed at {}", self.place(place)));
        }
        let events = shorten(&events.join(", "), HEAP);
        let mut said: Vec<Line> = owners.iter().map(|text| Line::small(Ink::Plain, text.clone())).collect();
        if said.is_empty() && leaked {
            said.push(Line::small(Ink::Bad, "nobody owns it"));
        }
        let counted = block.counts.map(counts);
        let (value, bytes) = shown_value(block);
        let values =
            value.filter(|_| live).map(|value| self.values(None, HEAP - 2).lines(value, bytes)).unwrap_or_default();
        let mut value_lines: Vec<Line> = values.iter().map(|value| self.value_line(value)).collect();
        self.mark_edges(&mut value_lines);
        lines.extend(value_lines);
        lines.extend(counted.iter().map(|text| Line::small(Ink::Plain, text.clone())));
        lines.append(&mut said);
        if let BlockState::Free { next, .. } = &block.state
            && next.0 != 0
        {
            lines.push(Line::small(Ink::Faint, format!("next free block: {next}")));
        }
        if !events.is_empty() {
            match lines.last_mut().filter(|line| line.small && line.takes(&events, HEAP)) {
                Some(line) => line.right.push(span(Ink::Faint, events.clone())),
                None => lines.push(Line { small: true, ..Line::right_only(Ink::Faint, &events, HEAP) }),
            }
        }
        if !found.is_empty() {
            let numbers: Vec<String> = found.iter().map(|number| format!("[{number}]")).collect();
            let text = shorten(&format!("see {}", numbers.join(" ")), HEAP);
            match lines.iter_mut().find(|line| line.small && line.takes(&text, HEAP)) {
                Some(line) => line.right.push(span(Ink::Finding, text)),
                None => lines.push(Line { small: true, ..Line::right_only(Ink::Finding, &text, HEAP) }),
            }
        }
        let (cells, more) = self.cells(&block.raw, block.address.0);
        let ty = block.ty.as_ref().map_or_else(|| "bytes".to_owned(), |ty| escape(ty));
        let inline = value
            .filter(|_| live)
            .map_or_else(String::new, |value| format!(": {}", shorten(&self.values(None, HEAP).inline(value), 200)));
        Row {
            bytes: span_of(block.address, block.capacity.max(1)),
            address: block.address.to_string(),
            size: bytes_short(if live { block.size } else { block.capacity }),
            lines,
            cells,
            more,
            tone: if live { Tone::Usual } else { Tone::Gone },
            title: format!("{ty} at {}: {state}", block.address),
            description: [format!("{ty}{inline}"), owners.join("; "), counted.unwrap_or_default(), events]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
            ..Row::default()
        }
    }

    /// Says at the pointers that should be `Weak` that they should.
    fn mark_edges(&self, lines: &mut Vec<Line>) {
        let mut marks: Vec<(Address, usize)> = self
            .edges
            .iter()
            .filter(|(_, (_, weak))| *weak)
            .map(|(address, (number, _))| (*address, *number))
            .collect();
        marks.sort_unstable();
        for (address, number) in marks {
            let Some(at) = lines.iter().position(|line| line.bytes.contains(&address.0)) else { continue };
            let text = format!("make this a Weak [{number}]");
            match lines.get_mut(at).filter(|line| line.takes(&text, HEAP)) {
                Some(line) => line.right.push(span(Ink::Finding, text)),
                None => lines.insert(at + 1, Line::right_only(Ink::Finding, &text, HEAP)),
            }
        }
    }

    fn owners(&self, block: &Block) -> Vec<String> {
        const SHOWN: usize = 4;
        let words =
            [(OwnerKind::Sole, "owned by "), (OwnerKind::Strong, "shared by "), (OwnerKind::Weak, "weakly known to ")];
        let mut lines = Vec::new();
        for (kind, word) in words {
            let list: Vec<&Owner> = block.owners.iter().filter(|owner| owner.kind == kind).collect();
            if list.is_empty() {
                continue;
            }
            let mut text = list.iter().take(SHOWN).map(|owner| self.owner(owner)).collect::<Vec<_>>().join(", ");
            if list.len() > SHOWN {
                text.push_str(&format!(" and {} more", list.len() - SHOWN));
            }
            lines.push(shorten(&format!("{word}{text}"), HEAP + 6));
        }
        lines
    }

    fn owner(&self, owner: &Owner) -> String {
        let place = escape(&owner.place);
        match &owner.holder {
            Holder::Static => place,
            Holder::Stack { frame, function } => {
                let users = self.picture.frames.iter().filter(|frame| !frame.library);
                let only = users.clone().count() == 1;
                let here = users.clone().any(|f| f.index == *frame);
                if only && here { place } else { format!("{place} of {}", escape(function)) }
            }
            Holder::Heap { block } if place.is_empty() => format!("block {block}"),
            Holder::Heap { block } => format!("{} of block {block}", place.trim_start_matches('.')),
        }
    }
}

/// A line between cards.
fn note(text: &str) -> Card {
    let line = Line::small(Ink::Faint, shorten(text, STACK));
    let row = Row { lines: vec![line], title: text.to_owned(), description: text.to_owned(), ..Row::default() };
    Card { kind: CardKind::Note, bar: None, title: text.to_owned(), description: text.to_owned(), rows: vec![row] }
}

/// `24 B`, beside an address.
fn bytes_short(n: u64) -> String {
    format!("{n} B")
}

fn span_of(address: Address, size: u64) -> Range<u64> {
    address.0..address.0.saturating_add(size)
}

/// What is to be said of a variable's ownership and loans: each a few words.
fn states(variable: &Variable) -> Vec<(Ink, String)> {
    let mut states = Vec::new();
    let ink = |state: &Ownership| match state {
        Ownership::Uninitialised => Ink::Faint,
        state if state.owns() => Ink::Faint,
        _ => Ink::Bad,
    };
    let owned = matches!(variable.ownership, Some(Ownership::Owned));
    let partly = owned && variable.parts.iter().any(|part| !part.ownership.owns());
    if let Some(state) = &variable.ownership {
        let text = if partly { "partly moved".to_owned() } else { ownership(state) };
        states.push((if partly { Ink::Bad } else { ink(state) }, text));
    }
    for part in &variable.parts {
        states.push((ink(&part.ownership), format!("{}: {}", escape(&part.place), ownership(&part.ownership))));
    }
    states.extend(variable.borrowed.iter().map(|loan| (Ink::Loan, borrowed(variable, loan))));
    states.extend(variable.borrows.iter().map(|loan| (Ink::Loan, borrows(loan))));
    states
}

fn counts(counts: Counts) -> String {
    let Counts { strong, weak } = counts;
    // All strong owners together hold one weak count.
    match (strong, weak) {
        (0, _) => format!("strong 0, weak {weak}: the value is dropped"),
        (_, 1) => format!("strong {strong}, weak 1: the implicit one"),
        (_, 0) => format!("strong {strong}, weak 0"),
        _ => format!("strong {strong}, weak {weak}: {} and the implicit one", weak - 1),
    }
}

/// What to show of a block, and the bytes that it has: of an `Rc`'s block not the counts, which are shown as such; of a
/// vector's buffer not the spare room.
fn shown_value(block: &Block) -> (Option<&Value>, Range<u64>) {
    let all = span_of(block.address, block.size);
    let Some(value) = &block.value else { return (None, all) };
    if block.counts.is_some()
        && let Value::Struct { fields, .. } = value
        && let Some(field) = fields.iter().find(|field| field.name == "value")
    {
        let start = all.start.saturating_add(field.offset);
        return (Some(&field.value), start..start.saturating_add(field.size));
    }
    if matches!(value, Value::Array { .. }) && block.raw.omitted_bytes == 0 {
        let used = block.raw.roles.0.iter().rposition(|role| *role != Role::Spare).map_or(0, |last| last as u64 + 1);
        return (Some(value), all.start..all.start.saturating_add(used.min(block.size)));
    }
    (Some(value), all)
}

fn saved(word: &SavedWord, what: &str) -> Row {
    Row {
        bytes: span_of(word.address, 8),
        address: word.address.to_string(),
        size: bytes_short(8),
        lines: vec![Line::small(Ink::Faint, shorten(what, STACK))],
        cells: vec![Cells {
            address: word.address.0,
            bytes: word.bytes.0.iter().take(ROW).map(|byte| (*byte, Role::Saved)).collect(),
        }],
        title: what.to_owned(),
        description: format!("{what}: {} at {}", word.value, word.address),
        ..Row::default()
    }
}

/// Parts of the frame that no drawn row has, highest first: address, size, what is there.
fn rooms(frame: &Frame) -> Vec<(u64, u64, String)> {
    let drawn: HashSet<Address> =
        frame.variables.iter().filter(|variable| variable.size > 0).map(|variable| variable.address).collect();
    let mut rooms: Vec<(u64, u64, String)> = Vec::new();
    for slot in frame.layout.iter().rev() {
        let shown = drawn.contains(&slot.address);
        let what = match slot.what {
            SlotKind::Variable | SlotKind::Temporary | SlotKind::DropFlag if shown => continue,
            SlotKind::ReturnAddress | SlotKind::SavedFramePointer => continue,
            SlotKind::Variable => "another variable".to_owned(),
            SlotKind::Temporary => "temporaries".to_owned(),
            SlotKind::DropFlag if slot.name.is_empty() => "drop flag".to_owned(),
            SlotKind::DropFlag => format!("drop flag of {}", escape(&slot.name)),
            SlotKind::Unused => "not in use".to_owned(),
        };
        match rooms.last_mut() {
            // Neighbours of one kind are one room.
            Some((address, size, last)) if *last == what && slot.address.0.saturating_add(slot.size) == *address => {
                *address = slot.address.0;
                *size += slot.size;
            }
            _ => rooms.push((slot.address.0, slot.size, what)),
        }
    }
    rooms
}

fn unused((address, size, what): (u64, u64, String)) -> Row {
    let text = format!("{}: {what}", count(size, "byte"));
    Row {
        bytes: address..address.saturating_add(size),
        address: Address(address).to_string(),
        lines: vec![Line::small(Ink::Faint, shorten(&text, STACK))],
        unused: true,
        title: text.clone(),
        description: format!("{text}, at {}", Address(address)),
        ..Row::default()
    }
}
