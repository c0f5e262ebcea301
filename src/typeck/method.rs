//! Method probing: which function `receiver.name(..)` or `Type::name` means.
//!
//! ```text
//! v.len()        v: Vec<i32>    steps: Vec<i32>, [i32] (by Deref)
//!                Vec<i32>       by value: inherent `Vec::len(&self)` no; autoref: &Vec<i32> yes
//! x.clone()      x: &T          by value &T: `<T as Clone>::clone(&self)` if T: Clone, else autoref: `<&T as Clone>`
//! ```
//!
//! For each step of autoderef: by value, then by `&`, by `&mut` and (for raw pointers) by `*const`; inherent candidates
//! before those of traits in scope. The first that applies is the [`Pick`].

use std::cell::RefCell;

use crate::hir::{Coercion, Fn, ParamEnv};
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::autoderef::Autoderef;
use super::coerce::{Adjust, Adjustment, AutoBorrow};
use super::infer::InferCtxt;
use super::tables::SimplifiedTy;
use super::traits::elaborate::supertraits;
use super::traits::{BoundOwner, Cause, CauseCode, Eval, Obligation};

/// What is looked up, and from where.
#[derive(Clone, Copy)]
pub struct Probe<'a, 't> {
    pub infcx: &'a InferCtxt<'t>,
    pub env: &'a ParamEnv,
    pub span: Span,
    pub name: Symbol,
    pub mode: ProbeMode,
    /// The module of the code that asks (for visibility).
    pub module: u32,
    pub traits_in_scope: &'a [TraitId],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProbeMode {
    /// `x.name(..)`: autoderef and autoref, methods with `self` only.
    MethodCall,
    /// `Type::name`: functions, methods and associated consts of exactly that type.
    Path,
}

/// An associated function or const.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AssocItem {
    Fn(FnId),
    Const(ConstId),
}

/// The item found, by what right, and how the receiver becomes `self`.
#[derive(Clone, Debug)]
pub struct Pick {
    pub item: AssocItem,
    pub kind: PickKind,
    /// How many derefs are applied to the receiver.
    pub autoderefs: usize,
    pub autoref: Option<AutorefOrPtr>,
    /// The type of the receiver after the derefs.
    pub self_ty: Ty,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PickKind {
    Inherent(ImplId),
    /// Of a trait object: through its vtable.
    Object(TraitId),
    /// Of a trait in scope.
    Trait(TraitId),
    /// By a bound on a type parameter.
    WhereClause(TraitRef, u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AutorefOrPtr {
    /// `unsize`: an array becomes a slice on the way.
    Autoref { mutability: Mutability, unsize: bool },
    /// `*mut T` to `*const T`.
    ToConstPtr,
}

/// Why no method was picked.
#[derive(Clone, Debug)]
pub enum MethodError {
    /// E0599. Predicates that kept candidates from applying, if any; traits that have such a method but are not in scope.
    NoMatch { unsatisfied: Vec<Predicate>, out_of_scope: Vec<TraitId>, static_candidates: Vec<AssocItem> },
    /// E0034.
    Ambiguity(Vec<AssocItem>),
    /// E0624.
    Private(AssocItem),
    /// E0282: the receiver's type is not known at this point.
    UnknownReceiver(Ty),
    /// E0161-like: `dyn` receivers of methods that need `Self: Sized`.
    IllegalSizedBound,
    /// E0055.
    RecursionLimit(Ty),
    /// The receiver has an error type.
    Reported,
}

/// A picked method with its types.
#[derive(Clone, Debug)]
pub struct MethodCallee {
    pub fn_id: FnId,
    /// All arguments: the container's, then the method's own.
    pub args: Args,
    /// Instantiated and normalised; includes `self`.
    pub sig: FnSig,
    /// To be applied to the receiver.
    pub adjustments: Vec<Adjustment>,
    /// The method's where clauses and what normalising its signature left to prove.
    pub obligations: Vec<Obligation>,
}

/// One type along the receiver's derefs.
#[derive(Clone, Copy, Debug)]
struct Step {
    self_ty: Ty,
    autoderefs: usize,
    /// Reached through a raw pointer: no method can be called there.
    from_raw: bool,
    /// The last step of an array: as a slice.
    unsize: bool,
}

/// A function or const of the right name that may apply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Candidate {
    item: AssocItem,
    kind: CandidateKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CandidateKind {
    Inherent(ImplId),
    Object(TraitRef, u32),
    Trait(TraitId),
    WhereClause(TraitRef, u32),
}

/// The candidates by precedence, and what is learnt while trying them.
#[derive(Default)]
struct Assembled {
    inherent: Vec<Candidate>,
    extension: Vec<Candidate>,
    /// Of the right name but without `self`.
    statics: RefCell<Vec<AssocItem>>,
    private: RefCell<Option<AssocItem>>,
    unsatisfied: RefCell<Vec<Predicate>>,
}

type PickResult = Option<Result<Pick, MethodError>>;

impl Probe<'_, '_> {
    /// As the mode says: [`probe_method`](Self::probe_method) or [`probe_path`](Self::probe_path).
    pub fn probe(&self, ty: Ty) -> Result<Pick, MethodError> {
        match self.mode {
            ProbeMode::MethodCall => self.probe_method(ty),
            ProbeMode::Path => self.probe_path(ty),
        }
    }

    /// The method that `receiver.name(..)` calls.
    pub fn probe_method(&self, receiver: Ty) -> Result<Pick, MethodError> {
        let steps = self.steps(receiver)?;
        let assembled = self.assemble(&steps);
        self.pick(&steps, &assembled)
    }

    /// The associated item that `ty::name` is.
    pub fn probe_path(&self, ty: Ty) -> Result<Pick, MethodError> {
        let self_ty = self.infcx.resolve(ty);
        match self_ty.kind() {
            TyKind::Error => return Err(MethodError::Reported),
            TyKind::Infer(Infer::Ty(_)) => return Err(MethodError::UnknownReceiver(self_ty)),
            _ => {}
        }
        let steps = [Step { self_ty, autoderefs: 0, from_raw: false, unsize: false }];
        let assembled = self.assemble(&steps);
        self.pick(&steps, &assembled)
    }

    fn cause(&self) -> Cause {
        Cause::new(self.span, CauseCode::Receiver)
    }

    fn steps(&self, receiver: Ty) -> Result<Vec<Step>, MethodError> {
        let receiver = self.infcx.resolve(receiver);
        if receiver.is_error() {
            return Err(MethodError::Reported);
        }
        let mut autoderef = Autoderef::new(self.infcx, self.env, self.cause(), receiver).include_raw_pointers();
        let mut steps = Vec::new();
        let mut from_raw = false;
        for (self_ty, autoderefs) in autoderef.by_ref() {
            steps.push(Step { self_ty, autoderefs, from_raw, unsize: false });
            from_raw |= matches!(self_ty.kind(), TyKind::RawPtr(..));
        }
        if autoderef.reached_limit() {
            return Err(MethodError::RecursionLimit(receiver));
        }
        let last = autoderef.final_ty();
        match last.kind() {
            // Behind a raw pointer an unknown type is no obstacle: nothing is looked up there.
            TyKind::Infer(Infer::Ty(_)) if !from_raw => return Err(MethodError::UnknownReceiver(last)),
            TyKind::Array(elem, _) => {
                let autoderefs = autoderef.step_count();
                steps.push(Step { self_ty: Ty::slice(*elem), autoderefs, from_raw, unsize: true });
            }
            TyKind::Error if steps.len() == 1 => return Err(MethodError::Reported),
            _ => {}
        }
        Ok(steps)
    }

    // -----------------------------------------------------------------------------------------------------------
    // Assembly.

    fn assemble(&self, steps: &[Step]) -> Assembled {
        let mut assembled = Assembled::default();
        for step in steps {
            self.assemble_inherent(step.self_ty, &mut assembled);
        }
        for trait_id in self.traits_in_scope {
            for item in self.trait_items(*trait_id) {
                self.push(item, CandidateKind::Trait(*trait_id), &mut assembled);
            }
        }
        assembled
    }

    fn assemble_inherent(&self, self_ty: Ty, assembled: &mut Assembled) {
        match self_ty.kind() {
            TyKind::Dynamic(..) => {
                for (trait_ref, bound) in self.infcx.object_supertraits(self_ty) {
                    for item in self.trait_items(trait_ref.trait_id) {
                        self.push(item, CandidateKind::Object(trait_ref, bound), assembled);
                    }
                }
            }
            TyKind::Param(_) => self.assemble_bounds(self_ty, assembled),
            _ => {}
        }
        let Some(simplified) = SimplifiedTy::of(self_ty) else { return };
        for id in self.infcx.tables.inherent_impls(simplified).iter() {
            let def = self.infcx.tables.impl_def(*id);
            let fns = def.fns.iter().filter(|(name, _)| *name == self.name).map(|(_, id)| AssocItem::Fn(*id));
            let consts = def.consts.iter().filter(|(name, _)| *name == self.name).map(|(_, id)| AssocItem::Const(*id));
            // Of two with one name (E0592) the first counts.
            for item in fns.chain(consts).take(1) {
                self.push(item, CandidateKind::Inherent(*id), assembled);
            }
        }
    }

    /// Methods that the bounds of a type parameter give count as its own.
    fn assemble_bounds(&self, param: Ty, assembled: &mut Assembled) {
        for predicate in self.env.iter() {
            let Predicate::Trait { trait_ref, bound } = *predicate else { continue };
            if trait_ref.self_ty() != param {
                continue;
            }
            for item in self.trait_items(trait_ref.trait_id) {
                self.push(item, CandidateKind::WhereClause(trait_ref, bound), assembled);
            }
        }
    }

    fn trait_items(&self, id: TraitId) -> Vec<AssocItem> {
        let def = self.infcx.tables.trait_def(id);
        let fns = def.fns.iter().filter(|(name, _)| *name == self.name).map(|(_, id)| AssocItem::Fn(*id));
        let consts = def.consts.iter().filter(|(name, _)| *name == self.name).map(|(_, id)| AssocItem::Const(*id));
        fns.chain(consts).collect()
    }

    fn push(&self, item: AssocItem, kind: CandidateKind, assembled: &mut Assembled) {
        let candidate = Candidate { item, kind };
        let is_method = matches!(item, AssocItem::Fn(id) if self.infcx.tables.func(id).has_self);
        if self.mode == ProbeMode::MethodCall && !is_method {
            let mut statics = assembled.statics.borrow_mut();
            if !statics.contains(&item) {
                statics.push(item);
            }
            return;
        }
        let list = match kind {
            CandidateKind::Trait(_) => &mut assembled.extension,
            CandidateKind::Inherent(_) | CandidateKind::Object(..) | CandidateKind::WhereClause(..) => {
                &mut assembled.inherent
            }
        };
        if !list.contains(&candidate) {
            list.push(candidate);
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Picking.

    fn pick(&self, steps: &[Step], assembled: &Assembled) -> Result<Pick, MethodError> {
        if let Some(result) = self.pick_core(steps, assembled) {
            return result;
        }
        if let Some(item) = *assembled.private.borrow() {
            return Err(MethodError::Private(item));
        }
        Err(MethodError::NoMatch {
            unsatisfied: assembled.unsatisfied.borrow().clone(),
            out_of_scope: Vec::new(),
            static_candidates: assembled.statics.borrow().clone(),
        })
    }

    fn pick_core(&self, steps: &[Step], assembled: &Assembled) -> PickResult {
        if self.mode == ProbeMode::Path {
            let step = steps.first()?;
            return self.pick_for_type(assembled, step, step.self_ty);
        }
        for step in steps.iter().filter(|s| !s.from_raw && !s.self_ty.is_error()) {
            let found = self
                .by_value(assembled, step)
                .or_else(|| self.by_autoref(assembled, step, Mutability::Not))
                .or_else(|| self.by_autoref(assembled, step, Mutability::Mut))
                .or_else(|| self.by_const_ptr(assembled, step));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn by_value(&self, assembled: &Assembled, step: &Step) -> PickResult {
        if step.unsize {
            return None;
        }
        let mut pick = match self.pick_for_type(assembled, step, step.self_ty)? {
            Ok(pick) => pick,
            Err(error) => return Some(Err(error)),
        };
        // A `&mut` receiver is reborrowed, not moved: `&mut *r`.
        if let TyKind::Ref(_, _, Mutability::Mut) = step.self_ty.kind() {
            pick.autoderefs += 1;
            pick.autoref = Some(AutorefOrPtr::Autoref { mutability: Mutability::Mut, unsize: false });
        }
        Some(Ok(pick))
    }

    fn by_autoref(&self, assembled: &Assembled, step: &Step, mutability: Mutability) -> PickResult {
        let self_ty = Ty::reference(Region::Erased, step.self_ty, mutability);
        let result = self.pick_for_type(assembled, step, self_ty)?;
        Some(
            result
                .map(|pick| Pick { autoref: Some(AutorefOrPtr::Autoref { mutability, unsize: step.unsize }), ..pick }),
        )
    }

    fn by_const_ptr(&self, assembled: &Assembled, step: &Step) -> PickResult {
        let TyKind::RawPtr(inner, Mutability::Mut) = *step.self_ty.kind() else { return None };
        if step.unsize {
            return None;
        }
        let result = self.pick_for_type(assembled, step, Ty::raw_ptr(inner, Mutability::Not))?;
        Some(result.map(|pick| Pick { autoref: Some(AutorefOrPtr::ToConstPtr), ..pick }))
    }

    /// The candidate whose `self` has exactly this type.
    fn pick_for_type(&self, assembled: &Assembled, step: &Step, self_ty: Ty) -> PickResult {
        self.consider(assembled, step, self_ty, &assembled.inherent)
            .or_else(|| self.consider(assembled, step, self_ty, &assembled.extension))
    }

    fn consider(&self, assembled: &Assembled, step: &Step, self_ty: Ty, candidates: &[Candidate]) -> PickResult {
        let mut applicable = Vec::new();
        for candidate in candidates {
            if self.applies(assembled, self_ty, candidate) {
                if self.is_private(candidate) {
                    assembled.private.borrow_mut().get_or_insert(candidate.item);
                } else {
                    applicable.push(*candidate);
                }
            }
        }
        let chosen = match applicable.as_slice() {
            [] => return None,
            [only] => *only,
            [first, rest @ ..] => match self.collapse_to_trait(first, rest) {
                Some(candidate) => candidate,
                None => return Some(Err(MethodError::Ambiguity(applicable.iter().map(|c| c.item).collect()))),
            },
        };
        let kind = match chosen.kind {
            CandidateKind::Inherent(id) => PickKind::Inherent(id),
            CandidateKind::Object(trait_ref, _) => PickKind::Object(trait_ref.trait_id),
            CandidateKind::Trait(id) => PickKind::Trait(id),
            CandidateKind::WhereClause(trait_ref, bound) => PickKind::WhereClause(trait_ref, bound),
        };
        let Step { autoderefs, self_ty, .. } = *step;
        Some(Ok(Pick { item: chosen.item, kind, autoderefs, autoref: None, self_ty }))
    }

    /// Several bounds of the same trait: whichever it is, inference decides later.
    fn collapse_to_trait(&self, first: &Candidate, rest: &[Candidate]) -> Option<Candidate> {
        let trait_of = |c: &Candidate| match c.kind {
            CandidateKind::Trait(id) => Some(id),
            CandidateKind::WhereClause(t, _) | CandidateKind::Object(t, _) => Some(t.trait_id),
            CandidateKind::Inherent(_) => None,
        };
        let id = trait_of(first)?;
        rest.iter()
            .all(|c| trait_of(c) == Some(id))
            .then_some(Candidate { item: first.item, kind: CandidateKind::Trait(id) })
    }

    fn is_private(&self, candidate: &Candidate) -> bool {
        match (candidate.kind, candidate.item) {
            (CandidateKind::Inherent(_), AssocItem::Fn(id)) => {
                !self.infcx.tables.is_accessible(self.infcx.tables.func(id).vis, self.module)
            }
            _ => false,
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Trying a candidate.

    fn applies(&self, assembled: &Assembled, self_ty: Ty, candidate: &Candidate) -> bool {
        self.infcx.probe(|| {
            let mut obligations = Vec::new();
            match candidate.kind {
                CandidateKind::Inherent(id) => self.inherent_applies(assembled, self_ty, candidate.item, id),
                CandidateKind::Object(trait_ref, bound) | CandidateKind::WhereClause(trait_ref, bound) => {
                    let args = erase_regions(self.infcx.open_fresh(trait_ref.args, bound));
                    self.unify_self(self_ty, candidate.item, args, &mut obligations)
                }
                CandidateKind::Trait(id) => {
                    let generics = self.infcx.tables.trait_def(id).generics.clone();
                    let args = self.infcx.fresh_args(self.span, &generics);
                    if !self.unify_self(self_ty, candidate.item, args, &mut obligations) {
                        return false;
                    }
                    let trait_ref = self.infcx.resolve(TraitRef { trait_id: id, args });
                    let bound = Predicate::Trait { trait_ref, bound: 0 };
                    self.holds_or_note(assembled, bound)
                }
            }
        })
    }

    /// Makes the candidate's `self` parameter (in paths: its `Self`) equal to the type at hand.
    fn unify_self(&self, self_ty: Ty, item: AssocItem, parent: Args, obligations: &mut Vec<Obligation>) -> bool {
        let expected = match (self.mode, item) {
            (ProbeMode::MethodCall, AssocItem::Fn(id)) => self.xform_self_ty(id, parent, obligations),
            // A method of a trait: `Self` is the first argument.
            (ProbeMode::Path, _) | (_, AssocItem::Const(_)) => parent.first().and_then(|a| a.as_ty()),
        };
        expected.is_some_and(|expected| self.infcx.eq(self_ty, expected).is_ok())
    }

    /// The type of `self` of a method whose container has these arguments.
    fn xform_self_ty(&self, id: FnId, parent: Args, obligations: &mut Vec<Obligation>) -> Option<Ty> {
        let func = self.infcx.tables.func(id);
        let first = *func.sig.inputs().first()?;
        let args = self.infcx.fresh_args_after(self.span, &func.generics, &parent);
        let ty = first.subst(args).erase_regions();
        Some(self.infcx.normalize_into(ty, self.env, self.cause(), 0, obligations))
    }

    fn inherent_applies(&self, assembled: &Assembled, self_ty: Ty, item: AssocItem, id: ImplId) -> bool {
        let def = self.infcx.tables.impl_def(id);
        let args = self.infcx.fresh_args(self.span, &def.generics);
        let mut obligations = Vec::new();
        let unified = match (self.mode, item) {
            (ProbeMode::MethodCall, AssocItem::Fn(fn_id)) => {
                let expected = self.xform_self_ty(fn_id, args, &mut obligations);
                expected.is_some_and(|expected| self.infcx.eq(self_ty, expected).is_ok())
            }
            (ProbeMode::Path, _) | (_, AssocItem::Const(_)) => {
                let impl_ty = def.self_ty.subst(args).erase_regions();
                let impl_ty = self.infcx.normalize_into(impl_ty, self.env, self.cause(), 0, &mut obligations);
                self.infcx.eq(self_ty, impl_ty).is_ok()
            }
        };
        if !unified {
            return false;
        }
        let args = self.infcx.resolve(args);
        def.generics.predicates.iter().all(|predicate| {
            let predicate = subst(*predicate, args);
            let ok = self.infcx.normalize_predicate(predicate, self.env, self.cause());
            self.holds_or_note(assembled, ok.value) && ok.obligations.iter().all(|o| self.infcx.evaluate(o).may_apply())
        })
    }

    fn holds_or_note(&self, assembled: &Assembled, predicate: Predicate) -> bool {
        let obligation = Obligation::new(predicate, self.env, self.cause());
        match self.infcx.evaluate(&obligation) {
            Eval::Yes | Eval::Maybe => true,
            Eval::No | Eval::Overflow => {
                let predicate = self.infcx.resolve(predicate);
                let mut unsatisfied = assembled.unsatisfied.borrow_mut();
                if !unsatisfied.contains(&predicate) {
                    unsatisfied.push(predicate);
                }
                false
            }
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Confirmation.

    /// Uses a pick of [`probe_method`](Self::probe_method): instantiates the method's signature and makes its `self` equal to
    /// the adjusted receiver. `own_args` completes the container's arguments by the method's own (from a turbofish, or
    /// [`InferCtxt::fresh_args_after`]).
    pub fn confirm(
        &self,
        receiver: Ty,
        pick: &Pick,
        own_args: impl FnOnce(&Fn, Args) -> Args,
    ) -> Result<MethodCallee, MethodError> {
        let AssocItem::Fn(fn_id) = pick.item else { return Err(MethodError::Reported) };
        let func = self.infcx.tables.func(fn_id);
        let mut obligations = Vec::new();
        let (self_ty, adjustments) = self.adjust_receiver(receiver, pick, &mut obligations);
        let parent = self.container_args(pick, self_ty);
        let args = own_args(&func, parent);
        let sig = FnSig { inputs_and_output: subst(func.sig.inputs_and_output, args), ..func.sig };
        let sig = self.infcx.normalize_into(keep_named_regions(sig), self.env, self.cause(), 0, &mut obligations);
        if let Some(expected) = sig.inputs().first() {
            // The probe found them equal; where it saw only a part (paths of autoderef), an error was reported.
            let _ = self.infcx.eq(self_ty, *expected);
        }
        self.method_obligations(pick, fn_id, args, &mut obligations);
        if let PickKind::Object(_) = pick.kind
            && self.demands_sized_self(&func)
        {
            return Err(MethodError::IllegalSizedBound);
        }
        let sig = self.infcx.resolve(sig);
        Ok(MethodCallee { fn_id, args, sig, adjustments, obligations })
    }

    /// `where Self: Sized` keeps a method out of trait objects.
    fn demands_sized_self(&self, func: &Fn) -> bool {
        let Some(sized) = self.infcx.tables.lang_trait("sized") else { return false };
        func.generics.predicates.iter().any(|p| match p {
            Predicate::Trait { trait_ref, .. } => {
                trait_ref.trait_id == sized && matches!(trait_ref.self_ty().kind(), TyKind::Param(p) if p.index == 0)
            }
            _ => false,
        })
    }

    fn method_obligations(&self, pick: &Pick, fn_id: FnId, args: Args, out: &mut Vec<Obligation>) {
        let func = self.infcx.tables.func(fn_id);
        let trait_id = match pick.kind {
            PickKind::Trait(id) | PickKind::Object(id) => Some(id),
            PickKind::WhereClause(t, _) => Some(t.trait_id),
            PickKind::Inherent(_) => None,
        };
        if let Some(trait_id) = trait_id {
            let count = self.infcx.tables.trait_def(trait_id).generics.params.len();
            let own: Vec<Arg> = args.iter().take(count).copied().collect();
            let trait_ref = TraitRef { trait_id, args: Ty::args(&own) };
            let cause = Cause::new(self.span, CauseCode::Receiver);
            out.push(Obligation::new(Predicate::Trait { trait_ref, bound: 0 }, self.env, cause));
        }
        for (i, predicate) in func.generics.predicates.iter().enumerate() {
            let predicate = erase_regions(subst(*predicate, args));
            let code = CauseCode::WhereClause { item: BoundOwner::Fn(fn_id), index: i as u32 };
            let cause = Cause::new(self.span, code);
            let predicate = self.infcx.normalize_predicate_into(predicate, self.env, cause, 0, out);
            out.push(Obligation::new(predicate, self.env, cause));
        }
    }

    /// The receiver's type after the pick's adjustments, and these.
    fn adjust_receiver(&self, receiver: Ty, pick: &Pick, out: &mut Vec<Obligation>) -> (Ty, Vec<Adjustment>) {
        let mut autoderef = Autoderef::new(self.infcx, self.env, self.cause(), receiver).include_raw_pointers();
        for _ in 0..=pick.autoderefs {
            autoderef.next();
        }
        let mut ty = autoderef.final_ty();
        let mut adjustments = autoderef.adjustments();
        out.extend(autoderef.into_obligations());
        match pick.autoref {
            None => {}
            Some(AutorefOrPtr::Autoref { mutability, unsize }) => {
                ty = Ty::reference(Region::Erased, ty, mutability);
                let borrow = AutoBorrow::Ref { mutability, two_phase: mutability.is_mut() };
                adjustments.push(Adjustment { kind: Adjust::Borrow(borrow), target: ty });
                if unsize
                    && let TyKind::Ref(_, array, _) = ty.kind()
                    && let TyKind::Array(elem, _) = self.infcx.shallow(*array).kind()
                {
                    ty = Ty::reference(Region::Erased, Ty::slice(*elem), mutability);
                    adjustments.push(Adjustment { kind: Adjust::Pointer(Coercion::Unsize), target: ty });
                }
            }
            Some(AutorefOrPtr::ToConstPtr) => {
                if let TyKind::RawPtr(inner, _) = *ty.kind() {
                    ty = Ty::raw_ptr(inner, Mutability::Not);
                    adjustments.push(Adjustment { kind: Adjust::Pointer(Coercion::MutToConst), target: ty });
                }
            }
        }
        (ty, adjustments)
    }

    /// The arguments of the impl or trait that the picked item is in. `self_ty` is the adjusted receiver (unused in paths).
    pub fn container_args(&self, pick: &Pick, self_ty: Ty) -> Args {
        match pick.kind {
            PickKind::Inherent(id) => {
                let def = self.infcx.tables.impl_def(id);
                self.infcx.fresh_args(self.span, &def.generics)
            }
            PickKind::Trait(id) => {
                let def = self.infcx.tables.trait_def(id);
                self.infcx.fresh_args(self.span, &def.generics)
            }
            PickKind::Object(id) => {
                // The object is what the receiver's derefs end in.
                let mut autoderef = Autoderef::new(self.infcx, self.env, self.cause(), self_ty);
                let object = autoderef.find(|(ty, _)| matches!(ty.kind(), TyKind::Dynamic(..))).map(|(ty, _)| ty);
                let found = object.and_then(|object| {
                    let (principal, bound) = self.infcx.object_principal(object)?;
                    let all = supertraits(self.infcx.tables, principal, bound);
                    all.into_iter().find(|(t, _)| t.trait_id == id)
                });
                match found {
                    Some((trait_ref, bound)) => erase_regions(self.infcx.open_fresh(trait_ref.args, bound)),
                    None => self.infcx.fresh_args(self.span, &self.infcx.tables.trait_def(id).generics.clone()),
                }
            }
            PickKind::WhereClause(trait_ref, bound) => erase_regions(self.infcx.open_fresh(trait_ref.args, bound)),
        }
    }
}
