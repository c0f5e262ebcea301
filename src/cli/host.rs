//! The program's standard streams.

use std::io::{Read, Write};

use crate::vm::{Closed, Host};

/// Connects a running program to the process's streams; output is gathered and written in large pieces, and before
/// anything else is printed or read.
pub struct StdHost {
    out: Vec<u8>,
    start: std::time::Instant,
}

const FLUSH_AT: usize = 1 << 16;

impl StdHost {
    pub fn new() -> StdHost {
        StdHost { out: Vec::new(), start: std::time::Instant::now() }
    }

    pub fn flush(&mut self) -> Result<(), Closed> {
        let mut stdout = std::io::stdout().lock();
        let outcome = stdout.write_all(&self.out).and_then(|()| stdout.flush());
        self.out.clear();
        outcome.map_err(|_| Closed)
    }
}

impl Default for StdHost {
    fn default() -> StdHost {
        StdHost::new()
    }
}

impl Host for StdHost {
    fn stdout(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.out.extend_from_slice(bytes);
        if self.out.len() >= FLUSH_AT { self.flush() } else { Ok(()) }
    }

    fn stderr(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.flush()?;
        // A program goes on when nobody reads its errors.
        let _ = std::io::stderr().write_all(bytes);
        Ok(())
    }

    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed> {
        self.flush()?;
        Ok(std::io::stdin().lock().read(buffer).unwrap_or(0))
    }

    fn nanos(&mut self) -> u64 {
        self.start.elapsed().as_nanos() as u64
    }
}
