//! Whether the body asks more of its universal regions than its signature promises.
//!
//! ```text
//! fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 { y }      needs 'b: 'a, which nobody promised
//! ```
//!
//! In a closure, what can be said about regions outside it is passed on to its creator instead.

use crate::hir::{BodyOwner, Context};
use crate::mir::*;
use crate::ty::*;

use super::Requirements;
use super::liveness::collect_regions;
use super::reason::{Finding, Reason};
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

impl Lifetimes<'_> {
    pub fn check(&mut self, type_tests: &[TypeTest]) {
        for region in self.graph.regions.ids() {
            if !self.graph.is_universal(region) {
                continue;
            }
            for outlived in self.graph.universal_ends(region).to_vec() {
                if !self.universal.outlives(region, outlived) {
                    self.unproven(region, outlived);
                    // One error for each region that is too short.
                    break;
                }
            }
        }
        for test in type_tests {
            self.type_test(test);
        }
    }

    fn unproven(&mut self, longer: RegionVid, shorter: RegionVid) {
        let Some(blame) = self.graph.blame(longer, |r| r == shorter) else { return };
        if self.universal.is_closure
            && let (Some(longer), Some(shorter)) = (self.universal.external(longer), self.universal.external(shorter))
        {
            let Constraint { span, category, .. } = blame;
            self.requirements.regions.push(Requirement { longer, shorter, span, category });
            return;
        }
        let location = blame.location.unwrap_or(Location { block: BlockId::START, statement: 0 });
        let reason = self.reason(longer, shorter, &blame);
        self.findings.push(Finding { reason, span: blame.span, location });
    }

    fn reason(&self, longer: RegionVid, shorter: RegionVid, blame: &Constraint) -> Reason {
        let longer_local = self.universal.locals.contains(&longer);
        let shorter_local = self.universal.locals.contains(&shorter);
        let names = &self.universal.names;
        let (Some(longer_name), Some(shorter_name)) = (names.get(&longer), names.get(&shorter)) else {
            return Reason::NotGeneralEnough;
        };
        let is_fn = matches!(self.body.owner, BodyOwner::Fn(_));
        // An elided lifetime of an argument against a named one: say which type to annotate.
        if is_fn
            && *longer_name == RegionName::Elided
            && let RegionName::Named(lifetime) = shorter_name
            && let Some((argument, argument_span)) = self.argument_with(longer)
        {
            return Reason::ExplicitLifetimeRequired { argument, lifetime: lifetime.clone(), argument_span };
        }
        if self.universal.is_closure
            && blame.category == Category::Return
            && longer_local
            && !shorter_local
            && self.is_fn_mut_env(longer)
        {
            return Reason::CapturedEscapes;
        }
        let escapes = longer_local && !shorter_local && blame.category != Category::Return;
        if escapes
            && !(blame.category == Category::Assignment && is_fn)
            && !self.is_const()
            && let Some((name, span)) = self.argument_with(longer).or_else(|| self.captured_with(shorter))
        {
            return Reason::Escapes {
                name,
                declared: Some(span),
                from_closure: self.universal.is_closure,
                must_outlive: self.name(shorter),
            };
        }
        Reason::LifetimeTooShort { longer: self.name(longer), shorter: self.name(shorter), category: blame.category }
    }

    fn is_const(&self) -> bool {
        matches!(self.body.owner, BodyOwner::Const(_) | BodyOwner::Static(_))
    }

    fn is_fn_mut_env(&self, region: RegionVid) -> bool {
        match self.universal.inputs.first().map(|ty| ty.kind()) {
            Some(TyKind::Ref(Region::Var(env), _, Mutability::Mut)) => *env == region,
            _ => false,
        }
    }

    fn name(&self, region: RegionVid) -> String {
        match self.universal.names.get(&region) {
            Some(RegionName::Static) => "'static".to_owned(),
            Some(RegionName::Named(name)) => name.clone(),
            Some(RegionName::Elided) => match self.argument_with(region) {
                Some((argument, _)) => format!("the lifetime of `{argument}`"),
                None => "an elided lifetime".to_owned(),
            },
            Some(RegionName::External) | None => "the lifetime of a captured variable".to_owned(),
        }
    }

    /// The argument whose type mentions the region, with its span.
    fn argument_with(&self, region: RegionVid) -> Option<(String, crate::source::Span)> {
        let skip = self.universal.is_closure as usize;
        for (i, ty) in self.universal.inputs.iter().enumerate().skip(skip) {
            let mut vids = Vec::new();
            collect_regions(*ty, &mut vids);
            if vids.contains(&region) {
                let decl = self.body.locals.get(Local(i as u32 + 1))?;
                let name = match decl.kind {
                    LocalDeclKind::Var { name, .. } => name.to_string(),
                    _ => return None,
                };
                return Some((name, decl.span));
            }
        }
        None
    }

    /// The captured variable whose type mentions the region.
    fn captured_with(&self, region: RegionVid) -> Option<(String, crate::source::Span)> {
        let BodyOwner::Closure(_) = self.body.owner else { return None };
        let env = self.universal.inputs.first()?;
        let env = match env.kind() {
            TyKind::Ref(_, inner, _) => *inner,
            _ => *env,
        };
        let TyKind::Closure(_, args) = env.kind() else { return None };
        for (upvar, ty) in self.body.upvars.iter().zip(ClosureArgs::split(*args).upvar_tys()) {
            let mut vids = Vec::new();
            collect_regions(*ty, &mut vids);
            if vids.contains(&region) {
                return Some((upvar.name.clone(), upvar.use_span));
            }
        }
        None
    }

    /// `T: 'r` for a type parameter: only what was declared is known of it.
    fn type_test(&mut self, test: &TypeTest) {
        for end in self.graph.universal_ends(test.region).to_vec() {
            let declared = self
                .universal
                .type_outlives
                .iter()
                .any(|(ty, r)| ty.erase_regions() == test.ty.erase_regions() && self.universal.outlives(*r, end));
            if declared || self.parts_outlive(test.ty, end) {
                continue;
            }
            let is_static = end == self.universal.static_region;
            let reason = Reason::TypeMayNotLive { ty: test.ty, lifetime: self.name(end), is_static };
            let location = Location { block: BlockId::START, statement: 0 };
            if !self.findings.iter().any(|f| f.span == test.span && matches!(f.reason, Reason::TypeMayNotLive { .. })) {
                self.findings.push(Finding { reason, span: test.span, location });
            }
            return;
        }
    }

    /// A projection outlives what all its arguments do, or what its trait bounds say.
    fn parts_outlive(&self, ty: Ty, end: RegionVid) -> bool {
        let args = match ty.kind() {
            TyKind::Alias(id, args) => {
                let assoc = self.ctx.assoc_ty(*id);
                let is_static = |bound: &Predicate| matches!(bound, Predicate::TypeOutlives(_, Region::Static));
                let by_bound = assoc.bounds.iter().any(is_static);
                if by_bound {
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
