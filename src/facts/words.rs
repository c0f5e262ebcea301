//! Names of places, and who takes a moved value.

use crate::hir::{AdtKind, Context};
use crate::mir::*;
use crate::ty::*;

/// Moves from temporary to temporary that are followed.
const HOPS: usize = 8;

/// A place as text: `p.0`, `*b`, `(*b).name`, `(opt as Some).0`; empty if it is not a named variable's.
pub fn place_text(cx: &dyn Context, body: &Body, place: &Place) -> String {
    let Some(mut text) = local_name(body, place.local) else { return String::new() };
    let mut ty = PlaceTy { ty: body.locals[place.local].ty, variant: None };
    let mut deref = false;
    for step in &place.projection {
        match step {
            Proj::Deref => {
                text = if deref { format!("*({text})") } else { format!("*{text}") };
                deref = true;
            }
            Proj::Field(field, _) => {
                let name = field_name(cx, ty, *field);
                text = if deref { format!("({text}).{name}") } else { format!("{text}.{name}") };
                deref = false;
            }
            Proj::Downcast(variant) => {
                text = format!("({text} as {})", variant_name(cx, ty.ty, *variant));
                deref = false;
            }
            Proj::Index(index) => {
                let index = local_name(body, *index).unwrap_or_else(|| "_".to_owned());
                text = if deref { format!("({text})[{index}]") } else { format!("{text}[{index}]") };
                deref = false;
            }
            Proj::ConstantIndex { offset, from_end, .. } => {
                let sign = if *from_end { "-" } else { "" };
                text = format!("{text}[{sign}{offset}]");
            }
            Proj::Subslice { .. } => text = format!("{text}[..]"),
        }
        ty = ty.project(step);
    }
    text
}

fn local_name(body: &Body, local: Local) -> Option<String> {
    match body.locals[local].kind {
        LocalDeclKind::Var { name, .. } => Some(name.to_string()),
        LocalDeclKind::Arg if local == Local::ENV && !body.upvars.is_empty() => Some("closure".to_owned()),
        LocalDeclKind::Return
        | LocalDeclKind::Arg
        | LocalDeclKind::GuardRef(_)
        | LocalDeclKind::Temp
        | LocalDeclKind::DropFlag => None,
    }
}

fn variant_name(cx: &dyn Context, ty: Ty, variant: VariantIdx) -> String {
    match ty.kind() {
        TyKind::Adt(id, _) => {
            cx.adt(*id).variants.get(variant).map_or_else(String::new, |variant| variant.name.to_string())
        }
        _ => String::new(),
    }
}

fn field_name(cx: &dyn Context, ty: PlaceTy, field: FieldIdx) -> String {
    match ty.ty.kind() {
        TyKind::Adt(id, _) => {
            let adt = cx.adt(*id);
            let variant = match (adt.kind, ty.variant) {
                (AdtKind::Enum, Some(variant)) => variant,
                _ => VariantIdx::STRUCT,
            };
            let field = adt.variants.get(variant).and_then(|variant| variant.fields.get(field));
            field.map_or_else(String::new, |field| field.name.to_string())
        }
        _ => field.0.to_string(),
    }
}

/// Who has the value of `place` after the move at `location`: a variable's name, or a few words.
pub fn receiver(cx: &dyn Context, body: &Body, location: Location, place: &Place) -> String {
    let (mut at, mut place) = (location, place.clone());
    for _ in 0..HOPS {
        let next = match taker(cx, body, at, &place) {
            Taker::Done(text) => return text,
            Taker::Place(next) => next,
        };
        let text = place_text(cx, body, &next);
        if !text.is_empty() {
            return text;
        }
        if next.local == Local::RETURN {
            return "the caller".to_owned();
        }
        // A temporary: where is it moved to?
        match next_move(body, at, next.local) {
            Some((location, moved)) => (at, place) = (location, moved),
            None => return String::new(),
        }
    }
    String::new()
}

enum Taker {
    Done(String),
    Place(Place),
}

/// Where the statement or terminator at `location` puts the value that it moves out of `place`.
fn taker(cx: &dyn Context, body: &Body, location: Location, place: &Place) -> Taker {
    let block = &body.blocks[location.block];
    if let Some(statement) = block.statements.get(location.statement) {
        return match &statement.kind {
            StatementKind::Assign(to, Rvalue::Aggregate(AggregateKind::Closure(..), _)) => {
                match place_text(cx, body, to) {
                    text if text.is_empty() => Taker::Done("a closure".to_owned()),
                    text => Taker::Done(format!("the closure {text}")),
                }
            }
            StatementKind::Assign(to, _) => Taker::Place(to.clone()),
            _ => Taker::Done(String::new()),
        };
    }
    match &block.terminator.kind {
        TerminatorKind::Call { func, args, .. } => {
            let position = args.iter().position(|arg| arg.place() == Some(place));
            let name = callee_name(cx, func);
            match position {
                Some(_) if name.is_empty() => Taker::Done("a call".to_owned()),
                Some(_) => Taker::Done(name),
                None => Taker::Done(String::new()),
            }
        }
        _ => Taker::Done(String::new()),
    }
}

fn callee_name(cx: &dyn Context, func: &Operand) -> String {
    let Operand::Const(constant) = func else { return String::new() };
    match constant.ty.kind() {
        TyKind::FnDef(id, _) => {
            let path = cx.func(*id).path.clone();
            // `std::mem::drop` is known as `drop`, `alloc::vec::Vec::push` as `Vec::push`.
            let parts: Vec<&str> = path.split("::").collect();
            let kept = match parts[..] {
                [.., owner, name] if owner.starts_with(char::is_uppercase) => format!("{owner}::{name}"),
                [.., name] => name.to_owned(),
                [] => String::new(),
            };
            format!("{kept}()")
        }
        _ => String::new(),
    }
}

/// The next move out of a temporary: it has one, in the same block or one that follows straight on.
fn next_move(body: &Body, after: Location, local: Local) -> Option<(Location, Place)> {
    let (mut block, mut from) = (after.block, after.statement + 1);
    for _ in 0..HOPS {
        let contents = &body.blocks[block];
        for statement in from..=contents.statements.len() {
            let location = Location { block, statement };
            if let Some(place) = moved_at(body, location, local) {
                return Some((location, place));
            }
        }
        block = match &contents.terminator.kind {
            TerminatorKind::Goto(next)
            | TerminatorKind::Call { target: Some(next), .. }
            | TerminatorKind::Drop { target: next, .. }
            | TerminatorKind::Assert { target: next, .. } => *next,
            _ => return None,
        };
        from = 0;
    }
    None
}

/// The place of `local` that is moved out of at `location`.
fn moved_at(body: &Body, location: Location, local: Local) -> Option<Place> {
    let block = &body.blocks[location.block];
    let moved = |operand: &Operand| match operand {
        Operand::Move(place) if place.local == local => Some(place.clone()),
        _ => None,
    };
    match block.statements.get(location.statement).map(|statement| &statement.kind) {
        Some(StatementKind::Assign(_, value)) => match value {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Coerce(_, operand, _)
            | Rvalue::Unary(_, operand) => moved(operand),
            Rvalue::Aggregate(_, operands) => operands.iter().find_map(moved),
            Rvalue::Binary(_, both) | Rvalue::CheckedBinary(_, both) => moved(&both.0).or_else(|| moved(&both.1)),
            Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => None,
        },
        Some(_) => None,
        None => match &block.terminator.kind {
            TerminatorKind::Call { args, .. } => args.iter().find_map(moved),
            _ => None,
        },
    }
}
