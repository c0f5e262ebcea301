//! The traits around [`Iterator`].

use crate::ops::{ControlFlow, Try};
use crate::prelude::v1::*;

/// What `for` can loop over.
#[lang = "into_iterator"]
pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;

    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;

    #[inline]
    fn into_iter(self) -> I {
        self
    }
}

/// What `collect` can make.
pub trait FromIterator<A>: Sized {
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

/// What can take more values in.
pub trait Extend<A> {
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);

    fn __extend_one(&mut self, item: A) {
        self.extend(Some(item));
    }

    fn __extend_reserve(&mut self, _additional: usize) {}
}

/// Iterators that know how many values are left.
pub trait ExactSizeIterator: Iterator {
    #[inline]
    fn len(&self) -> usize {
        self.size_hint().0
    }
}

impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for &mut I {
    fn len(&self) -> usize {
        (**self).len()
    }
}

/// Iterators that go on saying `None` once they have said it.
pub trait FusedIterator: Iterator {}

impl<I: FusedIterator + ?Sized> FusedIterator for &mut I {}

/// Iterators that also give out values from the back.
pub trait DoubleEndedIterator: Iterator {
    fn next_back(&mut self) -> Option<Self::Item>;

    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        let mut left = n;
        while left > 0 {
            if let None = self.next_back() {
                return None;
            }
            left -= 1;
        }
        self.next_back()
    }

    fn try_rfold<B, F, R>(&mut self, init: B, f: F) -> R
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> R,
        R: Try<Output = B>,
    {
        let mut f = f;
        let mut accum = init;
        while let Some(x) = self.next_back() {
            match f(accum, x).branch() {
                ControlFlow::Continue(next) => accum = next,
                ControlFlow::Break(residual) => return R::from_residual(residual),
            }
        }
        R::from_output(accum)
    }

    fn rfold<B, F>(self, init: B, f: F) -> B
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        let mut iter = self;
        let mut f = f;
        let mut accum = init;
        while let Some(x) = iter.next_back() {
            accum = f(accum, x);
        }
        accum
    }

    fn rfind<P>(&mut self, predicate: P) -> Option<Self::Item>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        let mut predicate = predicate;
        while let Some(x) = self.next_back() {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }
}

impl<'a, I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for &'a mut I {
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }

    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth_back(n)
    }
}

/// What `sum` can make.
pub trait Sum<A = Self>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// What `product` can make.
pub trait Product<A = Self>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

#[each(Int = i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize)]
impl Sum for Int {
    fn sum<I: Iterator<Item = Self>>(mut iter: I) -> Self {
        let mut sum: Int = 0;
        while let Some(x) = iter.next() {
            sum += x;
        }
        sum
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize)]
impl<'a> Sum<&'a Int> for Int {
    fn sum<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
        let mut sum: Int = 0;
        while let Some(x) = iter.next() {
            sum += *x;
        }
        sum
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize)]
impl Product for Int {
    fn product<I: Iterator<Item = Self>>(mut iter: I) -> Self {
        let mut product: Int = 1;
        while let Some(x) = iter.next() {
            product *= x;
        }
        product
    }
}

#[each(Int = i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize)]
impl<'a> Product<&'a Int> for Int {
    fn product<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
        let mut product: Int = 1;
        while let Some(x) = iter.next() {
            product *= *x;
        }
        product
    }
}

// The sum of no floats is -0.0, so that adding to it changes nothing.

#[each(Float = f32, f64)]
impl Sum for Float {
    fn sum<I: Iterator<Item = Self>>(mut iter: I) -> Self {
        let mut sum: Float = -0.0;
        while let Some(x) = iter.next() {
            sum += x;
        }
        sum
    }
}

#[each(Float = f32, f64)]
impl<'a> Sum<&'a Float> for Float {
    fn sum<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
        let mut sum: Float = -0.0;
        while let Some(x) = iter.next() {
            sum += *x;
        }
        sum
    }
}

#[each(Float = f32, f64)]
impl Product for Float {
    fn product<I: Iterator<Item = Self>>(mut iter: I) -> Self {
        let mut product: Float = 1.0;
        while let Some(x) = iter.next() {
            product *= x;
        }
        product
    }
}

#[each(Float = f32, f64)]
impl<'a> Product<&'a Float> for Float {
    fn product<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
        let mut product: Float = 1.0;
        while let Some(x) = iter.next() {
            product *= *x;
        }
        product
    }
}

// Collecting options and results stops at the first `None` or `Err`.

/// The values inside the options, up to the first `None`, which it notes.
struct Somes<'a, I> {
    iter: I,
    stopped: &'a mut bool,
}

impl<T, I: Iterator<Item = Option<T>>> Iterator for Somes<'_, I> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(Some(x)) => Some(x),
            Some(None) => {
                *self.stopped = true;
                None
            }
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if *self.stopped { (0, Some(0)) } else { (0, self.iter.size_hint().1) }
    }
}

/// The values inside the results, up to the first `Err`, which it keeps.
struct Oks<'a, I, E> {
    iter: I,
    error: &'a mut Option<E>,
}

impl<T, E, I: Iterator<Item = Result<T, E>>> Iterator for Oks<'_, I, E> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(Ok(x)) => Some(x),
            Some(Err(e)) => {
                *self.error = Some(e);
                None
            }
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.error.is_some() { (0, Some(0)) } else { (0, self.iter.size_hint().1) }
    }
}

impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        let mut stopped = false;
        let value: V = FromIterator::from_iter(Somes { iter: iter.into_iter(), stopped: &mut stopped });
        if stopped { None } else { Some(value) }
    }
}

impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
    fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
        let mut error = None;
        let value: V = FromIterator::from_iter(Oks { iter: iter.into_iter(), error: &mut error });
        match error {
            None => Ok(value),
            Some(e) => Err(e),
        }
    }
}

impl<T, U> Sum<Option<U>> for Option<T>
where
    T: Sum<U>,
{
    fn sum<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> {
        let mut stopped = false;
        let value = T::sum(Somes { iter, stopped: &mut stopped });
        if stopped { None } else { Some(value) }
    }
}

impl<T, U> Product<Option<U>> for Option<T>
where
    T: Product<U>,
{
    fn product<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> {
        let mut stopped = false;
        let value = T::product(Somes { iter, stopped: &mut stopped });
        if stopped { None } else { Some(value) }
    }
}

impl<T, U, E> Sum<Result<U, E>> for Result<T, E>
where
    T: Sum<U>,
{
    fn sum<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> {
        let mut error = None;
        let value = T::sum(Oks { iter, error: &mut error });
        match error {
            None => Ok(value),
            Some(e) => Err(e),
        }
    }
}

impl<T, U, E> Product<Result<U, E>> for Result<T, E>
where
    T: Product<U>,
{
    fn product<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> {
        let mut error = None;
        let value = T::product(Oks { iter, error: &mut error });
        match error {
            None => Ok(value),
            Some(e) => Err(e),
        }
    }
}

impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () {
        let mut iter = iter.into_iter();
        while let Some(()) = iter.next() {}
    }
}

impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) {
        let mut iter = iter.into_iter();
        while let Some(()) = iter.next() {}
    }
}

impl<A, B, FromA, FromB> FromIterator<(A, B)> for (FromA, FromB)
where
    FromA: Default + Extend<A>,
    FromB: Default + Extend<B>,
{
    fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (FromA, FromB) {
        iter.into_iter().unzip()
    }
}

impl<A, B, ExtendA, ExtendB> Extend<(A, B)> for (ExtendA, ExtendB)
where
    ExtendA: Extend<A>,
    ExtendB: Extend<B>,
{
    fn extend<T: IntoIterator<Item = (A, B)>>(&mut self, iter: T) {
        let mut iter = iter.into_iter();
        while let Some((a, b)) = iter.next() {
            self.0.__extend_one(a);
            self.1.__extend_one(b);
        }
    }
}
