//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod ast;
pub mod diagnostic;
pub mod index;
pub mod parse;
pub mod source;
