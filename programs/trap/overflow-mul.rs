// Multiplication.
//@ exit: 101
//@ stderr: attempt to multiply with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i32 = hide(65536);
    println!("before");
    println!("{}", n * n);
}

//> before
