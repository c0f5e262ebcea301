//! MIR to [`lir`](super::lir): one instance of one body.
//!
//! Types become sizes, places become frame ranges or pointers with displacements, `Assert` terminators melt into the
//! instructions that check by themselves, calls are resolved.

mod call;
mod intrinsic;
mod place;
mod rvalue;
mod validity;

use std::collections::HashMap;

use super::bld::{Addr, Bld, PlaceRef};
use super::lir::*;
use super::mono::Gen;
use crate::bytecode::PanicKind;
use crate::hir::{BinOp, CallSource, Origin};
use crate::index::{Id, IdVec};
use crate::mir::{
    self, AssertKind, BlockId, Body, Local, LocalDeclKind, Operand, Place, Proj, Rvalue, StatementKind, TerminatorKind,
};
use crate::ty::*;

/// One body being lowered.
pub struct Lower<'g, 'a, 'b> {
    b: Bld<'g, 'a>,
    inst: InstId,
    body: &'b Body,
    args: Args,
    vars: IdVec<Local, Var>,
    blocks: IdVec<BlockId, Blk>,
    /// Types of the body as this instance has them.
    tys: HashMap<Ty, Ty>,
    /// How often each local is mentioned, to see which ones a fused instruction makes superfluous.
    mentions: IdVec<Local, u32>,
    /// Blocks entered by an `Assert` that is left to the checked instruction in them: its cleanup and its source.
    inherited: HashMap<BlockId, (Unwind, Src)>,
    /// The line that was last begun when a block is entered, 0 if that depends on the way; and from how many predecessors it
    /// is known.
    lines: HashMap<BlockId, (u32, u32)>,
    predecessors: IdVec<BlockId, u32>,
    user: bool,
}

/// The function of a body, its parameters substituted by `args`.
pub fn lower_body(g: &Gen<'_>, inst: InstId, body: &Body, args: Args) -> Func {
    g.span.set(body.span);
    let ret = g.subst(body.locals[Local::RETURN].ty, args);
    let b = Bld::new(g, ret, body.span);
    let mut lower = Lower {
        b,
        inst,
        body,
        args,
        vars: IdVec::new(),
        blocks: IdVec::new(),
        tys: HashMap::new(),
        mentions: mentions(body),
        inherited: HashMap::new(),
        lines: HashMap::new(),
        predecessors: predecessors(body),
        user: body.origin == Origin::User,
    };
    lower.declare();
    lower.blocks();
    lower.b.f
}

fn predecessors(body: &Body) -> IdVec<BlockId, u32> {
    let mut counts = IdVec::from_elem(0, body.blocks.len());
    for block in &body.blocks {
        for to in block.terminator.kind.successors() {
            counts[to] += 1;
        }
    }
    counts
}

fn mentions(body: &Body) -> IdVec<Local, u32> {
    let mut counts: IdVec<Local, u32> = IdVec::from_elem(0, body.locals.len());
    let mut place = |p: &Place| {
        counts[p.local] += 1;
        for step in &p.projection {
            if let Proj::Index(local) = step {
                counts[*local] += 1;
            }
        }
    };
    fn operand(op: &Operand, place: &mut dyn FnMut(&Place)) {
        if let Some(p) = op.place() {
            place(p);
        }
    }
    for block in &body.blocks {
        for statement in &block.statements {
            if let StatementKind::Assign(dst, rvalue) = &statement.kind {
                place(dst);
                match rvalue {
                    Rvalue::Use(op)
                    | Rvalue::Repeat(op, _)
                    | Rvalue::Cast(_, op, _)
                    | Rvalue::Coerce(_, op, _)
                    | Rvalue::Unary(_, op) => {
                        operand(op, &mut place);
                    }
                    Rvalue::Ref(_, p) | Rvalue::RawPtr(_, p) | Rvalue::Len(p) | Rvalue::Discriminant(p) => place(p),
                    Rvalue::Binary(_, ops) | Rvalue::CheckedBinary(_, ops) => {
                        operand(&ops.0, &mut place);
                        operand(&ops.1, &mut place);
                    }
                    Rvalue::Aggregate(_, ops) => ops.iter().for_each(|op| operand(op, &mut place)),
                }
            }
        }
        match &block.terminator.kind {
            TerminatorKind::SwitchInt { operand: op, .. } => operand(op, &mut place),
            TerminatorKind::Drop { place: p, .. } => place(p),
            TerminatorKind::Call { func, args, destination, .. } => {
                operand(func, &mut place);
                args.iter().for_each(|op| operand(op, &mut place));
                place(destination);
            }
            TerminatorKind::Assert { cond, message, .. } => {
                operand(cond, &mut place);
                if let AssertKind::BoundsCheck { len, index } = message {
                    operand(len, &mut place);
                    operand(index, &mut place);
                }
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }
    counts
}

impl<'g, 'a> Lower<'g, 'a, '_> {
    fn g(&self) -> &'g Gen<'a> {
        self.b.g
    }

    /// A type of the body as this instance has it.
    fn mono(&mut self, ty: Ty) -> Ty {
        if !ty.has(Flags::PARAM.union(Flags::ALIAS).union(Flags::OPAQUE).union(Flags::REGION)) {
            return ty;
        }
        if let Some(known) = self.tys.get(&ty) {
            return *known;
        }
        let mono = self.g().subst(ty, self.args);
        self.tys.insert(ty, mono);
        mono
    }

    fn declare(&mut self) {
        let hidden: Vec<Local> =
            self.body.vars.iter().filter(|v| v.hidden).filter_map(|v| v.place.as_local()).collect();
        for (local, decl) in self.body.locals.iter_ids() {
            let ty = self.mono(decl.ty);
            let named = match decl.kind {
                LocalDeclKind::Var { name, .. } => Some(name),
                _ => None,
            };
            let is_var = named.is_some() && !hidden.contains(&local);
            let var = if local == Local::RETURN {
                self.b.f.ret
            } else if local.index() <= self.body.arg_count {
                self.b.param(ty)
            } else {
                let kind = match decl.kind {
                    LocalDeclKind::DropFlag => VarKind::DropFlag,
                    _ if is_var && self.user => VarKind::User,
                    _ => VarKind::Temp,
                };
                self.b.var(ty, kind)
            };
            let data = &mut self.b.f.vars[var];
            data.name = named.filter(|_| is_var);
            data.span = decl.span;
            data.pinned = self.user && (is_var || decl.kind == LocalDeclKind::DropFlag);
            self.vars.push(var);
        }
    }

    fn blocks(&mut self) {
        let order = mir_order(self.body);
        for (id, block) in self.body.blocks.iter_ids() {
            let blk = if id == BlockId::START { Func::START } else { self.b.block() };
            self.b.f.blocks[blk].cleanup = block.is_cleanup;
            self.blocks.push(blk);
        }
        for id in order {
            self.block(id);
        }
    }

    /// Sets the source of the instructions to come.
    fn at(&mut self, info: mir::SourceInfo, block: BlockId, statement: usize, line: &mut u32) {
        let mut is_statement = false;
        if self.user && info.span.start < info.span.end {
            let here = self.g().sources.line(info.span);
            is_statement = here != *line;
            *line = here;
        }
        let location = Some(mir::Location { block, statement });
        self.b.src = self.b.f.points.push(Point { span: info.span, inlined: None, location, is_statement });
        self.g().span.set(info.span);
    }

    fn unwind(&self, block: BlockId, to: Option<BlockId>) -> Unwind {
        match to {
            Some(to) => Unwind::To(self.blocks[to]),
            None if self.body.blocks[block].is_cleanup => Unwind::Terminate,
            None => Unwind::Continue,
        }
    }

    fn block(&mut self, id: BlockId) {
        let body = self.body;
        let block = &body.blocks[id];
        self.b.cur = self.blocks[id];
        // From a predecessor that is yet to come, control comes back: then the line begins anew.
        let (known, ways) = self.lines.get(&id).copied().unwrap_or_default();
        let mut line = if self.predecessors[id] == ways { known } else { 0 };
        let default = self.unwind(id, None);
        let fused = self.fused_statement(block);
        for (i, statement) in block.statements.iter().enumerate() {
            if Some(i) == fused {
                continue;
            }
            match &statement.kind {
                StatementKind::Assign(place, rvalue) => {
                    self.at(statement.info, id, i, &mut line);
                    self.b.unwind = default;
                    if let (Some((unwind, src)), Rvalue::Binary(..) | Rvalue::Unary(..)) =
                        (self.inherited.get(&id), rvalue)
                    {
                        // The check that this instruction makes itself was an `Assert` with this cleanup.
                        self.b.unwind = *unwind;
                        let (span, location) = (self.b.f.points[*src].span, self.b.f.points[self.b.src].location);
                        let is_statement = self.b.f.points[self.b.src].is_statement;
                        self.b.src = self.b.f.points.push(Point { span, inlined: None, location, is_statement });
                    }
                    self.check_rvalue(rvalue);
                    self.assign(place, rvalue);
                }
                StatementKind::StorageLive(local) => {
                    self.at_quietly(statement.info, id, i);
                    self.b.op(Op::StorageLive(self.vars[*local]));
                }
                StatementKind::StorageDead(local) => {
                    self.at_quietly(statement.info, id, i);
                    self.b.op(Op::StorageDead(self.vars[*local]));
                }
                StatementKind::FakeRead(..) | StatementKind::AscribeUserType(..) | StatementKind::Nop => {}
            }
        }
        self.at(block.terminator.info, id, block.statements.len(), &mut line);
        self.b.unwind = default;
        self.check_terminator(&block.terminator.kind);
        self.terminator(id, block, fused);
        for to in block.terminator.kind.successors() {
            let (known, ways) = self.lines.entry(to).or_insert((line, 0));
            *known = if *known == line { line } else { 0 };
            *ways += 1;
        }
    }

    /// As [`at`](Self::at), for what is not a statement of the source.
    fn at_quietly(&mut self, info: mir::SourceInfo, block: BlockId, statement: usize) {
        let location = Some(mir::Location { block, statement });
        self.b.src = self.b.f.points.push(Point { span: info.span, inlined: None, location, is_statement: false });
    }

    /// The statement that the terminator does along with its own work.
    fn fused_statement(&self, block: &mir::Block) -> Option<usize> {
        let (i, last) =
            block.statements.iter().enumerate().rev().find(|(_, s)| !matches!(s.kind, StatementKind::Nop))?;
        let StatementKind::Assign(place, rvalue) = &last.kind else { return None };
        let local = place.as_local()?;
        match (&block.terminator.kind, rvalue) {
            (
                TerminatorKind::Assert { cond, expected: false, message: AssertKind::Overflow(op), .. },
                Rvalue::CheckedBinary(checked, _),
            ) => {
                let flag = cond.place()?;
                (flag.local == local && flag.projection.len() == 1 && op == checked).then_some(i)
            }
            (TerminatorKind::SwitchInt { operand, .. }, Rvalue::Discriminant(_)) => {
                let temp = matches!(self.body.locals[local].kind, LocalDeclKind::Temp) && self.mentions[local] == 2;
                (temp && operand.place()?.as_local() == Some(local)).then_some(i)
            }
            _ => None,
        }
    }

    fn terminator(&mut self, id: BlockId, block: &mir::Block, fused: Option<usize>) {
        let fused = fused.and_then(|i| match &block.statements[i].kind {
            StatementKind::Assign(place, rvalue) => Some((place, rvalue)),
            _ => None,
        });
        match &block.terminator.kind {
            TerminatorKind::Goto(to) => self.b.term(Term::Goto(self.blocks[*to])),
            TerminatorKind::FalseEdge { real, .. } | TerminatorKind::FalseUnwind { real, .. } => {
                self.b.term(Term::Goto(self.blocks[*real]));
            }
            TerminatorKind::SwitchInt { operand, values, targets } => match fused {
                Some((_, Rvalue::Discriminant(place))) => self.switch_discriminant(place, values, targets),
                _ => self.switch(operand, values, targets),
            },
            TerminatorKind::Return => self.b.term(Term::Return),
            TerminatorKind::UnwindResume => self.b.term(Term::Resume),
            TerminatorKind::Unreachable => self.b.term(Term::Unreachable),
            TerminatorKind::Drop { place, target, unwind, .. } => {
                self.b.unwind = self.unwind(id, *unwind);
                let place = self.place(place);
                self.b.drop_place(place);
                self.b.term(Term::Goto(self.blocks[*target]));
            }
            TerminatorKind::Call { func, args, destination, target, unwind, fn_span, source } => {
                self.b.unwind = self.unwind(id, *unwind);
                // A panic is blamed on the method's name and arguments, or the brackets of an index.
                let point = self.b.f.points[self.b.src];
                if *source == CallSource::Method || fn_span.end == point.span.end {
                    self.b.src = self.b.f.points.push(Point { span: *fn_span, ..point });
                }
                self.call(func, args, destination, target.is_some());
                // A diverging call has set its own terminator, or none is ever reached.
                match target {
                    Some(target) => self.b.term(Term::Goto(self.blocks[*target])),
                    None if self.b.f.blocks[self.b.cur].term == Term::Unreachable => self.b.term(Term::Unreachable),
                    None => {}
                }
            }
            TerminatorKind::Assert { cond, expected, message, target, unwind } => {
                self.b.unwind = self.unwind(id, *unwind);
                self.assert(cond, *expected, message, *target, fused);
            }
        }
    }

    fn assert(
        &mut self,
        cond: &Operand,
        expected: bool,
        message: &AssertKind,
        target: BlockId,
        fused: Option<(&Place, &Rvalue)>,
    ) {
        let to = self.blocks[target];
        match message {
            AssertKind::Overflow(BinOp::Add | BinOp::Sub | BinOp::Mul) => {
                if let Some((place, Rvalue::CheckedBinary(op, operands))) = fused {
                    let dst = self.place(place);
                    self.binary_checked(*op, operands, dst);
                    return self.b.term(Term::Goto(to));
                }
            }
            // The instructions check these by themselves.
            AssertKind::Overflow(BinOp::Div | BinOp::Rem | BinOp::Shl | BinOp::Shr)
            | AssertKind::DivisionByZero
            | AssertKind::RemainderByZero
            | AssertKind::OverflowNeg
                if self.predecessors[target] == 1 =>
            {
                self.inherited.insert(target, (self.b.unwind, self.b.src));
                return self.b.term(Term::Goto(to));
            }
            AssertKind::BoundsCheck { len, index } => {
                let (len, index) = (self.operand(len).0, self.operand(index).0);
                self.b.op(Op::Bounds { index, len });
                return self.b.term(Term::Goto(to));
            }
            AssertKind::Overflow(_)
            | AssertKind::DivisionByZero
            | AssertKind::RemainderByZero
            | AssertKind::OverflowNeg => {}
        }
        let cond = self.operand(cond).0;
        let fail = self.b.block();
        let (then, els) = if expected { (to, fail) } else { (fail, to) };
        self.b.term(Term::Br { cond, then, els });
        self.b.cur = fail;
        self.b.term(Term::Panic(panic_kind(message)));
    }

    fn switch(&mut self, operand: &Operand, values: &[u128], targets: &[BlockId]) {
        let (val, ty) = self.operand(operand);
        let size = self.g().size(ty);
        let Some((default, cases)) = targets.split_last() else { return };
        let default = self.blocks[*default];
        let cases: Vec<(u128, Blk)> = values.iter().zip(cases).map(|(v, to)| (*v, self.blocks[*to])).collect();
        if ty == Ty::bool()
            && let [(value, to)] = cases[..]
        {
            let (then, els) = if value == 0 { (default, to) } else { (to, default) };
            return self.b.term(Term::Br { cond: val, then, els });
        }
        self.switch_on(val, size, &cases, default);
    }

    fn switch_on(&mut self, val: Opnd, size: u64, cases: &[(u128, Blk)], default: Blk) {
        if size == 16 {
            return self.switch_wide(val, cases, default);
        }
        let mut cases: Vec<(i64, Blk)> = cases
            .iter()
            .filter_map(|(v, to)| match Val::int(*v as u64, size) {
                Val::Int(n) => Some((n, *to)),
                Val::Static(..) | Val::Fn(_) => None,
            })
            .collect();
        cases.retain(|(_, to)| *to != default);
        if cases.is_empty() {
            return self.b.term(Term::Goto(default));
        }
        self.b.term(Term::Switch { val, size: size as u32, cases: cases.into(), default });
    }

    /// No instruction switches on 128 bits: a comparison a case.
    fn switch_wide(&mut self, val: Opnd, cases: &[(u128, Blk)], default: Blk) {
        for (value, to) in cases {
            let b = self.bits(*value, 16);
            let next = self.b.block();
            self.b.term(Term::BrCmp { op: Bin::Eq, ty: Sc::U128, a: val, b, then: *to, els: next });
            self.b.cur = next;
        }
        self.b.term(Term::Goto(default));
    }

    fn local(&self, local: Local) -> Var {
        self.vars[local]
    }

    fn addr_of_local(&self, local: Local) -> Addr {
        Addr::Frame(self.vars[local].into())
    }

    /// An operand and its type.
    fn operand(&mut self, operand: &Operand) -> (Opnd, Ty) {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                let place = self.place(place);
                let layout = self.g().layout(place.ty);
                if layout.is_zst() {
                    return (self.b.int(0), place.ty);
                }
                (self.b.load(place.addr, layout.size, layout.align), place.ty)
            }
            Operand::Const(constant) => self.constant(constant),
        }
    }

    /// Writes an operand into a place.
    fn operand_into(&mut self, to: PlaceRef, operand: &Operand) {
        let size = self.g().size(to.ty);
        match operand {
            Operand::Copy(place) | Operand::Move(place) if size > 0 => {
                let from = self.place(place);
                self.b.copy(to.addr, from.addr, size);
            }
            _ => {
                let (value, _) = self.operand(operand);
                self.b.store(to.addr, value, size);
            }
        }
    }

    /// Integer bits of `size` bytes.
    fn bits(&mut self, bits: u128, size: u64) -> Opnd {
        if size <= 8 {
            return Opnd::Val(Val::int(bits as u64, size));
        }
        if let Ok(n) = i64::try_from(bits as i128) {
            return Opnd::Val(Val::Int(n));
        }
        let temp = self.b.temp(16, 16);
        let (low, high) = (self.b.int(bits as u64), self.b.int((bits >> 64) as u64));
        self.b.mov(temp.into(), low, 8);
        self.b.mov(Loc { var: temp, off: 8 }, high, 8);
        temp.into()
    }
}

fn panic_kind(message: &AssertKind) -> PanicKind {
    match message {
        AssertKind::Overflow(BinOp::Sub) => PanicKind::SubOverflow,
        AssertKind::Overflow(BinOp::Mul) => PanicKind::MulOverflow,
        AssertKind::Overflow(BinOp::Div) => PanicKind::DivOverflow,
        AssertKind::Overflow(BinOp::Rem) => PanicKind::RemOverflow,
        AssertKind::Overflow(BinOp::Shl) => PanicKind::ShlOverflow,
        AssertKind::Overflow(BinOp::Shr) => PanicKind::ShrOverflow,
        AssertKind::OverflowNeg => PanicKind::NegOverflow,
        AssertKind::DivisionByZero => PanicKind::DivZero,
        AssertKind::RemainderByZero => PanicKind::RemZero,
        // Other operators do not overflow, and bounds checks have an instruction of their own.
        AssertKind::Overflow(_) | AssertKind::BoundsCheck { .. } => PanicKind::AddOverflow,
    }
}

/// The reachable blocks in reverse postorder, so that a block comes after what leads to it (loops aside).
fn mir_order(body: &Body) -> Vec<BlockId> {
    let mut seen = vec![false; body.blocks.len()];
    let mut order = Vec::new();
    let successors = |id: BlockId, seen: &mut Vec<bool>| {
        seen[id.index()] = true;
        let mut next = body.blocks[id].terminator.kind.successors();
        if let TerminatorKind::FalseEdge { real, .. } = body.blocks[id].terminator.kind {
            next = vec![real];
        }
        next.reverse();
        (id, next)
    };
    let mut stack = vec![successors(BlockId::START, &mut seen)];
    while let Some((id, rest)) = stack.last_mut() {
        match rest.pop() {
            Some(next) if !seen[next.index()] => {
                let entry = successors(next, &mut seen);
                stack.push(entry);
            }
            Some(_) => {}
            None => {
                order.push(*id);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}
