//! Whether two places may overlap (rustc's `places_conflict`).
//!
//! ```text
//! borrowed a.b     accessed a.c     disjoint fields: no conflict
//! borrowed *p      accessed p       a shallow write of `p` leaves `*p` alone; a deep one does not
//! borrowed v[i]    accessed v[j]    may be the same element: conflict
//! ```

use crate::hir::{AdtKind, Context};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

/// How far an access reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// The place's own bytes, not what it points to.
    Shallow,
    /// Like `Shallow`, and not even its fields: what a fake borrow watches, and the length of a slice.
    FakeShallow,
    /// Everything reachable.
    Deep,
    /// What dropping the place may touch.
    Drop,
}

enum Overlap {
    /// Certainly different.
    Disjoint,
    /// The same as far as this step goes, or entirely separate.
    EqualOrDisjoint,
    /// May overlap in any way (union fields).
    Arbitrary,
}

/// What to think of two elements at indices known only at run time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Indices {
    MayBeSame,
    AreDifferent,
}

pub struct Conflicts<'a> {
    pub ctx: &'a dyn Context,
    pub body: &'a Body,
    pub indices: Indices,
}

impl Conflicts<'_> {
    /// Whether an access to `access` of the given depth touches what a borrow of `borrowed` promised.
    pub fn conflict(&self, borrowed: &Place, kind: BorrowKind, access: &Place, depth: Depth) -> bool {
        if borrowed.local != access.local {
            return false;
        }
        let mut ty = PlaceTy { ty: self.body.locals[borrowed.local].ty, variant: None };
        for (i, borrow_step) in borrowed.projection.iter().enumerate() {
            match access.projection.get(i) {
                Some(access_step) => match self.compare(ty, borrow_step, access_step) {
                    Overlap::Disjoint => return false,
                    Overlap::Arbitrary => return true,
                    Overlap::EqualOrDisjoint => {}
                },
                None => {
                    if let Some(answer) = self.beyond(ty, borrow_step, depth) {
                        return answer;
                    }
                }
            }
            ty = ty.project(borrow_step);
        }
        if off(Rule::PartsOfBorrowed) && borrowed.projection.len() < access.projection.len() {
            return false;
        }
        // The access is to part of what is borrowed, or to exactly that.
        !(matches!(kind, BorrowKind::Fake { deep: false })
            && !off(Rule::FakeBorrowIsShallow)
            && borrowed.projection.len() < access.projection.len())
    }

    /// The access ends before the borrowed place does: does it reach through `step`?
    fn beyond(&self, ty: PlaceTy, step: &Proj, depth: Depth) -> Option<bool> {
        match (step, ty.ty.kind(), depth) {
            (_, _, Depth::FakeShallow) => Some(false),
            (Proj::Deref, _, Depth::Shallow) if !off(Rule::ShallowStopsAtPointers) => Some(false),
            (Proj::Deref, TyKind::Ref(_, _, Mutability::Not), _) => Some(false),
            (Proj::Deref, TyKind::Ref(..) | TyKind::RawPtr(..), Depth::Drop) if !off(Rule::DropStopsAtReferences) => {
                Some(false)
            }
            (Proj::Field(..), TyKind::Adt(..), Depth::Drop) if self.ctx.drop_impl(ty.ty).is_some() => {
                Some(!off(Rule::DestructorReachesFields))
            }
            _ => None,
        }
    }

    fn compare(&self, ty: PlaceTy, a: &Proj, b: &Proj) -> Overlap {
        let same = |equal: bool| if equal { Overlap::EqualOrDisjoint } else { Overlap::Disjoint };
        match (a, b) {
            (Proj::Deref, Proj::Deref) => Overlap::EqualOrDisjoint,
            (Proj::Field(a, _), Proj::Field(b, _)) => match ty.ty.kind() {
                TyKind::Adt(id, _) if a != b && self.ctx.adt(*id).kind == AdtKind::Union => Overlap::Arbitrary,
                _ => same(a == b || off(Rule::FieldsAreDisjoint)),
            },
            (Proj::Downcast(a), Proj::Downcast(b)) => same(a == b),
            (Proj::Index(_), Proj::Index(_) | Proj::ConstantIndex { .. } | Proj::Subslice { .. })
            | (Proj::ConstantIndex { .. } | Proj::Subslice { .. }, Proj::Index(_)) => {
                same(self.indices == Indices::MayBeSame && !off(Rule::IndicesMayBeEqual))
            }
            (
                Proj::ConstantIndex { offset: a, from_end: a_end, min_length: a_min },
                Proj::ConstantIndex { offset: b, from_end: b_end, min_length: b_min },
            ) => {
                if a_end == b_end {
                    return same(a == b || off(Rule::ElementsAreDisjoint));
                }
                let (front, back) = if *a_end { (b, a) } else { (a, b) };
                same(*front >= a_min.max(b_min).saturating_sub(*back) || off(Rule::ElementsFromBothEnds))
            }
            (
                Proj::ConstantIndex { offset, from_end, min_length },
                Proj::Subslice { from, to, from_end: slice_end },
            )
            | (
                Proj::Subslice { from, to, from_end: slice_end },
                Proj::ConstantIndex { offset, from_end, min_length },
            ) => same(match (from_end, slice_end) {
                _ if off(Rule::ElementOfSubslice) => true,
                (false, false) => (*from..*to).contains(offset),
                (false, true) => offset >= from,
                (true, true) => offset > to,
                (true, false) => min_length.saturating_sub(*offset) >= *from,
            }),
            (
                Proj::Subslice { from: f1, to: t1, from_end: false },
                Proj::Subslice { from: f2, to: t2, from_end: false },
            ) => same(f1 < t2 && f2 < t1),
            (Proj::Subslice { .. }, Proj::Subslice { .. }) => Overlap::EqualOrDisjoint,
            // Steps of different sorts at one place do not arise in one body, except that a single-variant enum may be
            // seen with and without its downcast.
            _ => Overlap::EqualOrDisjoint,
        }
    }
}
