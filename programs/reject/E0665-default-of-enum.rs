// `Default` is derived for an enum, and no variant is marked `#[default]`.
//@ explains: E0665
#[derive(Default)] //~ ERROR E0665
enum Shape {
    Square,
    Circle,
}

fn main() {}
