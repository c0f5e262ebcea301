//! Borrow instead of moving: `&` where the value is handed over, and in the type of the parameter that takes it.

use super::place::{argument_of, in_pattern, is_dropped, moved, operand, receiver_of};
use crate::ast::{Expr, ExprKind, Pat, PatKind, SelfKind};
use crate::borrowck::reason::{MoveSite, MoveWhy};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names, root_name};
use crate::fix::text::{insert, replace};
use crate::fix::trail::Node;
use crate::source::Span;
use crate::ty::TyKind;

pub fn instead_of_moves(case: &Case<'_, '_>, moves: &[MoveSite]) {
    let mut all = Vec::new();
    for site in moves {
        match &site.why {
            MoveWhy::Closure { use_span } => {
                if let Some(expr) = operand(case, *use_span) {
                    borrow_expr(case, expr);
                }
                continue;
            }
            _ if in_pattern(case, site.span) => {
                patterns(case, site.span, &[site.span]);
                continue;
            }
            _ => {}
        }
        let Some(expr) = moved(case, site) else { continue };
        all.extend(borrow_expr(case, expr));
    }
    let bindings: Vec<Span> = moves.iter().map(|site| site.span).filter(|span| in_pattern(case, *span)).collect();
    if bindings.len() > 1 {
        patterns(case, case.span, &bindings);
    }
    if moves.len() > 1 {
        let edits = all.into_iter().flatten().collect();
        case.propose("borrow instead, at each of the moves", edits, Cost::Nothing, Doubt::None);
    }
}

/// A move while the value is borrowed may as well be a borrow.
pub fn while_borrowed(case: &Case<'_, '_>) {
    if let Some(expr) = operand(case, case.span) {
        borrow_expr(case, expr);
    }
}

/// Moves out of places that must stay whole.
pub fn illegal(case: &Case<'_, '_>) {
    patterns(case, case.span, &[]);
    if let Some(expr) = operand(case, case.span) {
        borrow_expr(case, expr);
        let shown = case.text.of(expr.span);
        for method in ["as_ref", "as_deref", "as_mut", "as_deref_mut", "iter", "as_str", "as_slice"] {
            let edits = case.call_on(expr, &format!(".{method}()"));
            let message = format!("look at it where it is: `{shown}.{method}()`");
            case.propose(message, edits, Cost::Nothing, Doubt::None);
        }
        // `*r` where `r` itself will do.
        if let ExprKind::Unary { op: crate::ast::UnOp::Deref, operand } = &expr.peel().kind {
            let text = case.text.of(operand.span);
            let edits = vec![replace(expr.span, text)];
            case.propose(format!("keep the reference: `{text}`"), edits, Cost::Nothing, Doubt::None);
        }
    }
}

/// `x` is gone, but the variable it was moved to is there.
pub fn use_new_owner(case: &Case<'_, '_>, moves: &[MoveSite]) {
    let [MoveSite { why: MoveWhy::Value { to: Some(to) }, in_loop: false, span, .. }] = moves else { return };
    let Some(used) = operand(case, case.span) else { return };
    let Some(name) = root_name(used) else { return };
    let whole = case.expr(*span).is_some_and(|expr| matches!(expr.peel().kind, ExprKind::Path(_)));
    // After a move of a part, only uses of that part can go to the new owner.
    if !whole || to == name {
        return;
    }
    let mentions: Vec<_> = match case.trail(case.span).function().and_then(|f| f.body.as_ref()) {
        Some(body) => {
            let after = Span { start: case.span.start, ..body.span() };
            case.mentions(name, after)
        }
        None => return,
    };
    let edits: Vec<Edit> = mentions.iter().map(|expr| replace(expr.span, to.as_str())).collect();
    let message = format!("use the new owner: `{to}`");
    if let Some(first) = edits.first() {
        case.propose(message.clone(), vec![first.clone()], Cost::Nothing, Doubt::None);
    }
    if edits.len() > 1 {
        case.propose(message, edits, Cost::Nothing, Doubt::None);
    }
}

/// `&` before an expression, with what must change with it.
fn borrow_expr(case: &Case<'_, '_>, expr: &Expr) -> Option<Vec<Edit>> {
    let shown = case.text.of(expr.span);
    let is_mut_ref = case.ty(expr.span).is_some_and(|ty| matches!(ty.kind(), TyKind::Ref(_, _, m) if m.is_mut()));
    if is_mut_ref {
        let edits = case.prefix(expr, "&mut *");
        case.propose(format!("reborrow: `&mut *{shown}`"), edits.clone(), Cost::Nothing, Doubt::None);
        let shared = case.prefix(expr, "&*");
        case.propose(format!("reborrow: `&*{shown}`"), shared, Cost::Nothing, Doubt::None);
        return Some(edits);
    }
    if let Some((outer, call)) = receiver_of(case, expr) {
        receiver(case, expr, call.method.ident.name.as_str(), outer);
        return None;
    }
    let edits = case.prefix(expr, "&");
    // Dropping a reference does nothing.
    let doubt = if is_dropped(case, expr) { Doubt::Value } else { Doubt::None };
    case.propose(format!("borrow instead: `&{shown}`"), edits.clone(), Cost::Nothing, doubt);
    let mutable = case.prefix(expr, "&mut ");
    if let Some((name, index)) = argument_of(case, expr) {
        for function in case.functions_called(name) {
            let Some(param) = function.params.get(index) else { continue };
            let mut both = edits.clone();
            both.push(insert(param.ty.span.start, "&"));
            // Every other call hands over a reference too.
            both.extend(other_arguments(case, name, index, expr.span));
            let ty = case.text.of(param.ty.span);
            let message = format!("borrow instead: `&{shown}`, and `{name}` takes `&{ty}`");
            case.propose(message, both, Cost::Nothing, Doubt::None);
        }
    } else {
        case.propose(format!("borrow instead: `&mut {shown}`"), mutable, Cost::Nothing, Doubt::None);
    }
    Some(edits)
}

/// `&` for the arguments of the other calls of a function.
fn other_arguments(case: &Case<'_, '_>, name: &str, index: usize, but: Span) -> Vec<Edit> {
    let mut edits = Vec::new();
    crate::fix::trail::exprs(case.ast(), case.ast().span, &mut |expr| {
        if let ExprKind::Call { callee, args } = &expr.kind
            && let ExprKind::Path(path) = &callee.peel().kind
            && path.path.segments.last().is_some_and(|segment| segment.ident.name.as_str() == name)
            && let Some(arg) = args.get(index)
            && arg.span != but
        {
            edits.extend(case.prefix(arg, "&"));
        }
        false
    });
    edits
}

/// Other ways to call a method that takes `self`.
fn receiver(case: &Case<'_, '_>, expr: &Expr, method: &str, outer: &Expr) {
    let shown = case.text.of(expr.span);
    for function in case.functions_called(method) {
        if let Some(param) = &function.self_param
            && let SelfKind::Value { .. } = param.kind
        {
            for form in ["&self", "&mut self"] {
                let edits = vec![replace(param.span, form)];
                case.propose(format!("let `{method}` take `{form}`"), edits, Cost::Nothing, Doubt::None);
            }
        }
    }
    let name_of = |call: &str| match case.expr(outer.span).map(|e| &e.kind) {
        Some(ExprKind::MethodCall(it)) => Some(vec![replace(it.method.ident.span, call)]),
        _ => None,
    };
    if method == "into_iter" {
        for other in ["iter", "iter_mut"] {
            let message = format!("go through it without taking it apart: `{shown}.{other}()`");
            case.propose(message, name_of(other).unwrap_or_default(), Cost::Nothing, Doubt::None);
        }
    }
    for look in ["as_ref", "as_deref", "as_mut"] {
        let edits = case.call_on(expr, &format!(".{look}()"));
        let message = format!("look at it where it is: `{shown}.{look}()`");
        case.propose(message, edits, Cost::Nothing, Doubt::None);
    }
}

/// A pattern that takes parts out of what it matches: the parts are borrowed instead.
pub fn patterns(case: &Case<'_, '_>, span: Span, bindings: &[Span]) {
    let trail = case.trail(bindings.first().copied().unwrap_or(span));
    // The value that is matched: of a `match`, `if let`, `let` or `for`.
    let scrutinee = trail.nodes.iter().rev().find_map(|node| match node {
        Node::Expr(Expr { kind: ExprKind::Match { scrutinee, .. }, .. }) => Some(&**scrutinee),
        Node::Expr(Expr { kind: ExprKind::Let { scrutinee, .. }, .. }) => Some(&**scrutinee),
        Node::Expr(Expr { kind: ExprKind::For { iter, .. }, .. }) => Some(&**iter),
        // `let x = v[0]` has nothing to match: that is for a `&` before the value.
        Node::Stmt(place) => match place.binding() {
            Some(it) if !matches!(it.pat.peel().kind, PatKind::Ident { sub: None, .. }) => it.init.as_ref(),
            _ => None,
        },
        _ => None,
    });
    if let Some(scrutinee) = scrutinee {
        let shown = case.text.of(scrutinee.span);
        for operator in ["&", "&mut "] {
            let message = format!("match on a reference: `{operator}{shown}`");
            case.propose(message, case.prefix(scrutinee, operator), Cost::Nothing, Doubt::None);
        }
        if !matches!(scrutinee.kind, ExprKind::AddrOf { .. }) {
            let message = format!("match on a clone: `{shown}.clone()`");
            let cost = case.clone_cost_at(scrutinee.span);
            case.propose(message, case.call_on(scrutinee, ".clone()"), cost, Doubt::None);
        }
    }
    let refs: Vec<Edit> = bindings.iter().map(|at| insert(at.start, "ref ")).collect();
    case.propose("bind by reference: `ref`", refs, Cost::Nothing, Doubt::None);
    // `&x` in a closure's or a loop's pattern.
    for node in trail.nodes.iter().rev() {
        if let Node::Pat(pat @ Pat { kind: PatKind::Ref { inner, .. }, .. }) = node
            && !bound_names(pat).is_empty()
        {
            let inner_text = case.text.of(inner.span);
            let message = format!("bind the reference itself: `{inner_text}`");
            case.propose(message, vec![replace(pat.span, inner_text)], Cost::Nothing, Doubt::None);
        }
    }
}
