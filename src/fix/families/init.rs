//! Give a variable a value: where it is declared, on the way that left it out, or after it was moved out of.

use super::place::{moved, operand};
use crate::ast::{ExprKind, StmtKind};
use crate::borrowck::reason::{MoveSite, Reason};
use crate::diagnostic::Cost;
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names, root_name};
use crate::fix::text::insert;
use crate::hir::{AdtKind, CtorKind, Origin};
use crate::ty::{Ty, TyKind};

pub fn give_value(case: &Case<'_, '_>) {
    let Reason::Uninitialised { declared: Some(declared), .. } = &case.reason else { return };
    let trail = case.trail(*declared);
    let Some((binding, _)) = trail.binding() else { return };
    let Some(bound) = bound_names(&binding.pat).first().copied() else { return };
    let ty = case.local_ty(bound.name.span);
    let Some(default) = ty.and_then(|ty| default_of(case, ty, 0)) else { return };
    let name = bound.name.name.as_str();
    if binding.init.is_none() {
        let end = binding.ty.as_ref().map_or(binding.pat.span.end, |ty| ty.span.end);
        let assign = insert(end, format!(" = {default}"));
        let message = format!("give `{name}` a first value: `{default}`");
        case.propose(message.clone(), vec![assign.clone()], cost(&default), Doubt::Value);
        if !bound.mutable {
            let both = vec![insert(bound.span.start, "mut "), assign];
            case.propose(message, both, cost(&default), Doubt::Value);
        }
    }
    missing_branch(case, name, &default);
    let used = case.trail(case.span);
    if let Some(stmt) = used.stmt() {
        let edits = vec![case.text.insert_before(stmt.span, &format!("{name} = {default};"))];
        case.propose(format!("give `{name}` a value before it is used"), edits, cost(&default), Doubt::Value);
    }
    // The assignment that comes too late.
    for after in used.stmt().iter().flat_map(|place| place.after()) {
        let Some(StmtKind::Semi(expr)) = after.stmt.map(|stmt| &stmt.kind) else { continue };
        if let ExprKind::Assign { lhs, .. } = &expr.kind
            && root_name(lhs) == Some(name)
            && let Some(here) = used.stmt()
        {
            let edits = case.text.move_before(after.span, here.span);
            case.propose(format!("assign `{name}` before it is used"), edits, Cost::Nothing, Doubt::Order);
        }
    }
}

/// An `if` without `else` that assigns.
fn missing_branch(case: &Case<'_, '_>, name: &str, default: &str) {
    let Some(function) = case.trail(case.span).function() else { return };
    let Some(body) = function.body.as_ref().map(|body| body.span()) else { return };
    let ifs = crate::fix::trail::exprs(case.ast(), body, &mut |expr| {
        matches!(&expr.kind, ExprKind::If { otherwise: None, .. }) && expr.span.end <= case.span.start
    });
    for found in ifs {
        let ExprKind::If { then, .. } = &found.kind else { continue };
        let assigns = then.stmts.iter().any(|stmt| match &stmt.kind {
            StmtKind::Semi(expr) => {
                matches!(&expr.kind, ExprKind::Assign { lhs, .. } if root_name(lhs) == Some(name))
            }
            _ => false,
        });
        if assigns {
            let (indent, newline) = (case.text.indent(found.span.start), case.text.newline(found.span.start));
            let text = format!(" else {{{newline}{indent}    {name} = {default};{newline}{indent}}}");
            let edits = vec![insert(found.span.end, text)];
            case.propose(format!("give `{name}` a value in the other case too"), edits, cost(default), Doubt::Order);
        }
    }
}

/// A value for what was moved out of, right after the move or before the use: the variable is full again.
pub fn again(case: &Case<'_, '_>, moves: &[MoveSite]) {
    let Some(used) = operand(case, case.span) else { return };
    let site = moves.first().and_then(|site| moved(case, site));
    let target = site.filter(|expr| crate::fix::case::is_place(expr)).unwrap_or(used);
    let Some(root) = root_name(target) else { return };
    let text = case.text.of(target.span);
    let Some(default) = case.ty(target.span).and_then(|ty| default_of(case, ty, 0)) else { return };
    if text.starts_with('&') {
        return;
    }
    let assign = format!("{text} = {default};");
    if let Some(here) = case.trail(case.span).stmt() {
        let mut edits = vec![case.text.insert_before(here.span, &assign)];
        edits.extend(make_mut(case, root));
        case.propose(format!("give `{root}` a new value first: `{assign}`"), edits, cost(&default), Doubt::Value);
    }
    for site in moves.iter().take(3) {
        let Some(place) = case.trail(site.span).stmt().filter(|place| place.stmt.is_some()) else { continue };
        let mut edits = vec![case.text.insert_after(place.span, &assign)];
        edits.extend(make_mut(case, root));
        case.propose(
            format!("give `{root}` a new value after the move: `{assign}`"),
            edits,
            cost(&default),
            Doubt::Value,
        );
    }
}

/// `mut` at the declaration of a variable of this function, if it is missing and there is only one of this name.
pub fn make_mut(case: &Case<'_, '_>, name: &str) -> Option<crate::diagnostic::Edit> {
    let function = case.trail(case.span).function()?;
    let mut collector = crate::fix::case::ast_ident::Names { found: Vec::new() };
    crate::ast::visit::walk_fn(&mut collector, function);
    let mut declared = collector.found.iter().filter(|bound| bound.name.name.as_str() == name);
    match (declared.next(), declared.next()) {
        (Some(bound), None) if !bound.mutable && !bound.by_ref => Some(insert(bound.span.start, "mut ")),
        _ => None,
    }
}

fn cost(default: &str) -> Cost {
    let blocks = ["Box::new(", "Rc::new(", "to_string(", "String::from("];
    if blocks.iter().any(|word| default.contains(word)) { Cost::HeapBlock } else { Cost::Nothing }
}

/// A value of a type, as it is written.
pub fn default_of(case: &Case<'_, '_>, ty: Ty, depth: u32) -> Option<String> {
    if depth > 6 {
        return None;
    }
    let inner = |ty: Ty| default_of(case, ty, depth + 1);
    Some(match ty.kind() {
        TyKind::Bool => "false".to_owned(),
        TyKind::Char => "' '".to_owned(),
        TyKind::Int(_) => "0".to_owned(),
        TyKind::Float(_) => "0.0".to_owned(),
        TyKind::Ref(_, pointee, m) => match pointee.kind() {
            TyKind::Str if !m.is_mut() => "\"\"".to_owned(),
            TyKind::Slice(_) => format!("&{}[]", m.prefix()),
            _ => format!("&{}{}", m.prefix(), inner(*pointee)?),
        },
        TyKind::Tuple(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(|part| inner(*part)).collect();
            match parts?.as_slice() {
                [one] => format!("({one},)"),
                several => format!("({})", several.join(", ")),
            }
        }
        TyKind::Array(part, crate::ty::Const::Value(len)) if *len <= 8 => {
            let part = inner(*part)?;
            format!("[{}]", vec![part; usize::try_from(*len).ok()?].join(", "))
        }
        TyKind::Adt(id, args) => {
            let adt = case.ctx().adt(*id);
            let arg = || {
                args.iter().find_map(|arg| match arg {
                    crate::ty::Arg::Ty(ty) => Some(*ty),
                    _ => None,
                })
            };
            match (adt.origin, adt.name.name.as_str()) {
                (Origin::Library, "Option") => "None".to_owned(),
                (Origin::Library, name @ ("Box" | "Rc" | "Cell" | "RefCell")) => {
                    format!("{name}::new({})", inner(arg()?)?)
                }
                (
                    Origin::Library,
                    name @ ("String" | "Vec" | "VecDeque" | "HashMap" | "BTreeMap" | "HashSet" | "BTreeSet"),
                ) => {
                    format!("{name}::new()")
                }
                (Origin::User, name) => user_default(case, &adt, name, *args, depth)?,
                _ => return None,
            }
        }
        _ => return None,
    })
}

fn user_default(
    case: &Case<'_, '_>,
    adt: &crate::hir::Adt,
    name: &str,
    args: crate::ty::Args,
    depth: u32,
) -> Option<String> {
    let (variant, path) = match adt.kind {
        AdtKind::Struct => (adt.variants.iter().next()?, name.to_owned()),
        AdtKind::Enum => {
            let variant =
                adt.variants.iter().find(|variant| variant.fields.is_empty()).or(adt.variants.iter().next())?;
            (variant, format!("{name}::{}", variant.name.name))
        }
        AdtKind::Union => return None,
    };
    let mut fields = Vec::new();
    for field in variant.fields.iter() {
        let value = default_of(case, field.ty.subst(args), depth + 1)?;
        fields.push(match variant.ctor {
            CtorKind::Named => format!("{}: {value}", field.name.name),
            CtorKind::Tuple | CtorKind::Unit => value,
        });
    }
    Some(match variant.ctor {
        CtorKind::Unit => path,
        CtorKind::Tuple => format!("{path}({})", fields.join(", ")),
        CtorKind::Named => format!("{path} {{ {} }}", fields.join(", ")),
    })
}
