// A representation that does not exist. There are `C`, `transparent`, `packed`, `align(N)` and the integer types.
//@ explains: E0552
#[repr(D)] //~ ERROR E0552
struct Point {
    x: i32,
}

fn main() {}
