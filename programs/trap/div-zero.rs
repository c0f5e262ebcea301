// Division by zero.
//@ exit: 101
//@ stderr: attempt to divide by zero
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i32 = hide(0);
    println!("before");
    println!("{}", 10 / n);
}

//> before
