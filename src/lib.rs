//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod ast;
pub mod diagnostic;
pub mod hir;
pub mod index;
pub mod parse;
pub mod resolve;
pub mod source;
pub mod ty;
pub mod typeck;
