//! Every program under `programs/`, beside rustc: that the expectations written in the programs are rustc's own answers
//! (`programs` holds Cairn to the same expectations, so that verdicts, lines and codes are compared by that), and that outputs
//! are the same to the byte. Runs wherever there is a `rustc` on the PATH.

mod support;

use support::annotations::{self, Expectations};
use support::{cairn, difference, in_parallel, is_rejected, oracle, programs, report};

/// The programs that are compared with rustc, or none where there is no rustc.
fn compared() -> Vec<String> {
    if oracle::version().is_none() {
        eprintln!("there is no rustc on the PATH: nothing is compared");
        return Vec::new();
    }
    programs()
}

/// The programs that Cairn is held to.
fn settled() -> Vec<String> {
    compared().into_iter().filter(|program| !support::pending().contains(program.as_str())).collect()
}

/// rustc's answer for a program, or `None` for one that is declared to differ.
fn answer(program: &str) -> Result<Option<(Expectations, oracle::Answer)>, String> {
    let (text, expected) = annotations::load(program)?;
    if expected.rustc_differs.is_some() {
        return Ok(None);
    }
    let stdin = (!is_rejected(program)).then_some(expected.stdin.as_str());
    let answer = oracle::ask(program, &text, stdin);
    Ok(Some((expected, answer)))
}

/// The expectations in the programs hold for rustc. With `BLESS=1` the expected outputs are rewritten from rustc's.
#[test]
fn expectations_are_rustcs() {
    let programs = compared();
    let bless = std::env::var_os("BLESS").is_some();
    let complaints = in_parallel(&programs, |program| {
        let Some((expected, answer)) = answer(program)? else { return Ok(()) };
        if let Some(text) = difference("expected", &expected.errors, "rustc", &answer.errors) {
            return Err(format!("{program}:\n{text}\n  {}", answer.messages.join("\n  ")));
        }
        let Some(ran) = answer.ran else { return Ok(()) };
        if bless && expected.stdout.as_deref().unwrap_or("") != ran.stdout {
            return bless_stdout(program, &ran.stdout);
        }
        let stdout = expected.stdout.clone().unwrap_or_default();
        let outcome = Outcome { stdout: &ran.stdout, stderr: &ran.stderr, exit: ran.exit };
        outcome.compare(&stdout, &expected).map_err(|why| format!("{program}: {why}"))
    });
    report("expectations against rustc", programs.len(), &complaints);
}

/// Accepted programs print and exit the same, down to the panic message.
#[test]
fn outputs_are_rustcs() {
    let programs: Vec<String> = settled().into_iter().filter(|program| !is_rejected(program)).collect();
    let complaints = in_parallel(&programs, |program| {
        let Some((expected, answer)) = answer(program)? else { return Ok(()) };
        let Some(ran) = answer.ran else { return Err(format!("{program}: rustc rejects it")) };
        let finished = cairn::run(program, &expected.flags, &expected.stdin);
        if finished.timed_out {
            return Err(format!("{program}: does not end"));
        }
        if finished.stdout() != ran.stdout {
            return Err(format!("{program}: prints\n{}but rustc's prints\n{}", finished.stdout(), ran.stdout));
        }
        if finished.exit != ran.exit {
            let (ours, theirs) = (finished.exit, ran.exit);
            return Err(format!("{program}: exits with {ours}, rustc's with {theirs}\n{}", finished.stderr()));
        }
        let (mut ours, mut theirs) =
            (oracle::without_thread_ids(&finished.stderr()), oracle::without_thread_ids(&ran.stderr));
        if theirs.contains("panicked at /rustc/") {
            // It panicked at a line of rustc's library, which is not ours.
            (ours, theirs) = (oracle::without_locations(&ours), oracle::without_locations(&theirs));
        }
        // A process that is aborted says so in words that are the platform's own.
        if ours != theirs && ran.exit < 128 {
            return Err(format!("{program}: standard error is\n{ours}but rustc's is\n{theirs}"));
        }
        Ok(())
    });
    report("outputs", programs.len(), &complaints);
}

struct Outcome<'a> {
    stdout: &'a str,
    stderr: &'a str,
    exit: i32,
}

impl Outcome<'_> {
    fn compare(&self, stdout: &str, expected: &Expectations) -> Result<(), String> {
        if self.stdout != stdout {
            return Err(format!("prints\n{}but is expected to print\n{stdout}", self.stdout));
        }
        if self.exit != expected.exit {
            return Err(format!("exits with {}, not {}\n{}", self.exit, expected.exit, self.stderr));
        }
        match expected.stderr.iter().find(|part| !self.stderr.contains(*part)) {
            Some(part) => Err(format!("standard error lacks `{part}`:\n{}", self.stderr)),
            None => Ok(()),
        }
    }
}

/// Rewrites the `//>` lines at the end of a program, or its `.stdout` file where it has one.
fn bless_stdout(program: &str, stdout: &str) -> Result<(), String> {
    let path = support::root().join(program);
    let beside = path.with_extension("stdout");
    if beside.exists() {
        return std::fs::write(beside, stdout).map_err(|error| format!("{program}: {error}"));
    }
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{program}: {error}"))?;
    let mut kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("//>")).collect();
    while kept.last().is_some_and(|line| line.trim().is_empty()) {
        kept.pop();
    }
    let mut text = kept.join("\n") + "\n\n";
    for line in stdout.lines() {
        text += &if line.is_empty() { "//>\n".to_string() } else { format!("//> {line}\n") };
    }
    std::fs::write(path, text).map_err(|error| format!("{program}: {error}"))
}
