//! Printing of what the library computes.

use std::io::IsTerminal;

use crate::codegen;
use crate::diagnostic::Diagnostic;
use crate::driver::{Checks, Compilation};
use crate::hir::BodyOwner;
use crate::mir::print;
use crate::picture::{self, Picture};
use crate::render::paint::{Paint, escape};
use crate::render::{diagnostic, disasm, json, layout, recited, svg, text};
use crate::source::Sources;
use crate::timeline::Moment;
use crate::vm::View;

use super::args::{DiagnosticForm, Disasm, Format, Layout, LayoutFormat, Mir, Run};
use super::{exit, output};

pub fn diagnostics(sources: &Sources, diagnostics: &[Diagnostic], format: DiagnosticForm) {
    for d in diagnostics {
        eprint!(
            "{}",
            match format {
                DiagnosticForm::Human => diagnostic::human(d, sources, paint()),
                DiagnosticForm::Plain => diagnostic::plain(d, sources),
                DiagnosticForm::Short => diagnostic::short(d, sources),
                DiagnosticForm::Json => diagnostic::json(d, sources),
            }
        );
    }
    if matches!(format, DiagnosticForm::Human | DiagnosticForm::Plain) {
        eprint!("{}{}", diagnostic::summary(diagnostics), diagnostic::more(diagnostics));
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
        Format::Text if args.input.plain => {
            eprint!("{}", recited::picture(&picture, &recited::Options::default()));
        }
        Format::Text => {
            let options = text::Options { paint: paint(), ..text::Options::default() };
            eprint!("{}", text::picture(&picture, &options));
        }
        Format::Json => eprintln!("{}", json::picture(&picture)),
    }
}

/// The blocks that are left at the end, and the cycles among them.
pub fn leaks(view: &View<'_>, plain: bool) {
    let picture = Picture::take(view, "exit", &picture::Options::default());
    if plain {
        return eprint!("{}", recited::leaks(&picture, &recited::Options::default()));
    }
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
    match compilation.bytecode(&compilation.options(Checks::Language)) {
        Ok(program) => {
            let options = disasm::Options { library: args.library, ..disasm::Options::default() };
            print!("{}", disasm::program(&program, compilation.sources, &options));
            0
        }
        Err(found) => {
            diagnostics(compilation.sources, &found, args.input.diagnostics());
            exit::REJECTED
        }
    }
}

pub fn layout(compilation: &Compilation<'_>, args: &Layout) -> u8 {
    let program = match compilation.bytecode(&codegen::Options::default()) {
        Ok(program) => program,
        Err(found) => {
            diagnostics(compilation.sources, &found, args.input.diagnostics());
            return exit::REJECTED;
        }
    };
    let wanted = |name: &str| args.ty.as_ref().is_none_or(|ty| layout::is_named(name, ty));
    let types = layout::from_types(&program.debug.types, wanted);
    if let Some(ty) = args.ty.as_ref().filter(|_| types.is_empty()) {
        eprintln!("error: {}", unknown_type(ty, &layout::from_types(&program.debug.types, |_| true)));
        return exit::REJECTED;
    }
    let text = match args.format {
        LayoutFormat::Text => layout::text(&types, Paint::default()),
        LayoutFormat::Json => layout::json(&types) + "\n",
        LayoutFormat::Svg => svg::types(&types, args.theme.into()),
    };
    output::write_to(&args.output, &text)
}

fn unknown_type(name: &str, known: &[layout::TypeLayout]) -> String {
    const MOST: usize = 20;
    let name = escape(name);
    if known.is_empty() {
        return format!("there is no type `{name}`: the program uses no structs, enums or unions");
    }
    let mut names: Vec<String> = known.iter().take(MOST).map(|ty| format!("`{}`", escape(&ty.name))).collect();
    if known.len() > MOST {
        names.push(format!("{} more", known.len() - MOST));
    }
    format!("the program uses no struct, enum or union `{name}`, but {}", names.join(", "))
}
