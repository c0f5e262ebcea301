//! `cairn run`: the machine, with dumps at the places asked for.

use crate::bytecode::Program;
use crate::driver::Compilation;
use crate::source::Sources;
use crate::timeline::Stops;
use crate::vm::{Guard, Limits, Machine, NoGuard, Shadow, Stop, Trap, Until};

use super::args::{Run, Where};
use super::host::StdHost;
use super::{exit, show};

pub fn run(compilation: &Compilation<'_>, args: &Run) -> u8 {
    // Dumps show calls as they are written: user functions are never inlined, and library frames are folded.
    let options = compilation.options(args.unchecked.checks());
    let compiled = match args.dump.is_empty() {
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
    };
    if options.guard {
        execute::<Shadow>(compilation.sources, &program, limits, args)
    } else {
        execute::<NoGuard>(compilation.sources, &program, limits, args)
    }
}

fn execute<G: Guard>(sources: &Sources, program: &Program, limits: Limits, args: &Run) -> u8 {
    let mut machine: Machine<'_, G> = Machine::new(program, sources, limits);
    let mut host = StdHost::new();
    let stop = if args.dump.is_empty() {
        machine.run(&mut host, Until::end())
    } else {
        run_with_dumps(&mut machine, &mut host, args)
    };
    // A closed output is what the program's exit code says, below.
    let closed = host.flush().is_err();
    finish(&machine, &stop, args, closed)
}

fn finish<G: Guard>(machine: &Machine<'_, G>, stop: &Stop, args: &Run, closed: bool) -> u8 {
    if let Stop::Trapped(trap) = stop {
        match trap {
            Trap::OutputClosed => {}
            Trap::BadCode { .. } => {
                eprintln!("cairn: this is a bug in Cairn, please report it with the program: {trap}");
            }
            _ => match machine.view().user_location() {
                Some(location) if trap.exit_code() == 3 => eprintln!("cairn: {trap}\n  at {location}"),
                _ => eprintln!("{trap}"),
            },
        }
    }
    if args.leaks {
        eprintln!("leaks: {}", machine.heap().live_blocks());
        if machine.heap().live_blocks() > 0 {
            show::leaks(&machine.view());
        }
    }
    let code = stop.exit_code().unwrap_or(i32::from(exit::BUG));
    if closed && code == 0 { 141 } else { (code & 0xFF) as u8 }
}

/// Runs to the end, stopping for the dumps on the way.
fn run_with_dumps<G: Guard>(machine: &mut Machine<'_, G>, host: &mut StdHost, args: &Run) -> Stop {
    let mut lines: Vec<u32> = args.dump.iter().filter_map(|place| place.line()).collect();
    lines.dedup();
    let mut stops = Stops::new(machine.program(), machine.sources(), &lines, args.dump.contains(&Where::End));
    for line in stops.lines_without_code() {
        eprintln!("cairn: no code starts on line {line}: nothing to dump there");
    }
    loop {
        for moment in stops.moments(&machine.view()) {
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
