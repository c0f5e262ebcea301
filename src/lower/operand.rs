//! Expressions as operands, temporaries and right-hand sides.

use crate::hir::{self, BinOp, ExprKind, Lit, RefKind, UnOp};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::scope::DropKind;
use super::{Builder, FOREVER, promote};

/// How an expression is best lowered (rustc's `Category`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Category {
    /// Denotes a place.
    Place,
    Constant,
    /// A value that one statement computes.
    Rvalue,
    /// A value written piece by piece into its destination (calls, blocks, control flow).
    Into,
}

pub(super) fn category(expr: &hir::Expr) -> Category {
    match &*expr.kind {
        ExprKind::Local(_)
        | ExprKind::Static(_)
        | ExprKind::Field { .. }
        | ExprKind::Index { .. }
        | ExprKind::Deref { .. } => Category::Place,
        ExprKind::Literal(_) | ExprKind::Const(..) | ExprKind::ConstParam(_) | ExprKind::FnItem { .. } => {
            Category::Constant
        }
        ExprKind::AssignOp { .. }
        | ExprKind::Assign { .. }
        | ExprKind::Binary { .. }
        | ExprKind::Unary { .. }
        | ExprKind::Cast { .. }
        | ExprKind::Ref { .. }
        | ExprKind::RawRef { .. }
        | ExprKind::Tuple(_)
        | ExprKind::Array(_)
        | ExprKind::Repeat { .. }
        | ExprKind::Closure(_)
        | ExprKind::Coerce { .. } => Category::Rvalue,
        ExprKind::Adt(_)
        | ExprKind::Block(_)
        | ExprKind::If { .. }
        | ExprKind::Let { .. }
        | ExprKind::Match { .. }
        | ExprKind::Loop { .. }
        | ExprKind::Break { .. }
        | ExprKind::Continue { .. }
        | ExprKind::Return { .. }
        | ExprKind::Logical { .. }
        | ExprKind::Call { .. }
        | ExprKind::NeverToAny(_)
        | ExprKind::Error => Category::Into,
    }
}

impl<'a> Builder<'a> {
    pub(super) fn as_operand(&mut self, expr: &'a hir::Expr) -> Operand {
        if let Some(constant) = self.as_constant(expr) {
            return Operand::Const(Box::new(constant));
        }
        // It is moved from at once, so that nothing of it is left to end with a guard's arm: it lives as long as the expression
        // that it is an operand of.
        let scope = self.scopes.len() - 1;
        let temp = self.as_new_temp(expr, Mutability::Mut, scope, false);
        Operand::Move(temp.into())
    }

    /// An argument. What has no size of its own and is behind a box (`self` of a boxed `FnOnce`) is handed over where it
    /// lies: no temporary could hold it.
    pub(super) fn as_call_operand(&mut self, expr: &'a hir::Expr) -> Operand {
        if let ExprKind::Deref { base, .. } = &*expr.kind
            && !self.ctx.is_sized(expr.ty, &self.hir.env)
        {
            let scope = self.scopes.len() - 1;
            let temp = self.as_new_temp(base, Mutability::Mut, scope, false);
            return Operand::Move(Place::from(temp).project(Proj::Deref));
        }
        self.as_operand(expr)
    }

    /// The constant an expression is, without evaluating anything.
    pub(super) fn as_constant(&mut self, expr: &'a hir::Expr) -> Option<Constant> {
        let kind = match &*expr.kind {
            ExprKind::Literal(lit) => match lit {
                Lit::Int(bits) => ConstKind::Bits(*bits),
                Lit::Float(bits) => ConstKind::Bits(*bits as u128),
                Lit::Bool(value) => ConstKind::Bits(*value as u128),
                Lit::Char(value) => ConstKind::Bits(*value as u128),
                Lit::Str(text) => ConstKind::Str(text.clone()),
                Lit::ByteStr(bytes) => ConstKind::ByteStr(bytes.clone()),
            },
            ExprKind::Const(id, args) => ConstKind::Named(*id, *args),
            ExprKind::ConstParam(param) => ConstKind::Param(*param),
            ExprKind::FnItem { user_args } => {
                return Some(Constant { kind: ConstKind::Zst, ty: expr.ty, span: expr.span, user_args: *user_args });
            }
            ExprKind::Ref { kind, base, .. } => {
                let of_item = self.is_item_temporary(base);
                if of_item && let Some(refused) = promote::refused_in_item(self, *kind, base) {
                    self.refused.get_or_insert(refused);
                }
                if !of_item && !promote::is_promotable_ref(self, *kind, base) {
                    return None;
                }
                let promoted = self.promote(base);
                ConstKind::Promoted(promoted)
            }
            _ => return None,
        };
        Some(Constant { kind, ty: expr.ty, span: expr.span, user_args: None })
    }

    /// Evaluates into a new temporary that lives to the end of the enclosing statement (or as long as a `let` extends it).
    pub(super) fn as_temp(&mut self, expr: &'a hir::Expr, mutability: Mutability) -> Local {
        let key = std::ptr::from_ref(&*expr.kind).addr();
        let extended = self.extended.get(&key).map(|scope| if *scope == FOREVER { 0 } else { *scope });
        let scope = extended.or(self.temp_scopes.last().copied()).unwrap_or(0);
        self.as_new_temp(expr, mutability, scope, true)
    }

    /// `fixable`: in a guard, the temporary may have to be the same for each alternative of the arm.
    fn as_new_temp(&mut self, expr: &'a hir::Expr, mutability: Mutability, scope: usize, fixable: bool) -> Local {
        let fresh =
            LocalDecl { ty: expr.ty, mutability, kind: LocalDeclKind::Temp, scope: self.source_scope, span: expr.span };
        let temp = match &mut self.fixed_temps {
            Some(fixed) if fixable && fixed.scope == scope => {
                let known = fixed.temps.get(fixed.next).copied();
                fixed.next += 1;
                known.unwrap_or_else(|| {
                    let temp = self.locals.push(fresh);
                    fixed.temps.push(temp);
                    temp
                })
            }
            _ => self.locals.push(fresh),
        };
        // What never yields a value needs no storage.
        let diverges =
            matches!(&*expr.kind, ExprKind::Break { .. } | ExprKind::Continue { .. } | ExprKind::Return { .. });
        if !diverges {
            self.push(self.info(expr.span), StatementKind::StorageLive(temp));
            self.schedule(scope, temp, DropKind::Storage);
        }
        self.expr_into(temp.into(), expr);
        if !diverges {
            self.schedule(scope, temp, DropKind::Value);
        }
        temp
    }

    /// The right-hand side that computes `expr`. Its operands end with the innermost scope.
    pub(super) fn as_rvalue(&mut self, expr: &'a hir::Expr) -> Rvalue {
        let span = expr.span;
        match &*expr.kind {
            ExprKind::Binary { op, lhs, rhs } => {
                let lhs = self.as_operand(lhs);
                let rhs = self.as_operand(rhs);
                self.binary(span, *op, expr.ty, lhs, rhs)
            }
            ExprKind::Unary { op, operand } => {
                let arg = self.as_operand(operand);
                if *op == UnOp::Neg {
                    self.check_negation(span, operand.ty, &arg);
                }
                Rvalue::Unary(*op, arg)
            }
            ExprKind::Cast { operand, kind, user_ty } => {
                let arg = self.as_operand(operand);
                if let (Some(user_ty), Operand::Move(place)) = (user_ty, &arg)
                    && *kind == hir::CastKind::Coercion
                {
                    let kind = StatementKind::AscribeUserType(place.clone(), hir::Variance::Covariant, *user_ty);
                    self.push(self.info(span), kind);
                }
                match kind {
                    hir::CastKind::Coercion => Rvalue::Use(arg),
                    _ => Rvalue::Cast(*kind, arg, expr.ty),
                }
            }
            ExprKind::Coerce { kind, operand } => {
                let arg = self.as_operand(operand);
                Rvalue::Coerce(*kind, arg, expr.ty)
            }
            ExprKind::Ref { kind, base, .. } => match self.as_constant(expr) {
                Some(constant) => Rvalue::Use(Operand::Const(Box::new(constant))),
                None => self.borrow(*kind, base),
            },
            ExprKind::RawRef { mutability, base } => {
                let place = self.as_place(base);
                Rvalue::RawPtr(*mutability, place)
            }
            ExprKind::Tuple(items) => {
                let operands = items.iter().map(|item| self.as_operand(item)).collect();
                Rvalue::Aggregate(AggregateKind::Tuple, operands)
            }
            ExprKind::Array(items) => {
                let element = match expr.ty.kind() {
                    TyKind::Array(element, _) => *element,
                    _ => Ty::ERROR(),
                };
                let operands = items.iter().map(|item| self.as_operand(item)).collect();
                Rvalue::Aggregate(AggregateKind::Array(element), operands)
            }
            ExprKind::Repeat { value, count } => {
                let operand = self.as_operand(value);
                // `[x; 0]` still drops `x`, which the temporary's scheduled drop does; it is not moved.
                let operand = match (count, operand) {
                    (Const::Value(0), Operand::Move(_)) => {
                        return Rvalue::Aggregate(AggregateKind::Array(value.ty), Vec::new());
                    }
                    (_, operand) => operand,
                };
                Rvalue::Repeat(operand, *count)
            }
            ExprKind::Closure(id) => self.closure_value(*id, expr),
            ExprKind::Assign { .. } | ExprKind::AssignOp { .. } => {
                self.stmt_expr(expr);
                Rvalue::Use(self.unit(span))
            }
            _ => Rvalue::Use(self.as_operand(expr)),
        }
    }

    fn borrow(&mut self, kind: RefKind, base: &'a hir::Expr) -> Rvalue {
        let place = self.as_place(base);
        let kind = match kind {
            RefKind::Shared => BorrowKind::Shared,
            RefKind::Mut { two_phase: false } => BorrowKind::Mut(MutBorrowKind::Default),
            RefKind::Mut { two_phase: true } => BorrowKind::Mut(MutBorrowKind::TwoPhase),
        };
        Rvalue::Ref(kind, place)
    }

    pub(super) fn unit(&self, span: Span) -> Operand {
        Operand::Const(Box::new(Constant { kind: ConstKind::Zst, ty: Ty::unit(), span, user_args: None }))
    }

    /// A built-in binary operation with the checks of a debug build.
    pub(super) fn binary(&mut self, span: Span, op: BinOp, ty: Ty, lhs: Operand, rhs: Operand) -> Rvalue {
        let lhs_ty = lhs.ty(&self.locals);
        let TyKind::Int(int) = *lhs_ty.kind() else {
            return Rvalue::Binary(op, Box::new((lhs, rhs)));
        };
        match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul => {
                let pair = self.temp(Ty::tuple(&[ty, Ty::bool()]), span);
                self.assign(span, pair.into(), Rvalue::CheckedBinary(op, Box::new((lhs, rhs))));
                let pair = Place::local(pair);
                let overflowed = Operand::Move(pair.project(Proj::Field(FieldIdx(1), Ty::bool())));
                self.assert(span, overflowed, false, AssertKind::Overflow(op));
                Rvalue::Use(Operand::Move(pair.project(Proj::Field(FieldIdx(0), ty))))
            }
            BinOp::Shl | BinOp::Shr => {
                self.check_shift(span, op, int, &rhs);
                Rvalue::Binary(op, Box::new((lhs, rhs)))
            }
            BinOp::Div | BinOp::Rem => {
                self.check_division(span, op, int, &lhs, &rhs);
                Rvalue::Binary(op, Box::new((lhs, rhs)))
            }
            BinOp::BitAnd
            | BinOp::BitOr
            | BinOp::BitXor
            | BinOp::Eq
            | BinOp::Ne
            | BinOp::Lt
            | BinOp::Le
            | BinOp::Gt
            | BinOp::Ge => Rvalue::Binary(op, Box::new((lhs, rhs))),
        }
    }

    /// A second read of an operand that is used again afterwards.
    fn again(operand: &Operand) -> Operand {
        match operand {
            Operand::Move(place) | Operand::Copy(place) => Operand::Copy(place.clone()),
            Operand::Const(constant) => Operand::Const(constant.clone()),
        }
    }

    fn compare(&mut self, span: Span, op: BinOp, lhs: Operand, rhs: Operand) -> Local {
        let result = self.temp(Ty::bool(), span);
        self.assign(span, result.into(), Rvalue::Binary(op, Box::new((lhs, rhs))));
        result
    }

    fn check_shift(&mut self, span: Span, op: BinOp, int: IntTy, amount: &Operand) {
        let ty = amount.ty(&self.locals);
        let TyKind::Int(amount_int) = *ty.kind() else { return };
        // A negative amount is a huge one when read as unsigned.
        let unsigned = match amount_int {
            IntTy::I8 | IntTy::U8 => IntTy::U8,
            IntTy::I16 | IntTy::U16 => IntTy::U16,
            IntTy::I32 | IntTy::U32 => IntTy::U32,
            IntTy::I64 | IntTy::U64 => IntTy::U64,
            IntTy::I128 | IntTy::U128 => IntTy::U128,
            IntTy::Isize | IntTy::Usize => IntTy::Usize,
        };
        let unsigned = Ty::int(unsigned);
        let amount = match Self::again(amount) {
            amount if unsigned == ty => amount,
            amount => {
                let cast = self.temp(unsigned, span);
                self.assign(span, cast.into(), Rvalue::Cast(hir::CastKind::IntToInt, amount, unsigned));
                Operand::Move(cast.into())
            }
        };
        let bits = self.const_bits(int.bits() as u128, unsigned, span);
        let fits = self.compare(span, BinOp::Lt, amount, bits);
        self.assert(span, Operand::Move(fits.into()), true, AssertKind::Overflow(op));
    }

    fn check_division(&mut self, span: Span, op: BinOp, int: IntTy, lhs: &Operand, rhs: &Operand) {
        let ty = Ty::int(int);
        let message = if op == BinOp::Div { AssertKind::DivisionByZero } else { AssertKind::RemainderByZero };
        let zero = self.const_bits(0, ty, span);
        let is_zero = self.compare(span, BinOp::Eq, Self::again(rhs), zero);
        self.assert(span, Operand::Move(is_zero.into()), false, message);
        if int.is_signed() {
            let minus_one = self.const_bits(int.truncate(u128::MAX), ty, span);
            let is_minus_one = self.compare(span, BinOp::Eq, Self::again(rhs), minus_one);
            let min = self.const_bits(int.truncate(int.min() as u128), ty, span);
            let is_min = self.compare(span, BinOp::Eq, Self::again(lhs), min);
            let overflows = self.temp(Ty::bool(), span);
            let operands = (Operand::Move(is_minus_one.into()), Operand::Move(is_min.into()));
            self.assign(span, overflows.into(), Rvalue::Binary(BinOp::BitAnd, Box::new(operands)));
            self.assert(span, Operand::Move(overflows.into()), false, AssertKind::Overflow(op));
        }
    }

    fn check_negation(&mut self, span: Span, ty: Ty, operand: &Operand) {
        // `-128i8` is a literal, not a negation that overflows.
        if let (TyKind::Int(int), Operand::Move(_) | Operand::Copy(_)) = (*ty.kind(), operand) {
            let min = self.const_bits(int.truncate(int.min() as u128), ty, span);
            let is_min = self.compare(span, BinOp::Eq, Self::again(operand), min);
            self.assert(span, Operand::Move(is_min.into()), false, AssertKind::OverflowNeg);
        }
    }
}
