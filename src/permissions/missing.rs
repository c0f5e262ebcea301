//! The permission that each error of the borrow checker is about.

use crate::borrowck::reason::{Action, ClosureEscape, Explanation, Finding, Reason};
use crate::borrowck::sentences;
use crate::diagnostic::Code;
use crate::mir::{BorrowKind, Operand, Rvalue, StatementKind, TerminatorKind};
use crate::source::{FileId, Span};

use super::lines::{Steps, may};
use super::{Function, Kept, Missing, Permission};

/// Puts the errors of the body on their lines.
pub fn add(steps: &Steps<'_>, function: &mut Function) {
    for finding in &steps.survey.findings {
        let reported = steps.sources.file(FileId::MAIN).line_index(finding.span.start) as u32 + 1;
        let line = steps.line_of(finding.location).filter(|_| needed_elsewhere(&finding.reason)).unwrap_or(reported);
        let missing = missing(steps, finding, reported);
        let index = line.saturating_sub(function.first) as usize;
        if let Some(line) = function.lines.get_mut(index) {
            line.missing.push(missing);
        }
    }
}

/// Whether the error is reported where a value was borrowed, not where the borrow is in the way.
fn needed_elsewhere(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::DoesNotLiveLongEnough { .. }
            | Reason::BorrowedPartDropped { .. }
            | Reason::TemporaryDropped { .. }
            | Reason::StoredInCapture { .. }
            | Reason::ClosureMayOutlive { escape: ClosureEscape::Block { .. }, .. }
    )
}

fn missing(steps: &Steps<'_>, finding: &Finding, reported: u32) -> Missing {
    let diagnostic = sentences::word(steps.cx, finding);
    let code = match diagnostic.code {
        Code::None => None,
        code => Some(code.to_string()),
    };
    let (needs, name) = need(steps, finding);
    let place = name.as_ref().and_then(|name| {
        let name = without_indices(name);
        steps.survey.places.iter().position(|place| place.name == name)
    });
    let standing = place.and_then(|place| steps.survey.before(finding.location).get(place));
    Missing {
        code,
        message: diagnostic.message,
        reported,
        place: name,
        needs,
        has: standing.map(may),
        loan: standing.and_then(|standing| standing.loan).and_then(|loan| steps.loan(loan)),
        kept: finding.reason.explanation().and_then(|explanation| kept(steps, explanation)),
    }
}

fn kept(steps: &Steps<'_>, explanation: &Explanation) -> Option<Kept> {
    let line = |span: &Span| steps.sources.file(FileId::MAIN).line_index(span.start) as u32 + 1;
    match explanation {
        Explanation::UsedLater { span, .. } => Some(Kept::Used { line: line(span) }),
        Explanation::UsedInLoop { span, .. } => Some(Kept::UsedInLoop { line: line(span) }),
        Explanation::DroppedLater { span, .. } => Some(Kept::Dropped { line: line(&span.end_point()) }),
        Explanation::MustOutlive { lifetime, .. } => Some(Kept::Outlives { lifetime: lifetime.clone() }),
        Explanation::Unexplained => None,
    }
}

/// `v[i]` is known as `v[_]`.
fn without_indices(name: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in name.chars() {
        match c {
            '[' => {
                depth += 1;
                out.push_str("[_");
            }
            ']' => {
                depth -= 1;
                out.push(']');
            }
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn need(steps: &Steps<'_>, finding: &Finding) -> (Option<Permission>, Option<String>) {
    use Permission::{Own, Read, Write};
    let borrow = |kind: &BorrowKind| if matches!(kind, BorrowKind::Mut(_)) { Write } else { Read };
    match &finding.reason {
        Reason::Uninitialised { place, .. } => {
            (Some(use_of(steps, finding, Some(place), Action::Use)), Some(place.clone()))
        }
        Reason::Moved { place, action, .. } => (Some(use_of(steps, finding, place.as_ref(), *action)), place.clone()),
        Reason::IllegalMove { place, .. } => (Some(Own), place.clone()),
        Reason::ConflictingBorrow { place, new, .. } => (Some(borrow(new)), Some(place.clone())),
        Reason::UseWhileBorrowed { place, .. } => (Some(Read), Some(place.clone())),
        Reason::MoveWhileBorrowed { place, .. } => (Some(Own), Some(place.clone())),
        Reason::AssignWhileBorrowed { place, .. }
        | Reason::MutatedInGuard { place, .. }
        | Reason::AssignedTwice { place, .. }
        | Reason::AssignImmutable { place, .. }
        | Reason::BorrowImmutable { place, .. } => (Some(Write), Some(place.clone())),
        Reason::DoesNotLiveLongEnough { place, .. } | Reason::ClosureMayOutlive { place, .. } => {
            (Some(Own), Some(place.clone()))
        }
        Reason::BorrowedPartDropped { owner, .. } => (Some(Own), Some(owner.clone())),
        Reason::StoredInCapture { place, .. } | Reason::ReturnsReference { place, .. } => (Some(Own), place.clone()),
        // A temporary has no name, and a lifetime is no permission.
        Reason::TemporaryDropped { .. }
        | Reason::LifetimeTooShort { .. }
        | Reason::CapturedEscapes
        | Reason::Escapes { .. }
        | Reason::ExplicitLifetimeRequired { .. }
        | Reason::TypeMayNotLive { .. }
        | Reason::NotCaptured { .. }
        | Reason::ReferenceOutlivesReferent { .. }
        | Reason::TypeTooShort { .. }
        | Reason::BoundNotSatisfied
        | Reason::ImplementorTooShort
        | Reason::SignatureTooNarrow { .. }
        | Reason::NotGeneralEnough => (None, None),
    }
}

/// What the use of a place that has no value needs.
fn use_of(steps: &Steps<'_>, finding: &Finding, place: Option<&String>, action: Action) -> Permission {
    let block = &steps.body.blocks[finding.location.block];
    let value = match block.statements.get(finding.location.statement).map(|statement| &statement.kind) {
        Some(StatementKind::Assign(_, value)) => Some(value),
        Some(_) | None => None,
    };
    match (action, value) {
        (Action::Assign, _) => return Permission::Write,
        (_, Some(Rvalue::Ref(BorrowKind::Mut(_), _))) => return Permission::Write,
        (Action::Borrow, _) => return Permission::Read,
        (Action::Use, _) => {}
    }
    let name = place.map(|name| without_indices(name));
    let wanted = name.and_then(|name| steps.survey.places.iter().find(|place| place.name == name));
    let moves = |operand: &Operand| match operand {
        Operand::Move(place) => wanted.is_some_and(|wanted| wanted.place.local == place.local),
        Operand::Copy(_) | Operand::Const(_) => false,
    };
    let moved = match (value, &block.terminator.kind) {
        (Some(Rvalue::Use(o) | Rvalue::Cast(_, o, _) | Rvalue::Coerce(_, o, _) | Rvalue::Repeat(o, _)), _) => moves(o),
        (Some(Rvalue::Aggregate(_, all)), _) => all.iter().any(moves),
        (None, TerminatorKind::Call { args, .. }) => args.iter().any(moves),
        _ => false,
    };
    if moved { Permission::Own } else { Permission::Read }
}
