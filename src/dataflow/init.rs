//! Which places may be initialised, and which may not be, at each point.
//!
//! ```text
//!                         maybe init      maybe uninit
//! let x;                  {}              {x}
//! if c { x = s; }         {x}             {x}          after the join
//! ```

use crate::hir::Context;
use crate::index::SharedSet;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

use super::Analysis;
use super::move_paths::*;

/// Paths that are initialised on some way to the point.
pub struct MaybeInit<'a> {
    pub ctx: &'a dyn Context,
    pub data: &'a MoveData,
}

/// Paths that are uninitialised, moved out of or dropped on some way to the point.
pub struct MaybeUninit<'a> {
    pub ctx: &'a dyn Context,
    pub data: &'a MoveData,
    /// On the edges of a discriminant switch, payloads of the other variants count as uninitialised: for drop elaboration.
    pub mark_inactive_variants: bool,
}

/// Initialisations that may have happened (for "assigned twice", E0384).
pub struct EverInit<'a> {
    pub data: &'a MoveData,
}

/// Whether the effect makes a path present or absent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    Present,
    Absent,
}

/// What happens to initialisation at `location`, children included, in order: moves and drops, then assignments.
/// A call's destination is left to the edge.
pub fn effects_at(data: &MoveData, body: &Body, location: Location, mut f: impl FnMut(MovePathId, Presence)) {
    for id in data.moves_at(location) {
        let of = data.moves[*id].path;
        data.each_descendant(of, |path| {
            if path == of || !off(Rule::MoveTakesParts) {
                f(path, Presence::Absent);
            }
        });
    }
    if body.is_terminator(location)
        && let TerminatorKind::Drop { place, .. } = &body.blocks[location.block].terminator.kind
        && let Lookup::Exact(path) = data.lookup(place)
    {
        data.each_descendant(path, |path| f(path, Presence::Absent));
    }
    for id in data.inits_at(location) {
        let init = data.inits[*id];
        match init.kind {
            InitKind::Deep if off(Rule::AssignInitialises) => {}
            InitKind::Deep => data.each_descendant(init.path, |path| f(path, Presence::Present)),
            InitKind::Shallow => f(init.path, Presence::Present),
            InitKind::NonPanicPathOnly => {}
        }
    }
}

/// Paths that a call initialises by returning to `target`.
fn returned_paths(data: &MoveData, body: &Body, block: BlockId, target: BlockId, mut f: impl FnMut(MovePathId)) {
    if let TerminatorKind::Call { destination, target: Some(returns), .. } = &body.blocks[block].terminator.kind
        && *returns == target
        && !off(Rule::CallInitialises)
        && let Lookup::Exact(path) = data.lookup(destination)
    {
        data.each_descendant(path, &mut f);
    }
}

/// Along the edge to `target` of a switch on an enum's discriminant: the paths of variants it rules out.
fn inactive_variants(
    ctx: &dyn Context,
    data: &MoveData,
    body: &Body,
    block: BlockId,
    target: BlockId,
    mut f: impl FnMut(MovePathId),
) {
    let TerminatorKind::SwitchInt { operand, values, targets } = &body.blocks[block].terminator.kind else { return };
    // The same block for several outcomes tells nothing.
    if targets.iter().filter(|t| **t == target).count() != 1 {
        return;
    }
    let Some(enum_place) = switched_enum(body, block, operand) else { return };
    let Lookup::Exact(enum_path) = data.lookup(&enum_place) else { return };
    let TyKind::Adt(adt, _) = enum_place.ty(&body.locals).ty.kind() else { return };
    let adt = ctx.adt(*adt);
    let int = adt.repr_int.unwrap_or(IntTy::Isize);
    let position = targets.iter().position(|t| *t == target);
    for (variant, def) in adt.variants.iter_ids() {
        let bits = int.truncate(def.discriminant as u128);
        let active = match position.and_then(|p| values.get(p)) {
            Some(value) => *value == bits,
            // The last target: everything not listed.
            None => !values.contains(&bits),
        };
        if !active && let Some(path) = data.child(enum_path, &Proj::Downcast(variant)) {
            data.each_descendant(path, &mut f);
        }
    }
}

/// The enum whose discriminant the block's switch is on, read earlier in the same block.
fn switched_enum(body: &Body, block: BlockId, operand: &Operand) -> Option<Place> {
    let local = operand.place()?.as_local()?;
    body.blocks[block].statements.iter().rev().find_map(|statement| match &statement.kind {
        StatementKind::Assign(place, Rvalue::Discriminant(of)) if place.as_local() == Some(local) => Some(of.clone()),
        _ => None,
    })
}

impl Analysis for MaybeInit<'_> {
    type Bit = MovePathId;
    fn bits(&self) -> usize {
        self.data.paths.len()
    }
    fn start(&self, body: &Body, state: &mut SharedSet<MovePathId>) {
        for arg in body.args() {
            self.data.each_descendant(self.data.local_path(arg), |path| {
                state.insert(path);
            });
        }
    }
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<MovePathId>) {
        effects_at(self.data, body, location, |path, presence| {
            match presence {
                Presence::Present => state.insert(path),
                Presence::Absent => state.remove(path),
            };
        });
    }
    fn edge(&self, body: &Body, block: BlockId, target: BlockId, state: &mut SharedSet<MovePathId>) {
        returned_paths(self.data, body, block, target, |path| {
            state.insert(path);
        });
        inactive_variants(self.ctx, self.data, body, block, target, |path| {
            state.remove(path);
        });
    }
}

impl Analysis for MaybeUninit<'_> {
    type Bit = MovePathId;
    fn bits(&self) -> usize {
        self.data.paths.len()
    }
    fn start(&self, body: &Body, state: &mut SharedSet<MovePathId>) {
        *state = SharedSet::full(self.bits());
        for arg in body.args().filter(|_| !off(Rule::ParametersAreInit)) {
            self.data.each_descendant(self.data.local_path(arg), |path| {
                state.remove(path);
            });
        }
    }
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<MovePathId>) {
        effects_at(self.data, body, location, |path, presence| {
            match presence {
                Presence::Present => state.remove(path),
                Presence::Absent => state.insert(path),
            };
        });
    }
    fn edge(&self, body: &Body, block: BlockId, target: BlockId, state: &mut SharedSet<MovePathId>) {
        returned_paths(self.data, body, block, target, |path| {
            state.remove(path);
        });
        if self.mark_inactive_variants {
            inactive_variants(self.ctx, self.data, body, block, target, |path| {
                state.insert(path);
            });
        }
    }
}

impl Analysis for EverInit<'_> {
    type Bit = InitId;
    fn bits(&self) -> usize {
        self.data.inits.len()
    }
    fn start(&self, _body: &Body, state: &mut SharedSet<InitId>) {
        for (id, init) in self.data.inits.iter_ids() {
            if init.location.is_none() {
                state.insert(id);
            }
        }
    }
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<InitId>) {
        for id in self.data.inits_at(location) {
            if self.data.inits[*id].kind != InitKind::NonPanicPathOnly {
                state.insert(*id);
            }
        }
        if let Some(statement) = body.blocks[location.block].statements.get(location.statement)
            && let StatementKind::StorageDead(local) = statement.kind
            && !off(Rule::StorageDeadEndsInit)
        {
            // A new turn of the loop declares the variable anew.
            for id in self.data.inits_of.get(&self.data.local_path(local)).into_iter().flatten() {
                state.remove(*id);
            }
        }
    }
    fn edge(&self, body: &Body, block: BlockId, target: BlockId, state: &mut SharedSet<InitId>) {
        if let TerminatorKind::Call { target: Some(returns), .. } = &body.blocks[block].terminator.kind
            && *returns == target
        {
            let location = Location { block, statement: body.blocks[block].statements.len() };
            for id in self.data.inits_at(location) {
                state.insert(*id);
            }
        }
    }
}
