//! Names of types.

use crate::intrinsics;
use crate::prelude::v1::*;

/// The name of a type, for people to read.
pub const fn type_name<T: ?Sized>() -> &'static str {
    intrinsics::type_name::<T>()
}

/// The name of a value's type, for people to read.
pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    intrinsics::type_name::<T>()
}
