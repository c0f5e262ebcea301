//! Consequences of predicates: supertraits, and what traits say of `Self`.
//!
//! ```text
//! T: Ord    gives    T: Eq, T: PartialOrd<T>, T: PartialEq<T>
//! ```

use std::collections::HashSet;
use std::rc::Rc;

use crate::hir::ParamEnv;
use crate::source::{FileId, Span};
use crate::ty::*;

use super::Cause;
use crate::typeck::infer::InferCtxt;
use crate::typeck::infer::resolve::has_flags;
use crate::typeck::tables::ItemTables;

/// The predicates and everything they imply by supertraits, without duplicates, originals first.
pub fn elaborate(tables: &dyn ItemTables, predicates: &[Predicate]) -> Vec<Predicate> {
    let mut seen: HashSet<Predicate> = HashSet::new();
    let mut out: Vec<Predicate> = predicates.iter().copied().filter(|p| seen.insert(*p)).collect();
    let mut next = 0;
    while let Some(predicate) = out.get(next).copied() {
        next += 1;
        if let Predicate::Trait { trait_ref, bound } = predicate {
            for implied in implied_by(tables, trait_ref, bound) {
                if seen.insert(implied) {
                    out.push(implied);
                }
            }
        }
        // Supertraits cannot grow their arguments without end in a program that passed the cycle check (E0391); the bound
        // keeps a program that did not from hanging the checker.
        if out.len() > 4096 {
            break;
        }
    }
    out
}

/// What `trait_ref` (inside a binder of `bound` regions) says directly of its `Self`.
fn implied_by(tables: &dyn ItemTables, trait_ref: TraitRef, bound: u32) -> Vec<Predicate> {
    let def = tables.trait_def(trait_ref.trait_id);
    let supers = def.supertraits.iter().map(|s| Predicate::Trait { trait_ref: *s, bound: 0 });
    let clauses = def.generics.predicates.iter().copied().filter(|p| {
        // The trait's own `Self: Trait`, if listed, says nothing new; `Sized` of its other parameters is no consequence.
        mentions_self(*p) && !matches!(p, Predicate::Trait { trait_ref: t, .. } if t.trait_id == trait_ref.trait_id)
    });
    supers.chain(clauses).map(|p| rebind(subst(p, trait_ref.args), bound)).collect()
}

/// Whether the predicate is about `Self` itself.
fn mentions_self(predicate: Predicate) -> bool {
    let is_self = |ty: Ty| matches!(ty.kind(), TyKind::Param(p) if p.index == 0);
    match predicate {
        Predicate::Trait { trait_ref, .. } => is_self(trait_ref.self_ty()),
        Predicate::Projection { args, .. } => args.first().and_then(|a| a.as_ty()).is_some_and(is_self),
        Predicate::TypeOutlives(ty, _) => is_self(ty),
        Predicate::RegionOutlives(..) => false,
    }
}

/// Makes one binder of two: `predicate` has its own binder and stands inside another one of `outer` regions.
pub fn rebind(predicate: Predicate, outer: u32) -> Predicate {
    if outer == 0 {
        return predicate;
    }
    let mut merge = MergeBinders { depth: 0, outer };
    match predicate {
        Predicate::Trait { trait_ref, bound } => {
            Predicate::Trait { trait_ref: trait_ref.fold_with(&mut merge), bound: bound + outer }
        }
        Predicate::Projection { assoc, args, ty, bound } => Predicate::Projection {
            assoc,
            args: args.fold_with(&mut merge),
            ty: ty.fold_with(&mut merge),
            bound: bound + outer,
        },
        // These have no binder of their own to put the regions in; what they say of bound regions is not used.
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => predicate,
    }
}

struct MergeBinders {
    depth: u32,
    outer: u32,
}

impl Folder for MergeBinders {
    fn ty(&mut self, ty: Ty) -> Ty {
        if ty.has(Flags::BOUND) { ty.super_fold(self) } else { ty }
    }
    fn region(&mut self, region: Region) -> Region {
        match region {
            Region::Bound { depth, index } if depth == self.depth => Region::Bound { depth, index: index + self.outer },
            Region::Bound { depth, index } if depth > self.depth => Region::Bound { depth: depth - 1, index },
            _ => region,
        }
    }
    fn enter_binder(&mut self) {
        self.depth += 1;
    }
    fn exit_binder(&mut self) {
        self.depth -= 1;
    }
}

/// The supertraits of `trait_ref`, itself first.
pub fn supertraits(tables: &dyn ItemTables, trait_ref: TraitRef, bound: u32) -> Vec<(TraitRef, u32)> {
    elaborate(tables, &[Predicate::Trait { trait_ref, bound }])
        .into_iter()
        .filter_map(|p| match p {
            Predicate::Trait { trait_ref, bound } => Some((trait_ref, bound)),
            _ => None,
        })
        .collect()
}

/// The assumptions that an item with these predicates is checked under: elaborated, projections normalised.
pub fn param_env(tables: &dyn ItemTables, predicates: &[Predicate]) -> ParamEnv {
    let elaborated = elaborate(tables, predicates);
    if !elaborated.iter().any(|p| has_flags(*p, Flags::ALIAS)) {
        return Rc::new(elaborated);
    }
    let raw: ParamEnv = Rc::new(elaborated);
    let infcx = InferCtxt::new(tables);
    let cause = Cause::misc(Span::new(FileId::MAIN, 0, 0));
    let mut obligations = Vec::new();
    let mut normalized = Vec::with_capacity(raw.len());
    for predicate in raw.iter() {
        let mut normalize = |ty: Ty| infcx.normalize_rigid(ty, &raw, cause, &mut obligations);
        normalized.push(match *predicate {
            // The projection itself must stay: it is what says how to normalise.
            Predicate::Projection { assoc, args, ty, bound } => {
                Predicate::Projection { assoc, args: map_tys(args, &mut normalize), ty: normalize(ty), bound }
            }
            Predicate::Trait { trait_ref, bound } => Predicate::Trait {
                trait_ref: TraitRef { args: map_tys(trait_ref.args, &mut normalize), ..trait_ref },
                bound,
            },
            Predicate::TypeOutlives(ty, region) => Predicate::TypeOutlives(normalize(ty), region),
            Predicate::RegionOutlives(..) => *predicate,
        });
    }
    Rc::new(elaborate(tables, &normalized))
}

fn map_tys(args: Args, f: &mut dyn FnMut(Ty) -> Ty) -> Args {
    let args: Vec<Arg> = args
        .iter()
        .map(|arg| match arg {
            Arg::Ty(ty) => Arg::Ty(f(*ty)),
            Arg::Region(_) | Arg::Const(_) => *arg,
        })
        .collect();
    Ty::args(&args)
}
