//! Drop elaboration: from "drop this if it is initialised" to drops that happen or do not.
//!
//! For every `Drop` of the built MIR the initialisation analyses say whether the place is initialised on all ways there
//! (keep), on none (remove), on some (test a drop flag), or in parts (drop the parts that are left, a *ladder*). Drop flags
//! are booleans in the frame, written where the place is moved or initialised. Follows rustc's `elaborate_drops`.
//!
//! ```text
//! let s = f(); if c { g(s) } }     flag = false; s = f(); flag = true; if c { flag = false; g(move s) }  if flag { drop(s) }
//! ```
//!
//! What only borrow checking needed (false edges, fake reads, type ascriptions, fake borrows) is removed as well.

mod cleanup;
mod keep;
mod open;

use std::collections::HashMap;
use std::rc::Rc;

use crate::dataflow::init::{MaybeInit, MaybeUninit, Presence, effects_at};
use crate::dataflow::move_paths::{Lookup, MoveData, MovePathId, gather};
use crate::dataflow::{Cursor, Results, solve};
use crate::hir::Context;
use crate::index::SharedSet;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

pub use keep::keep;

/// The elaborated form of a built body (and of its promoted constants).
pub fn elaborate(ctx: &dyn Context, mut body: Body) -> Body {
    let promoted = std::mem::take(&mut body.promoted);
    body.promoted = promoted.into_iter().map(|inner| elaborate(ctx, inner)).collect();
    let data = gather(ctx, &body);
    let facts = Facts::compute(ctx, &data, &body);
    let mut elaborator = Elaborator { ctx, data: &data, body, flags: HashMap::new(), inserts: Vec::new() };
    elaborator.declare_flags(&facts);
    elaborator.rewrite_drops(&facts);
    elaborator.write_flags(&facts);
    let mut body = elaborator.apply_inserts();
    cleanup::run(&mut body);
    body.phase = Phase::Elaborated;
    body
}

/// Initialisation at each `Drop`, as analysed before anything is rewritten.
struct Facts {
    /// Blocks that end in a `Drop`, with the maybe-initialised and maybe-uninitialised paths there.
    drops: Vec<(BlockId, Rc<State>)>,
    original: Body,
}

struct State {
    live: SharedSet<MovePathId>,
    dead: SharedSet<MovePathId>,
}

impl Facts {
    fn compute(ctx: &dyn Context, data: &MoveData, body: &Body) -> Facts {
        let init: Results<MaybeInit<'_>> = solve(body, MaybeInit { ctx, data });
        let uninit = solve(body, MaybeUninit { ctx, data, mark_inactive_variants: true });
        let mut init = Cursor::new(body, &init);
        let mut uninit = Cursor::new(body, &uninit);
        let mut drops = Vec::new();
        for (block, contents) in body.blocks.iter_ids() {
            if let TerminatorKind::Drop { .. } = contents.terminator.kind {
                let location = Location { block, statement: contents.statements.len() };
                init.seek_before(location);
                uninit.seek_before(location);
                drops.push((block, Rc::new(State { live: init.state().clone(), dead: uninit.state().clone() })));
            }
        }
        Facts { drops, original: body.clone() }
    }
}

/// A statement to insert before the one at `location`.
struct Insert {
    location: Location,
    statement: Statement,
}

struct Elaborator<'a> {
    ctx: &'a dyn Context,
    data: &'a MoveData,
    /// Being rewritten: terminators change and blocks are added, but existing statements keep their places until the end.
    body: Body,
    flags: HashMap<MovePathId, Local>,
    inserts: Vec<Insert>,
}

/// Where a drop is and where it goes on.
struct DropAt {
    place: Place,
    path: MovePathId,
    info: SourceInfo,
    target: BlockId,
    unwind: Option<BlockId>,
    is_cleanup: bool,
    state: Rc<State>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    Dead,
    Static,
    Conditional,
    /// Parts of it are gone.
    Open,
}

impl Elaborator<'_> {
    fn declare_flags(&mut self, facts: &Facts) {
        for (block, state) in &facts.drops {
            let TerminatorKind::Drop { place, .. } = &facts.original.blocks[*block].terminator.kind else { continue };
            let Lookup::Exact(path) = self.data.lookup(place) else { continue };
            let mut needed = Vec::new();
            self.data.each_descendant(path, |child| {
                if state.live.contains(child) && state.dead.contains(child) {
                    needed.push(child);
                }
            });
            for child in needed {
                let body = &mut self.body;
                self.flags.entry(child).or_insert_with(|| {
                    body.locals.push(LocalDecl {
                        ty: Ty::bool(),
                        mutability: Mutability::Mut,
                        kind: LocalDeclKind::DropFlag,
                        scope: ScopeId(0),
                        span: body.span,
                    })
                });
            }
        }
    }

    fn rewrite_drops(&mut self, facts: &Facts) {
        for (block, state) in &facts.drops {
            let contents = &facts.original.blocks[*block];
            let TerminatorKind::Drop { place, target, unwind, .. } = &contents.terminator.kind else { continue };
            // An untracked place (`*r = value`) is always initialised.
            let Lookup::Exact(path) = self.data.lookup(place) else { continue };
            let drop = DropAt {
                place: place.clone(),
                path,
                info: contents.terminator.info,
                target: *target,
                unwind: *unwind,
                is_cleanup: contents.is_cleanup,
                state: state.clone(),
            };
            let entry = self.elaborate_drop(&drop);
            self.body.blocks[*block].terminator.kind = TerminatorKind::Goto(entry);
        }
    }

    /// The first block of what the drop becomes.
    fn elaborate_drop(&mut self, drop: &DropAt) -> BlockId {
        match self.style(drop) {
            Style::Dead => drop.target,
            Style::Static => self.drop_block(drop),
            Style::Conditional => self.flagged_drop(drop),
            Style::Open => self.open_drop(drop),
        }
    }

    fn style(&self, drop: &DropAt) -> Style {
        let (mut live, mut dead, mut count) = (false, false, 0);
        self.data.each_descendant(drop.path, |path| {
            live |= drop.state.live.contains(path);
            dead |= drop.state.dead.contains(path);
            count += 1;
        });
        match (live, dead) {
            (false, _) if !off(Rule::DropOfMovedIsRemoved) => Style::Dead,
            (false, _) => Style::Static,
            (true, false) => Style::Static,
            (true, true) if off(Rule::DropFlags) => Style::Static,
            (true, true) if count == 1 => Style::Conditional,
            (true, true) if off(Rule::DropLadder) => Style::Dead,
            (true, true) => Style::Open,
        }
    }

    /// The drop of the whole place, by the state of its own path alone: its tracked parts are seen to elsewhere.
    fn shallow_drop(&mut self, drop: &DropAt) -> BlockId {
        let (live, dead) = (drop.state.live.contains(drop.path), drop.state.dead.contains(drop.path));
        match (live, dead) {
            (false, _) => drop.target,
            (true, false) => self.drop_block(drop),
            (true, true) => self.flagged_drop(drop),
        }
    }

    fn flagged_drop(&mut self, drop: &DropAt) -> BlockId {
        let block = self.drop_block(drop);
        self.test_flag(drop, block)
    }

    /// Goes to `then` if the drop flag of the drop's path is set, else past it.
    fn test_flag(&mut self, drop: &DropAt, then: BlockId) -> BlockId {
        let Some(flag) = self.flags.get(&drop.path).copied() else { return then };
        let clear = Statement {
            kind: StatementKind::Assign(flag.into(), Rvalue::Use(bool_const(false, drop.info.span))),
            info: drop.info,
        };
        let cleared = self.new_block(drop, vec![clear], TerminatorKind::Goto(then));
        let operand = Operand::Copy(flag.into());
        let kind = TerminatorKind::SwitchInt { operand, values: vec![0], targets: vec![drop.target, cleared] };
        self.new_block(drop, Vec::new(), kind)
    }

    fn drop_block(&mut self, drop: &DropAt) -> BlockId {
        let kind = TerminatorKind::Drop {
            place: drop.place.clone(),
            target: drop.target,
            unwind: drop.unwind,
            replace: false,
        };
        self.new_block(drop, Vec::new(), kind)
    }

    fn new_block(&mut self, drop: &DropAt, statements: Vec<Statement>, kind: TerminatorKind) -> BlockId {
        let terminator = Terminator { kind, info: drop.info };
        self.body.blocks.push(Block { statements, terminator, is_cleanup: drop.is_cleanup })
    }

    // -- drop flags ----------------------------------------------------------------------------------------------

    /// Writes the flags: false at the start, true for arguments, and at every move and initialisation.
    fn write_flags(&mut self, facts: &Facts) {
        if self.flags.is_empty() {
            return;
        }
        let start = Location { block: BlockId::START, statement: 0 };
        let info = SourceInfo { span: self.body.span, scope: ScopeId(0) };
        let mut flags: Vec<(MovePathId, Local)> = self.flags.iter().map(|(path, flag)| (*path, *flag)).collect();
        flags.sort();
        for (_, flag) in &flags {
            self.insert_flag(start, info, *flag, false);
        }
        for arg in facts.original.args() {
            let mut present = Vec::new();
            self.data.each_descendant(self.data.local_path(arg), |path| present.push(path));
            self.set_flags(start, info, &present, true);
        }
        for (block, contents) in facts.original.blocks.iter_ids() {
            for statement in 0..=contents.statements.len() {
                let location = Location { block, statement };
                if facts.original.is_terminator(location)
                    && matches!(contents.terminator.kind, TerminatorKind::Drop { .. })
                {
                    continue;
                }
                let info = facts.original.source_info(location);
                let mut effects = Vec::new();
                effects_at(self.data, &facts.original, location, |path, presence| effects.push((path, presence)));
                for (path, presence) in effects {
                    let present = presence == Presence::Present || off(Rule::DropFlagIsCleared);
                    self.set_flags(location, info, &[path], present);
                }
            }
            self.set_returned_flags(&contents.terminator);
        }
    }

    /// A call initialises its destination when it returns: `lower` gives every call a return block of its own.
    fn set_returned_flags(&mut self, terminator: &Terminator) {
        if let TerminatorKind::Call { destination, target: Some(target), .. } = &terminator.kind
            && let Lookup::Exact(path) = self.data.lookup(destination)
        {
            let mut present = Vec::new();
            self.data.each_descendant(path, |path| present.push(path));
            self.set_flags(Location { block: *target, statement: 0 }, terminator.info, &present, true);
        }
    }

    fn set_flags(&mut self, location: Location, info: SourceInfo, paths: &[MovePathId], value: bool) {
        for path in paths {
            if let Some(flag) = self.flags.get(path).copied() {
                self.insert_flag(location, info, flag, value);
            }
        }
    }

    fn insert_flag(&mut self, location: Location, info: SourceInfo, flag: Local, value: bool) {
        let kind = StatementKind::Assign(flag.into(), Rvalue::Use(bool_const(value, info.span)));
        self.inserts.push(Insert { location, statement: Statement { kind, info } });
    }

    fn apply_inserts(self) -> Body {
        let mut body = self.body;
        let mut by_block: HashMap<BlockId, Vec<(usize, Statement)>> = HashMap::new();
        for insert in self.inserts {
            by_block.entry(insert.location.block).or_default().push((insert.location.statement, insert.statement));
        }
        for (block, mut inserts) in by_block {
            // Stable: of several inserts at one place, the later one wins by coming later.
            inserts.sort_by_key(|(at, _)| *at);
            let old = std::mem::take(&mut body.blocks[block].statements);
            let mut new = Vec::with_capacity(old.len() + inserts.len());
            let mut inserts = inserts.into_iter().peekable();
            for (at, statement) in old.into_iter().enumerate() {
                while let Some((_, inserted)) = inserts.next_if(|(position, _)| *position <= at) {
                    new.push(inserted);
                }
                new.push(statement);
            }
            new.extend(inserts.map(|(_, statement)| statement));
            body.blocks[block].statements = new;
        }
        body
    }
}

fn bool_const(value: bool, span: crate::source::Span) -> Operand {
    let kind = ConstKind::Bits(value as u128);
    Operand::Const(Box::new(Constant { kind, ty: Ty::bool(), span, user_args: None }))
}
