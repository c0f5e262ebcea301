//! Operations that certainly overflow or panic: rustc's deny-by-default lints `arithmetic_overflow` and
//! `unconditional_panic`.
//!
//! A small interpreter walks the elaborated MIR of one body once, following only the branches that may be taken, and knows the
//! values of locals as far as [`modes`] lets it. What it knows, and so what is reported, follows rustc's
//! `known_panics_lint`.
//!
//! ```text
//! let n: u32 = 0;         _1 = const 0                         n is 0, here and later: it is assigned once and not borrowed
//! let d = n - 1;          _3 = CheckedSub(_1, const 1)         0 - 1 overflows: reported
//! ```

pub mod consts;
pub mod denied;
mod eval;
mod levels;
mod modes;

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{BinOp, Context, UnOp};
use crate::index::IdVec;
use crate::layout::Layouts;
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

pub use levels::Levels;

use eval::{Bits, Value};
use modes::Mode;

/// What an elaborated body certainly does wrong when it is run.
pub fn check(ctx: &dyn Context, body: &Body) -> Vec<Diagnostic> {
    if !may_fail(body) {
        return Vec::new();
    }
    let layouts = Layouts::new(ctx);
    let mut pass = Pass {
        ctx,
        body,
        modes: modes::of_body(&layouts, body),
        predecessors: predecessors(body),
        values: IdVec::from_elem(Value::Unknown, body.locals.len()),
        written_here: Vec::new(),
        constants: HashMap::new(),
        found: Vec::new(),
    };
    pass.run();
    pass.found
}

/// Most bodies have nothing that could fail: then nothing needs to be known.
fn may_fail(body: &Body) -> bool {
    body.blocks.iter().any(|block| matches!(block.terminator.kind, TerminatorKind::Assert { .. }))
}

/// How many ways lead into each block.
fn predecessors(body: &Body) -> IdVec<BlockId, u32> {
    let mut counts = IdVec::from_elem(0, body.blocks.len());
    for block in body.blocks.iter() {
        for target in block.terminator.kind.successors() {
            counts[target] += 1;
        }
    }
    counts
}

struct Pass<'a> {
    ctx: &'a dyn Context,
    body: &'a Body,
    modes: IdVec<Local, Mode>,
    predecessors: IdVec<BlockId, u32>,
    values: IdVec<Local, Value>,
    /// Locals whose values hold only until the end of the current block.
    written_here: Vec<Local>,
    constants: HashMap<(ConstId, Args), Value>,
    found: Vec<Diagnostic>,
}

impl Pass<'_> {
    fn run(&mut self) {
        let body = self.body;
        let mut seen = vec![false; body.blocks.len()];
        let mut pending: Vec<BlockId> = body.blocks.ids().take(1).collect();
        while let Some(block) = pending.pop() {
            if std::mem::replace(&mut seen[block.0 as usize], true) {
                continue;
            }
            let data = &body.blocks[block];
            for statement in &data.statements {
                self.statement(statement);
            }
            let next = self.terminator(&data.terminator);
            // A block with one way in from one with one way out is the same block to rustc, which has merged them.
            let goes_on = matches!(data.terminator.kind, TerminatorKind::Goto(to) if self.predecessors[to] == 1);
            if !goes_on {
                for local in std::mem::take(&mut self.written_here) {
                    self.values[local] = Value::Unknown;
                }
            }
            pending.extend(next);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Assign(place, rvalue) => self.assign(place, rvalue, statement.info.span),
            StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                self.values[*local] = Value::Unknown;
            }
            StatementKind::FakeRead(..) | StatementKind::AscribeUserType(..) | StatementKind::Nop => {}
        }
    }

    fn assign(&mut self, place: &Place, rvalue: &Rvalue, span: Span) {
        if !self.check_rvalue(rvalue, span) {
            return;
        }
        if place.projection.contains(&Proj::Deref) || self.modes[place.local] == Mode::Never {
            return;
        }
        if self.modes[place.local] == Mode::OwnBlock {
            self.written_here.push(place.local);
        }
        // A write to a part loses the whole.
        let value = if place.projection.is_empty() { self.rvalue(rvalue, place) } else { None };
        self.values[place.local] = value.unwrap_or(Value::Unknown);
    }

    /// Whether the operation can be looked at further.
    fn check_rvalue(&mut self, rvalue: &Rvalue, span: Span) -> bool {
        match rvalue {
            // `-128i8` is a literal, not a negation.
            Rvalue::Unary(UnOp::Neg, Operand::Const(constant)) if matches!(constant.kind, ConstKind::Bits(_)) => true,
            Rvalue::Unary(UnOp::Neg, operand) => {
                let Some(bits) = self.operand_bits(operand) else { return false };
                if bits.int.is_some_and(|int| int.is_signed() && int.sign_extend(bits.bits) == int.min()) {
                    let message = format!("attempt to negate `{}`, which would overflow", bits.show());
                    self.report("arithmetic_overflow", span, message);
                    return false;
                }
                true
            }
            Rvalue::Unary(UnOp::Not, operand) => self.operand_bits(operand).is_some(),
            Rvalue::Binary(op, operands) | Rvalue::CheckedBinary(op, operands) => {
                let checked = matches!(rvalue, Rvalue::CheckedBinary(..));
                self.check_binary(*op, &operands.0, &operands.1, checked, span)
            }
            Rvalue::Ref(..) | Rvalue::RawPtr(..) => false,
            Rvalue::Use(_)
            | Rvalue::Repeat(..)
            | Rvalue::Len(_)
            | Rvalue::Cast(..)
            | Rvalue::Coerce(..)
            | Rvalue::Discriminant(_)
            | Rvalue::Aggregate(..) => true,
        }
    }

    fn check_binary(&mut self, op: BinOp, lhs: &Operand, rhs: &Operand, checked: bool, span: Span) -> bool {
        let (left, right) = (self.operand_bits(lhs), self.operand_bits(rhs));
        if matches!(op, BinOp::Shl | BinOp::Shr) {
            let (Some(amount), TyKind::Int(int)) = (right, *lhs.ty(&self.body.locals).kind()) else { return false };
            if amount.bits >= u128::from(int.bits()) {
                let way = if op == BinOp::Shl { "left" } else { "right" };
                let message = format!("attempt to shift {way} by `{}`, which would overflow", amount.show());
                self.report("arithmetic_overflow", span, message);
                return false;
            }
        }
        if let (true, Some(left), Some(right)) = (checked, left, right)
            && eval::arithmetic(op, left, right).is_some_and(|(_, overflows)| overflows)
        {
            let sign = op.as_str();
            let message = format!("attempt to compute `{} {sign} {}`, which would overflow", left.show(), right.show());
            self.report("arithmetic_overflow", span, message);
            return false;
        }
        true
    }

    fn report(&mut self, lint: &'static str, span: Span, why: String) {
        let message = match lint {
            "arithmetic_overflow" => "this arithmetic operation will overflow",
            _ => "this operation will panic at runtime",
        };
        self.found.push(Diagnostic::error(Code::Lint(lint), span, message).primary(why));
    }

    /// The blocks that may come next.
    fn terminator(&mut self, terminator: &Terminator) -> Vec<BlockId> {
        match &terminator.kind {
            TerminatorKind::Assert { cond, expected, message, .. } => {
                self.check_assert(cond, *expected, message, terminator.info.span);
            }
            TerminatorKind::SwitchInt { operand, values, targets } => {
                if let Some(known) = self.operand_bits(operand) {
                    let at = values.iter().position(|value| *value == known.bits).unwrap_or(values.len());
                    return targets.get(at).copied().into_iter().collect();
                }
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Drop { .. }
            | TerminatorKind::Call { .. }
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
        terminator.kind.successors()
    }

    fn check_assert(&mut self, cond: &Operand, expected: bool, message: &AssertKind, span: Span) {
        let Some(known) = self.operand_bits(cond) else { return };
        if (known.bits != 0) == expected {
            return;
        }
        if let Some(place) = cond.place() {
            self.values[place.local] = Value::Unknown;
        }
        let why = match message {
            AssertKind::DivisionByZero => "attempt to divide by zero".to_owned(),
            AssertKind::RemainderByZero => "attempt to calculate the remainder with a divisor of zero".to_owned(),
            AssertKind::Overflow(op @ (BinOp::Div | BinOp::Rem)) => {
                format!("attempt to compute the smallest number `{} -1`, which would overflow", op.as_str())
            }
            AssertKind::BoundsCheck { len, index } => {
                let show = |bits: Option<Bits>| bits.map_or_else(|| "_".to_owned(), |bits| bits.bits.to_string());
                let (len, index) = (show(self.operand_bits(len)), show(self.operand_bits(index)));
                format!("index out of bounds: the length is {len} but the index is {index}")
            }
            // Already reported where the operation is.
            AssertKind::Overflow(_) | AssertKind::OverflowNeg => return,
        };
        self.report("unconditional_panic", span, why);
    }
}
