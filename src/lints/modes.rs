//! How long the value of a local may be believed.
//!
//! ```text
//! let a = 1;                  assigned once: everywhere
//! let mut b = 1; b += 1;      assigned twice: until the end of the block that assigns it
//! let c = 1; f(&c);           borrowed: never, what a reference does is not followed
//! ```

use crate::index::{BitSet, IdVec};
use crate::layout::Layouts;
use crate::mir::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Everywhere,
    OwnBlock,
    Never,
}

/// Locals of more bytes are not followed.
const MAX_BYTES: u64 = 64;

pub fn of_body(layouts: &Layouts<'_>, body: &Body) -> IdVec<Local, Mode> {
    let mut modes = IdVec::from_elem(Mode::Everywhere, body.locals.len());
    for (local, decl) in body.locals.iter_ids() {
        if !layouts.of(decl.ty).is_ok_and(|layout| layout.size < MAX_BYTES) {
            modes[local] = Mode::Never;
        }
    }
    let mut walk = Walk { modes, assigned: BitSet::new(body.locals.len()) };
    for arg in body.args() {
        walk.assigned.insert(arg);
    }
    for block in body.blocks.iter() {
        block.statements.iter().for_each(|statement| walk.statement(&statement.kind));
        walk.terminator(&block.terminator.kind);
    }
    walk.modes
}

struct Walk {
    modes: IdVec<Local, Mode>,
    assigned: BitSet<Local>,
}

impl Walk {
    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Assign(place, rvalue) => {
                self.written(place);
                match rvalue {
                    Rvalue::Ref(BorrowKind::Fake { .. }, _) => {}
                    Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) => self.lost(place),
                    Rvalue::Use(_)
                    | Rvalue::Repeat(..)
                    | Rvalue::Len(_)
                    | Rvalue::Cast(..)
                    | Rvalue::Coerce(..)
                    | Rvalue::Binary(..)
                    | Rvalue::CheckedBinary(..)
                    | Rvalue::Unary(..)
                    | Rvalue::Discriminant(_)
                    | Rvalue::Aggregate(..) => {}
                }
            }
            StatementKind::FakeRead(..)
            | StatementKind::StorageLive(_)
            | StatementKind::StorageDead(_)
            | StatementKind::AscribeUserType(..)
            | StatementKind::Nop => {}
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind) {
        match kind {
            TerminatorKind::Call { destination, .. } => self.written(destination),
            TerminatorKind::Drop { place, .. } => self.lost(place),
            TerminatorKind::Goto(_)
            | TerminatorKind::SwitchInt { .. }
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Assert { .. }
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    /// A write through a pointer only reads the pointer.
    fn written(&mut self, place: &Place) {
        let again = place.projection.first() != Some(&Proj::Deref) && !self.assigned.insert(place.local);
        if again && self.modes[place.local] == Mode::Everywhere {
            self.modes[place.local] = Mode::OwnBlock;
        }
    }

    fn lost(&mut self, place: &Place) {
        if place.projection.first() != Some(&Proj::Deref) {
            self.modes[place.local] = Mode::Never;
        }
    }
}
