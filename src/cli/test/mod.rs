//! `cairn test`: runs the tests of a program one by one, each on a machine of its own, and prints what `cargo test` does.

mod host;
mod report;

use std::time::Instant;

use crate::driver::{Checks, Compilation};
use crate::source::FileId;
use crate::testing::{self, End, Outcome, Test};
use crate::vm::{Guard, Limits, Machine, NoGuard, Shadow, Stop, Trap, Until};

use super::args::{self, TestFormat};
use super::run::trap_text;
use super::{exit, show};
use host::TestHost;
use report::{Counts, Report};

/// As the real harness ends if a test failed.
const FAILED: u8 = 101;

/// A test that has been run.
pub struct Ran {
    pub name: String,
    pub outcome: Outcome,
    /// What it printed.
    pub output: Vec<u8>,
}

pub fn test(compilation: &Compilation<'_>, args: &args::Test) -> u8 {
    if let Some(flag) = args.filters.iter().find(|filter| filter.starts_with('-')) {
        let flag = crate::render::paint::escape(flag);
        eprintln!(
            "error: `{flag}` stands after `--`, where no flags are: put it before, as in `cairn test FILE {flag}`"
        );
        return exit::USAGE;
    }
    if let Err(diagnostics) = compilation.instantiate() {
        super::report(compilation, &args.input, &diagnostics);
        return exit::REJECTED;
    }
    let all = testing::tests(compilation);
    let chosen: Vec<&Test> = all.iter().filter(|test| is_chosen(test, args)).collect();
    let report = Report::new(args, show::paint_for(&std::io::stdout()));
    if args.list {
        report.list(&chosen);
        return 0;
    }
    let start = Instant::now();
    let counts = Counts { filtered_out: all.len() - chosen.len(), ..Counts::default() };
    report.start(chosen.len());
    match run_all(compilation, args, &report, &chosen, counts) {
        Ok((counts, ran)) => {
            report.end(&counts, &ran, start.elapsed());
            if counts.failed > 0 { FAILED } else { 0 }
        }
        Err(code) => code,
    }
}

fn is_chosen(test: &Test, args: &args::Test) -> bool {
    let fits = |filter: &String| if args.exact { test.name == *filter } else { test.name.contains(filter.as_str()) };
    (args.filters.is_empty() || args.filters.iter().any(fits))
        && !args.skip.iter().any(fits)
        && (!args.ignored || test.ignored.is_some())
}

/// Runs the tests; an exit code if all of them have to end.
fn run_all(
    compilation: &Compilation<'_>,
    args: &args::Test,
    report: &Report,
    chosen: &[&Test],
    mut counts: Counts,
) -> Result<(Counts, Vec<Ran>), u8> {
    let mut all = Vec::new();
    let mut noted = false;
    for (number, test) in chosen.iter().enumerate() {
        report.begin(test);
        let ran = if test.ignored.is_some() && !args.ignored && !args.include_ignored {
            Ran { name: test.name.clone(), outcome: Outcome::Ignored, output: Vec::new() }
        } else {
            let mut host = TestHost::new(&test.name, number, noted, !args.nocapture);
            let outcome = run_one(compilation, args, test, &mut host)?;
            noted = host.has_noted();
            Ran { name: test.name.clone(), outcome, output: host.captured }
        };
        counts.count(&ran.outcome);
        report.result(test, &ran);
        // What passed and is not shown is not kept.
        if args.show_output || matches!(ran.outcome, Outcome::Failed(_)) {
            all.push(ran);
        }
    }
    Ok((counts, all))
}

fn run_one(compilation: &Compilation<'_>, args: &args::Test, test: &Test, host: &mut TestHost) -> Result<Outcome, u8> {
    let options = crate::codegen::Options { entry: Some(test.function), ..compilation.options(Checks::Language) };
    // The story of a fault needs to know who owned what.
    let compiled = match options.guard {
        true => compilation.bytecode_with_facts(&options),
        false => compilation.bytecode(&options),
    };
    let program = match compiled {
        Ok(program) => program,
        Err(diagnostics) => {
            println!();
            super::report(compilation, &args.input, &diagnostics);
            return Err(exit::REJECTED);
        }
    };
    let limits = Limits {
        heap: args.heap << 20,
        stack: args.stack << 10,
        fuel: args.fuel,
        output: args.output_limit,
        ..Limits::default()
    };
    let end = if options.guard {
        execute::<Shadow>(compilation, &program, limits, host)
    } else {
        execute::<NoGuard>(compilation, &program, limits, host)
    };
    host.flush();
    match end {
        Ended::By(end) => {
            let (line, column) = compilation.sources.line_col(test.span);
            let place = format!("{}:{line}:{column}", compilation.sources.file(FileId::MAIN).name);
            Ok(test.outcome(&end, &place))
        }
        Ended::All(code) => {
            println!();
            let name = &test.name;
            eprintln!("cairn: the test `{name}` ended the process with code {code}: no more tests are run");
            Err((code & 0xFF) as u8)
        }
    }
}

enum Ended {
    By(End),
    /// The test called `std::process::exit`, which ends the harness too.
    All(i32),
}

fn execute<G: Guard>(
    compilation: &Compilation<'_>,
    program: &crate::bytecode::Program,
    limits: Limits,
    host: &mut TestHost,
) -> Ended {
    let mut machine: Machine<'_, G> = Machine::new(program, compilation.sources, limits);
    match machine.run(host, Until::end()) {
        // A test that has returned is no longer on the stack.
        Stop::Exited(code) if is_in_user_code(&machine) => Ended::All(code),
        Stop::Exited(code) => Ended::By(End::Returned(code)),
        Stop::Panicked => Ended::By(End::Panicked(host.panic_message())),
        Stop::Trapped(trap) => {
            if trap != Trap::OutputClosed {
                let mut text = format!("{}\n", trap_text(&machine.view(), &trap));
                if trap == Trap::StackOverflow {
                    text = text.replacen("'main' (1)", &host.thread, 1);
                }
                let _ = crate::vm::Host::stderr(host, text.as_bytes());
            }
            Ended::By(End::Stopped)
        }
        // Neither was asked for.
        Stop::Breakpoint | Stop::Steps => Ended::By(End::Stopped),
    }
}

fn is_in_user_code<G: Guard>(machine: &Machine<'_, G>) -> bool {
    let functions = &machine.program().debug.functions;
    machine.view().frames().any(|frame| functions.get(frame.function).is_some_and(|info| !info.is_library))
}

impl Report {
    fn new(args: &args::Test, paint: crate::render::paint::Paint) -> Report {
        let paint = if args.input.plain { crate::render::paint::Paint::default() } else { paint };
        Report { paint, json: args.format == TestFormat::Json, show_output: args.show_output }
    }
}
