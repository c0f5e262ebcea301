//! The built-in macros.

use std::rc::Rc;

use crate::ast;
use crate::ast::FormatMacro as F;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::literal::str_ref;
use super::pat::Origin as PatOrigin;
use super::*;
use crate::typeck::method::{Pick, Probe, ProbeMode};

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_macro(&mut self, span: Span, call: &'a ast::MacroCall, expected: Expectation) -> Expr {
        match &call.kind {
            ast::MacroKind::Format(format) => self.check_format_macro(span, format),
            ast::MacroKind::Vec(elems) => self.check_vec(span, elems, expected),
            ast::MacroKind::VecRepeat { elem, len } => self.check_vec_repeat(span, elem, len, expected),
            ast::MacroKind::Matches { scrutinee, pat, guard } => {
                self.check_matches(span, scrutinee, pat, guard.as_ref())
            }
            ast::MacroKind::Dbg(args) => self.check_dbg(span, args),
            ast::MacroKind::Cfg(holds) => mk(ExprKind::Literal(Lit::Bool(*holds)), Ty::bool(), span),
            ast::MacroKind::Other { .. } | ast::MacroKind::Stringify => self.check_text_macro(span, call),
            ast::MacroKind::Unknown => {
                self.report_unknown_macro(call);
                self.err_expr(span)
            }
        }
    }

    /// A macro that is not ours: unknown to rustc too, or only to us.
    pub fn report_unknown_macro(&mut self, call: &ast::MacroCall) {
        self.tainted = true;
        self.infcx.set_tainted();
        let name = call.path.segments.last().map_or("", |s| s.ident.name.as_str());
        const REAL: [&str; 18] = [
            "cfg_select",
            "offset_of",
            "thread_local",
            "include",
            "include_str",
            "include_bytes",
            "compile_error",
            "addr_of",
            "addr_of_mut",
            "ready",
            "pin",
            "join",
            "global_asm",
            "asm",
            "naked_asm",
            "is_x86_feature_detected",
            "const_format_args",
            "trace_macros",
        ];
        if self.tcx.declares_macro(name) || REAL.contains(&name) {
            return self.unsupported(call.path_span, format!("the macro `{name}!`"));
        }
        let message = format!("cannot find macro `{name}` in this scope");
        self.report(Diagnostic::error(Code::None, call.path.span, message));
    }

    // ------------------------------------------------------------------------------------------------------ format

    fn check_format_macro(&mut self, span: Span, call: &'a ast::FormatCall) -> Expr {
        match call.name {
            F::Print | F::Eprint | F::FormatArgs | F::Write if call.args.is_empty() => {
                self.check_args_wildly(&call.leading);
                let message = "requires at least a format string argument";
                self.report(Diagnostic::error(Code::None, span, message));
                self.err_expr(span)
            }
            F::Print => self.check_print(span, call, "_print", ""),
            F::Println => self.check_print(span, call, "_print", "\n"),
            F::Eprint => self.check_print(span, call, "_eprint", ""),
            F::Eprintln => self.check_print(span, call, "_eprint", "\n"),
            F::Format => self.check_format(span, call),
            F::FormatArgs => match self.format_arguments(span, &call.args, "", "") {
                Some(args) => args,
                None => self.err_expr(span),
            },
            F::Write => self.check_write(span, call, ""),
            F::Writeln => self.check_write(span, call, "\n"),
            F::Panic => self.check_panic(span, &call.args, "", "explicit panic"),
            F::Todo => self.check_panic(span, &call.args, "not yet implemented: ", "not yet implemented"),
            F::Unimplemented => self.check_panic(span, &call.args, "not implemented: ", "not implemented"),
            F::Unreachable => self.check_panic(
                span,
                &call.args,
                "internal error: entered unreachable code: ",
                "internal error: entered unreachable code",
            ),
            F::Assert | F::DebugAssert => self.check_assert(span, call),
            F::AssertEq | F::DebugAssertEq => self.check_assert_eq(span, call, BinOp::Eq),
            F::AssertNe | F::DebugAssertNe => self.check_assert_eq(span, call, BinOp::Ne),
        }
    }

    fn lang_call(&mut self, name: &str, args: Vec<Expr>, output: Ty, span: Span) -> Expr {
        let Some(id) = self.tcx.lang_fn(name) else {
            self.unsupported(span, format!("a macro that needs the library's `{name}`"));
            return self.err_expr(span);
        };
        let item = self.tcx.func(id);
        let fn_args = self.infcx.fresh_args(span, &item.generics);
        let fun = self.fn_item(id, fn_args, span);
        mk(ExprKind::Call { fun, args, source: CallSource::Normal, fn_span: span }, output, span)
    }

    /// A statement of its own, so that the temporaries of the arguments die before the macro's value is used.
    fn check_print(&mut self, span: Span, call: &'a ast::FormatCall, name: &str, suffix: &str) -> Expr {
        let Some(args) = self.format_arguments(span, &call.args, "", suffix) else { return self.err_expr(span) };
        let print = self.lang_call(name, vec![args], Ty::unit(), span);
        let stmts = vec![Stmt { kind: StmtKind::Expr(print), span }];
        let block = Block { stmts, tail: None, label: None, is_unsafe: false, is_const: false, span };
        mk(ExprKind::Block(block), Ty::unit(), span)
    }

    fn check_format(&mut self, span: Span, call: &'a ast::FormatCall) -> Expr {
        if call.args.is_empty() {
            let message = "requires at least a format string argument";
            self.report(Diagnostic::error(Code::None, span, message));
            return self.err_expr(span);
        }
        let Some(args) = self.format_arguments(span, &call.args, "", "") else { return self.err_expr(span) };
        let Some(string) = self.tcx.lang_adt("String") else { return self.err_expr(span) };
        let ty = Ty::adt(string, Ty::args(&[]));
        let made = self.lang_call("format", vec![args], ty, span);
        let local = self.new_local(Ident { name: Symbol::intern("res"), span }, ty, false, LocalKind::Desugar);
        let pat = mk_pat(PatKind::Binding { local, mode: BindingMode::ByValue, sub: None }, ty, span);
        let stmt = StmtKind::Let { pat, user_ty: None, init: Some(made), otherwise: None };
        let tail = Some(self.local(local, span));
        let block = Block {
            stmts: vec![Stmt { kind: stmt, span }],
            tail,
            label: None,
            is_unsafe: false,
            is_const: false,
            span,
        };
        mk(ExprKind::Block(block), ty, span)
    }

    /// `w.write_fmt(format_args!(..))`
    fn check_write(&mut self, span: Span, call: &'a ast::FormatCall, suffix: &str) -> Expr {
        let Some(writer) = call.leading.first() else { return self.err_expr(span) };
        let receiver = self.check_expr(writer, Expectation::None);
        let args = self.format_arguments(span, &call.args, "", suffix);
        let ty = self.structurally_resolve(writer.span, receiver.ty);
        if ty.is_error() {
            return self.err_expr(span);
        }
        let Some(args) = args else { return self.err_expr(span) };
        let name = Ident { name: Symbol::intern("write_fmt"), span: writer.span };
        self.synthetic_method_call(span, receiver, name, vec![args])
    }

    /// A method call that a macro makes.
    fn synthetic_method_call(&mut self, span: Span, receiver: Expr, name: Ident, mut args: Vec<Expr>) -> Expr {
        let ty = self.resolve(receiver.ty);
        let traits = self.tcx.traits_in_scope(self.scope);
        let result = {
            let probe = Probe {
                infcx: &self.infcx,
                env: &self.env,
                span: name.span,
                name: name.name,
                mode: ProbeMode::MethodCall,
                module: self.module(),
                traits_in_scope: &traits,
            };
            probe.probe_method(ty).and_then(|pick: Pick| {
                probe.confirm(ty, &pick, |item: &Fn, parent: Args| {
                    self.infcx.fresh_args_after(name.span, &item.generics, &parent)
                })
            })
        };
        match result {
            Ok(callee) => {
                self.register_all(callee.obligations);
                let receiver = self.adjust(receiver, &callee.adjustments, Adjusted::Method);
                for (arg, wanted) in args.iter_mut().zip(callee.sig.inputs().iter().skip(1)) {
                    let (found, at) = (arg.ty, arg.span);
                    self.demand_eq(at, *wanted, found);
                }
                args.insert(0, receiver);
                let fun = self.fn_item(callee.fn_id, erase_regions(callee.args), name.span);
                let source = CallSource::Method;
                mk(ExprKind::Call { fun, args, source, fn_span: span }, callee.sig.output(), span)
            }
            Err(error) => {
                if self.mentions_error(ty) {
                    self.infcx.set_tainted();
                    return self.err_expr(span);
                }
                self.report_synthetic_method_error(error, &receiver, ty, name);
                self.err_expr(span)
            }
        }
    }

    fn check_panic(&mut self, span: Span, args: &'a [ast::FormatArg], prefix: &str, alone: &str) -> Expr {
        let args = if args.is_empty() {
            self.format_arguments(span, args, alone, "")
        } else {
            self.format_arguments(span, args, prefix, "")
        };
        match args {
            Some(args) => self.lang_call("panic_fmt", vec![args], Ty::never(), span),
            None => self.err_expr(span),
        }
    }

    fn check_assert(&mut self, span: Span, call: &'a ast::FormatCall) -> Expr {
        let Some(cond_ast) = call.leading.first() else {
            let message = "macro requires a boolean expression as an argument";
            self.report(Diagnostic::error(Code::None, span, message));
            return self.err_expr(span);
        };
        let cond = self.check_expr(cond_ast, Expectation::HasType(Ty::bool()));
        let cond = self.never_to_any(cond);
        let cond_span = cond.span;
        let cond = self.check_not_neg(cond_span, ast::UnOp::Not, cond);
        let ok = self.demand_eq(cond_span, Ty::bool(), cond.ty);
        let before = self.diverges;
        let text = self.source_text(cond_ast.span);
        let failed = self.check_panic(span, &call.args, "", &format!("assertion failed: {text}"));
        self.diverges = before;
        if !ok {
            return self.err_expr(span);
        }
        let then = mk(ExprKind::NeverToAny(failed), Ty::unit(), span);
        mk(ExprKind::If { cond, then, otherwise: None }, Ty::unit(), span)
    }

    /// `match (&left, &right) { (l, r) => if !(*l == *r) { assert_failed(kind, &*l, &*r, args) } }`
    fn check_assert_eq(&mut self, span: Span, call: &'a ast::FormatCall, op: BinOp) -> Expr {
        let [left, right] = call.leading.as_slice() else {
            self.report(Diagnostic::error(Code::None, span, "unexpected end of macro invocation"));
            return self.err_expr(span);
        };
        let mut sides = Vec::new();
        let mut fields = Vec::new();
        for (i, (side, name)) in [(left, "left_val"), (right, "right_val")].into_iter().enumerate() {
            let value = self.check_expr(side, Expectation::None);
            let value = if self.is_place(&value) { value } else { self.never_to_any(value) };
            let value = self.mk_ref(value, Mutability::Not, false, Adjusted::Desugar);
            let name = Ident { name: Symbol::intern(name), span };
            let local = self.new_local(name, value.ty, false, LocalKind::Desugar);
            let pat = PatKind::Binding { local, mode: BindingMode::ByValue, sub: None };
            let pat = mk_pat(pat, value.ty, span);
            fields.push(FieldPat { field: FieldIdx(i as u32), pat });
            sides.push((value, local));
        }
        let (Some((right, r)), Some((left, l))) = (sides.pop(), sides.pop()) else { return self.err_expr(span) };
        let tuple_ty = Ty::tuple(&[left.ty, right.ty]);
        let (lhs, rhs) = (self.deref_local(l, span), self.deref_local(r, span));
        let compared = self.binary_exprs(span, BinOp::Eq, span, lhs, rhs);
        let cond = match op {
            BinOp::Eq => mk(ExprKind::Unary { op: UnOp::Not, operand: compared }, Ty::bool(), span),
            _ => compared,
        };
        let before = self.diverges;
        let failed = self.assert_failed(span, op, l, r, &call.args);
        self.diverges = before;
        let then = mk(ExprKind::NeverToAny(failed), Ty::unit(), span);
        let body = mk(ExprKind::If { cond, then, otherwise: None }, Ty::unit(), span);
        let scrutinee = mk(ExprKind::Tuple(vec![left, right]), tuple_ty, span);
        let arm = Arm { pat: mk_pat(PatKind::Leaf { fields }, tuple_ty, span), guard: None, body, span };
        mk(ExprKind::Match { scrutinee, arms: vec![arm], source: MatchSource::Macro }, Ty::unit(), span)
    }

    fn deref_local(&self, local: LocalId, span: Span) -> Expr {
        let base = self.local(local, span);
        let ty = match self.shallow(base.ty).kind() {
            TyKind::Ref(_, inner, _) => *inner,
            _ => Ty::ERROR(),
        };
        mk(ExprKind::Deref { base, source: Adjusted::Desugar }, ty, span)
    }

    fn assert_failed(&mut self, span: Span, op: BinOp, l: LocalId, r: LocalId, args: &'a [ast::FormatArg]) -> Expr {
        let (Some(kind), Some(option), Some(arguments), Some(id)) = (
            self.tcx.lang_adt("AssertKind"),
            self.tcx.lang_adt("Option"),
            self.tcx.lang_adt("format_arguments"),
            self.tcx.lang_fn("assert_failed"),
        ) else {
            return self.err_expr(span);
        };
        let none = Ty::args(&[]);
        let variant = VariantIdx(if op == BinOp::Eq { 0 } else { 1 });
        let unit_lit = |adt, variant, args, fields| AdtExpr { adt, variant, args, fields, base: None, user_args: None };
        let kind = mk(ExprKind::Adt(unit_lit(kind, variant, none, Vec::new())), Ty::adt(kind, none), span);
        let arguments = Ty::adt(arguments, Ty::args(&[Arg::Region(Region::Erased)]));
        let option_args = Ty::args(&[Arg::Ty(arguments)]);
        let (variant, fields) = if args.is_empty() {
            (VariantIdx(0), Vec::new())
        } else {
            match self.format_arguments(span, args, "", "") {
                Some(args) => (VariantIdx(1), vec![(FieldIdx(0), args)]),
                None => return self.err_expr(span),
            }
        };
        let message = unit_lit(option, variant, option_args, fields);
        let message = mk(ExprKind::Adt(message), Ty::adt(option, option_args), span);
        let (left, right) = (self.deref_local(l, span), self.deref_local(r, span));
        let item = self.tcx.func(id);
        let fn_args = self.infcx.fresh_args(span, &item.generics);
        for (arg, ty) in fn_args.iter().filter_map(|a| a.as_ty()).zip([left.ty, right.ty]) {
            let _ = self.eq(arg, ty);
        }
        if let Some(debug) = self.lang_trait("Debug") {
            for ty in [left.ty, right.ty] {
                self.register_bound(ty, debug, crate::typeck::traits::Cause::misc(span));
            }
        }
        let left = self.mk_ref(left, Mutability::Not, false, Adjusted::Desugar);
        let right = self.mk_ref(right, Mutability::Not, false, Adjusted::Desugar);
        let fun = self.fn_item(id, fn_args, span);
        let args = vec![kind, left, right, message];
        mk(ExprKind::Call { fun, args, source: CallSource::Normal, fn_span: span }, Ty::never(), span)
    }

    // -------------------------------------------------------------------------------------------------------- vec!

    fn vec_ty(&self, elem: Ty) -> Option<Ty> {
        self.tcx.lang_adt("Vec").map(|vec| Ty::adt(vec, Ty::args(&[Arg::Ty(elem)])))
    }

    /// What the elements of an expected `Vec` should be.
    fn vec_hint(&mut self, expected: Expectation) -> Option<Ty> {
        let ty = self.try_structurally_resolve(expected.only_has_type()?);
        match *ty.kind() {
            TyKind::Adt(id, args) if self.tcx.lang_adt("Vec") == Some(id) => args.first().and_then(|a| a.as_ty()),
            _ => None,
        }
    }

    fn check_vec(&mut self, span: Span, elems: &'a [ast::Expr], expected: Expectation) -> Expr {
        let hint = match self.vec_hint(expected) {
            Some(elem) => Expectation::RvalueLike(Ty::slice(elem)),
            None => Expectation::None,
        };
        let array = self.check_array(span, elems, hint);
        let (elem, len) = match *array.ty.kind() {
            TyKind::Array(elem, len) => (elem, len),
            _ => return self.err_expr(span),
        };
        let (Some(vec), Some(owned_box)) = (self.vec_ty(elem), self.tcx.lang_adt("owned_box")) else {
            return self.err_expr(span);
        };
        let array_ty = array.ty;
        let box_ty = Ty::adt(owned_box, Ty::args(&[Arg::Ty(array_ty)]));
        let (Some(box_new), Some(into_vec)) = (self.tcx.lang_fn("box_new"), self.tcx.lang_fn("into_vec")) else {
            return self.err_expr(span);
        };
        let fun = self.fn_item(box_new, Ty::args(&[Arg::Ty(array_ty)]), span);
        let source = CallSource::Normal;
        let boxed = ExprKind::Call { fun, args: vec![array], source, fn_span: span };
        let boxed = mk(boxed, box_ty, span);
        let fun = self.fn_item(into_vec, Ty::args(&[Arg::Ty(elem), Arg::Const(len)]), span);
        mk(ExprKind::Call { fun, args: vec![boxed], source, fn_span: span }, vec, span)
    }

    fn check_vec_repeat(&mut self, span: Span, elem: &'a ast::Expr, len: &'a ast::Expr, expected: Expectation) -> Expr {
        let hint = self.vec_hint(expected).map_or(Expectation::None, Expectation::HasType);
        let value = self.check_expr(elem, hint);
        let value = self.never_to_any(value);
        let elem_ty = match hint.only_has_type() {
            Some(ty) => ty,
            None => value.ty,
        };
        let value = self.coerce_at(value, elem_ty, false, elem.span);
        let count = self.check_expr_coercible(len, Ty::usize());
        let (Some(vec), Some(id)) = (self.vec_ty(elem_ty), self.tcx.lang_fn("from_elem")) else {
            return self.err_expr(span);
        };
        self.require_sized(elem_ty, elem.span, crate::typeck::traits::SizedReason::Argument);
        if let Some(clone) = self.lang_trait("clone") {
            self.register_bound(elem_ty, clone, crate::typeck::traits::Cause::misc(elem.span));
        }
        let fun = self.fn_item(id, Ty::args(&[Arg::Ty(elem_ty)]), span);
        mk(ExprKind::Call { fun, args: vec![value, count], source: CallSource::Normal, fn_span: span }, vec, span)
    }

    // ------------------------------------------------------------------------------------------------------ others

    fn check_matches(
        &mut self,
        span: Span,
        scrutinee: &'a ast::Expr,
        pat: &'a ast::Pat,
        guard: Option<&'a ast::Expr>,
    ) -> Expr {
        let mut scrutinee = self.check_scrutinee(scrutinee, &[pat]);
        let checked = self.check_pat_top(pat, scrutinee.ty, PatOrigin::Match { expr: scrutinee.span });
        if super::control::binds_by_mut_ref(&checked) {
            self.make_place_mut(&mut scrutinee);
        }
        let before = self.diverges;
        let guard = self.in_scope(|fcx| {
            fcx.bind_pat_names(&checked);
            guard.map(|guard| fcx.check_condition(guard))
        });
        self.diverges = before;
        let lit = |value: bool| mk(ExprKind::Literal(Lit::Bool(value)), Ty::bool(), span);
        let wild = mk_pat(PatKind::Wild, scrutinee.ty, span);
        let arms = vec![
            Arm { pat: checked, guard, body: lit(true), span: pat.span },
            Arm { pat: wild, guard: None, body: lit(false), span },
        ];
        mk(ExprKind::Match { scrutinee, arms, source: MatchSource::Macro }, Ty::bool(), span)
    }

    /// `match value { tmp => { eprintln!("[file:line:column] text = {:#?}", &tmp); tmp } }`
    fn check_dbg(&mut self, span: Span, args: &'a [ast::Expr]) -> Expr {
        let (line, column) = self.tcx.names.sources.line_col(span);
        let file = self.tcx.names.sources.file(span.file).name.clone();
        let place = format!("[{file}:{line}:{column}]");
        if args.is_empty() {
            let Some(text) = self.format_arguments(span, &[], &place, "\n") else { return self.err_expr(span) };
            return self.lang_call("_eprint", vec![text], Ty::unit(), span);
        }
        let mut values: Vec<Expr> = args.iter().map(|arg| self.check_dbg_one(span, arg, &place)).collect();
        if values.len() == 1
            && let Some(value) = values.pop()
        {
            return value;
        }
        let ty = Ty::tuple(&values.iter().map(|v| v.ty).collect::<Vec<_>>());
        mk(ExprKind::Tuple(values), ty, span)
    }

    fn check_dbg_one(&mut self, span: Span, arg: &'a ast::Expr, place: &str) -> Expr {
        let value = self.check_expr(arg, Expectation::None);
        let value = self.never_to_any(value);
        let ty = value.ty;
        let local = self.new_local(Ident { name: Symbol::intern("tmp"), span }, ty, false, LocalKind::Desugar);
        let text = format!("{place} {} = ", self.source_text(arg.span));
        let shown = self.local(local, arg.span);
        let Some(text) = self.debug_line(span, text, shown) else { return self.err_expr(span) };
        let print = self.lang_call("_eprint", vec![text], Ty::unit(), span);
        let stmts = vec![Stmt { kind: StmtKind::Expr(print), span }];
        let tail = Some(self.local(local, span));
        let body =
            mk(ExprKind::Block(Block { stmts, tail, label: None, is_unsafe: false, is_const: false, span }), ty, span);
        let pat = mk_pat(PatKind::Binding { local, mode: BindingMode::ByValue, sub: None }, ty, span);
        let arms = vec![Arm { pat, guard: None, body, span }];
        mk(ExprKind::Match { scrutinee: value, arms, source: MatchSource::Macro }, ty, span)
    }

    /// The user's source between two places.
    pub fn source_text(&self, span: Span) -> String {
        let text = &self.tcx.names.sources.file(span.file).text;
        let text = text.get(span.start as usize..span.end as usize).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn check_text_macro(&mut self, span: Span, call: &'a ast::MacroCall) -> Expr {
        let name = call.path.segments.last().map_or("", |s| s.ident.name.as_str());
        let number = |value: u32| mk(ExprKind::Literal(Lit::Int(u128::from(value))), Ty::int(IntTy::U32), span);
        let (line, column) = self.tcx.names.sources.line_col(span);
        match name {
            "line" => number(line),
            "column" => number(column),
            _ => match self.macro_text(call) {
                Some(text) => mk(ExprKind::Literal(Lit::Str(Rc::from(text))), str_ref(), span),
                None => {
                    if let ast::MacroKind::Other { args, .. } = &call.kind {
                        self.check_args_wildly(args);
                    }
                    self.unsupported(call.path_span, format!("the macro `{name}!`"));
                    self.err_expr(span)
                }
            },
        }
    }

    /// The text that `concat!`, `stringify!`, `file!` and `module_path!` make.
    pub fn macro_text(&self, call: &ast::MacroCall) -> Option<String> {
        let name = call.path.segments.last()?.ident.name.as_str();
        match (&call.kind, name) {
            (ast::MacroKind::Stringify, _) => Some(self.source_text(call.args_span)),
            (_, "file") => Some(self.tcx.names.sources.file(call.span.file).name.clone()),
            (_, "module_path") => Some("main".to_owned()),
            (ast::MacroKind::Other { args, .. }, "concat") => {
                args.iter().map(|arg| self.literal_text(arg)).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
            }
            _ => None,
        }
    }

    fn literal_text(&self, expr: &ast::Expr) -> Option<String> {
        match &expr.kind {
            ast::ExprKind::Macro(call) if matches!(call.path.segments.last()?.ident.name.as_str(), "line") => {
                Some(self.tcx.names.sources.line(expr.span).to_string())
            }
            ast::ExprKind::Macro(call) => self.macro_text(call),
            ast::ExprKind::Unary { op: ast::UnOp::Neg, operand } => {
                self.literal_text(operand).map(|text| format!("-{text}"))
            }
            ast::ExprKind::Lit(lit) => match &lit.kind {
                ast::LitKind::Str(text) => Some(text.value.as_str().to_owned()),
                ast::LitKind::Char(c) => Some(c.to_string()),
                ast::LitKind::Bool(b) => Some(b.to_string()),
                ast::LitKind::Int { value, .. } => Some(value.to_string()),
                ast::LitKind::Float { text, .. } => Some(text.as_str().to_owned()),
                ast::LitKind::Byte(_) | ast::LitKind::ByteStr(_) | ast::LitKind::CStr(_) => None,
            },
            _ => None,
        }
    }
}
