//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod bytecode;
pub mod diagnostic;
pub mod index;
pub mod source;
pub mod vm;
