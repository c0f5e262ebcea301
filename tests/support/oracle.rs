//! rustc's answers: what it rejects, on which lines, and what the accepted programs print. Answers are kept under
//! `target/`, keyed by everything they depend on, so that a warm run asks nothing.

use super::{Errors, process};
use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How an accepted program ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub exit: i32,
}

/// The exit code of a program that did not end within its time.
pub const ENDLESS: i32 = -124;

/// What rustc made of a program.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Empty for an accepted program.
    pub errors: Errors,
    /// `line: code: message`, for people.
    pub messages: Vec<String>,
    /// Present when the program was accepted and asked to run.
    pub ran: Option<Ran>,
}

/// `rustc --version`, or `None` where there is no rustc: then the comparing tests say so and pass.
pub fn version() -> Option<&'static str> {
    static VERSION: OnceLock<Option<String>> = OnceLock::new();
    VERSION
        .get_or_init(|| {
            let output = Command::new("rustc").arg("--version").output().ok()?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
        })
        .as_deref()
}

/// Asks rustc to check a program, and to compile and run it when `stdin` is given. `name` is the path that messages
/// show; `text` is the program.
pub fn ask(name: &str, text: &str, stdin: Option<&str>) -> Answer {
    let folder = super::scratch("rustc");
    let key = key(name, text, stdin);
    let kept = folder.join(format!("{key:032x}.json"));
    if let Some(answer) = std::fs::read(&kept).ok().and_then(|bytes| from_json(&serde_json::from_slice(&bytes).ok()?)) {
        return answer;
    }
    let answer = ask_now(name, text, stdin, &folder, key);
    // Written aside and renamed, so that a reader never sees half of it.
    let aside = folder.join(format!("{key:032x}.{}.tmp", ticket()));
    std::fs::write(&aside, to_json(&answer).to_string()).expect("the target folder is writable");
    std::fs::rename(&aside, &kept).expect("the target folder is writable");
    answer
}

/// A name that no other question has at the time: two tests may ask the same.
pub fn ticket() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn key(name: &str, text: &str, stdin: Option<&str>) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, version(), name, text, stdin).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    (half(0) << 64) | half(1)
}

fn ask_now(name: &str, text: &str, stdin: Option<&str>, folder: &Path, key: u128) -> Answer {
    // rustc runs in a folder of its own in which the program has the path that it has in ours: panic messages show it.
    let home = folder.join(format!("{key:032x}.{}", ticket()));
    let source = home.join(name);
    std::fs::create_dir_all(source.parent().expect("a file has a folder")).expect("the target folder is writable");
    std::fs::write(&source, text).expect("the target folder is writable");
    let executable = home.join("program");
    let compiled = compile(&home, name, stdin.is_some().then_some(executable.as_path()));
    let (mut errors, messages) = parse_messages(&compiled.stderr());
    assert!(
        (errors.is_empty() || compiled.exit != 0) && !compiled.timed_out,
        "{name}: rustc exits with {} after\n{}",
        compiled.exit,
        compiled.stderr()
    );
    // One that was killed has not said all it had to say.
    let whole = compiled.exit == 0 || compiled.stderr().contains("aborting due to");
    assert!(whole, "{name}: rustc exits with {} after\n{}", compiled.exit, compiled.stderr());
    if errors.is_empty() && compiled.exit != 0 {
        // What no line is to blame for: the linker, a crate that is missing.
        errors.insert((0, "-".to_string()));
    }
    let ran = stdin.filter(|_| errors.is_empty()).map(|stdin| {
        let finished = process::run(
            Command::new(&executable).env_remove("RUST_BACKTRACE").current_dir(&home),
            stdin.as_bytes(),
            Duration::from_secs(10),
        );
        if finished.timed_out {
            // What it has printed by then is no answer.
            return Ran { stdout: String::new(), stderr: String::new(), exit: ENDLESS };
        }
        Ran { stdout: finished.stdout(), stderr: finished.stderr(), exit: finished.exit }
    });
    drop(std::fs::remove_dir_all(&home));
    Answer { errors, messages, ran }
}

/// Checks a program as fast as rustc can, keeping nothing: all but the lints that come on the way to code.
pub fn check_metadata(text: &str) -> (Errors, Vec<String>) {
    let mut command = Command::new("rustc");
    command.args(["--edition", "2024", "--crate-type", "bin", "--crate-name", "program", "--error-format", "json"]);
    // Types that are too long for a message it writes to files where it is.
    command.current_dir(super::scratch("rustc")).args(["-A", "warnings", "--emit", "metadata=-", "-"]);
    let finished = process::run(&mut command, text.as_bytes(), Duration::from_secs(120));
    let stderr = finished.stderr();
    // One that was killed has not said all it had to say.
    let whole = finished.exit == 0 || stderr.contains("aborting due to");
    assert!(whole && !finished.timed_out, "rustc exits with {} after\n{stderr}", finished.exit);
    parse_messages(&stderr)
}

/// Compiles to an executable as a debug build, or only checks.
fn compile(home: &Path, name: &str, executable: Option<&Path>) -> process::Finished {
    let mut command = Command::new("rustc");
    command.current_dir(home).args(["--edition", "2024", "--crate-name", "program", "--error-format", "json"]);
    command.args(["-A", "warnings", "-C", "debug-assertions=on"]);
    match executable {
        Some(path) => command.args(["--crate-type", "bin", "-o"]).arg(path),
        // Some lints (`arithmetic_overflow`) come only on the way to code, so metadata alone would not do.
        None => command.args(["--crate-type", "bin", "--emit", "obj", "-o"]).arg("program.o"),
    };
    process::run(command.arg(name), b"", Duration::from_secs(120))
}

/// The (line, code) of every error among rustc's JSON messages, and their texts.
pub fn parse_messages(stderr: &str) -> (Errors, Vec<String>) {
    let mut errors = Errors::new();
    let mut messages = Vec::new();
    for line in stderr.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["level"] != "error" {
            continue;
        }
        let Some(line) = primary_line(&message) else { continue };
        let code = message["code"]["code"].as_str().unwrap_or("-");
        messages.push(format!("{line}: {code}: {}", message["message"].as_str().unwrap_or("")));
        errors.insert((line, code.to_string()));
    }
    (errors, messages)
}

/// The first primary span's first line, as rustc prints it; for code in the standard library's macros, the line of the call.
fn primary_line(message: &Value) -> Option<u32> {
    let spans = message["spans"].as_array()?;
    let mut span = spans.iter().find(|span| span["is_primary"] == true)?;
    while span["expansion"].is_object() && span["file_name"].as_str().is_some_and(|name| name.starts_with('/')) {
        span = &span["expansion"]["span"];
    }
    u32::try_from(span["line_start"].as_u64()?).ok()
}

/// `thread 'main' (4711) panicked` holds the number of the thread, which differs from run to run.
pub fn without_thread_ids(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        match line.strip_prefix("thread 'main' (").and_then(|rest| rest.split_once(')')) {
            Some((_, rest)) => lines += &format!("thread 'main'{rest}\n"),
            None => lines += &format!("{line}\n"),
        }
    }
    lines
}

/// `panicked at FILE:LINE:COLUMN:` without what follows `at`.
pub fn without_locations(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        lines += line.split_once("panicked at ").map_or(line, |(head, _)| head);
        lines.push('\n');
    }
    lines
}

fn to_json(answer: &Answer) -> Value {
    let ran = answer.ran.as_ref().map(|ran| json!({"stdout": ran.stdout, "stderr": ran.stderr, "exit": ran.exit}));
    json!({"errors": answer.errors, "messages": answer.messages, "ran": ran})
}

fn from_json(value: &Value) -> Option<Answer> {
    let text = |value: &Value| value.as_str().map(str::to_string);
    let errors = value["errors"].as_array()?.iter().map(|error| {
        let line = u32::try_from(error[0].as_u64()?).ok()?;
        Some((line, text(&error[1])?))
    });
    let ran = match &value["ran"] {
        Value::Null => None,
        ran => Some(Ran {
            stdout: text(&ran["stdout"])?,
            stderr: text(&ran["stderr"])?,
            exit: i32::try_from(ran["exit"].as_i64()?).ok()?,
        }),
    };
    Some(Answer {
        errors: errors.collect::<Option<_>>()?,
        messages: value["messages"].as_array()?.iter().map(text).collect::<Option<_>>()?,
        ran,
    })
}
