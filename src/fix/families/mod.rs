//! What usually helps, by what went wrong. A family proposes; the checker decides.

mod again;
mod bind;
mod borrow;
mod clone;
mod closure;
mod copies;
mod hoist;
mod init;
mod lifetimes;
mod mutable;
mod owned;
mod params;
mod place;
mod release;
mod reorder;
mod take;

use super::candidate::Candidate;
use super::case::Case;
use crate::borrowck::reason::{ClosureEscape, Reason};

/// Candidates for an error, in no particular order.
pub fn candidates(case: &Case<'_, '_>) -> Vec<Candidate> {
    match &case.reason {
        Reason::Uninitialised { .. } => init::give_value(case),
        Reason::Moved { moves, .. } => {
            borrow::instead_of_moves(case, moves);
            clone::moved(case, moves);
            closure::moved(case, moves);
            borrow::use_new_owner(case, moves);
            reorder::use_before_moves(case, moves);
            take::moved(case, moves);
            init::again(case, moves);
        }
        Reason::IllegalMove { .. } => {
            borrow::illegal(case);
            clone::illegal(case);
            take::illegal(case);
            closure::illegal(case);
        }
        Reason::ConflictingBorrow { .. }
        | Reason::UseWhileBorrowed { .. }
        | Reason::MoveWhileBorrowed { .. }
        | Reason::AssignWhileBorrowed { .. } => conflicts(case),
        Reason::MutatedInGuard { .. } => bind::guard(case),
        Reason::DoesNotLiveLongEnough { loan, .. } => {
            let declared = &loan.origin.as_ref().map(|origin| origin.declared);
            hoist::declaration(case, *declared);
            bind::temporary(case);
            owned::not_borrowed(case);
            owned::returned(case);
            closure::make_move(case);
            reorder::conflict(case);
            release::holder(case);
            clone::borrowed(case, case.span);
            lifetimes::loosen(case);
            copies::leak(case);
        }
        Reason::TemporaryDropped { .. } => {
            bind::temporary(case);
            bind::to_outer(case);
            owned::not_borrowed(case);
            owned::returned(case);
            lifetimes::loosen(case);
            copies::leak(case);
        }
        Reason::ReturnsReference { .. } => {
            owned::returned(case);
            closure::make_move(case);
            params::by_reference(case);
            lifetimes::loosen(case);
            copies::leak(case);
        }
        Reason::StoredInCapture { loan, .. } => {
            hoist::declaration(case, loan.origin.as_ref().map(|origin| origin.declared));
            copies::leak(case);
        }
        Reason::ClosureMayOutlive { loan, escape, .. } => {
            closure::make_move(case);
            closure::clone_into(case);
            if let ClosureEscape::Block { .. } = escape {
                hoist::declaration(case, loan.origin.as_ref().map(|origin| origin.declared));
            }
        }
        Reason::BorrowedPartDropped { .. } => {
            take::part(case);
            owned::returned(case);
            params::by_reference(case);
            hoist::owner(case);
            clone::borrowed(case, case.span);
            copies::leak(case);
        }
        Reason::AssignedTwice { declared, .. } => mutable::assigned_twice(case, *declared),
        Reason::AssignImmutable { why, .. } => mutable::behind(case, why, &[]),
        Reason::BorrowImmutable { why, borrows, .. } => mutable::behind(case, why, borrows),
        Reason::LifetimeTooShort { .. } | Reason::Escapes { .. } | Reason::ExplicitLifetimeRequired { .. } => {
            lifetimes::too_short(case);
            lifetimes::loosen(case);
            closure::make_move(case);
            owned::returned(case);
            copies::leak(case);
        }
        Reason::CapturedEscapes => {
            closure::make_move(case);
            owned::returned(case);
            clone::illegal(case);
            copies::leak(case);
        }
        Reason::TypeMayNotLive { .. } => lifetimes::bound(case),
        Reason::NotCaptured { .. }
        | Reason::ReferenceOutlivesReferent { .. }
        | Reason::TypeTooShort { .. }
        | Reason::BoundNotSatisfied
        | Reason::ImplementorTooShort
        | Reason::SignatureTooNarrow { .. }
        | Reason::NotGeneralEnough => {}
    }
    case.take()
}

/// Something happens to a place while a loan of it is alive.
fn conflicts(case: &Case<'_, '_>) {
    reorder::conflict(case);
    release::holder(case);
    bind::in_statement(case);
    bind::before_loan(case);
    again::borrow(case);
    copies::of_borrowed(case);
    if let Reason::MoveWhileBorrowed { .. } = case.reason {
        clone::while_borrowed(case);
        borrow::while_borrowed(case);
    }
    if let Reason::AssignWhileBorrowed { .. } = case.reason {
        bind::new_variable(case);
        take::replace_later(case);
    }
    closure::conflict(case);
    take::split(case);
    lifetimes::loosen(case);
    copies::of_accessed(case);
}
