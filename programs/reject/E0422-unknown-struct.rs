// A struct literal or pattern names a struct that does not exist, or something that is no struct.
//@ explains: E0422
fn main() {
    let p = Point { x: 1, y: 2 }; //~ ERROR E0422
}
