// `abs` of the smallest number.
//@ exit: 101
//@ stderr: attempt to negate with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i16 = hide(i16::MIN);
    println!("before");
    println!("{}", n.abs());
}

//> before
