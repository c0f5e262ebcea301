//! Running a program with input, a time limit and an eye on its memory.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How a process ended and what it said.
#[derive(Debug, Clone)]
pub struct Finished {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// The exit code; 128 + n for signal n, as shells count.
    pub exit: i32,
    /// Whether it was ended because its time was up.
    pub timed_out: bool,
    pub elapsed: Duration,
    /// The most memory it held at once, in bytes, as far as the system tells (Linux); sampled every few milliseconds.
    pub peak: u64,
}

impl Finished {
    pub fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    pub fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// Only this much of each output stream is kept; the rest is read and dropped.
const KEPT: usize = 32 << 20;

/// Runs the command to its end, or kills it when the limit has passed.
pub fn run(command: &mut Command, stdin: &[u8], limit: Duration) -> Finished {
    let started = Instant::now();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    let mut input = child.stdin.take().expect("stdin is piped");
    let output = child.stdout.take().expect("stdout is piped");
    let errors = child.stderr.take().expect("stderr is piped");
    std::thread::scope(|scope| {
        // A program that does not read its input closes the pipe early; that is no failure.
        scope.spawn(move || drop(input.write_all(stdin)));
        let output = scope.spawn(|| read_all(output));
        let errors = scope.spawn(|| read_all(errors));
        let (status, timed_out, peak) = wait(&mut child, started, limit);
        Finished {
            exit: exit_code(status),
            timed_out,
            peak,
            elapsed: started.elapsed(),
            stdout: output.join().expect("the reader does not panic"),
            stderr: errors.join().expect("the reader does not panic"),
        }
    })
}

fn wait(child: &mut Child, started: Instant, limit: Duration) -> (ExitStatus, bool, u64) {
    let mut peak = 0;
    let mut pause = Duration::from_micros(200);
    let mut timed_out = false;
    loop {
        peak = peak.max(high_water_mark(child.id()));
        if let Some(status) = child.try_wait().expect("the child is ours") {
            return (status, timed_out, peak);
        }
        if started.elapsed() > limit && !timed_out {
            timed_out = true;
            // It may have ended since; then there is nothing to kill.
            drop(child.kill());
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(4));
    }
}

fn read_all(mut stream: impl Read) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    while let Ok(count) = stream.read(&mut chunk) {
        if count == 0 {
            break;
        }
        let room = KEPT.saturating_sub(kept.len()).min(count);
        kept.extend_from_slice(&chunk[..room]);
    }
    kept
}

/// The `VmHWM` line of `/proc/PID/status`, or 0 where there is none.
fn high_water_mark(id: u32) -> u64 {
    let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) else { return 0 };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

#[cfg(unix)]
fn exit_code(status: ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt;
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0))
}

#[cfg(not(unix))]
fn exit_code(status: ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}
