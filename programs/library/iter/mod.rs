//! Sequences of values, one at a time.

mod adapters;
mod compare;
mod flatten;
mod iterator;
mod limits;
mod range;
mod sources;
mod traits;

pub use self::adapters::{
    Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, Peekable, Rev, Scan, Zip, zip, chain,
};
pub use self::flatten::{FlatMap, Flatten};
pub use self::iterator::Iterator;
pub use self::limits::{MapWhile, Skip, SkipWhile, StepBy, Take, TakeWhile};
pub use self::range::Step;
pub use self::sources::{
    Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Successors, empty, from_fn, once, once_with, repeat,
    repeat_n, repeat_with, successors,
};
pub use self::traits::{
    DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Product, Sum,
};
