//! Bytes and a type -> a value tree.
//!
//! Pointers are followed a few steps and never around a cycle; the whole tree of a variable is bounded by a budget. What
//! the bytes cannot mean becomes [`Value::Invalid`].

use std::cell::Cell;

use super::data::{Address, Counts, Field as FieldValue, PointerKind, Shape, Target, Text, Value};
use super::map::Map;
use super::types::{dropped_field, variant_at, viewed};
use crate::bytecode::{self, Field, FieldView, Metadata, TypeId, TypeKind, TypeView, fn_of_pointer};
use crate::vm::BlockLog;

/// How many pointers in a row are followed.
const FOLLOW: u32 = 4;
/// How deep values nest, pointers included.
const NEST: u32 = 32;
/// Nodes of one variable's tree.
const BUDGET: u32 = 1000;
/// Bytes of text that are shown.
const TEXT: u64 = 1000;

pub struct Decoder<'a> {
    pub map: &'a Map<'a>,
    pub log: Option<BlockLog<'a>>,
    /// Elements of an array, slice or vector.
    pub max_elements: u64,
    /// Nodes that the current tree may still have.
    budget: Cell<u32>,
}

/// The way from the root of a tree to the current value.
struct Trail {
    follow: u32,
    nest: u32,
    /// What is being followed: a pointer to one of them closes a cycle.
    seen: Vec<(u64, TypeId)>,
}

impl<'a> Decoder<'a> {
    pub fn new(map: &'a Map<'a>, log: Option<BlockLog<'a>>, max_elements: u64) -> Decoder<'a> {
        Decoder { map, log, max_elements, budget: Cell::new(0) }
    }

    /// The value of a `ty` at `address`.
    pub fn decode(&self, ty: TypeId, address: u64) -> Value {
        self.budget.set(BUDGET);
        self.value(ty, address, &mut Trail { follow: FOLLOW, nest: NEST, seen: Vec::new() })
    }

    /// The value of `count` elements in a row, as a heap block has them.
    pub fn decode_elements(&self, ty: TypeId, address: u64, count: u64) -> Value {
        self.budget.set(BUDGET);
        let mut trail = Trail { follow: FOLLOW, nest: NEST, seen: vec![(address, ty)] };
        Value::Array { len: count, elements: self.elements(ty, address, count, &mut trail) }
    }

    /// The text of `len` bytes.
    pub fn decode_text(&self, address: u64, len: u64) -> Option<Text> {
        let shown = len.min(TEXT);
        self.map.live_bytes(address, len)?;
        let bytes = self.map.memory.read(address, shown)?;
        let mut text = String::new();
        let mut utf8 = true;
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            text.push_str(chunk.valid());
            let cut = shown < len && chunks.peek().is_none() && chunk.invalid().len() < 4;
            if !chunk.invalid().is_empty() && !cut {
                utf8 = false;
                chunk.invalid().iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}")));
            }
        }
        Some(Text { text, len, complete: shown == len, utf8 })
    }

    fn value(&self, ty: TypeId, address: u64, trail: &mut Trail) -> Value {
        let Some(info) = self.map.types.get(ty) else { return invalid("unknown type") };
        if trail.nest == 0 || self.budget.get() == 0 {
            return Value::Folded;
        }
        if self.map.memory.read(address, info.size).is_none() && info.size > 0 {
            return invalid("not in memory");
        }
        self.budget.set(self.budget.get() - 1);
        trail.nest -= 1;
        let value = self.value_of_kind(ty, info, address, trail);
        trail.nest += 1;
        value
    }

    fn value_of_kind(&self, ty: TypeId, info: &bytecode::TypeInfo, address: u64, trail: &mut Trail) -> Value {
        match &info.kind {
            TypeKind::Never => invalid("a value that cannot exist"),
            TypeKind::Bool => match self.int(address, 1) {
                Some(0) => scalar("false"),
                Some(1) => scalar("true"),
                other => invalid(&format!("{:#x} is no bool", other.unwrap_or_default())),
            },
            TypeKind::Char => {
                let code = self.int(address, 4).unwrap_or_default() as u32;
                match char::from_u32(code) {
                    Some(c) => scalar(&format!("{c:?}")),
                    None => invalid(&format!("{code:#x} is no char")),
                }
            }
            TypeKind::Int { signed } => self.integer(address, info.size, *signed),
            TypeKind::Float => self.float(address, info.size),
            TypeKind::Tuple { fields } => Value::Tuple { fields: self.fields(fields, address, trail) },
            TypeKind::Struct { fields, shape, view } => {
                let special = view.and_then(|view| self.library_value(view, fields, address, trail));
                special.unwrap_or_else(|| {
                    let dropped = dropped_field(self.map.memory, fields, *view, address);
                    let kept = fields.len() - usize::from(dropped.is_some());
                    let mut values = self.fields(&fields[..kept], address, trail);
                    values.extend(dropped.map(|field| self.field(field, invalid("dropped"))));
                    Value::Struct { name: base_name(&info.name).to_owned(), shape: shape_of(*shape), fields: values }
                })
            }
            TypeKind::Closure { fields } => Value::Closure { captures: self.fields(fields, address, trail) },
            TypeKind::Union { fields } => Value::Union { fields: self.fields(fields, address, trail) },
            TypeKind::Enum { variants, tag } => match variant_at(self.map.memory, variants, tag, address) {
                Some(variant) => Value::Variant {
                    name: variant.name.clone(),
                    shape: shape_of(variant.shape),
                    fields: self.fields(&variant.fields, address, trail),
                },
                None => invalid(&format!("invalid tag of `{}`", base_name(&info.name))),
            },
            TypeKind::Pointer { kind, pointee, metadata } => {
                self.pointer(pointer_kind(*kind), *pointee, *metadata, address, trail)
            }
            TypeKind::Array { element, len } => {
                Value::Array { len: *len, elements: self.elements(*element, address, *len, trail) }
            }
            TypeKind::Slice { .. } | TypeKind::Str | TypeKind::Dyn => invalid("unsized"),
            TypeKind::FnPtr => {
                let value = self.word(address).unwrap_or_default();
                match fn_of_pointer(value).and_then(|id| self.map.program.debug.functions.get(id)) {
                    Some(info) => Value::Function { name: info.name.clone() },
                    None => invalid(&format!("{value:#x} is no function")),
                }
            }
            // The type's name is the function's: `fn(i32) -> i32 {add}`.
            TypeKind::FnDef => Value::Function { name: fn_def_name(self.map.types.name(ty)) },
        }
    }

    fn int(&self, address: u64, size: u64) -> Option<u128> {
        self.map.memory.read_int(address, size)
    }

    fn word(&self, address: u64) -> Option<u64> {
        self.map.memory.read_u64(address)
    }

    fn integer(&self, address: u64, size: u64, signed: bool) -> Value {
        let Some(value) = self.int(address, size).filter(|_| size > 0) else { return invalid("not in memory") };
        if signed {
            // `size` is 1 to 16, as the read succeeded.
            let unused = 128 - 8 * size as u32;
            scalar(&(((value << unused) as i128) >> unused).to_string())
        } else {
            scalar(&value.to_string())
        }
    }

    fn float(&self, address: u64, size: u64) -> Value {
        match (size, self.int(address, size)) {
            (4, Some(bits)) => scalar(&format!("{:?}", f32::from_bits(bits as u32))),
            (8, Some(bits)) => scalar(&format!("{:?}", f64::from_bits(bits as u64))),
            _ => invalid("not in memory"),
        }
    }

    fn fields(&self, fields: &[Field], address: u64, trail: &mut Trail) -> Vec<FieldValue> {
        let value =
            |field: &Field, trail: &mut Trail| self.value(field.ty, address.saturating_add(field.offset), trail);
        fields.iter().map(|field| self.field(field, value(field, trail))).collect()
    }

    fn field(&self, field: &Field, value: Value) -> FieldValue {
        FieldValue {
            name: field.name.clone(),
            ty: self.map.types.name(field.ty).to_owned(),
            offset: field.offset,
            size: self.map.types.size(field.ty),
            value,
        }
    }

    fn elements(&self, ty: TypeId, address: u64, len: u64, trail: &mut Trail) -> Vec<Value> {
        let size = self.map.types.size(ty);
        (0..len.min(self.max_elements))
            .take_while(|_| self.budget.get() > 0)
            .map(|i| self.value(ty, address.saturating_add(i.saturating_mul(size)), &mut *trail))
            .collect()
    }

    fn pointer(
        &self,
        kind: PointerKind,
        pointee: TypeId,
        metadata: Metadata,
        address: u64,
        trail: &mut Trail,
    ) -> Value {
        let Some(to) = self.word(address) else { return invalid("not in memory") };
        let second = || self.word(address.saturating_add(8)).unwrap_or_default();
        let (len, vtable) = match metadata {
            Metadata::Thin => (None, None),
            Metadata::Length => (Some(second()), None),
            Metadata::Vtable => (None, Some(second())),
        };
        let concrete = vtable.and_then(|vtable| self.concrete(vtable, to));
        let bytes = match len {
            Some(len) => self.unsized_element(pointee).map(|element| self.map.types.size(element).saturating_mul(len)),
            None => Some(self.map.types.size(concrete.unwrap_or(pointee))),
        };
        let bytes = if len.is_some() && bytes.is_none() { len } else { bytes };
        // The size behind an unknown vtable is unknown too.
        let bytes = if vtable.is_some() && concrete.is_none() { None } else { bytes };
        Value::Pointer {
            pointer: kind,
            address: Address(to),
            target: self.map.target(to, Some(concrete.unwrap_or(pointee)), bytes),
            len,
            vtable: vtable.map(Address),
            value: self.pointee(concrete.unwrap_or(pointee), len, to, trail).map(Box::new),
        }
    }

    /// The type of what a `dyn` pointer points at: its vtable tells, or the heap block.
    fn concrete(&self, vtable: u64, to: u64) -> Option<TypeId> {
        self.map.types.of_vtable(vtable).or_else(|| self.log?.get(to)?.ty)
    }

    /// The element of a slice type, if it is one.
    fn unsized_element(&self, ty: TypeId) -> Option<TypeId> {
        match self.map.types.get(ty)?.kind {
            TypeKind::Slice { element } => Some(element),
            _ => None,
        }
    }

    /// What is at the end of a pointer, if it can be read and is not too far away.
    fn pointee(&self, ty: TypeId, len: Option<u64>, to: u64, trail: &mut Trail) -> Option<Value> {
        let info = self.map.types.get(ty)?;
        match (&info.kind, len) {
            (TypeKind::Str, Some(len)) => return self.decode_text(to, len).map(Value::Str),
            (TypeKind::Slice { element }, Some(len)) => {
                self.map.live_bytes(to, self.map.types.size(*element).checked_mul(len)?)?;
                let read = |trail: &mut Trail| Value::Array { len, elements: self.elements(*element, to, len, trail) };
                return self.follow(ty, to, trail, read);
            }
            _ if self.map.types.is_unsized(ty) => return None,
            _ => {}
        }
        if info.size > 0 {
            self.map.live_bytes(to, info.size)?;
        }
        self.follow(ty, to, trail, |trail| self.value(ty, to, trail))
    }

    /// Reads what a pointer points at, unless the way there was too long or came from it.
    fn follow(&self, ty: TypeId, to: u64, trail: &mut Trail, read: impl FnOnce(&mut Trail) -> Value) -> Option<Value> {
        if trail.seen.contains(&(to, ty)) {
            return Some(Value::Cycle);
        }
        if trail.follow == 0 {
            return Some(Value::Folded);
        }
        trail.follow -= 1;
        trail.seen.push((to, ty));
        let value = read(trail);
        trail.seen.pop();
        trail.follow += 1;
        Some(value)
    }

    /// The value of a library type that has a picture of its own.
    fn library_value(&self, view: TypeView, fields: &[Field], address: u64, trail: &mut Trail) -> Option<Value> {
        match view {
            TypeView::Vec => self.vec(fields, address, trail),
            TypeView::String => self.string(fields, address),
            TypeView::Rc => self.rc(false, fields, address, trail),
            TypeView::Weak => self.rc(true, fields, address, trail),
            TypeView::Cell => {
                let (ty, at) = self.in_unsafe_cell(fields.first()?, address)?;
                Some(Value::Cell { value: Box::new(self.value(ty, at, trail)) })
            }
            TypeView::RefCell => {
                let borrow = viewed(fields, FieldView::Borrow)?;
                let field = fields.iter().find(|field| field.view != Some(FieldView::Borrow))?;
                let (ty, at) = self.in_unsafe_cell(field, address)?;
                Some(Value::RefCell {
                    borrow: self.word(address.checked_add(borrow.offset)?)? as i64,
                    value: Box::new(self.value(ty, at, trail)),
                })
            }
            // Its fields are what there is to see.
            TypeView::RcBlock => None,
        }
    }

    /// What the `UnsafeCell` in this field holds.
    fn in_unsafe_cell(&self, field: &Field, address: u64) -> Option<(TypeId, u64)> {
        let at = address.checked_add(field.offset)?;
        match &self.map.types.get(field.ty)?.kind {
            TypeKind::Struct { fields, .. } => Some((fields.first()?.ty, at.checked_add(fields.first()?.offset)?)),
            _ => Some((field.ty, at)),
        }
    }

    /// The word of the field with this role.
    fn view_word(&self, fields: &[Field], view: FieldView, address: u64) -> Option<u64> {
        let field = viewed(fields, view)?;
        self.word(address.checked_add(field.offset)?)
    }

    /// Address, length, capacity and element type of a vector.
    fn buffer(&self, fields: &[Field], address: u64) -> Option<(u64, u64, u64, TypeId)> {
        let element = self.map.types.inner_pointer(viewed(fields, FieldView::Ptr)?.ty)?.pointee;
        Some((
            self.view_word(fields, FieldView::Ptr, address)?,
            self.view_word(fields, FieldView::Len, address)?,
            self.view_word(fields, FieldView::Cap, address)?,
            element,
        ))
    }

    fn vec(&self, fields: &[Field], address: u64, trail: &mut Trail) -> Option<Value> {
        let (to, len, capacity, element) = self.buffer(fields, address)?;
        let size = self.map.types.size(element);
        let readable = len <= capacity || size == 0;
        let bytes = len.checked_mul(size).filter(|_| readable);
        let live = bytes.filter(|bytes| *bytes == 0 || self.map.live_bytes(to, *bytes).is_some());
        let elements = live.and_then(|_| {
            let read = |trail: &mut Trail| Value::Array { len, elements: self.elements(element, to, len, trail) };
            match self.follow(element, to, trail, read)? {
                Value::Array { elements, .. } => Some(elements),
                // Too far, or around a cycle: what the elements are is shown elsewhere.
                _ => Some(Vec::new()),
            }
        });
        let target = self.map.target(to, Some(element), Some(capacity.saturating_mul(size)));
        Some(Value::Vec { address: Address(to), target, len, capacity, elements })
    }

    /// A `String` is a struct around a `Vec<u8>`.
    fn string(&self, fields: &[Field], address: u64) -> Option<Value> {
        let field = fields.first()?;
        let at = address.checked_add(field.offset)?;
        let TypeKind::Struct { fields, .. } = &self.map.types.get(field.ty)?.kind else { return None };
        let (to, len, capacity, _) = self.buffer(fields, at)?;
        let empty = Text { text: String::new(), len: 0, complete: true, utf8: true };
        let text = if len == 0 { Some(empty) } else { self.decode_text(to, len).filter(|_| len <= capacity) };
        Some(Value::String {
            address: Address(to),
            target: self.map.target(to, None, Some(capacity)),
            len,
            capacity,
            text,
        })
    }

    fn rc(&self, weak: bool, fields: &[Field], address: u64, trail: &mut Trail) -> Option<Value> {
        let field = viewed(fields, FieldView::Ptr)?;
        let inner = self.map.types.inner_pointer(field.ty)?;
        let pointer_at = address.checked_add(field.offset)?.checked_add(inner.offset)?;
        let to = self.word(pointer_at)?;
        let second = self.word(pointer_at.saturating_add(8)).unwrap_or_default();
        let TypeKind::Struct { fields: block, .. } = &self.map.types.get(inner.pointee)?.kind else { return None };
        let counts = self.map.live_bytes(to, 16).and_then(|_| self.counts(block, to));
        let alive = counts.is_some_and(|counts| counts.strong > 0);
        let value = block.last().filter(|_| alive).and_then(|field| {
            let at = to.checked_add(field.offset)?;
            match inner.metadata {
                Metadata::Thin => self.pointee(field.ty, None, at, trail),
                Metadata::Length => self.pointee(field.ty, Some(second), at, trail),
                Metadata::Vtable => {
                    let concrete = self.map.types.of_vtable(second)?;
                    let align = self.map.types.get(concrete)?.align.max(1);
                    self.pointee(concrete, None, to.checked_add(field.offset.checked_next_multiple_of(align)?)?, trail)
                }
            }
        });
        // `Weak::new()` points at nothing, with all ones for an address.
        let target =
            if weak && to == u64::MAX { Target::Nothing } else { self.map.target(to, Some(inner.pointee), None) };
        Some(Value::Rc { weak, address: Address(to), target, counts, value: value.map(Box::new) })
    }

    /// The counts of the block that `Rc`s share.
    pub fn counts(&self, block: &[Field], address: u64) -> Option<Counts> {
        Some(Counts {
            strong: self.view_word(block, FieldView::Strong, address)?,
            weak: self.view_word(block, FieldView::Weak, address)?,
        })
    }
}

fn scalar(text: &str) -> Value {
    Value::Scalar { text: text.to_owned() }
}

fn invalid(why: &str) -> Value {
    Value::Invalid { why: why.to_owned() }
}

fn shape_of(shape: bytecode::Shape) -> Shape {
    match shape {
        bytecode::Shape::Named => Shape::Named,
        bytecode::Shape::Tuple => Shape::Tuple,
        bytecode::Shape::Unit => Shape::Unit,
    }
}

fn pointer_kind(kind: bytecode::PointerKind) -> PointerKind {
    match kind {
        bytecode::PointerKind::Shared => PointerKind::Shared,
        bytecode::PointerKind::Exclusive => PointerKind::Exclusive,
        bytecode::PointerKind::Const => PointerKind::Const,
        bytecode::PointerKind::Mut => PointerKind::Mut,
        bytecode::PointerKind::Box => PointerKind::Box,
    }
}

/// `Pair` of `module::Pair<i32>`.
pub fn base_name(name: &str) -> &str {
    let name = name.split('<').next().unwrap_or(name);
    name.rsplit("::").next().unwrap_or(name)
}

/// `add` of `fn(i32) -> i32 {add}`.
fn fn_def_name(name: &str) -> String {
    let inner = name.rsplit_once('{').and_then(|(_, rest)| rest.strip_suffix('}'));
    inner.unwrap_or(name).to_owned()
}
