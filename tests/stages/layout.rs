struct Mixed {
    small: u8,
    big: u64,
    medium: u16,
}

enum Shape {
    Circle(f32),
    Rectangle { width: f32, height: f32 },
    Point,
}

fn main() {
    let _mixed = Mixed { small: 1, big: 2, medium: 3 };
    let _shape: Option<Shape> = None;
    let _other = (Shape::Circle(1.0), Shape::Rectangle { width: 1.0, height: 2.0 }, Shape::Point);
}
