//! Dominators of the control-flow graph (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", 2001).

use crate::mir::order::reverse_postorder;
use crate::mir::*;

#[derive(Clone)]
pub struct Dominators {
    /// By block, when a walk of the dominator tree enters and leaves it; `None` if it cannot be reached.
    visit: Vec<Option<(u32, u32)>>,
}

impl Dominators {
    pub fn new(body: &Body, predecessors: &[Vec<BlockId>]) -> Dominators {
        let order = reverse_postorder(body);
        // Position in reverse postorder.
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
        Dominators { visit: number(&immediate, &order) }
    }

    /// Whether every way to `b` passes `a` (a location dominates itself).
    pub fn dominates(&self, a: Location, b: Location) -> bool {
        if a.block == b.block {
            return a.statement <= b.statement;
        }
        match (self.visit[a.block.0 as usize], self.visit[b.block.0 as usize]) {
            (Some((enter, leave)), Some((at, _))) => enter <= at && at <= leave,
            _ => false,
        }
    }
}

/// Numbers the blocks by a walk of the dominator tree: a block dominates those whose numbers lie in its interval.
fn number(immediate: &[Option<BlockId>], order: &[BlockId]) -> Vec<Option<(u32, u32)>> {
    let mut children: Vec<Vec<BlockId>> = vec![Vec::new(); immediate.len()];
    for block in order.iter().skip(1) {
        if let Some(above) = immediate[block.0 as usize] {
            children[above.0 as usize].push(*block);
        }
    }
    let mut visit = vec![None; immediate.len()];
    let mut clock = 0;
    let mut stack = vec![(BlockId::START, 0)];
    visit[0] = Some((0, 0));
    while let Some((block, next)) = stack.last_mut() {
        match children[block.0 as usize].get(*next) {
            Some(child) => {
                *next += 1;
                clock += 1;
                visit[child.0 as usize] = Some((clock, clock));
                stack.push((*child, 0));
            }
            None => {
                if let Some((_, leave)) = &mut visit[block.0 as usize] {
                    *leave = clock;
                }
                stack.pop();
            }
        }
    }
    visit
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
