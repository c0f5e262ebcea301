//! Failed obligations as diagnostics: code and message as rustc's. The span is that of the obligation's cause; the checker
//! moves it to the argument at fault where rustc does.

use crate::diagnostic::{Code, Diagnostic};
use crate::ty::*;

use super::cache::TraitKind;
use crate::typeck::fulfill::{FulfillmentError, FulfillmentErrorKind};
use crate::typeck::infer::InferCtxt;
use crate::typeck::infer::resolve::has_flags;
use crate::typeck::tables::ItemTables;

/// A closure that does too much to be called the way a bound demands: E0525, at the closure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClosureKindError {
    pub closure: ClosureId,
    pub expected: ClosureKind,
    pub found: ClosureKind,
}

/// Whether the error is E0525 rather than E0277.
pub fn closure_kind_error(infcx: &InferCtxt, error: &FulfillmentError) -> Option<ClosureKindError> {
    let Predicate::Trait { trait_ref, .. } = infcx.resolve(error.obligation.predicate) else { return None };
    let (FulfillmentErrorKind::Unimplemented, TraitKind::Fn(expected)) =
        (error.kind, infcx.trait_kind(trait_ref.trait_id))
    else {
        return None;
    };
    let TyKind::Closure(closure, args) = *trait_ref.self_ty().kind() else { return None };
    let found = ClosureArgs::split(args).closure_kind()?;
    (found > expected).then_some(ClosureKindError { closure, expected, found })
}

/// What is not known, and the code to say so: E0282, E0283 or E0284. For errors of kind `Ambiguous`.
pub fn ambiguous_term(infcx: &InferCtxt, error: &FulfillmentError) -> Option<(u16, Ty)> {
    if error.kind != FulfillmentErrorKind::Ambiguous {
        return None;
    }
    match infcx.resolve(error.obligation.predicate) {
        Predicate::Trait { trait_ref, .. } => {
            if has_flags(trait_ref, Flags::ERROR) {
                return None;
            }
            let sized = infcx.trait_kind(trait_ref.trait_id) == TraitKind::Sized;
            let term = trait_ref.args.iter().filter_map(|a| a.as_ty()).find(|ty| ty.has(Flags::INFER));
            Some((if sized { 282 } else { 283 }, term.unwrap_or(trait_ref.self_ty())))
        }
        Predicate::Projection { args, ty, .. } => {
            if has_flags(args, Flags::ERROR) || ty.is_error() {
                return None;
            }
            let term = args.iter().filter_map(|a| a.as_ty()).find(|ty| ty.has(Flags::INFER));
            Some((284, term.unwrap_or(ty)))
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => None,
    }
}

/// rustc's order of reporting: what says least (`Sized`) last.
pub fn sort_errors(infcx: &InferCtxt, errors: &mut [FulfillmentError]) {
    errors.sort_by_key(|error| match error.obligation.predicate {
        Predicate::Trait { trait_ref, .. } => infcx.trait_kind(trait_ref.trait_id) == TraitKind::Sized,
        _ => false,
    });
}

/// The error as a diagnostic at the cause's span; `None` if it follows from one that was reported. E0525 is the checker's,
/// which knows where the closure is: see [`closure_kind_error`].
pub fn fulfillment_diagnostic(infcx: &InferCtxt, error: &FulfillmentError) -> Option<Diagnostic> {
    let show = |ty: Ty| show(infcx, ty);
    let predicate = infcx.resolve(error.obligation.predicate);
    if has_flags(predicate, Flags::ERROR) {
        return None;
    }
    let at = error.span();
    match error.kind {
        FulfillmentErrorKind::Reported => None,
        FulfillmentErrorKind::Unimplemented => match predicate {
            Predicate::Trait { trait_ref, .. } => {
                let diagnostic =
                    Diagnostic::error(Code::E(277), at, unimplemented_message(infcx, trait_ref)).primary(format!(
                        "the trait `{}` is not implemented for `{}`",
                        show_trait(infcx, trait_ref),
                        show(trait_ref.self_ty())
                    ));
                Some(with_requirement(infcx, diagnostic, error, predicate))
            }
            Predicate::Projection { .. } | Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => None,
        },
        FulfillmentErrorKind::SignatureMismatch { expected, found } => {
            Some(signature_mismatch(infcx, error, expected, found))
        }
        FulfillmentErrorKind::ProjectionMismatch { expected, found } => {
            if has_flags(expected, Flags::ERROR) || has_flags(found, Flags::ERROR) {
                return None;
            }
            let message = match predicate {
                Predicate::Projection { assoc, args, .. } => {
                    let alias = Ty::new(TyKind::Alias(assoc, args));
                    format!("type mismatch resolving `{} == {}`", show(alias), show(expected))
                }
                _ => "type mismatch".to_owned(),
            };
            let label = format!("expected `{}`, found `{}`", show(expected), show(found));
            let diagnostic = Diagnostic::error(Code::E(271), at, message).primary(label);
            Some(with_requirement(infcx, diagnostic, error, predicate))
        }
        FulfillmentErrorKind::Ambiguous => {
            let (code, term) = ambiguous_term(infcx, error)?;
            let message = match code {
                282 => "type annotations needed".to_owned(),
                _ => format!("type annotations needed: cannot satisfy `{}`", show_predicate(infcx, predicate)),
            };
            let label = format!("cannot infer the type `{}`", show(term));
            Some(Diagnostic::error(Code::E(code), at, message).primary(label))
        }
        FulfillmentErrorKind::Overflow => {
            let message =
                format!("overflow evaluating the requirement `{}`", show_predicate(infcx, infcx.resolve(error.root)));
            Some(Diagnostic::error(Code::E(275), at, message))
        }
    }
}

/// Adds which requirement led to the one that failed.
fn with_requirement(
    infcx: &InferCtxt,
    diagnostic: Diagnostic,
    error: &FulfillmentError,
    failed: Predicate,
) -> Diagnostic {
    let root = infcx.resolve(error.root);
    if root == failed {
        return diagnostic;
    }
    diagnostic.note(format!("required for `{}`", show_predicate(infcx, root)))
}

fn signature_mismatch(infcx: &InferCtxt, error: &FulfillmentError, expected: Ty, found: Ty) -> Diagnostic {
    let at = error.span();
    let (expected, found) = (infcx.resolve(expected), infcx.resolve(found));
    let count = |ty: Ty| match ty.kind() {
        TyKind::Tuple(tys) => Some(tys.len()),
        _ => None,
    };
    let callee = match error.obligation.predicate {
        Predicate::Trait { trait_ref, .. } => infcx.shallow(trait_ref.self_ty()),
        Predicate::Projection { args, .. } => {
            infcx.shallow(args.first().and_then(|a| a.as_ty()).unwrap_or(Ty::ERROR()))
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => Ty::ERROR(),
    };
    let what = if matches!(callee.kind(), TyKind::Closure(..)) { "closure" } else { "function" };
    match (count(expected), count(found)) {
        (Some(wanted), Some(given)) if wanted != given => {
            let args = |n: usize| if n == 1 { "1 argument".to_owned() } else { format!("{n} arguments") };
            let message = format!("{what} is expected to take {}, but it takes {}", args(wanted), args(given));
            Diagnostic::error(Code::E(593), at, message).primary(format!("expected {what} that takes {}", args(wanted)))
        }
        _ => {
            let message = format!("type mismatch in {what} arguments");
            let label = format!("expected parameters `{}`, found `{}`", show(infcx, expected), show(infcx, found));
            Diagnostic::error(Code::E(631), at, message).primary(label)
        }
    }
}

/// rustc's wording for the traits that every beginner meets.
fn unimplemented_message(infcx: &InferCtxt, trait_ref: TraitRef) -> String {
    let tables = infcx.tables;
    let self_ty = show(infcx, trait_ref.self_ty());
    let rhs = trait_ref.args.get(1).and_then(|a| a.as_ty()).map_or(self_ty.clone(), |ty| show(infcx, ty));
    let def = tables.trait_def(trait_ref.trait_id);
    let operator = |verb: &str, preposition: &str| format!("cannot {verb} `{rhs}` {preposition} `{self_ty}`");
    match def.lang.map_or(def.name.name.as_str(), |l| l.as_str()) {
        "sized" => format!("the size for values of type `{self_ty}` cannot be known at compilation time"),
        "Display" => format!("`{self_ty}` doesn't implement `Display`"),
        "Debug" => format!("`{self_ty}` doesn't implement `Debug`"),
        "iterator" => format!("`{self_ty}` is not an iterator"),
        "into_iterator" => format!("`{self_ty}` is not an iterator"),
        "add" => operator("add", "to"),
        "sub" => operator("subtract", "from"),
        "mul" => format!("cannot multiply `{self_ty}` by `{rhs}`"),
        "div" => format!("cannot divide `{self_ty}` by `{rhs}`"),
        "rem" => format!("cannot calculate the remainder of `{self_ty}` divided by `{rhs}`"),
        "eq" => format!("can't compare `{self_ty}` with `{rhs}`"),
        "partial_ord" => format!("can't compare `{self_ty}` with `{rhs}`"),
        "index" | "index_mut" => format!("the type `{self_ty}` cannot be indexed by `{rhs}`"),
        "send" => format!("`{self_ty}` cannot be sent between threads safely"),
        "sync" => format!("`{self_ty}` cannot be shared between threads safely"),
        "FromIterator" => format!("a value of type `{self_ty}` cannot be built from an iterator over `{rhs}`"),
        "Sum" => format!("a value of type `{self_ty}` cannot be made by summing an iterator over `{rhs}`"),
        "fn" | "fn_mut" | "fn_once" => {
            format!("expected a `{}` closure, found `{self_ty}`", show_trait(infcx, trait_ref))
        }
        "termination" => format!("`main` has invalid return type `{self_ty}`"),
        _ => format!("the trait bound `{self_ty}: {}` is not satisfied", show_trait(infcx, trait_ref)),
    }
}

/// `T: Trait<A>` or `<T as Trait>::Item == U`.
pub fn show_predicate(infcx: &InferCtxt, predicate: Predicate) -> String {
    match predicate {
        Predicate::Trait { trait_ref, .. } => {
            format!("{}: {}", show(infcx, trait_ref.self_ty()), show_trait(infcx, trait_ref))
        }
        Predicate::Projection { assoc, args, ty, .. } => {
            format!("{} == {}", show(infcx, Ty::new(TyKind::Alias(assoc, args))), show(infcx, ty))
        }
        Predicate::TypeOutlives(ty, region) => {
            format!("{}: {}", show(infcx, ty), region_name(&region).unwrap_or_else(|| "'_".to_owned()))
        }
        Predicate::RegionOutlives(a, b) => {
            let name = |r: &Region| region_name(r).unwrap_or_else(|| "'_".to_owned());
            format!("{}: {}", name(&a), name(&b))
        }
    }
}

/// `Trait<A, B>`, `Fn(A) -> _` in its sugared form.
pub fn show_trait(infcx: &InferCtxt, trait_ref: TraitRef) -> String {
    let tables: &dyn ItemTables = infcx.tables;
    let name = tables.trait_name(trait_ref.trait_id);
    if let TraitKind::Fn(_) = infcx.trait_kind(trait_ref.trait_id)
        && let Some(args) = trait_ref.args.get(1).and_then(|a| a.as_ty())
        && let TyKind::Tuple(tys) = infcx.shallow(args).kind()
    {
        let parts: Vec<String> = tys.iter().map(|ty| show(infcx, *ty)).collect();
        return format!("{name}({})", parts.join(", "));
    }
    let parts: Vec<String> =
        trait_ref.args.iter().skip(1).filter_map(|a| a.as_ty()).map(|ty| show(infcx, ty)).collect();
    if parts.is_empty() { name } else { format!("{name}<{}>", parts.join(", ")) }
}

/// The type for a message. Types are shared graphs: one that is too big as a tree is not spelt out.
fn show(infcx: &InferCtxt, ty: Ty) -> String {
    const MANY: u32 = 500;
    let ty = infcx.resolve(ty);
    let mut nodes = 0;
    ty.walk(&mut |_| {
        nodes += 1;
        nodes < MANY
    });
    if nodes >= MANY {
        return "...".to_owned();
    }
    ty.display(infcx.tables).to_string()
}
