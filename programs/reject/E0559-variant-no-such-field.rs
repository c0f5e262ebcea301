// The same for an enum's variant.
enum Shape {
    Square { side: f64 },
}

fn main() {
    let s = Shape::Square { side: 1.0, depth: 2.0 }; //~ ERROR E0559
    let Shape::Square { side } = s;
    println!("{}", side);
}
