//! The three streams every program has.

use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics;
use crate::io::{BUFFER, BufRead, Error, ErrorKind, Lines, Read, Result, Write};
use crate::marker::PhantomData;
use crate::prelude::v1::*;

/// Where input comes from.
#[derive(Debug)]
pub struct Stdin(());

/// The input, held.
#[derive(Debug)]
pub struct StdinLock<'a>(PhantomData<&'a ()>);

/// Where output goes.
#[derive(Debug)]
pub struct Stdout(());

/// The output, held.
#[derive(Debug)]
pub struct StdoutLock<'a>(PhantomData<&'a ()>);

/// Where messages go.
#[derive(Debug)]
pub struct Stderr(());

/// The messages, held.
#[derive(Debug)]
pub struct StderrLock<'a>(PhantomData<&'a ()>);

/// Input that was looked at and not used yet.
struct Input {
    bytes: UnsafeCell<[u8; BUFFER]>,
    at: Cell<usize>,
    end: Cell<usize>,
}

unsafe impl Sync for Input {}

static INPUT: Input = Input { bytes: UnsafeCell::new([0; BUFFER]), at: Cell::new(0), end: Cell::new(0) };

impl Input {
    fn fill(&self) -> &[u8] {
        let start = self.bytes.get() as *mut u8;
        if self.at.get() == self.end.get() {
            self.at.set(0);
            self.end.set(intrinsics::read_stdin(start, BUFFER) as usize);
        }
        let rest = intrinsics::offset(start as *const u8, self.at.get() as isize);
        unsafe { &*intrinsics::slice_from_raw_parts(rest, self.end.get() - self.at.get()) }
    }

    fn consume(&self, amount: usize) {
        self.at.set((self.at.get() + amount).min(self.end.get()));
    }

    fn read(&self, buf: &mut [u8]) -> usize {
        if self.at.get() == self.end.get() {
            return intrinsics::read_stdin(buf.as_mut_ptr(), buf.len()) as usize;
        }
        let available = self.fill();
        let count = available.len().min(buf.len());
        buf[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        count
    }

    /// The next byte, -1 where there is none.
    fn byte(&self) -> i32 {
        let at = self.at.get();
        if at == self.end.get() {
            return intrinsics::read_stdin_byte();
        }
        self.at.set(at + 1);
        unsafe { (*self.bytes.get())[at] as i32 }
    }
}

pub fn stdin() -> Stdin {
    Stdin(())
}

pub fn stdout() -> Stdout {
    Stdout(())
}

pub fn stderr() -> Stderr {
    Stderr(())
}

/// All that is left of a stream.
pub fn read_to_string<R: Read>(reader: R) -> Result<String> {
    let mut reader = reader;
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

/// Appends bytes up to and including `end`, and says how many.
pub(super) fn read_until_byte(end: u8, buf: &mut Vec<u8>) -> usize {
    let mut count = 0;
    loop {
        let byte = INPUT.byte();
        if byte < 0 {
            return count;
        }
        buf.push(byte as u8);
        count += 1;
        if byte as u8 == end {
            return count;
        }
    }
}

fn read_line_into(buf: &mut String) -> Result<usize> {
    let mut line = Vec::new();
    let count = read_until_byte(b'\n', &mut line);
    match crate::str::from_utf8(&line) {
        Ok(text) => {
            buf.push_str(text);
            Ok(count)
        }
        Err(_) => Err(Error::simple(ErrorKind::InvalidData, "stream did not contain valid UTF-8")),
    }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock(PhantomData)
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        read_line_into(buf)
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        Ok(INPUT.read(buf))
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        Ok(INPUT.read(buf))
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(INPUT.fill())
    }

    fn consume(&mut self, amount: usize) {
        INPUT.consume(amount);
    }

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        Ok(read_until_byte(byte, buf))
    }
}

impl Stdout {
    pub fn lock(&self) -> StdoutLock<'static> {
        StdoutLock(PhantomData)
    }
}

impl Stderr {
    pub fn lock(&self) -> StderrLock<'static> {
        StderrLock(PhantomData)
    }
}

impl Write for Stdout {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        intrinsics::write_stdout(buf.as_ptr(), buf.len());
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        crate::io::_print(args);
        Ok(())
    }
}

impl Write for StdoutLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        intrinsics::write_stdout(buf.as_ptr(), buf.len());
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        crate::io::_print(args);
        Ok(())
    }
}

impl Write for Stderr {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        intrinsics::write_stderr(buf.as_ptr(), buf.len());
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        crate::io::_eprint(args);
        Ok(())
    }
}

impl Write for StderrLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        intrinsics::write_stderr(buf.as_ptr(), buf.len());
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        crate::io::_eprint(args);
        Ok(())
    }
}
