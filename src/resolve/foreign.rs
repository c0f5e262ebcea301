//! `extern` blocks: the functions of the C library that a machine without C can stand in for.
//!
//! ```text
//! unsafe extern "C" {                      unsafe fn abs(input: i32) -> i32 {
//!     fn abs(input: i32) -> i32;     =>        input.wrapping_abs()
//! }                                        }
//! ```
//!
//! A declaration that is not the C library's own, or whose function is not among these, is outside of Cairn's Rust.

use super::build::Build;
use super::*;
use crate::ast::{Body, FnHeader, ForeignMod, Item, ItemKind, LazyFn, PatKind};
use crate::diagnostic::Code;

/// What stands in for a C function: the types of its parameters, its own, and the method that does the same.
struct StandIn {
    name: &'static str,
    ty: &'static str,
    params: usize,
    method: &'static str,
}

const fn stand_in(name: &'static str, ty: &'static str, params: usize, method: &'static str) -> StandIn {
    StandIn { name, ty, params, method }
}

/// Functions of `<stdlib.h>` and `<math.h>` whose parameters and result have one type.
const STAND_INS: [StandIn; 17] = [
    stand_in("abs", "i32", 1, "wrapping_abs"),
    stand_in("labs", "i64", 1, "wrapping_abs"),
    stand_in("llabs", "i64", 1, "wrapping_abs"),
    stand_in("fabs", "f64", 1, "abs"),
    stand_in("sqrt", "f64", 1, "sqrt"),
    stand_in("cbrt", "f64", 1, "cbrt"),
    stand_in("floor", "f64", 1, "floor"),
    stand_in("ceil", "f64", 1, "ceil"),
    stand_in("trunc", "f64", 1, "trunc"),
    stand_in("exp", "f64", 1, "exp"),
    stand_in("log", "f64", 1, "ln"),
    stand_in("sin", "f64", 1, "sin"),
    stand_in("cos", "f64", 1, "cos"),
    stand_in("tan", "f64", 1, "tan"),
    stand_in("pow", "f64", 2, "powf"),
    stand_in("hypot", "f64", 2, "hypot"),
    stand_in("sqrtf", "f32", 1, "sqrt"),
];

impl<'a> Names<'a> {
    /// The block's functions as functions of the module; reports what has no stand-in.
    pub(super) fn foreign_functions(&self, item: &'a Item, block: &'a ForeignMod) -> Vec<Item> {
        if block.unsafety.is_none() {
            self.report(Diagnostic::error(Code::None, item.span, "extern blocks must be unsafe"));
        }
        let is_c = block.abi.name.is_none_or(|name| name.as_str() == "C");
        let mut functions = Vec::new();
        for foreign in &block.items {
            let ItemKind::Fn(function) = &foreign.kind else {
                self.report(Diagnostic::unsupported(foreign.span, "what an `extern` block declares beside functions"));
                continue;
            };
            let known = STAND_INS.iter().find(|known| is_c && self.is_declared_as(function, known));
            if known.is_none() {
                let what = format!("the foreign function `{}`", function.name);
                self.report(
                    Diagnostic::unsupported(function.name.span, what).note("there is no code of other languages"),
                );
            }
            let mut item = foreign.clone();
            item.kind = ItemKind::Fn(LazyFn::from(with_body(function, known, block.abi)));
            functions.push(item);
        }
        functions
    }

    /// Whether a declaration has the types of the C function.
    fn is_declared_as(&self, function: &ast::Fn, known: &StandIn) -> bool {
        let is_ty = |ty: &ast::Type| {
            let written = self.sources.snippet(ty.span).rsplit("::").next().unwrap_or_default().trim();
            match known.ty {
                "i32" => matches!(written, "i32" | "c_int"),
                "i64" => matches!(written, "i64" | "c_long" | "c_longlong"),
                "f32" => matches!(written, "f32" | "c_float"),
                _ => matches!(written, "f64" | "c_double"),
            }
        };
        function.name.name.as_str() == known.name
            && function.params.len() == known.params
            && function.variadic.is_none()
            && function.params.iter().all(|param| is_ty(&param.ty))
            && function.ret.as_ref().is_some_and(is_ty)
    }
}

/// The function that a declaration stands for; one that is not known never returns.
fn with_body(declared: &ast::Fn, known: Option<&StandIn>, abi: ast::Abi) -> ast::Fn {
    let b = Build::new(declared.sig_span);
    let mut function = declared.clone();
    let unsafety = declared.header.safe.is_none().then_some(declared.name.span);
    function.header = FnHeader { unsafety, abi: Some(abi), ..FnHeader::default() };
    let mut args = Vec::new();
    for (index, param) in function.params.iter_mut().enumerate() {
        let name = match &param.pat.kind {
            PatKind::Ident { name, .. } => name.name.as_str().to_owned(),
            _ => format!("argument{index}"),
        };
        param.pat = b.at(param.span).pat_ident(&name);
        args.push(b.local(&name));
    }
    let value = match known {
        Some(known) if !args.is_empty() => {
            let receiver = args.remove(0);
            b.method(receiver, known.method, args)
        }
        _ => b.call(b.path_expr(b.std_path(&["process", "abort"])), Vec::new()),
    };
    function.body = Some(Body::Parsed(b.block(Vec::new(), Some(value))));
    function
}
