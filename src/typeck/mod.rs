//! Types: ast and names to hir.
//!
//! Items are lowered on demand ([`tcx::Tcx`]), traits solved and types inferred ([`infer`], [`traits`]), bodies checked one at
//! a time ([`check`]).

pub mod args;
pub mod astconv;
pub mod autoderef;
pub mod bounds;
pub mod check;
pub mod coerce;
pub mod coherence;
pub mod collect;
pub mod context;
pub mod dyn_compat;
pub mod fulfill;
pub mod generics;
pub mod infer;
pub mod instance;
pub mod method;
pub mod tables;
pub mod tcx;
pub mod traits;
pub mod variance;
pub mod wf;

#[cfg(test)]
mod tests;
