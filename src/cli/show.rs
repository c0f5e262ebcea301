//! Printing of what the library computes.

use std::io::IsTerminal;

use crate::codegen;
use crate::diagnostic::Diagnostic;
use crate::driver::Compilation;
use crate::hir::BodyOwner;
use crate::mir::print;
use crate::picture::{self, Picture};
use crate::render::paint::Paint;
use crate::render::{diagnostic, disasm, json, layout, text};
use crate::source::Sources;
use crate::timeline::Moment;
use crate::vm::View;

use super::args::{Disasm, ErrorFormat, Format, Layout, Mir, Run};
use super::exit;

pub fn diagnostics(sources: &Sources, diagnostics: &[Diagnostic], format: ErrorFormat) {
    for d in diagnostics {
        eprint!(
            "{}",
            match format {
                ErrorFormat::Human => diagnostic::human(d, sources, paint()),
                ErrorFormat::Short => diagnostic::short(d, sources),
                ErrorFormat::Json => diagnostic::json(d, sources),
            }
        );
    }
    if format == ErrorFormat::Human {
        eprint!("{}", diagnostic::summary(diagnostics));
    }
}

/// Colours of what goes to standard error.
fn paint() -> Paint {
    paint_for(&std::io::stderr())
}

/// Colours, unless nobody sees them or they are not wanted (<https://no-color.org>).
pub fn paint_for(stream: &impl IsTerminal) -> Paint {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Paint { colour: wanted && stream.is_terminal() }
}

pub fn dump(view: &View<'_>, moment: Moment, args: &Run) {
    let options = picture::Options { temporaries: args.temporaries, ..picture::Options::default() };
    let picture = Picture::take(view, &moment.to_string(), &options);
    match args.format {
        Format::Text => {
            let options = text::Options { paint: paint(), ..text::Options::default() };
            eprint!("{}", text::picture(&picture, &options));
        }
        Format::Json => eprintln!("{}", json::picture(&picture)),
    }
}

/// The blocks that are left at the end, and the cycles among them.
pub fn leaks(view: &View<'_>) {
    let picture = Picture::take(view, "exit", &picture::Options::default());
    eprint!("{}", text::leaks(&picture, &text::Options { paint: paint(), ..text::Options::default() }));
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
    match compilation.bytecode(&codegen::Options { guard: compilation.uses_unsafe(), ..codegen::Options::default() }) {
        Ok(program) => {
            let options = disasm::Options { library: args.library, ..disasm::Options::default() };
            print!("{}", disasm::program(&program, compilation.sources, &options));
            0
        }
        Err(found) => {
            diagnostics(compilation.sources, &found, args.input.error_format);
            exit::REJECTED
        }
    }
}

pub fn layout(compilation: &Compilation<'_>, args: &Layout) -> u8 {
    let program = match compilation.bytecode(&codegen::Options::default()) {
        Ok(program) => program,
        Err(found) => {
            diagnostics(compilation.sources, &found, args.input.error_format);
            return exit::REJECTED;
        }
    };
    let types = layout::from_types(&program.debug.types, |_| true);
    print!("{}", layout::text(&types, Paint::default()));
    0
}
