//! What a test prints, kept until it is known whether anybody wants to see it.

use std::io::Write;

use super::super::host::StdHost;
use crate::vm::{BACKTRACE_NOTE, Closed, Host};

/// The streams of one test.
pub struct TestHost {
    /// As a panic's message names it: `'tests::it_works' (2)`.
    pub thread: String,
    /// Both streams, in the order in which things were written.
    pub captured: Vec<u8>,
    /// Where output goes at once, if it is not captured.
    through: Option<StdHost>,
    input: StdHost,
    /// What is said after a panic's message: it is said once by all tests together.
    note: &'static str,
    /// Where the message of the last panic begins, after the place, and ends.
    message: Option<(usize, usize)>,
    /// Errors since the last panic began, if they are not captured.
    recent: Vec<u8>,
}

impl TestHost {
    /// For the test with this number; the main thread of a program is number 1.
    pub fn new(name: &str, number: usize, noted: bool, capture: bool) -> TestHost {
        TestHost {
            thread: format!("'{name}' ({})", number + 2),
            captured: Vec::new(),
            through: (!capture).then(StdHost::new),
            input: StdHost::new(),
            note: if noted { "" } else { BACKTRACE_NOTE },
            message: None,
            recent: Vec::new(),
        }
    }

    /// Whether there was a panic, of whatever test.
    pub fn has_noted(&self) -> bool {
        self.note.is_empty()
    }

    /// The message of the last panic.
    pub fn panic_message(&self) -> String {
        let Some((start, end)) = self.message else { return String::new() };
        let text = String::from_utf8_lossy(self.log().get(start..end).unwrap_or_default()).into_owned();
        // The place comes first, on a line of its own.
        let message = text.split_once(":\n").map_or("", |(_, message)| message);
        message.strip_suffix('\n').unwrap_or(message).to_owned()
    }

    /// Writes out what was not captured.
    pub fn flush(&mut self) {
        if let Some(through) = &mut self.through {
            // Nobody reads: the harness notices when it prints itself.
            let _ = through.flush();
        }
    }

    fn log(&self) -> &[u8] {
        if self.through.is_some() { &self.recent } else { &self.captured }
    }
}

impl Host for TestHost {
    fn stdout(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        match &mut self.through {
            Some(host) => host.stdout(bytes),
            None => {
                self.captured.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    fn stderr(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        match &mut self.through {
            Some(host) => {
                self.recent.extend_from_slice(bytes);
                host.stderr(bytes)
            }
            None => {
                self.captured.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed> {
        let _ = std::io::stdout().flush();
        self.input.stdin(buffer)
    }

    fn thread(&mut self) -> &str {
        self.recent.clear();
        let start = self.log().len();
        self.message = Some((start, start));
        &self.thread
    }

    fn panic_note(&mut self) -> &str {
        let end = self.log().len();
        if let Some(message) = &mut self.message {
            message.1 = end;
        }
        std::mem::take(&mut self.note)
    }

    fn nanos(&mut self) -> u64 {
        self.input.nanos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_what_stands_between_place_and_note() {
        let mut host = TestHost::new("t", 0, false, true);
        let write = |host: &mut TestHost, text: &str| host.stderr(text.as_bytes()).is_ok();
        assert!(write(&mut host, "noise:\nthread "));
        let name = host.thread().to_owned();
        assert_eq!(name, "'t' (2)");
        assert!(write(&mut host, &name) && write(&mut host, " panicked at a.rs:1:2:\nsaid:\nboth\n"));
        assert_eq!(host.panic_note(), BACKTRACE_NOTE);
        assert!(write(&mut host, BACKTRACE_NOTE) && write(&mut host, "dropped\n"));
        assert_eq!(host.panic_message(), "said:\nboth");
        assert!(host.has_noted());
    }
}
