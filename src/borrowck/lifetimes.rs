//! Whether the body asks more of its universal regions than its signature promises.
//!
//! ```text
//! fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 { y }      needs 'b: 'a, which nobody promised
//! ```
//!
//! In a closure, what can be said about regions outside it is passed on to its creator instead.

use std::collections::HashSet;

use crate::hir::{BodyOwner, Container, Context};
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::Requirements;
use super::liveness::{collect_regions, mentions};
use super::reason::{Finding, Needed, Reason};
use super::regions::{Category, Constraint, RegionGraph};
use super::typeck::TypeTest;
use super::universal::{RegionName, Requirement, Universal};

pub struct Lifetimes<'a> {
    pub ctx: &'a dyn Context,
    pub body: &'a Body,
    pub graph: &'a RegionGraph,
    pub universal: &'a Universal,
    pub findings: Vec<Finding>,
    pub requirements: Requirements,
}

/// Whether the type says what the region is: it mentions it outside of projections and `impl Trait`.
fn constrains(ty: Ty, region: RegionVid) -> bool {
    let mut found = false;
    ty.walk(&mut |part| {
        found |= match part.kind() {
            TyKind::Ref(r, ..) | TyKind::Dynamic(_, r) => *r == Region::Var(region),
            TyKind::Adt(_, args) => args.contains(&Arg::Region(Region::Var(region))),
            _ => false,
        };
        !matches!(part.kind(), TyKind::Alias(..) | TyKind::Opaque(..))
    });
    found
}

impl<'a> Lifetimes<'a> {
    pub fn new(
        ctx: &'a dyn Context,
        body: &'a Body,
        graph: &'a RegionGraph,
        universal: &'a Universal,
    ) -> Lifetimes<'a> {
        Lifetimes { ctx, body, graph, universal, findings: Vec::new(), requirements: Requirements::default() }
    }
}

impl Lifetimes<'_> {
    pub fn check(&mut self, type_tests: &[TypeTest]) {
        for region in self.graph.regions.ids() {
            if !self.graph.is_universal(region) {
                continue;
            }
            // Of regions that were found equal one speaks for all.
            let representative = self.graph.representative(region);
            if representative != region {
                if !self.universal.outlives(region, representative) {
                    self.unproven(region, representative);
                }
                continue;
            }
            for outlived in self.graph.universal_ends(region).to_vec() {
                if !self.universal.outlives(region, outlived) && self.unproven(region, outlived) {
                    // One error for each region that is too short.
                    break;
                }
            }
        }
        for test in type_tests {
            self.type_test(test);
        }
    }

    /// True if it is an error here, false if it is for a closure's creator to say.
    fn unproven(&mut self, longer: RegionVid, shorter: RegionVid) -> bool {
        let Some(blame) = self.graph.blame(longer, shorter, self.universal.static_region) else { return false };
        if self.universal.is_closure
            && let (Some(longer), Some(shorter)) = (self.universal.external(longer), self.universal.external(shorter))
        {
            let Constraint { span, category, .. } = blame;
            if off(Rule::ClosurePassesOn) {
                return false;
            }
            self.requirements.regions.push(Requirement { longer, shorter, span, category });
            return false;
        }
        if off(Rule::SignatureKeepsPromises) {
            return true;
        }
        let location = blame.location.unwrap_or(Location { block: BlockId::START, statement: 0 });
        let reason = self.reason(longer, shorter, &blame);
        self.findings.push(Finding { reason, span: blame.span, location });
        true
    }

    fn reason(&self, longer: RegionVid, shorter: RegionVid, blame: &Constraint) -> Reason {
        let longer_local = self.universal.locals.contains(&longer);
        let shorter_local = self.universal.locals.contains(&shorter);
        let names = &self.universal.names;
        let (Some(longer_name), Some(shorter_name)) = (names.get(&longer), names.get(&shorter)) else {
            return Reason::NotGeneralEnough;
        };
        let is_fn = matches!(self.body.owner, BodyOwner::Fn(_));
        if let Some(reason) = self.explicit_lifetime_required((longer, longer_name), (shorter, shorter_name)) {
            return reason;
        }
        if blame.category == Category::Return && longer_local && !shorter_local && self.is_fn_mut_env(longer) {
            return Reason::CapturedEscapes;
        }
        let escapes = longer_local
            && !shorter_local
            && match blame.category {
                // Assignments are no "escapes" in functions.
                Category::Assignment => !is_fn,
                Category::CallArgument => true,
                _ => false,
            };
        if escapes && !self.is_const() {
            let named = self.variable_with(longer);
            if named.is_some() || self.variable_with(shorter).is_some() {
                let (name, declared) = match named {
                    Some((name, span)) => (name.unwrap_or_else(|| "data".to_owned()), Some(span)),
                    None => ("data".to_owned(), None),
                };
                return Reason::Escapes {
                    name,
                    declared,
                    from_closure: self.universal.is_closure,
                    must_outlive: self.name(shorter),
                };
            }
        }
        let comes_with = self.variable_with(longer).and_then(|(name, span)| Some((name?, span)));
        let (longer, shorter) = (self.name(longer), self.name(shorter));
        Reason::LifetimeTooShort { longer, shorter, category: blame.category, comes_with }
    }

    fn is_const(&self) -> bool {
        matches!(self.body.owner, BodyOwner::Const(_) | BodyOwner::Static(_))
    }

    fn is_fn_mut_env(&self, region: RegionVid) -> bool {
        match self.universal.inputs.first().map(|ty| ty.kind()) {
            Some(TyKind::Ref(Region::Var(env), _, Mutability::Mut)) => self.universal.is_closure && *env == region,
            _ => false,
        }
    }

    pub(super) fn name(&self, region: RegionVid) -> String {
        match self.universal.names.get(&region) {
            Some(RegionName::Static) => "'static".to_owned(),
            Some(RegionName::Named(name)) => name.clone(),
            Some(RegionName::Elided) => match self.argument_with(region) {
                Some((Some(argument), _)) => format!("the lifetime of `{argument}`"),
                Some((None, _)) | None => "an elided lifetime".to_owned(),
            },
            Some(RegionName::External) | None => "the lifetime of a captured variable".to_owned(),
        }
    }

    /// E0621: an argument's elided lifetime against a lifetime with a name, where naming the argument's would help.
    fn explicit_lifetime_required(
        &self,
        longer: (RegionVid, &RegionName),
        shorter: (RegionVid, &RegionName),
    ) -> Option<Reason> {
        let BodyOwner::Fn(id) = self.body.owner else { return None };
        let (anonymous, lifetime) = match (longer, shorter) {
            ((anonymous, RegionName::Elided), (_, RegionName::Named(name)))
            | ((_, RegionName::Named(name)), (anonymous, RegionName::Elided)) => (anonymous, name),
            _ => return None,
        };
        let func = self.ctx.func(id);
        let in_trait_impl = match func.container {
            Container::Impl(id) => self.ctx.impl_def(id).trait_ref.is_some(),
            _ => false,
        };
        let index = argument_index(self.universal, anonymous)?;
        if in_trait_impl || (index == 0 && func.has_self) || constrains(self.universal.output, anonymous) {
            return None;
        }
        let (argument, argument_span) = self.argument(index)?;
        let argument = argument.unwrap_or_else(|| format!("argument {}", index + 1));
        Some(Reason::ExplicitLifetimeRequired { argument, lifetime: lifetime.clone(), argument_span })
    }

    /// The captured variable or argument whose type mentions the region.
    fn variable_with(&self, region: RegionVid) -> Option<(Option<String>, Span)> {
        let captured = captured_with(self.body, self.universal, region).map(|(name, span)| (Some(name), span));
        captured.or_else(|| self.argument_with(region))
    }

    /// The argument whose type mentions the region, with its span; a name if it has one.
    fn argument_with(&self, region: RegionVid) -> Option<(Option<String>, Span)> {
        self.argument(argument_index(self.universal, region)?)
    }

    fn argument(&self, index: usize) -> Option<(Option<String>, Span)> {
        let decl = self.body.locals.get(Local(index as u32 + 1))?;
        match decl.kind {
            LocalDeclKind::Var { name, .. } => Some((Some(name.to_string()), decl.span)),
            _ => Some((None, decl.span)),
        }
    }

    /// `T: 'r` for a type parameter: only what was declared is known of it.
    pub(super) fn type_test(&mut self, test: &TypeTest) {
        for end in self.graph.universal_ends(test.region).to_vec() {
            let declared = self
                .universal
                .type_outlives
                .iter()
                .any(|(ty, r)| ty.erase_regions() == test.ty.erase_regions() && self.found_to_outlive(*r, end));
            if declared || self.parts_outlive(test.ty, end) {
                continue;
            }
            let needed = match self.universal.names.get(&end) {
                Some(RegionName::Static) => Needed::Static,
                Some(RegionName::Named(_)) => Needed::Named,
                Some(RegionName::Elided | RegionName::External) | None => Needed::Anonymous,
            };
            let declared = self.declaration(test.ty);
            let reason = Reason::TypeMayNotLive { ty: test.ty, lifetime: self.name(end), needed, declared };
            let location = Location { block: BlockId::START, statement: 0 };
            if !self.findings.iter().any(|f| f.span == test.span && matches!(f.reason, Reason::TypeMayNotLive { .. })) {
                self.findings.push(Finding { reason, span: test.span, location });
            }
            return;
        }
    }

    /// Where a function's type parameter is declared.
    fn declaration(&self, ty: Ty) -> Option<Span> {
        let (TyKind::Param(param), BodyOwner::Fn(id)) = (ty.kind(), self.body.owner) else { return None };
        self.ctx.func(id).generics.params.get(param.index as usize).map(|param| param.span)
    }

    /// Known, or asked for: what is wrong with that is reported once, for the regions.
    fn found_to_outlive(&self, longer: RegionVid, shorter: RegionVid) -> bool {
        self.universal.outlives(longer, shorter) || self.graph.universal_ends(longer).contains(&shorter)
    }

    /// A projection outlives what all its arguments do, or what its trait bounds say.
    fn parts_outlive(&self, ty: Ty, end: RegionVid) -> bool {
        let args = match ty.kind() {
            TyKind::Alias(id, args) => {
                if self.item_bounds_outlive(ty, *id, *args, end) {
                    return true;
                }
                args
            }
            TyKind::Opaque(_, args) => args,
            _ => return false,
        };
        args.iter().all(|arg| match arg {
            Arg::Region(Region::Var(r)) => self.universal.outlives(*r, end),
            Arg::Region(_) | Arg::Const(_) => true,
            Arg::Ty(ty) => self.whole_outlives(*ty, end),
        })
    }

    /// Whether the bounds of an associated type say it, or what the traits in them say of their `Self`.
    fn item_bounds_outlive(&self, alias: Ty, id: AssocTyId, args: Args, end: RegionVid) -> bool {
        let mut work: Vec<Predicate> = self.ctx.assoc_ty(id).bounds.iter().map(|bound| subst(*bound, args)).collect();
        let mut seen = HashSet::new();
        while let Some(bound) = work.pop() {
            match bound {
                Predicate::TypeOutlives(ty, region) if ty == alias => {
                    let is_longer = match region {
                        Region::Static => true,
                        Region::Var(r) => self.universal.outlives(r, end),
                        _ => false,
                    };
                    if is_longer {
                        return true;
                    }
                }
                Predicate::Trait { trait_ref, .. } if trait_ref.self_ty() == alias && seen.insert(trait_ref) => {
                    let declared = &self.ctx.trait_def(trait_ref.trait_id).generics.predicates;
                    work.extend(declared.iter().map(|predicate| subst(*predicate, trait_ref.args)));
                }
                Predicate::TypeOutlives(..)
                | Predicate::Trait { .. }
                | Predicate::Projection { .. }
                | Predicate::RegionOutlives(..) => {}
            }
        }
        false
    }

    fn whole_outlives(&self, ty: Ty, end: RegionVid) -> bool {
        let mut holds = true;
        let mut vids = Vec::new();
        collect_regions(ty, &mut vids);
        holds &= vids.iter().all(|r| self.universal.outlives(*r, end));
        ty.walk(&mut |part| {
            if let TyKind::Param(_) = part.kind() {
                holds &=
                    self.universal.type_outlives.iter().any(|(ty, r)| *ty == part && self.universal.outlives(*r, end));
            }
            true
        });
        holds
    }
}

/// The argument whose type mentions the region; a closure's environment is none.
pub(super) fn argument_index(universal: &Universal, region: RegionVid) -> Option<usize> {
    let skip = universal.is_closure as usize;
    (skip..universal.inputs.len()).find(|i| mentions(universal.inputs[*i], region))
}

/// The captured variable whose type mentions the region.
pub(super) fn captured_with(body: &Body, universal: &Universal, region: RegionVid) -> Option<(String, Span)> {
    let BodyOwner::Closure(_) = body.owner else { return None };
    let env = universal.inputs.first()?;
    let env = match env.kind() {
        TyKind::Ref(_, inner, _) => *inner,
        _ => *env,
    };
    let TyKind::Closure(_, args) = env.kind() else { return None };
    for (upvar, ty) in body.upvars.iter().zip(ClosureArgs::split(*args).upvar_tys()) {
        if mentions(*ty, region) {
            return Some((upvar.name.clone(), upvar.use_span));
        }
    }
    None
}
