//! Field access, with autoderef: `base.name`, `base.0`.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::source::{Ident, Span};
use crate::ty::*;

use super::*;
use crate::typeck::method::{MethodError, Probe, ProbeMode};
use crate::typeck::traits::Cause;

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_field(&mut self, span: Span, base: &'a ast::Expr, name: Ident) -> Expr {
        let base = self.check_expr(base, Expectation::None);
        let base = if self.is_place(&base) { base } else { self.never_to_any(base) };
        self.field_of(span, base, name)
    }

    fn field_of(&mut self, span: Span, base: Expr, name: Ident) -> Expr {
        let base_span = base.span;
        let ty = self.structurally_resolve(base_span, base.ty);
        if ty.is_error() {
            return self.err_expr(span);
        }
        let original = base.clone();
        let mut current = base;
        let mut private = None;
        loop {
            let ty = self.resolve(current.ty);
            match *ty.kind() {
                TyKind::Adt(id, args) => {
                    let adt = self.tcx.adt(id);
                    if adt.kind != AdtKind::Enum
                        && let Some((field, data)) = find_field(&adt, name)
                    {
                        if self.tcx.is_accessible(data.vis, self.scope) {
                            let field_ty = self.field_ty(span, data, args);
                            return mk(ExprKind::Field { base: current, field }, field_ty, span);
                        }
                        private.get_or_insert(id);
                    }
                }
                TyKind::Tuple(tys) => {
                    if let Ok(index) = name.name.as_str().parse::<usize>()
                        && let Some(field_ty) = tys.get(index)
                        && name.name.as_str() == index.to_string()
                    {
                        let field = FieldIdx::new(index);
                        return mk(ExprKind::Field { base: current, field }, *field_ty, span);
                    }
                }
                TyKind::Infer(Infer::Ty(_)) => {
                    self.report_unknown_type(base_span, ty);
                    return self.err_expr(span);
                }
                TyKind::Error => return self.err_expr(span),
                _ => {}
            }
            match self.autoderef_once(current, Adjusted::Method) {
                Ok(next) => current = next,
                Err(_) => break,
            }
        }
        self.report_no_field(original, ty, name, private);
        self.err_expr(span)
    }

    fn report_no_field(&mut self, base: Expr, ty: Ty, name: Ident, private: Option<AdtId>) {
        if self.mentions_error(ty) {
            self.tainted = true;
            return;
        }
        let shown = self.show(ty);
        if let Some(id) = private {
            let item = self.tcx.adt(id);
            let message = format!("field `{name}` of struct `{}` is private", item.name);
            return self.report(Diagnostic::error(Code::E(616), name.span, message).primary("private field"));
        }
        if self.method_exists(&base, name) {
            let message = format!("attempted to take value of method `{name}` on type `{shown}`");
            let diagnostic = Diagnostic::error(Code::E(615), name.span, message).primary("method, not a field");
            return self.report(diagnostic.help("use parentheses to call the method"));
        }
        if is_primitive(self.shallow(ty)) {
            let message = format!("`{shown}` is a primitive type and therefore doesn't have fields");
            return self.report(Diagnostic::error(Code::E(610), name.span, message));
        }
        let message = format!("no field `{name}` on type `{shown}`");
        self.report(Diagnostic::error(Code::E(609), name.span, message).primary("unknown field"));
    }

    /// Whether a method of this name could be called on the expression.
    fn method_exists(&mut self, base: &Expr, name: Ident) -> bool {
        let traits = self.tcx.traits_in_scope(self.scope);
        let probe = Probe {
            infcx: &self.infcx,
            env: &self.env,
            span: name.span,
            name: name.name,
            mode: ProbeMode::MethodCall,
            module: self.module(),
            traits_in_scope: &traits,
        };
        matches!(probe.probe_method(base.ty), Ok(_) | Err(MethodError::Ambiguity(_) | MethodError::Private(_)))
    }

    /// One step of autoderef: through a reference or `Box`, or by `Deref`. Gives the expression back if there is none.
    pub fn autoderef_once(&mut self, expr: Expr, source: Adjusted) -> Result<Expr, Expr> {
        let ty = self.resolve(expr.ty);
        let span = expr.span;
        if let Some(inner) = self.infcx.builtin_deref(ty, false) {
            return Ok(mk(ExprKind::Deref { base: expr, source }, inner, span));
        }
        if self.deref_depth(&expr) > crate::typeck::traits::RECURSION_LIMIT {
            let message = format!("reached the recursion limit while auto-dereferencing `{}`", self.show(ty));
            self.error(55, span, message);
            return Err(expr);
        }
        match self.infcx.overloaded_deref_target(ty, &self.env, Cause::misc(span)) {
            Some((target, obligations)) => {
                self.register_all(obligations);
                Ok(self.overloaded_deref(expr, target, Mutability::Not, source, span))
            }
            None => Err(expr),
        }
    }

    fn deref_depth(&self, expr: &Expr) -> u32 {
        let (mut depth, mut at) = (0, expr);
        loop {
            at = match &*at.kind {
                ExprKind::Deref { base, .. } => base,
                ExprKind::Call { args, source: CallSource::Operator, .. } if args.len() == 1 => &args[0],
                ExprKind::Ref { base, .. } => base,
                _ => return depth,
            };
            depth += 1;
        }
    }
}

/// The field of a struct or union with this name.
pub(crate) fn find_field(adt: &Adt, name: Ident) -> Option<(FieldIdx, &Field)> {
    adt.variants.get(VariantIdx::STRUCT)?.fields.iter_ids().find(|(_, field)| field.name.name == name.name)
}

fn is_primitive(ty: Ty) -> bool {
    matches!(
        ty.kind(),
        TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Infer(Infer::Int(_) | Infer::Float(_))
    )
}
