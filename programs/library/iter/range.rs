//! Ranges as iterators.

use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::ops::{Range, RangeFrom, RangeInclusive};
use crate::prelude::v1::*;

/// Types whose ranges can be walked. Each method is one comparison and one addition for the integers.
pub trait Step: Clone + PartialOrd + Sized {
    fn range_next(range: &mut Range<Self>) -> Option<Self>;
    fn range_next_back(range: &mut Range<Self>) -> Option<Self>;
    fn range_nth(range: &mut Range<Self>, n: usize) -> Option<Self>;
    fn range_nth_back(range: &mut Range<Self>, n: usize) -> Option<Self>;
    fn inclusive_next(range: &mut RangeInclusive<Self>) -> Option<Self>;
    fn inclusive_next_back(range: &mut RangeInclusive<Self>) -> Option<Self>;
    fn inclusive_nth(range: &mut RangeInclusive<Self>, n: usize) -> Option<Self>;
    fn from_next(range: &mut RangeFrom<Self>) -> Option<Self>;
    fn from_nth(range: &mut RangeFrom<Self>, n: usize) -> Option<Self>;

    /// How many steps lead from `start` to `end`: at least, and exactly if it fits.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);
}

#[each(Int = u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, u128, i128; Uint = u8, u16, u32, u64, usize, u8, u16, u32, u64, usize, u128, u128)]
impl Step for Int {
    #[inline]
    fn range_next(range: &mut Range<Int>) -> Option<Int> {
        if range.start < range.end {
            let start = range.start;
            range.start = intrinsics::wrapping_add(start, 1);
            Some(start)
        } else {
            None
        }
    }

    #[inline]
    fn range_next_back(range: &mut Range<Int>) -> Option<Int> {
        if range.start < range.end {
            let end = intrinsics::wrapping_sub(range.end, 1);
            range.end = end;
            Some(end)
        } else {
            None
        }
    }

    fn range_nth(range: &mut Range<Int>, n: usize) -> Option<Int> {
        if range.start < range.end {
            let left = intrinsics::wrapping_sub(range.end, range.start) as Uint;
            if (n as u128) < left as u128 {
                let x = intrinsics::wrapping_add(range.start, n as Int);
                range.start = intrinsics::wrapping_add(x, 1);
                return Some(x);
            }
        }
        range.start = range.end;
        None
    }

    fn range_nth_back(range: &mut Range<Int>, n: usize) -> Option<Int> {
        if range.start < range.end {
            let left = intrinsics::wrapping_sub(range.end, range.start) as Uint;
            if (n as u128) < left as u128 {
                let x = intrinsics::wrapping_sub(intrinsics::wrapping_sub(range.end, n as Int), 1);
                range.end = x;
                return Some(x);
            }
        }
        range.end = range.start;
        None
    }

    // A range is exhausted only when its ends are equal, so the first comparison answers for all but the last value.
    #[inline]
    fn inclusive_next(range: &mut RangeInclusive<Int>) -> Option<Int> {
        if range.start < range.end {
            let start = range.start;
            range.start = intrinsics::wrapping_add(start, 1);
            Some(start)
        } else if range.start == range.end && !range.exhausted {
            range.exhausted = true;
            Some(range.start)
        } else {
            None
        }
    }

    #[inline]
    fn inclusive_next_back(range: &mut RangeInclusive<Int>) -> Option<Int> {
        let end = range.end;
        if range.start < end {
            range.end = intrinsics::wrapping_sub(end, 1);
            Some(end)
        } else if range.start == end && !range.exhausted {
            range.exhausted = true;
            Some(end)
        } else {
            None
        }
    }

    fn inclusive_nth(range: &mut RangeInclusive<Int>, n: usize) -> Option<Int> {
        if range.exhausted || range.start > range.end {
            return None;
        }
        let left = intrinsics::wrapping_sub(range.end, range.start) as Uint;
        if (n as u128) < left as u128 {
            let x = intrinsics::wrapping_add(range.start, n as Int);
            range.start = intrinsics::wrapping_add(x, 1);
            return Some(x);
        }
        range.start = range.end;
        range.exhausted = true;
        if n as u128 == left as u128 { Some(range.end) } else { None }
    }

    #[inline]
    fn from_next(range: &mut RangeFrom<Int>) -> Option<Int> {
        let start = range.start;
        range.start = start + 1;
        Some(start)
    }

    fn from_nth(range: &mut RangeFrom<Int>, n: usize) -> Option<Int> {
        let x = range.start + (n as Int);
        range.start = x + 1;
        Some(x)
    }

    fn steps_between(start: &Int, end: &Int) -> (usize, Option<usize>) {
        if *start <= *end {
            let steps = intrinsics::wrapping_sub(*end, *start) as Uint;
            if steps as u128 <= usize::MAX as u128 {
                (steps as usize, Some(steps as usize))
            } else {
                (usize::MAX, None)
            }
        } else {
            (0, None)
        }
    }
}

/// The next character; there is none between 0xD7FF and 0xE000.
fn char_after(c: char) -> Option<char> {
    match c {
        '\u{D7FF}' => Some('\u{E000}'),
        '\u{10FFFF}' => None,
        _ => Some(unsafe { char::from_u32_unchecked(c as u32 + 1) }),
    }
}

fn char_before(c: char) -> Option<char> {
    match c {
        '\u{E000}' => Some('\u{D7FF}'),
        '\0' => None,
        _ => Some(unsafe { char::from_u32_unchecked(c as u32 - 1) }),
    }
}

impl Step for char {
    fn range_next(range: &mut Range<char>) -> Option<char> {
        let start = range.start;
        if start < range.end {
            if let Some(next) = char_after(start) {
                range.start = next;
            }
            Some(start)
        } else {
            None
        }
    }

    fn range_next_back(range: &mut Range<char>) -> Option<char> {
        if range.start < range.end {
            if let Some(before) = char_before(range.end) {
                range.end = before;
            }
            Some(range.end)
        } else {
            None
        }
    }

    fn range_nth(range: &mut Range<char>, n: usize) -> Option<char> {
        let mut left = n;
        while left > 0 {
            if let None = Step::range_next(range) {
                return None;
            }
            left -= 1;
        }
        Step::range_next(range)
    }

    fn range_nth_back(range: &mut Range<char>, n: usize) -> Option<char> {
        let mut left = n;
        while left > 0 {
            if let None = Step::range_next_back(range) {
                return None;
            }
            left -= 1;
        }
        Step::range_next_back(range)
    }

    fn inclusive_next(range: &mut RangeInclusive<char>) -> Option<char> {
        let start = range.start;
        if start < range.end {
            if let Some(next) = char_after(start) {
                range.start = next;
            }
            Some(start)
        } else if start == range.end && !range.exhausted {
            range.exhausted = true;
            Some(start)
        } else {
            None
        }
    }

    fn inclusive_next_back(range: &mut RangeInclusive<char>) -> Option<char> {
        let end = range.end;
        if range.start < end {
            if let Some(before) = char_before(end) {
                range.end = before;
            }
            Some(end)
        } else if range.start == end && !range.exhausted {
            range.exhausted = true;
            Some(end)
        } else {
            None
        }
    }

    fn inclusive_nth(range: &mut RangeInclusive<char>, n: usize) -> Option<char> {
        let mut left = n;
        while left > 0 {
            if let None = Step::inclusive_next(range) {
                return None;
            }
            left -= 1;
        }
        Step::inclusive_next(range)
    }

    fn from_next(range: &mut RangeFrom<char>) -> Option<char> {
        let start = range.start;
        match char_after(start) {
            Some(next) => range.start = next,
            None => crate::panicking::panic("overflow in `Step::forward`"),
        }
        Some(start)
    }

    fn from_nth(range: &mut RangeFrom<char>, n: usize) -> Option<char> {
        let mut left = n;
        while left > 0 {
            Step::from_next(range);
            left -= 1;
        }
        Step::from_next(range)
    }

    fn steps_between(start: &char, end: &char) -> (usize, Option<usize>) {
        let (from, to) = (*start as u32, *end as u32);
        if from <= to {
            let steps = to - from;
            let count = if from < 0xD800 && 0xDFFF < to { steps - 0x800 } else { steps };
            (count as usize, Some(count as usize))
        } else {
            (0, None)
        }
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Step::range_next(self)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { Step::steps_between(&self.start, &self.end) } else { (0, Some(0)) }
    }

    #[inline]
    fn __trusted_len(&self) -> bool {
        true
    }

    fn count(self) -> usize {
        if self.start < self.end {
            match Step::steps_between(&self.start, &self.end).1 {
                Some(count) => count,
                None => crate::panicking::panic("count overflowed usize"),
            }
        } else {
            0
        }
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        Step::range_nth(self, n)
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }

    fn is_sorted(self) -> bool {
        true
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        Step::range_next_back(self)
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        Step::range_nth_back(self, n)
    }
}

impl<A: Step> FusedIterator for Range<A> {}

#[each(Int = usize, u8, isize, i8, u16, i16, u32, i32)]
impl ExactSizeIterator for Range<Int> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Step::from_next(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }

    fn __trusted_len(&self) -> bool {
        true
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        Step::from_nth(self, n)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Step::inclusive_next(self)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let (lower, exact) = Step::steps_between(&self.start, &self.end);
        let upper = match exact {
            Some(steps) => steps.checked_add(1),
            None => None,
        };
        (intrinsics::saturating_add(lower, 1), upper)
    }

    #[inline]
    fn __trusted_len(&self) -> bool {
        true
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        Step::inclusive_nth(self, n)
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }

    fn is_sorted(self) -> bool {
        true
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        Step::inclusive_next_back(self)
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}

#[each(Int = u8, i8, u16, i16)]
impl ExactSizeIterator for RangeInclusive<Int> {}
