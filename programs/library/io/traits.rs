//! Streams of bytes.

use crate::fmt;
use crate::io::{Chain, Error, ErrorKind, Result, Take};
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

    fn chain<R: Read>(self, next: R) -> Chain<Self, R>
    where
        Self: Sized,
    {
        Chain::new(self, next)
    }

    fn take(self, limit: u64) -> Take<Self>
    where
        Self: Sized,
    {
        Take::new(self, limit)
    }
}

/// What lines can be read from.
pub trait BufRead: Read {
    /// What can be had without waiting again, at least a byte unless the stream has ended.
    fn fill_buf(&mut self) -> Result<&[u8]>;

    /// So many of those bytes have been used.
    fn consume(&mut self, amount: usize);

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        let mut count = 0;
        loop {
            let (done, used) = match self.fill_buf() {
                Ok(available) => {
                    let (done, used) = up_to(byte, available);
                    buf.extend_from_slice(&available[..used]);
                    (done, used)
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.consume(used);
            count += used;
            if done || used == 0 {
                return Ok(count);
            }
        }
    }

    fn skip_until(&mut self, byte: u8) -> Result<usize> {
        let mut count = 0;
        loop {
            let (done, used) = match self.fill_buf() {
                Ok(available) => up_to(byte, available),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.consume(used);
            count += used;
            if done || used == 0 {
                return Ok(count);
            }
        }
    }

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

/// Whether `byte` is there, and how many bytes there are up to it.
fn up_to(byte: u8, available: &[u8]) -> (bool, usize) {
    let mut at = 0;
    while at < available.len() {
        at += 1;
        if available[at - 1] == byte {
            return (true, at);
        }
    }
    (false, at)
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

impl<R: Read + ?Sized> Read for Box<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (**self).read(buf)
    }
}

impl<B: BufRead + ?Sized> BufRead for &mut B {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        (**self).fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        (**self).consume(amount)
    }

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        (**self).read_until(byte, buf)
    }
}

impl<B: BufRead + ?Sized> BufRead for Box<B> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        (**self).fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        (**self).consume(amount)
    }

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
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(*self)
    }

    fn consume(&mut self, amount: usize) {
        *self = &self[amount..];
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
