//! Names: which item does a path mean?
//!
//! ```text
//! ast::Crate + library files  ->  declarations (one id each), modules, scopes
//! resolve(scope, `io::stdin`) ->  Res::Fn(..)
//! resolve(scope, `Vec::new`)  ->  Res::Adt(Vec), one segment left over (only types know associated items)
//! ```
//!
//! The user's crate is collected whole, items nested in blocks included. Items of the library are declared when something
//! asks for them ([`demand`]), names are looked up and imports followed on demand, and items inside library bodies are
//! declared when the body is parsed, so that a program pays only for what it names.

mod absent;
mod attrs;
mod build;
pub mod collect;
mod crates;
mod demand;
pub mod derive;
mod foreign;
pub mod imports;
pub mod library;
pub mod lookup;
pub mod path;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::ast;
use crate::diagnostic::Diagnostic;
use crate::hash::{HashMap, HashSet};
use crate::hir::{Container, Origin, Visibility};
use crate::index::IdVec;
use crate::source::{FileId, Ident, Sources, Span, Symbol};
use crate::ty::*;

pub(crate) use absent::is_absent_member;
pub(crate) use attrs::test_complaint;
pub use library::Library;

crate::id! {
    /// A module, or the anonymous module of a block that declares items.
    pub struct ModuleId("mod");
    /// A place from which names are looked up: see [`ScopeKind`].
    pub struct ScopeId("scope");
    /// A type alias: a `type` item or an associated type of an impl.
    pub struct AliasId("alias");
    /// One name (or `*`) brought in by a `use`.
    pub struct ImportId("use");
}

/// The root of the user's crate.
pub const USER_ROOT: ModuleId = ModuleId(0);
/// The root of the library: `std`, `core` and `alloc` are all this module.
pub const LIBRARY_ROOT: ModuleId = ModuleId(1);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Namespace {
    Type,
    Value,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PrimTy {
    Bool,
    Char,
    Str,
    Int(IntTy),
    Float(FloatTy),
}

/// Anything declared that can own generic parameters or be a path's meaning.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DefId {
    Adt(AdtId),
    Fn(FnId),
    Trait(TraitId),
    Impl(ImplId),
    Const(ConstId),
    Static(StaticId),
    Alias(AliasId),
    AssocTy(AssocTyId),
}

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Res {
    Module(ModuleId),
    /// A struct, enum or union as a type.
    Adt(AdtId),
    /// An enum's variant in the type namespace (struct literals and patterns).
    Variant(AdtId, VariantIdx),
    Trait(TraitId),
    Alias(AliasId),
    Prim(PrimTy),
    /// A type parameter: the declaring item and its position among the written parameters; see `Tcx::param_ty`.
    TyParam(DefId, u32),
    /// A const parameter, in the value namespace (and the type namespace, as generic argument).
    ConstParam(DefId, u32),
    /// `Self` in an impl, trait or type definition.
    SelfTy(DefId),
    /// `Self` as a value: the constructor of the impl's struct.
    SelfCtor(ImplId),
    Fn(FnId),
    /// A unit or tuple struct's constructor ([`VariantIdx::STRUCT`]), or a variant, in the value namespace.
    Ctor(AdtId, VariantIdx),
    Const(ConstId),
    Static(StaticId),
    /// A built-in macro or derive, which `use` may name.
    Macro(Symbol),
    /// An error was reported.
    Err,
}

/// A path resolved as far as names go: the last `unresolved` segments are associated items of `base`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartialRes {
    pub base: Res,
    pub unresolved: usize,
}

/// What a path is used as: decides the namespace, what is acceptable and the error code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PathSource {
    Type,
    /// A bound, `impl Trait for`, `dyn Trait`.
    Trait,
    /// A value; `callee` when it is being called.
    Expr {
        callee: bool,
    },
    /// A path pattern: unit struct, unit variant, constant.
    Pat,
    /// `Path(..)` as a pattern.
    TupleStructPat,
    /// `Path { .. }`, expression or pattern.
    Struct,
}

impl PathSource {
    pub fn namespace(self) -> Namespace {
        match self {
            PathSource::Type | PathSource::Trait | PathSource::Struct => Namespace::Type,
            PathSource::Expr { .. } | PathSource::Pat | PathSource::TupleStructPat => Namespace::Value,
        }
    }
}

/// One link of the chain that name lookup walks outward.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub parent: Option<ScopeId>,
    pub kind: ScopeKind<'a>,
}

#[derive(Clone, Copy, Debug)]
pub enum ScopeKind<'a> {
    /// A whole module: the chain ends here, then come the extern prelude, the prelude and primitive types.
    Module(ModuleId),
    /// The items of a block.
    Block(ModuleId),
    /// The generic parameters (and `Self`) of an item.
    Generics(DefId),
    /// `#[each(Int = u8)]`: within this copy the name stands for the type.
    Each { name: Symbol, ty: &'a ast::Type },
}

/// What every declaration has.
#[derive(Clone, Copy, Debug)]
pub struct Decl<'a> {
    pub name: Ident,
    pub attrs: &'a [ast::Attribute],
    pub vis: Visibility,
    pub origin: Origin,
    /// Inside the item: its generics, then outward.
    pub scope: ScopeId,
    /// The module (perhaps a block's) that contains it.
    pub module: ModuleId,
    /// The whole item.
    pub span: Span,
    /// Made by `#[derive(..)]`: the span of the trait's name there.
    pub derived: Option<Span>,
}

#[derive(Clone, Copy, Debug)]
pub struct AdtDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: AdtAst<'a>,
}

#[derive(Clone, Copy, Debug)]
pub enum AdtAst<'a> {
    Struct(&'a ast::Struct),
    Union(&'a ast::Struct),
    Enum(&'a ast::Enum),
}

#[derive(Clone, Copy, Debug)]
pub struct FnDecl<'a> {
    pub decl: Decl<'a>,
    pub kind: FnDeclKind<'a>,
    pub container: Container,
}

#[derive(Clone, Copy, Debug)]
pub enum FnDeclKind<'a> {
    Written(&'a ast::LazyFn),
    Ctor(AdtId, VariantIdx),
}

#[derive(Clone, Copy, Debug)]
pub struct TraitDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: &'a ast::Trait,
}

#[derive(Clone, Copy, Debug)]
pub struct ImplDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: &'a ast::Impl,
}

#[derive(Clone, Copy, Debug)]
pub struct ConstDecl<'a> {
    pub decl: Decl<'a>,
    pub kind: ConstDeclKind<'a>,
    pub container: Container,
}

#[derive(Clone, Copy, Debug)]
pub enum ConstDeclKind<'a> {
    Written(&'a ast::Const),
    /// An array length, const argument or discriminant, of the given type.
    Anon(&'a ast::Expr, Ty),
}

#[derive(Clone, Copy, Debug)]
pub struct StaticDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: &'a ast::Static,
}

#[derive(Clone, Copy, Debug)]
pub struct AliasDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: &'a ast::TypeAlias,
    /// The impl it is an associated type of.
    pub container: Option<ImplId>,
}

#[derive(Clone, Copy, Debug)]
pub struct AssocTyDecl<'a> {
    pub decl: Decl<'a>,
    pub ast: &'a ast::TypeAlias,
    pub trait_id: TraitId,
}

/// An associated item of a trait or impl, by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AssocItem {
    Fn(FnId),
    Const(ConstId),
    /// In a trait.
    Type(AssocTyId),
    /// In an impl.
    Alias(AliasId),
}

impl AssocItem {
    pub fn namespace(self) -> Namespace {
        match self {
            AssocItem::Fn(_) | AssocItem::Const(_) => Namespace::Value,
            AssocItem::Type(_) | AssocItem::Alias(_) => Namespace::Type,
        }
    }
}

/// A module and the names it declares.
#[derive(Debug)]
pub struct Module {
    pub parent: Option<ModuleId>,
    pub name: Symbol,
    pub origin: Origin,
    /// The nearest enclosing module that is not a block; itself for modules.
    pub normal: ModuleId,
    pub is_block: bool,
    pub scope: ScopeId,
    pub vis: Visibility,
    pub span: Span,
    /// The file of a library module, whose items are declared when they are asked for.
    pub(crate) file: Option<library::LibraryFileId>,
    pub(crate) items: HashMap<(Symbol, Namespace), Entry>,
    pub(crate) imports: HashMap<Symbol, Vec<ImportId>>,
    pub(crate) globs: Vec<ImportId>,
}

/// A declared name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub res: Res,
    pub vis: Visibility,
    pub span: Span,
}

/// One leaf of a `use` tree.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    pub module: ModuleId,
    /// Looked up from here (generic scopes do not matter, blocks do).
    pub scope: ScopeId,
    /// All segments, prefixes of the groups included.
    pub path: Rc<[&'a ast::PathSegment]>,
    pub global: bool,
    /// The name it is known by here; `_` for anonymous trait imports; irrelevant to globs.
    pub name: Ident,
    pub is_glob: bool,
    /// `use a::b::{self}` imports types only.
    pub is_self: bool,
    pub vis: Visibility,
    /// The leaf of the tree, and the whole `use` item: rustc merges the failures of one item.
    pub span: Span,
    pub item_span: Span,
}

impl Import<'_> {
    /// The first word, which may be a crate's.
    pub fn crate_word(&self) -> &str {
        self.path.first().map_or("", |segment| segment.ident.name.as_str())
    }
}

/// All declarations of the user's crate and the library.
pub struct Names<'a> {
    pub sources: &'a Sources,
    pub user: &'a ast::Crate,
    pub library: &'static Library,
    /// Where trees made by `derive` live.
    pub arena: &'a Arena<ast::Item>,
    pub(crate) adts: RefCell<IdVec<AdtId, AdtDecl<'a>>>,
    pub(crate) fns: RefCell<IdVec<FnId, FnDecl<'a>>>,
    pub(crate) traits: RefCell<IdVec<TraitId, TraitDecl<'a>>>,
    pub(crate) impls: RefCell<IdVec<ImplId, ImplDecl<'a>>>,
    pub(crate) consts: RefCell<IdVec<ConstId, ConstDecl<'a>>>,
    pub(crate) statics: RefCell<IdVec<StaticId, StaticDecl<'a>>>,
    pub(crate) aliases: RefCell<IdVec<AliasId, AliasDecl<'a>>>,
    pub(crate) assoc_tys: RefCell<IdVec<AssocTyId, AssocTyDecl<'a>>>,
    pub(crate) modules: RefCell<IdVec<ModuleId, Module>>,
    pub(crate) scopes: RefCell<IdVec<ScopeId, Scope<'a>>>,
    pub(crate) imports: RefCell<IdVec<ImportId, Import<'a>>>,
    /// What each import turned out to mean, per namespace, once followed.
    /// Derives that are none, until it is known which imports failed.
    /// A glob import led nowhere, and any name may be missing for that.
    pub lost_glob: std::cell::Cell<bool>,
    pub(crate) unknown_derives: RefCell<Vec<(Ident, Diagnostic)>>,
    pub(crate) import_results: RefCell<HashMap<ImportId, imports::ImportResult>>,
    pub(crate) imports_active: RefCell<HashSet<ImportId>>,
    pub(crate) lookup_cache: RefCell<HashMap<(ModuleId, Symbol, Namespace), Option<lookup::Found>>>,
    /// Imports followed while a cycle was cut.
    pub(crate) tentative: RefCell<Vec<ImportId>>,
    /// Counts lookups cut short by a cycle: results met meanwhile are not final.
    pub(crate) cycles: Cell<u32>,
    pub(crate) block_scopes: RefCell<HashMap<(Span, ScopeId), ScopeId>>,
    pub(crate) variant_maps: RefCell<HashMap<AdtId, Rc<HashMap<Symbol, VariantIdx>>>>,
    pub(crate) ctors: RefCell<HashMap<(AdtId, VariantIdx), FnId>>,
    pub(crate) trait_items: RefCell<HashMap<TraitId, Rc<AssocItems>>>,
    pub(crate) impl_items: RefCell<HashMap<ImplId, Rc<AssocItems>>>,
    pub(crate) lang: RefCell<HashMap<Symbol, crate::hir::LangItem>>,
    /// How much of the library is declared.
    pub(crate) reached: RefCell<demand::Reached>,
    /// Library impls of a trait, by the last word of the trait's path and then the self type's word (see
    /// `collect::self_key`; empty for any type), as far as they are declared.
    pub(crate) library_impls: RefCell<HashMap<Symbol, HashMap<Symbol, Vec<ImplId>>>>,
    /// Library inherent impls by the first word of the self type (see `collect::self_key`).
    pub(crate) library_inherent: RefCell<HashMap<Symbol, Vec<ImplId>>>,
    /// The user's impls, in source order.
    pub(crate) user_impls: RefCell<Vec<ImplId>>,
    /// The user's items (associated ones and those nested in blocks included), in the order they were declared.
    pub user_defs: RefCell<Vec<DefId>>,
    /// Above zero while a search must not report.
    pub(crate) muted: Cell<u32>,
    pub(crate) diagnostics: RefCell<Vec<Diagnostic>>,
    pub(crate) reported: RefCell<HashSet<(crate::diagnostic::Code, Span)>>,
}

/// The associated items of a trait or impl, in source order.
#[derive(Clone, Debug, Default)]
pub struct AssocItems {
    pub list: Vec<(Ident, AssocItem)>,
    by_name: HashMap<(Symbol, Namespace), AssocItem>,
}

impl AssocItems {
    pub(crate) fn push(&mut self, name: Ident, item: AssocItem) {
        self.by_name.entry((name.name, item.namespace())).or_insert(item);
        self.list.push((name, item));
    }
    /// The first item with this name.
    pub fn get(&self, name: Symbol, ns: Namespace) -> Option<AssocItem> {
        self.by_name.get(&(name, ns)).copied()
    }
}

/// An append-only store whose elements live as long as it does: made for trees created while others borrow earlier ones.
/// Chunk `k` holds `2^k` elements.
pub struct Arena<T> {
    chunks: Vec<std::cell::OnceCell<Vec<std::cell::OnceCell<T>>>>,
    len: Cell<usize>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { chunks: (0..40).map(|_| std::cell::OnceCell::new()).collect(), len: Cell::new(0) }
    }
}

impl<T> Arena<T> {
    pub fn alloc(&self, value: T) -> &T {
        let index = self.len.get() + 1;
        self.len.set(index);
        // Chunk k starts at index 2^k, counting from 1; 40 chunks are more than memory can hold.
        let chunk = index.ilog2() as usize;
        let cells =
            self.chunks[chunk].get_or_init(|| (0..1usize << chunk).map(|_| std::cell::OnceCell::new()).collect());
        cells[index - (1 << chunk)].get_or_init(|| value)
    }
}

/// Whether code at this span is the user's.
pub fn is_user(span: Span) -> bool {
    span.file == FileId::MAIN
}
