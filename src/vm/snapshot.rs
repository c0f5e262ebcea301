//! Checkpoints of a machine: registers, allocator, records, and the pages that are not as at the start. Snapshots share the
//! pages that did not change between them, so one costs what was written since the one before.

use super::blocks::BlockLog;
use super::exec::Cpu;
use super::guard::Guard;
use super::machine::{Machine, Stop};
use super::memory::index_of;
use super::sparse::Sparse;
use super::touched::PAGE_SHIFT;
use super::world::State;

/// Bytes of a page.
const PAGE: usize = 1 << PAGE_SHIFT;

/// A page of memory, and of the guard's states if it has any.
#[derive(Clone, Debug)]
struct Page {
    bytes: Box<[u8]>,
    states: Box<[u8]>,
}

/// The bytes of a moment. A page that is absent is as it was at the start of the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    pages: Sparse<Page>,
}

/// A moment of a run that a machine can go back to.
#[derive(Clone, Debug)]
pub struct Snapshot {
    cpu: Cpu,
    state: State,
    pages: Pages,
    ended: Option<Stop>,
}

impl Snapshot {
    /// Instructions executed before.
    pub fn steps(&self) -> u64 {
        self.state.steps
    }

    /// Host bytes, about, that this snapshot has and `before` has not.
    pub fn added_bytes(&self, before: Option<&Snapshot>) -> usize {
        let (no_pages, no_blocks) = (Pages::default(), BlockLog::default());
        let pages = before.map_or(&no_pages, |before| &before.pages);
        let changed = self.pages.pages.differences(&pages.pages);
        let pages = changed.iter().filter_map(|page| self.pages.pages.get(*page));
        let blocks = before.and_then(|before| before.state.blocks.as_ref()).unwrap_or(&no_blocks);
        pages.map(|page| page.bytes.len() + page.states.len()).sum::<usize>()
            + self.state.blocks.as_ref().map_or(0, |own| own.added_bytes(blocks))
            + size_of::<Snapshot>()
    }
}

fn range(page: usize, len: usize) -> std::ops::Range<usize> {
    let start = (page << PAGE_SHIFT).min(len);
    start..start.saturating_add(PAGE).min(len)
}

impl<G: Guard> Machine<'_, G> {
    /// The present moment. Only a machine that records can be asked: others do not know what changed.
    pub fn snapshot(&mut self) -> Option<Snapshot> {
        self.note_frames();
        let written = self.guard.touched()?.pages().to_vec();
        for page in written {
            self.keep(page as usize);
        }
        self.guard.touched()?.clear();
        Some(Snapshot { cpu: self.cpu, state: self.state.clone(), pages: self.base.clone(), ended: self.ended.clone() })
    }

    /// Goes to a moment of this machine's run, earlier or later.
    pub fn restore(&mut self, to: &Snapshot) {
        self.note_frames();
        let Some(touched) = self.guard.touched() else { return };
        let mut pages: Vec<usize> = touched.pages().iter().map(|page| *page as usize).collect();
        touched.clear();
        pages.extend(self.base.pages.differences(&to.pages.pages));
        for page in pages {
            self.put(page, to);
        }
        self.base = to.pages.clone();
        self.cpu = to.cpu;
        self.state = to.state.clone();
        self.ended.clone_from(&to.ended);
    }

    /// Adds the stack between the lowest and the highest frame that ran to what was touched.
    fn note_frames(&mut self) {
        let Some((lowest, highest)) = self.guard.touched().and_then(|touched| touched.frames()) else { return };
        // The highest frame that ran is on the stack still: leaving it would have led to a higher one.
        let top = self.frames().map(|frame| (index_of(frame.fp), index_of(frame.top)));
        let top = top.filter(|(fp, _)| *fp >= highest).map(|(_, top)| top).next();
        let end = top.unwrap_or(self.memory.bytes.len());
        if let Some(touched) = self.guard.touched() {
            touched.add(lowest, end);
        }
    }

    /// Keeps a page in the base, if it is not as there.
    fn keep(&mut self, page: usize) {
        let range = range(page, self.memory.bytes.len());
        let bytes = &self.memory.bytes[range.clone()];
        let states = self.guard.states().get(range).unwrap_or_default();
        let same = self.base.pages.get(page).is_some_and(|kept| *kept.bytes == *bytes && *kept.states == *states);
        if !same && !bytes.is_empty() {
            self.base.pages.set(page, Page { bytes: bytes.into(), states: states.into() });
        }
    }

    /// Makes a page what it is in a snapshot.
    fn put(&mut self, page: usize, from: &Snapshot) {
        let range = range(page, self.memory.bytes.len());
        let states = self.guard.states_mut();
        match from.pages.pages.get(page) {
            Some(kept) => {
                self.memory.bytes[range.clone()].copy_from_slice(&kept.bytes);
                if let Some(states) = states.get_mut(range) {
                    states.copy_from_slice(&kept.states);
                }
            }
            None => {
                let statics = self.program.statics.get(range.start..).unwrap_or_default();
                let statics = &statics[..statics.len().min(range.len())];
                self.memory.bytes[range.clone()].fill(0);
                self.memory.bytes[range.start..range.start + statics.len()].copy_from_slice(statics);
                if let Some(states) = states.get_mut(range.clone()) {
                    G::start(states, statics.len());
                }
            }
        }
    }
}
