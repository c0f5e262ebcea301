//! `mut`: for a variable, for a reference, for what a closure or a method takes.

use super::again::one_line;
use super::place::closure_at;
use crate::ast::{ExprKind, PatKind, SelfKind, StmtKind, TypeKind};
use crate::borrowck::reason::{Immutable, Reason};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names, root_name};
use crate::fix::text::{insert, replace};
use crate::source::Span;

/// A second value for a variable without `mut`.
pub fn assigned_twice(case: &Case<'_, '_>, declared: Span) {
    make_mut(case, declared);
    let Some(place) = case.trail(case.span).stmt() else { return };
    let Some(StmtKind::Semi(expr)) = place.stmt.map(|stmt| &stmt.kind) else { return };
    if let ExprKind::Assign { lhs, .. } = &expr.kind
        && matches!(lhs.peel().kind, ExprKind::Path(_))
    {
        let name = case.text.of(lhs.span);
        let edits = vec![insert(expr.span.start, "let ")];
        let cost = Cost::StackCopy { bytes: case.ty(lhs.span).and_then(|ty| case.size(ty)) };
        case.propose(format!("make a new variable: `let {name}`"), edits, cost, Doubt::Value);
    }
}

/// `mut` before the name that is declared at a span.
fn make_mut(case: &Case<'_, '_>, declared: Span) {
    let name = case.text.of(declared);
    let trail = case.trail(declared);
    let pat = trail.nodes.iter().rev().find_map(|node| match node {
        crate::fix::trail::Node::Pat(pat) => Some(*pat),
        _ => None,
    });
    match pat.map(|pat| &pat.kind) {
        Some(PatKind::Ident { by_ref: Some(word), .. }) => {
            let edits = vec![insert(word.end, " mut")];
            case.propose("borrow mutably in the pattern: `ref mut`", edits, Cost::Nothing, Doubt::None);
        }
        Some(PatKind::Ident { mutable: None, name: ident, .. }) => {
            let edits = vec![insert(ident.span.start, "mut ")];
            case.propose(format!("declare it as `mut {}`", ident.name), edits, Cost::Nothing, Doubt::None);
        }
        _ => {
            if let Some(param) = trail.function().and_then(|f| f.self_param.as_ref())
                && let SelfKind::Value { mutable: false } | SelfKind::Typed { mutable: false, .. } = param.kind
            {
                let edits = vec![insert(param.self_span.start, "mut ")];
                case.propose("declare it as `mut self`", edits, Cost::Nothing, Doubt::None);
            }
        }
    }
    if name.starts_with('&') {
        case.propose("borrow mutably", vec![insert(declared.start + 1, "mut ")], Cost::Nothing, Doubt::None);
    }
}

/// What is changed is not mutable where it is reached from.
pub fn behind(case: &Case<'_, '_>, why: &Immutable, borrows: &[Span]) {
    match why {
        Immutable::Local { declared, .. } => make_mut(case, *declared),
        Immutable::Captured { declared: Some(declared), .. } => make_mut(case, *declared),
        Immutable::SharedReference { declared, .. } => {
            if let Some(declared) = declared {
                reference(case, *declared);
            }
            of_self(case);
        }
        Immutable::Captured { declared: None, .. }
        | Immutable::FnClosure
        | Immutable::ConstPointer
        | Immutable::Static { .. }
        | Immutable::Other => {}
    }
    let place = match &case.reason {
        Reason::AssignImmutable { place, .. } | Reason::BorrowImmutable { place, .. } => place.clone(),
        _ => String::new(),
    };
    let root = place.trim_start_matches('*').split(['.', '[']).next().unwrap_or_default().to_owned();
    by_name(case, &root);
    fn_bounds(case);
    copy(case, &root, borrows);
}

/// The declaration of a variable, found by its name: its `&` becomes `&mut`.
fn by_name(case: &Case<'_, '_>, name: &str) {
    let Some(function) = case.trail(case.span).function() else { return };
    let mut collector = crate::fix::case::ast_ident::Names { found: Vec::new() };
    crate::ast::visit::walk_fn(&mut collector, function);
    let declared: Vec<Span> =
        collector.found.iter().filter(|bound| bound.name.name.as_str() == name).map(|bound| bound.span).collect();
    for span in declared.into_iter().take(3) {
        reference(case, span);
        make_mut(case, span);
    }
    if name == "self" {
        of_self(case);
    }
}

/// `&self` becomes `&mut self`.
fn of_self(case: &Case<'_, '_>) {
    let Some(function) = case.trail(case.span).function() else { return };
    if let Some(param) = &function.self_param
        && let SelfKind::Ref { mutable: false, .. } = param.kind
    {
        let edits = vec![insert(param.self_span.start, "mut ")];
        case.propose("take `&mut self`", edits.clone(), Cost::Nothing, Doubt::None);
        // In the trait and the other impls too.
        let name = function.name.name.as_str();
        let all: Vec<Edit> = declarations(case, name)
            .filter_map(|f| match &f.self_param {
                Some(p) if matches!(p.kind, SelfKind::Ref { mutable: false, .. }) => {
                    Some(insert(p.self_span.start, "mut "))
                }
                _ => None,
            })
            .collect();
        if all.len() > 1 {
            case.propose("take `&mut self`, in every implementation", all, Cost::Nothing, Doubt::None);
        }
    }
}

fn declarations<'c>(case: &'c Case<'_, '_>, name: &str) -> impl Iterator<Item = &'c crate::ast::Fn> {
    let name = name.to_owned();
    case.functions().iter().filter(move |f| f.name.name.as_str() == name).copied()
}

/// The variable at a span holds a shared reference: a mutable one instead, where it is declared and where it is made.
fn reference(case: &Case<'_, '_>, declared: Span) {
    let trail = case.trail(declared);
    if let Some((binding, _)) = trail.binding() {
        let mut edits = Vec::new();
        if let Some(TypeKind::Ref { lifetime, mutable: false, .. }) = binding.ty.as_ref().map(|ty| &ty.kind)
            && let Some(ty) = &binding.ty
        {
            let at = lifetime.map_or(ty.span.start + 1, |lifetime| lifetime.ident.span.end);
            edits.push(insert(at, if lifetime.is_some() { " mut" } else { "mut " }));
        }
        if let Some(init) = &binding.init {
            if let ExprKind::AddrOf { raw: false, mutable: false, operand } = &init.peel().kind {
                edits.push(insert(init.span.start + 1, "mut "));
                let shown = case.text.of(operand.span);
                case.propose(format!("borrow mutably: `&mut {shown}`"), edits.clone(), Cost::Nothing, Doubt::None);
                if let Some(edit) = root_name(operand).and_then(|root| super::init::make_mut(case, root)) {
                    edits.push(edit);
                    case.propose(format!("borrow mutably: `&mut {shown}`"), edits, Cost::Nothing, Doubt::None);
                }
            } else {
                mutable_call(case, init);
            }
        }
    }
    for_loop(case, declared);
    let Some(function) = trail.function() else { return };
    for (index, param) in function.params.iter().enumerate() {
        if !param.span.contains(declared) {
            continue;
        }
        if let TypeKind::Ref { lifetime, mutable: false, .. } = &param.ty.kind {
            let at = lifetime.map_or(param.ty.span.start + 1, |lifetime| lifetime.ident.span.end);
            let edit = insert(at, if lifetime.is_some() { " mut" } else { "mut " });
            let shown = case.text.of(param.ty.span).replacen('&', "&mut ", 1);
            case.propose(format!("take `{shown}`"), vec![edit.clone()], Cost::Nothing, Doubt::None);
            let (mut arguments, mut roots) = (vec![edit], Vec::new());
            callers(case, function.name.name.as_str(), index, &mut arguments, &mut roots);
            let message = format!("take `{shown}`, and hand over `&mut`");
            case.propose(message.clone(), arguments.clone(), Cost::Nothing, Doubt::None);
            arguments.extend(roots);
            case.propose(message, arguments, Cost::Nothing, Doubt::None);
        }
    }
    if let Some((_, closure)) = closure_at(case, declared) {
        for param in &closure.params {
            if let Some(ty) = &param.ty
                && let TypeKind::Ref { mutable: false, .. } = &ty.kind
                && param.span.contains(declared)
            {
                let edits = vec![insert(ty.span.start + 1, "mut ")];
                case.propose("take `&mut`", edits, Cost::Nothing, Doubt::None);
            }
        }
    }
}

/// `&mut` in the calls of a function, and `mut` for the variables that are borrowed there.
fn callers(case: &Case<'_, '_>, name: &str, index: usize, edits: &mut Vec<Edit>, roots: &mut Vec<Edit>) {
    crate::fix::trail::exprs(case.ast(), case.ast().span, &mut |expr| {
        let args = match &expr.kind {
            ExprKind::Call { callee, args } => match &callee.peel().kind {
                ExprKind::Path(path) if path.path.segments.last().is_some_and(|s| s.ident.name.as_str() == name) => {
                    args
                }
                _ => return false,
            },
            ExprKind::MethodCall(call) if call.method.ident.name.as_str() == name => &call.args,
            _ => return false,
        };
        if let Some(arg) = args.get(index)
            && let ExprKind::AddrOf { raw: false, mutable: false, operand } = &arg.kind
        {
            edits.push(insert(arg.span.start + 1, "mut "));
            let declared = root_name(operand).and_then(|root| {
                let function = case.trail(arg.span).function()?;
                let mut names = crate::fix::case::ast_ident::Names { found: Vec::new() };
                crate::ast::visit::walk_fn(&mut names, function);
                names.found.into_iter().find(|bound| bound.name.name.as_str() == root && !bound.mutable)
            });
            let edit = declared.map(|bound| insert(bound.span.start, "mut "));
            if let Some(edit) = edit.filter(|edit| !roots.contains(edit)) {
                roots.push(edit);
            }
        }
        false
    });
}

/// `iter()` becomes `iter_mut()`, and the like.
fn mutable_call(case: &Case<'_, '_>, expr: &crate::ast::Expr) {
    let calls = crate::fix::trail::exprs(case.ast(), expr.span, &mut |e| matches!(e.kind, ExprKind::MethodCall(_)));
    for call in calls {
        let ExprKind::MethodCall(it) = &call.kind else { continue };
        let name = it.method.ident.name.as_str();
        let other = match name {
            "iter" | "get" | "first" | "last" | "borrow" | "as_deref" | "chunks" | "values" | "split_at" => {
                format!("{name}_mut")
            }
            "as_ref" => "as_mut".to_owned(),
            _ => continue,
        };
        let edits = vec![replace(it.method.ident.span, other.as_str())];
        let shown = one_line(case.text.of(it.receiver.span));
        case.propose(format!("borrow mutably: `{shown}.{other}()`"), edits, Cost::Nothing, Doubt::None);
    }
}

/// `for x in &v` becomes `for x in &mut v`; the same for what is matched.
fn for_loop(case: &Case<'_, '_>, declared: Span) {
    let trail = case.trail(declared);
    for expr in trail.exprs() {
        let source = match &expr.kind {
            ExprKind::For { pat, iter, .. } if pat.span.contains(declared) => iter,
            ExprKind::Match { scrutinee, .. } | ExprKind::Let { scrutinee, .. } => scrutinee,
            _ => continue,
        };
        if let ExprKind::AddrOf { raw: false, mutable: false, operand } = &source.kind {
            let shown = case.text.of(operand.span);
            let mut edits = vec![insert(source.span.start + 1, "mut ")];
            case.propose(format!("borrow mutably: `&mut {shown}`"), edits.clone(), Cost::Nothing, Doubt::None);
            if let Some(edit) = root_name(operand).and_then(|root| super::init::make_mut(case, root)) {
                edits.push(edit);
                case.propose(format!("borrow mutably: `&mut {shown}`"), edits, Cost::Nothing, Doubt::None);
            }
        }
        mutable_call(case, source);
    }
}

/// A parameter `impl Fn` whose closure changes something: `FnMut`.
fn fn_bounds(case: &Case<'_, '_>) {
    for function in case.functions() {
        let sig = function.sig_span;
        let text = case.text.of(sig);
        let edits: Vec<Edit> = text
            .match_indices("Fn(")
            .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            .map(|(at, _)| {
                let start = sig.start + at as u32;
                replace(Span { start, end: start + 2, ..sig }, "FnMut")
            })
            .collect();
        let name = function.name.name;
        case.propose(format!("let `{name}` take an `FnMut`"), edits.clone(), Cost::Nothing, Doubt::None);
        if function.body.is_some() && !edits.is_empty() {
            let mut both = edits;
            for param in &function.params {
                for bound in bound_names(&param.pat) {
                    if !bound.mutable {
                        both.push(insert(bound.span.start, "mut "));
                    }
                }
            }
            case.propose(format!("let `{name}` take an `FnMut`"), both, Cost::Nothing, Doubt::None);
        }
    }
}

/// Changes a copy: for what belongs to somebody who does not let it be changed.
fn copy(case: &Case<'_, '_>, root: &str, borrows: &[Span]) {
    let span = borrows.first().copied().unwrap_or(case.span);
    let Some(place) = case.trail(span).stmt() else { return };
    if root.is_empty() || root == "self" || root.contains(|c: char| !c.is_alphanumeric() && c != '_') {
        return;
    }
    let cost = Cost::HeapClone { bytes: None };
    for used in case.mentions(root, place.span).into_iter().filter(|used| used.span.start >= span.start).take(1) {
        let edits = vec![insert(used.span.end, ".clone()")];
        case.propose(format!("change a copy: `{root}.clone()`"), edits, cost, Doubt::Value);
    }
    for value in [format!("{root}.clone()"), format!("&mut {root}.clone()"), root.to_owned()] {
        let text = format!("let mut {root} = {value};");
        let edits = vec![case.text.insert_before(place.span, &text)];
        let cost = if value == root { Cost::StackCopy { bytes: None } } else { cost };
        case.propose(format!("change a copy: `{text}`"), edits, cost, Doubt::Value);
    }
    let text = format!("let {root} = &mut {root}.clone();");
    let edits = vec![case.text.insert_before(place.span, &text)];
    case.propose(format!("change a copy: `{text}`"), edits, cost, Doubt::Value);
}
