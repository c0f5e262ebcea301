//! Errors.

use crate::fmt::{Debug, Display};
use crate::prelude::v1::*;

/// What errors have in common: they can be shown to people and to programmers.
#[lang = "Error"]
pub trait Error: Debug + Display {
    fn description(&self) -> &str {
        "description() is deprecated; use Display"
    }
}

impl<'a, T: Error + ?Sized> Error for &'a T {}
impl<T: Error> Error for Box<T> {}
impl Error for crate::fmt::Error {}
impl Error for crate::convert::Infallible {}
impl Error for ! {}
