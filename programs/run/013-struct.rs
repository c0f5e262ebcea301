// A struct with named fields: made, read, written, copied field by field with `..`.
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p = Point { x: 1, y: 2 };
    p.x += 10;
    let x = 5;
    let q = Point { x, ..p };
    println!("{} {} {} {}", p.x, p.y, q.x, q.y);
}

//> 11 2 5 2
