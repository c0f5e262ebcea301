// A call with too few or too many arguments.
fn two(a: i32, b: i32) -> i32 {
    a + b
}

struct Unit;

impl Unit {
    fn method(&self, n: i32) -> i32 {
        n
    }
}

struct Pair(i32, i32);

fn main() {
    println!("{}", two(1)); //~ ERROR E0061
    println!("{}", two(1, 2, 3)); //~ ERROR E0061
    println!("{}", Unit.method()); //~ ERROR E0061
    let p = Pair(1); //~ ERROR E0061
    let s = Some(1, 2); //~ ERROR E0061
    let _ = (p.0, p.1, s, String::from()); //~ ERROR E0061
}
