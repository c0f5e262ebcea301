// `self` exists only in functions that take it.
struct Point {
    x: i32,
}

impl Point {
    fn new() -> i32 {
        self.x //~ ERROR E0424
    }
}

fn main() {}
