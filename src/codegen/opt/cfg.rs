//! The shape of the graph: empty blocks are skipped, chains joined, unreachable blocks emptied, loops turned.

use crate::codegen::lir::*;
use crate::index::{Id, IdVec};

/// Simplifies until nothing changes; true if anything did.
pub fn simplify(f: &mut Func) -> bool {
    let mut changed = false;
    while step(f) {
        changed = true;
    }
    changed
}

fn step(f: &mut Func) -> bool {
    let order = reverse_postorder(f);
    let mut changed = empty_unreachable(f, &order);
    changed |= skip_empty(f, &order);
    changed |= drop_impossible(f, &order);
    changed |= join(f);
    changed
}

/// How many edges lead to each block, cleanup edges included; the start has one more.
pub fn predecessors(f: &Func, order: &[Blk]) -> IdVec<Blk, u32> {
    let mut counts = IdVec::from_elem(0, f.blocks.len());
    counts[Func::START] = 1;
    for blk in order {
        for next in successors(f, *blk) {
            counts[next] += 1;
        }
    }
    counts
}

fn empty_unreachable(f: &mut Func, order: &[Blk]) -> bool {
    let mut reachable = vec![false; f.blocks.len()];
    order.iter().for_each(|blk| reachable[blk.index()] = true);
    let mut changed = false;
    for (i, reachable) in reachable.into_iter().enumerate() {
        let block = &mut f.blocks[Blk::new(i)];
        if !reachable && (!block.insts.is_empty() || block.term != Term::Unreachable) {
            block.insts = Vec::new();
            block.term = Term::Unreachable;
            changed = true;
        }
    }
    changed
}

fn idle(op: &Op) -> bool {
    matches!(op, Op::Nop)
}

/// Goes straight to where an empty block leads.
fn skip_empty(f: &mut Func, order: &[Blk]) -> bool {
    let forward: IdVec<Blk, Option<Blk>> = f
        .blocks
        .iter_ids()
        .map(|(blk, block)| match block.term {
            Term::Goto(to) if to != blk && block.insts.iter().all(|inst| idle(&inst.op)) => Some(to),
            _ => None,
        })
        .collect();
    let resolve = |mut to: Blk| {
        // A ring of empty blocks is an endless loop: it stays one.
        for _ in 0..64 {
            match forward[to] {
                Some(next) => to = next,
                None => break,
            }
        }
        to
    };
    let returns: IdVec<Blk, bool> =
        f.blocks.iter().map(|b| b.term == Term::Return && b.insts.iter().all(|i| idle(&i.op))).collect();
    let mut changed = false;
    for blk in order {
        let block = &mut f.blocks[*blk];
        block.term.for_each_target_mut(&mut |to| {
            let resolved = resolve(*to);
            changed |= resolved != *to;
            *to = resolved;
        });
        for inst in &mut block.insts {
            if let Unwind::To(to) = &mut inst.unwind {
                let resolved = resolve(*to);
                changed |= resolved != *to;
                *to = resolved;
            }
        }
        if let Unwind::To(to) = &mut block.unwind {
            *to = resolve(*to);
        }
        if let Term::Goto(to) = block.term
            && returns[to]
        {
            block.term = Term::Return;
            changed = true;
        }
    }
    changed
}

/// Branches whose ways are one, and branches to where control never comes.
fn drop_impossible(f: &mut Func, order: &[Blk]) -> bool {
    let dead: IdVec<Blk, bool> =
        f.blocks.iter().map(|b| b.term == Term::Unreachable && b.insts.iter().all(|i| idle(&i.op))).collect();
    // Cleanup that does nothing is no cleanup.
    let resumes: IdVec<Blk, bool> =
        f.blocks.iter().map(|b| b.term == Term::Resume && b.insts.iter().all(|i| trivial(&i.op))).collect();
    let mut changed = false;
    for blk in order {
        let block = &mut f.blocks[*blk];
        let new = match &mut block.term {
            Term::Br { then, els, .. } | Term::BrCmp { then, els, .. } => match (dead[*then], dead[*els]) {
                _ if then == els => Some(Term::Goto(*then)),
                (true, false) => Some(Term::Goto(*els)),
                (false, true) => Some(Term::Goto(*then)),
                (true, true) => Some(Term::Unreachable),
                (false, false) => None,
            },
            Term::Switch { cases, default, .. } => {
                let mut kept: Vec<(i64, Blk)> = cases.iter().copied().filter(|(_, to)| !dead[*to]).collect();
                if dead[*default]
                    && let Some((_, last)) = kept.pop()
                {
                    *default = last;
                }
                kept.retain(|(_, to)| to != default);
                if kept.len() != cases.len() {
                    *cases = kept.into();
                    changed = true;
                }
                cases.is_empty().then_some(Term::Goto(*default))
            }
            Term::Goto(to) if dead[*to] => Some(Term::Unreachable),
            _ => None,
        };
        if let Some(term) = new {
            block.term = term;
            changed = true;
        }
        for inst in &mut block.insts {
            if let Unwind::To(to) = inst.unwind
                && resumes[to]
            {
                inst.unwind = Unwind::Continue;
                changed = true;
            }
        }
        if let Unwind::To(to) = block.unwind
            && resumes[to]
        {
            block.unwind = Unwind::Continue;
        }
    }
    changed
}

fn trivial(op: &Op) -> bool {
    matches!(op, Op::Nop | Op::StorageLive(_) | Op::StorageDead(_))
}

/// Appends a block to its only predecessor.
fn join(f: &mut Func) -> bool {
    let order = reverse_postorder(f);
    let counts = predecessors(f, &order);
    let mut changed = false;
    for blk in order {
        while let Term::Goto(next) = f.blocks[blk].term {
            if next == blk
                || next == Func::START
                || counts[next] != 1
                || f.blocks[next].cleanup != f.blocks[blk].cleanup
            {
                break;
            }
            let tail = &mut f.blocks[next];
            let (insts, term, src, unwind) = (
                std::mem::take(&mut tail.insts),
                std::mem::replace(&mut tail.term, Term::Unreachable),
                tail.src,
                tail.unwind,
            );
            let block = &mut f.blocks[blk];
            block.insts.extend(insts);
            block.term = term;
            block.src = src;
            block.unwind = unwind;
            changed = true;
        }
    }
    changed
}

/// Copies small loop heads that end in a branch to the end of the loop, which saves a jump each round.
pub fn turn_loops(f: &mut Func) {
    const MAX: usize = 4;
    let order = reverse_postorder(f);
    let mut position = IdVec::from_elem(usize::MAX, f.blocks.len());
    order.iter().enumerate().for_each(|(i, blk)| position[*blk] = i);
    for blk in &order {
        let Term::Goto(head) = f.blocks[*blk].term else { continue };
        let block = &f.blocks[head];
        let branches = matches!(block.term, Term::Br { .. } | Term::BrCmp { .. });
        let real = block.insts.iter().filter(|inst| !trivial(&inst.op)).count();
        if position[head] > position[*blk] || !branches || real > MAX || head == *blk {
            continue;
        }
        let (insts, term, src, unwind) = (block.insts.clone(), block.term.clone(), block.src, block.unwind);
        let block = &mut f.blocks[*blk];
        block.insts.extend(insts);
        block.term = term;
        block.src = src;
        block.unwind = unwind;
    }
}
