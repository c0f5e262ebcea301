// A variant is not a type; nor is a function.
enum Shape {
    Circle(f64),
}

fn area(circle: Shape::Circle) -> f64 { //~ ERROR E0573
    1.0
}

fn helper() {}

fn other(x: helper) {} //~ ERROR E0573

fn main() {}
