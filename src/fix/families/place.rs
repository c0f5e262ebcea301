//! What the families ask of the tree.

use crate::ast::{Expr, ExprKind, MethodCall};
use crate::borrowck::reason::MoveSite;
use crate::fix::case::Case;
use crate::fix::trail::Node;
use crate::source::Span;

/// The expression whose value is moved or used at `span`.
pub fn operand<'a>(case: &Case<'_, 'a>, span: Span) -> Option<&'a Expr> {
    if in_pattern(case, span) {
        return None;
    }
    let expr = case.expr(span)?;
    match &expr.kind {
        ExprKind::MethodCall(call) if expr.span != span && call.call_span.contains(span) => Some(&call.receiver),
        ExprKind::Closure(it) if it.header_span.contains(span) => None,
        _ => Some(expr),
    }
}

/// Whether a piece of source is in a pattern.
pub fn in_pattern(case: &Case<'_, '_>, span: Span) -> bool {
    matches!(case.trail(span).nodes.last(), Some(Node::Pat(_)))
}

/// The borrow expression that an indexed or field place is the operand of: `v` in `&v[0]`.
pub fn whole_borrow<'a>(case: &Case<'_, 'a>, span: Span) -> Option<&'a Expr> {
    let trail = case.trail(span);
    let mut found = trail.expr()?;
    for outer in trail.exprs().skip(1) {
        match &outer.kind {
            ExprKind::Index { base, .. } | ExprKind::Field { base, .. } if base.span == found.span => found = outer,
            ExprKind::Paren(_) => found = outer,
            ExprKind::AddrOf { raw: false, .. } => return Some(outer),
            _ => break,
        }
    }
    trail.expr()
}

/// Whether the expression is handed to `drop`.
pub fn is_dropped(case: &Case<'_, '_>, expr: &Expr) -> bool {
    argument_of(case, expr).is_some_and(|(name, _)| name == "drop")
}

/// The expression that is moved, if it is not moved into a closure.
pub fn moved<'a>(case: &Case<'_, 'a>, site: &MoveSite) -> Option<&'a Expr> {
    operand(case, site.span)
}

/// The method call that an expression is the receiver of.
pub fn receiver_of<'a>(case: &Case<'_, 'a>, expr: &Expr) -> Option<(&'a Expr, &'a MethodCall)> {
    case.trail(expr.span).exprs().find_map(|outer| match &outer.kind {
        ExprKind::MethodCall(call) if call.receiver.span == expr.span => Some((outer, &**call)),
        _ => None,
    })
}

/// The names of the user's functions that take an expression as an argument, with the argument's number (receivers left out),
/// if it is an argument.
pub fn argument_of<'a>(case: &Case<'_, 'a>, expr: &Expr) -> Option<(&'a str, usize)> {
    case.trail(expr.span).exprs().find_map(|outer| {
        let (name, args) = match &outer.kind {
            ExprKind::Call { callee, args } => match &callee.peel().kind {
                ExprKind::Path(path) => (path.path.segments.last()?.ident.name.as_str(), args),
                _ => return None,
            },
            ExprKind::MethodCall(call) => (call.method.ident.name.as_str(), &call.args),
            _ => return None,
        };
        args.iter().position(|arg| arg.span == expr.span).map(|index| (name, index))
    })
}

/// The closure whose header this span is, or that it is in.
pub fn closure_at<'a>(case: &Case<'_, 'a>, span: Span) -> Option<(&'a Expr, &'a crate::ast::Closure)> {
    case.trail(span).exprs().find_map(|expr| match &expr.kind {
        ExprKind::Closure(it) => Some((expr, &**it)),
        _ => None,
    })
}
