//! Bodies: from syntax to typed trees.
//!
//! ```text
//! ast::Block + signature  --expectations down, types up-->  hir::Expr with inference variables
//!                         --fallback, casts, captures-->    every variable has a value
//!                         --writeback-->                    hir::Body
//! ```
//!
//! Checking is bidirectional as in rustc's `hir_typeck`: an [`Expectation`] flows down, types flow up, coercion sites
//! insert adjustments, obligations are collected and solved as variables become known. What can only be decided at the
//! end is put off: casts, the kinds and captures of closures, whether an operator is built in.
//!
//! The passes that come after a body is typed each have a file: [`exhaustive`], [`unsafety`], [`constness`], [`lints`].

pub mod adjust;
pub mod assign;
pub mod bindings;
pub mod block;
pub mod call;
pub mod captures;
pub mod cast;
pub mod closure;
pub mod coercion;
pub mod consteval;
pub mod constness;
pub mod control;
pub mod env;
pub mod errors;
pub mod exhaustive;
pub mod expr;
pub mod field;
pub mod format;
pub mod gates;
pub mod index;
pub mod lints;
pub mod literal;
pub mod locals;
pub mod macros;
pub mod method;
pub mod objects;
pub mod op;
pub mod pat;
pub mod pat_const;
pub mod path;
pub mod place;
pub mod queries;
pub mod structs;
pub mod template;
pub mod try_op;
pub mod unsafety;
pub mod writeback;

use std::rc::Rc;

use crate::hir::*;
use crate::index::IdVec;
use crate::resolve::ScopeId;
use crate::source::Span;
use crate::ty::*;

use super::fulfill::Fulfill;
use super::infer::InferCtxt;
use super::tcx::{BodySource, Tcx};

/// Checks the body of `owner`; `None` if it has none. Errors go to `tcx`.
pub fn check_body<'a>(tcx: &Tcx<'a>, owner: BodyOwner) -> Option<Rc<Body>> {
    let source = tcx.body_source(owner)?;
    let scope = match source {
        BodySource::Fn { scope, .. } | BodySource::Expr { scope, .. } => scope,
    };
    let mut fcx = FnCtxt::new(tcx, owner, scope);
    let draft = match source {
        BodySource::Fn { ast, block, .. } => fcx.check_fn(ast, block),
        BodySource::Expr { expr, ty, .. } => fcx.check_const(expr, ty),
    };
    Some(fcx.finish(draft))
}

/// What is checked of a user's body once it is typed: exhaustiveness, `unsafe`, constness and lints.
pub fn check_finished(tcx: &Tcx<'_>, owner: BodyOwner) {
    let Some(body) = tcx.body_of(owner) else { return };
    if body.tainted {
        return;
    }
    let mut report = |diagnostic| tcx.report(diagnostic);
    unsafety::check_unsafety(tcx, &body, &mut report);
    let mut bodies = vec![body];
    let mut next = 0;
    while let Some(body) = bodies.get(next).cloned() {
        next += 1;
        constness::check_constness(tcx, &body, &mut report);
        if !exhaustive::check_patterns(tcx, &body, &mut report) {
            tcx.caches.inexhaustive.borrow_mut().insert(body.owner);
        }
        bindings::check_bindings(tcx, &body, &mut report);
        collect_closures(tcx, &body.value, &mut bodies);
    }
    match owner {
        BodyOwner::Const(id) => consteval::check_const(tcx, id),
        BodyOwner::Static(id) => consteval::check_static(tcx, id),
        BodyOwner::Fn(_) | BodyOwner::Closure(_) => {}
    }
}

fn collect_closures(tcx: &Tcx<'_>, expr: &Expr, out: &mut Vec<Rc<Body>>) {
    if let ExprKind::Closure(id) = &*expr.kind {
        out.push(tcx.closure_def(*id).body.clone());
    }
    visit::for_each_child(expr, &mut |child| collect_closures(tcx, child, out));
}

/// What rustc looks at only in programs that are right so far: private fields in literals and patterns, and lints.
pub fn check_late(tcx: &Tcx<'_>, owners: &[BodyOwner]) {
    for diagnostic in tcx.take_late() {
        tcx.report(diagnostic);
    }
    for owner in owners {
        let Some(body) = tcx.body_of(*owner) else { continue };
        let mut bodies = vec![body];
        let mut next = 0;
        while let Some(body) = bodies.get(next).cloned() {
            next += 1;
            lints::check_lints(tcx, &body, &mut |diagnostic| tcx.report(diagnostic));
            collect_closures(tcx, &body.value, &mut bodies);
        }
        if let BodyOwner::Fn(id) = *owner
            && tcx.func(id).generics.params.iter().all(|param| matches!(param.kind, GenericParamKind::Lifetime { .. }))
        {
            consteval::check_const_blocks(tcx, *owner, erase_regions(tcx.func(id).generics.identity_args()));
        }
    }
}

/// A body that still has inference variables in it.
pub(crate) struct Draft {
    pub params: Vec<Param>,
    pub ret: Ty,
    pub value: Expr,
    pub span: Span,
}

/// What is known of the type an expression should have.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Expectation {
    None,
    /// The expression will have or be coerced to this type.
    HasType(Ty),
    /// It will be cast to this type: a hint for literals.
    Castable(Ty),
    /// As `HasType`, but for an rvalue whose unsized type only hints at its shape (`[T]` for `[1, 2]`).
    RvalueLike(Ty),
}

/// Whether control can reach the point after what was checked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Diverges {
    Maybe,
    Always,
}

/// The state of checking one body, its closures included.
pub(crate) struct FnCtxt<'t, 'a> {
    pub tcx: &'t Tcx<'a>,
    pub infcx: InferCtxt<'t>,
    pub fulfill: Fulfill,
    pub owner: BodyOwner,
    pub origin: Origin,
    pub generics: Rc<Generics>,
    pub env: ParamEnv,
    /// From where names are looked up now.
    pub scope: ScopeId,
    pub locals: IdVec<LocalId, LocalDecl>,
    pub names: locals::LocalNames,
    pub next_label: u32,
    /// The function, then the closures that are being checked, innermost last.
    pub frames: Vec<control::Frame>,
    pub diverges: Diverges,
    pub casts: Vec<cast::DeferredCast>,
    /// Float literals whose type is not known yet, by span.
    pub float_literals: Vec<(Span, crate::source::Symbol)>,
    pub cast_results: std::collections::HashMap<Span, cast::CastResult>,
    pub ranges: Vec<writeback::PendingRange>,
    pub closures: Vec<closure::ClosureDraft>,
    /// Calls by the span of the function's mention.
    pub call_sites: std::collections::HashMap<Span, errors::CallSite>,
    /// Struct literals by the span of their path: the values of their fields.
    pub literal_sites: std::collections::HashMap<Span, (VariantIdx, Vec<(FieldIdx, Span)>)>,
    /// Paths of the form `Trait::name`, which say nothing of the implementor.
    pub trait_paths: Vec<Span>,
    /// Errors that count only if there are no others.
    pub late: Vec<crate::diagnostic::Diagnostic>,
    /// What patterns write against their default binding modes: told if all types of the body are right.
    pub modes: Vec<crate::diagnostic::Diagnostic>,
    /// Types that must be well formed: what is unknown in them is an error at their span.
    pub known_terms: Vec<(Span, Ty)>,
    /// The arguments of the functions that are mentioned: their types are well-formed, once they are known.
    pub used_args: Vec<(Span, Args)>,
    /// Types without a size that called functions take by value.
    pub unsized_inputs: std::collections::HashSet<Ty>,
    /// Types that uses of functions bring in, while there are traits that cannot be objects (E0038).
    pub object_mentions: Vec<objects::ObjectMention>,
    pub tainted: bool,
    /// The function's written return type (or where it would be), for errors about a missing tail.
    pub ret_span: Option<Span>,
    pub body_span: Span,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    fn new(tcx: &'t Tcx<'a>, owner: BodyOwner, scope: ScopeId) -> FnCtxt<'t, 'a> {
        let (origin, generics, env, span) = match owner {
            BodyOwner::Fn(id) => {
                let item = tcx.func(id);
                (item.origin, item.generics.clone(), item.env.clone(), item.span)
            }
            BodyOwner::Const(id) => {
                let item = tcx.const_item(id);
                (item.origin, item.generics.clone(), item.env.clone(), item.span)
            }
            BodyOwner::Static(id) => {
                let item = tcx.static_item(id);
                (item.origin, Rc::default(), Rc::default(), item.span)
            }
            // Closures are checked with the body they are in; the query for one checks its owner.
            BodyOwner::Closure(_) => {
                (Origin::User, Rc::default(), Rc::default(), Span::new(crate::source::FileId::MAIN, 0, 0))
            }
        };
        FnCtxt {
            tcx,
            infcx: InferCtxt::new(tcx),
            fulfill: Fulfill::new(),
            owner,
            origin,
            generics,
            env,
            scope,
            locals: IdVec::new(),
            names: locals::LocalNames::default(),
            next_label: 0,
            frames: Vec::new(),
            diverges: Diverges::Maybe,
            casts: Vec::new(),
            float_literals: Vec::new(),
            cast_results: std::collections::HashMap::new(),
            ranges: Vec::new(),
            closures: Vec::new(),
            call_sites: std::collections::HashMap::new(),
            literal_sites: std::collections::HashMap::new(),
            trait_paths: Vec::new(),
            late: Vec::new(),
            modes: Vec::new(),
            known_terms: Vec::new(),
            used_args: Vec::new(),
            unsized_inputs: std::collections::HashSet::new(),
            object_mentions: Vec::new(),
            tainted: false,
            ret_span: None,
            body_span: span,
        }
    }
}

/// A node of the tree.
pub(crate) fn mk(kind: ExprKind, ty: Ty, span: Span) -> Expr {
    Expr { kind: Box::new(kind), ty, span }
}

/// A pattern node.
pub(crate) fn mk_pat(kind: PatKind, ty: Ty, span: Span) -> Pat {
    Pat { kind: Box::new(kind), ty, span }
}
