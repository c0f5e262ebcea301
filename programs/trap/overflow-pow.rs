// `pow` multiplies and so overflows.
//@ exit: 101
//@ stderr: attempt to multiply with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i32 = hide(10);
    println!("before");
    println!("{}", n.pow(10));
}

//> before
