//! How fast the machine is, on code written by hand. Run with
//! `cargo test --release --test vm_speed -- --ignored --nocapture`.

use std::time::Instant;

use cairn::bytecode::{Function, FunctionId, Near, Op, Program, Slot};
use cairn::source::Sources;
use cairn::vm::{Captured, Limits, Machine, NoGuard, Stop, Until};

const fn s(n: u16) -> Slot {
    Slot(n)
}

/// `fn fib(n: i32) -> i32 { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }`, and an entry that exits with a result's low bits.
fn fib_program(n: i32) -> Program {
    // fib: window 96, outgoing 48, frame 48. Top 96: saved 80..96, return 76, n 72, temporary 68.
    // As a callee of a frame with `out` 48: return at 48 - 20 = 28, argument at 24.
    let ops = vec![
        Op::Halt,
        // main: window 80, outgoing 48.
        Op::Const4 { dst: s(24), imm: n },
        Op::Call { top: s(48), function: FunctionId(1) },
        Op::Exit { code: s(28) },
        // fib
        Op::BrGeI32Imm { a: s(72), imm: 2, to: Near(3) },
        Op::Mov4 { dst: s(76), src: s(72) },
        Op::Ret { top: 96 },
        Op::SubI32Imm { dst: s(24), a: s(72), imm: 1 },
        Op::Call { top: s(48), function: FunctionId(1) },
        Op::Mov4 { dst: s(68), src: s(28) },
        Op::SubI32Imm { dst: s(24), a: s(72), imm: 2 },
        Op::Call { top: s(48), function: FunctionId(1) },
        Op::AddI32 { dst: s(76), a: s(68), b: s(28) },
        Op::Ret { top: 96 },
    ];
    program(ops, &[(1, 80), (4, 96)])
}

/// A sieve of `n` in a heap block: fill, mark multiples, count.
fn sieve_program(n: u32) -> Program {
    // main: window 160. 0: ptr, 8: len (a slice), 16: i, 24: j, 32: count (i32), 40: byte, 48: square.
    let ops = vec![
        Op::Halt,
        Op::AllocImm { dst: s(0), size: n },
        Op::Const8 { dst: s(8), imm: n as i32 },
        Op::Const1 { dst: s(40), imm: 1 },
        Op::MemSet { to: s(0), value: s(40), len: s(8) },
        Op::Const8 { dst: s(16), imm: 2 },
        Op::Const4 { dst: s(32), imm: 0 },
        Op::Const1 { dst: s(41), imm: 0 },
        // 8: while i < n
        Op::BrLeU64 { a: s(8), b: s(16), to: Near(12) },
        Op::SliceLoad1 { dst: s(40), slice: s(0), index: s(16) },
        Op::BrEq8Imm { a: s(40), imm: 0, to: Near(8) },
        Op::AddI32Imm { dst: s(32), a: s(32), imm: 1 },
        Op::MulU64 { dst: s(24), a: s(16), b: s(16) },
        // 13: while j < n { v[j] = false; j += i }
        Op::BrLeU64 { a: s(8), b: s(24), to: Near(5) },
        Op::SliceStore1 { slice: s(0), index: s(24), src: s(41) },
        Op::AddU64 { dst: s(24), a: s(24), b: s(16) },
        Op::BrLtU64 { a: s(24), b: s(8), to: Near(-2) },
        Op::Nop,
        // 18: i += 1
        Op::AddU64Imm { dst: s(16), a: s(16), imm: 1 },
        Op::BrLtU64 { a: s(16), b: s(8), to: Near(-10) },
        Op::Exit { code: s(32) },
    ];
    program(ops, &[(1, 160)])
}

/// `while i < n { sum += i; i += 1 }`.
fn loop_program(n: i32) -> Program {
    let ops = vec![
        Op::Halt,
        Op::Const8 { dst: s(0), imm: 0 },
        Op::Const8 { dst: s(8), imm: n },
        Op::Const8 { dst: s(16), imm: 0 },
        Op::AddU64 { dst: s(16), a: s(16), b: s(0) },
        Op::AddU64Imm { dst: s(0), a: s(0), imm: 1 },
        Op::BrLtU64 { a: s(0), b: s(8), to: Near(-2) },
        Op::Exit { code: s(16) },
    ];
    program(ops, &[(1, 64)])
}

fn program(ops: Vec<Op>, functions: &[(u32, u32)]) -> Program {
    Program {
        ops,
        functions: functions
            .iter()
            .map(|(entry, window)| Function { entry: *entry, window: *window, may_unwind: true })
            .collect(),
        entry: Some(FunctionId(0)),
        ..Program::default()
    }
}

/// Seconds this thread has run, where the system tells (other processes then do not disturb); else the time of day.
fn clock(start: Instant) -> f64 {
    let on_cpu = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = on_cpu.as_deref().and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or(start.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

fn measure(name: &str, program: &Program) -> Stop {
    let sources = Sources::new();
    let mut best = f64::MAX;
    let mut stop = Stop::Steps;
    for _ in 0..10 {
        let mut machine = Machine::<NoGuard>::new(program, &sources, Limits::default());
        let mut host = Captured::new();
        let start = Instant::now();
        let before = clock(start);
        stop = machine.run(&mut host, Until::end());
        let time = clock(start) - before;
        best = best.min(time);
        if best == time {
            println!(
                "{name}: {:.3} s, {} steps, {:.2} ns each",
                time,
                machine.steps(),
                time * 1e9 / machine.steps() as f64
            );
        }
    }
    stop
}

#[test]
#[ignore = "a measurement"]
fn speed() {
    assert_eq!(measure("fib(32)", &fib_program(32)), Stop::Exited(2_178_309));
    assert_eq!(measure("loop(20M)", &loop_program(20_000_000)), Stop::Exited(542_894_464));
    assert_eq!(measure("sieve(5M)", &sieve_program(5_000_000)), Stop::Exited(348_513));
}

#[test]
fn the_measured_programs_are_right() {
    assert_eq!(measure("fib(10)", &fib_program(10)), Stop::Exited(55));
    assert_eq!(measure("sieve(1000)", &sieve_program(1000)), Stop::Exited(168));
}
