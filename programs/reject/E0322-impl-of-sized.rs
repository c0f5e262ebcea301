// `Sized` is implemented by hand. Whether a type has a size that is known when compiling follows from its fields.
//@ explains: E0322
struct Point;

impl Sized for Point {} //~ ERROR E0322

fn main() {}
