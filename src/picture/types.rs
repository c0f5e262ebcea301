//! What views need to know of types, beyond their table: which own memory, which pointer a struct wraps.

use std::collections::HashMap;

use crate::bytecode::{
    DebugInfo, Field, FieldView, Metadata, PointerKind, Tag, TypeId, TypeInfo, TypeKind, TypeView, Variant,
};
use crate::index::{Id, IdVec};
use crate::vm::Memory;

/// Wrappers around a pointer are peeled at most this often: `Unique<NonNull<*const T>>` needs three.
const PEEL: usize = 16;

/// A pointer inside of a value.
#[derive(Clone, Copy, Debug)]
pub struct InnerPointer {
    pub offset: u64,
    pub pointee: TypeId,
    pub metadata: Metadata,
}

/// The type table with what follows from it.
pub struct Types<'a> {
    table: &'a IdVec<TypeId, TypeInfo>,
    /// Types whose values may own heap blocks.
    owns: Vec<bool>,
    /// Types whose values may hold pointers.
    points: Vec<bool>,
    names: HashMap<&'a str, TypeId>,
    /// Concrete types of trait objects, by the address of their vtable.
    vtables: HashMap<u64, TypeId>,
}

impl<'a> Types<'a> {
    pub fn new(debug: &'a DebugInfo) -> Types<'a> {
        let table = &debug.types;
        let names: HashMap<&str, TypeId> = table.iter_ids().map(|(id, info)| (info.name.as_str(), id)).collect();
        let mut vtables = HashMap::new();
        for item in &debug.statics {
            // Code generation names them `vtable of CONCRETE for OBJECT`.
            let concrete = item.name.strip_prefix("vtable of ").and_then(|rest| rest.rsplit_once(" for dyn "));
            if let Some(ty) = concrete.and_then(|(concrete, _)| names.get(concrete)) {
                vtables.insert(item.address, *ty);
            }
        }
        Types { table, owns: containing(table, is_owner), points: containing(table, is_pointer), names, vtables }
    }

    pub fn get(&self, id: TypeId) -> Option<&'a TypeInfo> {
        self.table.get(id)
    }

    pub fn size(&self, id: TypeId) -> u64 {
        self.get(id).map_or(0, |info| info.size)
    }

    pub fn name(&self, id: TypeId) -> &'a str {
        self.get(id).map_or("?", |info| info.name.as_str())
    }

    /// The type that is printed as `name`.
    pub fn by_name(&self, name: &str) -> Option<TypeId> {
        self.names.get(name).copied()
    }

    /// Whether a value of this type may own heap blocks.
    pub fn owns(&self, id: TypeId) -> bool {
        self.owns.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether a value of this type may hold pointers.
    pub fn has_pointers(&self, id: TypeId) -> bool {
        self.points.get(id.index()).copied().unwrap_or(false)
    }

    /// The type behind a `dyn` pointer with this vtable.
    pub fn of_vtable(&self, vtable: u64) -> Option<TypeId> {
        self.vtables.get(&vtable).copied()
    }

    /// Whether values of this type are met only behind pointers.
    pub fn is_unsized(&self, id: TypeId) -> bool {
        let mut id = id;
        for _ in 0..PEEL {
            match self.get(id).map(|info| &info.kind) {
                Some(TypeKind::Slice { .. } | TypeKind::Str | TypeKind::Dyn) => return true,
                Some(TypeKind::Struct { fields, .. }) => match fields.last() {
                    Some(field) => id = field.ty,
                    None => return false,
                },
                _ => return false,
            }
        }
        false
    }

    /// The pointer that this type is, or wraps as its only content of any size.
    pub fn inner_pointer(&self, id: TypeId) -> Option<InnerPointer> {
        let (mut id, mut offset) = (id, 0);
        for _ in 0..PEEL {
            match &self.get(id)?.kind {
                TypeKind::Pointer { pointee, metadata, .. } => {
                    return Some(InnerPointer { offset, pointee: *pointee, metadata: *metadata });
                }
                TypeKind::Struct { fields, .. } => {
                    let field = fields.iter().find(|field| self.size(field.ty) > 0)?;
                    offset += field.offset;
                    id = field.ty;
                }
                _ => return None,
            }
        }
        None
    }
}

/// The field of a block shared by `Rc`s whose value went with the last strong owner, though the block is still there.
pub fn dropped_field<'f>(
    memory: &Memory,
    fields: &'f [Field],
    view: Option<TypeView>,
    address: u64,
) -> Option<&'f Field> {
    let strong = viewed(fields, FieldView::Strong).filter(|_| view == Some(TypeView::RcBlock))?;
    let count = memory.read_u64(address.saturating_add(strong.offset))?;
    fields.last().filter(|_| count == 0)
}

/// The field with this role.
pub fn viewed(fields: &[Field], view: FieldView) -> Option<&Field> {
    fields.iter().find(|field| field.view == Some(view))
}

/// The variant of the enum at `address`; `None` if its tag is invalid or cannot be read.
pub fn variant_at<'v>(memory: &Memory, variants: &'v [Variant], tag: &Tag, address: u64) -> Option<&'v Variant> {
    let value = match tag {
        Tag::Uninhabited => return None,
        Tag::Single { .. } => 0,
        Tag::Direct { offset, size } | Tag::Niche { offset, size, .. } => {
            memory.read_int(address.checked_add(*offset)?, u64::from(*size))?
        }
    };
    variants.get(tag.variant(variants, value)?)
}

/// The fields of a variant, struct, tuple or closure type; of an enum, those of all variants.
fn all_fields(kind: &TypeKind) -> Vec<TypeId> {
    match kind {
        TypeKind::Tuple { fields }
        | TypeKind::Struct { fields, .. }
        | TypeKind::Closure { fields }
        | TypeKind::Union { fields } => fields.iter().map(|field| field.ty).collect(),
        TypeKind::Enum { variants, .. } => variants.iter().flat_map(|v| v.fields.iter().map(|f| f.ty)).collect(),
        TypeKind::Array { element, .. } | TypeKind::Slice { element } => vec![*element],
        TypeKind::Never
        | TypeKind::Bool
        | TypeKind::Char
        | TypeKind::Int { .. }
        | TypeKind::Float
        | TypeKind::Pointer { .. }
        | TypeKind::Str
        | TypeKind::Dyn
        | TypeKind::FnPtr
        | TypeKind::FnDef => Vec::new(),
    }
}

/// A `Box`, or a library type with a field that is marked as an owning pointer.
fn is_owner(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Pointer { kind, .. } => *kind == PointerKind::Box,
        TypeKind::Struct { fields, .. } => viewed(fields, FieldView::Ptr).is_some(),
        _ => false,
    }
}

fn is_pointer(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Pointer { .. })
}

/// Which types are of a kind, or contain such a type by value.
fn containing(table: &IdVec<TypeId, TypeInfo>, itself: fn(&TypeKind) -> bool) -> Vec<bool> {
    let mut owns = vec![false; table.len()];
    let mut containers: Vec<Vec<TypeId>> = vec![Vec::new(); table.len()];
    let mut work = Vec::new();
    for (id, info) in table.iter_ids() {
        for field in all_fields(&info.kind) {
            if let Some(list) = containers.get_mut(field.index()) {
                list.push(id);
            }
        }
        if itself(&info.kind) {
            work.push(id);
        }
    }
    while let Some(id) = work.pop() {
        if std::mem::replace(&mut owns[id.index()], true) {
            continue;
        }
        work.extend(containers[id.index()].iter().copied());
    }
    owns
}
