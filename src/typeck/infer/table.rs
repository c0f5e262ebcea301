//! The variable tables: union-find by size, with an undo log.

use std::collections::HashMap;

use crate::index::{Id, IdVec};
use crate::source::Span;
use crate::ty::*;

use super::regions::RegionTable;

/// The state of one variable of a union-find table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<V, T> {
    /// A root without a value, with the size of its class.
    Unbound(u32),
    Redirect(V),
    Bound(T),
}

pub(super) type Table<V, T> = IdVec<V, Slot<V, T>>;

/// What is known of a variable besides its value.
#[derive(Clone, Copy, PartialEq, Eq)]
struct VarFlags {
    /// `!` was coerced to it.
    diverging: bool,
    /// It must be `Sized`.
    sized: bool,
}

/// One step to take back. Each entry restores what was there before.
enum Undo {
    NewTy,
    NewInt,
    NewFloat,
    NewConst,
    Ty(TyVid, Slot<TyVid, Ty>),
    Int(IntVid, Slot<IntVid, IntTy>),
    Float(FloatVid, Slot<FloatVid, FloatTy>),
    Const(ConstVid, Slot<ConstVid, Const>),
    Flags(TyVid, VarFlags),
    Projection((usize, Ty)),
    Uncached((usize, Ty), Ty),
    RegionBound(u32),
    RegionConstraint,
}

#[derive(Default)]
pub struct Inner {
    tys: Table<TyVid, Ty>,
    spans: Vec<Span>,
    flags: Vec<VarFlags>,
    ints: Table<IntVid, IntTy>,
    floats: Table<FloatVid, FloatTy>,
    consts: Table<ConstVid, Const>,
    /// What projections with inference variables were normalised to, by environment.
    projections: HashMap<(usize, Ty), Ty>,
    pub(super) regions: RegionTable,
    undo: Vec<Undo>,
    open: u32,
    /// Every variable that was bound or joined to another, in order.
    bound: Vec<Infer>,
    /// How many of them have been looked at: these stay even if they are taken back.
    shown: usize,
}

/// The root of a variable's class.
fn find<V: Id, T: Copy>(table: &Table<V, T>, mut vid: V) -> V {
    while let Some(Slot::Redirect(next)) = table.get(vid) {
        vid = *next;
    }
    vid
}

impl Inner {
    fn log(&mut self, undo: Undo) {
        if self.open > 0 {
            self.undo.push(undo);
        }
    }

    // New variables.

    pub(super) fn new_ty_var(&mut self, span: Span) -> TyVid {
        self.log(Undo::NewTy);
        self.spans.push(span);
        self.flags.push(VarFlags { diverging: false, sized: true });
        self.tys.push(Slot::Unbound(1))
    }
    pub(super) fn new_int_var(&mut self) -> IntVid {
        self.log(Undo::NewInt);
        self.ints.push(Slot::Unbound(1))
    }
    pub(super) fn new_float_var(&mut self) -> FloatVid {
        self.log(Undo::NewFloat);
        self.floats.push(Slot::Unbound(1))
    }
    pub(super) fn new_const_var(&mut self) -> ConstVid {
        self.log(Undo::NewConst);
        self.consts.push(Slot::Unbound(1))
    }
    pub(super) fn var_span(&self, vid: TyVid) -> Option<Span> {
        self.spans.get(vid.index()).copied()
    }

    // Looking.

    /// The root of a type variable, and its value if it has one.
    pub(super) fn probe_ty(&self, vid: TyVid) -> (TyVid, Option<Ty>) {
        let root = find(&self.tys, vid);
        match self.tys.get(root) {
            Some(Slot::Bound(ty)) => (root, Some(*ty)),
            _ => (root, None),
        }
    }
    pub(super) fn probe_int(&self, vid: IntVid) -> (IntVid, Option<IntTy>) {
        let root = find(&self.ints, vid);
        match self.ints.get(root) {
            Some(Slot::Bound(int)) => (root, Some(*int)),
            _ => (root, None),
        }
    }
    pub(super) fn probe_float(&self, vid: FloatVid) -> (FloatVid, Option<FloatTy>) {
        let root = find(&self.floats, vid);
        match self.floats.get(root) {
            Some(Slot::Bound(float)) => (root, Some(*float)),
            _ => (root, None),
        }
    }
    pub(super) fn probe_const(&self, vid: ConstVid) -> (ConstVid, Option<Const>) {
        let root = find(&self.consts, vid);
        match self.consts.get(root) {
            Some(Slot::Bound(konst)) => (root, Some(*konst)),
            _ => (root, None),
        }
    }

    /// The variables bound since `seen`, which is moved on.
    pub(super) fn bound_since(&mut self, seen: &mut usize) -> Vec<Infer> {
        let new = self.bound.get(*seen..).unwrap_or_default().to_vec();
        *seen = self.bound.len();
        self.shown = self.bound.len();
        new
    }

    // Changing. Callers pass roots without a value.

    fn set_ty(&mut self, vid: TyVid, slot: Slot<TyVid, Ty>) {
        if let Some(place) = self.tys.get_mut(vid) {
            let old = std::mem::replace(place, slot);
            if !matches!(slot, Slot::Unbound(_)) {
                self.bound.push(Infer::Ty(vid));
            }
            self.log(Undo::Ty(vid, old));
        }
    }
    fn set_int(&mut self, vid: IntVid, slot: Slot<IntVid, IntTy>) {
        if let Some(place) = self.ints.get_mut(vid) {
            let old = std::mem::replace(place, slot);
            if !matches!(slot, Slot::Unbound(_)) {
                self.bound.push(Infer::Int(vid));
            }
            self.log(Undo::Int(vid, old));
        }
    }
    fn set_float(&mut self, vid: FloatVid, slot: Slot<FloatVid, FloatTy>) {
        if let Some(place) = self.floats.get_mut(vid) {
            let old = std::mem::replace(place, slot);
            if !matches!(slot, Slot::Unbound(_)) {
                self.bound.push(Infer::Float(vid));
            }
            self.log(Undo::Float(vid, old));
        }
    }
    fn set_const(&mut self, vid: ConstVid, slot: Slot<ConstVid, Const>) {
        if let Some(place) = self.consts.get_mut(vid) {
            let old = std::mem::replace(place, slot);
            self.log(Undo::Const(vid, old));
        }
    }

    pub(super) fn bind_ty(&mut self, vid: TyVid, ty: Ty) {
        self.set_ty(vid, Slot::Bound(ty));
    }
    pub(super) fn bind_int(&mut self, vid: IntVid, int: IntTy) {
        self.set_int(vid, Slot::Bound(int));
    }
    pub(super) fn bind_float(&mut self, vid: FloatVid, float: FloatTy) {
        self.set_float(vid, Slot::Bound(float));
    }
    pub(super) fn bind_const(&mut self, vid: ConstVid, konst: Const) {
        self.set_const(vid, Slot::Bound(konst));
    }

    pub(super) fn union_ty(&mut self, a: TyVid, b: TyVid) {
        if a == b {
            return;
        }
        let size = |slot: Option<&Slot<TyVid, Ty>>| if let Some(Slot::Unbound(n)) = slot { *n } else { 1 };
        let (sa, sb) = (size(self.tys.get(a)), size(self.tys.get(b)));
        let (root, child) = if sa >= sb { (a, b) } else { (b, a) };
        let (old, other) = (self.var_flags(root), self.var_flags(child));
        let flags = VarFlags { diverging: old.diverging || other.diverging, sized: old.sized || other.sized };
        self.set_flags(root, flags);
        self.set_ty(child, Slot::Redirect(root));
        self.set_ty(root, Slot::Unbound(sa + sb));
    }
    pub(super) fn union_int(&mut self, a: IntVid, b: IntVid) {
        if a != b {
            self.set_int(b.max(a), Slot::Redirect(a.min(b)));
        }
    }
    pub(super) fn union_float(&mut self, a: FloatVid, b: FloatVid) {
        if a != b {
            self.set_float(b.max(a), Slot::Redirect(a.min(b)));
        }
    }
    pub(super) fn union_const(&mut self, a: ConstVid, b: ConstVid) {
        if a != b {
            self.set_const(b.max(a), Slot::Redirect(a.min(b)));
        }
    }

    /// Of a root.
    fn var_flags(&self, root: TyVid) -> VarFlags {
        self.flags.get(root.index()).copied().unwrap_or(VarFlags { diverging: false, sized: true })
    }
    fn set_flags(&mut self, root: TyVid, flags: VarFlags) {
        if let Some(place) = self.flags.get_mut(root.index())
            && *place != flags
        {
            let old = std::mem::replace(place, flags);
            self.log(Undo::Flags(root, old));
        }
    }

    pub(super) fn mark_diverging(&mut self, vid: TyVid) {
        let root = find(&self.tys, vid);
        self.set_flags(root, VarFlags { diverging: true, ..self.var_flags(root) });
    }
    pub(super) fn is_diverging(&self, vid: TyVid) -> bool {
        self.var_flags(find(&self.tys, vid)).diverging
    }
    pub(super) fn mark_maybe_unsized(&mut self, vid: TyVid) {
        let root = find(&self.tys, vid);
        self.set_flags(root, VarFlags { sized: false, ..self.var_flags(root) });
    }
    pub(super) fn is_sized(&self, vid: TyVid) -> bool {
        self.var_flags(find(&self.tys, vid)).sized
    }

    /// Unsolved roots.
    pub(super) fn unsolved(&mut self) -> Vec<Ty> {
        let infer = |infer| Ty::new(TyKind::Infer(infer));
        let tys = self.tys.iter_ids().filter(|(_, s)| matches!(s, Slot::Unbound(_))).map(|(v, _)| infer(Infer::Ty(v)));
        let ints =
            self.ints.iter_ids().filter(|(_, s)| matches!(s, Slot::Unbound(_))).map(|(v, _)| infer(Infer::Int(v)));
        let floats =
            self.floats.iter_ids().filter(|(_, s)| matches!(s, Slot::Unbound(_))).map(|(v, _)| infer(Infer::Float(v)));
        tys.chain(ints).chain(floats).collect()
    }

    // The projection cache.

    pub(crate) fn cached_projection(&self, env: usize, alias: Ty) -> Option<Ty> {
        self.projections.get(&(env, alias)).copied()
    }
    pub(crate) fn cache_projection(&mut self, env: usize, alias: Ty, ty: Ty) {
        if self.projections.insert((env, alias), ty).is_none() {
            self.log(Undo::Projection((env, alias)));
        }
    }

    pub(crate) fn uncache_projection(&mut self, env: usize, alias: Ty) {
        if let Some(old) = self.projections.remove(&(env, alias)) {
            self.log(Undo::Uncached((env, alias), old));
        }
    }

    // Regions.

    pub(super) fn new_region(&mut self) -> Region {
        self.regions.new_var()
    }
    pub(super) fn new_placeholder(&mut self) -> Region {
        self.regions.new_placeholder()
    }
    pub(super) fn eq_regions(&mut self, a: Region, b: Region) {
        let (a, b) = (self.regions.resolve(a), self.regions.resolve(b));
        if a == b {
            return;
        }
        match (self.regions.unbound_var(a), self.regions.unbound_var(b)) {
            (Some(var), _) => {
                self.regions.bind(var, b);
                self.log(Undo::RegionBound(var));
            }
            (None, Some(var)) => {
                self.regions.bind(var, a);
                self.log(Undo::RegionBound(var));
            }
            (None, None) => {
                self.regions.push_eq(a, b);
                self.log(Undo::RegionConstraint);
            }
        }
    }
    pub(crate) fn region_outlives(&mut self, longer: Region, shorter: Region) {
        self.regions.push_outlives(longer, shorter);
        self.log(Undo::RegionConstraint);
    }
    pub(crate) fn type_outlives(&mut self, ty: Ty, region: Region) {
        self.regions.push_type_outlives(ty, region);
        self.log(Undo::RegionConstraint);
    }

    // Snapshots.

    pub(super) fn open_snapshot(&mut self) -> usize {
        self.open += 1;
        self.undo.len()
    }

    pub(super) fn commit(&mut self) {
        self.open -= 1;
        if self.open == 0 {
            self.undo.clear();
        }
    }

    pub(super) fn rollback(&mut self, undo_len: usize) {
        self.open -= 1;
        while self.undo.len() > undo_len {
            let Some(undo) = self.undo.pop() else { break };
            self.undo_one(undo);
        }
    }

    /// Takes the last variable back from the list, unless the change that is undone did not bind one.
    fn forget_bound(&mut self, unbound: bool) {
        if !unbound && self.bound.len() > self.shown {
            self.bound.pop();
        }
    }

    fn undo_one(&mut self, undo: Undo) {
        match undo {
            Undo::NewTy => {
                self.tys.pop();
                self.spans.pop();
                self.flags.pop();
            }
            Undo::NewInt => {
                self.ints.pop();
            }
            Undo::NewFloat => {
                self.floats.pop();
            }
            Undo::NewConst => {
                self.consts.pop();
            }
            Undo::Ty(vid, slot) => {
                let new = std::mem::replace(&mut self.tys[vid], slot);
                self.forget_bound(matches!(new, Slot::Unbound(_)));
            }
            Undo::Int(vid, slot) => {
                let new = std::mem::replace(&mut self.ints[vid], slot);
                self.forget_bound(matches!(new, Slot::Unbound(_)));
            }
            Undo::Float(vid, slot) => {
                let new = std::mem::replace(&mut self.floats[vid], slot);
                self.forget_bound(matches!(new, Slot::Unbound(_)));
            }
            Undo::Const(vid, slot) => self.consts[vid] = slot,
            Undo::Flags(vid, flags) => self.flags[vid.index()] = flags,
            Undo::Projection(key) => {
                self.projections.remove(&key);
            }
            Undo::Uncached(key, ty) => {
                self.projections.insert(key, ty);
            }
            Undo::RegionBound(var) => self.regions.unbind(var),
            Undo::RegionConstraint => self.regions.pop_constraint(),
        }
    }
}
