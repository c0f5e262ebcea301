// An `impl` must have every item of the trait that has no default.
trait Shape {
    const SIDES: u32;
    type Unit;
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::new()
    }
}

struct Square;
struct Circle;

impl Shape for Square { //~ ERROR E0046
    type Unit = f64;
    const SIDES: u32 = 4;
}

impl Shape for Circle { //~ ERROR E0046
    fn area(&self) -> f64 {
        1.0
    }
}

fn main() {}
