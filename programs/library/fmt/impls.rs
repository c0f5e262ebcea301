//! Formatting of references, text, pointers and tuples.

use crate::fmt::{
    Binary, Debug, Display, FLAG_ALTERNATE, FLAG_PRECISION, FLAG_WIDTH, FLAG_ZERO_PAD, Formatter, LowerExp, LowerHex,
    Octal, Pointer, Result, UpperExp, UpperHex,
};
use crate::prelude::v1::*;

impl<T: ?Sized + Debug> Debug for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + Debug> Debug for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + Display> Display for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(&**self, f)
    }

    fn __to_string(&self) -> String {
        (**self).__to_string()
    }
}

impl<T: ?Sized + Display> Display for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(&**self, f)
    }

    fn __to_string(&self) -> String {
        (**self).__to_string()
    }
}

impl<T: ?Sized + Octal> Octal for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Octal::fmt(&**self, f)
    }
}

impl<T: ?Sized + Octal> Octal for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Octal::fmt(&**self, f)
    }
}

impl<T: ?Sized + Binary> Binary for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Binary::fmt(&**self, f)
    }
}

impl<T: ?Sized + Binary> Binary for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Binary::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerHex> LowerHex for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerHex> LowerHex for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperHex> UpperHex for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperHex> UpperHex for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerExp> LowerExp for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerExp::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerExp> LowerExp for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerExp::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperExp> UpperExp for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperExp::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperExp> UpperExp for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperExp::fmt(&**self, f)
    }
}

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }

    fn __to_string(&self) -> String {
        String::from(if *self { "true" } else { "false" })
    }
}

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }

    fn __to_string(&self) -> String {
        String::from(self)
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("\"")?;
        let mut clean = 0;
        let mut at = 0;
        let mut chars = self.chars();
        while let Some(c) = chars.next() {
            let next = at + c.len_utf8();
            if c.needs_escape('"') {
                f.write_str(unsafe { self.get_unchecked(clean..at) })?;
                write_escaped(c, f)?;
                clean = next;
            }
            at = next;
        }
        f.write_str(unsafe { self.get_unchecked(clean..at) })?;
        f.write_str("\"")
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("'")?;
        if self.needs_escape('\'') {
            write_escaped(*self, f)?;
        } else {
            f.write_str(self.encode_utf8(&mut [0; 4]))?;
        }
        f.write_str("'")
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.options.flags & (FLAG_WIDTH | FLAG_PRECISION) == 0 {
            f.write_str(self.encode_utf8(&mut [0; 4]))
        } else {
            f.pad(self.encode_utf8(&mut [0; 4]))
        }
    }

    fn __to_string(&self) -> String {
        String::from(*self)
    }
}

/// Writes an escape, without building an iterator.
fn write_escaped(c: char, f: &mut Formatter<'_>) -> Result {
    match c {
        '\0' => f.write_str("\\0"),
        '\t' => f.write_str("\\t"),
        '\r' => f.write_str("\\r"),
        '\n' => f.write_str("\\n"),
        '\\' => f.write_str("\\\\"),
        '"' => f.write_str("\\\""),
        '\'' => f.write_str("\\'"),
        _ => {
            f.write_str("\\u{")?;
            let code = c as u32;
            let mut shift = 20;
            while shift > 0 && code >> shift == 0 {
                shift -= 4;
            }
            loop {
                let digit = (code >> shift & 15) as u8;
                let letter = if digit < 10 { b'0' + digit } else { b'a' - 10 + digit };
                f.write_str((letter as char).encode_utf8(&mut [0; 4]))?;
                if shift == 0 {
                    break;
                }
                shift -= 4;
            }
            f.write_str("}")
        }
    }
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let address = *self as *const u8 as usize;
        if crate::intrinsics::size_of::<*const T>() == 8 {
            return write_address(address, f);
        }
        // A wide pointer shows its address and its length.
        let wide = crate::intrinsics::read(self as *const *const T as *const (usize, usize));
        f.debug_struct("Pointer").field("addr", &Address(address)).field("metadata", &wide.1).finish()
    }
}

/// An address inside the description of a wide pointer.
struct Address(usize);

impl Debug for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(self.0, f)
    }
}

fn write_address(address: usize, f: &mut Formatter<'_>) -> Result {
    let old = f.options;
    if f.alternate() {
        f.options.flags |= FLAG_ZERO_PAD;
        if f.options.flags & FLAG_WIDTH == 0 {
            f.options.flags |= FLAG_WIDTH;
            f.options.width = 18;
        }
    }
    f.options.flags |= FLAG_ALTERNATE;
    let result = LowerHex::fmt(&address, f);
    f.options = old;
    result
}

impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(&**self as *const T), f)
    }
}

impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Debug, const N: usize> Debug for [T; N] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

// Function pointers show their address.

impl<R> Pointer for fn() -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R> Debug for fn() -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A> Pointer for fn(A) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A> Debug for fn(A) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B> Pointer for fn(A, B) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B> Debug for fn(A, B) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C> Pointer for fn(A, B, C) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C> Debug for fn(A, B, C) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D> Pointer for fn(A, B, C, D) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D> Debug for fn(A, B, C, D) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D, E> Pointer for fn(A, B, C, D, E) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D, E> Debug for fn(A, B, C, D, E) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D, E, F> Pointer for fn(A, B, C, D, E, F) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<R, A, B, C, D, E, F> Debug for fn(A, B, C, D, E, F) -> R {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(*self as usize, f)
    }
}

impl<A: Debug> Debug for (A,) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).finish()
    }
}

impl<A: Debug, B: Debug> Debug for (A, B) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug> Debug for (A, B, C) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("").field(&self.0).field(&self.1).field(&self.2).finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug> Debug for (A, B, C, D) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug> Debug for (A, B, C, D, E) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug> Debug for (A, B, C, D, E, F) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug> Debug for (A, B, C, D, E, F, G) {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug, H: Debug> Debug
    for (A, B, C, D, E, F, G, H)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug, H: Debug, I: Debug> Debug
    for (A, B, C, D, E, F, G, H, I)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug, H: Debug, I: Debug, J: Debug> Debug
    for (A, B, C, D, E, F, G, H, I, J)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.finish()
    }
}

impl<A: Debug, B: Debug, C: Debug, D: Debug, E: Debug, F: Debug, G: Debug, H: Debug, I: Debug, J: Debug, K: Debug> Debug
    for (A, B, C, D, E, F, G, H, I, J, K)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.field(&self.10);
        tuple.finish()
    }
}

impl<
    A: Debug,
    B: Debug,
    C: Debug,
    D: Debug,
    E: Debug,
    F: Debug,
    G: Debug,
    H: Debug,
    I: Debug,
    J: Debug,
    K: Debug,
    L: Debug,
> Debug for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.field(&self.10);
        tuple.field(&self.11);
        tuple.finish()
    }
}
