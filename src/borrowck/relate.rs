//! Subtyping between types with region variables, as outlives constraints.
//!
//! ```text
//! &'1 T  <:  &'2 T        '1: '2
//! &mut is invariant:      &'1 mut &'a T <: &'2 mut &'b T     '1: '2, 'a: 'b, 'b: 'a
//! fn(&'a T) <: fn(&'b T)  'b: 'a  (parameters are contravariant)
//! ```

use crate::hir::{Context, Variance};
use crate::mir::Location;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::regions::{Category, Constraint, Origin, RegionGraph};

/// Why and where types are related.
#[derive(Clone, Copy, Debug)]
pub struct Cause {
    pub category: Category,
    pub span: Span,
    pub location: Option<Location>,
}

pub struct Relate<'a> {
    pub ctx: &'a dyn Context,
    pub graph: &'a mut RegionGraph,
    pub static_region: RegionVid,
    pub cause: Cause,
}

impl Relate<'_> {
    /// `a <: b` for `Covariant`, `b <: a` for `Contravariant`, both for `Invariant`.
    pub fn types(&mut self, a: Ty, b: Ty, variance: Variance) {
        if a == b && !a.has(Flags::REGION) {
            return;
        }
        match (a.kind(), b.kind()) {
            (TyKind::Ref(r1, t1, m1), TyKind::Ref(r2, t2, m2)) => {
                self.regions(*r1, *r2, variance);
                let inner = match (m1, m2) {
                    (Mutability::Mut, Mutability::Mut) if !off(Rule::MutIsInvariant) => {
                        variance.compose(Variance::Invariant)
                    }
                    _ => variance,
                };
                self.types(*t1, *t2, inner);
            }
            (TyKind::RawPtr(t1, m1), TyKind::RawPtr(t2, m2)) => {
                let inner = match (m1, m2) {
                    (Mutability::Mut, Mutability::Mut) if !off(Rule::MutPointerIsInvariant) => {
                        variance.compose(Variance::Invariant)
                    }
                    _ => variance,
                };
                self.types(*t1, *t2, inner);
            }
            (TyKind::Adt(id1, args1), TyKind::Adt(id2, args2)) if id1 == id2 => {
                let variances = self.ctx.variances(*id1);
                for (i, (x, y)) in args1.iter().zip(args2.iter()).enumerate() {
                    let inner = variances.get(i).copied().unwrap_or(Variance::Invariant);
                    let inner = if off(Rule::VarianceOfTypes) { Variance::Covariant } else { inner };
                    self.args(*x, *y, variance.compose(inner));
                }
            }
            (TyKind::Slice(t1), TyKind::Slice(t2)) | (TyKind::Array(t1, _), TyKind::Array(t2, _)) => {
                self.types(*t1, *t2, variance);
            }
            (TyKind::Tuple(tys1), TyKind::Tuple(tys2)) => {
                for (x, y) in tys1.iter().zip(tys2.iter()) {
                    self.types(*x, *y, variance);
                }
            }
            (TyKind::FnPtr(s1), TyKind::FnPtr(s2)) => self.signatures(*s1, *s2, variance),
            (TyKind::Closure(id1, args1), TyKind::Closure(id2, args2)) if id1 == id2 => {
                // The type of one and the same closure expression.
                self.all_args(*args1, *args2, Variance::Invariant);
            }
            (TyKind::FnDef(id1, args1), TyKind::FnDef(id2, args2)) if id1 == id2 => {
                self.all_args(*args1, *args2, variance);
            }
            (TyKind::Alias(id1, args1), TyKind::Alias(id2, args2)) if id1 == id2 => {
                self.all_args(*args1, *args2, Variance::Invariant);
            }
            (TyKind::Opaque(id1, args1), TyKind::Opaque(id2, args2)) if id1 == id2 => {
                self.all_args(*args1, *args2, Variance::Invariant);
            }
            (TyKind::Dynamic(d1, r1), TyKind::Dynamic(d2, r2)) => {
                if !off(Rule::ObjectLifetime) {
                    self.regions(*r1, *r2, variance);
                }
                self.dyn_types(*d1, *d2);
            }
            // Different shapes come from types already in error, or from `!`.
            _ => {}
        }
    }

    /// A type of the same shape to be related to `ty`, with fresh regions where they may differ from those of `ty`.
    pub fn generalize(&mut self, ty: Ty, variance: Variance) -> Ty {
        if !ty.has(Flags::REGION) || variance == Variance::Invariant {
            return ty;
        }
        match ty.kind() {
            TyKind::Ref(_, inner, m) => {
                let region = self.fresh(Origin::Existential);
                let through = if m.is_mut() { Variance::Invariant } else { variance };
                Ty::reference(region, self.generalize(*inner, through), *m)
            }
            TyKind::RawPtr(inner, Mutability::Not) => Ty::raw_ptr(self.generalize(*inner, variance), Mutability::Not),
            TyKind::Adt(id, args) => {
                let variances = self.ctx.variances(*id);
                let args: Vec<Arg> = args
                    .iter()
                    .enumerate()
                    .map(|(i, arg)| {
                        let own = variances.get(i).copied().unwrap_or(Variance::Invariant);
                        match (variance.compose(own), *arg) {
                            (Variance::Invariant, arg) => arg,
                            (_, Arg::Region(_)) => Arg::Region(self.fresh(Origin::Existential)),
                            (own, Arg::Ty(ty)) => Arg::Ty(self.generalize(ty, own)),
                            (_, Arg::Const(_)) => *arg,
                        }
                    })
                    .collect();
                Ty::adt(*id, Ty::args(&args))
            }
            TyKind::Slice(inner) => Ty::slice(self.generalize(*inner, variance)),
            TyKind::Array(inner, len) => Ty::array(self.generalize(*inner, variance), *len),
            TyKind::Tuple(tys) => {
                let tys: Vec<Ty> = tys.iter().map(|ty| self.generalize(*ty, variance)).collect();
                Ty::tuple(&tys)
            }
            TyKind::Dynamic(bounds, _) => Ty::new(TyKind::Dynamic(*bounds, self.fresh(Origin::Existential))),
            // What is related without a choice, and the lifetimes of functions, which are related by their binders.
            _ => ty,
        }
    }

    fn all_args(&mut self, a: Args, b: Args, variance: Variance) {
        for (x, y) in a.iter().zip(b.iter()) {
            self.args(*x, *y, variance);
        }
    }

    pub fn args(&mut self, a: Arg, b: Arg, variance: Variance) {
        match (a, b) {
            (Arg::Region(a), Arg::Region(b)) => self.regions(a, b, variance),
            (Arg::Ty(a), Arg::Ty(b)) => self.types(a, b, variance),
            _ => {}
        }
    }

    fn dyn_types(&mut self, d1: DynTy, d2: DynTy) {
        let opened: Vec<Region> = (0..d1.bound.max(d2.bound)).map(|_| self.fresh(Origin::Universal)).collect();
        if let (Some((_, a1)), Some((_, a2))) = (d1.principal, d2.principal) {
            let (a1, a2) = (instantiate_bound(a1, &opened), instantiate_bound(a2, &opened));
            let variance =
                if off(Rule::TraitArgumentsAreInvariant) { Variance::Covariant } else { Variance::Invariant };
            self.all_args(a1, a2, variance);
        }
        for ((_, t1), (_, t2)) in d1.projections.iter().zip(d2.projections.iter()) {
            let (t1, t2) = (instantiate_bound(*t1, &opened), instantiate_bound(*t2, &opened));
            self.types(t1, t2, Variance::Invariant);
        }
    }

    fn fresh(&mut self, origin: Origin) -> Region {
        Region::Var(self.graph.fresh(origin))
    }

    /// Function types: the supertype's lifetimes are given (placeholders), the subtype's are chosen.
    pub fn signatures(&mut self, s1: FnSig, s2: FnSig, variance: Variance) {
        let directions: &[(FnSig, FnSig)] = match variance {
            Variance::Covariant => &[(s1, s2)],
            Variance::Contravariant => &[(s2, s1)],
            Variance::Invariant => &[(s1, s2), (s2, s1)],
            Variance::Bivariant => &[],
        };
        for (sub, sup) in directions {
            let given: Vec<Region> = (0..sup.bound).map(|_| self.fresh(Origin::Universal)).collect();
            let chosen: Vec<Region> = (0..sub.bound).map(|_| self.fresh(Origin::Existential)).collect();
            let sub_tys = instantiate_bound(sub.inputs_and_output, &chosen);
            let sup_tys = instantiate_bound(sup.inputs_and_output, &given);
            let last = sub_tys.len().saturating_sub(1);
            for (i, (x, y)) in sub_tys.iter().zip(sup_tys.iter()).enumerate() {
                let is_covariant = i == last || off(Rule::ParametersAreContravariant);
                let inner = if is_covariant { Variance::Covariant } else { Variance::Contravariant };
                self.types(*x, *y, inner);
            }
        }
    }

    /// `a: b` for `Covariant`.
    pub fn regions(&mut self, a: Region, b: Region, variance: Variance) {
        let (Some(a), Some(b)) = (self.vid(a), self.vid(b)) else { return };
        if matches!(variance, Variance::Covariant | Variance::Invariant) {
            self.outlives(a, b);
        }
        if matches!(variance, Variance::Contravariant | Variance::Invariant) {
            self.outlives(b, a);
        }
    }

    pub fn outlives(&mut self, longer: RegionVid, shorter: RegionVid) {
        let Cause { category, span, location } = self.cause;
        self.graph.add(Constraint { longer, shorter, category, span, location, from_closure: false });
    }

    pub fn vid(&self, region: Region) -> Option<RegionVid> {
        match region {
            Region::Var(vid) => Some(vid),
            Region::Static => Some(self.static_region),
            Region::Param(_) | Region::Bound { .. } | Region::Erased | Region::Error => None,
        }
    }
}
