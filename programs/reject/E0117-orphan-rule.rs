// A foreign trait for a foreign type: only the crate of one of them may write that.
use std::fmt::Display;

impl Display for Vec<i32> { //~ ERROR E0117
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}", self.len())
    }
}

impl Clone for Option<u8> { //~ ERROR E0117
    fn clone(&self) -> Self {
        None
    }
}

fn main() {}
