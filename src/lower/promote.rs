//! Rvalue static promotion (RFC 1414): `&CONSTANT_EXPRESSION` becomes a reference to static memory.

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{self, BinOp, BodyOwner, ExprKind, RefKind};
use crate::mir::*;
use crate::ty::*;

use super::{Builder, FOREVER};

/// Whether `&base` may refer to static memory.
pub(super) fn is_promotable_ref(builder: &Builder<'_>, kind: RefKind, base: &hir::Expr) -> bool {
    match kind {
        RefKind::Shared => is_promotable(builder, base, true),
        // `&mut []` is the one exclusive borrow of a constant.
        RefKind::Mut { .. } => matches!(&*base.kind, ExprKind::Array(items) if items.is_empty()),
    }
}

/// Why a borrow of a temporary may not be (part of) the value of a constant or static: the temporary lives as long as the
/// program, and whoever has the value could change it.
pub(super) fn refused_in_item(builder: &Builder<'_>, kind: RefKind, base: &hir::Expr) -> Option<Diagnostic> {
    let what = match kind {
        RefKind::Mut { .. } => (764, "mutable borrows"),
        RefKind::Shared if is_cell(builder, base) => (492, "interior mutable shared borrows"),
        RefKind::Shared => return None,
    };
    let message = format!(
        "{} of temporaries that have their lifetime extended until the end of the program are not allowed",
        what.1
    );
    let note = "each use of a constant would give out the same memory, and anyone could write to it";
    Some(Diagnostic::error(Code::E(what.0), base.span, message).note(note))
}

/// Whether the value (not just its type) has something in it that may be changed through a shared reference.
fn is_cell(builder: &Builder<'_>, expr: &hir::Expr) -> bool {
    if !has_interior_mutability(builder, expr.ty) {
        return false;
    }
    match &*expr.kind {
        ExprKind::Tuple(items) | ExprKind::Array(items) => items.iter().any(|item| is_cell(builder, item)),
        ExprKind::Call { fun, args, .. } => {
            !builder.ctx.is_constructor(fun.ty) || args.iter().any(|arg| is_cell(builder, arg))
        }
        ExprKind::Adt(adt) => adt.base.is_some() || adt.fields.iter().any(|(_, value)| is_cell(builder, value)),
        _ => true,
    }
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
        ExprKind::Call { fun, args, .. } => builder.ctx.is_constructor(fun.ty) && all(args),
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

/// Not a place that exists already.
fn is_value(expr: &hir::Expr) -> bool {
    match &*expr.kind {
        ExprKind::Local(_) | ExprKind::Static(_) | ExprKind::Deref { .. } => false,
        ExprKind::Field { base, .. } | ExprKind::Index { base, .. } => is_value(base),
        _ => true,
    }
}

fn mentions_variable(expr: &hir::Expr) -> bool {
    let mut found = matches!(&*expr.kind, ExprKind::Local(_) | ExprKind::Return { .. } | ExprKind::Break { .. });
    hir::visit::for_each_child(expr, &mut |child| found |= mentions_variable(child));
    found
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
    /// Whether `&base` is (part of) the value of a constant or static and `base` a temporary: it lives for ever, in static
    /// memory. One that is made of variables does not.
    pub(super) fn is_item_temporary(&self, base: &hir::Expr) -> bool {
        let of_item = match self.hir.owner {
            BodyOwner::Const(_) => true,
            BodyOwner::Static(id) => self.ctx.static_item(id).mutability == Mutability::Not,
            // There it is the value of a `const` block that lives on.
            BodyOwner::Fn(_) | BodyOwner::Closure(_) => true,
        };
        let key = std::ptr::from_ref(&*base.kind).addr();
        of_item && self.extended.get(&key) == Some(&FOREVER) && is_value(base) && !mentions_variable(base)
    }

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
