//! The record of who made and freed which block, outside of guest bytes: numbers only, as it is written at every allocation of
//! a recorded run. Like guest memory, it keeps track of the pages that change, and checkpoints share those that did not.

use super::sites::SiteId;
use super::sparse::Sparse;

/// What is noted of a block.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Entry {
    pub size: u64,
    /// Absent where no block starts.
    pub made: Option<SiteId>,
    pub freed: Option<SiteId>,
    pub made_step: u64,
    pub freed_step: u64,
}

/// Bytes of guest memory for which one page of entries stands.
const PAGE: u64 = 0x400;
/// Blocks begin at multiples of 16.
const ALIGN: u64 = 16;
const SLOTS: usize = (PAGE / ALIGN) as usize;

type Page = [Entry; SLOTS];

/// The records of all blocks, by payload address.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    pages: Vec<Option<Box<Page>>>,
    /// Which pages changed since the last checkpoint: one byte a page, and their list.
    marks: Vec<u8>,
    changed: Vec<usize>,
    /// The pages as they were at the last checkpoint.
    base: Kept,
}

/// The records of a moment that is kept. Clones share what they have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept(Sparse<Page>);

fn page_of(address: u64) -> usize {
    // Blocks lie in guest memory, which is far smaller than the host's.
    usize::try_from(address / PAGE).unwrap_or(usize::MAX)
}

fn slot_of(address: u64) -> usize {
    (address % PAGE / ALIGN) as usize
}

fn address_of(page: usize, slot: usize) -> u64 {
    page as u64 * PAGE + slot as u64 * ALIGN
}

impl Records {
    /// The entry of the block that starts at `address`.
    pub fn get(&self, address: u64) -> Option<&Entry> {
        let page = self.pages.get(page_of(address))?.as_ref()?;
        page.get(slot_of(address)).filter(|entry| entry.made.is_some() && address.is_multiple_of(ALIGN))
    }

    /// The entries of all blocks, by address.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Entry)> {
        let pages = self.pages.iter().enumerate().filter_map(|(at, page)| Some((at, page.as_deref()?)));
        let all =
            pages.flat_map(|(at, page)| page.iter().enumerate().map(move |(i, entry)| (address_of(at, i), entry)));
        all.filter(|(_, entry)| entry.made.is_some())
    }

    /// The last block that starts at or below `address`.
    pub fn nearest(&self, address: u64) -> Option<(u64, &Entry)> {
        let page = page_of(address).min(self.pages.len().checked_sub(1)?);
        let last = if page < page_of(address) { SLOTS - 1 } else { slot_of(address) };
        (0..=page).rev().find_map(|at| {
            let entries = &self.pages[at].as_ref()?[..=if at == page { last } else { SLOTS - 1 }];
            let i = entries.iter().rposition(|entry| entry.made.is_some())?;
            Some((address_of(at, i), &entries[i]))
        })
    }

    pub fn made(&mut self, address: u64, size: u64, site: SiteId, step: u64) {
        // Older, freed blocks that lay where the new one is are no longer of interest.
        let end = address + size.max(1);
        let (first, last) = (page_of(address), page_of(end - 1));
        let from = slot_of(address);
        for at in first + 1..=last.min(self.pages.len().saturating_sub(1)) {
            let slots = if at == last { slot_of(end - 1) + 1 } else { SLOTS };
            if self.pages[at].is_some() {
                self.change(at)[..slots].fill(Entry::default());
            }
        }
        let page = self.change(first);
        page[from] = Entry { size, made: Some(site), freed: None, made_step: step, freed_step: 0 };
        page[from + 1..if first < last { SLOTS } else { slot_of(end - 1) + 1 }].fill(Entry::default());
    }

    pub fn freed(&mut self, address: u64, site: SiteId, step: u64) {
        if let Some(entry) = self.get_mut(address) {
            (entry.freed, entry.freed_step) = (Some(site), step);
        }
    }

    pub fn resized(&mut self, address: u64, size: u64) {
        if let Some(entry) = self.get_mut(address) {
            entry.size = size;
        }
    }

    fn get_mut(&mut self, address: u64) -> Option<&mut Entry> {
        // No page is made for a wild address.
        self.get(address)?;
        self.change(page_of(address)).get_mut(slot_of(address))
    }

    /// A page that is about to change.
    #[inline(always)]
    fn change(&mut self, at: usize) -> &mut Page {
        if self.marks.get(at) != Some(&1) {
            self.mark(at);
        }
        self.pages[at].get_or_insert_with(no_entries)
    }

    #[cold]
    #[inline(never)]
    fn mark(&mut self, at: usize) {
        if self.pages.len() <= at {
            self.pages.resize(at + 1, None);
            self.marks.resize(at + 1, 0);
        }
        self.marks[at] = 1;
        self.changed.push(at);
    }

    /// Bytes that the next checkpoint will have to copy.
    pub fn changed_bytes(&self) -> usize {
        self.changed.len() * size_of::<Page>()
    }

    /// The records as they are, for a checkpoint.
    pub fn keep(&mut self) -> Kept {
        for at in self.changed.drain(..) {
            self.marks[at] = 0;
            if let Some(page) = &self.pages[at] {
                self.base.0.set(at, **page);
            }
        }
        self.base.clone()
    }

    /// Makes the records what they were.
    pub fn restore(&mut self, to: &Kept) {
        let mut pages = std::mem::take(&mut self.changed);
        pages.extend(self.base.0.differences(&to.0));
        for at in pages {
            if self.pages.len() <= at {
                self.pages.resize(at + 1, None);
                self.marks.resize(at + 1, 0);
            }
            self.marks[at] = 0;
            self.pages[at] = to.0.get(at).map(|page| Box::new(*page));
        }
        self.base = to.clone();
    }
}

#[cold]
fn no_entries() -> Box<Page> {
    Box::new([Entry::default(); SLOTS])
}

impl Kept {
    /// Host bytes, about, that these have and `before` have not.
    pub fn added_bytes(&self, before: &Kept) -> usize {
        self.0.differences(&before.0).len() * size_of::<Page>()
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::{Records, SiteId};

    fn starts(records: &Records) -> Vec<(u64, u64)> {
        records.iter().map(|(address, entry)| (address, entry.made_step)).collect()
    }

    #[test]
    fn records_go_back_with_their_moment() {
        let site = SiteId::new(NonZeroU32::MIN);
        let mut records = Records::default();
        records.made(0x2010, 8, site, 1);
        records.made(0x2030, 8, site, 2);
        let early = records.keep();
        records.freed(0x2030, site, 3);
        // Over both, and over a page of which nothing is known.
        records.made(0x2010, 0x1000, site, 4);
        records.made(0x9000, 8, site, 5);
        assert_eq!(starts(&records), [(0x2010, 4), (0x9000, 5)]);
        let late = records.keep();
        records.made(0x4000, 8, site, 6);
        assert_eq!(records.nearest(0x4fff).map(|(start, _)| start), Some(0x4000));
        records.restore(&early);
        assert_eq!(starts(&records), [(0x2010, 1), (0x2030, 2)]);
        assert!(records.get(0x2030).is_some_and(|entry| entry.freed.is_none()));
        assert_eq!(records.nearest(0x2028).map(|(start, _)| start), Some(0x2010));
        assert_eq!(records.nearest(0x200f).map(|(start, _)| start), None);
        records.restore(&late);
        assert_eq!(starts(&records), [(0x2010, 4), (0x9000, 5)]);
        assert!(records.get(0x2018).is_none() && records.get(u64::MAX).is_none());
    }
}
