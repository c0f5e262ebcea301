//! What is borrowed ends before the borrow does: E0373, E0515, E0597, E0713, E0716.

use super::steps::Steps;
use super::words::{borrowed, introduced, keeper, kept, quoted, short_type};
use crate::borrowck::reason::{ClosureEscape, Explanation, Finding, LoanSite};
use crate::borrowck::regions::Category;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;
use crate::source::Span;

/// E0597.
pub fn too_short(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    loan: &LoanSite,
    dropped: Span,
    explanation: &Explanation,
) -> Diagnostic {
    let who = match keeper(explanation) {
        _ if loan.closure_use.is_some() => "the closure".to_owned(),
        Some(name) => format!("`{name}`"),
        None => "the reference".to_owned(),
    };
    let origin = loan.origin.as_ref();
    let root = origin.map_or(place, |origin| origin.name.as_str());
    let gone = match origin.is_some_and(|origin| origin.needs_drop) {
        true => format!("the end of its block drops `{root}` and gives its bytes on the stack back"),
        false => format!("at the end of its block the bytes of `{root}` on the stack are given back"),
    };
    let note = match explanation {
        Explanation::DroppedLater { name: Some(name), .. } => {
            format!(
                "variables are dropped in reverse order: `{root}` goes before `{name}`, whose destructor may still look at it"
            )
        }
        Explanation::DroppedLater { name: None, .. } => {
            format!("a temporary at the end of a block is dropped after the block's variables: `{root}` goes first")
        }
        Explanation::MustOutlive { lifetime, .. } if lifetime == "'static" => {
            format!(
                "`'static` means to the end of the program, and `{root}` is on the stack of a function that ends before"
            )
        }
        Explanation::MustOutlive { .. } => {
            format!("{gone}: what the caller gets would point into a frame that is gone")
        }
        Explanation::UsedInLoop { .. } => {
            format!("each turn of the loop has a `{root}` of its own, and {who} would point at that of the turn before")
        }
        Explanation::UsedLater { .. } | Explanation::Unexplained => {
            format!("{gone}: {who} would point to memory that is used again")
        }
    };
    let d = Diagnostic::error(Code::E(597), finding.span, format!("`{place}` does not live long enough")).note(note);
    // In the source's order of events what is stored or passed on is so before the variable ends.
    let needed_before = matches!(
        explanation,
        Explanation::MustOutlive { category, .. } if *category != Category::Return
    );
    let (before, after) = if needed_before { (kept(explanation), None) } else { (None, kept(explanation)) };
    let (ends, after) = match (explanation, after) {
        (Explanation::DroppedLater { name, .. }, Some((span, _))) if span == dropped => {
            let later = match name {
                Some(name) if name == root => "the destructor of what refers to it".to_owned(),
                Some(name) => format!("`{name}`, whose destructor may use it"),
                None => "a temporary whose destructor may use it".to_owned(),
            };
            (format!("`{root}` ends here, before {later}"), None)
        }
        (_, after) => (format!("`{root}` ends here"), after),
    };
    Steps::new()
        .maybe(introduced(ctx, &loan.origin))
        .then(finding.span, borrowed(loan, explanation))
        .maybe(before)
        .then(dropped, ends)
        .maybe(after)
        .tell(d)
}

/// E0716.
pub fn temporary(
    ctx: &dyn Context,
    finding: &Finding,
    loan: &LoanSite,
    dropped: Span,
    explanation: &Explanation,
) -> Diagnostic {
    let who = keeper(explanation).map_or_else(|| "the reference".to_owned(), |name| format!("`{name}`"));
    let ty = short_type(ctx, loan.ty);
    let note = match explanation {
        Explanation::MustOutlive { lifetime, .. } => format!(
            "a value that no variable owns ends with its statement; this one is needed for {}",
            quoted(lifetime)
        ),
        _ => format!(
            "a value that no variable owns ends with its statement: {who} would point at bytes that are used again"
        ),
    };
    let d = Diagnostic::error(Code::E(716), finding.span, "temporary value dropped while borrowed")
        .note(note)
        .help("bind it with a `let`, so that it lives as long as the reference");
    Steps::new()
        .then(finding.span, format!("a temporary value of type `{ty}` is made and borrowed here"))
        .then(dropped, "the temporary value is dropped here, at the end of the statement")
        .maybe(kept(explanation))
        .tell(d)
}

/// E0515.
pub fn returned(
    ctx: &dyn Context,
    finding: &Finding,
    place: Option<&str>,
    is_argument: bool,
    borrowed: Span,
    loan: &LoanSite,
) -> Diagnostic {
    let message = match place {
        Some(place) if is_argument => format!("cannot return value referencing function parameter `{place}`"),
        Some(place) => format!("cannot return value referencing local variable `{place}`"),
        None => "cannot return value referencing temporary value".to_owned(),
    };
    let what = place.map_or_else(|| "the temporary value".to_owned(), |place| format!("`{place}`"));
    let note = match &loan.origin {
        Some(origin) if origin.needs_drop && is_argument => format!(
            "the function owns its parameter `{}` and drops it as it returns: the reference would point to freed memory",
            origin.name
        ),
        Some(origin) if origin.needs_drop => format!(
            "`{}` is dropped as the function returns, and its frame is popped: the reference would point to freed memory",
            origin.name
        ),
        Some(origin) => format!(
            "`{}` is in the function's frame, which is popped as it returns: the next call would overwrite it",
            origin.name
        ),
        None => {
            "a temporary value ends before the function has returned: the reference would point at nothing".to_owned()
        }
    };
    let d = Diagnostic::error(Code::E(515), finding.span, message)
        .note(note)
        .help("return the value itself instead of a reference to it");
    let steps = Steps::new().maybe(introduced(ctx, &loan.origin));
    let steps = if borrowed == finding.span { steps } else { steps.then(borrowed, format!("{what} is borrowed here")) };
    steps.then(finding.span, format!("returns a reference to {what}")).tell(d)
}

/// E0373.
pub fn closure(
    ctx: &dyn Context,
    finding: &Finding,
    place: &str,
    use_span: Span,
    escape: &ClosureEscape,
    loan: &LoanSite,
) -> Diagnostic {
    let scope = if let ClosureEscape::Block { .. } = escape { "block" } else { "function" };
    let message = format!(
        "closure may outlive the current {scope}, but it borrows `{place}`, which is owned by the current {scope}"
    );
    let (what, note) = match escape {
        ClosureEscape::Passed => (
            "this closure is passed on to be kept",
            format!(
                "who gets the closure may keep it after the function has returned, when `{place}` is gone from the stack"
            ),
        ),
        ClosureEscape::Returned => (
            "this closure is returned",
            format!(
                "the closure holds the address of `{place}` in this frame, and the frame is popped as the function returns"
            ),
        ),
        ClosureEscape::Block { .. } => (
            "this closure leaves the block",
            format!("the closure holds the address of `{place}`, whose bytes are given back at the end of the block"),
        ),
    };
    let d = Diagnostic::error(Code::E(373), finding.span, message)
        .note(note)
        .help(format!("use `move` before the closure, so that it owns `{place}`"));
    let (ends, later) = match escape {
        ClosureEscape::Block { dropped, explanation } => {
            (Some((*dropped, format!("`{place}` ends here"))), kept(explanation))
        }
        _ => (None, None),
    };
    Steps::new()
        .maybe(introduced(ctx, &loan.origin))
        .then(finding.span, what)
        .then(use_span, format!("`{place}` is used here, so the closure borrows it"))
        .maybe(ends)
        .maybe(later)
        .tell(d)
}

/// E0521, of a reference to what lives in the closure's body.
pub fn stored_in_capture(
    ctx: &dyn Context,
    finding: &Finding,
    place: Option<&str>,
    captured: &str,
    dropped: Span,
    loan: &LoanSite,
) -> Diagnostic {
    let what = place.map_or_else(|| "a temporary".to_owned(), |place| format!("`{place}`"));
    let d = Diagnostic::error(Code::E(521), finding.span, "borrowed data escapes outside of closure").note(format!(
        "`{captured}` lives outside of the closure, and {what} only during one call of it: its bytes on the stack are \
         given back"
    ));
    Steps::new()
        .maybe(introduced(ctx, &loan.origin))
        .then(loan.span, format!("the reference is to {what}"))
        .then(finding.span, format!("`{captured}` is given a reference to {what}"))
        .then(dropped, format!("{what} ends here"))
        .tell(d)
}

/// E0713.
pub fn part_dropped(
    ctx: &dyn Context,
    finding: &Finding,
    (place, owner): (&str, &str),
    dropped: Span,
    loan: &LoanSite,
    explanation: &Explanation,
) -> Diagnostic {
    let d =
        Diagnostic::error(Code::E(713), finding.span, "borrow may still be in use when destructor runs").note(format!(
            "the destructor of `{owner}` gets `&mut self`, and so a second way to `{place}` while the borrow lasts"
        ));
    let needed_before = kept(explanation).filter(|(span, _)| span.start <= dropped.start);
    let needed_after = kept(explanation).filter(|(span, _)| span.start > dropped.start);
    Steps::new()
        .maybe(introduced(ctx, &loan.origin))
        .then(finding.span, borrowed(loan, explanation))
        .maybe(needed_before)
        .then(dropped, format!("`{owner}` is dropped here: its destructor needs `{place}`"))
        .maybe(needed_after)
        .tell(d)
}
