//! Struct literals: `Point { x, y: 1, ..base }`.

use std::collections::HashMap;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::{DefId, Namespace, PartialRes, PathSource, Res};
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::path::BodyConv;
use super::*;
use crate::typeck::astconv::Lower;
use crate::typeck::traits::{BoundOwner, SizedReason};

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_struct_expr(&mut self, span: Span, lit: &'a ast::StructExpr, expected: Expectation) -> Expr {
        let Some((adt, variant, args, user_args)) = self.resolve_struct_path(&lit.path, lit.path.span) else {
            for init in &lit.fields {
                self.check_expr(&init.expr, Expectation::None);
            }
            if let ast::StructBase::Expr(base) = &lit.base {
                self.check_expr(base, Expectation::None);
            }
            return self.err_expr(span);
        };
        let item = self.tcx.adt(adt);
        let ty = Ty::adt(adt, args);
        self.register_predicates(lit.path.span, &item.generics, args, BoundOwner::Adt(adt));
        let hints = self.expected_field_args(expected, ty, adt);
        let Some(data) = item.variants.get(variant) else { return self.err_expr(span) };
        let (fields, failed) = self.check_field_inits(&item, data, lit, ty, args, hints);
        let sites = fields.iter().map(|(field, value)| (*field, value.span)).collect();
        self.literal_sites.insert(lit.path.span, (variant, sites));
        let base = self.check_struct_rest(span, &item, data, variant, lit, ty, args, &fields, failed);
        let kind = AdtExpr { adt, variant, args, fields, base, user_args };
        self.require_sized(ty, span, SizedReason::StructInit);
        mk(ExprKind::Adt(kind), ty, span)
    }

    /// What the fields may expect if the literal is to be of the expected type: hints only.
    fn expected_field_args(&mut self, expected: Expectation, ty: Ty, adt: AdtId) -> Option<Args> {
        let wanted = self.resolve(expected.only_has_type()?);
        if !matches!(wanted.kind(), TyKind::Adt(id, _) if *id == adt) {
            return None;
        }
        self.infcx.probe(|| {
            self.infcx.eq(ty, wanted).ok()?;
            match *self.infcx.resolve(ty).kind() {
                TyKind::Adt(_, args) => Some(args),
                _ => None,
            }
        })
    }

    fn check_field_inits(
        &mut self,
        item: &Adt,
        data: &Variant,
        lit: &'a ast::StructExpr,
        ty: Ty,
        args: Args,
        hints: Option<Args>,
    ) -> (Vec<(FieldIdx, Expr)>, bool) {
        let by_name: HashMap<Symbol, FieldIdx> = data.fields.iter_ids().map(|(i, f)| (f.name.name, i)).collect();
        let mut fields = Vec::with_capacity(lit.fields.len());
        let mut seen: HashMap<Symbol, Span> = HashMap::new();
        let mut failed = false;
        for init in &lit.fields {
            let Some(field) = by_name.get(&init.name.name).copied() else {
                failed = true;
                self.report_unknown_field(item, data, init, ty);
                self.check_expr(&init.expr, Expectation::None);
                continue;
            };
            if let Some(first) = seen.insert(init.name.name, init.name.span) {
                failed = true;
                let message = format!("field `{}` specified more than once", init.name);
                let diagnostic = Diagnostic::error(Code::E(62), init.name.span, message).primary("used more than once");
                self.report(diagnostic.label(first, "first use here"));
                self.check_expr(&init.expr, Expectation::None);
                continue;
            }
            let decl = &data.fields[field];
            if item.kind != AdtKind::Enum && !self.tcx.is_accessible(decl.vis, self.scope) {
                let message = format!("field `{}` of struct `{}` is private", init.name, item.name);
                self.late.push(Diagnostic::error(Code::E(451), init.name.span, message).primary("private field"));
            }
            let field_ty = self.field_ty(init.span, decl, args);
            let hint = match hints {
                Some(hints) => self.field_ty(init.span, decl, hints),
                None => field_ty,
            };
            let checked = self.check_expr(&init.expr, Expectation::HasType(hint));
            let value = self.coerce_at(checked, field_ty, false, init.expr.span);
            fields.push((field, value));
        }
        if item.kind == AdtKind::Union && lit.fields.len() != 1 {
            self.error(784, lit.path.span, "union expressions should have exactly one field");
            failed = true;
        }
        (fields, failed)
    }

    fn report_unknown_field(&mut self, item: &Adt, data: &Variant, init: &ast::FieldInit, ty: Ty) {
        if self.mentions_error(ty) {
            self.tainted = true;
            return;
        }
        let (code, message) = match item.kind {
            AdtKind::Enum => {
                let message = format!("variant `{}::{}` has no field named `{}`", item.name, data.name, init.name);
                (559, message)
            }
            AdtKind::Struct => (560, format!("struct `{}` has no field named `{}`", item.name, init.name)),
            AdtKind::Union => (560, format!("union `{}` has no field named `{}`", item.name, init.name)),
        };
        let names: Vec<String> = data.fields.iter().map(|f| format!("`{}`", f.name)).collect();
        let mut diagnostic = Diagnostic::error(Code::E(code), init.name.span, message).primary("unknown field");
        if !names.is_empty() {
            diagnostic = diagnostic.note(format!("available fields are: {}", names.join(", ")));
        }
        self.report(diagnostic);
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one struct literal")]
    fn check_struct_rest(
        &mut self,
        span: Span,
        item: &Adt,
        data: &Variant,
        variant: VariantIdx,
        lit: &'a ast::StructExpr,
        ty: Ty,
        args: Args,
        fields: &[(FieldIdx, Expr)],
        failed: bool,
    ) -> Option<Expr> {
        match &lit.base {
            ast::StructBase::Expr(base) => {
                let base_expr = self.check_expr_has_type(base, ty);
                if item.kind != AdtKind::Struct {
                    self.error(436, base.span, "functional record update syntax requires a struct");
                }
                for (i, decl) in data.fields.iter_ids() {
                    if !fields.iter().any(|(f, _)| *f == i) && !self.tcx.is_accessible(decl.vis, self.scope) {
                        let message = format!("field `{}` of struct `{}` is private", decl.name, item.name);
                        self.late.push(Diagnostic::error(Code::E(451), base.span, message));
                    }
                }
                let _ = (variant, args);
                Some(base_expr)
            }
            ast::StructBase::Rest(rest) => {
                self.error(797, *rest, "base expression required after `..`");
                None
            }
            ast::StructBase::None => {
                if !failed && item.kind != AdtKind::Union {
                    self.report_missing_fields(span, item, data, lit, fields);
                }
                None
            }
        }
    }

    fn report_missing_fields(
        &mut self,
        _span: Span,
        item: &Adt,
        data: &Variant,
        lit: &ast::StructExpr,
        fields: &[(FieldIdx, Expr)],
    ) {
        let mut given = vec![false; data.fields.len()];
        for (field, _) in fields {
            given[field.0 as usize] = true;
        }
        let missing: Vec<&Field> = data.fields.iter().zip(&given).filter(|(_, g)| !**g).map(|(f, _)| f).collect();
        let mut names = std::collections::HashSet::new();
        // Two fields with one name were reported (E0124): which of them is meant cannot be known.
        if missing.is_empty() || !data.fields.iter().all(|field| names.insert(field.name.name)) {
            return;
        }
        let name = if item.kind == AdtKind::Enum { data.name } else { item.name };
        if let Some(private) = missing.iter().find(|f| !self.tcx.is_accessible(f.vis, self.scope)) {
            let message = format!("cannot construct `{name}` with struct literal syntax due to private fields");
            let diagnostic = Diagnostic::error(Code::None, lit.path.span, message);
            return self.report(diagnostic.note(format!("field `{}` is private", private.name)));
        }
        let names: Vec<String> = missing.iter().map(|f| format!("`{}`", f.name)).collect();
        let plural = if names.len() == 1 { "field" } else { "fields" };
        let message = format!("missing {plural} {} in initializer of `{name}`", names.join(", "));
        self.report(
            Diagnostic::error(Code::E(63), lit.path.span, message).primary(format!("missing {}", names.join(", "))),
        );
    }

    /// What `Path { .. }` builds or matches: the ADT, its variant, and the arguments (with written lifetimes apart).
    pub fn resolve_struct_path(
        &mut self,
        path: &'a ast::QPath,
        span: Span,
    ) -> Option<(AdtId, VariantIdx, Args, Option<Args>)> {
        if path.qself.is_some() {
            // Unstable, as was told where the syntax is looked at.
            self.tainted = true;
            self.infcx.set_tainted();
            return None;
        }
        let segments = path.path.segments.as_slice();
        if let [only] = segments
            && self.local_named(only.ident).is_some()
            && self.tcx.lookup_ident(self.scope, None, only.ident.name, Namespace::Type).is_none()
        {
            let message = format!("expected struct, variant or union type, found local variable `{}`", only.ident);
            self.error(574, span, message);
            return None;
        }
        let PartialRes { base, unresolved } = self.tcx.resolve_path(self.scope, &path.path, PathSource::Struct);
        let (adt, variant, args) = match (base, unresolved) {
            (Res::Err, _) => {
                self.tainted = true;
                self.infcx.set_tainted();
                return None;
            }
            (Res::Adt(adt), 0) if self.tcx.adt(adt).kind != AdtKind::Enum => {
                let args = self.segment_args(DefId::Adt(adt), &[], segments.last(), span);
                (adt, VariantIdx::STRUCT, args)
            }
            (Res::Variant(adt, variant), 0) => (adt, variant, self.ctor_args(adt, segments, span)),
            (_, 0) => {
                let ty = self.base_ty(base, segments, span);
                self.struct_of_ty(ty, span)?
            }
            (_, 1) => {
                let (prefix, rest) = segments.split_at(segments.len() - 1);
                let ty = self.base_ty(base, prefix, span);
                let name = rest.first()?.ident;
                let ty = self.normalize(span, ty);
                match *ty.kind() {
                    TyKind::Adt(adt, args) if self.tcx.adt(adt).kind == AdtKind::Enum => {
                        match self.tcx.names.variant_named(adt, name.name) {
                            Some(variant) => (adt, variant, args),
                            None => {
                                let message =
                                    format!("no variant named `{name}` found for enum `{}`", self.tcx.adt(adt).name);
                                self.error(599, name.span, message);
                                return None;
                            }
                        }
                    }
                    _ => {
                        let ty = {
                            let conv = BodyConv { fcx: self };
                            Lower::new(&conv).path_ty(path, span)
                        };
                        self.struct_of_ty(ty, span)?
                    }
                }
            }
            _ => {
                self.error(223, span, "ambiguous associated type");
                return None;
            }
        };
        let named = self.normalize(span, keep_named_regions(args));
        let user_args = (erase_regions(named) != args).then_some(args);
        Some((adt, variant, named, user_args))
    }

    /// Aliases, `Self` and projections of structs.
    fn struct_of_ty(&mut self, ty: Ty, span: Span) -> Option<(AdtId, VariantIdx, Args)> {
        if ty.is_error() {
            self.tainted = true;
            return None;
        }
        let normal = self.normalize(span, ty);
        match *normal.kind() {
            TyKind::Adt(adt, args) if self.tcx.adt(adt).kind != AdtKind::Enum => Some((adt, VariantIdx::STRUCT, args)),
            _ => {
                let message = format!("expected struct, variant or union type, found `{}`", self.show(normal));
                self.report(Diagnostic::error(Code::E(71), span, message).primary("not a struct"));
                None
            }
        }
    }
}
