//! Assignment, destructuring assignment included.
//!
//! ```text
//! (a, s.b) = pair;     { let (lhs, lhs) = pair; a = lhs; s.b = lhs; }
//! ```

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::resolve::{PartialRes, PathSource, Res};
use crate::source::{Ident, Span};
use crate::ty::*;

use super::pat::beside_rest;
use super::*;
use crate::typeck::traits::SizedReason;

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_assign(&mut self, span: Span, lhs: &'a ast::Expr, rhs: &'a ast::Expr, eq_span: Span) -> Expr {
        if is_destructuring(lhs) {
            return self.check_destructuring(span, lhs, rhs, eq_span);
        }
        let mut place = self.check_expr(lhs, Expectation::None);
        let ty = place.ty;
        if !self.check_assignable(&place, eq_span, 70) {
            self.check_expr(rhs, Expectation::HasType(ty));
            return self.err_expr(span);
        }
        let value = self.check_expr_coercible(rhs, ty);
        self.require_sized(ty, lhs.span, SizedReason::Assign);
        self.make_place_mut(&mut place);
        mk(ExprKind::Assign { place, value }, Ty::unit(), span)
    }

    /// E0070 (or E0067 for a compound assignment) unless the expression is a place.
    pub fn check_assignable(&mut self, place: &Expr, op_span: Span, code: u16) -> bool {
        if self.is_place(place) {
            return true;
        }
        let diagnostic = Diagnostic::error(Code::E(code), op_span, "invalid left-hand side of assignment");
        self.report(diagnostic.label(place.span, "cannot assign to this expression"));
        false
    }

    /// As rustc desugars it: the value is checked first, so that `..` knows how many fields it stands for.
    fn check_destructuring(&mut self, span: Span, lhs: &'a ast::Expr, rhs: &'a ast::Expr, eq_span: Span) -> Expr {
        let mut assigns = Vec::new();
        let ty = self.var(lhs.span);
        let init = self.check_expr_coercible(rhs, ty);
        let pat = self.assignee_pat(lhs, ty, eq_span, &mut assigns);
        let mut stmts =
            vec![Stmt { kind: StmtKind::Let { pat, user_ty: None, init: Some(init), otherwise: None }, span }];
        for Assignee { target, local } in assigns {
            let mut place = self.check_expr(target, Expectation::None);
            if !self.check_assignable(&place, eq_span, 70) {
                continue;
            }
            let at = place.span;
            let place_ty = place.ty;
            let value = self.local(local, at);
            let value = self.coerce(value, place_ty);
            self.make_place_mut(&mut place);
            let assign = mk(ExprKind::Assign { place, value }, Ty::unit(), at);
            stmts.push(Stmt { kind: StmtKind::Expr(assign), span: at });
        }
        let block = Block { stmts, tail: None, label: None, is_unsafe: false, is_const: false, span };
        mk(ExprKind::Block(block), Ty::unit(), span)
    }

    /// The pattern that an assignee stands for; each place in it is bound to a variable that is assigned afterwards.
    fn assignee_pat(&mut self, lhs: &'a ast::Expr, ty: Ty, eq_span: Span, assigns: &mut Vec<Assignee<'a>>) -> Pat {
        let span = lhs.span;
        match &lhs.kind {
            ast::ExprKind::Underscore => mk_pat(PatKind::Wild, ty, span),
            // `(..)` is a tuple pattern, without a comma as it may be in patterns.
            ast::ExprKind::Paren(inner) if is_rest(inner) => {
                self.assignee_tuple(std::slice::from_ref(&**inner), ty, span, eq_span, assigns)
            }
            ast::ExprKind::Paren(inner) => self.assignee_pat(inner, ty, eq_span, assigns),
            ast::ExprKind::Tuple(exprs) => self.assignee_tuple(exprs, ty, span, eq_span, assigns),
            ast::ExprKind::Array(exprs) => self.assignee_array(exprs, ty, span, eq_span, assigns),
            ast::ExprKind::Call { callee, args } if is_ctor_call(callee) => {
                self.assignee_ctor(callee, args, ty, span, eq_span, assigns)
            }
            ast::ExprKind::Struct(lit) => self.assignee_struct(lit, ty, span, eq_span, assigns),
            _ => {
                let name = Ident { name: Self::intern("lhs"), span };
                let local = self.new_local(name, ty, false, LocalKind::Desugar);
                self.require_sized(ty, span, SizedReason::Local);
                assigns.push(Assignee { target: lhs, local });
                mk_pat(PatKind::Binding { local, mode: BindingMode::ByValue, sub: None }, ty, span)
            }
        }
    }

    /// Where the `..` of an assignee is. A second one is an error, and the assignee is given up.
    fn assignee_rest(&mut self, exprs: &'a [ast::Expr], what: &str) -> Result<Option<usize>, ()> {
        let mut rests = exprs.iter().enumerate().filter(|(_, e)| is_rest(e));
        let Some((first, earlier)) = rests.next() else { return Ok(None) };
        let Some((_, second)) = rests.next() else { return Ok(Some(first)) };
        let message = format!("`..` can only be used once per {what} pattern");
        let diagnostic = Diagnostic::error(Code::None, second.span, message).primary("can only be used once");
        self.report(diagnostic.label(earlier.span, "previously used here"));
        Err(())
    }

    fn assignee_tuple(
        &mut self,
        exprs: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<Assignee<'a>>,
    ) -> Pat {
        let Ok(rest) = self.assignee_rest(exprs, "tuple") else { return mk_pat(PatKind::Error, ty, span) };
        let (ty, tys) = self.tuple_pat_tys(exprs.len(), rest, ty, span);
        let count = tys.len();
        let mut fields = Vec::new();
        for (i, expr) in exprs.iter().enumerate() {
            let Some(index) = beside_rest(i, rest, exprs.len(), count) else { continue };
            let field_ty = tys.get(index).copied().unwrap_or(Ty::ERROR());
            let pat = self.assignee_pat(expr, field_ty, eq_span, assigns);
            fields.push(FieldPat { field: FieldIdx::new(index), pat });
        }
        mk_pat(PatKind::Leaf { fields }, ty, span)
    }

    fn assignee_array(
        &mut self,
        exprs: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<Assignee<'a>>,
    ) -> Pat {
        let Ok(rest) = self.assignee_rest(exprs, "slice") else { return mk_pat(PatKind::Error, ty, span) };
        let (ty, elem, middle_ty) = self.slice_pat_tys(exprs.len(), rest.is_some(), ty, span);
        let mut each = |fcx: &mut Self, part: &'a [ast::Expr]| -> Vec<Pat> {
            part.iter().map(|e| fcx.assignee_pat(e, elem, eq_span, assigns)).collect()
        };
        let split = rest.unwrap_or(exprs.len());
        let prefix = each(self, exprs.get(..split).unwrap_or(&[]));
        let suffix = each(self, exprs.get(split + 1..).unwrap_or(&[]));
        let middle = rest.and_then(|i| exprs.get(i)).map(|e| mk_pat(PatKind::Wild, middle_ty, e.span));
        mk_pat(PatKind::Slice { prefix, middle, suffix }, ty, span)
    }

    fn assignee_ctor(
        &mut self,
        callee: &'a ast::Expr,
        args: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<Assignee<'a>>,
    ) -> Pat {
        let error = mk_pat(PatKind::Error, ty, span);
        let ast::ExprKind::Path(path) = &callee.kind else { return error };
        let PartialRes { base, unresolved } = self.tcx.resolve_path(self.scope, &path.path, PathSource::TupleStructPat);
        let (Res::Ctor(adt, variant), 0) = (base, unresolved) else {
            if base != Res::Err {
                let diagnostic = Diagnostic::error(Code::E(70), eq_span, "invalid left-hand side of assignment");
                self.report(diagnostic.label(span, "cannot assign to this expression"));
            }
            return error;
        };
        let adt_args = erase_regions(self.ctor_args(adt, &path.path.segments, span));
        self.demand_eq(span, ty, Ty::adt(adt, adt_args));
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else { return error };
        let total = data.fields.len();
        let Ok(rest) = self.assignee_rest(args, "tuple struct") else { return error };
        let given = args.len() - usize::from(rest.is_some());
        if given > total || rest.is_none() && given < total {
            self.report_field_count(&item, given, total, args.first().map_or(span, |first| first.span));
            return error;
        }
        let mut fields = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let Some(index) = beside_rest(i, rest, args.len(), total) else { continue };
            let field = FieldIdx::new(index);
            let Some(decl) = data.fields.get(field) else { continue };
            let field_ty = self.field_ty(span, decl, adt_args);
            fields.push(FieldPat { field, pat: self.assignee_pat(arg, field_ty, eq_span, assigns) });
        }
        let kind = match item.kind {
            AdtKind::Enum => PatKind::Variant { adt, args: adt_args, variant, fields },
            AdtKind::Struct | AdtKind::Union => PatKind::Leaf { fields },
        };
        mk_pat(kind, ty, span)
    }

    fn assignee_struct(
        &mut self,
        lit: &'a ast::StructExpr,
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<Assignee<'a>>,
    ) -> Pat {
        let error = mk_pat(PatKind::Error, ty, span);
        let Some((adt, variant, args, _)) = self.resolve_struct_path(&lit.path, span) else { return error };
        self.demand_eq(span, ty, Ty::adt(adt, args));
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else { return error };
        let mut fields = Vec::new();
        let mut unknown = None;
        for init in &lit.fields {
            let ident = init.name;
            let Some((field, decl)) = data.fields.iter_ids().find(|(_, f)| f.name.name == ident.name) else {
                unknown = Some(ident);
                let what = if item.kind == AdtKind::Enum { "variant" } else { "struct" };
                self.error(26, ident.span, format!("{what} `{}` does not have a field named `{ident}`", data.name));
                continue;
            };
            if fields.iter().any(|f: &FieldPat| f.field == field) {
                self.error(25, init.span, format!("field `{ident}` bound multiple times in the pattern"));
            }
            if item.kind != AdtKind::Enum && !self.tcx.is_accessible(decl.vis, self.scope) {
                let message = format!("field `{ident}` of struct `{}` is private", item.name);
                self.late.push(Diagnostic::error(Code::E(451), ident.span, message).primary("private field"));
            }
            let field_ty = self.field_ty(span, decl, args);
            fields.push(FieldPat { field, pat: self.assignee_pat(&init.expr, field_ty, eq_span, assigns) });
        }
        if item.kind == AdtKind::Union {
            self.check_union_pat(lit.fields.len(), matches!(lit.base, ast::StructBase::Rest(_)), span);
        } else if matches!(lit.base, ast::StructBase::None) {
            self.report_unmentioned(data, &fields, unknown, span);
        }
        if let ast::StructBase::Expr(base) = &lit.base {
            let message = "functional record updates are not allowed in destructuring assignments";
            self.report(Diagnostic::error(Code::None, base.span, message));
        }
        let kind = match item.kind {
            AdtKind::Enum => PatKind::Variant { adt, args, variant, fields },
            AdtKind::Struct | AdtKind::Union => PatKind::Leaf { fields },
        };
        mk_pat(kind, ty, span)
    }
}

/// A place that a destructuring assignment assigns to, and the variable that its value is in until then.
struct Assignee<'a> {
    target: &'a ast::Expr,
    local: LocalId,
}

fn is_rest(expr: &ast::Expr) -> bool {
    matches!(&expr.kind, ast::ExprKind::Range { lo: None, hi: None, limits: ast::RangeLimits::HalfOpen })
}

fn is_ctor_call(callee: &ast::Expr) -> bool {
    matches!(&callee.kind, ast::ExprKind::Path(_))
}

/// Whether the left side of `=` is taken apart rather than assigned as one place.
fn is_destructuring(lhs: &ast::Expr) -> bool {
    match &lhs.kind {
        ast::ExprKind::Underscore | ast::ExprKind::Tuple(_) | ast::ExprKind::Array(_) | ast::ExprKind::Struct(_) => {
            true
        }
        ast::ExprKind::Call { callee, .. } => match &callee.kind {
            // Only constructors can be assigned to; by convention and by rustc's resolution they start upper-case here.
            ast::ExprKind::Path(path) => {
                path.path.segments.last().is_some_and(|s| s.ident.name.as_str().starts_with(|c: char| c.is_uppercase()))
            }
            _ => false,
        },
        ast::ExprKind::Paren(inner) => is_rest(inner) || is_destructuring(inner),
        _ => false,
    }
}
