// Two's complement has no positive counterpart of the smallest number.
//@ exit: 101
//@ stderr: attempt to negate with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i64 = hide(i64::MIN);
    println!("before");
    println!("{}", -n);
}

//> before
