//! What the program was started with: its name alone, and no environment.

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::prelude::v1::*;

/// The program's name; nobody passes it arguments.
pub fn args() -> Args {
    Args { name: Some(String::from("main")) }
}

/// The arguments of the program.
pub struct Args {
    name: Option<String>,
}

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.name.take()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.name.is_some() as usize;
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.name.take()
    }
}

impl ExactSizeIterator for Args {}
impl FusedIterator for Args {}

impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Args").field("inner", &self.name.as_slice()).finish()
    }
}

/// Why a variable of the environment has no text.
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    NotPresent,
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
        }
    }
}

impl Error for VarError {}

/// The machine has no environment, so that runs do not depend on it.
pub fn var<K: AsRef<str>>(_key: K) -> Result<String, VarError> {
    Err(VarError::NotPresent)
}
