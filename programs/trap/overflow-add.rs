// Addition beyond the largest value panics, as in a debug build.
//@ exit: 101
//@ stderr: attempt to add with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: u8 = hide(255);
    println!("before");
    println!("{}", n + 1);
}

//> before
