//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod borrowck;
pub mod dataflow;
pub mod diagnostic;
pub mod drops;
pub mod hir;
pub mod index;
pub mod lower;
pub mod mir;
pub mod source;
pub mod ty;
