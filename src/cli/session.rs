//! Opens a session for the commands that go through a run.

use std::fs::File;
use std::io::Read;

use super::args::SessionArgs;
use super::{exit, show};
use crate::driver::{Checks, Compilation};
use crate::timeline::{Options, Session};
use crate::vm::{Closed, Frees, Host, Limits};

/// What the program reads if no file is given for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stdin {
    /// What this command reads.
    Own,
    /// Nothing: this command's input is for something else.
    Empty,
}

/// Compiles the accepted program and hands a session at its start to `then`. The program's output is kept in the session and
/// goes nowhere else.
pub fn with_session(
    compilation: &Compilation<'_>,
    args: &SessionArgs,
    stdin: Stdin,
    then: impl FnOnce(&mut Session<'_>) -> u8,
) -> u8 {
    let host = match input(args, stdin) {
        Ok(host) => host,
        Err(message) => {
            eprintln!("error: {message}");
            return exit::REJECTED;
        }
    };
    let settings = compilation.options(args.unchecked.checks());
    let program = match compilation.bytecode_with_facts(&settings) {
        Ok(program) => program,
        Err(diagnostics) => {
            show::diagnostics(compilation.sources, &diagnostics, args.input.error_format);
            return exit::REJECTED;
        }
    };
    let defaults = Options::default();
    let options = Options {
        limits: Limits {
            heap: args.heap << 20,
            stack: args.stack << 10,
            fuel: args.fuel,
            frees: frees(args.unchecked.checks()),
            ..defaults.limits
        },
        guard: settings.guard,
        ..defaults
    };
    then(&mut Session::new(&program, compilation.sources, options, host))
}

/// A guarded run of a rejected program keeps freed blocks apart; one without guard lets happen what happens.
pub fn frees(checks: Checks) -> Frees {
    match checks {
        Checks::Language => Frees::Checked,
        Checks::Guard => Frees::Held,
        Checks::Nothing => Frees::Trusted,
    }
}

fn input(args: &SessionArgs, stdin: Stdin) -> Result<Box<dyn Host>, String> {
    let source: Box<dyn Read> = match &args.stdin {
        Some(path) => {
            let file = File::open(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
            Box::new(file)
        }
        // The program itself came from there, or the keys do.
        None if stdin == Stdin::Empty || args.input.file.as_os_str() == "-" => Box::new(std::io::empty()),
        None => Box::new(std::io::stdin()),
    };
    Ok(Box::new(Quiet { source, start: std::time::Instant::now() }))
}

/// A host that reads and prints nothing.
struct Quiet {
    source: Box<dyn Read>,
    start: std::time::Instant,
}

impl Host for Quiet {
    fn stdout(&mut self, _: &[u8]) -> Result<(), Closed> {
        Ok(())
    }

    fn stderr(&mut self, _: &[u8]) -> Result<(), Closed> {
        Ok(())
    }

    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed> {
        Ok(self.source.read(buffer).unwrap_or(0))
    }

    fn nanos(&mut self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}
