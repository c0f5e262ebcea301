// An impl has a constant where the trait has something else of that name.
//@ explains: E0323
trait Shape {
    type Side;
}

struct Square;

impl Shape for Square { //~ ERROR E0046
    const Side: i32 = 4; //~ ERROR E0323
}

fn main() {}
