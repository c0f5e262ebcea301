// An `impl` has items that the trait does not have.
trait Shape {
    fn area(&self) -> f64;
}

struct Square;

impl Shape for Square {
    fn area(&self) -> f64 {
        1.0
    }

    fn perimeter(&self) -> f64 { //~ ERROR E0407
        4.0
    }

    type Unit = f64; //~ ERROR E0437
    const SIDES: u32 = 4; //~ ERROR E0438
}

fn main() {}
