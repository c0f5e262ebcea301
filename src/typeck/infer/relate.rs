//! Unification: making two types equal by binding variables.

use crate::hir::Variance;
use crate::ty::*;

use super::{InferCtxt, RegionMode};

/// Why two types cannot be equal. The innermost disagreement; the checker reports the outermost types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypeError {
    /// Different constructors.
    Mismatch,
    /// `&` against `&mut`, `*const` against `*mut`.
    Mutability,
    /// Tuples of different sizes.
    TupleSize(usize, usize),
    /// Functions of different arity.
    ArgCount(usize, usize),
    /// Array lengths, const arguments.
    Const,
    /// A variable would contain itself, in this type.
    Cyclic(Ty),
    /// `unsafe fn` against `fn`.
    Unsafety,
    /// `extern "C" fn` against `fn`.
    Abi,
    /// `{integer}` against something else, and so on.
    IntMismatch,
    FloatMismatch,
}

impl TypeError {
    /// What rustc files the mismatch under: E0308 but for types without end.
    pub fn code(self) -> u16 {
        match self {
            TypeError::Cyclic(ty) if matches!(ty.kind(), TyKind::Closure(..)) => 644,
            TypeError::Cyclic(ty) if mentions_closure(ty) => 308,
            TypeError::Cyclic(_) => 275,
            _ => 308,
        }
    }
}

type Relate = Result<(), TypeError>;

fn mentions_closure(ty: Ty) -> bool {
    let mut found = false;
    ty.walk(&mut |part| {
        found |= matches!(part.kind(), TyKind::Closure(..));
        !found
    });
    found
}

impl InferCtxt<'_> {
    /// Makes `a` and `b` equal (up to regions, unless they are tracked). On failure nothing changes.
    pub fn eq(&self, a: Ty, b: Ty) -> Relate {
        if a == b {
            return Ok(());
        }
        self.commit_if_ok(|| self.relate(a, b))
    }

    /// Makes `a` a subtype of `b`: regions apart, that is equality.
    pub fn sub(&self, a: Ty, b: Ty) -> Relate {
        self.eq(a, b)
    }

    /// Whether [`eq`](Self::eq) would succeed.
    pub fn can_eq(&self, a: Ty, b: Ty) -> bool {
        a == b || self.probe(|| self.relate(a, b).is_ok())
    }

    pub fn eq_args(&self, a: Args, b: Args) -> Relate {
        if a == b {
            return Ok(());
        }
        self.commit_if_ok(|| self.relate_args(&a, &b))
    }

    pub fn eq_trait_refs(&self, a: TraitRef, b: TraitRef) -> Relate {
        if a.trait_id == b.trait_id { self.eq_args(a.args, b.args) } else { Err(TypeError::Mismatch) }
    }

    pub fn eq_consts(&self, a: Const, b: Const) -> Relate {
        self.commit_if_ok(|| self.relate_consts(a, b))
    }

    pub fn eq_regions(&self, a: Region, b: Region) {
        if self.mode() == RegionMode::Erase || a == b {
            return;
        }
        match (a, b) {
            // Both are wildcards: what the user did not write in a place that nothing constrains, and reported errors.
            (Region::Erased | Region::Error, _) | (_, Region::Erased | Region::Error) => {}
            _ => self.inner().eq_regions(a, b),
        }
    }

    /// As [`eq`](Self::eq), inside a snapshot that the caller made.
    pub(crate) fn relate(&self, a: Ty, b: Ty) -> Relate {
        if a == b {
            return Ok(());
        }
        let (a, b) = (self.shallow(a), self.shallow(b));
        if a == b {
            return Ok(());
        }
        match (a.kind(), b.kind()) {
            (TyKind::Error, _) | (_, TyKind::Error) => {
                self.relate_error(a, b);
                Ok(())
            }
            (TyKind::Infer(Infer::Ty(x)), TyKind::Infer(Infer::Ty(y))) => {
                self.inner().union_ty(*x, *y);
                Ok(())
            }
            (TyKind::Infer(Infer::Ty(var)), _) => self.bind(*var, b),
            (_, TyKind::Infer(Infer::Ty(var))) => self.bind(*var, a),
            (TyKind::Opaque(id, xs), other) if self.defining_opaque(*id).is_some() => match other {
                TyKind::Opaque(y, ys) if id == y => self.relate_args(xs, ys),
                _ => self.relate_defining(*id, b),
            },
            (_, TyKind::Opaque(id, _)) if self.defining_opaque(*id).is_some() => self.relate_defining(*id, a),
            (TyKind::Infer(Infer::Int(x)), TyKind::Infer(Infer::Int(y))) => {
                self.inner().union_int(*x, *y);
                Ok(())
            }
            (TyKind::Infer(Infer::Int(var)), TyKind::Int(int)) | (TyKind::Int(int), TyKind::Infer(Infer::Int(var))) => {
                self.inner().bind_int(*var, *int);
                Ok(())
            }
            (TyKind::Infer(Infer::Int(_)), _) | (_, TyKind::Infer(Infer::Int(_))) => Err(TypeError::IntMismatch),
            (TyKind::Infer(Infer::Float(x)), TyKind::Infer(Infer::Float(y))) => {
                self.inner().union_float(*x, *y);
                Ok(())
            }
            (TyKind::Infer(Infer::Float(var)), TyKind::Float(float))
            | (TyKind::Float(float), TyKind::Infer(Infer::Float(var))) => {
                self.inner().bind_float(*var, *float);
                Ok(())
            }
            (TyKind::Infer(Infer::Float(_)), _) | (_, TyKind::Infer(Infer::Float(_))) => Err(TypeError::FloatMismatch),
            _ => self.relate_structure(a, b),
        }
    }

    /// An error on one side makes the variables of the other errors too, so that nothing follows from them.
    fn relate_error(&self, a: Ty, b: Ty) {
        self.set_tainted();
        let other = if a.is_error() { b } else { a };
        if !other.has(Flags::INFER) {
            return;
        }
        self.resolve(other).walk(&mut |ty| {
            if let TyKind::Infer(infer) = ty.kind()
                && let Infer::Ty(var) = infer
            {
                self.inner().bind_ty(*var, Ty::ERROR());
            }
            ty.has(Flags::INFER)
        });
    }

    fn bind(&self, var: TyVid, ty: Ty) -> Relate {
        if ty.has(Flags::INFER) && self.occurs(var, ty) {
            return Err(TypeError::Cyclic(ty));
        }
        self.inner().bind_ty(var, self.generalize(ty));
        Ok(())
    }

    /// What a variable becomes that is unified with `ty`: the regions may be others than in `ty`, but where `ty` is invariant
    /// in them. (Where regions are tracked, they are equal.) rustc: `Generalizer`.
    fn generalize(&self, ty: Ty) -> Ty {
        if self.mode() != RegionMode::Erase || !ty.has(Flags::REGION) {
            return ty;
        }
        struct Generalize<'i, 't>(&'i InferCtxt<'t>);
        impl Folder for Generalize<'_, '_> {
            fn ty(&mut self, ty: Ty) -> Ty {
                if !ty.has(Flags::REGION) {
                    return ty;
                }
                match *ty.kind() {
                    TyKind::Ref(_, inner, Mutability::Mut) => Ty::reference(Region::Erased, inner, Mutability::Mut),
                    TyKind::Dynamic(dyn_ty, _) => Ty::new(TyKind::Dynamic(dyn_ty, Region::Erased)),
                    TyKind::Adt(id, args) => {
                        let variances = crate::typeck::variance::variances(self.0.tables, id);
                        let fold = |(i, arg): (usize, &Arg)| match variances.get(i) {
                            Some(Variance::Invariant) => *arg,
                            _ => arg.fold_with(self),
                        };
                        let args: Vec<Arg> = args.iter().enumerate().map(fold).collect();
                        Ty::new(TyKind::Adt(id, Ty::args(&args)))
                    }
                    TyKind::Alias(..) | TyKind::Opaque(..) | TyKind::RawPtr(_, Mutability::Mut) => ty,
                    _ => ty.super_fold(self),
                }
            }
            fn region(&mut self, region: Region) -> Region {
                match region {
                    Region::Bound { .. } => region,
                    _ => Region::Erased,
                }
            }
        }
        Generalize(self).ty(ty)
    }

    /// Whether the root variable `var` occurs in `ty`.
    fn occurs(&self, var: TyVid, ty: Ty) -> bool {
        let mut found = false;
        self.resolve(ty).walk(&mut |t| {
            found |= matches!(t.kind(), TyKind::Infer(Infer::Ty(v)) if *v == var);
            !found && t.has(Flags::INFER)
        });
        found
    }

    fn relate_structure(&self, a: Ty, b: Ty) -> Relate {
        match (a.kind(), b.kind()) {
            (TyKind::Adt(x, xs), TyKind::Adt(y, ys)) if x == y => self.relate_args(xs, ys),
            (TyKind::FnDef(x, xs), TyKind::FnDef(y, ys)) if x == y => self.relate_args(xs, ys),
            (TyKind::Closure(x, xs), TyKind::Closure(y, ys)) if x == y => self.relate_args(xs, ys),
            (TyKind::Alias(x, xs), TyKind::Alias(y, ys)) if x == y => self.relate_args(xs, ys),
            (TyKind::Opaque(x, xs), TyKind::Opaque(y, ys)) if x == y => self.relate_args(xs, ys),
            (TyKind::Ref(ra, x, ma), TyKind::Ref(rb, y, mb)) => {
                if ma != mb {
                    return Err(TypeError::Mutability);
                }
                self.eq_regions(*ra, *rb);
                self.relate(*x, *y)
            }
            (TyKind::RawPtr(x, ma), TyKind::RawPtr(y, mb)) => {
                if ma != mb {
                    return Err(TypeError::Mutability);
                }
                self.relate(*x, *y)
            }
            (TyKind::Slice(x), TyKind::Slice(y)) => self.relate(*x, *y),
            (TyKind::Array(x, n), TyKind::Array(y, m)) => {
                self.relate(*x, *y)?;
                self.relate_consts(*n, *m)
            }
            (TyKind::Tuple(xs), TyKind::Tuple(ys)) => {
                if xs.len() != ys.len() {
                    return Err(TypeError::TupleSize(xs.len(), ys.len()));
                }
                xs.iter().zip(ys.iter()).try_for_each(|(x, y)| self.relate(*x, *y))
            }
            (TyKind::FnPtr(x), TyKind::FnPtr(y)) => self.relate_sigs(*x, *y),
            (TyKind::Dynamic(x, rx), TyKind::Dynamic(y, ry)) => {
                self.eq_regions(*rx, *ry);
                self.relate_dyn(x, y)
            }
            _ => Err(TypeError::Mismatch),
        }
    }

    /// Inside its own function an opaque type is what the body says.
    fn relate_defining(&self, id: OpaqueId, other: Ty) -> Relate {
        match self.defining_opaque(id) {
            Some(hidden) => self.relate(hidden, other),
            None => Err(TypeError::Mismatch),
        }
    }

    pub(crate) fn relate_args(&self, a: &[Arg], b: &[Arg]) -> Relate {
        if a.len() != b.len() {
            return Err(TypeError::Mismatch);
        }
        a.iter().zip(b).try_for_each(|(a, b)| match (a, b) {
            (Arg::Ty(a), Arg::Ty(b)) => self.relate(*a, *b),
            (Arg::Const(a), Arg::Const(b)) => self.relate_consts(*a, *b),
            (Arg::Region(a), Arg::Region(b)) => {
                self.eq_regions(*a, *b);
                Ok(())
            }
            // Arguments of another sort follow an error in the generic arguments that was reported.
            _ => Ok(()),
        })
    }

    pub(crate) fn relate_consts(&self, a: Const, b: Const) -> Relate {
        let (a, b) = (self.shallow_const(a), self.shallow_const(b));
        match (a, b) {
            (Const::Error, _) | (_, Const::Error) => Ok(()),
            (Const::Infer(x), Const::Infer(y)) => {
                self.inner().union_const(x, y);
                Ok(())
            }
            (Const::Infer(var), value) | (value, Const::Infer(var)) => {
                self.inner().bind_const(var, value);
                Ok(())
            }
            (Const::Value(x), Const::Value(y)) if x == y => Ok(()),
            (Const::Param(x), Const::Param(y)) if x.index == y.index => Ok(()),
            (Const::Value(_) | Const::Param(_), Const::Value(_) | Const::Param(_)) => Err(TypeError::Const),
        }
    }

    /// Signatures with their binders: equal when they are for the same choice of regions.
    fn relate_sigs(&self, a: FnSig, b: FnSig) -> Relate {
        if a.is_unsafe != b.is_unsafe {
            return Err(TypeError::Unsafety);
        }
        if a.abi != b.abi {
            return Err(TypeError::Abi);
        }
        if a.inputs().len() != b.inputs().len() {
            return Err(TypeError::ArgCount(a.inputs().len(), b.inputs().len()));
        }
        let (a, b) = self.open_pair(a.inputs_and_output, a.bound, b.inputs_and_output, b.bound);
        a.iter().zip(b.iter()).try_for_each(|(a, b)| self.relate(*a, *b))
    }

    fn relate_dyn(&self, a: &DynTy, b: &DynTy) -> Relate {
        let same_autos = a.autos.len() == b.autos.len() && a.autos.iter().all(|t| b.autos.contains(t));
        if !same_autos || a.projections.len() != b.projections.len() {
            return Err(TypeError::Mismatch);
        }
        let (x, y) = (DynTy { bound: 0, ..*a }, DynTy { bound: 0, ..*b });
        match (x.principal, y.principal) {
            (None, None) => {}
            (Some((t, xs)), Some((u, ys))) if t == u => {
                let (xs, ys) = self.open_pair(xs, a.bound, ys, b.bound);
                self.relate_args(&xs, &ys)?;
            }
            _ => return Err(TypeError::Mismatch),
        }
        for (assoc, x) in x.projections {
            let Some((_, y)) = y.projections.iter().find(|(other, _)| other == assoc) else {
                return Err(TypeError::Mismatch);
            };
            let (x, y) = self.open_pair(*x, a.bound, *y, b.bound);
            self.relate(x, y)?;
        }
        Ok(())
    }

    /// Opens two binders for comparison: with the same placeholders if they bind the same number of regions, the more
    /// general one with fresh regions otherwise.
    fn open_pair<T: Fold>(&self, a: T, a_bound: u32, b: T, b_bound: u32) -> (T, T) {
        if a_bound == 0 && b_bound == 0 {
            return (a, b);
        }
        if a_bound == b_bound {
            let regions: Vec<_> = (0..a_bound).map(|_| self.next_placeholder()).collect();
            return (instantiate_bound(a, &regions), instantiate_bound(b, &regions));
        }
        (self.open_fresh(a, a_bound), self.open_fresh(b, b_bound))
    }

    /// Opens a binder with fresh regions: what is known for all of them is used at some.
    pub fn open_fresh<T: Fold>(&self, value: T, bound: u32) -> T {
        let value = self.known_regions(value);
        if bound == 0 {
            return value;
        }
        let regions: Vec<_> = (0..bound).map(|_| self.next_region()).collect();
        instantiate_bound(value, &regions)
    }

    /// Opens a binder with placeholders: what is to be proved for all regions.
    pub fn open_placeholders<T: Fold>(&self, value: T, bound: u32) -> T {
        if bound == 0 {
            return value;
        }
        let regions: Vec<_> = (0..bound).map(|_| self.next_placeholder()).collect();
        instantiate_bound(value, &regions)
    }
}
