//! Backward: which bytes of temporaries are still needed. What computes nothing needed goes; what is computed into a
//! temporary only to be moved is computed where it goes.
//!
//! ```text
//! v9 = add.i32 v1, 1;  v3 = mov4 v9        becomes  v3 = add.i32 v1, 1
//! ```

use super::{cfg, prop};
use crate::codegen::lir::*;
use crate::index::IdVec;

/// Variables times blocks beyond which the analysis costs more than it gains.
const MAX_WORK: usize = 1 << 23;

/// Byte masks of the variables of which something is live, by variable: bit i is byte i, of variables of at most 64 bytes;
/// larger ones live or die as a whole.
type Masks = Vec<(Var, u64)>;

struct Pass<'f> {
    f: &'f mut Func,
    /// The variables that live across blocks.
    crossing: IdVec<Var, bool>,
    /// Not to be reasoned about: always needed.
    fixed: IdVec<Var, bool>,
    escaped: crate::index::BitSet<Var>,
    /// Live into each block, of the variables that live across blocks.
    live_in: IdVec<Blk, Masks>,
    /// The current state, by variable.
    live: IdVec<Var, u64>,
    touched: Vec<Var>,
    changed: bool,
}

fn mask(data: &VarData, off: u32, size: u64) -> u64 {
    if data.size > 64 {
        return u64::MAX;
    }
    let ones = if size >= 64 { u64::MAX } else { (1 << size) - 1 };
    ones.checked_shl(off).unwrap_or(0)
}

/// Removes dead code and joins temporaries with where they are moved to; true if anything changed.
pub fn run(f: &mut Func) -> bool {
    let order = reverse_postorder(f);
    for blk in &order {
        let mut insts = std::mem::take(&mut f.blocks[*blk].insts);
        hoist_storage(&mut insts, &f.vars);
        f.blocks[*blk].insts = insts;
    }
    let escaped = prop::escaped(f, &order);
    let fixed: IdVec<Var, bool> = f
        .vars
        .iter_ids()
        .map(|(var, data)| data.pinned || data.kind == VarKind::User || escaped.contains(var))
        .collect();
    let crossing = crossing(f, &order, &fixed);
    if crossing.iter().filter(|crosses| **crosses).count() * order.len() > MAX_WORK {
        return false;
    }
    let count = f.vars.len();
    let live_in = IdVec::from_elem(Vec::new(), f.blocks.len());
    let mut pass = Pass {
        f,
        crossing,
        fixed,
        escaped,
        live_in,
        live: IdVec::from_elem(0, count),
        touched: Vec::new(),
        changed: false,
    };
    let mut again = true;
    while again {
        again = false;
        for blk in order.iter().rev() {
            again |= pass.analyze(*blk);
        }
    }
    // What is live has changed then: the next round goes on.
    if pass.sink(&order) {
        return true;
    }
    for blk in order.iter().rev() {
        pass.rewrite(*blk);
    }
    pass.changed
}

/// A binding's storage begins before the temporary is made that is moved into it, so that the two can be one:
///
/// ```text
/// t = mov4 r@0;  live x;  x = mov4 t        becomes  live x;  t = mov4 r@0;  x = mov4 t
/// ```
fn hoist_storage(insts: &mut [Inst], vars: &IdVec<Var, VarData>) {
    /// How far apart the two may be.
    const REACH: usize = 12;
    for at in 1..insts.len() {
        let Op::StorageLive(var) = insts[at].op else { continue };
        let next = insts[at + 1..].iter().find(|inst| !matches!(inst.op, Op::StorageLive(_) | Op::StorageDead(_)));
        let Some(Op::Mov { dst, src: Opnd::Loc(temp), size }) = next.map(|inst| &inst.op) else { continue };
        let (dst, temp, size) = (*dst, *temp, u64::from(*size));
        if dst.var != var || vars[temp.var].kind != VarKind::Temp {
            continue;
        }
        for before in (at.saturating_sub(REACH)..at).rev() {
            let op = &insts[before].op;
            if op.write() == Some((temp, size)) && !mentions(op, var) {
                insts[before..=at].rotate_right(1);
                break;
            }
            if mentions(op, var) || op.write().or(op.partial_write()).is_some_and(|(loc, _)| loc.var == temp.var) {
                break;
            }
        }
    }
}

fn mentions(op: &Op, var: Var) -> bool {
    let mut found = match op {
        Op::StorageLive(other) | Op::StorageDead(other) => *other == var,
        Op::Lea { of, .. } => of.var == var,
        _ => false,
    };
    found |= op.write().or(op.partial_write()).is_some_and(|(loc, _)| loc.var == var);
    op.for_each_read(&mut |loc, _| found |= loc.var == var);
    found
}

fn crossing(f: &Func, order: &[Blk], fixed: &IdVec<Var, bool>) -> IdVec<Var, bool> {
    let mut home: IdVec<Var, Option<Blk>> = IdVec::from_elem(None, f.vars.len());
    let mut written: IdVec<Var, bool> = IdVec::from_elem(false, f.vars.len());
    let mut crossing: IdVec<Var, bool> = IdVec::from_elem(false, f.vars.len());
    crossing[f.ret] = !fixed[f.ret];
    for blk in order {
        let block = &f.blocks[*blk];
        let mut mention = |var: Var, write: bool| {
            // A variable of one block that is read there before it is written was written in another round of a loop.
            if home[var].is_some_and(|h| h != *blk) || !write && !written[var] {
                crossing[var] = !fixed[var];
            }
            home[var] = Some(*blk);
            written[var] |= write;
        };
        for inst in &block.insts {
            inst.op.for_each_read(&mut |loc, _| mention(loc.var, false));
            if let Some((loc, _)) = inst.op.write().or(inst.op.partial_write()) {
                mention(loc.var, true);
            }
        }
        block.term.for_each_read(&mut |opnd, _| {
            if let Opnd::Loc(loc) = opnd {
                mention(loc.var, false);
            }
        });
    }
    crossing
}

/// A move out of a temporary that may take effect where the temporary is made.
struct Pending {
    at: usize,
    temp: Loc,
    to: Loc,
    size: u64,
    /// Instructions that read the temporary in between.
    readers: Vec<usize>,
}

impl Pass<'_> {
    fn load_state(&mut self, blk: Blk) {
        for var in self.touched.drain(..) {
            self.live[var] = 0;
        }
        let block = &self.f.blocks[blk];
        let mut next = Vec::new();
        block.term.for_each_target(&mut |to| next.push(to));
        if let (true, Unwind::To(to)) = (block.term.panics(), block.unwind) {
            next.push(to);
        }
        if block.term == Term::Return {
            let ret = self.f.ret;
            self.live[ret] = u64::MAX;
            self.touched.push(ret);
        }
        let term = block.term.clone();
        for to in next {
            self.add_block(to);
        }
        term.for_each_read(&mut |opnd, size| {
            if let Opnd::Loc(loc) = opnd {
                self.read(loc, size);
            }
        });
    }

    fn add_block(&mut self, blk: Blk) {
        for (var, mask) in &self.live_in[blk] {
            self.live[*var] |= mask;
            self.touched.push(*var);
        }
    }

    /// The bytes of `var` that are live into `blk`.
    fn live_into(&self, blk: Blk, var: Var) -> u64 {
        let masks = &self.live_in[blk];
        masks.binary_search_by_key(&var, |(v, _)| *v).map_or(0, |at| masks[at].1)
    }

    fn read(&mut self, loc: Loc, size: u64) {
        self.live[loc.var] |= mask(&self.f.vars[loc.var], loc.off, size);
        self.touched.push(loc.var);
    }

    /// The effect of an instruction on what is live before it. `needed` says whether its result is.
    fn step(&mut self, inst: &Inst) {
        match &inst.op {
            Op::StorageLive(var) | Op::StorageDead(var) => {
                if !prop::lasts(self.f, &self.escaped, *var) {
                    self.live[*var] = 0;
                }
                return;
            }
            _ => {}
        }
        if let Some((loc, size)) = inst.op.write() {
            let data = &self.f.vars[loc.var];
            if data.size <= 64 || size == u64::from(data.size) {
                self.live[loc.var] &= !mask(data, loc.off, size);
            }
        }
        if let (true, Unwind::To(to)) = (inst.op.effects().panics, inst.unwind) {
            self.add_block(to);
        }
        let mut reads: [(Loc, u64); 8] = [(Loc { var: Var(0), off: 0 }, 0); 8];
        let mut count = 0;
        inst.op.for_each_read(&mut |loc, size| {
            if count < reads.len() {
                reads[count] = (loc, size);
            }
            count += 1;
        });
        if count <= reads.len() {
            for (loc, size) in &reads[..count] {
                self.read(*loc, *size);
            }
        } else {
            let mut all = Vec::new();
            inst.op.for_each_read(&mut |loc, size| all.push((loc, size)));
            all.into_iter().for_each(|(loc, size)| self.read(loc, size));
        }
    }

    /// Whether an instruction's result is of no use, and it does nothing else.
    fn dead(&self, op: &Op) -> bool {
        if op.effects().side_effects && !matches!(op, Op::FrameStore { .. }) {
            return false;
        }
        match op.write().or(op.partial_write()) {
            Some((loc, size)) => {
                let data = &self.f.vars[loc.var];
                !self.fixed[loc.var] && self.live[loc.var] & mask(data, loc.off, size) == 0
            }
            None => false,
        }
    }

    fn analyze(&mut self, blk: Blk) -> bool {
        self.load_state(blk);
        let insts = std::mem::take(&mut self.f.blocks[blk].insts);
        for inst in insts.iter().rev() {
            if !self.dead(&inst.op) {
                self.step(inst);
            }
        }
        self.f.blocks[blk].insts = insts;
        // What is live into the block only grows.
        self.add_block(blk);
        self.touched.sort_unstable();
        self.touched.dedup();
        let live = &self.live;
        let masks = self.touched.iter().map(|var| (*var, live[*var]));
        let masks: Masks = masks.filter(|(var, mask)| self.crossing[*var] && *mask != 0).collect();
        let changed = masks != self.live_in[blk];
        self.live_in[blk] = masks;
        changed
    }

    fn rewrite(&mut self, blk: Blk) {
        self.load_state(blk);
        let mut insts = std::mem::take(&mut self.f.blocks[blk].insts);
        let mut pending: Vec<Pending> = Vec::new();
        for at in (0..insts.len()).rev() {
            if self.dead(&insts[at].op) {
                insts[at].op = Op::Nop;
                self.changed = true;
                continue;
            }
            self.drop_dead_result(&mut insts[at].op);
            self.narrow(&mut insts[at].op);
            self.settle(&mut insts, at, &mut pending);
            // A move from a temporary that ends with it.
            if let Op::Mov { dst, src: Opnd::Loc(temp), size } = insts[at].op
                && self.can_join(temp, dst, size.into())
                && pending.len() < 8
            {
                pending.push(Pending { at, temp, to: dst, size: size.into(), readers: Vec::new() });
            }
            let inst = std::mem::replace(&mut insts[at], Inst { op: Op::Nop, src: Src(0), unwind: Unwind::Continue });
            self.step(&inst);
            insts[at] = inst;
        }
        insts.retain(|inst| inst.op != Op::Nop);
        self.f.blocks[blk].insts = insts;
    }

    /// Copies that only one way out of a block needs are made on that way, where they may turn out to be needless:
    ///
    /// ```text
    /// t = mov8 i;  br i < n: b1, b2     b1: i = i + 1;  x = mov8 t      the copy goes to b1
    /// ```
    fn sink(&mut self, order: &[Blk]) -> bool {
        let counts = cfg::predecessors(self.f, order);
        let mut sunk = false;
        for blk in order {
            while let Some((at, to)) = self.sinkable(*blk, &counts) {
                let inst = self.f.blocks[*blk].insts.remove(at);
                self.f.blocks[to].insts.insert(0, inst);
                sunk = true;
            }
        }
        sunk
    }

    /// The last copy of a block that only one of its successors needs, which has no other way in.
    fn sinkable(&self, blk: Blk, counts: &IdVec<Blk, u32>) -> Option<(usize, Blk)> {
        /// How far before the end of the block.
        const REACH: usize = 12;
        let block = &self.f.blocks[blk];
        if !matches!(block.term, Term::Br { .. } | Term::BrCmp { .. } | Term::Switch { .. }) {
            return None;
        }
        // Variables that must stay as they are from the copy to the end, and those that must not be read.
        let (mut written, mut read) = (Vec::new(), Vec::new());
        block.term.for_each_read(&mut |opnd, _| read.extend(opnd.loc().map(|loc| loc.var)));
        for at in (block.insts.len().saturating_sub(REACH)..block.insts.len()).rev() {
            let inst = &block.insts[at];
            if let Op::Mov { dst, src: Opnd::Loc(src), size } = inst.op
                && prop::lasts(self.f, &self.escaped, dst.var)
                && !self.escaped.contains(src.var)
                && ![dst.var, src.var].iter().any(|var| written.contains(var))
                && !read.contains(&dst.var)
                && let Some(to) = self.only_successor_with(block, dst, size.into())
                && counts[to] == 1
                && self.f.blocks[to].cleanup == block.cleanup
            {
                return Some((at, to));
            }
            if inst.op.effects().panics {
                return None;
            }
            match inst.op {
                Op::StorageLive(var) | Op::StorageDead(var) if !prop::lasts(self.f, &self.escaped, var) => {
                    written.push(var);
                }
                _ => {}
            }
            inst.op.for_each_read(&mut |loc, _| read.push(loc.var));
            written.extend(inst.op.write().or(inst.op.partial_write()).map(|(loc, _)| loc.var));
        }
        None
    }

    /// The one successor into which these bytes are live.
    fn only_successor_with(&self, block: &Block, loc: Loc, size: u64) -> Option<Blk> {
        if !self.crossing[loc.var] {
            return None;
        }
        let mask = mask(&self.f.vars[loc.var], loc.off, size);
        let mut targets = Vec::new();
        block.term.for_each_target(&mut |to| {
            if !targets.contains(&to) {
                targets.push(to);
            }
        });
        let count = targets.len();
        targets.retain(|to| self.live_into(*to, loc.var) & mask != 0);
        match targets[..] {
            [only] if count > 1 => Some(only),
            _ => None,
        }
    }

    fn drop_dead_result(&mut self, op: &mut Op) {
        if let Op::Call(call) = op
            && let Some(ret) = call.ret
            && !self.fixed[ret.var]
            && self.live[ret.var] & mask(&self.f.vars[ret.var], ret.off, call.ret_size.into()) == 0
        {
            call.ret = None;
            self.changed = true;
        }
    }

    /// A move or load of which only some bytes are needed moves those.
    fn narrow(&mut self, op: &mut Op) {
        let Some((dst, size)) = op.write() else { return };
        let data = &self.f.vars[dst.var];
        if self.fixed[dst.var] || data.size > 64 || size <= 8 {
            return;
        }
        let needed = (self.live[dst.var] & mask(data, dst.off, size)) >> dst.off;
        if needed == 0 {
            return;
        }
        let low = u64::from(needed.trailing_zeros()) & !7;
        let high = (64 - u64::from(needed.leading_zeros())).next_multiple_of(8).min(size);
        if high - low >= size {
            return;
        }
        let len = (high - low) as u32;
        match op {
            Op::Mov { dst, src: Opnd::Loc(src), size } => {
                (*dst, *src, *size) = (dst.plus(low), src.plus(low), len);
            }
            Op::Load { dst, disp, size, .. } if matches!(len, 8 | 16 | 24) => {
                (*dst, *disp, *size) = (dst.plus(low), *disp + low as i32, len);
            }
            _ => return,
        }
        self.changed = true;
    }

    fn can_join(&self, temp: Loc, to: Loc, size: u64) -> bool {
        let data = &self.f.vars[temp.var];
        let is_temp = data.kind == VarKind::Temp && !self.fixed[temp.var];
        is_temp && temp.var != to.var && self.live[temp.var] & mask(data, temp.off, size) == 0
    }

    /// Looks at an instruction before pending moves: the one that makes the temporary makes the destination instead;
    /// one that is in the way ends the hope.
    fn settle(&mut self, insts: &mut [Inst], at: usize, pending: &mut Vec<Pending>) {
        let mut i = 0;
        while i < pending.len() {
            let p = &mut pending[i];
            let (temp, to, size) = (p.temp, p.to, p.size);
            let op = &insts[at].op;
            if op.write() == Some((temp, size)) && !matches!(op, Op::Intrinsic { .. } | Op::AddMul { .. }) {
                if self.to_is_in_the_way(op, to, size) {
                    pending.swap_remove(i);
                    continue;
                }
                let p = pending.swap_remove(i);
                self.join(insts, at, &p);
                continue;
            }
            let overlap = |loc: Loc, len: u64, with: Loc| {
                loc.var == with.var
                    && u64::from(loc.off) < u64::from(with.off) + size
                    && u64::from(with.off) < u64::from(loc.off) + len
            };
            let mut blocked = matches!(op, Op::StorageLive(var) | Op::StorageDead(var)
                if *var == to.var && !prop::lasts(self.f, &self.escaped, to.var));
            if let Some((loc, len)) = op.write().or(op.partial_write()) {
                blocked |= overlap(loc, len, temp) || overlap(loc, len, to);
            }
            let mut reads_temp = false;
            op.for_each_read(&mut |loc, len| {
                blocked |= overlap(loc, len, to);
                if overlap(loc, len, temp) {
                    reads_temp = true;
                    // A reader can be told of the destination if it reads no more than is moved.
                    blocked |= loc.off < temp.off || u64::from(loc.off) + len > u64::from(temp.off) + size;
                }
            });
            let effects = op.effects();
            blocked |= effects.panics && insts[at].unwind != Unwind::Continue;
            blocked |= self.escaped.contains(to.var)
                && (effects.reads_memory || effects.writes_memory || matches!(op, Op::Lea { .. }));
            // A fixed read names its place in a form that is not renamed.
            let mut fixed_reads = false;
            op.for_each_fixed_read(&mut |loc, len| fixed_reads |= overlap(loc, len, temp));
            if blocked || fixed_reads {
                pending.swap_remove(i);
                continue;
            }
            if reads_temp {
                p.readers.push(at);
            }
            i += 1;
        }
    }

    /// Whether the instruction that makes the temporary cannot write to the destination itself.
    fn to_is_in_the_way(&self, op: &Op, to: Loc, size: u64) -> bool {
        // A slot that an argument cell or array is read from must not be the result's at the same time.
        let mut fixed = false;
        op.for_each_fixed_read(&mut |loc, len| {
            fixed |= loc.var == to.var
                && u64::from(loc.off) < u64::from(to.off) + size
                && u64::from(to.off) < u64::from(loc.off) + len;
        });
        // A load or call may see the destination through a pointer only before it is written: that is as it should be.
        fixed
    }

    fn join(&mut self, insts: &mut [Inst], at: usize, p: &Pending) {
        let rename = |loc: &mut Loc| {
            let inside =
                loc.var == p.temp.var && loc.off >= p.temp.off && u64::from(loc.off) < u64::from(p.temp.off) + p.size;
            if inside {
                *loc = Loc { var: p.to.var, off: p.to.off + (loc.off - p.temp.off) };
            }
        };
        for reader in &p.readers {
            insts[*reader].op.for_each_read_mut(&mut |opnd, _| {
                if let Opnd::Loc(loc) = opnd {
                    rename(loc);
                }
            });
        }
        insts[at].op.set_write(p.to);
        insts[p.at].op = Op::Nop;
        // The temporary is not needed here, the destination is; both are written by this instruction.
        let temp_mask = mask(&self.f.vars[p.temp.var], p.temp.off, p.size);
        self.live[p.temp.var] &= !temp_mask;
        self.changed = true;
    }
}
