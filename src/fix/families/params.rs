//! Take a parameter by reference, so that a reference to it may be returned.

use crate::ast::{ExprKind, GenericParamKind, TypeKind};
use crate::borrowck::reason::Reason;
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names};
use crate::fix::text::insert;

pub fn by_reference(case: &Case<'_, '_>) {
    let place = match &case.reason {
        Reason::ReturnsReference { place: Some(place), is_argument: true, .. } => place,
        Reason::BorrowedPartDropped { owner, .. } => owner,
        _ => return,
    };
    let Some(function) = case.trail(case.span).function() else { return };
    let root = place.trim_start_matches('*').split(['.', '[']).next().unwrap_or(place);
    let found = function
        .params
        .iter()
        .enumerate()
        .find(|(_, param)| bound_names(&param.pat).iter().any(|bound| bound.name.name.as_str() == root));
    let Some((index, param)) = found else { return };
    let lifetime = function.ret.as_ref().and_then(|ret| match &ret.peel().kind {
        TypeKind::Ref { lifetime: Some(lifetime), .. } => Some(lifetime.ident.name.to_string()),
        _ => None,
    });
    let lifetime = lifetime.or_else(|| {
        let params = &function.generics.params;
        params.iter().find(|p| matches!(p.kind, GenericParamKind::Lifetime { .. })).map(|p| p.name.name.to_string())
    });
    for mutable in ["", "mut "] {
        let written = lifetime.as_ref().map_or(String::new(), |lifetime| format!("{lifetime} "));
        let mut edits = vec![insert(param.ty.span.start, format!("&{written}{mutable}"))];
        edits.extend(arguments(case, function.name.name.as_str(), index, mutable));
        let message = format!("take `{root}` by reference: `&{written}{mutable}{}`", case.text.of(param.ty.span));
        case.propose(message, edits, Cost::Nothing, Doubt::None);
    }
}

/// References in the calls.
fn arguments(case: &Case<'_, '_>, name: &str, index: usize, mutable: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    crate::fix::trail::exprs(case.ast(), case.ast().span, &mut |expr| {
        if let ExprKind::Call { callee, args } = &expr.kind
            && let ExprKind::Path(path) = &callee.peel().kind
            && path.path.segments.last().is_some_and(|segment| segment.ident.name.as_str() == name)
            && let Some(arg) = args.get(index)
        {
            edits.extend(case.prefix(arg, &format!("&{mutable}")));
        }
        false
    });
    edits
}
