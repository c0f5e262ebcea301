//! Sorting. A panic in a comparison leaves every element in the slice exactly once.

use crate::intrinsics;
use crate::prelude::v1::*;

/// Up to here, insertion is quicker than anything clever.
const SMALL: usize = 20;

/// Merge sort: equal elements keep their order.
pub(super) fn stable<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let len = v.len();
    if len < 2 || intrinsics::size_of::<T>() == 0 {
        return;
    }
    if len <= SMALL {
        insertion(v, is_less);
        return;
    }
    // Merging needs room for the shorter half. The buffer holds bytes to copy from, never elements of its own.
    let mut buffer: Vec<T> = Vec::with_capacity(len / 2);
    merge_sort(v, buffer.as_mut_ptr(), is_less);
}

fn merge_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], buffer: *mut T, is_less: &mut F) {
    let len = v.len();
    if len <= SMALL {
        insertion(v, is_less);
        return;
    }
    let mid = len / 2;
    merge_sort(&mut v[..mid], buffer, is_less);
    merge_sort(&mut v[mid..], buffer, is_less);
    if is_less(&v[mid], &v[mid - 1]) {
        merge(v, mid, buffer, is_less);
    }
}

/// An element out of its place, to be written to `place` whatever happens.
struct Hole<T> {
    value: *const T,
    place: *mut T,
}

impl<T> Drop for Hole<T> {
    #[inline]
    fn drop(&mut self) {
        intrinsics::copy_nonoverlapping(self.value, self.place, 1);
    }
}

fn insertion<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let start = v.as_mut_ptr();
    let len = v.len();
    let mut i = 1;
    while i < len {
        let place = intrinsics::offset_mut(start, i as isize);
        let before = intrinsics::offset_mut(place, -1);
        if is_less(unsafe { &*place }, unsafe { &*before }) {
            shift_left(start, place, is_less);
        }
        i += 1;
    }
}

/// Moves the element at `at` to the left until it stands right; its left neighbour is known to be greater.
fn shift_left<T, F: FnMut(&T, &T) -> bool>(start: *mut T, at: *mut T, is_less: &mut F) {
    let value = crate::mem::ManuallyDrop::new(intrinsics::read(at as *const T));
    let mut hole = Hole { value: &*value, place: at };
    loop {
        let before = intrinsics::offset_mut(hole.place, -1);
        intrinsics::copy_nonoverlapping(before as *const T, hole.place, 1);
        hole.place = before;
        if before == start {
            break;
        }
        let next = intrinsics::offset_mut(before, -1);
        if !is_less(&*value, unsafe { &*next }) {
            break;
        }
    }
}

/// What is left in the buffer, to be written to the slice whatever happens.
struct Run<T> {
    start: *const T,
    end: *const T,
    place: *mut T,
}

impl<T> Drop for Run<T> {
    fn drop(&mut self) {
        let count = intrinsics::ptr_offset_from(self.end, self.start) as usize;
        intrinsics::copy_nonoverlapping(self.start, self.place, count);
    }
}

/// Merges the sorted `v[..mid]` and `v[mid..]`: the shorter of them waits in the buffer.
fn merge<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], mid: usize, buffer: *mut T, is_less: &mut F) {
    let len = v.len();
    let start = v.as_mut_ptr();
    let middle = intrinsics::offset_mut(start, mid as isize);
    let end = intrinsics::offset_mut(start, len as isize);
    if mid <= len - mid {
        intrinsics::copy_nonoverlapping(start as *const T, buffer, mid);
        let run_end = intrinsics::offset(buffer as *const T, mid as isize);
        let mut run = Run { start: buffer as *const T, end: run_end, place: start };
        let mut right = middle as *const T;
        while run.start < run.end && right < end as *const T {
            if is_less(unsafe { &*right }, unsafe { &*run.start }) {
                intrinsics::copy_nonoverlapping(right, run.place, 1);
                right = intrinsics::offset(right, 1);
            } else {
                intrinsics::copy_nonoverlapping(run.start, run.place, 1);
                run.start = intrinsics::offset(run.start, 1);
            }
            run.place = intrinsics::offset_mut(run.place, 1);
        }
    } else {
        let count = len - mid;
        intrinsics::copy_nonoverlapping(middle as *const T, buffer, count);
        let run_end = intrinsics::offset(buffer as *const T, count as isize);
        // Filled from the back: what is left of the run always fits right after what is left of the first half.
        let mut run = Run { start: buffer as *const T, end: run_end, place: middle };
        let mut out = end;
        while start < run.place && run.start < run.end {
            out = intrinsics::offset_mut(out, -1);
            let left_last = intrinsics::offset(run.place as *const T, -1);
            let right_last = intrinsics::offset(run.end, -1);
            if is_less(unsafe { &*right_last }, unsafe { &*left_last }) {
                intrinsics::copy_nonoverlapping(left_last, out, 1);
                run.place = intrinsics::offset_mut(run.place, -1);
            } else {
                intrinsics::copy_nonoverlapping(right_last, out, 1);
                run.end = right_last;
            }
        }
    }
}

/// Sorts in place, without a buffer: equal elements may change their order.
pub(super) fn unstable<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let len = v.len();
    if len < 2 || intrinsics::size_of::<T>() == 0 {
        return;
    }
    if len <= SMALL {
        insertion(v, is_less);
        return;
    }
    // A slice that is already in order, or exactly the other way round, needs no more than one look.
    let descending = is_less(&v[1], &v[0]);
    let mut run = 2;
    while run < len && is_less(&v[run], &v[run - 1]) == descending {
        run += 1;
    }
    if run == len {
        if descending {
            v.reverse();
        }
        return;
    }
    let limit = 2 * (len.ilog2());
    quicksort(v, limit, is_less);
}

fn quicksort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], mut limit: u32, is_less: &mut F) {
    let mut rest = v;
    loop {
        let len = rest.len();
        if len <= SMALL {
            insertion(rest, is_less);
            return;
        }
        if limit == 0 {
            heapsort(rest, is_less);
            return;
        }
        limit -= 1;
        let pivot = median_of_three(rest, is_less);
        let mid = partition(rest, pivot, is_less);
        // The shorter side recurses, so that the stack stays shallow.
        let (left, right) = rest.split_at_mut(mid);
        let (_, right) = match right.split_first_mut() {
            Some(split) => split,
            None => return,
        };
        if left.len() < right.len() {
            quicksort(left, limit, is_less);
            rest = right;
        } else {
            quicksort(right, limit, is_less);
            rest = left;
        }
    }
}

fn median_of_three<T, F: FnMut(&T, &T) -> bool>(v: &[T], is_less: &mut F) -> usize {
    let (a, b, c) = (v.len() / 4, v.len() / 2, v.len() / 4 * 3);
    let a_b = is_less(&v[a], &v[b]);
    let b_c = is_less(&v[b], &v[c]);
    if a_b == b_c {
        return b;
    }
    if is_less(&v[a], &v[c]) == a_b { c } else { a }
}

/// Brings what is less than the pivot before it, and the rest behind it; returns where the pivot stands then.
fn partition<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], pivot: usize, is_less: &mut F) -> usize {
    v.swap(0, pivot);
    let len = v.len();
    let mut i = 1;
    let mut j = len - 1;
    loop {
        while i <= j && is_less(&v[i], &v[0]) {
            i += 1;
        }
        while i <= j && !is_less(&v[j], &v[0]) {
            j -= 1;
        }
        if i >= j {
            break;
        }
        v.swap(i, j);
        i += 1;
        j -= 1;
    }
    v.swap(0, i - 1);
    i - 1
}

fn heapsort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let len = v.len();
    let mut i = len / 2;
    while i > 0 {
        i -= 1;
        sift_down(v, i, len, is_less);
    }
    let mut end = len;
    while end > 1 {
        end -= 1;
        v.swap(0, end);
        sift_down(v, 0, end, is_less);
    }
}

fn sift_down<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], start: usize, end: usize, is_less: &mut F) {
    let mut node = start;
    loop {
        let mut child = 2 * node + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && is_less(&v[child], &v[child + 1]) {
            child += 1;
        }
        if !is_less(&v[node], &v[child]) {
            return;
        }
        v.swap(node, child);
        node = child;
    }
}
