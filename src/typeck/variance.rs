//! Variance: how an ADT's subtyping depends on its parameters.
//!
//! ```text
//! struct Both<'a, T> { r: &'a T, c: Cell<T> }     'a covariant, T invariant
//! ```
//!
//! The least solution of the equations that the field types give, from bivariant upwards, for the ADT asked about and all
//! that it reaches and that are not known yet.

use std::collections::HashMap;
use std::rc::Rc;

use crate::hir::{GenericParamKind, Variance};
use crate::ty::*;

use super::tables::ItemTables;

/// Per parameter of the ADT (lifetimes, types and consts in one list).
pub fn variances(tables: &dyn ItemTables, id: AdtId) -> Rc<[Variance]> {
    if let Some(known) = tables.caches().variances.borrow().get(&id) {
        return known.clone();
    }
    let mut solver = Solver { tables, current: HashMap::new(), order: Vec::new() };
    solver.reach(id);
    solver.solve();
    let mut cache = tables.caches().variances.borrow_mut();
    for (id, variances) in solver.current {
        cache.insert(id, variances.into());
    }
    cache.get(&id).cloned().unwrap_or_else(|| Rc::new([]))
}

struct Solver<'t> {
    tables: &'t dyn ItemTables,
    current: HashMap<AdtId, Vec<Variance>>,
    order: Vec<AdtId>,
}

impl Solver<'_> {
    /// Collects the ADTs that the fields mention, transitively.
    fn reach(&mut self, id: AdtId) {
        let mut queue = vec![id];
        while let Some(id) = queue.pop() {
            let known = self.tables.caches().variances.borrow().contains_key(&id);
            if known || self.current.contains_key(&id) {
                continue;
            }
            let adt = self.tables.adt(id);
            let start = self.start(&adt);
            self.current.insert(id, start);
            self.order.push(id);
            for field in adt.variants.iter().flat_map(|v| v.fields.iter()) {
                field.ty.walk(&mut |ty| {
                    if let TyKind::Adt(id, _) = ty.kind() {
                        queue.push(*id);
                    }
                    true
                });
            }
        }
    }

    fn start(&self, adt: &crate::hir::Adt) -> Vec<Variance> {
        let fixed = match adt.lang.map(|l| l.as_str()) {
            Some("PhantomData") => Some(Variance::Covariant),
            Some("UnsafeCell") => Some(Variance::Invariant),
            _ => None,
        };
        let start = |kind: &GenericParamKind| match kind {
            GenericParamKind::Const { .. } => Variance::Invariant,
            GenericParamKind::Lifetime { .. } | GenericParamKind::Type { .. } => fixed.unwrap_or(Variance::Bivariant),
        };
        adt.generics.params.iter().map(|p| start(&p.kind)).collect()
    }

    fn solve(&mut self) {
        loop {
            let mut changed = false;
            for id in self.order.clone() {
                let adt = self.tables.adt(id);
                let mut own = self.current.get(&id).cloned().unwrap_or_default();
                let before = own.clone();
                for field in adt.variants.iter().flat_map(|v| v.fields.iter()) {
                    self.ty(field.ty, Variance::Covariant, &mut own);
                }
                if own != before {
                    changed = true;
                    self.current.insert(id, own);
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn of_adt(&self, id: AdtId) -> Vec<Variance> {
        match self.current.get(&id) {
            Some(current) => current.clone(),
            None => self.tables.caches().variances.borrow().get(&id).map_or(Vec::new(), |v| v.to_vec()),
        }
    }

    /// Adds what an occurrence of `ty` at `variance` says of the parameters.
    fn ty(&self, ty: Ty, variance: Variance, own: &mut [Variance]) {
        if variance == Variance::Bivariant || !ty.has(Flags::PARAM) {
            return;
        }
        let invariant = variance.compose(Variance::Invariant);
        match *ty.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::Infer(_)
            | TyKind::Error => {}
            TyKind::Param(param) => join(own, param.index, variance),
            TyKind::Ref(r, inner, mutability) => {
                region(r, variance, own);
                self.ty(inner, if mutability.is_mut() { invariant } else { variance }, own);
            }
            TyKind::RawPtr(inner, mutability) => {
                self.ty(inner, if mutability.is_mut() { invariant } else { variance }, own);
            }
            TyKind::Slice(inner) | TyKind::Array(inner, _) => self.ty(inner, variance, own),
            TyKind::Tuple(tys) => tys.iter().for_each(|ty| self.ty(*ty, variance, own)),
            TyKind::Adt(id, args) => {
                let variances = self.of_adt(id);
                for (arg, of_param) in args.iter().zip(variances) {
                    self.arg(*arg, variance.compose(of_param), own);
                }
            }
            TyKind::FnPtr(sig) => {
                let contra = variance.compose(Variance::Contravariant);
                sig.inputs().iter().for_each(|ty| self.ty(*ty, contra, own));
                self.ty(sig.output(), variance, own);
            }
            TyKind::Dynamic(dyn_ty, r) => {
                region(r, variance, own);
                if let Some((_, args)) = dyn_ty.principal {
                    args.iter().for_each(|arg| self.arg(*arg, invariant, own));
                }
                dyn_ty.projections.iter().for_each(|(_, ty)| self.ty(*ty, invariant, own));
            }
            TyKind::FnDef(_, args) | TyKind::Closure(_, args) | TyKind::Alias(_, args) | TyKind::Opaque(_, args) => {
                args.iter().for_each(|arg| self.arg(*arg, invariant, own));
            }
        }
    }

    fn arg(&self, arg: Arg, variance: Variance, own: &mut [Variance]) {
        match arg {
            Arg::Ty(ty) => self.ty(ty, variance, own),
            Arg::Region(r) => region(r, variance, own),
            Arg::Const(_) => {}
        }
    }
}

fn region(region: Region, variance: Variance, own: &mut [Variance]) {
    if let Region::Param(param) = region {
        join(own, param.index, variance);
    }
}

/// The least variance that allows both.
fn join(own: &mut [Variance], index: u32, variance: Variance) {
    if let Some(slot) = own.get_mut(index as usize) {
        *slot = match (*slot, variance) {
            (Variance::Bivariant, v) | (v, Variance::Bivariant) => v,
            (a, b) if a == b => a,
            _ => Variance::Invariant,
        };
    }
}
