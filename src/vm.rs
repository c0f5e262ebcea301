//! The machine: one array of bytes, a free-list heap inside it, frames as registers, and a loop over 8-byte instructions.
//!
//! ```text
//!   memory   the bytes and their regions                       frames   walking the stack, source locations
//!   heap     allocate and free inside the bytes                unwind   panics: message, cleanup, the next frame
//!   exec     the dispatch loop                                 guard    shadow state for programs with `unsafe`
//!   world    what instructions need beyond the bytes           trap     why a run ended, as data
//!   blocks   the record of who made and freed which block
//!   machine  the public face: run, stop              view     ... and look
//!   touched  which bytes changed                     snapshot checkpoints of them (over `sparse` arrays)
//! ```
//!
//! Nothing here does I/O or panics: a program's output goes to a [`Host`], and every fault is a [`Trap`].

mod blocks;
mod exec;
mod frames;
mod functions;
mod guard;
mod heap;
mod host;
mod machine;
mod memory;
mod records;
mod sites;
mod snapshot;
mod sparse;
mod touched;
mod trap;
mod unwind;
mod view;
mod world;

pub use blocks::{BlockLog, BlockRecord, Site};
pub use frames::{Frame, Frames, Location};
pub use guard::{Guard, NoGuard, Shadow};
pub use heap::{Block, BlockState, Blocks, Frees, Heap, HeapFault};
pub use host::{BACKTRACE_NOTE, Captured, Closed, Host};
pub use machine::{Breakpoints, Limits, Machine, Stop, Until};
pub use memory::{Memory, Region};
pub use snapshot::Snapshot;
pub use touched::Touched;
pub use trap::{BlockReport, Trap, Violation, ViolationKind};
pub use view::View;
