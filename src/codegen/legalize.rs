//! The last step before emission: constants that no instruction takes as an immediate get slots of their own.

use super::lir::*;
use super::select;
use crate::index::Id;
use crate::source::Span;

/// Displacements and lengths that loads and stores have instructions for.
pub fn plain_size(size: u32) -> bool {
    matches!(size, 1 | 2 | 4 | 8 | 16 | 24)
}

/// Constants kept in slots of their own through loops, at the most.
const MAX_KEPT: usize = 16;

/// The function being legalised.
struct Cx<'f> {
    f: &'f mut Func,
    /// Constants that loops need, loaded once at the start.
    kept: Vec<(Val, u64, Var)>,
    in_loop: bool,
}

pub fn run(f: &mut Func) {
    let looped = looped(f);
    let mut cx = Cx { f, kept: Vec::new(), in_loop: false };
    for (blk, in_loop) in looped.into_iter().enumerate() {
        cx.in_loop = in_loop;
        let blk = Blk::new(blk);
        let insts = std::mem::take(&mut cx.f.blocks[blk].insts);
        let mut out = Vec::with_capacity(insts.len());
        for inst in insts {
            legalize(&mut cx, inst, &mut out);
        }
        let src = cx.f.blocks[blk].src;
        let mut term = cx.f.blocks[blk].term.clone();
        terminator(&mut cx, &mut term, src, &mut out);
        cx.f.blocks[blk].insts = out;
        cx.f.blocks[blk].term = term;
    }
    let kept = std::mem::take(&mut cx.kept);
    let start = &mut f.blocks[Func::START];
    let src = start.insts.first().map_or(start.src, |inst| inst.src);
    let load = |(val, size, var): (Val, u64, Var)| {
        let op = Op::Mov { dst: var.into(), src: Opnd::Val(val), size: size as u32 };
        Inst { op, src, unwind: Unwind::Continue }
    };
    start.insts.splice(0..0, kept.into_iter().map(load));
}

/// Blocks between the target and the source of a jump backward.
fn looped(f: &Func) -> Vec<bool> {
    let order = reverse_postorder(f);
    let mut position = vec![usize::MAX; f.blocks.len()];
    order.iter().enumerate().for_each(|(i, blk)| position[blk.index()] = i);
    // Opening and closing of ranges of positions.
    let mut depth = vec![0i64; order.len() + 1];
    for (i, blk) in order.iter().enumerate() {
        for next in successors(f, *blk) {
            let head = position[next.index()];
            if head <= i {
                depth[head] += 1;
                depth[i + 1] -= 1;
            }
        }
    }
    let mut looped = vec![false; f.blocks.len()];
    let mut open = 0;
    for (i, blk) in order.iter().enumerate() {
        open += depth[i];
        looped[blk.index()] = open > 0;
    }
    looped
}

fn temp(cx: &mut Cx<'_>, size: u64) -> Var {
    let size = size as u32;
    let align = size.next_power_of_two().min(16);
    let span = Span::new(crate::source::FileId::MAIN, 0, 0);
    cx.f.vars.push(VarData { size, align, kind: VarKind::Temp, ty: None, name: None, span, pinned: false })
}

/// Puts a constant into a slot.
fn slot(cx: &mut Cx<'_>, opnd: &mut Opnd, size: u64, src: Src, out: &mut Vec<Inst>) {
    if let Opnd::Val(val) = *opnd {
        if cx.in_loop && size <= 8 {
            let known = cx.kept.iter().find(|kept| kept.0 == val && kept.1 == size).map(|kept| kept.2);
            if let Some(var) = known {
                *opnd = var.into();
                return;
            }
            if cx.kept.len() < MAX_KEPT {
                let var = temp(cx, size);
                cx.kept.push((val, size, var));
                *opnd = var.into();
                return;
            }
        }
        let var = temp(cx, size);
        out.push(Inst {
            op: Op::Mov { dst: var.into(), src: *opnd, size: size as u32 },
            src,
            unwind: Unwind::Continue,
        });
        *opnd = var.into();
    }
}

/// Adds a displacement that the instruction has no room for.
fn fold_disp(cx: &mut Cx<'_>, ptr: &mut Opnd, disp: &mut i32, src: Src, out: &mut Vec<Inst>) {
    if *disp != 0 {
        let var = temp(cx, 8);
        let b = Opnd::Val(Val::Int((*disp).into()));
        out.push(Inst {
            op: Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst: var.into(), a: *ptr, b },
            src,
            unwind: Unwind::Continue,
        });
        *ptr = var.into();
        *disp = 0;
    }
}

fn legalize(cx: &mut Cx<'_>, mut inst: Inst, out: &mut Vec<Inst>) {
    let src = inst.src;
    match &mut inst.op {
        Op::Load { ptr, disp, size, .. } => {
            slot(cx, ptr, 8, src, out);
            if !plain_size(*size) || i16::try_from(*disp).is_err() {
                fold_disp(cx, ptr, disp, src, out);
            }
        }
        Op::Store { ptr, disp, src: value, size } => {
            slot(cx, ptr, 8, src, out);
            if !plain_size(*size) || i16::try_from(*disp).is_err() {
                fold_disp(cx, ptr, disp, src, out);
            }
            let immediate = value.int().is_some_and(|n| i16::try_from(n).is_ok() && matches!(size, 1 | 2 | 4 | 8));
            if !immediate {
                slot(cx, value, u64::from(*size), src, out);
            }
        }
        Op::Copy { to, to_disp, from, from_disp, .. } => {
            slot(cx, to, 8, src, out);
            slot(cx, from, 8, src, out);
            fold_disp(cx, to, to_disp, src, out);
            fold_disp(cx, from, from_disp, src, out);
        }
        Op::Index { ptr, index, dst, scale } => {
            if let Some(n) = index.int() {
                let b = Opnd::Val(Val::Int(n.wrapping_mul((*scale).into())));
                inst.op = Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst: *dst, a: *ptr, b };
                return legalize(cx, inst, out);
            }
            slot(cx, ptr, 8, src, out);
            slot(cx, index, 8, src, out);
            let direct = matches!(scale, 1 | 2 | 4 | 8 | 16 | 24);
            if !direct {
                // The general form adds to its destination, which must not be the index.
                let scaled = temp(cx, 8);
                let b = Opnd::Val(Val::Int((*scale).into()));
                let (ptr, index, dst) = (*ptr, *index, *dst);
                if *scale > u32::from(u16::MAX) || index == Opnd::Loc(dst) {
                    let op = Op::Bin { op: Bin::WMul, ty: Sc::U64, dst: scaled.into(), a: index, b };
                    legalize(cx, Inst { op, src, unwind: Unwind::Continue }, out);
                    inst.op = Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst, a: ptr, b: scaled.into() };
                }
            }
        }
        Op::LoadAt { ptr, index, .. } => {
            slot(cx, ptr, 8, src, out);
            slot(cx, index, 8, src, out);
        }
        Op::StoreAt { ptr, index, src: value, size } => {
            slot(cx, ptr, 8, src, out);
            slot(cx, index, 8, src, out);
            slot(cx, value, u64::from(*size), src, out);
        }
        Op::FrameLoad { index, base, dst, size, extent } => {
            if let Some(n) = index.int() {
                // In bounds: the check before it is against the same length.
                let at = (n as u64).wrapping_mul(u64::from(*size));
                let at = if at + u64::from(*size) <= u64::from(*extent) { at } else { 0 };
                inst.op = Op::Mov { dst: *dst, src: base.plus(at).into(), size: *size };
            }
        }
        Op::FrameStore { index, base, src: value, size, extent } => {
            if let Some(n) = index.int() {
                let at = (n as u64).wrapping_mul(u64::from(*size));
                let at = if at + u64::from(*size) <= u64::from(*extent) { at } else { 0 };
                inst.op = Op::Mov { dst: base.plus(at), src: *value, size: *size };
            } else {
                slot(cx, value, u64::from(*size), src, out);
            }
        }
        Op::SliceLoad { index, .. } | Op::SliceAddr { index, .. } => slot(cx, index, 8, src, out),
        Op::SliceStore { index, src: value, size, .. } => {
            slot(cx, index, 8, src, out);
            slot(cx, value, u64::from(*size), src, out);
        }
        Op::Bounds { index, len } => {
            slot(cx, index, 8, src, out);
            if len.int().is_none_or(|n| u32::try_from(n).is_err()) {
                slot(cx, len, 8, src, out);
            }
        }
        Op::Un { ty, a, .. } => slot(cx, a, ty.size(), src, out),
        Op::Bin { op, ty, a, b, .. } => binary(cx, *op, *ty, a, b, src, out),
        Op::Cvt { cvt, src: value, .. } => slot(cx, value, cvt.sizes().0, src, out),
        Op::AddMul { a, b, .. } => {
            slot(cx, a, 8, src, out);
            slot(cx, b, 8, src, out);
        }
        Op::Call(call) => {
            if let Callee::Ptr(ptr) = &mut call.callee {
                slot(cx, ptr, 8, src, out);
            }
        }
        Op::MemMove { to, from, len } => {
            slot(cx, to, 8, src, out);
            slot(cx, from, 8, src, out);
            if len.int().is_none_or(|n| u16::try_from(n).is_err()) {
                slot(cx, len, 8, src, out);
            }
        }
        Op::MemSet { to, value, len } => {
            slot(cx, to, 8, src, out);
            slot(cx, value, 1, src, out);
            slot(cx, len, 8, src, out);
        }
        Op::Alloc { size, align, .. } => {
            if !immediate_block(*size, *align) {
                slot(cx, size, 8, src, out);
                slot(cx, align, 8, src, out);
            }
        }
        Op::Dealloc { ptr, size, align } => {
            slot(cx, ptr, 8, src, out);
            if !immediate_block(*size, *align) {
                slot(cx, size, 8, src, out);
                slot(cx, align, 8, src, out);
            }
        }
        Op::Mov { .. }
        | Op::Zero { .. }
        | Op::Lea { .. }
        | Op::Intrinsic { .. }
        | Op::IntFn { .. }
        | Op::FloatFn { .. }
        | Op::StorageLive(_)
        | Op::StorageDead(_)
        | Op::Nop => {}
    }
    out.push(inst);
}

/// Whether a block of this size and alignment has the short forms of allocation.
pub fn immediate_block(size: Opnd, align: Opnd) -> bool {
    size.int().is_some_and(|n| u32::try_from(n).is_ok()) && align.int().is_some_and(|n| n <= 16)
}

fn binary(cx: &mut Cx<'_>, op: Bin, ty: Sc, a: &mut Opnd, b: &mut Opnd, src: Src, out: &mut Vec<Inst>) {
    if op.commutes() && matches!(a, Opnd::Val(_)) && matches!(b, Opnd::Loc(_)) {
        std::mem::swap(a, b);
    }
    if let (Opnd::Loc(_), Some(n)) = (&*a, b.int())
        && select::binary_imm(op, ty, n).is_some()
    {
        return;
    }
    if let (Some(n), Opnd::Loc(_)) = (a.int(), &*b)
        && op.compares()
        && select::compare_imm_left(op, ty, n).is_some()
    {
        return;
    }
    slot(cx, a, ty.size(), src, out);
    if b.int().is_some_and(|n| select::binary_imm(op, ty, n).is_some()) {
        return;
    }
    slot(cx, b, op.rhs_size(ty), src, out);
}

fn terminator(cx: &mut Cx<'_>, term: &mut Term, src: Src, out: &mut Vec<Inst>) {
    match term {
        Term::Br { cond, .. } => slot(cx, cond, 1, src, out),
        Term::BrCmp { op, ty, a, b, then, els } => {
            let (op, ty, then, els) = (*op, *ty, *then, *els);
            if let (Opnd::Loc(_), Some(n)) = (*a, b.int())
                && select::test(op, ty, n, false).is_some()
            {
                return;
            }
            if let (Some(n), Opnd::Loc(_)) = (a.int(), *b)
                && select::test(op, ty, n, true).is_some()
            {
                return;
            }
            if select::branch(op, ty).is_some() && select::branch_unless(op, ty).is_some() {
                slot(cx, a, ty.size(), src, out);
                slot(cx, b, ty.size(), src, out);
                return;
            }
            let cond = temp(cx, 1);
            let op = Op::Bin { op, ty, dst: cond.into(), a: *a, b: *b };
            legalize(cx, Inst { op, src, unwind: Unwind::Continue }, out);
            *term = Term::Br { cond: cond.into(), then, els };
        }
        Term::Switch { val, size, .. } => slot(cx, val, u64::from(*size), src, out),
        Term::Exit(code) => slot(cx, code, 4, src, out),
        Term::Goto(_)
        | Term::Return
        | Term::Resume
        | Term::Terminate
        | Term::Unreachable
        | Term::Panic(_)
        | Term::Unwind
        | Term::Abort => {}
    }
}
