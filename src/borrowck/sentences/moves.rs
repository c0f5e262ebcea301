//! What is not there, or cannot be taken away: E0381, E0382, E0507, E0508, E0509.

use super::steps::Steps;
use super::words::{introduced, short_type, type_name};
use crate::borrowck::reason::{Action, Finding, MoveSite, MoveWhy, MovedFrom, Origin};
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;
use crate::source::Span;
use crate::ty::{Mutability, Ty, TyKind};

/// Of the moves that may be to blame, those that are told of.
const MOVES: usize = 2;

/// E0381.
pub fn uninitialised(
    finding: &Finding,
    place: &str,
    declared: Option<Span>,
    assigned: Option<Span>,
    (partially, maybe): (bool, bool),
) -> Diagnostic {
    let message = match (partially, maybe) {
        (true, _) => format!("partially assigned binding `{place}` isn't fully initialized"),
        (false, true) => format!("used binding `{place}` is possibly-uninitialized"),
        (false, false) => format!("used binding `{place}` isn't initialized"),
    };
    let (used, note) = match (partially, maybe) {
        (true, _) => (
            format!("part of `{place}` is used here, before the whole has a value"),
            format!(
                "a value is made as a whole: the other parts of `{place}` would be whatever an earlier call left on the stack"
            ),
        ),
        (false, true) => (
            format!("`{place}` is used here, also on ways without a value"),
            format!(
                "on those ways nobody has written `{place}`: its bytes are whatever an earlier call left on the stack"
            ),
        ),
        (false, false) => (
            format!("`{place}` is used here, and still has no value"),
            format!("nobody has written `{place}`: its bytes are whatever an earlier call left on the stack"),
        ),
    };
    let d = Diagnostic::error(Code::E(381), finding.span, message)
        .note(note)
        .help(format!("give `{place}` a value on every way to this use"));
    let assigned = assigned.filter(|_| maybe && !partially);
    Steps::new()
        .maybe(declared.map(|at| (at, format!("`{place}` is declared here without a value"))))
        .maybe(assigned.map(|at| (at, format!("`{place}` gets a value here, on some ways only"))))
        .then(finding.span, used)
        .tell(d)
}

/// What is told of a value that was moved.
pub struct Moved<'a> {
    pub place: Option<&'a str>,
    pub ty: Ty,
    pub action: Action,
    pub moves: &'a [MoveSite],
    pub partially: bool,
    pub declared: Option<Span>,
}

/// E0382.
pub fn moved(ctx: &dyn Context, finding: &Finding, found: &Moved<'_>) -> Diagnostic {
    let Moved { place, ty, action, moves, partially, declared } = *found;
    let verb = match action {
        Action::Use => "use",
        Action::Borrow => "borrow",
        Action::Assign => "assign to part",
    };
    let (part, part_of) = if partially { ("partially ", "part of ") } else { ("", "") };
    let name = place.map_or_else(|| "the value".to_owned(), |p| format!("`{p}`"));
    let message = match place {
        Some(place) => format!("{verb} of {part}moved value: `{place}`"),
        None => format!("{verb} of {part}moved value"),
    };
    let again = moves.iter().any(|m| m.in_loop && m.span == finding.span);
    let mut d = Diagnostic::error(Code::E(382), finding.span, message);
    let root: String =
        place.unwrap_or_default().chars().skip_while(|c| *c == '*').take_while(|c| !".[".contains(*c)).collect();
    // What is reached through a reference is not what was moved: that is the reference.
    let through = place.is_some_and(|place| place.starts_with('*'));
    let not_copy = match (place == Some(root.as_str()), through) {
        (_, true) => String::new(),
        (true, false) => format!("; its type `{}` is not `Copy`", short_type(ctx, ty)),
        (false, false) => format!("; the type `{}` is not `Copy`", short_type(ctx, ty)),
    };
    let mut steps =
        Steps::new().maybe(declared.map(|declared| (declared, format!("`{root}` is declared here{not_copy}"))));
    let mut helps = Vec::new();
    let mut told: Vec<&MoveSite> = moves.iter().take(MOVES).collect();
    told.sort_by_key(|site| site.span.start);
    for site in told {
        let (text, help) = taken(&if through { format!("`{root}`") } else { format!("{part_of}{name}") }, place, site);
        if again && site.span == finding.span {
            helps.extend(help);
            continue;
        }
        let turn = if site.in_loop && site.span != finding.span { ", in the turn before" } else { "" };
        if let MoveWhy::Closure { use_span } = &site.why
            && *use_span != finding.span
            && moves.len() == 1
        {
            steps = steps.then(site.span, format!("{text}{turn}")).then(*use_span, "because it is used here in it");
        } else {
            steps = steps.then(site.span, format!("{text}{turn}"));
        }
        if let MoveWhy::SelfArgument { method, declared: Some(at) } = &site.why
            && moves.len() == 1
        {
            steps = steps.then(*at, format!("`{method}` takes `self` by value: it owns what it is called on"));
        }
        helps.extend(help);
    }
    let after = match action {
        _ if again => format!("{part_of}{name} is moved here, and again in the next turn of the loop"),
        Action::Use => format!("{name} is used here, after the move"),
        Action::Borrow => format!("{name} is borrowed here, after the move"),
        Action::Assign => format!("part of {name} is assigned to here, after the move"),
    };
    d = d.note(match through {
        true => format!("{name} is reached through `{root}`, which was moved: the new owner is the only way to it now"),
        false => why_gone(ctx, &name, ty, moves.first(), again),
    });
    if helps.is_empty() {
        helps.push(format!("pass a reference, or clone {name} before it is moved"));
    }
    helps.dedup();
    helps.into_iter().fold(steps.then(finding.span, after).tell(d), Diagnostic::help)
}

/// What took the value, and how to do without.
fn taken(name: &str, place: Option<&str>, site: &MoveSite) -> (String, Option<String>) {
    match &site.why {
        MoveWhy::Argument { function } => (format!("{name} is moved here, into a parameter of {function}"), None),
        MoveWhy::Constructor { name: made } => (format!("{name} is moved here, into the `{made}` that is made"), None),
        MoveWhy::Value { to: Some(to) } => (format!("{name} is moved here, to `{to}`"), None),
        MoveWhy::Value { to: None } => (format!("{name} is moved here"), None),
        MoveWhy::Operator => (format!("{name} is moved here: the operator takes its operands"), None),
        MoveWhy::SelfArgument { method, .. } => (
            format!("{name} is moved here, by the call of `{method}`"),
            Some(format!("`{method}` takes `self` by value: call it on a clone, or on a reference if it allows that")),
        ),
        MoveWhy::Called => (
            format!("{name} is consumed by this call: it gives away what it captured"),
            Some("a closure that gives away what it captured can be called once: let it lend or clone that".to_owned()),
        ),
        MoveWhy::ForLoop => (
            format!("{name} is moved here, into the `for` loop"),
            Some(format!("iterate over a reference: `for x in &{}`", place.unwrap_or("collection"))),
        ),
        MoveWhy::Closure { .. } => (format!("{name} is moved here, into the closure"), None),
        MoveWhy::Pattern => (
            format!("{name} is moved here, into this binding of the pattern"),
            Some("borrow in the pattern: match on `&value`, or bind with `ref`".to_owned()),
        ),
    }
}

/// Why there is nothing left to use.
fn why_gone(ctx: &dyn Context, name: &str, ty: Ty, site: Option<&MoveSite>, again: bool) -> String {
    match ty.kind() {
        TyKind::Ref(_, _, Mutability::Mut) => {
            return "a `&mut` is the only way to its target: copying it would make two".to_owned();
        }
        TyKind::Param(_) => {
            return format!(
                "`{}` may be a type that owns memory, or one that is `Copy`: without a bound `Copy` it counts as moved",
                type_name(ctx, ty)
            );
        }
        _ => {}
    }
    if again {
        return format!("the first turn of the loop gives {name} away: in the second there is nothing left to give");
    }
    let Some(site) = site else { return format!("a move leaves nothing of {name} behind that may be used") };
    match &site.why {
        MoveWhy::Argument { function } => {
            format!(
                "{function} owns the value now and drops it when it is done: used again, it would be used after that"
            )
        }
        MoveWhy::Constructor { name: made } => {
            format!(
                "the `{made}` owns the bytes of {name} now, wherever it goes: used by both, the value would be changed or freed twice"
            )
        }
        MoveWhy::Value { to: Some(to) } => {
            format!(
                "the move copies the bytes of {name} to `{to}`, which is the owner now: used by both, the value would be changed or freed twice"
            )
        }
        MoveWhy::SelfArgument { method, .. } => {
            format!("`{method}` takes its receiver by value: what it did not give back was dropped in it")
        }
        MoveWhy::ForLoop => {
            "the loop owns what it iterates over, hands out the elements, and drops the rest at its end".to_owned()
        }
        MoveWhy::Closure { .. } => {
            format!("the closure owns {name} now, and drops it when the closure itself is dropped")
        }
        MoveWhy::Pattern => {
            "a binding without `ref`, of a value that is not behind a reference, takes the value out".to_owned()
        }
        MoveWhy::Called => format!("what {name} captured went with the call: a second one would give it away twice"),
        MoveWhy::Operator => {
            format!("the operator takes its operands by value, and may reuse or free the memory of {name}")
        }
        MoveWhy::Value { to: None } => {
            format!(
                "the move copies the bytes of {name} to a new owner: used by both, the value would be changed or freed twice"
            )
        }
    }
}

/// What is told of a move that is never possible.
pub struct Illegal<'a> {
    pub place: Option<&'a str>,
    pub ty: Ty,
    pub from: &'a MovedFrom,
    pub origin: &'a Option<Origin>,
    pub bound: Option<Span>,
    pub why: &'a MoveWhy,
}

/// E0507, E0508, E0509.
pub fn illegal(ctx: &dyn Context, finding: &Finding, found: &Illegal<'_>) -> Diagnostic {
    let Illegal { place, ty, from, origin, bound, why } = *found;
    let name = place.map_or_else(|| "a value".to_owned(), |p| format!("`{p}`"));
    let show = |ty: &Ty| type_name(ctx, *ty);
    let (code, message) = match from {
        MovedFrom::SharedReference => (507, format!("cannot move out of {name} which is behind a shared reference")),
        MovedFrom::MutableReference => (507, format!("cannot move out of {name} which is behind a mutable reference")),
        MovedFrom::RawPointer => (507, format!("cannot move out of {name} which is behind a raw pointer")),
        MovedFrom::Captured { kind } => {
            (507, format!("cannot move out of {name}, a captured variable in an `{kind}` closure"))
        }
        MovedFrom::Static => (507, format!("cannot move out of static item {name}")),
        MovedFrom::Overloaded { index: true, ty, .. } => (507, format!("cannot move out of index of `{}`", show(ty))),
        MovedFrom::Overloaded { index: false, ty, .. } => match ty.kind() {
            TyKind::Adt(id, _) if matches!(ctx.adt(*id).name.to_string().as_str(), "Rc" | "Arc") => {
                (507, format!("cannot move out of an `{}`", ctx.adt(*id).name))
            }
            _ => (507, format!("cannot move out of dereference of `{}`", show(ty))),
        },
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
    let short = short_type(ctx, ty);
    let taker = match why {
        MoveWhy::SelfArgument { method, .. } => format!("`{method}` consumes it"),
        MoveWhy::Argument { function } => format!("{function} consumes it"),
        MoveWhy::Constructor { name: made } => format!("the `{made}` takes it"),
        _ => "moves a value out".to_owned(),
    };
    let what = match bound {
        Some(_) => format!("taken apart here: the pattern moves a part of type `{short}` out"),
        None => format!("{taker}: its type `{short}` is not `Copy`"),
    };
    let root = origin.as_ref().map_or(name.clone(), |origin| format!("`{}`", origin.name));
    let note = match from {
        MovedFrom::DropType { ty } => format!(
            "the destructor of `{}` will run on the whole value, and would find a part of it moved away",
            show(ty)
        ),
        MovedFrom::Index { ty } => match ty.kind() {
            TyKind::Array(..) => format!(
                "nobody keeps track of which element of {root} was taken: at its end all of them are dropped, that one twice"
            ),
            _ => format!("a slice is borrowed: {root} owns none of the elements, and their owner will drop every one"),
        },
        MovedFrom::Captured { kind } => format!(
            "an `{kind}` closure may be called again: the first call would leave nothing in {name} for the second"
        ),
        MovedFrom::Static => format!("{name} lives as long as the program, for all of it to use"),
        MovedFrom::RawPointer => "a raw pointer owns nothing: whoever owns the value would drop it again".to_owned(),
        MovedFrom::MutableReference => {
            format!("{root} only lends the value: its owner will drop it, so something must be put in its place")
        }
        MovedFrom::Overloaded { index, ty, owner } => {
            let owner = match owner {
                Some(name) => format!("`{name}`"),
                None => format!("the `{}`", short_type(ctx, *ty)),
            };
            match index {
                true => format!("{owner} only lends its elements: it keeps them all, and would drop this one again"),
                false => format!("{owner} only lends what it points to, which would be dropped again where it ends"),
            }
        }
        MovedFrom::SharedReference => match why {
            MoveWhy::SelfArgument { method, .. } => {
                format!("{root} only lends the value, and `{method}` would consume it: its owner would drop it again")
            }
            _ => format!("{root} only lends the value: its owner keeps it, and would drop it again"),
        },
    };
    let d = Diagnostic::error(Code::E(code), finding.span, message)
        .note(note)
        .help("borrow it with `&`, clone it, or swap something else in with `std::mem::replace` or `take`");
    Steps::new()
        .maybe(introduced(ctx, origin))
        .then(finding.span, what)
        .maybe(bound.map(|at| (at, format!("this binding would own the part: `{short}` is not `Copy`"))))
        .tell(d)
}
