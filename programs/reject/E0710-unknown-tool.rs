// A lint's name begins with a tool that does not exist. `clippy` and `rustdoc` are such tools.
//@ explains: E0710
#[allow(clipy::all)] //~ ERROR E0710
fn area() {}

fn main() {}
