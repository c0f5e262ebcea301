//! `cairn run`: the machine, with dumps at the places asked for.

use std::collections::{BTreeSet, HashMap};

use crate::bytecode::Program;
use crate::codegen;
use crate::driver::Compilation;
use crate::source::{FileId, Sources};
use crate::vm::{Breakpoints, Guard, Limits, Machine, NoGuard, Shadow, Stop, Trap, Until};

use super::args::{Run, Where};
use super::host::StdHost;
use super::{exit, show};

pub fn run(compilation: &Compilation<'_>, args: &Run) -> u8 {
    let guard = compilation.uses_unsafe();
    // Dumps show calls as they are written: user functions are never inlined, and library frames are folded.
    let options = codegen::Options { guard, ..codegen::Options::default() };
    let program = match compilation.bytecode(&options) {
        Ok(program) => program,
        Err(diagnostics) => {
            show::diagnostics(compilation.sources, &diagnostics, args.input.error_format);
            return exit::REJECTED;
        }
    };
    let limits = Limits {
        heap: args.heap << 20,
        stack: args.stack << 10,
        fuel: args.fuel,
        output: args.output_limit,
        log_blocks: !args.dump.is_empty(),
    };
    if guard {
        execute::<Shadow>(compilation.sources, &program, limits, args)
    } else {
        execute::<NoGuard>(compilation.sources, &program, limits, args)
    }
}

fn execute<G: Guard>(sources: &Sources, program: &Program, limits: Limits, args: &Run) -> u8 {
    let mut machine: Machine<'_, G> = Machine::new(program, sources, limits);
    let mut host = StdHost::new();
    let plan = Plan::new(sources, program, &args.dump);
    let breakpoints = Breakpoints::new(program, plan.pcs.iter().copied());
    let until = if plan.pcs.is_empty() { Until::end() } else { Until::breakpoints(&breakpoints) };
    let mut visits: HashMap<u32, u32> = HashMap::new();
    let mut ended_main = false;
    let stop = loop {
        let stop = machine.run(&mut host, until);
        if stop != Stop::Breakpoint {
            break stop;
        }
        let pc = machine.pc() as u32;
        let title = if plan.end_pcs.contains(&pc) && !std::mem::replace(&mut ended_main, true) {
            Some("at the end of main".to_owned())
        } else {
            plan.title(pc, &mut visits)
        };
        if let Some(title) = title {
            let _ = host.flush();
            show::dump(&machine, &title, args);
        }
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
            _ => match machine.user_location() {
                Some(location) if trap.exit_code() == 3 => eprintln!("cairn: {trap}\n  at {location}"),
                _ => eprintln!("{trap}"),
            },
        }
    }
    if args.leaks {
        eprintln!("leaks: {}", machine.heap().live_blocks());
    }
    let code = stop.exit_code().unwrap_or(i32::from(exit::BUG));
    if closed && code == 0 { 141 } else { (code & 0xFF) as u8 }
}

/// Where to stop for dumps.
struct Plan {
    pcs: BTreeSet<u32>,
    end_pcs: BTreeSet<u32>,
    /// The first instructions of statements on each asked-for line.
    lines: HashMap<u32, Vec<(u32, Option<u32>)>>,
}

impl Plan {
    fn new(sources: &Sources, program: &Program, wanted: &[Where]) -> Plan {
        let mut plan = Plan { pcs: BTreeSet::new(), end_pcs: BTreeSet::new(), lines: HashMap::new() };
        for place in wanted {
            match place {
                Where::End => plan.add_end(program),
                Where::Line { line, nth } => plan.add_line(sources, program, *line, *nth),
            }
        }
        plan.pcs.extend(plan.end_pcs.iter().copied().chain(plan.lines.keys().copied()));
        plan
    }

    /// The closing brace of `main`, where its variables are about to be dropped.
    fn add_end(&mut self, program: &Program) {
        let main = program.debug.functions.iter().find(|f| !f.is_library && f.name == "main");
        let Some(main) = main else { return };
        let brace = main.span.end.saturating_sub(1);
        for pc in main.pcs.clone() {
            if program.debug.point(pc as usize).is_some_and(|p| p.span.start >= brace && p.inlined.is_none()) {
                self.end_pcs.insert(pc);
            }
        }
        // A `main` that never comes to its brace has no end to show.
    }

    /// The lowest instruction of each run of statements on the line.
    fn add_line(&mut self, sources: &Sources, program: &Program, line: u32, nth: Option<u32>) {
        for function in program.debug.functions.iter().filter(|f| !f.is_library) {
            let mut inside = false;
            for pc in function.pcs.clone() {
                let here = program
                    .debug
                    .point(pc as usize)
                    .is_some_and(|point| point.span.file == FileId::MAIN && sources.line(point.span) == line);
                if here && !inside {
                    self.lines.entry(pc).or_default().push((line, nth));
                }
                inside = here;
            }
        }
        if !self.lines.values().flatten().any(|(l, _)| *l == line) {
            eprintln!("cairn: no code starts on line {line}: nothing to dump there");
        }
    }

    /// What to say at a breakpoint, if its turn has come.
    fn title(&self, pc: u32, visits: &mut HashMap<u32, u32>) -> Option<String> {
        let asked = self.lines.get(&pc)?;
        let mut title = None;
        let mut counted = BTreeSet::new();
        for (line, nth) in asked {
            if counted.insert(*line) {
                *visits.entry(*line).or_default() += 1;
            }
            let count = visits[line];
            if nth.is_none_or(|nth| nth == count) && title.is_none() {
                title = Some(match count {
                    1 => format!("before line {line}"),
                    _ => format!("before line {line}, time {count}"),
                });
            }
        }
        title
    }
}
