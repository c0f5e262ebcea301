//! The role of each byte of a value.

use super::data::Role;
use super::types::{Types, dropped_field, variant_at};
use crate::bytecode::{Field, FieldView, Metadata, Tag, TypeId, TypeKind};
use crate::vm::Memory;

/// Types nest no deeper than this in pictures.
const NEST: u32 = 48;

/// The roles of the `len` first bytes of a `ty` at `address`.
pub fn roles_of(types: &Types<'_>, memory: &Memory, ty: TypeId, address: u64, len: usize) -> Vec<Role> {
    let mut roles = vec![Role::Padding; len];
    Painter { types, memory }.paint(&mut roles, ty, address, 0, NEST);
    roles
}

/// The roles of `len` bytes that hold as many elements of `ty` as `used` says, and are spare after that.
pub fn roles_of_elements(
    types: &Types<'_>,
    memory: &Memory,
    ty: TypeId,
    address: u64,
    used: u64,
    len: usize,
) -> Vec<Role> {
    let mut roles = vec![Role::Spare; len];
    let size = types.size(ty);
    if size == 0 {
        return roles;
    }
    let painter = Painter { types, memory };
    let end = usize::try_from(used.saturating_mul(size)).map_or(len, |end| end.min(len));
    roles[..end].fill(Role::Padding);
    let mut at = 0;
    while at < end {
        painter.paint(&mut roles[..end], ty, address + at as u64, at, NEST);
        at = usize::try_from(size).map_or(end, |size| at.saturating_add(size));
    }
    roles
}

struct Painter<'a> {
    types: &'a Types<'a>,
    memory: &'a Memory,
}

impl Painter<'_> {
    /// Paints a `ty` at `address`, which is byte `at` of `roles`; what lies beyond the slice is left out.
    fn paint(&self, roles: &mut [Role], ty: TypeId, address: u64, at: usize, nest: u32) {
        let Some(info) = self.types.get(ty).filter(|_| nest > 0 && at < roles.len()) else { return };
        let fill = |roles: &mut [Role], offset: u64, size: u64, role: Role| {
            let start = at.saturating_add(usize::try_from(offset).unwrap_or(usize::MAX)).min(roles.len());
            let end = start.saturating_add(usize::try_from(size).unwrap_or(usize::MAX)).min(roles.len());
            roles[start..end].fill(role);
        };
        let fields = |roles: &mut [Role], fields: &[Field]| {
            for field in fields {
                let offset = usize::try_from(field.offset).unwrap_or(usize::MAX);
                let place = address.saturating_add(field.offset);
                self.paint(roles, field.ty, place, at.saturating_add(offset), nest - 1);
                let special = match field.view {
                    Some(FieldView::Len) => Role::Length,
                    Some(FieldView::Cap) => Role::Capacity,
                    Some(FieldView::Strong | FieldView::Weak) => Role::Count,
                    Some(FieldView::Borrow) => Role::Borrow,
                    Some(FieldView::Ptr) | None => continue,
                };
                fill(roles, field.offset, self.types.size(field.ty), special);
            }
        };
        match &info.kind {
            TypeKind::Bool | TypeKind::Char | TypeKind::Int { .. } | TypeKind::Float => {
                fill(roles, 0, info.size, Role::Value);
            }
            TypeKind::Pointer { metadata, .. } => {
                let second = if *metadata == Metadata::Length { Role::Length } else { Role::Pointer };
                fill(roles, 0, info.size, second);
                fill(roles, 0, info.size.min(8), Role::Pointer);
            }
            TypeKind::FnPtr => fill(roles, 0, info.size, Role::Pointer),
            TypeKind::Tuple { fields: list } | TypeKind::Closure { fields: list } => fields(roles, list),
            TypeKind::Struct { fields: list, view, .. } => {
                fields(roles, list);
                if let Some(field) = dropped_field(self.memory, list, *view, address) {
                    fill(roles, field.offset, self.types.size(field.ty), Role::Dropped);
                }
            }
            // Any of the fields may be the one in use.
            TypeKind::Union { .. } => fill(roles, 0, info.size, Role::Value),
            TypeKind::Enum { variants, tag } => {
                if let Some(variant) = variant_at(self.memory, variants, tag, address) {
                    fields(roles, &variant.fields);
                }
                match tag {
                    Tag::Direct { offset, size } => fill(roles, *offset, u64::from(*size), Role::Tag),
                    Tag::Niche { offset, size, untagged, .. } => {
                        let value = self.memory.read_int(address.saturating_add(*offset), u64::from(*size));
                        let found = value.and_then(|value| tag.variant(variants, value));
                        // In the variant that has the field, these bytes are the field.
                        if found != Some(*untagged as usize) {
                            fill(roles, *offset, u64::from(*size), Role::Niche);
                        }
                    }
                    Tag::Uninhabited | Tag::Single { .. } => {}
                }
            }
            TypeKind::Array { element, len } => {
                let size = self.types.size(*element);
                for i in 0..if size == 0 { 0 } else { *len } {
                    let offset = i.saturating_mul(size);
                    let start = at.saturating_add(usize::try_from(offset).unwrap_or(usize::MAX));
                    if start >= roles.len() {
                        break;
                    }
                    self.paint(roles, *element, address.saturating_add(offset), start, nest - 1);
                }
            }
            TypeKind::Never | TypeKind::Slice { .. } | TypeKind::Str | TypeKind::Dyn | TypeKind::FnDef => {}
        }
    }
}
