//! Who made and freed which block, for those who look.

use super::records::{Entry, Records};
use super::sites::Sites;
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

/// What became of every block, for those who look: [`Records`] with the places that they refer to.
#[derive(Clone, Copy, Debug)]
pub struct BlockLog<'a> {
    pub(super) records: &'a Records,
    pub(super) sites: &'a Sites,
}

impl<'a> BlockLog<'a> {
    /// The record of the block that starts at `address`.
    pub fn get(self, address: u64) -> Option<BlockRecord> {
        self.read(self.records.get(address)?)
    }

    /// All records, by address.
    pub fn records(self) -> impl Iterator<Item = (u64, BlockRecord)> + 'a {
        self.records.iter().filter_map(move |(address, entry)| Some((address, self.read(entry)?)))
    }

    /// The block that holds `address`, or did when it was freed.
    pub fn containing(self, address: u64) -> Option<(u64, BlockRecord)> {
        self.nearest(address).filter(|(start, record)| address < start + record.size.max(1))
    }

    /// The nearest block at or below `address`: for an access just beyond a block's end.
    pub fn nearest(self, address: u64) -> Option<(u64, BlockRecord)> {
        let (start, entry) = self.records.nearest(address)?;
        Some((start, self.read(entry)?))
    }

    fn read(self, entry: &Entry) -> Option<BlockRecord> {
        let (made, ty) = self.sites.get(entry.made?, entry.made_step)?;
        let freed = entry.freed.and_then(|site| self.sites.get(site, entry.freed_step));
        Some(BlockRecord { size: entry.size, ty, made, freed: freed.map(|(site, _)| site) })
    }
}
