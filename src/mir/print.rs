//! MIR as text, in the style of rustc's `--emit mir`: `cairn mir FILE`.

use std::fmt::{self, Write};

use crate::hir::{Context, UnOp};
use crate::ty::*;

use super::*;

/// The whole body.
pub fn body_to_string(ctx: &dyn Context, name: &str, body: &Body) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_body(&mut out, ctx, name, body);
    out
}

fn write_body(out: &mut String, ctx: &dyn Context, name: &str, body: &Body) -> fmt::Result {
    let ty = |ty: Ty| ty.display(names(ctx)).to_string();
    let args: Vec<String> = body.args().map(|arg| format!("{arg}: {}", ty(body.locals[arg].ty))).collect();
    writeln!(out, "fn {name}({}) -> {} {{", args.join(", "), ty(body.locals[Local::RETURN].ty))?;
    for var in body.vars.iter().filter(|var| !var.hidden) {
        writeln!(out, "    debug {} => {};", var.name, place_to_string(ctx, &var.place))?;
    }
    for (local, decl) in body.locals.iter_ids() {
        if local.0 as usize > body.arg_count || local == Local::RETURN {
            let flag = if decl.kind == LocalDeclKind::DropFlag { " // drop flag" } else { "" };
            writeln!(out, "    let {}{local}: {};{flag}", decl.mutability.prefix(), ty(decl.ty))?;
        }
    }
    for (id, block) in body.blocks.iter_ids() {
        writeln!(out, "\n    {id}{}: {{", if block.is_cleanup { " (cleanup)" } else { "" })?;
        for statement in &block.statements {
            writeln!(out, "        {};", statement_to_string(ctx, &statement.kind))?;
        }
        writeln!(out, "        {};", terminator_to_string(ctx, &block.terminator.kind))?;
        writeln!(out, "    }}")?;
    }
    writeln!(out, "}}")?;
    for (id, promoted) in body.promoted.iter_ids() {
        out.push('\n');
        write_body(out, ctx, &format!("{name}::{id}"), promoted)?;
    }
    Ok(())
}

fn names(ctx: &dyn Context) -> &dyn TyNames {
    ctx
}

pub fn statement_to_string(ctx: &dyn Context, kind: &StatementKind) -> String {
    match kind {
        StatementKind::Assign(place, value) => {
            format!("{} = {}", place_to_string(ctx, place), rvalue_to_string(ctx, value))
        }
        StatementKind::FakeRead(FakeReadCause::Mention, place) => {
            format!("PlaceMention({})", place_to_string(ctx, place))
        }
        StatementKind::FakeRead(cause, place) => format!("FakeRead({cause:?}, {})", place_to_string(ctx, place)),
        StatementKind::StorageLive(local) => format!("StorageLive({local})"),
        StatementKind::StorageDead(local) => format!("StorageDead({local})"),
        StatementKind::AscribeUserType(place, variance, ty) => {
            format!("AscribeUserType({}, {variance:?}, {})", place_to_string(ctx, place), ty.display(names(ctx)))
        }
        StatementKind::Nop => "nop".to_owned(),
    }
}

pub fn place_to_string(ctx: &dyn Context, place: &Place) -> String {
    let _ = ctx;
    let mut text = place.local.to_string();
    for step in &place.projection {
        text = match step {
            Proj::Deref => format!("(*{text})"),
            Proj::Field(field, _) => format!("{text}.{}", field.0),
            Proj::Index(index) => format!("{text}[{index}]"),
            Proj::ConstantIndex { offset, min_length, from_end } => {
                format!("{text}[{}{offset} of {min_length}]", if *from_end { "-" } else { "" })
            }
            Proj::Subslice { from, to, from_end } => {
                format!("{text}[{from}..{}{to}]", if *from_end { "-" } else { "" })
            }
            Proj::Downcast(variant) => format!("({text} as {variant})"),
        };
    }
    text
}

pub fn operand_to_string(ctx: &dyn Context, operand: &Operand) -> String {
    match operand {
        Operand::Copy(place) => format!("copy {}", place_to_string(ctx, place)),
        Operand::Move(place) => format!("move {}", place_to_string(ctx, place)),
        Operand::Const(constant) => format!("const {}", constant_to_string(ctx, constant)),
    }
}

fn constant_to_string(ctx: &dyn Context, constant: &Constant) -> String {
    match &constant.kind {
        ConstKind::Bits(bits) => match constant.ty.kind() {
            TyKind::Bool => (*bits != 0).to_string(),
            TyKind::Char => char::from_u32(*bits as u32).map_or_else(|| bits.to_string(), |c| format!("{c:?}")),
            TyKind::Int(int) if int.is_signed() => format!("{}_{}", int.sign_extend(*bits), int.name()),
            TyKind::Int(int) => format!("{bits}_{}", int.name()),
            TyKind::Float(FloatTy::F32) => format!("{:?}f32", f32::from_bits(*bits as u32)),
            TyKind::Float(FloatTy::F64) => format!("{:?}f64", f64::from_bits(*bits as u64)),
            _ => bits.to_string(),
        },
        ConstKind::Zst => match constant.ty.kind() {
            TyKind::FnDef(id, args) => {
                let tys: Vec<String> =
                    args.iter().filter_map(|a| a.as_ty()).map(|t| t.display(names(ctx)).to_string()).collect();
                let name = ctx.func(*id).path.clone();
                if tys.is_empty() { name } else { format!("{name}::<{}>", tys.join(", ")) }
            }
            _ => constant.ty.display(names(ctx)).to_string(),
        },
        ConstKind::Str(text) => format!("{text:?}"),
        ConstKind::ByteStr(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        ConstKind::Named(id, _) => ctx.const_item(*id).path.clone(),
        ConstKind::Promoted(id) => format!("&{id}"),
        ConstKind::StaticAddr(id) => format!("&static {}", ctx.static_item(*id).path),
        ConstKind::Param(param) => param.name.to_string(),
    }
}

fn rvalue_to_string(ctx: &dyn Context, value: &Rvalue) -> String {
    let operand = |o: &Operand| operand_to_string(ctx, o);
    let list = |items: &[Operand]| items.iter().map(operand).collect::<Vec<_>>().join(", ");
    match value {
        Rvalue::Use(o) => operand(o),
        Rvalue::Repeat(o, count) => format!("[{}; {count:?}]", operand(o)),
        Rvalue::Ref(kind, place) => {
            let kind = match kind {
                BorrowKind::Shared => "",
                BorrowKind::Fake { deep: false } => "fake shallow ",
                BorrowKind::Fake { deep: true } => "fake ",
                BorrowKind::Mut(MutBorrowKind::Default) => "mut ",
                BorrowKind::Mut(MutBorrowKind::TwoPhase) => "two_phase mut ",
                BorrowKind::Mut(MutBorrowKind::ClosureCapture) => "uniq ",
            };
            format!("&{kind}{}", place_to_string(ctx, place))
        }
        Rvalue::RawPtr(m, place) => {
            let kind = if m.is_mut() { "mut" } else { "const" };
            format!("&raw {kind} {}", place_to_string(ctx, place))
        }
        Rvalue::Len(place) => format!("Len({})", place_to_string(ctx, place)),
        Rvalue::Cast(kind, o, ty) => format!("{} as {} ({kind:?})", operand(o), ty.display(names(ctx))),
        Rvalue::Coerce(kind, o, ty) => format!("{} as {} ({kind:?})", operand(o), ty.display(names(ctx))),
        Rvalue::Binary(op, operands) => format!("{} {} {}", operand(&operands.0), op.as_str(), operand(&operands.1)),
        Rvalue::CheckedBinary(op, operands) => {
            format!("checked({} {} {})", operand(&operands.0), op.as_str(), operand(&operands.1))
        }
        Rvalue::Unary(UnOp::Neg, o) => format!("-{}", operand(o)),
        Rvalue::Unary(UnOp::Not, o) => format!("!{}", operand(o)),
        Rvalue::Discriminant(place) => format!("discriminant({})", place_to_string(ctx, place)),
        Rvalue::Aggregate(kind, items) => match kind {
            AggregateKind::Tuple => format!("({})", list(items)),
            AggregateKind::Array(_) => format!("[{}]", list(items)),
            AggregateKind::Adt { adt, variant, .. } => {
                let def = ctx.adt(*adt);
                let variant_name = match (def.kind, def.variants.get(*variant)) {
                    (crate::hir::AdtKind::Enum, Some(v)) => format!("::{}", v.name),
                    _ => String::new(),
                };
                format!("{}{variant_name} {{ {} }}", def.name, list(items))
            }
            AggregateKind::Closure(id, _) => format!("{} {{ {} }}", ctx.closure_name(*id), list(items)),
        },
    }
}

fn unwind_to_string(unwind: &Option<BlockId>) -> String {
    unwind.map_or_else(|| "continue".to_owned(), |block| block.to_string())
}

pub fn terminator_to_string(ctx: &dyn Context, kind: &TerminatorKind) -> String {
    match kind {
        TerminatorKind::Goto(target) => format!("goto -> {target}"),
        TerminatorKind::SwitchInt { operand, values, targets } => {
            let mut arms: Vec<String> = values.iter().zip(targets).map(|(v, t)| format!("{v}: {t}")).collect();
            arms.extend(targets.last().map(|t| format!("otherwise: {t}")));
            format!("switchInt({}) -> [{}]", operand_to_string(ctx, operand), arms.join(", "))
        }
        TerminatorKind::Return => "return".to_owned(),
        TerminatorKind::UnwindResume => "resume".to_owned(),
        TerminatorKind::Unreachable => "unreachable".to_owned(),
        TerminatorKind::Drop { place, target, unwind, replace } => {
            let name = if *replace { "drop_replace" } else { "drop" };
            let place = place_to_string(ctx, place);
            format!("{name}({place}) -> [return {target}, unwind {}]", unwind_to_string(unwind))
        }
        TerminatorKind::Call { func, args, destination, target, unwind, .. } => {
            let func = match func {
                Operand::Const(constant) => constant_to_string(ctx, constant),
                Operand::Copy(_) | Operand::Move(_) => operand_to_string(ctx, func),
            };
            let args: Vec<String> = args.iter().map(|a| operand_to_string(ctx, a)).collect();
            let target = target.map_or_else(|| "never".to_owned(), |t| t.to_string());
            let destination = place_to_string(ctx, destination);
            let unwind = unwind_to_string(unwind);
            format!("{destination} = {func}({}) -> [return {target}, unwind {unwind}]", args.join(", "))
        }
        TerminatorKind::Assert { cond, expected, message, target, unwind } => {
            let not = if *expected { "" } else { "!" };
            let cond = operand_to_string(ctx, cond);
            let unwind = unwind_to_string(unwind);
            let message = match message {
                AssertKind::Overflow(op) => format!("overflow of `{}`", op.as_str()),
                AssertKind::OverflowNeg => "overflow of negation".to_owned(),
                AssertKind::DivisionByZero => "division by zero".to_owned(),
                AssertKind::RemainderByZero => "remainder by zero".to_owned(),
                AssertKind::BoundsCheck { len, index } => {
                    format!("index {} of {}", operand_to_string(ctx, index), operand_to_string(ctx, len))
                }
            };
            format!("assert({not}{cond}, {message}) -> [success {target}, unwind {unwind}]")
        }
        TerminatorKind::FalseEdge { real, imaginary } => format!("falseEdge -> [real {real}, imaginary {imaginary}]"),
        TerminatorKind::FalseUnwind { real, unwind } => {
            format!("falseUnwind -> [real {real}, unwind {}]", unwind_to_string(unwind))
        }
    }
}
