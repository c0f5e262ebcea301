//! Move paths: the places whose initialisation is tracked, as a forest (rustc's `rustc_mir_dataflow::move_paths`).
//!
//! A path is made for every local, and for every place that is assigned or moved out of, with all its prefixes. Moving out
//! of a parent moves out of its children. Where a move is not possible at all (out of a reference, an index, a type with a
//! destructor), it is recorded as an [`IllegalMove`] for the borrow checker to report.
//!
//! ```text
//! let p = (a, b); drop(p.0);     paths: p { p.0 }        moves: p.0 at bb0[3]
//! ```

use crate::hash::HashMap;

use crate::hir::{AdtKind, Context, LangItem};
use crate::index::IdVec;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

crate::id! {
    pub struct MovePathId("mp");
    /// One move out of a path.
    pub struct MoveOutId("mo");
    /// One initialisation of a path.
    pub struct InitId("in");
}

#[derive(Clone, Debug)]
pub struct MovePath {
    pub place: Place,
    pub parent: Option<MovePathId>,
    pub first_child: Option<MovePathId>,
    pub next_sibling: Option<MovePathId>,
}

#[derive(Clone, Copy, Debug)]
pub struct MoveOut {
    pub path: MovePathId,
    pub location: Location,
}

#[derive(Clone, Copy, Debug)]
pub struct Init {
    pub path: MovePathId,
    /// `None` for arguments.
    pub location: Option<Location>,
    pub kind: InitKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InitKind {
    /// The place and everything under it.
    Deep,
    /// The place itself only (a union, a box's pointer).
    Shallow,
    /// Only if the call returns.
    NonPanicPathOnly,
}

/// A move that the type system forbids.
#[derive(Clone, Debug)]
pub struct IllegalMove {
    pub location: Location,
    /// What was to be moved.
    pub place: Place,
    pub reason: IllegalMoveReason,
}

#[derive(Clone, PartialEq, Debug)]
pub enum IllegalMoveReason {
    /// Out of what this place points to (a reference, raw pointer, static or captured variable): E0507.
    Borrowed { target: Place },
    /// Out of a field of a type that implements `Drop`: E0509.
    InteriorOfDrop { ty: Ty },
    /// Out of an array or slice by index: E0508.
    Indexed { ty: Ty, is_index: bool },
}

#[derive(Debug, Default)]
pub struct MoveData {
    pub paths: IdVec<MovePathId, MovePath>,
    pub moves: IdVec<MoveOutId, MoveOut>,
    pub inits: IdVec<InitId, Init>,
    pub illegal: Vec<IllegalMove>,
    /// Moves and inits by location.
    moves_at: HashMap<Location, Vec<MoveOutId>>,
    inits_at: HashMap<Location, Vec<InitId>>,
    pub moves_of: HashMap<MovePathId, Vec<MoveOutId>>,
    pub inits_of: HashMap<MovePathId, Vec<InitId>>,
    locals: IdVec<Local, MovePathId>,
    children: HashMap<(MovePathId, ProjKey), MovePathId>,
}

/// A projection without the types and lengths that do not distinguish places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum ProjKey {
    Deref,
    Field(FieldIdx),
    ConstantIndex(u64, bool),
    Subslice(u64, u64, bool),
    Downcast(VariantIdx),
}

/// The path of a place, or of its longest tracked prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lookup {
    Exact(MovePathId),
    Parent(MovePathId),
}

impl Lookup {
    pub fn path(self) -> MovePathId {
        match self {
            Lookup::Exact(path) | Lookup::Parent(path) => path,
        }
    }
}

impl MoveData {
    pub fn moves_at(&self, location: Location) -> &[MoveOutId] {
        self.moves_at.get(&location).map_or(&[], |v| v)
    }

    pub fn inits_at(&self, location: Location) -> &[InitId] {
        self.inits_at.get(&location).map_or(&[], |v| v)
    }

    pub fn local_path(&self, local: Local) -> MovePathId {
        self.locals[local]
    }

    pub fn lookup(&self, place: &Place) -> Lookup {
        let mut path = self.locals[place.local];
        for step in &place.projection {
            let next = proj_key(step).and_then(|key| self.children.get(&(path, key)));
            match next {
                Some(next) => path = *next,
                None => return Lookup::Parent(path),
            }
        }
        Lookup::Exact(path)
    }

    /// Calls `f` on `root` and everything under it.
    pub fn each_descendant(&self, root: MovePathId, mut f: impl FnMut(MovePathId)) {
        let mut pending = vec![root];
        while let Some(path) = pending.pop() {
            f(path);
            let mut child = self.paths[path].first_child;
            while let Some(id) = child {
                pending.push(id);
                child = self.paths[id].next_sibling;
            }
        }
    }

    /// The first path below `root` for which `wanted` holds: siblings before their children, the newest path first, as
    /// rustc's `find_descendant` does, since an error is about the one found.
    pub fn find_descendant(&self, root: MovePathId, wanted: impl Fn(MovePathId) -> bool) -> Option<MovePathId> {
        let mut pending: Vec<MovePathId> = self.paths[root].first_child.into_iter().collect();
        while let Some(path) = pending.pop() {
            if wanted(path) {
                return Some(path);
            }
            pending.extend(self.paths[path].first_child);
            pending.extend(self.paths[path].next_sibling);
        }
        None
    }

    pub fn children(&self, path: MovePathId) -> Vec<MovePathId> {
        std::iter::successors(self.paths[path].first_child, |id| self.paths[*id].next_sibling).collect()
    }

    /// The child of `path` by field, downcast or box contents, if tracked.
    pub fn child(&self, path: MovePathId, step: &Proj) -> Option<MovePathId> {
        proj_key(step).and_then(|key| self.children.get(&(path, key)).copied())
    }
}

fn proj_key(step: &Proj) -> Option<ProjKey> {
    Some(match step {
        Proj::Deref => ProjKey::Deref,
        Proj::Field(field, _) => ProjKey::Field(*field),
        Proj::ConstantIndex { offset, from_end, .. } => ProjKey::ConstantIndex(*offset, *from_end),
        Proj::Subslice { from, to, from_end } => ProjKey::Subslice(*from, *to, *from_end),
        Proj::Downcast(variant) => ProjKey::Downcast(*variant),
        Proj::Index(_) => return None,
    })
}

/// Collects the move paths, moves and initialisations of a body.
pub fn gather(ctx: &dyn Context, body: &Body) -> MoveData {
    let mut gatherer = Gatherer { ctx, body, data: MoveData::default(), location: START };
    for (local, _) in body.locals.iter_ids() {
        let path = gatherer.new_path(Place::local(local), None);
        gatherer.data.locals.push(path);
    }
    for arg in body.args() {
        let path = gatherer.data.locals[arg];
        gatherer.push_init(Init { path, location: None, kind: InitKind::Deep });
    }
    for (block, data) in body.blocks.iter_ids() {
        for (statement, stmt) in data.statements.iter().enumerate() {
            gatherer.location = Location { block, statement };
            gatherer.statement(&stmt.kind);
        }
        gatherer.location = Location { block, statement: data.statements.len() };
        gatherer.terminator(&data.terminator.kind);
    }
    gatherer.data
}

const START: Location = Location { block: BlockId::START, statement: 0 };

struct Gatherer<'a> {
    ctx: &'a dyn Context,
    body: &'a Body,
    data: MoveData,
    location: Location,
}

impl Gatherer<'_> {
    fn new_path(&mut self, place: Place, parent: Option<MovePathId>) -> MovePathId {
        let next_sibling = parent.and_then(|p| self.data.paths[p].first_child);
        let id = self.data.paths.push(MovePath { place, parent, first_child: None, next_sibling });
        if let Some(parent) = parent {
            self.data.paths[parent].first_child = Some(id);
        }
        id
    }

    /// The path of `place`, made if need be.
    fn path_for(&mut self, place: &Place) -> Result<MovePathId, Stop> {
        let mut path = self.data.locals[place.local];
        let mut ty = PlaceTy { ty: self.body.locals[place.local].ty, variant: None };
        for (depth, step) in place.projection.iter().enumerate() {
            self.check_step(place, depth, ty, step, path)?;
            // Every step that `check_step` lets pass has a key: indexing by a variable does not.
            let Some(key) = proj_key(step) else { return Err(Stop::Union(path)) };
            ty = ty.project(step);
            path = match self.data.children.get(&(path, key)) {
                Some(child) => *child,
                None => {
                    let prefix = Place { local: place.local, projection: place.projection[..=depth].to_vec() };
                    let child = self.new_path(prefix, Some(path));
                    self.data.children.insert((path, key), child);
                    child
                }
            };
        }
        Ok(path)
    }

    fn check_step(&self, place: &Place, depth: usize, ty: PlaceTy, step: &Proj, path: MovePathId) -> Result<(), Stop> {
        match (ty.ty.kind(), step) {
            (TyKind::Ref(..) | TyKind::RawPtr(..), Proj::Deref) if !off(Rule::MoveOutOfReference) => {
                let target = Place { local: place.local, projection: place.projection[..=depth].to_vec() };
                Err(Stop::Illegal(IllegalMoveReason::Borrowed { target }))
            }
            (TyKind::Adt(id, _), Proj::Deref) if self.ctx.lang("owned_box") == Some(LangItem::Adt(*id)) => Ok(()),
            (TyKind::Adt(id, _), _) => {
                let adt = self.ctx.adt(*id);
                if self.ctx.drop_impl(ty.ty).is_some() && !off(Rule::MoveOutOfDropType) {
                    Err(Stop::Illegal(IllegalMoveReason::InteriorOfDrop { ty: ty.ty }))
                } else if adt.kind == AdtKind::Union {
                    Err(Stop::Union(path))
                } else {
                    Ok(())
                }
            }
            (TyKind::Slice(_), Proj::Index(_) | Proj::ConstantIndex { .. } | Proj::Subslice { .. })
            | (TyKind::Array(..), Proj::Index(_))
                if !off(Rule::MoveOutOfIndex) =>
            {
                let is_index = matches!(step, Proj::Index(_));
                Err(Stop::Illegal(IllegalMoveReason::Indexed { ty: ty.ty, is_index }))
            }
            _ => Ok(()),
        }
    }

    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Assign(place, value) => {
                self.rvalue(value);
                self.create(place);
                self.init(place, InitKind::Deep);
            }
            StatementKind::FakeRead(FakeReadCause::Mention, _) => {}
            StatementKind::FakeRead(_, place) => self.create(place),
            StatementKind::StorageDead(local) => self.move_out(&Place::local(*local)),
            StatementKind::StorageLive(_) | StatementKind::AscribeUserType(..) | StatementKind::Nop => {}
        }
    }

    fn rvalue(&mut self, value: &Rvalue) {
        match value {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Coerce(_, operand, _)
            | Rvalue::Unary(_, operand) => self.operand(operand),
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.operand(&operands.0);
                self.operand(&operands.1);
            }
            Rvalue::Aggregate(_, operands) => operands.iter().for_each(|operand| self.operand(operand)),
            Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => {}
        }
    }

    fn operand(&mut self, operand: &Operand) {
        match operand {
            Operand::Move(place) => self.move_out(place),
            Operand::Copy(_) | Operand::Const(_) => {}
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind) {
        match kind {
            TerminatorKind::SwitchInt { operand, .. } => self.operand(operand),
            TerminatorKind::Drop { place, .. } => self.create(place),
            TerminatorKind::Call { func, args, destination, target, .. } => {
                self.operand(func);
                args.iter().for_each(|arg| self.operand(arg));
                if target.is_some() {
                    self.create(destination);
                    self.init(destination, InitKind::NonPanicPathOnly);
                }
            }
            TerminatorKind::Assert { cond, message, .. } => {
                self.operand(cond);
                if let AssertKind::BoundsCheck { len, index } = message {
                    self.operand(len);
                    self.operand(index);
                }
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    fn create(&mut self, place: &Place) {
        // A place that cannot have a path of its own is covered by its parent's.
        let _ = self.path_for(place);
    }

    fn move_out(&mut self, place: &Place) {
        // A subslice of an array moves its elements one by one.
        if let Some((Proj::Subslice { from, to, from_end: false }, base)) = place.projection.split_last()
            && matches!(
                Place { local: place.local, projection: base.to_vec() }.ty(&self.body.locals).ty.kind(),
                TyKind::Array(..)
            )
        {
            for offset in (*from..*to).filter(|_| !off(Rule::MoveOfSubslice)) {
                let mut element = Place { local: place.local, projection: base.to_vec() };
                element.projection.push(Proj::ConstantIndex { offset, min_length: *to, from_end: false });
                self.move_out(&element);
            }
            return;
        }
        match self.path_for(place) {
            Ok(path) | Err(Stop::Union(path)) => {
                let id = self.data.moves.push(MoveOut { path, location: self.location });
                self.data.moves_at.entry(self.location).or_default().push(id);
                self.data.moves_of.entry(path).or_default().push(id);
            }
            Err(Stop::Illegal(reason)) => {
                let (location, place) = (self.location, place.clone());
                self.data.illegal.push(IllegalMove { location, place, reason });
            }
        }
    }

    fn init(&mut self, place: &Place, kind: InitKind) {
        // Assigning a field of a union initialises the union.
        let union_depth = (0..place.projection.len()).find(|depth| {
            let base = Place { local: place.local, projection: place.projection[..*depth].to_vec() };
            match base.ty(&self.body.locals).ty.kind() {
                TyKind::Adt(id, _) => {
                    self.ctx.adt(*id).kind == AdtKind::Union && matches!(place.projection[*depth], Proj::Field(..))
                }
                _ => false,
            }
        });
        let (place, kind) = match union_depth {
            Some(depth) => {
                (Place { local: place.local, projection: place.projection[..depth].to_vec() }, InitKind::Shallow)
            }
            None => (place.clone(), kind),
        };
        if let Lookup::Exact(path) = self.data.lookup(&place) {
            self.push_init(Init { path, location: Some(self.location), kind });
        }
    }

    fn push_init(&mut self, init: Init) {
        let id = self.data.inits.push(init);
        if let Some(location) = init.location {
            self.data.inits_at.entry(location).or_default().push(id);
        }
        self.data.inits_of.entry(init.path).or_default().push(id);
    }
}

/// Why a place has no path of its own.
enum Stop {
    Illegal(IllegalMoveReason),
    /// The place is inside a union, which is tracked whole.
    Union(MovePathId),
}
