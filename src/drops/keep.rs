//! For programs that run in spite of their errors: a move that the checker blames leaves a value behind.
//!
//! In memory a move is a copy of the bytes; that the source may not be used again, and is not dropped, is only known to the
//! checker. Where its verdict is switched off, the source counts as initialised still, so both places own what the bytes say:
//!
//! ```text
//! let b = a; use(a)        _2 = move _1   becomes   _2 = copy _1, and both are dropped
//! ```

use crate::mir::{Body, Local, Location, Operand, Rvalue, StatementKind, TerminatorKind};

/// Makes copies of the moves out of these variables at these locations.
pub fn keep(body: &mut Body, moves: &[(Location, Local)]) {
    for (location, local) in moves {
        let Some(block) = body.blocks.get_mut(location.block) else { continue };
        match block.statements.get_mut(location.statement) {
            Some(statement) => {
                if let StatementKind::Assign(_, value) = &mut statement.kind {
                    operands_of(value).into_iter().for_each(|operand| copy(operand, *local));
                }
            }
            None => match &mut block.terminator.kind {
                TerminatorKind::Call { func, args, .. } => {
                    copy(func, *local);
                    args.iter_mut().for_each(|operand| copy(operand, *local));
                }
                TerminatorKind::SwitchInt { operand, .. } => copy(operand, *local),
                TerminatorKind::Assert { cond, .. } => copy(cond, *local),
                TerminatorKind::Drop { .. }
                | TerminatorKind::Goto(_)
                | TerminatorKind::Return
                | TerminatorKind::UnwindResume
                | TerminatorKind::Unreachable
                | TerminatorKind::FalseEdge { .. }
                | TerminatorKind::FalseUnwind { .. } => {}
            },
        }
    }
}

fn operands_of(value: &mut Rvalue) -> Vec<&mut Operand> {
    match value {
        Rvalue::Use(op)
        | Rvalue::Repeat(op, _)
        | Rvalue::Cast(_, op, _)
        | Rvalue::Coerce(_, op, _)
        | Rvalue::Unary(_, op) => vec![op],
        Rvalue::Binary(_, ops) | Rvalue::CheckedBinary(_, ops) => {
            let (a, b) = &mut **ops;
            vec![a, b]
        }
        Rvalue::Aggregate(_, ops) => ops.iter_mut().collect(),
        Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => Vec::new(),
    }
}

fn copy(operand: &mut Operand, local: Local) {
    if let Operand::Move(place) = operand
        && place.local == local
    {
        *operand = Operand::Copy(place.clone());
    }
}
