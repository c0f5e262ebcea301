//! How fast a long run can be gone through: recording, seeking, stepping back.
//!
//!     cargo bench --bench timeline
//!
//! Each program runs for about 100 million instructions: once plainly, once recorded, the two in turn, eleven times. What
//! recording costs is the median of the eleven ratios: the two runs of one round meet the same moods of the machine. Then 400 seeks to positions all over the run. Prints one line a program.
//! `cargo bench --bench timeline -- sieve` measures that one only.

use std::time::{Duration, Instant};

use cairn::driver;
use cairn::timeline::{Depth, Direction, Options, Session, Unit};
use cairn::vm::{Captured, Limits, Machine, NoGuard, Until};

/// How often each program is run plainly and recorded.
const ROUNDS: usize = 11;

const PROGRAMS: [(&str, &str); 4] = [
    // Registers only.
    (
        "loop",
        "fn main() {\n let mut x = 1u64;\n let mut i = 0u64;\n while i < 25_000_000 {\n x = x.wrapping_mul(31) ^ i;\n i += 1;\n }\n println!(\"{}\", x);\n}",
    ),
    // Calls.
    (
        "calls",
        "fn fib(n: u32) -> u32 { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } } fn main() { println!(\"{}\", fib(34)); }",
    ),
    // Stores all over five million bytes.
    (
        "sieve",
        "fn main() { let n = 5_000_000; let mut total = 0; { let mut s = vec![true; n]; let mut i = 2;\n while i * i < n {\n if s[i] {\n let mut k = i * i;\n while k < n {\n s[k] = false;\n k += i;\n }\n }\n i += 1;\n }\n total += s.iter().filter(|x| **x).count(); } println!(\"{}\", total); }",
    ),
    // Blocks made and freed.
    (
        "blocks",
        "fn main() {\n let mut kept: Vec<Box<u64>> = Vec::new();\n let mut sum = 0;\n for i in 0..3_000_000u64 {\n kept.push(Box::new(i));\n if kept.len() > 1000 { sum += *kept.swap_remove((i % 997) as usize); } } println!(\"{}\", sum); }",
    ),
];

fn main() {
    // `cargo bench` adds arguments of its own.
    let only: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for (name, text) in PROGRAMS {
        if !only.is_empty() && !only.iter().any(|only| only == name) {
            continue;
        }
        if let Err(message) = driver::on_large_stack(|| measure(name, text)) {
            eprintln!("{name}: {message}");
        }
    }
}

fn measure(name: &str, text: &str) {
    driver::compile(name, text, |compilation, diagnostics| {
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
        let program = compilation.bytecode_for_session().expect("it is accepted");
        let sources = compilation.sources;
        let (mut plain, mut recorded) = (Vec::new(), Vec::new());
        let mut last = None;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let mut machine: Machine<'_, NoGuard> = Machine::new(&program, sources, Limits::default());
            machine.run(&mut Captured::new(), Until::end());
            plain.push(start.elapsed());
            let start = Instant::now();
            let mut session = Session::new(&program, sources, Options::default(), Box::new(Captured::new()));
            session.finish();
            recorded.push(start.elapsed());
            last = Some(session);
        }
        let Some(mut session) = last else { return };
        let end = session.position();
        let (mut seeks, mut number) = (Vec::new(), 88_172_645_463_325_252u64);
        for _ in 0..400 {
            number ^= number << 13;
            number ^= number >> 7;
            number ^= number << 17;
            let start = Instant::now();
            session.seek(number % end);
            seeks.push(start.elapsed());
        }
        let mut backs = Vec::new();
        for i in 1..20 {
            session.seek(end / 20 * i + 77_777);
            let start = Instant::now();
            session.step(Unit::Statement, Depth::Into, Direction::Back);
            backs.push(start.elapsed());
        }
        let ratio = |(plain, recorded): (&Duration, &Duration)| recorded.as_secs_f64() / plain.as_secs_f64();
        let mut ratios: Vec<f64> = plain.iter().zip(&recorded).map(ratio).collect();
        ratios.sort_by(f64::total_cmp);
        for times in [&mut plain, &mut recorded, &mut seeks, &mut backs] {
            times.sort();
        }
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let at = |times: &[Duration], share: f64| ms(times[((times.len() - 1) as f64 * share) as usize]);
        println!(
            "{name:6}  {:5.1} M instructions; plain {:6.0} ms, recorded {:6.0} ms ({:+.1} %); {} checkpoints, {:.1} MiB; \
             seek median {:.1} ms, 99 % {:.1} ms; step back median {:.1} ms, worst {:.1} ms",
            end as f64 / 1e6,
            at(&plain, 0.5),
            at(&recorded, 0.5),
            (ratios[ROUNDS / 2] - 1.0) * 100.0,
            session.checkpoints(),
            session.recorded_bytes() as f64 / (1 << 20) as f64,
            at(&seeks, 0.5),
            at(&seeks, 0.99),
            at(&backs, 0.5),
            at(&backs, 1.0),
        );
    })
}
