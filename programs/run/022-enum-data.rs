// Variants that hold data; `match` takes it out.
enum Shape {
    Circle(f64),
    Rectangle { width: f64, height: f64 },
    Nothing,
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle(radius) => 3.0 * radius * radius,
        Shape::Rectangle { width, height: h } => width * h,
        Shape::Nothing => 0.0,
    }
}

fn main() {
    let shapes = [Shape::Circle(2.0), Shape::Rectangle { width: 3.0, height: 0.5 }, Shape::Nothing];
    let mut i = 0;
    while i < 3 {
        println!("{}", area(&shapes[i]));
        i += 1;
    }
}

//> 12
//> 1.5
//> 0
