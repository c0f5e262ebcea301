//! Inference variables and unification for one body (or one query).
//!
//! ```text
//! let mut v = Vec::new();    v: Vec<?0>
//! v.push(1);                 ?0 := ?int0
//! takes(v);                  Vec<?0> == Vec<u8>, so ?int0 := u8
//! ```
//!
//! An [`InferCtxt`] is shared by `&`; every change is logged, so that [`probe`](InferCtxt::probe) can try something and
//! take it back. Regions do not take part: types are equal up to regions, except in the [`Track`](RegionMode::Track)
//! mode, in which the borrow checker's questions are answered (see [`regions`]).

pub mod regions;
pub mod relate;
pub mod resolve;
mod table;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use crate::hir::{GenericParamKind, Generics};
use crate::source::Span;
use crate::ty::*;

use super::tables::ItemTables;
use super::traits::Obligation;
use super::traits::cache::TraitKind;
use super::traits::evaluate::EvalStack;
use regions::RegionTable;
pub use relate::TypeError;
use table::Inner;

/// Whether regions take part in unification.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegionMode {
    /// Types are equal up to regions; fresh regions are `Erased`.
    Erase,
    /// Relations between regions are recorded, for the borrow checker.
    Track,
}

/// A value together with what must still be proved for it to be right.
#[derive(Clone, Debug)]
#[must_use]
pub struct InferOk<T> {
    pub value: T,
    pub obligations: Vec<Obligation>,
}

impl<T> InferOk<T> {
    pub fn new(value: T) -> InferOk<T> {
        InferOk { value, obligations: Vec::new() }
    }
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> InferOk<U> {
        InferOk { value: f(self.value), obligations: self.obligations }
    }
}

/// The inference state of one body.
pub struct InferCtxt<'t> {
    pub tables: &'t dyn ItemTables,
    mode: RegionMode,
    /// Opaque types are replaced by what they hide (for code generation).
    reveal: bool,
    inner: RefCell<Inner>,
    /// Set once an error was reported: silences errors that may follow from it.
    tainted: Cell<bool>,
    /// Opaque types whose defining function this body is: `(opaque, the variable that stands for its hidden type)`.
    defining: RefCell<Vec<(OpaqueId, Ty)>>,
    /// Closures that mention variables of the code around them: no function pointers can be made of these.
    capturing: RefCell<HashSet<ClosureId>>,
    /// Goals under evaluation, to notice cycles.
    eval_stack: RefCell<EvalStack>,
}

/// How far the undo log had got; see [`InferCtxt::probe`].
struct Snapshot {
    undo_len: usize,
}

impl<'t> InferCtxt<'t> {
    pub fn new(tables: &'t dyn ItemTables) -> InferCtxt<'t> {
        InferCtxt::with_mode(tables, RegionMode::Erase, false)
    }

    /// For the borrow checker's questions: relations between regions are recorded.
    pub fn tracking_regions(tables: &'t dyn ItemTables) -> InferCtxt<'t> {
        InferCtxt::with_mode(tables, RegionMode::Track, false)
    }

    /// For code generation: opaque types are transparent.
    pub fn revealing(tables: &'t dyn ItemTables) -> InferCtxt<'t> {
        InferCtxt::with_mode(tables, RegionMode::Erase, true)
    }

    fn with_mode(tables: &'t dyn ItemTables, mode: RegionMode, reveal: bool) -> InferCtxt<'t> {
        InferCtxt {
            tables,
            mode,
            reveal,
            inner: RefCell::new(Inner::default()),
            tainted: Cell::new(false),
            defining: RefCell::new(Vec::new()),
            capturing: RefCell::new(HashSet::new()),
            eval_stack: RefCell::new(EvalStack::default()),
        }
    }

    pub fn mode(&self) -> RegionMode {
        self.mode
    }
    pub fn reveals_opaque(&self) -> bool {
        self.reveal
    }
    /// Remembers that an error was reported for this body.
    pub fn set_tainted(&self) {
        self.tainted.set(true);
    }
    pub fn is_tainted(&self) -> bool {
        self.tainted.get()
    }

    /// Within the body of the function that returns `opaque`: the type (usually a variable) that stands for what it hides.
    pub fn define_opaque(&self, opaque: OpaqueId, hidden: Ty) {
        self.defining.borrow_mut().push((opaque, hidden));
    }
    /// What [`define_opaque`](Self::define_opaque) was told.
    pub fn defining_opaque(&self, opaque: OpaqueId) -> Option<Ty> {
        self.defining.borrow().iter().find(|(id, _)| *id == opaque).map(|(_, ty)| *ty)
    }

    /// Notes that a closure mentions variables of the code around it.
    pub fn note_capturing(&self, closure: ClosureId) {
        self.capturing.borrow_mut().insert(closure);
    }
    /// What [`note_capturing`](Self::note_capturing) was told.
    pub fn is_capturing(&self, closure: ClosureId) -> bool {
        self.capturing.borrow().contains(&closure)
    }

    // -----------------------------------------------------------------------------------------------------------
    // Variables.

    /// A new type variable; `span` is where "type annotations needed" would point.
    pub fn next_ty_var(&self, span: Span) -> Ty {
        let vid = self.inner.borrow_mut().new_ty_var(span);
        Ty::new(TyKind::Infer(Infer::Ty(vid)))
    }
    /// The type of an integer literal without suffix.
    pub fn next_int_var(&self) -> Ty {
        let vid = self.inner.borrow_mut().new_int_var();
        Ty::new(TyKind::Infer(Infer::Int(vid)))
    }
    /// The type of a float literal without suffix.
    pub fn next_float_var(&self) -> Ty {
        let vid = self.inner.borrow_mut().new_float_var();
        Ty::new(TyKind::Infer(Infer::Float(vid)))
    }
    pub fn next_const_var(&self) -> Const {
        Const::Infer(self.inner.borrow_mut().new_const_var())
    }
    /// `Erased`, or a new region of the borrow check.
    pub fn next_region(&self) -> Region {
        match self.mode {
            RegionMode::Erase => Region::Erased,
            RegionMode::Track => self.inner.borrow_mut().new_region(),
        }
    }
    /// A region that stands for any (`for<'a>` in a goal).
    pub fn next_placeholder(&self) -> Region {
        match self.mode {
            RegionMode::Erase => Region::Erased,
            RegionMode::Track => self.inner.borrow_mut().new_placeholder(),
        }
    }

    /// Fresh arguments for all parameters of an item.
    pub fn fresh_args(&self, span: Span, generics: &Generics) -> Args {
        self.fresh_args_after(span, generics, &[])
    }

    /// The arguments `given`, completed by fresh ones for the parameters after them.
    pub fn fresh_args_after(&self, span: Span, generics: &Generics, given: &[Arg]) -> Args {
        let mut args = given.to_vec();
        for param in generics.params.iter().skip(given.len()) {
            args.push(self.fresh_arg(span, &param.kind));
        }
        self.note_unsized_params(generics, &args[given.len().min(args.len())..], given.len());
        Ty::args(&args)
    }

    /// Variables are taken to be `Sized` unless they stand for a `T: ?Sized`.
    fn note_unsized_params(&self, generics: &Generics, fresh: &[Arg], first: usize) {
        for (i, arg) in fresh.iter().enumerate() {
            let Arg::Ty(ty) = arg else { continue };
            let TyKind::Infer(Infer::Ty(vid)) = ty.kind() else { continue };
            let is_sized_bound = |p: &Predicate| match p {
                Predicate::Trait { trait_ref, .. } => {
                    matches!(trait_ref.self_ty().kind(), TyKind::Param(p) if p.index as usize == first + i)
                        && self.trait_kind(trait_ref.trait_id) == TraitKind::Sized
                }
                _ => false,
            };
            if !generics.predicates.iter().any(is_sized_bound) {
                self.inner().mark_maybe_unsized(*vid);
            }
        }
    }

    /// Whether the unsolved variable must be `Sized`.
    pub(super) fn is_sized_var(&self, ty: Ty) -> bool {
        match self.shallow(ty).kind() {
            TyKind::Infer(Infer::Ty(vid)) => self.inner().is_sized(*vid),
            _ => true,
        }
    }

    /// A fresh argument for one parameter.
    pub fn fresh_arg(&self, span: Span, kind: &GenericParamKind) -> Arg {
        match kind {
            GenericParamKind::Lifetime { .. } => Arg::Region(self.next_region()),
            GenericParamKind::Type { .. } => Arg::Ty(self.next_ty_var(span)),
            GenericParamKind::Const { .. } => Arg::Const(self.next_const_var()),
        }
    }

    /// Where a type variable came from.
    pub fn var_span(&self, vid: TyVid) -> Option<Span> {
        self.inner.borrow().var_span(vid)
    }

    /// Notes that `!` was coerced to `ty`: should it stay unknown, it becomes `!`.
    pub fn mark_diverging(&self, ty: Ty) {
        if let TyKind::Infer(Infer::Ty(vid)) = self.shallow(ty).kind() {
            self.inner.borrow_mut().mark_diverging(*vid);
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Snapshots.

    fn start(&self) -> Snapshot {
        Snapshot { undo_len: self.inner.borrow_mut().open_snapshot() }
    }
    fn rollback(&self, snapshot: Snapshot) {
        self.inner.borrow_mut().rollback(snapshot.undo_len);
    }
    fn commit(&self, snapshot: Snapshot) {
        let Snapshot { undo_len: _ } = snapshot;
        self.inner.borrow_mut().commit();
    }

    /// Runs `f` and takes back whatever it did to the variables.
    pub fn probe<R>(&self, f: impl FnOnce() -> R) -> R {
        let snapshot = self.start();
        let result = f();
        self.rollback(snapshot);
        result
    }

    /// Runs `f`; takes it back if it fails.
    pub fn commit_if_ok<R, E>(&self, f: impl FnOnce() -> Result<R, E>) -> Result<R, E> {
        let snapshot = self.start();
        let result = f();
        match result {
            Ok(_) => self.commit(snapshot),
            Err(_) => self.rollback(snapshot),
        }
        result
    }

    // -----------------------------------------------------------------------------------------------------------
    // Fallback.

    /// The unsolved type, integer and float variables, roots only, in order of creation.
    pub fn unsolved(&self) -> Vec<Ty> {
        self.inner.borrow_mut().unsolved()
    }

    /// Gives unsolved variables their default: `{integer}` is `i32`, `{float}` is `f64`, and a variable to which only `!`
    /// was coerced is `!` (edition 2024). True if there was one.
    pub fn fallback(&self) -> bool {
        let mut any = false;
        for var in self.unsolved() {
            let default = match var.kind() {
                TyKind::Infer(Infer::Int(_)) => Ty::int(IntTy::I32),
                TyKind::Infer(Infer::Float(_)) => Ty::float(FloatTy::F64),
                TyKind::Infer(Infer::Ty(vid)) if self.inner.borrow().is_diverging(*vid) => Ty::never(),
                _ => continue,
            };
            // A variable that is a root and unsolved accepts its default; a failure would only leave it unsolved.
            any |= self.eq(var, default).is_ok();
        }
        any
    }

    /// The variables of types that were bound or joined to others since `seen`, which is moved on.
    pub(super) fn bound_since(&self, seen: &mut usize) -> Vec<Ty> {
        let bound = self.inner.borrow_mut().bound_since(seen);
        bound.into_iter().map(|infer| Ty::new(TyKind::Infer(infer))).collect()
    }

    pub(super) fn inner(&self) -> std::cell::RefMut<'_, Inner> {
        self.inner.borrow_mut()
    }
    pub(super) fn eval_stack<R>(&self, f: impl FnOnce(&mut EvalStack) -> R) -> R {
        f(&mut self.eval_stack.borrow_mut())
    }
    /// Whether some opaque type has another meaning here than elsewhere.
    pub(super) fn is_defining(&self) -> bool {
        !self.defining.borrow().is_empty()
    }
    pub(super) fn region_table<R>(&self, f: impl FnOnce(&mut RegionTable) -> R) -> R {
        f(&mut self.inner.borrow_mut().regions)
    }
}
