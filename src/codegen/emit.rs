//! Instructions: one function's [`lir`](super::lir) to bytecode.

use std::collections::HashMap;

use super::frame::{self, CallPlaces, Frame};
use super::legalize;
use super::lir::{self, Bin, Blk, Call, Callee, Func, InstId, Loc, Opnd, Sc, Src, StaticRef, Term, Unwind, Val, Var};
use super::select::{self, Test};
use crate::bytecode::{Far, FunctionId, Near, Op, Slot, Switch, TERMINATE};
use crate::index::{BitSet, Id, IdVec};
use crate::ty::Ty;

/// What emission needs to know of the program around the function.
pub trait Program {
    fn function(&self, inst: InstId) -> FunctionId;
    fn static_address(&self, id: StaticRef) -> u64;
    /// The index of a 64-bit constant in the pool.
    fn pool(&mut self, value: u64) -> u32;
}

/// One function as bytecode. Pcs are relative to its first instruction.
pub struct Code {
    pub ops: Vec<Op>,
    /// Where each instruction comes from.
    pub srcs: Vec<Src>,
    /// The first pc of each emitted block, in order of emission.
    pub blocks: Vec<(Blk, u32)>,
    /// Relative targets; the table index in `ops` counts from the function's first table.
    pub switches: Vec<(Switch, usize)>,
    pub unwind: Vec<(u32, u32, Unwind)>,
    pub alloc_sites: Vec<(u32, Ty)>,
    /// Storage markers: pc, variable, and whether it begins.
    pub storage: Vec<(u32, Var, bool)>,
    pub frame: Frame,
    /// A call needs more outgoing room than slots reach.
    pub too_far: bool,
}

/// Where a relative distance is to be filled in.
struct Fixup {
    pc: u32,
    to: Blk,
    /// Instructions at the target's beginning that the branch has done already.
    skip: u32,
}

/// `dst = src`, then `src = src + 1`.
struct Step {
    dst: Slot,
    src: Slot,
    size: u32,
}

impl Step {
    fn op(&self) -> Op {
        let Step { dst, src, size } = *self;
        if size == 4 { Op::Step32 { dst, src } } else { Op::Step64 { dst, src } }
    }
}

struct Emit<'a, P> {
    f: &'a Func,
    program: &'a mut P,
    code: Code,
    at: IdVec<Blk, u32>,
    fixups: Vec<Fixup>,
    src: Src,
    /// Branch distances are out of 16-bit reach: jump around a far jump instead.
    far: bool,
    guard: bool,
    /// Variables whose address is taken.
    addressed: BitSet<Var>,
    scratch_used: u64,
    constants: HashMap<u64, u32>,
}

/// Emits a function; `order` is the order of its blocks.
pub fn emit<P: Program>(f: &Func, order: &[Blk], program: &mut P, guard: bool) -> Code {
    let attempt = |program: &mut P, far: bool| {
        let frame = frame::layout(f, order);
        let too_far = frame.out > 0xFFF0;
        let code = Code {
            ops: Vec::new(),
            srcs: Vec::new(),
            blocks: Vec::new(),
            switches: Vec::new(),
            unwind: Vec::new(),
            alloc_sites: Vec::new(),
            storage: Vec::new(),
            frame,
            too_far,
        };
        let at = IdVec::from_elem(u32::MAX, f.blocks.len());
        let mut emit = Emit {
            f,
            program,
            code,
            at,
            fixups: Vec::new(),
            src: Src(0),
            far,
            guard,
            addressed: addressed(f, order),
            scratch_used: 0,
            constants: HashMap::new(),
        };
        emit.blocks(order);
        let near_enough = emit.fix();
        (emit.code, near_enough)
    };
    let (code, near_enough) = attempt(program, false);
    if near_enough { code } else { attempt(program, true).0 }
}

fn storage(op: &lir::Op) -> bool {
    matches!(op, lir::Op::StorageLive(_) | lir::Op::StorageDead(_))
}

fn addressed(f: &Func, order: &[Blk]) -> BitSet<Var> {
    let mut set = BitSet::new(f.vars.len());
    for inst in order.iter().flat_map(|blk| &f.blocks[*blk].insts) {
        if let lir::Op::Lea { of, .. } = &inst.op {
            set.insert(of.var);
        }
    }
    set
}

impl<P: Program> Emit<'_, P> {
    fn blocks(&mut self, order: &[Blk]) {
        for (i, blk) in order.iter().enumerate() {
            let block = &self.f.blocks[*blk];
            self.at[*blk] = self.pc();
            self.code.blocks.push((*blk, self.pc()));
            let mut skipped = None;
            for (i, inst) in block.insts.iter().enumerate() {
                self.scratch_used = 0;
                self.src = inst.src;
                let start = self.pc();
                if skipped == Some(i) {
                    continue;
                }
                if let Some((step, add)) = self.step_at(&block.insts, i) {
                    self.op(step.op());
                    skipped = Some(add);
                    continue;
                }
                self.inst(&inst.op);
                if inst.op.effects().panics {
                    self.unwind(start, inst.unwind);
                }
            }
            self.scratch_used = 0;
            self.src = block.src;
            let start = self.pc();
            self.terminator(&block.term, order.get(i + 1).copied());
            if block.term.panics() {
                self.unwind(start, block.unwind);
            }
        }
    }

    fn pc(&self) -> u32 {
        self.code.ops.len() as u32
    }

    fn op(&mut self, op: Op) {
        self.code.ops.push(op);
        self.code.srcs.push(self.src);
    }

    fn unwind(&mut self, start: u32, unwind: Unwind) {
        let end = self.pc();
        if unwind == Unwind::Continue || start == end {
            return;
        }
        if let Some((_, last_end, last)) = self.code.unwind.last_mut()
            && *last_end == start
            && *last == unwind
        {
            *last_end = end;
            return;
        }
        self.code.unwind.push((start, end, unwind));
    }

    // -----------------------------------------------------------------------------------------------------------
    // Slots.

    fn offset(&self, loc: Loc) -> u64 {
        self.code.frame.offsets[loc.var] + u64::from(loc.off)
    }

    fn scratch(&mut self, size: u64) -> Slot {
        let size = size.next_multiple_of(8);
        // Frames without scratch room have no far slots; a statement uses less than there is.
        let at = self.code.frame.scratch.unwrap_or(0) + self.scratch_used;
        self.scratch_used += size;
        Slot(at.min(0xFFF0) as u16)
    }

    /// A slot that holds the operand's value: the variable's own, or a copy of what lies too far away.
    fn read(&mut self, loc: Loc, size: u64) -> Slot {
        let offset = self.offset(loc);
        if offset + size <= 0x1_0000 {
            return Slot(offset as u16);
        }
        let ptr = self.scratch(8);
        self.op(Op::Lea { dst: ptr, offset: offset as u32 });
        let dst = self.scratch(size);
        self.load(dst, ptr, 0, size);
        dst
    }

    fn read_opnd(&mut self, opnd: Opnd, size: u64) -> Slot {
        match opnd {
            Opnd::Loc(loc) => self.read(loc, size),
            // Legalisation left constants only where instructions take them.
            Opnd::Val(val) => {
                let dst = self.scratch(size);
                self.constant(dst, val, size);
                dst
            }
        }
    }

    /// Runs `make` on a slot for the result, and stores the result if it belongs far away.
    fn write(&mut self, loc: Loc, size: u64, make: impl FnOnce(&mut Self, Slot)) {
        let offset = self.offset(loc);
        if offset + size <= 0x1_0000 {
            return make(self, Slot(offset as u16));
        }
        let dst = self.scratch(size);
        make(self, dst);
        let ptr = self.scratch(8);
        self.op(Op::Lea { dst: ptr, offset: offset as u32 });
        self.store(ptr, dst, 0, size);
    }

    fn load(&mut self, dst: Slot, ptr: Slot, disp: i16, size: u64) {
        self.op(match size {
            1 => Op::Load1 { dst, ptr, disp },
            2 => Op::Load2 { dst, ptr, disp },
            4 => Op::Load4 { dst, ptr, disp },
            8 => Op::Load8 { dst, ptr, disp },
            16 => Op::Load16 { dst, ptr, disp },
            24 => Op::Load24 { dst, ptr, disp },
            _ => Op::LoadN { dst, ptr, len: size as u16 },
        });
    }

    fn store(&mut self, ptr: Slot, src: Slot, disp: i16, size: u64) {
        self.op(match size {
            1 => Op::Store1 { ptr, src, disp },
            2 => Op::Store2 { ptr, src, disp },
            4 => Op::Store4 { ptr, src, disp },
            8 => Op::Store8 { ptr, src, disp },
            16 => Op::Store16 { ptr, src, disp },
            24 => Op::Store24 { ptr, src, disp },
            _ => Op::StoreN { ptr, src, len: size as u16 },
        });
    }

    // -----------------------------------------------------------------------------------------------------------
    // Moves.

    fn value(&self, val: Val) -> u64 {
        match val {
            Val::Int(n) => n as u64,
            Val::Static(id, off) => self.program.static_address(id) + u64::from(off),
            Val::Fn(inst) => crate::bytecode::fn_pointer(self.program.function(inst)),
        }
    }

    fn constant(&mut self, dst: Slot, val: Val, size: u64) {
        let bits = self.value(val);
        let n = bits as i64;
        let small = i32::try_from(n).ok();
        match size {
            1 => self.op(Op::Const1 { dst, imm: n as i32 }),
            2 => self.op(Op::Const2 { dst, imm: n as i32 }),
            4 => self.op(Op::Const4 { dst, imm: n as i32 }),
            8 => match small {
                Some(imm) => self.op(Op::Const8 { dst, imm }),
                None => {
                    let index = self.pool(bits);
                    self.op(Op::Pool8 { dst, index });
                }
            },
            _ => {
                // Wider values and odd ones, piece by piece: the upper bytes are the sign.
                let mut at = 0;
                while at < size {
                    let piece = [8, 4, 2, 1].into_iter().find(|p| at + p <= size).unwrap_or(1);
                    let part = if at < 8 { n >> (8 * at) } else { n >> 63 };
                    let slot = Slot(dst.0.wrapping_add(at as u16));
                    self.constant(slot, Val::Int(part), piece);
                    at += piece;
                }
            }
        }
    }

    fn pool(&mut self, bits: u64) -> u32 {
        if let Some(index) = self.constants.get(&bits) {
            return *index;
        }
        let index = self.program.pool(bits);
        self.constants.insert(bits, index);
        index
    }

    fn mov(&mut self, dst: Slot, src: Slot, size: u64) {
        if dst == src || size == 0 {
            return;
        }
        self.op(match size {
            1 => Op::Mov1 { dst, src },
            2 => Op::Mov2 { dst, src },
            4 => Op::Mov4 { dst, src },
            8 => Op::Mov8 { dst, src },
            16 => Op::Mov16 { dst, src },
            24 => Op::Mov24 { dst, src },
            _ => Op::MovN { dst, src, len: size as u16 },
        });
    }

    fn move_to(&mut self, dst: u64, src: Opnd, size: u64) {
        let near = |offset: u64| offset + size <= 0x1_0000;
        match src {
            Opnd::Val(val) if near(dst) => self.constant(Slot(dst as u16), val, size),
            Opnd::Val(val) => {
                let value = self.scratch(size.min(24));
                self.constant(value, val, size.min(24));
                let ptr = self.scratch(8);
                self.op(Op::Lea { dst: ptr, offset: dst as u32 });
                self.store(ptr, value, 0, size.min(24));
            }
            Opnd::Loc(loc) => {
                let from = self.offset(loc);
                if near(dst) && near(from) && size <= u64::from(u16::MAX) {
                    return self.mov(Slot(dst as u16), Slot(from as u16), size);
                }
                let (to_ptr, from_ptr) = (self.scratch(8), self.scratch(8));
                self.op(Op::Lea { dst: to_ptr, offset: dst as u32 });
                self.op(Op::Lea { dst: from_ptr, offset: from as u32 });
                self.copy(to_ptr, from_ptr, size);
            }
        }
    }

    /// Memory to memory.
    fn copy(&mut self, to: Slot, from: Slot, size: u64) {
        match u16::try_from(size) {
            Ok(len) => self.op(Op::CopyK { to, from, len }),
            Err(_) => {
                let len = self.scratch(8);
                self.constant(len, Val::Int(size as i64), 8);
                self.op(Op::MemMove { to, from, len });
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Instructions.

    fn inst(&mut self, op: &lir::Op) {
        match op {
            lir::Op::Mov { dst, src, size } => {
                let to = self.offset(*dst);
                self.move_to(to, *src, u64::from(*size));
            }
            lir::Op::Zero { dst, size } => {
                let offset = self.offset(*dst);
                if offset <= 0xFFFF {
                    return self.op(Op::Zero { dst: Slot(offset as u16), len: *size });
                }
                let (to, value, len) = (self.scratch(8), self.scratch(1), self.scratch(8));
                self.op(Op::Lea { dst: to, offset: offset as u32 });
                self.constant(value, Val::Int(0), 1);
                self.constant(len, Val::Int((*size).into()), 8);
                self.op(Op::MemSet { to, value, len });
            }
            lir::Op::Lea { dst, of } => {
                let offset = self.offset(*of) as u32;
                self.write(*dst, 8, |e, dst| e.op(Op::Lea { dst, offset }));
            }
            lir::Op::Load { dst, ptr, disp, size } => self.load_inst(*dst, *ptr, *disp, u64::from(*size)),
            lir::Op::Store { ptr, disp, src, size } => self.store_inst(*ptr, *disp, *src, u64::from(*size)),
            lir::Op::Copy { to, from, size, .. } => {
                let (to, from) = (self.read_opnd(*to, 8), self.read_opnd(*from, 8));
                self.copy(to, from, u64::from(*size));
            }
            lir::Op::Index { dst, ptr, index, scale } => self.index(*dst, *ptr, *index, *scale),
            lir::Op::LoadAt { dst, ptr, index, size } => {
                let (ptr, index) = (self.read_opnd(*ptr, 8), self.read_opnd(*index, 8));
                let size = *size;
                self.write(*dst, size.into(), |e, dst| {
                    e.op(match size {
                        1 => Op::LoadAt1 { dst, ptr, index },
                        2 => Op::LoadAt2 { dst, ptr, index },
                        4 => Op::LoadAt4 { dst, ptr, index },
                        8 => Op::LoadAt8 { dst, ptr, index },
                        _ => Op::LoadAt16 { dst, ptr, index },
                    });
                });
            }
            lir::Op::StoreAt { ptr, index, src, size } => {
                let (ptr, index) = (self.read_opnd(*ptr, 8), self.read_opnd(*index, 8));
                let src = self.read_opnd(*src, u64::from(*size));
                self.op(match size {
                    1 => Op::StoreAt1 { ptr, index, src },
                    2 => Op::StoreAt2 { ptr, index, src },
                    4 => Op::StoreAt4 { ptr, index, src },
                    8 => Op::StoreAt8 { ptr, index, src },
                    _ => Op::StoreAt16 { ptr, index, src },
                });
            }
            lir::Op::FrameLoad { dst, base, index, size, .. } => self.frame_load(*dst, *base, *index, *size),
            lir::Op::FrameStore { base, index, src, size, .. } => self.frame_store(*base, *index, *src, *size),
            lir::Op::SliceLoad { dst, pair, by_ref, index, size } => {
                let (index, pair) = (self.read_opnd(*index, 8), self.read(*pair, if *by_ref { 8 } else { 16 }));
                let (size, by_ref) = (*size, *by_ref);
                self.write(*dst, size.into(), |e, dst| e.op(slice_load(dst, pair, by_ref, index, size)));
            }
            lir::Op::SliceStore { pair, by_ref, index, src, size } => {
                let (index, pair) = (self.read_opnd(*index, 8), self.read(*pair, if *by_ref { 8 } else { 16 }));
                let src = self.read_opnd(*src, u64::from(*size));
                self.op(slice_store(pair, *by_ref, index, src, *size));
            }
            lir::Op::SliceAddr { dst, pair, by_ref, index, scale } => {
                let (index, pair) = (self.read_opnd(*index, 8), self.read(*pair, if *by_ref { 8 } else { 16 }));
                let (scale, by_ref) = (*scale, *by_ref);
                self.write(*dst, 8, |e, dst| e.op(slice_addr(dst, pair, by_ref, index, scale)));
            }
            lir::Op::Bounds { index, len } => {
                let index = self.read_opnd(*index, 8);
                match len.int().and_then(|n| u32::try_from(n).ok()) {
                    Some(len) => self.op(Op::BoundsImm { index, len }),
                    None => {
                        let len = self.read_opnd(*len, 8);
                        self.op(Op::Bounds { index, len });
                    }
                }
            }
            lir::Op::Un { op, ty, dst, a } => {
                let a = self.read_opnd(*a, ty.size());
                let Some(make) = select::unary(*op, *ty) else { return };
                self.write(*dst, ty.size(), |e, dst| e.op(make(dst, a)));
            }
            lir::Op::Bin { op, ty, dst, a, b } => self.binary(*op, *ty, *dst, *a, *b),
            lir::Op::Cvt { cvt, dst, src } => {
                let (from, to) = cvt.sizes();
                let src = self.read_opnd(*src, from);
                let Some(make) = select::convert(*cvt) else { return };
                self.write(*dst, to, |e, dst| e.op(make(dst, src)));
            }
            lir::Op::AddMul { dst, a, b } => {
                let (a, b) = (self.read_opnd(*a, 8), self.read_opnd(*b, 8));
                let old = self.read(*dst, 8);
                self.write(*dst, 8, |e, dst| {
                    e.mov(dst, old, 8);
                    e.op(Op::AddMulF64 { dst, a, b });
                });
            }
            lir::Op::Call(call) => self.call(call),
            lir::Op::MemMove { to, from, len } => {
                let (to, from) = (self.read_opnd(*to, 8), self.read_opnd(*from, 8));
                match len.int().and_then(|n| u16::try_from(n).ok()) {
                    Some(len) => self.op(Op::CopyK { to, from, len }),
                    None => {
                        let len = self.read_opnd(*len, 8);
                        self.op(Op::MemMove { to, from, len });
                    }
                }
            }
            lir::Op::MemSet { to, value, len } => {
                let (to, value, len) = (self.read_opnd(*to, 8), self.read_opnd(*value, 1), self.read_opnd(*len, 8));
                self.op(Op::MemSet { to, value, len });
            }
            lir::Op::Alloc { dst, size, align, ty } => {
                if let Some(ty) = ty {
                    self.code.alloc_sites.push((self.pc(), *ty));
                }
                if legalize::immediate_block(*size, *align) {
                    let size = size.int().unwrap_or(0) as u32;
                    return self.write(*dst, 8, |e, dst| e.op(Op::AllocImm { dst, size }));
                }
                let (size, align) = (self.read_opnd(*size, 8), self.read_opnd(*align, 8));
                self.write(*dst, 8, |e, dst| e.op(Op::Alloc { dst, size, align }));
            }
            lir::Op::Dealloc { ptr, size, align } => {
                let ptr = self.read_opnd(*ptr, 8);
                if legalize::immediate_block(*size, *align) {
                    return self.op(Op::DeallocImm { ptr, size: size.int().unwrap_or(0) as u32 });
                }
                let (size, align) = (self.read_opnd(*size, 8), self.read_opnd(*align, 8));
                self.op(Op::Dealloc { ptr, size, align });
            }
            lir::Op::Intrinsic { f, dst, size, args, cells, ty } => {
                if let Some(ty) = ty {
                    self.code.alloc_sites.push((self.pc(), *ty));
                }
                let args = self.read(*args, u64::from(*cells));
                let function = *f;
                if *size == 0 {
                    return self.op(Op::Intrinsic { function, dst: args, args });
                }
                self.write(*dst, u64::from(*size), |e, dst| e.op(Op::Intrinsic { function, dst, args }));
            }
            lir::Op::IntFn { f, ty, dst, size, args, cells } => {
                let args = self.read(*args, u64::from(*cells));
                let (function, ty) = (*f, select::int_ty(*ty));
                self.write(*dst, u64::from(*size), |e, dst| e.op(Op::IntFn { function, ty, dst, args }));
            }
            lir::Op::FloatFn { f, ty, dst, args, cells } => {
                let args = self.read(*args, u64::from(*cells));
                let (function, float) = (*f, select::float_ty(*ty));
                self.write(*dst, ty.size(), |e, dst| e.op(Op::FloatFn { function, ty: float, dst, args }));
            }
            lir::Op::StorageLive(var) => self.storage(*var, true),
            lir::Op::StorageDead(var) => self.storage(*var, false),
            lir::Op::Nop => {}
        }
    }

    fn storage(&mut self, var: Var, live: bool) {
        self.code.storage.push((self.pc(), var, live));
        let (offset, len) = (self.offset(var.into()), self.f.vars[var].size);
        // A temporary that no pointer can reach shares its place with others, whose lives its markers do not respect.
        let reachable = self.f.vars[var].kind != lir::VarKind::Temp || self.addressed.contains(var);
        if self.guard && reachable && len > 0 && offset <= 0xFFFF {
            let slot = Slot(offset as u16);
            self.op(if live { Op::StorageLive { slot, len } } else { Op::StorageDead { slot, len } });
        }
    }

    fn load_inst(&mut self, dst: Loc, ptr: Opnd, disp: i32, size: u64) {
        let ptr = self.read_opnd(ptr, 8);
        let to = self.offset(dst);
        if legalize::plain_size(size as u32) {
            return self.write(dst, size, |e, dst| e.load(dst, ptr, disp as i16, size));
        }
        if size <= u64::from(u16::MAX) && to + size <= 0x1_0000 {
            return self.load(Slot(to as u16), ptr, 0, size);
        }
        let to_ptr = self.scratch(8);
        self.op(Op::Lea { dst: to_ptr, offset: to as u32 });
        self.copy(to_ptr, ptr, size);
    }

    fn store_inst(&mut self, ptr: Opnd, disp: i32, src: Opnd, size: u64) {
        let ptr = self.read_opnd(ptr, 8);
        let disp = disp as i16;
        if let Some(imm) = src.int().and_then(|n| i16::try_from(n).ok()) {
            match size {
                1 => return self.op(Op::Store1Imm { ptr, imm, disp }),
                2 => return self.op(Op::Store2Imm { ptr, imm, disp }),
                4 => return self.op(Op::Store4Imm { ptr, imm, disp }),
                8 => return self.op(Op::Store8Imm { ptr, imm, disp }),
                _ => {}
            }
        }
        if legalize::plain_size(size as u32) {
            let src = self.read_opnd(src, size);
            return self.store(ptr, src, disp, size);
        }
        let Opnd::Loc(loc) = src else { return };
        let from = self.offset(loc);
        if size <= u64::from(u16::MAX) && from + size <= 0x1_0000 {
            return self.store(ptr, Slot(from as u16), 0, size);
        }
        let from_ptr = self.scratch(8);
        self.op(Op::Lea { dst: from_ptr, offset: from as u32 });
        self.copy(ptr, from_ptr, size);
    }

    fn index(&mut self, dst: Loc, ptr: Opnd, index: Opnd, scale: u32) {
        let (ptr, index) = (self.read_opnd(ptr, 8), self.read_opnd(index, 8));
        self.write(dst, 8, |e, dst| {
            let op = match scale {
                1 => Op::PtrAdd1 { dst, ptr, index },
                2 => Op::PtrAdd2 { dst, ptr, index },
                4 => Op::PtrAdd4 { dst, ptr, index },
                8 => Op::PtrAdd8 { dst, ptr, index },
                16 => Op::PtrAdd16 { dst, ptr, index },
                24 => Op::PtrAdd24 { dst, ptr, index },
                _ => {
                    e.mov(dst, ptr, 8);
                    Op::PtrAddScaled { dst, index, scale: scale as u16 }
                }
            };
            e.op(op);
        });
    }

    fn frame_load(&mut self, dst: Loc, base: Loc, index: Opnd, size: u32) {
        let index = self.read_opnd(index, 8);
        let offset = self.offset(base);
        if offset > 0xFFFF {
            let ptr = self.scratch(8);
            self.op(Op::Lea { dst: ptr, offset: offset as u32 });
            return self.write(dst, size.into(), |e, dst| {
                e.op(match size {
                    1 => Op::LoadAt1 { dst, ptr, index },
                    2 => Op::LoadAt2 { dst, ptr, index },
                    4 => Op::LoadAt4 { dst, ptr, index },
                    8 => Op::LoadAt8 { dst, ptr, index },
                    _ => Op::LoadAt16 { dst, ptr, index },
                });
            });
        }
        let base = Slot(offset as u16);
        self.write(dst, size.into(), |e, dst| {
            e.op(match size {
                1 => Op::FrameLoadAt1 { dst, base, index },
                2 => Op::FrameLoadAt2 { dst, base, index },
                4 => Op::FrameLoadAt4 { dst, base, index },
                8 => Op::FrameLoadAt8 { dst, base, index },
                _ => Op::FrameLoadAt16 { dst, base, index },
            });
        });
    }

    fn frame_store(&mut self, base: Loc, index: Opnd, src: Opnd, size: u32) {
        let (index, src) = (self.read_opnd(index, 8), self.read_opnd(src, size.into()));
        let offset = self.offset(base);
        if offset > 0xFFFF {
            let ptr = self.scratch(8);
            self.op(Op::Lea { dst: ptr, offset: offset as u32 });
            return self.op(match size {
                1 => Op::StoreAt1 { ptr, index, src },
                2 => Op::StoreAt2 { ptr, index, src },
                4 => Op::StoreAt4 { ptr, index, src },
                8 => Op::StoreAt8 { ptr, index, src },
                _ => Op::StoreAt16 { ptr, index, src },
            });
        }
        let base = Slot(offset as u16);
        self.op(match size {
            1 => Op::FrameStoreAt1 { base, index, src },
            2 => Op::FrameStoreAt2 { base, index, src },
            4 => Op::FrameStoreAt4 { base, index, src },
            8 => Op::FrameStoreAt8 { base, index, src },
            _ => Op::FrameStoreAt16 { base, index, src },
        });
    }

    fn binary(&mut self, op: Bin, ty: Sc, dst: Loc, a: Opnd, b: Opnd) {
        let result = op.result_size(ty);
        if let (Opnd::Loc(_), Some(n)) = (a, b.int())
            && let Some((make, imm)) = select::binary_imm(op, ty, n)
        {
            let a = self.read_opnd(a, ty.size());
            return self.write(dst, result, |e, dst| e.op(make(dst, a, imm)));
        }
        if let (Some(n), Opnd::Loc(_)) = (a.int(), b)
            && op.compares()
            && let Some((make, imm)) = select::compare_imm_left(op, ty, n)
        {
            let b = self.read_opnd(b, ty.size());
            return self.write(dst, result, |e, dst| e.op(make(dst, b, imm)));
        }
        let (a, b) = (self.read_opnd(a, ty.size()), self.read_opnd(b, op.rhs_size(ty)));
        // Every operation that lowering makes has an instruction for its type.
        let Some(make) = select::binary(op, ty) else { return };
        self.write(dst, result, |e, dst| e.op(make(dst, a, b)));
    }

    fn call(&mut self, call: &Call) {
        let CallPlaces { ret, args, .. } = frame::call_places(call);
        let out = self.code.frame.out;
        for (arg, distance) in call.args.iter().zip(args) {
            if arg.size > 0 {
                self.scratch_used = 0;
                self.move_to(out - distance, arg.val, arg.size.into());
            }
        }
        self.scratch_used = 0;
        let top = Slot(out.min(0xFFF0) as u16);
        if let Some(ty) = call.alloc {
            self.code.alloc_sites.push((self.pc(), ty));
        }
        match call.callee {
            Callee::Fn(inst) => {
                let function = self.program.function(inst);
                self.op(Op::Call { top, function });
            }
            Callee::Ptr(ptr) => {
                let ptr = self.read_opnd(ptr, 8);
                self.op(Op::CallPtr { top, ptr });
            }
        }
        if let Some(dst) = call.ret {
            let from = out - ret;
            let size = u64::from(call.ret_size);
            let to = self.offset(dst);
            if to + size <= 0x1_0000 && from + size <= 0x1_0000 {
                return self.mov(Slot(to as u16), Slot(from as u16), size);
            }
            let (to_ptr, from_ptr) = (self.scratch(8), self.scratch(8));
            self.op(Op::Lea { dst: to_ptr, offset: to as u32 });
            self.op(Op::Lea { dst: from_ptr, offset: from as u32 });
            self.copy(to_ptr, from_ptr, size);
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Control flow.

    fn jump(&mut self, to: Blk, next: Option<Blk>) {
        if Some(to) != next {
            self.fixups.push(Fixup { pc: self.pc(), to, skip: 0 });
            self.op(Op::Jump { to: Far(0) });
        }
    }

    /// A conditional branch of short reach to `to`, given the branch and its opposite.
    fn near_branch(&mut self, to: Blk, branch: Op, opposite: Op) {
        if self.far {
            // Around a far jump.
            let mut opposite = opposite;
            set_distance(&mut opposite, 2);
            self.op(opposite);
            self.fixups.push(Fixup { pc: self.pc(), to, skip: 0 });
            self.op(Op::Jump { to: Far(0) });
        } else {
            self.fixups.push(Fixup { pc: self.pc(), to, skip: 0 });
            self.op(branch);
        }
    }

    /// Goes to `then` by `branch` or else to `els`, whichever of them comes next.
    fn branch(&mut self, then: Blk, els: Blk, next: Option<Blk>, branch: Op, opposite: Op) {
        if Some(then) == next {
            self.near_branch(els, opposite, branch);
        } else {
            self.near_branch(then, branch, opposite);
            self.jump(els, next);
        }
    }

    fn terminator(&mut self, term: &Term, next: Option<Blk>) {
        match term {
            Term::Goto(to) => self.jump(*to, next),
            Term::Br { cond, then, els } => {
                let a = self.read_opnd(*cond, 1);
                let (op, to, other) = match Some(*then) == next {
                    true => (Op::BrFalse { a, to: Far(0) }, *els, *then),
                    false => (Op::BrTrue { a, to: Far(0) }, *then, *els),
                };
                self.fixups.push(Fixup { pc: self.pc(), to, skip: 0 });
                self.op(op);
                self.jump(other, next);
            }
            Term::BrCmp { op, ty, a, b, then, els } => self.compare(*op, *ty, *a, *b, (*then, *els), next),
            Term::Switch { val, size, cases, default } => self.switch(*val, u64::from(*size), cases, *default, next),
            Term::Return => {
                let top = self.code.frame.window as u32;
                self.op(Op::Ret { top });
            }
            Term::Resume => self.op(Op::ResumeUnwind),
            Term::Terminate => self.op(Op::TerminateInCleanup),
            Term::Unreachable => self.op(Op::Unreachable),
            Term::Panic(kind) => self.op(Op::Panic { kind: *kind }),
            Term::Unwind => self.op(Op::Unwind),
            Term::Abort => self.op(Op::Abort),
            Term::Exit(code) => {
                let code = self.read_opnd(*code, 4);
                self.op(Op::Exit { code });
            }
        }
    }

    /// `dst = src; src = src + 1`, one instruction if both are in reach.
    fn step_of(&self, copy: &lir::Op, add: &lir::Op) -> Option<Step> {
        let lir::Op::Mov { dst, src: Opnd::Loc(src), size: size @ (4 | 8) } = *copy else { return None };
        let lir::Op::Bin { op: Bin::WAdd, ty, dst: sum, a: Opnd::Loc(a), b } = *add else { return None };
        if sum != src || a != src && a != dst || b.int() != Some(1) || ty.size() != u64::from(size) {
            return None;
        }
        Some(Step { dst: self.near_slot(dst, size)?, src: self.near_slot(src, size)?, size })
    }

    fn near_slot(&self, loc: Loc, size: u32) -> Option<Slot> {
        let offset = self.offset(loc);
        (offset + u64::from(size) <= 0x1_0000).then_some(Slot(offset as u16))
    }

    /// The step that begins with the copy at `at`, and where its sum is.
    fn step_at(&self, insts: &[lir::Inst], at: usize) -> Option<(Step, usize)> {
        let copy = &insts.get(at)?.op;
        if !matches!(copy, lir::Op::Mov { .. }) {
            return None;
        }
        let add =
            if self.guard { at + 1 } else { at + 1 + insts[at + 1..].iter().position(|inst| !storage(&inst.op))? };
        Some((self.step_of(copy, &insts.get(add)?.op)?, add))
    }

    /// The step that a block begins with.
    fn first_step(&self, blk: Blk) -> Option<Step> {
        let insts = &self.f.blocks[blk].insts;
        let first = insts.iter().position(|inst| !storage(&inst.op))?;
        self.step_at(insts, first).map(|(step, _)| step)
    }

    /// The end of a loop over a range, whose body begins with a step of it: both are done by one instruction.
    fn next_of_range(&mut self, ty: Sc, start: Loc, end: Loc, body: Blk) -> bool {
        let size = ty.size() as u32;
        // Under the guard, the step is behind storage markers.
        if self.guard || self.far || end != start.plus(ty.size()) {
            return false;
        }
        let Some(range) = self.near_slot(start, 2 * size) else { return false };
        let Some(step) = self.first_step(body).filter(|step| step.src == range && step.size == size) else {
            return false;
        };
        let (dst, to) = (step.dst, Near(0));
        let op = match ty {
            Sc::I32 => Op::NextI32 { dst, range, to },
            Sc::U32 => Op::NextU32 { dst, range, to },
            Sc::I64 => Op::NextI64 { dst, range, to },
            Sc::U64 => Op::NextU64 { dst, range, to },
            _ => return false,
        };
        self.fixups.push(Fixup { pc: self.pc(), to: body, skip: 1 });
        self.op(op);
        true
    }

    fn compare(&mut self, op: Bin, ty: Sc, a: Opnd, b: Opnd, (then, els): (Blk, Blk), next: Option<Blk>) {
        if let (Bin::Lt, Opnd::Loc(start), Opnd::Loc(end)) = (op, a, b)
            && Some(then) != next
            && self.next_of_range(ty, start, end, then)
        {
            return self.jump(els, next);
        }
        let by_constant = match (a.int(), b.int()) {
            (None, Some(n)) => select::test(op, ty, n, false).map(|t| (a, t)),
            (Some(n), None) => select::test(op, ty, n, true).map(|t| (b, t)),
            _ => None,
        };
        if let Some((slot, (test, imm))) = by_constant
            && let (Some(branch), Some(opposite)) =
                (select::branch_imm(test, ty), select::branch_imm(test.inverse(), ty))
        {
            let a = self.read_opnd(slot, ty.size());
            return self.branch(then, els, next, branch(a, imm, Near(0)), opposite(a, imm, Near(0)));
        }
        let (a, b) = (self.read_opnd(a, ty.size()), self.read_opnd(b, ty.size()));
        // Legalisation made booleans of comparisons that have no branch.
        let (Some(branch), Some((opposite, swapped))) = (select::branch(op, ty), select::branch_unless(op, ty)) else {
            return;
        };
        let opposite = if swapped { opposite(b, a, Near(0)) } else { opposite(a, b, Near(0)) };
        self.branch(then, els, next, branch(a, b, Near(0)), opposite);
    }

    fn switch(&mut self, val: Opnd, size: u64, cases: &[(i64, Blk)], default: Blk, next: Option<Blk>) {
        let a = self.read_opnd(val, size);
        let ty = Sc::unsigned(size);
        let immediate = |n: i64| i16::try_from(n).ok();
        if cases.len() <= 3 && cases.iter().all(|(n, _)| immediate(*n).is_some()) {
            for (i, (n, to)) in cases.iter().enumerate() {
                let imm = immediate(*n).unwrap_or(0);
                let (Some(equal), Some(unequal)) = (select::branch_imm(Test::Eq, ty), select::branch_imm(Test::Ne, ty))
                else {
                    return;
                };
                let (equal, unequal) = (equal(a, imm, Near(0)), unequal(a, imm, Near(0)));
                if i + 1 == cases.len() {
                    return self.branch(*to, default, next, equal, unequal);
                }
                self.near_branch(*to, equal, unequal);
            }
            return self.jump(default, next);
        }
        let mask = if size >= 8 { u64::MAX } else { (1 << (8 * size)) - 1 };
        let mut values: Vec<(u64, Blk)> = cases.iter().map(|(n, to)| (*n as u64 & mask, *to)).collect();
        values.sort_by_key(|v| v.0);
        values.dedup_by_key(|v| v.0);
        let (low, high) = (values.first().map_or(0, |v| v.0), values.last().map_or(0, |v| v.0));
        let span = high - low;
        // Targets are block numbers for now.
        let number = |blk: Blk| blk.index() as u32;
        let switch = if span < 4 * values.len() as u64 + 16 {
            let mut targets = vec![number(default); span as usize + 1];
            for (value, to) in &values {
                targets[(value - low) as usize] = number(*to);
            }
            Switch::Dense { base: low, targets, default: number(default) }
        } else {
            let targets = values.iter().map(|(value, to)| (*value, number(*to))).collect();
            Switch::Sparse { targets, default: number(default) }
        };
        let table = self.code.switches.len() as u32;
        self.code.switches.push((switch, self.pc() as usize));
        self.op(match size {
            1 => Op::Switch8 { a, table },
            2 => Op::Switch16 { a, table },
            4 => Op::Switch32 { a, table },
            _ => Op::Switch64 { a, table },
        });
    }

    /// Fills in distances; false if some are out of reach.
    fn fix(&mut self) -> bool {
        for fixup in &self.fixups {
            let distance = i64::from(self.at[fixup.to] + fixup.skip) - i64::from(fixup.pc);
            if !set_distance(&mut self.code.ops[fixup.pc as usize], distance) {
                return false;
            }
        }
        let at = &self.at;
        let resolve = |target: &mut u32| *target = at[Blk(*target)];
        for (switch, _) in &mut self.code.switches {
            match switch {
                Switch::Dense { targets, default, .. } => {
                    targets.iter_mut().for_each(resolve);
                    resolve(default);
                }
                Switch::Sparse { targets, default } => {
                    targets.iter_mut().for_each(|t| resolve(&mut t.1));
                    resolve(default);
                }
            }
        }
        true
    }
}

/// The pc of a cleanup block, from the emitted blocks.
pub fn cleanup_pc(unwind: Unwind, at: &HashMap<Blk, u32>) -> Option<u32> {
    match unwind {
        Unwind::Continue => None,
        Unwind::To(blk) => at.get(&blk).copied(),
        Unwind::Terminate => Some(TERMINATE),
    }
}

macro_rules! near_ops {
    ($op:expr, $distance:expr, $($name:ident)*) => {
        match $op {
            Op::Jump { to } | Op::BrTrue { to, .. } | Op::BrFalse { to, .. } => match i32::try_from($distance) {
                Ok(distance) => {
                    *to = Far(distance);
                    true
                }
                Err(_) => false,
            },
            $(Op::$name { to, .. })|* => match i16::try_from($distance) {
                Ok(distance) => {
                    *to = Near(distance);
                    true
                }
                Err(_) => false,
            },
            _ => true,
        }
    };
}

/// Sets a branch's distance; false if it does not fit.
fn set_distance(op: &mut Op, distance: i64) -> bool {
    near_ops!(op, distance,
        BrEq8 BrEq16 BrEq32 BrEq64 BrNe8 BrNe16 BrNe32 BrNe64
        BrLtI8 BrLtI16 BrLtI32 BrLtI64 BrLtU8 BrLtU16 BrLtU32 BrLtU64
        BrLeI8 BrLeI16 BrLeI32 BrLeI64 BrLeU8 BrLeU16 BrLeU32 BrLeU64
        BrEq8Imm BrEq16Imm BrEq32Imm BrEq64Imm BrNe8Imm BrNe16Imm BrNe32Imm BrNe64Imm
        BrLtI8Imm BrLtI16Imm BrLtI32Imm BrLtI64Imm BrLtU8Imm BrLtU16Imm BrLtU32Imm BrLtU64Imm
        BrGeI8Imm BrGeI16Imm BrGeI32Imm BrGeI64Imm BrGeU8Imm BrGeU16Imm BrGeU32Imm BrGeU64Imm
        BrLtF64 BrNotLtF64 BrLeF64 BrNotLeF64
        NextI32 NextU32 NextI64 NextU64)
}

macro_rules! by_size {
    ($size:expr, $by_ref:expr, $slice:ident, $($n:literal $direct:ident $indirect:ident { $($field:ident)* };)*) => {
        match ($size, $by_ref) {
            $(($n, false) => Op::$direct { slice: $slice, $($field),* },
            ($n, true) => Op::$indirect { pair: $slice, $($field),* },)*
            // Instructions are made for these sizes only.
            _ => Op::Unreachable,
        }
    };
}

fn slice_load(dst: Slot, pair: Slot, by_ref: bool, index: Slot, size: u32) -> Op {
    by_size!(size, by_ref, pair,
        1 SliceLoad1 RefSliceLoad1 { dst index };
        2 SliceLoad2 RefSliceLoad2 { dst index };
        4 SliceLoad4 RefSliceLoad4 { dst index };
        8 SliceLoad8 RefSliceLoad8 { dst index };
        16 SliceLoad16 RefSliceLoad16 { dst index };)
}

fn slice_store(pair: Slot, by_ref: bool, index: Slot, src: Slot, size: u32) -> Op {
    by_size!(size, by_ref, pair,
        1 SliceStore1 RefSliceStore1 { index src };
        2 SliceStore2 RefSliceStore2 { index src };
        4 SliceStore4 RefSliceStore4 { index src };
        8 SliceStore8 RefSliceStore8 { index src };
        16 SliceStore16 RefSliceStore16 { index src };)
}

fn slice_addr(dst: Slot, pair: Slot, by_ref: bool, index: Slot, size: u32) -> Op {
    by_size!(size, by_ref, pair,
        1 SliceAddr1 RefSliceAddr1 { dst index };
        2 SliceAddr2 RefSliceAddr2 { dst index };
        4 SliceAddr4 RefSliceAddr4 { dst index };
        8 SliceAddr8 RefSliceAddr8 { dst index };
        16 SliceAddr16 RefSliceAddr16 { dst index };
        24 SliceAddr24 RefSliceAddr24 { dst index };)
}
