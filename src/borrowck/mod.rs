//! The borrow checker: non-lexical lifetimes on MIR (RFC 2094), as rustc's `rustc_borrowck`.
//!
//! ```text
//!   body ─► universal regions ─► renumber ─► typeck ─► liveness ─► solve ─► loans in scope ─► access ─► findings
//!                                 (constraints between regions)                      (conflicts, moves, mutability)
//! ```
//!
//! Every type of the body gets region variables; relating types and the liveness of variables say which points each
//! region must contain; a loan is in scope while its region contains the point; an access that conflicts with a loan in
//! scope is an error, as is a use of what was moved out of. Findings are data ([`reason`]); [`sentences`] words them.

mod access;
mod conflict;
mod dominators;
mod explain;
pub mod items;
mod lifetimes;
mod liveness;
mod loans;
mod moves;
mod mutability;
mod opaque;
pub mod polonius;
pub mod reason;
pub mod regions;
mod relate;
mod report;
pub mod sentences;
pub mod survey;
mod typeck;
pub mod universal;
mod values;

use std::collections::{HashMap, HashSet};

use crate::dataflow::init::{EverInit, MaybeInit, MaybeUninit};
use crate::dataflow::move_paths::gather;
use crate::dataflow::{Cursor, solve};
use crate::hir::Context;
use crate::index::SharedSet;
use crate::mir::{Body, BorrowKind, Local, Location, Place};
use crate::source::Span;
use crate::ty::ClosureId;

use reason::Finding;
use regions::RegionGraph;
use universal::{Requirement, Universal};

/// What a closure's body demands of its creator.
#[derive(Clone, Debug, Default)]
pub struct Requirements {
    pub regions: Vec<Requirement>,
}

/// The verdict on one body.
#[derive(Debug, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    /// Those of them, by index, that are limits of the analysis ([`polonius`]).
    pub limits: HashSet<usize>,
    /// For closures.
    pub requirements: Requirements,
}

/// The moves that are to blame for uses of what is no longer there, with the variables they move out of.
pub fn blamed_moves(findings: &[Finding]) -> Vec<(Location, Local)> {
    let of = |finding: &Finding| match &finding.reason {
        reason::Reason::Moved { moves, .. } => moves.iter().map(|site| (site.location, site.place.local)).collect(),
        _ => Vec::new(),
    };
    findings.iter().flat_map(of).collect()
}

/// For pictures: a loan and the locations where it is in scope.
#[derive(Clone, Debug)]
pub struct LoanFact {
    pub place: Place,
    pub kind: BorrowKind,
    /// The variable that keeps it alive, if one does.
    pub holder: Option<Local>,
    pub span: Span,
    pub in_scope: Vec<Location>,
}

/// Checks a built body. Closures it creates must have been checked before: `closures` has what they demand.
pub fn check(ctx: &dyn Context, body: &Body, closures: &HashMap<ClosureId, Requirements>) -> Checked {
    analyse(ctx, body, closures, None, None)
}

/// Checks a body, accepted or not, and notes on the way what may be done with its variables at each point.
pub fn survey(ctx: &dyn Context, body: &Body, closures: &HashMap<ClosureId, Requirements>) -> survey::Survey {
    let mut surveyed = survey::Survey::default();
    let checked = analyse(ctx, body, closures, None, Some(&mut surveyed));
    surveyed.findings = checked.findings;
    surveyed
}

/// The loans of a body that was accepted, elaborated or not.
pub fn loans(ctx: &dyn Context, body: &Body, closures: &HashMap<ClosureId, Requirements>) -> Vec<LoanFact> {
    let mut facts = Vec::new();
    analyse(ctx, body, closures, Some(&mut facts), None);
    facts
}

/// The check, noting the loans and a survey on the way if they are wanted.
fn analyse(
    ctx: &dyn Context,
    body: &Body,
    closures: &HashMap<ClosureId, Requirements>,
    facts: Option<&mut Vec<LoanFact>>,
    surveyed: Option<&mut survey::Survey>,
) -> Checked {
    let mut body = body.clone();
    let mut graph = RegionGraph::default();
    let universal = Universal::new(ctx, &body, &mut graph);
    typeck::renumber_locals(ctx, &mut body, &universal, &mut graph);
    let body = &body;

    let data = gather(ctx, body);
    let points = values::Points::new(body);
    let mut typeck = typeck::TypeCheck::new(ctx, body, &universal, graph, closures);
    typeck.check();
    let typeck::TypeCheck { mut graph, region_of, type_tests, members, .. } = typeck;
    let init = solve(body, MaybeInit { ctx, data: &data });
    liveness::add_liveness(ctx, body, &points, &data, &init, &mut graph);
    graph.solve(&points);
    if opaque::choose_members(&mut graph, &universal, &members) {
        graph.solve(&points);
    }

    let loans = loans::collect(body, &region_of);
    let in_scope = loans::in_scope(ctx, body, &loans, &graph, &points);
    if let Some(facts) = facts {
        *facts = loans::facts(body, &loans, &in_scope, &graph);
    }
    let uninit = solve(body, MaybeUninit { ctx, data: &data, mark_inactive_variants: false });
    let ever_init = solve(body, EverInit { data: &data });
    let predecessors = liveness::predecessors(body);
    let mut checker = access::Checker {
        ctx,
        body,
        data: &data,
        loans: &loans,
        graph: &graph,
        points: &points,
        universal: &universal,
        in_scope: &in_scope,
        uninit: Cursor::new(body, &uninit),
        ever_init: Cursor::new(body, &ever_init),
        dominators: dominators::Dominators::new(body, &predecessors),
        predecessors,
        findings: Vec::new(),
        live_loans: SharedSet::new(loans.all.len()),
        reported_access: HashSet::new(),
        reported_reservations: Vec::new(),
        reported_uninit: HashSet::new(),
        reported_moves: HashMap::new(),
    };
    checker.report_illegal_moves();
    checker.check();
    if let Some(surveyed) = surveyed {
        let analyses = survey::Analyses { init: &init, uninit: &uninit, ever: &ever_init, in_scope: &in_scope };
        *surveyed = checker.survey(&points, &analyses, loans::facts(body, &loans, &in_scope, &graph));
    }
    let sensitive = polonius::in_scope(&checker);
    let limits = sensitive.as_ref().map(|in_scope| polonius::spared(&checker, in_scope)).unwrap_or_default();
    let mut findings = checker.findings;

    let mut lifetimes = lifetimes::Lifetimes::new(ctx, body, &graph, &universal);
    lifetimes.check(&type_tests);
    if lifetimes.findings.is_empty() {
        lifetimes.check_captured(&members);
    }
    findings.append(&mut lifetimes.findings);
    Checked { findings, limits, requirements: lifetimes.requirements }
}
