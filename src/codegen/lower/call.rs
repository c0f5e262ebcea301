//! Calls: who is meant, and how the arguments get there.

use super::Lower;
use crate::codegen::bld::{Addr, PlaceRef};
use crate::codegen::lir::*;
use crate::codegen::mono::MonoItem;
use crate::hir::{CastKind, Container, FnKind, Instance};
use crate::mir::{Operand, Place, Rvalue, StatementKind};
use crate::ty::*;

impl Lower<'_, '_, '_> {
    pub(super) fn call(&mut self, func: &Operand, args: &[Operand], destination: &Place, returns: bool) {
        let func_ty = match func {
            Operand::Const(constant) => self.mono(constant.ty),
            Operand::Copy(place) | Operand::Move(place) => {
                let ty = place.ty(&self.body.locals).ty;
                self.mono(ty)
            }
        };
        let to = self.place(destination);
        let (id, fn_args) = match func_ty.kind() {
            TyKind::FnDef(id, fn_args) => (*id, *fn_args),
            _ => {
                // A function pointer.
                let (ptr, _) = self.operand(func);
                let args = args.iter().map(|arg| self.arg(arg)).collect();
                return self.finish(Callee::Ptr(ptr), args, to, destination);
            }
        };
        let Some(instance) = self.g().cx.resolve_instance(id, erase_regions(fn_args)) else {
            return self.b.term(Term::Unreachable);
        };
        match instance {
            Instance::Fn(id, fn_args) => self.call_fn(id, fn_args, args, to, destination, returns),
            Instance::Closure { id, args: closure_args, via } => {
                let callee = self.g().closure_instance(id, closure_args, via);
                let args = self.untupled(args);
                self.finish(Callee::Fn(callee), args, to, destination);
            }
            Instance::FnPtr { ty, via } => self.call_fn_ptr(ty, via, args, to, destination, returns),
            Instance::CloneShim(ty) => {
                if let (true, Some(arg)) = (self.g().cx.is_copy(ty, &self.g().env), args.first()) {
                    let (ptr, _) = self.operand(arg);
                    let from = PlaceRef { addr: Addr::Mem { ptr, disp: 0 }, meta: None, ty };
                    let size = self.g().size(ty);
                    return self.b.copy(to.addr, from.addr, size);
                }
                let callee = self.g().instance(MonoItem::CloneShim(ty));
                let args = args.iter().map(|arg| self.arg(arg)).collect();
                self.finish(Callee::Fn(callee), args, to, destination);
            }
            Instance::Virtual(_, slot) => self.call_virtual(id, slot, args, to, destination),
        }
    }

    fn call_fn(&mut self, id: FnId, fn_args: Args, args: &[Operand], to: PlaceRef, destination: &Place, returns: bool) {
        let func = self.g().cx.func(id);
        match func.kind {
            FnKind::Intrinsic => self.intrinsic(func.name.name.as_str(), fn_args, args, to, destination, returns),
            FnKind::Ctor(adt_id, variant) => {
                let adt = self.g().cx.adt(adt_id);
                let TyKind::Adt(_, adt_args) = to.ty.kind() else { return };
                let layout = self.g().layout(to.ty);
                let temp = self.b.temp_of(to.ty);
                let made = self.b.frame(temp, to.ty);
                for (i, (operand, field)) in args.iter().zip(&adt.variants[variant].fields).enumerate() {
                    let ty = self.g().subst(field.ty, *adt_args);
                    let place = self.b.field(made, &layout, variant, i, ty);
                    self.operand_into(place, operand);
                }
                self.set_tag(made, &adt, variant);
                self.b.copy(to.addr, made.addr, layout.size);
            }
            FnKind::Item => {
                let callee = self.g().instance(MonoItem::Fn(id, fn_args));
                let args = args.iter().map(|arg| self.arg(arg)).collect();
                self.finish(Callee::Fn(callee), args, to, destination);
            }
        }
    }

    fn arg(&mut self, operand: &Operand) -> ArgVal {
        let (val, ty) = self.operand(operand);
        self.b.arg(val, ty)
    }

    /// The callee and the arguments of a call through `Fn*`, which come as a tuple, one by one.
    fn untupled(&mut self, args: &[Operand]) -> Vec<ArgVal> {
        let mut out = Vec::new();
        if let Some(callee) = args.first() {
            out.push(self.arg(callee));
        }
        let Some(tuple) = args.get(1) else { return out };
        let (value, ty) = self.operand(tuple);
        let TyKind::Tuple(tys) = ty.kind() else { return out };
        let layout = self.g().layout(ty);
        for (i, ty) in tys.iter().enumerate() {
            let value = match value {
                Opnd::Loc(loc) => Opnd::Loc(loc.plus(layout.offsets[i])),
                // Only tuples without bytes are constants.
                Opnd::Val(_) => value,
            };
            out.push(self.b.arg(value, *ty));
        }
        out
    }

    fn call_fn_ptr(
        &mut self,
        ty: Ty,
        via: ClosureKind,
        args: &[Operand],
        to: PlaceRef,
        destination: &Place,
        returns: bool,
    ) {
        let mut args = self.untupled(args);
        if args.is_empty() {
            return;
        }
        let callee = args.remove(0);
        if let TyKind::FnDef(id, fn_args) = ty.kind() {
            return match self.reify_or_ctor(*id, *fn_args) {
                Some(inst) => self.finish(Callee::Fn(inst), args, to, destination),
                None => self.b.term(Term::Unreachable),
            };
        }
        let _ = returns;
        let ptr = if Self::by_value(via) {
            callee.val
        } else {
            let ptr = self.b.word();
            self.b.op(Op::Load { dst: ptr.into(), ptr: callee.val, disp: 0, size: 8 });
            ptr.into()
        };
        self.finish(Callee::Ptr(ptr), args, to, destination);
    }

    fn reify_or_ctor(&mut self, id: FnId, args: Args) -> Option<InstId> {
        self.reify(id, erase_regions(args))
    }

    fn call_virtual(&mut self, method: FnId, slot: usize, args: &[Operand], to: PlaceRef, destination: &Place) {
        let func = self.g().cx.func(method);
        let tupled = match func.container {
            Container::Trait(id) => {
                let lang = self.g().cx.trait_def(id).lang;
                matches!(lang.map(|l| l.as_str()), Some("fn" | "fn_mut" | "fn_once"))
            }
            Container::Module | Container::Impl(_) => false,
        };
        let Some(receiver) = args.first() else { return };
        // `self` by value is a place behind a box: its address is passed.
        let by_value = match receiver.place() {
            Some(place) => {
                let place = self.place(place);
                matches!(place.ty.kind(), TyKind::Dynamic(..)).then_some(place)
            }
            None => None,
        };
        let (data, vtable, mut rest) = match by_value {
            Some(PlaceRef { addr, meta: Some(vtable), .. }) => {
                let data = self.b.address(addr);
                let rest =
                    if tupled { self.untupled_rest(args) } else { args[1..].iter().map(|a| self.arg(a)).collect() };
                (data, vtable, rest)
            }
            _ => {
                let mut all = if tupled { self.untupled(args) } else { args.iter().map(|a| self.arg(a)).collect() };
                let receiver = all.remove(0);
                let Opnd::Loc(pair) = receiver.val else { return self.b.term(Term::Unreachable) };
                (pair.into(), pair.plus(8).into(), all)
            }
        };
        let code = self.b.word();
        self.b.op(Op::Load { dst: code.into(), ptr: vtable, disp: 24 + 8 * slot as i32, size: 8 });
        rest.insert(0, self.b.word_arg(data));
        self.finish(Callee::Ptr(code.into()), rest, to, destination);
    }

    fn untupled_rest(&mut self, args: &[Operand]) -> Vec<ArgVal> {
        let Some(tuple) = args.get(1) else { return Vec::new() };
        let (value, ty) = self.operand(tuple);
        let TyKind::Tuple(tys) = ty.kind() else { return Vec::new() };
        let layout = self.g().layout(ty);
        let field = |(i, ty): (usize, &Ty)| {
            let value = value.loc().map_or(value, |loc| Opnd::Loc(loc.plus(layout.offsets[i])));
            self.b.arg(value, *ty)
        };
        tys.iter().enumerate().map(field).collect()
    }

    /// Emits the call and brings its result where it belongs.
    fn finish(&mut self, callee: Callee, args: Vec<ArgVal>, to: PlaceRef, destination: &Place) {
        let size = self.g().size(to.ty);
        let alloc = self.allocates(to.ty, destination);
        if size == 0 {
            return self.b.call(callee, args, None, to.ty, alloc);
        }
        self.into(to, size, |this, dst| this.b.call(callee, args, Some(dst), to.ty, alloc));
    }

    /// For a call that gives raw bytes which are then cast to a typed pointer: the type.
    pub(super) fn allocates(&mut self, ret: Ty, destination: &Place) -> Option<Ty> {
        let TyKind::RawPtr(pointee, _) = ret.kind() else { return None };
        if *pointee != Ty::int(IntTy::U8) {
            return None;
        }
        let local = destination.as_local()?;
        let cast =
            self.body.blocks.iter().flat_map(|block| &block.statements).find_map(|statement| {
                match &statement.kind {
                    StatementKind::Assign(_, Rvalue::Cast(CastKind::PtrToPtr, operand, ty)) => {
                        (operand.place()?.as_local() == Some(local)).then_some(*ty)
                    }
                    _ => None,
                }
            })?;
        let ty = self.mono(cast);
        self.g().pointee(ty)
    }
}
