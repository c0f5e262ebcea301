//! The last arrow: functions and statics that are needed get their numbers and addresses, and the tables are put together.

use std::collections::{HashMap, HashSet};

use super::debug::Types;
use super::emit::{self, Code};
use super::lir::*;
use super::mono::{Gen, MonoItem, Reloc};
use super::{Facts, legalize, owner_of};
use crate::bytecode::{
    self, Function, FunctionId, FunctionInfo, InlineId, InlineSite, Loan, Ownership, OwnershipRun, Path, PointId,
    Program, STATICS_BASE, StaticInfo, Switch, UnwindEntry, Variable, VariableId, VariableKind, fn_pointer,
};
use crate::diagnostic::Diagnostic;
use crate::hir::Origin;
use crate::index::{BitSet, Id, IdVec};
use crate::source::Span;
use crate::ty::Ty;

type Funcs = IdVec<InstId, Option<Func>>;

// ---------------------------------------------------------------------------------------------------------------
// Statics.

/// Statics whose initialisers only write constants get their bytes now.
pub fn fold_statics(g: &Gen<'_>, funcs: &Funcs) {
    for id in statics(g) {
        let data = g.static_data(id);
        let Some(init) = data.init else { continue };
        let Some(func) = funcs.get(init).and_then(Option::as_ref) else { continue };
        if let Some((bytes, relocs)) = fold(func, data.bytes.len()) {
            g.with_static(id, |data| {
                data.bytes = bytes;
                data.relocs = relocs;
                data.init = None;
            });
        }
    }
}

fn statics(g: &Gen<'_>) -> impl Iterator<Item = StaticRef> {
    (0..g.static_count()).map(StaticRef::new)
}

/// The value that straight-line constant code returns.
fn fold(f: &Func, size: usize) -> Option<(Vec<u8>, Vec<(u32, Reloc)>)> {
    let block = &f.blocks[Func::START];
    if block.term != Term::Return {
        return None;
    }
    let mut vars: HashMap<Var, (Vec<u8>, Vec<(u32, Reloc)>)> = HashMap::new();
    for inst in &block.insts {
        match &inst.op {
            Op::StorageLive(_) | Op::StorageDead(_) | Op::Nop => {}
            Op::Mov { dst, src, size } => {
                let (bytes, relocs) = match src {
                    Opnd::Val(Val::Int(n)) => {
                        let wide = i128::from(*n).to_le_bytes();
                        (wide.get(..*size as usize)?.to_vec(), Vec::new())
                    }
                    Opnd::Val(val) => (vec![0; 8], vec![(0, super::bld::reloc_of(*val)?)]),
                    Opnd::Loc(loc) => {
                        let (bytes, relocs) = vars.get(&loc.var)?;
                        let (start, end) = (loc.off, loc.off + size);
                        let inside = |r: &&(u32, Reloc)| r.0 >= start && r.0 + 8 <= end;
                        let relocs = relocs.iter().filter(inside).map(|r| (r.0 - start, r.1)).collect();
                        (bytes.get(start as usize..end as usize)?.to_vec(), relocs)
                    }
                };
                write_bytes(f, &mut vars, *dst, &bytes, &relocs)?;
            }
            Op::Zero { dst, size } => write_bytes(f, &mut vars, *dst, &vec![0; *size as usize], &[])?,
            _ => return None,
        }
    }
    if size == 0 {
        return Some((Vec::new(), Vec::new()));
    }
    vars.remove(&f.ret)
}

fn write_bytes(
    f: &Func,
    vars: &mut HashMap<Var, (Vec<u8>, Vec<(u32, Reloc)>)>,
    dst: Loc,
    bytes: &[u8],
    relocs: &[(u32, Reloc)],
) -> Option<()> {
    let entry = vars.entry(dst.var).or_insert_with(|| (vec![0; f.vars[dst.var].size as usize], Vec::new()));
    let (start, end) = (dst.off, dst.off + bytes.len() as u32);
    entry.0.get_mut(start as usize..end as usize)?.copy_from_slice(bytes);
    entry.1.retain(|r| r.0 + 8 <= start || r.0 >= end);
    entry.1.extend(relocs.iter().map(|r| (r.0 + start, r.1)));
    Some(())
}

/// What a function mentions.
fn mentions(f: &Func, each: &mut dyn FnMut(Reloc)) {
    let mut val = |opnd: Opnd| match opnd {
        Opnd::Val(Val::Fn(inst)) => each(Reloc::Fn(inst)),
        Opnd::Val(Val::Static(id, off)) => each(Reloc::Static(id, off)),
        Opnd::Val(Val::Int(_)) | Opnd::Loc(_) => {}
    };
    for blk in reverse_postorder(f) {
        let block = &f.blocks[blk];
        for inst in &block.insts {
            if let Op::Call(call) = &inst.op
                && let Callee::Fn(callee) = call.callee
            {
                val(Opnd::Val(Val::Fn(callee)));
            }
            inst.op.clone().for_each_read_mut(&mut |opnd, _| val(*opnd));
        }
        block.term.for_each_read(&mut |opnd, _| val(opnd));
    }
}

/// What a walk from some function on finds.
struct Reached {
    funcs: BitSet<InstId>,
    statics: BitSet<StaticRef>,
    /// Statics in the order in which their initialisers must run.
    order: Vec<StaticRef>,
}

enum Step {
    Func(InstId),
    Static(StaticRef),
    Done(StaticRef),
}

fn reach(g: &Gen<'_>, funcs: &Funcs, root: InstId) -> Reached {
    let mut reached =
        Reached { funcs: BitSet::new(funcs.len()), statics: BitSet::new(g.static_count()), order: Vec::new() };
    let mut stack = vec![Step::Func(root)];
    while let Some(step) = stack.pop() {
        let mut push = |reloc: Reloc| match reloc {
            Reloc::Fn(id) => stack.push(Step::Func(id)),
            Reloc::Static(id, _) => stack.push(Step::Static(id)),
        };
        match step {
            Step::Func(id) => {
                if reached.funcs.insert(id)
                    && let Some(f) = funcs.get(id).and_then(Option::as_ref)
                {
                    mentions(f, &mut push);
                }
            }
            Step::Static(id) => {
                if reached.statics.insert(id) {
                    let data = g.static_data(id);
                    stack.push(Step::Done(id));
                    data.relocs.iter().for_each(|r| match r.1 {
                        Reloc::Fn(id) => stack.push(Step::Func(id)),
                        Reloc::Static(id, _) => stack.push(Step::Static(id)),
                    });
                    stack.extend(data.init.map(Step::Func));
                }
            }
            Step::Done(id) => reached.order.push(id),
        }
    }
    reached
}

/// The statics that code from `root` on needs and that are still to be initialised, each after those it needs itself.
pub fn static_order(g: &Gen<'_>, funcs: &Funcs, root: InstId) -> Vec<StaticRef> {
    let reached = reach(g, funcs, root);
    reached.order.into_iter().filter(|id| g.static_data(*id).init.is_some()).collect()
}

// ---------------------------------------------------------------------------------------------------------------
// Linking.

struct Linker {
    functions: HashMap<InstId, FunctionId>,
    addresses: HashMap<StaticRef, u64>,
    pool: Vec<u64>,
    pooled: HashMap<u64, u32>,
}

impl emit::Program for Linker {
    fn function(&self, inst: InstId) -> FunctionId {
        // Every function mentioned by a reachable one is reachable.
        self.functions.get(&inst).copied().unwrap_or(FunctionId(0))
    }
    fn static_address(&self, id: StaticRef) -> u64 {
        self.addresses.get(&id).copied().unwrap_or(STATICS_BASE)
    }
    fn pool(&mut self, value: u64) -> u32 {
        *self.pooled.entry(value).or_insert_with(|| {
            self.pool.push(value);
            self.pool.len() as u32 - 1
        })
    }
}

/// Assembles the program that begins at `start`.
pub fn link(g: &Gen<'_>, mut funcs: Funcs, start: InstId, facts: Option<&dyn Facts>) -> Program {
    let reached = reach(g, &funcs, start);
    let mut linker =
        Linker { functions: HashMap::new(), addresses: HashMap::new(), pool: Vec::new(), pooled: HashMap::new() };
    for (number, inst) in reached.funcs.iter().enumerate() {
        linker.functions.insert(inst, FunctionId::new(number));
    }
    let mut program = Program::default();
    let mut types = Types::new(g);
    place_statics(g, &reached, &mut linker, &mut program, &mut types);
    program.ops.push(bytecode::Op::Halt);
    let nowhere = bytecode::Point { span: g.span.get(), inlined: None, is_statement: false };
    let point = program.debug.points.push(nowhere);
    program.debug.pc_points.push(point);
    for inst in reached.funcs.iter() {
        let Some(mut f) = funcs[inst].take() else {
            g.error(Diagnostic::limit(g.span.get(), format!("`{}` has no body", g.item_name(g.item(inst)))));
            continue;
        };
        legalize::run(&mut f);
        let order = emission_order(&f);
        let code = emit::emit(&f, &order, &mut linker, g.options.guard);
        if code.too_far || code.frame.window > u64::from(u32::MAX >> 1) {
            let (_, span, _) = g.item_info(g.item(inst));
            let message = "a call passes or returns more than 64 KiB by value: pass a reference or a `Box` instead";
            g.error(Diagnostic::limit(span, message));
            continue;
        }
        Append { g, program: &mut program, types: &mut types, f: &f, code, item: g.item(inst), facts }.run();
    }
    program.entry = linker.functions.get(&start).copied();
    program.pool = linker.pool;
    program.debug.types = types.finish();
    program
}

fn place_statics(
    g: &Gen<'_>,
    reached: &Reached,
    linker: &mut Linker,
    program: &mut Program,
    types: &mut Types<'_, '_>,
) {
    let mut address = STATICS_BASE;
    for id in reached.statics.iter() {
        let data = g.static_data(id);
        address = address.next_multiple_of(data.align.max(1));
        linker.addresses.insert(id, address);
        address += data.bytes.len() as u64;
    }
    const MAX_STATICS: u64 = 1 << 28;
    if address > MAX_STATICS {
        g.error(Diagnostic::limit(g.span.get(), "the program's statics take more than 256 MiB"));
        return;
    }
    program.statics = vec![0; (address - STATICS_BASE) as usize];
    for id in reached.statics.iter() {
        let data = g.static_data(id);
        let at = linker.addresses[&id];
        let start = (at - STATICS_BASE) as usize;
        program.statics[start..start + data.bytes.len()].copy_from_slice(&data.bytes);
        for (offset, reloc) in &data.relocs {
            let value = match reloc {
                Reloc::Fn(inst) => fn_pointer(emit::Program::function(linker, *inst)),
                Reloc::Static(id, off) => emit::Program::static_address(linker, *id) + u64::from(*off),
            };
            let at = start + *offset as usize;
            if let Some(slot) = program.statics.get_mut(at..at + 8) {
                slot.copy_from_slice(&value.to_le_bytes());
            }
        }
        let size = data.bytes.len() as u64;
        program.debug.statics.push(StaticInfo {
            address: at,
            size,
            name: data.name,
            ty: types.id(data.ty),
            kind: data.kind,
        });
    }
}

/// The straight way first, then what only happens once: panics and cleanup.
pub fn emission_order(f: &Func) -> Vec<Blk> {
    let order = reverse_postorder(f);
    let cold = |blk: &Blk| {
        let block = &f.blocks[*blk];
        block.cleanup
            || matches!(block.term, Term::Panic(_) | Term::Unreachable | Term::Unwind | Term::Resume | Term::Abort)
    };
    let (cold, hot): (Vec<Blk>, Vec<Blk>) = order.into_iter().partition(|blk| *blk != Func::START && cold(blk));
    hot.into_iter().chain(cold).collect()
}

/// Appends one function's code and tables to the program.
struct Append<'x, 'g, 'a> {
    g: &'g Gen<'a>,
    program: &'x mut Program,
    types: &'x mut Types<'g, 'a>,
    f: &'x Func,
    code: Code,
    item: MonoItem,
    facts: Option<&'x dyn Facts>,
}

impl Append<'_, '_, '_> {
    fn run(mut self) {
        let base = self.program.ops.len() as u32;
        let at: HashMap<Blk, u32> = self.code.blocks.iter().map(|(blk, pc)| (*blk, base + pc)).collect();
        self.ops(base);
        for (start, end, unwind) in &self.code.unwind {
            if let Some(cleanup) = emit::cleanup_pc(*unwind, &at) {
                self.program.unwind.push(UnwindEntry { start: base + start, end: base + end, cleanup });
            }
        }
        for (pc, ty) in std::mem::take(&mut self.code.alloc_sites) {
            let ty = self.types.id(ty);
            self.program.debug.alloc_sites.push((base + pc, ty));
        }
        self.points(base);
        let pcs = base..self.program.ops.len() as u32;
        let may_unwind = match self.item {
            MonoItem::Fn(id, _) => self.g.cx.func(id).sig.abi.may_unwind(),
            _ => true,
        };
        self.program.functions.push(Function { entry: base, window: self.code.frame.window as u32, may_unwind });
        let info = self.info(pcs);
        self.program.debug.functions.push(info);
    }

    fn ops(&mut self, base: u32) {
        let tables = self.program.switches.len() as u32;
        for op in &self.code.ops {
            let mut op = *op;
            match &mut op {
                bytecode::Op::Switch8 { table, .. }
                | bytecode::Op::Switch16 { table, .. }
                | bytecode::Op::Switch32 { table, .. }
                | bytecode::Op::Switch64 { table, .. } => *table += tables,
                _ => {}
            }
            self.program.ops.push(op);
        }
        for (mut switch, _) in std::mem::take(&mut self.code.switches) {
            match &mut switch {
                Switch::Dense { targets, default, .. } => {
                    targets.iter_mut().for_each(|t| *t += base);
                    *default += base;
                }
                Switch::Sparse { targets, default } => {
                    targets.iter_mut().for_each(|t| t.1 += base);
                    *default += base;
                }
            }
            self.program.switches.push(switch);
        }
    }

    /// Points of the function's instructions. A statement begins where the line changes, and wherever control may come from
    /// elsewhere.
    fn points(&mut self, base: u32) {
        let f = self.f;
        let inlined: Vec<InlineId> = self.inline_sites();
        let mut ids: HashMap<(Src, bool), PointId> = HashMap::new();
        let mut predecessors: IdVec<Blk, Vec<Blk>> = IdVec::from_elem(Vec::new(), f.blocks.len());
        for (blk, _) in &self.code.blocks {
            for next in successors(f, *blk) {
                predecessors[next].push(*blk);
            }
        }
        let user = self.g.item_info(self.item).0 == Origin::User;
        let mut last_line: HashMap<Blk, u32> = HashMap::new();
        let mut line = 0;
        let mut blocks = self.code.blocks.iter().peekable();
        let mut current = Func::START;
        for pc in 0..self.code.ops.len() as u32 {
            while let Some((blk, _)) = blocks.next_if(|(_, at)| *at == pc) {
                last_line.insert(current, line);
                current = *blk;
                line = match predecessors[*blk][..] {
                    [only] => last_line.get(&only).copied().unwrap_or(0),
                    _ => 0,
                };
            }
            let src = self.code.srcs[pc as usize];
            let point = f.points[src];
            let mut is_statement = false;
            let empty = point.span.start >= point.span.end;
            if user && !empty {
                let span = self.outermost_span(src);
                let here = self.g.sources.line(span);
                is_statement = here != line && span.start < span.end;
                line = here;
            }
            let id = *ids.entry((src, is_statement)).or_insert_with(|| {
                let inlined = point.inlined.map(|inl| inlined[inl.index()]);
                self.program.debug.points.push(bytecode::Point { span: point.span, inlined, is_statement })
            });
            self.program.debug.pc_points.push(id);
        }
        debug_assert_eq!(self.program.debug.pc_points.len(), base as usize + self.code.ops.len());
    }

    fn outermost_span(&self, src: Src) -> Span {
        let point = self.f.points[src];
        let mut span = point.span;
        let mut at = point.inlined;
        while let Some(inl) = at {
            let site = self.f.inlined[inl];
            span = site.call_span;
            at = site.parent;
        }
        span
    }

    fn inline_sites(&mut self) -> Vec<InlineId> {
        let mut ids: Vec<InlineId> = Vec::new();
        for site in &self.f.inlined {
            let item = self.g.item(site.inst);
            let (origin, _, track_caller) = self.g.item_info(item);
            // A site comes after the one it is in.
            let parent = site.parent.and_then(|inl| ids.get(inl.index()).copied());
            ids.push(self.program.debug.inlined.push(InlineSite {
                name: self.g.item_name(item),
                call_span: site.call_span,
                parent,
                track_caller,
                is_library: origin == Origin::Library,
            }));
        }
        ids
    }

    fn info(&mut self, pcs: std::ops::Range<u32>) -> FunctionInfo {
        let (origin, span, track_caller) = self.g.item_info(self.item);
        let ret_ty = self.f.vars[self.f.ret].ty.unwrap_or(Ty::unit());
        let return_type = self.types.id(ret_ty);
        let (variables, numbers) = self.variables(pcs.start, span);
        let (paths, loans) = match (self.facts, owner_of(self.item)) {
            (Some(facts), Some(owner)) if origin == Origin::User => {
                let known = Known { facts, owner, numbers: &numbers, f: self.f, code: &self.code };
                (known.paths(pcs.start), known.loans(pcs.start))
            }
            _ => (Vec::new(), Vec::new()),
        };
        FunctionInfo {
            name: self.g.item_name(self.item),
            span,
            pcs,
            frame_size: (self.code.frame.window - self.code.frame.out) as u32,
            is_library: origin == Origin::Library,
            track_caller,
            return_type,
            variables,
            paths,
            loans,
        }
    }

    /// Where the function is left: from the first instruction at its closing brace to the return.
    fn epilogues(&self, span: Span) -> Vec<std::ops::Range<u32>> {
        let brace = span.end.saturating_sub(1);
        let at_brace = |pc: usize| self.code.srcs.get(pc).is_some_and(|src| self.outermost_span(*src).start >= brace);
        let returns = self.code.ops.iter().enumerate().filter(|(_, op)| matches!(op, bytecode::Op::Ret { .. }));
        let leave = |(at, _): (usize, &bytecode::Op)| {
            let start = (0..at).rev().take_while(|pc| at_brace(*pc)).last().unwrap_or(at);
            start as u32..at as u32 + 1
        };
        returns.map(leave).collect()
    }

    fn variables(&mut self, base: u32, span: Span) -> (IdVec<VariableId, Variable>, HashMap<Var, VariableId>) {
        let f = self.f;
        let epilogues = self.epilogues(span);
        let scopes = scopes(f, &self.code);
        let mut variables = IdVec::new();
        let mut numbers = HashMap::new();
        let closure = matches!(self.item, MonoItem::Closure(..));
        let rank = |kind: VarKind| match kind {
            VarKind::Param => 0,
            VarKind::User => 1,
            VarKind::Ret => 2,
            VarKind::DropFlag => 3,
            VarKind::Temp => 4,
        };
        let mut vars: Vec<(Var, &VarData)> = f.vars.iter_ids().filter(|(_, data)| data.ty.is_some()).collect();
        vars.sort_by_key(|(var, data)| (rank(data.kind), *var));
        for (var, data) in vars {
            let Some(ty) = data.ty else { continue };
            let kind = match data.kind {
                VarKind::Param if closure && f.params.first() == Some(&var) => VariableKind::Environment,
                VarKind::Param => VariableKind::Parameter,
                VarKind::User => VariableKind::Local,
                VarKind::Ret => VariableKind::Return,
                VarKind::DropFlag => VariableKind::DropFlag,
                VarKind::Temp if data.name.is_some() => VariableKind::Local,
                VarKind::Temp => VariableKind::Temporary,
            };
            let whole = 0..self.code.ops.len() as u32;
            let mut scope = scopes.get(&var).cloned().unwrap_or_else(|| vec![whole]);
            // What goes out of scope at the closing brace is shown until the function is left.
            for range in &mut scope {
                if let Some(epilogue) = epilogues.iter().find(|e| (e.start..e.end).contains(&range.end)) {
                    range.end = epilogue.end;
                }
            }
            // Temporaries that optimisation removed, or that were never touched, are nowhere.
            if matches!(data.kind, VarKind::Temp | VarKind::DropFlag) && self.code.frame.offsets[var] == 0 {
                continue;
            }
            let order = variables.len() as u32;
            let id = variables.push(Variable {
                name: data.name.map_or_else(String::new, |name| name.to_string()),
                ty: self.types.id(ty),
                offset: self.code.frame.offsets[var] as u32,
                kind,
                span: data.span,
                order,
                scope: scope.into_iter().filter(|r| r.start < r.end).map(|r| base + r.start..base + r.end).collect(),
            });
            numbers.insert(var, id);
        }
        (variables, numbers)
    }
}

/// The pcs at which each variable with storage markers is in scope.
fn scopes(f: &Func, code: &Code) -> HashMap<Var, Vec<std::ops::Range<u32>>> {
    let mut tracked: Vec<Var> =
        code.storage.iter().filter(|(_, var, live)| *live && f.vars[*var].ty.is_some()).map(|s| s.1).collect();
    tracked.sort();
    tracked.dedup();
    const MAX_WORK: usize = 1 << 26;
    if tracked.is_empty() || tracked.len() * code.blocks.len() > MAX_WORK {
        return HashMap::new();
    }
    let number = |var: Var| tracked.binary_search(&var).ok().map(|i| Var(i as u32));
    let ends: Vec<u32> = code.blocks.iter().skip(1).map(|b| b.1).chain([code.ops.len() as u32]).collect();
    let mut entry: IdVec<Blk, BitSet<Var>> = IdVec::from_elem(BitSet::new(tracked.len()), f.blocks.len());
    let mut changed = true;
    while changed {
        changed = false;
        for (blk, _) in &code.blocks {
            let mut state = entry[*blk].clone();
            for inst in &f.blocks[*blk].insts {
                match &inst.op {
                    Op::StorageLive(var) => number(*var).into_iter().for_each(|i| {
                        state.insert(i);
                    }),
                    Op::StorageDead(var) => number(*var).into_iter().for_each(|i| {
                        state.remove(i);
                    }),
                    _ => {}
                }
            }
            for next in successors(f, *blk) {
                changed |= entry[next].union(&state);
            }
        }
    }
    let mut out: HashMap<Var, Vec<std::ops::Range<u32>>> = HashMap::new();
    let mut add = |i: Var, start: u32, end: u32| {
        if start >= end {
            return;
        }
        let ranges = out.entry(tracked[i.index()]).or_default();
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    };
    let mut next_marker = code.storage.iter();
    for ((blk, start), end) in code.blocks.iter().zip(ends) {
        let mut begun: HashMap<Var, u32> = entry[*blk].iter().map(|i| (i, *start)).collect();
        let count =
            f.blocks[*blk].insts.iter().filter(|i| matches!(i.op, Op::StorageLive(_) | Op::StorageDead(_))).count();
        for (pc, var, live) in next_marker.by_ref().take(count) {
            let Some(i) = number(*var) else { continue };
            match live {
                true => drop(begun.entry(i).or_insert(*pc)),
                false => {
                    if let Some(from) = begun.remove(&i) {
                        add(i, from, *pc);
                    }
                }
            }
        }
        let mut rest: Vec<(Var, u32)> = begun.into_iter().collect();
        rest.sort();
        for (i, from) in rest {
            add(i, from, end);
        }
    }
    for ranges in out.values_mut() {
        ranges.sort_by_key(|r| r.start);
    }
    out
}

/// Facts about one body, brought from locations to pcs.
struct Known<'x> {
    facts: &'x dyn Facts,
    owner: crate::hir::BodyOwner,
    numbers: &'x HashMap<Var, VariableId>,
    f: &'x Func,
    code: &'x Code,
}

impl Known<'_> {
    /// Variables are declared in the order of the body's locals.
    fn var(&self, local: crate::mir::Local) -> Var {
        Var(local.0)
    }

    /// The location that each pc belongs to; what has none belongs to what precedes it.
    ///
    /// Statements that took no instruction happen with the next one of their line: before that, the line has not begun.
    fn locations(&self) -> Vec<Option<crate::mir::Location>> {
        let of = |src: &Src| self.f.points[*src].location;
        let coded = self.code.srcs.iter().filter_map(of).collect();
        let (mut last, mut seen) = (None, HashSet::new());
        let location = |src: &Src| {
            last = of(src).or(last);
            let at = last?;
            Some(if seen.insert(at) { self.facts.line_start(self.owner, &coded, at) } else { at })
        };
        self.code.srcs.iter().map(location).collect()
    }

    fn paths(&self, base: u32) -> Vec<Path> {
        let locations = self.locations();
        let mut out = Vec::new();
        for (i, fact) in self.facts.paths(self.owner).into_iter().enumerate() {
            let var = self.var(fact.place.local);
            let Some(variable) = self.numbers.get(&var) else { continue };
            let flag = fact.flag.map(|flag| bytecode::Slot(self.code.frame.offsets[self.var(flag)].min(0xFFFF) as u16));
            let mut runs: Vec<OwnershipRun> = Vec::new();
            let mut memo: Option<(crate::mir::Location, Option<Ownership>)> = None;
            for (pc, location) in locations.iter().enumerate() {
                let Some(location) = location else { continue };
                let state = match &memo {
                    Some((at, state)) if at == location => state.clone(),
                    _ => self.facts.state(self.owner, i, *location),
                };
                memo = Some((*location, state.clone()));
                let Some(mut state) = state else { continue };
                if let Ownership::Maybe { flag: slot } = &mut state {
                    *slot = slot.or(flag);
                }
                let pc = base + pc as u32;
                match runs.last_mut() {
                    Some(run) if run.pcs.end == pc && run.state == state => run.pcs.end = pc + 1,
                    _ => runs.push(OwnershipRun { pcs: pc..pc + 1, state }),
                }
            }
            out.push(Path { variable: *variable, projection: fact.projection, bytes: self.bytes(&fact.place), runs });
        }
        out
    }

    /// The bytes of a path of plain fields; views find others through the types.
    fn bytes(&self, place: &crate::mir::Place) -> Option<std::ops::Range<u32>> {
        let data = &self.f.vars[self.var(place.local)];
        place.projection.is_empty().then_some(0..data.size)
    }

    fn loans(&self, base: u32) -> Vec<Loan> {
        let locations = self.locations();
        let mut out = Vec::new();
        for (i, fact) in self.facts.loans(self.owner).into_iter().enumerate() {
            let Some(variable) = self.numbers.get(&self.var(fact.place.local)) else { continue };
            let mut pcs: Vec<std::ops::Range<u32>> = Vec::new();
            for (pc, location) in locations.iter().enumerate() {
                let live = location.is_some_and(|at| self.facts.loan_live(self.owner, i, at));
                let pc = base + pc as u32;
                match pcs.last_mut() {
                    Some(last) if live && last.end == pc => last.end = pc + 1,
                    _ if live => pcs.push(pc..pc + 1),
                    _ => {}
                }
            }
            let holder = fact.holder.and_then(|local| self.numbers.get(&self.var(local)).copied());
            out.push(Loan {
                span: fact.span,
                exclusive: fact.exclusive,
                variable: *variable,
                place: fact.text,
                holder,
                pcs,
            });
        }
        out
    }
}
