//! What people and programs read, made from plain data. Nothing here does I/O, and every string is safe for a terminal:
//! control characters of the source and of the running program are drawn escaped.
//!
//! ```text
//!   diagnostic   diagnostics: with source snippets, one line each, or JSON
//!   suggestion   ways to mend an error, with the lines before and after
//!   text, value  a `Picture` for 80 columns
//!   html         a run as one HTML file
//!   json         a `Picture` as one JSON object
//!   story        one sentence for what a step did: the words of every front
//!   trace        steps as text
//!   layout       `cairn layout`
//!   permissions  `cairn permissions`
//!   lifelines    `cairn timeline`
//!   disasm       `cairn disasm`
//!   svg          a `Picture`, or layouts, drawn for a book
//!   paint        colours and widths
//! ```

pub mod diagnostic;
pub mod disasm;
pub mod fault;
pub mod hex;
pub mod html;
pub mod json;
pub mod layout;
pub mod lifelines;
pub mod paint;
pub mod permissions;
pub mod recited;
pub mod story;
mod suggestion;
pub mod svg;
pub mod text;
pub mod trace;
pub(crate) mod value;
