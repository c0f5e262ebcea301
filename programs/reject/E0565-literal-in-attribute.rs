// An attribute has a literal where it wants a name.
//@ explains: E0565
#[repr("C")] //~ ERROR E0565
struct Point {
    x: i32,
}

fn main() {}
