//! Ranges that are no iterators themselves, so that they can be copied.

use crate::fmt;
use crate::iter::{FusedIterator, Step};
use crate::ops::{self, Bound, RangeBounds};
use crate::panicking;
use crate::prelude::v1::*;

/// From one value up to and including another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RangeInclusive<Idx> {
    pub start: Idx,
    pub last: Idx,
}

impl<Idx: fmt::Debug> fmt::Debug for RangeInclusive<Idx> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        f.write_str("..=")?;
        self.last.fmt(f)
    }
}

impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        <Self as RangeBounds<Idx>>::contains(self, item)
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        !(self.start <= self.last)
    }
}

impl<Idx: Step> RangeInclusive<Idx> {
    #[inline]
    pub fn iter(&self) -> RangeInclusiveIter<Idx> {
        self.clone().into_iter()
    }
}

impl<T> RangeBounds<T> for RangeInclusive<T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }

    fn end_bound(&self) -> Bound<&T> {
        Bound::Included(&self.last)
    }
}

impl<T> RangeBounds<T> for RangeInclusive<&T> {
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(self.start)
    }

    fn end_bound(&self) -> Bound<&T> {
        Bound::Included(self.last)
    }
}

impl<T> From<RangeInclusive<T>> for ops::RangeInclusive<T> {
    #[inline]
    fn from(value: RangeInclusive<T>) -> Self {
        ops::RangeInclusive::new(value.start, value.last)
    }
}

impl<T> From<ops::RangeInclusive<T>> for RangeInclusive<T> {
    #[inline]
    fn from(value: ops::RangeInclusive<T>) -> Self {
        if value.exhausted {
            panicking::panic(
                "attempted to convert from an exhausted `legacy::RangeInclusive` (unspecified behavior)",
            );
        }
        let (start, last) = value.into_inner();
        RangeInclusive { start, last }
    }
}

/// The values of a range, in turn.
#[derive(Debug, Clone)]
pub struct RangeInclusiveIter<A>(ops::RangeInclusive<A>);

impl<A: Step> Iterator for RangeInclusiveIter<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<A> {
        self.0.nth(n)
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusiveIter<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        self.0.next_back()
    }
}

#[each(Int = u8, i8)]
impl ExactSizeIterator for RangeInclusiveIter<Int> {}

impl<A: Step> FusedIterator for RangeInclusiveIter<A> {}

impl<A: Step> IntoIterator for RangeInclusive<A> {
    type Item = A;
    type IntoIter = RangeInclusiveIter<A>;

    fn into_iter(self) -> RangeInclusiveIter<A> {
        RangeInclusiveIter(self.into())
    }
}
