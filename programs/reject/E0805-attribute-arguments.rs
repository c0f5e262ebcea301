// An attribute is given the wrong number of arguments.
//@ explains: E0805
#[inline(always, never)] //~ ERROR E0805
fn area() {}

fn main() {}
