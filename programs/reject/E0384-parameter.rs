// Parameters, loop variables and pattern bindings are not `mut` unless they say so.
fn double(n: i32) -> i32 {
    n *= 2; //~ ERROR E0384
    n
}

fn main() {
    println!("{}", double(2));
    for i in 0..3 {
        i += 1; //~ ERROR E0384
        println!("{}", i);
    }
    let (a, mut b) = (1, 2);
    a = b; //~ ERROR E0384
    b = a;
    println!("{} {}", a, b);
    if let Some(n) = Some(3) {
        n = 4; //~ ERROR E0384
        println!("{}", n);
    }
}
