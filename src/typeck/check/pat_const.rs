//! Patterns that are values: literals, ranges, constants, unit structs and variants by path.

use std::rc::Rc;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::resolve::{Namespace, PartialRes, PathSource, Res};
use crate::source::Span;
use crate::ty::*;

use super::consteval::Value;
use super::literal::str_ref;
use super::pat::variant_pat;
use super::*;

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_lit_pat(&mut self, expr: &'a ast::Expr, ty: Ty, span: Span) -> Pat {
        match &expr.peel().kind {
            ast::ExprKind::Lit(ast::Lit { kind: ast::LitKind::Str(text), .. }) => {
                let value = ConstVal::Str(Rc::from(text.value.as_str()));
                if matches!(self.try_structurally_resolve(ty).kind(), TyKind::Str) {
                    return mk_pat(PatKind::Const(value), ty, span);
                }
                if !self.demand_eq(span, ty, str_ref()) {
                    return mk_pat(PatKind::Error, ty, span);
                }
                let inner = mk_pat(PatKind::Const(value), Ty::str(), span);
                mk_pat(PatKind::Deref(inner), ty, span)
            }
            ast::ExprKind::Lit(ast::Lit { kind: ast::LitKind::ByteStr(bytes), .. }) => {
                self.byte_str_pat(bytes, ty, span)
            }
            _ => match self.pat_number(expr, ty) {
                Some((value, value_ty)) => {
                    if !self.demand_eq(span, ty, value_ty) {
                        return mk_pat(PatKind::Error, ty, span);
                    }
                    mk_pat(PatKind::Const(value), ty, span)
                }
                None => mk_pat(PatKind::Error, ty, span),
            },
        }
    }

    fn byte_str_pat(&mut self, bytes: &[u8], ty: Ty, span: Span) -> Pat {
        let byte = Ty::int(IntTy::U8);
        let ty = self.try_structurally_resolve(ty);
        let slice_wanted =
            matches!(*ty.kind(), TyKind::Ref(_, inner, _) if matches!(self.shallow(inner).kind(), TyKind::Slice(_)));
        let inner_ty = if slice_wanted { Ty::slice(byte) } else { Ty::array(byte, Const::Value(bytes.len() as u128)) };
        let wanted = Ty::reference(Region::Erased, inner_ty, Mutability::Not);
        if !self.demand_eq(span, ty, wanted) {
            return mk_pat(PatKind::Error, ty, span);
        }
        let prefix = bytes.iter().map(|b| mk_pat(PatKind::Const(ConstVal::Bits(u128::from(*b))), byte, span)).collect();
        let inner = mk_pat(PatKind::Slice { prefix, middle: None, suffix: Vec::new() }, inner_ty, span);
        mk_pat(PatKind::Deref(inner), ty, span)
    }

    /// A literal, negated literal or path in a pattern: its value and type. Bits are truncated by writeback.
    fn pat_number(&mut self, expr: &'a ast::Expr, hint: Ty) -> Option<(ConstVal, Ty)> {
        let expectation = Expectation::HasType(hint);
        match &expr.peel().kind {
            ast::ExprKind::Lit(lit) => {
                let checked = self.check_lit(lit, expectation);
                match &*checked.kind {
                    ExprKind::Literal(Lit::Int(bits)) => Some((ConstVal::Bits(*bits), checked.ty)),
                    ExprKind::Literal(Lit::Bool(b)) => Some((ConstVal::Bits(u128::from(*b)), checked.ty)),
                    ExprKind::Literal(Lit::Char(c)) => Some((ConstVal::Bits(u128::from(u32::from(*c))), checked.ty)),
                    ExprKind::Literal(Lit::Float(bits)) => Some((ConstVal::Float(*bits), checked.ty)),
                    _ => {
                        let ty = checked.ty;
                        self.demand_eq(expr.span, hint, ty);
                        None
                    }
                }
            }
            ast::ExprKind::Unary { op: ast::UnOp::Neg, operand } => {
                let ast::ExprKind::Lit(lit) = &operand.peel().kind else { return None };
                let checked = self.check_lit(lit, expectation);
                let ty = self.shallow(checked.ty);
                if matches!(ty.kind(), TyKind::Int(int) if !int.is_signed()) {
                    // rustc types the literal before it knows what it is matched with: only the trait is missing then.
                    self.error(277, expr.span, format!("the trait bound `{}: Neg` is not satisfied", self.show(ty)));
                    return None;
                }
                match &*checked.kind {
                    ExprKind::Literal(Lit::Int(bits)) => Some((ConstVal::Bits(bits.wrapping_neg()), ty)),
                    ExprKind::Literal(Lit::Float(bits)) => {
                        let sign = if matches!(ty.kind(), TyKind::Float(FloatTy::F32)) { 1 << 31 } else { 1 << 63 };
                        Some((ConstVal::Float(bits ^ sign), ty))
                    }
                    _ => None,
                }
            }
            ast::ExprKind::Path(path) => {
                let checked = self.check_path_expr(path, expr.span);
                let ty = checked.ty;
                let ExprKind::Const(id, args) = *checked.kind else {
                    if !ty.is_error() {
                        let message = "expected unit struct, unit variant or constant in a pattern";
                        self.error(532, expr.span, message);
                    }
                    return None;
                };
                match self.eval_pat_const(id, args, expr.span)? {
                    Value::Bits(bits) => Some((ConstVal::Bits(bits), ty)),
                    Value::Float(bits) => Some((ConstVal::Float(bits), ty)),
                    _ => Some((ConstVal::Bits(0), ty)),
                }
            }
            _ => {
                self.report(Diagnostic::error(
                    Code::None,
                    expr.span,
                    "arbitrary expressions aren't allowed in patterns",
                ));
                None
            }
        }
    }

    pub fn check_range_pat(
        &mut self,
        lo: Option<&'a ast::Expr>,
        hi: Option<&'a ast::Expr>,
        limits: ast::RangeLimits,
        ty: Ty,
        span: Span,
    ) -> Pat {
        let mut ends = Vec::new();
        let mut failed = false;
        for end in [lo, hi] {
            let value = end.and_then(|expr| self.check_range_end(expr, ty, &mut failed));
            ends.push(value);
        }
        if failed {
            return mk_pat(PatKind::Error, ty, span);
        }
        let (hi, lo) = (ends.pop().flatten(), ends.pop().flatten());
        let inclusive = limits == ast::RangeLimits::Closed || hi.is_none();
        self.ranges.push(super::writeback::PendingRange { span, ty, lo: lo.clone(), hi: hi.clone(), inclusive });
        mk_pat(PatKind::Range { lo, hi, inclusive }, ty, span)
    }

    fn check_range_end(&mut self, expr: &'a ast::Expr, ty: Ty, failed: &mut bool) -> Option<ConstVal> {
        let is_string = matches!(
            &expr.peel().kind,
            ast::ExprKind::Lit(ast::Lit {
                kind: ast::LitKind::Str(_) | ast::LitKind::ByteStr(_) | ast::LitKind::Bool(_),
                ..
            })
        );
        if is_string {
            *failed = true;
            self.report_bad_range(expr.span);
            return None;
        }
        let Some((value, value_ty)) = self.pat_number(expr, ty) else {
            *failed = true;
            return None;
        };
        let known = self.try_structurally_resolve(value_ty);
        if !known.is_numeric() && !matches!(known.kind(), TyKind::Char | TyKind::Error | TyKind::Infer(_)) {
            *failed = true;
            self.report_bad_range(expr.span);
            return None;
        }
        if !self.demand_eq(expr.span, ty, value_ty) {
            *failed = true;
        }
        Some(value)
    }

    fn report_bad_range(&mut self, span: Span) {
        let message = "only `char` and numeric types are allowed in range patterns";
        self.error(29, span, message);
    }

    // ------------------------------------------------------------------------------------------------------- paths

    /// Whether a path pattern names a constructor, so that references are looked through (not so for constants).
    pub fn is_ctor_path(&mut self, path: &'a ast::QPath) -> bool {
        if path.qself.is_some() {
            return false;
        }
        match self.tcx.peek_path(self.scope, &path.path, Namespace::Value) {
            Some(PartialRes { base: Res::Ctor(..) | Res::SelfCtor(_), unresolved: 0 }) => true,
            Some(PartialRes { base, unresolved: 1 }) => {
                let Some(last) = path.path.segments.last() else { return false };
                match base {
                    Res::SelfTy(crate::resolve::DefId::Impl(id)) => match self.tcx.impl_def(id).self_ty.kind() {
                        TyKind::Adt(adt, _) => self.tcx.names.variant_named(*adt, last.ident.name).is_some(),
                        _ => false,
                    },
                    Res::SelfTy(crate::resolve::DefId::Adt(adt)) => {
                        self.tcx.names.variant_named(adt, last.ident.name).is_some()
                    }
                    Res::Alias(id) => match self.tcx.alias_ty(id).kind() {
                        TyKind::Adt(adt, _) => self.tcx.names.variant_named(*adt, last.ident.name).is_some(),
                        _ => false,
                    },
                    _ => false,
                }
            }
            _ => false,
        }
    }

    pub fn check_path_pat(&mut self, path: &'a ast::QPath, ty: Ty, span: Span) -> Pat {
        let checked = self.check_pat_path_value(path, span);
        match *checked.kind {
            ExprKind::Adt(lit) if lit.fields.is_empty() => {
                self.demand_eq(span, ty, checked.ty);
                let item = self.tcx.adt(lit.adt);
                mk_pat(variant_pat(&item, lit.args, lit.variant, Vec::new()), ty, span)
            }
            ExprKind::Const(id, args) => self.check_const_pat(id, args, ty, span),
            ExprKind::Error => mk_pat(PatKind::Error, ty, span),
            ExprKind::FnItem { .. } => {
                let is_ctor = matches!(checked.ty.kind(), TyKind::FnDef(id, _)
                    if matches!(self.tcx.func(*id).kind, FnKind::Ctor(..)));
                let (code, message) = if is_ctor {
                    (532, "expected unit struct, unit variant or constant, found tuple constructor")
                } else {
                    (533, "expected unit struct, unit variant or constant, found associated function")
                };
                self.error(code, span, message);
                mk_pat(PatKind::Error, ty, span)
            }
            _ => {
                self.error(532, span, "expected unit struct, unit variant or constant");
                mk_pat(PatKind::Error, ty, span)
            }
        }
    }

    /// The path as a value, its errors worded for patterns.
    fn check_pat_path_value(&mut self, path: &'a ast::QPath, span: Span) -> Expr {
        if path.qself.is_some() {
            return self.check_path_expr(path, span);
        }
        let PartialRes { base, unresolved } = self.tcx.resolve_path(self.scope, &path.path, PathSource::Pat);
        if base == Res::Err {
            return self.err_expr(span);
        }
        self.partial_value(base, unresolved, path.path.segments.as_slice(), span)
    }

    /// The constructor that `Path(..)` names.
    pub fn resolve_ctor_pat(
        &mut self,
        path: &'a ast::QPath,
        _tuple: bool,
        span: Span,
    ) -> Option<(AdtId, VariantIdx, Args)> {
        let value = if path.qself.is_some() {
            self.check_path_expr(path, path.span)
        } else {
            let PartialRes { base, unresolved } =
                self.tcx.resolve_path(self.scope, &path.path, PathSource::TupleStructPat);
            if base == Res::Err {
                return None;
            }
            self.partial_value(base, unresolved, path.path.segments.as_slice(), path.span)
        };
        match (&*value.kind, *value.ty.kind()) {
            (ExprKind::Error, _) => None,
            (_, TyKind::FnDef(id, args)) => match self.tcx.func(id).kind {
                FnKind::Ctor(adt, variant) => Some((adt, variant, args)),
                FnKind::Item | FnKind::Intrinsic => {
                    let name = self.tcx.func(id).name;
                    let message = format!("expected tuple struct or tuple variant, found associated function `{name}`");
                    self.error(164, span, message);
                    None
                }
            },
            (ExprKind::Adt(_), _) => {
                let message = "expected tuple struct or tuple variant, found unit variant";
                self.error(532, path.span, message);
                None
            }
            _ => {
                let message = "expected tuple struct or tuple variant";
                self.error(164, span, message);
                None
            }
        }
    }

    // --------------------------------------------------------------------------------------------------- constants

    pub fn check_const_pat(&mut self, id: ConstId, args: Args, ty: Ty, span: Span) -> Pat {
        let item = self.tcx.const_item(id);
        let const_ty = erase_regions(item.ty.subst(args));
        let const_ty = self.normalize(span, const_ty);
        if !self.demand_eq(span, ty, const_ty) {
            return mk_pat(PatKind::Error, ty, span);
        }
        if matches!(const_ty.kind(), TyKind::Adt(id, _) if self.tcx.adt(*id).kind == AdtKind::Union) {
            self.report(Diagnostic::error(Code::None, span, "cannot use unions in constant patterns"));
            return mk_pat(PatKind::Error, ty, span);
        }
        match self.eval_pat_const(id, args, span) {
            Some(value) => self.value_pat(&value, const_ty, span),
            None => mk_pat(PatKind::Error, ty, span),
        }
    }

    fn eval_pat_const(&mut self, id: ConstId, args: Args, span: Span) -> Option<Value> {
        let args = self.resolve(args);
        if args.iter().any(|a| a.as_ty().is_some_and(|t| t.has(Flags::PARAM.union(Flags::INFER)))) {
            self.error(158, span, "constant pattern cannot depend on generic parameters");
            return None;
        }
        let value = super::consteval::eval_value(self.tcx, id, args, true);
        if value.is_none() {
            self.tainted = true;
            self.infcx.set_tainted();
        }
        value
    }

    /// A constant's value as a pattern.
    fn value_pat(&mut self, value: &Value, ty: Ty, span: Span) -> Pat {
        let ty = self.try_structurally_resolve(ty);
        let kind = match (value, *ty.kind()) {
            (Value::Bits(bits), _) => PatKind::Const(ConstVal::Bits(*bits)),
            (Value::Float(bits), _) => PatKind::Const(ConstVal::Float(*bits)),
            (Value::Str(text), TyKind::Ref(..)) => {
                PatKind::Deref(mk_pat(PatKind::Const(ConstVal::Str(text.clone())), Ty::str(), span))
            }
            (Value::Ref(inner), TyKind::Ref(_, inner_ty, _)) => PatKind::Deref(self.value_pat(inner, inner_ty, span)),
            (Value::Tuple(values), TyKind::Tuple(tys)) => {
                let fields = values.iter().zip(tys).enumerate();
                let fields = fields
                    .map(|(i, (v, t))| FieldPat { field: FieldIdx::new(i), pat: self.value_pat(v, *t, span) })
                    .collect();
                PatKind::Leaf { fields }
            }
            (Value::Array(values), TyKind::Array(elem, _) | TyKind::Slice(elem)) => {
                let prefix = values.iter().map(|v| self.value_pat(v, elem, span)).collect();
                PatKind::Slice { prefix, middle: None, suffix: Vec::new() }
            }
            (Value::Adt(variant, values), TyKind::Adt(adt, args)) => {
                if !self.tcx.derives_partial_eq(adt) {
                    let name = self.show(ty);
                    let message = format!("constant of non-structural type `{name}` in a pattern");
                    let diagnostic = Diagnostic::error(Code::None, span, message);
                    self.report(diagnostic.note(format!(
                        "`{name}` must be annotated with `#[derive(PartialEq)]` to be usable in patterns"
                    )));
                    return mk_pat(PatKind::Error, ty, span);
                }
                let item = self.tcx.adt(adt);
                let Some(data) = item.variants.get(*variant) else { return mk_pat(PatKind::Error, ty, span) };
                let mut fields = Vec::new();
                for ((i, field), v) in data.fields.iter_ids().zip(values) {
                    let field_ty = self.field_ty(span, field, args);
                    fields.push(FieldPat { field: i, pat: self.value_pat(v, field_ty, span) });
                }
                variant_pat(&item, args, *variant, fields)
            }
            _ => {
                self.unsupported(span, "a constant of this type in a pattern");
                PatKind::Error
            }
        };
        mk_pat(kind, ty, span)
    }
}
