//! The last step before emission: constants that no instruction takes as an immediate get slots of their own.

use super::lir::*;
use super::select;
use crate::index::Id;
use crate::source::Span;

/// Displacements and lengths that loads and stores have instructions for.
pub fn plain_size(size: u32) -> bool {
    matches!(size, 1 | 2 | 4 | 8 | 16 | 24)
}

pub fn run(f: &mut Func) {
    for blk in 0..f.blocks.len() {
        let blk = Blk::new(blk);
        let insts = std::mem::take(&mut f.blocks[blk].insts);
        let mut out = Vec::with_capacity(insts.len());
        for inst in insts {
            legalize(f, inst, &mut out);
        }
        let src = f.blocks[blk].src;
        let mut term = f.blocks[blk].term.clone();
        terminator(f, &mut term, src, &mut out);
        f.blocks[blk].insts = out;
        f.blocks[blk].term = term;
    }
}

fn temp(f: &mut Func, size: u64) -> Var {
    let size = size as u32;
    let align = size.next_power_of_two().min(16);
    let span = Span::new(crate::source::FileId::MAIN, 0, 0);
    f.vars.push(VarData { size, align, kind: VarKind::Temp, ty: None, name: None, span, pinned: false })
}

/// Puts a constant into a slot.
fn slot(f: &mut Func, opnd: &mut Opnd, size: u64, src: Src, out: &mut Vec<Inst>) {
    if let Opnd::Val(_) = opnd {
        let var = temp(f, size);
        out.push(Inst {
            op: Op::Mov { dst: var.into(), src: *opnd, size: size as u32 },
            src,
            unwind: Unwind::Continue,
        });
        *opnd = var.into();
    }
}

/// Adds a displacement that the instruction has no room for.
fn fold_disp(f: &mut Func, ptr: &mut Opnd, disp: &mut i32, src: Src, out: &mut Vec<Inst>) {
    if *disp != 0 {
        let var = temp(f, 8);
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

fn legalize(f: &mut Func, mut inst: Inst, out: &mut Vec<Inst>) {
    let src = inst.src;
    match &mut inst.op {
        Op::Load { ptr, disp, size, .. } => {
            slot(f, ptr, 8, src, out);
            if !plain_size(*size) || i16::try_from(*disp).is_err() {
                fold_disp(f, ptr, disp, src, out);
            }
        }
        Op::Store { ptr, disp, src: value, size } => {
            slot(f, ptr, 8, src, out);
            if !plain_size(*size) || i16::try_from(*disp).is_err() {
                fold_disp(f, ptr, disp, src, out);
            }
            let immediate = value.int().is_some_and(|n| i16::try_from(n).is_ok() && matches!(size, 1 | 2 | 4 | 8));
            if !immediate {
                slot(f, value, u64::from(*size), src, out);
            }
        }
        Op::Copy { to, to_disp, from, from_disp, .. } => {
            slot(f, to, 8, src, out);
            slot(f, from, 8, src, out);
            fold_disp(f, to, to_disp, src, out);
            fold_disp(f, from, from_disp, src, out);
        }
        Op::Index { ptr, index, dst, scale } => {
            if let Some(n) = index.int() {
                let b = Opnd::Val(Val::Int(n.wrapping_mul((*scale).into())));
                inst.op = Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst: *dst, a: *ptr, b };
                return legalize(f, inst, out);
            }
            slot(f, ptr, 8, src, out);
            slot(f, index, 8, src, out);
            let direct = matches!(scale, 1 | 2 | 4 | 8 | 16 | 24);
            if !direct {
                // The general form adds to its destination, which must not be the index.
                let scaled = temp(f, 8);
                let b = Opnd::Val(Val::Int((*scale).into()));
                let (ptr, index, dst) = (*ptr, *index, *dst);
                if *scale > u32::from(u16::MAX) || index == Opnd::Loc(dst) {
                    let op = Op::Bin { op: Bin::WMul, ty: Sc::U64, dst: scaled.into(), a: index, b };
                    legalize(f, Inst { op, src, unwind: Unwind::Continue }, out);
                    inst.op = Op::Bin { op: Bin::WAdd, ty: Sc::U64, dst, a: ptr, b: scaled.into() };
                }
            }
        }
        Op::LoadAt { ptr, index, .. } => {
            slot(f, ptr, 8, src, out);
            slot(f, index, 8, src, out);
        }
        Op::StoreAt { ptr, index, src: value, size } => {
            slot(f, ptr, 8, src, out);
            slot(f, index, 8, src, out);
            slot(f, value, u64::from(*size), src, out);
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
                slot(f, value, u64::from(*size), src, out);
            }
        }
        Op::SliceLoad { index, .. } | Op::SliceAddr { index, .. } => slot(f, index, 8, src, out),
        Op::SliceStore { index, src: value, size, .. } => {
            slot(f, index, 8, src, out);
            slot(f, value, u64::from(*size), src, out);
        }
        Op::Bounds { index, len } => {
            slot(f, index, 8, src, out);
            if len.int().is_none_or(|n| u32::try_from(n).is_err()) {
                slot(f, len, 8, src, out);
            }
        }
        Op::Un { ty, a, .. } => slot(f, a, ty.size(), src, out),
        Op::Bin { op, ty, a, b, .. } => binary(f, *op, *ty, a, b, src, out),
        Op::Cvt { cvt, src: value, .. } => slot(f, value, cvt.sizes().0, src, out),
        Op::Call(call) => {
            if let Callee::Ptr(ptr) = &mut call.callee {
                slot(f, ptr, 8, src, out);
            }
        }
        Op::MemMove { to, from, len } => {
            slot(f, to, 8, src, out);
            slot(f, from, 8, src, out);
            if len.int().is_none_or(|n| u16::try_from(n).is_err()) {
                slot(f, len, 8, src, out);
            }
        }
        Op::MemSet { to, value, len } => {
            slot(f, to, 8, src, out);
            slot(f, value, 1, src, out);
            slot(f, len, 8, src, out);
        }
        Op::Alloc { size, align, .. } => {
            if !immediate_block(*size, *align) {
                slot(f, size, 8, src, out);
                slot(f, align, 8, src, out);
            }
        }
        Op::Dealloc { ptr, size, align } => {
            slot(f, ptr, 8, src, out);
            if !immediate_block(*size, *align) {
                slot(f, size, 8, src, out);
                slot(f, align, 8, src, out);
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

fn binary(f: &mut Func, op: Bin, ty: Sc, a: &mut Opnd, b: &mut Opnd, src: Src, out: &mut Vec<Inst>) {
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
    slot(f, a, ty.size(), src, out);
    if b.int().is_some_and(|n| select::binary_imm(op, ty, n).is_some()) {
        return;
    }
    slot(f, b, op.rhs_size(ty), src, out);
}

fn terminator(f: &mut Func, term: &mut Term, src: Src, out: &mut Vec<Inst>) {
    match term {
        Term::Br { cond, .. } => slot(f, cond, 1, src, out),
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
                slot(f, a, ty.size(), src, out);
                slot(f, b, ty.size(), src, out);
                return;
            }
            let cond = temp(f, 1);
            let op = Op::Bin { op, ty, dst: cond.into(), a: *a, b: *b };
            legalize(f, Inst { op, src, unwind: Unwind::Continue }, out);
            *term = Term::Br { cond: cond.into(), then, els };
        }
        Term::Switch { val, size, .. } => slot(f, val, u64::from(*size), src, out),
        Term::Exit(code) => slot(f, code, 4, src, out),
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
