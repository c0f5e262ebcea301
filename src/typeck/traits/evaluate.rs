//! Evaluation: whether a predicate holds, asked without consequences.

use crate::hir::ParamEnv;
use crate::ty::*;

use super::project::Projected;
use super::{Cause, Eval, Obligation, RECURSION_LIMIT, SelectionError};
use crate::source::{FileId, Span};
use crate::typeck::infer::resolve::{freshen, has_flags, has_infer};
use crate::typeck::infer::{InferCtxt, RegionMode};

/// The goals under evaluation, outermost first.
#[derive(Default)]
pub struct EvalStack {
    goals: Vec<(Predicate, bool)>,
    /// The outermost goal that a cycle led back to, since the current goal was entered.
    reached: Option<usize>,
}

/// A goal's place on the stack, or what its cycle means.
enum Entered {
    At(usize),
    Cycle(Eval),
}

impl EvalStack {
    fn enter(&mut self, goal: Predicate, coinductive: bool) -> Entered {
        if let Some(at) = self.goals.iter().position(|(g, _)| *g == goal) {
            self.reached = Some(self.reached.map_or(at, |r| r.min(at)));
            // A cycle through auto traits only is a proof; any other is none.
            let all = coinductive && self.goals.iter().skip(at).all(|(_, c)| *c);
            return Entered::Cycle(if all { Eval::Yes } else { Eval::No });
        }
        self.goals.push((goal, coinductive));
        Entered::At(self.goals.len() - 1)
    }

    /// Leaves the goal at `depth`; true if its answer does not depend on goals below it.
    fn leave(&mut self, depth: usize, before: Option<usize>) -> bool {
        self.goals.truncate(depth);
        let own = self.reached.filter(|r| *r < depth);
        self.reached = match (before, own) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        own.is_none()
    }
}

impl InferCtxt<'_> {
    /// Whether the obligation holds; no variable is bound.
    pub fn evaluate(&self, obligation: &Obligation) -> Eval {
        self.probe(|| self.evaluate_in_snapshot(obligation))
    }

    /// Whether all hold, taken one after the other.
    pub(crate) fn evaluate_all(&self, obligations: &[Obligation]) -> Eval {
        let mut result = Eval::Yes;
        for obligation in obligations {
            result = result.and(self.evaluate_in_snapshot(obligation));
            if matches!(result, Eval::No | Eval::Overflow) {
                return result;
            }
        }
        result
    }

    /// As [`evaluate`](Self::evaluate), but what projections bind stays for the goals after it in the same snapshot.
    fn evaluate_in_snapshot(&self, obligation: &Obligation) -> Eval {
        if obligation.depth > RECURSION_LIMIT {
            return Eval::Overflow;
        }
        match obligation.predicate {
            Predicate::Trait { .. } => self.evaluate_trait(obligation),
            Predicate::Projection { .. } => {
                let goal = self.open_goal(obligation);
                match self.prove_projection(&goal) {
                    Projected::Proved(nested) => self.evaluate_all(&nested),
                    Projected::Ambiguous => Eval::Maybe,
                    Projected::Mismatch { .. } => Eval::No,
                    Projected::Error(SelectionError::Overflow) => Eval::Overflow,
                    Projected::Error(SelectionError::Reported) => Eval::Yes,
                    Projected::Error(_) => Eval::No,
                }
            }
            // The borrow checker's business.
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => Eval::Yes,
        }
    }

    fn evaluate_trait(&self, obligation: &Obligation) -> Eval {
        let goal = self.open_goal(obligation);
        let Predicate::Trait { trait_ref, .. } = goal.predicate else { return Eval::No };
        let trait_ref = self.resolve(trait_ref);
        let fresh = Predicate::Trait { trait_ref: freshen(erase_regions(trait_ref)), bound: 0 };
        let global = !has_flags(trait_ref, Flags::PARAM.union(Flags::INFER));
        let env = if global { self.tables.caches().global_env(&goal.env) } else { goal.env.clone() };
        let goal = Obligation { env, ..goal };
        let env_key = self.tables.caches().env_key(&goal.env, self.reveals_opaque());
        let key = (env_key, fresh);
        let cacheable = !self.is_defining();
        if cacheable && let Some(eval) = self.tables.caches().evals.borrow().get(&key) {
            return *eval;
        }
        let coinductive = self.trait_kind(trait_ref.trait_id).is_coinductive();
        let before = self.eval_stack(|s| s.reached.take());
        let depth = match self.eval_stack(|s| s.enter(fresh, coinductive)) {
            Entered::At(depth) => depth,
            Entered::Cycle(eval) => {
                self.eval_stack(|s| s.reached = min_reached(before, s.reached));
                return eval;
            }
        };
        let result = self.evaluate_candidates(&goal, trait_ref);
        let independent = self.eval_stack(|s| s.leave(depth, before));
        let definite = match result {
            Eval::Yes | Eval::No => true,
            // Without variables, what is undecided may be decided once more is known of opaque types.
            Eval::Maybe => has_infer(trait_ref),
            Eval::Overflow => false,
        };
        if cacheable && independent && definite && self.mode() == RegionMode::Erase {
            self.tables.caches().evals.borrow_mut().insert(key, result);
        }
        result
    }

    fn evaluate_candidates(&self, goal: &Obligation, trait_ref: TraitRef) -> Eval {
        let mut goal = goal.clone();
        goal.predicate = Predicate::Trait { trait_ref, bound: 0 };
        match self.select(&goal) {
            Ok(Some(candidate)) => match self.confirm(&goal, &candidate) {
                Ok(nested) => self.evaluate_all(&nested),
                Err(error) => eval_of_error(error),
            },
            Ok(None) => Eval::Maybe,
            Err(error) => eval_of_error(error),
        }
    }

    /// Whether a trait predicate holds whatever its regions are: certainly so.
    pub(crate) fn holds_without_regions(&self, obligation: &Obligation) -> Eval {
        if self.mode() == RegionMode::Track && has_flags(obligation.predicate, Flags::REGION) {
            return Eval::Maybe;
        }
        self.evaluate(obligation)
    }

    /// Not ruled out by what is known.
    pub fn predicate_may_hold(&self, predicate: Predicate, env: &ParamEnv) -> bool {
        self.evaluate(&Obligation::new(predicate, env, Cause::misc(no_span()))).may_apply()
    }

    /// Certain, whatever the variables turn out to be.
    pub fn predicate_must_hold(&self, predicate: Predicate, env: &ParamEnv) -> bool {
        self.evaluate(&Obligation::new(predicate, env, Cause::misc(no_span()))) == Eval::Yes
    }
}

fn min_reached(a: Option<usize>, b: Option<usize>) -> Option<usize> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn eval_of_error(error: SelectionError) -> Eval {
    match error {
        SelectionError::Overflow => Eval::Overflow,
        // An error was reported; nothing more should follow from it.
        SelectionError::Reported => Eval::Yes,
        SelectionError::Unimplemented | SelectionError::SignatureMismatch { .. } => Eval::No,
    }
}

/// For obligations that are never reported.
pub(crate) fn no_span() -> Span {
    Span::new(FileId::MAIN, 0, 0)
}
