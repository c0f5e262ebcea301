//! A way to mend an error, as data: edits of the source, and what they cost when the program runs.

use std::fmt;

use crate::source::Span;

/// Replaces the text of `span` by `text`; an empty span inserts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// What the mended program does at run time that the rejected one did not ask for. Ordered: what costs less comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cost {
    /// Nothing: only when things happen, or what the checker is told, is different.
    Nothing,
    /// Bytes of a value are copied within the stack.
    StackCopy { bytes: Option<u64> },
    /// A reference count goes up, and down again later.
    Count,
    /// A value on the heap is made a second time.
    HeapClone { bytes: Option<u64> },
    /// A block is allocated for what was on the stack.
    HeapBlock,
    /// A `clone` of a type that may do anything.
    Clone,
}

impl fmt::Display for Cost {
    /// In words that continue "costs": `a copy of 8 bytes on the stack`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = |n: u64| if n == 1 { "1 byte".to_owned() } else { format!("{n} bytes") };
        match self {
            Cost::Nothing => f.write_str("nothing at run time"),
            Cost::StackCopy { bytes: None } => f.write_str("a copy on the stack"),
            Cost::StackCopy { bytes: Some(n) } => write!(f, "a copy of {} on the stack", many(*n)),
            Cost::Count => f.write_str("a reference count that goes up by one"),
            Cost::HeapClone { bytes: None } => f.write_str("a second copy on the heap"),
            Cost::HeapClone { bytes: Some(n) } => write!(f, "a second copy of {} on the heap", many(*n)),
            Cost::HeapBlock => f.write_str("a block on the heap"),
            Cost::Clone => f.write_str("whatever `clone` does for this type"),
        }
    }
}

/// How sure it is that the edit is what the writer wants; it is always accepted by the checker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Applicability {
    /// The program does what it said.
    MachineApplicable,
    /// Accepted, and perhaps not what was meant: something happens at another time, or to a copy.
    MaybeIncorrect,
}

/// One way to mend an error. It has been applied to a copy of the program and checked.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Suggestion {
    /// An imperative without a full stop: ``borrow instead: `&a` ``.
    pub message: String,
    /// In source order; they do not overlap.
    pub edits: Vec<Edit>,
    pub cost: Cost,
    pub applicability: Applicability,
}
