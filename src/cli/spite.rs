//! What `--unchecked` says: which errors are passed over, and what became of them.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::driver::Compilation;
use crate::render::paint::escape;
use crate::source::Span;

/// Where types or names are wrong there is no code to run.
pub const CANNOT_RUN: &str =
    "cairn: `--unchecked` passes over ownership errors only, and these are others: there is nothing to run";

/// Says which errors the run passes over, a line each.
pub fn announce(compilation: &Compilation<'_>, diagnostics: &[Diagnostic]) {
    let findings = compilation.findings();
    let of_bodies: HashSet<Span> = findings.values().flatten().map(|finding| finding.span).collect();
    for found in diagnostics.iter().filter(|found| found.is_error()) {
        let line = compilation.sources.line(found.primary.span);
        eprintln!("unchecked: passing over {} in line {line}: {}", named(found), escape(&found.message));
        if !of_bodies.contains(&found.primary.span) {
            eprintln!(
                "unchecked: it is about what types promise each other, and no line of the program does harm by it alone"
            );
        }
    }
}

fn named(found: &Diagnostic) -> String {
    let code = found.code.to_string();
    if code.is_empty() { "an error".to_owned() } else { code }
}
