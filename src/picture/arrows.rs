//! Every pointer in the values that a picture draws.
//!
//! The walk goes over types as they lie in memory: variables in scope, statics, and live heap blocks whose contents are
//! known. It follows nothing, so each word is met once.

use super::data::{Address, Arrow, ArrowKind, Holder, Target};
use super::map::Map;
use super::types::{dropped_field, variant_at, viewed};
use crate::bytecode::{Field, FieldView, Metadata, PointerKind, Shape, TypeId, TypeKind, TypeView};

/// Types nest no deeper than this in pictures.
const NEST: u32 = 48;
/// More than these are not drawn.
const MOST: usize = 20_000;

pub struct Arrows<'a> {
    map: &'a Map<'a>,
    /// Address ranges, sorted and apart, whose values were moved away.
    moved: &'a [(u64, u64)],
    /// Address ranges, sorted and apart, that hold no value.
    empty: &'a [(u64, u64)],
    pub found: Vec<Arrow>,
}

/// Whether sorted ranges hold these bytes.
pub fn inside(ranges: &[(u64, u64)], address: u64, end: u64) -> bool {
    let after = ranges.partition_point(|(from, _)| *from <= address);
    ranges[..after].last().is_some_and(|(_, to)| end <= *to)
}

impl<'a> Arrows<'a> {
    pub fn new(map: &'a Map<'a>, moved: &'a [(u64, u64)], empty: &'a [(u64, u64)]) -> Arrows<'a> {
        Arrows { map, moved, empty, found: Vec::new() }
    }

    /// The pointers in a `ty` at `address`, which `place` names.
    pub fn walk(&mut self, ty: TypeId, address: u64, place: &str, holder: &Holder) {
        self.value(ty, address, &mut place.to_owned(), holder, None, NEST);
    }

    /// `how` is what an enclosing library type says of the pointers within.
    fn value(
        &mut self,
        ty: TypeId,
        address: u64,
        place: &mut String,
        holder: &Holder,
        how: Option<ArrowKind>,
        nest: u32,
    ) {
        let Some(info) = self.map.types.get(ty).filter(|_| nest > 0 && self.found.len() < MOST) else { return };
        if info.size == 0 || self.map.memory.read(address, info.size).is_none() {
            return;
        }
        match &info.kind {
            TypeKind::Pointer { kind, pointee, metadata } => {
                let kind = how.unwrap_or(match kind {
                    PointerKind::Box => ArrowKind::Owner,
                    PointerKind::Shared => ArrowKind::Shared,
                    PointerKind::Exclusive => ArrowKind::Exclusive,
                    PointerKind::Const | PointerKind::Mut => ArrowKind::Raw,
                });
                self.pointer(kind, *pointee, *metadata, address, place, holder);
            }
            TypeKind::Struct { fields, view, .. } => {
                let how = match view {
                    Some(TypeView::Rc) => Some(ArrowKind::Strong),
                    Some(TypeView::Weak) => Some(ArrowKind::Weak),
                    _ => None.or(how),
                };
                let owner = viewed(fields, FieldView::Ptr).map(|field| field.name.clone());
                let dropped = dropped_field(self.map.memory, fields, *view, address);
                for field in fields.iter().filter(|field| dropped.is_none_or(|dropped| !std::ptr::eq(*field, dropped)))
                {
                    let how = match &owner {
                        Some(name) if *name == field.name => how.or(Some(ArrowKind::Owner)),
                        _ => how,
                    };
                    // The library's own field names say nothing to the user.
                    let wraps = fields.len() == 1 && field.name == "value";
                    let name = Some(field.name.as_str()).filter(|_| view.is_none() && how.is_none() && !wraps);
                    self.named(field, name, address, place, holder, how, nest);
                }
            }
            TypeKind::Tuple { fields } | TypeKind::Closure { fields } => {
                for field in fields {
                    self.named(field, Some(&field.name), address, place, holder, how, nest);
                }
            }
            TypeKind::Enum { variants, tag } => {
                let Some(variant) = variant_at(self.map.memory, variants, tag, address) else { return };
                for field in &variant.fields {
                    // `list.next` reads better than `(list.next as Some).0`.
                    let silent = variant.fields.len() == 1 && variant.shape == Shape::Tuple;
                    let name = Some(field.name.as_str()).filter(|_| !silent);
                    self.named(field, name, address, place, holder, how, nest);
                }
            }
            TypeKind::Array { element, len } => {
                let size = self.map.types.size(*element);
                if !self.map.types.has_pointers(*element) {
                    return;
                }
                for i in 0..*len {
                    if self.found.len() >= MOST {
                        break;
                    }
                    let short = place.len();
                    place.push_str(&format!("[{i}]"));
                    self.value(*element, address.saturating_add(i * size), place, holder, how, nest - 1);
                    place.truncate(short);
                }
            }
            // A union's live field is unknown; other kinds hold no pointer to data.
            TypeKind::Union { .. }
            | TypeKind::Never
            | TypeKind::Bool
            | TypeKind::Char
            | TypeKind::Int { .. }
            | TypeKind::Float
            | TypeKind::Slice { .. }
            | TypeKind::Str
            | TypeKind::Dyn
            | TypeKind::FnPtr
            | TypeKind::FnDef => {}
        }
    }

    #[allow(clippy::too_many_arguments)] // The way to here, and the field.
    fn named(
        &mut self,
        field: &Field,
        name: Option<&str>,
        address: u64,
        place: &mut String,
        holder: &Holder,
        how: Option<ArrowKind>,
        nest: u32,
    ) {
        let short = place.len();
        if let Some(name) = name {
            if !place.is_empty() {
                place.push('.');
            }
            place.push_str(name);
        }
        self.value(field.ty, address.saturating_add(field.offset), place, holder, how, nest - 1);
        place.truncate(short);
    }

    fn pointer(
        &mut self,
        kind: ArrowKind,
        pointee: TypeId,
        metadata: Metadata,
        address: u64,
        place: &str,
        holder: &Holder,
    ) {
        let Some(to) = self.map.memory.read_u64(address) else { return };
        if inside(self.empty, address, address + 8) {
            return;
        }
        let second = || self.map.memory.read_u64(address.saturating_add(8)).unwrap_or_default();
        let (meant, bytes) = match metadata {
            Metadata::Thin => (pointee, Some(self.map.types.size(pointee))),
            Metadata::Length => match self.map.types.get(pointee).map(|info| &info.kind) {
                Some(TypeKind::Slice { element }) => (pointee, self.map.types.size(*element).checked_mul(second())),
                _ => (pointee, Some(second())),
            },
            Metadata::Vtable => {
                let concrete = self.map.types.of_vtable(second());
                (concrete.unwrap_or(pointee), concrete.map(|ty| self.map.types.size(ty)))
            }
        };
        let target = self.map.target(to, Some(meant), bytes);
        // An empty vector points at nothing; what no memory can be is no arrow.
        if matches!(target, Target::Nothing | Target::Null | Target::Function { .. }) {
            return;
        }
        if kind == ArrowKind::Owner && matches!(target, Target::Unmapped) {
            return;
        }
        // What `Weak::new` makes.
        if kind == ArrowKind::Weak && to == u64::MAX {
            return;
        }
        self.found.push(Arrow {
            from: Address(address),
            place: if place.is_empty() { "*".to_owned() } else { place.to_owned() },
            holder: holder.clone(),
            to: Address(to),
            dangling: target.is_dangling(),
            target,
            kind,
            faded: inside(self.moved, address, address + 8),
        });
    }
}
