//! The instruction table. One row defines an instruction: what it does, its name, its operands, its text.
//!
//! Operand order is destination first. `Slot` operands are byte offsets from the frame pointer, so an operand *is* a
//! place of the frame's window (see the calling convention in [the module](super)). All values are little-endian and
//! need no alignment in the machine's eyes, though code generation gives every variable its type's alignment.
//!
//! "Panics" means Rust's panic: rustc's message goes to stderr with the location of this pc, then the frames unwind.

use std::fmt;

use super::{FunctionId, Program};

/// A byte offset from the frame pointer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slot(pub u16);

/// A branch distance from the branch's own pc.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Near(pub i16);

/// A branch distance from the branch's own pc.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Far(pub i32);

impl Slot {
    /// The offset as an index.
    #[inline(always)]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// How an operand prints in a disassembly; `pc` is that of the instruction.
trait Operand {
    fn text(&self, pc: usize) -> String;
    /// The distance, if the operand is a branch target.
    fn branch(&self) -> Option<i32> {
        None
    }
}

impl Operand for Slot {
    fn text(&self, _: usize) -> String {
        format!("s{}", self.0)
    }
}

impl Operand for Near {
    fn text(&self, pc: usize) -> String {
        format!("@{}", pc as i64 + i64::from(self.0))
    }
    fn branch(&self) -> Option<i32> {
        Some(i32::from(self.0))
    }
}

impl Operand for Far {
    fn text(&self, pc: usize) -> String {
        format!("@{}", pc as i64 + i64::from(self.0))
    }
    fn branch(&self) -> Option<i32> {
        Some(self.0)
    }
}

macro_rules! operand_by_display {
    ($($ty:ty),*) => {$(
        impl Operand for $ty {
            fn text(&self, _: usize) -> String {
                self.to_string()
            }
        }
    )*};
}

operand_by_display!(i16, i32, u16, u32, FunctionId, PanicKind, Intrinsic, IntFn, IntTy, FloatFn, FloatTy);

/// Declares a small enum whose variants carry a printed name and a description.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

named! {
    /// Panics with a fixed message; the printed name is rustc's message.
    PanicKind {
        AddOverflow "attempt to add with overflow",
        SubOverflow "attempt to subtract with overflow",
        MulOverflow "attempt to multiply with overflow",
        DivOverflow "attempt to divide with overflow",
        RemOverflow "attempt to calculate the remainder with overflow",
        NegOverflow "attempt to negate with overflow",
        ShlOverflow "attempt to shift left with overflow",
        ShrOverflow "attempt to shift right with overflow",
        DivZero "attempt to divide by zero",
        RemZero "attempt to calculate the remainder with a divisor of zero",
    }
}

named! {
    /// Rarer operations. Arguments are read from consecutive 8-byte cells that start at slot `args` (the first at
    /// `args`, the second at `args + 8`, ...); a narrower argument occupies the low bytes of its cell. The result, if
    /// any, is written to slot `dst` with its own size; `dst` is ignored otherwise.
    Intrinsic {
        /// `(ptr, old_size, align, new_size) -> ptr`. Grows in place only where the block already has the room (or is
        /// large and the room behind it is free), so that learners see small buffers move.
        Realloc "realloc",
        /// `(a: *const u8, b: *const u8, len) -> i32`: negative, zero or positive.
        CompareBytes "compare_bytes",
        /// `(a: *mut u8, b: *mut u8, len)`: exchanges `len` bytes.
        MemSwap "mem_swap",
        /// `(x: f32, mode: u32, precision: i64, buf: *mut u8) -> usize`. Modes: 0 `Display`, 1 `Debug`, 2 `LowerExp`, 3
        /// `UpperExp`; precision -1 is none. Writes the digits of `|x|` (or `NaN`, `inf`), without sign.
        FmtF32 "fmt_f32",
        /// `(x: f64, mode: u32, precision: i64, buf: *mut u8) -> usize`.
        FmtF64 "fmt_f64",
        /// `(ptr, len, out: *mut f32) -> bool`.
        ParseF32 "parse_f32",
        /// `(ptr, len, out: *mut f64) -> bool`.
        ParseF64 "parse_f64",
        /// `(ptr, len)`.
        WriteStdout "write_stdout",
        /// `(ptr, len)`.
        WriteStderr "write_stderr",
        /// `(ptr, len) -> i64`: bytes read, 0 at the end.
        ReadStdin "read_stdin",
        /// `() -> i32`: -1 at the end.
        ReadStdinByte "read_stdin_byte",
        /// `()`: writes `FILE:LINE:COL` of the innermost frame (real or inlined) that is not `#[track_caller]` to stderr.
        WriteCallerLocation "write_caller_location",
        /// `()`: writes the name of the thread to stderr, as a panic's message begins with it.
        WriteThread "write_thread",
        /// `()`: writes what is said after a panic's message to stderr.
        WritePanicNote "write_panic_note",
        /// `() -> u32`.
        CallerLine "caller_line",
        /// `() -> u32`.
        CallerColumn "caller_column",
        /// `() -> bool`.
        Panicking "panicking",
        /// `(ptr, len)`: under a guard, a reference to these bytes must be one to live memory; nothing otherwise.
        CheckRef "check_ref",
        /// `() -> u64`: from the host's clock, if it has one.
        InstantNanos "instant_nanos",
    }
}

named! {
    /// Functions of one or two integers of type `ty`. Each argument has a cell of 8 bytes (16 for 128-bit types),
    /// starting at slot `args`.
    IntFn {
        /// `(T, u32) -> T`.
        RotateLeft "rotate_left",
        /// `(T, u32) -> T`.
        RotateRight "rotate_right",
        /// `(T) -> u32`.
        Ctpop "ctpop",
        /// `(T) -> u32`.
        Ctlz "ctlz",
        /// `(T) -> u32`.
        Cttz "cttz",
        /// `(T) -> T`.
        Bswap "bswap",
        /// `(T) -> T`.
        BitReverse "bitreverse",
        /// `(T, T) -> (T, bool)`, laid out as the tuple: the value at `dst`, the flag right after it.
        AddWithOverflow "add_with_overflow",
        /// `(T, T) -> (T, bool)`.
        SubWithOverflow "sub_with_overflow",
        /// `(T, T) -> (T, bool)`.
        MulWithOverflow "mul_with_overflow",
        /// `(T, T) -> T`.
        SaturatingAdd "saturating_add",
        /// `(T, T) -> T`.
        SaturatingSub "saturating_sub",
    }
}

named! {
    /// The integer types.
    IntTy {
        I8 "i8", I16 "i16", I32 "i32", I64 "i64", I128 "i128",
        U8 "u8", U16 "u16", U32 "u32", U64 "u64", U128 "u128",
    }
}

named! {
    /// The float types.
    FloatTy { F32 "f32", F64 "f64", }
}

named! {
    /// Functions of floats of type `ty`, arguments in 8-byte cells from slot `args`, result in `dst`. Each is the method
    /// of that name of `f32` and `f64`.
    FloatFn {
        Sqrt "sqrt", Floor "floor", Ceil "ceil", Round "round", RoundTiesEven "round_ties_even", Trunc "trunc",
        Abs "abs", Exp "exp", Exp2 "exp2", ExpM1 "exp_m1", Ln "ln", Ln1p "ln_1p", Log2 "log2", Log10 "log10",
        Sin "sin", Cos "cos", Tan "tan", Asin "asin", Acos "acos", Atan "atan",
        Sinh "sinh", Cosh "cosh", Tanh "tanh", Asinh "asinh", Acosh "acosh", Atanh "atanh", Cbrt "cbrt",
        /// `(T, T) -> T`, as are the next five.
        Powf "powf",
        Atan2 "atan2", Hypot "hypot", Copysign "copysign", Min "min", Max "max",
        /// `(T, i32) -> T`.
        Powi "powi",
        /// `(T, T, T) -> T`: one rounding.
        MulAdd "mul_add",
    }
}

/// A row of the instruction table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instruction {
    pub name: &'static str,
    /// The form of its text, operands in braces.
    pub text: &'static str,
    pub doc: &'static str,
}

macro_rules! instructions {
    ($($(#[doc = $doc:literal])* $name:ident $({ $($field:ident: $ty:ty),* })? $text:literal;)*) => {
        /// The table as data, in order: what each instruction is called, prints as and does.
        pub const INSTRUCTIONS: &[Instruction] = &[
            $(Instruction { name: stringify!($name), text: $text, doc: concat!($($doc),*) },)*
        ];

        /// One instruction: 8 bytes.
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub enum Op {
            $($(#[doc = $doc])* $name $({ $($field: $ty),* })?,)*
        }

        impl Op {
            /// The instruction as text. Branch targets print as absolute pcs, hence `pc`.
            pub fn text(&self, pc: usize) -> String {
                // Instructions without operands have no use for the pc.
                let _ = pc;
                match self {
                    $(Op::$name $({ $($field),* })? => format!($text $($(, $field = Operand::text($field, pc))*)?),)*
                }
            }

            /// How far a branch goes from its own pc; `None` for all other instructions.
            pub fn branch(&self) -> Option<i32> {
                match self {
                    $(Op::$name $({ $($field),* })? => None $($(.or(Operand::branch($field)))*)?,)*
                }
            }

            /// The variant's name.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Op::$name $({ $($field: _),* })? => stringify!($name),)*
                }
            }
        }
    };
}

const _: () = assert!(size_of::<Op>() == 8);

impl Op {
    /// Whether this pushes a frame.
    pub fn is_call(&self) -> bool {
        matches!(self, Op::Call { .. } | Op::CallPtr { .. })
    }

    /// Whether execution never falls through to the next pc.
    pub fn diverges(&self) -> bool {
        matches!(
            self,
            Op::Jump { .. }
                | Op::Ret { .. }
                | Op::Exit { .. }
                | Op::Halt
                | Op::Abort
                | Op::Unreachable
                | Op::Panic { .. }
                | Op::Unwind
                | Op::ResumeUnwind
                | Op::TerminateInCleanup
                | Op::Switch8 { .. }
                | Op::Switch16 { .. }
                | Op::Switch32 { .. }
                | Op::Switch64 { .. }
        )
    }
}

/// The whole program as text, function by function.
pub fn disassemble(program: &Program) -> String {
    use fmt::Write;
    let mut out = String::new();
    // Functions are emitted one after another, so one pass over both lists suffices.
    let mut functions = program.functions.iter_ids().peekable();
    for (pc, op) in program.ops.iter().enumerate() {
        while let Some((id, function)) = functions.next_if(|(_, function)| function.entry as usize <= pc) {
            let name = program.debug.functions.get(id).map_or("?", |f| f.name.as_str());
            // Writing to a String cannot fail.
            let _ = writeln!(out, "\n{id} {name}: window {}", function.window);
        }
        let _ = writeln!(out, "{pc:6}  {}", op.text(pc));
    }
    out
}

instructions! {
    // Moves and constants.
    /// `dst = src`, 1 byte. Source and destination may overlap.
    Mov1 { dst: Slot, src: Slot } "{dst} = mov1 {src}";
    /// `dst = src`, 2 bytes. Source and destination may overlap.
    Mov2 { dst: Slot, src: Slot } "{dst} = mov2 {src}";
    /// `dst = src`, 4 bytes. Source and destination may overlap.
    Mov4 { dst: Slot, src: Slot } "{dst} = mov4 {src}";
    /// `dst = src`, 8 bytes. Source and destination may overlap.
    Mov8 { dst: Slot, src: Slot } "{dst} = mov8 {src}";
    /// `dst = src`, 16 bytes. Source and destination may overlap.
    Mov16 { dst: Slot, src: Slot } "{dst} = mov16 {src}";
    /// `dst = src`, 24 bytes. Source and destination may overlap.
    Mov24 { dst: Slot, src: Slot } "{dst} = mov24 {src}";
    /// `dst = src`, `len` bytes. Source and destination may overlap.
    MovN { dst: Slot, src: Slot, len: u16 } "{dst} = mov {src}, len {len}";
    /// `dst =` the low 1 byte of `imm`.
    Const1 { dst: Slot, imm: i32 } "{dst} = const1 {imm}";
    /// `dst =` the low 2 bytes of `imm`.
    Const2 { dst: Slot, imm: i32 } "{dst} = const2 {imm}";
    /// `dst =` the low 4 bytes of `imm`.
    Const4 { dst: Slot, imm: i32 } "{dst} = const4 {imm}";
    /// `dst = imm`, sign-extended to 8 bytes. Also loads addresses of statics and function pointers that fit.
    Const8 { dst: Slot, imm: i32 } "{dst} = const8 {imm}";
    /// `dst = program.pool[index]`, 8 bytes.
    Pool8 { dst: Slot, index: u32 } "{dst} = pool8 #{index}";
    /// `dst = pool[index], pool[index + 1]`: 16 bytes, low half first.
    Pool16 { dst: Slot, index: u32 } "{dst} = pool16 #{index}";
    /// Fills `len` bytes of the frame from `dst` with zeros.
    Zero { dst: Slot, len: u32 } "{dst} = zero, len {len}";
    /// `dst =` the address of frame offset `offset` (8 bytes). The far form for slots beyond 64 KiB: `Lea`, then load or store.
    Lea { dst: Slot, offset: u32 } "{dst} = lea fp+{offset}";
    /// The variable at `slot` starts to exist, uninitialised. Does nothing without a guard; emitted only in programs compiled for one.
    StorageLive { slot: Slot, len: u32 } "storage.live {slot}, len {len}";
    /// The variable at `slot` ceases to exist: under a guard, pointers to it dangle from here. Does nothing without a guard.
    StorageDead { slot: Slot, len: u32 } "storage.dead {slot}, len {len}";

    // Loads and stores through a pointer: `ptr` is a slot that holds an address.
    /// `dst = *(ptr + disp)`, 1 byte.
    Load1 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load1 [{ptr} + {disp}]";
    /// `dst = *(ptr + disp)`, 2 bytes.
    Load2 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load2 [{ptr} + {disp}]";
    /// `dst = *(ptr + disp)`, 4 bytes.
    Load4 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load4 [{ptr} + {disp}]";
    /// `dst = *(ptr + disp)`, 8 bytes.
    Load8 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load8 [{ptr} + {disp}]";
    /// `dst = *(ptr + disp)`, 16 bytes.
    Load16 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load16 [{ptr} + {disp}]";
    /// `dst = *(ptr + disp)`, 24 bytes.
    Load24 { dst: Slot, ptr: Slot, disp: i16 } "{dst} = load24 [{ptr} + {disp}]";
    /// `dst = *ptr`, `len` bytes.
    LoadN { dst: Slot, ptr: Slot, len: u16 } "{dst} = load [{ptr}], len {len}";
    /// `*(ptr + disp) = src`, 1 byte.
    Store1 { ptr: Slot, src: Slot, disp: i16 } "store1 [{ptr} + {disp}] = {src}";
    /// `*(ptr + disp) = src`, 2 bytes.
    Store2 { ptr: Slot, src: Slot, disp: i16 } "store2 [{ptr} + {disp}] = {src}";
    /// `*(ptr + disp) = src`, 4 bytes.
    Store4 { ptr: Slot, src: Slot, disp: i16 } "store4 [{ptr} + {disp}] = {src}";
    /// `*(ptr + disp) = src`, 8 bytes.
    Store8 { ptr: Slot, src: Slot, disp: i16 } "store8 [{ptr} + {disp}] = {src}";
    /// `*(ptr + disp) = src`, 16 bytes.
    Store16 { ptr: Slot, src: Slot, disp: i16 } "store16 [{ptr} + {disp}] = {src}";
    /// `*(ptr + disp) = src`, 24 bytes.
    Store24 { ptr: Slot, src: Slot, disp: i16 } "store24 [{ptr} + {disp}] = {src}";
    /// `*ptr = src`, `len` bytes.
    StoreN { ptr: Slot, src: Slot, len: u16 } "store [{ptr}] = {src}, len {len}";
    /// `*(ptr + disp) = imm`, sign-extended to 1 byte.
    Store1Imm { ptr: Slot, imm: i16, disp: i16 } "store1 [{ptr} + {disp}] = {imm}";
    /// `*(ptr + disp) = imm`, sign-extended to 2 bytes.
    Store2Imm { ptr: Slot, imm: i16, disp: i16 } "store2 [{ptr} + {disp}] = {imm}";
    /// `*(ptr + disp) = imm`, sign-extended to 4 bytes.
    Store4Imm { ptr: Slot, imm: i16, disp: i16 } "store4 [{ptr} + {disp}] = {imm}";
    /// `*(ptr + disp) = imm`, sign-extended to 8 bytes.
    Store8Imm { ptr: Slot, imm: i16, disp: i16 } "store8 [{ptr} + {disp}] = {imm}";
    /// `*to = *from`, `len` bytes, memory to memory; may overlap.
    CopyK { to: Slot, from: Slot, len: u16 } "copy [{to}] = [{from}], len {len}";
    /// `*to = *from`, as many bytes as slot `len` says; may overlap.
    MemMove { to: Slot, from: Slot, len: Slot } "memmove [{to}] = [{from}], len {len}";
    /// Fills `*to` with the byte in slot `value`, as many bytes as slot `len` says.
    MemSet { to: Slot, value: Slot, len: Slot } "memset [{to}] = {value}, len {len}";

    // Address arithmetic and element access.
    /// `dst = ptr + imm`, wrapping: the address of a field.
    PtrAddImm { dst: Slot, ptr: Slot, imm: i16 } "{dst} = ptr.add {ptr}, {imm}";
    /// `dst = dst + index * scale`, wrapping, all 64-bit: pointer offset for scales without their own instruction.
    PtrAddScaled { dst: Slot, index: Slot, scale: u16 } "{dst} += {index} * {scale}";
    /// `dst = ptr + index * 1`, wrapping, `index` 64-bit.
    PtrAdd1 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 1";
    /// `dst = ptr + index * 2`, wrapping, `index` 64-bit.
    PtrAdd2 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 2";
    /// `dst = ptr + index * 4`, wrapping, `index` 64-bit.
    PtrAdd4 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 4";
    /// `dst = ptr + index * 8`, wrapping, `index` 64-bit.
    PtrAdd8 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 8";
    /// `dst = ptr + index * 16`, wrapping, `index` 64-bit.
    PtrAdd16 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 16";
    /// `dst = ptr + index * 24`, wrapping, `index` 64-bit.
    PtrAdd24 { dst: Slot, ptr: Slot, index: Slot } "{dst} = ptr.add {ptr}, {index} * 24";
    /// `dst = *(ptr + index * 1)`, without a bounds check.
    LoadAt1 { dst: Slot, ptr: Slot, index: Slot } "{dst} = load1 [{ptr} + {index} * 1]";
    /// `dst = *(ptr + index * 2)`, without a bounds check.
    LoadAt2 { dst: Slot, ptr: Slot, index: Slot } "{dst} = load2 [{ptr} + {index} * 2]";
    /// `dst = *(ptr + index * 4)`, without a bounds check.
    LoadAt4 { dst: Slot, ptr: Slot, index: Slot } "{dst} = load4 [{ptr} + {index} * 4]";
    /// `dst = *(ptr + index * 8)`, without a bounds check.
    LoadAt8 { dst: Slot, ptr: Slot, index: Slot } "{dst} = load8 [{ptr} + {index} * 8]";
    /// `dst = *(ptr + index * 16)`, without a bounds check.
    LoadAt16 { dst: Slot, ptr: Slot, index: Slot } "{dst} = load16 [{ptr} + {index} * 16]";
    /// `*(ptr + index * 1) = src`, without a bounds check.
    StoreAt1 { ptr: Slot, index: Slot, src: Slot } "store1 [{ptr} + {index} * 1] = {src}";
    /// `*(ptr + index * 2) = src`, without a bounds check.
    StoreAt2 { ptr: Slot, index: Slot, src: Slot } "store2 [{ptr} + {index} * 2] = {src}";
    /// `*(ptr + index * 4) = src`, without a bounds check.
    StoreAt4 { ptr: Slot, index: Slot, src: Slot } "store4 [{ptr} + {index} * 4] = {src}";
    /// `*(ptr + index * 8) = src`, without a bounds check.
    StoreAt8 { ptr: Slot, index: Slot, src: Slot } "store8 [{ptr} + {index} * 8] = {src}";
    /// `*(ptr + index * 16) = src`, without a bounds check.
    StoreAt16 { ptr: Slot, index: Slot, src: Slot } "store16 [{ptr} + {index} * 16] = {src}";
    /// `dst = base[index]`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it (`BoundsImm`).
    FrameLoadAt1 { dst: Slot, base: Slot, index: Slot } "{dst} = load1 {base}[{index}]";
    /// `dst = base[index]`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it (`BoundsImm`).
    FrameLoadAt2 { dst: Slot, base: Slot, index: Slot } "{dst} = load2 {base}[{index}]";
    /// `dst = base[index]`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it (`BoundsImm`).
    FrameLoadAt4 { dst: Slot, base: Slot, index: Slot } "{dst} = load4 {base}[{index}]";
    /// `dst = base[index]`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it (`BoundsImm`).
    FrameLoadAt8 { dst: Slot, base: Slot, index: Slot } "{dst} = load8 {base}[{index}]";
    /// `dst = base[index]`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it (`BoundsImm`).
    FrameLoadAt16 { dst: Slot, base: Slot, index: Slot } "{dst} = load16 {base}[{index}]";
    /// `base[index] = src`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it.
    FrameStoreAt1 { base: Slot, index: Slot, src: Slot } "store1 {base}[{index}] = {src}";
    /// `base[index] = src`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it.
    FrameStoreAt2 { base: Slot, index: Slot, src: Slot } "store2 {base}[{index}] = {src}";
    /// `base[index] = src`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it.
    FrameStoreAt4 { base: Slot, index: Slot, src: Slot } "store4 {base}[{index}] = {src}";
    /// `base[index] = src`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it.
    FrameStoreAt8 { base: Slot, index: Slot, src: Slot } "store8 {base}[{index}] = {src}";
    /// `base[index] = src`: an element of an array in the frame that starts at slot `base`; the bounds check precedes it.
    FrameStoreAt16 { base: Slot, index: Slot, src: Slot } "store16 {base}[{index}] = {src}";
    /// Panics with rustc's bounds message unless `index < len` (both u64 slots).
    Bounds { index: Slot, len: Slot } "bounds {index} < {len}";
    /// Panics with rustc's bounds message unless `index < len`, for arrays.
    BoundsImm { index: Slot, len: u32 } "bounds {index} < const {len}";
    /// `dst = slice[index]`, bounds-checked; `slice` is the slot of a (pointer, length) pair, elements of 1 byte.
    SliceLoad1 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.load1 {slice}[{index}]";
    /// `dst = slice[index]`, bounds-checked; `slice` is the slot of a (pointer, length) pair, elements of 2 bytes.
    SliceLoad2 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.load2 {slice}[{index}]";
    /// `dst = slice[index]`, bounds-checked; `slice` is the slot of a (pointer, length) pair, elements of 4 bytes.
    SliceLoad4 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.load4 {slice}[{index}]";
    /// `dst = slice[index]`, bounds-checked; `slice` is the slot of a (pointer, length) pair, elements of 8 bytes.
    SliceLoad8 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.load8 {slice}[{index}]";
    /// `dst = slice[index]`, bounds-checked; `slice` is the slot of a (pointer, length) pair, elements of 16 bytes.
    SliceLoad16 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.load16 {slice}[{index}]";
    /// `slice[index] = src`, bounds-checked.
    SliceStore1 { slice: Slot, index: Slot, src: Slot } "slice.store1 {slice}[{index}] = {src}";
    /// `slice[index] = src`, bounds-checked.
    SliceStore2 { slice: Slot, index: Slot, src: Slot } "slice.store2 {slice}[{index}] = {src}";
    /// `slice[index] = src`, bounds-checked.
    SliceStore4 { slice: Slot, index: Slot, src: Slot } "slice.store4 {slice}[{index}] = {src}";
    /// `slice[index] = src`, bounds-checked.
    SliceStore8 { slice: Slot, index: Slot, src: Slot } "slice.store8 {slice}[{index}] = {src}";
    /// `slice[index] = src`, bounds-checked.
    SliceStore16 { slice: Slot, index: Slot, src: Slot } "slice.store16 {slice}[{index}] = {src}";
    /// `dst = &slice[index]`, bounds-checked, elements of 1 byte.
    SliceAddr1 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr1 {slice}[{index}]";
    /// `dst = &slice[index]`, bounds-checked, elements of 2 bytes.
    SliceAddr2 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr2 {slice}[{index}]";
    /// `dst = &slice[index]`, bounds-checked, elements of 4 bytes.
    SliceAddr4 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr4 {slice}[{index}]";
    /// `dst = &slice[index]`, bounds-checked, elements of 8 bytes.
    SliceAddr8 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr8 {slice}[{index}]";
    /// `dst = &slice[index]`, bounds-checked, elements of 16 bytes.
    SliceAddr16 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr16 {slice}[{index}]";
    /// `dst = &slice[index]`, bounds-checked, elements of 24 bytes.
    SliceAddr24 { dst: Slot, slice: Slot, index: Slot } "{dst} = slice.addr24 {slice}[{index}]";
    /// As `SliceLoad1` through a `&Vec<T>`: slot `pair` holds the address of the `Vec`, whose (pointer, length) pair is [`VEC_PAIR`](super::VEC_PAIR) bytes in.
    RefSliceLoad1 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.load1 (*{pair})[{index}]";
    /// As `SliceLoad2` through a `&Vec<T>`: slot `pair` holds the address of the `Vec`, whose (pointer, length) pair is [`VEC_PAIR`](super::VEC_PAIR) bytes in.
    RefSliceLoad2 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.load2 (*{pair})[{index}]";
    /// As `SliceLoad4` through a `&Vec<T>`: slot `pair` holds the address of the `Vec`, whose (pointer, length) pair is [`VEC_PAIR`](super::VEC_PAIR) bytes in.
    RefSliceLoad4 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.load4 (*{pair})[{index}]";
    /// As `SliceLoad8` through a `&Vec<T>`: slot `pair` holds the address of the `Vec`, whose (pointer, length) pair is [`VEC_PAIR`](super::VEC_PAIR) bytes in.
    RefSliceLoad8 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.load8 (*{pair})[{index}]";
    /// As `SliceLoad16` through a `&Vec<T>`: slot `pair` holds the address of the `Vec`, whose (pointer, length) pair is [`VEC_PAIR`](super::VEC_PAIR) bytes in.
    RefSliceLoad16 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.load16 (*{pair})[{index}]";
    /// As `SliceStore1` through a `&Vec<T>`.
    RefSliceStore1 { pair: Slot, index: Slot, src: Slot } "slice.store1 (*{pair})[{index}] = {src}";
    /// As `SliceStore2` through a `&Vec<T>`.
    RefSliceStore2 { pair: Slot, index: Slot, src: Slot } "slice.store2 (*{pair})[{index}] = {src}";
    /// As `SliceStore4` through a `&Vec<T>`.
    RefSliceStore4 { pair: Slot, index: Slot, src: Slot } "slice.store4 (*{pair})[{index}] = {src}";
    /// As `SliceStore8` through a `&Vec<T>`.
    RefSliceStore8 { pair: Slot, index: Slot, src: Slot } "slice.store8 (*{pair})[{index}] = {src}";
    /// As `SliceStore16` through a `&Vec<T>`.
    RefSliceStore16 { pair: Slot, index: Slot, src: Slot } "slice.store16 (*{pair})[{index}] = {src}";
    /// As `SliceAddr1` through a `&Vec<T>`.
    RefSliceAddr1 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr1 (*{pair})[{index}]";
    /// As `SliceAddr2` through a `&Vec<T>`.
    RefSliceAddr2 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr2 (*{pair})[{index}]";
    /// As `SliceAddr4` through a `&Vec<T>`.
    RefSliceAddr4 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr4 (*{pair})[{index}]";
    /// As `SliceAddr8` through a `&Vec<T>`.
    RefSliceAddr8 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr8 (*{pair})[{index}]";
    /// As `SliceAddr16` through a `&Vec<T>`.
    RefSliceAddr16 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr16 (*{pair})[{index}]";
    /// As `SliceAddr24` through a `&Vec<T>`.
    RefSliceAddr24 { dst: Slot, pair: Slot, index: Slot } "{dst} = slice.addr24 (*{pair})[{index}]";

    // Integer arithmetic that panics as a debug build does.
    /// `dst = a + b`; panics on overflow.
    AddI8 { dst: Slot, a: Slot, b: Slot } "{dst} = add.i8 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddI16 { dst: Slot, a: Slot, b: Slot } "{dst} = add.i16 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddI32 { dst: Slot, a: Slot, b: Slot } "{dst} = add.i32 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddI64 { dst: Slot, a: Slot, b: Slot } "{dst} = add.i64 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddU8 { dst: Slot, a: Slot, b: Slot } "{dst} = add.u8 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddU16 { dst: Slot, a: Slot, b: Slot } "{dst} = add.u16 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddU32 { dst: Slot, a: Slot, b: Slot } "{dst} = add.u32 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddU64 { dst: Slot, a: Slot, b: Slot } "{dst} = add.u64 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddI128 { dst: Slot, a: Slot, b: Slot } "{dst} = add.i128 {a}, {b}";
    /// `dst = a + b`; panics on overflow.
    AddU128 { dst: Slot, a: Slot, b: Slot } "{dst} = add.u128 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubI8 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.i8 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubI16 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.i16 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubI32 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.i32 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubI64 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.i64 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubU8 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.u8 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubU16 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.u16 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubU32 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.u32 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubU64 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.u64 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubI128 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.i128 {a}, {b}";
    /// `dst = a - b`; panics on overflow.
    SubU128 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.u128 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulI8 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.i8 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulI16 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.i16 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulI32 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.i32 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulI64 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.i64 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulU8 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.u8 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulU16 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.u16 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulU32 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.u32 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulU64 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.u64 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulI128 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.i128 {a}, {b}";
    /// `dst = a * b`; panics on overflow.
    MulU128 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.u128 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero and on overflow.
    DivI8 { dst: Slot, a: Slot, b: Slot } "{dst} = div.i8 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero and on overflow.
    DivI16 { dst: Slot, a: Slot, b: Slot } "{dst} = div.i16 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero and on overflow.
    DivI32 { dst: Slot, a: Slot, b: Slot } "{dst} = div.i32 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero and on overflow.
    DivI64 { dst: Slot, a: Slot, b: Slot } "{dst} = div.i64 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero.
    DivU8 { dst: Slot, a: Slot, b: Slot } "{dst} = div.u8 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero.
    DivU16 { dst: Slot, a: Slot, b: Slot } "{dst} = div.u16 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero.
    DivU32 { dst: Slot, a: Slot, b: Slot } "{dst} = div.u32 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero.
    DivU64 { dst: Slot, a: Slot, b: Slot } "{dst} = div.u64 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero and on overflow.
    DivI128 { dst: Slot, a: Slot, b: Slot } "{dst} = div.i128 {a}, {b}";
    /// `dst = a / b`; panics if `b` is zero.
    DivU128 { dst: Slot, a: Slot, b: Slot } "{dst} = div.u128 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero and on overflow.
    RemI8 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.i8 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero and on overflow.
    RemI16 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.i16 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero and on overflow.
    RemI32 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.i32 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero and on overflow.
    RemI64 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.i64 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero.
    RemU8 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.u8 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero.
    RemU16 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.u16 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero.
    RemU32 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.u32 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero.
    RemU64 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.u64 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero and on overflow.
    RemI128 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.i128 {a}, {b}";
    /// `dst = a % b`; panics if `b` is zero.
    RemU128 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.u128 {a}, {b}";
    /// `dst = -a`; panics on overflow.
    NegI8 { dst: Slot, a: Slot } "{dst} = neg.i8 {a}";
    /// `dst = -a`; panics on overflow.
    NegI16 { dst: Slot, a: Slot } "{dst} = neg.i16 {a}";
    /// `dst = -a`; panics on overflow.
    NegI32 { dst: Slot, a: Slot } "{dst} = neg.i32 {a}";
    /// `dst = -a`; panics on overflow.
    NegI64 { dst: Slot, a: Slot } "{dst} = neg.i64 {a}";
    /// `dst = -a`; panics on overflow.
    NegI128 { dst: Slot, a: Slot } "{dst} = neg.i128 {a}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlI8 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.i8 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlI16 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.i16 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlI32 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.i32 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlI64 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.i64 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlU8 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.u8 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlU16 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.u16 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlU32 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.u32 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlU64 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.u64 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlI128 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.i128 {a}, {b}";
    /// `dst = a << b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShlU128 { dst: Slot, a: Slot, b: Slot } "{dst} = shl.u128 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrI8 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.i8 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrI16 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.i16 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrI32 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.i32 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrI64 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.i64 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrU8 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.u8 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrU16 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.u16 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrU32 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.u32 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrU64 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.u64 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrI128 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.i128 {a}, {b}";
    /// `dst = a >> b`; `b` is a u32 slot; panics unless `b` is below the bit width.
    ShrU128 { dst: Slot, a: Slot, b: Slot } "{dst} = shr.u128 {a}, {b}";
    /// `dst: u32 = min(src as u64, u32::MAX)`: makes a 64-bit shift amount fit the shift instructions without losing an overflow.
    ShiftAmount64 { dst: Slot, src: Slot } "{dst} = shift.amount64 {src}";
    /// The same for a 128-bit shift amount.
    ShiftAmount128 { dst: Slot, src: Slot } "{dst} = shift.amount128 {src}";

    // The same with a small immediate.
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddI8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.i8 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddI16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.i16 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.i32 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.i64 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.u8 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddU16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.u16 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.u32 {a}, {imm}";
    /// `dst = a + imm`; panics on overflow. `imm` must be a value of the type.
    AddU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = add.u64 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubI8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.i8 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubI16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.i16 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.i32 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.i64 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.u8 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubU16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.u16 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.u32 {a}, {imm}";
    /// `dst = a - imm`; panics on overflow. `imm` must be a value of the type.
    SubU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = sub.u64 {a}, {imm}";
    /// `dst = a * imm`; panics on overflow. `imm` must be a value of the type.
    MulI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = mul.i32 {a}, {imm}";
    /// `dst = a * imm`; panics on overflow. `imm` must be a value of the type.
    MulI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = mul.i64 {a}, {imm}";
    /// `dst = a * imm`; panics on overflow. `imm` must be a value of the type.
    MulU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = mul.u32 {a}, {imm}";
    /// `dst = a * imm`; panics on overflow. `imm` must be a value of the type.
    MulU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = mul.u64 {a}, {imm}";
    /// `dst = a / imm`. `imm` must be positive, so that it cannot panic (0 traps).
    DivI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = div.i32 {a}, {imm}";
    /// `dst = a / imm`. `imm` must be positive, so that it cannot panic (0 traps).
    DivI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = div.i64 {a}, {imm}";
    /// `dst = a / imm`. `imm` must be positive, so that it cannot panic (0 traps).
    DivU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = div.u8 {a}, {imm}";
    /// `dst = a / imm`. `imm` must be positive, so that it cannot panic (0 traps).
    DivU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = div.u32 {a}, {imm}";
    /// `dst = a / imm`. `imm` must be positive, so that it cannot panic (0 traps).
    DivU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = div.u64 {a}, {imm}";
    /// `dst = a % imm`. `imm` must be positive, so that it cannot panic (0 traps).
    RemI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = rem.i32 {a}, {imm}";
    /// `dst = a % imm`. `imm` must be positive, so that it cannot panic (0 traps).
    RemI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = rem.i64 {a}, {imm}";
    /// `dst = a % imm`. `imm` must be positive, so that it cannot panic (0 traps).
    RemU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = rem.u8 {a}, {imm}";
    /// `dst = a % imm`. `imm` must be positive, so that it cannot panic (0 traps).
    RemU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = rem.u32 {a}, {imm}";
    /// `dst = a % imm`. `imm` must be positive, so that it cannot panic (0 traps).
    RemU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = rem.u64 {a}, {imm}";

    // Integer arithmetic that wraps, and bits; signedness does not matter unless named.
    /// `dst = a.wrapping_add(b)`.
    WrappingAdd8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.add.8 {a}, {b}";
    /// `dst = a.wrapping_add(b)`.
    WrappingAdd16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.add.16 {a}, {b}";
    /// `dst = a.wrapping_add(b)`.
    WrappingAdd32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.add.32 {a}, {b}";
    /// `dst = a.wrapping_add(b)`.
    WrappingAdd64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.add.64 {a}, {b}";
    /// `dst = a.wrapping_add(b)`.
    WrappingAdd128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.add.128 {a}, {b}";
    /// `dst = a.wrapping_sub(b)`.
    WrappingSub8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.sub.8 {a}, {b}";
    /// `dst = a.wrapping_sub(b)`.
    WrappingSub16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.sub.16 {a}, {b}";
    /// `dst = a.wrapping_sub(b)`.
    WrappingSub32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.sub.32 {a}, {b}";
    /// `dst = a.wrapping_sub(b)`.
    WrappingSub64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.sub.64 {a}, {b}";
    /// `dst = a.wrapping_sub(b)`.
    WrappingSub128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.sub.128 {a}, {b}";
    /// `dst = a.wrapping_mul(b)`.
    WrappingMul8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.mul.8 {a}, {b}";
    /// `dst = a.wrapping_mul(b)`.
    WrappingMul16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.mul.16 {a}, {b}";
    /// `dst = a.wrapping_mul(b)`.
    WrappingMul32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.mul.32 {a}, {b}";
    /// `dst = a.wrapping_mul(b)`.
    WrappingMul64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.mul.64 {a}, {b}";
    /// `dst = a.wrapping_mul(b)`.
    WrappingMul128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.mul.128 {a}, {b}";
    /// `dst = a.wrapping_add(imm)`; `imm` is sign-extended, then cut to the width.
    WrappingAdd8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.add.8 {a}, {imm}";
    /// `dst = a.wrapping_add(imm)`; `imm` is sign-extended, then cut to the width.
    WrappingAdd16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.add.16 {a}, {imm}";
    /// `dst = a.wrapping_add(imm)`; `imm` is sign-extended, then cut to the width.
    WrappingAdd32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.add.32 {a}, {imm}";
    /// `dst = a.wrapping_add(imm)`; `imm` is sign-extended, then cut to the width.
    WrappingAdd64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.add.64 {a}, {imm}";
    /// `dst = a.wrapping_mul(imm)`; `imm` is sign-extended.
    WrappingMul32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.mul.32 {a}, {imm}";
    /// `dst = a.wrapping_mul(imm)`; `imm` is sign-extended.
    WrappingMul64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = wrapping.mul.64 {a}, {imm}";
    /// `dst = a.wrapping_neg()`.
    WrappingNeg8 { dst: Slot, a: Slot } "{dst} = wrapping.neg.8 {a}";
    /// `dst = a.wrapping_neg()`.
    WrappingNeg16 { dst: Slot, a: Slot } "{dst} = wrapping.neg.16 {a}";
    /// `dst = a.wrapping_neg()`.
    WrappingNeg32 { dst: Slot, a: Slot } "{dst} = wrapping.neg.32 {a}";
    /// `dst = a.wrapping_neg()`.
    WrappingNeg64 { dst: Slot, a: Slot } "{dst} = wrapping.neg.64 {a}";
    /// `dst = a.wrapping_neg()`.
    WrappingNeg128 { dst: Slot, a: Slot } "{dst} = wrapping.neg.128 {a}";
    /// `dst = a & b`. Also for `bool`.
    And8 { dst: Slot, a: Slot, b: Slot } "{dst} = and.8 {a}, {b}";
    /// `dst = a & b`.
    And16 { dst: Slot, a: Slot, b: Slot } "{dst} = and.16 {a}, {b}";
    /// `dst = a & b`.
    And32 { dst: Slot, a: Slot, b: Slot } "{dst} = and.32 {a}, {b}";
    /// `dst = a & b`.
    And64 { dst: Slot, a: Slot, b: Slot } "{dst} = and.64 {a}, {b}";
    /// `dst = a & b`.
    And128 { dst: Slot, a: Slot, b: Slot } "{dst} = and.128 {a}, {b}";
    /// `dst = a | b`. Also for `bool`.
    Or8 { dst: Slot, a: Slot, b: Slot } "{dst} = or.8 {a}, {b}";
    /// `dst = a | b`.
    Or16 { dst: Slot, a: Slot, b: Slot } "{dst} = or.16 {a}, {b}";
    /// `dst = a | b`.
    Or32 { dst: Slot, a: Slot, b: Slot } "{dst} = or.32 {a}, {b}";
    /// `dst = a | b`.
    Or64 { dst: Slot, a: Slot, b: Slot } "{dst} = or.64 {a}, {b}";
    /// `dst = a | b`.
    Or128 { dst: Slot, a: Slot, b: Slot } "{dst} = or.128 {a}, {b}";
    /// `dst = a ^ b`. Also for `bool`.
    Xor8 { dst: Slot, a: Slot, b: Slot } "{dst} = xor.8 {a}, {b}";
    /// `dst = a ^ b`.
    Xor16 { dst: Slot, a: Slot, b: Slot } "{dst} = xor.16 {a}, {b}";
    /// `dst = a ^ b`.
    Xor32 { dst: Slot, a: Slot, b: Slot } "{dst} = xor.32 {a}, {b}";
    /// `dst = a ^ b`.
    Xor64 { dst: Slot, a: Slot, b: Slot } "{dst} = xor.64 {a}, {b}";
    /// `dst = a ^ b`.
    Xor128 { dst: Slot, a: Slot, b: Slot } "{dst} = xor.128 {a}, {b}";
    /// `dst = a & imm`; `imm` is sign-extended, then cut to the width.
    And8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = and.8 {a}, {imm}";
    /// `dst = a & imm`; `imm` is sign-extended, then cut to the width.
    And32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = and.32 {a}, {imm}";
    /// `dst = a & imm`; `imm` is sign-extended, then cut to the width.
    And64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = and.64 {a}, {imm}";
    /// `dst = !a`, bitwise.
    Not8 { dst: Slot, a: Slot } "{dst} = not.8 {a}";
    /// `dst = !a`, bitwise.
    Not16 { dst: Slot, a: Slot } "{dst} = not.16 {a}";
    /// `dst = !a`, bitwise.
    Not32 { dst: Slot, a: Slot } "{dst} = not.32 {a}";
    /// `dst = !a`, bitwise.
    Not64 { dst: Slot, a: Slot } "{dst} = not.64 {a}";
    /// `dst = !a`, bitwise.
    Not128 { dst: Slot, a: Slot } "{dst} = not.128 {a}";
    /// `dst = !a` for a `bool`.
    NotBool { dst: Slot, a: Slot } "{dst} = not.bool {a}";
    /// `dst = a.wrapping_shl(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShl8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shl.8 {a}, {b}";
    /// `dst = a.wrapping_shl(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShl16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shl.16 {a}, {b}";
    /// `dst = a.wrapping_shl(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShl32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shl.32 {a}, {b}";
    /// `dst = a.wrapping_shl(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShl64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shl.64 {a}, {b}";
    /// `dst = a.wrapping_shl(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShl128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shl.128 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrI8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.i8 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrI16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.i16 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrI32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.i32 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrI64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.i64 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrU8 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.u8 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrU16 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.u16 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrU32 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.u32 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrU64 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.u64 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrI128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.i128 {a}, {b}";
    /// `dst = a.wrapping_shr(b)`; `b` is a u32 slot, taken modulo the width.
    WrappingShrU128 { dst: Slot, a: Slot, b: Slot } "{dst} = wrapping.shr.u128 {a}, {b}";
    /// `dst = a << imm`, `imm` below the width (taken modulo it).
    Shl8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shl.8 {a}, {imm}";
    /// `dst = a << imm`, `imm` below the width (taken modulo it).
    Shl16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shl.16 {a}, {imm}";
    /// `dst = a << imm`, `imm` below the width (taken modulo it).
    Shl32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shl.32 {a}, {imm}";
    /// `dst = a << imm`, `imm` below the width (taken modulo it).
    Shl64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shl.64 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrI8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.i8 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrI16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.i16 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.i32 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.i64 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.u8 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrU16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.u16 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.u32 {a}, {imm}";
    /// `dst = a >> imm`, `imm` below the width (taken modulo it).
    ShrU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = shr.u64 {a}, {imm}";
    /// `dst = a.rotate_left(b)`; `b` is a u32 slot.
    RotateLeft32 { dst: Slot, a: Slot, b: Slot } "{dst} = rotl.32 {a}, {b}";
    /// `dst = a.rotate_left(b)`; `b` is a u32 slot.
    RotateLeft64 { dst: Slot, a: Slot, b: Slot } "{dst} = rotl.64 {a}, {b}";

    // Comparisons that make a bool; `a > b` is `b < a`, `a >= b` is `b <= a`.
    /// `dst = a == b`.
    Eq8 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.8 {a}, {b}";
    /// `dst = a == b`.
    Eq16 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.16 {a}, {b}";
    /// `dst = a == b`.
    Eq32 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.32 {a}, {b}";
    /// `dst = a == b`.
    Eq64 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.64 {a}, {b}";
    /// `dst = a == b`.
    Eq128 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.128 {a}, {b}";
    /// `dst = a != b`.
    Ne8 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.8 {a}, {b}";
    /// `dst = a != b`.
    Ne16 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.16 {a}, {b}";
    /// `dst = a != b`.
    Ne32 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.32 {a}, {b}";
    /// `dst = a != b`.
    Ne64 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.64 {a}, {b}";
    /// `dst = a != b`.
    Ne128 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.128 {a}, {b}";
    /// `dst = a < b`.
    LtI8 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.i8 {a}, {b}";
    /// `dst = a < b`.
    LtI16 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.i16 {a}, {b}";
    /// `dst = a < b`.
    LtI32 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.i32 {a}, {b}";
    /// `dst = a < b`.
    LtI64 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.i64 {a}, {b}";
    /// `dst = a < b`.
    LtU8 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.u8 {a}, {b}";
    /// `dst = a < b`.
    LtU16 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.u16 {a}, {b}";
    /// `dst = a < b`.
    LtU32 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.u32 {a}, {b}";
    /// `dst = a < b`.
    LtU64 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.u64 {a}, {b}";
    /// `dst = a < b`.
    LtI128 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.i128 {a}, {b}";
    /// `dst = a < b`.
    LtU128 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.u128 {a}, {b}";
    /// `dst = a <= b`.
    LeI8 { dst: Slot, a: Slot, b: Slot } "{dst} = le.i8 {a}, {b}";
    /// `dst = a <= b`.
    LeI16 { dst: Slot, a: Slot, b: Slot } "{dst} = le.i16 {a}, {b}";
    /// `dst = a <= b`.
    LeI32 { dst: Slot, a: Slot, b: Slot } "{dst} = le.i32 {a}, {b}";
    /// `dst = a <= b`.
    LeI64 { dst: Slot, a: Slot, b: Slot } "{dst} = le.i64 {a}, {b}";
    /// `dst = a <= b`.
    LeU8 { dst: Slot, a: Slot, b: Slot } "{dst} = le.u8 {a}, {b}";
    /// `dst = a <= b`.
    LeU16 { dst: Slot, a: Slot, b: Slot } "{dst} = le.u16 {a}, {b}";
    /// `dst = a <= b`.
    LeU32 { dst: Slot, a: Slot, b: Slot } "{dst} = le.u32 {a}, {b}";
    /// `dst = a <= b`.
    LeU64 { dst: Slot, a: Slot, b: Slot } "{dst} = le.u64 {a}, {b}";
    /// `dst = a <= b`.
    LeI128 { dst: Slot, a: Slot, b: Slot } "{dst} = le.i128 {a}, {b}";
    /// `dst = a <= b`.
    LeU128 { dst: Slot, a: Slot, b: Slot } "{dst} = le.u128 {a}, {b}";
    /// `dst = a == imm`; `imm` is sign-extended, then cut to the width.
    Eq8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = eq.8 {a}, {imm}";
    /// `dst = a == imm`; `imm` is sign-extended, then cut to the width.
    Eq16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = eq.16 {a}, {imm}";
    /// `dst = a == imm`; `imm` is sign-extended, then cut to the width.
    Eq32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = eq.32 {a}, {imm}";
    /// `dst = a == imm`; `imm` is sign-extended, then cut to the width.
    Eq64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = eq.64 {a}, {imm}";
    /// `dst = a != imm`; `imm` is sign-extended, then cut to the width.
    Ne8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ne.8 {a}, {imm}";
    /// `dst = a != imm`; `imm` is sign-extended, then cut to the width.
    Ne16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ne.16 {a}, {imm}";
    /// `dst = a != imm`; `imm` is sign-extended, then cut to the width.
    Ne32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ne.32 {a}, {imm}";
    /// `dst = a != imm`; `imm` is sign-extended, then cut to the width.
    Ne64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ne.64 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtI8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.i8 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtI16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.i16 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.i32 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.i64 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.u8 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtU16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.u16 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.u32 {a}, {imm}";
    /// `dst = a < imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    LtU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = lt.u64 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeI8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.i8 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeI16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.i16 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeI32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.i32 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeI64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.i64 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeU8Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.u8 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeU16Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.u16 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeU32Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.u32 {a}, {imm}";
    /// `dst = a >= imm`; `imm` is sign-extended, then cut to the width. (`<= n` is `< n + 1`, `> n` is `>= n + 1`.)
    GeU64Imm { dst: Slot, a: Slot, imm: i16 } "{dst} = ge.u64 {a}, {imm}";
    /// `dst = a == b`, false for NaN except `!=`.
    EqF32 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.f32 {a}, {b}";
    /// `dst = a == b`, false for NaN except `!=`.
    EqF64 { dst: Slot, a: Slot, b: Slot } "{dst} = eq.f64 {a}, {b}";
    /// `dst = a != b`, false for NaN except `!=`.
    NeF32 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.f32 {a}, {b}";
    /// `dst = a != b`, false for NaN except `!=`.
    NeF64 { dst: Slot, a: Slot, b: Slot } "{dst} = ne.f64 {a}, {b}";
    /// `dst = a < b`, false for NaN except `!=`.
    LtF32 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.f32 {a}, {b}";
    /// `dst = a < b`, false for NaN except `!=`.
    LtF64 { dst: Slot, a: Slot, b: Slot } "{dst} = lt.f64 {a}, {b}";
    /// `dst = a <= b`, false for NaN except `!=`.
    LeF32 { dst: Slot, a: Slot, b: Slot } "{dst} = le.f32 {a}, {b}";
    /// `dst = a <= b`, false for NaN except `!=`.
    LeF64 { dst: Slot, a: Slot, b: Slot } "{dst} = le.f64 {a}, {b}";

    // Control flow; branch targets are relative to the branch's own pc.
    /// Goes to `to`.
    Jump { to: Far } "jump {to}";
    /// Goes to `to` if the bool `a` is true.
    BrTrue { a: Slot, to: Far } "if {a} jump {to}";
    /// Goes to `to` if the bool `a` is false.
    BrFalse { a: Slot, to: Far } "if !{a} jump {to}";
    /// Goes to `to` if `a == b`.
    BrEq8 { a: Slot, b: Slot, to: Near } "if eq.8 {a}, {b} jump {to}";
    /// Goes to `to` if `a == b`.
    BrEq16 { a: Slot, b: Slot, to: Near } "if eq.16 {a}, {b} jump {to}";
    /// Goes to `to` if `a == b`.
    BrEq32 { a: Slot, b: Slot, to: Near } "if eq.32 {a}, {b} jump {to}";
    /// Goes to `to` if `a == b`.
    BrEq64 { a: Slot, b: Slot, to: Near } "if eq.64 {a}, {b} jump {to}";
    /// Goes to `to` if `a != b`.
    BrNe8 { a: Slot, b: Slot, to: Near } "if ne.8 {a}, {b} jump {to}";
    /// Goes to `to` if `a != b`.
    BrNe16 { a: Slot, b: Slot, to: Near } "if ne.16 {a}, {b} jump {to}";
    /// Goes to `to` if `a != b`.
    BrNe32 { a: Slot, b: Slot, to: Near } "if ne.32 {a}, {b} jump {to}";
    /// Goes to `to` if `a != b`.
    BrNe64 { a: Slot, b: Slot, to: Near } "if ne.64 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtI8 { a: Slot, b: Slot, to: Near } "if lt.i8 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtI16 { a: Slot, b: Slot, to: Near } "if lt.i16 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtI32 { a: Slot, b: Slot, to: Near } "if lt.i32 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtI64 { a: Slot, b: Slot, to: Near } "if lt.i64 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtU8 { a: Slot, b: Slot, to: Near } "if lt.u8 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtU16 { a: Slot, b: Slot, to: Near } "if lt.u16 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtU32 { a: Slot, b: Slot, to: Near } "if lt.u32 {a}, {b} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtU64 { a: Slot, b: Slot, to: Near } "if lt.u64 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeI8 { a: Slot, b: Slot, to: Near } "if le.i8 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeI16 { a: Slot, b: Slot, to: Near } "if le.i16 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeI32 { a: Slot, b: Slot, to: Near } "if le.i32 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeI64 { a: Slot, b: Slot, to: Near } "if le.i64 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeU8 { a: Slot, b: Slot, to: Near } "if le.u8 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeU16 { a: Slot, b: Slot, to: Near } "if le.u16 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeU32 { a: Slot, b: Slot, to: Near } "if le.u32 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeU64 { a: Slot, b: Slot, to: Near } "if le.u64 {a}, {b} jump {to}";
    /// Goes to `to` if `a == imm`; `imm` is sign-extended, then cut to the width.
    BrEq8Imm { a: Slot, imm: i16, to: Near } "if eq.8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a == imm`; `imm` is sign-extended, then cut to the width.
    BrEq16Imm { a: Slot, imm: i16, to: Near } "if eq.16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a == imm`; `imm` is sign-extended, then cut to the width.
    BrEq32Imm { a: Slot, imm: i16, to: Near } "if eq.32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a == imm`; `imm` is sign-extended, then cut to the width.
    BrEq64Imm { a: Slot, imm: i16, to: Near } "if eq.64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a != imm`; `imm` is sign-extended, then cut to the width.
    BrNe8Imm { a: Slot, imm: i16, to: Near } "if ne.8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a != imm`; `imm` is sign-extended, then cut to the width.
    BrNe16Imm { a: Slot, imm: i16, to: Near } "if ne.16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a != imm`; `imm` is sign-extended, then cut to the width.
    BrNe32Imm { a: Slot, imm: i16, to: Near } "if ne.32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a != imm`; `imm` is sign-extended, then cut to the width.
    BrNe64Imm { a: Slot, imm: i16, to: Near } "if ne.64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtI8Imm { a: Slot, imm: i16, to: Near } "if lt.i8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtI16Imm { a: Slot, imm: i16, to: Near } "if lt.i16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtI32Imm { a: Slot, imm: i16, to: Near } "if lt.i32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtI64Imm { a: Slot, imm: i16, to: Near } "if lt.i64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtU8Imm { a: Slot, imm: i16, to: Near } "if lt.u8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtU16Imm { a: Slot, imm: i16, to: Near } "if lt.u16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtU32Imm { a: Slot, imm: i16, to: Near } "if lt.u32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < imm`; `imm` is sign-extended, then cut to the width.
    BrLtU64Imm { a: Slot, imm: i16, to: Near } "if lt.u64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeI8Imm { a: Slot, imm: i16, to: Near } "if ge.i8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeI16Imm { a: Slot, imm: i16, to: Near } "if ge.i16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeI32Imm { a: Slot, imm: i16, to: Near } "if ge.i32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeI64Imm { a: Slot, imm: i16, to: Near } "if ge.i64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeU8Imm { a: Slot, imm: i16, to: Near } "if ge.u8 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeU16Imm { a: Slot, imm: i16, to: Near } "if ge.u16 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeU32Imm { a: Slot, imm: i16, to: Near } "if ge.u32 {a}, {imm} jump {to}";
    /// Goes to `to` if `a >= imm`; `imm` is sign-extended, then cut to the width.
    BrGeU64Imm { a: Slot, imm: i16, to: Near } "if ge.u64 {a}, {imm} jump {to}";
    /// Goes to `to` if `a < b`.
    BrLtF64 { a: Slot, b: Slot, to: Near } "if lt.f64 {a}, {b} jump {to}";
    /// Goes to `to` unless `a < b` (also for NaN).
    BrNotLtF64 { a: Slot, b: Slot, to: Near } "if !lt.f64 {a}, {b} jump {to}";
    /// Goes to `to` if `a <= b`.
    BrLeF64 { a: Slot, b: Slot, to: Near } "if le.f64 {a}, {b} jump {to}";
    /// Goes to `to` unless `a <= b` (also for NaN).
    BrNotLeF64 { a: Slot, b: Slot, to: Near } "if !le.f64 {a}, {b} jump {to}";
    /// `dst = src`, then `src = src + 1`, wrapping.
    Step32 { dst: Slot, src: Slot } "{dst} = step.32 {src}";
    /// `dst = src`, then `src = src + 1`, wrapping.
    Step64 { dst: Slot, src: Slot } "{dst} = step.64 {src}";
    /// The next number of the range `start..end` at `range`: if `start < end`, does `dst = start`, then `start = start + 1`,
    /// and goes to `to`.
    NextI32 { dst: Slot, range: Slot, to: Near } "if {dst} = next.i32 {range} jump {to}";
    /// The next number of the range `start..end` at `range`: if `start < end`, does `dst = start`, then `start = start + 1`,
    /// and goes to `to`.
    NextU32 { dst: Slot, range: Slot, to: Near } "if {dst} = next.u32 {range} jump {to}";
    /// The next number of the range `start..end` at `range`: if `start < end`, does `dst = start`, then `start = start + 1`,
    /// and goes to `to`.
    NextI64 { dst: Slot, range: Slot, to: Near } "if {dst} = next.i64 {range} jump {to}";
    /// The next number of the range `start..end` at `range`: if `start < end`, does `dst = start`, then `start = start + 1`,
    /// and goes to `to`.
    NextU64 { dst: Slot, range: Slot, to: Near } "if {dst} = next.u64 {range} jump {to}";
    /// Goes where `program.switches[table]` sends the 8-bit value (zero-extended).
    Switch8 { a: Slot, table: u32 } "switch.8 {a}, table {table}";
    /// Goes where `program.switches[table]` sends the 16-bit value (zero-extended).
    Switch16 { a: Slot, table: u32 } "switch.16 {a}, table {table}";
    /// Goes where `program.switches[table]` sends the 32-bit value (zero-extended).
    Switch32 { a: Slot, table: u32 } "switch.32 {a}, table {table}";
    /// Goes where `program.switches[table]` sends the 64-bit value (zero-extended).
    Switch64 { a: Slot, table: u32 } "switch.64 {a}, table {table}";
    /// Calls a function whose frame ends at frame offset `top` (a multiple of 16). See the calling convention.
    Call { top: Slot, function: FunctionId } "call {function}, top {top}";
    /// Calls the function whose pointer is in slot `ptr`.
    CallPtr { top: Slot, ptr: Slot } "call *{ptr}, top {top}";
    /// Returns; `top` is the window size of this function.
    Ret { top: u32 } "ret {top}";
    /// Ends the program with the i32 in slot `code` as its exit status. Nothing is dropped.
    Exit { code: Slot } "exit {code}";
    /// Ends the program with status 0. Always the instruction at pc 0, to which the entry function returns.
    Halt "halt";
    /// `std::process::abort()`: ends the program with status 134.
    Abort "abort";
    /// Traps: the compiler proved that this is never reached (or `unreachable_unchecked` lied).
    Unreachable "unreachable";
    /// Panics with the fixed message of `kind`, at this point's location.
    Panic { kind: PanicKind } "panic {kind}";
    /// Starts unwinding from here; the library has printed the panic message.
    Unwind "unwind";
    /// The end of a cleanup path: goes on unwinding into the caller.
    ResumeUnwind "resume";
    /// A destructor panicked while unwinding: prints rustc's message and aborts (134).
    TerminateInCleanup "terminate";
    /// Stops before this pc. Never emitted: a session that sets a breakpoint puts it into its own copy of the code.
    Break "break";

    // Floating point.
    /// `dst = a + b`.
    AddF32 { dst: Slot, a: Slot, b: Slot } "{dst} = add.f32 {a}, {b}";
    /// `dst = a + b`.
    AddF64 { dst: Slot, a: Slot, b: Slot } "{dst} = add.f64 {a}, {b}";
    /// `dst = a - b`.
    SubF32 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.f32 {a}, {b}";
    /// `dst = a - b`.
    SubF64 { dst: Slot, a: Slot, b: Slot } "{dst} = sub.f64 {a}, {b}";
    /// `dst = a * b`.
    MulF32 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.f32 {a}, {b}";
    /// `dst = a * b`.
    MulF64 { dst: Slot, a: Slot, b: Slot } "{dst} = mul.f64 {a}, {b}";
    /// `dst = a / b`.
    DivF32 { dst: Slot, a: Slot, b: Slot } "{dst} = div.f32 {a}, {b}";
    /// `dst = a / b`.
    DivF64 { dst: Slot, a: Slot, b: Slot } "{dst} = div.f64 {a}, {b}";
    /// `dst = a % b`.
    RemF32 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.f32 {a}, {b}";
    /// `dst = a % b`.
    RemF64 { dst: Slot, a: Slot, b: Slot } "{dst} = rem.f64 {a}, {b}";
    /// `dst = -a`.
    NegF32 { dst: Slot, a: Slot } "{dst} = neg.f32 {a}";
    /// `dst = -a`.
    NegF64 { dst: Slot, a: Slot } "{dst} = neg.f64 {a}";
    /// `dst = dst + a * b`, each rounded (not a fused multiply-add).
    AddMulF64 { dst: Slot, a: Slot, b: Slot } "{dst} += mul.f64 {a}, {b}";

    // Conversions; truncation is a move of the low bytes.
    /// `dst = src`, sign-extended from 8 to 16 bits.
    Sext8To16 { dst: Slot, src: Slot } "{dst} = sext.8.16 {src}";
    /// `dst = src`, sign-extended from 8 to 32 bits.
    Sext8To32 { dst: Slot, src: Slot } "{dst} = sext.8.32 {src}";
    /// `dst = src`, sign-extended from 8 to 64 bits.
    Sext8To64 { dst: Slot, src: Slot } "{dst} = sext.8.64 {src}";
    /// `dst = src`, sign-extended from 16 to 32 bits.
    Sext16To32 { dst: Slot, src: Slot } "{dst} = sext.16.32 {src}";
    /// `dst = src`, sign-extended from 16 to 64 bits.
    Sext16To64 { dst: Slot, src: Slot } "{dst} = sext.16.64 {src}";
    /// `dst = src`, sign-extended from 32 to 64 bits.
    Sext32To64 { dst: Slot, src: Slot } "{dst} = sext.32.64 {src}";
    /// `dst = src`, sign-extended from 64 to 128 bits.
    Sext64To128 { dst: Slot, src: Slot } "{dst} = sext.64.128 {src}";
    /// `dst = src`, zero-extended from 8 to 16 bits.
    Zext8To16 { dst: Slot, src: Slot } "{dst} = zext.8.16 {src}";
    /// `dst = src`, zero-extended from 8 to 32 bits.
    Zext8To32 { dst: Slot, src: Slot } "{dst} = zext.8.32 {src}";
    /// `dst = src`, zero-extended from 8 to 64 bits.
    Zext8To64 { dst: Slot, src: Slot } "{dst} = zext.8.64 {src}";
    /// `dst = src`, zero-extended from 16 to 32 bits.
    Zext16To32 { dst: Slot, src: Slot } "{dst} = zext.16.32 {src}";
    /// `dst = src`, zero-extended from 16 to 64 bits.
    Zext16To64 { dst: Slot, src: Slot } "{dst} = zext.16.64 {src}";
    /// `dst = src`, zero-extended from 32 to 64 bits.
    Zext32To64 { dst: Slot, src: Slot } "{dst} = zext.32.64 {src}";
    /// `dst = src`, zero-extended from 64 to 128 bits.
    Zext64To128 { dst: Slot, src: Slot } "{dst} = zext.64.128 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    I32ToF32 { dst: Slot, src: Slot } "{dst} = i32.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    I32ToF64 { dst: Slot, src: Slot } "{dst} = i32.to.f64 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    I64ToF32 { dst: Slot, src: Slot } "{dst} = i64.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    I64ToF64 { dst: Slot, src: Slot } "{dst} = i64.to.f64 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    I128ToF32 { dst: Slot, src: Slot } "{dst} = i128.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    I128ToF64 { dst: Slot, src: Slot } "{dst} = i128.to.f64 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    U32ToF32 { dst: Slot, src: Slot } "{dst} = u32.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    U32ToF64 { dst: Slot, src: Slot } "{dst} = u32.to.f64 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    U64ToF32 { dst: Slot, src: Slot } "{dst} = u64.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    U64ToF64 { dst: Slot, src: Slot } "{dst} = u64.to.f64 {src}";
    /// `dst = src as f32`; narrower integers are extended first.
    U128ToF32 { dst: Slot, src: Slot } "{dst} = u128.to.f32 {src}";
    /// `dst = src as f64`; narrower integers are extended first.
    U128ToF64 { dst: Slot, src: Slot } "{dst} = u128.to.f64 {src}";
    /// `dst = src as i8`: truncates, saturates, NaN becomes 0.
    F32ToI8 { dst: Slot, src: Slot } "{dst} = f32.to.i8 {src}";
    /// `dst = src as i16`: truncates, saturates, NaN becomes 0.
    F32ToI16 { dst: Slot, src: Slot } "{dst} = f32.to.i16 {src}";
    /// `dst = src as i32`: truncates, saturates, NaN becomes 0.
    F32ToI32 { dst: Slot, src: Slot } "{dst} = f32.to.i32 {src}";
    /// `dst = src as i64`: truncates, saturates, NaN becomes 0.
    F32ToI64 { dst: Slot, src: Slot } "{dst} = f32.to.i64 {src}";
    /// `dst = src as u8`: truncates, saturates, NaN becomes 0.
    F32ToU8 { dst: Slot, src: Slot } "{dst} = f32.to.u8 {src}";
    /// `dst = src as u16`: truncates, saturates, NaN becomes 0.
    F32ToU16 { dst: Slot, src: Slot } "{dst} = f32.to.u16 {src}";
    /// `dst = src as u32`: truncates, saturates, NaN becomes 0.
    F32ToU32 { dst: Slot, src: Slot } "{dst} = f32.to.u32 {src}";
    /// `dst = src as u64`: truncates, saturates, NaN becomes 0.
    F32ToU64 { dst: Slot, src: Slot } "{dst} = f32.to.u64 {src}";
    /// `dst = src as i128`: truncates, saturates, NaN becomes 0.
    F32ToI128 { dst: Slot, src: Slot } "{dst} = f32.to.i128 {src}";
    /// `dst = src as u128`: truncates, saturates, NaN becomes 0.
    F32ToU128 { dst: Slot, src: Slot } "{dst} = f32.to.u128 {src}";
    /// `dst = src as i8`: truncates, saturates, NaN becomes 0.
    F64ToI8 { dst: Slot, src: Slot } "{dst} = f64.to.i8 {src}";
    /// `dst = src as i16`: truncates, saturates, NaN becomes 0.
    F64ToI16 { dst: Slot, src: Slot } "{dst} = f64.to.i16 {src}";
    /// `dst = src as i32`: truncates, saturates, NaN becomes 0.
    F64ToI32 { dst: Slot, src: Slot } "{dst} = f64.to.i32 {src}";
    /// `dst = src as i64`: truncates, saturates, NaN becomes 0.
    F64ToI64 { dst: Slot, src: Slot } "{dst} = f64.to.i64 {src}";
    /// `dst = src as u8`: truncates, saturates, NaN becomes 0.
    F64ToU8 { dst: Slot, src: Slot } "{dst} = f64.to.u8 {src}";
    /// `dst = src as u16`: truncates, saturates, NaN becomes 0.
    F64ToU16 { dst: Slot, src: Slot } "{dst} = f64.to.u16 {src}";
    /// `dst = src as u32`: truncates, saturates, NaN becomes 0.
    F64ToU32 { dst: Slot, src: Slot } "{dst} = f64.to.u32 {src}";
    /// `dst = src as u64`: truncates, saturates, NaN becomes 0.
    F64ToU64 { dst: Slot, src: Slot } "{dst} = f64.to.u64 {src}";
    /// `dst = src as i128`: truncates, saturates, NaN becomes 0.
    F64ToI128 { dst: Slot, src: Slot } "{dst} = f64.to.i128 {src}";
    /// `dst = src as u128`: truncates, saturates, NaN becomes 0.
    F64ToU128 { dst: Slot, src: Slot } "{dst} = f64.to.u128 {src}";
    /// `dst = src as f64`.
    F32ToF64 { dst: Slot, src: Slot } "{dst} = f32.to.f64 {src}";
    /// `dst = src as f32`.
    F64ToF32 { dst: Slot, src: Slot } "{dst} = f64.to.f32 {src}";

    // The heap and the world.
    /// `dst =` the address of a new block of at least `size` bytes (u64 slots). Traps when memory runs out: never null.
    Alloc { dst: Slot, size: Slot, align: Slot } "{dst} = alloc {size}, align {align}";
    /// `dst =` a new block of at least `size` bytes, aligned to 16.
    AllocImm { dst: Slot, size: u32 } "{dst} = alloc {size}";
    /// Frees the block at `ptr`.
    Dealloc { ptr: Slot, size: Slot, align: Slot } "dealloc {ptr}, size {size}, align {align}";
    /// Frees the block at `ptr`, whose size was `size`.
    DeallocImm { ptr: Slot, size: u32 } "dealloc {ptr}, size {size}";
    /// A rarer operation of the machine: see [`Intrinsic`].
    Intrinsic { function: Intrinsic, dst: Slot, args: Slot } "{dst} = {function} {args}";
    /// A function of integers: see [`IntFn`].
    IntFn { function: IntFn, ty: IntTy, dst: Slot, args: Slot } "{dst} = int.{function}.{ty} {args}";
    /// A function of floats: see [`FloatFn`].
    FloatFn { function: FloatFn, ty: FloatTy, dst: Slot, args: Slot } "{dst} = float.{function}.{ty} {args}";
    /// Does nothing.
    Nop "nop";
}
