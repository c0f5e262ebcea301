//! What constants may not do with values that have destructors (E0493), and reinterpretations that cannot be (E0512).

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{BodyOwner, Context};
use crate::layout::Layouts;
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

/// E0493 for an elaborated body that is evaluated at compile time: what is still dropped in it has a destructor to run.
pub fn check_drops(ctx: &dyn Context, body: &Body) -> Vec<Diagnostic> {
    let is_const = match body.owner {
        BodyOwner::Const(_) | BodyOwner::Static(_) => true,
        BodyOwner::Fn(id) => ctx.func(id).is_const,
        BodyOwner::Closure(_) => false,
    };
    if !is_const {
        return Vec::new();
    }
    let harmless = without_destructors(ctx, body);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for block in reached(body) {
        let block = &body.blocks[block];
        let TerminatorKind::Drop { place, .. } = &block.terminator.kind else { continue };
        let local = &body.locals[place.local];
        let is_whole = place.projection.is_empty();
        if harmless.contains(&place.local) || !ctx.needs_drop(local.ty, &body.env) {
            continue;
        }
        let span: Span = if is_whole { local.span } else { block.terminator.info.span };
        if seen.insert(place.local) {
            let shown = local.ty.erase_regions().display(ctx).to_string();
            let message = format!("destructor of `{shown}` cannot be evaluated at compile-time");
            let text = "the value is dropped here, while the program is being compiled";
            found.push(Diagnostic::error(Code::E(493), span, message).primary(text));
        }
    }
    found
}

/// The blocks that are reached without unwinding, which does not happen at compile time.
fn reached(body: &Body) -> Vec<BlockId> {
    let mut seen = vec![false; body.blocks.len()];
    let mut order = Vec::new();
    let mut pending: Vec<BlockId> = body.blocks.ids().take(1).collect();
    while let Some(block) = pending.pop() {
        if std::mem::replace(&mut seen[block.0 as usize], true) {
            continue;
        }
        order.push(block);
        let terminator = &body.blocks[block].terminator.kind;
        let unwind = match terminator {
            TerminatorKind::Drop { unwind, .. }
            | TerminatorKind::Call { unwind, .. }
            | TerminatorKind::Assert { unwind, .. } => *unwind,
            TerminatorKind::FalseUnwind { unwind, .. } => *unwind,
            TerminatorKind::Goto(_)
            | TerminatorKind::SwitchInt { .. }
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::FalseEdge { .. } => None,
        };
        pending.extend(terminator.successors().into_iter().filter(|next| Some(*next) != unwind));
    }
    order
}

/// Locals that only ever hold values without destructors, whatever their type may have: `None::<String>`.
fn without_destructors(ctx: &dyn Context, body: &Body) -> HashSet<Local> {
    let mut harmless: HashSet<Local> = body.locals.ids().filter(|local| local.0 > body.arg_count as u32).collect();
    let mut borrowed = HashSet::new();
    for block in body.blocks.iter() {
        for statement in &block.statements {
            let StatementKind::Assign(place, value) = &statement.kind else { continue };
            if let Rvalue::Ref(_, of) | Rvalue::RawPtr(_, of) = value {
                borrowed.insert(of.local);
            }
            if !is_harmless(ctx, body, value) {
                harmless.remove(&place.local);
            }
        }
        if let TerminatorKind::Call { destination, .. } = &block.terminator.kind {
            harmless.remove(&destination.local);
        }
    }
    harmless.retain(|local| !borrowed.contains(local));
    harmless
}

fn is_harmless(ctx: &dyn Context, body: &Body, value: &Rvalue) -> bool {
    let no_drop = |operand: &Operand| match operand {
        Operand::Copy(_) => true,
        Operand::Move(place) => !ctx.needs_drop(body.locals[place.local].ty, &body.env),
        Operand::Const(constant) => !ctx.needs_drop(constant.ty, &body.env),
    };
    match value {
        Rvalue::Aggregate(AggregateKind::Adt { adt, args, .. }, operands) => {
            let ty = Ty::adt(*adt, *args).erase_regions();
            ctx.drop_impl(ty).is_none() && operands.iter().all(no_drop)
        }
        Rvalue::Aggregate(_, operands) => operands.iter().all(no_drop),
        Rvalue::Use(operand) | Rvalue::Repeat(operand, _) | Rvalue::Cast(_, operand, _) => no_drop(operand),
        Rvalue::Coerce(_, operand, _) => no_drop(operand),
        Rvalue::Ref(..)
        | Rvalue::RawPtr(..)
        | Rvalue::Len(_)
        | Rvalue::Binary(..)
        | Rvalue::CheckedBinary(..)
        | Rvalue::Unary(..)
        | Rvalue::Discriminant(_) => true,
    }
}

/// E0512: `transmute` between types of different sizes, or of sizes that depend on parameters.
pub fn check_transmutes(ctx: &dyn Context, body: &Body) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for block in body.blocks.iter() {
        let TerminatorKind::Call { func: Operand::Const(callee), fn_span, .. } = &block.terminator.kind else {
            continue;
        };
        let TyKind::FnDef(id, args) = callee.ty.kind() else { continue };
        if ctx.func(*id).lang.is_none_or(|lang| lang.as_str() != "transmute") {
            continue;
        }
        let tys: Vec<Ty> = args.iter().filter_map(|arg| arg.as_ty()).map(|ty| ty.erase_regions()).collect();
        let [from, to] = tys.as_slice() else { continue };
        let layouts = Layouts::new(ctx);
        let size = |ty: Ty| {
            let ty = ctx.normalize(ty, &body.env);
            match ty.kind() {
                // Whatever it points to: a pointer to what has a size is one word.
                TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) if ctx.is_sized(*to, &body.env) => Some(8),
                _ if ty.has(Flags::PARAM) => None,
                _ => layouts.of(ty).ok().map(|layout| layout.size),
            }
        };
        // Two pointers to the same thing are as large as each other, whatever it is.
        let target = |ty: Ty| match ty.kind() {
            TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) => Some(*to),
            _ => None,
        };
        let same = from == to
            || target(*from).is_some_and(|pointee| target(*to) == Some(pointee))
            || matches!((size(*from), size(*to)), (Some(a), Some(b)) if a == b);
        if !same {
            let message = "cannot transmute between types of different sizes, or dependently-sized types";
            let note = format!("from `{}` to `{}`", from.display(ctx), to.display(ctx));
            found.push(Diagnostic::error(Code::E(512), *fn_span, message).note(note));
        }
    }
    found
}
