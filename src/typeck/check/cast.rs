//! `as` casts, decided at the end of the body when the types are known.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;
use crate::typeck::coerce::Adjustment;
use crate::typeck::coerce::CoerceCtxt;

/// A cast to be decided.
pub(crate) struct DeferredCast {
    pub span: Span,
    pub operand_span: Span,
    pub operand_ty: Ty,
    pub target: Ty,
    /// The operand is a place or value that may be coerced as an expression of type `!`.
    pub never: bool,
}

/// What a cast turned out to be.
#[derive(Clone)]
pub(crate) struct CastResult {
    pub kind: CastKind,
    /// To be applied to the operand first.
    pub adjustments: Vec<Adjustment>,
}

/// What a cast goes to.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Int(IntTy),
    Bool,
    Char,
    Float,
    Ptr(Ty, Mutability),
    FnPtr,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_cast(&mut self, span: Span, operand: &'a ast::Expr, ty: &'a ast::Type) -> Expr {
        let (user_ty, target) = self.lower_ty(ty);
        let target = self.resolve(target);
        let expr = self.check_expr(operand, Expectation::Castable(target));
        let expr = if self.is_place(&expr) { expr } else { self.never_to_any(expr) };
        if expr.ty.is_error() || target.is_error() {
            self.tainted = true;
            return self.err_expr(span);
        }
        if self.is_unsized_target(target) {
            self.report_unsized_cast(span, &expr, target);
            return self.err_expr(span);
        }
        self.casts.push(DeferredCast { span, operand_span: operand.span, operand_ty: expr.ty, target, never: true });
        let kind = CastKind::Coercion;
        mk(ExprKind::Cast { operand: expr, kind, user_ty: Some(user_ty) }, target, span)
    }

    fn is_unsized_target(&self, ty: Ty) -> bool {
        matches!(ty.kind(), TyKind::Slice(_) | TyKind::Str | TyKind::Dynamic(..))
    }

    /// E0620.
    fn report_unsized_cast(&mut self, span: Span, operand: &Expr, target: Ty) {
        let (from, to) = (self.show(operand.ty), self.show(target));
        let message = format!("cast to unsized type: `{from}` as `{to}`");
        let diagnostic = Diagnostic::error(Code::E(620), span, message);
        self.report(diagnostic.help(format!("try casting to a reference instead: `&{to}`")));
    }

    /// Decides all casts of the body.
    pub fn check_casts(&mut self) {
        for cast in std::mem::take(&mut self.casts) {
            let from = self.structurally_resolve(cast.operand_span, cast.operand_ty);
            let from = self.resolve(from);
            let to = self.structurally_resolve(cast.span, cast.target);
            let to = self.resolve(to);
            if self.mentions_error(from) || self.mentions_error(to) {
                self.tainted = true;
                continue;
            }
            if let Some(result) = self.check_one_cast(&cast, from, to) {
                self.cast_results.insert(cast.span, result);
            }
        }
    }

    fn check_one_cast(&mut self, cast: &DeferredCast, from: Ty, to: Ty) -> Option<CastResult> {
        let coerced = {
            let cx =
                CoerceCtxt { infcx: &self.infcx, env: &self.env, span: cast.span, two_phase: false, never: cast.never };
            cx.coerce(from, to)
        };
        if let Ok(ok) = coerced {
            let adjustments = self.keep(ok);
            return Some(CastResult { kind: CastKind::Coercion, adjustments });
        }
        if let TyKind::RawPtr(inner, _) = *to.kind()
            && self.infcx.is_ty_var(self.resolve(inner))
        {
            self.error(641, cast.span, "cannot cast to a pointer of an unknown kind");
            return None;
        }
        match self.cast_kind(cast, from, to) {
            Ok(result) => Some(result),
            Err((code, message)) => {
                self.report(Diagnostic::error(Code::E(code), cast.span, message));
                None
            }
        }
    }

    fn cast_target(&self, to: Ty) -> Option<Target> {
        Some(match *to.kind() {
            TyKind::Int(int) => Target::Int(int),
            TyKind::Infer(Infer::Int(_)) => Target::Int(IntTy::I32),
            TyKind::Bool => Target::Bool,
            TyKind::Char => Target::Char,
            TyKind::Float(_) | TyKind::Infer(Infer::Float(_)) => Target::Float,
            TyKind::RawPtr(inner, m) => Target::Ptr(inner, m),
            TyKind::FnPtr(_) => Target::FnPtr,
            _ => return None,
        })
    }

    fn cast_kind(&mut self, cast: &DeferredCast, from: Ty, to: Ty) -> Result<CastResult, (u16, String)> {
        let plain = |kind| Ok(CastResult { kind, adjustments: Vec::new() });
        let shown = (self.show(from), self.show(to));
        let non_primitive = || (605, format!("non-primitive cast: `{}` as `{}`", shown.0, shown.1));
        let illegal = || (606, format!("casting `{}` as `{}` is invalid", shown.0, shown.1));
        let Some(target) = self.cast_target(to) else { return Err(non_primitive()) };
        match *from.kind() {
            TyKind::FnDef(..) => self.cast_fn_item(cast, from, target).ok_or_else(illegal),
            TyKind::FnPtr(_) => match target {
                Target::Int(_) => plain(CastKind::FnPtrToInt),
                Target::Ptr(inner, _) if self.is_thin(inner) => plain(CastKind::PtrToPtr),
                _ => Err(illegal()),
            },
            TyKind::Int(_) | TyKind::Infer(Infer::Int(_)) => match target {
                Target::Int(_) => plain(CastKind::IntToInt),
                Target::Float => plain(CastKind::IntToFloat),
                Target::Bool => Err((54, format!("cannot cast `{}` as `bool`", shown.0))),
                Target::Char if matches!(from.kind(), TyKind::Int(IntTy::U8)) => plain(CastKind::IntToInt),
                Target::Char => Err((604, format!("only `u8` can be cast as `char`, not `{}`", shown.0))),
                Target::Ptr(inner, _) if matches!(from.kind(), TyKind::Int(_)) && self.is_thin(inner) => {
                    plain(CastKind::IntToPtr)
                }
                Target::Ptr(..) | Target::FnPtr => {
                    Err(if target == Target::FnPtr { non_primitive() } else { illegal() })
                }
            },
            TyKind::Bool | TyKind::Char => match target {
                Target::Int(_) => plain(CastKind::IntToInt),
                Target::Char | Target::Bool if target == Target::Bool => {
                    Err((54, format!("cannot cast `{}` as `bool`", shown.0)))
                }
                Target::Char => Err((604, format!("only `u8` can be cast as `char`, not `{}`", shown.0))),
                Target::Bool | Target::Float | Target::Ptr(..) => Err(illegal()),
                Target::FnPtr => Err(non_primitive()),
            },
            TyKind::Float(_) | TyKind::Infer(Infer::Float(_)) => match target {
                Target::Int(_) => plain(CastKind::FloatToInt),
                Target::Float => plain(CastKind::FloatToFloat),
                Target::Bool => Err((54, format!("cannot cast `{}` as `bool`", shown.0))),
                Target::Char => Err((604, format!("only `u8` can be cast as `char`, not `{}`", shown.0))),
                Target::Ptr(..) => Err(illegal()),
                Target::FnPtr => Err(non_primitive()),
            },
            TyKind::Adt(id, _) if self.is_fieldless_enum(id) => match target {
                Target::Int(_) => plain(CastKind::EnumToInt),
                Target::Bool => Err((54, format!("cannot cast `{}` as `bool`", shown.0))),
                Target::Char | Target::Float => Err(illegal()),
                Target::Ptr(..) | Target::FnPtr => Err(non_primitive()),
            },
            TyKind::RawPtr(inner, _) if matches!(target, Target::Ptr(wide, _) if self.is_thin(inner) && !self.is_thin(wide)) => {
                Err((607, format!("cannot cast thin pointer `{}` to wide pointer `{}`", shown.0, shown.1)))
            }
            TyKind::RawPtr(inner, m) => {
                if let Target::Ptr(to, _) = target
                    && let Some(name) = self.added_auto(inner, to)
                {
                    return Err((804, format!("cannot add auto trait `{name}` to dyn bound via pointer cast")));
                }
                let refused = || Err(if target == Target::FnPtr { non_primitive() } else { illegal() });
                self.cast_ptr(inner, m, target).map_or_else(refused, plain)
            }
            TyKind::Ref(_, inner, m) => self.cast_ref(cast, from, inner, m, to, target, &shown),
            _ => Err(non_primitive()),
        }
    }

    fn is_fieldless_enum(&self, id: AdtId) -> bool {
        let adt = self.tcx.adt(id);
        adt.kind == AdtKind::Enum && !adt.variants.is_empty() && adt.variants.iter().all(|v| v.fields.is_empty())
    }

    /// A function item becomes a function pointer first.
    fn cast_fn_item(&mut self, cast: &DeferredCast, from: Ty, target: Target) -> Option<CastResult> {
        let kind = match target {
            Target::Int(_) => CastKind::FnPtrToInt,
            Target::Ptr(inner, _) if self.is_thin(inner) => CastKind::PtrToPtr,
            _ => return None,
        };
        let TyKind::FnDef(id, args) = *from.kind() else { return None };
        let sig = self.open_sig(erase_regions(self.infcx.fn_item_sig(id, args)));
        let sig = self.normalize(cast.span, sig);
        let pointer = Ty::new(TyKind::FnPtr(sig));
        let ok = {
            let cx = CoerceCtxt { infcx: &self.infcx, env: &self.env, span: cast.span, two_phase: false, never: false };
            cx.coerce(from, pointer).ok()?
        };
        let adjustments = self.keep(ok);
        Some(CastResult { kind, adjustments })
    }

    fn cast_ptr(&mut self, inner: Ty, mutability: Mutability, target: Target) -> Option<CastKind> {
        let _ = mutability;
        match target {
            Target::Int(_) if self.is_thin(inner) => Some(CastKind::PtrToInt),
            Target::Ptr(to, _) => {
                let compatible = self.is_thin(to) || !self.is_thin(inner) && self.same_metadata(inner, to);
                compatible.then_some(CastKind::PtrToPtr)
            }
            _ => None,
        }
    }

    /// `&T as *const U`: only an array reference may become a pointer to its element; the rest must coerce.
    #[allow(clippy::too_many_arguments, reason = "the two sides of one cast")]
    fn cast_ref(
        &mut self,
        cast: &DeferredCast,
        from: Ty,
        inner: Ty,
        mutability: Mutability,
        to: Ty,
        target: Target,
        shown: &(String, String),
    ) -> Result<CastResult, (u16, String)> {
        match target {
            Target::Ptr(elem_to, to_mut) => {
                if let TyKind::Array(elem, _) = *self.resolve(inner).kind()
                    && (mutability.is_mut() || to_mut == Mutability::Not)
                    && self.eq(elem, elem_to).is_ok()
                {
                    let pointer = Ty::raw_ptr(inner, to_mut);
                    let cx = CoerceCtxt {
                        infcx: &self.infcx,
                        env: &self.env,
                        span: cast.span,
                        two_phase: false,
                        never: false,
                    };
                    if let Ok(ok) = cx.coerce(from, pointer) {
                        let adjustments = self.keep(ok);
                        return Ok(CastResult { kind: CastKind::PtrToPtr, adjustments });
                    }
                }
                let _ = to;
                Err((606, format!("casting `{}` as `{}` is invalid", shown.0, shown.1)))
            }
            Target::Int(_) | Target::Float | Target::Bool | Target::Char | Target::FnPtr => {
                let code = if matches!(target, Target::FnPtr) { 605 } else { 606 };
                Err((code, format!("casting `{}` as `{}` is invalid", shown.0, shown.1)))
            }
        }
    }

    fn is_thin(&mut self, ty: Ty) -> bool {
        let ty = self.resolve(ty);
        match self.lang_trait("sized") {
            Some(sized) => {
                let predicate = crate::typeck::traits::trait_predicate(sized, ty, &[]);
                self.infcx.predicate_must_hold(predicate, &self.env)
            }
            None => true,
        }
    }

    /// The last field of the last field ..., which decides whether the type is sized.
    pub fn struct_tail(&self, ty: Ty) -> Ty {
        let mut ty = self.resolve(ty);
        for _ in 0..crate::typeck::traits::RECURSION_LIMIT {
            let next = match *ty.kind() {
                TyKind::Adt(id, args) => {
                    let adt = self.tcx.adt(id);
                    let fields = adt.variants.get(VariantIdx::STRUCT).map(|v| &v.fields);
                    match fields.and_then(|fields| fields.last()) {
                        Some(last) if adt.kind == AdtKind::Struct => erase_regions(last.ty.subst(args)),
                        _ => return ty,
                    }
                }
                TyKind::Tuple(tys) => match tys.last() {
                    Some(last) => *last,
                    None => return ty,
                },
                _ => return ty,
            };
            ty = self.resolve(next);
        }
        ty
    }

    /// Whether two unsized pointees have the same kind of metadata.
    fn same_metadata(&mut self, a: Ty, b: Ty) -> bool {
        let (a, b) = (self.struct_tail(a), self.struct_tail(b));
        match (a.kind(), b.kind()) {
            (TyKind::Slice(_) | TyKind::Str, TyKind::Slice(_) | TyKind::Str) => true,
            (TyKind::Dynamic(a, _), TyKind::Dynamic(b, _)) => {
                a.principal.map(|p| p.0) == b.principal.map(|p| p.0) && self.same_principal(*a, *b)
            }
            (a, b) => a == b,
        }
    }

    /// Whether the traits of two objects are the same, arguments and associated types included.
    fn same_principal(&mut self, a: DynTy, b: DynTy) -> bool {
        let bare = |dyn_ty| Ty::new(TyKind::Dynamic(DynTy { autos: Ty::trait_list(&[]), ..dyn_ty }, Region::Erased));
        a.principal.is_none() || self.eq(bare(a), bare(b)).is_ok()
    }

    /// An auto trait that a cast between pointers to objects would make up (E0804).
    fn added_auto(&mut self, from: Ty, to: Ty) -> Option<String> {
        let (from, to) = (self.struct_tail(from), self.struct_tail(to));
        let (TyKind::Dynamic(a, _), TyKind::Dynamic(b, _)) = (from.kind(), to.kind()) else { return None };
        let ((trait_id, args), (other, _)) = (a.principal?, b.principal?);
        if trait_id != other || !self.same_principal(*a, *b) {
            return None;
        }
        let full: Vec<Arg> = std::iter::once(Arg::Ty(from)).chain(args.iter().copied()).collect();
        let trait_ref = TraitRef { trait_id, args: Ty::args(&full) };
        let supertraits = crate::typeck::traits::elaborate::supertraits(self.tcx, trait_ref, 0);
        let added = b.autos.iter().find(|auto| {
            !a.autos.contains(auto) && !supertraits.iter().any(|(supertrait, _)| supertrait.trait_id == **auto)
        })?;
        Some(self.tcx.names.decl_of(crate::resolve::DefId::Trait(*added)).name.to_string())
    }
}
