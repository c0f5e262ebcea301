//! Borrow again: what was borrowed before the conflict is borrowed anew after it, so that the first borrow ends in time.

use crate::ast::{ExprKind, StmtKind};
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names, root_name};
use crate::fix::text::replace;
use crate::fix::trail::{Place, Trail};
use crate::source::Span;

pub fn borrow(case: &Case<'_, '_>) {
    let (Some(loan), Some(later)) = (case.loan(), case.later()) else { return };
    let conflict = case.trail(case.span);
    let Some((_, held)) = case.trail(loan.span).binding() else {
        reassigned(case, loan.span, &conflict);
        return;
    };
    let Some(held) = held.stmt.map(|_| held) else { return };
    let text = case.text.of(held.span);
    for after in uses_after(&conflict, &case.trail(later)) {
        let edits = vec![case.text.insert_before(after.span, text)];
        let shown = one_line(text);
        case.propose(format!("borrow again after this: `{shown}`"), edits, Cost::Nothing, Doubt::Order);
    }
    after_conflict(case, &conflict, text);
    in_place(case, &held, later);
}

/// `r = &x;` again.
fn reassigned(case: &Case<'_, '_>, loan: Span, conflict: &Trail<'_>) {
    let Some(place) = case.trail(loan).stmt() else { return };
    let Some(StmtKind::Semi(expr)) = place.stmt.map(|stmt| &stmt.kind) else { return };
    if let ExprKind::Assign { .. } = &expr.kind {
        after_conflict(case, conflict, case.text.of(place.span));
    }
}

fn after_conflict(case: &Case<'_, '_>, conflict: &Trail<'_>, text: &str) {
    if let Some(here) = conflict.stmt()
        && here.stmt.is_some()
    {
        let edits = vec![case.text.insert_after(here.span, text)];
        let shown = one_line(text);
        case.propose(format!("borrow again after this: `{shown}`"), edits, Cost::Nothing, Doubt::Order);
    }
}

/// The later use borrows from the variable itself: `r.len()` becomes `x.len()`.
fn in_place(case: &Case<'_, '_>, held: &Place<'_>, later: Span) {
    let Some(binding) = held.binding() else { return };
    let [bound] = bound_names(&binding.pat)[..] else { return };
    let Some(init) = &binding.init else { return };
    let name = bound.name.name.as_str();
    let Some(used) = case.trail(later).stmt() else { return };
    let inside = match &init.peel().kind {
        ExprKind::AddrOf { raw: false, operand, .. } if root_name(operand).is_some() => init,
        _ => return,
    };
    let text = case.text.of(inside.span);
    let edits: Vec<_> =
        case.mentions(name, used.span).iter().map(|expr| replace(expr.span, format!("({text})"))).collect();
    case.propose(format!("borrow where it is used: `{text}` instead of `{name}`"), edits, Cost::Nothing, Doubt::Order);
}

/// The statements that hold the later use and come after the conflict, innermost first.
fn uses_after<'a>(conflict: &Trail<'a>, later: &Trail<'a>) -> Vec<Place<'a>> {
    let Some((here, there)) = conflict.apart(later) else { return Vec::new() };
    if there.index < here.index {
        return Vec::new();
    }
    let mut places = vec![there];
    places
        .extend(later.stmts().into_iter().filter(|place| there.span.contains(place.span) && place.span != there.span));
    places
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
