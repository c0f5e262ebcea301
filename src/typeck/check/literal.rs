//! Literals: `1`, `1u8`, `2.5`, `'c'`, `"text"`, `b"bytes"`, `true`.

use std::rc::Rc;

use crate::ast;
use crate::ast::LitKind as L;
use crate::hir::*;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::*;

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_lit(&mut self, lit: &'a ast::Lit, expected: Expectation) -> Expr {
        let span = lit.span;
        let (kind, ty) = match &lit.kind {
            L::Bool(value) => (Lit::Bool(*value), Ty::bool()),
            L::Char(c) => (Lit::Char(*c), Ty::char()),
            L::Byte(byte) => (Lit::Int(u128::from(*byte)), Ty::int(IntTy::U8)),
            L::Str(text) => (Lit::Str(Rc::from(text.value.as_str())), str_ref()),
            L::ByteStr(bytes) => {
                let array = Ty::array(Ty::int(IntTy::U8), Const::Value(bytes.len() as u128));
                let ty = Ty::reference(Region::Erased, array, Mutability::Not);
                (Lit::ByteStr(Rc::from(&**bytes)), ty)
            }
            L::CStr(_) => {
                self.unsupported(span, "a C string literal");
                return self.err_expr(span);
            }
            L::Int { value, too_large, suffix, .. } => {
                if *too_large {
                    let message = "integer literal is too large";
                    self.report(crate::diagnostic::Diagnostic::error(crate::diagnostic::Code::None, span, message));
                    return self.err_expr(span);
                }
                let ty = self.int_lit_ty(*suffix, expected);
                match ty.kind() {
                    // `1f32` is a float.
                    TyKind::Float(float) => (Lit::Float(float_bits(*value as f64, *float)), ty),
                    _ => (Lit::Int(*value), ty),
                }
            }
            L::Float { text, suffix } => {
                let ty = self.float_lit_ty(*suffix, expected);
                return self.float_lit(*text, ty, span);
            }
        };
        mk(ExprKind::Literal(kind), ty, span)
    }

    fn int_lit_ty(&mut self, suffix: Option<Symbol>, expected: Expectation) -> Ty {
        if let Some(suffix) = suffix {
            return match (IntTy::from_name(suffix.as_str()), suffix.as_str()) {
                (Some(int), _) => Ty::int(int),
                (None, "f32") => Ty::float(FloatTy::F32),
                (None, "f64") => Ty::float(FloatTy::F64),
                (None, _) => Ty::ERROR(),
            };
        }
        let hint = expected.to_option().map(|ty| self.try_structurally_resolve(ty));
        match hint.map(|ty| (ty, ty.kind())) {
            Some((ty, TyKind::Int(_) | TyKind::Infer(Infer::Int(_)))) => ty,
            // `0 as char` and pointers: a hint only if it is a cast.
            Some((_, TyKind::Char)) if matches!(expected, Expectation::Castable(_)) => Ty::int(IntTy::U8),
            Some((_, TyKind::RawPtr(..) | TyKind::FnDef(..) | TyKind::FnPtr(_)))
                if matches!(expected, Expectation::Castable(_)) =>
            {
                Ty::usize()
            }
            _ => self.infcx.next_int_var(),
        }
    }

    fn float_lit_ty(&mut self, suffix: Option<Symbol>, expected: Expectation) -> Ty {
        match suffix.map(|s| s.as_str()) {
            Some("f32") => Ty::float(FloatTy::F32),
            Some("f64") => Ty::float(FloatTy::F64),
            Some(_) => Ty::ERROR(),
            None => {
                let hint = expected.to_option().map(|ty| self.try_structurally_resolve(ty));
                match hint.map(|ty| (ty, ty.kind())) {
                    Some((ty, TyKind::Float(_) | TyKind::Infer(Infer::Float(_)))) => ty,
                    _ => self.infcx.next_float_var(),
                }
            }
        }
    }

    /// The bits of a float depend on its type, which may not be known yet: writeback reads the text again.
    fn float_lit(&mut self, text: Symbol, ty: Ty, span: Span) -> Expr {
        let bits = match ty.kind() {
            TyKind::Float(FloatTy::F32) => {
                text.as_str().parse::<f32>().map(|f| u64::from(f.to_bits())).unwrap_or_default()
            }
            _ => text.as_str().parse::<f64>().map(f64::to_bits).unwrap_or_default(),
        };
        if matches!(ty.kind(), TyKind::Infer(_)) {
            self.float_literals.push((span, text));
        }
        mk(ExprKind::Literal(Lit::Float(bits)), ty, span)
    }
}

/// `&'static str`, as bodies see it.
pub(crate) fn str_ref() -> Ty {
    Ty::reference(Region::Erased, Ty::str(), Mutability::Not)
}

fn float_bits(value: f64, float: FloatTy) -> u64 {
    match float {
        FloatTy::F32 => u64::from((value as f32).to_bits()),
        FloatTy::F64 => value.to_bits(),
    }
}
