// Two impls of a trait that could both apply to one type.
trait Name {
    fn name(&self) -> u32;
}

struct Point;

impl Name for Point {
    fn name(&self) -> u32 {
        1
    }
}

impl<T> Name for T { //~ ERROR E0119
    fn name(&self) -> u32 {
        2
    }
}

#[derive(Clone)] //~ ERROR E0119
struct Twice;

impl Clone for Twice {
    fn clone(&self) -> Twice {
        Twice
    }
}

fn main() {}
