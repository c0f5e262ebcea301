//! Places and constants.

use super::Lower;
use crate::bytecode::StaticKind;
use crate::codegen::bld::{Addr, PlaceRef};
use crate::codegen::lir::*;
use crate::codegen::mono::MonoItem;
use crate::index::Id;
use crate::layout::Metadata;
use crate::mir::{ConstKind, Constant, Place, Proj};
use crate::ty::*;

/// A place and the variant it was narrowed to.
#[derive(Clone, Copy)]
struct Cursor {
    place: PlaceRef,
    variant: VariantIdx,
}

impl Lower<'_, '_, '_> {
    pub(super) fn place(&mut self, place: &Place) -> PlaceRef {
        let ty = self.mono(self.body.locals[place.local].ty);
        let start = PlaceRef { addr: self.addr_of_local(place.local), meta: None, ty };
        let mut cursor = Cursor { place: start, variant: VariantIdx::STRUCT };
        for step in &place.projection {
            cursor = self.project(cursor, step);
        }
        cursor.place
    }

    fn project(&mut self, at: Cursor, step: &Proj) -> Cursor {
        let plain = |place| Cursor { place, variant: VariantIdx::STRUCT };
        match step {
            Proj::Deref => plain(self.deref(at.place)),
            Proj::Field(field, ty) => {
                let ty = self.mono(*ty);
                let layout = self.g().layout(at.place.ty);
                plain(self.b.field(at.place, &layout, at.variant, field.index(), ty))
            }
            Proj::Downcast(variant) => Cursor { place: at.place, variant: *variant },
            Proj::Index(local) => {
                let index = self.local(*local).into();
                plain(self.element(at.place, index))
            }
            Proj::ConstantIndex { offset, from_end, .. } => plain(self.constant_index(at.place, *offset, *from_end)),
            Proj::Subslice { from, to, from_end } => plain(self.subslice(at.place, *from, *to, *from_end)),
        }
    }

    fn deref(&mut self, place: PlaceRef) -> PlaceRef {
        // Only pointers are dereferenced; anything else follows an error that was reported.
        let pointee = self.g().pointee(place.ty).unwrap_or(Ty::unit());
        let size = if self.g().metadata(pointee) == Metadata::Thin { 8 } else { 16 };
        // A box's pointer is at its start.
        match self.b.load(place.addr, size, 8) {
            Opnd::Loc(ptr) => self.b.deref(ptr, pointee),
            ptr @ Opnd::Val(_) => PlaceRef { addr: Addr::Mem { ptr, disp: 0 }, meta: None, ty: pointee },
        }
    }

    fn element_ty(&self, ty: Ty) -> (Ty, Option<u64>) {
        match ty.kind() {
            TyKind::Array(element, Const::Value(len)) => (*element, Some(*len as u64)),
            TyKind::Slice(element) => (*element, None),
            _ => (Ty::unit(), Some(0)),
        }
    }

    fn element(&mut self, place: PlaceRef, index: Opnd) -> PlaceRef {
        let (ty, len) = self.element_ty(place.ty);
        let size = self.g().size(ty);
        if let (Addr::Frame(base), Some(len), 1 | 2 | 4 | 8 | 16) = (place.addr, len, size) {
            let extent = (size * len).min(u64::from(u32::MAX)) as u32;
            return PlaceRef { addr: Addr::Element { base, extent, index, size: size as u32 }, meta: None, ty };
        }
        let base = self.b.address(place.addr);
        let dst = self.b.word();
        let scale = size as u32;
        self.b.op(Op::Index { dst: dst.into(), ptr: base, index, scale });
        PlaceRef { addr: Addr::Mem { ptr: dst.into(), disp: 0 }, meta: None, ty }
    }

    fn constant_index(&mut self, place: PlaceRef, offset: u64, from_end: bool) -> PlaceRef {
        let (ty, len) = self.element_ty(place.ty);
        let size = self.g().size(ty);
        match (len, place.meta) {
            (None, Some(len)) if from_end => {
                let index = self.b.bin_temp(Bin::WSub, Sc::U64, len, self.b.int(offset));
                self.element(PlaceRef { meta: None, ..place }, index)
            }
            _ => {
                let index = if from_end { len.unwrap_or(0).saturating_sub(offset) } else { offset };
                let addr = self.b.offset(place.addr, index * size);
                PlaceRef { addr, meta: None, ty }
            }
        }
    }

    fn subslice(&mut self, place: PlaceRef, from: u64, to: u64, from_end: bool) -> PlaceRef {
        let (element, len) = self.element_ty(place.ty);
        let size = self.g().size(element);
        let addr = self.b.offset(place.addr, from * size);
        match (len, place.meta) {
            (Some(len), _) => {
                let end = if from_end { len.saturating_sub(to) } else { to };
                let ty = Ty::array(element, Const::Value(end.saturating_sub(from).into()));
                PlaceRef { addr, meta: None, ty }
            }
            (None, meta) => {
                let len = meta.unwrap_or(self.b.int(0));
                let rest = self.b.bin_temp(Bin::WSub, Sc::U64, len, self.b.int(from + to));
                PlaceRef { addr, meta: Some(rest), ty: place.ty }
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Constants.

    pub(super) fn constant(&mut self, constant: &Constant) -> (Opnd, Ty) {
        let ty = self.mono(constant.ty);
        let value = match &constant.kind {
            ConstKind::Bits(bits) => {
                let size = self.g().size(ty);
                self.bits(*bits, size)
            }
            ConstKind::Zst => self.b.int(0),
            ConstKind::Str(text) => {
                let bytes = self.g().literal(text.as_bytes(), Ty::str());
                self.pair(Opnd::Val(Val::Static(bytes, 0)), text.len() as u64)
            }
            ConstKind::ByteStr(bytes) => {
                let u8s = Ty::slice(Ty::int(IntTy::U8));
                let address = Opnd::Val(Val::Static(self.g().literal(bytes, u8s), 0));
                // `b".."` is a reference to an array; lowered patterns may have it as a slice.
                let pointee = self.g().pointee(ty).unwrap_or(ty);
                if self.g().metadata(pointee) == Metadata::Thin {
                    address
                } else {
                    self.pair(address, bytes.len() as u64)
                }
            }
            ConstKind::Named(id, args) => return (self.named_const(*id, *args, ty), ty),
            ConstKind::Promoted(id) => {
                let pointee = self.g().pointee(ty).unwrap_or(ty);
                let item = MonoItem::Promoted(self.inst, *id);
                let data = self.g().value_static(item, pointee, String::new(), StaticKind::Promoted);
                Opnd::Val(Val::Static(data, 0))
            }
            ConstKind::StaticAddr(id) => Opnd::Val(Val::Static(self.g().static_item(*id), 0)),
            ConstKind::Param(param) => {
                let size = self.g().size(ty);
                match self.args.get(param.index as usize) {
                    Some(Arg::Const(Const::Value(bits))) => self.bits(*bits, size),
                    // Instances have all their arguments; others follow an error that was reported.
                    _ => self.b.int(0),
                }
            }
        };
        (value, ty)
    }

    fn pair(&mut self, address: Opnd, len: u64) -> Opnd {
        let pair = self.b.temp(16, 8);
        self.b.mov(pair.into(), address, 8);
        let len = self.b.int(len);
        self.b.mov(Loc { var: pair, off: 8 }, len, 8);
        pair.into()
    }

    /// Constants are evaluated where they are used: simple ones fold away.
    fn named_const(&mut self, id: ConstId, args: Args, ty: Ty) -> Opnd {
        let args = self.g().subst_args(args, self.args);
        let (id, args) = self.g().cx.resolve_const(id, args).unwrap_or((id, args));
        let inst = self.g().instance(MonoItem::Const(id, args));
        let temp = self.b.temp_of(ty);
        self.b.call(Callee::Fn(inst), Vec::new(), Some(temp.into()), ty, None);
        temp.into()
    }
}
