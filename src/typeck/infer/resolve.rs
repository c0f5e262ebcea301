//! Replacing variables by what is known of them.

use std::collections::HashMap;

use crate::ty::*;

use super::{InferCtxt, RegionMode};

/// After this many types, a resolver starts to remember what it has done: types are shared graphs, and a graph of `n`
/// nodes may stand for a tree of `2^n`.
const MEMO_AFTER: u32 = 64;

struct Resolver<'a, 't> {
    infcx: &'a InferCtxt<'t>,
    visited: u32,
    memo: HashMap<Ty, Ty>,
}

impl Folder for Resolver<'_, '_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        let regions = self.infcx.mode() == RegionMode::Track && ty.has(Flags::REGION_VAR);
        if !ty.has(Flags::INFER) && !regions {
            return ty;
        }
        let ty = self.infcx.shallow(ty);
        if !ty.has(Flags::INFER) && !regions {
            return ty;
        }
        self.visited += 1;
        if self.visited < MEMO_AFTER {
            return ty.super_fold(self);
        }
        if let Some(done) = self.memo.get(&ty) {
            return *done;
        }
        let done = ty.super_fold(self);
        self.memo.insert(ty, done);
        done
    }
    fn region(&mut self, region: Region) -> Region {
        match region {
            Region::Var(_) => self.infcx.region_table(|table| table.resolve(region)),
            _ => region,
        }
    }
    fn konst(&mut self, konst: Const) -> Const {
        self.infcx.shallow_const(konst)
    }
}

/// Numbers variables in order of appearance, so that goals that differ in the names of variables only are the same.
#[derive(Default)]
struct Freshener {
    tys: Vec<TyVid>,
    ints: Vec<IntVid>,
    floats: Vec<FloatVid>,
    consts: Vec<ConstVid>,
}

fn number<T: PartialEq>(seen: &mut Vec<T>, var: T) -> u32 {
    if let Some(i) = seen.iter().position(|v| *v == var) {
        return i as u32;
    }
    seen.push(var);
    seen.len() as u32 - 1
}

impl Folder for Freshener {
    fn ty(&mut self, ty: Ty) -> Ty {
        match ty.kind() {
            TyKind::Infer(Infer::Ty(v)) => Ty::new(TyKind::Infer(Infer::Ty(TyVid(number(&mut self.tys, *v))))),
            TyKind::Infer(Infer::Int(v)) => Ty::new(TyKind::Infer(Infer::Int(IntVid(number(&mut self.ints, *v))))),
            TyKind::Infer(Infer::Float(v)) => {
                Ty::new(TyKind::Infer(Infer::Float(FloatVid(number(&mut self.floats, *v)))))
            }
            _ if ty.has(Flags::INFER) => ty.super_fold(self),
            _ => ty,
        }
    }
    fn konst(&mut self, konst: Const) -> Const {
        match konst {
            Const::Infer(v) => Const::Infer(ConstVid(number(&mut self.consts, v))),
            _ => konst,
        }
    }
}

/// Whether anything foldable mentions an inference variable.
pub fn has_infer<T: Fold>(value: T) -> bool {
    has_flags(value, Flags::INFER)
}

/// Whether anything foldable has any of these flags.
pub fn has_flags<T: Fold>(value: T, flags: Flags) -> bool {
    value.all_flags().intersects(flags)
}

/// A goal with its variables numbered in order of appearance.
pub fn freshen<T: Fold>(value: T) -> T {
    if !has_infer(value) {
        return value;
    }
    value.fold_with(&mut Freshener::default())
}

impl InferCtxt<'_> {
    /// The type's outermost constructor as far as it is known: follows a variable to its value or root.
    pub fn shallow(&self, ty: Ty) -> Ty {
        let mut ty = ty;
        loop {
            let TyKind::Infer(infer) = ty.kind() else { return ty };
            let inner = self.inner();
            match *infer {
                Infer::Ty(vid) => match inner.probe_ty(vid) {
                    (_, Some(bound)) => ty = bound,
                    (root, None) if root == vid => return ty,
                    (root, None) => return Ty::new(TyKind::Infer(Infer::Ty(root))),
                },
                Infer::Int(vid) => {
                    return match inner.probe_int(vid) {
                        (_, Some(int)) => Ty::int(int),
                        (root, None) if root == vid => ty,
                        (root, None) => Ty::new(TyKind::Infer(Infer::Int(root))),
                    };
                }
                Infer::Float(vid) => {
                    return match inner.probe_float(vid) {
                        (_, Some(float)) => Ty::float(float),
                        (root, None) if root == vid => ty,
                        (root, None) => Ty::new(TyKind::Infer(Infer::Float(root))),
                    };
                }
            }
        }
    }

    pub fn shallow_const(&self, konst: Const) -> Const {
        match konst {
            Const::Infer(vid) => match self.inner().probe_const(vid) {
                (_, Some(value)) => value,
                (root, None) => Const::Infer(root),
            },
            _ => konst,
        }
    }

    /// Replaces every solved variable by its value, at any depth. Unsolved ones become their roots.
    pub fn resolve<T: Fold>(&self, value: T) -> T {
        let tracked = match self.mode() {
            RegionMode::Track => Flags::INFER.union(Flags::REGION_VAR),
            RegionMode::Erase => Flags::INFER,
        };
        if !has_flags(value, tracked) {
            return value;
        }
        value.fold_with(&mut Resolver { infcx: self, visited: 0, memo: HashMap::new() })
    }

    /// Replaces every variable by its value, an unsolved one by what `unsolved` makes of it (usually the error type, after
    /// E0282 was reported), and erases regions.
    pub fn fully_resolve<T: Fold>(&self, value: T, unsolved: &mut dyn FnMut(Arg) -> Ty) -> T {
        struct Full<'a> {
            unsolved: &'a mut dyn FnMut(Arg) -> Ty,
        }
        impl Folder for Full<'_> {
            fn ty(&mut self, ty: Ty) -> Ty {
                match ty.kind() {
                    TyKind::Infer(_) => (self.unsolved)(Arg::Ty(ty)),
                    _ if ty.has(Flags::INFER) => ty.super_fold(self),
                    _ => ty,
                }
            }
            fn konst(&mut self, konst: Const) -> Const {
                match konst {
                    Const::Infer(_) => {
                        (self.unsolved)(Arg::Const(konst));
                        Const::Error
                    }
                    _ => konst,
                }
            }
        }
        let value = self.resolve(value);
        erase_regions(value.fold_with(&mut Full { unsolved }))
    }

    /// Whether the type is an unsolved type variable (not an integer or float one).
    pub fn is_ty_var(&self, ty: Ty) -> bool {
        matches!(self.shallow(ty).kind(), TyKind::Infer(Infer::Ty(_)))
    }
}
