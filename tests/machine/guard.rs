//! What the guard stops at, and what it lets pass.

use cairn::bytecode::{FunctionId, Intrinsic, Op};
use cairn::vm::{Shadow, Stop, Trap, Violation, ViolationKind};

use super::bed::{limits, main_program, program, run, run_with, s};

fn violation(code: Vec<Op>) -> Violation {
    let program = main_program(code);
    assert!(!matches!(run(&program).stop, Stop::Trapped(Trap::Violation(_))), "only the guard sees it");
    match run_with::<Shadow>(&program, limits(), b"").stop {
        Stop::Trapped(Trap::Violation(violation)) => *violation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn use_after_free_names_the_block() {
    let seen = violation(vec![
        Op::AllocImm { dst: s(0), size: 24 },
        Op::Store8Imm { ptr: s(0), imm: 7, disp: 8 },
        Op::DeallocImm { ptr: s(0), size: 24 },
        Op::Load8 { dst: s(16), ptr: s(0), disp: 8 },
        Op::Halt,
    ]);
    assert_eq!(seen.kind, ViolationKind::UseAfterFree);
    let block = seen.block.unwrap();
    assert_eq!((block.size, seen.address), (24, block.address + 8));
    assert_eq!((block.made.pc, block.freed.unwrap().pc), (1, 3));
}

#[test]
fn double_free_and_invalid_free() {
    let double = vec![
        Op::AllocImm { dst: s(0), size: 24 },
        Op::DeallocImm { ptr: s(0), size: 24 },
        Op::DeallocImm { ptr: s(0), size: 24 },
        Op::Halt,
    ];
    let seen = violation(double);
    assert_eq!(seen.kind, ViolationKind::DoubleFree);
    assert!(seen.block.unwrap().freed.is_some());
    let invalid = vec![
        Op::AllocImm { dst: s(0), size: 24 },
        Op::PtrAddImm { dst: s(0), ptr: s(0), imm: 8 },
        Op::DeallocImm { ptr: s(0), size: 24 },
        Op::Halt,
    ];
    assert_eq!(violation(invalid).kind, ViolationKind::InvalidFree);
}

#[test]
fn out_of_bounds_of_a_block() {
    for disp in [-1, 24, 20] {
        let seen =
            violation(vec![Op::AllocImm { dst: s(0), size: 24 }, Op::Store8Imm { ptr: s(0), imm: 7, disp }, Op::Halt]);
        assert_eq!(seen.kind, ViolationKind::OutOfBounds, "{disp}");
    }
}

#[test]
fn uninitialised_memory_may_be_moved_but_not_computed_with() {
    let moved = vec![
        Op::AllocImm { dst: s(0), size: 24 },
        Op::Load24 { dst: s(16), ptr: s(0), disp: 0 },
        Op::Mov24 { dst: s(48), src: s(16) },
        Op::Store24 { ptr: s(0), src: s(48), disp: 0 },
        Op::Const4 { dst: s(16), imm: 5 },
        Op::AddI32Imm { dst: s(16), a: s(16), imm: 1 },
        Op::Halt,
    ];
    assert_eq!(run_with::<Shadow>(&main_program(moved.clone()), limits(), b"").stop, Stop::Exited(0));
    let mut used = moved;
    used[4] = Op::AddI32Imm { dst: s(60), a: s(56), imm: 1 };
    assert_eq!(violation(used).kind, ViolationKind::UninitRead);
    let printed = violation(vec![
        Op::AllocImm { dst: s(0), size: 24 },
        Op::Const8 { dst: s(8), imm: 24 },
        Op::Intrinsic { function: Intrinsic::WriteStdout, dst: s(16), args: s(0) },
        Op::Halt,
    ]);
    assert_eq!(printed.kind, ViolationKind::UninitRead);
}

#[test]
fn null_and_wild_pointers() {
    let at = |imm| vec![Op::Const8 { dst: s(0), imm }, Op::Load1 { dst: s(8), ptr: s(0), disp: 0 }, Op::Halt];
    let kind = |code| match run_with::<Shadow>(&main_program(code), limits(), b"").stop {
        Stop::Trapped(Trap::Violation(violation)) => violation.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(at(0)), ViolationKind::NullDereference);
    assert_eq!(kind(at(i32::MAX)), ViolationKind::OutOfBounds);
}

#[test]
fn pointers_to_dead_variables_dangle() {
    let seen = violation(vec![
        Op::StorageLive { slot: s(64), len: 4 },
        Op::Const4 { dst: s(64), imm: 5 },
        Op::Lea { dst: s(0), offset: 64 },
        Op::Load4 { dst: s(8), ptr: s(0), disp: 0 },
        Op::StorageDead { slot: s(64), len: 4 },
        Op::Load4 { dst: s(8), ptr: s(0), disp: 0 },
        Op::Halt,
    ]);
    assert_eq!(seen.kind, ViolationKind::DanglingStack);
    // A pointer to a local of a function that has returned.
    let main = vec![
        Op::Call { top: s(64), function: FunctionId(1) },
        Op::Mov8 { dst: s(100), src: s(64 - 24) },
        Op::Load4 { dst: s(108), ptr: s(100), disp: 0 },
        Op::Ret { top: 256 },
    ];
    let callee = vec![
        Op::Const4 { dst: s(8), imm: 1 },
        Op::Lea { dst: s(128 - 24), offset: 8 },
        Op::Load4 { dst: s(16), ptr: s(128 - 24), disp: 0 },
        Op::Ret { top: 128 },
    ];
    let mut program = program(vec![(main, 256), (callee, 128)]);
    program.debug.types.push(cairn::bytecode::TypeInfo {
        name: "*const i32".to_owned(),
        size: 8,
        align: 8,
        kind: cairn::bytecode::TypeKind::Int { signed: false },
        niche: None,
    });
    let info = |name: &str, start: u32, end: u32, size: u32| cairn::bytecode::FunctionInfo {
        name: name.to_owned(),
        span: cairn::source::Span::new(cairn::source::FileId::MAIN, 0, 0),
        pcs: start..end,
        frame_size: size,
        is_library: false,
        track_caller: false,
        return_type: cairn::bytecode::TypeId(0),
        variables: cairn::index::IdVec::new(),
        paths: Vec::new(),
        loans: Vec::new(),
    };
    program.debug.functions = [info("main", 1, 5, 192), info("callee", 5, 9, 128)].into_iter().collect();
    assert_eq!(run(&program).stop, Stop::Exited(0));
    match run_with::<Shadow>(&program, limits(), b"").stop {
        Stop::Trapped(Trap::Violation(violation)) => assert_eq!(violation.kind, ViolationKind::DanglingStack),
        other => panic!("{other:?}"),
    }
}
