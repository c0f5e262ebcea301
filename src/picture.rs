//! One moment of a run as plain data: frames, variables, statics, heap blocks, and what each byte is.
//!
//! ```text
//!   data     the picture: what every front draws, and what `serde` makes JSON of
//!   take     machine -> picture: frames, variables, ownership, loans, statics, blocks
//!   decode   bytes and a type -> a value tree, and the role of each byte
//!   map      address -> what lies there
//!   places   `(*b).name` -> the bytes it has
//!   frames   what each byte of a frame belongs to
//!   arrows   every pointer in what is drawn
//!   findings cycles and leaks
//!   diff     what changed between two pictures
//!   fault    what led to a fault in memory, event by event
//!   owners   which variable or block owns which heap block
//!   types    what views need to know of types
//! ```
//!
//! A picture is made from whatever bytes are there: uninitialised variables, invalid tags and wild pointers become
//! values that say so ([`Value::Invalid`], [`Target::Unmapped`], ...). Nothing here panics or follows a cycle.

mod arrows;
mod data;
mod decode;
mod diff;
pub mod fault;
mod findings;
mod frames;
mod map;
mod owners;
mod places;
mod roles;
mod take;
mod types;

pub use data::*;
pub use diff::{Change, diff};
pub use take::Options;
