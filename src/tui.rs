//! `cairn step`: a run in the terminal, gone through both ways.
//!
//! ```text
//!   terminal   the real one: raw mode, keys, and giving it back whatever happens
//!   keys       which key does what: the one table that the help overlay shows too
//!   state      what is on the screen, as plain data
//!   update     a key -> the next state, and perhaps a request
//!   perform    a request -> a motion of the session -> the next state
//!   output     what the program printed, as lines that are safe to draw
//!   view/      the state -> a frame
//! ```
//!
//! Everything but `terminal` is plain data in and plain data out, so that tests need no terminal.

pub mod keys;
pub mod output;
pub mod perform;
pub mod state;
pub mod terminal;
pub mod update;
pub mod view;

pub use terminal::{Ended, run};
