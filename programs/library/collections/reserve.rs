//! Making room, where it may turn out that there is none.

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::prelude::v1::*;

/// Why there is no room. Memory itself never lacks: the machine stops a program that asks for too much.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum TryReserveErrorKind {
    CapacityOverflow,
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed because the computed capacity exceeded the collection's maximum")
    }
}

impl Error for TryReserveError {}

/// Whether a buffer of `T` can be that long at all.
pub(crate) fn check<T>(len: usize, additional: usize) -> Result<(), TryReserveError> {
    let (required, overflow) = intrinsics::add_with_overflow(len, additional);
    let (bytes, too_large) = intrinsics::mul_with_overflow(required, intrinsics::size_of::<T>());
    if overflow || too_large || bytes > isize::MAX as usize {
        return Err(TryReserveError { kind: TryReserveErrorKind::CapacityOverflow });
    }
    Ok(())
}
