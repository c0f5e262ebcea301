//! Findings worded: what was invalidated, by which expression, why, and what it means in memory.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;
use crate::mir::{BorrowKind, MutBorrowKind};
use crate::ty::{Mutability, Ty, TyKind};

use super::reason::*;
use super::regions::Category;

/// The diagnostic for one finding.
pub fn word(ctx: &dyn Context, finding: &Finding) -> Diagnostic {
    let span = finding.span;
    let ty = |ty: Ty| ty.display(names(ctx)).to_string();
    match &finding.reason {
        Reason::Uninitialised { place, declared, partially, maybe } => {
            let message = match (partially, maybe) {
                (true, _) => format!("partially assigned binding `{place}` isn't fully initialized"),
                (false, true) => format!("used binding `{place}` is possibly-uninitialized"),
                (false, false) => format!("used binding `{place}` isn't initialized"),
            };
            let mut d = Diagnostic::error(Code::E(381), span, message)
                .primary(format!("`{place}` used here but it may hold no value"))
                .note("its bytes on the stack are whatever an earlier call left there: nobody has written them")
                .help(format!("give `{place}` a value on every way to this use"));
            if let Some(declared) = declared {
                d = d.label(*declared, "declared here without a value");
            }
            d
        }
        Reason::Moved { place, ty: moved_ty, action, moves, partially, declared } => {
            moved(ctx, finding, place.as_deref(), *moved_ty, *action, moves, *partially, *declared)
        }
        Reason::IllegalMove { place, ty: moved_ty, from, .. } => {
            illegal_move(ctx, finding, place.as_deref(), *moved_ty, from)
        }
        Reason::ConflictingBorrow { place, new, old, explanation, in_loop } => {
            conflicting_borrow(finding, place, *new, old, explanation, *in_loop)
        }
        Reason::UseWhileBorrowed { place, old, explanation } => {
            let d = Diagnostic::error(
                Code::E(503),
                span,
                format!("cannot use `{place}` because it was mutably borrowed"),
            )
            .primary(format!("use of borrowed `{}`", old.place))
            .label(old.span, format!("`{}` is borrowed here", old.place))
            .note("while a `&mut` is alive it is the only way to reach these bytes: they may change at any moment");
            explained(d, explanation)
        }
        Reason::MoveWhileBorrowed { place, old, explanation } => {
            let d = Diagnostic::error(
                Code::E(505),
                span,
                format!("cannot move out of `{place}` because it is borrowed"),
            )
            .primary(format!("move out of `{place}` occurs here"))
            .label(old.span, format!("borrow of `{}` occurs here", old.place))
            .note("a move gives the value to a new owner, who may free or overwrite it: the reference would dangle")
            .help("end the borrow before the move, or clone what is moved");
            explained(d, explanation)
        }
        Reason::AssignWhileBorrowed { place, old, explanation } => {
            let d = Diagnostic::error(
                Code::E(506),
                span,
                format!("cannot assign to `{place}` because it is borrowed"),
            )
            .primary(format!("`{place}` is assigned to here but it was already borrowed"))
            .label(old.span, format!("`{}` is borrowed here", old.place))
            .note("the assignment overwrites the bytes that the reference still points to");
            explained(d, explanation)
        }
        Reason::MutatedInGuard { place, matched, action } => Diagnostic::error(
            Code::E(510),
            span,
            format!("cannot {action} `{place}` in match guard"),
        )
        .primary(format!("cannot {action}"))
        .label(matched.span, "value is immutable in match guard")
        .note("the arms that were passed over were chosen by the value as it was"),
        Reason::DoesNotLiveLongEnough { place, declared, dropped, explanation } => {
            let mut d =
                Diagnostic::error(Code::E(597), span, format!("`{place}` does not live long enough"))
                    .primary("borrowed value does not live long enough")
                    .label(*dropped, format!("`{place}` dropped here while still borrowed"))
                    .note(format!(
                        "when `{place}` goes out of scope its bytes are given back, and the reference points to memory that is reused"
                    ));
            if let Some(declared) = declared {
                d = d.label(*declared, format!("binding `{place}` declared here"));
            }
            explained(d, explanation)
        }
        Reason::TemporaryDropped { dropped, explanation } => {
            let d = Diagnostic::error(Code::E(716), span, "temporary value dropped while borrowed")
                .primary("creates a temporary value which is freed while still in use")
                .label(*dropped, "temporary value is freed at the end of this statement")
                .note("a value that no variable owns lives only to the end of the statement that makes it")
                .help("bind it with a `let`, so that it lives as long as the reference");
            explained(d, explanation)
        }
        Reason::ReturnsReference { place, is_argument, borrowed } => {
            let message = match place {
                Some(place) if *is_argument => {
                    format!("cannot return value referencing function parameter `{place}`")
                }
                Some(place) => format!("cannot return value referencing local variable `{place}`"),
                None => "cannot return value referencing temporary value".to_owned(),
            };
            let d = Diagnostic::error(Code::E(515), span, message)
                .primary("returns a value referencing data owned by the current function")
                .note("the function's frame is popped when it returns: the reference would point into memory that the next call overwrites")
                .help("return the value itself instead of a reference to it");
            if *borrowed == span { d } else { d.label(*borrowed, "borrowed here") }
        }
        Reason::ClosureMayOutlive { place, closure, use_span, .. } => Diagnostic::error(
            Code::E(373),
            span,
            format!("closure may outlive the current function, but it borrows `{place}`, which is owned by the current function"),
        )
        .primary(format!("may outlive borrowed value `{place}`"))
        .label(*use_span, format!("`{place}` is borrowed here"))
        .note("the closure keeps the address of a variable in this frame, which is gone once the function returns")
        .help(format!("use `move` before the closure at {} so that it owns `{place}`", if closure == &span { "this place" } else { "its start" })),
        Reason::BorrowedPartDropped { place, owner, dropped, explanation } => {
            let d = Diagnostic::error(Code::E(713), span, "borrow may still be in use when destructor runs")
                .primary(format!("`{place}` is borrowed here"))
                .label(*dropped, format!("here, drop of `{owner}` needs exclusive access to `{place}`"))
                .note("a destructor gets `&mut self`: no other reference into the value may be alive");
            explained(d, explanation)
        }
        Reason::AssignedTwice { place, first, is_argument, declared } => {
            let message = if *is_argument {
                format!("cannot assign to immutable argument `{place}`")
            } else {
                format!("cannot assign twice to immutable variable `{place}`")
            };
            let mut d = Diagnostic::error(Code::E(384), span, message).primary(if *is_argument {
                "cannot assign to immutable argument"
            } else {
                "cannot assign twice to immutable variable"
            });
            if !*is_argument && first != declared {
                d = d.label(*first, format!("first assignment to `{place}`"));
            }
            d.label(*declared, "declared without `mut`")
                .note("the slot could be overwritten; `mut` says to readers that it will be")
                .help(format!("declare it as `mut {place}`"))
        }
        Reason::AssignImmutable { place, why } => {
            let d = Diagnostic::error(Code::E(594), span, assign_message(place, why)).primary("cannot assign");
            immutable(d, why)
        }
        Reason::BorrowImmutable { place, why, borrows } => {
            let d = Diagnostic::error(Code::E(596), span, borrow_message(place, why));
            match borrows.as_slice() {
                [] | [_] => immutable(d.primary("cannot borrow as mutable"), why),
                several => {
                    let d = d.primary("not mutable");
                    let d = several.iter().fold(d, |d, at| d.label(*at, "cannot borrow as mutable"));
                    immutable(d, why)
                }
            }
        }
        Reason::LifetimeTooShort { longer, shorter, category } => {
            let what = match category {
                Category::Return | Category::OpaqueType => "returning this value",
                Category::CallArgument => "this argument",
                Category::Assignment => "this assignment",
                Category::TypeAnnotation => "this type annotation",
                Category::Cast | Category::UnsizeToDyn => "this coercion",
                Category::UseAsConst
                | Category::GenericArg
                | Category::ClosureUpvar
                | Category::Usage
                | Category::Predicate
                | Category::Boring
                | Category::BoringNoLocation => "this",
            };
            Diagnostic::error(Code::None, span, "lifetime may not live long enough")
                .primary(format!("{what} requires that {} must outlive {}", quoted(longer), quoted(shorter)))
                .note("the caller decides how long these references live, and has promised nothing of the kind")
                .help(format!("add a bound: `{longer}: {shorter}`, or use one lifetime for both"))
        }
        Reason::CapturedEscapes => {
            Diagnostic::error(Code::None, span, "captured variable cannot escape `FnMut` closure body")
                .primary("returns a reference to a captured variable which escapes the closure body")
                .note("the next call of the closure may change the variable while the caller still holds the reference")
        }
        Reason::Escapes { name, declared, from_closure, must_outlive } => {
            let from = if *from_closure { "closure" } else { "function" };
            let mut d = Diagnostic::error(
                Code::E(521),
                span,
                format!("borrowed data escapes outside of {from}"),
            )
            .primary(format!("`{name}` escapes the {from} body here"))
            .note(format!("what escapes must outlive {}, but the reference is only good during the call", quoted(must_outlive)));
            if let Some(declared) = declared {
                d = d.label(*declared, format!("`{name}` is a reference that is only valid in the {from} body"));
            }
            d
        }
        Reason::ExplicitLifetimeRequired { argument, lifetime, argument_span } => Diagnostic::error(
            Code::E(621),
            span,
            format!("explicit lifetime required in the type of `{argument}`"),
        )
        .primary(format!("lifetime `{lifetime}` required"))
        .label(*argument_span, format!("add the lifetime `{lifetime}` to the type of `{argument}`"))
        .note("without a name, the caller may pass a reference that lives for a shorter time than the result"),
        Reason::TypeMayNotLive { ty: param, lifetime, needed } => {
            let (code, help) = match needed {
                Needed::Named => (309, format!("add the bound `{}: {lifetime}`", ty(*param))),
                Needed::Static => (310, format!("add the bound `{}: {lifetime}`", ty(*param))),
                Needed::Anonymous => (311, format!("name the lifetime `'a` and add the bound `{}: 'a`", ty(*param))),
            };
            let what = if matches!(param.kind(), TyKind::Param(_)) { "parameter" } else { "associated" };
            Diagnostic::error(Code::E(code), span, format!("the {what} type `{}` may not live long enough", ty(*param)))
                .primary(format!("...so that the type `{}` will meet its required lifetime bounds", ty(*param)))
                .help(help)
        }
        Reason::ReferenceOutlivesReferent { ty: reference } => {
            let message =
                format!("in type `{}`, reference has a longer lifetime than the data it references", ty(*reference));
            Diagnostic::error(Code::E(491), span, message)
                .primary("the data may be gone while this reference still points at it")
        }
        Reason::TypeTooShort { ty: short } => {
            let message = format!("the type `{}` does not fulfill the required lifetime", ty(*short));
            Diagnostic::error(Code::E(477), span, message).primary("holds references that may not live that long")
        }
        Reason::BoundNotSatisfied => Diagnostic::error(Code::E(478), span, "lifetime bound not satisfied")
            .primary("a lifetime here may be shorter than what is declared"),
        Reason::ImplementorTooShort => {
            let message = "cannot infer an appropriate lifetime in the implementing type: the trait demands another";
            Diagnostic::error(Code::E(803), span, message).primary("this type may not live as long as the trait says")
        }
        Reason::SignatureTooNarrow { what, chosen: false } => {
            Diagnostic::error(Code::E(308), span, format!("{what} not compatible with trait"))
                .primary("lifetime mismatch")
                .note("whoever calls through the trait may pass references that live only as long as the trait says")
        }
        Reason::SignatureTooNarrow { chosen: true, .. } => {
            let message = "`impl` item signature doesn't match `trait` item signature";
            Diagnostic::error(Code::None, span, message)
                .primary("relates its lifetimes in another way than the trait does")
                .note("whoever calls through the trait relies on what the trait says of the lifetimes")
        }
        Reason::NotGeneralEnough => {
            Diagnostic::error(Code::None, span, "lifetime may not live long enough")
                .primary("a more general function is needed: one that works for every lifetime")
        }
    }
}

fn names(ctx: &dyn Context) -> &dyn crate::ty::TyNames {
    ctx
}

fn quoted(lifetime: &str) -> String {
    if lifetime.starts_with('\'') { format!("`{lifetime}`") } else { lifetime.to_owned() }
}

#[allow(clippy::too_many_arguments, reason = "the fields of one finding")]
fn moved(
    ctx: &dyn Context,
    finding: &Finding,
    place: Option<&str>,
    ty: Ty,
    action: Action,
    moves: &[MoveSite],
    partially: bool,
    declared: Option<crate::source::Span>,
) -> Diagnostic {
    let verb = match action {
        Action::Use => "use",
        Action::Borrow => "borrow",
        Action::Assign => "assign to part",
    };
    let (part, adjective) = if partially { ("partially ", "partial ") } else { ("", "") };
    let name = place.map_or_else(|| "value".to_owned(), |p| format!("`{p}`"));
    let message = match place {
        Some(place) => format!("{verb} of {part}moved value: `{place}`"),
        None => format!("{verb} of {part}moved value"),
    };
    let again = moves.iter().any(|m| m.in_loop && m.span == finding.span);
    let primary = match (again, action) {
        (true, _) => format!("{name} moved here, in previous iteration of loop"),
        (false, Action::Use) => format!("value used here after {adjective}move"),
        (false, Action::Borrow) => format!("value borrowed here after {adjective}move"),
        (false, Action::Assign) => format!("value partially assigned here after {adjective}move"),
    };
    let ty_name = ty.display(names(ctx)).to_string();
    let mut d = Diagnostic::error(Code::E(382), finding.span, message).primary(primary);
    if let Some(declared) = declared {
        d = d.label(
            declared,
            format!("move occurs because {name} has type `{ty_name}`, which does not implement the `Copy` trait"),
        );
    }
    let mut helps = Vec::new();
    for site in moves.iter().filter(|site| site.span != finding.span || !site.in_loop) {
        let loop_note = if site.in_loop { ", in previous iteration of loop" } else { "" };
        let text = match &site.why {
            MoveWhy::Value { to: Some(to) } if to.starts_with('`') => {
                format!("value moved here, into a parameter of {to}{loop_note}")
            }
            MoveWhy::Value { to: Some(to) } => format!("value moved here, to `{to}`{loop_note}"),
            MoveWhy::Value { to: None } | MoveWhy::Operator => format!("value moved here{loop_note}"),
            MoveWhy::SelfArgument { method, declared } => {
                if let Some(declared) = declared {
                    d = d.label(*declared, format!("`{method}` takes ownership of its receiver `self`"));
                }
                helps.push(format!(
                    "`{method}` takes `self` by value: call it on a clone, or on a reference if it allows that"
                ));
                format!("value moved due to this method call `{method}`{loop_note}")
            }
            MoveWhy::Called => {
                helps.push(
                    "a closure that gives away what it captured can be called once: let it lend or clone that"
                        .to_owned(),
                );
                format!("closure consumed by this call, which gives away what it captured{loop_note}")
            }
            MoveWhy::ForLoop => {
                helps.push(format!("iterate over a reference: `for x in &{}`", place.unwrap_or("collection")));
                format!("value moved into the `for` loop, by its call of `into_iter`{loop_note}")
            }
            MoveWhy::Closure { use_span } => {
                d = d.label(*use_span, "variable moved due to use in closure");
                format!("value moved into closure here{loop_note}")
            }
            MoveWhy::Pattern => {
                helps.push("borrow in the pattern: match on `&value`, or bind with `ref`".to_owned());
                format!("value moved into this binding of the pattern{loop_note}")
            }
        };
        d = d.label(site.span, text);
    }
    let owns_heap = !matches!(ty.kind(), TyKind::Ref(..) | TyKind::Param(_));
    d = d.note(match ty.kind() {
        TyKind::Ref(_, _, Mutability::Mut) => {
            "a `&mut` is the only way to its target: copying it would make two".to_owned()
        }
        _ if owns_heap => format!(
            "a move copies the bytes of {name} to the new owner and leaves the old ones behind: using both would free, or change, the same value twice"
        ),
        _ => "a move leaves nothing usable behind".to_owned(),
    });
    if helps.is_empty() {
        helps.push(format!("pass a reference, or clone {name} before it is moved"));
    }
    helps.dedup();
    for help in helps {
        d = d.help(help);
    }
    d
}

fn illegal_move(ctx: &dyn Context, finding: &Finding, place: Option<&str>, ty: Ty, from: &MovedFrom) -> Diagnostic {
    let name = place.map_or_else(|| "a value".to_owned(), |p| format!("`{p}`"));
    let ty_name = ty.display(names(ctx)).to_string();
    let show = |ty: &Ty| ty.display(names(ctx)).to_string();
    let (code, message) = match from {
        MovedFrom::SharedReference => (507, format!("cannot move out of {name} which is behind a shared reference")),
        MovedFrom::MutableReference => (507, format!("cannot move out of {name} which is behind a mutable reference")),
        MovedFrom::RawPointer => (507, format!("cannot move out of {name} which is behind a raw pointer")),
        MovedFrom::Captured { kind } => {
            (507, format!("cannot move out of {name}, a captured variable in an `{kind}` closure"))
        }
        MovedFrom::Static => (507, format!("cannot move out of static item {name}")),
        MovedFrom::Deref { ty } => (507, format!("cannot move out of dereference of `{}`", show(ty))),
        MovedFrom::Index { ty } => {
            let what = match ty.kind() {
                TyKind::Array(..) => "array",
                _ => "slice",
            };
            (508, format!("cannot move out of type `{}`, a non-copy {what}", show(ty)))
        }
        MovedFrom::DropType { ty } => {
            (509, format!("cannot move out of type `{}`, which implements the `Drop` trait", show(ty)))
        }
    };
    Diagnostic::error(Code::E(code), finding.span, message)
        .primary(format!("move occurs because this has type `{ty_name}`, which does not implement the `Copy` trait"))
        .note(match from {
            MovedFrom::DropType { .. } => "its destructor would run on a value with a hole in it".to_owned(),
            MovedFrom::Index { .. } => {
                "the others would stay behind with a hole among them that nobody keeps track of".to_owned()
            }
            _ => "the owner would be left with a hole, and drop again what was moved".to_owned(),
        })
        .help("borrow it with `&`, clone it, or swap something else in with `std::mem::replace` or `take`")
}

fn conflicting_borrow(
    finding: &Finding,
    place: &str,
    new: BorrowKind,
    old: &LoanSite,
    explanation: &Explanation,
    in_loop: bool,
) -> Diagnostic {
    let is_closure = |kind| kind == BorrowKind::Mut(MutBorrowKind::ClosureCapture);
    let is_mut = |kind| matches!(kind, BorrowKind::Mut(_));
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
    let kind = |k| if is_mut(k) { "mutable" } else { "immutable" };
    let mut d = Diagnostic::error(Code::E(code), finding.span, message);
    if in_loop || old.span == finding.span {
        d = d.primary(format!(
            "`{}` was {}ly borrowed here in the previous iteration of the loop",
            old.place,
            if is_mut(old.kind) { "mutab" } else { "immutab" }
        ));
    } else {
        d = d
            .primary(format!("{} borrow occurs here", kind(new)))
            .label(old.span, format!("{} borrow of `{}` occurs here", kind(old.kind), old.place));
    }
    if let Some(use_span) = old.closure_use {
        d = d.label(use_span, "borrow occurs due to use in closure");
    }
    d = d.note("one `&mut`, or any number of `&`: a reader must not see bytes move or change under it");
    explained(d, explanation)
}

fn explained(d: Diagnostic, explanation: &Explanation) -> Diagnostic {
    match explanation {
        Explanation::UsedLater { span, by } => d.label(
            *span,
            match by {
                LaterUse::Use => "borrow later used here",
                LaterUse::Call => "borrow later used by call",
                LaterUse::ClosureCapture => "borrow later captured here by closure",
            },
        ),
        Explanation::UsedInLoop { span, by } => d.label(
            *span,
            match by {
                LaterUse::Use => "borrow later used here, in later iteration of loop",
                LaterUse::Call => "borrow used by call, in later iteration of loop",
                LaterUse::ClosureCapture => "borrow captured here by closure, in later iteration of loop",
            },
        ),
        Explanation::DroppedLater { span, name, .. } => d.label(
            *span,
            match name {
                Some(name) => format!("borrow might be used here, when `{name}` is dropped and runs its destructor"),
                None => "a temporary with access to the borrow is dropped here and runs its destructor".to_owned(),
            },
        ),
        Explanation::MustOutlive { span, lifetime, category, from_closure: _ } => d.label(
            *span,
            match category {
                Category::Return | Category::OpaqueType => {
                    format!("returning this value requires the borrow to last for {}", quoted(lifetime))
                }
                Category::CallArgument => format!("argument requires the borrow to last for {}", quoted(lifetime)),
                Category::TypeAnnotation => {
                    format!("type annotation requires the borrow to last for {}", quoted(lifetime))
                }
                _ => format!("the borrow must last for {}", quoted(lifetime)),
            },
        ),
        Explanation::Unexplained => d,
    }
}

fn assign_message(place: &str, why: &Immutable) -> String {
    match why {
        Immutable::Local { name, .. } if name == place => {
            format!("cannot assign to `{place}`, as it is not declared as mutable")
        }
        Immutable::Local { name, .. } => {
            format!("cannot assign to `{place}`, as `{name}` is not declared as mutable")
        }
        Immutable::SharedReference { .. } => format!("cannot assign to `{place}`, which is behind a `&` reference"),
        Immutable::ConstPointer => format!("cannot assign to `{place}`, which is behind a `*const` pointer"),
        Immutable::Captured { .. } => format!("cannot assign to `{place}`, as it is not declared as mutable"),
        Immutable::FnClosure => format!("cannot assign to `{place}`, as it is a captured variable in a `Fn` closure"),
        Immutable::Static { name } => format!("cannot assign to immutable static item `{name}`"),
        Immutable::Other => format!("cannot assign to `{place}`"),
    }
}

fn borrow_message(place: &str, why: &Immutable) -> String {
    match why {
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
    }
}

fn immutable(d: Diagnostic, why: &Immutable) -> Diagnostic {
    match why {
        Immutable::Local { declared, name } => {
            d.label(*declared, "declared without `mut`").help(format!("declare it as `mut {name}`"))
        }
        Immutable::SharedReference { declared } => {
            let d = d.note("others may be reading through another `&` to the same bytes");
            match declared {
                Some(declared) => d.label(*declared, "a `&` reference: the data it refers to cannot be written"),
                None => d,
            }
            .help("take a `&mut` instead")
        }
        Immutable::ConstPointer => d.help("use a `*mut` pointer"),
        Immutable::Captured { declared, name } => {
            let d = match declared {
                Some(declared) => d.label(*declared, "declared without `mut`"),
                None => d,
            };
            d.help(format!("declare `{name}` as `mut`"))
        }
        Immutable::FnClosure => d.note("an `Fn` closure is called through `&`: it cannot change what it captured"),
        Immutable::Static { .. } | Immutable::Other => d,
    }
}
