// An attribute says the same thing twice, and it could be said differently.
//@ explains: E0538
#[deprecated(since = "1", since = "2")] //~ ERROR E0538
fn area() {}

fn main() {}
