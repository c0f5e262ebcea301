//! Drops of places of which parts may be gone: field by field, variant by variant, or the box without its contents.

use crate::dataflow::move_paths::MovePathId;
use crate::hir::{AdtKind, CallSource, LangItem};
use crate::mir::*;
use crate::ty::*;

use super::{DropAt, Elaborator};

impl Elaborator<'_> {
    pub(super) fn open_drop(&mut self, drop: &DropAt) -> BlockId {
        let ty = drop.place.ty(&self.body.locals).ty;
        match *ty.kind() {
            TyKind::Tuple(tys) => self.drop_ladder(drop, &self.fields(&drop.place, drop.path, &tys)),
            TyKind::Closure(_, args) => {
                let tys = ClosureArgs::split(args).upvar_tys();
                self.drop_ladder(drop, &self.fields(&drop.place, drop.path, tys))
            }
            TyKind::Adt(id, args) if self.ctx.lang("owned_box") == Some(LangItem::Adt(id)) => self.open_box(drop, args),
            TyKind::Adt(id, args) if self.ctx.drop_impl(ty).is_none() => match self.ctx.adt(id).kind {
                AdtKind::Struct => {
                    let tys = self.variant_field_tys(id, args, VariantIdx::STRUCT);
                    self.drop_ladder(drop, &self.fields(&drop.place, drop.path, &tys))
                }
                AdtKind::Enum => self.open_enum(drop, id, args),
                AdtKind::Union => self.shallow_drop(drop),
            },
            TyKind::Array(_, Const::Value(len)) => self.open_array(drop, len as u64),
            // Nothing can be moved out of parts of any other type.
            _ => self.shallow_drop(drop),
        }
    }

    fn variant_field_tys(&self, id: AdtId, args: Args, variant: VariantIdx) -> Vec<Ty> {
        let adt = self.ctx.adt(id);
        let Some(variant) = adt.variants.get(variant) else { return Vec::new() };
        let field_ty = |ty: Ty| self.ctx.normalize(ty.subst(args).erase_regions(), &self.body.env);
        variant.fields.iter().map(|field| field_ty(field.ty)).collect()
    }

    /// Field places under `base`, with their own paths where they are tracked.
    fn fields(&self, base: &Place, base_path: MovePathId, tys: &[Ty]) -> Vec<(Place, Option<MovePathId>)> {
        let field = |(index, ty): (usize, &Ty)| {
            let step = Proj::Field(FieldIdx(index as u32), *ty);
            (base.project(step), self.data.child(base_path, &step))
        };
        tys.iter().enumerate().map(field).collect()
    }

    /// Drops `parts` in order; if one panics, the rest are dropped while unwinding.
    fn drop_ladder(&mut self, drop: &DropAt, parts: &[(Place, Option<MovePathId>)]) -> BlockId {
        let mut target = drop.target;
        let mut unwind = drop.unwind;
        // Built from the last part to the first. The unwind ladder runs beside the normal one, one part ahead.
        for (place, path) in parts.iter().rev() {
            let normal = self.drop_part(drop, place, *path, target, unwind, drop.is_cleanup);
            unwind = match (unwind, drop.is_cleanup) {
                (Some(after), false) => Some(self.drop_part(drop, place, *path, after, None, true)),
                (unwind, _) => unwind,
            };
            target = normal;
        }
        target
    }

    fn drop_part(
        &mut self,
        drop: &DropAt,
        place: &Place,
        path: Option<MovePathId>,
        target: BlockId,
        unwind: Option<BlockId>,
        is_cleanup: bool,
    ) -> BlockId {
        let part = DropAt {
            place: place.clone(),
            path: path.unwrap_or(drop.path),
            info: drop.info,
            target,
            unwind,
            is_cleanup,
            state: drop.state.clone(),
        };
        if !self.ctx.needs_drop(place.ty(&self.body.locals).ty, &self.body.env) {
            return target;
        }
        match path {
            Some(_) => self.elaborate_drop(&part),
            None => {
                // Part of whatever its parent is. Several parts share the parent's flag, so it is tested, not cleared.
                let (live, dead) = (part.state.live.contains(drop.path), part.state.dead.contains(drop.path));
                match (live, dead) {
                    (false, _) => target,
                    (true, false) => self.drop_block(&part),
                    (true, true) => {
                        let block = self.drop_block(&part);
                        self.peek_flag(&part, block)
                    }
                }
            }
        }
    }

    /// Like `test_flag`, without clearing the flag.
    fn peek_flag(&mut self, drop: &DropAt, then: BlockId) -> BlockId {
        let Some(flag) = self.flags.get(&drop.path).copied() else { return then };
        let operand = Operand::Copy(flag.into());
        let kind = TerminatorKind::SwitchInt { operand, values: vec![0], targets: vec![drop.target, then] };
        self.new_block(drop, Vec::new(), kind)
    }

    /// By variant: those with moved-out payloads by ladder, the others whole.
    fn open_enum(&mut self, drop: &DropAt, id: AdtId, args: Args) -> BlockId {
        let adt = self.ctx.adt(id);
        let int = adt.repr_int.unwrap_or(IntTy::Isize);
        let (mut values, mut targets) = (Vec::new(), Vec::new());
        for (index, variant) in adt.variants.iter_ids() {
            let Some(path) = self.data.child(drop.path, &Proj::Downcast(index)) else { continue };
            let tys = self.variant_field_tys(id, args, index);
            let base = drop.place.project(Proj::Downcast(index));
            let inner = DropAt {
                place: base.clone(),
                path,
                info: drop.info,
                target: drop.target,
                unwind: drop.unwind,
                is_cleanup: drop.is_cleanup,
                state: drop.state.clone(),
            };
            let fields = self.fields(&base, path, &tys);
            values.push(int.truncate(variant.discriminant as u128));
            targets.push(self.drop_ladder(&inner, &fields));
        }
        if adt.variants.len() == 1 {
            return targets.first().copied().unwrap_or(drop.target);
        }
        targets.push(self.drop_block(drop));
        let discriminant = self.temp(drop, Ty::int(int));
        let read = Statement {
            kind: StatementKind::Assign(discriminant.into(), Rvalue::Discriminant(drop.place.clone())),
            info: drop.info,
        };
        let kind = TerminatorKind::SwitchInt { operand: Operand::Move(discriminant.into()), values, targets };
        let switch = self.new_block(drop, vec![read], kind);
        let (live, dead) = (drop.state.live.contains(drop.path), drop.state.dead.contains(drop.path));
        match (live, dead) {
            (false, _) => drop.target,
            (true, false) => switch,
            (true, true) => self.test_flag(drop, switch),
        }
    }

    /// Drops the contents unless they were moved out, then frees the block.
    fn open_box(&mut self, drop: &DropAt, args: Args) -> BlockId {
        let free = self.box_free(drop, args, drop.target, drop.is_cleanup);
        let unwind = match (drop.unwind, drop.is_cleanup) {
            (Some(after), false) => Some(self.box_free(drop, args, after, true)),
            (unwind, _) => unwind,
        };
        let contents = drop.place.project(Proj::Deref);
        let path = self.data.child(drop.path, &Proj::Deref);
        let (live, dead) = (drop.state.live.contains(drop.path), drop.state.dead.contains(drop.path));
        let both = self.drop_part(drop, &contents, path, free, unwind, drop.is_cleanup);
        match (live, dead) {
            (false, _) => drop.target,
            (true, false) => both,
            (true, true) => self.test_flag(drop, both),
        }
    }

    fn box_free(&mut self, drop: &DropAt, args: Args, target: BlockId, is_cleanup: bool) -> BlockId {
        let Some(LangItem::Fn(free)) = self.ctx.lang("box_free") else { return target };
        let span = drop.info.span;
        let contents = drop.place.project(Proj::Deref);
        let pointer_ty = Ty::raw_ptr(contents.ty(&self.body.locals).ty, Mutability::Mut);
        let pointer = self.temp(drop, pointer_ty);
        let take = Statement {
            kind: StatementKind::Assign(pointer.into(), Rvalue::RawPtr(Mutability::Mut, contents)),
            info: drop.info,
        };
        let nothing = self.temp(drop, Ty::unit());
        let func = Constant { kind: ConstKind::Zst, ty: Ty::new(TyKind::FnDef(free, args)), span, user_args: None };
        let kind = TerminatorKind::Call {
            func: Operand::Const(Box::new(func)),
            args: vec![Operand::Move(pointer.into())],
            destination: nothing.into(),
            target: Some(target),
            unwind: None,
            source: CallSource::Normal,
            fn_span: span,
        };
        let terminator = Terminator { kind, info: drop.info };
        self.body.blocks.push(Block { statements: vec![take], terminator, is_cleanup })
    }

    fn temp(&mut self, drop: &DropAt, ty: Ty) -> Local {
        self.body.locals.push(LocalDecl {
            ty,
            mutability: Mutability::Mut,
            kind: LocalDeclKind::Temp,
            scope: drop.info.scope,
            span: drop.info.span,
        })
    }

    /// Element by element: patterns move out of arrays at constant positions.
    fn open_array(&mut self, drop: &DropAt, len: u64) -> BlockId {
        let parts: Vec<_> = (0..len)
            .map(|offset| {
                let step = Proj::ConstantIndex { offset, min_length: len, from_end: false };
                (drop.place.project(step), self.data.child(drop.path, &step))
            })
            .collect();
        self.drop_ladder(drop, &parts)
    }
}
