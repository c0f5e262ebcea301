//! A way to mend an error that nobody has checked yet.

use crate::diagnostic::{Applicability, Cost, Edit, Suggestion};

/// What might mend an error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub message: String,
    pub edits: Vec<Edit>,
    pub cost: Cost,
    pub doubt: Doubt,
}

/// How far the mended program may be from what was meant. Ordered: the nearest comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doubt {
    /// Every expression still computes what it says.
    None,
    /// Something happens earlier or later than it was written.
    Order,
    /// A value is not what was written: a copy where the original was meant, a default, something left out.
    Value,
}

impl Candidate {
    /// What comes first of several: what is nearest to what was written, then what costs least.
    pub fn rank(&self) -> (bool, Cost, Doubt) {
        (self.doubt == Doubt::Value, self.cost, self.doubt)
    }

    /// What kind of change it is: of one kind, one is shown.
    pub fn kind(&self) -> &str {
        kind(&self.message)
    }

    pub fn into_suggestion(mut self) -> Suggestion {
        // Stable: insertions at one place stay in their order.
        self.edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let applicability = match self.doubt {
            Doubt::None => Applicability::MachineApplicable,
            Doubt::Order | Doubt::Value => Applicability::MaybeIncorrect,
        };
        Suggestion { message: self.message, edits: self.edits, cost: self.cost, applicability }
    }
}

/// The words of a message before the code in it.
pub fn kind(message: &str) -> &str {
    message.split([':', '`']).next().unwrap_or(message)
}
