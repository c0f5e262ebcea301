//! Calls, panics and unwinding, memory instructions, intrinsics, limits, stops.

use cairn::bytecode::{
    ArgumentPlaces, Far, Field, FunctionId, FunctionInfo, InlineSite, IntFn, IntTy, Intrinsic, Near, Op, PanicKind,
    Point, Program, STATICS_BASE, Shape, Slot, Switch, TERMINATE, Tag, TypeId, TypeInfo, TypeKind, UnwindEntry,
    Variant, fn_pointer,
};
use cairn::index::IdVec;
use cairn::source::{FileId, Sources, Span};
use cairn::vm::{BlockState, Breakpoints, Captured, Limits, Machine, NoGuard, Stop, Trap, Until};

use super::bed::{WINDOW, limits, main_program, print_slot, program, run, run_with, s};

/// `print "x"`: one byte from a constant, in slots 900 and 960 upwards.
fn say(code: &mut Vec<Op>, text: u8) {
    code.push(Op::Const1 { dst: s(900), imm: i32::from(text) });
    print_slot(code, 900, 1);
}

#[test]
fn a_call_leaves_its_frame_in_the_bytes() {
    // callee(a: u64) -> u64 { a + 1 }; return at top - 24, parameter at top - 32.
    let mut places = ArgumentPlaces::new();
    assert_eq!((places.place(8, 8), places.place(8, 8), places.bytes()), (24, 32, 32));
    let main = vec![
        Op::Const8 { dst: s(64 - 32), imm: 41 },
        Op::Call { top: s(64), function: FunctionId(1) },
        Op::Mov8 { dst: s(100), src: s(64 - 24) },
        Op::Exit { code: s(100) },
    ];
    let callee = vec![Op::AddU64Imm { dst: s(64 - 24), a: s(64 - 32), imm: 1 }, Op::Nop, Op::Ret { top: 64 }];
    let program = program(vec![(main, 256), (callee, 64)]);
    let sources = Sources::new();
    let mut machine = Machine::<NoGuard>::new(&program, &sources, limits());
    let mut host = Captured::new();
    let top = machine.memory().top();
    assert_eq!(machine.fp(), top - 256);
    // Into the callee, at its `Nop`.
    assert_eq!(machine.run(&mut host, Until::step(3)), Stop::Steps);
    let frames: Vec<_> = machine.frames().collect();
    assert_eq!(frames.len(), 2);
    assert_eq!((frames[0].function, frames[0].top), (FunctionId(1), top - 256 + 64));
    assert_eq!((frames[1].function, frames[1].pc, frames[1].top), (FunctionId(0), 2, top));
    // Saved frame pointer and return address are real bytes.
    assert_eq!(machine.memory().read_u64(frames[0].top - 8), Some(top - 256));
    assert_eq!(machine.memory().read_u64(frames[0].top - 16), Some(3));
    assert_eq!(machine.memory().read_u64(frames[0].top - 24), Some(42));
    assert_eq!(machine.run(&mut host, Until::end()), Stop::Exited(42));
    assert_eq!(machine.steps(), 7);
    assert_eq!(machine.run(&mut host, Until::end()), Stop::Exited(42), "ended stays ended");
}

#[test]
fn function_pointers_call_and_other_values_do_not() {
    let main = |value: i32| {
        vec![
            Op::Pool8 { dst: s(100), index: value as u32 },
            Op::CallPtr { top: s(64), ptr: s(100) },
            Op::Exit { code: s(64 - 24) },
        ]
    };
    let callee = vec![Op::Const8 { dst: s(64 - 24), imm: 7 }, Op::Ret { top: 64 }];
    let pool = vec![fn_pointer(FunctionId(1)), fn_pointer(FunctionId(1)) + 1, 0, fn_pointer(FunctionId(9))];
    let with = |index| Program { pool: pool.clone(), ..program(vec![(main(index), 256), (callee.clone(), 64)]) };
    assert_eq!(run(&with(0)).stop, Stop::Exited(7));
    assert_eq!(run(&with(1)).stop, Stop::Trapped(Trap::NotAFunction { value: pool[1] }));
    assert_eq!(run(&with(2)).stop, Stop::Trapped(Trap::NotAFunction { value: 0 }));
    assert!(matches!(run(&with(3)).stop, Stop::Trapped(Trap::BadCode { .. })));
}

#[test]
fn endless_recursion_overflows_the_stack() {
    let main = vec![Op::Call { top: s(64), function: FunctionId(0) }, Op::Ret { top: 256 }];
    let outcome = run(&program(vec![(main, 256)]));
    assert_eq!(outcome.stop, Stop::Trapped(Trap::StackOverflow));
    assert_eq!(outcome.stop.exit_code(), Some(134));
}

#[test]
fn fuel_stops_an_endless_loop_exactly() {
    let program = main_program(vec![Op::Jump { to: Far(0) }]);
    let sources = Sources::new();
    let mut machine = Machine::<NoGuard>::new(&program, &sources, Limits { fuel: 1000, ..limits() });
    let mut host = Captured::new();
    assert_eq!(machine.run(&mut host, Until::step(10)), Stop::Steps);
    assert_eq!(machine.steps(), 10);
    assert_eq!(machine.run(&mut host, Until::end()), Stop::Trapped(Trap::Fuel));
    assert_eq!(machine.steps(), 1000);
}

#[test]
fn breakpoints_stop_before_their_pc_each_time() {
    // for i in 0..3 { nop }
    let program = main_program(vec![
        Op::Const4 { dst: s(0), imm: 0 },
        Op::Nop,
        Op::AddI32Imm { dst: s(0), a: s(0), imm: 1 },
        Op::BrLtI32Imm { a: s(0), imm: 3, to: Near(-2) },
        Op::Exit { code: s(0) },
    ]);
    let sources = Sources::new();
    let mut machine = Machine::<NoGuard>::new(&program, &sources, limits());
    let mut host = Captured::new();
    let breakpoints = Breakpoints::new(&program, [2]);
    for i in 0..3u64 {
        assert_eq!(machine.run(&mut host, Until::breakpoints(&breakpoints)), Stop::Breakpoint);
        assert_eq!(machine.pc(), 2);
        assert_eq!(machine.steps(), 1 + 3 * i);
    }
    assert_eq!(machine.run(&mut host, Until::breakpoints(&breakpoints)), Stop::Exited(3));
}

#[test]
fn consecutive_breakpoints_all_stop() {
    let program = main_program(vec![Op::Nop, Op::Nop, Op::Halt]);
    let sources = Sources::new();
    let mut machine = Machine::<NoGuard>::new(&program, &sources, limits());
    let mut host = Captured::new();
    let breakpoints = Breakpoints::new(&program, [1, 2, 3]);
    for pc in [2, 3] {
        assert_eq!(machine.run(&mut host, Until::breakpoints(&breakpoints)), Stop::Breakpoint);
        assert_eq!(machine.pc(), pc);
    }
    assert_eq!(machine.run(&mut host, Until::breakpoints(&breakpoints)), Stop::Exited(0));
}

/// Three frames; the innermost panics; the two inner ones have cleanup.
fn unwinding(inner: Op) -> Program {
    let main = vec![Op::Call { top: s(64), function: FunctionId(1) }, Op::Ret { top: WINDOW }];
    let mut middle = vec![Op::Call { top: s(64), function: FunctionId(2) }, Op::Ret { top: WINDOW }];
    say(&mut middle, b'm');
    middle.push(Op::ResumeUnwind);
    let mut last = vec![inner, Op::Ret { top: WINDOW }];
    say(&mut last, b'l');
    last.push(Op::ResumeUnwind);
    let mut program = program(vec![(main, WINDOW), (middle, WINDOW), (last, WINDOW)]);
    for function in [FunctionId(1), FunctionId(2)] {
        let start = program.functions[function].entry;
        program.unwind.push(UnwindEntry { start, end: start + 1, cleanup: start + 2 });
    }
    program
}

#[test]
fn a_panic_unwinds_through_cleanup_and_ends_with_101() {
    let outcome = run(&unwinding(Op::Panic { kind: PanicKind::DivZero }));
    assert_eq!(outcome.stop, Stop::Panicked);
    assert_eq!(outcome.stop.exit_code(), Some(101));
    assert_eq!(outcome.stdout, b"lm");
    assert!(outcome.stderr.contains("panicked at"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("\nattempt to divide by zero\nnote: run with `RUST_BACKTRACE=1`"));
    let outcome = run(&unwinding(Op::Unwind));
    assert_eq!((outcome.stop, outcome.stdout.as_slice(), outcome.stderr.as_str()), (Stop::Panicked, &b"lm"[..], ""));
}

#[test]
fn a_panic_in_cleanup_aborts() {
    let mut program = unwinding(Op::Unwind);
    // The inner function's cleanup panics itself.
    let start = program.functions[FunctionId(2)].entry;
    program.ops[start as usize + 2] = Op::Panic { kind: PanicKind::AddOverflow };
    program.unwind.push(UnwindEntry { start: start + 2, end: start + 3, cleanup: TERMINATE });
    let outcome = run(&program);
    assert_eq!(outcome.stop, Stop::Trapped(Trap::PanicInCleanup));
    assert_eq!(outcome.stop.exit_code(), Some(134));
    assert!(
        outcome.stderr.contains("panic in a destructor during cleanup\nthread caused non-unwinding panic. aborting.")
    );
}

#[test]
fn bounds_panics_say_what_rustc_says() {
    let outcome =
        run(&main_program(vec![Op::Const8 { dst: s(0), imm: 9 }, Op::BoundsImm { index: s(0), len: 3 }, Op::Halt]));
    assert_eq!(outcome.stop, Stop::Panicked);
    assert!(outcome.stderr.contains("index out of bounds: the len is 3 but the index is 9"));
}

fn span(start: u32) -> Span {
    Span::new(FileId::MAIN, start, start + 1)
}

fn info(name: &str, start: u32, end: u32, track_caller: bool) -> FunctionInfo {
    FunctionInfo {
        name: name.to_owned(),
        span: span(0),
        pcs: start..end,
        frame_size: 64,
        is_library: track_caller,
        track_caller,
        return_type: TypeId(0),
        variables: IdVec::new(),
        paths: Vec::new(),
        loans: Vec::new(),
    }
}

#[test]
fn track_caller_reports_the_call() {
    // main calls a track_caller function, in which an instruction from an inlined track_caller function panics.
    let main = vec![Op::Call { top: s(64), function: FunctionId(1) }, Op::Ret { top: 256 }];
    let helper = vec![Op::Panic { kind: PanicKind::AddOverflow }];
    let mut program = program(vec![(main, 256), (helper, 64)]);
    let debug = &mut program.debug;
    debug.functions = [info("main", 1, 3, false), info("helper", 3, 4, true)].into_iter().collect();
    let site = debug.inlined.push(InlineSite {
        name: "inner".to_owned(),
        call_span: span(1),
        parent: None,
        track_caller: true,
        is_library: true,
    });
    let call = debug.points.push(Point { span: span(17), inlined: None, is_statement: true });
    let inner = debug.points.push(Point { span: span(5), inlined: Some(site), is_statement: true });
    debug.pc_points = vec![call, call, call, inner];
    let outcome = run(&program);
    // Byte 17 is in line 2 of the bed's source.
    assert!(outcome.stderr.starts_with("\nthread 'main' (1) panicked at main.rs:2:5:\n"), "{}", outcome.stderr);
}

#[test]
fn memory_instructions_reach_statics_heap_and_stack() {
    let mut code = vec![
        // A local array of three u32 at 200, its address at 0.
        Op::Lea { dst: s(0), offset: 200 },
        Op::Store4Imm { ptr: s(0), imm: -1, disp: 0 },
        Op::Const4 { dst: s(16), imm: 0x0403_0201 },
        Op::Store4 { ptr: s(0), src: s(16), disp: 4 },
        Op::Const8 { dst: s(24), imm: 2 },
        Op::StoreAt4 { ptr: s(0), index: s(24), src: s(16) },
        Op::Load1 { dst: s(204), ptr: s(0), disp: 9 },
    ];
    print_slot(&mut code, 200, 12);
    // A heap block: copy the statics there, then back into the frame.
    code.extend([
        Op::AllocImm { dst: s(40), size: 32 },
        Op::Const8 { dst: s(48), imm: STATICS_BASE as i32 },
        Op::CopyK { to: s(40), from: s(48), len: 5 },
        Op::LoadN { dst: s(300), ptr: s(40), len: 5 },
        Op::LoadN { dst: s(305), ptr: s(0), len: 1 },
        Op::StoreN { ptr: s(0), src: s(300), len: 6 },
    ]);
    print_slot(&mut code, 200, 6);
    code.extend([Op::DeallocImm { ptr: s(40), size: 32 }, Op::Halt]);
    let program = Program { statics: b"hello".to_vec(), ..main_program(code) };
    let outcome = run(&program);
    assert_eq!(outcome.stop, Stop::Exited(0));
    assert_eq!(outcome.stdout, b"\xff\xff\xff\xff\x02\x02\x03\x04\x01\x02\x03\x04hello\xff");
}

#[test]
fn slices_are_checked_and_indexed() {
    // A slice (pointer, length) of [u16; 3] at 16..32, the address of the "Vec" around it at 40, index at 48.
    let code = |index: i32| {
        let mut code = vec![
            Op::Lea { dst: s(16), offset: 200 },
            Op::Const8 { dst: s(24), imm: 3 },
            Op::Lea { dst: s(40), offset: 8 },
            Op::Const8 { dst: s(48), imm: index },
            Op::Const2 { dst: s(56), imm: 0x4241 },
            Op::SliceStore2 { slice: s(16), index: s(48), src: s(56) },
            Op::RefSliceLoad2 { dst: s(64), pair: s(40), index: s(48) },
            Op::SliceLoad2 { dst: s(66), slice: s(16), index: s(48) },
            Op::FrameLoadAt2 { dst: s(68), base: s(200), index: s(48) },
            Op::RefSliceAddr2 { dst: s(72), pair: s(40), index: s(48) },
            Op::Load2 { dst: s(70), ptr: s(72), disp: 0 },
        ];
        print_slot(&mut code, 64, 8);
        code.push(Op::Halt);
        code
    };
    assert_eq!(run(&main_program(code(2))).stdout, b"ABABABAB");
    let outcome = run(&main_program(code(3)));
    assert!(outcome.stderr.contains("the len is 3 but the index is 3"));
}

/// Two of each range, then an end: what the loop saw, and where the range is left.
#[test]
fn ranges_give_their_numbers() {
    type Next = fn(Slot, Slot, Near) -> Op;
    let next: [(Next, u16, i32, i32); 4] = [
        (|dst, range, to| Op::NextI32 { dst, range, to }, 4, -1, 1),
        (|dst, range, to| Op::NextU32 { dst, range, to }, 4, i32::MAX, i32::MIN + 1),
        (|dst, range, to| Op::NextI64 { dst, range, to }, 8, -1, 1),
        (|dst, range, to| Op::NextU64 { dst, range, to }, 8, 7, 9),
    ];
    for (make, size, start, end) in next {
        let constant = |dst: u16, imm: i32| match size {
            4 => Op::Const4 { dst: s(dst), imm },
            _ => Op::Const8 { dst: s(dst), imm },
        };
        let mut code = vec![
            constant(16, start),
            constant(16 + size, end),
            Op::Const4 { dst: s(48), imm: 0 },
            make(s(32), s(16), Near(2)),
            Op::Jump { to: Far(3) },
            Op::AddI32Imm { dst: s(48), a: s(48), imm: 1 },
            Op::Jump { to: Far(-3) },
        ];
        print_slot(&mut code, 48, 1);
        print_slot(&mut code, 32, 4);
        print_slot(&mut code, 16, 4);
        code.push(Op::Halt);
        let last = start.wrapping_add(1).to_le_bytes();
        assert_eq!(run(&main_program(code)).stdout, [&[2], &last[..], &end.to_le_bytes()].concat());
    }
}

#[test]
fn steps_copy_and_count() {
    let mut code = vec![
        Op::Const8 { dst: s(16), imm: -1 },
        Op::Const8 { dst: s(24), imm: -1 },
        Op::Step64 { dst: s(32), src: s(16) },
        Op::Step32 { dst: s(40), src: s(24) },
    ];
    print_slot(&mut code, 16, 16);
    print_slot(&mut code, 32, 12);
    code.push(Op::Halt);
    let (zeros, ones) = ([0; 8], [0xFF; 8]);
    let expected = [&zeros[..], &zeros[..4], &ones[..4], &ones[..], &ones[..4]].concat();
    assert_eq!(run(&main_program(code)).stdout, expected);
}

#[test]
fn slots_far_up_the_stack_are_reached() {
    // main's frame of 300 kB holds an array; a callee with a small frame writes through its address.
    let window = 300_000u32.next_multiple_of(16);
    let main = vec![
        Op::Lea { dst: s(32), offset: 250_000 },
        Op::Call { top: s(64), function: FunctionId(1) },
        Op::Lea { dst: s(100), offset: 250_000 },
        Op::Load4 { dst: s(108), ptr: s(100), disp: 0 },
        Op::Exit { code: s(108) },
    ];
    // The last store straddles the end of the callee's window of 128 KiB and 64 bytes.
    let callee = vec![
        Op::Store4Imm { ptr: s(32), imm: 77, disp: 0 },
        Op::Lea { dst: s(40), offset: (1 << 17) + 64 - 2 },
        Op::Store4Imm { ptr: s(40), imm: 5, disp: 0 },
        Op::Load4 { dst: s(44), ptr: s(40), disp: 0 },
        Op::BrEq32Imm { a: s(44), imm: 5, to: Near(2) },
        Op::Unreachable,
        Op::Ret { top: 64 },
    ];
    let program = program(vec![(main, window), (callee, 64)]);
    let outcome = run_with::<NoGuard>(&program, Limits { stack: 1 << 20, ..limits() }, b"");
    assert_eq!(outcome.stop, Stop::Exited(77));
}

#[test]
fn wild_pointers_are_faults() {
    for address in [0u64, 8, 0xfff, u64::MAX, 1 << 40, 0xE000_0000] {
        for op in [
            Op::Load8 { dst: s(0), ptr: s(16), disp: 0 },
            Op::Store8 { ptr: s(16), src: s(0), disp: 0 },
            Op::LoadN { dst: s(0), ptr: s(16), len: 100 },
            Op::StoreN { ptr: s(16), src: s(0), len: 100 },
            Op::CopyK { to: s(16), from: s(16), len: 100 },
        ] {
            let program =
                Program { pool: vec![address], ..main_program(vec![Op::Pool8 { dst: s(16), index: 0 }, op, Op::Halt]) };
            let stop = run(&program).stop;
            let Stop::Trapped(Trap::MemoryFault { address: at, .. }) = stop else {
                panic!("{op:?} at {address:#x}: {stop:?}")
            };
            assert_eq!(at, address);
            assert_eq!(stop.exit_code(), Some(3));
        }
    }
}

#[test]
fn damaged_frames_are_traps() {
    for (word, value) in [(8, 0), (8, i32::MAX), (16, -1), (16, 1_000_000)] {
        let main = vec![Op::Call { top: s(64), function: FunctionId(1) }, Op::Ret { top: 256 }];
        let callee = vec![Op::Const8 { dst: s(64 - word), imm: value }, Op::Ret { top: 64 }];
        let stop = run(&program(vec![(main, 256), (callee, 64)])).stop;
        assert!(matches!(stop, Stop::Trapped(Trap::BadFrame | Trap::BadCode { .. })), "{stop:?}");
    }
}

#[test]
fn switches_find_their_targets() {
    let code = |value: i32, table: u32| {
        vec![
            Op::Const4 { dst: s(0), imm: value },
            Op::Switch32 { a: s(0), table },
            Op::Exit { code: s(400) },
            Op::Const4 { dst: s(4), imm: 10 },
            Op::Exit { code: s(4) },
            Op::Const4 { dst: s(4), imm: 20 },
            Op::Exit { code: s(4) },
        ]
    };
    let switches = vec![
        Switch::Dense { base: 5, targets: vec![4, 6], default: 3 },
        Switch::Sparse { targets: vec![(7, 4), (u64::from(u32::MAX), 6)], default: 3 },
    ];
    for (value, table, exit) in [(5, 0, 10), (6, 0, 20), (7, 0, 0), (4, 0, 0), (7, 1, 10), (-1, 1, 20), (8, 1, 0)] {
        let program = Program { switches: switches.clone(), ..main_program(code(value, table)) };
        assert_eq!(run(&program).stop, Stop::Exited(exit), "{value}");
    }
}

#[test]
fn output_is_limited_and_input_is_read() {
    let mut code = Vec::new();
    for letter in *b"abcdef" {
        say(&mut code, letter);
    }
    code.push(Op::Halt);
    let program = main_program(code);
    let outcome = run_with::<NoGuard>(&program, Limits { output: 4, ..limits() }, b"");
    assert_eq!((outcome.stop, outcome.stdout.as_slice()), (Stop::Trapped(Trap::OutputLimit), &b"abcd"[..]));

    let mut code = vec![
        Op::Intrinsic { function: Intrinsic::ReadStdinByte, dst: s(0), args: s(0) },
        Op::Lea { dst: s(16), offset: 100 },
        Op::Const8 { dst: s(24), imm: 10 },
        Op::Intrinsic { function: Intrinsic::ReadStdin, dst: s(8), args: s(16) },
        Op::Intrinsic { function: Intrinsic::ReadStdinByte, dst: s(4), args: s(0) },
    ];
    print_slot(&mut code, 0, 16);
    print_slot(&mut code, 100, 2);
    code.push(Op::Halt);
    let outcome = run_with::<NoGuard>(&main_program(code), limits(), b"xyz");
    assert_eq!(outcome.stdout, b"x\0\0\0\xff\xff\xff\xff\x02\0\0\0\0\0\0\0yz");
}

#[test]
fn floats_print_and_parse_as_rust_does() {
    for (x, mode, precision, text) in [
        (1.0f64, 0, -1, "1"),
        (-0.1, 1, -1, "0.1"),
        (1.0, 1, -1, "1.0"),
        (1e21, 1, -1, "1e21"),
        (1e21, 0, -1, "1000000000000000000000"),
        (2.5, 0, 0, "2"),
        (1234.5, 2, 2, "1.23e3"),
        (1234.5, 3, -1, "1.2345E3"),
        (f64::NAN, 0, -1, "NaN"),
        (f64::NEG_INFINITY, 0, 3, "inf"),
    ] {
        let mut code = vec![
            Op::Pool8 { dst: s(0), index: 0 },
            Op::Const8 { dst: s(8), imm: mode },
            Op::Const8 { dst: s(16), imm: precision },
            Op::Lea { dst: s(24), offset: 200 },
            Op::Intrinsic { function: Intrinsic::FmtF64, dst: s(40), args: s(0) },
        ];
        code.extend([
            Op::Mov8 { dst: s(960), src: s(24) },
            Op::Mov8 { dst: s(968), src: s(40) },
            Op::Intrinsic { function: Intrinsic::WriteStdout, dst: s(976), args: s(960) },
            Op::Halt,
        ]);
        let outcome = run(&Program { pool: vec![x.to_bits()], ..main_program(code) });
        assert_eq!(String::from_utf8_lossy(&outcome.stdout), text);
    }
    for (text, value) in [("2.5", Some(2.5)), ("-1e3", Some(-1000.0)), ("nan?", None), ("", None)] {
        let mut code = vec![
            Op::Zero { dst: s(0), len: 100 },
            Op::Const8 { dst: s(0), imm: STATICS_BASE as i32 },
            Op::Const8 { dst: s(8), imm: text.len() as i32 },
            Op::Lea { dst: s(16), offset: 48 },
            Op::Intrinsic { function: Intrinsic::ParseF64, dst: s(40), args: s(0) },
        ];
        print_slot(&mut code, 40, 16);
        code.push(Op::Halt);
        let outcome = run(&Program { statics: text.as_bytes().to_vec(), ..main_program(code) });
        let (flag, bits) = outcome.stdout.split_at(8);
        assert_eq!(flag[0] == 1, value.is_some());
        assert_eq!(f64::from_le_bytes(bits.try_into().unwrap()), value.unwrap_or(0.0));
    }
}

#[test]
fn realloc_moves_small_blocks_and_keeps_their_bytes() {
    let mut code = vec![
        Op::AllocImm { dst: s(0), size: 8 },
        Op::Store8Imm { ptr: s(0), imm: 0x4142, disp: 0 },
        Op::Const8 { dst: s(8), imm: 8 },
        Op::Const8 { dst: s(16), imm: 1 },
        Op::Const8 { dst: s(24), imm: 100 },
        Op::Intrinsic { function: Intrinsic::Realloc, dst: s(32), args: s(0) },
        Op::Load8 { dst: s(40), ptr: s(32), disp: 0 },
        Op::Ne64 { dst: s(48), a: s(0), b: s(32) },
    ];
    print_slot(&mut code, 40, 9);
    code.push(Op::Halt);
    let program = main_program(code);
    let sources = Sources::new();
    let mut machine = Machine::<NoGuard>::new(&program, &sources, Limits { log_blocks: true, ..limits() });
    let mut host = Captured::new();
    assert_eq!(machine.run(&mut host, Until::end()), Stop::Exited(0));
    assert_eq!(host.stdout, b"BA\0\0\0\0\0\0\x01");
    let blocks: Vec<_> = machine.blocks().map(Result::unwrap).collect();
    assert_eq!(blocks.len(), 2);
    assert!(matches!(blocks[0].state, BlockState::Free { .. }));
    assert_eq!((blocks[1].state, blocks[1].requested), (BlockState::Live, 100));
    let log = machine.block_log().unwrap();
    assert_eq!(log.get(blocks[1].address).unwrap().size, 100);
    assert!(log.get(blocks[0].address).unwrap().freed.is_some());
}

#[test]
fn memory_runs_out_as_a_trap() {
    let program = Program {
        pool: vec![1 << 60],
        ..main_program(vec![
            Op::Pool8 { dst: s(0), index: 0 },
            Op::Const8 { dst: s(8), imm: 1 },
            Op::Alloc { dst: s(16), size: s(0), align: s(8) },
            Op::Halt,
        ])
    };
    let outcome = run(&program);
    assert_eq!(outcome.stop, Stop::Trapped(Trap::OutOfMemory { size: 1 << 60 }));
    assert_eq!(outcome.stop.exit_code(), Some(134));
}

#[test]
fn malformed_code_is_refused() {
    let nop = |op: Op| main_program(vec![op, Op::Halt]);
    for bad in [
        nop(Op::Jump { to: Far(2) }),
        nop(Op::BrEq8Imm { a: s(0), imm: 0, to: Near(-5) }),
        nop(Op::Call { top: s(64), function: FunctionId(3) }),
        nop(Op::Call { top: s(65), function: FunctionId(0) }),
        nop(Op::Call { top: s(WINDOW as u16 + 16), function: FunctionId(0) }),
        nop(Op::Ret { top: 16 }),
        nop(Op::Pool8 { dst: s(0), index: 0 }),
        nop(Op::Switch8 { a: s(0), table: 0 }),
        main_program(vec![Op::Nop]),
        Program::default(),
    ] {
        assert!(matches!(run(&bad).stop, Stop::Trapped(Trap::BadCode { .. })), "{:?}", bad.ops);
    }
    let last = Op::IntFn { function: IntFn::Ctpop, ty: IntTy::U128, dst: s(65535), args: s(65535) };
    assert_eq!(run(&nop(last)).stop, Stop::Exited(0), "slots at the very end are in the window");
}

#[test]
fn tags_decode_as_rustc_lays_them_out() {
    let variant =
        |name: &str, discriminant| Variant { name: name.to_owned(), discriminant, shape: Shape::Unit, fields: vec![] };
    let variants = [variant("None", 0), variant("Some", 1)];
    // Option<&T>: the null pointer is None.
    let niche = Tag::Niche { offset: 0, size: 8, untagged: 1, first: 0, last: 0, start: 0 };
    assert_eq!(niche.variant(&variants, 0), Some(0));
    assert_eq!(niche.variant(&variants, 0x1000), Some(1));
    let signed = [variant("Less", -1), variant("Equal", 0), variant("Greater", 1)];
    assert_eq!(Tag::Direct { offset: 0, size: 1 }.variant(&signed, 0xff), Some(0));
    assert_eq!(Tag::Direct { offset: 0, size: 1 }.variant(&signed, 2), None);
    let field = Field { name: "0".to_owned(), offset: 0, ty: TypeId(0), view: None };
    let ty = TypeInfo {
        name: "(u8,)".to_owned(),
        size: 1,
        align: 1,
        kind: TypeKind::Tuple { fields: vec![field] },
        niche: None,
    };
    assert_eq!(ty.size, 1);
}
