// There is no field of that name.
struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1 };
    println!("{}", p.y); //~ ERROR E0609
    println!("{}", (1, 2).2); //~ ERROR E0609
    let r = &p;
    println!("{} {}", r.x, r.z); //~ ERROR E0609
}
