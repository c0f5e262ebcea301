//! Cairn as a process, as its users have it.

use super::{Errors, process};
use std::process::Command;
use std::time::Duration;

/// The binary under test, started in the package's root so that paths in messages are those of `programs()`.
pub fn command() -> Command {
    // `CAIRN=path cargo test` tests another build of it.
    let mut command = match std::env::var_os("CAIRN") {
        Some(path) => Command::new(path),
        None => Command::new(env!("CARGO_BIN_EXE_cairn")),
    };
    command.current_dir(super::root()).env("NO_COLOR", "1").env_remove("RUST_BACKTRACE");
    command
}

/// `cairn check --error-format short FILE`: its errors, its exit code, and its words.
pub struct Checked {
    pub errors: Errors,
    pub exit: i32,
    pub text: String,
}

/// Checks a program. `path` is relative to the root, or absolute.
pub fn check(path: &str) -> Checked {
    let mut command = command();
    command.args(["check", "--error-format", "short", path]);
    let finished = process::run(&mut command, b"", Duration::from_secs(60));
    Checked { errors: parse_short(&finished.stderr(), path), exit: finished.exit, text: finished.stderr() }
}

/// Runs a program to its end.
pub fn run(path: &str, flags: &[String], stdin: &str) -> process::Finished {
    let mut command = command();
    command.arg("run").args(flags).arg(path);
    process::run(&mut command, stdin.as_bytes(), Duration::from_secs(120))
}

/// Reads `file:line:col: error[E0382]: message` lines; an error without a code is `file:line:col: error: message`.
pub fn parse_short(text: &str, path: &str) -> Errors {
    text.lines().filter_map(|line| parse_short_line(line, path)).map(|(line, code, _)| (line, code)).collect()
}

/// One line of the short form: its line, its code (`-` for none) and its message.
pub fn parse_short_line<'a>(line: &'a str, path: &str) -> Option<(u32, String, &'a str)> {
    let (number, rest) = line.strip_prefix(path)?.strip_prefix(':')?.split_once(':')?;
    let (_column, rest) = rest.split_once(": error")?;
    let (code, message) = match rest.strip_prefix('[') {
        Some(rest) => rest.split_once("]: ")?,
        None => ("-", rest.strip_prefix(": ")?),
    };
    Some((number.parse().ok()?, code.to_string(), message))
}

/// How many heap blocks were alive at the end of a run with `--leaks`, which says `leaks: N`.
pub fn leaks(finished: &process::Finished) -> Option<u32> {
    finished.stderr().lines().rev().find_map(|line| line.strip_prefix("leaks: ")?.trim().parse().ok())
}
