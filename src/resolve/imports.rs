//! Following imports.
//!
//! An import is followed when a name first leads to it. One that leads back to itself contributes nothing to the lookup
//! that is going on; answers found meanwhile are forgotten when the outermost lookup is done, unless they succeeded.

use super::lookup::Found;
use super::*;
use crate::diagnostic::Code;

/// What an import brings in, per namespace, or the first reason it brings in nothing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct ImportResult {
    pub ty: Option<Found>,
    pub value: Option<Found>,
    /// A built-in macro or derive.
    pub mac: bool,
    pub failure: Option<Failure>,
}

/// Why a path leads nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure {
    pub at: Ident,
    /// The position of `at` in the path.
    pub index: usize,
    pub reason: Reason,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// No such name there.
    Missing,
    /// Not something with names inside.
    NotAModule,
    TooManySuper,
}

/// What `use path::*` opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GlobTarget {
    Module(ModuleId),
    Enum(AdtId),
}

impl ImportResult {
    pub fn get(&self, ns: Namespace) -> Option<Found> {
        match ns {
            Namespace::Type => self.ty,
            Namespace::Value => self.value,
        }
    }
    pub fn is_empty(&self) -> bool {
        self.ty.is_none() && self.value.is_none() && !self.mac
    }
}

impl<'a> Names<'a> {
    /// What a single import means; empty while it is itself being followed.
    pub fn follow_import(&self, id: ImportId) -> ImportResult {
        if let Some(result) = self.import_results.borrow().get(&id) {
            return *result;
        }
        if !self.imports_active.borrow_mut().insert(id) {
            self.cycles.set(self.cycles.get() + 1);
            return ImportResult::default();
        }
        let outermost = self.imports_active.borrow().len() == 1;
        let cycles = self.cycles.get();
        let result = self.follow_uncached(id);
        self.imports_active.borrow_mut().remove(&id);
        self.import_results.borrow_mut().insert(id, result);
        if cycles != self.cycles.get() {
            self.tentative.borrow_mut().push(id);
        }
        if outermost {
            // Answers found while a cycle was cut may be incomplete; this one saw everything there is to see.
            let mut results = self.import_results.borrow_mut();
            for tentative in self.tentative.borrow_mut().drain(..) {
                if tentative != id && (results.get(&tentative)).is_some_and(|r| r.ty.is_none() || r.value.is_none()) {
                    results.remove(&tentative);
                }
            }
        }
        result
    }

    fn follow_uncached(&self, id: ImportId) -> ImportResult {
        let import = self.imports.borrow()[id].clone();
        let Some((last, prefix)) = import.path.split_last() else { return ImportResult::default() };
        let name = last.ident;
        let missing = |index: usize| Some(Failure { at: name, index, reason: Reason::Missing });
        let mut result = ImportResult::default();
        let find = |ns: Namespace| match self.import_base(&import, prefix) {
            Ok(Base::Outward) => self.lookup_import_root(import.scope, name.name, ns),
            Ok(Base::Extern) => (ns == Namespace::Type && lookup::is_library_name(name.name)).then_some(Found {
                res: Res::Module(LIBRARY_ROOT),
                vis: Visibility::Public,
                ambiguous: false,
            }),
            Ok(Base::Module(module)) if self.is_in_crate(&import, &import.path, module) => {
                self.lookup_in_module(module, name.name, ns)
            }
            Ok(Base::Module(_)) => None,
            Ok(Base::Enum(adt)) => self.variant_named(adt, name.name).map(|variant| Found {
                res: if ns == Namespace::Type { Res::Variant(adt, variant) } else { Res::Ctor(adt, variant) },
                vis: Visibility::Public,
                ambiguous: false,
            }),
            Err(_) => None,
        };
        match name.name.as_str() {
            "self" | "super" | "crate" if !import.is_self || prefix.is_empty() || name.name.as_str() == "super" => {
                match self.module_path(&import, &import.path) {
                    Ok(Base::Module(module)) => {
                        let found = Found { res: Res::Module(module), vis: Visibility::Public, ambiguous: false };
                        result.ty = Some(found);
                    }
                    Ok(Base::Outward | Base::Extern | Base::Enum(_)) => {}
                    Err(failure) => result.failure = Some(failure),
                }
                return result;
            }
            _ => {}
        }
        result.ty = find(Namespace::Type);
        if !import.is_self {
            result.value = find(Namespace::Value);
            result.mac = match self.import_base(&import, prefix) {
                Ok(Base::Outward) => crates::is_macro_name(name.name.as_str()),
                Ok(Base::Module(module)) => self.is_macro_of(module, import.crate_word(), name.name.as_str()),
                Ok(Base::Extern | Base::Enum(_)) | Err(_) => false,
            };
        }
        if result.ty.is_none() && result.value.is_none() {
            result.failure = match self.import_base(&import, prefix) {
                Err(failure) => Some(failure),
                Ok(_) => missing(prefix.len()),
            };
        }
        result
    }

    /// What a glob import opens, if it leads anywhere.
    pub fn glob_target(&self, id: ImportId) -> Option<GlobTarget> {
        if let Some(result) = self.import_results.borrow().get(&id) {
            return match result.ty?.res {
                Res::Module(module) => Some(GlobTarget::Module(module)),
                Res::Adt(adt) => Some(GlobTarget::Enum(adt)),
                _ => None,
            };
        }
        if !self.imports_active.borrow_mut().insert(id) {
            self.cycles.set(self.cycles.get() + 1);
            return None;
        }
        let import = self.imports.borrow()[id].clone();
        let cycles = self.cycles.get();
        let base = self.module_path(&import, &import.path);
        self.imports_active.borrow_mut().remove(&id);
        let mut result = ImportResult::default();
        let found = |res| Some(Found { res, vis: Visibility::Public, ambiguous: false });
        let target = match base {
            Ok(Base::Module(module)) => {
                result.ty = found(Res::Module(module));
                Some(GlobTarget::Module(module))
            }
            Ok(Base::Enum(adt)) => {
                result.ty = found(Res::Adt(adt));
                Some(GlobTarget::Enum(adt))
            }
            Ok(Base::Outward | Base::Extern) => None,
            Err(failure) => {
                result.failure = Some(failure);
                None
            }
        };
        if target.is_some() || cycles == self.cycles.get() {
            self.import_results.borrow_mut().insert(id, result);
        }
        target
    }

    fn import_base(&self, import: &Import<'a>, prefix: &[&'a ast::PathSegment]) -> Result<Base, Failure> {
        if prefix.is_empty() {
            return Ok(if import.global { Base::Extern } else { Base::Outward });
        }
        self.module_path(import, prefix)
    }

    /// Resolves leading segments that must name modules (or at last an enum).
    fn module_path(&self, import: &Import<'a>, path: &[&'a ast::PathSegment]) -> Result<Base, Failure> {
        let mut base = if import.global { Base::Extern } else { Base::Outward };
        for (index, segment) in path.iter().enumerate() {
            let at = segment.ident;
            let fail = |reason| Failure { at, index, reason };
            base = match (at.name.as_str(), base) {
                ("crate", Base::Outward) => Base::Module(self.root_of(import.module)),
                ("self", Base::Outward) => Base::Module(self.normal_module(import.module)),
                ("super", Base::Outward | Base::Module(_)) => {
                    let module = match base {
                        Base::Module(module) => module,
                        Base::Outward | Base::Extern | Base::Enum(_) => self.normal_module(import.module),
                    };
                    let parent = self.modules.borrow()[module].parent;
                    match parent {
                        Some(parent) => Base::Module(self.normal_module(parent)),
                        None => return Err(fail(Reason::TooManySuper)),
                    }
                }
                ("self", Base::Module(module)) => Base::Module(module),
                _ => {
                    let found = match base {
                        Base::Outward => self.lookup_import_root(import.scope, at.name, Namespace::Type),
                        Base::Extern => lookup::is_library_name(at.name).then_some(Found {
                            res: Res::Module(LIBRARY_ROOT),
                            vis: Visibility::Public,
                            ambiguous: false,
                        }),
                        Base::Module(module) if self.is_in_crate(import, &path[..=index], module) => {
                            self.lookup_in_module(module, at.name, Namespace::Type)
                        }
                        Base::Module(_) => None,
                        Base::Enum(_) => return Err(fail(Reason::NotAModule)),
                    };
                    match found.map(|found| found.res) {
                        None => return Err(fail(Reason::Missing)),
                        Some(Res::Module(module)) => Base::Module(module),
                        Some(Res::Adt(adt)) if self.is_enum(adt) => Base::Enum(adt),
                        Some(Res::Alias(alias)) => match self.alias_enum(alias) {
                            Some(adt) => Base::Enum(adt),
                            None => return Err(fail(Reason::NotAModule)),
                        },
                        Some(_) => return Err(fail(Reason::NotAModule)),
                    }
                }
            };
        }
        Ok(base)
    }

    /// Whether what the path leads to is in the crate it begins with: `core` and `alloc` have not all of `std`.
    fn is_in_crate(&self, import: &Import<'a>, path: &[&'a ast::PathSegment], module: ModuleId) -> bool {
        let krate = import.crate_word();
        let is_library = |module| self.modules.borrow()[module].origin == Origin::Library;
        if !matches!(krate, "core" | "alloc") || !is_library(module) || is_library(import.module) {
            return true;
        }
        let names: Vec<Ident> = path[1..].iter().map(|segment| segment.ident).collect();
        crates::first_missing(krate, &names) != Some(names.len().wrapping_sub(1))
    }

    pub fn is_enum(&self, id: AdtId) -> bool {
        matches!(self.adts.borrow()[id].ast, AdtAst::Enum(_))
    }

    /// Aliases of enums cannot be used in imports.
    fn alias_enum(&self, _: AliasId) -> Option<AdtId> {
        None
    }

    /// The first word of a `use` path: blocks and module outward, then crates. The prelude and primitive types count too.
    fn lookup_import_root(&self, scope: ScopeId, name: Symbol, ns: Namespace) -> Option<Found> {
        match self.lookup_outward(scope, None, name, ns) {
            lookup::Outward::Found(found) => match found.res {
                Res::TyParam(..) | Res::ConstParam(..) | Res::SelfTy(_) | Res::SelfCtor(_) => None,
                _ => Some(found),
            },
            lookup::Outward::OuterGeneric(_) | lookup::Outward::Nothing => None,
        }
    }

    // ------------------------------------------------------------------------------------------------------ checks

    /// Follows all of the user's imports and reports the broken, private, ambiguous and repeated ones.
    pub fn check_imports(&self) {
        let ids: Vec<ImportId> = self.imports.borrow().ids().collect();
        let mut failed_items = HashSet::default();
        let mut lost: HashSet<Symbol> = HashSet::default();
        for id in ids {
            let import = self.imports.borrow()[id].clone();
            if !is_user(import.span) {
                continue;
            }
            let result = if import.is_glob {
                self.glob_target(id);
                self.import_results.borrow().get(&id).copied().unwrap_or_default()
            } else {
                self.follow_import(id)
            };
            if result.is_empty() {
                lost.insert(import.name.name);
                // rustc reports the failures of one `use` item together, at the first.
                if failed_items.insert(import.item_span) {
                    self.report_failed_import(&import, &result);
                }
                continue;
            }
            self.check_import_privacy(&import, &result);
            if !import.is_glob {
                self.check_import_conflicts(id, &import, &result);
            }
        }
        for (name, diagnostic) in self.unknown_derives.borrow_mut().drain(..) {
            // An import that failed might have been of the derive.
            if !lost.contains(&name.name) {
                self.report(diagnostic);
            }
        }
    }

    fn report_failed_import(&self, import: &Import<'a>, result: &ImportResult) {
        if let Some(Failure { at, index, reason: Reason::Missing }) = result.failure
            && let Some(prefix) = import.path.get(..index)
            && let Ok(Base::Module(module)) = self.module_path(import, prefix)
            && self.refuse_absent(module, at)
        {
            return;
        }
        if import.is_glob && self.refuse_absent_glob(import) {
            return;
        }
        self.lost_glob.set(self.lost_glob.get() || import.is_glob);
        let path = import.path.iter().map(|s| s.ident.name.as_str()).collect::<Vec<_>>().join("::");
        let error = |code, span, message: String| Diagnostic::error(Code::E(code), span, message);
        match result.failure {
            Some(Failure { at, reason: Reason::TooManySuper, .. }) => {
                self.report(error(433, at.span, "there are too many leading `super` keywords".into()));
            }
            // Only what fails at the last module of the path is the import's own failure.
            Some(Failure { at, index, .. })
                if index + 1 + usize::from(!import.is_glob && !import.is_self) < import.path.len() =>
            {
                let message = format!("cannot find module or crate `{at}` in this scope");
                self.report(error(433, at.span, message).primary(format!("cannot find `{at}`")));
            }
            Some(Failure { at, index, .. }) => {
                let last = index + 1 == import.path.len();
                let span = if last && !import.is_glob { import.span } else { at.span };
                let text = if last { format!("no `{at}` there") } else { format!("cannot find `{at}`") };
                self.report(error(432, span, format!("unresolved import `{path}`")).primary(text));
            }
            None => self.report(error(432, import.span, format!("unresolved import `{path}`"))),
        }
    }

    /// Whether the module that all is imported of, or one on the way to it, is one that rustc's library has and Cairn's has not.
    fn refuse_absent_glob(&self, import: &Import<'a>) -> bool {
        let module = |until: usize| match self.module_path(import, import.path.get(..until)?) {
            Ok(Base::Module(module)) => Some(module),
            _ => None,
        };
        let missing = (1..import.path.len()).find(|index| module(index + 1).is_none());
        missing.is_some_and(|index| {
            module(index).is_some_and(|module| self.refuse_absent(module, import.path[index].ident))
        })
    }

    /// Each step of the path must be visible from the import, and a re-export no wider than what it re-exports.
    fn check_import_privacy(&self, import: &Import<'a>, result: &ImportResult) {
        let mut base = None;
        for (index, segment) in import.path.iter().enumerate() {
            let last = index + 1 == import.path.len();
            let at = segment.ident;
            if let Some(Base::Module(module)) = base {
                let found = |ns| self.lookup_in_module(module, at.name, ns);
                let seen: Vec<Found> = if last && !import.is_glob {
                    [
                        found(Namespace::Type).filter(|_| result.ty.is_some()),
                        found(Namespace::Value).filter(|_| result.value.is_some()),
                    ]
                    .into_iter()
                    .flatten()
                    .collect()
                } else {
                    found(Namespace::Type).into_iter().collect()
                };
                if !seen.is_empty() && !seen.iter().any(|found| self.is_accessible(found.vis, import.module)) {
                    let what = self.describe(seen[0].res);
                    self.report(
                        Diagnostic::error(Code::E(603), at.span, format!("{what} `{at}` is private"))
                            .primary(format!("private {what}")),
                    );
                    return;
                }
                if last && seen.iter().any(|found| found.ambiguous) {
                    self.report(
                        Diagnostic::error(Code::E(659), at.span, format!("`{at}` is ambiguous"))
                            .primary("ambiguous name"),
                    );
                }
            }
            let prefix = &import.path[..=index];
            base = self.module_path(import, prefix).ok();
        }
        if !import.is_glob {
            self.check_reexport(import, result);
        }
    }

    fn check_reexport(&self, import: &Import<'a>, result: &ImportResult) {
        let wider = |found: Found| {
            let narrow = self.narrower(found.vis, import.vis);
            found.vis != Visibility::Public && narrow != import.vis
        };
        let found: Vec<Found> = [result.ty, result.value].into_iter().flatten().collect();
        if found.is_empty() || !found.iter().all(|found| wider(*found)) || result.mac {
            return;
        }
        let name = import.name;
        let at = import.path.last().map_or(import.span, |segment| segment.ident.span);
        let at = if import.path.len() > 1 { import.span } else { at };
        // Functions and the like get E0364; what lives in the type namespace E0365.
        let (code, what) = if result.value.is_some() || result.ty.is_some_and(|f| !matches!(f.res, Res::Module(_))) {
            (364, "only public within its module, and cannot be re-exported")
        } else {
            (365, "private, and cannot be re-exported")
        };
        self.report(Diagnostic::error(Code::E(code), at, format!("`{name}` is {what}")));
    }

    fn check_import_conflicts(&self, id: ImportId, import: &Import<'a>, result: &ImportResult) {
        let name = import.name;
        if name.name.as_str() == "_" {
            return;
        }
        let (items, others) = {
            let modules = self.modules.borrow();
            let module = &modules[import.module];
            let item = |ns| module.items.get(&(name.name, ns)).copied();
            let others: Vec<ImportId> =
                module.imports.get(&name.name).into_iter().flatten().copied().filter(|other| *other < id).collect();
            ([(Namespace::Type, item(Namespace::Type)), (Namespace::Value, item(Namespace::Value))], others)
        };
        for (ns, item) in items {
            let (Some(_), Some(item)) = (result.get(ns), item) else { continue };
            let code = if matches!(item.res, Res::Module(LIBRARY_ROOT)) { 254 } else { 255 };
            // Whichever comes second is the redefinition.
            let (second, first) =
                if item.span < import.span { (import.span, item.span) } else { (item.span, import.span) };
            self.report(
                Diagnostic::error(Code::E(code), second, format!("the name `{name}` is defined multiple times"))
                    .primary(format!("`{name}` redefined here"))
                    .label(first, "first defined here"),
            );
            return;
        }
        for other in others {
            let before = self.follow_import(other);
            let clash = |ns| result.get(ns).is_some() && before.get(ns).is_some();
            if clash(Namespace::Type) || clash(Namespace::Value) {
                let first = self.imports.borrow()[other].span;
                self.report(
                    Diagnostic::error(
                        Code::E(252),
                        import.span,
                        format!("the name `{name}` is defined multiple times"),
                    )
                    .primary(format!("`{name}` reimported here"))
                    .label(first, format!("previous import of `{name}` here")),
                );
                return;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Base {
    /// Nothing resolved yet: the first word is looked up outward.
    Outward,
    /// After a leading `::`: the first word is a crate.
    Extern,
    Module(ModuleId),
    Enum(AdtId),
}

impl Names<'_> {
    /// Follows every import of a library module and reports the broken ones: a test of the library.
    pub fn force_imports(&self, module: ModuleId) {
        let ids: Vec<ImportId> =
            self.imports.borrow().iter_ids().filter(|(_, i)| i.module == module).map(|(id, _)| id).collect();
        for id in ids {
            let import = self.imports.borrow()[id].clone();
            let result = if import.is_glob {
                self.glob_target(id);
                self.import_results.borrow().get(&id).copied().unwrap_or_default()
            } else {
                self.follow_import(id)
            };
            if result.is_empty() {
                self.report_failed_import(&import, &result);
            }
        }
    }
}
