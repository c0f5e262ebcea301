//! Assignments: rvalues written into places.

use super::Lower;
use crate::bytecode::IntFn;
use crate::codegen::bld::{Addr, PlaceRef};
use crate::codegen::lir::*;
use crate::codegen::mono::MonoItem;
use crate::hir::{self, Adt, BinOp, CastKind, Coercion, UnOp, UnsizeKind};
use crate::index::Id;
use crate::layout::{Metadata, TagEncoding, Variants, mask, tag_of_variant};
use crate::mir::{AggregateKind, BlockId, BorrowKind, Operand, Place, Rvalue};
use crate::ty::*;

impl Lower<'_, '_, '_> {
    pub(super) fn assign(&mut self, place: &Place, rvalue: &Rvalue) {
        match rvalue {
            // Fake borrows are for the borrow checker.
            Rvalue::Ref(BorrowKind::Fake { .. }, _) => return,
            Rvalue::Use(operand) => {
                let to = self.place(place);
                return self.operand_into(to, operand);
            }
            Rvalue::Aggregate(kind, operands) => return self.aggregate(place, kind, operands),
            _ => {}
        }
        let to = self.place(place);
        let size = self.g().size(to.ty);
        match rvalue {
            Rvalue::Use(_) | Rvalue::Aggregate(..) => {}
            Rvalue::Repeat(operand, count) => self.repeat(to, operand, *count),
            Rvalue::Ref(_, of) | Rvalue::RawPtr(_, of) => {
                let of = self.place(of);
                self.into(to, size, |this, dst| this.b.reference(dst, of));
            }
            Rvalue::Len(of) => {
                let of = self.place(of);
                let len = match (of.ty.kind(), of.meta) {
                    (TyKind::Array(_, Const::Value(len)), _) => self.b.int(*len as u64),
                    (_, Some(len)) => len,
                    _ => self.b.int(0),
                };
                self.b.store(to.addr, len, 8);
            }
            Rvalue::Cast(kind, operand, ty) => {
                let ty = self.mono(*ty);
                self.into(to, size, |this, dst| this.cast(dst, *kind, operand, ty));
            }
            Rvalue::Coerce(kind, operand, ty) => {
                let ty = self.mono(*ty);
                self.into(to, size, |this, dst| this.coerce(dst, *kind, operand, ty));
            }
            Rvalue::Binary(op, operands) => self.into(to, size, |this, dst| this.binary(*op, operands, dst)),
            Rvalue::CheckedBinary(op, operands) => {
                self.into(to, size, |this, dst| this.with_overflow(*op, operands, dst))
            }
            Rvalue::Unary(op, operand) => self.into(to, size, |this, dst| this.unary(*op, operand, dst)),
            Rvalue::Discriminant(of) => {
                let of = self.place(of);
                let sc = self.scalar(to.ty).unwrap_or(Sc::I64);
                self.into(to, size, |this, dst| this.discriminant(of, sc, dst));
            }
        }
    }

    /// Computes a value of `size` bytes into the frame, and stores it if the place is elsewhere.
    pub(super) fn into(&mut self, to: PlaceRef, size: u64, make: impl FnOnce(&mut Self, Loc)) {
        match to.addr {
            Addr::Frame(loc) => make(self, loc),
            Addr::Mem { .. } | Addr::Element { .. } => {
                let align = self.g().layout(to.ty).align;
                let temp = self.b.temp(size, align);
                make(self, temp.into());
                self.b.store(to.addr, temp.into(), size);
            }
        }
    }

    /// The scalar type of integers, floats, `bool`, `char` and thin pointers.
    pub(super) fn scalar(&self, ty: Ty) -> Option<Sc> {
        Some(match ty.kind() {
            TyKind::Bool => Sc::U8,
            TyKind::Char => Sc::U32,
            TyKind::Int(int) => (*int).into(),
            TyKind::Float(float) => (*float).into(),
            TyKind::FnPtr(_) => Sc::U64,
            TyKind::Ref(_, pointee, _) | TyKind::RawPtr(pointee, _)
                if self.g().metadata(*pointee) == Metadata::Thin =>
            {
                Sc::U64
            }
            _ => return None,
        })
    }

    // -----------------------------------------------------------------------------------------------------------
    // Aggregates.

    fn aggregate(&mut self, place: &Place, kind: &AggregateKind, operands: &[Operand]) {
        let mut to = self.place(place);
        let size = self.g().size(to.ty);
        // A value made from parts of the place it goes to is made elsewhere first.
        let indirect = |p: &Place| p.projection.iter().any(|step| matches!(step, crate::mir::Proj::Deref));
        let overlaps =
            |op: &Operand| op.place().is_some_and(|p| p.local == place.local || indirect(p) && indirect(place));
        if let (Addr::Frame(_), true) | (Addr::Mem { .. } | Addr::Element { .. }, _) =
            (to.addr, operands.iter().any(overlaps))
        {
            let in_memory = !matches!(to.addr, Addr::Frame(_));
            if operands.iter().any(overlaps) || in_memory && size <= 8 {
                let temp = self.b.temp_of(to.ty);
                let made = self.b.frame(temp, to.ty);
                self.aggregate_at(made, kind, operands);
                return self.b.copy(to.addr, made.addr, size);
            }
        }
        to.addr = self.b.simple(to.addr);
        self.aggregate_at(to, kind, operands);
    }

    fn aggregate_at(&mut self, to: PlaceRef, kind: &AggregateKind, operands: &[Operand]) {
        let layout = self.g().layout(to.ty);
        match kind {
            AggregateKind::Tuple | AggregateKind::Closure(..) => {
                let tys: &[Ty] = match to.ty.kind() {
                    TyKind::Tuple(tys) => tys.as_slice(),
                    TyKind::Closure(_, args) => ClosureArgs::split(*args).upvar_tys(),
                    _ => &[],
                };
                for (i, (operand, ty)) in operands.iter().zip(tys).enumerate() {
                    let ty = self.g().normalize(*ty);
                    let field = self.b.field(to, &layout, VariantIdx::STRUCT, i, ty);
                    self.operand_into(field, operand);
                }
            }
            AggregateKind::Array(element) => {
                let ty = self.mono(*element);
                let size = self.g().size(ty);
                for (i, operand) in operands.iter().enumerate() {
                    let addr = self.b.offset(to.addr, i as u64 * size);
                    self.operand_into(PlaceRef { addr, meta: None, ty }, operand);
                }
            }
            AggregateKind::Adt { adt, variant, union_field, .. } => {
                let TyKind::Adt(_, args) = to.ty.kind() else { return };
                let adt = self.g().cx.adt(*adt);
                for (i, operand) in operands.iter().enumerate() {
                    let index = union_field.map_or(i, |f| f.index());
                    let Some(field) = adt.variants[*variant].fields.as_slice().get(index) else { continue };
                    let ty = self.g().subst(field.ty, *args);
                    let place = self.b.field(to, &layout, *variant, index, ty);
                    self.operand_into(place, operand);
                }
                self.set_tag(to, &adt, *variant);
            }
        }
    }

    pub(super) fn set_tag(&mut self, to: PlaceRef, adt: &Adt, variant: VariantIdx) {
        let layout = self.g().layout(to.ty);
        if let Some((tag, bits)) = tag_of_variant(adt, &layout, variant) {
            let addr = self.b.offset(to.addr, tag.offset);
            let value = self.bits(bits, tag.size);
            self.b.store(addr, value, tag.size);
        }
    }

    fn repeat(&mut self, to: PlaceRef, operand: &Operand, count: Const) {
        let count = match count {
            Const::Value(count) => count as u64,
            Const::Param(param) => match self.args.get(param.index as usize) {
                Some(Arg::Const(Const::Value(count))) => *count as u64,
                _ => 0,
            },
            Const::Infer(_) | Const::Error => 0,
        };
        let (value, ty) = self.operand(operand);
        let size = self.g().size(ty);
        let total = size.saturating_mul(count);
        if total == 0 {
            return;
        }
        match (value, to.addr) {
            (Opnd::Val(Val::Int(0)), Addr::Frame(dst)) if total > 16 => self.b.op(Op::Zero { dst, size: total as u32 }),
            (Opnd::Val(Val::Int(byte)), _) if size == 1 && total > 16 => {
                let to = self.b.address(to.addr);
                let (value, len) = (Opnd::Val(Val::Int(byte)), self.b.int(total));
                self.b.op(Op::MemSet { to, value, len });
            }
            _ => {
                let addr = self.b.simple(to.addr);
                let unrolled = if count <= 8 { count } else { 1 };
                for i in 0..unrolled {
                    let addr = self.b.offset(addr, i * size);
                    self.b.store(addr, value, size);
                }
                if unrolled < count {
                    self.b.replicate(addr, size, count);
                }
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Discriminants.

    /// The discriminant of an enum as a `to`.
    pub(super) fn discriminant(&mut self, of: PlaceRef, to: Sc, dst: Loc) {
        let TyKind::Adt(id, _) = of.ty.kind() else { return self.b.mov(dst, self.b.int(0), to.size()) };
        let adt = self.g().cx.adt(*id);
        let layout = self.g().layout(of.ty);
        match &layout.variants {
            Variants::Single(variant) => {
                let value = adt.variants.get(*variant).map_or(0, |v| v.discriminant);
                let value = self.bits(value as u128 & mask(to.size()), to.size());
                self.b.mov(dst, value, to.size());
            }
            Variants::Multiple { tag, encoding: TagEncoding::Direct, .. } => {
                let addr = self.b.offset(of.addr, tag.offset);
                let value = self.b.load(addr, tag.size, tag.size);
                let signed = match adt.repr_int {
                    Some(int) => int.is_signed(),
                    None => adt.variants.iter().any(|v| v.discriminant < 0),
                };
                self.resize(dst, value, tag.size, to.size(), signed);
            }
            Variants::Multiple { tag, encoding: TagEncoding::Niche { untagged, first, last, start }, .. } => {
                let addr = self.b.offset(of.addr, tag.offset);
                let value = self.b.load(addr, tag.size, tag.size);
                let ty = Sc::unsigned(tag.size);
                // Discriminants are variant indices here. `relative <= span` means a tagged variant.
                let start = self.bits(*start, tag.size);
                let (first, last, untagged) = (first.index() as u64, last.index() as u64, untagged.index() as u64);
                let is_tagged = if first == last {
                    self.b.bin_temp(Bin::Eq, ty, value, start)
                } else {
                    let relative = self.b.bin_temp(Bin::WSub, ty, value, start);
                    let span = Opnd::Val(Val::int(last - first, tag.size));
                    let is_tagged = self.b.bin_temp(Bin::Le, ty, relative, span);
                    return self.tagged_index(dst, to, is_tagged, relative, tag.size, (first, untagged));
                };
                let wide = self.b.temp(to.size(), to.size());
                self.resize(wide.into(), is_tagged, 1, to.size(), false);
                // untagged + is_tagged * (first - untagged)
                let ty = Sc::unsigned(to.size());
                let factor = Opnd::Val(Val::int(first.wrapping_sub(untagged), to.size()));
                let product = self.b.bin_temp(Bin::WMul, ty, wide.into(), factor);
                self.b.bin(Bin::WAdd, ty, dst, product, Opnd::Val(Val::int(untagged, to.size())));
            }
        }
    }

    /// `is_tagged ? first + relative : untagged`, without a branch.
    fn tagged_index(
        &mut self,
        dst: Loc,
        to: Sc,
        is_tagged: Opnd,
        relative: Opnd,
        size: u64,
        (first, untagged): (u64, u64),
    ) {
        let ty = Sc::unsigned(to.size());
        let (wide, flag) = (self.b.temp(to.size(), to.size()), self.b.temp(to.size(), to.size()));
        self.resize(wide.into(), relative, size, to.size(), false);
        self.resize(flag.into(), is_tagged, 1, to.size(), false);
        let offset = Opnd::Val(Val::int(first.wrapping_sub(untagged), to.size()));
        let sum = self.b.bin_temp(Bin::WAdd, ty, wide.into(), offset);
        let product = self.b.bin_temp(Bin::WMul, ty, sum, flag.into());
        self.b.bin(Bin::WAdd, ty, dst, product, Opnd::Val(Val::int(untagged, to.size())));
    }

    /// A switch on the discriminant of a place, done on the tag itself.
    pub(super) fn switch_discriminant(&mut self, place: &Place, values: &[u128], targets: &[BlockId]) {
        let of = self.place(place);
        let TyKind::Adt(id, _) = of.ty.kind() else { return };
        let adt = self.g().cx.adt(*id);
        let layout = self.g().layout(of.ty);
        let Some((default, cases)) = targets.split_last() else { return };
        let default = self.blocks[*default];
        let bits = adt.repr_int.map_or(8, |int| int.size());
        let target = |this: &Self, discriminant: i128| {
            let wanted = discriminant as u128 & mask(bits);
            let found = values.iter().zip(cases).find(|(v, _)| **v & mask(bits) == wanted);
            found.map_or(default, |(_, to)| this.blocks[*to])
        };
        match &layout.variants {
            Variants::Single(variant) => {
                let to = target(self, adt.variants.get(*variant).map_or(0, |v| v.discriminant));
                self.b.term(if layout.uninhabited { Term::Unreachable } else { Term::Goto(to) });
            }
            Variants::Multiple { tag, encoding, .. } => {
                let addr = self.b.offset(of.addr, tag.offset);
                let value = self.b.load(addr, tag.size, tag.size);
                let mut tags: Vec<(u128, Blk)> = Vec::new();
                let mut otherwise = default;
                for (v, variant) in adt.variants.iter_ids() {
                    let to = target(self, variant.discriminant);
                    match tag_of_variant(&adt, &layout, v) {
                        Some((_, bits)) => tags.push((bits, to)),
                        None => otherwise = to,
                    }
                }
                if let TagEncoding::Direct = encoding {
                    // An exhaustive match has nothing but the unreachable block for other values: let a variant take
                    // its place, so that two variants need one comparison.
                    let default_needed = tags.iter().any(|(_, to)| *to == default);
                    if !default_needed && let Some((_, last)) = tags.pop() {
                        otherwise = last;
                    }
                }
                self.switch_on(value, tag.size, &tags, otherwise);
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Operators.

    pub(super) fn binary_checked(&mut self, op: BinOp, operands: &(Operand, Operand), to: PlaceRef) {
        let ((a, ty), (b, _)) = (self.operand(&operands.0), self.operand(&operands.1));
        let Some(ty) = self.scalar(ty) else { return };
        let op = match op {
            BinOp::Sub => Bin::Sub,
            BinOp::Mul => Bin::Mul,
            _ => Bin::Add,
        };
        // The result is the first field of the pair, at its start; nobody reads the flag.
        self.into(to, ty.size(), |this, dst| this.b.bin(op, ty, dst, a, b));
    }

    fn with_overflow(&mut self, op: BinOp, operands: &(Operand, Operand), dst: Loc) {
        let ((a, ty), (b, _)) = (self.operand(&operands.0), self.operand(&operands.1));
        let Some(ty) = self.scalar(ty) else { return };
        let f = match op {
            BinOp::Sub => IntFn::SubWithOverflow,
            BinOp::Mul => IntFn::MulWithOverflow,
            _ => IntFn::AddWithOverflow,
        };
        self.int_fn(f, ty, dst, ty.size() + 1, &[(a, ty.size()), (b, ty.size())]);
    }

    /// Arguments go to consecutive cells.
    pub(super) fn cells(&mut self, args: &[(Opnd, u64)]) -> (Loc, u32) {
        let sizes = args.iter().map(|(_, size)| size.next_multiple_of(8).max(8));
        let total: u64 = sizes.clone().sum();
        let cells = self.b.temp(total, 16);
        let mut at = Loc::from(cells);
        for ((value, size), cell) in args.iter().zip(sizes) {
            self.b.mov(at, *value, *size);
            at = at.plus(cell);
        }
        (cells.into(), total as u32)
    }

    pub(super) fn int_fn(&mut self, f: IntFn, ty: Sc, dst: Loc, size: u64, args: &[(Opnd, u64)]) {
        let (args, cells) = self.cells(args);
        self.b.op(Op::IntFn { f, ty, dst, size: size as u32, args, cells });
    }

    fn binary(&mut self, op: BinOp, operands: &(Operand, Operand), dst: Loc) {
        let ((a, ty), (b, rhs)) = (self.operand(&operands.0), self.operand(&operands.1));
        let Some(sc) = self.scalar(ty) else { return self.compare_wide(op, ty, a, b, dst) };
        let wraps = |wrapping, plain| if sc.float() { plain } else { wrapping };
        let bin = match op {
            BinOp::Add => wraps(Bin::WAdd, Bin::Add),
            BinOp::Sub => wraps(Bin::WSub, Bin::Sub),
            BinOp::Mul => wraps(Bin::WMul, Bin::Mul),
            BinOp::Div => Bin::Div,
            BinOp::Rem => Bin::Rem,
            BinOp::BitAnd => Bin::And,
            BinOp::BitOr => Bin::Or,
            BinOp::BitXor => Bin::Xor,
            BinOp::Shl | BinOp::Shr => {
                let amount = self.shift_amount(b, rhs);
                let bin = if op == BinOp::Shl { Bin::Shl } else { Bin::Shr };
                return self.b.bin(bin, sc, dst, a, amount);
            }
            BinOp::Eq => Bin::Eq,
            BinOp::Ne => Bin::Ne,
            BinOp::Lt => Bin::Lt,
            BinOp::Le => Bin::Le,
            BinOp::Gt => return self.b.bin(Bin::Lt, sc, dst, b, a),
            BinOp::Ge => return self.b.bin(Bin::Le, sc, dst, b, a),
        };
        self.b.bin(bin, sc, dst, a, b);
    }

    /// Shift amounts of any integer type as a u32 that is out of range if they were.
    fn shift_amount(&mut self, amount: Opnd, ty: Ty) -> Opnd {
        let sc = self.scalar(ty).unwrap_or(Sc::U32);
        if let Some(n) = amount.int()
            && sc.size() <= 8
        {
            let n = if sc.signed() || sc.size() == 8 { n } else { n & mask(sc.size()) as i64 };
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            return Opnd::Val(Val::int(n.into(), 4));
        }
        let dst = self.b.temp(4, 4);
        match sc.size() {
            4 => return amount,
            size @ (8 | 16) => {
                let amount = self.materialize(amount, size);
                self.b.op(Op::Cvt { cvt: Cvt::ShiftAmount(size as u8), dst: dst.into(), src: amount });
            }
            size => self.resize(dst.into(), amount, size, 4, sc.signed()),
        }
        dst.into()
    }

    fn materialize(&mut self, value: Opnd, size: u64) -> Opnd {
        if let Opnd::Loc(_) = value {
            return value;
        }
        let temp = self.b.temp(size, size);
        self.b.mov(temp.into(), value, size);
        temp.into()
    }

    /// Comparison of wide pointers: address, then metadata. Units are equal.
    fn compare_wide(&mut self, op: BinOp, ty: Ty, a: Opnd, b: Opnd, dst: Loc) {
        let size = self.g().size(ty);
        let (Opnd::Loc(a), Opnd::Loc(b), 16) = (a, b, size) else {
            let equal = matches!(op, BinOp::Eq | BinOp::Le | BinOp::Ge);
            return self.b.mov(dst, Opnd::Val(Val::Int(equal.into())), 1);
        };
        let compare = |this: &mut Self, op: Bin, word: u64| {
            this.b.bin_temp(op, Sc::U64, a.plus(word).into(), b.plus(word).into())
        };
        match op {
            BinOp::Eq | BinOp::Ne => {
                let (bin, both) = if op == BinOp::Eq { (Bin::Eq, Bin::And) } else { (Bin::Ne, Bin::Or) };
                let (first, second) = (compare(self, bin, 0), compare(self, bin, 8));
                self.b.bin(both, Sc::U8, dst, first, second);
            }
            _ => {
                // a0 < b0 || a0 == b0 && a1 ? b1, with the sides exchanged for `>`.
                let (a, b) = if matches!(op, BinOp::Gt | BinOp::Ge) { (b, a) } else { (a, b) };
                let last = if matches!(op, BinOp::Lt | BinOp::Gt) { Bin::Lt } else { Bin::Le };
                let compare = |this: &mut Self, op: Bin, word: u64| {
                    this.b.bin_temp(op, Sc::U64, a.plus(word).into(), b.plus(word).into())
                };
                let (less, equal, rest) =
                    (compare(self, Bin::Lt, 0), compare(self, Bin::Eq, 0), compare(self, last, 8));
                let tie = self.b.bin_temp(Bin::And, Sc::U8, equal, rest);
                self.b.bin(Bin::Or, Sc::U8, dst, less, tie);
            }
        }
    }

    fn unary(&mut self, op: UnOp, operand: &Operand, dst: Loc) {
        let (a, ty) = self.operand(operand);
        let Some(sc) = self.scalar(ty) else { return };
        let op = match op {
            // `-128i8` is a literal, not a negation that overflows.
            UnOp::Neg if matches!(operand, Operand::Const(_)) && !sc.float() => Un::WNeg,
            UnOp::Neg => Un::Neg,
            UnOp::Not if ty == Ty::bool() => Un::NotBool,
            UnOp::Not => Un::Not,
        };
        self.b.op(Op::Un { op, ty: sc, dst, a });
    }

    // -----------------------------------------------------------------------------------------------------------
    // Casts and coercions.

    /// An integer of `from` bytes as one of `to` bytes.
    pub(super) fn resize(&mut self, dst: Loc, src: Opnd, from: u64, to: u64, signed: bool) {
        if from >= to {
            return self.b.mov(dst, src, to);
        }
        if let Some(n) = src.int()
            && from <= 8
        {
            let n = if signed { n as i128 as u128 } else { n as u128 & mask(from) };
            let value = self.bits(n & mask(to), to);
            return self.b.mov(dst, value, to);
        }
        if to == 16 && from < 8 {
            let half = self.b.word();
            self.resize(half.into(), src, from, 8, signed);
            return self.resize(dst, half.into(), 8, 16, signed);
        }
        let (from, to) = (from as u8, to as u8);
        let cvt = if signed { Cvt::Sext(from, to) } else { Cvt::Zext(from, to) };
        self.b.op(Op::Cvt { cvt, dst, src });
    }

    fn cast(&mut self, dst: Loc, kind: CastKind, operand: &Operand, to: Ty) {
        let to_size = self.g().size(to);
        if kind == CastKind::EnumToInt
            && let Some(place) = operand.place()
        {
            let of = self.place(place);
            if let TyKind::Adt(id, _) = of.ty.kind() {
                let int = self.g().cx.adt(*id).repr_int.unwrap_or(IntTy::Isize);
                let value = self.b.temp(int.size(), int.size());
                self.discriminant(of, int.into(), value.into());
                return self.resize(dst, value.into(), int.size(), to_size, int.is_signed());
            }
        }
        let (value, from) = self.operand(operand);
        let from_size = self.g().size(from);
        let (from_sc, to_sc) = (self.scalar(from), self.scalar(to));
        match (kind, from_sc, to_sc) {
            (CastKind::Coercion, ..) => self.b.mov(dst, value, to_size),
            (CastKind::IntToFloat, Some(from), Some(to)) => {
                let from = match from {
                    Sc::I8 | Sc::I16 => Sc::I32,
                    Sc::U8 | Sc::U16 => Sc::U32,
                    from => from,
                };
                let wide = self.b.temp(from.size(), from.size());
                self.resize(wide.into(), value, from_size, from.size(), from.signed());
                self.b.op(Op::Cvt { cvt: Cvt::IntToFloat(from, to), dst, src: wide.into() });
            }
            (CastKind::FloatToInt, Some(from), Some(to)) => {
                let src = self.materialize(value, from_size);
                self.b.op(Op::Cvt { cvt: Cvt::FloatToInt(from, to), dst, src });
            }
            (CastKind::FloatToFloat, Some(from), Some(to)) if from != to => {
                let src = self.materialize(value, from_size);
                self.b.op(Op::Cvt { cvt: Cvt::FloatToFloat(from, to), dst, src });
            }
            // Integers; of pointers the address, and the metadata if both are wide.
            _ => {
                let from_size = if from_sc.is_none() && from_size == 16 && to_size <= 8 { 8 } else { from_size };
                let signed = from_sc.is_some_and(Sc::signed);
                self.resize(dst, value, from_size, to_size, signed);
            }
        }
    }

    fn coerce(&mut self, dst: Loc, kind: Coercion, operand: &Operand, to: Ty) {
        let (value, from) = self.operand(operand);
        let size = self.g().size(to);
        match (kind, from.kind()) {
            (Coercion::ReifyFn, TyKind::FnDef(id, args)) => {
                if let Some(inst) = self.reify(*id, *args) {
                    self.b.mov(dst, Opnd::Val(Val::Fn(inst)), 8);
                }
            }
            (Coercion::ClosureFn, TyKind::Closure(id, args)) => {
                let inst = self.g().instance(MonoItem::ClosureFn(*id, *args));
                self.b.mov(dst, Opnd::Val(Val::Fn(inst)), 8);
            }
            (Coercion::Unsize, _) => self.unsize(dst, value, from, to),
            (Coercion::ReifyFn | Coercion::ClosureFn | Coercion::UnsafeFn | Coercion::MutToConst, _) => {
                self.b.mov(dst, value, size);
            }
        }
    }

    /// A function item as a pointer.
    pub(super) fn reify(&mut self, id: FnId, args: Args) -> Option<InstId> {
        let g = self.g();
        Some(match g.cx.resolve_instance(id, args)? {
            hir::Instance::Fn(id, args) => g.fn_instance(id, args),
            hir::Instance::Closure { id, args, via } => g.closure_instance(id, args, via),
            hir::Instance::FnPtr { ty, via } => g.instance(MonoItem::FnPtrShim(ty, via)),
            hir::Instance::CloneShim(ty) => g.instance(MonoItem::CloneShim(ty)),
            hir::Instance::Virtual(_, slot) => g.instance(MonoItem::Virtual(id, args, slot)),
        })
    }

    fn unsize(&mut self, dst: Loc, value: Opnd, from: Ty, to: Ty) {
        let Some((source, target)) = self.unsized_pointees(from, to) else {
            // From an unsized pointer to the same, as when the arms of an `if` agree only after each was coerced.
            let size = self.g().size(to);
            return self.b.mov(dst, value, size);
        };
        let (source, target) = self.unsized_tails(source, target);
        self.b.mov(dst, value, 8);
        let meta = match self.g().cx.unsize_kind(source, target) {
            UnsizeKind::ArrayLen(Const::Value(len)) => self.b.int(len as u64),
            UnsizeKind::ArrayLen(_) => self.b.int(0),
            UnsizeKind::Vtable(concrete, object) => {
                Opnd::Val(Val::Static(self.g().vtable(erase_regions(concrete), erase_regions(object)), 0))
            }
            UnsizeKind::DynToDyn => {
                let Opnd::Loc(pair) = value else { return };
                self.upcast(pair.plus(8).into(), source, target)
            }
        };
        self.b.mov(dst.plus(8), meta, 8);
    }

    /// The vtable of a supertrait's object, found through the one at hand.
    fn upcast(&mut self, vtable: Opnd, source: Ty, target: Ty) -> Opnd {
        let principal = |ty: Ty| match ty.kind() {
            TyKind::Dynamic(dyn_ty, _) => dyn_ty.principal.map(|(id, args)| (id, erase_regions(args))),
            _ => None,
        };
        let wanted = principal(target);
        if wanted.is_none() || principal(source) == wanted {
            return vtable;
        }
        let supers = self.g().superobjects(erase_regions(source));
        let Some(position) = supers.iter().position(|ty| principal(*ty) == wanted) else { return vtable };
        let methods = principal(source).map_or(0, |(id, _)| self.g().cx.vtable_methods(id).len());
        let found = self.b.word();
        let disp = 24 + 8 * (methods + position) as i32;
        self.b.op(Op::Load { dst: found.into(), ptr: vtable, disp, size: 8 });
        found.into()
    }

    /// What the pointers point to, of references, raw pointers, and structs around a pointer (`Box`, `Rc`).
    fn unsized_pointees(&self, from: Ty, to: Ty) -> Option<(Ty, Ty)> {
        let (mut from, mut to) = (from, to);
        for _ in 0..64 {
            match (from.kind(), to.kind()) {
                (TyKind::Ref(_, a, _) | TyKind::RawPtr(a, _), TyKind::Ref(_, b, _) | TyKind::RawPtr(b, _)) => {
                    return Some((*a, *b));
                }
                (TyKind::Adt(id, a), TyKind::Adt(_, b)) => {
                    let adt = self.g().cx.adt(*id);
                    let field = adt.variants.iter().next()?.fields.iter().find_map(|f| {
                        let (x, y) = (self.g().subst(f.ty, *a), self.g().subst(f.ty, *b));
                        (x != y && self.g().size(x) > 0).then_some((x, y))
                    });
                    (from, to) = field?;
                }
                _ => return None,
            }
        }
        None
    }

    /// Of structs that differ in their last field, the last fields.
    fn unsized_tails(&self, source: Ty, target: Ty) -> (Ty, Ty) {
        let (mut source, mut target) = (source, target);
        while let (TyKind::Adt(a, _), TyKind::Adt(b, _)) = (source.kind(), target.kind()) {
            match (self.b.last_field(source), self.b.last_field(target)) {
                (Some(x), Some(y)) if a == b => (source, target) = (x, y),
                _ => break,
            }
        }
        (source, target)
    }

    /// Which way a closure or function is called through `Fn*`.
    pub(super) fn by_value(via: ClosureKind) -> bool {
        via == ClosureKind::FnOnce
    }
}
