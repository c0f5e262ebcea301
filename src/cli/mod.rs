//! The command line front: reads arguments and files, calls the library, prints, and exits with the documented codes.

mod args;
mod draw;
mod explain;
mod fix;
mod host;
mod input;
mod memory;
mod output;
mod page;
mod permissions;
mod run;
mod session;
mod show;
mod spite;
mod step;
mod test;
mod trace;

use std::borrow::Cow;
use std::process::ExitCode;

use clap::Parser;

use crate::diagnostic::{Code, Diagnostic};
use crate::driver::{self, Compilation, Purpose};
use args::{Cli, Command, ErrorFormat, Input, SessionArgs, Unchecked};

/// Exit codes of the tool itself; a program's own are passed on.
mod exit {
    pub const REJECTED: u8 = 1;
    pub const USAGE: u8 = 2;
    pub const BUG: u8 = 70;
}

pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are not errors; clap knows the stream.
            let usage = error.use_stderr();
            let _ = error.print();
            return ExitCode::from(if usage { exit::USAGE } else { 0 });
        }
    };
    // The message of a panic is said once, by us, with what to do about it.
    std::panic::set_hook(Box::new(|_| {}));
    match driver::on_large_stack(|| command(&cli.command)) {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("cairn: this is a bug in Cairn, please report it with the program: {message}");
            ExitCode::from(exit::BUG)
        }
    }
}

fn command(command: &Command) -> u8 {
    match command {
        Command::Run(args) => with_program(&args.input, args.unchecked, |compilation| run::run(compilation, args)),
        Command::Check(args) if args.fix => fix::fix(args),
        Command::Check(args) => {
            let rejected = |compilation: &Compilation<'_>| {
                if args.explain_memory {
                    memory::explain(compilation, args.input.plain);
                }
            };
            with_verdict(&args.input, NEVER, |compilation| check(compilation, &args.input), rejected)
        }
        Command::Test(args) => {
            let run = |compilation: &Compilation<'_>| test::test(compilation, args);
            with_verdict_for(Purpose::Tests, &args.input, NEVER, run, |_| {})
        }
        Command::Mir(args) => with_accepted(&args.input, |compilation| show::mir(compilation, args)),
        Command::Disasm(args) => with_accepted(&args.input, |compilation| show::disasm(compilation, args)),
        Command::Layout(args) => with_accepted(&args.input, |compilation| show::layout(compilation, args)),
        // Before anything is said of the program: nothing can be shown.
        Command::Step(_) if !step::has_terminal() => exit::USAGE,
        Command::Step(args) => with_session_of(&args.session, |compilation| step::step(compilation, args)),
        Command::Draw(args) => with_session_of(&args.session, |compilation| draw::draw(compilation, args)),
        Command::Page(args) => with_session_of(&args.session, |compilation| page::page(compilation, args)),
        Command::Explain(args) => explain::explain(args),
        Command::Permissions(args) => {
            with_checked(&args.input, |compilation| permissions::permissions(compilation, args))
        }
        Command::Timeline(args) => with_checked(&args.input, |compilation| permissions::timeline(compilation, args)),
        Command::Trace(args) => with_session_of(&args.session, |compilation| trace::trace(compilation, args)),
    }
}

/// `cairn check`: what is accepted body by body may still be wrong in its instances.
fn check(compilation: &Compilation<'_>, input: &Input) -> u8 {
    match compilation.instantiate() {
        Ok(()) => 0,
        Err(diagnostics) => {
            report(compilation, input, &diagnostics);
            exit::REJECTED
        }
    }
}

fn with_accepted(input: &Input, then: impl FnOnce(&Compilation<'_>) -> u8) -> u8 {
    with_program(input, NEVER, then)
}

/// Errors are not passed over.
const NEVER: Unchecked = Unchecked { unchecked: false, no_guard: false };

fn with_session_of(args: &SessionArgs, then: impl FnOnce(&Compilation<'_>) -> u8) -> u8 {
    with_program(&args.input, args.unchecked, then)
}

/// Compiles the input, reports what was found, and goes on if it is accepted, or may run in spite of that.
fn with_program(input: &Input, unchecked: Unchecked, then: impl FnOnce(&Compilation<'_>) -> u8) -> u8 {
    with_verdict(input, unchecked, then, |_| {})
}

/// As [`with_program`], with something to do after the errors of a rejected program.
fn with_verdict(
    input: &Input,
    unchecked: Unchecked,
    then: impl FnOnce(&Compilation<'_>) -> u8,
    rejected_then: impl FnOnce(&Compilation<'_>),
) -> u8 {
    with_verdict_for(Purpose::Run, input, unchecked, then, rejected_then)
}

/// As [`with_verdict`], compiled for a purpose.
fn with_verdict_for(
    purpose: Purpose,
    input: &Input,
    unchecked: Unchecked,
    then: impl FnOnce(&Compilation<'_>) -> u8,
    rejected_then: impl FnOnce(&Compilation<'_>),
) -> u8 {
    let text = match input::read(&input.file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("error: {message}");
            return exit::REJECTED;
        }
    };
    let name = input.file.to_string_lossy();
    driver::compile_for(purpose, &name, &text, |compilation, diagnostics| {
        let rejected = diagnostics.iter().any(Diagnostic::is_error);
        let code = if rejected && unchecked.unchecked && compilation.can_run_unchecked() {
            spite::announce(compilation, diagnostics);
            then(compilation)
        } else {
            report(compilation, input, &with_suggestions(compilation, input, diagnostics));
            if rejected && unchecked.unchecked {
                eprintln!("{}", spite::CANNOT_RUN);
            }
            if rejected {
                rejected_then(compilation);
                exit::REJECTED
            } else {
                then(compilation)
            }
        };
        // The process ends here: nobody needs all those trees taken apart. This flushes standard output.
        std::process::exit(i32::from(code))
    })
}

/// Compiles the input, reports what was found, and shows something of it if nothing but ownership is wrong with it.
fn with_checked(input: &Input, show: impl Fn(&Compilation<'_>) -> u8) -> u8 {
    with_verdict(input, NEVER, &show, |compilation| {
        if compilation.can_run_unchecked() {
            show(compilation);
        }
    })
}

/// The diagnostics with ways to mend them, where the form shows any.
fn with_suggestions<'d>(
    compilation: &Compilation<'_>,
    input: &Input,
    diagnostics: &'d [Diagnostic],
) -> Cow<'d, [Diagnostic]> {
    if input.error_format == ErrorFormat::Short || diagnostics.is_empty() {
        return Cow::Borrowed(diagnostics);
    }
    let mut diagnostics = diagnostics.to_vec();
    crate::fix::suggest(compilation, &mut diagnostics, &crate::fix::Limits::default());
    Cow::Owned(diagnostics)
}

/// Prints diagnostics on standard error.
fn report(compilation: &Compilation<'_>, input: &Input, diagnostics: &[Diagnostic]) {
    let shown = &diagnostics[..diagnostics.len().min(input.max_errors)];
    show::diagnostics(compilation.sources, shown, input.diagnostics());
    let hidden = diagnostics.len() - shown.len();
    if hidden > 0 {
        let all = diagnostics.len();
        eprintln!("error[{}]: {hidden} of {all} errors are not shown (--max-errors)", Code::LIMIT);
    }
}
