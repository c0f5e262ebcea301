//! The dispatch loop: one `match` over the instruction table.
//!
//! Registers are locals (`pc`, `fp`, the remaining budget); everything else is in the bytes. A slot operand needs no bounds
//! check of its own: the frame's window is one fixed-size array, checked once an instruction, and a `u16` offset lies inside
//! of it. Whatever is rare (faults, panics, output) leaves the loop as an [`Event`] and is handled by the machine, with `pc` at
//! the instruction concerned.

use super::frames::split_words;
use super::functions::{float_fn, int_fn};
use super::guard::{Guard, Seen};
use super::memory::{Scalar, WINDOW, Window, address_of, chunk, chunk_mut, index_of, window};
use super::trap::Trap;
use super::world::World;
use crate::bytecode::{Function, Intrinsic, Op, PanicKind, Program, STATICS_BASE, Slot, VEC_PAIR, fn_of_pointer};

/// The registers, and the bounds within which frame pointers lie. All are indices into the byte array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cpu {
    pub pc: usize,
    pub fp: usize,
    /// The stack's low end.
    pub min_fp: usize,
    /// The stack's top.
    pub max_fp: usize,
}

/// Why the loop was left.
#[derive(Debug)]
pub(super) enum Event {
    /// The budget is used up.
    Budget,
    Break,
    Exit(i32),
    Abort,
    Unreachable,
    Panic(PanicKind),
    Bounds {
        index: u64,
        len: u64,
    },
    Unwind,
    ResumeUnwind,
    Terminate,
    StackOverflow,
    NotAFunction(u64),
    BadFrame,
    BadCode,
    Fault {
        address: u64,
        len: u64,
        write: bool,
    },
    /// The guard objects.
    Seen(Seen),
    Trap(Box<Trap>),
    /// The frame pointer has changed. Stays within this module, as does the next.
    Frame,
    Request(Request),
}

/// Something that needs memory whole. Places are indices into the byte array.
#[derive(Debug)]
pub(super) enum Request {
    /// Bytes from one place to another; `write` says which of the two is the program's own doing.
    Copy {
        to: usize,
        from: usize,
        len: usize,
        write: bool,
    },
    Fill {
        to: usize,
        value: u8,
        len: usize,
    },
    Alloc {
        dst: Slot,
        size: u64,
        align: u64,
    },
    Dealloc {
        address: u64,
        size: u64,
    },
    Intrinsic {
        function: Intrinsic,
        dst: Slot,
        args: Slot,
    },
}

impl Event {
    /// No such memory; `at` is an index.
    #[cold]
    pub fn fault(at: usize, len: usize, write: bool) -> Event {
        Event::Fault { address: address_of(at), len: len as u64, write }
    }
}

/// What does not change while code runs.
struct Fixed<'a> {
    program: &'a Program,
    functions: &'a [Function],
    min_fp: usize,
    max_fp: usize,
}

/// Executes `ops` from `cpu` until an event; `left` is the number of instructions that may be executed.
///
/// Two loops: the inner one stays in one frame, with memory cut into what lies below the frame, the frame's window, and the
/// rest; calls, returns and the few operations that want memory whole go through the outer one, which cuts anew.
#[allow(clippy::neg_cmp_op_on_partial_ord)] // "Not less" is meant: it holds for NaN.
pub(super) fn exec<G: Guard>(
    cpu: &mut Cpu,
    mem: &mut [u8],
    ops: &[Op],
    world: &mut World<'_, '_>,
    guard: &mut G,
    budget: &mut u64,
) -> Event {
    let Cpu { mut pc, mut fp, min_fp, max_fp } = *cpu;
    let fixed = Fixed { program: world.program, functions: world.program.functions.as_slice(), min_fp, max_fp };
    // Opaque, so that what only calls need stays in memory instead of taking registers from everything else.
    let fixed = std::hint::black_box(&fixed);
    let mut left = *budget;
    guard.touched().frame(fp);
    let event = loop {
        let Some((lower, upper)) = mem.split_at_mut_checked(fp) else { break Event::BadFrame };
        let Some((frame, rest)) = upper.split_first_chunk_mut::<WINDOW>() else { break Event::BadFrame };
        let event = loop {
            let Some(op) = ops.get(pc) else { break Event::BadCode };
            if left == 0 {
                break Event::Budget;
            }
            left -= 1;

            // The value in a slot.
            macro_rules! get {
                ($ty:ty, $slot:expr) => {{
                    let at = $slot.at();
                    if G::ON
                        && let Err(seen) = guard.used(fp + at, size_of::<$ty>())
                    {
                        break Event::Seen(seen);
                    }
                    <$ty as Scalar>::get(frame, at)
                }};
            }
            // Gives a slot a value.
            macro_rules! put {
                ($slot:expr, $value:expr) => {{
                    let value = $value;
                    if G::ON {
                        guard.set(fp + $slot.at(), size_of_val(&value));
                    }
                    value.put(frame, $slot.at())
                }};
            }
            macro_rules! mov {
                ($n:literal, $dst:expr, $src:expr) => {{
                    let (dst, src) = ($dst.at(), $src.at());
                    if G::ON {
                        guard.copy(fp + src, fp + dst, $n);
                    }
                    let mut bytes = [0; $n];
                    bytes.copy_from_slice(&frame[src..src + $n]);
                    frame[dst..dst + $n].copy_from_slice(&bytes);
                }};
            }
            // Asks the guard about an access through a pointer.
            macro_rules! check {
                ($access:ident, $at:expr, $len:expr) => {
                    if G::ON
                        && let Err(seen) = guard.$access($at, $len, fp)
                    {
                        break Event::Seen(seen);
                    }
                };
            }
            macro_rules! address {
                ($ptr:expr, $disp:expr) => {
                    get!(u64, $ptr).wrapping_add($disp as u64)
                };
            }
            // `$n` bytes at an index: below the frame (statics, heap), in the frame's window, or beyond.
            macro_rules! fetch {
                ($n:literal, $at:expr) => {
                    match chunk::<$n>(lower, $at) {
                        Some(bytes) => bytes,
                        None => match chunk::<$n>(frame, $at.wrapping_sub(fp)) {
                            Some(bytes) => bytes,
                            None => match far_load::<$n>(frame, rest, $at.wrapping_sub(fp)) {
                                Some(bytes) => bytes,
                                None => break Event::fault($at, $n, false),
                            },
                        },
                    }
                };
            }
            macro_rules! load {
                ($n:literal, $dst:expr, $address:expr) => {{
                    let (at, dst) = (index_of($address), $dst.at());
                    check!(load, at, $n);
                    let bytes = fetch!($n, at);
                    if G::ON {
                        guard.copy(at, fp + dst, $n);
                    }
                    frame[dst..dst + $n].copy_from_slice(&bytes);
                }};
            }
            // Notes a write through a pointer.
            macro_rules! wrote {
                ($at:expr, $len:expr) => {
                    guard.touched().wrote($at, $len);
                };
            }
            // Puts bytes at an index.
            macro_rules! deposit {
                ($n:expr, $at:expr, $bytes:expr) => {
                    wrote!($at, $n);
                    if let Some(to) = chunk_mut::<{ $n }>(lower, $at) {
                        *to = $bytes;
                    } else if let Some(to) = chunk_mut::<{ $n }>(frame, $at.wrapping_sub(fp)) {
                        *to = $bytes;
                    } else if !far_store(frame, rest, $at.wrapping_sub(fp), $bytes) {
                        break Event::fault($at, $n, true);
                    }
                };
            }
            macro_rules! store {
                ($n:literal, $address:expr, $src:expr) => {{
                    let (at, src) = (index_of($address), $src.at());
                    check!(store, at, $n);
                    let mut bytes = [0; $n];
                    bytes.copy_from_slice(&frame[src..src + $n]);
                    deposit!($n, at, bytes);
                    if G::ON {
                        guard.copy(fp + src, at, $n);
                    }
                }};
            }
            macro_rules! store_imm {
                ($ty:ty, $address:expr, $value:expr) => {{
                    let at = index_of($address);
                    check!(store, at, size_of::<$ty>());
                    let bytes = ($value as $ty).to_le_bytes();
                    deposit!(size_of::<$ty>(), at, bytes);
                    if G::ON {
                        guard.set(at, bytes.len());
                    }
                }};
            }
            macro_rules! memory_move {
                ($to:expr, $from:expr, $len:expr) => {{
                    let (to, from) = (index_of($to), index_of($from));
                    let len = usize::try_from($len).unwrap_or(usize::MAX);
                    check!(load, from, len);
                    check!(store, to, len);
                    if G::ON {
                        guard.copy(from, to, len);
                    }
                    if from.saturating_add(len) <= lower.len() && to.saturating_add(len) <= lower.len() {
                        wrote!(to, len);
                        lower.copy_within(from..from + len, to);
                    } else {
                        break Event::Request(Request::Copy { to, from, len, write: true });
                    }
                }};
            }
            // The address of an element; nothing is checked.
            macro_rules! element {
                ($n:literal, $ptr:expr, $index:expr) => {
                    get!(u64, $ptr).wrapping_add(get!(u64, $index).wrapping_mul($n))
                };
            }
            macro_rules! frame_element {
                ($n:literal, $base:expr, $index:expr) => {
                    (fp as u64 + STATICS_BASE + $base.at() as u64).wrapping_add(get!(u64, $index).wrapping_mul($n))
                };
            }
            macro_rules! bounds {
                ($index:expr, $len:expr) => {{
                    let (index, len): (u64, u64) = ($index, $len);
                    if index >= len {
                        break Event::Bounds { index, len };
                    }
                }};
            }
            // The address of an element of a slice, checked against its length.
            macro_rules! pair_element {
                ($n:literal, $pair:expr, $index:expr) => {{
                    let (ptr, len) = split_words($pair);
                    let index = get!(u64, $index);
                    bounds!(index, len);
                    ptr.wrapping_add(index.wrapping_mul($n))
                }};
            }
            macro_rules! slice_element {
                ($n:literal, $slice:expr, $index:expr) => {
                    pair_element!($n, get!(u128, $slice).to_le_bytes(), $index)
                };
            }
            macro_rules! ref_slice_element {
                ($n:literal, $pair:expr, $index:expr) => {{
                    let at = index_of(get!(u64, $pair).wrapping_add(VEC_PAIR));
                    check!(load, at, 16);
                    if G::ON
                        && let Err(seen) = guard.used(at, 16)
                    {
                        break Event::Seen(seen);
                    }
                    let pair = fetch!(16, at);
                    pair_element!($n, pair, $index)
                }};
            }
            macro_rules! or_panic {
                ($dst:expr, $value:expr, $kind:ident) => {
                    match $value {
                        Some(value) => put!($dst, value),
                        None => break Event::Panic(PanicKind::$kind),
                    }
                };
            }
            macro_rules! checked {
                ($ty:ty, $method:ident, $kind:ident, $dst:expr, $a:expr, $b:expr) => {
                    or_panic!($dst, get!($ty, $a).$method(get!($ty, $b)), $kind)
                };
            }
            macro_rules! divided {
                ($ty:ty, $method:ident, $zero:ident, $overflow:ident, $dst:expr, $a:expr, $b:expr) => {{
                    let divisor = get!($ty, $b);
                    if divisor == 0 {
                        break Event::Panic(PanicKind::$zero);
                    }
                    or_panic!($dst, get!($ty, $a).$method(divisor), $overflow)
                }};
            }
            macro_rules! divided_imm {
                ($ty:ty, $method:ident, $dst:expr, $a:expr, $imm:expr) => {
                    match get!($ty, $a).$method($imm as $ty) {
                        Some(value) => put!($dst, value),
                        None => break Event::BadCode,
                    }
                };
            }
            macro_rules! jump {
                ($to:expr) => {{
                    // A branch out of the code fails the next fetch.
                    pc = pc.wrapping_add_signed($to.0 as isize);
                    continue;
                }};
            }
            macro_rules! branch {
                ($condition:expr, $to:expr) => {
                    if $condition {
                        jump!($to);
                    }
                };
            }
            macro_rules! step {
                ($ty:ty, $dst:expr, $src:expr) => {{
                    let value = get!($ty, $src);
                    put!($dst, value);
                    put!($src, value.wrapping_add(1));
                }};
            }
            macro_rules! next {
                ($ty:ty, $dst:expr, $range:expr, $to:expr) => {{
                    let end = Slot($range.0.wrapping_add(size_of::<$ty>() as u16));
                    if get!($ty, $range) < get!($ty, end) {
                        step!($ty, $dst, $range);
                        jump!($to);
                    }
                }};
            }
            macro_rules! switch {
                ($ty:ty, $value:expr, $table:expr) => {{
                    let value = u64::from(get!($ty, $value));
                    let Some(table) = fixed.program.switches.get($table as usize) else { break Event::BadCode };
                    pc = table.target(value) as usize;
                    continue;
                }};
            }
            macro_rules! call {
                ($top:expr, $function:expr) => {{
                    let Some(function) = fixed.functions.get($function) else { break Event::BadCode };
                    let end = fp + $top.at();
                    let size = function.window as usize;
                    // The lowest frame so far is at or above the stack's end: one comparison answers both questions.
                    if end < guard.touched().lowest() + size && !guard.touched().lower(end, size, fixed.min_fp) {
                        break Event::StackOverflow;
                    }
                    let saved = $top.0.wrapping_sub(16) as usize;
                    let words = u128::from(pc as u64 + 1) | u128::from(fp as u64 + STATICS_BASE) << 64;
                    frame[saved..saved + 16].copy_from_slice(&words.to_le_bytes());
                    fp = end - size;
                    pc = function.entry as usize;
                    break Event::Frame;
                }};
            }

            match *op {
                // Moves and constants.
                Op::Mov1 { dst, src } => mov!(1, dst, src),
                Op::Mov2 { dst, src } => mov!(2, dst, src),
                Op::Mov4 { dst, src } => mov!(4, dst, src),
                Op::Mov8 { dst, src } => mov!(8, dst, src),
                Op::Mov16 { dst, src } => mov!(16, dst, src),
                Op::Mov24 { dst, src } => mov!(24, dst, src),
                Op::MovN { dst, src, len } => {
                    let (dst, src, len) = (dst.at(), src.at(), len as usize);
                    if G::ON {
                        guard.copy(fp + src, fp + dst, len);
                    }
                    frame.copy_within(src..src + len, dst);
                }
                Op::Const1 { dst, imm } => put!(dst, imm as u8),
                Op::Const2 { dst, imm } => put!(dst, imm as u16),
                Op::Const4 { dst, imm } => put!(dst, imm),
                Op::Const8 { dst, imm } => put!(dst, i64::from(imm)),
                Op::Pool8 { dst, index } => match fixed.program.pool.get(index as usize) {
                    Some(value) => put!(dst, *value),
                    None => break Event::BadCode,
                },
                Op::Pool16 { dst, index } => {
                    match fixed.program.pool.get(index as usize..).and_then(|pool| pool.first_chunk()) {
                        Some([low, high]) => put!(dst, u128::from(*high) << 64 | u128::from(*low)),
                        None => break Event::BadCode,
                    }
                }
                Op::Zero { dst, len } => {
                    let (dst, len) = (dst.at(), len as usize);
                    if G::ON {
                        guard.set(fp + dst, len);
                    }
                    match frame.get_mut(dst..dst.saturating_add(len)) {
                        Some(bytes) => bytes.fill(0),
                        None => break Event::Request(Request::Fill { to: fp + dst, value: 0, len }),
                    }
                }
                Op::Lea { dst, offset } => put!(dst, fp as u64 + STATICS_BASE + u64::from(offset)),
                Op::StorageLive { slot, len } => {
                    if G::ON {
                        guard.storage_live(fp + slot.at(), len as usize);
                    }
                }
                Op::StorageDead { slot, len } => {
                    if G::ON {
                        guard.storage_dead(fp + slot.at(), len as usize);
                    }
                }

                // Loads and stores through a pointer.
                Op::Load1 { dst, ptr, disp } => load!(1, dst, address!(ptr, disp)),
                Op::Load2 { dst, ptr, disp } => load!(2, dst, address!(ptr, disp)),
                Op::Load4 { dst, ptr, disp } => load!(4, dst, address!(ptr, disp)),
                Op::Load8 { dst, ptr, disp } => load!(8, dst, address!(ptr, disp)),
                Op::Load16 { dst, ptr, disp } => load!(16, dst, address!(ptr, disp)),
                Op::Load24 { dst, ptr, disp } => load!(24, dst, address!(ptr, disp)),
                Op::LoadN { dst, ptr, len } => {
                    let (at, dst, len) = (index_of(get!(u64, ptr)), dst.at(), len as usize);
                    check!(load, at, len);
                    if G::ON {
                        guard.copy(at, fp + dst, len);
                    }
                    match lower.get(at..at.saturating_add(len)) {
                        Some(bytes) => frame[dst..dst + len].copy_from_slice(bytes),
                        None => break Event::Request(Request::Copy { to: fp + dst, from: at, len, write: false }),
                    }
                }
                Op::Store1 { ptr, src, disp } => store!(1, address!(ptr, disp), src),
                Op::Store2 { ptr, src, disp } => store!(2, address!(ptr, disp), src),
                Op::Store4 { ptr, src, disp } => store!(4, address!(ptr, disp), src),
                Op::Store8 { ptr, src, disp } => store!(8, address!(ptr, disp), src),
                Op::Store16 { ptr, src, disp } => store!(16, address!(ptr, disp), src),
                Op::Store24 { ptr, src, disp } => store!(24, address!(ptr, disp), src),
                Op::StoreN { ptr, src, len } => {
                    let (at, src, len) = (index_of(get!(u64, ptr)), src.at(), len as usize);
                    check!(store, at, len);
                    if G::ON {
                        guard.copy(fp + src, at, len);
                    }
                    match lower.get_mut(at..at.saturating_add(len)) {
                        Some(bytes) => {
                            wrote!(at, len);
                            bytes.copy_from_slice(&frame[src..src + len]);
                        }
                        None => break Event::Request(Request::Copy { to: at, from: fp + src, len, write: true }),
                    }
                }
                Op::Store1Imm { ptr, imm, disp } => store_imm!(i8, address!(ptr, disp), imm),
                Op::Store2Imm { ptr, imm, disp } => store_imm!(i16, address!(ptr, disp), imm),
                Op::Store4Imm { ptr, imm, disp } => store_imm!(i32, address!(ptr, disp), imm),
                Op::Store8Imm { ptr, imm, disp } => store_imm!(i64, address!(ptr, disp), imm),
                Op::CopyK { to, from, len } => {
                    let (to, from) = (get!(u64, to), get!(u64, from));
                    memory_move!(to, from, u64::from(len));
                }
                Op::MemMove { to, from, len } => {
                    let (to, from, len) = (get!(u64, to), get!(u64, from), get!(u64, len));
                    memory_move!(to, from, len);
                }
                Op::MemSet { to, value, len } => {
                    let (at, value) = (index_of(get!(u64, to)), get!(u8, value));
                    let len = usize::try_from(get!(u64, len)).unwrap_or(usize::MAX);
                    check!(store, at, len);
                    if G::ON {
                        guard.set(at, len);
                    }
                    match lower.get_mut(at..at.saturating_add(len)) {
                        Some(bytes) => {
                            wrote!(at, len);
                            bytes.fill(value);
                        }
                        None => break Event::Request(Request::Fill { to: at, value, len }),
                    }
                }

                // Address arithmetic and element access.
                Op::PtrAddImm { dst, ptr, imm } => put!(dst, get!(u64, ptr).wrapping_add(imm as u64)),
                Op::PtrAddScaled { dst, index, scale } => {
                    put!(dst, get!(u64, dst).wrapping_add(get!(u64, index).wrapping_mul(u64::from(scale))))
                }
                Op::PtrAdd1 { dst, ptr, index } => put!(dst, element!(1, ptr, index)),
                Op::PtrAdd2 { dst, ptr, index } => put!(dst, element!(2, ptr, index)),
                Op::PtrAdd4 { dst, ptr, index } => put!(dst, element!(4, ptr, index)),
                Op::PtrAdd8 { dst, ptr, index } => put!(dst, element!(8, ptr, index)),
                Op::PtrAdd16 { dst, ptr, index } => put!(dst, element!(16, ptr, index)),
                Op::PtrAdd24 { dst, ptr, index } => put!(dst, element!(24, ptr, index)),
                Op::LoadAt1 { dst, ptr, index } => load!(1, dst, element!(1, ptr, index)),
                Op::LoadAt2 { dst, ptr, index } => load!(2, dst, element!(2, ptr, index)),
                Op::LoadAt4 { dst, ptr, index } => load!(4, dst, element!(4, ptr, index)),
                Op::LoadAt8 { dst, ptr, index } => load!(8, dst, element!(8, ptr, index)),
                Op::LoadAt16 { dst, ptr, index } => load!(16, dst, element!(16, ptr, index)),
                Op::StoreAt1 { ptr, index, src } => store!(1, element!(1, ptr, index), src),
                Op::StoreAt2 { ptr, index, src } => store!(2, element!(2, ptr, index), src),
                Op::StoreAt4 { ptr, index, src } => store!(4, element!(4, ptr, index), src),
                Op::StoreAt8 { ptr, index, src } => store!(8, element!(8, ptr, index), src),
                Op::StoreAt16 { ptr, index, src } => store!(16, element!(16, ptr, index), src),
                Op::FrameLoadAt1 { dst, base, index } => load!(1, dst, frame_element!(1, base, index)),
                Op::FrameLoadAt2 { dst, base, index } => load!(2, dst, frame_element!(2, base, index)),
                Op::FrameLoadAt4 { dst, base, index } => load!(4, dst, frame_element!(4, base, index)),
                Op::FrameLoadAt8 { dst, base, index } => load!(8, dst, frame_element!(8, base, index)),
                Op::FrameLoadAt16 { dst, base, index } => load!(16, dst, frame_element!(16, base, index)),
                Op::FrameStoreAt1 { base, index, src } => store!(1, frame_element!(1, base, index), src),
                Op::FrameStoreAt2 { base, index, src } => store!(2, frame_element!(2, base, index), src),
                Op::FrameStoreAt4 { base, index, src } => store!(4, frame_element!(4, base, index), src),
                Op::FrameStoreAt8 { base, index, src } => store!(8, frame_element!(8, base, index), src),
                Op::FrameStoreAt16 { base, index, src } => store!(16, frame_element!(16, base, index), src),
                Op::Bounds { index, len } => bounds!(get!(u64, index), get!(u64, len)),
                Op::BoundsImm { index, len } => bounds!(get!(u64, index), u64::from(len)),
                Op::SliceLoad1 { dst, slice, index } => load!(1, dst, slice_element!(1, slice, index)),
                Op::SliceLoad2 { dst, slice, index } => load!(2, dst, slice_element!(2, slice, index)),
                Op::SliceLoad4 { dst, slice, index } => load!(4, dst, slice_element!(4, slice, index)),
                Op::SliceLoad8 { dst, slice, index } => load!(8, dst, slice_element!(8, slice, index)),
                Op::SliceLoad16 { dst, slice, index } => load!(16, dst, slice_element!(16, slice, index)),
                Op::SliceStore1 { slice, index, src } => store!(1, slice_element!(1, slice, index), src),
                Op::SliceStore2 { slice, index, src } => store!(2, slice_element!(2, slice, index), src),
                Op::SliceStore4 { slice, index, src } => store!(4, slice_element!(4, slice, index), src),
                Op::SliceStore8 { slice, index, src } => store!(8, slice_element!(8, slice, index), src),
                Op::SliceStore16 { slice, index, src } => store!(16, slice_element!(16, slice, index), src),
                Op::SliceAddr1 { dst, slice, index } => put!(dst, slice_element!(1, slice, index)),
                Op::SliceAddr2 { dst, slice, index } => put!(dst, slice_element!(2, slice, index)),
                Op::SliceAddr4 { dst, slice, index } => put!(dst, slice_element!(4, slice, index)),
                Op::SliceAddr8 { dst, slice, index } => put!(dst, slice_element!(8, slice, index)),
                Op::SliceAddr16 { dst, slice, index } => put!(dst, slice_element!(16, slice, index)),
                Op::SliceAddr24 { dst, slice, index } => put!(dst, slice_element!(24, slice, index)),
                Op::RefSliceLoad1 { dst, pair, index } => load!(1, dst, ref_slice_element!(1, pair, index)),
                Op::RefSliceLoad2 { dst, pair, index } => load!(2, dst, ref_slice_element!(2, pair, index)),
                Op::RefSliceLoad4 { dst, pair, index } => load!(4, dst, ref_slice_element!(4, pair, index)),
                Op::RefSliceLoad8 { dst, pair, index } => load!(8, dst, ref_slice_element!(8, pair, index)),
                Op::RefSliceLoad16 { dst, pair, index } => load!(16, dst, ref_slice_element!(16, pair, index)),
                Op::RefSliceStore1 { pair, index, src } => store!(1, ref_slice_element!(1, pair, index), src),
                Op::RefSliceStore2 { pair, index, src } => store!(2, ref_slice_element!(2, pair, index), src),
                Op::RefSliceStore4 { pair, index, src } => store!(4, ref_slice_element!(4, pair, index), src),
                Op::RefSliceStore8 { pair, index, src } => store!(8, ref_slice_element!(8, pair, index), src),
                Op::RefSliceStore16 { pair, index, src } => store!(16, ref_slice_element!(16, pair, index), src),
                Op::RefSliceAddr1 { dst, pair, index } => put!(dst, ref_slice_element!(1, pair, index)),
                Op::RefSliceAddr2 { dst, pair, index } => put!(dst, ref_slice_element!(2, pair, index)),
                Op::RefSliceAddr4 { dst, pair, index } => put!(dst, ref_slice_element!(4, pair, index)),
                Op::RefSliceAddr8 { dst, pair, index } => put!(dst, ref_slice_element!(8, pair, index)),
                Op::RefSliceAddr16 { dst, pair, index } => put!(dst, ref_slice_element!(16, pair, index)),
                Op::RefSliceAddr24 { dst, pair, index } => put!(dst, ref_slice_element!(24, pair, index)),

                // Integer arithmetic that panics as a debug build does.
                Op::AddI8 { dst, a, b } => checked!(i8, checked_add, AddOverflow, dst, a, b),
                Op::AddI16 { dst, a, b } => checked!(i16, checked_add, AddOverflow, dst, a, b),
                Op::AddI32 { dst, a, b } => checked!(i32, checked_add, AddOverflow, dst, a, b),
                Op::AddI64 { dst, a, b } => checked!(i64, checked_add, AddOverflow, dst, a, b),
                Op::AddU8 { dst, a, b } => checked!(u8, checked_add, AddOverflow, dst, a, b),
                Op::AddU16 { dst, a, b } => checked!(u16, checked_add, AddOverflow, dst, a, b),
                Op::AddU32 { dst, a, b } => checked!(u32, checked_add, AddOverflow, dst, a, b),
                Op::AddU64 { dst, a, b } => checked!(u64, checked_add, AddOverflow, dst, a, b),
                Op::AddI128 { dst, a, b } => checked!(i128, checked_add, AddOverflow, dst, a, b),
                Op::AddU128 { dst, a, b } => checked!(u128, checked_add, AddOverflow, dst, a, b),
                Op::SubI8 { dst, a, b } => checked!(i8, checked_sub, SubOverflow, dst, a, b),
                Op::SubI16 { dst, a, b } => checked!(i16, checked_sub, SubOverflow, dst, a, b),
                Op::SubI32 { dst, a, b } => checked!(i32, checked_sub, SubOverflow, dst, a, b),
                Op::SubI64 { dst, a, b } => checked!(i64, checked_sub, SubOverflow, dst, a, b),
                Op::SubU8 { dst, a, b } => checked!(u8, checked_sub, SubOverflow, dst, a, b),
                Op::SubU16 { dst, a, b } => checked!(u16, checked_sub, SubOverflow, dst, a, b),
                Op::SubU32 { dst, a, b } => checked!(u32, checked_sub, SubOverflow, dst, a, b),
                Op::SubU64 { dst, a, b } => checked!(u64, checked_sub, SubOverflow, dst, a, b),
                Op::SubI128 { dst, a, b } => checked!(i128, checked_sub, SubOverflow, dst, a, b),
                Op::SubU128 { dst, a, b } => checked!(u128, checked_sub, SubOverflow, dst, a, b),
                Op::MulI8 { dst, a, b } => checked!(i8, checked_mul, MulOverflow, dst, a, b),
                Op::MulI16 { dst, a, b } => checked!(i16, checked_mul, MulOverflow, dst, a, b),
                Op::MulI32 { dst, a, b } => checked!(i32, checked_mul, MulOverflow, dst, a, b),
                Op::MulI64 { dst, a, b } => checked!(i64, checked_mul, MulOverflow, dst, a, b),
                Op::MulU8 { dst, a, b } => checked!(u8, checked_mul, MulOverflow, dst, a, b),
                Op::MulU16 { dst, a, b } => checked!(u16, checked_mul, MulOverflow, dst, a, b),
                Op::MulU32 { dst, a, b } => checked!(u32, checked_mul, MulOverflow, dst, a, b),
                Op::MulU64 { dst, a, b } => checked!(u64, checked_mul, MulOverflow, dst, a, b),
                Op::MulI128 { dst, a, b } => checked!(i128, checked_mul, MulOverflow, dst, a, b),
                Op::MulU128 { dst, a, b } => checked!(u128, checked_mul, MulOverflow, dst, a, b),
                Op::DivI8 { dst, a, b } => divided!(i8, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivI16 { dst, a, b } => divided!(i16, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivI32 { dst, a, b } => divided!(i32, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivI64 { dst, a, b } => divided!(i64, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivU8 { dst, a, b } => divided!(u8, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivU16 { dst, a, b } => divided!(u16, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivU32 { dst, a, b } => divided!(u32, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivU64 { dst, a, b } => divided!(u64, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivI128 { dst, a, b } => divided!(i128, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::DivU128 { dst, a, b } => divided!(u128, checked_div, DivZero, DivOverflow, dst, a, b),
                Op::RemI8 { dst, a, b } => divided!(i8, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemI16 { dst, a, b } => divided!(i16, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemI32 { dst, a, b } => divided!(i32, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemI64 { dst, a, b } => divided!(i64, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemU8 { dst, a, b } => divided!(u8, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemU16 { dst, a, b } => divided!(u16, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemU32 { dst, a, b } => divided!(u32, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemU64 { dst, a, b } => divided!(u64, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemI128 { dst, a, b } => divided!(i128, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::RemU128 { dst, a, b } => divided!(u128, checked_rem, RemZero, RemOverflow, dst, a, b),
                Op::NegI8 { dst, a } => or_panic!(dst, get!(i8, a).checked_neg(), NegOverflow),
                Op::NegI16 { dst, a } => or_panic!(dst, get!(i16, a).checked_neg(), NegOverflow),
                Op::NegI32 { dst, a } => or_panic!(dst, get!(i32, a).checked_neg(), NegOverflow),
                Op::NegI64 { dst, a } => or_panic!(dst, get!(i64, a).checked_neg(), NegOverflow),
                Op::NegI128 { dst, a } => or_panic!(dst, get!(i128, a).checked_neg(), NegOverflow),
                Op::ShlI8 { dst, a, b } => or_panic!(dst, get!(i8, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlI16 { dst, a, b } => or_panic!(dst, get!(i16, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlI32 { dst, a, b } => or_panic!(dst, get!(i32, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlI64 { dst, a, b } => or_panic!(dst, get!(i64, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlU8 { dst, a, b } => or_panic!(dst, get!(u8, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlU16 { dst, a, b } => or_panic!(dst, get!(u16, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlU32 { dst, a, b } => or_panic!(dst, get!(u32, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlU64 { dst, a, b } => or_panic!(dst, get!(u64, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlI128 { dst, a, b } => or_panic!(dst, get!(i128, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShlU128 { dst, a, b } => or_panic!(dst, get!(u128, a).checked_shl(get!(u32, b)), ShlOverflow),
                Op::ShrI8 { dst, a, b } => or_panic!(dst, get!(i8, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrI16 { dst, a, b } => or_panic!(dst, get!(i16, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrI32 { dst, a, b } => or_panic!(dst, get!(i32, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrI64 { dst, a, b } => or_panic!(dst, get!(i64, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrU8 { dst, a, b } => or_panic!(dst, get!(u8, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrU16 { dst, a, b } => or_panic!(dst, get!(u16, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrU32 { dst, a, b } => or_panic!(dst, get!(u32, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrU64 { dst, a, b } => or_panic!(dst, get!(u64, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrI128 { dst, a, b } => or_panic!(dst, get!(i128, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShrU128 { dst, a, b } => or_panic!(dst, get!(u128, a).checked_shr(get!(u32, b)), ShrOverflow),
                Op::ShiftAmount64 { dst, src } => put!(dst, u32::try_from(get!(u64, src)).unwrap_or(u32::MAX)),
                Op::ShiftAmount128 { dst, src } => put!(dst, u32::try_from(get!(u128, src)).unwrap_or(u32::MAX)),

                // The same with a small immediate.
                Op::AddI8Imm { dst, a, imm } => or_panic!(dst, get!(i8, a).checked_add(imm as i8), AddOverflow),
                Op::AddI16Imm { dst, a, imm } => or_panic!(dst, get!(i16, a).checked_add(imm), AddOverflow),
                Op::AddI32Imm { dst, a, imm } => or_panic!(dst, get!(i32, a).checked_add(imm as i32), AddOverflow),
                Op::AddI64Imm { dst, a, imm } => or_panic!(dst, get!(i64, a).checked_add(imm as i64), AddOverflow),
                Op::AddU8Imm { dst, a, imm } => or_panic!(dst, get!(u8, a).checked_add(imm as u8), AddOverflow),
                Op::AddU16Imm { dst, a, imm } => or_panic!(dst, get!(u16, a).checked_add(imm as u16), AddOverflow),
                Op::AddU32Imm { dst, a, imm } => or_panic!(dst, get!(u32, a).checked_add(imm as u32), AddOverflow),
                Op::AddU64Imm { dst, a, imm } => or_panic!(dst, get!(u64, a).checked_add(imm as u64), AddOverflow),
                Op::SubI8Imm { dst, a, imm } => or_panic!(dst, get!(i8, a).checked_sub(imm as i8), SubOverflow),
                Op::SubI16Imm { dst, a, imm } => or_panic!(dst, get!(i16, a).checked_sub(imm), SubOverflow),
                Op::SubI32Imm { dst, a, imm } => or_panic!(dst, get!(i32, a).checked_sub(imm as i32), SubOverflow),
                Op::SubI64Imm { dst, a, imm } => or_panic!(dst, get!(i64, a).checked_sub(imm as i64), SubOverflow),
                Op::SubU8Imm { dst, a, imm } => or_panic!(dst, get!(u8, a).checked_sub(imm as u8), SubOverflow),
                Op::SubU16Imm { dst, a, imm } => or_panic!(dst, get!(u16, a).checked_sub(imm as u16), SubOverflow),
                Op::SubU32Imm { dst, a, imm } => or_panic!(dst, get!(u32, a).checked_sub(imm as u32), SubOverflow),
                Op::SubU64Imm { dst, a, imm } => or_panic!(dst, get!(u64, a).checked_sub(imm as u64), SubOverflow),
                Op::MulI32Imm { dst, a, imm } => or_panic!(dst, get!(i32, a).checked_mul(imm as i32), MulOverflow),
                Op::MulI64Imm { dst, a, imm } => or_panic!(dst, get!(i64, a).checked_mul(imm as i64), MulOverflow),
                Op::MulU32Imm { dst, a, imm } => or_panic!(dst, get!(u32, a).checked_mul(imm as u32), MulOverflow),
                Op::MulU64Imm { dst, a, imm } => or_panic!(dst, get!(u64, a).checked_mul(imm as u64), MulOverflow),
                Op::DivI32Imm { dst, a, imm } => divided_imm!(i32, checked_div, dst, a, imm),
                Op::DivI64Imm { dst, a, imm } => divided_imm!(i64, checked_div, dst, a, imm),
                Op::DivU8Imm { dst, a, imm } => divided_imm!(u8, checked_div, dst, a, imm),
                Op::DivU32Imm { dst, a, imm } => divided_imm!(u32, checked_div, dst, a, imm),
                Op::DivU64Imm { dst, a, imm } => divided_imm!(u64, checked_div, dst, a, imm),
                Op::RemI32Imm { dst, a, imm } => divided_imm!(i32, checked_rem, dst, a, imm),
                Op::RemI64Imm { dst, a, imm } => divided_imm!(i64, checked_rem, dst, a, imm),
                Op::RemU8Imm { dst, a, imm } => divided_imm!(u8, checked_rem, dst, a, imm),
                Op::RemU32Imm { dst, a, imm } => divided_imm!(u32, checked_rem, dst, a, imm),
                Op::RemU64Imm { dst, a, imm } => divided_imm!(u64, checked_rem, dst, a, imm),

                // Integer arithmetic that wraps, and bits.
                Op::WrappingAdd8 { dst, a, b } => put!(dst, get!(u8, a).wrapping_add(get!(u8, b))),
                Op::WrappingAdd16 { dst, a, b } => put!(dst, get!(u16, a).wrapping_add(get!(u16, b))),
                Op::WrappingAdd32 { dst, a, b } => put!(dst, get!(u32, a).wrapping_add(get!(u32, b))),
                Op::WrappingAdd64 { dst, a, b } => put!(dst, get!(u64, a).wrapping_add(get!(u64, b))),
                Op::WrappingAdd128 { dst, a, b } => put!(dst, get!(u128, a).wrapping_add(get!(u128, b))),
                Op::WrappingSub8 { dst, a, b } => put!(dst, get!(u8, a).wrapping_sub(get!(u8, b))),
                Op::WrappingSub16 { dst, a, b } => put!(dst, get!(u16, a).wrapping_sub(get!(u16, b))),
                Op::WrappingSub32 { dst, a, b } => put!(dst, get!(u32, a).wrapping_sub(get!(u32, b))),
                Op::WrappingSub64 { dst, a, b } => put!(dst, get!(u64, a).wrapping_sub(get!(u64, b))),
                Op::WrappingSub128 { dst, a, b } => put!(dst, get!(u128, a).wrapping_sub(get!(u128, b))),
                Op::WrappingMul8 { dst, a, b } => put!(dst, get!(u8, a).wrapping_mul(get!(u8, b))),
                Op::WrappingMul16 { dst, a, b } => put!(dst, get!(u16, a).wrapping_mul(get!(u16, b))),
                Op::WrappingMul32 { dst, a, b } => put!(dst, get!(u32, a).wrapping_mul(get!(u32, b))),
                Op::WrappingMul64 { dst, a, b } => put!(dst, get!(u64, a).wrapping_mul(get!(u64, b))),
                Op::WrappingMul128 { dst, a, b } => put!(dst, get!(u128, a).wrapping_mul(get!(u128, b))),
                Op::WrappingAdd8Imm { dst, a, imm } => put!(dst, get!(u8, a).wrapping_add(imm as u8)),
                Op::WrappingAdd16Imm { dst, a, imm } => put!(dst, get!(u16, a).wrapping_add(imm as u16)),
                Op::WrappingAdd32Imm { dst, a, imm } => put!(dst, get!(u32, a).wrapping_add(imm as u32)),
                Op::WrappingAdd64Imm { dst, a, imm } => put!(dst, get!(u64, a).wrapping_add(imm as u64)),
                Op::WrappingMul32Imm { dst, a, imm } => put!(dst, get!(u32, a).wrapping_mul(imm as u32)),
                Op::WrappingMul64Imm { dst, a, imm } => put!(dst, get!(u64, a).wrapping_mul(imm as u64)),
                Op::WrappingNeg8 { dst, a } => put!(dst, get!(u8, a).wrapping_neg()),
                Op::WrappingNeg16 { dst, a } => put!(dst, get!(u16, a).wrapping_neg()),
                Op::WrappingNeg32 { dst, a } => put!(dst, get!(u32, a).wrapping_neg()),
                Op::WrappingNeg64 { dst, a } => put!(dst, get!(u64, a).wrapping_neg()),
                Op::WrappingNeg128 { dst, a } => put!(dst, get!(u128, a).wrapping_neg()),
                Op::And8 { dst, a, b } => put!(dst, get!(u8, a) & get!(u8, b)),
                Op::And16 { dst, a, b } => put!(dst, get!(u16, a) & get!(u16, b)),
                Op::And32 { dst, a, b } => put!(dst, get!(u32, a) & get!(u32, b)),
                Op::And64 { dst, a, b } => put!(dst, get!(u64, a) & get!(u64, b)),
                Op::And128 { dst, a, b } => put!(dst, get!(u128, a) & get!(u128, b)),
                Op::Or8 { dst, a, b } => put!(dst, get!(u8, a) | get!(u8, b)),
                Op::Or16 { dst, a, b } => put!(dst, get!(u16, a) | get!(u16, b)),
                Op::Or32 { dst, a, b } => put!(dst, get!(u32, a) | get!(u32, b)),
                Op::Or64 { dst, a, b } => put!(dst, get!(u64, a) | get!(u64, b)),
                Op::Or128 { dst, a, b } => put!(dst, get!(u128, a) | get!(u128, b)),
                Op::Xor8 { dst, a, b } => put!(dst, get!(u8, a) ^ get!(u8, b)),
                Op::Xor16 { dst, a, b } => put!(dst, get!(u16, a) ^ get!(u16, b)),
                Op::Xor32 { dst, a, b } => put!(dst, get!(u32, a) ^ get!(u32, b)),
                Op::Xor64 { dst, a, b } => put!(dst, get!(u64, a) ^ get!(u64, b)),
                Op::Xor128 { dst, a, b } => put!(dst, get!(u128, a) ^ get!(u128, b)),
                Op::And8Imm { dst, a, imm } => put!(dst, get!(u8, a) & imm as u8),
                Op::And32Imm { dst, a, imm } => put!(dst, get!(u32, a) & imm as u32),
                Op::And64Imm { dst, a, imm } => put!(dst, get!(u64, a) & imm as u64),
                Op::Not8 { dst, a } => put!(dst, !get!(u8, a)),
                Op::Not16 { dst, a } => put!(dst, !get!(u16, a)),
                Op::Not32 { dst, a } => put!(dst, !get!(u32, a)),
                Op::Not64 { dst, a } => put!(dst, !get!(u64, a)),
                Op::Not128 { dst, a } => put!(dst, !get!(u128, a)),
                Op::NotBool { dst, a } => put!(dst, get!(u8, a) ^ 1),
                Op::WrappingShl8 { dst, a, b } => put!(dst, get!(u8, a).wrapping_shl(get!(u32, b))),
                Op::WrappingShl16 { dst, a, b } => put!(dst, get!(u16, a).wrapping_shl(get!(u32, b))),
                Op::WrappingShl32 { dst, a, b } => put!(dst, get!(u32, a).wrapping_shl(get!(u32, b))),
                Op::WrappingShl64 { dst, a, b } => put!(dst, get!(u64, a).wrapping_shl(get!(u32, b))),
                Op::WrappingShl128 { dst, a, b } => put!(dst, get!(u128, a).wrapping_shl(get!(u32, b))),
                Op::WrappingShrI8 { dst, a, b } => put!(dst, get!(i8, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrI16 { dst, a, b } => put!(dst, get!(i16, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrI32 { dst, a, b } => put!(dst, get!(i32, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrI64 { dst, a, b } => put!(dst, get!(i64, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrU8 { dst, a, b } => put!(dst, get!(u8, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrU16 { dst, a, b } => put!(dst, get!(u16, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrU32 { dst, a, b } => put!(dst, get!(u32, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrU64 { dst, a, b } => put!(dst, get!(u64, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrI128 { dst, a, b } => put!(dst, get!(i128, a).wrapping_shr(get!(u32, b))),
                Op::WrappingShrU128 { dst, a, b } => put!(dst, get!(u128, a).wrapping_shr(get!(u32, b))),
                Op::Shl8Imm { dst, a, imm } => put!(dst, get!(u8, a).wrapping_shl(imm as u32)),
                Op::Shl16Imm { dst, a, imm } => put!(dst, get!(u16, a).wrapping_shl(imm as u32)),
                Op::Shl32Imm { dst, a, imm } => put!(dst, get!(u32, a).wrapping_shl(imm as u32)),
                Op::Shl64Imm { dst, a, imm } => put!(dst, get!(u64, a).wrapping_shl(imm as u32)),
                Op::ShrI8Imm { dst, a, imm } => put!(dst, get!(i8, a).wrapping_shr(imm as u32)),
                Op::ShrI16Imm { dst, a, imm } => put!(dst, get!(i16, a).wrapping_shr(imm as u32)),
                Op::ShrI32Imm { dst, a, imm } => put!(dst, get!(i32, a).wrapping_shr(imm as u32)),
                Op::ShrI64Imm { dst, a, imm } => put!(dst, get!(i64, a).wrapping_shr(imm as u32)),
                Op::ShrU8Imm { dst, a, imm } => put!(dst, get!(u8, a).wrapping_shr(imm as u32)),
                Op::ShrU16Imm { dst, a, imm } => put!(dst, get!(u16, a).wrapping_shr(imm as u32)),
                Op::ShrU32Imm { dst, a, imm } => put!(dst, get!(u32, a).wrapping_shr(imm as u32)),
                Op::ShrU64Imm { dst, a, imm } => put!(dst, get!(u64, a).wrapping_shr(imm as u32)),
                Op::RotateLeft32 { dst, a, b } => put!(dst, get!(u32, a).rotate_left(get!(u32, b) % 32)),
                Op::RotateLeft64 { dst, a, b } => put!(dst, get!(u64, a).rotate_left(get!(u32, b) % 64)),

                // Comparisons that make a bool.
                Op::Eq8 { dst, a, b } => put!(dst, u8::from(get!(u8, a) == get!(u8, b))),
                Op::Eq16 { dst, a, b } => put!(dst, u8::from(get!(u16, a) == get!(u16, b))),
                Op::Eq32 { dst, a, b } => put!(dst, u8::from(get!(u32, a) == get!(u32, b))),
                Op::Eq64 { dst, a, b } => put!(dst, u8::from(get!(u64, a) == get!(u64, b))),
                Op::Eq128 { dst, a, b } => put!(dst, u8::from(get!(u128, a) == get!(u128, b))),
                Op::Ne8 { dst, a, b } => put!(dst, u8::from(get!(u8, a) != get!(u8, b))),
                Op::Ne16 { dst, a, b } => put!(dst, u8::from(get!(u16, a) != get!(u16, b))),
                Op::Ne32 { dst, a, b } => put!(dst, u8::from(get!(u32, a) != get!(u32, b))),
                Op::Ne64 { dst, a, b } => put!(dst, u8::from(get!(u64, a) != get!(u64, b))),
                Op::Ne128 { dst, a, b } => put!(dst, u8::from(get!(u128, a) != get!(u128, b))),
                Op::LtI8 { dst, a, b } => put!(dst, u8::from(get!(i8, a) < get!(i8, b))),
                Op::LtI16 { dst, a, b } => put!(dst, u8::from(get!(i16, a) < get!(i16, b))),
                Op::LtI32 { dst, a, b } => put!(dst, u8::from(get!(i32, a) < get!(i32, b))),
                Op::LtI64 { dst, a, b } => put!(dst, u8::from(get!(i64, a) < get!(i64, b))),
                Op::LtU8 { dst, a, b } => put!(dst, u8::from(get!(u8, a) < get!(u8, b))),
                Op::LtU16 { dst, a, b } => put!(dst, u8::from(get!(u16, a) < get!(u16, b))),
                Op::LtU32 { dst, a, b } => put!(dst, u8::from(get!(u32, a) < get!(u32, b))),
                Op::LtU64 { dst, a, b } => put!(dst, u8::from(get!(u64, a) < get!(u64, b))),
                Op::LtI128 { dst, a, b } => put!(dst, u8::from(get!(i128, a) < get!(i128, b))),
                Op::LtU128 { dst, a, b } => put!(dst, u8::from(get!(u128, a) < get!(u128, b))),
                Op::LeI8 { dst, a, b } => put!(dst, u8::from(get!(i8, a) <= get!(i8, b))),
                Op::LeI16 { dst, a, b } => put!(dst, u8::from(get!(i16, a) <= get!(i16, b))),
                Op::LeI32 { dst, a, b } => put!(dst, u8::from(get!(i32, a) <= get!(i32, b))),
                Op::LeI64 { dst, a, b } => put!(dst, u8::from(get!(i64, a) <= get!(i64, b))),
                Op::LeU8 { dst, a, b } => put!(dst, u8::from(get!(u8, a) <= get!(u8, b))),
                Op::LeU16 { dst, a, b } => put!(dst, u8::from(get!(u16, a) <= get!(u16, b))),
                Op::LeU32 { dst, a, b } => put!(dst, u8::from(get!(u32, a) <= get!(u32, b))),
                Op::LeU64 { dst, a, b } => put!(dst, u8::from(get!(u64, a) <= get!(u64, b))),
                Op::LeI128 { dst, a, b } => put!(dst, u8::from(get!(i128, a) <= get!(i128, b))),
                Op::LeU128 { dst, a, b } => put!(dst, u8::from(get!(u128, a) <= get!(u128, b))),
                Op::Eq8Imm { dst, a, imm } => put!(dst, u8::from(get!(u8, a) == imm as u8)),
                Op::Eq16Imm { dst, a, imm } => put!(dst, u8::from(get!(u16, a) == imm as u16)),
                Op::Eq32Imm { dst, a, imm } => put!(dst, u8::from(get!(u32, a) == imm as u32)),
                Op::Eq64Imm { dst, a, imm } => put!(dst, u8::from(get!(u64, a) == imm as u64)),
                Op::Ne8Imm { dst, a, imm } => put!(dst, u8::from(get!(u8, a) != imm as u8)),
                Op::Ne16Imm { dst, a, imm } => put!(dst, u8::from(get!(u16, a) != imm as u16)),
                Op::Ne32Imm { dst, a, imm } => put!(dst, u8::from(get!(u32, a) != imm as u32)),
                Op::Ne64Imm { dst, a, imm } => put!(dst, u8::from(get!(u64, a) != imm as u64)),
                Op::LtI8Imm { dst, a, imm } => put!(dst, u8::from(get!(i8, a) < imm as i8)),
                Op::LtI16Imm { dst, a, imm } => put!(dst, u8::from(get!(i16, a) < imm)),
                Op::LtI32Imm { dst, a, imm } => put!(dst, u8::from(get!(i32, a) < imm as i32)),
                Op::LtI64Imm { dst, a, imm } => put!(dst, u8::from(get!(i64, a) < imm as i64)),
                Op::LtU8Imm { dst, a, imm } => put!(dst, u8::from(get!(u8, a) < imm as u8)),
                Op::LtU16Imm { dst, a, imm } => put!(dst, u8::from(get!(u16, a) < imm as u16)),
                Op::LtU32Imm { dst, a, imm } => put!(dst, u8::from(get!(u32, a) < imm as u32)),
                Op::LtU64Imm { dst, a, imm } => put!(dst, u8::from(get!(u64, a) < imm as u64)),
                Op::GeI8Imm { dst, a, imm } => put!(dst, u8::from(get!(i8, a) >= imm as i8)),
                Op::GeI16Imm { dst, a, imm } => put!(dst, u8::from(get!(i16, a) >= imm)),
                Op::GeI32Imm { dst, a, imm } => put!(dst, u8::from(get!(i32, a) >= imm as i32)),
                Op::GeI64Imm { dst, a, imm } => put!(dst, u8::from(get!(i64, a) >= imm as i64)),
                Op::GeU8Imm { dst, a, imm } => put!(dst, u8::from(get!(u8, a) >= imm as u8)),
                Op::GeU16Imm { dst, a, imm } => put!(dst, u8::from(get!(u16, a) >= imm as u16)),
                Op::GeU32Imm { dst, a, imm } => put!(dst, u8::from(get!(u32, a) >= imm as u32)),
                Op::GeU64Imm { dst, a, imm } => put!(dst, u8::from(get!(u64, a) >= imm as u64)),
                Op::EqF32 { dst, a, b } => put!(dst, u8::from(get!(f32, a) == get!(f32, b))),
                Op::EqF64 { dst, a, b } => put!(dst, u8::from(get!(f64, a) == get!(f64, b))),
                Op::NeF32 { dst, a, b } => put!(dst, u8::from(get!(f32, a) != get!(f32, b))),
                Op::NeF64 { dst, a, b } => put!(dst, u8::from(get!(f64, a) != get!(f64, b))),
                Op::LtF32 { dst, a, b } => put!(dst, u8::from(get!(f32, a) < get!(f32, b))),
                Op::LtF64 { dst, a, b } => put!(dst, u8::from(get!(f64, a) < get!(f64, b))),
                Op::LeF32 { dst, a, b } => put!(dst, u8::from(get!(f32, a) <= get!(f32, b))),
                Op::LeF64 { dst, a, b } => put!(dst, u8::from(get!(f64, a) <= get!(f64, b))),

                // Control flow.
                Op::Jump { to } => jump!(to),
                Op::BrTrue { a, to } => branch!(get!(u8, a) != 0, to),
                Op::BrFalse { a, to } => branch!(get!(u8, a) == 0, to),
                Op::BrEq8 { a, b, to } => branch!(get!(u8, a) == get!(u8, b), to),
                Op::BrEq16 { a, b, to } => branch!(get!(u16, a) == get!(u16, b), to),
                Op::BrEq32 { a, b, to } => branch!(get!(u32, a) == get!(u32, b), to),
                Op::BrEq64 { a, b, to } => branch!(get!(u64, a) == get!(u64, b), to),
                Op::BrNe8 { a, b, to } => branch!(get!(u8, a) != get!(u8, b), to),
                Op::BrNe16 { a, b, to } => branch!(get!(u16, a) != get!(u16, b), to),
                Op::BrNe32 { a, b, to } => branch!(get!(u32, a) != get!(u32, b), to),
                Op::BrNe64 { a, b, to } => branch!(get!(u64, a) != get!(u64, b), to),
                Op::BrLtI8 { a, b, to } => branch!(get!(i8, a) < get!(i8, b), to),
                Op::BrLtI16 { a, b, to } => branch!(get!(i16, a) < get!(i16, b), to),
                Op::BrLtI32 { a, b, to } => branch!(get!(i32, a) < get!(i32, b), to),
                Op::BrLtI64 { a, b, to } => branch!(get!(i64, a) < get!(i64, b), to),
                Op::BrLtU8 { a, b, to } => branch!(get!(u8, a) < get!(u8, b), to),
                Op::BrLtU16 { a, b, to } => branch!(get!(u16, a) < get!(u16, b), to),
                Op::BrLtU32 { a, b, to } => branch!(get!(u32, a) < get!(u32, b), to),
                Op::BrLtU64 { a, b, to } => branch!(get!(u64, a) < get!(u64, b), to),
                Op::BrLeI8 { a, b, to } => branch!(get!(i8, a) <= get!(i8, b), to),
                Op::BrLeI16 { a, b, to } => branch!(get!(i16, a) <= get!(i16, b), to),
                Op::BrLeI32 { a, b, to } => branch!(get!(i32, a) <= get!(i32, b), to),
                Op::BrLeI64 { a, b, to } => branch!(get!(i64, a) <= get!(i64, b), to),
                Op::BrLeU8 { a, b, to } => branch!(get!(u8, a) <= get!(u8, b), to),
                Op::BrLeU16 { a, b, to } => branch!(get!(u16, a) <= get!(u16, b), to),
                Op::BrLeU32 { a, b, to } => branch!(get!(u32, a) <= get!(u32, b), to),
                Op::BrLeU64 { a, b, to } => branch!(get!(u64, a) <= get!(u64, b), to),
                Op::BrEq8Imm { a, imm, to } => branch!(get!(u8, a) == imm as u8, to),
                Op::BrEq16Imm { a, imm, to } => branch!(get!(u16, a) == imm as u16, to),
                Op::BrEq32Imm { a, imm, to } => branch!(get!(u32, a) == imm as u32, to),
                Op::BrEq64Imm { a, imm, to } => branch!(get!(u64, a) == imm as u64, to),
                Op::BrNe8Imm { a, imm, to } => branch!(get!(u8, a) != imm as u8, to),
                Op::BrNe16Imm { a, imm, to } => branch!(get!(u16, a) != imm as u16, to),
                Op::BrNe32Imm { a, imm, to } => branch!(get!(u32, a) != imm as u32, to),
                Op::BrNe64Imm { a, imm, to } => branch!(get!(u64, a) != imm as u64, to),
                Op::BrLtI8Imm { a, imm, to } => branch!(get!(i8, a) < imm as i8, to),
                Op::BrLtI16Imm { a, imm, to } => branch!(get!(i16, a) < imm, to),
                Op::BrLtI32Imm { a, imm, to } => branch!(get!(i32, a) < imm as i32, to),
                Op::BrLtI64Imm { a, imm, to } => branch!(get!(i64, a) < imm as i64, to),
                Op::BrLtU8Imm { a, imm, to } => branch!(get!(u8, a) < imm as u8, to),
                Op::BrLtU16Imm { a, imm, to } => branch!(get!(u16, a) < imm as u16, to),
                Op::BrLtU32Imm { a, imm, to } => branch!(get!(u32, a) < imm as u32, to),
                Op::BrLtU64Imm { a, imm, to } => branch!(get!(u64, a) < imm as u64, to),
                Op::BrGeI8Imm { a, imm, to } => branch!(get!(i8, a) >= imm as i8, to),
                Op::BrGeI16Imm { a, imm, to } => branch!(get!(i16, a) >= imm, to),
                Op::BrGeI32Imm { a, imm, to } => branch!(get!(i32, a) >= imm as i32, to),
                Op::BrGeI64Imm { a, imm, to } => branch!(get!(i64, a) >= imm as i64, to),
                Op::BrGeU8Imm { a, imm, to } => branch!(get!(u8, a) >= imm as u8, to),
                Op::BrGeU16Imm { a, imm, to } => branch!(get!(u16, a) >= imm as u16, to),
                Op::BrGeU32Imm { a, imm, to } => branch!(get!(u32, a) >= imm as u32, to),
                Op::BrGeU64Imm { a, imm, to } => branch!(get!(u64, a) >= imm as u64, to),
                Op::BrLtF64 { a, b, to } => branch!(get!(f64, a) < get!(f64, b), to),
                Op::BrNotLtF64 { a, b, to } => branch!(!(get!(f64, a) < get!(f64, b)), to),
                Op::BrLeF64 { a, b, to } => branch!(get!(f64, a) <= get!(f64, b), to),
                Op::BrNotLeF64 { a, b, to } => branch!(!(get!(f64, a) <= get!(f64, b)), to),
                Op::Step32 { dst, src } => step!(u32, dst, src),
                Op::Step64 { dst, src } => step!(u64, dst, src),
                Op::NextI32 { dst, range, to } => next!(i32, dst, range, to),
                Op::NextU32 { dst, range, to } => next!(u32, dst, range, to),
                Op::NextI64 { dst, range, to } => next!(i64, dst, range, to),
                Op::NextU64 { dst, range, to } => next!(u64, dst, range, to),
                Op::Switch8 { a, table } => switch!(u8, a, table),
                Op::Switch16 { a, table } => switch!(u16, a, table),
                Op::Switch32 { a, table } => switch!(u32, a, table),
                Op::Switch64 { a, table } => switch!(u64, a, table),
                Op::Call { top, function } => call!(top, function.0 as usize),
                Op::CallPtr { top, ptr } => {
                    let value = get!(u64, ptr);
                    match fn_of_pointer(value) {
                        Some(function) => call!(top, function.0 as usize),
                        None => break Event::NotAFunction(value),
                    }
                }
                Op::Ret { top } => {
                    let at = (top as usize).wrapping_sub(16);
                    let saved = match chunk::<16>(frame, at) {
                        Some(saved) => saved,
                        // The top of a frame of more than the window's size.
                        None => match far_load(frame, rest, at) {
                            Some(saved) => saved,
                            None => break Event::BadCode,
                        },
                    };
                    let (to, caller) = split_words(saved);
                    let caller = index_of(caller);
                    if caller > guard.touched().highest() && !guard.touched().raise(caller, fixed.max_fp) {
                        break Event::BadFrame;
                    }
                    if G::ON {
                        guard.ret(fixed.program, pc, fp, fp + top as usize);
                    }
                    fp = caller;
                    // A damaged return address fails the next fetch.
                    pc = usize::try_from(to).unwrap_or(usize::MAX);
                    break Event::Frame;
                }
                Op::Exit { code } => break Event::Exit(get!(i32, code)),
                Op::Halt => break Event::Exit(0),
                Op::Abort => break Event::Abort,
                Op::Unreachable => break Event::Unreachable,
                Op::Panic { kind } => break Event::Panic(kind),
                Op::Unwind => break Event::Unwind,
                Op::ResumeUnwind => break Event::ResumeUnwind,
                Op::TerminateInCleanup => break Event::Terminate,
                // Not an instruction of the program: the machine takes the step back.
                Op::Break => break Event::Break,

                // Floating point.
                Op::AddF32 { dst, a, b } => put!(dst, get!(f32, a) + get!(f32, b)),
                Op::AddF64 { dst, a, b } => put!(dst, get!(f64, a) + get!(f64, b)),
                Op::SubF32 { dst, a, b } => put!(dst, get!(f32, a) - get!(f32, b)),
                Op::SubF64 { dst, a, b } => put!(dst, get!(f64, a) - get!(f64, b)),
                Op::MulF32 { dst, a, b } => put!(dst, get!(f32, a) * get!(f32, b)),
                Op::MulF64 { dst, a, b } => put!(dst, get!(f64, a) * get!(f64, b)),
                Op::DivF32 { dst, a, b } => put!(dst, get!(f32, a) / get!(f32, b)),
                Op::DivF64 { dst, a, b } => put!(dst, get!(f64, a) / get!(f64, b)),
                Op::RemF32 { dst, a, b } => put!(dst, get!(f32, a) % get!(f32, b)),
                Op::RemF64 { dst, a, b } => put!(dst, get!(f64, a) % get!(f64, b)),
                Op::NegF32 { dst, a } => put!(dst, -get!(f32, a)),
                Op::NegF64 { dst, a } => put!(dst, -get!(f64, a)),
                Op::AddMulF64 { dst, a, b } => put!(dst, get!(f64, dst) + get!(f64, a) * get!(f64, b)),

                // Conversions.
                Op::Sext8To16 { dst, src } => put!(dst, i16::from(get!(i8, src))),
                Op::Sext8To32 { dst, src } => put!(dst, i32::from(get!(i8, src))),
                Op::Sext8To64 { dst, src } => put!(dst, i64::from(get!(i8, src))),
                Op::Sext16To32 { dst, src } => put!(dst, i32::from(get!(i16, src))),
                Op::Sext16To64 { dst, src } => put!(dst, i64::from(get!(i16, src))),
                Op::Sext32To64 { dst, src } => put!(dst, i64::from(get!(i32, src))),
                Op::Sext64To128 { dst, src } => put!(dst, i128::from(get!(i64, src))),
                Op::Zext8To16 { dst, src } => put!(dst, u16::from(get!(u8, src))),
                Op::Zext8To32 { dst, src } => put!(dst, u32::from(get!(u8, src))),
                Op::Zext8To64 { dst, src } => put!(dst, u64::from(get!(u8, src))),
                Op::Zext16To32 { dst, src } => put!(dst, u32::from(get!(u16, src))),
                Op::Zext16To64 { dst, src } => put!(dst, u64::from(get!(u16, src))),
                Op::Zext32To64 { dst, src } => put!(dst, u64::from(get!(u32, src))),
                Op::Zext64To128 { dst, src } => put!(dst, u128::from(get!(u64, src))),
                Op::I32ToF32 { dst, src } => put!(dst, get!(i32, src) as f32),
                Op::I32ToF64 { dst, src } => put!(dst, get!(i32, src) as f64),
                Op::I64ToF32 { dst, src } => put!(dst, get!(i64, src) as f32),
                Op::I64ToF64 { dst, src } => put!(dst, get!(i64, src) as f64),
                Op::I128ToF32 { dst, src } => put!(dst, get!(i128, src) as f32),
                Op::I128ToF64 { dst, src } => put!(dst, get!(i128, src) as f64),
                Op::U32ToF32 { dst, src } => put!(dst, get!(u32, src) as f32),
                Op::U32ToF64 { dst, src } => put!(dst, get!(u32, src) as f64),
                Op::U64ToF32 { dst, src } => put!(dst, get!(u64, src) as f32),
                Op::U64ToF64 { dst, src } => put!(dst, get!(u64, src) as f64),
                Op::U128ToF32 { dst, src } => put!(dst, get!(u128, src) as f32),
                Op::U128ToF64 { dst, src } => put!(dst, get!(u128, src) as f64),
                Op::F32ToI8 { dst, src } => put!(dst, get!(f32, src) as i8),
                Op::F32ToI16 { dst, src } => put!(dst, get!(f32, src) as i16),
                Op::F32ToI32 { dst, src } => put!(dst, get!(f32, src) as i32),
                Op::F32ToI64 { dst, src } => put!(dst, get!(f32, src) as i64),
                Op::F32ToU8 { dst, src } => put!(dst, get!(f32, src) as u8),
                Op::F32ToU16 { dst, src } => put!(dst, get!(f32, src) as u16),
                Op::F32ToU32 { dst, src } => put!(dst, get!(f32, src) as u32),
                Op::F32ToU64 { dst, src } => put!(dst, get!(f32, src) as u64),
                Op::F32ToI128 { dst, src } => put!(dst, get!(f32, src) as i128),
                Op::F32ToU128 { dst, src } => put!(dst, get!(f32, src) as u128),
                Op::F64ToI8 { dst, src } => put!(dst, get!(f64, src) as i8),
                Op::F64ToI16 { dst, src } => put!(dst, get!(f64, src) as i16),
                Op::F64ToI32 { dst, src } => put!(dst, get!(f64, src) as i32),
                Op::F64ToI64 { dst, src } => put!(dst, get!(f64, src) as i64),
                Op::F64ToU8 { dst, src } => put!(dst, get!(f64, src) as u8),
                Op::F64ToU16 { dst, src } => put!(dst, get!(f64, src) as u16),
                Op::F64ToU32 { dst, src } => put!(dst, get!(f64, src) as u32),
                Op::F64ToU64 { dst, src } => put!(dst, get!(f64, src) as u64),
                Op::F64ToI128 { dst, src } => put!(dst, get!(f64, src) as i128),
                Op::F64ToU128 { dst, src } => put!(dst, get!(f64, src) as u128),
                Op::F32ToF64 { dst, src } => put!(dst, f64::from(get!(f32, src))),
                Op::F64ToF32 { dst, src } => put!(dst, get!(f64, src) as f32),

                // The heap and the world.
                Op::Alloc { dst, size, align } => {
                    let (size, align) = (get!(u64, size), get!(u64, align));
                    break Event::Request(Request::Alloc { dst, size, align });
                }
                Op::AllocImm { dst, size } => {
                    break Event::Request(Request::Alloc { dst, size: u64::from(size), align: 16 });
                }
                Op::Dealloc { ptr, size, align: _ } => {
                    break Event::Request(Request::Dealloc { address: get!(u64, ptr), size: get!(u64, size) });
                }
                Op::DeallocImm { ptr, size } => {
                    break Event::Request(Request::Dealloc { address: get!(u64, ptr), size: u64::from(size) });
                }
                Op::Intrinsic { function, dst, args } => {
                    break Event::Request(Request::Intrinsic { function, dst, args });
                }
                Op::IntFn { function, ty, dst, args } => {
                    if let Err(event) = int_fn(frame, guard, fp, function, ty, dst, args) {
                        break event;
                    }
                }
                Op::FloatFn { function, ty, dst, args } => {
                    if let Err(event) = float_fn(frame, guard, fp, function, ty, dst, args) {
                        break event;
                    }
                }
                Op::Nop => {}
            }
            pc += 1;
        };
        match event {
            Event::Frame => {}
            Event::Request(request) => {
                // This instruction itself does not count yet.
                world.state.now = world.state.steps + (*budget - left - 1);
                match serve(request, mem, world, guard, pc, fp) {
                    Ok(()) => pc += 1,
                    Err(event) => break event,
                }
            }
            other => break other,
        }
    };
    *cpu = Cpu { pc, fp, ..*cpu };
    *budget = left;
    event
}

/// Operations on memory as a whole. Copies and fills were checked by the guard, but not whether they are in memory.
#[inline(never)]
fn serve<G: Guard>(
    request: Request,
    mem: &mut [u8],
    world: &mut World<'_, '_>,
    guard: &mut G,
    pc: usize,
    fp: usize,
) -> Result<(), Event> {
    match request {
        Request::Copy { to, from, len, write } => {
            if len == 0 {
                return Ok(());
            }
            let inside = |at: usize| at.checked_add(len).is_some_and(|end| end <= mem.len());
            if !inside(from) || !inside(to) {
                let at = if write && inside(from) { to } else { from };
                return Err(Event::fault(at, len, at == to));
            }
            note(guard, to, len);
            mem.copy_within(from..from + len, to);
            Ok(())
        }
        Request::Fill { to, value, len } => {
            if len == 0 {
                return Ok(());
            }
            let bytes = mem.get_mut(to..to.saturating_add(len)).ok_or(Event::fault(to, len, true))?;
            bytes.fill(value);
            note(guard, to, len);
            Ok(())
        }
        Request::Alloc { dst, size, align } => {
            let address = world.alloc(mem, guard, pc, fp, size, align)?;
            if G::ON {
                guard.set(fp + dst.at(), 8);
            }
            address.put(window(mem, fp), dst.at());
            Ok(())
        }
        Request::Dealloc { address, size } => world.dealloc(mem, guard, pc, fp, address, size),
        Request::Intrinsic { function, dst, args } => world.intrinsic(mem, guard, pc, fp, function, dst, args),
    }
}

/// Notes a write.
pub(super) fn note<G: Guard>(guard: &mut G, at: usize, len: usize) {
    guard.touched().wrote(at, len);
}

/// `N` bytes at `at` from the frame pointer, where they are not wholly in the window: far up the stack.
#[cold]
#[inline(never)]
fn far_load<const N: usize>(frame: &Window, rest: &[u8], at: usize) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    for (i, byte) in bytes.iter_mut().enumerate() {
        let at = at.checked_add(i)?;
        *byte = if at < WINDOW { frame[at] } else { *rest.get(at - WINDOW)? };
    }
    Some(bytes)
}

/// The counterpart of [`far_load`]; false if there is no such memory.
#[cold]
#[inline(never)]
fn far_store<const N: usize>(frame: &mut Window, rest: &mut [u8], at: usize, bytes: [u8; N]) -> bool {
    if at.checked_add(N).is_none_or(|end| end > WINDOW + rest.len()) {
        return false;
    }
    for (i, byte) in bytes.into_iter().enumerate() {
        if at + i < WINDOW {
            frame[at + i] = byte;
        } else {
            rest[at + i - WINDOW] = byte;
        }
    }
    true
}
