//! What lies at an address: which variable of which frame, which block, which static.

use super::data::{Address, Target};
use super::types::{Types, variant_at};
use crate::bytecode::{Field, Program, TypeId, TypeKind, covers, fn_of_pointer};
use crate::vm::{Block, BlockState, Frame, Memory, Region};

/// How deep a place's text goes: `a.b.c[1].d`.
const NEST: usize = 24;

/// All that can be pointed at, in one moment.
pub struct Map<'a> {
    pub program: &'a Program,
    pub memory: &'a Memory,
    pub types: &'a Types<'a>,
    /// In call order: addresses fall.
    pub frames: &'a [Frame],
    /// Blocks in address order.
    pub blocks: &'a [Block],
    /// Below it, no frame has bytes.
    pub stack_low: u64,
}

impl Map<'_> {
    /// The block whose payload holds `address` (or ends there).
    pub fn block_at(&self, address: u64) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.address <= address);
        let block = self.blocks.get(after.checked_sub(1)?)?;
        (address <= block.address + block.capacity).then_some(block)
    }

    /// The block that starts at `address`, if it is live.
    pub fn live_block(&self, address: u64) -> Option<&Block> {
        self.block_at(address).filter(|block| block.address == address && block.state == BlockState::Live)
    }

    /// The bytes at `address`, if something live has them all.
    pub fn live_bytes(&self, address: u64, len: u64) -> Option<&[u8]> {
        let bytes = self.memory.read(address, len)?;
        let end = address.checked_add(len)?;
        let live = match self.memory.region(address) {
            Region::Statics => end <= self.memory.statics_end(),
            Region::Heap => self
                .block_at(address)
                .is_some_and(|block| block.state == BlockState::Live && end <= block.address + block.capacity),
            Region::Stack => address >= self.stack_low,
            Region::Null | Region::Code | Region::Unmapped => false,
        };
        live.then_some(bytes)
    }

    /// What lies at `address`, to which something points that is meant to be a `pointee` of `len` bytes, where known.
    pub fn target(&self, address: u64, pointee: Option<TypeId>, len: Option<u64>) -> Target {
        let target = self.region_target(address, pointee);
        if len == Some(0) && target.is_dangling() && target != Target::Null { Target::Nothing } else { target }
    }

    fn region_target(&self, address: u64, pointee: Option<TypeId>) -> Target {
        match self.memory.region(address) {
            Region::Null if address == 0 => Target::Null,
            Region::Null | Region::Unmapped => Target::Unmapped,
            Region::Code => {
                let info = fn_of_pointer(address).and_then(|id| self.program.debug.functions.get(id));
                info.map_or(Target::Unmapped, |info| Target::Function { name: info.name.clone() })
            }
            Region::Statics => {
                let statics = &self.program.debug.statics;
                let after = statics.partition_point(|item| item.address <= address);
                match after.checked_sub(1).and_then(|i| statics.get(i)) {
                    Some(item) => Target::Static { name: item.name.clone(), offset: address - item.address },
                    None => Target::Static { name: String::new(), offset: 0 },
                }
            }
            Region::Heap => match self.block_at(address) {
                Some(block) => Target::Heap {
                    block: Address(block.address),
                    offset: address - block.address,
                    live: block.state == BlockState::Live,
                },
                None => Target::Unallocated,
            },
            Region::Stack => self.stack_target(address, pointee),
        }
    }

    fn stack_target(&self, address: u64, pointee: Option<TypeId>) -> Target {
        // Frames in call order have falling addresses.
        let at = self.frames.partition_point(|frame| frame.low > address);
        let Some(frame) = self.frames.get(at).filter(|frame| address < frame.top) else { return Target::DeadStack };
        let info = self.program.debug.functions.get(frame.function);
        let function = info.map_or_else(|| "?".to_owned(), |info| info.name.clone());
        let mut best: Option<(bool, String, u64)> = None;
        for variable in info.map_or(&[][..], |info| info.variables.as_slice()) {
            let start = frame.fp.saturating_add(u64::from(variable.offset));
            let size = self.types.size(variable.ty);
            if address < start || address - start >= size || !covers(&variable.scope, frame.pc) {
                continue;
            }
            // Declared variables hide the temporaries whose bytes they may share.
            let named = !variable.name.is_empty();
            if best.as_ref().is_none_or(|(was_named, ..)| named && !was_named) {
                let (place, offset) = self.place(&variable.name, variable.ty, start, address - start, pointee);
                best = Some((named, place, offset));
            }
        }
        let (place, offset) = match best {
            Some((_, place, offset)) => (Some(place).filter(|place| !place.is_empty()), offset),
            None => (None, address - frame.low),
        };
        Target::Stack { frame: at as u64, function, place, offset }
    }

    /// The part of the variable `name` at `offset` bytes in that is a `pointee`, as text, and the bytes left over.
    fn place(&self, name: &str, ty: TypeId, start: u64, offset: u64, pointee: Option<TypeId>) -> (String, u64) {
        let (mut text, mut ty, mut at, mut left) = (name.to_owned(), ty, start, offset);
        let mut outermost = None;
        for _ in 0..NEST {
            if left == 0 {
                if pointee.is_none_or(|pointee| self.is_meant(ty, pointee)) {
                    return (text, 0);
                }
                outermost.get_or_insert_with(|| text.clone());
            }
            let Some((next, inner, skipped)) = self.step(&text, ty, at, left) else { break };
            (text, ty, at, left) = (next, inner, at + skipped, left - skipped);
        }
        outermost.map_or((text, left), |text| (text, 0))
    }

    /// Whether a pointer to `pointee` that points at the start of a `ty` means the whole `ty`.
    fn is_meant(&self, ty: TypeId, pointee: TypeId) -> bool {
        match self.types.get(pointee).map(|info| &info.kind) {
            _ if ty == pointee => true,
            Some(TypeKind::Dyn | TypeKind::Str) => true,
            Some(TypeKind::Slice { element }) => {
                matches!(self.types.get(ty).map(|info| &info.kind), Some(TypeKind::Array { element: e, .. }) if e == element)
            }
            _ => false,
        }
    }

    /// Into the field or element that holds byte `left`: its text, type and offset.
    fn step(&self, text: &str, ty: TypeId, at: u64, left: u64) -> Option<(String, TypeId, u64)> {
        let holds = |field: &&Field| left >= field.offset && left - field.offset < self.types.size(field.ty);
        let of_field = |prefix: &str, field: &Field| (format!("{prefix}.{}", field.name), field.ty, field.offset);
        match &self.types.get(ty)?.kind {
            TypeKind::Tuple { fields } | TypeKind::Struct { fields, .. } | TypeKind::Closure { fields } => {
                fields.iter().find(holds).map(|field| of_field(text, field))
            }
            TypeKind::Enum { variants, tag } => {
                let variant = variant_at(self.memory, variants, tag, at)?;
                let field = variant.fields.iter().find(holds)?;
                Some(of_field(&format!("({text} as {})", variant.name), field))
            }
            TypeKind::Array { element, len } => {
                let index = left.checked_div(self.types.size(*element))?;
                (index < *len).then(|| (format!("{text}[{index}]"), *element, index * self.types.size(*element)))
            }
            _ => None,
        }
    }
}
