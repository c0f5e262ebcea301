//! Integers that are never zero, so that an `Option` of one needs no more room.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::num::{IntErrorKind, ParseIntError};
use crate::prelude::v1::*;
use crate::str::FromStr;

/// The integers.
pub trait ZeroablePrimitive: Sized + Copy {
    fn __is_zero(self) -> bool;
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl ZeroablePrimitive for Int {
    #[inline]
    fn __is_zero(self) -> bool {
        self == 0
    }
}

/// An integer that is never zero.
#[valid_range_start(1)]
#[repr(transparent)]
pub struct NonZero<T: ZeroablePrimitive>(T);

pub type NonZeroU8 = NonZero<u8>;
pub type NonZeroU16 = NonZero<u16>;
pub type NonZeroU32 = NonZero<u32>;
pub type NonZeroU64 = NonZero<u64>;
pub type NonZeroU128 = NonZero<u128>;
pub type NonZeroUsize = NonZero<usize>;
pub type NonZeroI8 = NonZero<i8>;
pub type NonZeroI16 = NonZero<i16>;
pub type NonZeroI32 = NonZero<i32>;
pub type NonZeroI64 = NonZero<i64>;
pub type NonZeroI128 = NonZero<i128>;
pub type NonZeroIsize = NonZero<isize>;

impl<T: ZeroablePrimitive> NonZero<T> {
    #[inline]
    pub const unsafe fn new_unchecked(n: T) -> NonZero<T> {
        unsafe { NonZero(n) }
    }

    #[inline]
    pub const fn new(n: T) -> Option<NonZero<T>> {
        if n.__is_zero() { None } else { Some(unsafe { NonZero(n) }) }
    }

    #[inline]
    pub const fn get(self) -> T {
        self.0
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl From<NonZero<Int>> for Int {
    fn from(n: NonZero<Int>) -> Int {
        n.get()
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl TryFrom<Int> for NonZero<Int> {
    type Error = crate::num::TryFromIntError;

    fn try_from(n: Int) -> Result<NonZero<Int>, crate::num::TryFromIntError> {
        match NonZero::<Int>::new(n) {
            Some(n) => Ok(n),
            None => Err(crate::num::TryFromIntError(())),
        }
    }
}

#[each(Int = u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl FromStr for NonZero<Int> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<Int>, ParseIntError> {
        match NonZero::<Int>::new(Int::from_str_radix(src, 10)?) {
            Some(n) => Ok(n),
            None => Err(ParseIntError { kind: IntErrorKind::Zero }),
        }
    }
}

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    #[inline]
    fn clone(&self) -> NonZero<T> {
        *self
    }
}

impl<T: ZeroablePrimitive> Copy for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    #[inline]
    fn eq(&self, other: &NonZero<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &NonZero<T>) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &NonZero<T>) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state)
    }
}

impl<T: ZeroablePrimitive + fmt::Debug> fmt::Debug for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::Display> fmt::Display for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::Binary> fmt::Binary for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::Octal> fmt::Octal for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::LowerHex> fmt::LowerHex for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::UpperHex> fmt::UpperHex for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::LowerExp> fmt::LowerExp for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::UpperExp> fmt::UpperExp for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
