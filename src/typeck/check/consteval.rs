//! Constants whose values types and patterns need: array lengths, discriminants, constants in patterns.
//!
//! A small interpreter of typed trees, with values as trees. It knows what such constants are made of (arithmetic, calls of
//! `const fn`, control flow, tuples, structs, arrays, references) and says so when it meets something else. Constants that
//! only the running program uses are not evaluated for their value, but for E0080.

pub mod intrinsics;
pub mod ops;
pub mod place;

use std::collections::HashMap;
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::source::Span;
use crate::ty::*;

use super::super::tcx::Tcx;
use place::PlaceRef;

/// How many expressions one constant may evaluate before the next turn of a loop, or call, is one too many.
const STEP_LIMIT: u64 = 2_000_000;
/// How deep calls may nest (rustc's `recursion_limit`).
const FRAME_LIMIT: usize = 128;
/// How deep expressions may nest, those of all frames and of constants that ask for constants together: what the host's stack
/// is sure to hold.
const DEPTH_LIMIT: u32 = 8_000;

/// The value of a constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An integer, `bool` or `char`, truncated to its size.
    Bits(u128),
    Float(u64),
    Str(Rc<str>),
    Tuple(Vec<Value>),
    Array(Vec<Value>),
    Adt(VariantIdx, Vec<Value>),
    /// A shared reference to a value that does not change while it lives.
    Ref(Rc<Value>),
    /// A mutable reference to a place of a frame.
    Mut(PlaceRef),
    Fn(FnId, Args),
}

impl Value {
    fn unit() -> Value {
        Value::Tuple(Vec::new())
    }
}

/// How far a constant has got.
#[derive(Clone)]
pub enum Progress {
    Running,
    Done(Value),
    Failed,
    Unsupported(Span),
}

/// Constants and statics that have been asked for, with their arguments.
pub type Evaluations = HashMap<(BodyOwner, Args), Progress>;

/// Why an evaluation stopped.
pub enum Stop {
    Break(LabelId, Value),
    Continue(LabelId),
    Return(Value),
    /// The error was reported, or the constant is broken otherwise.
    Failed,
    /// Not something this evaluator does.
    Unsupported(Span),
}

pub type Eval = Result<Value, Stop>;

/// The value of an array length, const argument or discriminant.
pub fn eval_const(tcx: &Tcx<'_>, id: ConstId) -> Const {
    match eval_value(tcx, id, Ty::args(&[]), true) {
        Some(Value::Bits(bits)) => Const::Value(bits),
        _ => Const::Error,
    }
}

/// The value of a constant with these arguments; `None` after an error. `needed`: that it cannot be evaluated is an error.
pub fn eval_value(tcx: &Tcx<'_>, id: ConstId, args: Args, needed: bool) -> Option<Value> {
    let mut machine = Machine { tcx, frames: Vec::new(), steps: 0, depth: 0 };
    match machine.constant(id, args) {
        Ok(value) => Some(value),
        Err(Stop::Unsupported(span)) => {
            if needed {
                let at = if crate::resolve::is_user(span) { span } else { tcx.const_item(id).span };
                tcx.report(Diagnostic::unsupported(
                    at,
                    "this expression in a constant that a type or pattern depends on",
                ));
            }
            None
        }
        Err(Stop::Failed | Stop::Break(..) | Stop::Continue(_) | Stop::Return(_)) => None,
    }
}

/// The value of a constant that is one word of bits; anything that cannot be evaluated has no value here.
pub fn value_bits(tcx: &Tcx<'_>, id: ConstId, args: Args) -> Option<u128> {
    match eval_value(tcx, id, args, false)? {
        Value::Bits(bits) => Some(bits),
        _ => None,
    }
}

/// Evaluates a constant of the user's program for its errors.
pub fn check_const(tcx: &Tcx<'_>, id: ConstId) {
    if tcx.const_item(id).generics.params.is_empty() {
        eval_value(tcx, id, Ty::args(&[]), false);
    }
}

/// Evaluates a static of the user's program for its errors.
pub fn check_static(tcx: &Tcx<'_>, id: StaticId) {
    let mut machine = Machine { tcx, frames: Vec::new(), steps: 0, depth: 0 };
    let span = tcx.static_item(id).span;
    // What this evaluator does not do is left to the running program; errors were reported.
    let _ = machine.value_of(BodyOwner::Static(id), Ty::args(&[]), span);
}

/// Evaluates the `const { .. }` of a function that is used with these arguments, and of its closures, for their errors: rustc does so
/// for each instance, whether the block is reached or not. See the Reference, "const blocks".
pub fn check_const_blocks(tcx: &Tcx<'_>, owner: BodyOwner, args: Args) {
    if !tcx.caches.const_blocks.borrow().contains(&owner) {
        return;
    }
    let Some(body) = tcx.body_of(owner).filter(|body| !body.tainted) else { return };
    let mut bodies = vec![body];
    let mut next = 0;
    while let Some(body) = bodies.get(next).cloned() {
        next += 1;
        let mut work = vec![&body.value];
        while let Some(expr) = work.pop() {
            match &*expr.kind {
                ExprKind::Block(block) if block.is_const => {
                    let mut machine = Machine { tcx, frames: Vec::new(), steps: 0, depth: 0 };
                    // What this evaluator does not do is left to the running program; errors were reported.
                    let _ = machine.in_frame(args, HashMap::new(), expr.span, |machine| machine.expr(expr));
                }
                // What follows a `return` is gone by then.
                ExprKind::Block(block) => {
                    let leaves = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Expr(expr) if expr.ty.is_never());
                    let last = block.stmts.iter().position(leaves);
                    for stmt in block.stmts.iter().take(last.map_or(block.stmts.len(), |last| last + 1)) {
                        match &stmt.kind {
                            StmtKind::Expr(expr) => work.push(expr),
                            StmtKind::Let { init, otherwise, .. } => {
                                work.extend(init);
                                work.extend(otherwise.iter().flat_map(|block| &block.tail));
                            }
                        }
                    }
                    work.extend(block.tail.iter().filter(|_| last.is_none()));
                }
                _ => crate::hir::visit::for_each_child(expr, &mut |child| work.push(child)),
            }
        }
        super::collect_closures(tcx, &body.value, &mut bodies);
    }
}

/// Whether the place is a static or part of one.
fn is_in_static(place: &Expr) -> bool {
    match &*place.kind {
        ExprKind::Static(_) => true,
        ExprKind::Field { base, .. } | ExprKind::Index { base, .. } => is_in_static(base),
        _ => false,
    }
}

/// One call.
pub struct Frame {
    args: Args,
    locals: HashMap<LocalId, Value>,
    span: Span,
}

pub struct Machine<'m, 'a> {
    pub tcx: &'m Tcx<'a>,
    frames: Vec<Frame>,
    steps: u64,
    depth: u32,
}

impl Machine<'_, '_> {
    fn constant(&mut self, id: ConstId, args: Args) -> Eval {
        let (id, args) = self.tcx.resolve_const(id, args).ok_or(Stop::Failed)?;
        self.value_of(BodyOwner::Const(id), args, self.tcx.const_item(id).span)
    }

    /// The value of a constant or static, which is found once. One that needs itself is an error (E0391).
    fn value_of(&mut self, owner: BodyOwner, args: Args, span: Span) -> Eval {
        let key = (owner, args);
        let evaluations = &self.tcx.caches.evaluations;
        match evaluations.borrow().get(&key) {
            Some(Progress::Done(value)) => return Ok(value.clone()),
            Some(Progress::Failed) => return Err(Stop::Failed),
            Some(Progress::Unsupported(span)) => return Err(Stop::Unsupported(*span)),
            Some(Progress::Running) => {
                let at = self.cycle_span(key, span);
                self.tcx.report(Diagnostic::error(Code::E(391), at, "cycle detected when evaluating a constant"));
                return Err(Stop::Failed);
            }
            None => {}
        }
        evaluations.borrow_mut().insert(key, Progress::Running);
        self.tcx.caches.evaluating.borrow_mut().push((key, span));
        let result = self.evaluate(owner, args, span);
        self.tcx.caches.evaluating.borrow_mut().pop();
        let progress = match &result {
            Ok(value) => Progress::Done(value.clone()),
            Err(Stop::Unsupported(span)) => Progress::Unsupported(*span),
            Err(Stop::Failed | Stop::Break(..) | Stop::Continue(_) | Stop::Return(_)) => Progress::Failed,
        };
        evaluations.borrow_mut().insert(key, progress);
        result
    }

    /// The constant that needs itself; or in a static that does, what it needs first.
    fn cycle_span(&self, key: (BodyOwner, Args), span: Span) -> Span {
        if let (BodyOwner::Const(_), _) = key {
            return span;
        }
        let evaluating = self.tcx.caches.evaluating.borrow();
        let inner = evaluating.iter().skip_while(|(other, _)| *other != key).nth(1);
        inner.map_or(span, |(_, span)| *span)
    }

    /// With a stack of calls of its own.
    fn evaluate(&mut self, owner: BodyOwner, args: Args, span: Span) -> Eval {
        let body = self.tcx.body_of(owner).ok_or(Stop::Failed)?;
        if body.tainted {
            return Err(Stop::Failed);
        }
        let frames = std::mem::take(&mut self.frames);
        let result = self.in_frame(args, HashMap::new(), span, |machine| machine.expr(&body.value));
        self.frames = frames;
        result
    }

    fn in_frame(
        &mut self,
        args: Args,
        locals: HashMap<LocalId, Value>,
        span: Span,
        f: impl FnOnce(&mut Self) -> Eval,
    ) -> Eval {
        if self.frames.len() >= FRAME_LIMIT {
            return self.fail(span, "reached the configured maximum number of stack frames");
        }
        self.frames.push(Frame { args, locals, span });
        let result = f(self);
        self.frames.pop();
        match result {
            Err(Stop::Return(value)) => Ok(value),
            other => other,
        }
    }

    /// E0080 at the place in the constant itself, as rustc says it, with the innermost in the user's program.
    fn fail(&mut self, span: Span, message: impl Into<String>) -> Eval {
        let is_user = |span: &Span| crate::resolve::is_user(*span);
        // The first frame is the constant's own; each other was called from where it says.
        let calls = self.frames.iter().skip(1).map(|frame| frame.span);
        let places: Vec<Span> = calls.chain([span]).filter(is_user).collect();
        let (at, innermost) = (places.first().copied().unwrap_or(span), places.last().copied());
        let mut diagnostic = Diagnostic::error(Code::E(80), at, message.into());
        diagnostic = match innermost.filter(|inner| *inner != at) {
            Some(inner) => diagnostic.primary("called for the constant here").label(inner, "evaluation failed here"),
            None => diagnostic.primary("evaluation of the constant failed here"),
        };
        self.tcx.report(diagnostic);
        Err(Stop::Failed)
    }

    fn ty(&self, ty: Ty) -> Ty {
        let args = self.frames.last().map_or(Ty::args(&[]), |f| f.args);
        let ty = if ty.has(Flags::PARAM) { ty.subst(args) } else { ty };
        if ty.has(Flags::ALIAS) { self.tcx.normalize(ty, &ParamEnv::default()) } else { ty }
    }

    fn frame(&mut self) -> Result<&mut Frame, Stop> {
        self.frames.last_mut().ok_or(Stop::Failed)
    }

    fn expr(&mut self, expr: &Expr) -> Eval {
        self.steps += 1;
        if self.depth >= DEPTH_LIMIT || self.steps > 2 * STEP_LIMIT {
            let what = if self.depth >= DEPTH_LIMIT { "is nested too deep" } else { "takes too long" };
            self.tcx.report(Diagnostic::limit(expr.span, format!("evaluating this constant {what}")));
            return Err(Stop::Failed);
        }
        self.depth += 1;
        let result = self.expr_inner(expr);
        self.depth -= 1;
        result
    }

    /// Loops and calls that go on and on are a lint, as in rustc.
    fn check_steps(&mut self, span: Span) -> Result<(), Stop> {
        if self.steps <= STEP_LIMIT {
            return Ok(());
        }
        let message = "constant evaluation is taking a long time";
        self.tcx.report(Diagnostic::error(Code::Lint("long_running_const_eval"), span, message));
        Err(Stop::Failed)
    }

    fn expr_inner(&mut self, expr: &Expr) -> Eval {
        match &*expr.kind {
            ExprKind::Literal(lit) => Ok(self.literal(lit, expr.ty)),
            ExprKind::Local(_) | ExprKind::Field { .. } | ExprKind::Index { .. } | ExprKind::Deref { .. } => {
                self.read(expr)
            }
            ExprKind::Static(id) => self.value_of(BodyOwner::Static(*id), Ty::args(&[]), expr.span),
            ExprKind::Const(id, args) => {
                let args = self.args(*args);
                self.constant(*id, args)
            }
            ExprKind::ConstParam(param) => {
                let args = self.frames.last().map_or(Ty::args(&[]), |f| f.args);
                match args.get(param.index as usize) {
                    Some(Arg::Const(Const::Value(bits))) => Ok(Value::Bits(*bits)),
                    _ => Err(Stop::Unsupported(expr.span)),
                }
            }
            ExprKind::FnItem { .. } => match *self.ty(expr.ty).kind() {
                TyKind::FnDef(id, args) => Ok(Value::Fn(id, args)),
                _ => Err(Stop::Failed),
            },
            ExprKind::Block(block) => self.block(block),
            ExprKind::If { cond, then, otherwise } => {
                if self.condition(cond)? {
                    self.expr(then)
                } else {
                    otherwise.as_ref().map_or(Ok(Value::unit()), |e| self.expr(e))
                }
            }
            ExprKind::Let { .. } => self.condition(expr).map(|b| Value::Bits(u128::from(b))),
            ExprKind::Match { scrutinee, arms, .. } => self.eval_match(scrutinee, arms, expr.span),
            ExprKind::Loop { label, body, .. } => self.eval_loop(*label, body, expr.span),
            ExprKind::Break { label, value } => {
                let value = value.as_ref().map_or(Ok(Value::unit()), |v| self.expr(v))?;
                Err(Stop::Break(*label, value))
            }
            ExprKind::Continue { label } => Err(Stop::Continue(*label)),
            ExprKind::Return { value } => {
                let value = value.as_ref().map_or(Ok(Value::unit()), |v| self.expr(v))?;
                Err(Stop::Return(value))
            }
            ExprKind::Assign { place, value } => {
                let value = self.expr(value)?;
                self.write(place, value)?;
                Ok(Value::unit())
            }
            ExprKind::AssignOp { op, place, value } => {
                let rhs = self.expr(value)?;
                let lhs = self.read(place)?;
                let (lhs_ty, rhs_ty) = (self.ty(place.ty), self.ty(value.ty));
                let result = self.binary(*op, lhs, rhs, lhs_ty, rhs_ty, expr.span)?;
                self.write(place, result)?;
                Ok(Value::unit())
            }
            ExprKind::Binary { op, lhs, rhs } => {
                let (lhs_ty, rhs_ty) = (self.ty(lhs.ty), self.ty(rhs.ty));
                let lhs = self.expr(lhs)?;
                let rhs = self.expr(rhs)?;
                self.binary(*op, lhs, rhs, lhs_ty, rhs_ty, expr.span)
            }
            ExprKind::Unary { op, operand } => {
                // The most negative literal has no positive counterpart.
                if let (UnOp::Neg, ExprKind::Literal(Lit::Int(bits)), TyKind::Int(int)) =
                    (op, &*operand.kind, self.ty(expr.ty).kind())
                {
                    return Ok(Value::Bits(int.truncate(bits.wrapping_neg())));
                }
                let value = self.expr(operand)?;
                let ty = self.ty(expr.ty);
                self.unary(*op, value, ty, expr.span)
            }
            ExprKind::Logical { op, lhs, rhs } => {
                let lhs = self.condition(lhs)?;
                let value = match op {
                    LogicalOp::And => lhs && self.condition(rhs)?,
                    LogicalOp::Or => lhs || self.condition(rhs)?,
                };
                Ok(Value::Bits(u128::from(value)))
            }
            ExprKind::Cast { operand, kind, .. } => {
                let (from, to) = (self.ty(operand.ty), self.ty(expr.ty));
                let value = self.expr(operand)?;
                self.cast(*kind, value, from, to, expr.span)
            }
            ExprKind::Call { fun, args, .. } => self.call(fun, args, expr.span),
            // The address of a static is no value here: statics may refer to each other.
            ExprKind::Ref { base, .. } if is_in_static(base) => Err(Stop::Unsupported(expr.span)),
            ExprKind::Ref { kind: RefKind::Shared, base, .. } => Ok(Value::Ref(Rc::new(self.expr(base)?))),
            ExprKind::Ref { kind: RefKind::Mut { .. }, base, .. } => self.borrow_mut(base),
            ExprKind::RawRef { .. } => Err(Stop::Unsupported(expr.span)),
            ExprKind::Tuple(exprs) => Ok(Value::Tuple(self.exprs(exprs)?)),
            ExprKind::Array(exprs) => Ok(Value::Array(self.exprs(exprs)?)),
            ExprKind::Repeat { value, count } => self.repeat(value, *count, expr.span),
            ExprKind::Adt(adt) => self.adt(adt, expr.span),
            ExprKind::Coerce { kind, operand } => match kind {
                Coercion::Unsize | Coercion::ReifyFn | Coercion::UnsafeFn | Coercion::MutToConst => self.expr(operand),
                Coercion::ClosureFn => Err(Stop::Unsupported(expr.span)),
            },
            ExprKind::NeverToAny(operand) => self.expr(operand),
            ExprKind::Closure(_) => Err(Stop::Unsupported(expr.span)),
            ExprKind::Error => Err(Stop::Failed),
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Result<Vec<Value>, Stop> {
        exprs.iter().map(|e| self.expr(e)).collect()
    }

    fn args(&self, args: Args) -> Args {
        let own = self.frames.last().map_or(Ty::args(&[]), |f| f.args);
        subst(args, own)
    }

    fn literal(&self, lit: &Lit, ty: Ty) -> Value {
        match lit {
            Lit::Int(bits) => match self.ty(ty).kind() {
                TyKind::Int(int) => Value::Bits(int.truncate(*bits)),
                _ => Value::Bits(*bits),
            },
            Lit::Float(bits) => Value::Float(*bits),
            Lit::Bool(b) => Value::Bits(u128::from(*b)),
            Lit::Char(c) => Value::Bits(u128::from(u32::from(*c))),
            Lit::Str(text) => Value::Str(text.clone()),
            Lit::ByteStr(bytes) => {
                let bytes = bytes.iter().map(|b| Value::Bits(u128::from(*b))).collect();
                Value::Ref(Rc::new(Value::Array(bytes)))
            }
        }
    }

    fn repeat(&mut self, value: &Expr, count: Const, span: Span) -> Eval {
        let args = self.frames.last().map_or(Ty::args(&[]), |f| f.args);
        let Const::Value(count) = subst(count, args) else { return Err(Stop::Unsupported(span)) };
        if count > 1 << 16 {
            return Err(Stop::Unsupported(span));
        }
        let value = self.expr(value)?;
        Ok(Value::Array(vec![value; count as usize]))
    }

    fn adt(&mut self, adt: &AdtExpr, span: Span) -> Eval {
        let item = self.tcx.adt(adt.adt);
        let count = item.variants.get(adt.variant).map_or(0, |v| v.fields.len());
        let mut fields: Vec<Option<Value>> = vec![None; count];
        for (field, value) in &adt.fields {
            let value = self.expr(value)?;
            if let Some(slot) = fields.get_mut(field.index()) {
                *slot = Some(value);
            }
        }
        if let Some(base) = &adt.base
            && let Value::Adt(_, rest) = self.expr(base)?
        {
            for (slot, value) in fields.iter_mut().zip(rest) {
                slot.get_or_insert(value);
            }
        }
        let fields: Option<Vec<Value>> = fields.into_iter().collect();
        fields.map(|fields| Value::Adt(adt.variant, fields)).ok_or(Stop::Unsupported(span))
    }

    // ---------------------------------------------------------------------------------------------------- control

    fn block(&mut self, block: &Block) -> Eval {
        let result = self.block_inner(block);
        match (result, block.label) {
            (Err(Stop::Break(label, value)), Some(own)) if label == own => Ok(value),
            (result, _) => result,
        }
    }

    fn block_inner(&mut self, block: &Block) -> Eval {
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Expr(expr) => {
                    self.expr(expr)?;
                }
                StmtKind::Let { pat, init, otherwise, .. } => {
                    let Some(init) = init else { continue };
                    let value = self.expr(init)?;
                    if !self.matches(pat, &value)? {
                        match otherwise {
                            Some(block) => {
                                self.block(block)?;
                            }
                            None => return Err(Stop::Failed),
                        }
                    }
                }
            }
        }
        block.tail.as_ref().map_or(Ok(Value::unit()), |tail| self.expr(tail))
    }

    fn condition(&mut self, cond: &Expr) -> Result<bool, Stop> {
        match &*cond.kind {
            ExprKind::Let { pat, scrutinee } => {
                let value = self.expr(scrutinee)?;
                self.matches(pat, &value)
            }
            _ => Ok(self.expr(cond)? == Value::Bits(1)),
        }
    }

    fn eval_match(&mut self, scrutinee: &Expr, arms: &[Arm], span: Span) -> Eval {
        let value = self.expr(scrutinee)?;
        for arm in arms {
            if !self.matches(&arm.pat, &value)? {
                continue;
            }
            if let Some(guard) = &arm.guard
                && !self.condition(guard)?
            {
                continue;
            }
            return self.expr(&arm.body);
        }
        Err(Stop::Unsupported(span))
    }

    fn eval_loop(&mut self, own: LabelId, body: &Expr, span: Span) -> Eval {
        loop {
            self.check_steps(span)?;
            match self.expr(body) {
                Ok(_) => {}
                Err(Stop::Break(label, value)) if label == own => return Ok(value),
                Err(Stop::Continue(label)) if label == own => {}
                Err(stop) => return Err(stop),
            }
        }
    }

    fn call(&mut self, fun: &Expr, args: &[Expr], span: Span) -> Eval {
        let Value::Fn(id, fn_args) = self.expr(fun)? else { return Err(Stop::Unsupported(span)) };
        let values = self.exprs(args)?;
        let fn_args = erase_regions(fn_args);
        if fn_args.iter().any(|a| a.as_ty().is_some_and(|t| t.has(Flags::PARAM))) {
            return Err(Stop::Unsupported(span));
        }
        match self.tcx.resolve_instance(id, fn_args) {
            Some(Instance::Fn(id, fn_args)) => self.call_fn(id, fn_args, values, span),
            Some(_) => Err(Stop::Unsupported(span)),
            None => Err(Stop::Failed),
        }
    }

    fn call_fn(&mut self, id: FnId, fn_args: Args, values: Vec<Value>, span: Span) -> Eval {
        self.check_steps(span)?;
        let item = self.tcx.func(id);
        match item.kind {
            FnKind::Ctor(_, variant) => return Ok(Value::Adt(variant, values)),
            FnKind::Intrinsic => return self.intrinsic(&item, fn_args, values, span),
            FnKind::Item => {}
        }
        if matches!(item.lang.map(|l| l.as_str()), Some("panic_fmt" | "panic_str" | "unreachable_fmt")) {
            return self.fail(span, "evaluation panicked");
        }
        let Some(body) = self.tcx.body_of(BodyOwner::Fn(id)) else { return Err(Stop::Unsupported(span)) };
        if body.tainted {
            return Err(Stop::Failed);
        }
        self.in_frame(fn_args, HashMap::new(), span, |machine| {
            for (param, value) in body.params.iter().zip(values) {
                if !machine.matches(&param.pat, &value)? {
                    return Err(Stop::Failed);
                }
            }
            machine.expr(&body.value)
        })
    }
}
