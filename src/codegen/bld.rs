//! Writes one [`Func`]: temporaries, instructions, blocks, and memory places.

use super::lir::*;
use super::mono::{Gen, MonoItem, Reloc};
use crate::index::IdVec;
use crate::layout::{Layout, Metadata};
use crate::source::Span;
use crate::ty::{Ty, TyKind};

/// A function under construction.
pub struct Bld<'g, 'a> {
    pub g: &'g Gen<'a>,
    pub f: Func,
    pub cur: Blk,
    /// Where the instructions being written come from, and where their panics go.
    pub src: Src,
    pub unwind: Unwind,
}

/// Where a value lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Addr {
    Frame(Loc),
    Mem {
        ptr: Opnd,
        disp: i64,
    },
    /// An element of an array in the frame, whose size is the index's scale.
    Element {
        base: Loc,
        extent: u32,
        index: Opnd,
        size: u32,
    },
}

/// A place: where it is, and the metadata if its type is unsized.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlaceRef {
    pub addr: Addr,
    pub meta: Option<Opnd>,
    pub ty: Ty,
}

const EMPTY: Block =
    Block { insts: Vec::new(), term: Term::Unreachable, src: Src(0), unwind: Unwind::Continue, cleanup: false };

impl<'g, 'a> Bld<'g, 'a> {
    /// A function with this return type, and one block.
    pub fn new(g: &'g Gen<'a>, ret: Ty, span: Span) -> Bld<'g, 'a> {
        let mut f = Func {
            vars: IdVec::new(),
            ret: Var(0),
            params: Vec::new(),
            blocks: IdVec::new(),
            points: IdVec::new(),
            inlined: IdVec::new(),
        };
        f.blocks.push(EMPTY);
        f.points.push(Point { span, inlined: None, location: None, is_statement: false });
        let mut bld = Bld { g, f, cur: Func::START, src: Src(0), unwind: Unwind::Continue };
        bld.f.ret = bld.var(ret, VarKind::Ret);
        bld
    }

    pub fn var(&mut self, ty: Ty, kind: VarKind) -> Var {
        let layout = self.g.layout(ty);
        let size = self.frame_size(layout.size);
        let span = self.f.points[self.src].span;
        let align = layout.align as u32;
        self.f.vars.push(VarData { size, align, kind, ty: Some(ty), name: None, span, pinned: false })
    }

    /// A value in the frame must fit the frame; the stack is far smaller still, and overflows when it runs.
    fn frame_size(&self, size: u64) -> u32 {
        const MAX: u64 = 1 << 30;
        if size > MAX {
            let message = "a variable of more than 1 GiB does not fit Cairn's stack";
            self.g.error(crate::diagnostic::Diagnostic::limit(self.g.span.get(), message));
            return 0;
        }
        size as u32
    }

    pub fn param(&mut self, ty: Ty) -> Var {
        let var = self.var(ty, VarKind::Param);
        self.f.params.push(var);
        var
    }

    pub fn temp(&mut self, size: u64, align: u64) -> Var {
        let size = self.frame_size(size);
        let span = self.f.points[self.src].span;
        let align = align as u32;
        self.f.vars.push(VarData { size, align, kind: VarKind::Temp, ty: None, name: None, span, pinned: false })
    }

    pub fn temp_of(&mut self, ty: Ty) -> Var {
        self.var(ty, VarKind::Temp)
    }

    pub fn word(&mut self) -> Var {
        self.temp(8, 8)
    }

    pub fn block(&mut self) -> Blk {
        let cleanup = self.f.blocks[self.cur].cleanup;
        self.f.blocks.push(Block { cleanup, src: self.src, ..EMPTY })
    }

    pub fn cleanup_block(&mut self) -> Blk {
        self.f.blocks.push(Block { cleanup: true, src: self.src, ..EMPTY })
    }

    pub fn op(&mut self, op: Op) {
        let unwind = if op.effects().panics { self.unwind } else { Unwind::Continue };
        self.f.blocks[self.cur].insts.push(Inst { op, src: self.src, unwind });
    }

    pub fn term(&mut self, term: Term) {
        let (src, unwind) = (self.src, self.unwind);
        let block = &mut self.f.blocks[self.cur];
        block.unwind = if term.panics() { unwind } else { Unwind::Continue };
        block.term = term;
        block.src = src;
    }

    /// Ends the block with a jump to a new one, and goes on there.
    pub fn enter(&mut self, blk: Blk) {
        self.term(Term::Goto(blk));
        self.cur = blk;
    }

    pub fn int(&self, n: u64) -> Opnd {
        Opnd::Val(Val::int(n, 8))
    }

    pub fn mov(&mut self, dst: Loc, src: Opnd, size: u64) {
        if size > 0 && src != Opnd::Loc(dst) {
            self.op(Op::Mov { dst, src, size: size as u32 });
        }
    }

    pub fn bin(&mut self, op: Bin, ty: Sc, dst: Loc, a: Opnd, b: Opnd) {
        self.op(Op::Bin { op, ty, dst, a, b });
    }

    /// The result in a new temporary.
    pub fn bin_temp(&mut self, op: Bin, ty: Sc, a: Opnd, b: Opnd) -> Opnd {
        let size = op.result_size(ty);
        let dst = self.temp(size, size);
        self.bin(op, ty, dst.into(), a, b);
        dst.into()
    }

    /// `ptr + n`.
    pub fn ptr_add(&mut self, ptr: Opnd, n: i64) -> Opnd {
        if n == 0 {
            return ptr;
        }
        if let Opnd::Val(Val::Static(id, off)) = ptr
            && let Ok(off) = u32::try_from(i64::from(off) + n)
        {
            return Opnd::Val(Val::Static(id, off));
        }
        self.bin_temp(Bin::WAdd, Sc::U64, ptr, self.int(n as u64))
    }

    // -----------------------------------------------------------------------------------------------------------
    // Places.

    pub fn frame(&self, var: Var, ty: Ty) -> PlaceRef {
        PlaceRef { addr: Addr::Frame(var.into()), meta: None, ty }
    }

    /// What the pointer at `ptr` points to.
    pub fn deref(&self, ptr: Loc, pointee: Ty) -> PlaceRef {
        let meta = (self.g.metadata(pointee) != Metadata::Thin).then_some(Opnd::Loc(ptr.plus(8)));
        PlaceRef { addr: Addr::Mem { ptr: ptr.into(), disp: 0 }, meta, ty: pointee }
    }

    /// Turns an array element into memory behind a pointer.
    pub fn simple(&mut self, addr: Addr) -> Addr {
        match addr {
            Addr::Element { base, index, size, .. } => {
                let (ptr, element) = (self.word(), self.word());
                self.op(Op::Lea { dst: ptr.into(), of: base });
                self.op(Op::Index { dst: element.into(), ptr: ptr.into(), index, scale: size });
                Addr::Mem { ptr: element.into(), disp: 0 }
            }
            Addr::Frame(_) | Addr::Mem { .. } => addr,
        }
    }

    pub fn offset(&mut self, addr: Addr, by: u64) -> Addr {
        if by == 0 && !matches!(addr, Addr::Element { .. }) {
            return addr;
        }
        match self.simple(addr) {
            Addr::Frame(loc) => Addr::Frame(loc.plus(by)),
            Addr::Mem { ptr, disp } => Addr::Mem { ptr, disp: disp + by as i64 },
            element @ Addr::Element { .. } => element,
        }
    }

    /// A pointer and displacement that fits an instruction.
    fn near(&mut self, ptr: Opnd, disp: i64) -> (Opnd, i32) {
        match i16::try_from(disp) {
            Ok(disp) => (ptr, disp.into()),
            Err(_) => (self.ptr_add(ptr, disp), 0),
        }
    }

    /// Copies a value out of a place.
    pub fn load_to(&mut self, dst: Loc, from: Addr, size: u64) {
        if size == 0 {
            return;
        }
        let size32 = size as u32;
        match from {
            Addr::Frame(loc) => self.mov(dst, loc.into(), size),
            Addr::Mem { ptr, disp } => {
                let (ptr, disp) = self.near(ptr, disp);
                self.op(Op::Load { dst, ptr, disp, size: size32 });
            }
            Addr::Element { base, extent, index, size: scale } if u64::from(scale) == size => {
                self.op(Op::FrameLoad { dst, base, extent, index, size: scale });
            }
            Addr::Element { .. } => {
                let addr = self.simple(from);
                self.load_to(dst, addr, size);
            }
        }
    }

    /// The value of a place as an operand: the place itself if it is in the frame.
    pub fn load(&mut self, from: Addr, size: u64, align: u64) -> Opnd {
        match from {
            Addr::Frame(loc) => loc.into(),
            Addr::Mem { .. } | Addr::Element { .. } => {
                let dst = self.temp(size, align);
                self.load_to(dst.into(), from, size);
                dst.into()
            }
        }
    }

    pub fn store(&mut self, to: Addr, src: Opnd, size: u64) {
        if size == 0 {
            return;
        }
        let size32 = size as u32;
        match to {
            Addr::Frame(loc) => self.mov(loc, src, size),
            Addr::Mem { ptr, disp } => {
                let (ptr, disp) = self.near(ptr, disp);
                self.op(Op::Store { ptr, disp, src, size: size32 });
            }
            Addr::Element { base, extent, index, size: scale } if u64::from(scale) == size => {
                self.op(Op::FrameStore { base, extent, index, src, size: scale });
            }
            Addr::Element { .. } => {
                let addr = self.simple(to);
                self.store(addr, src, size);
            }
        }
    }

    /// Copies a value from place to place.
    pub fn copy(&mut self, to: Addr, from: Addr, size: u64) {
        match (to, from) {
            (Addr::Frame(dst), _) => self.load_to(dst, from, size),
            (_, Addr::Frame(src)) => self.store(to, src.into(), size),
            (Addr::Mem { .. } | Addr::Element { .. }, _) if size <= 24 => {
                let value = self.load(from, size, 8);
                self.store(to, value, size);
            }
            _ => {
                let (to, from) = (self.address(to), self.address(from));
                self.op(Op::Copy { to, to_disp: 0, from, from_disp: 0, size: size as u32 });
            }
        }
    }

    /// The address of a place.
    pub fn address(&mut self, addr: Addr) -> Opnd {
        match self.simple(addr) {
            Addr::Frame(loc) => {
                let dst = self.word();
                self.op(Op::Lea { dst: dst.into(), of: loc });
                dst.into()
            }
            Addr::Mem { ptr, disp } => self.ptr_add(ptr, disp),
            // `simple` leaves no element.
            Addr::Element { .. } => self.int(0),
        }
    }

    /// A reference to a place, as a value of one or two words in the frame.
    pub fn reference(&mut self, dst: Loc, place: PlaceRef) {
        match self.simple(place.addr) {
            Addr::Frame(of) => self.op(Op::Lea { dst, of }),
            Addr::Mem { ptr, disp: 0 } => self.mov(dst, ptr, 8),
            addr => {
                let value = self.address(addr);
                self.mov(dst, value, 8);
            }
        }
        if let Some(meta) = place.meta {
            self.mov(dst.plus(8), meta, 8);
        }
    }

    /// The field of a struct, tuple, closure or variant.
    pub fn field(
        &mut self,
        place: PlaceRef,
        layout: &Layout,
        variant: crate::ty::VariantIdx,
        index: usize,
        ty: Ty,
    ) -> PlaceRef {
        // A field that is not there follows an error that was reported.
        let offset = layout.variant_offsets(variant).get(index).copied().unwrap_or(0);
        let unsized_field = place.meta.is_some() && self.g.metadata(ty) != Metadata::Thin;
        let meta = place.meta.filter(|_| unsized_field);
        if let (Some(vtable), true) = (meta, matches!(self.g.layouts.unsized_tail(ty).kind(), TyKind::Dynamic(..))) {
            // How far the field is depends on the alignment that its vtable tells.
            let align = self.dyn_align(vtable, ty);
            let base = self.offset_dynamic(place.addr, align, offset);
            return PlaceRef { addr: Addr::Mem { ptr: base, disp: 0 }, meta, ty };
        }
        let addr = self.offset(place.addr, offset);
        PlaceRef { addr, meta, ty }
    }

    fn offset_dynamic(&mut self, base: Addr, align: Opnd, offset: u64) -> Opnd {
        let base = self.address(base);
        // (offset + align - 1) & -align, from the start of the struct.
        let sum = self.bin_temp(Bin::WAdd, Sc::U64, align, self.int(offset.wrapping_sub(1)));
        let negated = self.word();
        self.op(Op::Un { op: Un::WNeg, ty: Sc::U64, dst: negated.into(), a: align });
        let aligned = self.bin_temp(Bin::And, Sc::U64, sum, negated.into());
        self.bin_temp(Bin::WAdd, Sc::U64, base, aligned)
    }

    fn dyn_align(&mut self, vtable: Opnd, ty: Ty) -> Opnd {
        self.size_align_of_val(ty, Some(vtable)).1
    }

    /// Size and alignment of the value of type `ty` whose pointer has this metadata.
    pub fn size_align_of_val(&mut self, ty: Ty, meta: Option<Opnd>) -> (Opnd, Opnd) {
        let layout = self.g.layout(ty);
        let fixed_align = self.int(layout.align);
        let Some(meta) = meta.filter(|_| !layout.sized) else { return (self.int(layout.size), fixed_align) };
        match ty.kind() {
            TyKind::Str => (meta, fixed_align),
            TyKind::Slice(element) => {
                let size = self.g.size(*element);
                (self.bin_temp(Bin::WMul, Sc::U64, meta, self.int(size)), fixed_align)
            }
            TyKind::Dynamic(..) => {
                let (size, align) = (self.word(), self.word());
                self.op(Op::Load { dst: size.into(), ptr: meta, disp: 8, size: 8 });
                self.op(Op::Load { dst: align.into(), ptr: meta, disp: 16, size: 8 });
                (size.into(), align.into())
            }
            _ => self.size_align_of_struct(ty, &layout, meta),
        }
    }

    fn size_align_of_struct(&mut self, ty: Ty, layout: &Layout, meta: Opnd) -> (Opnd, Opnd) {
        let Some(tail) = self.last_field(ty) else { return (self.int(layout.size), self.int(layout.align)) };
        let (tail_size, tail_align) = self.size_align_of_val(tail, Some(meta));
        let prefix = layout.offsets.last().copied().unwrap_or(0);
        // The larger alignment: the struct's own is that of its sized fields.
        let own = self.int(layout.align);
        let align = match tail_align.int() {
            Some(tail) if tail as u64 <= layout.align => own,
            _ => self.max(own, tail_align),
        };
        let round_up = |bld: &mut Self, value: Opnd, align: Opnd| {
            let minus_one = bld.bin_temp(Bin::WSub, Sc::U64, align, Opnd::Val(Val::Int(1)));
            let sum = bld.bin_temp(Bin::WAdd, Sc::U64, value, minus_one);
            let negated = bld.word();
            bld.op(Op::Un { op: Un::WNeg, ty: Sc::U64, dst: negated.into(), a: align });
            bld.bin_temp(Bin::And, Sc::U64, sum, negated.into())
        };
        let prefix = self.int(prefix);
        let start = round_up(self, prefix, tail_align);
        let end = self.bin_temp(Bin::WAdd, Sc::U64, start, tail_size);
        (round_up(self, end, align), align)
    }

    fn max(&mut self, a: Opnd, b: Opnd) -> Opnd {
        let result = self.word();
        let (then, done) = (self.block(), self.block());
        self.mov(result.into(), a, 8);
        self.term(Term::BrCmp { op: Bin::Lt, ty: Sc::U64, a, b, then, els: done });
        self.cur = then;
        self.mov(result.into(), b, 8);
        self.enter(done);
        result.into()
    }

    pub fn last_field(&self, ty: Ty) -> Option<Ty> {
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let adt = self.g.cx.adt(*id);
                let field = adt.variants.iter().next()?.fields.last()?.ty;
                Some(self.g.subst(field, *args))
            }
            TyKind::Tuple(tys) => tys.last().copied(),
            _ => None,
        }
    }

    /// Fills a place with `count` copies of the value at its start.
    pub fn replicate(&mut self, addr: Addr, element: u64, count: u64) {
        let base = self.address(addr);
        let mut done = 1;
        while done < count {
            // Each step doubles what is there, so a handful of copies fill any array.
            let step = done.min(count - done);
            let to = self.bin_temp(Bin::WAdd, Sc::U64, base, self.int(done * element));
            self.op(Op::MemMove { to, from: base, len: self.int(step * element) });
            done += step;
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Calls.

    /// Calls with arguments of known sizes; the result goes to `ret`.
    pub fn call(&mut self, callee: Callee, args: Vec<ArgVal>, ret: Option<Loc>, ret_ty: Ty, alloc: Option<Ty>) {
        let layout = self.g.layout(ret_ty);
        let ret_size = layout.size as u32;
        let ret = ret.filter(|_| ret_size > 0);
        let call = Call { callee, args: args.into(), ret, ret_size, ret_align: layout.align as u32, alloc };
        self.op(Op::Call(Box::new(call)));
    }

    pub fn arg(&self, val: Opnd, ty: Ty) -> ArgVal {
        let layout = self.g.layout(ty);
        ArgVal { val, size: layout.size as u32, align: layout.align as u32 }
    }

    pub fn word_arg(&self, val: Opnd) -> ArgVal {
        ArgVal { val, size: 8, align: 8 }
    }

    /// A one-word or two-word pointer as an argument.
    pub fn pointer_arg(&mut self, place: PlaceRef) -> ArgVal {
        if place.meta.is_none() {
            let address = self.address(place.addr);
            return self.word_arg(address);
        }
        let pair = self.temp(16, 8);
        self.reference(pair.into(), place);
        ArgVal { val: pair.into(), size: 16, align: 8 }
    }

    /// Drops the value in a place.
    pub fn drop_place(&mut self, place: PlaceRef) {
        if !self.g.needs_drop(place.ty) {
            return;
        }
        if let (TyKind::Dynamic(..), Some(vtable)) = (place.ty.kind(), place.meta) {
            let glue = self.word();
            self.op(Op::Load { dst: glue.into(), ptr: vtable, disp: 0, size: 8 });
            let (call, done) = (self.block(), self.block());
            self.term(Term::BrCmp {
                op: Bin::Ne,
                ty: Sc::U64,
                a: glue.into(),
                b: Opnd::Val(Val::Int(0)),
                then: call,
                els: done,
            });
            self.cur = call;
            let data = self.address(place.addr);
            let arg = self.word_arg(data);
            self.call(Callee::Ptr(glue.into()), vec![arg], None, Ty::unit(), None);
            self.enter(done);
            return;
        }
        let glue = self.g.instance(MonoItem::DropGlue(place.ty));
        let arg = self.pointer_arg(place);
        self.call(Callee::Fn(glue), vec![arg], None, Ty::unit(), None);
    }
}

/// The bytes of a pointer inside static data.
pub fn reloc_of(val: Val) -> Option<Reloc> {
    match val {
        Val::Int(_) => None,
        Val::Static(id, off) => Some(Reloc::Static(id, off)),
        Val::Fn(inst) => Some(Reloc::Fn(inst)),
    }
}
