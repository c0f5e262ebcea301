// A trait object has no size of its own: it is returned in a box.
trait Speak {
    fn speak(&self);
}

struct Dog;

impl Speak for Dog {
    fn speak(&self) {}
}

fn make() -> dyn Speak { //~ ERROR E0746
    Dog
}

fn main() {}
