//! Assignment, destructuring assignment included.
//!
//! ```text
//! (a, s.b) = pair;     { let (lhs0, lhs1) = pair; a = lhs0; s.b = lhs1; }
//! ```

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::resolve::{PartialRes, PathSource, Res};
use crate::source::{Ident, Span};
use crate::ty::*;

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

    fn check_destructuring(&mut self, span: Span, lhs: &'a ast::Expr, rhs: &'a ast::Expr, eq_span: Span) -> Expr {
        let mut assigns = Vec::new();
        let ty = self.var(lhs.span);
        let pat = self.assignee_pat(lhs, ty, eq_span, &mut assigns);
        let init = self.check_expr_coercible(rhs, ty);
        let mut stmts =
            vec![Stmt { kind: StmtKind::Let { pat, user_ty: None, init: Some(init), otherwise: None }, span }];
        for (place, local) in assigns {
            let at = place.span;
            let value = self.local(local, at);
            let target = place.ty;
            let value = self.coerce(value, target);
            let assign = mk(ExprKind::Assign { place, value }, Ty::unit(), at);
            stmts.push(Stmt { kind: StmtKind::Expr(assign), span: at });
        }
        let block = Block { stmts, tail: None, label: None, is_unsafe: false, is_const: false, span };
        mk(ExprKind::Block(block), Ty::unit(), span)
    }

    /// The pattern that an assignee stands for; each place in it is bound to a variable that is assigned afterwards.
    fn assignee_pat(&mut self, lhs: &'a ast::Expr, ty: Ty, eq_span: Span, assigns: &mut Vec<(Expr, LocalId)>) -> Pat {
        let span = lhs.span;
        match &lhs.kind {
            ast::ExprKind::Underscore => mk_pat(PatKind::Wild, ty, span),
            ast::ExprKind::Paren(inner) => self.assignee_pat(inner, ty, eq_span, assigns),
            ast::ExprKind::Tuple(exprs) => self.assignee_tuple(exprs, ty, span, eq_span, assigns),
            ast::ExprKind::Array(exprs) => self.assignee_array(exprs, ty, span, eq_span, assigns),
            ast::ExprKind::Call { callee, args } if is_ctor_call(callee) => {
                self.assignee_ctor(callee, args, ty, span, eq_span, assigns)
            }
            ast::ExprKind::Struct(lit) => self.assignee_struct(lit, ty, span, eq_span, assigns),
            _ => {
                let mut place = self.check_expr(lhs, Expectation::None);
                if !self.check_assignable(&place, eq_span, 70) {
                    return mk_pat(PatKind::Error, ty, span);
                }
                self.make_place_mut(&mut place);
                let name = Ident { name: Self::intern("lhs"), span };
                let local = self.new_local(name, ty, false, LocalKind::Desugar);
                let _ = self.eq(ty, place.ty);
                assigns.push((place, local));
                mk_pat(PatKind::Binding { local, mode: BindingMode::ByValue, sub: None }, ty, span)
            }
        }
    }

    fn assignee_tuple(
        &mut self,
        exprs: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<(Expr, LocalId)>,
    ) -> Pat {
        if let Some(rest) = exprs.iter().find(|e| is_rest(e)) {
            self.unsupported(rest.span, "`..` in a destructuring assignment");
            return mk_pat(PatKind::Error, ty, span);
        }
        let tys: Vec<Ty> = exprs.iter().map(|e| self.var(e.span)).collect();
        self.demand_eq(span, ty, Ty::tuple(&tys));
        let fields = exprs
            .iter()
            .zip(tys)
            .enumerate()
            .map(|(i, (e, t))| FieldPat { field: FieldIdx::new(i), pat: self.assignee_pat(e, t, eq_span, assigns) })
            .collect();
        mk_pat(PatKind::Leaf { fields }, ty, span)
    }

    fn assignee_array(
        &mut self,
        exprs: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<(Expr, LocalId)>,
    ) -> Pat {
        let rest = exprs.iter().position(is_rest);
        let elem = self.var(span);
        let len = match rest {
            None => Const::Value(exprs.len() as u128),
            Some(_) => self.infcx.next_const_var(),
        };
        self.demand_eq(span, ty, Ty::array(elem, len));
        let mut each = |fcx: &mut Self, part: &'a [ast::Expr]| -> Vec<Pat> {
            part.iter().map(|e| fcx.assignee_pat(e, elem, eq_span, assigns)).collect()
        };
        let split = rest.unwrap_or(exprs.len());
        let prefix = each(self, &exprs[..split]);
        let suffix = each(self, exprs.get(split + 1..).unwrap_or(&[]));
        let middle = rest.map(|i| mk_pat(PatKind::Wild, Ty::slice(elem), exprs[i].span));
        mk_pat(PatKind::Slice { prefix, middle, suffix }, ty, span)
    }

    fn assignee_ctor(
        &mut self,
        callee: &'a ast::Expr,
        args: &'a [ast::Expr],
        ty: Ty,
        span: Span,
        eq_span: Span,
        assigns: &mut Vec<(Expr, LocalId)>,
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
        let rest = args.iter().position(is_rest);
        let total = data.fields.len();
        if rest.is_none() && args.len() != total || args.len() > total + 1 {
            let message = format!(
                "this pattern has {} fields, but the corresponding tuple struct has {total} fields",
                args.len()
            );
            self.error(23, span, message);
            return error;
        }
        let mut fields = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let index = match rest {
                Some(at) if i == at => continue,
                Some(at) if i > at => total + i - args.len(),
                _ => i,
            };
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
        assigns: &mut Vec<(Expr, LocalId)>,
    ) -> Pat {
        let error = mk_pat(PatKind::Error, ty, span);
        let Some((adt, variant, args, _)) = self.resolve_struct_path(&lit.path, span) else { return error };
        self.demand_eq(span, ty, Ty::adt(adt, args));
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else { return error };
        let mut fields = Vec::new();
        for init in &lit.fields {
            let Some((field, decl)) = data.fields.iter_ids().find(|(_, f)| f.name.name == init.name.name) else {
                self.error(
                    26,
                    init.name.span,
                    format!("struct `{}` does not have a field named `{}`", data.name, init.name),
                );
                continue;
            };
            let field_ty = self.field_ty(span, decl, args);
            fields.push(FieldPat { field, pat: self.assignee_pat(&init.expr, field_ty, eq_span, assigns) });
        }
        if matches!(lit.base, ast::StructBase::None) && fields.len() < data.fields.len() {
            let missing: Vec<String> = data
                .fields
                .iter_ids()
                .filter(|(idx, _)| !fields.iter().any(|f| f.field == *idx))
                .map(|(_, f)| format!("`{}`", f.name))
                .collect();
            self.error(27, span, format!("pattern does not mention field {}", missing.join(", ")));
        }
        if let ast::StructBase::Expr(base) = &lit.base {
            self.error(797, base.span, "functional record updates are not allowed in destructuring assignments");
        }
        let kind = match item.kind {
            AdtKind::Enum => PatKind::Variant { adt, args, variant, fields },
            AdtKind::Struct | AdtKind::Union => PatKind::Leaf { fields },
        };
        mk_pat(kind, ty, span)
    }
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
        ast::ExprKind::Paren(inner) => is_destructuring(inner),
        _ => false,
    }
}
