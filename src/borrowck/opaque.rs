//! `impl Trait` in the return type, seen from the function that returns it.
//!
//! ```text
//! fn f<'a>(x: &'a str) -> Option<impl Fn() -> usize + use<'a>> { Some(move || x.len()) }
//! ```
//!
//! The body works with the hidden type, here a closure with a region of its own. That region must turn out to be one of those that
//! the opaque type captures (RFC 2289's member constraints, RFC 3617), and what is returned keeps the opaque type's bounds.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::hir::{BodyOwner, Context, Variance};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::ty::*;

use super::lifetimes::Lifetimes;
use super::reason::{Finding, Reason};
use super::regions::{Category, Constraint, Ends, RegionGraph};
use super::relate::Cause;
use super::typeck::TypeCheck;
use super::universal::Universal;

/// A region behind `impl Trait`, and the lifetimes it may turn out to be (RFC 2289's member constraints).
#[derive(Clone, Debug)]
pub struct Member {
    pub region: RegionVid,
    /// Each with the region that stands for it in the type of the return place.
    pub choices: Vec<(RegionVid, RegionVid)>,
    pub opaque: OpaqueId,
    /// Where the last value is returned, which is what rustc shows of a hidden type.
    pub cause: Cause,
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
    /// What is to become of the regions of the hidden types.
    pub(super) fn opaque_members(&mut self) {
        let mut declared = Vec::new();
        let output = self.normalize(self.universal.output);
        each_opaque(self.body.locals[Local::RETURN].ty, output, &mut |_, opaque| declared.push(opaque));
        for ((hidden, opaque, cause), declared) in std::mem::take(&mut self.hidden).into_iter().zip(declared) {
            let (TyKind::Opaque(id, own), TyKind::Opaque(_, declared)) = (opaque.kind(), declared.kind()) else {
                continue;
            };
            let fixed = self.universal.static_region;
            let captured = declared.iter().zip(own.iter()).filter_map(|(declared, own)| match (declared, own) {
                (Arg::Region(Region::Var(lifetime)), Arg::Region(Region::Var(own))) if *lifetime != fixed => {
                    Some((*lifetime, *own))
                }
                _ => None,
            });
            let choices: Vec<(RegionVid, RegionVid)> = [(fixed, fixed)].into_iter().chain(captured).collect();
            let mut regions = Vec::new();
            hidden_regions(hidden, &mut regions);
            let member = |region| Member { region, choices: choices.clone(), opaque: *id, cause };
            self.members.extend(regions.into_iter().map(member));
        }
    }

    /// A value is returned. What it has in the place of an opaque type is a hidden type, of which there is one, and keeps the
    /// opaque type's bounds.
    pub(super) fn returned(&mut self, value: Ty, output: Ty) {
        let saved = self.cause;
        self.cause.category = Category::Return;
        let mut found = Vec::new();
        each_opaque(value, output, &mut |value, opaque| found.push((value, opaque)));
        let cause = self.cause;
        let hidden: Vec<(Ty, Ty, Cause)> = found
            .into_iter()
            .map(|(value, opaque)| (self.relation(cause).generalize(value, Variance::Covariant), opaque, cause))
            .collect();
        let mut next = hidden.iter();
        let actual = self.body.locals[Local::RETURN].ty;
        let target = map_opaques(actual, output, &mut |known, _| next.next().map_or(known, |(own, ..)| *own));
        self.relate(value, target, Variance::Covariant, self.cause);
        let before = std::mem::replace(&mut self.hidden, hidden.clone());
        for (at, (own, opaque, _)) in hidden.into_iter().enumerate() {
            if let Some((before, ..)) = before.get(at) {
                self.relate(*before, own, Variance::Invariant, self.cause);
            }
            self.well_formed(own);
            let TyKind::Opaque(id, args) = opaque.kind() else { continue };
            let bounds = self.ctx.opaque_ty(*id).bounds.clone();
            for bound in bounds.into_iter().filter(|_| !off(Rule::OpaqueBounds)) {
                let bound = self.renumber_as_is(subst(bound, *args));
                self.prove(replace_ty(bound, opaque, own));
            }
        }
        self.cause = saved;
    }
}

/// The opaque types in a return type, each with what stands in its place.
fn each_opaque(actual: Ty, output: Ty, f: &mut dyn FnMut(Ty, Ty)) {
    map_opaques(actual, output, &mut |hidden, opaque| {
        f(hidden, opaque);
        hidden
    });
}

/// `actual` with other types in the places of the opaque types.
fn map_opaques(actual: Ty, output: Ty, f: &mut dyn FnMut(Ty, Ty) -> Ty) -> Ty {
    if !output.has(Flags::OPAQUE) {
        return actual;
    }
    match (actual.kind(), output.kind()) {
        (TyKind::Opaque(a, _), TyKind::Opaque(b, _)) if a == b => actual,
        (_, TyKind::Opaque(..)) => f(actual, output),
        (TyKind::Adt(a, args1), TyKind::Adt(b, args2)) if a == b => {
            let args: Vec<Arg> = args1
                .iter()
                .zip(args2.iter())
                .map(|(x, y)| match (x, y) {
                    (Arg::Ty(x), Arg::Ty(y)) => Arg::Ty(map_opaques(*x, *y, f)),
                    _ => *x,
                })
                .collect();
            Ty::adt(*a, Ty::args(&args))
        }
        (TyKind::Tuple(a), TyKind::Tuple(b)) => {
            let parts: Vec<Ty> = a.iter().zip(b.iter()).map(|(x, y)| map_opaques(*x, *y, f)).collect();
            Ty::tuple(&parts)
        }
        (TyKind::Ref(region, x, m), TyKind::Ref(_, y, _)) => Ty::reference(*region, map_opaques(*x, *y, f), *m),
        (TyKind::RawPtr(x, m), TyKind::RawPtr(y, _)) => Ty::raw_ptr(map_opaques(*x, *y, f), *m),
        (TyKind::Array(x, len), TyKind::Array(y, _)) => Ty::array(map_opaques(*x, *y, f), *len),
        (TyKind::Slice(x), TyKind::Slice(y)) => Ty::slice(map_opaques(*x, *y, f)),
        _ => actual,
    }
}

/// For each member the least of the lifetimes that it may be and that outlives all it must, those included that other members
/// turn out to be; each with the region that stands for it.
fn choices(graph: &RegionGraph, universal: &Universal, members: &[Member]) -> Vec<Option<RegionVid>> {
    let regions: Vec<RegionVid> = members.iter().map(|member| member.region).collect();
    let ends = graph.choose(&regions, |at, ends| least_choice(graph, universal, &members[at], ends));
    members.iter().map(|member| equal_choice(universal, member, &ends)).collect()
}

/// The least of the lifetimes that a member may be and that outlives all it must.
fn least_choice(graph: &RegionGraph, universal: &Universal, member: &Member, ends: &[RegionVid]) -> Option<RegionVid> {
    let starts = graph.universal_starts(member.region);
    let fits = |choice: RegionVid| {
        ends.iter().all(|end| universal.outlives(choice, *end))
            && starts.iter().all(|start| universal.outlives(*start, choice))
    };
    let lifetimes = member.choices.iter().map(|(lifetime, _)| graph.representative(*lifetime));
    let fitting: Vec<RegionVid> = lifetimes.filter(|choice| fits(*choice)).collect();
    let comparable = |a: RegionVid, b: RegionVid| universal.outlives(a, b) || universal.outlives(b, a);
    let ordered = fitting.iter().copied().filter(|a| fitting.iter().all(|b| comparable(*a, *b)));
    ordered.reduce(|least, choice| match (universal.outlives(least, choice), universal.outlives(choice, least)) {
        (true, true) => least.min(choice),
        (true, false) => choice,
        (false, _) => least,
    })
}

/// The lifetime that a member was found to be equal to: what the one must outlive is what the other outlives, by what is known
/// of lifetimes.
fn equal_choice(universal: &Universal, member: &Member, ends: &Ends) -> Option<RegionVid> {
    let covers = |longer: &[RegionVid], shorter: &[RegionVid]| {
        shorter.iter().all(|shorter| longer.iter().any(|longer| universal.outlives(*longer, *shorter)))
    };
    let own = ends.of(member.region);
    let equals = |choice: &RegionVid| covers(own, ends.of(*choice)) && covers(ends.of(*choice), own);
    member.choices.iter().map(|(_, own)| *own).find(equals)
}

/// Decides what the regions behind each `impl Trait` are. True if that has added constraints.
pub fn choose_members(graph: &mut RegionGraph, universal: &Universal, members: &[Member]) -> bool {
    let mut constraints = Vec::new();
    for members in members.chunk_by(|a, b| a.opaque == b.opaque).filter(|_| !off(Rule::MemberConstraints)) {
        // Where one of them cannot be what it must (E0700), or a lifetime is captured twice by different names, that is the
        // error, and what the others are is left open.
        if captures_twice(graph, universal, &members[0]) {
            continue;
        }
        let chosen: Option<Vec<_>> = choices(graph, universal, members).into_iter().collect();
        for (member, choice) in members.iter().zip(chosen.into_iter().flatten()) {
            for (longer, shorter) in [(member.region, choice), (choice, member.region)] {
                constraints.push(Constraint {
                    longer,
                    shorter,
                    category: Category::OpaqueType,
                    span: member.cause.span,
                    location: None,
                    from_closure: false,
                });
            }
        }
    }
    let any = !constraints.is_empty();
    constraints.into_iter().for_each(|constraint| graph.add(constraint));
    any
}

/// Whether two of the lifetimes that an opaque type captures were found to be equal, which its function does not ask for.
fn captures_twice(graph: &RegionGraph, universal: &Universal, member: &Member) -> bool {
    let mut seen: HashMap<RegionVid, RegionVid> = HashMap::new();
    member.choices.iter().any(|(lifetime, _)| match seen.entry(graph.representative(*lifetime)) {
        Entry::Vacant(entry) => {
            entry.insert(*lifetime);
            false
        }
        Entry::Occupied(entry) => {
            let first = *entry.get();
            !(universal.outlives(first, *lifetime) && universal.outlives(*lifetime, first))
        }
    })
}

impl Lifetimes<'_> {
    /// E0700: what is returned mentions a region that is none of those which the `impl Trait` captures.
    pub fn check_captured(&mut self, members: &[Member]) {
        for members in members.chunk_by(|a, b| a.opaque == b.opaque).filter(|_| !off(Rule::CapturedByOpaque)) {
            let choices = choices(self.graph, self.universal, members);
            let Some((member, _)) = members.iter().zip(&choices).find(|(_, choice)| choice.is_none()) else { continue };
            let location = member.cause.location.unwrap_or(Location { block: BlockId::START, statement: 0 });
            let span = member.cause.span;
            let names = self.graph.universal_starts(member.region).to_vec();
            let lifetimes = names.into_iter().map(|region| self.name(region)).collect();
            let reason = Reason::NotCaptured { opaque: self.ctx.opaque_ty(member.opaque).span, lifetimes };
            self.findings.push(Finding { reason, span, location });
        }
    }
}
