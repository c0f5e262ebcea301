//! Streams with nothing behind them, streams one after the other, and copying.

use crate::fmt;
use crate::io::{BufRead, Error, ErrorKind, Read, Result, Write};
use crate::prelude::v1::*;

/// Gives nothing, and takes everything.
#[non_exhaustive]
#[derive(Copy, Clone, Debug, Default)]
pub struct Empty;

pub const fn empty() -> Empty {
    Empty
}

impl Read for Empty {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
}

impl BufRead for Empty {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(&[])
    }

    fn consume(&mut self, _amount: usize) {}
}

/// Gives one byte again and again.
pub struct Repeat {
    byte: u8,
}

pub const fn repeat(byte: u8) -> Repeat {
    Repeat { byte }
}

impl Read for Repeat {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        buf.fill(self.byte);
        Ok(buf.len())
    }

    fn read_to_end(&mut self, _buf: &mut Vec<u8>) -> Result<usize> {
        Err(Error::from(ErrorKind::OutOfMemory))
    }

    fn read_to_string(&mut self, _buf: &mut String) -> Result<usize> {
        Err(Error::from(ErrorKind::OutOfMemory))
    }
}

impl fmt::Debug for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repeat").finish_non_exhaustive()
    }
}

/// Takes everything.
#[non_exhaustive]
#[derive(Copy, Clone, Debug, Default)]
pub struct Sink;

pub const fn sink() -> Sink {
    Sink
}

#[each(Nowhere = Empty, &Empty, Sink, &Sink)]
impl Write for Nowhere {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }

    fn write_fmt(&mut self, _args: fmt::Arguments<'_>) -> Result<()> {
        Ok(())
    }
}

/// Writes all that is left to be read, and says how much that was.
pub fn copy<R: ?Sized, W: ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: Read,
    W: Write,
{
    let mut buf = vec![0u8; super::BUFFER];
    let mut copied = 0;
    loop {
        let count = match reader.read(&mut buf) {
            Ok(0) => return Ok(copied),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        writer.write_all(&buf[..count])?;
        copied += count as u64;
    }
}

/// One stream, and then another.
#[derive(Debug)]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

impl<T, U> Chain<T, U> {
    pub(super) fn new(first: T, second: U) -> Chain<T, U> {
        Chain { first, second, done_first: false }
    }

    pub fn into_inner(self) -> (T, U) {
        (self.first, self.second)
    }

    pub fn get_ref(&self) -> (&T, &U) {
        (&self.first, &self.second)
    }

    pub fn get_mut(&mut self) -> (&mut T, &mut U) {
        (&mut self.first, &mut self.second)
    }
}

impl<T: Read, U: Read> Read for Chain<T, U> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if !self.done_first {
            match self.first.read(buf)? {
                0 if !buf.is_empty() => self.done_first = true,
                count => return Ok(count),
            }
        }
        self.second.read(buf)
    }
}

impl<T: BufRead, U: BufRead> BufRead for Chain<T, U> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if !self.done_first {
            self.done_first = self.first.fill_buf()?.is_empty();
        }
        if self.done_first { self.second.fill_buf() } else { self.first.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        if self.done_first { self.second.consume(amount) } else { self.first.consume(amount) }
    }
}

/// A stream that ends after so many bytes.
#[derive(Debug)]
pub struct Take<T> {
    inner: T,
    len: u64,
    limit: u64,
}

impl<T> Take<T> {
    pub(super) fn new(inner: T, limit: u64) -> Take<T> {
        Take { inner, len: limit, limit }
    }

    pub fn limit(&self) -> u64 {
        self.limit
    }

    pub fn set_limit(&mut self, limit: u64) {
        self.len = limit;
        self.limit = limit;
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    pub fn get_ref(&self) -> &T {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: Read> Read for Take<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        // What is at its end is not asked: it may wait for more.
        if self.limit == 0 {
            return Ok(0);
        }
        let most = (buf.len() as u64).min(self.limit) as usize;
        let count = self.inner.read(&mut buf[..most])?;
        assert!(count as u64 <= self.limit, "number of read bytes exceeds limit");
        self.limit -= count as u64;
        Ok(count)
    }
}

impl<T: BufRead> BufRead for Take<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.limit == 0 {
            return Ok(&[]);
        }
        let buf = self.inner.fill_buf()?;
        let most = (buf.len() as u64).min(self.limit) as usize;
        Ok(&buf[..most])
    }

    fn consume(&mut self, amount: usize) {
        let amount = (amount as u64).min(self.limit) as usize;
        self.limit -= amount as u64;
        self.inner.consume(amount);
    }
}
