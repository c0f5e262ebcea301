//! Liveness of variables: where a later use or drop needs the regions of their types.

use crate::hash::HashMap;

use crate::dataflow::init::MaybeInit;
use crate::dataflow::move_paths::MoveData;
use crate::dataflow::{Cursor, Results};
use crate::hir::{Context, LangItem};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

use super::regions::RegionGraph;
use super::values::{PointSet, Points};

/// What a statement does with a local.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// Overwrites it wholly, or begins or ends its storage.
    Def,
    Use,
    /// Drops it wholly.
    Drop,
}

/// Calls `f` for every local mentioned at `location`.
pub fn each_use(body: &Body, location: Location, f: &mut dyn FnMut(Local, Usage)) {
    let block = &body.blocks[location.block];
    match block.statements.get(location.statement) {
        Some(statement) => statement_uses(&statement.kind, f),
        None => terminator_uses(&block.terminator.kind, f),
    }
}

fn statement_uses(kind: &StatementKind, f: &mut dyn FnMut(Local, Usage)) {
    match kind {
        StatementKind::Assign(place, value) => {
            rvalue_uses(value, f);
            written(place, f);
        }
        StatementKind::FakeRead(_, place) => read(place, f),
        StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => f(*local, Usage::Def),
        // An ascription is no use.
        StatementKind::AscribeUserType(..) | StatementKind::Nop => {}
    }
}

fn terminator_uses(kind: &TerminatorKind, f: &mut dyn FnMut(Local, Usage)) {
    match kind {
        TerminatorKind::SwitchInt { operand: value, .. } => operand(value, f),
        TerminatorKind::Drop { place, .. } => match place.as_local() {
            Some(local) => f(local, Usage::Drop),
            None => read(place, f),
        },
        TerminatorKind::Call { func, args, destination, .. } => {
            operand(func, f);
            args.iter().for_each(|arg| operand(arg, f));
            written(destination, f);
        }
        TerminatorKind::Assert { cond, message, .. } => {
            operand(cond, f);
            if let AssertKind::BoundsCheck { len, index } = message {
                operand(len, f);
                operand(index, f);
            }
        }
        // What is returned is used by the caller.
        TerminatorKind::Return => f(Local::RETURN, Usage::Use),
        TerminatorKind::Goto(_)
        | TerminatorKind::UnwindResume
        | TerminatorKind::Unreachable
        | TerminatorKind::FalseEdge { .. }
        | TerminatorKind::FalseUnwind { .. } => {}
    }
}

fn rvalue_uses(value: &Rvalue, f: &mut dyn FnMut(Local, Usage)) {
    match value {
        Rvalue::Use(o) | Rvalue::Repeat(o, _) | Rvalue::Cast(_, o, _) | Rvalue::Coerce(_, o, _) => operand(o, f),
        Rvalue::Unary(_, o) => operand(o, f),
        Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) | Rvalue::Len(place) | Rvalue::Discriminant(place) => {
            read(place, f)
        }
        Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
            operand(&operands.0, f);
            operand(&operands.1, f);
        }
        Rvalue::Aggregate(_, operands) => operands.iter().for_each(|o| operand(o, f)),
    }
}

fn operand(operand: &Operand, f: &mut dyn FnMut(Local, Usage)) {
    if let Some(place) = operand.place() {
        read(place, f);
    }
}

fn read(place: &Place, f: &mut dyn FnMut(Local, Usage)) {
    f(place.local, Usage::Use);
    index_uses(place, f);
}

fn written(place: &Place, f: &mut dyn FnMut(Local, Usage)) {
    // Writing part of a variable, or through it, needs the variable.
    let is_whole = place.projection.is_empty() || off(Rule::WriteThroughIsUse);
    f(place.local, if is_whole { Usage::Def } else { Usage::Use });
    index_uses(place, f);
}

fn index_uses(place: &Place, f: &mut dyn FnMut(Local, Usage)) {
    for step in &place.projection {
        if let Proj::Index(local) = step {
            f(*local, Usage::Use);
        }
    }
}

/// The predecessors of every block.
pub fn predecessors(body: &Body) -> Vec<Vec<BlockId>> {
    let mut predecessors = vec![Vec::new(); body.blocks.len()];
    for (block, contents) in body.blocks.iter_ids() {
        for target in contents.terminator.kind.successors() {
            predecessors[target.0 as usize].push(block);
        }
    }
    predecessors
}

/// Where a local is overwritten, used and dropped.
#[derive(Default)]
pub struct LocalUses {
    pub defs: PointSet,
    pub uses: Vec<Location>,
    drops: Vec<Location>,
}

/// Adds to the graph where each region must be live because a variable of a type that mentions it is.
pub fn add_liveness(
    ctx: &dyn Context,
    body: &Body,
    points: &Points,
    data: &MoveData,
    init: &Results<MaybeInit<'_>>,
    graph: &mut RegionGraph,
) {
    let mut regions: HashMap<Local, Vec<RegionVid>> = HashMap::default();
    for (local, decl) in body.locals.iter_ids() {
        let mut vids = Vec::new();
        live_regions(ctx, decl.ty, &mut vids);
        vids.retain(|vid| !graph.is_universal(*vid));
        if !vids.is_empty() {
            regions.insert(local, vids);
        }
    }
    let mut uses: HashMap<Local, LocalUses> = HashMap::default();
    for (block, contents) in body.blocks.iter_ids() {
        for statement in 0..=contents.statements.len() {
            let location = Location { block, statement };
            each_use(body, location, &mut |local, usage| {
                if !regions.contains_key(&local) {
                    return;
                }
                let entry = uses.entry(local).or_default();
                match usage {
                    Usage::Def if off(Rule::DefEndsLiveness) => {}
                    Usage::Def => {
                        entry.defs.insert(points.point(location));
                    }
                    Usage::Use => entry.uses.push(location),
                    Usage::Drop => entry.drops.push(location),
                }
            });
        }
    }
    let predecessors = predecessors(body);
    let mut cursor = Cursor::new(body, init);
    let mut locals: Vec<Local> = uses.keys().copied().collect();
    locals.sort();
    for local in locals {
        let local_uses = &uses[&local];
        let live = use_live(body, points, &predecessors, local_uses);
        for vid in regions[&local].iter().filter(|_| !off(Rule::UseLive)) {
            graph.live_at(*vid, &live);
        }
        if local_uses.drops.is_empty() {
            continue;
        }
        let drop_regions = drop_regions(ctx, body, body.locals[local].ty);
        if drop_regions.is_empty() {
            continue;
        }
        let drop_live = drop_live(body, points, &predecessors, local_uses, &live, |cursor_at| {
            cursor.seek_before(cursor_at);
            let mut any = false;
            data.each_descendant(data.local_path(local), |path| any |= cursor.contains(path));
            any || off(Rule::DropOfMovedIsNoUse)
        });
        for vid in drop_regions.into_iter().filter(|_| !off(Rule::DropLive)) {
            graph.live_at(vid, &drop_live);
        }
    }
}

/// Points from which a use is reached without a definition in between.
pub fn use_live(body: &Body, points: &Points, predecessors: &[Vec<BlockId>], uses: &LocalUses) -> PointSet {
    let mut live = PointSet::default();
    let mut pending: Vec<Location> = Vec::new();
    for location in &uses.uses {
        // The use itself reads the variable, so it is live on entry to it.
        if live.insert(points.point(*location)) {
            pending.push(*location);
        }
        while let Some(location) = pending.pop() {
            back_up(body, predecessors, location, |before| {
                let point = points.point(before);
                if !uses.defs.contains(point) && live.insert(point) {
                    pending.push(before);
                }
            });
        }
    }
    live
}

/// Points from which a drop of the initialised variable is reached without a definition in between.
fn drop_live(
    body: &Body,
    points: &Points,
    predecessors: &[Vec<BlockId>],
    uses: &LocalUses,
    use_live: &PointSet,
    mut initialised: impl FnMut(Location) -> bool,
) -> PointSet {
    let mut live = PointSet::default();
    let mut pending: Vec<Location> = Vec::new();
    for location in &uses.drops {
        if initialised(*location) && live.insert(points.point(*location)) {
            pending.push(*location);
        }
        while let Some(location) = pending.pop() {
            back_up(body, predecessors, location, |before| {
                let point = points.point(before);
                if uses.defs.contains(point) || use_live.contains(point) || live.contains(point) {
                    return;
                }
                if initialised(before) {
                    live.insert(point);
                    pending.push(before);
                }
            });
        }
    }
    live
}

fn back_up(body: &Body, predecessors: &[Vec<BlockId>], location: Location, mut f: impl FnMut(Location)) {
    match location.statement.checked_sub(1) {
        Some(statement) => f(Location { statement, ..location }),
        None => {
            for block in &predecessors[location.block.0 as usize] {
                f(Location { block: *block, statement: body.blocks[*block].statements.len() });
            }
        }
    }
}

/// Every region variable mentioned in a type.
pub fn collect_regions(ty: Ty, out: &mut Vec<RegionVid>) {
    struct Collect<'a>(&'a mut Vec<RegionVid>);
    impl Folder for Collect<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            if ty.has(Flags::REGION_VAR) { ty.super_fold(self) } else { ty }
        }
        fn region(&mut self, region: Region) -> Region {
            if let Region::Var(vid) = region {
                self.0.push(vid);
            }
            region
        }
    }
    Collect(out).ty(ty);
}

/// The regions that must be live while a value of the type is: all that it mentions, but of an `impl Trait` or an associated
/// type that is known to outlive some region only that one, whatever its arguments are.
fn live_regions(ctx: &dyn Context, ty: Ty, out: &mut Vec<RegionVid>) {
    struct Collect<'a> {
        ctx: &'a dyn Context,
        out: &'a mut Vec<RegionVid>,
    }
    impl Folder for Collect<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            if !ty.has(Flags::REGION_VAR) {
                return ty;
            }
            match known_to_outlive(self.ctx, ty) {
                Some(region) => {
                    self.region(region);
                    ty
                }
                None => ty.super_fold(self),
            }
        }
        fn region(&mut self, region: Region) -> Region {
            if let Region::Var(vid) = region {
                self.out.push(vid);
            }
            region
        }
    }
    Collect { ctx, out }.ty(ty);
}

/// The region that an `impl Trait` or an associated type is declared to outlive (`impl Fn() + 'static`), if it is one, or `'static` is
/// among several.
pub(super) fn known_to_outlive(ctx: &dyn Context, ty: Ty) -> Option<Region> {
    let (bounds, args) = match ty.kind() {
        TyKind::Opaque(id, args) => (ctx.opaque_ty(*id).bounds.clone(), *args),
        TyKind::Alias(id, args) => (ctx.assoc_ty(*id).bounds.clone(), *args),
        _ => return None,
    };
    let regions = bounds.into_iter().filter_map(|bound| match bound {
        Predicate::TypeOutlives(of, region) if matches!(of.kind(), TyKind::Opaque(..) | TyKind::Alias(..)) => {
            Some(subst(region, args))
        }
        _ => None,
    });
    let regions: Vec<Region> = regions.collect();
    if regions.contains(&Region::Static) {
        return Some(Region::Static);
    }
    let first = *regions.first()?;
    regions.iter().all(|region| *region == first).then_some(first)
}

/// Whether the type has the region in it.
pub fn mentions(ty: Ty, region: RegionVid) -> bool {
    let mut vids = Vec::new();
    collect_regions(ty, &mut vids);
    vids.contains(&region)
}

/// The regions that dropping a value of this type may look at (drop check: RFC 769, 1238, 1327 `may_dangle`).
fn drop_regions(ctx: &dyn Context, body: &Body, ty: Ty) -> Vec<RegionVid> {
    let mut out = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut pending = vec![ty];
    while let Some(ty) = pending.pop() {
        if !ty.has(Flags::REGION_VAR) || !seen.insert(ty) || seen.len() > 4096 {
            continue;
        }
        match ty.kind() {
            TyKind::Adt(id, args) => {
                let adt = ctx.adt(*id);
                let lang = adt.lang.map(|name| name.as_str());
                if ctx.lang("owned_box") == Some(LangItem::Adt(*id)) || lang == Some("PhantomData") {
                    pending.extend(args.iter().filter_map(|a| a.as_ty()));
                    continue;
                }
                if lang == Some("ManuallyDrop") {
                    continue;
                }
                if ctx.drop_impl(ty).is_some() && !off(Rule::DropCheckDestructor) {
                    let may_dangle = ctx.may_dangle(*id);
                    for (index, arg) in args.iter().enumerate() {
                        if may_dangle.contains(&(index as u32)) && !off(Rule::MayDangle) {
                            continue;
                        }
                        match arg {
                            Arg::Region(Region::Var(vid)) => out.push(*vid),
                            Arg::Ty(ty) => live_regions(ctx, *ty, &mut out),
                            Arg::Region(_) | Arg::Const(_) => {}
                        }
                    }
                }
                let fields = adt.variants.iter().flat_map(|v| v.fields.iter());
                for field in fields.filter(|_| !off(Rule::DropCheckFields)) {
                    let field_ty = field.ty.subst(*args);
                    let has_alias = field_ty.has(Flags::ALIAS.union(Flags::OPAQUE));
                    pending.push(if has_alias { ctx.normalize(field_ty, &body.env) } else { field_ty });
                }
            }
            TyKind::Tuple(tys) => pending.extend(tys.iter()),
            TyKind::Array(ty, _) | TyKind::Slice(ty) => pending.push(*ty),
            TyKind::Closure(..) if off(Rule::DropCheckCaptures) => {}
            TyKind::Closure(_, args) => pending.extend(ClosureArgs::split(*args).upvar_tys()),
            TyKind::Dynamic(..) | TyKind::Alias(..) | TyKind::Opaque(..) | TyKind::Param(_)
                if off(Rule::DropCheckUnknown) => {}
            TyKind::Dynamic(..) | TyKind::Alias(..) | TyKind::Opaque(..) | TyKind::Param(_) => {
                live_regions(ctx, ty, &mut out);
            }
            // References, pointers, functions and plain data are not looked at by dropping them.
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
        }
    }
    out
}
