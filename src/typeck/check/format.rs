//! Formatting macros: `println!("{} {x:?}", a)` to calls of the library.
//!
//! ```text
//! println!("{} {x:?}", a)
//!     _print(Arguments::new(&["", " ", "\n"], &[Argument::new_display(&a), Argument::new_debug(&x)], &[]))
//! ```
//!
//! Pieces and placeholders alternate, a piece first. Where an argument is used more than once or not in order, all are
//! evaluated first: `&match (&a, &x) { args => [Argument::new_display(args.1), ..] }`.

use std::rc::Rc;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::resolve::{Namespace, Res};
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::template::{self, Align, Count, Piece, Placeholder, Position, Spec};
use super::*;
use crate::typeck::tables::SimplifiedTy;
use crate::typeck::traits::{Cause, CauseCode, Obligation, trait_predicate};

/// An argument of the macro, written or captured by name.
struct FormatArg {
    expr: Expr,
    span: Span,
    name: Option<Symbol>,
    used: bool,
    captured: bool,
}

/// One `Argument::new_*(&arg)`.
#[derive(Clone, Copy, PartialEq)]
struct Usage {
    arg: usize,
    /// The constructor: `new_display`, ..., or `from_usize`.
    ctor: &'static str,
}

/// A placeholder with its arguments found.
struct Resolved {
    /// An index into the usages.
    usage: usize,
    spec: Spec,
    width: CountValue,
    precision: CountValue,
}

#[derive(Clone, Copy, PartialEq)]
enum CountValue {
    None,
    Is(u16),
    /// An index into the usages.
    Arg(usize),
}

/// The text of a format string and how offsets in it map to the source.
pub(crate) struct Template<'a> {
    pub text: String,
    pub lit: Option<&'a ast::StrLit>,
    pub span: Span,
}

impl Template<'_> {
    fn span_of(&self, start: usize, end: usize) -> Span {
        match self.lit {
            Some(lit) => lit.span_of(start, end),
            None => self.span,
        }
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// `fmt::Arguments` from a format string and its arguments; `prefix` and `suffix` are put around the text.
    /// `None` after an error was reported.
    pub fn format_arguments(
        &mut self,
        span: Span,
        args: &'a [ast::FormatArg],
        prefix: &str,
        suffix: &str,
    ) -> Option<Expr> {
        let Some((first, rest)) = args.split_first() else {
            let text = format!("{prefix}{suffix}");
            let pieces = if text.is_empty() { Vec::new() } else { vec![text] };
            return self.build_arguments(span, pieces, Vec::new(), Vec::new(), Vec::new());
        };
        let template = self.format_template(first)?;
        let pieces = match template::parse(&template.text) {
            Ok(pieces) => pieces,
            Err(error) => {
                let at = template.span_of(error.start, error.end);
                let diagnostic = Diagnostic::error(Code::None, at, format!("invalid format string: {}", error.message));
                self.report(diagnostic.primary(error.message).note("to print `{` or `}`, write `{{` or `}}`"));
                self.check_format_exprs(rest);
                return None;
            }
        };
        let mut format_args = self.check_format_args(rest)?;
        let explicit = format_args.len();
        let mut usages = Vec::new();
        let resolved = self.resolve_placeholders(&template, &pieces, &mut format_args, explicit, &mut usages)?;
        if !self.report_unused(&format_args, &template) {
            return None;
        }
        let texts = join_pieces(pieces, prefix, suffix);
        self.build_arguments(span, texts, format_args, usages, resolved)
    }

    fn check_format_exprs(&mut self, args: &'a [ast::FormatArg]) {
        for arg in args {
            self.check_expr(&arg.expr, Expectation::None);
        }
    }

    /// The format string, which must be a literal (or a macro that makes one).
    fn format_template(&mut self, arg: &'a ast::FormatArg) -> Option<Template<'a>> {
        let expr = &arg.expr;
        if arg.name.is_none() {
            if let ast::ExprKind::Lit(ast::Lit { kind: ast::LitKind::Str(lit), .. }) = &expr.kind {
                return Some(Template { text: lit.value.as_str().to_owned(), lit: Some(lit), span: expr.span });
            }
            if let ast::ExprKind::Macro(call) = &expr.kind
                && let Some(text) = self.macro_text(call)
            {
                return Some(Template { text, lit: None, span: expr.span });
            }
        }
        let diagnostic = Diagnostic::error(Code::None, expr.span, "format argument must be a string literal");
        self.report(diagnostic.help("you might be missing a string literal to format with: `\"{}\", `"));
        None
    }

    fn check_format_args(&mut self, args: &'a [ast::FormatArg]) -> Option<Vec<FormatArg>> {
        let mut out: Vec<FormatArg> = Vec::with_capacity(args.len());
        let mut failed = false;
        for arg in args {
            let checked = self.check_expr(&arg.expr, Expectation::None);
            let expr = if self.is_place(&checked) { checked } else { self.never_to_any(checked) };
            if let Some(name) = arg.name {
                if out.iter().any(|a| a.name == Some(name.name)) {
                    let message = format!("duplicate argument named `{name}`");
                    self.report(Diagnostic::error(Code::None, name.span, message));
                    failed = true;
                }
            } else if out.iter().any(|a| a.name.is_some()) {
                let message = "positional arguments cannot follow named arguments";
                self.report(Diagnostic::error(Code::None, arg.expr.span, message));
                failed = true;
            }
            let span = arg.expr.span;
            out.push(FormatArg { expr, span, name: arg.name.map(|n| n.name), used: false, captured: false });
        }
        (!failed).then_some(out)
    }

    fn resolve_placeholders(
        &mut self,
        template: &Template,
        pieces: &[Piece],
        args: &mut Vec<FormatArg>,
        explicit: usize,
        usages: &mut Vec<Usage>,
    ) -> Option<Vec<Resolved>> {
        let mut next = 0;
        let mut resolved = Vec::new();
        let mut failed = false;
        let mut too_few: Vec<&Placeholder> = Vec::new();
        for piece in pieces {
            let Piece::Arg(holder) = piece else { continue };
            let precision = match &holder.spec.precision {
                Count::Star(_) => {
                    let at = next;
                    next += 1;
                    if at >= explicit {
                        too_few.push(holder);
                        CountValue::None
                    } else {
                        self.count_usage(args, at, usages)
                    }
                }
                other => self.resolve_count(template, other, args, explicit, usages, &mut failed),
            };
            let width = self.resolve_count(template, &holder.spec.width, args, explicit, usages, &mut failed);
            let Some(ctor) = format_ctor(&holder.spec.ty) else {
                let (start, end) = holder.spec.ty_span;
                let message = format!("unknown format trait `{}`", holder.spec.ty);
                self.report(Diagnostic::error(Code::None, template.span_of(start, end), message));
                failed = true;
                continue;
            };
            let index = match &holder.position {
                Position::Next => {
                    next += 1;
                    if next > explicit {
                        too_few.push(holder);
                        continue;
                    }
                    Some(next - 1)
                }
                position => self.resolve_position(template, position, holder.position_span, args, explicit),
            };
            let Some(arg) = index else {
                failed = true;
                continue;
            };
            args[arg].used = true;
            let usage = Usage { arg, ctor };
            resolved.push(Resolved { usage: intern_usage(usages, usage), spec: holder.spec.clone(), width, precision });
        }
        if let Some(first) = too_few.first() {
            self.report_too_few(template, first, next, explicit, args);
            failed = true;
        }
        (!failed).then_some(resolved)
    }

    fn report_too_few(
        &mut self,
        template: &Template,
        first: &Placeholder,
        wanted: usize,
        explicit: usize,
        args: &[FormatArg],
    ) {
        let plural = |n: usize, one: &str, many: &str| if n == 1 { one.to_owned() } else { many.to_owned() };
        let positional = args.iter().take(explicit).filter(|a| a.name.is_none()).count();
        let have = match positional {
            0 => "no arguments were given".to_owned(),
            n => format!("there {} {n} {}", plural(n, "is", "are"), plural(n, "argument", "arguments")),
        };
        let message =
            format!("{wanted} positional {} in format string, but {have}", plural(wanted, "argument", "arguments"));
        self.report(Diagnostic::error(Code::None, template.span_of(first.start, first.end), message));
    }

    fn resolve_position(
        &mut self,
        template: &Template,
        position: &Position,
        at: (usize, usize),
        args: &mut Vec<FormatArg>,
        explicit: usize,
    ) -> Option<usize> {
        let span = template.span_of(at.0, at.1);
        match position {
            Position::Next => None,
            Position::Index(index) if *index < explicit => Some(*index),
            Position::Index(index) => {
                let have = match explicit {
                    0 => "no arguments were given".to_owned(),
                    1 => "there is 1 argument".to_owned(),
                    n => format!("there are {n} arguments"),
                };
                let message = format!("invalid reference to positional argument {index} ({have})");
                self.report(Diagnostic::error(Code::None, span, message));
                None
            }
            Position::Name(name) => {
                let symbol = Symbol::intern(name);
                if let Some(found) = args.iter().position(|a| a.name == Some(symbol)) {
                    return Some(found);
                }
                if template.lit.is_none() {
                    let message = format!("there is no argument named `{name}`");
                    self.report(Diagnostic::error(Code::None, span, message));
                    return None;
                }
                let expr = self.captured_arg(Ident { name: symbol, span });
                args.push(FormatArg { expr, span, name: Some(symbol), used: true, captured: true });
                Some(args.len() - 1)
            }
        }
    }

    /// `{name}`: the variable or constant of that name.
    fn captured_arg(&mut self, ident: Ident) -> Expr {
        if let Some(local) = self.local_named(ident) {
            return self.use_local(local, ident.span);
        }
        match self.tcx.lookup_ident(self.scope, None, ident.name, Namespace::Value) {
            Some(Res::Const(id)) => self.const_value(id, Ty::args(&[]), ident.span),
            Some(Res::Static(id)) => {
                let ty = erase_regions(self.tcx.static_item(id).ty);
                mk(ExprKind::Static(id), ty, ident.span)
            }
            Some(Res::ConstParam(def, position)) => {
                let ty = self.tcx.const_param_ty(def, position);
                mk(ExprKind::ConstParam(self.tcx.param_ty(def, position)), ty, ident.span)
            }
            Some(Res::Ctor(adt, variant)) => {
                let generics = self.tcx.adt(adt).generics.clone();
                let args = self.infcx.fresh_args(ident.span, &generics);
                self.ctor_value(adt, variant, args, ident.span)
            }
            Some(Res::Fn(id)) => {
                let generics = self.tcx.func(id).generics.clone();
                let args = self.infcx.fresh_args(ident.span, &generics);
                self.fn_value(id, args, ident.span)
            }
            _ => {
                let message = format!("cannot find value `{ident}` in this scope");
                self.report(Diagnostic::error(Code::E(425), ident.span, message).primary("not found in this scope"));
                self.err_expr(ident.span)
            }
        }
    }

    fn resolve_count(
        &mut self,
        template: &Template,
        count: &Count,
        args: &mut Vec<FormatArg>,
        explicit: usize,
        usages: &mut Vec<Usage>,
        failed: &mut bool,
    ) -> CountValue {
        match count {
            Count::Implied | Count::Star(_) => CountValue::None,
            Count::Is(n) => CountValue::Is(*n),
            Count::Arg(position, at) => match self.resolve_position(template, position, *at, args, explicit) {
                Some(arg) => self.count_usage(args, arg, usages),
                None => {
                    *failed = true;
                    CountValue::None
                }
            },
        }
    }

    fn count_usage(&mut self, args: &mut [FormatArg], arg: usize, usages: &mut Vec<Usage>) -> CountValue {
        args[arg].used = true;
        let (span, ty) = (args[arg].span, args[arg].expr.ty);
        self.demand_eq(span, Ty::usize(), ty);
        CountValue::Arg(intern_usage(usages, Usage { arg, ctor: "from_usize" }))
    }

    fn report_unused(&mut self, args: &[FormatArg], template: &Template) -> bool {
        let unused: Vec<&FormatArg> = args.iter().filter(|a| !a.used && !a.captured).collect();
        match unused.as_slice() {
            [] => return true,
            [only] => {
                let message = if only.name.is_some() { "named argument never used" } else { "argument never used" };
                let diagnostic = Diagnostic::error(Code::None, only.span, message).primary(message);
                self.report(diagnostic.label(template.span, "formatting specifier missing"));
            }
            [first, rest @ ..] => {
                let message = "multiple unused formatting arguments";
                let mut diagnostic = Diagnostic::error(Code::None, first.span, message).primary("argument never used");
                for arg in rest {
                    diagnostic = diagnostic.label(arg.span, "argument never used");
                }
                self.report(diagnostic);
            }
        }
        false
    }

    // ---------------------------------------------------------------------------------------------------- building

    fn build_arguments(
        &mut self,
        span: Span,
        pieces: Vec<String>,
        args: Vec<FormatArg>,
        usages: Vec<Usage>,
        resolved: Vec<Resolved>,
    ) -> Option<Expr> {
        let arguments = self.tcx.lang_adt("format_arguments")?;
        let argument = self.tcx.lang_adt("format_argument")?;
        let spec = self.tcx.lang_adt("format_spec")?;
        let lifetime = Ty::args(&[Arg::Region(Region::Erased)]);
        let argument_ty = Ty::adt(argument, lifetime);
        let str_ty = super::literal::str_ref();
        let pieces =
            pieces.into_iter().map(|text| mk(ExprKind::Literal(Lit::Str(Rc::from(text))), str_ty, span)).collect();
        let in_order =
            resolved.iter().enumerate().all(|(i, r)| r.usage == i) && resolved.iter().all(|r| r.spec.is_plain());
        let specs = if in_order { Vec::new() } else { self.build_specs(span, spec, &resolved)? };
        let values = self.build_usages(span, argument, argument_ty, args, &usages)?;
        let pieces = self.array_slice(span, pieces, str_ty);
        let values = self.unsize_ref(values, argument_ty);
        let specs = self.array_slice(span, specs, Ty::adt(spec, Ty::args(&[])));
        let fun = self.inherent_fn(arguments, "new", span)?;
        let source = CallSource::Desugar(DesugarKind::FormatArgs);
        let call = ExprKind::Call { fun, args: vec![pieces, values, specs], source, fn_span: span };
        Some(mk(call, Ty::adt(arguments, lifetime), span))
    }

    /// The array of `Argument`s, behind a reference.
    fn build_usages(
        &mut self,
        span: Span,
        argument: AdtId,
        argument_ty: Ty,
        args: Vec<FormatArg>,
        usages: &[Usage],
    ) -> Option<Expr> {
        let simple = usages.len() == args.len() && usages.iter().enumerate().all(|(i, u)| u.arg == i);
        let tys: Vec<Ty> = args.iter().map(|a| a.expr.ty).collect();
        let spans: Vec<Span> = args.iter().map(|a| a.span).collect();
        let mut refs: Vec<Expr> = Vec::with_capacity(args.len());
        for arg in args {
            refs.push(self.mk_ref(arg.expr, Mutability::Not, false, Adjusted::Desugar));
        }
        let array_ty = Ty::array(argument_ty, Const::Value(usages.len() as u128));
        // The arguments are one tuple: where one was wrong, nothing is asked of the others.
        let lost = tys.iter().any(|ty| self.mentions_error(*ty));
        let one = |fcx: &mut Self, usage: Usage, value: Expr| {
            let ty = if lost { Ty::ERROR() } else { tys[usage.arg] };
            fcx.argument_call(argument, argument_ty, usage, ty, spans[usage.arg], value)
        };
        let array = if simple {
            let mut elems = Vec::with_capacity(usages.len());
            for (usage, value) in usages.iter().zip(refs) {
                elems.push(one(self, *usage, value)?);
            }
            mk(ExprKind::Array(elems), array_ty, span)
        } else {
            let tuple_ty = Ty::tuple(&refs.iter().map(|r| r.ty).collect::<Vec<_>>());
            let ref_tys: Vec<Ty> = refs.iter().map(|r| r.ty).collect();
            let scrutinee = mk(ExprKind::Tuple(refs), tuple_ty, span);
            let name = Ident { name: Symbol::intern("args"), span };
            let local = self.new_local(name, tuple_ty, false, LocalKind::Desugar);
            let mut elems = Vec::with_capacity(usages.len());
            for usage in usages {
                let base = self.local(local, spans[usage.arg]);
                let field = ExprKind::Field { base, field: FieldIdx::new(usage.arg) };
                let value = mk(field, ref_tys[usage.arg], spans[usage.arg]);
                elems.push(one(self, *usage, value)?);
            }
            let body = mk(ExprKind::Array(elems), array_ty, span);
            let pat = PatKind::Binding { local, mode: BindingMode::ByValue, sub: None };
            let arm = Arm { pat: mk_pat(pat, tuple_ty, span), guard: None, body, span };
            mk(ExprKind::Match { scrutinee, arms: vec![arm], source: MatchSource::Macro }, array_ty, span)
        };
        Some(self.mk_ref(array, Mutability::Not, false, Adjusted::Desugar))
    }

    fn argument_call(
        &mut self,
        argument: AdtId,
        argument_ty: Ty,
        usage: Usage,
        ty: Ty,
        span: Span,
        value: Expr,
    ) -> Option<Expr> {
        let id = self.inherent_fn_id(argument, usage.ctor)?;
        let item = self.tcx.func(id);
        let args = self.infcx.fresh_args(span, &item.generics);
        if usage.ctor != "from_usize" {
            let own = args.iter().rev().find_map(|a| a.as_ty())?;
            let _ = self.eq(own, ty);
            let trait_id = self.lang_trait(format_trait(usage.ctor))?;
            let cause = Cause::new(span, CauseCode::FormatArg);
            let bound = Obligation::new(trait_predicate(trait_id, ty, &[]), &self.env, cause);
            self.register(bound);
            self.require_sized(ty, span, crate::typeck::traits::SizedReason::Argument);
        }
        let fun = self.fn_item(id, args, span);
        let source = CallSource::Desugar(DesugarKind::FormatArgs);
        Some(mk(ExprKind::Call { fun, args: vec![value], source, fn_span: span }, argument_ty, span))
    }

    fn build_specs(&mut self, span: Span, spec: AdtId, resolved: &[Resolved]) -> Option<Vec<Expr>> {
        let ty = Ty::adt(spec, Ty::args(&[]));
        let new = self.inherent_fn_id(spec, "new")?;
        let int = |value: u128, int: IntTy| mk(ExprKind::Literal(Lit::Int(value)), Ty::int(int), span);
        let count = |count: CountValue| match count {
            CountValue::None => (0, 0),
            CountValue::Is(n) => (1, u128::from(n)),
            CountValue::Arg(index) => (2, index as u128),
        };
        let mut out = Vec::with_capacity(resolved.len());
        for placeholder in resolved {
            let (width_kind, width) = count(placeholder.width);
            let (precision_kind, precision) = count(placeholder.precision);
            let args = vec![
                int(placeholder.usage as u128, IntTy::Usize),
                int(u128::from(spec_flags(&placeholder.spec)), IntTy::U32),
                int(width_kind, IntTy::U8),
                int(width, IntTy::Usize),
                int(precision_kind, IntTy::U8),
                int(precision, IntTy::Usize),
            ];
            let fun = self.fn_item(new, Ty::args(&[]), span);
            let source = CallSource::Desugar(DesugarKind::FormatArgs);
            out.push(mk(ExprKind::Call { fun, args, source, fn_span: span }, ty, span));
        }
        Some(out)
    }

    /// `&[elems] as &[T]`
    fn array_slice(&mut self, span: Span, elems: Vec<Expr>, elem: Ty) -> Expr {
        let ty = Ty::array(elem, Const::Value(elems.len() as u128));
        let array = mk(ExprKind::Array(elems), ty, span);
        let borrowed = self.mk_ref(array, Mutability::Not, false, Adjusted::Desugar);
        self.unsize_ref(borrowed, elem)
    }

    fn unsize_ref(&self, array: Expr, elem: Ty) -> Expr {
        let ty = Ty::reference(Region::Erased, Ty::slice(elem), Mutability::Not);
        let span = array.span;
        mk(ExprKind::Coerce { kind: Coercion::Unsize, operand: array }, ty, span)
    }

    pub fn inherent_fn_id(&self, adt: AdtId, name: &str) -> Option<FnId> {
        let name = Symbol::intern(name);
        let impls = self.tcx.inherent_impls(SimplifiedTy::Adt(adt));
        impls.iter().find_map(|id| match self.tcx.impl_item(*id, name, Namespace::Value) {
            Some(crate::resolve::AssocItem::Fn(id)) => Some(id),
            _ => None,
        })
    }

    /// An inherent function of a library type, its parameters fresh.
    pub fn inherent_fn(&mut self, adt: AdtId, name: &str, span: Span) -> Option<Expr> {
        let id = self.inherent_fn_id(adt, name)?;
        let item = self.tcx.func(id);
        let args = self.infcx.fresh_args(span, &item.generics);
        Some(self.fn_item(id, args, span))
    }
}

fn intern_usage(usages: &mut Vec<Usage>, usage: Usage) -> usize {
    if let Some(found) = usages.iter().position(|u| *u == usage) {
        return found;
    }
    usages.push(usage);
    usages.len() - 1
}

/// The texts around placeholders: `n` placeholders have `n` pieces before them, and one after if it is not empty.
fn join_pieces(pieces: Vec<Piece>, prefix: &str, suffix: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut current = prefix.to_owned();
    for piece in pieces {
        match piece {
            Piece::Lit(text) => current.push_str(&text),
            Piece::Arg(_) => texts.push(std::mem::take(&mut current)),
        }
    }
    current.push_str(suffix);
    if !current.is_empty() {
        texts.push(current);
    }
    texts
}

fn format_ctor(ty: &str) -> Option<&'static str> {
    Some(match ty {
        "" => "new_display",
        "?" => "new_debug",
        "x" => "new_lower_hex",
        "X" => "new_upper_hex",
        "o" => "new_octal",
        "b" => "new_binary",
        "e" => "new_lower_exp",
        "E" => "new_upper_exp",
        "p" => "new_pointer",
        _ => return None,
    })
}

/// The trait that a constructor of `Argument` asks for.
fn format_trait(ctor: &str) -> &'static str {
    match ctor {
        "new_debug" => "Debug",
        "new_lower_hex" => "LowerHex",
        "new_upper_hex" => "UpperHex",
        "new_octal" => "Octal",
        "new_binary" => "Binary",
        "new_lower_exp" => "LowerExp",
        "new_upper_exp" => "UpperExp",
        "new_pointer" => "Pointer",
        _ => "Display",
    }
}

/// The library's encoding: see `Spec` there.
fn spec_flags(spec: &Spec) -> u32 {
    let bit = |on: bool, at: u32| if on { 1 << at } else { 0 };
    let align = match spec.align {
        Some(Align::Left) => 0,
        Some(Align::Right) => 1,
        Some(Align::Center) => 2,
        None => 3,
    };
    u32::from(spec.fill.unwrap_or(' '))
        | bit(spec.sign_plus, 21)
        | bit(spec.sign_minus, 22)
        | bit(spec.alternate, 23)
        | bit(spec.zero_pad, 24)
        | bit(spec.debug_lower_hex, 25)
        | bit(spec.debug_upper_hex, 26)
        | align << 29
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// `text`, then `value` as `{:#?}`, then a newline.
    pub fn debug_line(&mut self, span: Span, text: String, value: Expr) -> Option<Expr> {
        let at = value.span;
        let arg = FormatArg { expr: value, span: at, name: None, used: true, captured: false };
        let spec = Spec { alternate: true, ty: "?".to_owned(), ..Spec::default() };
        let usages = vec![Usage { arg: 0, ctor: "new_debug" }];
        let resolved = Resolved { usage: 0, spec, width: CountValue::None, precision: CountValue::None };
        self.build_arguments(span, vec![text, "\n".to_owned()], vec![arg], usages, vec![resolved])
    }
}
