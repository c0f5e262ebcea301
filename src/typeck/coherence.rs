//! Impls that may not be, or not together.

use super::tcx::Tcx;

/// Checks all impls of the user's crate against each other and the library's.
pub fn check(_tcx: &Tcx<'_>) {}
