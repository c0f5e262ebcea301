//! The end of a body: fallback, casts, captures, the last obligations, and every type written back without variables.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::IdVec;
use crate::source::{Span, Symbol};
use crate::ty::*;

use super::closure::ClosureDraft;
use super::op::{is_builtin_binop, is_builtin_scalar, is_scalar};
use super::*;

/// A range pattern, whose ends can be compared once the type is known.
pub(crate) struct PendingRange {
    pub span: Span,
    pub ty: Ty,
    pub lo: Option<ConstVal>,
    pub hi: Option<ConstVal>,
    pub inclusive: bool,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Solves what is left and gives the finished body.
    pub fn finish(mut self, draft: Draft) -> Rc<Body> {
        self.select();
        if self.infcx.fallback() {
            self.select();
        }
        self.check_casts();
        self.select();
        self.analyze_closures();
        self.check_used_args();
        self.check_object_mentions();
        let errors = self.fulfill.select_all_or_error(&self.infcx);
        self.report_fulfillment(errors);
        self.write_back(draft)
    }

    /// What the types that functions are used with ask of their own arguments, written or inferred: `Vec::<HeapOf<f64>>::new()` where
    /// `struct HeapOf<T: Ord>`. The library's own functions are known to.
    fn check_used_args(&mut self) {
        let used = self.used_args.clone();
        if self.origin == Origin::Library {
            return;
        }
        let mut seen = HashSet::new();
        for (span, args) in used {
            for ty in args.iter().filter_map(|arg| arg.as_ty()) {
                let ty = self.resolve(ty);
                // Most types ask for no more than sizes: those are looked at once.
                if seen.insert(ty) || self.asks_for_traits(ty) {
                    self.register_wf(ty, span);
                }
            }
        }
    }

    fn asks_for_traits(&self, ty: Ty) -> bool {
        let sized = self.lang_trait("sized");
        let mut asks = false;
        ty.walk(&mut |part| {
            if let TyKind::Adt(id, _) = part.kind() {
                asks |= self.tcx.adt(*id).generics.predicates.iter().any(|predicate| match predicate {
                    Predicate::Trait { trait_ref, .. } => Some(trait_ref.trait_id) != sized,
                    Predicate::Projection { .. } => true,
                    Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => false,
                });
            }
            !asks
        });
        asks
    }

    fn write_back(mut self, draft: Draft) -> Rc<Body> {
        let mut draft = draft;
        let closures = std::mem::take(&mut self.closures);
        self.record_hidden_types();
        let locals = std::mem::take(&mut self.locals);
        let mut wb = Writeback { float_texts: self.float_literals.iter().copied().collect(), fcx: &mut self };
        let mut done: IdVec<LocalId, LocalDecl> = IdVec::new();
        for local in locals.iter() {
            let ty = wb.ty(local.ty, local.name.span);
            done.push(LocalDecl { ty, ..local.clone() });
        }
        let locals = Rc::new(done);
        wb.params(&mut draft.params);
        draft.ret = wb.ty(draft.ret, draft.span);
        wb.expr(&mut draft.value);
        let finished: Vec<(ClosureDraft, Rc<IdVec<LocalId, LocalDecl>>)> =
            closures.into_iter().map(|c| (c, locals.clone())).collect();
        let mut bodies = Vec::new();
        for (mut closure, locals) in finished {
            wb.params(&mut closure.params);
            closure.ret = wb.ty(closure.ret, closure.span);
            wb.user_ty(&mut closure.ret_user_ty, closure.span);
            closure.ty = wb.ty(closure.ty, closure.span);
            wb.expr(&mut closure.value);
            let kind = match wb.fcx.resolve(closure.kind_ty).kind() {
                TyKind::Int(IntTy::I8) => ClosureKind::Fn,
                TyKind::Int(IntTy::I16) => ClosureKind::FnMut,
                _ => ClosureKind::FnOnce,
            };
            for capture in closure.captures.iter_mut().chain(&mut closure.matched) {
                capture.ty = wb.ty(capture.ty, capture.use_span);
            }
            bodies.push((closure, kind, locals));
        }
        self.check_ranges();
        let tainted = self.is_tainted();
        if !tainted {
            self.modes.drain(..).for_each(|diagnostic| self.tcx.report(diagnostic));
            self.tcx.report_late(std::mem::take(&mut self.late));
        }
        for (closure, kind, locals) in bodies {
            self.set_closure(closure, kind, locals, tainted);
        }
        Rc::new(Body {
            owner: self.owner,
            origin: self.origin,
            generics: self.generics.clone(),
            env: self.env.clone(),
            params: draft.params,
            ret: draft.ret,
            ret_user_ty: None,
            value: draft.value,
            locals,
            span: draft.span,
            tainted,
        })
    }

    fn set_closure(
        &mut self,
        closure: ClosureDraft,
        kind: ClosureKind,
        locals: Rc<IdVec<LocalId, LocalDecl>>,
        tainted: bool,
    ) {
        let body = Body {
            owner: BodyOwner::Closure(closure.id),
            origin: self.origin,
            generics: self.generics.clone(),
            env: self.env.clone(),
            params: closure.params,
            ret: closure.ret,
            ret_user_ty: closure.ret_user_ty,
            value: closure.value,
            locals,
            span: closure.span,
            tainted,
        };
        self.tcx.set_closure(Closure {
            id: closure.id,
            ty: closure.ty,
            kind,
            is_move: closure.is_move,
            captures: closure.captures,
            matched: closure.matched,
            body: Rc::new(body),
            span: closure.span,
            decl_span: closure.decl_span,
        });
    }

    /// The hidden types of this function's `impl Trait`.
    fn record_hidden_types(&mut self) {
        let BodyOwner::Fn(id) = self.owner else { return };
        let item = self.tcx.func(id);
        for (opaque, _) in self.tcx.opaques_of(&item) {
            if let Some(hidden) = self.infcx.defining_opaque(opaque) {
                let hidden = self.resolve(hidden);
                let hidden = if self.infcx.is_ty_var(hidden) { Ty::ERROR() } else { hidden };
                let hidden = if self.is_recursive_opaque(opaque, hidden) { Ty::ERROR() } else { hidden };
                self.tcx.set_hidden_ty(opaque, erase_regions(hidden));
            }
        }
    }

    /// E0720: nothing but itself is behind it.
    fn is_recursive_opaque(&mut self, opaque: OpaqueId, hidden: Ty) -> bool {
        let mut recursive = false;
        hidden.walk(&mut |ty| {
            recursive |= matches!(ty.kind(), TyKind::Opaque(id, _) if *id == opaque);
            ty.has(Flags::OPAQUE)
        });
        if recursive {
            self.error(720, self.tcx.opaque(opaque).span, "cannot resolve opaque type");
        }
        recursive
    }

    /// E0030 and E0579.
    fn check_ranges(&mut self) {
        if self.tainted {
            // rustc looks at ranges only in bodies that are right so far.
            return;
        }
        for range in std::mem::take(&mut self.ranges) {
            let (Some(lo), Some(hi)) = (&range.lo, &range.hi) else { continue };
            let ty = self.resolve(range.ty);
            let ordering = match (lo, hi, ty.kind()) {
                (ConstVal::Bits(a), ConstVal::Bits(b), TyKind::Int(int)) if int.is_signed() => {
                    int.sign_extend(int.truncate(*a)).cmp(&int.sign_extend(int.truncate(*b)))
                }
                (ConstVal::Bits(a), ConstVal::Bits(b), _) => a.cmp(b),
                (ConstVal::Float(a), ConstVal::Float(b), _) => {
                    match f64::from_bits(*a).partial_cmp(&f64::from_bits(*b)) {
                        Some(ordering) => ordering,
                        None => continue,
                    }
                }
                _ => continue,
            };
            if range.inclusive && ordering.is_gt() {
                self.error(30, range.span, "lower range bound must be less than or equal to upper");
            } else if !range.inclusive && ordering.is_ge() {
                self.error(579, range.span, "lower bound for range pattern must be less than upper bound");
            }
        }
    }
}

struct Writeback<'w, 't, 'a> {
    fcx: &'w mut FnCtxt<'t, 'a>,
    float_texts: HashMap<Span, Symbol>,
}

impl Writeback<'_, '_, '_> {
    /// The type without variables; E0282 if one is left.
    fn ty(&mut self, ty: Ty, span: Span) -> Ty {
        if !ty.has(Flags::INFER) {
            return ty;
        }
        let mut unsolved = None;
        let resolved = self.fcx.infcx.fully_resolve(ty, &mut |var| {
            unsolved = Some(var);
            Ty::ERROR()
        });
        if let Some(var) = unsolved {
            self.unsolved(var, span);
        }
        resolved
    }

    fn unsolved(&mut self, var: Arg, span: Span) {
        if !self.fcx.is_tainted() {
            let at = self.fcx.inference_source(var).unwrap_or(span);
            // A const argument must have its parameter's type, which cannot be known either.
            let code = if matches!(var, Arg::Const(_)) { 284 } else { 282 };
            self.fcx.error(code, at, "type annotations needed");
        }
        self.fcx.tainted = true;
        self.fcx.infcx.set_tainted();
    }

    fn args(&mut self, args: Args, span: Span) -> Args {
        let mut unsolved = None;
        let resolved = self.fcx.infcx.fully_resolve(args, &mut |var| {
            unsolved = Some(var);
            Ty::ERROR()
        });
        if let Some(var) = unsolved {
            self.unsolved(var, span);
        }
        resolved
    }

    /// A written type keeps its lifetimes.
    fn user_ty(&mut self, ty: &mut Option<Ty>, _span: Span) {
        if let Some(ty) = ty {
            *ty = self.fcx.resolve(*ty);
            if ty.has(Flags::INFER) {
                *ty = Ty::ERROR();
            }
        }
    }

    fn user_args(&mut self, args: &mut Option<Args>) {
        if let Some(found) = args {
            *found = self.fcx.resolve(*found);
            if found.iter().any(|a| a.as_ty().is_some_and(|t| t.has(Flags::INFER))) {
                *args = None;
            }
        }
    }

    fn params(&mut self, params: &mut [Param]) {
        for param in params {
            self.pat(&mut param.pat);
            param.ty = self.ty(param.ty, param.span);
            self.user_ty(&mut param.user_ty, param.span);
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        let span = expr.span;
        expr.ty = self.ty(expr.ty, span);
        visit::for_each_child_mut(expr, &mut |child| self.expr(child));
        match &mut *expr.kind {
            ExprKind::Literal(Lit::Float(bits)) => {
                if let (Some(text), TyKind::Float(FloatTy::F32)) = (self.float_texts.get(&span), expr.ty.kind()) {
                    *bits = text.as_str().parse::<f32>().map(|f| u64::from(f.to_bits())).unwrap_or_default();
                }
            }
            ExprKind::Const(_, args) => *args = self.args(*args, span),
            ExprKind::FnItem { user_args } => self.user_args(user_args),
            ExprKind::Adt(adt) => {
                adt.args = self.args(adt.args, span);
                self.user_args(&mut adt.user_args);
            }
            ExprKind::Repeat { count, .. } => {
                *count = match self.fcx.infcx.shallow_const(*count) {
                    Const::Infer(_) => Const::Error,
                    known => known,
                };
            }
            ExprKind::Block(block) => self.block_stmts(block),
            ExprKind::Let { pat, .. } => self.pat(pat),
            ExprKind::Match { arms, .. } => arms.iter_mut().for_each(|arm| self.pat(&mut arm.pat)),
            ExprKind::Cast { .. } => self.cast(expr),
            ExprKind::Call { source: CallSource::Operator, .. } => self.operator(expr),
            ExprKind::Call { source: CallSource::Overloaded, .. } => self.closure_call(expr),
            _ => {}
        }
    }

    fn block_stmts(&mut self, block: &mut Block) {
        for stmt in &mut block.stmts {
            if let StmtKind::Let { pat, user_ty, otherwise, .. } = &mut stmt.kind {
                self.pat(pat);
                self.user_ty(user_ty, stmt.span);
                otherwise.iter_mut().for_each(|b| self.block_stmts(b));
            }
        }
    }

    /// What [`FnCtxt::check_casts`] decided.
    fn cast(&mut self, expr: &mut Expr) {
        let result = self.fcx.cast_results.get(&expr.span).cloned();
        let span = expr.span;
        let ExprKind::Cast { operand, kind, user_ty } = &mut *expr.kind else { return };
        self.user_ty(user_ty, span);
        let Some(result) = result else { return };
        *kind = result.kind;
        if !result.adjustments.is_empty() {
            let unit = self.fcx.unit(operand.span);
            let old = std::mem::replace(operand, unit);
            let mut adjusted = self.fcx.adjust(old, &result.adjustments, Adjusted::Coercion);
            self.retype(&mut adjusted);
            *operand = adjusted;
        }
    }

    /// Resolves the types of nodes made during writeback.
    fn retype(&mut self, expr: &mut Expr) {
        let span = expr.span;
        expr.ty = self.ty(expr.ty, span);
        visit::for_each_child_mut(expr, &mut |child| self.retype(child));
    }

    /// An operator on operands that turned out primitive is built in.
    fn operator(&mut self, expr: &mut Expr) {
        let ExprKind::Call { fun, args, .. } = &mut *expr.kind else { return };
        let TyKind::FnDef(id, _) = *fun.ty.kind() else { return };
        let Some(op) = self.operator_of(id) else { return };
        match op {
            Operator::Binary(op) if args.len() == 2 => {
                let by_ref = super::op::is_comparison(op);
                let ty = |e: &Expr| match (by_ref, e.ty.kind()) {
                    (true, TyKind::Ref(_, inner, _)) => *inner,
                    _ => e.ty,
                };
                let (l, r) = (ty(&args[0]), ty(&args[1]));
                if !is_scalar(l) || !is_scalar(r) || !is_builtin_binop(op, l, r) {
                    return;
                }
                let (Some(rhs), Some(lhs)) = (args.pop(), args.pop()) else { return };
                let strip = |e: Expr| match *e.kind {
                    ExprKind::Ref { base, .. } if by_ref => base,
                    _ => e,
                };
                *expr.kind = ExprKind::Binary { op, lhs: strip(lhs), rhs: strip(rhs) };
            }
            Operator::Assign(op) if args.len() == 2 => {
                let TyKind::Ref(_, l, _) = *args[0].ty.kind() else { return };
                let r = args[1].ty;
                if !is_builtin_scalar(l) || !is_builtin_scalar(r) || !is_builtin_binop(op, l, r) {
                    return;
                }
                let (Some(value), Some(place)) = (args.pop(), args.pop()) else { return };
                if let ExprKind::Ref { base, .. } = *place.kind {
                    *expr.kind = ExprKind::AssignOp { op, place: base, value };
                }
            }
            Operator::Unary(op) if args.len() == 1 => {
                let ty = args[0].ty;
                let builtin = match op {
                    UnOp::Neg => ty.is_numeric(),
                    UnOp::Not => ty.is_integral() || matches!(ty.kind(), TyKind::Bool),
                };
                if builtin && let Some(operand) = args.pop() {
                    *expr.kind = ExprKind::Unary { op, operand };
                }
            }
            Operator::Binary(_) | Operator::Assign(_) | Operator::Unary(_) => {}
        }
    }

    fn operator_of(&self, id: FnId) -> Option<Operator> {
        let item = self.fcx.tcx.func(id);
        let Container::Trait(trait_id) = item.container else { return None };
        let lang = self.fcx.tcx.trait_def(trait_id).lang?;
        let op = |name: &str| {
            Some(match name {
                "add" => BinOp::Add,
                "sub" => BinOp::Sub,
                "mul" => BinOp::Mul,
                "div" => BinOp::Div,
                "rem" => BinOp::Rem,
                "bitand" => BinOp::BitAnd,
                "bitor" => BinOp::BitOr,
                "bitxor" => BinOp::BitXor,
                "shl" => BinOp::Shl,
                "shr" => BinOp::Shr,
                _ => return None,
            })
        };
        match lang.as_str() {
            "neg" => Some(Operator::Unary(UnOp::Neg)),
            "not" => Some(Operator::Unary(UnOp::Not)),
            "eq" | "partial_ord" => {
                let op = match item.name.name.as_str() {
                    "eq" => BinOp::Eq,
                    "ne" => BinOp::Ne,
                    "lt" => BinOp::Lt,
                    "le" => BinOp::Le,
                    "gt" => BinOp::Gt,
                    "ge" => BinOp::Ge,
                    _ => return None,
                };
                Some(Operator::Binary(op))
            }
            lang => match lang.strip_suffix("_assign") {
                Some(base) => op(base).map(Operator::Assign),
                None => op(lang).map(Operator::Binary),
            },
        }
    }

    /// A call of a closure whose kind was not known when the call was checked.
    fn closure_call(&mut self, expr: &mut Expr) {
        let span = expr.span;
        let ExprKind::Call { fun, args, .. } = &mut *expr.kind else { return };
        let Some(receiver) = args.first_mut() else { return };
        let Some(kind) = self.fcx.deferred_call_kind(fun, receiver) else { return };
        let (trait_name, method, mutability) = match kind {
            ClosureKind::Fn => ("fn", "call", Mutability::Not),
            ClosureKind::FnMut => ("fn_mut", "call_mut", Mutability::Mut),
            ClosureKind::FnOnce => return,
        };
        let TyKind::FnDef(_, fn_args) = *fun.ty.kind() else { return };
        let Some(id) = self.fcx.trait_fn_id(trait_name, method) else { return };
        fun.ty = Ty::new(TyKind::FnDef(id, fn_args));
        let unit = self.fcx.unit(span);
        let base = std::mem::replace(receiver, unit);
        *receiver = self.fcx.mk_ref(base, mutability, true, Adjusted::Operator);
    }

    // ---------------------------------------------------------------------------------------------------- patterns

    fn pat(&mut self, pat: &mut Pat) {
        let span = pat.span;
        pat.ty = self.ty(pat.ty, span);
        for child in pat.children_mut() {
            self.pat(child);
        }
        let ty = pat.ty;
        match &mut *pat.kind {
            PatKind::Variant { args, .. } => *args = self.args(*args, span),
            PatKind::Const(value) => self.const_val(value, ty, span),
            PatKind::Range { lo, hi, .. } => {
                lo.iter_mut().chain(hi.iter_mut()).for_each(|value| self.const_val(value, ty, span));
            }
            _ => {}
        }
    }

    fn const_val(&mut self, value: &mut ConstVal, ty: Ty, span: Span) {
        match (value, ty.kind()) {
            (ConstVal::Bits(bits), &TyKind::Int(int)) => {
                let fits = if int.is_signed() {
                    (int.min()..=int.max() as i128).contains(&(*bits as i128)) || int.truncate(*bits) == *bits
                } else {
                    *bits <= int.max()
                };
                if !fits {
                    let message = format!("literal out of range for `{}`", int.name());
                    self.fcx.late.push(Diagnostic::error(Code::Lint("overflowing_literals"), span, message));
                }
                *bits = int.truncate(*bits);
            }
            (ConstVal::Float(bits), TyKind::Float(FloatTy::F32)) => {
                if let Some(text) = self.float_texts.get(&span) {
                    *bits = text.as_str().parse::<f32>().map(|f| u64::from(f.to_bits())).unwrap_or_default();
                }
            }
            _ => {}
        }
    }
}

/// An operator that is a trait's method.
enum Operator {
    Binary(BinOp),
    Assign(BinOp),
    Unary(UnOp),
}
