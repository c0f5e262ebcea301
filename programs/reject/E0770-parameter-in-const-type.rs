// The type of a const parameter mentions another parameter. It must be known without any.
//@ explains: E0770
fn fill<T, const N: T>() {} //~ ERROR E0770

fn main() {}
