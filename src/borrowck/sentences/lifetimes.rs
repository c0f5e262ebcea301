//! Lifetimes that a signature relates in another way than the body needs: E0477, E0478, E0491, E0521, E0621 and the like.

use super::steps::Steps;
use super::words::{quoted, type_name};
use crate::borrowck::reason::{Finding, Needed};
use crate::borrowck::regions::Category;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::Context;
use crate::source::Span;
use crate::ty::{Ty, TyKind};

/// E0700: a hidden type with a region that the `impl Trait` does not capture.
pub fn not_captured(finding: &Finding, opaque: Span, lifetimes: &[String]) -> Diagnostic {
    let d = Diagnostic::error(
        Code::E(700),
        finding.span,
        "hidden type of an `impl Trait` captures a lifetime that is not its to capture",
    );
    let names: Vec<String> = lifetimes.iter().map(|name| quoted(name)).collect();
    let steps = Steps::new().then(opaque, "this is what callers know of the result");
    match names.as_slice() {
        [first, .., last] => steps
            .then(
                finding.span,
                format!("returned here; it may live for {first} or {last}"),
            )
            .tell(d)
            .note(
                "the hidden type has one lifetime in this place, and it must be one of those that the signature names: the caller would \
                 otherwise not know how long the result may be used",
            )
            .help("give both one lifetime, by name"),
        _ => {
            let name = names.into_iter().next().unwrap_or_else(|| "another lifetime".to_owned());
            steps
                .then(finding.span, format!("returned here; it lives for {name}"))
                .tell(d)
                .note(
                    "callers may use the result after what the other arguments refer to is gone: it would hold the address of freed bytes",
                )
                .help("list the lifetime in `use<...>`, or return what does not refer to it")
        }
    }
}

/// "lifetime may not live long enough".
pub fn too_short(
    finding: &Finding,
    (longer, shorter): (&str, &str),
    category: Category,
    comes_with: &Option<(String, Span)>,
) -> Diagnostic {
    let what = match category {
        Category::Return | Category::OpaqueType => "returned here",
        Category::CallArgument => "passed on here",
        Category::Assignment => "stored here",
        Category::TypeAnnotation => "so the type says here",
        Category::Cast | Category::UnsizeToDyn => "converted here",
        Category::UseAsConst
        | Category::GenericArg
        | Category::ClosureUpvar
        | Category::Usage
        | Category::Predicate
        | Category::Boring
        | Category::BoringNoLocation => "needed here",
    };
    let (long, short) = (quoted(longer), quoted(shorter));
    let note = match category {
        _ if shorter == "'static" => {
            format!(
                "the caller may pass a reference to something on its stack: {long} need not last to the end of the program"
            )
        }
        Category::Return | Category::OpaqueType => format!(
            "the caller may use what is returned for as long as {short}, and {long} may have ended by then: the signature does not say \
             otherwise"
        ),
        Category::Assignment => {
            format!(
                "what is stored is kept for {short}, and {long} may end before: the signature does not say otherwise"
            )
        }
        _ => format!(
            "the caller chooses both lifetimes, and nothing in the signature says that {long} lasts as long as {short}"
        ),
    };
    let named = longer.starts_with('\'') && shorter.starts_with('\'');
    let help = match (named, shorter) {
        (true, "'static") => format!("ask for {short} in place of {long}, or return an owned value"),
        (true, _) => format!("add a bound, `{longer}: {shorter}`, or use one lifetime for both"),
        (false, "'static") => {
            format!("ask for a `'static` reference, own the value, or say that the result lives no longer than {long}")
        }
        (false, _) => "give both the same lifetime, by name".to_owned(),
    };
    let d = Diagnostic::error(Code::None, finding.span, "lifetime may not live long enough").note(note).help(help);
    let comes = comes_with.as_ref().filter(|(_, at)| *at != finding.span);
    Steps::new()
        .maybe(comes.map(|(name, at)| {
            let lifetime = if longer.starts_with('\'') {
                format!("the lifetime `{longer}`")
            } else {
                "a lifetime of its own".to_owned()
            };
            (*at, format!("`{name}` comes in with {lifetime}"))
        }))
        .then(finding.span, format!("{what}: {long} must outlive {short}"))
        .tell(d)
}

/// E0521.
pub fn escapes(
    finding: &Finding,
    name: &str,
    declared: Option<Span>,
    from_closure: bool,
    must_outlive: &str,
) -> Diagnostic {
    let from = if from_closure { "closure" } else { "function" };
    let what = if name == "data" { "data that is borrowed here".to_owned() } else { format!("`{name}`") };
    let note = match must_outlive {
        "'static" => format!(
            "this call asks for `'static`, and the reference in {what} may be to something on the caller's stack"
        ),
        _ if from_closure => {
            format!("{what} is lent to one call of the closure, and would be kept for {}", quoted(must_outlive))
        }
        _ => format!("{what} is good during the call of the function, and would be kept for {}", quoted(must_outlive)),
    };
    let d =
        Diagnostic::error(Code::E(521), finding.span, format!("borrowed data escapes outside of {from}")).note(note);
    Steps::new()
        .maybe(declared.map(|at| (at, format!("`{name}` is a reference that is only valid in the {from} body"))))
        .then(finding.span, format!("{what} escapes here, into what outlives the {from}'s body"))
        .tell(d)
}

/// E0621.
pub fn explicit(finding: &Finding, argument: &str, lifetime: &str, argument_span: Span) -> Diagnostic {
    let d = Diagnostic::error(
        Code::E(621),
        finding.span,
        format!("explicit lifetime required in the type of `{argument}`"),
    )
    .note(format!(
        "without a name, the caller may pass as `{argument}` a reference that ends before {} does",
        quoted(lifetime)
    ))
    .help(format!("add the lifetime `{lifetime}` to the type of `{argument}`"));
    Steps::new()
        .then(argument_span, format!("the type of `{argument}` names no lifetime"))
        .then(finding.span, format!("lifetime `{lifetime}` required: `{argument}` must last as long"))
        .tell(d)
}

/// E0309, E0310, E0311.
pub fn parameter(
    ctx: &dyn Context,
    finding: &Finding,
    param: Ty,
    (lifetime, needed): (&str, Needed),
    declared: Option<Span>,
) -> Diagnostic {
    let name = type_name(ctx, param);
    let (code, help) = match needed {
        Needed::Named => (309, format!("add the bound `{name}: {lifetime}`")),
        Needed::Static => (310, format!("add the bound `{name}: {lifetime}`")),
        Needed::Anonymous => (311, format!("name the lifetime `'a` and add the bound `{name}: 'a`")),
    };
    let note = match needed {
        Needed::Static => format!(
            "`{name}` may be a type with references in it, such as `&'a str`: they need not last to the end of the program"
        ),
        Needed::Named => {
            format!("`{name}` may be a type with references in it, and they may end before `{lifetime}` does")
        }
        Needed::Anonymous => {
            format!(
                "`{name}` may be a type with references in it, and they may end before the borrow that is needed here"
            )
        }
    };
    let what = if matches!(param.kind(), TyKind::Param(_)) { "parameter" } else { "associated" };
    let asked = match needed {
        Needed::Static => "what is kept here must live for `'static`: to the end of the program".to_owned(),
        Needed::Named => format!("what is kept here must live for `{lifetime}`"),
        Needed::Anonymous => "what is kept here must live as long as the borrow that it is kept beside".to_owned(),
    };
    let d =
        Diagnostic::error(Code::E(code), finding.span, format!("the {what} type `{name}` may not live long enough"));
    Steps::new()
        .maybe(declared.map(|span| (span, format!("`{name}` may be any type, one with short borrows in it too"))))
        .then(finding.span, asked)
        .tell(d)
        .note(note)
        .help(help)
}
