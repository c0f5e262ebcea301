//! Something is done to a place while a loan of it is in use: E0499 to E0506, E0510, E0524.

use super::steps::Steps;
use super::words::{borrowed, borrows_too, holder, introduced, is_mut, keeper, kept, library_type};
use crate::borrowck::reason::{Borrower, Explanation, Finding, LoanSite, MoveWhy};
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{AdtKind, Context};
use crate::mir::{BorrowKind, MutBorrowKind};
use crate::source::Span;
use crate::ty::{Ty, TyKind};

/// E0499, E0500, E0501, E0502, E0524.
pub fn borrow(
    ctx: &dyn Context,
    finding: &Finding,
    (place, new, by): (&str, BorrowKind, &Borrower),
    old: &LoanSite,
    explanation: &Explanation,
    in_loop: bool,
) -> Diagnostic {
    let is_closure = |kind| kind == BorrowKind::Mut(MutBorrowKind::ClosureCapture);
    let (code, message) = match (new, old.kind) {
        (a, b) if is_closure(a) && is_closure(b) => {
            (524, format!("two closures require unique access to `{place}` at the same time"))
        }
        (a, _) if is_closure(a) => {
            (500, format!("closure requires unique access to `{place}` but it is already borrowed"))
        }
        (_, b) if is_closure(b) => {
            (501, format!("cannot borrow `{place}` because previous closure requires unique access"))
        }
        (a, b) if is_mut(a) && is_mut(b) => {
            (499, format!("cannot borrow `{place}` as mutable more than once at a time"))
        }
        (a, _) if is_mut(a) => {
            (502, format!("cannot borrow `{place}` as mutable because it is also borrowed as immutable"))
        }
        _ => (502, format!("cannot borrow `{place}` as immutable because it is also borrowed as mutable")),
    };
    let steps = Steps::new().maybe(introduced(ctx, &old.origin));
    let steps = if in_loop || old.span == finding.span {
        let how = if is_mut(old.kind) { " mutably" } else { "" };
        let again = format!("`{}` is borrowed{how} here, and again in the next turn of the loop", old.place);
        steps.then(finding.span, again).maybe(kept_from_turn_to_turn(explanation))
    } else {
        let steps = steps.then(old.span, borrowed(old, explanation));
        let steps = steps.then(finding.span, borrows_too(place, new, by));
        match explanation {
            // What a loop borrows it uses at the same place: that has been said.
            Explanation::UsedInLoop { span, .. } if old.by == Borrower::ForLoop && *span == old.span => steps,
            _ => steps.maybe(kept(explanation)),
        }
    };
    let note = why_not_both(ctx, place, (new, by), old, explanation, in_loop || old.span == finding.span);
    steps.tell(Diagnostic::error(Code::E(code), finding.span, message).note(note))
}

fn kept_from_turn_to_turn(explanation: &Explanation) -> Option<(Span, String)> {
    match explanation {
        Explanation::UsedInLoop { span, holder: Some(holder), .. }
        | Explanation::UsedLater { span, holder: Some(holder), .. } => {
            Some((*span, format!("`{}` keeps the borrow of the turn before", holder.name)))
        }
        _ => kept(explanation),
    }
}

/// What could go wrong between the two borrows, as far as this program tells.
fn why_not_both(
    ctx: &dyn Context,
    place: &str,
    (new, by): (BorrowKind, &Borrower),
    old: &LoanSite,
    explanation: &Explanation,
    again: bool,
) -> String {
    let who = match keeper(explanation) {
        _ if old.by == Borrower::ForLoop => "the loop's iterator".to_owned(),
        _ if old.closure_use.is_some() => "the closure".to_owned(),
        Some(keeper) => format!("`{keeper}`"),
        None => "the first reference".to_owned(),
    };
    if again {
        return format!(
            "each turn of the loop would add another `&{}` to the same `{}`, while {who} still has the last one",
            if is_mut(new) { "mut" } else { "" },
            old.place
        );
    }
    if let Borrower::Call { name, library: true } = by
        && is_mut(new)
        && let Some(danger) = danger(ctx, old, explanation, name, &who)
    {
        return danger;
    }
    match (is_mut(new), is_mut(old.kind)) {
        (true, true) if old.closure_use.is_some() || *by == Borrower::Closure => format!(
            "a closure that changes `{place}` holds a `&mut` to it for as long as the closure is used, and a `&mut` is the only way \
             to a value while it lives"
        ),
        (true, true)
            if matches!(old.by, Borrower::Call { .. }) && matches!(explanation, Explanation::MustOutlive { .. }) =>
        {
            format!("what was returned may be a `&mut` into `{}`: the caller would have a second way to it", old.place)
        }
        (true, true) => format!(
            "a `&mut` is the only way to a value while it lives: a change through one would happen behind the back of {who}"
        ),
        (true, false) => match by {
            Borrower::Call { name, .. } => {
                format!("`{name}` may change `{place}`, and {who} was promised that it stays as it is")
            }
            _ => format!("a change through the `&mut` would change what {who} was promised stays as it is"),
        },
        (false, _) => match by {
            Borrower::Format => {
                format!("until its last use {who} may change `{}`; nothing else may look at it before", old.place)
            }
            Borrower::Call { name, .. } => {
                format!("`{name}` would look at `{place}` while {who} may be in the middle of changing it")
            }
            _ => format!("a reader of `{place}` would see it change under it: {who} may write until its last use"),
        },
    }
}

/// What a method of the library's collections does to references into them.
fn danger(ctx: &dyn Context, old: &LoanSite, explanation: &Explanation, method: &str, who: &str) -> Option<String> {
    let collection = library_type(ctx, old.ty)?;
    let (parts, block) = match collection.as_str() {
        "Vec" | "VecDeque" => ("elements", "buffer"),
        "String" => ("text", "buffer"),
        "HashMap" | "HashSet" => ("entries", "table"),
        _ => return None,
    };
    if !points_inside(ctx, old, explanation) {
        return None;
    }
    match method {
        "push" | "push_str" | "push_back" | "push_front" | "insert" | "insert_str" | "extend" | "extend_from_slice"
        | "append" | "reserve" | "reserve_exact" | "resize" | "entry" => {
            Some(format!("`{method}` may move the {parts} to a larger {block}; {who} would then point to freed memory"))
        }
        "shrink_to_fit" | "shrink_to" => Some(format!(
            "`{method}` may move the {parts} to a smaller {block}; {who} would then point to freed memory"
        )),
        "clear" | "truncate" | "pop" | "pop_back" | "pop_front" | "remove" | "swap_remove" | "retain" | "drain"
        | "dedup" | "split_off" => {
            Some(format!("`{method}` takes out or moves {parts}: {who} could point at one that is no longer there"))
        }
        _ => None,
    }
}

/// Whether what holds the loan points at what the collection keeps on the heap, not at the collection itself.
fn points_inside(ctx: &dyn Context, old: &LoanSite, explanation: &Explanation) -> bool {
    if old.by == Borrower::ForLoop {
        return true;
    }
    let Some(holder) = holder(explanation) else { return false };
    let collection =
        |ty: Ty| matches!(ty.kind(), TyKind::Adt(id, _) if matches!(old.ty.kind(), TyKind::Adt(of, _) if of == id));
    match holder.ty.kind() {
        TyKind::Ref(_, target, _) => {
            let through_library = match &old.by {
                Borrower::Index => true,
                Borrower::Call { library, .. } => *library,
                _ => false,
            };
            !collection(*target) && through_library
        }
        // Iterators of the library: `Iter`, `Chars` and so on.
        TyKind::Adt(id, _) => {
            ctx.adt(*id).name.span.file != crate::source::FileId::MAIN
                && matches!(&old.by, Borrower::Call { library: true, .. })
                && !matches!(library_type(ctx, holder.ty).as_deref(), Some("Vec" | "Box" | "String" | "Rc"))
        }
        _ => false,
    }
}

/// E0503.
pub fn used(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    old: &LoanSite,
    explanation: &Explanation,
) -> Diagnostic {
    let who = keeper(explanation).map_or_else(|| "the borrow".to_owned(), |name| format!("`{name}`"));
    let message = format!("cannot use `{place}` because it was mutably borrowed");
    let d = Diagnostic::error(Code::E(503), finding.span, message).note(format!(
        "until its last use {who} is the only way to `{}`: it may write there, and what is read here would depend on when",
        old.place
    ));
    Steps::new()
        .maybe(introduced(ctx, &old.origin))
        .then(old.span, borrowed(old, explanation))
        .then(finding.span, format!("`{place}` is used here without {who}"))
        .maybe(kept(explanation))
        .tell(d)
}

/// E0505.
pub fn moved(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    why: &MoveWhy,
    old: &LoanSite,
    explanation: &Explanation,
) -> Diagnostic {
    let who = keeper(explanation).map_or_else(|| "the reference".to_owned(), |name| format!("`{name}`"));
    let (label, new_owner) = match why {
        MoveWhy::Argument { function } if function == "`drop`" => {
            (format!("`{place}` is moved into `drop`, which ends it"), "`drop` ends the value at once".to_owned())
        }
        MoveWhy::Argument { function } => (
            format!("`{place}` is moved into a parameter of {function}"),
            format!("{function} owns the value now and drops it when it is done"),
        ),
        MoveWhy::Constructor { name } => (
            format!("`{place}` is moved into the `{name}` that is made"),
            format!("the `{name}` owns the value now, at another address"),
        ),
        MoveWhy::Value { to: Some(to) } => {
            (format!("`{place}` is moved to `{to}` here"), format!("`{to}` owns the value now, at another address"))
        }
        MoveWhy::SelfArgument { method, .. } => (
            format!("`{method}` takes `{place}` by value: `self`"),
            format!("`{method}` consumes the value it is called on"),
        ),
        MoveWhy::ForLoop => (
            format!("the `for` loop consumes `{place}`"),
            "the loop owns the elements now and drops them one by one".to_owned(),
        ),
        MoveWhy::Closure { .. } => {
            (format!("this closure captures `{place}` by move"), "the closure owns the value now".to_owned())
        }
        MoveWhy::Pattern => {
            (format!("the pattern moves `{place}` into its binding"), "the binding owns the value now".to_owned())
        }
        MoveWhy::Called => (format!("this call consumes `{place}`"), "the closure gives away what it holds".to_owned()),
        MoveWhy::Value { to: None } | MoveWhy::Operator => {
            (format!("`{place}` is moved away here"), "the value has another owner and address now".to_owned())
        }
    };
    let message = format!("cannot move out of `{place}` because it is borrowed");
    let d = Diagnostic::error(Code::E(505), finding.span, message)
        .note(format!("{new_owner}: {who} would be left pointing at where it was"))
        .help("end the borrow before the move, or clone what is moved");
    Steps::new()
        .maybe(introduced(ctx, &old.origin))
        .then(old.span, borrowed(old, explanation))
        .then(finding.span, label)
        .maybe(kept(explanation))
        .tell(d)
}

/// E0506.
pub fn assigned(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    old: &LoanSite,
    explanation: &Explanation,
) -> Diagnostic {
    let who = match keeper(explanation) {
        _ if old.closure_use.is_some() => "the closure".to_owned(),
        Some(name) => format!("`{name}`"),
        None => "the reference".to_owned(),
    };
    let whole = old.origin.as_ref().is_some_and(|origin| origin.name == place);
    let drops = whole && old.origin.as_ref().is_some_and(|origin| origin.needs_drop);
    let is_enum = |ty: Ty| matches!(ty.kind(), TyKind::Adt(id, _) if ctx.adt(*id).kind == AdtKind::Enum);
    let note = if is_mut(old.kind) {
        format!("until its last use {who} is the only way to change `{}`", old.place)
    } else if old.in_variant && old.origin.as_ref().is_some_and(|origin| is_enum(origin.ty)) {
        format!("another variant may have its own bytes where {who} points: the payload would be overwritten")
    } else if drops && points_inside(ctx, old, explanation) {
        format!("the assignment drops the old value first: {who} would point to freed memory")
    } else if matches!(explanation, Explanation::UsedInLoop { .. }) {
        format!("{who} still has the reference of the turn before, and was promised that `{place}` stays as it is")
    } else {
        format!("the assignment overwrites the bytes that {who} points at, and was promised stay as they are")
    };
    let message = format!("cannot assign to `{place}` because it is borrowed");
    Steps::new()
        .maybe(introduced(ctx, &old.origin))
        .then(old.span, borrowed(old, explanation))
        .then(finding.span, format!("`{place}` is assigned to here"))
        .maybe(kept(explanation))
        .tell(Diagnostic::error(Code::E(506), finding.span, message).note(note))
}

/// E0510.
pub fn in_guard(ctx: &dyn Context, finding: &Finding, place: &str, matched: &LoanSite, action: &str) -> Diagnostic {
    let done = if action == "assign" { "is assigned to here" } else { "is borrowed mutably here" };
    let message = format!("cannot {action} `{place}` in match guard");
    let d = Diagnostic::error(Code::E(510), finding.span, message).note(format!(
        "the arms above were passed over because of what `{}` was: a guard that changes it would make that choice wrong",
        matched.place
    ));
    Steps::new()
        .maybe(introduced(ctx, &matched.origin))
        .then(matched.span, format!("`{}` is matched on: it stays as it is until an arm is chosen", matched.place))
        .then(finding.span, format!("`{place}` {done}, in the guard of an arm"))
        .tell(d)
}
