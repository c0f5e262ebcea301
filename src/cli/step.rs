//! `cairn step`: the terminal UI.

use std::io::IsTerminal;

use super::args::Step;
use super::session::{Stdin, with_session};
use super::{exit, show};
use crate::driver::Compilation;
use crate::tui::{self, Ended, state::Look};

/// Whether there is a terminal to draw on; if not, says what to do instead.
pub fn has_terminal() -> bool {
    let there = std::io::stdout().is_terminal();
    if !there {
        eprintln!(
            "error: `cairn step` draws on a terminal, and standard output is none: `cairn trace` prints the steps"
        );
    }
    there
}

pub fn step(compilation: &Compilation<'_>, args: &Step) -> u8 {
    // The terminal's input is the keys.
    with_session(compilation, &args.session, Stdin::Empty, |session| {
        let look = Look {
            colour: !args.session.input.plain && show::paint_for(&std::io::stdout()).colour,
            plain: args.session.input.plain,
        };
        match tui::run(session, look) {
            Ok(Ended::Quit) => 0,
            Ok(Ended::Signal(signal)) => u8::try_from(128 + signal).unwrap_or(exit::USAGE),
            Err(error) => {
                eprintln!("error: the terminal cannot be used: {error}");
                exit::USAGE
            }
        }
    })
}
