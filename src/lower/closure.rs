//! Closures: building the environment where the closure is made, and finding captured places in it inside the body.

use std::rc::Rc;

use crate::hir::{self, CaptureBorrow, CaptureMode, CaptureProj, LocalId};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::Builder;
use super::place::{Base, PlaceBuilder};

/// The environment as seen from inside the closure body.
pub(super) struct ClosureEnv {
    closure: Rc<hir::Closure>,
    /// Whether the environment argument is a reference to the environment.
    by_ref: bool,
    field_tys: Vec<Ty>,
}

impl ClosureEnv {
    /// The place in the environment of `root` followed by `projection`.
    pub(super) fn resolve(&self, root: LocalId, projection: &[Proj]) -> Option<Place> {
        let (index, capture) = self
            .closure
            .captures
            .iter()
            .enumerate()
            .filter(|(_, capture)| capture.root == root && is_prefix(&capture.projections, projection))
            .max_by_key(|(_, capture)| capture.projections.len())?;
        let mut place = Place::local(Local::ENV);
        if self.by_ref {
            place.projection.push(Proj::Deref);
        }
        let field_ty = self.field_tys.get(index).copied().unwrap_or(Ty::ERROR());
        place.projection.push(Proj::Field(FieldIdx(index as u32), field_ty));
        if let CaptureMode::ByRef(_) = capture.mode {
            place.projection.push(Proj::Deref);
        }
        place.projection.extend_from_slice(&projection[capture.projections.len()..]);
        Some(place)
    }
}

fn is_prefix(captured: &[CaptureProj], projection: &[Proj]) -> bool {
    captured.len() <= projection.len()
        && captured.iter().zip(projection).all(|(capture, step)| match (capture, step) {
            (CaptureProj::Deref, Proj::Deref) => true,
            (CaptureProj::Field(a), Proj::Field(b, _)) => a == b,
            (CaptureProj::Deref | CaptureProj::Field(_), _) => false,
        })
}

/// How a capture borrows.
fn borrow_kind(borrow: CaptureBorrow) -> BorrowKind {
    match borrow {
        CaptureBorrow::Shared => BorrowKind::Shared,
        CaptureBorrow::UniqueImmutable | CaptureBorrow::Mut => BorrowKind::Mut(MutBorrowKind::Default),
    }
}

impl<'a> Builder<'a> {
    /// Declares the environment argument of the closure whose body is being lowered.
    pub(super) fn enter_closure(&mut self, closure: &Rc<hir::Closure>) {
        let (ty, by_ref) = match closure.kind {
            ClosureKind::Fn => (Ty::reference(Region::Erased, closure.ty, Mutability::Not), true),
            ClosureKind::FnMut => (Ty::reference(Region::Erased, closure.ty, Mutability::Mut), true),
            ClosureKind::FnOnce => (closure.ty, false),
        };
        self.locals.push(LocalDecl {
            ty,
            mutability: Mutability::Mut,
            kind: LocalDeclKind::Arg,
            scope: ScopeId(0),
            span: closure.decl_span,
        });
        self.arg_count = 1;
        let field_tys = match closure.ty.kind() {
            TyKind::Closure(_, args) => ClosureArgs::split(*args).upvar_tys().to_vec(),
            _ => Vec::new(),
        };
        self.upvars = closure.captures.iter().map(|capture| self.upvar(capture)).collect();
        self.closure = Some(ClosureEnv { closure: closure.clone(), by_ref, field_tys });
        self.note_captured_vars(closure);
    }

    fn upvar(&self, capture: &hir::Capture) -> Upvar {
        Upvar {
            name: self.capture_name(capture),
            root: capture.root,
            by_ref: match capture.mode {
                CaptureMode::ByRef(borrow) => Some(borrow_kind(borrow)),
                CaptureMode::ByValue => None,
            },
            mutability: capture.mutability,
            ty: capture.ty,
            use_span: capture.use_span,
            behind_shared: self.goes_through_shared(capture),
        }
    }

    fn goes_through_shared(&self, capture: &hir::Capture) -> bool {
        let mut ty = self.hir.locals[capture.root].ty;
        capture.projections.iter().any(|step| {
            let base = ty;
            ty = match step {
                CaptureProj::Deref => PlaceTy { ty, variant: None }.project(&Proj::Deref).ty,
                CaptureProj::Field(field) => self.field_ty(ty, *field),
            };
            *step == CaptureProj::Deref && matches!(base.kind(), TyKind::Ref(_, _, Mutability::Not))
        })
    }

    /// The captured place as the user would write it.
    fn capture_name(&self, capture: &hir::Capture) -> String {
        let decl = &self.hir.locals[capture.root];
        let mut name = decl.name.to_string();
        let mut ty = decl.ty;
        let mut pending_deref = 0;
        for step in &capture.projections {
            match step {
                CaptureProj::Deref => {
                    pending_deref += 1;
                    ty = PlaceTy { ty, variant: None }.project(&Proj::Deref).ty;
                }
                CaptureProj::Field(field) => {
                    // A field access dereferences by itself.
                    pending_deref = 0;
                    let written = match ty.kind() {
                        TyKind::Adt(id, _) => {
                            let adt = self.ctx.adt(*id);
                            let field = adt.variants.get(VariantIdx::STRUCT).and_then(|v| v.fields.get(*field));
                            field.map(|f| f.name.to_string())
                        }
                        _ => None,
                    };
                    name = format!("{name}.{}", written.unwrap_or_else(|| field.0.to_string()));
                    ty = self.field_ty(ty, *field);
                }
            }
        }
        format!("{}{name}", "*".repeat(pending_deref))
    }

    fn note_captured_vars(&mut self, closure: &hir::Closure) {
        for capture in closure.captures.iter().filter(|c| c.projections.is_empty()) {
            let place = self.try_to_place(&PlaceBuilder { base: Base::Captured(capture.root), projection: Vec::new() });
            let decl = &self.hir.locals[capture.root];
            if let Some(place) = place {
                self.vars.push(VarInfo {
                    name: decl.name.name,
                    local_id: capture.root,
                    place,
                    ty: decl.ty,
                    scope: ScopeId(0),
                    span: decl.name.span,
                    arg_index: None,
                    hidden: decl.kind == hir::LocalKind::Desugar,
                });
            }
        }
    }

    /// The value of a closure expression: its captures, moved, copied or borrowed.
    pub(super) fn closure_value(&mut self, id: ClosureId, expr: &'a hir::Expr) -> Rvalue {
        let closure = self.ctx.closure(id);
        for matched in &closure.matched {
            let place = self.captured_place(matched);
            if let Some(place) = self.try_to_place(&place) {
                let kind = StatementKind::FakeRead(FakeReadCause::ForMatchedPlace, place);
                self.push(self.info(matched.use_span), kind);
            }
        }
        let operands = closure.captures.iter().map(|capture| self.capture_operand(capture, expr.span)).collect();
        let args = match expr.ty.kind() {
            TyKind::Closure(_, args) => *args,
            _ => Ty::args(&[]),
        };
        Rvalue::Aggregate(AggregateKind::Closure(id, args), operands)
    }

    fn capture_operand(&mut self, capture: &hir::Capture, span: Span) -> Operand {
        let place = self.captured_place(capture);
        let place = self.resolve_place(&place);
        match capture.mode {
            CaptureMode::ByValue if self.is_copy(capture.ty) => Operand::Copy(place),
            CaptureMode::ByValue => Operand::Move(place),
            CaptureMode::ByRef(borrow) => {
                let kind = match borrow_kind(borrow) {
                    // What is changed is behind a reference in a variable that is not `mut`, or it is an error that the
                    // closure's own body reports.
                    BorrowKind::Mut(_) if self.root_mutability(capture.root) == Mutability::Not => {
                        BorrowKind::Mut(MutBorrowKind::ClosureCapture)
                    }
                    kind => kind,
                };
                let mutability = match kind {
                    BorrowKind::Shared | BorrowKind::Fake { .. } => Mutability::Not,
                    BorrowKind::Mut(_) => Mutability::Mut,
                };
                let temp = self.temp(Ty::reference(Region::Erased, capture.ty, mutability), span);
                self.assign(span, temp.into(), Rvalue::Ref(kind, place));
                Operand::Move(temp.into())
            }
        }
    }

    /// Whether the variable that a captured path starts with may be changed; in a nested closure, the captured path it is
    /// part of (rustc's `limit_capture_mutability`).
    fn root_mutability(&self, root: LocalId) -> Mutability {
        if let Some(local) = self.var_locals.get(&root) {
            return self.locals[*local].mutability;
        }
        let upvar = self.upvars.iter().filter(|upvar| upvar.root == root).map(|upvar| upvar.mutability);
        upvar.max().unwrap_or(Mutability::Mut)
    }

    fn captured_place(&mut self, capture: &hir::Capture) -> PlaceBuilder {
        let mut place: PlaceBuilder = match self.guard_refs.get(&capture.root) {
            Some(reference) => PlaceBuilder::from(*reference).project(Proj::Deref),
            None => match self.var_locals.get(&capture.root) {
                Some(local) => (*local).into(),
                None => PlaceBuilder { base: Base::Captured(capture.root), projection: Vec::new() },
            },
        };
        let mut ty = self.hir.locals[capture.root].ty;
        for step in &capture.projections {
            let step = match step {
                CaptureProj::Deref => Proj::Deref,
                CaptureProj::Field(field) => Proj::Field(*field, self.field_ty(ty, *field)),
            };
            ty = PlaceTy { ty, variant: None }.project(&step).ty;
            place.projection.push(step);
        }
        place
    }
}
