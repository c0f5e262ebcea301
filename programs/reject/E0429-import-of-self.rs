// `use path::self` outside of braces. To import the module itself, leave `self` out, or put it in braces with other names: `use
// std::fmt::{self, Debug}`.
//@ explains: E0429
use std::fmt::self; //~ ERROR E0429

fn main() {}
