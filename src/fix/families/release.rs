//! End the borrow before the conflict: drop what holds it, or give it a scope of its own.

use crate::borrowck::reason::Explanation;
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names};
use crate::fix::text::{insert, replace};

pub fn holder(case: &Case<'_, '_>) {
    let conflict = case.trail(case.span);
    let mut names: Vec<String> = Vec::new();
    if let Some(Explanation::DroppedLater { name: Some(name), .. }) = case.explanation() {
        names.push(name.clone());
    }
    let binding = case.loan().and_then(|loan| case.trail(loan.span).binding());
    if let Some((it, _)) = &binding {
        names.extend(bound_names(&it.pat).iter().map(|bound| bound.name.name.to_string()));
    }
    names.dedup();
    // A loan that is used later is not ended by a drop before.
    if let (Some(Explanation::DroppedLater { .. }), Some(here)) = (case.explanation(), conflict.stmt()) {
        for name in &names {
            let edits = vec![case.text.insert_before(here.span, &format!("drop({name});"))];
            case.propose(format!("end the borrow before: `drop({name})`"), edits, Cost::Nothing, Doubt::Order);
        }
        if let Some((_, held)) = binding
            && let Some((held, here)) = case.trail(held.span).apart(&conflict)
            && held.index < here.index
        {
            let edits = vec![case.text.insert_before(held.span, "{"), case.text.insert_before(here.span, "}")];
            case.propose("give the borrow a block of its own", edits, Cost::Nothing, Doubt::Order);
        }
    }
    destructured(case);
}

/// A temporary in the head of a `match`, `if let` or at the end of a block lives to its end; bound before, it does not.
fn destructured(case: &Case<'_, '_>) {
    let Some(Explanation::DroppedLater { name: None, span, .. }) = case.explanation() else { return };
    let Some(block) = case.trail(*span).blocks().next() else { return };
    let Some(tail) = &block.tail else { return };
    let name = case.fresh("result");
    let text = case.text.of(tail.span);
    let indent = case.text.indent(tail.span.start);
    let newline = case.text.newline(tail.span.start);
    let bound = replace(tail.span, format!("let {name} = {text};{newline}{indent}{name}"));
    case.propose(
        format!("bind the value before the block ends: `let {name}`"),
        vec![bound],
        Cost::Nothing,
        Doubt::None,
    );
    let semicolon = vec![insert(tail.span.end, ";")];
    case.propose("end the statement with `;`", semicolon, Cost::Nothing, Doubt::None);
}
