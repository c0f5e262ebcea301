//! Take the value and leave another: `take()`, `mem::take`, `mem::replace`, `remove`, `split_at_mut`.

use super::again::one_line;
use super::init::{default_of, make_mut};
use super::place::{moved as moved_expr, operand, whole_borrow};
use crate::ast::{Expr, ExprKind};
use crate::borrowck::reason::{MoveSite, MovedFrom, Reason};
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, is_place, root_name};
use crate::fix::text::replace;
use crate::ty::TyKind;

/// Moves out of borrowed, indexed or destructured places.
pub fn illegal(case: &Case<'_, '_>) {
    let Some(expr) = operand(case, case.span) else { return };
    // From behind a `&mut` it is what is usually meant.
    let meant = matches!(case.reason, Reason::IllegalMove { from: MovedFrom::MutableReference, .. });
    leave(case, expr, if meant { Doubt::Order } else { Doubt::Value });
    if let ExprKind::Index { base, index } = &expr.peel().kind {
        let (base_text, index_text) = (case.text.of(base.span), case.text.of(index.span));
        for method in ["remove", "swap_remove"] {
            let text = format!("{base_text}.{method}({index_text})");
            let mut edits = vec![replace(expr.span, text.as_str())];
            case.propose(format!("take it out: `{text}`"), edits.clone(), Cost::Nothing, Doubt::Value);
            edits.extend(root_name(base).and_then(|root| make_mut(case, root)));
            case.propose(format!("take it out: `{text}`"), edits, Cost::Nothing, Doubt::Value);
        }
    }
}

/// What is moved, and used again: another value is left in its place.
pub fn moved(case: &Case<'_, '_>, moves: &[MoveSite]) {
    for site in moves.iter().take(3) {
        if let Some(expr) = moved_expr(case, site) {
            leave(case, expr, Doubt::Value);
        }
    }
}

/// Takes the value of a place and leaves an empty one.
fn leave(case: &Case<'_, '_>, expr: &Expr, doubt: Doubt) {
    if !is_place(expr) {
        return;
    }
    let text = case.text.of(expr.span);
    let ty = case.ty(expr.span);
    let is_option = ty.is_some_and(|ty| match ty.kind() {
        TyKind::Adt(id, _) => case.ctx().adt(*id).name.name.as_str() == "Option",
        _ => false,
    });
    let mut forms = Vec::new();
    if is_option {
        forms.push(format!("{text}.take()"));
    }
    forms.push(format!("std::mem::take(&mut {text})"));
    if let Some(default) = ty.and_then(|ty| default_of(case, ty, 0)) {
        forms.push(format!("std::mem::replace(&mut {text}, {default})"));
    }
    for form in forms {
        let mut edits = vec![replace(expr.span, form.as_str())];
        let message = format!("take the value and leave an empty one: `{}`", one_line(&form));
        case.propose(message.clone(), edits.clone(), Cost::Nothing, doubt);
        if let Some(edit) = root_name(expr).and_then(|root| make_mut(case, root)) {
            edits.push(edit);
            case.propose(message, edits, Cost::Nothing, doubt);
        }
    }
}

/// A borrowed part of a value with a destructor: the part is taken out first.
pub fn part(case: &Case<'_, '_>) {
    let Reason::BorrowedPartDropped { owner, .. } = &case.reason else { return };
    let Some(expr) = case.expr(case.span) else { return };
    let place = match &expr.kind {
        ExprKind::AddrOf { raw: false, operand, .. } => match &operand.peel().kind {
            ExprKind::Unary { op: crate::ast::UnOp::Deref, operand } => operand,
            _ => operand,
        },
        _ => expr,
    };
    let text = case.text.of(place.span);
    let form = format!("std::mem::take(&mut {text})");
    let mut edits = vec![replace(expr.span, form.as_str())];
    let message = format!("take the part out first: `{form}`");
    case.propose(message.clone(), edits.clone(), Cost::Nothing, Doubt::None);
    edits.extend(make_mut(case, owner));
    case.propose(message, edits, Cost::Nothing, Doubt::None);
}

/// Two elements of one array at once: two halves.
pub fn split(case: &Case<'_, '_>) {
    let (Reason::ConflictingBorrow { .. }, Some(loan)) = (&case.reason, case.loan()) else { return };
    let (Some(first), Some(second)) = (whole_borrow(case, loan.span), whole_borrow(case, case.span)) else { return };
    let index = |expr: &Expr| -> Option<(String, u128, crate::source::Span)> {
        let (inner, span) = match &expr.kind {
            ExprKind::AddrOf { raw: false, operand, .. } => (&**operand, expr.span),
            _ => (expr, expr.span),
        };
        let ExprKind::Index { base, index } = &inner.peel().kind else { return None };
        let ExprKind::Lit(crate::ast::Lit { kind: crate::ast::LitKind::Int { value, .. }, .. }) = &index.peel().kind
        else {
            return None;
        };
        Some((case.text.of(base.span).to_owned(), *value, span))
    };
    let (Some((base, a, at)), Some((other, b, there))) = (index(first), index(second)) else { return };
    let Some(place) = case.trail(at).stmt() else { return };
    if base != other || a == b {
        return;
    }
    let middle = a.max(b);
    let (left, right) = (case.fresh("left"), case.fresh("right"));
    let of = |n: u128| if n < middle { format!("&mut {left}[{n}]") } else { format!("&mut {right}[{}]", n - middle) };
    let edits = vec![
        case.text.insert_before(place.span, &format!("let ({left}, {right}) = {base}.split_at_mut({middle});")),
        replace(at, of(a)),
        replace(there, of(b)),
    ];
    case.propose(format!("split it: `{base}.split_at_mut({middle})`"), edits, Cost::Nothing, Doubt::None);
}

/// An assignment to what is borrowed goes to a variable of its own until the borrow has ended.
pub fn replace_later(case: &Case<'_, '_>) {
    let Some(place) = case.trail(case.span).stmt() else { return };
    let Some(crate::ast::StmtKind::Semi(expr)) = place.stmt.map(|stmt| &stmt.kind) else { return };
    let (lhs, op, rhs) = match &expr.kind {
        ExprKind::Assign { lhs, rhs, .. } => (lhs, None, rhs),
        ExprKind::AssignOp { lhs, rhs, op, .. } => (lhs, Some(*op), rhs),
        _ => return,
    };
    let Some(last) = place.after().last() else { return };
    let name = case.fresh("next");
    let value = match op {
        None => case.text.of(rhs.span).to_owned(),
        Some(op) => format!("{} {} {}", case.text.of(lhs.span), op.as_str(), case.text.of(rhs.span)),
    };
    let assign = format!("{} = {name};", case.text.of(lhs.span));
    let edits = vec![replace(expr.span, format!("let {name} = {value}")), case.text.insert_after(last.span, &assign)];
    case.propose("keep the new value aside until the borrow has ended", edits, Cost::Nothing, Doubt::Order);
}
