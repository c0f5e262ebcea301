//! The one thread there is.

use crate::prelude::v1::*;
use crate::time::{self, Duration};

/// Time passes at once: nobody else is there to wait for.
pub fn sleep(dur: Duration) {
    time::pass(dur);
}

pub fn yield_now() {}
