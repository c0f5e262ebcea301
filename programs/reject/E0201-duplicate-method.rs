// Two methods of one name in one `impl` of a trait, or in all inherent impls of a type.
trait Speak {
    fn speak(&self);
}

struct Dog;

impl Speak for Dog {
    fn speak(&self) {}
    fn speak(&self) {} //~ ERROR E0201
}

impl Dog {
    fn run(&self) {}
    fn run(&self) {} //~ ERROR E0592
}

fn main() {}
