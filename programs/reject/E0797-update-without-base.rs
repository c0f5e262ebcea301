// `..` in a struct literal without a value after it. It takes the fields that are not named from that value.
//@ explains: E0797
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let p = Point { x: 1, .. }; //~ ERROR E0797
}
