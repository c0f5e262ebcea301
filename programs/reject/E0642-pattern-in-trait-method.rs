// A method without a body has a pattern as its parameter. Patterns take arguments apart for a body, and there is none: use a
// name.
//@ explains: E0642
trait Shape {
    fn area((x, y): (i32, i32)) -> i32; //~ ERROR E0642
}

fn main() {}
