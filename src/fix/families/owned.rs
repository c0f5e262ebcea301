//! Own the value instead of referring to it: what is returned, stored or kept is the value itself.

use super::again::one_line;
use crate::ast::visit::{self, Visit};
use crate::ast::{Block, Body, Expr, ExprKind, Fn, Type, TypeKind};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names, root_name};
use crate::fix::text::{insert, replace};
use crate::source::Span;

/// A reference that outlives what it points to: the value goes there itself.
pub fn not_borrowed(case: &Case<'_, '_>) {
    let Some(expr) = case.expr(case.span) else { return };
    let trail = case.trail(case.span);
    let mut forms: Vec<(String, Vec<Edit>, Cost)> = Vec::new();
    if let ExprKind::AddrOf { raw: false, operand, .. } = &expr.kind {
        let value = case.text.of(operand.span);
        forms.push((format!("hand over the value itself: `{value}`"), vec![replace(expr.span, value)], Cost::Nothing));
        let cloned = format!("{value}.clone()");
        let cost = case.clone_cost_at(operand.span);
        forms.push((format!("hand over a clone: `{cloned}`"), vec![replace(expr.span, cloned.as_str())], cost));
    }
    // Methods that borrow: `s.as_str()`, `v.iter().max()`, `&s[..]`.
    for outer in trail.exprs().take(4) {
        for call in [".to_owned()", ".to_string()", ".to_vec()", ".clone()", ".cloned()", ".copied()"] {
            let text = one_line(case.text.of(outer.span));
            let edits = case.call_on(outer, call);
            forms.push((format!("own the value: `{text}{call}`"), edits, Cost::HeapClone { bytes: None }));
        }
    }
    // The collection or variable that keeps it is declared with references.
    let mut types: Vec<Edit> = Vec::new();
    for name in holders(case, &trail) {
        types.extend(annotation(case, &name));
    }
    for (message, edits, cost) in forms {
        case.propose(message.clone(), edits.clone(), cost, Doubt::None);
        if !types.is_empty() {
            let mut both = edits;
            both.extend(types.iter().cloned());
            case.propose(format!("{message}, and keep values instead of references"), both, cost, Doubt::None);
        }
    }
}

/// Names of variables that the reference may be stored in: on the left of the statement, or those that the later use reads.
fn holders(case: &Case<'_, '_>, trail: &crate::fix::trail::Trail<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for expr in trail.exprs() {
        match &expr.kind {
            ExprKind::MethodCall(call) => names.extend(root_name(&call.receiver).map(str::to_owned)),
            ExprKind::Assign { lhs, .. } => names.extend(root_name(lhs).map(str::to_owned)),
            _ => {}
        }
    }
    if let Some((binding, _)) = trail.binding() {
        names.extend(bound_names(&binding.pat).iter().map(|bound| bound.name.name.to_string()));
    }
    if let Some(later) = case.later().and_then(|span| case.expr(span)) {
        names.extend(root_name(later).map(str::to_owned));
    }
    names.sort();
    names.dedup();
    names
}

/// The `&` in the declared types of a variable, and a first value that is a literal text.
fn annotation(case: &Case<'_, '_>, name: &str) -> Vec<Edit> {
    let Some(function) = case.trail(case.span).function() else { return Vec::new() };
    let mut lets = Lets { name, found: Vec::new() };
    lets.visit_fn(function);
    let mut edits = Vec::new();
    for it in lets.found {
        if let Some(ty) = &it.ty {
            edits.extend(owned_type(case, ty));
        }
        if let Some(init) = &it.init
            && let ExprKind::Lit(crate::ast::Lit { kind: crate::ast::LitKind::Str(_), .. }) = &init.kind
        {
            edits.push(insert(init.span.end, ".to_string()"));
        }
    }
    edits
}

struct Lets<'a, 'n> {
    name: &'n str,
    found: Vec<&'a crate::ast::Let>,
}

impl<'a> Visit<'a> for Lets<'a, '_> {
    fn visit_block(&mut self, block: &'a Block) {
        for stmt in &block.stmts {
            if let crate::ast::StmtKind::Let(it) = &stmt.kind
                && bound_names(&it.pat).iter().any(|bound| bound.name.name.as_str() == self.name)
            {
                self.found.push(it);
            }
        }
        visit::walk_block(self, block);
    }
}

/// The edits that make references in a type owned: `&str` is `String`, `&[T]` is `Vec<T>`, `&T` is `T`.
fn owned_type(case: &Case<'_, '_>, ty: &Type) -> Vec<Edit> {
    let mut finder = Refs { edits: Vec::new(), case };
    finder.visit_type(ty);
    finder.edits
}

struct Refs<'x, 'c, 'a> {
    edits: Vec<Edit>,
    case: &'x Case<'c, 'a>,
}

impl<'t> Visit<'t> for Refs<'_, '_, '_> {
    fn visit_type(&mut self, ty: &'t Type) {
        let TypeKind::Ref { inner, .. } = &ty.kind else {
            visit::walk_type(self, ty);
            return;
        };
        let text = match &inner.peel().kind {
            TypeKind::Path(path) if path.as_ident().is_some_and(|id| id.name.as_str() == "str") => "String".to_owned(),
            TypeKind::Slice(part) => format!("Vec<{}>", self.case.text.of(part.span)),
            TypeKind::TraitObject { .. } => format!("Box<{}>", self.case.text.of(inner.span)),
            TypeKind::Ref { .. } => {
                self.edits.push(replace(Span { end: inner.span.start, ..ty.span }, ""));
                self.visit_type(inner);
                return;
            }
            _ => {
                self.edits.push(replace(Span { end: inner.span.start, ..ty.span }, ""));
                return;
            }
        };
        self.edits.push(replace(ty.span, text));
    }
}

/// The function returns a reference to what it owns: it returns the value.
pub fn returned(case: &Case<'_, '_>) {
    let Some(function) = case.trail(case.span).function() else { return };
    let (Some(ret), Some(Body::Parsed(body))) = (&function.ret, &function.body) else { return };
    let types = owned_type(case, ret);
    if types.is_empty() {
        return;
    }
    let shown = shown_after(case, ret, &types);
    let mut values = Vec::new();
    returned_values(function, body, &mut values);
    if values.len() > 16 {
        return;
    }
    for style in [Style::Value, Style::Clone, Style::Owned, Style::Text, Style::List] {
        let mut edits = types.clone();
        for value in &values {
            edits.extend(own(case, value, style));
        }
        let cost = if style == Style::Value { Cost::Nothing } else { Cost::HeapClone { bytes: None } };
        let doubt = Doubt::None;
        case.propose(format!("return the value itself: `-> {shown}`"), edits, cost, doubt);
    }
    // Values that fit the reference type already are made into values, those that do not are taken as they are.
    let mut edits = types;
    for value in &values {
        let erring = value.span.contains(case.span) || case.span.contains(value.span);
        edits.extend(own(case, value, if erring { Style::Value } else { Style::Clone }));
    }
    case.propose(format!("return the value itself: `-> {shown}`"), edits, Cost::HeapClone { bytes: None }, Doubt::None);
}

fn shown_after(case: &Case<'_, '_>, ret: &Type, edits: &[Edit]) -> String {
    let mut text = case.text.of(ret.span).to_owned();
    for edit in edits.iter().rev() {
        let (start, end) = ((edit.span.start - ret.span.start) as usize, (edit.span.end - ret.span.start) as usize);
        if text.get(start..end).is_some() {
            text.replace_range(start..end, &edit.text);
        }
    }
    one_line(&text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `&x` is `x`, `x.as_str()` is `x`.
    Value,
    /// `&x` is `x.clone()`.
    Clone,
    Owned,
    Text,
    List,
}

/// The edits that make a value owned; looks into `Some(..)`, tuples and the like.
fn own(case: &Case<'_, '_>, expr: &Expr, style: Style) -> Vec<Edit> {
    match &expr.kind {
        ExprKind::Paren(inner) => own(case, inner, style),
        ExprKind::Tuple(parts) => parts.iter().flat_map(|part| own(case, part, style)).collect(),
        ExprKind::Call { callee, args } if is_constructor(callee) => {
            args.iter().flat_map(|arg| own(case, arg, style)).collect()
        }
        ExprKind::Struct(it) => it.fields.iter().flat_map(|field| own(case, &field.expr, style)).collect(),
        ExprKind::AddrOf { raw: false, operand, .. } => {
            let text = case.text.of(operand.span);
            match (&operand.peel().kind, style) {
                (_, Style::Value) => vec![replace(expr.span, text)],
                (_, Style::Clone) => vec![replace(expr.span, format!("{text}.clone()"))],
                (_, Style::Owned) => vec![replace(expr.span, format!("{text}.to_owned()"))],
                (_, Style::Text) => vec![replace(expr.span, format!("{text}.to_string()"))],
                (_, Style::List) => vec![replace(expr.span, format!("{text}.to_vec()"))],
            }
        }
        ExprKind::MethodCall(call)
            if style == Style::Value
                && matches!(
                    call.method.ident.name.as_str(),
                    "as_str" | "as_slice" | "as_ref" | "borrow" | "iter" | "as_mut"
                ) =>
        {
            vec![replace(Span { start: call.receiver.span.end, ..expr.span }, "")]
        }
        ExprKind::Path(path) if path.as_ident().is_some_and(|id| id.name.as_str() == "None") => Vec::new(),
        ExprKind::Lit(crate::ast::Lit { kind: crate::ast::LitKind::Str(_), .. }) => {
            vec![insert(expr.span.end, ".to_string()")]
        }
        _ => match style {
            Style::Value => through_variable(case, expr),
            Style::Clone => case.call_on(expr, ".clone()"),
            Style::Owned => case.call_on(expr, ".to_owned()"),
            Style::Text => case.call_on(expr, ".to_string()"),
            Style::List => case.call_on(expr, ".to_vec()"),
        },
    }
}

/// `let r = &x; r`: the variable that is returned holds the reference.
fn through_variable(case: &Case<'_, '_>, expr: &Expr) -> Vec<Edit> {
    let (Some(name), Some(function)) = (root_name(expr), case.trail(expr.span).function()) else { return Vec::new() };
    let mut lets = Lets { name, found: Vec::new() };
    lets.visit_fn(function);
    let [it] = lets.found.as_slice() else { return Vec::new() };
    match &it.init {
        Some(init) if matches!(init.kind, ExprKind::AddrOf { .. }) => own(case, init, Style::Value),
        _ => Vec::new(),
    }
}

/// Whether what is called looks like a variant or a tuple struct.
fn is_constructor(callee: &Expr) -> bool {
    match &callee.peel().kind {
        ExprKind::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|segment| segment.ident.name.as_str().starts_with(|c: char| c.is_uppercase())),
        _ => false,
    }
}

/// The expressions whose values a function returns.
fn returned_values<'a>(function: &'a Fn, body: &'a Block, values: &mut Vec<&'a Expr>) {
    if let Some(tail) = &body.tail {
        leaves(tail, values);
    }
    let mut returns = Returns { values };
    if let Some(Body::Parsed(block)) = &function.body {
        returns.visit_block(block);
    }
}

/// The ends of a value with branches.
fn leaves<'a>(expr: &'a Expr, values: &mut Vec<&'a Expr>) {
    match &expr.kind {
        ExprKind::Block { block, .. } => block.tail.iter().for_each(|tail| leaves(tail, values)),
        ExprKind::If { then, otherwise, .. } => {
            then.tail.iter().for_each(|tail| leaves(tail, values));
            otherwise.iter().for_each(|e| leaves(e, values));
        }
        ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| leaves(&arm.body, values)),
        ExprKind::Return(_) | ExprKind::Loop { .. } | ExprKind::While { .. } => {}
        _ => values.push(expr),
    }
}

struct Returns<'a, 'v> {
    values: &'v mut Vec<&'a Expr>,
}

impl<'a> Visit<'a> for Returns<'a, '_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Return(Some(value)) => {
                leaves(value, self.values);
                visit::walk_expr(self, expr);
            }
            ExprKind::Closure(_) => {}
            _ => visit::walk_expr(self, expr),
        }
    }

    fn visit_item(&mut self, _: &'a crate::ast::Item) {}
}
