// A representation that this kind of type cannot have: `repr(u8)` sets the size of an enum's tag, and a struct has no tag.
//@ explains: E0517
#[repr(u8)] //~ ERROR E0517
struct Point {
    x: i32,
}

fn main() {}
