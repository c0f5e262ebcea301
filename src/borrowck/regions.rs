//! Region inference (RFC 2094, NLL): outlives constraints, their solution, and the blame for what they entail.
//!
//! The value of a region is the set of points at which it must be valid, together with the universal regions it must
//! outlive. `longer: shorter` makes `longer`'s value include `shorter`'s. The constraint graph is condensed into strongly
//! connected components, so that one pass from the shorter to the longer solves it.

use std::collections::VecDeque;

use crate::index::IdVec;
use crate::mir::Location;
use crate::source::Span;
use crate::ty::RegionVid;

use super::values::{PointId, PointSet, Points};

/// Why a constraint holds: decides which of a chain of constraints gets the blame (rustc's `ConstraintCategory`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Category {
    Return,
    /// `const` or `static` initialiser.
    UseAsConst,
    TypeAnnotation,
    /// Written generic arguments of a path.
    GenericArg,
    Cast,
    /// `Box<T>` to `Box<dyn Trait>` and the like.
    UnsizeToDyn,
    CallArgument,
    Assignment,
    /// A field of a struct that is made.
    Usage,
    /// A reborrow of what a closure has captured.
    ClosureUpvar,
    Predicate,
    /// What an `impl Trait` in return position may refer to.
    OpaqueType,
    Boring,
    BoringNoLocation,
}

impl Category {
    /// How much it says, the less the more; `to_static` if the chain ends in `'static`, `annotated` if it has a type
    /// annotation.
    fn rank(self, to_static: bool, annotated: bool) -> u32 {
        match self {
            Category::Return => 0,
            Category::UnsizeToDyn if to_static && !annotated => 1,
            Category::UseAsConst
            | Category::TypeAnnotation
            | Category::Cast
            | Category::UnsizeToDyn
            | Category::CallArgument
            | Category::Assignment
            | Category::Usage
            | Category::ClosureUpvar => 2,
            Category::GenericArg => 3,
            Category::Predicate | Category::OpaqueType => 4,
            Category::Boring => 5,
            Category::BoringNoLocation => 6,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Constraint {
    pub longer: RegionVid,
    pub shorter: RegionVid,
    pub category: Category,
    pub span: Span,
    pub location: Option<Location>,
    /// Came out of a closure's body.
    pub from_closure: bool,
}

/// What a region variable stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// `'static`, a lifetime parameter, or a region of a closure's signature or environment.
    Universal,
    Existential,
}

#[derive(Clone, Debug, Default)]
pub struct RegionGraph {
    pub regions: IdVec<RegionVid, Origin>,
    pub constraints: Vec<Constraint>,
    liveness: Vec<PointSet>,
    /// `'static`, which outlives every region: what outlives it is found to be equal to it. No constraint says so, since no
    /// error could be blamed on that.
    static_region: Option<RegionVid>,
    solution: Option<Solution>,
}

#[derive(Clone, Debug)]
struct Solution {
    component: Vec<u32>,
    points: Vec<PointSet>,
    /// Universal regions outlived, sorted.
    ends: Vec<Vec<RegionVid>>,
    /// Constraints by `longer`, as a linked list over `constraints`.
    first: Vec<Option<u32>>,
    next: Vec<Option<u32>>,
}

/// The universal regions that each component of regions outlives, sorted.
pub struct Ends {
    component: Vec<u32>,
    ends: Vec<Vec<RegionVid>>,
}

impl Ends {
    pub fn of(&self, region: RegionVid) -> &[RegionVid] {
        &self.ends[self.component[region.0 as usize] as usize]
    }
}

impl RegionGraph {
    pub fn fresh(&mut self, origin: Origin) -> RegionVid {
        self.liveness.push(PointSet::default());
        self.regions.push(origin)
    }

    /// The region of `'static`.
    pub fn fresh_static(&mut self) -> RegionVid {
        let region = self.fresh(Origin::Universal);
        self.static_region = Some(region);
        region
    }

    pub fn add(&mut self, constraint: Constraint) {
        if constraint.longer != constraint.shorter {
            self.constraints.push(constraint);
        }
    }

    pub fn live_at(&mut self, region: RegionVid, points: &PointSet) {
        self.liveness[region.0 as usize].union(points);
    }

    pub fn is_universal(&self, region: RegionVid) -> bool {
        self.regions[region] == Origin::Universal
    }

    /// Finds the least solution.
    pub fn solve(&mut self, points: &Points) {
        let count = self.regions.len();
        let mut first: Vec<Option<u32>> = vec![None; count];
        let mut next: Vec<Option<u32>> = vec![None; self.constraints.len()];
        for (i, constraint) in self.constraints.iter().enumerate().rev() {
            let head = &mut first[constraint.longer.0 as usize];
            next[i] = *head;
            *head = Some(i as u32);
        }
        let (component, components) = self.condense(&first, &next);
        let mut values = vec![PointSet::default(); components];
        let mut ends: Vec<Vec<RegionVid>> = vec![Vec::new(); components];
        let all = PointSet::all(points);
        for (region, origin) in self.regions.iter_ids() {
            let at = component[region.0 as usize] as usize;
            match origin {
                Origin::Universal => {
                    values[at].union(&all);
                    ends[at].push(region);
                }
                Origin::Existential => {
                    values[at].union(&self.liveness[region.0 as usize]);
                }
            }
        }
        if let Some(fixed) = self.static_region {
            ends[component[fixed.0 as usize] as usize] =
                self.regions.ids().filter(|region| self.is_universal(*region)).collect();
        }
        // Components are numbered so that what a component points to has a smaller number.
        let mut by_component: Vec<Vec<u32>> = vec![Vec::new(); components];
        for (i, constraint) in self.constraints.iter().enumerate() {
            by_component[component[constraint.longer.0 as usize] as usize].push(i as u32);
        }
        for longer in 0..components {
            for i in &by_component[longer] {
                let shorter = component[self.constraints[*i as usize].shorter.0 as usize] as usize;
                if shorter == longer {
                    continue;
                }
                let (below, above) = values.split_at_mut(longer);
                above[0].union(&below[shorter]);
                let (below, above) = ends.split_at_mut(longer);
                above[0].extend_from_slice(&below[shorter]);
            }
            ends[longer].sort();
            ends[longer].dedup();
        }
        self.solution = Some(Solution { component, points: values, ends, first, next });
    }

    /// Tarjan's algorithm, iteratively: the component of each region, sinks first.
    fn condense(&self, first: &[Option<u32>], next: &[Option<u32>]) -> (Vec<u32>, usize) {
        const UNSEEN: u32 = u32::MAX;
        let count = self.regions.len();
        let (mut index, mut low) = (vec![UNSEEN; count], vec![0u32; count]);
        let mut component = vec![UNSEEN; count];
        let (mut counter, mut components) = (0u32, 0u32);
        let mut open: Vec<usize> = Vec::new();
        for root in 0..count {
            if index[root] != UNSEEN {
                continue;
            }
            let edges = |node: usize| match self.static_region {
                Some(fixed) if fixed.0 as usize == node => Some(0),
                _ => first[node],
            };
            let mut work: Vec<(usize, Option<u32>)> = vec![(root, edges(root))];
            (index[root], low[root]) = (counter, counter);
            counter += 1;
            open.push(root);
            while let Some((node, edge)) = work.last_mut() {
                let node = *node;
                let is_static = self.static_region.is_some_and(|fixed| fixed.0 as usize == node);
                // The edges of `'static` are to all regions, one after the other.
                let target = match *edge {
                    Some(at) if is_static => {
                        *edge = Some(at + 1).filter(|at| (*at as usize) < count);
                        Some(at as usize)
                    }
                    Some(at) => {
                        *edge = next[at as usize];
                        Some(self.constraints[at as usize].shorter.0 as usize)
                    }
                    None => None,
                };
                match target {
                    Some(target) => {
                        if index[target] == UNSEEN {
                            (index[target], low[target]) = (counter, counter);
                            counter += 1;
                            open.push(target);
                            work.push((target, edges(target)));
                        } else if component[target] == UNSEEN {
                            low[node] = low[node].min(index[target]);
                        }
                    }
                    None => {
                        work.pop();
                        if let Some((parent, _)) = work.last() {
                            low[*parent] = low[*parent].min(low[node]);
                        }
                        if low[node] == index[node] {
                            while let Some(member) = open.pop() {
                                component[member] = components;
                                if member == node {
                                    break;
                                }
                            }
                            components += 1;
                        }
                    }
                }
            }
        }
        (component, components as usize)
    }

    fn solved(&self) -> &Solution {
        // `solve` runs before anything asks.
        self.solution.as_ref().expect("the constraints are solved before they are asked about")
    }

    pub fn contains_point(&self, region: RegionVid, point: PointId) -> bool {
        let solution = self.solved();
        solution.points[solution.component[region.0 as usize] as usize].contains(point)
    }

    /// Whether something whose type mentions the region is live at the point.
    pub fn is_needed_at(&self, region: RegionVid, point: PointId) -> bool {
        self.liveness[region.0 as usize].contains(point)
    }

    /// Whether `region` must hold at `point` because something whose type mentions it is live there, or for the caller.
    /// What outlives a universal region holds everywhere anyway.
    pub fn is_live_at(&self, region: RegionVid, point: PointId) -> bool {
        self.is_universal(region)
            || (self.liveness[region.0 as usize].contains(point) && self.universal_ends(region).is_empty())
    }

    /// The universal regions that `region` must outlive.
    pub fn universal_ends(&self, region: RegionVid) -> &[RegionVid] {
        let solution = self.solved();
        &solution.ends[solution.component[region.0 as usize] as usize]
    }

    /// The universal regions that each component outlives where each of the regions outlives in addition what `choose` chooses
    /// for it, given those that it outlives otherwise. What others outlive comes first, and of what is chosen counts what is
    /// known of it by then, as in rustc's `apply_member_constraints`.
    pub fn choose(
        &self,
        regions: &[RegionVid],
        mut choose: impl FnMut(usize, &[RegionVid]) -> Option<RegionVid>,
    ) -> Ends {
        let component = self.solved().component.clone();
        let of = |region: RegionVid| component[region.0 as usize] as usize;
        let components = component.iter().max().map_or(0, |last| *last as usize + 1);
        let mut ends: Vec<Vec<RegionVid>> = vec![Vec::new(); components];
        for (region, origin) in self.regions.iter_ids() {
            if *origin == Origin::Universal {
                ends[of(region)].push(region);
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); components];
        for (at, region) in regions.iter().enumerate() {
            members[of(*region)].push(at);
        }
        let mut shorter: Vec<Vec<usize>> = vec![Vec::new(); components];
        for constraint in &self.constraints {
            shorter[of(constraint.longer)].push(of(constraint.shorter));
        }
        let fixed = self.static_region.map(of);
        for at in 0..components {
            let mut own = std::mem::take(&mut ends[at]);
            if fixed == Some(at) {
                own.extend(self.regions.ids().filter(|region| self.is_universal(*region)));
            }
            shorter[at].iter().for_each(|shorter| own.extend_from_slice(&ends[*shorter]));
            own.sort();
            own.dedup();
            for member in &members[at] {
                if let Some(choice) = choose(*member, &own) {
                    own.extend_from_slice(&ends[of(choice)]);
                    own.sort();
                    own.dedup();
                }
            }
            ends[at] = own;
        }
        Ends { component, ends }
    }

    /// A shortest chain of constraints from `from` to a region for which `found` holds. What an `impl Trait` turned out to hide
    /// follows from the other constraints, and is passed through only if there is no way without.
    pub fn path(&self, from: RegionVid, found: impl Fn(RegionVid) -> bool) -> Option<Vec<Constraint>> {
        self.path_of(from, &found, &|constraint| constraint.category != Category::OpaqueType)
            .or_else(|| self.path_of(from, &found, &|_| true))
    }

    fn path_of(
        &self,
        from: RegionVid,
        found: &dyn Fn(RegionVid) -> bool,
        allowed: &dyn Fn(&Constraint) -> bool,
    ) -> Option<Vec<Constraint>> {
        let solution = self.solved();
        let mut reached_by: Vec<Option<u32>> = vec![None; self.regions.len()];
        let mut seen = vec![false; self.regions.len()];
        let mut queue = VecDeque::from([from]);
        seen[from.0 as usize] = true;
        while let Some(region) = queue.pop_front() {
            if found(region) {
                let mut path = Vec::new();
                let mut at = region;
                while at != from {
                    let Some(i) = reached_by[at.0 as usize] else { break };
                    let constraint = self.constraints[i as usize];
                    path.push(constraint);
                    at = constraint.longer;
                }
                path.reverse();
                return Some(path);
            }
            let mut edge = solution.first[region.0 as usize];
            while let Some(i) = edge {
                let constraint = &self.constraints[i as usize];
                let target = constraint.shorter;
                if allowed(constraint) && !seen[target.0 as usize] {
                    seen[target.0 as usize] = true;
                    reached_by[target.0 as usize] = Some(i);
                    queue.push_back(target);
                }
                edge = solution.next[i as usize];
            }
        }
        None
    }

    /// The constraint to blame for `from` having to outlive `to`: the most telling of the chain, and of those the one
    /// closest to its end (rustc's `best_blame_constraint`).
    pub fn blame(&self, from: RegionVid, to: RegionVid, static_region: RegionVid) -> Option<Constraint> {
        let path = self.path(from, |r| r == to)?;
        let annotated = path.iter().any(|c| c.category == Category::TypeAnnotation);
        let rank = |constraint: &Constraint| constraint.category.rank(to == static_region, annotated);
        let (at, best) = path.iter().enumerate().rev().min_by_key(|(_, constraint)| rank(constraint))?;
        // What is returned is asked of by what `impl Trait` may refer to: then that is to blame.
        let next = path.get(at + 1).filter(|next| next.category == Category::OpaqueType);
        Some(*next.filter(|_| best.category == Category::Return).unwrap_or(best))
    }

    /// The universal regions that must outlive `region`.
    pub fn universal_starts(&self, region: RegionVid) -> Vec<RegionVid> {
        let mut longer_than: Vec<Vec<RegionVid>> = vec![Vec::new(); self.regions.len()];
        for constraint in &self.constraints {
            longer_than[constraint.shorter.0 as usize].push(constraint.longer);
        }
        let mut seen = vec![false; self.regions.len()];
        seen[region.0 as usize] = true;
        let mut pending = vec![region];
        let mut starts = Vec::new();
        while let Some(at) = pending.pop() {
            if self.is_universal(at) {
                starts.push(at);
            }
            for longer in &longer_than[at.0 as usize] {
                if !std::mem::replace(&mut seen[longer.0 as usize], true) {
                    pending.push(*longer);
                }
            }
        }
        starts
    }

    /// The least universal region that two regions of one component share a value with: their common name.
    pub fn representative(&self, region: RegionVid) -> RegionVid {
        let solution = self.solved();
        let component = solution.component[region.0 as usize];
        let same = |r: &RegionVid| self.is_universal(*r) && solution.component[r.0 as usize] == component;
        self.regions.ids().find(same).unwrap_or(region)
    }
}
