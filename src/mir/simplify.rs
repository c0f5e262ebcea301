//! Chains of blocks made one, as rustc does before it checks borrows (`SimplifyCfg::Initial`): the numbers of blocks decide in
//! which order demands on lifetimes are weighed and places are found, and with that which of several errors is told.

use super::order::{keep_reachable, remove_unreachable};
use super::{Block, BlockId, Body, Terminator, TerminatorKind};
use crate::index::IdVec;

/// Leads jumps past empty blocks that only go on, puts blocks together that only follow each other, and removes what is
/// unreachable. The blocks that stay are in the order that is given, which names all.
pub fn merge_chains(body: &mut Body, order: Vec<BlockId>) {
    keep_reachable(body, order);
    let mut chains = Chains { entries: vec![0; body.blocks.len()], blocks: &mut body.blocks };
    chains.count();
    chains.run();
    remove_unreachable(body);
}

struct Chains<'a> {
    blocks: &'a mut IdVec<BlockId, Block>,
    /// How many ways lead into each block; one more into the first.
    entries: Vec<u32>,
}

impl Chains<'_> {
    fn count(&mut self) {
        if let Some(first) = self.entries.first_mut() {
            *first = 1;
        }
        for block in self.blocks.iter_mut() {
            for target in block.terminator.kind.successors_mut() {
                self.entries[target.0 as usize] += 1;
            }
        }
    }

    fn run(&mut self) {
        let ids: Vec<BlockId> = self.blocks.ids().collect();
        loop {
            let mut changed = false;
            for &id in &ids {
                if self.entries[id.0 as usize] == 0 {
                    continue;
                }
                changed |= self.shorten(id);
                while let TerminatorKind::Goto(target) = self.blocks[id].terminator.kind
                    && target != id
                    && self.entries[target.0 as usize] == 1
                {
                    self.append(id, target);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// Leads the jumps of a block past empty ones.
    fn shorten(&mut self, id: BlockId) -> bool {
        let mut changed = false;
        let mut kind = self.blocks[id].terminator.kind.clone();
        for target in kind.successors_mut() {
            let last = self.end_of_chain(*target);
            if last != *target {
                self.redirect(*target, last);
                *target = last;
                changed = true;
            }
        }
        if changed {
            self.blocks[id].terminator.kind = kind;
        }
        changed
    }

    /// One way that led to `from`, which is empty and goes to `last`, leads to `last`.
    fn redirect(&mut self, from: BlockId, last: BlockId) {
        self.entries[from.0 as usize] -= 1;
        if self.entries[from.0 as usize] == 0 {
            // The way from there to `last` counts for the new one.
            self.blocks[from].terminator.kind = TerminatorKind::Unreachable;
        } else {
            self.entries[last.0 as usize] += 1;
        }
    }

    /// Where a chain of empty blocks ends, and all of it goes to there from now on; one that runs in a circle ends where it began.
    fn end_of_chain(&mut self, start: BlockId) -> BlockId {
        let (mut last, mut chain) = (start, Vec::new());
        while let Some(next) = self.only_goes_to(last) {
            chain.push(last);
            if next == start || chain.len() > self.blocks.len() {
                return start;
            }
            last = next;
        }
        for pair in chain.windows(2).rev() {
            let [from, through] = *pair else { continue };
            if self.only_goes_to(from) == Some(through) {
                self.redirect(through, last);
                self.blocks[from].terminator.kind = TerminatorKind::Goto(last);
            }
        }
        last
    }

    fn only_goes_to(&self, id: BlockId) -> Option<BlockId> {
        match self.blocks[id].terminator.kind {
            TerminatorKind::Goto(next) if self.blocks[id].statements.is_empty() && next != id => Some(next),
            _ => None,
        }
    }

    /// The only successor's statements and terminator become the block's own.
    fn append(&mut self, id: BlockId, target: BlockId) {
        let info = self.blocks[target].terminator.info;
        let nowhere = Terminator { kind: TerminatorKind::Unreachable, info };
        let terminator = std::mem::replace(&mut self.blocks[target].terminator, nowhere);
        let mut statements = std::mem::take(&mut self.blocks[target].statements);
        self.blocks[id].statements.append(&mut statements);
        self.blocks[id].terminator = terminator;
        self.entries[target.0 as usize] = 0;
    }
}
