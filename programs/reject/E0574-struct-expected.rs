// Braces make structs and variants, not enums or aliases of other things.
enum Shape {
    Square { side: f64 },
}

fn main() {
    let s = Shape { side: 1.0 }; //~ ERROR E0574
}
