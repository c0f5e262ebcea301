// A method of an `impl` must have the signature that the trait says.
trait Shape {
    fn scale(&mut self, factor: f64);
    fn name(&self) -> String;
    fn new(side: f64) -> Self;
    fn area(&self) -> f64;
    fn pick<T>(&self, value: T) -> T;
}

struct Square;

impl Shape for Square {
    fn scale(&mut self) {} //~ ERROR E0050

    fn name(&self) -> &str { //~ ERROR E0053
        ""
    }

    fn new(&self, side: f64) -> Self { //~ ERROR E0185
        Square
    }

    fn area() -> f64 { //~ ERROR E0186
        1.0
    }

    fn pick<T, U>(&self, value: T) -> T { //~ ERROR E0049
        value
    }
}

fn main() {}
