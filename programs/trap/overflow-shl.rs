// A shift by the width of the type or more.
//@ exit: 101
//@ stderr: attempt to shift left with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: u32 = hide(32);
    println!("before");
    println!("{}", 1u32 << n);
}

//> before
