// Unsigned subtraction below zero.
//@ exit: 101
//@ stderr: attempt to subtract with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: usize = hide(0);
    println!("before");
    println!("{}", n - 1);
}

//> before
