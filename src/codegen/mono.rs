//! Monomorphisation: which functions and static bytes the program needs, each made once, on demand.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::lir::{InstId, StaticRef};
use super::{Bodies, Options};
use crate::bytecode::StaticKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::{self, BodyOwner, Context, GenericParamKind, LangItem, Origin, ParamEnv};
use crate::index::IdVec;
use crate::layout::{Layout, LayoutError, Layouts, Metadata};
use crate::mir::PromotedId;
use crate::source::{FileId, Sources, Span};
use crate::ty::*;

/// Instances of generic functions (and constants and shims) a program may need; of others, the source is the bound.
const MAX_INSTANCES: usize = 10_000;
/// How often a generic function may lead to another instance of itself, and that to another (rustc's `recursion_limit`).
const RECURSION_LIMIT: usize = 128;
/// Nodes a type may have; types that grow with every recursion are stopped here before they cost time.
const MAX_TYPE_NODES: u64 = 1 << 16;

/// One function to compile.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MonoItem {
    Fn(FnId, Args),
    /// The body of a closure; its environment comes as the kind says.
    Closure(ClosureId, Args),
    /// A closure that may be called many times, called once: takes its environment by value and drops it.
    ClosureOnce(ClosureId, Args),
    /// A closure without captures as a function pointer.
    ClosureFn(ClosureId, Args),
    /// Evaluates a named constant.
    Const(ConstId, Args),
    /// Makes a static's first value.
    Static(StaticId),
    /// Makes a promoted constant of this instance's body (which may itself be that of a promoted constant).
    Promoted(InstId, PromotedId),
    /// A constructor as a function.
    Ctor(FnId, Args),
    /// Drops the value behind a pointer.
    DropGlue(Ty),
    CloneShim(Ty),
    /// `Fn*::call*` of a function pointer or item, for vtables: takes `self` as the kind says, then the arguments.
    FnPtrShim(Ty, ClosureKind),
    /// A virtual method of this slot as a function; the function's sort is that of the definition.
    Virtual(FnId, Args, usize),
    /// A method with `self` by value, called through a vtable: `self` comes by pointer.
    ByPointer(InstId),
    /// An implementation of `Fn*::call*` that takes its arguments as a tuple, called with them one by one.
    Tupled(FnId, Args),
    /// Initialises statics, then calls `main`.
    Start,
}

/// A pointer inside static bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reloc {
    Fn(InstId),
    Static(StaticRef, u32),
}

/// Some bytes of static memory.
#[derive(Clone, Debug)]
pub struct StaticData {
    pub bytes: Vec<u8>,
    /// Eight bytes each.
    pub relocs: Vec<(u32, Reloc)>,
    pub align: u64,
    pub name: String,
    pub ty: Ty,
    pub kind: StaticKind,
    /// The function that makes the first value, unless it is in `bytes` already.
    pub init: Option<InstId>,
}

#[derive(Default)]
struct Tables {
    items: IdVec<InstId, MonoItem>,
    /// What each was first asked for by.
    parents: IdVec<InstId, Option<InstId>>,
    generic: usize,
    ids: HashMap<MonoItem, InstId>,
    statics: IdVec<StaticRef, StaticData>,
    literals: HashMap<Vec<u8>, StaticRef>,
    vtables: HashMap<(Ty, Ty), StaticRef>,
    values: HashMap<MonoItem, StaticRef>,
    type_nodes: HashMap<Ty, u64>,
}

impl Tables {
    /// Whether too many of the instances that led to `item`, which `parent` asks for, are of the same definition.
    fn repeated(&self, item: MonoItem, parent: Option<InstId>) -> bool {
        let definition = |item: MonoItem| match item {
            MonoItem::Fn(id, _) => Some(BodyOwner::Fn(id)),
            MonoItem::Closure(id, _) => Some(BodyOwner::Closure(id)),
            MonoItem::Const(id, _) => Some(BodyOwner::Const(id)),
            MonoItem::ClosureOnce(..)
            | MonoItem::ClosureFn(..)
            | MonoItem::Static(_)
            | MonoItem::Promoted(..)
            | MonoItem::Ctor(..)
            | MonoItem::DropGlue(_)
            | MonoItem::CloneShim(_)
            | MonoItem::FnPtrShim(..)
            | MonoItem::Virtual(..)
            | MonoItem::ByPointer(_)
            | MonoItem::Tupled(..)
            | MonoItem::Start => None,
        };
        let Some(wanted) = definition(item) else { return false };
        let (mut at, mut count) = (parent, 0);
        while let Some(id) = at {
            count += usize::from(definition(self.items[id]) == Some(wanted));
            if count > RECURSION_LIMIT {
                return true;
            }
            at = self.parents[id];
        }
        false
    }
}

/// What code generation knows of the whole program.
pub struct Gen<'a> {
    pub cx: &'a dyn Context,
    pub bodies: &'a dyn Bodies,
    pub sources: &'a Sources,
    pub options: &'a Options,
    pub layouts: Layouts<'a>,
    pub env: ParamEnv,
    tables: RefCell<Tables>,
    errors: RefCell<Vec<Diagnostic>>,
    limit_hit: Cell<bool>,
    /// The instance under compilation.
    pub current: Cell<Option<InstId>>,
    /// Where the code under compilation is, for errors.
    pub span: Cell<Span>,
}

impl<'a> Gen<'a> {
    pub fn new(cx: &'a dyn Context, bodies: &'a dyn Bodies, sources: &'a Sources, options: &'a Options) -> Gen<'a> {
        Gen {
            cx,
            bodies,
            sources,
            options,
            layouts: Layouts::new(cx),
            env: Rc::default(),
            tables: RefCell::default(),
            errors: RefCell::default(),
            limit_hit: Cell::new(false),
            current: Cell::new(None),
            span: Cell::new(Span::new(FileId::MAIN, 0, 0)),
        }
    }

    pub fn error(&self, diagnostic: Diagnostic) {
        let mut errors = self.errors.borrow_mut();
        if !errors.contains(&diagnostic) && errors.len() < 100 {
            errors.push(diagnostic);
        }
    }

    pub fn take_errors(&self) -> Vec<Diagnostic> {
        self.errors.take()
    }

    pub fn failed(&self) -> bool {
        !self.errors.borrow().is_empty()
    }

    /// The id of a function to compile; queues it if it is new.
    pub fn instance(&self, item: MonoItem) -> InstId {
        if let Some(id) = self.tables.borrow().ids.get(&item) {
            return *id;
        }
        if let Some(problem) = self.beyond_limits(item)
            && !self.limit_hit.replace(true)
        {
            self.errors.borrow_mut().push(problem);
        }
        let mut tables = self.tables.borrow_mut();
        if self.limit_hit.get() && !tables.items.is_empty() {
            return InstId(0);
        }
        let id = tables.items.push(item);
        tables.parents.push(self.current.get());
        tables.generic += usize::from(is_generic(item));
        tables.ids.insert(item, id);
        drop(tables);
        if let MonoItem::Const(id, args) = item
            && is_generic(item)
        {
            // Only now it is known whether its value can be found: an error is reported by the evaluation.
            self.cx.const_bits(id, args);
        }
        if let MonoItem::Fn(id, args) = item
            && is_generic(item)
        {
            self.cx.check_const_blocks(id, args);
        }
        id
    }

    /// What is wrong with one more instance: generic functions may call for ever more.
    fn beyond_limits(&self, item: MonoItem) -> Option<Diagnostic> {
        let mut tables = self.tables.borrow_mut();
        if !is_generic(item) {
            return None;
        }
        let limit = |message: &str| {
            let message =
                format!("the program needs {message}: does a generic function call itself with ever bigger types?");
            Some(Diagnostic::limit(self.span.get(), message))
        };
        if tables.generic >= MAX_INSTANCES {
            return limit("too many instances of its generic functions (10000 at most)");
        }
        let nodes = |tables: &mut Tables, args: Args| {
            args.iter().filter_map(|a| a.as_ty()).any(|t| type_nodes(tables, t) > MAX_TYPE_NODES)
        };
        let too_big = match item {
            MonoItem::Fn(_, args) | MonoItem::Closure(_, args) | MonoItem::Const(_, args) => nodes(&mut tables, args),
            MonoItem::DropGlue(ty) | MonoItem::CloneShim(ty) => type_nodes(&mut tables, ty) > MAX_TYPE_NODES,
            _ => false,
        };
        if too_big {
            return limit("types that are too big");
        }
        let repeated = tables.repeated(item, self.current.get());
        drop(tables);
        if !repeated {
            return None;
        }
        let name = shortened(self.item_name(item));
        let message = format!("reached the recursion limit while instantiating `{name}`");
        Some(Diagnostic::error(Code::None, self.span.get(), message))
    }

    pub fn item(&self, id: InstId) -> MonoItem {
        self.tables.borrow().items[id]
    }

    pub fn instance_count(&self) -> usize {
        self.tables.borrow().items.len()
    }

    /// Replaces projections and opaque types.
    pub fn normalize(&self, ty: Ty) -> Ty {
        crate::layout::reveal_all(self.cx, &self.env, ty)
    }

    /// The type inside an item with these arguments.
    pub fn subst(&self, ty: Ty, args: Args) -> Ty {
        let ty = ty.subst(args);
        let ty = if ty.has(Flags::REGION) { erase_regions(ty) } else { ty };
        self.normalize(ty)
    }

    pub fn subst_args(&self, of: Args, args: Args) -> Args {
        struct Normalize<'g, 'a>(&'g Gen<'a>);
        impl Folder for Normalize<'_, '_> {
            fn ty(&mut self, ty: Ty) -> Ty {
                self.0.normalize(ty)
            }
        }
        erase_regions(subst(of, args)).fold_with(&mut Normalize(self))
    }

    /// The layout, or that of `()` after reporting why there is none.
    pub fn layout(&self, ty: Ty) -> Rc<Layout> {
        match self.layouts.of(ty) {
            Ok(layout) => layout,
            Err(error) => {
                match error {
                    LayoutError::TooBig(ty) => {
                        let message = format!(
                            "values of the type `{}` are too big for the target architecture",
                            ty.display(self.cx)
                        );
                        self.error(Diagnostic::error(Code::None, self.span.get(), message));
                    }
                    LayoutError::TooDeep(ty) => {
                        let message = format!("the type `{}` is nested too deep", ty.display(self.cx));
                        self.error(Diagnostic::limit(self.span.get(), message));
                    }
                    LayoutError::Unknown(ty) => {
                        let message = format!("no layout is known for `{}`", ty.display(self.cx));
                        self.error(Diagnostic::limit(self.span.get(), message));
                    }
                }
                self.layouts.of(Ty::unit()).unwrap_or_else(|_| unreachable!("the unit type has a layout"))
            }
        }
    }

    pub fn size(&self, ty: Ty) -> u64 {
        self.layout(ty).size
    }

    pub fn metadata(&self, ty: Ty) -> Metadata {
        self.layouts.metadata(ty)
    }

    pub fn needs_drop(&self, ty: Ty) -> bool {
        self.cx.needs_drop(ty, &self.env)
    }

    /// Whether `Clone::clone` of the type, which has one, copies bytes and does nothing else.
    pub fn clone_is_copy(&self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Never
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Ref(_, _, Mutability::Not) => true,
            TyKind::Tuple(tys) => tys.iter().all(|ty| self.clone_is_copy(*ty)),
            TyKind::Array(element, _) => self.clone_is_copy(*element),
            // Implementations may do anything, and what is captured may have one.
            TyKind::Adt(..) | TyKind::Closure(..) => false,
            TyKind::Ref(_, _, Mutability::Mut)
            | TyKind::Str
            | TyKind::Slice(_)
            | TyKind::Dynamic(..)
            | TyKind::Alias(..)
            | TyKind::Opaque(..)
            | TyKind::Param(_)
            | TyKind::Infer(_)
            | TyKind::Error => false,
        }
    }

    pub fn lang_fn(&self, name: &str) -> Option<FnId> {
        match self.cx.lang(name) {
            Some(LangItem::Fn(id)) => Some(id),
            _ => None,
        }
    }

    pub fn is_lang_adt(&self, id: AdtId, name: &str) -> bool {
        self.cx.lang(name) == Some(LangItem::Adt(id))
    }

    /// `T` of `Box<T>`.
    pub fn boxed(&self, ty: Ty) -> Option<Ty> {
        match ty.kind() {
            TyKind::Adt(id, args) if self.is_lang_adt(*id, "owned_box") => args.iter().find_map(|a| a.as_ty()),
            _ => None,
        }
    }

    /// What a reference, raw pointer or box points to.
    pub fn pointee(&self, ty: Ty) -> Option<Ty> {
        match ty.kind() {
            TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) => Some(*ty),
            _ => self.boxed(ty),
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Static memory.

    fn add_static(&self, data: StaticData) -> StaticRef {
        self.tables.borrow_mut().statics.push(data)
    }

    /// String and byte string bytes, each text once.
    pub fn literal(&self, bytes: &[u8], ty: Ty) -> StaticRef {
        if let Some(found) = self.tables.borrow().literals.get(bytes) {
            return *found;
        }
        let data = StaticData {
            bytes: bytes.to_vec(),
            relocs: Vec::new(),
            align: 1,
            name: String::new(),
            ty,
            kind: StaticKind::Literal,
            init: None,
        };
        let id = self.add_static(data);
        self.tables.borrow_mut().literals.insert(bytes.to_vec(), id);
        id
    }

    /// The bytes of a static or promoted constant, made by `item`.
    pub fn value_static(&self, item: MonoItem, ty: Ty, name: String, kind: StaticKind) -> StaticRef {
        if let Some(found) = self.tables.borrow().values.get(&item) {
            return *found;
        }
        let layout = self.layout(ty);
        let size = self.bounded_size(layout.size);
        let init = Some(self.instance(item));
        let data = StaticData { bytes: vec![0; size], relocs: Vec::new(), align: layout.align, name, ty, kind, init };
        let id = self.add_static(data);
        self.tables.borrow_mut().values.insert(item, id);
        id
    }

    fn bounded_size(&self, size: u64) -> usize {
        const MAX_STATIC: u64 = 1 << 26;
        if size > MAX_STATIC {
            self.error(Diagnostic::limit(self.span.get(), "a static of more than 64 MiB does not fit Cairn's memory"));
            return 0;
        }
        size as usize
    }

    pub fn static_item(&self, id: StaticId) -> StaticRef {
        let item = self.cx.static_item(id);
        self.value_static(
            MonoItem::Static(id),
            self.subst(item.ty, Ty::args(&[])),
            item.name.to_string(),
            StaticKind::Static,
        )
    }

    pub fn static_count(&self) -> usize {
        self.tables.borrow().statics.len()
    }

    pub fn static_data(&self, id: StaticRef) -> StaticData {
        self.tables.borrow().statics[id].clone()
    }

    pub fn with_static<R>(&self, id: StaticRef, f: impl FnOnce(&mut StaticData) -> R) -> R {
        f(&mut self.tables.borrow_mut().statics[id])
    }

    /// The vtable of `concrete` for the trait object type `object`: drop glue, size, alignment, methods, then the
    /// vtables of the supertraits.
    pub fn vtable(&self, concrete: Ty, object: Ty) -> StaticRef {
        let key = (concrete, object);
        if let Some(found) = self.tables.borrow().vtables.get(&key) {
            return *found;
        }
        let layout = self.layout(concrete);
        let name = format!("vtable of {} for {}", concrete.display(self.cx), object.display(self.cx));
        let id = self.add_static(StaticData {
            bytes: Vec::new(),
            relocs: Vec::new(),
            align: 8,
            name,
            ty: Ty::usize(),
            kind: StaticKind::Vtable,
            init: None,
        });
        self.tables.borrow_mut().vtables.insert(key, id);
        let mut bytes = vec![0; 24];
        bytes[8..16].copy_from_slice(&layout.size.to_le_bytes());
        bytes[16..24].copy_from_slice(&layout.align.to_le_bytes());
        let mut relocs = Vec::new();
        if self.needs_drop(concrete) {
            relocs.push((0, Reloc::Fn(self.instance(MonoItem::DropGlue(concrete)))));
        }
        if let TyKind::Dynamic(dyn_ty, _) = object.kind()
            && let Some((trait_id, args)) = dyn_ty.principal
        {
            for method in self.cx.vtable_methods(trait_id) {
                if let Some(instance) = self.vtable_method(concrete, trait_id, args, method) {
                    relocs.push((bytes.len() as u32, Reloc::Fn(instance)));
                }
                bytes.extend([0; 8]);
            }
            for superobject in self.superobjects(object) {
                relocs.push((bytes.len() as u32, Reloc::Static(self.vtable(concrete, superobject), 0)));
                bytes.extend([0; 8]);
            }
        }
        self.with_static(id, |data| {
            data.bytes = bytes;
            data.relocs = relocs;
        });
        id
    }

    /// The trait objects that `object` can be upcast to, itself excluded, in a fixed order.
    pub fn superobjects(&self, object: Ty) -> Vec<Ty> {
        let TyKind::Dynamic(dyn_ty, region) = object.kind() else { return Vec::new() };
        let Some((trait_id, args)) = dyn_ty.principal else { return Vec::new() };
        let mut out = Vec::new();
        for trait_ref in self.supertraits(object, trait_id, args).into_iter().skip(1) {
            let trait_def = self.cx.trait_def(trait_ref.trait_id);
            if trait_def.is_auto || trait_def.fns.is_empty() && trait_def.supertraits.is_empty() {
                continue;
            }
            let args = Ty::args(&trait_ref.args[1..]);
            let of_super = |assoc: &&(AssocTyId, Ty)| self.cx.assoc_ty(assoc.0).trait_id == trait_ref.trait_id;
            let projections: Vec<_> = dyn_ty.projections.iter().filter(of_super).copied().collect();
            let dyn_ty = DynTy {
                principal: Some((trait_ref.trait_id, args)),
                projections: Ty::assoc_list(&projections),
                autos: Ty::trait_list(&[]),
                bound: dyn_ty.bound,
            };
            out.push(erase_regions(Ty::new(TyKind::Dynamic(dyn_ty, *region))));
        }
        out
    }

    /// The trait and all its supertraits, as `self_ty` implements them, each once.
    fn supertraits(&self, self_ty: Ty, trait_id: TraitId, args: Args) -> Vec<TraitRef> {
        let mut all_args = vec![Arg::Ty(self_ty)];
        all_args.extend(args.iter());
        let mut out = vec![TraitRef { trait_id, args: Ty::args(&all_args) }];
        let mut next = 0;
        while let Some(trait_ref) = out.get(next).copied() {
            next += 1;
            for supertrait in &self.cx.trait_def(trait_ref.trait_id).supertraits {
                let supertrait =
                    TraitRef { trait_id: supertrait.trait_id, args: self.subst_args(supertrait.args, trait_ref.args) };
                if !out.contains(&supertrait) {
                    out.push(supertrait);
                }
            }
        }
        out
    }

    fn vtable_method(&self, concrete: Ty, trait_id: TraitId, args: Args, method: FnId) -> Option<InstId> {
        let func = self.cx.func(method);
        let hir::Container::Trait(owner) = func.container else { return None };
        let trait_ref = self.supertraits(concrete, trait_id, args).into_iter().find(|t| t.trait_id == owner)?;
        let mut full: Vec<Arg> = trait_ref.args.to_vec();
        for param in func.generics.params.iter().skip(full.len()) {
            // Object-safe methods have no type parameters of their own.
            match param.kind {
                GenericParamKind::Lifetime { .. } => full.push(Arg::Region(Region::Erased)),
                GenericParamKind::Type { .. } | GenericParamKind::Const { .. } => return None,
            }
        }
        let full = erase_regions(Ty::args(&full));
        let lang = self.cx.trait_def(owner).lang.map(|l| l.as_str());
        let untupled = matches!(lang, Some("fn" | "fn_mut" | "fn_once"));
        let instance = match self.cx.resolve_instance(method, full)? {
            hir::Instance::Fn(id, args) if untupled => self.instance(MonoItem::Tupled(id, args)),
            hir::Instance::Fn(id, args) => self.fn_instance(id, args),
            hir::Instance::Closure { id, args, via } => self.closure_instance(id, args, via),
            hir::Instance::FnPtr { ty, via } => self.instance(MonoItem::FnPtrShim(ty, via)),
            hir::Instance::CloneShim(ty) => self.instance(MonoItem::CloneShim(ty)),
            // The concrete type is itself a trait object only behind a pointer; its vtable is another one.
            hir::Instance::Virtual(_, slot) => self.instance(MonoItem::Virtual(method, full, slot)),
        };
        let by_value =
            func.sig.inputs().first().is_some_and(|ty| matches!(ty.kind(), TyKind::Param(p) if p.index == 0));
        Some(if by_value { self.instance(MonoItem::ByPointer(instance)) } else { instance })
    }

    pub fn fn_instance(&self, id: FnId, args: Args) -> InstId {
        match self.cx.func(id).kind {
            hir::FnKind::Ctor(..) => self.instance(MonoItem::Ctor(id, args)),
            hir::FnKind::Item | hir::FnKind::Intrinsic => self.instance(MonoItem::Fn(id, args)),
        }
    }

    pub fn closure_instance(&self, id: ClosureId, args: Args, via: ClosureKind) -> InstId {
        let kind = ClosureArgs::split(args).closure_kind().unwrap_or(ClosureKind::FnOnce);
        if via == ClosureKind::FnOnce && kind != ClosureKind::FnOnce {
            self.instance(MonoItem::ClosureOnce(id, args))
        } else {
            self.instance(MonoItem::Closure(id, args))
        }
    }

    // -----------------------------------------------------------------------------------------------------------
    // Names.

    /// As rustc prints the function: `Vec::<i32>::push`; closures are told apart by their lines.
    pub fn item_name(&self, item: MonoItem) -> String {
        let show = |ty: Ty| ty.display(self.cx).to_string();
        match item {
            MonoItem::Fn(id, args)
            | MonoItem::Ctor(id, args)
            | MonoItem::Virtual(id, args, _)
            | MonoItem::Tupled(id, args) => self.fn_name(id, args),
            MonoItem::Closure(id, _) | MonoItem::ClosureOnce(id, _) | MonoItem::ClosureFn(id, _) => {
                format!("closure at line {}", self.sources.line(self.cx.closure(id).span))
            }
            MonoItem::Const(id, _) => self.cx.const_item(id).path.clone(),
            MonoItem::Static(id) => self.cx.static_item(id).path.clone(),
            MonoItem::Promoted(parent, id) => format!("{}::{id}", self.item_name(self.item(parent))),
            MonoItem::DropGlue(ty) => format!("drop_in_place::<{}>", show(ty)),
            MonoItem::CloneShim(ty) => format!("<{} as Clone>::clone", show(ty)),
            MonoItem::FnPtrShim(ty, _) => format!("call of {}", show(ty)),
            MonoItem::ByPointer(inst) => self.item_name(self.item(inst)),
            MonoItem::Start => "start".to_owned(),
        }
    }

    fn fn_name(&self, id: FnId, args: Args) -> String {
        let func = self.cx.func(id);
        let tys: Vec<String> = args.iter().filter_map(|a| a.as_ty()).map(|t| t.display(self.cx).to_string()).collect();
        if tys.is_empty() { func.path.clone() } else { format!("{}::<{}>", func.path, tys.join(", ")) }
    }

    /// The item's origin, span and `#[track_caller]`.
    pub fn item_info(&self, item: MonoItem) -> (Origin, Span, bool) {
        let library = (Origin::Library, Span::new(FileId::MAIN, 0, 0), false);
        match item {
            MonoItem::Fn(id, _) | MonoItem::Ctor(id, _) | MonoItem::Virtual(id, ..) | MonoItem::Tupled(id, _) => {
                let func = self.cx.func(id);
                (func.origin, func.span, func.track_caller)
            }
            MonoItem::Closure(id, _) | MonoItem::ClosureOnce(id, _) | MonoItem::ClosureFn(id, _) => {
                let closure = self.cx.closure(id);
                (closure.body.origin, closure.span, false)
            }
            MonoItem::Const(id, _) => {
                let item = self.cx.const_item(id);
                (item.origin, item.span, false)
            }
            MonoItem::Static(id) => {
                let item = self.cx.static_item(id);
                (item.origin, item.span, false)
            }
            MonoItem::ByPointer(inst) => {
                let (_, span, track_caller) = self.item_info(self.item(inst));
                (Origin::Library, span, track_caller)
            }
            MonoItem::Promoted(..)
            | MonoItem::DropGlue(_)
            | MonoItem::CloneShim(_)
            | MonoItem::FnPtrShim(..)
            | MonoItem::Start => library,
        }
    }
}

/// Whether there may be more than one instance of what the item is made from.
fn is_generic(item: MonoItem) -> bool {
    match item {
        MonoItem::Fn(_, args)
        | MonoItem::Closure(_, args)
        | MonoItem::ClosureOnce(_, args)
        | MonoItem::ClosureFn(_, args)
        | MonoItem::Const(_, args)
        | MonoItem::Ctor(_, args)
        | MonoItem::Virtual(_, args, _)
        | MonoItem::Tupled(_, args) => !args.is_empty(),
        MonoItem::DropGlue(_) | MonoItem::CloneShim(_) | MonoItem::FnPtrShim(..) | MonoItem::ByPointer(_) => true,
        MonoItem::Static(_) | MonoItem::Promoted(..) | MonoItem::Start => false,
    }
}

/// The start and end of a long name.
fn shortened(name: String) -> String {
    const KEPT: usize = 32;
    let chars: Vec<char> = name.chars().collect();
    if chars.len() <= 2 * KEPT + 3 {
        return name;
    }
    let (start, end) = (&chars[..KEPT], &chars[chars.len() - KEPT..]);
    start.iter().chain(&['.', '.', '.']).chain(end).collect()
}

fn type_nodes(tables: &mut Tables, ty: Ty) -> u64 {
    if let Some(nodes) = tables.type_nodes.get(&ty) {
        return *nodes;
    }
    // The direct parts of the type, found by a walk that does not go further down.
    let mut parts = Vec::new();
    ty.walk(&mut |t| {
        if t == ty {
            return true;
        }
        parts.push(t);
        false
    });
    let nodes = parts.into_iter().fold(1u64, |sum, part| sum.saturating_add(type_nodes(tables, part)));
    tables.type_nodes.insert(ty, nodes);
    nodes
}
