//! Debug tables: the types that pictures show.

use std::collections::HashMap;

use super::mono::Gen;
use crate::bytecode::{
    Field, FieldView, Metadata as PointerMetadata, Niche, PointerKind, Shape, Tag, TypeId, TypeInfo, TypeKind,
    TypeView, Variant,
};
use crate::hir::{Adt, AdtKind, CtorKind};
use crate::index::IdVec;
use crate::layout::{Layout, Metadata, TagEncoding, Variants};
use crate::source::Symbol;
use crate::ty::*;

/// The type table under construction.
pub struct Types<'g, 'a> {
    g: &'g Gen<'a>,
    pub table: IdVec<TypeId, TypeInfo>,
    ids: HashMap<Ty, TypeId>,
    /// Types whose rows are still to be filled in.
    pending: Vec<(TypeId, Ty)>,
}

impl<'g, 'a> Types<'g, 'a> {
    pub fn new(g: &'g Gen<'a>) -> Types<'g, 'a> {
        Types { g, table: IdVec::new(), ids: HashMap::new(), pending: Vec::new() }
    }

    /// The row of a type; [`Types::finish`] fills it in.
    pub fn id(&mut self, ty: Ty) -> TypeId {
        if let Some(id) = self.ids.get(&ty) {
            return *id;
        }
        let name = ty.display(self.g.cx).to_string();
        let id = self.table.push(TypeInfo { name, size: 0, align: 1, kind: TypeKind::Never, niche: None });
        self.ids.insert(ty, id);
        self.pending.push((id, ty));
        id
    }

    /// Fills in all rows, and those that they lead to.
    pub fn finish(mut self) -> IdVec<TypeId, TypeInfo> {
        while let Some((id, ty)) = self.pending.pop() {
            let Ok(layout) = self.g.layouts.of(ty) else { continue };
            let kind = self.kind(ty, &layout);
            let row = &mut self.table[id];
            row.kind = kind;
            row.size = if layout.sized { layout.size } else { 0 };
            row.align = layout.align;
            row.niche = layout.largest_niche.map(|niche| Niche {
                offset: niche.offset,
                size: niche.size,
                available: niche.available(),
            });
        }
        self.table
    }

    fn kind(&mut self, ty: Ty, layout: &Layout) -> TypeKind {
        match ty.kind() {
            TyKind::Bool => TypeKind::Bool,
            TyKind::Char => TypeKind::Char,
            TyKind::Int(int) => TypeKind::Int { signed: int.is_signed() },
            TyKind::Float(_) => TypeKind::Float,
            TyKind::Str => TypeKind::Str,
            TyKind::Ref(_, pointee, mutability) => {
                self.pointer(if mutability.is_mut() { PointerKind::Exclusive } else { PointerKind::Shared }, *pointee)
            }
            TyKind::RawPtr(pointee, mutability) => {
                self.pointer(if mutability.is_mut() { PointerKind::Mut } else { PointerKind::Const }, *pointee)
            }
            TyKind::Slice(element) => TypeKind::Slice { element: self.id(*element) },
            TyKind::Array(element, len) => {
                let len = if let Const::Value(len) = len { *len as u64 } else { 0 };
                TypeKind::Array { element: self.id(*element), len }
            }
            TyKind::Tuple(tys) => TypeKind::Tuple { fields: self.numbered(tys.as_slice(), &layout.offsets) },
            TyKind::Closure(id, args) => {
                let captures = &self.g.cx.closure(*id).captures;
                let names: Vec<String> = captures.iter().map(|c| self.capture_name(*id, c.root)).collect();
                let mut fields = self.numbered(ClosureArgs::split(*args).upvar_tys(), &layout.offsets);
                for (field, name) in fields.iter_mut().zip(names) {
                    field.name = name;
                }
                TypeKind::Closure { fields }
            }
            TyKind::Adt(id, args) => self.adt(ty, *id, *args, layout),
            TyKind::FnDef(..) => TypeKind::FnDef,
            TyKind::FnPtr(_) => TypeKind::FnPtr,
            TyKind::Dynamic(..) => TypeKind::Dyn,
            TyKind::Never
            | TyKind::Param(_)
            | TyKind::Alias(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_)
            | TyKind::Error => TypeKind::Never,
        }
    }

    fn capture_name(&self, id: ClosureId, root: crate::hir::LocalId) -> String {
        let closure = self.g.cx.closure(id);
        closure.body.locals.get(root).map_or_else(String::new, |local| local.name.to_string())
    }

    fn pointer(&mut self, kind: PointerKind, pointee: Ty) -> TypeKind {
        let metadata = match self.g.metadata(pointee) {
            Metadata::Thin => PointerMetadata::Thin,
            Metadata::Length => PointerMetadata::Length,
            Metadata::Vtable => PointerMetadata::Vtable,
        };
        TypeKind::Pointer { kind, pointee: self.id(pointee), metadata }
    }

    fn numbered(&mut self, tys: &[Ty], offsets: &[u64]) -> Vec<Field> {
        let fields = tys.iter().zip(offsets).enumerate();
        fields
            .map(|(i, (ty, offset))| {
                let ty = self.g.normalize(*ty);
                Field { name: i.to_string(), offset: *offset, ty: self.id(ty), view: None }
            })
            .collect()
    }

    fn adt(&mut self, ty: Ty, id: AdtId, args: Args, layout: &Layout) -> TypeKind {
        if let Some(inner) = self.g.boxed(ty) {
            return self.pointer(PointerKind::Box, inner);
        }
        let adt = self.g.cx.adt(id);
        match adt.kind {
            AdtKind::Struct => {
                let fields = self.fields(&adt, VariantIdx::STRUCT, args, &layout.offsets);
                let shape = shape(adt.variants[VariantIdx::STRUCT].ctor);
                TypeKind::Struct { fields, shape, view: view_of(&adt, &fields_views(&adt)) }
            }
            AdtKind::Union => TypeKind::Union { fields: self.fields(&adt, VariantIdx::STRUCT, args, &layout.offsets) },
            AdtKind::Enum => {
                let tag = match &layout.variants {
                    _ if layout.uninhabited => Tag::Uninhabited,
                    Variants::Single(variant) => Tag::Single { variant: variant.0 },
                    Variants::Multiple { tag, encoding: TagEncoding::Direct, .. } => {
                        Tag::Direct { offset: tag.offset, size: tag.size as u8 }
                    }
                    Variants::Multiple {
                        tag, encoding: TagEncoding::Niche { untagged, first, last, start }, ..
                    } => Tag::Niche {
                        offset: tag.offset,
                        size: tag.size as u8,
                        untagged: untagged.0,
                        first: first.0,
                        last: last.0,
                        start: *start,
                    },
                };
                let single = matches!(layout.variants, Variants::Single(_));
                let variants = adt.variants.iter_ids().map(|(v, variant)| Variant {
                    name: variant.name.to_string(),
                    discriminant: variant.discriminant,
                    shape: shape(variant.ctor),
                    fields: match &layout.variants {
                        Variants::Single(present) if single && *present != v => Vec::new(),
                        _ => self.fields(&adt, v, args, layout.variant_offsets(v)),
                    },
                });
                TypeKind::Enum { variants: variants.collect(), tag }
            }
        }
    }

    fn fields(&mut self, adt: &Adt, variant: VariantIdx, args: Args, offsets: &[u64]) -> Vec<Field> {
        let decls = adt.variants.get(variant).map(|v| v.fields.as_slice()).unwrap_or_default();
        decls
            .iter()
            .zip(offsets)
            .map(|(decl, offset)| {
                let ty = self.g.subst(decl.ty, args);
                Field {
                    name: decl.name.to_string(),
                    offset: *offset,
                    ty: self.id(ty),
                    view: decl.view.and_then(field_view),
                }
            })
            .collect()
    }
}

fn shape(ctor: CtorKind) -> Shape {
    match ctor {
        CtorKind::Unit => Shape::Unit,
        CtorKind::Tuple => Shape::Tuple,
        CtorKind::Named => Shape::Named,
    }
}

fn field_view(name: Symbol) -> Option<FieldView> {
    Some(match name.as_str() {
        "ptr" => FieldView::Ptr,
        "len" => FieldView::Len,
        "cap" => FieldView::Cap,
        "strong" => FieldView::Strong,
        "weak" => FieldView::Weak,
        "borrow" => FieldView::Borrow,
        _ => return None,
    })
}

fn fields_views(adt: &Adt) -> Vec<FieldView> {
    adt.variants.iter().flat_map(|v| v.fields.iter()).filter_map(|f| f.view.and_then(field_view)).collect()
}

/// Which picture a library type has.
fn view_of(adt: &Adt, views: &[FieldView]) -> Option<TypeView> {
    Some(match adt.lang.map(|lang| lang.as_str()) {
        Some("Vec") => TypeView::Vec,
        Some("String") => TypeView::String,
        Some("Rc") => TypeView::Rc,
        Some("Weak") => TypeView::Weak,
        Some("Cell") => TypeView::Cell,
        Some("RefCell") => TypeView::RefCell,
        // What has both counts is the block that `Rc`s share.
        _ if views.contains(&FieldView::Strong) && views.contains(&FieldView::Weak) => TypeView::RcBlock,
        _ => return None,
    })
}
