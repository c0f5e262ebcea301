//! Bind a value with `let` before the statement that needs it: temporaries live longer, and arguments are ready before a
//! borrow begins.

use crate::ast::{Expr, ExprKind, StmtKind};
use crate::borrowck::reason::Reason;
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, is_place, root_name};
use crate::fix::text::{insert, replace};
use crate::fix::trail::{Place, Trail};

use super::again::one_line;

/// How many expressions around the error are tried.
const REACH: usize = 4;

/// A temporary with a name: it lives to the end of the block, or of one further out.
pub fn temporary(case: &Case<'_, '_>) {
    let Reason::TemporaryDropped { .. } = case.reason else { return };
    let trail = case.trail(case.span);
    let Some(expr) = trail.expr() else { return };
    for (number, place) in trail.stmts().into_iter().enumerate().take(REACH) {
        let what = if number == 0 { "bind it first" } else { "bind it further out" };
        bound_before(case, expr, &place, what, "", Doubt::None);
        bound_before(case, expr, &place, what, "mut ", Doubt::None);
    }
    // `let r = f(&temporary());`: what is borrowed of it is another candidate.
    let stmts = trail.stmts();
    if let Some(first) = stmts.first() {
        for outer in trail.exprs().skip(1).take(REACH) {
            bound_before(case, outer, first, "bind it first", "", Doubt::None);
        }
    }
    tail(case, &trail, expr);
}

/// Declares the variable in an outer block, and gives it its value here.
pub fn to_outer(case: &Case<'_, '_>) {
    let trail = case.trail(case.span);
    let Some(expr) = trail.expr() else { return };
    let name = case.fresh("value");
    let stmts = trail.stmts();
    let Some(inner) = stmts.first() else { return };
    for outer in stmts.iter().skip(1).take(REACH) {
        let text = case.text.of(expr.span);
        let edits = vec![
            case.text.insert_before(outer.span, &format!("let {name};")),
            case.text.insert_before(inner.span, &format!("{name} = {text};")),
            replace(expr.span, name.as_str()),
        ];
        case.propose(format!("keep it further out: `let {name};`"), edits, Cost::Nothing, Doubt::None);
    }
}

/// A block's value that borrows from what the block owns: bound first, the borrow ends before the owner goes.
fn tail(case: &Case<'_, '_>, trail: &Trail<'_>, expr: &Expr) {
    let Some(block) = trail.blocks().next() else { return };
    let Some(tail) = &block.tail else { return };
    if tail.span.contains(expr.span) {
        let name = case.fresh("value");
        let text = case.text.of(tail.span);
        let separator = format!("{}{}", case.text.newline(tail.span.start), case.text.indent(tail.span.start));
        let edits = vec![replace(tail.span, format!("let {name} = {text};{separator}{name}"))];
        case.propose(format!("bind the result first: `let {name}`"), edits, Cost::Nothing, Doubt::None);
    }
}

fn bound_before(case: &Case<'_, '_>, expr: &Expr, place: &Place<'_>, what: &str, mutable: &str, doubt: Doubt) {
    if is_whole(expr, place) || !place.span.contains(expr.span) || is_condition(expr) || is_unit(case, expr) {
        return;
    }
    let name = case.fresh(&wish(expr));
    let text = case.text.of(expr.span);
    // A block-like head (`if`, `match`) would swallow a statement put before it on its line: it goes on a line of its own.
    let edits = vec![
        case.text.insert_before(place.span, &format!("let {mutable}{name} = {text};")),
        replace(expr.span, name.as_str()),
    ];
    let shown = one_line(text);
    case.propose(format!("{what}: `let {mutable}{name} = {shown};`"), edits, Cost::Nothing, doubt);
}

/// Whether an expression is all there is of a statement.
fn is_whole(expr: &Expr, place: &Place<'_>) -> bool {
    match place.stmt.map(|stmt| &stmt.kind) {
        Some(StmtKind::Semi(all) | StmtKind::Expr(all)) => all.span == expr.span,
        Some(_) => false,
        // A block's value may be bound before its end.
        None => false,
    }
}

fn is_unit(case: &Case<'_, '_>, expr: &Expr) -> bool {
    case.ty(expr.span).is_some_and(|ty| ty.is_unit())
}

/// A condition with `let` is no value.
fn is_condition(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Let { .. } | ExprKind::Break { .. } | ExprKind::Return(_) | ExprKind::Continue { .. })
}

/// A name for the value of an expression.
fn wish(expr: &Expr) -> String {
    match &expr.peel().kind {
        ExprKind::MethodCall(call) => match call.method.ident.name.as_str() {
            "clone" | "unwrap" | "get" | "to_string" | "to_owned" | "as_str" | "expect" | "next" => "value".to_owned(),
            name => name.to_owned(),
        },
        ExprKind::Call { callee, .. } => match &callee.peel().kind {
            ExprKind::Path(path) if path.path.segments.len() == 1 => {
                path.as_ident().map_or_else(|| "value".to_owned(), |id| format!("{}_value", id.name))
            }
            _ => "value".to_owned(),
        },
        ExprKind::Field { name, .. } => name.name.to_string(),
        _ => "value".to_owned(),
    }
}

/// Both borrows are in one statement: a part of it that has only one of them is done before.
pub fn in_statement(case: &Case<'_, '_>) {
    let Some(loan) = case.loan().map(|loan| loan.span) else { return };
    let conflict = case.trail(case.span);
    let Some(place) = conflict.stmt() else { return };
    for (one, other) in [(case.span, loan), (loan, case.span)] {
        if !place.span.contains(one) {
            continue;
        }
        let alone = |expr: &&Expr| !expr.span.contains(other) || !place.span.contains(other);
        let exprs: Vec<&Expr> = case.trail(one).exprs().take_while(alone).take(REACH).collect();
        for expr in exprs {
            if !is_place(expr) || case.ty(expr.span).is_some_and(|ty| case.is_copy(ty)) {
                bound_before(case, expr, &place, "do it first", "", Doubt::Order);
            }
        }
    }
    // Other arguments of the call that the error is in.
    let arguments = conflict.exprs().take(REACH).find_map(|expr| match &expr.kind {
        ExprKind::MethodCall(call) if !call.args.is_empty() => Some(&call.args),
        ExprKind::Call { args, .. } if !args.is_empty() => Some(args),
        _ => None,
    });
    for arg in arguments.into_iter().flatten().take(REACH) {
        if !is_place(arg) {
            bound_before(case, arg, &place, "do it first", "", Doubt::Order);
        }
    }
    if let Some(ExprKind::Assign { rhs, .. } | ExprKind::AssignOp { rhs, .. }) =
        place.stmt.and_then(|stmt| match &stmt.kind {
            StmtKind::Semi(expr) => Some(&expr.kind),
            _ => None,
        })
    {
        bound_before(case, rhs, &place, "do it first", "", Doubt::Order);
    }
}

/// What is read while it is borrowed is read before the borrow.
pub fn before_loan(case: &Case<'_, '_>) {
    let Some(loan) = case.loan() else { return };
    let conflict = case.trail(case.span);
    let Some((held, here)) = case.trail(loan.span).apart(&conflict) else { return };
    if held.index > here.index {
        return;
    }
    for expr in conflict.exprs().take(REACH) {
        if !here.span.contains(expr.span) || is_whole(expr, &here) || is_condition(expr) || is_unit(case, expr) {
            break;
        }
        let is_reference = matches!(expr.kind, ExprKind::AddrOf { .. });
        let copied = !is_place(expr) || case.ty(expr.span).is_some_and(|ty| case.is_copy(ty));
        if !copied || is_reference {
            continue;
        }
        let name = case.fresh(&wish(expr));
        let text = case.text.of(expr.span);
        let edits = vec![
            case.text.insert_before(held.span, &format!("let {name} = {text};")),
            replace(expr.span, name.as_str()),
        ];
        let shown = one_line(text);
        let cost = if is_place(expr) { case.clone_cost_at(expr.span) } else { Cost::Nothing };
        case.propose(format!("take the value before the borrow: `let {name} = {shown};`"), edits, cost, Doubt::Order);
    }
}

/// A new variable instead of a new value for the old one, which is borrowed.
pub fn new_variable(case: &Case<'_, '_>) {
    let Some(place) = case.trail(case.span).stmt() else { return };
    let Some(StmtKind::Semi(expr)) = place.stmt.map(|stmt| &stmt.kind) else { return };
    let ExprKind::Assign { lhs, .. } = &expr.kind else { return };
    let ExprKind::Path(path) = &lhs.peel().kind else { return };
    let Some(name) = path.as_ident() else { return };
    let cost = Cost::StackCopy { bytes: case.ty(lhs.span).and_then(|ty| case.size(ty)) };
    for mutable in ["", "mut "] {
        let edits = vec![insert(expr.span.start, format!("let {mutable}"))];
        let message = format!("make a new variable instead: `let {mutable}{name}`");
        // In an inner block the old variable is back after it.
        case.propose(message, edits, cost, Doubt::Value);
    }
}

/// A guard that changes what is matched: the match is on a copy.
pub fn guard(case: &Case<'_, '_>) {
    let Reason::MutatedInGuard { matched, .. } = &case.reason else { return };
    let Some(expr) = case.expr(matched.span) else { return };
    let Some(place) = case.trail(matched.span).stmt() else { return };
    let name = root_name(expr).map_or_else(|| case.fresh("matched"), |root| case.fresh(&format!("{root}_matched")));
    let copy = case.ty(expr.span).is_some_and(|ty| case.is_copy(ty));
    let call = if copy { "" } else { ".clone()" };
    let text = case.text.of(expr.span);
    let edits = vec![
        case.text.insert_before(place.span, &format!("let {name} = {text}{call};")),
        replace(expr.span, name.as_str()),
    ];
    let message = format!("match on a copy: `let {name} = {text}{call};`");
    case.propose(message, edits, case.clone_cost_at(expr.span), Doubt::None);
    for call in ["{ ", "("] {
        let close = if call == "(" { ").clone()" } else { " }" };
        let edits = vec![insert(expr.span.start, call), insert(expr.span.end, close)];
        case.propose("match on a copy", edits, case.clone_cost_at(expr.span), Doubt::None);
    }
}
