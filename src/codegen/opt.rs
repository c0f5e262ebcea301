//! Optimisation on [`lir`](super::lir): callees first, each function once.
//!
//! Temporaries and library code melt away; stores to the user's variables stay, because their bytes are the picture.

mod cfg;
mod facts;
mod fold;
mod fuse;
mod inline;
mod live;
mod prop;

use super::lir::*;
use super::mono::Gen;
use crate::index::{BitSet, Id, IdVec};
use inline::Candidate;

type Funcs = IdVec<InstId, Option<Func>>;

/// Rounds of propagation and removal: each sees what the one before uncovered.
const ROUNDS: usize = 7;
/// Functions beyond this are left as they are but for the first rounds: time goes to those that people write.
const MAX_SIZE: usize = 30_000;

/// Optimises all functions.
pub fn run(g: &Gen<'_>, funcs: &mut Funcs) {
    if !g.options.optimize {
        for f in funcs.iter_mut().flatten() {
            cfg::simplify(f);
        }
        return;
    }
    let mut candidates: IdVec<InstId, Candidate> = IdVec::from_elem(Candidate::No, funcs.len());
    for id in callees_first(funcs) {
        let Some(mut f) = funcs[id].take() else { continue };
        optimize(g, &mut f, funcs, &candidates);
        candidates[id] = inline::candidate(g, g.item(id), id, &f);
        fuse::finish(&mut f, candidates[id] == Candidate::No);
        funcs[id] = Some(f);
    }
}

/// Optimises one function that was made late.
pub fn tidy(g: &Gen<'_>, f: &mut Func, _funcs: &Funcs) {
    if g.options.optimize {
        rounds(f);
        fuse::finish(f, true);
    }
}

fn optimize(g: &Gen<'_>, f: &mut Func, funcs: &Funcs, candidates: &IdVec<InstId, Candidate>) {
    let size: usize = f.blocks.iter().map(|b| b.insts.len()).sum();
    if size > MAX_SIZE {
        cfg::simplify(f);
        return;
    }
    cfg::simplify(f);
    inline::run(g, f, funcs, candidates);
    rounds(f);
}

fn rounds(f: &mut Func) {
    let mut thread = false;
    for round in 0..ROUNDS {
        let mut changed = cfg::simplify(f);
        // Jumps are threaded only when copies have had the time to move out of the way.
        changed |= prop::run(f, thread);
        changed |= cfg::simplify(f);
        changed |= live::run(f);
        if !changed && thread {
            break;
        }
        thread |= !changed || round > 0;
    }
}

/// All functions, each after those it calls, as far as there are no rings.
fn callees_first(funcs: &Funcs) -> Vec<InstId> {
    let callees = |id: InstId| {
        let mut out = Vec::new();
        for block in funcs[id].iter().flat_map(|f| &f.blocks) {
            for inst in &block.insts {
                if let Op::Call(call) = &inst.op
                    && let Callee::Fn(callee) = call.callee
                {
                    out.push(callee);
                }
            }
        }
        out
    };
    let mut seen: BitSet<InstId> = BitSet::new(funcs.len());
    let mut order = Vec::with_capacity(funcs.len());
    for root in funcs.ids() {
        if !seen.insert(root) {
            continue;
        }
        let mut stack = vec![(root, callees(root))];
        while let Some((id, rest)) = stack.last_mut() {
            match rest.pop() {
                Some(next) if next.index() < funcs.len() && seen.insert(next) => {
                    let list = callees(next);
                    stack.push((next, list));
                }
                Some(_) => {}
                None => {
                    order.push(*id);
                    stack.pop();
                }
            }
        }
    }
    order
}
