//! Comparison.

use crate::prelude::v1::*;

use self::Ordering::{Equal, Greater, Less};

/// `==` and `!=`.
#[lang = "eq"]
pub trait PartialEq<Rhs: ?Sized = Self> {
    fn eq(&self, other: &Rhs) -> bool;

    #[inline]
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

/// Types whose every value equals itself.
#[lang = "Eq"]
pub trait Eq: PartialEq<Self> {}

/// The result of a comparison.
#[lang = "Ordering"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(i8)]
pub enum Ordering {
    Less = -1,
    Equal = 0,
    Greater = 1,
}

impl Ordering {
    #[inline]
    pub const fn is_eq(self) -> bool {
        self as i8 == 0
    }

    #[inline]
    pub const fn is_ne(self) -> bool {
        self as i8 != 0
    }

    #[inline]
    pub const fn is_lt(self) -> bool {
        (self as i8) < 0
    }

    #[inline]
    pub const fn is_gt(self) -> bool {
        self as i8 > 0
    }

    #[inline]
    pub const fn is_le(self) -> bool {
        self as i8 <= 0
    }

    #[inline]
    pub const fn is_ge(self) -> bool {
        self as i8 >= 0
    }

    #[inline]
    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    #[inline]
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    #[inline]
    pub fn then_with<F>(self, f: F) -> Ordering
    where
        F: FnOnce() -> Ordering,
    {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

/// `<`, `<=`, `>` and `>=`.
#[lang = "partial_ord"]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    #[inline]
    fn lt(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Less) => true,
            _ => false,
        }
    }

    #[inline]
    fn le(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Less | Equal) => true,
            _ => false,
        }
    }

    #[inline]
    fn gt(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Greater) => true,
            _ => false,
        }
    }

    #[inline]
    fn ge(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Greater | Equal) => true,
            _ => false,
        }
    }
}

/// Types whose values form one order.
#[lang = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    fn cmp(&self, other: &Self) -> Ordering;

    #[inline]
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    #[inline]
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    #[inline]
    #[track_caller]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        if !(min <= max) {
            crate::panicking::panic("assertion failed: min <= max");
        }
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

/// A wrapper that turns the order around, for sorting and for keys.
#[derive(PartialEq, Eq, Debug, Copy, Default, Hash)]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    #[inline]
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }

    #[inline]
    fn lt(&self, other: &Self) -> bool {
        other.0 < self.0
    }

    #[inline]
    fn le(&self, other: &Self) -> bool {
        other.0 <= self.0
    }

    #[inline]
    fn gt(&self, other: &Self) -> bool {
        other.0 > self.0
    }

    #[inline]
    fn ge(&self, other: &Self) -> bool {
        other.0 >= self.0
    }
}

impl<T: Ord> Ord for Reverse<T> {
    #[inline]
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

impl<T: Clone> Clone for Reverse<T> {
    #[inline]
    fn clone(&self) -> Reverse<T> {
        Reverse(self.0.clone())
    }
}

#[inline]
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

#[inline]
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_le() { v1 } else { v2 }
}

pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_gt() { v1 } else { v2 }
}

pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}

// Primitives.

#[each(Prim = bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64)]
impl PartialEq for Prim {
    #[inline]
    fn eq(&self, other: &Prim) -> bool {
        *self == *other
    }

    #[inline]
    fn ne(&self, other: &Prim) -> bool {
        *self != *other
    }
}

#[each(Prim = bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Eq for Prim {}

#[each(Prim = bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl PartialOrd for Prim {
    #[inline]
    fn partial_cmp(&self, other: &Prim) -> Option<Ordering> {
        if *self < *other {
            Some(Less)
        } else if *self == *other {
            Some(Equal)
        } else {
            Some(Greater)
        }
    }

    #[inline]
    fn lt(&self, other: &Prim) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &Prim) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &Prim) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &Prim) -> bool {
        *self >= *other
    }
}

#[each(Prim = bool, char, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Ord for Prim {
    #[inline]
    fn cmp(&self, other: &Prim) -> Ordering {
        if *self < *other {
            Less
        } else if *self == *other {
            Equal
        } else {
            Greater
        }
    }

    #[inline]
    fn max(self, other: Prim) -> Prim {
        if other < self { self } else { other }
    }

    #[inline]
    fn min(self, other: Prim) -> Prim {
        if other < self { other } else { self }
    }

    #[inline]
    #[track_caller]
    fn clamp(self, min: Prim, max: Prim) -> Prim {
        if max < min {
            clamp_fail(min, max);
        }
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn clamp_fail<T: crate::fmt::Debug>(min: T, max: T) -> ! {
    let message = crate::panicking::PanicMessage::start();
    crate::io::eprint_str("min > max. min = ");
    crate::io::eprint_debug(&min);
    crate::io::eprint_str(", max = ");
    crate::io::eprint_debug(&max);
    message.end()
}

#[each(Float = f32, f64)]
impl PartialOrd for Float {
    #[inline]
    fn partial_cmp(&self, other: &Float) -> Option<Ordering> {
        if *self < *other {
            Some(Less)
        } else if *self == *other {
            Some(Equal)
        } else if *self > *other {
            Some(Greater)
        } else {
            None
        }
    }

    #[inline]
    fn lt(&self, other: &Float) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &Float) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &Float) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &Float) -> bool {
        *self >= *other
    }
}

impl PartialEq for () {
    #[inline]
    fn eq(&self, _other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    #[inline]
    fn partial_cmp(&self, _other: &()) -> Option<Ordering> {
        Some(Equal)
    }
}

impl Ord for () {
    #[inline]
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

impl PartialEq for ! {
    fn eq(&self, _other: &!) -> bool {
        *self
    }
}

impl Eq for ! {}

impl PartialOrd for ! {
    fn partial_cmp(&self, _other: &!) -> Option<Ordering> {
        *self
    }
}

impl Ord for ! {
    fn cmp(&self, _other: &!) -> Ordering {
        *self
    }
}

// References compare what they point to.

impl<A: ?Sized, B: ?Sized> PartialEq<&B> for &A
where
    A: PartialEq<B>,
{
    #[inline]
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }

    #[inline]
    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialEq<&mut B> for &mut A
where
    A: PartialEq<B>,
{
    #[inline]
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, *other)
    }

    #[inline]
    fn ne(&self, other: &&mut B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialEq<&mut B> for &A
where
    A: PartialEq<B>,
{
    #[inline]
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialEq<&B> for &mut A
where
    A: PartialEq<B>,
{
    #[inline]
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }
}

impl<A: ?Sized> Eq for &A where A: Eq {}
impl<A: ?Sized> Eq for &mut A where A: Eq {}

impl<A: ?Sized, B: ?Sized> PartialOrd<&B> for &A
where
    A: PartialOrd<B>,
{
    #[inline]
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }

    #[inline]
    fn lt(&self, other: &&B) -> bool {
        PartialOrd::lt(*self, *other)
    }

    #[inline]
    fn le(&self, other: &&B) -> bool {
        PartialOrd::le(*self, *other)
    }

    #[inline]
    fn gt(&self, other: &&B) -> bool {
        PartialOrd::gt(*self, *other)
    }

    #[inline]
    fn ge(&self, other: &&B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialOrd<&mut B> for &mut A
where
    A: PartialOrd<B>,
{
    #[inline]
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }
}

impl<A: ?Sized> Ord for &A
where
    A: Ord,
{
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized> Ord for &mut A
where
    A: Ord,
{
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}
