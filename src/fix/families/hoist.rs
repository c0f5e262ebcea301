//! Declare a variable earlier, or further out: it lives longer than what borrows from it.

use crate::ast::{Let, PatKind};
use crate::borrowck::reason::{Explanation, Reason};
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names};
use crate::fix::text::{insert, replace};
use crate::fix::trail::Place;
use crate::source::Span;

/// How many statements earlier, and blocks further out.
const REACH: usize = 6;

pub fn declaration(case: &Case<'_, '_>, declared: Option<Span>) {
    let Some(declared) = declared else { return };
    let trail = case.trail(declared);
    let Some((binding, place)) = trail.binding() else { return };
    let name = bound_names(&binding.pat).first().map_or("it", |bound| bound.name.name.as_str());
    // In its own block, before what holds the reference: what is declared first is dropped last.
    for earlier in place.before().take(REACH) {
        let declares = earlier.binding().is_some();
        if declares {
            let edits = case.text.move_before(place.span, earlier.span);
            case.propose(format!("declare `{name}` earlier: it is dropped later"), edits, Cost::Nothing, Doubt::Order);
        }
    }
    split(case, binding, &place, place.before().filter(|p| p.binding().is_some()).take(REACH), name);
    // Before the statement that its block is in.
    let outer: Vec<Place<'_>> = trail.stmts().into_iter().skip(1).take(REACH).collect();
    for further in &outer {
        let edits = case.text.move_before(place.span, further.span);
        case.propose(format!("declare `{name}` further out"), edits, Cost::Nothing, Doubt::Order);
    }
    split(case, binding, &place, outer.into_iter(), name);
    // What holds the reference may as well be declared later.
    if let Some(Explanation::DroppedLater { span, .. } | Explanation::UsedLater { span, .. }) = case.explanation()
        && let Some((holder, here)) = case.trail(*span).apart(&trail)
        && holder.index < here.index
        && holder.binding().is_some()
    {
        let edits = case.text.move_after(holder.span, here.span);
        case.propose("declare what holds the reference after it", edits, Cost::Nothing, Doubt::Order);
    }
}

/// `let x;` there, `x = value;` here.
fn split<'a>(
    case: &Case<'_, 'a>,
    binding: &Let,
    place: &Place<'a>,
    targets: impl Iterator<Item = Place<'a>>,
    name: &str,
) {
    let (PatKind::Ident { mutable, .. }, Some(_)) = (&binding.pat.kind, &binding.init) else { return };
    let ty = binding.ty.as_ref().map_or(String::new(), |ty| format!(": {}", case.text.of(ty.span)));
    let until_value = binding.ty.as_ref().map_or(binding.pat.span.end, |ty| ty.span.end);
    for target in targets {
        let word = if mutable.is_some() { "let mut" } else { "let" };
        let declaration = format!("{word} {name}{ty};");
        let head = Span { start: place.span.start, end: until_value, ..place.span };
        let edits = vec![case.text.insert_before(target.span, &declaration), replace(head, name)];
        case.propose(format!("declare `{name}` before: `{declaration}`"), edits, Cost::Nothing, Doubt::None);
    }
}

/// The owner of a borrowed part is declared further out.
pub fn owner(case: &Case<'_, '_>) {
    let Reason::BorrowedPartDropped { owner, .. } = &case.reason else { return };
    let trail = case.trail(case.span);
    let Some(place) = trail.stmt() else { return };
    for earlier in place.before() {
        if let Some(binding) = earlier.binding()
            && bound_names(&binding.pat).iter().any(|bound| bound.name.name.as_str() == owner)
        {
            declaration(case, Some(binding.pat.span));
        }
    }
    // A parameter: by reference.
    for param in trail.function().into_iter().flat_map(|f| &f.params) {
        if bound_names(&param.pat).iter().any(|bound| bound.name.name.as_str() == owner) {
            let edits = vec![insert(param.ty.span.start, "&")];
            case.propose(format!("take `{owner}` by reference"), edits, Cost::Nothing, Doubt::None);
        }
    }
}
