//! Why a line changes what may be done with a place.

use crate::borrowck::survey::{EventKind, Presence, Standing};
use crate::facts::words::receiver;
use crate::mir::{Location, Place};

use super::Cause;
use super::lines::{Steps, may};

impl Steps<'_> {
    /// The cause of a difference between two standings of a place, before and after a line.
    pub fn cause(&self, line: u32, points: &[Location], place: usize, from: &Standing, to: &Standing) -> Cause {
        let surveyed = &self.survey.places[place];
        let event = |kind: EventKind| {
            let here =
                self.survey.events.iter().filter(|event| event.kind == kind && overlap(&event.place, &surveyed.place));
            here.into_iter().find(|event| points.contains(&event.location))
        };
        let ended = from.declared && !to.declared;
        if ended && let Some(moved) = event(EventKind::Moved).filter(|_| event(EventKind::Ended).is_none()) {
            return self.moved(moved.location, &moved.place);
        }
        if ended {
            return self.ended(points, place, from);
        }
        if rank(to.presence) < rank(from.presence) {
            return match event(EventKind::Moved) {
                Some(moved) => self.moved(moved.location, &moved.place),
                None => self.ended(points, place, from),
            };
        }
        if rank(to.presence) > rank(from.presence) {
            return if from.declared && !self.declared_on(place, line) { Cause::Assigned } else { Cause::Initialised };
        }
        let (before, after) = (may(from), may(to));
        let lost = (before.read && !after.read) || (before.write && !after.write) || (before.own && !after.own);
        let taken = to.loan.filter(|_| lost).and_then(|loan| self.loan(loan));
        let given_back = from.loan.and_then(|loan| self.loan(loan));
        match (taken, given_back) {
            (Some(loan), _) => Cause::Borrowed { loan },
            (None, Some(loan)) => Cause::Returned { loan },
            (None, None) if !from.declared => Cause::Declared,
            (None, None) => Cause::Unknown,
        }
    }

    fn ended(&self, points: &[Location], place: usize, from: &Standing) -> Cause {
        let surveyed = &self.survey.places[place];
        let dropped = from.presence != Presence::Absent
            && surveyed.place.projection.is_empty()
            && self.survey.events.iter().any(|event| {
                event.kind == EventKind::Dropped && event.place == surveyed.place && points.contains(&event.location)
            });
        Cause::Ended { dropped }
    }

    fn moved(&self, location: Location, place: &Place) -> Cause {
        let named = self.survey.places.iter().find(|other| other.place == *place).map(|other| other.name.clone());
        let what = named.unwrap_or_else(|| crate::facts::words::place_text(self.cx, self.body, place));
        Cause::Moved { what, to: receiver(self.cx, self.body, location, place) }
    }

    /// Why less holds of a place where ways meet than on one of them.
    pub fn joined_cause(&self, place: usize, from: &Standing, to: &Standing) -> Cause {
        let surveyed = &self.survey.places[place];
        if rank(to.presence) < rank(from.presence)
            && let Some(moved) = self
                .survey
                .events
                .iter()
                .find(|event| event.kind == EventKind::Moved && overlap(&event.place, &surveyed.place))
        {
            let to = receiver(self.cx, self.body, moved.location, &moved.place);
            return Cause::Joined { moved: self.line_of(moved.location), to };
        }
        match to.loan.and_then(|loan| self.loan(loan)) {
            Some(loan) => Cause::Borrowed { loan },
            None => Cause::Joined { moved: None, to: String::new() },
        }
    }

    fn declared_on(&self, place: usize, line: u32) -> bool {
        let span = self.body.locals[self.survey.places[place].place.local].span;
        self.sources.line(span) == line
    }
}

/// One of the two is part of the other, or they are the same.
fn overlap(a: &Place, b: &Place) -> bool {
    a.local == b.local && (a.projection.starts_with(&b.projection) || b.projection.starts_with(&a.projection))
}

fn rank(presence: Presence) -> u8 {
    match presence {
        Presence::Absent => 0,
        Presence::Maybe => 1,
        Presence::Partly => 2,
        Presence::Whole => 3,
    }
}
