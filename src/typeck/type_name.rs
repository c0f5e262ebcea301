//! What `std::any::type_name` says: types with the paths of their items, as rustc 1.95 prints them.

use crate::resolve::DefId;
use crate::source::FileId;
use crate::ty::*;

use super::tcx::Tcx;

impl Tcx<'_> {
    pub(super) fn full_type_name(&self, ty: Ty) -> String {
        let ty = WithoutDefaults { tcx: self }.ty(ty);
        if let TyKind::FnDef(id, _) = ty.kind() {
            return self.full_path(DefId::Fn(*id));
        }
        ty.display(&FullNames { tcx: self }).to_string()
    }

    /// The path of an item from the crate that declares it.
    fn full_path(&self, def: DefId) -> String {
        let path = self.item_path(def);
        if !crate::resolve::is_user(self.names.decl_of(def).name.span) {
            return library_path(&path);
        }
        let file = &self.names.sources.file(FileId::MAIN).name;
        let stem = std::path::Path::new(file.as_str()).file_stem().map_or("main".into(), |stem| stem.to_string_lossy());
        let krate: String = stem.chars().map(|c| if c == '-' { '_' } else { c }).collect();
        format!("{krate}::{path}")
    }
}

/// Where rustc's libraries declare what Cairn's library has under `path`: that one stands for three crates.
fn library_path(path: &str) -> String {
    const MOVED: [(&str, &str); 17] = [
        ("collections::hash_map::", "std::collections::hash::map::"),
        ("collections::hash_set::", "std::collections::hash::set::"),
        ("collections::btree_map::", "alloc::collections::btree::map::"),
        ("collections::btree_set::", "alloc::collections::btree::set::"),
        ("collections::", "alloc::collections::"),
        ("sync::mutex::", "std::sync::poison::mutex::"),
        ("sync::rwlock::", "std::sync::poison::rwlock::"),
        ("sync::arc::", "alloc::sync::"),
        ("sync::atomic::", "core::sync::atomic::"),
        ("sync::OnceLock", "std::sync::once_lock::OnceLock"),
        ("sync::LazyLock", "std::sync::lazy_lock::LazyLock"),
        ("time::Instant", "std::time::Instant"),
        ("vec::into_iter::", "alloc::vec::into_iter::"),
        ("slice::concat::", "alloc::slice::"),
        ("num::parse::", "core::num::error::"),
        ("num::convert::", "core::num::error::"),
        ("hash::RandomState", "std::hash::random::RandomState"),
    ];
    if let Some((ours, theirs)) = MOVED.iter().find(|(ours, _)| path.starts_with(ours)) {
        return format!("{theirs}{}", &path[ours.len()..]);
    }
    let krate = match path.split("::").next().unwrap_or("") {
        "string" | "vec" | "boxed" | "rc" | "borrow" => "alloc",
        "io" | "env" | "process" | "sync" => "std",
        _ => "core",
    };
    format!("{krate}::{path}")
}

/// Leaves out arguments that are the parameters' defaults, such as the hasher of a map.
struct WithoutDefaults<'t, 'a> {
    tcx: &'t Tcx<'a>,
}

impl Folder for WithoutDefaults<'_, '_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        let TyKind::Adt(id, args) = *ty.kind() else { return ty.super_fold(self) };
        let is_default = |index: usize| match self.tcx.param_default(DefId::Adt(id), index) {
            Some(Arg::Ty(default)) => args.get(index).copied() == Some(Arg::Ty(default.subst(args).erase_regions())),
            _ => false,
        };
        let mut len = args.len();
        while len > 0 && is_default(len - 1) {
            len -= 1;
        }
        let kept = args.get(..len).unwrap_or(&[]);
        Ty::adt(id, Ty::args(kept)).super_fold(self)
    }
}

/// Names with paths.
struct FullNames<'t, 'a> {
    tcx: &'t Tcx<'a>,
}

impl TyNames for FullNames<'_, '_> {
    fn adt_name(&self, id: AdtId) -> String {
        self.tcx.full_path(DefId::Adt(id))
    }
    fn fn_name(&self, id: FnId) -> String {
        self.tcx.full_path(DefId::Fn(id))
    }
    fn trait_name(&self, id: TraitId) -> String {
        self.tcx.full_path(DefId::Trait(id))
    }
    fn assoc_ty_name(&self, id: AssocTyId) -> (TraitId, String) {
        self.tcx.assoc_ty_name(id)
    }
    fn closure_name(&self, id: ClosureId) -> String {
        self.tcx.closure_name(id)
    }
    fn opaque_name(&self, id: OpaqueId) -> String {
        self.tcx.opaque_name(id)
    }
}
