//! The walk over the body: every access is checked against the loans in scope, initialisation and mutability
//! (rustc's `MirBorrowckCtxt`).

use std::collections::{HashMap, HashSet};

use crate::dataflow::init::{EverInit, MaybeUninit};
use crate::dataflow::move_paths::{InitId, MoveData, MoveOutId, MovePathId};
use crate::dataflow::{Cursor, Results};
use crate::hir::{BodyOwner, Context};
use crate::index::{IdVec, SharedSet};
use crate::mir::order::reverse_postorder;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::conflict::{Conflicts, Depth, Indices};
use super::dominators::Dominators;
use super::loans::{InScope, LoanId, Loans};
use super::reason::{Action, Finding};
use super::regions::RegionGraph;
use super::universal::Universal;
use super::values::Points;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadKind {
    Borrow(BorrowKind),
    Copy,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WriteKind {
    StorageDeadOrDrop,
    /// The drop of an assignment's old value.
    Replace,
    MutableBorrow(BorrowKind),
    Mutate,
    Move,
}

/// An access, as far as conflicts go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rw {
    Read(ReadKind),
    Write(WriteKind),
    /// The start of a two-phase borrow.
    Reservation(WriteKind),
    /// Its first use.
    Activation(WriteKind, LoanId),
}

/// Whether a `let` without `mut` may be changed by this access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalMutation {
    Allowed,
    Forbidden,
}

pub struct Checker<'a> {
    pub ctx: &'a dyn Context,
    pub body: &'a Body,
    pub data: &'a MoveData,
    pub loans: &'a Loans,
    pub graph: &'a RegionGraph,
    pub points: &'a Points,
    pub universal: &'a Universal,
    pub in_scope: &'a Results<InScope<'a>>,
    pub uninit: Cursor<'a, MaybeUninit<'a>>,
    pub ever_init: Cursor<'a, EverInit<'a>>,
    pub dominators: Dominators,
    pub predecessors: Vec<Vec<BlockId>>,
    pub findings: Vec<Finding>,
    /// Loans in scope just before the current location.
    pub live_loans: SharedSet<LoanId>,
    // What has been reported, so that one mistake is one error.
    pub reported_access: HashSet<(Place, Span)>,
    pub reported_reservations: Vec<(Place, Location)>,
    pub reported_uninit: HashSet<Local>,
    pub reported_moves: HashMap<Vec<MoveOutId>, (Place, usize)>,
}

/// Whether rustc sees that two mentions of the place are of the same place: it compares the types of fields too, where each
/// mention has lifetimes of its own. It decides which of several errors are given.
pub fn is_recognised(locals: &IdVec<Local, LocalDecl>, place: &Place) -> bool {
    let mut ty = PlaceTy { ty: locals[place.local].ty, variant: None };
    place.projection.iter().all(|step| {
        ty = ty.project(step);
        !matches!(step, Proj::Field(..)) || !has_lifetimes(ty.ty)
    })
}

fn has_lifetimes(ty: Ty) -> bool {
    let mut found = false;
    ty.walk(&mut |part| {
        found |= match part.kind() {
            TyKind::Ref(..) | TyKind::Dynamic(..) => true,
            TyKind::Adt(_, args) => args.iter().any(|arg| matches!(arg, Arg::Region(_))),
            _ => false,
        };
        !found
    });
    found
}

impl<'a> Checker<'a> {
    /// The same body with other loans in scope, not checked yet.
    pub fn with_loans_in_scope(&self, in_scope: &'a Results<InScope<'a>>) -> Checker<'a> {
        Checker {
            ctx: self.ctx,
            body: self.body,
            data: self.data,
            loans: self.loans,
            graph: self.graph,
            points: self.points,
            universal: self.universal,
            in_scope,
            uninit: self.uninit.restart(),
            ever_init: self.ever_init.restart(),
            dominators: self.dominators.clone(),
            predecessors: self.predecessors.clone(),
            findings: Vec::new(),
            live_loans: SharedSet::new(self.loans.all.len()),
            reported_access: HashSet::new(),
            reported_reservations: Vec::new(),
            reported_uninit: HashSet::new(),
            reported_moves: HashMap::new(),
        }
    }

    pub fn check(&mut self) {
        for block in reverse_postorder(self.body) {
            let contents = &self.body.blocks[block];
            let mut state = self.in_scope.entry[block.0 as usize].clone();
            for statement in 0..=contents.statements.len() {
                let location = Location { block, statement };
                self.in_scope.analysis.end_regions(location, &mut state);
                self.live_loans = state.clone();
                self.uninit.seek_before(location);
                self.ever_init.seek_before(location);
                match contents.statements.get(statement) {
                    Some(stmt) => {
                        self.activations(location, stmt.info.span);
                        self.statement(location, stmt);
                    }
                    None => {
                        self.activations(location, contents.terminator.info.span);
                        self.terminator(location, &contents.terminator);
                    }
                }
                crate::dataflow::Analysis::apply(&self.in_scope.analysis, self.body, location, &mut state);
            }
        }
    }

    fn statement(&mut self, location: Location, statement: &Statement) {
        let span = statement.info.span;
        match &statement.kind {
            StatementKind::Assign(place, value) => {
                self.rvalue(location, span, value);
                self.mutate(location, place, span, Depth::Shallow);
            }
            StatementKind::FakeRead(FakeReadCause::Mention, _) => {}
            StatementKind::FakeRead(..) if off(Rule::PatternOfMoved) => {}
            StatementKind::FakeRead(_, place) => self.check_initialised(location, Action::Use, place, span),
            StatementKind::StorageDead(local) => {
                let rw = Rw::Write(WriteKind::StorageDeadOrDrop);
                self.access(location, &Place::local(*local), span, Depth::Shallow, rw, LocalMutation::Allowed);
            }
            StatementKind::StorageLive(_) | StatementKind::AscribeUserType(..) | StatementKind::Nop => {}
        }
    }

    fn terminator(&mut self, location: Location, terminator: &Terminator) {
        let span = terminator.info.span;
        match &terminator.kind {
            TerminatorKind::SwitchInt { operand, .. } => self.consume(location, span, operand),
            TerminatorKind::Drop { place, replace, .. } => {
                let kind = if *replace { WriteKind::Replace } else { WriteKind::StorageDeadOrDrop };
                self.access(location, place, span, Depth::Drop, Rw::Write(kind), LocalMutation::Allowed);
            }
            TerminatorKind::Call { func, args, destination, .. } => {
                self.consume(location, span, func);
                for arg in args {
                    self.consume(location, span, arg);
                }
                self.mutate(location, destination, span, Depth::Deep);
            }
            TerminatorKind::Assert { cond, message, .. } => {
                self.consume(location, span, cond);
                if let AssertKind::BoundsCheck { len, index } = message {
                    self.consume(location, span, len);
                    self.consume(location, span, index);
                }
            }
            TerminatorKind::Return | TerminatorKind::UnwindResume => self.exit(location, span),
            TerminatorKind::Goto(_)
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    /// At the function's end its variables die, arguments included.
    fn exit(&mut self, location: Location, span: Span) {
        if matches!(self.body.owner, BodyOwner::Const(_) | BodyOwner::Static(_)) {
            return;
        }
        for loan in self.live_loans.iter().filter(|_| !off(Rule::ReturnWhileBorrowed)).collect::<Vec<_>>() {
            let root = Place::local(self.loans.all[loan].place.local);
            let conflicts = Conflicts { ctx: self.ctx, body: self.body, indices: Indices::MayBeSame };
            let data = &self.loans.all[loan];
            if conflicts.conflict(&data.place, data.kind, &root, Depth::Shallow) {
                // What is borrowed dies as a whole here: no destructor runs any more.
                let borrowed = data.place.clone();
                self.report_dies_borrowed(location, loan, &borrowed, span.end_point());
            }
        }
    }

    fn rvalue(&mut self, location: Location, span: Span, value: &Rvalue) {
        match value {
            Rvalue::Ref(kind, place) => {
                let (depth, rw) = match kind {
                    BorrowKind::Fake { deep: false } => (Depth::FakeShallow, Rw::Read(ReadKind::Borrow(*kind))),
                    BorrowKind::Fake { deep: true } | BorrowKind::Shared => {
                        (Depth::Deep, Rw::Read(ReadKind::Borrow(*kind)))
                    }
                    BorrowKind::Mut(MutBorrowKind::TwoPhase) => {
                        (Depth::Deep, Rw::Reservation(WriteKind::MutableBorrow(*kind)))
                    }
                    BorrowKind::Mut(_) => (Depth::Deep, Rw::Write(WriteKind::MutableBorrow(*kind))),
                };
                self.access(location, place, span, depth, rw, LocalMutation::Forbidden);
                if !off(Rule::BorrowOfMoved) {
                    self.check_initialised(location, Action::Borrow, place, span);
                }
            }
            Rvalue::RawPtr(mutability, place) => {
                let rw = match mutability {
                    Mutability::Mut => Rw::Write(WriteKind::MutableBorrow(BorrowKind::Mut(MutBorrowKind::Default))),
                    Mutability::Not => Rw::Read(ReadKind::Borrow(BorrowKind::Shared)),
                };
                self.access(location, place, span, Depth::Deep, rw, LocalMutation::Forbidden);
                if !off(Rule::RawBorrowOfMoved) {
                    self.check_initialised(location, Action::Borrow, place, span);
                }
            }
            Rvalue::Len(place) | Rvalue::Discriminant(place) => {
                let rw = Rw::Read(ReadKind::Copy);
                // The length of a slice is no part of its elements: `s[0]` may be borrowed while `s[1]` is looked up.
                let depth = if let Rvalue::Len(_) = value { Depth::FakeShallow } else { Depth::Shallow };
                self.access(location, place, span, depth, rw, LocalMutation::Forbidden);
                if !off(Rule::MatchOfMoved) {
                    self.check_initialised(location, Action::Use, place, span);
                }
            }
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Coerce(_, operand, _)
            | Rvalue::Unary(_, operand) => self.consume(location, span, operand),
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.consume(location, span, &operands.0);
                self.consume(location, span, &operands.1);
            }
            Rvalue::Aggregate(_, operands) => {
                for operand in operands {
                    self.consume(location, span, operand);
                }
            }
        }
    }

    fn consume(&mut self, location: Location, span: Span, operand: &Operand) {
        match operand {
            Operand::Copy(place) => {
                let rw = Rw::Read(ReadKind::Copy);
                self.access(location, place, span, Depth::Deep, rw, LocalMutation::Forbidden);
                self.check_initialised(location, Action::Use, place, span);
            }
            Operand::Move(place) => {
                let rw = Rw::Write(WriteKind::Move);
                self.access(location, place, span, Depth::Deep, rw, LocalMutation::Allowed);
                self.check_initialised(location, Action::Use, place, span);
            }
            Operand::Const(_) => {}
        }
    }

    fn mutate(&mut self, location: Location, place: &Place, span: Span, depth: Depth) {
        self.check_assigned_path(location, place, span);
        let rw = Rw::Write(WriteKind::Mutate);
        self.access(location, place, span, depth, rw, LocalMutation::Forbidden);
    }

    /// Two-phase borrows whose first use is here become exclusive.
    fn activations(&mut self, location: Location, span: Span) {
        let Some(activated) = self.loans.activated_at.get(&location) else { return };
        for loan in activated.iter().copied().filter(|_| !off(Rule::TwoPhaseActivation)).collect::<Vec<_>>() {
            let data = &self.loans.all[loan];
            let (place, kind) = (data.place.clone(), data.kind);
            let rw = Rw::Activation(WriteKind::MutableBorrow(kind), loan);
            self.access(location, &place, span, Depth::Deep, rw, LocalMutation::Forbidden);
        }
    }

    fn access(&mut self, location: Location, place: &Place, span: Span, depth: Depth, rw: Rw, allowed: LocalMutation) {
        if let Rw::Activation(_, loan) = rw
            && self.is_reported_reservation(loan)
        {
            return;
        }
        // An error about this very place and expression was given already.
        if !self.reported_access.is_empty() && self.reported_access.contains(&(place.clone(), span)) {
            return;
        }
        let immutable = self.check_mutability(location, place, span, rw, allowed);
        let conflict = self.check_conflicts(location, place, span, depth, rw);
        if immutable || conflict {
            self.reported_access.insert((place.clone(), span));
        }
    }

    /// Compares the access with every loan in scope.
    fn check_conflicts(&mut self, location: Location, place: &Place, span: Span, depth: Depth, rw: Rw) -> bool {
        let loans = self.loans;
        for loan in loans.live_of(place.local, &self.live_loans) {
            let data = &loans.all[loan];
            let conflicts = Conflicts { ctx: self.ctx, body: self.body, indices: Indices::MayBeSame };
            if !conflicts.conflict(&data.place, data.kind, place, depth) {
                continue;
            }
            let is_fake = matches!(data.kind, BorrowKind::Fake { .. });
            if is_fake && off(Rule::GuardChangesNothing) {
                continue;
            }
            match rw {
                // A borrow does not conflict with its own activation.
                Rw::Activation(_, own) if own == loan => continue,
                Rw::Read(_) if (data.kind == BorrowKind::Shared && !off(Rule::SharedBorrowsCoexist)) || is_fake => {
                    continue;
                }
                Rw::Read(ReadKind::Borrow(BorrowKind::Fake { .. })) if is_mut(data.kind) => continue,
                Rw::Reservation(_)
                    if (data.kind == BorrowKind::Shared && !off(Rule::ReservationBesideShared)) || is_fake =>
                {
                    continue;
                }
                // Moves and drops of what a guard watches cannot happen in a guard.
                Rw::Write(WriteKind::Move | WriteKind::StorageDeadOrDrop) if is_fake => continue,
                Rw::Read(kind) => {
                    if !self.is_active(loan, location) {
                        continue;
                    }
                    match kind {
                        ReadKind::Copy if off(Rule::ReadWhileMutablyBorrowed) => continue,
                        ReadKind::Borrow(_) if off(Rule::BorrowWhileMutablyBorrowed) => continue,
                        ReadKind::Copy => self.report_use_while_borrowed(location, place, span, loan),
                        ReadKind::Borrow(new) => self.report_conflicting_borrow(location, place, span, new, loan),
                    }
                    return true;
                }
                Rw::Reservation(_) if off(Rule::ReservationIsExclusive) => continue,
                Rw::Reservation(kind) | Rw::Write(kind) | Rw::Activation(kind, _) => {
                    if let Rw::Reservation(_) = rw {
                        self.reported_reservations.push((place.clone(), location));
                    }
                    match kind {
                        WriteKind::MutableBorrow(_) if off(Rule::MutableBorrowWhileBorrowed) => continue,
                        WriteKind::StorageDeadOrDrop if off(Rule::DiesWhileBorrowed) => continue,
                        WriteKind::Mutate if off(Rule::AssignWhileBorrowed) => continue,
                        WriteKind::Replace if off(Rule::ReplaceWhileBorrowed) => continue,
                        WriteKind::Move if off(Rule::MoveWhileBorrowed) => continue,
                        WriteKind::MutableBorrow(new) => {
                            self.report_conflicting_borrow(location, place, span, new, loan);
                        }
                        WriteKind::StorageDeadOrDrop => self.report_dies_borrowed(location, loan, place, span),
                        WriteKind::Mutate | WriteKind::Replace => {
                            self.report_assign_while_borrowed(location, place, span, loan);
                        }
                        WriteKind::Move => self.report_move_while_borrowed(location, place, span, loan),
                    }
                    return true;
                }
            }
        }
        false
    }

    /// A two-phase borrow is inactive between its start and its first use.
    pub fn is_active(&self, loan: LoanId, location: Location) -> bool {
        let data = &self.loans.all[loan];
        if data.kind != BorrowKind::Mut(MutBorrowKind::TwoPhase) || off(Rule::TwoPhaseReservation) {
            return true;
        }
        let Some(activation) = data.activation else { return false };
        if off(Rule::TwoPhaseStaysActive) {
            return false;
        }
        if self.dominators.dominates(activation, location) {
            return true;
        }
        let after_reservation = Location { statement: data.location.statement + 1, ..data.location };
        !self.dominators.dominates(after_reservation, location)
    }

    fn is_reported_reservation(&self, loan: LoanId) -> bool {
        let loan = &self.loans.all[loan];
        let same = |(place, at): &(Place, Location)| {
            *at == loan.location || (*place == loan.place && is_recognised(&self.body.locals, place))
        };
        self.reported_reservations.iter().any(same)
    }

    // -- shared helpers ------------------------------------------------------------------------------------------

    pub fn ever_initialised(&self, local: Local) -> Option<InitId> {
        let path = self.data.local_path(local);
        let inits = self.data.inits_of.get(&path)?;
        inits.iter().copied().find(|init| self.ever_init.contains(*init))
    }

    pub fn maybe_uninit(&self, path: MovePathId) -> bool {
        self.uninit.contains(path)
    }

    pub fn place_ty(&self, place: &Place) -> Ty {
        place.ty(&self.body.locals).ty
    }

    pub fn push(&mut self, location: Location, span: Span, reason: super::reason::Reason) {
        self.findings.push(Finding { reason, span, location });
    }
}

fn is_mut(kind: BorrowKind) -> bool {
    matches!(kind, BorrowKind::Mut(_))
}
