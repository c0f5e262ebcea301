// A struct expression names a field that the struct does not have.
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let p = Point { x: 1, y: 2, z: 3 }; //~ ERROR E0560
    let q = Point { a: 1, ..p }; //~ ERROR E0560
    println!("{} {}", q.x, q.y);
}
