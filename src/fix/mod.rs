//! Ways to mend ownership errors, each of them checked before it is shown.
//!
//! ```text
//!   error and its reason ──families──► candidates ──apply, check again──► suggestions, the least costly first
//! ```
//!
//! The families (one file each) are generous: they know what usually helps and look only at the source and at the reason, not
//! at whether it will help here. Whether it does is for the checker to say: a candidate is applied to a copy of the program,
//! the copy is checked as any program is, and what leaves the error, or makes a new one, is thrown away. Where no single
//! candidate helps, those that exchange the error for another one are taken one step further.
//!
//! The work is bounded by numbers, not by time, so that the same program always gets the same suggestions.

mod apply;
mod candidate;
mod case;
mod edits;
mod families;
mod search;
mod text;
mod trail;
mod verify;

pub use apply::{Done, Mended, mend};
pub use edits::apply as apply_edits;
pub use search::{Limits, suggest};
pub use verify::is_ownership;
