// `..base` in the literal of something that is no struct. Only structs have all of their fields in every value, so that the
// missing ones can be taken from another.
//@ explains: E0436
enum Shape {
    Square { side: i32, colour: i32 },
}

fn main() {
    let one = Shape::Square { side: 1, colour: 2 };
    let two = Shape::Square { side: 2, ..one }; //~ ERROR E0436
}
