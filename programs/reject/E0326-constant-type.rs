// A constant of an impl has another type than the trait declares.
//@ explains: E0326
trait Shape {
    const SIDES: u32;
}

struct Square;

impl Shape for Square {
    const SIDES: bool = true; //~ ERROR E0326
}

fn main() {}
