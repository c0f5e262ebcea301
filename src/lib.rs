//! Rust seen from below.
#![forbid(unsafe_code)]

pub mod bytecode;
pub mod codegen;
pub mod dataflow;
pub mod diagnostic;
pub mod drops;
pub mod hir;
pub mod index;
pub mod layout;
pub mod lower;
pub mod mir;
pub mod source;
pub mod ty;
pub mod vm;
