//! The obligation loop: proves what can be proved, keeps what depends on unsolved variables, reports what cannot be.

use crate::hash::{HashMap, HashSet};
use crate::source::Span;
use crate::ty::*;

use super::infer::InferCtxt;
use super::infer::resolve::has_infer;
use super::traits::cache::TraitKind;
use super::traits::project::Projected;
use super::traits::{Cause, Eval, Obligation, RECURSION_LIMIT, SelectionError};

/// Obligations that are not proved yet, in order.
///
/// A long function makes thousands that wait for a variable to be solved. They are looked at again only then: `waiting` says
/// from where on a variable matters.
#[derive(Default)]
pub struct Fulfill {
    pending: Vec<Pending>,
    /// All before it are known to wait for variables.
    fresh: usize,
    /// For each variable, a position at or before the first obligation that waits for it.
    waiting: HashMap<Ty, usize>,
    /// How much of what was bound has been seen.
    seen: usize,
}

struct Pending {
    obligation: Obligation,
    /// What the user asked for, of which `obligation` is a consequence.
    root: Root,
    /// The variables that must be solved before it is worth another look; empty: look now.
    stalled_on: Vec<Ty>,
}

#[derive(Clone, Copy)]
struct Root {
    predicate: Predicate,
    cause: Cause,
}

/// An obligation that does not hold, or that too little is known of.
#[derive(Clone, Debug)]
pub struct FulfillmentError {
    pub kind: FulfillmentErrorKind,
    /// What failed in the end.
    pub obligation: Obligation,
    /// What was asked for at first; the cause (and so the span) is the same.
    pub root: Predicate,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FulfillmentErrorKind {
    /// E0277.
    Unimplemented,
    /// E0271: a projection is `found`, not what was expected.
    ProjectionMismatch { expected: Ty, found: Ty },
    /// E0631, E0593: parameters (tupled) that the `Fn*` bound demands, and those of the closure or function.
    SignatureMismatch { expected: Ty, found: Ty },
    /// E0282, E0283, E0284.
    Ambiguous,
    /// E0275.
    Overflow,
    /// Follows from an error that was reported.
    Reported,
}

/// What one look at an obligation gave.
enum Progress {
    Done(Vec<Obligation>),
    /// Depends on these variables.
    Stalled(Vec<Ty>),
    Failed(FulfillmentErrorKind),
}

impl Fulfill {
    pub fn new() -> Fulfill {
        Fulfill::default()
    }

    pub fn register(&mut self, obligation: Obligation) {
        let root = Root { predicate: obligation.predicate, cause: obligation.cause };
        self.pending.push(Pending { obligation, root, stalled_on: Vec::new() });
    }

    pub fn register_all(&mut self, obligations: impl IntoIterator<Item = Obligation>) {
        obligations.into_iter().for_each(|o| self.register(o));
    }

    /// What is not proved yet (for closure signature deduction), resolved as far as is known.
    pub fn pending(&self) -> impl Iterator<Item = &Obligation> {
        self.pending.iter().map(|p| &p.obligation)
    }

    /// Proves all that can be proved now; returns what certainly fails.
    pub fn select_where_possible(&mut self, infcx: &InferCtxt) -> Vec<FulfillmentError> {
        let mut errors = Vec::new();
        loop {
            let first = self.first_to_look_at(infcx);
            if first >= self.pending.len() {
                return errors;
            }
            // In order, with the consequences of each in its place, so that errors come in source order.
            let mut queue = self.pending.split_off(first);
            queue.reverse();
            self.fresh = usize::MAX;
            let mut progress = false;
            while let Some(mut pending) = queue.pop() {
                if pending.is_stalled(infcx) {
                    self.keep(pending);
                    continue;
                }
                match process(infcx, &mut pending.obligation) {
                    Progress::Stalled(vars) => {
                        pending.stalled_on = vars;
                        self.keep(pending);
                    }
                    Progress::Done(nested) => {
                        progress = true;
                        let root = pending.root;
                        queue.extend(nested.into_iter().rev().map(|obligation| Pending {
                            obligation,
                            root,
                            stalled_on: Vec::new(),
                        }));
                    }
                    Progress::Failed(kind) => {
                        progress = true;
                        errors.push(pending.into_error(kind));
                        if kind == FulfillmentErrorKind::Overflow {
                            // What follows would only go on for ever in other ways.
                            self.forget();
                            return errors;
                        }
                    }
                }
            }
            self.fresh = self.fresh.min(self.pending.len());
            if !progress {
                return errors;
            }
        }
    }

    /// The first obligation that is new, or that waited for a variable that has been bound.
    fn first_to_look_at(&mut self, infcx: &InferCtxt) -> usize {
        let mut first = self.fresh;
        for var in infcx.bound_since(&mut self.seen) {
            if let Some(position) = self.waiting.remove(&var) {
                first = first.min(position);
            }
        }
        first
    }

    /// Puts an obligation behind those that were looked at before it.
    fn keep(&mut self, pending: Pending) {
        let position = self.pending.len();
        if pending.stalled_on.is_empty() {
            self.fresh = self.fresh.min(position);
        }
        for var in &pending.stalled_on {
            let first = self.waiting.entry(*var).or_insert(position);
            *first = (*first).min(position);
        }
        self.pending.push(pending);
    }

    fn forget(&mut self) -> Vec<Pending> {
        self.fresh = 0;
        self.waiting.clear();
        std::mem::take(&mut self.pending)
    }

    /// Proves everything; what is still undecided is an error too.
    pub fn select_all_or_error(&mut self, infcx: &InferCtxt) -> Vec<FulfillmentError> {
        let errors = self.select_where_possible(infcx);
        if !errors.is_empty() {
            return errors;
        }
        self.forget().into_iter().map(|p| p.into_error(FulfillmentErrorKind::Ambiguous)).collect()
    }
}

impl Pending {
    fn is_stalled(&self, infcx: &InferCtxt) -> bool {
        !self.stalled_on.is_empty() && self.stalled_on.iter().all(|var| infcx.shallow(*var) == *var)
    }

    fn into_error(self, kind: FulfillmentErrorKind) -> FulfillmentError {
        let mut obligation = self.obligation;
        obligation.cause = self.root.cause;
        FulfillmentError { kind, obligation, root: self.root.predicate }
    }
}

/// The unsolved variables in the arguments of a goal.
fn unsolved_vars(args: Args) -> Vec<Ty> {
    let mut vars = Vec::new();
    let mut seen = HashSet::default();
    for ty in args.iter().filter_map(|a| a.as_ty()) {
        ty.walk(&mut |t| {
            if matches!(t.kind(), TyKind::Infer(_)) && seen.insert(t) {
                vars.push(t);
            }
            t.has(Flags::INFER)
        });
    }
    vars
}

fn process(infcx: &InferCtxt, obligation: &mut Obligation) -> Progress {
    if obligation.depth > RECURSION_LIMIT {
        return Progress::Failed(FulfillmentErrorKind::Overflow);
    }
    *obligation = infcx.open_goal(obligation);
    match obligation.predicate {
        Predicate::Trait { trait_ref, .. } => process_trait(infcx, obligation, trait_ref),
        Predicate::Projection { args, .. } => process_projection(infcx, obligation, args),
        Predicate::TypeOutlives(ty, region) => {
            infcx.register_type_outlives(ty, region);
            Progress::Done(Vec::new())
        }
        Predicate::RegionOutlives(longer, shorter) => {
            infcx.register_region_outlives(longer, shorter);
            Progress::Done(Vec::new())
        }
    }
}

fn process_trait(infcx: &InferCtxt, obligation: &Obligation, trait_ref: TraitRef) -> Progress {
    if !has_infer(trait_ref) {
        match infcx.holds_without_regions(obligation) {
            Eval::Yes => return Progress::Done(Vec::new()),
            Eval::Overflow => return Progress::Failed(FulfillmentErrorKind::Overflow),
            Eval::Maybe | Eval::No => {}
        }
    } else if infcx.trait_kind(trait_ref.trait_id) == TraitKind::Auto {
        // Auto traits go round in circles through recursive types, which only evaluation notices; they bind no variables.
        return match infcx.evaluate(obligation) {
            Eval::Yes => Progress::Done(Vec::new()),
            Eval::Maybe => Progress::Stalled(unsolved_vars(trait_ref.args)),
            Eval::No => Progress::Failed(FulfillmentErrorKind::Unimplemented),
            Eval::Overflow => Progress::Failed(FulfillmentErrorKind::Overflow),
        };
    }
    match infcx.select(obligation) {
        Ok(Some(candidate)) => match infcx.confirm(obligation, &candidate) {
            Ok(nested) => Progress::Done(nested),
            Err(error) => Progress::Failed(error.into()),
        },
        Ok(None) => Progress::Stalled(unsolved_vars(trait_ref.args)),
        Err(error) => Progress::Failed(error.into()),
    }
}

fn process_projection(infcx: &InferCtxt, obligation: &Obligation, args: Args) -> Progress {
    match infcx.prove_projection(obligation) {
        Projected::Proved(nested) => Progress::Done(nested),
        Projected::Ambiguous => Progress::Stalled(unsolved_vars(args)),
        Projected::Mismatch { expected, found } => {
            Progress::Failed(FulfillmentErrorKind::ProjectionMismatch { expected, found })
        }
        Projected::Error(error) => Progress::Failed(error.into()),
    }
}

impl From<SelectionError> for FulfillmentErrorKind {
    fn from(error: SelectionError) -> FulfillmentErrorKind {
        match error {
            SelectionError::Unimplemented => FulfillmentErrorKind::Unimplemented,
            SelectionError::SignatureMismatch { expected, found } => {
                FulfillmentErrorKind::SignatureMismatch { expected, found }
            }
            SelectionError::Overflow => FulfillmentErrorKind::Overflow,
            SelectionError::Reported => FulfillmentErrorKind::Reported,
        }
    }
}

impl FulfillmentError {
    pub fn span(&self) -> Span {
        self.obligation.cause.span
    }
}
