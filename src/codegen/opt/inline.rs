//! Inlining of small library functions. User functions and closures stay calls, so that their frames can be seen.

use std::collections::HashMap;

use crate::codegen::lir::*;
use crate::codegen::mono::{Gen, MonoItem};
use crate::hir::{Inline, Origin};
use crate::index::{Id, IdVec};
use crate::ty::Ty;

/// What callers need to know of a finished function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Candidate {
    No,
    Yes,
}

/// Instructions a caller may grow to.
const MAX_CALLER: usize = 20_000;

/// Whether calls of this (optimised) function are to be replaced by its code.
pub fn candidate(g: &Gen<'_>, item: MonoItem, id: InstId, f: &Func) -> Candidate {
    let (origin, _, _) = g.item_info(item);
    let limit = match item {
        // The user's functions are frames of the picture; constants are values.
        MonoItem::Const(..) => 64,
        _ if origin == Origin::User => return Candidate::No,
        MonoItem::Fn(fn_id, _) => {
            let func = g.cx.func(fn_id);
            match func.inline {
                Inline::Never => return Candidate::No,
                Inline::Always => 60,
                Inline::Default => 14,
            }
        }
        MonoItem::Start | MonoItem::Static(_) | MonoItem::Promoted(..) => return Candidate::No,
        MonoItem::DropGlue(_) => 10,
        MonoItem::Closure(..)
        | MonoItem::ClosureOnce(..)
        | MonoItem::ClosureFn(..)
        | MonoItem::Ctor(..)
        | MonoItem::CloneShim(_)
        | MonoItem::FnPtrShim(..)
        | MonoItem::Virtual(..)
        | MonoItem::ByPointer(_)
        | MonoItem::Tupled(..) => 24,
    };
    let mut size = 0;
    for blk in reverse_postorder(f) {
        let block = &f.blocks[blk];
        size += usize::from(!matches!(block.term, Term::Goto(_) | Term::Return | Term::Unreachable));
        for inst in &block.insts {
            match &inst.op {
                Op::StorageLive(_) | Op::StorageDead(_) | Op::Nop => {}
                Op::Call(call) => {
                    if call.callee == Callee::Fn(id) {
                        return Candidate::No;
                    }
                    // A call is worth several instructions.
                    size += 2 + call.args.len();
                }
                _ => size += 1,
            }
        }
        if size > limit {
            return Candidate::No;
        }
    }
    Candidate::Yes
}

/// Replaces calls of candidates in `f`; true if there were any.
pub fn run(
    g: &Gen<'_>,
    f: &mut Func,
    funcs: &IdVec<InstId, Option<Func>>,
    candidates: &IdVec<InstId, Candidate>,
) -> bool {
    let mut changed = false;
    let mut size: usize = f.blocks.iter().map(|b| b.insts.len()).sum();
    let mut next = 0;
    let mut end = f.blocks.len();
    let mut queue: Vec<Blk> = Vec::new();
    loop {
        let blk = match queue.pop() {
            Some(blk) => blk,
            None if next < end => {
                next += 1;
                Blk::new(next - 1)
            }
            None => break,
        };
        let found = f.blocks[blk].insts.iter().position(|inst| match &inst.op {
            Op::Call(call) => {
                matches!(call.callee, Callee::Fn(id) if candidates[id] == Candidate::Yes && funcs[id].is_some())
            }
            _ => false,
        });
        let Some(at) = found else { continue };
        let Op::Call(call) = f.blocks[blk].insts[at].op.clone() else { continue };
        let Callee::Fn(id) = call.callee else { continue };
        let Some(callee) = &funcs[id] else { continue };
        size += callee.blocks.iter().map(|b| b.insts.len()).sum::<usize>();
        if size > MAX_CALLER {
            break;
        }
        let rest = splice(g, f, blk, at, &call, id, callee);
        changed = true;
        // The callee's blocks have been through this already; what follows the call has not.
        queue.push(rest);
        end = end.min(f.blocks.len());
    }
    changed
}

struct Splice<'f> {
    f: &'f mut Func,
    vars: IdVec<Var, Var>,
    blocks: IdVec<Blk, Blk>,
    srcs: HashMap<Src, Src>,
    inls: HashMap<Option<Inl>, Inl>,
    call_src: Src,
    unwind: Unwind,
    inst: InstId,
    /// The type of the block that the call may make.
    alloc: Option<Ty>,
}

/// Puts the callee's code in place of the call; returns the block with what came after it.
fn splice(_g: &Gen<'_>, f: &mut Func, blk: Blk, at: usize, call: &Call, inst: InstId, callee: &Func) -> Blk {
    let call_inst = f.blocks[blk].insts[at].clone();
    let cleanup = f.blocks[blk].cleanup;
    let mut tail = f.blocks[blk].insts.split_off(at);
    tail.remove(0);
    let block = &mut f.blocks[blk];
    let rest_block = Block {
        insts: tail,
        term: std::mem::replace(&mut block.term, Term::Unreachable),
        src: block.src,
        unwind: block.unwind,
        cleanup,
    };
    let rest = f.blocks.push(rest_block);

    let mut s = Splice {
        vars: IdVec::new(),
        blocks: IdVec::new(),
        srcs: HashMap::new(),
        inls: HashMap::new(),
        call_src: call_inst.src,
        unwind: call_inst.unwind,
        inst,
        alloc: call.alloc,
        f,
    };
    for data in &callee.vars {
        let data = VarData { kind: VarKind::Temp, ty: None, name: None, pinned: false, ..data.clone() };
        let var = s.f.vars.push(data);
        s.vars.push(var);
    }
    for block in &callee.blocks {
        let placeholder = Block {
            insts: Vec::new(),
            term: Term::Unreachable,
            src: call_inst.src,
            unwind: Unwind::Continue,
            cleanup: cleanup || block.cleanup,
        };
        let blk = s.f.blocks.push(placeholder);
        s.blocks.push(blk);
    }
    for block in &callee.blocks {
        block.insts.iter().for_each(|inst| s.point(callee, inst.src));
        s.point(callee, block.src);
    }
    let plain = |op: Op| Inst { op, src: call_inst.src, unwind: Unwind::Continue };
    // Variables whose address the callee takes live from here to its returns.
    let stored = address_taken(callee);
    for var in &stored {
        let op = Op::StorageLive(s.vars[*var]);
        s.f.blocks[blk].insts.push(plain(op));
    }
    for (param, arg) in callee.params.iter().zip(&call.args) {
        if arg.size > 0 {
            let dst = Loc::from(s.vars[*param]);
            s.f.blocks[blk].insts.push(plain(Op::Mov { dst, src: arg.val, size: arg.size }));
        }
    }
    s.f.blocks[blk].term = Term::Goto(s.blocks[Func::START]);
    s.f.blocks[blk].src = call_inst.src;
    for (id, block) in callee.blocks.iter_ids() {
        let to = s.blocks[id];
        let mut insts: Vec<Inst> = block.insts.iter().map(|inst| s.inst(inst)).collect();
        let mut term = s.term(&block.term);
        if block.term == Term::Return {
            if let Some(ret) = call.ret {
                let src = Opnd::Loc(s.vars[callee.ret].into());
                insts.push(plain(Op::Mov { dst: ret, src, size: call.ret_size }));
            }
            insts.extend(stored.iter().map(|var| plain(Op::StorageDead(s.vars[*var]))));
            term = Term::Goto(rest);
        }
        let src = s.src(block.src);
        let unwind = s.unwind(block.unwind);
        let target = &mut s.f.blocks[to];
        target.insts = insts;
        target.term = term;
        target.src = src;
        target.unwind = unwind;
    }
    rest
}

/// Variables whose address is taken and that have no storage markers of their own.
fn address_taken(f: &Func) -> Vec<Var> {
    let mut out = Vec::new();
    let mut marked = Vec::new();
    for inst in f.blocks.iter().flat_map(|b| &b.insts) {
        match &inst.op {
            Op::Lea { of, .. } => out.push(of.var),
            Op::StorageLive(var) => marked.push(*var),
            _ => {}
        }
    }
    out.sort();
    out.dedup();
    marked.sort();
    out.retain(|var| marked.binary_search(var).is_err());
    out
}

impl Splice<'_> {
    fn unwind(&self, unwind: Unwind) -> Unwind {
        match unwind {
            Unwind::Continue => self.unwind,
            Unwind::To(blk) => Unwind::To(self.blocks[blk]),
            Unwind::Terminate => Unwind::Terminate,
        }
    }

    fn src(&self, src: Src) -> Src {
        self.srcs.get(&src).copied().unwrap_or(self.call_src)
    }

    fn opnd(&self, opnd: &mut Opnd) {
        if let Opnd::Loc(loc) = opnd {
            loc.var = self.vars[loc.var];
        }
    }

    fn inst(&self, inst: &Inst) -> Inst {
        let mut op = inst.op.clone();
        op.for_each_read_mut(&mut |opnd, _| self.opnd(opnd));
        op.for_each_loc_mut(&mut |loc| loc.var = self.vars[loc.var]);
        match &mut op {
            Op::StorageLive(var) | Op::StorageDead(var) => *var = self.vars[*var],
            // What the callee makes without knowing of what type, the call knows.
            Op::Alloc { ty, .. } | Op::Intrinsic { ty, .. } => *ty = ty.or(self.alloc),
            Op::Call(call) => call.alloc = call.alloc.or(self.alloc),
            _ => {}
        }
        let unwind = if op.effects().panics { self.unwind(inst.unwind) } else { Unwind::Continue };
        Inst { op, src: self.src(inst.src), unwind }
    }

    fn term(&self, term: &Term) -> Term {
        if *term == Term::Resume {
            return match self.unwind {
                Unwind::Continue => Term::Resume,
                Unwind::To(blk) => Term::Goto(blk),
                Unwind::Terminate => Term::Terminate,
            };
        }
        let mut term = term.clone();
        term.for_each_target_mut(&mut |to| *to = self.blocks[*to]);
        term.for_each_read_mut(&mut |opnd, _| self.opnd(opnd));
        term
    }
}

impl Splice<'_> {
    /// The row of a callee's point in the caller, with the call it was inlined from.
    fn point(&mut self, callee: &Func, src: Src) {
        if self.srcs.contains_key(&src) {
            return;
        }
        let point = callee.points[src];
        let inlined = Some(self.inl(callee, point.inlined));
        // What it is part of in the caller's MIR is the call.
        let location = self.f.points[self.call_src].location;
        let new = self.f.points.push(Point { span: point.span, inlined, location, is_statement: false });
        self.srcs.insert(src, new);
    }

    fn inl(&mut self, callee: &Func, inl: Option<Inl>) -> Inl {
        if let Some(known) = self.inls.get(&inl) {
            return *known;
        }
        let row = match inl {
            None => {
                let caller = self.f.points[self.call_src];
                Inlined { inst: self.inst, call_span: caller.span, parent: caller.inlined }
            }
            Some(inner) => {
                let site = callee.inlined[inner];
                // Sites nest as deep as inlining went, which is bounded by the call graph.
                let parent = Some(self.inl(callee, site.parent));
                Inlined { parent, ..site }
            }
        };
        let id = self.f.inlined.push(row);
        self.inls.insert(inl, id);
        id
    }
}
