//! What the format macros turn into.

use crate::fmt::{
    Binary, Debug, Display, FLAG_PRECISION, FLAG_WIDTH, Formatter, LowerExp, LowerHex, Octal, Options, Pointer, Result,
    UpperExp, UpperHex,
};
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::v1::*;

/// A format string with its arguments: piece, argument, piece, argument, ... and perhaps a last piece.
///
/// Where `specs` is empty, the arguments come in order and with default options. Otherwise there is one spec for each
/// placeholder.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    args: &'a [Argument<'a>],
    specs: &'a [Spec],
}

/// A value to be formatted, and how.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
pub struct Argument<'a> {
    value: *const (),
    formatter: fn(*const (), &mut Formatter<'_>) -> Result,
    _value: PhantomData<&'a ()>,
}

/// One placeholder.
///
/// `flags` holds the fill character in its low 21 bits, then one bit each for `+`, `-`, `#`, `0`, `x?` and `X?`, two
/// spare bits, and the alignment (left, right, centre, none) in bits 29 and 30. The kinds of `width` and `precision`
/// are 0 (none), 1 (that many) and 2 (the value of that argument).
#[lang = "format_spec"]
#[derive(Copy, Clone)]
pub struct Spec {
    pub position: usize,
    pub flags: u32,
    pub width_kind: u8,
    pub width: usize,
    pub precision_kind: u8,
    pub precision: usize,
}

impl Spec {
    pub const fn new(
        position: usize,
        flags: u32,
        width_kind: u8,
        width: usize,
        precision_kind: u8,
        precision: usize,
    ) -> Spec {
        Spec { position, flags, width_kind, width, precision_kind, precision }
    }
}

impl<'a> Argument<'a> {
    #[inline]
    fn new<T>(value: &'a T, formatter: fn(&T, &mut Formatter<'_>) -> Result) -> Argument<'a> {
        Argument {
            value: value as *const T as *const (),
            formatter: intrinsics::transmute(formatter),
            _value: PhantomData,
        }
    }

    #[inline]
    pub fn new_display<T: Display>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as Display>::fmt)
    }

    #[inline]
    pub fn new_debug<T: Debug>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as Debug>::fmt)
    }

    #[inline]
    pub fn new_octal<T: Octal>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as Octal>::fmt)
    }

    #[inline]
    pub fn new_binary<T: Binary>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as Binary>::fmt)
    }

    #[inline]
    pub fn new_lower_hex<T: LowerHex>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as LowerHex>::fmt)
    }

    #[inline]
    pub fn new_upper_hex<T: UpperHex>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as UpperHex>::fmt)
    }

    #[inline]
    pub fn new_pointer<T: Pointer>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as Pointer>::fmt)
    }

    #[inline]
    pub fn new_lower_exp<T: LowerExp>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as LowerExp>::fmt)
    }

    #[inline]
    pub fn new_upper_exp<T: UpperExp>(value: &'a T) -> Argument<'a> {
        Argument::new(value, <T as UpperExp>::fmt)
    }

    /// A width or a precision given as an argument.
    #[inline]
    pub fn from_usize(value: &'a usize) -> Argument<'a> {
        Argument::new(value, <usize as Display>::fmt)
    }
}

impl<'a> Arguments<'a> {
    #[inline]
    pub const fn new(pieces: &'a [&'static str], args: &'a [Argument<'a>], specs: &'a [Spec]) -> Arguments<'a> {
        Arguments { pieces, args, specs }
    }

    /// The whole text, where it has no arguments.
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.args.len() != 0 {
            None
        } else if self.pieces.len() == 0 {
            Some("")
        } else if self.pieces.len() == 1 {
            Some(self.pieces[0])
        } else {
            None
        }
    }

    /// A guess at the length of the text, as `format!` makes it.
    pub(crate) fn estimated_capacity(&self) -> usize {
        let mut length = 0;
        let mut i = 0;
        while i < self.pieces.len() {
            length += self.pieces[i].len();
            i += 1;
        }
        let starts_with_placeholder = self.args.len() != 0 && (self.pieces.len() == 0 || self.pieces[0].len() == 0);
        if starts_with_placeholder && length < 16 { 0 } else { length * 2 }
    }

    /// The number behind a `width$` or `precision$`, which must fit 16 bits.
    fn count(&self, kind: u8, value: usize) -> u16 {
        let count = if kind == 2 { unsafe { *(self.args[value].value as *const usize) } } else { value };
        if count > 0xFFFF {
            crate::panicking::panic("Formatting argument out of range");
        }
        count as u16
    }

    fn options(&self, spec: &Spec) -> Options {
        let mut options = Options { flags: spec.flags, width: 0, precision: 0 };
        if spec.width_kind != 0 {
            options.flags |= FLAG_WIDTH;
            options.width = self.count(spec.width_kind, spec.width);
        }
        if spec.precision_kind != 0 {
            options.flags |= FLAG_PRECISION;
            options.precision = self.count(spec.precision_kind, spec.precision);
        }
        options
    }

    pub(crate) fn write_to(&self, sink: *mut (), write: fn(*mut (), &str) -> Result) -> Result {
        let pieces = self.pieces;
        let placeholders = if self.specs.len() == 0 { self.args.len() } else { self.specs.len() };
        let mut i = 0;
        while i < placeholders {
            let piece = pieces[i];
            if piece.len() != 0 {
                write(sink, piece)?;
            }
            let mut formatter = Formatter::over(sink, write);
            let mut position = i;
            if self.specs.len() != 0 {
                let spec = &self.specs[i];
                position = spec.position;
                formatter.options = self.options(spec);
            }
            let argument = &self.args[position];
            (argument.formatter)(argument.value, &mut formatter)?;
            i += 1;
        }
        if i < pieces.len() {
            write(sink, pieces[i])?;
        }
        Ok(())
    }
}

impl !Send for Arguments<'_> {}
impl !Sync for Arguments<'_> {}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.write_to(f.sink, f.write)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.write_to(f.sink, f.write)
    }
}
