//! Removes what only borrow checking needed, and jumps to jumps.

use crate::mir::*;

pub(super) fn run(body: &mut Body) {
    for block in body.blocks.iter_mut() {
        for statement in &mut block.statements {
            let fake = match &statement.kind {
                StatementKind::FakeRead(..) | StatementKind::AscribeUserType(..) => true,
                StatementKind::Assign(_, Rvalue::Ref(BorrowKind::Fake { .. }, _)) => true,
                StatementKind::Assign(..)
                | StatementKind::StorageLive(_)
                | StatementKind::StorageDead(_)
                | StatementKind::Nop => false,
            };
            if fake {
                statement.kind = StatementKind::Nop;
            }
        }
        block.statements.retain(|statement| !matches!(statement.kind, StatementKind::Nop));
        match block.terminator.kind {
            TerminatorKind::FalseEdge { real, .. } | TerminatorKind::FalseUnwind { real, .. } => {
                block.terminator.kind = TerminatorKind::Goto(real);
            }
            _ => {}
        }
    }
    thread_jumps(body);
    order::remove_unreachable(body);
}

/// Redirects edges past empty blocks, and drops unwind edges that clean up nothing.
fn thread_jumps(body: &mut Body) {
    let forward: Vec<BlockId> = body.blocks.ids().map(|block| final_target(body, block)).collect();
    let resumes: Vec<bool> = body
        .blocks
        .iter()
        .map(|block| block.statements.is_empty() && matches!(block.terminator.kind, TerminatorKind::UnwindResume))
        .collect();
    for block in body.blocks.iter_mut() {
        for target in block.terminator.kind.successors_mut() {
            *target = forward[target.0 as usize];
        }
        match &mut block.terminator.kind {
            TerminatorKind::Call { unwind, .. }
            | TerminatorKind::Drop { unwind, .. }
            | TerminatorKind::Assert { unwind, .. } => {
                if unwind.is_some_and(|target| resumes[target.0 as usize]) {
                    *unwind = None;
                }
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::SwitchInt { .. }
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }
}

/// The first block on the way from `block` that does something. The number of steps is bounded, so that an empty endless
/// loop stays one.
fn final_target(body: &Body, mut block: BlockId) -> BlockId {
    for _ in 0..64 {
        let contents = &body.blocks[block];
        match contents.terminator.kind {
            TerminatorKind::Goto(target) if contents.statements.is_empty() => block = target,
            _ => break,
        }
    }
    block
}
