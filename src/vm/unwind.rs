//! Panics: rustc's message, then cleanup, frame by frame.

use super::frames::caller_of;
use super::trap::Trap;
use super::world::World;
use crate::bytecode::{Program, TERMINATE};

use super::exec::Event;

/// Where execution goes on after a step of unwinding.
pub(super) enum Unwound {
    /// In cleanup code of the frame at index `fp`.
    Cleanup { pc: usize, fp: usize },
    /// A destructor panicked during cleanup.
    Terminate,
    /// The panic would leave a function that it may not leave.
    CannotUnwind,
    /// No frame is left.
    Bottom,
    /// The chain of frames is damaged.
    Damaged,
}

/// Finds the innermost cleanup for a panic at `pc`, leaving frames that have none.
pub(super) fn find_cleanup(program: &Program, mem: &[u8], pc: usize, fp: usize, max_fp: usize) -> Unwound {
    let (mut pc, mut fp) = (pc, fp);
    loop {
        let Ok(at) = u32::try_from(pc) else { return Unwound::Damaged };
        match program.cleanup(at) {
            Some(TERMINATE) => return Unwound::Terminate,
            Some(cleanup) => return Unwound::Cleanup { pc: cleanup as usize, fp },
            None => {}
        }
        if !may_leave(program, pc) {
            return Unwound::CannotUnwind;
        }
        match caller(program, mem, pc, fp, max_fp) {
            Some((to, caller)) if to > 0 => (pc, fp) = (to - 1, caller),
            Some(_) => return Unwound::Bottom,
            None => return Unwound::Damaged,
        }
    }
}

/// Leaves the frame whose cleanup has ended, and looks for the next.
pub(super) fn resume(program: &Program, mem: &[u8], pc: usize, fp: usize, max_fp: usize) -> Unwound {
    if !may_leave(program, pc) {
        return Unwound::CannotUnwind;
    }
    match caller(program, mem, pc, fp, max_fp) {
        Some((to, caller)) if to > 0 => find_cleanup(program, mem, to - 1, caller, max_fp),
        Some(_) => Unwound::Bottom,
        None => Unwound::Damaged,
    }
}

/// Whether a panic may leave the function that `pc` is in.
fn may_leave(program: &Program, pc: usize) -> bool {
    let function = u32::try_from(pc).ok().and_then(|pc| program.function_at(pc));
    function.is_none_or(|function| program.functions[function].may_unwind)
}

/// Return pc and the caller's frame pointer, as saved in the frame at `fp`.
fn caller(program: &Program, mem: &[u8], pc: usize, fp: usize, max_fp: usize) -> Option<(usize, usize)> {
    let function = program.function_at(u32::try_from(pc).ok()?)?;
    let end = fp + program.functions[function].window as usize;
    caller_of(program, mem, end).filter(|(_, caller)| *caller <= max_fp)
}

impl World<'_, '_> {
    /// Prints the message of a panic that an instruction raised, and counts it.
    pub fn panic(&mut self, mem: &[u8], pc: usize, fp: usize, message: &str) -> Result<(), Event> {
        let location = self.location(mem, pc, fp);
        let mut written = self.write_thread();
        if written.is_ok() {
            written = self.output(format!(" panicked at {location}:\n{message}\n").as_bytes(), true);
        }
        // rustc gives the hint once a process.
        if written.is_ok() && self.state.panics == 0 {
            let note = self.host.panic_note().to_owned();
            written = self.output(note.as_bytes(), true);
        }
        self.state.panics += 1;
        written
    }

    /// The first words of a panic's message.
    fn write_thread(&mut self) -> Result<(), Event> {
        self.output(b"\nthread ", true)?;
        let thread = self.host.thread().to_owned();
        self.output(thread.as_bytes(), true)
    }

    /// rustc's last words when a destructor panics during cleanup.
    pub fn terminate(&mut self) -> Trap {
        self.last_words("233:5:\npanic in a destructor during cleanup", Trap::PanicInCleanup)
    }

    /// rustc's last words when a panic would leave an `extern "C"` function.
    pub fn cannot_unwind(&mut self) -> Trap {
        self.last_words("225:5:\npanic in a function that cannot unwind", Trap::CannotUnwind)
    }

    /// A panic of the library that ends the process.
    fn last_words(&mut self, what: &str, trap: Trap) -> Trap {
        let text = format!(
            " panicked at library/core/src/panicking.rs:{what}\nthread caused non-unwinding panic. aborting.\n"
        );
        match self.write_thread().and_then(|()| self.output(text.as_bytes(), true)) {
            Err(Event::Trap(trap)) => *trap,
            _ => trap,
        }
    }
}
