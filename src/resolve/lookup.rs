//! Looking one name up: in a module (its items, imports, then globs), or outward through scopes.

use std::collections::VecDeque;

use super::imports::GlobTarget;
use super::*;
use crate::ast::GenericParamKind;

/// A name found in a module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    pub res: Res,
    /// As seen through the import that led to it.
    pub vis: Visibility,
    /// Two globs bring in different things of this name.
    pub ambiguous: bool,
}

/// The result of walking outward through scopes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outward {
    Found(Found),
    /// A generic parameter (or `Self`) of an item outside of this one: E0401.
    OuterGeneric(Res),
    Nothing,
}

impl<'a> Names<'a> {
    /// What `name` is in `module`, seen by its own code: privacy is judged by the caller.
    pub fn lookup_in_module(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Found> {
        let key = (module, name, ns);
        if let Some(found) = self.lookup_cache.borrow().get(&key) {
            return *found;
        }
        let cycles = self.cycles.get();
        let found = self.lookup_uncached(module, name, ns);
        if found.is_some() || cycles == self.cycles.get() {
            self.lookup_cache.borrow_mut().insert(key, found);
        }
        found
    }

    fn lookup_uncached(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Found> {
        if let Some(found) = self.lookup_explicit(module, name, ns) {
            return Some(found);
        }
        let mut result: Option<Found> = None;
        let mut seen = HashSet::from_iter([module]);
        // Each entry: a glob to follow, the module whose code must see the names, and the strictest `pub use` on the way.
        let mut queue: VecDeque<(ImportId, Visibility)> = VecDeque::new();
        queue.extend(self.globs(module).into_iter().map(|glob| (glob, Visibility::Public)));
        while let Some((glob, outer_vis)) = queue.pop_front() {
            let (from, glob_vis) = {
                let imports = self.imports.borrow();
                (imports[glob].module, imports[glob].vis)
            };
            let vis = self.narrower_or_first(outer_vis, glob_vis);
            let found = match self.glob_target(glob) {
                None => continue,
                Some(GlobTarget::Enum(id)) => self.variant_named(id, name).map(|variant| {
                    let res = match ns {
                        Namespace::Type => Res::Variant(id, variant),
                        Namespace::Value => Res::Ctor(id, variant),
                    };
                    Found { res, vis, ambiguous: false }
                }),
                Some(GlobTarget::Module(target)) => match self.lookup_explicit(target, name, ns) {
                    Some(found) => self
                        .is_accessible(found.vis, from)
                        .then_some(Found { vis: self.narrower_or_first(vis, found.vis), ..found }),
                    None => {
                        if seen.insert(target) {
                            let visible = self.globs(target).into_iter().filter(|inner| {
                                let inner_vis = self.imports.borrow()[*inner].vis;
                                self.is_accessible(inner_vis, from)
                            });
                            queue.extend(visible.map(|inner| (inner, vis)));
                        }
                        None
                    }
                },
            };
            if let Some(found) = found {
                result = Some(match result {
                    None => found,
                    Some(old) if old.res == found.res => old,
                    Some(old) => Found { ambiguous: true, ..old },
                });
            }
        }
        result
    }

    fn narrower_or_first(&self, a: Visibility, b: Visibility) -> Visibility {
        match a {
            Visibility::Public => b,
            Visibility::Module(_) => self.narrower(a, b),
        }
    }

    fn globs(&self, module: ModuleId) -> Vec<ImportId> {
        // Looked for after the module's own names, which has declared its imports.
        self.modules.borrow()[module].globs.clone()
    }

    /// The module's own item or single import of this name.
    fn lookup_explicit(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Found> {
        self.reach(module, name);
        let imports = {
            let modules = self.modules.borrow();
            let module = &modules[module];
            if let Some(entry) = module.items.get(&(name, ns)) {
                return Some(Found { res: entry.res, vis: entry.vis, ambiguous: false });
            }
            module.imports.get(&name)?.clone()
        };
        let mut failed = false;
        let found = imports.into_iter().find_map(|id| {
            let result = self.follow_import(id);
            let vis = self.imports.borrow()[id].vis;
            // An import that was reported as broken stands for anything.
            failed |= result.is_empty() && result.failure.is_some();
            Some(Found { vis, ..result.get(ns)? })
        });
        found.or(failed.then_some(Found { res: Res::Err, vis: Visibility::Public, ambiguous: false }))
    }

    // ----------------------------------------------------------------------------------------------------- outward

    /// See `Tcx::lookup_ident`.
    pub fn lookup_ident(&self, scope: ScopeId, stop: Option<ScopeId>, name: Symbol, ns: Namespace) -> Option<Res> {
        match self.lookup_outward(scope, stop, name, ns) {
            Outward::Found(found) => Some(found.res),
            Outward::OuterGeneric(_) | Outward::Nothing => None,
        }
    }

    /// Walks outward from `scope`; after the module come the extern prelude, the prelude and the primitive types.
    pub fn lookup_outward(&self, scope: ScopeId, stop: Option<ScopeId>, name: Symbol, ns: Namespace) -> Outward {
        let mut next = Some(scope);
        // Set once the walk has left an item that is not an associated one: generics farther out are not its own.
        let mut left_item = false;
        while let Some(id) = next {
            if Some(id) == stop {
                return Outward::Nothing;
            }
            let scope = self.scope(id);
            match scope.kind {
                ScopeKind::Generics(def) => {
                    if let Some(res) = self.lookup_generic(def, name, ns) {
                        if left_item {
                            return Outward::OuterGeneric(res);
                        }
                        return Outward::Found(Found { res, vis: Visibility::Public, ambiguous: false });
                    }
                    left_item |= self.assoc_parent(def).is_none() && !self.is_anonymous(def);
                }
                ScopeKind::Each { name: each, ty } => {
                    if each == name
                        && ns == Namespace::Type
                        && let Some(res) = self.each_res(ty, scope.parent)
                    {
                        return Outward::Found(Found { res, vis: Visibility::Public, ambiguous: false });
                    }
                }
                ScopeKind::Block(module) => {
                    if let Some(found) = self.lookup_in_module(module, name, ns) {
                        return Outward::Found(found);
                    }
                }
                ScopeKind::Module(module) => {
                    return match self.lookup_from_module(module, name, ns) {
                        Some(found) => Outward::Found(found),
                        None => Outward::Nothing,
                    };
                }
            }
            next = scope.parent;
        }
        Outward::Nothing
    }

    /// Anonymous constants are part of the item they are written in.
    fn is_anonymous(&self, def: DefId) -> bool {
        match def {
            DefId::Const(id) => matches!(self.consts.borrow()[id].kind, ConstDeclKind::Anon(..)),
            _ => false,
        }
    }

    /// In the module, the extern prelude, the prelude, the primitive types.
    pub(crate) fn lookup_from_module(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Found> {
        if let Some(found) = self.lookup_in_module(module, name, ns) {
            return Some(found);
        }
        let public = |res| Some(Found { res, vis: Visibility::Public, ambiguous: false });
        if ns == Namespace::Type && is_library_name(name) {
            return public(Res::Module(LIBRARY_ROOT));
        }
        if let Some(prelude) = self.prelude()
            && prelude != module
            && let Some(found) = self.lookup_in_module(prelude, name, ns)
        {
            return public(found.res);
        }
        if ns == Namespace::Type {
            PrimTy::from_name(name.as_str()).and_then(|prim| public(Res::Prim(prim)))
        } else {
            None
        }
    }

    /// The module whose names are everywhere: `std::prelude::v1`.
    pub(crate) fn prelude(&self) -> Option<ModuleId> {
        let step = |module: ModuleId, name: &str| match self.entry(module, Symbol::intern(name), Namespace::Type)?.res {
            Res::Module(id) => Some(id),
            _ => None,
        };
        step(step(LIBRARY_ROOT, "prelude")?, "v1")
    }

    /// A generic parameter or `Self` of an item.
    fn lookup_generic(&self, def: DefId, name: Symbol, ns: Namespace) -> Option<Res> {
        if name.as_str() == "Self" {
            return match (def, ns) {
                (DefId::Impl(_) | DefId::Trait(_) | DefId::Adt(_), Namespace::Type) => Some(Res::SelfTy(def)),
                (DefId::Impl(id), Namespace::Value) => Some(Res::SelfCtor(id)),
                _ => None,
            };
        }
        let generics = self.ast_generics(def)?;
        let (position, param) = generics.params.iter().enumerate().find(|(_, param)| param.name.name == name)?;
        match (&param.kind, ns) {
            (GenericParamKind::Type { .. }, Namespace::Type) => Some(Res::TyParam(def, position as u32)),
            (GenericParamKind::Const { .. }, Namespace::Value) => Some(Res::ConstParam(def, position as u32)),
            _ => None,
        }
    }

    /// The type an `#[each]` name stands for, if it is a plain path; the others are handled by type lowering.
    fn each_res(&self, ty: &'a ast::Type, outer: Option<ScopeId>) -> Option<Res> {
        match &ty.peel().kind {
            ast::TypeKind::Path(path) if path.qself.is_none() => {
                let partial = self.resolve_path(outer?, &path.path, PathSource::Type);
                (partial.unresolved == 0).then_some(partial.base)
            }
            _ => None,
        }
    }

    // ---------------------------------------------------------------------------------------------- traits in scope

    /// See `Tcx::traits_in_scope`.
    pub fn traits_in_scope(&self, scope: ScopeId) -> Vec<TraitId> {
        let mut traits = Vec::new();
        let mut seen = HashSet::default();
        let mut next = Some(scope);
        // An item within a body looks out of it, but it is not in the impl that the body is in.
        let (mut in_item, mut nested) = (false, false);
        while let Some(id) = next {
            let scope = self.scope(id);
            match scope.kind {
                ScopeKind::Module(module) | ScopeKind::Block(module) => {
                    nested |= in_item;
                    self.traits_of_module(module, &mut seen, &mut traits);
                }
                // Inside a trait, its own methods can be called.
                ScopeKind::Generics(DefId::Trait(id)) => {
                    in_item = true;
                    if seen.insert(id) {
                        traits.push(id);
                    }
                }
                // And inside an impl those of the trait that it is of.
                ScopeKind::Generics(DefId::Impl(id)) if !nested => {
                    in_item = true;
                    let decl = self.impls.borrow()[id];
                    if let Some(path) = &decl.ast.trait_ref
                        && let PartialRes { base: Res::Trait(id), unresolved: 0 } =
                            self.resolve_path(decl.decl.scope, path, PathSource::Trait)
                        && seen.insert(id)
                    {
                        traits.push(id);
                    }
                }
                ScopeKind::Generics(_) => in_item = true,
                ScopeKind::Each { .. } => {}
            }
            next = scope.parent;
        }
        if let Some(prelude) = self.prelude() {
            self.traits_of_module(prelude, &mut seen, &mut traits);
        }
        traits
    }

    fn traits_of_module(&self, module: ModuleId, seen: &mut HashSet<TraitId>, traits: &mut Vec<TraitId>) {
        let mut visited = HashSet::from_iter([module]);
        let mut work = vec![module];
        let mut add = |res: Res| {
            if let Res::Trait(id) = res
                && seen.insert(id)
            {
                traits.push(id);
            }
        };
        while let Some(id) = work.pop() {
            self.reach_traits(id);
            let (declared, mut imports, globs) = {
                let modules = self.modules.borrow();
                let m = &modules[id];
                // Through a glob only what the importing module may see comes in.
                let visible = |vis: Visibility| id == module || self.is_accessible(vis, module);
                let mut declared: Vec<TraitId> = (m.items.values())
                    .filter(|entry| visible(entry.vis))
                    .filter_map(|entry| if let Res::Trait(id) = entry.res { Some(id) } else { None })
                    .collect();
                declared.sort();
                let all = self.imports.borrow();
                let may_be_trait = |import: &Import<'_>| {
                    let name = import.path.last().map_or("", |segment| segment.ident.name.as_str());
                    m.origin == Origin::User || Library::may_be_trait(name)
                };
                let imports: Vec<ImportId> = (m.imports.values().flatten().copied())
                    .filter(|i| visible(all[*i].vis) && may_be_trait(&all[*i]))
                    .collect();
                let globs: Vec<ImportId> = m.globs.iter().copied().filter(|i| visible(all[*i].vis)).collect();
                (declared, imports, globs)
            };
            declared.into_iter().for_each(|id| add(Res::Trait(id)));
            imports.sort();
            for import in imports {
                if let Some(found) = self.follow_import(import).get(Namespace::Type) {
                    add(found.res);
                }
            }
            for glob in globs {
                if let Some(GlobTarget::Module(target)) = self.glob_target(glob)
                    && visited.insert(target)
                {
                    work.push(target);
                }
            }
        }
    }
}

/// The names by which the library is known everywhere.
pub(crate) fn is_library_name(name: Symbol) -> bool {
    matches!(name.as_str(), "std" | "core" | "alloc")
}

impl PrimTy {
    pub fn from_name(name: &str) -> Option<PrimTy> {
        Some(match name {
            "bool" => PrimTy::Bool,
            "char" => PrimTy::Char,
            "str" => PrimTy::Str,
            "f32" => PrimTy::Float(FloatTy::F32),
            "f64" => PrimTy::Float(FloatTy::F64),
            _ => PrimTy::Int(IntTy::from_name(name)?),
        })
    }

    pub fn ty(self) -> Ty {
        match self {
            PrimTy::Bool => Ty::bool(),
            PrimTy::Char => Ty::char(),
            PrimTy::Str => Ty::str(),
            PrimTy::Int(int) => Ty::int(int),
            PrimTy::Float(float) => Ty::float(float),
        }
    }
}
