//! The picture's types. `docs/dump.md` describes the JSON that they serialise to: keep it in step.

use std::fmt;

use serde::{Serialize, Serializer};

/// The version of the JSON form. It grows when a field changes its meaning or goes; new fields may come at any time.
pub const VERSION: u32 = 2;

/// An address; `"0x1010"` in JSON, so that no reader rounds it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(pub u64);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Raw bytes; two hexadecimal digits each in JSON.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use fmt::Write;
        let mut text = String::with_capacity(self.0.len() * 2);
        for byte in &self.0 {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }
}

/// What one byte is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    Value,
    /// Part of a pointer's address.
    Pointer,
    /// The number of elements that a pointer or a collection tells.
    Length,
    /// The number of elements that a collection has room for.
    Capacity,
    /// The strong or the weak count of a block that `Rc`s share.
    Count,
    /// The borrow flag of a `RefCell`.
    Borrow,
    /// An enum's tag.
    Tag,
    /// Bytes of a field whose invalid value says which variant it is.
    Niche,
    /// Whether a variable still has to be dropped.
    DropFlag,
    Padding,
    /// Reserved but not in use: a vector's spare capacity, what a block is longer than was asked for.
    Spare,
    /// Never written: of a variable that has no value yet, or known to the machine's guard.
    Uninit,
    /// Left behind by a move: nobody may read it.
    MovedFrom,
    /// Left behind by a drop.
    Dropped,
    Freed,
    /// A link of a free list.
    Link,
    /// The allocator's own, before each block.
    Header,
    /// What a call has saved: return address, frame pointer.
    Saved,
}

impl Role {
    /// Every role, in the order of the documentation.
    pub const ALL: [Role; 18] = [
        Role::Value,
        Role::Pointer,
        Role::Length,
        Role::Capacity,
        Role::Count,
        Role::Borrow,
        Role::Tag,
        Role::Niche,
        Role::DropFlag,
        Role::Padding,
        Role::Spare,
        Role::Uninit,
        Role::MovedFrom,
        Role::Dropped,
        Role::Freed,
        Role::Link,
        Role::Header,
        Role::Saved,
    ];

    /// The letter in JSON.
    pub fn letter(self) -> char {
        match self {
            Role::Value => 'v',
            Role::Pointer => 'a',
            Role::Length => 'n',
            Role::Capacity => 'c',
            Role::Count => 'r',
            Role::Borrow => 'b',
            Role::Tag => 't',
            Role::Niche => 'i',
            Role::DropFlag => 'd',
            Role::Padding => 'p',
            Role::Spare => 's',
            Role::Uninit => 'u',
            Role::MovedFrom => 'm',
            Role::Dropped => 'x',
            Role::Freed => 'f',
            Role::Link => 'l',
            Role::Header => 'h',
            Role::Saved => 'k',
        }
    }

    /// What a legend says of it.
    pub fn words(self) -> &'static str {
        match self {
            Role::Value => "value",
            Role::Pointer => "pointer",
            Role::Length => "length",
            Role::Capacity => "capacity",
            Role::Count => "reference count",
            Role::Borrow => "borrow flag",
            Role::Tag => "tag: which variant",
            Role::Niche => "niche: which variant, told by an impossible value",
            Role::DropFlag => "drop flag",
            Role::Padding => "padding",
            Role::Spare => "spare: reserved, not in use",
            Role::Uninit => "never written",
            Role::MovedFrom => "moved from: left behind",
            Role::Dropped => "dropped: left behind",
            Role::Freed => "freed",
            Role::Link => "link of a free list",
            Role::Header => "the allocator's header",
            Role::Saved => "saved by a call",
        }
    }
}

/// One role a byte; one letter a byte in JSON.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Roles(pub Vec<Role>);

impl Serialize for Roles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text: String = self.0.iter().map(|role| role.letter()).collect();
        serializer.serialize_str(&text)
    }
}

/// A run of bytes with their roles.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Raw {
    pub bytes: Bytes,
    /// As long as `bytes`.
    pub roles: Roles,
    /// Bytes that were left out at the end, as there were too many.
    #[serde(skip_serializing_if = "is_zero")]
    pub omitted_bytes: u64,
}

/// Leaves zero counts out of the JSON.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature
fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// One moment of a run.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Picture {
    pub version: u32,
    /// Which moment this is, as the user asked for it: `end`, `7`, `7:2`.
    pub label: String,
    /// The innermost place in the user's code.
    pub place: Option<Place>,
    /// Instructions executed before.
    pub step: u64,
    pub regions: Regions,
    /// In the order of the calls: `main` first, the running function last.
    pub frames: Vec<Frame>,
    /// Frames left out after the first half of `frames`, as there were too many.
    #[serde(skip_serializing_if = "is_zero")]
    pub omitted_frames: u64,
    pub statics: Vec<Static>,
    pub heap: Heap,
    /// Every pointer in the values that are drawn, to something that is drawn or could be.
    pub arrows: Vec<Arrow>,
    /// What is worth knowing of the whole: cycles, blocks that nobody can reach.
    pub findings: Vec<Finding>,
    /// Why the program has ended, if this is the moment: `exited with 0`, `panicked`, the message of a trap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// A pointer in memory, from the word that holds it to what it points at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Arrow {
    /// Where the pointer's own bytes are.
    pub from: Address,
    /// What they are: `x`, `list.head`, `[2].name` within a block.
    pub place: String,
    #[serde(flatten)]
    pub holder: Holder,
    pub to: Address,
    pub target: Target,
    pub kind: ArrowKind,
    /// Using it would be a fault. That it exists is none.
    pub dangling: bool,
    /// Its bytes were left behind by a move: nobody may use it.
    pub faded: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ArrowKind {
    /// A `Box`, `Vec`, `String` or the like, which frees the block.
    Owner,
    /// An `Rc`.
    Strong,
    /// A `Weak`.
    Weak,
    /// `&`
    Shared,
    /// `&mut`
    Exclusive,
    /// `*const`, `*mut`
    Raw,
}

/// Something that concerns several blocks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// `Rc`s that keep each other alive.
    Cycle {
        /// In the order of the edges: edge `i` leads from block `i` to the next.
        blocks: Vec<Address>,
        edges: Vec<Edge>,
        /// The edge that should be a `Weak`.
        weak: usize,
        /// Whether anything outside reaches it still.
        reachable: bool,
        /// The finding as a sentence.
        text: String,
    },
    /// Live blocks that no variable or static owns, even through others: they can never be freed.
    Leak { blocks: Vec<Address>, bytes: u64, text: String },
}

/// An owning pointer from one block to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Edge {
    /// The field: `next`, `children[0]`.
    pub place: String,
    /// The pointer's own bytes.
    pub address: Address,
    pub to: Address,
}

/// A place in the source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Place {
    pub file: String,
    /// One-based.
    pub line: u32,
    /// One-based, in characters.
    pub column: u32,
}

/// The parts of memory, each from its first address to one past its last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Regions {
    pub statics: [Address; 2],
    /// As far as blocks were ever made.
    pub heap: [Address; 2],
    /// From the low end of the running frame to the top.
    pub stack: [Address; 2],
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Frame {
    /// 0 is the outermost.
    pub index: u64,
    /// As rustc prints it.
    pub function: String,
    /// A function of the library, not of the user.
    pub library: bool,
    /// Where it is: the next line to run in the last frame, the call in the others.
    pub place: Option<Place>,
    /// The bytes of the frame: lowest address, and one past the highest.
    pub low: Address,
    pub top: Address,
    /// What slot operands of `cairn disasm` count from.
    pub fp: Address,
    /// The current instruction.
    pub pc: u32,
    pub return_address: SavedWord,
    pub saved_fp: SavedWord,
    /// In the order of their declarations.
    pub variables: Vec<Variable>,
    /// What each byte of the frame belongs to, without gaps or overlaps, lowest address first.
    pub layout: Vec<Slot>,
}

/// A part of a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Slot {
    pub address: Address,
    /// In bytes.
    pub size: u64,
    pub what: SlotKind,
    /// The variable's name, where it has one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    Variable,
    /// A value that the compiler needs for a moment.
    Temporary,
    DropFlag,
    ReturnAddress,
    SavedFramePointer,
    /// Padding between variables, or room of variables that are not in scope now.
    Unused,
}

/// A register that a call has saved in the frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SavedWord {
    pub address: Address,
    /// An instruction's number for the return address, an address for the frame pointer.
    pub value: Address,
    pub bytes: Bytes,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Variable {
    pub name: String,
    pub kind: VariableKind,
    #[serde(rename = "type")]
    pub ty: String,
    pub address: Address,
    /// In bytes.
    pub size: u64,
    /// Of the declaration.
    pub line: Option<u32>,
    /// What the bytes mean as a value of the type, whether or not the variable owns it now.
    pub value: Value,
    #[serde(flatten)]
    pub raw: Raw,
    /// Of the variable as a whole; `None` where it is not tracked (library functions, temporaries).
    pub ownership: Option<Ownership>,
    /// Parts whose ownership differs from the whole's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Loans of this variable, or of a part of it, that are in scope.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub borrowed: Vec<Loan>,
    /// Loans in scope that this variable holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub borrows: Vec<Loan>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VariableKind {
    Parameter,
    Local,
    /// A closure's own captures.
    Environment,
    Return,
    Temporary,
    DropFlag,
}

/// A part of a variable: `x.name`, `*b`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Part {
    pub place: String,
    pub ownership: Ownership,
}

/// Who owns a value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Ownership {
    Uninitialised,
    Owned,
    Moved {
        /// Who has it now.
        to: String,
        line: u32,
    },
    /// Moved on some ways to here only.
    Maybe {
        /// What the drop flag says, if there is one.
        owned: Option<bool>,
        flag: Option<Address>,
    },
    Dropped {
        line: u32,
    },
}

impl Ownership {
    /// Whether there is a value that will be dropped or may be used; `true` where nobody knows.
    pub fn owns(&self) -> bool {
        match self {
            Ownership::Owned => true,
            Ownership::Maybe { owned, .. } => owned.unwrap_or(true),
            Ownership::Uninitialised | Ownership::Moved { .. } | Ownership::Dropped { .. } => false,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Loan {
    /// What is borrowed: `v`, `pair.0`, `*r`.
    pub place: String,
    /// The variable that holds the reference, where one does.
    pub by: Option<String>,
    pub exclusive: bool,
    /// Of the borrow expression.
    pub line: u32,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Static {
    /// Empty for literals and promoted constants.
    pub name: String,
    pub kind: StaticKind,
    #[serde(rename = "type")]
    pub ty: String,
    pub address: Address,
    pub size: u64,
    pub value: Value,
    #[serde(flatten)]
    pub raw: Raw,
    /// Whether a value in the frames or the heap points here.
    pub used: bool,
}

impl Static {
    /// Whether it is worth drawing: what the user declared, and what something drawn points at.
    pub fn is_shown(&self) -> bool {
        match self.kind {
            StaticKind::Static => true,
            StaticKind::Literal | StaticKind::Promoted => self.used,
            StaticKind::Vtable => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StaticKind {
    Static,
    Literal,
    Promoted,
    Vtable,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Heap {
    pub live_blocks: u64,
    /// Bytes that were asked for and not freed.
    pub live_bytes: u64,
    /// Blocks ever made.
    pub allocations: u64,
    /// In address order.
    pub blocks: Vec<Block>,
    /// Blocks left out at the end, as there were too many.
    #[serde(skip_serializing_if = "is_zero")]
    pub omitted_blocks: u64,
    /// Why the list ends early: a block header was overwritten.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub damage: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Block {
    /// Of the payload; the header is the 16 bytes before.
    pub address: Address,
    pub header: Header,
    /// Bytes that were asked for.
    pub size: u64,
    /// Bytes of the payload: `size`, rounded up.
    pub capacity: u64,
    pub state: BlockState,
    /// The type of its elements, where it is known.
    #[serde(rename = "type")]
    pub ty: Option<String>,
    /// What the bytes mean, for live blocks of a known type.
    pub value: Option<Value>,
    #[serde(flatten)]
    pub raw: Raw,
    /// Where it was made, and when.
    pub made: Option<Event>,
    /// Where it was freed.
    pub freed: Option<Event>,
    /// Who holds an owning pointer to it.
    pub owners: Vec<Owner>,
    /// Whether variables or statics own it, directly or through other blocks. Live blocks that nothing reaches are leaked.
    pub reachable: bool,
    /// Of a block that `Rc`s share.
    pub counts: Option<Counts>,
}

/// The allocator's bytes before a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Header {
    pub address: Address,
    /// Of the whole block, header included.
    pub block_size: u64,
    pub bytes: Bytes,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockState {
    Live,
    /// In a free list, between these (0 is none).
    Free {
        next: Address,
        previous: Address,
    },
}

/// When and where something happened to a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Event {
    /// The innermost place in the user's code.
    pub place: Option<Place>,
    pub step: u64,
}

/// The counts of an `Rc`'s block, as they are in memory: all strong owners together hold one weak count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Counts {
    pub strong: u64,
    pub weak: u64,
}

/// A pointer that keeps a block alive (or, if weak, its memory).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Owner {
    /// `list.head`, or `[2].name` within a block.
    pub place: String,
    /// Where the pointer itself is.
    pub address: Address,
    #[serde(flatten)]
    pub holder: Holder,
    pub kind: OwnerKind,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Holder {
    Stack { frame: u64, function: String },
    Static,
    Heap { block: Address },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// A `Box`, `Vec`, `String` or the like.
    Sole,
    /// An `Rc`.
    Strong,
    /// A `Weak`.
    Weak,
}

/// What bytes mean.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value {
    /// A number, `bool` or `char`, as Rust writes it.
    Scalar {
        text: String,
    },
    Tuple {
        fields: Vec<Field>,
    },
    Struct {
        /// Without type arguments.
        name: String,
        shape: Shape,
        fields: Vec<Field>,
    },
    Variant {
        name: String,
        shape: Shape,
        fields: Vec<Field>,
    },
    Closure {
        captures: Vec<Field>,
    },
    Union {
        fields: Vec<Field>,
    },
    /// An array or slice.
    Array {
        len: u64,
        /// The first of them.
        elements: Vec<Value>,
    },
    Str(Text),
    Pointer {
        pointer: PointerKind,
        address: Address,
        target: Target,
        /// The second word of a pointer to a slice or `str`.
        #[serde(skip_serializing_if = "Option::is_none")]
        len: Option<u64>,
        /// The second word of a pointer to `dyn`.
        #[serde(skip_serializing_if = "Option::is_none")]
        vtable: Option<Address>,
        /// What is there, as far as it is followed.
        value: Option<Box<Value>>,
    },
    Vec {
        address: Address,
        target: Target,
        len: u64,
        capacity: u64,
        /// The first of them; `None` if they cannot be read.
        elements: Option<Vec<Value>>,
    },
    String {
        address: Address,
        target: Target,
        len: u64,
        capacity: u64,
        /// `None` if it cannot be read.
        text: Option<Text>,
    },
    /// An `Rc` or `Weak`.
    Rc {
        weak: bool,
        address: Address,
        target: Target,
        /// `None` if they cannot be read.
        counts: Option<Counts>,
        value: Option<Box<Value>>,
    },
    Cell {
        value: Box<Value>,
    },
    RefCell {
        /// Shared borrows, or -1 for an exclusive one.
        borrow: i64,
        value: Box<Value>,
    },
    Function {
        name: String,
    },
    /// The bytes are no value of the type.
    Invalid {
        why: String,
    },
    /// Already shown further up: the pointers form a cycle.
    Cycle,
    /// Not followed further.
    Folded,
}

/// Text from memory.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Text {
    /// Bytes that are not UTF-8 are written `\xff`.
    pub text: String,
    /// Of the whole, in bytes.
    pub len: u64,
    /// Whether `text` is the whole.
    pub complete: bool,
    /// Whether all of `text` was UTF-8.
    pub utf8: bool,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Field {
    /// `x`, or `0`.
    pub name: String,
    #[serde(rename = "type")]
    pub ty: String,
    /// Bytes from the start of the struct, variant, tuple or closure.
    pub offset: u64,
    /// In bytes.
    pub size: u64,
    pub value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    Named,
    Tuple,
    Unit,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PointerKind {
    Shared,
    Exclusive,
    Const,
    Mut,
    Box,
}

/// What lies at an address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Target {
    Null,
    /// Nothing is there, and nothing needs to be: a pointer to no bytes, as an empty `Vec` has.
    Nothing,
    Stack {
        frame: u64,
        function: String,
        /// `x`, `pair.0`, `a[2]`; `None` for bytes of the frame that no variable in scope has.
        place: Option<String>,
        /// Bytes from the start of `place`.
        offset: u64,
    },
    /// Below the running frame: a variable that no longer exists.
    DeadStack,
    Heap {
        block: Address,
        /// Bytes from the start of the block's payload.
        offset: u64,
        live: bool,
    },
    /// In the heap, but in no block.
    Unallocated,
    Static {
        /// Empty for literals and promoted constants.
        name: String,
        offset: u64,
    },
    Function {
        name: String,
    },
    /// Not memory at all.
    Unmapped,
}

impl Target {
    /// Whether using a pointer to it would be a fault.
    pub fn is_dangling(&self) -> bool {
        match self {
            Target::Null | Target::DeadStack | Target::Unallocated | Target::Unmapped => true,
            Target::Heap { live, .. } => !live,
            Target::Nothing | Target::Stack { .. } | Target::Static { .. } | Target::Function { .. } => false,
        }
    }
}
