// Two fields with one name.
struct Point {
    x: i32,
    x: u8, //~ ERROR E0124
}

fn main() {}
