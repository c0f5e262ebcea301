//! `cairn permissions` and `cairn timeline`: what is known of functions without running them, of rejected ones too.

use super::args::{Output, Permissions, PermissionsFormat, Timeline, TimelineFormat};
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
    let plain = args.input.plain;
    write(compilation, args.function.as_deref(), &args.output, |functions, lines| match args.format {
        PermissionsFormat::Text => {
            let options = permissions::Options { paint: paint(plain, &args.output), width: WIDTH, plain };
            permissions::text(functions, lines, &options)
        }
        PermissionsFormat::Json => permissions::json(functions) + "\n",
        PermissionsFormat::Svg => svg::permissions(functions, lines, args.theme.into()),
    })
}

pub fn timeline(compilation: &Compilation<'_>, args: &Timeline) -> u8 {
    let plain = args.input.plain;
    write(compilation, args.function.as_deref(), &args.output, |functions, lines| match args.format {
        TimelineFormat::Text => {
            let options = lifelines::Options { paint: paint(plain, &args.output), width: WIDTH, plain };
            lifelines::text(functions, lines, &options)
        }
        TimelineFormat::Svg => svg::lifelines(functions, lines, args.theme.into()),
    })
}

/// Writes what `text` makes of the functions, or of the one that is wanted, and of the source's lines.
fn write(
    compilation: &Compilation<'_>,
    wanted: Option<&str>,
    output: &Output,
    text: impl FnOnce(&[Function], &[&str]) -> String,
) -> u8 {
    let functions = match functions(compilation, wanted) {
        Ok(functions) => functions,
        Err(code) => return code,
    };
    let lines: Vec<&str> = compilation.sources.file(FileId::MAIN).text.lines().collect();
    output::write_to(output, &text(&functions, &lines))
}

fn paint(plain: bool, output: &Output) -> Paint {
    let to_file = output.output.as_deref().is_some_and(|path| path.as_os_str() != "-");
    if plain || to_file { Paint::default() } else { show::paint_for(&std::io::stdout()) }
}

/// The user's functions and closures, or those of one name.
pub(super) fn functions(compilation: &Compilation<'_>, wanted: Option<&str>) -> Result<Vec<Function>, u8> {
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
