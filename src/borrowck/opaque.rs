//! `impl Trait` in the return type, seen from the function that returns it.
//!
//! ```text
//! fn f<'a>(x: &'a str) -> Option<impl Fn() -> usize + use<'a>> { Some(move || x.len()) }
//! ```
//!
//! The body works with the hidden type, here a closure with a region of its own. That region must turn out to be one of those that
//! the opaque type captures (RFC 2289's member constraints, RFC 3617), and what is returned keeps the opaque type's bounds.

use crate::hir::{BodyOwner, Context, Variance};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::lifetimes::Lifetimes;
use super::reason::{Finding, Reason};
use super::regions::{Category, Constraint, RegionGraph};
use super::typeck::TypeCheck;
use super::universal::Universal;

/// A region behind `impl Trait`, and the lifetimes it may turn out to be (RFC 2289's member constraints).
#[derive(Clone, Debug)]
pub struct Member {
    pub region: RegionVid,
    pub choices: Vec<RegionVid>,
    pub opaque: OpaqueId,
}

/// The regions of a hidden type that are for the `impl Trait` to capture. A closure has the lifetimes of the function around it as
/// arguments, whether it mentions them or not.
fn hidden_regions(ty: Ty, out: &mut Vec<RegionVid>) {
    struct Collect<'a>(&'a mut Vec<RegionVid>);
    impl Folder for Collect<'_> {
        fn ty(&mut self, ty: Ty) -> Ty {
            match ty.kind() {
                TyKind::Closure(_, args) => {
                    let parts = ClosureArgs::split(*args);
                    let _ = (self.ty(parts.sig), self.ty(parts.upvars));
                    ty
                }
                _ if ty.has(Flags::REGION_VAR) => ty.super_fold(self),
                _ => ty,
            }
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

/// As many `impl Trait`s in one another are enough for two that contain each other.
const MOST_REVEALED: u32 = 16;

/// What the body `owner` mentions, with hidden types in the place of the opaque types that it defines.
pub(super) fn reveal<T: Fold>(ctx: &dyn Context, owner: BodyOwner, value: T) -> T {
    if !value.all_flags().intersects(Flags::OPAQUE) {
        return value;
    }
    value.fold_with(&mut Reveal { ctx, owner, depth: 0 })
}

/// Puts hidden types in the place of the opaque types that a function defines.
struct Reveal<'a> {
    ctx: &'a dyn Context,
    owner: BodyOwner,
    /// How deep what is revealed has others in it. There is an end to that: what contains itself is an error (E0720).
    depth: u32,
}

impl Folder for Reveal<'_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        if !ty.has(Flags::OPAQUE) {
            return ty;
        }
        match ty.kind() {
            TyKind::Opaque(id, args) if BodyOwner::Fn(self.ctx.opaque_ty(*id).fn_id) == self.owner => {
                let hidden = self.ctx.reveal_opaque(*id, *args);
                if self.depth >= MOST_REVEALED {
                    return hidden;
                }
                self.depth += 1;
                let hidden = hidden.fold_with(self);
                self.depth -= 1;
                hidden
            }
            _ => ty.super_fold(self),
        }
    }
}

impl TypeCheck<'_> {
    /// What is to become of the regions of the hidden types: `actual` is the type of the return place, `output` what was written.
    pub(super) fn opaque_members(&mut self, actual: Ty, output: Ty) {
        let mut members = Vec::new();
        each_opaque(actual, output, &mut |hidden, opaque| {
            let TyKind::Opaque(id, args) = opaque.kind() else { return };
            let captured = args.iter().filter_map(|arg| match arg {
                Arg::Region(Region::Var(vid)) => Some(*vid),
                _ => None,
            });
            let choices: Vec<RegionVid> = captured.chain([self.universal.static_region]).collect();
            let mut regions = Vec::new();
            hidden_regions(hidden, &mut regions);
            members.extend(regions.into_iter().map(|region| Member { region, choices: choices.clone(), opaque: *id }));
        });
        self.members.append(&mut members);
    }

    /// Every value that is returned keeps the bounds of the opaque types.
    pub(super) fn returned(&mut self, place: &Place, value: Ty) {
        let Some(output) = self.opaque_output.filter(|_| place.local == Local::RETURN) else { return };
        let mut pairs = Vec::new();
        each_opaque(value, output, &mut |hidden, opaque| pairs.push((hidden, opaque)));
        let mut known = Vec::new();
        each_opaque(self.body.locals[Local::RETURN].ty, output, &mut |hidden, _| known.push(hidden));
        let saved = self.cause;
        // There is one hidden type, which is what is returned each time.
        for ((hidden, _), known) in pairs.iter().zip(known) {
            self.relate(*hidden, known, Variance::Invariant, self.with(Category::OpaqueType));
        }
        self.cause.category = Category::Return;
        for (hidden, opaque) in pairs {
            self.well_formed(hidden);
            let TyKind::Opaque(id, args) = opaque.kind() else { continue };
            let bounds = self.ctx.opaque_ty(*id).bounds.clone();
            for bound in bounds.into_iter().filter(|_| !off(Rule::OpaqueBounds)) {
                let bound = self.renumber_as_is(subst(bound, *args));
                self.prove(replace_ty(bound, opaque, hidden));
            }
        }
        self.cause = saved;
    }
}

/// The opaque types in a return type, each with what stands in its place.
fn each_opaque(actual: Ty, output: Ty, f: &mut dyn FnMut(Ty, Ty)) {
    if !output.has(Flags::OPAQUE) {
        return;
    }
    match (actual.kind(), output.kind()) {
        (TyKind::Opaque(a, _), TyKind::Opaque(b, _)) if a == b => {}
        (_, TyKind::Opaque(..)) => f(actual, output),
        (TyKind::Adt(a, args1), TyKind::Adt(b, args2)) if a == b => {
            for (x, y) in args1.iter().zip(args2.iter()) {
                if let (Arg::Ty(x), Arg::Ty(y)) = (x, y) {
                    each_opaque(*x, *y, f);
                }
            }
        }
        (TyKind::Tuple(a), TyKind::Tuple(b)) => {
            for (x, y) in a.iter().zip(b.iter()) {
                each_opaque(*x, *y, f);
            }
        }
        (TyKind::Ref(_, x, _), TyKind::Ref(_, y, _))
        | (TyKind::RawPtr(x, _), TyKind::RawPtr(y, _))
        | (TyKind::Array(x, _), TyKind::Array(y, _))
        | (TyKind::Slice(x), TyKind::Slice(y)) => each_opaque(*x, *y, f),
        _ => {}
    }
}

/// The least of the lifetimes that a region behind `impl Trait` may be and that is long enough.
fn least_choice(graph: &RegionGraph, universal: &Universal, member: &Member) -> Option<RegionVid> {
    let ends = graph.universal_ends(member.region);
    let starts = graph.universal_starts(member.region);
    let fits = |choice: &RegionVid| {
        ends.iter().all(|end| universal.outlives(*choice, *end))
            && starts.iter().all(|start| universal.outlives(*start, *choice))
    };
    let fitting: Vec<RegionVid> = member.choices.iter().copied().filter(fits).collect();
    let comparable = |a: RegionVid, b: RegionVid| universal.outlives(a, b) || universal.outlives(b, a);
    let ordered = fitting.iter().copied().filter(|a| fitting.iter().all(|b| comparable(*a, *b)));
    ordered.reduce(|least, choice| if universal.outlives(least, choice) { choice } else { least })
}

/// Decides what the regions behind `impl Trait` are. True if that has added constraints.
pub fn choose_members(graph: &mut RegionGraph, universal: &Universal, members: &[Member], span: Span) -> bool {
    let mut constraints = Vec::new();
    for member in members.iter().filter(|_| !off(Rule::MemberConstraints)) {
        // Where one of them cannot be what it must, that is the error (E0700), and what the others are is left open.
        let Some(shorter) = least_choice(graph, universal, member) else { return false };
        constraints.push(Constraint {
            longer: member.region,
            shorter,
            category: Category::OpaqueType,
            span,
            location: None,
            from_closure: false,
        });
    }
    let any = !constraints.is_empty();
    constraints.into_iter().for_each(|constraint| graph.add(constraint));
    any
}

impl Lifetimes<'_> {
    /// E0700: what is returned mentions a region that is none of those which the `impl Trait` captures.
    pub fn check_captured(&mut self, members: &[Member]) {
        let mut told: Vec<OpaqueId> = Vec::new();
        for member in members.iter().filter(|_| !off(Rule::CapturedByOpaque)) {
            if told.contains(&member.opaque) || least_choice(self.graph, self.universal, member).is_some() {
                continue;
            }
            told.push(member.opaque);
            let (location, span) = self.last_return();
            let names = self.graph.universal_starts(member.region).to_vec();
            let lifetimes = names.into_iter().map(|region| self.name(region)).collect();
            let reason = Reason::NotCaptured { opaque: self.ctx.opaque_ty(member.opaque).span, lifetimes };
            self.findings.push(Finding { reason, span, location });
        }
    }

    /// Where the return value is given its last value: what rustc shows of a hidden type.
    fn last_return(&self) -> (Location, Span) {
        let mut found = (Location { block: BlockId::START, statement: 0 }, self.body.span);
        for (block, contents) in self.body.blocks.iter_ids() {
            for (statement, it) in contents.statements.iter().enumerate() {
                if let StatementKind::Assign(place, _) = &it.kind
                    && place.local == Local::RETURN
                {
                    found = (Location { block, statement }, it.info.span);
                }
            }
            if let TerminatorKind::Call { destination, .. } = &contents.terminator.kind
                && destination.local == Local::RETURN
            {
                found = (Location { block, statement: contents.statements.len() }, contents.terminator.info.span);
            }
        }
        found
    }
}
