//! `text[a..b]`, where both ends must stand between characters.

use crate::intrinsics;
use crate::io;
use crate::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::panicking::{self, PanicMessage};
use crate::prelude::v1::*;
use crate::slice::SliceIndex;
use crate::str::{text, text_mut};

#[cold]
#[inline(never)]
#[track_caller]
pub(crate) fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let shown = s.part(0, s.floor_char_boundary(256));
    let ellipsis = if shown.len() < s.len() { "[...]" } else { "" };
    let message = PanicMessage::start();
    if begin > s.len() {
        io::eprint_str("start byte index ");
        io::eprint_usize(begin);
        io::eprint_str(" is out of bounds of `");
    } else if end > s.len() {
        io::eprint_str("end byte index ");
        io::eprint_usize(end);
        io::eprint_str(" is out of bounds of `");
    } else if begin > end {
        io::eprint_str("begin > end (");
        io::eprint_usize(begin);
        io::eprint_str(" > ");
        io::eprint_usize(end);
        io::eprint_str(") when slicing `");
    } else if !s.is_char_boundary(begin) {
        io::eprint_str("start byte index ");
        inside_a_character(s, begin);
    } else {
        io::eprint_str("end byte index ");
        inside_a_character(s, end);
    }
    io::eprint_str(shown);
    io::eprint_str("`");
    io::eprint_str(ellipsis);
    message.end()
}

fn inside_a_character(s: &str, index: usize) {
    let start = s.floor_char_boundary(index);
    let end = s.ceil_char_boundary(index);
    io::eprint_usize(index);
    io::eprint_str(" is not a char boundary; it is inside ");
    if let Some(c) = s.part(start, end).chars().next() {
        io::eprint_debug(&c);
    }
    io::eprint_str(" (bytes ");
    io::eprint_usize(start);
    io::eprint_str("..");
    io::eprint_usize(end);
    io::eprint_str(") of `");
}

#[inline]
fn is_part(s: &str, start: usize, end: usize) -> bool {
    start <= end && s.is_char_boundary(start) && s.is_char_boundary(end)
}

#[inline]
unsafe fn raw_part(s: *const str, start: usize, end: usize) -> *const str {
    unsafe { text(intrinsics::offset(intrinsics::str_ptr(s), start as isize), end - start) }
}

#[inline]
unsafe fn raw_part_mut(s: *mut str, start: usize, end: usize) -> *mut str {
    let from = intrinsics::offset(intrinsics::str_ptr(s as *const str), start as isize);
    unsafe { text_mut(from as *mut u8, end - start) }
}

impl SliceIndex<str> for RangeFull {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        Some(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        Some(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        slice
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        slice
    }

    #[inline]
    fn index(self, slice: &str) -> &str {
        slice
    }

    #[inline]
    fn index_mut(self, slice: &mut str) -> &mut str {
        slice
    }
}

impl SliceIndex<str> for Range<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        if is_part(slice, self.start, self.end) { Some(slice.part(self.start, self.end)) } else { None }
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if is_part(slice, self.start, self.end) {
            Some(unsafe { &mut *raw_part_mut(slice, self.start, self.end) })
        } else {
            None
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { raw_part(slice, self.start, self.end) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { raw_part_mut(slice, self.start, self.end) }
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        if !is_part(slice, self.start, self.end) {
            slice_error_fail(slice, self.start, self.end);
        }
        slice.part(self.start, self.end)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        if !is_part(slice, self.start, self.end) {
            slice_error_fail(slice, self.start, self.end);
        }
        unsafe { &mut *raw_part_mut(slice, self.start, self.end) }
    }
}

impl SliceIndex<str> for RangeTo<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        (0..self.end).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        (0..self.end).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { (0..self.end).get_unchecked(slice) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { (0..self.end).get_unchecked_mut(slice) }
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (0..self.end).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        (0..self.end).index_mut(slice)
    }
}

impl SliceIndex<str> for RangeFrom<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        let len = slice.len();
        (self.start..len).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        let len = slice.len();
        (self.start..len).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        let len = intrinsics::str_len(slice);
        unsafe { (self.start..len).get_unchecked(slice) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        let len = intrinsics::str_len(slice as *const str);
        unsafe { (self.start..len).get_unchecked_mut(slice) }
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        let len = slice.len();
        (self.start..len).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let len = slice.len();
        (self.start..len).index_mut(slice)
    }
}

/// The half-open form of an inclusive range; its end is past any string if it does not fit.
#[inline]
#[track_caller]
fn half_open(range: RangeInclusive<usize>) -> Range<usize> {
    if range.end == usize::MAX {
        panicking::panic("attempted to index str up to maximum usize");
    }
    let end = range.end + 1;
    Range { start: if range.exhausted { end } else { range.start }, end }
}

impl SliceIndex<str> for RangeInclusive<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        if self.end == usize::MAX { None } else { half_open(self).get(slice) }
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if self.end == usize::MAX { None } else { half_open(self).get_mut(slice) }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { half_open(self).get_unchecked(slice) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { half_open(self).get_unchecked_mut(slice) }
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        half_open(self).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        half_open(self).index_mut(slice)
    }
}

impl SliceIndex<str> for RangeToInclusive<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        (0..=self.end).get(slice)
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        (0..=self.end).get_mut(slice)
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { (0..=self.end).get_unchecked(slice) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { (0..=self.end).get_unchecked_mut(slice) }
    }

    #[inline]
    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (0..=self.end).index(slice)
    }

    #[inline]
    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        (0..=self.end).index_mut(slice)
    }
}
