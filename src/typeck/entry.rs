//! The program's `main`.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::*;
use crate::source::Span;

use super::tcx::Tcx;
use super::traits::empty_env;
use super::wf::Wf;

/// What a program begins with.
pub(crate) fn check_entries(tcx: &Tcx<'_>) {
    if tcx.names.user.tests { check_tests(tcx) } else { check_main(tcx) }
}

/// Test functions return something that can end a program. The rest of their form is seen without types.
fn check_tests(tcx: &Tcx<'_>) {
    let Some(termination) = tcx.lang_trait("termination") else { return };
    let defs = tcx.names.user_defs.borrow().clone();
    for def in defs {
        let DefId::Fn(id) = def else { continue };
        let attrs = tcx.names.decl_of(def).attrs;
        let FnDeclKind::Written(ast) = tcx.names.fns.borrow()[id].kind else { continue };
        if crate::ast::find_attr(attrs, "test").is_some() && test_complaint(attrs, ast).is_none() {
            let func = tcx.func(id);
            let mut wf = Wf::new(tcx, empty_env());
            wf.bound(func.sig.output(), termination, func.ret_span);
            wf.finish();
        }
    }
}

/// `main` exists, is an ordinary function without parameters, and returns something that can end a program.
fn check_main(tcx: &Tcx<'_>) {
    let Some(id) = Context::main_fn(tcx) else {
        let end = tcx.names.user.items.last().map_or(tcx.names.user.span.start, |item| item.span.end);
        let at = Span::new(crate::source::FileId::MAIN, end, end);
        tcx.report(
            Diagnostic::error(Code::E(601), at, "`main` function not found")
                .primary("consider adding a `main` function here"),
        );
        return;
    };
    let func = tcx.func(id);
    let FnDeclKind::Written(ast) = tcx.names.fns.borrow()[id].kind else { return };
    if !ast.generics.params.is_empty() {
        tcx.error(131, ast.generics.span, "`main` function is not allowed to have generic parameters");
        return;
    }
    if let Some(span) = ast.generics.where_span {
        tcx.error(646, span, "`main` function is not allowed to have a `where` clause");
        return;
    }
    if !func.sig.inputs().is_empty() || !func.sig.is_fn_trait_callable() {
        let message = "`main` function has wrong type: expected `fn()`";
        tcx.error(580, func.sig_span, message);
        return;
    }
    if let Some(termination) = tcx.lang_trait("termination") {
        let mut wf = Wf::new(tcx, empty_env());
        wf.bound(func.sig.output(), termination, func.ret_span);
        wf.finish();
    }
}
