//! The same facts, variable by variable: what `cairn timeline` shows.

use super::{Cause, Dropped, Function, State, Value, words};

/// A variable's life.
#[derive(Clone, Debug)]
pub struct Life {
    pub name: String,
    pub ty: String,
    /// One for each line of the function.
    pub cells: Vec<Cell>,
    pub events: Vec<LifeEvent>,
}

/// A variable on a line.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Just before the line; nothing where it is not in scope.
    pub strand: Option<Strand>,
    /// What the line does to it, the weightiest first.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug)]
pub struct LifeEvent {
    pub line: u32,
    pub mark: Mark,
    pub words: String,
}

/// How a variable is between two lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strand {
    /// It has its value, and nobody borrows it.
    Owned,
    Shared,
    Exclusive,
    /// It has a value on some ways only, or part of one.
    Maybe,
    /// It has none: not yet, or moved away.
    Empty,
}

impl Strand {
    pub const ALL: [Strand; 5] = [Strand::Owned, Strand::Shared, Strand::Exclusive, Strand::Maybe, Strand::Empty];

    pub fn words(self) -> &'static str {
        match self {
            Strand::Owned => "owned",
            Strand::Shared => "borrowed, shared",
            Strand::Exclusive => "borrowed, exclusive",
            Strand::Maybe => "maybe, or in part",
            Strand::Empty => "no value",
        }
    }
}

/// What a line does to a variable; the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    Conflict,
    Moved,
    Dropped,
    Ended,
    Declared,
    Value,
    Assigned,
    Exclusive,
    Shared,
    /// Ways meet, and not on all of them it has its value.
    Maybe,
}

impl Mark {
    /// Those that a legend explains.
    pub const ALL: [Mark; 9] = [
        Mark::Declared,
        Mark::Value,
        Mark::Assigned,
        Mark::Shared,
        Mark::Exclusive,
        Mark::Moved,
        Mark::Dropped,
        Mark::Ended,
        Mark::Conflict,
    ];

    pub fn words(self) -> &'static str {
        match self {
            Mark::Declared => "declared",
            Mark::Value => "gets a value",
            Mark::Assigned => "assigned anew",
            Mark::Shared => "shared borrow",
            Mark::Exclusive => "exclusive borrow",
            Mark::Moved => "moved",
            Mark::Dropped => "dropped",
            Mark::Ended => "scope ends",
            Mark::Conflict => "error",
            Mark::Maybe => "maybe moved",
        }
    }
}

/// The lives of a function's variables, in the order of their declaration.
pub fn lives(function: &Function) -> Vec<Life> {
    let variables = function.places.iter().enumerate().filter(|(i, place)| place.variable == *i);
    variables.map(|(variable, _)| life(function, variable)).collect()
}

fn life(function: &Function, variable: usize) -> Life {
    let place = &function.places[variable];
    let mut life = Life {
        name: place.name.clone(),
        ty: place.ty.clone(),
        cells: vec![Cell::default(); function.lines.len()],
        events: Vec::new(),
    };
    let belongs = |other: usize| function.places.get(other).is_some_and(|other| other.variable == variable);
    // Lines without code are between the lines around them.
    let mut ahead: Option<Strand> = None;
    for (i, line) in function.lines.iter().enumerate().rev() {
        if line.has_code {
            ahead = line.before.iter().find(|state| state.place == variable).map(strand);
        }
        life.cells[i].strand = ahead;
    }
    for (i, line) in function.lines.iter().enumerate() {
        let mut found: Vec<LifeEvent> = Vec::new();
        let mut note = |mark: Mark, words: String| {
            if !found.iter().any(|event| event.words == words) {
                found.push(LifeEvent { line: line.number, mark, words });
            }
        };
        for change in line.changes.iter().filter(|change| change.place == variable) {
            let mark = match &change.cause {
                Cause::Parameter | Cause::Captured | Cause::Initialised | Cause::Assigned => Mark::Value,
                Cause::Declared => Mark::Declared,
                Cause::Moved { .. } => Mark::Moved,
                // These are told below.
                Cause::Ended { .. }
                | Cause::Borrowed { .. }
                | Cause::Returned { .. }
                | Cause::LastUse
                | Cause::Unknown => continue,
                Cause::Joined { .. } => {
                    note(Mark::Maybe, words::why(place, change));
                    continue;
                }
            };
            note(mark, words::why(place, change));
        }
        for assigned in line.assigned.iter().filter(|assigned| belongs(**assigned)) {
            let what = &function.places[*assigned].name;
            note(
                Mark::Assigned,
                if *assigned == variable { "assigned anew".to_owned() } else { format!("`{what}` assigned anew") },
            );
        }
        for borrow in line.borrowed.iter().filter(|borrow| belongs(borrow.place)) {
            let mark = if borrow.loan.exclusive { Mark::Exclusive } else { Mark::Shared };
            note(mark, words::borrow(place, &borrow.loan));
        }
        for end in line.ended.iter().filter(|end| end.place == variable) {
            let (mark, words) = match end.dropped {
                Dropped::Yes => (Mark::Dropped, "dropped: its scope ends here"),
                Dropped::Maybe => (Mark::Dropped, "what is left of it is dropped: its scope ends here"),
                Dropped::No => (Mark::Ended, "its scope ends here"),
            };
            note(mark, words.to_owned());
        }
        for missing in &line.missing {
            let index = missing.place.as_ref().and_then(|name| function.places.iter().position(|p| p.name == *name));
            if index.is_some_and(&belongs) {
                note(Mark::Conflict, words::missing(missing));
            }
        }
        let mut marks: Vec<Mark> = found.iter().map(|event| event.mark).collect();
        marks.sort_unstable();
        marks.dedup();
        life.cells[i].marks = marks;
        life.events.extend(found);
    }
    life
}

fn strand(state: &State) -> Strand {
    match (state.value, &state.loan) {
        (Value::Absent, _) => Strand::Empty,
        (Value::Maybe | Value::Partly, _) => Strand::Maybe,
        (Value::Whole, Some(loan)) if loan.exclusive => Strand::Exclusive,
        (Value::Whole, Some(_)) => Strand::Shared,
        (Value::Whole, None) => Strand::Owned,
    }
}
