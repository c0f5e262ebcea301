//! What may be done with each variable, and with the parts of it that the body mentions, at each point: for teaching.
//!
//! ```text
//! let mut v = vec![1];     v   may be read, written, owned
//! let r = &v;              v   may be read; *r may be read
//! v.push(2);               v   lacks `write`: an error if `r` is used later, else `r`'s loan has ended here
//! ```
//!
//! Nothing here decides a verdict: it asks of every place what [`super::access`] asks of the places that are accessed, of the
//! same sets. docs/permissions.md has the rules.

use std::collections::{HashMap, HashSet};

use crate::dataflow::init::{EverInit, MaybeInit, MaybeUninit};
use crate::dataflow::move_paths::{InitId, InitKind, Lookup, MovePathId};
use crate::dataflow::{Analysis, Results, solve};
use crate::hir::AdtKind;
use crate::index::SharedSet;
use crate::mir::*;
use crate::ty::*;

use super::LoanFact;
use super::access::{Checker, LocalMutation};
use super::conflict::{Conflicts, Depth, Indices};
use super::liveness::{self, LocalUses, Usage};
use super::loans::{InScope, LoanId};
use super::reason::{Finding, Immutable};
use super::values::{PointSet, Points};

/// States kept for one body: places times locations.
const MAX_STATES: usize = 1 << 22;

/// A body surveyed.
#[derive(Debug, Default)]
pub struct Survey {
    /// Variables in the order of their declaration, each before its parts.
    pub places: Vec<Surveyed>,
    pub loans: Vec<LoanFact>,
    pub findings: Vec<Finding>,
    pub events: Vec<Event>,
    /// Nothing is known because the body is too large.
    pub too_large: bool,
    blocks: Vec<usize>,
    before: Vec<Standing>,
    edges: HashMap<(BlockId, BlockId), Vec<Standing>>,
    live: HashMap<Local, HashSet<Location>>,
}

/// A variable or a part of one.
#[derive(Debug)]
pub struct Surveyed {
    pub place: Place,
    /// As the user would write it: `p.x`, `*r`, `v[_]`.
    pub name: String,
    pub ty: Ty,
    /// Why it may never be written, if so.
    pub immutable: Option<Immutable>,
    /// Its variable gets its value where it is declared, and cannot be named before.
    pub by_let: bool,
    /// Whether it may ever be moved away: owned, and not part of what cannot be taken apart.
    pub movable: bool,
}

/// Whether a place has a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Presence {
    #[default]
    Absent,
    /// On some ways to this point.
    Maybe,
    /// Parts of it were moved away.
    Partly,
    Whole,
}

/// What may be done with a place at a point.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Standing {
    /// Its variable's slot is in use.
    pub declared: bool,
    pub read: bool,
    pub write: bool,
    pub own: bool,
    pub presence: Presence,
    /// The loan that takes a permission away, the first exclusive one if there is one.
    pub loan: Option<u32>,
}

/// Something that happens to a place at a location.
#[derive(Clone, Debug)]
pub struct Event {
    pub location: Location,
    pub place: Place,
    pub kind: EventKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventKind {
    Moved,
    /// Its storage ends.
    Ended,
    Dropped,
    Assigned,
}

impl Survey {
    /// The standing of every place just before `location`.
    pub fn before(&self, location: Location) -> &[Standing] {
        let count = self.places.len();
        let first = self.blocks.get(location.block.0 as usize).map_or(0, |start| (start + location.statement) * count);
        self.before.get(first..first + count).unwrap_or_default()
    }

    /// The standing just after the terminator of `from` on the way to `to`, before other ways join.
    pub fn along(&self, from: BlockId, to: BlockId) -> &[Standing] {
        self.edges.get(&(from, to)).map_or(&[], |states| states)
    }

    /// Whether the variable of a place may be used (not merely dropped) from `location` on, before it gets a new value.
    pub fn is_live(&self, local: Local, location: Location) -> bool {
        self.live.get(&local).is_some_and(|points| points.contains(&location))
    }
}

/// Variables whose storage may be live.
struct Declared {
    locals: usize,
}

impl Analysis for Declared {
    type Bit = Local;
    fn bits(&self) -> usize {
        self.locals
    }
    fn start(&self, body: &Body, state: &mut SharedSet<Local>) {
        for local in body.args() {
            state.insert(local);
        }
    }
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<Local>) {
        match body.blocks[location.block].statements.get(location.statement).map(|statement| &statement.kind) {
            Some(StatementKind::StorageLive(local)) => {
                state.insert(*local);
            }
            Some(StatementKind::StorageDead(local)) => {
                state.remove(*local);
            }
            Some(_) | None => {}
        }
    }
}

/// The sets at one point.
struct Sets {
    declared: SharedSet<Local>,
    init: SharedSet<MovePathId>,
    uninit: SharedSet<MovePathId>,
    ever: SharedSet<InitId>,
    loans: SharedSet<LoanId>,
}

/// The analyses whose sets are asked.
pub struct Analyses<'r, 'a> {
    pub init: &'r Results<MaybeInit<'a>>,
    pub uninit: &'r Results<MaybeUninit<'a>>,
    pub ever: &'r Results<EverInit<'a>>,
    pub in_scope: &'r Results<InScope<'a>>,
}

impl Analyses<'_, '_> {
    fn entry(&self, declared: &Results<Declared>, block: BlockId) -> Sets {
        let at = block.0 as usize;
        Sets {
            declared: declared.entry[at].clone(),
            init: self.init.entry[at].clone(),
            uninit: self.uninit.entry[at].clone(),
            ever: self.ever.entry[at].clone(),
            loans: self.in_scope.entry[at].clone(),
        }
    }

    fn apply(&self, declared: &Results<Declared>, body: &Body, location: Location, sets: &mut Sets) {
        declared.analysis.apply(body, location, &mut sets.declared);
        self.init.analysis.apply(body, location, &mut sets.init);
        self.uninit.analysis.apply(body, location, &mut sets.uninit);
        self.ever.analysis.apply(body, location, &mut sets.ever);
        self.in_scope.analysis.apply(body, location, &mut sets.loans);
    }

    /// The sets on arrival at `to`, coming from the end of `from` with `sets`.
    fn along(&self, body: &Body, from: BlockId, to: BlockId, sets: &Sets) -> Sets {
        let Sets { declared, init, uninit, ever, loans } = sets;
        let mut sets = Sets {
            declared: declared.clone(),
            init: init.clone(),
            uninit: uninit.clone(),
            ever: ever.clone(),
            loans: loans.clone(),
        };
        self.init.analysis.edge(body, from, to, &mut sets.init);
        self.uninit.analysis.edge(body, from, to, &mut sets.uninit);
        self.ever.analysis.edge(body, from, to, &mut sets.ever);
        self.in_scope.analysis.edge(body, from, to, &mut sets.loans);
        sets
    }
}

impl<'a> Checker<'a> {
    /// Surveys the body, after it was checked.
    pub fn survey(&self, points: &Points, analyses: &Analyses<'_, 'a>, loans: Vec<LoanFact>) -> Survey {
        let mut survey = Survey { loans, places: self.surveyed_places(), ..Survey::default() };
        let body = self.body;
        // Every place is compared with all loans of its variable.
        let most_loans = self.loans.of_local.values().map(Vec::len).max().unwrap_or(0);
        let work = survey.places.len().saturating_mul(points.len());
        if work > MAX_STATES || work.saturating_mul(most_loans) > MAX_STATES * 16 {
            survey.too_large = true;
            survey.places.clear();
            return survey;
        }
        let declared = solve(body, Declared { locals: body.locals.len() });
        for (block, contents) in body.blocks.iter_ids() {
            survey.blocks.push(survey.before.len() / survey.places.len().max(1));
            let mut sets = analyses.entry(&declared, block);
            for statement in 0..=contents.statements.len() {
                let location = Location { block, statement };
                self.in_scope.analysis.end_regions(location, &mut sets.loans);
                survey.before.extend(survey.places.iter().map(|place| self.standing(place, location, &sets)));
                analyses.apply(&declared, body, location, &mut sets);
            }
            if contents.is_cleanup {
                continue;
            }
            for target in contents.terminator.kind.successors() {
                if body.blocks[target].is_cleanup {
                    continue;
                }
                let mut along = analyses.along(body, block, target, &sets);
                let first = Location { block: target, statement: 0 };
                self.in_scope.analysis.end_regions(first, &mut along.loans);
                let states = survey.places.iter().map(|place| self.standing(place, first, &along)).collect();
                survey.edges.insert((block, target), states);
            }
        }
        survey.events = self.surveyed_events();
        survey.live = self.surveyed_liveness(points, &survey.places);
        survey
    }

    /// Named variables and the parts of them that are borrowed, moved or assigned; and what references point to.
    fn surveyed_places(&self) -> Vec<Surveyed> {
        let hidden: HashSet<Local> = self
            .body
            .vars
            .iter()
            .filter(|var| var.hidden && var.place.projection.is_empty())
            .map(|v| v.place.local)
            .collect();
        let is_variable = |local: Local| match self.body.locals[local].kind {
            LocalDeclKind::Var { .. } => !hidden.contains(&local),
            _ => false,
        };
        let is_captured = |place: &Place| {
            let root = Place { local: place.local, projection: place.projection.iter().copied().take(2).collect() };
            let short = Place { local: place.local, projection: place.projection.iter().copied().take(1).collect() };
            self.upvar_of(&root).or_else(|| self.upvar_of(&short)).is_some()
        };
        let mut found: Vec<Place> = Vec::new();
        for (local, decl) in self.body.locals.iter_ids().filter(|(local, _)| is_variable(*local)) {
            found.push(Place::local(local));
            if matches!(decl.ty.kind(), TyKind::Ref(..)) {
                found.push(Place::local(local).project(Proj::Deref));
            }
        }
        let mut note = |place: &Place| {
            let plain = |step: &Proj| matches!(step, Proj::Deref | Proj::Field(..) | Proj::Index(_));
            let wanted = if is_variable(place.local) {
                !place.projection.is_empty()
            } else {
                self.universal.is_closure && is_captured(place)
            };
            if wanted && place.projection.iter().all(plain) {
                found.push(place.clone());
            }
        };
        for block in self.body.blocks.iter().filter(|block| !block.is_cleanup) {
            for statement in &block.statements {
                if let StatementKind::Assign(to, value) = &statement.kind {
                    note(to);
                    match value {
                        Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) => note(place),
                        Rvalue::Use(operand)
                        | Rvalue::Repeat(operand, _)
                        | Rvalue::Cast(_, operand, _)
                        | Rvalue::Coerce(_, operand, _)
                        | Rvalue::Unary(_, operand) => moved(operand, &mut note),
                        Rvalue::Aggregate(_, operands) => operands.iter().for_each(|o| moved(o, &mut note)),
                        Rvalue::Binary(_, both) | Rvalue::CheckedBinary(_, both) => {
                            moved(&both.0, &mut note);
                            moved(&both.1, &mut note);
                        }
                        Rvalue::Len(_) | Rvalue::Discriminant(_) => {}
                    }
                }
            }
            if let TerminatorKind::Call { args, destination, .. } = &block.terminator.kind {
                args.iter().for_each(|operand| moved(operand, &mut note));
                note(destination);
            }
        }
        let statements = self.body.blocks.iter().flat_map(|block| &block.statements);
        let by_let: HashSet<Local> = statements
            .filter_map(|statement| match &statement.kind {
                StatementKind::FakeRead(FakeReadCause::ForLet, place) => place.as_local(),
                _ => None,
            })
            .collect();
        let mut seen = HashSet::new();
        let mut places: Vec<Surveyed> = Vec::new();
        for place in found {
            // Elements are told apart by nothing that is known here.
            let steps = place.projection.iter();
            let projection = steps.map(|s| if matches!(s, Proj::Index(_)) { Proj::Index(Local::RETURN) } else { *s });
            let place = Place { local: place.local, projection: projection.collect() };
            let Some(name) = self.describe(&place) else { continue };
            if !seen.insert((place.local, name.clone())) {
                continue;
            }
            let immutable = self.is_mutable(&place, LocalMutation::Forbidden).err();
            let immutable = immutable.map(|culprit| self.why_immutable(&culprit));
            let (ty, movable, by_let) = (self.place_ty(&place), self.is_movable(&place), by_let.contains(&place.local));
            places.push(Surveyed { place, name, ty, immutable, by_let, movable });
        }
        // The parts of a variable follow it.
        places.sort_by_key(|place| place.place.local);
        places
    }

    fn is_movable(&self, place: &Place) -> bool {
        let mut ty = PlaceTy { ty: self.body.locals[place.local].ty, variant: None };
        for step in &place.projection {
            let passes = match (ty.ty.kind(), step) {
                (TyKind::Ref(..) | TyKind::RawPtr(..), Proj::Deref) => false,
                (TyKind::Adt(..), Proj::Deref) => true,
                (TyKind::Adt(id, _), _) => {
                    self.ctx.drop_impl(ty.ty).is_none() && self.ctx.adt(*id).kind != AdtKind::Union
                }
                (_, Proj::Index(_)) | (TyKind::Slice(_), _) => false,
                _ => true,
            };
            if !passes {
                return false;
            }
            ty = ty.project(step);
        }
        !matches!(ty.ty.kind(), TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..))
    }

    /// The permissions of one place, by the rules of docs/permissions.md.
    fn standing(&self, surveyed: &Surveyed, at: Location, sets: &Sets) -> Standing {
        let place = &surveyed.place;
        if !sets.declared.contains(place.local) {
            return Standing::default();
        }
        // Given a value by any way to this point.
        let inits = self.data.inits_of.get(&self.data.local_path(place.local));
        let first = inits.is_none_or(|inits| !inits.iter().any(|init| sets.ever.contains(*init)));
        if first && surveyed.by_let {
            return Standing::default();
        }
        let presence = self.presence(place, sets);
        let whole = presence == Presence::Whole;
        let conflicts = Conflicts { ctx: self.ctx, body: self.body, indices: Indices::MayBeSame };
        let (mut shared, mut exclusive, mut shallow) = (None, None, false);
        for loan in self.loans.live_of(place.local, &sets.loans) {
            let data = &self.loans.all[loan];
            // A two-phase borrow is not in the way of its own first use.
            if matches!(data.kind, BorrowKind::Fake { .. })
                || data.activation == Some(at)
                || !conflicts.conflict(&data.place, data.kind, place, Depth::Deep)
            {
                continue;
            }
            shallow |= conflicts.conflict(&data.place, data.kind, place, Depth::Shallow);
            if data.kind != BorrowKind::Shared && self.is_active(loan, at) {
                exclusive = exclusive.or(Some(loan.0));
            } else {
                shared = shared.or(Some(loan.0));
            }
        }
        let loan = exclusive.or(shared);
        let write = if whole {
            surveyed.immutable.is_none() && loan.is_none()
        } else {
            // Without a value it can only be given one.
            let assignable = surveyed.immutable.is_none() || (place.projection.is_empty() && first);
            assignable && !shallow && self.parents_are_there(place, sets)
        };
        Standing {
            declared: true,
            read: whole && exclusive.is_none(),
            write,
            own: whole && surveyed.movable && loan.is_none(),
            presence,
            loan,
        }
    }

    fn presence(&self, place: &Place, sets: &Sets) -> Presence {
        let lookup = self.data.lookup(place);
        let path = lookup.path();
        if sets.uninit.contains(path) {
            return if sets.init.contains(path) { Presence::Maybe } else { Presence::Absent };
        }
        let gone = |child| sets.uninit.contains(child);
        match lookup {
            Lookup::Exact(path) if self.data.find_descendant(path, gone).is_some() => Presence::Partly,
            Lookup::Exact(_) | Lookup::Parent(_) => Presence::Whole,
        }
    }

    /// A part can only be assigned where what it is part of is there.
    fn parents_are_there(&self, place: &Place, sets: &Sets) -> bool {
        (0..place.projection.len()).all(|depth| {
            let base = Place { local: place.local, projection: place.projection[..depth].to_vec() };
            !sets.uninit.contains(self.data.lookup(&base).path())
        })
    }

    fn surveyed_events(&self) -> Vec<Event> {
        let mut events = Vec::new();
        for moved in self.data.moves.iter() {
            let statement = self.body.blocks[moved.location.block].statements.get(moved.location.statement);
            let ended = statement.is_some_and(|statement| matches!(statement.kind, StatementKind::StorageDead(_)));
            let kind = if ended { EventKind::Ended } else { EventKind::Moved };
            let place = self.data.paths[moved.path].place.clone();
            events.push(Event { location: moved.location, place, kind });
        }
        for init in self.data.inits.iter() {
            if let Some(location) = init.location
                && matches!(init.kind, InitKind::Deep | InitKind::NonPanicPathOnly | InitKind::Shallow)
            {
                let place = self.data.paths[init.path].place.clone();
                events.push(Event { location, place, kind: EventKind::Assigned });
            }
        }
        for (block, contents) in self.body.blocks.iter_ids() {
            if let TerminatorKind::Drop { place, replace: false, .. } = &contents.terminator.kind {
                let location = Location { block, statement: contents.statements.len() };
                events.push(Event { location, place: place.clone(), kind: EventKind::Dropped });
            }
        }
        events.retain(|event| !self.body.blocks[event.location.block].is_cleanup);
        events
    }

    fn surveyed_liveness(&self, points: &Points, places: &[Surveyed]) -> HashMap<Local, HashSet<Location>> {
        let mut uses: HashMap<Local, LocalUses> = HashMap::new();
        for place in places {
            uses.entry(place.place.local).or_default();
        }
        for (block, contents) in self.body.blocks.iter_ids() {
            for statement in 0..=contents.statements.len() {
                let location = Location { block, statement };
                liveness::each_use(self.body, location, &mut |local, usage| {
                    let Some(entry) = uses.get_mut(&local) else { return };
                    match usage {
                        Usage::Def => {
                            entry.defs.insert(points.point(location));
                        }
                        Usage::Use => entry.uses.push(location),
                        Usage::Drop => {}
                    }
                });
            }
        }
        let live = |uses: &LocalUses| -> PointSet { liveness::use_live(self.body, points, &self.predecessors, uses) };
        uses.iter().map(|(local, uses)| (*local, live(uses).iter().map(|p| points.location(p)).collect())).collect()
    }
}

/// Calls `note` with the place of a move.
fn moved(operand: &Operand, note: &mut impl FnMut(&Place)) {
    if let Operand::Move(place) = operand {
        note(place);
    }
}
