//! Rust seen from below: a checker and a virtual machine for a true subset of Rust (edition 2024).
//!
//! The modules in pipeline order; data flows down the page, and [`driver`] is the only file that knows the order.
//!
//! ```text
//!   text ──parse──► ast ──resolve, typeck──► hir ──lower──► mir ──dataflow──► facts
//!                                                            │ borrowck reads mir and facts, and accepts or rejects
//!                                                            ▼
//!   picture ◄── timeline ◄── vm ◄── bytecode ◄──codegen── mir (elaborated by drops)
//! ```
//!
//! Foundations: [`source`], [`index`], [`diagnostic`], [`ty`], [`layout`]. Languages: [`ast`], [`hir`], [`mir`], [`bytecode`].
//! Everything else is an arrow between two of them, the machine, or a front.
#![forbid(unsafe_code)]

pub mod ast;
pub mod borrowck;
pub mod bytecode;
pub mod cli;
pub mod codegen;
pub mod dataflow;
pub mod diagnostic;
pub mod driver;
pub mod drops;
pub mod explain;
pub mod facts;
pub mod fix;
pub mod hash;
pub mod hir;
pub mod index;
pub mod layout;
pub mod lints;
pub mod lower;
pub mod mir;
pub mod mutant;
pub mod parse;
pub mod permissions;
pub mod picture;
pub mod render;
pub mod resolve;
pub mod source;
pub mod testing;
pub mod timeline;
pub mod tui;
pub mod ty;
pub mod typeck;
pub mod unchecked;
pub mod vm;
