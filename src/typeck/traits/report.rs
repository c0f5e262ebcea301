//! Failed obligations as diagnostics.
