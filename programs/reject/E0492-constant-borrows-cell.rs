// A constant or static keeps a reference to a temporary that could be changed through it. Each use of a constant would give out
// the same memory, and anyone could write to it.
//
// In memory: the temporary lies among the program's constants, which may be read-only. Writing to it there would be a fault, or
// change the constant for everyone.
//@ explains: E0492
use std::cell::Cell;

const ONE: Cell<usize> = Cell::new(1);
static ALSO: &'static Cell<usize> = &ONE; //~ ERROR E0277
//~^ ERROR E0492

fn main() {}
