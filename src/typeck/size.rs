//! Types that would contain themselves (E0072), parameters that nothing uses (E0392).

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::resolve::*;
use crate::ty::*;

use super::tcx::Tcx;

/// How many different types are looked at inside one type: `struct S<T>(Option<S<(T, T)>>)` has no end of them.
const MAX_TYPES: usize = 10_000;

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
        if *variance != Variance::Bivariant || matches!(param.kind, GenericParamKind::Const { .. }) {
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
