// A compound assignment that the type does not have.
struct Point {
    x: i32,
}

fn main() {
    let mut p = Point { x: 1 };
    p += Point { x: 2 }; //~ ERROR E0368
    let mut s = "text";
    s += "more"; //~ ERROR E0368
    let mut flag = true;
    flag -= false; //~ ERROR E0368
    println!("{} {} {}", p.x, s, flag);
}
