//! What pictures say of ownership: for every point of a user body, who owns each variable and part, and which loans are in
//! scope.
//!
//! This runs the checker's analyses once more, on the elaborated body that the code is made from, so that states belong to
//! instructions; only dumps ask for it.
//!
//! ```text
//! let a = f();       a: uninitialised -> owned
//! let b = a;         a: moved to `b`, line 2
//! if c { g(b) }      b: moved to `g`, line 3, in the branch; after it: maybe, says the drop flag
//! ```

mod gone;
mod loans;
pub(crate) mod words;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::borrowck::Requirements;
use crate::bytecode::Ownership;
use crate::codegen::{self, Bodies, PathFact};
use crate::dataflow::init::{MaybeInit, MaybeUninit};
use crate::dataflow::move_paths::{MoveData, MovePathId, gather};
use crate::dataflow::{Cursor, solve};
use crate::hir::{BodyOwner, Context};
use crate::mir::{BlockId, Body, Local, LocalDeclKind, Location, Proj, StatementKind, TerminatorKind};
use crate::source::Sources;
use crate::ty::ClosureId;

use gone::{Gone, events};
use words::place_text;

/// States kept for one body: paths times locations. Beyond it, only what is simplest is tracked, or nothing.
const MAX_STATES: usize = 1 << 24;

/// So many statements without code are looked through for the start of a line.
const MAX_SILENT: usize = 256;

/// The facts of a program's bodies, computed when they are first asked for.
pub struct Facts<'a> {
    cx: &'a dyn Context,
    bodies: &'a dyn Bodies,
    closures: &'a HashMap<ClosureId, Requirements>,
    sources: &'a Sources,
    known: RefCell<HashMap<BodyOwner, Option<Rc<BodyFacts>>>>,
}

/// The facts of one body.
#[derive(Default)]
struct BodyFacts {
    paths: Vec<PathFact>,
    /// What states can be.
    kinds: Vec<Ownership>,
    /// Indices into `kinds`: for each location, the state of each path.
    states: Vec<u32>,
    /// The number of each block's first location.
    blocks: Vec<usize>,
    loans: Vec<loans::Known>,
    /// The line of each location.
    lines: Vec<u32>,
    /// The only block from which each block is reached.
    before: Vec<Option<BlockId>>,
}

impl BodyFacts {
    fn number(&self, at: Location) -> Option<usize> {
        Some(self.blocks.get(at.block.0 as usize)? + at.statement)
    }

    fn line(&self, at: Location) -> Option<u32> {
        self.lines.get(self.number(at)?).copied()
    }

    /// The location from which alone this one is reached.
    fn before(&self, at: Location) -> Option<Location> {
        if at.statement > 0 {
            return Some(Location { statement: at.statement - 1, ..at });
        }
        let block = self.before.get(at.block.0 as usize).copied().flatten()?;
        let end = self.blocks.get(block.0 as usize + 1).copied().unwrap_or(self.lines.len());
        Some(Location { block, statement: (end - self.blocks.get(block.0 as usize)?).checked_sub(1)? })
    }
}

impl<'a> Facts<'a> {
    /// `closures` has what the closures demand of their creators, as `borrowck` found out.
    pub fn new(
        cx: &'a dyn Context,
        bodies: &'a dyn Bodies,
        closures: &'a HashMap<ClosureId, Requirements>,
        sources: &'a Sources,
    ) -> Facts<'a> {
        Facts { cx, bodies, closures, sources, known: RefCell::default() }
    }

    fn of(&self, owner: BodyOwner) -> Option<Rc<BodyFacts>> {
        if let Some(known) = self.known.borrow().get(&owner) {
            return known.clone();
        }
        let facts = self.bodies.mir(owner).map(|body| {
            let mut facts = ownership(self.cx, &body);
            facts.loans = loans::find(self.cx, &body, self.closures);
            facts.before = only_predecessors(&body);
            for block in body.blocks.iter() {
                let spans =
                    block.statements.iter().map(|statement| statement.info.span).chain([block.terminator.info.span]);
                facts.lines.extend(spans.map(|span| self.sources.line(span)));
            }
            Rc::new(facts)
        });
        self.known.borrow_mut().insert(owner, facts.clone());
        facts
    }
}

impl codegen::Facts for Facts<'_> {
    fn paths(&self, owner: BodyOwner) -> Vec<PathFact> {
        self.of(owner).map_or_else(Vec::new, |facts| facts.paths.clone())
    }

    fn state(&self, owner: BodyOwner, path: usize, at: Location) -> Option<Ownership> {
        let facts = self.of(owner)?;
        let location = facts.number(at)?;
        let kind = facts.states.get(location * facts.paths.len() + path)?;
        facts.kinds.get(*kind as usize).cloned()
    }

    fn loans(&self, owner: BodyOwner) -> Vec<codegen::LoanFact> {
        self.of(owner).map_or_else(Vec::new, |facts| facts.loans.iter().map(|loan| loan.fact.clone()).collect())
    }

    fn loan_live(&self, owner: BodyOwner, loan: usize, at: Location) -> bool {
        self.of(owner).is_some_and(|facts| facts.loans.get(loan).is_some_and(|loan| loan.in_scope.contains(&at)))
    }

    fn line_start(&self, owner: BodyOwner, code: &HashSet<Location>, at: Location) -> Location {
        let Some(facts) = self.of(owner) else { return at };
        let mut start = at;
        for _ in 0..MAX_SILENT {
            let before = facts.before(start).filter(|before| facts.line(*before) == facts.line(at));
            match before.filter(|before| !code.contains(before)) {
                Some(before) => start = before,
                None => break,
            }
        }
        start
    }
}

/// The only block from which each block is reached, if there is just one.
fn only_predecessors(body: &Body) -> Vec<Option<BlockId>> {
    let mut found: Vec<(usize, BlockId)> = vec![(0, BlockId(0)); body.blocks.len()];
    for (id, block) in body.blocks.iter_ids() {
        for next in block.terminator.kind.successors() {
            if let Some((count, from)) = found.get_mut(next.0 as usize) {
                (*count, *from) = (*count + 1, id);
            }
        }
    }
    // The first block is also entered from outside.
    found.iter().enumerate().map(|(block, (count, from))| (*count == 1 && block > 0).then_some(*from)).collect()
}

/// The ownership of every path of user variables at every location.
fn ownership(cx: &dyn Context, body: &Body) -> BodyFacts {
    let data = gather(cx, body);
    let mut facts = BodyFacts::default();
    let mut locations = 0;
    for block in body.blocks.iter() {
        facts.blocks.push(locations);
        locations += block.statements.len() + 1;
    }
    let flags = drop_flags(body, &data);
    let tracked = tracked_paths(body, &data, locations);
    facts.paths = tracked
        .iter()
        .map(|path| {
            let place = data.paths[*path].place.clone();
            let text = place_text(cx, body, &place);
            let name = place_text(cx, body, &place.local.into());
            let projection = text.strip_prefix(&name).map_or_else(|| text.clone(), str::to_owned);
            PathFact { place, projection, flag: flags.get(path).copied() }
        })
        .collect();
    let init = solve(body, MaybeInit { ctx: cx, data: &data });
    let uninit = solve(body, MaybeUninit { ctx: cx, data: &data, mark_inactive_variants: false });
    let mut init = Cursor::new(body, &init);
    let mut uninit = Cursor::new(body, &uninit);
    let events = events(cx, body, &data, |location, path| {
        init.seek_before(location);
        uninit.seek_before(location);
        match (init.contains(path), uninit.contains(path)) {
            (true, false) => Some(Ownership::Owned),
            (true, true) => Some(Ownership::Maybe { flag: None }),
            (false, _) => None,
        }
    });
    let went = solve(body, Gone::new(&data, &events));
    let mut gone = Cursor::new(body, &went);
    let mut numbers: HashMap<Ownership, u32> = HashMap::new();
    for (block, contents) in body.blocks.iter_ids() {
        for statement in 0..=contents.statements.len() {
            let location = Location { block, statement };
            init.seek_before(location);
            uninit.seek_before(location);
            gone.seek_before(location);
            for path in &tracked {
                let state = match (init.contains(*path), uninit.contains(*path)) {
                    (true, false) => Ownership::Owned,
                    (true, true) => Ownership::Maybe { flag: None },
                    (false, _) => went.analysis.last_event(&events, gone.state(), *path),
                };
                let next = numbers.len() as u32;
                let number = *numbers.entry(state).or_insert_with_key(|state| {
                    facts.kinds.push(state.clone());
                    next
                });
                facts.states.push(number);
            }
        }
    }
    facts
}

/// The paths of variables that have names, parents before their children.
fn tracked_paths(body: &Body, data: &MoveData, locations: usize) -> Vec<MovePathId> {
    let named = |local: Local| matches!(body.locals[local].kind, LocalDeclKind::Var { .. } | LocalDeclKind::Arg);
    let all: Vec<MovePathId> = data
        .paths
        .iter_ids()
        .filter(|(_, path)| named(path.place.local))
        // Slice patterns move parts that have no bytes of their own to show.
        .filter(|(_, path)| {
            path.place.projection.iter().all(|step| matches!(step, Proj::Deref | Proj::Field(..) | Proj::Downcast(_)))
        })
        .map(|(id, _)| id)
        .collect();
    let fits = |paths: &[MovePathId]| paths.len().saturating_mul(locations) <= MAX_STATES;
    if fits(&all) {
        return all;
    }
    let whole: Vec<MovePathId> = all.into_iter().filter(|path| data.paths[*path].parent.is_none()).collect();
    if fits(&whole) { whole } else { Vec::new() }
}

/// Which drop flag tells of which path: drop elaboration tests it just before the drop.
fn drop_flags(body: &Body, data: &MoveData) -> HashMap<MovePathId, Local> {
    let mut flags = HashMap::new();
    for block in body.blocks.iter() {
        let TerminatorKind::SwitchInt { operand, targets, .. } = &block.terminator.kind else { continue };
        let Some(flag) = operand.place().and_then(|place| place.as_local()) else { continue };
        if body.locals[flag].kind != LocalDeclKind::DropFlag {
            continue;
        }
        let Some(mut at) = targets.last().copied() else { continue };
        // The way from the test to the drop is straight and short.
        for _ in 0..4 {
            match &body.blocks[at].terminator.kind {
                TerminatorKind::Goto(next) => at = *next,
                TerminatorKind::Drop { place, .. } => {
                    flags.insert(data.lookup(place).path(), flag);
                    break;
                }
                _ => break,
            }
        }
    }
    // A flag may also stand for a path whose drop was split up: it is written where the path is moved.
    for block in body.blocks.iter() {
        for pair in block.statements.windows(2) {
            let [first, second] = pair else { continue };
            if let (StatementKind::Assign(flag, _), StatementKind::Assign(_, value)) = (&first.kind, &second.kind)
                && let Some(flag) = flag.as_local().filter(|flag| body.locals[*flag].kind == LocalDeclKind::DropFlag)
                && let crate::mir::Rvalue::Use(crate::mir::Operand::Move(place)) = value
                && let crate::dataflow::move_paths::Lookup::Exact(path) = data.lookup(place)
            {
                flags.entry(path).or_insert(flag);
            }
        }
    }
    flags
}
