//! Where an allocation happens in the user's code, found quickly: what each instruction adds to the answer is worked out once.
//!
//! A recording machine asks at every allocation, and the frames between an allocator's call and the user's code are nearly always
//! the same few.

use std::collections::HashMap;
use std::num::NonZeroU32;

use super::blocks::Site;
use super::frames::{Frames, split_words, user_pc, user_span};
use super::memory::{address_of, chunk, index_of};
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

/// Where an allocation happens, whenever it does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Place {
    pc: u32,
    span: Option<Span>,
    user_pc: Option<u32>,
    /// The type that is being allocated.
    ty: Option<TypeId>,
}

/// A place that [`Sites`] knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct SiteId(NonZeroU32);

impl SiteId {
    #[cfg(test)]
    pub const fn new(id: NonZeroU32) -> SiteId {
        SiteId(id)
    }
}

/// The answers so far, by instruction.
#[derive(Clone, Debug, Default)]
pub(super) struct Sites {
    known: Vec<Option<Here>>,
    /// The last answer at each instruction, and whether it does not depend on the callers.
    last: Vec<(Option<SiteId>, bool)>,
    places: Vec<Place>,
    ids: HashMap<Place, SiteId>,
}

impl Sites {
    /// Where the instruction at `pc`, in the frame at index `fp`, is in the user's code, and the type that is being allocated there.
    #[inline]
    pub fn site(&mut self, program: &Program, mem: &[u8], pc: usize, fp: usize) -> SiteId {
        match self.last.get(pc) {
            Some((Some(id), true)) => *id,
            _ => self.ask(program, mem, pc, fp),
        }
    }

    #[inline(never)]
    fn ask(&mut self, program: &Program, mem: &[u8], pc: usize, fp: usize) -> SiteId {
        let (place, alone) = self.work_out(program, mem, pc, fp);
        if self.last.is_empty() {
            self.last = vec![(None, false); program.ops.len()];
        }
        let last = self.last.get(pc).and_then(|(id, _)| *id);
        if let Some(id) = last.filter(|id| self.places.get(id.0.get() as usize - 1) == Some(&place)) {
            return id;
        }
        let places = &mut self.places;
        let id = *self.ids.entry(place).or_insert_with(|| {
            places.push(place);
            // There are not more places than pairs of instructions that a run of some minutes comes to.
            SiteId(u32::try_from(places.len()).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX))
        });
        if let Some(last) = self.last.get_mut(pc) {
            *last = (Some(id), alone);
        }
        id
    }

    /// A place that was told before, now that it is known when.
    pub fn get(&self, id: SiteId, step: u64) -> Option<(Site, Option<TypeId>)> {
        let Place { pc, span, user_pc, ty } = *self.places.get(id.0.get() as usize - 1)?;
        Some((Site { pc, span, user_pc, step }, ty))
    }

    /// The place, and whether the instruction alone tells it.
    fn work_out(&mut self, program: &Program, mem: &[u8], pc: usize, fp: usize) -> (Place, bool) {
        let mut place = Place { pc: pc as u32, span: None, user_pc: None, ty: None };
        let (mut found, mut frames) = (false, 0);
        let mut next = Some((pc as u32, fp));
        while let Some((pc, fp)) = next {
            let Some(here) = self.here(program, pc) else { break };
            frames += 1;
            if !found {
                place.span = here.span.or(place.span);
                found = here.is_user;
            }
            place.user_pc = place.user_pc.or(here.is_own.then_some(pc));
            place.ty = place.ty.or(here.ty);
            if found && place.user_pc.is_some() {
                break;
            }
            next = self.caller(program, mem, fp.saturating_add(here.window as usize));
        }
        debug_assert_eq!(
            (place.span, place.user_pc),
            {
                let frames = Frames::new(program, mem, pc, address_of(fp));
                (user_span(program, frames.clone()), user_pc(program, frames))
            },
            "the quick way and the slow one agree"
        );
        (place, frames == 1 && found && place.user_pc.is_some())
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
            *known = instruction(program, pc);
        }
        *known
    }
}

fn instruction(program: &Program, pc: u32) -> Option<Here> {
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
