//! Walking the stack, and the source locations that panics report.

use super::memory::{address_of, chunk, index_of};
use crate::bytecode::{FunctionId, Program};
use crate::source::{Sources, Span};

/// One frame of the stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    pub function: FunctionId,
    /// The current instruction: the next to execute in the innermost frame, the call in the others.
    pub pc: u32,
    /// Slots are offsets from this address.
    pub fp: u64,
    /// Low end of the frame's own bytes (the outgoing area lies below it).
    pub low: u64,
    /// One past the frame's highest byte.
    pub top: u64,
}

/// The frames from the innermost outwards. A damaged chain ends the walk early: it never leaves the stack, and goes only up.
#[derive(Clone, Debug)]
pub struct Frames<'a> {
    program: &'a Program,
    mem: &'a [u8],
    next: Option<(u32, u64)>,
}

impl<'a> Frames<'a> {
    pub(super) fn new(program: &'a Program, mem: &'a [u8], pc: usize, fp: u64) -> Frames<'a> {
        Frames { program, mem, next: u32::try_from(pc).ok().map(|pc| (pc, fp)) }
    }
}

impl Iterator for Frames<'_> {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        let (pc, fp) = self.next.take()?;
        // Pc 0 is the `Halt` below the entry function: no frame.
        let function = self.program.function_at(pc)?;
        let window = u64::from(self.program.functions[function].window);
        let top = fp.checked_add(window)?;
        let size = self.program.debug.functions.get(function).map_or(window, |info| u64::from(info.frame_size));
        self.next = caller_of(self.program, self.mem, index_of(top)).and_then(|(to, caller)| {
            let call = to.checked_sub(1)?;
            Some((u32::try_from(call).ok()?, address_of(caller)))
        });
        Some(Frame { function, pc, fp, low: top.saturating_sub(size), top })
    }
}

/// The saved registers of the frame that ends at index `end`: return pc and the caller's frame pointer. `None` if they are
/// damaged: the caller's frame must lie above, which also means that every walk ends.
pub(super) fn caller_of(program: &Program, mem: &[u8], end: usize) -> Option<(usize, usize)> {
    let (to, frame) = split_words(chunk(mem, end.checked_sub(16)?)?);
    let (to, caller) = (usize::try_from(to).ok()?, index_of(frame));
    let window = match to.checked_sub(1) {
        None => 0,
        Some(call) => {
            let function = program.function_at(u32::try_from(call).ok()?)?;
            program.functions[function].window as usize
        }
    };
    let top = caller.checked_add(window)?;
    (top > end || to == 0 && top >= end).then_some((to, caller))
}

/// The two words that a call saves: return address (lower) and frame pointer.
#[inline(always)]
pub(super) fn split_words(saved: [u8; 16]) -> (u64, u64) {
    let both = u128::from_le_bytes(saved);
    (both as u64, (both >> 64) as u64)
}

/// A place in the source, as panic messages give it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Location {
    pub file: String,
    pub line: u32,
    pub column: u32,
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Location {
    /// Of the start of `span`, as panics tell it.
    pub fn told(sources: &Sources, span: Span) -> Location {
        let mut location = Location::of(sources, span);
        if sources.files().get(span.file).is_some() {
            (location.line, location.column) = sources.line_col_shown(span);
        }
        location
    }

    /// Of the start of `span`.
    pub fn of(sources: &Sources, span: Span) -> Location {
        match sources.files().get(span.file) {
            Some(file) => {
                let (line, column) = sources.line_col(span);
                Location { file: file.name.clone(), line, column }
            }
            None => Location::default(),
        }
    }
}

/// The span that a panic here reports: that of the innermost call, inlined or real, that is not within a
/// `#[track_caller]` function.
pub(super) fn caller_span(program: &Program, frames: Frames<'_>) -> Option<Span> {
    first_span(program, frames, |track_caller, _| track_caller)
}

/// The innermost span in the user's own code.
pub(super) fn user_span(program: &Program, frames: Frames<'_>) -> Option<Span> {
    first_span(program, frames, |_, is_library| is_library)
}

/// The instruction at which the innermost of the user's own functions is.
pub(super) fn user_pc(program: &Program, mut frames: Frames<'_>) -> Option<u32> {
    let own = |frame: &Frame| program.debug.functions.get(frame.function).is_some_and(|info| !info.is_library);
    frames.find(own).map(|frame| frame.pc)
}

/// The span of the innermost function for which `skip(track_caller, is_library)` is false; the outermost if there is none.
fn first_span(program: &Program, frames: Frames<'_>, skip: impl Fn(bool, bool) -> bool) -> Option<Span> {
    let debug = &program.debug;
    let mut found = None;
    for frame in frames {
        let Some(point) = debug.point(frame.pc as usize) else { continue };
        let mut span = point.span;
        let mut inlined = point.inlined;
        while let Some(site) = inlined.and_then(|id| debug.inlined.get(id)) {
            if !skip(site.track_caller, site.is_library) {
                return Some(span);
            }
            span = site.call_span;
            inlined = site.parent;
        }
        found = Some(span);
        let info = debug.functions.get(frame.function);
        if !info.is_some_and(|info| skip(info.track_caller, info.is_library)) {
            return found;
        }
    }
    found
}
