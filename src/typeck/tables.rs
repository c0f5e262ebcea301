//! What inference and the trait solver ask of the item tables: a narrow view, so that they can be tested with tables made
//! by hand.

use std::rc::Rc;

use crate::hir::*;
use crate::source::Symbol;
use crate::ty::*;

pub use super::traits::cache::SolverCaches;

/// The outermost constructor of a type: two types with different ones cannot unify. Keys the impl tables.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SimplifiedTy {
    Bool,
    Char,
    Int(IntTy),
    Float(FloatTy),
    Str,
    Never,
    Adt(AdtId),
    Ref(Mutability),
    RawPtr(Mutability),
    Slice,
    Array,
    Tuple(usize),
    FnDef,
    FnPtr(usize),
    Closure(ClosureId),
    Dynamic(Option<TraitId>),
    Opaque(OpaqueId),
    /// An impl for a type that is not known is for nothing else.
    Error,
}

impl SimplifiedTy {
    /// `None` for types whose outermost constructor is not known: parameters, projections, inference variables.
    pub fn of(ty: Ty) -> Option<SimplifiedTy> {
        Some(match ty.kind() {
            TyKind::Bool => SimplifiedTy::Bool,
            TyKind::Char => SimplifiedTy::Char,
            TyKind::Int(int) => SimplifiedTy::Int(*int),
            TyKind::Float(float) => SimplifiedTy::Float(*float),
            TyKind::Str => SimplifiedTy::Str,
            TyKind::Never => SimplifiedTy::Never,
            TyKind::Adt(id, _) => SimplifiedTy::Adt(*id),
            TyKind::Ref(_, _, m) => SimplifiedTy::Ref(*m),
            TyKind::RawPtr(_, m) => SimplifiedTy::RawPtr(*m),
            TyKind::Slice(_) => SimplifiedTy::Slice,
            TyKind::Array(..) => SimplifiedTy::Array,
            TyKind::Tuple(tys) => SimplifiedTy::Tuple(tys.len()),
            TyKind::FnDef(..) => SimplifiedTy::FnDef,
            TyKind::FnPtr(sig) => SimplifiedTy::FnPtr(sig.inputs().len()),
            TyKind::Closure(id, _) => SimplifiedTy::Closure(*id),
            TyKind::Dynamic(dyn_ty, _) => SimplifiedTy::Dynamic(dyn_ty.principal.map(|(id, _)| id)),
            TyKind::Opaque(id, _) => SimplifiedTy::Opaque(*id),
            TyKind::Error => SimplifiedTy::Error,
            TyKind::Param(_) | TyKind::Alias(..) | TyKind::Infer(_) => return None,
        })
    }
}

/// Which impls of a trait may be for a type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ImplFilter {
    /// Nothing is known of the type: all of them.
    Any,
    /// The type of an integer (or float) literal.
    Int,
    Float,
    /// The type has this outermost constructor.
    Of(SimplifiedTy),
    /// The type is a parameter or a rigid projection, nothing but itself: only impls for any type.
    Blanket,
}

impl ImplFilter {
    /// Whether an impl whose `Self` has this constructor may be for the type.
    pub fn admits(self, impl_ty: Option<SimplifiedTy>) -> bool {
        let Some(impl_ty) = impl_ty else { return true };
        match self {
            ImplFilter::Any => true,
            ImplFilter::Int => matches!(impl_ty, SimplifiedTy::Int(_)),
            ImplFilter::Float => matches!(impl_ty, SimplifiedTy::Float(_)),
            ImplFilter::Of(ty) => impl_ty == ty,
            ImplFilter::Blanket => false,
        }
    }
}

/// What an impl is of, cheap to know: its where clauses and items are not looked at. Selection tries many headers before it
/// looks inside one impl, and where clauses may need other headers to be understood.
#[derive(Clone, Debug)]
pub struct ImplHeader {
    pub id: ImplId,
    pub params: Vec<GenericParam>,
    pub self_ty: Ty,
    pub trait_ref: Option<TraitRef>,
    pub is_negative: bool,
}

/// Item queries, demand-driven and memoised by whoever implements them.
pub trait ItemTables: TyNames {
    fn adt(&self, id: AdtId) -> Rc<Adt>;
    fn func(&self, id: FnId) -> Rc<Fn>;
    fn trait_def(&self, id: TraitId) -> Rc<Trait>;
    fn assoc_ty(&self, id: AssocTyId) -> Rc<AssocTy>;
    fn impl_def(&self, id: ImplId) -> Rc<Impl>;
    fn impl_header(&self, id: ImplId) -> Rc<ImplHeader> {
        let def = self.impl_def(id);
        Rc::new(ImplHeader {
            id,
            params: def.generics.params.clone(),
            self_ty: def.self_ty,
            trait_ref: def.trait_ref,
            is_negative: def.is_negative,
        })
    }
    fn const_item(&self, id: ConstId) -> Rc<ConstItem>;
    fn opaque(&self, id: OpaqueId) -> Rc<OpaqueTy>;
    /// The type that the body of the opaque type's function returns, in terms of that function's parameters, regions
    /// erased or named. Checks the body if need be; `None` if that is going on right now or failed.
    fn hidden_type(&self, id: OpaqueId) -> Option<Ty>;
    /// A closure whose body has been checked.
    fn closure(&self, id: ClosureId) -> Rc<Closure>;
    fn lang(&self, name: &str) -> Option<LangItem>;
    /// The impls of a trait that the filter admits, negative ones included.
    fn trait_impls(&self, id: TraitId, filter: ImplFilter) -> Rc<[ImplId]>;
    /// The inherent impls whose `Self` has this outermost constructor.
    fn inherent_impls(&self, ty: SimplifiedTy) -> Rc<[ImplId]>;
    /// Whether an item of this visibility may be named from inside `module`.
    fn is_accessible(&self, vis: Visibility, module: u32) -> bool;
    /// Parameters (by index into the *impl's* generics) that an impl of `Drop` marks `#[may_dangle]`.
    fn may_dangle_params(&self, id: ImplId) -> Vec<u32>;
    /// Where the solver keeps what it has learnt. One default-made value per table.
    fn caches(&self) -> &SolverCaches;

    fn lang_trait(&self, name: &str) -> Option<TraitId> {
        match self.lang(name)? {
            LangItem::Trait(id) => Some(id),
            LangItem::Adt(_) | LangItem::Fn(_) => None,
        }
    }
    fn lang_adt(&self, name: &str) -> Option<AdtId> {
        match self.lang(name)? {
            LangItem::Adt(id) => Some(id),
            LangItem::Trait(_) | LangItem::Fn(_) => None,
        }
    }
    fn assoc_ty_named(&self, trait_id: TraitId, name: &str) -> Option<AssocTyId> {
        let name = Symbol::intern(name);
        self.trait_def(trait_id).types.iter().find(|(n, _)| *n == name).map(|(_, id)| *id)
    }
}
