//! The operators, as traits.

pub mod arith;
pub mod bit;
pub mod control_flow;
pub mod deref;
pub mod function;
pub mod index;
pub mod range;
pub mod try_trait;

pub use self::arith::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};
pub use self::bit::{
    BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign,
};
pub use self::control_flow::ControlFlow;
pub use self::deref::{CoerceUnsized, Deref, DerefMut, Drop};
pub use self::function::{Fn, FnMut, FnOnce};
pub use self::index::{Index, IndexMut};
pub use self::range::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
pub use self::try_trait::{FromResidual, Try};
