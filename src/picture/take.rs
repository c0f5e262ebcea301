//! Machine -> picture.

use std::collections::{BTreeSet, HashMap};

use super::arrows::{Arrows, inside};
use super::data::*;
use super::decode::Decoder;
use super::fault::story;
use super::findings::findings;
use super::frames::{Claim, tile};
use super::map::Map;
use super::owners::{BlockUse, Root, owners};
use super::places::resolve;
use super::roles::{roles_of, roles_of_elements};
use super::types::Types;
use crate::bytecode::{self, FunctionInfo, Path, Program, TypeId, TypeKind, TypeView, VariableId, covers};
use crate::source::{Sources, Span};
use crate::vm::{self, BlockLog, HeapFault, Location, Memory, Shadow, Site, Stop, Trap, View};

/// What to put into a picture.
#[derive(Clone, Copy)]
pub struct Options {
    /// Also compiler temporaries, return places and drop flags.
    pub temporaries: bool,
    /// Of very deep stacks, only so many frames, the outermost and innermost.
    pub max_frames: usize,
    pub max_blocks: usize,
    /// Raw bytes of one variable or block.
    pub max_bytes: usize,
    /// Elements of one array or vector.
    pub max_elements: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { temporaries: false, max_frames: 200, max_blocks: 2000, max_bytes: 4096, max_elements: 100 }
    }
}

impl Picture {
    /// A moment of a machine. `label` says which one it is.
    pub fn take(view: &View<'_>, label: &str, options: &Options) -> Picture {
        let program = view.program;
        let mut frames: Vec<vm::Frame> = view.frames().collect();
        frames.reverse();
        let (mut blocks, mut damage) = (Vec::new(), None);
        for block in view.blocks() {
            match block {
                Ok(block) => blocks.push(block),
                Err(fault) => damage = Some(fault),
            }
        }
        let types = Types::new(&program.debug);
        let stack_low = frames.last().map_or(view.memory.top(), |frame| frame.fp);
        let map = Map { program, memory: view.memory, types: &types, frames: &frames, blocks: &blocks, stack_low };
        let decoder = Decoder::new(&map, view.log, options.max_elements);
        let taker = Taker {
            program,
            sources: view.sources,
            memory: view.memory,
            types: &types,
            map: &map,
            log: view.log,
            shadow: view.shadow,
            ended: view.ended.map(|stop| ending(view, stop)),
            decoder: &decoder,
            options,
        };
        let heap = view.heap;
        let counts = (heap.live_blocks(), heap.live_bytes(), heap.allocations());
        taker.picture(label, view.user_location(), view.steps, counts, damage)
    }
}

struct Taker<'a> {
    program: &'a Program,
    sources: &'a Sources,
    memory: &'a Memory,
    types: &'a Types<'a>,
    map: &'a Map<'a>,
    log: Option<BlockLog<'a>>,
    shadow: Option<&'a Shadow>,
    ended: Option<String>,
    decoder: &'a Decoder<'a>,
    options: &'a Options,
}

impl Taker<'_> {
    fn picture(
        &self,
        label: &str,
        place: Option<Location>,
        step: u64,
        (live_blocks, live_bytes, allocations): (u64, u64, u64),
        damage: Option<HeapFault>,
    ) -> Picture {
        let all = self.map.frames;
        let half = self.options.max_frames / 2;
        let cut = all.len() > self.options.max_frames;
        let shown = |i: usize| !cut || i < half || i >= all.len() - half;
        let frames: Vec<Frame> =
            all.iter().enumerate().filter(|(i, _)| shown(*i)).map(|(i, frame)| self.frame(i, frame)).collect();
        let (roots, gone) = self.roots();
        let (gone, moved) = (apart(&gone, |_| true), apart(&gone, |state| matches!(state, Ownership::Moved { .. })));
        let uses = owners(self.map, self.log, &roots, &gone);
        let blocks: Vec<Block> = self
            .map
            .blocks
            .iter()
            .take(self.options.max_blocks)
            .map(|block| self.block(block, uses.get(&block.address)))
            .collect();
        let mut picture = Picture {
            version: VERSION,
            label: label.to_owned(),
            place: place.map(place_of_location),
            step,
            regions: self.regions(),
            omitted_frames: (all.len() - frames.len()) as u64,
            frames,
            statics: Vec::new(),
            heap: Heap {
                live_blocks,
                live_bytes,
                allocations,
                omitted_blocks: (self.map.blocks.len() - blocks.len()) as u64,
                blocks,
                damage: damage.map(|fault| fault.to_string()),
            },
            arrows: Vec::new(),
            findings: Vec::new(),
            ended: self.ended.clone(),
        };
        picture.statics = self.statics(&picture);
        picture.arrows = self.arrows(&picture, &uses, &gone, &moved);
        picture.findings = findings(&picture);
        picture
    }

    fn arrows(
        &self,
        picture: &Picture,
        uses: &HashMap<u64, BlockUse>,
        gone: &[(u64, u64)],
        moved: &[(u64, u64)],
    ) -> Vec<Arrow> {
        let empty: Vec<(u64, u64)> = gone.iter().filter(|(from, to)| !inside(moved, *from, *to)).copied().collect();
        let mut arrows = Arrows::new(self.map, moved, &empty);
        for (index, frame) in self.map.frames.iter().enumerate() {
            let shown = picture.frames.iter().any(|shown| shown.index == index as u64);
            let Some(info) = self.program.debug.functions.get(frame.function).filter(|_| shown) else { continue };
            let holder = Holder::Stack { frame: index as u64, function: info.name.clone() };
            for variable in info.variables.iter().filter(|variable| self.is_shown(variable, frame)) {
                let address = frame.fp.saturating_add(u64::from(variable.offset));
                arrows.walk(variable.ty, address, &variable.name, &holder);
            }
        }
        let named = |item: &&bytecode::StaticInfo| item.kind == bytecode::StaticKind::Static;
        for item in self.program.debug.statics.iter().filter(named) {
            arrows.walk(item.ty, item.address, &item.name, &Holder::Static);
        }
        for block in picture.heap.blocks.iter().filter(|block| block.state == BlockState::Live) {
            let found = uses.get(&block.address.0);
            let Some((ty, used)) = self.contents(block, found) else { continue };
            let (size, holder) = (self.types.size(ty), Holder::Heap { block: block.address });
            for i in 0..if self.types.has_pointers(ty) { used } else { 0 } {
                let place = if used == 1 { String::new() } else { format!("[{i}]") };
                arrows.walk(ty, block.address.0 + i * size, &place, &holder);
            }
        }
        arrows.found
    }

    fn regions(&self) -> Regions {
        let range = |from: u64, to: u64| [Address(from), Address(to)];
        let heap_end = self.map.blocks.last().map_or(self.memory.heap_start(), |last| last.address + last.capacity);
        let low = self.map.frames.last().map_or(self.memory.top(), |frame| frame.low);
        Regions {
            statics: range(bytecode::STATICS_BASE, self.memory.statics_end()),
            heap: range(self.memory.heap_start(), heap_end),
            stack: range(low, self.memory.top()),
        }
    }

    fn place(&self, span: Span) -> Option<Place> {
        self.sources.files().get(span.file)?;
        Some(place_of_location(Location::of(self.sources, span)))
    }

    fn line(&self, span: Span) -> u32 {
        self.place(span).map_or(0, |place| place.line)
    }

    fn frame(&self, index: usize, frame: &vm::Frame) -> Frame {
        let info = self.program.debug.functions.get(frame.function);
        let saved = |address: u64| {
            let bytes = self.memory.read(address, 8).unwrap_or_default().to_vec();
            let value = self.memory.read_u64(address).unwrap_or_default();
            SavedWord { address: Address(address), value: Address(value), bytes: Bytes(bytes) }
        };
        Frame {
            index: index as u64,
            function: info.map_or_else(|| "?".to_owned(), |info| info.name.clone()),
            library: info.is_some_and(|info| info.is_library),
            place: self.program.debug.own_span(frame.pc).and_then(|span| self.place(span)),
            low: Address(frame.low),
            top: Address(frame.top),
            fp: Address(frame.fp),
            pc: frame.pc,
            return_address: saved(frame.top.saturating_sub(16)),
            saved_fp: saved(frame.top.saturating_sub(8)),
            variables: info.map_or_else(Vec::new, |info| self.variables(info, frame)),
            layout: info.map_or_else(Vec::new, |info| self.layout(info, frame)),
        }
    }

    fn variables(&self, info: &FunctionInfo, frame: &vm::Frame) -> Vec<Variable> {
        let mut ids: Vec<(VariableId, &bytecode::Variable)> =
            info.variables.iter_ids().filter(|(_, variable)| self.is_shown(variable, frame)).collect();
        ids.sort_by_key(|(id, variable)| (variable.order, *id));
        let paths = paths_by_variable(&info.paths);
        ids.into_iter().map(|(id, variable)| self.variable(info, frame, id, variable, &paths)).collect()
    }

    fn is_shown(&self, variable: &bytecode::Variable, frame: &vm::Frame) -> bool {
        covers(&variable.scope, frame.pc) && (self.options.temporaries || is_declared(variable))
    }

    /// What each byte of the frame belongs to.
    fn layout(&self, info: &FunctionInfo, frame: &vm::Frame) -> Vec<Slot> {
        let word =
            |from: u64, what: SlotKind| Claim { from, to: from.saturating_add(8), what, name: String::new(), rank: 0 };
        let mut claims = vec![
            word(frame.top.saturating_sub(16), SlotKind::ReturnAddress),
            word(frame.top.saturating_sub(8), SlotKind::SavedFramePointer),
        ];
        for variable in info.variables.iter().filter(|variable| covers(&variable.scope, frame.pc)) {
            let from = frame.fp.saturating_add(u64::from(variable.offset));
            let (what, rank) = match variable.kind {
                bytecode::VariableKind::DropFlag => (SlotKind::DropFlag, 2),
                _ if is_declared(variable) => (SlotKind::Variable, 1),
                _ => (SlotKind::Temporary, 3),
            };
            let to = from.saturating_add(self.types.size(variable.ty));
            claims.push(Claim { from, to, what, name: variable.name.clone(), rank });
        }
        tile(frame.low, frame.top, claims)
    }

    fn variable(
        &self,
        info: &FunctionInfo,
        frame: &vm::Frame,
        id: VariableId,
        variable: &bytecode::Variable,
        paths: &HashMap<VariableId, Vec<&Path>>,
    ) -> Variable {
        let address = frame.fp.saturating_add(u64::from(variable.offset));
        let paths = paths.get(&id).map_or(&[][..], Vec::as_slice);
        let whole = paths.iter().find(|path| path.projection.is_empty());
        let ownership = whole.and_then(|path| self.ownership(path, frame));
        let parts = paths.iter().filter(|path| !path.projection.is_empty()).filter_map(|path| {
            let part = self.ownership(path, frame).filter(|state| Some(state) != ownership.as_ref())?;
            Some(Part { place: path.text(&variable.name), ownership: part })
        });
        let parts = parts.collect();
        let mut raw = self.raw(variable.ty, address);
        if variable.kind == bytecode::VariableKind::DropFlag {
            raw.roles.0.fill(Role::DropFlag);
        }
        for path in paths {
            let role = match self.ownership(path, frame) {
                Some(Ownership::Moved { .. }) => Role::MovedFrom,
                Some(Ownership::Dropped { .. }) => Role::Dropped,
                Some(Ownership::Uninitialised) => Role::Uninit,
                Some(Ownership::Maybe { owned: Some(false), .. }) => Role::MovedFrom,
                Some(Ownership::Owned | Ownership::Maybe { .. }) | None => continue,
            };
            let text = path.text(&variable.name);
            // What lies behind a `Box` is not among these bytes.
            let Some((ty, at)) = resolve(self.map, &variable.name, variable.ty, address, &text) else { continue };
            let start = usize::try_from(at.wrapping_sub(address)).unwrap_or(usize::MAX);
            let end = start.saturating_add(usize::try_from(self.types.size(ty)).unwrap_or(usize::MAX));
            let end = end.min(raw.roles.0.len());
            for one in raw.roles.0.get_mut(start..end).unwrap_or_default() {
                if *one != Role::Padding {
                    *one = role;
                }
            }
        }
        let loans = || info.loans.iter().filter(|loan| covers(&loan.pcs, frame.pc));
        Variable {
            name: variable.name.clone(),
            kind: variable_kind(variable.kind),
            ty: self.types.name(variable.ty).to_owned(),
            address: Address(address),
            size: self.types.size(variable.ty),
            line: self.place(variable.span).map(|place| place.line),
            value: self.decoder.decode(variable.ty, address),
            raw,
            ownership,
            parts,
            borrowed: loans().filter(|loan| loan.variable == id).map(|loan| self.loan(info, loan)).collect(),
            borrows: loans().filter(|loan| loan.holder == Some(id)).map(|loan| self.loan(info, loan)).collect(),
        }
    }

    fn ownership(&self, path: &Path, frame: &vm::Frame) -> Option<Ownership> {
        Some(match path.state_at(frame.pc)? {
            bytecode::Ownership::Uninit => Ownership::Uninitialised,
            bytecode::Ownership::Owned => Ownership::Owned,
            bytecode::Ownership::Moved { to, span } => Ownership::Moved { to: to.clone(), line: self.line(*span) },
            bytecode::Ownership::Maybe { flag } => {
                let flag = flag.map(|slot| frame.fp.saturating_add(slot.at() as u64));
                let value = flag.and_then(|address| self.memory.read_int(address, 1));
                Ownership::Maybe { owned: value.map(|value| value != 0), flag: flag.map(Address) }
            }
            bytecode::Ownership::Dropped { span } => Ownership::Dropped { line: self.line(*span) },
        })
    }

    fn loan(&self, info: &FunctionInfo, loan: &bytecode::Loan) -> Loan {
        let by = loan.holder.and_then(|id| info.variables.get(id)).map(|variable| variable.name.clone());
        Loan {
            place: loan.place.clone(),
            by: by.filter(|name| !name.is_empty()),
            exclusive: loan.exclusive,
            line: self.line(loan.span),
        }
    }

    fn raw(&self, ty: TypeId, address: u64) -> Raw {
        let size = self.types.size(ty);
        let shown = size.min(self.options.max_bytes as u64);
        let bytes = self.memory.read(address, shown).unwrap_or_default().to_vec();
        let roles = roles_of(self.types, self.memory, ty, address, bytes.len());
        self.raw_of(address, bytes, roles, size - shown)
    }

    fn raw_of(&self, address: u64, bytes: Vec<u8>, mut roles: Vec<Role>, omitted_bytes: u64) -> Raw {
        if let Some(shadow) = self.shadow {
            for (i, role) in roles.iter_mut().enumerate() {
                let written = matches!(role, Role::Freed | Role::Link) || shadow.is_init(address + i as u64);
                if !written && *role != Role::Padding {
                    *role = Role::Uninit;
                }
            }
        }
        Raw { bytes: Bytes(bytes), roles: Roles(roles), omitted_bytes }
    }

    /// Where the search for owners starts: all variables in scope and the statics; and the address ranges in which nothing is
    /// owned.
    fn roots(&self) -> (Vec<Root<'_>>, Vec<Gone>) {
        let (mut roots, mut gone) = (Vec::new(), Vec::new());
        for item in self.program.debug.statics.iter().filter(|item| self.types.owns(item.ty)) {
            let (name, ty, address) = (&item.name, item.ty, item.address);
            roots.push(Root { holder: Holder::Static, name, ty, address, tracked: true });
        }
        for (index, frame) in self.map.frames.iter().enumerate() {
            let Some(info) = self.program.debug.functions.get(frame.function) else { continue };
            let paths = paths_by_variable(&info.paths);
            for (id, variable) in info.variables.iter_ids() {
                if !self.types.owns(variable.ty) || !covers(&variable.scope, frame.pc) {
                    continue;
                }
                let address = frame.fp.saturating_add(u64::from(variable.offset));
                let mut tracked = false;
                for path in paths.get(&id).map_or(&[][..], Vec::as_slice) {
                    let Some(state) = self.ownership(path, frame) else { continue };
                    tracked |= path.projection.is_empty();
                    if !state.owns() {
                        let text = path.text(&variable.name);
                        let place = resolve(self.map, &variable.name, variable.ty, address, &text);
                        let end = |ty: TypeId, at: u64| at.saturating_add(self.types.size(ty));
                        gone.extend(place.map(|(ty, at)| Gone { from: at, to: end(ty, at), state }));
                    }
                }
                roots.push(Root {
                    holder: Holder::Stack { frame: index as u64, function: info.name.clone() },
                    name: if variable.name.is_empty() { "a temporary" } else { &variable.name },
                    ty: variable.ty,
                    address,
                    tracked,
                });
            }
        }
        (roots, gone)
    }

    fn statics(&self, picture: &Picture) -> Vec<Static> {
        let mut used = BTreeSet::new();
        for variable in picture.frames.iter().flat_map(|frame| &frame.variables) {
            pointed_at(&variable.value, &mut used);
        }
        for value in picture.heap.blocks.iter().filter_map(|block| block.value.as_ref()) {
            pointed_at(value, &mut used);
        }
        let one = |item: &bytecode::StaticInfo| {
            let value = match self.types.get(item.ty).map(|info| &info.kind) {
                Some(TypeKind::Str) => self.decoder.decode_text(item.address, item.size).map(Value::Str),
                Some(TypeKind::Slice { element }) => {
                    let count = item.size.checked_div(self.types.size(*element)).unwrap_or(0);
                    Some(self.decoder.decode_elements(*element, item.address, count))
                }
                _ if item.kind == bytecode::StaticKind::Vtable => None,
                _ if item.size < self.types.size(item.ty) => None,
                _ => Some(self.decoder.decode(item.ty, item.address)),
            };
            let shown = item.size.min(self.options.max_bytes as u64);
            let bytes = self.memory.read(item.address, shown).unwrap_or_default().to_vec();
            let roles = if self.types.size(item.ty) == item.size {
                roles_of(self.types, self.memory, item.ty, item.address, bytes.len())
            } else {
                vec![Role::Value; bytes.len()]
            };
            Static {
                name: item.name.clone(),
                kind: static_kind(item.kind),
                ty: self.types.name(item.ty).to_owned(),
                address: Address(item.address),
                size: item.size,
                value: value.unwrap_or(Value::Folded),
                raw: Raw { bytes: Bytes(bytes), roles: Roles(roles), omitted_bytes: item.size - shown },
                used: used.range(item.address..item.address + item.size.max(1)).next().is_some(),
            }
        };
        self.program.debug.statics.iter().map(one).collect()
    }

    fn block(&self, block: &vm::Block, found: Option<&BlockUse>) -> Block {
        let record = self.log.and_then(|log| log.get(block.address));
        let live = block.state == vm::BlockState::Live;
        let elements = self.elements(block, found, record.and_then(|record| record.ty)).filter(|_| live);
        let header = self.memory.read(block.address.saturating_sub(16), 16).unwrap_or_default().to_vec();
        let state = match block.state {
            vm::BlockState::Live => BlockState::Live,
            vm::BlockState::Free { next, previous } => {
                BlockState::Free { next: Address(next), previous: Address(previous) }
            }
        };
        let value = elements.and_then(|(ty, used)| match self.types.size(ty) {
            _ if found.is_some_and(|found| found.text) => self.decoder.decode_text(block.address, used).map(Value::Str),
            size if used == 1 && size == block.requested => Some(self.decoder.decode(ty, block.address)),
            _ => Some(self.decoder.decode_elements(ty, block.address, used)),
        });
        Block {
            address: Address(block.address),
            header: Header {
                address: Address(block.address.saturating_sub(16)),
                block_size: block.capacity + 16,
                bytes: Bytes(header),
            },
            size: block.requested,
            capacity: block.capacity,
            state,
            ty: elements.map(|(ty, _)| ty).or(record.and_then(|r| r.ty)).map(|ty| self.types.name(ty).to_owned()),
            value,
            raw: self.block_raw(block, elements),
            made: record.map(|record| self.event(&record.made)),
            freed: record.and_then(|record| record.freed).filter(|_| !live).map(|site| self.event(&site)),
            owners: found.map_or_else(Vec::new, |found| found.owners.clone()),
            reachable: found.is_some_and(|found| found.reachable),
            counts: elements.and_then(|(ty, _)| self.counts(ty, block.address)),
        }
    }

    /// The type of a drawn block's elements and how many are in use.
    fn contents(&self, block: &Block, found: Option<&BlockUse>) -> Option<(TypeId, u64)> {
        let recorded = self.log.and_then(|log| log.get(block.address.0)).and_then(|record| record.ty);
        let block = self.map.live_block(block.address.0)?;
        self.elements(block, found, recorded)
    }

    /// The type of a block's elements and how many are in use.
    fn elements(&self, block: &vm::Block, found: Option<&BlockUse>, recorded: Option<TypeId>) -> Option<(TypeId, u64)> {
        let fits = |(ty, count): &(TypeId, u64)| {
            self.types.size(*ty).checked_mul(*count).is_some_and(|bytes| bytes <= block.capacity)
        };
        let counted = found.and_then(|found| found.elements).filter(fits);
        counted.or_else(|| {
            let ty = recorded?;
            Some((ty, block.requested.checked_div(self.types.size(ty))?))
        })
    }

    fn block_raw(&self, block: &vm::Block, elements: Option<(TypeId, u64)>) -> Raw {
        let shown = block.capacity.min(self.options.max_bytes as u64);
        let bytes = self.memory.read(block.address, shown).unwrap_or_default().to_vec();
        let roles = match (block.state, elements) {
            (vm::BlockState::Free { .. }, _) => {
                let mut roles = vec![Role::Freed; bytes.len()];
                let links = roles.len().min(16);
                roles[..links].fill(Role::Link);
                roles
            }
            (vm::BlockState::Live, Some((ty, used))) => {
                roles_of_elements(self.types, self.memory, ty, block.address, used, bytes.len())
            }
            (vm::BlockState::Live, None) => {
                let used = |i: usize| if (i as u64) < block.requested { Role::Value } else { Role::Spare };
                (0..bytes.len()).map(used).collect()
            }
        };
        self.raw_of(block.address, bytes, roles, block.capacity - shown)
    }

    fn counts(&self, ty: TypeId, address: u64) -> Option<Counts> {
        match &self.types.get(ty)?.kind {
            TypeKind::Struct { fields, view: Some(TypeView::RcBlock), .. } => self.decoder.counts(fields, address),
            _ => None,
        }
    }

    fn event(&self, site: &Site) -> Event {
        Event { place: site.span.and_then(|span| self.place(span)), step: site.step }
    }
}

/// Why a program ended, in a few words.
fn ending(view: &View<'_>, stop: &Stop) -> String {
    match stop {
        Stop::Trapped(Trap::Violation(fault)) => story(view, fault).sentence(),
        Stop::Exited(code) => format!("exited with {code}"),
        Stop::Panicked => "panicked".to_owned(),
        Stop::Trapped(trap) => trap.to_string(),
        Stop::Breakpoint | Stop::Steps => "stopped".to_owned(),
    }
}

/// Bytes of a variable, or of a part of it, that hold no value of its own.
struct Gone {
    from: u64,
    to: u64,
    state: Ownership,
}

/// The ranges in such a state, sorted and apart.
fn apart(gone: &[Gone], wanted: impl Fn(&Ownership) -> bool) -> Vec<(u64, u64)> {
    let mut ranges: Vec<(u64, u64)> = gone.iter().filter(|g| wanted(&g.state)).map(|g| (g.from, g.to)).collect();
    ranges.sort_unstable();
    let mut apart: Vec<(u64, u64)> = Vec::new();
    for (from, to) in ranges {
        match apart.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => apart.push((from, to)),
        }
    }
    apart
}

fn place_of_location(location: Location) -> Place {
    Place { file: location.file, line: location.line, column: location.column }
}

fn is_declared(variable: &bytecode::Variable) -> bool {
    let named = variable.name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    match variable.kind {
        bytecode::VariableKind::Parameter | bytecode::VariableKind::Local => named,
        bytecode::VariableKind::Environment => true,
        bytecode::VariableKind::Return | bytecode::VariableKind::Temporary | bytecode::VariableKind::DropFlag => false,
    }
}

fn paths_by_variable(paths: &[Path]) -> HashMap<VariableId, Vec<&Path>> {
    let mut map: HashMap<VariableId, Vec<&Path>> = HashMap::new();
    for path in paths {
        map.entry(path.variable).or_default().push(path);
    }
    map
}

fn variable_kind(kind: bytecode::VariableKind) -> VariableKind {
    match kind {
        bytecode::VariableKind::Parameter => VariableKind::Parameter,
        bytecode::VariableKind::Local => VariableKind::Local,
        bytecode::VariableKind::Environment => VariableKind::Environment,
        bytecode::VariableKind::Return => VariableKind::Return,
        bytecode::VariableKind::Temporary => VariableKind::Temporary,
        bytecode::VariableKind::DropFlag => VariableKind::DropFlag,
    }
}

fn static_kind(kind: bytecode::StaticKind) -> StaticKind {
    match kind {
        bytecode::StaticKind::Static => StaticKind::Static,
        bytecode::StaticKind::Literal => StaticKind::Literal,
        bytecode::StaticKind::Promoted => StaticKind::Promoted,
        bytecode::StaticKind::Vtable => StaticKind::Vtable,
    }
}

/// Adds the static addresses that a value points at.
fn pointed_at(value: &Value, used: &mut BTreeSet<u64>) {
    let mut work = vec![value];
    while let Some(value) = work.pop() {
        match value {
            Value::Pointer { address, target, value, .. } => {
                if matches!(target, Target::Static { .. }) {
                    used.insert(address.0);
                }
                work.extend(value.as_deref());
            }
            Value::Tuple { fields }
            | Value::Struct { fields, .. }
            | Value::Variant { fields, .. }
            | Value::Closure { captures: fields }
            | Value::Union { fields } => work.extend(fields.iter().map(|field| &field.value)),
            Value::Array { elements, .. } => work.extend(elements),
            Value::Vec { elements, .. } => work.extend(elements.iter().flatten()),
            Value::Rc { value, .. } => work.extend(value.as_deref()),
            Value::Cell { value } | Value::RefCell { value, .. } => work.push(value),
            Value::Scalar { .. }
            | Value::Str(_)
            | Value::String { .. }
            | Value::Function { .. }
            | Value::Invalid { .. }
            | Value::Cycle
            | Value::Folded => {}
        }
    }
}
