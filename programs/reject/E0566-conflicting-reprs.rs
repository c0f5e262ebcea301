// An enum's tag is given two types. It can have the size of one of them.
//@ explains: E0566
#[repr(u32, u64)] //~ ERROR E0566
enum Shape {
    Square(u32),
}

fn main() {}
