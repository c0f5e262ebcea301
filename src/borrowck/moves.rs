//! Uses of places that are uninitialised or moved out of, and moves that are never possible.

use std::collections::HashSet;

use crate::dataflow::move_paths::*;
use crate::hir::{AdtKind, CallSource, DesugarKind};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::{FileId, Span};
use crate::ty::*;

use super::access::{Checker, is_recognised};
use super::reason::{Action, Finding, MoveSite, MoveWhy, MovedFrom, Reason};

impl Checker<'_> {
    /// The place, what it is part of and its parts must be initialised.
    pub fn check_initialised(&mut self, location: Location, action: Action, place: &Place, span: Span) {
        let full = self.check_full_path(location, action, place, span);
        if full {
            return;
        }
        // Part of it may be gone. A slice or array element has no path of its own, yet may have been moved by a pattern.
        if let Some((Proj::Subslice { from, to, from_end: false }, base)) = place.projection.split_last() {
            let base = Place { local: place.local, projection: base.to_vec() };
            if let (Lookup::Exact(path), TyKind::Array(..)) = (self.data.lookup(&base), self.place_ty(&base).kind()) {
                for child in self.data.children(path) {
                    let inside = match self.data.paths[child].place.projection.last() {
                        Some(Proj::ConstantIndex { offset, from_end: false, .. }) => (*from..*to).contains(offset),
                        _ => false,
                    };
                    if inside && self.maybe_uninit(child) && !off(Rule::UseOfSubslice) {
                        self.report_moved(location, action, place, span, child);
                        return;
                    }
                }
            }
        }
        if let Lookup::Exact(path) = self.data.lookup(place)
            && let Some(child) = self.data.find_descendant(path, |child| self.maybe_uninit(child))
            && !off(Rule::UseOfPartlyMoved)
        {
            self.report_moved(location, action, place, span, child);
        }
    }

    /// The longest tracked prefix must be initialised. True if an error was found.
    fn check_full_path(&mut self, location: Location, action: Action, place: &Place, span: Span) -> bool {
        let path = self.data.lookup(place).path();
        if self.maybe_uninit(path) && !off(Rule::UseOfMoved) {
            self.report_moved(location, action, place, span, path);
            return true;
        }
        false
    }

    /// Assigning through a pointer, or a part of a struct, needs the rest to be there.
    pub fn check_assigned_path(&mut self, location: Location, place: &Place, span: Span) {
        for depth in (0..place.projection.len()).rev() {
            let base = Place { local: place.local, projection: place.projection[..depth].to_vec() };
            let base_ty = self.place_ty(&base);
            match place.projection[depth] {
                Proj::Index(_) | Proj::ConstantIndex { .. } | Proj::Downcast(_) => {}
                Proj::Deref if off(Rule::AssignThroughMoved) => return,
                Proj::Deref => {
                    self.check_full_path(location, Action::Use, &base, span);
                    return;
                }
                Proj::Subslice { .. } => {}
                Proj::Field(..) => match base_ty.kind() {
                    TyKind::Adt(..) if off(Rule::AssignFieldOfDropType) && self.ctx.drop_impl(base_ty).is_some() => {}
                    TyKind::Adt(..) if self.ctx.drop_impl(base_ty).is_some() => {
                        self.check_initialised(location, Action::Assign, &base, span);
                        return;
                    }
                    TyKind::Adt(..) | TyKind::Tuple(_) => self.check_parent_of_field(location, &base, span),
                    _ => {}
                },
            }
        }
    }

    /// A struct cannot be initialised field by field.
    fn check_parent_of_field(&mut self, location: Location, base: &Place, span: Span) {
        // The shortest uninitialised prefix is the one to tell about; what is behind a pointer is looked at elsewhere.
        let mut shortest = None;
        let mut depth = base.projection.len();
        loop {
            let prefix = Place { local: base.local, projection: base.projection[..depth].to_vec() };
            if let Lookup::Exact(path) = self.data.lookup(&prefix)
                && self.maybe_uninit(path)
            {
                shortest = Some(path);
            }
            match depth.checked_sub(1) {
                Some(last) if base.projection[last] != Proj::Deref => depth = last,
                _ => break,
            }
        }
        let Some(path) = shortest.filter(|_| !off(Rule::AssignFieldOfMoved)) else { return };
        // A union that was moved out of may be given a value by its fields, but not its first one.
        if let TyKind::Adt(id, _) = self.place_ty(base).kind()
            && self.ctx.adt(*id).kind == AdtKind::Union
            && self
                .data
                .moves_of
                .get(&path)
                .into_iter()
                .flatten()
                .any(|id| self.is_before(self.data.moves[*id].location, location))
        {
            return;
        }
        self.report_moved(location, Action::Assign, base, span, path);
    }

    fn report_moved(&mut self, location: Location, action: Action, place: &Place, span: Span, path: MovePathId) {
        let sites = self.move_sites(location, path);
        if sites.is_empty() {
            // One error a variable is enough.
            if !self.reported_uninit.insert(place.local) {
                return;
            }
            let root = self.uninit_root(place, path);
            let described = self.describe(&root).unwrap_or_else(|| "value".to_owned());
            let declared = self.declared_span(root.local);
            let maybe = self.data.inits_of.contains_key(&path);
            let partially = action == Action::Assign;
            let inits = self.data.inits_of.get(&path).into_iter().flatten();
            let assigned = inits
                .filter_map(|id| self.data.inits[*id].location)
                .map(|at| self.body.source_info(at).span)
                .find(|at| *at != span);
            let reason = Reason::Uninitialised { place: described, declared, partially, maybe, assigned };
            self.push(location, span, reason);
            return;
        }
        let key: Vec<MoveOutId> = sites.iter().map(|(id, _)| *id).collect();
        if let Some((reported, _)) = self.reported_moves.get(&key)
            && is_prefix(place, reported)
            && is_recognised(&self.body.locals, place)
        {
            return;
        }
        let moves = sites.iter().map(|(id, in_loop)| self.move_site(*id, *in_loop)).collect();
        let moved_place = self.data.paths[path].place.clone();
        let partially = moved_place.projection.len() > place.projection.len();
        let shown = if self.describe(place).is_some() { place.clone() } else { moved_place };
        let reason = Reason::Moved {
            place: self.describe(&shown),
            ty: self.place_ty(&shown),
            action,
            moves,
            partially,
            declared: self.declared_span(place.local),
        };
        // One error for what these moves have emptied: the last that is not about a part of the one before.
        let at = match self.reported_moves.get(&key) {
            Some((_, at)) => {
                self.findings[*at] = Finding { reason, span, location };
                *at
            }
            None => {
                self.push(location, span, reason);
                self.findings.len() - 1
            }
        };
        self.reported_moves.insert(key, (place.clone(), at));
    }

    /// The place whose declaration lacks a value.
    fn uninit_root(&self, place: &Place, path: MovePathId) -> Place {
        let of_path = &self.data.paths[path].place;
        if of_path.projection.len() <= place.projection.len() { of_path.clone() } else { place.clone() }
    }

    /// The moves that may have emptied `path` on the way to `location`, and whether each comes from an earlier turn of a
    /// loop (rustc's `get_moved_indexes`). Their order is that of the walk, which tells errors about the same moves apart.
    fn move_sites(&self, location: Location, path: MovePathId) -> Vec<(MoveOutId, bool)> {
        let mut walk = MoveWalk::new(self, path);
        self.each_before(location, |before, is_back| walk.push(before, is_back));
        // Not having passed an initialisation on the way to the start, a variable has no value before the loop: then an
        // earlier turn of the loop is not to blame.
        let mut reached_start = false;
        while let Some(at) = walk.ahead.pop() {
            if !walk.stops(at, false) {
                let any = self.each_before(at, |before, is_back| walk.push(before, is_back));
                reached_start |= !any;
            }
        }
        let is_argument = self.body.args().any(|arg| walk.paths.contains(&self.data.local_path(arg)));
        if walk.found.is_empty() && (is_argument || !reached_start) {
            while let Some(at) = walk.back.pop() {
                if !walk.stops(at, true) {
                    self.each_before(at, |before, _| walk.back.push(before));
                }
            }
        }
        walk.found
    }

    /// Whether some way leads from `earlier` to `later`.
    fn is_before(&self, earlier: Location, later: Location) -> bool {
        if earlier.block == later.block && earlier.statement < later.statement {
            return true;
        }
        let mut seen = HashSet::new();
        let mut ahead = vec![later.block];
        while let Some(block) = ahead.pop() {
            let before = &self.predecessors[block.0 as usize];
            if before.contains(&earlier.block) {
                return true;
            }
            ahead.extend(before.iter().copied().filter(|block| seen.insert(*block)));
        }
        false
    }

    /// Visits the locations just before `location`, telling which are reached by a back edge. False if there are none.
    fn each_before(&self, location: Location, mut visit: impl FnMut(Location, bool)) -> bool {
        match location.statement.checked_sub(1) {
            Some(statement) => {
                visit(Location { statement, ..location }, false);
                true
            }
            None => {
                let predecessors = &self.predecessors[location.block.0 as usize];
                for block in predecessors {
                    let before = Location { block: *block, statement: self.body.blocks[*block].statements.len() };
                    visit(before, self.dominators.dominates(location, before));
                }
                !predecessors.is_empty()
            }
        }
    }

    fn move_site(&self, id: MoveOutId, in_loop: bool) -> MoveSite {
        let move_out = self.data.moves[id];
        let info = self.body.source_info(move_out.location);
        let place = &self.data.paths[move_out.path].place;
        let (span, why) = self.why_moved(move_out.location, place).unwrap_or((info.span, MoveWhy::Value { to: None }));
        MoveSite { span, why, in_loop, location: move_out.location, place: place.clone() }
    }

    /// What consumed the value that was moved out of `place`: the closure that captured it, or who takes the temporary that it was
    /// moved into.
    pub fn why_moved(&self, location: Location, place: &Place) -> Option<(Span, MoveWhy)> {
        let block = &self.body.blocks[location.block];
        let Some(statement) = block.statements.get(location.statement) else {
            return Some((block.terminator.info.span, MoveWhy::Value { to: None }));
        };
        let StatementKind::Assign(target, value) = &statement.kind else { return None };
        let span = statement.info.span;
        if let Rvalue::Aggregate(AggregateKind::Closure(id, _), operands) = value {
            return Some((span, self.captured_by(*id, operands, |operand| is_prefix(operand, place))));
        }
        let local = target.as_local()?;
        if let LocalDeclKind::Var { name, .. } = self.body.locals[local].kind {
            // The statement that fills a pattern's binding has the binding's span; that of `let x = value;` has the value's.
            let by_pattern = !matches!(value, Rvalue::Use(_)) || span == self.body.locals[local].span;
            return Some((
                span,
                if by_pattern { MoveWhy::Pattern } else { MoveWhy::Value { to: Some(name.to_string()) } },
            ));
        }
        // A temporary: who takes it?
        for later in location.statement + 1..=block.statements.len() {
            let at = Location { statement: later, ..location };
            let mut takes = false;
            super::liveness::each_use(self.body, at, &mut |l, usage| {
                takes |= l == local && usage == super::liveness::Usage::Use;
            });
            if !takes {
                continue;
            }
            return Some((span, self.consumer(at, local)));
        }
        Some((span, MoveWhy::Value { to: None }))
    }

    fn captured_by(&self, id: ClosureId, operands: &[Operand], is_it: impl Fn(&Place) -> bool) -> MoveWhy {
        let index = operands.iter().position(|operand| operand.place().is_some_and(&is_it));
        let closure = self.ctx.closure(id);
        let use_span = index.and_then(|i| closure.captures.get(i)).map(|c| c.use_span);
        MoveWhy::Closure { use_span: use_span.unwrap_or(closure.span) }
    }

    fn consumer(&self, at: Location, local: Local) -> MoveWhy {
        let block = &self.body.blocks[at.block];
        if let Some(statement) = block.statements.get(at.statement) {
            return match &statement.kind {
                StatementKind::Assign(_, Rvalue::Aggregate(AggregateKind::Closure(id, _), operands)) => {
                    self.captured_by(*id, operands, |place| place.local == local)
                }
                StatementKind::Assign(place, _) => MoveWhy::Value { to: self.describe(place) },
                _ => MoveWhy::Value { to: None },
            };
        }
        match &block.terminator.kind {
            TerminatorKind::Call { func, args, source, .. } => {
                let first = args.first().and_then(|a| a.place()).is_some_and(|p| p.local == local);
                match source {
                    CallSource::Desugar(DesugarKind::ForLoop) => MoveWhy::ForLoop,
                    CallSource::Operator => MoveWhy::Operator,
                    CallSource::Method if first => {
                        MoveWhy::SelfArgument { method: self.callee_name(func), declared: self.declared_here(func) }
                    }
                    CallSource::Overloaded if first => MoveWhy::Called,
                    CallSource::Normal | CallSource::Method | CallSource::Desugar(_) | CallSource::Overloaded => {
                        self.taken_by(func)
                    }
                }
            }
            _ => MoveWhy::Value { to: None },
        }
    }

    fn taken_by(&self, func: &Operand) -> MoveWhy {
        let ty = func.ty(&self.body.locals);
        let name = self.callee_name(func);
        match ty.kind() {
            TyKind::FnDef(..) if self.ctx.is_constructor(ty) => MoveWhy::Constructor { name },
            TyKind::FnDef(..) => MoveWhy::Argument { function: format!("`{name}`") },
            _ => MoveWhy::Argument { function: name },
        }
    }

    pub fn callee_name(&self, func: &Operand) -> String {
        match func.ty(&self.body.locals).kind() {
            TyKind::FnDef(id, _) => self.ctx.func(*id).name.to_string(),
            _ => "the function".to_owned(),
        }
    }

    /// The name of the called function where it is declared, if the program declares it.
    fn declared_here(&self, func: &Operand) -> Option<Span> {
        let TyKind::FnDef(id, _) = func.ty(&self.body.locals).kind() else { return None };
        let name = self.ctx.func(*id).name.span;
        (name.file == FileId::MAIN).then_some(name)
    }

    // -- moves that are never possible ---------------------------------------------------------------------------

    /// E0507, E0508, E0509. Several bindings of one pattern that move out of the same place are one error.
    pub fn report_illegal_moves(&mut self) {
        let mut seen: HashSet<(Span, Place)> = HashSet::new();
        for illegal in self.data.illegal.clone() {
            let (span, scrutinee) = self.illegal_move_span(&illegal);
            if !seen.insert((span, scrutinee.clone())) {
                continue;
            }
            let from = self.moved_from(&illegal);
            let place = match illegal.reason {
                IllegalMoveReason::Borrowed { .. } => scrutinee,
                _ => illegal.place.clone(),
            };
            let (at, why) =
                self.why_moved(illegal.location, &illegal.place).unwrap_or((span, MoveWhy::Value { to: None }));
            let reason = Reason::IllegalMove {
                place: self.describe(&place),
                ty: self.place_ty(&illegal.place),
                from,
                origin: self.origin(place.local),
                bound: (at != span && matches!(why, MoveWhy::Pattern)).then_some(at),
                why,
            };
            self.push(illegal.location, span, reason);
        }
    }

    /// Where rustc points: at the matched expression when a pattern's binding does the moving.
    fn illegal_move_span(&self, illegal: &IllegalMove) -> (Span, Place) {
        let info = self.body.source_info(illegal.location);
        let block = &self.body.blocks[illegal.location.block];
        let statement = block.statements.get(illegal.location.statement);
        let bound = statement.and_then(|statement| match &statement.kind {
            StatementKind::Assign(target, Rvalue::Use(Operand::Move(_))) => target.as_local(),
            _ => None,
        });
        // `let x = place;` is no pattern to speak of.
        let by_pattern = bound.is_some_and(|local| {
            matches!(self.body.locals[local].kind, LocalDeclKind::Var { is_arg: false, .. })
                && !self.is_simple_let(local)
        });
        if !by_pattern {
            return (info.span, illegal.place.clone());
        }
        match self.matched_expression(&illegal.place, illegal.location) {
            Some((span, place)) => (span, place),
            None => (info.span, illegal.place.clone()),
        }
    }

    /// Whether the variable is initialised by a `let` without a pattern: only then is it read whole there.
    fn is_simple_let(&self, local: Local) -> bool {
        self.body.blocks.iter().flat_map(|block| &block.statements).any(|statement| {
            matches!(&statement.kind, StatementKind::FakeRead(FakeReadCause::ForLet, place) if place.as_local() == Some(local))
        })
    }

    /// The scrutinee a pattern's binding came out of: the fake read of a prefix of the moved place.
    fn matched_expression(&self, moved: &Place, location: Location) -> Option<(Span, Place)> {
        let mut best: Option<(Location, Span, Place)> = None;
        for (block, contents) in self.body.blocks.iter_ids() {
            for (statement, stmt) in contents.statements.iter().enumerate() {
                let StatementKind::FakeRead(cause, place) = &stmt.kind else { continue };
                if !matches!(cause, FakeReadCause::Mention | FakeReadCause::ForLet) || !is_prefix(place, moved) {
                    continue;
                }
                let at = Location { block, statement };
                let innermost = best.as_ref().is_none_or(|(best, ..)| self.dominators.dominates(*best, at));
                if innermost && self.dominators.dominates(at, location) {
                    best = Some((at, stmt.info.span, place.clone()));
                }
            }
        }
        best.map(|(_, span, place)| (span, place))
    }

    fn moved_from(&self, illegal: &IllegalMove) -> MovedFrom {
        match &illegal.reason {
            IllegalMoveReason::InteriorOfDrop { ty } => MovedFrom::DropType { ty: *ty },
            IllegalMoveReason::Indexed { ty, .. } => MovedFrom::Index { ty: *ty },
            IllegalMoveReason::Borrowed { target } => {
                let ty = self.place_ty(target);
                if let TyKind::Array(..) | TyKind::Slice(_) = ty.kind() {
                    return MovedFrom::Index { ty };
                }
                let base = Place {
                    local: target.local,
                    projection: target.projection[..target.projection.len() - 1].to_vec(),
                };
                if target.local == Local::ENV && !self.body.upvars.is_empty() {
                    let kind = match self.place_ty(&Place::local(Local::ENV)).kind() {
                        TyKind::Ref(_, _, Mutability::Mut) => "FnMut",
                        _ => "Fn",
                    };
                    return MovedFrom::Captured { kind };
                }
                if let Some(lender) = base.as_local().and_then(|temp| self.lender(temp)) {
                    return lender;
                }
                match self.place_ty(&base).kind() {
                    TyKind::Ref(_, _, Mutability::Mut) => MovedFrom::MutableReference,
                    TyKind::RawPtr(..) => MovedFrom::RawPointer,
                    _ => MovedFrom::SharedReference,
                }
            }
        }
    }

    /// What the operator was applied to whose call yields the reference in this temporary.
    fn lender(&self, temp: Local) -> Option<MovedFrom> {
        if self.body.locals[temp].kind != LocalDeclKind::Temp {
            return None;
        }
        let (func, receiver) = self.body.blocks.iter().find_map(|block| match &block.terminator.kind {
            TerminatorKind::Call { func, args, destination, source: CallSource::Operator, .. }
                if destination.as_local() == Some(temp) =>
            {
                Some((func, args.first()?.place()?.as_local()?))
            }
            _ => None,
        })?;
        let TyKind::Ref(_, ty, _) = *self.body.locals[receiver].ty.kind() else { return None };
        let lent =
            self.body.blocks.iter().flat_map(|block| &block.statements).find_map(|statement| match &statement.kind {
                StatementKind::Assign(to, Rvalue::Ref(_, place)) if to.as_local() == Some(receiver) => Some(place),
                _ => None,
            });
        let name = self.callee_name(func);
        let owner = lent.and_then(|place| self.describe(place));
        Some(MovedFrom::Overloaded { index: name == "index" || name == "index_mut", ty, owner })
    }
}

/// `a` is `b` or something `b` is part of.
pub fn is_prefix(a: &Place, b: &Place) -> bool {
    a.local == b.local && b.projection.starts_with(&a.projection)
}

/// A walk backwards from a use to the moves of a path or of what it is part of.
struct MoveWalk<'c, 'a> {
    checker: &'c Checker<'a>,
    path: MovePathId,
    /// The path and its ancestors.
    paths: Vec<MovePathId>,
    ahead: Vec<Location>,
    /// Where a back edge led; looked at if nothing else was found.
    back: Vec<Location>,
    seen: HashSet<Location>,
    found: Vec<(MoveOutId, bool)>,
}

impl<'c, 'a> MoveWalk<'c, 'a> {
    fn new(checker: &'c Checker<'a>, path: MovePathId) -> MoveWalk<'c, 'a> {
        let mut paths = vec![path];
        let mut above = checker.data.paths[path].parent;
        while let Some(parent) = above {
            paths.push(parent);
            above = checker.data.paths[parent].parent;
        }
        MoveWalk { checker, path, paths, ahead: Vec::new(), back: Vec::new(), seen: HashSet::new(), found: Vec::new() }
    }

    fn push(&mut self, at: Location, is_back: bool) {
        if is_back { self.back.push(at) } else { self.ahead.push(at) }
    }

    /// True if the walk has been here, or ends here: at a move, which hides those before it, or at an initialisation.
    fn stops(&mut self, at: Location, in_loop: bool) -> bool {
        if !self.seen.insert(at) {
            return true;
        }
        let data = &self.checker.data;
        // The end of a variable's life is no move; before it there was nothing.
        let statement = self.checker.body.blocks[at.block].statements.get(at.statement);
        if !statement.is_some_and(|s| matches!(s.kind, StatementKind::StorageDead(_))) {
            let moved = data.moves_at(at).iter().find(|id| self.paths.contains(&data.moves[**id].path));
            if let Some(id) = moved {
                self.found.push((*id, in_loop));
                return true;
            }
        }
        data.inits_at(at).iter().any(|id| {
            let init = data.inits[*id];
            match init.kind {
                InitKind::Deep | InitKind::NonPanicPathOnly => self.paths.contains(&init.path),
                InitKind::Shallow => self.path == init.path,
            }
        })
    }
}
