//! A place that may not be changed: E0384, E0594, E0596.

use super::steps::Steps;
use super::words::short_type;
use crate::borrowck::reason::{Borrower, Finding, Immutable};
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;
use crate::source::Span;

/// E0384.
pub fn assigned_twice(finding: &Finding, place: &str, first: Span, is_argument: bool, declared: Span) -> Diagnostic {
    let (message, note) = match is_argument {
        true => (
            format!("cannot assign to immutable argument `{place}`"),
            format!("the caller gave `{place}` its value, and without `mut` that is its only one"),
        ),
        false => (
            format!("cannot assign twice to immutable variable `{place}`"),
            match first == finding.span {
                true => {
                    format!("in a second turn of the loop `{place}` would get a second value; `mut` says that it may")
                }
                false => {
                    format!("without `mut` the first value of `{place}` is its only one, and readers may rely on that")
                }
            },
        ),
    };
    let d =
        Diagnostic::error(Code::E(384), finding.span, message).note(note).help(format!("declare it as `mut {place}`"));
    // A `let` with a value declares and assigns: that is one event.
    let with_value = first.start.saturating_sub(declared.end) <= INITIALISER && first.start >= declared.start;
    let steps = match is_argument {
        true => {
            Steps::new().then(declared, format!("parameter `{place}` has its value from the caller, without `mut`"))
        }
        false if first == finding.span => {
            Steps::new().then(declared, format!("`{place}` is declared here without `mut`"))
        }
        false if with_value || first == declared => {
            Steps::new().then(declared, format!("`{place}` gets its value here, without `mut`"))
        }
        false => Steps::new()
            .then(declared, format!("`{place}` is declared here without `mut`"))
            .then(first, format!("`{place}` gets its value here")),
    };
    let again = match first == finding.span {
        true => format!("`{place}` is assigned to here, in every turn of the loop"),
        false => format!("`{place}` is assigned to again here"),
    };
    steps.then(finding.span, again).tell(d)
}

/// Bytes between a variable's name and its first value in `let x = 5`.
const INITIALISER: u32 = 3;

/// E0594.
pub fn assigned(ctx: &dyn Context, finding: &Finding, place: &str, why: &Immutable) -> Diagnostic {
    let message = match why {
        Immutable::Local { name, .. } if name == place => {
            format!("cannot assign to `{place}`, as it is not declared as mutable")
        }
        Immutable::Local { name, .. } => format!("cannot assign to `{place}`, as `{name}` is not declared as mutable"),
        Immutable::SharedReference { .. } => format!("cannot assign to `{place}`, which is behind a `&` reference"),
        Immutable::ConstPointer => format!("cannot assign to `{place}`, which is behind a `*const` pointer"),
        Immutable::Captured { .. } => format!("cannot assign to `{place}`, as it is not declared as mutable"),
        Immutable::FnClosure => format!("cannot assign to `{place}`, as it is a captured variable in a `Fn` closure"),
        Immutable::Static { name } => format!("cannot assign to immutable static item `{name}`"),
        Immutable::Other => format!("cannot assign to `{place}`"),
    };
    let d = explained(Diagnostic::error(Code::E(594), finding.span, message), place, why);
    declared(ctx, why).then(finding.span, format!("`{place}` is assigned to here")).tell(d)
}

/// E0596.
pub fn borrowed(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    why: &Immutable,
    by: &Borrower,
    borrows: &[Span],
) -> Diagnostic {
    let message = match why {
        Immutable::Local { name, .. } if name == place => {
            format!("cannot borrow `{place}` as mutable, as it is not declared as mutable")
        }
        Immutable::Local { name, .. } => {
            format!("cannot borrow `{place}` as mutable, as `{name}` is not declared as mutable")
        }
        Immutable::SharedReference { .. } => {
            format!("cannot borrow `{place}` as mutable, as it is behind a `&` reference")
        }
        Immutable::ConstPointer => format!("cannot borrow `{place}` as mutable, as it is behind a `*const` pointer"),
        Immutable::Captured { .. } => format!("cannot borrow `{place}` as mutable, as it is not declared as mutable"),
        Immutable::FnClosure => {
            format!("cannot borrow `{place}` as mutable, as it is a captured variable in a `Fn` closure")
        }
        Immutable::Static { name } => format!("cannot borrow immutable static item `{name}` as mutable"),
        Immutable::Other => format!("cannot borrow `{place}` as mutable"),
    };
    let d = explained(Diagnostic::error(Code::E(596), finding.span, message), place, why);
    let text = match by {
        Borrower::Call { name, .. } => format!("`{name}` needs `&mut {place}` here"),
        Borrower::Closure => format!("this closure changes `{place}`, and so borrows it mutably"),
        Borrower::ForLoop => format!("the loop borrows `{place}` mutably"),
        _ => format!("`{place}` is borrowed mutably here"),
    };
    let steps = declared(ctx, why);
    match borrows {
        [] | [_] => steps.then(finding.span, text).tell(d),
        [first, rest @ ..] => {
            let steps = steps.then(*first, text);
            let steps = rest.iter().take(2).fold(steps, |steps, at| steps.then(*at, "and again here"));
            steps.tell(d)
        }
    }
}

/// What the place is reached through.
fn declared(ctx: &dyn Context, why: &Immutable) -> Steps {
    match why {
        Immutable::Local { declared, name } => {
            Steps::new().then(*declared, format!("`{name}` is declared here without `mut`"))
        }
        Immutable::SharedReference { declared: Some(declared), holder: Some(holder) } => Steps::new().then(
            *declared,
            format!("`{}: {}` may be read through, not written", holder.name, short_type(ctx, holder.ty)),
        ),
        Immutable::Captured { declared: Some(declared), name } => {
            Steps::new().then(*declared, format!("`{name}` is declared without `mut`"))
        }
        _ => Steps::new(),
    }
}

fn explained(d: Diagnostic, place: &str, why: &Immutable) -> Diagnostic {
    match why {
        Immutable::Local { name, .. } if name == place => d
            .note(format!("only a variable that is declared `mut` may be changed, or lent to who changes it: `{name}` is not"))
            .help(format!("declare it as `mut {name}`")),
        Immutable::Local { name, .. } => d
            .note(format!("`{place}` is part of what `{name}` owns: without `mut` none of it may be changed"))
            .help(format!("declare it as `mut {name}`")),
        Immutable::SharedReference { holder, .. } => {
            let through = holder.as_ref().map_or_else(|| "the reference".to_owned(), |holder| format!("`{}`", holder.name));
            d.note(format!("{through} is a `&`: others may be reading `{place}` through another one, and rely on it"))
                .help("take a `&mut` instead")
        }
        Immutable::ConstPointer => {
            d.note(format!("a `*const` gives `{place}` to be read")).help("use a `*mut` pointer")
        }
        Immutable::Captured { name, .. } => d
            .note(format!("the closure changes the `{name}` that it captured, which was not declared `mut`"))
            .help(format!("declare `{name}` as `mut`")),
        Immutable::FnClosure => d.note(format!(
            "an `Fn` closure is called through `&`, perhaps by several at once: it cannot change `{place}`, which it captured"
        )),
        Immutable::Static { name } => {
            d.note(format!("`{name}` is one value for the whole program, in memory that is not written"))
        }
        Immutable::Other => d.note(format!("what gives `{place}` out gives it only to be read: it has no `DerefMut` or `IndexMut`")),
    }
}
