// The type of `self` is a type parameter. Nothing says that it leads to the type of the impl.
//@ explains: E0801
struct Square;

impl Square {
    fn show<R: std::ops::Deref<Target = Self>>(self: R) {} //~ ERROR E0801
}

fn main() {}
