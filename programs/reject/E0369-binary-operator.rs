// An operator that the type on the left does not have.
#[derive(Debug)]
struct Point {
    x: i32,
}

fn add<T>(a: T, b: T) -> T {
    a + b //~ ERROR E0369
}

fn main() {
    let a = Point { x: 1 };
    let b = Point { x: 2 };
    let c = a + b; //~ ERROR E0369
    let d = Point { x: 1 } == Point { x: 1 }; //~ ERROR E0369
    let e = "a" + "b"; //~ ERROR E0369
    let f = true + false; //~ ERROR E0369
    let g = vec![1] + vec![2]; //~ ERROR E0369
    let h = Some(1) < Some(2) && Point { x: 1 } < Point { x: 2 }; //~ ERROR E0369
    println!("{:?} {} {} {} {:?} {} {}", c, d, e, f, g, h, add(1, 2));
    let _ = a.x;
}
