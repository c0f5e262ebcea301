//! Types that would contain themselves (E0072, and E0391 where a value of one is to be dropped), parameters that nothing uses
//! (E0392).

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::*;
use crate::ty::*;

use super::tcx::Tcx;

/// How many different types are looked at inside one type: `struct S<T>(Option<S<(T, T)>>)` has no end of them.
const MAX_TYPES: usize = 10_000;

/// How deep in each other types are looked at for one that asks about itself.
const MAX_DEPTH: usize = 64;

/// Reports E0072 if the type contains itself by value, once per cycle; true if it does.
pub(crate) fn check_finite(tcx: &Tcx<'_>, id: AdtId) -> bool {
    if tcx.caches.infinite.borrow().contains(&id) {
        return true;
    }
    let Some(cycle) = find_cycle(tcx, id) else { return false };
    let adt = tcx.adt(id);
    let mut diagnostic =
        Diagnostic::error(Code::E(72), adt.name.span, format!("recursive type `{}` has infinite size", adt.name))
            .help("insert some indirection (e.g., a `Box`) to break the cycle");
    for step in &cycle {
        diagnostic = diagnostic.label(step.1, "recursive without indirection");
    }
    tcx.report(diagnostic);
    tcx.caches.infinite.borrow_mut().extend(cycle.iter().map(|(id, _)| *id));
    tcx.caches.infinite.borrow_mut().insert(id);
    true
}

/// The types and fields on a way from `target` back to itself.
fn find_cycle(tcx: &Tcx<'_>, target: AdtId) -> Option<Vec<(AdtId, crate::source::Span)>> {
    let identity = tcx.identity_of_params(DefId::Adt(target));
    let mut seen = HashSet::new();
    // Each entry: a type to look into, and the way to it.
    type Step = (AdtId, crate::source::Span);
    let mut nodes: Vec<(Option<usize>, Step)> = Vec::new();
    let mut work: Vec<(Ty, Option<usize>)> = vec![(Ty::adt(target, identity), None)];
    while let Some((ty, from)) = work.pop() {
        match ty.kind() {
            TyKind::Adt(id, args) => {
                if *id == target && from.is_some() {
                    let mut cycle = Vec::new();
                    let mut next = from;
                    while let Some(index) = next {
                        cycle.push(nodes[index].1);
                        next = nodes[index].0;
                    }
                    cycle.reverse();
                    return Some(cycle);
                }
                if !seen.insert(ty) || seen.len() > MAX_TYPES {
                    continue;
                }
                let adt = tcx.adt(*id);
                for variant in adt.variants.iter() {
                    for field in variant.fields.iter() {
                        let node = nodes.len();
                        nodes.push((from, (*id, field.span)));
                        work.push((erase_regions(field.ty.subst(*args)), Some(node)));
                    }
                }
            }
            TyKind::Tuple(tys) => work.extend(tys.iter().map(|ty| (*ty, from))),
            TyKind::Array(elem, _) => work.push((*elem, from)),
            _ => {}
        }
    }
    None
}

/// E0391: whether a value of the type needs dropping, and what its drop looks at, is asked of each type in it in turn, and
/// of one that contains itself without end. rustc asks both for every variable and temporary that may need it.
pub(crate) fn check_drop_cycles(tcx: &Tcx<'_>, ty: Ty, env: &ParamEnv) {
    if tcx.caches.infinite.borrow().is_empty() {
        return;
    }
    // What a type is made of is looked at without asking about that type itself; from there on each asks about the next.
    let asks = |ty: &Ty| !matches!(*ty.kind(), TyKind::Adt(id, _) if drops_itself(tcx, id));
    let inside: Vec<Ty> = held(ty).into_iter().filter(asks).flat_map(|ty| field_adts(tcx, ty)).collect();
    let mut need = Search::new(tcx, false);
    let mut found = inside.into_iter().find_map(|inner| need.reentered(inner)).map(|id| (id, "when `{}` needs drop"));
    if found.is_none() && super::instance::needs_drop(tcx, ty, env) {
        let mut look = Search::new(tcx, true);
        let first = held(ty).into_iter().find_map(|held| look.reentered(held));
        found = first.map(|id| (id, "drop-check constraints for `{}`"));
    }
    let Some((id, question)) = found else { return };
    // Those that ask each other have their answer then, such as it is.
    let is_need = question.starts_with("when");
    let asked: Vec<_> = if is_need { need.asked } else { tcx.caches.infinite.borrow().iter().copied().collect() };
    let mut told = tcx.caches.drop_cycles.borrow_mut();
    if !told.insert((id, is_need)) {
        return;
    }
    told.extend(asked.into_iter().map(|id| (id, is_need)));
    drop(told);
    let adt = tcx.adt(id);
    let message = format!("cycle detected when computing {}", question.replace("{}", adt.name.name.as_str()));
    let note = "to drop a value of this type, a value of the same type inside of it would have to be dropped first";
    tcx.report(Diagnostic::error(Code::E(391), adt.name.span, message).note(note));
}

/// Whether nobody asks what is inside of a type to know whether it needs dropping.
fn drops_itself(tcx: &Tcx<'_>, id: AdtId) -> bool {
    let is_known = ["owned_box", "ManuallyDrop"].iter().any(|name| tcx.lang_adt(name) == Some(id));
    is_known || tcx.adt(id).kind == AdtKind::Union || super::instance::has_drop_impl(tcx, id)
}

/// The types with names in the fields of one, in order.
fn field_adts(tcx: &Tcx<'_>, ty: Ty) -> Vec<Ty> {
    let TyKind::Adt(id, args) = *ty.kind() else { return Vec::new() };
    let adt = tcx.adt(id);
    let fields = adt.variants.iter().flat_map(|variant| variant.fields.iter());
    fields.flat_map(|field| held(erase_regions(field.ty.subst(args)))).collect()
}

/// The types with names that a value of this type holds, or is.
fn held(ty: Ty) -> Vec<Ty> {
    match ty.kind() {
        TyKind::Adt(..) => vec![ty],
        TyKind::Tuple(tys) => tys.iter().flat_map(|ty| held(*ty)).collect(),
        TyKind::Array(elem, _) | TyKind::Slice(elem) => held(*elem),
        _ => Vec::new(),
    }
}

/// A search for a type that is asked about while it is being asked about.
struct Search<'t, 'a> {
    tcx: &'t Tcx<'a>,
    /// What boxes and vectors own is looked at too.
    owned: bool,
    /// From the outermost question to the innermost; when one is found that comes again, those that led to it.
    asked: Vec<AdtId>,
    /// Answered without coming back.
    answered: HashSet<Ty>,
}

impl<'t, 'a> Search<'t, 'a> {
    fn new(tcx: &'t Tcx<'a>, owned: bool) -> Self {
        Search { tcx, owned, asked: Vec::new(), answered: HashSet::new() }
    }

    fn reentered(&mut self, ty: Ty) -> Option<AdtId> {
        let TyKind::Adt(id, args) = *ty.kind() else { return None };
        if self.asked.contains(&id) {
            return self.tcx.caches.infinite.borrow().contains(&id).then_some(id);
        }
        if self.asked.len() > MAX_DEPTH || !self.answered.insert(ty) || !self.owned && drops_itself(self.tcx, id) {
            return None;
        }
        self.asked.push(id);
        let is_library = self.tcx.names.decl_of(DefId::Adt(id)).origin == Origin::Library;
        let inside: Vec<Ty> = if self.owned && is_library {
            // A type of the library looks at what it is given, through whatever it keeps it in.
            args.iter().filter_map(|arg| arg.as_ty()).flat_map(held).collect()
        } else {
            field_adts(self.tcx, ty)
        };
        let found = inside.into_iter().find_map(|inner| self.reentered(inner));
        if found.is_none() {
            self.asked.pop();
        }
        found
    }
}

/// E0392: every type and lifetime parameter of a type must matter to it.
pub(crate) fn check_params_used(tcx: &Tcx<'_>, id: AdtId) {
    if tcx.lang_adt("PhantomData") == Some(id) {
        return;
    }
    let adt = tcx.adt(id);
    let fields = || adt.variants.iter().flat_map(|variant| variant.fields.iter());
    if fields().any(|field| field.ty.has(Flags::ERROR) || has_unknown_lifetime(field.ty)) {
        return;
    }
    let variances = super::variance::variances(tcx, id);
    for (index, (param, variance)) in adt.generics.params.iter().zip(variances.iter()).enumerate() {
        // A lifetime that may not be declared so (E0262) is none.
        let is_lost = matches!(param.name.as_str(), "'static" | "'_");
        if *variance != Variance::Bivariant || is_lost || matches!(param.kind, GenericParamKind::Const { .. }) {
            continue;
        }
        let mentioned = fields().any(|field| mentions(field.ty, index as u32));
        let (what, help) = match param.kind {
            GenericParamKind::Lifetime { .. } => ("lifetime", "PhantomData<&'a ()>"),
            GenericParamKind::Type { .. } | GenericParamKind::Const { .. } => ("type", "PhantomData<T>"),
        };
        let diagnostic = if mentioned && what == "type" {
            let message = format!("type parameter `{}` is only used recursively", param.name);
            Diagnostic::error(Code::None, param.span, message)
        } else {
            let message = format!("{what} parameter `{}` is never used", param.name);
            Diagnostic::error(Code::E(392), param.span, message).primary(format!("unused {what} parameter"))
        };
        tcx.report(diagnostic.help(format!("remove it, use it in a field, or add a field of type `{help}`")));
    }
}

fn mentions(ty: Ty, index: u32) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        found |= matches!(ty.kind(), TyKind::Param(param) if param.index == index);
        !found
    });
    found
}

/// Whether a lifetime in the type was reported.
fn has_unknown_lifetime(ty: Ty) -> bool {
    struct Find(bool);
    impl Folder for Find {
        fn region(&mut self, region: Region) -> Region {
            self.0 |= region == Region::Error;
            region
        }
    }
    let mut find = Find(false);
    ty.fold_with(&mut find);
    find.0
}
