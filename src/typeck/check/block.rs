//! Function bodies, blocks and statements.

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::coercion::{CoerceMany, MergeCause};
use super::control::{BreakableKind, Frame, FrameKind, binds_by_mut_ref, contains_ref_binding};
use super::pat::Origin as PatOrigin;
use super::*;
use crate::typeck::traits::{SizedReason, trait_predicate};

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// A function: parameters, then the body against the return type.
    pub fn check_fn(&mut self, ast: &'a ast::Fn, block: &'a ast::Block) -> Draft {
        let BodyOwner::Fn(id) = self.owner else { return self.error_draft(block.span) };
        let item = self.tcx.func(id);
        if item.sig.inputs_and_output.iter().any(|ty| ty.has(Flags::ERROR)) {
            self.infcx.set_tainted();
        }
        let sig = keep_named_regions(lost_where_lifetimes_are(item.sig));
        let ret = lost_where_lifetimes_are(item.sig.output());
        let (ret, wanted) = if ret.has(Flags::ERROR) { (ret, ret) } else { self.fn_return_ty(&item) };
        let sig = self.normalize(item.sig_span, sig);
        let ret = self.normalize(item.ret_span, ret);
        let wanted = self.normalize(item.ret_span, wanted);
        self.ret_span = Some(item.ret_span);
        let ret = self.sized_return(ret, item.ret_span);
        let wanted = if ret.is_error() { ret } else { wanted };
        let mut inputs = sig.inputs().iter().copied();
        let mut params = Vec::new();
        let mut seen = Vec::new();
        if let Some(self_param) = &ast.self_param {
            let ty = inputs.next().unwrap_or(Ty::ERROR());
            params.push(self.self_param(self_param, ty));
        }
        for param in &ast.params {
            let ty = inputs.next().unwrap_or(Ty::ERROR());
            self.require_sized(ty, param.pat.span, SizedReason::Param);
            let pat = self.check_pat_in(&param.pat, ty, PatOrigin::Param, &mut seen);
            params.push(Param { pat, ty, user_ty: None, span: param.span });
        }
        for param in &params {
            self.bind_pat_names(&param.pat);
        }
        let merge = Some(CoerceMany::new(wanted));
        self.frames.push(Frame::new(FrameKind::Fn, merge, LocalId(0)));
        let value = self.check_fn_block(block, wanted);
        self.frames.pop();
        Draft { params, ret, value, span: block.span }
    }

    /// E0746, or E0277; what the body returns is then of no interest.
    fn sized_return(&mut self, ret: Ty, span: Span) -> Ty {
        match ret.kind() {
            TyKind::Dynamic(..) => {
                let message = "return type cannot be a trait object without pointer indirection";
                let diagnostic = Diagnostic::error(Code::E(746), span, message);
                self.report(diagnostic.help("return a `Box<dyn ..>`, or `impl ..` if every value has the same type"));
                Ty::ERROR()
            }
            TyKind::Str | TyKind::Slice(_) => {
                self.require_sized(ret, span, SizedReason::Return);
                Ty::ERROR()
            }
            _ => {
                self.require_sized(ret, span, SizedReason::Return);
                let is_unsized = self
                    .lang_trait("sized")
                    .is_some_and(|sized| !self.may_hold(trait_predicate(sized, ret, &[]), span));
                if is_unsized { Ty::ERROR() } else { ret }
            }
        }
    }

    fn error_draft(&mut self, span: Span) -> Draft {
        let value = self.err_expr(span);
        Draft { params: Vec::new(), ret: Ty::ERROR(), value, span }
    }

    /// The declared type, and what the body must give: in place of each opaque type of this function a variable for what it
    /// hides, so that later values are coerced to the type of the first.
    fn fn_return_ty(&mut self, item: &Fn) -> (Ty, Ty) {
        let output = item.sig.output();
        let declared = keep_named_regions(output);
        if !output.has(Flags::OPAQUE) {
            return (declared, declared);
        }
        let opaques = self.tcx.opaques_of(item);
        let mut hidden = Vec::new();
        for (id, args) in opaques {
            if self.infcx.defining_opaque(id).is_none() {
                let var = self.var(item.ret_span);
                self.infcx.define_opaque(id, var);
                hidden.push((id, args, var));
            }
        }
        // The bounds of one may speak of another.
        for (id, args, var) in &hidden {
            self.register_opaque_bounds(*id, *args, *var, item.ret_span);
        }
        let wanted = hidden.iter().fold(output, |ty, (id, args, var)| {
            let own = Ty::new(TyKind::Opaque(*id, *args));
            replace_ty(ty, own, *var)
        });
        (declared, keep_named_regions(wanted))
    }

    fn self_param(&mut self, param: &'a ast::SelfParam, ty: Ty) -> Param {
        let mutable = match &param.kind {
            ast::SelfKind::Value { mutable } | ast::SelfKind::Typed { mutable, .. } => *mutable,
            ast::SelfKind::Ref { .. } => false,
        };
        let name = crate::source::Ident { name: Self::intern("self"), span: param.self_span };
        self.require_sized(ty, param.span, SizedReason::Param);
        let local = self.new_local(name, ty, mutable, LocalKind::SelfParam);
        let kind = PatKind::Binding { local, mode: BindingMode::ByValue, sub: None };
        Param { pat: mk_pat(kind, ty, param.self_span), ty, user_ty: None, span: param.span }
    }

    /// A const, static, array length or discriminant.
    pub fn check_const(&mut self, expr: &'a ast::Expr, ty: Ty) -> Draft {
        let ty = keep_named_regions(ty);
        let ty = self.normalize(expr.span, ty);
        self.frames.push(Frame::new(FrameKind::Const, None, LocalId(0)));
        let value = self.check_expr_coercible(expr, ty);
        self.frames.pop();
        Draft { params: Vec::new(), ret: ty, value, span: expr.span }
    }

    fn check_fn_block(&mut self, block: &'a ast::Block, ret: Ty) -> Expr {
        let end = self.ret_span.filter(|_| block.tail.is_none()).unwrap_or(block.span);
        let value = self.check_block_with(block, Expectation::HasType(ret), None, end);
        let at = block.tail.as_ref().map_or(block.span, |tail| tail.span);
        // The body's value is the last of what the function returns.
        match self.frames.last_mut().and_then(|frame| frame.ret.take()) {
            Some(mut merge) => {
                let value = merge.merge(self, value, MergeCause::Plain(at));
                self.put_ret(merge);
                value
            }
            None => self.coerce_at(value, ret, false, at),
        }
    }

    /// `{ .. }` as an expression.
    pub fn check_block_expr(&mut self, block: &'a ast::Block, expected: Expectation) -> Expr {
        self.check_block_with(block, expected, None, block.span)
    }

    /// A block whose value must be `()`: the body of a loop.
    pub fn check_block_no_value(&mut self, block: &'a ast::Block) -> Expr {
        let unit = Ty::unit();
        let expr = self.check_block_with(block, Expectation::HasType(unit), None, block.span);
        // A body that never ends has no value to complain about.
        if self.shallow(expr.ty).is_never() {
            let span = expr.span;
            return mk(ExprKind::NeverToAny(expr), unit, span);
        }
        let at = block.tail.as_ref().map_or(block.span, |tail| tail.span);
        self.coerce_at(expr, unit, false, at)
    }

    pub fn check_labeled_block(
        &mut self,
        block: &'a ast::Block,
        label: Option<&'a ast::Label>,
        expected: Expectation,
    ) -> Expr {
        self.check_block_with(block, expected, label, block.span)
    }

    /// `end_span` is where a missing tail is reported.
    fn check_block_with(
        &mut self,
        block: &'a ast::Block,
        expected: Expectation,
        label: Option<&'a ast::Label>,
        end_span: Span,
    ) -> Expr {
        let before = self.diverges;
        let target = self.coercion_target(expected, block.span);
        let merge = CoerceMany::new(target);
        let (ty, tail, stmts, id) = match label {
            None => {
                let mut merge = merge;
                let (stmts, tail) = self.in_scope(|fcx| fcx.check_block_contents(block, expected));
                let tail = self.finish_block(block, &mut merge, tail, end_span);
                (merge.finish().0, tail, stmts, None)
            }
            Some(label) => {
                let ((stmts, tail), breakable) =
                    self.with_breakable(Some(label), BreakableKind::Block, Some(merge), |fcx, _| {
                        fcx.in_scope(|fcx| fcx.check_block_contents(block, expected))
                    });
                let mut merge = breakable.values.unwrap_or_else(|| CoerceMany::new(Ty::ERROR()));
                let tail = self.finish_block(block, &mut merge, tail, end_span);
                if breakable.has_break {
                    self.diverges = before;
                }
                (merge.finish().0, tail, stmts, Some(breakable.label))
            }
        };
        let kind = Block { stmts, tail, label: id, is_unsafe: false, is_const: false, span: block.span };
        mk(ExprKind::Block(kind), ty, block.span)
    }

    fn check_block_contents(&mut self, block: &'a ast::Block, expected: Expectation) -> (Vec<Stmt>, Option<Expr>) {
        self.scope = self.tcx.block_scope(block, self.scope);
        let mut stmts = Vec::with_capacity(block.stmts.len());
        for stmt in &block.stmts {
            stmts.extend(self.check_stmt(stmt));
        }
        let tail = block.tail.as_ref().map(|tail| self.check_expr(tail, expected));
        (stmts, tail)
    }

    /// Merges the tail, or `()` if control can reach the end without one.
    fn finish_block(
        &mut self,
        block: &'a ast::Block,
        merge: &mut CoerceMany,
        tail: Option<Expr>,
        end_span: Span,
    ) -> Option<Expr> {
        match (tail, &block.tail) {
            (Some(tail), Some(written)) => {
                let cause = MergeCause::Plain(written.span);
                Some(merge.merge(self, tail, cause))
            }
            _ => {
                if self.diverges != Diverges::Always {
                    merge.push_unit(self, MergeCause::BlockEnd(end_span));
                }
                None
            }
        }
    }

    // -------------------------------------------------------------------------------------------------- statements

    fn check_stmt(&mut self, stmt: &'a ast::Stmt) -> Option<Stmt> {
        let before = std::mem::replace(&mut self.diverges, Diverges::Maybe);
        let kind = match &stmt.kind {
            ast::StmtKind::Item(_) | ast::StmtKind::Empty => None,
            ast::StmtKind::Let(decl) => Some(self.check_let(decl)),
            ast::StmtKind::Expr(expr) => Some(StmtKind::Expr(self.check_stmt_expr(expr))),
            ast::StmtKind::Semi(expr) => Some(StmtKind::Expr(self.check_expr(expr, Expectation::None))),
        };
        self.diverges = self.diverges.max(before);
        kind.map(|kind| Stmt { kind, span: stmt.span })
    }

    /// A block-like expression as a statement must be `()`.
    fn check_stmt_expr(&mut self, expr: &'a ast::Expr) -> Expr {
        let checked = self.check_expr(expr, Expectation::HasType(Ty::unit()));
        let ty = self.try_structurally_resolve(checked.ty);
        if ty.is_never() {
            return checked;
        }
        let span = checked.span;
        self.coerce_at(checked, Ty::unit(), false, span)
    }

    fn check_let(&mut self, decl: &'a ast::Let) -> StmtKind {
        let (user_ty, ty) = match &decl.ty {
            Some(written) => {
                let (user, ty) = self.lower_ty(written);
                (Some(user), ty)
            }
            None => (None, self.var(decl.pat.span)),
        };
        let mut ty = ty;
        let mut init = None;
        if let Some(written) = &decl.init {
            let (checked, is_known) = self.check_let_init(written, &decl.pat, ty);
            init = Some(checked);
            // Of a variable whose value was wrong nothing more is said, whatever its declared type.
            if !is_known && matches!(decl.pat.peel().kind, ast::PatKind::Ident { .. }) {
                ty = Ty::ERROR();
            }
        }
        let origin = PatOrigin::Let { expr: init.as_ref().map(|e| e.span) };
        let pat = self.check_pat_top(&decl.pat, ty, origin);
        if let (Some(init), true) = (&mut init, binds_by_mut_ref(&pat)) {
            self.make_place_mut(init);
        }
        let otherwise = decl.els.as_ref().map(|els| self.check_let_else(els));
        self.bind_pat_names(&pat);
        StmtKind::Let { pat, user_ty, init, otherwise }
    }

    /// The value, and whether its own type was known (it may still not be the declared one).
    fn check_let_init(&mut self, init: &'a ast::Expr, pat: &'a ast::Pat, ty: Ty) -> (Expr, bool) {
        let expr = self.check_expr(init, Expectation::HasType(ty));
        // What was to become a trait object of a trait that has none is not known either.
        let no_object =
            self.tcx.caches.has_dyn_violation.get() && self.mentions_object(ty) && !self.mentions_object(expr.ty);
        let is_known = !self.mentions_error(expr.ty) && !no_object;
        if contains_ref_binding(pat) {
            // The reference must point into the initialiser itself, not into a coerced copy.
            let expr = self.never_to_any(expr);
            self.demand_eq(init.span, ty, expr.ty);
            return (expr, is_known);
        }
        (self.coerce_at(expr, ty, false, init.span), is_known)
    }

    fn check_let_else(&mut self, els: &'a ast::Block) -> Block {
        let before = self.diverges;
        self.diverges = Diverges::Maybe;
        let expr = self.check_block_expr(els, Expectation::None);
        let ty = self.try_structurally_resolve(expr.ty);
        if !ty.is_never() && self.diverges != Diverges::Always && !ty.is_error() {
            let message = "`else` clause of `let...else` does not diverge";
            let text = format!("expected `!`, found `{}`", self.show(ty));
            let diagnostic = Diagnostic::error(Code::E(308), els.span, message).primary(text);
            self.report(diagnostic.help("end the block with `return`, `break`, `continue` or `panic!`"));
        }
        self.diverges = before;
        match *expr.kind {
            ExprKind::Block(block) => block,
            _ => {
                Block { stmts: Vec::new(), tail: None, label: None, is_unsafe: false, is_const: false, span: els.span }
            }
        }
    }
}

/// The signature with types whose lifetimes are in error made errors themselves: what the body does with them says nothing.
fn lost_where_lifetimes_are<T: Fold>(value: T) -> T {
    struct Lost {
        found: bool,
    }
    impl Folder for Lost {
        fn ty(&mut self, ty: Ty) -> Ty {
            if !ty.has(Flags::REGION) {
                return ty;
            }
            let outer = std::mem::replace(&mut self.found, false);
            let folded = ty.super_fold(self);
            if std::mem::replace(&mut self.found, outer) { Ty::ERROR() } else { folded }
        }
        fn region(&mut self, region: Region) -> Region {
            self.found |= region == Region::Error;
            region
        }
    }
    value.fold_with(&mut Lost { found: false })
}
