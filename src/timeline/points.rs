//! The instructions at which steps end: starts of statements, and what happens to memory.

use std::collections::BTreeSet;

use crate::bytecode::{FunctionId, Intrinsic, Op, Ownership, Program};
use crate::source::{FileId, Sources};

/// The instructions of a function in the user's file at which a line begins or a statement starts, with their lines.
pub fn statements(program: &Program, sources: &Sources, function: FunctionId) -> Vec<(u32, u32)> {
    let debug = &program.debug;
    let Some(info) = debug.functions.get(function).filter(|info| !info.is_library) else { return Vec::new() };
    let (mut found, mut last_id, mut last_line) = (Vec::new(), None, None);
    for pc in info.pcs.clone() {
        let id = debug.pc_points.get(pc as usize).copied();
        if id == last_id {
            continue;
        }
        last_id = id;
        let Some(point) = id.and_then(|id| debug.points.get(id)) else { continue };
        let Some(span) = debug.own_span(pc).filter(|span| span.file == FileId::MAIN && span.start < span.end) else {
            continue;
        };
        if sources.files().get(FileId::MAIN).is_none() {
            break;
        }
        let line = sources.line(span);
        let new_line = last_line != Some(line);
        // Temporaries are dropped at the end of the statement they belong to: no statement of their own.
        let tail = span.end - span.start <= 1 && !sources.snippet(span).starts_with('}');
        if new_line || point.is_statement && point.inlined.is_none() && !tail {
            found.push((pc, line));
        }
        last_line = Some(line);
    }
    found
}

/// The starts of all statements of the user's functions.
pub fn all_statements(program: &Program, sources: &Sources) -> BTreeSet<u32> {
    program.functions.ids().flat_map(|function| statements(program, sources, function)).map(|(pc, _)| pc).collect()
}

/// Where the statements of a line begin: where the user's code comes to it from another line.
pub fn line_starts(program: &Program, sources: &Sources, wanted: &dyn Fn(u32) -> bool) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for function in program.functions.ids() {
        let mut last = None;
        for (pc, line) in statements(program, sources, function) {
            if wanted(line) && last != Some(line) {
                found.insert(pc);
            }
            last = Some(line);
        }
    }
    found
}

/// The instructions before which something has just happened to memory: a block was made or freed, a value moved, borrowed or
/// dropped, a function of the user's called or left.
pub fn events(program: &Program) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let user = |function: FunctionId| program.debug.functions.get(function).is_some_and(|info| !info.is_library);
    for (pc, op) in program.ops.iter().enumerate() {
        let after = pc as u32 + 1;
        match op {
            Op::Alloc { .. } | Op::AllocImm { .. } | Op::Dealloc { .. } | Op::DeallocImm { .. } => {
                found.insert(after);
            }
            Op::Intrinsic { function: Intrinsic::Realloc, .. } => {
                found.insert(after);
            }
            _ => {}
        }
    }
    for (id, info) in program.debug.functions.iter_ids().filter(|(id, _)| user(*id)) {
        found.extend(program.functions.get(id).map(|function| function.entry));
        let returns = |pc: &u32| matches!(program.ops.get(*pc as usize), Some(Op::Ret { .. }));
        found.extend(info.pcs.clone().filter(returns));
        for path in &info.paths {
            for pair in path.runs.windows(2) {
                // Where control flow only joins, nothing happens: the state changed elsewhere.
                let follows = pair[0].pcs.end == pair[1].pcs.start;
                if follows && matches!(pair[1].state, Ownership::Moved { .. } | Ownership::Dropped { .. }) {
                    found.insert(pair[1].pcs.start);
                }
            }
        }
        found.extend(info.loans.iter().filter_map(|loan| loan.pcs.first()).map(|range| range.start));
    }
    found
}
