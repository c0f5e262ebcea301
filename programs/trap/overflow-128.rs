// 128-bit numbers overflow too.
//@ exit: 101
//@ stderr: attempt to add with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: u128 = hide(u128::MAX);
    println!("before");
    println!("{}", n + 1);
}

//> before
