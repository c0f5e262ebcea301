//! Where an allocation happens in the user's code, found quickly: what each instruction adds to the answer is worked out once.
//!
//! A recording machine asks at every allocation, and the frames between an allocator's call and the user's code are nearly always
//! the same few.

use super::blocks::Site;
use super::frames::{Frames, split_words, user_pc, user_span};
use super::memory::{chunk, index_of};
use crate::bytecode::{Program, TypeId};
use crate::source::Span;

/// What one instruction says, being executed or having called.
#[derive(Clone, Copy, Debug)]
struct Here {
    /// The outermost span that is not in the library, else the outermost of all.
    span: Option<Span>,
    /// The span is the user's: callers are not asked.
    is_user: bool,
    /// The function itself is the user's.
    is_own: bool,
    ty: Option<TypeId>,
    window: u32,
}

/// The answers so far, by instruction.
#[derive(Clone, Debug, Default)]
pub(super) struct Sites {
    known: Vec<Option<Here>>,
}

impl Sites {
    /// Where the instruction at `pc`, in the frame at `fp`, is in the user's code, and the type that is being allocated there.
    pub fn site(&mut self, program: &Program, mem: &[u8], pc: usize, fp: u64, step: u64) -> (Site, Option<TypeId>) {
        let mut site = Site { pc: pc as u32, span: None, user_pc: None, step };
        let (mut ty, mut found) = (None, false);
        let mut next = Some((pc as u32, index_of(fp)));
        while let Some((pc, fp)) = next {
            let Some(here) = self.here(program, pc) else { break };
            if !found {
                site.span = here.span.or(site.span);
                found = here.is_user;
            }
            site.user_pc = site.user_pc.or(here.is_own.then_some(pc));
            ty = ty.or(here.ty);
            if found && site.user_pc.is_some() {
                break;
            }
            next = self.caller(program, mem, fp.saturating_add(here.window as usize));
        }
        debug_assert_eq!(
            (site.span, site.user_pc),
            {
                let frames = Frames::new(program, mem, pc, fp);
                (user_span(program, frames.clone()), user_pc(program, frames))
            },
            "the quick way and the slow one agree"
        );
        (site, ty)
    }

    /// The call that made the frame that ends at index `end`; damage ends the walk, as in [`Frames`].
    fn caller(&mut self, program: &Program, mem: &[u8], end: usize) -> Option<(u32, usize)> {
        let (to, frame) = split_words(chunk(mem, end.checked_sub(16)?)?);
        let call = u32::try_from(to.checked_sub(1)?).ok()?;
        let caller = index_of(frame);
        let window = self.here(program, call)?.window as usize;
        (caller.checked_add(window)? > end).then_some((call, caller))
    }

    fn here(&mut self, program: &Program, pc: u32) -> Option<Here> {
        if self.known.is_empty() {
            self.known = vec![None; program.ops.len()];
        }
        let known = self.known.get_mut(pc as usize)?;
        if known.is_none() {
            *known = work_out(program, pc);
        }
        *known
    }
}

fn work_out(program: &Program, pc: u32) -> Option<Here> {
    let debug = &program.debug;
    let function = program.function_at(pc)?;
    let own = debug.functions.get(function).is_some_and(|info| !info.is_library);
    let (mut span, mut is_user) = (None, false);
    if let Some(point) = debug.point(pc as usize) {
        let (mut at, mut inlined) = (point.span, point.inlined);
        while let Some(site) = inlined.and_then(|id| debug.inlined.get(id)) {
            if !site.is_library {
                is_user = true;
                break;
            }
            (at, inlined) = (site.call_span, site.parent);
        }
        span = Some(at);
        is_user |= own;
    }
    Some(Here {
        span,
        is_user,
        is_own: own,
        ty: debug.alloc_type(pc as usize),
        window: program.functions[function].window,
    })
}
