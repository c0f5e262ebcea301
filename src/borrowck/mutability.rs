//! Whether a place may be changed: E0384, E0594, E0596.

use crate::hir::LangItem;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::access::{Checker, LocalMutation, Rw, WriteKind};
use super::reason::{Finding, Holder, Immutable, Reason};

impl Checker<'_> {
    /// True if an error was reported.
    pub fn check_mutability(
        &mut self,
        location: Location,
        place: &Place,
        span: Span,
        rw: Rw,
        allowed: LocalMutation,
    ) -> bool {
        let borrows = match rw {
            Rw::Reservation(WriteKind::MutableBorrow(kind)) | Rw::Write(WriteKind::MutableBorrow(kind)) => {
                let allowed = match kind {
                    // A closure's unique borrow of what an immutable `&mut` points to.
                    BorrowKind::Mut(MutBorrowKind::ClosureCapture) => LocalMutation::Allowed,
                    _ => allowed,
                };
                if self.is_mutable(place, allowed).is_ok() {
                    return false;
                }
                true
            }
            Rw::Reservation(WriteKind::Mutate) | Rw::Write(WriteKind::Mutate) => {
                if self.is_mutable(place, allowed).is_ok() {
                    return false;
                }
                false
            }
            Rw::Read(_) | Rw::Write(_) | Rw::Reservation(_) | Rw::Activation(..) => return false,
        };
        let Err(culprit) = self.is_mutable(place, allowed) else { return false };
        let first = self.ever_initialised(place.local);
        if !borrows && let Some(local) = place.as_local() {
            // `let x; x = 1;` initialises; only a second assignment is an error.
            let Some(first) = first.filter(|_| !off(Rule::AssignedTwice)) else { return false };
            let decl = &self.body.locals[local];
            let (is_argument, declared) = match decl.kind {
                LocalDeclKind::Var { is_arg, .. } => (is_arg, decl.span),
                _ => (false, decl.span),
            };
            let first = match self.data.inits[first].location {
                Some(at) => self.body.source_info(at).span,
                None => declared,
            };
            let place = self.describe(place).unwrap_or_default();
            self.push(location, span, Reason::AssignedTwice { place, first, is_argument, declared });
            return true;
        }
        // Assigning fields of something not yet initialised is reported as such.
        if first.is_none() {
            return false;
        }
        // Capturing it was an error already.
        if self.upvar_of(&culprit).is_some_and(|upvar| self.body.upvars[upvar].behind_shared) {
            return true;
        }
        let why = self.why_immutable(&culprit);
        let place = self.describe(place).unwrap_or_else(|| "value".to_owned());
        if !borrows {
            self.push(location, span, Reason::AssignImmutable { place, why });
            return true;
        }
        // Several borrows of one variable that lacks `mut` are one mistake: the declaration.
        if let (Immutable::Local { declared, .. }, Some(local)) = (&why, culprit.as_local())
            && matches!(self.body.locals[local].kind, LocalDeclKind::Var { by_ref: false, .. })
        {
            let same = |finding: &&mut Finding| match &finding.reason {
                Reason::BorrowImmutable { why: Immutable::Local { declared: other, .. }, .. } => other == declared,
                _ => false,
            };
            if let Some(first) = self.findings.iter_mut().find(same)
                && let Reason::BorrowImmutable { borrows, .. } = &mut first.reason
            {
                borrows.push(span);
                first.span = *declared;
                return true;
            }
        }
        let by = self.borrower(location);
        self.push(location, span, Reason::BorrowImmutable { place, why, by, borrows: vec![span] });
        true
    }

    /// `Err` has the part of the place that forbids the change.
    pub fn is_mutable(&self, place: &Place, allowed: LocalMutation) -> Result<(), Place> {
        let Some((step, base)) = place.projection.split_last() else {
            let decl = &self.body.locals[place.local];
            return match decl.mutability {
                Mutability::Mut => Ok(()),
                Mutability::Not if allowed == LocalMutation::Forbidden && !off(Rule::LocalNeedsMut) => {
                    Err(place.clone())
                }
                Mutability::Not => Ok(()),
            };
        };
        let base = Place { local: place.local, projection: base.to_vec() };
        match step {
            Proj::Deref => match self.place_ty(&base).kind() {
                TyKind::Ref(_, _, Mutability::Not) | TyKind::RawPtr(_, Mutability::Not)
                    if !off(Rule::BehindSharedReference) =>
                {
                    Err(place.clone())
                }
                TyKind::Ref(_, _, Mutability::Mut) => {
                    let allowed = match self.upvar_of(&base) {
                        // The reference is how the closure captured the variable.
                        Some(upvar) if self.body.upvars[upvar].by_ref.is_some() => allowed,
                        _ if off(Rule::MutableReferenceIsEnough) => allowed,
                        _ => LocalMutation::Allowed,
                    };
                    self.is_mutable(&base, allowed)
                }
                TyKind::RawPtr(_, Mutability::Mut) => Ok(()),
                TyKind::Adt(id, _)
                    if self.ctx.lang("owned_box") == Some(LangItem::Adt(*id)) && !off(Rule::BoxInheritsMutability) =>
                {
                    self.is_mutable(&base, allowed)
                }
                _ => Ok(()),
            },
            Proj::Field(..)
            | Proj::Index(_)
            | Proj::ConstantIndex { .. }
            | Proj::Subslice { .. }
            | Proj::Downcast(_) => match self.upvar_of(place) {
                Some(upvar) => {
                    let upvar = &self.body.upvars[upvar];
                    match (upvar.mutability, allowed) {
                        (Mutability::Not, LocalMutation::Forbidden) if !off(Rule::CaptureInheritsMutability) => {
                            Err(place.clone())
                        }
                        _ => self.is_mutable(&base, allowed),
                    }
                }
                None => self.is_mutable(&base, allowed),
            },
        }
    }

    /// The captured variable that a place of a closure body is: a field of the environment.
    pub fn upvar_of(&self, place: &Place) -> Option<usize> {
        if place.local != Local::ENV || !self.universal.is_closure {
            return None;
        }
        match place.projection.as_slice() {
            [Proj::Field(field, _)] | [Proj::Deref, Proj::Field(field, _)] => {
                let index = field.0 as usize;
                (index < self.body.upvars.len()).then_some(index)
            }
            _ => None,
        }
    }

    pub fn why_immutable(&self, culprit: &Place) -> Immutable {
        let Some((step, base)) = culprit.projection.split_last() else {
            let decl = &self.body.locals[culprit.local];
            return match decl.kind {
                LocalDeclKind::Var { name, .. } => Immutable::Local { declared: decl.span, name: name.to_string() },
                _ => Immutable::Other,
            };
        };
        let base = Place { local: culprit.local, projection: base.to_vec() };
        if let Some(upvar) = self.upvar_of(culprit).or_else(|| self.upvar_of(&base)) {
            let upvar = &self.body.upvars[upvar];
            return Immutable::Captured { declared: None, name: upvar.name.clone() };
        }
        if *step == Proj::Deref {
            if base.local == Local::ENV && base.projection.is_empty() && self.universal.is_closure {
                return Immutable::FnClosure;
            }
            return match self.place_ty(&base).kind() {
                TyKind::RawPtr(..) => Immutable::ConstPointer,
                TyKind::Ref(..) => {
                    if let Some(name) = self.static_name(base.local) {
                        return Immutable::Static { name };
                    }
                    let decl = &self.body.locals[base.local];
                    let (declared, holder) = match decl.kind {
                        LocalDeclKind::Var { name, .. } => {
                            (Some(decl.span), Some(Holder { name: name.to_string(), ty: decl.ty }))
                        }
                        _ => (None, None),
                    };
                    Immutable::SharedReference { declared, holder }
                }
                _ => Immutable::Other,
            };
        }
        Immutable::Other
    }

    /// The static whose address this temporary holds.
    pub fn static_name(&self, local: Local) -> Option<String> {
        if self.body.locals[local].kind != LocalDeclKind::Temp {
            return None;
        }
        self.body.blocks.iter().flat_map(|b| &b.statements).find_map(|statement| match &statement.kind {
            StatementKind::Assign(place, Rvalue::Use(Operand::Const(constant))) if place.as_local() == Some(local) => {
                match constant.kind {
                    ConstKind::StaticAddr(id) => Some(self.ctx.static_item(id).name.to_string()),
                    _ => None,
                }
            }
            _ => None,
        })
    }
}
