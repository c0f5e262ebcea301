//! Printing of what the library computes.

use crate::codegen;
use crate::diagnostic::Diagnostic;
use crate::driver::Compilation;
use crate::hir::BodyOwner;
use crate::mir::print;
use crate::source::Sources;
use crate::vm::{Guard, Machine};

use super::args::{Disasm, ErrorFormat, Layout, Mir, Run};
use super::exit;

pub fn diagnostics(sources: &Sources, diagnostics: &[Diagnostic], format: ErrorFormat) {
    let _ = format;
    for d in diagnostics {
        let (line, column) = sources.line_col(d.primary.span);
        let name = &sources.file(d.primary.span.file).name;
        let code = d.code.to_string();
        let code = if code.is_empty() { String::new() } else { format!("[{code}]") };
        eprintln!("{name}:{line}:{column}: error{code}: {}", d.message);
    }
}

pub fn dump<G: Guard>(machine: &Machine<'_, G>, title: &str, args: &Run) {
    let _ = (machine, args);
    println!("{title}");
}

pub fn mir(compilation: &Compilation<'_>, args: &Mir) -> u8 {
    for owner in compilation.user_bodies() {
        let body = if args.elaborated { compilation.elaborated(owner) } else { compilation.built(owner) };
        if let Some(body) = body {
            println!("{}", print::body_to_string(compilation.context(), &owner_name(compilation, owner), &body));
        }
    }
    0
}

fn owner_name(compilation: &Compilation<'_>, owner: BodyOwner) -> String {
    let ctx = compilation.tcx;
    match owner {
        BodyOwner::Fn(id) => ctx.func(id).path.clone(),
        BodyOwner::Const(id) => ctx.const_item(id).path.clone(),
        BodyOwner::Static(id) => ctx.static_item(id).path.clone(),
        BodyOwner::Closure(id) => compilation.context().closure_name(id),
    }
}

pub fn disasm(compilation: &Compilation<'_>, args: &Disasm) -> u8 {
    let _ = args;
    match compilation.bytecode(&codegen::Options::default()) {
        Ok(program) => {
            print!("{}", crate::bytecode::disassemble(&program));
            0
        }
        Err(found) => {
            diagnostics(compilation.sources, &found, args.input.error_format);
            exit::REJECTED
        }
    }
}

pub fn layout(compilation: &Compilation<'_>, args: &Layout) -> u8 {
    let _ = (compilation, args);
    0
}
