//! Autoderef: the types that repeated `*` leads to.
//!
//! ```text
//! &Rc<String>    &Rc<String> -> Rc<String> (built in) -> String (Deref) -> str (Deref)
//! ```

use crate::hir::ParamEnv;
use crate::ty::*;

use super::coerce::{Adjust, Adjustment, OverloadedDeref};
use super::infer::InferCtxt;
use super::traits::{Cause, Eval, Obligation, RECURSION_LIMIT};

/// How one step was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DerefKind {
    /// Of a reference, `Box`, or (where asked for) raw pointer.
    Builtin,
    /// By `Deref::deref`.
    Overloaded,
}

/// A walk along derefs. Iterates over `(type, number of derefs)`, starting with the type itself.
pub struct Autoderef<'a, 't> {
    infcx: &'a InferCtxt<'t>,
    env: &'a ParamEnv,
    cause: Cause,
    /// The type of the operand of each step, and how it was taken.
    steps: Vec<(Ty, DerefKind)>,
    current: Ty,
    started: bool,
    include_raw: bool,
    reached_limit: bool,
    obligations: Vec<Obligation>,
}

impl<'a, 't> Autoderef<'a, 't> {
    pub fn new(infcx: &'a InferCtxt<'t>, env: &'a ParamEnv, cause: Cause, base: Ty) -> Autoderef<'a, 't> {
        Autoderef {
            infcx,
            env,
            cause,
            steps: Vec::new(),
            current: infcx.resolve(base),
            started: false,
            include_raw: false,
            reached_limit: false,
            obligations: Vec::new(),
        }
    }

    /// Also through raw pointers, which cannot be done but helps to say so.
    pub fn include_raw_pointers(mut self) -> Self {
        self.include_raw = true;
        self
    }

    pub fn step_count(&self) -> usize {
        self.steps.len()
    }
    pub fn final_ty(&self) -> Ty {
        self.current
    }
    /// The type has no end of derefs (E0055).
    pub fn reached_limit(&self) -> bool {
        self.reached_limit
    }
    pub fn into_obligations(self) -> Vec<Obligation> {
        self.obligations
    }

    /// The steps taken so far as adjustments.
    pub fn adjustments(&self) -> Vec<Adjustment> {
        let targets = self.steps.iter().skip(1).map(|(ty, _)| *ty).chain(std::iter::once(self.current));
        let adjust = |kind: &DerefKind| match kind {
            DerefKind::Builtin => Adjust::Deref(None),
            DerefKind::Overloaded => Adjust::Deref(Some(OverloadedDeref { mutability: Mutability::Not })),
        };
        self.steps.iter().zip(targets).map(|((_, kind), target)| Adjustment { kind: adjust(kind), target }).collect()
    }

    fn advance(&mut self) -> Option<Ty> {
        if self.steps.len() > RECURSION_LIMIT as usize {
            self.reached_limit = true;
            return None;
        }
        if self.infcx.is_ty_var(self.current) {
            return None;
        }
        let (kind, next) = match self.infcx.builtin_deref(self.current, self.include_raw) {
            Some(ty) => (DerefKind::Builtin, ty),
            None => (DerefKind::Overloaded, self.overloaded()?),
        };
        self.steps.push((self.current, kind));
        self.current = self.infcx.resolve(next);
        Some(self.current)
    }

    fn overloaded(&mut self) -> Option<Ty> {
        let (target, obligations) = self.infcx.overloaded_deref_target(self.current, self.env, self.cause)?;
        self.obligations.extend(obligations);
        Some(target)
    }
}

impl Iterator for Autoderef<'_, '_> {
    type Item = (Ty, usize);

    fn next(&mut self) -> Option<(Ty, usize)> {
        if !self.started {
            self.started = true;
            return Some((self.current, 0));
        }
        self.advance().map(|ty| (ty, self.steps.len()))
    }
}

impl InferCtxt<'_> {
    /// `*e` without a trait: of a reference or `Box`, and (if `explicit`) of a raw pointer.
    pub fn builtin_deref(&self, ty: Ty, explicit: bool) -> Option<Ty> {
        match self.shallow(ty).kind() {
            TyKind::Ref(_, inner, _) => Some(*inner),
            TyKind::RawPtr(inner, _) if explicit => Some(*inner),
            TyKind::Adt(id, args) if self.is_box(*id) => args.first().and_then(|a| a.as_ty()),
            _ => None,
        }
    }

    pub fn is_box(&self, id: AdtId) -> bool {
        self.tables.adt(id).lang.is_some_and(|l| l.as_str() == "owned_box")
    }

    /// `<ty as Deref>::Target`, if `ty` may be `Deref`.
    pub fn overloaded_deref_target(&self, ty: Ty, env: &ParamEnv, cause: Cause) -> Option<(Ty, Vec<Obligation>)> {
        let ty = self.resolve(ty);
        // The types that certainly are not, without asking.
        match ty.kind() {
            TyKind::Adt(..) | TyKind::Param(_) | TyKind::Alias(..) | TyKind::Opaque(..) | TyKind::Dynamic(..) => {}
            _ => return None,
        }
        let deref = self.tables.lang_trait("deref")?;
        let obligation = Obligation::trait_bound(deref, ty, &[], env, cause);
        if matches!(self.evaluate(&obligation), Eval::No | Eval::Overflow) {
            return None;
        }
        let target = self.tables.assoc_ty_named(deref, "Target")?;
        let mut obligations = Vec::new();
        let alias = Ty::new(TyKind::Alias(target, Ty::args(&[Arg::Ty(ty)])));
        let target = self.normalize_into(alias, env, cause, 0, &mut obligations);
        obligations.push(obligation);
        Some((self.resolve(target), obligations))
    }
}
