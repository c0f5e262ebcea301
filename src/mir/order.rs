//! Orders over the blocks of a body, and clean-up that keeps only what can be reached.

use crate::index::IdVec;

use super::{Block, BlockId, Body};

/// Blocks reachable from the start, each before its successors except along back edges.
pub fn reverse_postorder(body: &Body) -> Vec<BlockId> {
    let mut seen = vec![false; body.blocks.len()];
    let mut postorder = Vec::new();
    let mut stack = vec![(BlockId::START, body.blocks[BlockId::START].terminator.kind.successors(), 0)];
    seen[0] = true;
    while let Some((block, successors, next)) = stack.last_mut() {
        match successors.get(*next) {
            Some(&target) => {
                *next += 1;
                if !seen[target.0 as usize] {
                    seen[target.0 as usize] = true;
                    stack.push((target, body.blocks[target].terminator.kind.successors(), 0));
                }
            }
            None => {
                postorder.push(*block);
                stack.pop();
            }
        }
    }
    postorder.reverse();
    postorder
}

/// Removes unreachable blocks and renumbers the rest in reverse postorder.
pub fn remove_unreachable(body: &mut Body) {
    let order = reverse_postorder(body);
    let mut renumbered: Vec<Option<BlockId>> = vec![None; body.blocks.len()];
    for (new, old) in order.iter().enumerate() {
        renumbered[old.0 as usize] = Some(BlockId(new as u32));
    }
    let mut old_blocks: Vec<Option<Block>> = std::mem::take(&mut body.blocks).into_iter().map(Some).collect();
    let mut blocks = IdVec::new();
    for old in order {
        let Some(mut block) = old_blocks[old.0 as usize].take() else { continue };
        for target in block.terminator.kind.successors_mut() {
            // Successors of a reachable block are reachable, so each was given a number.
            if let Some(new) = renumbered[target.0 as usize] {
                *target = new;
            }
        }
        blocks.push(block);
    }
    body.blocks = blocks;
}
