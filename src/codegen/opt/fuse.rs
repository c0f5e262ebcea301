//! Several operations that one instruction does: element access through slices, with and without bounds checks.
//!
//! ```text
//! bounds i < v@16;  e = v@8 + i * 8;  x = load8 [e]      x = slice.load8 v@8[i]
//! p = load8 [r+8];  l = load8 [r+16];  bounds i < l; ..   x = slice.load8 (*r + 8)[i]
//! ```

use std::collections::HashMap;

use super::{cfg, live};
use crate::codegen::lir::*;
use crate::index::{Id, IdVec};

/// Selects fused operations. `last` says that nobody will inline the function any more: loops may be turned.
pub fn finish(f: &mut Func, last: bool) {
    if !last {
        return;
    }
    let reads = read_counts(f);
    for blk in reverse_postorder(f) {
        let mut insts = std::mem::take(&mut f.blocks[blk].insts);
        elements(&mut insts, &reads);
        slices(&mut insts, &reads);
        displacements(&mut insts, &reads, &f.vars);
        multiply_add(&mut insts, &reads);
        insts.retain(|inst| inst.op != Op::Nop);
        f.blocks[blk].insts = insts;
    }
    live::run(f);
    cfg::turn_loops(f);
    cfg::simplify(f);
    keep_ends(f);
    shrink(f);
}

/// The end of a loop over a range is compared with where it belongs in the range, even if it is a constant: the machine
/// has one instruction for `start < end`, `x = start` and `start += 1` of neighbours.
fn keep_ends(f: &mut Func) {
    let order = reverse_postorder(f);
    let mut ends: Vec<(Loc, Opnd, u64)> = Vec::new();
    for blk in &order {
        let Term::BrCmp { op: Bin::Lt, ty, a: Opnd::Loc(start), b, then, .. } = f.blocks[*blk].term else { continue };
        let size = ty.size();
        let body =
            f.blocks[then].insts.iter().filter(|inst| !matches!(inst.op, Op::StorageLive(_) | Op::StorageDead(_)));
        let steps = body
            .take(2)
            .any(|inst| matches!(inst.op, Op::Bin { op: Bin::WAdd, dst, b, .. } if dst == start && b.int() == Some(1)));
        let data = &f.vars[start.var];
        let place = start.plus(size);
        let room = data.kind == VarKind::Temp && !data.pinned && u64::from(place.off) + size <= data.size.into();
        if b.int().is_some() && matches!(size, 4 | 8) && steps && room {
            ends.push((place, b, size));
        }
    }
    if ends.is_empty() {
        return;
    }
    ends.sort_by_key(|end| end.0);
    ends.dedup();
    // The place must be free everywhere, since it gets its value at the function's start. A range is one variable, so the
    // ends of a variable are few.
    let mut free: HashMap<Var, bool> = HashMap::new();
    for end in &ends {
        let alone = ends.binary_search_by_key(&end.0, |other| other.0).is_ok_and(|at| ends[at] == *end);
        *free.entry(end.0.var).or_insert(true) &= alone;
    }
    let place_of: HashMap<Var, (Loc, u64)> = ends.iter().map(|(place, _, size)| (place.var, (*place, *size))).collect();
    for blk in &order {
        let block = &f.blocks[*blk];
        let mut mention = |loc: Loc, len: u64| {
            if let Some((place, size)) = place_of.get(&loc.var)
                && u64::from(loc.off) + len > place.off.into()
                && u64::from(loc.off) < u64::from(place.off) + size
            {
                free.insert(loc.var, false);
            }
        };
        for inst in &block.insts {
            inst.op.for_each_read(&mut mention);
            if let Some((loc, size)) = inst.op.write().or(inst.op.partial_write()) {
                mention(loc, size);
            }
            if let Op::Lea { of, .. } = inst.op {
                mention(of, u64::MAX / 2);
            }
        }
        block.term.for_each_read(&mut |opnd, size| {
            if let Opnd::Loc(loc) = opnd {
                mention(loc, size);
            }
        });
    }
    // A variable with several ends is not one range.
    ends.retain(|end| free.get(&end.0.var) == Some(&true) && place_of.get(&end.0.var) == Some(&(end.0, end.2)));
    let kept: HashMap<Loc, Opnd> = ends.iter().map(|end| (end.0, end.1)).collect();
    if kept.len() != ends.len() {
        return;
    }
    for blk in &order {
        if let Term::BrCmp { op: Bin::Lt, a: Opnd::Loc(start), b, ty, .. } = &mut f.blocks[*blk].term
            && kept.get(&start.plus(ty.size())) == Some(b)
        {
            *b = Opnd::Loc(start.plus(ty.size()));
        }
    }
    let start = &mut f.blocks[Func::START];
    let src = start.insts.first().map_or(start.src, |inst| inst.src);
    let keep = |(dst, value, size): (Loc, Opnd, u64)| {
        let op = Op::Mov { dst, src: value, size: size as u32 };
        Inst { op, src, unwind: Unwind::Continue }
    };
    start.insts.splice(0..0, ends.into_iter().map(keep));
}

/// Temporaries of which only the first bytes are used (the result of a checked sum, without its flag) get that size, so
/// that they can be an argument or a result as they are.
fn shrink(f: &mut Func) {
    let mut used: IdVec<Var, u64> = IdVec::from_elem(0, f.vars.len());
    for blk in reverse_postorder(f) {
        let block = &f.blocks[blk];
        let mut mention = |loc: Loc, size: u64| used[loc.var] = used[loc.var].max(u64::from(loc.off) + size);
        for inst in &block.insts {
            inst.op.for_each_read(&mut mention);
            if let Some((loc, size)) = inst.op.write().or(inst.op.partial_write()) {
                mention(loc, size);
            }
            if let Op::Lea { of, .. } = inst.op {
                mention(of, u64::MAX / 2);
            }
        }
        block.term.for_each_read(&mut |opnd, size| {
            if let Opnd::Loc(loc) = opnd {
                mention(loc, size);
            }
        });
    }
    for (var, data) in f.vars.iter_mut().enumerate() {
        let used = used[Var::new(var)];
        if data.kind == VarKind::Temp && !data.pinned && used < u64::from(data.size) {
            data.size = used as u32;
            data.ty = None;
        }
    }
}

/// How often each variable is read, in the whole function; its address counts as many.
fn read_counts(f: &Func) -> IdVec<Var, u32> {
    let mut counts = IdVec::from_elem(0, f.vars.len());
    for blk in reverse_postorder(f) {
        let block = &f.blocks[blk];
        for inst in &block.insts {
            inst.op.for_each_read(&mut |loc, _| counts[loc.var] += 1);
            if let Op::Lea { of, .. } = &inst.op {
                counts[of.var] += 1000;
            }
        }
        block.term.for_each_read(&mut |opnd, _| {
            if let Opnd::Loc(loc) = opnd {
                counts[loc.var] += 1;
            }
        });
    }
    counts
}

fn writes(op: &Op, var: Var) -> bool {
    op.write().or(op.partial_write()).is_some_and(|(loc, _)| loc.var == var)
}

fn writes_any(op: &Op, opnds: &[Opnd]) -> bool {
    opnds.iter().any(|o| o.loc().is_some_and(|loc| writes(op, loc.var)))
}

/// Whether one of the `size` bytes at `written` is one of the eight at `word`.
fn overlap(word: Loc, written: Loc, size: u64) -> bool {
    word.var == written.var
        && u64::from(word.off) < u64::from(written.off) + size
        && u64::from(written.off) < u64::from(word.off) + 8
}

/// `e = p + i * n; x = load n [e]` is one access, if nothing else reads `e`.
fn elements(insts: &mut [Inst], reads: &IdVec<Var, u32>) {
    for at in 0..insts.len() {
        let Op::Index { dst: e, ptr, index, scale: scale @ (1 | 2 | 4 | 8 | 16) } = insts[at].op else { continue };
        if reads[e.var] != 1 {
            continue;
        }
        // The access may come a little later, as long as base and index stay what they are.
        for later in at + 1..insts.len().min(at + 12) {
            let op = &insts[later].op;
            let new = match *op {
                Op::Load { dst, ptr: Opnd::Loc(p), disp: 0, size } if p == e && size == scale => {
                    Some(Op::LoadAt { dst, ptr, index, size })
                }
                Op::Store { ptr: Opnd::Loc(p), disp: 0, src, size } if p == e && size == scale => {
                    Some(Op::StoreAt { ptr, index, src, size })
                }
                _ => None,
            };
            if let Some(new) = new {
                insts[later].op = new;
                insts[at].op = Op::Nop;
                break;
            }
            if writes_any(op, &[ptr, index, e.into()]) {
                break;
            }
        }
    }
}

/// `e = p + n; x = load [e]` is `x = load [p + n]`, if such accesses are all that reads `e`.
fn displacements(insts: &mut [Inst], reads: &IdVec<Var, u32>, vars: &IdVec<Var, VarData>) {
    /// How far behind the sum its uses may be, and how many.
    const REACH: usize = 16;
    const MAX_USES: u32 = 4;
    for at in 0..insts.len() {
        let Op::Bin { op: Bin::WAdd, ty, dst: e, a: Opnd::Loc(p), b } = insts[at].op else { continue };
        let Some(by) = b.int().and_then(|n| i16::try_from(n).ok()).filter(|_| ty.size() == 8) else { continue };
        let data = &vars[e.var];
        let wanted = reads[e.var];
        if data.kind != VarKind::Temp || data.pinned || e.var == p.var || !(1..=MAX_USES).contains(&wanted) {
            continue;
        }
        let near = |disp: i32| i16::try_from(disp + i32::from(by)).is_ok();
        let mut uses = Vec::new();
        for (later, inst) in insts.iter().enumerate().skip(at + 1).take(REACH) {
            match inst.op {
                Op::Load { ptr, disp, .. } if ptr == e.into() && near(disp) => uses.push(later),
                Op::Store { ptr, disp, src, .. } if ptr == e.into() && src != e.into() && near(disp) => {
                    uses.push(later)
                }
                Op::StorageLive(var) | Op::StorageDead(var) if var == p.var => break,
                _ => {
                    let mut read = false;
                    inst.op.for_each_read(&mut |loc, _| read |= loc.var == e.var);
                    if read {
                        break;
                    }
                }
            }
            if uses.len() == wanted as usize || writes(&inst.op, p.var) || writes(&inst.op, e.var) {
                break;
            }
        }
        if uses.len() != wanted as usize {
            continue;
        }
        for at in uses {
            if let Op::Load { ptr, disp, .. } | Op::Store { ptr, disp, .. } = &mut insts[at].op {
                *ptr = p.into();
                *disp += i32::from(by);
            }
        }
        insts[at].op = Op::Nop;
    }
}

/// `t = a * b; s = s + t` of doubles is one instruction (with both roundings).
fn multiply_add(insts: &mut [Inst], reads: &IdVec<Var, u32>) {
    for at in 1..insts.len() {
        let Op::Bin { op: Bin::Add, ty: Sc::F64, dst, a: sum, b: Opnd::Loc(product) } = insts[at].op else { continue };
        let Op::Bin { op: Bin::Mul, ty: Sc::F64, dst: made, a, b } = insts[at - 1].op else { continue };
        let mentions_sum = [a, b].iter().any(|o| o.loc().is_some_and(|loc| loc.var == dst.var));
        if sum == Opnd::Loc(dst) && product == made && reads[made.var] == 1 && made.var != dst.var && !mentions_sum {
            insts[at].op = Op::AddMul { dst, a, b };
            insts[at - 1].op = Op::Nop;
        }
    }
}

/// A pointer and a length beside each other: in the frame, or behind a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Pair {
    at: Loc,
    by_ref: bool,
}

/// A bounds check and the access behind it.
fn slices(insts: &mut [Inst], reads: &IdVec<Var, u32>) {
    // Where each variable was last loaded from, while that is still what memory holds.
    let mut loads: HashMap<Loc, (Loc, i32)> = HashMap::new();
    for at in 0..insts.len() {
        if let Op::Bounds { index, len: Opnd::Loc(len) } = insts[at].op {
            check(insts, at, index, len, &loads, reads);
        }
        let op = &insts[at].op;
        let effects = op.effects();
        if effects.writes_memory {
            loads.clear();
        }
        if let Some((loc, size)) = op.write().or(op.partial_write()) {
            loads.retain(|dst, (ptr, _)| !overlap(*dst, loc, size) && !overlap(*ptr, loc, size));
        }
        if let Op::Load { dst, ptr: Opnd::Loc(ptr), disp, size: 8 } = *op
            && dst.var != ptr.var
        {
            loads.insert(dst, (ptr, disp));
        }
    }
}

/// Joins the check at `at` with the access that follows it.
fn check(
    insts: &mut [Inst],
    at: usize,
    index: Opnd,
    len: Loc,
    loads: &HashMap<Loc, (Loc, i32)>,
    reads: &IdVec<Var, u32>,
) {
    // The pointer may be loaded only after the check.
    let mut loads = loads.clone();
    let pair_of = |loads: &HashMap<Loc, (Loc, i32)>, ptr: Opnd| -> Option<Pair> {
        let ptr = ptr.loc()?;
        let beside = ptr.var == len.var && ptr.off + 8 == len.off;
        // The instruction takes the address of a `Vec`: pointer at 8, length at 16.
        let behind = match (loads.get(&ptr), loads.get(&len)) {
            (Some((base, 8)), Some((other, 16))) if base == other => Some(Pair { at: *base, by_ref: true }),
            _ => None,
        };
        // Loads that only this access needs are better done by it.
        match behind {
            Some(pair) if !beside || reads[len.var] == 2 => Some(pair),
            _ => beside.then_some(Pair { at: ptr, by_ref: false }),
        }
    };
    for later in at + 1..insts.len().min(at + 12) {
        let op = insts[later].op.clone();
        let found = match op {
            Op::LoadAt { dst, ptr, index: i, size } if i == index => {
                pair_of(&loads, ptr).map(|p| Op::SliceLoad { dst, pair: p.at, by_ref: p.by_ref, index, size })
            }
            Op::StoreAt { ptr, index: i, src, size } if i == index => {
                pair_of(&loads, ptr).map(|p| Op::SliceStore { pair: p.at, by_ref: p.by_ref, index, src, size })
            }
            Op::Index { dst, ptr, index: i, scale: scale @ (1 | 2 | 4 | 8 | 16 | 24) } if i == index => {
                pair_of(&loads, ptr).map(|p| Op::SliceAddr { dst, pair: p.at, by_ref: p.by_ref, index, scale })
            }
            _ => None,
        };
        if let Some(new) = found {
            insts[later].op = new;
            insts[later].unwind = insts[at].unwind;
            insts[later].src = insts[at].src;
            insts[at].op = Op::Nop;
            return;
        }
        // Storage of variables that the check has nothing to do with.
        if let Op::StorageLive(var) | Op::StorageDead(var) = op {
            let own = var == len.var || index.loc().is_some_and(|loc| loc.var == var);
            if own || loads.iter().any(|(dst, (ptr, _))| dst.var == var || ptr.var == var) {
                return;
            }
            continue;
        }
        // The check must not move past anything that can be noticed.
        let effects = op.effects();
        let len_changes = writes(&op, len.var);
        if effects.panics || effects.writes_memory || effects.side_effects || len_changes || writes_any(&op, &[index]) {
            return;
        }
        if let Some((loc, size)) = op.write().or(op.partial_write()) {
            loads.retain(|dst, (ptr, _)| !overlap(*dst, loc, size) && !overlap(*ptr, loc, size));
        }
        if let Op::Load { dst, ptr: Opnd::Loc(ptr), disp, size: 8 } = op
            && dst.var != ptr.var
        {
            loads.insert(dst, (ptr, disp));
        }
        // Results that others read before the check would have failed are harmless: they are temporaries.
        if let Some((loc, _)) = op.write()
            && reads[loc.var] > 1000
        {
            return;
        }
    }
}
