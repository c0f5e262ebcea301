//! Where a value went: the moves and drops that reach a point.

use crate::hash::HashMap;

use crate::bytecode::Ownership;
use crate::dataflow::Analysis;
use crate::dataflow::move_paths::{InitKind, Lookup, MoveData, MovePathId};
use crate::hir::Context;
use crate::index::{IdVec, SharedSet};
use crate::mir::{BlockId, Body, Location, StatementKind, TerminatorKind};

use super::words::receiver;

crate::id! {
    /// A move or drop.
    pub struct EventId("gone");
}

/// A path that lost its value.
pub struct Event {
    path: MovePathId,
    location: Location,
    state: Ownership,
}

/// All moves and drops of a body. `before` tells what is owned just before a location, if it is (or may be).
pub fn events(
    cx: &dyn Context,
    body: &Body,
    data: &MoveData,
    mut before: impl FnMut(Location, MovePathId) -> Option<Ownership>,
) -> IdVec<EventId, Event> {
    let mut events = IdVec::new();
    for moved in data.moves.iter() {
        let statement = body.blocks[moved.location.block].statements.get(moved.location.statement);
        if statement.is_some_and(|statement| matches!(statement.kind, StatementKind::StorageDead(_))) {
            // The end of a variable's storage takes its value away too, but moves nothing: until the block is left, it is
            // shown as it was last.
            if let Some(state) = before(moved.location, moved.path) {
                events.push(Event { path: moved.path, location: moved.location, state });
            }
            continue;
        }
        let span = body.source_info(moved.location).span;
        let place = &data.paths[moved.path].place;
        let state = Ownership::Moved { to: receiver(cx, body, moved.location, place), span };
        events.push(Event { path: moved.path, location: moved.location, state });
    }
    for (block, contents) in body.blocks.iter_ids() {
        if let TerminatorKind::Drop { place, .. } = &contents.terminator.kind
            && let Lookup::Exact(path) = data.lookup(place)
        {
            let location = Location { block, statement: contents.statements.len() };
            let state = Ownership::Dropped { span: contents.terminator.info.span.end_point() };
            events.push(Event { path, location, state });
        }
    }
    events
}

/// The events whose path was not initialised since.
pub struct Gone<'a> {
    data: &'a MoveData,
    at: HashMap<Location, Vec<EventId>>,
    of: HashMap<MovePathId, Vec<EventId>>,
    paths: Vec<MovePathId>,
}

impl<'a> Gone<'a> {
    pub fn new(data: &'a MoveData, events: &IdVec<EventId, Event>) -> Gone<'a> {
        let (mut at, mut of): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        for (id, event) in events.iter_ids() {
            at.entry(event.location).or_default().push(id);
            of.entry(event.path).or_default().push(id);
        }
        Gone { data, at, of, paths: events.iter().map(|event| event.path).collect() }
    }

    /// What became of an absent path: the event among `reaching` that took it, or a whole that it is part of.
    pub fn last_event(
        &self,
        events: &IdVec<EventId, Event>,
        reaching: &SharedSet<EventId>,
        path: MovePathId,
    ) -> Ownership {
        let mut at = Some(path);
        while let Some(path) = at {
            let mut candidates = self.of.get(&path).into_iter().flatten();
            if let Some(event) = candidates.find(|event| reaching.contains(**event)) {
                return events[*event].state.clone();
            }
            at = self.data.paths[path].parent;
        }
        Ownership::Uninit
    }

    /// Forgets what happened to `path` and its parts.
    fn forget(&self, path: MovePathId, state: &mut SharedSet<EventId>) {
        self.data.each_descendant(path, |path| {
            for event in self.of.get(&path).into_iter().flatten() {
                state.remove(*event);
            }
        });
    }
}

impl Analysis for Gone<'_> {
    type Bit = EventId;

    fn bits(&self) -> usize {
        self.paths.len()
    }

    fn start(&self, _body: &Body, _state: &mut SharedSet<EventId>) {}

    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<EventId>) {
        if let Some(statement) = body.blocks[location.block].statements.get(location.statement)
            && let StatementKind::StorageLive(local) = statement.kind
        {
            self.forget(self.data.local_path(local), state);
        }
        for event in self.at.get(&location).into_iter().flatten() {
            if let Some(path) = self.paths.get(event.0 as usize) {
                self.forget(*path, state);
            }
            state.insert(*event);
        }
        for init in self.data.inits_at(location) {
            let init = self.data.inits[*init];
            if init.kind != InitKind::NonPanicPathOnly {
                self.forget(init.path, state);
            }
        }
    }

    fn edge(&self, body: &Body, block: BlockId, target: BlockId, state: &mut SharedSet<EventId>) {
        if let TerminatorKind::Call { destination, target: Some(returns), .. } = &body.blocks[block].terminator.kind
            && *returns == target
            && let Lookup::Exact(path) = self.data.lookup(destination)
        {
            self.forget(path, state);
        }
    }
}
