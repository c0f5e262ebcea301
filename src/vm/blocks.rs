//! The record of who made and freed which block, outside of guest bytes.

use super::sparse::Sparse;
use crate::bytecode::TypeId;
use crate::source::Span;

/// Where and when something happened to a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
    /// The instruction.
    pub pc: u32,
    /// The innermost place in the user's code.
    pub span: Option<Span>,
    /// The instruction of the user's code that led here: the innermost one that is not the library's.
    pub user_pc: Option<u32>,
    /// Steps executed before.
    pub step: u64,
}

/// What is known of a block beyond its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlockRecord {
    pub size: u64,
    /// The type of its elements, where code generation knew it.
    pub ty: Option<TypeId>,
    pub made: Site,
    /// The record of a freed block stays until the address is given out again.
    pub freed: Option<Site>,
}

/// The records of all blocks, by payload address. Clones share what they have in common.
#[derive(Clone, Debug, Default)]
pub struct BlockLog {
    /// For each stretch of addresses the blocks that start there, in address order.
    pages: Sparse<Vec<(u64, BlockRecord)>>,
}

/// Small, so that few blocks start in one: they are kept in a sorted list.
const PAGE: u64 = 0x200;

fn page_of(address: u64) -> usize {
    // Blocks lie in guest memory, which is far smaller than the host's.
    usize::try_from(address / PAGE).unwrap_or(usize::MAX)
}

impl BlockLog {
    /// The record of the block that starts at `address`.
    pub fn get(&self, address: u64) -> Option<&BlockRecord> {
        let page = self.pages.get(page_of(address))?;
        let at = page.binary_search_by_key(&address, |(start, _)| *start).ok()?;
        Some(&page[at].1)
    }

    pub(super) fn get_mut(&mut self, address: u64) -> Option<&mut BlockRecord> {
        // Without the question first, a page would be made for every wild address.
        self.get(address)?;
        let page = self.pages.get_mut(page_of(address))?;
        let at = page.binary_search_by_key(&address, |(start, _)| *start).ok()?;
        Some(&mut page[at].1)
    }

    /// All records, by address.
    pub fn records(&self) -> impl Iterator<Item = (u64, &BlockRecord)> {
        self.pages.iter().flatten().map(|(address, record)| (*address, record))
    }

    /// The block that holds `address`, or did when it was freed.
    pub fn containing(&self, address: u64) -> Option<(u64, &BlockRecord)> {
        self.nearest(address).filter(|(start, record)| address < start + record.size.max(1))
    }

    /// The nearest block at or below `address`: for an access just beyond a block's end.
    pub fn nearest(&self, address: u64) -> Option<(u64, &BlockRecord)> {
        let mut page = page_of(address);
        loop {
            let (at, blocks) = self.pages.last_up_to(page)?;
            let after = blocks.partition_point(|(start, _)| *start <= address);
            if let Some((start, record)) = after.checked_sub(1).and_then(|i| blocks.get(i)) {
                return Some((*start, record));
            }
            page = at.checked_sub(1)?;
        }
    }

    pub(super) fn made(&mut self, address: u64, record: BlockRecord) {
        // Older, freed blocks that lay where the new one is are no longer of interest.
        let end = address + record.size.max(1);
        let (first, last) = (page_of(address), page_of(end - 1));
        let mut page = last;
        while let Some((at, blocks)) = self.pages.last_up_to(page).filter(|(at, _)| *at >= first) {
            if blocks.iter().any(|(start, _)| (address..end).contains(start))
                && let Some(blocks) = self.pages.get_mut(at)
            {
                blocks.retain(|(start, _)| !(address..end).contains(start));
            }
            let Some(below) = at.checked_sub(1) else { break };
            page = below;
        }
        let blocks = self.pages.get_mut_or_default(first);
        let at = blocks.partition_point(|(start, _)| *start < address);
        blocks.insert(at, (address, record));
    }

    /// Host bytes, about, that this log has and `before` has not.
    pub(super) fn added_bytes(&self, before: &BlockLog) -> usize {
        let changed = self.pages.differences(&before.pages);
        let pages = changed.iter().filter_map(|page| self.pages.get(*page));
        pages.map(|blocks| blocks.capacity() * size_of::<(u64, BlockRecord)>()).sum()
    }
}
