//! Who owns which heap block: a walk along owning pointers (`Box`, `Vec`, `String`, `Rc`, ...), first from the variables and
//! statics that own their values, then from what is not tracked, last from the blocks that nothing reaches.
//!
//! The walk follows types, not bytes that look like pointers: a reference owns nothing, a moved variable no more, and a
//! vector's spare capacity is not read. It is iterative from block to block and visits each block once.

use std::collections::HashMap;

use super::arrows::inside;
use super::data::{Address, Holder, Owner, OwnerKind};
use super::map::Map;
use super::types::{dropped_field, variant_at, viewed};
use crate::bytecode::{Field, FieldView, Metadata, PointerKind, Shape, TypeId, TypeKind, TypeView};
use crate::vm::BlockLog;

/// How deep values nest in one block.
const NEST: u32 = 48;

/// What the walk found of a block.
#[derive(Clone, Debug, Default)]
pub struct BlockUse {
    pub owners: Vec<Owner>,
    pub reachable: bool,
    /// Its elements in use and their type, as the owner counts them.
    pub elements: Option<(TypeId, u64)>,
    /// Its bytes are text.
    pub text: bool,
    walked: bool,
}

/// A variable or static to start from.
pub struct Root<'a> {
    pub holder: Holder,
    pub name: &'a str,
    pub ty: TypeId,
    pub address: u64,
    /// Whether it surely owns its value; else it is asked only about blocks that nobody else owns.
    pub tracked: bool,
}

/// The owners of all blocks, by payload address. In the address ranges `gone`, sorted, nothing is owned (any more): what was
/// there is uninitialised, moved or dropped.
pub fn owners(
    map: &Map<'_>,
    log: Option<BlockLog<'_>>,
    roots: &[Root<'_>],
    gone: &[(u64, u64)],
) -> HashMap<u64, BlockUse> {
    let mut walk =
        Walk { map, log, gone, uses: HashMap::new(), work: Vec::new(), reachable: true, only_new: false, holder: None };
    for tracked in [true, false] {
        walk.only_new = !tracked;
        for root in roots.iter().filter(|root| root.tracked == tracked && map.types.owns(root.ty)) {
            walk.root(root);
        }
        walk.drain();
    }
    walk.leaked();
    walk.uses
}

/// Values in a block that are still to be walked.
struct Contents {
    block: u64,
    ty: TypeId,
    address: u64,
    count: u64,
}

struct Walk<'a> {
    map: &'a Map<'a>,
    log: Option<BlockLog<'a>>,
    gone: &'a [(u64, u64)],
    uses: HashMap<u64, BlockUse>,
    work: Vec<Contents>,
    reachable: bool,
    /// Leave alone the blocks that have an owner.
    only_new: bool,
    /// Whose value is being walked.
    holder: Option<Holder>,
}

impl Walk<'_> {
    fn root(&mut self, root: &Root<'_>) {
        self.holder = Some(root.holder.clone());
        self.value(root.ty, root.address, &mut root.name.to_owned(), NEST);
    }

    fn drain(&mut self) {
        while let Some(contents) = self.work.pop() {
            self.holder = Some(Holder::Heap { block: Address(contents.block) });
            let size = self.map.types.size(contents.ty);
            let mut path = String::new();
            for i in 0..if self.map.types.owns(contents.ty) { contents.count } else { 0 } {
                let at = contents.address.saturating_add(i.saturating_mul(size));
                if size == 0 || self.map.live_bytes(at, size).is_none() {
                    break;
                }
                path.clear();
                if contents.count != 1 {
                    path = format!("[{i}]");
                }
                self.value(contents.ty, at, &mut path, NEST);
            }
        }
    }

    /// Live blocks that nothing reached own others still: start with those that hold one value, whose pointers are all
    /// meant; vectors among them are then reached through their owners, which know the length.
    fn leaked(&mut self) {
        self.reachable = false;
        self.only_new = false;
        for single in [true, false] {
            for block in self.map.blocks {
                let Some(ty) = self.log.and_then(|log| log.get(block.address)).and_then(|record| record.ty) else {
                    continue;
                };
                let size = self.map.types.size(ty);
                let walked = self.uses.get(&block.address).is_some_and(|found| found.walked);
                let here = self.map.live_block(block.address).is_some();
                if walked || !here || size == 0 || (block.requested == size) != single {
                    continue;
                }
                self.uses.entry(block.address).or_default().walked = true;
                let count = block.requested / size;
                self.work.push(Contents { block: block.address, ty, address: block.address, count });
                self.drain();
            }
        }
    }

    /// Whether these bytes hold nothing that is owned.
    fn is_gone(&self, address: u64, end: u64) -> bool {
        inside(self.gone, address, end)
    }

    fn value(&mut self, ty: TypeId, address: u64, path: &mut String, nest: u32) {
        let Some(info) = self.map.types.get(ty).filter(|_| nest > 0 && self.map.types.owns(ty)) else { return };
        let end = address.saturating_add(info.size);
        if self.is_gone(address, end) || self.map.memory.read(address, info.size).is_none() {
            return;
        }
        match &info.kind {
            TypeKind::Pointer { kind: PointerKind::Box, pointee, metadata } => {
                self.boxed(*pointee, *metadata, address, path);
            }
            TypeKind::Struct { fields, view, .. } => self.structure(fields, *view, address, path, nest),
            TypeKind::Tuple { fields } | TypeKind::Closure { fields } => self.fields(fields, address, path, nest),
            TypeKind::Enum { variants, tag } => {
                let Some(variant) = variant_at(self.map.memory, variants, tag, address) else { return };
                match &variant.fields[..] {
                    // `list.next` reads better than `(list.next as Some).0`.
                    [field] if variant.shape == Shape::Tuple => {
                        self.value(field.ty, address.saturating_add(field.offset), path, nest - 1);
                    }
                    fields => self.fields(fields, address, path, nest),
                }
            }
            TypeKind::Array { element, len } => {
                let size = self.map.types.size(*element);
                for i in 0..if size == 0 { 0 } else { *len } {
                    let short = path.len();
                    path.push_str(&format!("[{i}]"));
                    self.value(*element, address.saturating_add(i.saturating_mul(size)), path, nest - 1);
                    path.truncate(short);
                }
            }
            // A union's live field is unknown; other kinds own nothing.
            TypeKind::Union { .. }
            | TypeKind::Pointer { .. }
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

    fn fields(&mut self, fields: &[Field], address: u64, path: &mut String, nest: u32) {
        for field in fields {
            let short = path.len();
            path.push('.');
            path.push_str(&field.name);
            self.value(field.ty, address.saturating_add(field.offset), path, nest - 1);
            path.truncate(short);
        }
    }

    fn structure(&mut self, fields: &[Field], view: Option<TypeView>, address: u64, path: &mut String, nest: u32) {
        match view {
            Some(TypeView::Rc) => self.rc(OwnerKind::Strong, fields, address, path),
            Some(TypeView::Weak) => self.rc(OwnerKind::Weak, fields, address, path),
            Some(TypeView::RcBlock) => {
                // With the last strong owner the value went.
                let dropped = dropped_field(self.map.memory, fields, view, address).is_some();
                if let Some(field) = fields.last().filter(|_| !dropped) {
                    self.value(field.ty, address.saturating_add(field.offset), path, nest - 1);
                }
            }
            // The library's own field names say nothing to the user.
            Some(TypeView::String | TypeView::Cell | TypeView::RefCell) => {
                for field in fields {
                    self.value(field.ty, address.saturating_add(field.offset), path, nest - 1);
                }
                if view == Some(TypeView::String) {
                    self.mark_text(fields, address);
                }
            }
            Some(TypeView::Vec) | None => {
                if viewed(fields, FieldView::Ptr).is_some() {
                    self.buffer(fields, address, path);
                } else if let ([field], true) = (fields, view.is_none() && fields.len() == 1) {
                    // A wrapper (`UnsafeCell`, a user's newtype): its only field needs no name either if it is unnamed.
                    let short = path.len();
                    if field.name != "value" {
                        path.push('.');
                        path.push_str(&field.name);
                    }
                    self.value(field.ty, address.saturating_add(field.offset), path, nest - 1);
                    path.truncate(short);
                } else {
                    self.fields(fields, address, path, nest);
                }
            }
        }
    }

    fn word(&self, address: u64, offset: u64) -> Option<u64> {
        self.map.memory.read_u64(address.checked_add(offset)?)
    }

    fn boxed(&mut self, pointee: TypeId, metadata: Metadata, address: u64, path: &str) {
        let (Some(to), second) = (self.word(address, 0), self.word(address, 8).unwrap_or_default()) else { return };
        let elements = match metadata {
            Metadata::Thin => Some((pointee, 1)),
            Metadata::Length => self.sliced(pointee, second),
            Metadata::Vtable => self.map.types.of_vtable(second).map(|ty| (ty, 1)),
        };
        self.claim(to, OwnerKind::Sole, address, path, elements, to);
        if matches!(self.map.types.get(pointee).map(|info| &info.kind), Some(TypeKind::Str))
            && let Some(found) = self.uses.get_mut(&to)
        {
            found.text = true;
            found.elements = self.map.types.by_name("u8").map(|ty| (ty, second));
        }
    }

    /// The elements behind a pointer with a length.
    fn sliced(&self, pointee: TypeId, len: u64) -> Option<(TypeId, u64)> {
        match self.map.types.get(pointee)?.kind {
            TypeKind::Slice { element } => Some((element, len)),
            _ => None,
        }
    }

    /// A library type with a buffer: a `Vec` knows its length; an iterator that consumes one, where it is.
    fn buffer(&mut self, fields: &[Field], address: u64, path: &str) {
        let Some(field) = viewed(fields, FieldView::Ptr) else { return };
        let Some(inner) = self.map.types.inner_pointer(field.ty) else { return };
        let pointer_at = address.saturating_add(field.offset).saturating_add(inner.offset);
        let Some(to) = self.word(pointer_at, 0) else { return };
        let named = |name: &str| fields.iter().find(|f| f.name == name).and_then(|f| self.word(address, f.offset));
        match viewed(fields, FieldView::Len).and_then(|field| self.word(address, field.offset)) {
            Some(len) => self.claim(to, OwnerKind::Sole, pointer_at, path, Some((inner.pointee, len)), to),
            None => {
                let (start, end) = (named("ptr").unwrap_or(to), named("end").unwrap_or(to));
                let left = end.saturating_sub(start).checked_div(self.map.types.size(inner.pointee)).unwrap_or(0);
                let inside = start >= to && self.map.live_block(to).is_some_and(|b| end <= to + b.capacity);
                let left = if inside { left } else { 0 };
                self.claim(to, OwnerKind::Sole, pointer_at, path, None, to);
                if left > 0 && !self.uses.get(&to).is_none_or(|found| found.walked) {
                    if let Some(found) = self.uses.get_mut(&to) {
                        found.walked = true;
                    }
                    self.work.push(Contents { block: to, ty: inner.pointee, address: start, count: left });
                }
            }
        }
    }

    fn rc(&mut self, kind: OwnerKind, fields: &[Field], address: u64, path: &str) {
        let Some(field) = viewed(fields, FieldView::Ptr) else { return };
        let Some(inner) = self.map.types.inner_pointer(field.ty) else { return };
        let pointer_at = address.saturating_add(field.offset).saturating_add(inner.offset);
        let (Some(to), second) = (self.word(pointer_at, 0), self.word(pointer_at, 8).unwrap_or_default()) else {
            return;
        };
        let Some(TypeKind::Struct { fields: block, .. }) = self.map.types.get(inner.pointee).map(|info| &info.kind)
        else {
            return;
        };
        let last = block.last();
        let (elements, at) = match (inner.metadata, last) {
            (Metadata::Thin, _) => (Some((inner.pointee, 1)), to),
            (Metadata::Length, Some(field)) => (self.sliced(field.ty, second), to.saturating_add(field.offset)),
            (Metadata::Vtable, Some(field)) => {
                let concrete = self.map.types.of_vtable(second);
                let align = concrete.and_then(|ty| self.map.types.get(ty)).map_or(1, |info| info.align.max(1));
                let offset = field.offset.checked_next_multiple_of(align).unwrap_or(field.offset);
                (concrete.map(|ty| (ty, 1)), to.saturating_add(offset))
            }
            (Metadata::Length | Metadata::Vtable, None) => (None, to),
        };
        self.claim(to, kind, pointer_at, path, elements, at);
    }

    /// Notes an owning pointer at `pointer_at` to the block at `to`, and its contents at `at` to be walked.
    fn claim(
        &mut self,
        to: u64,
        kind: OwnerKind,
        pointer_at: u64,
        path: &str,
        elements: Option<(TypeId, u64)>,
        at: u64,
    ) {
        let Some(holder) = self.holder.clone().filter(|_| self.map.live_block(to).is_some()) else { return };
        let found = self.uses.entry(to).or_default();
        if self.only_new && found.walked {
            return;
        }
        let owner = Owner { place: path.to_owned(), address: Address(pointer_at), holder, kind };
        found.owners.push(owner);
        found.reachable |= self.reachable;
        self.contents(to, kind, elements, at);
    }

    fn contents(&mut self, to: u64, kind: OwnerKind, elements: Option<(TypeId, u64)>, at: u64) {
        let Some((ty, count)) = elements.filter(|_| kind != OwnerKind::Weak) else { return };
        let Some(found) = self.uses.get_mut(&to) else { return };
        if found.elements.is_none() && at == to {
            found.elements = Some((ty, count));
        }
        if !found.walked {
            found.walked = true;
            self.work.push(Contents { block: to, ty, address: at, count });
        }
    }

    fn mark_text(&mut self, fields: &[Field], address: u64) {
        let to = fields.first().and_then(|field| {
            let TypeKind::Struct { fields: vec, .. } = &self.map.types.get(field.ty)?.kind else { return None };
            self.word(address.checked_add(field.offset)?, viewed(vec, FieldView::Ptr)?.offset)
        });
        if let Some(found) = to.and_then(|to| self.uses.get_mut(&to)) {
            found.text = true;
        }
    }
}
