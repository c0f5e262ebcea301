//! From standings at points to what each line does.
//!
//! Points that stand for nothing in the source (jumps, ends of temporaries) belong to no line; the rest belong to the line on
//! which their expression starts, or where the scope ends. A line is entered from other lines and left for others: what it
//! changes is the difference between the two. Where ways meet, what is lost by that is told on the line where they meet.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::borrowck::survey::{EventKind, Presence, Standing, Survey};
use crate::hir::Context;
use crate::mir::{BlockId, Body, LocalDeclKind, Location, StatementKind, TerminatorKind};
use crate::source::{FileId, Sources};

use super::{Borrow, Cause, Change, Dropped, End, Function, Line, Loan, May, State, Until};

/// Ways through one line that are looked at.
const MAX_WAYS: usize = 64;

pub struct Steps<'a> {
    pub cx: &'a dyn Context,
    pub sources: &'a Sources,
    pub body: &'a Body,
    pub survey: &'a Survey,
    /// The points of every line, in order.
    pub points: BTreeMap<u32, Vec<Location>>,
    predecessors: Vec<u32>,
    /// For each point of a line, where the program goes on.
    next: HashMap<Location, Vec<Arrival>>,
    loans: Vec<Loan>,
}

/// The way from a point to the next that belongs to a line.
#[derive(Clone)]
struct Arrival {
    /// `None` at the function's end.
    to: Option<Location>,
    /// The last point of the way there.
    end: Location,
    /// The first edge on the way on which other ways join.
    joins: Option<(BlockId, BlockId)>,
}

impl<'a> Steps<'a> {
    pub fn new(cx: &'a dyn Context, sources: &'a Sources, body: &'a Body, survey: &'a Survey) -> Steps<'a> {
        let mut steps = Steps {
            cx,
            sources,
            body,
            survey,
            points: BTreeMap::new(),
            predecessors: vec![0; body.blocks.len()],
            next: HashMap::new(),
            loans: Vec::new(),
        };
        let reachable: HashSet<BlockId> = crate::mir::order::reverse_postorder(body).into_iter().collect();
        for (block, contents) in body.blocks.iter_ids() {
            if contents.is_cleanup || !reachable.contains(&block) {
                continue;
            }
            for target in contents.terminator.kind.successors() {
                steps.predecessors[target.0 as usize] += 1;
            }
            for statement in 0..=contents.statements.len() {
                let location = Location { block, statement };
                if let Some(line) = steps.line_of(location) {
                    steps.points.entry(line).or_default().push(location);
                }
            }
        }
        let all: Vec<Location> = steps.points.values().flatten().copied().collect();
        for location in all {
            let arrivals = steps.arrivals(location);
            steps.next.insert(location, arrivals);
        }
        steps.loans = steps.described_loans();
        steps
    }

    /// The line that a point belongs to.
    pub fn line_of(&self, location: Location) -> Option<u32> {
        let block = &self.body.blocks[location.block];
        if block.is_cleanup {
            return None;
        }
        let span = self.body.source_info(location).span;
        if span.file != FileId::MAIN {
            return None;
        }
        let is_variable = |local| matches!(self.body.locals[local].kind, LocalDeclKind::Var { .. });
        let offset = match block.statements.get(location.statement) {
            Some(statement) => match &statement.kind {
                StatementKind::Assign(..) => span.start,
                StatementKind::StorageLive(local) if is_variable(*local) => span.start,
                StatementKind::StorageDead(local) if is_variable(*local) => span.end_point().start,
                StatementKind::StorageLive(_)
                | StatementKind::StorageDead(_)
                | StatementKind::FakeRead(..)
                | StatementKind::AscribeUserType(..)
                | StatementKind::Nop => return None,
            },
            None => match &block.terminator.kind {
                TerminatorKind::Drop { replace: false, .. } => span.end_point().start,
                TerminatorKind::Drop { replace: true, .. }
                | TerminatorKind::SwitchInt { .. }
                | TerminatorKind::Call { .. }
                | TerminatorKind::Assert { .. } => span.start,
                TerminatorKind::Goto(_)
                | TerminatorKind::Return
                | TerminatorKind::UnwindResume
                | TerminatorKind::Unreachable
                | TerminatorKind::FalseEdge { .. }
                | TerminatorKind::FalseUnwind { .. } => return None,
            },
        };
        Some(self.sources.file(FileId::MAIN).line_index(offset) as u32 + 1)
    }

    /// Where the program may go from a point, past what belongs to no line.
    fn arrivals(&self, from: Location) -> Vec<Arrival> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut pending = vec![(from, None)];
        while let Some((at, joins)) = pending.pop() {
            let block = &self.body.blocks[at.block];
            let mut reach = |to: Location, joins: Option<(BlockId, BlockId)>| {
                if self.line_of(to).is_some() {
                    found.push(Arrival { to: Some(to), end: to, joins });
                } else if seen.insert(to) {
                    pending.push((to, joins));
                }
            };
            if at.statement < block.statements.len() {
                reach(Location { statement: at.statement + 1, ..at }, joins);
                continue;
            }
            let targets = match &block.terminator.kind {
                TerminatorKind::Return => {
                    found.push(Arrival { to: None, end: at, joins: None });
                    continue;
                }
                // The ways that are only believed in are no ways of the program's.
                TerminatorKind::FalseEdge { real, .. } | TerminatorKind::FalseUnwind { real, .. } => vec![*real],
                other => other.successors(),
            };
            for target in targets {
                if self.body.blocks[target].is_cleanup {
                    continue;
                }
                let meets = self.predecessors[target.0 as usize] > 1;
                let joins = joins.or(meets.then_some((at.block, target)));
                reach(Location { block: target, statement: 0 }, joins);
            }
        }
        found
    }

    /// What stands on arrival, before other ways join.
    fn on_arrival(&self, arrival: &Arrival) -> &[Standing] {
        match (arrival.to, arrival.joins) {
            (Some(_), Some((from, to))) => self.survey.along(from, to),
            (None, _) | (_, None) => self.survey.before(arrival.end),
        }
    }

    /// All lines of the function, with what they change.
    pub fn lines(&self, function: &Function) -> Vec<Line> {
        let mut lines: Vec<Line> = (function.first..=function.last.max(function.first))
            .map(|number| Line {
                number,
                has_code: false,
                before: Vec::new(),
                changes: Vec::new(),
                borrowed: Vec::new(),
                assigned: Vec::new(),
                ended: Vec::new(),
                missing: Vec::new(),
            })
            .collect();
        if self.survey.places.is_empty() {
            return lines;
        }
        let entries = self.entries();
        for (number, points) in &self.points {
            let Some(line) = number.checked_sub(function.first).and_then(|i| lines.get_mut(i as usize)) else {
                continue;
            };
            line.has_code = true;
            let here = entries.get(number).map_or(&[][..], |entries| entries);
            line.before = self.states(here);
            let mut rows = Rows::default();
            for entry in here {
                self.ways_through(*number, *entry, &mut rows);
            }
            let joined = self.joined(*number, here);
            line.changes = joined;
            line.changes.extend(self.changes(function, *number, points, rows));
        }
        self.add_borrows(function, &mut lines);
        self.add_ends(function, &mut lines);
        // What is there from the start belongs to the function's first line.
        let start = Location { block: BlockId::START, statement: 0 };
        if let Some(first) = lines.first_mut() {
            let at_start = self.survey.before(start).iter().enumerate().filter(|(_, s)| may(s).any());
            let given = at_start.map(|(place, standing)| Change {
                place,
                before: May::default(),
                after: may(standing),
                used_later: self.survey.is_live(self.survey.places[place].place.local, start),
                cause: if function.places[place].parameter { Cause::Parameter } else { Cause::Captured },
                towards: Vec::new(),
            });
            let mut changes: Vec<Change> = given.collect();
            changes.append(&mut first.changes);
            first.changes = changes;
        }
        lines
    }

    /// Borrows and assignments, which need not change what is permitted after the line.
    fn add_borrows(&self, function: &Function, lines: &mut [Line]) {
        let mut on = |number: u32, note: &mut dyn FnMut(&mut Line)| {
            if let Some(line) = number.checked_sub(function.first).and_then(|i| lines.get_mut(i as usize)) {
                note(line);
            }
        };
        for (fact, loan) in self.survey.loans.iter().zip(&self.loans) {
            if matches!(fact.kind, crate::mir::BorrowKind::Fake { .. }) {
                continue;
            }
            let of_variable = |p: &crate::borrowck::survey::Surveyed| p.place.as_local() == Some(fact.place.local);
            let exact = self.survey.places.iter().position(|p| p.place == fact.place);
            if let Some(place) = exact.or_else(|| self.survey.places.iter().position(of_variable)) {
                on(loan.line, &mut |line| {
                    let borrow = Borrow { place, loan: loan.clone() };
                    if !line.borrowed.contains(&borrow) {
                        line.borrowed.push(borrow);
                    }
                });
            }
        }
        for event in self.survey.events.iter().filter(|event| event.kind == EventKind::Assigned) {
            let place = self.survey.places.iter().position(|p| p.place == event.place);
            let Some(place) = place else { continue };
            let whole = self.survey.before(event.location).get(place).is_some_and(|s| s.presence == Presence::Whole);
            if whole && let Some(number) = self.line_of(event.location) {
                on(number, &mut |line| {
                    if !line.assigned.contains(&place) {
                        line.assigned.push(place);
                    }
                });
            }
        }
    }

    /// Ends of scopes. What is left when the function returns ends on its last line.
    fn add_ends(&self, function: &Function, lines: &mut [Line]) {
        for event in self.survey.events.iter().filter(|event| event.kind == EventKind::Ended) {
            let place = self.survey.places.iter().position(|p| p.place == event.place);
            let (Some(place), Some(number)) = (place, self.line_of(event.location)) else { continue };
            let dropped = self.dropped(place, Some(number));
            if let Some(line) = number.checked_sub(function.first).and_then(|i| lines.get_mut(i as usize))
                && !line.ended.iter().any(|end| end.place == place)
            {
                line.ended.push(End { place, dropped });
            }
        }
        let Some(last) = lines.last_mut() else { return };
        for (block, contents) in self.body.blocks.iter_ids() {
            if !matches!(contents.terminator.kind, TerminatorKind::Return) || contents.is_cleanup {
                continue;
            }
            let at = Location { block, statement: contents.statements.len() };
            for (place, standing) in self.survey.before(at).iter().enumerate() {
                let known = last.changes.iter().any(|c| c.place == place && matches!(c.cause, Cause::Ended { .. }));
                if standing.declared && may(standing).any() && !known {
                    last.changes.push(Change {
                        place,
                        before: may(standing),
                        after: May::default(),
                        used_later: false,
                        cause: Cause::Ended { dropped: false },
                        towards: Vec::new(),
                    });
                }
                let is_variable = self.survey.places[place].place.projection.is_empty();
                if standing.declared && is_variable && !last.ended.iter().any(|end| end.place == place) {
                    last.ended.push(End { place, dropped: self.dropped(place, None) });
                }
            }
        }
        last.changes.sort_by_key(|change| change.place);
    }

    /// Whether the variable is dropped, in this line if one is given.
    fn dropped(&self, place: usize, line: Option<u32>) -> Dropped {
        let variable = &self.survey.places[place].place;
        let drop = |event: &&crate::borrowck::survey::Event| {
            event.kind == EventKind::Dropped
                && event.place == *variable
                && line.is_none_or(|line| self.line_of(event.location) == Some(line))
        };
        let presence = |location| self.survey.before(location).get(place).map(|standing| standing.presence);
        let drops = self.survey.events.iter().filter(drop).filter_map(|drop| presence(drop.location));
        drops.fold(Dropped::No, |dropped, presence| match presence {
            Presence::Absent => dropped,
            Presence::Maybe | Presence::Partly if dropped == Dropped::No => Dropped::Maybe,
            Presence::Maybe | Presence::Partly => dropped,
            Presence::Whole => Dropped::Yes,
        })
    }

    /// For each line, the points at which it is entered from another, or at the start.
    fn entries(&self) -> HashMap<u32, Vec<Location>> {
        let mut entries: HashMap<u32, Vec<Location>> = HashMap::new();
        let mut seen = HashSet::new();
        let mut enter = |to: Location| {
            if let Some(line) = self.line_of(to)
                && seen.insert(to)
            {
                entries.entry(line).or_default().push(to);
            }
        };
        let start = Location { block: BlockId::START, statement: 0 };
        if self.line_of(start).is_some() {
            enter(start);
        } else {
            self.arrivals(start).iter().filter_map(|arrival| arrival.to).for_each(&mut enter);
        }
        for (line, points) in &self.points {
            for point in points {
                for arrival in self.next.get(point).into_iter().flatten() {
                    if let Some(to) = arrival.to
                        && self.line_of(to) != Some(*line)
                    {
                        enter(to);
                    }
                }
            }
        }
        entries
    }

    /// What stands when the program first comes to a line: entries from above come before those from below.
    fn states(&self, entries: &[Location]) -> Vec<State> {
        let mut states = Vec::new();
        for (place, surveyed) in self.survey.places.iter().enumerate() {
            let all = || entries.iter().filter_map(|entry| self.survey.before(*entry).get(place));
            let Some(first) = all().find(|standing| standing.declared) else { continue };
            states.push(State {
                place,
                may: may(first),
                value: first.presence.into(),
                loan: first.loan.and_then(|loan| self.loan(loan)),
                used_later: entries.iter().any(|entry| self.survey.is_live(surveyed.place.local, *entry)),
            });
        }
        states
    }

    /// Every way from `entry` through the line and out of it.
    fn ways_through(&self, line: u32, entry: Location, rows: &mut Rows) {
        let mut seen = HashSet::from([entry]);
        let mut pending = vec![entry];
        let mut exits: Vec<&Arrival> = Vec::new();
        while let Some(at) = pending.pop() {
            for arrival in self.next.get(&at).into_iter().flatten() {
                match arrival.to {
                    Some(to) if self.line_of(to) == Some(line) => {
                        if seen.insert(to) {
                            pending.push(to);
                        }
                    }
                    Some(_) | None if exits.len() < MAX_WAYS => exits.push(arrival),
                    Some(_) | None => {}
                }
            }
        }
        let before = self.survey.before(entry);
        let group = rows.groups;
        rows.groups += 1;
        for (place, from) in before.iter().enumerate() {
            for exit in &exits {
                let to = self.on_arrival(exit).get(place).copied().unwrap_or_default();
                let local = self.survey.places[place].place.local;
                let live = |at: Option<Location>| at.is_some_and(|at| self.survey.is_live(local, at));
                rows.all.push(Row {
                    group,
                    place,
                    from: *from,
                    to,
                    was_live: live(Some(entry)),
                    live: live(exit.to),
                    target: exit.to.and_then(|to| self.line_of(to)),
                });
            }
        }
    }

    fn changes(&self, function: &Function, line: u32, points: &[Location], rows: Rows) -> Vec<Change> {
        let mut found: Vec<(Change, usize)> = Vec::new();
        // Of each place, what its ways are: all those of a group are alike, or each says where it leads.
        let mut exits: HashMap<(usize, usize), usize> = HashMap::new();
        let mut alike: HashMap<(usize, usize, May, May), usize> = HashMap::new();
        for row in &rows.all {
            *exits.entry((row.group, row.place)).or_default() += 1;
            *alike.entry((row.group, row.place, may(&row.from), may(&row.to))).or_default() += 1;
        }
        let mut lives: HashMap<usize, (bool, bool)> = HashMap::new();
        for row in &rows.all {
            let life = lives.entry(row.place).or_default();
            life.0 |= row.was_live || !row.from.declared;
            life.1 |= row.live;
        }
        for row in &rows.all {
            let (before, after) = (may(&row.from), may(&row.to));
            if before == after {
                continue;
            }
            let group = (row.group, row.place);
            let all_alike = alike.get(&(row.group, row.place, before, after)) == exits.get(&group);
            let cause = self.cause(line, points, row.place, &row.from, &row.to);
            let towards = if all_alike { Vec::new() } else { row.target.into_iter().collect() };
            let change = Change { place: row.place, before, after, used_later: row.live, cause, towards };
            let same = |other: &&mut (Change, usize)| {
                let other = &other.0;
                other.place == change.place
                    && other.before == change.before
                    && other.after == change.after
                    && other.cause == change.cause
                    && other.towards.is_empty() == change.towards.is_empty()
            };
            match found.iter_mut().find(same) {
                Some((other, _)) => {
                    other.used_later |= change.used_later;
                    for target in change.towards {
                        if !other.towards.contains(&target) {
                            other.towards.push(target);
                        }
                    }
                    other.towards.sort_unstable();
                }
                None => found.push((change, row.group)),
            }
        }
        // A variable that is used here for the last time keeps what may be done with it: that is worth a row.
        for (place, described) in function.places.iter().enumerate() {
            let (before, after) = lives.get(&place).copied().unwrap_or_default();
            let changed = found.iter().any(|(change, _)| change.place == place);
            let to = rows.all.iter().find(|row| row.place == place).map(|row| row.to).unwrap_or_default();
            if described.variable == place && before && !after && !changed && may(&to).any() {
                let may = may(&to);
                let (cause, towards) = (Cause::LastUse, Vec::new());
                found.push((Change { place, before: may, after: may, used_later: false, cause, towards }, 0));
            }
        }
        let mut changes: Vec<Change> = found.into_iter().map(|(change, _)| change).collect();
        changes.sort_by_key(|change| (change.place, change.towards.clone()));
        changes
    }

    /// What is lost where ways meet at the beginning of a line.
    fn joined(&self, line: u32, entries: &[Location]) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (from, points) in &self.points {
            if *from == line {
                continue;
            }
            for arrival in points.iter().filter_map(|point| self.next.get(point)).flatten() {
                let Some(to) = arrival.to.filter(|to| arrival.joins.is_some() && entries.contains(to)) else {
                    continue;
                };
                let before = self.on_arrival(arrival);
                for (place, (from, to_standing)) in before.iter().zip(self.survey.before(to)).enumerate() {
                    let (before, after) = (may(from), may(to_standing));
                    if before == after || changes.iter().any(|change| change.place == place) {
                        continue;
                    }
                    let local = self.survey.places[place].place.local;
                    changes.push(Change {
                        place,
                        before,
                        after,
                        used_later: self.survey.is_live(local, to),
                        cause: self.joined_cause(place, from, to_standing),
                        towards: Vec::new(),
                    });
                }
            }
        }
        changes.sort_by_key(|change| change.place);
        changes
    }

    pub fn loan(&self, loan: u32) -> Option<Loan> {
        self.loans.get(loan as usize).cloned()
    }

    fn described_loans(&self) -> Vec<Loan> {
        let name =
            |local| self.survey.places.iter().find(|p| p.place.as_local() == Some(local)).map(|p| p.name.clone());
        let line = |offset: u32| self.sources.file(FileId::MAIN).line_index(offset) as u32 + 1;
        let describe = |loan: &crate::borrowck::LoanFact| {
            let of = self.survey.places.iter().find(|place| place.place == loan.place).map(|place| place.name.clone());
            let of = of.unwrap_or_else(|| crate::facts::words::place_text(self.cx, self.body, &loan.place));
            let is_return = |at: &Location| {
                self.body.is_terminator(*at)
                    && matches!(self.body.blocks[at.block].terminator.kind, TerminatorKind::Return)
            };
            let until = if loan.in_scope.iter().any(is_return) {
                Until::Returned
            } else {
                let last = loan.in_scope.iter().filter_map(|at| self.line_of(*at)).max();
                Until::Line(last.unwrap_or_else(|| line(loan.span.start)))
            };
            Loan {
                exclusive: matches!(loan.kind, crate::mir::BorrowKind::Mut(_)),
                of,
                by: loan.holder.and_then(name),
                line: line(loan.span.start),
                until,
            }
        };
        self.survey.loans.iter().map(describe).collect()
    }
}

#[derive(Default)]
struct Rows {
    groups: usize,
    all: Vec<Row>,
}

/// A place on one way through a line.
struct Row {
    group: usize,
    place: usize,
    from: Standing,
    to: Standing,
    was_live: bool,
    live: bool,
    target: Option<u32>,
}

pub fn may(standing: &Standing) -> May {
    May { read: standing.read, write: standing.write, own: standing.own }
}
