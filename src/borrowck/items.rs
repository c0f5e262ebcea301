//! Whether the types of items keep their promises about lifetimes (rustc's `wfcheck` and `compare_impl_item`, the region
//! part): a field `&'static T` needs `T: 'static`, an impl's method may not relate its lifetimes in another way than the
//! trait's does.
//!
//! Each goal is a small region problem of its own, over the item's lifetimes; it is solved as a body without statements.

use std::collections::HashMap;
use std::rc::Rc;

use crate::hir::{BodyOwner, Context, Origin, RegionGoal, RegionGoalKind, RegionItem, Variance};
use crate::index::IdVec;
use crate::mir::{BlockId, Body, Location, Phase};
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::Requirements;
use super::lifetimes::Lifetimes;
use super::reason::{Finding, Reason};
use super::regions::{Category, RegionGraph};
use super::relate::Cause;
use super::typeck::TypeCheck;
use super::universal::{Universal, adt_outlives};
use super::values::Points;

/// What the item's goals ask and its declaration does not give: one finding for each goal at the most.
pub fn check(ctx: &dyn Context, item: &RegionItem) -> Vec<Finding> {
    let mut graph = RegionGraph::default();
    let universal = Universal::of_item(ctx, item, &mut graph);
    let checker = Checker { ctx, item, universal: &universal, graph: &graph };
    item.goals.iter().flat_map(|goal| checker.goal(goal)).collect()
}

struct Checker<'a> {
    ctx: &'a dyn Context,
    item: &'a RegionItem,
    universal: &'a Universal,
    graph: &'a RegionGraph,
}

/// What is blamed if lifetimes do not fit.
enum Blame {
    Reference(Ty),
    Predicate(Predicate),
    Implementor,
    Projection,
    Signature(&'static str),
}

impl Checker<'_> {
    fn goal(&self, goal: &RegionGoal) -> Vec<Finding> {
        let finding = match &goal.kind {
            RegionGoalKind::WellFormed(ty) => self.well_formed(*ty, goal.span),
            RegionGoalKind::Implements { predicate, subject } => {
                if off(Rule::ImplKeepsBounds) {
                    return Vec::new();
                }
                let finding = self.prove(*predicate, goal.span, Blame::Implementor);
                if let (Some(Finding { reason: Reason::BoundNotSatisfied, location, .. }), Some(span)) =
                    (&finding, subject)
                {
                    // The implementing type is asked twice in rustc, and the second answer is worded in another way.
                    let again = Finding { reason: Reason::ImplementorTooShort, span: *span, location: *location };
                    return finding.into_iter().chain([again]).collect();
                }
                finding
            }
            RegionGoalKind::Holds(predicate) => self.holds(*predicate, goal.span),
            RegionGoalKind::SubSignature { of_impl, of_trait } => {
                self.solve(goal.span, Blame::Signature("method"), |check, cause| {
                    let normal = |check: &mut TypeCheck<'_>, sig: FnSig| {
                        let tys = check.renumber(sig.inputs_and_output);
                        let tys: Vec<Ty> = tys.iter().map(|ty| check.normalize(*ty)).collect();
                        FnSig { inputs_and_output: Ty::list(&tys), ..sig }
                    };
                    let (a, b) = (normal(check, *of_impl), normal(check, *of_trait));
                    if !off(Rule::ImplKeepsSignature) {
                        check.relate_sigs(a, b, cause);
                    }
                })
            }
            RegionGoalKind::SubType { of_impl, of_trait } => {
                self.solve(goal.span, Blame::Signature("const"), |check, cause| {
                    let (a, b) = (check.renumber(*of_impl), check.renumber(*of_trait));
                    let (a, b) = (check.normalize(a), check.normalize(b));
                    check.relate(a, b, Variance::Covariant, cause);
                })
            }
        };
        finding.into_iter().collect()
    }

    fn well_formed(&self, ty: Ty, span: Span) -> Option<Finding> {
        let mut parts = Vec::new();
        ty.walk(&mut |part| {
            // Under a `for<..>` little can be said before its lifetimes are known.
            if !part.has(Flags::BOUND) {
                parts.push(part);
            }
            true
        });
        parts.into_iter().find_map(|part| match part.kind() {
            TyKind::Ref(..) if off(Rule::ReferenceOutlivesReferent) => None,
            TyKind::Ref(region, pointee, _) => {
                let predicate = Predicate::TypeOutlives(*pointee, *region);
                self.prove(predicate, span, Blame::Reference(part))
            }
            TyKind::Adt(..) if off(Rule::TypeKeepsWhereClauses) => None,
            TyKind::Adt(id, args) => adt_outlives(self.ctx, *id)
                .into_iter()
                .chain(self.ctx.adt(*id).generics.predicates.iter().copied().filter(is_trait))
                .find_map(|predicate| self.holds(subst(predicate, *args), span)),
            // An impl may ask something of the lifetimes that it is used with.
            TyKind::Alias(..) => self.solve(span, Blame::Projection, |check, _| {
                let ty = check.renumber(part);
                check.normalize(ty);
            }),
            _ => None,
        })
    }

    fn holds(&self, predicate: Predicate, span: Span) -> Option<Finding> {
        self.prove(predicate, span, Blame::Predicate(predicate))
    }

    fn prove(&self, predicate: Predicate, span: Span, blame: Blame) -> Option<Finding> {
        if !speaks_of_lifetimes(self.ctx, predicate) {
            return None;
        }
        self.solve(span, blame, |check, _| {
            let predicate = check.renumber(predicate);
            check.prove(predicate);
        })
    }

    /// Solves what `state` says, in a copy of the item's regions.
    fn solve(&self, span: Span, blame: Blame, state: impl FnOnce(&mut TypeCheck<'_>, Cause)) -> Option<Finding> {
        let body = self.empty_body(span);
        let closures = HashMap::new();
        let mut check = TypeCheck::new(self.ctx, &body, self.universal, self.graph.clone(), &closures);
        let cause = Cause { category: Category::Boring, span, location: None };
        state(&mut check, cause);
        let TypeCheck { mut graph, type_tests, .. } = check;
        graph.solve(&Points::new(&body));
        if let Some(finding) = self.violation(&graph, span, &blame) {
            return Some(finding);
        }
        let mut lifetimes = Lifetimes {
            ctx: self.ctx,
            body: &body,
            graph: &graph,
            universal: self.universal,
            findings: Vec::new(),
            requirements: Requirements::default(),
        };
        type_tests.iter().for_each(|test| lifetimes.type_test(test));
        lifetimes.findings.into_iter().next()
    }

    fn violation(&self, graph: &RegionGraph, span: Span, blame: &Blame) -> Option<Finding> {
        let (longer, shorter) =
            graph.regions.ids().filter(|region| graph.is_universal(*region)).find_map(|longer| {
                let unknown = |end: &&RegionVid| !self.universal.outlives(longer, **end);
                graph.universal_ends(longer).iter().find(unknown).map(|end| (longer, *end))
            })?;
        let path = graph.path(longer, |region| region == shorter).unwrap_or_default();
        let reason = match blame {
            Blame::Reference(ty) => Reason::ReferenceOutlivesReferent { ty: *ty },
            Blame::Predicate(Predicate::TypeOutlives(ty, _)) => Reason::TypeTooShort { ty: *ty },
            Blame::Implementor | Blame::Predicate(Predicate::RegionOutlives(..)) => Reason::BoundNotSatisfied,
            Blame::Projection | Blame::Predicate(Predicate::Trait { .. } | Predicate::Projection { .. }) => {
                Reason::NotGeneralEnough
            }
            Blame::Signature(what) => {
                let chosen = path.iter().any(|constraint| !graph.is_universal(constraint.longer));
                Reason::SignatureTooNarrow { what, chosen }
            }
        };
        Some(Finding { reason, span, location: Location { block: BlockId::START, statement: 0 } })
    }

    /// The type check works on bodies; this one has nothing in it, and its owner is never asked for.
    fn empty_body(&self, span: Span) -> Body {
        Body {
            owner: BodyOwner::Const(ConstId(0)),
            phase: Phase::Built,
            origin: Origin::User,
            generics: Rc::clone(&self.item.generics),
            env: Rc::clone(&self.item.env),
            locals: IdVec::new(),
            arg_count: 0,
            blocks: IdVec::new(),
            scopes: IdVec::new(),
            vars: Vec::new(),
            promoted: IdVec::new(),
            closures: Vec::new(),
            upvars: Vec::new(),
            span,
        }
    }
}

fn is_trait(predicate: &Predicate) -> bool {
    matches!(predicate, Predicate::Trait { .. })
}

/// Whether proving the predicate may need anything of a lifetime.
fn speaks_of_lifetimes(ctx: &dyn Context, predicate: Predicate) -> bool {
    let flags = Flags::REGION.union(Flags::PARAM);
    match predicate {
        Predicate::RegionOutlives(..) => true,
        Predicate::TypeOutlives(ty, _) => ty.has(flags),
        Predicate::Trait { trait_ref, .. } => {
            let of_compiler = ctx.trait_def(trait_ref.trait_id).lang.is_some_and(|lang| lang.as_str() == "sized");
            !of_compiler && trait_ref.args.iter().any(|arg| !matches!(arg, Arg::Ty(ty) if !ty.has(flags)))
        }
        Predicate::Projection { .. } => false,
    }
}
