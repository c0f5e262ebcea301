// An impl has a type where the trait has something else of that name.
//@ explains: E0325
struct Square;

trait Shape {
    const SIDES: u32;
}

impl Shape for Square { //~ ERROR E0046
    type SIDES = u32; //~ ERROR E0325
}

fn main() {}
