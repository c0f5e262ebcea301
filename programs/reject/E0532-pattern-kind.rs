// A pattern of the wrong kind: a struct variant matched like a tuple, a function used as a pattern.
enum Shape {
    Square { side: f64 },
    Circle(f64),
    Dot,
}

fn helper() {}

fn main() {
    let s = Shape::Dot;
    match s {
        Shape::Square(side) => {} //~ ERROR E0164
        Shape::Circle => {} //~ ERROR E0532
        Shape::Dot(x) => {} //~ ERROR E0532
    }
    match 5 {
        helper => {}
    }
}
