// A pattern calls an associated function. Patterns are made from variants, structs and constants, which can be taken apart; a
// function's result cannot be traced back to its arguments.
//@ explains: E0164
enum Shape {
    Circle(i32),
}

impl Shape {
    fn new(n: i32) -> Shape {
        Shape::Circle(n)
    }
}

fn main() {
    match Shape::new(1) {
        Shape::new(n) => println!("{}", n), //~ ERROR E0164
    }
}
