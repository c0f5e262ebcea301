//! Dominators of the control-flow graph (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", 2001).

use crate::mir::order::reverse_postorder;
use crate::mir::*;

pub struct Dominators {
    /// Immediate dominator by block; the start is its own.
    immediate: Vec<Option<BlockId>>,
    /// Position in reverse postorder.
    rank: Vec<usize>,
}

impl Dominators {
    pub fn new(body: &Body, predecessors: &[Vec<BlockId>]) -> Dominators {
        let order = reverse_postorder(body);
        let mut rank = vec![usize::MAX; body.blocks.len()];
        for (i, block) in order.iter().enumerate() {
            rank[block.0 as usize] = i;
        }
        let mut immediate: Vec<Option<BlockId>> = vec![None; body.blocks.len()];
        immediate[0] = Some(BlockId::START);
        let mut changed = true;
        while changed {
            changed = false;
            for block in order.iter().skip(1) {
                let mut new: Option<BlockId> = None;
                for predecessor in &predecessors[block.0 as usize] {
                    if immediate[predecessor.0 as usize].is_some() {
                        new = Some(match new {
                            None => *predecessor,
                            Some(other) => intersect(&immediate, &rank, *predecessor, other),
                        });
                    }
                }
                if new.is_some() && immediate[block.0 as usize] != new {
                    immediate[block.0 as usize] = new;
                    changed = true;
                }
            }
        }
        Dominators { immediate, rank }
    }

    /// Whether every way to `b` passes `a` (a location dominates itself).
    pub fn dominates(&self, a: Location, b: Location) -> bool {
        if a.block == b.block {
            return a.statement <= b.statement;
        }
        let mut at = b.block;
        while self.rank[at.0 as usize] > self.rank[a.block.0 as usize] {
            match self.immediate[at.0 as usize] {
                Some(up) if up != at => at = up,
                _ => return false,
            }
        }
        at == a.block
    }
}

fn intersect(immediate: &[Option<BlockId>], rank: &[usize], mut a: BlockId, mut b: BlockId) -> BlockId {
    while a != b {
        while rank[a.0 as usize] > rank[b.0 as usize] {
            let Some(up) = immediate[a.0 as usize] else { return b };
            a = up;
        }
        while rank[b.0 as usize] > rank[a.0 as usize] {
            let Some(up) = immediate[b.0 as usize] else { return a };
            b = up;
        }
    }
    a
}
