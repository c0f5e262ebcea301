//! Clone: another value is moved, and the first stays.

use super::place::{is_dropped, moved as moved_expr, operand};
use crate::ast::{Expr, ExprKind, GenericParamKind, ItemKind};
use crate::borrowck::reason::{MoveSite, MoveWhy};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::Case;
use crate::fix::text::{insert, replace};
use crate::hir::Origin;
use crate::source::{FileId, Span};
use crate::ty::TyKind;

/// Clones what is moved, at each of the moves or at all of them.
pub fn moved(case: &Case<'_, '_>, moves: &[MoveSite]) {
    let mut all = Vec::new();
    for site in moves {
        if let MoveWhy::Closure { use_span } = &site.why {
            if let Some(expr) = operand(case, *use_span) {
                all.extend(clone_expr(case, expr));
            }
            continue;
        }
        let Some(expr) = moved_expr(case, site) else { continue };
        all.extend(clone_expr(case, expr));
    }
    if all.len() > 1 {
        let edits = all.into_iter().flatten().collect();
        case.propose("clone it where it is moved", edits, Cost::HeapClone { bytes: None }, Doubt::None);
    }
}

/// What is moved while it is borrowed.
pub fn while_borrowed(case: &Case<'_, '_>) {
    if let Some(expr) = operand(case, case.span) {
        clone_expr(case, expr);
    }
}

/// What cannot be moved out of where it is.
pub fn illegal(case: &Case<'_, '_>) {
    if let Some(expr) = operand(case, case.span) {
        clone_expr(case, expr);
        // `*r` and `(*r).field`: the clone looks through references by itself.
        if let ExprKind::Unary { op: crate::ast::UnOp::Deref, operand } = &expr.peel().kind {
            let text = case.text.of(operand.span);
            let edits = vec![replace(expr.span, format!("{text}.clone()"))];
            let cost = case.clone_cost_at(expr.span);
            case.propose(format!("clone it: `{text}.clone()`"), edits, cost, Doubt::None);
        }
    }
}

/// Clones what is borrowed, so that the reference is into the clone.
pub fn borrowed(case: &Case<'_, '_>, span: Span) {
    let Some(expr) = case.expr(span) else { return };
    if let ExprKind::AddrOf { raw: false, mutable: false, operand } = &expr.kind {
        let text = case.text.of(operand.span);
        let cost = case.clone_cost_at(operand.span);
        let edits = vec![replace(expr.span, format!("{text}.clone()"))];
        case.propose(format!("own a clone: `{text}.clone()`"), edits, cost, Doubt::None);
    }
}

/// `.clone()` after an expression, and `#[derive(Clone)]` where its type needs it.
fn clone_expr(case: &Case<'_, '_>, expr: &Expr) -> Option<Vec<Edit>> {
    let shown = case.text.of(expr.span);
    let ty = case.ty(expr.span);
    let cost = case.clone_cost_at(expr.span);
    // A mutable reference cannot be cloned; what it points to would be.
    if let Some(TyKind::Ref(_, _, m)) = ty.map(|ty| ty.kind())
        && m.is_mut()
    {
        return None;
    }
    let counted = cost == Cost::Count;
    if counted {
        let name = ty.and_then(|ty| case.shown(ty).split('<').next().map(str::to_owned)).unwrap_or("Rc".to_owned());
        let edits = vec![insert(expr.span.start, format!("{name}::clone(&")), insert(expr.span.end, ")")];
        case.propose(format!("share it: `{name}::clone(&{shown})`"), edits, cost, Doubt::None);
    }
    let edits = case.call_on(expr, ".clone()");
    let shown = if edits.len() > 1 { format!("({shown})") } else { shown.to_owned() };
    let doubt = if is_dropped(case, expr) { Doubt::Value } else { Doubt::None };
    case.propose(format!("clone it: `{shown}.clone()`"), edits.clone(), cost, doubt);
    if let Some((name, bound)) = bound(case, expr.span) {
        let mut both = edits.clone();
        both.push(bound);
        case.propose(format!("ask for `{name}: Clone` and clone it: `{shown}.clone()`"), both, cost, doubt);
    }
    if let Some(derive) = derive(case, expr.span) {
        let mut both = edits.clone();
        both.push(derive);
        let message = format!("derive `Clone` and clone it: `{shown}.clone()`");
        case.propose(message, both, cost, Doubt::None);
    }
    Some(edits)
}

/// `: Clone` for the type parameter that an expression's type is.
fn bound(case: &Case<'_, '_>, span: Span) -> Option<(&'static str, Edit)> {
    let TyKind::Param(param) = case.ty(span)?.kind() else { return None };
    let trail = case.trail(span);
    let generics =
        trail.function().map(|f| &f.generics).into_iter().chain(trail.implementation().map(|it| &it.generics));
    let found = generics.flat_map(|generics| &generics.params).find(|it| it.name.name == param.name)?;
    let GenericParamKind::Type { bounds, .. } = &found.kind else { return None };
    let separator = if bounds.is_empty() { ": " } else { " + " };
    Some((param.name.as_str(), insert(found.span.end, format!("{separator}Clone"))))
}

/// `#[derive(Clone)]` on the user's type of an expression, if it has none.
fn derive(case: &Case<'_, '_>, span: Span) -> Option<Edit> {
    let ty = case.ty(span)?;
    let TyKind::Adt(id, _) = ty.kind() else { return None };
    let adt = case.ctx().adt(*id);
    if adt.origin != Origin::User || adt.span.file != FileId::MAIN {
        return None;
    }
    let trail = case.trail(adt.name.span);
    let item = trail.nodes.iter().rev().find_map(|node| match node {
        crate::fix::trail::Node::Item(item) => Some(*item),
        _ => None,
    })?;
    if !matches!(item.kind, ItemKind::Struct(_) | ItemKind::Enum(_)) {
        return None;
    }
    let derives = item.attrs.iter().find(|attr| attr.is("derive"));
    if let Some(attr) = derives {
        if attr.list().iter().any(|meta| meta.is("Clone")) {
            return None;
        }
        // Before the closing `)]`.
        let end = attr.span.end.checked_sub(2)?;
        let separator = if attr.list().is_empty() { "" } else { ", " };
        return Some(insert(end, format!("{separator}Clone")));
    }
    let start = item.attrs.first().map_or(item.span, |attr| attr.span);
    Some(case.text.insert_before(Span { end: item.span.end, ..start }, "#[derive(Clone)]"))
}
