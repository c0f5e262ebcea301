//! Forward propagation along extended basic blocks: constants, copies, addresses; loads and stores of frame places become
//! moves; branches on known values become jumps, also through the block they jump to.

use super::cfg;
use super::facts::{Facts, Known};
use super::fold;
use crate::codegen::lir::*;
use crate::index::{BitSet, IdVec};
use crate::source::FileId;

/// Instructions a block may have for a jump to be threaded through it.
const MAX_THREAD: usize = 6;

/// Propagates through the function, and through jumps if told so; true if it changed.
pub fn run(f: &mut Func, thread: bool) -> bool {
    let order = reverse_postorder(f);
    let counts = cfg::predecessors(f, &order);
    let escaped = escaped(f, &order);
    let global = single_values(f, &order, &escaped);
    let mut starts: IdVec<Blk, Option<Facts>> = IdVec::from_elem(None, f.blocks.len());
    let mut pass = Pass { facts: Facts::default(), escaped, global, changed: false, out: Vec::new() };
    let mut threads = if thread { 4 * order.len() + 16 } else { 0 };
    for blk in order {
        pass.facts = starts[blk].take().unwrap_or_default();
        pass.block(f, blk);
        // Through the block behind the jump, if it will branch on what is known here.
        while threads > 0 && pass.thread(f, blk, &counts) {
            threads -= 1;
        }
        pass.hand_on(f, blk, &counts, &mut starts);
    }
    pass.changed
}

pub fn escaped(f: &Func, order: &[Blk]) -> BitSet<Var> {
    let mut set = BitSet::new(f.vars.len());
    for blk in order {
        for inst in &f.blocks[*blk].insts {
            if let Op::Lea { of, .. } = &inst.op {
                set.insert(of.var);
            }
        }
    }
    set
}

/// Temporaries written once, with a constant or an address: they mean the same everywhere.
fn single_values(f: &Func, order: &[Blk], escaped: &BitSet<Var>) -> Facts {
    // Writes of each variable, to see whether they overlap.
    let mut writes: IdVec<Var, Vec<(Loc, u64, Option<Known>)>> = IdVec::from_elem(Vec::new(), f.vars.len());
    for blk in order {
        for inst in &f.blocks[*blk].insts {
            if let Some((loc, size)) = inst.op.write().or(inst.op.partial_write()) {
                let known = match &inst.op {
                    Op::Mov { src: Opnd::Val(val), .. } => Some(Known::Const(*val)),
                    Op::Lea { of, .. } => Some(Known::Addr(*of)),
                    _ => None,
                };
                writes[loc.var].push((loc, size, known));
            }
        }
    }
    let mut facts = Facts::default();
    for (var, data) in f.vars.iter_ids() {
        if data.kind != VarKind::Temp || data.pinned || escaped.contains(var) {
            continue;
        }
        let list = &writes[var];
        for (i, (loc, size, known)) in list.iter().enumerate() {
            let overlaps = |other: &Loc, len: u64| {
                u64::from(other.off) < u64::from(loc.off) + size && u64::from(loc.off) < u64::from(other.off) + len
            };
            let alone =
                list.len() <= 8 && list.iter().enumerate().all(|(j, (other, len, _))| i == j || !overlaps(other, *len));
            if let (Some(known), true) = (known, alone) {
                facts.set_forever(*loc, *size as u32, *known);
            }
        }
    }
    facts
}

struct Pass {
    facts: Facts,
    escaped: BitSet<Var>,
    global: Facts,
    changed: bool,
    out: Vec<Inst>,
}

impl Pass {
    fn block(&mut self, f: &mut Func, blk: Blk) {
        let insts = std::mem::take(&mut f.blocks[blk].insts);
        self.out = Vec::with_capacity(insts.len());
        for inst in insts {
            self.inst(f, inst);
        }
        f.blocks[blk].insts = std::mem::take(&mut self.out);
        let mut term = f.blocks[blk].term.clone();
        let written = term.clone();
        self.term(&mut term);
        if matches!(term, Term::Goto(_)) && is_seen(f, f.blocks[blk].src, &written) {
            term = written;
        }
        if term != f.blocks[blk].term {
            self.changed = true;
        }
        f.blocks[blk].term = term;
    }

    // -----------------------------------------------------------------------------------------------------------
    // Looking things up.

    fn known(&self, loc: Loc, size: u64) -> Option<Known> {
        self.facts.exact(loc, size).or_else(|| self.global.exact(loc, size))
    }

    /// An equal operand that is a constant or a longer-lived variable.
    fn resolve(&self, opnd: Opnd, size: u64) -> Opnd {
        /// A part of a copied whole may be known better where it was copied from, and so on.
        const STEPS: usize = 4;
        let mut opnd = opnd;
        for _ in 0..STEPS {
            let next = self.resolve_once(opnd, size);
            if next == opnd {
                break;
            }
            opnd = next;
        }
        opnd
    }

    fn resolve_once(&self, opnd: Opnd, size: u64) -> Opnd {
        let Opnd::Loc(loc) = opnd else { return opnd };
        let entry = self.facts.covering(loc, size).or_else(|| self.global.covering(loc, size));
        let Some(entry) = entry else { return opnd };
        let exact = entry.off == loc.off && u64::from(entry.size) == size;
        match entry.known {
            Known::Const(val) if exact => Opnd::Val(val),
            // The low bytes, or others, of a number.
            Known::Const(Val::Int(n)) if entry.size <= 8 && size <= 8 => {
                Opnd::Val(Val::int((n >> (8 * (loc.off - entry.off))) as u64, size))
            }
            Known::Copy(from) => Opnd::Loc(from.plus((loc.off - entry.off).into())),
            Known::Const(_) | Known::Addr(_) | Known::Load { .. } | Known::Cmp { .. } => opnd,
        }
    }

    /// The frame place that a pointer with a displacement means, if the access stays inside the variable.
    fn frame_place(&self, f: &Func, ptr: Opnd, disp: i64, size: u64) -> Option<Loc> {
        let Opnd::Loc(loc) = ptr else { return None };
        let Some(Known::Addr(base)) = self.known(loc, 8) else { return None };
        let off = i64::from(base.off) + disp;
        let inside = off >= 0 && off as u64 + size <= u64::from(f.vars[base.var].size);
        inside.then_some(Loc { var: base.var, off: off as u32 })
    }

    // -----------------------------------------------------------------------------------------------------------
    // Instructions.

    fn inst(&mut self, f: &mut Func, mut inst: Inst) {
        let before = inst.op.clone();
        inst.op.for_each_read_mut(&mut |opnd, size| *opnd = self.resolve(*opnd, size));
        self.rewrite(f, &mut inst.op);
        if inst.op != before {
            self.changed = true;
        }
        match &inst.op {
            Op::Nop => return,
            Op::Mov { dst, src, size } if Opnd::Loc(*dst) == *src || *size == 0 => {
                self.changed = true;
                return;
            }
            Op::Mov { dst, src: Opnd::Loc(src), size } if self.pieces(*dst, *src, *size, &inst) => return,
            Op::Store { ptr, disp, src: Opnd::Loc(src), size }
                if self.store_pieces(*ptr, *disp, *src, *size, &inst) =>
            {
                return;
            }
            _ => {}
        }
        if !inst.op.effects().panics {
            inst.unwind = Unwind::Continue;
        }
        // What a temporary out of pointers' reach held stays known: its bytes change only where it is written.
        let idle = matches!(inst.op, Op::StorageLive(var) | Op::StorageDead(var) if lasts(f, &self.escaped, var));
        if !idle {
            self.learn(f, &inst.op);
        }
        self.out.push(inst);
    }

    /// Puts a simpler instruction in place of one about what is known.
    fn rewrite(&mut self, f: &Func, op: &mut Op) {
        let new = match op {
            Op::Load { dst, ptr, disp, size } => match self.frame_place(f, *ptr, (*disp).into(), (*size).into()) {
                Some(from) => Some(Op::Mov { dst: *dst, src: self.resolve(from.into(), (*size).into()), size: *size }),
                None => self.load(*dst, *ptr, *disp, *size),
            },
            Op::Store { ptr, disp, src, size } => self
                .frame_place(f, *ptr, (*disp).into(), (*size).into())
                .map(|to| Op::Mov { dst: to, src: *src, size: *size }),
            Op::Copy { to, to_disp, from, from_disp, size } => {
                self.copy(f, (*to, *to_disp), (*from, *from_disp), *size)
            }
            Op::MemMove { to, from, len } => match len.int() {
                Some(0) => Some(Op::Nop),
                Some(n @ 1..=0x7FFF) => self.copy(f, (*to, 0), (*from, 0), n as u32),
                _ => None,
            },
            Op::Index { dst, ptr, index, scale } => match (index.int(), *scale) {
                (Some(n), scale) => {
                    let by = Opnd::Val(Val::Int(n.wrapping_mul(scale.into())));
                    Some(Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst: *dst, a: *ptr, b: by })
                }
                (None, 0) => Some(Op::Mov { dst: *dst, src: *ptr, size: 8 }),
                _ => None,
            },
            Op::Bin { op, ty, dst, a, b } => self.binary(f, *op, *ty, *dst, *a, *b),
            Op::Un { op, ty, dst, a } => {
                let folded = a.int().and_then(|n| fold::unary(*op, *ty, n));
                folded.map(|n| Op::Mov { dst: *dst, src: Opnd::Val(Val::Int(n)), size: ty.size() as u32 })
            }
            Op::Cvt { cvt, dst, src } => {
                let folded = src.int().and_then(|n| fold::convert(*cvt, n));
                folded.map(|n| Op::Mov { dst: *dst, src: Opnd::Val(Val::Int(n)), size: cvt.sizes().1 as u32 })
            }
            Op::Bounds { index, len } => match (index.int(), len.int()) {
                (Some(i), Some(n)) if (i as u64) < n as u64 => Some(Op::Nop),
                _ => None,
            },
            Op::Call(call) => {
                if let Callee::Ptr(Opnd::Val(Val::Fn(inst))) = call.callee {
                    call.callee = Callee::Fn(inst);
                    self.changed = true;
                }
                None
            }
            _ => None,
        };
        if let Some(new) = new {
            *op = new;
            // A sum may have become an address, an address a constant place.
            if let Op::Bin { op: bin, ty, dst, a, b } = *op
                && let Some(simpler) = self.binary(f, bin, ty, dst, a, b)
            {
                *op = simpler;
            }
        }
    }

    fn load(&self, dst: Loc, ptr: Opnd, disp: i32, size: u32) -> Option<Op> {
        let from = self.facts.loaded(ptr, disp, size)?;
        Some(Op::Mov { dst, src: from.into(), size })
    }

    /// A copy whose ends may be in the frame.
    fn copy(&self, f: &Func, (to, to_disp): (Opnd, i32), (from, from_disp): (Opnd, i32), size: u32) -> Option<Op> {
        let target = self.frame_place(f, to, to_disp.into(), size.into());
        let source = self.frame_place(f, from, from_disp.into(), size.into());
        match (target, source) {
            (Some(dst), Some(src)) => Some(Op::Mov { dst, src: src.into(), size }),
            (Some(dst), None) => Some(Op::Load { dst, ptr: from, disp: from_disp, size }),
            (None, Some(src)) => Some(Op::Store { ptr: to, disp: to_disp, src: src.into(), size }),
            (None, None) => None,
        }
    }

    fn binary(&self, f: &Func, op: Bin, ty: Sc, dst: Loc, a: Opnd, b: Opnd) -> Option<Op> {
        let mov = |src: Opnd| Op::Mov { dst, src, size: op.result_size(ty) as u32 };
        if let (Some(x), Some(y)) = (a.int(), b.int())
            && let Some(n) = fold::binary(op, ty, x, y)
        {
            return Some(mov(Opnd::Val(Val::Int(n))));
        }
        if let Some(same) = fold::identity(op, ty, a, b) {
            return Some(mov(same));
        }
        if op.compares()
            && let Some(known) = fold::branch(op, ty, a, b)
        {
            return Some(mov(Opnd::Val(Val::Int(known.into()))));
        }
        // Address arithmetic inside a variable.
        if let (Bin::WAdd | Bin::WSub, 8, Some(n)) = (op, ty.size(), b.int()) {
            let by = if op == Bin::WAdd { n } else { n.wrapping_neg() };
            if let Some(of) = self.frame_place(f, a, by, 0) {
                return Some(Op::Lea { dst, of });
            }
            if let Opnd::Val(Val::Static(id, off)) = a
                && let Ok(off) = u32::try_from(i64::from(off).wrapping_add(by))
            {
                return Some(mov(Opnd::Val(Val::Static(id, off))));
            }
        }
        None
    }

    /// A move of bytes that are known piece by piece becomes moves of the pieces.
    fn pieces(&mut self, dst: Loc, src: Loc, size: u32, inst: &Inst) -> bool {
        let Some(pieces) = self.known_pieces(src, size) else { return false };
        if pieces.iter().any(|p| p.2.loc().is_some_and(|loc| loc.var == dst.var)) || dst.var == src.var {
            return false;
        }
        for (off, len, value, address) in pieces {
            let dst = dst.plus(off.into());
            let op = match address {
                Some(of) => Op::Lea { dst, of },
                None => Op::Mov { dst, src: value, size: len },
            };
            self.learn_op(&op);
            self.out.push(Inst { op, src: inst.src, unwind: Unwind::Continue });
        }
        self.changed = true;
        true
    }

    fn store_pieces(&mut self, ptr: Opnd, disp: i32, src: Loc, size: u32, inst: &Inst) -> bool {
        let Some(pieces) = self.known_pieces(src, size) else { return false };
        let near = pieces.iter().all(|p| p.3.is_none() && i16::try_from(disp + p.0 as i32).is_ok());
        if !near || pieces.iter().any(|p| !matches!(p.1, 1 | 2 | 4 | 8 | 16 | 24)) {
            return false;
        }
        for (off, len, value, _) in pieces {
            let op = Op::Store { ptr, disp: disp + off as i32, src: value, size: len };
            self.learn_op(&op);
            self.out.push(Inst { op, src: inst.src, unwind: Unwind::Continue });
        }
        self.changed = true;
        true
    }

    /// Offset, size, value and address of at most four pieces that make up these bytes.
    #[allow(clippy::type_complexity)] // One caller's shape.
    fn known_pieces(&self, src: Loc, size: u32) -> Option<Vec<(u32, u32, Opnd, Option<Loc>)>> {
        if size <= 8 || size > 64 {
            return None;
        }
        let mut entries: Vec<_> = self.facts.entries(src.var).iter().chain(self.global.entries(src.var)).collect();
        entries.retain(|e| e.off >= src.off && e.off + e.size <= src.off + size);
        entries.retain(|e| matches!(e.known, Known::Const(_) | Known::Copy(_) | Known::Addr(_)));
        entries.sort_by_key(|e| (e.off, e.size));
        entries.dedup_by_key(|e| e.off);
        let mut at = src.off;
        let mut pieces = Vec::new();
        for entry in entries {
            if entry.off != at {
                return None;
            }
            at += entry.size;
            let off = entry.off - src.off;
            pieces.push(match entry.known {
                Known::Const(val) if entry.size <= 8 => (off, entry.size, Opnd::Val(val), None),
                Known::Copy(from) => (off, entry.size, Opnd::Loc(from), None),
                Known::Addr(of) => (off, 8, Opnd::Val(Val::Int(0)), Some(of)),
                _ => return None,
            });
        }
        (at == src.off + size && pieces.len() <= 4 && pieces.len() > 1).then_some(pieces)
    }

    // -----------------------------------------------------------------------------------------------------------
    // Learning.

    fn learn(&mut self, f: &Func, op: &Op) {
        let preferred = match op {
            // What a user's variable was made from is read from the variable from then on.
            Op::Mov { dst, src: Opnd::Loc(src), size } if f.vars[dst.var].pinned && movable(f, &self.escaped, *src) => {
                Some((*src, *dst, *size))
            }
            _ => None,
        };
        self.learn_op(op);
        if let Some((src, dst, size)) = preferred {
            self.facts.kill(src, size.into());
            self.facts.kill(dst, size.into());
            self.facts.set(src, size, Known::Copy(dst));
        }
    }

    fn learn_op(&mut self, op: &Op) {
        let effects = op.effects();
        if effects.writes_memory {
            self.facts.kill_memory(&self.escaped);
        }
        match op {
            Op::StorageLive(var) | Op::StorageDead(var) => self.facts.kill_var(*var),
            _ => {}
        }
        if let Some((loc, size)) = op.partial_write() {
            self.facts.kill(loc, size);
        }
        let Some((dst, size)) = op.write() else { return };
        self.facts.kill(dst, size);
        let size = size as u32;
        match op {
            Op::Mov { src: Opnd::Val(val), .. } => self.facts.set(dst, size, Known::Const(*val)),
            Op::Mov { src: Opnd::Loc(src), .. } if src.var != dst.var => {
                // What is known of the source beyond its being copied is known of the copy too.
                match self.known(*src, size.into()) {
                    Some(known @ (Known::Addr(_) | Known::Cmp { .. })) => self.facts.set(dst, size, known),
                    _ => self.facts.set(dst, size, Known::Copy(*src)),
                }
            }
            Op::Zero { .. } if size <= 8 => self.facts.set(dst, size, Known::Const(Val::Int(0))),
            Op::Lea { of, .. } => self.facts.set(dst, 8, Known::Addr(*of)),
            Op::Load { ptr: ptr @ Opnd::Loc(base), disp, .. } if base.var != dst.var => {
                self.facts.set(dst, size, Known::Load { ptr: *ptr, disp: *disp });
            }
            Op::Bin { op, ty, a, b, .. } if op.compares() => {
                let own = |opnd: &Opnd| opnd.loc().is_some_and(|loc| loc.var == dst.var);
                if !own(a) && !own(b) {
                    self.facts.set(dst, 1, Known::Cmp { op: *op, ty: *ty, a: *a, b: *b, negated: false });
                }
            }
            Op::Un { op: Un::NotBool, a: Opnd::Loc(a), .. } if a.var != dst.var => {
                let known = match self.known(*a, 1) {
                    Some(Known::Cmp { op, ty, a, b, negated }) => Known::Cmp { op, ty, a, b, negated: !negated },
                    _ => Known::Cmp {
                        op: Bin::Eq,
                        ty: Sc::U8,
                        a: (*a).into(),
                        b: Opnd::Val(Val::Int(0)),
                        negated: false,
                    },
                };
                self.facts.set(dst, 1, known);
            }
            _ => {}
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Terminators.

    fn term(&mut self, term: &mut Term) {
        term.for_each_read_mut(&mut |opnd, size| *opnd = self.resolve(*opnd, size));
        if let Term::Br { cond: Opnd::Loc(cond), then, els } = *term
            && let Some(Known::Cmp { op, ty, a, b, negated }) = self.known(cond, 1)
        {
            let (then, els) = if negated { (els, then) } else { (then, els) };
            *term = Term::BrCmp { op, ty, a, b, then, els };
        }
        // A comparison of a bool with false, or of a comparison's result.
        if let Term::BrCmp { op: op @ (Bin::Eq | Bin::Ne), ty: Sc::U8, a: Opnd::Loc(a), b, then, els } = *term
            && b.int() == Some(0)
            && let Some(Known::Cmp { op: inner, ty, a, b, negated }) = self.known(a, 1)
        {
            let (then, els) = if negated == (op == Bin::Ne) { (els, then) } else { (then, els) };
            *term = Term::BrCmp { op: inner, ty, a, b, then, els };
        }
        if let Some(to) = decided(term) {
            *term = Term::Goto(to);
        }
    }

    /// If the block jumps to a small one that would branch on something known here, takes the branch at once.
    fn thread(&mut self, f: &mut Func, blk: Blk, counts: &IdVec<Blk, u32>) -> bool {
        let Term::Goto(to) = f.blocks[blk].term else { return false };
        let target = &f.blocks[to];
        if to == blk || counts[to] <= 1 || target.cleanup != f.blocks[blk].cleanup {
            return false;
        }
        if !matches!(target.term, Term::Br { .. } | Term::BrCmp { .. } | Term::Switch { .. })
            || target.insts.len() > 2 * MAX_THREAD
        {
            return false;
        }
        let real =
            target.insts.iter().filter(|i| !matches!(i.op, Op::StorageLive(_) | Op::StorageDead(_) | Op::Nop)).count();
        if real > MAX_THREAD || target.insts.iter().any(|i| matches!(i.op, Op::Call(_))) {
            return false;
        }
        let (insts, mut term) = (target.insts.clone(), target.term.clone());
        let (saved, changed) = (self.facts.clone(), self.changed);
        self.out = Vec::new();
        for inst in insts {
            self.inst(f, inst);
        }
        self.term(&mut term);
        let made = std::mem::take(&mut self.out);
        if let Term::Goto(next) = term
            && next != to
        {
            let block = &mut f.blocks[blk];
            block.insts.extend(made);
            block.term = term;
            self.changed = true;
            return true;
        }
        self.facts = saved;
        self.changed = changed;
        false
    }

    /// Successors with no other way in begin with what is known here.
    fn hand_on(&mut self, f: &Func, blk: Blk, counts: &IdVec<Blk, u32>, starts: &mut IdVec<Blk, Option<Facts>>) {
        let mut targets = Vec::new();
        f.blocks[blk].term.for_each_target(&mut |to| targets.push(to));
        targets.retain(|to| counts[*to] == 1);
        let Some(last) = targets.pop() else { return };
        for to in targets {
            starts[to] = Some(self.case(f, blk, to));
        }
        let facts = self.case(f, blk, last);
        starts[last] = Some(facts);
    }

    /// The facts on the way to `to`: in a switch's arm the value is known.
    fn case(&self, f: &Func, blk: Blk, to: Blk) -> Facts {
        let mut facts = self.facts.clone();
        if let Term::Switch { val: Opnd::Loc(loc), size, cases, default } = &f.blocks[blk].term
            && *default != to
        {
            let mut values = cases.iter().filter(|(_, target)| *target == to);
            if let (Some((n, _)), None) = (values.next(), values.next()) {
                facts.kill_entry(*loc, *size);
                facts.set(*loc, *size, Known::Const(Val::Int(*n)));
            }
        }
        facts
    }
}

/// Whether this is a condition of the user's, which is looked at step by step even where its value is known beforehand.
fn is_seen(f: &Func, src: Src, term: &Term) -> bool {
    let point = &f.points[src];
    let cond = match term {
        Term::Br { cond: Opnd::Loc(cond), .. } => Some(cond),
        Term::BrCmp { a: Opnd::Loc(a), .. } => Some(a),
        _ => None,
    };
    point.span.file == FileId::MAIN
        && point.inlined.is_none()
        && cond.is_some_and(|cond| f.vars[cond.var].kind != VarKind::DropFlag)
}

/// The only way a terminator can go.
fn decided(term: &Term) -> Option<Blk> {
    match term {
        Term::Br { cond, then, els } => Some(if cond.int()? != 0 { *then } else { *els }),
        Term::BrCmp { op, ty, a, b, then, els } => Some(if fold::branch(*op, *ty, *a, *b)? { *then } else { *els }),
        Term::Switch { val, cases, default, .. } => {
            let n = val.int()?;
            Some(cases.iter().find(|(value, _)| *value == n).map_or(*default, |c| c.1))
        }
        _ => None,
    }
}

/// A variable whose storage markers mean nothing: a temporary whose address is not taken.
pub fn lasts(f: &Func, escaped: &BitSet<Var>, var: Var) -> bool {
    let data = &f.vars[var];
    data.kind == VarKind::Temp && !data.pinned && !escaped.contains(var)
}

/// A temporary that can give way to the variable it was moved to.
fn movable(f: &Func, escaped: &BitSet<Var>, loc: Loc) -> bool {
    lasts(f, escaped, loc.var)
}
