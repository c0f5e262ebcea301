// The fields of a tuple variant have no names: a pattern lists them in parentheses, in their order.
//@ explains: E0769
enum Shape {
    Circle(f64),
    Square { side: f64 },
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle { radius } => 3.14 * radius * radius, //~ ERROR E0769
        Shape::Square { side } => side * side,
    }
}

fn main() {
    let shapes = [Shape::Circle(1.0), Shape::Square { side: 1.0 }];
    println!("{}", shapes.iter().map(area).sum::<f64>());
}

/* Mended: parentheses, and a name of your own.
enum Shape {
    Circle(f64),
    Square { side: f64 },
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle(radius) => 3.14 * radius * radius,
        Shape::Square { side } => side * side,
    }
}

fn main() {
    let shapes = [Shape::Circle(1.0), Shape::Square { side: 1.0 }];
    println!("{}", shapes.iter().map(area).sum::<f64>());
}
*/
