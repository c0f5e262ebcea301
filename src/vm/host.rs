//! Where a program's input comes from and its output goes: the machine itself does no I/O.

/// The other end is gone (a closed pipe): the run ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closed;

/// The world outside of the machine.
pub trait Host {
    fn stdout(&mut self, bytes: &[u8]) -> Result<(), Closed>;
    fn stderr(&mut self, bytes: &[u8]) -> Result<(), Closed>;
    /// Reads at most `buffer.len()` bytes; 0 is the end of the input.
    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed>;
    /// The thread that panics, as a panic's message names it. The message follows.
    fn thread(&mut self) -> &str {
        "'main' (1)"
    }
    /// What is said after a panic's message.
    fn panic_note(&mut self) -> &str {
        BACKTRACE_NOTE
    }
    /// Nanoseconds since some fixed moment. A constant keeps runs deterministic.
    fn nanos(&mut self) -> u64 {
        0
    }
}

/// What the real library says after the first panic of a process.
pub const BACKTRACE_NOTE: &str = "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";

/// A host that keeps all output and serves input from memory.
#[derive(Clone, Debug, Default)]
pub struct Captured {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub stdin: Vec<u8>,
    /// How much of `stdin` was read.
    pub read: usize,
}

impl Captured {
    pub fn new() -> Captured {
        Captured::default()
    }

    pub fn with_input(stdin: impl Into<Vec<u8>>) -> Captured {
        Captured { stdin: stdin.into(), ..Captured::default() }
    }

    pub fn stdout_text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    pub fn stderr_text(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

impl Host for Captured {
    fn stdout(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.stdout.extend_from_slice(bytes);
        Ok(())
    }

    fn stderr(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.stderr.extend_from_slice(bytes);
        Ok(())
    }

    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed> {
        let rest = self.stdin.get(self.read..).unwrap_or_default();
        let len = rest.len().min(buffer.len());
        buffer[..len].copy_from_slice(&rest[..len]);
        self.read += len;
        Ok(len)
    }
}
