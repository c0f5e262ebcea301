//! Rvalue static promotion (RFC 1414): `&CONSTANT_EXPRESSION` becomes a reference to static memory.

use crate::hir::{self, BinOp, ExprKind, RefKind};
use crate::mir::*;
use crate::ty::*;

use super::{Builder, FOREVER};

/// Whether `&base` may refer to static memory.
pub(super) fn is_promotable_ref(builder: &Builder<'_>, kind: RefKind, base: &hir::Expr) -> bool {
    match kind {
        RefKind::Shared => is_promotable(builder, base, true) || lives_forever(builder, base),
        // `&mut []` is the one exclusive borrow of a constant.
        RefKind::Mut { .. } => matches!(&*base.kind, ExprKind::Array(items) if items.is_empty()),
    }
}

/// What the value of a constant or static refers to lives for the whole program, whatever its type. (Values that are
/// made from variables of the item's own body stay where those are.)
fn lives_forever(builder: &Builder<'_>, base: &hir::Expr) -> bool {
    let key = std::ptr::from_ref(&*base.kind).addr();
    let is_place = matches!(
        &*base.kind,
        ExprKind::Static(_) | ExprKind::Deref { .. } | ExprKind::Field { .. } | ExprKind::Index { .. }
    );
    builder.extended.get(&key) == Some(&FOREVER) && !is_place && !mentions_variable(base)
}

fn mentions_variable(expr: &hir::Expr) -> bool {
    let mut found = matches!(&*expr.kind, ExprKind::Local(_) | ExprKind::Return { .. } | ExprKind::Break { .. });
    hir::visit::for_each_child(expr, &mut |child| found = found || mentions_variable(child));
    found
}

/// A constant expression without effects, destructors or interior mutability. `top`: the operand of the borrow itself.
fn is_promotable(builder: &Builder<'_>, expr: &hir::Expr, top: bool) -> bool {
    let all = |items: &[hir::Expr]| items.iter().all(|item| is_promotable(builder, item, false));
    let holds = match &*expr.kind {
        ExprKind::Literal(_) | ExprKind::FnItem { .. } | ExprKind::ConstParam(_) => true,
        ExprKind::Const(..) => true,
        ExprKind::Tuple(items) | ExprKind::Array(items) => all(items),
        ExprKind::Repeat { value, .. } => is_promotable(builder, value, false),
        ExprKind::Adt(adt) => {
            adt.base.is_none() && adt.fields.iter().all(|(_, value)| is_promotable(builder, value, false))
        }
        ExprKind::Call { fun, args, .. } => {
            let is_ctor = match fun.ty.kind() {
                TyKind::FnDef(id, _) => matches!(builder.ctx.func(*id).kind, hir::FnKind::Ctor(..)),
                _ => false,
            };
            is_ctor && all(args)
        }
        ExprKind::Unary { operand, .. } => is_promotable(builder, operand, false),
        ExprKind::Binary { op, lhs, rhs } => {
            !matches!(op, BinOp::Div | BinOp::Rem)
                && expr.ty.kind() != &TyKind::Error
                && is_promotable(builder, lhs, false)
                && is_promotable(builder, rhs, false)
        }
        ExprKind::Cast { operand, .. } | ExprKind::Coerce { operand, .. } => is_promotable(builder, operand, false),
        ExprKind::Field { base, .. } => is_promotable(builder, base, false),
        ExprKind::Ref { kind: RefKind::Shared, base, .. } => {
            is_promotable(builder, base, true)
                || matches!(&*base.kind, ExprKind::Deref { base, .. } if is_promotable(builder, base, false))
        }
        ExprKind::Block(block) => {
            block.stmts.is_empty()
                && block.label.is_none()
                && block.tail.as_ref().is_some_and(|tail| is_promotable(builder, tail, top))
        }
        _ => false,
    };
    holds && !builder.needs_drop(expr.ty) && !(top && has_interior_mutability(builder, expr.ty))
}

/// Whether a shared reference to the type allows mutation (contains an `UnsafeCell` not behind a pointer).
fn has_interior_mutability(builder: &Builder<'_>, ty: Ty) -> bool {
    let mut pending = vec![ty];
    let mut seen = std::collections::HashSet::new();
    while let Some(ty) = pending.pop() {
        if !seen.insert(ty) {
            continue;
        }
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let adt = builder.ctx.adt(*id);
                if adt.lang.is_some_and(|name| name.as_str() == "UnsafeCell") {
                    return true;
                }
                for field in adt.variants.iter().flat_map(|v| v.fields.iter()) {
                    pending.push(builder.ctx.normalize(field.ty.subst(*args).erase_regions(), &builder.hir.env));
                }
            }
            TyKind::Tuple(tys) => pending.extend(tys.iter()),
            TyKind::Array(ty, _) | TyKind::Slice(ty) => pending.push(*ty),
            TyKind::Closure(_, args) => pending.extend(ClosureArgs::split(*args).upvar_tys()),
            // Unknown types may have it.
            TyKind::Param(_) | TyKind::Alias(..) | TyKind::Opaque(..) | TyKind::Dynamic(..) => return true,
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
        }
    }
    false
}

impl<'a> Builder<'a> {
    /// Lowers `expr` into a body of its own, whose value will stand in static memory.
    pub(super) fn promote(&mut self, expr: &'a hir::Expr) -> PromotedId {
        let mut inner = Builder::new(self.ctx, self.hir, expr.ty, expr.span);
        inner.push_scope(expr.span);
        inner.temp_scopes.push(0);
        inner.expr_into(Place::local(Local::RETURN), expr);
        inner.temp_scopes.pop();
        inner.pop_scope();
        let info = SourceInfo { span: expr.span, scope: ScopeId(0) };
        inner.terminate(info, TerminatorKind::Return);
        let body = inner.finish();
        self.promoted.push(body)
    }
}
