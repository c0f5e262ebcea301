// A field is given twice.
struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1, x: 2 }; //~ ERROR E0062
    println!("{}", p.x);
}
