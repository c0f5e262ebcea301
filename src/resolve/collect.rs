//! Declaring: gives every item an id, a scope and a place in its module.

use super::library::OutlineKind;
use super::*;
use crate::ast::visit::{self, Visit};
use crate::ast::{AssocItemKind, AttrArgs, ItemKind, TypeKind, UseKind, VariantData, VisKind};
use crate::diagnostic::Code;
use crate::hir::LangItem;

/// Where items are being declared.
#[derive(Clone, Copy)]
struct Place {
    module: ModuleId,
    scope: ScopeId,
    origin: Origin,
}

impl<'a> Names<'a> {
    pub fn new(sources: &'a Sources, user: &'a ast::Crate, arena: &'a Arena<ast::Item>) -> Names<'a> {
        let library = Library::get();
        let names = Names {
            sources,
            user,
            library,
            arena,
            adts: RefCell::default(),
            fns: RefCell::default(),
            traits: RefCell::default(),
            impls: RefCell::default(),
            consts: RefCell::default(),
            statics: RefCell::default(),
            aliases: RefCell::default(),
            assoc_tys: RefCell::default(),
            modules: RefCell::default(),
            scopes: RefCell::default(),
            imports: RefCell::default(),
            lost_glob: Cell::new(false),
            unknown_derives: RefCell::default(),
            import_results: RefCell::default(),
            imports_active: RefCell::default(),
            lookup_cache: RefCell::default(),
            tentative: RefCell::default(),
            cycles: Cell::new(0),
            block_scopes: RefCell::default(),
            variant_maps: RefCell::default(),
            ctors: RefCell::default(),
            trait_items: RefCell::default(),
            impl_items: RefCell::default(),
            lang: RefCell::default(),
            reached: RefCell::default(),
            library_impls: RefCell::default(),
            library_inherent: RefCell::default(),
            user_impls: RefCell::default(),
            user_defs: RefCell::default(),
            muted: Cell::new(0),
            diagnostics: RefCell::default(),
            reported: RefCell::default(),
        };
        let user_place =
            names.new_module(None, Symbol::intern("crate"), Origin::User, false, Visibility::Public, user.span);
        debug_assert_eq!(user_place.0, USER_ROOT);
        let library_root = library::LibraryFileId::root();
        let library_span = library_root.map_or(user.span, |file| file.span());
        let library_place =
            names.new_module(None, Symbol::intern("std"), Origin::Library, false, Visibility::Public, library_span);
        debug_assert_eq!(library_place.0, LIBRARY_ROOT);
        if let Some(root) = library_root {
            names.set_library_module(root, library_place.0);
        }
        let place = Place { module: user_place.0, scope: user_place.1, origin: Origin::User };
        names.check_crate_attrs(&user.attrs);
        names.collect_items(&user.items, place);
        names
    }

    // ------------------------------------------------------------------------------------------ modules and scopes

    fn new_module(
        &self,
        parent: Option<(ModuleId, ScopeId)>,
        name: Symbol,
        origin: Origin,
        is_block: bool,
        vis: Visibility,
        span: Span,
    ) -> (ModuleId, ScopeId) {
        let mut modules = self.modules.borrow_mut();
        let id = modules.next_id();
        let kind = if is_block { ScopeKind::Block(id) } else { ScopeKind::Module(id) };
        let scope = self.new_scope(parent.map(|(_, scope)| scope).filter(|_| is_block), kind);
        let normal = match parent {
            Some((module, _)) if is_block => modules[module].normal,
            _ => id,
        };
        modules.push(Module {
            parent: parent.map(|(module, _)| module),
            name,
            origin,
            normal,
            is_block,
            scope,
            vis,
            span,
            file: None,
            items: HashMap::default(),
            imports: HashMap::default(),
            globs: Vec::new(),
        });
        (id, scope)
    }

    pub(crate) fn new_scope(&self, parent: Option<ScopeId>, kind: ScopeKind<'a>) -> ScopeId {
        self.scopes.borrow_mut().push(Scope { parent, kind })
    }

    pub fn scope(&self, id: ScopeId) -> Scope<'a> {
        self.scopes.borrow()[id]
    }

    /// The innermost module (perhaps a block's) around a scope.
    pub fn scope_module(&self, mut id: ScopeId) -> ModuleId {
        loop {
            let scope = self.scope(id);
            match (scope.kind, scope.parent) {
                (ScopeKind::Module(module) | ScopeKind::Block(module), _) => return module,
                (ScopeKind::Generics(_) | ScopeKind::Each { .. }, Some(parent)) => id = parent,
                // Only module scopes have no parent.
                (ScopeKind::Generics(_) | ScopeKind::Each { .. }, None) => return USER_ROOT,
            }
        }
    }

    /// The nearest enclosing module that is not a block.
    pub fn normal_module(&self, module: ModuleId) -> ModuleId {
        self.modules.borrow()[module].normal
    }

    /// `Generics` scope of a new item; the id is known because tables only grow.
    fn item_scope(&self, def: DefId, outer: ScopeId) -> ScopeId {
        self.new_scope(Some(outer), ScopeKind::Generics(def))
    }

    /// The scope for the names inside a block: `parent` itself if it declares no items.
    pub fn block_scope(&self, block: &'a ast::Block, parent: ScopeId) -> ScopeId {
        if visit::block_items(block).next().is_none() {
            return parent;
        }
        let key = (block.span, parent);
        if let Some(scope) = self.block_scopes.borrow().get(&key) {
            return *scope;
        }
        let module = self.scope_module(parent);
        let origin = self.modules.borrow()[module].origin;
        let (id, scope) = self.new_module(
            Some((module, parent)),
            Symbol::intern("{block}"),
            origin,
            true,
            Visibility::Module(module.0),
            block.span,
        );
        self.block_scopes.borrow_mut().insert(key, scope);
        let place = Place { module: id, scope, origin };
        for item in visit::block_items(block) {
            self.collect_item(item, place);
        }
        scope
    }

    // ------------------------------------------------------------------------------------------------------- items

    /// Declares items written at the top level of a library file.
    pub(crate) fn collect_library_items(&self, items: &'static [ast::Item], module: ModuleId) {
        let scope = self.modules.borrow()[module].scope;
        self.collect_items(items, Place { module, scope, origin: Origin::Library });
    }

    fn collect_items(&self, items: &'a [ast::Item], place: Place) {
        for item in items {
            self.collect_item(item, place);
        }
    }

    /// Declares one item, once per type of its `#[each]` if it has one (the product, if it has several).
    fn collect_item(&self, item: &'a ast::Item, place: Place) {
        let mut scopes = vec![place.scope];
        if place.origin == Origin::Library {
            for attr in &item.attrs {
                if let AttrArgs::Each(vars) = &attr.args {
                    scopes = self.each_scopes(&scopes, vars);
                }
            }
        }
        for scope in scopes {
            self.declare(item, Place { scope, ..place });
        }
    }

    /// One scope (a chain of one alias per row) per column of an `#[each]`.
    fn each_scopes(&self, outer: &[ScopeId], vars: &'a [ast::EachVar]) -> Vec<ScopeId> {
        let columns = vars.iter().map(|var| var.types.len()).min().unwrap_or(0);
        let mut scopes = Vec::with_capacity(outer.len() * columns);
        for parent in outer {
            for column in 0..columns {
                let chain = |outer, var: &'a ast::EachVar| {
                    self.new_scope(Some(outer), ScopeKind::Each { name: var.name.name, ty: &var.types[column] })
                };
                scopes.push(vars.iter().fold(*parent, chain));
            }
        }
        scopes
    }

    fn decl(
        &self,
        name: Ident,
        attrs: &'a [ast::Attribute],
        vis: Visibility,
        place: Place,
        def: DefId,
        span: Span,
    ) -> Decl<'a> {
        let scope = self.item_scope(def, place.scope);
        Decl { name, attrs, vis, origin: place.origin, scope, module: place.module, span, derived: None }
    }

    fn declare(&self, item: &'a ast::Item, place: Place) {
        if place.origin == Origin::User {
            self.check_attrs(item);
        }
        let vis = self.visibility(&item.vis, place.module, place.scope);
        match &item.kind {
            ItemKind::Fn(it) => {
                let id = self.fns.borrow().next_id();
                let decl = self.decl(it.name, &item.attrs, vis, place, DefId::Fn(id), item.span);
                self.fns.borrow_mut().push(FnDecl {
                    decl,
                    kind: FnDeclKind::Written(it),
                    container: Container::Module,
                });
                self.define(place.module, it.name, Namespace::Value, Res::Fn(id), vis, item.span);
                self.mark_lang_item(&decl, LangItem::Fn(id));
                self.user_item(place, DefId::Fn(id), |walk| visit::walk_fn(walk, it));
            }
            ItemKind::Struct(it) => self.declare_adt(item, it.name, AdtAst::Struct(it), vis, place),
            ItemKind::Union(it) => self.declare_adt(item, it.name, AdtAst::Union(it), vis, place),
            ItemKind::Enum(it) => self.declare_adt(item, it.name, AdtAst::Enum(it), vis, place),
            ItemKind::Impl(it) => {
                if place.origin == Origin::User && !matches!(item.vis.kind, VisKind::Inherited) {
                    let message = "visibility qualifiers are not permitted here";
                    self.report(Diagnostic::error(Code::E(449), item.vis.span, message));
                }
                self.declare_impl(item, it, place, None);
            }
            ItemKind::Trait(it) => {
                let id = self.traits.borrow().next_id();
                let decl = self.decl(it.name, &item.attrs, vis, place, DefId::Trait(id), item.span);
                self.traits.borrow_mut().push(TraitDecl { decl, ast: it });
                self.define(place.module, it.name, Namespace::Type, Res::Trait(id), vis, item.span);
                self.mark_lang_item(&decl, LangItem::Trait(id));
                match place.origin {
                    Origin::User => {
                        self.user_defs.borrow_mut().push(DefId::Trait(id));
                        self.walk_assoc_items(&self.trait_items(id), &it.items);
                    }
                    Origin::Library if has_lang_items(&it.items) => {
                        self.trait_items(id);
                    }
                    Origin::Library => {}
                }
            }
            ItemKind::Const(it) => {
                let id = self.consts.borrow().next_id();
                let decl = self.decl(it.name, &item.attrs, vis, place, DefId::Const(id), item.span);
                let kind = ConstDeclKind::Written(it);
                self.consts.borrow_mut().push(ConstDecl { decl, kind, container: Container::Module });
                if it.name.name.as_str() != "_" {
                    self.define(place.module, it.name, Namespace::Value, Res::Const(id), vis, item.span);
                }
                self.user_item(place, DefId::Const(id), |walk| visit::walk_item(walk, item));
            }
            ItemKind::Static(it) => {
                let id = self.statics.borrow().next_id();
                let decl = self.decl(it.name, &item.attrs, vis, place, DefId::Static(id), item.span);
                self.statics.borrow_mut().push(StaticDecl { decl, ast: it });
                self.define(place.module, it.name, Namespace::Value, Res::Static(id), vis, item.span);
                self.user_item(place, DefId::Static(id), |walk| visit::walk_item(walk, item));
            }
            ItemKind::TypeAlias(it) => {
                let id = self.aliases.borrow().next_id();
                let decl = self.decl(it.name, &item.attrs, vis, place, DefId::Alias(id), item.span);
                self.aliases.borrow_mut().push(AliasDecl { decl, ast: it, container: None });
                self.define(place.module, it.name, Namespace::Type, Res::Alias(id), vis, item.span);
                self.user_item(place, DefId::Alias(id), |walk| visit::walk_item(walk, item));
            }
            ItemKind::Mod(it) => self.declare_mod(item, it, vis, place),
            ItemKind::Use(tree) => {
                let prefix = Vec::new();
                self.declare_use(tree, &prefix, tree.prefix.global.is_some(), false, vis, item.span, place);
            }
            ItemKind::ExternCrate(it) => self.declare_extern_crate(item, it, vis, place),
            ItemKind::ForeignMod(it) => {
                for function in self.foreign_functions(item, it) {
                    self.declare(self.arena.alloc(function), place);
                }
            }
            ItemKind::MacroRules(name) => self.report(Diagnostic::unsupported(name.span, "`macro_rules!`")),
            ItemKind::MacroCall(call) => {
                self.report(Diagnostic::unsupported(call.path_span, "this macro in item position"))
            }
        }
    }

    fn declare_adt(&self, item: &'a ast::Item, name: Ident, ast: AdtAst<'a>, vis: Visibility, place: Place) {
        let id = self.adts.borrow().next_id();
        let decl = self.decl(name, &item.attrs, vis, place, DefId::Adt(id), item.span);
        self.adts.borrow_mut().push(AdtDecl { decl, ast });
        self.define(place.module, name, Namespace::Type, Res::Adt(id), vis, item.span);
        if let AdtAst::Struct(ast::Struct { data, .. }) = ast {
            let ctor_vis = data.fields().iter().fold(vis, |vis, field| {
                self.narrower(vis, self.visibility_quiet(&field.vis, place.module, place.scope))
            });
            match data {
                VariantData::Unit | VariantData::Tuple(_) => {
                    let res = Res::Ctor(id, VariantIdx::STRUCT);
                    self.define(place.module, name, Namespace::Value, res, ctor_vis, item.span);
                }
                VariantData::Named(_) => {}
            }
        }
        self.mark_lang_item(&decl, LangItem::Adt(id));
        self.user_item(place, DefId::Adt(id), |walk| visit::walk_item(walk, item));
        self.declare_derives(item, place);
    }

    /// Expands `#[derive(..)]` into impls next to the item.
    fn declare_derives(&self, item: &'a ast::Item, place: Place) {
        for expanded in crate::resolve::derive::expand(self, item) {
            let derived = expanded.trait_span;
            let item: &'a ast::Item = self.arena.alloc(expanded.item);
            if let ItemKind::Impl(it) = &item.kind {
                self.declare_impl(item, it, place, Some(derived));
            }
        }
    }

    fn declare_impl(&self, item: &'a ast::Item, it: &'a ast::Impl, place: Place, derived: Option<Span>) {
        let id = self.impls.borrow().next_id();
        let name = Ident { name: Symbol::intern("impl"), span: it.header_span };
        let vis = Visibility::Public;
        let mut decl = self.decl(name, &item.attrs, vis, place, DefId::Impl(id), item.span);
        decl.derived = derived;
        self.impls.borrow_mut().push(ImplDecl { decl, ast: it });
        match place.origin {
            Origin::User => {
                self.user_impls.borrow_mut().push(id);
                self.user_defs.borrow_mut().push(DefId::Impl(id));
                self.walk_assoc_items(&self.impl_items(id), &it.items);
            }
            Origin::Library if has_lang_items(&it.items) => {
                self.impl_items(id);
                self.file_library_impl(id, it, decl.scope);
            }
            Origin::Library => self.file_library_impl(id, it, decl.scope),
        }
    }

    fn file_library_impl(&self, id: ImplId, it: &ast::Impl, scope: ScopeId) {
        match &it.trait_ref {
            Some(path) => {
                if let Some(last) = path.segments.last() {
                    let key = self.self_key(&it.self_ty, scope).filter(|_| !starts_with_param(&it.self_ty, it));
                    let key = key.unwrap_or_else(|| Symbol::intern(""));
                    let mut impls = self.library_impls.borrow_mut();
                    impls.entry(last.ident.name).or_default().entry(key).or_default().push(id);
                }
            }
            None => {
                if let Some(key) = self.self_key(&it.self_ty, scope) {
                    self.library_inherent.borrow_mut().entry(key).or_default().push(id);
                }
            }
        }
    }

    /// The word under which impls for a type are filed.
    fn self_key(&self, ty: &ast::Type, scope: ScopeId) -> Option<Symbol> {
        let key = match &ty.peel().kind {
            TypeKind::Path(path) => {
                let name = path.path.segments.last()?.ident.name;
                return match self.each_alias(scope, name) {
                    Some((ty, outer)) => self.self_key(ty, outer),
                    None => Some(name),
                };
            }
            TypeKind::Ref { mutable, .. } => {
                if *mutable {
                    "&mut"
                } else {
                    "&"
                }
            }
            TypeKind::Ptr { mutable, .. } => {
                if *mutable {
                    "*mut"
                } else {
                    "*const"
                }
            }
            TypeKind::Slice(_) => "[]",
            TypeKind::Array { .. } => "[;]",
            TypeKind::Tuple(_) => "()",
            TypeKind::Never => "!",
            TypeKind::TraitObject { .. } => "dyn",
            TypeKind::FnPtr(_) | TypeKind::Infer | TypeKind::ImplTrait(_) | TypeKind::Paren(_) | TypeKind::Macro(_) => {
                return None;
            }
        };
        Some(Symbol::intern(key))
    }

    /// What `name` stands for if it is the name of an enclosing `#[each]`, and the scope outside of that.
    pub(crate) fn each_alias(&self, scope: ScopeId, name: Symbol) -> Option<(&'a ast::Type, ScopeId)> {
        let mut next = Some(scope);
        while let Some(id) = next {
            let scope = self.scope(id);
            match scope.kind {
                ScopeKind::Each { name: each, ty } if each == name => return Some((ty, scope.parent?)),
                _ => next = scope.parent,
            }
        }
        None
    }

    fn declare_mod(&self, item: &'a ast::Item, it: &'a ast::Mod, vis: Visibility, place: Place) {
        let parent = Some((place.module, place.scope));
        let (id, scope) = self.new_module(parent, it.name.name, place.origin, false, vis, item.span);
        self.define(place.module, it.name, Namespace::Type, Res::Module(id), vis, item.span);
        match (&it.items, place.origin) {
            (Some(items), _) => self.collect_items(items, Place { module: id, scope, origin: place.origin }),
            (None, Origin::Library) => {
                let outer = self.modules.borrow()[place.module].file;
                let declared = outer.map_or(&[][..], |file| file.items_named(it.name.name.as_str()));
                for declared in declared {
                    if let OutlineKind::Module(file) = declared.outline().kind {
                        self.set_library_module(file, id);
                    }
                }
            }
            (None, Origin::User) => {
                self.report(
                    Diagnostic::unsupported(item.span, "a module in a file of its own")
                        .help("write the module's items here, in braces"),
                );
            }
        }
    }

    fn declare_extern_crate(&self, item: &'a ast::Item, it: &'a ast::ExternCrate, vis: Visibility, place: Place) {
        self.check_macro_use(item, place.module == USER_ROOT);
        match it.name.name.as_str() {
            "std" | "core" | "alloc" => {
                let name = it.rename.unwrap_or(it.name);
                if name.name.as_str() != "_" {
                    self.define(place.module, name, Namespace::Type, Res::Module(LIBRARY_ROOT), vis, item.span);
                }
            }
            "self" => match it.rename {
                Some(name) => self.define(place.module, name, Namespace::Type, Res::Module(USER_ROOT), vis, item.span),
                None => {
                    let message = "`extern crate self;` requires renaming";
                    self.report(Diagnostic::error(Code::None, item.span, message));
                }
            },
            name => self.report(
                Diagnostic::error(Code::E(463), item.span, format!("can't find crate for `{name}`"))
                    .primary("can't find crate"),
            ),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the state of one recursion")]
    /// Flattens a `use` tree into one import per leaf.
    fn declare_use(
        &self,
        tree: &'a ast::UseTree,
        prefix: &[&'a ast::PathSegment],
        global: bool,
        in_group: bool,
        vis: Visibility,
        item_span: Span,
        place: Place,
    ) {
        let mut path = prefix.to_vec();
        path.extend(&tree.prefix.segments);
        match &tree.kind {
            UseKind::Group(trees) => {
                for inner in trees {
                    self.declare_use(
                        inner,
                        &path,
                        global || inner.prefix.global.is_some(),
                        true,
                        vis,
                        item_span,
                        place,
                    );
                }
            }
            UseKind::Glob => {
                let name = Ident { name: Symbol::intern("*"), span: tree.span };
                self.add_import(path, name, global, true, false, vis, tree.span, item_span, place);
            }
            UseKind::Simple { rename } => {
                let Some(mut last) = path.last().copied() else { return };
                let mut is_self = false;
                if last.ident.name.as_str() == "self" && path.len() > 1 {
                    // `use a::b::{self}` is `use a::b`, in the type namespace only.
                    if prefix.is_empty() || tree.prefix.segments.len() != 1 {
                        self.report(Diagnostic::error(
                            Code::E(429),
                            tree.span,
                            "`self` imports are only allowed within a { } list",
                        ));
                    }
                    path.pop();
                    is_self = true;
                    match path.last() {
                        Some(segment) => last = segment,
                        None => return,
                    }
                } else if last.ident.name.as_str() == "self" && !prefix.is_empty() {
                    return;
                }
                if path.len() == 1 && last.ident.name.as_str() == "self" && rename.is_none() {
                    let error = if !in_group && tree.prefix.segments.len() == 1 && prefix.is_empty() {
                        Diagnostic::error(Code::E(429), tree.span, "`self` imports are only allowed within a { } list")
                    } else {
                        Diagnostic::error(Code::None, tree.span, "crate root imports need to be explicitly named")
                    };
                    self.report(error);
                    return;
                }
                let name = rename.unwrap_or(last.ident);
                self.add_import(path, name, global, false, is_self, vis, tree.span, item_span, place);
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one import, named at the only two calls")]
    fn add_import(
        &self,
        path: Vec<&'a ast::PathSegment>,
        name: Ident,
        global: bool,
        is_glob: bool,
        is_self: bool,
        vis: Visibility,
        span: Span,
        item_span: Span,
        place: Place,
    ) {
        let import = Import {
            module: place.module,
            scope: place.scope,
            path: path.into(),
            global,
            name,
            is_glob,
            is_self,
            vis,
            span,
            item_span,
        };
        let id = self.imports.borrow_mut().push(import);
        let mut modules = self.modules.borrow_mut();
        let module = &mut modules[place.module];
        if is_glob {
            module.globs.push(id);
        } else {
            module.imports.entry(name.name).or_default().push(id);
        }
    }

    /// Enters a name into a module, or reports that it is taken.
    fn define(&self, module: ModuleId, name: Ident, ns: Namespace, res: Res, vis: Visibility, span: Span) {
        let entry = Entry { res, vis, span };
        let mut modules = self.modules.borrow_mut();
        let names = &mut modules[module].items;
        match names.get(&(name.name, ns)) {
            None => {
                names.insert((name.name, ns), entry);
            }
            Some(old) => {
                let old_span = old.span;
                drop(modules);
                // A tuple struct is in both namespaces; one report is enough.
                let what = match ns {
                    Namespace::Type => "type",
                    Namespace::Value => "value",
                };
                self.report(
                    Diagnostic::error(Code::E(428), span, format!("the name `{name}` is defined multiple times"))
                        .primary(format!("`{name}` redefined here"))
                        .label(old_span, format!("previous definition of the {what} `{name}` here")),
                );
            }
        }
    }

    /// Remembers a library item that is marked `#[lang = "name"]`.
    fn mark_lang_item(&self, decl: &Decl<'_>, item: LangItem) {
        if decl.origin == Origin::Library
            && let Some(name) = ast::find_attr(decl.attrs, "lang").and_then(|attr| attr.value_str())
        {
            self.lang.borrow_mut().entry(name).or_insert(item);
        }
    }

    /// Remembers a user's item and declares what is nested in its blocks.
    fn user_item(&self, place: Place, def: DefId, walk: impl FnOnce(&mut BlockWalk<'_, 'a>)) {
        if place.origin == Origin::User {
            self.user_defs.borrow_mut().push(def);
            let scope = self.decl_of(def).scope;
            walk(&mut BlockWalk { names: self, scope });
        }
    }

    fn walk_assoc_items(&self, items: &AssocItems, ast: &'a [ast::AssocItem]) {
        let mut items = items.list.iter();
        for item in ast {
            if item.name().is_none() {
                continue;
            }
            let Some((_, id)) = items.next() else { return };
            let def = id.def();
            self.user_defs.borrow_mut().push(def);
            let scope = self.decl_of(def).scope;
            visit::walk_assoc_item(&mut BlockWalk { names: self, scope }, item);
        }
    }

    // -------------------------------------------------------------------------------------------- associated items

    /// The items declared in a trait.
    pub fn trait_items(&self, id: TraitId) -> Rc<AssocItems> {
        if let Some(items) = self.trait_items.borrow().get(&id) {
            return items.clone();
        }
        let TraitDecl { decl, ast } = self.traits.borrow()[id];
        let items = Rc::new(self.declare_assoc_items(&ast.items, &decl, Container::Trait(id), decl.vis));
        self.trait_items.borrow_mut().insert(id, items.clone());
        items
    }

    /// The items written in an impl.
    pub fn impl_items(&self, id: ImplId) -> Rc<AssocItems> {
        if let Some(items) = self.impl_items.borrow().get(&id) {
            return items.clone();
        }
        let ImplDecl { decl, ast } = self.impls.borrow()[id];
        let items = Rc::new(self.declare_assoc_items(&ast.items, &decl, Container::Impl(id), Visibility::Public));
        self.impl_items.borrow_mut().insert(id, items.clone());
        items
    }

    fn declare_assoc_items(
        &self,
        ast: &'a [ast::AssocItem],
        parent: &Decl<'a>,
        container: Container,
        inherited: Visibility,
    ) -> AssocItems {
        let place = Place { module: parent.module, scope: parent.scope, origin: parent.origin };
        let inherent = match container {
            Container::Impl(id) => self.impls.borrow()[id].ast.trait_ref.is_none(),
            Container::Trait(_) | Container::Module => false,
        };
        let mut items = AssocItems::default();
        for item in ast {
            let vis = if inherent { self.visibility(&item.vis, place.module, place.scope) } else { inherited };
            let make = |name: Ident, def: DefId| {
                let mut decl = self.decl(name, &item.attrs, vis, place, def, item.span);
                decl.derived = parent.derived;
                decl
            };
            match &item.kind {
                AssocItemKind::Fn(it) => {
                    let id = self.fns.borrow().next_id();
                    let decl = make(it.name, DefId::Fn(id));
                    self.fns.borrow_mut().push(FnDecl { decl, kind: FnDeclKind::Written(it), container });
                    self.mark_lang_item(&decl, LangItem::Fn(id));
                    items.push(it.name, AssocItem::Fn(id));
                }
                AssocItemKind::Const(it) => {
                    let id = self.consts.borrow().next_id();
                    let decl = make(it.name, DefId::Const(id));
                    let kind = ConstDeclKind::Written(it);
                    self.consts.borrow_mut().push(ConstDecl { decl, kind, container });
                    items.push(it.name, AssocItem::Const(id));
                }
                AssocItemKind::Type(it) => match container {
                    Container::Trait(trait_id) => {
                        let id = self.assoc_tys.borrow().next_id();
                        let decl = make(it.name, DefId::AssocTy(id));
                        self.assoc_tys.borrow_mut().push(AssocTyDecl { decl, ast: it, trait_id });
                        items.push(it.name, AssocItem::Type(id));
                    }
                    Container::Impl(impl_id) => {
                        let id = self.aliases.borrow().next_id();
                        let decl = make(it.name, DefId::Alias(id));
                        self.aliases.borrow_mut().push(AliasDecl { decl, ast: it, container: Some(impl_id) });
                        items.push(it.name, AssocItem::Alias(id));
                    }
                    Container::Module => {}
                },
                AssocItemKind::MacroCall(call) => {
                    self.report(Diagnostic::unsupported(call.path_span, "a macro call among associated items"));
                }
            }
        }
        items
    }

    // ------------------------------------------------------------------------------------------ enums, constructors

    /// The variants of an enum by name.
    pub fn variants_by_name(&self, id: AdtId) -> Rc<HashMap<Symbol, VariantIdx>> {
        if let Some(map) = self.variant_maps.borrow().get(&id) {
            return map.clone();
        }
        let mut map = HashMap::default();
        if let AdtAst::Enum(ast) = self.adts.borrow()[id].ast {
            for (i, variant) in ast.variants.iter().enumerate() {
                map.entry(variant.name.name).or_insert(VariantIdx(i as u32));
            }
        }
        let map = Rc::new(map);
        self.variant_maps.borrow_mut().insert(id, map.clone());
        map
    }

    pub fn variant_named(&self, id: AdtId, name: Symbol) -> Option<VariantIdx> {
        self.variants_by_name(id).get(&name).copied()
    }

    /// How a variant (or struct) is written, with its name and attributes' place.
    pub fn variant_data(&self, id: AdtId, variant: VariantIdx) -> Option<(&'a VariantData, Ident)> {
        match self.adts.borrow()[id].ast {
            AdtAst::Struct(it) | AdtAst::Union(it) => Some((&it.data, it.name)),
            AdtAst::Enum(it) => it.variants.get(variant.0 as usize).map(|v| (&v.data, v.name)),
        }
    }

    /// The function that a constructor is as a value.
    pub fn ctor_fn(&self, adt: AdtId, variant: VariantIdx) -> FnId {
        if let Some(id) = self.ctors.borrow().get(&(adt, variant)) {
            return *id;
        }
        let AdtDecl { decl, .. } = self.adts.borrow()[adt];
        let name = self.variant_data(adt, variant).map_or(decl.name, |(_, name)| name);
        let container = Container::Module;
        let decl = Decl { name, attrs: &[], ..decl };
        let id = self.fns.borrow_mut().push(FnDecl { decl, kind: FnDeclKind::Ctor(adt, variant), container });
        self.ctors.borrow_mut().insert((adt, variant), id);
        id
    }

    /// Gives an expression inside a type an identity of its own.
    pub fn declare_anon_const(&self, expr: &'a ast::Expr, ty: Ty, scope: ScopeId) -> ConstId {
        let module = self.scope_module(scope);
        let origin = self.modules.borrow()[module].origin;
        let place = Place { module, scope, origin };
        let id = self.consts.borrow().next_id();
        let name = Ident { name: Symbol::intern("{constant}"), span: expr.span };
        let vis = Visibility::Module(module.0);
        let decl = self.decl(name, &[], vis, place, DefId::Const(id), expr.span);
        let kind = ConstDeclKind::Anon(expr, ty);
        self.consts.borrow_mut().push(ConstDecl { decl, kind, container: Container::Module })
    }

    // --------------------------------------------------------------------------------------------------- accessors

    pub fn decl_of(&self, def: DefId) -> Decl<'a> {
        match def {
            DefId::Adt(id) => self.adts.borrow()[id].decl,
            DefId::Fn(id) => self.fns.borrow()[id].decl,
            DefId::Trait(id) => self.traits.borrow()[id].decl,
            DefId::Impl(id) => self.impls.borrow()[id].decl,
            DefId::Const(id) => self.consts.borrow()[id].decl,
            DefId::Static(id) => self.statics.borrow()[id].decl,
            DefId::Alias(id) => self.aliases.borrow()[id].decl,
            DefId::AssocTy(id) => self.assoc_tys.borrow()[id].decl,
        }
    }

    /// The parameters as written. Constructors have their type's.
    pub fn ast_generics(&self, def: DefId) -> Option<&'a ast::Generics> {
        Some(match def {
            DefId::Adt(id) => match self.adts.borrow()[id].ast {
                AdtAst::Struct(it) | AdtAst::Union(it) => &it.generics,
                AdtAst::Enum(it) => &it.generics,
            },
            DefId::Fn(id) => match self.fns.borrow()[id].kind {
                FnDeclKind::Written(it) => &it.generics,
                FnDeclKind::Ctor(..) => return None,
            },
            DefId::Trait(id) => &self.traits.borrow()[id].ast.generics,
            DefId::Impl(id) => &self.impls.borrow()[id].ast.generics,
            DefId::Const(id) => match self.consts.borrow()[id].kind {
                ConstDeclKind::Written(it) => &it.generics,
                ConstDeclKind::Anon(..) => return None,
            },
            DefId::Static(_) => return None,
            DefId::Alias(id) => &self.aliases.borrow()[id].ast.generics,
            DefId::AssocTy(id) => &self.assoc_tys.borrow()[id].ast.generics,
        })
    }

    /// Whether a module is inside of a function.
    pub fn is_in_block(&self, module: ModuleId) -> bool {
        let modules = self.modules.borrow();
        std::iter::successors(Some(module), |id| modules[*id].parent).any(|id| modules[id].is_block)
    }

    /// The trait or impl that `def` is an associated item of.
    pub fn assoc_parent(&self, def: DefId) -> Option<DefId> {
        let container = match def {
            DefId::Fn(id) => self.fns.borrow()[id].container,
            DefId::Const(id) => self.consts.borrow()[id].container,
            DefId::Alias(id) => return self.aliases.borrow()[id].container.map(DefId::Impl),
            DefId::AssocTy(id) => return Some(DefId::Trait(self.assoc_tys.borrow()[id].trait_id)),
            DefId::Adt(_) | DefId::Trait(_) | DefId::Impl(_) | DefId::Static(_) => return None,
        };
        match container {
            Container::Module => None,
            Container::Trait(id) => Some(DefId::Trait(id)),
            Container::Impl(id) => Some(DefId::Impl(id)),
        }
    }

    // -------------------------------------------------------------------------------------------------- visibility

    /// What a written visibility means, reporting a bad path.
    pub fn visibility(&self, vis: &ast::Visibility, module: ModuleId, scope: ScopeId) -> Visibility {
        let here = self.normal_module(module);
        match &vis.kind {
            VisKind::Inherited => Visibility::Module(here.0),
            VisKind::Public => Visibility::Public,
            VisKind::Restricted(path) => Visibility::Module(self.restricted(path, here, scope).unwrap_or(here).0),
        }
    }

    fn visibility_quiet(&self, vis: &ast::Visibility, module: ModuleId, scope: ScopeId) -> Visibility {
        self.visibility(vis, module, scope)
    }

    fn restricted(&self, path: &ast::Path, here: ModuleId, _scope: ScopeId) -> Option<ModuleId> {
        let mut module = here;
        let user_root = self.root_of(here);
        for (i, segment) in path.segments.iter().enumerate() {
            match segment.ident.name.as_str() {
                "crate" if i == 0 => module = user_root,
                "self" if i == 0 => {}
                "super" => match self.modules.borrow()[module].parent {
                    Some(parent) => module = self.modules.borrow()[parent].normal,
                    None => {
                        self.report(Diagnostic::error(
                            Code::E(433),
                            segment.ident.span,
                            "there are too many leading `super` keywords",
                        ));
                        return None;
                    }
                },
                _ => {
                    let entry = self.entry(module, segment.ident.name, Namespace::Type);
                    // Only ancestors may be named, and those are declared before what they contain.
                    match entry.map(|entry| entry.res) {
                        Some(Res::Module(id)) => module = id,
                        _ => {
                            let message = format!("cannot find module `{}`", segment.ident);
                            self.report(Diagnostic::error(Code::E(433), segment.ident.span, message));
                            return None;
                        }
                    }
                }
            }
        }
        if self.is_ancestor(module, here) {
            Some(module)
        } else {
            self.report(Diagnostic::error(
                Code::E(742),
                path.span,
                "visibilities can only be restricted to ancestor modules",
            ));
            None
        }
    }

    /// The root module of the crate that contains `module`.
    pub fn root_of(&self, module: ModuleId) -> ModuleId {
        match self.modules.borrow()[module].origin {
            Origin::User => USER_ROOT,
            Origin::Library => LIBRARY_ROOT,
        }
    }

    /// Whether `ancestor` is `module` or contains it.
    pub fn is_ancestor(&self, ancestor: ModuleId, module: ModuleId) -> bool {
        let modules = self.modules.borrow();
        let mut next = Some(module);
        while let Some(id) = next {
            if id == ancestor {
                return true;
            }
            next = modules[id].parent;
        }
        false
    }

    pub fn is_accessible(&self, vis: Visibility, from: ModuleId) -> bool {
        match vis {
            Visibility::Public => true,
            Visibility::Module(id) => self.is_ancestor(ModuleId(id), from),
        }
    }

    /// The stricter of two visibilities (of nested modules; unrelated ones cannot meet).
    pub fn narrower(&self, a: Visibility, b: Visibility) -> Visibility {
        match (a, b) {
            (Visibility::Public, other) | (other, Visibility::Public) => other,
            (Visibility::Module(x), Visibility::Module(y)) => {
                if self.is_ancestor(ModuleId(x), ModuleId(y)) {
                    b
                } else {
                    a
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------- diagnostics

    /// See `Tcx::report`.
    pub fn report(&self, diagnostic: Diagnostic) {
        if self.muted.get() > 0 {
            return;
        }
        if self.reported.borrow_mut().insert((diagnostic.code, diagnostic.primary.span)) {
            self.diagnostics.borrow_mut().push(diagnostic);
        }
    }

    /// Takes back errors of the user's that `keep` refuses.
    pub(crate) fn retain_diagnostics(&self, keep: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics.borrow_mut().retain(|diagnostic| !is_user(diagnostic.primary.span) || keep(diagnostic));
    }

    /// The errors of the user's file or of library files, in source order.
    pub fn diagnostics(&self, user: bool) -> Vec<Diagnostic> {
        let mut list: Vec<Diagnostic> =
            self.diagnostics.borrow().iter().filter(|d| is_user(d.primary.span) == user).cloned().collect();
        list.sort_by_key(|d| d.primary.span);
        list
    }
}

/// Whether a type is a parameter of the impl or an associated type of anything, and so may be any type.
fn starts_with_param(ty: &ast::Type, it: &ast::Impl) -> bool {
    let TypeKind::Path(path) = &ty.peel().kind else { return false };
    let first = path.path.segments.first().map(|segment| segment.ident.name);
    path.qself.is_some() || it.generics.params.iter().any(|param| Some(param.name.name) == first)
}

fn has_lang_items(items: &[ast::AssocItem]) -> bool {
    items.iter().any(|item| ast::find_attr(&item.attrs, "lang").is_some())
}

impl AssocItem {
    pub fn def(self) -> DefId {
        match self {
            AssocItem::Fn(id) => DefId::Fn(id),
            AssocItem::Const(id) => DefId::Const(id),
            AssocItem::Type(id) => DefId::AssocTy(id),
            AssocItem::Alias(id) => DefId::Alias(id),
        }
    }
}

/// Declares the items of all blocks inside an item of the user, each block in the scope around it.
pub(crate) struct BlockWalk<'n, 'a> {
    names: &'n Names<'a>,
    scope: ScopeId,
}

impl<'a> Visit<'a> for BlockWalk<'_, 'a> {
    fn visit_item(&mut self, _: &'a ast::Item) {
        // Declared with its block, which walks into it from there.
    }
    fn visit_block(&mut self, block: &'a ast::Block) {
        let outer = self.scope;
        self.scope = self.names.block_scope(block, outer);
        visit::walk_block(self, block);
        self.scope = outer;
    }
}
