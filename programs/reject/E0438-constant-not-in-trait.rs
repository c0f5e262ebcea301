// An impl defines a constant that the trait does not declare. Put it into an `impl` of the type itself.
//@ explains: E0438
trait Shape {}

struct Square;

impl Shape for Square {
    const SIDES: u32 = 4; //~ ERROR E0438
}

fn main() {}
