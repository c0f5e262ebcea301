// A shift right by a negative amount.
//@ exit: 101
//@ stderr: attempt to shift right with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i32 = hide(-1);
    println!("before");
    println!("{}", 8u8 >> n);
}

//> before
