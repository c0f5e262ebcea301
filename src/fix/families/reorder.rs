//! The same statements in another order: the conflict after the last use, or the last use before the conflict.

use crate::borrowck::reason::MoveSite;
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names};
use crate::fix::trail::Place;

/// Statements further away than this are not looked at.
const REACH: usize = 6;

pub fn conflict(case: &Case<'_, '_>) {
    let conflict = case.trail(case.span);
    if let Some(later) = case.later()
        && let Some((here, there)) = conflict.apart(&case.trail(later))
    {
        swap(case, &here, &there, "the borrow's last use");
        if here.index < there.index {
            // There may be uses after the one that was found.
            for next in there.after().take(REACH) {
                move_after(case, &here, &next, "move this after the borrow's last use");
            }
        }
    }
    if let Some(loan) = case.loan() {
        let (loan_trail, closure) = (case.trail(loan.span), loan.closure_use.is_some());
        if let Some((borrow, here)) = loan_trail.apart(&conflict)
            && borrow.index < here.index
        {
            let what = if closure { "move the closure" } else { "move the borrow" };
            move_after(case, &borrow, &here, &format!("{what} after this"));
            move_before(case, &here, &borrow, "move this before the borrow");
            block_after(case, &borrow, &here);
        }
    }
}

/// A use of what was moved, before the move.
pub fn use_before_moves(case: &Case<'_, '_>, moves: &[MoveSite]) {
    let used = case.trail(case.span);
    for site in moves {
        let Some((moved, used)) = case.trail(site.span).apart(&used) else { continue };
        if moved.index < used.index {
            move_before(case, &used, &moved, "use it before it is moved");
            move_after(case, &moved, &used, "move it after its last use");
            for next in used.after().take(REACH) {
                move_after(case, &moved, &next, "move it after its last use");
            }
        }
    }
}

fn swap(case: &Case<'_, '_>, here: &Place<'_>, there: &Place<'_>, what: &str) {
    if here.index < there.index {
        move_before(case, there, here, &format!("move {what} before this"));
        move_after(case, here, there, &format!("move this after {what}"));
    }
}

fn move_before(case: &Case<'_, '_>, moved: &Place<'_>, target: &Place<'_>, message: &str) {
    if moved.stmt.is_some() {
        let edits = case.text.move_before(moved.span, target.span);
        case.propose(message, edits, Cost::Nothing, Doubt::Order);
    }
}

fn move_after(case: &Case<'_, '_>, moved: &Place<'_>, target: &Place<'_>, message: &str) {
    if moved.stmt.is_some() && target.stmt.is_some() {
        let edits = case.text.move_after(moved.span, target.span);
        case.propose(message, edits, Cost::Nothing, Doubt::Order);
    }
}

/// The borrow and the statements between that use what it made, all of them after the conflict.
fn block_after(case: &Case<'_, '_>, borrow: &Place<'_>, here: &Place<'_>) {
    let mut names: Vec<&'static str> = Vec::new();
    let mut edits = Vec::new();
    let between: Vec<Place<'_>> =
        std::iter::once(*borrow).chain(borrow.after().take_while(|p| p.index < here.index)).collect();
    if between.len() > REACH || here.stmt.is_none() {
        return;
    }
    for place in between {
        let uses = names.iter().any(|name| !case.mentions(name, place.span).is_empty());
        if place.index != borrow.index && !uses {
            continue;
        }
        if let Some(binding) = place.binding() {
            names.extend(bound_names(&binding.pat).iter().map(|bound| bound.name.name.as_str()));
        }
        edits.extend(case.text.move_after(place.span, here.span));
    }
    if edits.len() > 2 {
        case.propose("move this before the borrow and what uses it", edits, Cost::Nothing, Doubt::Order);
    }
}
