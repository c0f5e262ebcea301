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

/// Promises that a condition holds.
#[inline]
pub const unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        intrinsics::unreachable();
    }
}
