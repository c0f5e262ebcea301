// The one signed division that overflows.
//@ exit: 101
//@ stderr: attempt to divide with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let n: i32 = hide(i32::MIN);
    println!("before");
    println!("{}", n / hide(-1));
}

//> before
