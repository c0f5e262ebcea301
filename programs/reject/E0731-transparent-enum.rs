// `repr(transparent)` on an enum that has not exactly one variant. Otherwise it needs a tag, and does not look like its field.
//@ explains: E0731
#[repr(transparent)]
enum Shape { //~ ERROR E0731
    Square(u8),
    Circle,
}

fn main() {}
