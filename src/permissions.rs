//! What each line of a function changes: which places may be read, written and owned, and why that was gained or lost.
//!
//! This is the model of Crichton, Gray and Krishnamurthi, "A Grounded Conceptual Model for Ownership Types in Rust" (OOPSLA
//! 2023), computed from what the borrow checker knows; docs/permissions.md has the rules. Whether a place is used again is
//! told apart from what may be done with it.
//!
//! ```text
//!   mir --borrowck::survey--> standings at points --lines--> steps from line to line --cause--> changes and why
//!                                                                             words ─► sentences, for every front
//!   lifelines: the same, variable by variable
//! ```

mod cause;
pub mod lifelines;
mod lines;
mod missing;
pub mod words;

use serde::Serialize;

use crate::borrowck::survey::{Presence, Survey};
use crate::hir::Context;
use crate::mir::{Body, LocalDeclKind};
use crate::source::{FileId, Sources};
use crate::ty::TyNames;

/// What is known of one body.
#[derive(Clone, Debug, Serialize)]
pub struct Function {
    pub name: String,
    /// The first and the last line, counted from 1.
    pub first: u32,
    pub last: u32,
    /// Variables in the order of their declaration, each before its parts.
    pub places: Vec<Place>,
    /// Every line of the function.
    pub lines: Vec<Line>,
    /// The body is too large: there are no places then.
    pub too_large: bool,
}

/// A variable or a part of one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Place {
    pub name: String,
    #[serde(rename = "type")]
    pub ty: String,
    /// For parts, the place of the variable; its own number for variables.
    pub variable: usize,
    /// Where its variable is declared.
    pub declared: u32,
    pub parameter: bool,
    /// Why it may never be written, if so.
    pub never_written: Option<String>,
    /// It may not be moved away, ever: it is behind a reference, or part of what cannot be taken apart.
    pub never_moved: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub number: u32,
    /// Some of the function's code is on this line.
    pub has_code: bool,
    /// The places that have a slot when the program first comes to the line.
    pub before: Vec<State>,
    pub changes: Vec<Change>,
    /// Borrows that begin on the line, those of a single expression too, and of which place.
    pub borrowed: Vec<Borrow>,
    /// Places that have a value and get another.
    pub assigned: Vec<usize>,
    /// Variables whose scopes end, with and without a value.
    pub ended: Vec<End>,
    pub missing: Vec<Missing>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct End {
    pub place: usize,
    pub dropped: Dropped,
}

/// Whether the end of a scope runs a destructor or frees memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dropped {
    No,
    /// If the value is still there.
    Maybe,
    Yes,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Borrow {
    pub place: usize,
    pub loan: Loan,
}

/// The three permissions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct May {
    pub read: bool,
    pub write: bool,
    pub own: bool,
}

impl May {
    pub fn any(self) -> bool {
        self.read || self.write || self.own
    }
}

/// A place at a point.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct State {
    /// Number of the place.
    pub place: usize,
    pub may: May,
    pub value: Value,
    /// A loan that is in scope and takes permissions away.
    pub loan: Option<Loan>,
    pub used_later: bool,
}

/// Whether there is a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Absent,
    Maybe,
    Partly,
    Whole,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Loan {
    pub exclusive: bool,
    /// What was borrowed: the place itself, a part of it or what it is part of.
    pub of: String,
    /// The variable that holds the reference, if one does.
    pub by: Option<String>,
    /// Where it was borrowed.
    pub line: u32,
    pub until: Until,
}

/// How long a loan lasts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// The last line in which the reference may be used.
    Line(u32),
    /// The function's end and beyond.
    Returned,
}

/// What a line does to a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Change {
    pub place: usize,
    pub before: May,
    pub after: May,
    /// After the line. It has no bearing on what is permitted.
    pub used_later: bool,
    pub cause: Cause,
    /// Only if the program goes on in one of these lines.
    pub towards: Vec<u32>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cause {
    Parameter,
    Captured,
    /// `let x;`
    Declared,
    Initialised,
    /// Given a value, after it had lost its own or had none.
    Assigned,
    Moved {
        what: String,
        to: String,
    },
    /// Its scope ends; `dropped` if that runs a destructor or frees memory.
    Ended {
        dropped: bool,
    },
    Borrowed {
        loan: Loan,
    },
    /// The reference is not used again, or holds another address now.
    Returned {
        loan: Loan,
    },
    /// Where ways meet it holds no more on all of them.
    Joined {
        /// Where it was moved away on one of them.
        moved: Option<u32>,
        to: String,
    },
    /// Nothing but that the variable is not used again.
    LastUse,
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    Read,
    Write,
    Own,
}

/// A permission that an error is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Missing {
    /// rustc's code; none for errors about lifetimes.
    pub code: Option<String>,
    pub message: String,
    /// The line that the error is reported at, which may be another than the one where the permission is needed.
    pub reported: u32,
    pub place: Option<String>,
    pub needs: Option<Permission>,
    /// What there is instead; not known of temporaries.
    pub has: Option<May>,
    pub loan: Option<Loan>,
    /// What keeps that loan in scope.
    pub kept: Option<Kept>,
}

/// What keeps a loan in scope.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kept {
    Used {
        line: u32,
    },
    /// By the next turn of a loop.
    UsedInLoop {
        line: u32,
    },
    Dropped {
        line: u32,
    },
    /// A lifetime of the function's signature.
    Outlives {
        lifetime: String,
    },
}

/// Of each line of a body, what it changes.
pub fn of_body(cx: &dyn Context, sources: &Sources, name: String, body: &Body, survey: &Survey) -> Function {
    let line = |offset: u32| sources.file(FileId::MAIN).line_index(offset) as u32 + 1;
    let (first, last) = (line(body.span.start), line(body.span.end_point().start));
    let mut places = Vec::new();
    for surveyed in &survey.places {
        let local = surveyed.place.local;
        let decl = &body.locals[local];
        let variable = survey.places.iter().position(|place| place.place.local == local).unwrap_or_default();
        places.push(Place {
            name: surveyed.name.clone(),
            ty: surveyed.ty.display(names(cx)).to_string(),
            variable,
            declared: line(decl.span.start),
            parameter: matches!(decl.kind, LocalDeclKind::Var { is_arg: true, .. }),
            never_written: surveyed.immutable.as_ref().map(words::immutable),
            never_moved: !surveyed.movable,
        });
    }
    let mut function = Function { name, first, last, places, lines: Vec::new(), too_large: survey.too_large };
    let step = lines::Steps::new(cx, sources, body, survey);
    function.lines = step.lines(&function);
    missing::add(&step, &mut function);
    function
}

impl From<Presence> for Value {
    fn from(presence: Presence) -> Value {
        match presence {
            Presence::Absent => Value::Absent,
            Presence::Maybe => Value::Maybe,
            Presence::Partly => Value::Partly,
            Presence::Whole => Value::Whole,
        }
    }
}

fn names(cx: &dyn Context) -> &dyn TyNames {
    cx
}
