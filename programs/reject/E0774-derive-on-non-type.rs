// `derive` on something that is no struct, enum or union. It writes an impl for a type.
//@ explains: E0774
#[derive(Clone)] //~ ERROR E0774
fn area() {}

fn main() {}
