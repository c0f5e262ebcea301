//! Checkpoints of a machine: registers, allocator, records, and the pages that are not as at the start. Snapshots share the
//! pages that did not change between them, so one costs what was written since the one before.

use super::exec::Cpu;
use super::guard::Guard;
use super::machine::{Machine, Stop};
use super::memory::index_of;
use super::records::{Kept, Records};
use super::sparse::Sparse;
use super::touched::PAGE_SHIFT;
use super::world::State;

/// Bytes of a page.
const PAGE: usize = 1 << PAGE_SHIFT;

/// The bytes of a moment: each page, and after it the guard's states of its bytes, if there are any. A page that is absent is
/// as it was at the start of the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Pages {
    pages: Sparse<[u8]>,
}

/// A moment of a run that a machine can go back to.
#[derive(Clone, Debug)]
pub struct Snapshot {
    cpu: Cpu,
    state: State,
    pages: Pages,
    records: Kept,
    ended: Option<Stop>,
}

impl Snapshot {
    /// Instructions executed before.
    pub fn steps(&self) -> u64 {
        self.state.steps
    }

    /// Host bytes, about, that this snapshot has and `before` has not.
    pub fn added_bytes(&self, before: Option<&Snapshot>) -> usize {
        let (no_pages, no_records) = (Pages::default(), Kept::default());
        let pages = before.map_or(&no_pages, |before| &before.pages);
        let changed = self.pages.pages.differences(&pages.pages);
        let pages = changed.iter().filter_map(|page| self.pages.pages.get(*page));
        let records = before.map_or(&no_records, |before| &before.records);
        pages.map(<[u8]>::len).sum::<usize>() + self.records.added_bytes(records) + size_of::<Snapshot>()
    }
}

fn range(page: usize, len: usize) -> std::ops::Range<usize> {
    let start = (page << PAGE_SHIFT).min(len);
    start..start.saturating_add(PAGE).min(len)
}

impl<G: Guard> Machine<'_, G> {
    /// How many pages changed since the last snapshot, about: what the next one will have to copy.
    pub fn changed_pages(&mut self) -> usize {
        let frames = self.guard.touched().frames().map_or(0, |(lowest, highest)| (highest - lowest) >> PAGE_SHIFT);
        let records = self.records.as_ref().map_or(0, Records::changed_bytes) / PAGE;
        self.guard.touched().pages().len() + frames + records
    }

    /// The present moment.
    pub fn snapshot(&mut self) -> Snapshot {
        self.note_frames();
        let written = self.guard.touched().pages().to_vec();
        for page in written {
            self.keep(page as usize);
        }
        self.guard.touched().clear();
        let records = self.records.as_mut().map_or_else(Kept::default, Records::keep);
        let (state, pages) = (self.state.clone(), self.base.clone());
        Snapshot { cpu: self.cpu, state, pages, records, ended: self.ended.clone() }
    }

    /// Goes to a moment of this machine's run, earlier or later.
    pub fn restore(&mut self, to: &Snapshot) {
        self.note_frames();
        let touched = self.guard.touched();
        let mut pages: Vec<usize> = touched.pages().iter().map(|page| *page as usize).collect();
        touched.clear();
        pages.extend(self.base.pages.differences(&to.pages.pages));
        for page in pages {
            self.put(page, to);
        }
        self.base = to.pages.clone();
        if let Some(records) = &mut self.records {
            records.restore(&to.records);
        }
        self.cpu = to.cpu;
        self.state = to.state.clone();
        self.ended.clone_from(&to.ended);
    }

    /// Adds the stack between the lowest and the highest frame that ran to what was touched.
    fn note_frames(&mut self) {
        let Some((lowest, highest)) = self.guard.touched().frames() else { return };
        // The highest frame that ran is on the stack still: leaving it would have led to a higher one.
        let top = self.frames().map(|frame| (index_of(frame.fp), index_of(frame.top)));
        let top = top.filter(|(fp, _)| *fp >= highest).map(|(_, top)| top).next();
        let end = top.unwrap_or(self.memory.bytes.len());
        self.guard.touched().add(lowest, end);
    }

    /// Keeps a page in the base, if it is not as there.
    fn keep(&mut self, page: usize) {
        let range = range(page, self.memory.bytes.len());
        let bytes = &self.memory.bytes[range.clone()];
        let states = self.guard.states().get(range).unwrap_or_default();
        let kept = self.base.pages.get(page).and_then(|kept| kept.split_at_checked(bytes.len()));
        if kept == Some((bytes, states)) || bytes.is_empty() {
            return;
        }
        match states {
            [] => self.base.pages.set(page, bytes),
            states => self.base.pages.set(page, [bytes, states].concat()),
        }
    }

    /// Makes a page what it is in a snapshot.
    fn put(&mut self, page: usize, from: &Snapshot) {
        let range = range(page, self.memory.bytes.len());
        let states = self.guard.states_mut();
        match from.pages.pages.get(page).and_then(|kept| kept.split_at_checked(range.len())) {
            Some((bytes, kept)) => {
                self.memory.bytes[range.clone()].copy_from_slice(bytes);
                if let Some(states) = states.get_mut(range) {
                    states.copy_from_slice(kept);
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
