//! Why a loan is still in scope at a point (rustc's `explain_borrow`).
//!
//! Follows the control flow from the point, inside the region of the loan, to the first use or drop of a variable whose
//! type mentions a region that the loan's region flows into. If there is none, some universal region must be outlived.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::hir::{CallSource, DesugarKind};
use crate::mir::*;
use crate::ty::*;

use super::access::Checker;
use super::liveness::{Usage, each_use, mentions};
use super::loans::LoanId;
use super::reason::{Explanation, Holder, LaterUse};
use super::universal::RegionName;

impl Checker<'_> {
    pub fn explain(&self, location: Location, loan: LoanId) -> Explanation {
        let region = self.loans.all[loan].region;
        if let Some((at, local, usage)) = self.find_use(location, region) {
            let span = self.body.source_info(at).span;
            if usage == Usage::Drop {
                let decl = &self.body.locals[local];
                let name = match decl.kind {
                    LocalDeclKind::Var { name, .. } => Some(name.to_string()),
                    _ => None,
                };
                return Explanation::DroppedLater { span, name, ty: decl.ty };
            }
            let by = self.later_use(at);
            let borrowed_at = self.loans.all[loan].location;
            // The use precedes the borrow or is the borrow itself: it is the next turn of a loop that comes there.
            let in_loop = !self.reaches_without_back_edge(location, at)
                || (at == borrowed_at && self.dominators.dominates(at, location));
            let decl = &self.body.locals[local];
            let holder = match decl.kind {
                LocalDeclKind::Var { name, .. } if !self.is_loop_step(at) => {
                    Some(Holder { name: name.to_string(), ty: decl.ty })
                }
                _ => None,
            };
            return match in_loop {
                true => Explanation::UsedInLoop { span, by, holder },
                false => Explanation::UsedLater { span, by, holder },
            };
        }
        match self.must_outlive(region) {
            Some((outlived, blame)) => Explanation::MustOutlive {
                span: blame.span,
                lifetime: self.region_name(outlived),
                category: blame.category,
                from_closure: blame.from_closure,
            },
            None => Explanation::Unexplained,
        }
    }

    /// The universal region that the loan's region must outlive, and the constraint to blame: the one known to outlive all
    /// others, or the last of those that have nothing to do with each other (rustc's `approx_universal_upper_bound`).
    fn must_outlive(&self, region: RegionVid) -> Option<(RegionVid, super::regions::Constraint)> {
        let ends = self.graph.universal_ends(region);
        let fixed = self.universal.static_region;
        let outlived = ends.iter().copied().reduce(|bound, end| {
            let both = self.universal.upper_bound(bound, end);
            let unrelated = both == fixed && bound != fixed && end != fixed;
            if unrelated { end } else { both }
        })?;
        if !ends.contains(&outlived) {
            return None;
        }
        let blame = self.graph.blame(region, outlived, fixed)?;
        Some((outlived, blame))
    }

    /// The captured variable that a loan must outlive the target of: it has the lifetime in its type, and no argument of the
    /// closure has.
    pub fn capture_asks(&self, region: RegionVid) -> Option<String> {
        let (outlived, _) = self.must_outlive(region)?;
        let is_of_capture = matches!(self.universal.names.get(&outlived), Some(RegionName::External) | None);
        if !is_of_capture || super::lifetimes::argument_index(self.universal, outlived).is_some() {
            return None;
        }
        super::lifetimes::captured_with(self.body, self.universal, outlived).map(|(name, _)| name)
    }

    pub fn region_name(&self, region: RegionVid) -> String {
        match self.universal.names.get(&region) {
            Some(RegionName::Static) => "'static".to_owned(),
            Some(RegionName::Named(name)) => name.clone(),
            Some(RegionName::Elided | RegionName::External) | None => "the caller's lifetime".to_owned(),
        }
    }

    /// The first use or drop, in breadth-first order, of a variable that keeps the loan's region alive: one whose type has the
    /// first region that the loan's flows into and that is live at `start`.
    fn find_use(&self, start: Location, region: RegionVid) -> Option<(Location, Local, Usage)> {
        let point = self.points.point(start);
        let way = self.graph.path(region, |r| self.graph.is_live_at(r, point))?;
        let region = way.last().map_or(region, |last| last.shorter);
        if self.graph.is_universal(region) {
            return None;
        }
        let mut queue = VecDeque::from([start]);
        let mut seen = HashSet::new();
        let mut known: HashMap<Local, bool> = HashMap::new();
        while let Some(at) = queue.pop_front() {
            if !self.graph.contains_point(region, self.points.point(at)) || !seen.insert(at) {
                continue;
            }
            let mut found = None;
            each_use(self.body, at, &mut |local, usage| {
                if *known.entry(local).or_insert_with(|| mentions(self.body.locals[local].ty, region)) {
                    found = Some((local, usage));
                }
            });
            match found {
                Some((_, Usage::Def)) => continue,
                Some((local, usage)) => return Some((at, local, usage)),
                None => {}
            }
            let block = &self.body.blocks[at.block];
            if at.statement < block.statements.len() {
                queue.push_back(Location { statement: at.statement + 1, ..at });
            } else {
                // Not the way of a panic: a drop while unwinding is a poor explanation.
                let here_cleans = block.is_cleanup;
                let successors = block.terminator.kind.successors().into_iter();
                let successors = successors.filter(|b| here_cleans || !self.body.blocks[*b].is_cleanup);
                queue.extend(successors.map(|block| Location { block, statement: 0 }));
            }
        }
        None
    }

    /// Whether the use is that of a `for` loop's own iterator, which has no name in the program.
    fn is_loop_step(&self, at: Location) -> bool {
        let source = match &self.body.blocks[at.block].terminator.kind {
            TerminatorKind::Call { source, .. } => *source,
            _ => return false,
        };
        source == CallSource::Desugar(DesugarKind::ForLoop)
    }

    fn later_use(&self, at: Location) -> LaterUse {
        let block = &self.body.blocks[at.block];
        match block.statements.get(at.statement) {
            Some(statement) => match &statement.kind {
                StatementKind::Assign(_, Rvalue::Aggregate(AggregateKind::Closure(..), _)) => LaterUse::ClosureCapture,
                StatementKind::Assign(to, _)
                    if to.as_local().is_some_and(|local| self.captured_from(at, local).is_some()) =>
                {
                    LaterUse::ClosureCapture
                }
                StatementKind::FakeRead(FakeReadCause::ForLet, place)
                    if place
                        .as_local()
                        .is_some_and(|local| matches!(self.body.locals[local].ty.kind(), TyKind::Closure(..))) =>
                {
                    LaterUse::ClosureLet
                }
                _ => LaterUse::Use,
            },
            None => match &block.terminator.kind {
                TerminatorKind::Call { source: CallSource::Normal | CallSource::Method, .. } => LaterUse::Call,
                _ => LaterUse::Use,
            },
        }
    }

    /// Whether `to` comes after `from` in the same turn of every loop around.
    fn reaches_without_back_edge(&self, from: Location, to: Location) -> bool {
        if from.block == to.block && from.statement <= to.statement {
            return true;
        }
        let mut pending = vec![from.block];
        let mut seen = HashSet::new();
        while let Some(block) = pending.pop() {
            for target in self.body.blocks[block].terminator.kind.successors() {
                let head = Location { block: target, statement: 0 };
                let end = Location { block, statement: self.body.blocks[block].statements.len() };
                if self.dominators.dominates(head, end) || !seen.insert(target) {
                    continue;
                }
                if target == to.block {
                    return true;
                }
                pending.push(target);
            }
        }
        false
    }
}
