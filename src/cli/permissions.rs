//! `cairn permissions` and `cairn timeline`: what is known of functions without running them, of rejected ones too.

use super::args::{Permissions, PermissionsFormat, Timeline, TimelineFormat};
use super::{exit, output, show};
use crate::driver::Compilation;
use crate::hir::BodyOwner;
use crate::permissions::Function;
use crate::render::paint::{Paint, escape};
use crate::render::{lifelines, permissions, svg};
use crate::source::FileId;

/// Columns of text.
const WIDTH: usize = 80;

pub fn permissions(compilation: &Compilation<'_>, args: &Permissions) -> u8 {
    let functions = match functions(compilation, args.function.as_deref()) {
        Ok(functions) => functions,
        Err(code) => return code,
    };
    let source = &compilation.sources.file(FileId::MAIN).text;
    let lines: Vec<&str> = source.lines().collect();
    let text = match args.format {
        PermissionsFormat::Text => {
            let paint = paint(args.input.plain, &args.output);
            permissions::text(
                &functions,
                &lines,
                &permissions::Options { paint, width: WIDTH, plain: args.input.plain },
            )
        }
        PermissionsFormat::Json => permissions::json(&functions) + "\n",
        PermissionsFormat::Svg => svg::permissions(&functions, &lines, args.theme.into()),
    };
    output::write_to(&args.output, &text)
}

pub fn timeline(compilation: &Compilation<'_>, args: &Timeline) -> u8 {
    let functions = match functions(compilation, args.function.as_deref()) {
        Ok(functions) => functions,
        Err(code) => return code,
    };
    let source = &compilation.sources.file(FileId::MAIN).text;
    let lines: Vec<&str> = source.lines().collect();
    let text = match args.format {
        TimelineFormat::Text => {
            let paint = paint(args.input.plain, &args.output);
            lifelines::text(&functions, &lines, &lifelines::Options { paint, width: WIDTH, plain: args.input.plain })
        }
        TimelineFormat::Svg => svg::lifelines(&functions, &lines, args.theme.into()),
    };
    output::write_to(&args.output, &text)
}

fn paint(plain: bool, output: &super::args::Output) -> Paint {
    let to_file = output.output.as_deref().is_some_and(|path| path.as_os_str() != "-");
    if plain || to_file { Paint::default() } else { show::paint_for(&std::io::stdout()) }
}

/// The user's functions and closures, or those of one name.
fn functions(compilation: &Compilation<'_>, wanted: Option<&str>) -> Result<Vec<Function>, u8> {
    let mut found = Vec::new();
    let mut names = Vec::new();
    for owner in compilation.user_bodies() {
        let Some(name) = name(compilation, owner) else { continue };
        let is_wanted = |wanted: &str| name == wanted || name.rsplit("::").next() == Some(wanted);
        if wanted.is_none_or(is_wanted)
            && let Some(function) = compilation.permissions(owner, &name)
        {
            found.push(function);
        }
        names.push(name);
    }
    if let Some(wanted) = wanted.filter(|_| found.is_empty()) {
        const MOST: usize = 20;
        let mut known: Vec<String> = names.iter().take(MOST).map(|name| format!("`{}`", escape(name))).collect();
        if names.len() > MOST {
            known.push(format!("{} more", names.len() - MOST));
        }
        eprintln!("error: there is no function `{}`, but {}", escape(wanted), known.join(", "));
        return Err(exit::REJECTED);
    }
    found.sort_by_key(|function| function.first);
    Ok(found)
}

/// The name of a function or closure that the user wrote.
fn name(compilation: &Compilation<'_>, owner: BodyOwner) -> Option<String> {
    let body = compilation.built(owner)?;
    if body.origin != crate::hir::Origin::User || body.span.file != FileId::MAIN {
        return None;
    }
    match owner {
        BodyOwner::Fn(id) => Some(compilation.tcx.func(id).path.clone()),
        BodyOwner::Closure(_) => {
            let (line, column) = compilation.sources.line_col(body.span);
            Some(format!("closure at {line}:{column}"))
        }
        BodyOwner::Const(_) | BodyOwner::Static(_) => None,
    }
}
