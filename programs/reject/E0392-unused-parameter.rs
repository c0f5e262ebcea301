// A parameter that no field uses.
struct Wrapper<T> { //~ ERROR E0392
    n: i32,
}

enum Choice<'a> { //~ ERROR E0392
    Nothing,
}

fn main() {}
