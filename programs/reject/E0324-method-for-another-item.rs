// An impl has a method where the trait has something else of that name.
//@ explains: E0324
struct Square;

trait Shape {
    const SIDES: u32;
}

impl Shape for Square { //~ ERROR E0046
    fn SIDES() {} //~ ERROR E0324
}

fn main() {}
