// `[]` needs something that can be indexed.
struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1 };
    println!("{}", p[0]); //~ ERROR E0608
    println!("{}", 5[0]); //~ ERROR E0608
    println!("{}", p.x);
}
