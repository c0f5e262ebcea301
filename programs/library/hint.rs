//! Hints.

use crate::intrinsics;
use crate::prelude::v1::*;

/// Says that this place is never reached.
pub const unsafe fn unreachable_unchecked() -> ! {
    intrinsics::unreachable()
}

/// Hides a value from the optimiser.
pub fn black_box<T>(dummy: T) -> T {
    intrinsics::black_box(dummy)
}

pub fn spin_loop() {}

/// Says that this place is rarely reached.
pub const fn cold_path() {}

/// One of two values, by a condition that nobody can foresee.
#[inline]
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}

/// Promises that a condition holds.
#[inline]
pub const unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        intrinsics::unreachable();
    }
}
