// A pattern names one field twice. A pattern takes a value apart; each field can be bound to one variable. Bind the other field,
// or leave it out with `..`.
//@ explains: E0025
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let Point { x: a, x: b, y } = Point { x: 1, y: 2 }; //~ ERROR E0025
    println!("{} {} {}", a, b, y);
}
