//! Use a copy: what is borrowed, or what is accessed, is a copy of the value. The last resort, since changes of the one are not
//! seen in the other.

use super::again::one_line;
use super::place::whole_borrow;
use crate::ast::{Expr, ExprKind};
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, is_place};
use crate::fix::text::{insert, replace};
use crate::fix::trail::Place;
use crate::source::Span;
use crate::ty::TyKind;

/// The earlier borrow is of a copy.
pub fn of_borrowed(case: &Case<'_, '_>) {
    let Some(loan) = case.loan() else { return };
    let (whole, part) = (whole_borrow(case, loan.span), case.expr(loan.span));
    for expr in whole.into_iter().chain(part.filter(|part| whole.is_none_or(|whole| whole.span != part.span))) {
        of(case, expr);
    }
}

/// The access that conflicts is to a copy.
pub fn of_accessed(case: &Case<'_, '_>) {
    if let Some(expr) = case.expr(case.span) {
        of(case, expr);
    }
}

fn of(case: &Case<'_, '_>, expr: &Expr) {
    let trail = case.trail(expr.span);
    let place = trail.stmt();
    match &expr.kind {
        ExprKind::AddrOf { raw: false, mutable, operand } if is_place(operand) => {
            let text = case.text.of(operand.span);
            let ty = case.ty(operand.span);
            let cost = case.clone_cost_at(operand.span);
            let copy = ty.is_some_and(|ty| case.is_copy(ty));
            if !mutable {
                let value = if copy { text.to_owned() } else { format!("{text}.clone()") };
                let verb = if copy { "copy the value out" } else { "clone it" };
                let edits = vec![replace(expr.span, value.as_str())];
                case.propose(format!("{verb}: `{value}`"), edits, cost, Doubt::None);
            }
            let doubt = if *mutable { Doubt::Value } else { Doubt::None };
            let edits = case.call_on(operand, ".clone()");
            let prefix = if *mutable { "&mut " } else { "&" };
            case.propose(format!("borrow a copy: `{prefix}{text}.clone()`"), edits, cost, doubt);
            if let Some(place) = place {
                bound(case, operand, &place, doubt);
            }
        }
        _ if is_place(expr) => {
            // The receiver of a method that borrows it, or an operand.
            if let Some(place) = place {
                bound(case, expr, &place, Doubt::Value);
            }
            let cost = case.clone_cost_at(expr.span);
            let text = case.text.of(expr.span);
            case.propose(format!("use a clone: `{text}.clone()`"), case.call_on(expr, ".clone()"), cost, Doubt::Value);
        }
        _ => {}
    }
    // `v.first()` and the like: what the reference points to is cloned.
    if let Some((it, _)) = trail.binding()
        && let Some(init) = &it.init
        && !matches!(init.kind, ExprKind::AddrOf { .. })
        && let Some(TyKind::Ref(_, pointee, m)) = case.ty(init.span).map(|ty| ty.kind())
        && !m.is_mut()
    {
        let cost = case.clone_cost(Some(*pointee));
        let text = one_line(case.text.of(init.span));
        for call in [".clone()", ".to_owned()", ".to_string()", ".to_vec()"] {
            let cost = if cost == Cost::Clone { Cost::HeapClone { bytes: None } } else { cost };
            let doubt = Doubt::None;
            case.propose(format!("own the value: `{text}{call}`"), case.call_on(init, call), cost, doubt);
        }
        for call in [".clone()", ".to_owned()"] {
            let mut edits = case.call_on(init, call);
            edits.push(insert(init.span.start, "&"));
            case.propose(format!("borrow a clone: `&{text}{call}`"), edits, cost, Doubt::None);
        }
    }
}

/// `let copy = x.clone();` before the statement, which uses the copy.
fn bound(case: &Case<'_, '_>, expr: &Expr, place: &Place<'_>, doubt: Doubt) {
    let Some(root) = crate::fix::case::root_name(expr) else { return };
    let name = case.fresh(&format!("{root}_copy"));
    let text = case.text.of(expr.span);
    let ty = case.ty(expr.span);
    let call = if ty.is_some_and(|ty| case.is_copy(ty)) { "" } else { ".clone()" };
    let cost = case.clone_cost_at(expr.span);
    for mutable in ["", "mut "] {
        let value = format!("let {mutable}{name} = {text}{call};");
        let edits = vec![case.text.insert_before(place.span, &value), replace(expr.span, name.as_str())];
        case.propose(format!("use a copy: `{value}`"), edits, cost, doubt);
    }
}

/// A value that is never freed may be borrowed for ever.
pub fn leak(case: &Case<'_, '_>) {
    let mut spans: Vec<Span> = vec![case.span];
    if let crate::borrowck::reason::Reason::ReturnsReference { borrowed, .. } = &case.reason {
        spans.push(*borrowed);
    }
    spans.dedup();
    for span in spans {
        let trail = case.trail(span);
        let Some(mut expr) = trail.expr() else { continue };
        // Of `&temporary()` the error is at what is borrowed.
        if let Some(outer) = trail.exprs().nth(1)
            && matches!(outer.kind, ExprKind::AddrOf { raw: false, .. })
        {
            expr = outer;
        }
        let (target, value) = match &expr.kind {
            ExprKind::AddrOf { raw: false, operand, .. } => (expr, case.text.of(operand.span)),
            _ => (expr, case.text.of(expr.span)),
        };
        for call in ["", ".clone()"] {
            let text = format!("Box::leak(Box::new({value}{call}))");
            let edits = vec![replace(target.span, text.as_str())];
            let message = format!("leak a value, so that it lives for ever: `{}`", one_line(&text));
            case.propose(message, edits, Cost::HeapBlock, Doubt::Value);
        }
    }
}
