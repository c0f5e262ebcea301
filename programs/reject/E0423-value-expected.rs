// A type's name where a value is needed.
struct Point {
    x: i32,
}

fn main() {
    let p = Point(1); //~ ERROR E0423
    let q = i32; //~ ERROR E0423
    let r = Point; //~ ERROR E0423
    let s = Option; //~ ERROR E0423
}
