//! The machine on programs written by hand: every instruction at its edge values against Rust's own semantics, calls, panics,
//! limits, the guard.

mod bed;
mod guard;
mod ops;
mod runs;
