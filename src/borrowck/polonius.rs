//! The location-sensitive analysis (Polonius): which errors are limits of the analysis that Rust has today (NLL).
//!
//! To NLL a region is one set of points for the whole body: a borrow that is returned on one way out is alive on all of them
//! (RFC 2094, problem case 3). Here each region is taken apart by points. A constraint leads from one region to another only
//! where its statement is, and a region leads to itself at the next point only where it is live there. A loan is in scope
//! where a live region can be reached from it. This follows `rustc -Zpolonius=next`.
//!
//! ```text
//!                                   NLL             here
//! match m.get_mut(&k) {             'loan: 'r       ('loan, p1) → ('option, p2)
//!     Some(v) => return v,                          ('option, p3) → ('r, p4): only on this way
//!     None => m.insert(k, 0),       in scope        not in scope
//! }
//! ```
//!
//! It only says more about errors: it is asked about bodies that NLL has rejected, and never accepts anything.

use std::collections::HashSet;

use crate::dataflow::Results;
use crate::diagnostic::Diagnostic;
use crate::hash::HashMap;
use crate::hir::{Context, Variance};
use crate::index::IdVec;
use crate::mir::*;
use crate::ty::*;

use super::access::Checker;
use super::liveness::{Usage, collect_regions, each_use};
use super::loans::{InScope, LoanId, Loans, in_scope_by};
use super::reason::{Explanation, Finding, Reason};
use super::regions::{Category, Constraint, RegionGraph};
use super::values::{PointId, PointSet, Points};

/// Pairs of region and point that are looked at in one body. Where that is not enough, nothing is said about its errors.
const MAX_NODES: usize = 1_000_000;

/// Where loans are in scope by this analysis, if there are findings that it may have something to say about.
pub fn in_scope<'a>(checker: &Checker<'a>) -> Option<Results<InScope<'a>>> {
    let (body, points, loans) = (checker.body, checker.points, checker.loans);
    let is_concerned = |finding: &Finding| finding.reason.explanation().is_some() || is_about_death(&finding.reason);
    if !checker.findings.iter().any(is_concerned) {
        return None;
    }
    let live = Localised::new(checker.ctx, body, points, checker.graph).live_loans(loans)?;
    Some(in_scope_by(checker.ctx, body, loans, |id, _, location| live[id].contains(points.point(location))))
}

/// The findings, by index, that would not be reported with these loans in scope.
pub fn spared<'a>(checker: &Checker<'a>, in_scope: &'a Results<InScope<'a>>) -> HashSet<usize> {
    let (findings, loans) = (&checker.findings, checker.loans);
    let mut again = checker.with_loans_in_scope(in_scope);
    again.check();
    let left = &again.findings;
    let dies = left.iter().any(|finding| is_about_death(&finding.reason));
    let is_spared = |finding: &Finding| match &finding.reason {
        // The same death may be reported at another place for another reason.
        reason if is_about_death(reason) => !dies,
        reason if reason.explanation().is_some() => {
            // A two-phase borrow that may start may still be in the way with its first use.
            let activation = loans.at.get(&finding.location).and_then(|loan| loans.all[*loan].activation);
            let same = |other: &Finding| {
                other.span == finding.span || other.location == finding.location || Some(other.location) == activation
            };
            !left.iter().any(same)
        }
        _ => false,
    };
    findings.iter().enumerate().filter(|(_, finding)| is_spared(finding)).map(|(index, _)| index).collect()
}

/// Something dies while it is borrowed.
fn is_about_death(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::DoesNotLiveLongEnough { .. }
            | Reason::TemporaryDropped { .. }
            | Reason::BorrowedPartDropped { .. }
            | Reason::ReturnsReference { .. }
            | Reason::ClosureMayOutlive { .. }
            | Reason::StoredInCapture { .. }
    )
}

/// Adds to the diagnostic of a finding that it would not be reported, and what to do until then.
pub fn note(mut diagnostic: Diagnostic, finding: &Finding) -> Diagnostic {
    // What the message says of memory is not true of this program.
    diagnostic.notes.clear();
    let is_returned = match finding.reason.explanation() {
        Some(Explanation::MustOutlive { category, .. }) => {
            matches!(category, Category::Return | Category::OpaqueType)
        }
        _ => false,
    };
    if is_returned {
        diagnostic
            .note(
                "this is a limit of today's borrow checker, not a danger in memory: the borrow is only needed on the way that \
                 returns it, and this is on another way. Polonius, the location-sensitive checker that is to come, looks at \
                 each way by itself and accepts this",
            )
            .help(
                "until then find out first what is there, without keeping a reference to it (`contains_key`, `is_some`, \
                 `position`), and borrow again on the way that returns; for a map there is `entry`",
            )
    } else {
        diagnostic
            .note(
                "this is a limit of today's borrow checker, not a danger in memory: on every way that comes here, the earlier \
                 borrow is not used any more. Polonius, the location-sensitive checker that is to come, looks at each way by \
                 itself and accepts this",
            )
            .help(
                "until then find out first which way to go, without keeping the reference (`is_some`, `matches!`, an index), \
                 and borrow again where it is needed",
            )
    }
}

/// A region at a point: the lifetimes in the types of what is there just before that statement.
type Node = (RegionVid, PointId);

/// In which direction along the control flow a region carries its loans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Direction {
    Forward,
    Backward,
    Both,
}

/// The constraints of a body, each where it holds.
struct Localised<'a> {
    body: &'a Body,
    points: &'a Points,
    graph: &'a RegionGraph,
    predecessors: Vec<Vec<BlockId>>,
    edges: HashMap<Node, Vec<Node>>,
    /// Constraints that hold at all points, by the region that outlives.
    everywhere: HashMap<RegionVid, Vec<RegionVid>>,
    directions: HashMap<RegionVid, Direction>,
}

impl<'a> Localised<'a> {
    fn new(ctx: &dyn Context, body: &'a Body, points: &'a Points, graph: &'a RegionGraph) -> Localised<'a> {
        let mut localised = Localised {
            body,
            points,
            graph,
            predecessors: super::liveness::predecessors(body),
            edges: HashMap::default(),
            everywhere: HashMap::default(),
            directions: directions(ctx, body),
        };
        let written: IdVec<Local, Vec<RegionVid>> = body.locals.iter().map(|decl| regions_of(decl.ty)).collect();
        for constraint in &graph.constraints {
            match constraint.location {
                None => localised.everywhere.entry(constraint.longer).or_default().push(constraint.shorter),
                Some(location) => localised.localise(constraint, location, &written),
            }
        }
        localised
    }

    /// A constraint of a statement leads from regions as they are before the statement to those of what it writes as they
    /// are after it.
    fn localise(&mut self, constraint: &Constraint, location: Location, regions: &IdVec<Local, Vec<RegionVid>>) {
        let here = self.points.point(location);
        let block = &self.body.blocks[location.block];
        let (written, after) = match block.statements.get(location.statement) {
            Some(statement) => match &statement.kind {
                StatementKind::Assign(place, _) => {
                    (Some(place), Some(Location { statement: location.statement + 1, ..location }))
                }
                _ => (None, None),
            },
            None => match &block.terminator.kind {
                TerminatorKind::Call { destination, target, .. } => {
                    (Some(destination), target.map(|block| Location { block, statement: 0 }))
                }
                _ => (None, None),
            },
        };
        let (mut from, mut to) = (vec![here], vec![here]);
        if let (Some(place), Some(after)) = (written, after) {
            let after = self.points.point(after);
            // What is both read and written is told apart by nothing: then a constraint leads both ways.
            let mut is_read = false;
            each_use(self.body, location, &mut |local, usage| {
                is_read |= local == place.local && usage == Usage::Use;
            });
            let kept = if is_read { vec![here, after] } else { vec![after] };
            let regions = &regions[place.local];
            if regions.contains(&constraint.shorter) {
                to.clone_from(&kept);
            }
            if regions.contains(&constraint.longer) {
                from = kept;
            }
        }
        for from in from {
            let edges = self.edges.entry((constraint.longer, from)).or_default();
            edges.extend(to.iter().map(|to| (constraint.shorter, *to)));
        }
    }

    /// Where each loan is needed; `None` if it takes too long to find out.
    fn live_loans(&self, loans: &Loans) -> Option<IdVec<LoanId, PointSet>> {
        let mut budget = MAX_NODES;
        let mut live = IdVec::new();
        for loan in loans.all.iter() {
            let mut needed = PointSet::default();
            let start = (loan.region, self.points.point(loan.location));
            let mut seen: crate::hash::HashSet<Node> = Default::default();
            seen.insert(start);
            let mut pending = vec![start];
            while let Some((region, point)) = pending.pop() {
                budget = budget.checked_sub(1)?;
                if self.is_live(region, point) {
                    needed.insert(point);
                }
                self.each_successor((region, point), |node| {
                    if seen.insert(node) {
                        pending.push(node);
                    }
                });
            }
            live.push(needed);
        }
        Some(live)
    }

    /// Regions of the caller are live everywhere.
    fn is_live(&self, region: RegionVid, point: PointId) -> bool {
        self.graph.is_universal(region) || self.graph.is_needed_at(region, point)
    }

    fn each_successor(&self, node: Node, mut f: impl FnMut(Node)) {
        let (region, point) = node;
        self.edges.get(&node).into_iter().flatten().for_each(|to| f(*to));
        self.everywhere.get(&region).into_iter().flatten().for_each(|to| f((*to, point)));
        let is_universal = self.graph.is_universal(region);
        // What the caller's regions hold they hold from then on. Of a region in no variable's type nothing is known.
        let direction = match self.directions.get(&region) {
            _ if is_universal => Direction::Forward,
            Some(direction) => *direction,
            None => Direction::Both,
        };
        let location = self.points.location(point);
        if direction != Direction::Backward {
            self.each_next(location, |next| {
                let next = self.points.point(next);
                if self.is_live(region, next) {
                    f((region, next));
                }
            });
        }
        if direction != Direction::Forward && self.is_live(region, point) {
            self.each_before(location, |before| f((region, self.points.point(before))));
        }
    }

    fn each_next(&self, location: Location, mut f: impl FnMut(Location)) {
        let block = &self.body.blocks[location.block];
        if location.statement < block.statements.len() {
            f(Location { statement: location.statement + 1, ..location });
        } else {
            let successors = block.terminator.kind.successors();
            successors.into_iter().for_each(|block| f(Location { block, statement: 0 }));
        }
    }

    fn each_before(&self, location: Location, mut f: impl FnMut(Location)) {
        match location.statement.checked_sub(1) {
            Some(statement) => f(Location { statement, ..location }),
            None => {
                for block in &self.predecessors[location.block.0 as usize] {
                    f(Location { block: *block, statement: self.body.blocks[*block].statements.len() });
                }
            }
        }
    }
}

fn regions_of(ty: Ty) -> Vec<RegionVid> {
    let mut regions = Vec::new();
    collect_regions(ty, &mut regions);
    regions
}

/// The direction of every region in a variable's type, by its variance there: a `&'a T` hands its loans to what it is copied to,
/// while what is put into a `&mut Vec<&'a T>` was to be in there before.
fn directions(ctx: &dyn Context, body: &Body) -> HashMap<RegionVid, Direction> {
    let mut found: HashMap<RegionVid, Direction> = HashMap::default();
    for decl in body.locals.iter() {
        each_variance(ctx, decl.ty, Variance::Covariant, &mut |region, variance| {
            let direction = match variance {
                Variance::Covariant => Direction::Forward,
                Variance::Contravariant => Direction::Backward,
                Variance::Invariant | Variance::Bivariant => Direction::Both,
            };
            let known = found.entry(region).or_insert(direction);
            if *known != direction {
                *known = Direction::Both;
            }
        });
    }
    found
}

/// Calls `f` for every region in the type, with its variance. Where little is known of a type its regions are invariant.
fn each_variance(ctx: &dyn Context, ty: Ty, variance: Variance, f: &mut dyn FnMut(RegionVid, Variance)) {
    if !ty.has(Flags::REGION_VAR) {
        return;
    }
    let inner = |mutability: Mutability| match mutability {
        Mutability::Mut => variance.compose(Variance::Invariant),
        Mutability::Not => variance,
    };
    match ty.kind() {
        TyKind::Ref(region, pointee, mutability) => {
            if let Region::Var(region) = region {
                f(*region, variance);
            }
            each_variance(ctx, *pointee, inner(*mutability), f);
        }
        TyKind::RawPtr(pointee, mutability) => each_variance(ctx, *pointee, inner(*mutability), f),
        TyKind::Adt(id, args) => {
            let variances = ctx.variances(*id);
            for (i, arg) in args.iter().enumerate() {
                let of_parameter = variances.get(i).copied().unwrap_or(Variance::Invariant);
                let variance = variance.compose(of_parameter);
                match arg {
                    Arg::Region(Region::Var(region)) => f(*region, variance),
                    Arg::Ty(ty) => each_variance(ctx, *ty, variance, f),
                    Arg::Region(_) | Arg::Const(_) => {}
                }
            }
        }
        TyKind::Tuple(tys) => tys.iter().for_each(|ty| each_variance(ctx, *ty, variance, f)),
        TyKind::Slice(ty) | TyKind::Array(ty, _) => each_variance(ctx, *ty, variance, f),
        _ => regions_of(ty).into_iter().for_each(|region| f(region, Variance::Invariant)),
    }
}
