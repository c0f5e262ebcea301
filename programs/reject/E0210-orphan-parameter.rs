// A foreign trait is implemented for a type parameter. Two crates could do so, and then no one could say which impl is meant.
// Wrap the parameter in a type of your own.
//@ explains: E0210
use std::fmt::Display;

impl<T> Display for T { //~ ERROR E0210
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("anything")
    }
}

fn main() {}
