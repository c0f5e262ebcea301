//! What the page draws of a moment: a [`Picture`] in words. `docs/page.md` describes it, `page.js` draws it.
//!
//! Everything that can be said in words is said here, in those of the text dumps; the script only places it. Every string is
//! escaped already. What elements of arrays are called `at` is what tells them apart from moment to moment.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::picture::{
    Address, Arrow, ArrowKind, Block, BlockState, Event, Finding, Frame, Holder, Ownership, Picture, Place, Raw, Role,
    Roles, SavedWord, Static, StaticKind, Target, Value, Variable,
};
use crate::render::paint::escape;
use crate::render::text::{count, many, owner_lines, states};
use crate::render::value::Words;

/// Bytes in a row: a word of the machine.
const ROW: usize = 8;
/// Columns that values and lists of owners may take before they are broken into lines.
const COLUMNS: usize = 44;
/// Arrows from one variable or block; the others are counted.
const PORTS: usize = 12;

#[derive(Serialize)]
pub struct Moment {
    /// What just happened.
    pub say: String,
    /// How many pieces of the output are there.
    pub out: usize,
    /// In the order of the calls.
    pub frames: Vec<Card>,
    pub statics: Vec<Item>,
    pub heap: String,
    pub range: String,
    pub blocks: Vec<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
    pub arrows: Vec<Line>,
    pub findings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// A frame, or library frames of which nothing but the names is drawn.
#[derive(Serialize)]
pub struct Card {
    pub at: Address,
    /// Of the function; of all, of library frames.
    pub name: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub library: bool,
    /// The line that it runs, or at which it calls the next one.
    pub line: Option<u32>,
    pub range: String,
    /// What the call has saved.
    pub saved: Vec<Item>,
    pub vars: Vec<Item>,
}

/// A variable, a block, a static, or a word that a call has saved. What changes together stands together: the data is smaller.
#[derive(Serialize, Default)]
pub struct Item {
    pub at: Option<Address>,
    pub is: Nature,
    pub how: State,
    /// Several lines, if it is long.
    pub value: String,
    /// 16 hexadecimal digits each, but the last.
    pub bytes: Vec<String>,
    /// Bytes that are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: u64,
    /// Arrows from here that are not drawn, as there are too many.
    #[serde(skip_serializing_if = "is_zero")]
    pub unseen: usize,
}

/// What of an item does not change.
#[derive(Serialize, Default)]
pub struct Nature {
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ty: String,
    pub size: u64,
}

/// What is to be said of an item besides its value.
#[derive(Serialize, Default)]
pub struct State {
    /// Ownership, loans, owners, counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// `moved` (or dropped), `unset` (not initialised): nobody may use it; `free`, `leak`: of blocks.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub mark: &'static str,
    /// `4v4p`: four bytes of a value, four of padding.
    pub roles: String,
}

fn is_zero<T: Default + PartialEq>(n: &T) -> bool {
    *n == T::default()
}

/// An arrow between two items.
#[derive(Serialize)]
pub struct Line {
    /// The pointer's own address.
    pub at: Address,
    /// The item that holds it.
    pub from: Address,
    /// The part of the item, where it is not the whole: `.next`, `[2]`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// The item that it points into; absent if nothing is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Address>,
    pub kind: ArrowKind,
    /// `owns block 0x2010`.
    pub say: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dangling: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub faded: bool,
}

/// The moment of a picture; `file` is the user's.
pub fn moment(picture: &Picture, file: &str, say: String, out: usize) -> Moment {
    let mut words = Phrases { picture, file };
    let frames = words.cards();
    let statics: Vec<Item> = picture.statics.iter().filter(|item| item.is_shown()).map(item_of_static).collect();
    let blocks: Vec<Item> = picture.heap.blocks.iter().map(|block| words.block(block)).collect();
    let mut moment = Moment {
        say,
        out,
        frames,
        statics,
        heap: format!(
            "{}, {}; {} made so far",
            count(picture.heap.live_blocks, "live block"),
            count(picture.heap.live_bytes, "byte"),
            picture.heap.allocations
        ),
        range: range(picture.regions.heap),
        blocks,
        more: words.missing(),
        arrows: Vec::new(),
        findings: picture.findings.iter().map(finding).collect(),
        ended: picture.ended.as_deref().map(escape),
    };
    arrows(picture, &mut moment);
    moment
}

fn range([low, end]: [Address; 2]) -> String {
    format!("{low}..{end}")
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Cycle { text, .. } | Finding::Leak { text, .. } => escape(text),
    }
}

struct Phrases<'a> {
    picture: &'a Picture,
    file: &'a str,
}

impl Phrases<'_> {
    /// The line of a place in the user's file.
    fn line(&self, place: &Place) -> Option<u32> {
        (place.file == self.file).then_some(place.line)
    }

    fn place(&self, place: &Place) -> String {
        match self.line(place) {
            Some(line) => format!("line {line}"),
            None => format!("{}:{}", escape(&place.file), place.line),
        }
    }

    /// The user's frames, and runs of library frames between them by name.
    fn cards(&mut self) -> Vec<Card> {
        let all = &self.picture.frames;
        // What calls `main` is of no interest.
        let start = all.iter().take_while(|frame| frame.library).count().min(all.len().saturating_sub(1));
        let middle = all.len() / 2;
        let mut cards: Vec<Card> = Vec::new();
        for (i, frame) in all.iter().enumerate().skip(start) {
            if self.picture.omitted_frames > 0 && i == middle {
                cards.push(folded(frame.top, count(self.picture.omitted_frames, "more frame")));
            }
            if !frame.library {
                let caller = i.checked_sub(1).and_then(|i| all.get(i)).filter(|caller| !caller.library);
                cards.push(self.card(frame, caller));
                continue;
            }
            match cards.last_mut().filter(|card| card.library) {
                Some(card) => card.name.push_str(&format!(", {}", escape(&frame.function))),
                None => cards.push(folded(frame.top, format!("in the library: {}", escape(&frame.function)))),
            }
        }
        cards
    }

    fn card(&self, frame: &Frame, caller: Option<&Frame>) -> Card {
        let back = match caller.and_then(|caller| caller.place.as_ref().map(|place| (caller, place))) {
            Some((caller, place)) => format!("return to {}, {}", escape(&caller.function), self.place(place)),
            None => "return address".to_owned(),
        };
        Card {
            at: frame.top,
            name: escape(&frame.function),
            library: false,
            line: frame.place.as_ref().and_then(|place| self.line(place)),
            range: range([frame.low, frame.top]),
            saved: vec![saved(&frame.saved_fp, "saved frame pointer".to_owned()), saved(&frame.return_address, back)],
            vars: frame.variables.iter().map(|variable| item_of_variable(variable, frame.index)).collect(),
        }
    }

    fn block(&self, block: &Block) -> Item {
        let free = block.state != BlockState::Live;
        let size = if free { block.capacity } else { block.size };
        let ty = match (&block.ty, many(block)) {
            (Some(ty), Some(len)) => format!("{} × {len}", escape(ty)),
            (Some(ty), None) => escape(ty),
            (None, _) => String::new(),
        };
        let mut notes = Vec::new();
        let leaked = !free && !block.reachable;
        notes.push(match (free, leaked) {
            (true, _) => format!("free, {}", count(size, "byte")),
            (false, true) => format!("live, {}, nobody owns it", count(size, "byte")),
            (false, false) => format!("live, {}", count(size, "byte")),
        });
        notes.extend(owner_lines(self.picture, block, 200));
        if let Some(counts) = &block.counts {
            // All strong owners together hold one weak count.
            let implicit = if counts.strong > 0 { ", one of them for all strong ones together" } else { "" };
            notes.push(format!("strong {}, weak {}{implicit}", counts.strong, counts.weak));
        }
        let event = |what: &str, event: &Option<Event>| {
            let place = event.as_ref()?.place.as_ref()?;
            Some(format!("{what} at {}", self.place(place)))
        };
        let times: Vec<String> = event("made", &block.made).into_iter().chain(event("freed", &block.freed)).collect();
        if !times.is_empty() {
            notes.push(times.join(", "));
        }
        let mut raw = block.raw.clone();
        // The header comes first, as it lies in memory.
        raw.bytes.0.splice(0..0, block.header.bytes.0.iter().copied());
        raw.roles.0.splice(0..0, block.header.bytes.0.iter().map(|_| Role::Header));
        let mark = match (free, leaked) {
            (true, _) => "free",
            (false, true) => "leak",
            (false, false) => "",
        };
        Item {
            at: Some(block.address),
            is: Nature { name: block.address.to_string(), ty, size },
            how: State { notes, mark, roles: roles(&raw) },
            value: block.value.as_ref().map(|value| lines(Words { frame: None }, value)).unwrap_or_default(),
            ..bytes(&raw)
        }
    }

    /// What of the heap is not drawn.
    fn missing(&self) -> Option<String> {
        let heap = &self.picture.heap;
        let more = (heap.omitted_blocks > 0).then(|| format!("… {}", count(heap.omitted_blocks, "more block")));
        let damage = heap.damage.as_ref().map(|damage| format!("the list ends here: {}", escape(damage)));
        more.into_iter().chain(damage).reduce(|a, b| format!("{a}; {b}"))
    }
}

fn folded(at: Address, name: String) -> Card {
    Card { at, name, library: true, line: None, range: String::new(), saved: Vec::new(), vars: Vec::new() }
}

fn saved(word: &SavedWord, name: String) -> Item {
    let saved = Roles(word.bytes.0.iter().map(|_| Role::Saved).collect());
    let raw = Raw { bytes: word.bytes.clone(), roles: saved, omitted_bytes: 0 };
    let is = Nature { name, ty: String::new(), size: word.bytes.0.len() as u64 };
    Item { at: Some(word.address), is, how: State { roles: roles(&raw), ..State::default() }, ..bytes(&raw) }
}

fn item_of_variable(variable: &Variable, frame: u64) -> Item {
    let gone = variable.ownership.as_ref().is_some_and(|state| !state.owns());
    // What was never written means nothing.
    let unwritten = variable.ownership == Some(Ownership::Uninitialised);
    let mark = match (unwritten, gone) {
        (true, _) => "unset",
        (false, true) => "moved",
        (false, false) => "",
    };
    let name = if variable.name.is_empty() { "(temporary)".to_owned() } else { escape(&variable.name) };
    let notes = states(variable).into_iter().map(|(_, text)| text).collect();
    Item {
        at: Some(variable.address),
        is: Nature { name, ty: escape(&variable.ty), size: variable.size },
        how: State { notes, mark, roles: roles(&variable.raw) },
        value: if unwritten { String::new() } else { lines(Words { frame: Some(frame) }, &variable.value) },
        ..bytes(&variable.raw)
    }
}

fn item_of_static(item: &Static) -> Item {
    let name = match item.kind {
        StaticKind::Static => escape(&item.name),
        StaticKind::Literal => "literal".to_owned(),
        StaticKind::Promoted => "constant".to_owned(),
        StaticKind::Vtable => "vtable".to_owned(),
    };
    Item {
        at: Some(item.address),
        is: Nature { name, ty: escape(&item.ty), size: item.size },
        how: State { roles: roles(&item.raw), ..State::default() },
        value: lines(Words { frame: None }, &item.value),
        ..bytes(&item.raw)
    }
}

/// A value on one line, or on several if it is long.
fn lines(words: Words, value: &Value) -> String {
    let whole = words.inline(value, true);
    if whole.chars().count() <= COLUMNS * 2 { whole } else { words.lines(String::new(), value, COLUMNS).join("\n") }
}

/// The bytes of an item.
fn bytes(raw: &Raw) -> Item {
    let row = |row: &[u8]| row.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    Item { bytes: raw.bytes.0.chunks(ROW).map(row).collect(), more: raw.omitted_bytes, ..Item::default() }
}

/// Runs of bytes of one role: how many, and its letter.
fn roles(raw: &Raw) -> String {
    let run = |run: &[Role]| run.first().map(|role| format!("{}{}", run.len(), role.letter()));
    raw.roles.0.chunk_by(|a, b| a == b).filter_map(run).collect()
}

/// The arrows between what is drawn.
fn arrows(picture: &Picture, moment: &mut Moment) {
    let mut drawn: BTreeMap<u64, (u64, Address)> = BTreeMap::new();
    let vars = moment.frames.iter().flat_map(|card| &card.vars);
    for item in vars.chain(&moment.statics).chain(&moment.blocks) {
        if let Some(at) = item.at.filter(|_| item.is.size > 0) {
            drawn.entry(at.0).or_insert((at.0.saturating_add(item.is.size), at));
        }
    }
    let holds = |address: Address| {
        let (_, (end, at)) = drawn.range(..=address.0).next_back()?;
        // A pointer to one past the end is still one into the item.
        (address.0 < *end || address.0 == *end && !drawn.contains_key(&address.0)).then_some(*at)
    };
    let mut ports: BTreeMap<Address, usize> = BTreeMap::new();
    for arrow in &picture.arrows {
        let Some(from) = holds(arrow.from) else { continue };
        let seen = ports.entry(from).or_default();
        *seen += 1;
        if *seen > PORTS {
            continue;
        }
        let to = if matches!(arrow.target, Target::DeadStack) { None } else { holds(arrow.to) };
        moment.arrows.push(Line {
            at: arrow.from,
            from,
            part: part(arrow),
            to,
            kind: arrow.kind,
            say: words_of_arrow(arrow),
            dangling: arrow.dangling,
            faded: arrow.faded,
        });
    }
    let vars = moment.frames.iter_mut().flat_map(|card| &mut card.vars);
    for item in vars.chain(&mut moment.statics).chain(&mut moment.blocks) {
        let all = item.at.and_then(|at| ports.get(&at)).copied().unwrap_or_default();
        item.unseen = all.saturating_sub(PORTS);
    }
}

/// Which part of its item holds the pointer.
fn part(arrow: &Arrow) -> String {
    let place = escape(&arrow.place);
    match &arrow.holder {
        Holder::Heap { .. } => place,
        Holder::Stack { .. } | Holder::Static => match place.find(['.', '[']) {
            Some(at) => place[at..].to_owned(),
            None => String::new(),
        },
    }
}

fn words_of_arrow(arrow: &Arrow) -> String {
    let what = match arrow.kind {
        ArrowKind::Owner => "owns",
        ArrowKind::Strong => "shares",
        ArrowKind::Weak => "weakly knows",
        ArrowKind::Shared => "borrows",
        ArrowKind::Exclusive => "mutably borrows",
        ArrowKind::Raw => "points at",
    };
    let plus = |offset: u64| if offset > 0 { format!(" + {offset}") } else { String::new() };
    let target = match &arrow.target {
        Target::Null => "null".to_owned(),
        Target::Nothing => "nothing".to_owned(),
        Target::Stack { function, place: Some(place), offset, .. } => {
            format!("{}{} of {}", escape(place), plus(*offset), escape(function))
        }
        Target::Stack { function, place: None, .. } => format!("the frame of {}", escape(function)),
        Target::DeadStack => format!("{}, a variable that is gone", arrow.to),
        Target::Heap { block, offset, live } => {
            format!("{}block {block}{}", if *live { "" } else { "freed " }, plus(*offset))
        }
        Target::Static { name, offset } if !name.is_empty() => format!("{}{}", escape(name), plus(*offset)),
        Target::Static { .. } => format!("static {}", arrow.to),
        Target::Function { name } => format!("fn {}", escape(name)),
        Target::Unallocated | Target::Unmapped => format!("{}, no memory", arrow.to),
    };
    let dangling = if arrow.dangling { " (dangling)" } else { "" };
    let faded = if arrow.faded { " (left behind by a move)" } else { "" };
    format!("{what} {target}{dangling}{faded}")
}
