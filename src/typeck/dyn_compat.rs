//! Which traits can be trait objects (E0038).

use std::collections::HashSet;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::*;
use crate::source::{Ident, Span};
use crate::ty::*;

use super::collect::where_self_sized;
use super::tcx::Tcx;

impl<'a> Tcx<'a> {
    /// Why the trait cannot be used as `dyn Trait`, or `None` if it can.
    pub fn dyn_violation(&self, id: TraitId) -> Option<String> {
        let cycle = || None;
        self.query(&self.caches.dyn_violations, id, cycle, || self.compute_dyn_violation(id))
    }

    /// Whether the trait cannot be a trait object, which is reported (E0038).
    pub(crate) fn check_dyn(&self, id: TraitId, span: Span) -> bool {
        let Some(why) = self.dyn_violation(id) else { return false };
        self.caches.has_dyn_violation.set(true);
        let name = self.names.decl_of(DefId::Trait(id)).name;
        let message = format!("the trait `{name}` is not dyn compatible");
        self.report(Diagnostic::error(Code::E(38), span, message).primary(why));
        true
    }

    /// Answers what was asked while a signature of the trait in question was not known yet.
    pub(crate) fn answer_dyn_questions(&self) {
        for (id, span) in self.caches.dyn_questions.take() {
            self.check_dyn(id, span);
        }
    }

    /// Whether the signature of a method of the trait or its supertraits is being lowered.
    pub(crate) fn has_open_signature(&self, id: TraitId) -> bool {
        let mut seen = HashSet::from([id]);
        let mut work = vec![id];
        while let Some(id) = work.pop() {
            let is_open = |(_, item): &(Ident, AssocItem)| match item {
                AssocItem::Fn(id) => matches!(self.caches.fn_sigs.borrow().get(id), Some(None)),
                AssocItem::Const(_) | AssocItem::Type(_) | AssocItem::Alias(_) => false,
            };
            if self.names.trait_items(id).list.iter().any(is_open) {
                return true;
            }
            let decl = self.names.traits.borrow()[id];
            for (bound, _) in super::bounds::super_bounds(decl.ast) {
                let next = self.peek_trait(decl.decl.scope, &bound.path);
                work.extend(next.filter(|next| seen.insert(*next)));
            }
        }
        false
    }

    fn compute_dyn_violation(&self, id: TraitId) -> Option<String> {
        let own = self.own_dyn_violation(id);
        if own.is_some() {
            return own;
        }
        let decl = self.names.traits.borrow()[id];
        for (bound, _) in super::bounds::super_bounds(decl.ast) {
            if let Some(super_id) = self.peek_trait(decl.decl.scope, &bound.path)
                && super_id != id
                && let Some(why) = self.dyn_violation(super_id)
            {
                return Some(why);
            }
        }
        None
    }

    /// Whether a supertrait has `Self` among its arguments: what such a trait object is cannot even be said.
    pub(crate) fn supers_mention_self(&self, id: TraitId) -> bool {
        let mut seen = HashSet::from([id]);
        let mut work = vec![id];
        while let Some(id) = work.pop() {
            for predicate in self.super_predicates(id).iter() {
                let Predicate::Trait { trait_ref, .. } = predicate else { continue };
                if mentions_self(trait_ref) {
                    return true;
                }
                work.extend(Some(trait_ref.trait_id).filter(|next| seen.insert(*next)));
            }
        }
        false
    }

    fn own_dyn_violation(&self, id: TraitId) -> Option<String> {
        let decl = self.names.traits.borrow()[id];
        for predicate in self.super_predicates(id).iter() {
            let Predicate::Trait { trait_ref, .. } = predicate else { continue };
            if super::bounds::is_self_param(trait_ref.self_ty()) && self.is_lang_trait(trait_ref.trait_id, "sized") {
                return Some("it requires `Self: Sized`".to_owned());
            }
            if mentions_self(trait_ref) {
                return Some("it uses `Self` as a type parameter".to_owned());
            }
        }
        let items = self.names.trait_items(id);
        for (item, (name, assoc)) in decl.ast.items.iter().filter(|item| item.name().is_some()).zip(&items.list) {
            let why = match (&item.kind, assoc) {
                (ast::AssocItemKind::Const(_), _) => Some(format!("it contains the associated `const` `{name}`")),
                (ast::AssocItemKind::Type(it), _) => {
                    let generic = !it.generics.params.is_empty() && !where_self_sized(&it.generics);
                    generic.then(|| format!("it contains the generic associated type `{name}`"))
                }
                (ast::AssocItemKind::Fn(it), AssocItem::Fn(fn_id)) if !where_self_sized(&it.generics) => {
                    self.method_violation(it, *fn_id).map(|why| format!("method `{name}` {why}"))
                }
                _ => None,
            };
            if why.is_some() {
                return why;
            }
        }
        None
    }

    fn method_violation(&self, it: &'a ast::Fn, id: FnId) -> Option<&'static str> {
        let Some(self_param) = &it.self_param else { return Some("has no receiver") };
        let has_types =
            it.generics.params.iter().any(|param| !matches!(param.kind, ast::GenericParamKind::Lifetime { .. }));
        let data = self.fn_sig_data(id);
        if has_types || !data.synthetic_predicates.is_empty() {
            return Some("has generic type parameters");
        }
        if data.sig.inputs().iter().skip(1).any(|ty| has_self(*ty)) {
            return Some("references the `Self` type in its parameters");
        }
        if has_self(data.sig.output()) {
            return Some("references the `Self` type in its return type");
        }
        let receiver_ok = match &self_param.kind {
            ast::SelfKind::Value { .. } | ast::SelfKind::Ref { .. } => true,
            // Anything that dereferences to `Self` through one pointer.
            ast::SelfKind::Typed { .. } => match data.sig.inputs().first().map(|ty| ty.kind()) {
                Some(TyKind::Ref(_, ty, _)) => super::bounds::is_self_param(*ty),
                Some(TyKind::Adt(_, args)) => args.iter().any(|arg| {
                    matches!(arg, Arg::Ty(ty) if super::bounds::is_self_param(*ty)
                        || matches!(ty.kind(), TyKind::Ref(_, inner, _) if super::bounds::is_self_param(*inner))
                        || matches!(ty.kind(), TyKind::Adt(..)))
                }),
                Some(TyKind::Param(_)) => true,
                _ => false,
            },
        };
        (!receiver_ok).then_some("has a receiver that cannot be dispatched on")
    }
}

fn mentions_self(trait_ref: &TraitRef) -> bool {
    trait_ref.args[1..].iter().any(|arg| matches!(arg, Arg::Ty(ty) if has_self(*ty)))
}

/// Whether `Self` occurs other than as the base of a projection (`Self::Item` is fixed by the object type).
fn has_self(ty: Ty) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        match ty.kind() {
            TyKind::Param(_) => found |= super::bounds::is_self_param(ty),
            TyKind::Alias(_, args) => {
                return !matches!(args.first(), Some(Arg::Ty(base)) if super::bounds::is_self_param(*base));
            }
            _ => {}
        }
        !found
    });
    found
}
