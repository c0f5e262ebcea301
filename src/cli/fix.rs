//! `cairn check --fix`: mends the errors of a file that have a checked suggestion.

use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::args::{Check, ErrorFormat};
use super::{exit, input, output, report};
use crate::diagnostic::Diagnostic;
use crate::driver;
use crate::fix::{Limits, Mended, mend};
use crate::render::paint::escape;

pub fn fix(args: &Check) -> u8 {
    let path = &args.input.file;
    let text = match input::read(path) {
        Ok(text) => text,
        Err(message) => return failed(&message),
    };
    // Before the work: what cannot be written need not be mended.
    let target = match target(path, args.dry_run) {
        Ok(target) => target,
        Err(message) => return failed(&message),
    };
    let name = path.to_string_lossy();
    let mended = mend(&name, &text, &Limits::default());
    let shown = escape(&name);
    if args.dry_run {
        if mended.text != text {
            let diff = TextDiff::from_lines(text.as_str(), mended.text.as_str());
            print!("{}", diff.unified_diff().context_radius(3).header(&name, &name));
        }
    } else if (mended.text != text || path.as_os_str() == "-")
        && let Err(message) = output::write(&target, mended.text.as_bytes(), true)
    {
        return failed(&message);
    }
    tell(args, &shown, &mended);
    if mended.left == 0 {
        return 0;
    }
    left(args, &name, &mended.text);
    exit::REJECTED
}

/// The file to write: what a link leads to, so that the link stays.
fn target(path: &Path, dry_run: bool) -> Result<PathBuf, String> {
    if path.as_os_str() == "-" || dry_run {
        return Ok(path.to_owned());
    }
    let shown = path.display();
    let failed = |error: std::io::Error| format!("cannot write `{shown}`: {error}");
    let target = path.canonicalize().map_err(failed)?;
    let data = target.metadata().map_err(failed)?;
    if !data.is_file() {
        return Err(format!("cannot write `{shown}`: it is not a file"));
    }
    if data.permissions().readonly() {
        return Err(format!("cannot write `{shown}`: it is read-only"));
    }
    // Opened and closed again, nothing written: the file is replaced in one step, later.
    std::fs::OpenOptions::new().write(true).open(&target).map_err(failed)?;
    Ok(target)
}

/// What was done, and what that leaves.
fn tell(args: &Check, name: &str, mended: &Mended) {
    let (verb, outcome) = if args.dry_run { ("would fix", "would be fixed") } else { ("fixed", "fixed") };
    for done in &mended.done {
        let message = escape(&done.message);
        eprintln!("{name}:{}: {verb} {}: {message}", done.line, done.code);
    }
    let errors = |n: usize| if n == 1 { "1 error".to_owned() } else { format!("{n} errors") };
    match (mended.done.len(), mended.left) {
        (0, 0) => eprintln!("no errors: nothing to fix"),
        (0, _) if mended.foreign => {
            eprintln!("nothing to fix yet: only ownership errors are, and only once there are no others");
        }
        (0, n) => eprintln!("nothing fixed: no suggestion helps against {}", errors(n)),
        (n, 0) => eprintln!("{} {outcome}, none left", errors(n)),
        (n, left) => eprintln!("{} {outcome}, {left} left", errors(n)),
    }
}

/// The errors that are left, as `check` shows them.
fn left(args: &Check, name: &str, text: &str) {
    driver::compile(name, text, |compilation, diagnostics| {
        let errors: Vec<Diagnostic> = match diagnostics {
            [] => compilation.instantiate().err().unwrap_or_default(),
            some => some.to_vec(),
        };
        if args.input.error_format == ErrorFormat::Human {
            eprintln!();
        }
        report(compilation, &args.input, &errors);
    });
}

fn failed(message: &str) -> u8 {
    eprintln!("error: {message}");
    exit::REJECTED
}
