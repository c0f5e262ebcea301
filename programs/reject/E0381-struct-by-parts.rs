// A struct cannot be initialised field by field: until the whole exists there is no field to write.
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p: Point;
    p.x = 1; //~ ERROR E0381
    p.y = 2;
    let r: &mut i32;
    *r = 3; //~ ERROR E0381
    let f = || p.x;
    println!("{}", f());
}
