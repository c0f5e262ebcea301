//! Closures: what they capture, and how.

use super::place::{closure_at, operand};
use crate::ast::{Closure, Expr, ExprKind};
use crate::borrowck::reason::{MoveSite, MoveWhy, Reason};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, root_name};
use crate::fix::text::{insert, replace};
use crate::source::Span;

/// `move`: the closure owns what it uses.
pub fn make_move(case: &Case<'_, '_>) {
    let mut spans = vec![case.span];
    match &case.reason {
        Reason::ClosureMayOutlive { closure, .. } => spans.push(*closure),
        Reason::ReturnsReference { borrowed, .. } => spans.push(*borrowed),
        _ => {}
    }
    for span in spans {
        for expr in case.trail(span).exprs() {
            closures_in(case, expr);
        }
    }
}

/// The closure that an expression is, or that it is in or holds.
fn closures_in(case: &Case<'_, '_>, expr: &Expr) {
    let holds = crate::fix::trail::exprs(case.ast(), expr.span, &mut |e| matches!(e.kind, ExprKind::Closure(_)));
    for found in holds.into_iter().take(3) {
        if let ExprKind::Closure(it) = &found.kind
            && it.capture_move.is_none()
        {
            let edits = vec![insert(it.header_span.start, "move ")];
            case.propose("let the closure own what it uses: `move`", edits, Cost::Nothing, Doubt::None);
        }
    }
}

/// The closure gets a clone.
pub fn clone_into(case: &Case<'_, '_>) {
    let Reason::ClosureMayOutlive { place, closure, loan, .. } = &case.reason else { return };
    // With `move` alone a closure has a copy of what is `Copy`.
    if case.is_copy(loan.ty) {
        return;
    }
    if let Some((expr, it)) = closure_at(case, *closure) {
        let mut edits = clone_before(expr, place);
        if it.capture_move.is_none() {
            edits.push(insert(it.header_span.start, "move "));
        }
        let message = format!("give the closure a clone of `{place}`");
        case.propose(message, edits, case.clone_cost(Some(loan.ty)), Doubt::None);
    }
}

/// A variable that a `move` closure took.
pub fn moved(case: &Case<'_, '_>, moves: &[MoveSite]) {
    for site in moves {
        let MoveWhy::Closure { use_span } = &site.why else { continue };
        let Some((expr, it)) = closure_at(case, site.span) else { continue };
        let name = operand(case, *use_span).and_then(root_name);
        if let Some(name) = name {
            let cost = match operand(case, *use_span) {
                Some(used) => case.clone_cost(case.ty(used.span)),
                None => Cost::HeapClone { bytes: None },
            };
            let edits = clone_before(expr, name);
            case.propose(format!("give the closure a clone of `{name}`"), edits, cost, Doubt::None);
        }
        without_move(case, it);
    }
}

fn without_move(case: &Case<'_, '_>, it: &Closure) {
    if let Some(word) = it.capture_move {
        let end = word.end + u32::from(case.text.of(Span { start: word.end, end: word.end + 1, ..word }) == " ");
        let edits = vec![replace(Span { end, ..word }, "")];
        case.propose("let the closure borrow: no `move`", edits, Cost::Nothing, Doubt::None);
    }
}

/// `{ let x = x.clone(); move || ... }`
fn clone_before(expr: &Expr, name: &str) -> Vec<Edit> {
    if name.contains(|c: char| !c.is_alphanumeric() && c != '_') || name == "self" {
        return Vec::new();
    }
    vec![insert(expr.span.start, format!("{{ let {name} = {name}.clone(); ")), insert(expr.span.end, " }")]
}

/// A move out of what a closure captured that may be called again.
pub fn illegal(case: &Case<'_, '_>) {
    let Some((_, it)) = closure_at(case, case.span) else { return };
    if it.capture_move.is_none() {
        let edits = vec![insert(it.header_span.start, "move ")];
        case.propose("let the closure own what it uses: `move`", edits, Cost::Nothing, Doubt::None);
    }
}

/// A closure holds the loan, or is what conflicts: it captures a clone instead, or the variable is its parameter.
pub fn conflict(case: &Case<'_, '_>) {
    let mut spans = vec![case.span];
    spans.extend(case.loan().map(|loan| loan.span));
    for span in spans {
        let Some((expr, it)) = closure_at(case, span).filter(|(_, it)| it.header_span.contains(span)) else { continue };
        let place = match &case.reason {
            Reason::ConflictingBorrow { place, .. }
            | Reason::UseWhileBorrowed { place, .. }
            | Reason::MoveWhileBorrowed { place, .. }
            | Reason::AssignWhileBorrowed { place, .. } => place.as_str(),
            _ => continue,
        };
        let root = place.trim_start_matches('*').split(['.', '[']).next().unwrap_or(place);
        let mentions = case.mentions(root, it.body.span);
        let ty = mentions.first().and_then(|used| case.ty(used.span));
        let cost = case.clone_cost(ty);
        let mut edits = clone_before(expr, root);
        if !edits.is_empty() && it.capture_move.is_none() {
            edits.push(insert(it.header_span.start, "move "));
        }
        case.propose(format!("give the closure a clone of `{root}`"), edits, cost, Doubt::Value);
        let mut edits =
            vec![insert(expr.span.start, format!("{{ let mut {root} = {root}.clone(); ")), insert(expr.span.end, " }")];
        if it.capture_move.is_none() {
            edits.push(insert(it.header_span.start, "move "));
        }
        case.propose(format!("give the closure a clone of `{root}`"), edits, cost, Doubt::Value);
        if it.capture_move.is_none() {
            let edits = vec![insert(it.header_span.start, "move ")];
            case.propose("let the closure own what it uses: `move`", edits, Cost::Nothing, Doubt::Value);
        }
        without_move(case, it);
    }
}
