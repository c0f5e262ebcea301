// Two parameters of a function have one name. Which is meant could not be said.
//@ explains: E0415
fn add(n: i32, n: i32) -> i32 { //~ ERROR E0415
    n + n
}

fn main() {}
