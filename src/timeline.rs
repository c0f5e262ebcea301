//! Time: a run that goes forward and back.
//!
//! ```text
//!   session      the run: position, checkpoints, replay; every front drives one
//!   motion       steps, searches and breakpoints, both ways
//!   checkpoints  which moments are kept, within a bound
//!   recorder     input and output, so that a replay sees and says the same
//!   points       at which instructions steps end
//!   stops        the moments that are asked for by line: `7`, `7:2`, `end`
//! ```
//!
//! Going back is going to the last checkpoint before, and forward from there: the machine is deterministic, and what it
//! reads from outside is recorded.

mod checkpoints;
mod motion;
mod points;
mod recorder;
mod session;
mod stops;

pub use motion::{Depth, Direction, Happening, Outcome, Unit};
pub use recorder::{Output, Stream};
pub use session::{Options, Session, Watch};
pub use stops::{Moment, Stops};
