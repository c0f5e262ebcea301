// The remainder of a division by zero.
//@ exit: 101
//@ stderr: attempt to calculate the remainder with a divisor of zero
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: u64 = hide(0);
    println!("before");
    println!("{}", 10 % n);
}

//> before
