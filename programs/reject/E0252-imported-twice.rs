// Two imports of one name; give one of them another with `as`. An import and an item clash too.
use std::fmt::Result;
use std::io::Result; //~ ERROR E0252
use std::rc::Rc;

struct Rc; //~ ERROR E0255

fn main() {}
