//! Laws of time: whatever way a session takes to a moment, the moment is the same.

mod support;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use cairn::driver;
use cairn::timeline::{Depth, Direction, Options, Outcome, Session, Unit};
use cairn::vm::{Captured, Limits};

/// Hands a session of the program to `look`; `None` if the program is not accepted.
fn with_session<R: Send>(
    name: &str,
    text: &str,
    options: Options,
    look: impl FnOnce(&mut Session<'_>) -> R + Send,
) -> Option<R> {
    let stdin = support::annotations::parse(text, None).map(|found| found.stdin).unwrap_or_default();
    let work = || {
        driver::compile(name, text, |compilation, diagnostics| {
            if diagnostics.iter().any(cairn::diagnostic::Diagnostic::is_error) {
                return None;
            }
            let program = compilation.bytecode_for_session().ok()?;
            let options = Options { guard: compilation.uses_unsafe(), ..options };
            let host = Box::new(Captured::with_input(stdin));
            Some(look(&mut Session::new(&program, compilation.sources, options, host)))
        })
    };
    driver::on_large_stack(work).expect("the compiler does not panic")
}

fn small() -> Options {
    let limits = Limits { heap: 8 << 20, stack: 1 << 18, fuel: 3_000_000, output: 1 << 20, log_blocks: true };
    Options { limits, interval: 500, ..Options::default() }
}

/// The whole of a moment: registers, all bytes that a program of this size uses, output, who made which block.
fn fingerprint(session: &Session<'_>) -> u64 {
    let view = session.view();
    let mut hasher = DefaultHasher::new();
    (view.pc, view.fp, view.steps, session.printed()).hash(&mut hasher);
    let memory = view.memory;
    memory.read(0x1000, view.heap.end() - 0x1000).hash(&mut hasher);
    memory.read(memory.stack_low(), memory.top() - memory.stack_low()).hash(&mut hasher);
    format!("{:?} {:?}", view.heap, view.ended).hash(&mut hasher);
    for block in view.blocks().flatten() {
        format!("{block:?} {:?}", view.log.and_then(|log| log.get(block.address))).hash(&mut hasher);
    }
    for output in session.output(0) {
        output.bytes.hash(&mut hasher);
    }
    hasher.finish()
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("programs").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path if path.extension().is_some_and(|ext| ext == "rs") => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// Runs to the end, looks at some moments on the way, and asks for them again in any order.
fn seeks_lead_to_the_same_moments(session: &mut Session<'_>) -> Result<u64, String> {
    session.finish();
    let end = session.position();
    let last = fingerprint(session);
    let mut numbers = Numbers(7);
    let mut positions: Vec<u64> = (0..8).map(|_| numbers.below(end)).chain([0, 1, end]).collect();
    positions.sort_unstable();
    // Straight: from the start, forward only.
    session.restart();
    let mut straight = Vec::new();
    for position in &positions {
        session.seek(*position);
        straight.push((*position, fingerprint(session)));
    }
    for _ in 0..24 {
        let (position, print) = straight[numbers.below(straight.len() as u64) as usize];
        session.seek(position);
        if session.position() != position || fingerprint(session) != print {
            return Err(format!("position {position} of {end} differs after a seek"));
        }
    }
    session.finish();
    if fingerprint(session) != last {
        return Err("the end differs".to_owned());
    }
    Ok(end)
}

fn in_parallel(paths: &[PathBuf], check: impl Fn(&PathBuf) -> Result<(), String> + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let failures = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    if let Err(why) = check(path) {
                        failures.lock().unwrap().push(format!("{}: {why}", path.display()));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_program_is_the_same_after_seeks() {
    let all: Vec<PathBuf> = ["tour", "trap", "run"].iter().flat_map(|folder| programs(folder)).collect();
    assert!(all.len() > 100, "{}", all.len());
    in_parallel(&all, |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        with_session(&name, &text, small(), seeks_lead_to_the_same_moments).unwrap_or(Ok(0)).map(|_| ())
    });
}

/// Steps forward through the whole program, then back: the same moments in reverse.
fn steps_reverse(session: &mut Session<'_>, unit: Unit, depth: Depth, most: usize) -> Result<(), String> {
    session.restart();
    let mut forward = Vec::new();
    while forward.len() < most && session.step(unit, depth, Direction::Forward) == Outcome::Found {
        forward.push((session.position(), fingerprint(session)));
    }
    if forward.last().is_some_and(|(position, _)| *position == session.position()) {
        forward.pop();
    }
    for (position, print) in forward.iter().rev() {
        let outcome = session.step(unit, depth, Direction::Back);
        if outcome != Outcome::Found || session.position() != *position || fingerprint(session) != *print {
            let found = session.position();
            return Err(format!("{unit:?} {depth:?}: back to {position} led to {found} ({outcome:?})"));
        }
    }
    Ok(())
}

#[test]
fn steps_back_are_steps_forward_reversed() {
    in_parallel(&programs("tour"), |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        for (unit, most) in [(Unit::Statement, 60), (Unit::Event, 60), (Unit::Instruction, 200)] {
            with_session(&name, &text, small(), |session| steps_reverse(session, unit, Depth::Into, most)).unwrap()?;
        }
        Ok(())
    });
}
