// A variant with fields, in an enum whose variants have numbers, and no `#[repr(..)]` that says of what type these are.
//@ explains: E0732
enum Shape { //~ ERROR E0732
    Square(u8) = 1,
    Circle = 2,
}

fn main() {}
