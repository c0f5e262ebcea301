// A pattern names variants and constants, not methods or struct variants without their braces.
enum Shape {
    Square { side: f64 },
    Dot,
}

struct Tools;

impl Tools {
    fn helper() {}
}

fn main() {
    match Shape::Dot {
        Shape::Square => {} //~ ERROR E0533
        _ => {}
    }
    match 5 {
        Tools::helper => {} //~ ERROR E0533
        _ => {}
    }
}
