//! Small programs and how to run them.

use cairn::bytecode::{Function, FunctionId, Intrinsic, Op, Program, Slot};
use cairn::source::Sources;
use cairn::vm::{Captured, Guard, Limits, Machine, NoGuard, Stop, Until};

pub const fn s(n: u16) -> Slot {
    Slot(n)
}

/// The window of the entry function of [`main_program`].
pub const WINDOW: u32 = 1024;

/// A program of one function with this body; slots up to about 900 are its own.
pub fn main_program(body: Vec<Op>) -> Program {
    program(vec![(body, WINDOW)])
}

/// A program of these functions (code and window), the first being the entry.
pub fn program(functions: Vec<(Vec<Op>, u32)>) -> Program {
    let mut program = Program { ops: vec![Op::Halt], entry: Some(FunctionId(0)), ..Program::default() };
    for (code, window) in functions {
        program.functions.push(Function { entry: program.ops.len() as u32, window, may_unwind: true });
        program.ops.extend(code);
    }
    program
}

pub struct Outcome {
    pub stop: Stop,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

pub fn limits() -> Limits {
    Limits { heap: 1 << 16, stack: 1 << 16, ..Limits::default() }
}

pub fn run_with<G: Guard>(program: &Program, limits: Limits, input: &[u8]) -> Outcome {
    let mut sources = Sources::new();
    sources.add("main.rs", "fn main() {}\nlet line = two;\n");
    let mut host = Captured::with_input(input);
    let mut machine = Machine::<G>::new(program, &sources, limits);
    let stop = machine.run(&mut host, Until::end());
    Outcome { stop, stderr: host.stderr_text(), stdout: host.stdout }
}

pub fn run(program: &Program) -> Outcome {
    run_with::<NoGuard>(program, limits(), b"")
}

/// Appends instructions that print `len` bytes of the frame from `slot`. Uses slots 960 and up.
pub fn print_slot(code: &mut Vec<Op>, slot: u16, len: u16) {
    code.extend([
        Op::Lea { dst: s(960), offset: u32::from(slot) },
        Op::Const8 { dst: s(968), imm: i32::from(len) },
        Op::Intrinsic { function: Intrinsic::WriteStdout, dst: s(976), args: s(960) },
    ]);
}

/// Appends instructions that put 16 bytes of constants into a slot; `pool` is the program's.
pub fn constant(code: &mut Vec<Op>, pool: &mut Vec<u64>, slot: u16, value: u128) {
    code.push(Op::Pool16 { dst: s(slot), index: pool.len() as u32 });
    pool.extend([value as u64, (value >> 64) as u64]);
}

/// Runs one instruction on operands of up to 16 bytes in slots 16, 32 and 48 and gives the 32 bytes at slot 0 afterwards, which
/// are zero before; or the panic's message.
pub fn evaluate<G: Guard>(op: Op, operands: &[u128]) -> Result<[u8; 32], String> {
    let (mut code, mut pool) = (vec![Op::Zero { dst: s(0), len: 32 }], Vec::new());
    for (slot, operand) in [64, 80, 96].into_iter().zip(operands) {
        constant(&mut code, &mut pool, slot, *operand);
    }
    code.push(op);
    print_slot(&mut code, 0, 32);
    code.push(Op::Ret { top: WINDOW });
    let program = Program { pool, ..main_program(code) };
    let outcome = run_with::<G>(&program, limits(), b"");
    match outcome.stop {
        Stop::Exited(0) => Ok(outcome.stdout.try_into().expect("32 bytes were printed")),
        Stop::Panicked => Err(outcome.stderr.lines().nth(2).unwrap_or_default().to_owned()),
        other => panic!("{op:?} on {operands:?}: {other:?}"),
    }
}
