// An impl defines a type that the trait does not declare. Only what the trait declares can be used through it.
//@ explains: E0437
trait Shape {}

struct Square;

impl Shape for Square {
    type Side = u32; //~ ERROR E0437
}

fn main() {}
