// A method of an impl takes `self`, but the trait declares an associated function without it. Callers of the trait would write
// `Type::name()` and have no value to pass.
//@ explains: E0185
trait Make {
    fn make();
}

struct Chair;

impl Make for Chair {
    fn make(&self) {} //~ ERROR E0185
}

fn main() {}
