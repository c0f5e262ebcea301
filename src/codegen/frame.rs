//! Where variables lie in the frame.
//!
//! From the top down: saved registers, return value, parameters, the user's variables in the order of their declaration
//! (each with a place of its own), drop flags, temporaries (which share places when their lives do not meet). Below is the
//! outgoing area; a temporary that is only made to be passed, or only read right after the call that made it, lives there.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::lir::*;
use crate::bytecode::ArgumentPlaces;
use crate::index::{BitSet, Id, IdVec};

/// Scratch room for values that lie too far away for a slot operand.
pub const SCRATCH: u64 = 160;

/// The frame of one function.
#[derive(Debug)]
pub struct Frame {
    /// Offset from the frame pointer; variables that are never mentioned have some.
    pub offsets: IdVec<Var, u64>,
    /// Bytes of the outgoing area: where callees' frames end.
    pub out: u64,
    pub window: u64,
    /// Offset of the scratch room, in frames that reach beyond what slots do.
    pub scratch: Option<u64>,
}

/// Where a call's values are, as distances below its callee's frame top.
pub struct CallPlaces {
    pub ret: u64,
    pub args: Vec<u64>,
    pub bytes: u64,
}

pub fn call_places(call: &Call) -> CallPlaces {
    let mut places = ArgumentPlaces::new();
    let ret = places.place(call.ret_size.into(), call.ret_align.into());
    let args = call.args.iter().map(|arg| places.place(arg.size.into(), arg.align.into())).collect();
    CallPlaces { ret, args, bytes: places.bytes() }
}

/// How a variable is used.
#[derive(Clone, Copy, Debug)]
struct Use {
    /// The only block that mentions it.
    block: Option<Blk>,
    mentioned: bool,
    several: bool,
    first: u32,
    last: u32,
    /// The first mention reads it.
    read_first: bool,
    writes: u32,
    escapes: bool,
    has_storage: bool,
}

const UNUSED: Use = Use {
    block: None,
    mentioned: false,
    several: false,
    first: 0,
    last: 0,
    read_first: false,
    writes: 0,
    escapes: false,
    has_storage: false,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Spot {
    /// Distance below the frame's top.
    Top(u64),
    /// Distance below the outgoing area's top.
    Out(u64),
}

struct Positions {
    /// The first position of each block in emission order; the terminator has the last one of its block.
    start: IdVec<Blk, u32>,
    end: IdVec<Blk, u32>,
}

/// Lays the frame out. `order` is the order of emission.
pub fn layout(f: &Func, order: &[Blk]) -> Frame {
    let positions = number(f, order);
    let uses = uses(f, order, &positions);
    let mut spots: IdVec<Var, Option<Spot>> = IdVec::from_elem(None, f.vars.len());
    let mut places = ArgumentPlaces::new();
    let mut put = |var: Var| {
        let data = &f.vars[var];
        Some(Spot::Top(places.place(data.size.into(), data.align.into())))
    };
    spots[f.ret] = put(f.ret);
    for param in &f.params {
        spots[*param] = put(*param);
    }
    for kind in [VarKind::User, VarKind::DropFlag] {
        for (var, data) in f.vars.iter_ids() {
            if data.kind == kind && (uses[var].mentioned || kind == VarKind::User) {
                spots[var] = put(var);
            }
        }
    }
    let out = outgoing(f, order, &uses, &positions, &mut spots);
    let mut used = place_temps(f, order, &uses, &positions, &mut spots, put(f.ret).map_or(0, top_of));
    let mut scratch = None;
    if used + out + SCRATCH > u64::from(u16::MAX) {
        used = used.next_multiple_of(16) + SCRATCH;
        scratch = Some(used);
    }
    let window = used.next_multiple_of(16).max(16) + out;
    let offset = |spot: &Option<Spot>| match spot {
        Some(Spot::Top(distance)) => window - distance,
        Some(Spot::Out(distance)) => out - distance,
        None => 0,
    };
    let offsets = spots.iter().map(offset).collect();
    Frame { offsets, out, window, scratch: scratch.map(|distance| window - distance) }
}

fn top_of(spot: Spot) -> u64 {
    match spot {
        Spot::Top(distance) | Spot::Out(distance) => distance,
    }
}

fn number(f: &Func, order: &[Blk]) -> Positions {
    let mut start = IdVec::from_elem(0, f.blocks.len());
    let mut end = IdVec::from_elem(0, f.blocks.len());
    let mut next = 0;
    for blk in order {
        start[*blk] = next;
        next += f.blocks[*blk].insts.len() as u32 + 1;
        end[*blk] = next - 1;
    }
    Positions { start, end }
}

fn uses(f: &Func, order: &[Blk], positions: &Positions) -> IdVec<Var, Use> {
    let mut uses: IdVec<Var, Use> = IdVec::from_elem(UNUSED, f.vars.len());
    for blk in order {
        let block = &f.blocks[*blk];
        let mut mention = |var: Var, at: u32, write: bool| {
            let entry = &mut uses[var];
            if !entry.mentioned {
                *entry = Use { mentioned: true, block: Some(*blk), first: at, read_first: !write, ..*entry };
            } else if entry.block != Some(*blk) {
                entry.several = true;
            }
            entry.last = entry.last.max(at);
            entry.first = entry.first.min(at);
            entry.writes += u32::from(write);
        };
        for (i, inst) in block.insts.iter().enumerate() {
            let at = positions.start[*blk] + i as u32;
            inst.op.for_each_read(&mut |loc, _| mention(loc.var, at, false));
            if let Op::Lea { of, .. } = &inst.op {
                mention(of.var, at, false);
            }
            if let Some((loc, _)) = inst.op.write().or(inst.op.partial_write()) {
                mention(loc.var, at, true);
            }
        }
        let at = positions.end[*blk];
        block.term.for_each_read(&mut |opnd, _| {
            if let Opnd::Loc(loc) = opnd {
                mention(loc.var, at, false);
            }
        });
        for inst in &block.insts {
            match &inst.op {
                Op::Lea { of, .. } => uses[of.var].escapes = true,
                Op::StorageLive(var) => uses[*var].has_storage = true,
                _ => {}
            }
        }
    }
    uses
}

/// A value in the outgoing area: when and where.
struct OutValue {
    from: u32,
    to: u32,
    low: u64,
    high: u64,
}

/// Decides which temporaries live in the outgoing area; returns the area's size.
fn outgoing(
    f: &Func,
    order: &[Blk],
    uses: &IdVec<Var, Use>,
    positions: &Positions,
    spots: &mut IdVec<Var, Option<Spot>>,
) -> u64 {
    let mut size = 0;
    for blk in order {
        let block = &f.blocks[*blk];
        let mut accepted: Vec<OutValue> = Vec::new();
        let calls: Vec<(u32, &Call)> = (block.insts.iter().enumerate())
            .filter_map(|(i, inst)| match &inst.op {
                Op::Call(call) => Some((positions.start[*blk] + i as u32, &**call)),
                _ => None,
            })
            .collect();
        let local = |var: Var| {
            let u = &uses[var];
            f.vars[var].kind == VarKind::Temp && !u.escapes && !u.several && u.block == Some(*blk) && !u.read_first
        };
        for (k, (at, call)) in calls.iter().enumerate() {
            let places = call_places(call);
            size = size.max(places.bytes);
            let previous = if k > 0 { calls[k - 1].0 } else { 0 };
            accepted.retain(|value| value.to >= previous && k > 0);
            // Arguments made since the last call, for this one.
            for (arg, distance) in call.args.iter().zip(&places.args) {
                let Opnd::Loc(loc) = arg.val else { continue };
                let data = &f.vars[loc.var];
                let u = &uses[loc.var];
                let mentioned_once =
                    call.args.iter().filter(|other| other.val.loc().is_some_and(|l| l.var == loc.var)).count() == 1;
                let fits = loc.off == 0 && data.size == arg.size && arg.size > 0 && mentioned_once;
                let after_last = k == 0 || u.first > previous;
                if !fits || spots[loc.var].is_some() || !local(loc.var) || !after_last || u.last != *at {
                    continue;
                }
                if matches!(call.callee, Callee::Ptr(Opnd::Loc(ptr)) if ptr.var == loc.var) {
                    continue;
                }
                let value = OutValue { from: u.first, to: *at, low: distance - u64::from(arg.size), high: *distance };
                if accepted.iter().all(|other| !conflict(&value, other)) {
                    spots[loc.var] = Some(Spot::Out(*distance));
                    accepted.push(value);
                }
            }
            // The result, if it is last read before (or by) the next call.
            let Some(ret) = call.ret else { continue };
            let data = &f.vars[ret.var];
            let u = &uses[ret.var];
            let next = calls.get(k + 1);
            let in_time = next.is_none_or(|(next, _)| u.last <= *next);
            let fits = ret.off == 0 && data.size == call.ret_size && data.align <= call.ret_align;
            if !fits || !local(ret.var) || spots[ret.var].is_some() || u.writes != 1 || u.first != *at || !in_time {
                continue;
            }
            let value =
                OutValue { from: *at, to: u.last, low: places.ret - u64::from(call.ret_size), high: places.ret };
            let read_by_next = next.filter(|(next, _)| u.last == *next);
            let clobbered = read_by_next.is_some_and(|(_, next)| {
                let next_places = call_places(next);
                let mut args = next.args.iter().zip(&next_places.args);
                args.any(|(arg, distance)| {
                    let overlaps = *distance > value.low && distance - u64::from(arg.size) < value.high;
                    let itself = arg.val == Opnd::Loc(ret) && *distance == value.high && arg.size == data.size;
                    overlaps && !itself
                })
            });
            if !clobbered {
                spots[ret.var] = Some(Spot::Out(places.ret));
                accepted.push(value);
            }
        }
    }
    size
}

/// Whether two values are in the same bytes at the same time. One may begin where the other ends: an instruction reads
/// before it writes.
fn conflict(a: &OutValue, b: &OutValue) -> bool {
    let bytes = a.low < b.high && b.low < a.high;
    bytes && a.from < b.to && b.from < a.to
}

/// A life of a temporary.
struct Interval {
    var: Var,
    from: u32,
    to: u32,
}

/// Gives the remaining temporaries places; returns the distance used so far.
fn place_temps(
    f: &Func,
    order: &[Blk],
    uses: &IdVec<Var, Use>,
    positions: &Positions,
    spots: &mut IdVec<Var, Option<Spot>>,
    used: u64,
) -> u64 {
    let mut used = used;
    let mut intervals = Vec::new();
    let mut wide = Vec::new();
    let last = order.last().map_or(0, |blk| positions.end[*blk]);
    for (var, data) in f.vars.iter_ids() {
        let u = &uses[var];
        if spots[var].is_some() || !u.mentioned || data.size == 0 {
            continue;
        }
        if !u.several && !u.read_first && !u.escapes {
            intervals.push(Interval { var, from: u.first, to: u.last });
        } else if u.escapes && !u.has_storage {
            intervals.push(Interval { var, from: 0, to: last });
        } else {
            wide.push(var);
        }
    }
    live_intervals(f, order, uses, positions, &wide, last, &mut intervals);
    intervals.sort_by_key(|i| (i.from, i.var));
    let mut active: BinaryHeap<Reverse<(u32, Var)>> = BinaryHeap::new();
    let mut free: HashMap<(u32, u32), Vec<u64>> = HashMap::new();
    for interval in intervals {
        while let Some(Reverse((to, var))) = active.peek().copied() {
            if to >= interval.from {
                break;
            }
            active.pop();
            if let Some(Spot::Top(distance)) = spots[var] {
                free.entry(class(&f.vars[var])).or_default().push(distance);
            }
        }
        let (size, align) = class(&f.vars[interval.var]);
        let distance = free.get_mut(&(size, align)).and_then(|list| list.pop()).unwrap_or_else(|| {
            used = (used + u64::from(size)).next_multiple_of(align.into());
            used
        });
        spots[interval.var] = Some(Spot::Top(distance));
        active.push(Reverse((interval.to, interval.var)));
    }
    used
}

/// Temporaries of the same class can have the same place one after the other.
fn class(data: &VarData) -> (u32, u32) {
    let align = data.align.max(1);
    if data.size <= 8 && data.size.is_power_of_two() {
        (data.size, data.size.max(align))
    } else {
        (data.size.next_multiple_of(8), align.max(8))
    }
}

/// The lives of temporaries that several blocks mention, by liveness (or by storage, if their address is taken).
fn live_intervals(
    f: &Func,
    order: &[Blk],
    uses: &IdVec<Var, Use>,
    positions: &Positions,
    vars: &[Var],
    last: u32,
    out: &mut Vec<Interval>,
) {
    /// Beyond this many bits, sharing is not worth the analysis.
    const MAX_BITS: usize = 1 << 26;
    if vars.is_empty() {
        return;
    }
    if vars.len() * order.len() > MAX_BITS {
        out.extend(vars.iter().map(|var| Interval { var: *var, from: 0, to: last }));
        return;
    }
    let mut index: IdVec<Var, u32> = IdVec::from_elem(u32::MAX, f.vars.len());
    for (i, var) in vars.iter().enumerate() {
        index[*var] = i as u32;
    }
    let mut hull: Vec<(u32, u32)> = vec![(u32::MAX, 0); vars.len()];
    let extend = |hull: &mut Vec<(u32, u32)>, i: usize, at: u32| {
        hull[i].0 = hull[i].0.min(at);
        hull[i].1 = hull[i].1.max(at);
    };
    // Where they are mentioned.
    for blk in order {
        let block = &f.blocks[*blk];
        let mut mention = |var: Var, at: u32| {
            if index[var] != u32::MAX {
                extend(&mut hull, index[var] as usize, at);
            }
        };
        for (i, inst) in block.insts.iter().enumerate() {
            let at = positions.start[*blk] + i as u32;
            inst.op.for_each_read(&mut |loc, _| mention(loc.var, at));
            match &inst.op {
                Op::Lea { of, .. } => mention(of.var, at),
                Op::StorageLive(var) | Op::StorageDead(var) if uses[*var].escapes => mention(*var, at),
                _ => {}
            }
            if let Some((loc, _)) = inst.op.write().or(inst.op.partial_write()) {
                mention(loc.var, at);
            }
        }
        block.term.for_each_read(&mut |opnd, _| {
            if let Opnd::Loc(loc) = opnd {
                mention(loc.var, positions.end[*blk]);
            }
        });
    }
    let live = liveness(f, order, uses, &index, vars.len());
    let storage = storage(f, order, uses, &index, vars.len());
    for blk in order {
        for (sets, all_of_block) in [(&live, false), (&storage, true)] {
            for var in sets[*blk].iter() {
                extend(&mut hull, var.index(), positions.start[*blk]);
                if all_of_block {
                    extend(&mut hull, var.index(), positions.end[*blk]);
                }
            }
        }
        // Live out of a block: to its end.
        for next in successors(f, *blk) {
            for var in live[next].iter() {
                extend(&mut hull, var.index(), positions.end[*blk]);
            }
        }
    }
    for (i, var) in vars.iter().enumerate() {
        out.push(Interval { var: *var, from: hull[i].0.min(hull[i].1), to: hull[i].1 });
    }
}

/// Which of the indexed variables (those whose address is not taken) are live into each block.
fn liveness(
    f: &Func,
    order: &[Blk],
    uses: &IdVec<Var, Use>,
    index: &IdVec<Var, u32>,
    count: usize,
) -> IdVec<Blk, BitSet<Var>> {
    let mut gens: IdVec<Blk, BitSet<Var>> = IdVec::from_elem(BitSet::new(count), f.blocks.len());
    let mut kills: IdVec<Blk, BitSet<Var>> = IdVec::from_elem(BitSet::new(count), f.blocks.len());
    for blk in order {
        let block = &f.blocks[*blk];
        let (gen_set, kill_set) = (&mut gens[*blk], &mut kills[*blk]);
        let mut read = |var: Var, kill_set: &BitSet<Var>| {
            let i = Var(index[var]);
            if index[var] != u32::MAX && !uses[var].escapes && !kill_set.contains(i) {
                gen_set.insert(i);
            }
        };
        for inst in &block.insts {
            inst.op.for_each_read(&mut |loc, _| read(loc.var, kill_set));
            if let Some((loc, size)) = inst.op.write()
                && index[loc.var] != u32::MAX
                && loc.off == 0
                && size == u64::from(f.vars[loc.var].size)
            {
                kill_set.insert(Var(index[loc.var]));
            }
        }
        block.term.for_each_read(&mut |opnd, _| {
            if let Opnd::Loc(loc) = opnd {
                read(loc.var, kill_set);
            }
        });
    }
    let mut live = gens.clone();
    let mut changed = true;
    while changed {
        changed = false;
        for blk in order.iter().rev() {
            let mut set = BitSet::new(count);
            let mut cleanup = BitSet::new(count);
            for next in successors(f, *blk) {
                // A cleanup may be entered before this block's writes.
                if f.blocks[next].cleanup && !f.blocks[*blk].cleanup {
                    cleanup.union(&live[next])
                } else {
                    set.union(&live[next])
                };
            }
            set.subtract(&kills[*blk]);
            set.union(&cleanup);
            changed |= live[*blk].union(&set);
        }
    }
    live
}

/// Which of the indexed variables whose address is taken may have storage somewhere in each block.
fn storage(
    f: &Func,
    order: &[Blk],
    uses: &IdVec<Var, Use>,
    index: &IdVec<Var, u32>,
    count: usize,
) -> IdVec<Blk, BitSet<Var>> {
    // Into the block, and out of it at its end.
    let mut entry: IdVec<Blk, BitSet<Var>> = IdVec::from_elem(BitSet::new(count), f.blocks.len());
    let mut within: IdVec<Blk, BitSet<Var>> = IdVec::from_elem(BitSet::new(count), f.blocks.len());
    let mut changed = true;
    while changed {
        changed = false;
        for blk in order {
            let block = &f.blocks[*blk];
            let mut state = entry[*blk].clone();
            let mut all = state.clone();
            for inst in &block.insts {
                match &inst.op {
                    Op::StorageLive(var) if index[*var] != u32::MAX && uses[*var].escapes => {
                        state.insert(Var(index[*var]));
                        all.insert(Var(index[*var]));
                    }
                    Op::StorageDead(var) if index[*var] != u32::MAX => {
                        state.remove(Var(index[*var]));
                    }
                    _ => {}
                }
            }
            changed |= within[*blk].union(&all);
            for next in successors(f, *blk) {
                let from = if f.blocks[next].cleanup && !block.cleanup { &all } else { &state };
                changed |= entry[next].union(from);
            }
        }
    }
    within
}
