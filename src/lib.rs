//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod bytecode;
pub mod diagnostic;
pub mod hir;
pub mod index;
pub mod layout;
pub mod mir;
pub mod source;
pub mod ty;
