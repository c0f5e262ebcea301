//! Orders over the blocks of a body, and clean-up that keeps only what can be reached.

use crate::index::IdVec;

use super::{Block, BlockId, Body};

/// Blocks reachable from the start, each before its successors except along back edges, and the first successor's before
/// the second's.
pub fn reverse_postorder(body: &Body) -> Vec<BlockId> {
    let mut seen = vec![false; body.blocks.len()];
    let mut postorder = Vec::new();
    let mut stack = vec![(BlockId::START, body.blocks[BlockId::START].terminator.kind.successors())];
    seen[0] = true;
    while let Some((block, successors)) = stack.last_mut() {
        match successors.pop() {
            Some(target) => {
                if !seen[target.0 as usize] {
                    seen[target.0 as usize] = true;
                    stack.push((target, body.blocks[target].terminator.kind.successors()));
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

/// Blocks reachable from the start, each before what is reached through it, the last successor's side first.
pub fn preorder(body: &Body) -> Vec<BlockId> {
    let mut seen = vec![false; body.blocks.len()];
    let mut order = Vec::new();
    let mut pending = vec![BlockId::START];
    while let Some(block) = pending.pop() {
        if !std::mem::replace(&mut seen[block.0 as usize], true) {
            order.push(block);
            pending.extend(body.blocks[block].terminator.kind.successors());
        }
    }
    order
}

/// Removes unreachable blocks and renumbers the rest, which stay in the order they were made in.
pub fn remove_unreachable(body: &mut Body) {
    let all = body.blocks.ids().collect();
    keep_reachable(body, all);
}

/// Removes unreachable blocks and renumbers the rest in the order that is given, which names all.
pub fn keep_reachable(body: &mut Body, mut order: Vec<BlockId>) {
    let mut reachable = vec![false; body.blocks.len()];
    preorder(body).into_iter().for_each(|block| reachable[block.0 as usize] = true);
    order.retain(|block| reachable[block.0 as usize]);
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
