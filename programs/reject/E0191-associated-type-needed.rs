// `dyn` of a trait with an associated type must say which.
fn sum(items: &mut dyn Iterator) {} //~ ERROR E0191

fn main() {}
