//! `cairn page`: a run as one HTML file.

use super::args::Page;
use super::permissions::functions;
use super::session::{Stdin, with_session};
use super::{exit, output};
use crate::driver::Compilation;
use crate::render::html;

/// Exits with 0 when the page is written, whatever became of the program: the page tells.
pub fn page(compilation: &Compilation<'_>, args: &Page) -> u8 {
    let functions = functions(compilation, None).unwrap_or_default();
    with_session(compilation, &args.session, Stdin::Own, |session| {
        let options = html::Options { max_steps: args.max_steps as usize, ..html::Options::default() };
        let recording = html::record(session, &options);
        if let Some(cut) = &recording.cut {
            eprintln!("cairn: {cut}");
        }
        let page = html::page(&recording, session.sources(), &functions);
        match output::write(&args.output, page.as_bytes(), args.force) {
            Ok(()) => 0,
            Err(message) => {
                eprintln!("error: {message}");
                exit::REJECTED
            }
        }
    })
}
