// There is no method, function, variant or constant of that name for the type.
struct Point {
    x: i32,
}

enum Color {
    Red,
}

trait Area {
    fn area(&self) -> i32;
}

fn generic<T>(value: T) -> T {
    value.clone() //~ ERROR E0599
}

fn main() {
    let p = Point { x: 1 };
    p.missing(); //~ ERROR E0599
    p.area(); //~ ERROR E0599
    let q = Point::new(); //~ ERROR E0599
    let c = Color::Green; //~ ERROR E0599
    let n = 5.push(1); //~ ERROR E0599
    let q2 = p.clone(); //~ ERROR E0599
    let t = "text".lenght(); //~ ERROR E0599
    println!("{}", i32::NOTHING); //~ ERROR E0599
    let _ = (p.x, q, c, n, q2, t, Color::Red, generic(1));
}
