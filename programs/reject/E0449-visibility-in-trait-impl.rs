// `pub` where it has no meaning: methods of a trait's impl and variants of an enum are as visible as the trait or the enum.
//@ explains: E0449
trait Shape {
    fn area(&self) -> i32;
}

struct Square;

impl Shape for Square {
    pub fn area(&self) -> i32 { //~ ERROR E0449
        1
    }
}

fn main() {}
