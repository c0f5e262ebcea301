// The remainder of the same division.
//@ exit: 101
//@ stderr: attempt to calculate the remainder with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i8 = hide(-128);
    println!("before");
    println!("{}", n % hide(-1));
}

//> before
