//! Types: ast and names to hir.
//!
//! Items are lowered on demand ([`tcx::Tcx`]), bodies checked one at a time.

pub mod astconv;
pub mod coherence;
pub mod collect;
pub mod context;
pub mod generics;
pub mod tcx;
pub mod wf;
