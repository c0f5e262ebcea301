//! Findings worded: what was invalidated, by which expression, why, and what keeps the conflict alive.
//!
//! A message has rustc's words for its headline, so that a search for it finds what others wrote; labels numbered in the order of
//! events ([`steps`]); and a sentence on what would go wrong in memory, as far as this program tells.

mod conflicts;
mod ends;
mod immutable;
mod lifetimes;
mod moves;
mod steps;
mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;

use super::reason::*;

/// The diagnostic for one finding.
pub fn word(ctx: &dyn Context, finding: &Finding) -> Diagnostic {
    let span = finding.span;
    match &finding.reason {
        Reason::Uninitialised { place, declared, partially, maybe, assigned } => {
            moves::uninitialised(finding, place, *declared, *assigned, (*partially, *maybe))
        }
        Reason::Moved { place, ty, action, moves, partially, declared } => moves::moved(
            ctx,
            finding,
            &moves::Moved {
                place: place.as_deref(),
                ty: *ty,
                action: *action,
                moves,
                partially: *partially,
                declared: *declared,
            },
        ),
        Reason::IllegalMove { place, ty, from, origin, bound, why } => {
            let found = moves::Illegal { place: place.as_deref(), ty: *ty, from, origin, bound: *bound, why };
            moves::illegal(ctx, finding, &found)
        }
        Reason::ConflictingBorrow { place, new, by, old, explanation, in_loop } => {
            conflicts::borrow(ctx, finding, (place, *new, by), old, explanation, *in_loop)
        }
        Reason::UseWhileBorrowed { place, old, explanation } => conflicts::used(ctx, finding, place, old, explanation),
        Reason::MoveWhileBorrowed { place, why, old, explanation } => {
            conflicts::moved(ctx, finding, place, why, old, explanation)
        }
        Reason::AssignWhileBorrowed { place, old, explanation } => {
            conflicts::assigned(ctx, finding, place, old, explanation)
        }
        Reason::MutatedInGuard { place, matched, action } => conflicts::in_guard(ctx, finding, place, matched, action),
        Reason::DoesNotLiveLongEnough { place, loan, dropped, explanation } => {
            ends::too_short(ctx, finding, place, loan, *dropped, explanation)
        }
        Reason::TemporaryDropped { dropped, loan, explanation } => {
            ends::temporary(ctx, finding, loan, *dropped, explanation)
        }
        Reason::ReturnsReference { place, is_argument, borrowed, loan } => {
            ends::returned(ctx, finding, place.as_deref(), *is_argument, *borrowed, loan)
        }
        Reason::ClosureMayOutlive { place, closure: _, use_span, escape, loan } => {
            ends::closure(ctx, finding, place, *use_span, escape, loan)
        }
        Reason::BorrowedPartDropped { place, owner, dropped, loan, explanation } => {
            ends::part_dropped(ctx, finding, (place, owner), *dropped, loan, explanation)
        }
        Reason::AssignedTwice { place, first, is_argument, declared } => {
            immutable::assigned_twice(finding, place, *first, *is_argument, *declared)
        }
        Reason::AssignImmutable { place, why } => immutable::assigned(ctx, finding, place, why),
        Reason::BorrowImmutable { place, why, by, borrows } => {
            immutable::borrowed(ctx, finding, place, why, by, borrows)
        }
        Reason::LifetimeTooShort { longer, shorter, category, comes_with } => {
            lifetimes::too_short(finding, (longer, shorter), *category, comes_with)
        }
        Reason::CapturedEscapes => {
            Diagnostic::error(Code::None, span, "captured variable cannot escape `FnMut` closure body")
                .primary("returns a reference to a captured variable which escapes the closure body")
                .note("the next call of the closure may change the variable while the caller still holds the reference")
        }
        Reason::Escapes { name, declared, from_closure, must_outlive } => {
            lifetimes::escapes(finding, name, *declared, *from_closure, must_outlive)
        }
        Reason::StoredInCapture { place, captured, dropped, loan } => {
            ends::stored_in_capture(ctx, finding, place.as_deref(), captured, *dropped, loan)
        }
        Reason::ExplicitLifetimeRequired { argument, lifetime, argument_span } => {
            lifetimes::explicit(finding, argument, lifetime, *argument_span)
        }
        Reason::TypeMayNotLive { ty, lifetime, needed, declared } => {
            lifetimes::parameter(ctx, finding, *ty, (lifetime, *needed), *declared)
        }
        Reason::NotCaptured { opaque, lifetimes } => lifetimes::not_captured(finding, *opaque, lifetimes),
        Reason::ReferenceOutlivesReferent { ty } => {
            let ty = words::type_name(ctx, *ty);
            let message = format!("in type `{ty}`, reference has a longer lifetime than the data it references");
            Diagnostic::error(Code::E(491), span, message)
                .primary("the data may be gone while this reference still points at it")
        }
        Reason::TypeTooShort { ty } => {
            let message = format!("the type `{}` does not fulfill the required lifetime", words::type_name(ctx, *ty));
            Diagnostic::error(Code::E(477), span, message).primary("holds references that may not live that long")
        }
        Reason::BoundNotSatisfied => Diagnostic::error(Code::E(478), span, "lifetime bound not satisfied")
            .primary("a lifetime here may be shorter than what is declared"),
        Reason::ImplementorTooShort => {
            let message = "cannot infer an appropriate lifetime in the implementing type: the trait demands another";
            Diagnostic::error(Code::E(803), span, message).primary("this type may not live as long as the trait says")
        }
        Reason::SignatureTooNarrow { what, chosen: false } => {
            Diagnostic::error(Code::E(308), span, format!("{what} not compatible with trait"))
                .primary("lifetime mismatch")
                .note("whoever calls through the trait may pass references that live only as long as the trait says")
        }
        Reason::SignatureTooNarrow { chosen: true, .. } => {
            let message = "`impl` item signature doesn't match `trait` item signature";
            Diagnostic::error(Code::None, span, message)
                .primary("relates its lifetimes in another way than the trait does")
                .note("whoever calls through the trait relies on what the trait says of the lifetimes")
        }
        Reason::NotGeneralEnough => Diagnostic::error(Code::None, span, "lifetime may not live long enough")
            .primary("a more general function is needed: one that works for every lifetime"),
    }
}
