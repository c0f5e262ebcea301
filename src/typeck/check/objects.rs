//! Uses of trait objects of traits that cannot be objects (E0038), in bodies: rustc tells each call and path that has such
//! a type among its arguments, for their types must be well-formed.

use std::collections::HashSet;

use crate::hir::*;
use crate::source::Span;
use crate::ty::*;

use super::*;

/// A type that the use of a function brings in.
pub(crate) struct ObjectMention {
    whole: Span,
    at: Span,
    ty: Ty,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Notes types that are used at a place, to be looked at when they are known. Of what belongs to one `whole`, a call, the
    /// first mention is told.
    pub fn mention_objects(&mut self, whole: Span, at: Span, types: impl Iterator<Item = Ty>) {
        if self.tcx.caches.has_dyn_violation.get() && self.origin == Origin::User {
            self.object_mentions.extend(types.map(|ty| ObjectMention { whole, at, ty }));
        }
    }

    /// Whether a method of a trait object is called that cannot be one.
    pub fn is_call_of_no_object(&self, container: Container, args: Args) -> bool {
        let (Container::Trait(id), Some(self_ty)) = (container, args.first().and_then(|arg| arg.as_ty())) else {
            return false;
        };
        self.tcx.caches.has_dyn_violation.get()
            && matches!(self.resolve(self_ty).kind(), TyKind::Dynamic(..))
            && self.tcx.dyn_violation(id).is_some()
    }

    /// Whether there is a trait object in the type that cannot be one.
    pub fn mentions_object(&self, ty: Ty) -> bool {
        let mut found = false;
        self.resolve(ty).walk(&mut |part| {
            if let TyKind::Dynamic(object, _) = part.kind() {
                found |= object.principal.is_some_and(|(id, _)| self.tcx.dyn_violation(id).is_some());
            }
            !found
        });
        found
    }

    pub fn check_object_mentions(&mut self) {
        let mut told: HashSet<(Span, TraitId)> = HashSet::new();
        for ObjectMention { whole, at, ty } in std::mem::take(&mut self.object_mentions) {
            let mut found = Vec::new();
            self.resolve(ty).walk(&mut |part| {
                if let TyKind::Dynamic(object, _) = part.kind() {
                    found.extend(object.principal.map(|(id, _)| id));
                }
                true
            });
            for id in found {
                if told.insert((whole, id)) && self.tcx.check_dyn(id, at) {
                    self.tainted = true;
                    self.infcx.set_tainted();
                }
            }
        }
    }
}
