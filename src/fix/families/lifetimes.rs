//! Lifetimes in signatures: one more, the same for both, or none asked for.

use crate::ast::visit::{self, Visit};
use crate::ast::{Fn, GenericArg, GenericArgsKind, GenericParamKind, Lifetime, Path, Type, TypeKind};
use crate::borrowck::reason::{Needed, Reason};
use crate::diagnostic::{Cost, Edit};
use crate::fix::candidate::Doubt;
use crate::fix::case::{Case, bound_names};
use crate::fix::text::{insert, replace};
use crate::source::Span;

/// A signature promises too little for what its body does.
pub fn too_short(case: &Case<'_, '_>) {
    let Some(function) = case.trail(case.span).function() else { return };
    match &case.reason {
        Reason::ExplicitLifetimeRequired { argument, lifetime, argument_span } => {
            let ty = function.params.iter().map(|param| &param.ty).find(|ty| ty.span.contains(*argument_span)).or_else(
                || {
                    let param = function
                        .params
                        .iter()
                        .find(|p| bound_names(&p.pat).iter().any(|b| b.name.name.as_str() == argument))?;
                    Some(&param.ty)
                },
            );
            if let Some(ty) = ty {
                let all = name_elided(ty, lifetime);
                let message = format!("say that `{argument}` lives for `{lifetime}`");
                for edit in &all {
                    case.propose(message.clone(), vec![edit.clone()], Cost::Nothing, Doubt::None);
                }
                case.propose(message, all, Cost::Nothing, Doubt::None);
            }
        }
        Reason::LifetimeTooShort { longer, shorter, .. } => {
            bound_between(case, function, longer, shorter);
            bound_between(case, function, shorter, longer);
            same(case, function, longer, shorter);
            same(case, function, shorter, longer);
        }
        Reason::Escapes { name, must_outlive, .. } => {
            for param in &function.params {
                if bound_names(&param.pat).iter().any(|bound| bound.name.name.as_str() == name) {
                    for lifetime in [must_outlive.as_str(), "'static"] {
                        if lifetime.starts_with('\'') {
                            let edits = name_elided(&param.ty, lifetime);
                            let message = format!("say that `{name}` lives for `{lifetime}`");
                            case.propose(message, edits, Cost::Nothing, Doubt::None);
                        }
                    }
                }
            }
        }
        _ => {}
    }
    one_for_all(case, function);
}

/// The lifetime for references that have none.
fn name_elided(ty: &Type, lifetime: &str) -> Vec<Edit> {
    let mut types = Types::default();
    types.visit_type(ty);
    types.name_all(lifetime)
}

fn after_ampersand(ty: &Type, lifetime: &str) -> Edit {
    insert(ty.span.start + 1, format!("{lifetime} "))
}

/// `'long: 'short` among the parameters.
fn bound_between(case: &Case<'_, '_>, function: &Fn, longer: &str, shorter: &str) {
    for param in &function.generics.params {
        if let GenericParamKind::Lifetime { bounds } = &param.kind
            && param.name.name.as_str() == longer
            && shorter.starts_with('\'')
        {
            let separator = if bounds.is_empty() { ": " } else { " + " };
            let edits = vec![insert(param.span.end, format!("{separator}{shorter}"))];
            let message = format!("say that `{longer}` outlives `{shorter}`");
            case.propose(message, edits, Cost::Nothing, Doubt::None);
        }
    }
}

/// One lifetime instead of two.
fn same(case: &Case<'_, '_>, function: &Fn, kept: &str, replaced: &str) {
    if !kept.starts_with('\'') {
        return;
    }
    let mut types = Types::default();
    let all = function.params.iter().map(|param| &param.ty).chain(&function.ret);
    all.for_each(|ty| types.visit_type(ty));
    let edits: Vec<Edit> = types
        .refs
        .iter()
        .filter_map(|(ty, written)| match written {
            Some(lifetime) if lifetime.ident.name.as_str() == replaced => Some(replace(lifetime.ident.span, kept)),
            None => Some(after_ampersand(ty, kept)),
            _ => None,
        })
        .collect();
    case.propose(format!("let all live for `{kept}`"), edits, Cost::Nothing, Doubt::None);
}

/// A new lifetime that every reference of the signature has.
fn one_for_all(case: &Case<'_, '_>, function: &Fn) {
    let mut types = Types::default();
    let all = function.params.iter().map(|param| &param.ty).chain(&function.ret);
    all.for_each(|ty| types.visit_type(ty));
    let name = ["'a", "'b", "'c"].into_iter().find(|name| {
        !function.generics.params.iter().any(|param| param.name.name.as_str() == *name)
            && case
                .trail(case.span)
                .implementation()
                .is_none_or(|it| !it.generics.params.iter().any(|param| param.name.name.as_str() == *name))
    });
    let Some(name) = name else { return };
    let declare = match function.generics.params.first() {
        Some(first) => insert(first.span.start, format!("{name}, ")),
        None if function.generics.span.start == function.generics.span.end => {
            insert(function.generics.span.end, format!("<{name}>"))
        }
        None => insert(function.generics.span.start + 1, name),
    };
    let elided = types.name_all(name);
    if !elided.is_empty() {
        let mut edits = elided;
        edits.push(declare);
        case.propose(format!("name the lifetime: `{name}`"), edits, Cost::Nothing, Doubt::None);
    }
}

/// A type that is longer-lived than it need be: lifetimes of the signature that are left out.
pub fn loosen(case: &Case<'_, '_>) {
    let trail = case.trail(case.span);
    let Some(function) = trail.function() else { return };
    // `&'a mut self` borrows for the whole life of `self`.
    if let Some(param) = &function.self_param
        && let crate::ast::SelfKind::Ref { lifetime: Some(lifetime), .. } = &param.kind
    {
        case.propose("borrow `self` only for the call", vec![without(case, lifetime)], Cost::Nothing, Doubt::None);
    }
    // In the types of functions that are called around the error.
    for expr in trail.exprs().take(4) {
        let name = match &expr.kind {
            crate::ast::ExprKind::Call { callee, .. } => match &callee.peel().kind {
                crate::ast::ExprKind::Path(path) => path.path.segments.last().map(|s| s.ident.name.as_str()),
                _ => None,
            },
            crate::ast::ExprKind::MethodCall(call) => Some(call.method.ident.name.as_str()),
            _ => None,
        };
        for called in name.into_iter().flat_map(|name| case.functions_called(name)) {
            if let Some(param) = &called.self_param
                && let crate::ast::SelfKind::Ref { lifetime: Some(lifetime), .. } = &param.kind
            {
                let message = format!("let `{}` borrow `self` only for the call", called.name.name);
                case.propose(message, vec![without(case, lifetime)], Cost::Nothing, Doubt::None);
            }
            for param in &called.params {
                if let TypeKind::Ref { lifetime: Some(lifetime), .. } = &param.ty.kind {
                    let message = format!("let `{}` borrow only for the call", called.name.name);
                    case.propose(message, vec![without(case, lifetime)], Cost::Nothing, Doubt::None);
                }
            }
        }
    }
}

fn without(case: &Case<'_, '_>, lifetime: &Lifetime) -> Edit {
    let span = lifetime.ident.span;
    let next = Span { start: span.end, end: span.end + 1, ..span };
    let end = if case.text.of(next) == " " { next.end } else { span.end };
    replace(Span { end, ..span }, "")
}

/// `T: 'a` for a type that must live so long.
pub fn bound(case: &Case<'_, '_>) {
    let Reason::TypeMayNotLive { ty, lifetime, needed, .. } = &case.reason else { return };
    let lifetime = if *needed == Needed::Static { "'static" } else { lifetime.as_str() };
    let name = case.shown(*ty);
    let trail = case.trail(case.span);
    let mut generics: Vec<&crate::ast::Generics> = trail.function().iter().map(|f| &f.generics).collect();
    generics.extend(trail.implementation().map(|it| &it.generics));
    generics.extend(trail.nodes.iter().filter_map(|node| match node {
        crate::fix::trail::Node::Item(item) => match &item.kind {
            crate::ast::ItemKind::Struct(it) => Some(&it.generics),
            crate::ast::ItemKind::Enum(it) => Some(&it.generics),
            _ => None,
        },
        _ => None,
    }));
    for param in generics.into_iter().flat_map(|generics| &generics.params) {
        if let GenericParamKind::Type { bounds, .. } = &param.kind
            && param.name.name.as_str() == name
            && lifetime.starts_with('\'')
        {
            let separator = if bounds.is_empty() { ": " } else { " + " };
            let edits = vec![insert(param.span.end, format!("{separator}{lifetime}"))];
            let message = format!("ask that `{name}` lives for `{lifetime}`");
            case.propose(message, edits, Cost::Nothing, Doubt::None);
        }
    }
}

/// The references in types, and the `'_`.
#[derive(Default)]
struct Types<'a> {
    refs: Vec<(&'a Type, Option<Lifetime>)>,
    anonymous: Vec<Span>,
}

impl Types<'_> {
    /// A name for each lifetime that has none.
    fn name_all(&self, lifetime: &str) -> Vec<Edit> {
        let refs =
            self.refs.iter().filter(|(_, written)| written.is_none()).map(|(ty, _)| after_ampersand(ty, lifetime));
        refs.chain(self.anonymous.iter().map(|span| replace(*span, lifetime))).collect()
    }
}

impl<'a> Visit<'a> for Types<'a> {
    fn visit_type(&mut self, ty: &'a Type) {
        if let TypeKind::Ref { lifetime, .. } = &ty.kind {
            self.refs.push((ty, *lifetime));
        }
        visit::walk_type(self, ty);
    }

    fn visit_path(&mut self, path: &'a Path) {
        for args in path.segments.iter().filter_map(|segment| segment.args.as_ref()) {
            if let GenericArgsKind::Angle(args) = &args.kind {
                self.anonymous.extend(args.iter().filter_map(|arg| match arg {
                    GenericArg::Lifetime(lifetime) if lifetime.ident.name.as_str() == "'_" => Some(lifetime.ident.span),
                    _ => None,
                }));
            }
        }
        visit::walk_path(self, path);
    }
}
