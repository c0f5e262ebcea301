// A function of an impl has no `self`, but the trait declares a method. Callers of the trait would write `value.name()` and pass
// the value.
//@ explains: E0186
trait Draw {
    fn draw(&self);
}

struct Chair;

impl Draw for Chair {
    fn draw() {} //~ ERROR E0186
}

fn main() {}
