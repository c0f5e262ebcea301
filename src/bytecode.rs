//! The program as executed: instructions, functions, static bytes, debug information.
//!
//! # Memory
//!
//! Addresses are `u64` values in one array of bytes. `0..STATICS_BASE` is the null page and never mapped. Then come the
//! statics ([`Program::statics`], copied to [`STATICS_BASE`] when a machine starts), the heap growing up, and the stack
//! growing down from the top. Function pointers are not memory: function `f` is `FN_BASE + FN_STRIDE * f`
//! ([`fn_pointer`]); code generation writes such values into slots, statics and vtables alike. `size_of::<usize>()` is 8.
//!
//! # Frames and the calling convention
//!
//! While function `F` runs, the machine has a frame pointer `fp`; every [`Slot`] operand means the bytes at `fp + slot`.
//! The bytes from `fp` to `fp + F.window` are F's *window*. From high to low addresses:
//!
//! ```text
//!   fp + window  ─► ┌───────────────────────────┐ ◄─ top of F's frame, a multiple of 16 (== the low end of its caller's frame)
//!   top -  8        │ saved frame pointer       │    the caller's fp, as an address
//!   top - 16        │ return address            │    the caller's pc after the call, as a plain number
//!                   ├───────────────────────────┤
//!                   │ return value              │    at  align_down(top - 16 - size, align)
//!                   │ first parameter           │    each next one at align_down(previous - size, align)
//!                   │ ...                       │
//!                   │ locals, first declared    │
//!                   │ highest; drop flags; temps│
//!   fp + out     ─► ├───────────────────────────┤ ◄─ low end of F's frame; `out` is a multiple of 16
//!                   │ outgoing area             │    where the frames of F's callees begin: not F's frame, but in its
//!   fp           ─► └───────────────────────────┘    window, so that F can write arguments and read results there
//! ```
//!
//! - Offsets of the return value and the parameters are thus known to caller and callee alike as distances below the
//!   callee's top: [`ArgumentPlaces`] computes them. Zero-sized values take no bytes (any offset does).
//! - To call `g`, F writes the arguments into its own outgoing area at `out - distance`, then executes `Call { top: out,
//!   function: g }`. The machine saves `fp` and the return pc at `fp + top - 8` and `fp + top - 16`, and continues at `g` with
//!   `fp' = fp + top - g.window`. So frames touch: g's frame ends where F's begins.
//! - `out` must be at least `16 + bytes of return value and arguments` (with padding) of F's most demanding call, and 0 for a
//!   function that calls nothing. `Call.top` is normally `out`, but may be any multiple of 16 that lies at or below `out`.
//! - `Ret { top: window }` reads both saved words and continues in the caller. The return value stays in the outgoing area:
//!   the caller may use that slot as an operand directly until its next call, or move it away.
//! - No registers are preserved, because there are none. A callee may change its parameters' slots.
//! - Variables beyond the 64 KiB that a slot reaches are used by `Lea` (32-bit offset) and loads and stores.
//! - The entry function takes no arguments. The machine calls it with a return pc of 0, where `Halt` must be.
//!
//! A slot operand may overlap any other operand of the same instruction: operands are read before results are written.
//!
//! # Panics and unwinding
//!
//! A checked instruction that fails, or `Unwind`, starts unwinding at its pc. [`Program::unwind`] maps pc ranges to cleanup
//! pcs: if the pc (of the failing instruction, or of the `Call` for outer frames) has an entry, execution continues there,
//! in that frame; cleanup ends in `ResumeUnwind`, and the frame is popped. Without an entry the frame is popped at once. At the
//! bottom the program ends with status 101. Instructions inside cleanup code that may panic get the entry [`TERMINATE`]:
//! rustc's "panic in a destructor during cleanup", status 134. So does a panic that would leave a function without `may_unwind`.

mod debug;
mod ops;
mod validate;

pub use debug::*;
pub use ops::*;
pub use validate::Malformed;

use crate::index::{Id, IdVec};

crate::id! {
    /// A compiled function.
    pub struct FunctionId("fn");
}

/// Where statics begin, and the size of the null page.
pub const STATICS_BASE: u64 = 0x1000;
/// The "address" of function 0. No memory reaches so high.
pub const FN_BASE: u64 = 0xF000_0000;
/// Distance between function pointers.
pub const FN_STRIDE: u64 = 16;
/// The cleanup of [`UnwindEntry`] that means "abort with rustc's message".
pub const TERMINATE: u32 = u32::MAX;
/// Saved registers at the top of every frame: frame pointer and return address.
pub const SAVED_BYTES: u32 = 16;
/// Where the pointer of a `Vec` is, from its start; its length follows. (The capacity, whose niche is largest, comes first.)
pub const VEC_PAIR: u64 = 8;
/// Functions a program can have: their pointers must stay below 4 GiB.
pub const MAX_FUNCTIONS: usize = 0xF00_0000;

/// A compiled program.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// All code, function after function, in the order of their ids. `ops[0]` is [`Op::Halt`] and in no function.
    pub ops: Vec<Op>,
    pub functions: IdVec<FunctionId, Function>,
    /// The function the machine calls: no parameters, result ignored.
    pub entry: Option<FunctionId>,
    /// 64-bit constants for `Pool8` and `Pool16`.
    pub pool: Vec<u64>,
    pub switches: Vec<Switch>,
    /// Copied to [`STATICS_BASE`] at start. Literals, promoted constants, statics, vtables.
    pub statics: Vec<u8>,
    /// Ascending and disjoint in `pcs`.
    pub unwind: Vec<UnwindEntry>,
    pub debug: DebugInfo,
}

/// What a call needs to know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Function {
    /// First instruction.
    pub entry: u32,
    /// Bytes from the frame pointer to the top of the frame: outgoing area and frame. A multiple of 16, at least 16.
    pub window: u32,
    /// Whether a panic may leave it; `extern "C"` functions abort instead.
    pub may_unwind: bool,
}

/// Where a switch goes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Switch {
    /// `targets[value - base]`, absolute pcs.
    Dense { base: u64, targets: Vec<u32>, default: u32 },
    /// Pairs of value and absolute pc, ascending in value.
    Sparse { targets: Vec<(u64, u32)>, default: u32 },
}

impl Switch {
    /// The pc that `value`, zero-extended, goes to.
    #[inline]
    pub fn target(&self, value: u64) -> u32 {
        match self {
            Switch::Dense { base, targets, default } => usize::try_from(value.wrapping_sub(*base))
                .ok()
                .and_then(|i| targets.get(i))
                .copied()
                .unwrap_or(*default),
            Switch::Sparse { targets, default } => {
                targets.binary_search_by_key(&value, |t| t.0).map_or(*default, |i| targets[i].1)
            }
        }
    }
}

/// What happens when a panic passes these pcs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UnwindEntry {
    /// Half-open range of pcs of panicking instructions and calls.
    pub start: u32,
    pub end: u32,
    /// The cleanup code's pc, or [`TERMINATE`].
    pub cleanup: u32,
}

impl Program {
    /// The cleanup for a panic at `pc`.
    pub fn cleanup(&self, pc: u32) -> Option<u32> {
        let after = self.unwind.partition_point(|entry| entry.start <= pc);
        let entry = self.unwind.get(after.checked_sub(1)?)?;
        (pc < entry.end).then_some(entry.cleanup)
    }

    /// The function whose code contains `pc`.
    pub fn function_at(&self, pc: u32) -> Option<FunctionId> {
        // Functions are emitted one after another, so entries ascend.
        let after = self.functions.as_slice().partition_point(|function| function.entry <= pc);
        after.checked_sub(1).map(FunctionId::new)
    }
}

/// The value of a pointer to `function`.
pub fn fn_pointer(function: FunctionId) -> u64 {
    FN_BASE + FN_STRIDE * function.index() as u64
}

/// The function a function pointer's value means, if it is one at all. It may be beyond the program's functions.
pub fn fn_of_pointer(value: u64) -> Option<FunctionId> {
    let offset = value.checked_sub(FN_BASE)?;
    let index = offset / FN_STRIDE;
    (offset % FN_STRIDE == 0 && index < MAX_FUNCTIONS as u64).then(|| FunctionId::new(index as usize))
}

/// Hands out the places of a call's return value and parameters, as distances below the callee's frame top: the caller's
/// slot is `Call.top - distance`, the callee's is `window - distance`. Ask for the return value first, then for each
/// parameter in order; [`bytes`](Self::bytes) then is what the call needs of the outgoing area (and of the frame).
#[derive(Clone, Copy, Debug)]
pub struct ArgumentPlaces {
    used: u64,
}

impl ArgumentPlaces {
    #[allow(clippy::new_without_default)] // `default()` would not say that the saved registers are already in.
    pub fn new() -> ArgumentPlaces {
        ArgumentPlaces { used: u64::from(SAVED_BYTES) }
    }

    /// The place for the next value: the distance from the frame's top down to the value's first byte.
    pub fn place(&mut self, size: u64, align: u64) -> u64 {
        self.used = (self.used + size).next_multiple_of(align.max(1));
        self.used
    }

    /// Bytes from the top so far, rounded up to 16.
    pub fn bytes(&self) -> u64 {
        self.used.next_multiple_of(16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_print_their_operands() {
        let add = Op::AddI32 { dst: Slot(8), a: Slot(16), b: Slot(24) };
        assert_eq!(add.text(0), "s8 = add.i32 s16, s24");
        assert_eq!(Op::BrLtI32Imm { a: Slot(8), imm: -2, to: Near(-3) }.text(10), "if lt.i32 s8, -2 jump @7");
        assert_eq!(Op::Halt.text(0), "halt");
    }

    #[test]
    fn the_table_describes_every_instruction() {
        assert!(INSTRUCTIONS.len() > 400);
        assert!(INSTRUCTIONS.iter().all(|row| !row.text.is_empty() && row.doc.ends_with(['.', ')'])));
        let mut texts: Vec<&str> = INSTRUCTIONS.iter().map(|row| row.text).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), INSTRUCTIONS.len(), "no two instructions print alike");
    }

    #[test]
    fn argument_places_align_downwards() {
        let mut places = ArgumentPlaces::new();
        assert_eq!(places.place(4, 4), 20);
        assert_eq!(places.place(8, 8), 32);
        assert_eq!(places.place(1, 1), 33);
        assert_eq!(places.place(0, 1), 33);
        assert_eq!(places.bytes(), 48);
    }

    #[test]
    fn function_pointers_round_trip() {
        assert_eq!(fn_of_pointer(fn_pointer(FunctionId(7))), Some(FunctionId(7)));
        assert_eq!(fn_of_pointer(FN_BASE + 1), None);
        assert_eq!(fn_of_pointer(0), None);
    }
}
