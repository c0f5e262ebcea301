//! `cairn run`: the machine, with dumps at the places asked for.

use crate::bytecode::Program;
use crate::driver::Compilation;
use crate::picture::fault::story;
use crate::render::fault;
use crate::source::Sources;
use crate::timeline::Stops;
use crate::unchecked::{self, Watched};
use crate::vm::{Guard, Limits, Machine, NoGuard, Shadow, Stop, Trap, Until, View};

use super::args::{Run, Where};
use super::host::StdHost;
use super::session::frees;
use super::{exit, show};

pub fn run(compilation: &Compilation<'_>, args: &Run) -> u8 {
    // Dumps show calls as they are written: user functions are never inlined, and library frames are folded.
    let options = compilation.options(args.unchecked.checks());
    // The story of a fault needs to know who owned what.
    let compiled = match args.dump.is_empty() && !options.guard {
        true => compilation.bytecode(&options),
        false => compilation.bytecode_with_facts(&options),
    };
    let program = match compiled {
        Ok(program) => program,
        Err(diagnostics) => {
            show::diagnostics(compilation.sources, &diagnostics, args.input.diagnostics());
            return exit::REJECTED;
        }
    };
    let limits = Limits {
        heap: args.heap << 20,
        stack: args.stack << 10,
        fuel: args.fuel,
        output: args.output_limit,
        log_blocks: args.leaks || !args.dump.is_empty(),
        frees: frees(args.unchecked.checks()),
    };
    let watched = if args.unchecked.unchecked { unchecked::watch(compilation) } else { Vec::new() };
    if options.guard {
        execute::<Shadow>(compilation.sources, &program, limits, args, watched)
    } else {
        execute::<NoGuard>(compilation.sources, &program, limits, args, watched)
    }
}

fn execute<G: Guard>(
    sources: &Sources,
    program: &Program,
    limits: Limits,
    args: &Run,
    mut watched: Vec<Watched>,
) -> u8 {
    let mut machine: Machine<'_, G> = Machine::new(program, sources, limits);
    let mut host = StdHost::new();
    let stop = if args.dump.is_empty() && watched.is_empty() {
        machine.run(&mut host, Until::end())
    } else {
        run_with_stops(&mut machine, &mut host, args, &mut watched)
    };
    // A closed output is what the program's exit code says, below.
    let closed = host.flush().is_err();
    finish(&machine, &stop, args, closed, &watched)
}

fn finish<G: Guard>(machine: &Machine<'_, G>, stop: &Stop, args: &Run, closed: bool, watched: &[Watched]) -> u8 {
    if let Stop::Trapped(trap) = stop
        && *trap != Trap::OutputClosed
    {
        eprintln!("{}", trap_text(&machine.view(), trap));
        if let Trap::Violation(fault) = trap
            && let Some(blamed) = unchecked::to_blame(watched, &story(&machine.view(), fault))
        {
            eprintln!("  the checker rejects the program for this: {}", blamed.name());
        }
    }
    if !matches!(stop, Stop::Trapped(trap) if trap.exit_code() == 3) {
        for one in watched {
            eprintln!("unchecked: {}", one.harmless());
        }
    }
    if args.leaks {
        eprintln!("leaks: {}", machine.heap().live_blocks());
        if machine.heap().live_blocks() > 0 {
            show::leaks(&machine.view(), args.input.plain);
        }
    }
    let code = stop.exit_code().unwrap_or(i32::from(exit::BUG));
    if closed && code == 0 { 141 } else { (code & 0xFF) as u8 }
}

/// What is said of a trap, without a line end.
pub fn trap_text(view: &View<'_>, trap: &Trap) -> String {
    match trap {
        Trap::BadCode { .. } => format!("cairn: this is a bug in Cairn, please report it with the program: {trap}"),
        Trap::Violation(fault) => format!("cairn: {}", fault::lines(&story(view, fault)).join("\n")),
        _ => match view.user_location() {
            Some(location) if trap.exit_code() == 3 => format!("cairn: {trap}\n  at {location}"),
            _ => trap.to_string(),
        },
    }
}

/// Runs to the end, stopping for the dumps on the way, and to look at the errors that are passed over.
fn run_with_stops<G: Guard>(
    machine: &mut Machine<'_, G>,
    host: &mut StdHost,
    args: &Run,
    watched: &mut [Watched],
) -> Stop {
    let dumps: Vec<u32> = args.dump.iter().filter_map(|place| place.line()).collect();
    let mut lines = unchecked::lines(watched);
    lines.extend(&dumps);
    lines.sort_unstable();
    lines.dedup();
    let mut stops = Stops::new(machine.program(), machine.sources(), &lines, args.dump.contains(&Where::End));
    for line in stops.lines_without_code() {
        unchecked::cannot_see(watched, line);
        if dumps.contains(&line) {
            eprintln!("cairn: no code starts on line {line}: nothing to dump there");
        }
    }
    loop {
        for moment in stops.moments(&machine.view()) {
            unchecked::observe(watched, &machine.view(), moment);
            if args.dump.iter().any(|place| place.wants(moment)) {
                let _ = host.flush();
                show::dump(&machine.view(), moment, args);
            }
        }
        let stop = machine.run(host, Until::breakpoints(stops.breakpoints()));
        if stop != Stop::Breakpoint {
            return stop;
        }
    }
}
