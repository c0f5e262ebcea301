//! Words that the messages have in common.

use crate::borrowck::reason::{Borrower, Explanation, Holder, LaterUse, LoanSite, Origin};
use crate::borrowck::regions::Category;
use crate::hir::Context;
use crate::mir::BorrowKind;
use crate::source::{FileId, Span};
use crate::ty::{Ty, TyKind};

/// Types are shown up to here in a label: there must be room for what happens to the value.
const TYPE: usize = 36;

/// A type as a message names it.
pub fn type_name(ctx: &dyn Context, ty: Ty) -> String {
    ty.display(ctx).to_string()
}

/// The same, cut where it would fill the line.
pub fn short_type(ctx: &dyn Context, ty: Ty) -> String {
    if matches!(ty.kind(), TyKind::Closure(..)) {
        return "closure".to_owned();
    }
    let name = type_name(ctx, ty);
    if name.chars().count() <= TYPE {
        return name;
    }
    name.chars().take(TYPE - 3).chain("...".chars()).collect()
}

pub fn quoted(lifetime: &str) -> String {
    if lifetime.starts_with('\'') { format!("`{lifetime}`") } else { lifetime.to_owned() }
}

/// `Vec`, if that is the name of the library's type behind any references.
pub fn library_type(ctx: &dyn Context, ty: Ty) -> Option<String> {
    match ty.kind() {
        TyKind::Ref(_, inner, _) => library_type(ctx, *inner),
        TyKind::Adt(id, _) => {
            let name = ctx.adt(*id).name;
            (name.span.file != FileId::MAIN).then(|| name.to_string())
        }
        _ => None,
    }
}

/// "1: `v: Vec<i32>` is declared here".
pub fn introduced(ctx: &dyn Context, origin: &Option<Origin>) -> Option<(Span, String)> {
    let origin = origin.as_ref()?;
    let what = if origin.is_argument { "is a parameter" } else { "is declared here" };
    Some((origin.declared, format!("`{}: {}` {what}", origin.name, short_type(ctx, origin.ty))))
}

pub fn is_mut(kind: BorrowKind) -> bool {
    matches!(kind, BorrowKind::Mut(_))
}

/// The variable through which a loan is used, if its later use is through one.
pub fn holder(explanation: &Explanation) -> Option<&Holder> {
    match explanation {
        Explanation::UsedLater { holder, .. } | Explanation::UsedInLoop { holder, .. } => holder.as_ref(),
        _ => None,
    }
}

/// The name of what keeps the loan: a variable that holds it or is dropped with it.
pub fn keeper(explanation: &Explanation) -> Option<&str> {
    match explanation {
        Explanation::DroppedLater { name, .. } => name.as_deref(),
        _ => holder(explanation).map(|holder| holder.name.as_str()),
    }
}

/// "`first` borrows `v` here", "the loop borrows `v` here".
pub fn borrowed(old: &LoanSite, explanation: &Explanation) -> String {
    let place = &old.place;
    let how = if is_mut(old.kind) { " mutably" } else { "" };
    match (&old.by, keeper(explanation)) {
        _ if old.closure_use.is_some() => format!("this closure borrows `{place}`{how}"),
        (Borrower::ForLoop, _) => format!("the loop borrows `{place}`{how} until its last turn"),
        (Borrower::Call { name, .. }, Some(keeper)) => {
            format!("`{name}` borrows `{place}`{how} here, and `{keeper}` keeps the borrow")
        }
        (Borrower::Call { name, .. }, None) => format!("`{name}` borrows `{place}`{how} here"),
        (_, Some(keeper)) => format!("`{place}` is borrowed{how} here, and `{keeper}` keeps the borrow"),
        (_, None) => format!("`{place}` is borrowed{how} here"),
    }
}

/// "`push` borrows `v` mutably here": the second of two borrows.
pub fn borrows_too(place: &str, kind: BorrowKind, by: &Borrower) -> String {
    let how = if is_mut(kind) { " mutably" } else { "" };
    match by {
        Borrower::Call { name, .. } => format!("`{name}` borrows `{place}`{how} here"),
        Borrower::ForLoop => format!("this loop borrows `{place}`{how}"),
        Borrower::Closure => format!("this closure borrows `{place}`{how}"),
        Borrower::Format => format!("`{place}` is borrowed{how} here, to be printed"),
        Borrower::Index | Borrower::Other => format!("`{place}` is borrowed{how} here"),
    }
}

/// What keeps the loan alive, as the last event.
pub fn kept(explanation: &Explanation) -> Option<(Span, String)> {
    Some(match explanation {
        Explanation::UsedLater { span, by, holder } => (
            *span,
            match (holder, by) {
                (Some(Holder { name, .. }), LaterUse::ClosureCapture) => {
                    format!("this closure captures `{name}`: the borrow lasts until here")
                }
                (Some(Holder { name, .. }), LaterUse::ClosureLet) => {
                    format!("`{name}` is bound to the closure, which lives on with it")
                }
                (Some(Holder { name, .. }), _) => format!("`{name}` is used here: the borrow lasts until here"),
                (None, LaterUse::Call) => "the call uses the first borrow: it lasts until here".to_owned(),
                (None, LaterUse::ClosureCapture) => "this closure captures the borrow: it lasts until here".to_owned(),
                (None, LaterUse::Use | LaterUse::ClosureLet) => {
                    "the first borrow is used here: it lasts until here".to_owned()
                }
            },
        ),
        Explanation::UsedInLoop { span, by, holder } => (
            *span,
            match (holder, by) {
                (Some(Holder { name, .. }), LaterUse::ClosureCapture) => {
                    format!("in the next turn this closure captures `{name}`")
                }
                (Some(Holder { name, .. }), _) => format!("`{name}` is used here in the next turn of the loop"),
                (None, LaterUse::Call) => "the call uses the borrow in the next turn of the loop".to_owned(),
                (None, LaterUse::ClosureCapture) => "in the next turn this closure captures the borrow".to_owned(),
                (None, LaterUse::Use | LaterUse::ClosureLet) => {
                    "the borrow is used here in the next turn of the loop".to_owned()
                }
            },
        ),
        Explanation::DroppedLater { span, name, .. } => (
            *span,
            match name {
                Some(name) => format!("`{name}` is dropped here, and its destructor may use the borrow"),
                None => "a temporary is dropped here, and its destructor may use the borrow".to_owned(),
            },
        ),
        Explanation::MustOutlive { span, lifetime, category, .. } => {
            let lifetime = match lifetime.as_str() {
                "'static" => "`'static`: to the end of the program".to_owned(),
                name if name.starts_with('\'') => format!("`{name}`, beyond this function"),
                other => other.to_owned(),
            };
            let why = match category {
                Category::Return | Category::OpaqueType => "returned here",
                Category::CallArgument => "passed on here",
                Category::TypeAnnotation => "by its type",
                Category::Assignment => "stored here",
                _ => "needed here",
            };
            (*span, format!("{why}: the borrow must last for {lifetime}"))
        }
        Explanation::Unexplained => return None,
    })
}
