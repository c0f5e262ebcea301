//! Characters out of UTF-16.

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::v1::*;

/// Characters, two units each where they need two.
#[derive(Clone, Debug)]
pub struct DecodeUtf16<I>
where
    I: Iterator<Item = u16>,
{
    iter: I,
    /// A unit that turned out to be no second half.
    buf: Option<u16>,
}

/// Half a character.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct DecodeUtf16Error {
    code: u16,
}

pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), buf: None }
}

impl char {
    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
        decode_utf16(iter)
    }
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;

    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let first = match self.buf.take() {
            Some(unit) => unit,
            None => self.iter.next()?,
        };
        if let Some(c) = char::from_u32(first as u32) {
            return Some(Ok(c));
        }
        if first >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: first }));
        }
        match self.iter.next() {
            Some(second @ 0xDC00..=0xDFFF) => {
                let code = 0x1_0000 + ((first as u32 & 0x3ff) << 10) + (second as u32 & 0x3ff);
                Some(Ok(unsafe { char::from_u32_unchecked(code) }))
            }
            second => {
                self.buf = second;
                Some(Err(DecodeUtf16Error { code: first }))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (low, high) = self.iter.size_hint();
        let (more, most) = match self.buf {
            None => (0, 0),
            Some(unit) if char::from_u32(unit as u32).is_some() || high == Some(0) => (1, 1),
            Some(_) => (0, 1),
        };
        (low.div_ceil(2) + more, high.and_then(|high| high.checked_add(most)))
    }
}

impl<I: Iterator<Item = u16> + FusedIterator> FusedIterator for DecodeUtf16<I> {}

impl DecodeUtf16Error {
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}

impl Error for DecodeUtf16Error {}
