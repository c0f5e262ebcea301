//! Values as text.

use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::v1::*;

mod builders;
mod float;
mod impls;
mod num;
mod rt;

pub use self::builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};
pub use self::rt::{Argument, Arguments, Spec};

/// What formatting gives back.
pub type Result = crate::result::Result<(), Error>;

/// Formatting failed, because the sink did.
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt("an error occurred when formatting an argument", f)
    }
}

/// `{}`
#[lang = "Display"]
pub trait Display {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;

    /// What `to_string` gives. Only the library's own types have a shorter way.
    fn __to_string(&self) -> String {
        let mut text = String::new();
        let mut formatter = Formatter::new(&mut text);
        if let Err(error) = self.fmt(&mut formatter) {
            crate::panicking::panic_labelled("a Display implementation returned an error unexpectedly", &error);
        }
        text
    }
}

/// `{:?}`
#[lang = "Debug"]
pub trait Debug {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:o}`
#[lang = "Octal"]
pub trait Octal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:b}`
#[lang = "Binary"]
pub trait Binary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:x}`
#[lang = "LowerHex"]
pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:X}`
#[lang = "UpperHex"]
pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:p}`
#[lang = "Pointer"]
pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:e}`
#[lang = "LowerExp"]
pub trait LowerExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:E}`
#[lang = "UpperExp"]
pub trait UpperExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// Where text can go.
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        self.write_str(c.encode_utf8(&mut [0; 4]))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        args.write_to(&raw mut this as *mut (), write_through::<Self>)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

/// The sink of a [`Formatter`] is a pointer and the function that writes to it; here it points to a `&mut W`.
fn write_through<W: Write + ?Sized>(sink: *mut (), s: &str) -> Result {
    let writer = sink as *mut &mut W;
    unsafe { (**writer).write_str(s) }
}

/// As [`write_through`], where the sink points to the `W` itself.
fn write_into<W: Write>(sink: *mut (), s: &str) -> Result {
    let writer = sink as *mut W;
    unsafe { (*writer).write_str(s) }
}

/// Writes formatted text.
pub fn write<W: Write + ?Sized>(output: &mut W, args: Arguments<'_>) -> Result {
    output.write_fmt(args)
}

/// Formatted text as a new string.
#[lang = "format"]
pub fn format(args: Arguments<'_>) -> String {
    if let Some(text) = args.as_str() {
        return String::from(text);
    }
    let mut output = String::with_capacity(args.estimated_capacity());
    if let Err(error) = args.write_to(&raw mut output as *mut (), write_into::<String>) {
        crate::panicking::panic_labelled(
            "a formatting trait implementation returned an error when the underlying stream did not",
            &error,
        );
    }
    output
}

/// A closure as something to be displayed.
pub struct FromFn<F>(F);

pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> {
    FromFn(f)
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}

/// Where the text stands when it is shorter than the width.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

/// `FLAG_*` and the alignment are bits above the fill character's 21.
pub(crate) const FLAG_PLUS: u32 = 1 << 21;
pub(crate) const FLAG_MINUS: u32 = 1 << 22;
pub(crate) const FLAG_ALTERNATE: u32 = 1 << 23;
pub(crate) const FLAG_ZERO_PAD: u32 = 1 << 24;
pub(crate) const FLAG_DEBUG_LOWER_HEX: u32 = 1 << 25;
pub(crate) const FLAG_DEBUG_UPPER_HEX: u32 = 1 << 26;
pub(crate) const FLAG_WIDTH: u32 = 1 << 27;
pub(crate) const FLAG_PRECISION: u32 = 1 << 28;
pub(crate) const ALIGN_SHIFT: u32 = 29;
pub(crate) const ALIGN_LEFT: u32 = 0;
pub(crate) const ALIGN_RIGHT: u32 = 1;
pub(crate) const ALIGN_CENTER: u32 = 2;
pub(crate) const ALIGN_UNKNOWN: u32 = 3;
pub(crate) const DEFAULT_FLAGS: u32 = 0x20 | (3 << 29);

/// What stands between `{:` and `}`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) flags: u32,
    pub(crate) width: u16,
    pub(crate) precision: u16,
}

/// The sink and the options that a formatting trait writes with.
#[lang = "Formatter"]
pub struct Formatter<'a> {
    pub(crate) options: Options,
    pub(crate) sink: *mut (),
    pub(crate) write: fn(*mut (), &str) -> Result,
    pub(crate) _sink: PhantomData<&'a mut &'a ()>,
}

impl<'a> Formatter<'a> {
    #[inline]
    pub(crate) fn new<W: Write>(writer: &'a mut W) -> Formatter<'a> {
        Formatter::over(writer as *mut W as *mut (), write_into::<W>)
    }

    #[inline]
    pub(crate) fn over(sink: *mut (), write: fn(*mut (), &str) -> Result) -> Formatter<'a> {
        let options = Options { flags: DEFAULT_FLAGS, width: 0, precision: 0 };
        Formatter { options, sink, write, _sink: PhantomData }
    }

    #[inline]
    pub fn write_str(&mut self, data: &str) -> Result {
        (self.write)(self.sink, data)
    }

    pub fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        args.write_to(self.sink, self.write)
    }

    pub fn fill(&self) -> char {
        unsafe { char::from_u32_unchecked(self.options.flags & 0x1F_FFFF) }
    }

    pub fn align(&self) -> Option<Alignment> {
        match self.options.flags >> ALIGN_SHIFT & 3 {
            ALIGN_LEFT => Some(Alignment::Left),
            ALIGN_RIGHT => Some(Alignment::Right),
            ALIGN_CENTER => Some(Alignment::Center),
            _ => None,
        }
    }

    pub fn width(&self) -> Option<usize> {
        if self.options.flags & FLAG_WIDTH == 0 { None } else { Some(self.options.width as usize) }
    }

    pub fn precision(&self) -> Option<usize> {
        if self.options.flags & FLAG_PRECISION == 0 { None } else { Some(self.options.precision as usize) }
    }

    pub fn sign_plus(&self) -> bool {
        self.options.flags & FLAG_PLUS != 0
    }

    pub fn sign_minus(&self) -> bool {
        self.options.flags & FLAG_MINUS != 0
    }

    #[inline]
    pub fn alternate(&self) -> bool {
        self.options.flags & FLAG_ALTERNATE != 0
    }

    pub fn sign_aware_zero_pad(&self) -> bool {
        self.options.flags & FLAG_ZERO_PAD != 0
    }

    pub(crate) fn debug_lower_hex(&self) -> bool {
        self.options.flags & FLAG_DEBUG_LOWER_HEX != 0
    }

    pub(crate) fn debug_upper_hex(&self) -> bool {
        self.options.flags & FLAG_DEBUG_UPPER_HEX != 0
    }

    /// Writes a number's digits with sign, prefix and padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        if self.options.flags == DEFAULT_FLAGS && is_nonnegative {
            return self.write_str(buf);
        }
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        self.pad_number(sign, prefix, prefix.chars().count(), buf)
    }

    /// Writes `sign prefix digits`, padded; zeros go between the prefix and the digits.
    pub(crate) fn pad_number(&mut self, sign: &str, prefix: &str, prefix_chars: usize, digits: &str) -> Result {
        let len = sign.len() + prefix_chars + digits.len();
        let width = self.options.width as usize;
        if width <= len {
            self.write_str(sign)?;
            self.write_str(prefix)?;
            return self.write_str(digits);
        }
        let missing = width - len;
        if self.sign_aware_zero_pad() {
            self.write_str(sign)?;
            self.write_str(prefix)?;
            self.write_fill('0', missing)?;
            return self.write_str(digits);
        }
        let before = self.fill_before(missing, Alignment::Right);
        let fill = self.fill();
        self.write_fill(fill, before)?;
        self.write_str(sign)?;
        self.write_str(prefix)?;
        self.write_str(digits)?;
        self.write_fill(fill, missing - before)
    }

    /// Writes a string, cut to the precision and padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.flags & (FLAG_WIDTH | FLAG_PRECISION) == 0 {
            return self.write_str(s);
        }
        let mut text = s;
        let mut count = 0;
        if self.options.flags & FLAG_PRECISION != 0 {
            let limit = self.options.precision as usize;
            let mut end = 0;
            let mut chars = s.chars();
            while count < limit {
                match chars.next() {
                    Some(c) => end += c.len_utf8(),
                    None => break,
                }
                count += 1;
            }
            text = unsafe { s.get_unchecked(..end) };
        } else {
            count = s.chars().count();
        }
        let width = self.options.width as usize;
        if width <= count {
            return self.write_str(text);
        }
        let missing = width - count;
        let before = self.fill_before(missing, Alignment::Left);
        let fill = self.fill();
        self.write_fill(fill, before)?;
        self.write_str(text)?;
        self.write_fill(fill, missing - before)
    }

    /// How much of the padding comes before the text.
    fn fill_before(&self, missing: usize, default: Alignment) -> usize {
        let align = match self.align() {
            Some(align) => align,
            None => default,
        };
        match align {
            Alignment::Left => 0,
            Alignment::Right => missing,
            Alignment::Center => missing / 2,
        }
    }

    fn write_fill(&mut self, fill: char, count: usize) -> Result {
        if count == 0 {
            return Ok(());
        }
        let mut bytes = [0; 4];
        let fill: &str = fill.encode_utf8(&mut bytes);
        let mut left = count;
        while left > 0 {
            (self.write)(self.sink, fill)?;
            left -= 1;
        }
        Ok(())
    }

    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        builders::debug_struct_new(self, name)
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        builders::debug_tuple_new(self, name)
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        builders::debug_list_new(self)
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        builders::debug_set_new(self)
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        builders::debug_map_new(self)
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        (self.write)(self.sink, s)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        args.write_to(self.sink, self.write)
    }
}

/// Bytes that are known to be UTF-8, from a buffer on the stack.
#[inline]
pub(crate) fn text_at<'a>(start: *const u8, len: usize) -> &'a str {
    unsafe { &*intrinsics::str_from_raw_parts(start, len) }
}
