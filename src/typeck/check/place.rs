//! Places and values, and places that turn out to be used mutably.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::ty::*;

use super::*;
use crate::typeck::traits::trait_predicate;

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Whether the expression denotes a place in memory rather than a value.
    pub fn is_place(&self, expr: &Expr) -> bool {
        match &*expr.kind {
            ExprKind::Local(_)
            | ExprKind::Static(_)
            | ExprKind::Deref { .. }
            | ExprKind::Field { .. }
            | ExprKind::Index { .. }
            // An error may have been a place.
            | ExprKind::Error => true,
            _ => false,
        }
    }

    /// The place is going to be borrowed mutably or assigned to: overloaded derefs and indexing on the way become
    /// `deref_mut` and `index_mut`.
    pub fn make_place_mut(&mut self, expr: &mut Expr) {
        match &mut *expr.kind {
            ExprKind::Field { base, .. } => self.make_place_mut(base),
            ExprKind::Index { base, .. } => {
                self.make_place_mut(base);
                self.fix_reborrow(base);
            }
            ExprKind::Deref { base, source } => {
                if *source != Adjusted::Explicit {
                    self.check_drop_in_union(base);
                }
                if matches!(&*base.kind, ExprKind::Call { source: CallSource::Operator, .. }) {
                    self.make_overloaded_mut(base);
                } else {
                    self.make_place_mut(base);
                }
            }
            _ => {}
        }
    }

    /// What is assigned behind a `ManuallyDrop` is dropped first, which in a union nobody may have meant: the `*` must be
    /// written there (RFC 2514).
    fn check_drop_in_union(&mut self, derefed: &Expr) {
        let ExprKind::Call { args, source: CallSource::Operator, .. } = &*derefed.kind else { return };
        let Some(ExprKind::Ref { base, .. }) = args.first().map(|receiver| &*receiver.kind) else { return };
        let lang = match self.resolve(base.ty).kind() {
            TyKind::Adt(id, _) => self.tcx.adt(*id).lang,
            _ => None,
        };
        if lang.is_some_and(|lang| lang.as_str() == "ManuallyDrop") && self.is_in_union(base) {
            let message = "not automatically applying `DerefMut` on `ManuallyDrop` union field";
            let help = "writing to this reference calls the destructor for the old value: add an explicit `*` if that \
                        is desired, or call `ptr::write` if it is not";
            self.report(Diagnostic::error(Code::None, base.span, message).help(help));
        }
    }

    /// Whether the place is within a union, not behind a written `*` in one. As in rustc, a union that only an implicit
    /// dereference leads to does not count.
    fn is_in_union(&self, mut place: &Expr) -> bool {
        loop {
            let implicit = match &*place.kind {
                ExprKind::Deref { source, .. } | ExprKind::Ref { source, .. } => *source != Adjusted::Explicit,
                _ => false,
            };
            if !implicit
                && matches!(self.resolve(place.ty).kind(), TyKind::Adt(id, _) if self.tcx.adt(*id).kind == AdtKind::Union)
            {
                return true;
            }
            place = match &*place.kind {
                ExprKind::Field { base, .. } | ExprKind::Index { base, .. } => base,
                ExprKind::Deref { base, source } if *source != Adjusted::Explicit => base,
                ExprKind::Ref { base, source, .. } if *source != Adjusted::Explicit => base,
                ExprKind::Call { args, source: CallSource::Operator, .. } if !args.is_empty() => &args[0],
                _ => return false,
            };
        }
    }

    /// An autoref that an array index was given shared must be mutable too.
    fn fix_reborrow(&mut self, expr: &mut Expr) {
        if let ExprKind::Ref { kind: kind @ RefKind::Shared, base, source } = &mut *expr.kind
            && *source != Adjusted::Explicit
        {
            self.make_place_mut(base);
            *kind = RefKind::Mut { two_phase: false };
            if let TyKind::Ref(region, inner, _) = *expr.ty.kind() {
                expr.ty = Ty::reference(region, inner, Mutability::Mut);
            }
        }
    }

    /// `Deref::deref(&base)` to `DerefMut::deref_mut(&mut base)`, `Index::index(&base, i)` likewise.
    fn make_overloaded_mut(&mut self, call: &mut Expr) {
        let span = call.span;
        let ExprKind::Call { fun, args, .. } = &mut *call.kind else { return };
        let TyKind::FnDef(id, fn_args) = *fun.ty.kind() else { return };
        let (trait_name, fn_name) = if self.trait_fn_id("deref", "deref") == Some(id) {
            ("deref_mut", "deref_mut")
        } else if self.trait_fn_id("index", "index") == Some(id) {
            ("index_mut", "index_mut")
        } else {
            return;
        };
        let Some(receiver) = args.first_mut() else { return };
        let ExprKind::Ref { kind, base, .. } = &mut *receiver.kind else { return };
        let (Some(trait_id), Some(fn_id)) = (self.tcx.lang_trait(trait_name), self.trait_fn_id(trait_name, fn_name))
        else {
            return;
        };
        let self_ty = self.resolve(base.ty);
        // The method's own (elided) lifetimes follow the trait's arguments.
        let trait_args = self.tcx.trait_def(trait_id).generics.params.len();
        let rest: Vec<Arg> = fn_args.iter().take(trait_args).skip(1).map(|a| self.resolve(*a)).collect();
        let predicate = trait_predicate(trait_id, self_ty, &rest);
        if !self.may_hold(predicate, span) {
            // The borrow checker says that the place cannot be borrowed mutably (E0596).
            return;
        }
        self.make_place_mut(base);
        *kind = RefKind::Mut { two_phase: false };
        receiver.ty = Ty::reference(Region::Erased, receiver_target(receiver.ty), Mutability::Mut);
        fun.ty = Ty::new(TyKind::FnDef(fn_id, fn_args));
        if let TyKind::Ref(region, target, _) = *call.ty.kind() {
            call.ty = Ty::reference(region, target, Mutability::Mut);
        }
    }
}

fn receiver_target(ty: Ty) -> Ty {
    match ty.kind() {
        TyKind::Ref(_, inner, _) => *inner,
        _ => ty,
    }
}
