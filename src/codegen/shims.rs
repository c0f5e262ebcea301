//! Functions that nobody wrote: drop glue, clone shims, constructors and closures as function pointers, the start.

use super::bld::{Addr, Bld, PlaceRef};
use super::lir::*;
use super::mono::{Gen, MonoItem};
use crate::hir::{AdtKind, FnKind, Instance, LangItem};
use crate::index::Id;
use crate::layout::{Metadata, Variants, tag_of_variant};
use crate::source::{FileId, Span};
use crate::ty::*;

fn nowhere() -> Span {
    Span::new(FileId::MAIN, 0, 0)
}

fn start<'g, 'a>(g: &'g Gen<'a>, ret: Ty) -> Bld<'g, 'a> {
    Bld::new(g, ret, nowhere())
}

/// Something to be dropped by glue.
enum Part {
    Field(PlaceRef),
    /// The block of a box, its contents dropped.
    BoxFree(Loc, Ty),
}

/// `drop_in_place::<T>`: takes a pointer to the value.
pub fn drop_glue(g: &Gen<'_>, ty: Ty) -> Func {
    let mut b = start(g, Ty::unit());
    let pointer = b.param(Ty::raw_ptr(ty, Mutability::Mut));
    let place = b.deref(pointer.into(), ty);
    if let Some(inner) = g.boxed(ty) {
        // The pointer is at the start of the box.
        let size = if g.metadata(inner) == Metadata::Thin { 8 } else { 16 };
        let pointer = b.temp(size, 8);
        b.load_to(pointer.into(), place.addr, size);
        let contents = b.deref(pointer.into(), inner);
        let mut parts = vec![Part::BoxFree(pointer.into(), inner)];
        if g.needs_drop(inner) {
            parts.insert(0, Part::Field(contents));
        }
        drop_parts(&mut b, &parts);
        b.term(Term::Return);
        return b.f;
    }
    match ty.kind() {
        TyKind::Adt(id, args) => adt_glue(&mut b, ty, place, *id, *args),
        TyKind::Tuple(tys) => fields_glue(&mut b, place, tys.as_slice()),
        TyKind::Closure(_, args) => fields_glue(&mut b, place, ClosureArgs::split(*args).upvar_tys()),
        TyKind::Array(element, Const::Value(len)) => {
            let address = b.address(place.addr);
            let len = b.int(*len as u64);
            slice_glue(&mut b, address, len, *element);
        }
        TyKind::Slice(element) => {
            let address = b.address(place.addr);
            let len = place.meta.unwrap_or(b.int(0));
            slice_glue(&mut b, address, len, *element);
        }
        // Trait objects are dropped through their vtables where they are met; the rest has nothing to drop.
        _ => b.drop_place_of_dyn(place),
    }
    b.term(Term::Return);
    b.f
}

impl Bld<'_, '_> {
    fn drop_place_of_dyn(&mut self, place: PlaceRef) {
        if matches!(place.ty.kind(), TyKind::Dynamic(..)) {
            self.drop_place(place);
        }
    }
}

fn fields_glue(b: &mut Bld<'_, '_>, place: PlaceRef, tys: &[Ty]) {
    let layout = b.g.layout(place.ty);
    let mut parts = Vec::new();
    for (i, ty) in tys.iter().enumerate() {
        let ty = b.g.normalize(*ty);
        if b.g.needs_drop(ty) {
            parts.push(Part::Field(b.field(place, &layout, VariantIdx::STRUCT, i, ty)));
        }
    }
    drop_parts(b, &parts);
}

fn adt_glue(b: &mut Bld<'_, '_>, ty: Ty, place: PlaceRef, id: AdtId, args: Args) {
    let adt = b.g.cx.adt(id);
    let layout = b.g.layout(ty);
    // The type's own `drop` runs first; if it panics, the fields are dropped all the same.
    if let Some((drop_fn, drop_args)) = b.g.cx.drop_impl(ty) {
        let callee = b.g.instance(MonoItem::Fn(drop_fn, erase_regions(drop_args)));
        let arg = b.pointer_arg(place);
        let cleanup = b.cleanup_block();
        b.unwind = Unwind::To(cleanup);
        b.call(Callee::Fn(callee), vec![arg], None, Ty::unit(), None);
        let normal = b.cur;
        b.cur = cleanup;
        b.unwind = Unwind::Terminate;
        variants_glue(b, place, &adt, &layout, args);
        b.term(Term::Resume);
        b.cur = normal;
        b.unwind = Unwind::Continue;
    }
    variants_glue(b, place, &adt, &layout, args);
}

/// Drops the fields of the variant that is there, and goes on in a new block.
fn variants_glue(
    b: &mut Bld<'_, '_>,
    place: PlaceRef,
    adt: &crate::hir::Adt,
    layout: &crate::layout::Layout,
    args: Args,
) {
    if adt.kind == AdtKind::Union || adt.lang.is_some_and(|lang| lang.as_str() == "ManuallyDrop") {
        return;
    }
    let parts_of = |b: &mut Bld<'_, '_>, variant: VariantIdx| {
        let mut parts = Vec::new();
        for (field, decl) in adt.variants[variant].fields.iter_ids() {
            let ty = b.g.subst(decl.ty, args);
            if b.g.needs_drop(ty) {
                parts.push(Part::Field(b.field(place, layout, variant, field.index(), ty)));
            }
        }
        parts
    };
    match &layout.variants {
        Variants::Single(variant) => {
            if adt.variants.get(*variant).is_some() {
                let parts = parts_of(b, *variant);
                drop_parts(b, &parts);
            }
        }
        Variants::Multiple { tag, .. } => {
            let addr = b.offset(place.addr, tag.offset);
            let value = b.load(addr, tag.size, tag.size);
            let switch = b.cur;
            let done = b.block();
            let (mut cases, mut default) = (Vec::new(), done);
            for v in adt.variants.ids() {
                let blk = b.block();
                b.cur = blk;
                let parts = parts_of(b, v);
                let target = if parts.is_empty() { done } else { blk };
                drop_parts(b, &parts);
                b.term(Term::Goto(done));
                match tag_of_variant(adt, layout, v) {
                    Some((tag, bits)) => {
                        if let Val::Int(n) = Val::int(bits as u64, tag.size) {
                            cases.push((n, target));
                        }
                    }
                    None => default = target,
                }
            }
            cases.retain(|(_, to)| *to != default);
            b.cur = switch;
            b.term(match cases.is_empty() {
                true => Term::Goto(default),
                false => Term::Switch { val: value, size: tag.size as u32, cases: cases.into(), default },
            });
            b.cur = done;
        }
    }
}

/// Drops the parts in order. If one panics, the rest is dropped as cleanup: the ladder of rustc's drop elaboration.
fn drop_parts(b: &mut Bld<'_, '_>, parts: &[Part]) {
    let in_cleanup = b.f.blocks[b.cur].cleanup;
    // From the last part to the first: the cleanup block that drops what comes after.
    let mut ladder = vec![None; parts.len()];
    if !in_cleanup {
        let normal = b.cur;
        let mut next: Option<Blk> = None;
        for i in (0..parts.len()).rev() {
            ladder[i] = next;
            if i == 0 {
                break;
            }
            let blk = b.cleanup_block();
            b.cur = blk;
            b.unwind = Unwind::Terminate;
            drop_part(b, &parts[i]);
            b.term(match next {
                Some(next) => Term::Goto(next),
                None => Term::Resume,
            });
            next = Some(blk);
        }
        b.cur = normal;
    }
    for (part, rest) in parts.iter().zip(ladder) {
        b.unwind = match (in_cleanup, rest) {
            (true, _) => Unwind::Terminate,
            (false, Some(rest)) => Unwind::To(rest),
            (false, None) => Unwind::Continue,
        };
        drop_part(b, part);
    }
}

fn drop_part(b: &mut Bld<'_, '_>, part: &Part) {
    match part {
        Part::Field(place) => b.drop_place(*place),
        Part::BoxFree(pointer, inner) => {
            let Some(free) = b.g.lang_fn("box_free") else { return };
            let callee = b.g.instance(MonoItem::Fn(free, Ty::args(&[Arg::Ty(*inner)])));
            let arg = b.arg((*pointer).into(), Ty::raw_ptr(*inner, Mutability::Mut));
            b.call(Callee::Fn(callee), vec![arg], None, Ty::unit(), None);
        }
    }
}

/// Drops `len` elements from `address` on; if one panics, the others are dropped too.
fn slice_glue(b: &mut Bld<'_, '_>, address: Opnd, len: Opnd, element: Ty) {
    let size = b.g.size(element);
    let index = b.word();
    b.mov(index.into(), Opnd::Val(Val::Int(0)), 8);
    let in_cleanup = b.f.blocks[b.cur].cleanup;
    let cleanup = (!in_cleanup).then(|| {
        let normal = b.cur;
        let blk = b.cleanup_block();
        b.cur = blk;
        b.unwind = Unwind::Terminate;
        drop_loop(b, address, len, element, size, index);
        b.term(Term::Resume);
        b.cur = normal;
        blk
    });
    b.unwind = cleanup.map_or(Unwind::Terminate, Unwind::To);
    drop_loop(b, address, len, element, size, index);
    b.unwind = if in_cleanup { Unwind::Terminate } else { Unwind::Continue };
}

fn drop_loop(b: &mut Bld<'_, '_>, address: Opnd, len: Opnd, element: Ty, size: u64, index: Var) {
    let (head, body, done) = (b.block(), b.block(), b.block());
    b.enter(head);
    b.term(Term::BrCmp { op: Bin::Lt, ty: Sc::U64, a: index.into(), b: len, then: body, els: done });
    b.cur = body;
    let item = b.word();
    b.op(Op::Index { dst: item.into(), ptr: address, index: index.into(), scale: size as u32 });
    // The index moves on first, so that the cleanup goes on with the next element.
    b.bin(Bin::WAdd, Sc::U64, index.into(), index.into(), Opnd::Val(Val::Int(1)));
    b.drop_place(PlaceRef { addr: Addr::Mem { ptr: item.into(), disp: 0 }, meta: None, ty: element });
    b.term(Term::Goto(head));
    b.cur = done;
}

/// `Clone::clone` of tuples, arrays, closures and what else is `Clone` by rule: field by field.
pub fn clone_shim(g: &Gen<'_>, ty: Ty) -> Func {
    let mut b = start(g, ty);
    let from = b.param(Ty::reference(Region::Erased, ty, Mutability::Not));
    let from = b.deref(from.into(), ty);
    let to = b.frame(b.f.ret, ty);
    let layout = g.layout(ty);
    if g.cx.is_copy(ty, &g.env) {
        b.copy(to.addr, from.addr, layout.size);
        b.term(Term::Return);
        return b.f;
    }
    let tys: Vec<Ty> = match ty.kind() {
        TyKind::Tuple(tys) => tys.to_vec(),
        TyKind::Closure(_, args) => ClosureArgs::split(*args).upvar_tys().to_vec(),
        TyKind::Array(element, Const::Value(len)) => return clone_array(b, from, to, *element, *len as u64),
        _ => Vec::new(),
    };
    // A panicking clone drops the clones made before it.
    let mut made: Vec<PlaceRef> = Vec::new();
    for (i, ty) in tys.into_iter().enumerate() {
        let ty = g.normalize(ty);
        let source = b.field(from, &layout, VariantIdx::STRUCT, i, ty);
        let target = b.field(to, &layout, VariantIdx::STRUCT, i, ty);
        b.unwind = drop_made(&mut b, &made);
        clone_part(&mut b, source, target);
        made.push(target);
    }
    b.term(Term::Return);
    b.f
}

fn drop_made(b: &mut Bld<'_, '_>, made: &[PlaceRef]) -> Unwind {
    if !made.iter().any(|place| b.g.needs_drop(place.ty)) {
        return Unwind::Continue;
    }
    let normal = b.cur;
    let blk = b.cleanup_block();
    b.cur = blk;
    b.unwind = Unwind::Terminate;
    for place in made {
        b.drop_place(*place);
    }
    b.term(Term::Resume);
    b.cur = normal;
    Unwind::To(blk)
}

fn clone_part(b: &mut Bld<'_, '_>, from: PlaceRef, to: PlaceRef) {
    let size = b.g.size(from.ty);
    if b.g.cx.is_copy(from.ty, &b.g.env) {
        return b.copy(to.addr, from.addr, size);
    }
    let Some(LangItem::Trait(clone)) = b.g.cx.lang("clone") else { return };
    let trait_def = b.g.cx.trait_def(clone);
    let Some((_, method)) = trait_def.fns.iter().find(|(name, _)| name.as_str() == "clone") else { return };
    let args = [Arg::Ty(from.ty)].into_iter().chain(lifetimes(b.g, *method, 1));
    let args = Ty::args(&args.collect::<Vec<_>>());
    let callee = match b.g.cx.resolve_instance(*method, args) {
        Some(Instance::Fn(id, args)) => b.g.fn_instance(id, args),
        Some(Instance::CloneShim(ty)) => b.g.instance(MonoItem::CloneShim(ty)),
        _ => return,
    };
    let arg = b.pointer_arg(from);
    let temp = b.temp_of(to.ty);
    b.call(Callee::Fn(callee), vec![arg], Some(temp.into()), to.ty, None);
    b.store(to.addr, temp.into(), size);
}

/// Erased lifetime arguments for the parameters of a method after its trait's.
fn lifetimes(g: &Gen<'_>, method: FnId, skip: usize) -> Vec<Arg> {
    let count = g.cx.func(method).generics.params.len().saturating_sub(skip);
    vec![Arg::Region(Region::Erased); count]
}

fn clone_array(mut b: Bld<'_, '_>, from: PlaceRef, to: PlaceRef, element: Ty, len: u64) -> Func {
    let size = b.g.size(element);
    let (source, target) = (b.address(from.addr), b.address(to.addr));
    let index = b.word();
    b.mov(index.into(), Opnd::Val(Val::Int(0)), 8);
    if b.g.needs_drop(element) {
        // A panicking clone drops those before it.
        let normal = b.cur;
        let blk = b.cleanup_block();
        b.cur = blk;
        b.unwind = Unwind::Terminate;
        slice_glue(&mut b, target, index.into(), element);
        b.term(Term::Resume);
        b.cur = normal;
        b.unwind = Unwind::To(blk);
    }
    let (head, body, done) = (b.block(), b.block(), b.block());
    b.enter(head);
    let len = b.int(len);
    b.term(Term::BrCmp { op: Bin::Lt, ty: Sc::U64, a: index.into(), b: len, then: body, els: done });
    b.cur = body;
    let (item, copy) = (b.word(), b.word());
    b.op(Op::Index { dst: item.into(), ptr: source, index: index.into(), scale: size as u32 });
    b.op(Op::Index { dst: copy.into(), ptr: target, index: index.into(), scale: size as u32 });
    let item = PlaceRef { addr: Addr::Mem { ptr: item.into(), disp: 0 }, meta: None, ty: element };
    let copy = PlaceRef { addr: Addr::Mem { ptr: copy.into(), disp: 0 }, meta: None, ty: element };
    clone_part(&mut b, item, copy);
    b.bin(Bin::WAdd, Sc::U64, index.into(), index.into(), Opnd::Val(Val::Int(1)));
    b.term(Term::Goto(head));
    b.cur = done;
    b.term(Term::Return);
    b.f
}

/// A tuple struct's or variant's constructor as a function.
pub fn ctor(g: &Gen<'_>, id: FnId, args: Args) -> Func {
    let func = g.cx.func(id);
    let ret = g.subst(func.sig.output(), args);
    let mut b = start(g, ret);
    let (FnKind::Ctor(adt_id, variant), TyKind::Adt(_, adt_args)) = (func.kind, ret.kind()) else { return b.f };
    let adt = g.cx.adt(adt_id);
    let layout = g.layout(ret);
    let made = b.frame(b.f.ret, ret);
    for (field, decl) in adt.variants[variant].fields.iter_ids() {
        let ty = g.subst(decl.ty, *adt_args);
        let param = b.param(ty);
        let to = b.field(made, &layout, variant, field.index(), ty);
        b.store(to.addr, param.into(), g.size(ty));
    }
    if let Some((tag, bits)) = tag_of_variant(&adt, &layout, variant) {
        let addr = b.offset(made.addr, tag.offset);
        // Tags of more than 8 bytes (`repr(u128)`) keep their low half in the constant; the high half is its sign.
        b.store(addr, Opnd::Val(Val::int(bits as u64, tag.size.min(8))), tag.size);
    }
    b.term(Term::Return);
    b.f
}

/// Declares parameters of these types and makes them arguments.
fn forward(b: &mut Bld<'_, '_>, tys: &[Ty]) -> Vec<ArgVal> {
    tys.iter()
        .map(|ty| {
            let ty = b.g.normalize(erase_regions(*ty));
            let param = b.param(ty);
            b.arg(param.into(), ty)
        })
        .collect()
}

fn tail_call(b: &mut Bld<'_, '_>, callee: Callee, args: Vec<ArgVal>, ret: Ty) {
    let to = b.f.ret;
    b.call(callee, args, Some(to.into()), ret, None);
}

fn closure_sig(g: &Gen<'_>, args: Args) -> (Vec<Ty>, Ty) {
    let split = ClosureArgs::split(args);
    let Some(sig) = split.fn_sig() else { return (Vec::new(), Ty::unit()) };
    let erase = |ty: &Ty| g.normalize(erase_regions(*ty));
    (sig.inputs().iter().map(erase).collect(), erase(&sig.output()))
}

/// A closure that may be called often, called for the last time.
pub fn closure_once(g: &Gen<'_>, id: ClosureId, args: Args) -> Func {
    let (inputs, ret) = closure_sig(g, args);
    let mut b = start(g, ret);
    let closure_ty = Ty::new(TyKind::Closure(id, args));
    let env = b.param(closure_ty);
    let address = b.word();
    b.op(Op::Lea { dst: address.into(), of: env.into() });
    let mut call_args = vec![b.word_arg(address.into())];
    call_args.extend(forward(&mut b, &inputs));
    let place = b.frame(env, closure_ty);
    b.unwind = drop_made(&mut b, &[place]);
    let body = g.instance(MonoItem::Closure(id, args));
    tail_call(&mut b, Callee::Fn(body), call_args, ret);
    b.unwind = Unwind::Continue;
    b.drop_place(place);
    b.term(Term::Return);
    b.f
}

/// A closure without captures, as a function pointer.
pub fn closure_fn(g: &Gen<'_>, id: ClosureId, args: Args) -> Func {
    let (inputs, ret) = closure_sig(g, args);
    let mut b = start(g, ret);
    let params = forward(&mut b, &inputs);
    let by_value = ClosureArgs::split(args).closure_kind() == Some(ClosureKind::FnOnce);
    // The environment has no bytes: any address will do.
    let env = if by_value { ArgVal { val: b.int(0), size: 0, align: 1 } } else { b.word_arg(b.int(1)) };
    let mut call_args = vec![env];
    call_args.extend(params);
    let body = g.instance(MonoItem::Closure(id, args));
    tail_call(&mut b, Callee::Fn(body), call_args, ret);
    b.term(Term::Return);
    b.f
}

/// `Fn*::call*` of a function pointer or item.
pub fn fn_ptr_shim(g: &Gen<'_>, ty: Ty, via: ClosureKind) -> Func {
    let sig = match ty.kind() {
        TyKind::FnPtr(sig) => *sig,
        TyKind::FnDef(id, args) => subst(g.cx.func(*id).sig, *args),
        _ => FnSig::new(&[], Ty::unit(), 0, false),
    };
    let ret = g.normalize(erase_regions(sig.output()));
    let mut b = start(g, ret);
    let by_value = via == ClosureKind::FnOnce;
    let this = b.param(if by_value { ty } else { Ty::reference(Region::Erased, ty, Mutability::Not) });
    let args = forward(&mut b, sig.inputs());
    let callee = match ty.kind() {
        TyKind::FnDef(id, fn_args) => match g.cx.resolve_instance(*id, erase_regions(*fn_args)) {
            Some(Instance::Fn(id, args)) => Callee::Fn(g.fn_instance(id, args)),
            Some(Instance::CloneShim(ty)) => Callee::Fn(g.instance(MonoItem::CloneShim(ty))),
            Some(Instance::Closure { id, args, via }) => Callee::Fn(g.closure_instance(id, args, via)),
            Some(Instance::FnPtr { ty, via }) => Callee::Fn(g.instance(MonoItem::FnPtrShim(ty, via))),
            Some(Instance::Virtual(_, slot)) => Callee::Fn(g.instance(MonoItem::Virtual(*id, *fn_args, slot))),
            None => return b.f,
        },
        _ if by_value => Callee::Ptr(this.into()),
        _ => {
            let ptr = b.word();
            b.op(Op::Load { dst: ptr.into(), ptr: this.into(), disp: 0, size: 8 });
            Callee::Ptr(ptr.into())
        }
    };
    tail_call(&mut b, callee, args, ret);
    b.term(Term::Return);
    b.f
}

/// A trait method called through the vtable of its receiver, as a function.
pub fn virtual_fn(g: &Gen<'_>, id: FnId, args: Args, slot: usize) -> Func {
    let sig = subst(g.cx.func(id).sig, args);
    let ret = g.normalize(erase_regions(sig.output()));
    let mut b = start(g, ret);
    let mut call_args = forward(&mut b, sig.inputs());
    let Some(receiver) = call_args.first_mut().filter(|arg| arg.size == 16) else { return b.f };
    let Opnd::Loc(pair) = receiver.val else { return b.f };
    *receiver = ArgVal { val: pair.into(), size: 8, align: 8 };
    let code = b.word();
    b.op(Op::Load { dst: code.into(), ptr: pair.plus(8).into(), disp: 24 + 8 * slot as i32, size: 8 });
    tail_call(&mut b, Callee::Ptr(code.into()), call_args, ret);
    b.term(Term::Return);
    b.f
}

/// What a function to be wrapped takes and gives, closures' and shims' arguments one by one.
fn signature(g: &Gen<'_>, item: MonoItem) -> (Vec<Ty>, Ty) {
    let of_fn = |id: FnId, args: Args| {
        let sig = subst(g.cx.func(id).sig, args);
        let tys: Vec<Ty> = sig.inputs().iter().map(|ty| g.normalize(erase_regions(*ty))).collect();
        (tys, g.normalize(erase_regions(sig.output())))
    };
    match item {
        MonoItem::Fn(id, args) | MonoItem::Ctor(id, args) | MonoItem::Virtual(id, args, _) => of_fn(id, args),
        MonoItem::Tupled(id, args) => {
            let (mut inputs, ret) = of_fn(id, args);
            if let Some(TyKind::Tuple(tys)) = inputs.pop().map(|t| t.kind()) {
                inputs.extend(tys.iter().map(|ty| g.normalize(*ty)));
            }
            (inputs, ret)
        }
        MonoItem::Closure(id, args) | MonoItem::ClosureOnce(id, args) => {
            let (mut inputs, ret) = closure_sig(g, args);
            inputs.insert(0, Ty::new(TyKind::Closure(id, args)));
            (inputs, ret)
        }
        MonoItem::FnPtrShim(ty, _) => {
            let sig = match ty.kind() {
                TyKind::FnPtr(sig) => *sig,
                TyKind::FnDef(id, args) => subst(g.cx.func(*id).sig, *args),
                _ => FnSig::new(&[], Ty::unit(), 0, false),
            };
            let mut inputs = vec![ty];
            inputs.extend(sig.inputs().iter().map(|ty| g.normalize(erase_regions(*ty))));
            (inputs, g.normalize(erase_regions(sig.output())))
        }
        MonoItem::CloneShim(ty) => (vec![Ty::reference(Region::Erased, ty, Mutability::Not)], ty),
        MonoItem::ClosureFn(..)
        | MonoItem::Const(..)
        | MonoItem::Static(_)
        | MonoItem::Promoted(..)
        | MonoItem::DropGlue(_)
        | MonoItem::ByPointer(_)
        | MonoItem::Start => (Vec::new(), Ty::unit()),
    }
}

/// Takes `self` by pointer and passes it by value.
pub fn by_pointer(g: &Gen<'_>, inst: InstId) -> Func {
    let (inputs, ret) = signature(g, g.item(inst));
    let mut b = start(g, ret);
    let Some((self_ty, rest)) = inputs.split_first() else { return b.f };
    let pointer = b.param(Ty::raw_ptr(Ty::unit(), Mutability::Mut));
    let layout = g.layout(*self_ty);
    let value = b.load(Addr::Mem { ptr: pointer.into(), disp: 0 }, layout.size, layout.align);
    let mut args = vec![b.arg(value, *self_ty)];
    args.extend(forward(&mut b, rest));
    tail_call(&mut b, Callee::Fn(inst), args, ret);
    b.term(Term::Return);
    b.f
}

/// Takes `Fn*` arguments one by one and passes them as a tuple.
pub fn tupled(g: &Gen<'_>, id: FnId, args: Args) -> Func {
    let sig = subst(g.cx.func(id).sig, args);
    let ret = g.normalize(erase_regions(sig.output()));
    let mut b = start(g, ret);
    let inputs: Vec<Ty> = sig.inputs().iter().map(|ty| g.normalize(erase_regions(*ty))).collect();
    let [self_ty, tuple_ty] = inputs[..] else { return b.f };
    let this = b.param(self_ty);
    let mut call_args = vec![b.arg(this.into(), self_ty)];
    if let TyKind::Tuple(tys) = tuple_ty.kind() {
        let layout = g.layout(tuple_ty);
        let tuple = b.temp_of(tuple_ty);
        for (i, ty) in tys.iter().enumerate() {
            let param = b.param(*ty);
            b.mov(Loc::from(tuple).plus(layout.offsets[i]), param.into(), g.size(*ty));
        }
        call_args.push(b.arg(tuple.into(), tuple_ty));
    }
    tail_call(&mut b, Callee::Fn(g.fn_instance(id, args)), call_args, ret);
    b.term(Term::Return);
    b.f
}

/// Runs the initialisers of statics in this order, then `main`.
pub fn entry(g: &Gen<'_>, statics: &[StaticRef], main: InstId, main_ret: Ty) -> Func {
    let mut b = start(g, Ty::unit());
    for id in statics {
        let data = g.static_data(*id);
        let Some(init) = data.init else { continue };
        let temp = b.temp_of(data.ty);
        b.call(Callee::Fn(init), Vec::new(), Some(temp.into()), data.ty, None);
        let to = Addr::Mem { ptr: Opnd::Val(Val::Static(*id, 0)), disp: 0 };
        b.store(to, temp.into(), g.size(data.ty));
    }
    let result = b.temp_of(main_ret);
    b.call(Callee::Fn(main), Vec::new(), Some(result.into()), main_ret, None);
    report(&mut b, result, main_ret);
    b.term(Term::Return);
    b.f
}

/// `Termination::report`: the exit status of what `main` returned.
fn report(b: &mut Bld<'_, '_>, result: Var, main_ret: Ty) {
    if main_ret.is_unit() || main_ret.is_never() {
        return;
    }
    let Some(LangItem::Trait(termination)) = b.g.cx.lang("termination") else { return };
    let trait_def = b.g.cx.trait_def(termination);
    let Some((_, method)) = trait_def.fns.first() else { return };
    let args = Ty::args(&[Arg::Ty(main_ret)]);
    let Some(Instance::Fn(id, args)) = b.g.cx.resolve_instance(*method, args) else { return };
    let ret = b.g.subst(b.g.cx.func(id).sig.output(), args);
    let code = b.temp_of(ret);
    let arg = b.arg(result.into(), main_ret);
    let callee = b.g.fn_instance(id, args);
    b.call(Callee::Fn(callee), vec![arg], Some(code.into()), ret, None);
    // An exit code is an integer, or a struct around one byte or more of it.
    let status = b.temp(4, 4);
    b.mov(status.into(), Opnd::Val(Val::Int(0)), 4);
    b.mov(status.into(), code.into(), b.g.size(ret).min(4));
    b.term(Term::Exit(status.into()));
    b.cur = b.block();
}
