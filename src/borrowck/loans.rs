//! Loans: every borrow of the body that needs watching, when two-phase ones activate, and where each is in scope.

use crate::hash::HashMap;

use crate::dataflow::{Analysis, Cursor, Results, solve};
use crate::hir::Context;
use crate::index::{IdVec, SharedSet};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::LoanFact;
use super::conflict::{Conflicts, Depth, Indices};
use super::regions::RegionGraph;
use super::values::Points;
use crate::mir::order::preorder;

crate::id! {
    pub struct LoanId("loan");
}

#[derive(Clone, Debug)]
pub struct Loan {
    pub place: Place,
    pub kind: BorrowKind,
    pub region: RegionVid,
    /// The `_t = &place` statement.
    pub location: Location,
    pub span: Span,
    /// Where the reference is stored.
    pub assigned: Place,
    /// For two-phase borrows: the first use of the reference.
    pub activation: Option<Location>,
}

#[derive(Debug, Default)]
pub struct Loans {
    pub all: IdVec<LoanId, Loan>,
    pub at: HashMap<Location, LoanId>,
    pub activated_at: HashMap<Location, Vec<LoanId>>,
    pub of_local: HashMap<Local, Vec<LoanId>>,
}

impl Loans {
    /// The loans of a variable or of parts of it that are in a state.
    pub fn live_of(&self, local: Local, state: &SharedSet<LoanId>) -> Vec<LoanId> {
        self.of_local.get(&local).map_or_else(Vec::new, |loans| state.among(loans))
    }
}

/// Collects the loans; `region_of` has the region that the type check gave each borrow.
pub fn collect(body: &Body, region_of: &HashMap<Location, RegionVid>) -> Loans {
    let mut loans = Loans::default();
    let mut two_phase: HashMap<Local, LoanId> = HashMap::default();
    // Of several loans that conflict with an access the first is told about: their order is rustc's.
    for block in preorder(body) {
        let contents = &body.blocks[block];
        for (statement, stmt) in contents.statements.iter().enumerate() {
            let location = Location { block, statement };
            let StatementKind::Assign(assigned, Rvalue::Ref(kind, place)) = &stmt.kind else { continue };
            if !needs_watching(body, place) {
                continue;
            }
            let Some(region) = region_of.get(&location).copied() else { continue };
            let loan = loans.all.push(Loan {
                place: place.clone(),
                kind: *kind,
                region,
                location,
                span: stmt.info.span,
                assigned: assigned.clone(),
                activation: None,
            });
            loans.at.insert(location, loan);
            loans.of_local.entry(place.local).or_default().push(loan);
            if *kind == BorrowKind::Mut(MutBorrowKind::TwoPhase)
                && let Some(temp) = assigned.as_local()
            {
                two_phase.insert(temp, loan);
            }
        }
    }
    find_activations(body, &mut loans, &two_phase);
    loans
}

/// A borrow through a shared reference or raw pointer cannot be invalidated here.
fn needs_watching(body: &Body, place: &Place) -> bool {
    let mut ty = PlaceTy { ty: body.locals[place.local].ty, variant: None };
    for step in &place.projection {
        if *step == Proj::Deref {
            match ty.ty.kind() {
                TyKind::Ref(_, _, Mutability::Not) | TyKind::RawPtr(..) => return off(Rule::SharedTargetIsUnwatched),
                _ => {}
            }
        }
        ty = ty.project(step);
    }
    true
}

/// The first statement or terminator that uses the temporary of a two-phase borrow activates it.
fn find_activations(body: &Body, loans: &mut Loans, two_phase: &HashMap<Local, LoanId>) {
    if two_phase.is_empty() {
        return;
    }
    for (block, contents) in body.blocks.iter_ids() {
        for statement in 0..=contents.statements.len() {
            let location = Location { block, statement };
            let mut used = Vec::new();
            super::liveness::each_use(body, location, &mut |local, usage| {
                if usage == super::liveness::Usage::Use {
                    used.push(local);
                }
            });
            for local in used {
                let Some(loan) = two_phase.get(&local).copied() else { continue };
                let data = &mut loans.all[loan];
                if data.location != location && data.activation.is_none() {
                    data.activation = Some(location);
                    loans.activated_at.entry(location).or_default().push(loan);
                }
            }
        }
    }
}

/// Loans for whose holders the region graph is searched.
const MAX_HOLDERS: usize = 4000;

/// The loans as pictures show them.
pub fn facts(body: &Body, loans: &Loans, in_scope: &Results<InScope<'_>>, graph: &RegionGraph) -> Vec<LoanFact> {
    let mut variable_of: HashMap<RegionVid, Local> = HashMap::default();
    let is_variable = |local: Local| matches!(body.locals[local].kind, LocalDeclKind::Var { .. });
    for (local, decl) in body.locals.iter_ids().filter(|(local, _)| is_variable(*local)) {
        let mut regions = Vec::new();
        super::liveness::collect_regions(decl.ty, &mut regions);
        for region in regions {
            variable_of.entry(region).or_insert(local);
        }
    }
    let holder = |loan: &Loan| {
        if is_variable(loan.assigned.local) {
            return Some(loan.assigned.local);
        }
        // The nearest variable that the reference, or something made from it, is stored in.
        let variable = |region: RegionVid| variable_of.get(&region).copied();
        let way = graph.path(loan.region, |region| variable(region).is_some())?;
        variable(way.last().map_or(loan.region, |last| last.shorter))
    };
    let mut facts: Vec<LoanFact> = loans
        .all
        .iter()
        .enumerate()
        .map(|(i, loan)| LoanFact {
            place: loan.place.clone(),
            kind: loan.kind,
            holder: if i < MAX_HOLDERS { holder(loan) } else { None },
            span: loan.span,
            in_scope: Vec::new(),
        })
        .collect();
    let mut cursor = Cursor::new(body, in_scope);
    for (block, contents) in body.blocks.iter_ids() {
        for statement in 0..=contents.statements.len() {
            let location = Location { block, statement };
            cursor.seek_before(location);
            let mut state = cursor.state().clone();
            in_scope.analysis.end_regions(location, &mut state);
            for loan in state.iter() {
                facts[loan.0 as usize].in_scope.push(location);
            }
        }
    }
    facts
}

/// Which loans are in scope before each statement.
pub struct InScope<'a> {
    ctx: &'a dyn Context,
    body: &'a Body,
    loans: &'a Loans,
    /// Loans whose region ends before the point.
    ends_at: HashMap<Location, Vec<LoanId>>,
}

pub fn in_scope<'a>(
    ctx: &'a dyn Context,
    body: &'a Body,
    loans: &'a Loans,
    graph: &RegionGraph,
    points: &Points,
) -> Results<InScope<'a>> {
    in_scope_by(ctx, body, loans, |_, loan, location| {
        graph.contains_point(loan.region, points.point(location)) || off(Rule::LoanEndsWithRegion)
    })
}

/// The same, where `is_needed` says at which points a loan is.
pub fn in_scope_by<'a>(
    ctx: &'a dyn Context,
    body: &'a Body,
    loans: &'a Loans,
    is_needed: impl Fn(LoanId, &Loan, Location) -> bool,
) -> Results<InScope<'a>> {
    let mut ends_at: HashMap<Location, Vec<LoanId>> = HashMap::default();
    let mut seen = vec![None; body.blocks.len()];
    for (id, loan) in loans.all.iter_ids() {
        for location in first_points_outside(body, (id, loan), &is_needed, &mut seen) {
            ends_at.entry(location).or_default().push(id);
        }
    }
    solve(body, InScope { ctx, body, loans, ends_at })
}

/// Walking forward from the borrow, the first points where it is not needed.
/// `seen` has the last loan that has come to each block.
fn first_points_outside(
    body: &Body,
    (id, loan): (LoanId, &Loan),
    is_needed: &impl Fn(LoanId, &Loan, Location) -> bool,
    seen: &mut [Option<LoanId>],
) -> Vec<Location> {
    let mut outside = Vec::new();
    let first = Location { statement: loan.location.statement + 1, ..loan.location };
    let mut pending = vec![first];
    while let Some(mut location) = pending.pop() {
        let last = body.blocks[location.block].statements.len();
        loop {
            if !is_needed(id, loan, location) {
                outside.push(location);
                break;
            }
            if location.statement == last {
                for target in body.blocks[location.block].terminator.kind.successors() {
                    if seen[target.0 as usize].replace(id) != Some(id) {
                        pending.push(Location { block: target, statement: 0 });
                    }
                }
                break;
            }
            location.statement += 1;
        }
    }
    outside
}

impl InScope<'_> {
    fn kill_local(&self, local: Local, state: &mut SharedSet<LoanId>) {
        for loan in self.loans.live_of(local, state) {
            state.remove(loan);
        }
    }

    /// Assigning to a place ends the loans of what it held: `p = &mut q` forgets loans of `*p`. So does assigning to part of
    /// what is borrowed, which is an error to be given once.
    fn kill_assigned(&self, place: &Place, state: &mut SharedSet<LoanId>) {
        if place.projection.is_empty() {
            self.kill_local(place.local, state);
            return;
        }
        let conflicts = Conflicts { ctx: self.ctx, body: self.body, indices: Indices::AreDifferent };
        for loan in self.loans.live_of(place.local, state) {
            let kind = BorrowKind::Mut(MutBorrowKind::Default);
            if conflicts.conflict(&self.loans.all[loan].place, kind, place, Depth::Deep) {
                state.remove(loan);
            }
        }
    }
}

impl Analysis for InScope<'_> {
    type Bit = LoanId;
    fn bits(&self) -> usize {
        self.loans.all.len()
    }
    fn start(&self, _body: &Body, _state: &mut SharedSet<LoanId>) {}
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<LoanId>) {
        self.end_regions(location, state);
        let block = &body.blocks[location.block];
        match block.statements.get(location.statement).map(|s| &s.kind) {
            Some(StatementKind::Assign(place, _)) => {
                if let Some(loan) = self.loans.at.get(&location) {
                    state.insert(*loan);
                }
                // Afterwards: `p = &mut *p` forgets the very loan it makes.
                if !off(Rule::AssignKillsLoans) {
                    self.kill_assigned(place, state);
                }
            }
            Some(StatementKind::StorageDead(local)) => self.kill_local(*local, state),
            Some(_) => {}
            None => {
                if let TerminatorKind::Call { destination, .. } = &block.terminator.kind {
                    self.kill_assigned(destination, state);
                }
            }
        }
    }
}

impl InScope<'_> {
    /// Removes the loans whose regions end before `location`; to be done before looking at the state there.
    pub fn end_regions(&self, location: Location, state: &mut SharedSet<LoanId>) {
        for loan in self.ends_at.get(&location).into_iter().flatten() {
            state.remove(*loan);
        }
    }
}
