//! Numbers.

mod common;
mod convert;
mod float;
pub(crate) mod legacy;
mod limits;
mod nonzero;
mod nonzero_ops;
mod parse;
mod saturating_refs;
mod signed;
mod unsigned;
mod wrapping;
mod wrapping_more;
mod wrapping_refs;

pub use self::convert::TryFromIntError;
pub use self::float::FpCategory;
pub use self::nonzero::{
    NonZero, NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16,
    NonZeroU32, NonZeroU64, NonZeroU128, NonZeroUsize, ZeroablePrimitive,
};
pub use self::parse::{IntErrorKind, ParseFloatError, ParseIntError};
pub use self::wrapping::{Saturating, Wrapping};

/// What an overflow panics with, where the library itself finds it.
pub(crate) mod overflow {
    use crate::panicking;

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn mul() -> ! {
        panicking::panic("attempt to multiply with overflow")
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn add() -> ! {
        panicking::panic("attempt to add with overflow")
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn sub() -> ! {
        panicking::panic("attempt to subtract with overflow")
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn neg() -> ! {
        panicking::panic("attempt to negate with overflow")
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn logarithm() -> ! {
        panicking::panic("argument of integer logarithm must be positive")
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) const fn base() -> ! {
        panicking::panic("base of integer logarithm must be at least 2")
    }
}
