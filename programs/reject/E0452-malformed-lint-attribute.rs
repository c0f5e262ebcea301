// A lint attribute is not a list of names of lints, as in `#[allow(unused_variables)]`.
//@ explains: E0452
#[allow("unused")] //~ ERROR E0452
fn main() {}
