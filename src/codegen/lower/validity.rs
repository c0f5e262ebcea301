//! For programs that run in spite of their errors: what the user's code mentions must hold references to what is still there.
//!
//! A reference to something gone is wrong as soon as it is used in any way, read through or only handed on (the Reference,
//! "Behavior considered undefined": dangling references). The guard sees accesses, and by the time that a callee of a callee
//! reads through it, a new frame may lie where the old one was; so references are looked at where the user's code has them.
//!
//! ```text
//! let r = dangle();        // `dangle` returned a reference to its frame
//! println!("{}", r);       // check_ref r, 4 bytes: below the running frame, so it dangles
//! ```

use super::Lower;
use crate::bytecode::Intrinsic;
use crate::codegen::bld::{Addr, PlaceRef};
use crate::codegen::lir::*;
use crate::mir::{Operand, Place, Proj, Rvalue, TerminatorKind};
use crate::ty::*;

/// Structs within structs that are looked into.
const NEST: u32 = 6;

impl Lower<'_, '_, '_> {
    /// Checks what a statement's value mentions.
    pub(super) fn check_rvalue(&mut self, rvalue: &Rvalue) {
        if !self.g().options.unchecked || !self.user {
            return;
        }
        match rvalue {
            Rvalue::Use(op)
            | Rvalue::Repeat(op, _)
            | Rvalue::Cast(_, op, _)
            | Rvalue::Coerce(_, op, _)
            | Rvalue::Unary(_, op) => self.check_operand(op),
            Rvalue::Ref(crate::mir::BorrowKind::Fake { .. }, _) => {}
            Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) | Rvalue::Len(place) | Rvalue::Discriminant(place) => {
                self.check_place(place);
            }
            Rvalue::Binary(_, ops) | Rvalue::CheckedBinary(_, ops) => {
                self.check_operand(&ops.0);
                self.check_operand(&ops.1);
            }
            Rvalue::Aggregate(_, ops) => ops.iter().for_each(|op| self.check_operand(op)),
        }
    }

    /// Checks what a terminator mentions. What is only dropped is looked at by its destructor, if that wants to.
    pub(super) fn check_terminator(&mut self, terminator: &TerminatorKind) {
        if !self.g().options.unchecked || !self.user {
            return;
        }
        match terminator {
            TerminatorKind::SwitchInt { operand, .. } => self.check_operand(operand),
            TerminatorKind::Call { func, args, .. } => {
                self.check_operand(func);
                args.iter().for_each(|op| self.check_operand(op));
            }
            TerminatorKind::Drop { .. }
            | TerminatorKind::Assert { .. }
            | TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    fn check_operand(&mut self, operand: &Operand) {
        if let Some(place) = operand.place() {
            self.check_place(place);
        }
    }

    /// Checks the references that lie in the frame and that this place consists of or goes through.
    fn check_place(&mut self, place: &Place) {
        let fields = place.projection.iter().take_while(|step| matches!(step, Proj::Field(..))).count();
        let base = Place { local: place.local, projection: place.projection[..fields].to_vec() };
        let at = self.place(&base);
        if matches!(at.addr, Addr::Frame(_)) {
            self.check_refs(at, NEST);
        }
    }

    fn check_refs(&mut self, at: PlaceRef, nest: u32) {
        let Some(nest) = nest.checked_sub(1) else { return };
        let fields: Vec<Ty> = match at.ty.kind() {
            TyKind::Ref(_, pointee, _) => return self.check_ref(at, *pointee),
            TyKind::Tuple(tys) => tys.to_vec(),
            TyKind::Closure(_, args) => ClosureArgs::split(*args).upvar_tys().to_vec(),
            TyKind::Adt(id, args) => {
                let adt = self.g().cx.adt(*id);
                match (adt.kind == crate::hir::AdtKind::Struct, adt.variants.iter().next()) {
                    (true, Some(variant)) => {
                        variant.fields.iter().map(|field| self.g().subst(field.ty, *args)).collect()
                    }
                    _ => return,
                }
            }
            _ => return,
        };
        let layout = self.g().layout(at.ty);
        for (index, ty) in fields.into_iter().enumerate() {
            let ty = self.g().normalize(ty);
            let field = self.b.field(at, &layout, VariantIdx::STRUCT, index, ty);
            self.check_refs(field, nest);
        }
    }

    fn check_ref(&mut self, at: PlaceRef, pointee: Ty) {
        let pointee = self.g().normalize(pointee);
        let thin = self.g().metadata(pointee) == crate::layout::Metadata::Thin;
        let Opnd::Loc(reference) = self.b.load(at.addr, if thin { 8 } else { 16 }, 8) else { return };
        let to = self.b.deref(reference, pointee);
        let (size, _) = self.b.size_align_of_val(pointee, to.meta);
        if size.int() == Some(0) {
            return;
        }
        let (args, cells) = self.cells(&[(reference.into(), 8), (size, 8)]);
        self.b.op(Op::Intrinsic { f: Intrinsic::CheckRef, dst: args, size: 0, args, cells, ty: None });
    }
}
