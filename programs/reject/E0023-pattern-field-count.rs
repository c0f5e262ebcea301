// A tuple variant's pattern must name or skip every field.
enum Shape {
    Rectangle(f64, f64),
    Circle(f64),
}

struct Pair(i32, i32);

fn main() {
    let shape = Shape::Rectangle(1.0, 2.0);
    match shape {
        Shape::Rectangle(w) => println!("{}", w), //~ ERROR E0023
        Shape::Circle(r, x) => println!("{} {}", r, x), //~ ERROR E0023
    }
    let Pair(a, b, c) = Pair(1, 2); //~ ERROR E0023
    println!("{} {} {}", a, b, c);
}
