// Lesson 14: an enum is a tag and room for its largest variant.
//
//     cairn run programs/tour/14-enum.rs --dump end
//
// Look at the three shapes: same size, different tag; what the smaller variants do not need is padding. Look at
// `maybe` and `flag`: `None` hides in a value that the inside can never have, so the tag costs nothing.
enum Shape {
    Circle(f32),
    Rectangle { width: f32, height: f32 },
    Point,
}

fn area(shape: &Shape) -> f32 {
    match shape {
        Shape::Circle(radius) => 3.0 * radius * radius,
        Shape::Rectangle { width, height } => width * height,
        Shape::Point => 0.0,
    }
}

fn main() {
    let circle = Shape::Circle(1.0);
    let rectangle = Shape::Rectangle { width: 2.0, height: 3.5 };
    let point = Shape::Point;
    let maybe: Option<&Shape> = Some(&circle);
    let flag: Option<bool> = None;
    println!("{} {} {}", area(&circle), area(&rectangle), area(&point));
    println!("{} {:?}", maybe.is_some(), flag);
    println!("{} {} {}", size_of::<Shape>(), size_of::<Option<&Shape>>(), size_of::<Option<bool>>());
}

//> 3 7 0
//> true None
//> 12 8 1
