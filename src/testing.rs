//! The `#[test]` functions of a program: which there are, what they expect, and how a run of one ended.

use crate::ast::{self, AttrArgs, Attribute, MetaItem};
use crate::driver::Compilation;
use crate::resolve::DefId;
use crate::source::{Ident, Span};
use crate::ty::FnId;

/// One test.
#[derive(Clone, Debug)]
pub struct Test {
    /// The path from the root of the program: `tests::it_works`.
    pub name: String,
    pub function: FnId,
    /// Where the function's name is.
    pub span: Span,
    pub should_panic: Option<ShouldPanic>,
    pub ignored: Option<Ignored>,
}

/// `#[should_panic]`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShouldPanic {
    /// What the panic's message must contain.
    pub expected: Option<String>,
}

/// `#[ignore]`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignored {
    pub reason: Option<String>,
}

/// How the function of a test ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// It returned, with what is this exit code for a `main`.
    Returned(i32),
    /// It panicked, with this message.
    Panicked(String),
    /// The machine stopped it.
    Stopped,
}

/// The outcome of a test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    Passed,
    /// With what is to be said of it beyond what it printed.
    Failed(Option<String>),
    Ignored,
}

/// The tests of an accepted program, in the order of their names. Functions inside of functions are none, as nobody can
/// name them.
pub fn tests(compilation: &Compilation<'_>) -> Vec<Test> {
    let names = &compilation.tcx.names;
    let defs = names.user_defs.borrow();
    let mut tests: Vec<Test> = defs
        .iter()
        .filter_map(|def| {
            let DefId::Fn(function) = *def else { return None };
            let decl = names.decl_of(*def);
            ast::find_attr(decl.attrs, "test")?;
            if names.assoc_parent(*def).is_some() || names.is_in_block(decl.module) {
                return None;
            }
            Some(Test {
                name: path(compilation, *def, decl.name),
                function,
                span: decl.name.span,
                should_panic: ast::find_attr(decl.attrs, "should_panic")
                    .map(|attr| ShouldPanic { expected: words(attr) }),
                ignored: ast::find_attr(decl.attrs, "ignore").map(|attr| Ignored { reason: words(attr) }),
            })
        })
        .collect();
    tests.sort_by(|a, b| a.name.cmp(&b.name));
    tests
}

/// The path of a test; the last name as it is written, `r#` included.
fn path(compilation: &Compilation<'_>, def: DefId, name: Ident) -> String {
    let path = compilation.tcx.item_path(def);
    let parents = path.strip_suffix(name.name.as_str()).unwrap_or_default();
    format!("{parents}{}", compilation.sources.snippet(name.span))
}

/// The string of `#[name = "string"]` or `#[name(expected = "string")]`.
fn words(attr: &Attribute) -> Option<String> {
    let of_args = |args: &AttrArgs| match args {
        AttrArgs::Value(lit) => match &lit.kind {
            ast::LitKind::Str(text) => Some(text.value.as_str().to_owned()),
            _ => None,
        },
        AttrArgs::Empty | AttrArgs::List(_) | AttrArgs::Each(_) | AttrArgs::Tokens(_) => None,
    };
    of_args(&attr.args).or_else(|| {
        attr.list().iter().find_map(|item| match item {
            MetaItem::Meta { path, args, .. } if path.is_ident("expected") => of_args(args),
            MetaItem::Meta { .. } | MetaItem::Lit(_) => None,
        })
    })
}

impl Test {
    /// The name as it is shown: it says what is expected.
    pub fn label(&self) -> String {
        match self.should_panic {
            Some(_) => format!("{} - should panic", self.name),
            None => self.name.clone(),
        }
    }

    /// The outcome, by how the function ended; `place` is that of the function, `FILE:LINE:COLUMN`.
    pub fn outcome(&self, end: &End, place: &str) -> Outcome {
        match (&self.should_panic, end) {
            (_, End::Stopped) | (None, End::Panicked(_)) => Outcome::Failed(None),
            (None, End::Returned(0)) => Outcome::Passed,
            (None, End::Returned(_)) => Outcome::Failed(None),
            (Some(_), End::Returned(_)) => Outcome::Failed(Some(format!("test did not panic as expected at {place}"))),
            (Some(ShouldPanic { expected: Some(words) }), End::Panicked(message))
                if !message.contains(words.as_str()) =>
            {
                Outcome::Failed(Some(format!(
                    "panic did not contain expected string\n      panic message: {message:?}\n expected substring: {words:?}"
                )))
            }
            (Some(_), End::Panicked(_)) => Outcome::Passed,
        }
    }
}
