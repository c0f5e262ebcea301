//! The type checker's tables: every question about an item, answered on demand and remembered.
//!
//! Nothing is computed before someone asks, so a program pays for the library items that it reaches and no others. A query
//! that comes to need its own answer reports E0391 and gives an error value.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hash::HashMap;
use crate::hir::*;
use crate::index::IdVec;
use crate::resolve::*;
use crate::source::{Sources, Span, Symbol};
use crate::ty::*;

use super::tables::SolverCaches;
pub use super::tables::{ImplFilter, ImplHeader, SimplifiedTy};

/// See the module documentation.
pub struct Tcx<'a> {
    pub names: Names<'a>,
    pub(crate) caches: Caches,
}

/// A memoised answer, or that it is being computed.
pub(crate) type Cache<K, V> = RefCell<HashMap<K, Option<V>>>;

#[derive(Default)]
pub(crate) struct Caches {
    pub adts: Cache<AdtId, Rc<Adt>>,
    pub fns: Cache<FnId, Rc<Fn>>,
    pub traits: Cache<TraitId, Rc<Trait>>,
    pub assoc_tys: Cache<AssocTyId, Rc<AssocTy>>,
    pub impls: Cache<ImplId, Rc<Impl>>,
    pub headers: Cache<ImplId, Rc<ImplHeader>>,
    pub consts: Cache<ConstId, Rc<ConstItem>>,
    pub statics: Cache<StaticId, Rc<StaticItem>>,
    pub aliases: Cache<AliasId, Ty>,
    pub params: Cache<DefId, Rc<ParamList>>,
    pub generics: Cache<DefId, Rc<Generics>>,
    pub fn_sigs: Cache<FnId, Rc<FnSigData>>,
    pub envs: Cache<DefId, ParamEnv>,
    pub super_predicates: Cache<TraitId, Rc<[Predicate]>>,
    pub param_defaults: Cache<(DefId, usize), Option<Arg>>,
    pub anon_values: Cache<ConstId, Const>,
    pub evaluations: RefCell<super::check::consteval::Evaluations>,
    /// Bodies with `const { .. }` in them.
    pub const_blocks: RefCell<std::collections::HashSet<BodyOwner>>,
    /// Those that are running, the innermost last, and where they were asked for.
    pub evaluating: RefCell<Vec<((BodyOwner, Args), Span)>>,
    pub user_impl_index: Cache<TraitId, Rc<ImplIndex>>,
    pub trait_impls: Cache<(TraitId, ImplFilter), Rc<[ImplId]>>,
    pub inherent: Cache<SimplifiedTy, Rc<[ImplId]>>,
    pub traits_in_scope: Cache<ScopeId, Rc<[TraitId]>>,
    pub anon_consts: RefCell<HashMap<(Span, ScopeId), ConstId>>,
    pub opaques: RefCell<IdVec<OpaqueId, Rc<OpaqueTy>>>,
    pub hidden: RefCell<HashMap<OpaqueId, Ty>>,
    pub closures: RefCell<IdVec<ClosureId, ClosureEntry>>,
    /// `Self` of impls, known before the whole header is.
    pub self_tys: RefCell<HashMap<ImplId, Ty>>,
    /// Mentions of trait objects that could not be looked at when they were lowered.
    pub dyn_questions: RefCell<Vec<(TraitId, Span)>>,
    pub dyn_violations: Cache<TraitId, Option<String>>,
    /// Some trait that cannot be an object is used as one, which was reported.
    pub has_dyn_violation: Cell<bool>,
    /// Impls against the orphan rule, reported: their items are not looked at.
    pub misplaced_impls: RefCell<std::collections::HashSet<ImplId>>,
    /// Traits with an impl that may not be there, reported: of bodies that mention their items less is said.
    pub incoherent_traits: RefCell<std::collections::HashSet<TraitId>>,
    /// Types that contain themselves, reported.
    pub infinite: RefCell<std::collections::HashSet<AdtId>>,
    /// Types of which dropping asks about themselves, reported; whether by asking if they need it.
    pub drop_cycles: RefCell<std::collections::HashSet<(AdtId, bool)>>,
    pub solver: SolverCaches,
    /// Bodies with patterns that miss a value, reported.
    pub inexhaustive: RefCell<std::collections::HashSet<BodyOwner>>,
    /// Errors of bodies that are reported only if there are no others.
    pub late: RefCell<Vec<Diagnostic>>,
    /// Names of associated types that such a cycle was reported for.
    pub assoc_cycles: RefCell<std::collections::HashSet<Symbol>>,
    /// Searches for associated types by name that are going on, to notice cycles.
    pub assoc_searches: RefCell<std::collections::HashSet<(TraitId, Symbol)>>,
    /// A trait that is named where only a trait may be is none, or needs itself: rustc looks at no types of bodies then.
    pub lost_trait: Cell<bool>,
    /// Where such traits are named.
    pub lost_traits: RefCell<Vec<Span>>,
    /// What items ask of lifetimes, see [`Tcx::region_items`].
    pub region_items: RefCell<Vec<RegionItem>>,
    pub bodies: Cache<BodyOwner, Option<Rc<Body>>>,
    pub user_impls_by_trait: RefCell<Option<Rc<HashMap<TraitId, Vec<ImplId>>>>>,
    pub user_inherent: RefCell<Option<Rc<Vec<(ImplId, Option<SimplifiedTy>)>>>>,
}

/// What a closure is before and after capture analysis.
pub(crate) struct ClosureEntry {
    pub owner: BodyOwner,
    pub span: Span,
    pub done: Option<Rc<Closure>>,
}

/// The parameters of an item as written, before their bounds are known.
#[derive(Clone, Debug, Default)]
pub struct ParamList {
    pub parent: Option<DefId>,
    pub parent_count: usize,
    /// The parent's, then the item's own written ones (lifetimes first), then one per `impl Trait` argument.
    /// Elided lifetimes come last of all, in `Generics` only.
    pub params: Vec<GenericParam>,
    /// Whether a type or const parameter has a default, by position.
    pub has_default: Vec<bool>,
}

/// A signature with the lifetimes that were left out in it.
#[derive(Clone, Debug)]
pub struct FnSigData {
    pub sig: FnSig,
    pub elided: Vec<GenericParam>,
    /// Bounds of `impl Trait` arguments.
    pub synthetic_predicates: Vec<(Predicate, Span)>,
    pub param_spans: Vec<Span>,
    pub ret_span: Span,
}

/// The user's impls of one trait by self type.
#[derive(Debug, Default)]
pub struct ImplIndex {
    pub all: Vec<ImplId>,
    pub by_self: HashMap<SimplifiedTy, Vec<ImplId>>,
    /// Self type is a parameter, projection or opaque type.
    pub blanket: Vec<ImplId>,
}

/// The written source of a body.
#[derive(Clone, Copy, Debug)]
pub enum BodySource<'a> {
    Fn {
        ast: &'a ast::Fn,
        block: &'a ast::Block,
        /// The function's generics scope; nested blocks: [`Tcx::block_scope`].
        scope: ScopeId,
    },
    /// The value of a const, static, array length or discriminant, of this type.
    Expr { expr: &'a ast::Expr, ty: Ty, scope: ScopeId },
}

impl<'a> Tcx<'a> {
    /// Collects the user's crate. The library is process-wide; its files must have been added to `sources` by
    /// [`Library::add_sources`] right after the user's file.
    pub fn new(sources: &'a Sources, user: &'a ast::Crate, arena: &'a Arena<ast::Item>) -> Tcx<'a> {
        Tcx { names: Names::new(sources, user, arena), caches: Caches::default() }
    }

    // ------------------------------------------------------------------------------------------------ diagnostics

    /// Records an error. Errors in library code are kept apart (see [`Tcx::library_errors`]); the same code at the same
    /// span is reported once.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.names.report(diagnostic);
    }

    /// Shorthand for an error without labels.
    pub fn error(&self, code: u16, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(Code::E(code), span, message));
    }

    /// The user's errors so far, in the order of their spans.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.names.diagnostics(true)
    }

    /// Errors inside library files: bugs of the library or the checker.
    pub fn library_errors(&self) -> Vec<Diagnostic> {
        self.names.diagnostics(false)
    }

    /// The type as rustc would print it.
    pub fn show(&self, ty: Ty) -> String {
        ty.display(self).to_string()
    }

    /// Keeps an error that counts only if the program has no others (see `check::check_late`).
    pub(crate) fn report_late(&self, diagnostics: Vec<Diagnostic>) {
        self.caches.late.borrow_mut().extend(diagnostics);
    }

    pub(crate) fn take_late(&self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.caches.late.borrow_mut())
    }

    // ------------------------------------------------------------------------------------------------------ caches

    /// Answers from `cache` or computes; a query that needs its own answer gets `cycle()`.
    pub(crate) fn query<K, V: Clone>(
        &self,
        cache: &Cache<K, V>,
        key: K,
        cycle: impl FnOnce() -> V,
        compute: impl FnOnce() -> V,
    ) -> V
    where
        K: Copy + Eq + std::hash::Hash,
    {
        match cache.borrow().get(&key) {
            Some(Some(value)) => return value.clone(),
            Some(None) => return cycle(),
            None => {}
        }
        cache.borrow_mut().insert(key, None);
        let value = compute();
        cache.borrow_mut().insert(key, Some(value.clone()));
        value
    }

    // ------------------------------------------------------------------------------------------------------- names

    /// Resolves a path as far as names go, reporting what is wrong with it (then `base` is [`Res::Err`]).
    /// Local variables are the caller's business: see [`Tcx::lookup_ident`].
    pub fn resolve_path(&self, scope: ScopeId, path: &ast::Path, source: PathSource) -> PartialRes {
        self.names.resolve_path(scope, path, source)
    }

    /// Looks a single name up from `scope` outward; stops before `stop` if given (the scope in which a local variable of that
    /// name was declared), so that only nearer items are found. Reports nothing.
    pub fn lookup_ident(&self, scope: ScopeId, stop: Option<ScopeId>, name: Symbol, ns: Namespace) -> Option<Res> {
        self.names.lookup_ident(scope, stop, name, ns)
    }

    /// The scope of a block inside a body: `parent` itself if the block declares no items.
    pub fn block_scope(&self, block: &'a ast::Block, parent: ScopeId) -> ScopeId {
        self.names.block_scope(block, parent)
    }

    /// Whether code in `scope` may name something of this visibility.
    pub fn is_accessible(&self, vis: Visibility, scope: ScopeId) -> bool {
        self.names.is_accessible(vis, self.names.scope_module(scope))
    }

    /// Traits whose methods may be called from here: declared, imported (also `as _` and by globs) or in the prelude.
    pub fn traits_in_scope(&self, scope: ScopeId) -> Rc<[TraitId]> {
        self.query(&self.caches.traits_in_scope, scope, || Rc::from([]), || self.names.traits_in_scope(scope).into())
    }

    /// The trait's associated item of this name (its own, not its supertraits').
    pub fn trait_item(&self, id: TraitId, name: Symbol, ns: Namespace) -> Option<AssocItem> {
        self.names.trait_items(id).get(name, ns)
    }

    /// The impl's associated item of this name, as written in it.
    pub fn impl_item(&self, id: ImplId, name: Symbol, ns: Namespace) -> Option<AssocItem> {
        self.names.impl_items(id).get(name, ns)
    }

    /// The struct, enum or union marked `#[lang = "name"]`.
    pub fn lang_adt(&self, name: &str) -> Option<AdtId> {
        match self.lang_item(name) {
            Some(LangItem::Adt(id)) => Some(id),
            Some(LangItem::Trait(_) | LangItem::Fn(_)) | None => None,
        }
    }

    pub fn lang_trait(&self, name: &str) -> Option<TraitId> {
        match self.lang_item(name) {
            Some(LangItem::Trait(id)) => Some(id),
            Some(LangItem::Adt(_) | LangItem::Fn(_)) | None => None,
        }
    }

    pub fn lang_fn(&self, name: &str) -> Option<FnId> {
        match self.lang_item(name) {
            Some(LangItem::Fn(id)) => Some(id),
            Some(LangItem::Adt(_) | LangItem::Trait(_)) | None => None,
        }
    }

    pub fn lang_item(&self, name: &str) -> Option<LangItem> {
        self.names.lang_item(name)
    }

    /// Whether this trait is the one marked `#[lang = "name"]`.
    pub fn is_lang_trait(&self, id: TraitId, name: &str) -> bool {
        self.lang_trait(name) == Some(id)
    }

    // --------------------------------------------------------------------------------------------------- closures

    /// A new closure in `owner`'s body; finished by [`Tcx::set_closure`].
    pub fn new_closure(&self, owner: BodyOwner, span: Span) -> ClosureId {
        self.caches.closures.borrow_mut().push(ClosureEntry { owner, span, done: None })
    }

    pub fn set_closure(&self, closure: Closure) {
        let id = closure.id;
        if let Some(entry) = self.caches.closures.borrow_mut().get_mut(id) {
            entry.done = Some(Rc::new(closure));
        }
    }

    /// The closure, if its body has been checked.
    pub fn closure_opt(&self, id: ClosureId) -> Option<Rc<Closure>> {
        self.caches.closures.borrow().get(id).and_then(|entry| entry.done.clone())
    }

    /// The function (or const, static) in whose body the closure is written.
    pub fn closure_owner(&self, id: ClosureId) -> BodyOwner {
        self.caches.closures.borrow()[id].owner
    }

    // ------------------------------------------------------------------------------------------------ opaque types

    pub fn opaque(&self, id: OpaqueId) -> Rc<OpaqueTy> {
        self.caches.opaques.borrow()[id].clone()
    }

    /// What the body of the declaring function says the type is, in terms of the function's parameters.
    pub fn set_hidden_ty(&self, id: OpaqueId, ty: Ty) {
        self.caches.hidden.borrow_mut().insert(id, ty);
    }

    /// The hidden type if known; the caller checks the declaring function's body first.
    pub fn hidden_ty(&self, id: OpaqueId) -> Option<Ty> {
        self.caches.hidden.borrow().get(&id).copied()
    }

    // -------------------------------------------------------------------------------------------------------- impls

    /// The impls whose self type may be `self_ty`: those of the same [`SimplifiedTy`] and the blanket ones; all of them when
    /// nothing is known of the type.
    pub fn candidate_impls(&self, id: TraitId, self_ty: Option<SimplifiedTy>) -> Vec<ImplId> {
        self.trait_impls(id, self_ty.map_or(ImplFilter::Any, ImplFilter::Of)).to_vec()
    }

    /// `Self` and the trait reference of an impl without its predicates.
    pub fn impl_trait_ref(&self, id: ImplId) -> Option<TraitRef> {
        self.impl_header(id).trait_ref
    }
}

/// Whether an argument contains anything so flagged.
pub(crate) fn arg_has(arg: &Arg, flags: Flags) -> bool {
    struct Find {
        flags: Flags,
        found: bool,
    }
    impl Folder for Find {
        fn ty(&mut self, ty: Ty) -> Ty {
            self.found |= ty.has(self.flags);
            ty
        }
        fn region(&mut self, region: Region) -> Region {
            // A type tells by its flags; a bare region is looked at through a reference to the unit type.
            self.found |= Ty::reference(region, Ty::unit(), Mutability::Not).has(self.flags);
            region
        }
    }
    let mut find = Find { flags, found: false };
    arg.fold_with(&mut find);
    find.found
}
