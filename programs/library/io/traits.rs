//! Streams of bytes.

use crate::fmt;
use crate::io::{Error, ErrorKind, Result};
use crate::prelude::v1::*;

/// What bytes can be read from.
pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let start = buf.len();
        let mut chunk = [0u8; 256];
        loop {
            let count = self.read(&mut chunk)?;
            if count == 0 {
                return Ok(buf.len() - start);
            }
            buf.extend_from_slice(&chunk[..count]);
        }
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        let mut bytes = Vec::new();
        let count = self.read_to_end(&mut bytes)?;
        match crate::str::from_utf8(&bytes) {
            Ok(text) => {
                buf.push_str(text);
                Ok(count)
            }
            Err(_) => Err(Error::simple(ErrorKind::InvalidData, "stream did not contain valid UTF-8")),
        }
    }

    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        let mut filled = 0;
        while filled < buf.len() {
            let count = self.read(&mut buf[filled..])?;
            if count == 0 {
                return Err(Error::simple(ErrorKind::UnexpectedEof, "failed to fill whole buffer"));
            }
            filled += count;
        }
        Ok(())
    }

    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }

    fn bytes(self) -> Bytes<Self>
    where
        Self: Sized,
    {
        Bytes { inner: self }
    }
}

/// What lines can be read from.
pub trait BufRead: Read {
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;

    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        let mut line = Vec::new();
        let count = self.read_until(b'\n', &mut line)?;
        match crate::str::from_utf8(&line) {
            Ok(text) => {
                buf.push_str(text);
                Ok(count)
            }
            Err(_) => Err(Error::simple(ErrorKind::InvalidData, "stream did not contain valid UTF-8")),
        }
    }

    fn split(self, byte: u8) -> Split<Self>
    where
        Self: Sized,
    {
        Split { buf: self, delim: byte }
    }

    fn lines(self) -> Lines<Self>
    where
        Self: Sized,
    {
        Lines { buf: self }
    }
}

/// What bytes can be written to.
pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;

    fn flush(&mut self) -> Result<()>;

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            let count = self.write(rest)?;
            if count == 0 {
                return Err(Error::simple(ErrorKind::WriteZero, "failed to write whole buffer"));
            }
            rest = &rest[count..];
        }
        Ok(())
    }

    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        let mut adapter = Adapter { inner: self, error: Ok(()) };
        match args.write_to(&raw mut adapter as *mut (), write_adapted::<Self>) {
            Ok(()) => Ok(()),
            Err(_) => {
                if adapter.error.is_err() {
                    adapter.error
                } else {
                    crate::panicking::panic(
                        "a formatting trait implementation returned an error when the underlying stream did not",
                    )
                }
            }
        }
    }

    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }
}

/// Text on its way to a stream of bytes; keeps the stream's error, which formatting cannot carry.
struct Adapter<'a, W: ?Sized> {
    inner: &'a mut W,
    error: Result<()>,
}

fn write_adapted<W: Write + ?Sized>(sink: *mut (), s: &str) -> fmt::Result {
    let adapter = unsafe { &mut *(sink as *mut Adapter<'_, W>) };
    match adapter.inner.write_all(s.as_bytes()) {
        Ok(()) => Ok(()),
        Err(error) => {
            adapter.error = Err(error);
            Err(fmt::Error)
        }
    }
}

impl<R: Read + ?Sized> Read for &mut R {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (**self).read(buf)
    }
}

impl<B: BufRead + ?Sized> BufRead for &mut B {
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_until(byte, buf)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (**self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        (**self).flush()
    }
}

impl<W: Write + ?Sized> Write for Box<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (**self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        (**self).flush()
    }
}

impl Read for &[u8] {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let count = if buf.len() < self.len() { buf.len() } else { self.len() };
        let (head, tail) = self.split_at(count);
        buf[..count].copy_from_slice(head);
        *self = tail;
        Ok(count)
    }
}

impl BufRead for &[u8] {
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        let mut count = 0;
        while count < self.len() {
            count += 1;
            if self[count - 1] == byte {
                break;
            }
        }
        let (head, tail) = self.split_at(count);
        buf.extend_from_slice(head);
        *self = tail;
        Ok(count)
    }
}

impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for &mut [u8] {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        let count = if buf.len() < self.len() { buf.len() } else { self.len() };
        let (head, tail) = crate::mem::take(self).split_at_mut(count);
        head.copy_from_slice(&buf[..count]);
        *self = tail;
        Ok(count)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// The lines of a stream, without what ends them.
#[derive(Debug)]
pub struct Lines<B> {
    buf: B,
}

impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;

    fn next(&mut self) -> Option<Result<String>> {
        let mut line = String::new();
        match self.buf.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => {
                if line.ends_with('\n') {
                    line.pop();
                    if line.ends_with('\r') {
                        line.pop();
                    }
                }
                Some(Ok(line))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// The pieces of a stream between bytes of one value.
#[derive(Debug)]
pub struct Split<B> {
    buf: B,
    delim: u8,
}

impl<B: BufRead> Iterator for Split<B> {
    type Item = Result<Vec<u8>>;

    fn next(&mut self) -> Option<Result<Vec<u8>>> {
        let mut piece = Vec::new();
        match self.buf.read_until(self.delim, &mut piece) {
            Ok(0) => None,
            Ok(_) => {
                if piece[piece.len() - 1] == self.delim {
                    piece.pop();
                }
                Some(Ok(piece))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// The bytes of a stream.
#[derive(Debug)]
pub struct Bytes<R> {
    inner: R,
}

impl<R: Read> Iterator for Bytes<R> {
    type Item = Result<u8>;

    fn next(&mut self) -> Option<Result<u8>> {
        let mut byte = [0u8];
        match self.inner.read(&mut byte) {
            Ok(0) => None,
            Ok(_) => Some(Ok(byte[0])),
            Err(error) => Some(Err(error)),
        }
    }
}

/// Reads in larger pieces than it gives out.
#[derive(Debug)]
pub struct BufReader<R> {
    inner: R,
    buf: Vec<u8>,
    at: usize,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader { inner, buf: Vec::new(), at: 0 }
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { inner, buf: Vec::with_capacity(capacity), at: 0 }
    }

    pub fn into_inner(self) -> R {
        self.inner
    }

    /// Reads more if all that was read has been given out; says whether there is anything.
    fn fill(&mut self) -> Result<bool> {
        if self.at == self.buf.len() {
            self.buf.resize(1024, 0);
            self.at = 0;
            let count = self.inner.read(&mut self.buf)?;
            self.buf.truncate(count);
        }
        Ok(self.at < self.buf.len())
    }
}

impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.fill()?;
        let left = self.buf.len() - self.at;
        let count = if buf.len() < left { buf.len() } else { left };
        buf[..count].copy_from_slice(&self.buf[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

impl<R: Read> BufRead for BufReader<R> {
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        let mut count = 0;
        while self.fill()? {
            let next = self.buf[self.at];
            self.at += 1;
            buf.push(next);
            count += 1;
            if next == byte {
                break;
            }
        }
        Ok(count)
    }
}

/// Writes in larger pieces than it takes in; what is left is written when it goes away.
#[derive(Debug)]
pub struct BufWriter<W: Write> {
    inner: W,
    buf: Vec<u8>,
}

impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter { inner, buf: Vec::new() }
    }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { inner, buf: Vec::with_capacity(capacity) }
    }

    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    fn flush_buf(&mut self) -> Result<()> {
        let result = self.inner.write_all(&self.buf);
        self.buf.clear();
        result
    }
}

impl<W: Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        if self.buf.len() + buf.len() > 8192 {
            self.flush_buf()?;
        }
        self.buf.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        let _ = self.flush_buf();
    }
}
