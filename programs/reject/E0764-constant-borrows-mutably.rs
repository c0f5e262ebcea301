// A constant or static keeps a mutable reference to a temporary. Each use of a constant would give out the same memory, and
// anyone could write to it.
//@ explains: E0764
const COUNT: &'static mut usize = &mut 5; //~ ERROR E0764

fn main() {}
